// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Custodians of money outside
//! A **custodian** is a firm that issues units of an asset for money which it holds in a bank. A
//! network licenses it, up to a limit and for a bond, and nobody has to trust it further than that.
//!
//! ## Terminology
//! - **Licence**: what a network and a custodian agree on ([`Terms`]): currency, limit, bond, and how
//!   fast the custodian pays.
//! - **Outstanding**: what was issued and not burnt.
//! - **Bond**: money in another asset that the custodian deposits here. Its **cover** says how much of
//!   it stands for how many units.
//! - **Request**: units that a holder gives back to be paid in the bank. They are held until it is.
//! - **Arbiter**: whom both named to decide whether a payment was made.
//! - **Default**: a custodian that does not pay in time is in default for ever. Then the bond pays.
//!
//! ## Life cycle
//! 1. The network offers a licence ([`Pallet::license_custodian`]). After [`EFFECTIVE_DAYS`], in
//!    which people can object or sell, the custodian accepts it and deposits the bond
//!    ([`Pallet::accept_licence`]). The pallet creates the asset.
//! 2. The custodian issues units for money that it received: [`Pallet::issue`].
//! 3. A holder redeems them: [`Pallet::redeem`]. The custodian declines ([`Pallet::decline`]) or
//!    acknowledges the payout ([`Pallet::acknowledge`]), pays, and says so ([`Pallet::fulfil`]). The
//!    holder confirms ([`Pallet::confirm`]) or is silent ([`Pallet::burn_silent`]): the units are burnt.
//!    If the holder denies it ([`Pallet::deny`]) the arbiter decides ([`Pallet::judge`]).
//! 4. One side gives notice ([`Pallet::give_notice`]), the rest is redeemed, the licence ends
//!    ([`Pallet::end_licence`]), and [`RETURN_DAYS`] later the bond returns
//!    ([`Pallet::return_bond`]).
//!
//! ## Default
//! If a request is not paid in time anybody puts the custodian in default ([`Pallet::default_on`]).
//! Requests end, and their units return ([`Pallet::return_units`]). Whoever burns units
//! ([`Pallet::burn`]) gets a part of the bond in proportion; what is missing stays owed by name
//! ([`Owed`]) until the holder confirms to have it ([`Pallet::confirm_owed`]).
//!
//! While a brake stops calls no time runs ([`StoppedBlocks`]).
//!
//! ## The asset
//! Its owner, issuer, admin and freezer is an account of this pallet: the custodian has no key of it.
//! Holders can give units up in the pallet of assets, by `refund`, and anybody can send units to a pot,
//! which then belong to nobody: the next call that counts what is outstanding takes them off
//! ([`Event::UnitsGivenUp`]). One base unit of each asset is nobody's from the beginning: the pot on
//! which requests are held stands on it.
//!
//! ## Suspended networks
//! While a network is suspended it offers no licence, none is accepted, and no limit is raised: these
//! fail with `ScopeSuspended` of the pallet of scopes. All else goes on, because it discharges what
//! somebody owes.
//!
//! ## A story
//! A cooperative bank may issue 1,000 and has deposited 150. It has issued 900; 200 more are refused.
//! Ana redeems 300, is paid, and says nothing for a month: 600 are outstanding. Ben redeems 600, and is
//! not paid. Anybody calls the default. Ben burns 400 and gets 100 of the bond; 300 stay owed to him. He
//! burns 200 and gets 50; 150 more stay owed.
//!
//! ## The mathematics
//! That of [`ovn_math::settlement::fiat`]: parts of the bond are rounded down, and nobody gains by
//! dividing its units.
//!
//! ## Limits
//! - A network has at most [`MAX_CUSTODIANS`] custodians and as many offers; a holder at most
//!   [`MAX_REQUESTS`] open requests to one custodian.
//! - Custodians and bank references stay for ever, for a price.
//!
//! ## Calls
//! Their cost is constant. Indices are final from the first genesis on, and are not used again: from 0
//! licences, from 10 the bond, 20 issuing, from 30 requests, from 40 the default, 50 pots. A new call
//! takes the next of its group.

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

