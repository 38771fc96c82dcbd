// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::{equipment::*, *};
use crate::{FiguresOf, SettlementReason, MAX_MINUTES};
use ovn_primitives::UseClass::{Other, Owner};
use sp_core::H256;
use sp_runtime::{DispatchError::BadOrigin, DispatchResult};

/// A printer with a use in dispute.
fn disputed() -> Machine {
	let printer = machine();
	reported(&printer);
	assert_ok!(Usage::dispute_use(signed(CUSTODIAN), printer.id, 0, H256::zero()));
	printer
}

fn decide(printer: &Machine, who: u64, figures: FiguresOf<Test>) -> DispatchResult {
	Usage::decide_use(signed(who), printer.id, 0, figures)
}

#[test]
fn decide_use_settles_what_the_scope_found() {
	build_and_execute(|| {
		let printer = disputed();
		let before = free(USER) + held(USER);
		assert_ok!(decide(&printer, STEWARD, minutes(120)));
		assert_eq!((before - free(USER), held(USER)), (40 * ONE, 0));
		let Event::UseSettled { figures, reason, .. } = last_event() else { panic!("settled") };
		assert_eq!((figures, reason), (minutes(120), SettlementReason::Decided));
	});
}

#[test]
fn decide_use_fails_when_it_would_cost_more_than_is_held() {
	build_and_execute(|| {
		let printer = machine();
		// Has nothing beyond the estimate.
		poor(61, 200 * ONE + ED);
		start(printer.id, 61, commercial());
		end(printer.id, 61, 0, commercial());
		assert_ok!(Usage::dispute_use(signed(CUSTODIAN), printer.id, 0, H256::zero()));
		assert_noop!(decide(&printer, STEWARD, minutes(601)), Error::<Test>::ExceedsHold);
		assert_ok!(decide(&printer, STEWARD, minutes(600)));
	});
}

#[test]
fn decide_use_fails_when_nobody_says_so_much() {
	build_and_execute(|| {
		let printer = disputed();
		let beyond = [
			// Nine blocks are 648 minutes.
			minutes(649),
			FiguresOf::<Test> { technician: Some((TECHNICIAN, 121)), ..commercial() },
			FiguresOf::<Test> { material: 4_000_001, ..commercial() },
		];
		for figures in beyond {
			let fail = Error::<Test>::BeyondReports;
			assert_noop!(decide(&printer, STEWARD, figures), fail);
		}
		assert_ok!(decide(&printer, STEWARD, minutes(648)));
		assert_eq!(settled().maintenance, 1_620 * CENT);
	});
}

#[test]
fn decide_use_fails_when_neither_report_nor_estimate_names_the_technician() {
	build_and_execute(|| {
		let printer = disputed();
		grant(printer.technician, OTHER);
		let helped = FiguresOf::<Test> { technician: Some((OTHER, 60)), ..minutes(60) };
		assert_noop!(decide(&printer, STEWARD, helped), Error::<Test>::NotTechnician);
	});
}

#[test]
fn decide_use_fails_when_the_scope_has_not_decided() {
	build_and_execute(|| {
		let printer = disputed();
		assert_noop!(decide(&printer, CUSTODIAN, minutes(60)), BadOrigin);
	});
}

#[test]
fn decide_use_fails_when_who_decides_alone_is_a_party() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, STEWARD, minutes(60));
		end(printer.id, STEWARD, 0, minutes(60));
		assert_ok!(Usage::dispute_use(signed(CUSTODIAN), printer.id, 0, H256::zero()));
		assert_noop!(decide(&printer, STEWARD, minutes(1)), Error::<Test>::NotForOneself);
	});
	build_and_execute(|| {
		let printer = disputed();
		let helped = FiguresOf::<Test> { technician: Some((STEWARD, 60)), ..minutes(60) };
		assert_noop!(decide(&printer, STEWARD, helped), Error::<Test>::NotForOneself);
	});
}

#[test]
fn decide_use_fails_when_it_is_not_in_dispute() {
	build_and_execute(|| {
		let printer = machine();
		assert_noop!(decide(&printer, STEWARD, minutes(60)), Error::<Test>::UseNotFound);
		assert_noop!(
			Usage::decide_use(signed(STEWARD), 9, 0, minutes(60)),
			Error::<Test>::ResourceNotFound
		);
		reported(&printer);
		assert_noop!(decide(&printer, STEWARD, minutes(60)), Error::<Test>::NotDisputed);
	});
}

#[test]
fn decide_use_fails_when_this_cannot_have_been_used() {
	build_and_execute(|| {
		let printer = disputed();
		let other = FiguresOf::<Test> { class: Other, ..minutes(60) };
		assert_noop!(decide(&printer, STEWARD, other), Error::<Test>::TariffNotFound);
		let own = FiguresOf::<Test> { class: Owner, ..minutes(60) };
		assert_noop!(decide(&printer, STEWARD, own), Error::<Test>::NotOwner);
		let long = minutes(MAX_MINUTES + 1);
		assert_noop!(decide(&printer, STEWARD, long), Error::<Test>::InvalidFigures);
		let helped = FiguresOf::<Test> { technician: Some((OTHER, 60)), ..minutes(60) };
		assert_noop!(decide(&printer, STEWARD, helped), Error::<Test>::NotTechnician);
	});
}
