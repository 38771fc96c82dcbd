// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Tests: one file for each call or group of calls, and one for random sequences of all of them.

mod accept_asset;
mod accept_association;
mod allowance;
mod associations;
mod attacks;
mod clear_allowance;
mod clear_petition;
mod clear_role;
mod close_pot;
mod close_scope;
mod create_fund;
mod create_scope;
mod define_role;
mod deposits;
mod end_association;
mod end_invitation;
mod endorse_grant;
mod endorse_revocation;
mod expel;
mod fees;
mod genesis;
mod grant_role;
mod integrity;
mod invite;
mod join;
mod join_as;
mod keep_account;
mod leave;
mod member_views;
mod open_pot;
mod paging;
mod pass_invitation;
mod profile;
mod propose_association;
mod random;
mod release_account;
mod resign_role;
mod resume;
mod retire_role;
mod revoke_role;
mod rights;
mod roles;
mod scope_views;
mod set_agreement;
mod set_metadata;
mod set_parameter;
mod set_sponsorship;
mod set_stewards;
mod set_tier;
mod sign_agreement;
mod spend;
mod spend_limit;
mod stewards;
mod story;
mod suspend;
mod take_over_deposit;
mod try_state;

use crate::{mock::*, Call, Error, Event, HoldReason, SponsorPolicyOf};
use frame_support::{assert_noop, assert_ok, dispatch::GetDispatchInfo};
use frame_system::CheckNonce;
use ovn_primitives::{Purse, ScopeId, ScopeKind, Tier};
use sp_runtime::{
	traits::DispatchTransaction,
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	DispatchError::BadOrigin,
	DispatchResult, TokenError,
};

/// An account without tokens.
const NEWCOMER: u64 = 100;

/// A policy that allows an agent and a day so much.
fn policy(allowance: u128, daily_budget: u128) -> SponsorPolicyOf<Test> {
	SponsorPolicyOf::<Test> {
		allowance,
		refill_period: 10 * DAY,
		daily_budget,
		deposits: 2,
		max_held: 1_000_000,
		uninvited: false,
	}
}

/// A call that returns weight: that of its fallback, a departure, which is not needed.
fn refunding() -> RuntimeCall {
	let remark = || Box::new(frame_system::Call::remark { remark: vec![] }.into());
	pallet_utility::Call::if_else {
		main: remark(),
		fallback: Box::new(Call::leave { scope: REFUNDING }.into()),
	}
	.into()
}

/// What is taken for [`refunding`] before it runs, and what it costs in the end.
fn refunding_fees() -> (u128, u128) {
	let unused = Call::<Test>::leave { scope: REFUNDING }.get_dispatch_info().call_weight;
	let most = fee(refunding());
	(most, most - TransactionPayment::weight_to_fee(unused))
}
