// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! How a set is planned: when it changes, what happens to validators without keys, and what is kept of
//! it in the history.

use super::*;
use codec::Encode;
use frame_support::traits::KeyOwnerProofSystem;
use pallet_session::historical::{HistoricalSessions, StoredRange};
use sp_runtime::key_types::DUMMY;

/// A proof that the keys of `seed` belong to a validator of the current session.
fn prove(seed: u64) -> sp_session::MembershipProof {
	Historical::prove((DUMMY, keys(seed).encode())).unwrap()
}

/// To whom the keys of `seed` belonged, by that proof.
fn check(seed: u64, proof: sp_session::MembershipProof) -> Option<u64> {
	Historical::check_proof((DUMMY, keys(seed).encode()), proof).map(|(account, ())| account)
}

#[test]
fn planning_returns_nothing_when_neither_members_nor_keys_change() {
	build_and_execute(3, 1, || {
		run_to_session(6);
		assert_eq!(Handled::get(), vec![(false, vec![1, 2, 3]); 6]);
		assert!(!System::read_events_for_pallet::<pallet_session::Event<Test>>()
			.contains(&pallet_session::Event::NewQueued));
	});
}

#[test]
fn planning_changes_the_authorities_once_when_a_validator_is_admitted() {
	build_and_execute(2, 1, || {
		add(3);
		run_to_session(5);
		assert_eq!(
			Handled::get(),
			vec![
				(false, vec![1, 2]),
				(true, vec![1, 2, 3]),
				(false, vec![1, 2, 3]),
				(false, vec![1, 2, 3]),
				(false, vec![1, 2, 3]),
			]
		);
	});
}

#[test]
fn planning_orders_the_set_by_account_when_the_admissions_were_not() {
	build_and_execute(2, 1, || {
		add(9);
		add(4);
		add(7);
		run_to_session(2);
		assert_eq!(Session::validators(), vec![1, 2, 4, 7, 9]);
	});
}

#[test]
fn planning_drops_a_validator_when_it_has_no_keys() {
	build_and_execute(4, 1, || {
		assert_ok!(Session::purge_keys(RuntimeOrigin::signed(4)));
		run_to_session(1);
		assert!(!Validators::<Test>::contains_key(4));
		assert_eq!(
			events(),
			vec![Event::ValidatorRemoved { validator: 4, cause: Cause::WithoutKeys, approved: 3 }]
		);
		// The consensus pallets hear of the change, although it is the last of the list who is gone.
		run_to_session(3);
		assert_eq!(
			Handled::get(),
			vec![(false, vec![1, 2, 3, 4]), (true, vec![1, 2, 3]), (false, vec![1, 2, 3])]
		);
	});
}

#[test]
fn planning_restores_the_keys_when_the_minimum_is_reached() {
	build_and_execute(3, 3, || {
		assert_ok!(Session::purge_keys(RuntimeOrigin::signed(2)));
		run_to_session(1);

		assert!(is_active(2));
		assert_eq!(NextKeys::<Test>::get(2), Some(keys_of(2)));
		assert_eq!(
			events(),
			vec![Event::ValidatorRetained { validator: 2, session: 2, keys_restored: true }]
		);
		run_to_session(4);
		assert_eq!(Handled::get(), vec![(false, vec![1, 2, 3]); 4]);
	});
}

#[test]
fn planning_restores_all_keys_when_everybody_lost_them() {
	build_and_execute(4, 2, || {
		for account in 1..=4 {
			assert_ok!(Session::purge_keys(RuntimeOrigin::signed(account)));
		}
		run_to_session(1);
		// Those who can be spared are removed, in the order of their accounts.
		assert!(!Validators::<Test>::contains_key(1) && !Validators::<Test>::contains_key(2));
		assert_eq!(queued(), vec![3, 4]);
		run_to_session(3);
		assert_eq!(Session::validators(), vec![3, 4]);
	});
}

