// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Tests: one file for each call, hook or handler, and one for random sequences of all of them.

mod absence;
mod add_validator;
mod council;
mod credits;
mod genesis;
mod integrity;
mod leave;
mod offences;
mod planning;
mod purges;
mod random;
mod remove_validator;
mod repairs;
mod resume;
mod story;
mod views;
mod withdraw_keys;

use crate::{mock::*, Cause, Error, Event, PendingPurges, Status, SuspendedCount, Validators};
use frame_support::{assert_noop, assert_ok, traits::Hooks};
use pallet_session::NextKeys;
use sp_runtime::DispatchError::BadOrigin;

/// Whether a validator is approved and to be in the set.
fn is_active(account: u64) -> bool {
	Validators::<Test>::get(account).is_some_and(|record| record.is_active())
}

/// Whether a validator is approved but left out of the set.
fn is_suspended(account: u64) -> bool {
	Validators::<Test>::get(account).is_some_and(|record| !record.is_active())
}

/// How many sessions in a row a validator has missed.
fn missed(account: u64) -> u32 {
	Validators::<Test>::get(account).unwrap().missed
}

/// Lets validators be absent until one of them is suspended, which happens with the change to
/// session 10 if they are absent from the genesis on.
fn suspend(account: u64) {
	assert_eq!(Session::current_index(), 0);
	Offline::set(vec![account]);
	run_to_session(MAX_ABSENT);
	assert!(is_suspended(account));
}
