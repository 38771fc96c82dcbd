// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Tests: one file for each call or group of calls, and one for random sequences of all of them.

mod accept_asset;
mod accept_association;
mod associations;
mod attacks;
mod clear_petition;
mod clear_role;
mod close_pot;
mod close_scope;
mod create_fund;
mod create_scope;
mod define_role;
mod end_association;
mod endorse_grant;
mod endorse_revocation;
mod fees;
mod genesis;
mod grant_role;
mod integrity;
mod open_pot;
mod paging;
mod propose_association;
mod resign_role;
mod retire_role;
mod revoke_role;
mod roles;
mod set_agreement;
mod set_metadata;
mod set_parameter;
mod set_stewards;
mod spend;
mod stewards;
mod story;
mod try_state;

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
