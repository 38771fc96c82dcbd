// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A story of absence.
//!
//! Four validators run a chain: Ana, Ben, Cem and Dia. Eve starts a node, registers its keys in
//! session 7 and is admitted in the same session. The change to session 8 plans her for session 9,
//! where she makes her first block. Cem's machine breaks in session 20: he authors nothing in
//! sessions 21 to 30, and the change to session 31 suspends him. Dia's machine breaks in session 22
//! and she too misses ten sessions, but of five only one may be suspended, so she stays in the set.
//! Cem repairs his machine and calls `resume` in session 33. The change to session 34 plans him for
//! session 35, and suspends Dia.

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
