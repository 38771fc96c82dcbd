// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Crowdfunding
//!
//! Collects money for one purpose, in escrow: all or nothing, released against evidence, returned to the last
//! base unit if it is not.
//!
//! ## Terminology
//!
//! - **Campaign**: money collected for one [`Purpose`]. Its plan is fixed when it is created, and no
//!   authority changes it.
//! - **Escrow**: what a campaign holds: contributions - refunds - releases. It lies on the pallet's pot for the
//!   asset, held under [`HoldReason::Escrow`].
//! - **Release**: a payment out of escrow, announced with evidence, which contributors can refuse.
//! - **Principal**: what contributors gave, of a campaign that owes them something: a position in the book
//!   of the agreement, which has the campaign's number and sleeps until the campaign completes.
//! - **Round**: a pot of money that many fill, and each of them allocates a part of to **buckets**.
//!
//! ## Overview
//!
//! A campaign is co-ownership (a thing whose use pays contributors back), capped investment (incomes of the scope
//! do), pre-sale, or donation. The last two are released only as income of the scope, through its equation, and so
//! is what a payee would get who is related to the scope.
//!
//! ## Life cycle of a campaign
//!
//! 1. The scope decides the plan: [`Pallet::create`]. The campaign is **open**.
//! 2. Anybody contributes from a wallet ([`Pallet::contribute`]) or straight from claims
//!    ([`Pallet::contribute_from_claims`]), and may withdraw ([`Pallet::withdraw`]) until two days before the
//!    deadline. Never more than the goal is taken.
//! 3. The goal is met: **funded**. The scope announces a release ([`Pallet::propose_release`]):
//!    **releasing**. For seven days contributors object ([`Pallet::object`]); a third of the principal that
//!    counts refuses it, and the scope takes it back ([`Pallet::withdraw_release`]). Afterwards anybody makes it
//!    ([`Pallet::execute_release`]).
//! 4. If the price is lower than the goal the scope says so ([`Pallet::lower_price`]). The difference returns, or,
//!    if the plan gives it to a fund, is announced as the last release.
//! 5. With the last release it is **completed**: what was bought is registered and the book wakes, at constant
//!    cost. If that cannot be done then, [`Pallet::complete`] does it later. What was not paid returns.
//! 6. The deadline missed, cancelled ([`Pallet::cancel`]), or nothing released within 90 days: **refunding**,
//!    then **closed**. If something was released within 90 days the rest returns, and principal is what
//!    was released. [`Pallet::expire`] notes that time is up; refunds note it by themselves.
//! 7. Anybody refunds anybody: [`Pallet::refund`], [`Pallet::refund_page`]. A contributor whose account cannot
//!    be paid names another: [`Pallet::claim_difference`].
//!
//! While a brake stops calls no time runs: the deadline, the time to withdraw, to object and to release, and the
//! phases of a round are later by as many blocks ([`StoppedBlocks`]).
//!
//! ## Life cycle of a round
//!
//! [`Pallet::open_round`]; [`Pallet::fund_round`] and [`Pallet::match_round`] until it opens;
//! [`Pallet::propose_bucket`] and [`Pallet::drop_bucket`] until it closes; [`Pallet::allocate`] in between;
//! [`Pallet::close_round`]. Funded buckets are paid against evidence ([`Pallet::pay_bucket`]) or lapse
//! ([`Pallet::lapse_bucket`]); the rest returns: [`Pallet::return_funding`], [`Pallet::return_page`].
//! [`Pallet::clear_bucket`] returns deposits.
//!
//! ## A story
//!
//! A lab wants a printer for 4,000. Eleven people give 4,000 in all; a twelfth comes too late. The
//! vendor's invoice is 3,900: 100 returns in proportion. After seven days without objections 3,900 go to the vendor,
//! the printer is registered, and what its use pays back goes to the eleven until each has 1.2 times
//! what the printer cost it. The escrow is exactly 0.
//!
//! ## The mathematics
//!
//! That of [`ovn_math::escrow`]: each refund is less than one base unit away from the exact proportion, and they
//! add up exactly, whatever their order is.
//!
//! ## Limits
//!
//! - No call works on more than [`MAX_REFUNDS`] contributors or [`MAX_BUCKETS`] buckets.
//! - A scope has at most [`Config::MaxCampaigns`] campaigns that are neither completed nor refunding, and as
//!   many rounds that are not closed.
//! - Campaigns and rounds stay for ever, so that their numbers are explained; contributions and funders
//!   are removed when they are settled.

