// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the pallet stores and returns.

use alloc::vec::Vec;
use codec::{Decode, Encode};
use frame_support::{traits::ConstU32, BoundedVec};
use ovn_primitives::{
	Balance, BookId, DealId, Document, Name, Nature, Regime, ResourceId, RoleId, ScopeId, Tariffs,
};
pub use ovn_primitives::{Occurrence, State, MAX_DEALS};
use scale_info::TypeInfo;
use sp_core::H256;

/// Parts of a whole custody: weights and thresholds are parts per million.
pub const WHOLE: u32 = 1_000_000;
/// The weight that acts of several custodians need together unless they agreed otherwise: 80 %.
pub const DEFAULT_THRESHOLD: u32 = 800_000;
/// The greatest number of custodians of one resource.
pub const MAX_CUSTODIANS: u32 = 8;
/// How many of those who were custodians before are remembered.
pub const MAX_PAST: u32 = 4;

/// For how many days an approval of an act counts.
pub const APPROVAL_DAYS: u32 = 7;

/// Custodians with their weights.
pub type Weighted<AccountId> = BoundedVec<(AccountId, u32), ConstU32<MAX_CUSTODIANS>>;

/// What a resource is. Never changes.
#[frame_support::stored]
pub struct Identity<AccountId, BlockNumber> {
	/// The scope that looks after it.
	pub scope: ScopeId,
	/// Who brought it in.
	pub creator: AccountId,
	/// By which rights it is held.
	pub regime: Regime,
	/// What sort of thing it is.
	pub nature: Nature,
	/// A short name.
	pub name: Name,
	/// The hash of its full name and description.
	pub description: H256,
	/// When it was registered.
	pub created_at: BlockNumber,
}

/// How far a resource has come.
#[frame_support::stored]
#[derive(Copy, Ord, PartialOrd)]
pub enum Phase {
	/// An idea.
	Ideation,
	/// It is being described.
	Specification,
	/// It is being made.
	Development,
	/// A first one exists.
	Prototype,
	/// Peers accepted it.
	Stable,
	/// It was handed out.
	Distributed,
	/// It is used.
	Active,
}

/// Where in its life a resource is.
#[frame_support::stored]
#[derive(Copy)]
pub enum Stage {
	/// Its life goes on, in this phase.
	Working(Phase),
	/// It rests, and wakes to the phase that it left.
	Hibernating(Phase),
	/// Another takes its place.
	Deprecated,
	/// It is gone; its record stays.
	EndOfLife,
}

/// A step in the life of a resource.
#[frame_support::stored]
#[derive(Copy)]
pub enum Step {
	/// To the phase after this one.
	Advance,
	/// To rest.
	Hibernate,
	/// Back to the phase that it left.
	Wake,
	/// Another takes its place.
	Deprecate,
	/// To its end.
	End,
}

/// A resource.
#[frame_support::stored]
pub struct Resource<AccountId, BlockNumber> {
	/// What it is; never changes.
	pub identity: Identity<AccountId, BlockNumber>,
	/// Where in its life it is.
	pub stage: Stage,
	/// What it does now.
	pub state: State,
	/// What took its place. Said once, when it is deprecated.
	pub successor: Option<ResourceId>,
}

impl<AccountId, BlockNumber> Resource<AccountId, BlockNumber> {
	/// Whether its time can be reserved and used: it exists, and its life goes on.
	pub const fn is_usable(&self) -> bool {
		matches!(
			self.stage,
			Stage::Working(Phase::Prototype | Phase::Stable | Phase::Distributed | Phase::Active)
		)
	}

	/// Whether its life has ended.
	pub const fn has_ended(&self) -> bool {
		matches!(self.stage, Stage::EndOfLife)
	}

	/// Whether this can happen to a thing of its nature: what takes nothing from others is neither
	/// reserved nor occupied nor moved.
	pub const fn allows(&self, occurrence: Occurrence) -> bool {
		self.identity.nature.is_rival()
			|| matches!(
				occurrence,
				Occurrence::Validated
					| Occurrence::MaintenanceBegun
					| Occurrence::Maintained
					| Occurrence::Damaged
					| Occurrence::Lost
					| Occurrence::Found
			)
	}
}

