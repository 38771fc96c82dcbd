// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Removal by decision.

use super::*;

#[test]
fn remove_validator_removes_when_enough_stay() {
	build_and_execute(3, 2, || {
		assert_ok!(ValidatorSet::remove_validator(RuntimeOrigin::signed(101), 2));

		assert!(!Validators::<Test>::contains_key(2));
		assert_eq!(
			events(),
			vec![Event::ValidatorRemoved { validator: 2, cause: Cause::Decision, approved: 2 }]
		);
	});
}

#[test]
fn remove_validator_acts_when_two_sessions_have_passed() {
	build_and_execute(3, 1, || {
		run_to_session(4);
		remove(2);

		run_to_session(5);
		assert_eq!(Session::validators(), vec![1, 2, 3]);
		assert_eq!(queued(), vec![1, 3]);

		run_to_session(6);
		assert_eq!(Session::validators(), vec![1, 3]);
	});
}

#[test]
fn remove_validator_fails_when_the_origin_may_not_remove() {
	build_and_execute(3, 1, || {
		assert_noop!(ValidatorSet::remove_validator(RuntimeOrigin::signed(100), 3), BadOrigin);
		assert_noop!(ValidatorSet::remove_validator(RuntimeOrigin::signed(3), 3), BadOrigin);
	});
}

#[test]
fn remove_validator_fails_when_the_account_is_not_approved() {
	build_and_execute(3, 1, || {
		assert_noop!(
			ValidatorSet::remove_validator(RuntimeOrigin::signed(101), 5),
			Error::<Test>::ValidatorNotFound
		);
	});
}

#[test]
fn remove_validator_fails_when_the_minimum_is_reached() {
	build_and_execute(2, 2, || {
		assert_noop!(
			ValidatorSet::remove_validator(RuntimeOrigin::signed(101), 2),
			Error::<Test>::AtMinimum
		);
	});
}

#[test]
fn remove_validator_fails_when_it_is_the_last() {
	build_and_execute(1, 1, || {
		assert_noop!(
			ValidatorSet::remove_validator(RuntimeOrigin::signed(101), 1),
			Error::<Test>::AtMinimum
		);
	});
}

#[test]
fn remove_validator_fails_when_only_the_suspended_exceed_the_minimum() {
	build_and_execute(4, 3, || {
		suspend(4);
		assert_noop!(
			ValidatorSet::remove_validator(RuntimeOrigin::signed(101), 3),
			Error::<Test>::AtMinimum
		);
	});
}

#[test]
fn remove_validator_removes_at_the_minimum_when_the_validator_is_suspended() {
	build_and_execute(4, 3, || {
		suspend(4);
		remove(4);

		assert!(!Validators::<Test>::contains_key(4));
		assert_eq!(SuspendedCount::<Test>::get(), 0);
		assert!(happened(Event::ValidatorRemoved {
			validator: 4,
			cause: Cause::Decision,
			approved: 3
		}));
	});
}

/// Tries to remove a validator by decision.
fn removing(account: u64) -> sp_runtime::DispatchResult {
	ValidatorSet::remove_validator(RuntimeOrigin::signed(101), account)
}

#[test]
fn remove_validator_fails_when_a_third_was_removed_within_the_period() {
	build_and_execute(7, 1, || {
		run_to_block(20);
		assert_ok!(removing(1));
		run_to_block(30);
		// A third of the seven that there were, not of the six that are left.
		assert_ok!(removing(2));
		assert_noop!(removing(3), Error::<Test>::TooManyRemovals);

		run_to_block(20 + REMOVAL_PERIOD - 1);
		assert_noop!(removing(3), Error::<Test>::TooManyRemovals);
		// The first one counts no more; within the period there were six, of whom two are a third.
		run_to_block(20 + REMOVAL_PERIOD);
		assert_ok!(removing(3));
		assert_noop!(removing(4), Error::<Test>::TooManyRemovals);
		run_to_block(30 + REMOVAL_PERIOD);
		// Of five one.
		assert_noop!(removing(4), Error::<Test>::TooManyRemovals);
	});
}

#[test]
fn remove_validator_removes_one_when_a_third_is_none() {
	build_and_execute(2, 1, || {
		assert_ok!(removing(1));
		assert!(!Validators::<Test>::contains_key(1));
	});
}

#[test]
fn remove_validator_counts_by_the_most_there_were_when_others_were_admitted() {
	build_and_execute(4, 1, || {
		assert_ok!(removing(1));
		assert_noop!(removing(2), Error::<Test>::TooManyRemovals);
		// Whoever can admit can make room, one for each three.
		for account in 5..=7 {
			add(account);
		}
		assert_ok!(removing(2));
		assert_noop!(removing(3), Error::<Test>::TooManyRemovals);
	});
}

#[test]
fn remove_validator_is_not_used_up_when_it_fails() {
	build_and_execute(3, 3, || {
		assert_noop!(removing(1), Error::<Test>::AtMinimum);
		assert_noop!(removing(9), Error::<Test>::ValidatorNotFound);
		MinValidators::set(1);
		assert_ok!(removing(1));
	});
}

#[test]
fn leave_is_not_counted_as_a_removal() {
	build_and_execute(4, 1, || {
		assert_ok!(ValidatorSet::leave(RuntimeOrigin::signed(1)));
		assert_ok!(removing(2));
	});
}
