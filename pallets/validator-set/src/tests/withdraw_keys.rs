// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Taking back keys that no set needs.

use super::*;

#[test]
fn withdraw_keys_returns_the_deposit_when_the_candidate_was_not_admitted() {
	build_and_execute(3, 1, || {
		set_keys(5, keys_of(5));
		assert_eq!(key_deposit(5), KEY_DEPOSIT);
		assert_eq!(Balances::free_balance(5), ENDOWMENT - KEY_DEPOSIT);

		assert_ok!(ValidatorSet::withdraw_keys(RuntimeOrigin::signed(5)));
		assert_eq!(key_deposit(5), 0);
		assert_eq!(Balances::free_balance(5), ENDOWMENT);
		assert!(!NextKeys::<Test>::contains_key(5));
		assert_eq!(System::consumers(&5), 0);
		assert_eq!(events(), vec![Event::KeysPurged { account: 5 }]);
	});
}

#[test]
fn withdraw_keys_takes_the_account_off_the_list_when_it_waited_for_the_purge() {
	build_and_execute(3, 1, || {
		add(5);
		remove(5);
		assert_eq!(PendingPurges::<Test>::get().into_inner(), vec![5]);

		assert_ok!(ValidatorSet::withdraw_keys(RuntimeOrigin::signed(5)));
		assert!(PendingPurges::<Test>::get().is_empty());
		assert_eq!(key_deposit(5), 0);
	});
}

#[test]
fn withdraw_keys_fails_when_the_origin_is_not_signed() {
	build_and_execute(3, 1, || {
		assert_noop!(ValidatorSet::withdraw_keys(RuntimeOrigin::root()), BadOrigin);
	});
}

#[test]
fn withdraw_keys_fails_when_the_signer_is_approved() {
	build_and_execute(3, 1, || {
		assert_noop!(
			ValidatorSet::withdraw_keys(RuntimeOrigin::signed(3)),
			Error::<Test>::StillApproved
		);
	});
}

#[test]
fn withdraw_keys_fails_when_the_signer_is_suspended() {
	build_and_execute(4, 1, || {
		suspend(4);
		run_sessions(2);
		assert_noop!(
			ValidatorSet::withdraw_keys(RuntimeOrigin::signed(4)),
			Error::<Test>::StillApproved
		);
	});
}

#[test]
fn withdraw_keys_fails_when_the_signer_is_in_the_set() {
	build_and_execute(3, 1, || {
		assert_ok!(ValidatorSet::leave(RuntimeOrigin::signed(3)));
		run_to_session(1);
		// In the set of session 1, but not in that of session 2.
		assert_eq!(queued(), vec![1, 2]);
		assert_noop!(
			ValidatorSet::withdraw_keys(RuntimeOrigin::signed(3)),
			Error::<Test>::StillInSession
		);
	});
}

#[test]
fn withdraw_keys_fails_when_the_signer_is_in_the_next_set() {
	build_and_execute(3, 1, || {
		add(5);
		run_to_session(1);
		assert_ok!(ValidatorSet::leave(RuntimeOrigin::signed(5)));
		assert_eq!(Session::validators(), vec![1, 2, 3]);
		assert_noop!(
			ValidatorSet::withdraw_keys(RuntimeOrigin::signed(5)),
			Error::<Test>::StillInSession
		);
	});
}

#[test]
fn withdraw_keys_fails_when_there_are_none() {
	build_and_execute(3, 1, || {
		assert_noop!(
			ValidatorSet::withdraw_keys(RuntimeOrigin::signed(5)),
			Error::<Test>::SessionKeysNotFound
		);
	});
}
