// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Contributions
//! Keeps the record of what people give to a scope: which kinds of contribution it recognises, what
//! was logged, on what evidence, and what was decided.
//!
//! ## Terminology
//! - **Kind**: a type of contribution that a scope recognises, with its unit, its rate, what it
//!   entitles to, how much can be logged and how it is decided ([`KindTerms`]).
//! - **Entry**: one numbered line of a scope's record, in [`Contributions`]: a **log**,
//!   **imported** history, a **reversal** or a **compensation** ([`Entry`]). Entries are never
//!   edited or removed; only the decision on a log changes, once, and pages of an unfinished import
//!   can be undone.
//! - **Contributor**: whose contribution it is: an agent, a scope, or somebody outside. **Logger**:
//!   who wrote it down, if somebody else did.
//! - **Reviewer**: a holder of the role that decides about a kind. Peers, who decide about other
//!   kinds with their reputation at stake, are in another pallet.
//! - **Quantity**: in millionths of the kind's unit. **Units**: what an accepted contribution
//!   credits, in the same measure: quantity x multiplier x quality.
//! - **Gift**: a contribution that entitles to nothing, because its contributor or its kind says
//!   so.
//! - **Standing**: what an agent or a scope has in a scope by contributions that its peers or
//!   reviewers accepted, of kinds that say so, each worth as much as its kind asks for. It is
//!   counted elsewhere ([`Accepted::counts`](ovn_primitives::traits::Accepted::counts)).
//! - **Ledger**: the sums over all entries of one contributor, of one kind, in one scope.
//! - **Task**: something to be done, which several people can claim and deliver as a contribution.
//!
//! ## Life cycle
//! 1. A scope decides on a kind: [`Pallet::define_kind`].
//! 2. Agents with the right to log in the scope do so, for themselves or for an agent that allowed
//!    it ([`Pallet::allow_logger`]): [`Pallet::log`]. A small deposit is held, from the scope's
//!    purse for a member it sponsors. A log is a claim and nothing more.
//! 3. While it is undecided its contributor can make it a gift ([`Pallet::set_gift`]), and its
//!    contributor or logger can take it back or replace it ([`Pallet::correct`]).
//! 4. It is decided: by peers; by several reviewers ([`Pallet::review`]), or not in time
//!    ([`Pallet::close_review`]). What the chain itself sees, such as cash
//!    ([`Pallet::contribute_cash`]), is accepted at once.
//! 5. If it is accepted its units are credited through [`Config::OnAccepted`]; if it is rejected
//!    nothing is. In both cases the deposit returns. The deposit for spam is lost to the network.
//! 6. Afterwards only its contributor can give something of it back: [`Pallet::compensate`]. No
//!    call lets others take units away.
//!
//! A task leads into the same record: [`Pallet::open_task`], [`Pallet::claim_task`],
//! [`Pallet::deliver_task`]; and then as above.
//!
//! ## Scopes that contribute
//! A scope contributes to another one, to a network for instance or to an enterprise, whether it
//! belongs to that or not, and also to one above or below itself. It allows an agent to log for it
//! there ([`Pallet::allow_logger_as`], [`Pallet::log_as`]), who pays and corrects. A kind takes
//! scopes only if its terms say so, and never hours of work, which only people have. What was
//! accepted is credited to the scope, whose own equation divides what it earns. Its members and
//! stewards, and whoever logged, judge none of it. It earns no reputation, and the scope alone gives
//! something of it back ([`Pallet::compensate_as`]).
//!
//! ## Suspended scopes
//! In a scope that is suspended (`networks.suspend`) nothing new begins: no kind, log, cash, task,
//! delivery, page of an import or permission to log, each of which fails with `ScopeSuspended` of
//! the pallet of scopes. What was logged is decided, corrected and compensated as ever.
//!
//! ## A story
//! A lab that builds microscopes recognises "design hours", decided by two of its three reviewers
//! within a week; lead designers' hours count one and a half times. Ana, a lead designer, logs
//! eight hours, with a link to her drawings. She notices that it was Tuesday's six hours and
//! corrects the log: the record now shows the eight hours, the reversal of eight hours, and the
//! six. Two reviewers accept them, her deposit returns, and she is credited nine units. Ben logs
//! thirty hours for one day, and is refused: a day has twenty-four. Cem logs a joke; two reviewers
//! call it spam, and his deposit is lost. A month later Ana finds that two of the six hours had
//! been paid for elsewhere, and compensates them: six units are left.
//!
//! ## The mathematics
//! The units of an accepted contribution are floor(quantity x multiplier x quality)
//! ([`ovn_math::reward::credited_units`]), with the multiplier of when it was logged, and with
//! quality 1 unless the kind scales by it. Its worth, by which reputation or a debt is counted, is
//! rate x units, with the rate of when it was logged: later decisions of the scope hold for later
//! logs. A new rate holds after a notice ([`Config::OnRateChanged`]), for logs and for the division
//! of incomes from the same block on; the rate in force and the next one are kept with the kind,
//! and nowhere else. No log can be worth 2^96 base units. After a compensation the units are those
//! of what is left, floor((quantity - compensated) x multiplier x quality), and the difference is
//! taken back: whoever gives back all of it, in whatever parts, gives back exactly what was
//! credited.
//!
//! Cash: a token of `d` decimals is 10^d base units, so an amount `a` is the quantity a x 10^6 /
//! 10^d; amounts that are not a whole number of millionths of a token are refused.
//!
//! ## Limits
//! A kind limits what one log carries, and what one agent logs for one day of work. Days are those
//! of UTC. Work of the last [`Config::BackdateDays`] days can be logged, work of tomorrow cannot.
//! What was rejected still counts for its day; what was reversed does not. Work in hours is also
//! counted for the agent, over all kinds and scopes: nobody logs more than 24 hours for one day.
//!
//! All calls but those of imports have a constant cost: lists that are looked through are bounded.
//! Call indices stand in groups by subject, with room, and are final from the first genesis on.
//!
//! ## Requirements on the runtime
//! [`Config::PeerEvaluation`] is told of each contribution that peers decide, and ends its
//! evaluation through [`ovn_primitives::traits::Contributions::decide`]. The weights
//! [`WeightInfo::decide`] and [`WeightInfo::measured`], with that of the hook, are for the pallets
//! that call these. A sponsored call looks up what a scope's pot pays in fees, at the cost of
//! [`Config::SponsorWeight`].

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
mod types;
pub mod weights;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

