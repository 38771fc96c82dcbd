// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What an evaluation costs, and what it earns a part by.
//!
//! All weights are decay-free shares of reputation ([`crate::decay`]) with 12 decimals, up to 128
//! bits: terms of R^3 need 384 bits, and 96 more for their fractions: they are taken in 512.

use crate::{wide, Fraction, MathError};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use primitive_types::{U256, U512};
use scale_info::TypeInfo;

/// The part `s` of its weight that an evaluator stakes: 0.1 % to 10 %.
///
/// Source: crate docs, "Stakes".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, MaxEncodedLen, TypeInfo)]
pub struct StakeFraction(Fraction);

crate::decode_checked!(StakeFraction, Fraction, StakeFraction::new);

impl StakeFraction {
	/// 0.1 %.
	pub const MIN: Self = Self(Fraction(1_000_000));
	/// 10 %.
	pub const MAX: Self = Self(Fraction(100_000_000));

	/// A stake between [`StakeFraction::MIN`] and [`StakeFraction::MAX`].
	///
	/// Errors: [`MathError::OutOfRange`].
	pub fn new(fraction: Fraction) -> Result<Self, MathError> {
		if Self(fraction) < Self::MIN || Self(fraction) > Self::MAX {
			return Err(MathError::OutOfRange);
		}
		Ok(Self(fraction))
	}

	/// The part of the whole.
	pub const fn fraction(self) -> Fraction {
		self.0
	}

	fn parts(self) -> U512 {
		self.0.parts_per_billion().into()
	}
}

impl Default for StakeFraction {
	/// 2 %.
	fn default() -> Self {
		Self(Fraction(20_000_000))
	}
}

/// The part by which a right evaluator shares in a pot: an area, in units of reputation with 96
/// fractional bits.
///
/// The last of those who speak have areas far below a unit: that of the smallest weight that may
/// speak, R / 10^6, can be R / (3 * 10^18). A pot is less than R. In parts of 2^-96 of a unit that
/// area has ten thousand million parts for each unit of the pot.
///
/// Source: crate docs, "Stakes".
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
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
pub struct Share(U256);

impl Share {
	/// 2^96: one unit.
	const UNIT: U256 = U256([0, 1 << 32, 0, 0]);
	/// Half of one.
	const HALF: U256 = U256([0, 1 << 31, 0, 0]);

	/// A whole number of units.
	pub fn of_units(units: u128) -> Self {
		// 224 bits.
		Self(U256::from(units).saturating_mul(Self::UNIT))
	}

	/// The nearest whole number of units; for showing.
	pub fn units(self) -> u128 {
		let (whole, rest) = self.0.div_mod(Self::UNIT);
		let whole = u128::try_from(whole).unwrap_or(u128::MAX);
		whole.saturating_add(u128::from(rest >= Self::HALF))
	}

	/// Whether it is nothing.
	pub const fn is_zero(self) -> bool {
		matches!(self.0 .0, [0, 0, 0, 0])
	}

	/// The sum. `None` if it is too large.
	pub fn checked_add(self, other: Self) -> Option<Self> {
		self.0.checked_add(other.0).map(Self)
	}

	/// The difference. `None` if the other one is larger.
	pub fn checked_sub(self, other: Self) -> Option<Self> {
		self.0.checked_sub(other.0).map(Self)
	}

	/// In parts of 2^-96 units.
	pub const fn parts(self) -> U256 {
		self.0
	}
}

/// How fast the stake of the `stream` rule falls with the weight that has spoken.
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
pub enum Curve {
	/// f(x) = x.
	Linear,
	/// f(x) = the square root of x.
	SquareRoot,
}

/// What an evaluation pays and what it takes part with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Staked {
	/// Paid from settled reputation.
	pub stake: u128,
	/// The part by which a right evaluator shares in the pot.
	pub share: Share,
}

/// The smallest weight that may evaluate where `reputation` is R: R / 10^6, rounded up.
///
/// Source: crate docs, "Stakes".
pub const fn smallest_weight(reputation: u128) -> u128 {
	reputation.div_ceil(1_000_000)
}

