// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

mod allowance;
mod attacks;
mod clear_allowance;
mod deposits;
mod end_invitation;
mod expel;
mod fees;
mod invite;
mod join;
mod leave;
mod member_views;
mod profile;
mod release_account;
mod rights;
mod set_sponsorship;
mod set_tier;
mod sign_agreement;
mod smoke;
mod take_over_deposit;

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
fn refunding_fees() -> (u64, u64) {
	let unused = Call::<Test>::leave { scope: REFUNDING }.get_dispatch_info().call_weight;
	let most = fee(refunding());
	(most, most - TransactionPayment::weight_to_fee(unused))
}
