// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Crowdfunding
//! Collects money for one purpose, in escrow: all or nothing, released against evidence, and
//! returned to the last base unit if it is not released.
//!
//! ## Terminology
//! - **Campaign**: money collected for one [`Purpose`]. Its plan is fixed when it is created, and
//!   no authority changes it.
//! - **Escrow**: what a campaign holds: contributions - refunds - releases. It lies on the pallet's
//!   pot for the asset, held under [`HoldReason::Escrow`].
//! - **Release**: a payment out of escrow, requested with evidence, to which contributors can
//!   object.
//! - **Principal**: what contributors gave, of a campaign that owes them something: a position in
//!   the book of the deal, which has the campaign's number and takes no money until the
//!   campaign completes.
//!
//! ## Life cycle
//! 1. The scope decides the plan: [`Pallet::create`]. The campaign is **open**.
//! 2. Anybody contributes from a wallet ([`Pallet::contribute`]) or straight from claims
//!    ([`Pallet::contribute_from_claims`]), and may withdraw ([`Pallet::withdraw`]) until two days
//!    before the deadline. Never more than the goal is taken.
//! 3. The goal is met: **funded**. The scope requests a release ([`Pallet::request_release`]):
//!    **releasing**. For seven days contributors object ([`Pallet::object`]); a third of the
//!    principal that counts refuses it. The scope can take it back ([`Pallet::withdraw_release`]).
//!    Afterwards anybody makes it ([`Pallet::execute_release`]).
//! 4. If the price is lower than the goal the scope says so ([`Pallet::lower_price`]). The
//!    difference returns, or, if the plan gives it to a fund, is requested as the last release.
//! 5. With the last release it is **completed**: what was bought is registered and the book takes
//!    money, at constant cost. If that cannot be done then, [`Pallet::complete`] does it later.
//!    What was not paid returns.
//! 6. The deadline missed, cancelled ([`Pallet::cancel`]), or nothing released within 90 days:
//!    **refunding**, then **closed**. If something was released within 90 days the rest returns,
//!    and principal is what was released. [`Pallet::expire`] notes that time is up; refunds note it
//!    by themselves.
//! 7. Anybody refunds anybody: [`Pallet::refund`], [`Pallet::refund_page`]. A contributor whose
//!    account cannot be paid names another: [`Pallet::claim_difference`].
//!
//! Campaigns stay for ever, so that their numbers are explained; contributions are removed when
//! they are settled. While a brake stops calls no time runs: the deadline, and the time to
//! withdraw, to object and to release, end later by as many blocks ([`StoppedBlocks`]).
//!
//! ## Suspended scopes
//! While a scope is suspended (`networks.suspend`) no campaign of it begins, takes contributions,
//! requests a release or makes one: these fail with `ScopeSuspended` of the pallet of scopes. Times
//! go on, and so do withdrawals, objections, endings and refunds.
//!
//! ## A story
//! A lab wants a printer for 4,000. Eleven people give 4,000 in all; a twelfth comes too late. The
//! vendor's invoice is 3,900: 100 returns in proportion. After seven days without objections 3,900
//! go to the vendor, the printer is registered, and what its use pays back goes to the eleven until
//! each has 1.2 times what the printer cost it. The escrow is exactly 0.
//!
//! ## The mathematics
//! That of [`ovn_math::escrow`]: each refund is less than one base unit away from the exact
//! proportion, and they add up exactly, whatever their order is.
//!
//! ## Calls
//! Their cost is constant, whatever the number of contributors; that of
//! [`Pallet::contribute_from_claims`] is linear in the positions, of [`Pallet::refund_page`] in its
//! `limit`. What a call may do and does not is given back: completion, income, principal. Indices
//! are final from the first genesis on, and are not used again: from 0 the campaign, from 10
//! releases, from 20 refunds, from 30 investments, 40 pots. A new call takes the next of its group.

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
		runtime::count_if,
		traits::{
			Denominations, EnsureScope, Incomes, Kinds, Membership, Resources, Scopes, ShareBooks,
		},
		Balance, DecisionClass, Document, FundId, Ratio, ResourceId, ScopeId,
	};
	use sp_core::H256;
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

		/// Who belongs to a scope, and who its stewards are.
		#[pallet::no_default]
		type Membership: Membership<Self::AccountId>;

		/// The books of what contributors are owed.
		#[pallet::no_default]
		type Books: ShareBooks<Self::AccountId, Self::AssetKind>;

		/// Registers what was bought.
		#[pallet::no_default]
		type Resources: Resources<Self::AccountId, Self::AssetKind>;

		/// Takes what was sold or donated.
		#[pallet::no_default]
		type Incomes: Incomes<Self::AccountId, Self::AssetKind>;

		/// The kinds by which a scope pays investors.
		#[pallet::no_default]
		type Kinds: Kinds<BlockNumberFor<Self>>;

		/// How claims of a kind are counted in money.
		#[pallet::no_default]
		type Denominations: Denominations<Self::AssetKind>;

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

		/// One whole unit of an asset, in base units: the least that a campaign can call its
		/// smallest contribution.
		#[pallet::no_default]
		type WholeUnit: Convert<Self::AssetKind, u128>;

		/// From this id and the name of an asset the accounts of pots are made.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// For how many blocks contributors can object to a release; at least 1.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type ObjectionPeriod: Get<BlockNumberFor<Self>>;

		/// Within how many blocks after the goal is met everything has to be paid; more than
		/// [`Config::ObjectionPeriod`].
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type ReleasePeriod: Get<BlockNumberFor<Self>>;

		/// For how many blocks before the deadline nobody withdraws.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type FinalPeriod: Get<BlockNumberFor<Self>>;

		/// The least number of blocks for which a campaign lasts; more than
		/// [`Config::FinalPeriod`].
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type MinDuration: Get<BlockNumberFor<Self>>;

		/// The greatest number of blocks for which a campaign lasts.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type MaxDuration: Get<BlockNumberFor<Self>>;

		/// The greatest number of campaigns of a scope that are neither completed nor refunding; at
		/// least 1.
		#[pallet::constant]
		type MaxCampaigns: Get<u32>;

		/// How many times contributors are paid back if the plan does not say; at least 1.
		#[pallet::constant]
		type DefaultCeiling: Get<Ratio>;

		/// The greatest ceiling that a plan can have.
		#[pallet::constant]
		type MaxCeiling: Get<Ratio>;

		/// The price of a campaign, in base units of the native token, for the treasury of the
		/// network: its plan and its numbers are never removed.
		#[pallet::constant]
		type CampaignPrice: Get<Balance>;

		/// Whether a brake stops one of the calls for which there is only so much time: no time of
		/// a campaign runs meanwhile.
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
		/// An open scope, as deep as can be, with an equation, and with as many stewards as can be.
		fn scope() -> ScopeId;
		/// A fund of the scope whose native pot is open.
		fn fund(scope: ScopeId) -> FundId;
		/// A new thing with as many tariffs as can be, that the scope can buy.
		fn purchase(scope: ScopeId) -> ovn_primitives::Purchase<AccountId>;
		/// A kind of the scope that is a debt in this asset.
		fn kind(scope: ScopeId, asset: &AssetKind) -> ovn_primitives::KindId;
		/// Opens a purse of the scope for an asset, not the native token, of which the payer has
		/// plenty.
		fn open_purse(
			scope: ScopeId,
			purse: ovn_primitives::Purse,
			asset: &AssetKind,
			payer: &AccountId,
		);
		/// Gives an account 10^18 base units of the native token and more.
		fn endow(who: &AccountId);
		/// An asset, not the native token, which the scope accepts, of which books have an open pot
		/// and `owner` 10^18 base units and more.
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
	pub type PlanOf<T> =
		Plan<<T as frame_system::Config>::AccountId, <T as Config>::AssetKind, BlockNumberFor<T>>;
	/// The terms of a campaign.
	pub type TermsOf<T> =
		Terms<<T as frame_system::Config>::AccountId, <T as Config>::AssetKind, BlockNumberFor<T>>;
	/// The numbers of a campaign.
	pub type CampaignOf<T> = Campaign<BlockNumberFor<T>>;
	/// An offer to investors, as a client shows it.
	pub type OfferOf<T> = Offer<<T as frame_system::Config>::AccountId>;
	/// A campaign, as a client shows it.
	pub type CampaignViewOf<T> = CampaignView<
		<T as frame_system::Config>::AccountId,
		<T as Config>::AssetKind,
		BlockNumberFor<T>,
	>;

	/// The number of the next campaign.
	#[pallet::storage]
	pub type NextCampaign<T> = StorageValue<_, CampaignId, ValueQuery>;

	/// What was decided of each campaign. Apart from [`Campaigns`] because nothing ever changes it:
	/// only [`Pallet::create`] writes it. Invariant: there is one for each campaign.
	#[pallet::storage]
	pub type Plans<T: Config> = StorageMap<_, Twox64Concat, CampaignId, TermsOf<T>>;

	/// The numbers of each campaign: all that a contribution or a refund changes, in one item.
	/// Invariant: never removed; collected = released + donated + returned + escrow.
	#[pallet::storage]
	pub type Campaigns<T: Config> = StorageMap<_, Twox64Concat, CampaignId, CampaignOf<T>>;

	/// What each contributor gave: (campaign, contributor). Apart from [`Campaigns`] because there
	/// can be any number. Invariant: their sum and number are those that the campaign counts.
	/// Removed when it is refunded, or after completion when nothing of it is left to return.
	#[pallet::storage]
	pub type Contributions<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CampaignId, Blake2_128Concat, T::AccountId, Contribution>;

	/// How many campaigns of a scope are neither completed nor refunding.
	#[pallet::storage]
	pub type LiveCampaigns<T> = StorageMap<_, Twox64Concat, ScopeId, u32, ValueQuery>;

	/// The investments that are being paid back. Removed when they are.
	#[pallet::storage]
	pub type Investments<T> = StorageMap<_, Twox64Concat, CampaignId, Investment>;

	/// What is left, in base units, of what is offered to investors for their claims: (campaign,
	/// payer). Each payer has one, so that nobody's offer stands in the way of another's.
	/// Invariant: never 0.
	#[pallet::storage]
	pub type Offers<T: Config> =
		StorageDoubleMap<_, Twox64Concat, CampaignId, Blake2_128Concat, T::AccountId, u128>;

	/// What scopes owe to investors. Invariant: as many investments as there are in
	/// [`Investments`].
	#[pallet::storage]
	pub type Ventures<T> = StorageMap<_, Twox64Concat, ScopeId, Venture, ValueQuery>;

	/// The assets whose pot is open: it holds the least an account can have of the native token and
	/// of the asset, which is never part of what is in escrow.
	#[pallet::storage]
	pub type OpenPots<T: Config> = StorageMap<_, Blake2_128Concat, T::AssetKind, ()>;

	/// How many blocks a brake stopped calls that have a time limit, since the chain began.
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
			<functions::Escrow<T> as ovn_primitives::Pots>::adopt_endowed();
		}
	}

	/// What happened. Amounts are in base units. Fields whose name says what they are have no
	/// comment.
	#[allow(missing_docs)]
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The pot of an asset was opened.
		PotOpened { asset: T::AssetKind, pot: T::AccountId, payer: T::AccountId },
		/// The price of a record that is never removed was paid to the treasury of the network.
		RecordPaid {
			scope: ScopeId,
			payer: T::AccountId,
			/// In base units of the native token.
			amount: Balance,
		},
		/// A campaign began.
		CampaignCreated { campaign: CampaignId, terms: Box<TermsOf<T>> },
		/// Somebody contributed, and signed the agreement.
		Contributed {
			campaign: CampaignId,
			contributor: T::AccountId,
			agreement: H256,
			amount: u128,
			/// What the contributor has given in all.
			total: u128,
			/// Whether that counts where contributors object.
			counts: bool,
			collected: u128,
		},
		/// Somebody took a contribution back.
		Withdrawn { campaign: CampaignId, contributor: T::AccountId, amount: u128, collected: u128 },
		/// The goal was met.
		GoalMet {
			campaign: CampaignId,
			collected: u128,
			/// The block from which on what is not released returns.
			release_by: BlockNumberFor<T>,
		},
		/// The scope requested a release.
		ReleaseRequested {
			campaign: CampaignId,
			/// The number of the release, from 1.
			number: u32,
			amount: u128,
			evidence: Document,
			/// The block from which on it can be made.
			from: BlockNumberFor<T>,
			/// Whether it is the difference of a lower price, for the fund of the plan.
			difference: bool,
		},
		/// The scope took a release back before it was made.
		ReleaseWithdrawn { campaign: CampaignId, number: u32 },
		/// A contributor objected to a release.
		Objected {
			campaign: CampaignId,
			number: u32,
			contributor: T::AccountId,
			/// What all those gave who object, of what counts.
			objected: u128,
			counting: u128,
		},
		/// Contributors with a third of what counts objected: the release is not made.
		ReleaseRefused { campaign: CampaignId, number: u32 },
		/// A release was made.
		Released {
			campaign: CampaignId,
			number: u32,
			amount: u128,
			/// Who was paid; `None`: the scope, through its equation.
			payee: Option<T::AccountId>,
			released: u128,
			escrow: u128,
		},
		/// The price is lower than it was.
		PriceLowered { campaign: CampaignId, price: u128, evidence: Document },
		/// The difference of a lower price went to a fund.
		DifferenceDonated { campaign: CampaignId, fund: FundId, amount: u128 },
		/// The fund could not take the difference: it returns to contributors.
		DifferenceReturns { campaign: CampaignId, amount: u128, reason: DispatchError },
		/// All that is to be paid was released.
		Completed { campaign: CampaignId, released: u128, returning: u128 },
		/// What was bought is registered, and contributors are paid back from now on.
		Settled {
			campaign: CampaignId,
			resource: Option<ResourceId>,
			/// What counts of the principal, of all that was collected.
			counted: (u128, u128),
		},
		/// It could not be registered now; `complete` tries again.
		SettlementWaits { campaign: CampaignId, reason: DispatchError },
		/// Everybody gets everything back from now on.
		Refunding { campaign: CampaignId, escrow: u128, contributors: u64 },
		/// A contribution was settled, and what returns of it was paid.
		Refunded {
			campaign: CampaignId,
			contributor: T::AccountId,
			beneficiary: T::AccountId,
			amount: u128,
			escrow: u128,
			/// How many contributions are not settled.
			contributors: u64,
		},
		/// A refund cannot be paid now, and waits.
		RefundWaits { campaign: CampaignId, contributor: T::AccountId, reason: DispatchError },
		/// Nothing is left in escrow, for ever.
		EscrowEmptied { campaign: CampaignId },
		/// Everybody got everything back.
		Closed { campaign: CampaignId },
		/// Somebody paid investors ahead.
		Redeemed { campaign: CampaignId, payer: T::AccountId, amount: u128, owed: u128 },
		/// Money was put up to buy claims of investors back.
		OfferMade { campaign: CampaignId, payer: T::AccountId, amount: u128 },
		/// What was left of an offer went back to its payer.
		OfferWithdrawn { campaign: CampaignId, payer: T::AccountId, amount: u128 },
		/// An investor sold its claim at the agreed discount.
		OfferAccepted {
			campaign: CampaignId,
			/// Who made the offer.
			payer: T::AccountId,
			/// Who sold.
			holder: T::AccountId,
			/// What it was still owed.
			owed: u128,
			paid: u128,
			left: u128,
		},
		/// The investors of a campaign are paid.
		InvestmentRedeemed {
			campaign: CampaignId,
			scope: ScopeId,
			/// How many investments of the scope are still being paid back.
			investments: u32,
		},
		/// A scope has paid all its investors: what it earns serves its mission only.
		MissionOnly { scope: ScopeId },
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
		/// There is no such campaign.
		CampaignNotFound,
		/// The scope has as many as it can have: complete or cancel one first.
		TooManyCampaigns,
		/// The smallest contribution is less than one whole unit of the asset.
		InvalidSmallest,
		/// The goal is below the smallest contribution, or too high for a book.
		InvalidGoal,
		/// The deadline is nearer or farther than it can be.
		InvalidPeriod,
		/// The ceiling is below 1 or above the greatest.
		InvalidCeiling,
		/// The discount is 1 or more.
		InvalidDiscount,
		/// The payee is the creator or a steward, and the plan does not say so: declare it.
		RelationNotDeclared,
		/// The payee is the pot itself.
		InvalidPayee,
		/// The scope has no such fund: create it first.
		FundNotFound,
		/// The purse has no open pot for the asset: anybody can open it.
		PurseNotOpen,
		/// What is sold or given is income of the scope: plan that the difference returns to
		/// contributors.
		DifferenceIsIncome,
		/// The kind does not exist, or is no debt in the asset of the plan.
		InvalidKind,
		/// The scope has no equation: it must decide on one first.
		EquationNotFound,
		/// The goal is met, or the campaign is over.
		NotOpen,
		/// The deadline has passed.
		DeadlinePassed,
		/// That is not the agreement of the campaign: read the present one.
		InvalidAgreement,
		/// The amount is less than the smallest contribution, and not all that is missing: give
		/// more.
		ContributionTooSmall,
		/// There is no such contribution, or it is settled.
		ContributionNotFound,
		/// The deadline is too near to withdraw: if it is missed everything returns.
		TooLateToWithdraw,
		/// Something was released already, or the campaign is over.
		NotCancellable,
		/// The goal is not met, or all is released already.
		NotFunded,
		/// A release is requested already: wait until it is made or refused, or take it back.
		AlreadyRequested,
		/// No release is requested, or it was refused.
		ReleaseNotFound,
		/// The amount is more than what is left, more than half for a first instalment, or less
		/// than the smallest contribution although something is left.
		InvalidAmount,
		/// There is no time left for it.
		TooLate,
		/// Contributors can still object, or have just refused a release: wait until their time is
		/// over.
		TooEarly,
		/// The payee, the creator and stewards do not object.
		NotEligible,
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
		/// The time is not over yet.
		NotExpired,
		/// It is no investment, or it is paid back already.
		InvestmentNotFound,
		/// Investors, or the signer, are owed nothing.
		NothingToRedeem,
		/// Investors are still owed something.
		StillOwed,
		/// The offer is below one whole unit of the asset.
		AmountTooSmall,
		/// The signer has made an offer already: withdraw it first.
		AlreadyOffered,
		/// There is no offer of that payer.
		OfferNotFound,
		/// What is left of the offer is too little for the whole claim.
		OfferTooSmall,
		/// The signer did not make the offer.
		NotPayer,
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
		/// Creates a campaign.
		///
		/// A decision of the scope, of class `Significant`. It costs [`Config::CampaignPrice`], of
		/// the signer or else of the scope's treasury, for the treasury of the network. The plan
		/// never changes afterwards. The book of the deal of a co-ownership or an investment
		/// is created with it, and takes no money yet; it has the campaign's number.
		/// # Parameters
		/// - `plan`: what for and how much, within the bounds of [`Plan`].
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::ScopeNotOpen`], [`Error::AssetNotAccepted`],
		///   [`Error::TooManyCampaigns`], [`Error::InvalidSmallest`], [`Error::InvalidGoal`],
		///   [`Error::InvalidPeriod`], [`Error::InvalidCeiling`], [`Error::InvalidDiscount`],
		///   [`Error::RelationNotDeclared`], [`Error::InvalidPayee`], [`Error::FundNotFound`],
		///   [`Error::DifferenceIsIncome`], [`Error::EquationNotFound`], [`Error::InvalidKind`],
		///   [`Error::Overflow`].
		/// - [`Error::PotNotOpen`]: see [`Pallet::open_pot`].
		/// - that of the transfer if the price cannot be paid.
		/// # Events
		/// [`Event::RecordPaid`], [`Event::CampaignCreated`].
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
		/// Signed, by anybody. Can be sponsored. Takes at most what is missing to the goal: the
		/// rest stays in the wallet, and the account keeps the least it can have.
		/// # Parameters
		/// - `amount`: at least the smallest contribution, or all that is missing.
		/// - `agreement`: the hash of the agreement that is signed.
		/// # Errors
		/// - [`Error::CampaignNotFound`], [`Error::NotOpen`], [`Error::DeadlinePassed`],
		///   [`Error::ScopeNotOpen`], [`Error::InvalidAgreement`], [`Error::ContributionTooSmall`].
		/// - [`Error::Overflow`]: there are too many contributors.
		/// # Events
		/// [`Event::Contributed`]; [`Event::GoalMet`] if it was the last.
		#[pallet::call_index(1)]
		#[pallet::weight(Pallet::<T>::sponsored(<T as Config>::WeightInfo::contribute()))]
		pub fn contribute(
			origin: OriginFor<T>,
			campaign: CampaignId,
			#[pallet::compact] amount: Balance,
			agreement: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_contribute(who, campaign, amount, agreement, None)
		}

		/// Contributes what positions in books have earned, and signs the agreement.
		///
		/// Signed, by the holder. Can be sponsored. As [`Pallet::contribute`], but the money comes
		/// from what the signer can claim in the campaign's asset, position after position,
		/// wherever these claims go otherwise. What is not needed stays a claim.
		/// # Parameters
		/// - `sources`: the signer's positions; each has something to claim, unless those before it
		///   were enough.
		/// # Errors
		/// - [`Error::ContributionTooSmall`]: there is not enough to claim.
		/// - those of [`Pallet::contribute`].
		/// # Events
		/// [`Event::Contributed`]; [`Event::GoalMet`] if it was the last.
		#[pallet::call_index(2)]
		#[pallet::weight(Pallet::<T>::claims_weight(sources.len()))]
		pub fn contribute_from_claims(
			origin: OriginFor<T>,
			campaign: CampaignId,
			#[pallet::compact] amount: Balance,
			agreement: H256,
			sources: Sources,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_contribute(who, campaign, amount, agreement, Some(sources))
		}

		/// Takes a whole contribution back.
		///
		/// Signed, by the contributor. Can be sponsored. Until the goal is met, or
		/// [`Config::FinalPeriod`] blocks before the deadline.
		/// # Errors
		/// - [`Error::CampaignNotFound`], [`Error::NotOpen`], [`Error::TooLateToWithdraw`],
		///   [`Error::ContributionNotFound`].
		/// # Events
		/// [`Event::Withdrawn`].
		#[pallet::call_index(3)]
		#[pallet::weight(Pallet::<T>::sponsored(<T as Config>::WeightInfo::withdraw()))]
		pub fn withdraw(origin: OriginFor<T>, campaign: CampaignId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw(who, campaign)
		}

		/// Cancels a campaign of which nothing was released: everybody is refunded.
		///
		/// A decision of the scope, of class `Significant`. No requested release is made.
		/// # Errors
		/// - [`Error::CampaignNotFound`], [`Error::NotCancellable`].
		/// # Events
		/// [`Event::Refunding`]; [`Event::Closed`] if nobody contributed.
		#[pallet::call_index(4)]
		pub fn cancel(origin: OriginFor<T>, campaign: CampaignId) -> DispatchResult {
			let terms = Self::terms(campaign)?;
			Self::ensure_decides(origin, terms.scope, DecisionClass::Significant)?;
			Self::do_cancel(campaign, &terms)
		}

		/// Notes that time is up.
		///
		/// Signed, by anybody. If the deadline is missed everybody is refunded. If not all was
		/// released in time: everybody is refunded if nothing was; otherwise the campaign
		/// completes, what is in escrow returns to contributors in proportion, and principal is
		/// what was released.
		/// # Errors
		/// - [`Error::CampaignNotFound`], [`Error::NotExpired`].
		/// # Events
		/// [`Event::Refunding`], or those of completion.
		#[pallet::call_index(5)]
		#[pallet::weight(Pallet::<T>::completion_weight())]
		pub fn expire(origin: OriginFor<T>, campaign: CampaignId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_expire(campaign)
		}

		/// Requests a release.
		///
		/// A decision of the scope, of class `Significant`. Anybody makes it after
		/// [`Config::ObjectionPeriod`] blocks, unless contributors with a third of what counts
		/// object before. It goes to the payee of the plan; of a pre-sale or donation, and where
		/// the payee is related to the scope, to the scope as income. After one was refused the
		/// next is requested [`Config::ObjectionPeriod`] blocks later. Fails too if what is bought
		/// could not be registered now, whoever would hold it.
		/// # Parameters
		/// - `amount`: all that is left to be paid, or, of several instalments, the first at most
		///   half of the price and each at least the smallest contribution.
		/// - `evidence`: what shows that it is due: an invoice, a milestone.
		/// # Errors
		/// - [`Error::CampaignNotFound`], [`Error::NotFunded`], [`Error::AlreadyRequested`],
		///   [`Error::InvalidAmount`].
		/// - [`Error::TooEarly`]: one was refused a short time ago.
		/// - [`Error::TooLate`]: it could not be made in time; what is in escrow returns.
		/// - [`Error::Overflow`]: there are no numbers left.
		/// # Events
		/// [`Event::ReleaseRequested`].
		#[pallet::call_index(10)]
		pub fn request_release(
			origin: OriginFor<T>,
			campaign: CampaignId,
			#[pallet::compact] amount: Balance,
			evidence: Document,
		) -> DispatchResult {
			let terms = Self::terms(campaign)?;
			Self::ensure_decides(origin, terms.scope, DecisionClass::Significant)?;
			Self::do_request_release(campaign, &terms, amount, evidence)
		}

		/// Takes a requested release back.
		///
		/// A decision of the scope, of class `Significant`. For what turns out not to be due.
		/// Another can be requested; the difference of a lower price returns to contributors, and
		/// completes the campaign.
		/// # Errors
		/// - [`Error::CampaignNotFound`], [`Error::ReleaseNotFound`].
		/// - [`Error::TooLate`]: time is up; what is in escrow returns.
		/// # Events
		/// [`Event::ReleaseWithdrawn`]; those of completion if it completes.
		#[pallet::call_index(11)]
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

		/// Objects to the release that is requested.
		///
		/// Signed, by a contributor. Can be sponsored. Counts with what the signer gave. If those
		/// who object gave a third of what counts, the release is refused at once. What those gave
		/// who were payee, creator or steward when they contributed does not count, neither for nor
		/// against. A refused difference of a lower price returns to contributors, and completes
		/// the campaign.
		/// # Errors
		/// - [`Error::CampaignNotFound`], [`Error::ReleaseNotFound`],
		///   [`Error::ContributionNotFound`], [`Error::NotEligible`], [`Error::AlreadyObjected`].
		/// - [`Error::TooLate`]: the time for objections is over.
		/// # Events
		/// [`Event::Objected`]; [`Event::ReleaseRefused`] if it was a third, and those of
		/// completion if it completes.
		#[pallet::call_index(12)]
		#[pallet::weight(Pallet::<T>::object_weight())]
		pub fn object(origin: OriginFor<T>, campaign: CampaignId) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::do_object(who, campaign)
		}

		/// Makes the release that was requested.
		///
		/// Signed, by anybody. The last one completes the campaign: what was bought is registered,
		/// and the book of the deal takes money. If the price fell and the plan gives the
		/// difference to a fund, that is requested as the last release. If the registration fails
		/// the release is made all the same, and [`Pallet::complete`] does the rest later.
		/// # Errors
		/// - [`Error::CampaignNotFound`], [`Error::ReleaseNotFound`].
		/// - [`Error::NotFunded`]: it is not releasing.
		/// - [`Error::TooEarly`]: contributors can still object.
		/// - [`Error::TooLate`]: it was not made in time; what is in escrow returns.
		/// # Events
		/// [`Event::Released`]; with the last one [`Event::Completed`], [`Event::Settled`] or
		/// [`Event::SettlementWaits`], [`Event::EscrowEmptied`], [`Event::DifferenceDonated`] or
		/// [`Event::DifferenceReturns`].
		#[pallet::call_index(13)]
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
		/// A decision of the scope, of class `Significant`. The difference returns to contributors
		/// when the campaign completes. If that much was released already it completes now. If the
		/// plan gives the difference to a fund, it is requested as the last release, and returns if
		/// contributors refuse that or there is no time left for it.
		/// # Parameters
		/// - `price`: what is to be paid in all: less than before, at least what was released and
		///   at least the smallest contribution.
		/// - `evidence`: what shows it.
		/// # Errors
		/// - [`Error::CampaignNotFound`], [`Error::NotFunded`], [`Error::AlreadyRequested`],
		///   [`Error::InvalidPrice`].
		/// - [`Error::TooLate`]: time for releases is up.
		/// # Events
		/// [`Event::PriceLowered`]; [`Event::ReleaseRequested`], or those of completion if it
		/// completes.
		#[pallet::call_index(14)]
		#[pallet::weight(Pallet::<T>::completion_weight())]
		pub fn lower_price(
			origin: OriginFor<T>,
			campaign: CampaignId,
			#[pallet::compact] price: Balance,
			evidence: Document,
		) -> DispatchResult {
			let terms = Self::terms(campaign)?;
			Self::ensure_decides(origin, terms.scope, DecisionClass::Significant)?;
			Self::do_lower_price(campaign, &terms, price, evidence)
		}

		/// Registers what was bought, and lets the book of the deal take money.
		///
		/// Signed, by anybody. Only needed if it could not be done with the last release. Fails for
		/// the reason for which the thing cannot be registered.
		/// # Errors
		/// - [`Error::CampaignNotFound`], [`Error::NothingToComplete`].
		/// # Events
		/// [`Event::Settled`].
		#[pallet::call_index(15)]
		#[pallet::weight(Pallet::<T>::completion_weight())]
		pub fn complete(origin: OriginFor<T>, campaign: CampaignId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_complete(campaign)
		}

		/// Pays one contributor what returns of its contribution.
		///
		/// Signed, by anybody, of a campaign that is refunding or completed, or whose time is up.
		/// Everything, of one that is refunding; the difference in proportion, of one that is
		/// completed. The contribution is settled then. Notes by itself that time is up.
		/// # Errors
		/// - [`Error::CampaignNotFound`], [`Error::NotRefunding`], [`Error::ContributionNotFound`].
		/// # Events
		/// [`Event::Refunded`]; [`Event::Closed`], [`Event::EscrowEmptied`] with the last.
		#[pallet::call_index(20)]
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
		/// Signed, by anybody. A contributor that cannot be paid is passed over and noted; it can
		/// be tried again. As [`Pallet::refund`] otherwise.
		/// # Parameters
		/// - `after`: begins after this contributor in the order of storage, so that nobody who
		///   cannot be paid stands in the way; `None`: with the first.
		/// - `limit`: at most so many, and at most [`MAX_REFUNDS`].
		/// # Errors
		/// - [`Error::CampaignNotFound`], [`Error::NotRefunding`], [`Error::NothingToRefund`].
		/// # Events
		/// [`Event::Refunded`] or [`Event::RefundWaits`] for each.
		#[pallet::call_index(21)]
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
		/// Signed, by the contributor. As [`Pallet::refund`], where its own account cannot be paid.
		/// # Errors
		/// - [`Error::CampaignNotFound`], [`Error::NotRefunding`], [`Error::ContributionNotFound`].
		/// - [`Error::InvalidPayee`]: the beneficiary is the pot itself.
		/// # Events
		/// [`Event::Refunded`].
		#[pallet::call_index(22)]
		#[pallet::weight(Pallet::<T>::refund_weight(None))]
		pub fn claim_difference(
			origin: OriginFor<T>,
			campaign: CampaignId,
			beneficiary: T::AccountId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			Self::do_refund(campaign, who, Some(beneficiary))
		}

		/// Pays investors ahead of incomes.
		///
		/// Signed, by anybody. At most what they are still owed is taken. They claim it from the
		/// book of the deal.
		/// # Errors
		/// - [`Error::InvestmentNotFound`], [`Error::CampaignNotFound`],
		///   [`Error::NothingToRedeem`].
		/// # Events
		/// [`Event::Redeemed`]; if they are paid, those of [`Pallet::conclude`].
		#[pallet::call_index(30)]
		pub fn redeem(
			origin: OriginFor<T>,
			campaign: CampaignId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_redeem(who, campaign, amount)
		}

		/// Puts money up to buy claims of investors back, at the discount of the plan.
		///
		/// Signed, by anybody. Each investor is free to accept any offer there is. The money lies
		/// in escrow; what is left goes back to the signer.
		/// # Parameters
		/// - `amount`: at least one whole unit.
		/// # Errors
		/// - [`Error::InvestmentNotFound`], [`Error::CampaignNotFound`], [`Error::AlreadyOffered`],
		///   [`Error::AmountTooSmall`].
		/// # Events
		/// [`Event::OfferMade`].
		#[pallet::call_index(31)]
		pub fn offer_redemption(
			origin: OriginFor<T>,
			campaign: CampaignId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_offer(who, campaign, amount)
		}

		/// Sells what the signer is still owed, at the discount of the plan.
		///
		/// Signed, by the investor. Paid at once. What the signer earned before and did not claim
		/// stays its own.
		/// # Errors
		/// - [`Error::InvestmentNotFound`], [`Error::CampaignNotFound`], [`Error::OfferNotFound`],
		///   [`Error::NothingToRedeem`], [`Error::OfferTooSmall`].
		/// # Events
		/// [`Event::OfferAccepted`]; if all are paid, those of [`Pallet::conclude`].
		#[pallet::call_index(32)]
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
		/// Signed, by the payer; by anybody when the investment is paid back. Investors who
		/// accepted are paid already.
		/// # Errors
		/// - [`Error::CampaignNotFound`], [`Error::OfferNotFound`], [`Error::NotPayer`].
		/// # Events
		/// [`Event::OfferWithdrawn`].
		#[pallet::call_index(33)]
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
		/// Signed, by anybody. The scope's equation pays them no more. If they were its last
		/// investors, the scope is marked: what it earns serves its mission only, until another
		/// investment begins.
		/// # Errors
		/// - [`Error::InvestmentNotFound`], [`Error::CampaignNotFound`], [`Error::StillOwed`].
		/// # Events
		/// [`Event::InvestmentRedeemed`]; [`Event::MissionOnly`] with the last.
		#[pallet::call_index(34)]
		pub fn conclude(origin: OriginFor<T>, campaign: CampaignId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_conclude(campaign)
		}

		/// Opens the pot of an asset, so that campaigns collect it, and pays its endowment.
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
		/// [`ovn_primitives::runtime::MAX_PAGE`]) of them, after that of `after` in the order of
		/// storage.
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

		/// What is offered to the investors of a campaign for their claims, at most `limit` (at
		/// most 100) offers, after that of this payer in the order of storage.
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

		/// The account of an asset's pot, and whether it is open.
		pub fn pot(asset: T::AssetKind) -> (T::AccountId, bool) {
			let open = OpenPots::<T>::contains_key(&asset);
			(Self::pot_account(&asset), open)
		}
	}
}
