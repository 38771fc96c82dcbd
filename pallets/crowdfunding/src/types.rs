// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is stored, and what calls and views exchange.

// The codec derived for an enum casts the index of a variant.
#![allow(clippy::cast_possible_truncation)]

use codec::{Decode, Encode};
use frame_support::{traits::ConstU32, BoundedVec};
use ovn_primitives::{
	Balance, BookId, DealId, Document, FundId, KindId, Purchase, Ratio, ResourceId, ScopeId, Series,
};
use scale_info::TypeInfo;
use sp_core::H256;

/// The number of a campaign, which is that of its deal. Never used again.
pub type CampaignId = DealId;

/// The greatest number of contributors that one call refunds.
pub const MAX_REFUNDS: u32 = 50;
/// The greatest number of positions from which one call contributes.
pub const MAX_SOURCES: u32 = 8;

/// Positions in books, from which a contribution is taken in their order.
pub type Sources = BoundedVec<(BookId, Series), ConstU32<MAX_SOURCES>>;

/// What a campaign collects money for.
///
/// Of a co-ownership or an investment the payee is paid, unless it is related to the scope: what it
/// would get then, and all of a pre-sale or donation, is released as income of the scope, through
/// its equation.
#[frame_support::stored]
pub enum Purpose<AccountId> {
	/// A thing that is used together. Its use pays contributors back, up to the ceiling.
	CoOwnership {
		/// What is bought, and on which terms it is used.
		purchase: Purchase<AccountId>,
		/// Who is paid: the vendor.
		payee: AccountId,
		/// How many times their contribution all are paid back: 1 to
		/// [`crate::Config::MaxCeiling`]; `None`: as [`crate::Config::DefaultCeiling`] says.
		ceiling: Option<Ratio>,
	},
	/// Capital for the scope. Its incomes pay contributors back, up to the ceiling.
	CappedInvestment {
		/// The kind of the scope under which its equation pays investors: a debt in the plan's
		/// asset.
		kind: KindId,
		/// Who is paid.
		payee: AccountId,
		/// How many times their contribution all are paid back; `None`: the default.
		ceiling: Option<Ratio>,
		/// By how much less than what is owed the scope may buy claims back from investors who
		/// accept that.
		discount: Ratio,
	},
	/// Something that the scope will deliver. It is income of the scope.
	PreSale,
	/// Nothing in return. It is income of the scope.
	Donation,
}

impl<AccountId> Purpose<AccountId> {
	/// Who is paid; `None`: the scope, through its equation. A payee who is related to the scope is
	/// paid so, too.
	pub fn payee(&self) -> Option<&AccountId> {
		match self {
			Self::CoOwnership { payee, .. } | Self::CappedInvestment { payee, .. } => Some(payee),
			Self::PreSale | Self::Donation => None,
		}
	}

	/// How many times contributors are paid back; `None`: never.
	pub fn ceiling(&self) -> Option<Ratio> {
		match self {
			Self::CoOwnership { ceiling, .. } | Self::CappedInvestment { ceiling, .. } => *ceiling,
			Self::PreSale | Self::Donation => None,
		}
	}

	/// Whether contributors are paid back.
	pub(crate) fn is_debt(&self) -> bool {
		self.payee().is_some()
	}

	/// The ceiling, if contributors are paid back, to be filled in.
	pub(crate) fn ceiling_mut(&mut self) -> Option<&mut Option<Ratio>> {
		match self {
			Self::CoOwnership { ceiling, .. } | Self::CappedInvestment { ceiling, .. } => {
				Some(ceiling)
			},
			Self::PreSale | Self::Donation => None,
		}
	}
}

/// Where the difference goes if the price is lower than the goal.
#[frame_support::stored]
#[derive(Copy)]
pub enum Difference {
	/// Back to the contributors in proportion; their principal falls by as much.
	Contributors,
	/// To a fund of the scope, for maintenance, as a release to which contributors can object; if
	/// they do it returns. Principal stays. Not where what is released is income of the scope.
	Fund(FundId),
}

/// What is decided of a campaign, and never changes.
#[frame_support::stored]
pub struct Plan<AccountId, AssetKind, BlockNumber> {
	/// What for.
	pub purpose: Purpose<AccountId>,
	/// In which asset.
	pub asset: AssetKind,
	/// How much, in base units; at least the smallest contribution.
	pub goal: Balance,
	/// The smallest contribution, in base units; at least one whole unit of the asset.
	pub smallest: Balance,
	/// The block from which on nobody contributes any more: [`crate::Config::MinDuration`] to
	/// [`crate::Config::MaxDuration`] blocks ahead.
	pub deadline: BlockNumber,
	/// What contributors sign.
	pub agreement: Document,
	/// The hash of the statement that says how the creator or stewards are related to the payee;
	/// `None`: they are not.
	pub relation: Option<H256>,
	/// Where the difference goes if the price is lower.
	pub difference: Difference,
}

/// A plan, with who made it.
#[frame_support::stored]
pub struct Terms<AccountId, AssetKind, BlockNumber> {
	/// For which scope.
	pub scope: ScopeId,
	/// Who created it.
	pub creator: AccountId,
	/// In which block.
	pub created: BlockNumber,
	/// What was decided. A ceiling is said, if contributors are paid back.
	pub plan: Plan<AccountId, AssetKind, BlockNumber>,
}

