// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::{equipment::*, *};
use crate::{Calendars, ReservationRules, Reservations, MAX_RESERVATIONS};
use ovn_math::calendar::Slot;
use ovn_primitives::UseClass::{Commercial, Other, Owner};

#[test]
fn reserve_reserves_and_holds_the_greater_fee_when_the_time_is_free() {
	build_and_execute(|| {
		let printer = machine();
		fees(&printer);
		assert_ok!(Usage::reserve(signed(USER), printer.id, Commercial, 30, 10));
		let expected = Event::Reserved {
			resource: printer.id,
			start: 30,
			who: USER,
			class: Commercial,
			end: 40,
			held: NO_SHOW,
		};
		assert_eq!(last_event(), expected);
		assert_eq!(held(USER), NO_SHOW);
		assert_eq!(Calendars::<Test>::get(printer.id).to_vec(), [Slot { start: 30, end: 40 }]);
		let reservation = Reservations::<Test>::get(printer.id, 30).unwrap();
		assert_eq!((reservation.who, reservation.end, reservation.free_until), (USER, 40, 20));
		assert_eq!(state(printer.id), State::Available);
	});
}

#[test]
fn reserve_sets_the_resource_apart_when_it_begins_now() {
	build_and_execute(|| {
		let printer = machine();
		assert_ok!(Usage::reserve(signed(USER), printer.id, Commercial, 1, 10));
		assert_eq!(state(printer.id), State::Reserved);
		start(printer.id, USER, minutes(60));
		assert_eq!(state(printer.id), State::InUse);
	});
}

#[test]
fn reserve_takes_what_touches_and_refuses_what_overlaps() {
	build_and_execute(|| {
		let printer = machine();
		let book =
			|who, start, length| Usage::reserve(signed(who), printer.id, Commercial, start, length);
		assert_ok!(book(USER, 30, 10));
		assert_ok!(book(OTHER, 40, 10));
		assert_ok!(book(OTHER, 20, 10));
		for (start, length) in [(29, 1), (30, 10), (25, 6), (49, 2), (1, 100), (35, 1)] {
			assert_noop!(book(OTHER, start, length), Error::<Test>::NotFree);
		}
	});
}

#[test]
fn reserve_refuses_the_time_of_a_running_use() {
	build_and_execute(|| {
		let printer = machine();
		// 600 minutes take 9 of the 20 blocks of a day.
		start(printer.id, USER, commercial());
		let book = |start| Usage::reserve(signed(OTHER), printer.id, Commercial, start, 5);
		assert_noop!(book(9), Error::<Test>::NotFree);
		assert_ok!(book(10));
	});
}

#[test]
fn reserve_fails_when_the_slot_breaks_the_rules() {
	build_and_execute(|| {
		let printer = machine();
		fees(&printer);
		run_to_block(5);
		let book =
			|start, length| Usage::reserve(signed(USER), printer.id, Commercial, start, length);
		assert_noop!(book(4, 1), Error::<Test>::InvalidPeriod);
		assert_noop!(book(5, 0), Error::<Test>::InvalidPeriod);
		assert_noop!(book(5, LONGEST + 1), Error::<Test>::InvalidPeriod);
		assert_noop!(book(6 + HORIZON - 1, 1), Error::<Test>::InvalidPeriod);
		assert_noop!(book(u64::MAX, 1), Error::<Test>::InvalidPeriod);
		assert_ok!(book(5 + HORIZON - 1, 1));
		assert_ok!(book(5, LONGEST));
	});
}

#[test]
fn reserve_fails_when_the_agent_has_as_many_as_one_can() {
	build_and_execute(|| {
		let printer = machine();
		let book = |start| Usage::reserve(signed(USER), printer.id, Commercial, start, 1);
		start(printer.id, USER, minutes(60));
		for start in [10, 20, 30] {
			assert_ok!(book(start));
		}
		assert_noop!(book(40), Error::<Test>::TooManyPerAgent);
		assert_ok!(Usage::reserve(signed(OTHER), printer.id, Commercial, 40, 1));
		assert_ok!(Usage::cancel_reservation(signed(USER), printer.id, 30));
		assert_ok!(book(50));
	});
}

#[test]
fn reserve_fails_when_the_calendar_is_full() {
	build_and_execute(|| {
		let printer = machine();
		let rules = ReservationRules { per_agent: 128, ..Usage::reservation_rules(printer.id) };
		assert_ok!(Usage::set_reservation_rules(signed(CUSTODIAN), printer.id, rules));
		let book = |who, start| Usage::reserve(signed(who), printer.id, Commercial, start, 1);
		for start in 0..u64::from(MAX_RESERVATIONS) {
			assert_ok!(book(USER, 10 + 2 * start));
		}
		assert_noop!(book(OTHER, 500), Error::<Test>::TooManyReservations);
		assert_ok!(Usage::cancel_reservation(signed(USER), printer.id, 20));
		assert_ok!(book(OTHER, 500));
	});
}

#[test]
fn reserve_fails_when_the_resource_cannot_be_reserved_for_this() {
	build_and_execute(|| {
		let printer = machine();
		let book = |id, class| Usage::reserve(signed(USER), id, class, 30, 1);
		assert_noop!(book(9, Commercial), Error::<Test>::ResourceNotFound);
		assert_noop!(book(printer.id, Other), Error::<Test>::TariffNotFound);
		assert_noop!(book(printer.id, Owner), Error::<Test>::NotOwner);
		let design = thing(Nature::Information);
		assert_noop!(book(design, Commercial), Error::<Test>::NotRival);
		let free = thing(Nature::Space);
		assert_noop!(book(free, Commercial), Error::<Test>::TariffNotFound);
		set_stage(printer.id, Stage::Hibernating(Phase::Active));
		assert_noop!(book(printer.id, Commercial), Error::<Test>::NotUsable);
	});
}

#[test]
fn reserve_fails_when_the_agent_has_no_access() {
	build_and_execute(|| {
		let printer = machine();
		assert_noop!(
			Usage::reserve(signed(OUTSIDER), printer.id, Commercial, 30, 1),
			Error::<Test>::TierTooLow
		);
	});
}

#[test]
fn reserve_fails_when_the_fee_cannot_be_held() {
	build_and_execute(|| {
		let printer = machine();
		fees(&printer);
		poor(61, NO_SHOW);
		assert_noop!(
			Usage::reserve(signed(61), printer.id, Commercial, 30, 1),
			sp_runtime::TokenError::FundsUnavailable
		);
		poor(62, NO_SHOW + ED);
		assert_ok!(Usage::reserve(signed(62), printer.id, Commercial, 30, 1));
	});
}
