// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The kept fraction of one base unit.

use crate::{wide, MathError};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use primitive_types::{U256, U512};
use scale_info::TypeInfo;

/// What a fraction starts from, in parts of 2^-128 base units: 2^-32 of a base unit.
///
/// A kept fraction is rounded down, and so may lie slightly below a whole number that exact
/// arithmetic reaches: one third, three times, is 1 - 2^-128. Without a head start that unit would
/// be paid one income later. With it the unit is paid in time, and still nobody can be paid what
/// somebody else owns: fractions that share the same money exceed it by less than their number
/// times 2^-32, which is below one base unit for fewer than 2^32 of them, while payments are whole
/// base units and what was paid in is a whole number of them, too.
pub const HEAD_START: u128 = 1 << 96;

/// A fraction of one base unit, kept from one division to the next.
///
/// Unit: 2^-128 base units; range: [0, 1) base units; starts at [`HEAD_START`]. It does not depend
/// on the ratio or weight it came from, so it stays valid when those change.
///
/// Source: crate docs, "Kept fractions".
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Carry(u128);

impl Default for Carry {
	fn default() -> Self {
		Self(HEAD_START)
	}
}

impl Carry {
	/// The fraction, in 2^-128 base units.
	pub const fn parts(self) -> u128 {
		self.0
	}

	/// Adds `amount * weight / whole` and takes the whole base units out; what stays is rounded
	/// down to 2^-128 base units. For `weight <= whole` the whole part is at most `amount`.
	pub(crate) fn add(
		self,
		amount: u128,
		weight: U256,
		whole: U256,
	) -> Result<(u128, Self), MathError> {
		let (units, rest) = wide::divide(U256::from(amount).full_mul(weight), whole.into())?;
		// rest < whole < 2^256, hence rest * 2^128 / whole < 2^128
		let (parts, _) = wide::divide(wide::raise(wide::halve_width(rest)?), whole.into())?;
		let (carried, carry) = self.add_parts(parts)?;
		Ok((wide::narrow(wide::plus(units, carried.into())?)?, carry))
	}

	/// Adds `parts` of 2^-128 base units and takes the whole base units out. Exact.
	pub(crate) fn add_parts(self, parts: U512) -> Result<(u128, Self), MathError> {
		let (units, fraction) = wide::lower(wide::plus(parts, self.0.into())?);
		Ok((wide::narrow(units)?, Self(fraction)))
	}
}
