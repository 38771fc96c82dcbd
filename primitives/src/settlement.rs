// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Contracts: who is bound by them, and what they take of incomes.

use crate::ScopeId;
use ovn_math::settlement::gross::Standing;

/// The number of a contract between a payer and a scope. Numbers are given in the order of offers
/// and never reused.
pub type ContractId = u32;

/// With whom a scope has to do: whom it is associated with, who is the other side of a contract.
#[frame_support::stored]
#[derive(Ord, PartialOrd)]
pub enum Party<AccountId> {
	/// A scope.
	Scope(ScopeId),
	/// An account: an organisation, a person.
	Agent(AccountId),
}

/// A standing share that a scope owes of an income, before it is taken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct StandingShare {
	/// The contract that says so.
	pub contract: ContractId,
	/// The scope to whose inbox it goes.
	pub to: ScopeId,
	/// Its rate, what it is a share of, and what bounds it.
	pub terms: Standing,
}
