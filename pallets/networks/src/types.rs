// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is stored, and what the views return.

// The codec derived for an enum casts the index of a variant.
#![allow(clippy::cast_possible_truncation)]

use alloc::vec::Vec;
use codec::{Decode, Encode};
use frame_support::{traits::ConstU32, BoundedVec};
use ovn_math::decision::{spending::SPENDING_DAYS, window::Window};
pub use ovn_primitives::Party;
use ovn_primitives::{
	traits::Right, AgentKind, Balance, Document, Name, RoleId, ScopeId, ScopeKind, Tier,
};
use scale_info::TypeInfo;
use sp_core::H256;

/// The greatest number of stewards of a scope.
pub type MaxStewards = ConstU32<7>;
/// The greatest number of assets a scope accepts, the native token aside.
pub type MaxAssets = ConstU32<8>;
/// The greatest number of endorsements a role can ask for.
pub type MaxEndorsements = ConstU32<8>;

/// A set of [`Right`]s: one bit each, the lowest for the first.
#[frame_support::stored]
#[derive(Copy, Default)]
pub struct Rights(pub u16);

impl Rights {
	/// Whether the right is in the set.
	pub const fn contains(self, right: Right) -> bool {
		self.0 & right.bit() != 0
	}

	/// The set with one right more.
	#[must_use]
	pub const fn with(self, right: Right) -> Self {
		Self(self.0 | right.bit())
	}

	/// Whether all rights of this set exist.
	pub const fn is_valid(self) -> bool {
		self.0 & !Right::ALL == 0
	}
}

/// The rights a scope gives to each tier.
#[frame_support::stored]
#[derive(Copy)]
pub struct TierRights {
	/// Of affiliates.
	pub affiliate: Rights,
	/// Of contributors.
	pub contributor: Rights,
	/// Of members.
	pub member: Rights,
}

impl TierRights {
	/// The rights of a tier.
	pub const fn of(self, tier: Tier) -> Rights {
		match tier {
			Tier::Affiliate => self.affiliate,
			Tier::Contributor => self.contributor,
			Tier::Member => self.member,
		}
	}

	/// Whether all rights exist.
	pub const fn is_valid(self) -> bool {
		self.affiliate.is_valid() && self.contributor.is_valid() && self.member.is_valid()
	}
}

impl Default for TierRights {
	/// Affiliates log, take tasks and open scopes; contributors and members also open tasks and
	/// invite.
	fn default() -> Self {
		let affiliate =
			Rights::default().with(Right::Log).with(Right::TakeTasks).with(Right::OpenScopes);
		let contributor = affiliate.with(Right::OpenTasks).with(Right::Invite);
		Self { affiliate, contributor, member: contributor }
	}
}

/// A scope's own values of the parameters that are inherited. `None`: the parent's value holds.
#[frame_support::stored]
#[derive(Copy, Default)]
pub struct Parameters<BlockNumber> {
	/// The rights of the tiers.
	pub rights: Option<TierRights>,
	/// For how many blocks an invitation can be accepted.
	pub invitation_period: Option<BlockNumber>,
	/// How many people one agent can invite in [`crate::Config::InvitationWindow`].
	pub invitations: Option<u16>,
}

/// A change of one parameter. `None` takes the scope's own value away: the parent's holds again.
#[frame_support::stored]
#[derive(Copy)]
pub enum ScopeParameter<BlockNumber> {
	/// The rights of the tiers.
	Rights(Option<TierRights>),
	/// For how many blocks an invitation can be accepted: 1 to
	/// [`crate::Config::MaxInvitationPeriod`].
	InvitationPeriod(Option<BlockNumber>),
	/// How many people one agent can invite in [`crate::Config::InvitationWindow`]: at most 1,000;
	/// with 0 nobody can.
	Invitations(Option<u16>),
}

/// Where the value of a parameter comes from.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub enum Source {
	/// The scope set it itself.
	Own,
	/// The nearest scope above that set it.
	Inherited(ScopeId),
	/// Nobody set it: the runtime's default.
	Default,
}

/// The parameters that hold in a scope, and where each comes from.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct EffectiveParameters<BlockNumber> {
	/// The rights of the tiers.
	pub rights: (TierRights, Source),
	/// For how many blocks an invitation can be accepted.
	pub invitation_period: (BlockNumber, Source),
	/// How many people one agent can invite in [`crate::Config::InvitationWindow`].
	pub invitations: (u16, Source),
}

/// The most days for which a scope is suspended by the one above.
pub const MAX_SUSPENSION: u8 = 90;
/// The most days for which a scope suspends itself.
pub const MAX_OWN_SUSPENSION: u8 = 14;
/// The days after which the scope above can suspend a scope again, from the beginning of the last
/// time.
pub const SUSPENSION_INTERVAL: u8 = 180;

