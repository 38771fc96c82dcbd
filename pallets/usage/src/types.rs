// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the pallet stores and returns.

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::{traits::ConstU32, BoundedVec};
use ovn_math::{calendar::Slot, tariff::Measure};
use ovn_primitives::{
	Balance, DealId, FundId, KindId, Occurrence, Purse, Quantity, ResourceId, RoleId, ScopeId,
	Tariffs, Tier, UseClass,
};
use scale_info::TypeInfo;
use sp_core::H256;

/// The greatest number of reservations that one resource has.
pub const MAX_RESERVATIONS: u32 = 128;
/// How many hours of the dearest class a cancellation or a no-show costs at most, maintenance
/// included.
pub const MAX_FEE_HOURS: u32 = 24;
/// The longest use, in minutes: 31 days.
pub const MAX_MINUTES: u32 = 31 * 24 * 60;
/// The most material of one use, in millionths of its unit.
pub const MAX_MATERIAL: Quantity = 1_000_000_000_000_000;
/// For how many days a permission can be given.
pub const PERMISSION_DAYS: u32 = 365;
/// For how many days a veto keeps an agent from a resource, and for how many it is left alone
/// afterwards.
pub const VETO_DAYS: u32 = 7;

/// The number of a use. Never used again.
pub type UseId = u64;
/// The number of a payment that waits. Never used again.
pub type PaymentId = u64;
/// The number of a block.
pub type Block = u64;

/// When a resource is reserved: times that never overlap, the earliest first.
pub type Calendar = BoundedVec<Slot, ConstU32<MAX_RESERVATIONS>>;

/// What the permission of the custodian is good for.
#[frame_support::stored]
#[derive(Copy, Default)]
pub enum Permission {
	/// Nothing.
	#[default]
	Unused,
	/// It stands in for tier, role, reputation and licence, but not for a certificate.
	Suffices,
	/// It is needed besides all else.
	Needed,
}

/// Who can use a resource for a class of uses.
#[frame_support::stored]
pub struct AccessRule {
	/// The tier in the scope that is needed; `None`: none, not even to belong to it.
	pub tier: Option<Tier>,
	/// A role of the scope that is needed.
	pub role: Option<RoleId>,
	/// A role of the scope that certifies a skill, and is needed whatever else is given.
	pub certificate: Option<RoleId>,
	/// The settled reputation in the scope's network that is needed, with 12 decimals.
	pub reputation: u128,
	/// Whether a licence of the scope is needed, neither contested nor in breach: a commercial one for
	/// commercial uses. Who uses the scope's commons free of charge has all that is needed.
	pub licensed: bool,
	/// What the permission of the custodian is good for.
	pub permission: Permission,
}

impl Default for AccessRule {
	/// Whoever belongs to the scope.
	fn default() -> Self {
		Self {
			tier: Some(Tier::Affiliate),
			role: None,
			certificate: None,
			reputation: 0,
			licensed: false,
			permission: Permission::Unused,
		}
	}
}

/// What makes a thing useless while somebody uses it.
#[frame_support::stored]
#[derive(Copy)]
pub enum Trouble {
	/// It cannot be used until it is repaired.
	Damaged,
	/// Nobody knows where it is.
	Lost,
}

impl From<Trouble> for Occurrence {
	fn from(trouble: Trouble) -> Self {
		match trouble {
			Trouble::Damaged => Self::Damaged,
			Trouble::Lost => Self::Lost,
		}
	}
}

/// How a resource can be reserved. Its custodian decides.
#[frame_support::stored]
#[derive(Copy)]
pub struct ReservationRules {
	/// How many blocks ahead a reservation can end; at least `longest`.
	pub horizon: Block,
	/// How many blocks a reservation can last; at least 1.
	pub longest: Block,
	/// How many reservations and running uses one agent can have of the resource; 1 to
	/// [`MAX_RESERVATIONS`].
	pub per_agent: u16,
	/// What a late cancellation costs, in base units of the tariffs' asset.
	pub cancellation_fee: Balance,
	/// What it costs not to come, in base units of the tariffs' asset.
	pub no_show_fee: Balance,
	/// Until how many blocks before its start a reservation is cancelled free of charge.
	pub notice: Block,
}

/// A reservation.
#[frame_support::stored]
pub struct Reservation<AccountId, AssetKind> {
	/// Whose it is.
	pub who: AccountId,
	/// For which class of use.
	pub class: UseClass,
	/// The block after its last.
	pub end: Block,
	/// The asset of the fees.
	pub asset: AssetKind,
	/// What a late cancellation costs, as it was when it was made.
	pub cancellation_fee: Balance,
	/// What it costs not to come, as it was when it was made.
	pub no_show_fee: Balance,
	/// The last block in which it is cancelled free of charge.
	pub free_until: Block,
}

