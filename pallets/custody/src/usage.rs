// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Reservations and uses
//!
//! What is stored and told of them; the calls are those of the pallet.
//!
//! ## Terminology
//!
//! - **Reservation**: blocks that a resource is kept for somebody. Those of a resource are its **calendar**
//!   ([`ovn_math::calendar`]): they never overlap.
//! - **Use**: from the **estimate**, which is held on the user's account, to the **settlement**, which pays it.
//! - **Figures**: what was used, and for what ([`Figures`]).
//! - **Occupied time**: for how long the chain saw a use go on, in minutes, rounded up ([`Use::took`]). Time in
//!   which a brake stopped calls, and time after the resource was damaged or lost, does not count.
//! - **Counterpart**: who speaks for the other side of a use: a custodian, or a co-owner with open principal.
//!   Never the user, who pays; and nobody confirms a bill that pays it by name: neither the technician nor
//!   the supplier, nor the machine that reported.
//! - **Payment that waits**: what a payee could not be paid when it was due. It stays held on the
//!   payer's account, in the name of the payee, and blocks nobody else.
//!
//! ## Life cycle
//!
//! 1. A reservation is made ([`book`](crate::Pallet::book)) and ends by a use, by being cancelled
//!    ([`cancel_booking`](crate::Pallet::cancel_booking)), or because nobody came
//!    ([`release_booking`](crate::Pallet::release_booking)).
//! 2. A use is [`Running`](Progress::Running) from [`start_use`](crate::Pallet::start_use) on, and can be extended
//!    ([`extend_use`](crate::Pallet::extend_use)).
//! 3. It is [`Reported`](Progress::Reported) by the user ([`end_use`](crate::Pallet::end_use)), by the machine
//!    ([`report_meter`](crate::Pallet::report_meter)), or, if nobody ends it, by the clock: when its time is over
//!    ([`settle_use`](crate::Pallet::settle_use)), or because a custodian or the scope stops it
//!    ([`stop_use`](crate::Pallet::stop_use)). The resource is free again.
//! 4. Those who did not report confirm it ([`confirm_use`](crate::Pallet::confirm_use)), or dispute it
//!    ([`dispute_use`](crate::Pallet::dispute_use)): then it is [`Disputed`](Progress::Disputed) until the scope
//!    decides ([`decide_use`](crate::Pallet::decide_use)).
//! 5. When the time of a step is over anybody settles it ([`settle_use`](crate::Pallet::settle_use)).
//! 6. What waits is paid later, by anybody ([`deliver`](crate::Pallet::deliver)), and so is what a meter found
//!    and the user could not pay ([`pay_arrears`](crate::Pallet::pay_arrears)).
//!
//! Who can confirm what, and what happens when nobody does:
//!
//! | reported by | confirmed by | when nobody speaks |
//! | --- | --- | --- |
//! | the user | a custodian, at once; a co-owner at once if silence would bill the same, else when the window is over and nobody disputed it | of report, estimate and clock, what pays books, maintenance and infrastructure most |
//! | a meter | the user and a counterpart, both | as it is |
//! | the clock | the user and a counterpart, both | as it is |
//!
//! So every state has an exit that needs nobody's good will, and everything held has a way out.
//!
//! ## A story
//!
//! Eleven people bought a printer for 4,000 and are to be paid 4,800. Uma reserves it, comes, and estimates ten
//! hours of paid work: 200 are held. She ends the use and reports ten hours, material for 12, and two hours of
//! a technician. The custodian confirms: the supplier gets 12, the technician 40, the printer's maintenance 15,
//! the network's infrastructure 10, the owners' book 123. The fortieth such use pays the book the last 3 it is owed,
//! and infrastructure 120 more; the encumbrance lapses, and the next use costs 77.
//!
//! ## The mathematics
//!
//! That of [`ovn_math::tariff`]: every part of a bill is rounded down by itself, what is due is their sum, and
//! books take the payback oldest first. A use keeps the tariffs under which it began. Payback is asked if something
//! was owed when it began and still is when it is settled.
//!
//! A bill never counts more time than the chain saw between start and end, nor a technician longer than the
//! use, and never takes more than is held. A meter proves what it says within the occupied time: what
//! is missing of that is noted as arrears ([`Arrear`]), and keeps the user from the resource until it is paid.
//!
//! ## Limits
//!
//! - A resource has at most [`MAX_BOOKINGS`] reservations, and an agent as many of them as its rules say. The place
//!   of one in the calendar is found in O(log n).
//! - A settlement pays at most [`MAX_AGREEMENTS`](crate::MAX_AGREEMENTS) books and four other payees: its cost is
//!   constant.
//! - Blocks are counted in 64 bits here, whatever the runtime's block numbers are.

