// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Divisions of one amount among several receivers: buckets of an equation, kinds of a bucket.

use crate::{units, wide, Carry, MathError, Ratio};
use alloc::vec::Vec;
use primitive_types::{U256, U512};

/// The greatest number of receivers of one division: 32 kinds, or 16 buckets and the residue.
pub const MAX_RECEIVERS: usize = 32;

/// One receiver of a division.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Receiver {
	/// Its weight in the division: the value of a kind ([`value`]) or the weight of a bucket
	/// ([`straight`]). With 0 it receives nothing and keeps its fraction.
	pub weight: U256,
	/// The most it can take now, in base units: what a debt still owes. `None`: no limit.
	pub cap: Option<u128>,
	/// Its fraction kept from the last division; [`Carry::default`] in the first.
	pub carry: Carry,
}

/// What one receiver gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
	/// Base units.
	pub amount: u128,
	/// The fraction to keep for its next division.
	pub carry: Carry,
}

/// The outcome of a division. `total + held before = sum of the amounts + unplaced + held after`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
	/// One for each receiver, in their order.
	pub shares: Vec<Share>,
	/// What the caps leave over, in base units. It is 0 unless every receiver with a weight has
	/// reached its cap. The bucket's `on_empty` decides where it goes.
	pub unplaced: u128,
	/// Base units that nobody has received yet: the fractions of all receivers together. Fewer than
	/// there are receivers. Pass it to the next division as `held`.
	pub held: u128,
}

/// Divides `total` among receivers in proportion to their weights, none above its cap.
///
/// `held` is the [`Division::held`] of the division before, 0 in the first, and belongs to the
/// carries of the receivers: when the list of receivers changes (a new version of an equation), add
/// it to `total`, and start with 0 and fresh carries.
///
/// Rounding: each part down, the fraction kept by its receiver. Over any number of divisions
/// without caps a receiver is less than one base unit below the sum of its exact parts, and above
/// it by at most [`crate::carry::HEAD_START`]; nothing goes to the largest, the first or the last.
///
/// Caps: a receiver whose part exceeds its cap gets the cap, and the rest is divided again among
/// the others, until no part exceeds a cap. The order of the receivers does not matter.
///
/// A capped receiver keeps its fraction unchanged.
///
/// Cost: at most one pass over the receivers for each capped one, and two more.
///
/// Errors: [`MathError::DivisionByZero`] if all weights are 0; [`MathError::OutOfRange`] for more
/// than [`MAX_RECEIVERS`] receivers; [`MathError::Overflow`] if the weights together exceed 256
/// bits; [`MathError::Mismatch`] if `held` is less than what the carries stand for.
///
/// Source: crate docs, "Weights, caps and what is held".
pub fn divide(total: u128, held: u128, receivers: &[Receiver]) -> Result<Division, MathError> {
	if receivers.len() > MAX_RECEIVERS {
		return Err(MathError::OutOfRange);
	}
	let mut left = total;
	let mut whole = sum(receivers.iter().map(|receiver| receiver.weight))?;
	if whole.is_zero() {
		return Err(MathError::DivisionByZero);
	}
	let mut shares: Vec<Share> =
		receivers.iter().map(|receiver| Share { amount: 0, carry: receiver.carry }).collect();
	let mut open: Vec<bool> = receivers.iter().map(|receiver| !receiver.weight.is_zero()).collect();
	loop {
		// One pass: every receiver whose exact part exceeds its cap gets the cap and is out.
		let (mut capped, mut capped_weight) = (0u128, U256::zero());
		let lines = receivers.iter().zip(shares.iter_mut()).zip(open.iter_mut());
		for ((receiver, share), open) in lines.filter(|(_, open)| **open) {
			if let Some(cap) =
				receiver.cap.filter(|cap| exceeds(left, receiver.weight, *cap, whole))
			{
				share.amount = cap;
				*open = false;
				// The caps of one pass are below the exact parts, so their sum is at most `left`.
				capped = capped.checked_add(cap).ok_or(MathError::Overflow)?;
				capped_weight =
					capped_weight.checked_add(receiver.weight).ok_or(MathError::Overflow)?;
			}
		}
		if capped_weight.is_zero() {
			break;
		}
		left = left.checked_sub(capped).ok_or(MathError::Overflow)?;
		whole = whole.checked_sub(capped_weight).ok_or(MathError::Overflow)?;
	}
	let lines = receivers.iter().zip(shares.iter_mut()).zip(&open);
	for ((receiver, share), _) in lines.filter(|(_, open)| **open) {
		// Not above a cap: the exact part is not, and the fraction is below one base unit.
		let (amount, carry) = receiver.carry.add(left, receiver.weight, whole)?;
		*share = Share { amount, carry };
	}
	let unplaced = if whole.is_zero() { left } else { 0 };
	let paid = sum(shares.iter().map(|share| share.amount.into()))?;
	let available = U512::from(total).checked_add(held.into()).ok_or(MathError::Overflow)?;
	let held = available
		.checked_sub(paid.into())
		.and_then(|rest| rest.checked_sub(unplaced.into()))
		.ok_or(MathError::Mismatch)?;
	Ok(Division { shares, unplaced, held: wide::narrow(held)? })
}

