// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The bond with which a firm answers for sales in the name of others.
//!
//! What is **open** was announced and not paid yet. A firm announces no more than its bond covers. A
//! bond pays at most what it holds, and where that is less than what is claimed all get as large a part.

use super::{gross::lesser, minus, plus};
use crate::{escrow, wide, MathError, Ratio};
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// How many claims about hidden sales are divided at once.
pub const MAX_CLAIMS: usize = 16;

/// A firm's cut of a sale: the lesser of its licence and of what the scope allows it; nothing if the
/// scope does not name the firm.
///
/// Rounding: down, in favour of the scope, and nothing is kept.
///
/// Errors: [`MathError::OutOfRange`] for a cut above [`super::MAX_CUT`].
///
/// Source: crate docs, "Settlement".
pub fn cut(gross: u128, licence: Ratio, allowed: Option<Ratio>) -> Result<u128, MathError> {
	let cut = allowed.map(|allowed| lesser(licence, allowed));
	match cut {
		Some(cut) if super::is_within(cut, super::MAX_CUT) => cut.times(gross),
		Some(_) => Err(MathError::OutOfRange),
		None => Ok(0),
	}
}

/// A bond, in base units of its one asset.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Bond {
	/// What is held.
	pub held: u128,
	/// What scopes are due of announced sales that are not paid.
	pub open: u128,
}

/// What a bond pays for sales that were hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grants {
	/// The bond afterwards.
	pub bond: Bond,
	/// What the scopes get, in the order of their claims: at most what was hidden.
	pub to_scopes: Vec<u128>,
	/// What the penalty takes.
	pub penalty: u128,
}

impl Bond {
	/// Adds to the bond.
	///
	/// Errors: [`MathError::Overflow`].
	pub fn fill(self, amount: u128) -> Result<Self, MathError> {
		Ok(Self { held: plus(self.held, amount)?, ..self })
	}

	/// What is missing of a bond of this size: the firm is suspended until it fills that.
	pub const fn missing(&self, size: u128) -> u128 {
		size.saturating_sub(self.held)
	}

	/// Announces a sale of which a scope is `due` an amount: its gross less the cut.
	///
	/// Errors: [`MathError::OutOfRange`] if the bond does not cover it beside what is open.
	///
	/// Source: crate docs, "Settlement".
	pub fn announce(self, due: u128) -> Result<Self, MathError> {
		let open = plus(self.open, due)?;
		if open > self.held {
			return Err(MathError::OutOfRange);
		}
		Ok(Self { open, ..self })
	}

	/// Closes an announced sale that the firm paid, or that the scope let go.
	///
	/// Errors: [`MathError::Mismatch`] if less is open.
	pub fn close(self, due: u128) -> Result<Self, MathError> {
		Ok(Self { open: minus(self.open, due)?, ..self })
	}

	/// Pays an announced sale that the firm did not pay. Returns the bond, what it pays, and what the
	/// firm still owes.
	///
	/// Exact: `due = paid + owed`. All of it is paid, unless what was hidden from others has used the
	/// bond; then what is open divides it ([`escrow::part`]).
	///
	/// Errors: [`MathError::Mismatch`] if less is open.
	///
	/// Source: crate docs, "Settlement".
	pub fn claim(self, due: u128) -> Result<(Self, u128, u128), MathError> {
		let open = minus(self.open, due)?;
		// What is open divides the bond, if that covers it no more.
		let paid = if self.held >= self.open {
			due
		} else {
			escrow::part(self.held, self.open, open, due)?
		};
		Ok((Self { held: minus(self.held, paid)?, open }, paid, minus(due, paid)?))
	}

	/// Pays of what the firm still owes of an announced sale what the bond has beyond what is open. Returns
	/// the bond, what it pays, and what the firm still owes.
	///
	/// Exact: `owed = paid + left`.
	///
	/// Source: crate docs, "Settlement".
	pub fn repay(self, owed: u128) -> Result<(Self, u128, u128), MathError> {
		let paid = owed.min(self.held.saturating_sub(self.open));
		Ok((Self { held: minus(self.held, paid)?, ..self }, paid, minus(owed, paid)?))
	}

	/// Pays what was granted within one window for sales that the firm hid: `hidden` says how much of
	/// each.
	///
	/// 1. Each scope gets what was hidden from it. If the bond does not cover that and what is open, all of
	///    them, and what is open, divide it in proportion.
	/// 2. Of what is left beyond what is open the penalty takes twice the hidden sums.
	///
	/// Rounding: parts that are divided are differences of one floored function ([`escrow::part`]): they
	/// add up exactly, and each is less than a base unit from the exact part. Exact in sum:
	/// `held before = held after + all to scopes + penalty`.
	///
	/// Errors: [`MathError::OutOfRange`] for more than [`MAX_CLAIMS`]; [`MathError::Overflow`].
	///
	/// Source: crate docs, "Settlement".
	pub fn grant(self, hidden: &[u128]) -> Result<Grants, MathError> {
		if hidden.len() > MAX_CLAIMS {
			return Err(MathError::OutOfRange);
		}
		let all = hidden.iter().try_fold(0, |sum, part| plus(sum, *part))?;
		let claims = plus(all, self.open)?;
		let divided = self.held.min(claims);
		let mut before = 0;
		let mut held = self.held;
		let mut to_scopes = Vec::with_capacity(hidden.len());
		for own in hidden {
			let part = match own {
				0 => 0,
				own => escrow::part(divided, claims, before, *own)?,
			};
			before = plus(before, *own)?;
			held = minus(held, part)?;
			to_scopes.push(part);
		}
		let twice = wide::times(all.into(), 2.into())?;
		let free = held.saturating_sub(self.open);
		let penalty = wide::narrow(twice.min(free.into()))?;
		Ok(Grants { bond: Self { held: minus(held, penalty)?, ..self }, to_scopes, penalty })
	}

	/// Gives the bond back to a firm that has left.
	///
	/// Errors: [`MathError::OutOfRange`] while something is open.
	pub const fn release(self) -> Result<u128, MathError> {
		if self.open > 0 {
			return Err(MathError::OutOfRange);
		}
		Ok(self.held)
	}
}
