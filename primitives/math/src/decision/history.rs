// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What a value was when a day began, for the days for which somebody still asks.
//!
//! A **history** lists, by day, what the value was before the first change of that day. Days without
//! a change have no entry, so that nothing is written at midnight.

use super::Day;
use alloc::vec::Vec;

/// How many days back a history answers.
pub const REACH: Day = 46;

/// The greatest number of entries of a history: one for each of the days within reach, and today.
pub const MAX_ENTRIES: u32 = REACH + 1;

/// The value as it was when `day` began, `present` being what it is now. Exact for the present day and the
/// [`REACH`] days before the last change.
///
/// Cost: O(log n).
pub fn at<V: Copy>(past: &[(Day, V)], present: V, day: Day) -> V {
	let place = past.partition_point(|(changed, _)| *changed < day);
	past.get(place).map_or(present, |(_, value)| *value)
}

/// Records that a value that was `before` changes `today`; whoever calls sets the new one. Entries out of
/// reach are dropped. Returns whether there is a new entry.
///
/// Afterwards there are at most [`MAX_ENTRIES`].
pub fn put<V>(past: &mut Vec<(Day, V)>, before: V, today: Day) -> bool {
	past.retain(|(day, _)| day.saturating_add(REACH) >= today);
	let is_first = past.last().is_none_or(|(day, _)| *day < today);
	if is_first {
		past.push((today, before));
	}
	is_first
}

/// Whether this is a history: strictly ascending, and its entries at most [`REACH`] days apart.
pub fn is_history<V>(past: &[(Day, V)]) -> bool {
	let ascends = past.iter().zip(past.iter().skip(1)).all(|(one, next)| one.0 < next.0);
	let reach = match (past.first(), past.last()) {
		(Some((first, _)), Some((last, _))) => last.saturating_sub(*first),
		_ => 0,
	};
	ascends && reach <= REACH
}
