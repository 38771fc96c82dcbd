// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Numbers that end, and records that do not belong together: a call fails, and nothing has changed.

use super::*;
use crate::{NextHearing, NextResource};

#[test]
fn register_fails_when_there_are_no_numbers_left() {
	build_and_execute(|| {
		member(ANA);
		NextResource::<Test>::put(u64::MAX);
		let name = b"saw".to_vec().try_into().unwrap();
		let (regime, nature) = (Regime::Commons, Nature::Physical);
		assert_noop!(
			Custody::register(signed(ANA), LAB, regime, nature, name, H256::zero(), Phase::Active),
			Error::<Test>::Overflow
		);
		NextResource::<Test>::put(0);
	});
}

#[test]
fn declare_end_fails_when_there_are_no_hearings_or_blocks_left() {
	build_and_execute(|| {
		let (id, next) = (printer(), printer());
		assert_ok!(Custody::deprecate(signed(STEWARD), id, next));
		let declare = || Custody::declare_end(signed(STEWARD), id, document(1));
		NextHearing::<Test>::put(u64::MAX);
		assert_noop!(declare(), Error::<Test>::Overflow);
		NextHearing::<Test>::put(0);
		run_to_block(u64::MAX - DAY);
		assert_noop!(declare(), Error::<Test>::Overflow);
	});
}
