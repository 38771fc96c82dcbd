// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! No time runs out while a brake stops calls.

use super::*;

fn try_contribute(who: u64, id: u64) -> Result<(), DispatchError> {
	Crowdfunding::contribute(signed(who), id, ONE, AGREEMENT)
}

fn expire(id: u64) -> Result<(), DispatchError> {
	Crowdfunding::expire(signed(PAYER), id)
}

fn execute(id: u64) -> Result<(), DispatchError> {
	match Crowdfunding::execute_release(signed(PAYER), id) {
		Ok(_) => Ok(()),
		Err(failed) => Err(failed.error),
	}
}

#[test]
fn on_initialize_counts_blocks_only_when_a_brake_stops_calls() {
	build_and_execute(|| {
		use frame_support::traits::Hooks as _;
		Crowdfunding::on_initialize(1);
		assert_eq!(crate::StoppedBlocks::<Test>::get(), 0);
		pass_braked(3);
		Crowdfunding::on_initialize(5);
		assert_eq!(crate::StoppedBlocks::<Test>::get(), 3);
	});
}

#[test]
fn contribute_meets_the_goal_after_the_deadline_when_a_brake_stopped_calls_before() {
	build_and_execute(|| {
		let id = create(plan(co_ownership(), 100));
		contribute(ANA, id, 98);
		run_blocks(29 * DAY);
		pass_braked(5 * DAY);
		assert_eq!(Crowdfunding::campaign(id).unwrap().ends, Some(1 + 35 * DAY));
		run_to_block(35 * DAY);
		assert_noop!(expire(id), Error::<Test>::NotExpired);
		assert_ok!(try_contribute(BEN, id));
		run_to_block(1 + 35 * DAY);
		assert_noop!(try_contribute(CEM, id), Error::<Test>::DeadlinePassed);
		assert_ok!(expire(id));
		assert_eq!(Crowdfunding::campaign(id).unwrap().ends, None);
	});
}

#[test]
fn contribute_fails_when_a_brake_stops_calls_only_after_the_deadline() {
	build_and_execute(|| {
		let id = create(plan(co_ownership(), 100));
		contribute(ANA, id, 99);
		run_blocks(30 * DAY);
		pass_braked(5 * DAY);
		assert_noop!(try_contribute(BEN, id), Error::<Test>::DeadlinePassed);
		assert_ok!(expire(id));
	});
}

#[test]
fn withdraw_succeeds_as_much_later_when_a_brake_stopped_calls() {
	build_and_execute(|| {
		let id = create(plan(co_ownership(), 100));
		contribute(ANA, id, 30);
		contribute(BEN, id, 30);
		// It begins before the last period, and ends after the deadline that was planned.
		run_blocks(28 * DAY);
		pass_braked(5 * DAY);
		run_to_block(1 + 35 * DAY - FINAL_PERIOD - 1);
		assert_ok!(Crowdfunding::withdraw(signed(ANA), id));
		run_to_block(1 + 35 * DAY - FINAL_PERIOD);
		assert_noop!(Crowdfunding::withdraw(signed(BEN), id), Error::<Test>::TooLateToWithdraw);
	});
}

#[test]
fn execute_release_pays_after_90_days_when_a_brake_stopped_calls_meanwhile() {
	build_and_execute(|| {
		// What was stopped before the goal was met does not count.
		pass_braked(4 * DAY);
		let id = create(plan(co_ownership(), 100));
		pass_braked(4 * DAY);
		fill(id);
		let met = System::block_number();
		// The last block in which it can be requested: there is one block to make it.
		run_to_block(met + 83 * DAY - 1);
		propose(id, 100);
		pass_braked(20 * DAY);
		assert_eq!(Crowdfunding::campaign(id).unwrap().ends, Some(met + 110 * DAY));
		run_blocks(7 * DAY - 1);
		assert_noop!(execute(id), Error::<Test>::TooEarly);
		run_blocks(1);
		assert_noop!(expire(id), Error::<Test>::NotExpired);
		let before = free(VENDOR);
		assert_ok!(execute(id));
		assert_eq!((free(VENDOR), held(&NATIVE)), (before + 100 * ONE, 0));
	});
}

#[test]
fn request_release_succeeds_as_much_later_when_a_brake_stopped_calls() {
	build_and_execute(|| {
		let id = funded();
		let met = System::block_number();
		pass_braked(20 * DAY);
		run_to_block(met + 103 * DAY - 1);
		propose(id, 50);
		run_blocks(7 * DAY);
		assert_ok!(execute(id));
		let late = Crowdfunding::request_release(signed(STEWARD), id, 50 * ONE, document(5));
		assert_noop!(late, Error::<Test>::TooLate);
		run_blocks(1);
		assert_ok!(expire(id));
	});
}

#[test]
fn the_difference_of_a_price_goes_to_the_fund_when_a_brake_stopped_objections() {
	build_and_execute(|| {
		let fund = fund(LAB);
		let difference = Difference::Fund(fund);
		let id = create(TestPlan { difference, ..plan(co_ownership(), 100) });
		fill(id);
		Crowdfunding::lower_price(signed(STEWARD), id, 60 * ONE, document(4)).unwrap();
		release(id, 60);
		pass_braked(100 * DAY);
		assert_noop!(execute(id), Error::<Test>::TooEarly);
		run_blocks(7 * DAY);
		assert_ok!(execute(id));
		assert_eq!(campaign(id).donated, 40 * ONE);
	});
}
