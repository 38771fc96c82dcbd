// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Ratios: of money as numerator and denominator, of reputation in parts per billion.

use crate::{wide, Carry, MathError};
use codec::{Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A ratio of two numbers of 32 bits; the denominator is never 0.
///
/// For shares of buckets, levies, ceilings of debts, multiples of value, role multipliers and
/// quality. Not reduced: 4/70 stays 4/70, as it was decided. Equality compares what was written,
/// not the value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, MaxEncodedLen, TypeInfo)]
pub struct Ratio {
	numerator: u32,
	denominator: u32,
}

crate::decode_checked!(Ratio, (u32, u32), |(numerator, denominator)| Ratio::new(
	numerator,
	denominator
));

impl Ratio {
	/// The ratio 1.
	pub const ONE: Self = Self { numerator: 1, denominator: 1 };

	/// `numerator / denominator`; may exceed 1.
	///
	/// Errors: [`MathError::DivisionByZero`] for a denominator of 0.
	pub const fn new(numerator: u32, denominator: u32) -> Result<Self, MathError> {
		if denominator == 0 {
			return Err(MathError::DivisionByZero);
		}
		Ok(Self { numerator, denominator })
	}

	/// The number above the line.
	pub const fn numerator(self) -> u32 {
		self.numerator
	}

	/// The number below the line, at least 1.
	pub const fn denominator(self) -> u32 {
		self.denominator
	}

	/// Whether the ratio is a share of a whole: at most 1.
	pub const fn is_share(self) -> bool {
		self.numerator <= self.denominator
	}

	/// `amount` times the ratio, rounded down, nothing kept.
	///
	/// Unit: that of `amount` (base units, or units with 6 decimals). For the ceiling of a debt:
	/// floor(p * c).
	///
	/// Errors: [`MathError::Overflow`] if the result exceeds 128 bits.
	///
	/// Source: crate docs, "Debt".
	pub fn times(self, amount: u128) -> Result<u128, MathError> {
		let product = wide::times(amount.into(), self.numerator.into())?;
		wide::quotient(product, self.denominator.into())
	}

	/// The share of `amount`, with the fraction kept from the last time: whole base units, at most
	/// `amount`, and the fraction to keep.
	///
	/// Rounding: down, kept in the fraction. Over any number of amounts (up to 2^96) under one
	/// ratio the sum of the shares is floor(sum of the amounts * ratio), exactly.
	///
	/// Errors: [`MathError::OutOfRange`] if the ratio exceeds 1.
	///
	/// Source: crate docs, "Ratios of an income".
	pub fn share_of(self, amount: u128, carry: Carry) -> Result<(u128, Carry), MathError> {
		if !self.is_share() {
			return Err(MathError::OutOfRange);
		}
		carry.add(amount, self.numerator.into(), self.denominator.into())
	}
}

/// Parts in one [`Fraction`].
const BILLION: u32 = 1_000_000_000;

/// A part of a whole, from 0 to 1, in parts per billion.
///
/// For the parameters of evaluation: stake, quorum, cap of rewards, factor of the evaluators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, MaxEncodedLen, TypeInfo)]
pub struct Fraction(pub(crate) u32);

crate::decode_checked!(Fraction, u32, Fraction::from_parts_per_billion);

impl Fraction {
	/// A fraction of `parts` billionths.
	///
	/// Errors: [`MathError::OutOfRange`] above one billion.
	pub const fn from_parts_per_billion(parts: u32) -> Result<Self, MathError> {
		if parts > BILLION {
			return Err(MathError::OutOfRange);
		}
		Ok(Self(parts))
	}

	/// The billionths.
	pub const fn parts_per_billion(self) -> u32 {
		self.0
	}

	/// This part of `amount`, rounded down, in the unit of `amount`. Never more than `amount`, and
	/// no amount makes it fail.
	pub fn of(self, amount: u128) -> Result<u128, MathError> {
		wide::quotient(wide::times(amount.into(), self.0.into())?, Self::WHOLE.into())
	}

	/// The billionths of the whole.
	pub(crate) const WHOLE: u32 = BILLION;
}
