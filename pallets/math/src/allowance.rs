// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! An allowance that is used up and refills evenly with time.
//!
//! A full allowance is `capacity`; an empty one is full again after `period` steps. What was used up is
//! written down with the step at which it was written; everything else follows from the time that
//! has passed since.

use crate::{wide, MathError};

/// What is still used up of an allowance `elapsed` steps after `used` was written:
/// max(0, min(used, capacity) - floor(capacity * elapsed / period)).
///
/// Units: `used`, `capacity` and the result in base units; `period` and `elapsed` in the same steps.
/// Rounding: what has refilled is rounded down, so that an allowance never gives more than it should;
/// it is full after `period` steps exactly, also if it was lowered in between.
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
	let used = used.min(capacity);
	let refilled = wide::times(capacity.into(), elapsed.into())?;
	let refilled = wide::quotient(refilled, period.into());
	match refilled {
		Ok(refilled) => Ok(used.saturating_sub(refilled)),
		// More than the type holds, so more than was used.
		Err(MathError::Overflow) => Ok(0),
		Err(error) => Err(error),
	}
}

/// After how many steps an allowance of which `used` is used up is full again:
/// ceil(min(used, capacity) * period / capacity).
///
/// Units: as [`used_after`]. Rounding: up, so that it is full then. At most `period`, so a period of 0
/// gives 0; 0 too if nothing is used up.
///
/// Errors: none, as the result is at most `period`.
///
/// Source: the inverse of [`used_after`].
pub fn full_after(used: u128, capacity: u128, period: u64) -> Result<u64, MathError> {
	let used = used.min(capacity);
	if used == 0 {
		return Ok(0);
	}
	let (steps, rest) = wide::divide(wide::times(used.into(), period.into())?, capacity.into())?;
	let steps = u64::try_from(wide::narrow(steps)?).map_err(|_| MathError::Overflow)?;
	if rest.is_zero() {
		return Ok(steps);
	}
	steps.checked_add(1).ok_or(MathError::Overflow)
}
