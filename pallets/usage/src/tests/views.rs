// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::{equipment::*, *};
use crate::FiguresOf;
use ovn_primitives::UseClass::{Commercial, Other};

#[test]
fn next_free_is_the_first_between_reservations_and_uses() {
	build_and_execute(|| {
		let printer = machine();
		fees(&printer);
		let next = |earliest, length| Usage::next_free(printer.id, earliest, length);
		assert_eq!(next(0, 5), Some((1, 6)));
		// In use until block 10.
		start(printer.id, USER, commercial());
		assert_eq!(next(0, 5), Some((10, 15)));
		assert_ok!(Usage::reserve(signed(OTHER), printer.id, Commercial, 12, 5));
		assert_eq!(next(0, 5), Some((17, 22)));
		assert_eq!(next(0, 2), Some((10, 12)));
		assert_eq!(next(15, 2), Some((17, 19)));
		assert_eq!((next(0, LONGEST + 1), next(HORIZON, 2), next(0, 0)), (None, None, None));
		let (start, end) = next(0, LONGEST).unwrap();
		assert_ok!(Usage::reserve(signed(OTHER), printer.id, Commercial, start, end - start));
	});
}

#[test]
fn next_free_is_none_when_the_resource_is_not_reserved() {
	build_and_execute(|| {
		let design = thing(Nature::Digital);
		assert_eq!(Usage::next_free(design, 1, 1), None);
		assert_eq!(Usage::next_free(9, 1, 1), None);
		let printer = machine();
		set_stage(printer.id, Stage::Working(Phase::Ideation));
		assert_eq!(Usage::next_free(printer.id, 1, 1), None);
	});
}

#[test]
fn reservations_are_told_in_pages() {
	build_and_execute(|| {
		let printer = machine();
		for start in [30, 10, 20] {
			assert_ok!(Usage::reserve(signed(USER), printer.id, Commercial, start, 5));
		}
		let starts = |from, limit| {
			let views = Usage::reservations(printer.id, from, limit);
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
		let first = Usage::uses(printer.id, None, 2);
		let rest = Usage::uses(printer.id, Some(first[1].0), 2);
		assert_eq!((first.len(), rest.len()), (2, 1));
		// An hour of 72 minutes that the clock saw.
		assert_eq!(Usage::use_of(printer.id, 1).unwrap().held, 24 * ONE);
	});
}

#[test]
fn quote_says_what_a_use_costs() {
	build_and_execute(|| {
		let printer = machine();
		let quote = Usage::quote(printer.id, commercial()).unwrap();
		let parts = [
			quote.material,
			quote.technician,
			quote.maintenance,
			quote.infrastructure,
			quote.payback,
			quote.due,
		];
		assert_eq!(parts.map(|part| part / ONE), [12, 40, 15, 10, 123, 200]);
		pay_off(printer.deal);
		let quote = Usage::quote(printer.id, commercial()).unwrap();
		assert_eq!((quote.payback, quote.due), (0, 77 * ONE));
		let other = FiguresOf::<Test> { class: Other, ..minutes(60) };
		assert_eq!(Usage::quote(printer.id, other), None);
		assert_eq!(Usage::quote(9, commercial()), None);
	});
}

#[test]
fn access_tells_the_rules_that_the_scope_decided() {
	build_and_execute(|| {
		let printer = machine();
		assert!(Usage::access(printer.id).is_empty());
		let rule = crate::AccessRule { tier: None, ..Default::default() };
		let set = Usage::set_access(signed(STEWARD), printer.id, Other, Some(rule.clone()));
		assert_ok!(set);
		assert_eq!(Usage::access(printer.id), [(Other, rule)]);
	});
}
