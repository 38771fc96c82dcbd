// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::{equipment::*, *};
use crate::{
	FiguresOf, Progress, Reporter, SettlementReason, UseTerms, Uses, MAX_MATERIAL, MAX_MINUTES,
};
use sp_core::H256;
use sp_runtime::DispatchResult;

fn report(printer: &Machine, who: u64, minutes: u32, material: u64) -> DispatchResult {
	Usage::report_meter(signed(who), printer.id, 0, minutes, material)
}

fn figures(minutes: u32, material: u64) -> FiguresOf<Test> {
	FiguresOf::<Test> { minutes, material, ..commercial() }
}

#[test]
fn report_meter_ends_a_use_when_it_still_goes_on() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, commercial());
		run_to_block(10);
		assert_ok!(report(&printer, METER, 300, 2_000_000));
		let until = 10 + 3 * DAY;
		let figures = figures(300, 2_000_000);
		let expected = Event::UseReported {
			resource: printer.id,
			number: 0,
			figures: figures.clone(),
			by: Reporter::Meter(METER),
			until,
			held: 200 * ONE,
			note: H256::zero(),
		};
		assert_eq!(last_event(), expected);
		assert_eq!(state(printer.id), State::Available);
		let progress = Uses::<Test>::get(printer.id, 0).unwrap().progress;
		let (by, user) = (Reporter::Meter(METER), false);
		assert_eq!(progress, Progress::Reported { figures, by, until, user, counterpart: false });
	});
}

#[test]
fn report_meter_is_settled_as_it_is_when_nobody_disputes() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, commercial());
		run_to_block(10);
		assert_ok!(report(&printer, METER, 300, 2_000_000));
		let before = free(USER) + held(USER);
		run_to_block(10 + 3 * DAY);
		let settle = || Usage::settle_use(signed(OUTSIDER), printer.id, 0);
		assert_noop!(settle(), Error::<Test>::TooEarly);
		run_blocks(1);
		assert_ok!(settle());
		// Less than estimated: 5 hours at 20.
		assert_eq!(before - free(USER), 100 * ONE);
		let paid = settled();
		assert_eq!((paid.material, paid.maintenance), (6 * ONE, 750 * CENT));
		assert!(matches!(
			last_event(),
			Event::UseSettled { reason: SettlementReason::Silence, .. }
		));
	});
}

#[test]
fn report_meter_replaces_what_the_user_reported() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, commercial());
		run_to_block(10);
		end(printer.id, USER, 0, minutes(60));
		assert_ok!(report(&printer, METER, 480, 3_000_000));
		both_confirm(printer.id, 0);
		let paid = settled();
		assert_eq!((paid.material, paid.maintenance), (9 * ONE, 12 * ONE));
	});
}

#[test]
fn report_meter_counts_no_more_minutes_than_the_chain_saw() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, minutes(360));
		run_to_block(6);
		let before = free(USER) + held(USER);
		// A hundred hours, of a use of six.
		assert_ok!(report(&printer, METER, 6_000, 0));
		both_confirm(printer.id, 0);
		assert_eq!((before - free(USER), held(USER)), (120 * ONE, 0));
	});
}

#[test]
fn report_meter_is_settled_at_once_when_user_and_counterpart_confirm() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, commercial());
		run_to_block(10);
		assert_ok!(report(&printer, METER, 300, 2_000_000));
		confirm(printer.id, OWNER, 0);
		assert_noop!(
			Usage::confirm_use(signed(CUSTODIAN), printer.id, 0),
			Error::<Test>::AlreadyConfirmed
		);
		confirm(printer.id, USER, 0);
		assert!(matches!(
			last_event(),
			Event::UseSettled { reason: SettlementReason::Confirmed, .. }
		));
	});
}

#[test]
fn report_meter_can_be_disputed_by_the_user() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, commercial());
		run_to_block(10);
		assert_ok!(report(&printer, METER, 600, 4_000_000));
		assert_ok!(Usage::dispute_use(signed(USER), printer.id, 0, H256::repeat_byte(1)));
		assert_ok!(Usage::decide_use(signed(STEWARD), printer.id, 0, minutes(60)));
		assert_eq!(settled().maintenance, 150 * CENT);
	});
}

#[test]
fn report_meter_fails_when_the_signer_is_no_meter() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, commercial());
		assert_noop!(report(&printer, CUSTODIAN, 60, 0), Error::<Test>::NotMeter);
		assert_ok!(Usage::set_use_terms(signed(STEWARD), printer.id, UseTerms::default()));
		assert_noop!(report(&printer, METER, 60, 0), Error::<Test>::NotMeter);
	});
}

#[test]
fn report_meter_fails_when_the_meter_is_the_user() {
	build_and_execute(|| {
		let printer = machine();
		endow_and_join(METER);
		start(printer.id, METER, commercial());
		assert_noop!(report(&printer, METER, 60, 0), Error::<Test>::NotMeter);
	});
}

#[test]
fn report_meter_fails_when_it_was_metered_or_is_in_dispute() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, commercial());
		assert_ok!(report(&printer, METER, 60, 0));
		assert_noop!(report(&printer, METER, 61, 0), Error::<Test>::AlreadyMetered);
		assert_ok!(Usage::dispute_use(signed(USER), printer.id, 0, H256::zero()));
		assert_noop!(report(&printer, METER, 61, 0), Error::<Test>::AlreadyMetered);
	});
}

#[test]
fn report_meter_fails_when_the_figures_are_out_of_bounds() {
	build_and_execute(|| {
		let printer = machine();
		assert_noop!(report(&printer, METER, 60, 0), Error::<Test>::UseNotFound);
		assert_noop!(
			Usage::report_meter(signed(METER), 9, 0, 60, 0),
			Error::<Test>::ResourceNotFound
		);
		start(printer.id, USER, commercial());
		let fail = Error::<Test>::InvalidFigures;
		assert_noop!(report(&printer, METER, MAX_MINUTES + 1, 0), fail);
		assert_noop!(report(&printer, METER, 60, MAX_MATERIAL + 1), Error::<Test>::InvalidFigures);
	});
}
