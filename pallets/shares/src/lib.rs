// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Share books
//!
//! Divides money among any number of holders at a cost that does not depend on their number, and keeps it
//! for them until they claim it.
//!
//! ## Terminology
//!
//! - **Book**: who shares what is distributed, and on which terms ([`BookTerms`]). There is one for
//!   each kind of contribution in each scope, and one for each agreement by which a resource is paid
//!   back ([`BookId`]).
//! - **Position**: the units that one holder has in one series of a book.
//! - **Holder**: an agent, a scope, another book, or an **external identity** ([`Holder`]): the salted
//!   hash of somebody or something outside.
//! - **Series**: positions that begin and end together. Of a debt, a **cohort**; of expenses, an
//!   **epoch**; equity has only one, 0.
//! - **Level**: what one unit has received of an asset since the book began.
//! - **Accepted**: taken by a book. **Owed**: accepted and not yet paid to holders. Owed money lies on
//!   the pallet's pot for the asset, held under [`HoldReason::Owed`].
//!
//! ## Overview
//!
//! A book knows nothing of why somebody holds units. Accepted contributions credit units (this pallet
//! implements [`OnAccepted`](ovn_primitives::traits::OnAccepted)), campaigns credit principal, and incomes
//! are distributed, all through [`ShareBooks`](ovn_primitives::traits::ShareBooks). Holders only claim.
//!
//! - **Equity** shares every distribution, for ever.
//! - **Debt** is paid up to a ceiling. Its positions are grouped in cohorts that opened at the same level,
//!   and close in the order in which they opened. Credits between which nothing was distributed share a
//!   cohort, so that a book has no more cohorts than distributions.
//! - **Once** pays the expenses of the present epoch their value, and no more. An income that pays
//!   less closes nothing; expenses that come after it wait for the next epoch.
//! - A **gift** has no position.
//!
//! ## Life cycle
//!
//! 1. The first credit of a kind creates its book; a campaign creates the book of its resource, dormant.
//! 2. Units are credited, and taken back only when a contributor gives them back. A credit that cannot be
//!    made, because nothing can say what it is worth or the book is full, waits, and anybody retries it
//!    ([`Pallet::retry_credit`]): it earns from then on. So no acceptance fails for what becomes of it.
//! 3. Money is distributed to the book. Of a debt, the work of closing and opening cohorts that is left
//!    over is done by later distributions, by idle blocks, or by anybody: [`Pallet::process`].
//! 4. Anybody triggers the payment of a holder: [`Pallet::claim`], [`Pallet::claim_for`]. The money
//!    goes to the holder, or to the fund to which it redirected its claims ([`Pallet::redirect`]).
//! 5. What an external identity earns waits until it is bound to an account: by the scope, after
//!    a notice ([`Pallet::propose_binding`]), or by the key that the identity names
//!    ([`Pallet::bind_with_key`]).
//!
//! Claims never expire, and nothing takes them away: not leaving, not a closed scope, not a new equation.
//!
//! ## A story
//!
//! Ana and Ben have 3 and 1 hours in the book of a lab's design work. A sale brings 100 base units: Ana's
//! claim is 75, Ben's 25. Ben claims. Cem joins with 4 hours; a second sale brings 80: Ana 30, Ben 10, Cem
//! 40. A neighbour who wants to help triggers Ana's claim: 105 arrive on Ana's account. Cem redirects
//! his claims to the lab's infrastructure fund, and claims: the fund gets 40.
//!
//! ## The mathematics
//!
//! That of [`ovn_math`], sections "Share books" and "Debt". Over its whole life a position loses less than
//! one base unit of each asset. A debt closes when its holders were paid exactly floor(principal x
//! ceiling). What a debt still takes is known at once: the sum of these ceilings, less what it
//! accepted.
//!
//! Expenses are principal in base units of their asset, valued when they are credited, as debts are: what
//! was laid out is what is paid, whatever the rate of the kind becomes. Those that were partly paid keep
//! what they got. Those that come afterwards begin the next epoch, for in the present one they would
//! share what is still missing to the older ones.
//!
//! ## Deferred work
//!
//! Money that a debt accepts and cohorts that open behind it form a queue: before the oldest cohort that waits
//! lies what was accepted until it came ([`CohortRecord::behind`]), before the next what was accepted
//! since, and so on; last what was accepted since the youngest ([`Line::undistributed`]). Each step takes
//! from the front: it raises the level by what lies there, or closes the oldest open cohort, or opens the first
//! that waits. Once what was accepted for the open and closed cohorts is all that these are due, the open ones
//! close one after the other, and what is over goes to the next in the queue, once.
//!
//! How much that is follows from four sums that the book keeps (accepted, due, due of those that wait, kept
//! before them), and not from what was noted when a cohort came. So units can be taken back at any
//! time: what that frees lowers the sum of what is due, which concerns everybody behind, at constant
//! cost. The other way would have been to do all deferred work before units are taken back; then whoever
//! gives units back could be told to have it done first, and there would be one more reason to wait.
//!
//! ## Limits
//!
//! - A book takes at most [`MAX_ASSETS`] assets in its life, of those that its scope accepts; a debt and
//!   a book of expenses take one.
//! - Units of a book stay below 2^96 in sum. More is refused, as is a distribution whose level would
//!   overflow 256 bits.
//! - Books pay into each other at most [`MAX_HEIGHT`] deep and without cycles: each only into lower ones.
//! - One call claims for at most [`MAX_CLAIMS`] positions, and each claim passes one book on at most.
//!
//! ## Requirements on the runtime
//!
//! The native pot ([`Pallet::pot_account`]) has to hold the existential deposit at genesis, or somebody
//! opens it by [`Pallet::open_pot`]. [`Config::MoneyHold`] has to keep a held asset from being destroyed.

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