/// Divides as [`divide`] does, but receivers marked in `once` share in the first round only: what a
/// capped receiver cannot take is divided again among those that are not marked.
///
/// For positions that are paid with the next income and then close: they get their part of what
/// comes in, not a part of what others leave.
///
/// Rounding: where there is a second round the part of a marked receiver is rounded down and its
/// fraction stays as it was, as that of a capped one: the fraction of this part goes to the
/// others. Without a second round this is [`divide`].
///
/// Errors: those of [`divide`]; [`MathError::Mismatch`] if there are not as many marks as
/// receivers.
///
/// Source: crate docs, "Weights, caps and what is held".
pub fn divide_with_once(
	total: u128,
	held: u128,
	receivers: &[Receiver],
	once: &[bool],
) -> Result<Division, MathError> {
	if once.len() != receivers.len() {
		return Err(MathError::Mismatch);
	}
	let whole = sum(receivers.iter().map(|receiver| receiver.weight))?;
	let again = receivers.iter().any(|receiver| {
		receiver.cap.is_some_and(|cap| exceeds(total, receiver.weight, cap, whole))
	});
	if !again || !once.contains(&true) {
		return divide(total, held, receivers);
	}
	// The first round of those who are marked, and then both rounds of the others with what is
	// left: their parts of it in the first round are the same as of the whole.
	let mut first = Vec::with_capacity(receivers.len());
	let mut left = total;
	for (receiver, once) in receivers.iter().zip(once) {
		let amount = if *once {
			let part = U256::from(total).full_mul(receiver.weight);
			let amount = wide::quotient(part, whole.into())?;
			receiver.cap.map_or(amount, |cap| amount.min(cap))
		} else {
			0
		};
		left = left.checked_sub(amount).ok_or(MathError::Overflow)?;
		first.push(Share { amount, carry: receiver.carry });
	}
	let others: Vec<Receiver> = receivers
		.iter()
		.zip(once)
		.map(|(receiver, once)| match once {
			true => Receiver { weight: U256::zero(), ..*receiver },
			false => *receiver,
		})
		.collect();
	if others.iter().all(|other| other.weight.is_zero()) {
		return Ok(Division { shares: first, unplaced: left, held });
	}
	let second = divide(left, held, &others)?;
	let shares = first
		.iter()
		.zip(&second.shares)
		.zip(once)
		.map(|((first, second), once)| if *once { *first } else { *second })
		.collect();
	Ok(Division { shares, ..second })
}

