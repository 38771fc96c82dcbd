// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What an accepted contribution brings: units in a book, reputation, the evaluators' bonus.

use crate::{units, wide, Fraction, MathError, Ratio};

/// The units that an accepted contribution credits: quantity * multiplier * quality.
///
/// Units: `quantity` and the result with 6 decimals; `multiplier` that of the role, may exceed 1;
/// `quality` at most 1, [`Ratio::ONE`] for a kind that does not scale by it. Rounding: down, once.
///
/// Errors: [`MathError::OutOfRange`] for a quality above 1 or a result of [`units::MAX`] or more.
///
/// Source: crate docs, "Rewards".
pub fn credited_units(
	quantity: u128,
	multiplier: Ratio,
	quality: Ratio,
) -> Result<u128, MathError> {
	if !quality.is_share() {
		return Err(MathError::OutOfRange);
	}
	let numerator = wide::product([
		quantity.into(),
		multiplier.numerator().into(),
		quality.numerator().into(),
	])?;
	let denominator = wide::times(multiplier.denominator().into(), quality.denominator().into())?;
	let (credited, _) = wide::divide(numerator, denominator)?;
	let credited = wide::narrow(credited).map_err(|_| MathError::OutOfRange)?;
	units::check(credited)?;
	Ok(credited)
}

/// The author's gain: factor * quality * min(1, value / reward_value).
///
/// Units: `factor` and the result in units of reputation (`reputation_factor`) or base units of the
/// network's asset (`token_factor`); `value` and `reward_value`, the kind's, in the same base
/// units. Rounding: down, once. Never exceeds `factor`.
///
/// Errors: [`MathError::OutOfRange`] for a quality above 1; [`MathError::DivisionByZero`] for a
/// reward value of 0.
///
/// Source: crate docs, "Rewards".
pub fn gain(
	factor: u128,
	quality: Ratio,
	value: u128,
	reward_value: u128,
) -> Result<u128, MathError> {
	if !quality.is_share() {
		return Err(MathError::OutOfRange);
	}
	let numerator =
		wide::product([factor.into(), quality.numerator().into(), value.min(reward_value).into()])?;
	wide::quotient(numerator, wide::times(quality.denominator().into(), reward_value.into())?)
}

/// As much of `gain` as the cap allows to an agent who has gained `gained` in this window already:
/// all its gains of one window together stay at or below floor(cap * reputation).
///
/// Units: of reputation, all of them in the same measure (all decay-free shares, or none).
/// Rounding: down.
///
/// Source: crate docs, "Rewards".
pub fn capped(
	gain: u128,
	gained: u128,
	reputation: u128,
	cap: Fraction,
) -> Result<u128, MathError> {
	let room = cap.of(reputation)?.saturating_sub(gained);
	Ok(gain.min(room))
}

/// The bonus that joins the pot of the evaluators: `evaluator_factor` of the author's gain.
///
/// Rounding: down.
///
/// Source: crate docs, "Rewards".
pub fn bonus(gain: u128, evaluator_factor: Fraction) -> Result<u128, MathError> {
	evaluator_factor.of(gain)
}
