// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Releasing accounts that an invitation kept.

use super::*;
use crate::{KeptAccounts, KeptCount};

/// A network of its founder that the newcomer was invited to, joined and left.
fn left_by_newcomer(founder: u64) -> ScopeId {
	let scope = network(founder);
	assert_ok!(Networks::invite(signed(founder), scope, NEWCOMER, Tier::Contributor));
	assert_ok!(Networks::join(signed(NEWCOMER), scope, None));
	assert_ok!(Networks::leave(signed(NEWCOMER), scope));
	scope
}

#[test]
fn release_account_returns_the_deposit_when_the_account_never_signed() {
	build_and_execute(|| {
		// It acted through somebody else: a proxy, a multisig.
		let scope = left_by_newcomer(1);
		let before = free(1);
		assert_ok!(Networks::release_account(signed(9), scope, NEWCOMER));

		assert_eq!(last_event(), Event::AccountReleased { scope, who: NEWCOMER });
		assert_eq!(free(1), before + account_deposit());
		assert!(!System::account_exists(&NEWCOMER));
		assert!(!KeptAccounts::<Test>::contains_key(NEWCOMER, scope));
		assert!(!KeptCount::<Test>::contains_key(NEWCOMER));
	});
}

#[test]
fn release_account_leaves_the_balance_when_the_account_never_signed() {
	build_and_execute(|| {
		let scope = left_by_newcomer(1);
		assert_ok!(Balances::transfer_allow_death(signed(3), NEWCOMER, 500));
		assert_ok!(Networks::release_account(signed(9), scope, NEWCOMER));
		assert_eq!((free(NEWCOMER), System::providers(&NEWCOMER)), (500, 1));
	});
}

#[test]
fn release_account_keeps_the_nonce_when_another_scope_keeps_the_account() {
	build_and_execute(|| {
		let (first, second) = (left_by_newcomer(1), left_by_newcomer(2));
		System::inc_account_nonce(NEWCOMER);
		assert_ok!(Networks::release_account(signed(9), first, NEWCOMER));
		assert_eq!(held(HoldReason::Account, 1), 0);
		assert_eq!(System::account_nonce(NEWCOMER), 1);

		assert_noop!(
			Networks::release_account(signed(9), second, NEWCOMER),
			Error::<Test>::AccountInUse
		);
		assert_eq!(held(HoldReason::Account, 2), account_deposit());
	});
}

#[test]
fn release_account_fails_when_the_origin_is_not_signed() {
	build_and_execute(|| {
		let scope = left_by_newcomer(1);
		let root = RuntimeOrigin::root();
		assert_noop!(Networks::release_account(root, scope, NEWCOMER), BadOrigin);
	});
}

#[test]
fn release_account_fails_when_the_scope_does_not_keep_it() {
	build_and_execute(|| {
		let scope = left_by_newcomer(1);
		for (scope, who) in [(scope, 2), (scope + 1, NEWCOMER)] {
			assert_noop!(
				Networks::release_account(signed(9), scope, who),
				Error::<Test>::AccountNotKept
			);
		}
	});
}

#[test]
fn release_account_fails_when_the_agent_is_invited() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Contributor));
		for blocks in [0, 60 * DAY] {
			run_blocks(blocks);
			assert_noop!(
				Networks::release_account(signed(1), scope, NEWCOMER),
				Error::<Test>::StillInvited
			);
		}
	});
}

#[test]
fn release_account_fails_when_the_agent_belongs_to_the_scope() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Contributor));
		assert_ok!(Networks::join(signed(NEWCOMER), scope, None));
		assert_noop!(
			Networks::release_account(signed(1), scope, NEWCOMER),
			Error::<Test>::AccountInUse
		);
	});
}

#[test]
fn release_account_fails_when_the_account_has_signed_even_if_it_has_a_balance_now() {
	build_and_execute(|| {
		// The balance can go again, and the nonce with it.
		let scope = left_by_newcomer(1);
		System::inc_account_nonce(NEWCOMER);
		for balance in [0, 500] {
			assert_ok!(Balances::transfer_allow_death(signed(3), NEWCOMER, balance));
			assert_noop!(
				Networks::release_account(signed(1), scope, NEWCOMER),
				Error::<Test>::AccountInUse
			);
		}
		assert_ok!(Balances::transfer_all(signed(NEWCOMER), 3, false));
		assert_eq!(System::account_nonce(NEWCOMER), 1);
	});
}

#[test]
fn release_account_fails_when_others_build_on_the_account() {
	build_and_execute(|| {
		// An asset that does not suffice stands on the reference.
		let scope = left_by_newcomer(1);
		assert_ok!(Assets::force_create(RuntimeOrigin::root(), 7, 3, false, 1));
		assert_ok!(Assets::mint(signed(3), 7, NEWCOMER, 5));
		assert_eq!(System::consumers(&NEWCOMER), 1);
		assert_noop!(
			Networks::release_account(signed(1), scope, NEWCOMER),
			Error::<Test>::AccountInUse
		);
		assert_ok!(Assets::transfer_all(signed(NEWCOMER), 7, 3, false));
		assert_ok!(Networks::release_account(signed(1), scope, NEWCOMER));
	});
}
