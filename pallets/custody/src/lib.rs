// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Custody
//! Things that are used together: what they are, who holds them in trust, by which deals they
//! were bought, and how their life ends. Who may use them, and what that costs, is another
//! pallet's: it asks through [`Things`](ovn_primitives::traits::Things) and
//! [`CoOwned`](ovn_primitives::traits::CoOwned). This one moves no money but an identity's price.
//!
//! ## Terminology
//! - **Resource**: a thing with an [`Identity`] that never changes and is never deleted.
//! - **Regime**: by which rights it is held. Said once. No call of this pallet sells, owns, pledges
//!   or re-labels anything: of a **non-dominium** resource nobody is the owner.
//! - **Custodian**: an account that holds it in trust. Several hold it together with weights that
//!   add up to [`WHOLE`]; their **acts** need a threshold.
//! - **Stage**: where in its life it is. **State**: what it does now. The two do not depend on each
//!   other.
//! - **Deal**: how it was bought, and what its use costs. Its **owners** are those who paid,
//!   its **encumbrance** is what they are still owed. They own a claim, and never the thing.
//! - **Witness**: an account that confirms the end of a thing that another one declared.
//!
//! ## Life cycle
//! [`tables::next`] is all of it; [`tables::authority`] says who takes which step.
//!
//! 1. A member registers a resource ([`Pallet::register`]), or a campaign buys one
//!    ([`Resources`](ovn_primitives::traits::Resources)). The scope validates it
//!    ([`Pallet::validate`]).
//! 2. It passes from phase to phase ([`Pallet::advance`]), rests and wakes ([`Pallet::hibernate`],
//!    [`Pallet::wake`]), until another takes its place ([`Pallet::deprecate`]).
//! 3. Its end is declared by one ([`Pallet::declare_end`]), confirmed by witnesses
//!    ([`Pallet::witness_end`]), open to challenge ([`Pallet::challenge_end`]), and disposed of by
//!    somebody else ([`Pallet::dispose`]). While owners are owed something one witness is theirs
//!    ([`Pallet::name_witness`]), and a third of them stops it ([`Pallet::challenge_as_owner`]).
//!
//! ## Custody
//! It moves in two steps: the custodians offer ([`Pallet::offer_custody`]), all receivers accept
//! ([`Pallet::accept_custody`]). Custodians who do not answer are flagged
//! ([`Pallet::flag_custodian`]); after the time for an answer the scope appoints another
//! ([`Pallet::appoint_interim`]), who has to accept, too. Those who answer and do not serve are
//! recalled ([`Pallet::recall_custodian`]), with a notice; where something is owed, owners agree.
//!
//! One of several custodians acts by making the call. While the weight of those who made exactly
//! the same call is below the threshold, the call only notes it ([`Event::ActApproved`]); the one
//! who reaches the threshold does it. Each wants one thing at a time, for [`APPROVAL_DAYS`], and
//! can take it back ([`Pallet::withdraw_approval`]). Where calls say "signed, by a custodian; of
//! several, by so many that their weight suffices", that is meant.
//!
//! ## Owners
//! They are those with open principal in the book of a deal. They speak in hearings, each with
//! its principal: on amendments ([`Pallet::consent`]), on what they bought
//! ([`Pallet::validate_as_owner`]), on its custodians, and on the end of the thing. An amendment
//! changes tariffs and document, and never the ceiling, which the book keeps.
//!
//! ## Suspended scopes
//! A scope that is suspended (`networks.suspend`) registers nothing: that fails with
//! `ScopeSuspended` of the pallet of scopes. Custody, care and endings go on; as in a closed scope,
//! an end is declared by custodians.
//!
//! ## Brakes
//! While a brake stops calls of this pallet, no time runs in which somebody has to answer or to
//! object: offers, flags, recalls and challenges wait as many blocks longer ([`Halts`]).
//!
//! ## A story
//! A lab buys a printer with a campaign; Ana becomes its custodian. It is validated, used,
//! repaired. Ana moves away and offers it to Ben and Cem, half and half; both accept with a note on
//! its condition. Ben stops answering: Cem flags him, a week passes, the lab appoints Dia, who
//! accepts. Years later it is deprecated for a new one. Dia declares its end; a witness of the lab
//! and one whom the owners named confirm it, nobody challenges within 14 days, and Cem recycles it.
//!
//! ## Limits
//! - [`MAX_CUSTODIANS`] custodians and [`MAX_DEALS`] deals of one resource; paid ones make room.
//! - [`MAX_LINKS`] links of a kind from one resource; the search for cycles looks at [`MAX_WALK`].
//! - Tariffs of a deal and its book are in one asset.
//!
//! ## Calls
//! A `note` is the hash of a text that is kept elsewhere: on a condition, a reason, an answer.
//! Every call costs the same whatever is stored, apart from what it says itself. A call that takes
//! a decision of a scope fails with `BadOrigin` if the origin does not decide for it.
//!
//! The indices of calls are in groups, with room in each: 0 what a thing is, 10 its life, 20 its
//! custody, 30 custodians who do not serve, 40 care, 50 amendments, 60 its end, 70 hearings. They
//! are final from the first genesis on.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	test,
	allow(clippy::arithmetic_side_effects, clippy::cast_possible_truncation, clippy::unwrap_used)
)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
pub mod config_preludes;
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
pub mod weights;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

