// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Absence: which sessions count as missed, and whom it suspends.

use super::*;

#[test]
fn absence_suspends_when_exactly_ten_sessions_are_missed() {
	build_and_execute(4, 1, || {
		Offline::set(vec![4]);
		run_to_session(9);
		assert!(is_active(4));
		assert_eq!(missed(4), 9);
		System::reset_events();

		run_to_session(10);
		assert_eq!(Validators::<Test>::get(4).unwrap().status, Status::Suspended { since: 10 });
		assert_eq!(SuspendedCount::<Test>::get(), 1);
		assert_eq!(
			events(),
			vec![
				Event::SessionMissed { validator: 4, session: 9, missed: 10 },
				Event::ValidatorSuspended { validator: 4, session: 10, suspended: 1 },
			]
		);
	});
}

#[test]
fn absence_takes_a_validator_out_of_the_set_when_it_is_suspended() {
	build_and_execute(4, 1, || {
		suspend(4);
		assert_eq!(Session::validators(), vec![1, 2, 3, 4]);
		assert_eq!(queued(), vec![1, 2, 3]);
		run_to_session(11);
		assert_eq!(Session::validators(), vec![1, 2, 3]);
		// It keeps its keys.
		run_to_session(14);
		assert!(NextKeys::<Test>::contains_key(4));
	});
}

#[test]
fn absence_is_forgotten_when_a_block_is_authored() {
	build_and_execute(4, 1, || {
		Offline::set(vec![4]);
		run_to_session(9);
		Offline::set(vec![]);
		run_to_session(10);
		assert_eq!(missed(4), 0);

		// The first block of session 10 is by its author in turn, the third of four.
		Offline::set(vec![4]);
		run_to_session(19);
		assert!(is_active(4));
		assert_eq!(missed(4), 9);
		run_to_session(20);
		assert!(is_suspended(4));
	});
}

#[test]
fn absence_does_not_count_when_a_validator_is_not_in_the_set_yet() {
	build_and_execute(3, 1, || {
		Offline::set(vec![5]);
		add(5);
		run_to_session(2);
		assert_eq!(Session::validators(), vec![1, 2, 3, 5]);
		assert_eq!(missed(5), 0);
		run_to_session(3);
		assert_eq!(missed(5), 1);
		run_to_session(11);
		assert!(is_active(5));
		run_to_session(12);
		assert!(is_suspended(5));
	});
}

#[test]
fn absence_does_not_count_when_nobody_authors() {
	build_and_execute(3, 1, || {
		run_to_session(1);
		Offline::set(vec![1, 2, 3]);
		// In session 1 there is one author, that of its first block.
		run_to_session(2);
		let before: Vec<_> = (1..=3).map(missed).collect();
		assert_eq!(before.iter().sum::<u32>(), 2);

		run_to_session(15);
		assert_eq!((1..=3).map(missed).collect::<Vec<_>>(), before);
		assert_eq!(SuspendedCount::<Test>::get(), 0);
	});
}

#[test]
fn absence_does_not_count_when_the_session_is_cut_short() {
	build_and_execute(4, 1, || {
		Offline::set(vec![4]);
		run_to_block(13);
		assert_eq!(missed(4), 1);

		// Three blocks for four validators.
		Session::rotate_session();
		assert_eq!(Session::current_index(), 2);
		assert_eq!(missed(4), 1);

		// Four blocks for four validators.
		run_to_block(17);
		Session::rotate_session();
		assert_eq!(missed(4), 2);
	});
}

#[test]
fn absence_does_not_count_the_genesis_as_a_block_when_the_first_session_is_cut_short() {
	build_and_execute(4, 1, || {
		Offline::set(vec![4]);
		run_to_block(4);
		// Blocks 1 to 3 for four validators.
		Session::rotate_session();
		assert_eq!(missed(4), 0);
	});
}

#[test]
fn absence_is_forgotten_in_a_short_session_when_a_block_is_authored() {
	build_and_execute(4, 1, || {
		Offline::set(vec![4]);
		run_to_block(10);
		assert_eq!(missed(4), 1);

		Offline::set(vec![1, 2, 3]);
		run_to_block(11);
		Session::rotate_session();
		assert_eq!(missed(4), 0);
	});
}

