// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::{equipment::*, *};
use crate::{Trouble, Uses};
use sp_runtime::DispatchResult;

fn report(who: u64, id: u64, trouble: Trouble) -> DispatchResult {
	Usage::report_trouble(signed(who), id, trouble, document(9))
}

#[test]
fn report_trouble_takes_the_thing_out_of_use_when_its_user_says_so() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, commercial());
		run_blocks(3);
		assert_noop!(report(OTHER, printer.id, Trouble::Damaged), Error::<Test>::NotUser);
		assert_ok!(report(USER, printer.id, Trouble::Damaged));
		let reported = Event::TroubleReported {
			resource: printer.id,
			number: 0,
			trouble: Trouble::Damaged,
			by: USER,
			document: document(9),
		};
		assert_eq!(last_event(), reported);
		assert_eq!(state(printer.id), State::Damaged);
		// The clock has stopped: three blocks of a day of twenty, in minutes.
		run_blocks(5);
		assert_eq!(Uses::<Test>::get(printer.id, 0).unwrap().took, Some(216));
		// Worse can follow.
		assert_ok!(report(USER, printer.id, Trouble::Lost));
		assert_eq!(state(printer.id), State::Lost);
	});
}

#[test]
fn report_trouble_fails_when_nobody_uses_it_or_it_is_so_already() {
	build_and_execute(|| {
		let printer = machine();
		assert_noop!(report(USER, printer.id, Trouble::Lost), Error::<Test>::NotUser);
		assert_noop!(report(USER, 99, Trouble::Lost), Error::<Test>::ResourceNotFound);
		start(printer.id, USER, commercial());
		assert_ok!(report(USER, printer.id, Trouble::Lost));
		assert_noop!(report(USER, printer.id, Trouble::Lost), CustodyError::InvalidState);
		set_stage(printer.id, Stage::EndOfLife);
		assert_noop!(report(USER, printer.id, Trouble::Damaged), Error::<Test>::Ended);
		set_stage(printer.id, Stage::Working(Phase::Active));
	});
}
