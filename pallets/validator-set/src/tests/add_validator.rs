// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Admission.

use super::*;

#[test]
fn add_validator_admits_when_the_candidate_has_keys() {
	build_and_execute(3, 1, || {
		set_keys(5, keys_of(5));
		assert_ok!(ValidatorSet::add_validator(RuntimeOrigin::signed(100), 5));

		assert!(is_active(5));
		assert_eq!(events(), vec![Event::ValidatorAdded { validator: 5, approved: 4 }]);
	});
}

#[test]
fn add_validator_acts_when_two_sessions_have_passed() {
	build_and_execute(3, 1, || {
		run_to_session(4);
		add(5);

		run_to_session(5);
		assert_eq!(Session::validators(), vec![1, 2, 3]);
		assert_eq!(queued(), vec![1, 2, 3, 5]);

		run_to_session(6);
		assert_eq!(Session::validators(), vec![1, 2, 3, 5]);
		assert_eq!(queued(), vec![1, 2, 3, 5]);
	});
}

#[test]
fn add_validator_records_the_session_when_it_admits() {
	build_and_execute(3, 1, || {
		run_to_session(4);
		add(5);

		let record = Validators::<Test>::get(5).unwrap();
		assert_eq!((record.admitted, record.last_authored, record.missed), (4, None, 0));
	});
}

#[test]
fn add_validator_fails_when_the_origin_may_not_admit() {
	build_and_execute(3, 1, || {
		set_keys(5, keys_of(5));
		assert_noop!(ValidatorSet::add_validator(RuntimeOrigin::signed(5), 5), BadOrigin);
		assert_noop!(ValidatorSet::add_validator(RuntimeOrigin::signed(101), 5), BadOrigin);
		assert_noop!(ValidatorSet::add_validator(RuntimeOrigin::root(), 5), BadOrigin);
	});
}

#[test]
fn add_validator_fails_when_the_account_is_approved() {
	build_and_execute(3, 1, || {
		assert_noop!(
			ValidatorSet::add_validator(RuntimeOrigin::signed(100), 3),
			Error::<Test>::AlreadyApproved
		);
	});
}

#[test]
fn add_validator_fails_when_the_account_is_suspended() {
	build_and_execute(4, 1, || {
		suspend(4);
		assert_noop!(
			ValidatorSet::add_validator(RuntimeOrigin::signed(100), 4),
			Error::<Test>::AlreadyApproved
		);
	});
}

#[test]
fn add_validator_fails_when_the_candidate_has_no_keys() {
	build_and_execute(3, 1, || {
		assert_noop!(
			ValidatorSet::add_validator(RuntimeOrigin::signed(100), 5),
			Error::<Test>::SessionKeysNotFound
		);
	});
}

#[test]
fn add_validator_fails_when_the_maximum_is_approved() {
	build_and_execute(8, 1, || {
		add(9);
		set_keys(10, keys_of(10));
		assert_noop!(
			ValidatorSet::add_validator(RuntimeOrigin::signed(100), 10),
			Error::<Test>::TooManyValidators
		);
	});
}

#[test]
fn add_validator_keeps_the_keys_when_they_were_to_be_purged() {
	build_and_execute(3, 1, || {
		remove(3);
		assert_eq!(PendingPurges::<Test>::get().into_inner(), vec![3]);

		assert_ok!(ValidatorSet::add_validator(RuntimeOrigin::signed(100), 3));
		assert!(PendingPurges::<Test>::get().is_empty());

		run_to_session(4);
		assert!(NextKeys::<Test>::contains_key(3));
		assert_eq!(Session::validators(), vec![1, 2, 3]);
	});
}

#[test]
fn add_validator_changes_no_set_when_it_undoes_a_removal() {
	build_and_execute(3, 1, || {
		remove(3);
		assert_ok!(ValidatorSet::add_validator(RuntimeOrigin::signed(100), 3));

		run_to_session(4);
		assert!(Handled::get().iter().all(|(changed, _)| !changed));
	});
}