/// Who holds a resource in trust.
#[frame_support::stored]
pub struct Custody<AccountId, BlockNumber> {
	/// The custodians with their weights, in the order of accounts, which add up to [`WHOLE`].
	/// Empty: there is none until the scope appoints one.
	pub holders: Weighted<AccountId>,
	/// The weight that acts need together.
	pub threshold: u32,
	/// Since when.
	pub since: BlockNumber,
	/// Whether the scope appointed them because others were silent.
	pub interim: bool,
	/// Until which block they are left alone, because they have just answered.
	pub quiet_until: BlockNumber,
	/// Who was custodian before, the latest last.
	pub past: BoundedVec<AccountId, ConstU32<MAX_PAST>>,
}

impl<AccountId: PartialEq, BlockNumber> Custody<AccountId, BlockNumber> {
	/// The weight of an account; 0 if it is no custodian.
	pub fn weight_of(&self, who: &AccountId) -> u32 {
		self.holders.iter().find(|(holder, _)| holder == who).map_or(0, |(_, weight)| *weight)
	}
}

/// What a custodian agreed to, until others with enough weight agree to the same.
#[frame_support::stored]
pub struct Approval<AccountId, BlockNumber> {
	/// Who.
	pub who: AccountId,
	/// The hash of the act.
	pub act: H256,
	/// Until which block it counts.
	pub until: BlockNumber,
}

/// The approvals of a resource: one of each custodian.
pub type ApprovalList<AccountId, BlockNumber> =
	BoundedVec<Approval<AccountId, BlockNumber>, ConstU32<MAX_CUSTODIANS>>;

/// A deal by which a resource was bought, and pays back.
#[frame_support::stored]
pub struct Attached<AssetKind> {
	/// Its number, and that of its book.
	pub deal: DealId,
	/// The asset of its book and of its tariffs.
	pub asset: AssetKind,
	/// What a use costs.
	pub tariffs: Tariffs,
	/// The document that was signed, as it stands now.
	pub document: Document,
	/// How often tariffs or document were amended.
	pub version: u32,
	/// What was contributed, in base units of the asset. If less was paid, the ceilings of
	/// positions fell, and these units stay.
	pub principal: u128,
}

impl<AssetKind> Attached<AssetKind> {
	/// The book of those who paid.
	pub const fn book(&self) -> BookId {
		BookId::Deal(self.deal)
	}
}

/// The deals of a resource, the oldest first.
pub type AttachedList<AssetKind> = BoundedVec<Attached<AssetKind>, ConstU32<MAX_DEALS>>;

/// Which roles custodians of a resource and witnesses of its end need.
#[frame_support::stored]
#[derive(Default)]
pub struct Settings {
	/// The role that its custodians need.
	pub custodian: Option<RoleId>,
	/// The role that witnesses of its end need; `None`: contributors and members of the scope.
	pub witness: Option<RoleId>,
}

/// The smallest threshold of a custody: more than half, so that no two opposite acts both reach it.
pub const MIN_THRESHOLD: u32 = 500_001;
/// For how many days an offer of custody can be open.
pub const OFFER_DAYS: u32 = 30;
/// For how many days somebody whom the scope appointed can accept.
pub const APPOINTMENT_DAYS: u32 = 14;
/// Within how many days custodians answer a flag; and for how many days they are left alone
/// afterwards.
pub const RESPONSE_DAYS: u32 = 7;
/// For how many days owners can speak on an amendment.
pub const AMENDMENT_DAYS: u32 = 30;
/// Within how many days the next step to the end of a life is taken, or all steps lapse.
pub const ENDING_DAYS: u32 = 60;
/// For how many days an end can be challenged.
pub const CHALLENGE_DAYS: u32 = 7;
/// The same, of a thing that was expensive, or for which something is still owed.
pub const LONG_CHALLENGE_DAYS: u32 = 14;
/// How many witnesses have to confirm an end.
pub const WITNESSES: u32 = 2;
/// The same, of a thing that was expensive.
pub const MORE_WITNESSES: u32 = 3;
/// The greatest number of witnesses: those, and one named by the owners of each deal.
pub const MAX_WITNESSES: u32 = MORE_WITNESSES + MAX_DEALS;
/// How many single agents can challenge an end.
pub const MAX_CHALLENGERS: u32 = 8;
/// The greatest number of links of one kind from one resource.
pub const MAX_LINKS: u32 = 8;
/// How many resources are looked at in search of a cycle of links; more links in a row are refused.
pub const MAX_WALK: u32 = 64;
/// For how many days custodians who are recalled still hold what they held.
pub const NOTICE_DAYS: u32 = 14;
/// How many voices one call clears.
pub const MAX_CLEARED: u32 = 100;

