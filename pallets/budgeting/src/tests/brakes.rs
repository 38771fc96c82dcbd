// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! No time runs out while a brake stops calls.

use super::*;
use crate::{Allotment, IdeaState, RoundState};

#[test]
fn on_initialize_counts_blocks_only_when_a_brake_stops_calls() {
	build_and_execute(|| {
		use frame_support::traits::Hooks as _;
		Budgeting::on_initialize(1);
		assert_eq!(crate::StoppedBlocks::<Test>::get(), 0);
		pass_braked(3);
		Budgeting::on_initialize(5);
		assert_eq!(crate::StoppedBlocks::<Test>::get(), 3);
	});
}

#[test]
fn all_phases_of_a_round_last_as_long_as_planned_when_a_brake_stops_calls() {
	build_and_execute(|| {
		let id = round(Allotment::ByContribution);
		let fund = |who| Budgeting::fund_round(signed(who), id, 10 * ONE);
		let allocate = |who, idea, tokens| Budgeting::allocate(signed(who), id, idea, tokens * ONE);
		pass_braked(3 * DAY);
		run_blocks(DAY - 1);
		assert_ok!(fund(ANA));
		assert_noop!(allocate(ANA, 0, 1), Error::<Test>::NotInPhase);
		run_blocks(1);
		assert_noop!(fund(BEN), Error::<Test>::NotInPhase);
		let saw = idea(CEM, id, 5, 9);
		let lamp = idea(CEM, id, 1, 9);
		pass_braked(3 * DAY);
		// It has opened, and stays open.
		assert_noop!(fund(BEN), Error::<Test>::NotInPhase);
		run_blocks(DAY - 1);
		assert_ok!(allocate(ANA, saw, 5));
		assert_ok!(allocate(ANA, lamp, 2));
		let close = || Budgeting::close_round(signed(PAYER), id);
		assert_noop!(close(), Error::<Test>::NotInPhase);
		run_blocks(1);
		assert_noop!(allocate(ANA, saw, 6), Error::<Test>::NotInPhase);
		assert_ok!(close());
		pass_braked(100 * DAY);
		run_blocks(90 * DAY - 1);
		let lapse = |idea| Budgeting::lapse_idea(signed(PAYER), id, idea);
		assert_noop!(lapse(saw), Error::<Test>::NotExpired);
		assert_ok!(Budgeting::pay_idea(signed(STEWARD), id, saw, document(8)));
		run_blocks(1);
		let late = Budgeting::pay_idea(signed(STEWARD), id, lamp, document(8));
		assert_noop!(late, Error::<Test>::TooLate);
		assert_ok!(lapse(lamp));
		assert_eq!(the_round(id).tally(lamp).unwrap().state, IdeaState::Lapsed);
		assert_ok!(Budgeting::return_funding(signed(PAYER), id, ANA));
		assert_eq!(the_round(id).state, RoundState::Closed);
	});
}
