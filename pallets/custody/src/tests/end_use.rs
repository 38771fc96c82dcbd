// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::{equipment::*, *};
use crate::{Engagements, FiguresOf, Ground, Progress, Reporter, Running, Uses, MAX_MINUTES};
use ovn_primitives::UseClass::{Community, Other, Owner};
use sp_core::H256;
use sp_runtime::DispatchResult;

fn try_end(printer: &Machine, who: u64, figures: FiguresOf<Test>) -> DispatchResult {
	Custody::end_use(signed(who), printer.id, 0, figures, H256::zero())
}

#[test]
fn end_use_frees_the_resource_and_awaits_a_counterpart() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, commercial());
		let note = H256::repeat_byte(4);
		assert_ok!(Custody::end_use(signed(USER), printer.id, 0, minutes(300), note));
		let until = 1 + 3 * DAY;
		let expected = Event::UseReported {
			resource: printer.id,
			number: 0,
			figures: minutes(300),
			by: Reporter::User,
			until,
			held: 200 * ONE,
			note,
		};
		assert_eq!(last_event(), expected);
		assert_eq!(state(printer.id), State::Available);
		assert_eq!(Running::<Test>::get(printer.id), None);
		assert!(!Engagements::<Test>::contains_key(printer.id, USER));
		let progress = Uses::<Test>::get(printer.id, 0).unwrap().progress;
		let figures = minutes(300);
		assert_eq!(progress, Progress::Reported { figures, by: Reporter::User, until });
		// Somebody else goes on.
		start(printer.id, OTHER, minutes(60));
	});
}

#[test]
fn end_use_holds_the_rest_when_it_costs_more_than_estimated() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, minutes(300));
		end(printer.id, USER, 0, commercial());
		assert_eq!(held(USER), 200 * ONE);
		confirm(printer.id, CUSTODIAN, 0);
		assert_eq!(settled().technician, 40 * ONE);
	});
}

#[test]
fn end_use_is_settled_at_once_when_there_is_nothing_to_pay() {
	build_and_execute(|| {
		let printer = machine();
		change_tariffs(printer.id, |tariff| tariff.maintenance_per_hour = 0);
		let figures = FiguresOf::<Test> { class: Community, ..minutes(60) };
		start(printer.id, USER, figures.clone());
		end(printer.id, USER, 0, figures);
		assert!(matches!(
			last_event(),
			Event::UseSettled { ground: Ground::NothingDue, number: 0, .. }
		));
		assert_eq!(Uses::<Test>::iter().count(), 0);
	});
}

#[test]
fn end_use_works_when_the_resource_was_damaged_meanwhile() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, commercial());
		assert_ok!(happen(printer.id, Happening::Damaged));
		assert_ok!(try_end(&printer, USER, commercial()));
		assert_eq!(state(printer.id), State::Damaged);
		assert_eq!(Running::<Test>::get(printer.id), None);
	});
}

#[test]
fn end_use_fails_when_it_is_not_a_running_use_of_the_signer() {
	build_and_execute(|| {
		let printer = machine();
		assert_noop!(try_end(&printer, USER, commercial()), Error::<Test>::UseNotFound);
		start(printer.id, USER, commercial());
		assert_noop!(try_end(&printer, CUSTODIAN, commercial()), Error::<Test>::NotUser);
		assert_ok!(try_end(&printer, USER, commercial()));
		assert_noop!(try_end(&printer, USER, commercial()), Error::<Test>::NotRunning);
		assert_noop!(
			Custody::end_use(signed(USER), 9, 0, commercial(), H256::zero()),
			Error::<Test>::ResourceNotFound
		);
	});
}

#[test]
fn end_use_fails_when_this_cannot_have_been_used() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, commercial());
		let other = FiguresOf::<Test> { class: Other, ..minutes(60) };
		assert_noop!(try_end(&printer, USER, other), Error::<Test>::NoTariff);
		let own = FiguresOf::<Test> { class: Owner, ..minutes(60) };
		assert_noop!(try_end(&printer, USER, own), Error::<Test>::NotOwner);
		let long = minutes(MAX_MINUTES + 1);
		assert_noop!(try_end(&printer, USER, long), Error::<Test>::InvalidFigures);
		let helped = FiguresOf::<Test> { technician: Some((OTHER, 1)), ..minutes(60) };
		assert_noop!(try_end(&printer, USER, helped), Error::<Test>::NotTechnician);
	});
}

#[test]
fn end_use_fails_when_the_user_cannot_pay_the_rest() {
	build_and_execute(|| {
		let printer = machine();
		poor(61, 150 * ONE);
		start(printer.id, 61, minutes(300));
		assert_noop!(try_end(&printer, 61, commercial()), sp_runtime::TokenError::FundsUnavailable);
	});
}

#[test]
fn end_use_pays_the_technician_of_the_estimate_when_the_role_was_lost() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, commercial());
		Networks::revoke_role(signed(STEWARD), LAB, printer.technician, TECHNICIAN).unwrap();
		assert_ok!(try_end(&printer, USER, commercial()));
		confirm(printer.id, CUSTODIAN, 0);
		assert_eq!(settled().technician, 40 * ONE);
	});
}
