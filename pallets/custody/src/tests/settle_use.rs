// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::{equipment::*, *};
use crate::{Engagements, Ground, Running, Uses};
use ovn_primitives::UseClass::Commercial;
use sp_core::H256;
use sp_runtime::DispatchResult;

fn settle(printer: &Machine) -> DispatchResult {
	Custody::settle_use(signed(OUTSIDER), printer.id, 0)
}

/// What a use of the printer costs that was reported so, when nobody says anything.
fn silence(estimate: u32, report: u32) -> u128 {
	let printer = machine();
	let before = free(USER);
	start(printer.id, USER, minutes(estimate));
	end(printer.id, USER, 0, minutes(report));
	run_to_block(1 + 3 * DAY);
	assert_noop!(settle(&printer), Error::<Test>::TooEarly);
	pass(1);
	assert_ok!(settle(&printer));
	assert_eq!(held(USER), 0);
	let Event::UseSettled { ground: Ground::Silence, figures, .. } = last_event() else {
		panic!("settled by silence")
	};
	assert_eq!(figures, minutes(estimate.max(report)));
	before - free(USER)
}

#[test]
fn settle_use_takes_the_estimate_when_less_was_reported_and_nobody_spoke() {
	build_and_execute(|| assert_eq!(silence(600, 60), 200 * ONE));
}

#[test]
fn settle_use_takes_the_report_when_it_is_more_and_nobody_spoke() {
	build_and_execute(|| assert_eq!(silence(60, 600), 200 * ONE));
}

#[test]
fn settle_use_ends_a_dispute_when_the_scope_did_not_decide() {
	build_and_execute(|| {
		let printer = machine();
		let before = free(USER);
		start(printer.id, USER, minutes(600));
		end(printer.id, USER, 0, minutes(60));
		assert_ok!(Custody::dispute_use(signed(CUSTODIAN), printer.id, 0, H256::zero()));
		run_to_block(1 + 14 * DAY);
		assert_noop!(settle(&printer), Error::<Test>::TooEarly);
		pass(1);
		assert_ok!(settle(&printer));
		assert_eq!((before - free(USER), held(USER)), (200 * ONE, 0));
	});
}

#[test]
fn settle_use_takes_all_that_is_held_when_a_use_was_never_ended() {
	build_and_execute(|| {
		let printer = machine();
		let before = free(USER);
		start(printer.id, USER, commercial());
		run_to_block(10 + DAY - 1);
		assert_noop!(settle(&printer), Error::<Test>::TooEarly);
		pass(1);
		assert_ok!(settle(&printer));
		assert_eq!((before - free(USER), held(USER)), (200 * ONE, 0));
		assert!(matches!(last_event(), Event::UseSettled { ground: Ground::TimedOut, .. }));
		assert_eq!(state(printer.id), State::Available);
		assert_eq!(Running::<Test>::get(printer.id), None);
		assert!(!Engagements::<Test>::contains_key(printer.id, USER));
		assert_eq!(Uses::<Test>::iter().count(), 0);
	});
}

#[test]
fn settle_use_takes_all_that_is_held_when_the_books_were_filled_meanwhile() {
	build_and_execute(|| {
		let printer = machine();
		let before = free(USER);
		start(printer.id, USER, commercial());
		pay_off(printer.agreement);
		run_to_block(10 + DAY);
		assert_ok!(settle(&printer));
		assert_eq!(before - free(USER), 200 * ONE);
		assert_eq!(settled().infrastructure, 133 * ONE);
	});
}

#[test]
fn settle_use_is_possible_at_once_when_the_next_reservation_has_begun() {
	build_and_execute(|| {
		let printer = machine();
		assert_ok!(Custody::book(signed(OTHER), printer.id, Commercial, 11, 5));
		start(printer.id, USER, commercial());
		run_to_block(10);
		assert_noop!(settle(&printer), Error::<Test>::TooEarly);
		run_to_block(11);
		assert_ok!(settle(&printer));
		start(printer.id, OTHER, minutes(60));
	});
}

#[test]
fn settle_use_fails_when_there_is_none() {
	build_and_execute(|| {
		let printer = machine();
		assert_noop!(settle(&printer), Error::<Test>::UseNotFound);
	});
}