impl<AccountId, AssetKind> Reservation<AccountId, AssetKind> {
	/// What is held for it: the greater of the two fees.
	pub fn held(&self) -> Balance {
		self.cancellation_fee.max(self.no_show_fee)
	}
}

/// Who is paid by uses of a resource, and who may report them. The scope decides.
#[frame_support::stored]
pub struct UseTerms<AccountId> {
	/// Who sells the material, and is paid for it, by others than itself; `None`: the scope has it
	/// in stock.
	pub supplier: Option<AccountId>,
	/// Without a supplier, or where the supplier is the user: the fund of the scope that is paid
	/// for the material; `None`: its treasury.
	pub material: Option<FundId>,
	/// The role of the scope that technicians need; `None`: no use has a technician to pay.
	pub technician: Option<RoleId>,
	/// The role of the scope that machines need to report uses of themselves; `None`: they don't.
	pub meter: Option<RoleId>,
	/// The fund of the scope that pays for the maintenance of the resource; `None`: its treasury.
	pub maintenance: Option<FundId>,
	/// The fund of the scope that takes what uses pay for infrastructure; `None`: the treasury of
	/// its network.
	pub infrastructure: Option<FundId>,
}

impl<AccountId> Default for UseTerms<AccountId> {
	fn default() -> Self {
		Self {
			supplier: None,
			material: None,
			technician: None,
			meter: None,
			maintenance: None,
			infrastructure: None,
		}
	}
}

/// What uses cost while no deal says so.
#[frame_support::stored]
pub struct OwnTariffs<AssetKind> {
	/// The asset.
	pub asset: AssetKind,
	/// The tariffs.
	pub tariffs: Tariffs,
}

/// Tariffs that the scope decided.
#[frame_support::stored]
pub struct DecidedTariffs<AssetKind> {
	/// What uses cost.
	pub terms: OwnTariffs<AssetKind>,
	/// The latest deal of the resource when this was decided: it counts until there is
	/// another.
	pub latest: Option<DealId>,
}

/// What was used, or is going to be.
#[frame_support::stored]
pub struct Figures<AccountId> {
	/// For what.
	pub class: UseClass,
	/// For how many minutes; at most [`MAX_MINUTES`].
	pub minutes: u32,
	/// How much material, in millionths of its unit; at most [`MAX_MATERIAL`].
	pub material: Quantity,
	/// Who helped as a technician, and for how many minutes, at most those of the use.
	pub technician: Option<(AccountId, u32)>,
}

impl<AccountId> Figures<AccountId> {
	/// The numbers a bill is made of.
	pub(crate) fn measure(&self) -> Measure {
		Measure {
			minutes: self.minutes,
			material: self.material,
			technician_minutes: self.technician.as_ref().map_or(0, |(_, minutes)| *minutes),
		}
	}

	/// The same for other minutes: a technician helps no longer than the use lasts.
	pub(crate) fn lasting(mut self, minutes: u32) -> Self {
		self.minutes = minutes;
		if let Some((_, helped)) = &mut self.technician {
			*helped = minutes.min(*helped);
		}
		self
	}

	/// The same for at most so many minutes.
	pub(crate) fn within(self, most: u32) -> Self {
		let minutes = self.minutes.min(most);
		self.lasting(minutes)
	}
}

/// Who said what was used.
#[frame_support::stored]
pub enum Reporter<AccountId> {
	/// The user.
	User,
	/// The machine itself, by this account.
	Meter(AccountId),
	/// Nobody: what the chain saw.
	Clock,
}

/// How far a use has come. What is settled is not stored any more.
#[frame_support::stored]
pub enum Progress<AccountId> {
	/// It goes on.
	Running,
	/// It ended, and was reported.
	Reported {
		/// What was used.
		figures: Figures<AccountId>,
		/// Who says so.
		by: Reporter<AccountId>,
		/// The last block in which it can be confirmed or disputed, or later by as many as a brake
		/// stops calls.
		until: Block,
		/// Whether the user agrees: what it reported itself, it does.
		user: bool,
		/// Whether a counterpart agrees.
		counterpart: bool,
	},
	/// The report was disputed: the scope decides.
	Disputed {
		/// What was reported.
		figures: Figures<AccountId>,
		/// Who said so.
		by: Reporter<AccountId>,
		/// Who disputed it; `None`: the project that owes for it.
		disputer: Option<AccountId>,
		/// The last block in which the scope can decide, or later by as many as a brake stops
		/// calls.
		until: Block,
	},
}

/// A project that owes the payback of a use, instead of paying it now.
#[frame_support::stored]
#[derive(Copy)]
pub struct OnCredit {
	/// The project.
	pub project: ScopeId,
	/// The most that becomes its debt, in base units: set apart of what the credit line still
	/// allows.
	pub set_apart: u128,
}

