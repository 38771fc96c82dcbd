// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Share books
//! Divides money among any number of holders at a cost that does not depend on their number, and
//! keeps it for them until they claim it.
//!
//! ## Terminology
//! - **Book**: a ledger of who shares in what is distributed, and on which terms ([`BookTerms`]).
//!   There is one for each kind of contribution in each scope, and one for each deal by which
//!   a resource is paid back ([`BookId`]).
//! - **Holder**: an agent, a scope, another book, or an **external identity** ([`Holder`]): the
//!   salted hash of a person or thing that is not on the chain. **Position**: the units of one
//!   holder in one series of a book.
//! - **Series**: positions that begin and end together. In a debt it is a **cohort**, in a book of
//!   expenses an **epoch**; equity has one series only, 0.
//! - **Level**: what one unit has received of an asset since the book began.
//! - **Accepted** money has been taken by a book. It is **owed** until it is paid to holders, and
//!   lies on the pallet's pot for the asset, held under [`HoldReason::Owed`].
//! - **Inactive**: a book that takes units, and no money until it is activated.
//!
//! ## Overview
//! A book does not record why a holder has units. Accepted contributions credit units (this pallet
//! implements [`OnAccepted`](ovn_primitives::traits::OnAccepted)), campaigns credit principal, and
//! incomes are distributed, all through [`ShareBooks`](ovn_primitives::traits::ShareBooks). Holders
//! only claim.
//!
//! - **Equity** shares in every distribution, for ever.
//! - **Debt** is paid up to a ceiling. Cohorts open at different levels and close in the order in
//!   which they opened. Credits with no distribution between them share a cohort, so a book never
//!   has more cohorts than distributions.
//! - **Once** pays the expenses of the present epoch their value and no more. An income that pays
//!   only part of it closes nothing; expenses credited after it belong to the next epoch.
//! - A **gift** has no position.
//!
//! ## Life cycle
//! 1. The first credit of a kind creates its book; a campaign creates the inactive book of its
//!    resource.
//! 2. Units are credited, and leave only when a contributor gives them back. A credit that cannot
//!    be made, because nothing says what it is worth or because the book is full, waits until
//!    somebody retries it ([`Pallet::retry_credit`]), and earns from then on. So a credit never
//!    makes an acceptance fail.
//! 3. Money is distributed to the book. What a distribution leaves of the opening and closing of
//!    cohorts is done by later distributions, in idle blocks, or by [`Pallet::process_deferred`].
//! 4. Anybody triggers the payment of a holder: [`Pallet::claim`], [`Pallet::claim_for`]. The money
//!    goes to the holder, or to the fund the holder chose with [`Pallet::redirect`].
//! 5. What an external identity earns waits until the identity is bound to an account: by the
//!    scope, after a notice ([`Pallet::propose_binding`]), or by the key that the identity names
//!    ([`Pallet::bind_with_key`]).
//!
//! Claims never expire, and nothing takes them away: not leaving, not a closed scope, not a new
//! equation.
//!
//! ## A story
//! Ana and Ben have 3 and 1 hours in the book of a lab's design work. A sale brings 100 base units:
//! Ana's claim is 75, Ben's 25. Ben claims. Cem joins with 4 hours; a second sale brings 80: Ana
//! 30, Ben 10, Cem 40. A helpful neighbour triggers Ana's claim: 105 arrive on Ana's account. Cem
//! redirects his claims to the lab's infrastructure fund, and claims: the fund gets 40.
//!
//! ## The mathematics
//! That of [`ovn_math`], sections "Share books" and "Debt". Over its whole life a position loses
//! less than one base unit of each asset. A debt closes when its holders have been paid exactly
//! floor(principal x ceiling). What a debt still takes is the sum of these ceilings less what it
//! has accepted, so it is always known.
//!
//! Expenses, like debts, are principal in base units of their asset, valued when they are credited:
//! people are paid what they laid out, whatever the rate of the kind becomes. Expenses that were
//! partly paid keep what they got. Later ones begin the next epoch, because in the present one they
//! would share in what the older ones still lack.
//!
//! ## Deferred work
//! Money that a debt accepted and cohorts that wait form a queue. Ahead of the oldest waiting
//! cohort lies what was accepted until it came ([`CohortRecord::ahead`]), ahead of the next what
//! was accepted since, and so on; at the end what was accepted since the youngest came
//! ([`Line::undistributed`]). Each step takes from the front: it raises the level by the money
//! there, closes the oldest open cohort, or opens the first waiting one. Once enough was accepted
//! to pay all open and closed cohorts, the open ones close one after the other, and what is left
//! moves on in the queue, once.
//!
//! Units can be given back while work is deferred. So the amount that moves on is computed from
//! four sums of the book (accepted, due, due to waiting cohorts, money ahead of them) and not from
//! what was noted when a cohort came. Giving units back lowers the sum that is due, at constant
//! cost, and the queue behind benefits. If all deferred work had to be done first, giving back
//! could be refused.
//!
//! ## Limits
//! - A book takes at most [`MAX_ASSETS`] assets in its life, of those its scope accepts; a debt and
//!   a book of expenses take one.
//! - The units of a book stay below 2^96 in sum. More is refused, as is a distribution whose level
//!   would exceed 256 bits.
//! - Books pay into each other at most [`MAX_HEIGHT`] deep and without cycles.
//! - One call claims for at most [`MAX_CLAIMS`] positions; a claim passes on at most one book.
//!
//! ## Costs and numbers
//! Claims cost in proportion to positions and payments, and return what was charged for payments
//! that did not happen. All other calls cost the same whatever the number of holders. Call indices
//! are final from the first genesis on; the gaps are for later calls of the same group.
//!
//! ## Requirements on the runtime
//! The native pot ([`Pallet::pot_account`]) must hold the existential deposit at genesis; otherwise
//! somebody opens it with [`Pallet::open_pot`]. [`Config::MoneyHold`] must keep a held asset from
//! being destroyed.

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

