// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What constants have to satisfy.

use crate::{mock::*, Pallet};
use frame_support::traits::Hooks;

fn check() {
	<Pallet<Test> as Hooks<u64>>::integrity_test();
}

#[test]
fn integrity_test_passes_when_constants_are_as_in_these_tests() {
	check();
}

#[test]
#[should_panic = "the default levy is at most a tenth"]
fn integrity_test_panics_when_the_levy_exceeds_a_half() {
	DefaultLevy::set(ratio(2, 3));
	check();
}

#[test]
#[should_panic = "the smallest income is at least 1"]
fn integrity_test_panics_when_incomes_can_be_nothing() {
	SmallestIncome::set(0);
	check();
}

#[test]
#[should_panic = "the default notice is between the shortest and the longest"]
fn integrity_test_panics_when_the_default_notice_is_too_long() {
	DefaultNotice::set(MOST_NOTICE + 1);
	check();
}

#[test]
#[should_panic = "the default notice is between the shortest and the longest"]
fn integrity_test_panics_when_the_default_notice_is_too_short() {
	DefaultNotice::set(LEAST_NOTICE - 1);
	check();
}