pub use impls::EnsureNotReserved;
pub use ovn_math::settlement::fiat::Cover;
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
	use ovn_math::settlement::fiat::Estate;
	use ovn_primitives::{
		runtime::count_if,
		traits::{AssetPowers, Deposits, EnsureScope, Incomes, Scopes},
		Balance, DecisionClass, ScopeId,
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

		/// Which scopes there are, and which assets they accept.
		#[pallet::no_default]
		type Scopes: Scopes<Self::AccountId, AssetKind = Self::AssetKind>;

		/// Takes deposits for requests.
		#[pallet::no_default]
		type Deposits: Deposits<Self::AccountId>;

		/// Who has power over an asset, and so cannot pledge it.
		#[pallet::no_default]
		type AssetPowers: AssetPowers<Self::AccountId, Self::AssetKind>;

		/// Divides incomes for which units are issued.
		#[pallet::no_default]
		type Incomes: Incomes<Self::AccountId, Self::AssetKind>;

		/// Names an asset, the native token included.
		#[pallet::no_default]
		type AssetKind: Parameter + MaxEncodedLen + Ord;

		/// The name of an asset of this number.
		#[pallet::no_default]
		type ToKind: Convert<AssetId, Self::AssetKind>;

		/// The number of an asset; `None`: it has none.
		#[pallet::no_default]
		type ToId: Convert<Self::AssetKind, Option<AssetId>>;

		/// Creates assets and names them.
		#[pallet::no_default]
		type Assets: fungibles::Create<Self::AccountId, AssetId = AssetId, Balance = Balance>
			+ fungibles::metadata::Mutate<Self::AccountId>
			+ fungibles::metadata::MetadataDeposit<Balance>;

		/// Moves, issues and burns money, and makes room for an asset on an account that has too many.
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

		/// The number of the asset of the first custodian. All from it on are of this pallet: see
		/// [`EnsureNotReserved`].
		#[pallet::constant]
		type FirstAssetId: Get<AssetId>;

		/// The blocks of a day; at least 1.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type BlocksPerDay: Get<BlockNumberFor<Self>>;

		/// The price of a licence, in base units of the native token, for the treasury of the network:
		/// its record and its asset are never removed. The deposit that the pallet of assets asks for
		/// the asset's name comes on top of it.
		#[pallet::constant]
		type LicencePrice: Get<Balance>;

		/// The price of a bank reference, likewise.
		#[pallet::constant]
		type ReferencePrice: Get<Balance>;

		/// The deposit for a request, in base units of the native token.
		#[pallet::constant]
		type RequestDeposit: Get<Balance>;

		/// Whether a brake stops one of the calls for which there is only so much time: none runs
		/// meanwhile.
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
		/// An open network that carries the deposits of its members.
		fn network() -> ScopeId;
		/// Makes the account a member of the network.
		fn member(network: ScopeId, who: &AccountId);
		/// Gives an account 10^18 base units of the native token and more.
		fn endow(who: &AccountId);
		/// An asset, not the native token, which the network accepts, and of which `owner` has 10^18
		/// base units and more without power over it.
		fn asset(network: ScopeId, owner: &AccountId) -> AssetKind;
	}

	/// Why this pallet holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// It is in a bond, or to be redeemed. Held on the pot of the asset.
		Escrow,
	}

	/// A block that a brake can make later.
	pub type DueOf<T> = Due<BlockNumberFor<T>>;
	/// The terms of a licence.
	pub type TermsOf<T> = Terms<<T as frame_system::Config>::AccountId, <T as Config>::AssetKind>;
	/// An offered licence.
	pub type OfferOf<T> =
		Offer<<T as frame_system::Config>::AccountId, <T as Config>::AssetKind, BlockNumberFor<T>>;
	/// A custodian.
	pub type CustodianOf<T> = Custodian<
		<T as frame_system::Config>::AccountId,
		<T as Config>::AssetKind,
		BlockNumberFor<T>,
	>;
	/// A custodian, as a client shows it.
	pub type CustodianViewOf<T> = CustodianView<
		<T as frame_system::Config>::AccountId,
		<T as Config>::AssetKind,
		BlockNumberFor<T>,
	>;
	/// A request to redeem.
	pub type RequestOf<T> = Request<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;
	/// A request, as a client shows it.
	pub type RequestViewOf<T> =
		RequestView<<T as frame_system::Config>::AccountId, BlockNumberFor<T>>;

	/// The assets whose pot is open: it holds the least an account can have of the native token and of
	/// the asset, which is never part of a bond or a request.
	#[pallet::storage]
	pub type OpenPots<T: Config> = StorageMap<_, Blake2_128Concat, T::AssetKind, ()>;

	/// The licences that are offered: (network, account). Removed when one is accepted, cancelled or
	/// has lapsed.
	#[pallet::storage]
	pub type Offers<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Blake2_128Concat, T::AccountId, OfferOf<T>>;

	/// How many licences a network offers. Invariant: never 0; at most [`MAX_CUSTODIANS`]; as many as
	/// there are in [`Offers`].
	#[pallet::storage]
	pub type OfferCount<T> = StorageMap<_, Twox64Concat, ScopeId, u32, ValueQuery>;

	/// The number of the next custodian.
	#[pallet::storage]
	pub type NextCustodian<T> = StorageValue<_, CustodianId, ValueQuery>;

	/// The custodians. Invariant: never removed.
	#[pallet::storage]
	pub type Custodians<T: Config> = StorageMap<_, Twox64Concat, CustodianId, CustodianOf<T>>;

	/// The custodians of a network whose licence has not ended, and their accounts. Invariant: never
	/// empty; each account once.
	#[pallet::storage]
	pub type Licensed<T: Config> = StorageMap<
		_,
		Twox64Concat,
		ScopeId,
		BoundedVec<(CustodianId, T::AccountId), ConstU32<MAX_CUSTODIANS>>,
		ValueQuery,
	>;

	/// The accounts that were in default, and as which custodian. Invariant: never removed.
	#[pallet::storage]
	pub type Defaulted<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, CustodianId>;

	/// The bank references for which units were issued, and when: (account of the custodian, reference).
	/// By account, so that no payment counts twice although two networks licensed the firm. Invariant:
	/// never removed.
	#[pallet::storage]
	pub type References<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		H256,
		BlockNumberFor<T>,
	>;

	/// The number of the next request.
	#[pallet::storage]
	pub type NextRequest<T> = StorageValue<_, RequestId, ValueQuery>;

	/// The requests whose units are held. Removed when these are burnt or return.
	#[pallet::storage]
	pub type Requests<T: Config> = StorageMap<_, Twox64Concat, RequestId, RequestOf<T>>;

	/// The open requests of a holder: (custodian, holder). Invariant: never empty.
	#[pallet::storage]
	pub type OpenRequests<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		CustodianId,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<RequestId, ConstU32<MAX_REQUESTS>>,
		ValueQuery,
	>;

	/// What a custodian in default owes by name, in base units that it issued: (custodian, holder).
	/// Invariant: never 0; their sum is that of the custodian. Removed when the holder confirms to
	/// have it.
	#[pallet::storage]
	pub type Owed<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		CustodianId,
		Blake2_128Concat,
		T::AccountId,
		Balance,
		ValueQuery,
	>;

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
		/// A network offered a licence. It replaces one that the network offered the account before.
		LicenceOffered { network: ScopeId, account: T::AccountId, offer: Box<OfferOf<T>> },
		/// An offered licence was taken back, declined, or lapsed.
		OfferCancelled { network: ScopeId, account: T::AccountId },
		/// A custodian accepted its licence, and its asset was created.
		LicenceAccepted {
			custodian: CustodianId,
			network: ScopeId,
			account: T::AccountId,
			asset: T::AssetKind,
			/// What it deposited.
			bond: u128,
		},
		/// A network decided on the limit of a custodian.
		LimitSet {
			custodian: CustodianId,
			limit: u128,
			/// From which block on it holds; `None`: at once.
			from: Option<DueOf<T>>,
		},
		/// One side gave notice of a licence.
		NoticeGiven {
			custodian: CustodianId,
			/// Whether the network did.
			by_network: bool,
			/// From this block on nothing is issued.
			from: DueOf<T>,
		},
		/// A licence ended.
		LicenceEnded {
			custodian: CustodianId,
			/// What nobody can redeem any more.
			outstanding: u128,
			/// From this block on the bond returns.
			returns: DueOf<T>,
		},
		/// A custodian added to its bond.
		BondAdded {
			custodian: CustodianId,
			amount: u128,
			/// What lies in the bond.
			bond: u128,
		},
		/// A custodian withdrew what its bond has more than it needs.
		BondWithdrawn {
			custodian: CustodianId,
			amount: u128,
			/// What lies in the bond.
			bond: u128,
		},
		/// The rest of a bond returned to its custodian.
		BondReturned { custodian: CustodianId, amount: u128 },
		/// Units were issued for money that the custodian received.
		UnitsIssued {
			custodian: CustodianId,
			to: Receiver<T::AccountId>,
			amount: u128,
			bank_reference: H256,
			evidence: H256,
			/// What is outstanding.
			outstanding: u128,
		},
		/// Holders gave units up, or sent them to the pot: they are burnt, and nobody gets anything for
		/// them.
		UnitsGivenUp {
			custodian: CustodianId,
			amount: u128,
			/// What is outstanding.
			outstanding: u128,
		},
		/// A holder requested to be paid for units, which are held.
		RedemptionRequested {
			request: RequestId,
			custodian: CustodianId,
			holder: T::AccountId,
			amount: u128,
			payout: H256,
			/// From this block on it is too late to pay.
			due: DueOf<T>,
		},
		/// A custodian declined a request.
		RequestDeclined { request: RequestId },
		/// A custodian acknowledged the payout of a request.
		PayoutAcknowledged { request: RequestId },
		/// A custodian says that it paid.
		RequestFulfilled {
			request: RequestId,
			evidence: H256,
			/// Until this block the holder can deny it.
			answer_by: DueOf<T>,
		},
		/// A holder denies that it was paid.
		RequestDenied {
			request: RequestId,
			evidence: H256,
			/// Until this block the arbiter decides.
			judge_by: DueOf<T>,
		},
		/// The arbiter decided whether the custodian paid.
		RequestJudged { request: RequestId, paid: bool },
		/// Units that were paid for were burnt.
		RedemptionCompleted {
			request: RequestId,
			custodian: CustodianId,
			amount: u128,
			completion: Completion,
			/// What is outstanding.
			outstanding: u128,
		},
		/// The units of a request returned to their holder, with the deposit.
		UnitsReturned {
			request: RequestId,
			custodian: CustodianId,
			holder: T::AccountId,
			amount: u128,
		},
		/// A custodian did not pay in time: it is in default for ever.
		CustodianDefaulted {
			custodian: CustodianId,
			/// The request that it did not pay.
			request: RequestId,
			/// What is for the holders.
			estate: Estate,
			/// What the bond has beyond that.
			beyond: u128,
		},
		/// A holder burnt units of a custodian in default.
		UnitsBurnt {
			custodian: CustodianId,
			holder: T::AccountId,
			amount: u128,
			/// What the bond paid, in its asset.
			paid: u128,
			/// What stays owed for them, in units.
			owed: u128,
			/// What is left afterwards for the holders.
			estate: Estate,
		},
		/// A holder confirmed to have got some of what a custodian in default owed it.
		DebtConfirmed {
			custodian: CustodianId,
			holder: T::AccountId,
			amount: u128,
			/// What is still owed to the holder.
			owed: u128,
		},
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
		/// The payee is the pot itself.
		InvalidPayee,
		/// The scope is not a network.
		NotNetwork,
		/// Nobody decides alone in favour of their own account: decide together, or name another.
		NotForOneself,
		/// A number of the terms is out of its bounds, or a name is empty or not UTF-8: see the fields
		/// of the terms.
		InvalidTerms,
		/// The bond is of an asset that custodians issue, or that this one can issue, freeze or burn: name
		/// an asset over which it has no power.
		InvalidBond,
		/// The arbiter is the custodian: name somebody else.
		InvalidArbiter,
		/// The network offers the account no licence.
		OfferNotFound,
		/// These are not the terms that the network offers: read them again, and accept those.
		TermsNotOffered,
		/// The network offers as many licences or has as many custodians as it can: cancel an offer, or
		/// end a licence first.
		TooManyLicences,
		/// The account has a licence of the network: it must end first.
		AlreadyLicensed,
		/// The account was in default, and is never licensed again: license another.
		AlreadyDefaulted,
		/// There is no such custodian.
		IssuerNotFound,
		/// The signer is not the account that the network licensed: ask the custodian.
		NotLicensee,
		/// The licence is over, or the custodian is in default: nothing is issued or redeemed any more.
		NotLicensed,
		/// Notice was given already.
		AlreadyNoticed,
		/// More is outstanding than the limit would allow: issue less, or ask the network for a higher
		/// limit.
		LimitExceeded,
		/// Units were issued for this bank reference already: each payment counts once.
		AlreadyIssued,
		/// The amount is 0, or below the least that can be redeemed.
		AmountTooSmall,
		/// The bond would be smaller than the licence asks for: withdraw at most what the view says.
		BondTooSmall,
		/// Units are outstanding that somebody can redeem: wait until they are.
		UnitsOutstanding,
		/// There is no such request.
		RequestNotFound,
		/// The holder has as many open requests to the custodian as one can: wait until one is completed.
		TooManyRequests,
		/// The request is not as far as this needs, or is further: see the view `request`.
		NotInRequestState,
		/// The signer did not make the request: ask its holder.
		NotRequester,
		/// The signer is not the arbiter whom the licence names: ask that one.
		NotArbiter,
		/// What was decided holds only later: wait until then.
		TooEarly,
		/// There is no time left for it: see until when it could be done.
		TooLate,
		/// The time is not over yet.
		NotExpired,
		/// The custodian is not in default: redeem the units.
		NotDefaulted,
		/// Less is owed to the signer: confirm at most that.
		NothingOwed,
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
		/// Offers an account the licence to issue an asset for money that it holds.
		///
		/// A decision of the network, of class `Critical`. It can be accepted from [`EFFECTIVE_DAYS`]
		/// later on, and lapses [`OFFER_DAYS`] after the decision. It replaces what the network offered
		/// the account before.
		/// # Parameters
		/// - `terms`: what both agree on; the account accepts exactly these.
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::NotNetwork`], [`Error::NotForOneself`],
		///   [`Error::ScopeNotOpen`], [`Error::InvalidTerms`], [`Error::InvalidBond`],
		///   [`Error::InvalidArbiter`], [`Error::AssetNotAccepted`], [`Error::PotNotOpen`],
		///   [`Error::AlreadyLicensed`], [`Error::AlreadyDefaulted`], [`Error::TooManyLicences`],
		///   [`Error::Overflow`].
		/// # Events
		/// [`Event::LicenceOffered`].
		#[pallet::call_index(0)]
		pub fn license_custodian(
			origin: OriginFor<T>,
			network: ScopeId,
			account: T::AccountId,
			terms: Box<TermsOf<T>>,
		) -> DispatchResult {
			let decider = Self::ensure_decides(origin, network, DecisionClass::Critical)?;
			Self::do_license_custodian(&decider, network, account, *terms)
		}

		/// Takes an offered licence back, declines it, or notes that it has lapsed.
		///
		/// A decision of the network, of class `Significant`; or signed by the account to which it is
		/// offered, or by anybody once it has lapsed.
		/// # Errors
		/// - [`Error::OfferNotFound`].
		/// - [`Error::NotExpired`]: the signer can only note that it has lapsed.
		/// # Events
		/// [`Event::OfferCancelled`].
		#[pallet::call_index(1)]
		pub fn cancel_offer(
			origin: OriginFor<T>,
			network: ScopeId,
			account: T::AccountId,
		) -> DispatchResult {
			let (who, decides) = Self::signer_or_decision(origin, network)?;
			Self::do_cancel_offer(who, decides, network, account)
		}

		/// Accepts an offered licence, deposits the bond, and creates the asset.
		///
		/// Signed, by the account to which it is offered. It costs [`Config::LicencePrice`], what the
		/// name of an asset costs, and the least that an account can have, for the pot of the asset.
		/// # Parameters
		/// - `terms`: exactly those that are offered, so that a wallet shows what is signed.
		/// # Errors
		/// - [`Error::OfferNotFound`], [`Error::TermsNotOffered`], [`Error::TooEarly`],
		///   [`Error::ScopeNotOpen`], [`Error::AssetNotAccepted`], [`Error::PotNotOpen`],
		///   [`Error::AlreadyLicensed`], [`Error::AlreadyDefaulted`], [`Error::TooManyLicences`],
		///   [`Error::Overflow`].
		/// - [`Error::TooLate`]: it has lapsed.
		/// - that of a transfer if the price or the bond cannot be paid.
		/// # Events
		/// [`Event::RecordPaid`], [`Event::PotOpened`], [`Event::LicenceAccepted`].
		#[pallet::call_index(2)]
		pub fn accept_licence(
			origin: OriginFor<T>,
			network: ScopeId,
			terms: Box<TermsOf<T>>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_accept_licence(who, network, &terms)
		}

		/// Decides on the limit of a custodian.
		///
		/// A decision of the network. To raise it is of class `Critical`, and holds from
		/// [`EFFECTIVE_DAYS`] later on. To lower it is of class `Significant`, and holds at once:
		/// above it nothing more is issued. Each decision replaces one that does not hold yet.
		/// # Errors
		/// - [`Error::IssuerNotFound`], [`Error::NotLicensed`], [`Error::Overflow`].
		/// - [`Error::ScopeNotOpen`]: to raise it.
		/// - [`Error::NotForOneself`]: the custodian alone cannot raise it.
		/// # Events
		/// [`Event::LimitSet`].
		#[pallet::call_index(3)]
		pub fn set_limit(
			origin: OriginFor<T>,
			custodian: CustodianId,
			#[pallet::compact] limit: Balance,
		) -> DispatchResult {
			let record = Self::existing(custodian)?;
			let class = Self::class_of_limit(&record, limit);
			let decider = Self::ensure_decides(origin, record.network, class)?;
			Self::do_set_limit(&decider, custodian, record, limit)
		}

		/// Gives notice of a licence: [`NOTICE_DAYS`] later nothing is issued any more.
		///
		/// A decision of the network, of class `Significant`; or signed by the custodian. Units are
		/// redeemed as before.
		/// # Errors
		/// - [`Error::IssuerNotFound`], [`Error::NotLicensed`], [`Error::AlreadyNoticed`],
		///   [`Error::Overflow`].
		/// - [`Error::NotLicensee`]: the signer decides for neither side.
		/// # Events
		/// [`Event::NoticeGiven`].
		#[pallet::call_index(4)]
		pub fn give_notice(origin: OriginFor<T>, custodian: CustodianId) -> DispatchResult {
			let record = Self::existing(custodian)?;
			let (who, decides) = Self::signer_or_decision(origin, record.network)?;
			Self::do_give_notice(who, decides, custodian, record)
		}

		/// Ends a licence of which nothing is left that somebody can redeem.
		///
		/// Signed, by anybody, after the notice, or in default. Less than the least that can be redeemed
		/// does not keep a licence from ending, because pots of this chain stand on single units that
		/// nobody has.
		/// # Errors
		/// - [`Error::IssuerNotFound`], [`Error::UnitsOutstanding`], [`Error::Overflow`].
		/// - [`Error::NotExpired`]: no notice was given, or its time is not over.
		/// - [`Error::NotLicensed`]: it ended already.
		/// # Events
		/// [`Event::UnitsGivenUp`] if there are such; [`Event::LicenceEnded`].
		#[pallet::call_index(5)]
		pub fn end_licence(origin: OriginFor<T>, custodian: CustodianId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_end_licence(custodian)
		}

		/// Adds to the bond of the signer's licence.
		///
		/// Signed, by the custodian.
		/// # Errors
		/// - [`Error::IssuerNotFound`], [`Error::NotLicensee`], [`Error::NotLicensed`],
		///   [`Error::AmountTooSmall`], [`Error::Overflow`].
		/// # Events
		/// [`Event::BondAdded`].
		#[pallet::call_index(10)]
		pub fn add_bond(
			origin: OriginFor<T>,
			custodian: CustodianId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_add_bond(&who, custodian, amount)
		}

		/// Withdraws what a bond has more than it needs.
		///
		/// Signed, by the custodian. It needs what the licence asks for, and what covers all that is
		/// outstanding or can be by the limit.
		/// # Errors
		/// - [`Error::IssuerNotFound`], [`Error::NotLicensee`], [`Error::NotLicensed`],
		///   [`Error::AmountTooSmall`], [`Error::BondTooSmall`].
		/// # Events
		/// [`Event::BondWithdrawn`].
		#[pallet::call_index(11)]
		pub fn withdraw_bond(
			origin: OriginFor<T>,
			custodian: CustodianId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw_bond(&who, custodian, amount)
		}

		/// Returns the rest of the bond of a licence that ended [`RETURN_DAYS`] ago.
		///
		/// Signed, by anybody. It goes to the custodian.
		/// # Errors
		/// - [`Error::IssuerNotFound`], [`Error::NotExpired`].
		/// - [`Error::NotLicensed`]: it returned already.
		/// # Events
		/// [`Event::BondReturned`].
		#[pallet::call_index(12)]
		pub fn return_bond(origin: OriginFor<T>, custodian: CustodianId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_return_bond(custodian)
		}

		/// Issues units for money that the custodian received.
		///
		/// Signed, by the custodian. It costs [`Config::ReferencePrice`].
		/// # Parameters
		/// - `to`: an account, or an income of a scope, which is divided at once.
		/// - `bank_reference`: the salted hash that names the payment; each once for the signer, whatever
		///   licence it is issued under.
		/// - `evidence`: the salted hash of what shows it.
		/// # Errors
		/// - [`Error::IssuerNotFound`], [`Error::NotLicensee`], [`Error::NotLicensed`],
		///   [`Error::AmountTooSmall`], [`Error::InvalidPayee`], [`Error::AlreadyIssued`],
		///   [`Error::LimitExceeded`], [`Error::PotNotOpen`], [`Error::Overflow`].
		/// - [`Error::TooLate`]: notice was given, and its time is over.
		/// - those of an income, if it is one.
		/// # Events
		/// [`Event::UnitsGivenUp`] if there are such; [`Event::RecordPaid`], [`Event::UnitsIssued`].
		#[pallet::call_index(20)]
		#[pallet::weight(Pallet::<T>::issue_weight(to))]
		pub fn issue(
			origin: OriginFor<T>,
			custodian: CustodianId,
			to: Receiver<T::AccountId>,
			#[pallet::compact] amount: Balance,
			bank_reference: H256,
			evidence: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_issue(&who, custodian, to, amount, bank_reference, evidence)
		}

		/// Requests to be paid for units, which are held meanwhile.
		///
		/// Signed, by anybody who has them. Takes a deposit, which returns when the request ends.
		/// # Parameters
		/// - `payout`: the salted hash of where the money goes; the custodian is told it elsewhere.
		/// # Errors
		/// - [`Error::IssuerNotFound`], [`Error::NotLicensed`], [`Error::AmountTooSmall`],
		///   [`Error::TooManyRequests`], [`Error::Overflow`].
		/// - that of the transfer if the signer has fewer units, or of the deposit if it cannot be held.
		/// # Events
		/// [`Event::RedemptionRequested`].
		#[pallet::call_index(30)]
		pub fn redeem(
			origin: OriginFor<T>,
			custodian: CustodianId,
			#[pallet::compact] amount: Balance,
			payout: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_redeem(who, custodian, amount, payout)
		}

		/// Declines a request: its units and its deposit return.
		///
		/// Signed, by the custodian, within [`DECLINE_DAYS`] and before it had to pay, unless it
		/// acknowledged the payout. Where the holder has no room for the units the custodian makes it, by
		/// a deposit of the assets, which it takes back when they are gone.
		/// # Errors
		/// - [`Error::RequestNotFound`], [`Error::NotLicensee`], [`Error::NotLicensed`],
		///   [`Error::NotInRequestState`], [`Error::TooLate`].
		/// # Events
		/// [`Event::RequestDeclined`], [`Event::UnitsReturned`].
		#[pallet::call_index(31)]
		pub fn decline(origin: OriginFor<T>, request: RequestId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_decline(&who, request)
		}

		/// Acknowledges the payout of a request: the custodian will pay there.
		///
		/// Signed, by the custodian. Time to pay began with the request.
		/// # Errors
		/// - [`Error::RequestNotFound`], [`Error::NotLicensee`], [`Error::NotLicensed`],
		///   [`Error::NotInRequestState`].
		/// # Events
		/// [`Event::PayoutAcknowledged`].
		#[pallet::call_index(32)]
		pub fn acknowledge(origin: OriginFor<T>, request: RequestId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_acknowledge(&who, request)
		}

		/// Says that the custodian paid for a request.
		///
		/// Signed, by the custodian, after it acknowledged the payout; also late, as long as nobody put
		/// it in default.
		/// # Parameters
		/// - `evidence`: the salted hash of what shows it.
		/// # Errors
		/// - [`Error::RequestNotFound`], [`Error::NotLicensee`], [`Error::NotLicensed`],
		///   [`Error::NotInRequestState`], [`Error::Overflow`].
		/// # Events
		/// [`Event::RequestFulfilled`].
		#[pallet::call_index(33)]
		pub fn fulfil(origin: OriginFor<T>, request: RequestId, evidence: H256) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_fulfil(&who, request, evidence)
		}

		/// Confirms to have been paid: the units are burnt, and the deposit returns.
		///
		/// Signed, by the holder, also after it denied it. Can be sponsored.
		/// # Errors
		/// - [`Error::RequestNotFound`], [`Error::NotRequester`], [`Error::NotInRequestState`].
		/// # Events
		/// [`Event::RedemptionCompleted`].
		#[pallet::call_index(34)]
		#[pallet::weight(Pallet::<T>::sponsored(<T as Config>::WeightInfo::confirm()))]
		pub fn confirm(origin: OriginFor<T>, request: RequestId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_confirm(&who, request)
		}

		/// Denies to have been paid: the arbiter decides.
		///
		/// Signed, by the holder, within [`ANSWER_DAYS`]. Can be sponsored.
		/// # Parameters
		/// - `evidence`: the salted hash of what shows it.
		/// # Errors
		/// - [`Error::RequestNotFound`], [`Error::NotRequester`], [`Error::NotInRequestState`],
		///   [`Error::TooLate`], [`Error::Overflow`].
		/// # Events
		/// [`Event::RequestDenied`].
		#[pallet::call_index(35)]
		#[pallet::weight(Pallet::<T>::sponsored(<T as Config>::WeightInfo::deny()))]
		pub fn deny(origin: OriginFor<T>, request: RequestId, evidence: H256) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_deny(&who, request, evidence)
		}

		/// Burns the units of a request whose holder did not answer in time.
		///
		/// Signed, by anybody, [`ANSWER_DAYS`] after the custodian paid. The deposit returns.
		/// # Errors
		/// - [`Error::RequestNotFound`], [`Error::NotInRequestState`], [`Error::NotExpired`].
		/// # Events
		/// [`Event::RedemptionCompleted`].
		#[pallet::call_index(36)]
		pub fn burn_silent(origin: OriginFor<T>, request: RequestId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_burn_silent(request)
		}

		/// Decides whether the custodian paid for a request that the holder denies.
		///
		/// Signed, by the arbiter, within [`JUDGE_DAYS`]. If it paid, the units are burnt. If not,
		/// it still has to, while there is time; when its time is over it is in default, and the units
		/// return; where the holder has no room for them the arbiter makes it.
		/// # Errors
		/// - [`Error::RequestNotFound`], [`Error::NotArbiter`], [`Error::NotInRequestState`],
		///   [`Error::TooLate`].
		/// # Events
		/// [`Event::RequestJudged`]; [`Event::RedemptionCompleted`] if it paid, otherwise
		/// [`Event::CustodianDefaulted`] and [`Event::UnitsReturned`] if its time is over.
		#[pallet::call_index(37)]
		pub fn judge(origin: OriginFor<T>, request: RequestId, paid: bool) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_judge(&who, request, paid)
		}

		/// Returns the units of a request that the arbiter did not decide in time, or that ended because
		/// the custodian is in default.
		///
		/// Signed, by anybody, who makes room for the units where the holder has none. The deposit
		/// returns, too.
		/// # Errors
		/// - [`Error::RequestNotFound`], [`Error::NotExpired`].
		/// - [`Error::NotInRequestState`]: the custodian is not in default, or says that it paid.
		/// # Events
		/// [`Event::UnitsReturned`].
		#[pallet::call_index(38)]
		pub fn return_units(origin: OriginFor<T>, request: RequestId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_return_units(&who, request)
		}

		/// Puts a custodian in default that did not pay for a request in time.
		///
		/// Signed, by anybody. It is for ever: nothing is issued any more, and the account is never
		/// licensed again. The bond is for whoever burns units, as far as it covers them.
		/// # Errors
		/// - [`Error::RequestNotFound`], [`Error::NotLicensed`], [`Error::NotExpired`].
		/// - [`Error::NotInRequestState`]: the custodian says that it paid.
		/// # Events
		/// [`Event::UnitsGivenUp`] if there are such; [`Event::CustodianDefaulted`].
		#[pallet::call_index(40)]
		pub fn default_on(origin: OriginFor<T>, request: RequestId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_default_on(request)
		}

		/// Burns units of a custodian in default for a part of its bond.
		///
		/// Signed, by anybody who has them. The bond pays in proportion to all that is outstanding; what
		/// it does not pay stays owed to the signer by name.
		/// # Errors
		/// - [`Error::IssuerNotFound`], [`Error::NotDefaulted`], [`Error::AmountTooSmall`],
		///   [`Error::Overflow`].
		/// - that of the assets if the signer has fewer units, or cannot take the bond's asset.
		/// # Events
		/// [`Event::UnitsGivenUp`] if there are such; [`Event::UnitsBurnt`].
		#[pallet::call_index(41)]
		pub fn burn(
			origin: OriginFor<T>,
			custodian: CustodianId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_burn(&who, custodian, amount)
		}

		/// Confirms to have got some of what a custodian in default owes the signer by name.
		///
		/// Signed, by the holder to whom it is owed.
		/// # Errors
		/// - [`Error::IssuerNotFound`], [`Error::AmountTooSmall`], [`Error::NothingOwed`].
		/// # Events
		/// [`Event::DebtConfirmed`].
		#[pallet::call_index(42)]
		pub fn confirm_owed(
			origin: OriginFor<T>,
			custodian: CustodianId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_confirm_owed(who, custodian, amount)
		}

		/// Opens the pot of an asset, so that bonds can be deposited in it, and pays its endowment.
		///
		/// Signed, by anybody. The least that an account can have of the native token and of the
		/// asset moves there for good.
		/// # Errors
		/// - [`Error::ScopeNotFound`], [`Error::AssetNotAccepted`], [`Error::PotAlreadyOpen`].
		/// # Events
		/// [`Event::PotOpened`].
		#[pallet::call_index(50)]
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
		/// A custodian; `None` if there is no such custodian.
		pub fn custodian(custodian: CustodianId) -> Option<CustodianViewOf<T>> {
			Self::view_custodian(custodian)
		}

		/// The custodians of a network whose licence has not ended, and their accounts.
		pub fn custodians_of(network: ScopeId) -> Vec<(CustodianId, T::AccountId)> {
			Licensed::<T>::get(network).into_inner()
		}

		/// The licence that a network offers an account.
		pub fn offer(network: ScopeId, account: T::AccountId) -> Option<OfferOf<T>> {
			Offers::<T>::get(network, account)
		}

		/// A request whose units are held.
		pub fn request(request: RequestId) -> Option<RequestViewOf<T>> {
			Self::view_request(request)
		}

		/// The open requests of a holder to a custodian.
		pub fn requests_of(custodian: CustodianId, holder: T::AccountId) -> Vec<RequestId> {
			OpenRequests::<T>::get(custodian, holder).into_inner()
		}

		/// What a custodian in default owes a holder by name, in base units that it issued.
		pub fn owed(custodian: CustodianId, holder: T::AccountId) -> Balance {
			Owed::<T>::get(custodian, holder)
		}

		/// What burning so many units would do now; `None` if the custodian is not in default, or has
		/// issued fewer.
		pub fn burn_now(custodian: CustodianId, amount: Balance) -> Option<BurnView> {
			Self::view_burn(custodian, amount)
		}

		/// The account of an asset's pot, and whether it is open.
		pub fn pot(asset: T::AssetKind) -> (T::AccountId, bool) {
			let open = OpenPots::<T>::contains_key(&asset);
			(Self::pot_account(&asset), open)
		}
	}
}