/// Who may let a resource take a step in its life.
#[frame_support::stored]
#[derive(Copy)]
pub enum Authority {
	/// Its creator; or the scope, by a standard decision.
	Makers,
	/// The scope, by a significant decision.
	Peers,
	/// Its custodians.
	Custodians,
	/// Its custodians; or the scope, by a standard decision.
	Keepers,
}

/// Who offers a custody.
#[frame_support::stored]
#[derive(Copy)]
pub enum Offeror {
	/// The custodians.
	Custodians,
	/// The scope, because there are none, or they were silent.
	Scope,
}

/// A custody that is offered, and not yet accepted by all.
#[frame_support::stored]
pub struct Offer<AccountId, BlockNumber> {
	/// By whom.
	pub by: Offeror,
	/// To whom, with which weights.
	pub receivers: Weighted<AccountId>,
	/// The weight that acts will need.
	pub threshold: u32,
	/// Who accepted.
	pub accepted: BoundedVec<AccountId, ConstU32<MAX_CUSTODIANS>>,
	/// The last block in which it can be accepted.
	pub until: BlockNumber,
	/// How many blocks a brake had stopped calls, since the chain began, when its time was set,
	/// which is later by as many as it stops them from then on.
	pub stopped: BlockNumber,
}

/// Somebody says that the custodians do not answer.
#[frame_support::stored]
pub struct Flag<AccountId, BlockNumber> {
	/// Who.
	pub by: AccountId,
	/// The last block in which they can answer.
	pub due: BlockNumber,
	/// How many blocks a brake had stopped calls, since the chain began, when its time was set,
	/// which is later by as many as it stops them from then on.
	pub stopped: BlockNumber,
}

/// The custodians are to give a resource back.
#[frame_support::stored]
pub struct Recall<BlockNumber> {
	/// The last block of their notice.
	pub due: BlockNumber,
	/// In which hearing owners speak.
	pub hearing: u64,
	/// How many blocks a brake had stopped calls, since the chain began, when its time was set,
	/// which is later by as many as it stops them from then on.
	pub stopped: BlockNumber,
}

/// A maintenance job.
#[frame_support::stored]
pub struct Job<AccountId, BlockNumber> {
	/// Who does it.
	pub technician: AccountId,
	/// When it began.
	pub opened_at: BlockNumber,
	/// What is to be done.
	pub document: Document,
}

/// What happened to a resource.
#[frame_support::stored]
#[derive(Copy)]
pub enum Incident {
	/// It cannot be used until it is repaired.
	Damaged,
	/// Nobody knows where it is.
	Lost,
	/// Something worth noting, that changes nothing.
	Noted,
}

/// Where a resource is taken.
#[frame_support::stored]
#[derive(Copy)]
pub enum Movement {
	/// It is sent away.
	Send,
	/// It has arrived.
	Arrive,
	/// It is put away.
	Store,
	/// It is taken out again.
	TakeOut,
}

impl Movement {
	/// What happens to the resource.
	pub const fn occurrence(self) -> Occurrence {
		match self {
			Self::Send => Occurrence::Sent,
			Self::Arrive => Occurrence::Arrived,
			Self::Store => Occurrence::Stored,
			Self::TakeOut => Occurrence::TakenOut,
		}
	}
}

/// What one resource is to another.
#[frame_support::stored]
#[derive(Copy, Ord, PartialOrd)]
pub enum Relation {
	/// A part of it. Both are the same scope's.
	ComponentOf,
	/// Made after it.
	DerivedFrom,
	/// Made to take its place. Both are the same scope's.
	Supersedes,
}

/// On what owners speak.
#[frame_support::stored]
#[derive(Copy, Ord, PartialOrd)]
pub enum Topic {
	/// An amendment of their deal.
	Amendment,
	/// Whom the owners of a deal name as a witness of the end of the resource.
	Witness(DealId),
	/// The challenge of the end by the owners of a deal.
	Challenge(DealId),
	/// The recall of the custodians, by the owners of a deal.
	Recall(DealId),
	/// The validation of what the owners of a deal bought.
	Validation(DealId),
}

/// What an owner said.
#[frame_support::stored]
pub struct Voice<AccountId> {
	/// Its open principal.
	pub weight: u128,
	/// Whom it names, where somebody is to be named.
	pub candidate: Option<AccountId>,
}

