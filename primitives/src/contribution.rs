// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Contributions, and decisions about them.

use crate::ScopeId;
use ovn_math::Ratio;
use sp_core::H256;

/// The number of a kind of contribution within its scope. Never reused.
pub type KindId = u16;

/// An amount of contribution in millionths of the kind's unit: 1,500,000 is one and a half hours.
pub type Quantity = u64;

/// A day: the number of days since 1 January 1970 (UTC).
pub type Day = u32;

/// The name of a contribution: the scope it was made to, and its number there, from 0 in the order
/// of logging.
#[frame_support::stored]
#[derive(Copy, Ord, PartialOrd)]
pub struct ContributionId {
	/// The scope.
	pub scope: ScopeId,
	/// The number within the scope.
	pub index: u32,
}

/// Who made a contribution.
#[frame_support::stored]
#[derive(Ord, PartialOrd)]
pub enum Contributor<AccountId> {
	/// An agent of this chain.
	Agent(AccountId),
	/// A person or thing that is not on the chain, such as a repository: the salted hash of its
	/// name elsewhere.
	External(H256),
	/// A scope, which contributes to another one.
	Scope(ScopeId),
}

/// The claim that a contribution gives to its contributor.
#[frame_support::stored]
#[derive(Copy)]
pub enum ClaimType {
	/// A part of every future income.
	Equity,
	/// A part of future incomes until `ceiling` per cent of the value has been paid.
	Debt {
		/// In per cent of the value, at least 100: 120 pays back 1.2 times the value.
		ceiling: u16,
	},
	/// A part of the next distribution only, to pay an expense.
	Once,
	/// No claim: it stays on record as a gift.
	Gift,
}

/// What was decided about a contribution.
#[frame_support::stored]
#[derive(Copy)]
pub enum Decision {
	/// It counts.
	Accepted {
		/// Its quality, from 0 to 1.
		quality: Ratio,
	},
	/// It does not count. Its deposit is returned.
	Rejected,
	/// It is spam. Its deposit is lost.
	Spam,
}
