// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Numbers that end, and records that do not belong together: a call fails, and nothing has changed.

use super::{equipment::*, *};
use crate::{AgentCounts, NextPayment, NextUse, Reservations};

#[test]
fn start_use_fails_when_there_are_no_numbers_left() {
	build_and_execute(|| {
		let printer = machine();
		NextUse::<Test>::put(u64::MAX);
		let start = Usage::start_use(signed(USER), printer.id, minutes(60), None, H256::zero());
		assert_noop!(start, Error::<Test>::Overflow);
	});
}

/// No number of payments left: the settlement fails as a whole, and can be tried again.
#[test]
fn confirm_use_fails_when_a_payment_that_has_to_wait_gets_no_number() {
	build_and_execute(|| {
		let printer = machine();
		let maintenance = Some(pallet_networks::Counts::<Test>::get(LAB).funds);
		let terms = crate::UseTerms { maintenance, ..crate::Terms::<Test>::get(printer.id) };
		// A fund whose pot nobody has opened.
		let name = b"closed".to_vec().try_into().unwrap();
		assert_ok!(Networks::create_fund(signed(STEWARD), LAB, name));
		assert_ok!(Usage::set_use_terms(signed(STEWARD), printer.id, terms));
		let number = reported(&printer);
		NextPayment::<Test>::put(u64::MAX);
		let confirm = || Usage::confirm_use(signed(CUSTODIAN), printer.id, number);
		assert_noop!(confirm(), Error::<Test>::Overflow);
		NextPayment::<Test>::put(0);
		assert_ok!(confirm());
		assert_eq!(held(USER), 15 * ONE);
	});
}

#[test]
fn start_use_changes_nothing_when_records_do_not_belong_together() {
	build_and_execute(|| {
		let printer = machine();
		// A defect elsewhere: the calendar has a time, and nobody made the reservation.
		assert_ok!(Usage::reserve(signed(USER), printer.id, UseClass::Commercial, 1, 30));
		let right = Reservations::<Test>::take(printer.id, 1).unwrap();
		let start = || Usage::start_use(signed(USER), printer.id, minutes(60), None, H256::zero());
		assert_noop!(start(), Error::<Test>::Inconsistent);
		Reservations::<Test>::insert(printer.id, 1, right);
		// Or nobody counted it.
		AgentCounts::<Test>::remove(printer.id, USER);
		assert_noop!(start(), Error::<Test>::Inconsistent);
		AgentCounts::<Test>::insert(printer.id, USER, 1);
		assert_ok!(start());
	});
}
