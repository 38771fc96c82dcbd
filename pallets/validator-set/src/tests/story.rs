// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The story that the crate's documentation tells.

use super::*;

const CEM: u64 = 3;
const DIA: u64 = 4;
const EVE: u64 = 5;

/// Makes the last block of a session, so that whoever goes offline now misses the following ones.
fn run_to_end_of_session(session: u32) {
	run_to_block(u64::from(session) * SESSION_LENGTH + SESSION_LENGTH - 1);
	assert_eq!(Session::current_index(), session);
}

#[test]
fn the_story_of_the_documentation_is_true_when_it_is_played() {
	build_and_execute(4, 1, || {
		run_to_session(7);
		add(EVE);
		run_to_session(8);
		assert!(queued().contains(&EVE) && !Session::validators().contains(&EVE));
		run_to_session(9);
		assert!(Session::validators().contains(&EVE));
		run_to_end_of_session(9);
		assert_eq!(Validators::<Test>::get(EVE).unwrap().last_authored, Some(9));

		run_to_end_of_session(20);
		Offline::set(vec![CEM]);
		run_to_end_of_session(22);
		Offline::set(vec![CEM, DIA]);
		run_to_session(30);
		assert!(is_active(CEM));
		run_to_session(31);
		assert!(is_suspended(CEM));

		run_to_session(33);
		assert!(is_active(DIA));
		assert_eq!(missed(DIA), MAX_ABSENT);
		Offline::set(vec![DIA]);
		assert_ok!(ValidatorSet::resume(RuntimeOrigin::signed(CEM)));

		run_to_session(34);
		assert!(is_suspended(DIA));
		assert!(!Session::validators().contains(&CEM));
		run_to_session(35);
		assert!(Session::validators().contains(&CEM) && !Session::validators().contains(&DIA));
	});
}
