// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What view functions tell.

use super::*;

#[test]
fn validator_set_tells_all_when_some_are_suspended_or_new() {
	build_and_execute(4, 1, || {
		suspend(4);
		add(5);
		let told: Vec<_> = ValidatorSet::validator_set()
			.into_iter()
			.map(|info| {
				let active = info.record.is_active();
				(info.account, active, info.in_session, info.in_next_session, info.has_keys)
			})
			.collect();
		assert_eq!(
			told,
			vec![
				(1, true, true, true, true),
				(2, true, true, true, true),
				(3, true, true, true, true),
				(4, false, true, false, true),
				(5, true, false, false, true),
			]
		);
	});
}

#[test]
fn validator_tells_the_same_as_the_list_when_it_is_approved() {
	build_and_execute(4, 1, || {
		suspend(4);
		add(5);
		assert_ok!(Session::purge_keys(RuntimeOrigin::signed(3)));
		for info in ValidatorSet::validator_set() {
			assert_eq!(ValidatorSet::validator(info.account), Some(info.clone()));
			assert_eq!(info.has_keys, info.account != 3);
		}
		assert_eq!(ValidatorSet::validator(12), None);
	});
}

#[test]
fn missed_sessions_tells_the_number_when_the_validator_is_absent() {
	build_and_execute(4, 1, || {
		Offline::set(vec![4]);
		run_to_session(3);
		assert_eq!(ValidatorSet::missed_sessions(4), Some(3));
		assert_eq!(ValidatorSet::missed_sessions(1), Some(0));
		assert_eq!(ValidatorSet::missed_sessions(12), None);
	});
}

/// Lets a validator be absent from now on and checks when it is suspended.
fn suspended_as_predicted(account: u64) {
	Offline::set(vec![account]);
	let predicted = ValidatorSet::earliest_suspension(account).unwrap();
	run_to_session(predicted - 1);
	assert!(is_active(account));
	run_to_session(predicted);
	assert!(is_suspended(account));
}

#[test]
fn earliest_suspension_comes_true_when_the_validator_has_authored_in_the_session() {
	build_and_execute(4, 1, || {
		run_to_block(8);
		assert_eq!(Validators::<Test>::get(4).unwrap().last_authored, Some(0));
		assert_eq!(ValidatorSet::earliest_suspension(4), Some(11));
		suspended_as_predicted(4);
	});
}

#[test]
fn earliest_suspension_comes_true_when_the_validator_has_not_authored_in_the_session() {
	build_and_execute(4, 1, || {
		assert_eq!(Validators::<Test>::get(4).unwrap().last_authored, None);
		assert_eq!(ValidatorSet::earliest_suspension(4), Some(10));
		suspended_as_predicted(4);
	});
}

#[test]
fn earliest_suspension_comes_true_when_the_validator_is_absent_already() {
	build_and_execute(4, 1, || {
		Offline::set(vec![4]);
		run_to_session(6);
		assert_eq!(ValidatorSet::earliest_suspension(4), Some(10));
		suspended_as_predicted(4);
	});
}

#[test]
fn earliest_suspension_comes_true_when_the_validator_is_new() {
	build_and_execute(4, 1, || {
		add(5);
		assert_eq!(ValidatorSet::earliest_suspension(5), Some(12));
		run_to_session(1);
		assert_eq!(ValidatorSet::earliest_suspension(5), Some(12));
		suspended_as_predicted(5);
	});
}

#[test]
fn earliest_suspension_comes_true_when_the_validator_resumed_at_once() {
	build_and_execute(4, 1, || {
		suspend(4);
		assert_ok!(ValidatorSet::resume(RuntimeOrigin::signed(4)));
		assert_eq!(ValidatorSet::earliest_suspension(4), Some(22));
		suspended_as_predicted(4);
	});
}

#[test]
fn earliest_suspension_is_the_next_change_when_the_share_was_used_up() {
	build_and_execute(2, 1, || {
		Offline::set(vec![2]);
		run_to_session(12);
		assert_eq!(ValidatorSet::earliest_suspension(2), Some(13));
		add(3);
		suspended_as_predicted(2);
	});
}

#[test]
fn earliest_suspension_tells_nothing_when_the_validator_is_suspended_or_unknown() {
	build_and_execute(4, 1, || {
		suspend(4);
		assert_eq!(ValidatorSet::earliest_suspension(4), None);
		assert_eq!(ValidatorSet::earliest_suspension(12), None);
	});
}

#[test]
fn can_withdraw_keys_tells_whether_the_call_succeeds_when_asked() {
	build_and_execute(4, 1, || {
		set_keys(5, keys_of(5));
		remove(4);
		for account in ACCOUNTS {
			let told = ValidatorSet::can_withdraw_keys(account);
			let outcome = ValidatorSet::withdraw_keys(RuntimeOrigin::signed(account));
			assert_eq!(told, outcome.is_ok());
			assert_eq!(told, account == 5);
		}
	});
}
