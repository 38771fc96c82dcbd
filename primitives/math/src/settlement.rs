// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What parties owe each other by contract, and what firms hold for others.
//!
//! A **contract** says what a payer gives a scope: a **standing share** of every income, or a licence
//! fee on what is **declared** period by period. A **firm** sells in the name of scopes and holds a
//! **bond** for them; a **custodian** is a firm that issues units of an asset for money that it holds
//! outside.
//!
//! Nothing here has an effect: each function takes what is stored and returns what to store. Its
//! bounds are those that a pallet checks when a contract is accepted or a licence given, so that no
//! later step can exceed them.

use crate::{wide, Fraction, MathError, Ratio};
use primitive_types::U512;

pub mod bond;
pub mod ceiling;
pub mod fiat;
pub mod gross;
pub mod loops;
pub mod period;
pub mod standing;

/// How many standing shares one class of a scope's income can have.
pub const MAX_SHARES: usize = 8;

/// The greatest cut of a firm: a fifth of the gross.
pub const MAX_CUT: Ratio = part(1, 5);
/// The greatest levy of a network: a tenth of the gross.
pub const MAX_LEVY: Ratio = part(1, 10);
/// The greatest sum of the standing shares of one class: a fifth of the gross.
pub const MAX_SHARED: Ratio = part(1, 5);
/// The greatest rate of a licence: a fifth of what is declared.
pub const MAX_FEE: Ratio = part(1, 5);

const fn part(numerator: u32, denominator: u32) -> Ratio {
	match Ratio::new(numerator, denominator) {
		Ok(ratio) => ratio,
		Err(_) => Ratio::ONE,
	}
}

/// Whether `a` is at most `b`, as numbers. Exact.
pub fn is_within(a: Ratio, b: Ratio) -> bool {
	let product = |a: u32, b: u32| u64::from(a).saturating_mul(b.into());
	product(a.numerator(), b.denominator()) <= product(b.numerator(), a.denominator())
}

/// What [`MAX_SHARED`] leaves for one more standing share of a class that has `rates` already; `None`
/// if they exceed it, or are [`MAX_SHARES`].
///
/// Rounding: down to a billionth, so that a share of this size fits. Whether a certain share fits is
/// [`has_room`], exactly.
///
/// Errors: none but those of impossible arguments.
///
/// Source: crate docs, "Settlement".
pub fn room(rates: &[Ratio]) -> Result<Option<Fraction>, MathError> {
	if rates.len() >= MAX_SHARES {
		return Ok(None);
	}
	let (sum, whole) = sum(rates)?;
	let most = wide::times(whole, MAX_SHARED.numerator().into())?;
	let taken = wide::times(sum, MAX_SHARED.denominator().into())?;
	if taken > most {
		return Ok(None);
	}
	let left = wide::times(wide::minus(most, taken)?, Fraction::WHOLE.into())?;
	let unit = wide::times(whole, MAX_SHARED.denominator().into())?;
	let parts = wide::quotient(left, unit)?;
	let parts = u32::try_from(parts).map_err(|_| MathError::Overflow)?;
	Fraction::from_parts_per_billion(parts).map(Some)
}

/// Whether one more share of `rate` fits beside `rates` into [`MAX_SHARED`] and [`MAX_SHARES`]. Exact.
///
/// Source: crate docs, "Settlement".
pub fn has_room(rates: &[Ratio], rate: Ratio) -> Result<bool, MathError> {
	if rates.len() >= MAX_SHARES {
		return Ok(false);
	}
	let (sum, whole) = sum(rates)?;
	let both = wide::plus(
		wide::times(sum, rate.denominator().into())?,
		wide::times(whole, rate.numerator().into())?,
	)?;
	let whole = wide::times(whole, rate.denominator().into())?;
	let taken = wide::times(both, MAX_SHARED.denominator().into())?;
	Ok(taken <= wide::times(whole, MAX_SHARED.numerator().into())?)
}

/// The sum of at most [`MAX_SHARES`] ratios, as numerator and denominator. Exact.
fn sum(rates: &[Ratio]) -> Result<(U512, U512), MathError> {
	rates.iter().try_fold((U512::zero(), U512::one()), |(sum, whole), rate| {
		let more = wide::times(whole, rate.numerator().into())?;
		let sum = wide::plus(wide::times(sum, rate.denominator().into())?, more)?;
		Ok((sum, wide::times(whole, rate.denominator().into())?))
	})
}

/// `a + b`.
fn plus(a: u128, b: u128) -> Result<u128, MathError> {
	a.checked_add(b).ok_or(MathError::Overflow)
}

/// `a - b`, of two records that belong together.
fn minus(a: u128, b: u128) -> Result<u128, MathError> {
	a.checked_sub(b).ok_or(MathError::Mismatch)
}
