// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! `veto_use` and `lift_veto`.

use super::{equipment::*, *};
use crate::{Reporter, Running, Vetoes};
use sp_runtime::DispatchResult;

const REASON: H256 = H256::repeat_byte(5);

fn veto(printer: &Machine, who: u64) -> DispatchResult {
	Usage::veto_use(signed(who), printer.id, USER, REASON)
}

fn try_start(printer: &Machine) -> DispatchResult {
	Usage::start_use(signed(USER), printer.id, minutes(60), None, H256::zero())
}

#[test]
fn veto_use_ends_the_use_and_keeps_the_agent_away_for_a_week() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, minutes(600));
		run_to_block(2);
		assert_ok!(veto(&printer, CUSTODIAN));
		let until = 2 + 7 * DAY;
		let vetoed = Event::UseVetoed {
			resource: printer.id,
			agent: USER,
			by: CUSTODIAN,
			until,
			reason: REASON,
		};
		assert!(events().contains(&vetoed));
		assert!(matches!(last_event(), Event::UseReported { by: Reporter::Clock, .. }));
		assert_eq!(Running::<Test>::get(printer.id), None);
		assert_eq!(Usage::veto(printer.id, USER), Some(until));
		let denied = Usage::access_denied(printer.id, UseClass::Commercial, USER);
		assert_eq!(denied, Some(Error::<Test>::Vetoed.into()));
		run_to_block(until);
		assert_noop!(try_start(&printer), Error::<Test>::Vetoed);
		assert_noop!(
			Usage::reserve(signed(USER), printer.id, UseClass::Commercial, until, 1),
			Error::<Test>::Vetoed
		);
		// Others are not concerned.
		assert_ok!(Usage::reserve(signed(OTHER), printer.id, UseClass::Commercial, until + 50, 1));
		run_blocks(1);
		assert_ok!(try_start(&printer));
	});
}

#[test]
fn veto_use_costs_the_agent_no_fee_for_not_coming() {
	build_and_execute(|| {
		let printer = machine();
		fees(&printer);
		let before = free(USER);
		for start in [30, 60] {
			assert_ok!(Usage::reserve(signed(USER), printer.id, UseClass::Commercial, start, 10));
		}
		run_to_block(29);
		assert_ok!(veto(&printer, CUSTODIAN));
		assert_ok!(Usage::cancel_reservation(signed(USER), printer.id, 30));
		run_to_block(62);
		assert_ok!(Usage::release_reservation(signed(OTHER), printer.id, 60));
		assert_eq!((free(USER), held(USER)), (before, 0));
	});
}

#[test]
fn veto_use_fails_when_the_agent_was_kept_away_lately() {
	build_and_execute(|| {
		let printer = machine();
		assert_ok!(veto(&printer, CUSTODIAN));
		assert_noop!(veto(&printer, CUSTODIAN), Error::<Test>::JustVetoed);
		run_to_block(1 + 14 * DAY);
		assert_noop!(veto(&printer, CUSTODIAN), Error::<Test>::JustVetoed);
		run_blocks(1);
		assert_ok!(veto(&printer, CUSTODIAN));
	});
}

#[test]
fn veto_use_fails_when_the_signer_is_no_custodian() {
	build_and_execute(|| {
		let printer = machine();
		for who in [USER, STEWARD, OWNER] {
			assert_noop!(veto(&printer, who), CustodyError::NotCustodian);
		}
		assert_noop!(
			Usage::veto_use(signed(CUSTODIAN), 9, USER, REASON),
			Error::<Test>::ResourceNotFound
		);
	});
}

#[test]
fn lift_veto_lets_the_agent_in_and_leaves_it_alone() {
	build_and_execute(|| {
		let printer = machine();
		let lift = |who| Usage::lift_veto(signed(who), printer.id, USER);
		assert_noop!(lift(STEWARD), Error::<Test>::NotVetoed);
		run_to_block(5);
		assert_ok!(veto(&printer, CUSTODIAN));
		assert_noop!(lift(USER), DispatchError::BadOrigin);
		assert_ok!(lift(STEWARD));
		assert_eq!(last_event(), Event::VetoLifted { resource: printer.id, agent: USER });
		assert_ok!(try_start(&printer));
		assert_noop!(veto(&printer, CUSTODIAN), Error::<Test>::JustVetoed);
		assert_noop!(lift(STEWARD), Error::<Test>::NotVetoed);
		// When it is long over anybody clears it.
		run_to_block(4 + 7 * DAY + 1);
		assert_ok!(lift(OUTSIDER));
		assert_eq!(Vetoes::<Test>::iter().count(), 0);
	});
}
