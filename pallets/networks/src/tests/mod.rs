// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Tests: one file for each call or group of calls, and one for random sequences of all of them.

mod accept_asset;
mod attacks;
mod close_pot;
mod close_scope;
mod create_fund;
mod create_scope;
mod fees;
mod genesis;
mod integrity;
mod open_pot;
mod set_agreement;
mod set_metadata;
mod set_parameter;
mod set_stewards;
mod spend;
mod stewards;

use crate::{mock::*, Call, Error, Event, HoldReason, SponsorPolicyOf};
use frame_support::{assert_noop, assert_ok};
use ovn_primitives::{Purse, ScopeId, ScopeKind, Tier};
use sp_runtime::DispatchResult;

/// An account without tokens.
const NEWCOMER: u64 = 100;

/// A policy that allows an agent and a day so much.
fn policy(allowance: u64, daily_budget: u64) -> SponsorPolicyOf<Test> {
	SponsorPolicyOf::<Test> {
		allowance,
		refill_period: 10 * DAY,
		daily_budget,
		deposits: 2,
		uninvited: false,
	}
}
