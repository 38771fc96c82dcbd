// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::{equipment::*, *};
use crate::{AgentCounts, FiguresOf, Reporter, Running, SettlementReason, Uses};
use ovn_primitives::UseClass::Commercial;
use sp_core::H256;
use sp_runtime::DispatchResult;

fn settle(printer: &Machine) -> DispatchResult {
	Usage::settle_use(signed(OUTSIDER), printer.id, 0)
}

/// What a use of the printer costs that was estimated and reported so, and went on for so many blocks, when nobody
/// says anything; and for how many minutes.
fn silence(estimate: u32, report: u32, blocks: u64) -> (u128, u32) {
	let printer = machine();
	let before = free(USER);
	start(printer.id, USER, minutes(estimate));
	run_to_block(1 + blocks);
	assert_ok!(Usage::end_use(signed(USER), printer.id, 0, minutes(report), H256::zero()));
	run_to_block(1 + blocks + 3 * DAY);
	assert_noop!(settle(&printer), Error::<Test>::TooEarly);
	run_blocks(1);
	assert_ok!(settle(&printer));
	assert_eq!(held(USER), 0);
	let Event::UseSettled { reason: SettlementReason::Silence, figures, .. } = last_event() else {
		panic!("settled by silence")
	};
	(before - free(USER), figures.minutes)
}

#[test]
fn settle_use_takes_the_clock_when_less_was_reported_and_nobody_spoke() {
	build_and_execute(|| assert_eq!(silence(600, 60, 9), (216 * ONE, 648)));
	// Also beyond the estimate: 20 blocks are a day.
	build_and_execute(|| assert_eq!(silence(60, 60, 20), (480 * ONE, 1_440)));
}

#[test]
fn settle_use_takes_no_more_than_the_chain_saw_when_more_was_estimated_and_nobody_spoke() {
	build_and_execute(|| assert_eq!(silence(600, 60, 1), (24 * ONE, 72)));
}

#[test]
fn settle_use_takes_the_report_when_it_is_all_that_the_chain_saw() {
	build_and_execute(|| assert_eq!(silence(60, 1_000, 9), (216 * ONE, 648)));
}

#[test]
fn settle_use_takes_the_estimate_when_it_pays_owners_more_and_nobody_spoke() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, minutes(648));
		let helped = FiguresOf::<Test> { technician: Some((TECHNICIAN, 600)), ..minutes(648) };
		end(printer.id, USER, 0, helped);
		run_to_block(11 + 3 * DAY);
		let before = free(TECHNICIAN);
		assert_ok!(settle(&printer));
		assert_eq!(free(TECHNICIAN), before);
		let paid = settled();
		// 216 less maintenance and infrastructure.
		let books: u128 = paid.books.iter().map(|(_, amount)| *amount).sum();
		assert_eq!((paid.technician, books), (0, 18_900 * CENT));
	});
}

#[test]
fn settle_use_takes_the_estimate_of_what_takes_nothing_from_others() {
	build_and_execute(|| {
		let printer = machine();
		let design = thing(Nature::Digital);
		attach(design, NATIVE, &[(OWNER, 100 * ONE)], None);
		let number = start(design, USER, minutes(360));
		run_to_block(10);
		end(design, USER, number, minutes(60));
		assert_eq!(held(USER), 120 * ONE);
		run_to_block(11 + 3 * DAY);
		assert_ok!(Usage::settle_use(signed(OUTSIDER), design, number));
		let Event::UseSettled { figures, .. } = last_event() else { panic!("settled") };
		assert_eq!(figures, minutes(360));
		let _ = printer;
	});
}

#[test]
fn settle_use_ends_a_dispute_when_the_scope_did_not_decide() {
	build_and_execute(|| {
		let printer = machine();
		let before = free(USER);
		start(printer.id, USER, minutes(600));
		run_to_block(10);
		end(printer.id, USER, 0, minutes(60));
		assert_ok!(Usage::dispute_use(signed(CUSTODIAN), printer.id, 0, H256::zero()));
		run_to_block(10 + 14 * DAY);
		assert_noop!(settle(&printer), Error::<Test>::TooEarly);
		run_blocks(1);
		assert_ok!(settle(&printer));
		assert_eq!((before - free(USER), held(USER)), (216 * ONE, 0));
	});
}

