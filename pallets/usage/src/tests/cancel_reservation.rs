// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::{equipment::*, *};
use crate::{AgentCounts, Calendars};
use ovn_primitives::UseClass::Commercial;

/// A printer that the user reserved from block 30 on.
fn reserved() -> Machine {
	let printer = machine();
	fees(&printer);
	assert_ok!(Usage::reserve(signed(USER), printer.id, Commercial, 30, 10));
	printer
}

fn cancel(who: u64, printer: &Machine) -> sp_runtime::DispatchResult {
	Usage::cancel_reservation(signed(who), printer.id, 30)
}

#[test]
fn cancel_reservation_costs_nothing_when_the_notice_is_kept() {
	build_and_execute(|| {
		let printer = reserved();
		let before = (free(USER) + held(USER), Purses::now(&printer));
		run_to_block(20);
		assert_ok!(cancel(USER, &printer));
		let expected = Event::ReservationCancelled {
			resource: printer.id,
			start: 30,
			who: USER,
			by: USER,
			fee: 0,
		};
		assert_eq!(last_event(), expected);
		assert_eq!((free(USER), held(USER)), (before.0, 0));
		assert_eq!(Purses::now(&printer), before.1);
		assert!(!Calendars::<Test>::contains_key(printer.id));
		assert!(!AgentCounts::<Test>::contains_key(printer.id, USER));
	});
}

#[test]
fn cancel_reservation_pays_maintenance_when_it_is_late() {
	build_and_execute(|| {
		let printer = reserved();
		let before = (free(USER) + held(USER), Purses::now(&printer).maintenance);
		run_to_block(21);
		assert_ok!(cancel(USER, &printer));
		assert_eq!((free(USER), held(USER)), (before.0 - CANCELLATION, 0));
		assert_eq!(Purses::now(&printer).maintenance, before.1 + CANCELLATION);
	});
}

#[test]
fn cancel_reservation_costs_nothing_when_the_resource_cannot_be_used() {
	build_and_execute(|| {
		let printer = reserved();
		let before = free(USER) + held(USER);
		run_to_block(31);
		assert_ok!(happen(printer.id, Occurrence::Damaged));
		assert_ok!(cancel(USER, &printer));
		assert_eq!((free(USER), held(USER)), (before, 0));
	});
}

#[test]
fn cancel_reservation_costs_nothing_when_another_has_not_left_as_it_begins() {
	build_and_execute(|| {
		let printer = reserved();
		let before = free(USER) + held(USER);
		run_to_block(21);
		start(printer.id, OTHER, commercial());
		run_to_block(30);
		assert_ok!(cancel(USER, &printer));
		assert_eq!((free(USER), held(USER)), (before, 0));
	});
}

#[test]
fn cancel_reservation_costs_the_fee_when_another_uses_it_before_it_begins() {
	build_and_execute(|| {
		let printer = reserved();
		let before = free(USER) + held(USER);
		run_to_block(21);
		start(printer.id, OTHER, commercial());
		run_to_block(29);
		assert_ok!(cancel(USER, &printer));
		assert_eq!((free(USER), held(USER)), (before - CANCELLATION, 0));
	});
}

#[test]
fn cancel_reservation_costs_nothing_when_the_resource_sleeps() {
	build_and_execute(|| {
		let printer = reserved();
		let before = free(USER) + held(USER);
		run_to_block(29);
		// It is there and free, but nobody may use it.
		assert_ok!(Custody::hibernate(signed(STEWARD), printer.id));
		assert_ok!(cancel(USER, &printer));
		assert_eq!((free(USER), held(USER)), (before, 0));
	});
}

#[test]
fn cancel_reservation_costs_nothing_when_a_custodian_does_it() {
	build_and_execute(|| {
		let printer = reserved();
		let before = free(USER) + held(USER);
		run_to_block(29);
		assert_ok!(cancel(CUSTODIAN, &printer));
		let expected = Event::ReservationCancelled {
			resource: printer.id,
			start: 30,
			who: USER,
			by: CUSTODIAN,
			fee: 0,
		};
		assert_eq!(last_event(), expected);
		assert_eq!((free(USER), held(USER)), (before, 0));
	});
}

#[test]
fn cancel_reservation_frees_what_was_set_apart_when_it_has_begun() {
	build_and_execute(|| {
		let printer = machine();
		assert_ok!(Usage::reserve(signed(USER), printer.id, Commercial, 1, 10));
		assert_eq!(state(printer.id), State::Reserved);
		assert_ok!(Usage::cancel_reservation(signed(USER), printer.id, 1));
		assert_eq!(state(printer.id), State::Available);
	});
}

#[test]
fn cancel_reservation_fails_when_it_is_not_ones_own() {
	build_and_execute(|| {
		let printer = reserved();
		assert_noop!(cancel(OTHER, &printer), Error::<Test>::NotReserver);
	});
}

#[test]
fn cancel_reservation_fails_when_it_counts_as_a_no_show() {
	build_and_execute(|| {
		let printer = reserved();
		run_to_block(32);
		assert_noop!(cancel(USER, &printer), Error::<Test>::TooLate);
		run_to_block(31);
		assert_ok!(cancel(USER, &printer));
	});
}

#[test]
fn cancel_reservation_fails_when_there_is_none() {
	build_and_execute(|| {
		let printer = reserved();
		let cancel = |id, start| Usage::cancel_reservation(signed(USER), id, start);
		assert_noop!(cancel(printer.id, 31), Error::<Test>::ReservationNotFound);
		assert_noop!(cancel(9, 30), Error::<Test>::ResourceNotFound);
	});
}

#[test]
fn cancel_reservation_keeps_the_fee_waiting_when_maintenance_cannot_be_paid() {
	build_and_execute(|| {
		let printer = reserved();
		close_fund(printer.maintenance);
		run_to_block(21);
		assert_ok!(cancel(USER, &printer));
		assert_eq!(held(USER), CANCELLATION);
		Networks::open_pot(
			signed(STEWARD),
			LAB,
			ovn_primitives::Purse::Fund(printer.maintenance),
			NATIVE,
		)
		.unwrap();
		assert_ok!(Usage::deliver(signed(OUTSIDER), 0));
		assert_eq!(held(USER), 0);
	});
}