// The codec derived for an enum casts the index of a variant.
#![allow(clippy::cast_possible_truncation)]

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use ovn_math::{calendar::Slot, tariff::Measure};
use ovn_primitives::{
	AgreementId, FundId, KindId, Purse, Quantity, ResourceId, RoleId, ScopeId, Tariffs, UseClass,
};
use scale_info::TypeInfo;
use sp_core::H256;

/// The greatest number of reservations that one resource has.
pub const MAX_BOOKINGS: u32 = 128;
/// How many hours of the dearest class a cancellation or a no-show costs at most, maintenance included.
pub const MAX_FEE_HOURS: u32 = 24;
/// The longest use, in minutes: 31 days.
pub const MAX_MINUTES: u32 = 31 * 24 * 60;
/// The most material of one use, in millionths of its unit.
pub const MAX_MATERIAL: Quantity = 1_000_000_000_000_000;

/// The number of a use. Never used again.
pub type UseId = u64;
/// The number of a payment that waits. Never used again.
pub type PaymentId = u64;
/// The number of a block.
pub type Block = u64;

/// When a resource is reserved: slots that never overlap, the earliest first.
pub type Calendar = BoundedVec<Slot, ConstU32<MAX_BOOKINGS>>;

/// How a resource can be reserved. Its custodian decides.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct BookingRules<Balance> {
	/// How many blocks ahead a reservation can end; at least `longest`.
	pub horizon: Block,
	/// How many blocks a reservation can last; at least 1.
	pub longest: Block,
	/// How many reservations and running uses one agent can have of the resource; 1 to [`MAX_BOOKINGS`].
	pub per_agent: u16,
	/// What a late cancellation costs, in base units of the tariffs' asset.
	pub cancellation_fee: Balance,
	/// What it costs not to come, in base units of the tariffs' asset.
	pub no_show_fee: Balance,
	/// Until how many blocks before its start a reservation is cancelled for nothing.
	pub notice: Block,
}

/// A reservation.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Booking<AccountId, AssetKind, Balance> {
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
	/// The last block in which it is cancelled for nothing.
	pub free_until: Block,
}

impl<AccountId, AssetKind, Balance: Ord + Copy> Booking<AccountId, AssetKind, Balance> {
	/// What is held for it: the greater of the two fees.
	pub fn held(&self) -> Balance {
		self.cancellation_fee.max(self.no_show_fee)
	}
}

/// Who is paid by uses of a resource, besides its funds, and who may report them. The scope decides.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct UseTerms<AccountId> {
	/// Who sells the material, and is paid for it, by others than itself; `None`: the scope has it in stock.
	pub supplier: Option<AccountId>,
	/// Without a supplier, or where the supplier is the user: the fund of the scope that is paid for the
	/// material; `None`: its treasury.
	pub material: Option<FundId>,
	/// The role of the scope that technicians need; `None`: no use has a technician to pay.
	pub technician: Option<RoleId>,
	/// The role of the scope that machines need to report uses of themselves; `None`: they don't.
	pub meter: Option<RoleId>,
}

impl<AccountId> Default for UseTerms<AccountId> {
	fn default() -> Self {
		Self { supplier: None, material: None, technician: None, meter: None }
	}
}

/// What uses cost while no agreement says so.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct OwnTariffs<AssetKind, Balance> {
	/// The asset.
	pub asset: AssetKind,
	/// The tariffs.
	pub tariffs: Tariffs<Balance>,
}

/// What was used, or is going to be.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
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
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Reporter<AccountId> {
	/// The user.
	User,
	/// The machine itself, by this account.
	Meter(AccountId),
	/// Nobody: what the chain saw.
	Clock,
}

/// How far a use has come. What is settled is not stored any more.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Progress<AccountId> {
	/// It goes on.
	Running,
	/// It ended, and was reported.
	Reported {
		/// What was used.
		figures: Figures<AccountId>,
		/// Who says so.
		by: Reporter<AccountId>,
		/// The last block in which it can be confirmed or disputed, or later by as many as a brake stops calls.
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
		/// The last block in which the scope can decide, or later by as many as a brake stops calls.
		until: Block,
	},
}

