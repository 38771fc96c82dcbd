// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

mod attacks;
mod end_invitation;
mod fees;
mod invite;
mod join;
mod leave;
mod sign_agreement;
mod smoke;

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
fn policy(allowance: u64, daily_budget: u64) -> SponsorPolicyOf<Test> {
	SponsorPolicyOf::<Test> {
		allowance,
		refill_period: 10 * DAY,
		daily_budget,
		deposits: 2,
		uninvited: false,
	}
}
