// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Custody
//!
//! Things that are used together: what they are, who holds them in trust, who may use them, and what that
//! costs.
//!
//! ## Terminology
//!
//! - **Resource**: a thing with an [`Identity`] that never changes and is never deleted.
//! - **Regime**: by which rights it is held. Said once. No call of this pallet sells, owns, pledges or
//!   re-labels anything: of a **non-dominium** resource nobody is the owner.
//! - **Custodian**: who holds it in trust. Several hold it together with weights that add up to [`WHOLE`];
//!   their **acts** need a threshold.
//! - **Stage**: where in its life it is. **State**: what it does now. The two do not depend on each other.
//! - **Agreement**: how it was bought, and what its use costs. Its **owners** are those who paid, its
//!   **encumbrance** is what they are still owed. They own a claim, and never the thing.
//!
//! ## Life cycle
//!
//! [`tables::next`] is all of it; [`tables::authority`] says who takes which step.
//!
//! 1. A member registers a resource ([`Pallet::register`]), or a campaign buys one
//!    ([`Resources`](ovn_primitives::traits::Resources)). The scope validates it ([`Pallet::validate`]).
//! 2. It passes from phase to phase ([`Pallet::advance`]), rests and wakes ([`Pallet::hibernate`],
//!    [`Pallet::wake`]), until another takes its place ([`Pallet::deprecate`]).
//! 3. Its end is declared by one ([`Pallet::declare_end`]), validated by others ([`Pallet::validate_end`]),
//!    open to challenge ([`Pallet::challenge_end`]), and disposed of by somebody else
//!    ([`Pallet::dispose`]). While owners are owed something one validator is theirs
//!    ([`Pallet::name_validator`]), and a third of them stops it ([`Pallet::challenge_as_owner`]).
//!
//! ## Custody
//!
//! It moves in two steps: the custodians offer ([`Pallet::offer_custody`]), all receivers accept
//! ([`Pallet::accept_custody`]). Custodians who do not answer are flagged ([`Pallet::flag_custodian`]); after
//! the time for an answer the scope appoints another ([`Pallet::appoint_interim`]), who has to accept, too.
//! Those who answer and do not serve are recalled ([`Pallet::recall_custodian`]), with a notice, and with the owners
//! where something is owed. A custodian keeps an agent from a thing for a while whose use is against the charter
//! ([`Pallet::veto_use`]).
//!
//! One of several custodians acts by making the call. While the weight of those who made exactly the same
//! call is below the threshold, the call only notes it ([`Event::ActApproved`]); the one who reaches the
//! threshold does it. Each wants one thing at a time, for [`APPROVAL_DAYS`], and can take it back
//! ([`Pallet::withdraw_approval`]).
//!
//! ## Owners
//!
//! They are those with open principal in the book of an agreement. They speak on ballots, each with its
//! principal: on amendments ([`Pallet::consent`]), on what they bought ([`Pallet::validate_as_owner`]), on its
//! custodians, and on the end of the thing. An amendment changes tariffs and document, and never the
//! ceiling, which the book keeps.
//!
//! ## Brakes
//!
//! While a brake stops calls no time runs that somebody has to answer, to object or to come: what is offered, flagged,
//! recalled or challenged, and reports of uses, wait as many blocks longer ([`Halts`]). Nobody pays for not coming to
//! what it reserved, or for cancelling late, because it could not call.
//!
//! ## A story
//!
//! A lab buys a printer with a campaign; Ana becomes its custodian. It is validated, used, repaired. Ana
//! moves away and offers it to Ben and Cem, half and half; both accept with a note on its condition. Ben
//! stops answering: Cem flags him, a week passes, the lab appoints Dia, who accepts. Years later it is
//! deprecated for a new one. Dia declares its end; a validator of the lab and one whom the owners named
//! confirm it, nobody challenges within 14 days, and Cem takes it to the recycler. The insurance pays what
//! was still owed to the owners first.
//!
//! ## Limits
//!
//! - [`MAX_CUSTODIANS`] custodians and [`MAX_AGREEMENTS`] agreements of one resource; paid ones make room.
//! - [`MAX_LINKS`] links of a kind from one resource; the search for cycles looks at [`MAX_WALK`].
//! - Owners that are scopes, books or identities outside do not speak: their principal counts as silent.
//! - Tariffs of an agreement and its book are in one asset.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	test,
	allow(clippy::arithmetic_side_effects, clippy::cast_possible_truncation, clippy::unwrap_used)
)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod functions;
mod impls;
#[cfg(test)]
mod mock;
pub mod tables;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
// The codec derived for enums casts the index of a variant.
#[allow(clippy::cast_possible_truncation)]
mod types;
pub mod usage;
pub mod weights;

pub use pallet::*;
pub use types::*;
pub use usage::*;
pub use weights::WeightInfo;