// The codec derived for events, errors and calls casts the index of a variant.
#[allow(clippy::cast_possible_truncation)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{fungibles, tokens::Balance, AccountTouch},
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use ovn_primitives::{
		traits::{Accepted, Denominations, EnsureScope, Inbox, Scopes},
		BookId, BookTerms, ContributionId, DecisionClass, Holder, KindId, Purse, Ratio, ScopeId,
		Series,
	};
	use sp_core::{H256, U256};
	use sp_runtime::traits::{Convert, IdentifyAccount, Verify};

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

		/// Which scopes there are, which assets they accept, and where they keep money.
		type Scopes: Scopes<Self::AccountId, AssetKind = Self::AssetKind>;

		/// How claims of a kind are counted in money.
		type Denominations: Denominations<Self::AssetKind>;

		/// Takes what scopes claim; `()` lets it wait.
		type Inbox: Inbox<Self::AccountId, Self::AssetKind, Self::Balance>;

		/// Amounts in base units, of at most 128 bits.
		type Balance: Balance + Into<u128> + TryFrom<u128>;

		/// Names an asset, the native token included.
		type AssetKind: Parameter + MaxEncodedLen + Ord;

		/// Moves money, and makes room for an asset on an account that has too many.
		type Money: fungibles::Mutate<Self::AccountId, AssetId = Self::AssetKind, Balance = Self::Balance>
			+ AccountTouch<Self::AssetKind, Self::AccountId>;

		/// Holds money on the pots.
		type MoneyHold: fungibles::MutateHold<
			Self::AccountId,
			AssetId = Self::AssetKind,
			Balance = Self::Balance,
			Reason = Self::RuntimeHoldReason,
		>;

		/// The name of the native token.
		type NativeAsset: Get<Self::AssetKind>;

		/// One whole unit of an asset, in base units: the smallest principal of a debt in it. What it is when the
		/// pot of the asset is opened counts.
		type WholeUnit: Convert<Self::AssetKind, u128>;

		/// The signatures by which keys bind identities that name them.
		type Signature: Parameter + Verify<Signer = Self::Signer>;

		/// The keys that identities name.
		type Signer: Parameter + IdentifyAccount;

		/// From this id and the name of an asset the accounts of pots are made.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// For how many blocks a scope announces to whom it binds an identity; at least 1.
		#[pallet::constant]
		type BindingNotice: Get<BlockNumberFor<Self>>;

		/// How many cohorts of a debt one distribution opens and closes; at least 1. The rest is
		/// deferred.
		#[pallet::constant]
		type StepsPerDistribution: Get<u32>;

		/// How many cohorts one call of [`Pallet::process`] opens and closes; at least 1.
		#[pallet::constant]
		type StepsPerCall: Get<u32>;

		/// What it costs to find out whether a scope pays the fee of a sponsored call.
		type SponsorWeight: Get<Weight>;

		/// The weights of calls.
		type WeightInfo: WeightInfo;

		/// Gives benchmarks what this pallet cannot make.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<
			Self::AccountId,
			Self::AssetKind,
			Self::Signer,
			Self::Signature,
		>;
	}

	/// Gives benchmarks what this pallet cannot make.
	#[cfg(feature = "runtime-benchmarks")]
	pub trait BenchmarkHelper<AccountId, AssetKind, Signer, Signature> {
		/// An open scope, as deep as can be.
		fn scope() -> ScopeId;
		/// A kind of the scope with this claim, that counts no asset.
		fn kind(scope: ScopeId, claim: ovn_primitives::ClaimType) -> KindId;
		/// Asset number `n`, not the native token, which the scope accepts and of which `owner` has at least
		/// 10^12 base units.
		fn asset(scope: ScopeId, n: u32, owner: &AccountId) -> AssetKind;
		/// Gives an account 10^18 base units of the native token and more.
		fn endow(who: &AccountId);
		/// A fund of the scope whose native pot is open.
		fn fund(scope: ScopeId, payer: &AccountId) -> ovn_primitives::FundId;
		/// The key with which [`Self::sign`] signs.
		fn signer() -> Signer;
		/// A signature of the kind that takes longest to verify.
		fn sign(message: &[u8]) -> Signature;
	}

	/// Why this pallet holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// It is owed to the holders of books. Held on the pot of the asset.
		Owed,
	}

	/// A book.
	pub type BookOf<T> = Book<<T as Config>::AssetKind>;
	/// On which terms a book pays.
	pub type TermsOf<T> = BookTerms<<T as Config>::AssetKind>;
	/// Who holds units.
	pub type HolderOf<T> = Holder<<T as frame_system::Config>::AccountId>;
	/// To whom a scope binds an identity.
	pub type BindingOf<T> = Binding<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;
	/// To whom a key binds the identity that names it.
	pub type KeyBindingOf<T> = KeyBinding<<T as frame_system::Config>::AccountId>;
	/// Where a payment went.
	pub type PayeeOf<T> = Payee<<T as frame_system::Config>::AccountId>;

	/// The books, with all that a distribution reads and writes: one item, so that it costs the same for
	/// any number of positions.
	///
	/// Invariant: never removed. Of each asset at least as much was accepted as paid.
	#[pallet::storage]
	pub type Books<T: Config> = StorageMap<_, Blake2_128Concat, BookId, BookOf<T>>;

	/// The kinds of a scope that have a book: the index of [`Books`] by scope.
	#[pallet::storage]
	pub type ScopeBooks<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Twox64Concat, KindId, ()>;

	/// The positions: (book, holder, series). Apart from [`Books`] because there can be any number.
	///
	/// Invariant: as many of a book as it counts. Removed when they have no units, or their series is
	/// closed, and nothing of theirs is left to claim.
	#[pallet::storage]
	pub type Positions<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Blake2_128Concat, BookId>,
			NMapKey<Blake2_128Concat, HolderOf<T>>,
			NMapKey<Twox64Concat, Series>,
		),
		Position,
	>;

	/// The positions of a holder: (holder, book, series). The index of [`Positions`] by holder.
	#[pallet::storage]
	pub type Holdings<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Blake2_128Concat, HolderOf<T>>,
			NMapKey<Blake2_128Concat, BookId>,
			NMapKey<Twox64Concat, Series>,
		),
		(),
	>;

	/// The cohorts of debts: (book, number). Apart from [`Books`] because there can be any number; a
	/// distribution reads the oldest that is open.
	///
	/// Invariant: as many positions of the book in the series as it counts. Removed when it is closed and has
	/// none.
	#[pallet::storage]
	pub type Cohorts<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, BookId, Twox64Concat, Series, CohortRecord>;

	/// The epochs of books of expenses: (book, number), as [`Cohorts`].
	#[pallet::storage]
	pub type Epochs<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, BookId, Twox64Concat, Series, Epoch>;

	/// What was credited for contributions that are paid once, or up to a ceiling: by contribution.
	///
	/// Needed when their contributor gives them back. Removed when all was.
	#[pallet::storage]
	pub type Credits<T: Config> = StorageMap<_, Twox64Concat, ContributionId, Credit>;

	/// The credits that could not be made, by contribution, with the units that were not given back since.
	///
	/// Apart from [`Credits`], for none was made. Invariant: there are units. Removed when it is made, or
	/// all was given back.
	#[pallet::storage]
	pub type Waiting<T: Config> =
		StorageMap<_, Twox64Concat, ContributionId, Accepted<T::AccountId>>;

	/// The debts that have deferred work.
	///
	/// Invariant: those whose [`Book::queued`] is set.
	#[pallet::storage]
	pub type WorkQueue<T: Config> = StorageMap<_, Blake2_128Concat, BookId, ()>;

	/// The assets whose pot is open: it holds the least an account can have of the native token and of
	/// the asset, which is never part of what is owed. With what one whole unit of it was then, in base units:
	/// who administers an asset can change its decimals at any time, and so what is too small.
	#[pallet::storage]
	pub type OpenPots<T: Config> = StorageMap<_, Blake2_128Concat, T::AssetKind, u128>;

	/// To whom a scope gives the claims of an identity in its books: (scope, identity).
	#[pallet::storage]
	pub type Bindings<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Blake2_128Concat, H256, BindingOf<T>>;

	/// To whom the keys that identities name give their claims, in all books. Goes before [`Bindings`].
	#[pallet::storage]
	pub type KeyBindings<T: Config> = StorageMap<_, Blake2_128Concat, H256, KeyBindingOf<T>>;

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
			<functions::Owed<T> as ovn_primitives::Pots>::adopt_endowed();
		}
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A book was created.
		BookCreated {
			/// The book.
			book: BookId,
			/// On which terms it pays.
			terms: TermsOf<T>,
			/// Whether it takes no money yet.
			dormant: bool,
		},
		/// Units were credited.
		Credited {
			/// The book.
			book: BookId,
			/// To whom.
			holder: HolderOf<T>,
			/// In which series.
			series: Series,
			/// How many.
			credited: u128,
			/// The units of the position now.
			units: u128,
			/// The units of the book now.
			total: u128,
		},
		/// Units were given back.
		Debited {
			/// The book.
			book: BookId,
			/// By whom.
			holder: HolderOf<T>,
			/// In which series.
			series: Series,
			/// How many.
			debited: u128,
			/// The units of the position now.
			units: u128,
			/// The units of the book now.
			total: u128,
		},
		/// A position ended: it has no units, or its series is closed, and all was claimed.
		PositionClosed {
			/// The book.
			book: BookId,
			/// Whose.
			holder: HolderOf<T>,
			/// Its series.
			series: Series,
		},
		/// A book accepted money.
		Distributed {
			/// The book.
			book: BookId,
			/// The asset.
			asset: T::AssetKind,
			/// How much, in base units.
			amount: u128,
			/// Among how many units it is divided; those of a debt before cohorts closed.
			units: u128,
			/// The level of the asset now.
			level: U256,
			/// What the book has accepted of the asset in its life.
			accepted: u128,
			/// What a debt still takes.
			owed: Option<u128>,
		},
		/// The level of an asset rose although nothing was accepted: deferred work distributed what was
		/// accepted before, or a position that ended left a fraction to the others.
		LevelRaised {
			/// The book.
			book: BookId,
			/// The asset.
			asset: T::AssetKind,
			/// The level now.
			level: U256,
			/// What was accepted and is not distributed, in base units.
			undistributed: u128,
		},
		/// A cohort of a debt opened: it takes part from this level on.
		CohortOpened {
			/// The book.
			book: BookId,
			/// The cohort.
			series: Series,
			/// Its principal.
			units: u128,
			/// At which level it opened.
			level: U256,
			/// At which level it closes.
			closes_at: U256,
		},
		/// A cohort of a debt closed: each of its positions is paid its ceiling.
		CohortClosed {
			/// The book.
			book: BookId,
			/// The cohort.
			series: Series,
			/// The level of the book now.
			level: U256,
			/// The units of the book that take part now.
			units: u128,
		},
		/// An epoch of expenses closed, and the next began.
		EpochClosed {
			/// The book.
			book: BookId,
			/// The epoch that closed.
			series: Series,
			/// The level at which it closed and the next began.
			level: U256,
			/// What it was paid in all, in base units.
			met: u128,
			/// The units of the book that take part now.
			units: u128,
		},
		/// A holder was paid.
		Claimed {
			/// The book.
			book: BookId,
			/// Who holds the position.
			holder: HolderOf<T>,
			/// Its series.
			series: Series,
			/// The asset.
			asset: T::AssetKind,
			/// How much, in base units.
			amount: u128,
			/// Where it went.
			payee: PayeeOf<T>,
			/// What the book has paid of the asset in its life.
			paid: u128,
		},
		/// What a book gave back of money that another book claimed for it went to the residue purse of
		/// the scope that paid, or where that is paid after it closed. Part of the amount of the `Claimed` that
		/// follows.
		GivenBack {
			/// The book that gave it back.
			book: BookId,
			/// The asset.
			asset: T::AssetKind,
			/// How much, in base units.
			amount: u128,
			/// The scope whose purse got it.
			scope: ScopeId,
			/// The purse.
			purse: Purse,
		},
		/// A claim cannot be paid now, and waits.
		ClaimWaits {
			/// The book.
			book: BookId,
			/// Who holds the position.
			holder: HolderOf<T>,
			/// Its series.
			series: Series,
			/// The asset.
			asset: T::AssetKind,
			/// How much, in base units.
			amount: u128,
			/// Why.
			reason: DispatchError,
		},
		/// A holder decided where the claims of a position go.
		Redirected {
			/// The book.
			book: BookId,
			/// Who holds the position.
			holder: HolderOf<T>,
			/// Its series.
			series: Series,
			/// The fund; `None`: to the holder again.
			redirect: Option<Redirect>,
		},
		/// The ceiling of a dormant debt changed.
		CeilingChanged {
			/// The book.
			book: BookId,
			/// How many times the principal is paid.
			ceiling: Ratio,
			/// What is owed in all, in base units.
			due: u128,
		},
		/// A book takes money from now on.
		Woken {
			/// The book.
			book: BookId,
			/// Its units.
			units: u128,
			/// Of a debt: what is owed in all, in base units.
			due: u128,
		},
		/// The pot of an asset was opened.
		PotOpened {
			/// The asset.
			asset: T::AssetKind,
			/// The account.
			pot: T::AccountId,
			/// Who paid its endowment.
			payer: T::AccountId,
		},
		/// A scope announced to whom it gives the claims of an identity in its books.
		BindingProposed {
			/// The scope.
			scope: ScopeId,
			/// The identity.
			identity: H256,
			/// The account.
			account: T::AccountId,
			/// From which block on.
			from: BlockNumberFor<T>,
		},
		/// A scope took an announcement back.
		BindingCancelled {
			/// The scope.
			scope: ScopeId,
			/// The identity.
			identity: H256,
		},
		/// Who an identity is bound to refused that it be bound to another account.
		BindingRefused {
			/// The scope.
			scope: ScopeId,
			/// The identity.
			identity: H256,
			/// To whom it stays bound.
			account: T::AccountId,
		},
		/// The key that an identity names gave its claims in all books to an account.
		BoundByKey {
			/// The identity.
			identity: H256,
			/// The account.
			account: T::AccountId,
			/// How often the key has bound it.
			count: u32,
		},
		/// An accepted contribution could not be credited: its credit waits, and earns nothing until somebody
		/// retries it.
		CreditWaits {
			/// The contribution.
			contribution: ContributionId,
			/// Its units, in millionths.
			units: u128,
			/// Why.
			reason: DispatchError,
		},
		/// Units whose credit waits were given back.
		WaitingCreditLowered {
			/// The contribution.
			contribution: ContributionId,
			/// The units that wait now; 0: none waits any more.
			units: u128,
		},
		/// A credit that waited was made: it earns from now on.
		CreditRetried {
			/// The contribution.
			contribution: ContributionId,
		},
	}

	/// Why a call was rejected.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such book.
		BookNotFound,
		/// The book exists already.
		BookExists,
		/// The book of a resource takes no new principal after its campaign: a later campaign opens its
		/// own.
		BookClosed,
		/// Only a dormant book can do this.
		NotDormant,
		/// Only a debt has a ceiling.
		NotDebt,
		/// Only a book of expenses has epochs.
		NotExpenses,
		/// A ceiling is at least 1, and of a scale (released, collected) no more is released than was
		/// collected.
		InvalidCeiling,
		/// There are no units to credit.
		ZeroUnits,
		/// The principal is less than one whole unit of the asset.
		PrincipalTooSmall,
		/// The units of a book stay below 2^96.
		TooManyUnits,
		/// The book would pay into itself, or too deep: it can pay only into books that are lower.
		TooDeep,
		/// The book of a resource pays to no other book.
		CannotPayBooks,
		/// A book of expenses is paid by incomes only.
		CannotPayExpenses,
		/// The kind does not exist, so that nothing says in which asset it is paid.
		KindNotFound,
		/// There is no such position: ask the views for the positions of the holder.
		PositionNotFound,
		/// There is nothing to claim.
		NothingToClaim,
		/// The identity is bound to no account yet: its claims wait.
		NotBound,
		/// The book that would be paid has no units, or is dormant: the claim waits.
		NotAccepted,
		/// The purse has no open pot for the asset: anybody can open it. The claim waits.
		FundNotOpen,
		/// Only who is paid for the position can redirect its claims; a scope and a book cannot.
		NotHolder,
		/// The position's claims go there already.
		AlreadyRedirected,
		/// The book has no deferred work.
		NothingToProcess,
		/// There is no such scope.
		ScopeNotFound,
		/// The scope does not accept the asset: it takes a decision to accept it.
		AssetNotAccepted,
		/// The pot is open already.
		PotAlreadyOpen,
		/// The identity holds nothing.
		IdentityNotFound,
		/// Nobody decides in favour of itself.
		NotForOneself,
		/// The identity is bound so, or by its key, or its binding announced: what is announced can be cancelled.
		AlreadyBound,
		/// The binding is in force: announce another account, or the key that the identity names decides.
		BindingInForce,
		/// There is no such announcement.
		BindingNotFound,
		/// The identity is not the hash of this salt and key.
		WrongKey,
		/// The signature is not that of the key, or of another message: it names the chain, the
		/// identity, the account, and how often the key has bound it before.
		InvalidSignature,
		/// The number exceeds what its type can hold. Nothing changed.
		Overflow,
		/// Records do not fit together. Nothing that a signer gives causes this: report it.
		Inconsistent,
		/// More payments are due than the call names: name as many as the views show.
		MorePayments,
		/// No credit of this contribution waits.
		CreditNotFound,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Does deferred work, within a twentieth of a block.
		fn on_idle(_now: BlockNumberFor<T>, remaining: Weight) -> Weight {
			Self::work_idle(remaining)
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
		/// Claims for positions of the signer, each in all its assets. Sponsored.
		///
		/// ## Origin
		///
		/// Signed, by the holder.
		///
		/// ## Details
		///
		/// Each asset is paid by itself: one that cannot be paid now (it is frozen, or the payment would
		/// leave a fresh account below the least it can have) waits and blocks no other. A position is removed
		/// with the last payment after its series has ended, or by a claim if it was paid all before.
		///
		/// ## Parameters
		///
		/// - `positions`: book and series of each; at most [`MAX_CLAIMS`]. Series 0 of a book of equity.
		/// - `payments`: how many payments these are at most, one for each asset of each position: the fee is
		///   charged for so many. What would be paid beyond that waits.
		///
		/// ## Errors
		///
		/// - [`Error::PositionNotFound`], [`Error::FundNotOpen`], [`Error::MorePayments`], or that of the
		///   transfer: if nothing could be paid, the first reason for it.
		/// - [`Error::NothingToClaim`]: if there is nothing to pay, and no position that has ended.
		///
		/// ## Events
		///
		/// [`Event::Claimed`] or [`Event::ClaimWaits`] for each payment; [`Event::PositionClosed`].
		///
		/// ## Cost
		///
		/// Linear in positions and payments; what was charged for payments that did not happen is returned.
		#[pallet::call_index(0)]
		#[pallet::weight(
			Pallet::<T>::claim_weight(positions.len(), *payments, 0)
				.saturating_add(T::SponsorWeight::get())
		)]
		pub fn claim(
			origin: OriginFor<T>,
			positions: PositionList,
			payments: u32,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::do_claim(Holder::Agent(who), positions, payments, T::SponsorWeight::get())
		}

		/// Claims for positions of any holder, who gets the money. Sponsored.
		///
		/// ## Origin
		///
		/// Signed, by anybody.
		///
		/// ## Details
		///
		/// As [`Pallet::claim`]. The money goes to the holder only, or where it redirected its claims: of
		/// a scope to its inbox; of a book to its own distribution, and what that gives back to the
		/// residue purse of the scope that pays; of an identity to the account it is bound to. Where that
		/// purse has no open pot only what is given back waits; of a closed scope it goes to the treasury of its
		/// network, or of the whole chain.
		///
		/// ## Parameters
		///
		/// - `holder`: who holds the positions.
		/// - `positions`: book and series of each; at most [`MAX_CLAIMS`].
		/// - `payments`: as of [`Pallet::claim`].
		///
		/// ## Errors
		///
		/// Those of [`Pallet::claim`]; [`Error::NotBound`] for an identity that is bound to no account;
		/// [`Error::NotAccepted`] for a book that takes nothing now.
		///
		/// ## Events
		///
		/// Those of [`Pallet::claim`]; [`Event::Distributed`] and [`Event::GivenBack`] for books.
		///
		/// ## Cost
		///
		/// As [`Pallet::claim`]. No scope pays the fee.
		#[pallet::call_index(1)]
		#[pallet::weight(Pallet::<T>::claim_for_weight(holder, positions.len(), *payments))]
		pub fn claim_for(
			origin: OriginFor<T>,
			holder: HolderOf<T>,
			positions: PositionList,
			payments: u32,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_claim(holder, positions, payments, Weight::zero())
		}

		/// Sends the claims of a position to a fund from now on, or to its holder again.
		///
		/// ## Origin
		///
		/// Signed, by the holder; for an identity, by the account it is bound to.
		///
		/// ## Details
		///
		/// Concerns all of this position that was not claimed yet, and what it earns later. A position in a
		/// later series of the book is redirected by itself.
		///
		/// ## Parameters
		///
		/// - `holder`, `book`, `series`: the position.
		/// - `redirect`: a fund whose native pot is open; `None`: back to the holder.
		///
		/// ## Errors
		///
		/// - [`Error::PositionNotFound`]: there is no such position.
		/// - [`Error::NotHolder`]: the signer is not who is paid.
		/// - [`Error::NotBound`]: the identity is bound to no account.
		/// - [`Error::FundNotOpen`]: the fund has no open native pot: open it first.
		/// - [`Error::AlreadyRedirected`]: it is so already.
		///
		/// ## Events
		///
		/// [`Event::Redirected`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(2)]
		pub fn redirect(
			origin: OriginFor<T>,
			holder: HolderOf<T>,
			book: BookId,
			series: Series,
			redirect: Option<Redirect>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_redirect(who, holder, book, series, redirect)
		}

		/// Does deferred work of a debt: opens and closes cohorts.
		///
		/// ## Origin
		///
		/// Signed, by anybody.
		///
		/// ## Details
		///
		/// At most [`Config::StepsPerCall`] cohorts. Idle blocks do the same by themselves.
		///
		/// ## Parameters
		///
		/// - `book`: the debt.
		///
		/// ## Errors
		///
		/// - [`Error::BookNotFound`]: there is no such book.
		/// - [`Error::NothingToProcess`]: no work is left.
		///
		/// ## Events
		///
		/// [`Event::CohortOpened`], [`Event::CohortClosed`], [`Event::LevelRaised`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(3)]
		#[pallet::weight(<T as Config>::WeightInfo::process(T::StepsPerCall::get()))]
		pub fn process(origin: OriginFor<T>, book: BookId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_process(book)
		}

		/// Opens the pot of an asset, so that books take it, and pays its endowment.
		///
		/// ## Origin
		///
		/// Signed, by anybody.
		///
		/// ## Details
		///
		/// The least that an account can have of the native token and of the asset moves there for good.
		///
		/// ## Parameters
		///
		/// - `scope`: a scope that accepts the asset.
		/// - `asset`: the asset.
		///
		/// ## Errors
		///
		/// - [`Error::ScopeNotFound`]: there is no such scope.
		/// - [`Error::AssetNotAccepted`]: the scope does not accept it.
		/// - [`Error::PotAlreadyOpen`]: it is open.
		/// - Those of the transfers, if the signer has not enough.
		///
		/// ## Events
		///
		/// [`Event::PotOpened`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(4)]
		pub fn open_pot(
			origin: OriginFor<T>,
			scope: ScopeId,
			asset: T::AssetKind,
		) -> DispatchResult {
			let payer = ensure_signed(origin)?;
			Self::do_open_pot(scope, asset, &payer)
		}

		/// Announces to whom a scope gives the claims of an identity in its books.
		///
		/// ## Origin
		///
		/// A decision of the scope, of class `Significant`. Who decides alone cannot bind to itself.
		///
		/// ## Details
		///
		/// In force after [`Config::BindingNotice`], if it is not cancelled before. If the identity is bound already,
		/// for the account was lost or a mistake, another one is announced in the same way, which the account it is
		/// bound to can refuse ([`Pallet::refuse_binding`]). What the key that the identity names decides goes before.
		///
		/// ## Parameters
		///
		/// - `scope`: the scope.
		/// - `identity`: an identity that holds a position.
		/// - `account`: who is to be paid.
		///
		/// ## Errors
		///
		/// - [`Error::ScopeNotFound`]: there is no such scope.
		/// - [`Error::NotForOneself`]: the signer alone decides for its own account.
		/// - [`Error::IdentityNotFound`]: it holds nothing.
		/// - [`Error::AlreadyBound`]: a binding is announced, it is bound to this account, or by its key.
		///
		/// ## Events
		///
		/// [`Event::BindingProposed`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(5)]
		pub fn propose_binding(
			origin: OriginFor<T>,
			scope: ScopeId,
			identity: H256,
			account: T::AccountId,
		) -> DispatchResult {
			let decider = Self::ensure_decides(origin, scope, DecisionClass::Significant)?;
			Self::do_propose_binding(&decider, scope, identity, account)
		}

		/// Takes the announcement of a binding back, before it is in force. What was in force before it stays.
		///
		/// ## Origin
		///
		/// A decision of the scope, of class `Significant`.
		///
		/// ## Parameters
		///
		/// - `scope`, `identity`: those of the announcement.
		///
		/// ## Errors
		///
		/// - [`Error::ScopeNotFound`]: there is no such scope.
		/// - [`Error::BindingNotFound`]: nothing is announced.
		/// - [`Error::BindingInForce`]: it is too late.
		///
		/// ## Events
		///
		/// [`Event::BindingCancelled`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(6)]
		pub fn cancel_binding(
			origin: OriginFor<T>,
			scope: ScopeId,
			identity: H256,
		) -> DispatchResult {
			Self::ensure_decides(origin, scope, DecisionClass::Significant)?;
			Self::do_cancel_binding(scope, identity)
		}

		/// Gives the claims of an identity in all books to an account, by a signature of the key that the
		/// identity names.
		///
		/// ## Origin
		///
		/// Signed, by anybody: the signature counts, not who brings it.
		///
		/// ## Details
		///
		/// The identity is the BLAKE2 hash of the encoded salt and key. What is signed is the message that the
		/// view `binding_message` gives, as it is or between `<Bytes>` and `</Bytes>`. Goes before what
		/// a scope decided, and can be repeated for another account.
		///
		/// ## Parameters
		///
		/// - `identity`: an identity that holds a position.
		/// - `salt`, `signer`: what it is the hash of.
		/// - `account`: who is to be paid.
		/// - `signature`: that of `signer`.
		///
		/// ## Errors
		///
		/// - [`Error::IdentityNotFound`]: it holds nothing.
		/// - [`Error::WrongKey`]: it is not the hash of this salt and key.
		/// - [`Error::InvalidSignature`]: the signature is not that of the key for this message.
		///
		/// ## Events
		///
		/// [`Event::BoundByKey`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(7)]
		pub fn bind_with_key(
			origin: OriginFor<T>,
			identity: H256,
			salt: H256,
			signer: T::Signer,
			account: T::AccountId,
			signature: T::Signature,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_bind_with_key(identity, salt, signer, account, signature)
		}

		/// Refuses that an identity be bound to another account than the signer, which was announced.
		///
		/// ## Origin
		///
		/// Signed, by the account that the identity is bound to in the scope.
		///
		/// ## Parameters
		///
		/// - `scope`, `identity`: those of the announcement.
		///
		/// ## Errors
		///
		/// - [`Error::BindingNotFound`]: nothing is announced.
		/// - [`Error::NotHolder`]: it is bound to another account.
		///
		/// ## Events
		///
		/// [`Event::BindingRefused`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(9)]
		#[pallet::weight(
			<T as Config>::WeightInfo::refuse_binding().saturating_add(T::SponsorWeight::get())
		)]
		pub fn refuse_binding(
			origin: OriginFor<T>,
			scope: ScopeId,
			identity: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_refuse_binding(&who, scope, identity)
		}

		/// Makes a credit that waits, if it can be made now.
		///
		/// ## Origin
		///
		/// Signed, by anybody.
		///
		/// ## Details
		///
		/// Credits the units that were not given back since. They earn from now on.
		///
		/// ## Parameters
		///
		/// - `contribution`: an accepted contribution whose credit waits ([`Event::CreditWaits`]).
		///
		/// ## Errors
		///
		/// - [`Error::CreditNotFound`]: none waits.
		/// - Any other: why it still cannot be made. It goes on waiting.
		///
		/// ## Events
		///
		/// [`Event::Credited`], [`Event::CreditRetried`]; [`Event::BookCreated`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(8)]
		#[pallet::weight(
			<T as Config>::WeightInfo::retry_credit().saturating_add(T::SponsorWeight::get())
		)]
		pub fn retry_credit(origin: OriginFor<T>, contribution: ContributionId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_retry_credit(contribution)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A book; `None` if there is no such book.
		pub fn book(id: BookId) -> Option<BookView<T::AssetKind>> {
			Self::view_book(id)
		}

		/// The books of a scope's kinds, at most `limit` (at most [`MAX_PAGE`]) of them, after that of the
		/// kind `after` in the order of storage.
		pub fn books(
			scope: ScopeId,
			after: Option<KindId>,
			limit: u32,
		) -> Vec<BookView<T::AssetKind>> {
			Self::view_books(scope, after, limit)
		}

		/// The positions of a book, at most `limit` (at most [`MAX_PAGE`]) of them, after that of holder and
		/// series `after` in the order of storage.
		pub fn positions(
			book: BookId,
			after: Option<(HolderOf<T>, Series)>,
			limit: u32,
		) -> Vec<PositionView<T::AccountId, T::AssetKind>> {
			Self::view_positions(book, after, limit)
		}

		/// The positions of a holder, at most `limit` (at most [`MAX_PAGE`]) of them, after that of book and
		/// series `after` in the order of storage.
		pub fn holdings(
			holder: HolderOf<T>,
			after: Option<(BookId, Series)>,
			limit: u32,
		) -> Vec<PositionView<T::AccountId, T::AssetKind>> {
			Self::view_holdings(holder, after, limit)
		}

		/// A position; `None` if there is no such position.
		pub fn position(
			book: BookId,
			holder: HolderOf<T>,
			series: Series,
		) -> Option<PositionView<T::AccountId, T::AssetKind>> {
			Self::view_position(book, holder, series)
		}

		/// The units of a contribution whose credit waits, in millionths; `None` if none does.
		pub fn waiting_credit(contribution: ContributionId) -> Option<u128> {
			Waiting::<T>::get(contribution).map(|waiting| waiting.units)
		}

		/// The account of an asset's pot, and whether it is open.
		pub fn pot(asset: T::AssetKind) -> (T::AccountId, bool) {
			let open = OpenPots::<T>::contains_key(&asset);
			(Self::pot_account(&asset), open)
		}

		/// The identity that names a key, with this salt.
		pub fn identity(salt: H256, signer: T::Signer) -> H256 {
			Self::identity_of(salt, &signer)
		}

		/// What the key that an identity names has to sign next, to bind it to this account.
		pub fn binding_message(identity: H256, account: T::AccountId) -> Vec<u8> {
			Self::message(identity, &account)
		}
	}
}
