// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is stored, and what calls and views exchange.

// The codec derived for an enum casts the index of a variant.
#![allow(clippy::cast_possible_truncation)]

use codec::{Decode, Encode};
use frame_support::{traits::ConstU32, BoundedVec};
use ovn_primitives::{Depositor, Document, Name, Purse, ScopeId};
use scale_info::TypeInfo;

/// The number of a round. Never used again.
pub type RoundId = u64;
/// The number of an idea in its round. Never used again.
pub type IdeaId = u32;

/// The greatest number of funders to whom one call returns money.
pub const MAX_RETURNS: u32 = 50;
/// The greatest number of ideas that stand in a round at a time.
pub const MAX_IDEAS: u32 = 32;
/// The greatest number of ideas that one proposer has in a round at a time.
pub const MAX_OWN_IDEAS: u32 = 2;

/// How a round gives funders something to allocate.
#[frame_support::stored]
#[derive(Copy)]
pub enum Allotment {
	/// To every member of the scope who paid the minimum the same.
	Equal,
	/// To everybody what it paid, and a part in proportion of what the scope added.
	ByContribution,
}

/// How far a round is.
#[frame_support::stored]
#[derive(Copy)]
pub enum RoundState {
	/// Until it closes: first money comes, then it is allocated.
	Open,
	/// Funded ideas are paid, and the rest returns.
	Settling,
	/// All is paid or returned.
	Closed,
}

/// How far an idea is.
#[frame_support::stored]
#[derive(Copy)]
pub enum IdeaState {
	/// It can be allocated to.
	Proposed,
	/// It reached its minimum, and is to be paid.
	Funded,
	/// It did not reach its minimum.
	Failed,
	/// It was paid.
	Paid,
	/// It was not paid in time.
	Lapsed,
}

impl IdeaState {
	/// Whether what was allocated is spent, or will be.
	pub(crate) const fn spends(self) -> bool {
		matches!(self, Self::Funded | Self::Paid)
	}
}

/// What was allocated to an idea.
#[frame_support::stored]
#[derive(Copy)]
pub struct Tally {
	/// The idea.
	pub idea: IdeaId,
	/// How far it is.
	pub state: IdeaState,
	/// Below this it gets nothing, in base units.
	pub minimum: u128,
	/// It gets no more than this.
	pub maximum: u128,
	/// What was allocated.
	pub allocated: u128,
}

/// A round of collaborative budgeting. Amounts in base units.
#[frame_support::stored]
pub struct Round<AssetKind, BlockNumber> {
	/// Of which scope.
	pub scope: ScopeId,
	/// In which asset.
	pub asset: AssetKind,
	/// What funders can allocate.
	pub allotment: Allotment,
	/// The least that a funder pays.
	pub minimum: u128,
	/// What the round is about.
	pub document: Document,
	/// The block from which on nobody pays any more, and funders allocate.
	pub opens: BlockNumber,
	/// The block from which on nobody allocates any more.
	pub closes: BlockNumber,
	/// Once it is closed: the block from which on ideas that are not paid lapse.
	pub pay_by: Option<BlockNumber>,
	/// How far it is.
	pub state: RoundState,
	/// What funders paid.
	pub paid_in: u128,
	/// What the scope added.
	pub matched: u128,
	/// The purse from which it did, and to which what is left returns.
	pub purse: Option<Purse>,
	/// What ideas were paid.
	pub spent: u128,
	/// What returned to funders and to the purse.
	pub returned: u128,
	/// How many funders there are whose money is not settled.
	pub funders: u64,
	/// How many of those who paid were members of the scope then.
	pub members: u64,
	/// The number of the next idea.
	pub next_idea: IdeaId,
	/// How many blocks a brake had stopped calls, since the chain began, when it was opened, or,
	/// once it is closed, when it was. All times of the round are later by as many as it stops them
	/// from then on.
	pub stopped: BlockNumber,
	/// The ideas.
	pub tallies: BoundedVec<Tally, ConstU32<MAX_IDEAS>>,
}

impl<AssetKind, BlockNumber> Round<AssetKind, BlockNumber> {
	/// What came in.
	pub fn total(&self) -> u128 {
		self.paid_in.saturating_add(self.matched)
	}

	/// What lies on the pot.
	pub fn balance(&self) -> u128 {
		self.total().saturating_sub(self.spent).saturating_sub(self.returned)
	}

	/// Whether funded ideas are still to be paid.
	pub(crate) fn is_pending(&self) -> bool {
		self.tallies.iter().any(|tally| tally.state == IdeaState::Funded)
	}

	/// What no idea spends.
	pub(crate) fn unspent(&self) -> u128 {
		let spends = self.tallies.iter().filter(|tally| tally.state.spends());
		spends.fold(self.total(), |left, tally| left.saturating_sub(tally.allocated))
	}

	pub(crate) fn tally(&self, idea: IdeaId) -> Option<&Tally> {
		self.tallies.iter().find(|tally| tally.idea == idea)
	}

	pub(crate) fn tally_mut(&mut self, idea: IdeaId) -> Option<&mut Tally> {
		self.tallies.iter_mut().find(|tally| tally.idea == idea)
	}
}

/// What somebody proposes to fund.
#[frame_support::stored]
pub struct Idea<AccountId> {
	/// Who proposed it.
	pub proposer: AccountId,
	/// Who is paid.
	pub payee: AccountId,
	/// A short name.
	pub name: Name,
	/// What it is about.
	pub document: Document,
	/// Whose the deposit is.
	pub depositor: Depositor<AccountId>,
}

/// What one funder paid into a round.
#[frame_support::stored]
#[derive(Default)]
pub struct Funder {
	/// How much, in base units.
	pub paid: u128,
	/// Whether it was a member of the scope when it paid.
	pub member: bool,
	/// What it got back.
	pub returned: u128,
	/// What it allocates, to each idea at most once.
	pub allocations: BoundedVec<(IdeaId, u128), ConstU32<MAX_IDEAS>>,
}

/// A funder of a round, as a client shows it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct FunderView<AccountId> {
	/// Who.
	pub funder: AccountId,
	/// What it paid and allocates.
	pub record: Funder,
	/// What it can allocate in all.
	pub allotment: u128,
	/// What it can take back now.
	pub returns: u128,
}
