// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Contracts: who is bound by them, and what they take of incomes.

use crate::{Ratio, ScopeId, MAX_STANDING};
use frame_support::{traits::ConstU32, BoundedVec};
use ovn_math::settlement::gross::Standing;

/// The number of a contract between a payer and a scope. Numbers are given in the order of offers
/// and never reused.
pub type ContractId = u32;

/// The code of a currency: three capital letters of ASCII, by ISO 4217.
pub type Currency = [u8; 3];

/// Whether these can be the letters of a currency.
pub fn is_currency(letters: &Currency) -> bool {
	letters.iter().all(u8::is_ascii_uppercase)
}

/// With whom a scope has to do: whom it is associated with, who is the other side of a contract.
#[frame_support::stored]
#[derive(Ord, PartialOrd)]
pub enum Party<AccountId> {
	/// A scope.
	Scope(ScopeId),
	/// An account: an organisation, a person.
	Agent(AccountId),
}

/// What is taken of a sale besides the firm's cut, as it was when the sale was announced: what is
/// decided, signed or ended afterwards changes nothing of it.
#[frame_support::stored]
#[derive(Default)]
pub struct IncomeTerms {
	/// The part of the gross that the network of the scope levies, at most a tenth; `None`: there was no
	/// network.
	pub levy: Option<Ratio>,
	/// The contracts of the standing shares that were in force, the oldest first: together at most a
	/// fifth of the gross.
	pub shares: BoundedVec<ContractId, ConstU32<MAX_STANDING>>,
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
