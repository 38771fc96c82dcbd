// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The purge of the keys of former validators.

use super::*;

#[test]
fn purge_returns_the_deposit_when_the_former_validator_is_in_no_set() {
	build_and_execute(3, 1, || {
		add(5);
		run_to_session(3);
		assert_eq!(Session::validators(), vec![1, 2, 3, 5]);
		remove(5);

		run_to_session(4);
		assert!(NextKeys::<Test>::contains_key(5));
		assert_eq!(key_deposit(5), KEY_DEPOSIT);
		assert_eq!(PendingPurges::<Test>::get().into_inner(), vec![5]);
		System::reset_events();

		run_to_session(5);
		assert!(!NextKeys::<Test>::contains_key(5));
		assert_eq!(key_deposit(5), 0);
		assert_eq!(Balances::free_balance(5), ENDOWMENT);
		assert!(PendingPurges::<Test>::get().is_empty());
		assert_eq!(events(), vec![Event::KeysPurged { account: 5 }]);
	});
}

#[test]
fn purge_comes_at_the_next_change_when_the_former_validator_was_never_in_a_set() {
	build_and_execute(3, 1, || {
		add(5);
		remove(5);
		run_to_session(1);
		assert_eq!(key_deposit(5), 0);
	});
}

#[test]
fn purge_waits_when_the_former_validator_was_only_planned() {
	build_and_execute(3, 1, || {
		add(5);
		run_to_session(1);
		remove(5);
		run_to_session(2);
		assert_eq!(Session::validators(), vec![1, 2, 3, 5]);
		assert!(NextKeys::<Test>::contains_key(5));
		run_to_session(3);
		assert!(!NextKeys::<Test>::contains_key(5));
	});
}

#[test]
fn purge_is_spread_over_sessions_when_many_leave_at_once() {
	build_and_execute(6, 1, || {
		for account in [6, 2, 4] {
			remove(account);
		}
		run_to_session(2);
		assert_eq!(PendingPurges::<Test>::get().into_inner(), vec![4]);
		assert!(!NextKeys::<Test>::contains_key(6) && !NextKeys::<Test>::contains_key(2));
		run_to_session(3);
		assert!(PendingPurges::<Test>::get().is_empty());
		assert!(!NextKeys::<Test>::contains_key(4));
	});
}

#[test]
fn purge_goes_on_when_the_first_of_the_list_is_still_in_the_set() {
	build_and_execute(3, 1, || {
		remove(3);
		add(5);
		remove(5);
		run_to_session(1);
		assert_eq!(PendingPurges::<Test>::get().into_inner(), vec![3]);
		assert!(!NextKeys::<Test>::contains_key(5));
	});
}

#[test]
fn purge_takes_the_newest_keys_when_a_former_validator_sets_others() {
	build_and_execute(3, 1, || {
		remove(3);
		set_keys(3, keys(55));
		run_to_session(2);
		assert!(!NextKeys::<Test>::contains_key(3));
		// Both keys are free again.
		set_keys(7, keys(55));
		set_keys(8, keys_of(3));
	});
}

#[test]
fn purge_passes_over_an_account_when_its_keys_are_gone() {
	build_and_execute(3, 1, || {
		add(5);
		remove(5);
		assert_ok!(Session::purge_keys(RuntimeOrigin::signed(5)));
		System::reset_events();
		run_to_session(1);
		assert!(PendingPurges::<Test>::get().is_empty());
		assert!(events().is_empty());
	});
}

#[test]
fn purge_leaves_the_keys_to_their_owner_when_the_list_is_full() {
	build_and_execute(9, 1, || {
		for account in 1..=8 {
			remove(account);
		}
		add(10);
		remove(10);
		add(11);
		remove(11);
		let pending = PendingPurges::<Test>::get().into_inner();
		assert_eq!(pending, vec![1, 2, 3, 4, 5, 6, 7, 8, 10]);

		run_sessions(8);
		assert!(PendingPurges::<Test>::get().is_empty());
		assert_eq!(key_deposit(11), KEY_DEPOSIT);
		assert_ok!(ValidatorSet::withdraw_keys(RuntimeOrigin::signed(11)));
		assert_eq!(key_deposit(11), 0);
	});
}

#[test]
fn purge_of_restored_keys_works_when_their_owner_leaves() {
	build_and_execute(2, 2, || {
		assert_ok!(Session::purge_keys(RuntimeOrigin::signed(2)));
		run_to_session(1);
		add(3);
		assert_ok!(ValidatorSet::leave(RuntimeOrigin::signed(2)));
		run_to_session(3);
		assert_eq!(Session::validators(), vec![1, 3]);
		assert!(!NextKeys::<Test>::contains_key(2));
		assert_eq!(System::consumers(&2), 0);
	});
}