// The codec derived for events, errors and calls casts the index of a variant.
#[allow(clippy::cast_possible_truncation)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use crate::{functions::Facts, Identity};
	use alloc::vec::Vec;
	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use ovn_primitives::{
		runtime::{count_if, Halted},
		traits::{BookRecords, EnsureScope, Membership, OnOutOfOrder, Scopes, Treasury},
		Balance, DealId, DecisionClass, Document, Name, Nature, Regime, ResourceId, ScopeId,
		Tariffs,
	};
	use sp_core::H256;
	use sp_runtime::traits::Convert;

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

		/// Which scopes there are.
		#[pallet::no_default]
		type Scopes: Scopes<Self::AccountId>;

		/// Who belongs to scopes, with which rights and roles.
		#[pallet::no_default]
		type Membership: Membership<Self::AccountId>;

		/// The books of those who bought resources. They are only read.
		#[pallet::no_default]
		type Books: BookRecords<Self::AccountId, Self::AssetKind>;

		/// Takes the price of an identity.
		#[pallet::no_default]
		type Treasury: Treasury<Self::AccountId>;

		/// Is told when a resource that somebody uses was damaged or lost.
		type OnOutOfOrder: OnOutOfOrder;

		/// Names an asset, the native token included.
		#[pallet::no_default]
		type AssetKind: Parameter + MaxEncodedLen + Ord;

		/// How many blocks a day has.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type BlocksPerDay: Get<BlockNumberFor<Self>>;

		/// The principal, in base units of an asset, from which a thing counts as expensive: its
		/// end needs more witnesses.
		#[pallet::no_default]
		type Expensive: Convert<Self::AssetKind, u128>;

		/// The price of an identity, in base units of the native token, for the treasury of the
		/// network: what is registered is never removed.
		#[pallet::constant]
		type IdentityPrice: Get<Balance>;

		/// Whether a brake stops one of the calls for which there is only so much time: to answer,
		/// or to object. None of it runs meanwhile.
		type Halted: Get<bool>;

		/// The greatest weight of finding that out.
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
		/// An asset, not the native token, that the scope accepts, of which books have an open pot,
		/// and `owner` 10^18 base units and more.
		fn asset(scope: ScopeId, owner: &AccountId) -> AssetKind;
		/// The book of a deal in this asset, with a ceiling of 1, that takes no money yet,
		/// and in which these have so much principal.
		fn book(deal: DealId, asset: &AssetKind, owners: &[(AccountId, u128)]);
		/// Lets the book of a deal take money.
		fn wake(deal: DealId);
		/// Pays all that the book of a deal is owed.
		fn repay(deal: DealId, asset: &AssetKind, payer: &AccountId);
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
	/// A deal of a resource.
	pub type AttachedOf<T> = Attached<<T as Config>::AssetKind>;
	/// The deals of a resource.
	pub type AttachedListOf<T> = AttachedList<<T as Config>::AssetKind>;
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
	pub type AmendmentOf<T> = Amendment<BlockNumberFor<T>>;
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
	>;

	/// The number that the next resource gets.
	#[pallet::storage]
	pub type NextResource<T: Config> = StorageValue<_, ResourceId, ValueQuery>;

	/// The resources. Invariant: never removed; the identity never changes.
	#[pallet::storage]
	pub type Resources<T: Config> = StorageMap<_, Twox64Concat, ResourceId, ResourceOf<T>>;

	/// Who holds a resource in trust. Apart from [`Resources`] because uses do not need it.
	/// Invariant: one for each resource; the weights add up to [`WHOLE`], or there are none.
	#[pallet::storage]
	pub type Custodies<T: Config> = StorageMap<_, Twox64Concat, ResourceId, CustodyOf<T>>;

	/// The deals by which a resource was bought. Apart from [`Resources`]: they are large.
	#[pallet::storage]
	pub type Deals<T: Config> =
		StorageMap<_, Twox64Concat, ResourceId, AttachedListOf<T>, ValueQuery>;

	/// The resource to which a deal is attached, by the number of the deal. Stays when
	/// the deal is paid.
	#[pallet::storage]
	pub type DealResource<T: Config> = StorageMap<_, Twox64Concat, DealId, ResourceId>;

	/// Which roles custodians of a resource and witnesses of its end need.
	#[pallet::storage]
	pub type ResourceSettings<T: Config> =
		StorageMap<_, Twox64Concat, ResourceId, Settings, ValueQuery>;

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
	/// Invariant: of resources that live and are held.
	#[pallet::storage]
	pub type Recalls<T: Config> =
		StorageMap<_, Twox64Concat, ResourceId, Recall<BlockNumberFor<T>>>;

	/// In which hearing owners say that a resource is what it is said to be, by resource.
	/// Invariant: of resources that wait to be validated.
	#[pallet::storage]
	pub type Validations<T: Config> = StorageMap<_, Twox64Concat, ResourceId, u64>;

	/// The maintenance jobs, by resource. Invariant: one for each resource in maintenance.
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

	/// What others are to a resource: (resource, relation, other). Index of [`Links`] by target.
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

	/// The changes that owners have not consented to yet, by deal.
	#[pallet::storage]
	pub type Amendments<T: Config> = StorageMap<_, Twox64Concat, DealId, AmendmentOf<T>>;

	/// The ends that were declared and not yet disposed of, by resource.
	/// Invariant: of deprecated resources; nobody is both declarer and witness.
	#[pallet::storage]
	pub type Endings<T: Config> = StorageMap<_, Twox64Concat, ResourceId, EndingOf<T>>;

	/// The number that the next hearing gets.
	#[pallet::storage]
	pub type NextHearing<T: Config> = StorageValue<_, u64, ValueQuery>;

	/// The hearings in which owners can speak.
	/// Invariant: those of [`Amendments`], [`Endings`], [`Recalls`] and [`Validations`].
	#[pallet::storage]
	pub type OpenHearings<T: Config> = StorageMap<_, Twox64Concat, u64, ()>;

	/// What owners said: (hearing, topic, owner). Cleared by anybody when the hearing is closed.
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

	/// How much principal stands behind what was said: (hearing, topic, who was named).
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

	/// The blocks in which a brake stopped calls for which there is only so much time.
	#[pallet::storage]
	pub type Halts<T: Config> = StorageValue<_, HaltsOf<T>, ValueQuery>;

	/// What happened. A note is the hash of a text. `by`, `who`: who did it; `None`: the scope, or
	/// time. `principal`: that of all who have said so; `of`: all open principal.
	#[allow(missing_docs)]
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A resource was registered.
		Registered {
			resource: ResourceId,
			identity: IdentityOf<T>,
			stage: Stage,
			state: State,
			custodians: WeightedOf<T>,
		},
		/// Something happened to a resource that changed what it does.
		StateChanged {
			resource: ResourceId,
			occurrence: Occurrence,
			who: Option<T::AccountId>,
			state: State,
		},
		/// The scope decided which roles custodians and witnesses need.
		SettingsSet { resource: ResourceId, settings: Settings },
		/// A deal was attached, and those removed that were paid: uses pay it back.
		DealAttached { resource: ResourceId, attached: AttachedOf<T>, removed: Vec<DealId> },
		/// One of several custodians agreed to an act; more have to.
		ActApproved {
			resource: ResourceId,
			custodian: T::AccountId,
			act: H256,
			weight: u32,
			threshold: u32,
		},
		/// A custodian took back what it had agreed to.
		ApprovalWithdrawn { resource: ResourceId, custodian: T::AccountId, act: H256 },
		/// A resource took a step in its life.
		StageChanged {
			resource: ResourceId,
			step: Step,
			who: Option<T::AccountId>,
			stage: Stage,
			successor: Option<ResourceId>,
		},
		/// A custody was offered.
		CustodyOffered { resource: ResourceId, offer: OfferOf<T> },
		/// A receiver accepted a custody. It moves when all have.
		CustodyAccepted { resource: ResourceId, receiver: T::AccountId, note: H256 },
		/// A custody moved.
		CustodyMoved {
			resource: ResourceId,
			from: WeightedOf<T>,
			to: WeightedOf<T>,
			threshold: u32,
			interim: bool,
		},
		/// An offer was taken back, or had expired.
		OfferCancelled { resource: ResourceId },
		/// A receiver does not want a custody: the offer ended.
		CustodyDeclined { resource: ResourceId, receiver: T::AccountId },
		/// Somebody says that the custodians do not answer.
		CustodianFlagged {
			resource: ResourceId,
			by: T::AccountId,
			note: H256,
			due: BlockNumberFor<T>,
		},
		/// The custodians answered.
		FlagAnswered { resource: ResourceId, by: T::AccountId, note: H256 },
		/// A flag was taken back.
		FlagWithdrawn { resource: ResourceId },
		/// A resource was linked to another, for ever.
		Linked { resource: ResourceId, relation: Relation, to: ResourceId },
		/// Something happened to a resource.
		IncidentReported {
			resource: ResourceId,
			incident: Incident,
			by: Option<T::AccountId>,
			document: Document,
		},
		/// A lost resource was found. It has to be validated.
		FoundAgain { resource: ResourceId, by: Option<T::AccountId>, note: H256 },
		/// A maintenance job began.
		MaintenanceOpened { resource: ResourceId, technician: T::AccountId, document: Document },
		/// A maintenance job was done.
		MaintenanceCompleted { resource: ResourceId, by: Option<T::AccountId>, document: Document },
		/// The scope proposed to change a deal.
		AmendmentProposed { resource: ResourceId, deal: DealId, amendment: AmendmentOf<T> },
		/// An owner consented to a change.
		AmendmentConsented {
			resource: ResourceId,
			deal: DealId,
			hearing: u64,
			owner: T::AccountId,
			principal: u128,
			of: u128,
		},
		/// A deal was changed. Its ceiling stays.
		DealAmended { resource: ResourceId, deal: DealId, hearing: u64, version: u32 },
		/// A change was given up.
		AmendmentDropped { resource: ResourceId, deal: DealId, hearing: u64 },
		/// The end of a resource was declared.
		EndDeclared {
			resource: ResourceId,
			declarer: T::AccountId,
			hearing: u64,
			needed: u32,
			deadline: BlockNumberFor<T>,
			document: Document,
		},
		/// An owner proposed a witness of an end.
		WitnessProposed {
			resource: ResourceId,
			deal: DealId,
			owner: T::AccountId,
			candidate: T::AccountId,
			principal: u128,
			of: u128,
			named: bool,
		},
		/// A witness confirmed the end of a resource.
		EndWitnessed { resource: ResourceId, witness: T::AccountId, document: Document },
		/// Enough have confirmed an end, or its challenge was dismissed: it can be challenged until
		/// then.
		EndConfirmed { resource: ResourceId, challenge_until: BlockNumberFor<T> },
		/// An owner challenged the end of a resource; a third of the principal stops it.
		OwnerChallenged {
			resource: ResourceId,
			deal: DealId,
			owner: T::AccountId,
			principal: u128,
			of: u128,
		},
		/// The end of a resource was challenged, and waits for the scope's decision.
		EndChallenged {
			resource: ResourceId,
			challenger: Option<T::AccountId>,
			/// By the owners of which deal, if by owners.
			deal: Option<DealId>,
			document: Option<Document>,
			deadline: BlockNumberFor<T>,
		},
		/// The scope decided a challenge.
		ChallengeDecided {
			resource: ResourceId,
			/// Whether the challenge was right: then nothing ends.
			upheld: bool,
		},
		/// The end of a resource was given up.
		EndDropped { resource: ResourceId },
		/// What was still owed at the end of a resource was written off. Its book stays, and takes
		/// what comes later.
		WrittenOff { resource: ResourceId, deal: DealId, asset: T::AssetKind, owed: Balance },
		/// A resource was disposed of.
		Disposed { resource: ResourceId, by: T::AccountId, document: Document },
		/// Voices in a hearing that is closed were cleared; if it is not done, some may be left.
		HearingCleared { hearing: u64, done: bool },
		/// Custodians were recalled: after their notice the scope, or who lent the thing, appoints
		/// another.
		CustodianRecalled { resource: ResourceId, hearing: u64, due: BlockNumberFor<T>, note: H256 },
		/// An owner wants custodians to be recalled.
		RecallSupported {
			resource: ResourceId,
			deal: DealId,
			hearing: u64,
			owner: T::AccountId,
			principal: u128,
			of: u128,
		},
		/// A recall was taken back.
		RecallWithdrawn { resource: ResourceId },
		/// An owner says that what it paid for is what it is said to be.
		ValidationSupported {
			resource: ResourceId,
			deal: DealId,
			hearing: u64,
			owner: T::AccountId,
			principal: u128,
			of: u128,
		},
		/// The scope named a witness of an end in the place of silent owners.
		WitnessNamed {
			resource: ResourceId,
			deal: DealId,
			candidate: T::AccountId,
			deadline: BlockNumberFor<T>,
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
		/// A resource has a name: give it one.
		InvalidName,
		/// This cannot happen to the resource in its present state.
		InvalidState,
		/// Its use takes nothing from others, so that it is neither reserved nor occupied nor
		/// moved.
		NotRival,
		/// The signer is not a custodian of the resource.
		NotCustodian,
		/// The scope has no such role, or does not grant it any more.
		RoleNotFound,
		/// The custodian of a new resource does not belong to the scope.
		TierTooLow,
		/// The agent does not hold this role, or no longer does.
		NotRoleHolder,
		/// The resource is another scope's.
		OtherScope,
		/// Only a non-dominium resource is bought together.
		NotNonDominium,
		/// The resource hibernates, is deprecated or at the end of its life.
		NotInUse,
		/// As many deals are owed something as a resource can have: pay one back first.
		TooManyDeals,
		/// The deal is attached to a resource already.
		AlreadyAttached,
		/// The signer may not do this: see the origin of the call.
		NotAuthorized,
		/// The resource cannot take this step from where in its life it is.
		InvalidStage,
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
		AlreadyOffered,
		/// No custody is offered.
		OfferNotFound,
		/// The offer has expired: ask for a new one.
		OfferExpired,
		/// The custody is not offered to the signer.
		NotReceiver,
		/// The signer has accepted already; others have not.
		AlreadyAccepted,
		/// Nobody holds it in trust: the scope can appoint somebody at once.
		CustodianNotFound,
		/// The custodians are being asked already.
		AlreadyFlagged,
		/// The custodians have just answered: ask again later.
		JustAnswered,
		/// Nobody says that the custodians are silent.
		NotFlagged,
		/// The time for an answer is over: the scope decides.
		AnsweredTooLate,
		/// The custodians were neither flagged nor recalled, or have time left: flag them, and wait
		/// for the time of their answer to pass.
		NotSilent,
		/// A private thing goes to its creator only.
		NotCreator,
		/// The signer has agreed to no act that waits.
		ApprovalNotFound,
		/// The link exists.
		AlreadyLinked,
		/// The other resource leads back to this one.
		LinkCycle,
		/// The resource has as many links as it can ([`MAX_LINKS`]), or more than [`MAX_WALK`]
		/// resources would have to be looked at.
		TooManyLinks,
		/// The resource is not in maintenance.
		JobNotFound,
		/// The deal is attached to no resource.
		DealNotFound,
		/// The owners of the deal are paid: the scope decides alone.
		NothingOwed,
		/// A change of the deal waits for consent already.
		AlreadyProposed,
		/// No change of the deal waits for consent.
		AmendmentNotFound,
		/// The signer has no open principal in the deal.
		NotCoOwner,
		/// The signer has said that already.
		AlreadySpoken,
		/// Another hearing is open by now: look at what it is about.
		OtherHearing,
		/// The time for this is over: anybody can drop what was begun.
		HearingExpired,
		/// The hearing is open, or there is none.
		HearingOpen,
		/// No voices are left in the hearing.
		NothingToClear,
		/// Only a deprecated resource comes to its end: name what takes its place first.
		NotDeprecated,
		/// The end was declared already.
		AlreadyDeclared,
		/// No end was declared.
		EndingNotFound,
		/// The owners of the deal have named somebody.
		AlreadyNamed,
		/// Whoever declares an end, witnesses it or disposes of the thing does only one of these.
		AlreadyInvolved,
		/// Enough witnesses have confirmed the end.
		AlreadyConfirmed,
		/// Enough witnesses have confirmed the end, apart from those whom owners name.
		TooManyWitnesses,
		/// The end is not confirmed, the time for challenges is over, or a challenge waits for a
		/// decision.
		NotChallengeable,
		/// The end was challenged by [`MAX_CHALLENGERS`] agents: owners still can.
		TooManyChallenges,
		/// No challenge waits for a decision.
		NotChallenged,
		/// The end is not confirmed, can still be challenged, or waits for a decision.
		NotConfirmed,
		/// A number would exceed what its type can hold.
		Overflow,
		/// Records do not fit together. Nothing that a signer gives causes this: report it.
		Inconsistent,
		/// Tariffs name at least one class and each once, with prices below 2^96 and shares of at
		/// most 1; and a technician costs no more than the dearest hour.
		InvalidTariffs,
		/// Nobody decides alone in favour of their own account: decide together, or name another.
		NotForOneself,
		/// Owners can still name a witness: wait until their time is over.
		TooEarly,
		/// The custodians are recalled already.
		AlreadyRecalled,
		/// The custodians are not recalled.
		NotRecalled,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Counts the blocks in which somebody cannot answer.
		fn on_initialize(now: BlockNumberFor<T>) -> Weight {
			let count = || Halts::<T>::mutate(|halts| halts.count(now));
			T::BrakeWeight::get().saturating_add(count_if(
				T::Halted::get(),
				T::DbWeight::get(),
				count,
			))
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
		/// Origin: signed, by an agent with the right to open tasks in the scope. What the resource
		/// is, its regime included, can never be changed, and it is never deleted. It cannot be
		/// used before it is validated. It costs [`Config::IdentityPrice`], for the treasury of the
		/// network: what stays for ever has a price, and is not given back.
		/// # Parameters
		/// - `scope`: the scope that looks after it; open.
		/// - `regime`: by which rights it is held. No call sells, pledges or re-labels it.
		/// - `nature`: what sort of thing it is.
		/// - `name`: 1 to 32 bytes of UTF-8.
		/// - `description`: the hash of its full name and description.
		/// - `phase`: how far it has come.
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::InvalidName`].
		/// - that of the scope: the signer lacks the right, does not belong to the scope, or has
		///   not signed its agreement.
		/// - that of the transfer: the signer cannot pay the price, or no treasury is open for it.
		/// # Events
		/// [`Event::RecordPaid`], [`Event::Registered`].
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
		/// Origin: a decision of the resource's scope, of class `Standard`. It is available from
		/// now on.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::Ended`], [`Error::InvalidState`].
		/// # Events
		/// [`Event::StateChanged`].
		#[pallet::call_index(1)]
		pub fn validate(origin: OriginFor<T>, resource: ResourceId) -> DispatchResult {
			let record = Self::living(resource)?;
			Self::ensure_decides(origin, record.identity.scope, DecisionClass::Standard)?;
			Self::do_validate(resource, record)
		}

		/// Says as an owner that a resource is what it is said to be.
		///
		/// Origin: signed, by an agent with open principal in the deal. For what was bought
		/// together and waits for the scope. When owners of more than half of the open principal of
		/// each deal that is owed something have said so, it is available, as after
		/// [`Pallet::validate`].
		/// # Errors
		/// - [`Error::DealNotFound`], [`Error::Ended`], [`Error::InvalidState`],
		///   [`Error::NothingOwed`], [`Error::NotCoOwner`], [`Error::AlreadySpoken`].
		/// # Events
		/// [`Event::ValidationSupported`], [`Event::StateChanged`].
		#[pallet::call_index(2)]
		pub fn validate_as_owner(origin: OriginFor<T>, deal: DealId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_validate_as_owner(who, deal)
		}

		/// Decides which roles custodians of a resource and witnesses of its end need.
		///
		/// Origin: a decision of the resource's scope, of class `Significant`. Custodians who lack
		/// a role that is asked for from now on keep the resource until they pass it on.
		/// # Parameters
		/// - `settings`: see [`Settings`]. All of them are replaced.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::Ended`], [`Error::RoleNotFound`].
		/// # Events
		/// [`Event::SettingsSet`].
		#[pallet::call_index(3)]
		pub fn set_settings(
			origin: OriginFor<T>,
			resource: ResourceId,
			settings: Settings,
		) -> DispatchResult {
			let record = Self::living(resource)?;
			Self::ensure_decides(origin, record.identity.scope, DecisionClass::Significant)?;
			Self::do_set_settings(resource, &record, settings)
		}

		/// Says for ever what a resource is to another.
		///
		/// Origin: a decision of the scope of `resource`, of class `Standard`.
		/// # Parameters
		/// - `resource`, `relation`, `to`: `resource` is a component of `to`, derived from it, or
		///   supersedes it.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::Ended`], [`Error::OtherScope`],
		///   [`Error::AlreadyLinked`], [`Error::LinkCycle`], [`Error::TooManyLinks`].
		/// # Events
		/// [`Event::Linked`].
		#[pallet::call_index(4)]
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

		/// Takes a resource to the next phase of its life.
		///
		/// Origin: up to the prototype: its creator, or a decision of its scope of class
		/// `Standard`. From prototype to stable: a decision of class `Significant`, because peers
		/// accept it. After that: its custodians; of several, so many that their weight suffices.
		/// Ideation, specification, development, prototype, stable, distributed, active: none is
		/// skipped.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::InvalidStage`], [`Error::NotAuthorized`],
		///   [`Error::NotCustodian`].
		/// # Events
		/// [`Event::StageChanged`], [`Event::ActApproved`].
		#[pallet::call_index(10)]
		pub fn advance(origin: OriginFor<T>, resource: ResourceId) -> DispatchResult {
			Self::do_step(origin, resource, Step::Advance, None)
		}

		/// Lets a resource rest.
		///
		/// Origin: its custodians; of several, so many that their weight suffices. Or a decision of
		/// its scope, of class `Standard`. It cannot be used while it rests, and wakes to the phase
		/// that it left.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::InvalidStage`], [`Error::NotCustodian`].
		/// # Events
		/// [`Event::StageChanged`], [`Event::ActApproved`].
		#[pallet::call_index(11)]
		pub fn hibernate(origin: OriginFor<T>, resource: ResourceId) -> DispatchResult {
			Self::do_step(origin, resource, Step::Hibernate, None)
		}

		/// Wakes a resource to the phase that it left.
		///
		/// Origin: as [`Pallet::hibernate`].
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::InvalidStage`], [`Error::NotCustodian`].
		/// # Events
		/// [`Event::StageChanged`], [`Event::ActApproved`].
		#[pallet::call_index(12)]
		pub fn wake(origin: OriginFor<T>, resource: ResourceId) -> DispatchResult {
			Self::do_step(origin, resource, Step::Wake, None)
		}

		/// Says that another resource takes the place of this one, for good.
		///
		/// Origin: a decision of the resource's scope, of class `Significant`. Only the
		/// end of its life can follow. Where nothing takes its place, name what its users are sent
		/// to: another machine, or the workshop.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::InvalidStage`], [`Error::InvalidSuccessor`].
		/// # Events
		/// [`Event::StageChanged`].
		#[pallet::call_index(13)]
		pub fn deprecate(
			origin: OriginFor<T>,
			resource: ResourceId,
			successor: ResourceId,
		) -> DispatchResult {
			Self::do_step(origin, resource, Step::Deprecate, Some(successor))
		}

		/// Offers the custody of a resource to others.
		///
		/// Origin: signed, by a custodian; of several, by so many that their weight suffices. It
		/// moves when all receivers have accepted, and not before. It can be taken back, declined,
		/// and expires.
		/// # Parameters
		/// - `receivers`: 1 to [`MAX_CUSTODIANS`] accounts in their order, each once, with weights
		///   in parts per million that add up to [`WHOLE`]. At least one is no custodian now.
		/// - `threshold`: the weight that acts will need, at least [`MIN_THRESHOLD`];
		///   [`DEFAULT_THRESHOLD`] where nothing else is agreed.
		/// - `until`: the last block in which they can accept; at most [`OFFER_DAYS`] ahead.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::Ended`], [`Error::InvalidWeights`],
		///   [`Error::InvalidThreshold`], [`Error::InvalidTime`], [`Error::NotToOneself`],
		///   [`Error::AlreadyOffered`], [`Error::NotCustodian`].
		/// # Events
		/// [`Event::CustodyOffered`], [`Event::ActApproved`].
		#[pallet::call_index(20)]
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
		/// Origin: signed, by a receiver. The last acceptance makes it move. What was in transit
		/// has arrived then.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::Ended`], [`Error::OfferNotFound`],
		///   [`Error::OfferExpired`], [`Error::NotReceiver`], [`Error::AlreadyAccepted`].
		/// - [`Error::NotRoleHolder`]: the signer, or a receiver who accepted before, lacks it.
		/// # Events
		/// [`Event::CustodyAccepted`], [`Event::CustodyMoved`].
		#[pallet::call_index(21)]
		pub fn accept_custody(
			origin: OriginFor<T>,
			resource: ResourceId,
			note: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept_custody(who, resource, note)
		}

		/// Declines a custody that is offered.
		///
		/// Origin: signed, by a receiver. The offer ends for all receivers.
		/// # Errors
		/// - [`Error::OfferNotFound`], [`Error::NotReceiver`].
		/// # Events
		/// [`Event::CustodyDeclined`].
		#[pallet::call_index(22)]
		pub fn decline_custody(origin: OriginFor<T>, resource: ResourceId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_decline_custody(who, resource)
		}

		/// Takes the offer of a custody back.
		///
		/// Origin: signed, by a custodian (of several, by so many that their weight suffices); what
		/// the scope offered, by its decision of class `Significant`; what has expired, by anybody.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::OfferNotFound`], [`Error::NotCustodian`].
		/// # Events
		/// [`Event::OfferCancelled`], [`Event::ActApproved`].
		#[pallet::call_index(23)]
		pub fn cancel_offer(origin: OriginFor<T>, resource: ResourceId) -> DispatchResult {
			Self::do_cancel_offer(origin, resource)
		}

		/// Takes back that the signer agreed to an act of several custodians.
		///
		/// Origin: signed, by the custodian.
		/// # Errors
		/// - [`Error::ApprovalNotFound`].
		/// # Events
		/// [`Event::ApprovalWithdrawn`].
		#[pallet::call_index(24)]
		pub fn withdraw_approval(origin: OriginFor<T>, resource: ResourceId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_approval(who, resource)
		}

		/// Says that the custodians of a resource do not answer.
		///
		/// Origin: signed, by an agent that belongs to the scope, by its creator, or by another
		/// custodian. They have [`RESPONSE_DAYS`] to answer. Then the scope can appoint somebody in
		/// their place.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::Ended`], [`Error::NotAuthorized`],
		///   [`Error::CustodianNotFound`], [`Error::AlreadyFlagged`], [`Error::JustAnswered`].
		/// # Events
		/// [`Event::CustodianFlagged`].
		#[pallet::call_index(30)]
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
		/// Origin: signed, by a custodian; of several, by so many that their weight suffices. They
		/// are left alone for [`RESPONSE_DAYS`] then.
		/// # Errors
		/// - [`Error::NotFlagged`], [`Error::AnsweredTooLate`], [`Error::NotCustodian`].
		/// # Events
		/// [`Event::FlagAnswered`], [`Event::ActApproved`].
		#[pallet::call_index(31)]
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
		/// Origin: signed, by the account that raised it; or a decision of the scope, of class
		/// `Standard`.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::NotFlagged`], [`Error::NotAuthorized`].
		/// # Events
		/// [`Event::FlagWithdrawn`].
		#[pallet::call_index(32)]
		pub fn withdraw_flag(origin: OriginFor<T>, resource: ResourceId) -> DispatchResult {
			Self::do_withdraw_flag(origin, resource)
		}

		/// Appoints a custodian in the place of silent or recalled ones, or where there is none.
		///
		/// Origin: a decision of the resource's scope, of class `Significant`. A signer who decides
		/// alone cannot appoint itself. Of a private thing that was recalled: its creator, signed.
		/// The notice of recalled custodians is over then, and owners support the recall
		/// ([`Pallet::support_recall`]). What was offered before ends. The appointed has
		/// [`APPOINTMENT_DAYS`] to accept, and is an interim custodian then.
		/// # Parameters
		/// - `custodian`: an account that is no custodian now; of a private resource its creator.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::Ended`], [`Error::NotSilent`],
		///   [`Error::NotToOneself`], [`Error::NotCreator`].
		/// - [`Error::NotForOneself`]: the signer alone decides for its own account.
		/// # Events
		/// [`Event::CustodyOffered`].
		#[pallet::call_index(33)]
		pub fn appoint_interim(
			origin: OriginFor<T>,
			resource: ResourceId,
			custodian: T::AccountId,
		) -> DispatchResult {
			Self::do_appoint_interim(origin, resource, custodian)
		}

		/// Recalls the custodians of a resource: they give it back after their notice.
		///
		/// Origin: a decision of the resource's scope, of class `Significant`; of a private thing:
		/// its creator, who lent it, signed. For custodians who answer and do not serve. They hold
		/// the resource for [`NOTICE_DAYS`] more. Where owners are owed something, those of more
		/// than half of each deal have to support it ([`Pallet::support_recall`]). Then the
		/// scope appoints another; the creator calls a private thing back
		/// ([`Pallet::appoint_interim`]). Custodians who pass it on do not end the recall.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::Ended`], [`Error::NotAuthorized`],
		///   [`Error::CustodianNotFound`], [`Error::AlreadyRecalled`].
		/// - [`Error::NotToOneself`]: the creator holds it alone.
		/// # Events
		/// [`Event::CustodianRecalled`].
		#[pallet::call_index(34)]
		pub fn recall_custodian(
			origin: OriginFor<T>,
			resource: ResourceId,
			note: H256,
		) -> DispatchResult {
			Self::do_recall_custodian(origin, resource, note)
		}

		/// Says as an owner that custodians are to be recalled.
		///
		/// Origin: signed, by an agent with open principal in the deal.
		/// # Errors
		/// - [`Error::DealNotFound`], [`Error::NotRecalled`], [`Error::OtherHearing`],
		///   [`Error::NothingOwed`], [`Error::NotCoOwner`], [`Error::AlreadySpoken`].
		/// # Events
		/// [`Event::RecallSupported`].
		#[pallet::call_index(35)]
		pub fn support_recall(origin: OriginFor<T>, deal: DealId, hearing: u64) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_support_recall(who, deal, hearing)
		}

		/// Takes the recall of custodians back.
		///
		/// Origin: as [`Pallet::recall_custodian`].
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::NotAuthorized`], [`Error::NotRecalled`].
		/// # Events
		/// [`Event::RecallWithdrawn`].
		#[pallet::call_index(36)]
		pub fn withdraw_recall(origin: OriginFor<T>, resource: ResourceId) -> DispatchResult {
			Self::do_withdraw_recall(origin, resource)
		}

		/// Reports that something happened to a resource.
		///
		/// Origin: damage and loss: a custodian, or a decision of the scope of class `Standard`.
		/// What is only noted: whoever belongs to the scope. What is damaged waits for maintenance;
		/// what is lost, to be found. Each custodian alone can take a thing out of use: safety does
		/// not wait for the others.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::Ended`].
		/// - [`Error::NotAuthorized`]: the signer has nothing to do with it: note it instead.
		/// - [`Error::InvalidState`]: it is so already, or not validated.
		/// # Events
		/// [`Event::IncidentReported`], [`Event::StateChanged`].
		#[pallet::call_index(40)]
		#[pallet::weight(Pallet::<T>::incident_weight())]
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
		/// Origin: a custodian, or a decision of the scope of class `Standard`. It has to be
		/// validated anew.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::Ended`], [`Error::NotAuthorized`],
		///   [`Error::InvalidState`].
		/// # Events
		/// [`Event::StateChanged`], [`Event::FoundAgain`].
		#[pallet::call_index(41)]
		pub fn report_found(
			origin: OriginFor<T>,
			resource: ResourceId,
			note: H256,
		) -> DispatchResult {
			Self::do_report_found(origin, resource, note)
		}

		/// Begins a maintenance job.
		///
		/// Origin: signed, by a custodian; of several, by so many that their weight suffices.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::Ended`], [`Error::InvalidState`],
		///   [`Error::NotCustodian`].
		/// # Events
		/// [`Event::StateChanged`], [`Event::MaintenanceOpened`], [`Event::ActApproved`].
		#[pallet::call_index(42)]
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
		/// Origin: signed, by the technician, or by a custodian; of several, by so many that their
		/// weight suffices. Or a decision of the scope, of class `Significant`: no custodian keeps
		/// a thing from its users by never being done with it.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::Ended`], [`Error::JobNotFound`],
		///   [`Error::NotCustodian`].
		/// # Events
		/// [`Event::StateChanged`], [`Event::MaintenanceCompleted`], [`Event::ActApproved`].
		#[pallet::call_index(43)]
		pub fn complete_maintenance(
			origin: OriginFor<T>,
			resource: ResourceId,
			document: Document,
		) -> DispatchResult {
			Self::do_complete_maintenance(origin, resource, document)
		}

		/// Sends a resource away, notes its arrival, stores it, or takes it out of storage.
		///
		/// Origin: signed, by a custodian; of several, by so many that their weight suffices. Its
		/// arrival and taking it out can also be a decision of the scope, of class `Significant`.
		/// Custody does not move with it: see [`Pallet::offer_custody`].
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::Ended`], [`Error::NotRival`],
		///   [`Error::InvalidState`], [`Error::NotCustodian`].
		/// # Events
		/// [`Event::StateChanged`], [`Event::ActApproved`].
		#[pallet::call_index(44)]
		pub fn move_resource(
			origin: OriginFor<T>,
			resource: ResourceId,
			movement: Movement,
		) -> DispatchResult {
			Self::do_move(origin, resource, movement)
		}

		/// Proposes to change tariffs and document of a deal.
		///
		/// Origin: a decision of the resource's scope, of class `Significant`. In force when owners
		/// of more than half of the open principal have consented, within [`AMENDMENT_DAYS`]. The
		/// ceiling of the deal does not change: nobody is owed less.
		/// # Parameters
		/// - `tariffs`: what uses are to cost; at least one class.
		/// - `document`: its document as it is to stand.
		/// # Errors
		/// - [`Error::DealNotFound`], [`Error::Ended`], [`Error::NothingOwed`],
		///   [`Error::InvalidTariffs`], [`Error::AlreadyProposed`].
		/// # Events
		/// [`Event::AmendmentProposed`].
		#[pallet::call_index(50)]
		pub fn propose_amendment(
			origin: OriginFor<T>,
			deal: DealId,
			tariffs: Tariffs,
			document: Document,
		) -> DispatchResult {
			Self::do_propose_amendment(origin, deal, tariffs, document)
		}

		/// Consents to a change of a deal.
		///
		/// Origin: signed, by an agent with open principal in the deal. Only agents speak;
		/// principal that scopes, books or identities hold counts as silent.
		/// # Parameters
		/// - `hearing`: the hearing of the change, so that nobody consents to another one.
		/// # Errors
		/// - [`Error::DealNotFound`], [`Error::AmendmentNotFound`], [`Error::OtherHearing`],
		///   [`Error::HearingExpired`], [`Error::NotCoOwner`], [`Error::AlreadySpoken`].
		/// # Events
		/// [`Event::AmendmentConsented`], [`Event::DealAmended`].
		#[pallet::call_index(51)]
		pub fn consent(origin: OriginFor<T>, deal: DealId, hearing: u64) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_consent(who, deal, hearing)
		}

		/// Gives up a change of a deal.
		///
		/// Origin: a decision of the resource's scope, of class `Significant`; when its time is
		/// over, anybody.
		/// # Errors
		/// - [`Error::DealNotFound`], [`Error::AmendmentNotFound`], [`Error::NotAuthorized`].
		/// # Events
		/// [`Event::AmendmentDropped`].
		#[pallet::call_index(52)]
		pub fn drop_amendment(origin: OriginFor<T>, deal: DealId) -> DispatchResult {
			Self::do_drop_amendment(origin, deal)
		}

		/// Declares the end of a resource's life.
		///
		/// Origin: signed, with the right to open tasks in the scope, or by a custodian; of
		/// several, by so many that their weight suffices. Witnesses confirm it: 2, or 3 if it was
		/// bought for much, and of each deal that is owed something one whom its owners name.
		/// All lapses after [`ENDING_DAYS`].
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::Ended`], [`Error::NotDeprecated`],
		///   [`Error::AlreadyDeclared`].
		/// - that of the scope: the signer lacks the right.
		/// # Events
		/// [`Event::EndDeclared`], [`Event::ActApproved`].
		#[pallet::call_index(60)]
		pub fn declare_end(
			origin: OriginFor<T>,
			resource: ResourceId,
			document: Document,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_declare_end(who, resource, document)
		}

		/// Says whom the owners of a deal name as a witness of the end of the resource.
		///
		/// Origin: signed, by an agent with open principal in the deal. A candidate is named
		/// once owners of more than half of the open principal back it. Until then an owner can
		/// name another.
		/// # Parameters
		/// - `candidate`: anyone but the account that declared the end.
		/// # Errors
		/// - [`Error::DealNotFound`], [`Error::EndingNotFound`], [`Error::OtherHearing`],
		///   [`Error::HearingExpired`], [`Error::AlreadyConfirmed`], [`Error::NothingOwed`],
		///   [`Error::AlreadyNamed`], [`Error::AlreadyInvolved`], [`Error::NotCoOwner`],
		///   [`Error::AlreadySpoken`].
		/// # Events
		/// [`Event::WitnessProposed`], [`Event::EndConfirmed`].
		#[pallet::call_index(61)]
		pub fn name_witness(
			origin: OriginFor<T>,
			deal: DealId,
			hearing: u64,
			candidate: T::AccountId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_name_witness(who, deal, hearing, candidate)
		}

		/// Names a witness of the end of a resource in the place of owners who have named nobody.
		///
		/// Origin: a decision of the resource's scope, of class `Significant`. A signer who decides
		/// alone cannot name itself. When the time for naming is over, so that silence does not
		/// keep what is broken for ever. Once no deal lacks one, there are [`ENDING_DAYS`]
		/// more to confirm the end; then owners have [`LONG_CHALLENGE_DAYS`] to challenge.
		/// # Parameters
		/// - `deal`: the deal whose owners were silent.
		/// - `candidate`: anyone but the account that declared the end.
		/// # Errors
		/// - [`Error::DealNotFound`], [`Error::Ended`], [`Error::EndingNotFound`],
		///   [`Error::AlreadyConfirmed`], [`Error::NothingOwed`], [`Error::AlreadyNamed`],
		///   [`Error::AlreadyInvolved`], [`Error::NotForOneself`].
		/// - [`Error::TooEarly`]: owners still can.
		/// # Events
		/// [`Event::WitnessNamed`], [`Event::EndConfirmed`].
		#[pallet::call_index(62)]
		pub fn name_for_silent(
			origin: OriginFor<T>,
			deal: DealId,
			candidate: T::AccountId,
		) -> DispatchResult {
			Self::do_name_for_silent(origin, deal, candidate)
		}

		/// Confirms the end of a resource as a witness.
		///
		/// Origin: signed, by whom owners named; or with the role of the resource's settings, or,
		/// where they name none, by a contributor or member of the scope. When enough have, it can
		/// be challenged for [`CHALLENGE_DAYS`], or [`LONG_CHALLENGE_DAYS`] of a thing that was
		/// expensive or owes.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::Ended`], [`Error::EndingNotFound`],
		///   [`Error::HearingExpired`], [`Error::AlreadyConfirmed`], [`Error::TooManyWitnesses`],
		///   [`Error::AlreadyInvolved`], [`Error::AlreadySpoken`], [`Error::NotRoleHolder`].
		/// - that of the scope: the signer lacks the right.
		/// # Events
		/// [`Event::EndWitnessed`], [`Event::EndConfirmed`].
		#[pallet::call_index(63)]
		pub fn witness_end(
			origin: OriginFor<T>,
			resource: ResourceId,
			document: Document,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_witness_end(who, resource, document)
		}

		/// Challenges the end of a resource.
		///
		/// Origin: signed, by a present or past custodian, by its creator, or by a member of the
		/// scope; each once. All waits until the scope decides.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::Ended`], [`Error::EndingNotFound`],
		///   [`Error::NotChallengeable`], [`Error::AlreadySpoken`], [`Error::TooManyChallenges`].
		/// - that of the scope: the signer lacks the right.
		/// # Events
		/// [`Event::EndChallenged`].
		#[pallet::call_index(64)]
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
		/// Origin: signed, by an agent with open principal in the deal. Owners of a third
		/// of the open principal of a deal stop it until the scope decides.
		/// # Errors
		/// - [`Error::DealNotFound`], [`Error::EndingNotFound`], [`Error::OtherHearing`],
		///   [`Error::NotChallengeable`], [`Error::NothingOwed`], [`Error::NotCoOwner`],
		///   [`Error::AlreadySpoken`].
		/// # Events
		/// [`Event::OwnerChallenged`], [`Event::EndChallenged`].
		#[pallet::call_index(65)]
		pub fn challenge_as_owner(
			origin: OriginFor<T>,
			deal: DealId,
			hearing: u64,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_challenge_as_owner(who, deal, hearing)
		}

		/// Decides whether a challenge was right.
		///
		/// Origin: a decision of the resource's scope, of class `Significant`. A signer who decides
		/// alone is none of those who declared, witnessed or challenged the end. If it was, nothing
		/// ends, and the end can be declared anew. If not, the time that was left for challenges
		/// goes on.
		/// # Parameters
		/// - `upheld`: whether it was right.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::Ended`], [`Error::EndingNotFound`],
		///   [`Error::NotChallenged`].
		/// - [`Error::NotForOneself`]: the signer took part.
		/// # Events
		/// [`Event::ChallengeDecided`], [`Event::EndConfirmed`].
		#[pallet::call_index(66)]
		pub fn decide_challenge(
			origin: OriginFor<T>,
			resource: ResourceId,
			upheld: bool,
		) -> DispatchResult {
			Self::do_decide_challenge(origin, resource, upheld)
		}

		/// Disposes of a resource: the end of its life.
		///
		/// Origin: signed, with the right to open tasks in the scope, or by a custodian, of several
		/// by so many that their weight suffices; not by whoever declared or witnessed the end. Its
		/// custodians are released. What is still owed is written off by an event; the books stay,
		/// and take salvage and insurance money later.
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::Ended`], [`Error::EndingNotFound`],
		///   [`Error::NotConfirmed`], [`Error::HearingExpired`], [`Error::AlreadyInvolved`].
		/// - [`Error::InvalidState`]: somebody has it reserved or uses it.
		/// - that of the scope: the signer lacks the right.
		/// # Events
		/// [`Event::WrittenOff`], [`Event::StageChanged`], [`Event::Disposed`],
		/// [`Event::ActApproved`].
		#[pallet::call_index(67)]
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
		/// Origin: signed, by the account that declared it, until it is confirmed; or a decision of
		/// its scope, of class `Significant`; when its time is over, anybody: where owners have
		/// named nobody, [`APPOINTMENT_DAYS`] later, so that the scope can
		/// ([`Pallet::name_for_silent`]).
		/// # Errors
		/// - [`Error::ResourceNotFound`], [`Error::EndingNotFound`].
		/// - [`Error::NotAuthorized`]: the signer did not declare it, or others have confirmed it,
		///   and its time is not over.
		/// # Events
		/// [`Event::EndDropped`].
		#[pallet::call_index(68)]
		pub fn drop_end(origin: OriginFor<T>, resource: ResourceId) -> DispatchResult {
			Self::do_drop_end(origin, resource)
		}

		/// Clears voices in a hearing that is closed.
		///
		/// Origin: signed, by anybody. At most [`MAX_CLEARED`] voices and sums: call again while
		/// some may be left.
		/// # Errors
		/// - [`Error::HearingOpen`], [`Error::NothingToClear`].
		/// # Events
		/// [`Event::HearingCleared`].
		#[pallet::call_index(70)]
		pub fn clear_hearing(origin: OriginFor<T>, hearing: u64) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_clear_hearing(hearing)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A resource with all that concerns it; `None` if there is no such resource.
		pub fn resource(id: ResourceId) -> Option<ResourceViewOf<T>> {
			Self::view_resource(id)
		}

		/// The resources of a scope, at most `limit` (at most 100) of them, after this one in the
		/// order of storage.
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

		/// What awaits an agent: of its custodies, in pages as [`Pallet::resources`], and, with the
		/// first page, of the custodies that it is offered. Resources of which nothing awaits it
		/// are left out.
		pub fn awaiting(
			who: T::AccountId,
			after: Option<ResourceId>,
			limit: u32,
		) -> Vec<(ResourceId, Vec<MatterOf<T>>)> {
			Self::view_awaiting(who, after, limit)
		}

		/// What of one resource awaits an agent: also of those who are neither custodians nor
		/// offered it.
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

		/// The resource to which a deal is attached.
		pub fn deal_resource(deal: DealId) -> Option<ResourceId> {
			DealResource::<T>::get(deal)
		}
	}
}
