// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::{equipment::*, *};
use crate::FiguresOf;
use ovn_primitives::UseClass::{Commercial, Other};

#[test]
fn next_free_slot_is_the_first_between_reservations_and_uses() {
	build_and_execute(|| {
		let printer = machine();
		fees(&printer);
		let next = |earliest, length| Custody::next_free_slot(printer.id, earliest, length);
		assert_eq!(next(0, 5), Some((1, 6)));
		// In use until block 10.
		start(printer.id, USER, commercial());
		assert_eq!(next(0, 5), Some((10, 15)));
		assert_ok!(Custody::book(signed(OTHER), printer.id, Commercial, 12, 5));
		assert_eq!(next(0, 5), Some((17, 22)));
		assert_eq!(next(0, 2), Some((10, 12)));
		assert_eq!(next(15, 2), Some((17, 19)));
		assert_eq!((next(0, LONGEST + 1), next(HORIZON, 2), next(0, 0)), (None, None, None));
		let (start, end) = next(0, LONGEST).unwrap();
		assert_ok!(Custody::book(signed(OTHER), printer.id, Commercial, start, end - start));
	});
}

#[test]
fn next_free_slot_is_none_when_the_resource_is_not_reserved() {
	build_and_execute(|| {
		let design = thing(Nature::Digital);
		assert_eq!(Custody::next_free_slot(design, 1, 1), None);
		assert_eq!(Custody::next_free_slot(9, 1, 1), None);
		let printer = machine();
		set_stage(printer.id, Stage::Working(Phase::Ideation));
		assert_eq!(Custody::next_free_slot(printer.id, 1, 1), None);
	});
}

#[test]
fn bookings_are_told_in_pages() {
	build_and_execute(|| {
		let printer = machine();
		for start in [30, 10, 20] {
			assert_ok!(Custody::book(signed(USER), printer.id, Commercial, start, 5));
		}
		let starts = |from, limit| {
			let views = Custody::bookings(printer.id, from, limit);
			views.into_iter().map(|view| view.start).collect::<Vec<_>>()
		};
		assert_eq!(starts(0, 9), [10, 20, 30]);
		assert_eq!(starts(15, 1), [20]);
		assert_eq!(starts(14, 1), [10]);
		assert!(starts(35, 9).is_empty());
	});
}

#[test]
fn uses_are_told_in_pages() {
	build_and_execute(|| {
		let printer = machine();
		for _ in 0..3 {
			let number = start(printer.id, USER, minutes(60));
			end(printer.id, USER, number, minutes(60));
		}
		let first = Custody::uses(printer.id, None, 2);
		let rest = Custody::uses(printer.id, Some(first[1].0), 2);
		assert_eq!((first.len(), rest.len()), (2, 1));
		// An hour of 72 minutes that the clock saw.
		assert_eq!(Custody::use_of(printer.id, 1).unwrap().held, 24 * ONE);
	});
}

#[test]
fn quote_says_what_a_use_costs() {
	build_and_execute(|| {
		let printer = machine();
		let quote = Custody::quote(printer.id, commercial()).unwrap();
		let parts = [
			quote.material,
			quote.technician,
			quote.maintenance,
			quote.infrastructure,
			quote.payback,
			quote.due,
		];
		assert_eq!(parts.map(|part| part / ONE), [12, 40, 15, 10, 123, 200]);
		pay_off(printer.agreement);
		let quote = Custody::quote(printer.id, commercial()).unwrap();
		assert_eq!((quote.payback, quote.due), (0, 77 * ONE));
		let other = FiguresOf::<Test> { class: Other, ..minutes(60) };
		assert_eq!(Custody::quote(printer.id, other), None);
		assert_eq!(Custody::quote(9, commercial()), None);
	});
}
