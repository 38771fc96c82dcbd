// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What a network says of a contribution: weighted medians over a scale.
//!
//! `weights` is everywhere the sum of the weights of those who gave each value, one entry for each
//! value of the scale, upward. `reputation` is R, the sum of the weights of all who may speak. All
//! sums are taken in 256 bits: no weights of 128 bits can overflow them, and nothing is rounded.

use crate::{scale::MAX_VALUES, wide, Fraction, MathError, Scale};
use codec::{Encode, MaxEncodedLen};
use primitive_types::U256;
use scale_info::TypeInfo;

/// The part of R that must have spoken for a contribution to be heard: 20 % to 67 %.
///
/// Source: crate docs, "Evaluations".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, MaxEncodedLen, TypeInfo)]
pub struct Quorum(Fraction);

crate::decode_checked!(Quorum, Fraction, Quorum::new);

impl Quorum {
	/// 20 %.
	pub const MIN: Self = Self(Fraction(200_000_000));
	/// 67 %.
	pub const MAX: Self = Self(Fraction(670_000_000));

	/// A quorum between [`Quorum::MIN`] and [`Quorum::MAX`].
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
}

impl Default for Quorum {
	/// 50 %.
	fn default() -> Self {
		Self(Fraction(500_000_000))
	}
}

/// The verdict, what those who spoke say: the weighted median of their values, the lower one on a
/// tie. `None` if nobody with a weight spoke.
///
/// It is the lowest value at which the accumulated weight reaches half of V.
///
/// Errors: [`MathError::Mismatch`] unless there is one weight for each value.
///
/// Source: crate docs, "Evaluations".
pub fn verdict(scale: Scale, weights: &[u128]) -> Result<Option<u8>, MathError> {
	Tally::new(scale, weights)?.verdict()
}

/// The result, what the network says: silence, R - V and not below 0, counts as value 0, and the
/// result is the lowest value at which the accumulated weight reaches half of max(R, V): exactly
/// half in favour is not enough. `None` if nobody has a weight, neither in R nor among those who
/// spoke.
///
/// It can be 0 on a scale that starts above 0.
///
/// Errors: [`MathError::Mismatch`] unless there is one weight for each value.
///
/// Source: crate docs, "Evaluations".
pub fn result(scale: Scale, weights: &[u128], reputation: u128) -> Result<Option<u8>, MathError> {
	let tally = Tally::new(scale, weights)?;
	let silence = tally.silence(reputation)?;
	tally.result(silence)
}

/// The result if all who are silent gave the highest value: the highest that [`result`] can still
/// become. `None` if nobody has a weight.
///
/// Errors: [`MathError::Mismatch`] unless there is one weight for each value.
///
/// Source: crate docs, "Evaluations".
pub fn result_at_best(
	scale: Scale,
	weights: &[u128],
	reputation: u128,
) -> Result<Option<u8>, MathError> {
	let tally = Tally::new(scale, weights)?;
	let silence = tally.silence(reputation)?;
	tally.with(scale.max(), silence)?.result(U256::zero())
}

/// Whether silence can no longer change anything: putting all of it on the lowest value and putting
/// all of it on the highest give the same verdict, and the present [`result`] is that value, too.
/// Then every other way of speaking up gives the same result and the same [`verdict`].
///
/// Where everybody has spoken, result and verdict are the same. The present result has to be asked
/// because silence counts as 0, which a scale may not have: of a scale that starts at 1, half of
/// the weight on 1 and half silent is 0 now, and 1 as soon as anybody else speaks.
///
/// Never while nobody has spoken.
///
/// Errors: [`MathError::Mismatch`] unless there is one weight for each value.
///
/// Source: crate docs, "Evaluations".
pub fn is_decided(scale: Scale, weights: &[u128], reputation: u128) -> Result<bool, MathError> {
	let tally = Tally::new(scale, weights)?;
	if tally.spoken.is_zero() {
		return Ok(false);
	}
	let silence = tally.silence(reputation)?;
	let lowest = tally.with(scale.min(), silence)?.verdict()?;
	let highest = tally.with(scale.max(), silence)?.verdict()?;
	Ok(lowest == highest && tally.result(silence)? == lowest)
}

