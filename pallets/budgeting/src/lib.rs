// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Collaborative budgeting
//! Lets many fill one pot of money, and each of them allocate a part of it to ideas. What no idea
//! gets returns, to the last base unit.
//!
//! ## Terminology
//! - **Round**: a pot of money in one asset that funders fill, and to which the scope can add
//!   (**match**).
//! - **Idea**: something to fund: a payee, the least it needs, and the most it takes. Anybody
//!   proposes one, for a deposit.
//! - **Allotment**: how much of the round a funder can allocate: the same for every member of the
//!   scope who paid ([`Allotment::Equal`]), or what it paid with a part in proportion of what the
//!   scope added ([`Allotment::ByContribution`]).
//! - **Tally**: what was allocated to an idea.
//!
//! ## Life cycle
//! 1. The scope opens a round: [`Pallet::open_round`].
//! 2. Until it **opens** for allocation, anybody pays in ([`Pallet::fund_round`]) and the scope
//!    adds money ([`Pallet::match_round`]).
//! 3. From then until it **closes**, funders allocate: [`Pallet::allocate`]. Ideas can be proposed
//!    ([`Pallet::propose_idea`]) and dropped ([`Pallet::drop_idea`]) during both phases.
//! 4. Anybody closes it ([`Pallet::close_round`]): ideas that reached their minimum are **funded**,
//!    others have **failed**.
//! 5. The scope pays a funded idea against evidence ([`Pallet::pay_idea`]). What it does not pay
//!    within [`Config::PaymentPeriod`] blocks **lapses** ([`Pallet::lapse_idea`]).
//! 6. The rest returns to funders ([`Pallet::return_funding`], [`Pallet::return_page`]), and to the
//!    purse that added money with the last of them: the round is **settled**.
//!    [`Pallet::clear_idea`] returns deposits.
//!
//! While a brake stops calls no time runs: the phases of a round, and the time to pay ideas, end
//! later by as many blocks ([`StoppedBlocks`]).
//!
//! ## Suspended scopes
//! While a scope is suspended (`networks.suspend`) no round of it begins, nobody pays in or proposes
//! an idea, and no idea is paid: these fail with `ScopeSuspended` of the pallet of scopes. Times go
//! on, and so do allocations, closing, and what returns.
//!
//! ## A story
//! Ana pays 60 into a round and Ben 40, and each allocates its own. Cem proposes a saw, for 50 to
//! 80: Ana gives it 45, Ben 10. Somebody proposes a lamp, for 30 to 40: Ben gives it 25. The round
//! closes: the saw is funded, the lamp is not. Ana has 15 back at once. The vendor of the saw is
//! paid 55, Ben has 30 back, and both deposits return. The round holds exactly 0.
//!
//! ## The mathematics
//! That of [`ovn_math::escrow`]: parts are rounded down, and the few base units that rounding
//! leaves go where the rest goes.
//!
//! ## Limits
//! - No call works on more than [`MAX_RETURNS`] funders or [`MAX_IDEAS`] ideas.
//! - A scope has at most [`Config::MaxRounds`] rounds that are not settled.
//! - Rounds stay for ever, so that their numbers are explained; funders are removed when nothing
//!   more can return to them, ideas when their deposit returns.
//!
//! ## Calls
//! Their cost is constant, whatever the number of funders; that of [`Pallet::return_page`] is
//! linear in its `limit`. Indices are final from the first genesis on, and are not used again: from
//! 0 the round and its money, from 10 ideas until it closes, from 20 ideas afterwards, from 30 what
//! returns, 40 pots. A new call takes the next of its group.

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
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
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
	use alloc::{boxed::Box, vec::Vec};
	use frame_support::{
		pallet_prelude::*,
		traits::{fungibles, AccountTouch},
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use ovn_primitives::{
		runtime::{count_if, ensure_may_spend},
		traits::{Deposits, EnsureScope, Membership, Scopes},
		Balance, DecisionClass, Document, Name, Purse, ScopeId,
	};
	use sp_runtime::traits::{Convert, One, Saturating};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime decides.
	#[pallet::config(with_default)]
	pub trait Config: frame_system::Config {
		/// The reasons for which money is held.
		#[pallet::no_default_bounds]
		type RuntimeHoldReason: From<HoldReason>;

		/// Who decides for a scope.
		#[pallet::no_default]
		type ScopeOrigin: EnsureScope<Self::RuntimeOrigin, Self::AccountId>;

		/// Which scopes there are, which assets they accept, and where they keep money.
		#[pallet::no_default]
		type Scopes: Scopes<Self::AccountId, AssetKind = Self::AssetKind>;

		/// Who is a member of a scope.
		#[pallet::no_default]
		type Membership: Membership<Self::AccountId>;

		/// Takes deposits for ideas.
		#[pallet::no_default]
		type Deposits: Deposits<Self::AccountId>;

		/// Names an asset, the native token included.
		#[pallet::no_default]
		type AssetKind: Parameter + MaxEncodedLen + Ord;

		/// Moves money, and makes room for an asset on an account that has too many.
		#[pallet::no_default]
		type Money: fungibles::Mutate<Self::AccountId, AssetId = Self::AssetKind, Balance = Balance>
			+ AccountTouch<Self::AssetKind, Self::AccountId>;

		/// Holds money on the pots.
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

		/// One whole unit of an asset, in base units: the least that a round can ask of a funder.
		#[pallet::no_default]
		type WholeUnit: Convert<Self::AssetKind, u128>;

		/// From this id and the name of an asset the accounts of pots are made.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// Within how many blocks after a round closed its funded ideas have to be paid; at least
		/// 1.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type PaymentPeriod: Get<BlockNumberFor<Self>>;

		/// The least number of blocks for which each phase of a round lasts; at least 1.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type MinDuration: Get<BlockNumberFor<Self>>;

		/// The greatest number of blocks for which each phase of a round lasts.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type MaxDuration: Get<BlockNumberFor<Self>>;

		/// The greatest number of rounds of a scope that are not settled; at least 1.
		#[pallet::constant]
		type MaxRounds: Get<u32>;

		/// The deposit for an idea, in base units of the native token.
		#[pallet::constant]
		type IdeaDeposit: Get<Balance>;

		/// The price of a round, in base units of the native token, for the treasury of the
		/// network: it is never removed.
		#[pallet::constant]
		type RoundPrice: Get<Balance>;

		/// Whether a brake stops one of the calls for which there is only so much time: no time of
		/// a round runs meanwhile.
		type Stopped: Get<bool>;

		/// The greatest weight of finding that out.
		type StoppedWeight: Get<Weight>;

		/// What it costs to find out whether a scope pays the fee of a sponsored call.
		type SponsorWeight: Get<Weight>;

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
		/// An open scope, as deep as can be, with as many stewards as can be.
		fn scope() -> ScopeId;
		/// A fund of the scope whose native pot is open.
		fn fund(scope: ScopeId) -> ovn_primitives::FundId;
		/// Opens a purse of the scope for an asset, not the native token, of which the payer has
		/// plenty.
		fn open_purse(scope: ScopeId, purse: Purse, asset: &AssetKind, payer: &AccountId);
		/// Makes the account a member of the scope.
		fn member(scope: ScopeId, who: &AccountId);
		/// Gives an account 10^18 base units of the native token and more.
		fn endow(who: &AccountId);
		/// An asset, not the native token, which the scope accepts, and of which `owner` has 10^18
		/// base units and more.
		fn asset(scope: ScopeId, owner: &AccountId) -> AssetKind;
	}

	/// Why this pallet holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// It is in a round. Held on the pot of the asset.
		Round,
	}

	/// A round.
	pub type RoundOf<T> = Round<<T as Config>::AssetKind, BlockNumberFor<T>>;
	/// An idea.
	pub type IdeaOf<T> = Idea<<T as frame_system::Config>::AccountId>;

	/// The assets whose pot is open: it holds the least an account can have of the native token and
	/// of the asset, which is never part of what is in rounds.
	#[pallet::storage]
	pub type OpenPots<T: Config> = StorageMap<_, Blake2_128Concat, T::AssetKind, ()>;

	/// The number of the next round.
	#[pallet::storage]
	pub type NextRound<T> = StorageValue<_, RoundId, ValueQuery>;

	/// The rounds, with what was allocated to their ideas: all that an allocation needs. Invariant:
	/// never removed.
	#[pallet::storage]
	pub type Rounds<T: Config> = StorageMap<_, Twox64Concat, RoundId, RoundOf<T>>;

	/// How many rounds of a scope are not settled.
	#[pallet::storage]
	pub type LiveRounds<T> = StorageMap<_, Twox64Concat, ScopeId, u32, ValueQuery>;

	/// What is known of ideas besides their tallies: (round, idea). Removed when the deposit
	/// returns.
	#[pallet::storage]
	pub type Ideas<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RoundId, Twox64Concat, IdeaId, IdeaOf<T>>;

	/// How many ideas a proposer has in a round: (round, proposer). Invariant: never 0; as many as
	/// there are in [`Ideas`].
	#[pallet::storage]
	pub type OwnIdeas<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RoundId, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// Who paid into a round: (round, funder). Apart from [`Rounds`] because there can be any
	/// number. Invariant: their sum is what was paid in, until they are removed, when nothing can
	/// return any more.
	#[pallet::storage]
	pub type Funders<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RoundId, Blake2_128Concat, T::AccountId, Funder>;

	/// How many blocks a brake stopped calls for which there is only so much time, since the chain
	/// began.
	#[pallet::storage]
	pub type StoppedBlocks<T: Config> = StorageValue<_, BlockNumberFor<T>, ValueQuery>;

	/// Nothing to decide: a pot that has its endowment is open.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Nothing.
		#[serde(skip)]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			<functions::Pot<T> as ovn_primitives::Pots>::adopt_endowed();
		}
	}

	/// What happened. Amounts are in base units. Fields whose name says what they are have no
	/// comment.
	#[allow(missing_docs)]
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The pot of an asset was opened.
		PotOpened {
			asset: T::AssetKind,
			pot: T::AccountId,
			/// Who paid its endowment.
			payer: T::AccountId,
		},
		/// The price of a record that is never removed was paid to the treasury of the network.
		RecordPaid {
			/// The scope for which it was made.
			scope: ScopeId,
			payer: T::AccountId,
			/// In base units of the native token.
			amount: Balance,
		},
		/// A round was opened.
		RoundOpened { round: RoundId, record: Box<RoundOf<T>> },
		/// Somebody paid into a round.
		RoundFunded {
			round: RoundId,
			funder: T::AccountId,
			amount: u128,
			/// What the funder has paid in all.
			paid: u128,
			/// Whether it counts as a member.
			member: bool,
			/// What is in the round.
			total: u128,
		},
		/// The scope added money to a round.
		RoundMatched {
			round: RoundId,
			purse: Purse,
			amount: u128,
			/// What is in the round.
			total: u128,
		},
		/// A round closed.
		RoundClosed {
			round: RoundId,
			/// What each idea came to.
			tallies: Vec<Tally>,
			/// The block from which on funded ideas that are not paid lapse.
			pay_by: BlockNumberFor<T>,
		},
		/// All of a round is paid or returned.
		RoundSettled {
			round: RoundId,
			/// What was left, and went to the purse that added money, or to the last funder.
			rest: u128,
		},
		/// An idea was proposed.
		IdeaProposed {
			round: RoundId,
			idea: IdeaId,
			proposer: T::AccountId,
			payee: T::AccountId,
			name: Name,
			document: Document,
			/// Below this it gets nothing.
			minimum: u128,
			/// It gets no more than this.
			maximum: u128,
		},
		/// An idea was taken back or out, or made room for another in a full round.
		IdeaDropped {
			round: RoundId,
			idea: IdeaId,
			/// Whether its deposit went to the treasury of the network.
			forfeited: bool,
		},
		/// A funder decided how much of its allotment an idea gets.
		Allocated {
			round: RoundId,
			funder: T::AccountId,
			idea: IdeaId,
			/// Replaces what the funder allocated to it before.
			amount: u128,
			/// What all funders allocate to it.
			allocated: u128,
		},
		/// An idea was paid.
		IdeaPaid {
			round: RoundId,
			idea: IdeaId,
			payee: T::AccountId,
			amount: u128,
			evidence: Document,
		},
		/// An idea was not paid in time: its money returns.
		IdeaLapsed { round: RoundId, idea: IdeaId },
		/// The deposit of an idea returned.
		IdeaCleared { round: RoundId, idea: IdeaId },
		/// What was not spent of a funder's money returned.
		FundingReturned {
			round: RoundId,
			funder: T::AccountId,
			amount: u128,
			/// Whether nothing more can follow.
			settled: bool,
		},
		/// What was not spent of a funder's money cannot be returned now, and waits.
		ReturnWaits { round: RoundId, funder: T::AccountId, reason: DispatchError },
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such scope.
		ScopeNotFound,
		/// The scope is closed for ever, or there is no such scope.
		ScopeNotOpen,
		/// The scope does not accept the asset: it takes a decision to accept it. For what is new no scope
		/// accepts one whose custodian is in default.
		AssetNotAccepted,
		/// The pot is not open: anybody can open it, paying its endowment.
		PotNotOpen,
		/// The pot is open already.
		PotAlreadyOpen,
		/// There is no such round.
		RoundNotFound,
		/// The scope has as many rounds that are not settled as it can have: settle one first.
		TooManyRounds,
		/// A phase is shorter or longer than it can be.
		InvalidPeriod,
		/// The round is not in the phase for this: see when it opens and closes.
		NotInPhase,
		/// The amount is 0, or below the least that the round asks for; or that is below one whole
		/// unit of the asset.
		AmountTooSmall,
		/// All money that the scope adds comes from one purse: use that again.
		InvalidPurse,
		/// The purse has no open pot for the asset: anybody can open it.
		PurseNotOpen,
		/// The minimum is 0, or above the maximum.
		InvalidLimits,
		/// The name is empty, or not UTF-8.
		InvalidName,
		/// The payee is the pot itself.
		InvalidPayee,
		/// As many ideas stand in the round as can, and something is allocated to each: wait until
		/// one is dropped.
		TooManyIdeas,
		/// The proposer has as many ideas in the round as one can: take one back first.
		TooManyOwnIdeas,
		/// There is no such idea, or it is in no state for this.
		IdeaNotFound,
		/// The signer neither proposed the idea nor decides for the scope.
		NotProposer,
		/// Funders have allocated something to the idea: only the scope takes it out.
		AlreadyAllocated,
		/// The signer or the account named did not pay into the round, or is settled.
		FunderNotFound,
		/// Only members of the scope allocate equal parts, and the signer is no longer one: ask the
		/// scope to be admitted again.
		NotMember,
		/// The amount is more than the funder has left to allocate.
		AllotmentExceeded,
		/// Nobody decides alone in favour of their own account: decide together, or name another.
		NotForOneself,
		/// The idea was not paid in time.
		TooLate,
		/// The time is not over yet.
		NotExpired,
		/// There is nothing to return now.
		NothingToReturn,
		/// A number would exceed what its type can hold.
		Overflow,
		/// Records do not fit together. Nothing that a signer gives causes this: report it.
		Inconsistent,
		/// That is more than significant decisions can still spend of this purse in a month: spend
		/// what the view `spendable_within_limit` says, or decide it as a critical matter.
		AboveSpendLimit,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Counts the blocks in which a brake stops calls.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			let count =
				|| StoppedBlocks::<T>::mutate(|blocks| *blocks = blocks.saturating_add(One::one()));
			T::StoppedWeight::get().saturating_add(count_if(
				T::Stopped::get(),
				T::DbWeight::get(),
				count,
			))
		}

		fn integrity_test() {
			Self::check_constants();
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Opens a round of collaborative budgeting.
		///
		/// A decision of the scope, of class `Significant`. Until `opens` money comes in, from then
		/// until `closes` funders allocate it. It costs [`Config::RoundPrice`], for the treasury of
		/// the network, paid by the account that decides alone, or else by the scope's treasury.
		/// # Parameters
		/// - `allotment`: what each funder can allocate.
		/// - `minimum`: the least that a funder pays; at least one whole unit.
		/// - `opens`, `closes`: blocks; each phase lasts [`Config::MinDuration`] to
		///   [`Config::MaxDuration`] blocks.
		/// - `document`: what the round is about.
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::ScopeNotOpen`], [`Error::AssetNotAccepted`],
		///   [`Error::PotNotOpen`], [`Error::AmountTooSmall`], [`Error::InvalidPeriod`],
		///   [`Error::TooManyRounds`], [`Error::Overflow`].
		/// - that of the transfer if the price cannot be paid.
		/// # Events
		/// [`Event::RecordPaid`], [`Event::RoundOpened`].
		#[pallet::call_index(0)]
		#[allow(clippy::too_many_arguments)]
		pub fn open_round(
			origin: OriginFor<T>,
			scope: ScopeId,
			asset: T::AssetKind,
			allotment: Allotment,
			#[pallet::compact] minimum: Balance,
			opens: BlockNumberFor<T>,
			closes: BlockNumberFor<T>,
			document: Document,
		) -> DispatchResult {
			let decider = Self::ensure_decides(origin, scope, DecisionClass::Significant)?;
			let phases = (opens, closes);
			Self::do_open_round(decider, scope, asset, allotment, minimum, phases, document)
		}

		/// Pays into a round.
		///
		/// Signed, by anybody. Can be sponsored. Where allotments are equal, only those count who
		/// are members of the scope when they pay. The account keeps the least it can have.
		/// # Parameters
		/// - `amount`: the first time at least the round's minimum.
		/// # Errors
		/// - [`Error::RoundNotFound`], [`Error::NotInPhase`], [`Error::AmountTooSmall`].
		/// - [`Error::Overflow`]: there are too many funders.
		/// # Events
		/// [`Event::RoundFunded`].
		#[pallet::call_index(1)]
		#[pallet::weight(Pallet::<T>::sponsored(<T as Config>::WeightInfo::fund_round()))]
		pub fn fund_round(
			origin: OriginFor<T>,
			round: RoundId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_fund_round(who, round, amount)
		}

		/// Adds money of the scope to a round.
		///
		/// A decision of the scope: as `networks.spend`, of class `Significant` within the limit of
		/// the month, of class `Critical` above it. It counts as spent, also if some of it returns.
		/// What is left returns to the purse, which keeps its endowment.
		/// # Parameters
		/// - `purse`: a purse of the scope whose pot is open; always the same for a round.
		/// # Errors
		/// - [`Error::RoundNotFound`], [`Error::NotInPhase`], [`Error::AmountTooSmall`],
		///   [`Error::InvalidPurse`], [`Error::PurseNotOpen`], [`Error::AboveSpendLimit`].
		/// # Events
		/// [`Event::RoundMatched`].
		#[pallet::call_index(2)]
		pub fn match_round(
			origin: OriginFor<T>,
			round: RoundId,
			purse: Purse,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let record = Self::existing_round(round)?;
			let (unknown, above) =
				(Error::<T>::ScopeNotFound, || Error::<T>::AboveSpendLimit.into());
			ensure_may_spend::<_, _, T::Scopes, T::ScopeOrigin>(
				origin,
				record.scope,
				(purse, &record.asset, amount),
				unknown,
				above,
			)?;
			Self::do_match_round(round, record, purse, amount)
		}

		/// Closes a round: ideas that reached their minimum are funded.
		///
		/// Signed, by anybody. From then on funded ideas are paid, and what is not spent returns.
		/// # Errors
		/// - [`Error::RoundNotFound`].
		/// - [`Error::NotInPhase`]: it is closed, or there is time left.
		/// - [`Error::Overflow`]: time has no more blocks.
		/// # Events
		/// [`Event::RoundClosed`]; [`Event::RoundSettled`] if nothing is to be paid or returned.
		#[pallet::call_index(3)]
		pub fn close_round(origin: OriginFor<T>, round: RoundId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_close_round(round)
		}

		/// Proposes something to fund.
		///
		/// Signed, by anybody, funder or not. Takes a deposit, which returns with
		/// [`Pallet::drop_idea`] or [`Pallet::clear_idea`]. In a full round an idea to which
		/// nothing is allocated makes room, so that nobody keeps others out.
		/// # Parameters
		/// - `name`, `document`: what it is.
		/// - `minimum`: below this it gets nothing; not 0.
		/// - `maximum`: it gets no more than this.
		/// # Errors
		/// - [`Error::RoundNotFound`], [`Error::NotInPhase`], [`Error::InvalidLimits`],
		///   [`Error::InvalidPayee`], [`Error::InvalidName`], [`Error::TooManyIdeas`].
		/// - [`Error::TooManyOwnIdeas`]: the signer has [`MAX_OWN_IDEAS`] in it.
		/// - [`Error::Overflow`]: there are no numbers left.
		/// # Events
		/// [`Event::IdeaProposed`]; [`Event::IdeaDropped`] for one that made room.
		#[pallet::call_index(10)]
		pub fn propose_idea(
			origin: OriginFor<T>,
			round: RoundId,
			payee: T::AccountId,
			name: Name,
			document: Document,
			#[pallet::compact] minimum: Balance,
			#[pallet::compact] maximum: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let limits = (minimum, maximum);
			Self::do_propose_idea(who, round, payee, name, document, limits)
		}

		/// Takes an idea back or out.
		///
		/// Signed, by its proposer, while nothing is allocated to it; or a decision of the scope,
		/// of class `Standard`. What was allocated to it can be allocated to others. The deposit
		/// returns, unless the scope decides that it goes to the treasury of the network.
		/// # Parameters
		/// - `forfeit`: whether the deposit does not return: only by a decision of the scope.
		/// # Errors
		/// - [`Error::RoundNotFound`], [`Error::NotInPhase`], [`Error::IdeaNotFound`],
		///   [`Error::NotProposer`], [`Error::AlreadyAllocated`].
		/// # Events
		/// [`Event::IdeaDropped`].
		#[pallet::call_index(11)]
		pub fn drop_idea(
			origin: OriginFor<T>,
			round: RoundId,
			idea: IdeaId,
			forfeit: bool,
		) -> DispatchResult {
			let record = Self::existing_round(round)?;
			let proposer = frame_system::ensure_signed(origin.clone()).ok();
			let decides =
				Self::ensure_decides(origin, record.scope, DecisionClass::Standard).is_ok();
			Self::do_drop_idea(proposer, decides, round, record, idea, forfeit)
		}

		/// Decides how much of the signer's allotment an idea gets.
		///
		/// Signed, by a funder. Can be sponsored. Replaces what the signer allocated to it before.
		/// An idea takes no more than its maximum: the rest stays with the funder.
		/// # Parameters
		/// - `amount`: 0 takes everything back.
		/// # Errors
		/// - [`Error::RoundNotFound`], [`Error::NotInPhase`], [`Error::FunderNotFound`],
		///   [`Error::IdeaNotFound`], [`Error::AllotmentExceeded`].
		/// - [`Error::NotMember`]: where allotments are equal.
		/// # Events
		/// [`Event::Allocated`].
		#[pallet::call_index(12)]
		#[pallet::weight(Pallet::<T>::sponsored(<T as Config>::WeightInfo::allocate()))]
		pub fn allocate(
			origin: OriginFor<T>,
			round: RoundId,
			idea: IdeaId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_allocate(who, round, idea, amount)
		}

		/// Pays a funded idea.
		///
		/// A decision of the scope, of class `Significant`. An account that decides alone is not
		/// the payee. Its payee gets all that was allocated to it, at once.
		/// # Parameters
		/// - `evidence`: what shows that it is due.
		/// # Errors
		/// - [`Error::RoundNotFound`], [`Error::TooLate`], [`Error::NotForOneself`].
		/// - [`Error::IdeaNotFound`]: it is not funded, or is paid already.
		/// # Events
		/// [`Event::IdeaPaid`]; [`Event::RoundSettled`] if nothing else is to be paid or returned.
		#[pallet::call_index(20)]
		pub fn pay_idea(
			origin: OriginFor<T>,
			round: RoundId,
			idea: IdeaId,
			evidence: Document,
		) -> DispatchResult {
			let record = Self::existing_round(round)?;
			let decider = Self::ensure_decides(origin, record.scope, DecisionClass::Significant)?;
			Self::do_pay_idea(&decider, round, record, idea, evidence)
		}

		/// Notes that a funded idea was not paid in time: its money returns.
		///
		/// Signed, by anybody. [`Config::PaymentPeriod`] blocks after the round closed.
		/// # Errors
		/// - [`Error::RoundNotFound`], [`Error::NotExpired`].
		/// - [`Error::IdeaNotFound`]: it is not funded, or is paid.
		/// # Events
		/// [`Event::IdeaLapsed`]; [`Event::RoundSettled`] if nothing else is to be paid or
		/// returned.
		#[pallet::call_index(21)]
		pub fn lapse_idea(origin: OriginFor<T>, round: RoundId, idea: IdeaId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_lapse_idea(round, idea)
		}

		/// Returns the deposit of an idea.
		///
		/// Signed, by anybody. After the round closed, when the idea is paid, has failed or lapsed.
		/// # Errors
		/// - [`Error::RoundNotFound`].
		/// - [`Error::IdeaNotFound`]: it is still to be paid, or its deposit returned.
		/// # Events
		/// [`Event::IdeaCleared`].
		#[pallet::call_index(22)]
		pub fn clear_idea(origin: OriginFor<T>, round: RoundId, idea: IdeaId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_clear_idea(round, idea)
		}

		/// Pays one funder what was not spent of its money.
		///
		/// Signed, by anybody. Where allotments are equal: what the round did not spend, in
		/// proportion to what each paid. Where they are by contribution: what the funder did not
		/// allocate to funded ideas, of its own money. While funded ideas are not paid, more can
		/// follow.
		/// # Errors
		/// - [`Error::RoundNotFound`], [`Error::NotInPhase`], [`Error::FunderNotFound`],
		///   [`Error::NothingToReturn`].
		/// # Events
		/// [`Event::FundingReturned`]; [`Event::RoundSettled`] with the last.
		#[pallet::call_index(30)]
		pub fn return_funding(
			origin: OriginFor<T>,
			round: RoundId,
			funder: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_return_funding(round, funder)
		}

		/// Pays many funders what was not spent of their money.
		///
		/// Signed, by anybody. A funder that cannot be paid is passed over. As
		/// [`Pallet::return_funding`] otherwise. What fewer funders do not take of the weight is
		/// given back.
		/// # Parameters
		/// - `after`: begins after this funder in the order of storage; `None`: with the first.
		/// - `limit`: at most so many, and at most [`MAX_RETURNS`].
		/// # Errors
		/// - [`Error::RoundNotFound`], [`Error::NotInPhase`].
		/// - [`Error::NothingToReturn`]: nobody is left there.
		/// # Events
		/// [`Event::FundingReturned`] or [`Event::ReturnWaits`] for each; [`Event::RoundSettled`]
		/// with the last.
		#[pallet::call_index(31)]
		#[pallet::weight(<T as Config>::WeightInfo::return_page((*limit).min(MAX_RETURNS)))]
		pub fn return_page(
			origin: OriginFor<T>,
			round: RoundId,
			after: Option<T::AccountId>,
			limit: u32,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_return_page(round, after, limit)
		}

		/// Opens the pot of an asset, so that rounds take it, and pays its endowment.
		///
		/// Signed, by anybody. The least that an account can have of the native token and of the
		/// asset moves there for good.
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::AssetNotAccepted`], [`Error::PotAlreadyOpen`].
		/// # Events
		/// [`Event::PotOpened`].
		#[pallet::call_index(40)]
		pub fn open_pot(
			origin: OriginFor<T>,
			scope: ScopeId,
			asset: T::AssetKind,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_open_pot(scope, asset, who)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A round; `None` if there is no such round.
		pub fn round(round: RoundId) -> Option<RoundOf<T>> {
			Rounds::<T>::get(round)
		}

		/// An idea whose deposit has not returned yet.
		pub fn idea(round: RoundId, idea: IdeaId) -> Option<IdeaOf<T>> {
			Ideas::<T>::get(round, idea)
		}

		/// A funder of a round who is not settled.
		pub fn funder(round: RoundId, who: T::AccountId) -> Option<FunderView<T::AccountId>> {
			Self::view_funder(round, who)
		}

		/// The funders of a round who are not settled, at most `limit` (at most
		/// [`ovn_primitives::runtime::MAX_PAGE`]) of them, after `after` in the order of storage.
		pub fn funders(
			round: RoundId,
			after: Option<T::AccountId>,
			limit: u32,
		) -> Vec<FunderView<T::AccountId>> {
			Self::view_funders(round, after, limit)
		}

		/// The account of an asset's pot, and whether it is open.
		pub fn pot(asset: T::AssetKind) -> (T::AccountId, bool) {
			let open = OpenPots::<T>::contains_key(&asset);
			(Self::pot_account(&asset), open)
		}
	}
}