/// How far a campaign is.
#[frame_support::stored]
#[derive(Copy)]
pub enum State {
	/// It collects money.
	Open,
	/// The goal is met, and nothing is released or requested.
	Funded,
	/// A release is requested, or some of the money is released and not all.
	Releasing,
	/// All that is to be paid is released. What returns is there for contributors.
	Completed,
	/// Everybody gets everything back.
	Refunding,
	/// Everybody got everything back.
	Closed,
}

/// A payment that is requested.
#[frame_support::stored]
pub struct Release<BlockNumber> {
	/// How much, in base units.
	pub amount: u128,
	/// What shows that it is due: an invoice, a milestone.
	pub evidence: Document,
	/// The block from which on it can be made, if it is not refused before; or later by as many as
	/// a brake stops calls.
	pub from: BlockNumber,
	/// What those gave who object, in base units.
	pub objected: u128,
	/// Whether it is the difference of a lower price, for the fund of the plan.
	pub difference: bool,
	/// How many blocks a brake had stopped calls, since the chain began, when it was requested: the
	/// time for objections does not run meanwhile.
	pub stopped: BlockNumber,
}

/// The numbers of a campaign, in base units.
#[frame_support::stored]
pub struct Campaign<BlockNumber> {
	/// How far it is.
	pub state: State,
	/// What was contributed and not withdrawn.
	pub collected: u128,
	/// What is to be paid: the goal, or less if the price fell.
	pub price: u128,
	/// What was paid.
	pub released: u128,
	/// What went to the fund that takes the difference.
	pub donated: u128,
	/// What was returned to contributors.
	pub returned: u128,
	/// What those gave whose contribution is not settled: neither refunded, nor found to get
	/// nothing back.
	pub unsettled: u128,
	/// How many these are.
	pub contributors: u64,
	/// What those gave, of the collected money, who can object.
	pub counting: u128,
	/// How many releases were requested.
	pub requested: u32,
	/// The one that is requested.
	pub release: Option<Release<BlockNumber>>,
	/// After a release was refused: the block from which on another can be requested.
	pub quiet_until: Option<BlockNumber>,
	/// Once the goal is met: the block from which on what is not released returns.
	pub release_by: Option<BlockNumber>,
	/// How many blocks a brake had stopped calls, since the chain began, when its present step
	/// began: when it was created, or the goal was met. The deadline and `release_by` are later by
	/// as many as it stops them from then on: nobody loses a chance while nothing can be done.
	pub stopped: BlockNumber,
	/// Whether what was bought is registered and contributors are paid from now on. Nothing to do
	/// for campaigns that owe nothing.
	pub settled: bool,
	/// What was bought.
	pub resource: Option<ResourceId>,
}

impl<BlockNumber> Campaign<BlockNumber> {
	/// What lies in escrow.
	pub fn escrow(&self) -> u128 {
		self.collected
			.saturating_sub(self.released)
			.saturating_sub(self.donated)
			.saturating_sub(self.returned)
	}

	/// What returns to contributors in all, once that is known.
	pub(crate) fn returning(&self) -> u128 {
		self.collected.saturating_sub(self.released).saturating_sub(self.donated)
	}

	/// What counts of the principal, of all that was collected.
	pub(crate) fn counted(&self) -> u128 {
		self.released.saturating_add(self.donated)
	}
}

/// What one contributor gave.
#[frame_support::stored]
#[derive(Copy)]
pub struct Contribution {
	/// How much, in base units.
	pub amount: u128,
	/// Whether it can object: it was not the payee, the creator or a steward when it contributed.
	pub counts: bool,
	/// To which release it objected last; 0: to none.
	pub objected: u32,
	/// Whether a payment to it failed, and waits.
	pub waits: bool,
}

/// An investment that is being paid back.
#[frame_support::stored]
#[derive(Copy)]
pub struct Investment {
	/// The book of the scope that pays the book of the deal.
	pub book: BookId,
	/// In which series.
	pub series: Series,
	/// How much principal it was credited there for the book of the deal.
	pub units: u128,
}

/// Money with which a scope buys claims of an investment back, at the agreed discount.
#[frame_support::stored]
#[derive(Copy)]
pub struct Offer<AccountId> {
	/// Who put it there, and gets back what is left.
	pub payer: AccountId,
	/// How much is left, in base units.
	pub amount: u128,
}

/// What a scope owes to investors.
#[frame_support::stored]
#[derive(Copy, Default)]
pub struct Venture {
	/// How many investments are being paid back.
	pub investments: u32,
	/// Whether all were: what it earns serves its mission only, until another investment begins.
	pub mission_only: bool,
}

/// A campaign, as a client shows it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct CampaignView<AccountId, AssetKind, BlockNumber> {
	/// Its number, and that of its deal.
	pub id: CampaignId,
	/// What was decided.
	pub terms: Terms<AccountId, AssetKind, BlockNumber>,
	/// Its numbers.
	pub campaign: Campaign<BlockNumber>,
	/// What lies in escrow.
	pub escrow: u128,
	/// What contributors are still owed after completion, in base units; `None`: they are owed
	/// nothing.
	pub owed: Option<u128>,
	/// The block from which on the time of its present step is up, later than planned by as many as
	/// a brake stopped calls; `None`: there is no such time any more.
	pub ends: Option<BlockNumber>,
}

/// A contribution, as a client shows it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct ContributionView<AccountId> {
	/// Whose.
	pub contributor: AccountId,
	/// What it is.
	pub contribution: Contribution,
	/// What returns of it, if it is refunded next; 0 while nothing returns.
	pub returns: u128,
}