/// What was spent of a purse on each of the last days.
pub type SpentByDay = Window<u128, SPENDING_DAYS>;

/// Whether a scope is open.
#[frame_support::stored]
#[derive(Copy)]
pub enum ScopeStatus<BlockNumber> {
	/// It is.
	Open,
	/// For a time nothing new begins in it, and nothing is paid out by its decision; all that has
	/// begun goes on.
	Suspended {
		/// The first block in which it is open again, by itself.
		until: BlockNumber,
	},
	/// Closed for ever: nobody joins and nothing is logged; money can still be moved out and people
	/// can still leave.
	Closed {
		/// In which block.
		at: BlockNumber,
	},
}

/// What nearly every call reads of a scope.
#[frame_support::stored]
#[derive(Copy)]
pub struct ScopeRecord<BlockNumber> {
	/// Its level of organisation.
	pub kind: ScopeKind,
	/// The scope above; itself for the global scope.
	pub parent: ScopeId,
	/// The network it is part of; itself for a network and for the global scope.
	pub network: ScopeId,
	/// How many scopes are above it.
	pub depth: u8,
	/// Whether it is open. A suspension that is over may still stand here.
	pub status: ScopeStatus<BlockNumber>,
	/// The version of its agreement, from 1; 0: it has none.
	pub agreement: u32,
	/// Its own parameters.
	pub parameters: Parameters<BlockNumber>,
}

impl<BlockNumber: Copy + PartialOrd> ScopeRecord<BlockNumber> {
	/// Whether the scope is closed for ever.
	pub const fn is_closed(&self) -> bool {
		matches!(self.status, ScopeStatus::Closed { .. })
	}

	/// The first block in which the scope is no longer suspended, if it is suspended now.
	pub fn suspended_until(&self, now: BlockNumber) -> Option<BlockNumber> {
		match self.status {
			ScopeStatus::Suspended { until } => Some(until).filter(|until| now < *until),
			_ => None,
		}
	}

	/// How it stands now: a suspension that is over counts no longer.
	pub fn status_at(&self, now: BlockNumber) -> ScopeStatus<BlockNumber> {
		match self.status {
			ScopeStatus::Suspended { until } if now >= until => ScopeStatus::Open,
			status => status,
		}
	}
}

/// That a scope is, or was, suspended.
#[frame_support::stored]
pub struct Suspension<BlockNumber> {
	/// Who decided it: the scope above, or the scope itself. It can end it early.
	pub by: ScopeId,
	/// Since which block.
	pub since: BlockNumber,
	/// The first block in which it holds no longer.
	pub until: BlockNumber,
	/// Why.
	pub reason: Document,
	/// When the scope above last began one, this one or an earlier one.
	pub above_since: Option<BlockNumber>,
}

/// What is seldom read of a scope.
#[frame_support::stored]
pub struct ScopeDetails<AccountId, BlockNumber, Ticket> {
	/// What describes it.
	pub metadata: Document,
	/// Who decides for it, in ascending order, without duplicates.
	pub stewards: BoundedVec<AccountId, MaxStewards>,
	/// Who created it.
	pub founder: AccountId,
	/// In which block.
	pub founded: BlockNumber,
	/// The founder's deposit; of a closed scope that for the record that stays. The global scope
	/// has none.
	pub deposit: Option<Ticket>,
}

/// How much there is of a scope.
#[frame_support::stored]
#[derive(Copy, Default)]
pub struct ScopeCounts {
	/// Open scopes directly below it.
	pub open_children: u32,
	/// Agents that belong to it.
	pub members: u32,
	/// How often an agent joined it: the number of the next membership.
	pub joined: u32,
	/// Roles ever defined: the number of the next one.
	pub roles: RoleId,
	/// Funds ever opened: the number of the next one.
	pub funds: u16,
	/// Associations it proposed that have not ended.
	pub associations: u16,
}

/// The agreement of a scope.
#[frame_support::stored]
pub struct Agreement<BlockNumber> {
	/// From 1, one more with each change.
	pub version: u32,
	/// Its text.
	pub document: Document,
	/// Since which block.
	pub since: BlockNumber,
}

/// How an agent belongs to a scope.
#[frame_support::stored]
pub struct MemberRecord<AccountId, BlockNumber, Ticket> {
	/// The tier.
	pub tier: Tier,
	/// The number of the membership within its scope: one who leaves and comes back has another.
	pub number: u32,
	/// Since which block, without interruption.
	pub since: BlockNumber,
	/// The version of the agreement last signed; 0: none.
	pub signed: u32,
	/// Who invited the agent, if somebody did.
	pub inviter: Option<AccountId>,
	/// Whose deposit covers the storage of the membership, and the ticket for it.
	pub deposit: (AccountId, Ticket),
}

