// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Coming back after a suspension.

use super::*;

#[test]
fn resume_activates_when_the_signer_is_suspended() {
	build_and_execute(4, 1, || {
		suspend(4);
		System::reset_events();

		assert_ok!(ValidatorSet::resume(RuntimeOrigin::signed(4)));
		assert!(is_active(4));
		assert_eq!(missed(4), 0);
		assert_eq!(SuspendedCount::<Test>::get(), 0);
		assert_eq!(events(), vec![Event::ValidatorResumed { validator: 4, suspended: 0 }]);
	});
}

#[test]
fn resume_acts_when_two_sessions_have_passed() {
	build_and_execute(4, 1, || {
		suspend(4);
		run_to_session(12);
		assert_eq!(Session::validators(), vec![1, 2, 3]);
		Offline::set(vec![]);
		assert_ok!(ValidatorSet::resume(RuntimeOrigin::signed(4)));

		run_to_session(13);
		assert_eq!(Session::validators(), vec![1, 2, 3]);
		run_to_session(14);
		assert_eq!(Session::validators(), vec![1, 2, 3, 4]);
	});
}

#[test]
fn resume_gives_all_sessions_again_when_the_validator_stays_absent() {
	build_and_execute(4, 1, || {
		suspend(4);
		// Still in the set of session 10, so it is back in session 12.
		assert_ok!(ValidatorSet::resume(RuntimeOrigin::signed(4)));
		run_to_session(12);
		assert_eq!(Session::validators(), vec![1, 2, 3, 4]);
		assert_eq!(missed(4), 0);

		run_to_session(21);
		assert!(is_active(4));
		run_to_session(22);
		assert!(is_suspended(4));
	});
}

#[test]
fn resume_fails_when_the_signer_is_not_approved() {
	build_and_execute(3, 1, || {
		assert_noop!(
			ValidatorSet::resume(RuntimeOrigin::signed(5)),
			Error::<Test>::ValidatorNotFound
		);
	});
}

#[test]
fn resume_fails_when_the_origin_is_not_signed() {
	build_and_execute(3, 1, || {
		assert_noop!(ValidatorSet::resume(RuntimeOrigin::root()), BadOrigin);
	});
}

#[test]
fn resume_fails_when_the_signer_is_active() {
	build_and_execute(3, 1, || {
		assert_noop!(ValidatorSet::resume(RuntimeOrigin::signed(3)), Error::<Test>::NotSuspended);
	});
}

#[test]
fn resume_fails_when_the_signer_has_no_keys() {
	build_and_execute(4, 1, || {
		suspend(4);
		assert_ok!(Session::purge_keys(RuntimeOrigin::signed(4)));
		assert_noop!(
			ValidatorSet::resume(RuntimeOrigin::signed(4)),
			Error::<Test>::SessionKeysNotFound
		);

		set_keys(4, keys_of(4));
		assert_ok!(ValidatorSet::resume(RuntimeOrigin::signed(4)));
	});
}