/// A use that is not settled.
#[frame_support::stored]
pub struct Use<AccountId, AssetKind> {
	/// Who uses, and pays.
	pub user: AccountId,
	/// The asset of the tariffs.
	pub asset: AssetKind,
	/// The tariffs when it began: those it is settled by.
	pub tariffs: Tariffs,
	/// Whether those who bought the resource were owed something when it began.
	pub owes: bool,
	/// What is held for it on the user's account, in base units.
	pub held: Balance,
	/// What the user expects to use.
	pub estimate: Figures<AccountId>,
	/// When it began.
	pub started: Block,
	/// When it is to end: the block after its last.
	pub until: Block,
	/// How many blocks a brake had stopped calls, since the chain began, when its present step
	/// began: those that end uses while it goes on, and then all that can confirm or decide it,
	/// whose time does not run meanwhile.
	pub stopped: Block,
	/// The occupied time in minutes, once that is known: the use ended, or what was used was
	/// damaged or lost.
	pub took: Option<u32>,
	/// The project that owes the payback, if one does.
	pub on_credit: Option<OnCredit>,
	/// How far it has come.
	pub progress: Progress<AccountId>,
}

/// What a project may owe for uses of a resource.
#[frame_support::stored]
#[derive(Copy)]
pub struct CreditLine {
	/// The kind of the project, a debt, in whose book it owes.
	pub kind: KindId,
	/// How much it may owe over its whole life, in base units: the project decides.
	pub limit: u128,
	/// How much of that it has come to owe, or is set apart for uses.
	pub used: u128,
	/// What it owes and is not in its book yet: less than a whole unit, or more than the book
	/// takes.
	pub owing: u128,
	/// Whether the scope of the resource agreed.
	pub allowed: bool,
}

/// Who is paid.
#[frame_support::stored]
pub enum Payee<AccountId> {
	/// An account.
	Agent(AccountId),
	/// A purse of a scope.
	Purse(ScopeId, Purse),
	/// Those who bought the resource: the books of its deals, the oldest first, and what they
	/// don't take its infrastructure.
	Books(ResourceId),
}

/// A payment that could not be made: it stays held on the payer's account until it can.
#[frame_support::stored]
pub struct Payment<AccountId, AssetKind> {
	/// Whose money it is held with.
	pub payer: AccountId,
	/// Who is paid.
	pub payee: Payee<AccountId>,
	/// The asset.
	pub asset: AssetKind,
	/// How much, in base units.
	pub amount: Balance,
}

/// What a meter found that a user could not pay, in base units. Until it is paid the user neither
/// reserves nor uses the resource.
#[frame_support::stored]
#[derive(Copy, Default)]
pub struct Arrear {
	/// For those who bought the resource.
	pub books: Balance,
	/// For all else: paid for maintenance.
	pub maintenance: Balance,
}

/// Why a use was settled as it was.
#[frame_support::stored]
#[derive(Copy)]
pub enum SettlementReason {
	/// There was nothing to pay.
	NothingDue,
	/// Those who did not report confirmed it, and nobody disputed it.
	Confirmed,
	/// The scope decided a dispute.
	Decided,
	/// Nobody confirmed or decided in time: of report, estimate and clock what pays books,
	/// maintenance and infrastructure most, or what the meter reported.
	Silence,
	/// Nobody ended it, and nobody confirmed or disputed what the clock says.
	TimedOut,
}

/// How what a use paid was divided, in base units. All together is what left the user's account,
/// apart from `on_credit`.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, PartialEq, TypeInfo)]
pub struct Paid {
	/// To the supplier of material, or the material fund.
	pub material: Balance,
	/// To the technician.
	pub technician: Balance,
	/// To the resource's maintenance fund.
	pub maintenance: Balance,
	/// To the infrastructure fund: its part, and what books did not take.
	pub infrastructure: Balance,
	/// To the books of deals: what each took.
	pub books: Vec<(DealId, Balance)>,
	/// To books, but waiting until it can be paid.
	pub waiting: Balance,
	/// What became a debt of a project.
	pub on_credit: Balance,
}

/// What a use would cost, as a client shows it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct Quote<AssetKind> {
	/// The asset.
	pub asset: AssetKind,
	/// For material, in base units.
	pub material: u128,
	/// For the technician.
	pub technician: u128,
	/// For maintenance.
	pub maintenance: u128,
	/// For infrastructure.
	pub infrastructure: u128,
	/// For those who bought the resource; of the last such use a part goes to infrastructure.
	pub payback: u128,
	/// All together.
	pub due: u128,
}

/// A reservation, as a client shows it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct ReservationView<AccountId, AssetKind> {
	/// The first block.
	pub start: Block,
	/// The reservation.
	pub reservation: Reservation<AccountId, AssetKind>,
}

/// The hash of a note that is kept elsewhere: in which condition something was, why it is disputed.
pub type Note = H256;
