// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the runtime's constants have to keep, and the record's size.

use super::*;
use codec::MaxEncodedLen;
use frame_support::traits::Hooks;

#[test]
fn integrity_test_passes_when_the_constants_fit_together() {
	build_and_execute(Contributing::integrity_test);
}

#[test]
fn an_entry_and_a_ledger_stay_small_when_they_are_as_large_as_can_be() {
	// A thousand of the largest fit into a block of a megabyte.
	assert!(crate::ContributionOf::<Test>::max_encoded_len() < 600);
	assert!(Ledger::max_encoded_len() < 600);
}
