// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The council is the active validators, whatever happens to them.

use super::*;
use crate::Council;

fn council() -> Vec<u64> {
	RecordingCouncil::members()
}

#[test]
fn council_is_that_of_the_genesis() {
	genesis_of(vec![3, 1, 2]).execute_with(|| assert_eq!(council(), [1, 2, 3]));
}

#[test]
fn council_follows_when_validators_are_admitted_removed_and_leave() {
	build_and_execute(4, 1, || {
		add(6);
		add(5);
		assert_eq!(council(), [1, 2, 3, 4, 5, 6]);
		remove(2);
		assert_eq!(council(), [1, 3, 4, 5, 6]);
		assert_ok!(ValidatorSet::leave(RuntimeOrigin::signed(5)));
		assert_eq!(council(), [1, 3, 4, 6]);
	});
}

#[test]
fn council_is_without_the_suspended_until_they_resume() {
	build_and_execute(4, 1, || {
		suspend(4);
		assert_eq!(council(), [1, 2, 3]);
		assert_ok!(ValidatorSet::resume(RuntimeOrigin::signed(4)));
		assert_eq!(council(), [1, 2, 3, 4]);
	});
}

#[test]
fn council_does_not_change_when_a_suspended_validator_is_removed() {
	build_and_execute(4, 1, || {
		suspend(4);
		remove(4);
		assert_eq!(council(), [1, 2, 3]);
	});
}

#[test]
fn council_is_without_offenders() {
	build_and_execute(6, 1, || {
		report(&[2, 5], 1).unwrap();
		assert_eq!(council(), [1, 3, 4, 6]);
	});
}

#[test]
fn council_is_without_those_who_lost_their_keys() {
	build_and_execute(4, 1, || {
		assert_ok!(Session::purge_keys(RuntimeOrigin::signed(3)));
		run_sessions(1);
		assert_eq!(council(), [1, 2, 4]);
	});
}
