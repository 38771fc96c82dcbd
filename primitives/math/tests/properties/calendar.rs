// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Calendars, against a model that marks every block by itself.

use ovn_math::{
	calendar::{after, at, is_calendar, next_free, place, starting_at, Slot},
	MathError,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

const BLOCKS: u64 = 60;

fn slot() -> impl Strategy<Value = Slot> {
	(0..BLOCKS, 1..12_u64)
		.prop_map(|(start, length)| Slot::new(start, (start + length).min(BLOCKS)).unwrap())
}

/// What becomes of wishes that come one after the other, and which block belongs to which slot.
fn fill(wishes: &[Slot]) -> (Vec<Slot>, BTreeMap<u64, Slot>) {
	let (mut slots, mut blocks) = (Vec::new(), BTreeMap::new());
	for wish in wishes {
		let own = || wish.start..wish.end;
		let free = own().all(|block| !blocks.contains_key(&block));
		let found = place(&slots, wish);
		assert_eq!(found.is_some(), free);
		if let Some(found) = found {
			slots.insert(found, *wish);
			blocks.extend(own().map(|block| (block, *wish)));
		}
		assert!(is_calendar(&slots));
	}
	(slots, blocks)
}

proptest! {
	#[test]
	fn slots_are_found_where_they_were_placed(wishes in prop::collection::vec(slot(), 0..40)) {
		let (slots, blocks) = fill(&wishes);
		for block in 0..BLOCKS {
			let own = blocks.get(&block).copied();
			prop_assert_eq!(at(&slots, block), own);
			let starts = own.filter(|slot| slot.start == block);
			prop_assert_eq!(starting_at(&slots, block).map(|n| slots[n]), starts);
			let next = slots.iter().find(|slot| slot.start > block).copied();
			prop_assert_eq!(after(&slots, block), next);
		}
		prop_assert_eq!(at(&slots, BLOCKS), None);
		for one in &wishes {
			for other in &slots {
				let both = (0..BLOCKS).any(|n| one.contains(n) && other.contains(n));
				prop_assert_eq!(one.overlaps(other), both);
			}
		}
	}

	#[test]
	fn the_next_free_slot_is_the_first_that_is_free(
		wishes in prop::collection::vec(slot(), 0..20),
		earliest in 0..BLOCKS, latest in 0..=BLOCKS, length in 0..10_u64,
	) {
		let (slots, blocks) = fill(&wishes);
		let fits = |start: u64| {
			length > 0
				&& start + length <= latest
				&& (start..start + length).all(|block| !blocks.contains_key(&block))
		};
		let first = (earliest..BLOCKS).find(|start| fits(*start));
		let found = next_free(&slots, earliest, latest, length);
		prop_assert_eq!(found.map(|slot| slot.start), first);
		if let Some(slot) = found {
			prop_assert_eq!(slot.end - slot.start, length);
			prop_assert!(place(&slots, &slot).is_some());
		}
	}

	#[test]
	fn no_calendar_panics(slots in prop::collection::vec(any::<(u64, u64)>(), 0..9), a in any::<u64>(), b in any::<u64>(), c in any::<u64>()) {
		let slots: Vec<_> = slots.into_iter().map(|(start, end)| Slot { start, end }).collect();
		let _ = (at(&slots, a), after(&slots, a), starting_at(&slots, a), is_calendar(&slots));
		let _ = (place(&slots, &Slot { start: a, end: b }), next_free(&slots, a, b, c));
	}
}

#[test]
fn an_empty_or_reversed_slot_is_refused() {
	assert_eq!(Slot::new(3, 3), Err(MathError::OutOfRange));
	assert_eq!(Slot::new(4, 3), Err(MathError::OutOfRange));
	assert_eq!(Slot::new(3, 4), Ok(Slot { start: 3, end: 4 }));
}

#[test]
fn neighbours_touch_and_do_not_overlap() {
	let slot = |start, end| Slot::new(start, end).unwrap();
	let slots = [slot(10, 20), slot(30, 40)];
	assert_eq!(place(&slots, &slot(20, 30)), Some(1));
	assert_eq!(place(&slots, &slot(0, 10)), Some(0));
	assert_eq!(place(&slots, &slot(40, 41)), Some(2));
	assert_eq!(place(&slots, &slot(19, 20)), None);
	assert_eq!(place(&slots, &slot(0, 100)), None);
	assert_eq!(next_free(&slots, 12, 100, 10), Some(slot(20, 30)));
	assert_eq!(next_free(&slots, 12, 100, 11), Some(slot(40, 51)));
	assert_eq!(next_free(&slots, 12, 50, 11), None);
	assert_eq!(next_free(&slots, 0, u64::MAX, u64::MAX), None);
}

#[test]
fn a_list_is_no_calendar_when_a_slot_is_empty_or_out_of_order() {
	let slot = |start, end| Slot { start, end };
	assert!(is_calendar(&[slot(0, 2), slot(2, 3)]));
	assert!(!is_calendar(&[slot(0, 2), slot(2, 2)]), "the second has no block");
	assert!(!is_calendar(&[slot(2, 3), slot(0, 2)]), "the second comes before the first");
	assert!(!is_calendar(&[slot(0, 2), slot(1, 3)]), "they overlap");
}