// The codec derived for events, errors and calls casts the index of a variant.
#[allow(clippy::cast_possible_truncation)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use crate::{functions::Facts, Identity};
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{fungibles, tokens::Balance},
	};
	use frame_system::pallet_prelude::*;
	use ovn_primitives::{
		traits::{Denominations, EnsureScope, Kinds, Membership, Reputation, Scopes, ShareBooks},
		AgreementId, DecisionClass, Document, KindId, Name, Nature, Quantity, Regime, ResourceId,
		ScopeId, Tariffs, UseClass,
	};
	use sp_core::H256;
	use sp_runtime::traits::{Convert, One, Saturating};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime decides.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who decides for a scope.
		type ScopeOrigin: EnsureScope<Self::RuntimeOrigin, Self::AccountId>;

		/// Which scopes there are, and where they keep money.
		type Scopes: Scopes<Self::AccountId, AssetKind = Self::AssetKind>;

		/// Who belongs to scopes, with which rights and roles.
		type Membership: Membership<Self::AccountId>;

		/// What agents are trusted with.
		type Reputation: Reputation<Self::AccountId>;

		/// The books of those who bought resources.
		type Books: ShareBooks<Self::AccountId, Self::AssetKind, Self::Balance>;

		/// Amounts in base units, of at most 128 bits.
		type Balance: Balance + Into<u128> + TryFrom<u128>;

		/// Names an asset, the native token included.
		type AssetKind: Parameter + MaxEncodedLen + Ord;

		/// Moves money.
		type Money: fungibles::Mutate<
			Self::AccountId,
			AssetId = Self::AssetKind,
			Balance = Self::Balance,
		>;

		/// How many blocks a day has.
		#[pallet::constant]
		type BlocksPerDay: Get<BlockNumberFor<Self>>;

		/// The principal, in base units of an asset, from which a thing counts as expensive: its end needs
		/// more validators.
		type Expensive: Convert<Self::AssetKind, u128>;

		/// The reasons for which money is held.
		type RuntimeHoldReason: From<HoldReason>;

		/// Holds money on the accounts of those who use things.
		type MoneyHold: fungibles::MutateHold<
			Self::AccountId,
			AssetId = Self::AssetKind,
			Balance = Self::Balance,
			Reason = Self::RuntimeHoldReason,
		>;

		/// The name of the native token.
		type NativeAsset: Get<Self::AssetKind>;

		/// What the kinds of projects entitle to.
		type Kinds: Kinds<BlockNumberFor<Self>>;

		/// How claims of a kind are counted in money.
		type Denominations: Denominations<Self::AssetKind>;

		/// How many blocks ahead a reservation can end at most; at least 1.
		#[pallet::constant]
		type MaxHorizon: Get<BlockNumberFor<Self>>;

		/// How many reservations and running uses one agent can have of a resource whose custodian decided
		/// nothing; at least 1.
		#[pallet::constant]
		type DefaultPerAgent: Get<u16>;

		/// For how many blocks a reservation waits for who made it; at least 1.
		#[pallet::constant]
		type NoShowAfter: Get<BlockNumberFor<Self>>;

		/// For how many blocks a report can be confirmed or disputed; at least 1.
		#[pallet::constant]
		type ConfirmWindow: Get<BlockNumberFor<Self>>;

		/// For how many blocks the scope can decide a dispute; at least 1.
		#[pallet::constant]
		type DecisionWindow: Get<BlockNumberFor<Self>>;

		/// How many blocks after its planned end the clock ends a use that nobody ended.
		#[pallet::constant]
		type UseGrace: Get<BlockNumberFor<Self>>;

		/// The price of an identity, in base units of the native token, for the treasury of the network: what is
		/// registered is never removed.
		#[pallet::constant]
		type IdentityPrice: Get<Self::Balance>;

		/// The price of an account of a project, in base units of the native token, for the treasury of its
		/// network: it is never removed.
		#[pallet::constant]
		type AccountPrice: Get<Self::Balance>;

		/// Whether a brake stops the calls that end uses: such blocks are no occupied time.
		type Stopped: Get<bool>;

		/// Whether a brake stops one of the calls for which there is only so much time: to answer, to object, to come.
		/// None of it runs meanwhile.
		type Halted: Get<bool>;

		/// The greatest weight of finding out both.
		type BrakeWeight: Get<Weight>;

		/// The weights of calls.
		type WeightInfo: WeightInfo;

		/// Gives benchmarks what this pallet cannot make.
		#[cfg(feature = "runtime-benchmarks")]
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
		/// An asset, not the native token, that the scope accepts, of which books and these funds have open pots,
		/// and `owner` 10^18 base units and more.
		fn asset(scope: ScopeId, funds: &[ovn_primitives::FundId], owner: &AccountId) -> AssetKind;
		/// A kind of the scope whose claims are debts in this asset.
		fn debt_kind(scope: ScopeId, asset: &AssetKind) -> KindId;
	}

	/// Why this pallet holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// A use or a reservation may cost it, or it waits to be paid. Held on the user's account.
		Use,
	}

	/// A resource.
	pub type ResourceOf<T> = Resource<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;
	/// What a resource is.
	pub type IdentityOf<T> = Identity<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;
	/// Who holds a resource in trust.
	pub type CustodyOf<T> = Custody<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;
	/// Custodians with their weights.
	pub type WeightedOf<T> = Weighted<<T as frame_system::Config>::AccountId>;
	/// What custodians agreed to.
	pub type ApprovalsOf<T> =
		ApprovalList<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;
	/// An agreement of a resource.
	pub type AttachedOf<T> = Attached<<T as Config>::AssetKind, <T as Config>::Balance>;
	/// The agreements of a resource.
	pub type AttachedListOf<T> = AttachedList<<T as Config>::AssetKind, <T as Config>::Balance>;

	/// The blocks in which a brake stopped calls.
	pub type HaltsOf<T> = Halted<BlockNumberFor<T>>;
	/// The recall of custodians.
	pub type RecallOf<T> = Recall<BlockNumberFor<T>>;
	/// A custody that is offered.
	pub type OfferOf<T> = Offer<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;
	/// Somebody says that custodians do not answer.
	pub type FlagOf<T> = Flag<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;
	/// A maintenance job.
	pub type JobOf<T> = Job<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;
	/// A change that owners have not consented to yet.
	pub type AmendmentOf<T> = Amendment<BlockNumberFor<T>, <T as Config>::Balance>;
	/// An end that was declared.
	pub type EndingOf<T> = Ending<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;
	/// What an owner said.
	pub type VoiceOf<T> = Voice<<T as frame_system::Config>::AccountId>;
	/// Something that awaits an agent.
	pub type MatterOf<T> = Matter<BlockNumberFor<T>>;
	/// A resource, as a client shows it.
	pub type ResourceViewOf<T> = ResourceView<
		<T as frame_system::Config>::AccountId,
		BlockNumberFor<T>,
		<T as Config>::AssetKind,
		<T as Config>::Balance,
	>;

	/// How a resource can be reserved.
	pub type BookingRulesOf<T> = BookingRules<<T as Config>::Balance>;
	/// A reservation.
	pub type BookingOf<T> = Booking<
		<T as frame_system::Config>::AccountId,
		<T as Config>::AssetKind,
		<T as Config>::Balance,
	>;
	/// Who is paid by uses.
	pub type UseTermsOf<T> = UseTerms<<T as frame_system::Config>::AccountId>;
	/// What uses cost without an agreement.
	pub type OwnTariffsOf<T> = OwnTariffs<<T as Config>::AssetKind, <T as Config>::Balance>;
	/// What was used.
	pub type FiguresOf<T> = Figures<<T as frame_system::Config>::AccountId>;
	/// A use.
	pub type UseOf<T> = Use<
		<T as frame_system::Config>::AccountId,
		<T as Config>::AssetKind,
		<T as Config>::Balance,
	>;
	/// Who said what was used.
	pub type ReporterOf<T> = Reporter<<T as frame_system::Config>::AccountId>;
	/// Who is paid.
	pub type PayeeOf<T> = Payee<<T as frame_system::Config>::AccountId>;
	/// A payment that waits.
	pub type PaymentOf<T> = Payment<
		<T as frame_system::Config>::AccountId,
		<T as Config>::AssetKind,
		<T as Config>::Balance,
	>;
	/// A reservation, as a client shows it.
	pub type BookingViewOf<T> = BookingView<
		<T as frame_system::Config>::AccountId,
		<T as Config>::AssetKind,
		<T as Config>::Balance,
	>;

	/// The number that the next resource gets.
	#[pallet::storage]
	pub type NextResource<T: Config> = StorageValue<_, ResourceId, ValueQuery>;

	/// The resources.
	///
	/// Invariant: never removed; the identity never changes.
	#[pallet::storage]
	pub type Resources<T: Config> = StorageMap<_, Twox64Concat, ResourceId, ResourceOf<T>>;

	/// Who holds a resource in trust. Apart from [`Resources`] because uses do not need it.
	///
	/// Invariant: one for each resource; the weights add up to [`WHOLE`], or there are none.
	#[pallet::storage]
	pub type Custodies<T: Config> = StorageMap<_, Twox64Concat, ResourceId, CustodyOf<T>>;

	/// The agreements by which a resource was bought. Apart from [`Resources`] because of their size.
	#[pallet::storage]
	pub type Agreements<T: Config> =
		StorageMap<_, Twox64Concat, ResourceId, AttachedListOf<T>, ValueQuery>;

	/// The resource to which an agreement is attached, by the number of the agreement. Stays when the
	/// agreement is paid.
	#[pallet::storage]
	pub type AgreementResource<T: Config> = StorageMap<_, Twox64Concat, AgreementId, ResourceId>;

	/// What the scope decided for a resource.
	#[pallet::storage]
	pub type ResourceSettings<T: Config> =
		StorageMap<_, Twox64Concat, ResourceId, Settings, ValueQuery>;

	/// Who can use a resource, by class of uses. Without a rule: whoever belongs to the scope.
	#[pallet::storage]
	pub type AccessRules<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ResourceId, Twox64Concat, UseClass, AccessRule>;

	/// Until which block the custodian permits an agent to use a resource: (resource, class, agent).
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

	/// What custodians agreed to, until enough of them did.
	#[pallet::storage]
	pub type Approvals<T: Config> =
		StorageMap<_, Twox64Concat, ResourceId, ApprovalsOf<T>, ValueQuery>;

	/// The resources of a scope: the index of [`Resources`] by scope.
	#[pallet::storage]
	pub type OfScope<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Twox64Concat, ResourceId, ()>;

	/// The resources that an account holds in trust: the index of [`Custodies`] by custodian.
	#[pallet::storage]
	pub type OfCustodian<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, ResourceId, ()>;

	/// The custodies that are offered, by resource.
	///
	/// Invariant: at least one receiver is no custodian now, and at least one has not accepted.
	#[pallet::storage]
	pub type Offers<T: Config> = StorageMap<_, Twox64Concat, ResourceId, OfferOf<T>>;

	/// The resources whose custody an account is offered: the index of [`Offers`] by receiver.
	#[pallet::storage]
	pub type OfferedTo<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, ResourceId, ()>;

	/// Of which resources somebody says that the custodians do not answer.
	#[pallet::storage]
	pub type Flags<T: Config> = StorageMap<_, Twox64Concat, ResourceId, FlagOf<T>>;

	/// Of which resources the custodians are recalled.
	///
	/// Invariant: of resources that live and are held.
	#[pallet::storage]
	pub type Recalls<T: Config> =
		StorageMap<_, Twox64Concat, ResourceId, Recall<BlockNumberFor<T>>>;

	/// On which ballot owners say that a resource is what it is said to be, by resource.
	///
	/// Invariant: of resources that wait to be validated.
	#[pallet::storage]
	pub type Validations<T: Config> = StorageMap<_, Twox64Concat, ResourceId, u64>;

	/// Until which block custodians keep an agent from a resource: (resource, agent). Kept for a while after
	/// that, in which the agent is left alone.
	#[pallet::storage]
	pub type Vetoes<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		ResourceId,
		Blake2_128Concat,
		T::AccountId,
		BlockNumberFor<T>,
	>;

	/// The maintenance jobs, by resource.
	///
	/// Invariant: one for each resource in maintenance.
	#[pallet::storage]
	pub type Jobs<T: Config> = StorageMap<_, Twox64Concat, ResourceId, JobOf<T>>;

	/// What resources are to others: (resource, relation). Never removed, without cycles.
	#[pallet::storage]
	pub type Links<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		ResourceId,
		Twox64Concat,
		Relation,
		BoundedVec<ResourceId, ConstU32<MAX_LINKS>>,
		ValueQuery,
	>;

	/// What others are to a resource: (resource, relation, other). The index of [`Links`] by target.
	#[pallet::storage]
	pub type LinkedFrom<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, ResourceId>,
			NMapKey<Twox64Concat, Relation>,
			NMapKey<Twox64Concat, ResourceId>,
		),
		(),
	>;

	/// The changes that owners have not consented to yet, by agreement.
	#[pallet::storage]
	pub type Amendments<T: Config> = StorageMap<_, Twox64Concat, AgreementId, AmendmentOf<T>>;

	/// The ends that were declared and not yet disposed of, by resource.
	///
	/// Invariant: of deprecated resources; nobody is both declarer and validator.
	#[pallet::storage]
	pub type Endings<T: Config> = StorageMap<_, Twox64Concat, ResourceId, EndingOf<T>>;

	/// The number that the next ballot gets.
	#[pallet::storage]
	pub type NextBallot<T: Config> = StorageValue<_, u64, ValueQuery>;

	/// The ballots on which owners can speak.
	///
	/// Invariant: those of [`Amendments`], [`Endings`], [`Recalls`] and [`Validations`].
	#[pallet::storage]
	pub type OpenBallots<T: Config> = StorageMap<_, Twox64Concat, u64, ()>;

	/// What owners said: (ballot, topic, owner). Cleared by anybody when the ballot is closed.
	#[pallet::storage]
	pub type Voices<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, u64>,
			NMapKey<Twox64Concat, Topic>,
			NMapKey<Blake2_128Concat, T::AccountId>,
		),
		VoiceOf<T>,
	>;

	/// How much principal stands behind what was said: (ballot, topic, who was named).
	///
	/// Invariant: the sum of the voices.
	#[pallet::storage]
	pub type Tallies<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, u64>,
			NMapKey<Twox64Concat, Topic>,
			NMapKey<Blake2_128Concat, Option<T::AccountId>>,
		),
		u128,
		ValueQuery,
	>;

	/// How a resource can be reserved, by resource; what is not stored is the default of
	/// [`Pallet::booking_rules`]. Apart from the resource because its custodian decides it.
	#[pallet::storage]
	pub type Rules<T: Config> = StorageMap<_, Twox64Concat, ResourceId, BookingRulesOf<T>>;

	/// Who is paid by uses, and who may report them, by resource. Apart from the resource because the scope
	/// decides it at any time.
	#[pallet::storage]
	pub type Terms<T: Config> = StorageMap<_, Twox64Concat, ResourceId, UseTermsOf<T>, ValueQuery>;

	/// What uses cost while nothing is owed for a resource, by resource. Removed by a new agreement.
	///
	/// Invariant: each class once, shares at most 1.
	#[pallet::storage]
	pub type OwnTerms<T: Config> = StorageMap<_, Twox64Concat, ResourceId, OwnTariffsOf<T>>;

	/// When a resource is reserved, by resource: all its slots in one item, so that an overlap is found by one
	/// read.
	///
	/// Invariant: sorted, without overlap; one slot for each reservation. Removed when empty.
	#[pallet::storage]
	pub type Calendars<T: Config> = StorageMap<_, Twox64Concat, ResourceId, Calendar, ValueQuery>;

	/// The reservations: (resource, first block). Apart from the calendar, which every use reads.
	///
	/// Invariant: those of the calendar. What is held for them is held on the accounts of who made them.
	#[pallet::storage]
	pub type Bookings<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ResourceId, Twox64Concat, Block, BookingOf<T>>;

	/// How many reservations and running uses an agent has: (resource, agent).
	///
	/// Invariant: never 0.
	#[pallet::storage]
	pub type Engagements<T: Config> = StorageDoubleMap<
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
	///
	/// Invariant: what is held for them is held on the users' accounts. Removed when settled.
	#[pallet::storage]
	pub type Uses<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ResourceId, Twox64Concat, UseId, UseOf<T>>;

	/// The use that goes on, of a resource that one agent at a time uses. By resource, so that a
	/// reservation finds it.
	///
	/// Invariant: a running use in [`Uses`].
	#[pallet::storage]
	pub type Running<T: Config> = StorageMap<_, Twox64Concat, ResourceId, UseId>;

	/// Who used a resource as one of those who were paid back for it: (resource, agent). They keep the class
	/// when they are.
	#[pallet::storage]
	pub type Owners<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ResourceId, Blake2_128Concat, T::AccountId, ()>;

	/// What projects may owe for uses: (resource, project).
	///
	/// Invariant: what is set apart for uses is part of `used`.
	#[pallet::storage]
	pub type Accounts<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ResourceId, Twox64Concat, ScopeId, Account>;

	/// What meters found that agents could not pay: (resource, agent, asset). Removed when paid.
	///
	/// Invariant: never nothing.
	#[pallet::storage]
	pub type Arrears<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, ResourceId>,
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Blake2_128Concat, T::AssetKind>,
		),
		Arrear<T::Balance>,
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
	///
	/// Invariant: held on the payers' accounts. Removed when paid.
	#[pallet::storage]
	pub type Payments<T: Config> = StorageMap<_, Twox64Concat, PaymentId, PaymentOf<T>>;

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A resource was registered.
		Registered {
			/// Its number.
			resource: ResourceId,
			/// What it is.
			identity: IdentityOf<T>,
			/// Where in its life it is.
			stage: Stage,
			/// What it does now.
			state: State,
			/// Who holds it in trust.
			custodians: WeightedOf<T>,
		},
		/// Something happened to a resource that changed what it does.
		StateChanged {
			/// The resource.
			resource: ResourceId,
			/// What happened.
			happening: Happening,
			/// Whose doing it was; `None`: a decision of the scope, or time.
			who: Option<T::AccountId>,
			/// What it does now.
			state: State,
		},
		/// The scope decided for a resource.
		SettingsChanged {
			/// The resource.
			resource: ResourceId,
			/// What it decided.
			settings: Settings,
		},
		/// The scope decided who can use a resource.
		AccessSet {
			/// The resource.
			resource: ResourceId,
			/// For which class of uses.
			class: UseClass,
			/// Who; `None`: whoever belongs to the scope.
			rule: Option<AccessRule>,
		},
		/// An agreement was attached: the uses of the resource pay it back.
		AgreementAttached {
			/// The resource.
			resource: ResourceId,
			/// The agreement.
			attached: AttachedOf<T>,
			/// Those that were paid, and made room for it.
			removed: Vec<AgreementId>,
		},
		/// One of several custodians agreed to an act; more have to.
		ActApproved {
			/// The resource.
			resource: ResourceId,
			/// Who agreed.
			custodian: T::AccountId,
			/// The hash of the act.
			act: H256,
			/// The weight of those who agreed.
			weight: u32,
			/// The weight that is needed.
			threshold: u32,
		},
		/// A custodian took back what it had agreed to.
		ApprovalWithdrawn {
			/// The resource.
			resource: ResourceId,
			/// Who.
			custodian: T::AccountId,
			/// The hash of the act.
			act: H256,
		},
		/// A resource took a step in its life.
		StageChanged {
			/// The resource.
			resource: ResourceId,
			/// The step.
			step: Step,
			/// Whose doing it was; `None`: a decision of the scope.
			who: Option<T::AccountId>,
			/// Where in its life it is now.
			stage: Stage,
			/// What took its place.
			successor: Option<ResourceId>,
		},
		/// A custody was offered.
		CustodyOffered {
			/// The resource.
			resource: ResourceId,
			/// By whom, to whom, until when.
			offer: OfferOf<T>,
		},
		/// A receiver accepted a custody. It moves when all have.
		CustodyAccepted {
			/// The resource.
			resource: ResourceId,
			/// Who accepted.
			receiver: T::AccountId,
			/// The hash of a note on the condition of the resource.
			note: H256,
		},
		/// A custody moved.
		CustodyMoved {
			/// The resource.
			resource: ResourceId,
			/// Who held it until now.
			from: WeightedOf<T>,
			/// Who holds it now.
			to: WeightedOf<T>,
			/// The weight that acts need.
			threshold: u32,
			/// Whether the scope appointed them.
			interim: bool,
		},
		/// An offer was taken back, or had expired.
		OfferCancelled {
			/// The resource.
			resource: ResourceId,
		},
		/// A receiver does not want a custody: the offer ended.
		CustodyDeclined {
			/// The resource.
			resource: ResourceId,
			/// Who.
			receiver: T::AccountId,
		},
		/// Somebody says that the custodians do not answer.
		CustodianFlagged {
			/// The resource.
			resource: ResourceId,
			/// Who.
			by: T::AccountId,
			/// The hash of the evidence.
			note: H256,
			/// The last block in which they can answer.
			due: BlockNumberFor<T>,
		},
		/// The custodians answered.
		FlagAnswered {
			/// The resource.
			resource: ResourceId,
			/// Who gave the answer.
			by: T::AccountId,
			/// Its hash.
			note: H256,
		},
		/// A flag was taken back.
		FlagWithdrawn {
			/// The resource.
			resource: ResourceId,
		},
		/// A resource was linked to another, for ever.
		Linked {
			/// The resource.
			resource: ResourceId,
			/// What it is to the other.
			relation: Relation,
			/// The other.
			to: ResourceId,
		},
		/// A custodian permitted a use, or ended the permission.
		Permitted {
			/// The resource.
			resource: ResourceId,
			/// For which class of uses.
			class: UseClass,
			/// Whose.
			agent: T::AccountId,
			/// The last block; `None`: no more.
			until: Option<BlockNumberFor<T>>,
		},
		/// Something befell a resource.
		IncidentReported {
			/// The resource.
			resource: ResourceId,
			/// What.
			incident: Incident,
			/// Who says so; `None`: the scope.
			by: Option<T::AccountId>,
			/// The evidence.
			document: Document,
		},
		/// A lost resource was found. It has to be validated.
		FoundAgain {
			/// The resource.
			resource: ResourceId,
			/// Who says so; `None`: the scope.
			by: Option<T::AccountId>,
			/// The hash of a note on its condition.
			note: H256,
		},
		/// A maintenance job began.
		MaintenanceOpened {
			/// The resource.
			resource: ResourceId,
			/// Who does it.
			technician: T::AccountId,
			/// What is to be done.
			document: Document,
		},
		/// A maintenance job was done.
		MaintenanceCompleted {
			/// The resource.
			resource: ResourceId,
			/// Who says so; `None`: the scope.
			by: Option<T::AccountId>,
			/// What was done.
			document: Document,
		},
		/// The scope proposed to change an agreement.
		AmendmentProposed {
			/// The resource.
			resource: ResourceId,
			/// The agreement.
			agreement: AgreementId,
			/// The change.
			amendment: AmendmentOf<T>,
		},
		/// An owner consented to a change.
		AmendmentConsented {
			/// The resource.
			resource: ResourceId,
			/// The agreement.
			agreement: AgreementId,
			/// The ballot.
			ballot: u64,
			/// Who.
			owner: T::AccountId,
			/// The principal of those who said so, with it.
			principal: u128,
			/// All open principal.
			of: u128,
		},
		/// An agreement was changed. Its ceiling stays.
		AgreementAmended {
			/// The resource.
			resource: ResourceId,
			/// The agreement.
			agreement: AgreementId,
			/// The ballot.
			ballot: u64,
			/// Its version now.
			version: u32,
		},
		/// A change was given up.
		AmendmentDropped {
			/// The resource.
			resource: ResourceId,
			/// The agreement.
			agreement: AgreementId,
			/// The ballot.
			ballot: u64,
		},
		/// The end of a resource was declared.
		EndDeclared {
			/// The resource.
			resource: ResourceId,
			/// By whom.
			declarer: T::AccountId,
			/// On which ballot owners speak.
			ballot: u64,
			/// How many have to validate it.
			needed: u32,
			/// Until when.
			deadline: BlockNumberFor<T>,
			/// The evidence.
			document: Document,
		},
		/// An owner proposed who is to validate an end.
		ValidatorProposed {
			/// The resource.
			resource: ResourceId,
			/// The agreement.
			agreement: AgreementId,
			/// The owner.
			owner: T::AccountId,
			/// Whom it proposed.
			candidate: T::AccountId,
			/// The principal of those who said so, with it.
			principal: u128,
			/// All open principal.
			of: u128,
			/// Whether that names the candidate.
			named: bool,
		},
		/// A validator confirmed the end of a resource.
		EndConfirmed {
			/// The resource.
			resource: ResourceId,
			/// Who.
			validator: T::AccountId,
			/// The evidence.
			document: Document,
		},
		/// Enough have confirmed an end, or its challenge was dismissed: it can be challenged until then.
		EndValidated {
			/// The resource.
			resource: ResourceId,
			/// The last block.
			challenge_until: BlockNumberFor<T>,
		},
		/// An owner challenged the end of a resource; a third of the principal stops it.
		OwnerChallenged {
			/// The resource.
			resource: ResourceId,
			/// The agreement.
			agreement: AgreementId,
			/// The owner.
			owner: T::AccountId,
			/// The principal of those who said so, with it.
			principal: u128,
			/// All open principal.
			of: u128,
		},
		/// The end of a resource was challenged, and waits for the scope's decision.
		EndChallenged {
			/// The resource.
			resource: ResourceId,
			/// By whom, if by one agent.
			challenger: Option<T::AccountId>,
			/// By the owners of which agreement, if by owners.
			agreement: Option<AgreementId>,
			/// Why.
			document: Option<Document>,
			/// The last block in which the scope can decide.
			deadline: BlockNumberFor<T>,
		},
		/// The scope decided a challenge.
		ChallengeDecided {
			/// The resource.
			resource: ResourceId,
			/// Whether the challenge was right: then nothing ends.
			upheld: bool,
		},
		/// The end of a resource was given up.
		EndDropped {
			/// The resource.
			resource: ResourceId,
		},
		/// What is still owed for a resource at its end. Its book stays, and takes what is paid later.
		WrittenOff {
			/// The resource.
			resource: ResourceId,
			/// The agreement.
			agreement: AgreementId,
			/// The asset.
			asset: T::AssetKind,
			/// How much, in base units.
			owed: T::Balance,
		},
		/// A resource was disposed of.
		Disposed {
			/// The resource.
			resource: ResourceId,
			/// By whom.
			by: T::AccountId,
			/// The evidence.
			document: Document,
		},
		/// Salvage or insurance money was paid.
		SalvagePaid {
			/// The resource.
			resource: ResourceId,
			/// Who paid.
			payer: T::AccountId,
			/// The asset.
			asset: T::AssetKind,
			/// How much, in base units.
			amount: T::Balance,
			/// What the books took.
			books: Vec<(AgreementId, T::Balance)>,
			/// What the infrastructure took.
			rest: T::Balance,
			/// Where the money is from.
			document: Document,
		},
		/// Voices on a ballot that is closed were cleared.
		BallotCleared {
			/// The ballot.
			ballot: u64,
			/// Whether none is left; if not, some may be.
			done: bool,
		},
		/// The custodian decided how a resource can be reserved.
		BookingRulesSet {
			/// The resource.
			resource: ResourceId,
			/// The rules.
			rules: BookingRulesOf<T>,
		},
		/// The scope decided who is paid by uses, and who may report them.
		UseTermsSet {
			/// The resource.
			resource: ResourceId,
			/// The terms.
			terms: UseTermsOf<T>,
		},
		/// The scope decided what uses cost while nothing is owed for the resource.
		OwnTariffsSet {
			/// The resource.
			resource: ResourceId,
			/// Asset and tariffs; `None`: those of the latest agreement, or no use without one.
			terms: Option<OwnTariffsOf<T>>,
		},
		/// A resource was reserved.
		Booked {
			/// The resource.
			resource: ResourceId,
			/// The first block.
			start: Block,
			/// For whom.
			who: T::AccountId,
			/// For which class.
			class: UseClass,
			/// The block after the last.
			end: Block,
			/// What is held for its fees, in base units.
			held: T::Balance,
		},
		/// A reservation was cancelled.
		BookingCancelled {
			/// The resource.
			resource: ResourceId,
			/// Its first block.
			start: Block,
			/// Whose it was.
			who: T::AccountId,
			/// By whom.
			by: T::AccountId,
			/// What it cost, in base units: paid for maintenance.
			fee: T::Balance,
		},
		/// Nobody came, and the time is free again.
		NoShow {
			/// The resource.
			resource: ResourceId,
			/// The first block of the reservation.
			start: Block,
			/// Who did not come.
			who: T::AccountId,
			/// Who released it.
			by: T::AccountId,
			/// What it cost, in base units: paid for maintenance.
			fee: T::Balance,
		},
		/// A use began.
		UseStarted {
			/// The resource.
			resource: ResourceId,
			/// The number of the use.
			number: UseId,
			/// Who uses it.
			user: T::AccountId,
			/// What the user expects to use.
			estimate: FiguresOf<T>,
			/// When it is to end: the block after its last.
			until: Block,
			/// What is held for it, in base units.
			held: T::Balance,
			/// The project that owes the payback.
			on_account: Option<OnAccount>,
			/// The first block of the reservation that it took, and that has ended so.
			reservation: Option<Block>,
			/// The hash of a note on the condition of the resource.
			note: Note,
		},
		/// A use was extended.
		UseExtended {
			/// The resource.
			resource: ResourceId,
			/// The number of the use.
			number: UseId,
			/// What the user expects to use now, in all.
			estimate: FiguresOf<T>,
			/// When it is to end now.
			until: Block,
			/// What is held for it now, in base units.
			held: T::Balance,
			/// The project that owes the payback, and what is set apart now.
			on_account: Option<OnAccount>,
		},
		/// A use ended, and what was used was reported.
		UseReported {
			/// The resource.
			resource: ResourceId,
			/// The number of the use.
			number: UseId,
			/// What was used.
			figures: FiguresOf<T>,
			/// Who says so.
			by: ReporterOf<T>,
			/// The last block in which it can be confirmed or disputed.
			until: Block,
			/// What is held for it now, in base units.
			held: T::Balance,
			/// The hash of a note on the condition of the resource.
			note: Note,
		},
		/// The user or a counterpart confirmed a report. It is settled at once, or when its window is over.
		UseConfirmed {
			/// The resource.
			resource: ResourceId,
			/// The number of the use.
			number: UseId,
			/// Who.
			by: T::AccountId,
		},
		/// A report was disputed: the scope decides.
		UseDisputed {
			/// The resource.
			resource: ResourceId,
			/// The number of the use.
			number: UseId,
			/// By whom; `None`: the project that owes for it.
			by: Option<T::AccountId>,
			/// The last block in which the scope can decide.
			until: Block,
			/// The hash of the reason.
			note: Note,
		},
		/// A use was paid.
		UseSettled {
			/// The resource.
			resource: ResourceId,
			/// The number of the use.
			number: UseId,
			/// Who paid.
			user: T::AccountId,
			/// What was used.
			figures: FiguresOf<T>,
			/// The asset.
			asset: T::AssetKind,
			/// Who got what. All of it left the user's account, or waits there.
			paid: Paid<T::Balance>,
			/// Why it was settled so.
			ground: Ground,
		},
		/// An agreement has paid back what its owners were promised.
		AgreementPaidBack {
			/// The resource.
			resource: ResourceId,
			/// The agreement.
			agreement: AgreementId,
		},
		/// Nothing is owed for a resource any more: uses pay no payback.
		EncumbranceLapsed {
			/// The resource.
			resource: ResourceId,
		},
		/// Somebody could not be paid: the money stays held on the payer's account until it can.
		PaymentWaits {
			/// The number of the payment.
			payment: PaymentId,
			/// Whose money it is held with.
			payer: T::AccountId,
			/// Who is to be paid.
			payee: PayeeOf<T>,
			/// The asset.
			asset: T::AssetKind,
			/// How much, in base units.
			amount: T::Balance,
			/// Why.
			reason: DispatchError,
		},
		/// What waited was paid.
		PaymentDelivered {
			/// The number of the payment.
			payment: PaymentId,
			/// Who paid.
			payer: T::AccountId,
			/// Who was paid.
			payee: PayeeOf<T>,
			/// The asset.
			asset: T::AssetKind,
			/// How much, in base units.
			amount: T::Balance,
		},
		/// A project decided how much it may owe for uses of a resource.
		AccountOpened {
			/// The resource.
			resource: ResourceId,
			/// The project.
			project: ScopeId,
			/// The kind in whose book it owes.
			kind: KindId,
			/// The most it may owe over its whole life, in base units.
			limit: T::Balance,
			/// Whether the scope of the resource agreed.
			allowed: bool,
		},
		/// The scope of a resource decided whether a project may pay later.
		AccountAllowed {
			/// The resource.
			resource: ResourceId,
			/// The project.
			project: ScopeId,
			/// Whether it may.
			allowed: bool,
		},
		/// What a project owes was credited to an agreement, in the book of the project's kind.
		AccountCredited {
			/// The resource.
			resource: ResourceId,
			/// The project.
			project: ScopeId,
			/// The agreement.
			agreement: AgreementId,
			/// How much, in base units.
			amount: u128,
		},
		/// What a project owed and was in no book was paid.
		AccountPaid {
			/// The resource.
			resource: ResourceId,
			/// The project.
			project: ScopeId,
			/// Who paid.
			payer: T::AccountId,
			/// How much, in base units.
			amount: T::Balance,
		},
		/// Custodians were recalled: after their notice the scope, or who lent the thing, appoints another.
		CustodianRecalled {
			/// The resource.
			resource: ResourceId,
			/// On which ballot owners speak.
			ballot: u64,
			/// The last block of the notice.
			due: BlockNumberFor<T>,
			/// The hash of the reason.
			note: H256,
		},
		/// An owner wants custodians to be recalled.
		RecallSupported {
			/// The resource.
			resource: ResourceId,
			/// The agreement.
			agreement: AgreementId,
			/// The ballot.
			ballot: u64,
			/// The owner.
			owner: T::AccountId,
			/// The principal of those who said so, with it.
			principal: u128,
			/// All open principal.
			of: u128,
		},
		/// A recall was taken back.
		RecallWithdrawn {
			/// The resource.
			resource: ResourceId,
		},
		/// An owner says that what it paid for is what it is said to be.
		ValidationSupported {
			/// The resource.
			resource: ResourceId,
			/// The agreement.
			agreement: AgreementId,
			/// The ballot.
			ballot: u64,
			/// The owner.
			owner: T::AccountId,
			/// The principal of those who said so, with it.
			principal: u128,
			/// All open principal.
			of: u128,
		},
		/// The scope named who validates an end in the place of silent owners.
		ValidatorNamed {
			/// The resource.
			resource: ResourceId,
			/// The agreement whose owners were silent.
			agreement: AgreementId,
			/// Who was named.
			candidate: T::AccountId,
			/// Until when the end has to be validated.
			deadline: BlockNumberFor<T>,
		},
		/// A custodian keeps an agent from a resource, because its use is against the charter.
		UseVetoed {
			/// The resource.
			resource: ResourceId,
			/// The agent.
			agent: T::AccountId,
			/// The custodian.
			by: T::AccountId,
			/// The last block.
			until: BlockNumberFor<T>,
			/// The hash of the reason.
			reason: H256,
		},
		/// A veto was lifted by the scope, or cleared when it was long over.
		VetoLifted {
			/// The resource.
			resource: ResourceId,
			/// The agent.
			agent: T::AccountId,
		},
		/// A meter found more than the user could pay: it neither reserves nor uses the resource until that is
		/// paid.
		ArrearsNoted {
			/// The resource.
			resource: ResourceId,
			/// The number of the use.
			number: UseId,
			/// Who owes it.
			user: T::AccountId,
			/// The asset.
			asset: T::AssetKind,
			/// All that it owes in this asset now, in base units.
			arrear: Arrear<T::Balance>,
		},
		/// What a meter had found was paid.
		ArrearsPaid {
			/// The resource.
			resource: ResourceId,
			/// Whose it was.
			agent: T::AccountId,
			/// Who paid.
			payer: T::AccountId,
			/// The asset.
			asset: T::AssetKind,
			/// How much, in base units.
			amount: T::Balance,
		},
		/// The price of a record that is never removed was paid to the treasury of the network.
		RecordPaid {
			/// The scope for which it was made.
			scope: ScopeId,
			/// Who paid.
			payer: T::AccountId,
			/// How much, in base units of the native token.
			amount: T::Balance,
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
		/// A resource has a name.
		NameEmpty,
		/// This cannot happen to the resource in its present state.
		WrongState,
		/// Its use takes nothing from others, so that it is neither reserved nor occupied nor moved.
		NotRival,
		/// The signer is not a custodian of the resource.
		NotCustodian,
		/// The scope has no such role, or does not grant it any more.
		RoleNotFound,
		/// The scope has no such fund.
		FundNotFound,
		/// The agent lacks the certificate, or it has expired.
		CertificateMissing,
		/// The agent lacks the permission of the custodian, or it has expired.
		PermissionMissing,
		/// The agent does not belong to the scope, or its tier is too low.
		TierTooLow,
		/// The agent lacks the role.
		RoleMissing,
		/// The agent's reputation in the network is too low.
		ReputationTooLow,
		/// The resource is another scope's.
		OtherScope,
		/// Only a non-dominium resource is bought together.
		NotNonDominium,
		/// The resource hibernates, is deprecated or at the end of its life.
		NotInUse,
		/// As many agreements are owed something as a resource can have.
		TooManyAgreements,
		/// The agreement is attached to a resource already.
		AgreementAlreadyAttached,
		/// The signer may not do this: see the origin of the call.
		NotAuthorized,
		/// The resource cannot take this step from where in its life it is.
		WrongStage,
		/// A successor is another resource that exists, and is neither deprecated nor at its end.
		InvalidSuccessor,
		/// Weights are above 0, of accounts in their order and each once, and add up to [`WHOLE`].
		InvalidWeights,
		/// A threshold is at least [`MIN_THRESHOLD`] and at most [`WHOLE`].
		InvalidThreshold,
		/// Nobody gives a custody to itself: somebody who is no custodian has to receive it.
		NotToOneself,
		/// The block is past, or too far ahead.
		InvalidTime,
		/// A custody is offered already: cancel that first.
		OfferPending,
		/// No custody is offered.
		OfferNotFound,
		/// The offer has expired: ask for a new one.
		OfferExpired,
		/// The signer is not who is offered the custody.
		NotReceiver,
		/// The signer has accepted already; others have not.
		AlreadyAccepted,
		/// Nobody holds it in trust: the scope can appoint somebody at once.
		NoCustodian,
		/// The custodians are being asked already.
		AlreadyFlagged,
		/// The custodians have just answered: wait.
		JustAnswered,
		/// Nobody says that the custodians are silent.
		NotFlagged,
		/// The time for an answer is over: the scope decides.
		AnsweredTooLate,
		/// The custodians are not silent: flag them, and wait for the time of their answer to pass.
		NotSilent,
		/// A private thing goes to its creator only.
		NotOwnersThing,
		/// The signer has agreed to no act that waits.
		ApprovalNotFound,
		/// The link exists.
		AlreadyLinked,
		/// The other resource leads back to this one.
		LinkCycle,
		/// The resource has as many links as it can, or too many follow each other.
		TooManyLinks,
		/// The resource is not in maintenance.
		JobNotFound,
		/// The agreement is attached to no resource.
		AgreementNotFound,
		/// The agreement owes nothing, or not any more.
		NothingOwed,
		/// A change of the agreement waits for consent already.
		AmendmentPending,
		/// No change of the agreement waits for consent.
		AmendmentNotFound,
		/// The signer has no open principal in the agreement.
		NoPrincipal,
		/// The signer has said that already.
		AlreadySpoken,
		/// Something else is on the ballot now: look at it first.
		OtherBallot,
		/// The time for this is over: anybody can drop what was begun.
		BallotExpired,
		/// The ballot is open, or there is none.
		BallotOpen,
		/// No voices are left on the ballot.
		NothingToClear,
		/// Only a deprecated resource comes to its end: name what takes its place first.
		NotDeprecated,
		/// The end was declared already.
		EndDeclared,
		/// No end was declared.
		EndingNotFound,
		/// The owners of the agreement have named somebody.
		AlreadyNamed,
		/// Who declares an end, who validates it and who disposes of the thing are different.
		SamePerson,
		/// Enough have validated the end.
		AlreadyValidated,
		/// Enough have validated the end, apart from those whom owners name.
		TooManyValidators,
		/// The end cannot be challenged now: it is not validated, the time is over, or it waits for
		/// a decision.
		NotChallengeable,
		/// As many challenged the end as are heard: owners still can.
		TooManyChallenges,
		/// No challenge waits for a decision.
		NotChallenged,
		/// The end is not validated, can still be challenged, or waits for a decision.
		NotValidated,
		/// There is nothing to pay.
		ZeroAmount,
		/// More is paid than what is owed in this asset, while something is owed in another: pay less, or in
		/// that.
		OwedInOtherAsset,
		/// The number exceeds what its type can hold. Nothing changed.
		Overflow,
		/// Records do not fit together. Nothing that a signer gives causes this: report it.
		Inconsistent,
		/// The resource cannot be used: it is not that far in its life, or not any more, or it is not available
		/// now.
		NotUsable,
		/// The resource has no tariff for this class: an agreement or the scope has to say what it costs.
		NoTariff,
		/// Tariffs name each class once, with prices below 2^96 and shares of at most 1; and a technician costs
		/// no more than the dearest hour.
		InvalidTariffs,
		/// The scope does not accept the asset: it takes a decision to accept it.
		AssetNotAccepted,
		/// Nobody decides in favour of itself.
		NotForOneself,
		/// A rule is out of its bounds: see [`BookingRules`] and [`Config::MaxHorizon`]; a fee is at most
		/// what [`MAX_FEE_HOURS`] of the dearest class cost.
		InvalidRules,
		/// A reservation starts now or later, has a block, and is neither longer nor farther ahead than the
		/// rules of the resource say.
		InvalidSlot,
		/// Somebody has the resource at that time: ask the view `next_free_slot`.
		SlotNotFree,
		/// The resource has as many reservations as it can.
		TooManyBookings,
		/// The agent has as many reservations and running uses of the resource as one can.
		TooManyOfAgent,
		/// There is no such reservation.
		BookingNotFound,
		/// Only who made a reservation, or a custodian, cancels it.
		NotBooker,
		/// Somebody else has reserved the resource now. If nobody comes, anybody releases the reservation.
		ReservedByOther,
		/// It is too early for this.
		TooEarly,
		/// It is too late for this.
		TooLate,
		/// Only an owner uses it as an owner: who is, or was while using it, paid back for the resource.
		NotOwner,
		/// Minutes or material are out of their bounds, a technician helped longer than the use lasted, or an
		/// extension is none.
		InvalidFigures,
		/// A technician is not the user, and holds the role that technicians of the resource need, which the scope
		/// decides; a decision names one whom report or estimate name.
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
		/// Only the other side can do this: a custodian or a co-owner; who is paid by name, or reported, confirms
		/// nothing.
		NotCounterpart,
		/// Only a holder of the resource's meter role can do this, who is not the user.
		NotMeter,
		/// A meter reported the use, or it is in dispute: no other report counts.
		AlreadyMetered,
		/// A decision stays within what is held for the use.
		ExceedsHold,
		/// The purse has no open pot for the asset: anybody can open it. The payment waits.
		PurseNotOpen,
		/// There is no such payment.
		PaymentNotFound,
		/// The books could not be paid: the payment waits.
		StillWaits,
		/// Only a kind whose claims are debts can owe for uses.
		NotDebtKind,
		/// There is no such account, or the scope of the resource does not allow it.
		AccountNotFound,
		/// The project may not owe that much: it decides a higher limit.
		AccountExhausted,
		/// The account has been used: its kind stays.
		AccountInUse,
		/// Only uses of class `Project` are paid later, and stay of that class.
		NotProjectUse,
		/// The kind of the project is not owed in the asset of the tariffs.
		WrongAsset,
		/// The project owes nothing that is in no book.
		NothingOwing,
		/// The use would last longer than the rules of the resource allow from now on: estimate less, and extend it
		/// later.
		UseTooLong,
		/// A meter found more than the agent paid: pay that first, by `pay_arrears`.
		InArrears,
		/// There is nothing to pay.
		NoArrears,
		/// That was confirmed already: wait for the others, or for the window to pass.
		AlreadyConfirmed,
		/// A decision bills no more time than the chain saw, and no part beyond what report, estimate and clock
		/// say.
		BeyondReports,
		/// The custodians are recalled already.
		AlreadyRecalled,
		/// The custodians are not recalled.
		NotRecalled,
		/// A custodian keeps the agent from the resource for now: the scope can lift that.
		Vetoed,
		/// The agent was kept from the resource lately: let it be for as long again.
		JustVetoed,
		/// No custodian keeps the agent from the resource.
		NotVetoed,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Counts the blocks in which nobody can end a use, and those in which somebody cannot answer.
		fn on_initialize(now: BlockNumberFor<T>) -> Weight {
			let mut took = T::BrakeWeight::get();
			if T::Stopped::get() {
				StoppedBlocks::<T>::mutate(|blocks| *blocks = blocks.saturating_add(1));
				took.saturating_accrue(T::DbWeight::get().reads_writes(1, 1));
			}
			if T::Halted::get() {
				Halts::<T>::mutate(|halts| {
					halts.blocks = halts.blocks.saturating_add(One::one());
					halts.last = Some(now);
				});
				took.saturating_accrue(T::DbWeight::get().reads_writes(1, 1));
			}
			took
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
		/// Registers a resource, of which the signer is the first custodian.
		///
		/// ## Origin
		///
		/// Signed, by an agent with the right to open tasks in the scope.
		///
		/// ## Details
		///
		/// What the resource is, its regime included, can never be changed, and it is never
		/// deleted. It cannot be used before it is validated. It costs [`Config::IdentityPrice`], for the
		/// treasury of the network: what stays for ever has a price, and is not given back.
		///
		/// ## Parameters
		///
		/// - `scope`: the scope that looks after it; open.
		/// - `regime`: by which rights it is held. No call sells, pledges or re-labels it.
		/// - `nature`: what sort of thing it is.
		/// - `name`: 1 to 32 bytes of UTF-8.
		/// - `description`: the hash of its full name and description.
		/// - `phase`: how far it has come.
		///
		/// ## Errors
		///
		/// - [`Error::ScopeNotFound`]: there is no such scope.
		/// - [`Error::NameEmpty`]: give it a name.
		/// - that of the scope: the signer lacks the right, does not belong to the scope, or has
		///   not signed its agreement.
		/// - that of the transfer: the signer cannot pay the price.
		///
		/// ## Events
		///
		/// [`Event::RecordPaid`], [`Event::Registered`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(0)]
		pub fn register(
			origin: OriginFor<T>,
			scope: ScopeId,
			regime: Regime,
			nature: Nature,
			name: Name,
			description: H256,
			phase: Phase,
		) -> DispatchResult {
			let creator = ensure_signed(origin)?;
			let custodian = Some(creator.clone());
			let facts =
				Facts { scope, creator, regime, nature, name, description, phase, custodian };
			Self::do_register(facts)
		}

		/// Says that a new resource, or one that was found again, is what it is said to be.
		///
		/// ## Origin
		///
		/// A decision of the resource's scope, of class `Standard`.
		///
		/// ## Details
		///
		/// It is available from now on.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::Ended`]: it is at the end of its life.
		/// - `BadOrigin`: the origin does not decide for the scope.
		/// - [`Error::WrongState`]: it is validated, or lost.
		///
		/// ## Events
		///
		/// [`Event::StateChanged`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(1)]
		pub fn validate(origin: OriginFor<T>, resource: ResourceId) -> DispatchResult {
			let record = Self::living(resource)?;
			Self::ensure_decides(origin, record.identity.scope, DecisionClass::Standard)?;
			Self::do_validate(resource, record)
		}

		/// Decides which roles and funds a resource has to do with.
		///
		/// ## Origin
		///
		/// A decision of the resource's scope, of class `Significant`.
		///
		/// ## Details
		///
		/// Custodians who lack a role that is asked for from now on keep the resource until they
		/// pass it on.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `settings`: see [`Settings`]. All of them are replaced.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::Ended`]: it is at the end of its life.
		/// - `BadOrigin`: the origin does not decide for the scope.
		/// - [`Error::RoleNotFound`]: the scope has no such role: define it first.
		/// - [`Error::FundNotFound`]: the scope has no such fund: create it first.
		///
		/// ## Events
		///
		/// [`Event::SettingsChanged`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(2)]
		pub fn set_settings(
			origin: OriginFor<T>,
			resource: ResourceId,
			settings: Settings,
		) -> DispatchResult {
			let record = Self::living(resource)?;
			Self::ensure_decides(origin, record.identity.scope, DecisionClass::Significant)?;
			Self::do_set_settings(resource, &record, settings)
		}

		/// Decides who can use a resource for a class of uses.
		///
		/// ## Origin
		///
		/// A decision of the resource's scope, of class `Significant`.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `class`: the class.
		/// - `rule`: what is needed; `None`: to belong to the scope.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::Ended`]: it is at the end of its life.
		/// - `BadOrigin`: the origin does not decide for the scope.
		/// - [`Error::RoleNotFound`]: the scope has no such role: define it first.
		///
		/// ## Events
		///
		/// [`Event::AccessSet`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(3)]
		pub fn set_access(
			origin: OriginFor<T>,
			resource: ResourceId,
			class: UseClass,
			rule: Option<AccessRule>,
		) -> DispatchResult {
			let record = Self::living(resource)?;
			Self::ensure_decides(origin, record.identity.scope, DecisionClass::Significant)?;
			Self::do_set_access(resource, &record, class, rule)
		}

		/// Takes a resource to the next phase of its life.
		///
		/// ## Origin
		///
		/// Up to the prototype: its creator, or a decision of its scope of class `Standard`. From
		/// prototype to stable: a decision of class `Significant`, for peers accept it. After that:
		/// its custodians; of several, so many that their weight suffices.
		///
		/// ## Details
		///
		/// Ideation, specification, development, prototype, stable, distributed, active: none is
		/// skipped.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::WrongStage`]: it cannot take this step from where it is.
		/// - [`Error::NotAuthorized`]: the signer is not its creator.
		/// - [`Error::NotCustodian`]: the signer does not hold it in trust.
		/// - `BadOrigin`: the origin does not decide for the scope.
		///
		/// ## Events
		///
		/// [`Event::StageChanged`], [`Event::ActApproved`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(4)]
		pub fn advance(origin: OriginFor<T>, resource: ResourceId) -> DispatchResult {
			Self::do_step(origin, resource, Step::Advance, None)
		}

		/// Lets a resource rest.
		///
		/// ## Origin
		///
		/// Its custodians; of several, so many that their weight suffices. Or a decision of its
		/// scope, of class `Standard`.
		///
		/// ## Details
		///
		/// It cannot be used while it rests, and wakes to the phase that it left.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::WrongStage`]: it cannot take this step from where it is.
		/// - [`Error::NotCustodian`]: the signer does not hold it in trust.
		///
		/// ## Events
		///
		/// [`Event::StageChanged`], [`Event::ActApproved`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(5)]
		pub fn hibernate(origin: OriginFor<T>, resource: ResourceId) -> DispatchResult {
			Self::do_step(origin, resource, Step::Hibernate, None)
		}

		/// Wakes a resource to the phase that it left.
		///
		/// ## Origin
		///
		/// As [`Pallet::hibernate`].
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::WrongStage`]: it cannot take this step from where it is.
		/// - [`Error::NotCustodian`]: the signer does not hold it in trust.
		///
		/// ## Events
		///
		/// [`Event::StageChanged`], [`Event::ActApproved`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(6)]
		pub fn wake(origin: OriginFor<T>, resource: ResourceId) -> DispatchResult {
			Self::do_step(origin, resource, Step::Wake, None)
		}

		/// Says that another resource takes the place of this one, for good.
		///
		/// ## Origin
		///
		/// A decision of the resource's scope, of class `Significant`.
		///
		/// ## Details
		///
		/// From here the way leads only to the end of its life. Where nothing takes its place, name
		/// what its users are sent to: another machine, or the workshop.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `successor`: what takes its place.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::WrongStage`]: it cannot take this step from where it is.
		/// - [`Error::InvalidSuccessor`]: it is the resource itself, or deprecated, or at its end.
		/// - `BadOrigin`: the origin does not decide for the scope.
		///
		/// ## Events
		///
		/// [`Event::StageChanged`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(7)]
		pub fn deprecate(
			origin: OriginFor<T>,
			resource: ResourceId,
			successor: ResourceId,
		) -> DispatchResult {
			Self::do_step(origin, resource, Step::Deprecate, Some(successor))
		}

		/// Offers the custody of a resource to others.
		///
		/// ## Origin
		///
		/// Signed, by a custodian; of several, by so many that their weight suffices.
		///
		/// ## Details
		///
		/// It moves when all receivers have accepted, and not before. It can be taken back,
		/// declined, and expires.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `receivers`: 1 to [`MAX_CUSTODIANS`] accounts in their order, each once, with weights
		///   in parts per million that add up to [`WHOLE`]. At least one is no custodian now.
		/// - `threshold`: the weight that acts will need, at least [`MIN_THRESHOLD`];
		///   [`DEFAULT_THRESHOLD`] where nothing else is agreed.
		/// - `until`: the last block in which they can accept; at most [`OFFER_DAYS`] ahead.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::Ended`]: it is at the end of its life.
		/// - [`Error::InvalidWeights`], [`Error::InvalidThreshold`], [`Error::InvalidTime`]: see
		///   the parameters.
		/// - [`Error::NotToOneself`]: all receivers hold it already.
		/// - [`Error::OfferPending`]: cancel what is offered first.
		/// - [`Error::NotCustodian`]: the signer does not hold it in trust.
		///
		/// ## Events
		///
		/// [`Event::CustodyOffered`], [`Event::ActApproved`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(8)]
		pub fn offer_custody(
			origin: OriginFor<T>,
			resource: ResourceId,
			receivers: WeightedOf<T>,
			threshold: u32,
			until: BlockNumberFor<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_offer_custody(who, resource, receivers, threshold, until)
		}

		/// Accepts a custody that is offered.
		///
		/// ## Origin
		///
		/// Signed, by a receiver.
		///
		/// ## Details
		///
		/// Who accepts last makes it move. What was in transit has arrived then.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `note`: the hash of a note on the condition of the resource.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::Ended`]: it is at the end of its life.
		/// - [`Error::OfferNotFound`], [`Error::OfferExpired`]: ask for a new offer.
		/// - [`Error::NotReceiver`]: it is not offered to the signer.
		/// - [`Error::AlreadyAccepted`]: wait for the others.
		/// - [`Error::RoleMissing`]: the signer, or a receiver who accepted before, lacks the role
		///   that custodians of the resource need.
		///
		/// ## Events
		///
		/// [`Event::CustodyAccepted`], [`Event::CustodyMoved`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(9)]
		pub fn accept_custody(
			origin: OriginFor<T>,
			resource: ResourceId,
			note: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept_custody(who, resource, note)
		}

		/// Takes the offer of a custody back.
		///
		/// ## Origin
		///
		/// Signed, by a custodian (of several, by so many that their weight suffices); what the
		/// scope offered, by its decision of class `Significant`; what has expired, by anybody.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::OfferNotFound`]: nothing is offered.
		/// - [`Error::NotCustodian`]: the signer does not hold it in trust.
		/// - `BadOrigin`: the scope offered it, and the origin does not decide for it.
		///
		/// ## Events
		///
		/// [`Event::OfferCancelled`], [`Event::ActApproved`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(10)]
		pub fn cancel_offer(origin: OriginFor<T>, resource: ResourceId) -> DispatchResult {
			Self::do_cancel_offer(origin, resource)
		}

		/// Declines a custody that is offered.
		///
		/// ## Origin
		///
		/// Signed, by a receiver.
		///
		/// ## Details
		///
		/// The offer ends for all receivers.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		///
		/// ## Errors
		///
		/// - [`Error::OfferNotFound`]: nothing is offered.
		/// - [`Error::NotReceiver`]: it is not offered to the signer.
		///
		/// ## Events
		///
		/// [`Event::CustodyDeclined`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(11)]
		pub fn decline_custody(origin: OriginFor<T>, resource: ResourceId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_decline_custody(who, resource)
		}

		/// Says that the custodians of a resource do not answer.
		///
		/// ## Origin
		///
		/// Signed, by who belongs to the scope, by its creator, or by another custodian.
		///
		/// ## Details
		///
		/// They have [`RESPONSE_DAYS`] to answer. Then the scope can appoint somebody in their
		/// place.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `note`: the hash of the evidence.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::Ended`]: it is at the end of its life.
		/// - [`Error::NotAuthorized`]: the signer has nothing to do with the resource.
		/// - [`Error::NoCustodian`]: there is none: the scope can appoint one.
		/// - [`Error::AlreadyFlagged`]: they are being asked.
		/// - [`Error::JustAnswered`]: ask again later.
		///
		/// ## Events
		///
		/// [`Event::CustodianFlagged`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(12)]
		pub fn flag_custodian(
			origin: OriginFor<T>,
			resource: ResourceId,
			note: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_flag_custodian(who, resource, note)
		}

		/// Answers that the custodians are there.
		///
		/// ## Origin
		///
		/// Signed, by a custodian; of several, by so many that their weight suffices.
		///
		/// ## Details
		///
		/// They are left alone for [`RESPONSE_DAYS`] then.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `note`: the hash of the answer.
		///
		/// ## Errors
		///
		/// - [`Error::NotFlagged`]: nobody asked.
		/// - [`Error::AnsweredTooLate`]: the time is over.
		/// - [`Error::NotCustodian`]: the signer does not hold it in trust.
		///
		/// ## Events
		///
		/// [`Event::FlagAnswered`], [`Event::ActApproved`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(13)]
		pub fn answer_flag(
			origin: OriginFor<T>,
			resource: ResourceId,
			note: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_answer_flag(who, resource, note)
		}

		/// Takes a flag back.
		///
		/// ## Origin
		///
		/// Signed, by who raised it; or a decision of the scope, of class `Standard`.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::NotFlagged`]: there is none.
		/// - [`Error::NotAuthorized`]: the signer did not raise it.
		///
		/// ## Events
		///
		/// [`Event::FlagWithdrawn`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(14)]
		pub fn withdraw_flag(origin: OriginFor<T>, resource: ResourceId) -> DispatchResult {
			Self::do_withdraw_flag(origin, resource)
		}

		/// Appoints a custodian in the place of silent ones, or where there is none.
		///
		/// ## Origin
		///
		/// A decision of the resource's scope, of class `Significant`. Who decides alone cannot
		/// appoint itself. Of a private thing that was recalled: its creator, signed.
		///
		/// ## Details
		///
		/// In the place of silent custodians, of recalled ones whose notice is over and whose recall owners of
		/// more than half of what is owed support, or where there is none. What was offered before ends. The
		/// appointed has [`APPOINTMENT_DAYS`] to accept, and is an interim custodian then.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `custodian`: who is no custodian now; of a private resource its creator.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::Ended`]: it is at the end of its life.
		/// - [`Error::NotSilent`]: the custodians were neither flagged nor recalled, or have time left.
		/// - [`Error::NotToOneself`]: it is a custodian already.
		/// - [`Error::NotOwnersThing`]: a private thing goes to its creator.
		/// - [`Error::NotForOneself`]: the signer alone decides for its own account.
		/// - `BadOrigin`: the origin does not decide for the scope.
		///
		/// ## Events
		///
		/// [`Event::CustodyOffered`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(15)]
		pub fn appoint_interim(
			origin: OriginFor<T>,
			resource: ResourceId,
			custodian: T::AccountId,
		) -> DispatchResult {
			Self::do_appoint_interim(origin, resource, custodian)
		}

		/// Takes back that the signer agreed to an act of several custodians.
		///
		/// ## Origin
		///
		/// Signed, by the custodian.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		///
		/// ## Errors
		///
		/// - [`Error::ApprovalNotFound`]: there is nothing to take back.
		///
		/// ## Events
		///
		/// [`Event::ApprovalWithdrawn`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(16)]
		pub fn withdraw_approval(origin: OriginFor<T>, resource: ResourceId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_approval(who, resource)
		}

		/// Says for ever what a resource is to another.
		///
		/// ## Origin
		///
		/// A decision of the scope of `resource`, of class `Standard`.
		///
		/// ## Parameters
		///
		/// - `resource`, `relation`, `to`: `resource` is a component of `to`, derived from it, or
		///   supersedes it.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::Ended`]: it is at the end of its life.
		/// - [`Error::OtherScope`]: a component and what supersedes are of the same scope as the
		///   other.
		/// - [`Error::AlreadyLinked`]: it is said already.
		/// - [`Error::LinkCycle`]: the other leads back to this one.
		/// - [`Error::TooManyLinks`]: more than [`MAX_LINKS`] of one kind, or more than
		///   [`MAX_WALK`] resources to look at.
		/// - `BadOrigin`: the origin does not decide for the scope.
		///
		/// ## Events
		///
		/// [`Event::Linked`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(17)]
		pub fn link(
			origin: OriginFor<T>,
			resource: ResourceId,
			relation: Relation,
			to: ResourceId,
		) -> DispatchResult {
			let record = Self::resource_of(resource)?;
			Self::ensure_decides(origin, record.identity.scope, DecisionClass::Standard)?;
			Self::do_link(resource, &record, relation, to)
		}

		/// Permits an agent to use a resource for a class of uses, or ends that.
		///
		/// ## Origin
		///
		/// Signed, by a custodian, not for itself; of several, by so many that their weight
		/// suffices. What has expired is cleared by anybody.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `class`, `agent`: who, for what.
		/// - `until`: the last block, at most [`PERMISSION_DAYS`] ahead; `None`: no more.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::Ended`]: it is at the end of its life.
		/// - [`Error::NotCustodian`]: the signer does not hold it in trust.
		/// - [`Error::InvalidTime`]: see the parameters.
		/// - [`Error::NotForOneself`]: a custodian permits others.
		/// - [`Error::PermissionMissing`]: there is none to end.
		///
		/// ## Events
		///
		/// [`Event::Permitted`], [`Event::ActApproved`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(18)]
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

		/// Reports that something befell a resource.
		///
		/// ## Origin
		///
		/// Damage and loss: a custodian, who uses it now, or a decision of the scope of class
		/// `Standard`. What is only noted: whoever belongs to the scope.
		///
		/// ## Details
		///
		/// What is damaged waits for maintenance; what is lost, to be found. Each custodian alone
		/// can take a thing out of use: safety does not wait for the others.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `incident`: what.
		/// - `document`: the evidence.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::Ended`]: it is at the end of its life.
		/// - [`Error::NotAuthorized`]: the signer has nothing to do with it: note it instead.
		/// - [`Error::WrongState`]: it is so already, or not validated.
		///
		/// ## Events
		///
		/// [`Event::IncidentReported`], [`Event::StateChanged`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(19)]
		pub fn report_incident(
			origin: OriginFor<T>,
			resource: ResourceId,
			incident: Incident,
			document: Document,
		) -> DispatchResult {
			Self::do_report_incident(origin, resource, incident, document)
		}

		/// Reports that a lost resource was found.
		///
		/// ## Origin
		///
		/// A custodian, or a decision of the scope of class `Standard`.
		///
		/// ## Details
		///
		/// It has to be validated anew.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `note`: the hash of a note on its condition.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::Ended`]: it is at the end of its life.
		/// - [`Error::NotAuthorized`]: the signer is no custodian.
		/// - [`Error::WrongState`]: it is not lost.
		///
		/// ## Events
		///
		/// [`Event::StateChanged`], [`Event::FoundAgain`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(20)]
		pub fn report_found(
			origin: OriginFor<T>,
			resource: ResourceId,
			note: H256,
		) -> DispatchResult {
			Self::do_report_found(origin, resource, note)
		}

		/// Begins a maintenance job.
		///
		/// ## Origin
		///
		/// Signed, by a custodian; of several, by so many that their weight suffices.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `technician`: who does it.
		/// - `document`: what is to be done.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::Ended`]: it is at the end of its life.
		/// - [`Error::WrongState`]: it is reserved, in use, on its way, or lost.
		/// - [`Error::NotCustodian`]: the signer does not hold it in trust.
		///
		/// ## Events
		///
		/// [`Event::StateChanged`], [`Event::MaintenanceOpened`], [`Event::ActApproved`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(21)]
		pub fn open_maintenance(
			origin: OriginFor<T>,
			resource: ResourceId,
			technician: T::AccountId,
			document: Document,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_open_maintenance(who, resource, technician, document)
		}

		/// Ends a maintenance job: the resource can be used again.
		///
		/// ## Origin
		///
		/// Signed, by the technician, or by a custodian; of several, by so many that their weight
		/// suffices. Or a decision of the scope, of class `Significant`: no custodian keeps a thing
		/// from its users by never being done with it.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `document`: what was done.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::Ended`]: it is at the end of its life.
		/// - [`Error::JobNotFound`]: it is not in maintenance.
		/// - [`Error::NotCustodian`]: the signer does not hold it in trust.
		///
		/// ## Events
		///
		/// [`Event::StateChanged`], [`Event::MaintenanceCompleted`], [`Event::ActApproved`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(22)]
		pub fn complete_maintenance(
			origin: OriginFor<T>,
			resource: ResourceId,
			document: Document,
		) -> DispatchResult {
			Self::do_complete_maintenance(origin, resource, document)
		}

		/// Sends a resource away, lets it arrive, puts it away or takes it out.
		///
		/// ## Origin
		///
		/// Signed, by a custodian; of several, by so many that their weight suffices. What lets it
		/// arrive or takes it out can also be a decision of the scope, of class `Significant`.
		///
		/// ## Details
		///
		/// Custody does not move with it: see [`Pallet::offer_custody`].
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `movement`: where.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::Ended`]: it is at the end of its life.
		/// - [`Error::NotRival`]: it is nowhere.
		/// - [`Error::WrongState`]: it cannot go there now.
		/// - [`Error::NotCustodian`]: the signer does not hold it in trust.
		///
		/// ## Events
		///
		/// [`Event::StateChanged`], [`Event::ActApproved`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(23)]
		pub fn move_resource(
			origin: OriginFor<T>,
			resource: ResourceId,
			movement: Movement,
		) -> DispatchResult {
			Self::do_move(origin, resource, movement)
		}

		/// Proposes to change tariffs and document of an agreement.
		///
		/// ## Origin
		///
		/// A decision of the resource's scope, of class `Significant`.
		///
		/// ## Details
		///
		/// In force when owners of more than half of the open principal have consented, within
		/// [`AMENDMENT_DAYS`]. The ceiling of the agreement does not change: nobody is owed less.
		///
		/// ## Parameters
		///
		/// - `agreement`: the agreement.
		/// - `tariffs`: what uses are to cost; at least one class.
		/// - `document`: the agreement as it is to stand.
		///
		/// ## Errors
		///
		/// - [`Error::AgreementNotFound`]: it is attached to no resource.
		/// - [`Error::Ended`]: it is at the end of its life.
		/// - [`Error::NothingOwed`]: its owners are paid: the scope decides alone.
		/// - [`Error::InvalidTariffs`]: a class stands there twice, or a share exceeds 1.
		/// - [`Error::AmendmentPending`]: another one waits.
		/// - `BadOrigin`: the origin does not decide for the scope.
		///
		/// ## Events
		///
		/// [`Event::AmendmentProposed`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(24)]
		pub fn propose_amendment(
			origin: OriginFor<T>,
			agreement: AgreementId,
			tariffs: Tariffs<T::Balance>,
			document: Document,
		) -> DispatchResult {
			Self::do_propose_amendment(origin, agreement, tariffs, document)
		}

		/// Consents to a change of an agreement.
		///
		/// ## Origin
		///
		/// Signed, by an agent with open principal in the agreement.
		///
		/// ## Details
		///
		/// Only agents speak; principal that scopes or identities hold counts as silent.
		///
		/// ## Parameters
		///
		/// - `agreement`: the agreement.
		/// - `ballot`: the ballot of the change, so that nobody consents to another one.
		///
		/// ## Errors
		///
		/// - [`Error::AgreementNotFound`]: it is attached to no resource.
		/// - [`Error::AmendmentNotFound`]: no change waits.
		/// - [`Error::OtherBallot`]: another change waits.
		/// - [`Error::BallotExpired`]: the time is over.
		/// - [`Error::NoPrincipal`]: the signer is owed nothing.
		/// - [`Error::AlreadySpoken`]: the signer has consented.
		///
		/// ## Events
		///
		/// [`Event::AmendmentConsented`], [`Event::AgreementAmended`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(25)]
		pub fn consent(
			origin: OriginFor<T>,
			agreement: AgreementId,
			ballot: u64,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_consent(who, agreement, ballot)
		}

		/// Gives up a change of an agreement.
		///
		/// ## Origin
		///
		/// A decision of the resource's scope, of class `Significant`; when its time is over,
		/// anybody.
		///
		/// ## Parameters
		///
		/// - `agreement`: the agreement.
		///
		/// ## Errors
		///
		/// - [`Error::AgreementNotFound`]: it is attached to no resource.
		/// - [`Error::AmendmentNotFound`]: no change waits.
		/// - [`Error::NotAuthorized`]: it can still be consented to.
		///
		/// ## Events
		///
		/// [`Event::AmendmentDropped`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(26)]
		pub fn drop_amendment(origin: OriginFor<T>, agreement: AgreementId) -> DispatchResult {
			Self::do_drop_amendment(origin, agreement)
		}

		/// Declares the end of a resource's life.
		///
		/// ## Origin
		///
		/// Signed, with the right to open tasks in the scope, or by a custodian; of several, by so many
		/// that their weight suffices.
		///
		/// ## Details
		///
		/// Others validate it: 2, or 3 if it was bought for much, and of each agreement that is
		/// owed something one whom its owners name. All lapses after [`ENDING_DAYS`].
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `document`: the evidence.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::Ended`]: it is at the end of its life.
		/// - [`Error::NotDeprecated`]: name what takes its place first.
		/// - [`Error::EndDeclared`]: it was declared.
		/// - that of the scope: the signer lacks the right.
		///
		/// ## Events
		///
		/// [`Event::EndDeclared`], [`Event::ActApproved`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(27)]
		pub fn declare_end(
			origin: OriginFor<T>,
			resource: ResourceId,
			document: Document,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_declare_end(who, resource, document)
		}

		/// Says whom the owners of an agreement name to validate the end of the resource.
		///
		/// ## Origin
		///
		/// Signed, by an agent with open principal in the agreement.
		///
		/// ## Details
		///
		/// Named is for whom owners of more than half of the open principal are. Until then one can
		/// name another.
		///
		/// ## Parameters
		///
		/// - `agreement`: the agreement.
		/// - `ballot`: the ballot of the end.
		/// - `candidate`: who is not who declared the end.
		///
		/// ## Errors
		///
		/// - [`Error::AgreementNotFound`]: it is attached to no resource.
		/// - [`Error::EndingNotFound`]: no end was declared.
		/// - [`Error::OtherBallot`]: another end was declared.
		/// - [`Error::BallotExpired`]: the time is over.
		/// - [`Error::AlreadyValidated`]: it is too late.
		/// - [`Error::NothingOwed`]: the owners are paid.
		/// - [`Error::AlreadyNamed`]: somebody is named.
		/// - [`Error::SamePerson`]: the candidate declared the end.
		/// - [`Error::NoPrincipal`]: the signer is owed nothing.
		/// - [`Error::AlreadySpoken`]: the signer has named the candidate.
		///
		/// ## Events
		///
		/// [`Event::ValidatorProposed`], [`Event::EndValidated`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(28)]
		pub fn name_validator(
			origin: OriginFor<T>,
			agreement: AgreementId,
			ballot: u64,
			candidate: T::AccountId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_name_validator(who, agreement, ballot, candidate)
		}

		/// Validates the end of a resource.
		///
		/// ## Origin
		///
		/// Signed, by whom owners named; or with the role of the resource's settings, or, where
		/// they name none, by a contributor or member of the scope.
		///
		/// ## Details
		///
		/// When enough have, it can be challenged for [`CHALLENGE_DAYS`], or
		/// [`LONG_CHALLENGE_DAYS`] of a thing that was expensive or owes.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `document`: the evidence.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::Ended`]: it is at the end of its life.
		/// - [`Error::EndingNotFound`]: no end was declared.
		/// - [`Error::BallotExpired`]: the time is over.
		/// - [`Error::AlreadyValidated`], [`Error::TooManyValidators`]: nobody more is needed.
		/// - [`Error::SamePerson`]: who declared it does not validate it.
		/// - [`Error::AlreadySpoken`]: the signer has.
		/// - [`Error::RoleMissing`]: the signer lacks the role.
		/// - that of the scope: the signer lacks the right.
		///
		/// ## Events
		///
		/// [`Event::EndConfirmed`], [`Event::EndValidated`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(29)]
		pub fn validate_end(
			origin: OriginFor<T>,
			resource: ResourceId,
			document: Document,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_validate_end(who, resource, document)
		}

		/// Challenges the end of a resource.
		///
		/// ## Origin
		///
		/// Signed, by who is or was a custodian, by its creator, or by a member of the scope; each
		/// once.
		///
		/// ## Details
		///
		/// All waits until the scope decides.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `document`: why.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::Ended`]: it is at the end of its life.
		/// - [`Error::EndingNotFound`]: no end was declared.
		/// - [`Error::NotChallengeable`]: it is too early or too late.
		/// - [`Error::AlreadySpoken`]: the signer has.
		/// - [`Error::TooManyChallenges`]: [`MAX_CHALLENGERS`] have.
		/// - that of the scope: the signer lacks the right.
		///
		/// ## Events
		///
		/// [`Event::EndChallenged`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(30)]
		pub fn challenge_end(
			origin: OriginFor<T>,
			resource: ResourceId,
			document: Document,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_challenge_end(who, resource, document)
		}

		/// Challenges the end of a resource as one of its owners.
		///
		/// ## Origin
		///
		/// Signed, by an agent with open principal in the agreement.
		///
		/// ## Details
		///
		/// Owners of a third of the open principal of an agreement stop it until the scope decides.
		///
		/// ## Parameters
		///
		/// - `agreement`: the agreement.
		/// - `ballot`: the ballot of the end.
		///
		/// ## Errors
		///
		/// - [`Error::AgreementNotFound`]: it is attached to no resource.
		/// - [`Error::EndingNotFound`]: no end was declared.
		/// - [`Error::OtherBallot`]: another end was declared.
		/// - [`Error::NotChallengeable`]: it is too early or too late.
		/// - [`Error::NothingOwed`]: the owners are paid.
		/// - [`Error::NoPrincipal`]: the signer is owed nothing.
		/// - [`Error::AlreadySpoken`]: the signer has.
		///
		/// ## Events
		///
		/// [`Event::OwnerChallenged`], [`Event::EndChallenged`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(31)]
		pub fn challenge_as_owner(
			origin: OriginFor<T>,
			agreement: AgreementId,
			ballot: u64,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_challenge_as_owner(who, agreement, ballot)
		}

		/// Decides whether a challenge was right.
		///
		/// ## Origin
		///
		/// A decision of the resource's scope, of class `Significant`. Who decides alone is not who
		/// declared, validated or challenged the end.
		///
		/// ## Details
		///
		/// If it was, nothing ends, and the end can be declared anew. If not, the time that was
		/// left for challenges goes on.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `upheld`: whether it was right.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::Ended`]: it is at the end of its life.
		/// - [`Error::EndingNotFound`]: no end was declared.
		/// - [`Error::NotChallenged`]: nothing is to be decided.
		/// - [`Error::NotForOneself`]: the signer took part.
		/// - `BadOrigin`: the origin does not decide for the scope.
		///
		/// ## Events
		///
		/// [`Event::ChallengeDecided`], [`Event::EndValidated`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(32)]
		pub fn decide_challenge(
			origin: OriginFor<T>,
			resource: ResourceId,
			upheld: bool,
		) -> DispatchResult {
			Self::do_decide_challenge(origin, resource, upheld)
		}

		/// Disposes of a resource: the end of its life.
		///
		/// ## Origin
		///
		/// Signed, with the right to open tasks in the scope, or by a custodian, of several by so many
		/// that their weight suffices; not by who declared or validated the end.
		///
		/// ## Details
		///
		/// Its custodians are released. What is still owed is written off by an event; the books
		/// stay, and take salvage and insurance money later.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `document`: the evidence.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::Ended`]: it is at the end of its life.
		/// - [`Error::EndingNotFound`]: no end was declared.
		/// - [`Error::NotValidated`]: it is not validated, can be challenged, or waits for a
		///   decision.
		/// - [`Error::BallotExpired`]: the time is over.
		/// - [`Error::SamePerson`]: the signer declared or validated it.
		/// - [`Error::WrongState`]: somebody has it reserved or uses it.
		/// - that of the scope: the signer lacks the right.
		///
		/// ## Events
		///
		/// [`Event::WrittenOff`], [`Event::StageChanged`], [`Event::Disposed`],
		/// [`Event::ActApproved`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(33)]
		pub fn dispose(
			origin: OriginFor<T>,
			resource: ResourceId,
			document: Document,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_dispose(who, resource, document)
		}

		/// Gives up the end of a resource.
		///
		/// ## Origin
		///
		/// Signed, by who declared it, until it is validated; or a decision of its scope, of class
		/// `Significant`; when its time is over, anybody: where owners have named nobody,
		/// [`APPOINTMENT_DAYS`] later, so that the scope can ([`Pallet::name_for_silent`]).
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::EndingNotFound`]: no end was declared.
		/// - [`Error::NotAuthorized`]: the signer did not declare it, or others have validated it, and its
		///   time is not over.
		///
		/// ## Events
		///
		/// [`Event::EndDropped`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(34)]
		pub fn drop_end(origin: OriginFor<T>, resource: ResourceId) -> DispatchResult {
			Self::do_drop_end(origin, resource)
		}

		/// Pays salvage or insurance money of a resource: first what its books owe, the oldest
		/// first; what none takes, for infrastructure.
		///
		/// ## Origin
		///
		/// Signed, by anybody.
		///
		/// ## Details
		///
		/// Before the end of its life or after it.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `asset`, `amount`: how much, in base units.
		/// - `document`: where the money is from.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::ZeroAmount`]: there is nothing to pay.
		/// - [`Error::StillWaits`]: the books cannot be paid in this asset now.
		/// - [`Error::OwedInOtherAsset`]: something is owed in another asset, and goes first.
		/// - [`Error::PurseNotOpen`]: the purse for infrastructure has no open pot for the asset:
		///   anybody can open it.
		/// - that of the transfer: the signer has not enough.
		///
		/// ## Events
		///
		/// [`Event::SalvagePaid`], [`Event::AgreementPaidBack`], [`Event::EncumbranceLapsed`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(35)]
		pub fn pay_salvage(
			origin: OriginFor<T>,
			resource: ResourceId,
			asset: T::AssetKind,
			amount: T::Balance,
			document: Document,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_pay_salvage(who, resource, asset, amount, document)
		}

		/// Clears voices on a ballot that is closed.
		///
		/// ## Origin
		///
		/// Signed, by anybody.
		///
		/// ## Details
		///
		/// At most [`MAX_CLEARED`] voices and sums: call again while some may be left.
		///
		/// ## Parameters
		///
		/// - `ballot`: the ballot.
		///
		/// ## Errors
		///
		/// - [`Error::BallotOpen`]: it is open, or there is none.
		/// - [`Error::NothingToClear`]: none are left.
		///
		/// ## Events
		///
		/// [`Event::BallotCleared`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(36)]
		pub fn clear_ballot(origin: OriginFor<T>, ballot: u64) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_clear_ballot(ballot)
		}

		/// Recalls the custodians of a resource: they give it back after their notice.
		///
		/// ## Origin
		///
		/// A decision of the resource's scope, of class `Significant`; of a private thing: its creator, who lent
		/// it, signed.
		///
		/// ## Details
		///
		/// For custodians who answer and do not serve. They hold the resource for [`NOTICE_DAYS`] more. Where owners
		/// are owed something, those of more than half of each agreement have to support it
		/// ([`Pallet::support_recall`]). Then the scope appoints another, and a private thing goes home
		/// ([`Pallet::appoint_interim`]). Custodians who pass it on meanwhile do not end the recall.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `note`: the hash of the reason.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::Ended`]: it is at the end of its life.
		/// - [`Error::NotAuthorized`]: a private thing is its creator's to recall.
		/// - [`Error::NoCustodian`]: there is none: the scope can appoint one.
		/// - [`Error::NotToOneself`]: the creator holds it alone.
		/// - [`Error::AlreadyRecalled`]: they are recalled.
		/// - `BadOrigin`: the origin does not decide for the scope.
		///
		/// ## Events
		///
		/// [`Event::CustodianRecalled`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(37)]
		pub fn recall_custodian(
			origin: OriginFor<T>,
			resource: ResourceId,
			note: H256,
		) -> DispatchResult {
			Self::do_recall_custodian(origin, resource, note)
		}

		/// Says as an owner that custodians are to be recalled.
		///
		/// ## Origin
		///
		/// Signed, by an agent with open principal in the agreement.
		///
		/// ## Parameters
		///
		/// - `agreement`: the agreement.
		/// - `ballot`: the ballot of the recall.
		///
		/// ## Errors
		///
		/// - [`Error::AgreementNotFound`]: it is attached to no resource.
		/// - [`Error::NotRecalled`]: nobody is recalled.
		/// - [`Error::OtherBallot`]: they were recalled anew.
		/// - [`Error::NothingOwed`]: the owners are paid.
		/// - [`Error::NoPrincipal`]: the signer is owed nothing.
		/// - [`Error::AlreadySpoken`]: the signer has said so.
		///
		/// ## Events
		///
		/// [`Event::RecallSupported`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(38)]
		pub fn support_recall(
			origin: OriginFor<T>,
			agreement: AgreementId,
			ballot: u64,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_support_recall(who, agreement, ballot)
		}

		/// Takes the recall of custodians back.
		///
		/// ## Origin
		///
		/// As [`Pallet::recall_custodian`].
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::NotAuthorized`]: a private thing is its creator's to recall.
		/// - [`Error::NotRecalled`]: nobody is recalled.
		/// - `BadOrigin`: the origin does not decide for the scope.
		///
		/// ## Events
		///
		/// [`Event::RecallWithdrawn`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(39)]
		pub fn withdraw_recall(origin: OriginFor<T>, resource: ResourceId) -> DispatchResult {
			Self::do_withdraw_recall(origin, resource)
		}

		/// Decides how a resource can be reserved.
		///
		/// ## Origin
		///
		/// Signed, by a custodian; of several, by so many that their weight suffices.
		///
		/// ## Details
		///
		/// Reservations that exist keep the fees and the notice under which they were made.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource; one that a single agent at a time uses.
		/// - `rules`: see [`BookingRules`]. Fees are in base units of the tariffs' asset, and at most what
		///   [`MAX_FEE_HOURS`] of the dearest class cost.
		///
		/// ## Errors
		///
		/// - [`Error::Ended`]: the resource is at the end of its life.
		/// - [`Error::NotCustodian`]: the signer does not hold it in trust.
		/// - [`Error::NotRival`]: it is not reserved.
		/// - [`Error::InvalidRules`]: a rule is out of its bounds.
		///
		/// ## Events
		///
		/// [`Event::BookingRulesSet`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(40)]
		pub fn set_booking_rules(
			origin: OriginFor<T>,
			resource: ResourceId,
			rules: BookingRulesOf<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_booking_rules(who, resource, rules)
		}

		/// Decides who is paid by uses of a resource besides its funds, and who may report them.
		///
		/// ## Origin
		///
		/// A decision of the resource's scope, of class `Significant`. Who decides alone cannot name itself as
		/// the supplier.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `terms`: see [`UseTerms`].
		///
		/// ## Errors
		///
		/// - [`Error::Ended`]: the resource is at the end of its life.
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::NotForOneself`]: the signer alone would be paid.
		/// - [`Error::FundNotFound`]: the scope has no such fund: create it first.
		/// - [`Error::RoleNotFound`]: the scope has no such role: define it first.
		///
		/// ## Events
		///
		/// [`Event::UseTermsSet`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(41)]
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
		/// ## Origin
		///
		/// A decision of the resource's scope, of class `Significant`.
		///
		/// ## Details
		///
		/// In force while nothing is owed for the resource: until then the tariffs of the oldest agreement that
		/// still owes are, and a new agreement removes these. Uses that have begun keep the tariffs
		/// under which they began.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `terms`: asset and tariffs; `None`: those of the latest agreement, or no use without one.
		///
		/// ## Errors
		///
		/// - [`Error::Ended`]: the resource is at the end of its life.
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::AssetNotAccepted`]: the scope does not accept the asset.
		/// - [`Error::InvalidTariffs`]: a class stands there twice, a price is 2^96 or more, or a share exceeds 1.
		///
		/// ## Events
		///
		/// [`Event::OwnTariffsSet`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(42)]
		pub fn set_own_tariffs(
			origin: OriginFor<T>,
			resource: ResourceId,
			terms: Option<OwnTariffsOf<T>>,
		) -> DispatchResult {
			Self::ensure_decides_of(origin, resource)?;
			Self::do_set_own_tariffs(resource, terms)
		}

		/// Reserves a resource.
		///
		/// ## Origin
		///
		/// Signed, by who has access to it for the class of use.
		///
		/// ## Details
		///
		/// The greater of the two fees is held. It comes back when the use begins, and when the reservation
		/// is cancelled in time. Who reserved begins the use by [`Pallet::start_use`] while the reservation
		/// lasts, and before somebody released it because nobody came. A fee is at most what [`MAX_FEE_HOURS`] of
		/// the dearest class cost now, whatever the rules say.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `class`: for what.
		/// - `start`: the first block; the present one at the earliest.
		/// - `length`: how many blocks.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`], [`Error::NotRival`], [`Error::NotUsable`], [`Error::NoTariff`]: it is
		///   not a resource that can be reserved for this.
		/// - [`Error::NotOwner`], [`Error::Vetoed`], [`Error::InArrears`], or those of the access rules: the
		///   signer has no access.
		/// - [`Error::InvalidSlot`]: it begins before now, is empty, too long or too far ahead.
		/// - [`Error::SlotNotFree`]: somebody has it then.
		/// - [`Error::TooManyBookings`], [`Error::TooManyOfAgent`]: end a reservation first.
		/// - That of the hold: the signer cannot pay the fee.
		///
		/// ## Events
		///
		/// [`Event::Booked`].
		///
		/// ## Cost
		///
		/// Constant: a calendar has at most [`MAX_BOOKINGS`] slots, and a place in it is found in O(log n).
		#[pallet::call_index(43)]
		#[pallet::weight(Pallet::<T>::with_reputation(<T as Config>::WeightInfo::book()))]
		pub fn book(
			origin: OriginFor<T>,
			resource: ResourceId,
			class: UseClass,
			start: Block,
			length: Block,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_book(who, resource, class, start, length)
		}

		/// Cancels a reservation.
		///
		/// ## Origin
		///
		/// Signed, by who made it; or by a custodian, of several by so many that their weight suffices, and then
		/// it costs nothing.
		///
		/// ## Details
		///
		/// Costs the cancellation fee, unless the notice is kept, the resource cannot be used now, who should
		/// have left it before is still there, or a custodian vetoes the use. The fee pays for the maintenance of
		/// the resource. Nobody cancels what counts as a no-show.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `start`: the first block of the reservation.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`], [`Error::BookingNotFound`]: there is no such reservation.
		/// - [`Error::NotBooker`]: it is somebody else's.
		/// - [`Error::TooLate`]: it counts as a no-show already.
		///
		/// ## Events
		///
		/// [`Event::BookingCancelled`]; [`Event::PaymentWaits`], [`Event::ActApproved`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(44)]
		pub fn cancel_booking(
			origin: OriginFor<T>,
			resource: ResourceId,
			start: Block,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel_booking(who, resource, start)
		}

		/// Frees the time of a reservation that nobody came for.
		///
		/// ## Origin
		///
		/// Signed, by anybody.
		///
		/// ## Details
		///
		/// [`Config::NoShowAfter`] blocks after its start, or at its end if that is earlier. Costs the no-show
		/// fee, unless the resource cannot be used now, somebody is there who should have left before, or a
		/// custodian vetoes the use: then it is not the agent's fault. The fee pays for the maintenance of the
		/// resource.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `start`: the first block of the reservation.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`], [`Error::BookingNotFound`]: there is no such reservation.
		/// - [`Error::TooEarly`]: who made it may still come.
		///
		/// ## Events
		///
		/// [`Event::NoShow`]; [`Event::PaymentWaits`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(45)]
		pub fn release_booking(
			origin: OriginFor<T>,
			resource: ResourceId,
			start: Block,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_release_booking(who, resource, start)
		}

		/// Begins a use, and holds what it is estimated to cost.
		///
		/// ## Origin
		///
		/// Signed, by the user, who pays and has access for the class of use.
		///
		/// ## Details
		///
		/// Who has reserved the resource now takes its reservation by this; anybody else begins a use only
		/// where nobody has, as a walk-in. A use that one agent at a time makes must end before the next
		/// reservation, and last no longer than a reservation can. Tariffs, and whether payback is asked, are those of now. With a project the payback
		/// becomes a debt of the project to those who bought the resource; all other parts are paid by the user.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `estimate`: what is expected to be used: at least one minute.
		/// - `project`: who owes the payback instead of paying it, for uses of class `Project`.
		/// - `note`: the hash of a note on the condition of the resource, or zero.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`], [`Error::NotUsable`], [`Error::NoTariff`], or that of the operational
		///   state: it cannot be used for this now.
		/// - [`Error::NotOwner`], [`Error::Vetoed`], [`Error::InArrears`], or those of the access rules: the
		///   signer has no access.
		/// - [`Error::InvalidFigures`], [`Error::NotTechnician`], [`Error::UseTooLong`]: the estimate is none.
		/// - [`Error::ReservedByOther`], [`Error::SlotNotFree`]: somebody else has it now, or before the end.
		/// - [`Error::TooManyOfAgent`]: end a use or a reservation first.
		/// - [`Error::NotProjectUse`], [`Error::AccountNotFound`], [`Error::NotDebtKind`],
		///   [`Error::WrongAsset`], [`Error::AccountExhausted`], or that of the right to log: the project does
		///   not pay for it.
		/// - That of the hold: the signer cannot pay.
		///
		/// ## Events
		///
		/// [`Event::UseStarted`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(46)]
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
		/// ## Origin
		///
		/// Signed, by the user.
		///
		/// ## Parameters
		///
		/// - `resource`, `number`: the use.
		/// - `estimate`: what is expected to be used in all: no fewer minutes than before, and no less money.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`], [`Error::UseNotFound`], [`Error::NotUser`], [`Error::NotRunning`]: it
		///   is not a running use of the signer.
		/// - [`Error::NoTariff`], [`Error::NotOwner`], [`Error::NotProjectUse`], [`Error::InvalidFigures`],
		///   [`Error::NotTechnician`], or those of the access rules of another class: the estimate is none, or less
		///   than the one before.
		/// - [`Error::UseTooLong`], [`Error::SlotNotFree`]: it would take too long, or somebody has reserved it
		///   then.
		/// - [`Error::AccountExhausted`], or that of the hold: the project or the signer cannot pay.
		///
		/// ## Events
		///
		/// [`Event::UseExtended`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(47)]
		#[pallet::weight(Pallet::<T>::with_reputation(<T as Config>::WeightInfo::extend_use()))]
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
		/// ## Origin
		///
		/// Signed, by the user.
		///
		/// ## Details
		///
		/// Minutes count as far as the chain saw the use go on. If it costs more than is held, the rest is held
		/// now; and, as far as the signer has it, also what the occupied time costs, until the report is
		/// confirmed. Then a counterpart confirms or disputes within [`Config::ConfirmWindow`]. If uses of no class
		/// cost anything it is settled at once.
		///
		/// ## Parameters
		///
		/// - `resource`, `number`: the use.
		/// - `figures`: what was used. The class can be another than that of the estimate, if the signer has access
		///   for that.
		/// - `note`: the hash of a note on the condition of the resource, or zero.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`], [`Error::UseNotFound`], [`Error::NotUser`], [`Error::NotRunning`]: it
		///   is not a running use of the signer.
		/// - [`Error::NoTariff`], [`Error::NotOwner`], [`Error::NotProjectUse`], [`Error::InvalidFigures`],
		///   [`Error::NotTechnician`], or those of the access rules of another class: this cannot have been used.
		/// - [`Error::AccountExhausted`], or that of the hold: the project or the signer cannot pay.
		///
		/// ## Events
		///
		/// [`Event::UseReported`]; [`Event::UseSettled`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(48)]
		#[pallet::weight(Pallet::<T>::with_reputation(<T as Config>::WeightInfo::end_use()))]
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

		/// Reports a use by the machine itself, and ends it if it still goes on.
		///
		/// ## Origin
		///
		/// Signed, by a holder of the resource's meter role ([`UseTerms::meter`]) who is not the user.
		///
		/// ## Details
		///
		/// Minutes and material of the report, or of the estimate if there is none, are replaced; minutes count
		/// as far as the chain saw the use go on. What a meter says needs no confirmation: it is settled when the
		/// window ends, unless the user or a counterpart disputes it. What it costs beyond what is held is held
		/// now; what the user has not got is noted as arrears when it is settled.
		///
		/// ## Parameters
		///
		/// - `resource`, `number`: the use.
		/// - `minutes`, `material`: as in [`Figures`].
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`], [`Error::UseNotFound`]: there is no such use.
		/// - [`Error::NotMeter`]: the signer is no meter of this resource.
		/// - [`Error::AlreadyMetered`]: it was metered, or is in dispute.
		/// - [`Error::InvalidFigures`]: this cannot have been used.
		///
		/// ## Events
		///
		/// [`Event::UseReported`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(49)]
		pub fn report_meter(
			origin: OriginFor<T>,
			resource: ResourceId,
			number: UseId,
			minutes: u32,
			material: Quantity,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_report_meter(who, resource, number, minutes, material)
		}

		/// Confirms what was reported of a use, and settles it if nobody else has to be heard.
		///
		/// ## Origin
		///
		/// Signed, by a counterpart: a custodian, of several by so many that their weight suffices; or a
		/// co-owner, who holds principal in an agreement of the resource. Never by whom the bill pays by name, as
		/// technician or supplier, nor by the meter that reported. Of what a meter or the clock says, also by the
		/// user, who pays.
		///
		/// ## Details
		///
		/// What the user reported is settled at once when a custodian confirms it, or a co-owner, if silence
		/// would bill the same. If it would bill more, a co-owner's word counts when the window is over and
		/// nobody disputed it. What a meter or the clock says is settled at once when the user and a
		/// counterpart have both confirmed it.
		///
		/// Material goes to its supplier or fund, then the technician, the maintenance fund of the resource
		/// and the infrastructure fund get their parts, and the rest goes to the books of its agreements,
		/// the oldest first. What no book takes goes to the infrastructure fund. What is held beyond
		/// that comes back. Who cannot be paid now blocks nobody: see [`Pallet::deliver`].
		///
		/// ## Parameters
		///
		/// - `resource`, `number`: the use.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`], [`Error::UseNotFound`], [`Error::NotReported`]: there is no such use to
		///   confirm.
		/// - [`Error::NotCounterpart`]: the signer is not on the other side, or is paid by the bill.
		/// - [`Error::AlreadyConfirmed`]: that side has confirmed it.
		/// - [`Error::TooLate`]: the window is over: anybody settles it.
		///
		/// ## Events
		///
		/// [`Event::UseConfirmed`], [`Event::ActApproved`], [`Event::ArrearsNoted`], [`Event::UseSettled`];
		/// [`Event::AgreementPaidBack`],
		/// [`Event::EncumbranceLapsed`], [`Event::PaymentWaits`], [`Event::AccountCredited`].
		///
		/// ## Cost
		///
		/// Constant: a resource has at most [`MAX_AGREEMENTS`] agreements.
		#[pallet::call_index(50)]
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
		/// ## Origin
		///
		/// Signed, by a custodian or a co-owner, each alone; by the technician of the report; by the user, if a
		/// meter or the clock reported. Or a decision of the project that owes for the use, of class `Standard`.
		///
		/// ## Parameters
		///
		/// - `resource`, `number`: the use.
		/// - `note`: the hash of the reason.
		///
		/// ## Errors
		///
		/// - [`Error::UseNotFound`], [`Error::NotReported`]: there is no such use to dispute.
		/// - [`Error::NotCounterpart`]: the signer is not on the other side.
		/// - [`Error::TooLate`]: the window is over.
		///
		/// ## Events
		///
		/// [`Event::UseDisputed`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(51)]
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
		/// ## Origin
		///
		/// A decision of the resource's scope, of class `Significant`. Who decides alone is neither the user, the
		/// technician nor the meter, and did not dispute the use.
		///
		/// ## Details
		///
		/// Possible until somebody settles it, which anybody can once [`Config::DecisionWindow`] is over.
		///
		/// ## Parameters
		///
		/// - `resource`, `number`: the use.
		/// - `figures`: what was used: for no longer than the chain saw it go on, no part (but the payback) beyond
		///   what report, estimate or clock say, with no other technician, and no more than what is held pays.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`], [`Error::UseNotFound`], [`Error::NotDisputed`]: there is no such
		///   dispute.
		/// - [`Error::NotForOneself`]: the signer alone is a party.
		/// - [`Error::NoTariff`], [`Error::NotOwner`], [`Error::NotProjectUse`], [`Error::InvalidFigures`],
		///   [`Error::NotTechnician`]: this cannot have been used.
		/// - [`Error::BeyondReports`]: nobody says so much.
		/// - [`Error::ExceedsHold`]: it would cost more than is held.
		///
		/// ## Events
		///
		/// Those of [`Pallet::confirm_use`], apart from the confirmation.
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(52)]
		#[pallet::weight(Pallet::<T>::with_reputation(<T as Config>::WeightInfo::decide_use()))]
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
		/// ## Origin
		///
		/// Signed, by anybody.
		///
		/// ## Details
		///
		/// - Reported by the user, and neither confirmed nor disputed in time, or disputed and not decided: of
		///   report, estimate and clock, each for no longer than the chain saw the use go on, what pays books,
		///   maintenance and infrastructure most. Confirmed by a co-owner, and not disputed: the report.
		/// - Reported by a meter or by the clock: as it is.
		/// - Never ended: [`Config::UseGrace`] after the planned end, or at once if somebody has reserved the
		///   resource now, the clock reports it: what was estimated, for the time it was occupied. What that costs
		///   beyond what is held is held now, as far as the user has it. The resource is free then, and the report
		///   can be confirmed and disputed as any other.
		///
		/// ## Parameters
		///
		/// - `resource`, `number`: the use.
		///
		/// ## Errors
		///
		/// - [`Error::UseNotFound`]: there is no such use, or it is settled.
		/// - [`Error::TooEarly`]: its time is not over.
		///
		/// ## Events
		///
		/// Those of [`Pallet::confirm_use`], apart from the confirmation; [`Event::UseReported`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(53)]
		pub fn settle_use(
			origin: OriginFor<T>,
			resource: ResourceId,
			number: UseId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_settle_use(who, resource, number)
		}

		/// Pays what could not be paid when it was due.
		///
		/// ## Origin
		///
		/// Signed, by anybody.
		///
		/// ## Details
		///
		/// What is due to a purse of a closed scope goes to the treasury of its network, or of the
		/// whole chain.
		///
		/// ## Parameters
		///
		/// - `payment`: the number of the payment.
		///
		/// ## Errors
		///
		/// - [`Error::PaymentNotFound`]: there is no such payment, or it was made.
		/// - [`Error::PurseNotOpen`], [`Error::StillWaits`], or that of the transfer: it cannot be paid yet.
		///
		/// ## Events
		///
		/// [`Event::PaymentDelivered`]; of one to books also [`Event::AgreementPaidBack`],
		/// [`Event::EncumbranceLapsed`], and [`Event::PaymentWaits`] for what they did not take.
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(54)]
		pub fn deliver(origin: OriginFor<T>, payment: PaymentId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_deliver(payment)
		}

		/// Decides how much a project may owe for uses of a resource, instead of paying the payback at once.
		///
		/// ## Origin
		///
		/// A decision of the project, of class `Significant`.
		///
		/// ## Details
		///
		/// In force when the resource's scope agrees: [`Pallet::allow_account`]. A limit below what is owed
		/// already, 0 for instance, ends it. The first time it costs [`Config::AccountPrice`], of who decides
		/// alone, or else of the project's treasury, for the treasury of the network: an account is never removed.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `project`: the scope that owes; any scope can.
		/// - `kind`: its kind, whose claims are debts, in whose book it owes.
		/// - `limit`: the most it comes to owe over its whole life, in base units.
		///
		/// ## Errors
		///
		/// - [`Error::Ended`]: the resource is at the end of its life.
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::NotDebtKind`]: the kind does not exist, or is not a debt.
		/// - [`Error::AccountInUse`]: the account owes in the book of another kind.
		/// - That of the transfer: the price cannot be paid.
		///
		/// ## Events
		///
		/// [`Event::RecordPaid`], [`Event::AccountOpened`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(55)]
		pub fn open_account(
			origin: OriginFor<T>,
			resource: ResourceId,
			project: ScopeId,
			kind: KindId,
			limit: T::Balance,
		) -> DispatchResult {
			let decider = Self::ensure_decides(origin, project, DecisionClass::Significant)?;
			Self::do_open_account(decider, resource, project, kind, limit)
		}

		/// Decides whether a project may owe the payback of its uses.
		///
		/// ## Origin
		///
		/// A decision of the resource's scope, of class `Significant`.
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `project`: a scope that has decided to: [`Pallet::open_account`].
		/// - `allow`: whether it may. Uses that have begun are not concerned.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::AccountNotFound`]: the project has not decided to.
		///
		/// ## Events
		///
		/// [`Event::AccountAllowed`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(56)]
		pub fn allow_account(
			origin: OriginFor<T>,
			resource: ResourceId,
			project: ScopeId,
			allow: bool,
		) -> DispatchResult {
			Self::ensure_decides_of(origin, resource)?;
			Self::do_allow_account(resource, project, allow)
		}

		/// Pays what a project owes for uses and is in no book yet, because it is less than a book can take.
		///
		/// ## Origin
		///
		/// Signed, by anybody.
		///
		/// ## Parameters
		///
		/// - `resource`, `project`: the account.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`], [`Error::AccountNotFound`], [`Error::NotDebtKind`]: there is no such
		///   account.
		/// - [`Error::NothingOwing`]: all it owes is in the book of its kind.
		/// - That of the hold: the signer cannot pay.
		///
		/// ## Events
		///
		/// [`Event::AccountPaid`]; those of [`Pallet::deliver`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(57)]
		pub fn pay_account(
			origin: OriginFor<T>,
			resource: ResourceId,
			project: ScopeId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_pay_account(who, resource, project)
		}

		/// Ends a use that its user does not end: the clock reports it.
		///
		/// ## Origin
		///
		/// Signed, by a custodian; of several, by so many that their weight suffices. Or a decision of the
		/// resource's scope, of class `Standard`.
		///
		/// ## Details
		///
		/// At any time. Reported is what was estimated, for the time it was occupied; the user can dispute it. See
		/// [`Pallet::settle_use`].
		///
		/// ## Parameters
		///
		/// - `resource`, `number`: the use.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`], [`Error::UseNotFound`], [`Error::NotRunning`]: there is no such use that
		///   goes on.
		/// - [`Error::NotCustodian`]: the signer does not hold it in trust.
		///
		/// ## Events
		///
		/// [`Event::UseReported`], [`Event::ActApproved`]; [`Event::UseSettled`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(58)]
		pub fn stop_use(
			origin: OriginFor<T>,
			resource: ResourceId,
			number: UseId,
		) -> DispatchResult {
			Self::do_stop_use(origin, resource, number)
		}

		/// Pays what a meter found and the user had not got.
		///
		/// ## Origin
		///
		/// Signed, by anybody.
		///
		/// ## Details
		///
		/// All of it, in one asset: to those who bought the resource, the oldest agreement first, and for its
		/// maintenance. What the books do not take goes to infrastructure.
		///
		/// ## Parameters
		///
		/// - `resource`, `agent`, `asset`: of which use of whom, in what.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::NoArrears`]: there is nothing to pay.
		/// - That of the hold: the signer cannot pay.
		///
		/// ## Events
		///
		/// [`Event::ArrearsPaid`]; those of [`Pallet::deliver`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(59)]
		pub fn pay_arrears(
			origin: OriginFor<T>,
			resource: ResourceId,
			agent: T::AccountId,
			asset: T::AssetKind,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_pay_arrears(who, resource, agent, asset)
		}

		/// Keeps an agent from a resource for [`VETO_DAYS`], because its use is against the charter.
		///
		/// ## Origin
		///
		/// Signed, by a custodian; of several, by so many that their weight suffices.
		///
		/// ## Details
		///
		/// A use of the agent that goes on is ended by the clock. Its reservations cost it nothing while it is
		/// kept away. Afterwards it is left alone for as long. The scope can lift the veto
		/// ([`Pallet::lift_veto`]).
		///
		/// ## Parameters
		///
		/// - `resource`: the resource.
		/// - `agent`: whom.
		/// - `reason`: the hash of the reason: what of the charter forbids the use.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::Ended`]: it is at the end of its life.
		/// - [`Error::JustVetoed`]: it is kept away, or was lately.
		/// - [`Error::NotCustodian`]: the signer does not hold it in trust.
		///
		/// ## Events
		///
		/// [`Event::UseVetoed`], [`Event::ActApproved`]; [`Event::UseReported`], [`Event::UseSettled`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(60)]
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
		/// ## Origin
		///
		/// A decision of the resource's scope, of class `Standard`; [`VETO_DAYS`] after its end anybody, signed.
		///
		/// ## Details
		///
		/// The agent is left alone for [`VETO_DAYS`] then.
		///
		/// ## Parameters
		///
		/// - `resource`, `agent`: who is kept from what.
		///
		/// ## Errors
		///
		/// - [`Error::ResourceNotFound`]: there is no such resource.
		/// - [`Error::NotVetoed`]: it is not kept from it.
		/// - `BadOrigin`: the origin does not decide for the scope.
		///
		/// ## Events
		///
		/// [`Event::VetoLifted`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(61)]
		pub fn lift_veto(
			origin: OriginFor<T>,
			resource: ResourceId,
			agent: T::AccountId,
		) -> DispatchResult {
			Self::do_lift_veto(origin, resource, agent)
		}

		/// Names who validates the end of a resource in the place of owners who have named nobody.
		///
		/// ## Origin
		///
		/// A decision of the resource's scope, of class `Significant`. Who decides alone cannot name itself.
		///
		/// ## Details
		///
		/// When the time for naming is over, so that silence does not keep what is broken for ever. Once no
		/// agreement lacks one, there are [`ENDING_DAYS`] more to validate; then owners have
		/// [`LONG_CHALLENGE_DAYS`] to challenge.
		///
		/// ## Parameters
		///
		/// - `agreement`: the agreement whose owners were silent.
		/// - `candidate`: who is not who declared the end.
		///
		/// ## Errors
		///
		/// - [`Error::AgreementNotFound`]: it is attached to no resource.
		/// - [`Error::Ended`]: it is at the end of its life.
		/// - [`Error::EndingNotFound`]: no end was declared.
		/// - [`Error::AlreadyValidated`]: it is too late.
		/// - [`Error::TooEarly`]: owners still can.
		/// - [`Error::NothingOwed`]: the owners are paid.
		/// - [`Error::AlreadyNamed`]: somebody is named.
		/// - [`Error::SamePerson`]: the candidate declared the end.
		/// - [`Error::NotForOneself`]: the signer alone names itself.
		/// - `BadOrigin`: the origin does not decide for the scope.
		///
		/// ## Events
		///
		/// [`Event::ValidatorNamed`], [`Event::EndValidated`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(62)]
		pub fn name_for_silent(
			origin: OriginFor<T>,
			agreement: AgreementId,
			candidate: T::AccountId,
		) -> DispatchResult {
			Self::do_name_for_silent(origin, agreement, candidate)
		}

		/// Says as an owner that a resource is what it is said to be.
		///
		/// ## Origin
		///
		/// Signed, by an agent with open principal in the agreement.
		///
		/// ## Details
		///
		/// For what was bought together and waits for the scope. When owners of more than half of the open principal
		/// of each agreement that is owed something have said so, it is available, as after [`Pallet::validate`].
		///
		/// ## Parameters
		///
		/// - `agreement`: the agreement.
		///
		/// ## Errors
		///
		/// - [`Error::AgreementNotFound`]: it is attached to no resource.
		/// - [`Error::Ended`]: it is at the end of its life.
		/// - [`Error::WrongState`]: it does not wait to be validated.
		/// - [`Error::NothingOwed`]: the owners are paid: the scope validates it.
		/// - [`Error::NoPrincipal`]: the signer is owed nothing.
		/// - [`Error::AlreadySpoken`]: the signer has said so.
		///
		/// ## Events
		///
		/// [`Event::ValidationSupported`], [`Event::StateChanged`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(63)]
		pub fn validate_as_owner(origin: OriginFor<T>, agreement: AgreementId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_validate_as_owner(who, agreement)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A resource with all that concerns it; `None` if there is no such resource.
		pub fn resource(id: ResourceId) -> Option<ResourceViewOf<T>> {
			Self::view_resource(id)
		}

		/// The resources of a scope, at most `limit` (at most 100) of them, after this one in the order of
		/// storage.
		pub fn resources(
			scope: ScopeId,
			after: Option<ResourceId>,
			limit: u32,
		) -> Vec<ResourceViewOf<T>> {
			Self::view_resources(scope, after, limit)
		}

		/// The resources that an agent holds in trust, in pages as [`Pallet::resources`].
		pub fn custodies(
			who: T::AccountId,
			after: Option<ResourceId>,
			limit: u32,
		) -> Vec<ResourceId> {
			Self::view_custodies(who, after, limit)
		}

		/// The resources whose custody an agent is offered, in pages as [`Pallet::resources`].
		pub fn offers_to(
			who: T::AccountId,
			after: Option<ResourceId>,
			limit: u32,
		) -> Vec<ResourceId> {
			Self::view_offers(who, after, limit)
		}

		/// What awaits an agent: of its custodies, in pages as [`Pallet::resources`], and, with the first page, of
		/// the custodies that it is offered. Resources of which nothing awaits it are left out.
		pub fn awaiting(
			who: T::AccountId,
			after: Option<ResourceId>,
			limit: u32,
		) -> Vec<(ResourceId, Vec<MatterOf<T>>)> {
			Self::view_awaiting(who, after, limit)
		}

		/// What of one resource awaits an agent: also of those who are neither custodians nor offered it.
		pub fn matters(resource: ResourceId, who: T::AccountId) -> Vec<MatterOf<T>> {
			Self::view_matters(&who, resource)
		}

		/// What other resources are to this one, in pages as [`Pallet::resources`].
		pub fn linked_from(
			resource: ResourceId,
			after: Option<(Relation, ResourceId)>,
			limit: u32,
		) -> Vec<(Relation, ResourceId)> {
			Self::view_linked_from(resource, after, limit)
		}

		/// The resource to which an agreement is attached.
		pub fn agreement_resource(agreement: AgreementId) -> Option<ResourceId> {
			AgreementResource::<T>::get(agreement)
		}

		/// Why an agent cannot use a resource for a class of uses; `None` if it can, as far as access goes: also
		/// a veto, or what it has not paid.
		pub fn access_denied(
			resource: ResourceId,
			use_class: UseClass,
			who: T::AccountId,
		) -> Option<DispatchError> {
			Self::ensure_may_use(resource, use_class, &who).err()
		}

		/// How a resource can be reserved.
		pub fn booking_rules(resource: ResourceId) -> BookingRulesOf<T> {
			Self::rules_of(resource)
		}

		/// The first free time of `length` blocks that begins at `earliest` or later: its first block, and the
		/// block after its last. `None` if there is none within the resource's horizon.
		pub fn next_free_slot(
			resource: ResourceId,
			earliest: Block,
			length: Block,
		) -> Option<(Block, Block)> {
			Self::view_next_free_slot(resource, earliest, length)
		}

		/// The reservations of a resource that end after a block, at most `limit` (at most [`MAX_PAGE`]) of
		/// them, the earliest first.
		pub fn bookings(
			resource: ResourceId,
			ends_after: Block,
			limit: u32,
		) -> Vec<BookingViewOf<T>> {
			Self::view_bookings(resource, ends_after, limit)
		}

		/// A use that is not settled.
		pub fn use_of(resource: ResourceId, number: UseId) -> Option<UseOf<T>> {
			Uses::<T>::get(resource, number)
		}

		/// The uses of a resource that are not settled, at most `limit` (at most [`MAX_PAGE`]) of them, after
		/// that of number `after` in the order of storage.
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
		pub fn arrears(
			resource: ResourceId,
			who: T::AccountId,
		) -> Vec<(T::AssetKind, Arrear<T::Balance>)> {
			Arrears::<T>::iter_prefix((resource, who))
				.take(ovn_primitives::runtime::page(100))
				.collect()
		}

		/// Until which block a custodian keeps an agent from a resource, or kept it lately.
		pub fn veto(resource: ResourceId, who: T::AccountId) -> Option<BlockNumberFor<T>> {
			Vetoes::<T>::get(resource, who)
		}

		/// What a project may owe, and owes, for uses of a resource.
		pub fn account(resource: ResourceId, project: ScopeId) -> Option<Account> {
			Accounts::<T>::get(resource, project)
		}
	}
}