/// Stake and share under the rule `settle`, of an evaluator with `weight` when `spoken` (V0) has
/// spoken before, and R is `reputation`.
///
/// stake = P(V0 + weight) - P(V0), P(v) = floor(s * (v - v^2 / 2R)), and share = Q(V0 + weight) -
/// Q(V0), Q(v) = floor(2^96 * (R^3 - (R - v)^3) / 3R^2) / 2^96, with v cut at R.
///
/// Rounding: the stake is less than one unit away from the integral, the share less than 2^-96
/// units, above or below, and a whole split into parts that speak one after the other pays and gets
/// exactly the same in sum. Neither exceeds `weight`.
///
/// Errors: [`MathError::DivisionByZero`] if R is 0: nobody can evaluate. [`MathError::Overflow`] if
/// V0 + weight exceeds 128 bits.
///
/// Source: crate docs, "Stakes".
pub fn settle(
	fraction: StakeFraction,
	reputation: u128,
	spoken: u128,
	weight: u128,
) -> Result<Staked, MathError> {
	let after = spoken.checked_add(weight).ok_or(MathError::Overflow)?;
	let stake_to = |weight| settle_stake_to(fraction, reputation, weight);
	let share_to = |weight| settle_share_to(reputation, weight);
	let (paid, area) = (stake_to(spoken)?, share_to(spoken)?);
	Ok(Staked {
		stake: stake_to(after)?.checked_sub(paid).ok_or(MathError::Overflow)?,
		share: share_to(after)?.checked_sub(area).ok_or(MathError::Overflow)?,
	})
}

/// P(v).
fn settle_stake_to(
	fraction: StakeFraction,
	reputation: u128,
	weight: u128,
) -> Result<u128, MathError> {
	let v = U512::from(weight.min(reputation));
	let twice = wide::times(reputation.into(), 2.into())?;
	let numerator = wide::product([fraction.parts(), v, wide::minus(twice, v)?])?;
	wide::quotient(numerator, wide::times(twice, Fraction::WHOLE.into())?)
}

/// Q(v).
fn settle_share_to(reputation: u128, weight: u128) -> Result<Share, MathError> {
	let whole = U512::from(reputation);
	let rest = wide::minus(whole, weight.min(reputation).into())?;
	let cubes = wide::minus(wide::product([whole; 3])?, wide::product([rest; 3])?)?;
	let parts = wide::times(cubes, Share::UNIT.into())?;
	let (area, _) = wide::divide(parts, wide::product([3.into(), whole, whole])?)?;
	wide::halve_width(area).map(Share)
}

/// Stake under the rule `stream`, which is also the share: s * weight * (1 - f(V / R)) with
/// V = V0 + weight, 0 from V = R on. Arguments as for [`settle`].
///
/// Rounding: down; with the square root it can be one unit lower than the floor of the real number
/// where that is less than 2^-64 above a whole one. Never exceeds `weight`.
///
/// Errors: those of [`settle`].
///
/// Source: crate docs, "Stakes".
pub fn stream(
	fraction: StakeFraction,
	curve: Curve,
	reputation: u128,
	spoken: u128,
	weight: u128,
) -> Result<u128, MathError> {
	let after = spoken.checked_add(weight).ok_or(MathError::Overflow)?;
	if reputation == 0 {
		return Err(MathError::DivisionByZero);
	}
	if after >= reputation {
		return Ok(0);
	}
	// R and R * f(V / R), both with 64 fractional bits
	let (r, v) = (U256::from(reputation), U256::from(after));
	let whole = wide::times(r.into(), (1u128 << 64).into())?;
	let fallen = match curve {
		Curve::Linear => wide::times(v.into(), (1u128 << 64).into())?,
		Curve::SquareRoot => wide::root_up(wide::raise(wide::halve_width(r.full_mul(v))?))?,
	};
	let kept = wide::minus(whole, fallen)?;
	let numerator = wide::product([fraction.parts(), weight.into(), kept])?;
	wide::quotient(numerator, wide::times(whole, Fraction::WHOLE.into())?)
}
