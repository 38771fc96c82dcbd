// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What must hold between the constants of the runtime.

use crate::mock::*;
use frame_support::traits::Hooks;

#[test]
fn integrity_test_passes_when_the_constants_fit() {
	MaxDepth::set(1);
	BlocksPerDay::set(1);
	DefaultInvitationPeriod::set(365 * DAY);
	DefaultInvitations::set(1_000);
	InvitationWindow::set(1);
	PetitionPeriod::set(1);
	MaxPeriod::set(1);
	Networks::integrity_test();
}

#[test]
#[should_panic(expected = "MaxDepth >= 1")]
fn integrity_test_panics_when_no_network_can_be_founded() {
	MaxDepth::set(0);
	Networks::integrity_test();
}

#[test]
#[should_panic(expected = "BlocksPerDay is at least one block")]
fn integrity_test_panics_when_a_day_has_no_length() {
	BlocksPerDay::set(0);
	Networks::integrity_test();
}

#[test]
#[should_panic(expected = "DefaultInvitationPeriod is at least one block")]
fn integrity_test_panics_when_invitations_expire_at_once() {
	DefaultInvitationPeriod::set(0);
	Networks::integrity_test();
}

#[test]
#[should_panic(expected = "DefaultInvitationPeriod <= MaxInvitationPeriod")]
fn integrity_test_panics_when_invitations_last_longer_than_they_can() {
	DefaultInvitationPeriod::set(365 * DAY + 1);
	Networks::integrity_test();
}

#[test]
#[should_panic(expected = "DefaultInvitations is at most 1000")]
fn integrity_test_panics_when_there_are_more_invitations_than_there_can_be() {
	DefaultInvitations::set(1_001);
	Networks::integrity_test();
}

#[test]
#[should_panic(expected = "InvitationWindow is at least one block")]
fn integrity_test_panics_when_the_window_has_no_length() {
	InvitationWindow::set(0);
	Networks::integrity_test();
}

#[test]
#[should_panic(expected = "PetitionPeriod is at least one block")]
fn integrity_test_panics_when_petitions_end_at_once() {
	PetitionPeriod::set(0);
	Networks::integrity_test();
}

#[test]
#[should_panic(expected = "MaxPeriod is at least one block")]
fn integrity_test_panics_when_nothing_can_last() {
	MaxPeriod::set(0);
	Networks::integrity_test();
}
