// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! An allowance that is used up and refills evenly with time.
//!
//! A full allowance is `capacity`; an empty one is full again after `period` steps. What was used
//! up is written down with the step at which it was written; everything else follows from the time
//! that has passed since.

use crate::{wide, MathError};

/// What is still used up of an allowance `elapsed` steps after `used` was written:
/// max(0, min(used, capacity) - floor(capacity * elapsed / period)).
///
/// Units: `used`, `capacity` and the result in base units; `period` and `elapsed` in the same
/// steps. Rounding: what has refilled is rounded down, so that an allowance never gives more than
/// it should; it is full after `period` steps exactly, also if it was lowered in between.
///
/// Errors: [`MathError::DivisionByZero`] for a period of 0.
///
/// Source: what one agent can spend in any `n` steps is at most capacity * (1 + n / period).
pub fn used_after(
	used: u128,
	capacity: u128,
	period: u64,
	elapsed: u64,
) -> Result<u128, MathError> {
	owed_after(used.min(capacity), capacity, period, elapsed)
}

/// What is still owed to an allowance `elapsed` steps after `owed` was written, if what refills
/// pays it off: max(0, owed - floor(capacity * elapsed / period)). As [`used_after`], but more than
/// the whole allowance can be owed.
///
/// Units, rounding and errors: as [`used_after`].
///
/// Source: a penalty that is larger than an allowance takes that of several periods.
pub fn owed_after(
	owed: u128,
	capacity: u128,
	period: u64,
	elapsed: u64,
) -> Result<u128, MathError> {
	let refilled = wide::times(capacity.into(), elapsed.into())?;
	let refilled = wide::quotient(refilled, period.into());
	match refilled {
		Ok(refilled) => Ok(owed.saturating_sub(refilled)),
		// More than the type holds, so more than was owed.
		Err(MathError::Overflow) => Ok(0),
		Err(error) => Err(error),
	}
}

/// After how many steps an allowance of which `used` is used up is full again:
/// ceil(min(used, capacity) * period / capacity).
///
/// Units: as [`used_after`]. Rounding: up, so that it is full then. At most `period`, so a period
/// of 0 gives 0; 0 too if nothing is used up.
///
/// Errors: none, as the result is at most `period`.
///
/// Source: the inverse of [`used_after`].
pub fn full_after(used: u128, capacity: u128, period: u64) -> Result<u64, MathError> {
	paid_off_after(used.min(capacity), capacity, period)
}

/// After how many steps nothing of `owed` is owed any more: ceil(owed * period / capacity).
///
/// Units: as [`owed_after`]. Rounding: up, so that it is paid off then. 0 if nothing is owed.
///
/// Errors: [`MathError::DivisionByZero`] for a capacity of 0, with which nothing is ever paid off;
/// [`MathError::Overflow`] for more steps than can be counted.
///
/// Source: the inverse of [`owed_after`].
pub fn paid_off_after(owed: u128, capacity: u128, period: u64) -> Result<u64, MathError> {
	if owed == 0 {
		return Ok(0);
	}
	let (steps, rest) = wide::divide(wide::times(owed.into(), period.into())?, capacity.into())?;
	let steps = u64::try_from(wide::narrow(steps)?).map_err(|_| MathError::Overflow)?;
	if rest.is_zero() {
		return Ok(steps);
	}
	steps.checked_add(1).ok_or(MathError::Overflow)
}
