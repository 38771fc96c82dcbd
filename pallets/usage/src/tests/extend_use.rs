// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::{equipment::*, *};
use crate::{FiguresOf, Uses};
use ovn_primitives::UseClass::{Commercial, Community, Other, Owner};
use sp_runtime::DispatchResult;

fn extend(printer: &Machine, who: u64, estimate: FiguresOf<Test>) -> DispatchResult {
	Usage::extend_use(signed(who), printer.id, 0, estimate)
}

#[test]
fn extend_use_holds_more_when_the_time_is_free() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, minutes(300));
		assert_eq!(held(USER), 100 * ONE);
		assert_ok!(extend(&printer, USER, minutes(600)));
		let expected = Event::UseExtended {
			resource: printer.id,
			number: 0,
			estimate: minutes(600),
			until: 10,
			held: 200 * ONE,
			on_credit: None,
		};
		assert_eq!(last_event(), expected);
		assert_eq!(held(USER), 200 * ONE);
		assert_eq!(Uses::<Test>::get(printer.id, 0).unwrap().until, 10);
	});
}

#[test]
fn extend_use_fails_when_another_has_reserved_the_time() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, minutes(300));
		assert_ok!(Usage::reserve(signed(OTHER), printer.id, Commercial, 9, 3));
		assert_noop!(extend(&printer, USER, minutes(600)), Error::<Test>::NotFree);
		assert_ok!(extend(&printer, USER, minutes(8 * 72)));
	});
}

#[test]
fn extend_use_fails_when_it_is_no_extension() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, minutes(300));
		assert_noop!(extend(&printer, USER, minutes(299)), Error::<Test>::InvalidFigures);
		// More time for less money.
		let community = FiguresOf::<Test> { class: Community, ..minutes(600) };
		assert_noop!(extend(&printer, USER, community), Error::<Test>::InvalidFigures);
		let other = FiguresOf::<Test> { class: Other, ..minutes(600) };
		assert_noop!(extend(&printer, USER, other), Error::<Test>::TariffNotFound);
		let own = FiguresOf::<Test> { class: Owner, ..minutes(600) };
		assert_noop!(extend(&printer, USER, own), Error::<Test>::NotOwner);
		let helped = FiguresOf::<Test> { technician: Some((OTHER, 1)), ..minutes(600) };
		assert_noop!(extend(&printer, USER, helped), Error::<Test>::NotTechnician);
	});
}

#[test]
fn extend_use_fails_when_it_is_not_a_running_use_of_the_signer() {
	build_and_execute(|| {
		let printer = machine();
		assert_noop!(extend(&printer, USER, minutes(600)), Error::<Test>::UseNotFound);
		start(printer.id, USER, minutes(300));
		assert_noop!(extend(&printer, OTHER, minutes(600)), Error::<Test>::NotUser);
		end(printer.id, USER, 0, minutes(300));
		assert_noop!(extend(&printer, USER, minutes(600)), Error::<Test>::NotRunning);
		assert_noop!(
			Usage::extend_use(signed(USER), 9, 0, minutes(600)),
			Error::<Test>::ResourceNotFound
		);
	});
}

#[test]
fn extend_use_fails_when_the_user_cannot_pay() {
	build_and_execute(|| {
		let printer = machine();
		poor(61, 150 * ONE);
		start(printer.id, 61, minutes(300));
		assert_noop!(extend(&printer, 61, minutes(600)), sp_runtime::TokenError::FundsUnavailable);
	});
}
