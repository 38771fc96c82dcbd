// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Usage
//! How things that people hold in trust are used: who may, when, what it costs, and who is paid.
//! Another pallet keeps what a thing is, who holds it and by which deals it was bought. It is asked
//! through [`Things`](ovn_primitives::traits::Things) and
//! [`CoOwned`](ovn_primitives::traits::CoOwned).
//!
//! ## Terminology
//! - **Access**: who can use a resource for a class of uses ([`AccessRule`]), by permission of its
//!   custodian or without, and unless a custodian **vetoes** it.
//! - **Reservation**: blocks that a resource is kept for somebody. Those of a resource are its
//!   **calendar** ([`ovn_math::calendar`]): they never overlap.
//! - **Use**: from the **estimate**, which is held on the user's account, to the **settlement**,
//!   which pays it.
//! - **Figures**: what was used, and for what ([`Figures`]).
//! - **Occupied time**: for how long the chain saw a use go on, in minutes, rounded up
//!   ([`Use::took`]). Time in which a brake stopped calls, and time after the resource was damaged
//!   or lost, does not count.
//! - **Counterpart**: an agent that speaks for the other side of a use: a custodian, or a co-owner
//!   with open principal. Never the user, who pays; and nobody confirms a bill that pays it by
//!   name: neither the technician nor the supplier, nor the machine that reported.
//! - **Credit line**: how much a project may come to owe for uses of a resource ([`CreditLine`]).
//! - **Payment that waits**: what a payee could not be paid when it was due. It stays held on the
//!   payer's account, in the name of the payee, and blocks nobody else.
//!
//! ## Life cycle
//! 1. A reservation is made ([`Pallet::reserve`]) and ends by a use, by being cancelled
//!    ([`Pallet::cancel_reservation`]), or because nobody came ([`Pallet::release_reservation`]).
//! 2. A use is [`Running`](Progress::Running) from [`Pallet::start_use`] on, and can be extended
//!    ([`Pallet::extend_use`]).
//! 3. It is [`Reported`](Progress::Reported) by the user ([`Pallet::end_use`]), by the machine
//!    ([`Pallet::report_meter`]), or, if nobody ends it, by the clock: when its time is over
//!    ([`Pallet::settle_use`]), or because a custodian or the scope stops it
//!    ([`Pallet::stop_use`]). The resource is free again.
//! 4. Those who did not report confirm it ([`Pallet::confirm_use`]), or dispute it
//!    ([`Pallet::dispute_use`]): then it is [`Disputed`](Progress::Disputed) until the scope
//!    decides ([`Pallet::decide_use`]).
//! 5. When the time of a step is over anybody settles it ([`Pallet::settle_use`]).
//! 6. What waits is paid later, by anybody ([`Pallet::deliver`]), and so is what a meter found and
//!    the user could not pay ([`Pallet::pay_arrears`]).
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
//! ## Suspended scopes
//! While the scope of a thing is suspended (`networks.suspend`) nobody reserves it, and nobody uses
//! it without a reservation made before; a suspended project opens no credit line. These fail with
//! `ScopeSuspended` of the pallet of scopes. Uses that run end and are paid as ever.
//!
//! ## Brakes
//! While a brake stops calls of this pallet no time runs in which somebody has to confirm, to
//! dispute or to come ([`Halts`]), and blocks in which nobody can end a use are no occupied time
//! ([`StoppedBlocks`]). Nobody pays for not coming to what it reserved, or for cancelling late,
//! because it could not call.
//!
//! ## A story
//! Eleven people bought a printer for 4,000 and are to be paid 4,800. Uma reserves it, comes, and
//! estimates ten hours of paid work: 200 are held. She ends the use and reports ten hours, material
//! for 12, and two hours of a technician. The custodian confirms: the supplier gets 12, the
//! technician 40, the printer's maintenance 15, the network's infrastructure 10, the owners' book
//! 123. The fortieth such use pays the book the last 3 it is owed, and infrastructure 120 more; the
//! encumbrance lapses, and the next use costs 77.
//!
//! ## The mathematics
//! That of [`ovn_math::tariff`]: every part of a bill is rounded down by itself, what is due is
//! their sum, and books take the payback oldest first. A use keeps the tariffs under which it
//! began. Payback is asked if something was owed when it began and still is when it is settled.
//!
//! A bill never counts more time than the chain saw between start and end, nor a technician longer
//! than the use, and never takes more than is held. A meter proves what it says within the occupied
//! time: what is missing of that is noted as arrears ([`Arrear`]), and keeps the user from the
//! resource until it is paid.
//!
//! ## Limits
//! - A resource has at most [`MAX_RESERVATIONS`] reservations, and an agent as many of them as its
//!   rules say. The place of one in the calendar is found in O(log n).
//! - A settlement pays at most [`MAX_DEALS`](ovn_primitives::MAX_DEALS) books and four
//!   other payees: its cost is constant.
//! - Blocks are counted in 64 bits here, whatever the runtime's block numbers are.
//!
//! ## Calls
//! A `note` is the hash of a text that is kept elsewhere, and so is a `reason`; a `document` is the
//! evidence. Every call costs the same whatever is stored. A call that takes a decision of a scope
//! fails with `BadOrigin` if the origin does not decide for it. Where calls say "signed, by a
//! custodian; of several, by so many that their weight suffices", the custodians make exactly the
//! same call until their threshold is reached; errors of that are those of the pallet that keeps
//! things.
//!
//! The indices of calls are in groups, with room in each: 0 access, 10 terms, 20 reservations, 30
//! uses, 40 settlements, 50 credit, 60 payments. They are final from the first genesis on.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	test,
	allow(clippy::arithmetic_side_effects, clippy::cast_possible_truncation, clippy::unwrap_used)
)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod config_preludes;
mod functions;
mod impls;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
// The codec derived for enums casts the index of a variant.
#[allow(clippy::cast_possible_truncation)]
mod types;
pub mod weights;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

