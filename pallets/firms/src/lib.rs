// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Exchange firms
//! Lets a network license firms that sell in its name, in shops and currencies that are not on the
//! chain. A firm keeps a cut, and answers with a bond for what it owes the scopes.
//!
//! ## Terminology
//! - **Firm**: an account that sells for the scopes of a network.
//! - **Licence**: what a network and a firm agreed ([`Terms`]), and how the firm stands.
//! - **Cut**: what a firm keeps of the gross, at most a fifth: the lesser of its licence and of
//!   what the scope allows it. A scope that does not name the firm gets the whole gross.
//! - **Bond**: money of the firm in one asset, held by this pallet.
//! - **Announced sale**: a sale that the buyer pays later. What the scope is **due** of it is the
//!   gross less the cut; the bond covers it. Cut, levy and standing shares are those of the
//!   announcement, whoever pays it and whenever.
//! - **Hidden sale**: a sale that a firm did not report.
//!
//! ## Life cycle of a licence
//! 1. The network makes an offer: [`Pallet::license_firm`]. It can be withdrawn
//!    ([`Pallet::withdraw_offer`]), and lapses ([`Pallet::lapse_offer`]).
//! 2. The firm accepts the same terms and pays the bond: [`Pallet::accept_licence`].
//! 3. Scopes name it: [`Pallet::name_firm`]. It reports what it sold ([`Pallet::report_sale`]), or
//!    announces what is paid later ([`Pallet::announce_sale`], [`Pallet::pay_announced`]).
//! 4. The firm leaves ([`Pallet::leave`]) or the network ends it ([`Pallet::end_licence`]), with
//!    notice. [`Config::BondPeriod`] blocks after the end, when nothing is open and nothing owed that
//!    the bond can pay, the bond returns ([`Pallet::return_bond`]), and the licence is removed.
//!
//! ## What the bond pays
//! - An announced sale that the firm did not pay in time: [`Pallet::claim_on_bond`], by anybody.
//!   What the bond does not cover the firm still owes, until it pays it, the bond is filled and
//!   pays it, or the scope lets it go. While grants wait to be paid the bond pays nothing else, and
//!   covers that much less that is new, so that nobody gains by coming first.
//! - A hidden sale. A contributor or member of the scope claims it ([`Pallet::claim_hidden`]), the firm
//!   answers ([`Pallet::answer_claim`]), and the arbiter whom the licence names decides, or else
//!   the voters of the network ([`Pallet::decide_claim`]). What is granted within
//!   [`Config::GrantPeriod`] blocks is paid together ([`Pallet::settle_grants`]), as far as the bond
//!   goes: the scopes get what was hidden, and the treasury of the whole chain, which decides
//!   nothing here, twice as much.
//!
//! A firm whose bond is not full is suspended: it reports and announces nothing until it has filled
//! it ([`Pallet::fill_bond`]). What it owes it can always pay.
//!
//! While a brake stops calls no time runs: everything ends later by as many blocks
//! ([`StoppedBlocks`]).
//!
//! ## Suspended and closed scopes
//! A suspended scope neither licenses nor names firms: that fails with `ScopeSuspended` of the
//! pallet of scopes. Sales for it go on, and so does what it is owed. For a closed scope nothing
//! new begins, and what is open ends as it would have.
//!
//! ## A story
//! A network licenses a shop for a cut of 8 %, with a bond of 1,000. A workshop names it with the
//! same cut. The shop reports a sale of 1,000: it keeps 80, and 920 arrive at the workshop, which
//! pays its levy of the whole 1,000. Then the shop announces a sale of 1,000 to a buyer who pays in
//! a month. One more of 100 is refused: the bond covers only 80 more. The month passes and the shop
//! does not pay. A member claims it: the workshop gets 920 of the bond, and the shop sells no more
//! until it has paid 920 into the bond.
//!
//! ## The mathematics
//! That of [`ovn_math::settlement::bond`]: cuts are rounded down, and what a bond pays, keeps and
//! returns is exactly what was paid in ([`BondSums`]).
//!
//! ## Limits
//! - A network has at most [`MAX_FIRMS`] firms, a scope names at most [`MAX_NAMED`].
//! - A firm has at most [`MAX_OPEN`] announced sales that its bond covers, and [`MAX_ANNOUNCED`]
//!   that it has not paid to one scope.
//! - A firm has at most [`MAX_HIDDEN_CLAIMS`] claims that are not paid, of which [`MAX_SCOPE_CLAIMS`]
//!   are of one scope; an agent has [`MAX_OWN_CLAIMS`] that are not decided.
//!
//! ## Calls
//! Their cost is constant, but for the division of an income by the equation of its scope. Indices
//! are final from the first genesis on, and are not used again: from 0 the licence, from 10 the
//! bond, from 20 sales, from 30 hidden sales, 40 pots. A new call takes the next of its group.

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
		dispatch::DispatchResultWithPostInfo,
		pallet_prelude::*,
		traits::{fungibles, AccountTouch},
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use ovn_math::Ratio;
	use ovn_primitives::{
		runtime::count_if,
		traits::{AssetPowers, Deposits, EnsureScope, Inbox, Incomes, Membership, Scopes},
		Balance, DecisionClass, IncomeReference, ScopeId,
	};
	use sp_core::H256;
	use sp_runtime::traits::{One, Saturating};

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

		/// Who belongs to a scope.
		#[pallet::no_default]
		type Membership: Membership<Self::AccountId>;

		/// Takes deposits for announced sales and for claims.
		#[pallet::no_default]
		type Deposits: Deposits<Self::AccountId>;

		/// Divides what scopes get by their equations.
		#[pallet::no_default]
		type Incomes: Incomes<Self::AccountId, Self::AssetKind>;

		/// Keeps what cannot be divided now.
		#[pallet::no_default]
		type Inbox: Inbox<Self::AccountId, Self::AssetKind>;

		/// Who has power over an asset, and so cannot pledge it.
		#[pallet::no_default]
		type AssetPowers: AssetPowers<Self::AccountId, Self::AssetKind>;

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

		/// From this id and the name of an asset the accounts of pots are made.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// The blocks of a day; at least 1.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type BlocksPerDay: Get<BlockNumberFor<Self>>;

		/// Within how many blocks an offer is accepted; at least 1.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type OfferPeriod: Get<BlockNumberFor<Self>>;

		/// How many blocks pass between notice and the end of a licence.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type NoticePeriod: Get<BlockNumberFor<Self>>;

		/// How many blocks after the end of a licence the bond stays; longer than the
		/// [`MAX_REPORT_DAYS`] after which a sale counts as hidden.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type BondPeriod: Get<BlockNumberFor<Self>>;

		/// Within how many blocks a firm answers a claim; at least 1.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type AnswerPeriod: Get<BlockNumberFor<Self>>;

		/// Within how many blocks after that a claim is decided; at least 1.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type DecisionPeriod: Get<BlockNumberFor<Self>>;

		/// For how many blocks grants are collected before they are paid together.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type GrantPeriod: Get<BlockNumberFor<Self>>;

		/// Within how many blocks after a sale it can be claimed as hidden; longer than
		/// [`MAX_REPORT_DAYS`].
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type ClaimPeriod: Get<BlockNumberFor<Self>>;

		/// The deposit for an announced sale, in base units of the native token.
		#[pallet::constant]
		type AnnouncementDeposit: Get<Balance>;

		/// The deposit for a claim about a hidden sale, in base units of the native token.
		#[pallet::constant]
		type ClaimDeposit: Get<Balance>;

		/// Whether a brake stops one of the calls for which there is only so much time: no time
		/// runs meanwhile.
		type Stopped: Get<bool>;

		/// The greatest weight of finding that out.
		type StoppedWeight: Get<Weight>;

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
		/// Gives an account 10^18 base units of the native token and more.
		fn endow(who: &AccountId);
		/// Makes the account a member of the scope.
		fn member(scope: ScopeId, who: &AccountId);
		/// An asset, not the native token, that the scope and its network accept, of which `owner`
		/// has 10^18 base units and more without power over it, for which the treasury of the
		/// global scope has a pot, and in which incomes can be recorded.
		fn asset(scope: ScopeId, owner: &AccountId) -> AssetKind;
		/// Gives the scope an equation, so that it can divide incomes.
		fn equation(scope: ScopeId);
		/// Lets the scope, which is no network and has an equation as its network has, owe as many
		/// standing shares of incomes in the asset as can be, each in force, and each such that it can
		/// end at once.
		fn shares(scope: ScopeId, asset: &AssetKind);
		/// Ends all of them.
		fn end_shares(scope: ScopeId);
	}

	/// Why this pallet holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// It is the bond of a firm. Held on the pot of the asset.
		Bond,
	}

	/// The terms of a licence.
	pub type TermsOf<T> = Terms<<T as frame_system::Config>::AccountId, <T as Config>::AssetKind>;
	/// A licence.
	pub type LicenceOf<T> = Licence<
		<T as frame_system::Config>::AccountId,
		<T as Config>::AssetKind,
		BlockNumberFor<T>,
	>;
	/// An announced sale.
	pub type AnnouncementOf<T> = Announcement<
		<T as frame_system::Config>::AccountId,
		<T as Config>::AssetKind,
		BlockNumberFor<T>,
	>;
	/// A claim about a hidden sale.
	pub type HiddenClaimOf<T> =
		HiddenClaim<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;
	/// A licence, as a client shows it.
	pub type LicenceViewOf<T> = LicenceView<
		<T as frame_system::Config>::AccountId,
		<T as Config>::AssetKind,
		BlockNumberFor<T>,
	>;
	/// The firms of a network.
	pub type FirmList<T> = BoundedVec<<T as frame_system::Config>::AccountId, ConstU32<MAX_FIRMS>>;
	/// The firms that a scope names.
	pub type NamedList<T> =
		BoundedVec<Named<<T as frame_system::Config>::AccountId>, ConstU32<MAX_NAMED>>;
	/// The announced sales of a firm to a scope, with their references.
	pub type AnnouncedList = BoundedVec<(AnnouncementId, IncomeReference), ConstU32<MAX_ANNOUNCED>>;

	/// The assets whose pot is open: it holds the least an account can have of the native token and
	/// of the asset, which is never part of a bond.
	#[pallet::storage]
	pub type OpenPots<T: Config> = StorageMap<_, Blake2_128Concat, T::AssetKind, ()>;

	/// The licences and offers: (network, firm). Removed when an offer ends, or the bond returns.
	#[pallet::storage]
	pub type Licences<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Blake2_128Concat, T::AccountId, LicenceOf<T>>;

	/// The firms of a network, in the order of the offers. Invariant: those that have an entry in
	/// [`Licences`]; never empty.
	#[pallet::storage]
	pub type Firms<T: Config> = StorageMap<_, Twox64Concat, ScopeId, FirmList<T>, ValueQuery>;

	/// The firms that a scope names, each once. A name says nothing while the firm has no licence
	/// of the scope's network.
	#[pallet::storage]
	pub type NamedFirms<T: Config> = StorageMap<_, Twox64Concat, ScopeId, NamedList<T>, ValueQuery>;

	/// What bonds in an asset came to. Invariant: what was paid in is what the pot holds, what was
	/// paid out, and what returned.
	#[pallet::storage]
	pub type BondSums<T: Config> = StorageMap<_, Blake2_128Concat, T::AssetKind, Sums, ValueQuery>;

	/// The number of the next announced sale.
	#[pallet::storage]
	pub type NextAnnouncement<T> = StorageValue<_, AnnouncementId, ValueQuery>;

	/// The announced sales that are not paid. Removed when nothing is due of them any more.
	#[pallet::storage]
	pub type Announcements<T: Config> =
		StorageMap<_, Twox64Concat, AnnouncementId, AnnouncementOf<T>>;

	/// The announced sales of a firm to a scope: (firm, scope). Invariant: those of
	/// [`Announcements`].
	#[pallet::storage]
	pub type AnnouncedSales<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		ScopeId,
		AnnouncedList,
		ValueQuery,
	>;

	/// The number of the next claim about a hidden sale.
	#[pallet::storage]
	pub type NextHiddenClaim<T> = StorageValue<_, HiddenClaimId, ValueQuery>;

	/// The claims about hidden sales that are not decided. Invariant: each is in its licence.
	#[pallet::storage]
	pub type HiddenClaims<T: Config> = StorageMap<_, Twox64Concat, HiddenClaimId, HiddenClaimOf<T>>;

	/// How many undecided claims an agent has. Invariant: never 0, at most [`MAX_OWN_CLAIMS`].
	#[pallet::storage]
	pub type OwnClaims<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

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
		/// A network offered a licence to a firm.
		LicenceOffered {
			network: ScopeId,
			firm: T::AccountId,
			terms: Box<TermsOf<T>>,
			/// The block from which on it cannot be accepted any more.
			until: BlockNumberFor<T>,
		},
		/// A network took an offer back.
		OfferWithdrawn { network: ScopeId, firm: T::AccountId },
		/// An offer was not accepted in time.
		OfferLapsed { network: ScopeId, firm: T::AccountId },
		/// A firm accepted a licence and paid its bond.
		LicenceAccepted {
			network: ScopeId,
			firm: T::AccountId,
			/// What the bond holds.
			held: Balance,
		},
		/// A licence ends: by notice, or because sales were hidden.
		LicenceEnding {
			network: ScopeId,
			firm: T::AccountId,
			/// The block from which on the firm sells no more.
			ends: BlockNumberFor<T>,
		},
		/// A firm paid into its bond.
		BondFilled {
			network: ScopeId,
			firm: T::AccountId,
			amount: Balance,
			/// What the bond holds.
			held: Balance,
		},
		/// The bond returned to a firm, and its licence was removed.
		BondReturned { network: ScopeId, firm: T::AccountId, amount: Balance },
		/// A scope named a firm that may sell for it, or took it off.
		FirmNamed {
			scope: ScopeId,
			firm: T::AccountId,
			/// The greatest cut; `None`: it is taken off.
			cut: Option<Ratio>,
		},
		/// A firm paid a sale.
		SaleReported {
			scope: ScopeId,
			firm: T::AccountId,
			asset: T::AssetKind,
			gross: Balance,
			/// What the firm kept.
			cut: Balance,
			invoice: Invoice,
			reference: IncomeReference,
			evidence: H256,
		},
		/// A firm announced a sale that the buyer pays later.
		SaleAnnounced {
			announcement: AnnouncementId,
			scope: ScopeId,
			firm: T::AccountId,
			gross: Balance,
			/// What the firm will keep.
			cut: Balance,
			invoice: Invoice,
			reference: IncomeReference,
			evidence: H256,
			/// The block from which on it can be claimed from the bond.
			due_by: BlockNumberFor<T>,
			/// What is open of the bond.
			open: Balance,
		},
		/// A firm paid an announced sale, or what its bond had left unpaid.
		AnnouncementPaid {
			announcement: AnnouncementId,
			amount: Balance,
			/// Whether it was recorded as an income; otherwise it is in the scope's inbox.
			recorded: bool,
		},
		/// A scope corrected an announced sale.
		AnnouncementCorrected {
			announcement: AnnouncementId,
			gross: Balance,
			/// What the firm will keep.
			cut: Balance,
		},
		/// A scope let an announced sale go, or what the bond had left unpaid of it.
		AnnouncementReleased { announcement: AnnouncementId },
		/// A bond paid an announced sale.
		BondClaimed {
			announcement: AnnouncementId,
			paid: Balance,
			/// What the firm still owes.
			owed: Balance,
			/// Whether it was recorded as an income; otherwise it is in the scope's inbox.
			recorded: bool,
			/// What the bond holds.
			held: Balance,
		},
		/// An agent claimed that a firm hid a sale.
		HiddenSaleClaimed {
			claim: HiddenClaimId,
			scope: ScopeId,
			firm: T::AccountId,
			claimant: T::AccountId,
			amount: Balance,
			/// The block of the sale.
			sold_at: BlockNumberFor<T>,
			evidence: H256,
			/// The block from which on the firm cannot answer any more.
			answer_by: BlockNumberFor<T>,
		},
		/// A firm answered a claim.
		ClaimAnswered { claim: HiddenClaimId, evidence: H256 },
		/// A claim was decided.
		ClaimDecided {
			claim: HiddenClaimId,
			/// What is granted; `None`: it is rejected.
			granted: Option<Balance>,
		},
		/// A claim was not decided in time.
		ClaimLapsed { claim: HiddenClaimId },
		/// A bond paid a granted claim.
		GrantPaid {
			claim: HiddenClaimId,
			scope: ScopeId,
			/// What the scope got.
			amount: Balance,
			/// Whether it was recorded as an income; otherwise it is in the scope's inbox.
			recorded: bool,
		},
		/// All grants that waited are settled.
		GrantsSettled {
			network: ScopeId,
			firm: T::AccountId,
			/// What the treasury of the whole chain got.
			penalty: Balance,
			/// What the bond holds.
			held: Balance,
		},
	}

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such scope.
		ScopeNotFound,
		/// The scope is closed for ever, or there is no such scope.
		ScopeNotOpen,
		/// The scope is not a network.
		NotNetwork,
		/// The scope does not accept the asset: it takes a decision to accept it. For what is new no scope
		/// accepts one whose custodian is in default.
		AssetNotAccepted,
		/// The pot is not open: anybody can open it, paying its endowment.
		PotNotOpen,
		/// The pot is open already.
		PotAlreadyOpen,
		/// The purse has no open pot for the asset: anybody can open it.
		PurseNotOpen,
		/// The terms are out of the bounds that [`Terms`] states, name an asset twice, or name the
		/// firm or a steward of the network as the arbiter: choose them within the bounds.
		InvalidTerms,
		/// The firm can issue, freeze or burn the asset of its bond: choose an asset over which it
		/// has no power.
		OwnBondAsset,
		/// The firm has a licence of the network or an offer of one: end that first.
		AlreadyLicensed,
		/// The network has as many firms and offers as it can: end one first.
		TooManyFirms,
		/// The network has no licence or offer for the firm: it takes a decision to license it.
		LicenceNotFound,
		/// The licence is accepted already: it ends by notice.
		NotOffered,
		/// The offer has other terms: read it, and accept what it says or ask for another.
		NotOfferedTerms,
		/// The licence is not accepted, or has ended: ask the network for another.
		NotLicensed,
		/// The licence is ending already.
		AlreadyEnding,
		/// The bond is not full, and until it is the firm sells nothing: pay what the view
		/// `licence` says is missing.
		FirmSuspended,
		/// That is more than is missing of the bond: pay what the view `licence` says is missing.
		BondExceeded,
		/// The bond does not cover that beside what is open: pay an announced sale first.
		NotCovered,
		/// Sales are open or owed, or claims or grants wait: the bond returns when they are over.
		BondInUse,
		/// The cut exceeds a fifth of the gross.
		InvalidCut,
		/// The scope names as many firms as it can: take one off first.
		TooManyNamed,
		/// The scope does not name the firm.
		NotNamed,
		/// The licence does not name the asset for this: see its terms.
		AssetNotLicensed,
		/// The scope has no equation: it must decide on one first.
		EquationNotFound,
		/// The currency is not three capital letters of ASCII, or the price is 0: give those of the
		/// invoice.
		InvalidInvoice,
		/// The firm has used the reference for this scope already: give another sale another
		/// reference.
		AlreadyReported,
		/// The amount is 0.
		ZeroAmount,
		/// As many sales of the firm wait to be paid as can: pay one first.
		TooManyAnnounced,
		/// There is no such announced sale, or nothing is due of it.
		AnnouncementNotFound,
		/// The signer is not the firm that this is about.
		NotFirm,
		/// A sale is corrected downwards, and what a bond left unpaid is let go as a whole: give
		/// less than was announced, or 0.
		InvalidCorrection,
		/// The bond has paid what it could of this sale, and has nothing for the rest: wait until the
		/// firm pays it or fills the bond.
		AlreadyClaimedOnBond,
		/// Only contributors and members of the scope claim for it, neither the firm itself nor the
		/// arbiter: ask the scope to be admitted.
		TierTooLow,
		/// The firm had no licence in force in that block: name the block of a sale while it had.
		InvalidSaleTime,
		/// As many claims wait as can on the firm, for the scope or of the signer: wait until one is
		/// over.
		TooManyHiddenClaims,
		/// There is no such claim about a hidden sale, or it is decided.
		HiddenClaimNotFound,
		/// The firm has answered the claim already.
		AlreadyAnswered,
		/// The licence names an arbiter, who alone decides its claims.
		NotArbiter,
		/// Where no arbiter is named, or it has become a steward, voters decide claims, never stewards:
		/// propose it for a vote.
		NotVoters,
		/// A grant is above 0 and at most what was claimed.
		InvalidGrant,
		/// No grant waits to be paid.
		GrantNotFound,
		/// The firm can still report or answer, or grants are collected or wait to be settled: wait
		/// until that is over.
		TooEarly,
		/// There is no time left for it.
		TooLate,
		/// The time is not over yet.
		NotExpired,
		/// A number would exceed what its type can hold.
		Overflow,
		/// Records do not fit together. Nothing that a signer gives causes this: report it.
		Inconsistent,
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
		/// Offers a firm a licence to sell in a network's name.
		///
		/// A decision of the network, of class `Significant`; of class `Critical` if the cut
		/// exceeds a tenth, or the firm belongs to the network or is its steward. The firm accepts
		/// it within [`Config::OfferPeriod`] blocks.
		/// # Parameters
		/// - `terms`: they never change: another licence follows the end of this one.
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::ScopeNotOpen`], [`Error::NotNetwork`],
		///   [`Error::InvalidTerms`], [`Error::OwnBondAsset`], [`Error::PotNotOpen`],
		///   [`Error::AlreadyLicensed`], [`Error::TooManyFirms`], [`Error::Overflow`].
		/// - [`Error::AssetNotAccepted`]: the network does not accept the asset of the bond.
		/// - [`Error::PurseNotOpen`]: the treasury of the global scope has no pot for it.
		/// # Events
		/// [`Event::LicenceOffered`].
		#[pallet::call_index(0)]
		pub fn license_firm(
			origin: OriginFor<T>,
			network: ScopeId,
			firm: T::AccountId,
			terms: TermsOf<T>,
		) -> DispatchResult {
			let class = Self::class_of_licence(network, &firm, terms.cut);
			Self::ensure_decides(origin, network, class)?;
			Self::do_license_firm(network, firm, terms)
		}

		/// Takes an offer back.
		///
		/// A decision of the network, of class `Significant`, before the firm accepts.
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::LicenceNotFound`], [`Error::NotOffered`].
		/// # Events
		/// [`Event::OfferWithdrawn`].
		#[pallet::call_index(1)]
		pub fn withdraw_offer(
			origin: OriginFor<T>,
			network: ScopeId,
			firm: T::AccountId,
		) -> DispatchResult {
			Self::ensure_decides(origin, network, DecisionClass::Significant)?;
			Self::do_withdraw_offer(network, firm)
		}

		/// Removes an offer that was not accepted in time.
		///
		/// Signed, by anybody.
		/// # Errors
		/// - [`Error::LicenceNotFound`], [`Error::NotOffered`], [`Error::NotExpired`].
		/// # Events
		/// [`Event::OfferLapsed`].
		#[pallet::call_index(2)]
		pub fn lapse_offer(
			origin: OriginFor<T>,
			network: ScopeId,
			firm: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_lapse_offer(network, firm)
		}

		/// Accepts a licence and pays its bond.
		///
		/// Signed, by the firm. The bond leaves its account, which keeps the least it can have.
		/// # Parameters
		/// - `terms`: those of the offer, so that the firm signs what it accepts.
		/// # Errors
		/// - [`Error::LicenceNotFound`], [`Error::NotOffered`], [`Error::NotOfferedTerms`],
		///   [`Error::TooLate`], [`Error::ScopeNotOpen`], [`Error::OwnBondAsset`],
		///   [`Error::PotNotOpen`], [`Error::Overflow`].
		/// - [`Error::AssetNotAccepted`]: the network does not accept the asset of the bond any
		///   more.
		/// - that of the transfer if the bond cannot be paid.
		/// # Events
		/// [`Event::LicenceAccepted`].
		#[pallet::call_index(3)]
		pub fn accept_licence(
			origin: OriginFor<T>,
			network: ScopeId,
			terms: TermsOf<T>,
		) -> DispatchResult {
			let firm = ensure_signed(origin)?;
			Self::do_accept_licence(firm, network, terms)
		}

		/// Gives notice to a network: the firm sells no more after [`Config::NoticePeriod`] blocks.
		///
		/// Signed, by the firm. What it owes stays due.
		/// # Errors
		/// - [`Error::LicenceNotFound`], [`Error::NotLicensed`], [`Error::AlreadyEnding`],
		///   [`Error::Overflow`].
		/// # Events
		/// [`Event::LicenceEnding`].
		#[pallet::call_index(4)]
		pub fn leave(origin: OriginFor<T>, network: ScopeId) -> DispatchResult {
			let firm = ensure_signed(origin)?;
			Self::do_end_licence(network, firm)
		}

		/// Gives notice to a firm: it sells no more after [`Config::NoticePeriod`] blocks.
		///
		/// A decision of the network, of class `Significant`. What the firm reported stands.
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::LicenceNotFound`], [`Error::NotLicensed`],
		///   [`Error::AlreadyEnding`], [`Error::Overflow`].
		/// # Events
		/// [`Event::LicenceEnding`].
		#[pallet::call_index(5)]
		pub fn end_licence(
			origin: OriginFor<T>,
			network: ScopeId,
			firm: T::AccountId,
		) -> DispatchResult {
			Self::ensure_decides(origin, network, DecisionClass::Significant)?;
			Self::do_end_licence(network, firm)
		}

		/// Pays into the bond what is missing, or a part of it.
		///
		/// Signed, by the firm, until its licence has ended. Its account keeps the least it can
		/// have.
		/// # Errors
		/// - [`Error::LicenceNotFound`], [`Error::NotLicensed`], [`Error::ZeroAmount`],
		///   [`Error::BondExceeded`], [`Error::Overflow`].
		/// - that of the transfer if the firm cannot pay.
		/// # Events
		/// [`Event::BondFilled`].
		#[pallet::call_index(10)]
		pub fn fill_bond(
			origin: OriginFor<T>,
			network: ScopeId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let firm = ensure_signed(origin)?;
			Self::do_fill_bond(firm, network, amount)
		}

		/// Returns the bond to a firm and removes its licence.
		///
		/// Signed, by anybody. [`Config::BondPeriod`] blocks after the licence ended, when nothing
		/// is open, no claim waits, and the bond is empty or nothing is owed.
		/// # Errors
		/// - [`Error::LicenceNotFound`], [`Error::NotExpired`], [`Error::BondInUse`].
		/// - that of the transfer if the account of the firm cannot be paid.
		/// # Events
		/// [`Event::BondReturned`].
		#[pallet::call_index(11)]
		pub fn return_bond(
			origin: OriginFor<T>,
			network: ScopeId,
			firm: T::AccountId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_return_bond(network, firm)
		}

		/// Says that a firm may sell for a scope and up to which cut, or takes it off.
		///
		/// A decision of the scope, of class `Significant`. Announced sales keep their cut.
		/// # Parameters
		/// - `firm`: licensed by the scope's network, unless it is taken off.
		/// - `cut`: at most a fifth of the gross; `None`: sales for the scope leave it no cut.
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::ScopeNotOpen`], [`Error::LicenceNotFound`],
		///   [`Error::InvalidCut`], [`Error::TooManyNamed`], [`Error::NotNamed`].
		/// # Events
		/// [`Event::FirmNamed`].
		#[pallet::call_index(20)]
		pub fn name_firm(
			origin: OriginFor<T>,
			scope: ScopeId,
			firm: T::AccountId,
			cut: Option<Ratio>,
		) -> DispatchResult {
			Self::ensure_decides(origin, scope, DecisionClass::Significant)?;
			Self::do_name_firm(scope, firm, cut)
		}

		/// Pays a sale to a scope, as an income of class `Sale`.
		///
		/// Signed, by a firm with a licence of the scope's network. It keeps the lesser cut of the
		/// licence and of what the scope allows it, and none while a claim about a hidden sale to
		/// the scope is not decided. Levy and standing shares are those of the gross.
		/// # Parameters
		/// - `gross`: what the buyer paid, in the asset.
		/// - `invoice`: what the buyer paid, in the currency of the invoice.
		/// - `reference`: each is used once for a scope.
		/// - `evidence`: the hash of the invoice.
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::ScopeNotOpen`], [`Error::LicenceNotFound`],
		///   [`Error::NotLicensed`], [`Error::FirmSuspended`], [`Error::AssetNotLicensed`],
		///   [`Error::InvalidInvoice`], [`Error::AlreadyReported`].
		/// - those of `value_equation.record_income` if the income cannot be recorded.
		/// # Events
		/// [`Event::SaleReported`].
		#[pallet::call_index(21)]
		#[pallet::weight(Pallet::<T>::with_income(<T as Config>::WeightInfo::report_sale()))]
		#[allow(clippy::too_many_arguments)]
		pub fn report_sale(
			origin: OriginFor<T>,
			scope: ScopeId,
			asset: T::AssetKind,
			#[pallet::compact] gross: Balance,
			invoice: Invoice,
			reference: IncomeReference,
			evidence: H256,
		) -> DispatchResult {
			let firm = ensure_signed(origin)?;
			Self::do_report_sale(firm, scope, asset, gross, (invoice, reference, evidence))
		}

		/// Announces a sale that the buyer pays later.
		///
		/// Signed, as [`Pallet::report_sale`]. The firm pays what the scope is due, the gross less
		/// the cut of now, within the days of its licence; the bond covers it. It is divided by the
		/// levy and the standing shares of now: one that ends meanwhile still takes its part up to its
		/// ceiling, and one that is signed later takes none. Takes a deposit, which returns when the
		/// sale is paid, let go, or claimed from the bond.
		/// # Parameters
		/// - `asset`: that of the bond, so that the firm sees what it will owe.
		/// - `gross`, `invoice`, `reference`, `evidence`: as of a report.
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::ScopeNotOpen`], [`Error::LicenceNotFound`],
		///   [`Error::NotLicensed`], [`Error::FirmSuspended`], [`Error::AssetNotLicensed`],
		///   [`Error::AssetNotAccepted`], [`Error::EquationNotFound`], [`Error::InvalidInvoice`],
		///   [`Error::AlreadyReported`], [`Error::ZeroAmount`], [`Error::NotCovered`],
		///   [`Error::TooManyAnnounced`], [`Error::Overflow`].
		/// - `AssetNotNamed` of the pallet of contracts: the scope owes a standing share that cannot be
		///   paid in this asset; a contract that supersedes it can name it.
		/// - that of the deposit if it cannot be taken.
		/// # Events
		/// [`Event::SaleAnnounced`].
		#[pallet::call_index(22)]
		#[pallet::weight(Pallet::<T>::with_terms(<T as Config>::WeightInfo::announce_sale()))]
		#[allow(clippy::too_many_arguments)]
		pub fn announce_sale(
			origin: OriginFor<T>,
			scope: ScopeId,
			asset: T::AssetKind,
			#[pallet::compact] gross: Balance,
			invoice: Invoice,
			reference: IncomeReference,
			evidence: H256,
		) -> DispatchResult {
			let firm = ensure_signed(origin)?;
			Self::do_announce_sale(firm, scope, asset, gross, (invoice, reference, evidence))
		}

		/// Pays an announced sale.
		///
		/// Signed, by the firm, also when its licence has ended. It is an income with the gross, the
		/// cut, the levy and the standing shares of the announcement; what the bond left unpaid is one
		/// without a cut. The equation is that of now. What cannot be recorded as an income now goes to
		/// the scope's inbox, and counts as paid; it is levied and shared when it is divided.
		/// # Errors
		/// - [`Error::AnnouncementNotFound`], [`Error::NotFirm`].
		/// - that of the transfer if the firm cannot pay.
		/// # Events
		/// [`Event::AnnouncementPaid`].
		#[pallet::call_index(23)]
		#[pallet::weight(Pallet::<T>::by_terms(<T as Config>::WeightInfo::pay_announced()))]
		pub fn pay_announced(origin: OriginFor<T>, announcement: AnnouncementId) -> DispatchResult {
			let firm = ensure_signed(origin)?;
			Self::do_pay_announced(&firm, announcement)
		}

		/// Corrects an announced sale downwards, or lets it go.
		///
		/// A decision of the scope, of class `Standard`. The cut follows by the rates of the
		/// announcement; levy and shares stay those of then.
		/// # Parameters
		/// - `gross`: less than was announced; 0 ends it, and ends what the bond left unpaid.
		/// # Errors
		/// - [`Error::AnnouncementNotFound`], [`Error::InvalidCorrection`].
		/// # Events
		/// [`Event::AnnouncementCorrected`] or [`Event::AnnouncementReleased`].
		#[pallet::call_index(24)]
		pub fn release_announced(
			origin: OriginFor<T>,
			announcement: AnnouncementId,
			#[pallet::compact] gross: Balance,
		) -> DispatchResult {
			let record = Self::existing_announcement(announcement)?;
			Self::ensure_decides(origin, record.scope, DecisionClass::Standard)?;
			Self::do_release_announced(announcement, record, gross)
		}

		/// Lets the bond pay an announced sale that the firm did not pay in time.
		///
		/// Signed, by anybody. The scope gets what the firm would have paid, divided as if it had. If
		/// hidden sales have used the bond, what is open divides it, and the firm owes the rest: the bond
		/// pays of that what it has beyond what is open. A part is an income of its own, without a cut, by
		/// the levy and shares of the announcement. Until the bond is full again the firm is suspended.
		/// # Errors
		/// - [`Error::AnnouncementNotFound`], [`Error::NotExpired`],
		///   [`Error::AlreadyClaimedOnBond`].
		/// - [`Error::TooEarly`]: grants wait to be paid; settle them first.
		/// - [`Error::LicenceNotFound`]: of what the firm still owes, when its bond has returned. The
		///   bond of a later licence does not pay it.
		/// # Events
		/// [`Event::BondClaimed`].
		#[pallet::call_index(25)]
		#[pallet::weight(Pallet::<T>::by_terms(<T as Config>::WeightInfo::claim_on_bond()))]
		pub fn claim_on_bond(origin: OriginFor<T>, announcement: AnnouncementId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_claim_on_bond(announcement)
		}

		/// Claims that a firm hid a sale for a scope.
		///
		/// Signed, by a contributor or member of the scope, other than the firm; from the end of the
		/// days in which the firm reports until [`Config::ClaimPeriod`] blocks after the sale. Takes a
		/// deposit, which returns with the decision. Until then the firm gets no cut of sales for
		/// the scope.
		/// # Parameters
		/// - `amount`: what was hidden, in the asset of the bond.
		/// - `sold_at`: the block of the sale, while the licence was in force. Both ends of the
		///   time are later by the blocks in which a brake stopped calls since the licence began.
		/// - `evidence`: the hash of what shows it.
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::LicenceNotFound`], [`Error::NotLicensed`],
		///   [`Error::TierTooLow`], [`Error::ZeroAmount`], [`Error::InvalidSaleTime`],
		///   [`Error::TooLate`], [`Error::TooManyHiddenClaims`], [`Error::Overflow`].
		/// - [`Error::TooEarly`]: the firm can still report it.
		/// - that of the deposit if it cannot be taken.
		/// # Events
		/// [`Event::HiddenSaleClaimed`].
		#[pallet::call_index(30)]
		pub fn claim_hidden(
			origin: OriginFor<T>,
			firm: T::AccountId,
			scope: ScopeId,
			#[pallet::compact] amount: Balance,
			sold_at: BlockNumberFor<T>,
			evidence: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_claim_hidden(who, firm, scope, amount, sold_at, evidence)
		}

		/// Answers a claim about a hidden sale.
		///
		/// Signed, by the firm, once, within [`Config::AnswerPeriod`] blocks. Then it can be
		/// decided.
		/// # Parameters
		/// - `evidence`: the hash of what shows that the firm reported all.
		/// # Errors
		/// - [`Error::HiddenClaimNotFound`], [`Error::NotFirm`], [`Error::AlreadyAnswered`],
		///   [`Error::TooLate`].
		/// # Events
		/// [`Event::ClaimAnswered`].
		#[pallet::call_index(31)]
		pub fn answer_claim(
			origin: OriginFor<T>,
			claim: HiddenClaimId,
			evidence: H256,
		) -> DispatchResult {
			let firm = ensure_signed(origin)?;
			Self::do_answer_claim(&firm, claim, evidence)
		}

		/// Decides a claim about a hidden sale.
		///
		/// Signed, by the arbiter whom the licence names; if it names none, or one who has become a
		/// steward of the network, a decision of the network by its voters, of class `Critical`. A claim is granted after the firm has
		/// answered or its time to answer is over, and rejected at any time. The deposit returns.
		/// # Parameters
		/// - `granted`: at most what was claimed; `None` rejects it.
		/// # Errors
		/// - [`Error::HiddenClaimNotFound`], [`Error::NotArbiter`], [`Error::NotVoters`],
		///   [`Error::InvalidGrant`], [`Error::TooLate`], [`Error::Overflow`].
		/// - [`Error::TooEarly`]: the firm can still answer.
		/// # Events
		/// [`Event::ClaimDecided`].
		#[pallet::call_index(32)]
		#[pallet::weight(Pallet::<T>::judged(<T as Config>::WeightInfo::decide_claim()))]
		pub fn decide_claim(
			origin: OriginFor<T>,
			claim: HiddenClaimId,
			granted: Option<Balance>,
		) -> DispatchResult {
			let record = Self::existing_claim(claim)?;
			Self::ensure_judges(origin, &record)?;
			Self::do_decide_claim(claim, record, granted)
		}

		/// Removes a claim that was not decided in time, and returns its deposit.
		///
		/// Signed, by anybody. [`Config::DecisionPeriod`] blocks after the time to answer it.
		/// # Errors
		/// - [`Error::HiddenClaimNotFound`], [`Error::NotExpired`].
		/// # Events
		/// [`Event::ClaimLapsed`].
		#[pallet::call_index(33)]
		pub fn lapse_claim(origin: OriginFor<T>, claim: HiddenClaimId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_lapse_claim(claim)
		}

		/// Lets the bond pay what was granted for hidden sales.
		///
		/// Signed, by anybody. [`Config::GrantPeriod`] blocks after the first of them was granted.
		/// Each scope gets what was hidden from it; if the bond does not cover that and what is
		/// open, all get as large a part. Of the rest the treasury of the global scope gets twice
		/// what was hidden; what it cannot take stays in the bond. The second grant ends the licence.
		/// What fewer grants do not take of the weight is given back.
		/// # Errors
		/// - [`Error::LicenceNotFound`], [`Error::GrantNotFound`].
		/// - [`Error::TooEarly`]: grants are still collected.
		/// # Events
		/// [`Event::GrantPaid`] for each; [`Event::GrantsSettled`]; [`Event::LicenceEnding`] if
		/// that ends the licence.
		#[pallet::call_index(34)]
		#[pallet::weight(Pallet::<T>::settling(MAX_HIDDEN_CLAIMS))]
		pub fn settle_grants(
			origin: OriginFor<T>,
			network: ScopeId,
			firm: T::AccountId,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_settle_grants(network, firm)
		}

		/// Opens the pot of an asset, so that bonds are held in it, and pays its endowment.
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
		/// A firm's licence of a network or its offer of one, and what is missing of its bond.
		pub fn licence(network: ScopeId, firm: T::AccountId) -> Option<LicenceViewOf<T>> {
			Self::view_licence(network, firm)
		}

		/// The firms that have a licence of a network or an offer of one.
		pub fn firms_of(network: ScopeId) -> Vec<T::AccountId> {
			Firms::<T>::get(network).into_inner()
		}

		/// The firms that a scope names, with the greatest cut of each.
		pub fn firms_named(scope: ScopeId) -> Vec<Named<T::AccountId>> {
			NamedFirms::<T>::get(scope).into_inner()
		}

		/// An announced sale of which something is due, with the levy and the contracts by which it is
		/// divided.
		pub fn announcement(announcement: AnnouncementId) -> Option<AnnouncementOf<T>> {
			Announcements::<T>::get(announcement)
		}

		/// The sales that a firm announced to a scope and of which something is due, without the
		/// first `skip`.
		pub fn announcements(
			firm: T::AccountId,
			scope: ScopeId,
			skip: u32,
		) -> Vec<(AnnouncementId, AnnouncementOf<T>)> {
			Self::view_announcements(firm, scope, skip)
		}

		/// A claim about a hidden sale that is not decided.
		pub fn hidden_claim(claim: HiddenClaimId) -> Option<HiddenClaimOf<T>> {
			HiddenClaims::<T>::get(claim)
		}

		/// The claims on a firm that wait for a decision or to be paid.
		pub fn claims(network: ScopeId, firm: T::AccountId) -> Vec<OpenClaim> {
			Licences::<T>::get(network, firm)
				.map(|licence| licence.claims.into_inner())
				.unwrap_or_default()
		}

		/// What a firm would keep of a sale for a scope now, and what it would pay; `None`: it has
		/// no licence in force.
		pub fn preview(firm: T::AccountId, scope: ScopeId, gross: Balance) -> Option<SalePreview> {
			Self::view_preview(firm, scope, gross)
		}

		/// The account of an asset's pot, and whether it is open.
		pub fn pot(asset: T::AssetKind) -> (T::AccountId, bool) {
			let open = OpenPots::<T>::contains_key(&asset);
			(Self::pot_account(&asset), open)
		}
	}
}
