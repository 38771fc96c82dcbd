// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Value equation
//! Takes the income of a scope and divides it, in the same call, by the rule that the scope
//! decided: among funds, accounts, other scopes, and through share books among all contributors.
//!
//! ## Terminology
//! - **Income**: money that enters a scope, of one of the classes of
//!   [`IncomeClass`](ovn_primitives::IncomeClass). Nobody can spend it before it is divided.
//! - **Equation**: an ordered list of **buckets**, each with what it asks for ([`Ask`]) and who
//!   gets it ([`Recipient`]), and the purse that takes the **residue**, which is what no bucket
//!   takes.
//! - **Savings** of a bucket: what its books could not take and it keeps for its next part.
//! - **Version**: the number of an equation. Each change of the equation, or of the rate of one of
//!   its kinds, makes a new one. An income shows the version by which it was divided.
//! - **Notice**: the time between a decision about an equation and its effect.
//! - **Levy**: what a network takes of the income of its scopes. **Standing share**: a part of
//!   every income that a scope owes to another by contract. **Base**: the gross income less both,
//!   which the buckets share. Both are those of the day, but of a sale that a firm announced before:
//!   that is divided by [`IncomeTerms`](ovn_primitives::IncomeTerms) of the announcement.
//! - **Flow**: what an equation keeps of one asset from one income to the next: fractions, savings,
//!   and what waits to be collected ([`Flow`]).
//! - **Inbox**: money for a scope that is not divided yet. **Pot**: the account that keeps the
//!   money of all flows and inboxes in one asset.
//!
//! ## Life cycle
//! 1. A scope decides on an equation: [`Pallet::set_equation`]. The first is in force at once,
//!    except for money that others sent before; each later one after the notice
//!    ([`Pallet::set_notice`]). Decisions take effect in the order in which they were taken.
//!    [`Pallet::preview`] shows how an equation, proposed or in force, divides an income.
//!    [`Preset`] has the usual ones.
//! 2. Somebody opens the pots of an asset, here and in the share books: [`Pallet::open_pot`].
//! 3. Anybody pays income into the scope: [`Pallet::record_income`]. Levy and standing shares are
//!    taken, the buckets are filled, and books get their parts. Nothing else leaves the pot.
//! 4. Accounts and purses are paid what waits for them when anybody calls [`Pallet::collect`];
//!    contributors claim from their books, in the pallet of shares.
//!    A network can divide its levy by its own equation instead ([`Pallet::process_levy`]).
//! 5. What another scope gets waits in its inbox until anybody calls [`Pallet::process_inbox`],
//!    which divides it there. Each hop is a call of its own, so scopes can pay each other in a
//!    circle.
//! 6. A rate is decided where kinds are defined, and this pallet says when it holds
//!    ([`OnRateChanged`](ovn_primitives::traits::OnRateChanged)): after the notice. From that block
//!    on it counts what is logged, and values all contributions of the kind, past ones too, in
//!    every income. That costs one number, whatever the number of contributions.
//!
//! ## Suspended scopes
//! A scope that is suspended (`networks.suspend`) sets no other equation: that fails with
//! `ScopeSuspended` of the pallet of scopes. Its incomes are divided and paid as before.
//!
//! ## A story
//! A lab sells a microscope for 10,000. Its network takes 5 %: 500. The base is 9,500. The lab's
//! equation is straight: a tenth to those who lent the money for the workshop, until they have one
//! and a fifth of it back; the rest first to what was laid out for parts, then to all who worked,
//! by hours and rate. The lenders have 300 to come: they get it, and 650 of their tenth pass on to
//! the next bucket. Parts cost 2,000. The designers, the builders and the writer of the manual
//! share 7,200, whoever signed the invoice. Next month the lab decides that an hour of care counts
//! as much as one of design. Two weeks later it does, for the care of all the years before.
//!
//! ## The mathematics
//! One function divides, [`ovn_math::equation::route`]; this pallet reads what it needs, stores
//! what it returns, and moves the money. Every part is rounded down, and its fraction is kept for
//! the same receiver's next part in that asset. So a thousand small incomes pay the same as one
//! large income, to less than two base units (one for the bucket, one for the kind).
//!
//! - **Base**: what whoever sold it keeps (at most a fifth), the levy (at most a tenth) and standing
//!   shares (together at most a fifth) are all of the gross, and leave at least half of it
//!   ([`ovn_math::settlement::gross::split`]).
//! - **Buckets**: see [`Mode`] and [`Ask`]. A bucket gets its own part and what the one before
//!   passed on.
//! - **Kinds** share a bucket in proportion to value = rate x units (of a debt: its open principal;
//!   of expenses: what was laid out). What a debt or an expense cannot take is divided again among
//!   the other kinds, expenses excepted. What none can take goes where [`OnEmpty`] says.
//! - **At most**: a bucket can be limited to a multiple of the value of its kinds, so that the
//!   first tiny unit does not take a whole sale. The excess goes where [`OnEmpty`] says. Values
//!   count in the native token, and nothing says what another asset is worth in it, so an equation
//!   with such a bucket takes no income in other assets.
//!
//! When another equation comes into force, what waited stays collectable ([`Line::Older`]); money
//! behind fractions is divided with the next income; savings go to the bucket of the same name, or
//! else join the residue.
//!
//! ## The levy is paid once
//! The network of a scope levies income from outside. What passes on to other scopes carries the
//! names of the networks that have levied it ([`Levied`]) and lies in the inbox apart from other
//! money. A network takes no levy of money that carries its name. Only the first [`MAX_LEVIED`]
//! names are kept; a later network is not remembered and levies again, so that no chain of networks
//! frees money from the levy of another. Books mix their money, so what a book pays into an inbox
//! carries only the network of the scope whose income it was. Income of the global scope, which has
//! no network, pays no levy.
//!
//! ## What cannot go wrong
//! No recipient can block an income. A missing account, a fund without a pot or a frozen asset
//! matters only when that part is collected, and holds up nobody else. All that is owed is held on
//! the pot under [`HoldReason::Owed`], so that its asset cannot be destroyed. An income to a closed
//! scope is divided as before; what its purses are due goes to the treasury of its network, or of
//! the whole chain, if nobody opens their pots. A scope without an equation takes no income, and
//! what others send waits in its inbox.
//!
//! ## Costs and numbers
//! An income costs a transfer and a part for each kind and each scope of the equation; contributors
//! do not count, and what was charged too much is returned. Other calls cost the same always, but
//! for looking up what an equation names, or the scopes above one. Call indices are final from the
//! first genesis on; the gaps are for later calls of the same group.
//!
//! ## Requirements on the runtime
//! [`Config::Books`] values books and distributes; kinds and rates are those of [`Config::Kinds`],
//! which tells this pallet of changes. The native pot ([`Pallet::pot_account`]) should be endowed
//! with the existential deposit in the genesis; otherwise somebody opens it.

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
mod presets;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
mod types;
pub mod weights;