#[test]
fn planning_restores_the_keys_when_the_only_validator_lost_them() {
	build_and_execute(1, 1, || {
		assert_ok!(Session::purge_keys(RuntimeOrigin::signed(1)));
		run_to_session(3);
		assert_eq!(Session::validators(), vec![1]);
		assert_eq!(queued(), vec![1]);
	});
}

#[test]
fn planning_retains_a_former_validator_when_its_successor_lost_its_keys() {
	build_and_execute(2, 2, || {
		add(3);
		assert_ok!(ValidatorSet::leave(RuntimeOrigin::signed(2)));
		assert_ok!(Session::purge_keys(RuntimeOrigin::signed(3)));
		System::reset_events();

		// The keys of 3 are in no set that they could be restored from.
		run_to_session(1);
		assert_eq!(queued(), vec![1, 2]);
		assert!(is_active(3));
		assert_eq!(
			events(),
			vec![Event::ValidatorRetained { validator: 2, session: 2, keys_restored: false }]
		);

		// As long as that lasts the keys of 2 are not purged.
		run_to_session(4);
		assert_eq!(Session::validators(), vec![1, 2]);
		assert!(NextKeys::<Test>::contains_key(2));

		set_keys(3, keys_of(3));
		run_to_session(6);
		assert_eq!(Session::validators(), vec![1, 3]);
		assert!(!NextKeys::<Test>::contains_key(2));
	});
}

#[test]
fn planning_retains_a_suspended_validator_when_nobody_else_is_left() {
	build_and_execute(3, 2, || {
		Offline::set(vec![3]);
		run_to_session(9);
		// The keys of 2 cannot be restored, because another account has registered them.
		assert_ok!(Session::purge_keys(RuntimeOrigin::signed(2)));
		set_keys(8, keys_of(2));

		run_to_session(10);
		assert!(is_suspended(3));
		assert_eq!(queued(), vec![1, 3]);
		assert!(happened(Event::ValidatorRetained {
			validator: 3,
			session: 11,
			keys_restored: false
		}));
	});
}

#[test]
fn planning_keeps_offences_provable_when_keys_are_rotated() {
	build_and_execute(3, 1, || {
		run_to_session(3);
		set_keys(2, keys(77));
		run_to_session(5);
		assert_eq!(Session::queued_keys()[1], (2, keys(77)));
		let proof = prove(77);
		assert_eq!(proof.session, 5);

		run_to_session(7);
		assert_eq!(check(77, proof), Some(2));
	});
}

#[test]
fn planning_keeps_offences_provable_when_the_offender_has_left() {
	build_and_execute(3, 1, || {
		let proof = prove(2_000);
		assert_ok!(ValidatorSet::leave(RuntimeOrigin::signed(2)));
		run_to_session(4);
		assert!(!NextKeys::<Test>::contains_key(2));
		assert_eq!(check(2_000, proof), Some(2));
	});
}

#[test]
fn history_is_pruned_when_it_is_older_than_the_depth() {
	build_and_execute(3, 1, || {
		run_to_session(12);
		let proof = prove(1_000);
		run_to_session(17);
		assert_eq!(StoredRange::<Test>::get(), Some((12, 19)));
		assert_eq!(check(1_000, proof.clone()), Some(1));

		run_to_session(18);
		assert_eq!(StoredRange::<Test>::get(), Some((13, 20)));
		assert!(!HistoricalSessions::<Test>::contains_key(12));
		assert_eq!(check(1_000, proof), None);
	});
}

#[test]
fn history_is_pruned_in_steps_when_much_of_it_is_too_old() {
	build_and_execute(3, 1, || {
		run_to_session(44);
		StoredRange::<Test>::put((0, 46));
		run_to_session(45);
		assert_eq!(StoredRange::<Test>::get(), Some((16, 47)));
		run_to_session(46);
		assert_eq!(StoredRange::<Test>::get(), Some((32, 48)));
		run_to_session(47);
		assert_eq!(StoredRange::<Test>::get(), Some((42, 49)));
	});
}
