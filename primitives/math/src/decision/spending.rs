// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! How much of a purse is spent in a month without a decision of all.

use crate::wide;
use primitive_types::U512;

/// Over how many days spending is counted together, the present one included. A month of 30 days that
/// begins at any moment touches no more.
pub const SPENDING_DAYS: usize = 31;

/// What is left of a limit, in base units: `percent` of what the purse has now and of what was spent of
/// it in the last [`SPENDING_DAYS`] days, rounded down, less what was spent; 0 if that is more.
///
/// `percent` is at most 100; more counts as that. The result is at most `spendable`.
///
/// What comes in raises the limit at once, and what was spent does not lower it: so it does not matter
/// in how many parts something is spent.
pub fn left(spendable: u128, spent: u128, percent: u8) -> u128 {
	let all = U512::from(spendable).saturating_add(spent.into());
	let share = all.saturating_mul(percent.min(100).into());
	let limit = wide::quotient(share, 100.into()).unwrap_or(u128::MAX);
	limit.saturating_sub(spent).min(spendable)
}
