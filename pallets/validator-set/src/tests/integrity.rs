// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What must hold between the constants of the runtime.

use super::*;

#[test]
fn integrity_test_passes_when_the_constants_fit() {
	MinValidators::set(MAX_VALIDATORS);
	MaxAbsentSessions::set(1);
	ValidatorSet::integrity_test();
}

#[test]
#[should_panic(expected = "MinValidators >= 1")]
fn integrity_test_panics_when_the_minimum_is_zero() {
	MinValidators::set(0);
	ValidatorSet::integrity_test();
}

#[test]
#[should_panic(expected = "MaxValidators >= MinValidators")]
fn integrity_test_panics_when_the_minimum_exceeds_the_maximum() {
	MinValidators::set(MAX_VALIDATORS + 1);
	ValidatorSet::integrity_test();
}

#[test]
#[should_panic(expected = "MaxAbsentSessions >= 1")]
fn integrity_test_panics_when_absence_has_no_length() {
	MinValidators::set(1);
	MaxAbsentSessions::set(0);
	ValidatorSet::integrity_test();
}

#[test]
#[should_panic(expected = "RemovedOneIn >= 3")]
fn integrity_test_panics_when_decisions_could_remove_more_than_a_third() {
	MinValidators::set(1);
	RemovedOneIn::set(2);
	ValidatorSet::integrity_test();
}