// The codec derived for events, errors and calls casts the index of a variant. A log says much.
#[allow(clippy::cast_possible_truncation, clippy::too_many_arguments)]
#[frame_support::pallet]
pub mod pallet {
	use super::{types::Task, *};
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{fungibles, Consideration, EnsureOriginWithArg, Footprint, UnixTime},
	};
	use frame_system::pallet_prelude::*;
	use ovn_primitives::{
		traits::{
			Deposits, EnsureScope, Membership, OnAccepted, OnRateChanged, PeerEvaluation, Scopes,
		},
		Balance, ClaimType, ContributionId, Contributor, Day, DecisionClass, Document, KindId,
		Purse, Quantity, Ratio, RoleId, ScopeId,
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

		/// Who belongs to a scope, with which rights and roles.
		#[pallet::no_default]
		type Membership: Membership<Self::AccountId>;

		/// Holds the deposits of logs.
		#[pallet::no_default]
		type Deposits: Deposits<Self::AccountId>;

		/// Decides contributions by the evaluation of peers; `()` refuses kinds that are decided
		/// so.
		type PeerEvaluation: PeerEvaluation<Self::AccountId>;

		/// Credits what is accepted.
		type OnAccepted: OnAccepted<Self::AccountId>;

		/// Is told of the rates that scopes decide, and returns the block from which on they hold.
		#[pallet::no_default_bounds]
		type OnRateChanged: OnRateChanged<BlockNumberFor<Self>>;

		/// Names an asset, the native token included.
		#[pallet::no_default]
		type AssetKind: Parameter + MaxEncodedLen;

		/// Moves cash.
		#[pallet::no_default]
		type Money: fungibles::Mutate<Self::AccountId, AssetId = Self::AssetKind, Balance = Balance>;

		/// Says what day it is.
		#[pallet::no_default]
		type UnixTime: UnixTime;

		/// The deposit of the agent that opens a task, for its record and those of its places.
		#[pallet::no_default]
		type TaskConsideration: Consideration<Self::AccountId, Footprint>;

		/// The deposit for a log, in base units of the native token.
		#[pallet::constant]
		type LogDeposit: Get<Balance>;

		/// The longest time to review, in blocks, for which a scope above the log's own carries its
		/// deposit. For kinds that take longer the scope itself does, or the author.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type CarriedPeriod: Get<BlockNumberFor<Self>>;

		/// What the importer pays for each entry of an import, in base units of the native token,
		/// because the entry stays for ever.
		#[pallet::constant]
		type ImportPrice: Get<Balance>;

		/// The greatest number of kinds a scope defines, retired ones included; at least 1.
		#[pallet::constant]
		type MaxKinds: Get<KindId>;

		/// How many days back work can be logged; at most 30.
		#[pallet::constant]
		type BackdateDays: Get<u32>;

		/// The shortest time to review, or to deliver a claimed task, in blocks; at least 1.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type MinPeriod: Get<BlockNumberFor<Self>>;

		/// The longest time, in blocks, to review, to deliver a claimed task, or for which an agent
		/// allows another to log for it.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type MaxPeriod: Get<BlockNumberFor<Self>>;

		/// What a correction costs beside its work, as weight in the fee of the call: it leaves two
		/// entries in the record for ever, and gives the deposit back or takes none.
		type CorrectionWeight: Get<Weight>;

		/// What it costs to find out whether a scope pays the fee of a sponsored call.
		type SponsorWeight: Get<Weight>;

		/// The same for a call that reads the signer's membership and holds its deposit on the
		/// account of the sponsoring scope: without what both of them read and write.
		type SponsorWeightWithDeposit: Get<Weight>;

		/// The weights of calls.
		type WeightInfo: WeightInfo;

		/// Gives benchmarks what this pallet cannot make.
		#[cfg(feature = "runtime-benchmarks")]
		#[pallet::no_default]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId, Self::AssetKind>;
	}

	/// Gives benchmarks what this pallet cannot make, always in the form that costs most.
	#[cfg(feature = "runtime-benchmarks")]
	pub trait BenchmarkHelper<AccountId, AssetKind> {
		/// An open scope as deep as can be, whose rights are inherited from the top, which has an
		/// agreement, and which carries the deposits of its members.
		fn scope() -> ScopeId;
		/// Agent number `n`, which belongs to the scope with every right and has plenty of the
		/// native token.
		fn agent(scope: ScopeId, n: u32) -> AccountId;
		/// Role number `n` of the scope, which is granted to the agent for a term.
		fn role(scope: ScopeId, n: u32, holder: &AccountId) -> RoleId;
		/// An asset that the scope accepts, an open pot for it, and of which the agent has plenty.
		fn asset(scope: ScopeId, purse: Purse, owner: &AccountId) -> AssetKind;
		/// Sets the clock to noon of a day.
		fn set_day(day: Day);
		/// Another open scope, as deep as can be, in a network of its own.
		fn another_scope() -> ScopeId;
		/// Lets so many more agents belong to the scope, as if they had joined.
		fn populate(scope: ScopeId, members: u32);
	}

	/// Why this pallet holds native tokens.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The deposit of who opened a task, returned when it is removed.
		Task,
	}

	/// A kind.
	pub type KindOf<T> = Kind<<T as Config>::AssetKind, BlockNumberFor<T>>;
	/// What a scope decides of a kind.
	pub type KindTermsOf<T> = KindTerms<<T as Config>::AssetKind, BlockNumberFor<T>>;
	/// An entry of the record.
	pub type ContributionOf<T> =
		Contribution<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;
	/// Whose contribution it is.
	pub type ContributorOf<T> = Contributor<<T as frame_system::Config>::AccountId>;
	/// A task.
	pub type TaskOf<T> = Task<
		<T as frame_system::Config>::AccountId,
		BlockNumberFor<T>,
		<T as Config>::TaskConsideration,
	>;

	/// The kinds of a scope: (scope, kind). Numbers are given from 0 on.
	///
	/// Invariant: numbers below [`KindCount`] and no others, at most [`Config::MaxKinds`]. Never
	/// removed: the record names them.
	#[pallet::storage]
	pub type Kinds<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Twox64Concat, KindId, KindOf<T>>;

	/// How many kinds a scope has defined: the number of the next one.
	///
	/// Apart from [`Kinds`], so that a new kind does not read the others.
	#[pallet::storage]
	pub type KindCount<T> = StorageMap<_, Twox64Concat, ScopeId, KindId, ValueQuery>;

	/// The record: (scope, number).
	///
	/// Invariant: numbers below [`NextIndex`] and no others. Only the undecided have a deposit.
	#[pallet::storage]
	pub type Contributions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Twox64Concat, u32, ContributionOf<T>>;

	/// The number of a scope's next entry.
	///
	/// Apart from everything else of the scope: each log writes it.
	#[pallet::storage]
	pub type NextIndex<T> = StorageMap<_, Twox64Concat, ScopeId, u32, ValueQuery>;

	/// What one contributor gave of one kind to one scope: (scope, contributor, kind).
	///
	/// Invariant: equals the sums over the entries that its list links. One item, so that a log,
	/// which needs the last number, the open count and the last days, writes one.
	#[pallet::storage]
	pub type Ledgers<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, ScopeId>,
			NMapKey<Blake2_128Concat, ContributorOf<T>>,
			NMapKey<Twox64Concat, KindId>,
		),
		Ledger,
		ValueQuery,
	>;

	/// How many hours of work an agent has logged for each of the last days, of all kinds in all
	/// scopes together: a day has 24. Absent for none.
	///
	/// Invariant: for the days that can still be logged for, the sums over its logs that were not
	/// reversed, of kinds that measure work in hours and that are logged.
	#[pallet::storage]
	pub type HoursWorked<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, BoundedVec<DayTotal, MaxDays>, ValueQuery>;

	/// What all gave of one kind to one scope: (scope, kind). Absent before the first decision.
	///
	/// Invariant: equals the sums over what was decided. Not part of [`Kinds`], which many read and
	/// few write; written by decisions only, so that logs of one kind do not wait for each other.
	#[pallet::storage]
	pub type KindTotals<T> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Twox64Concat, KindId, Totals, ValueQuery>;

	/// What reviewers have said of a contribution: (scope, number). Removed when it is decided.
	///
	/// Invariant: only of undecided contributions that reviewers decide; each said it once, and
	/// fewer than the kind asks for agree. Apart from [`Contributions`], because it is short-lived.
	#[pallet::storage]
	pub type Reviews<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		ScopeId,
		Twox64Concat,
		u32,
		ReviewsOf<T::AccountId>,
		ValueQuery,
	>;

	/// Whom an agent allows to log for it: (scope, agent). Absent for nobody.
	///
	/// Invariant: each once, not the agent itself, at most [`MAX_LOGGERS`], and none for longer
	/// than [`Config::MaxPeriod`]. Expired ones go when it is next written, or by
	/// [`Pallet::clear_loggers`].
	#[pallet::storage]
	pub type Loggers<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		ScopeId,
		Blake2_128Concat,
		T::AccountId,
		LoggersOf<T::AccountId, BlockNumberFor<T>>,
		ValueQuery,
	>;

	/// Whom a scope allows to log what it contributes to others. Absent for nobody.
	///
	/// Invariant: each once for each other scope, never for the scope itself, at most
	/// [`MAX_LOGGERS`] in all, and none for longer than [`Config::MaxPeriod`]. Expired ones go when
	/// it is next written. One list, so that it is bounded however many scopes there are.
	#[pallet::storage]
	pub type ScopeLoggers<T: Config> = StorageMap<
		_,
		Twox64Concat,
		ScopeId,
		ScopeLoggersOf<T::AccountId, BlockNumberFor<T>>,
		ValueQuery,
	>;

	/// The tasks of a scope: (scope, task). Removed when closed and no place is taken.
	///
	/// Invariant: `taken` is the number of its [`TaskClaims`], and `taken + done` at most `places`.
	#[pallet::storage]
	pub type Tasks<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Twox64Concat, TaskId, TaskOf<T>>;

	/// The number of a scope's next task.
	///
	/// Apart from [`Tasks`]: numbers are not used again when a task is removed.
	#[pallet::storage]
	pub type NextTask<T> = StorageMap<_, Twox64Concat, ScopeId, TaskId, ValueQuery>;

	/// Who works on a task: (scope, task, worker). Removed when the place is done or freed.
	///
	/// Invariant: what is delivered is an undecided contribution of the worker for that task.
	#[pallet::storage]
	pub type TaskClaims<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, ScopeId>,
			NMapKey<Twox64Concat, TaskId>,
			NMapKey<Blake2_128Concat, T::AccountId>,
		),
		TaskClaim<BlockNumberFor<T>>,
	>;

	/// The imports of a scope: (scope, import). One that was dropped is removed.
	///
	/// Invariant: what it says was imported is the sum over its pages.
	#[pallet::storage]
	pub type Imports<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Twox64Concat, ImportId, Import<T::AccountId>>;

	/// The number of a scope's next import.
	///
	/// Apart from [`Imports`]: numbers are not used again when an import is dropped.
	#[pallet::storage]
	pub type NextImport<T> = StorageMap<_, Twox64Concat, ScopeId, ImportId, ValueQuery>;

	/// Where the pages of an import stand in the record: (scope, import, page), pages from 0.
	///
	/// Invariant: its entries are marked with the import, and accepted.
	#[pallet::storage]
	pub type ImportPages<T> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, ScopeId>,
			NMapKey<Twox64Concat, ImportId>,
			NMapKey<Twox64Concat, u32>,
		),
		ImportPage,
	>;

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	#[allow(missing_docs)] // A field is described where its name does not say it.
	pub enum Event<T: Config> {
		/// A scope recognises a kind.
		KindDefined { scope: ScopeId, kind: KindId, terms: KindTermsOf<T> },
		/// A scope decided on a kind's rate.
		RateSet {
			scope: ScopeId,
			kind: KindId,
			/// The value of one unit, in base units of the native token.
			rate: u128,
			/// The first block in which it holds.
			from: BlockNumberFor<T>,
		},
		/// A scope decided on a kind's roles and their multipliers.
		MultipliersSet { scope: ScopeId, kind: KindId, multipliers: Multipliers },
		/// A scope decided on a kind's limits.
		LimitsSet { scope: ScopeId, kind: KindId, limits: Limits },
		/// A kind was retired: nothing new of it is taken.
		KindRetired { scope: ScopeId, kind: KindId },
		/// An agent allows another to log for it.
		LoggerAllowed {
			scope: ScopeId,
			agent: T::AccountId,
			logger: T::AccountId,
			/// The first block in which it may no longer.
			expires: BlockNumberFor<T>,
		},
		/// An agent no longer allows another to log for it.
		LoggerRevoked { scope: ScopeId, agent: T::AccountId, logger: T::AccountId },
		/// Expired permissions to log were removed.
		LoggersCleared {
			scope: ScopeId,
			agent: T::AccountId,
			/// How many permissions of the agent are left.
			left: u32,
		},
		/// A contribution was logged or measured: the entry as it was written.
		Logged { id: ContributionId, contribution: ContributionOf<T> },
		/// A contributor said whether an undecided contribution is a gift.
		GiftSet { id: ContributionId, gift: bool },
		/// A log was taken back before it was decided. The reversal repeats the reversed entry's
		/// contributor, kind, quantity, role, day, gift and task.
		Reversed {
			id: ContributionId,
			/// The number of the reversal.
			by: u32,
			/// Who took it back: its contributor or its logger.
			who: T::AccountId,
			/// The number of the log that stands in its place.
			replacement: Option<u32>,
		},
		/// A contributor gave something of an accepted contribution back. The compensation repeats
		/// the accepted entry's contributor, kind, role, day and task.
		Compensated {
			id: ContributionId,
			/// The number of the compensation.
			by: u32,
			/// How much was given back, in millionths of the kind's unit.
			quantity: Quantity,
			evidence: Document,
			/// How many units were taken back.
			units: u128,
			/// How much has been given back of it in all.
			compensated: Quantity,
			units_left: u128,
		},
		/// A reviewer reviewed a contribution.
		Reviewed { id: ContributionId, who: T::AccountId, review: Review },
		/// A contribution was accepted, and counts.
		Accepted {
			id: ContributionId,
			kind: KindId,
			contributor: ContributorOf<T>,
			/// What it entitles to.
			claim: ClaimType,
			/// What peers found of its quality; 1 where nobody was asked.
			quality: Ratio,
			/// The units it is worth, in millionths of the kind's unit.
			units: u128,
		},
		/// A contribution was rejected, and does not count.
		Rejected { id: ContributionId },
		/// A contribution was called spam.
		FoundSpam {
			id: ContributionId,
			/// The deposit that is lost, in base units of the native token.
			forfeited: Balance,
		},
		/// Cash was contributed.
		CashContributed {
			id: ContributionId,
			who: T::AccountId,
			asset: T::AssetKind,
			/// In base units of the asset.
			amount: Balance,
			/// The purse it was paid into.
			purse: Purse,
		},
		/// A task was opened.
		TaskOpened {
			scope: ScopeId,
			task: TaskId,
			creator: T::AccountId,
			kind: KindId,
			/// What is to be done.
			document: Document,
			/// How often it can be done.
			places: u16,
			/// For how many blocks a claim holds.
			claim_period: BlockNumberFor<T>,
		},
		/// Somebody works on a task.
		TaskClaimed {
			scope: ScopeId,
			task: TaskId,
			worker: T::AccountId,
			/// The first block in which it can no longer be delivered.
			expires: BlockNumberFor<T>,
			/// How many places are taken now.
			taken: u16,
		},
		/// A place of a task became free: the worker gave it back or did not deliver in time, or
		/// what was delivered was not accepted.
		TaskFreed {
			scope: ScopeId,
			task: TaskId,
			worker: T::AccountId,
			/// How many places are taken now.
			taken: u16,
		},
		/// What was done for a task was logged.
		TaskDelivered {
			scope: ScopeId,
			task: TaskId,
			worker: T::AccountId,
			/// The number of the contribution.
			index: u32,
		},
		/// What was delivered for a task was accepted.
		TaskDone {
			scope: ScopeId,
			task: TaskId,
			worker: T::AccountId,
			/// How many places are taken now.
			taken: u16,
			/// How many are done now.
			done: u16,
		},
		/// A task can no longer be claimed.
		TaskClosed { scope: ScopeId, task: TaskId },
		/// A closed task, of which no place is taken, was removed, and its creator's deposit
		/// returned.
		TaskRemoved { scope: ScopeId, task: TaskId },
		/// A scope decided to import an older ledger.
		ImportStarted {
			scope: ScopeId,
			import: ImportId,
			/// Who brings the pages.
			importer: T::AccountId,
			/// The ledger it is made from.
			source: Document,
			/// How many entries it has.
			entries: u32,
			/// The sum of their quantities.
			quantity: u128,
		},
		/// An entry of an older ledger was recorded, and counts: the entry as it was written.
		Imported { id: ContributionId, contribution: ContributionOf<T> },
		/// A page of an import was recorded.
		PageImported {
			scope: ScopeId,
			import: ImportId,
			page: u32,
			/// The number of its first entry in the record.
			first: u32,
			count: u32,
			/// How many entries of the import are recorded now.
			imported: u32,
			/// The sum of their quantities now.
			imported_quantity: u128,
		},
		/// The last page of an import was taken back; its entries are undone.
		PageUndone {
			scope: ScopeId,
			import: ImportId,
			page: u32,
			/// The number of its first entry in the record.
			first: u32,
			count: u32,
			/// How many entries of the import are recorded now.
			imported: u32,
			/// The sum of their quantities now.
			imported_quantity: u128,
		},
		/// A scope confirmed that an import is complete and right.
		ImportFinished { scope: ScopeId, import: ImportId },
		/// An import without entries was given up.
		ImportDropped { scope: ScopeId, import: ImportId },
		/// A scope allows an agent to log what it contributes to another one.
		ScopeLoggerAllowed {
			/// The scope to which it contributes.
			scope: ScopeId,
			/// The scope that contributes.
			as_scope: ScopeId,
			logger: T::AccountId,
			/// The first block in which it may no longer.
			expires: BlockNumberFor<T>,
		},
		/// A scope no longer allows an agent to log what it contributes to another one.
		ScopeLoggerRevoked {
			/// The scope to which it contributes.
			scope: ScopeId,
			/// The scope that contributes.
			as_scope: ScopeId,
			logger: T::AccountId,
		},
	}

	/// Why a call was rejected.
	#[pallet::error]
	pub enum Error<T> {
		/// The scope is closed for ever, or there is no such scope.
		ScopeNotOpen,
		/// The scope has no such kind.
		KindNotFound,
		/// The kind is retired and nothing new of it is taken: use another kind.
		RetiredKind,
		/// The scope has defined as many kinds as it can: use one of them.
		TooManyKinds,
		/// The name is empty, or not UTF-8.
		InvalidName,
		/// The token has more than [`MAX_DECIMALS`] decimals, or cash is not counted in tokens.
		InvalidUnit,
		/// A debt by kinds has a ceiling of 100 per cent: only campaigns promise more.
		InvalidClaim,
		/// A role is named twice, or a multiplier is 0 or above [`MAX_MULTIPLIER`].
		InvalidMultipliers,
		/// A limit is 0, or that of work in hours is not at most 24 hours a day.
		InvalidLimits,
		/// The number of approvals is out of bounds: ask for 1 to [`MAX_APPROVALS`].
		InvalidApprovals,
		/// The time is over, too short or too long: choose one within its bounds.
		InvalidPeriod,
		/// The scope has no such role, or does not grant it any more.
		RoleNotFound,
		/// Peers cannot evaluate contributions to this scope: let reviewers decide.
		EvaluationUnavailable,
		/// There is no such contribution.
		ContributionNotFound,
		/// The contribution was already decided or taken back.
		AlreadyDecided,
		/// A reversal or a compensation cannot be corrected or compensated: only a log can.
		NotALog,
		/// Only the contributor may do this; a log may also be corrected by whoever logged it.
		NotContributor,
		/// The quantity or the amount is 0.
		ZeroQuantity,
		/// The kind allows less in one log: log it in parts, for the days on which it was done.
		QuantityTooLarge,
		/// The kind allows less of one agent for one day.
		DailyLimitReached,
		/// The day has not come yet, in UTC: log it when it has.
		DayInFuture,
		/// The day is too long ago to be logged: the scope can import older work.
		DayTooOld,
		/// The chain measures contributions of this kind: they are not logged.
		KindMeasured,
		/// Contributions of this kind are not measured: log them.
		KindNotMeasured,
		/// Contributions of this kind are not cash.
		KindNotCash,
		/// This kind is cash, which is contributed by paying it.
		KindCash,
		/// The kind does not name this role: log without one, or let the scope add it.
		RoleNotOfKind,
		/// The agent does not hold this role, or no longer does.
		NotRoleHolder,
		/// The contributor does not allow the signer to log for it, or no longer does.
		NotAllowedToLog,
		/// A reviewer has called it spam, and its author cannot escape the decision: wait for it.
		CalledSpam,
		/// [`MAX_CORRECTIONS`] logs in a row were already replaced: take this one back and log
		/// anew.
		TooManyCorrections,
		/// It was not accepted: there is nothing to give back.
		NotAccepted,
		/// Less than that is left of the contribution: give back at most what is left.
		MoreThanLeft,
		/// Reviewers do not decide contributions of this kind.
		NotByReviewers,
		/// Peers do not decide contributions of this kind.
		NotByPeers,
		/// The signer does not hold the role whose holders review this kind.
		NotReviewer,
		/// Nobody judges a contribution of their own, or one that they logged.
		OwnContribution,
		/// The signer has already reviewed this contribution.
		AlreadyReviewed,
		/// The deadline has passed.
		DeadlinePassed,
		/// The deadline has not passed: it can still be reviewed.
		DeadlineNotPassed,
		/// The quality is above 1.
		InvalidQuality,
		/// The amount is not a whole number of millionths of a token: give a multiple of that.
		AmountNotExact,
		/// The scope does not accept the asset: it takes a decision to accept it. For what is new no scope
		/// accepts one whose custodian is in default.
		AssetNotAccepted,
		/// The pot is not open: anybody can open it, paying its endowment.
		PotNotOpen,
		/// An agent need not allow itself to log.
		SelfLogger,
		/// The agent already allows [`MAX_LOGGERS`] others to log for it: revoke one first.
		TooManyLoggers,
		/// The agent does not allow this logger.
		LoggerNotFound,
		/// No permission of this agent has expired.
		NothingExpired,
		/// There is no such task: it may be done and removed.
		TaskNotFound,
		/// The task is closed.
		TaskNotOpen,
		/// The task has no place: give it at least one.
		InvalidPlaces,
		/// Every place of the task is taken or done: wait until a claim expires.
		TaskFull,
		/// The agent has already claimed a place of this task.
		AlreadyClaimed,
		/// The agent gave up a place of this task: it must wait for as long as it held that place.
		ClaimTooSoon,
		/// The agent has not claimed this task.
		ClaimNotFound,
		/// What was done for the task was already delivered, and is decided or corrected as a log.
		AlreadyDelivered,
		/// The claim has expired: free the place, wait, and claim the task again.
		ClaimExpired,
		/// The claim has not expired, and the worker still belongs to the scope.
		ClaimNotExpired,
		/// A number would exceed what its type can hold.
		Overflow,
		/// There is no such import.
		ImportNotFound,
		/// The import is finished: nothing is added to it or taken from it.
		ImportNotOpen,
		/// Only the account that the scope named as importer brings the pages.
		NotImporter,
		/// The import has no entries, or their quantities add up to 0.
		EmptyImport,
		/// The page has no entries.
		EmptyPage,
		/// The page does not begin with the next entry: the view `import` says which that is.
		NotNextEntry,
		/// The page has more entries than are left of the import.
		TooManyEntries,
		/// The sum of quantities differs from the one that the scope decided on.
		TotalsDiffer,
		/// Entries of the import are missing: bring them first.
		ImportIncomplete,
		/// Entries were imported: undo their pages first.
		ImportNotEmpty,
		/// No page is left to take back.
		NothingToUndo,
		/// Cash earns no reputation, which nobody can buy: define the kind without it.
		CashEarnsReputation,
		/// The largest log would be worth 2^96 base units or more: lower the rate, the multipliers
		/// or the greatest quantity.
		WorthTooLarge,
		/// The agent would have worked more than 24 hours that day, over all kinds and scopes.
		TooManyHours,
		/// Only agents contribute work in hours and what the chain measures: define the kind
		/// without scopes.
		InvalidContributors,
		/// What the chain measures is no standing, because nobody judges it: define the kind
		/// without.
		InvalidStanding,
		/// Only agents contribute to this kind: use one that takes scopes.
		KindNotForScopes,
		/// A scope does not contribute to itself: name another one.
		OwnScope,
		/// Members and stewards of the scope that contributed it, and whoever logged it, do not
		/// judge it: leave it to others.
		OwnScopeContribution,
		/// Older ledgers name agents and people outside: a scope contributes by its own decision.
		ImportedScope,
	}

	#[pallet::extra_constants]
	impl<T: Config> Pallet<T> {
		/// The greatest number of roles with a multiplier in a kind.
		fn max_multipliers() -> u32 {
			MAX_MULTIPLIERS
		}

		/// The greatest multiplier of a role.
		fn max_multiplier() -> u32 {
			MAX_MULTIPLIER
		}

		/// The greatest number of approvals a kind can ask of reviewers.
		fn max_approvals() -> u8 {
			MAX_APPROVALS
		}

		/// The greatest number of agents that one agent allows to log for it in a scope.
		fn max_loggers() -> u32 {
			MAX_LOGGERS
		}

		/// The greatest number of decimals of a token.
		fn max_decimals() -> u8 {
			MAX_DECIMALS
		}

		/// The greatest number of entries of a page of an import.
		fn max_import_page() -> u32 {
			MAX_IMPORT_PAGE
		}

		/// The greatest number of records that one question to a view returns.
		fn max_page() -> u32 {
			MAX_PAGE
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(T::MaxKinds::get() >= 1, "a scope defines kinds: MaxKinds >= 1");
			assert!(
				T::BackdateDays::get() < MAX_DAYS,
				"a ledger remembers {} days: BackdateDays is less",
				MAX_DAYS
			);
			let (min, max) = (T::MinPeriod::get(), T::MaxPeriod::get());
			assert!(min >= 1u32.into(), "a deadline is in the future: MinPeriod >= 1");
			assert!(min <= max, "MinPeriod <= MaxPeriod");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_now: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Makes a scope recognise a kind of contribution, by significant decision of the scope.
		///
		/// The kind gets the next number of the scope. Rate, multipliers and limits can change
		/// later; unit, claim, the way of deciding, who contributes and what counts as standing
		/// cannot, so that what was logged keeps its meaning: for other ones, define another kind
		/// and retire this one.
		/// # Parameters
		/// - `terms`: what is decided of the kind, within the bounds that [`KindTerms`] states.
		/// # Errors
		/// - [`Error::RoleNotFound`]: a role with a multiplier, or the reviewers'; define it first.
		/// - [`Error::InvalidPeriod`]: the time to review.
		/// - [`Error::ScopeNotOpen`], [`Error::TooManyKinds`], [`Error::InvalidName`],
		///   [`Error::InvalidUnit`], [`Error::InvalidClaim`], [`Error::InvalidMultipliers`],
		///   [`Error::InvalidLimits`], [`Error::InvalidApprovals`],
		///   [`Error::EvaluationUnavailable`], [`Error::CashEarnsReputation`],
		///   [`Error::WorthTooLarge`], [`Error::InvalidContributors`], [`Error::InvalidStanding`].
		/// # Events
		/// [`Event::KindDefined`].
		#[pallet::call_index(0)]
		pub fn define_kind(
			origin: OriginFor<T>,
			scope: ScopeId,
			terms: KindTermsOf<T>,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			T::Scopes::ensure_not_suspended(scope)?;
			Self::do_define_kind(scope, terms)
		}

		/// Sets the rate of a kind that is not retired, by significant decision of the scope.
		///
		/// It holds after the notice time of the scope's value equation, for logs and for the
		/// division of incomes from the same block on; at once if the scope has no equation, or
		/// none that names the kind. Another decision before that replaces it. What was logged
		/// keeps its rate, by which its author earns reputation and a debt is counted.
		/// # Parameters
		/// - `rate`: the value of one unit, in base units of the native token.
		/// # Errors
		/// - [`Error::ScopeNotOpen`], [`Error::KindNotFound`], [`Error::RetiredKind`],
		///   [`Error::WorthTooLarge`].
		/// # Events
		/// [`Event::RateSet`].
		#[pallet::call_index(1)]
		#[pallet::weight(
			T::WeightInfo::set_rate().saturating_add(T::OnRateChanged::weight())
		)]
		pub fn set_rate(
			origin: OriginFor<T>,
			scope: ScopeId,
			kind: KindId,
			#[pallet::compact] rate: u128,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_set_rate(scope, kind, rate)
		}

		/// Sets the roles of a kind that is not retired, and their multipliers, by significant
		/// decision of the scope.
		///
		/// What was logged keeps its multiplier.
		/// # Parameters
		/// - `multipliers`: the roles, each once, with a multiplier above 0 and at most
		///   [`MAX_MULTIPLIER`].
		/// # Errors
		/// - [`Error::ScopeNotOpen`], [`Error::KindNotFound`], [`Error::RetiredKind`],
		///   [`Error::InvalidMultipliers`], [`Error::RoleNotFound`], [`Error::WorthTooLarge`].
		/// # Events
		/// [`Event::MultipliersSet`].
		#[pallet::call_index(2)]
		pub fn set_multipliers(
			origin: OriginFor<T>,
			scope: ScopeId,
			kind: KindId,
			multipliers: Multipliers,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_set_multipliers(scope, kind, multipliers)
		}

		/// Sets how much of a kind can be logged, by significant decision of the scope.
		///
		/// What was logged stays, and what was logged for the last days counts for the new daily
		/// limit.
		/// # Parameters
		/// - `limits`: within the bounds that [`Limits`] states.
		/// # Errors
		/// - [`Error::ScopeNotOpen`], [`Error::KindNotFound`], [`Error::RetiredKind`],
		///   [`Error::InvalidLimits`], [`Error::WorthTooLarge`].
		/// # Events
		/// [`Event::LimitsSet`].
		#[pallet::call_index(3)]
		pub fn set_limits(
			origin: OriginFor<T>,
			scope: ScopeId,
			kind: KindId,
			limits: Limits,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_set_limits(scope, kind, limits)
		}

		/// Retires a kind for ever, by significant decision of the scope: nothing new of it is
		/// taken.
		///
		/// What was logged is decided as before, and can be corrected and compensated. Tasks of the
		/// kind can no longer be delivered; those who opened them can close them.
		/// # Errors
		/// - [`Error::ScopeNotOpen`], [`Error::KindNotFound`], [`Error::RetiredKind`].
		/// # Events
		/// [`Event::KindRetired`].
		#[pallet::call_index(4)]
		pub fn retire_kind(origin: OriginFor<T>, scope: ScopeId, kind: KindId) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_retire_kind(scope, kind)
		}

		/// Allows another agent to log for the signer in a scope where the signer has the right to
		/// log. Sponsored.
		///
		/// So that those who are cared for can log the care they get, and a work group one list for
		/// all. What is logged remains the signer's contribution: the signer alone can compensate
		/// it, and can take it back while it is undecided. Given again, only the end changes.
		/// # Parameters
		/// - `until`: the first block in which it may no longer, at most [`Config::MaxPeriod`]
		///   ahead; `None`: that far ahead.
		/// # Errors
		/// - Those of the right to log: the scope is closed, or the signer does not belong to it,
		///   has not signed its agreement, or is in a tier without the right.
		/// - [`Error::SelfLogger`], [`Error::InvalidPeriod`], [`Error::TooManyLoggers`].
		/// # Events
		/// [`Event::LoggerAllowed`].
		#[pallet::call_index(10)]
		#[pallet::weight(
			<T as Config>::WeightInfo::allow_logger()
				.saturating_add(T::SponsorWeight::get())
		)]
		pub fn allow_logger(
			origin: OriginFor<T>,
			scope: ScopeId,
			logger: T::AccountId,
			until: Option<BlockNumberFor<T>>,
		) -> DispatchResult {
			let agent = ensure_signed(origin)?;
			Self::do_allow_logger(scope, agent, logger, until)
		}

		/// Revokes a permission to log that the signer gave, whether the signer still belongs to
		/// the scope or not. Sponsored.
		///
		/// What was logged stays.
		/// # Errors
		/// - [`Error::LoggerNotFound`].
		/// # Events
		/// [`Event::LoggerRevoked`].
		#[pallet::call_index(11)]
		#[pallet::weight(
			<T as Config>::WeightInfo::revoke_logger()
				.saturating_add(T::SponsorWeight::get())
		)]
		pub fn revoke_logger(
			origin: OriginFor<T>,
			scope: ScopeId,
			logger: T::AccountId,
		) -> DispatchResult {
			let agent = ensure_signed(origin)?;
			Self::do_revoke_logger(scope, agent, logger)
		}

		/// Removes an agent's permissions to log that have expired. Anybody may call this.
		///
		/// Expired permissions allow nothing; this only tidies up.
		/// # Parameters
		/// - `agent`: the agent that had given them.
		/// # Errors
		/// - [`Error::NothingExpired`].
		/// # Events
		/// [`Event::LoggersCleared`].
		#[pallet::call_index(12)]
		pub fn clear_loggers(
			origin: OriginFor<T>,
			scope: ScopeId,
			agent: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_clear_loggers(scope, agent)
		}

		/// Allows an agent to log what a scope contributes to another one, by standard decision of
		/// the scope that contributes.
		///
		/// That scope need not belong to the other one; it may stand above or below it. The agent
		/// pays for what it logs ([`Pallet::log_as`]). Given again, only the end changes.
		/// # Parameters
		/// - `scope`: the scope to which it contributes.
		/// - `as_scope`: the scope that contributes.
		/// - `until`: as in [`Pallet::allow_logger`].
		/// # Errors
		/// - [`Error::TooManyLoggers`]: over all scopes to which it contributes.
		/// - [`Error::OwnScope`], [`Error::ScopeNotOpen`], [`Error::InvalidPeriod`].
		/// # Events
		/// [`Event::ScopeLoggerAllowed`].
		#[pallet::call_index(13)]
		pub fn allow_logger_as(
			origin: OriginFor<T>,
			scope: ScopeId,
			as_scope: ScopeId,
			logger: T::AccountId,
			until: Option<BlockNumberFor<T>>,
		) -> DispatchResult {
			T::ScopeOrigin::ensure_origin(origin, &(as_scope, DecisionClass::Standard))?;
			Self::do_allow_logger_as(scope, as_scope, logger, until)
		}

		/// Revokes a permission to log that a scope gave, by standard decision of that scope, open
		/// or not.
		///
		/// What was logged stays, and the agent can still take back what is undecided. It replaces
		/// none of it.
		/// # Parameters
		/// - `scope`, `as_scope`: as in [`Pallet::allow_logger_as`].
		/// # Errors
		/// - [`Error::LoggerNotFound`].
		/// # Events
		/// [`Event::ScopeLoggerRevoked`].
		#[pallet::call_index(14)]
		pub fn revoke_logger_as(
			origin: OriginFor<T>,
			scope: ScopeId,
			as_scope: ScopeId,
			logger: T::AccountId,
		) -> DispatchResult {
			T::ScopeOrigin::ensure_origin(origin, &(as_scope, DecisionClass::Standard))?;
			Self::do_revoke_logger_as(scope, as_scope, logger)
		}

		/// Logs a contribution, as an agent with the right to log in the scope. Sponsored.
		///
		/// Holds [`Config::LogDeposit`]: on the purse of the scope that sponsors the signer (only
		/// this scope's own for a kind whose reviewers have longer than [`Config::CarriedPeriod`]),
		/// otherwise on the signer's account. It returns when the contribution is decided or taken
		/// back, and is lost if it is called spam. The multiplier of the role and the deadline are
		/// those of now, whatever the scope decides later. Part of the fee returns for the signer's
		/// own work in no role.
		/// # Parameters
		/// - `kind`: the kind; neither retired nor measured.
		/// - `quantity`: in millionths of the kind's unit; above 0 and within its limits.
		/// - `day`: on which it was done, in days since 1 January 1970 (UTC); today or up to
		///   [`Config::BackdateDays`] days ago.
		/// - `role`: in which it was done, if the kind names it and the contributor holds it.
		/// - `evidence`: what proves it.
		/// - `gift`: whether it is to credit nothing.
		/// - `on_behalf_of`: whose contribution it is, if not the signer's; that agent must have
		///   allowed this, and have the right to log itself.
		/// # Errors
		/// - Those of the right to log, of the signer or the contributor: the scope is closed, or
		///   the agent does not belong to it, has not signed its agreement, or is in a tier without
		///   the right.
		/// - [`Error::NotAllowedToLog`]: the contributor calls [`Pallet::allow_logger`].
		/// - [`Error::KindNotFound`], [`Error::RetiredKind`], [`Error::KindMeasured`],
		///   [`Error::RoleNotOfKind`], [`Error::NotRoleHolder`], [`Error::ZeroQuantity`],
		///   [`Error::QuantityTooLarge`], [`Error::DayInFuture`], [`Error::DayTooOld`],
		///   [`Error::DailyLimitReached`], [`Error::TooManyHours`].
		/// - Those of the deposit: neither the sponsor nor the signer can pay it.
		/// # Events
		/// [`Event::Logged`].
		#[pallet::call_index(20)]
		#[pallet::weight(
			<T as Config>::WeightInfo::log()
				.saturating_add(T::SponsorWeightWithDeposit::get())
				.saturating_add(T::PeerEvaluation::open_weight())
		)]
		pub fn log(
			origin: OriginFor<T>,
			scope: ScopeId,
			kind: KindId,
			#[pallet::compact] quantity: Quantity,
			day: Day,
			role: Option<RoleId>,
			evidence: Document,
			gift: bool,
			on_behalf_of: Option<T::AccountId>,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let contributor = on_behalf_of.unwrap_or_else(|| who.clone());
			let own = role.is_none() && contributor == who;
			let draft = functions::Draft {
				contributor: Contributor::Agent(contributor),
				kind,
				quantity,
				day,
				role,
				evidence,
				gift,
				task: None,
			};
			Self::do_log(scope, who, draft)?;
			Ok(own
				.then(|| {
					let weight = <T as Config>::WeightInfo::log_own();
					weight
						.saturating_add(T::SponsorWeightWithDeposit::get())
						.saturating_add(T::PeerEvaluation::open_weight())
				})
				.into())
		}

		/// Says whether an undecided contribution is a gift, as its contributor. Sponsored.
		///
		/// A gift is decided as any other and stays in the record; it credits nothing.
		/// # Parameters
		/// - `gift`: whether it is a gift.
		/// # Errors
		/// - [`Error::AlreadyDecided`]: [`Pallet::compensate`] gives something of an accepted one
		///   back.
		/// - [`Error::ContributionNotFound`], [`Error::NotContributor`].
		/// # Events
		/// [`Event::GiftSet`].
		#[pallet::call_index(21)]
		#[pallet::weight(
			<T as Config>::WeightInfo::set_gift()
				.saturating_add(T::SponsorWeight::get())
		)]
		pub fn set_gift(origin: OriginFor<T>, id: ContributionId, gift: bool) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_gift(who, id, gift)
		}

		/// Takes back an undecided log, and may put another in its place, as its contributor or its
		/// logger. Sponsored.
		///
		/// The log stays in the record. A reversal is written that points at it, its quantity no
		/// longer counts for its day, and its review or evaluation ends. The replacement is logged
		/// anew, for the signer: same kind, even if that has been retired, same contributor, gift,
		/// task, role and multiplier as the first log, with the rate and a deadline of now. If the
		/// same agent logs again its deposit stays held for the replacement, otherwise it returns
		/// and the signer's is held. Without a replacement the deposit returns, and a task's place
		/// becomes free.
		/// # Parameters
		/// - `replacement`: what stands in its place, within the bounds of [`Pallet::log`].
		/// # Errors
		/// - [`Error::TooManyCorrections`]: it can still be taken back.
		/// - [`Error::ContributionNotFound`], [`Error::NotALog`], [`Error::NotContributor`],
		///   [`Error::AlreadyDecided`], [`Error::CalledSpam`].
		/// - Those of the evaluation by peers, which may refuse to let its author escape a
		///   judgement.
		/// - With a replacement, those of [`Pallet::log`] but for the kind's and the role's.
		/// # Events
		/// [`Event::Reversed`]; with a replacement also [`Event::Logged`], otherwise for a task
		/// [`Event::TaskFreed`], and [`Event::TaskRemoved`] if it was closed.
		#[pallet::call_index(22)]
		#[pallet::weight(
			<T as Config>::WeightInfo::correct()
				.max(<T as Config>::WeightInfo::take_back())
				.saturating_add(T::SponsorWeight::get())
				.saturating_add(T::PeerEvaluation::cancel_weight())
				.saturating_add(T::PeerEvaluation::open_weight())
				.saturating_add(T::CorrectionWeight::get())
		)]
		pub fn correct(
			origin: OriginFor<T>,
			id: ContributionId,
			replacement: Option<Replacement>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_correct(who, id, replacement)
		}

		/// Gives something of an accepted contribution back, as its contributor, who need not
		/// belong to the scope any more. Sponsored.
		///
		/// Writes a compensation that points at the contribution. The units that are left are those
		/// of the quantity that is left; the difference is taken back from its holder, which fails
		/// if the units are no longer there.
		/// # Parameters
		/// - `quantity`: in millionths of the kind's unit; at most what is left of it.
		/// - `evidence`: what explains it.
		/// # Errors
		/// - [`Error::NotAccepted`]: an undecided one is taken back by [`Pallet::correct`].
		/// - [`Error::ContributionNotFound`], [`Error::NotALog`], [`Error::NotContributor`],
		///   [`Error::ZeroQuantity`], [`Error::MoreThanLeft`].
		/// # Events
		/// [`Event::Compensated`].
		#[pallet::call_index(23)]
		#[pallet::weight(
			<T as Config>::WeightInfo::compensate()
				.saturating_add(T::OnAccepted::weight())
				.saturating_add(T::SponsorWeight::get())
		)]
		pub fn compensate(
			origin: OriginFor<T>,
			id: ContributionId,
			#[pallet::compact] quantity: Quantity,
			evidence: Document,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_compensate(&Contributor::Agent(who), id, quantity, evidence)
		}

		/// Contributes cash, as an agent with the right to log in the scope.
		///
		/// The amount moves from the signer to the pot of the purse that the kind names, and is
		/// accepted at once: record and balance cannot diverge. It counts for today. The signer's
		/// account stays alive.
		/// # Parameters
		/// - `kind`: a kind of cash: measured, with a purse.
		/// - `amount`: in base units of the asset that is the kind's unit; a whole number of
		///   millionths of a token.
		/// # Errors
		/// - Those of the right to log, as [`Pallet::log`], and of the transfer.
		/// - [`Error::KindNotMeasured`], [`Error::KindNotCash`]: log it instead, or another part of
		///   the chain measures it.
		/// - [`Error::KindNotFound`], [`Error::RetiredKind`], [`Error::ZeroQuantity`],
		///   [`Error::AmountNotExact`], [`Error::QuantityTooLarge`], [`Error::DailyLimitReached`],
		///   [`Error::AssetNotAccepted`], [`Error::PotNotOpen`].
		/// # Events
		/// [`Event::CashContributed`], [`Event::Logged`], [`Event::Accepted`].
		#[pallet::call_index(24)]
		#[pallet::weight(
			<T as Config>::WeightInfo::contribute_cash()
				.saturating_add(T::OnAccepted::weight())
		)]
		pub fn contribute_cash(
			origin: OriginFor<T>,
			scope: ScopeId,
			kind: KindId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_contribute_cash(scope, who, kind, amount)
		}

		/// Logs what another scope contributes to a scope where the signer has the right to log, as
		/// an agent whom that other scope allows it.
		///
		/// As [`Pallet::log`]: the signer pays the fee, the deposit is held for the signer, and the
		/// signer corrects it ([`Pallet::correct`]). It is decided as that of an agent, by others
		/// than the members and stewards of the scope that contributes; what it earns goes to the
		/// inbox of that scope. It earns no reputation.
		/// # Parameters
		/// - `scope`: the scope to which it is contributed.
		/// - `as_scope`: the scope that contributes, which need not belong to the other.
		/// - `kind`: a kind that takes scopes.
		/// - `quantity`, `day`, `evidence`, `gift`: as [`Pallet::log`].
		/// # Errors
		/// - [`Error::NotAllowedToLog`]: the scope that contributes decides on
		///   [`Pallet::allow_logger_as`].
		/// - [`Error::ScopeNotOpen`]: one of the two.
		/// - [`Error::OwnScope`], [`Error::KindNotForScopes`], and those of [`Pallet::log`] but for
		///   those of roles and hours.
		/// # Events
		/// [`Event::Logged`].
		#[pallet::call_index(25)]
		#[pallet::weight(
			<T as Config>::WeightInfo::log_as().saturating_add(T::PeerEvaluation::open_weight())
		)]
		pub fn log_as(
			origin: OriginFor<T>,
			scope: ScopeId,
			as_scope: ScopeId,
			kind: KindId,
			#[pallet::compact] quantity: Quantity,
			day: Day,
			evidence: Document,
			gift: bool,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let draft = functions::Draft {
				contributor: Contributor::Scope(as_scope),
				kind,
				quantity,
				day,
				role: None,
				evidence,
				gift,
				task: None,
			};
			Self::do_log(scope, who, draft)?;
			Ok(())
		}

		/// Gives something back of what a scope contributed to another one and was accepted, by
		/// significant decision of the scope that contributed it, open or not.
		///
		/// As [`Pallet::compensate`].
		/// # Parameters
		/// - `as_scope`: the scope that contributed it.
		/// - `quantity`, `evidence`: as [`Pallet::compensate`].
		/// # Errors
		/// - [`Error::NotContributor`]: another scope, or an agent, contributed it.
		/// - Those of [`Pallet::compensate`].
		/// # Events
		/// [`Event::Compensated`].
		#[pallet::call_index(26)]
		#[pallet::weight(
			<T as Config>::WeightInfo::compensate_as().saturating_add(T::OnAccepted::weight())
		)]
		pub fn compensate_as(
			origin: OriginFor<T>,
			as_scope: ScopeId,
			id: ContributionId,
			#[pallet::compact] quantity: Quantity,
			evidence: Document,
		) -> DispatchResult {
			T::ScopeOrigin::ensure_origin(origin, &(as_scope, DecisionClass::Significant))?;
			Self::do_compensate(&Contributor::Scope(as_scope), id, quantity, evidence)
		}

		/// Reviews a contribution, as a holder of the role that decides its kind who neither
		/// contributed nor logged it. Sponsored.
		///
		/// What a scope contributed is reviewed by none of its members and stewards.
		///
		/// It counts once as many reviewers accept it as the kind asks for, and does not once as
		/// many do not accept it; it is spam if more than half of those say so. A review counts
		/// even if its reviewer loses the role before the decision.
		/// # Parameters
		/// - `review`: what the signer says of it.
		/// # Errors
		/// - [`Error::DeadlinePassed`]: close it by [`Pallet::close_review`].
		/// - [`Error::ContributionNotFound`], [`Error::AlreadyDecided`], [`Error::NotByReviewers`],
		///   [`Error::OwnContribution`], [`Error::OwnScopeContribution`], [`Error::NotReviewer`],
		///   [`Error::AlreadyReviewed`].
		/// # Events
		/// [`Event::Reviewed`]; if it decides, one of [`Event::Accepted`], [`Event::Rejected`] and
		/// [`Event::FoundSpam`], and what becomes of the task.
		#[pallet::call_index(30)]
		#[pallet::weight(
			<T as Config>::WeightInfo::review()
				.saturating_add(T::OnAccepted::weight())
				.saturating_add(T::SponsorWeight::get())
		)]
		pub fn review(origin: OriginFor<T>, id: ContributionId, review: Review) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_review(who, id, review)
		}

		/// Rejects a contribution that reviewers did not decide in time. Anybody may call this
		/// after the deadline; before it, a significant decision of the scope that has carried the
		/// deposit for [`Config::CarriedPeriod`]. Sponsored.
		///
		/// The deposit returns, whatever reviewers have said: too few of them did. It can be logged
		/// again if the day is not too long ago.
		/// # Errors
		/// - [`Error::ContributionNotFound`], [`Error::AlreadyDecided`], [`Error::NotByReviewers`],
		///   [`Error::DeadlineNotPassed`].
		/// # Events
		/// [`Event::Rejected`], and what becomes of the task.
		#[pallet::call_index(31)]
		#[pallet::weight(
			<T as Config>::WeightInfo::close_review()
				.saturating_add(T::SponsorWeight::get())
		)]
		pub fn close_review(origin: OriginFor<T>, id: ContributionId) -> DispatchResult {
			Self::do_close_review(origin, id)
		}

		/// Opens a task, as an agent with the right to open tasks in the scope.
		///
		/// Takes a deposit for the record and those of all places, which returns when the task is
		/// removed.
		/// # Parameters
		/// - `kind`: the kind of contribution that it asks for; neither retired nor measured.
		/// - `document`: what is to be done.
		/// - `places`: how often it can be done, by one worker each; at least 1.
		/// - `claim_period`: for how many blocks a claim holds; [`Config::MinPeriod`] to
		///   [`Config::MaxPeriod`].
		/// # Errors
		/// - Those of the right to open tasks, as [`Pallet::log`], and of the deposit.
		/// - [`Error::KindNotFound`], [`Error::RetiredKind`], [`Error::KindMeasured`],
		///   [`Error::InvalidPlaces`], [`Error::InvalidPeriod`].
		/// # Events
		/// [`Event::TaskOpened`].
		#[pallet::call_index(40)]
		pub fn open_task(
			origin: OriginFor<T>,
			scope: ScopeId,
			kind: KindId,
			document: Document,
			places: u16,
			claim_period: BlockNumberFor<T>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_open_task(scope, who, kind, document, places, claim_period)
		}

		/// Claims a place of a task, as an agent with the right to take tasks in the scope.
		/// Sponsored.
		///
		/// The place is the signer's until the claim expires. Anybody can free the place of an
		/// expired claim by [`Pallet::expire_claim`] when it is needed. An agent that gives a place
		/// up without delivering, or takes back what it delivered, must wait before it claims the
		/// task again for as long as it had the place, so that others can have it; the task
		/// remembers [`MAX_GAVE_UP`] such agents.
		/// # Errors
		/// - Those of the right to take tasks, as [`Pallet::log`].
		/// - [`Error::AlreadyClaimed`]: if that claim has expired, its place must be freed first.
		/// - [`Error::TaskNotFound`], [`Error::TaskNotOpen`], [`Error::ClaimTooSoon`],
		///   [`Error::TaskFull`].
		/// # Events
		/// [`Event::TaskClaimed`].
		#[pallet::call_index(41)]
		#[pallet::weight(
			<T as Config>::WeightInfo::claim_task()
				.saturating_add(T::SponsorWeight::get())
		)]
		pub fn claim_task(origin: OriginFor<T>, scope: ScopeId, task: TaskId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_claim_task(scope, task, who)
		}

		/// Gives a place of a task back, as its worker. Sponsored.
		///
		/// The claim may have expired and the task may be closed. The signer can claim this task
		/// again after waiting for as long as it had the place.
		/// # Errors
		/// - [`Error::ClaimNotFound`].
		/// - [`Error::AlreadyDelivered`]: correct the contribution instead.
		/// # Events
		/// [`Event::TaskFreed`], and [`Event::TaskRemoved`] if it was closed and this was the last
		/// place.
		#[pallet::call_index(42)]
		#[pallet::weight(
			<T as Config>::WeightInfo::unclaim_task()
				.saturating_add(T::SponsorWeight::get())
		)]
		pub fn unclaim_task(origin: OriginFor<T>, scope: ScopeId, task: TaskId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_unclaim_task(scope, task, who)
		}

		/// Frees a place of a task whose worker did not deliver in time, or has left the scope.
		/// Anybody may call this.
		///
		/// # Errors
		/// - [`Error::ClaimNotFound`], [`Error::AlreadyDelivered`], [`Error::ClaimNotExpired`].
		/// # Events
		/// As [`Pallet::unclaim_task`].
		#[pallet::call_index(43)]
		pub fn expire_claim(
			origin: OriginFor<T>,
			scope: ScopeId,
			task: TaskId,
			worker: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_expire_claim(scope, task, worker)
		}

		/// Logs what was done for a task, as its worker with the right to log in the scope.
		/// Sponsored.
		///
		/// As [`Pallet::log`], with the kind of the task, which may have been closed since it was
		/// claimed. When the contribution is accepted the place is done; if it is not, or is taken
		/// back, the place becomes free.
		/// # Parameters
		/// - `quantity`, `day`, `role`, `evidence`, `gift`: as [`Pallet::log`].
		/// # Errors
		/// - [`Error::AlreadyDelivered`]: correct the contribution instead.
		/// - [`Error::ClaimExpired`], [`Error::TaskNotFound`], [`Error::ClaimNotFound`], and those
		///   of [`Pallet::log`].
		/// # Events
		/// [`Event::Logged`], [`Event::TaskDelivered`].
		#[pallet::call_index(44)]
		#[pallet::weight(
			<T as Config>::WeightInfo::deliver_task()
				.saturating_add(T::SponsorWeight::get())
				.saturating_add(T::PeerEvaluation::open_weight())
		)]
		pub fn deliver_task(
			origin: OriginFor<T>,
			scope: ScopeId,
			task: TaskId,
			#[pallet::compact] quantity: Quantity,
			day: Day,
			role: Option<RoleId>,
			evidence: Document,
			gift: bool,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let work = Replacement { quantity, day, evidence };
			Self::do_deliver_task(scope, task, who, work, role, gift)
		}

		/// Closes a task to new claims: as the agent that opened it, or by standard decision of the
		/// scope.
		///
		/// Those who have a place can still deliver. Once no place is taken, the task is removed
		/// and its creator's deposit returns.
		/// # Errors
		/// - [`Error::TaskNotFound`], [`Error::TaskNotOpen`].
		/// # Events
		/// [`Event::TaskClosed`], and [`Event::TaskRemoved`] if no place is taken.
		#[pallet::call_index(45)]
		pub fn close_task(origin: OriginFor<T>, scope: ScopeId, task: TaskId) -> DispatchResult {
			Self::do_close_task(origin, scope, task)
		}

		/// Decides to import an older ledger, by significant decision of the scope.
		///
		/// The scope says beforehand how many entries there are, what their quantities add up to,
		/// and who brings them; nothing else can be imported. The entries come in pages, by
		/// [`Pallet::import_page`], and count at once. Until the scope confirms the whole by
		/// [`Pallet::finish_import`], [`Pallet::undo_page`] takes pages back, the last one first.
		/// # Parameters
		/// - `importer`: who brings the pages.
		/// - `source`: the ledger it is made from: its hash, and where it can be read.
		/// - `entries`: how many entries it has; at least 1.
		/// - `quantity`: the sum of their quantities, in millionths of the kinds' units; above 0.
		/// # Errors
		/// - [`Error::ScopeNotOpen`], [`Error::EmptyImport`].
		/// # Events
		/// [`Event::ImportStarted`].
		#[pallet::call_index(50)]
		pub fn start_import(
			origin: OriginFor<T>,
			scope: ScopeId,
			importer: T::AccountId,
			source: Document,
			entries: u32,
			#[pallet::compact] quantity: u128,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			T::Scopes::ensure_not_suspended(scope)?;
			Self::do_start_import(scope, importer, source, entries, quantity)
		}

		/// Records a page of an older ledger, as the importer.
		///
		/// Each entry becomes one of the record, marked with the import, and counts at once. A page
		/// is recorded whole or not at all, and only as the next one: after a break, the view
		/// [`Pallet::import`] says which entry is next. Sending a page twice does no harm. The cost
		/// is linear in the number of entries.
		///
		/// The importer pays [`Config::ImportPrice`] for each entry to the treasury of the global
		/// scope, because the chain keeps them for ever, also those whose page is undone.
		/// # Parameters
		/// - `first`: how many entries of the import come before the page.
		/// - `entries`: 1 to [`MAX_IMPORT_PAGE`] entries.
		/// # Errors
		/// - [`Error::KindNotFound`], [`Error::ZeroQuantity`], [`Error::DayInFuture`],
		///   [`Error::ImportedScope`]: an entry.
		/// - [`Error::ScopeNotOpen`], [`Error::ImportNotFound`], [`Error::ImportNotOpen`],
		///   [`Error::NotImporter`], [`Error::EmptyPage`], [`Error::NotNextEntry`],
		///   [`Error::TooManyEntries`], [`Error::TotalsDiffer`].
		/// - Those of the token, if the importer cannot pay for the entries.
		/// # Events
		/// [`Event::Imported`] for each entry, [`Event::PageImported`].
		#[pallet::call_index(51)]
		#[pallet::weight(Pallet::<T>::import_weight(entries.len()))]
		pub fn import_page(
			origin: OriginFor<T>,
			scope: ScopeId,
			import: ImportId,
			first: u32,
			entries: ImportedEntries<T::AccountId>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_import_page(scope, &who, import, first, &entries)
		}

		/// Takes the last page of an unfinished import back: as the importer, or by significant
		/// decision of the scope.
		///
		/// Its entries stay on record as undone, and no longer count. The page, or another one, can
		/// then be recorded in its place. After the import is finished, what was recorded belongs
		/// to its contributors. The cost is linear in the number of entries of the page; what a
		/// full page would cost more is refunded.
		/// # Errors
		/// - [`Error::ImportNotFound`], [`Error::ImportNotOpen`], [`Error::NothingToUndo`].
		/// # Events
		/// [`Event::PageUndone`].
		#[pallet::call_index(52)]
		#[pallet::weight(Pallet::<T>::undo_weight(MAX_IMPORT_PAGE))]
		pub fn undo_page(
			origin: OriginFor<T>,
			scope: ScopeId,
			import: ImportId,
		) -> DispatchResultWithPostInfo {
			let count = Self::do_undo_page(origin, scope, import)?;
			Ok(Some(Self::undo_weight(count)).into())
		}

		/// Confirms an import, by significant decision of the scope: nothing of it can be taken
		/// back any more.
		///
		/// # Errors
		/// - [`Error::ScopeNotOpen`], [`Error::ImportNotFound`], [`Error::ImportNotOpen`],
		///   [`Error::ImportIncomplete`].
		/// # Events
		/// [`Event::ImportFinished`].
		#[pallet::call_index(53)]
		pub fn finish_import(
			origin: OriginFor<T>,
			scope: ScopeId,
			import: ImportId,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_finish_import(scope, import)
		}

		/// Gives up an import of which nothing is recorded: as the importer, or by significant
		/// decision of the scope.
		///
		/// # Errors
		/// - [`Error::ImportNotFound`], [`Error::ImportNotOpen`], [`Error::ImportNotEmpty`].
		/// # Events
		/// [`Event::ImportDropped`].
		#[pallet::call_index(54)]
		pub fn drop_import(
			origin: OriginFor<T>,
			scope: ScopeId,
			import: ImportId,
		) -> DispatchResult {
			Self::do_drop_import(origin, scope, import)
		}
	}

	impl<T: Config> Pallet<T> {
		/// The weight of a page of so many entries.
		pub(crate) fn import_weight(entries: usize) -> Weight {
			let entries = u32::try_from(entries).unwrap_or(u32::MAX);
			<T as Config>::WeightInfo::import_page(entries)
				.saturating_add(T::OnAccepted::weight().saturating_mul(entries.into()))
		}

		/// The weight of taking a page of so many entries back.
		pub(crate) fn undo_weight(entries: u32) -> Weight {
			<T as Config>::WeightInfo::undo_page(entries)
				.saturating_add(T::OnAccepted::weight().saturating_mul(entries.into()))
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A kind of a scope, with the rate in force and one to come; `None` if it has no such
		/// kind.
		pub fn kind(scope: ScopeId, kind: KindId) -> Option<KindOf<T>> {
			Self::kind_now(scope, kind)
		}

		/// The hash of what is decided of a kind's unit, rate, limits, multipliers, way of
		/// deciding, contributors and standing, and how often it was changed: what a network
		/// recognises. `None` if there is no such kind.
		pub fn terms(scope: ScopeId, kind: KindId) -> Option<(H256, u32)> {
			let terms = Self::terms_of(scope, kind, &Kinds::<T>::get(scope, kind)?);
			Some((terms.hash, terms.revision))
		}

		/// All kinds of a scope, in the order of their numbers.
		pub fn kinds(scope: ScopeId) -> Vec<(KindId, KindOf<T>)> {
			Self::view_kinds(scope)
		}

		/// An entry of the record; `None` if there is none.
		pub fn contribution(id: ContributionId) -> Option<ContributionOf<T>> {
			Contributions::<T>::get(id.scope, id.index)
		}

		/// What one contributor logged of one kind, with its reversals and compensations, newest
		/// first: at most `limit` (at most [`MAX_PAGE`]) entries, older than entry `before`.
		///
		/// Nothing if `before` is not an entry of that contributor and kind.
		pub fn contributions_of(
			scope: ScopeId,
			contributor: ContributorOf<T>,
			kind: KindId,
			before: Option<u32>,
			limit: u32,
		) -> Vec<(u32, ContributionOf<T>)> {
			Self::view_contributions_of(scope, contributor, kind, before, limit)
		}

		/// What reviewers have said of an undecided contribution, in order.
		pub fn reviews(id: ContributionId) -> Vec<(T::AccountId, Review)> {
			Reviews::<T>::get(id.scope, id.index).into_inner()
		}

		/// The sums over all entries of one contributor and kind.
		pub fn ledger(scope: ScopeId, contributor: ContributorOf<T>, kind: KindId) -> Ledger {
			Ledgers::<T>::get((scope, contributor, kind))
		}

		/// How much of a kind can still be logged for an agent and a day, in one log or several, in
		/// millionths of the unit; `None`: no limit. 0 if nothing can be logged for that day, or of
		/// that kind.
		pub fn day_limit_left(
			scope: ScopeId,
			who: T::AccountId,
			kind: KindId,
			day: Day,
		) -> Option<Quantity> {
			Self::view_day_limit_left(scope, who, kind, day)
		}

		/// Whom an agent allows to log for it now.
		pub fn loggers(
			scope: ScopeId,
			agent: T::AccountId,
		) -> Vec<AllowedLogger<T::AccountId, BlockNumberFor<T>>> {
			Self::view_loggers(scope, agent)
		}

		/// Whom a scope allows now to log what it contributes to others.
		pub fn scope_loggers(
			as_scope: ScopeId,
		) -> Vec<ScopeLogger<T::AccountId, BlockNumberFor<T>>> {
			Self::view_scope_loggers(as_scope)
		}

		/// A task; `None` if there is none, or it is done and removed.
		pub fn task(scope: ScopeId, task: TaskId) -> Option<TaskOf<T>> {
			Tasks::<T>::get(scope, task)
		}

		/// How far a worker has come with a task; `None` if it has no place.
		pub fn task_claim(
			scope: ScopeId,
			task: TaskId,
			worker: T::AccountId,
		) -> Option<TaskClaim<BlockNumberFor<T>>> {
			TaskClaims::<T>::get((scope, task, worker))
		}

		/// An import: what was decided of it, and which entry is next; `None` if there is none.
		pub fn import(scope: ScopeId, import: ImportId) -> Option<Import<T::AccountId>> {
			Imports::<T>::get(scope, import)
		}

		/// The sums over what was decided of a kind.
		pub fn totals(scope: ScopeId, kind: KindId) -> Totals {
			KindTotals::<T>::get(scope, kind)
		}
	}
}