#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(
	test,
	allow(clippy::arithmetic_side_effects, clippy::cast_possible_truncation, clippy::unwrap_used)
)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
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
		traits::{fungibles, tokens::Balance, AccountTouch},
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use ovn_primitives::{
		traits::{
			Denominations, Deposits, EnsureScope, Incomes, Kinds, Membership, Resources, Scopes,
			ShareBooks,
		},
		DecisionClass, Document, FundId, Name, Purse, Ratio, ResourceId, ScopeId,
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
		/// The reasons for which money is held.
		type RuntimeHoldReason: From<HoldReason>;

		/// Who decides for a scope.
		type ScopeOrigin: EnsureScope<Self::RuntimeOrigin, Self::AccountId>;

		/// Which scopes there are, which assets they accept, and where they keep money.
		type Scopes: Scopes<Self::AccountId, AssetKind = Self::AssetKind>;

		/// Who belongs to a scope, and who its stewards are.
		type Membership: Membership<Self::AccountId>;

		/// Takes deposits for buckets.
		type Deposits: Deposits<Self::AccountId, Self::Balance>;

		/// The books of what contributors are owed.
		type Books: ShareBooks<Self::AccountId, Self::AssetKind, Self::Balance>;

		/// Registers what was bought.
		type Resources: Resources<Self::AccountId, Self::AssetKind, Self::Balance>;

		/// Takes what was sold or donated.
		type Incomes: Incomes<Self::AccountId, Self::AssetKind, Self::Balance>;

		/// Which kinds a scope pays investors by.
		type Kinds: Kinds<BlockNumberFor<Self>>;

		/// How these are counted in money.
		type Denominations: Denominations<Self::AssetKind>;

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

		/// One whole unit of an asset, in base units: the least that a campaign can call its smallest
		/// contribution.
		type WholeUnit: Convert<Self::AssetKind, u128>;

		/// From this id and the name of an asset the accounts of pots are made.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// For how many blocks contributors can object to a release; at least 1.
		#[pallet::constant]
		type ObjectionPeriod: Get<BlockNumberFor<Self>>;

		/// Within how many blocks after the goal is met, or a round closed, everything has to be paid; more than
		/// [`Config::ObjectionPeriod`].
		#[pallet::constant]
		type ReleasePeriod: Get<BlockNumberFor<Self>>;

		/// For how many blocks before the deadline nobody withdraws.
		#[pallet::constant]
		type FinalPeriod: Get<BlockNumberFor<Self>>;

		/// The least number of blocks for which a campaign, or each phase of a round, lasts.
		#[pallet::constant]
		type MinDuration: Get<BlockNumberFor<Self>>;

		/// The greatest number of blocks for which a campaign, or each phase of a round, lasts.
		#[pallet::constant]
		type MaxDuration: Get<BlockNumberFor<Self>>;

		/// The greatest number of campaigns of a scope that are neither completed nor refunding, and of its
		/// rounds that are not closed.
		#[pallet::constant]
		type MaxCampaigns: Get<u32>;

		/// How many times contributors are paid back if the plan does not say; at least 1.
		#[pallet::constant]
		type DefaultCeiling: Get<Ratio>;

		/// The greatest ceiling that a plan can have.
		#[pallet::constant]
		type MaxCeiling: Get<Ratio>;

		/// The deposit for a bucket, in base units of the native token.
		#[pallet::constant]
		type BucketDeposit: Get<Self::Balance>;

		/// The price of a campaign, in base units of the native token, for the treasury of the network: its plan and
		/// its numbers are never removed.
		#[pallet::constant]
		type CampaignPrice: Get<Self::Balance>;

		/// The price of a round, in base units of the native token, for the treasury of the network: it is never
		/// removed.
		#[pallet::constant]
		type RoundPrice: Get<Self::Balance>;

		/// Whether a brake stops one of the calls for which there is only so much time: no time of a campaign or a
		/// round runs meanwhile.
		type Stopped: Get<bool>;

		/// The greatest weight of finding that out.
		type StoppedWeight: Get<Weight>;

		/// What it costs to find out whether a scope pays the fee of a sponsored call.
		type SponsorWeight: Get<Weight>;

		/// The weights of calls.
		type WeightInfo: WeightInfo;

		/// Gives benchmarks what this pallet cannot make.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper<Self::AccountId, Self::AssetKind, Self::Balance>;
	}

	/// Gives benchmarks what this pallet cannot make.
	#[cfg(feature = "runtime-benchmarks")]
	pub trait BenchmarkHelper<AccountId, AssetKind, Balance> {
		/// An open scope, as deep as can be, with an equation, and with as many stewards as can be.
		fn scope() -> ScopeId;
		/// A fund of the scope whose native pot is open.
		fn fund(scope: ScopeId) -> FundId;
		/// A new thing with as many tariffs as can be, that the scope can buy.
		fn purchase(scope: ScopeId) -> ovn_primitives::Purchase<AccountId, Balance>;
		/// A kind of the scope that is a debt in this asset.
		fn kind(scope: ScopeId, asset: &AssetKind) -> ovn_primitives::KindId;
		/// Opens a purse of the scope for an asset, not the native token, of which the payer has plenty.
		fn open_purse(scope: ScopeId, purse: Purse, asset: &AssetKind, payer: &AccountId);
		/// Makes the account a member of the scope.
		fn member(scope: ScopeId, who: &AccountId);
		/// Gives an account 10^18 base units of the native token and more.
		fn endow(who: &AccountId);
		/// An asset, not the native token, which the scope accepts, of which books have an open pot and `owner`
		/// 10^18 base units and more.
		fn asset(scope: ScopeId, owner: &AccountId) -> AssetKind;
		/// Lets a position of an account in a book of the scope earn this much of the native token.
		fn earn(
			scope: ScopeId,
			who: &AccountId,
			amount: u128,
		) -> (ovn_primitives::BookId, ovn_primitives::Series);
	}

	/// Why this pallet holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// It is in escrow. Held on the pot of the asset.
		Escrow,
	}

	/// A plan.
	pub type PlanOf<T> = Plan<
		<T as frame_system::Config>::AccountId,
		<T as Config>::AssetKind,
		<T as Config>::Balance,
		BlockNumberFor<T>,
	>;
	/// The terms of a campaign.
	pub type TermsOf<T> = Terms<
		<T as frame_system::Config>::AccountId,
		<T as Config>::AssetKind,
		<T as Config>::Balance,
		BlockNumberFor<T>,
	>;
	/// The numbers of a campaign.
	pub type CampaignOf<T> = Campaign<BlockNumberFor<T>>;
	/// A round.
	pub type RoundOf<T> = Round<<T as Config>::AssetKind, BlockNumberFor<T>>;
	/// A bucket.
	pub type BucketOf<T> = Bucket<<T as frame_system::Config>::AccountId>;
	/// An offer to investors, as a client shows it.
	pub type OfferOf<T> = Offer<<T as frame_system::Config>::AccountId>;
	/// A campaign, as a client shows it.
	pub type CampaignViewOf<T> = CampaignView<
		<T as frame_system::Config>::AccountId,
		<T as Config>::AssetKind,
		<T as Config>::Balance,
		BlockNumberFor<T>,
	>;

	/// The number of the next campaign.
	#[pallet::storage]
	pub type NextCampaign<T> = StorageValue<_, CampaignId, ValueQuery>;

	/// What was decided of each campaign. Apart from [`Campaigns`] because nothing ever changes it: no call
	/// writes it but the one that creates the campaign.
	///
	/// Invariant: there is one for each campaign.
	#[pallet::storage]
	pub type Plans<T: Config> = StorageMap<_, Twox64Concat, CampaignId, TermsOf<T>>;

	/// The numbers of each campaign: all that a contribution or a refund changes, in one item.
	///
	/// Invariant: never removed; collected = released + donated + returned + escrow.
	#[pallet::storage]
	pub type Campaigns<T: Config> = StorageMap<_, Twox64Concat, CampaignId, CampaignOf<T>>;

	/// What each contributor gave: (campaign, contributor). Apart from [`Campaigns`] because there can be
	/// any number.
	///
	/// Invariant: their sum and number are those that the campaign counts. Removed when it is refunded, or
	/// after completion when nothing of it is left to return.
	#[pallet::storage]
	pub type Contributions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CampaignId, Blake2_128Concat, T::AccountId, Contribution>;

	/// How many campaigns of a scope are neither completed nor refunding. Bounds what a scope can begin.
	#[pallet::storage]
	pub type LiveCampaigns<T> = StorageMap<_, Twox64Concat, ScopeId, u32, ValueQuery>;

	/// The investments that are being paid back. Removed when they are.
	#[pallet::storage]
	pub type Investments<T> = StorageMap<_, Twox64Concat, CampaignId, Investment>;

	/// What is left, in base units, of what is offered to investors for their claims: (campaign, payer). Each
	/// payer has one, so that nobody's offer stands in the way of another's.
	///
	/// Invariant: never 0.
	#[pallet::storage]
	pub type Offers<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CampaignId, Blake2_128Concat, T::AccountId, u128>;

	/// What scopes owe to investors.
	///
	/// Invariant: as many investments as there are in [`Investments`].
	#[pallet::storage]
	pub type Ventures<T> = StorageMap<_, Twox64Concat, ScopeId, Venture, ValueQuery>;

	/// The assets whose pot is open: it holds the least an account can have of the native token and of
	/// the asset, which is never part of what is in escrow.
	#[pallet::storage]
	pub type OpenPots<T: Config> = StorageMap<_, Blake2_128Concat, T::AssetKind, ()>;

	/// The number of the next round.
	#[pallet::storage]
	pub type NextRound<T> = StorageValue<_, RoundId, ValueQuery>;

	/// The rounds, with what was allocated to their buckets: all that an allocation needs.
	///
	/// Invariant: never removed.
	#[pallet::storage]
	pub type Rounds<T: Config> = StorageMap<_, Twox64Concat, RoundId, RoundOf<T>>;

	/// How many rounds of a scope are not closed.
	#[pallet::storage]
	pub type LiveRounds<T> = StorageMap<_, Twox64Concat, ScopeId, u32, ValueQuery>;

	/// What is known of buckets besides their tallies: (round, bucket). Removed when the deposit returns.
	#[pallet::storage]
	pub type Buckets<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RoundId, Twox64Concat, BucketId, BucketOf<T>>;

	/// How many buckets a proposer has in a round: (round, proposer).
	///
	/// Invariant: never 0; as many as there are in [`Buckets`].
	#[pallet::storage]
	pub type Proposals<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RoundId, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// Who paid into a round: (round, funder). Apart from [`Rounds`] because there can be any number.
	///
	/// Invariant: their sum is what was paid in, until they are removed, when nothing can return any more.
	#[pallet::storage]
	pub type Funders<T: Config> =
		StorageDoubleMap<_, Twox64Concat, RoundId, Blake2_128Concat, T::AccountId, Funder>;

	/// How many blocks a brake stopped calls for which there is only so much time, since the chain began.
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
			Pallet::<T>::adopt_endowed_pot();
		}
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The pot of an asset was opened.
		PotOpened {
			/// The asset.
			asset: T::AssetKind,
			/// The account.
			pot: T::AccountId,
			/// Who paid its endowment.
			payer: T::AccountId,
		},
		/// A campaign began.
		CampaignCreated {
			/// Its number.
			campaign: CampaignId,
			/// What was decided.
			terms: Box<TermsOf<T>>,
		},
		/// Somebody contributed, and signed the agreement.
		Contributed {
			/// The campaign.
			campaign: CampaignId,
			/// Who.
			contributor: T::AccountId,
			/// The hash of what was signed.
			agreement: H256,
			/// What was taken, in base units.
			amount: u128,
			/// What the contributor has given in all.
			total: u128,
			/// Whether that counts where contributors object.
			counts: bool,
			/// What is collected now.
			collected: u128,
		},
		/// Somebody took a contribution back.
		Withdrawn {
			/// The campaign.
			campaign: CampaignId,
			/// Who.
			contributor: T::AccountId,
			/// How much, in base units.
			amount: u128,
			/// What is collected now.
			collected: u128,
		},
		/// The goal was met.
		GoalMet {
			/// The campaign.
			campaign: CampaignId,
			/// What is collected.
			collected: u128,
			/// The block from which on what is not released returns.
			release_by: BlockNumberFor<T>,
		},
		/// A release was announced.
		ReleaseProposed {
			/// The campaign.
			campaign: CampaignId,
			/// The number of the release, from 1.
			number: u32,
			/// How much, in base units.
			amount: u128,
			/// What shows that it is due.
			evidence: Document,
			/// The block from which on it can be made.
			from: BlockNumberFor<T>,
			/// Whether it is the difference of a lower price, for the fund of the plan.
			difference: bool,
		},
		/// A contributor objected to a release.
		Objected {
			/// The campaign.
			campaign: CampaignId,
			/// The number of the release.
			number: u32,
			/// Who.
			contributor: T::AccountId,
			/// What those gave who object.
			objected: u128,
			/// Of what counts.
			counting: u128,
		},
		/// A third objected: the release is not made.
		ReleaseRefused {
			/// The campaign.
			campaign: CampaignId,
			/// The number of the release.
			number: u32,
		},
		/// A release was made.
		Released {
			/// The campaign.
			campaign: CampaignId,
			/// The number of the release.
			number: u32,
			/// How much, in base units.
			amount: u128,
			/// Who was paid; `None`: the scope, through its equation.
			payee: Option<T::AccountId>,
			/// What is released in all.
			released: u128,
			/// What is left in escrow.
			escrow: u128,
		},
		/// The price is lower than it was.
		PriceLowered {
			/// The campaign.
			campaign: CampaignId,
			/// What is to be paid in all, in base units.
			price: u128,
			/// What shows it.
			evidence: Document,
		},
		/// The difference went to a fund.
		DifferenceDonated {
			/// The campaign.
			campaign: CampaignId,
			/// The fund.
			fund: FundId,
			/// How much, in base units.
			amount: u128,
		},
		/// The fund could not take the difference: it returns to contributors.
		DifferenceReturns {
			/// The campaign.
			campaign: CampaignId,
			/// How much, in base units.
			amount: u128,
			/// Why the fund could not take it.
			reason: DispatchError,
		},
		/// All that is to be paid was released.
		Completed {
			/// The campaign.
			campaign: CampaignId,
			/// What was released, in base units.
			released: u128,
			/// What returns to contributors.
			returning: u128,
		},
		/// What was bought is registered, and contributors are paid back from now on.
		Settled {
			/// The campaign.
			campaign: CampaignId,
			/// What was bought.
			resource: Option<ResourceId>,
			/// What counts of the principal, of all that was collected.
			counted: (u128, u128),
		},
		/// It could not be registered now; `complete` tries again.
		SettlementWaits {
			/// The campaign.
			campaign: CampaignId,
			/// Why.
			reason: DispatchError,
		},
		/// Everybody gets everything back from now on.
		Refunding {
			/// The campaign.
			campaign: CampaignId,
			/// How much there is, in base units.
			escrow: u128,
			/// To how many contributors.
			contributors: u64,
		},
		/// A contribution was settled, and what returns of it was paid.
		Refunded {
			/// The campaign.
			campaign: CampaignId,
			/// Whose contribution.
			contributor: T::AccountId,
			/// Where the money went.
			beneficiary: T::AccountId,
			/// How much, in base units.
			amount: u128,
			/// What is left in escrow.
			escrow: u128,
			/// How many contributions are not settled.
			contributors: u64,
		},
		/// A refund cannot be paid now, and waits.
		RefundWaits {
			/// The campaign.
			campaign: CampaignId,
			/// Whose.
			contributor: T::AccountId,
			/// Why.
			reason: DispatchError,
		},
		/// Nothing is left in escrow, for ever.
		EscrowEmptied {
			/// The campaign.
			campaign: CampaignId,
		},
		/// Everybody got everything back.
		Closed {
			/// The campaign.
			campaign: CampaignId,
		},
		/// A scope paid investors ahead.
		Redeemed {
			/// The campaign.
			campaign: CampaignId,
			/// Who paid.
			payer: T::AccountId,
			/// How much, in base units.
			amount: u128,
			/// What investors are still owed.
			owed: u128,
		},
		/// Money was put up to buy claims of investors back.
		OfferMade {
			/// The campaign.
			campaign: CampaignId,
			/// By whom.
			payer: T::AccountId,
			/// How much, in base units.
			amount: u128,
		},
		/// What was left of an offer went back.
		OfferWithdrawn {
			/// The campaign.
			campaign: CampaignId,
			/// To whom.
			payer: T::AccountId,
			/// How much, in base units.
			amount: u128,
		},
		/// An investor sold its claim at the agreed discount.
		OfferAccepted {
			/// The campaign.
			campaign: CampaignId,
			/// Who made the offer.
			payer: T::AccountId,
			/// Who sold.
			holder: T::AccountId,
			/// What it was still owed, in base units.
			owed: u128,
			/// What it was paid.
			paid: u128,
			/// What is left of the offer.
			left: u128,
		},
		/// The investors of a campaign are paid.
		InvestmentRedeemed {
			/// The campaign.
			campaign: CampaignId,
			/// The scope.
			scope: ScopeId,
			/// How many of its investments are still being paid back.
			investments: u32,
		},
		/// A scope has paid all its investors: what it earns serves its mission only.
		MissionOnly {
			/// The scope.
			scope: ScopeId,
		},
		/// A round began.
		RoundOpened {
			/// Its number.
			round: RoundId,
			/// What was decided.
			record: Box<RoundOf<T>>,
		},
		/// Somebody paid into a round.
		RoundFunded {
			/// The round.
			round: RoundId,
			/// Who.
			funder: T::AccountId,
			/// How much, in base units.
			amount: u128,
			/// What it has paid in all.
			paid: u128,
			/// Whether it counts as a member.
			member: bool,
			/// What is in the round.
			total: u128,
		},
		/// The scope added money to a round.
		RoundMatched {
			/// The round.
			round: RoundId,
			/// From which purse.
			purse: Purse,
			/// How much, in base units.
			amount: u128,
			/// What is in the round.
			total: u128,
		},
		/// A bucket was proposed.
		BucketProposed {
			/// The round.
			round: RoundId,
			/// Its number.
			bucket: BucketId,
			/// By whom.
			proposer: T::AccountId,
			/// Who is paid.
			payee: T::AccountId,
			/// Its name.
			name: Name,
			/// What it is about.
			document: Document,
			/// Below this it gets nothing, in base units.
			minimum: u128,
			/// It gets no more than this.
			maximum: u128,
		},
		/// A bucket was taken back or out, or made room for another in a full round.
		BucketDropped {
			/// The round.
			round: RoundId,
			/// The bucket.
			bucket: BucketId,
			/// Whether its deposit went to the treasury of the network.
			forfeited: bool,
		},
		/// A funder decided how much of its allotment a bucket gets.
		Allocated {
			/// The round.
			round: RoundId,
			/// Who.
			funder: T::AccountId,
			/// The bucket.
			bucket: BucketId,
			/// How much, in base units; replaces what it allocated before.
			amount: u128,
			/// What is allocated to the bucket.
			allocated: u128,
		},
		/// A round closed: what each bucket came to.
		RoundClosed {
			/// The round.
			round: RoundId,
			/// The buckets.
			tallies: Vec<Tally>,
			/// The block from which on funded buckets that are not paid lapse.
			pay_by: BlockNumberFor<T>,
		},
		/// A bucket was paid.
		BucketPaid {
			/// The round.
			round: RoundId,
			/// The bucket.
			bucket: BucketId,
			/// To whom.
			payee: T::AccountId,
			/// How much, in base units.
			amount: u128,
			/// What shows that it is due.
			evidence: Document,
		},
		/// A bucket was not paid in time.
		BucketLapsed {
			/// The round.
			round: RoundId,
			/// The bucket.
			bucket: BucketId,
		},
		/// The deposit of a bucket returned.
		BucketCleared {
			/// The round.
			round: RoundId,
			/// The bucket.
			bucket: BucketId,
		},
		/// What was not spent of a funder's money returned.
		FundingReturned {
			/// The round.
			round: RoundId,
			/// To whom.
			funder: T::AccountId,
			/// How much, in base units.
			amount: u128,
			/// Whether more can follow.
			settled: bool,
		},
		/// What was not spent cannot be returned now, and waits.
		ReturnWaits {
			/// The round.
			round: RoundId,
			/// Whose.
			funder: T::AccountId,
			/// Why.
			reason: DispatchError,
		},
		/// All of a round is paid or returned.
		RoundSettled {
			/// The round.
			round: RoundId,
			/// What was left and went to the purse that added money, or to the last funder.
			rest: u128,
		},
		/// The scope took a release back before it was made.
		ReleaseWithdrawn {
			/// The campaign.
			campaign: CampaignId,
			/// Its number.
			number: u32,
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

	/// Why a call was refused.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such scope.
		ScopeNotFound,
		/// The scope is closed.
		ScopeClosed,
		/// The scope does not accept the asset.
		AssetNotAccepted,
		/// No pot is open for the asset: open it first.
		PotNotOpen,
		/// The pot is open already.
		PotAlreadyOpen,
		/// There is no such campaign.
		CampaignNotFound,
		/// The scope has as many as it can have: complete or cancel one first.
		TooManyCampaigns,
		/// The smallest contribution is less than one whole unit of the asset.
		SmallestTooSmall,
		/// The goal is below the smallest contribution, or too high for a book.
		GoalOutOfRange,
		/// The deadline, or a phase, is shorter or longer than it can be.
		InvalidPeriod,
		/// The ceiling is below 1 or above the greatest.
		InvalidCeiling,
		/// The discount is 1 or more.
		InvalidDiscount,
		/// The payee is the creator or a steward, and the plan does not say so.
		RelationNotDeclared,
		/// The payee is the pot itself.
		InvalidPayee,
		/// There is no such fund.
		FundNotFound,
		/// The fund has no open pot for the asset: open it first.
		FundNotOpen,
		/// There is no such kind, or it is no debt in the plan's asset.
		KindDoesNotFit,
		/// The campaign is not open.
		NotOpen,
		/// The deadline has passed.
		DeadlinePassed,
		/// That is not the agreement of the campaign: read the present one.
		WrongAgreement,
		/// Less than the smallest contribution, and not all that is missing.
		ContributionTooSmall,
		/// There is no such contribution, or it is settled.
		ContributionNotFound,
		/// The deadline is too near to withdraw.
		TooLateToWithdraw,
		/// Something was released already, or there is nothing to cancel any more.
		CannotCancel,
		/// The goal is not met, or all is released already.
		NotFunded,
		/// A release is announced already: wait until it is made or refused.
		ReleasePending,
		/// No release is announced.
		NoRelease,
		/// Not an instalment: more than what is left, more than half for the first, or less than the
		/// smallest contribution although something is left.
		InvalidAmount,
		/// There is no time left for it.
		TooLate,
		/// It is too early for it: contributors can still object, or have just refused a release.
		TooEarly,
		/// The payee, the creator and stewards do not object.
		CannotObject,
		/// The contributor objected to this release already.
		AlreadyObjected,
		/// The price is not lower, or is below what was released or the smallest contribution.
		InvalidPrice,
		/// The campaign is not completed, or it is settled already.
		NothingToComplete,
		/// Nothing returns to contributors now.
		NotRefunding,
		/// There is nobody to refund here.
		NothingToRefund,
		/// Time is not up.
		NotExpired,
		/// It is no investment that is being paid back.
		InvestmentNotFound,
		/// Investors are owed nothing, or nothing was offered to them.
		NothingToRedeem,
		/// Investors are still owed something.
		StillOwed,
		/// The signer has made an offer already: withdraw it first.
		OfferExists,
		/// There is no offer of that payer.
		OfferNotFound,
		/// What is left of the offer is too little for the whole claim.
		OfferTooSmall,
		/// The signer did not make the offer.
		NotPayer,
		/// There is no such round.
		RoundNotFound,
		/// The scope has as many rounds that are not closed as it can have.
		TooManyRounds,
		/// The round is not in the phase for this.
		WrongPhase,
		/// The amount is 0, below the round's minimum, or of an offer below one whole unit.
		AmountTooSmall,
		/// All money that the scope adds comes from one purse.
		OtherPurse,
		/// The least is 0, or above the most.
		InvalidBucket,
		/// The round has as many buckets as there can be: one is dropped first.
		TooManyBuckets,
		/// There is no such bucket, or it is in no state for this.
		BucketNotFound,
		/// The signer neither proposed the bucket nor decides for the scope.
		NotProposer,
		/// The signer did not pay into the round.
		FunderNotFound,
		/// More than the funder can allocate.
		AllotmentExceeded,
		/// There is nothing to return.
		NothingToReturn,
		/// A name is empty or no UTF-8.
		InvalidName,
		/// A number exceeds what can be counted.
		Overflow,
		/// Stored records do not belong together. A defect: report it.
		Inconsistent,
		/// What is sold or given is income of the scope: plan that the difference returns to contributors.
		DifferenceIsIncome,
		/// The scope has no equation to divide what is released as its income: set one first.
		NoEquation,
		/// The proposer has as many buckets in the round as one can: take one back first.
		TooManyOwnBuckets,
		/// Funders have allocated something to the bucket: only the scope takes it out.
		BucketAllocated,
		/// Equal parts are allocated by members of the scope: the signer is none any more.
		NotMember,
		/// Nobody decides alone that itself is paid.
		NotForOneself,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Counts the blocks in which a brake stops calls.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			if !T::Stopped::get() {
				return T::StoppedWeight::get();
			}
			StoppedBlocks::<T>::mutate(|blocks| *blocks = blocks.saturating_add(One::one()));
			T::StoppedWeight::get().saturating_add(T::DbWeight::get().reads_writes(1, 1))
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
		/// Creates a campaign.
		///
		/// ## Origin
		///
		/// A decision of the scope, of class `Significant`.
		///
		/// ## Details
		///
		/// It costs [`Config::CampaignPrice`], of the signer or else of the scope's treasury, for the treasury of
		/// the network. The plan never changes afterwards. Of a co-ownership or an investment the book of the
		/// agreement is created with it, dormant; it has the campaign's number.
		///
		/// ## Parameters
		///
		/// - `scope`: an open scope.
		/// - `plan`: what for and how much; see [`Plan`]. The deadline is [`Config::MinDuration`]
		///   to [`Config::MaxDuration`] blocks ahead, the goal at least the smallest contribution
		///   and that at least one whole unit of the asset, the ceiling 1 to
		///   [`Config::MaxCeiling`].
		///
		/// ## Errors
		///
		/// - [`Error::ScopeNotFound`]: there is no such scope.
		/// - [`Error::ScopeClosed`]: it is closed.
		/// - [`Error::AssetNotAccepted`]: the scope does not accept the asset: accept it first.
		/// - [`Error::PotNotOpen`]: no pot is open for the asset: see [`Pallet::open_pot`].
		/// - [`Error::TooManyCampaigns`]: the scope has too many: complete or cancel one.
		/// - [`Error::SmallestTooSmall`], [`Error::GoalOutOfRange`], [`Error::InvalidPeriod`],
		///   [`Error::InvalidCeiling`], [`Error::InvalidDiscount`]: a number of the plan is out of
		///   its bounds.
		/// - [`Error::RelationNotDeclared`]: the payee is the creator or a steward: declare it.
		/// - [`Error::InvalidPayee`]: the payee is the pot itself.
		/// - [`Error::FundNotFound`]: there is no such fund for the difference.
		/// - [`Error::DifferenceIsIncome`]: of a pre-sale or donation the difference returns.
		/// - [`Error::NoEquation`]: what is released would be income, and no equation divides it.
		/// - that of the transfer: the price cannot be paid.
		/// - [`Error::KindDoesNotFit`]: the kind is no debt in this asset.
		/// - [`Error::Overflow`]: there are no numbers left.
		///
		/// ## Events
		///
		/// [`Event::RecordPaid`], [`Event::CampaignCreated`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(0)]
		pub fn create(
			origin: OriginFor<T>,
			scope: ScopeId,
			plan: Box<PlanOf<T>>,
		) -> DispatchResult {
			let creator = frame_system::ensure_signed(origin.clone()).ok();
			Self::ensure_decides(origin, scope, DecisionClass::Significant)?;
			Self::do_create(scope, creator, *plan)
		}

		/// Contributes from a wallet, and signs the agreement.
		///
		/// ## Origin
		///
		/// Signed, by anybody. Can be sponsored.
		///
		/// ## Details
		///
		/// Takes at most what is missing to the goal, the rest stays in the wallet. An account that
		/// contributes keeps the least it can have.
		///
		/// ## Parameters
		///
		/// - `campaign`: an open campaign.
		/// - `amount`: in base units; at least the smallest contribution, or all that is missing.
		/// - `agreement`: the hash of the agreement that is signed.
		///
		/// ## Errors
		///
		/// - [`Error::CampaignNotFound`]: there is no such campaign.
		/// - [`Error::NotOpen`]: the goal is met, or the campaign was cancelled.
		/// - [`Error::DeadlinePassed`]: it is too late.
		/// - [`Error::ScopeClosed`]: the scope is closed.
		/// - [`Error::WrongAgreement`]: that is not its agreement: read the present one.
		/// - [`Error::ContributionTooSmall`]: give more.
		/// - [`Error::Overflow`]: there are too many contributors.
		///
		/// ## Events
		///
		/// [`Event::Contributed`]; [`Event::GoalMet`] if it was the last.
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(1)]
		#[pallet::weight(Pallet::<T>::sponsored(<T as Config>::WeightInfo::contribute()))]
		pub fn contribute(
			origin: OriginFor<T>,
			campaign: CampaignId,
			amount: T::Balance,
			agreement: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_contribute(who, campaign, amount.into(), agreement, None)
		}

		/// Contributes what positions in books have earned, and signs the agreement.
		///
		/// ## Origin
		///
		/// Signed, by the holder. Can be sponsored.
		///
		/// ## Details
		///
		/// As [`Pallet::contribute`], but the money comes from what the signer can claim in the
		/// campaign's asset, position after position, wherever these claims go otherwise. What is
		/// not needed stays a claim.
		///
		/// ## Parameters
		///
		/// - `campaign`, `amount`, `agreement`: as in [`Pallet::contribute`].
		/// - `sources`: the signer's positions; each has something to claim, unless those before it
		///   were enough.
		///
		/// ## Errors
		///
		/// - [`Error::CampaignNotFound`], [`Error::NotOpen`], [`Error::DeadlinePassed`],
		///   [`Error::ScopeClosed`], [`Error::WrongAgreement`], [`Error::Overflow`]: as in
		///   [`Pallet::contribute`].
		/// - [`Error::ContributionTooSmall`]: there is not enough to claim.
		///
		/// ## Events
		///
		/// [`Event::Contributed`]; [`Event::GoalMet`] if it was the last.
		///
		/// ## Cost
		///
		/// Linear in the positions.
		#[pallet::call_index(2)]
		#[pallet::weight(Pallet::<T>::claims_weight(sources.len()))]
		pub fn contribute_from_claims(
			origin: OriginFor<T>,
			campaign: CampaignId,
			amount: T::Balance,
			agreement: H256,
			sources: Sources,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_contribute(who, campaign, amount.into(), agreement, Some(sources))
		}

		/// Takes a whole contribution back.
		///
		/// ## Origin
		///
		/// Signed, by the contributor. Can be sponsored.
		///
		/// ## Details
		///
		/// Until the goal is met, or [`Config::FinalPeriod`] blocks before the deadline.
		///
		/// ## Parameters
		///
		/// - `campaign`: an open campaign.
		///
		/// ## Errors
		///
		/// - [`Error::CampaignNotFound`]: there is no such campaign.
		/// - [`Error::NotOpen`]: the goal is met, or the campaign was cancelled.
		/// - [`Error::TooLateToWithdraw`]: the deadline is too near; if it is missed everything
		///   returns.
		/// - [`Error::ContributionNotFound`]: the signer gave nothing.
		///
		/// ## Events
		///
		/// [`Event::Withdrawn`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(3)]
		#[pallet::weight(Pallet::<T>::sponsored(<T as Config>::WeightInfo::withdraw()))]
		pub fn withdraw(origin: OriginFor<T>, campaign: CampaignId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw(who, campaign)
		}

		/// Cancels a campaign of which nothing was released: everybody is refunded.
		///
		/// ## Origin
		///
		/// A decision of the scope, of class `Significant`.
		///
		/// ## Details
		///
		/// A release that is announced is not made.
		///
		/// ## Parameters
		///
		/// - `campaign`: a campaign that is not completed, refunding or closed.
		///
		/// ## Errors
		///
		/// - [`Error::CampaignNotFound`]: there is no such campaign.
		/// - [`Error::CannotCancel`]: something was released, or it is over.
		///
		/// ## Events
		///
		/// [`Event::Refunding`]; [`Event::Closed`] if nobody contributed.
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(4)]
		pub fn cancel(origin: OriginFor<T>, campaign: CampaignId) -> DispatchResult {
			let terms = Self::terms(campaign)?;
			Self::ensure_decides(origin, terms.scope, DecisionClass::Significant)?;
			Self::do_cancel(campaign, &terms)
		}

		/// Announces a release.
		///
		/// ## Origin
		///
		/// A decision of the scope, of class `Significant`.
		///
		/// ## Details
		///
		/// Anybody makes it after [`Config::ObjectionPeriod`] blocks, unless contributors with a
		/// third of what counts object before. Goes to the payee of the plan; of a pre-sale or
		/// donation, and where the payee is related to the scope, to the scope as income. After one was
		/// refused the next is announced [`Config::ObjectionPeriod`] blocks later.
		///
		/// ## Parameters
		///
		/// - `campaign`: a campaign whose goal is met.
		/// - `amount`: all that is left to be paid, or, of several instalments, the first at most
		///   half of the price and each at least the smallest contribution.
		/// - `evidence`: what shows that it is due: an invoice, a milestone.
		///
		/// ## Errors
		///
		/// - [`Error::CampaignNotFound`]: there is no such campaign.
		/// - [`Error::NotFunded`]: its goal is not met, or all is released.
		/// - [`Error::ReleasePending`]: one is announced.
		/// - [`Error::TooEarly`]: one was refused a short time ago.
		/// - [`Error::TooLate`]: it could not be made in time; what is in escrow returns.
		/// - [`Error::InvalidAmount`]: no instalment.
		/// - [`Error::Overflow`]: there are no numbers left.
		///
		/// ## Events
		///
		/// [`Event::ReleaseProposed`].
		///
		/// ## Cost
		///
		/// Constant. Fails too if what is bought could not be registered now, whoever would hold it.
		#[pallet::call_index(5)]
		pub fn propose_release(
			origin: OriginFor<T>,
			campaign: CampaignId,
			amount: T::Balance,
			evidence: Document,
		) -> DispatchResult {
			let terms = Self::terms(campaign)?;
			Self::ensure_decides(origin, terms.scope, DecisionClass::Significant)?;
			Self::do_propose_release(campaign, &terms, amount.into(), evidence)
		}

		/// Objects to the release that is announced.
		///
		/// ## Origin
		///
		/// Signed, by a contributor. Can be sponsored.
		///
		/// ## Details
		///
		/// Counts with what the signer gave. If those who object gave a third of what counts, the
		/// release is refused at once. What those gave who were payee, creator or steward when they
		/// contributed does not count, neither for nor against. A refused difference of a lower price returns to
		/// contributors, and completes the campaign.
		///
		/// ## Parameters
		///
		/// - `campaign`: a campaign with an announced release.
		///
		/// ## Errors
		///
		/// - [`Error::CampaignNotFound`]: there is no such campaign.
		/// - [`Error::NoRelease`]: nothing is announced.
		/// - [`Error::TooLate`]: the time for objections is over.
		/// - [`Error::ContributionNotFound`]: the signer gave nothing.
		/// - [`Error::CannotObject`]: its contribution does not count.
		/// - [`Error::AlreadyObjected`]: it did so.
		///
		/// ## Events
		///
		/// [`Event::Objected`]; [`Event::ReleaseRefused`] if it was a third, and those of completion if it
		/// completes.
		///
		/// ## Cost
		///
		/// Constant. The completion is given back, unless it was of a difference.
		#[pallet::call_index(6)]
		#[pallet::weight(Pallet::<T>::object_weight())]
		pub fn object(origin: OriginFor<T>, campaign: CampaignId) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::do_object(who, campaign)
		}

		/// Makes the release that was announced.
		///
		/// ## Origin
		///
		/// Signed, by anybody.
		///
		/// ## Details
		///
		/// The last one completes the campaign: what was bought is registered, and the book of the
		/// agreement wakes. If the price fell and the plan gives the difference to a fund, that is announced as the
		/// last release. If that fails the release is made all the same, and
		/// [`Pallet::complete`] does it later.
		///
		/// ## Parameters
		///
		/// - `campaign`: a campaign with an announced release.
		///
		/// ## Errors
		///
		/// - [`Error::CampaignNotFound`]: there is no such campaign.
		/// - [`Error::NoRelease`]: nothing is announced, or it was refused.
		/// - [`Error::TooEarly`]: contributors can still object.
		/// - [`Error::TooLate`]: it was not made in time; what is in escrow returns.
		/// - [`Error::NotFunded`]: it is not releasing.
		///
		/// ## Events
		///
		/// [`Event::Released`]; with the last one [`Event::Completed`], [`Event::Settled`] or
		/// [`Event::SettlementWaits`], [`Event::EscrowEmptied`], [`Event::DifferenceDonated`] or
		/// [`Event::DifferenceReturns`].
		///
		/// ## Cost
		///
		/// Constant, whatever the number of contributors. Given back: the income, unless it is a pre-sale or
		/// donation; the completion, unless it is the last release.
		#[pallet::call_index(7)]
		#[pallet::weight(Pallet::<T>::release_weight())]
		pub fn execute_release(
			origin: OriginFor<T>,
			campaign: CampaignId,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_execute_release(campaign)
		}

		/// Says that less is to be paid than was collected.
		///
		/// ## Origin
		///
		/// A decision of the scope, of class `Significant`.
		///
		/// ## Details
		///
		/// The difference returns to contributors when the campaign completes. If that much was released already it
		/// completes now. If the plan gives the difference to a fund, it is announced as the last release, and
		/// returns if contributors refuse that or there is no time left for it.
		///
		/// ## Parameters
		///
		/// - `campaign`: a campaign whose goal is met, with no release announced.
		/// - `price`: what is to be paid in all, in base units: less than before, at least what was
		///   released and at least the smallest contribution.
		/// - `evidence`: what shows it.
		///
		/// ## Errors
		///
		/// - [`Error::CampaignNotFound`]: there is no such campaign.
		/// - [`Error::NotFunded`]: its goal is not met, or all is released.
		/// - [`Error::ReleasePending`]: a release is announced.
		/// - [`Error::InvalidPrice`]: the price is out of these bounds.
		/// - [`Error::TooLate`]: time for releases is up.
		///
		/// ## Events
		///
		/// [`Event::PriceLowered`]; [`Event::ReleaseProposed`], or those of completion if it completes.
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(8)]
		#[pallet::weight(Pallet::<T>::completion_weight())]
		pub fn lower_price(
			origin: OriginFor<T>,
			campaign: CampaignId,
			price: T::Balance,
			evidence: Document,
		) -> DispatchResult {
			let terms = Self::terms(campaign)?;
			Self::ensure_decides(origin, terms.scope, DecisionClass::Significant)?;
			Self::do_lower_price(campaign, &terms, price.into(), evidence)
		}

		/// Registers what was bought, and wakes the book of the agreement.
		///
		/// ## Origin
		///
		/// Signed, by anybody.
		///
		/// ## Details
		///
		/// Only needed if it could not be done with the last release.
		///
		/// ## Parameters
		///
		/// - `campaign`: a completed campaign that is not settled.
		///
		/// ## Errors
		///
		/// - [`Error::CampaignNotFound`]: there is no such campaign.
		/// - [`Error::NothingToComplete`]: it is not completed, or is settled.
		///
		/// ## Events
		///
		/// [`Event::Settled`].
		///
		/// ## Cost
		///
		/// Constant. Fails for the reason for which the thing cannot be registered.
		#[pallet::call_index(9)]
		#[pallet::weight(Pallet::<T>::completion_weight())]
		pub fn complete(origin: OriginFor<T>, campaign: CampaignId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_complete(campaign)
		}

		/// Pays one contributor what returns of its contribution.
		///
		/// ## Origin
		///
		/// Signed, by anybody.
		///
		/// ## Details
		///
		/// Everything, of a campaign that is refunding; the difference in proportion, of one that
		/// is completed. The contribution is settled then. Notes by itself that time is up.
		///
		/// ## Parameters
		///
		/// - `campaign`: a campaign that is refunding or completed, or whose time is up.
		/// - `contributor`: who gets the money.
		///
		/// ## Errors
		///
		/// - [`Error::CampaignNotFound`]: there is no such campaign.
		/// - [`Error::NotRefunding`]: nothing returns now.
		/// - [`Error::ContributionNotFound`]: it gave nothing, or was refunded.
		///
		/// ## Events
		///
		/// [`Event::Refunded`]; [`Event::Closed`], [`Event::EscrowEmptied`] with the last.
		///
		/// ## Cost
		///
		/// Constant. Given back: a completion, unless time was up and this noted it; the principal, of a
		/// pre-sale or donation.
		#[pallet::call_index(10)]
		#[pallet::weight(Pallet::<T>::refund_weight(None))]
		pub fn refund(
			origin: OriginFor<T>,
			campaign: CampaignId,
			contributor: T::AccountId,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_refund(campaign, contributor, None)
		}

		/// Pays many contributors what returns of their contributions.
		///
		/// ## Origin
		///
		/// Signed, by anybody.
		///
		/// ## Details
		///
		/// A contributor that cannot be paid is passed over and noted; it can be tried again. As
		/// [`Pallet::refund`] otherwise.
		///
		/// ## Parameters
		///
		/// - `campaign`: a campaign that is refunding or completed, or whose time is up.
		/// - `after`: begins after this contributor in the order of storage, so that nobody who
		///   cannot be paid stands in the way; `None`: with the first.
		/// - `limit`: at most so many, and at most [`MAX_REFUNDS`].
		///
		/// ## Errors
		///
		/// - [`Error::CampaignNotFound`]: there is no such campaign.
		/// - [`Error::NotRefunding`]: nothing returns now.
		/// - [`Error::NothingToRefund`]: nobody is left there.
		///
		/// ## Events
		///
		/// [`Event::Refunded`] or [`Event::RefundWaits`] for each.
		///
		/// ## Cost
		///
		/// Linear in `limit`; what fewer contributors do not take is given back, and as with
		/// [`Pallet::refund`].
		#[pallet::call_index(11)]
		#[pallet::weight(Pallet::<T>::refund_weight(Some(*limit)))]
		pub fn refund_page(
			origin: OriginFor<T>,
			campaign: CampaignId,
			after: Option<T::AccountId>,
			limit: u32,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_refund_page(campaign, after, limit)
		}

		/// Pays what returns of the signer's contribution to an account it names.
		///
		/// ## Origin
		///
		/// Signed, by the contributor.
		///
		/// ## Details
		///
		/// As [`Pallet::refund`]: for those whose own account cannot be paid.
		///
		/// ## Parameters
		///
		/// - `campaign`: a campaign that is refunding or completed, or whose time is up.
		/// - `beneficiary`: who gets the money.
		///
		/// ## Errors
		///
		/// - [`Error::CampaignNotFound`]: there is no such campaign.
		/// - [`Error::NotRefunding`]: nothing returns now.
		/// - [`Error::ContributionNotFound`]: the signer gave nothing, or was refunded.
		/// - [`Error::InvalidPayee`]: that is the pot itself.
		///
		/// ## Events
		///
		/// [`Event::Refunded`].
		///
		/// ## Cost
		///
		/// Constant. Given back as with [`Pallet::refund`].
		#[pallet::call_index(12)]
		#[pallet::weight(Pallet::<T>::refund_weight(None))]
		pub fn claim_difference(
			origin: OriginFor<T>,
			campaign: CampaignId,
			beneficiary: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::do_refund(campaign, who, Some(beneficiary))
		}

		/// Notes that time is up.
		///
		/// ## Origin
		///
		/// Signed, by anybody.
		///
		/// ## Details
		///
		/// The deadline is missed: everybody is refunded. Or not all was released in time: if
		/// nothing was, everybody is refunded; otherwise the campaign completes, what is in escrow
		/// returns to contributors in proportion, and principal is what was released.
		///
		/// ## Parameters
		///
		/// - `campaign`: a campaign that is open, funded or releasing.
		///
		/// ## Errors
		///
		/// - [`Error::CampaignNotFound`]: there is no such campaign.
		/// - [`Error::NotExpired`]: there is time left, or it is over already.
		///
		/// ## Events
		///
		/// [`Event::Refunding`], or those of completion.
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(13)]
		#[pallet::weight(Pallet::<T>::completion_weight())]
		pub fn expire(origin: OriginFor<T>, campaign: CampaignId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_expire(campaign)
		}

		/// Pays investors ahead of incomes.
		///
		/// ## Origin
		///
		/// Signed, by anybody.
		///
		/// ## Details
		///
		/// At most what they are still owed is taken. They claim it from the book of the agreement.
		///
		/// ## Parameters
		///
		/// - `campaign`: an investment that is being paid back.
		/// - `amount`: in base units.
		///
		/// ## Errors
		///
		/// - [`Error::InvestmentNotFound`]: it is none.
		/// - [`Error::CampaignNotFound`]: there is no such campaign.
		/// - [`Error::NothingToRedeem`]: they are owed nothing.
		///
		/// ## Events
		///
		/// [`Event::Redeemed`]; if they are paid, those of [`Pallet::conclude`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(14)]
		pub fn redeem(
			origin: OriginFor<T>,
			campaign: CampaignId,
			amount: T::Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_redeem(who, campaign, amount)
		}

		/// Puts money up to buy claims of investors back, at the discount of the plan.
		///
		/// ## Origin
		///
		/// Signed, by anybody.
		///
		/// ## Details
		///
		/// Each investor is free to accept any offer there is. The money lies in escrow; what is left goes back to
		/// the signer.
		///
		/// ## Parameters
		///
		/// - `campaign`: an investment that is being paid back.
		/// - `amount`: in base units; at least one whole unit.
		///
		/// ## Errors
		///
		/// - [`Error::InvestmentNotFound`]: it is none.
		/// - [`Error::CampaignNotFound`]: there is no such campaign.
		/// - [`Error::OfferExists`]: the signer has made one.
		/// - [`Error::AmountTooSmall`]: the amount is below one whole unit.
		///
		/// ## Events
		///
		/// [`Event::OfferMade`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(15)]
		pub fn offer_redemption(
			origin: OriginFor<T>,
			campaign: CampaignId,
			amount: T::Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_offer(who, campaign, amount)
		}

		/// Sells what the signer is still owed, at the discount of the plan.
		///
		/// ## Origin
		///
		/// Signed, by the investor.
		///
		/// ## Details
		///
		/// Paid at once. What the signer earned before and did not claim stays its own.
		///
		/// ## Parameters
		///
		/// - `campaign`: an investment with an offer.
		/// - `payer`: whose offer.
		///
		/// ## Errors
		///
		/// - [`Error::InvestmentNotFound`]: it is none.
		/// - [`Error::CampaignNotFound`]: there is no such campaign.
		/// - [`Error::OfferNotFound`]: there is no offer.
		/// - [`Error::NothingToRedeem`]: the signer is owed nothing.
		/// - [`Error::OfferTooSmall`]: too little is left of the offer.
		///
		/// ## Events
		///
		/// [`Event::OfferAccepted`]; if all are paid, those of [`Pallet::conclude`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(16)]
		pub fn accept_redemption(
			origin: OriginFor<T>,
			campaign: CampaignId,
			payer: T::AccountId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept(who, campaign, payer)
		}

		/// Returns what is left of an offer to its payer.
		///
		/// ## Origin
		///
		/// Signed, by the payer; by anybody when the investment is paid back.
		///
		/// ## Details
		///
		/// Investors who accepted are paid already.
		///
		/// ## Parameters
		///
		/// - `campaign`: a campaign with an offer.
		/// - `payer`: whose offer.
		///
		/// ## Errors
		///
		/// - [`Error::CampaignNotFound`]: there is no such campaign.
		/// - [`Error::OfferNotFound`]: there is no offer.
		/// - [`Error::NotPayer`]: the signer did not make it.
		///
		/// ## Events
		///
		/// [`Event::OfferWithdrawn`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(17)]
		pub fn withdraw_offer(
			origin: OriginFor<T>,
			campaign: CampaignId,
			payer: T::AccountId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_offer(who, campaign, payer)
		}

		/// Notes that the investors of a campaign are paid.
		///
		/// ## Origin
		///
		/// Signed, by anybody.
		///
		/// ## Details
		///
		/// The scope's equation pays them no more. If they were its last investors, the scope is
		/// marked: what it earns serves its mission only, until another investment begins.
		///
		/// ## Parameters
		///
		/// - `campaign`: an investment of which nothing is owed any more.
		///
		/// ## Errors
		///
		/// - [`Error::InvestmentNotFound`]: it is none.
		/// - [`Error::CampaignNotFound`]: there is no such campaign.
		/// - [`Error::StillOwed`]: they are owed something.
		///
		/// ## Events
		///
		/// [`Event::InvestmentRedeemed`]; [`Event::MissionOnly`] with the last.
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(18)]
		pub fn conclude(origin: OriginFor<T>, campaign: CampaignId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_conclude(campaign)
		}

		/// Opens the pot of an asset, so that campaigns collect it, and pays its endowment.
		///
		/// ## Origin
		///
		/// Signed, by anybody.
		///
		/// ## Details
		///
		/// The least that an account can have of the native token and of the asset moves there for
		/// good.
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
		/// - [`Error::PotAlreadyOpen`]: the pot is open.
		///
		/// ## Events
		///
		/// [`Event::PotOpened`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(19)]
		pub fn open_pot(
			origin: OriginFor<T>,
			scope: ScopeId,
			asset: T::AssetKind,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_open_pot(scope, asset, who)
		}

		/// Begins a round of collaborative budgeting.
		///
		/// ## Origin
		///
		/// A decision of the scope, of class `Significant`.
		///
		/// ## Details
		///
		/// Until `opens` money comes in, from then until `closes` funders allocate it. It costs
		/// [`Config::RoundPrice`], of who decides alone, or else of the scope's treasury, for the treasury of the
		/// network.
		///
		/// ## Parameters
		///
		/// - `scope`: an open scope.
		/// - `asset`: in which asset.
		/// - `allotment`: what each funder can allocate.
		/// - `minimum`: the least that a funder pays, in base units; at least one whole unit.
		/// - `opens`, `closes`: the blocks in which the phases begin; each phase lasts
		///   [`Config::MinDuration`] to [`Config::MaxDuration`] blocks.
		/// - `document`: what the round is about.
		///
		/// ## Errors
		///
		/// - [`Error::ScopeNotFound`]: there is no such scope.
		/// - [`Error::ScopeClosed`]: it is closed.
		/// - [`Error::AssetNotAccepted`]: the scope does not accept the asset.
		/// - [`Error::PotNotOpen`]: no pot is open for it.
		/// - [`Error::AmountTooSmall`]: the minimum is below one whole unit.
		/// - [`Error::InvalidPeriod`]: a phase is too short or too long.
		/// - [`Error::TooManyRounds`]: the scope has too many that are not closed.
		/// - [`Error::Overflow`]: there are no numbers left.
		/// - that of the transfer: the price cannot be paid.
		///
		/// ## Events
		///
		/// [`Event::RecordPaid`], [`Event::RoundOpened`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(20)]
		#[allow(clippy::too_many_arguments)]
		pub fn open_round(
			origin: OriginFor<T>,
			scope: ScopeId,
			asset: T::AssetKind,
			allotment: Allotment,
			minimum: T::Balance,
			opens: BlockNumberFor<T>,
			closes: BlockNumberFor<T>,
			document: Document,
		) -> DispatchResult {
			let decider = Self::ensure_decides(origin, scope, DecisionClass::Significant)?;
			let phases = (opens, closes);
			Self::do_open_round(decider, scope, asset, allotment, minimum.into(), phases, document)
		}

		/// Pays into a round.
		///
		/// ## Origin
		///
		/// Signed, by anybody. Can be sponsored.
		///
		/// ## Details
		///
		/// Who is a member of the scope then and has paid the minimum counts where allotments are
		/// equal. An account keeps the least it can have.
		///
		/// ## Parameters
		///
		/// - `round`: a round that did not open yet.
		/// - `amount`: in base units; the first time at least the round's minimum.
		///
		/// ## Errors
		///
		/// - [`Error::RoundNotFound`]: there is no such round.
		/// - [`Error::WrongPhase`]: it has opened.
		/// - [`Error::AmountTooSmall`]: the amount is 0, or the signer would have paid less than
		///   the minimum.
		/// - [`Error::Overflow`]: there are too many funders.
		///
		/// ## Events
		///
		/// [`Event::RoundFunded`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(21)]
		#[pallet::weight(Pallet::<T>::sponsored(<T as Config>::WeightInfo::fund_round()))]
		pub fn fund_round(
			origin: OriginFor<T>,
			round: RoundId,
			amount: T::Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_fund_round(who, round, amount.into())
		}

		/// Adds money of the scope to a round.
		///
		/// ## Origin
		///
		/// A decision of the scope, of class `Significant`.
		///
		/// ## Details
		///
		/// All of it from the same purse, to which what is left returns. Purses keep their
		/// endowment.
		///
		/// ## Parameters
		///
		/// - `round`: a round that did not open yet.
		/// - `purse`: a purse of the scope whose pot is open.
		/// - `amount`: in base units, not 0.
		///
		/// ## Errors
		///
		/// - [`Error::RoundNotFound`]: there is no such round.
		/// - [`Error::WrongPhase`]: it has opened.
		/// - [`Error::AmountTooSmall`]: the amount is 0.
		/// - [`Error::OtherPurse`]: money came from another purse.
		/// - [`Error::FundNotOpen`]: the purse has no open pot for the asset.
		///
		/// ## Events
		///
		/// [`Event::RoundMatched`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(22)]
		pub fn match_round(
			origin: OriginFor<T>,
			round: RoundId,
			purse: Purse,
			amount: T::Balance,
		) -> DispatchResult {
			let record = Self::existing_round(round)?;
			Self::ensure_decides(origin, record.scope, DecisionClass::Significant)?;
			Self::do_match_round(round, record, purse, amount.into())
		}

		/// Proposes something to fund.
		///
		/// ## Origin
		///
		/// Signed, by anybody: contributed or not.
		///
		/// ## Details
		///
		/// Takes a deposit, which returns with [`Pallet::drop_bucket`] or [`Pallet::clear_bucket`].
		///
		/// ## Parameters
		///
		/// - `round`: a round that is not closed.
		/// - `payee`: who is paid.
		/// - `name`, `document`: what it is.
		/// - `minimum`: below this it gets nothing, in base units, not 0.
		/// - `maximum`: it gets no more than this.
		///
		/// ## Errors
		///
		/// - [`Error::RoundNotFound`]: there is no such round.
		/// - [`Error::WrongPhase`]: it has closed.
		/// - [`Error::InvalidBucket`]: the minimum is 0 or above the maximum.
		/// - [`Error::InvalidPayee`]: the payee is the pot itself.
		/// - [`Error::InvalidName`]: the name is empty or no UTF-8.
		/// - [`Error::TooManyBuckets`]: as many stand as can, and something was allocated to each.
		/// - [`Error::TooManyOwnBuckets`]: the signer has [`MAX_OWN_BUCKETS`] in it.
		/// - [`Error::Overflow`]: there are no numbers left.
		///
		/// ## Events
		///
		/// [`Event::BucketProposed`]; [`Event::BucketDropped`] of one to which nothing was allocated, if the round is
		/// full.
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(23)]
		pub fn propose_bucket(
			origin: OriginFor<T>,
			round: RoundId,
			payee: T::AccountId,
			name: Name,
			document: Document,
			minimum: T::Balance,
			maximum: T::Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			let limits = (minimum.into(), maximum.into());
			Self::do_propose_bucket(who, round, payee, name, document, limits)
		}

		/// Takes a bucket back or out.
		///
		/// ## Origin
		///
		/// Signed, by its proposer, while nothing is allocated to it; or a decision of the scope, of class
		/// `Standard`.
		///
		/// ## Details
		///
		/// What was allocated to it can be allocated to others. The deposit returns, unless the scope decides that
		/// it goes to the treasury of the network.
		///
		/// ## Parameters
		///
		/// - `round`, `bucket`: a bucket of a round that is not closed.
		/// - `forfeit`: whether the deposit does not return: only as a decision of the scope.
		///
		/// ## Errors
		///
		/// - [`Error::RoundNotFound`]: there is no such round.
		/// - [`Error::WrongPhase`]: it has closed.
		/// - [`Error::BucketNotFound`]: there is no such bucket.
		/// - [`Error::NotProposer`]: the signer may not.
		/// - [`Error::BucketAllocated`]: funders give something to it.
		///
		/// ## Events
		///
		/// [`Event::BucketDropped`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(24)]
		pub fn drop_bucket(
			origin: OriginFor<T>,
			round: RoundId,
			bucket: BucketId,
			forfeit: bool,
		) -> DispatchResult {
			let record = Self::existing_round(round)?;
			let proposer = frame_system::ensure_signed(origin.clone()).ok();
			let decides =
				Self::ensure_decides(origin, record.scope, DecisionClass::Standard).is_ok();
			Self::do_drop_bucket(proposer, decides, round, record, bucket, forfeit)
		}

		/// Decides how much of the signer's allotment a bucket gets.
		///
		/// ## Origin
		///
		/// Signed, by a funder. Can be sponsored.
		///
		/// ## Details
		///
		/// Replaces what the signer allocated to it before. A bucket takes no more than its
		/// maximum: the rest stays with the funder.
		///
		/// ## Parameters
		///
		/// - `round`: a round that is open for it.
		/// - `bucket`: a bucket.
		/// - `amount`: in base units; 0 takes everything back.
		///
		/// ## Errors
		///
		/// - [`Error::RoundNotFound`]: there is no such round.
		/// - [`Error::WrongPhase`]: it does not open yet, or has closed.
		/// - [`Error::FunderNotFound`]: the signer did not pay into it.
		/// - [`Error::BucketNotFound`]: there is no such bucket.
		/// - [`Error::AllotmentExceeded`]: the signer has not so much left to allocate.
		/// - [`Error::NotMember`]: allotments are equal, and the signer is no member any more.
		///
		/// ## Events
		///
		/// [`Event::Allocated`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(25)]
		#[pallet::weight(Pallet::<T>::sponsored(<T as Config>::WeightInfo::allocate()))]
		pub fn allocate(
			origin: OriginFor<T>,
			round: RoundId,
			bucket: BucketId,
			amount: T::Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_allocate(who, round, bucket, amount.into())
		}

		/// Closes a round: buckets that reached their minimum are funded.
		///
		/// ## Origin
		///
		/// Signed, by anybody.
		///
		/// ## Details
		///
		/// From then on funded buckets are paid, and what is not spent returns.
		///
		/// ## Parameters
		///
		/// - `round`: a round whose time is up.
		///
		/// ## Errors
		///
		/// - [`Error::RoundNotFound`]: there is no such round.
		/// - [`Error::WrongPhase`]: it is closed, or there is time left.
		/// - [`Error::Overflow`]: time has no more blocks.
		///
		/// ## Events
		///
		/// [`Event::RoundClosed`].
		///
		/// ## Cost
		///
		/// Constant: at most [`MAX_BUCKETS`] buckets.
		#[pallet::call_index(26)]
		pub fn close_round(origin: OriginFor<T>, round: RoundId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_close_round(round)
		}

		/// Pays a funded bucket.
		///
		/// ## Origin
		///
		/// A decision of the scope, of class `Significant`. Who decides alone is not the payee.
		///
		/// ## Details
		///
		/// All that was allocated to it, at once, to its payee.
		///
		/// ## Parameters
		///
		/// - `round`, `bucket`: a funded bucket.
		/// - `evidence`: what shows that it is due.
		///
		/// ## Errors
		///
		/// - [`Error::RoundNotFound`]: there is no such round.
		/// - [`Error::BucketNotFound`]: it is not funded, or paid already.
		/// - [`Error::TooLate`]: it was not paid in time.
		///
		/// ## Events
		///
		/// [`Event::BucketPaid`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(27)]
		pub fn pay_bucket(
			origin: OriginFor<T>,
			round: RoundId,
			bucket: BucketId,
			evidence: Document,
		) -> DispatchResult {
			let record = Self::existing_round(round)?;
			let decider = Self::ensure_decides(origin, record.scope, DecisionClass::Significant)?;
			Self::do_pay_bucket(&decider, round, record, bucket, evidence)
		}

		/// Notes that a funded bucket was not paid in time: its money returns.
		///
		/// ## Origin
		///
		/// Signed, by anybody.
		///
		/// ## Details
		///
		/// [`Config::ReleasePeriod`] blocks after the round closed.
		///
		/// ## Parameters
		///
		/// - `round`, `bucket`: a funded bucket.
		///
		/// ## Errors
		///
		/// - [`Error::RoundNotFound`]: there is no such round.
		/// - [`Error::BucketNotFound`]: it is not funded, or paid.
		/// - [`Error::NotExpired`]: there is time left.
		///
		/// ## Events
		///
		/// [`Event::BucketLapsed`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(28)]
		pub fn lapse_bucket(
			origin: OriginFor<T>,
			round: RoundId,
			bucket: BucketId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_lapse_bucket(round, bucket)
		}

		/// Pays one funder what was not spent of its money.
		///
		/// ## Origin
		///
		/// Signed, by anybody.
		///
		/// ## Details
		///
		/// Where allotments are equal: what the round did not spend, in proportion to what each
		/// paid. Where they are by contribution: what the funder did not allocate to funded
		/// buckets, of its own money. While funded buckets are not paid, more can follow.
		///
		/// ## Parameters
		///
		/// - `round`: a closed round.
		/// - `funder`: who gets the money.
		///
		/// ## Errors
		///
		/// - [`Error::RoundNotFound`]: there is no such round.
		/// - [`Error::WrongPhase`]: it is not closed yet.
		/// - [`Error::FunderNotFound`]: it did not pay, or is settled.
		/// - [`Error::NothingToReturn`]: nothing returns now.
		///
		/// ## Events
		///
		/// [`Event::FundingReturned`]; [`Event::RoundSettled`] with the last.
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(29)]
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
		/// ## Origin
		///
		/// Signed, by anybody.
		///
		/// ## Details
		///
		/// A funder that cannot be paid is passed over. As [`Pallet::return_funding`] otherwise.
		///
		/// ## Parameters
		///
		/// - `round`: a closed round.
		/// - `after`: begins after this funder in the order of storage; `None`: with the first.
		/// - `limit`: at most so many, and at most [`MAX_REFUNDS`].
		///
		/// ## Errors
		///
		/// - [`Error::RoundNotFound`]: there is no such round.
		/// - [`Error::WrongPhase`]: it is not closed yet.
		/// - [`Error::NothingToReturn`]: nobody is left there.
		///
		/// ## Events
		///
		/// [`Event::FundingReturned`] or [`Event::ReturnWaits`] for each.
		///
		/// ## Cost
		///
		/// Linear in `limit`.
		#[pallet::call_index(30)]
		#[pallet::weight(<T as Config>::WeightInfo::return_page((*limit).min(MAX_REFUNDS)))]
		pub fn return_page(
			origin: OriginFor<T>,
			round: RoundId,
			after: Option<T::AccountId>,
			limit: u32,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Self::do_return_page(round, after, limit)
		}

		/// Returns the deposit of a bucket.
		///
		/// ## Origin
		///
		/// Signed, by anybody.
		///
		/// ## Details
		///
		/// After the round closed, when the bucket is paid, failed or lapsed.
		///
		/// ## Parameters
		///
		/// - `round`, `bucket`: the bucket.
		///
		/// ## Errors
		///
		/// - [`Error::RoundNotFound`]: there is no such round.
		/// - [`Error::BucketNotFound`]: it is to be paid still, or its deposit returned.
		///
		/// ## Events
		///
		/// [`Event::BucketCleared`].
		///
		/// ## Cost
		///
		/// Constant.
		#[pallet::call_index(31)]
		pub fn clear_bucket(
			origin: OriginFor<T>,
			round: RoundId,
			bucket: BucketId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_clear_bucket(round, bucket)
		}

		/// Takes an announced release back.
		///
		/// ## Origin
		///
		/// A decision of the scope, of class `Significant`.
		///
		/// ## Details
		///
		/// For what turns out not to be due. Another can be announced; the difference of a lower price returns to
		/// contributors, and completes the campaign.
		///
		/// ## Parameters
		///
		/// - `campaign`: a campaign with an announced release.
		///
		/// ## Errors
		///
		/// - [`Error::CampaignNotFound`]: there is no such campaign.
		/// - [`Error::NoRelease`]: nothing is announced.
		/// - [`Error::TooLate`]: time is up: what is in escrow returns.
		///
		/// ## Events
		///
		/// [`Event::ReleaseWithdrawn`]; those of completion if it completes.
		///
		/// ## Cost
		///
		/// Constant. The completion is given back, unless it was of a difference.
		#[pallet::call_index(32)]
		#[pallet::weight(
			<T as Config>::WeightInfo::withdraw_release()
				.saturating_add(Pallet::<T>::completion_weight())
		)]
		pub fn withdraw_release(
			origin: OriginFor<T>,
			campaign: CampaignId,
		) -> DispatchResultWithPostInfo {
			let scope = Self::terms(campaign)?.scope;
			Self::ensure_decides(origin, scope, DecisionClass::Significant)?;
			Self::do_withdraw_release(campaign)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A campaign; `None` if there is no such campaign.
		pub fn campaign(campaign: CampaignId) -> Option<CampaignViewOf<T>> {
			Self::view_campaign(campaign)
		}

		/// What somebody gave to a campaign and is not settled; `None` if there is nothing.
		pub fn contribution(
			campaign: CampaignId,
			who: T::AccountId,
		) -> Option<ContributionView<T::AccountId>> {
			Self::view_contribution(campaign, who)
		}

		/// The contributions to a campaign that are not settled, at most `limit` (at most
		/// [`ovn_primitives::runtime::MAX_PAGE`]) of them, after that of `after` in the order of storage.
		pub fn contributions(
			campaign: CampaignId,
			after: Option<T::AccountId>,
			limit: u32,
		) -> Vec<ContributionView<T::AccountId>> {
			Self::view_contributions(campaign, after, limit)
		}

		/// An investment that is being paid back, with what is offered for its claims.
		pub fn investment(campaign: CampaignId) -> Option<Investment> {
			Investments::<T>::get(campaign)
		}

		/// What is offered to the investors of a campaign for their claims, at most `limit` (at most 100) offers,
		/// after that of this payer in the order of storage.
		pub fn offers(
			campaign: CampaignId,
			after: Option<T::AccountId>,
			limit: u32,
		) -> Vec<OfferOf<T>> {
			Self::view_offers(campaign, after, limit)
		}

		/// What a scope owes to investors, and whether it serves its mission only.
		pub fn venture(scope: ScopeId) -> Venture {
			Ventures::<T>::get(scope)
		}

		/// A round; `None` if there is no such round.
		pub fn round(round: RoundId) -> Option<RoundOf<T>> {
			Rounds::<T>::get(round)
		}

		/// A bucket whose deposit did not return yet.
		pub fn bucket(round: RoundId, bucket: BucketId) -> Option<BucketOf<T>> {
			Buckets::<T>::get(round, bucket)
		}

		/// A funder of a round who is not settled.
		pub fn funder(round: RoundId, who: T::AccountId) -> Option<FunderView<T::AccountId>> {
			Self::view_funder(round, who)
		}

		/// The funders of a round who are not settled, as [`Pallet::contributions`].
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