/// The weights of the buckets of a Straight equation, followed by the weight of the residue: the
/// ratios over their smallest common denominator.
///
/// Exact. Buckets whose ratios exceed 1 together are refused, so this is also the check of an
/// equation when it is proposed.
///
/// Errors: [`MathError::OutOfRange`] if the ratios add up to more than 1, if there are
/// [`MAX_RECEIVERS`] or more of them, or if their common denominator exceeds 128 bits.
///
/// Source: crate docs, "Ratios of an income".
pub fn straight(ratios: &[Ratio]) -> Result<Vec<U256>, MathError> {
	if ratios.len() >= MAX_RECEIVERS {
		return Err(MathError::OutOfRange);
	}
	let common = ratios.iter().try_fold(1u128, |common, ratio| {
		let denominator = u128::from(ratio.denominator());
		let step = denominator.checked_div(common_divisor(common, denominator));
		step.and_then(|step| common.checked_mul(step)).ok_or(MathError::OutOfRange)
	})?;
	let mut rest = U256::from(common);
	let mut weights = Vec::with_capacity(MAX_RECEIVERS);
	for ratio in ratios {
		let weight = common
			.checked_div(ratio.denominator().into())
			.and_then(|step| U256::from(step).checked_mul(ratio.numerator().into()))
			.ok_or(MathError::OutOfRange)?;
		rest = rest.checked_sub(weight).ok_or(MathError::OutOfRange)?;
		weights.push(weight);
	}
	weights.push(rest);
	Ok(weights)
}

/// The value of `units` at `rate`: rate * units, in millionths of a base unit.
///
/// Units: `rate` in base units of the asset for one whole unit, `units` with 6 decimals and below
/// [`units::MAX`]. Exact: the product is not divided, because as a weight only proportions matter.
///
/// Errors: [`MathError::OutOfRange`] for too many units.
///
/// Source: crate docs, "Weights, caps and what is held".
pub fn value(rate: u128, units: u128) -> Result<U256, MathError> {
	units::check(units)?;
	U256::from(rate).checked_mul(units.into()).ok_or(MathError::Overflow)
}

/// The most that may be taken: `multiple` times `value` (from [`value`], or a sum of such), in base
/// units, rounded down. `None` if that exceeds any amount.
///
/// For `at_most` of a bucket, and with [`Ratio::ONE`] for what an expense is worth.
///
/// Source: crate docs, "Weights, caps and what is held".
pub fn limit(value: U256, multiple: Ratio) -> Option<u128> {
	let product = value.full_mul(multiple.numerator().into());
	let divisor = U512::from(multiple.denominator()).checked_mul(units::ONE.into())?;
	wide::quotient(product, divisor).ok()
}

/// The worth of `units` at `rate`, in base units rounded down: floor(rate * units / 10^6).
///
/// Units: as [`value`].
///
/// Errors: [`MathError::OutOfRange`] for too many units; [`MathError::Overflow`] if they are worth
/// more than any amount.
///
/// Source: crate docs, "Weights, caps and what is held".
pub fn worth(rate: u128, units: u128) -> Result<u128, MathError> {
	limit(value(rate, units)?, Ratio::ONE).ok_or(MathError::Overflow)
}

/// Whether `total * weight / whole` exceeds `cap`.
fn exceeds(total: u128, weight: U256, cap: u128, whole: U256) -> bool {
	U256::from(total).full_mul(weight) > U256::from(cap).full_mul(whole)
}

/// Whether `total * weight / whole` is at least `cap`, and the weight is not 0.
pub(crate) fn reaches(total: u128, weight: U256, cap: u128, whole: U256) -> bool {
	!weight.is_zero() && U256::from(total).full_mul(weight) >= U256::from(cap).full_mul(whole)
}

fn sum(mut numbers: impl Iterator<Item = U256>) -> Result<U256, MathError> {
	numbers.try_fold(U256::zero(), |sum, number| sum.checked_add(number)).ok_or(MathError::Overflow)
}

fn common_divisor(mut a: u128, mut b: u128) -> u128 {
	while let Some(rest) = a.checked_rem(b) {
		(a, b) = (b, rest);
	}
	a
}
