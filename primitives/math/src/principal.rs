// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Principal of debts: its value in a division of income, the part of a contribution that is
//! credited, and what stays of that when some of the contribution is given back.

use crate::{split, units, wide, MathError, Ratio};
use primitive_types::U256;

/// The value of `principal` that was valued in base units when it was credited: 10^6 * principal,
/// in millionths of a base unit as from [`split::value`].
///
/// Exact.
///
/// Errors: [`MathError::OutOfRange`] for principal at or above [`units::MAX`].
///
/// Source: crate docs, "Weights, caps and what is held".
pub fn value(principal: u128) -> Result<U256, MathError> {
	split::value(units::ONE, principal)
}

/// The value of `principal` of a kind that counts an asset, if a whole unit of the kind, which is
/// `per_unit` base units of the asset, is valued at `rate` now: rate * principal * 10^6 / per_unit.
///
/// Units: `rate` in base units of the native token for one whole unit, `principal` and `per_unit`
/// in base units of the asset, the result in millionths of a base unit of the native token.
/// Rounding: down, by less than one such millionth. 0 if `per_unit` is 0: such a kind counts
/// nothing.
///
/// Errors: [`MathError::OutOfRange`] for principal at or above [`units::MAX`].
///
/// Source: crate docs, "Weights, caps and what is held".
pub fn counted_value(rate: u128, principal: u128, per_unit: u128) -> Result<U256, MathError> {
	let value = split::value(rate, principal)?;
	let millionths = value.checked_mul(units::ONE.into()).ok_or(MathError::Overflow)?;
	Ok(millionths.checked_div(per_unit.into()).unwrap_or_default())
}

/// The part of its value that a contribution is credited as principal in a book that pays `ceiling`
/// times the principal, so that it is paid at most the `percent` hundredths of its value that it
/// was promised: min(1, percent / 100 / ceiling).
///
/// Exact. 1 for a ceiling of 0, which pays nothing.
///
/// Errors: [`MathError::Overflow`] if the part has no numerator and denominator below 2^32 as they
/// come.
///
/// Source: crate docs, "Debt".
pub fn part(ceiling: Ratio, percent: u32) -> Result<Ratio, MathError> {
	let times = |a: u32, b: u32| u64::from(a).checked_mul(b.into()).ok_or(MathError::Overflow);
	let promised = times(percent, ceiling.denominator())?;
	let paid = times(ceiling.numerator(), 100)?;
	if paid <= promised {
		return Ok(Ratio::ONE);
	}
	let narrow = |number: u64| u32::try_from(number).map_err(|_| MathError::Overflow);
	Ratio::new(narrow(promised)?, narrow(paid)?)
}

/// What stays of the amount `credited` for a contribution of `units`, when `left` of them are not
/// given back: credited * left / units.
///
/// Rounding: down, so that giving all of it back, in whatever parts, takes back all.
///
/// Errors: [`MathError::DivisionByZero`] for no units; [`MathError::Mismatch`] if more are left
/// than there were.
///
/// Source: crate docs, "Debt".
pub fn kept(credited: u128, left: u128, units: u128) -> Result<u128, MathError> {
	if left > units {
		return Err(MathError::Mismatch);
	}
	wide::quotient(wide::times(credited.into(), left.into())?, units.into())
}