#[test]
fn settle_use_lets_the_clock_report_when_a_use_was_never_ended() {
	build_and_execute(|| {
		let printer = machine();
		let before = free(USER);
		start(printer.id, USER, commercial());
		run_to_block(10 + DAY - 1);
		assert_noop!(settle(&printer), Error::<Test>::TooEarly);
		run_blocks(1);
		assert_ok!(settle(&printer));
		// 29 blocks of 72 minutes, at 20 an hour.
		let figures = FiguresOf::<Test> { minutes: 2_088, ..commercial() };
		let until = 30 + 3 * DAY;
		let reported = Event::UseReported {
			resource: printer.id,
			number: 0,
			figures: figures.clone(),
			by: Reporter::Clock,
			until,
			held: 696 * ONE,
			note: H256::zero(),
		};
		assert_eq!(last_event(), reported);
		assert_eq!((before - free(USER), held(USER)), (696 * ONE, 696 * ONE));
		assert_eq!(state(printer.id), State::Available);
		assert_eq!(Running::<Test>::get(printer.id), None);
		assert!(!AgentCounts::<Test>::contains_key(printer.id, USER));
		run_to_block(until);
		assert_noop!(settle(&printer), Error::<Test>::TooEarly);
		run_blocks(1);
		assert_ok!(settle(&printer));
		assert_eq!((before - free(USER), held(USER)), (696 * ONE, 0));
		let Event::UseSettled { reason: SettlementReason::TimedOut, figures: paid, .. } =
			last_event()
		else {
			panic!("timed out")
		};
		assert_eq!(paid, figures);
		assert_eq!(Uses::<Test>::iter().count(), 0);
	});
}

#[test]
fn settle_use_holds_what_the_user_has_when_the_clock_costs_more() {
	build_and_execute(|| {
		let printer = machine();
		poor(61, 230 * ONE + ED);
		start(printer.id, 61, minutes(600));
		run_to_block(10 + DAY);
		assert_ok!(settle(&printer));
		assert_eq!((free(61), held(61)), (ED, 230 * ONE));
		run_to_block(31 + DAY * 3);
		assert_ok!(settle(&printer));
		assert_eq!((free(61), held(61)), (ED, 0));
		// No more than is held, of what only the clock says.
		assert_eq!(crate::Arrears::<Test>::iter().count(), 0);
	});
}

#[test]
fn settle_use_lets_the_user_dispute_the_clock() {
	build_and_execute(|| {
		let printer = machine();
		let before = free(USER);
		start(printer.id, USER, minutes(60));
		run_to_block(2 + DAY);
		assert_ok!(settle(&printer));
		assert_ok!(Usage::dispute_use(signed(USER), printer.id, 0, H256::zero()));
		assert_ok!(Usage::decide_use(signed(STEWARD), printer.id, 0, minutes(60)));
		assert_eq!((before - free(USER), held(USER)), (20 * ONE, 0));
	});
}

#[test]
fn settle_use_asks_no_payback_when_the_books_were_filled_meanwhile() {
	build_and_execute(|| {
		let printer = machine();
		let before = free(USER);
		start(printer.id, USER, commercial());
		pay_off(printer.deal);
		run_to_block(10 + DAY);
		assert_ok!(settle(&printer));
		run_to_block(31 + 3 * DAY);
		assert_ok!(settle(&printer));
		// Material 12, technician 40, maintenance 52.20, infrastructure 34.80.
		assert_eq!((before - free(USER), held(USER)), (139 * ONE, 0));
	});
}

#[test]
fn settle_use_is_possible_at_once_when_the_next_reservation_has_begun() {
	build_and_execute(|| {
		let printer = machine();
		assert_ok!(Usage::reserve(signed(OTHER), printer.id, Commercial, 11, 5));
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
