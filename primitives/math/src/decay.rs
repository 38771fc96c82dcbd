// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Decay of reputation: one index for a whole network.
//!
//! Storage holds *decay-free shares*. What they are worth is shares * index, and the index of a
//! network falls from 1 with a half-life. So the reputation of everybody decays at once, wherever
//! it is (settled, staked, in pots, carried), no hook walks the agents, and moving reputation about
//! converts nothing.
//!
//! # Lifetime
//! The index may fall to 2^-44, 44 half-lives after it was 1. Down to there reputation below
//! [`MAX_REPUTATION`] has less than 2^128 shares, also in sum. One step further [`Index::after`]
//! returns [`MathError::Exhausted`] and the index stays where it is: reputation stops decaying, and
//! nothing is lost. A network gets on by a rebase, a migration that divides all its numbers of
//! shares by 2^k, rounding down, and starts with a fresh index that has fallen by 44 - k
//! half-lives. With a half-life of one year that is due after 44 years, with 90 days after almost
//! 11.

use crate::{wide, MathError};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use primitive_types::{U256, U512};
use scale_info::TypeInfo;

/// All reputation of a network together stays below this: 2^84 units, with 12 decimals.
///
/// Source: crate docs, "Decay".
pub const MAX_REPUTATION: u128 = 1 << 84;

/// 2^192, the fixed-point one of indices and factors.
const ONE: U256 = U256([0, 0, 0, 1]);

/// 2^191: one half.
const HALF: U256 = U256([0, 0, 1 << 63, 0]);

/// 2^148: the lowest index, 2^-44.
const LOWEST: U256 = U256([0, 0, 1 << 20, 0]);

/// By how much reputation decays in one step of time.
///
/// Unit: 2^-192; range: [1/2, 1). Made when the half-life is set and stored, because it costs about
/// twelve thousand products.
///
/// Source: crate docs, "Decay".
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
pub struct Factor(U256);

impl Factor {
	/// The factor of a half-life of `steps` steps: the root of 1/2 with that exponent.
	///
	/// It is the largest factor whose power `steps`, with every product rounded up, is at most 1/2.
	///
	/// Rounding: down, by less than 16 units of the last bit: after one half-life at most half is
	/// left.
	///
	/// Errors: [`MathError::OutOfRange`] for 0 steps.
	pub fn from_half_life(steps: u32) -> Result<Self, MathError> {
		if steps == 0 {
			return Err(MathError::OutOfRange);
		}
		// The power of `factor` is known to be at most 1/2; each bit is kept if that stays so.
		let mut factor = U256::zero();
		for bit in (0..192).rev() {
			let word = 1u64 << (bit % 64);
			let candidate = factor
				| match bit / 64 {
					0 => U256([word, 0, 0, 0]),
					1 => U256([0, word, 0, 0]),
					_ => U256([0, 0, word, 0]),
				};
			if power(candidate, steps, times_up)? <= HALF {
				factor = candidate;
			}
		}
		Ok(Self(factor))
	}
}

/// The worth of one decay-free share of a network, now.
///
/// Unit: 2^-192; range: [2^-44, 1]; starts at 1 and only falls.
///
/// Source: crate docs, "Decay".
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
pub struct Index(U256);

impl Default for Index {
	fn default() -> Self {
		Self(ONE)
	}
}

impl Index {
	/// The index after `steps` more steps of time: index * factor^steps, by squaring.
	///
	/// Rounding: down. Over a whole life, in whatever pieces the time is taken, the index is below
	/// the exact one by less than 2^-100 of itself.
	///
	/// Errors: [`MathError::Exhausted`] below 2^-44; see the lifetime in the module's
	/// documentation. [`MathError::OutOfRange`] for a factor above 1, which
	/// [`Factor::from_half_life`] never makes.
	pub fn after(self, factor: Factor, steps: u32) -> Result<Self, MathError> {
		if factor.0 > ONE {
			return Err(MathError::OutOfRange);
		}
		let index = times_down(self.0, power(factor.0, steps, times_down)?)?;
		if index < LOWEST {
			return Err(MathError::Exhausted);
		}
		Ok(Self(index))
	}

	/// The decay-free shares that are credited for present `reputation`.
	///
	/// Rounding: down, so that they are never worth more than `reputation`; less by below two
	/// units.
	///
	/// Errors: [`MathError::OutOfRange`] for [`MAX_REPUTATION`] or more.
	pub fn shares(self, reputation: u128) -> Result<u128, MathError> {
		if reputation >= MAX_REPUTATION {
			return Err(MathError::OutOfRange);
		}
		wide::quotient(wide::times(reputation.into(), ONE.into())?, self.0.into())
	}

	/// What `shares` are worth now, in units of reputation. For showing and for limits; nothing
	/// that moves reputation needs it.
	///
	/// Rounding: down, so that the worth of parts never exceeds the worth of the whole.
	///
	/// Errors: [`MathError::Overflow`] if the worth exceeds 128 bits; not for an index of at most
	/// 1.
	pub fn reputation(self, shares: u128) -> Result<u128, MathError> {
		let (worth, _) = lower(U256::from(shares).full_mul(self.0));
		wide::narrow(worth)
	}
}

/// `base^exponent` for a fixed-point base of at most 1, by squaring, with the given product.
fn power(
	base: U256,
	mut exponent: u32,
	times: fn(U256, U256) -> Result<U256, MathError>,
) -> Result<U256, MathError> {
	let (mut result, mut square) = (ONE, base);
	while exponent > 0 {
		if exponent & 1 == 1 {
			result = times(result, square)?;
		}
		exponent >>= 1;
		if exponent > 0 {
			square = times(square, square)?;
		}
	}
	Ok(result)
}

/// The fixed-point product, rounded down.
fn times_down(a: U256, b: U256) -> Result<U256, MathError> {
	wide::halve_width(lower(a.full_mul(b)).0)
}

/// The fixed-point product, rounded up.
fn times_up(a: U256, b: U256) -> Result<U256, MathError> {
	let (product, inexact) = lower(a.full_mul(b));
	wide::halve_width(wide::plus(product, u8::from(inexact).into())?)
}

/// `floor(a / 2^192)`, and whether that is less than `a / 2^192`.
fn lower(a: U512) -> (U512, bool) {
	let [w0, w1, w2, w3, w4, w5, w6, w7] = a.0;
	(U512([w3, w4, w5, w6, w7, 0, 0, 0]), w0 | w1 | w2 != 0)
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	#[test]
	fn products_round_as_they_are_named() {
		let least = U256::one();
		assert_eq!(times_down(least, least), Ok(U256::zero()));
		assert_eq!(times_up(least, least), Ok(least));
		// A remainder in each of the three lowest words.
		for bits in [2, 66, 130] {
			let number = least << bits;
			assert_eq!(times_down(number, HALF | least), Ok(least << (bits - 1)));
			assert_eq!(times_up(number, HALF | least), Ok((least << (bits - 1)) | least));
		}
		for times in [times_down, times_up] {
			assert_eq!(times(ONE, HALF), Ok(HALF));
		}
	}
}
