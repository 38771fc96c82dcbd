// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::{equipment::*, *};
use crate::{
	AgentCounts, FiguresOf, Progress, Reporter, Running, SettlementReason, Uses, MAX_MINUTES,
};
use ovn_primitives::UseClass::{Community, Other, Owner};
use sp_core::H256;
use sp_runtime::DispatchResult;

fn try_end(printer: &Machine, who: u64, figures: FiguresOf<Test>) -> DispatchResult {
	Usage::end_use(signed(who), printer.id, 0, figures, H256::zero())
}

#[test]
fn end_use_frees_the_resource_and_awaits_a_counterpart() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, commercial());
		let note = H256::repeat_byte(4);
		run_to_block(6);
		assert_ok!(Usage::end_use(signed(USER), printer.id, 0, minutes(300), note));
		let until = 6 + 3 * DAY;
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
		assert!(!AgentCounts::<Test>::contains_key(printer.id, USER));
		let progress = Uses::<Test>::get(printer.id, 0).unwrap().progress;
		let (figures, by, user) = (minutes(300), Reporter::User, true);
		assert_eq!(progress, Progress::Reported { figures, by, until, user, counterpart: false });
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
		// 200 for the report, and 16 for the minutes that the clock saw beyond it.
		assert_eq!(held(USER), 216 * ONE);
		confirm(printer.id, CUSTODIAN, 0);
		assert_eq!(settled().technician, 40 * ONE);
	});
}

#[test]
fn end_use_is_settled_at_once_when_there_is_nothing_to_pay() {
	build_and_execute(|| {
		let printer = machine();
		change_tariffs(printer.id, |tariff| {
			tariff.price_per_hour = 0;
			tariff.maintenance_per_hour = 0;
			tariff.technician_per_hour = 0;
		});
		let figures = FiguresOf::<Test> { class: Community, ..minutes(60) };
		start(printer.id, USER, figures.clone());
		end(printer.id, USER, 0, figures);
		assert!(matches!(
			last_event(),
			Event::UseSettled { reason: SettlementReason::NothingDue, number: 0, .. }
		));
		assert_eq!(Uses::<Test>::iter().count(), 0);
	});
}

#[test]
fn end_use_awaits_a_counterpart_when_another_class_would_cost_something() {
	build_and_execute(|| {
		let printer = machine();
		change_tariffs(printer.id, |tariff| tariff.maintenance_per_hour = 0);
		let figures = FiguresOf::<Test> { class: Community, ..minutes(60) };
		start(printer.id, USER, figures.clone());
		end(printer.id, USER, 0, figures);
		assert!(matches!(last_event(), Event::UseReported { .. }));
		assert_ok!(Usage::dispute_use(signed(OWNER), printer.id, 0, H256::zero()));
	});
}

#[test]
fn end_use_counts_no_more_minutes_than_the_chain_saw() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, commercial());
		run_to_block(2);
		assert_ok!(try_end(&printer, USER, commercial()));
		let Event::UseReported { figures, .. } = last_event() else { panic!("reported") };
		assert_eq!(
			figures,
			FiguresOf::<Test> { technician: Some((TECHNICIAN, 72)), minutes: 72, ..commercial() }
		);
	});
}

#[test]
fn end_use_counts_no_time_when_a_brake_stopped_calls() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, commercial());
		// Three blocks of nine.
		Braked::set(true);
		for _ in 0..3 {
			use frame_support::traits::Hooks;
			Usage::on_initialize(System::block_number());
		}
		Braked::set(false);
		run_to_block(10);
		assert_ok!(try_end(&printer, USER, minutes(600)));
		let Event::UseReported { figures, .. } = last_event() else { panic!("reported") };
		assert_eq!(figures, minutes(432));
	});
}

#[test]
fn windows_do_not_run_while_a_brake_stops_calls() {
	build_and_execute(|| {
		use frame_support::traits::Hooks;
		let printer = machine();
		reported(&printer);
		Braked::set(true);
		for _ in 0..5 {
			Usage::on_initialize(System::block_number());
		}
		Braked::set(false);
		let settle = || Usage::settle_use(signed(OUTSIDER), printer.id, 0);
		run_to_block(10 + 3 * DAY + 5);
		assert_noop!(settle(), Error::<Test>::TooEarly);
		assert_ok!(Usage::dispute_use(signed(CUSTODIAN), printer.id, 0, H256::zero()));
		run_blocks(14 * DAY + 1);
		assert_ok!(settle());
	});
}

#[test]
fn end_use_counts_no_time_after_the_resource_was_damaged() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, commercial());
		run_to_block(4);
		assert_ok!(happen(printer.id, Occurrence::Damaged));
		run_to_block(10);
		assert_ok!(try_end(&printer, USER, minutes(600)));
		let Event::UseReported { figures, .. } = last_event() else { panic!("reported") };
		assert_eq!(figures, minutes(216));
	});
}

#[test]
fn end_use_fails_when_the_user_has_no_access_for_the_class() {
	build_and_execute(|| {
		let printer = machine();
		let rule =
			crate::AccessRule { certificate: Some(printer.technician), ..Default::default() };
		assert_ok!(Usage::set_access(
			signed(STEWARD),
			printer.id,
			UseClass::Commercial,
			Some(rule)
		));
		start(printer.id, USER, ten_hours(Community, false));
		assert_noop!(try_end(&printer, USER, minutes(60)), Error::<Test>::NotCertified);
		assert_ok!(try_end(&printer, USER, ten_hours(Community, false)));
	});
}

#[test]
fn end_use_works_when_the_resource_was_damaged_meanwhile() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, commercial());
		assert_ok!(happen(printer.id, Occurrence::Damaged));
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
			Usage::end_use(signed(USER), 9, 0, commercial(), H256::zero()),
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
		assert_noop!(try_end(&printer, USER, other), Error::<Test>::TariffNotFound);
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
		run_to_block(10);
		assert_noop!(try_end(&printer, 61, commercial()), sp_runtime::TokenError::FundsUnavailable);
	});
}

#[test]
fn end_use_pays_the_technician_of_the_estimate_when_the_role_was_lost() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, commercial());
		Networks::revoke_role(signed(STEWARD), LAB, printer.technician, TECHNICIAN).unwrap();
		run_to_block(10);
		assert_ok!(try_end(&printer, USER, commercial()));
		confirm(printer.id, CUSTODIAN, 0);
		assert_eq!(settled().technician, 40 * ONE);
	});
}
