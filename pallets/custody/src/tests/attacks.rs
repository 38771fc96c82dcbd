// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What somebody would try who wants to use things without paying those who bought them, or to be paid for what was
//! not used.

use super::{equipment::*, *};

#[test]
fn report_found_fails_when_only_the_user_says_so() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, minutes(60));
		assert_ok!(happen(printer.id, Occurrence::Lost));
		assert_noop!(
			Custody::report_found(signed(USER), printer.id, H256::zero()),
			Error::<Test>::NotAuthorized
		);
	});
}

#[test]
fn answers_that_waited_do_not_count_for_a_later_flag() {
	build_and_execute(|| {
		let printer = machine();
		share_custody(printer.id, &[(CUSTODIAN, 700_000), (OTHER, 300_000)]);
		let (id, note) = (printer.id, H256::zero());
		assert_ok!(Custody::flag_custodian(signed(USER), id, note));
		assert_ok!(Custody::answer_flag(signed(OTHER), id, note));
		run_blocks(1);
		assert_ok!(Custody::withdraw_flag(signed(USER), id));
		assert_ok!(Custody::flag_custodian(signed(USER), id, note));
		assert_ok!(Custody::answer_flag(signed(CUSTODIAN), id, note));
		assert!(crate::Flags::<Test>::contains_key(id));
	});
}