pub use pallet::*;
pub use presets::Preset;
pub use types::*;
pub use weights::WeightInfo;

// The codec derived for events, errors and calls casts the index of a variant.
// An event says all that explains an income, and is never kept in memory in numbers.
#[allow(clippy::cast_possible_truncation, clippy::large_enum_variant)]
#[frame_support::pallet]
pub mod pallet {
	use super::{functions::Work, *};
	use alloc::vec::Vec;
	use frame_support::{
		dispatch::WithPostDispatchInfo,
		pallet_prelude::*,
		traits::{fungibles, tokens::Preservation, AccountTouch},
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use ovn_primitives::{
		traits::{EnsureScope, Kinds, Scopes, ShareBooks, StandingShares},
		Balance, IncomeClass, IncomeReference, KindId, Purse, Ratio, ScopeId,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// The configuration of this pallet.
	#[pallet::config(with_default)]
	pub trait Config: frame_system::Config {
		/// The reasons for which money is held.
		#[pallet::no_default_bounds]
		type RuntimeHoldReason: From<HoldReason>;

		/// Who decides for a scope.
		#[pallet::no_default]
		type ScopeOrigin: EnsureScope<Self::RuntimeOrigin, Self::AccountId>;

		/// Scopes and their purses.
		#[pallet::no_default]
		type Scopes: Scopes<Self::AccountId, AssetKind = Self::AssetKind>;

		/// The kinds of contribution, and their rates.
		#[pallet::no_default]
		type Kinds: Kinds<BlockNumberFor<Self>>;

		/// Share books.
		#[pallet::no_default]
		type Books: ShareBooks<Self::AccountId, Self::AssetKind>;

		/// What scopes owe to other scopes of every income; with `()` nothing.
		#[pallet::no_default_bounds]
		type Standing: StandingShares<Self::AssetKind>;

		/// Names an asset, the native token included.
		#[pallet::no_default]
		type AssetKind: Parameter + MaxEncodedLen;

		/// The name of the native token.
		#[pallet::no_default]
		type NativeAsset: Get<Self::AssetKind>;

		/// Moves money of all assets.
		#[pallet::no_default]
		type Money: fungibles::Mutate<Self::AccountId, AssetId = Self::AssetKind, Balance = Balance>
			+ AccountTouch<Self::AssetKind, Self::AccountId>;

		/// Holds money of all assets.
		#[pallet::no_default]
		type MoneyHold: fungibles::MutateHold<
			Self::AccountId,
			AssetId = Self::AssetKind,
			Balance = Balance,
			Reason = Self::RuntimeHoldReason,
		>;

		/// The accounts of pots are derived from this id and the name of their asset.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// The levy of networks that have not decided on one; at most a tenth.
		#[pallet::constant]
		type DefaultLevy: Get<Ratio>;

		/// The smallest income of scopes that have not decided on one, in base units; at least 1.
		#[pallet::constant]
		type SmallestIncome: Get<Balance>;

		/// The notice, in blocks, where no scope has decided on one.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type DefaultNotice: Get<BlockNumberFor<Self>>;

		/// The shortest notice that a scope can decide on, in blocks.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type MinNotice: Get<BlockNumberFor<Self>>;

		/// The longest notice that a scope can decide on, in blocks.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type MaxNotice: Get<BlockNumberFor<Self>>;

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
		/// A new open scope, as deep in a network as can be, for which an origin decides.
		fn scope() -> ScopeId;
		/// An asset, not the native token, that the scope accepts and books take. `owner` has
		/// plenty of it and of the native token.
		fn asset(scope: ScopeId, owner: &AccountId) -> AssetKind;
		/// A new kind of the scope, whose book owes so little of the asset that 10,000 times the
		/// smallest income pays it and closes its cohort.
		fn kind(scope: ScopeId, asset: &AssetKind) -> KindId;
		/// A new fund of the scope, with an open pot for the asset.
		fn fund(scope: ScopeId, asset: &AssetKind, payer: &AccountId) -> Purse;
		/// A new kind of the scope, with a book of equity in which `holders` hold one whole unit
		/// each. `None` where this cannot be made: then what is measured with it is left out.
		fn crowd(_scope: ScopeId, _holders: u32) -> Option<KindId> {
			None
		}
		/// Decides on the rate of a kind of [`Self::crowd`]. `None` as there.
		fn decide_rate(_scope: ScopeId, _kind: KindId, _rate: u128) -> Option<()> {
			None
		}
	}

	/// Why this pallet holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// It is owed: to accounts, purses, inboxes, or to the next division.
		Owed,
	}

	/// An account.
	pub type AccountIdOf<T> = <T as frame_system::Config>::AccountId;
	/// An equation.
	pub type EquationOf<T> = Equation<AccountIdOf<T>, <T as Config>::AssetKind>;
	/// What is stored of a scope's equation.
	pub type EquationRecordOf<T> =
		EquationRecord<AccountIdOf<T>, <T as Config>::AssetKind, BlockNumberFor<T>>;
	/// The equation of a scope, as a client shows it.
	pub type EquationViewOf<T> =
		EquationView<AccountIdOf<T>, <T as Config>::AssetKind, BlockNumberFor<T>>;
	/// What an equation keeps of one asset.
	pub type FlowOf<T> = Flow<AccountIdOf<T>, BlockNumberFor<T>>;
	/// What waits to be collected of an older version.
	pub type DuesOf<T> = Dues<AccountIdOf<T>>;

	/// The equation of a scope, the versions of its kinds' rates, and what is to come.
	///
	/// One item, so that an income reads the whole rule at once; only rates are kept elsewhere,
	/// with their kinds. It can be behind: a change that is due takes effect when the item is read
	/// ([`EquationRecord::settle`]), and is written with the next change.
	/// Invariant: the equation is valid; its kinds are those it and the next name. Never removed.
	#[pallet::storage]
	pub type Equations<T: Config> = StorageMap<_, Twox64Concat, ScopeId, EquationRecordOf<T>>;

	/// What an equation keeps from one income in an asset to the next: (scope, asset).
	///
	/// Apart from [`Equations`] because each income writes it, and by asset because fractions of
	/// different assets do not add up. Only assets that the scope once accepted.
	/// Invariant: of the shape of the version it names.
	#[pallet::storage]
	pub type Flows<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		ScopeId,
		Blake2_128Concat,
		T::AssetKind,
		FlowOf<T>,
		ValueQuery,
	>;

	/// What waits to be collected from older versions: (scope, asset, version).
	///
	/// Apart from [`Flows`] because incomes do not need it. Written once, and removed when all of
	/// it is collected, so never empty.
	#[pallet::storage]
	pub type OlderDues<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, ScopeId>,
			NMapKey<Blake2_128Concat, T::AssetKind>,
			NMapKey<Twox64Concat, u32>,
		),
		DuesOf<T>,
	>;