/// Whether enough weight has spoken: V >= q * R, compared exactly, and V > 0.
///
/// With R = 0 a contribution is heard as soon as anybody with a weight has spoken, and never
/// before.
///
/// Source: crate docs, "Evaluations".
pub fn is_heard(spoken: u128, reputation: u128, quorum: Quorum) -> bool {
	let spoken_parts = U256::from(spoken).full_mul(Fraction::WHOLE.into());
	let needed_parts = U256::from(reputation).full_mul(quorum.0.parts_per_billion().into());
	spoken > 0 && spoken_parts >= needed_parts
}

/// Whether a contribution is spam: heard, and more than half of the weight that spoke says so.
///
/// Errors: [`MathError::Mismatch`] if more weight has flagged it than has spoken.
///
/// Source: crate docs, "Evaluations".
pub fn is_spam(
	flagged: u128,
	spoken: u128,
	reputation: u128,
	quorum: Quorum,
) -> Result<bool, MathError> {
	let others = spoken.checked_sub(flagged).ok_or(MathError::Mismatch)?;
	Ok(is_heard(spoken, reputation, quorum) && flagged > others)
}

/// Whether silence can no longer change whether more than half of the weight that spoke calls it
/// spam: the answer is the same with all of silence on either side. If nobody has called it spam,
/// silence is not waited for.
///
/// Errors: [`MathError::Mismatch`] if more weight has flagged it than has spoken.
///
/// Source: crate docs, "Evaluations".
pub fn is_spam_decided(flagged: u128, spoken: u128, reputation: u128) -> Result<bool, MathError> {
	let others = spoken.checked_sub(flagged).ok_or(MathError::Mismatch)?;
	let silence = reputation.saturating_sub(spoken).into();
	let (flagged, others) = (U256::from(flagged), U256::from(others));
	let at_most = add(flagged, silence)? > others;
	let at_least = flagged > add(others, silence)?;
	Ok(flagged.is_zero() || at_most == at_least)
}

/// Weights by value, upward from the lowest value of the scale; zeros above the highest.
#[derive(Clone, Copy)]
struct Tally {
	scale: Scale,
	weights: [U256; MAX_VALUES],
	spoken: U256,
}

impl Tally {
	fn new(scale: Scale, weights: &[u128]) -> Result<Self, MathError> {
		if weights.len() != scale.values().count() {
			return Err(MathError::Mismatch);
		}
		let mut tally = Self { scale, weights: [U256::zero(); MAX_VALUES], spoken: U256::zero() };
		for (sum, weight) in tally.weights.iter_mut().zip(weights) {
			*sum = (*weight).into();
			tally.spoken = add(tally.spoken, *sum)?;
		}
		Ok(tally)
	}

	/// R - V, not below 0.
	fn silence(&self, reputation: u128) -> Result<U256, MathError> {
		let reputation = U256::from(reputation);
		Ok(reputation.checked_sub(self.spoken).unwrap_or_default())
	}

	/// As if `weight` more had spoken for `value`.
	fn with(mut self, value: u8, weight: U256) -> Result<Self, MathError> {
		let index = self.scale.index_of(value)?;
		let sum = self.weights.get_mut(index).ok_or(MathError::OutOfRange)?;
		*sum = add(*sum, weight)?;
		self.spoken = add(self.spoken, weight)?;
		Ok(self)
	}

	fn verdict(&self) -> Result<Option<u8>, MathError> {
		self.lowest(U256::zero())
	}

	fn result(&self, silence: U256) -> Result<Option<u8>, MathError> {
		self.lowest(silence)
	}

	/// The lowest value, 0 for silence, at which the accumulated weight reaches half of all of the
	/// weight.
	fn lowest(&self, silence: U256) -> Result<Option<u8>, MathError> {
		let all = add(self.spoken, silence)?;
		if all.is_zero() {
			return Ok(None);
		}
		let by_value = self.scale.values().zip(self.weights.iter().copied());
		let mut accumulated = U256::zero();
		for (value, weight) in core::iter::once((0, silence)).chain(by_value) {
			accumulated = add(accumulated, weight)?;
			if add(accumulated, accumulated)? >= all {
				return Ok(Some(value));
			}
		}
		Ok(None)
	}
}

fn add(a: U256, b: U256) -> Result<U256, MathError> {
	wide::plus(a.into(), b.into()).and_then(wide::halve_width)
}
