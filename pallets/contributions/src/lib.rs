// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Contributions
//!
//! Keeps the record of what people give to a scope: which kinds of contribution it recognises, what was
//! logged, on what evidence, and what was decided of it.
//!
//! ## Terminology
//!
//! - **Kind**: a type of contribution that a scope recognises, with its unit, its rate, what it
//!   entitles to, how much can be logged and how it is decided ([`KindTerms`]).
//! - **Entry**: one numbered line of a scope's record, in [`Contributions`]. It is a **log**, **imported**
//!   history, a **reversal** or a **compensation** ([`Entry`]). Entries are never edited and never
//!   removed; only what was decided of a log changes, once, and the pages of an import that is not
//!   finished can be undone.
//! - **Contributor**: whose contribution it is. **Logger**: who wrote it down, if somebody else did.
//! - **Quantity**: in millionths of the kind's unit. **Units**: what an accepted contribution credits,
//!   in the same measure: quantity x multiplier x quality.
//! - **Gift**: a contribution that entitles to nothing, because its contributor or its kind says so.
//! - **Ledger**: the sums over all entries of one contributor, of one kind, in one scope.
//! - **Task**: something to be done, which several people can claim, and deliver as a contribution.
//!
//! ## Life cycle
//!
//! 1. A scope decides on a kind: [`Pallet::define_kind`].
//! 2. Who may log in the scope does so, for itself or for an agent that allowed it
//!    ([`Pallet::allow_logger`]): [`Pallet::log`]. A small deposit is held, from the scope's purse for
//!    a member it sponsors. A log is a claim and nothing more.
//! 3. While it is undecided its contributor can make it a gift ([`Pallet::set_gift`]), and its
//!    contributor or logger can take it back or put another in its place ([`Pallet::correct`]).
//! 4. It is decided: by peers, who evaluate in another pallet; by n holders of a role
//!    ([`Pallet::judge`]), or not in time ([`Pallet::close`]). What the chain itself sees, such as
//!    cash ([`Pallet::contribute_cash`]), is accepted at once.
//! 5. Accepted: its units are credited, through [`Config::OnAccepted`]. Rejected: nothing is. In both
//!    cases the deposit returns. Spam: the deposit is lost to the network.
//! 6. Afterwards only its contributor can take something from it: [`Pallet::compensate`]. There is no
//!    call with which others take units away.
//!
//! A task goes its own way into the same record: [`Pallet::open_task`], [`Pallet::claim_task`],
//! [`Pallet::deliver_task`]; and then as above.
//!
//! ## A story
//!
//! A lab that builds microscopes recognises "design hours", decided by two of its three reviewers
//! within a week; lead designers' hours count one and a half times. Ana, a lead designer, logs eight
//! hours, with a link to her drawings. She notices that it was Tuesday's six hours and corrects the
//! log: the record now shows the eight hours, the reversal of eight hours, and the six. Two
//! reviewers accept them, her deposit returns, and she is credited nine units. Ben logs thirty hours
//! for one day, and is refused: a day has twenty-four. Cem logs a joke; two reviewers call it spam, and
//! his deposit is lost. A month later Ana finds that two of the six hours had been
//! paid for elsewhere, and compensates them: six units are left.
//!
//! ## The mathematics
//!
//! The units of an accepted contribution are floor(quantity x multiplier x quality)
//! ([`ovn_math::reward::credited_units`]), with the multiplier as it was when logged, and with quality 1
//! unless the kind scales by it. Its worth, where reputation or a debt is counted by it, is rate x units, with
//! the rate as it was when logged: what a scope decides afterwards holds for what is logged afterwards. A new rate
//! holds after a notice ([`Config::OnRateChanged`]), for what is logged and for the division of incomes from the
//! same block on: the rate in force and the next one are kept with the kind, and nowhere else. Of no
//! kind can one log be worth 2^96 base units. After some of it was compensated its units are those of what is
//! left, floor((quantity - compensated) x multiplier x quality); what is taken back is the difference, so
//! that whoever gives back all of it, in whatever parts, gives back exactly what was credited.
//!
//! Cash: a token of `d` decimals is 10^d base units, so an amount `a` is the quantity a x 10^6 / 10^d;
//! amounts that are not a whole number of millionths of a token are refused.
//!
//! ## Limits
//!
//! A kind limits what one log carries, and what one agent logs for one day of work. Days are those of
//! UTC. Work of the last [`Config::BackdateDays`] days can be logged, work of tomorrow cannot. What was
//! rejected still counts for its day; what was reversed does not.
//!
//! The daily limit holds for a kind. Work in hours is also counted for the agent, over all kinds and
//! scopes: nobody logs more than 24 hours for one day.
//!
//! ## Requirements on the runtime
//!
//! [`Config::PeerEvaluation`] is told of each contribution that peers decide, and ends its evaluation by
//! [`ovn_primitives::traits::Contributions::decide`]. The weights of [`WeightInfo::decide`] and
//! [`WeightInfo::measured`], with that of the hook, are for the pallets that call
//! these. What a scope's pot pays in fees for its members is looked up in every sponsored call, at the
//! cost of [`Config::SponsorWeight`].

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
		traits::{fungibles, tokens::Balance, Consideration, Footprint, UnixTime},
	};
	use frame_system::pallet_prelude::*;
	use ovn_primitives::{
		traits::{
			Deposits, EnsureScope, Membership, OnAccepted, OnRateChanged, PeerEvaluation, Scopes,
		},
		ClaimType, ContributionId, Contributor, Day, Document, KindId, Purse, Quantity, Ratio,
		RoleId, ScopeId,
	};
	use sp_core::H256;

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

		/// Who belongs to a scope, with which rights and roles.
		type Membership: Membership<Self::AccountId>;

		/// Holds the deposits of logs.
		type Deposits: Deposits<Self::AccountId, Self::Balance>;

		/// Decides contributions by the judgement of peers; `()` refuses kinds that are decided so.
		type PeerEvaluation: PeerEvaluation<Self::AccountId>;

		/// Credits what is accepted.
		type OnAccepted: OnAccepted<Self::AccountId>;

		/// Is told of the rates that scopes decide, and says from when on they hold.
		type OnRateChanged: OnRateChanged<BlockNumberFor<Self>>;

		/// Amounts in base units.
		type Balance: Balance + Into<u128>;

		/// Names an asset, the native token included.
		type AssetKind: Parameter + MaxEncodedLen;

		/// Moves cash.
		type Money: fungibles::Mutate<
			Self::AccountId,
			AssetId = Self::AssetKind,
			Balance = Self::Balance,
		>;

		/// Says what day it is.
		type UnixTime: UnixTime;

		/// The deposit of who opens a task, for its record and those of its places.
		type TaskConsideration: Consideration<Self::AccountId, Footprint>;

		/// The deposit for a log, in base units of the native token.
		#[pallet::constant]
		type LogDeposit: Get<Self::Balance>;

		/// The longest time in which validators judge, in blocks, for which a scope above the one a log is
		/// in carries its deposit. For kinds that take longer the scope itself does, or the author.
		#[pallet::constant]
		type CarriedPeriod: Get<BlockNumberFor<Self>>;

		/// What the importer pays for each entry of an import, in base units of the native token: it stays
		/// for ever.
		#[pallet::constant]
		type ImportPrice: Get<Self::Balance>;

		/// The greatest number of kinds a scope defines, retired ones included; at least 1.
		#[pallet::constant]
		type MaxKinds: Get<KindId>;

		/// How many days back work can be logged; at most 30.
		#[pallet::constant]
		type BackdateDays: Get<u32>;

		/// The shortest time, in blocks, in which validators judge, or in which a claimed task is
		/// delivered; at least 1.
		#[pallet::constant]
		type MinPeriod: Get<BlockNumberFor<Self>>;

		/// The longest time, in blocks, in which validators judge, in which a claimed task is delivered,
		/// or for which an agent allows another to log for it.
		#[pallet::constant]
		type MaxPeriod: Get<BlockNumberFor<Self>>;

		/// What a correction costs beside its work, as weight, so that whoever pays its fee pays for it too: it
		/// leaves two entries in the record for ever, and gives the deposit back or takes none.
		type CorrectionWeight: Get<Weight>;

		/// What it costs to find out whether a scope pays the fee of a sponsored call.
		type SponsorWeight: Get<Weight>;

		/// The same for a call that reads the signer's membership and holds its deposit on the account of
		/// the scope that sponsors it: without what both of them read and write.
		type SponsorWeightWithDeposit: Get<Weight>;

		/// The weights of calls.
		type WeightInfo: WeightInfo;

		/// Gives benchmarks what this pallet cannot make.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId, Self::AssetKind>;
	}

	/// Gives benchmarks what this pallet cannot make, always in the form that costs most.
	#[cfg(feature = "runtime-benchmarks")]
	pub trait BenchmarkHelper<AccountId, AssetKind> {
		/// An open scope as deep as can be, whose rights are inherited from the top, which has an
		/// agreement, and which carries the deposits of its members.
		fn scope() -> ScopeId;
		/// Agent number `n`, which belongs to the scope with every right and has plenty of the native
		/// token.
		fn agent(scope: ScopeId, n: u32) -> AccountId;
		/// Role number `n` of the scope, which is granted to the agent for a term.
		fn role(scope: ScopeId, n: u32, holder: &AccountId) -> RoleId;
		/// An asset that the scope accepts, an open pot for it, and of which the agent has plenty.
		fn asset(scope: ScopeId, purse: Purse, owner: &AccountId) -> AssetKind;
		/// Sets the clock to noon of a day.
		fn set_day(day: Day);
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
	pub type ContributionOf<T> = Contribution<
		<T as frame_system::Config>::AccountId,
		<T as Config>::Balance,
		BlockNumberFor<T>,
	>;
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
	/// Invariant: equals the sums over the entries that its list links. One item, so that a log, which
	/// needs the last number, the open count and the last days, writes one.
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

	/// How many hours of work an agent has logged for each of the last days, of all kinds in all scopes
	/// together: a day has 24. Absent for none.
	///
	/// Invariant: for the days that can still be logged for, the sums over its logs that were not reversed, of
	/// kinds that measure work in hours and that are logged.
	#[pallet::storage]
	pub type HoursWorked<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, BoundedVec<DayTotal, MaxDays>, ValueQuery>;

	/// What all gave of one kind to one scope: (scope, kind). Absent before the first decision.
	///
	/// Invariant: equals the sums over what was decided. Not part of [`Kinds`], which many read and few
	/// write; written by decisions only, so that logs of one kind do not wait for each other.
	#[pallet::storage]
	pub type KindTotals<T> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Twox64Concat, KindId, Totals, ValueQuery>;

	/// What validators have said of a contribution: (scope, number). Removed when it is decided.
	///
	/// Invariant: only of undecided contributions that validators decide; each said it once, and
	/// fewer than the kind asks for agree. Apart from [`Contributions`], because it is short-lived.
	#[pallet::storage]
	pub type Judgements<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		ScopeId,
		Twox64Concat,
		u32,
		JudgementsOf<T::AccountId>,
		ValueQuery,
	>;

	/// Whom an agent allows to log for it: (scope, agent). Absent for nobody.
	///
	/// Invariant: each once, not the agent itself, at most [`MAX_LOGGERS`], and none for longer than
	/// [`Config::MaxPeriod`]. Expired ones go when it is next written, or by
	/// [`Pallet::clear_consents`].
	#[pallet::storage]
	pub type Consents<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		ScopeId,
		Blake2_128Concat,
		T::AccountId,
		ConsentsOf<T::AccountId, BlockNumberFor<T>>,
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
	/// Invariant: what is delivered names an undecided contribution of the worker for that task.
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
	pub enum Event<T: Config> {
		/// A scope recognises a kind.
		KindDefined {
			/// The scope.
			scope: ScopeId,
			/// The kind's number.
			kind: KindId,
			/// What was decided of it.
			terms: KindTermsOf<T>,
		},
		/// A scope decided on a kind's rate.
		RateSet {
			/// The scope.
			scope: ScopeId,
			/// The kind.
			kind: KindId,
			/// The value of one unit, in base units of the native token.
			rate: u128,
			/// The first block in which it holds.
			from: BlockNumberFor<T>,
		},
		/// A kind's roles and their multipliers changed.
		MultipliersChanged {
			/// The scope.
			scope: ScopeId,
			/// The kind.
			kind: KindId,
			/// The multipliers now.
			multipliers: Multipliers,
		},
		/// A kind's limits changed.
		LimitsChanged {
			/// The scope.
			scope: ScopeId,
			/// The kind.
			kind: KindId,
			/// The limits now.
			limits: Limits,
		},
		/// Nothing new of a kind is taken.
		KindRetired {
			/// The scope.
			scope: ScopeId,
			/// The kind.
			kind: KindId,
		},
		/// An agent allows another to log for it.
		LoggerAllowed {
			/// The scope.
			scope: ScopeId,
			/// The agent.
			agent: T::AccountId,
			/// Who may log.
			logger: T::AccountId,
			/// The first block in which it may not any more.
			expires: BlockNumberFor<T>,
		},
		/// An agent does not allow another to log for it any more.
		LoggerRevoked {
			/// The scope.
			scope: ScopeId,
			/// The agent.
			agent: T::AccountId,
			/// Who may not log any more.
			logger: T::AccountId,
		},
		/// Expired permissions to log were removed.
		ConsentsCleared {
			/// The scope.
			scope: ScopeId,
			/// The agent that had given them.
			agent: T::AccountId,
			/// How many it has given that are left.
			left: u32,
		},
		/// A contribution was logged or measured: the entry as it was written.
		Logged {
			/// Which one.
			id: ContributionId,
			/// The entry.
			contribution: ContributionOf<T>,
		},
		/// A contributor said whether an undecided contribution is a gift.
		GiftChanged {
			/// Which one.
			id: ContributionId,
			/// Whether it is a gift now.
			gift: bool,
		},
		/// A log was taken back before it was decided. The reversal repeats the reversed entry's
		/// contributor, kind, quantity, role, day, gift and task.
		Reversed {
			/// Which one.
			id: ContributionId,
			/// The number of the reversal.
			by: u32,
			/// Who took it back: its contributor or its logger.
			who: T::AccountId,
			/// The number of the log that stands in its place.
			replacement: Option<u32>,
		},
		/// A contributor gave something of an accepted contribution back. The compensation repeats the
		/// accepted entry's contributor, kind, role, day and task.
		Compensated {
			/// Which one.
			id: ContributionId,
			/// The number of the compensation.
			by: u32,
			/// How much was given back, in millionths of the kind's unit.
			quantity: Quantity,
			/// What proves it.
			evidence: Document,
			/// How many units were taken back.
			units: u128,
			/// How much has been given back of it in all.
			compensated: Quantity,
			/// How many units are left of it.
			units_left: u128,
		},
		/// A validator judged a contribution.
		Judged {
			/// Which one.
			id: ContributionId,
			/// The validator.
			who: T::AccountId,
			/// What the validator said.
			judgement: Judgement,
		},
		/// A contribution counts.
		Accepted {
			/// Which one.
			id: ContributionId,
			/// Its kind.
			kind: KindId,
			/// Whose it is.
			contributor: ContributorOf<T>,
			/// What it entitles to.
			claim: ClaimType,
			/// What peers found of its quality; 1 where nobody was asked.
			quality: Ratio,
			/// The units it is worth, in millionths of the kind's unit.
			units: u128,
		},
		/// A contribution does not count.
		Rejected {
			/// Which one.
			id: ContributionId,
		},
		/// A contribution was called spam.
		FoundSpam {
			/// Which one.
			id: ContributionId,
			/// The deposit that is lost, in base units of the native token.
			forfeited: T::Balance,
		},
		/// Cash was contributed.
		CashContributed {
			/// The contribution.
			id: ContributionId,
			/// Who paid.
			who: T::AccountId,
			/// The asset.
			asset: T::AssetKind,
			/// How much, in base units of the asset.
			amount: T::Balance,
			/// The purse it was paid into.
			purse: Purse,
		},
		/// A task was opened.
		TaskOpened {
			/// The scope.
			scope: ScopeId,
			/// Its number.
			task: TaskId,
			/// Who opened it.
			creator: T::AccountId,
			/// The kind of contribution it asks for.
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
			/// The scope.
			scope: ScopeId,
			/// The task.
			task: TaskId,
			/// Who.
			worker: T::AccountId,
			/// The first block in which it cannot be delivered any more.
			expires: BlockNumberFor<T>,
			/// How many places are taken now.
			taken: u16,
		},
		/// A place of a task became free: the worker gave it back or did not deliver in time, or what
		/// was delivered was not accepted.
		TaskFreed {
			/// The scope.
			scope: ScopeId,
			/// The task.
			task: TaskId,
			/// Who worked on it.
			worker: T::AccountId,
			/// How many places are taken now.
			taken: u16,
		},
		/// What was done for a task was logged.
		TaskDelivered {
			/// The scope.
			scope: ScopeId,
			/// The task.
			task: TaskId,
			/// Who did it.
			worker: T::AccountId,
			/// The number of the contribution.
			index: u32,
		},
		/// What was delivered for a task was accepted.
		TaskDone {
			/// The scope.
			scope: ScopeId,
			/// The task.
			task: TaskId,
			/// Who did it.
			worker: T::AccountId,
			/// How many places are taken now.
			taken: u16,
			/// How many are done now.
			done: u16,
		},
		/// A task cannot be claimed any more.
		TaskClosed {
			/// The scope.
			scope: ScopeId,
			/// The task.
			task: TaskId,
		},
		/// A closed task, of which no place is taken, was removed, and its creator's deposit returned.
		TaskRemoved {
			/// The scope.
			scope: ScopeId,
			/// The task.
			task: TaskId,
		},
		/// A scope decided to import an older ledger.
		ImportStarted {
			/// The scope.
			scope: ScopeId,
			/// The import's number.
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
		/// An entry of an older ledger was recorded, and counts.
		Imported {
			/// Which one.
			id: ContributionId,
			/// The entry as it was written.
			contribution: ContributionOf<T>,
		},
		/// A page of an import was recorded.
		PageImported {
			/// The scope.
			scope: ScopeId,
			/// The import.
			import: ImportId,
			/// The page.
			page: u32,
			/// The number of its first entry in the record.
			first: u32,
			/// How many entries it has.
			count: u32,
			/// How many entries of the import are recorded now.
			imported: u32,
			/// The sum of their quantities now.
			imported_quantity: u128,
		},
		/// The last page of an import was taken back; its entries are undone.
		PageUndone {
			/// The scope.
			scope: ScopeId,
			/// The import.
			import: ImportId,
			/// The page.
			page: u32,
			/// The number of its first entry in the record.
			first: u32,
			/// How many entries it had.
			count: u32,
			/// How many entries of the import are recorded now.
			imported: u32,
			/// The sum of their quantities now.
			imported_quantity: u128,
		},
		/// An import is complete, and the scope says that it is right.
		ImportFinished {
			/// The scope.
			scope: ScopeId,
			/// The import.
			import: ImportId,
		},
		/// An import without entries was given up.
		ImportDropped {
			/// The scope.
			scope: ScopeId,
			/// The import.
			import: ImportId,
		},
	}

	/// Why a call was rejected.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such scope, or it is closed.
		ScopeNotOpen,
		/// The scope has no such kind.
		KindNotFound,
		/// Nothing new of this kind is taken: use another.
		KindRetired,
		/// The scope has as many kinds as it can.
		TooManyKinds,
		/// The name is empty, or not UTF-8.
		InvalidName,
		/// A token has at most [`MAX_DECIMALS`] decimals; cash that is measured is counted in tokens.
		InvalidUnit,
		/// A debt that a scope takes on by kinds has a ceiling of 100 per cent: more is promised by
		/// campaigns only.
		InvalidClaim,
		/// Name each role once, with a multiplier above 0 and at most [`MAX_MULTIPLIER`].
		InvalidMultipliers,
		/// A limit is 0; or it is that of work in hours, and not at most 24 hours a day.
		InvalidLimits,
		/// Ask for 1 to [`MAX_APPROVALS`] approvals.
		InvalidApprovals,
		/// The time is shorter than [`Config::MinPeriod`], longer than [`Config::MaxPeriod`], or over.
		InvalidPeriod,
		/// The scope has no such role, or does not grant it any more.
		RoleNotFound,
		/// Peers cannot evaluate contributions to this scope: let validators decide.
		EvaluationUnavailable,
		/// There is no such contribution.
		ContributionNotFound,
		/// It was decided, or taken back, already.
		AlreadyDecided,
		/// Only a log can be corrected or compensated, not a reversal or a compensation.
		NotALog,
		/// Only its contributor may do this, or for a correction also who logged it.
		NotAuthorized,
		/// The quantity or the amount is 0.
		ZeroQuantity,
		/// One log of this kind carries less: log it in parts, for the days on which it was done.
		QuantityTooLarge,
		/// That is more than one agent logs of this kind for one day.
		DailyLimitReached,
		/// The day has not come yet, in UTC.
		DayInFuture,
		/// The day is too long ago: the scope could record it as an import.
		DayTooOld,
		/// Contributions of this kind are measured by the chain, not logged.
		KindMeasured,
		/// Contributions of this kind are not measured but logged.
		KindNotMeasured,
		/// Contributions of this kind are not cash.
		KindNotCash,
		/// This kind is cash, which is contributed by paying it.
		KindCash,
		/// The kind does not name this role: log without one, or let the scope add it.
		RoleNotOfKind,
		/// The contributor does not hold this role now.
		RoleNotHeld,
		/// The contributor has not allowed the signer to log for it, or not any more.
		NotAllowedToLog,
		/// Validators call it spam already: its author does not escape the decision.
		CalledSpam,
		/// The log replaces another one, which did so too, [`MAX_CORRECTIONS`] times in a row: take it back
		/// and log anew.
		TooManyCorrections,
		/// It was not accepted, so there is nothing to give back.
		NotAccepted,
		/// Less than that is left of it.
		MoreThanLeft,
		/// Contributions of this kind are not decided by validators.
		NotByValidators,
		/// Contributions of this kind are not decided by peers.
		NotByPeers,
		/// Only holders of the role that decides this kind judge it.
		NotValidator,
		/// Nobody judges a contribution of its own, or one it logged.
		OwnContribution,
		/// The validator has judged this contribution already.
		AlreadyJudged,
		/// The time to judge it is over: close it.
		DeadlinePassed,
		/// It can still be judged.
		DeadlineNotPassed,
		/// Quality is at most 1.
		InvalidQuality,
		/// The amount is not a whole number of millionths of a token.
		AmountNotExact,
		/// The scope does not accept this asset any more.
		AssetNotAccepted,
		/// The pot is not open: anybody can open it.
		PotNotOpen,
		/// An agent need not allow itself to log.
		SelfConsent,
		/// The agent allows as many others to log as it can: revoke one first.
		TooManyLoggers,
		/// There is no such permission.
		ConsentNotFound,
		/// No permission of this agent has expired.
		NothingExpired,
		/// There is no such task: perhaps it is done.
		TaskNotFound,
		/// The task cannot be claimed any more, or is closed already.
		TaskClosed,
		/// A task has at least one place.
		NoPlaces,
		/// Every place of the task is taken or done: wait until a claim expires.
		NoFreePlace,
		/// The agent has claimed this task already.
		AlreadyClaimed,
		/// The agent gave up a place of this task without delivering: it can claim the task again once it has
		/// waited for as long as it held that place.
		ClaimTooSoon,
		/// The agent has not claimed this task.
		ClaimNotFound,
		/// It was delivered: its contribution is decided, or corrected, first.
		AlreadyDelivered,
		/// The claim has expired: free the place, and claim the task again after a time.
		ClaimExpired,
		/// The claim has not expired.
		ClaimNotExpired,
		/// A number would exceed what its type can hold.
		Overflow,
		/// There is no such import.
		ImportNotFound,
		/// The import is finished: nothing is added to it or taken from it.
		ImportFinished,
		/// Only the account that the scope named brings the pages.
		NotImporter,
		/// An import has entries, and their quantities a sum.
		EmptyImport,
		/// A page has entries.
		EmptyPage,
		/// The page does not begin with the next entry: it was imported already, or others come before.
		/// The view `import` says which is next.
		NotNextEntry,
		/// The import has fewer entries than that.
		TooManyEntries,
		/// The sum of quantities is not the one that the scope decided on.
		TotalsDiffer,
		/// Entries are missing.
		ImportIncomplete,
		/// Entries were imported: take their pages back first.
		ImportNotEmpty,
		/// No page is left to take back.
		NothingToUndo,
		/// Cash earns no reputation, which nobody can buy: define the kind without it.
		CashEarnsReputation,
		/// The largest log would be worth 2^96 base units or more: lower the rate, the multipliers or the
		/// greatest quantity.
		WorthTooLarge,
		/// The agent would have worked more than 24 hours that day, with what it logged of other kinds and in
		/// other scopes.
		TooManyHours,
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

		/// The greatest number of approvals a kind can ask of validators.
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
		/// Makes a scope recognise a kind of contribution.
		///
		/// # Origin
		/// A decision of the scope, of class `Significant`.
		///
		/// # Details
		/// The kind gets the next number of the scope. Rate, multipliers and limits can be changed later;
		/// unit, claim and the way of deciding cannot, so that what was logged keeps its meaning: for
		/// another, define another kind and retire this one.
		///
		/// # Parameters
		/// - `scope`: the scope; open.
		/// - `terms`: what is decided of the kind, with the bounds that [`KindTerms`] states.
		///
		/// # Errors
		/// - `BadOrigin`: the origin does not decide for the scope.
		/// - [`Error::ScopeNotOpen`]: the scope is closed.
		/// - [`Error::TooManyKinds`]: the scope has defined [`Config::MaxKinds`].
		/// - [`Error::InvalidName`]: the name, or that of the unit, is empty or not UTF-8.
		/// - [`Error::InvalidUnit`]: a token of more than [`MAX_DECIMALS`] decimals; or cash that is not
		///   counted in tokens.
		/// - [`Error::InvalidClaim`]: a debt with another ceiling than 100 per cent.
		/// - [`Error::InvalidMultipliers`]: a role named twice, a multiplier that is 0 or above
		///   [`MAX_MULTIPLIER`].
		/// - [`Error::RoleNotFound`]: a role that the scope does not have or does not grant; define it
		///   first.
		/// - [`Error::InvalidLimits`]: a limit of 0, or work in hours without a daily limit of at most 24
		///   hours.
		/// - [`Error::InvalidApprovals`]: no approvals, or more than [`MAX_APPROVALS`].
		/// - [`Error::InvalidPeriod`]: a time to judge that is shorter than [`Config::MinPeriod`] or
		///   longer than [`Config::MaxPeriod`].
		/// - [`Error::EvaluationUnavailable`]: peers cannot evaluate contributions to this scope.
		/// - [`Error::CashEarnsReputation`]: cash that would earn reputation.
		/// - [`Error::WorthTooLarge`]: rate x greatest quantity x multiplier is 2^96 or more.
		///
		/// # Events
		/// [`Event::KindDefined`].
		///
		/// # Cost
		/// Constant, with one look-up for each role.
		#[pallet::call_index(0)]
		pub fn define_kind(
			origin: OriginFor<T>,
			scope: ScopeId,
			terms: KindTermsOf<T>,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_define_kind(scope, terms)
		}

		/// Changes the rate of a kind.
		///
		/// # Origin
		/// A decision of the scope, of class `Significant`.
		///
		/// # Details
		/// It holds after the notice time of the scope's value equation, for what is logged and for the
		/// division of incomes from the same block on; at once if the scope has no equation, or none that
		/// names the kind. Another decision before that replaces it. What was logged keeps the rate it was
		/// logged with: by that its author earns reputation, and by that a debt is counted.
		///
		/// # Parameters
		/// - `scope`: the scope; open.
		/// - `kind`: the kind; not retired.
		/// - `rate`: the value of one unit, in base units of the native token.
		///
		/// # Errors
		/// - `BadOrigin`: the origin does not decide for the scope.
		/// - [`Error::ScopeNotOpen`]: the scope is closed.
		/// - [`Error::KindNotFound`]: the scope has no such kind.
		/// - [`Error::KindRetired`]: the kind is retired.
		/// - [`Error::WorthTooLarge`]: rate x greatest quantity x multiplier is 2^96 or more.
		///
		/// # Events
		/// [`Event::RateSet`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(1)]
		#[pallet::weight(
			T::WeightInfo::set_rate().saturating_add(T::OnRateChanged::weight())
		)]
		pub fn set_rate(
			origin: OriginFor<T>,
			scope: ScopeId,
			kind: KindId,
			rate: u128,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_set_rate(scope, kind, rate)
		}

		/// Changes the roles of a kind and their multipliers.
		///
		/// # Origin
		/// A decision of the scope, of class `Significant`.
		///
		/// # Details
		/// What was logged keeps the multiplier it was logged with.
		///
		/// # Parameters
		/// - `scope`: the scope; open.
		/// - `kind`: the kind; not retired.
		/// - `multipliers`: the roles, each once, with a multiplier above 0 and at most
		///   [`MAX_MULTIPLIER`].
		///
		/// # Errors
		/// - `BadOrigin`: the origin does not decide for the scope.
		/// - [`Error::ScopeNotOpen`], [`Error::KindNotFound`], [`Error::KindRetired`]: as
		///   [`Pallet::set_rate`].
		/// - [`Error::InvalidMultipliers`], [`Error::RoleNotFound`], [`Error::WorthTooLarge`]: as
		///   [`Pallet::define_kind`].
		///
		/// # Events
		/// [`Event::MultipliersChanged`].
		///
		/// # Cost
		/// Constant, with one look-up for each role.
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

		/// Changes how much of a kind can be logged.
		///
		/// # Origin
		/// A decision of the scope, of class `Significant`.
		///
		/// # Details
		/// What was logged stays. What was logged for the last days counts for the new daily limit.
		///
		/// # Parameters
		/// - `scope`: the scope; open.
		/// - `kind`: the kind; not retired.
		/// - `limits`: the limits, with the bounds that [`Limits`] states.
		///
		/// # Errors
		/// - `BadOrigin`: the origin does not decide for the scope.
		/// - [`Error::ScopeNotOpen`], [`Error::KindNotFound`], [`Error::KindRetired`]: as
		///   [`Pallet::set_rate`].
		/// - [`Error::InvalidLimits`], [`Error::WorthTooLarge`]: as [`Pallet::define_kind`].
		///
		/// # Events
		/// [`Event::LimitsChanged`].
		///
		/// # Cost
		/// Constant.
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

		/// Takes nothing new of a kind.
		///
		/// # Origin
		/// A decision of the scope, of class `Significant`.
		///
		/// # Details
		/// What was logged is decided as before, and can be corrected and compensated. Tasks of the kind
		/// cannot be delivered any more; who opened them can close them. There is no way back: define
		/// the kind anew.
		///
		/// # Parameters
		/// - `scope`: the scope; open.
		/// - `kind`: the kind.
		///
		/// # Errors
		/// - `BadOrigin`: the origin does not decide for the scope.
		/// - [`Error::ScopeNotOpen`], [`Error::KindNotFound`], [`Error::KindRetired`]: as
		///   [`Pallet::set_rate`].
		///
		/// # Events
		/// [`Event::KindRetired`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(4)]
		pub fn retire_kind(origin: OriginFor<T>, scope: ScopeId, kind: KindId) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_retire_kind(scope, kind)
		}

		/// Allows another agent to log for the signer in a scope. Sponsored.
		///
		/// # Origin
		/// Signed by the agent for whom is logged, who has the right to log itself.
		///
		/// # Details
		/// So that those who are cared for can log the care they get, and a work group one list for all.
		/// What is logged remains the signer's contribution: the signer alone can compensate it, and can
		/// take it back while it is undecided. Given again, only the end changes.
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `logger`: who may log.
		/// - `until`: the first block in which it may not any more, at most [`Config::MaxPeriod`] ahead;
		///   `None`: that far ahead.
		///
		/// # Errors
		/// - those of the right to log: the scope is closed, the signer does not belong to it, has not
		///   signed its agreement, or its tier does not have the right.
		/// - [`Error::SelfConsent`]: nobody has to allow itself.
		/// - [`Error::InvalidPeriod`]: `until` is not after this block, or too far ahead.
		/// - [`Error::TooManyLoggers`]: the signer allows [`MAX_LOGGERS`] agents; revoke one.
		///
		/// # Events
		/// [`Event::LoggerAllowed`].
		///
		/// # Cost
		/// Constant; at most [`MAX_LOGGERS`] permissions are looked through.
		#[pallet::call_index(5)]
		#[pallet::weight(<T as Config>::WeightInfo::allow_logger().saturating_add(T::SponsorWeight::get()))]
		pub fn allow_logger(
			origin: OriginFor<T>,
			scope: ScopeId,
			logger: T::AccountId,
			until: Option<BlockNumberFor<T>>,
		) -> DispatchResult {
			let agent = ensure_signed(origin)?;
			Self::do_allow_logger(scope, agent, logger, until)
		}

		/// Does not allow another agent to log for the signer any more. Sponsored.
		///
		/// # Origin
		/// Signed by the agent for whom was logged, whether it still belongs to the scope or not.
		///
		/// # Details
		/// What was logged stays.
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `logger`: who was allowed to log.
		///
		/// # Errors
		/// - [`Error::ConsentNotFound`]: it was not allowed, or it has expired and is removed.
		///
		/// # Events
		/// [`Event::LoggerRevoked`].
		///
		/// # Cost
		/// Constant; at most [`MAX_LOGGERS`] permissions are looked through.
		#[pallet::call_index(6)]
		#[pallet::weight(<T as Config>::WeightInfo::revoke_logger().saturating_add(T::SponsorWeight::get()))]
		pub fn revoke_logger(
			origin: OriginFor<T>,
			scope: ScopeId,
			logger: T::AccountId,
		) -> DispatchResult {
			let agent = ensure_signed(origin)?;
			Self::do_revoke_logger(scope, agent, logger)
		}

		/// Removes an agent's permissions to log that have expired.
		///
		/// # Origin
		/// Signed by anybody.
		///
		/// # Details
		/// Expired permissions allow nothing; this only tidies up.
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `agent`: the agent that had given them.
		///
		/// # Errors
		/// - [`Error::NothingExpired`]: none of them has expired.
		///
		/// # Events
		/// [`Event::ConsentsCleared`].
		///
		/// # Cost
		/// Constant; at most [`MAX_LOGGERS`] permissions are looked through.
		#[pallet::call_index(7)]
		pub fn clear_consents(
			origin: OriginFor<T>,
			scope: ScopeId,
			agent: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_clear_consents(scope, agent)
		}

		/// Logs a contribution. Sponsored.
		///
		/// # Origin
		/// Signed by an agent that has the right to log in the scope.
		///
		/// # Details
		/// Holds [`Config::LogDeposit`]: on the purse of the scope that sponsors the signer (for a kind that
		/// validators judge for longer than [`Config::CarriedPeriod`] only this scope's own), otherwise on
		/// the signer's account. It returns when the contribution is decided or taken back, and is lost
		/// if it is called spam. The multiplier of the role and the deadline are those of now, whatever
		/// the scope decides later.
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `kind`: the kind; neither retired nor measured.
		/// - `quantity`: in millionths of the kind's unit; above 0 and within its limits.
		/// - `day`: on which it was done, in days since 1 January 1970 (UTC); today or up to
		///   [`Config::BackdateDays`] days ago.
		/// - `role`: in which it was done, if the kind names it and the contributor holds it.
		/// - `evidence`: what proves it.
		/// - `gift`: whether it is to credit nothing.
		/// - `on_behalf_of`: whose contribution it is, if not the signer's; it must have allowed this, and
		///   have the right to log itself.
		///
		/// # Errors
		/// - those of the right to log, of the signer or of whom it logs for: the scope is closed, the
		///   agent does not belong to it, has not signed its agreement, or its tier does not have the
		///   right.
		/// - [`Error::NotAllowedToLog`]: the contributor has not allowed it, or not any more; it calls
		///   [`Pallet::allow_logger`].
		/// - [`Error::KindNotFound`], [`Error::KindRetired`]: no such kind, or not any more.
		/// - [`Error::KindMeasured`]: the chain itself measures this kind.
		/// - [`Error::RoleNotOfKind`], [`Error::RoleNotHeld`]: the kind does not name the role, or the
		///   contributor does not hold it now.
		/// - [`Error::ZeroQuantity`], [`Error::QuantityTooLarge`]: none, or more than one log carries.
		/// - [`Error::DayInFuture`], [`Error::DayTooOld`]: that day cannot be logged for.
		/// - [`Error::DailyLimitReached`], [`Error::TooManyHours`]: more than one agent logs for a day.
		/// - those of the deposit: neither the sponsor nor the signer can pay it.
		///
		/// # Events
		/// [`Event::Logged`].
		///
		/// # Cost
		/// Constant: one entry, one ledger, one counter and the deposit are written. Less for the signer's own
		/// work in no role, which is paid back.
		#[pallet::call_index(8)]
		#[pallet::weight(
			<T as Config>::WeightInfo::log()
				.saturating_add(T::SponsorWeightWithDeposit::get())
				.saturating_add(T::PeerEvaluation::open_weight())
		)]
		pub fn log(
			origin: OriginFor<T>,
			scope: ScopeId,
			kind: KindId,
			quantity: Quantity,
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
				contributor,
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

		/// Says whether an undecided contribution is a gift. Sponsored.
		///
		/// # Origin
		/// Signed by its contributor.
		///
		/// # Details
		/// A gift is decided as any other and stays in the record; it credits nothing.
		///
		/// # Parameters
		/// - `id`: the contribution.
		/// - `gift`: whether it is a gift.
		///
		/// # Errors
		/// - [`Error::ContributionNotFound`]: there is none.
		/// - [`Error::NotAuthorized`]: it is somebody else's.
		/// - [`Error::AlreadyDecided`]: it is decided or was taken back; of what was accepted something
		///   can be given back by [`Pallet::compensate`].
		///
		/// # Events
		/// [`Event::GiftChanged`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(9)]
		#[pallet::weight(<T as Config>::WeightInfo::set_gift().saturating_add(T::SponsorWeight::get()))]
		pub fn set_gift(origin: OriginFor<T>, id: ContributionId, gift: bool) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_gift(who, id, gift)
		}

		/// Takes back an undecided log, and may put another in its place. Sponsored.
		///
		/// # Origin
		/// Signed by its contributor or its logger.
		///
		/// # Details
		/// The log stays in the record. A reversal is written that points at it, what it took of its day
		/// is given back, and whoever was judging it stops. The replacement is logged anew, for the
		/// signer: same kind, even if that has been retired, same contributor, gift and task, with the
		/// role and the multiplier of the first log, and with a rate and a deadline of its own moment. If the same agent
		/// logs again its deposit stays held for the replacement, otherwise it returns and the signer's is
		/// held. Without a replacement the deposit returns, and a task's place becomes free.
		///
		/// # Parameters
		/// - `id`: the log.
		/// - `replacement`: what stands in its place; with the bounds of [`Pallet::log`].
		///
		/// # Errors
		/// - [`Error::ContributionNotFound`]: there is none.
		/// - [`Error::NotALog`]: it is a reversal or a compensation.
		/// - [`Error::NotAuthorized`]: it is somebody else's.
		/// - [`Error::AlreadyDecided`]: it is decided or was taken back.
		/// - [`Error::CalledSpam`]: a validator called it spam.
		/// - [`Error::TooManyCorrections`]: it was replaced [`MAX_CORRECTIONS`] times; it can still be taken
		///   back.
		/// - those of the evaluation by peers, which may refuse to let a judgement be escaped.
		/// - with a replacement, those of [`Pallet::log`] but for the kind's and the role's.
		///
		/// # Events
		/// [`Event::Reversed`]; with a replacement also [`Event::Logged`], otherwise for a task
		/// [`Event::TaskFreed`], and [`Event::TaskRemoved`] if it was closed.
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(10)]
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

		/// Gives something of an accepted contribution back. Sponsored.
		///
		/// # Origin
		/// Signed by its contributor, whether it still belongs to the scope or not.
		///
		/// # Details
		/// Writes a compensation that points at the contribution. The units that are left are those of the
		/// quantity that is left; the difference is taken back from who holds them, which fails if they
		/// are not there any more.
		///
		/// # Parameters
		/// - `id`: the contribution.
		/// - `quantity`: in millionths of the kind's unit; at most what is left of it.
		/// - `evidence`: what explains it.
		///
		/// # Errors
		/// - [`Error::ContributionNotFound`]: there is none.
		/// - [`Error::NotALog`]: it is a reversal or a compensation.
		/// - [`Error::NotAuthorized`]: it is somebody else's.
		/// - [`Error::NotAccepted`]: it was not accepted; an undecided one is taken back by
		///   [`Pallet::correct`].
		/// - [`Error::ZeroQuantity`], [`Error::MoreThanLeft`]: none, or more than is left.
		///
		/// # Events
		/// [`Event::Compensated`].
		///
		/// # Cost
		/// Constant, and that of [`Config::OnAccepted`].
		#[pallet::call_index(11)]
		#[pallet::weight(
			<T as Config>::WeightInfo::compensate()
				.saturating_add(T::OnAccepted::weight())
				.saturating_add(T::SponsorWeight::get())
		)]
		pub fn compensate(
			origin: OriginFor<T>,
			id: ContributionId,
			quantity: Quantity,
			evidence: Document,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_compensate(who, id, quantity, evidence)
		}

		/// Judges a contribution, as one of its kind's validators. Sponsored.
		///
		/// # Origin
		/// Signed by a holder of the role that decides the kind, who is neither its contributor nor its
		/// logger.
		///
		/// # Details
		/// As many as the kind asks for who accept it decide that it counts; as many who do not, that it
		/// does not. In that case it is spam if more than half of them say so. Who judged stays
		/// counted, even if the role is lost before the decision.
		///
		/// # Parameters
		/// - `id`: the contribution.
		/// - `judgement`: what the signer says of it.
		///
		/// # Errors
		/// - [`Error::ContributionNotFound`]: there is none.
		/// - [`Error::AlreadyDecided`]: it is decided or was taken back.
		/// - [`Error::NotByValidators`]: peers decide it.
		/// - [`Error::DeadlinePassed`]: the time to judge is over; close it by [`Pallet::close`].
		/// - [`Error::OwnContribution`]: the signer contributed or logged it.
		/// - [`Error::NotValidator`]: the signer does not hold the role now.
		/// - [`Error::AlreadyJudged`]: the signer has judged it.
		///
		/// # Events
		/// [`Event::Judged`]; if it decides, one of [`Event::Accepted`], [`Event::Rejected`] and
		/// [`Event::FoundSpam`], and what becomes of the task.
		///
		/// # Cost
		/// Constant, and that of [`Config::OnAccepted`]; at most [`MaxJudgements`] judgements are looked
		/// through.
		#[pallet::call_index(12)]
		#[pallet::weight(
			<T as Config>::WeightInfo::judge()
				.saturating_add(T::OnAccepted::weight())
				.saturating_add(T::SponsorWeight::get())
		)]
		pub fn judge(
			origin: OriginFor<T>,
			id: ContributionId,
			judgement: Judgement,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_judge(who, id, judgement)
		}

		/// Rejects a contribution that was not decided in time. Sponsored.
		///
		/// # Origin
		/// Signed by anybody. Before the deadline a decision of class `Significant` of the scope that carries the
		/// deposit, once it has carried it for [`Config::CarriedPeriod`].
		///
		/// # Details
		/// The deposit returns, whatever validators have said: too few of them did. It can be logged
		/// again, if the day is not too long ago.
		///
		/// # Parameters
		/// - `id`: the contribution.
		///
		/// # Errors
		/// - [`Error::ContributionNotFound`]: there is none.
		/// - [`Error::AlreadyDecided`]: it is decided or was taken back.
		/// - [`Error::NotByValidators`]: peers decide it, and it has no deadline here.
		/// - [`Error::DeadlineNotPassed`]: it can still be judged, and the origin cannot end that.
		///
		/// # Events
		/// [`Event::Rejected`], and what becomes of the task.
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(13)]
		#[pallet::weight(<T as Config>::WeightInfo::close().saturating_add(T::SponsorWeight::get()))]
		pub fn close(origin: OriginFor<T>, id: ContributionId) -> DispatchResult {
			Self::do_close(origin, id)
		}

		/// Contributes cash.
		///
		/// # Origin
		/// Signed by an agent that has the right to log in the scope.
		///
		/// # Details
		/// The amount moves from the signer to the pot of the purse that the kind names, and is accepted at
		/// once: record and balance cannot diverge. It counts for today. The signer keeps the least that
		/// an account can have.
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `kind`: a kind of cash: measured, with a purse.
		/// - `amount`: in base units of the asset that is the kind's unit; a whole number of millionths
		///   of a token.
		///
		/// # Errors
		/// - those of the right to log, as [`Pallet::log`].
		/// - [`Error::KindNotFound`], [`Error::KindRetired`]: no such kind, or not any more.
		/// - [`Error::KindNotMeasured`], [`Error::KindNotCash`]: log it instead; or another part of the
		///   chain measures it.
		/// - [`Error::ZeroQuantity`]: the amount is 0.
		/// - [`Error::AmountNotExact`]: give a whole number of millionths of a token.
		/// - [`Error::QuantityTooLarge`], [`Error::DailyLimitReached`]: more than the kind takes at once, or
		///   from one agent today.
		/// - [`Error::AssetNotAccepted`]: the scope does not accept the asset.
		/// - [`Error::PotNotOpen`]: anybody opens the pot first.
		/// - those of the transfer.
		///
		/// # Events
		/// [`Event::CashContributed`], [`Event::Logged`], [`Event::Accepted`].
		///
		/// # Cost
		/// Constant, and that of [`Config::OnAccepted`].
		#[pallet::call_index(14)]
		#[pallet::weight(<T as Config>::WeightInfo::contribute_cash().saturating_add(T::OnAccepted::weight()))]
		pub fn contribute_cash(
			origin: OriginFor<T>,
			scope: ScopeId,
			kind: KindId,
			#[pallet::compact] amount: T::Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_contribute_cash(scope, who, kind, amount)
		}

		/// Opens a task.
		///
		/// # Origin
		/// Signed by an agent that has the right to open tasks in the scope.
		///
		/// # Details
		/// Takes a deposit for the record and those of all places, which returns when the task is removed.
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `kind`: the kind of contribution that it asks for; neither retired nor measured.
		/// - `document`: what is to be done.
		/// - `places`: how often it can be done, by one worker each; at least 1.
		/// - `claim_period`: for how many blocks a claim holds; [`Config::MinPeriod`] to
		///   [`Config::MaxPeriod`].
		///
		/// # Errors
		/// - those of the right to open tasks: the scope is closed, the signer does not belong to it, has
		///   not signed its agreement, or its tier does not have the right.
		/// - [`Error::KindNotFound`], [`Error::KindRetired`], [`Error::KindMeasured`]: nothing of that
		///   kind can be logged.
		/// - [`Error::NoPlaces`]: there has to be one.
		/// - [`Error::InvalidPeriod`]: too short or too long.
		/// - those of the deposit.
		///
		/// # Events
		/// [`Event::TaskOpened`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(15)]
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

		/// Claims a place of a task. Sponsored.
		///
		/// # Origin
		/// Signed by an agent that has the right to take tasks in the scope.
		///
		/// # Details
		/// The place is the signer's until the claim expires. A claim of somebody else that has expired
		/// can be freed by anybody, with [`Pallet::expire_claim`], when its place is needed. Who gives a place up
		/// without delivering, or takes back what it delivered, waits before it claims the task again for as
		/// long as it had the place, so that others can have it; the task remembers [`MAX_GAVE_UP`] of them.
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `task`: the task.
		///
		/// # Errors
		/// - those of the right to take tasks: the scope is closed, the signer does not belong to it, has
		///   not signed its agreement, or its tier does not have the right.
		/// - [`Error::TaskNotFound`], [`Error::TaskClosed`]: no such task, or not any more.
		/// - [`Error::AlreadyClaimed`]: the signer has a place; if that claim has expired it is freed
		///   first.
		/// - [`Error::ClaimTooSoon`]: the signer gave a place of this task up, and has not waited for as long as it
		///   had it.
		/// - [`Error::NoFreePlace`]: all places are taken or done.
		///
		/// # Events
		/// [`Event::TaskClaimed`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(16)]
		#[pallet::weight(<T as Config>::WeightInfo::claim_task().saturating_add(T::SponsorWeight::get()))]
		pub fn claim_task(origin: OriginFor<T>, scope: ScopeId, task: TaskId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_claim_task(scope, task, who)
		}

		/// Gives a place of a task back. Sponsored.
		///
		/// # Origin
		/// Signed by the worker.
		///
		/// # Details
		/// Whether the claim has expired or not, and whether the task is closed or not. The signer can claim
		/// this task again once it has waited for as long as it had the place.
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `task`: the task.
		///
		/// # Errors
		/// - [`Error::ClaimNotFound`]: the signer has no place.
		/// - [`Error::AlreadyDelivered`]: correct the contribution instead.
		///
		/// # Events
		/// [`Event::TaskFreed`], and [`Event::TaskRemoved`] if it was closed and this was the last place.
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(17)]
		#[pallet::weight(<T as Config>::WeightInfo::unclaim_task().saturating_add(T::SponsorWeight::get()))]
		pub fn unclaim_task(origin: OriginFor<T>, scope: ScopeId, task: TaskId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_unclaim_task(scope, task, who)
		}

		/// Frees a place of a task whose worker did not deliver in time, or does not belong to the scope any more.
		///
		/// # Origin
		/// Signed by anybody.
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `task`: the task.
		/// - `worker`: who claimed it.
		///
		/// # Errors
		/// - [`Error::ClaimNotFound`]: the worker has no place.
		/// - [`Error::AlreadyDelivered`]: it was delivered in time.
		/// - [`Error::ClaimNotExpired`]: there is still time, and the worker belongs to the scope.
		///
		/// # Events
		/// As [`Pallet::unclaim_task`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(18)]
		pub fn expire_claim(
			origin: OriginFor<T>,
			scope: ScopeId,
			task: TaskId,
			worker: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_expire_claim(scope, task, worker)
		}

		/// Logs what was done for a task. Sponsored.
		///
		/// # Origin
		/// Signed by the worker, who has the right to log in the scope.
		///
		/// # Details
		/// As [`Pallet::log`], with the kind of the task. When the contribution is accepted the place is
		/// done; when it is not, or is taken back, the place becomes free.
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `task`: the task, which may have been closed since it was claimed.
		/// - `quantity`, `day`, `role`, `evidence`, `gift`: as [`Pallet::log`].
		///
		/// # Errors
		/// - [`Error::TaskNotFound`], [`Error::ClaimNotFound`]: the signer has no place there.
		/// - [`Error::AlreadyDelivered`]: correct the contribution instead.
		/// - [`Error::ClaimExpired`]: too late; free the place, wait, and claim it again.
		/// - those of [`Pallet::log`].
		///
		/// # Events
		/// [`Event::Logged`], [`Event::TaskDelivered`].
		///
		/// # Cost
		/// As [`Pallet::log`], and one claim.
		#[pallet::call_index(19)]
		#[pallet::weight(
			<T as Config>::WeightInfo::deliver_task()
				.saturating_add(T::SponsorWeight::get())
				.saturating_add(T::PeerEvaluation::open_weight())
		)]
		pub fn deliver_task(
			origin: OriginFor<T>,
			scope: ScopeId,
			task: TaskId,
			quantity: Quantity,
			day: Day,
			role: Option<RoleId>,
			evidence: Document,
			gift: bool,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let work = Replacement { quantity, day, evidence };
			Self::do_deliver_task(scope, task, who, work, role, gift)
		}

		/// Closes a task: nobody claims it any more.
		///
		/// # Origin
		/// Signed by who opened it, or a decision of the scope, of class `Standard`.
		///
		/// # Details
		/// Those who have a place can still deliver. When no place is taken, now or later, the task is
		/// removed and its creator's deposit returns.
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `task`: the task.
		///
		/// # Errors
		/// - [`Error::TaskNotFound`], [`Error::TaskClosed`]: no such task, or closed already.
		/// - `BadOrigin`: the origin neither opened the task nor decides for the scope.
		///
		/// # Events
		/// [`Event::TaskClosed`], and [`Event::TaskRemoved`] if no place is taken.
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(20)]
		pub fn close_task(origin: OriginFor<T>, scope: ScopeId, task: TaskId) -> DispatchResult {
			Self::do_close_task(origin, scope, task)
		}

		/// Decides to import an older ledger.
		///
		/// # Origin
		/// A decision of the scope, of class `Significant`.
		///
		/// # Details
		/// The scope says beforehand how many entries there are and what their quantities add up to, and
		/// who may bring them; nothing else can be imported. The entries come in pages, by
		/// [`Pallet::import_page`], and count at once. Until the scope confirms the whole by
		/// [`Pallet::finish_import`], pages can be taken back, the last one first, by
		/// [`Pallet::undo_page`].
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `importer`: who brings the pages.
		/// - `source`: the ledger it is made from: its hash, and where it can be read.
		/// - `entries`: how many entries it has; at least 1.
		/// - `quantity`: the sum of their quantities, in millionths of the kinds' units; above 0.
		///
		/// # Errors
		/// - [`Error::ScopeNotOpen`]: no such scope, or it is closed.
		/// - `BadOrigin`: the origin does not decide significant matters of the scope.
		/// - [`Error::EmptyImport`]: nothing to import.
		///
		/// # Events
		/// [`Event::ImportStarted`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(40)]
		pub fn start_import(
			origin: OriginFor<T>,
			scope: ScopeId,
			importer: T::AccountId,
			source: Document,
			entries: u32,
			#[pallet::compact] quantity: u128,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_start_import(scope, importer, source, entries, quantity)
		}

		/// Records a page of an older ledger.
		///
		/// # Origin
		/// Signed by the importer.
		///
		/// # Details
		/// Each entry becomes one of the record, marked with the import, and counts at once. A page is
		/// recorded whole or not at all, and only as the next one: after a break, ask the view
		/// [`Pallet::import`] which entry is next and go on there; to send a page twice does no harm.
		///
		/// The importer pays [`Config::ImportPrice`] for each entry to the treasury of the global scope,
		/// because the chain keeps them for ever, those too whose page is undone.
		///
		/// # Parameters
		/// - `scope`, `import`: which import.
		/// - `first`: how many entries of the import come before the page.
		/// - `entries`: 1 to [`MAX_IMPORT_PAGE`] entries.
		///
		/// # Errors
		/// - [`Error::ScopeNotOpen`], [`Error::ImportNotFound`], [`Error::ImportFinished`]: there is
		///   nothing to add to.
		/// - [`Error::NotImporter`]: the scope named somebody else.
		/// - [`Error::EmptyPage`]: no entries.
		/// - [`Error::NotNextEntry`]: the page was recorded already, or another comes before.
		/// - [`Error::TooManyEntries`], [`Error::TotalsDiffer`]: more than the scope decided on; or it
		///   would be complete with another sum.
		/// - [`Error::KindNotFound`], [`Error::ZeroQuantity`], [`Error::DayInFuture`]: an entry is wrong.
		/// - those of the token, if the importer cannot pay for the entries.
		///
		/// # Events
		/// [`Event::Imported`] for each entry, [`Event::PageImported`].
		///
		/// # Cost
		/// Linear in the number of entries.
		#[pallet::call_index(41)]
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

		/// Takes the last page of an import back.
		///
		/// # Origin
		/// Signed by the importer, or a decision of the scope, of class `Significant`.
		///
		/// # Details
		/// Its entries stay on record, as undone, and do not count any more. The page, or another one,
		/// can then be recorded in its place. Possible until the import is finished: afterwards what was
		/// recorded belongs to its contributors.
		///
		/// # Parameters
		/// - `scope`, `import`: which import.
		///
		/// # Errors
		/// - [`Error::ImportNotFound`], [`Error::ImportFinished`]: nothing can be taken back.
		/// - `BadOrigin`: the origin is neither the importer's nor decides for the scope.
		/// - [`Error::NothingToUndo`]: no page is left.
		///
		/// # Events
		/// [`Event::PageUndone`].
		///
		/// # Cost
		/// Linear in the number of entries of the page; what a full page would cost more is refunded.
		#[pallet::call_index(42)]
		#[pallet::weight(Pallet::<T>::undo_weight(MAX_IMPORT_PAGE))]
		pub fn undo_page(
			origin: OriginFor<T>,
			scope: ScopeId,
			import: ImportId,
		) -> DispatchResultWithPostInfo {
			let count = Self::do_undo_page(origin, scope, import)?;
			Ok(Some(Self::undo_weight(count)).into())
		}

		/// Confirms an import: nothing of it is taken back any more.
		///
		/// # Origin
		/// A decision of the scope, of class `Significant`.
		///
		/// # Parameters
		/// - `scope`, `import`: which import.
		///
		/// # Errors
		/// - [`Error::ScopeNotOpen`], [`Error::ImportNotFound`], [`Error::ImportFinished`]: there is
		///   nothing to confirm.
		/// - `BadOrigin`: the origin does not decide significant matters of the scope.
		/// - [`Error::ImportIncomplete`]: entries are missing.
		///
		/// # Events
		/// [`Event::ImportFinished`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(43)]
		pub fn finish_import(
			origin: OriginFor<T>,
			scope: ScopeId,
			import: ImportId,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_finish_import(scope, import)
		}

		/// Gives up an import of which nothing is recorded.
		///
		/// # Origin
		/// Signed by the importer, or a decision of the scope, of class `Significant`.
		///
		/// # Parameters
		/// - `scope`, `import`: which import.
		///
		/// # Errors
		/// - [`Error::ImportNotFound`], [`Error::ImportFinished`]: there is nothing to give up.
		/// - `BadOrigin`: the origin is neither the importer's nor decides for the scope.
		/// - [`Error::ImportNotEmpty`]: take its pages back first.
		///
		/// # Events
		/// [`Event::ImportDropped`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(44)]
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
		/// A kind of a scope, with the rate in force and one to come; `None` if it has no such kind.
		pub fn kind(scope: ScopeId, kind: KindId) -> Option<KindOf<T>> {
			Self::kind_now(scope, kind)
		}

		/// The hash of what is decided of a kind's unit, rate, limits, multipliers and way of deciding, and how
		/// often it was changed: what a network recognises. `None` if there is no such kind.
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

		/// What one contributor logged of one kind, with its reversals and compensations, newest first:
		/// at most `limit` (at most [`MAX_PAGE`]) entries, older than entry `before`.
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

		/// What validators have said of an undecided contribution, in the order of speaking.
		pub fn judgements(id: ContributionId) -> Vec<(T::AccountId, Judgement)> {
			Judgements::<T>::get(id.scope, id.index).into_inner()
		}

		/// The sums over all entries of one contributor and kind.
		pub fn ledger(scope: ScopeId, contributor: ContributorOf<T>, kind: KindId) -> Ledger {
			Ledgers::<T>::get((scope, contributor, kind))
		}

		/// How much of a kind can still be logged for an agent and a day, in one log or several, in
		/// millionths of the unit; `None`: no limit. 0 if nothing can be logged for that day, or
		/// nothing of that kind.
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
		) -> Vec<Consent<T::AccountId, BlockNumberFor<T>>> {
			Self::view_loggers(scope, agent)
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
