// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Numbers that end, and records that do not belong together: a call fails, and nothing has changed.

use super::{equipment::*, *};
use crate::{Bookings, Engagements, NextBallot, NextPayment, NextResource, NextUse};

#[test]
fn register_fails_when_there_are_no_numbers_left() {
	build_and_execute(|| {
		member(ANA);
		NextResource::<Test>::put(u64::MAX);
		let name = b"saw".to_vec().try_into().unwrap();
		let (regime, nature) = (Regime::Commons, Nature::Physical);
		assert_noop!(
			Custody::register(signed(ANA), LAB, regime, nature, name, H256::zero(), Phase::Active),
			Error::<Test>::Overflow
		);
		NextResource::<Test>::put(0);
	});
}

#[test]
fn start_use_fails_when_there_are_no_numbers_left() {
	build_and_execute(|| {
		let printer = machine();
		NextUse::<Test>::put(u64::MAX);
		let start = Custody::start_use(signed(USER), printer.id, minutes(60), None, H256::zero());
		assert_noop!(start, Error::<Test>::Overflow);
	});
}

#[test]
fn declare_end_fails_when_there_are_no_ballots_or_blocks_left() {
	build_and_execute(|| {
		let (id, next) = (printer(), printer());
		assert_ok!(Custody::deprecate(signed(STEWARD), id, next));
		let declare = || Custody::declare_end(signed(STEWARD), id, document(1));
		NextBallot::<Test>::put(u64::MAX);
		assert_noop!(declare(), Error::<Test>::Overflow);
		NextBallot::<Test>::put(0);
		run_to_block(u64::MAX - DAY);
		assert_noop!(declare(), Error::<Test>::Overflow);
	});
}

/// No number of payments left: the settlement fails as a whole, and can be tried again.
#[test]
fn confirm_use_fails_when_a_payment_that_has_to_wait_gets_no_number() {
	build_and_execute(|| {
		let printer = machine();
		let settings = Settings {
			maintenance: Some(pallet_networks::Counts::<Test>::get(LAB).funds),
			infrastructure: Some(printer.infrastructure),
			..Default::default()
		};
		// A fund whose pot nobody has opened.
		let name = b"closed".to_vec().try_into().unwrap();
		assert_ok!(Networks::create_fund(signed(STEWARD), LAB, name));
		assert_ok!(Custody::set_settings(signed(STEWARD), printer.id, settings));
		let number = reported(&printer);
		NextPayment::<Test>::put(u64::MAX);
		let confirm = || Custody::confirm_use(signed(CUSTODIAN), printer.id, number);
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
		// A defect elsewhere: the calendar has a slot, and nobody made the reservation.
		assert_ok!(Custody::book(signed(USER), printer.id, UseClass::Commercial, 1, 30));
		let right = Bookings::<Test>::take(printer.id, 1).unwrap();
		let start =
			|| Custody::start_use(signed(USER), printer.id, minutes(60), None, H256::zero());
		assert_noop!(start(), Error::<Test>::Inconsistent);
		Bookings::<Test>::insert(printer.id, 1, right);
		// Or nobody counted it.
		Engagements::<Test>::remove(printer.id, USER);
		assert_noop!(start(), Error::<Test>::Inconsistent);
		Engagements::<Test>::insert(printer.id, USER, 1);
		assert_ok!(start());
	});
}
