// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Why shares that scopes give each other come to an end, in whatever circles.
//!
//! A share goes to an inbox, and the inbox is an income only when somebody records it: no income
//! records another, so a call never follows a circle. Each further income is paid out of shares of
//! earlier ones, and those are at most a fifth of them. With E from outside, T recorded in all and I
//! of it out of inboxes, T = E + I and I <= T x s, so
//! ```text
//! I <= E x s / (1 - s),          with s = 1/5: a quarter of what came from outside.
//! ```
//! Kept fractions add less than a base unit in all to that (crate docs, "Kept fractions"). An income is
//! at least the smallest one, so there are at most I / smallest of them, however the scopes are
//! connected and whoever records them in whatever order. What is too small stays in the inbox until
//! more comes.

use super::{is_within, MAX_SHARED};
use crate::{wide, MathError, Ratio};

/// The greatest number of incomes that come out of shares of what scopes got from `outside`, if all
/// shares of each scope together are at most `shared` and no income is below `smallest`.
///
/// Rounding: down.
///
/// Errors: [`MathError::OutOfRange`] if the shares exceed [`MAX_SHARED`]; [`MathError::DivisionByZero`]
/// if the smallest income is 0.
///
/// Source: crate docs, "Settlement".
pub fn most_incomes(outside: u128, shared: Ratio, smallest: u128) -> Result<u128, MathError> {
	if !is_within(shared, MAX_SHARED) {
		return Err(MathError::OutOfRange);
	}
	let rest = shared.denominator().saturating_sub(shared.numerator());
	let inside = wide::times(outside.into(), shared.numerator().into())?;
	wide::quotient(inside, wide::times(rest.into(), smallest.into())?)
}

/// How many incomes a single circle of shares makes of one: the first, and one for each round that
/// leaves at least the smallest income.
///
/// Rounding: each share down, nothing kept.
///
/// Errors: as [`most_incomes`].
///
/// Source: crate docs, "Settlement".
pub fn hops(amount: u128, rate: Ratio, smallest: u128) -> Result<u32, MathError> {
	if !is_within(rate, MAX_SHARED) {
		return Err(MathError::OutOfRange);
	}
	if smallest == 0 {
		return Err(MathError::DivisionByZero);
	}
	let (mut left, mut hops) = (amount, 0_u32);
	// Each round leaves at most a fifth: at most 56 rounds for 128 bits.
	while left >= smallest {
		hops = hops.saturating_add(1);
		left = rate.times(left)?;
	}
	Ok(hops)
}
