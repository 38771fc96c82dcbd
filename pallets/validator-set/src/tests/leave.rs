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
		assert_noop!(ValidatorSet::leave(RuntimeOrigin::signed(5)), Error::<Test>::NotFound);
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