	/// What lies in inboxes, in base units: (scope, asset, who levied it).
	///
	/// Apart for each set of networks, so that no levy is taken twice or forgotten. No amount is 0.
	#[pallet::storage]
	pub type Inboxes<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, ScopeId>,
			NMapKey<Blake2_128Concat, T::AssetKind>,
			NMapKey<Blake2_128Concat, Levied>,
		),
		u128,
		ValueQuery,
	>;

	/// The block in which an income was recorded: (scope, payer, reference). Its events say the
	/// rest.
	/// Never removed: a reference is used once.
	#[pallet::storage]
	pub type References<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, ScopeId>,
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Blake2_128Concat, IncomeReference>,
		),
		BlockNumberFor<T>,
	>;

	/// The levies of networks that have decided on one, by network.
	/// At most a tenth each.
	#[pallet::storage]
	pub type Levies<T: Config> = StorageMap<_, Twox64Concat, ScopeId, Levy<BlockNumberFor<T>>>;

	/// The notices of scopes that have decided on one.
	///
	/// Apart from [`Equations`]: a notice also holds for scopes below, this one may have no
	/// equation, and incomes do not read it.
	#[pallet::storage]
	pub type Notices<T: Config> = StorageMap<_, Twox64Concat, ScopeId, Notice<BlockNumberFor<T>>>;

	/// The assets whose pot is open: it holds the least an account can have, which is never owed.
	/// Never removed.
	#[pallet::storage]
	pub type OpenPots<T: Config> = StorageMap<_, Blake2_128Concat, T::AssetKind, ()>;

	/// Nothing to decide: the native pot is open if its account is endowed.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		#[doc(hidden)]
		#[serde(skip)]
		pub _config: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			<functions::Owed<T> as ovn_primitives::Pots>::adopt_endowed();
		}
	}

	/// What happened. Amounts are in base units; `from` is the first block in which a decision is
	/// in force.
	// A field has a comment where its name does not say what it is.
	#[allow(missing_docs)]
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A scope decided on an equation.
		EquationSet {
			scope: ScopeId,
			version: u32,
			from: BlockNumberFor<T>,
			equation: EquationOf<T>,
		},
		/// A scope decided on the rate of a kind that its equation names.
		RateSet {
			scope: ScopeId,
			kind: KindId,
			/// The value of one unit, in base units of the native token.
			rate: u128,
			/// The version of the equation with this rate.
			version: u32,
			from: BlockNumberFor<T>,
		},
		/// A scope decided on its notice.
		NoticeSet {
			scope: ScopeId,
			/// Its own notice in blocks; `None`: that of the scope above.
			own: Option<BlockNumberFor<T>>,
			/// The notice in force now. A longer one before still holds for its own time.
			notice: BlockNumberFor<T>,
		},
		/// A network decided on its levy.
		LevySet {
			network: ScopeId,
			share: Ratio,
			/// `None`: the network divides it by its own equation.
			purse: Option<Purse>,
			from: BlockNumberFor<T>,
		},
		/// A scope decided on its smallest income in an asset.
		SmallestIncomeSet {
			scope: ScopeId,
			asset: T::AssetKind,
			/// `None`: that of the runtime.
			amount: Option<Balance>,
			from: BlockNumberFor<T>,
		},
		/// An income was recorded and divided.
		IncomeRecorded {
			scope: ScopeId,
			asset: T::AssetKind,
			/// Who paid; `None`: it came from the inbox, or was levied, without a reference.
			payer: Option<T::AccountId>,
			class: IncomeClass,
			reference: Option<IncomeReference>,
			/// The networks that had levied it before.
			levied: Levied,
			split: Split,
		},
		/// Money came into the inbox of a scope.
		InboxCredited {
			scope: ScopeId,
			/// The scope whose income it was.
			source: Option<ScopeId>,
			asset: T::AssetKind,
			/// The networks that have levied it.
			levied: Levied,
			amount: u128,
			/// What lies there now.
			inbox: u128,
		},
		/// What a network levied was divided by the network's own equation: an income of the network.
		LevyDivided {
			/// The scope whose incomes were levied.
			scope: ScopeId,
			network: ScopeId,
			asset: T::AssetKind,
			amount: u128,
		},
		/// What waited to be collected was paid.
		Collected {
			/// The scope whose income it was.
			scope: ScopeId,
			asset: T::AssetKind,
			line: Line,
			payee: Payee<T::AccountId>,
			amount: u128,
		},
		/// The savings of a bucket were moved into a purse of the scope.
		SavingsMoved {
			scope: ScopeId,
			asset: T::AssetKind,
			/// The place of the bucket, from 0 on.
			bucket: u8,
			purse: Purse,
			amount: u128,
		},
		/// The pot of an asset was opened.
		PotOpened {
			asset: T::AssetKind,
			/// The account of the pot.
			pot: T::AccountId,
			/// Who paid its endowment.
			payer: T::AccountId,
		},
	}

	/// Why a call was rejected.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such scope.
		ScopeNotFound,
		/// The scope has no equation: it must decide on one first.
		EquationNotFound,
		/// Names of buckets must be non-empty UTF-8 and distinct.
		InvalidName,
		/// A share exceeds 1, the shares of a straight equation exceed 1 together or have no common
		/// denominator of 128 bits, or a fixed amount is 0.
		InvalidShares,
		/// The scope has no such kind.
		KindNotFound,
		/// A kind is named twice: leave it in one bucket.
		DuplicateKind,
		/// The equation names more than [`MAX_KINDS`] kinds: leave some out.
		TooManyKinds,
		/// A bucket for books names no kind: name at least one.
		EmptyBucket,
		/// A scope cannot pay itself: use one of its funds.
		SelfRecipient,
		/// The scope has no such purse, or it is the sponsor's, which takes no income.
		PurseNotFound,
		/// The notice is shorter than the shortest or longer than the longest.
		InvalidNotice,
		/// The scope is not a network.
		NotNetwork,
		/// The levy exceeds a tenth.
		InvalidLevy,
		/// The amount is 0.
		ZeroAmount,
		/// The scope does not accept the asset: it takes a decision to accept it. For what is new no scope
		/// accepts one whose custodian is in default.
		AssetNotAccepted,
		/// The pot is not open: anybody can open it, paying its endowment.
		PotNotOpen,
		/// The pot is open already.
		PotAlreadyOpen,
		/// The network divides its levy by its own equation: process it there.
		LevyIsDivided,
		/// The levy of the network goes to a purse: collect it.
		LevyNotDivided,
		/// The income is below the smallest: collect several and pay them together.
		IncomeTooSmall,
		/// The payer has used this reference in this scope already: give another income another
		/// reference.
		AlreadyRecorded,
		/// Cascade and Levy are classes of what scopes pay each other: choose the class that says what
		/// was paid for.
		InvalidClass,
		/// The cut exceeds a fifth of the gross.
		InvalidCut,
		/// Nothing is owed there: the views `flow`, `older_dues` and `inbox` show what is.
		NothingOwed,
		/// The purse has no open pot for the asset: anybody can open it.
		PurseNotOpen,
		/// A number would exceed what its type can hold.
		Overflow,
		/// The asset is not the native token, in which a bucket of the equation is limited: pay in
		/// that, or decide on an equation without `at_most`.
		NotNative,
		/// A book of the equation has taken as many other assets in its life as it can: pay in one
		/// of those, or define another kind for new contributions and leave this one out.
		BookFull,
		/// The money came before the first equation, and the scope's notice has not passed: divide
		/// it afterwards.
		TooEarly,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				Self::can_be_levied(T::DefaultLevy::get()),
				"the default levy is at most a tenth"
			);
			assert!(
				T::SmallestIncome::get() > Balance::default(),
				"the smallest income is at least 1"
			);
			let (least, most) = (T::MinNotice::get(), T::MaxNotice::get());
			let default = T::DefaultNotice::get();
			assert!(
				least <= default && default <= most,
				"the default notice is between the shortest and the longest"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_now: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	// Income from 0, decisions from 10, pots from 20.
	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Pays income into a scope, open or closed, which its equation divides at once. Anybody
		/// can pay.
		///
		/// The amount moves to the pot, and is divided by [`ovn_math::equation::route`]. Books get
		/// their parts, and other scopes get theirs in their inboxes; what accounts and purses get
		/// waits until it is collected ([`Pallet::collect`]). The class says why the signer pays,
		/// and decides nothing about where the money goes. A signer who pays all but less than the
		/// least an account can have loses the account and what is left in it.
		/// # Parameters
		/// - `asset`: one that the scope accepts, and whose pots are open here and in the share
		///   books.
		/// - `amount`: in base units; at least the smallest income.
		/// - `reference`: distinguishes this income from the signer's others to this scope.
		/// # Errors
		/// [`Error::ScopeNotFound`], [`Error::InvalidClass`], [`Error::AssetNotAccepted`],
		/// [`Error::PotNotOpen`], [`Error::NotNative`], [`Error::BookFull`],
		/// [`Error::AlreadyRecorded`], [`Error::EquationNotFound`], [`Error::IncomeTooSmall`],
		/// [`Error::Overflow`], an error of the asset if the signer cannot pay, or that of a standing
		/// share if its contract does not name the asset (`AssetNotNamed` of the pallet of
		/// settlement).
		/// # Events
		/// [`Event::IncomeRecorded`]; [`Event::InboxCredited`] for each scope that gets something;
		/// those of books.
		#[pallet::call_index(0)]
		#[pallet::weight(Pallet::<T>::income_weight(T::WeightInfo::record_income, Work::greatest()))]
		pub fn record_income(
			origin: OriginFor<T>,
			scope: ScopeId,
			asset: T::AssetKind,
			#[pallet::compact] amount: Balance,
			class: IncomeClass,
			reference: IncomeReference,
		) -> DispatchResultWithPostInfo {
			let payer = ensure_signed(origin)?;
			let admitted =
				Self::admit(&payer, scope, &asset, (amount, 0), (class, None), reference)
					.map_err(|error| error.with_weight(T::WeightInfo::record_income(0, 0)))?;
			let all = Preservation::Expendable;
			let work = Self::do_record_income(&payer, scope, asset, reference, admitted, all)?;
			let own = T::WeightInfo::record_income;
			let weight = Self::income_weight(own, work);
			Ok(Some(weight).into())
		}

		/// Divides what lies in the inbox of a scope, which may be closed. Anybody can call it.
		///
		/// All of one asset that the same networks have levied is recorded as one income of class
		/// cascade. The scope's network levies it unless it has before. What passes on to other
		/// scopes lies in their inboxes afterwards, and is not divided in this call.
		/// # Parameters
		/// - `levied`: as the view `inbox` shows it.
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::AssetNotAccepted`], [`Error::PotNotOpen`],
		///   [`Error::NotNative`], [`Error::BookFull`], [`Error::NothingOwed`],
		///   [`Error::TooEarly`], [`Error::EquationNotFound`], [`Error::Overflow`].
		/// - [`Error::IncomeTooSmall`]: less than the smallest income lies there; it waits for
		///   more.
		/// - `AssetNotNamed` of the pallet of settlement: the contract of a standing share does not
		///   name the asset.
		/// # Events
		/// [`Event::IncomeRecorded`]; [`Event::InboxCredited`] for each scope that gets something;
		/// those of books.
		#[pallet::call_index(1)]
		#[pallet::weight(Pallet::<T>::income_weight(T::WeightInfo::process_inbox, Work::greatest()))]
		pub fn process_inbox(
			origin: OriginFor<T>,
			scope: ScopeId,
			asset: T::AssetKind,
			levied: Levied,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let admitted = Self::admit_inbox(scope, &asset, levied)
				.map_err(|error| error.with_weight(T::WeightInfo::process_inbox(0, 0)))?;
			let work = Self::do_process_inbox(scope, asset, admitted)?;
			let own = T::WeightInfo::process_inbox;
			let weight = Self::income_weight(own, work);
			Ok(Some(weight).into())
		}

		/// Pays to a purse or an account what waits for it. Anybody can call it; the money goes to
		/// the payee.
		///
		/// One line at a time, so that a payee who cannot be paid holds up nobody else. What a
		/// purse of a closed scope is due goes to the treasury of its network, or of the whole
		/// chain, if its own pot is not open.
		/// # Parameters
		/// - `line`: what to collect, as the views `flow` and `older_dues` show it.
		/// # Errors
		/// [`Error::NothingOwed`], [`Error::PurseNotOpen`], or an error of the asset if the payee
		/// cannot receive it: then it goes on waiting.
		/// # Events
		/// [`Event::Collected`].
		#[pallet::call_index(2)]
		pub fn collect(
			origin: OriginFor<T>,
			scope: ScopeId,
			asset: T::AssetKind,
			line: Line,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_collect(scope, asset, line)
		}

		/// Divides what a network levied of the incomes of a scope by the network's own equation. Anybody
		/// can call it.
		///
		/// All that waits of one asset is recorded as one income of the network, of class levy. It is
		/// levied no more, and standing shares of the network take nothing of it.
		/// # Parameters
		/// - `scope`: whose incomes were levied.
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::LevyNotDivided`], [`Error::AssetNotAccepted`],
		///   [`Error::PotNotOpen`], [`Error::NotNative`], [`Error::BookFull`],
		///   [`Error::NothingOwed`], [`Error::Overflow`].
		/// - [`Error::IncomeTooSmall`]: it waits for more.
		/// # Events
		/// [`Event::LevyDivided`], then [`Event::IncomeRecorded`]; [`Event::InboxCredited`] for each
		/// scope that gets something; those of books.
		#[pallet::call_index(3)]
		#[pallet::weight(Pallet::<T>::income_weight(
			Pallet::<T>::levy_weight,
			Work { shares: 0, full: 0, ..Work::greatest() },
		))]
		pub fn process_levy(
			origin: OriginFor<T>,
			scope: ScopeId,
			asset: T::AssetKind,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let (network, admitted) = Self::admit_levy(scope, &asset)
				.map_err(|error| error.with_weight(Self::levy_weight(0, 0)))?;
			let work = Self::do_process_levy(scope, network, asset, admitted)?;
			let weight = Self::income_weight(Self::levy_weight, work);
			Ok(Some(weight).into())
		}

		/// Sets the equation of a scope. A significant decision of the scope itself; no scope above
		/// can take it.
		///
		/// The first equation is in force at once, but divides what others had sent to the inbox
		/// only after the notice. Each later one is in force after the notice, and not before the
		/// decided rates of the kinds that it brings. It replaces an equation that is not in force
		/// yet, and its notice begins anew.
		/// # Parameters
		/// - `equation`: at most [`MAX_BUCKETS`] buckets, which name at most [`MAX_KINDS`] kinds,
		///   each once.
		/// # Errors
		/// - [`Error::ScopeNotFound`]: no such scope, or none that a bucket pays.
		/// - `BadOrigin`: the origin does not decide for the scope.
		/// - [`Error::InvalidName`], [`Error::InvalidShares`], [`Error::EmptyBucket`],
		///   [`Error::KindNotFound`], [`Error::DuplicateKind`], [`Error::TooManyKinds`],
		///   [`Error::SelfRecipient`], [`Error::PurseNotFound`].
		/// # Events
		/// [`Event::EquationSet`].
		#[pallet::call_index(10)]
		pub fn set_equation(
			origin: OriginFor<T>,
			scope: ScopeId,
			equation: EquationOf<T>,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_set_equation(scope, equation)
		}

		/// Sets the notice of a scope, which also holds for scopes below that have none of their
		/// own. A critical decision of the scope.
		///
		/// A longer notice holds at once. A shorter one holds when the longer one has passed, so
		/// that nobody avoids a notice by shortening it first.
		/// # Parameters
		/// - `notice`: in blocks, [`Config::MinNotice`] to [`Config::MaxNotice`]; `None`: that of
		///   the scope above, or [`Config::DefaultNotice`].
		/// # Errors
		/// [`Error::ScopeNotFound`], `BadOrigin`, [`Error::InvalidNotice`], [`Error::Overflow`].
		/// # Events
		/// [`Event::NoticeSet`].
		#[pallet::call_index(11)]
		pub fn set_notice(
			origin: OriginFor<T>,
			scope: ScopeId,
			notice: Option<BlockNumberFor<T>>,
		) -> DispatchResult {
			Self::ensure_critical(origin, scope)?;
			Self::do_set_notice(scope, notice)
		}

		/// Sets the smallest income of a scope in an asset. A significant decision of the scope.
		///
		/// It takes effect after the notice, also for the inbox, where less waits until more comes.
		/// It replaces one that is not in force yet.
		/// # Parameters
		/// - `amount`: in base units, at least 1; `None`: [`Config::SmallestIncome`], or the least
		///   an account can have of the asset if that is more.
		/// # Errors
		/// [`Error::ScopeNotFound`], `BadOrigin`, [`Error::AssetNotAccepted`],
		/// [`Error::ZeroAmount`].
		/// # Events
		/// [`Event::SmallestIncomeSet`].
		#[pallet::call_index(12)]
		pub fn set_smallest_income(
			origin: OriginFor<T>,
			scope: ScopeId,
			asset: T::AssetKind,
			amount: Option<Balance>,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_set_smallest_income(scope, asset, amount)
		}

		/// Sets the levy of a network. A critical decision of the network; its scopes have no
		/// say.
		///
		/// It takes effect after the notice, and replaces one that is not in force yet. What was
		/// levied goes to the purse that is in force when it is collected.
		/// # Parameters
		/// - `share`: of each gross income in the network that it has not levied before; at most a
		///   tenth.
		/// - `purse`: the treasury of the network or one of its funds; `None`: the network divides it by
		///   its own equation, with [`Pallet::process_levy`], so that what it owes to those who paid for
		///   its infrastructure is repaid by itself.
		/// # Errors
		/// [`Error::ScopeNotFound`], `BadOrigin`, [`Error::NotNetwork`], [`Error::InvalidLevy`],
		/// [`Error::PurseNotFound`],
		/// [`Error::EquationNotFound`].
		/// # Events
		/// [`Event::LevySet`].
		#[pallet::call_index(13)]
		pub fn set_levy(
			origin: OriginFor<T>,
			network: ScopeId,
			share: Ratio,
			purse: Option<Purse>,
		) -> DispatchResult {
			Self::ensure_critical(origin, network)?;
			Self::do_set_levy(network, share, purse)
		}

		/// Moves the savings of a bucket into a purse of the scope. A significant decision of the
		/// scope.
		///
		/// # Parameters
		/// - `bucket`: its place from 0 on, as the view `flow` shows it.
		/// - `purse`: the treasury or a fund, with an open pot for the asset.
		/// # Errors
		/// [`Error::ScopeNotFound`], `BadOrigin`, [`Error::PurseNotFound`], [`Error::NothingOwed`],
		/// [`Error::PurseNotOpen`].
		/// # Events
		/// [`Event::SavingsMoved`].
		#[pallet::call_index(14)]
		pub fn move_savings(
			origin: OriginFor<T>,
			scope: ScopeId,
			asset: T::AssetKind,
			bucket: u8,
			purse: Purse,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_move_savings(scope, asset, bucket, purse)
		}

		/// Opens the pots that incomes in an asset need: the one here and that of the share books.
		/// Anybody can, and pays for each the least an account can have of the native token and of
		/// the asset.
		///
		/// There is one pot for each asset in each of the two pallets, for all scopes. A pot that
		/// is open stays as it is. Endowments are never paid out.
		/// # Parameters
		/// - `scope`: one that accepts the asset.
		/// # Errors
		/// - [`Error::AssetNotAccepted`], or an error of the asset if the signer cannot pay.
		/// - [`Error::PotAlreadyOpen`]: both are open.
		/// # Events
		/// [`Event::PotOpened`], here and of the share books.
		#[pallet::call_index(20)]
		pub fn open_pot(
			origin: OriginFor<T>,
			scope: ScopeId,
			asset: T::AssetKind,
		) -> DispatchResult {
			let payer = ensure_signed(origin)?;
			Self::do_open_pot(&payer, scope, asset)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The equation of a scope, in force and to come, and the rates of their kinds.
		pub fn equation(scope: ScopeId) -> Option<EquationViewOf<T>> {
			Self::view_equation(scope)
		}

		/// How an income would be divided now by the equation in force, or later by another one.
		///
		/// With an equation given it is divided as the first income of the new version, at the rates
		/// that will be in force then. To see what a decided rate changes, give the equation in
		/// force.
		pub fn preview(
			scope: ScopeId,
			asset: T::AssetKind,
			amount: Balance,
			income_class: IncomeClass,
			levied: Levied,
			equation: Option<EquationOf<T>>,
		) -> Result<Split, DispatchError> {
			Self::do_preview(scope, asset, (amount, 0), income_class, levied, equation)
		}

		/// What the kinds of a scope's equation are worth now in a division of an asset. With the
		/// units of a position this gives its present fraction of an income. The amounts are 0.
		pub fn values(scope: ScopeId, asset: T::AssetKind) -> Vec<KindSplit> {
			Self::view_values(scope, asset)
		}

		/// A usual equation, to be proposed.
		pub fn preset(preset: Preset) -> EquationOf<T> {
			preset.equation()
		}

		/// What the equation of a scope keeps of an asset: fractions, savings, and what waits to be
		/// collected.
		pub fn flow(scope: ScopeId, asset: T::AssetKind) -> FlowOf<T> {
			Flows::<T>::get(scope, asset)
		}

		/// What waits to be collected from an older version.
		pub fn older_dues(
			scope: ScopeId,
			asset: T::AssetKind,
			version: u32,
		) -> Vec<(Payee<T::AccountId>, u128)> {
			OlderDues::<T>::get((scope, asset, version)).unwrap_or_default().into_inner()
		}

		/// What lies in the inbox of a scope: at most [`MAX_PAGE`] entries, after the first `skip`.
		pub fn inbox(scope: ScopeId, skip: u32) -> Vec<InboxView<T::AssetKind>> {
			Self::view_inbox(scope, skip)
		}

		/// The levy of a network that is in force.
		pub fn levy(network: ScopeId) -> LevyTerms {
			Self::levy_of(network)
		}

		/// The notice of a scope now, in blocks.
		pub fn notice(scope: ScopeId) -> BlockNumberFor<T> {
			Self::notice_of(scope)
		}

		/// The account of an asset's pot, and whether it is open.
		pub fn pot(asset: T::AssetKind) -> (T::AccountId, bool) {
			(Self::pot_account(&asset), OpenPots::<T>::contains_key(&asset))
		}
	}
}
