// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A contract that ends when so much is paid, in one of several assets.
//!
//! Both parties hold the amounts of all assets to be worth the same. Progress is the sum of paid /
//! amount over the assets, and the contract is complete when it reaches 1.

use crate::{wide, MathError};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use primitive_types::U512;
use scale_info::TypeInfo;

/// In how many assets a ceiling can be paid.
pub const MAX_ASSETS: usize = 4;

/// One asset of a ceiling.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Line {
	/// What completes the contract if it is paid in this asset alone; a ceiling with 0 is none ([`check`]).
	pub amount: u128,
	/// What was paid in this asset.
	pub paid: u128,
}

/// What is missing of the whole, over the product of all amounts: (missing, product). Exact: four
/// amounts have 512 bits together.
fn open(lines: &[Line]) -> Result<(U512, U512), MathError> {
	if lines.is_empty() || lines.len() > MAX_ASSETS {
		return Err(MathError::OutOfRange);
	}
	let whole = lines.iter().try_fold(U512::one(), |whole, line| {
		if line.amount == 0 {
			return Err(MathError::OutOfRange);
		}
		wide::times(whole, line.amount.into())
	})?;
	let missing = lines.iter().try_fold(whole, |missing, line| {
		let (others, _) = wide::divide(whole, line.amount.into())?;
		let done = others.checked_mul(line.paid.into()).ok_or(MathError::OutOfRange)?;
		missing.checked_sub(done).ok_or(MathError::OutOfRange)
	})?;
	Ok((missing, whole))
}

/// Checks a ceiling: one to four assets, no amount 0, and not more paid than all of it.
///
/// For the ceiling of a contract that supersedes another, with what was paid under that one: an asset
/// in which something was paid has to be among the new ones.
///
/// Errors: [`MathError::OutOfRange`] if it is none.
///
/// Source: crate docs, "Settlement".
pub fn check(lines: &[Line]) -> Result<(), MathError> {
	open(lines).map(drop)
}

/// What can still be paid in the asset at `place`: amount x (1 - progress), in its base units.
///
/// Rounding: down, so that progress never exceeds 1. With one asset it is amount - paid.
///
/// Errors: [`MathError::OutOfRange`] if the lines are no ceiling; [`MathError::Mismatch`] if there is no
/// such place.
///
/// Source: crate docs, "Settlement".
pub fn missing(lines: &[Line], place: usize) -> Result<u128, MathError> {
	let (missing, whole) = open(lines)?;
	let line = lines.get(place).ok_or(MathError::Mismatch)?;
	let (others, _) = wide::divide(whole, line.amount.into())?;
	wide::quotient(missing, others)
}

/// Whether nothing can be paid any more: in no asset a base unit is missing.
///
/// With one asset that is exactly when all is paid. With several, less than a base unit of each of them
/// may be missing for ever, since nobody can pay it.
///
/// Errors: as [`missing`].
///
/// Source: crate docs, "Settlement".
pub fn is_complete(lines: &[Line]) -> Result<bool, MathError> {
	let (missing, whole) = open(lines)?;
	lines.iter().try_fold(true, |complete, line| {
		let (others, _) = wide::divide(whole, line.amount.into())?;
		Ok(complete && missing < others)
	})
}
