// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What an evaluation costs, and what it earns a part by.
//!
//! All weights are decay-free shares of reputation ([`crate::decay`]) with 12 decimals, up to 128 bits:
//! terms of R^3 need 384 bits and are taken in 512.

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
	pub share: u128,
}

/// The smallest weight that may evaluate where `reputation` is R: R / 10^6, rounded up.
///
/// Source: crate docs, "Stakes".
pub const fn smallest_weight(reputation: u128) -> u128 {
	reputation.div_ceil(1_000_000)
}

/// Stake and share under the rule `settle`, of an evaluator with `weight` when `spoken` (V0) has spoken
/// before, and R is `reputation`.
///
/// stake = P(V0 + weight) - P(V0), P(v) = floor(s * (v - v^2 / 2R)), and
/// share = Q(V0 + weight) - Q(V0), Q(v) = floor((R^3 - (R - v)^3) / 3R^2), with v cut at R.
///
/// Rounding: each is less than one unit away from the integral, above or below, and a whole split into
/// parts that speak one after the other pays and gets exactly the same in sum. Neither exceeds
/// `weight`.
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
	let difference = |to: u128, from: u128| to.checked_sub(from).ok_or(MathError::Overflow);
	Ok(Staked {
		stake: difference(stake_to(after)?, stake_to(spoken)?)?,
		share: difference(share_to(after)?, share_to(spoken)?)?,
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
fn settle_share_to(reputation: u128, weight: u128) -> Result<u128, MathError> {
	let whole = U512::from(reputation);
	let rest = wide::minus(whole, weight.min(reputation).into())?;
	let cubes = wide::minus(wide::product([whole; 3])?, wide::product([rest; 3])?)?;
	wide::quotient(cubes, wide::product([3.into(), whole, whole])?)
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