#[test]
fn absence_suspends_no_more_than_a_third_when_more_are_absent() {
	build_and_execute(6, 1, || {
		Offline::set(vec![3, 4, 6]);
		run_to_session(12);
		// Two of six, the first by account among equals.
		assert!(is_suspended(3) && is_suspended(4) && is_active(6));
		assert_eq!(missed(6), 12);
		assert_eq!(SuspendedCount::<Test>::get(), 2);
		assert_eq!(Session::validators(), vec![1, 2, 5, 6]);
	});
}

#[test]
fn absence_suspends_nobody_when_there_are_fewer_than_three() {
	build_and_execute(2, 1, || {
		Offline::set(vec![1]);
		run_to_session(15);
		assert!(is_active(1));
		assert_eq!(missed(1), 15);
		assert_eq!(Session::validators(), vec![1, 2]);
	});
}

#[test]
fn absence_suspends_nobody_when_the_minimum_is_reached() {
	build_and_execute(4, 4, || {
		Offline::set(vec![4]);
		run_to_session(15);
		assert!(is_active(4));
		assert_eq!(missed(4), 15);
	});
}

#[test]
fn absence_suspends_nobody_when_there_is_one_validator() {
	build_and_execute(1, 1, || {
		Offline::set(vec![1]);
		run_to_session(15);
		assert!(is_active(1));
		assert_eq!(Session::validators(), vec![1]);
	});
}

#[test]
fn absence_suspends_the_longest_absent_first_when_there_is_room_again() {
	build_and_execute(5, 1, || {
		Offline::set(vec![2]);
		run_to_session(1);
		Offline::set(vec![2, 5]);
		run_to_session(3);
		Offline::set(vec![2, 4, 5]);
		run_to_session(15);
		assert!(is_suspended(2) && is_active(4) && is_active(5));
		assert!(missed(5) > missed(4) && missed(4) >= MAX_ABSENT);

		Offline::set(vec![4, 5]);
		assert_ok!(ValidatorSet::resume(RuntimeOrigin::signed(2)));
		run_to_session(16);
		assert!(is_active(2) && is_active(4) && is_suspended(5));
	});
}

#[test]
fn absence_suspends_when_an_admission_makes_room() {
	build_and_execute(2, 1, || {
		Offline::set(vec![2]);
		run_to_session(12);
		assert!(is_active(2));
		add(3);
		run_to_session(13);
		assert!(is_suspended(2));
	});
}

#[test]
fn absence_stays_ended_only_by_resuming_when_a_suspended_validator_authors() {
	build_and_execute(4, 1, || {
		suspend(4);
		// It is in the set of session 10 for the last time, and awake again.
		Offline::set(vec![]);
		run_to_session(11);
		assert_eq!(Validators::<Test>::get(4).unwrap().last_authored, Some(10));
		assert!(is_suspended(4));
		run_to_session(13);
		assert!(is_suspended(4));
		assert_eq!(Session::validators(), vec![1, 2, 3]);
	});
}

#[test]
fn note_author_registers_its_weight_when_a_block_is_authored() {
	use crate::WeightInfo;
	use frame_support::dispatch::DispatchClass;
	use pallet_authorship::EventHandler;

	build_and_execute(3, 1, || {
		let before = System::block_weight().get(DispatchClass::Mandatory).ref_time();
		<ValidatorSet as EventHandler<u64, u64>>::note_author(1);
		let after = System::block_weight().get(DispatchClass::Mandatory).ref_time();
		assert_eq!(after - before, <() as WeightInfo>::note_author().ref_time());
	});
}

#[test]
fn note_author_changes_nothing_when_the_author_is_not_approved() {
	use pallet_authorship::EventHandler;

	build_and_execute(3, 1, || {
		<ValidatorSet as EventHandler<u64, u64>>::note_author(7);
		assert_eq!(Validators::<Test>::count(), 3);
		assert!(!Validators::<Test>::contains_key(7));
	});
}
