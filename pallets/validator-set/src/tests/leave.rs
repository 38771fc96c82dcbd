// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Leaving at will.

use super::*;

#[test]
fn leave_removes_the_signer_when_enough_stay() {
	build_and_execute(3, 2, || {
		assert_ok!(ValidatorSet::leave(RuntimeOrigin::signed(1)));

		assert!(!Validators::<Test>::contains_key(1));
		assert_eq!(
			events(),
			vec![Event::ValidatorRemoved { validator: 1, cause: Cause::Left, approved: 2 }]
		);
		run_to_session(2);
		assert_eq!(Session::validators(), vec![2, 3]);
	});
}

#[test]
fn leave_removes_the_signer_when_it_is_suspended_and_the_minimum_is_reached() {
	build_and_execute(4, 3, || {
		suspend(4);
		assert_ok!(ValidatorSet::leave(RuntimeOrigin::signed(4)));
		assert_eq!(SuspendedCount::<Test>::get(), 0);
	});
}

#[test]
fn leave_fails_when_the_origin_is_not_signed() {
	build_and_execute(3, 1, || {
		assert_noop!(ValidatorSet::leave(RuntimeOrigin::root()), BadOrigin);
	});
}

#[test]
fn leave_fails_when_the_signer_is_not_approved() {
	build_and_execute(3, 1, || {
		assert_noop!(
			ValidatorSet::leave(RuntimeOrigin::signed(5)),
			Error::<Test>::ValidatorNotFound
		);
	});
}

#[test]
fn leave_fails_when_the_minimum_is_reached() {
	build_and_execute(2, 2, || {
		assert_noop!(ValidatorSet::leave(RuntimeOrigin::signed(1)), Error::<Test>::AtMinimum);
	});
}

#[test]
fn leave_succeeds_when_another_was_admitted_first() {
	build_and_execute(2, 2, || {
		add(5);
		assert_ok!(ValidatorSet::leave(RuntimeOrigin::signed(1)));

		run_to_session(1);
		assert_eq!(Session::validators(), vec![1, 2]);
		run_to_session(2);
		assert_eq!(Session::validators(), vec![2, 5]);
	});
}

#[test]
fn leave_fails_when_the_set_could_not_finalise_without_the_signer() {
	build_and_execute(7, 1, || {
		assert_ok!(ValidatorSet::leave(RuntimeOrigin::signed(1)));
		assert_ok!(ValidatorSet::leave(RuntimeOrigin::signed(2)));
		// Five of seven finalise, four do not.
		let third = ValidatorSet::leave(RuntimeOrigin::signed(3));
		assert_noop!(third, Error::<Test>::TooManyLeaving);

		// The set of session 1 was planned before; that of session 2 has five members, of whom one can go.
		run_to_session(1);
		let third = ValidatorSet::leave(RuntimeOrigin::signed(3));
		assert_noop!(third, Error::<Test>::TooManyLeaving);
		run_to_session(2);
		assert_eq!(Session::validators(), vec![3, 4, 5, 6, 7]);
		assert_ok!(ValidatorSet::leave(RuntimeOrigin::signed(3)));
		let fourth = ValidatorSet::leave(RuntimeOrigin::signed(4));
		assert_noop!(fourth, Error::<Test>::TooManyLeaving);
	});
}

#[test]
fn leave_lets_one_at_a_time_go_when_the_set_is_small() {
	build_and_execute(4, 1, || {
		for (session, leaver) in [(0_u32, 1), (2, 2), (4, 3)] {
			run_to_block((u64::from(session) * SESSION_LENGTH).max(1));
			assert_ok!(ValidatorSet::leave(RuntimeOrigin::signed(leaver)));
			if leaver < 3 {
				let next = ValidatorSet::leave(RuntimeOrigin::signed(leaver + 1));
				assert_noop!(next, Error::<Test>::TooManyLeaving);
			}
		}
		run_to_session(6);
		assert_eq!(Session::validators(), vec![4]);
	});
}

#[test]
fn leave_counts_the_suspended_when_they_are_in_a_set_still() {
	build_and_execute(4, 1, || {
		suspend(4);
		assert_eq!(Session::validators(), vec![1, 2, 3, 4]);
		assert_noop!(ValidatorSet::leave(RuntimeOrigin::signed(1)), Error::<Test>::TooManyLeaving);
		assert_ok!(ValidatorSet::leave(RuntimeOrigin::signed(4)));
	});
}

#[test]
fn leave_removes_the_signer_when_it_is_in_no_set_yet() {
	build_and_execute(4, 1, || {
		assert_ok!(ValidatorSet::leave(RuntimeOrigin::signed(1)));
		add(5);
		assert_ok!(ValidatorSet::leave(RuntimeOrigin::signed(5)));
	});
}
