// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Keeping the account of somebody who belongs to a scope.

use super::*;
use crate::{KeptAccounts, KeptCount};

/// A network of 1 that agent 2, who has tokens, joined, having signed something.
fn joined_by_two() -> ScopeId {
	let scope = network(1);
	assert_ok!(Networks::join(signed(2), scope, None));
	System::inc_account_nonce(2);
	scope
}

/// Gives all that an agent has away.
fn empty(who: u64) {
	assert_ok!(Balances::transfer_all(signed(who), 3, false));
}

#[test]
fn keep_account_lets_an_account_outlive_its_tokens() {
	build_and_execute(|| {
		let scope = joined_by_two();
		assert_ok!(Networks::keep_account(signed(1), scope, 2));
		assert_eq!(last_event(), Event::AccountKept { scope, who: 2, depositor: 1 });
		assert_eq!(held(HoldReason::Account, 1), account_deposit());
		assert_eq!(KeptCount::<Test>::get(2), 1);

		// Its own deposit for the membership goes to somebody else, and the account is empty.
		assert_ok!(Networks::take_over_deposit(signed(1), scope, 2));
		empty(2);
		assert!(System::account_exists(&2));
		assert_eq!(System::account_nonce(2), 1);
		Networks::do_try_state().unwrap();
	});
}

#[test]
fn accounts_of_members_begin_anew_when_nothing_keeps_them() {
	build_and_execute(|| {
		let scope = joined_by_two();
		assert_ok!(Networks::take_over_deposit(signed(1), scope, 2));
		empty(2);
		assert!(!System::account_exists(&2));

		// Kept now, it can sign again at least, and does not begin anew a second time.
		assert_ok!(Networks::keep_account(signed(1), scope, 2));
		assert!(System::account_exists(&2));
	});
}

#[test]
fn keep_account_lets_the_deposit_return_when_another_scope_keeps_the_account() {
	build_and_execute(|| {
		let scope = joined_by_two();
		let other = network(1);
		assert_ok!(Networks::join(signed(2), other, None));
		for kept in [scope, other] {
			assert_ok!(Networks::keep_account(signed(3), kept, 2));
		}
		assert_ok!(Networks::leave(signed(2), scope));
		assert_ok!(Networks::release_account(signed(9), scope, 2));
		assert_eq!(held(HoldReason::Account, 3), account_deposit());
		// The last reference stays, as the account has signed; somebody else can pay for it.
		assert_ok!(Networks::leave(signed(2), other));
		let last = Networks::release_account(signed(9), other, 2);
		assert_noop!(last, Error::<Test>::AccountInUse);
		assert_ok!(Networks::take_over_deposit(signed(1), other, 2));
		assert_eq!(held(HoldReason::Account, 3), 0);
	});
}

#[test]
fn keep_account_fails_when_the_agent_does_not_belong_to_the_scope() {
	build_and_execute(|| {
		let scope = network(1);
		for scope in [scope, 7] {
			let result = Networks::keep_account(signed(1), scope, 2);
			assert_noop!(result, Error::<Test>::NotMember);
		}
	});
}

#[test]
fn keep_account_fails_when_the_scope_keeps_it_already() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Contributor));
		assert_ok!(Networks::join(signed(NEWCOMER), scope, None));
		assert!(KeptAccounts::<Test>::contains_key(NEWCOMER, scope));
		let result = Networks::keep_account(signed(3), scope, NEWCOMER);
		assert_noop!(result, Error::<Test>::AlreadyKept);
	});
}

#[test]
fn keep_account_fails_when_the_signer_cannot_pay_or_nobody_signed() {
	build_and_execute(|| {
		let scope = joined_by_two();
		let result = Networks::keep_account(signed(101), scope, 2);
		assert_noop!(result, TokenError::FundsUnavailable);
		assert_noop!(Networks::keep_account(RuntimeOrigin::root(), scope, 2), BadOrigin);
	});
}