/// A change of a deal that its owners have not consented to yet.
#[frame_support::stored]
pub struct Amendment<BlockNumber> {
	/// What a use is to cost.
	pub tariffs: Tariffs,
	/// Its document as it is to stand.
	pub document: Document,
	/// In which hearing owners consent.
	pub hearing: u64,
	/// The last block in which they can.
	pub until: BlockNumber,
	/// How many blocks a brake had stopped calls, since the chain began, when its time was set,
	/// which is later by as many as it stops them from then on.
	pub stopped: BlockNumber,
}

/// The end of a resource's life, declared and not yet disposed of.
#[frame_support::stored]
pub struct Ending<AccountId, BlockNumber> {
	/// Who declared it.
	pub declarer: AccountId,
	/// In which hearing owners speak.
	pub hearing: u64,
	/// How many witnesses have to confirm it.
	pub needed: u32,
	/// Whom owners named as witnesses, by deal.
	pub named: BoundedVec<(DealId, AccountId), ConstU32<MAX_DEALS>>,
	/// Who confirmed it.
	pub witnesses: BoundedVec<AccountId, ConstU32<MAX_WITNESSES>>,
	/// The last block in which it can be challenged; `None` while witnesses are missing.
	pub window: Option<BlockNumber>,
	/// Since when a challenge freezes it, until the scope decides.
	pub frozen: Option<BlockNumber>,
	/// Who challenged it. Each once.
	pub challengers: BoundedVec<AccountId, ConstU32<MAX_CHALLENGERS>>,
	/// The last block in which the next step can be taken. After it anybody drops all.
	pub deadline: BlockNumber,
	/// How many blocks a brake had stopped calls, since the chain began, when its time was set,
	/// which is later by as many as it stops them from then on.
	pub stopped: BlockNumber,
}

/// Something that awaits an agent.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub enum Matter<BlockNumber> {
	/// A custody is offered: to be accepted or declined until then.
	Offer {
		/// The last block.
		until: BlockNumber,
	},
	/// Somebody says that the custodians do not answer: to be answered until then.
	Flag {
		/// The last block.
		due: BlockNumber,
	},
	/// Another custodian agreed to an act: agree by making the same call, until then.
	Act {
		/// The hash of the act.
		act: H256,
		/// The last block.
		until: BlockNumber,
	},
	/// A maintenance job is to be done.
	Job,
	/// The end of a resource is to be confirmed by the agent as a witness, until then.
	Witness {
		/// The last block.
		deadline: BlockNumber,
	},
	/// The end of a resource can be challenged, until then.
	Challenge {
		/// The last block.
		until: BlockNumber,
	},
	/// The custodians are recalled: to give it back by then.
	Recall {
		/// The last block of the notice.
		due: BlockNumber,
	},
}

/// A deal with what it still owes, in base units, and the amendment that waits for consent.
pub type DealView<BlockNumber, AssetKind> =
	(Attached<AssetKind>, Balance, Option<Amendment<BlockNumber>>);

/// A resource with all that concerns it, as a client shows it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct ResourceView<AccountId, BlockNumber, AssetKind> {
	/// Its number.
	pub id: ResourceId,
	/// What it is, where in its life, and what it does now.
	pub resource: Resource<AccountId, BlockNumber>,
	/// Who holds it in trust.
	pub custody: Custody<AccountId, BlockNumber>,
	/// Whether it can be used and nobody is owed anything for it.
	pub shareable: bool,
	/// Its deals, the oldest first.
	pub deals: Vec<DealView<BlockNumber, AssetKind>>,
	/// Which roles its custodians and witnesses of its end need.
	pub settings: Settings,
	/// What it is to other resources.
	pub links: Vec<(Relation, ResourceId)>,
	/// The custody that is offered.
	pub offer: Option<Offer<AccountId, BlockNumber>>,
	/// The flag that waits for an answer.
	pub flag: Option<Flag<AccountId, BlockNumber>>,
	/// The recall of its custodians.
	pub recall: Option<Recall<BlockNumber>>,
	/// The maintenance job that is being done.
	pub job: Option<Job<AccountId, BlockNumber>>,
	/// Its end, if it was declared.
	pub ending: Option<Ending<AccountId, BlockNumber>>,
	/// What custodians agreed to.
	pub approvals: ApprovalList<AccountId, BlockNumber>,
}
