// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Removing what is known of allowances that are full again.

use super::*;
use crate::Allowances;
use ovn_primitives::{traits::Deposits as _, Depositor};

/// A sponsoring network of 1 in which the newcomer used up something, and which it left.
fn left_by_newcomer() -> ScopeId {
	let scope = network(1);
	fund_sponsor(scope, ENDOWMENT);
	sponsor(1, scope, policy(10_000, ENDOWMENT));
	assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Contributor));
	assert_eq!(submit(NEWCOMER, Call::join { scope, agreement: None }), Ok(Ok(())));
	assert_eq!(submit(NEWCOMER, Call::leave { scope }), Ok(Ok(())));
	scope
}

fn fails(scope: ScopeId) {
	assert_noop!(
		Networks::clear_allowance(signed(9), scope, NEWCOMER),
		Error::<Test>::AllowanceInUse
	);
}

#[test]
fn clear_allowance_removes_the_record_when_the_allowance_is_full_again() {
	build_and_execute(|| {
		let scope = left_by_newcomer();
		// Of 10,000 so much in 200 blocks.
		let used = Allowances::<Test>::get(scope, NEWCOMER).used;
		let blocks = u64::try_from((used * 200).div_ceil(10_000)).unwrap();
		run_blocks(blocks - 1);
		fails(scope);
		run_blocks(1);
		assert_ok!(Networks::clear_allowance(signed(9), scope, NEWCOMER));
		assert_eq!(last_event(), Event::AllowanceCleared { scope, who: NEWCOMER });
		assert!(!Allowances::<Test>::contains_key(scope, NEWCOMER));
	});
}

#[test]
fn clear_allowance_waits_for_the_longest_refill_when_the_sponsorship_has_ended() {
	build_and_execute(|| {
		let scope = left_by_newcomer();
		assert_ok!(Networks::set_sponsorship(signed(1), scope, None));
		run_blocks(3_650 * DAY - 1);
		fails(scope);
		run_blocks(1);
		assert_ok!(Networks::clear_allowance(signed(9), scope, NEWCOMER));
	});
}

#[test]
fn clear_allowance_fails_when_the_origin_is_not_signed() {
	build_and_execute(|| {
		let scope = left_by_newcomer();
		let root = RuntimeOrigin::root();
		assert_noop!(Networks::clear_allowance(root, scope, NEWCOMER), BadOrigin);
	});
}

#[test]
fn clear_allowance_fails_when_there_is_no_record() {
	build_and_execute(|| {
		let scope = network(1);
		fails(scope);
		fails(7);
	});
}

#[test]
fn clear_allowance_fails_when_the_agent_belongs_to_the_scope() {
	build_and_execute(|| {
		let scope = left_by_newcomer();
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Contributor));
		assert_ok!(Networks::join(signed(NEWCOMER), scope, None));
		run_blocks(200);
		fails(scope);
		assert_ok!(Networks::leave(signed(NEWCOMER), scope));
		// Leaving has removed it.
		fails(scope);
	});
}

#[test]
fn clear_allowance_fails_when_deposits_are_held_for_the_agent() {
	build_and_execute(|| {
		let scope = left_by_newcomer();
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Contributor));
		assert_ok!(Networks::join(signed(NEWCOMER), scope, None));
		let depositor = Networks::hold(scope, &NEWCOMER, 50).unwrap();
		assert_eq!(depositor, Depositor::Sponsor(scope));
		assert_ok!(Networks::leave(signed(NEWCOMER), scope));
		run_blocks(200);
		fails(scope);
		assert_ok!(Networks::release(&depositor, &NEWCOMER, 50));
		assert_ok!(Networks::clear_allowance(signed(9), scope, NEWCOMER));
	});
}

#[test]
fn clear_allowance_fails_when_the_agent_has_invited_in_this_window() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Contributor));
		assert_ok!(Networks::join(signed(NEWCOMER), scope, None));
		assert_ok!(Balances::transfer_allow_death(signed(3), NEWCOMER, 1_000));
		assert_ok!(Networks::invite(signed(NEWCOMER), scope, 2, Tier::Affiliate));
		assert_ok!(Networks::leave(signed(NEWCOMER), scope));
		run_to_block(30 * DAY - 1);
		fails(scope);
		run_to_block(30 * DAY);
		assert_ok!(Networks::clear_allowance(signed(9), scope, NEWCOMER));
	});
}
