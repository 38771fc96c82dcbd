// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::{equipment::*, *};
use ovn_primitives::UseClass::Commercial;

fn reserved(length: u64) -> Machine {
	let printer = machine();
	fees(&printer);
	assert_ok!(Usage::reserve(signed(USER), printer.id, Commercial, 30, length));
	printer
}

fn release(printer: &Machine) -> sp_runtime::DispatchResult {
	Usage::release_reservation(signed(OUTSIDER), printer.id, 30)
}

#[test]
fn release_reservation_pays_maintenance_when_nobody_came() {
	build_and_execute(|| {
		let printer = reserved(10);
		let before = (free(USER) + held(USER), Purses::now(&printer).maintenance);
		run_to_block(31);
		assert_noop!(release(&printer), Error::<Test>::TooEarly);
		run_to_block(32);
		assert_ok!(release(&printer));
		let expected = Event::NoShow {
			resource: printer.id,
			start: 30,
			who: USER,
			by: OUTSIDER,
			fee: NO_SHOW,
		};
		assert_eq!(last_event(), expected);
		assert_eq!((free(USER), held(USER)), (before.0 - NO_SHOW, 0));
		assert_eq!(Purses::now(&printer).maintenance, before.1 + NO_SHOW);
		// Others can have the rest of the time.
		assert_ok!(Usage::reserve(signed(OTHER), printer.id, Commercial, 32, 8));
	});
}

#[test]
fn release_reservation_is_possible_at_its_end_when_it_is_short() {
	build_and_execute(|| {
		let printer = reserved(1);
		run_to_block(31);
		assert_ok!(release(&printer));
	});
}

#[test]
fn release_reservation_costs_nothing_when_the_resource_could_not_be_used() {
	build_and_execute(|| {
		let printer = reserved(10);
		let before = free(USER) + held(USER);
		run_to_block(29);
		assert_ok!(happen(printer.id, Occurrence::MaintenanceBegun));
		run_to_block(40);
		assert_ok!(release(&printer));
		assert_eq!((free(USER), held(USER)), (before, 0));
	});
}

#[test]
fn release_reservation_costs_nothing_when_another_did_not_leave() {
	build_and_execute(|| {
		let printer = reserved(10);
		let before = free(USER) + held(USER);
		run_to_block(21);
		start(printer.id, OTHER, commercial());
		run_to_block(32);
		assert_ok!(release(&printer));
		assert_eq!((free(USER), held(USER)), (before, 0));
	});
}

#[test]
fn release_reservation_costs_the_fee_when_another_came_after_it() {
	build_and_execute(|| {
		let printer = reserved(5);
		let before = free(USER) + held(USER);
		assert_ok!(Usage::reserve(signed(OTHER), printer.id, Commercial, 35, 9));
		run_to_block(35);
		start(printer.id, OTHER, minutes(60));
		// Who did not come cannot hide behind who did.
		assert_ok!(Usage::release_reservation(signed(USER), printer.id, 30));
		assert_eq!((free(USER), held(USER)), (before - NO_SHOW, 0));
	});
}

#[test]
fn release_reservation_frees_what_was_set_apart() {
	build_and_execute(|| {
		let printer = machine();
		assert_ok!(Usage::reserve(signed(USER), printer.id, Commercial, 1, 10));
		run_to_block(3);
		assert_ok!(Usage::release_reservation(signed(OTHER), printer.id, 1));
		assert_eq!(state(printer.id), State::Available);
	});
}

#[test]
fn release_reservation_fails_when_there_is_none() {
	build_and_execute(|| {
		let printer = reserved(10);
		let release = |id, start| Usage::release_reservation(signed(OTHER), id, start);
		assert_noop!(release(printer.id, 31), Error::<Test>::ReservationNotFound);
		assert_noop!(release(9, 30), Error::<Test>::ResourceNotFound);
	});
}