// The codec derived for events, errors and calls casts the index of a variant.
#[allow(clippy::cast_possible_truncation)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::vec::Vec;
	use frame_support::{
		pallet_prelude::*,
		traits::{fungibles, AccountTouch},
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use ovn_primitives::{
		traits::{Accepted, Denominations, EnsureScope, Inbox, Scopes},
		Balance, BookId, BookTerms, ContributionId, DecisionClass, Holder, KindId, Purse, Ratio,
		ScopeId, Series,
	};
	use sp_core::{H256, U256};
	use sp_runtime::traits::{Convert, IdentifyAccount, Verify};

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

		/// Scopes, the assets they accept, and their purses.
		#[pallet::no_default]
		type Scopes: Scopes<Self::AccountId, AssetKind = Self::AssetKind>;

		/// How claims of a kind are counted in money.
		#[pallet::no_default]
		type Denominations: Denominations<Self::AssetKind>;

		/// Takes what scopes claim; with `()` it waits.
		#[pallet::no_default_bounds]
		type Inbox: Inbox<Self::AccountId, Self::AssetKind>;

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

		/// One whole unit of an asset in base units, which is the smallest principal of a debt in
		/// it. Read once, when the pot of the asset is opened.
		#[pallet::no_default]
		type WholeUnit: Convert<Self::AssetKind, u128>;

		/// The signatures with which keys bind the identities that name them.
		#[pallet::no_default]
		type Signature: Parameter + Verify<Signer = Self::Signer>;

		/// The keys that identities name.
		#[pallet::no_default]
		type Signer: Parameter + IdentifyAccount;

		/// The accounts of pots are derived from this id and the name of their asset.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// The number of blocks for which a scope announces to whom it binds an identity; at least
		/// 1.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type BindingNotice: Get<BlockNumberFor<Self>>;

		/// How many cohorts of a debt one distribution opens and closes; at least 1. The rest of
		/// the work is deferred.
		#[pallet::constant]
		type StepsPerDistribution: Get<u32>;

		/// How many cohorts one call of [`Pallet::process_deferred`] opens and closes; at least 1.
		#[pallet::constant]
		type StepsPerCall: Get<u32>;

		/// The cost of finding out whether a scope pays the fee of a sponsored call.
		type SponsorWeight: Get<Weight>;

		/// The weights of calls.
		type WeightInfo: WeightInfo;

		/// Gives benchmarks what this pallet cannot make.
		#[cfg(feature = "runtime-benchmarks")]
		#[pallet::no_default]
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
		/// Asset number `n`, not the native token, which the scope accepts and of which `owner` has
		/// at least 10^12 base units.
		fn asset(scope: ScopeId, n: u32, owner: &AccountId) -> AssetKind;
		/// Gives an account at least 10^18 base units of the native token.
		fn endow(who: &AccountId);
		/// A fund of the scope whose native pot is open.
		fn fund(scope: ScopeId, payer: &AccountId) -> ovn_primitives::FundId;
		/// The key with which [`Self::sign`] signs.
		fn signer() -> Signer;
		/// A signature of the sort that takes longest to verify.
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
	/// The terms on which a book pays.
	pub type TermsOf<T> = BookTerms<<T as Config>::AssetKind>;
	/// Who holds units.
	pub type HolderOf<T> = Holder<<T as frame_system::Config>::AccountId>;
	/// To whom a scope binds an identity.
	pub type BindingOf<T> = Binding<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;
	/// To whom a key binds the identity that names it.
	pub type KeyBindingOf<T> = KeyBinding<<T as frame_system::Config>::AccountId>;
	/// Where a payment went.
	pub type PayeeOf<T> = Payee<<T as frame_system::Config>::AccountId>;

	/// The books. All that a distribution reads and writes is in one item, so that it costs the
	/// same whatever the number of positions.
	///
	/// Invariant: never removed. Of each asset at least as much was accepted as paid.
	#[pallet::storage]
	pub type Books<T: Config> = StorageMap<_, Blake2_128Concat, BookId, BookOf<T>>;

	/// The kinds of a scope that have a book: the index of [`Books`] by scope.
	#[pallet::storage]
	pub type ScopeBooks<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Twox64Concat, KindId, ()>;

	/// The positions: (book, holder, series). Apart from [`Books`] because their number has no
	/// bound.
	///
	/// Invariant: a book has as many as it counts. Removed once nothing is left to claim and either
	/// no units remain or the series is closed.
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

	/// The cohorts of debts: (book, number). Apart from [`Books`] because their number has no
	/// bound; a distribution reads the oldest open one.
	///
	/// Invariant: a cohort counts its positions. Removed when it is closed and has none.
	#[pallet::storage]
	pub type Cohorts<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, BookId, Twox64Concat, Series, CohortRecord>;

	/// The epochs of books of expenses: (book, number), as [`Cohorts`].
	#[pallet::storage]
	pub type Epochs<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, BookId, Twox64Concat, Series, Epoch>;

	/// What was credited for contributions that are paid once or up to a ceiling, by contribution.
	///
	/// Needed when a contributor gives them back. Removed when all of it was given back.
	#[pallet::storage]
	pub type Credits<T: Config> = StorageMap<_, Twox64Concat, ContributionId, Credit>;

	/// The credits that could not be made, by contribution, less the units given back since.
	///
	/// Invariant: units remain, and [`Credits`] has no entry. Removed when the credit is made or
	/// all units were given back.
	#[pallet::storage]
	pub type WaitingCredits<T: Config> =
		StorageMap<_, Twox64Concat, ContributionId, Accepted<T::AccountId>>;

	/// The debts that have deferred work.
	///
	/// Invariant: those whose [`Book::queued`] is set.
	#[pallet::storage]
	pub type WorkQueue<T: Config> = StorageMap<_, Blake2_128Concat, BookId, ()>;

	/// The assets whose pot is open: it holds the least an account can have of the native token and
	/// of the asset, which is never part of what is owed. The value is one whole unit of the asset
	/// in base units at that time: whoever administers an asset can change its decimals later.
	#[pallet::storage]
	pub type OpenPots<T: Config> = StorageMap<_, Blake2_128Concat, T::AssetKind, u128>;

	/// To whom a scope gives the claims of an identity in its books: (scope, identity).
	#[pallet::storage]
	pub type Bindings<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Blake2_128Concat, H256, BindingOf<T>>;

	/// To whom the keys that identities name give their claims, in all books. Overrides
	/// [`Bindings`].
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

	/// What happened. Amounts are in base units, levels in 2^-128 base units for one unit.
	// A field has a comment where its name does not say what it is.
	#[allow(missing_docs)]
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A book was created. While it is inactive it takes no money.
		BookCreated { book: BookId, terms: TermsOf<T>, inactive: bool },
		/// Units were credited to a holder.
		Credited {
			book: BookId,
			holder: HolderOf<T>,
			series: Series,
			credited: u128,
			/// The units of the position now.
			units: u128,
			/// The units of the book now.
			total: u128,
		},
		/// A holder's units were given back.
		Debited {
			book: BookId,
			holder: HolderOf<T>,
			series: Series,
			debited: u128,
			/// The units of the position now.
			units: u128,
			/// The units of the book now.
			total: u128,
		},
		/// A position ended: all was claimed, and no units remain or its series is closed.
		PositionClosed { book: BookId, holder: HolderOf<T>, series: Series },
		/// A book accepted money.
		Distributed {
			book: BookId,
			asset: T::AssetKind,
			amount: u128,
			/// The units among which it is divided; those of a debt before cohorts closed.
			units: u128,
			/// The level of the asset now.
			level: U256,
			/// What the book has accepted of the asset in its life.
			accepted: u128,
			/// What a debt still takes.
			owed: Option<u128>,
		},
		/// The level of an asset rose although nothing was accepted: deferred work distributed what
		/// was accepted before, or a position that ended left a fraction to the others.
		LevelRaised {
			book: BookId,
			asset: T::AssetKind,
			level: U256,
			/// What was accepted and is not distributed.
			undistributed: u128,
		},
		/// A cohort of a debt opened: it shares in what is distributed from this level on.
		CohortOpened {
			book: BookId,
			series: Series,
			/// The principal of the cohort.
			units: u128,
			level: U256,
			/// The level at which it will close.
			closes_at: U256,
		},
		/// A cohort of a debt closed: each of its positions is paid up to its ceiling.
		CohortClosed {
			book: BookId,
			series: Series,
			/// The level of the book now.
			level: U256,
			/// The units of the book that share in distributions now.
			units: u128,
		},
		/// An epoch of expenses closed, and the next began.
		EpochClosed {
			book: BookId,
			/// The epoch that closed.
			series: Series,
			/// The level at which it closed and the next began.
			level: U256,
			/// What the epoch was paid in all.
			paid: u128,
			/// The units of the book that share in distributions now.
			units: u128,
		},
		/// A holder was paid.
		Claimed {
			book: BookId,
			holder: HolderOf<T>,
			series: Series,
			asset: T::AssetKind,
			amount: u128,
			payee: PayeeOf<T>,
			/// What the book has paid of the asset in its life.
			paid: u128,
		},
		/// A book could not take all that was claimed for it. The surplus went to the residue purse
		/// of the paying scope, or if that is closed, to where its purses are paid. It is part of
		/// the amount of the [`Event::Claimed`] that follows.
		SurplusReturned {
			/// The book that could not take it.
			book: BookId,
			asset: T::AssetKind,
			amount: u128,
			/// The scope whose purse got it.
			scope: ScopeId,
			purse: Purse,
		},
		/// A claim cannot be paid now, and waits.
		ClaimWaits {
			book: BookId,
			holder: HolderOf<T>,
			series: Series,
			asset: T::AssetKind,
			amount: u128,
			reason: DispatchError,
		},
		/// A holder chose where the claims of a position go.
		ClaimsRedirected {
			book: BookId,
			holder: HolderOf<T>,
			series: Series,
			/// The fund; `None`: to the holder again.
			redirect: Option<Redirect>,
		},
		/// The ceiling of an inactive debt was set.
		CeilingSet {
			book: BookId,
			/// How many times the principal is paid.
			ceiling: Ratio,
			/// What is owed in all.
			due: u128,
		},
		/// A book was activated: it takes money from now on.
		BookActivated {
			book: BookId,
			units: u128,
			/// Of a debt: what is owed in all.
			due: u128,
		},
		/// The pot of an asset was opened.
		PotOpened {
			asset: T::AssetKind,
			/// The account of the pot.
			pot: T::AccountId,
			/// Who paid its endowment.
			payer: T::AccountId,
		},
		/// A scope announced to whom it gives the claims of an identity in its books.
		BindingProposed {
			scope: ScopeId,
			identity: H256,
			account: T::AccountId,
			/// The first block in which it is in force.
			from: BlockNumberFor<T>,
		},
		/// A scope withdrew the announcement of a binding.
		BindingCancelled { scope: ScopeId, identity: H256 },
		/// The account to which an identity is bound refused that it be bound to another.
		BindingRefused {
			scope: ScopeId,
			identity: H256,
			/// The account to which it stays bound.
			account: T::AccountId,
		},
		/// The key that an identity names gave its claims in all books to an account.
		BoundByKey {
			identity: H256,
			account: T::AccountId,
			/// How often the key has bound it.
			count: u32,
		},
		/// An accepted contribution could not be credited. Its credit waits, and earns nothing
		/// until somebody retries it.
		CreditWaits {
			contribution: ContributionId,
			/// Millionths of the kind's unit.
			units: u128,
			reason: DispatchError,
		},
		/// Units whose credit waits were given back.
		WaitingCreditLowered {
			contribution: ContributionId,
			/// The units that still wait; 0: none.
			units: u128,
		},
		/// A credit that had waited was made. It earns from now on.
		CreditDelivered { contribution: ContributionId },
	}

	/// Why a call was rejected.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such book: the view `books` lists those of a scope.
		BookNotFound,
		/// The book exists already.
		AlreadyCreated,
		/// The book of a resource takes no new principal after its campaign: start another
		/// campaign, which has its own book.
		BookClosed,
		/// The book is active already: this must be done before.
		AlreadyActive,
		/// The book is no debt, so it has no ceiling.
		NotDebt,
		/// The book is none of expenses, so it has no epochs.
		NotExpenses,
		/// The ceiling is below 1, or more would be released than was collected.
		InvalidCeiling,
		/// There are no units to credit.
		ZeroUnits,
		/// The principal is less than one whole unit of the asset: credit more at once.
		PrincipalTooSmall,
		/// The book would have 2^96 units or more: credit fewer.
		TooManyUnits,
		/// The book would pay into itself, or not into a lower book, or deeper than [`MAX_HEIGHT`]:
		/// choose a book that pays into fewer others.
		InvalidNesting,
		/// The book of a resource pays to no other book: name an agent, a scope or an identity.
		CannotPayBooks,
		/// A book of expenses is paid by incomes only: choose another book.
		CannotPayExpenses,
		/// The scope has no such kind.
		KindNotFound,
		/// There is no such position: the view `holdings` lists those of a holder.
		PositionNotFound,
		/// There is nothing to claim: wait until something is distributed.
		NothingToClaim,
		/// The identity is bound to no account: its claims wait until its scope or its key binds
		/// it.
		NotBound,
		/// The book that would be paid has no units or is inactive, or its scope does not accept
		/// the asset: the claim waits.
		BookNotPayable,
		/// The purse has no open pot for the asset: anybody can open it.
		PurseNotOpen,
		/// The signer is not the account that is paid. Claims of scopes and books cannot be
		/// redirected.
		NotHolder,
		/// The claims of the position go there already.
		AlreadyRedirected,
		/// The book has no deferred work: nothing is to be done.
		NothingToProcess,
		/// There is no such scope.
		ScopeNotFound,
		/// The scope does not accept the asset: it takes a decision to accept it. For what is new no scope
		/// accepts one whose custodian is in default.
		AssetNotAccepted,
		/// The pot is open already.
		PotAlreadyOpen,
		/// The identity holds nothing: check its hash.
		IdentityNotFound,
		/// Nobody decides alone in favour of their own account: decide together, or name another.
		NotForOneself,
		/// The identity is bound to this account or by its key already, or another binding is
		/// announced: cancel the announcement first.
		AlreadyBound,
		/// The binding is in force: announce another account, or let the key of the identity
		/// decide.
		BindingInForce,
		/// No binding is announced.
		BindingNotFound,
		/// The identity is not the hash of this salt and key: check both.
		InvalidKey,
		/// The signature is not that of the key for this message: sign what the view
		/// `binding_message` returns now.
		InvalidSignature,
		/// A number would exceed what its type can hold.
		Overflow,
		/// Records do not fit together. Nothing that a signer gives causes this: report it.
		Inconsistent,
		/// More payments are due than the call allows: allow as many as the views show.
		TooManyPayments,
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

	// Claims from 0, identities from 10, pots from 20, waiting work from 30.
	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Claims for positions of the signer, each in all its assets. Sponsored.
		///
		/// Each asset is paid by itself. A payment that is impossible now, because the asset is
		/// frozen or a fresh account would get less than the least it can have, waits and blocks no
		/// other. A position is removed with the last payment after its series ended.
		/// # Parameters
		/// - `positions`: at most [`MAX_CLAIMS`], each as (book, series). The series is 0 in
		///   equity.
		/// - `payments`: the most payments, one for each asset of each position, that are made and
		///   charged. The rest waits.
		/// # Errors
		/// - [`Error::PositionNotFound`], [`Error::PurseNotOpen`], [`Error::TooManyPayments`], or
		///   an error of the transfer: the first reason, if nothing could be paid.
		/// - [`Error::NothingToClaim`]: nothing is to be paid, and no position has ended.
		/// # Events
		/// [`Event::Claimed`] or [`Event::ClaimWaits`] for each payment; [`Event::PositionClosed`].
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

		/// Claims for positions of any holder, who gets the money. Anybody can call it and pays the
		/// fee.
		///
		/// As [`Pallet::claim`]. The money goes where the holder redirected it, or to the holder:
		/// of a scope to its inbox, of an identity to the account it is bound to, of a book to its
		/// own distribution. What that book cannot take goes to the residue purse of the paying
		/// scope, and waits if that has no open pot; if the scope is closed it goes to the treasury
		/// of its network or of the whole chain.
		/// # Parameters
		/// As of [`Pallet::claim`]:
		/// - `positions`: at most [`MAX_CLAIMS`], each as (book, series). The series is 0 in
		///   equity.
		/// - `payments`: the most payments that are made and charged. The rest waits.
		/// # Errors
		/// Those of [`Pallet::claim`]; [`Error::NotBound`] for identities,
		/// [`Error::BookNotPayable`] for books.
		/// # Events
		/// Those of [`Pallet::claim`]; for books [`Event::Distributed`],
		/// [`Event::SurplusReturned`].
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

		/// Sends the claims of a position to a fund from now on, or to its holder again. The holder
		/// calls it, or the account to which an identity is bound.
		///
		/// It concerns all that was not claimed yet and all that the position earns later. A
		/// position in a later series of the book is redirected by itself.
		/// # Parameters
		/// - `redirect`: a fund whose native pot is open; `None`: back to the holder.
		/// # Errors
		/// [`Error::PositionNotFound`], [`Error::NotHolder`], [`Error::NotBound`],
		/// [`Error::PurseNotOpen`], [`Error::AlreadyRedirected`].
		/// # Events
		/// [`Event::ClaimsRedirected`].
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

		/// Announces to whom a scope gives the claims of an identity in its books. A significant
		/// decision of the scope; whoever decides alone cannot name their own account.
		///
		/// The binding is in force after [`Config::BindingNotice`] unless it is cancelled before.
		/// If the identity is bound already, because an account was lost or mistaken, another
		/// account is announced in the same way, and the bound one can refuse
		/// ([`Pallet::refuse_binding`]). A binding by the key of the identity overrides it.
		/// # Parameters
		/// - `identity`: one that holds a position.
		/// - `account`: the account to be paid.
		/// # Errors
		/// [`Error::ScopeNotFound`], [`Error::NotForOneself`], [`Error::IdentityNotFound`],
		/// [`Error::AlreadyBound`].
		/// # Events
		/// [`Event::BindingProposed`].
		#[pallet::call_index(10)]
		pub fn propose_binding(
			origin: OriginFor<T>,
			scope: ScopeId,
			identity: H256,
			account: T::AccountId,
		) -> DispatchResult {
			let decider = Self::ensure_decides(origin, scope, DecisionClass::Significant)?;
			Self::do_propose_binding(&decider, scope, identity, account)
		}

		/// Withdraws the announcement of a binding before it is in force. A significant decision of
		/// the scope. A binding that was in force before stays.
		///
		/// # Errors
		/// [`Error::ScopeNotFound`], [`Error::BindingNotFound`], [`Error::BindingInForce`].
		/// # Events
		/// [`Event::BindingCancelled`].
		#[pallet::call_index(11)]
		pub fn cancel_binding(
			origin: OriginFor<T>,
			scope: ScopeId,
			identity: H256,
		) -> DispatchResult {
			Self::ensure_decides(origin, scope, DecisionClass::Significant)?;
			Self::do_cancel_binding(scope, identity)
		}

		/// Refuses an announced binding of an identity to another account. The account to which the
		/// identity is bound in the scope calls it. Sponsored.
		///
		/// # Errors
		/// [`Error::BindingNotFound`], [`Error::NotHolder`].
		/// # Events
		/// [`Event::BindingRefused`].
		#[pallet::call_index(12)]
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

		/// Gives the claims of an identity in all books to an account, by a signature of the key
		/// that the identity names. Anybody can bring the signature.
		///
		/// It overrides what scopes decide, and can be repeated for another account.
		/// # Parameters
		/// - `identity`: the BLAKE2 hash of the encoded salt and key; it holds a position.
		/// - `signer`: the key.
		/// - `account`: the account to be paid.
		/// - `signature`: of the message that the view `binding_message` returns, as it is or
		///   between `<Bytes>` and `</Bytes>`.
		/// # Errors
		/// [`Error::IdentityNotFound`], [`Error::InvalidKey`], [`Error::InvalidSignature`].
		/// # Events
		/// [`Event::BoundByKey`].
		#[pallet::call_index(13)]
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

		/// Opens the pot of an asset, so that books can take it. Anybody can, and pays its
		/// endowment.
		///
		/// The least that an account can have of the native token and of the asset moves there for
		/// good.
		/// # Parameters
		/// - `scope`: one that accepts the asset.
		/// # Errors
		/// [`Error::ScopeNotFound`], [`Error::AssetNotAccepted`], [`Error::PotAlreadyOpen`], or an
		/// error of the transfer.
		/// # Events
		/// [`Event::PotOpened`].
		#[pallet::call_index(20)]
		pub fn open_pot(
			origin: OriginFor<T>,
			scope: ScopeId,
			asset: T::AssetKind,
		) -> DispatchResult {
			let payer = ensure_signed(origin)?;
			Self::do_open_pot(scope, asset, &payer)
		}

		/// Does deferred work of a debt: opens and closes at most [`Config::StepsPerCall`] cohorts.
		/// Anybody can call it. Idle blocks do the same.
		///
		/// # Errors
		/// [`Error::BookNotFound`], [`Error::NothingToProcess`].
		/// # Events
		/// [`Event::CohortOpened`], [`Event::CohortClosed`], [`Event::LevelRaised`].
		#[pallet::call_index(30)]
		#[pallet::weight(<T as Config>::WeightInfo::process_deferred(T::StepsPerCall::get()))]
		pub fn process_deferred(origin: OriginFor<T>, book: BookId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_process_deferred(book)
		}

		/// Makes a credit that waits ([`Event::CreditWaits`]), if it can be made now. Anybody can
		/// call it. Sponsored.
		///
		/// Credits the units that were not given back since. They earn from now on.
		/// # Errors
		/// [`Error::CreditNotFound`]; any other says why the credit still cannot be made, and it
		/// goes on waiting.
		/// # Events
		/// [`Event::Credited`], [`Event::CreditDelivered`]; [`Event::BookCreated`].
		#[pallet::call_index(31)]
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

		/// The books of a scope's kinds, in the order of storage after that of the kind `after`: at
		/// most `limit`, and at most [`MAX_PAGE`].
		pub fn books(
			scope: ScopeId,
			after: Option<KindId>,
			limit: u32,
		) -> Vec<BookView<T::AssetKind>> {
			Self::view_books(scope, after, limit)
		}

		/// The positions of a book, in the order of storage after that of holder and series
		/// `after`: at most `limit`, and at most [`MAX_PAGE`].
		pub fn positions(
			book: BookId,
			after: Option<(HolderOf<T>, Series)>,
			limit: u32,
		) -> Vec<PositionView<T::AccountId, T::AssetKind>> {
			Self::view_positions(book, after, limit)
		}

		/// The positions of a holder, in the order of storage after that of book and series
		/// `after`: at most `limit`, and at most [`MAX_PAGE`].
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

		/// The units, in millionths, of a contribution whose credit waits; `None` if none waits.
		pub fn waiting_credit(contribution: ContributionId) -> Option<u128> {
			WaitingCredits::<T>::get(contribution).map(|waiting| waiting.units)
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

		/// What the key of an identity must sign next, to bind the identity to this account.
		pub fn binding_message(identity: H256, account: T::AccountId) -> Vec<u8> {
			Self::message(identity, &account)
		}
	}
}
