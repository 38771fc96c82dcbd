// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # Settlement
//! Contracts by which a scope is paid: a standing share of another scope's incomes, which is taken by
//! itself, or a licence fee on what somebody declares.
//!
//! ## Terminology
//! - **Contract**: what a **payer** (a scope of this chain or any account) gives a **payee** (a scope),
//!   signed by both ([`Terms`]). Terms never change: another contract can supersede one.
//! - **Standing share**: a rate of the payer's gross income, taken inside the division of each income,
//!   to the payee's inbox.
//! - **Licence**: a fee on declared uses of a commons. The payer declares a **base**, period by period,
//!   in parts if it likes, and **closes** a period with its whole base.
//! - **Ceiling**: what completes a contract, in up to four assets that both sides hold to be worth the
//!   same. Progress is the sum of paid / ceiling.
//! - **Credit**: what a correction downwards leaves. It pays at most half of each later due, and never
//!   comes back as money.
//! - **Payment at a bank**: what the payer of a licence paid outside the chain, as both declare. It counts
//!   as a payment in an asset whose terms name the currency, and moves nothing.
//! - **Standing** of a party with a licensor ([`Status`](ovn_math::settlement::standing::Status)): free
//!   of charge, licensed, contested or in breach. Equipment and commons can ask for it.
//!
//! ## Life cycle
//! 1. A side offers a contract ([`Pallet::offer`]) and holds a deposit; the other signs the same terms
//!    ([`Pallet::accept`]). A scope signs by decision, an account by its signature. Before that each
//!    side can take it off the table ([`Pallet::withdraw_offer`]); what was not accepted in time
//!    lapses, and anybody removes it ([`Pallet::remove_offer`]).
//! 2. A share of a scope is in force after the notice of the scope's equation, so that those who have a
//!    claim on its income know before. A licence is in force at once.
//! 3. It ends by the notice that it names ([`Pallet::give_notice`]), at the time its terms name, when a
//!    later contract supersedes it, or when its ceiling is paid. What is due by then stays due.
//! 4. A licensee declares and pays ([`Pallet::declare`], [`Pallet::close_period`]), pays more for a
//!    period it corrects upwards ([`Pallet::amend`]), and asks for credit for one of its last two periods
//!    ([`Pallet::request_credit`], [`Pallet::decide_credit`]).
//! 5. A period that is not closed 30 days after its end can be flagged by anybody ([`Pallet::flag`]). If
//!    that is not cured in time the payer is in breach, until it closes the period. The payee can contest
//!    a closed base ([`Pallet::contest`]); the payer answers, pays what is claimed, or is marked.
//! 6. What was paid at a bank the payer declares ([`Pallet::declare_paid`]), and the payee confirms
//!    ([`Pallet::confirm_paid`]) or denies it ([`Pallet::deny_paid`]). What nobody answers in 30 days counts
//!    for neither side. What is confirmed stands against whoever confirmed it, by name, until it is brought
//!    into the payee's income ([`Pallet::divide_paid`]), or the payee gives it up
//!    ([`Pallet::drop_undivided`]): as long as too much stands so, nothing more is confirmed.
//!
//! ## What binds and what discharges
//! Nobody signs for a side who is a steward of the other. A suspended scope signs nothing, ends nothing
//! and contests nothing, and pays, declares and answers as before. What is owed can always be paid: what
//! cannot be recorded as an income of the payee now goes to its inbox in the same call.
//!
//! ## A story
//! A studio remixes a designer's lamp. They agree on 3 % of the studio's incomes, until 1,000 are paid.
//! Three sales of 10,000 pay 300 each, without a call; the fourth pays 100, and the contract is complete.
//! A company that is not on the chain sells the lamp, too: it declares 10,000 for its quarter, pays 200,
//! and closes the quarter. Later it finds that 2,000 of them were returned goods: the designer grants
//! it a credit of 40, and of the next 100 it pays 60. A third maker repairs lamps, and mends the drawings on
//! three weekends of the quarter: it declares, too, and pays nothing.
//!
//! ## The mathematics
//! [`ovn_math::settlement`]: `gross` takes shares off an income, `ceiling` completes contracts, `period`
//! says what is due of a base, `standing` who is free. This pallet reads what they need, stores what they
//! return, and moves the money.
//!
//! ## Costs and numbers
//! Each share of an income costs two reads and two writes, its inbox included; the list of a scope's
//! shares is one more read. Status takes one read. Call indices are grouped: from 0 contracts, 10
//! declarations and payments, 20 breach, 30 credit, 40 records, 50 payments at a bank.
//!
//! ## Requirements on the runtime
//! The pallet that divides incomes asks [`Pallet`] for the shares of each
//! ([`StandingShares`](ovn_primitives::traits::StandingShares)), and the pallet of contributions tells it
//! what was accepted ([`OnAccepted`](ovn_primitives::traits::OnAccepted)).

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