// The codec derived for events, errors and calls casts the index of a variant.
#[allow(clippy::cast_possible_truncation)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{pallet_prelude::*, traits::fungibles};
	use frame_system::pallet_prelude::*;
	use ovn_primitives::{
		runtime::{count_if, Halted},
		traits::{
			CoOwned, Denominations, EnsureScope, Kinds, Licences, Membership, Reputation, Scopes,
			ShareBooks, Things, Treasury,
		},
		Balance, DealId, DecisionClass, Document, KindId, Quantity, ResourceId, ScopeId, UseClass,
	};
	use sp_core::H256;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime decides.
	#[pallet::config(with_default)]
	pub trait Config: frame_system::Config {
		/// Who decides for a scope.
		#[pallet::no_default]
		type ScopeOrigin: EnsureScope<Self::RuntimeOrigin, Self::AccountId>;

		/// Which scopes there are, and where they keep money.
		#[pallet::no_default]
		type Scopes: Scopes<Self::AccountId, AssetKind = Self::AssetKind>;

		/// Who belongs to scopes, with which rights and roles.
		#[pallet::no_default]
		type Membership: Membership<Self::AccountId>;

		/// What agents are trusted with.
		type Reputation: Reputation<Self::AccountId>;

		/// How agents stand with those whose commons they use.
		#[pallet::no_default_bounds]
		type Licences: Licences<Self::AccountId>;

		/// What is used, and who holds it in trust.
		#[pallet::no_default]
		type Things: Things<Self::AccountId>;

		/// By which deals it was bought.
		#[pallet::no_default]
		type CoOwned: CoOwned<Self::AssetKind>;

		/// The books of those who bought resources.
		#[pallet::no_default]
		type Books: ShareBooks<Self::AccountId, Self::AssetKind>;

		/// Takes the price of a credit line.
		#[pallet::no_default]
		type Treasury: Treasury<Self::AccountId>;

		/// Names an asset, the native token included.
		#[pallet::no_default]
		type AssetKind: Parameter + MaxEncodedLen + Ord;

		/// Moves money.
		#[pallet::no_default]
		type Money: fungibles::Mutate<Self::AccountId, AssetId = Self::AssetKind, Balance = Balance>;

		/// How many blocks a day has.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type BlocksPerDay: Get<BlockNumberFor<Self>>;

		/// The reasons for which money is held.
		#[pallet::no_default_bounds]
		type RuntimeHoldReason: From<HoldReason>;

		/// Holds money on the accounts of those who use things.
		#[pallet::no_default]
		type MoneyHold: fungibles::MutateHold<
			Self::AccountId,
			AssetId = Self::AssetKind,
			Balance = Balance,
			Reason = Self::RuntimeHoldReason,
		>;

		/// The name of the native token.
		#[pallet::no_default]
		type NativeAsset: Get<Self::AssetKind>;

		/// What the kinds of projects entitle to.
		#[pallet::no_default]
		type Kinds: Kinds<BlockNumberFor<Self>>;

		/// How claims of a kind are counted in money.
		#[pallet::no_default]
		type Denominations: Denominations<Self::AssetKind>;

		/// How many blocks ahead a reservation can end at most; at least 1.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type MaxHorizon: Get<BlockNumberFor<Self>>;

		/// How many reservations and running uses one agent can have of a resource whose custodian
		/// decided nothing; at least 1.
		#[pallet::constant]
		type DefaultPerAgent: Get<u16>;

		/// For how many blocks a reservation waits for the agent that made it; at least 1.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type NoShowAfter: Get<BlockNumberFor<Self>>;

		/// For how many blocks a report can be confirmed or disputed; at least 1.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type ConfirmWindow: Get<BlockNumberFor<Self>>;

		/// For how many blocks the scope can decide a dispute; at least 1.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type DecisionWindow: Get<BlockNumberFor<Self>>;

		/// How many blocks after its planned end the clock ends a use that nobody ended.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type UseGrace: Get<BlockNumberFor<Self>>;

		/// The price of a credit line of a project, in base units of the native token, for the
		/// treasury of its network: it is never removed.
		#[pallet::constant]
		type CreditLinePrice: Get<Balance>;

		/// Whether a brake stops the calls that end uses: such blocks are no occupied time.
		type Stopped: Get<bool>;

		/// Whether a brake stops one of the calls for which there is only so much time: to confirm,
		/// to dispute, to come. None of it runs meanwhile.
		type Halted: Get<bool>;

		/// The greatest weight of finding out both.
		type BrakeWeight: Get<Weight>;

		/// The weights of calls.
		type WeightInfo: WeightInfo;

		/// Gives benchmarks what this pallet cannot make.
		#[cfg(feature = "runtime-benchmarks")]
		#[pallet::no_default]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId, Self::AssetKind>;
	}

	/// Gives benchmarks what this pallet cannot make.
	#[cfg(feature = "runtime-benchmarks")]
	pub trait BenchmarkHelper<AccountId, AssetKind> {
		/// An open scope, as deep as can be.
		fn scope() -> ScopeId;
		/// Member number `n` of the scope, who has 10^18 base units of the native token and more.
		fn member(scope: ScopeId, n: u32) -> AccountId;
		/// A role of the scope that these members hold.
		fn role(scope: ScopeId, holders: &[AccountId]) -> ovn_primitives::RoleId;
		/// A fund of the scope whose native pot is open.
		fn fund(scope: ScopeId) -> ovn_primitives::FundId;
		/// An asset, not the native token, that the scope accepts, of which books and these funds
		/// have open pots, and `owner` 10^18 base units and more.
		fn asset(scope: ScopeId, funds: &[ovn_primitives::FundId], owner: &AccountId) -> AssetKind;
		/// A kind of the scope whose claims are debts in this asset.
		fn debt_kind(scope: ScopeId, asset: &AssetKind) -> KindId;
		/// A machine of the scope that can be used, held in trust by this member.
		fn machine(scope: ScopeId, custodian: &AccountId) -> ResourceId;
		/// Attaches a deal to it, whose book exists.
		fn attach(
			machine: ResourceId,
			deal: DealId,
			asset: &AssetKind,
			tariffs: &ovn_primitives::Tariffs,
		);
		/// As many members as can hold it in trust together do from now on, and all of them have to
		/// agree. They.
		fn custodians(machine: ResourceId) -> Vec<AccountId>;
	}

	/// Why this pallet holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// A use or a reservation may cost it, or it waits to be paid. Held on the user's account.
		Use,
	}

	/// The blocks in which a brake stopped calls.
	pub type HaltsOf<T> = Halted<BlockNumberFor<T>>;
	/// A reservation.
	pub type ReservationOf<T> =
		Reservation<<T as frame_system::Config>::AccountId, <T as Config>::AssetKind>;
	/// Who is paid by uses.
	pub type UseTermsOf<T> = UseTerms<<T as frame_system::Config>::AccountId>;
	/// What uses cost without a deal.
	pub type OwnTariffsOf<T> = OwnTariffs<<T as Config>::AssetKind>;
	/// The same, as it was decided.
	pub type DecidedTariffsOf<T> = DecidedTariffs<<T as Config>::AssetKind>;
	/// What was used.
	pub type FiguresOf<T> = Figures<<T as frame_system::Config>::AccountId>;
	/// A use.
	pub type UseOf<T> = Use<<T as frame_system::Config>::AccountId, <T as Config>::AssetKind>;
	/// Who said what was used.
	pub type ReporterOf<T> = Reporter<<T as frame_system::Config>::AccountId>;
	/// Who is paid.
	pub type PayeeOf<T> = Payee<<T as frame_system::Config>::AccountId>;
	/// A payment that waits.
	pub type PaymentOf<T> =
		Payment<<T as frame_system::Config>::AccountId, <T as Config>::AssetKind>;
	/// A reservation, as a client shows it.
	pub type ReservationViewOf<T> =
		ReservationView<<T as frame_system::Config>::AccountId, <T as Config>::AssetKind>;

	/// Who can use a resource, by class of uses. Without a rule: whoever belongs to the scope.
	#[pallet::storage]
	pub type AccessRules<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ResourceId, Twox64Concat, UseClass, AccessRule>;

	/// Until which block the custodian permits an agent to use a resource: (resource, class,
	/// agent).
	#[pallet::storage]
	pub type Permissions<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, ResourceId>,
			NMapKey<Twox64Concat, UseClass>,
			NMapKey<Blake2_128Concat, T::AccountId>,
		),
		BlockNumberFor<T>,
	>;

	/// Until which block custodians keep an agent from a resource: (resource, agent). Kept for a
	/// while after that, in which the agent is left alone.
	#[pallet::storage]
	pub type Vetoes<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		ResourceId,
		Blake2_128Concat,
		T::AccountId,
		BlockNumberFor<T>,
	>;

	/// How a resource can be reserved, by resource; what is not stored is the default of
	/// [`Pallet::reservation_rules`]. Apart from the resource because its custodian decides it.
	#[pallet::storage]
	pub type Rules<T: Config> = StorageMap<_, Twox64Concat, ResourceId, ReservationRules>;

	/// Who is paid by uses, and who may report them, by resource. Apart from the resource because
	/// the scope decides it at any time.
	#[pallet::storage]
	pub type Terms<T: Config> = StorageMap<_, Twox64Concat, ResourceId, UseTermsOf<T>, ValueQuery>;

	/// What uses cost while nothing is owed for a resource, by resource. Without effect once there
	/// is a later deal.
	/// Invariant: each class once, shares at most 1.
	#[pallet::storage]
	pub type OwnTerms<T: Config> = StorageMap<_, Twox64Concat, ResourceId, DecidedTariffsOf<T>>;

	/// When a resource is reserved, by resource: all its reserved times in one item, so that an
	/// overlap is found by one read.
	/// Invariant: sorted, without overlap; one time for each reservation. Removed when empty.
	#[pallet::storage]
	pub type Calendars<T: Config> = StorageMap<_, Twox64Concat, ResourceId, Calendar, ValueQuery>;

	/// The reservations: (resource, first block). Apart from the calendar, which every use reads.
	/// Invariant: those of the calendar. What is held for them is held on the accounts of those who
	/// made them.
	#[pallet::storage]
	pub type Reservations<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ResourceId, Twox64Concat, Block, ReservationOf<T>>;

	/// How many reservations and running uses an agent has: (resource, agent).
	/// Invariant: never 0.
	#[pallet::storage]
	pub type AgentCounts<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		ResourceId,
		Blake2_128Concat,
		T::AccountId,
		u16,
		ValueQuery,
	>;

	/// The number of the next use.
	#[pallet::storage]
	pub type NextUse<T: Config> = StorageValue<_, UseId, ValueQuery>;

	/// The uses that are not settled: (resource, number).
	/// Invariant: what is held for them is held on the users' accounts. Removed when settled.
	#[pallet::storage]
	pub type Uses<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ResourceId, Twox64Concat, UseId, UseOf<T>>;

	/// The use that goes on, of a resource that one agent at a time uses. By resource, so that a
	/// reservation finds it.
	/// Invariant: a running use in [`Uses`].
	#[pallet::storage]
	pub type Running<T: Config> = StorageMap<_, Twox64Concat, ResourceId, UseId>;

	/// Who used a resource as one of those who are paid back for it: (resource, agent). They keep
	/// the class `Owner` once they are paid.
	#[pallet::storage]
	pub type UsedAsOwner<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ResourceId, Blake2_128Concat, T::AccountId, ()>;

	/// What projects may owe for uses: (resource, project).
	/// Invariant: what is set apart for uses is part of `used`.
	#[pallet::storage]
	pub type CreditLines<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ResourceId, Twox64Concat, ScopeId, CreditLine>;

	/// What meters found that agents could not pay: (resource, agent, asset). Removed when paid.
	/// Invariant: something is owed.
	#[pallet::storage]
	pub type Arrears<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, ResourceId>,
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Blake2_128Concat, T::AssetKind>,
		),
		Arrear,
	>;

	/// How many blocks a brake stopped the calls that end uses, since the chain began.
	#[pallet::storage]
	pub type StoppedBlocks<T: Config> = StorageValue<_, Block, ValueQuery>;

	/// The blocks in which a brake stopped calls for which there is only so much time.
	#[pallet::storage]
	pub type Halts<T: Config> = StorageValue<_, HaltsOf<T>, ValueQuery>;

	/// The number of the next payment that waits.
	#[pallet::storage]
	pub type NextPayment<T: Config> = StorageValue<_, PaymentId, ValueQuery>;

	/// The payments that wait, by number: what could not be paid when it was due.
	/// Invariant: held on the payers' accounts. Removed when paid.
	#[pallet::storage]
	pub type Payments<T: Config> = StorageMap<_, Twox64Concat, PaymentId, PaymentOf<T>>;

	/// What happened. Amounts are in base units; a note or a reason is the hash of a text.
	/// `held` is what is held then, and `until` the last block of the step.
	#[allow(missing_docs)]
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The scope decided who can use a resource.
		AccessSet {
			resource: ResourceId,
			class: UseClass,
			/// Who; `None`: whoever belongs to the scope.
			rule: Option<AccessRule>,
		},
		/// A custodian permitted a use, or ended the permission.
		Permitted {
			resource: ResourceId,
			class: UseClass,
			agent: T::AccountId,
			/// The last block; `None`: no more.
			until: Option<BlockNumberFor<T>>,
		},
		/// A custodian keeps an agent from a resource, because its use is against the charter.
		UseVetoed {
			resource: ResourceId,
			agent: T::AccountId,
			by: T::AccountId,
			until: BlockNumberFor<T>,
			reason: H256,
		},
		/// A veto was lifted by the scope, or cleared when it was long over.
		VetoLifted { resource: ResourceId, agent: T::AccountId },
		/// The custodian decided how a resource can be reserved.
		ReservationRulesSet { resource: ResourceId, rules: ReservationRules },
		/// The scope decided who is paid by uses, and who may report them.
		UseTermsSet { resource: ResourceId, terms: UseTermsOf<T> },
		/// The scope decided what uses cost while nothing is owed for the resource.
		OwnTariffsSet {
			resource: ResourceId,
			/// Asset and tariffs; `None`: those of the latest deal, or no use without one.
			terms: Option<OwnTariffsOf<T>>,
		},
		/// A resource was reserved.
		Reserved {
			resource: ResourceId,
			start: Block,
			who: T::AccountId,
			class: UseClass,
			end: Block,
			/// What is held for its fees, in base units.
			held: Balance,
		},
		/// A reservation was cancelled.
		ReservationCancelled {
			resource: ResourceId,
			start: Block,
			who: T::AccountId,
			by: T::AccountId,
			/// What it cost, in base units: paid for maintenance.
			fee: Balance,
		},
		/// Nobody came, and the time is free again.
		NoShow {
			resource: ResourceId,
			/// The first block of the reservation.
			start: Block,
			who: T::AccountId,
			by: T::AccountId,
			/// What it cost, in base units: paid for maintenance.
			fee: Balance,
		},
		/// A use began.
		UseStarted {
			resource: ResourceId,
			number: UseId,
			user: T::AccountId,
			/// What the user expects to use.
			estimate: FiguresOf<T>,
			/// When it is to end: the block after its last.
			until: Block,
			held: Balance,
			/// The project that owes the payback.
			on_credit: Option<OnCredit>,
			/// The first block of the reservation that it took, and that has ended so.
			reservation: Option<Block>,
			note: Note,
		},
		/// A use was extended.
		UseExtended {
			resource: ResourceId,
			number: UseId,
			/// What the user expects to use now, in all.
			estimate: FiguresOf<T>,
			/// When it is to end now.
			until: Block,
			held: Balance,
			/// The project that owes the payback, and what is set apart now.
			on_credit: Option<OnCredit>,
		},
		/// A use ended, and what was used was reported.
		UseReported {
			resource: ResourceId,
			number: UseId,
			figures: FiguresOf<T>,
			/// Who says so.
			by: ReporterOf<T>,
			/// The last block in which it can be confirmed or disputed.
			until: Block,
			held: Balance,
			note: Note,
		},
		/// The user or a counterpart confirmed a report. It is settled at once, or when its window
		/// is over.
		UseConfirmed { resource: ResourceId, number: UseId, by: T::AccountId },
		/// A report was disputed: the scope decides.
		UseDisputed {
			resource: ResourceId,
			number: UseId,
			/// By whom; `None`: the project that owes for it.
			by: Option<T::AccountId>,
			until: Block,
			note: Note,
		},
		/// A use was paid.
		UseSettled {
			resource: ResourceId,
			number: UseId,
			user: T::AccountId,
			figures: FiguresOf<T>,
			asset: T::AssetKind,
			/// Who got what. All of it left the user's account, or waits there.
			paid: Paid,
			reason: SettlementReason,
		},
		/// The user of a resource reported that it was damaged or lost.
		TroubleReported {
			resource: ResourceId,
			number: UseId,
			trouble: Trouble,
			by: T::AccountId,
			document: Document,
		},
		/// A deal has paid back what its owners were promised.
		DealPaidBack { resource: ResourceId, deal: DealId },
		/// Nothing is owed for a resource any more: uses pay no payback.
		EncumbranceLapsed { resource: ResourceId },
		/// Somebody could not be paid: the money stays held on the payer's account until it can.
		PaymentWaits {
			payment: PaymentId,
			payer: T::AccountId,
			payee: PayeeOf<T>,
			asset: T::AssetKind,
			amount: Balance,
			reason: DispatchError,
		},
		/// What waited was paid.
		PaymentDelivered {
			payment: PaymentId,
			payer: T::AccountId,
			payee: PayeeOf<T>,
			asset: T::AssetKind,
			amount: Balance,
		},
		/// A project decided how much it may owe for uses of a resource.
		CreditLineSet {
			resource: ResourceId,
			project: ScopeId,
			/// The kind in whose book it owes.
			kind: KindId,
			/// The most it may owe over its whole life, in base units.
			limit: Balance,
			/// Whether the scope of the resource agreed.
			allowed: bool,
		},
		/// The scope of a resource decided whether a project may pay later.
		CreditLineAllowed { resource: ResourceId, project: ScopeId, allowed: bool },
		/// What a project owes was credited to a deal, in the book of the project's kind.
		DebtCredited { resource: ResourceId, project: ScopeId, deal: DealId, amount: u128 },
		/// What a project owed and no book had taken yet was paid.
		DebtPaid { resource: ResourceId, project: ScopeId, payer: T::AccountId, amount: Balance },
		/// A meter found more than the user could pay: it neither reserves nor uses the resource
		/// until that is paid.
		ArrearsNoted {
			resource: ResourceId,
			number: UseId,
			user: T::AccountId,
			asset: T::AssetKind,
			/// All that it owes in this asset now, in base units.
			arrear: Arrear,
		},
		/// What a meter had found was paid.
		ArrearsPaid {
			resource: ResourceId,
			agent: T::AccountId,
			payer: T::AccountId,
			asset: T::AssetKind,
			amount: Balance,
		},
		/// Salvage or insurance money was paid.
		SalvagePaid {
			resource: ResourceId,
			payer: T::AccountId,
			asset: T::AssetKind,
			amount: Balance,
			/// What the books took.
			books: Vec<(DealId, Balance)>,
			/// What the infrastructure took.
			rest: Balance,
			/// Where the money is from.
			document: Document,
		},
		/// The price of a record that is never removed was paid to the treasury of the network.
		RecordPaid {
			scope: ScopeId,
			payer: T::AccountId,
			/// How much, in base units of the native token.
			amount: Balance,
		},
	}

	/// Why a call was rejected.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such scope.
		ScopeNotFound,
		/// There is no such resource.
		ResourceNotFound,
		/// The resource is at the end of its life.
		Ended,
		/// Its use takes nothing from others, so that it is neither reserved nor occupied nor
		/// moved.
		NotRival,
		/// The scope has no such role, or does not grant it any more.
		RoleNotFound,
		/// The scope has no such fund: create it first.
		FundNotFound,
		/// The agent lacks the certificate, or it has expired.
		NotCertified,
		/// The agent lacks the permission of the custodian, or it has expired.
		NotPermitted,
		/// The agent does not belong to the scope, or its tier is too low.
		TierTooLow,
		/// The agent does not hold this role, or no longer does.
		NotRoleHolder,
		/// The agent has no licence of the scope for this class of uses, or it is contested or in breach: the
		/// view `standing` of the contracts says how it stands.
		NotLicensed,
		/// The agent's reputation in the network is too low.
		ReputationTooLow,
		/// The block is past, or too far ahead.
		InvalidTime,
		/// The project owes nothing that no book has taken yet.
		NothingOwed,
		/// The amount is 0.
		ZeroAmount,
		/// More is paid than what is owed in this asset, while something is owed in another: pay
		/// less, or in that.
		OwedInOtherAsset,
		/// A number would exceed what its type can hold.
		Overflow,
		/// Records do not fit together. Nothing that a signer gives causes this: report it.
		Inconsistent,
		/// The resource is not that far in its life, or not any more, or it is not available now.
		NotUsable,
		/// The resource has no tariff for this class: a deal or the scope has to say what it
		/// costs.
		TariffNotFound,
		/// Tariffs name at least one class and each once, with prices below 2^96 and shares of at
		/// most 1; and a technician costs no more than the dearest hour.
		InvalidTariffs,
		/// The scope does not accept the asset: it takes a decision to accept it. For what is new no scope
		/// accepts one whose custodian is in default.
		AssetNotAccepted,
		/// Nobody decides alone in favour of their own account: decide together, or name another.
		NotForOneself,
		/// A rule is out of its bounds: see [`ReservationRules`] and [`Config::MaxHorizon`]; a fee
		/// is at most what [`MAX_FEE_HOURS`] of the dearest class cost.
		InvalidRules,
		/// A reservation starts now or later, has a block, and is neither longer nor farther ahead
		/// than the rules of the resource say.
		InvalidPeriod,
		/// Somebody else has the resource at that time: ask the view `next_free`.
		NotFree,
		/// The resource has as many reservations as it can: somebody has to end one first.
		TooManyReservations,
		/// The agent has as many reservations and running uses of the resource as one can: end one
		/// first.
		TooManyPerAgent,
		/// There is no such reservation.
		ReservationNotFound,
		/// Only the agent that made a reservation, or a custodian, cancels it.
		NotReserver,
		/// Somebody else has reserved the resource now. If nobody comes, anybody releases the
		/// reservation.
		ReservedByOther,
		/// The agent may still come, or the time of the step is not over: wait until it is.
		TooEarly,
		/// The reservation counts as a no-show, or the window of the report is over: anybody
		/// releases or settles it now.
		TooLate,
		/// Only an agent that is paid back for the resource, or was while using it, uses it as an
		/// owner: choose another class.
		NotOwner,
		/// Minutes or material are out of their bounds, a technician helped longer than the use
		/// lasted, or an extension is none.
		InvalidFigures,
		/// A technician is not the user, and holds the role that technicians of the resource need,
		/// which the scope decides; a decision names one whom report or estimate name.
		NotTechnician,
		/// There is no such use, or it is settled.
		UseNotFound,
		/// Only the user can do this.
		NotUser,
		/// The use has ended.
		NotRunning,
		/// The use was not reported, or its report was disputed.
		NotReported,
		/// The use is not in dispute.
		NotDisputed,
		/// Only the other side of the use does this, such as a custodian or a co-owner, and nobody
		/// who reported, or whom the bill pays by name: ask one of them.
		NotCounterpart,
		/// Only a holder of the resource's meter role can do this, if it is not the user.
		NotMeter,
		/// A meter reported the use, or it is in dispute: no other report counts.
		AlreadyMetered,
		/// A decision stays within what is held for the use.
		ExceedsHold,
		/// The purse has no open pot for the asset: anybody can open it.
		PurseNotOpen,
		/// There is no such payment.
		PaymentNotFound,
		/// The books could not be paid: the payment waits.
		StillWaits,
		/// Only a kind whose claims are debts can owe for uses.
		NotDebtKind,
		/// The project has decided nothing about credit, or the scope of the resource does not
		/// allow it.
		CreditLineNotFound,
		/// The project may not owe that much: it decides a higher limit.
		CreditExhausted,
		/// The credit line has been used: its kind stays.
		CreditLineInUse,
		/// Only uses of class `Project` are paid later, and stay of that class.
		NotProjectUse,
		/// The kind of the project is not owed in the asset of the tariffs.
		InvalidAsset,
		/// The use would last longer than the rules of the resource allow from now on: estimate
		/// less, and extend it later.
		UseTooLong,
		/// A meter found more than the agent paid: pay that first, by `pay_arrears`.
		InArrears,
		/// The agent is not in arrears in this asset.
		ArrearsNotFound,
		/// That was confirmed already: wait for the others, or for the window to pass.
		AlreadyConfirmed,
		/// A decision bills no more time than the chain saw, and no part beyond what report,
		/// estimate and clock say.
		BeyondReports,
		/// A custodian keeps the agent from the resource for now: the scope can lift that.
		Vetoed,
		/// The agent is kept from the resource, or was lately: leave it alone for as long again.
		JustVetoed,
		/// No custodian keeps the agent from the resource.
		NotVetoed,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Counts the blocks in which nobody can end a use, and those in which somebody cannot
		/// answer.
		fn on_initialize(now: BlockNumberFor<T>) -> Weight {
			let stopped =
				|| StoppedBlocks::<T>::mutate(|blocks| *blocks = blocks.saturating_add(1));
			let halted = || Halts::<T>::mutate(|halts| halts.count(now));
			T::BrakeWeight::get()
				.saturating_add(count_if(T::Stopped::get(), T::DbWeight::get(), stopped))
				.saturating_add(count_if(T::Halted::get(), T::DbWeight::get(), halted))
		}

		fn integrity_test() {
			Self::check_constants();
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_now: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Decides who can use a resource for a class of uses.
		///
		/// Origin: a decision of the resource's scope, of class `Significant`.
		/// # Parameters
		/// - `rule`: what is needed; `None`: to belong to the scope.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::Ended`], [`Error::RoleNotFound`].
		/// # Events
		/// [`Event::AccessSet`].
		#[pallet::call_index(0)]
		pub fn set_access(
			origin: OriginFor<T>,
			resource: ResourceId,
			class: UseClass,
			rule: Option<AccessRule>,
		) -> DispatchResult {
			let record = Self::living(resource)?;
			Self::ensure_decides(origin, record.scope, DecisionClass::Significant)?;
			Self::do_set_access(resource, &record, class, rule)
		}

		/// Permits an agent to use a resource for a class of uses, or ends that.
		///
		/// Origin: signed, by a custodian, not for itself; of several, by so many that their weight
		/// suffices. What has expired is cleared by anybody.
		/// # Parameters
		/// - `until`: the last block, at most [`PERMISSION_DAYS`] ahead; `None`: no more.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::Ended`], [`Error::InvalidTime`].
		/// - [`Error::NotForOneself`]: a custodian permits others.
		/// - [`Error::NotPermitted`]: there is none to end.
		/// # Events
		/// [`Event::Permitted`].
		#[pallet::call_index(1)]
		pub fn permit(
			origin: OriginFor<T>,
			resource: ResourceId,
			class: UseClass,
			agent: T::AccountId,
			until: Option<BlockNumberFor<T>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_permit(who, resource, class, agent, until)
		}

		/// Keeps an agent from a resource for [`VETO_DAYS`], because its use is against the
		/// charter.
		///
		/// Origin: signed, by a custodian; of several, by so many that their weight suffices. A use
		/// of the agent that goes on is ended by the clock. Its reservations cost it nothing while
		/// it is kept away. Afterwards it is left alone for as long. The scope can lift the veto
		/// ([`Pallet::lift_veto`]).
		/// # Parameters
		/// - `reason`: the hash of the reason: what of the charter forbids the use.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::Ended`], [`Error::JustVetoed`].
		/// # Events
		/// [`Event::UseVetoed`]; [`Event::UseReported`], [`Event::UseSettled`].
		#[pallet::call_index(2)]
		pub fn veto_use(
			origin: OriginFor<T>,
			resource: ResourceId,
			agent: T::AccountId,
			reason: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_veto_use(who, resource, agent, reason)
		}

		/// Lifts a veto, or clears one that is long over.
		///
		/// Origin: a decision of the resource's scope, of class `Standard`; [`VETO_DAYS`] after its
		/// end anybody, signed. The agent is left alone for [`VETO_DAYS`] then.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::NotVetoed`].
		/// # Events
		/// [`Event::VetoLifted`].
		#[pallet::call_index(3)]
		pub fn lift_veto(
			origin: OriginFor<T>,
			resource: ResourceId,
			agent: T::AccountId,
		) -> DispatchResult {
			Self::do_lift_veto(origin, resource, agent)
		}

		/// Decides who is paid by uses of a resource besides its funds, and who may report them.
		///
		/// Origin: a decision of the resource's scope, of class `Significant`. A signer who decides
		/// alone cannot name itself as the supplier.
		/// # Parameters
		/// - `terms`: see [`UseTerms`].
		/// # Errors
		/// - [`Error::Ended`], [`Error::ResourceNotFound`], [`Error::FundNotFound`],
		///   [`Error::RoleNotFound`].
		/// - [`Error::NotForOneself`]: the signer alone would be paid.
		/// # Events
		/// [`Event::UseTermsSet`].
		#[pallet::call_index(10)]
		pub fn set_use_terms(
			origin: OriginFor<T>,
			resource: ResourceId,
			terms: UseTermsOf<T>,
		) -> DispatchResult {
			let decider = Self::ensure_decides_of(origin, resource)?;
			Self::do_set_use_terms(&decider, resource, terms)
		}

		/// Decides what uses of a resource cost while nothing is owed for it.
		///
		/// Origin: a decision of the resource's scope, of class `Significant`. In force while
		/// nothing is owed for the resource: until then the tariffs of the oldest deal that
		/// still owes are. They are void once a later deal is attached. Uses that have begun
		/// keep the tariffs under which they began.
		/// # Parameters
		/// - `terms`: asset and tariffs; `None`: those of the latest deal, or no use without
		///   one.
		/// # Errors
		/// - [`Error::Ended`], [`Error::ResourceNotFound`], [`Error::AssetNotAccepted`],
		///   [`Error::InvalidTariffs`].
		/// # Events
		/// [`Event::OwnTariffsSet`].
		#[pallet::call_index(11)]
		pub fn set_own_tariffs(
			origin: OriginFor<T>,
			resource: ResourceId,
			terms: Option<OwnTariffsOf<T>>,
		) -> DispatchResult {
			Self::ensure_decides_of(origin, resource)?;
			Self::do_set_own_tariffs(resource, terms)
		}

		/// Decides how a resource can be reserved.
		///
		/// Origin: signed, by a custodian; of several, by so many that their weight suffices.
		/// Reservations that exist keep the fees and the notice under which they were made.
		/// # Parameters
		/// - `resource`: the resource; one that a single agent at a time uses.
		/// - `rules`: see [`ReservationRules`]. Fees are in base units of the tariffs' asset, and
		///   at most what [`MAX_FEE_HOURS`] of the dearest class cost.
		/// # Errors
		/// - [`Error::Ended`], [`Error::NotRival`], [`Error::InvalidRules`].
		/// # Events
		/// [`Event::ReservationRulesSet`].
		#[pallet::call_index(20)]
		pub fn set_reservation_rules(
			origin: OriginFor<T>,
			resource: ResourceId,
			rules: ReservationRules,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_reservation_rules(who, resource, rules)
		}

		/// Reserves a resource.
		///
		/// Origin: signed, by an agent with access to it for the class of use. The greater of the
		/// two fees is held. It comes back when the use begins, and when the reservation is
		/// cancelled in time. The agent that reserved begins the use by [`Pallet::start_use`] while
		/// the reservation lasts, and before somebody has released it because nobody came. A fee is
		/// at most what [`MAX_FEE_HOURS`] of the dearest class cost now, whatever the rules say.
		/// # Parameters
		/// - `class`: for what.
		/// - `start`: the first block; the present one at the earliest.
		/// - `length`: how many blocks.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::NotRival`], [`Error::NotUsable`],
		///   [`Error::TariffNotFound`], [`Error::NotOwner`], [`Error::Vetoed`],
		///   [`Error::InArrears`], [`Error::InvalidPeriod`], [`Error::NotFree`],
		///   [`Error::TooManyReservations`], [`Error::TooManyPerAgent`].
		/// - those of the access rules.
		/// - that of the hold: the signer cannot pay the fee.
		/// # Events
		/// [`Event::Reserved`].
		#[pallet::call_index(21)]
		#[pallet::weight(Pallet::<T>::with_access(<T as Config>::WeightInfo::reserve()))]
		pub fn reserve(
			origin: OriginFor<T>,
			resource: ResourceId,
			class: UseClass,
			start: Block,
			length: Block,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_reserve(who, resource, class, start, length)
		}

		/// Cancels a reservation.
		///
		/// Origin: signed, by the agent that made it; or by a custodian, of several by so many that
		/// their weight suffices, and then it costs nothing. Costs the cancellation fee, unless the
		/// notice is kept, the resource cannot be used now, the agent that should have left it
		/// before is still there, or a custodian vetoes the use. The fee pays for the maintenance
		/// of the resource. Nobody cancels what counts as a no-show.
		/// # Parameters
		/// - `start`: the first block of the reservation.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::ReservationNotFound`], [`Error::NotReserver`],
		///   [`Error::TooLate`].
		/// # Events
		/// [`Event::ReservationCancelled`]; [`Event::PaymentWaits`].
		#[pallet::call_index(22)]
		pub fn cancel_reservation(
			origin: OriginFor<T>,
			resource: ResourceId,
			start: Block,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_reservation(who, resource, start)
		}

		/// Frees the time of a reservation that nobody came for.
		///
		/// Origin: signed, by anybody. [`Config::NoShowAfter`] blocks after its start, or at its
		/// end if that is earlier. Costs the no-show fee, unless the resource cannot be used now,
		/// somebody is there who should have left before, or a custodian vetoes the use: then it is
		/// not the agent's fault. The fee pays for the maintenance of the resource.
		/// # Parameters
		/// - `start`: the first block of the reservation.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::ReservationNotFound`].
		/// - [`Error::TooEarly`]: the agent that made it may still come.
		/// # Events
		/// [`Event::NoShow`]; [`Event::PaymentWaits`].
		#[pallet::call_index(23)]
		pub fn release_reservation(
			origin: OriginFor<T>,
			resource: ResourceId,
			start: Block,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_release_reservation(who, resource, start)
		}

		/// Begins a use, and holds what it is estimated to cost.
		///
		/// Origin: signed, by the user, who pays and has access for the class of use. An agent that
		/// has reserved the resource now takes its reservation by this; anybody else begins a use
		/// only where nobody has, as a walk-in. A use that one agent at a time makes must end
		/// before the next reservation, and last no longer than a reservation can. Tariffs, and
		/// whether payback is asked, are those of now. With a project the payback becomes a debt of
		/// the project to those who bought the resource; all other parts are paid by the user.
		/// # Parameters
		/// - `estimate`: what is expected to be used: at least one minute.
		/// - `project`: who owes the payback instead of paying it, for uses of class `Project`.
		/// - `note`: the hash of a note on the condition of the resource, or zero.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::NotUsable`], [`Error::TariffNotFound`],
		///   [`Error::NotOwner`], [`Error::Vetoed`], [`Error::InArrears`],
		///   [`Error::InvalidFigures`], [`Error::NotTechnician`], [`Error::UseTooLong`],
		///   [`Error::ReservedByOther`], [`Error::NotFree`], [`Error::TooManyPerAgent`],
		///   [`Error::NotProjectUse`], [`Error::CreditLineNotFound`], [`Error::NotDebtKind`],
		///   [`Error::InvalidAsset`], [`Error::CreditExhausted`].
		/// - that of the state of the resource: it cannot be used now.
		/// - those of the access rules.
		/// - that of the right to log.
		/// - that of the hold: the signer cannot pay.
		/// # Events
		/// [`Event::UseStarted`].
		#[pallet::call_index(30)]
		#[pallet::weight(Pallet::<T>::start_weight())]
		pub fn start_use(
			origin: OriginFor<T>,
			resource: ResourceId,
			estimate: FiguresOf<T>,
			project: Option<ScopeId>,
			note: Note,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_start_use(who, resource, estimate, project, note)
		}

		/// Extends a running use, and holds more for it.
		///
		/// Origin: signed, by the user.
		/// # Parameters
		/// - `estimate`: what is expected to be used in all: no fewer minutes than before, and no
		///   less money.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::UseNotFound`], [`Error::NotUser`],
		///   [`Error::NotRunning`], [`Error::TariffNotFound`], [`Error::NotOwner`],
		///   [`Error::NotProjectUse`], [`Error::InvalidFigures`], [`Error::NotTechnician`],
		///   [`Error::UseTooLong`], [`Error::NotFree`], [`Error::CreditExhausted`].
		/// - those of the access rules of another class.
		/// - that of the hold.
		/// # Events
		/// [`Event::UseExtended`].
		#[pallet::call_index(31)]
		#[pallet::weight(Pallet::<T>::with_access(<T as Config>::WeightInfo::extend_use()))]
		pub fn extend_use(
			origin: OriginFor<T>,
			resource: ResourceId,
			number: UseId,
			estimate: FiguresOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_extend_use(who, resource, number, estimate)
		}

		/// Ends a running use, and reports what was used.
		///
		/// Origin: signed, by the user. Minutes count as far as the chain saw the use go on. If it
		/// costs more than is held, the rest is held now; and, as far as the signer has it, also
		/// what the occupied time costs, until the report is confirmed. Then a counterpart confirms
		/// or disputes within [`Config::ConfirmWindow`]. If uses of no class cost anything it is
		/// settled at once.
		/// # Parameters
		/// - `figures`: what was used. The class can be another than that of the estimate, if the
		///   signer has access for that.
		/// - `note`: the hash of a note on the condition of the resource, or zero.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::UseNotFound`], [`Error::NotUser`],
		///   [`Error::NotRunning`], [`Error::TariffNotFound`], [`Error::NotOwner`],
		///   [`Error::NotProjectUse`], [`Error::InvalidFigures`], [`Error::NotTechnician`],
		///   [`Error::CreditExhausted`].
		/// - those of the access rules of another class.
		/// - that of the hold.
		/// # Events
		/// [`Event::UseReported`]; [`Event::UseSettled`].
		#[pallet::call_index(32)]
		#[pallet::weight(Pallet::<T>::with_access(<T as Config>::WeightInfo::end_use()))]
		pub fn end_use(
			origin: OriginFor<T>,
			resource: ResourceId,
			number: UseId,
			figures: FiguresOf<T>,
			note: Note,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_end_use(who, resource, number, figures, note)
		}

		/// Ends a use that its user does not end: the clock reports it.
		///
		/// Origin: signed, by a custodian; of several, by so many that their weight suffices. Or a
		/// decision of the resource's scope, of class `Standard`. At any time. Reported is what was
		/// estimated, for the time it was occupied; the user can dispute it. See
		/// [`Pallet::settle_use`].
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::UseNotFound`], [`Error::NotRunning`].
		/// # Events
		/// [`Event::UseReported`]; [`Event::UseSettled`].
		#[pallet::call_index(33)]
		pub fn stop_use(
			origin: OriginFor<T>,
			resource: ResourceId,
			number: UseId,
		) -> DispatchResult {
			Self::do_stop_use(origin, resource, number)
		}

		/// Reports a use by the machine itself, and ends it if it still goes on.
		///
		/// Origin: signed, by a holder of the resource's meter role ([`UseTerms::meter`]) who is
		/// not the user. Minutes and material of the report, or of the estimate if there is none,
		/// are replaced; minutes count as far as the chain saw the use go on. What a meter says
		/// needs no confirmation: it is settled when the window ends, unless the user or a
		/// counterpart disputes it. What it costs beyond what is held is held now; what the user
		/// has not got is noted as arrears when it is settled.
		/// # Parameters
		/// - `minutes`, `material`: as in [`Figures`].
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::UseNotFound`], [`Error::NotMeter`],
		///   [`Error::AlreadyMetered`], [`Error::InvalidFigures`].
		/// # Events
		/// [`Event::UseReported`].
		#[pallet::call_index(34)]
		pub fn report_meter(
			origin: OriginFor<T>,
			resource: ResourceId,
			number: UseId,
			minutes: u32,
			#[pallet::compact] material: Quantity,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_report_meter(who, resource, number, minutes, material)
		}

		/// Reports that a resource was damaged or lost while the signer uses it.
		///
		/// Origin: signed, by the user of the use that goes on. The resource is out of use at once,
		/// and the clock of the use stops: it waits for maintenance, or to be found. The use is
		/// still to be ended. A custodian reports it to the pallet that keeps things.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::Ended`], [`Error::NotUser`].
		/// - that of the state of the resource: it is so already.
		/// # Events
		/// [`Event::TroubleReported`].
		#[pallet::call_index(35)]
		#[pallet::weight(
			<T as Config>::WeightInfo::report_trouble().saturating_add(T::Things::befall_weight())
		)]
		pub fn report_trouble(
			origin: OriginFor<T>,
			resource: ResourceId,
			trouble: Trouble,
			document: Document,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_report_trouble(who, resource, trouble, document)
		}

		/// Confirms what was reported of a use, and settles it if nobody else has to confirm it.
		///
		/// Origin: signed, by a counterpart: a custodian, of several by so many that their weight
		/// suffices; or a co-owner, who holds principal in a deal of the resource. Never by
		/// an agent that the bill pays by name, as technician or supplier, nor by the meter that
		/// reported. Of what a meter or the clock says, also by the user, who pays. What the user
		/// reported is settled at once when a custodian confirms it, or a co-owner, if silence
		/// would bill the same. If it would bill more, a co-owner's word counts when the window is
		/// over and nobody disputed it. What a meter or the clock says is settled at once when the
		/// user and a counterpart have both confirmed it.
		///
		/// Material goes to its supplier or fund, then the technician, the maintenance fund of the
		/// resource and the infrastructure fund get their parts, and the rest goes to the books of
		/// its deals, the oldest first. What no book takes goes to the infrastructure fund.
		/// What is held beyond that comes back. A payee who cannot be paid now blocks nobody: see
		/// [`Pallet::deliver`].
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::UseNotFound`], [`Error::NotReported`],
		///   [`Error::NotCounterpart`], [`Error::AlreadyConfirmed`], [`Error::TooLate`].
		/// # Events
		/// [`Event::UseConfirmed`], [`Event::ArrearsNoted`], [`Event::UseSettled`];
		/// [`Event::DealPaidBack`], [`Event::EncumbranceLapsed`], [`Event::PaymentWaits`],
		/// [`Event::DebtCredited`].
		#[pallet::call_index(40)]
		pub fn confirm_use(
			origin: OriginFor<T>,
			resource: ResourceId,
			number: UseId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_confirm_use(who, resource, number)
		}

		/// Disputes what was reported of a use: the scope decides.
		///
		/// Origin: signed, by a custodian or a co-owner, each alone; by the technician of the
		/// report; by the user, if a meter or the clock reported. Or a decision of the project that
		/// owes for the use, of class `Standard`.
		/// # Errors
		/// - [`Error::UseNotFound`], [`Error::NotReported`], [`Error::NotCounterpart`],
		///   [`Error::TooLate`].
		/// # Events
		/// [`Event::UseDisputed`].
		#[pallet::call_index(41)]
		pub fn dispute_use(
			origin: OriginFor<T>,
			resource: ResourceId,
			number: UseId,
			note: Note,
		) -> DispatchResult {
			Self::do_dispute_use(origin, resource, number, note)
		}

		/// Decides what was used, where the report is disputed, and settles the use.
		///
		/// Origin: a decision of the resource's scope, of class `Significant`. A signer who decides
		/// alone is neither the user, the technician nor the meter, and did not dispute the use.
		/// Possible until somebody settles it, which anybody can once [`Config::DecisionWindow`] is
		/// over.
		/// # Parameters
		/// - `figures`: what was used: for no longer than the chain saw it go on, no part (but the
		///   payback) beyond what report, estimate or clock say, with no other technician, and no
		///   more than what is held pays.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::UseNotFound`], [`Error::NotDisputed`],
		///   [`Error::TariffNotFound`], [`Error::NotOwner`], [`Error::NotProjectUse`],
		///   [`Error::InvalidFigures`], [`Error::NotTechnician`], [`Error::BeyondReports`],
		///   [`Error::ExceedsHold`].
		/// - [`Error::NotForOneself`]: the signer alone is a party.
		/// # Events
		/// Those of [`Pallet::confirm_use`], apart from the confirmation.
		#[pallet::call_index(42)]
		#[pallet::weight(Pallet::<T>::with_access(<T as Config>::WeightInfo::decide_use()))]
		pub fn decide_use(
			origin: OriginFor<T>,
			resource: ResourceId,
			number: UseId,
			figures: FiguresOf<T>,
		) -> DispatchResult {
			let decider = Self::ensure_decides_of(origin, resource)?;
			Self::do_decide_use(&decider, resource, number, figures)
		}

		/// Settles a use whose time is over.
		///
		/// Origin: signed, by anybody.
		///
		/// - Reported by the user, and neither confirmed nor disputed in time, or disputed and not
		///   decided: of report, estimate and clock, each for no longer than the chain saw the use
		///   go on, what pays books, maintenance and infrastructure most. Confirmed by a co-owner,
		///   and not disputed: the report.
		/// - Reported by a meter or by the clock: as it is.
		/// - Never ended: [`Config::UseGrace`] after the planned end, or at once if somebody has
		///   reserved the resource now, the clock reports it: what was estimated, for the time it
		///   was occupied. What that costs beyond what is held is held now, as far as the user has
		///   it. The resource is free then, and the report can be confirmed and disputed as any
		///   other.
		/// # Errors
		/// - [`Error::UseNotFound`].
		/// - [`Error::TooEarly`]: its time is not over.
		/// # Events
		/// Those of [`Pallet::confirm_use`], apart from the confirmation; [`Event::UseReported`].
		#[pallet::call_index(43)]
		pub fn settle_use(
			origin: OriginFor<T>,
			resource: ResourceId,
			number: UseId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_settle_use(who, resource, number)
		}

		/// Decides how much a project may owe for uses of a resource, instead of paying the payback
		/// at once.
		///
		/// Origin: a decision of the project, of class `Significant`. In force when the resource's
		/// scope agrees: [`Pallet::allow_credit_line`]. A limit below what is owed already, 0 for
		/// instance, ends it. The first time it costs [`Config::CreditLinePrice`], of the signer
		/// who decides alone, or else of the project's treasury, for the treasury of the network: a
		/// credit line is never removed.
		/// # Parameters
		/// - `project`: the scope that owes; any scope can.
		/// - `kind`: its kind, whose claims are debts, in whose book it owes.
		/// - `limit`: the most it comes to owe over its whole life, in base units.
		/// # Errors
		/// - [`Error::Ended`], [`Error::ResourceNotFound`], [`Error::NotDebtKind`],
		///   [`Error::CreditLineInUse`].
		/// - that of the transfer: the price cannot be paid, or no treasury is open for it.
		/// # Events
		/// [`Event::RecordPaid`], [`Event::CreditLineSet`].
		#[pallet::call_index(50)]
		pub fn open_credit_line(
			origin: OriginFor<T>,
			resource: ResourceId,
			project: ScopeId,
			kind: KindId,
			#[pallet::compact] limit: Balance,
		) -> DispatchResult {
			let decider = Self::ensure_decides(origin, project, DecisionClass::Significant)?;
			Self::do_open_credit_line(decider, resource, project, kind, limit)
		}

		/// Decides whether a project may owe the payback of its uses.
		///
		/// Origin: a decision of the resource's scope, of class `Significant`.
		/// # Parameters
		/// - `project`: a scope that has decided to: [`Pallet::open_credit_line`].
		/// - `allow`: whether it may. Uses that have begun are not concerned.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::CreditLineNotFound`].
		/// # Events
		/// [`Event::CreditLineAllowed`].
		#[pallet::call_index(51)]
		pub fn allow_credit_line(
			origin: OriginFor<T>,
			resource: ResourceId,
			project: ScopeId,
			allow: bool,
		) -> DispatchResult {
			Self::ensure_decides_of(origin, resource)?;
			Self::do_allow_credit_line(resource, project, allow)
		}

		/// Pays what a project owes for uses and is in no book yet, because it is less than a book
		/// can take.
		///
		/// Origin: signed, by anybody.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::CreditLineNotFound`], [`Error::NotDebtKind`],
		///   [`Error::NothingOwed`].
		/// - that of the hold: the signer cannot pay.
		/// # Events
		/// [`Event::DebtPaid`]; those of [`Pallet::deliver`].
		#[pallet::call_index(52)]
		pub fn pay_credit_line(
			origin: OriginFor<T>,
			resource: ResourceId,
			project: ScopeId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_pay_credit_line(who, resource, project)
		}

		/// Pays what could not be paid when it was due.
		///
		/// Origin: signed, by anybody. What is due to a purse of a closed scope goes to the
		/// treasury of its network, or of the whole chain.
		/// # Errors
		/// - [`Error::PaymentNotFound`], [`Error::PurseNotOpen`], [`Error::StillWaits`].
		/// - that of the transfer.
		/// # Events
		/// [`Event::PaymentDelivered`]; of one to books also [`Event::DealPaidBack`],
		/// [`Event::EncumbranceLapsed`], and [`Event::PaymentWaits`] for what they did not take.
		#[pallet::call_index(60)]
		pub fn deliver(origin: OriginFor<T>, payment: PaymentId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_deliver(payment)
		}

		/// Pays what a meter found and the user could not pay.
		///
		/// Origin: signed, by anybody. All of it, in one asset: to those who bought the resource,
		/// the oldest deal first, and for its maintenance. What the books do not take goes to
		/// infrastructure.
		/// # Parameters
		/// - `resource`, `agent`, `asset`: of which use of whom, in what.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::ArrearsNotFound`].
		/// - that of the hold: the signer cannot pay.
		/// # Events
		/// [`Event::ArrearsPaid`]; those of [`Pallet::deliver`].
		#[pallet::call_index(61)]
		pub fn pay_arrears(
			origin: OriginFor<T>,
			resource: ResourceId,
			agent: T::AccountId,
			asset: T::AssetKind,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_pay_arrears(who, resource, agent, asset)
		}

		/// Pays salvage or insurance money of a resource: first what its books owe, the oldest
		/// first; what none takes, for infrastructure.
		///
		/// Origin: signed, by anybody. Before the end of its life or after it.
		/// # Parameters
		/// - `asset`, `amount`: how much, in base units.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::ZeroAmount`], [`Error::OwedInOtherAsset`],
		///   [`Error::PurseNotOpen`].
		/// - [`Error::StillWaits`]: the books cannot be paid in this asset now.
		/// - that of the transfer: the signer has not enough.
		/// # Events
		/// [`Event::SalvagePaid`], [`Event::DealPaidBack`], [`Event::EncumbranceLapsed`].
		#[pallet::call_index(62)]
		pub fn pay_salvage(
			origin: OriginFor<T>,
			resource: ResourceId,
			asset: T::AssetKind,
			#[pallet::compact] amount: Balance,
			document: Document,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_pay_salvage(who, resource, asset, amount, document)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Who can use a resource, by class of uses, where that is not whoever belongs to the
		/// scope.
		pub fn access(resource: ResourceId) -> Vec<(UseClass, AccessRule)> {
			AccessRules::<T>::iter_prefix(resource).collect()
		}

		/// Why an agent cannot use a resource for a class of uses; `None` if it can, as far as
		/// access goes: also a veto, or what it has not paid.
		pub fn access_denied(
			resource: ResourceId,
			use_class: UseClass,
			who: T::AccountId,
		) -> Option<DispatchError> {
			Self::ensure_may_use(resource, use_class, &who).err()
		}

		/// How a resource can be reserved.
		pub fn reservation_rules(resource: ResourceId) -> ReservationRules {
			Self::rules_of(resource)
		}

		/// The first free time of `length` blocks that begins at `earliest` or later: its first
		/// block, and the block after its last. `None` if there is none within the resource's
		/// horizon.
		pub fn next_free(
			resource: ResourceId,
			earliest: Block,
			length: Block,
		) -> Option<(Block, Block)> {
			Self::view_next_free(resource, earliest, length)
		}

		/// The reservations of a resource that end after a block, at most `limit` (at most
		/// [`MAX_PAGE`]) of them, the earliest first.
		pub fn reservations(
			resource: ResourceId,
			ends_after: Block,
			limit: u32,
		) -> Vec<ReservationViewOf<T>> {
			Self::view_reservations(resource, ends_after, limit)
		}

		/// A use that is not settled.
		pub fn use_of(resource: ResourceId, number: UseId) -> Option<UseOf<T>> {
			Uses::<T>::get(resource, number)
		}

		/// The uses of a resource that are not settled, at most `limit` (at most [`MAX_PAGE`]) of
		/// them, after that of number `after` in the order of storage.
		pub fn uses(
			resource: ResourceId,
			after: Option<UseId>,
			limit: u32,
		) -> Vec<(UseId, UseOf<T>)> {
			Self::view_uses(resource, after, limit)
		}

		/// What a use would cost now; `None` if there is no tariff for it.
		pub fn quote(resource: ResourceId, figures: FiguresOf<T>) -> Option<Quote<T::AssetKind>> {
			Self::view_quote(resource, &figures)
		}

		/// A payment that waits, and could be delivered.
		pub fn payment(number: PaymentId) -> Option<PaymentOf<T>> {
			Payments::<T>::get(number)
		}

		/// What an agent owes for what meters found, by asset.
		pub fn arrears(resource: ResourceId, who: T::AccountId) -> Vec<(T::AssetKind, Arrear)> {
			Arrears::<T>::iter_prefix((resource, who))
				.take(ovn_primitives::runtime::page(100))
				.collect()
		}

		/// Until which block a custodian keeps an agent from a resource, or kept it lately.
		pub fn veto(resource: ResourceId, who: T::AccountId) -> Option<BlockNumberFor<T>> {
			Vetoes::<T>::get(resource, who)
		}

		/// What a project may owe, and owes, for uses of a resource.
		pub fn credit_line(resource: ResourceId, project: ScopeId) -> Option<CreditLine> {
			CreditLines::<T>::get(resource, project)
		}
	}
}