/// An invitation that was neither accepted nor withdrawn.
#[frame_support::stored]
pub struct Invitation<AccountId, BlockNumber, Ticket> {
	/// Who invited.
	pub inviter: AccountId,
	/// The tier that is offered: affiliate or contributor.
	pub tier: Tier,
	/// The first block in which it can no longer be accepted.
	pub expires: BlockNumber,
	/// The inviter's deposit, which becomes that of the membership.
	pub ticket: Ticket,
	/// Whether whoever was invited passed it on: that can be done once.
	pub passed: bool,
}

/// What an agent says of itself.
#[frame_support::stored]
pub struct Profile<Ticket> {
	/// What it is.
	pub kind: AgentKind,
	/// More about it.
	pub document: Document,
	/// Its deposit.
	pub ticket: Ticket,
}

/// How a role is granted. The scope's decision can grant and revoke any role.
#[frame_support::stored]
#[derive(Copy)]
pub enum GrantRule {
	/// By decision of the scope only.
	ByScope,
	/// Also by this many of its holders, who endorse a grant or a revocation.
	ByHolders {
		/// How many: 1 to [`MaxEndorsements`].
		endorsements: u8,
	},
}

/// A role of a scope.
#[frame_support::stored]
pub struct Role<BlockNumber> {
	/// Its name.
	pub name: Name,
	/// What it is about.
	pub document: Document,
	/// How it is granted.
	pub rule: GrantRule,
	/// For how many blocks it is granted; `None`: until revoked.
	pub term: Option<BlockNumber>,
	/// Whether it is no longer granted. Its holders keep it.
	pub retired: bool,
	/// How many records of holders there are, expired ones included.
	pub holders: u32,
}

/// That an agent holds a role.
#[frame_support::stored]
pub struct RoleHolder<BlockNumber> {
	/// The number of the membership it was granted to; void if the agent has left the scope since.
	pub membership: u32,
	/// Since which block.
	pub since: BlockNumber,
	/// The first block in which it no longer holds; `None`: until revoked.
	pub expires: Option<BlockNumber>,
	/// The hash of what certifies the ability, if something does.
	pub certificate: Option<H256>,
}

/// What holders of a role ask for.
#[frame_support::stored]
#[derive(Copy)]
pub enum PetitionKind {
	/// That an agent gets the role, or keeps it for another term.
	Grant,
	/// That an agent loses it.
	Revoke,
}

/// The endorsements of a grant or a revocation, so far.
#[frame_support::stored]
pub struct Petition<AccountId, BlockNumber> {
	/// Who endorsed it, each once.
	pub endorsers: BoundedVec<AccountId, MaxEndorsements>,
	/// The first block in which it can no longer be endorsed.
	pub expires: BlockNumber,
	/// The hash of what certifies the ability: the same for all endorsers.
	pub certificate: Option<H256>,
}

/// What the other party is to the scope.
#[frame_support::stored]
#[derive(Copy, Ord, PartialOrd)]
pub enum Relation {
	/// Part of it.
	Child,
	/// Belongs to it as an organisation.
	Member,
	/// Runs something for it.
	Manager,
	/// Sells to it.
	Supplier,
	/// Buys from it.
	Customer,
	/// Holds things in trust for it.
	Custodian,
	/// Works beside it.
	Peer,
}

/// How far an association has come.
#[frame_support::stored]
#[derive(Copy)]
pub enum AssociationStatus<BlockNumber> {
	/// Proposed by the scope, not yet accepted by the other party.
	Proposed {
		/// Since which block.
		since: BlockNumber,
	},
	/// Accepted by the other party.
	Active {
		/// Since which block.
		since: BlockNumber,
	},
}

/// What a scope pays for its people.
#[frame_support::stored]
#[derive(Copy)]
pub struct SponsorPolicy<BlockNumber> {
	/// The fees of one agent, in base units, until the allowance is used up.
	pub allowance: Balance,
	/// In how many blocks a used-up allowance is full again; it refills evenly.
	pub refill_period: BlockNumber,
	/// The fees of all agents together in a day, in base units.
	pub daily_budget: Balance,
	/// How many log deposits of one agent are held on the pot at a time.
	pub deposits: u16,
	/// How much is held on the pot for deposits of all agents together, in base units. They return,
	/// but until then they pay for nothing else; and what is called spam is lost.
	pub max_held: Balance,
	/// Whether also affiliates whom nobody invited are sponsored. Anybody can make accounts and
	/// join with them, so this costs up to the daily budget every day.
	pub uninvited: bool,
}