/// A project that owes the payback of a use, instead of paying it now.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct OnAccount {
	/// The project.
	pub project: ScopeId,
	/// The most that becomes its debt, in base units: set apart of what the account still allows.
	pub reserved: u128,
}

/// A use that is not settled.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Use<AccountId, AssetKind, Balance> {
	/// Who uses, and pays.
	pub user: AccountId,
	/// The asset of the tariffs.
	pub asset: AssetKind,
	/// The tariffs when it began: those it is settled by.
	pub tariffs: Tariffs<Balance>,
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
	/// How many blocks a brake had stopped calls, since the chain began, when its present step began: those that end
	/// uses while it goes on, and then all that can confirm or decide it, whose time does not run meanwhile.
	pub stopped: Block,
	/// The occupied time in minutes, once that is known: the use ended, or what was used was damaged or lost.
	pub took: Option<u32>,
	/// The project that owes the payback, if one does.
	pub on_account: Option<OnAccount>,
	/// How far it has come.
	pub progress: Progress<AccountId>,
}

/// What a project may owe for uses of a resource.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Account {
	/// The kind of the project, a debt, in whose book it owes.
	pub kind: KindId,
	/// How much it may owe over its whole life, in base units: the project decides.
	pub limit: u128,
	/// How much of that it has come to owe, or is set apart for uses.
	pub used: u128,
	/// What it owes and is not in its book yet: less than a whole unit, or more than the book takes.
	pub owing: u128,
	/// Whether the scope of the resource agreed.
	pub allowed: bool,
}

/// Who is paid.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub enum Payee<AccountId> {
	/// An account.
	Agent(AccountId),
	/// A purse of a scope.
	Purse(ScopeId, Purse),
	/// Those who bought the resource: the books of its agreements, the oldest first, and what they don't
	/// take its infrastructure.
	Books(ResourceId),
}

/// A payment that could not be made: it stays held on the payer's account until it can.
#[derive(
	Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, MaxEncodedLen, PartialEq, TypeInfo,
)]
pub struct Payment<AccountId, AssetKind, Balance> {
	/// Whose money it is held with.
	pub payer: AccountId,
	/// Who is paid.
	pub payee: Payee<AccountId>,
	/// The asset.
	pub asset: AssetKind,
	/// How much, in base units.
	pub amount: Balance,
}

/// What a meter found that a user could not pay, in base units. Until it is paid the user neither reserves nor
/// uses the resource.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Arrear<Balance> {
	/// For those who bought the resource.
	pub books: Balance,
	/// For all else: paid for maintenance.
	pub maintenance: Balance,
}

/// Why a use was settled as it was.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub enum Ground {
	/// There was nothing to pay.
	NothingDue,
	/// Those who did not report confirmed it, and nobody disputed it.
	Confirmed,
	/// The scope decided a dispute.
	Decided,
	/// Nobody confirmed or decided in time: of report, estimate and clock what pays books, maintenance and
	/// infrastructure most, or what the meter reported.
	Silence,
	/// Nobody ended it, and nobody confirmed or disputed what the clock says.
	TimedOut,
}

/// How what a use paid was divided, in base units. All together is what left the user's account, apart from
/// `on_account`.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Default, Encode, Eq, PartialEq, TypeInfo)]
pub struct Paid<Balance> {
	/// To the supplier of material, or the material fund.
	pub material: Balance,
	/// To the technician.
	pub technician: Balance,
	/// To the resource's maintenance fund.
	pub maintenance: Balance,
	/// To the infrastructure fund: its part, and what books did not take.
	pub infrastructure: Balance,
	/// To the books of agreements: what each took.
	pub books: Vec<(AgreementId, Balance)>,
	/// To books, but waiting until it can be paid.
	pub waiting: Balance,
	/// What became a debt of a project.
	pub on_account: Balance,
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
pub struct BookingView<AccountId, AssetKind, Balance> {
	/// The first block.
	pub start: Block,
	/// The reservation.
	pub booking: Booking<AccountId, AssetKind, Balance>,
}

/// The hash of a note that is kept elsewhere: in which condition something was, why it is disputed.
pub type Note = H256;
