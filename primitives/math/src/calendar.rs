// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Intervals that never overlap: the reservations of a resource.
//!
//! A **calendar** is a list of slots, sorted, none of which overlaps another: that is what
//! [`place`] keeps. The other functions rely on it. As no two overlap, their ends are sorted as
//! their starts are, and a slot is found in O(log n).

use crate::MathError;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// An interval of time, in blocks: `start` is part of it, `end` is not.
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
pub struct Slot {
	/// The first block.
	pub start: u64,
	/// The block after the last.
	pub end: u64,
}

impl Slot {
	/// An interval of at least one block.
	///
	/// Errors: [`MathError::OutOfRange`] if it ends before it starts, or has no block.
	pub const fn new(start: u64, end: u64) -> Result<Self, MathError> {
		if start < end {
			Ok(Self { start, end })
		} else {
			Err(MathError::OutOfRange)
		}
	}

	/// Whether a block is part of it.
	pub const fn contains(&self, block: u64) -> bool {
		self.start <= block && block < self.end
	}

	/// Whether a block is part of both.
	pub const fn overlaps(&self, other: &Self) -> bool {
		self.start < other.end && other.start < self.end
	}
}

/// Whether the list is a calendar: every slot has a block and ends before, or where, the next
/// starts.
pub fn is_calendar(slots: &[Slot]) -> bool {
	let ordered = slots.iter().zip(slots.iter().skip(1)).all(|(one, next)| one.end <= next.start);
	ordered && slots.iter().all(|slot| slot.start < slot.end)
}

/// The first slot that ends after a block: the one that contains it, or the next.
fn from(slots: &[Slot], block: u64) -> usize {
	slots.partition_point(|slot| slot.end <= block)
}

/// At which place of the calendar a new slot belongs; `None` if it overlaps another.
///
/// Cost: O(log n).
pub fn place(slots: &[Slot], new: &Slot) -> Option<usize> {
	let place = from(slots, new.start);
	match slots.get(place) {
		Some(next) if next.overlaps(new) => None,
		_ => Some(place),
	}
}

/// The place of the slot that starts at this block.
///
/// Cost: O(log n).
pub fn starting_at(slots: &[Slot], start: u64) -> Option<usize> {
	slots.binary_search_by_key(&start, |slot| slot.start).ok()
}

/// The slot that a block is part of.
///
/// Cost: O(log n).
pub fn at(slots: &[Slot], block: u64) -> Option<Slot> {
	slots.get(from(slots, block)).filter(|slot| slot.contains(block)).copied()
}

/// The first slot that starts after a block.
///
/// Cost: O(log n).
pub fn after(slots: &[Slot], block: u64) -> Option<Slot> {
	slots.get(slots.partition_point(|slot| slot.start <= block)).copied()
}

/// The first free interval of `length` blocks that starts at `earliest` or later and ends at
/// `latest` or before; `None` if there is none, or `length` is 0.
///
/// Cost: O(n).
pub fn next_free(slots: &[Slot], earliest: u64, latest: u64, length: u64) -> Option<Slot> {
	let mut start = earliest;
	for slot in slots.iter().skip(from(slots, earliest)) {
		let free = start.checked_add(length)? <= slot.start;
		if free {
			break;
		}
		start = slot.end;
	}
	let end = start.checked_add(length).filter(|end| *end <= latest)?;
	Slot::new(start, end).ok()
}