/// What a scope pays for its people, and what it paid today.
#[frame_support::stored]
#[derive(Copy)]
pub struct Sponsorship<BlockNumber> {
	/// The rules; `None`: it no longer pays. The record stays, so that ending a sponsorship and
	/// beginning again is no way to pay twice in a day.
	pub policy: Option<SponsorPolicy<BlockNumber>>,
	/// The day `spent` belongs to: the number of [`crate::Config::BlocksPerDay`]s since block 0.
	pub day: u32,
	/// The fees paid in that day, and the deposits lost in it.
	pub spent: Balance,
}

/// What an agent used up of what a scope grants it: fees, deposits, invitations.
#[frame_support::stored]
#[derive(Copy, Default)]
pub struct Allowance<BlockNumber> {
	/// What was used up at `updated`, in base units. More than the allowance if deposits were lost.
	pub used: Balance,
	/// The part of `used` that lost deposits are at most. A lower allowance takes nothing off it:
	/// it is refilled to the last unit.
	pub forfeited: Balance,
	/// The block in which `used` was written.
	pub updated: BlockNumber,
	/// How many deposits are held on the pot for the agent.
	pub deposits: u16,
	/// The window in which the agent last invited: the number of
	/// [`crate::Config::InvitationWindow`]s since block 0.
	pub window: u32,
	/// How many people the agent invited in that window.
	pub invited: u16,
}

/// What an agent can count on in a scope.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct AllowanceView<BlockNumber> {
	/// The scope that pays: the one asked for, or its network.
	pub sponsor: ScopeId,
	/// The most an agent can have, in base units.
	pub allowance: Balance,
	/// What is left now, in base units.
	pub left: Balance,
	/// The first block in which it is full again, if nothing more is used.
	pub full_at: BlockNumber,
	/// What is left of the budget of this day for all agents together.
	pub budget_left: Balance,
	/// The first block of the next day, in which the budget is whole again.
	pub budget_renewed_at: BlockNumber,
	/// What the pot can pay.
	pub pot: Balance,
	/// How many more log deposits the pot carries for this agent.
	pub deposits_left: u16,
	/// How much more the pot carries in deposits, of all agents together.
	pub held_left: Balance,
}

/// Whether somebody else pays for a transaction.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub enum Sponsoring {
	/// This scope does.
	By(ScopeId),
	/// A scope would, but not now. The signer pays; one who cannot gets this as the reason.
	Refused(Refusal),
	/// Nobody does.
	Nobody,
}

/// Why a scope that sponsors an agent does not pay for a transaction.
///
/// A transaction is rejected for it, as `InvalidTransaction::Custom` with [`Refusal::code`], only
/// if the signer cannot pay either.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub enum Refusal {
	/// The agent's allowance is used up: wait until it refills. The view `allowance` says when.
	AllowanceUsedUp,
	/// What the scope pays in a day is used up: wait until the next day.
	BudgetUsedUp,
	/// The pot is empty: somebody must send tokens to it.
	PotEmpty,
}

impl Refusal {
	/// The code of the rejection.
	pub const fn code(self) -> u8 {
		match self {
			Self::AllowanceUsedUp => 101,
			Self::BudgetUsedUp => 102,
			Self::PotEmpty => 103,
		}
	}
}

/// A scope, as a client shows it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct ScopeView<AccountId, BlockNumber> {
	/// Its level of organisation.
	pub kind: ScopeKind,
	/// The scope above.
	pub parent: ScopeId,
	/// The network it is part of.
	pub network: ScopeId,
	/// How many scopes are above it.
	pub depth: u8,
	/// Whether it is open now.
	pub status: ScopeStatus<BlockNumber>,
	/// The version of its agreement; 0: it has none.
	pub agreement: u32,
	/// What describes it.
	pub metadata: Document,
	/// Who decides for it.
	pub stewards: Vec<AccountId>,
	/// Whose signatures together decide significant matters: the account of
	/// `pallet-multisig` for the majority of the stewards, where there are three or more.
	pub joint_account: Option<AccountId>,
	/// Who created it.
	pub founder: AccountId,
	/// In which block.
	pub founded: BlockNumber,
	/// How much there is of it.
	pub counts: ScopeCounts,
	/// Its own account: the native pot of its treasury.
	pub treasury: AccountId,
	/// The pot that pays the fees of its people.
	pub sponsor: AccountId,
}

/// A membership, as a client shows it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct MemberView<AccountId, BlockNumber> {
	/// The scope.
	pub scope: ScopeId,
	/// The agent.
	pub who: AccountId,
	/// The tier.
	pub tier: Tier,
	/// Since which block.
	pub since: BlockNumber,
	/// The version of the agreement last signed; 0: none.
	pub signed: u32,
	/// Whether that is the present version. If not, the agent has no rights until it signs.
	pub in_force: bool,
	/// Who invited the agent.
	pub inviter: Option<AccountId>,
	/// The rights of its tier.
	pub rights: Rights,
}
