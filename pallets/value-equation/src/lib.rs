// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Value equation
//!
//! Takes the income of a scope and divides it, in the same call, by the rule that the scope decided:
//! among funds, accounts, other scopes, and through share books among all contributors.
//!
//! ## Terminology
//!
//! - **Income**: money that enters a scope, of one of the classes of
//!   [`IncomeClass`](ovn_primitives::IncomeClass). It enters in no other way, and nobody can spend it
//!   instead.
//! - **Equation**: an ordered list of **buckets**, each with what it asks for ([`Ask`]) and who gets it
//!   ([`Recipient`]), and the purse that takes the **residue**: what no bucket wants ([`Equation`]).
//! - **Version**: each change of an equation, or of the rate of one of its kinds, makes a new one. An
//!   income is divided by the version in force when it is recorded, and shows its number.
//! - **Notice**: the time between a decision about an equation and its effect.
//! - **Levy**: what a network takes of the income of the scopes in it. **Standing share**: a part of
//!   every income that a scope owes to another by agreement.
//! - **Base**: the gross income without levy and standing shares: what the buckets share.
//! - **Flow**: what an equation keeps from one income in an asset to the next: fractions, purses, and what
//!   waits to be collected ([`Flow`]).
//! - **Inbox**: money for a scope that it has not divided yet.
//! - **Pot**: the account that keeps the money of all flows and inboxes in one asset.
//!
//! ## Life cycle
//!
//! 1. A scope decides on an equation: [`Pallet::set_equation`]. The first is in force at once, but for what
//!    others had sent to the inbox before; that, and each later equation, waits for the notice
//!    ([`Pallet::set_notice`]). What is decided later never takes effect earlier. [`Pallet::preview`] shows what an equation,
//!    proposed or in force, does with an income. [`Preset`] has usual ones.
//! 2. Somebody opens the pots of an asset, here and in the share books: [`Pallet::open_pot`].
//! 3. Anybody pays income into the scope: [`Pallet::record_income`]. Levy and standing shares are taken,
//!    the buckets are filled, books of contributions get their parts. Nothing else leaves the pot.
//! 4. Accounts and purses get what waits for them when anybody calls [`Pallet::collect`]; contributors
//!    claim from their books, in another pallet.
//! 5. What a bucket or a standing share gives to another scope lies in that scope's inbox until anybody
//!    calls [`Pallet::process_inbox`], which divides it there. Each hop is a call, so a circle of scopes
//!    ends with each call.
//! 6. A rate changes: the decision is taken where kinds are defined, and this pallet says when it holds
//!    ([`OnRateChanged`](ovn_primitives::traits::OnRateChanged)): after the notice. From that block on it counts
//!    what is logged, and values all contributions of that kind anew, past ones too, for all future income, at
//!    the cost of one number. There is one rate, kept with the kind: nobody logs at one and is valued by another.
//!
//! ## A story
//!
//! A lab sells a microscope for 10,000. Its network takes 5 %: 500. The base is 9,500. The lab's
//! equation is straight: a tenth to those who lent the money for the workshop, until they have one and a
//! fifth of it back; the rest first to what was laid out for parts, then to all who worked, by hours
//! and rate. The lenders have 300 to come: they get it, and 650 of their tenth goes on to the next bucket.
//! Parts cost 2,000. The designers, builders and the one who writes the manual share 7,200, whoever
//! signed the invoice. Next month the lab decides that an hour of care counts as much as one of design.
//! Two weeks later it does, for the care of all the years before.
//!
//! ## The mathematics
//!
//! One function divides, [`ovn_math::equation::route`]; this pallet reads what it needs, stores what it
//! returns, and moves the money. Rounding is down everywhere, with every fraction kept for the same
//! receiver's next part, for each asset. So what somebody gets of a thousand small incomes is what they
//! get of one large one, less than two base units apart (one for the bucket, one for the kind).
//!
//! - **Base**: levy and standing shares are shares of the gross, together at most half of it; when
//!   they ask for more the last ones are cut.
//! - **Buckets**: see [`Mode`] and [`Ask`]. A bucket's part is its own and what the one before passed on.
//! - **Kinds** share a bucket in proportion to value = rate x units (of a debt: its open principal; of
//!   expenses: what was laid out). What a debt or an expense cannot take any more is divided again among
//!   the other kinds, expenses excepted, and what none can take goes where [`OnEmpty`] says.
//! - **At most**: a bucket can be held to a multiple of the value of its kinds, so that the first tiny
//!   unit does not take a whole sale. What exceeds it goes where [`OnEmpty`] says. Values count in the
//!   native token, and nothing says what another asset is worth in it: by an equation with such a bucket an
//!   income in another asset is refused, rather than held to a number that means nothing.
//!
//! When another equation comes into force, what waited to be collected stays collectable
//! ([`Line::Older`]); what fractions stood for is divided with the next income; a purse goes to the
//! bucket of the same name, or else joins the residue.
//!
//! ## The levy is paid once
//!
//! Income that comes from outside is levied by the network of the scope. What goes on from there to other
//! scopes carries the names of the networks that have levied it ([`Levied`]), and lies in the inbox
//! apart from what others have levied; a network takes no levy of money that carries its name. There is
//! room for [`MAX_LEVIED`] names, those of the first; whoever comes later is not remembered and levies
//! again, so that no chain of networks frees money from the levy of another. What a share book pays into an inbox
//! carries the name of the network of the scope whose income it was: books mix their money, and do
//! not remember more.
//!
//! The levy of an income without network, that of the global scope, is nothing.
//!
//! ## What cannot go wrong
//!
//! No recipient can block an income: whether an account exists, a fund's pot is open or an asset is
//! frozen for somebody matters when it is collected, and then for nobody else. All that is owed is held on
//! the pot under [`HoldReason::Owed`], so that an asset cannot be destroyed while it is. An income to a
//! closed scope is divided as before; what its purses are due goes to the treasury of its network, or of the
//! whole chain, if nobody opens their pots. A scope without an equation takes no income; what others
//! send waits in the inbox.
//!
//! ## Requirements on the runtime
//!
//! [`Config::Books`] values books and distributes; kinds and rates are those of [`Config::Kinds`], which
//! tells this pallet of changes. The native pot is best endowed in the genesis
//! ([`Pallet::pot_account`] with the existential deposit); otherwise somebody opens it.

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
	use super::{impls::MAX_SCOPES, *};
	use alloc::vec::Vec;
	use frame_support::{
		dispatch::WithPostDispatchInfo,
		pallet_prelude::*,
		traits::{
			fungibles,
			tokens::{Balance, Preservation},
			AccountTouch,
		},
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use ovn_primitives::{
		traits::{EnsureScope, Kinds, Scopes, ShareBooks, StandingShares},
		IncomeClass, IncomeReference, KindId, Purse, Ratio, ScopeId,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the runtime decides.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The reasons for which money is held.
		type RuntimeHoldReason: From<HoldReason>;

		/// Who decides for a scope.
		type ScopeOrigin: EnsureScope<Self::RuntimeOrigin, Self::AccountId>;

		/// Which scopes there are, and where they keep money.
		type Scopes: Scopes<Self::AccountId, AssetKind = Self::AssetKind>;

		/// The kinds of contribution of scopes, and their rates.
		type Kinds: Kinds<BlockNumberFor<Self>>;

		/// Share books.
		type Books: ShareBooks<Self::AccountId, Self::AssetKind, Self::Balance>;

		/// What scopes owe to other scopes of every income; `()`: nothing.
		type Standing: StandingShares;

		/// Amounts in base units.
		type Balance: Balance + Into<u128>;

		/// Names an asset, the native token included.
		type AssetKind: Parameter + MaxEncodedLen;

		/// The name of the native token.
		type NativeAsset: Get<Self::AssetKind>;

		/// Moves money of all assets.
		type Money: fungibles::Mutate<Self::AccountId, AssetId = Self::AssetKind, Balance = Self::Balance>
			+ AccountTouch<Self::AssetKind, Self::AccountId>;

		/// Holds money of all assets.
		type MoneyHold: fungibles::MutateHold<
			Self::AccountId,
			AssetId = Self::AssetKind,
			Balance = Self::Balance,
			Reason = Self::RuntimeHoldReason,
		>;

		/// From this id and the name of an asset the accounts of pots are made.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// What a network levies that has not decided on it; at most a half.
		#[pallet::constant]
		type DefaultLevy: Get<Ratio>;

		/// The smallest income in base units, where the scope has not decided on it; at least 1.
		#[pallet::constant]
		type SmallestIncome: Get<Self::Balance>;

		/// For how many blocks decisions about an equation wait, where no scope decided on it.
		#[pallet::constant]
		type DefaultNotice: Get<BlockNumberFor<Self>>;

		/// The shortest notice a scope can decide on, in blocks.
		#[pallet::constant]
		type MinNotice: Get<BlockNumberFor<Self>>;

		/// The longest notice a scope can decide on, in blocks.
		#[pallet::constant]
		type MaxNotice: Get<BlockNumberFor<Self>>;

		/// The weights of calls.
		type WeightInfo: WeightInfo;

		/// Gives benchmarks what this pallet cannot make.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId, Self::AssetKind>;
	}

	/// Gives benchmarks what this pallet cannot make, always in the form that costs most.
	#[cfg(feature = "runtime-benchmarks")]
	pub trait BenchmarkHelper<AccountId, AssetKind> {
		/// A new open scope, as deep in a network as can be, for which an origin decides.
		fn scope() -> ScopeId;
		/// An asset, not the native token, that the scope accepts and books take, and of which, as of the
		/// native token, `owner` has plenty.
		fn asset(scope: ScopeId, owner: &AccountId) -> AssetKind;
		/// A new kind of the scope, whose book owes so little of the asset that 10,000 times the smallest
		/// income pays it and closes its cohort.
		fn kind(scope: ScopeId, asset: &AssetKind) -> KindId;
		/// A new fund of the scope, with an open pot for the asset.
		fn fund(scope: ScopeId, asset: &AssetKind, payer: &AccountId) -> Purse;
		/// A new kind of the scope, with a book of equity in which so many hold one whole unit each. `None`,
		/// which leaves out what is measured among them, where this cannot be made.
		fn crowd(_scope: ScopeId, _holders: u32) -> Option<KindId> {
			None
		}
		/// Decides on the rate of a kind of [`Self::crowd`], where kinds are defined. `None` as there.
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

	/// The equation of a scope, with the versions of its kinds' rates and what is to come.
	///
	/// One item, so that an income reads all it needs to know of the rule at once, but for the rates: these
	/// are where kinds are, because what is logged is counted by them, too. It can be behind:
	/// what is due takes effect when it is read ([`EquationRecord::settle`]) and is written with the next
	/// change.
	///
	/// Invariant: the equation is valid, and the kinds are those it names and the next one does.
	/// Never removed.
	#[pallet::storage]
	pub type Equations<T: Config> = StorageMap<_, Twox64Concat, ScopeId, EquationRecordOf<T>>;

	/// What an equation keeps from one income in an asset to the next: (scope, asset).
	///
	/// Apart from [`Equations`], because each income writes it, and for each asset, because fractions of
	/// different assets do not add up. Only assets that the scope once accepted.
	///
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

	/// What waits to be collected from versions that are no longer in force: (scope, asset, version).
	///
	/// Apart from [`Flows`], so that no income reads what is past. Written once, and removed when all of
	/// it is collected.
	///
	/// Invariant: not empty, no amount is 0.
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
	/// Apart for each set of networks, so that no levy is taken twice or forgotten. Absent: nothing.
	///
	/// Invariant: no amount is 0.
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

	/// In which block an income was recorded: (scope, payer, reference). Its events tell the rest.
	///
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

	/// What a network levies, if it decided on it. The key is the network.
	///
	/// Invariant: at most a tenth.
	#[pallet::storage]
	pub type Levies<T: Config> = StorageMap<_, Twox64Concat, ScopeId, Levy<BlockNumberFor<T>>>;

	/// How long decisions wait in a scope that decided on it.
	///
	/// Apart from [`Equations`]: it holds for scopes below, which may have an equation where this one has
	/// none, and incomes do not read it.
	#[pallet::storage]
	pub type Notices<T: Config> = StorageMap<_, Twox64Concat, ScopeId, Notice<BlockNumberFor<T>>>;

	/// The assets whose pot is open: it is endowed with the least an account can have, which is never owed.
	///
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

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A scope decided on an equation.
		EquationSet {
			/// The scope.
			scope: ScopeId,
			/// Its version.
			version: u32,
			/// The first block in which it is in force.
			from: BlockNumberFor<T>,
			/// The equation.
			equation: EquationOf<T>,
		},
		/// A scope decided on the rate of a kind that its equation names.
		RateSet {
			/// The scope.
			scope: ScopeId,
			/// The kind.
			kind: KindId,
			/// The value of one unit, in base units of the native token.
			rate: u128,
			/// The version with this rate.
			version: u32,
			/// The first block in which it is in force.
			from: BlockNumberFor<T>,
		},
		/// A scope decided how long its decisions wait.
		NoticeSet {
			/// The scope.
			scope: ScopeId,
			/// Its own time in blocks; `None`: the parent's.
			own: Option<BlockNumberFor<T>>,
			/// The time in force now: if the new one is shorter, still the one before.
			notice: BlockNumberFor<T>,
		},
		/// A network decided on its levy.
		LevySet {
			/// The network.
			network: ScopeId,
			/// The share.
			share: Ratio,
			/// The purse that gets it.
			purse: Purse,
			/// The first block in which it is in force.
			from: BlockNumberFor<T>,
		},
		/// A scope decided how small an income can be.
		SmallestIncomeSet {
			/// The scope.
			scope: ScopeId,
			/// The asset.
			asset: T::AssetKind,
			/// The smallest income in base units; `None`: that of the runtime.
			amount: Option<T::Balance>,
			/// The first block in which it is in force.
			from: BlockNumberFor<T>,
		},
		/// An income was recorded and divided.
		IncomeRecorded {
			/// The scope.
			scope: ScopeId,
			/// The asset.
			asset: T::AssetKind,
			/// Who paid; `None`: it came from the inbox.
			payer: Option<T::AccountId>,
			/// Its class.
			class: IncomeClass,
			/// Its reference; `None`: it came from the inbox.
			reference: Option<IncomeReference>,
			/// Which networks had levied it before.
			levied: Levied,
			/// Where it went.
			split: Split,
		},
		/// Money came into the inbox of a scope.
		InboxCredited {
			/// The scope.
			scope: ScopeId,
			/// The scope whose income it was.
			source: Option<ScopeId>,
			/// The asset.
			asset: T::AssetKind,
			/// Which networks have levied it.
			levied: Levied,
			/// How much, in base units.
			amount: u128,
			/// What lies there now.
			inbox: u128,
		},
		/// What waited for somebody was paid.
		Collected {
			/// The scope whose income it was.
			scope: ScopeId,
			/// The asset.
			asset: T::AssetKind,
			/// What was collected.
			line: Line,
			/// Who got it.
			payee: Payee<T::AccountId>,
			/// How much, in base units.
			amount: u128,
		},
		/// What a bucket held was moved into a purse of the scope.
		PurseEmptied {
			/// The scope.
			scope: ScopeId,
			/// The asset.
			asset: T::AssetKind,
			/// The bucket, by its place from 0 on.
			bucket: u8,
			/// The purse.
			purse: Purse,
			/// How much, in base units.
			amount: u128,
		},
		/// The pot of an asset was opened and endowed.
		PotOpened {
			/// The asset.
			asset: T::AssetKind,
			/// The pot's account.
			pot: T::AccountId,
			/// Who paid the endowment.
			payer: T::AccountId,
		},
	}

	/// Why a call was rejected.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such scope.
		ScopeNotFound,
		/// The scope has no equation: it has to decide on one first.
		NoEquation,
		/// The names of buckets are UTF-8, not empty, and each another.
		InvalidName,
		/// A share exceeds 1, the shares of a straight equation exceed 1 together or have no common
		/// denominator, or a fixed amount is 0.
		InvalidShares,
		/// There is no such kind of contribution.
		KindNotFound,
		/// A kind is named twice: each belongs to one bucket.
		DuplicateKind,
		/// The equation names more kinds than it can: put kinds together, or leave some out.
		TooManyKinds,
		/// A bucket for books names no kind.
		NoKinds,
		/// A scope cannot pay itself: use a fund.
		SelfRecipient,
		/// The scope has no such purse, or it is the sponsor's, which takes no income.
		PurseNotFound,
		/// The notice is shorter than the shortest or longer than the longest.
		InvalidNotice,
		/// Only a network levies.
		NotNetwork,
		/// A levy is at most a tenth.
		InvalidLevy,
		/// The amount is 0.
		ZeroAmount,
		/// The scope does not accept this asset: it takes a decision to accept it.
		AssetNotAccepted,
		/// The asset's pot, or that of the share books, is not open: anybody can open both by
		/// [`Pallet::open_pot`], paying their endowments.
		PotNotOpen,
		/// The asset's pot is open already, and that of the share books.
		PotAlreadyOpen,
		/// The income is smaller than the smallest: collect several and pay them together.
		IncomeTooSmall,
		/// This payer has used this reference in this scope: if it is another income, give it another.
		ReferenceUsed,
		/// Cascades come from inboxes: choose the class that says what was paid for.
		NotForPayers,
		/// Nothing waits there.
		NothingDue,
		/// The purse has no open pot for the asset: open it first.
		PurseNotOpen,
		/// A number would exceed what its type can hold.
		Overflow,
		/// A bucket of the equation is held to a multiple of values, which count in the native token: decide
		/// on an equation without `at_most` to take incomes in other assets.
		AtMostIsNative,
		/// A book that the equation names has taken as many other assets in its life as it can: define another
		/// kind for what is contributed from now on, and leave this one out, or take the income in one of
		/// those.
		BookFull,
		/// Others sent this before the scope had an equation: it is divided after the scope's notice, so that all
		/// can see how.
		InboxWaits,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				Self::can_be_levied(T::DefaultLevy::get()),
				"the default levy is at most a tenth"
			);
			assert!(
				T::SmallestIncome::get() > T::Balance::default(),
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

	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Gives a scope an equation, or another one.
		///
		/// # Origin
		/// A decision of the scope, of class `Significant`. No other scope can decide on it.
		///
		/// # Details
		/// The first equation of a scope is in force at once, but divides what lies in its inbox by then only after
		/// the notice, for others sent that; each later one is in force after the scope's notice
		/// ([`Pallet::set_notice`]). One that was decided and is not in force yet is replaced, and the
		/// notice begins anew. It does not come before the rates hold that are decided for kinds it brings.
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `equation`: at most [`MAX_BUCKETS`] buckets, which name at most [`MAX_KINDS`] kinds, each
		///   once. See [`Equation`].
		///
		/// # Errors
		/// - [`Error::ScopeNotFound`]: there is no such scope, or one that a bucket pays.
		/// - `BadOrigin`: the origin does not decide for the scope.
		/// - [`Error::InvalidName`]: a bucket has no name, or that of another.
		/// - [`Error::InvalidShares`]: the shares are too large, or a fixed amount is 0.
		/// - [`Error::NoKinds`], [`Error::KindNotFound`], [`Error::DuplicateKind`],
		///   [`Error::TooManyKinds`]: the kinds are none, unknown, named twice or too many.
		/// - [`Error::SelfRecipient`]: a bucket pays the scope itself.
		/// - [`Error::PurseNotFound`]: a purse is unknown, or takes no income.
		///
		/// # Events
		/// [`Event::EquationSet`].
		///
		/// # Cost
		/// One look-up for each kind, scope and fund.
		#[pallet::call_index(0)]
		pub fn set_equation(
			origin: OriginFor<T>,
			scope: ScopeId,
			equation: EquationOf<T>,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_set_equation(scope, equation)
		}

		/// Decides how long the decisions of a scope about its equation wait, and those of scopes below
		/// that do not decide on it.
		///
		/// # Origin
		/// A decision of the scope, of class `Significant`.
		///
		/// # Details
		/// A longer time holds at once. A shorter one holds when the longer one has passed, so that
		/// nobody gets around a notice by shortening it first.
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `notice`: in blocks, [`Config::MinNotice`] to [`Config::MaxNotice`]; `None`: that of the
		///   scope above, or [`Config::DefaultNotice`].
		///
		/// # Errors
		/// - [`Error::ScopeNotFound`]: there is no such scope.
		/// - `BadOrigin`: the origin does not decide for the scope.
		/// - [`Error::InvalidNotice`]: the time is out of its bounds.
		/// - [`Error::Overflow`]: the time exceeds the number of blocks there can be.
		///
		/// # Events
		/// [`Event::NoticeSet`].
		///
		/// # Cost
		/// One look-up for each scope above.
		#[pallet::call_index(1)]
		pub fn set_notice(
			origin: OriginFor<T>,
			scope: ScopeId,
			notice: Option<BlockNumberFor<T>>,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_set_notice(scope, notice)
		}

		/// Decides what a network levies.
		///
		/// # Origin
		/// A decision of the network, of class `Significant`. Scopes in it have no say of their own.
		///
		/// # Details
		/// Takes effect after the network's notice; one that was decided and is not in force yet is
		/// replaced. What was levied and not collected goes to the purse in force when it is collected.
		///
		/// # Parameters
		/// - `network`: the network.
		/// - `share`: of each gross income in the network that it has not levied before; at most a tenth.
		/// - `purse`: the treasury of the network or one of its funds.
		///
		/// # Errors
		/// - [`Error::ScopeNotFound`]: there is no such scope.
		/// - `BadOrigin`: the origin does not decide for the network.
		/// - [`Error::NotNetwork`]: the scope is no network.
		/// - [`Error::InvalidLevy`]: the share exceeds a tenth.
		/// - [`Error::PurseNotFound`]: the purse is unknown, or takes no income.
		///
		/// # Events
		/// [`Event::LevySet`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(2)]
		pub fn set_levy(
			origin: OriginFor<T>,
			network: ScopeId,
			share: Ratio,
			purse: Purse,
		) -> DispatchResult {
			Self::ensure_significant(origin, network)?;
			Self::do_set_levy(network, share, purse)
		}

		/// Decides how small an income of a scope in an asset can be.
		///
		/// # Origin
		/// A decision of the scope, of class `Significant`.
		///
		/// # Details
		/// Takes effect after the scope's notice, also for what lies in the inbox: less than that waits until more
		/// comes. One that was decided and is not in force yet is replaced.
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `asset`: an asset it accepts.
		/// - `amount`: in base units, at least 1; `None`: [`Config::SmallestIncome`], or the least an account can
		///   have of the asset if that is more.
		///
		/// # Errors
		/// - [`Error::ScopeNotFound`]: there is no such scope.
		/// - `BadOrigin`: the origin does not decide for the scope.
		/// - [`Error::AssetNotAccepted`]: the scope does not accept the asset.
		/// - [`Error::ZeroAmount`]: the amount is 0.
		///
		/// # Events
		/// [`Event::SmallestIncomeSet`].
		///
		/// # Cost
		/// Constant.
		#[pallet::call_index(3)]
		pub fn set_smallest_income(
			origin: OriginFor<T>,
			scope: ScopeId,
			asset: T::AssetKind,
			amount: Option<T::Balance>,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_set_smallest_income(scope, asset, amount)
		}

		/// Pays income into a scope, which its equation divides at once.
		///
		/// # Origin
		/// Anybody, who pays.
		///
		/// # Details
		/// The amount moves to the pot; levy, standing shares and buckets are computed
		/// ([`ovn_math::equation::route`]); books get their parts, other scopes theirs in their inbox, and
		/// what accounts and purses get waits until it is collected ([`Pallet::collect`]). The signer
		/// decides nothing about where it goes: the class is their word on why. The signer can pay all it
		/// has: an account that is left with less than the least it can have is removed, what is left of it
		/// lost.
		///
		/// # Parameters
		/// - `scope`: the scope; it may be closed.
		/// - `asset`: an asset that the scope accepts and whose pots are open, here and in the share books.
		/// - `amount`: in base units; at least the smallest income.
		/// - `class`: any but cascade.
		/// - `reference`: what tells this income from the signer's others to this scope.
		///
		/// # Errors
		/// - [`Error::ScopeNotFound`]: there is no such scope.
		/// - [`Error::NotForPayers`]: the class is cascade.
		/// - [`Error::AssetNotAccepted`]: the scope does not accept the asset.
		/// - [`Error::PotNotOpen`]: a pot of the asset is not open.
		/// - [`Error::AtMostIsNative`]: the asset is not the native token, in which the equation counts.
		/// - [`Error::BookFull`]: a book of the equation can take no further asset.
		/// - [`Error::ReferenceUsed`]: the signer has used the reference in this scope.
		/// - [`Error::NoEquation`]: the scope has no equation.
		/// - [`Error::IncomeTooSmall`]: the amount is below the smallest income.
		/// - [`Error::Overflow`]: the amount would exceed what a book or a flow can hold.
		/// - Errors of the asset, if the signer cannot pay.
		///
		/// # Events
		/// [`Event::IncomeRecorded`], [`Event::InboxCredited`] for each scope that gets something, and
		/// those of books.
		///
		/// # Cost
		/// A transfer, a part for each kind of the equation in force and each scope it pays, and a
		/// constant part. The number of contributors does not matter. What was paid for the greatest
		/// number of kinds and scopes is returned, also if the income is refused before it is divided.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::record_income(MAX_KINDS, MAX_SCOPES))]
		pub fn record_income(
			origin: OriginFor<T>,
			scope: ScopeId,
			asset: T::AssetKind,
			#[pallet::compact] amount: T::Balance,
			class: IncomeClass,
			reference: IncomeReference,
		) -> DispatchResultWithPostInfo {
			let payer = ensure_signed(origin)?;
			let admitted = Self::admit(&payer, scope, &asset, amount, class, reference)
				.map_err(|error| error.with_weight(T::WeightInfo::record_income(0, 0)))?;
			let all = Preservation::Expendable;
			let work = Self::do_record_income(&payer, scope, asset, reference, admitted, all)?;
			Ok(Some(T::WeightInfo::record_income(work.kinds, work.scopes)).into())
		}

		/// Divides what lies in the inbox of a scope.
		///
		/// # Origin
		/// Anybody.
		///
		/// # Details
		/// All that lies there of one asset, levied by the same networks, is recorded as one income of class
		/// cascade. The scope's network levies it if it has not before. What goes on to other scopes lies
		/// in their inboxes afterwards and is not divided in this call.
		///
		/// # Parameters
		/// - `scope`: the scope; it may be closed.
		/// - `asset`: the asset.
		/// - `levied`: the networks that have levied it, as [`Pallet::inbox`] shows them.
		///
		/// # Errors
		/// - [`Error::ScopeNotFound`]: there is no such scope.
		/// - [`Error::AssetNotAccepted`]: the scope does not accept the asset, or not any more.
		/// - [`Error::PotNotOpen`]: a pot of the asset is not open.
		/// - [`Error::AtMostIsNative`], [`Error::BookFull`]: as of [`Pallet::record_income`].
		/// - [`Error::NothingDue`]: nothing lies there.
		/// - [`Error::InboxWaits`]: it came before the first equation, whose notice has not passed.
		/// - [`Error::NoEquation`]: the scope has no equation.
		/// - [`Error::IncomeTooSmall`]: less than the smallest income lies there.
		/// - [`Error::Overflow`]: the amount would exceed what a book or a flow can hold.
		///
		/// # Events
		/// As [`Pallet::record_income`].
		///
		/// # Cost
		/// As [`Pallet::record_income`], without the transfer.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::process_inbox(MAX_KINDS, MAX_SCOPES))]
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
			Ok(Some(T::WeightInfo::process_inbox(work.kinds, work.scopes)).into())
		}

		/// Pays to a purse or an account what waits for it.
		///
		/// # Origin
		/// Anybody. The money goes to whom it is owed, whoever signs.
		///
		/// # Details
		/// One line at a time, so that a payee who cannot be paid keeps nobody waiting. What a purse of a closed
		/// scope is due goes to the treasury of its network, or of the whole chain, if its own pot is not open.
		///
		/// # Parameters
		/// - `scope`: the scope whose income it was.
		/// - `asset`: the asset.
		/// - `line`: what to collect, as [`Pallet::flow`] and [`Pallet::older_dues`] show it.
		///
		/// # Errors
		/// - [`Error::NothingDue`]: nothing waits there.
		/// - [`Error::PurseNotOpen`]: the purse has no open pot for the asset.
		/// - Errors of the asset, if the payee cannot receive it: it goes on waiting.
		///
		/// # Events
		/// [`Event::Collected`].
		///
		/// # Cost
		/// A transfer.
		#[pallet::call_index(6)]
		pub fn collect(
			origin: OriginFor<T>,
			scope: ScopeId,
			asset: T::AssetKind,
			line: Line,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_collect(scope, asset, line)
		}

		/// Moves what a bucket holds into a purse of the scope.
		///
		/// # Origin
		/// A decision of the scope, of class `Significant`.
		///
		/// # Parameters
		/// - `scope`: the scope.
		/// - `asset`: the asset.
		/// - `bucket`: its place from 0 on, as [`Pallet::flow`] shows it.
		/// - `purse`: the treasury or a fund, with an open pot for the asset.
		///
		/// # Errors
		/// - [`Error::ScopeNotFound`]: there is no such scope.
		/// - `BadOrigin`: the origin does not decide for the scope.
		/// - [`Error::PurseNotFound`]: the purse is unknown, or takes no income.
		/// - [`Error::NothingDue`]: the bucket holds nothing.
		/// - [`Error::PurseNotOpen`]: the purse has no open pot for the asset.
		///
		/// # Events
		/// [`Event::PurseEmptied`].
		///
		/// # Cost
		/// A transfer.
		#[pallet::call_index(7)]
		pub fn empty_purse(
			origin: OriginFor<T>,
			scope: ScopeId,
			asset: T::AssetKind,
			bucket: u8,
			purse: Purse,
		) -> DispatchResult {
			Self::ensure_significant(origin, scope)?;
			Self::do_empty_purse(scope, asset, bucket, purse)
		}

		/// Opens all that incomes in an asset need: the pot here, and that of the share books.
		///
		/// # Origin
		/// Anybody, who pays the least an account can have, of the native token and of the asset, for each.
		///
		/// # Details
		/// There is one pot for each asset in each of the two pallets, for all scopes. One that is open stays as
		/// it is. The endowments are never paid out.
		///
		/// # Parameters
		/// - `scope`: a scope that accepts the asset.
		/// - `asset`: the asset.
		///
		/// # Errors
		/// - [`Error::AssetNotAccepted`]: the scope does not accept the asset.
		/// - [`Error::PotAlreadyOpen`]: both are open.
		/// - Errors of the asset, if the signer cannot pay.
		///
		/// # Events
		/// [`Event::PotOpened`], here and of the share books.
		///
		/// # Cost
		/// Four transfers.
		#[pallet::call_index(8)]
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
		/// The equation of a scope: in force, to come, and the rates of their kinds.
		pub fn equation(scope: ScopeId) -> Option<EquationViewOf<T>> {
			Self::view_equation(scope)
		}

		/// How an income would be divided now, by the equation in force or by a proposed one.
		///
		/// A proposed one is divided as the first income of a new version, with the rates that will be in
		/// force then: all that were decided by now. To see what a decided rate changes, propose the
		/// equation in force.
		pub fn preview(
			scope: ScopeId,
			asset: T::AssetKind,
			amount: T::Balance,
			income_class: IncomeClass,
			levied: Levied,
			proposal: Option<EquationOf<T>>,
		) -> Result<Split, DispatchError> {
			Self::do_preview(scope, asset, amount, income_class, levied, proposal)
		}

		/// What the kinds of a scope's equation are worth now in a division of an asset: from this follows
		/// everybody's present fraction of an income, with the units of their positions. The amounts are 0.
		pub fn values(scope: ScopeId, asset: T::AssetKind) -> Vec<KindSplit> {
			Self::view_values(scope, asset)
		}

		/// A usual equation, to be proposed.
		pub fn preset(preset: Preset) -> EquationOf<T> {
			preset.equation()
		}

		/// What the equation of a scope keeps of an asset: fractions, purses, and what waits to be collected.
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

		/// What lies in the inbox of a scope: at most [`MAX_PAGE`] lines, after the first `skip`.
		pub fn inbox(scope: ScopeId, skip: u32) -> Vec<InboxView<T::AssetKind>> {
			Self::view_inbox(scope, skip)
		}

		/// The levy of a network that is in force.
		pub fn levy(network: ScopeId) -> LevyTerms {
			Self::levy_of(network)
		}

		/// How many blocks decisions of a scope about its equation wait now.
		pub fn notice(scope: ScopeId) -> BlockNumberFor<T> {
			Self::notice_of(scope)
		}

		/// The pot of an asset, and whether it is open.
		pub fn pot(asset: T::AssetKind) -> (T::AccountId, bool) {
			(Self::pot_account(&asset), OpenPots::<T>::contains_key(&asset))
		}
	}
}