// The codec derived for events, errors and calls casts the index of a variant; a payment is named by so much.
#[allow(clippy::cast_possible_truncation, clippy::too_many_arguments)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use alloc::{boxed::Box, vec::Vec};
	use frame_support::{pallet_prelude::*, traits::fungibles};
	use frame_system::pallet_prelude::*;
	use ovn_primitives::{
		runtime::count_if,
		traits::{EnsureScope, Incomes, Membership, Notices, Scopes, StewardPowers},
		Balance, ContractId, DecisionClass, Party, Purse, ScopeId,
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

		/// Scopes, the assets they accept, and their purses.
		#[pallet::no_default]
		type Scopes: Scopes<Self::AccountId, AssetKind = Self::AssetKind>;

		/// Who is a steward of a scope.
		#[pallet::no_default]
		type Membership: Membership<Self::AccountId>;

		/// Whom the stewards of a scope bind.
		type StewardPowers: StewardPowers;

		/// Records what a contract pays as income.
		#[pallet::no_default]
		type Incomes: Incomes<Self::AccountId, Self::AssetKind> + Notices<BlockNumberFor<Self>>;

		/// Names an asset, the native token included.
		#[pallet::no_default]
		type AssetKind: Parameter + MaxEncodedLen + Ord;

		/// The name of the native token.
		#[pallet::no_default]
		type NativeAsset: Get<Self::AssetKind>;

		/// Moves money of all assets.
		#[pallet::no_default]
		type Money: fungibles::Mutate<Self::AccountId, AssetId = Self::AssetKind, Balance = Balance>;

		/// Holds deposits.
		#[pallet::no_default]
		type MoneyHold: fungibles::MutateHold<
			Self::AccountId,
			AssetId = Self::AssetKind,
			Balance = Balance,
			Reason = Self::RuntimeHoldReason,
		>;

		/// How many blocks a day has; at least 1.
		#[pallet::constant]
		#[pallet::no_default_bounds]
		type BlocksPerDay: Get<BlockNumberFor<Self>>;

		/// The deposit of an offer, in base units of the native token. When it is accepted the treasury
		/// of the payee's network gets it, for a contract that is never removed.
		#[pallet::constant]
		type OfferDeposit: Get<Balance>;

		/// The deposit of a declared payment at a bank, in base units of the native token. When it is
		/// confirmed the treasury of the payee's network gets it, for a reference that is kept for ever.
		#[pallet::constant]
		type BankDeposit: Get<Balance>;

		/// Within how many days a confirmed payment at a bank has to be divided before the payee confirms
		/// another; at least 1.
		#[pallet::constant]
		type DivideDays: Get<u32>;

		/// Within how many days after its end a period has to be closed; at least 1.
		#[pallet::constant]
		type GraceDays: Get<u32>;

		/// For how many days after it was closed a period can be contested; at least 1.
		#[pallet::constant]
		type ContestDays: Get<u32>;

		/// Within how many days the payer answers, and the payee after that says whether it still
		/// contests; and within how many the payee answers a declared payment. At least 1.
		#[pallet::constant]
		type AnswerDays: Get<u32>;

		/// Whether a brake stops one of the calls for which there is only so much time: no such time
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
		/// A new open scope, as deep in a network as can be, with an equation, whose treasury has
		/// 10^18 base units of the native token and more.
		fn scope() -> ScopeId;
		/// An asset, not the native token, that the scopes accept and incomes can be in. `owner`, and
		/// the treasury of the first scope, have 10^18 base units of it and more.
		fn asset(scopes: &[ScopeId], owner: &AccountId) -> AssetKind;
		/// Gives an account 10^18 base units of the native token and more.
		fn endow(who: &AccountId);
		/// Gives a scope stewards who are nobody else's.
		fn other_stewards(scope: ScopeId);
		/// A role of a scope that nobody holds.
		fn role(scope: ScopeId) -> ovn_primitives::RoleId;
	}

	/// Why this pallet holds money.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// For an offer that is not accepted yet. Held on the account of who offered.
		Offer,
		/// For a payment at a bank that is not answered yet. Held on the account of who declared it.
		BankPayment,
	}

	/// An account.
	pub type AccountIdOf<T> = <T as frame_system::Config>::AccountId;
	/// The terms of a contract.
	pub type TermsOf<T> = Terms<AccountIdOf<T>, <T as Config>::AssetKind, BlockNumberFor<T>>;
	/// A contract.
	pub type ContractOf<T> = Contract<AccountIdOf<T>, <T as Config>::AssetKind, BlockNumberFor<T>>;
	/// A contract, as a client shows it.
	pub type ContractViewOf<T> =
		ContractView<AccountIdOf<T>, <T as Config>::AssetKind, BlockNumberFor<T>>;
	/// A standing share of a scope.
	pub type ListedOf<T> = Listed<<T as Config>::AssetKind, BlockNumberFor<T>>;
	/// The account of contracts.
	pub type AccountOf<T> = Account<<T as Config>::AssetKind>;
	/// A period of a licence.
	pub type PeriodOf<T> = PeriodRecord<<T as Config>::AssetKind, BlockNumberFor<T>>;
	/// How a party stands with a licensor.
	pub type PairOf<T> = Pair<BlockNumberFor<T>>;
	/// A payment at a bank that waits for an answer.
	pub type BankPaymentOf<T> =
		BankPayment<AccountIdOf<T>, <T as Config>::AssetKind, BlockNumberFor<T>>;
	/// A confirmed payment that is not divided yet.
	pub type UndividedOf<T> =
		Undivided<AccountIdOf<T>, <T as Config>::AssetKind, BlockNumberFor<T>>;
	/// How a scope confirms payments at its bank.
	pub type BankRuleOf<T> = BankRule<<T as Config>::AssetKind>;
	/// The whole bases of a period, by asset.
	pub type BasesOf<T> = BoundedVec<(<T as Config>::AssetKind, Balance), ConstU32<MAX_ASSETS>>;

	/// The number of the next contract.
	#[pallet::storage]
	pub type NextContract<T> = StorageValue<_, ContractId, ValueQuery>;

	/// The contracts. An offer is removed if it is not accepted; a signed contract never is.
	#[pallet::storage]
	pub type Contracts<T: Config> = StorageMap<_, Twox64Concat, ContractId, ContractOf<T>>;

	/// The contracts of a payer: (payer, contract). So that clients find them.
	#[pallet::storage]
	pub type OfPayer<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, Party<T::AccountId>, Twox64Concat, ContractId, ()>;

	/// The contracts of a payee: (payee, contract). So that clients find them.
	#[pallet::storage]
	pub type OfPayee<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ScopeId, Twox64Concat, ContractId, ()>;

	/// The latest signed contract with a document: (payee, payer, hash of the document). Only one of
	/// them is in force at a time.
	#[pallet::storage]
	pub type Latest<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, ScopeId>,
			NMapKey<Blake2_128Concat, Party<T::AccountId>>,
			NMapKey<Blake2_128Concat, H256>,
		),
		ContractId,
	>;

	/// The standing shares of a scope that are in force or will be, the oldest first; also some that
	/// are not any more.
	///
	/// One item with all that an income needs but the accounts, so that an income reads it once.
	#[pallet::storage]
	pub type Standing<T: Config> = StorageMap<
		_,
		Twox64Concat,
		ScopeId,
		BoundedVec<ListedOf<T>, ConstU32<MAX_LISTED>>,
		ValueQuery,
	>;

	/// What was paid by contract: of the first of those that replaced each other.
	///
	/// Apart from [`Contracts`] because each payment writes it, and each income of which a share is taken.
	#[pallet::storage]
	pub type Accounts<T: Config> =
		StorageMap<_, Twox64Concat, ContractId, AccountOf<T>, ValueQuery>;

	/// What was declared: (contract, period). Removed when it can neither be corrected nor contested.
	#[pallet::storage]
	pub type Periods<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ContractId, Twox64Concat, u32, PeriodOf<T>>;

	/// How parties stand with licensors: (licensor, party).
	///
	/// One item, so that a rule of access reads it once.
	#[pallet::storage]
	pub type Pairs<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		ScopeId,
		Blake2_128Concat,
		Party<T::AccountId>,
		PairOf<T>,
		ValueQuery,
	>;

	/// How scopes confirm payments at their banks. Without a rule they confirm none.
	#[pallet::storage]
	pub type BankRules<T: Config> = StorageMap<_, Twox64Concat, ScopeId, BankRuleOf<T>>;

	/// The payments at a bank that wait for an answer: (contract, period).
	#[pallet::storage]
	pub type BankPayments<T: Config> =
		StorageDoubleMap<_, Twox64Concat, ContractId, Twox64Concat, u32, BankPaymentOf<T>>;

	/// What names payments at a bank that were declared and not denied, withdrawn or forgotten: (payee,
	/// payer, reference). Kept for ever once it is confirmed, so that no payment counts twice.
	#[pallet::storage]
	pub type BankReferences<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, ScopeId>,
			NMapKey<Blake2_128Concat, Party<T::AccountId>>,
			NMapKey<Blake2_128Concat, H256>,
		),
		(),
	>;

	/// The confirmed payments that a scope has not divided yet, the oldest first.
	#[pallet::storage]
	pub type ToDivide<T: Config> = StorageMap<
		_,
		Twox64Concat,
		ScopeId,
		BoundedVec<UndividedOf<T>, ConstU32<MAX_UNDIVIDED>>,
		ValueQuery,
	>;

	/// How many blocks a brake stopped calls for which there is only so much time, since the chain
	/// began.
	#[pallet::storage]
	pub type StoppedBlocks<T: Config> = StorageValue<_, BlockNumberFor<T>, ValueQuery>;

	/// What happened. Amounts are in base units. Fields whose name says what they are have no
	/// comment.
	#[allow(missing_docs)]
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A side offered a contract.
		ContractOffered {
			contract: ContractId,
			by: Side,
			/// What both sides sign.
			hash: H256,
			terms: Box<TermsOf<T>>,
		},
		/// An offer was withdrawn or declined. Its deposit returned.
		OfferWithdrawn { contract: ContractId, by: Side },
		/// An offer that nobody accepted in time was removed. Its deposit returned.
		OfferRemoved { contract: ContractId },
		/// The other side signed, too.
		ContractSigned {
			contract: ContractId,
			/// The first block in which it is in force.
			from: BlockNumberFor<T>,
			/// The first block in which it is not any more.
			until: Option<BlockNumberFor<T>>,
			/// The contract that it replaces. That one ends then, unless it ends before.
			supersedes: Option<ContractId>,
			/// The price of the record, which the treasury of the payee's network got.
			price: Balance,
		},
		/// It was decided when and why a contract ends.
		EndSet { contract: ContractId, until: BlockNumberFor<T>, why: Ending },
		/// All of the ceiling of a contract was paid.
		ContractCompleted { contract: ContractId },
		/// An income paid a standing share.
		SharePaid {
			contract: ContractId,
			asset: T::AssetKind,
			amount: Balance,
			/// What was paid in this asset in all.
			paid: Balance,
			/// What of the income was exempt.
			exempt: Balance,
			/// What is due of it and paid with the next income.
			owed: Balance,
		},
		/// The payer paid what a contract owes, apart from standing shares.
		ContractPaid {
			contract: ContractId,
			/// The period; `None`: towards the ceiling.
			period: Option<u32>,
			asset: T::AssetKind,
			amount: Balance,
			/// What was paid in this asset in all.
			paid: Balance,
			/// The reference with which it was recorded as an income of the payee.
			reference: H256,
			/// Whether it was recorded; otherwise it lies in the payee's inbox.
			recorded: bool,
		},
		/// What was declared for a period in an asset changed.
		BaseChanged {
			contract: ContractId,
			period: u32,
			asset: T::AssetKind,
			base: Balance,
			/// What was paid for it and netted against credit, in all.
			met: Balance,
			/// What credit paid of it now.
			netted: Balance,
			/// The credit now.
			credit: Balance,
			/// What the payer refers to: an invoice, a statement.
			evidence: H256,
		},
		/// A period was closed.
		PeriodClosed {
			contract: ContractId,
			period: u32,
			/// Whether it is free of charge, because the payer contributes or shares.
			free: bool,
		},
		/// What cannot be corrected or contested any more was removed.
		PeriodRemoved { contract: ContractId, period: u32 },
		/// The payer asked to lower the base of a period.
		CreditRequested {
			contract: ContractId,
			period: u32,
			asset: T::AssetKind,
			base: Balance,
			evidence: H256,
		},
		/// The payee declined that.
		CreditDeclined { contract: ContractId, period: u32 },
		/// A period was not closed in time.
		PeriodFlagged {
			contract: ContractId,
			period: u32,
			/// From which block on the payer is in breach, unless it closes the period.
			breach_from: BlockNumberFor<T>,
			by: T::AccountId,
		},
		/// The payee claims that the base of a period was higher.
		BaseContested {
			contract: ContractId,
			period: u32,
			asset: T::AssetKind,
			base: Balance,
			evidence: H256,
		},
		/// The payer answered.
		ContestAnswered { contract: ContractId, period: u32, evidence: H256 },
		/// The payer paid what was claimed, or the payee no longer claims it.
		ContestSettled { contract: ContractId, period: u32 },
		/// A scope decided how it confirms payments at its bank.
		BankRuleSet { scope: ScopeId, rule: Option<BankRuleOf<T>> },
		/// The payer declared a payment at a bank.
		BankPaymentDeclared {
			contract: ContractId,
			period: u32,
			asset: T::AssetKind,
			/// The part of the base that it is for.
			base: Balance,
			amount: Balance,
			reference: H256,
			evidence: H256,
		},
		/// The payee confirmed it.
		BankPaymentConfirmed {
			contract: ContractId,
			period: u32,
			asset: T::AssetKind,
			amount: Balance,
			/// What of it pays what is due.
			paid: Balance,
			/// What of it is credit.
			credit: Balance,
			reference: H256,
			/// Who confirmed it alone, and is to bring it into the income of the payee.
			confirmer: Option<T::AccountId>,
		},
		/// The payee has not received it.
		BankPaymentDenied { contract: ContractId, period: u32, evidence: H256 },
		/// The payer withdrew its declaration, or nobody answered it in time.
		BankPaymentRemoved { contract: ContractId, period: u32 },
		/// A confirmed payment was brought into the income of the payee.
		BankPaymentDivided {
			contract: ContractId,
			reference: H256,
			asset: T::AssetKind,
			amount: Balance,
			by: T::AccountId,
			/// Whether it is an income; otherwise it is in the payee's inbox.
			recorded: bool,
		},
		/// The payee gave up that a confirmed payment is brought into its income.
		UndividedDropped {
			contract: ContractId,
			reference: H256,
			asset: T::AssetKind,
			amount: Balance,
			confirmer: Option<T::AccountId>,
		},
	}

	/// Why a call was rejected.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such scope.
		ScopeNotFound,
		/// The scope is closed for ever, or there is no such scope.
		ScopeNotOpen,
		/// There is no such contract or offer.
		ContractNotFound,
		/// The signer is not that side of the contract: sign with its account, or let the scope decide.
		NotParty,
		/// Who signs alone for one side is a steward of the other, or is the other: somebody else has to
		/// sign, or a vote.
		NotIndependent,
		/// The scope above named the stewards of the payer, because nobody votes there any more: they bind
		/// it to pay nobody. Its voters do, once there are any again.
		ScopeRevived,
		/// A scope gives nothing to itself: name another payee.
		SelfContract,
		/// The scope has no equation: it must decide on one first.
		EquationNotFound,
		/// A standing share is taken of the incomes of a scope: agree with others on a licence.
		NotScope,
		/// A rate is 0 for a share, or above a fifth.
		InvalidRate,
		/// There is no asset, one is named twice, a ceiling is 0, or only some assets have one.
		InvalidAssets,
		/// A class is exempt that cannot be (only grants, donations and sponsorships can), an asset is
		/// not in the list, or one is exempt twice.
		InvalidExemption,
		/// A period, a notice, the days to cure or the days of who is free are out of bounds.
		InvalidPeriod,
		/// The contract would end before it begins, or the offer is valid for too short or too long.
		InvalidDuration,
		/// The scope does not accept the asset: it takes a decision to accept it. For what is new no scope
		/// accepts one whose custodian is in default.
		AssetNotAccepted,
		/// The contract does not name the asset, or the payer owes a share of its incomes and that
		/// contract does not name it: pay in another, or agree on a contract that supersedes it.
		AssetNotNamed,
		/// A contract that supersedes another must name all assets in which that was paid.
		AssetLeftOut,
		/// More was paid than the ceiling allows.
		AboveCeiling,
		/// The contract has no ceiling.
		CeilingNotFound,
		/// Shares of a scope take at most a fifth of its incomes together, and there are at most eight:
		/// the view `room` says what is left.
		TooManyShares,
		/// There are as many offers and contracts of these two as there can be, or as many flags or
		/// contests: close or withdraw one of them first.
		TooManyContracts,
		/// A contract of these two with this document is in force or will be: supersede that. If it ended
		/// before it began and was to supersede another, wait until it would have begun.
		AlreadyInForce,
		/// The contract to be superseded is not of the same payer, payee and kind, is not in force and will
		/// not be, or another supersedes it: name that.
		InvalidSuperseded,
		/// The terms are not those that were offered: look at the offer again.
		TermsDiffer,
		/// The offer has expired: ask for a new one.
		OfferExpired,
		/// The offer can still be accepted: a side can withdraw it.
		NotLapsed,
		/// The offer was accepted: it is a contract now.
		AlreadyAgreed,
		/// The contract is not signed.
		NotSigned,
		/// The contract ends by then, or has ended.
		AlreadyOver,
		/// The contract is no licence.
		NotLicence,
		/// A scope says which of its purses pays, and an account names none.
		InvalidSource,
		/// That is more than significant decisions can still spend of this purse in a month: spend
		/// what the view `spendable_within_limit` says, or decide it as a critical matter.
		AboveSpendLimit,
		/// The period has not begun, is over and closed, or is not the next to be closed.
		PeriodNotOpen,
		/// The period has not ended: declare parts until then.
		TooEarly,
		/// The period is not closed, or was removed.
		PeriodNotClosed,
		/// More was declared in parts: close it with at least that, and ask for credit.
		BaseTooLow,
		/// The base is not higher than what was declared.
		BaseNotHigher,
		/// The base is not lower than what was declared.
		BaseNotLower,
		/// Only the last two closed periods are corrected downwards.
		NotCorrectable,
		/// The payer did not ask for this correction: decide on the one that the view `period` shows.
		CorrectionNotFound,
		/// The period was closed in time, or there is still time.
		NotLate,
		/// The period is flagged as overdue already.
		AlreadyOverdue,
		/// The time to contest the period has passed.
		TooLate,
		/// The payee contests the period already.
		AlreadyContested,
		/// The payee does not contest the period.
		NotContested,
		/// The payer answered already, or the time for it has passed.
		AlreadyAnswered,
		/// It can still be corrected or contested.
		StillNeeded,
		/// A currency is not three capital letters of ASCII, or a share names one: name none there.
		InvalidCurrency,
		/// The scope has no such role, or does not grant it any more.
		RoleNotFound,
		/// The contract does not say in which currency payments at a bank count as ones in this asset: pay in
		/// the asset itself.
		NotPaidAtBank,
		/// The payee has no rule by which it confirms payments at a bank in this asset: pay in the asset itself,
		/// or let the payee decide on a rule.
		BankRuleNotFound,
		/// A payment at a bank is declared for this period and not answered: wait for the answer, or withdraw
		/// it.
		BankPaymentOpen,
		/// No such payment at a bank waits for an answer or to be divided.
		BankPaymentNotFound,
		/// The declared payment has another amount or reference: look at it again.
		BankPaymentDiffers,
		/// The payee can still answer: only the payer withdraws the declaration before that time is over.
		BankPaymentWaits,
		/// Nobody answered in time, so that it counts for neither side: let the payer declare it again.
		BankPaymentExpired,
		/// The payer has declared a payment of this reference to the payee: each payment has its own.
		ReferenceUsed,
		/// With this the payee would have confirmed more than its rule lets it leave undivided, or more than
		/// eight payments, or something waits for too long: let that be divided first.
		TooMuchUndivided,
		/// The amount is 0.
		ZeroAmount,
		/// The purse has no open pot for the asset: anybody can open it.
		PurseNotOpen,
		/// A number would exceed what its type can hold.
		Overflow,
		/// Records do not fit together. Nothing that a signer gives causes this: report it.
		Inconsistent,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			let count = || {
				StoppedBlocks::<T>::mutate(|blocks| *blocks = blocks.saturating_add(One::one()));
			};
			let weight = T::DbWeight::get();
			T::StoppedWeight::get().saturating_add(count_if(T::Stopped::get(), weight, count))
		}

		fn integrity_test() {
			Self::check_constants();
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	// From 0 contracts, 10 declarations and payments, 20 breach, 30 credit, 40 records.
	#[pallet::call(weight(<T as Config>::WeightInfo))]
	impl<T: Config> Pallet<T> {
		/// Offers a contract: signed by an account, or a significant decision of a scope.
		///
		/// Either side offers, and the other accepts the same terms. A deposit is held on the account of
		/// who offers: of whoever decides alone for a scope, or else its treasury. It returns if the
		/// offer is withdrawn or lapses; if it is accepted it pays for the record.
		/// # Parameters
		/// - `side`: the one that offers.
		/// - `terms`: valid for 7 to 90 days.
		/// # Errors
		/// - [`Error::NotParty`], `BadOrigin`, [`Error::NotIndependent`], [`Error::ScopeRevived`],
		///   [`Error::SelfContract`], [`Error::ScopeNotFound`], [`Error::ScopeNotOpen`], [`Error::EquationNotFound`].
		/// - [`Error::NotScope`], [`Error::InvalidRate`], [`Error::InvalidAssets`],
		///   [`Error::InvalidExemption`], [`Error::InvalidPeriod`], [`Error::InvalidDuration`],
		///   [`Error::AssetNotAccepted`].
		/// - [`Error::InvalidSuperseded`], [`Error::TooManyContracts`], or an error of the token if the
		///   deposit cannot be paid.
		/// # Events
		/// [`Event::ContractOffered`].
		#[pallet::call_index(0)]
		pub fn offer(origin: OriginFor<T>, side: Side, terms: Box<TermsOf<T>>) -> DispatchResult {
			let signer = Self::ensure_binds(origin, &terms, side)?;
			Self::do_offer(signer, side, *terms)
		}

		/// Signs an offered contract: the other side, by an account's signature or a significant decision
		/// of a scope.
		///
		/// A standing share is in force after the notice of the payer's equation, and not before those of
		/// the payer that were signed earlier. A licence is in force at once, or a block later if it
		/// supersedes one of whose period that begins now a part was declared. The superseded one ends
		/// when this one begins, unless it ends before.
		/// # Parameters
		/// - `terms`: as they were offered, so that whoever signs sees them.
		/// # Errors
		/// - [`Error::ContractNotFound`], [`Error::AlreadyAgreed`], [`Error::TermsDiffer`],
		///   [`Error::OfferExpired`], [`Error::NotParty`], `BadOrigin`, [`Error::NotIndependent`],
		///   [`Error::ScopeRevived`].
		/// - [`Error::ScopeNotOpen`], [`Error::EquationNotFound`], [`Error::AssetNotAccepted`],
		///   [`Error::AlreadyInForce`], [`Error::InvalidSuperseded`], [`Error::AssetLeftOut`],
		///   [`Error::AboveCeiling`], [`Error::TooManyShares`], [`Error::InvalidDuration`], [`Error::PurseNotOpen`].
		/// # Events
		/// [`Event::ContractSigned`]; [`Event::EndSet`] of the superseded one, unless it ends before.
		#[pallet::call_index(1)]
		pub fn accept(
			origin: OriginFor<T>,
			contract: ContractId,
			terms: Box<TermsOf<T>>,
		) -> DispatchResult {
			let (terms, (record, by)) = (*terms, Self::offered(contract)?);
			ensure!(record.terms == terms, Error::<T>::TermsDiffer);
			let signer = Self::ensure_binds(origin, &record.terms, by.other())?;
			Self::do_accept(signer, contract, record, by)
		}

		/// Takes an offer off the table: the side that offered withdraws it, or the other declines. A
		/// standard decision of a scope.
		///
		/// # Errors
		/// [`Error::ContractNotFound`], [`Error::AlreadyAgreed`], [`Error::NotParty`], `BadOrigin`.
		/// # Events
		/// [`Event::OfferWithdrawn`].
		#[pallet::call_index(2)]
		pub fn withdraw_offer(
			origin: OriginFor<T>,
			contract: ContractId,
			side: Side,
		) -> DispatchResult {
			let (record, _) = Self::offered(contract)?;
			let party = Self::party(&record.terms, side);
			Self::ensure_party(origin, &party, DecisionClass::Standard)?;
			Self::remove(contract, &record)?;
			Self::deposit_event(Event::OfferWithdrawn { contract, by: side });
			Ok(())
		}

		/// Removes an offer that was not accepted in time. Signed, by anybody.
		///
		/// # Errors
		/// [`Error::ContractNotFound`], [`Error::AlreadyAgreed`], [`Error::NotLapsed`].
		/// # Events
		/// [`Event::OfferRemoved`].
		#[pallet::call_index(3)]
		pub fn remove_offer(origin: OriginFor<T>, contract: ContractId) -> DispatchResult {
			ensure_signed(origin)?;
			let (record, _) = Self::offered(contract)?;
			ensure!(!Self::can_be_accepted(&record.terms), Error::<T>::NotLapsed);
			Self::remove(contract, &record)?;
			Self::deposit_event(Event::OfferRemoved { contract });
			Ok(())
		}

		/// Ends a contract by its notice: either side, by an account's signature or a significant decision
		/// of a scope.
		///
		/// What is due when it ends stays due, and the last period of a licence is closed as others are. If
		/// a part of a period that begins now was declared, the contract ends a block later.
		/// # Errors
		/// [`Error::ContractNotFound`], [`Error::NotSigned`], [`Error::NotParty`], `BadOrigin`,
		/// [`Error::AlreadyOver`].
		/// # Events
		/// [`Event::EndSet`].
		#[pallet::call_index(4)]
		pub fn give_notice(
			origin: OriginFor<T>,
			contract: ContractId,
			side: Side,
		) -> DispatchResult {
			let record = Self::signed(contract)?;
			let party = Self::party(&record.terms, side);
			Self::ensure_party(origin, &party, DecisionClass::Significant)?;
			Self::do_give_notice(contract, record, side)
		}

		/// Declares a part of the base of a period of a licence, and pays what is due of it.
		///
		/// By the payer: its signature, or a decision of the scope of the class that spending the amount
		/// takes. Parts come at any time until the period is closed.
		/// # Parameters
		/// - `period`: the present one, or one before that is not closed; from 0 on.
		/// - `base`: the part, in base units.
		/// - `purse`: of a scope the one that pays; of an account none.
		/// - `evidence`: the salted hash of a statement; zeros if there is none.
		/// # Errors
		/// - [`Error::ContractNotFound`], [`Error::NotSigned`], [`Error::NotLicence`],
		///   [`Error::NotParty`], `BadOrigin`, [`Error::InvalidSource`], [`Error::AboveSpendLimit`].
		/// - [`Error::PeriodNotOpen`], [`Error::AssetNotNamed`], [`Error::Overflow`], or an error of the
		///   asset if the payer cannot pay.
		/// # Events
		/// [`Event::BaseChanged`], [`Event::ContractPaid`], [`Event::ContractCompleted`].
		#[pallet::call_index(10)]
		#[pallet::weight(Pallet::<T>::paying(T::WeightInfo::declare(), 1))]
		pub fn declare(
			origin: OriginFor<T>,
			contract: ContractId,
			period: u32,
			asset: T::AssetKind,
			#[pallet::compact] base: Balance,
			purse: Option<Purse>,
			evidence: H256,
		) -> DispatchResult {
			Self::do_declare(origin, contract, period, (asset, base), purse, evidence)
		}

		/// Closes the next period of a licence after its end, names its whole base, and pays what is still
		/// due of it. By the payer, as [`Pallet::declare`].
		///
		/// A period is free of charge if the payer contributed on enough days before its end, or shares
		/// its incomes with the payee and is not in breach. What was paid for it then becomes credit.
		/// Cures a flag.
		/// # Parameters
		/// - `period`: the first that is not closed.
		/// - `bases`: the whole base in each asset, parts included; none if there were no uses.
		/// # Errors
		/// - As [`Pallet::declare`].
		/// - [`Error::TooEarly`], [`Error::BaseTooLow`].
		/// - [`Error::InvalidAssets`]: an asset is named twice, or one of a part is left out.
		/// # Events
		/// [`Event::PeriodClosed`]; [`Event::BaseChanged`] and [`Event::ContractPaid`] for each asset.
		#[pallet::call_index(11)]
		#[pallet::weight(Pallet::<T>::paying(
			T::WeightInfo::close_period(bases.len() as u32), bases.len() as u32
		))]
		pub fn close_period(
			origin: OriginFor<T>,
			contract: ContractId,
			period: u32,
			bases: BasesOf<T>,
			purse: Option<Purse>,
			evidence: H256,
		) -> DispatchResult {
			Self::do_close(origin, contract, period, bases, purse, evidence)
		}

		/// Corrects the base of a closed period upwards and pays the difference. By the payer, as
		/// [`Pallet::declare`].
		///
		/// A base of at least what the payee claims settles the contest.
		/// # Parameters
		/// - `base`: the whole base in this asset.
		/// # Errors
		/// As [`Pallet::declare`]; [`Error::PeriodNotClosed`], [`Error::BaseNotHigher`].
		/// # Events
		/// [`Event::BaseChanged`], [`Event::ContractPaid`], [`Event::ContestSettled`].
		#[pallet::call_index(12)]
		#[pallet::weight(Pallet::<T>::paying(T::WeightInfo::amend(), 1))]
		pub fn amend(
			origin: OriginFor<T>,
			contract: ContractId,
			period: u32,
			asset: T::AssetKind,
			#[pallet::compact] base: Balance,
			purse: Option<Purse>,
			evidence: H256,
		) -> DispatchResult {
			Self::do_amend(origin, contract, period, (asset, base), purse, evidence)
		}

		/// Pays towards the ceiling of a contract, at most what it leaves. By the payer, as
		/// [`Pallet::declare`], while the contract is signed and has not ended.
		///
		/// # Parameters
		/// - `amount`: in base units; what the ceiling does not take stays with the payer.
		/// # Errors
		/// As [`Pallet::declare`]; [`Error::CeilingNotFound`], [`Error::AlreadyOver`],
		/// [`Error::ZeroAmount`].
		/// # Events
		/// [`Event::ContractPaid`], [`Event::ContractCompleted`].
		#[pallet::call_index(13)]
		#[pallet::weight(Pallet::<T>::paying(T::WeightInfo::pay_ceiling(), 1))]
		pub fn pay_ceiling(
			origin: OriginFor<T>,
			contract: ContractId,
			asset: T::AssetKind,
			#[pallet::compact] amount: Balance,
			purse: Option<Purse>,
		) -> DispatchResult {
			Self::do_pay_ceiling(origin, contract, asset, amount, purse)
		}

		/// Flags the first period of a licence that was not closed in time. Signed, by anybody.
		///
		/// If the payer does not close it within the time that the terms name it is in breach until it
		/// does, whatever becomes of the contract.
		/// # Errors
		/// [`Error::ContractNotFound`], [`Error::NotSigned`], [`Error::NotLicence`],
		/// [`Error::AlreadyOverdue`], [`Error::NotLate`], [`Error::TooManyContracts`].
		/// # Events
		/// [`Event::PeriodFlagged`].
		#[pallet::call_index(20)]
		pub fn flag(origin: OriginFor<T>, contract: ContractId) -> DispatchResult {
			let by = ensure_signed(origin)?;
			Self::do_flag(by, contract)
		}

		/// Contests the base of a closed period. A significant decision of the payee.
		///
		/// The payer answers, or pays what is claimed; otherwise it is marked as contested, until the payee
		/// withdraws this or the payer pays.
		/// # Parameters
		/// - `base`: what the payee claims the whole base to be, in base units.
		/// - `evidence`: the salted hash of what shows it.
		/// # Errors
		/// [`Error::ContractNotFound`], [`Error::NotSigned`], [`Error::NotLicence`], `BadOrigin`,
		/// [`Error::PeriodNotClosed`], [`Error::TooLate`], [`Error::AlreadyContested`],
		/// [`Error::AssetNotNamed`], [`Error::BaseNotHigher`], [`Error::TooManyContracts`].
		/// # Events
		/// [`Event::BaseContested`].
		#[pallet::call_index(21)]
		pub fn contest(
			origin: OriginFor<T>,
			contract: ContractId,
			period: u32,
			asset: T::AssetKind,
			#[pallet::compact] base: Balance,
			evidence: H256,
		) -> DispatchResult {
			Self::do_contest(origin, contract, period, (asset, base), evidence)
		}

		/// Answers a contest, once: the payer, by its signature or a standard decision of the scope.
		///
		/// The payee then has as much time to withdraw it.
		/// # Errors
		/// [`Error::ContractNotFound`], [`Error::NotSigned`], [`Error::NotParty`], `BadOrigin`,
		/// [`Error::PeriodNotClosed`], [`Error::NotContested`], [`Error::AlreadyAnswered`].
		/// # Events
		/// [`Event::ContestAnswered`].
		#[pallet::call_index(22)]
		pub fn answer_contest(
			origin: OriginFor<T>,
			contract: ContractId,
			period: u32,
			evidence: H256,
		) -> DispatchResult {
			Self::do_answer(origin, contract, period, evidence)
		}

		/// Withdraws a contest, which removes the mark. A significant decision of the payee.
		///
		/// # Errors
		/// [`Error::ContractNotFound`], [`Error::NotSigned`], `BadOrigin`, [`Error::PeriodNotClosed`],
		/// [`Error::NotContested`].
		/// # Events
		/// [`Event::ContestSettled`].
		#[pallet::call_index(23)]
		pub fn withdraw_contest(
			origin: OriginFor<T>,
			contract: ContractId,
			period: u32,
		) -> DispatchResult {
			Self::do_withdraw_contest(origin, contract, period)
		}

		/// Asks to lower the base of one of the last two closed periods: the payer, by its signature or a
		/// standard decision of the scope.
		///
		/// It replaces what was asked for that period before.
		/// # Parameters
		/// - `base`: the whole base, in base units.
		/// # Errors
		/// [`Error::ContractNotFound`], [`Error::NotSigned`], [`Error::NotLicence`],
		/// [`Error::NotParty`], `BadOrigin`, [`Error::NotCorrectable`], [`Error::PeriodNotClosed`],
		/// [`Error::AssetNotNamed`], [`Error::BaseNotLower`].
		/// # Events
		/// [`Event::CreditRequested`].
		#[pallet::call_index(30)]
		pub fn request_credit(
			origin: OriginFor<T>,
			contract: ContractId,
			period: u32,
			asset: T::AssetKind,
			#[pallet::compact] base: Balance,
			evidence: H256,
		) -> DispatchResult {
			Self::do_request_credit(origin, contract, period, (asset, base), evidence)
		}

		/// Grants or declines credit. A standard decision of the payee.
		///
		/// What was paid beyond what is due of the lower base nets at most half of each later due of this
		/// contract and those that supersede it. No money comes back.
		/// # Parameters
		/// - `base`: as the payer asked for it.
		/// # Errors
		/// [`Error::ContractNotFound`], [`Error::NotSigned`], `BadOrigin`, [`Error::PeriodNotClosed`],
		/// [`Error::CorrectionNotFound`], [`Error::NotCorrectable`].
		/// # Events
		/// [`Event::BaseChanged`] or [`Event::CreditDeclined`].
		#[pallet::call_index(31)]
		pub fn decide_credit(
			origin: OriginFor<T>,
			contract: ContractId,
			period: u32,
			asset: T::AssetKind,
			#[pallet::compact] base: Balance,
			grant: bool,
		) -> DispatchResult {
			Self::do_decide_credit(origin, contract, period, (asset, base), grant)
		}

		/// Removes what was declared for a period that can neither be corrected nor contested any more.
		/// Signed, by anybody.
		///
		/// # Errors
		/// [`Error::ContractNotFound`], [`Error::PeriodNotClosed`], [`Error::StillNeeded`].
		/// # Events
		/// [`Event::PeriodRemoved`].
		#[pallet::call_index(40)]
		pub fn remove_period(
			origin: OriginFor<T>,
			contract: ContractId,
			period: u32,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_remove_period(contract, period)
		}

		/// Decides how a scope confirms payments at its bank. A significant decision of the scope.
		///
		/// # Parameters
		/// - `rule`: `None`: from now on it confirms none.
		/// # Errors
		/// [`Error::ScopeNotFound`], [`Error::ScopeNotOpen`], `BadOrigin`, [`Error::InvalidAssets`],
		/// [`Error::RoleNotFound`].
		/// # Events
		/// [`Event::BankRuleSet`].
		#[pallet::call_index(50)]
		pub fn set_bank_rule(
			origin: OriginFor<T>,
			scope: ScopeId,
			rule: Option<BankRuleOf<T>>,
		) -> DispatchResult {
			let scope_decides = Party::Scope(scope);
			Self::ensure_party(origin, &scope_decides, DecisionClass::Significant)?;
			Self::do_set_bank_rule(scope, rule)
		}

		/// Declares what was paid at a bank for a period of a licence: the payer, by an account's signature or
		/// a standard decision of a scope.
		///
		/// Moves nothing but a deposit, and counts once the payee confirms it. Of each period the first such
		/// declaration gives more time to close it, or to cure that it was not closed: as much as the payee
		/// has to answer.
		/// # Parameters
		/// - `base`: the part of the base that it is for; 0: it pays what is owed already.
		/// - `amount`: what was paid, in base units of the asset. What is not owed becomes credit.
		/// - `reference`: what names the payment and tells a stranger nothing, as BLAKE2-256 of
		///   "ovn:payment:1", the hash of the chain's first block, payer, payee, 16 random bytes that the
		///   invoice shows, what the bank calls the payment, amount, currency, and day.
		/// - `evidence`: the hash of a statement that is kept elsewhere.
		/// # Errors
		/// - [`Error::ContractNotFound`], [`Error::NotSigned`], [`Error::NotParty`], `BadOrigin`,
		///   [`Error::NotLicence`], [`Error::PeriodNotOpen`].
		/// - [`Error::AssetNotNamed`], [`Error::NotPaidAtBank`], [`Error::ZeroAmount`],
		///   [`Error::BankRuleNotFound`], [`Error::BankPaymentOpen`], [`Error::ReferenceUsed`], or an error
		///   of the token if the deposit cannot be paid.
		/// # Events
		/// [`Event::BankPaymentDeclared`].
		#[pallet::call_index(51)]
		pub fn declare_paid(
			origin: OriginFor<T>,
			contract: ContractId,
			period: u32,
			asset: T::AssetKind,
			#[pallet::compact] base: Balance,
			#[pallet::compact] amount: Balance,
			reference: H256,
			evidence: H256,
		) -> DispatchResult {
			let payment = (asset, base, amount, reference);
			Self::do_declare_paid(origin, contract, period, payment, evidence)
		}

		/// Confirms that a payment arrived at the bank of the payee: a holder of the role that its rule names,
		/// up to a sum, or a significant decision of the scope.
		///
		/// It counts as a payment in the asset. Whoever confirms alone is named until it is divided.
		/// # Parameters
		/// - `amount`, `reference`: as they were declared, so that whoever confirms sees them.
		/// # Errors
		/// - [`Error::ContractNotFound`], [`Error::BankPaymentNotFound`], [`Error::BankPaymentDiffers`],
		///   [`Error::BankRuleNotFound`].
		/// - `BadOrigin`, [`Error::NotIndependent`], that the scope is suspended,
		///   [`Error::BankPaymentExpired`], [`Error::TooMuchUndivided`], [`Error::PurseNotOpen`].
		/// # Events
		/// [`Event::BaseChanged`], [`Event::ContractCompleted`] if it was the last,
		/// [`Event::BankPaymentConfirmed`].
		#[pallet::call_index(52)]
		pub fn confirm_paid(
			origin: OriginFor<T>,
			contract: ContractId,
			period: u32,
			#[pallet::compact] amount: Balance,
			reference: H256,
		) -> DispatchResult {
			Self::do_confirm_paid(origin, contract, period, (amount, reference))
		}

		/// Denies that a payment arrived: a holder of the role that the payee's rule names, or a standard
		/// decision of the scope.
		///
		/// The deposit returns, and the payment can be declared again.
		/// # Errors
		/// [`Error::ContractNotFound`], [`Error::BankPaymentNotFound`], [`Error::BankPaymentDiffers`],
		/// `BadOrigin`, [`Error::NotIndependent`], that the scope is suspended.
		/// # Events
		/// [`Event::BankPaymentDenied`].
		#[pallet::call_index(53)]
		pub fn deny_paid(
			origin: OriginFor<T>,
			contract: ContractId,
			period: u32,
			reference: H256,
			evidence: H256,
		) -> DispatchResult {
			Self::do_deny_paid(origin, contract, period, reference, evidence)
		}

		/// Withdraws a declaration that is not answered: the payer, by an account's signature or a standard
		/// decision of a scope. The deposit returns.
		///
		/// # Errors
		/// [`Error::ContractNotFound`], [`Error::BankPaymentNotFound`], [`Error::NotParty`], `BadOrigin`.
		/// # Events
		/// [`Event::BankPaymentRemoved`].
		#[pallet::call_index(54)]
		pub fn withdraw_paid(
			origin: OriginFor<T>,
			contract: ContractId,
			period: u32,
		) -> DispatchResult {
			Self::do_withdraw_paid(origin, contract, period)
		}

		/// Removes a declaration that nobody answered in time. Signed, by anybody. The deposit returns.
		///
		/// # Errors
		/// [`Error::ContractNotFound`], [`Error::BankPaymentNotFound`], [`Error::BankPaymentWaits`].
		/// # Events
		/// [`Event::BankPaymentRemoved`].
		#[pallet::call_index(55)]
		pub fn remove_paid(
			origin: OriginFor<T>,
			contract: ContractId,
			period: u32,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_remove_paid(contract, period)
		}

		/// Brings a confirmed payment into the income of the payee. Signed, by anybody, who pays it; it is for
		/// whoever confirmed it to do that.
		///
		/// What cannot be recorded as an income now goes to the payee's inbox.
		/// # Errors
		/// [`Error::ContractNotFound`], [`Error::BankPaymentNotFound`], or an error of the asset if the
		/// signer cannot pay.
		/// # Events
		/// [`Event::BankPaymentDivided`], and those of the income or the inbox.
		#[pallet::call_index(56)]
		#[pallet::weight(Pallet::<T>::paying(T::WeightInfo::divide_paid(), 1))]
		pub fn divide_paid(
			origin: OriginFor<T>,
			contract: ContractId,
			reference: H256,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_divide_paid(who, contract, reference)
		}

		/// Gives up that a confirmed payment is brought into the payee's income. A significant decision of the
		/// payee, not of whoever confirmed it alone.
		///
		/// It stays counted for the payer.
		/// # Errors
		/// [`Error::ContractNotFound`], [`Error::BankPaymentNotFound`], `BadOrigin`,
		/// [`Error::NotIndependent`], that the scope is suspended.
		/// # Events
		/// [`Event::UndividedDropped`].
		#[pallet::call_index(57)]
		pub fn drop_undivided(
			origin: OriginFor<T>,
			contract: ContractId,
			reference: H256,
		) -> DispatchResult {
			Self::do_drop_undivided(origin, contract, reference)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// A contract, what was paid, what its ceiling leaves, and what is to be declared next.
		pub fn contract(contract: ContractId) -> Option<ContractViewOf<T>> {
			Self::view_contract(contract)
		}

		/// The contracts by which a party pays, offered and signed: at most 100, after the first `skip`.
		pub fn contracts_of_payer(payer: Party<T::AccountId>, skip: u32) -> Vec<ContractId> {
			Self::view_page(OfPayer::<T>::iter_key_prefix(payer), skip)
		}

		/// The contracts by which a scope is paid, offered and signed: at most 100, after the first
		/// `skip`.
		pub fn contracts_of_payee(payee: ScopeId, skip: u32) -> Vec<ContractId> {
			Self::view_page(OfPayee::<T>::iter_key_prefix(payee), skip)
		}

		/// What was declared for a period of a licence.
		pub fn period(contract: ContractId, period: u32) -> Option<PeriodOf<T>> {
			Periods::<T>::get(contract, period)
		}

		/// The payment at a bank that is declared for a period and not answered.
		pub fn bank_payment(contract: ContractId, period: u32) -> Option<BankPaymentOf<T>> {
			BankPayments::<T>::get(contract, period)
		}

		/// How a scope confirms payments at its bank.
		pub fn bank_rule(scope: ScopeId) -> Option<BankRuleOf<T>> {
			BankRules::<T>::get(scope)
		}

		/// The confirmed payments that a scope has not divided, the oldest first.
		pub fn undivided(scope: ScopeId) -> Vec<UndividedOf<T>> {
			ToDivide::<T>::get(scope).into_inner()
		}

		/// The standing shares of a scope that are in force or will be.
		pub fn shares(scope: ScopeId) -> Vec<ListedOf<T>> {
			Self::view_shares(scope)
		}

		/// The greatest rate that one more standing share of a scope can have if it is signed now, rounded
		/// down to a billionth; `None`: nothing more fits.
		pub fn room(scope: ScopeId) -> Option<ovn_math::Fraction> {
			Self::view_room(scope)
		}

		/// How a party stands with a licensor now, and why.
		pub fn standing(
			licensor: ScopeId,
			party: Party<T::AccountId>,
		) -> StandingView<BlockNumberFor<T>> {
			Self::view_standing(licensor, &party)
		}

		/// The status of a party with a licensor now.
		pub fn status(licensor: ScopeId, party: Party<T::AccountId>) -> Status {
			Self::status_of(licensor, &party)
		}

		/// What terms are signed as: the hash of the chain's genesis and the terms.
		pub fn terms_hash(terms: TermsOf<T>) -> H256 {
			Self::hash_of(&terms)
		}
	}
}
