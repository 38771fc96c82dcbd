// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is stored, and what calls and views exchange.

// The codec derived for an enum casts the index of a variant.
#![allow(clippy::cast_possible_truncation)]

use codec::{Decode, Encode};
use frame_support::{traits::ConstU32, BoundedVec};
pub use ovn_math::settlement::standing::{Days, Mark, Purpose, Status};
use ovn_math::settlement::{ceiling::MAX_ASSETS as MOST_ASSETS, gross::Kept, period};
use ovn_primitives::{ContractId, Currency, Document, IncomeClass, Party, Ratio, RoleId, ScopeId};
use scale_info::TypeInfo;
use sp_core::H256;

/// The greatest number of assets in which a contract is paid.
pub const MAX_ASSETS: u32 = 4;
/// The greatest number of offers and contracts in force between a payer and a scope.
pub const MAX_OF_PAIR: u32 = 8;
/// The greatest number of exemptions of a share: three classes in each asset.
pub const MAX_EXEMPTIONS: u32 = 12;
/// The greatest number of standing shares of a scope: those in force, and as many that replace them.
pub const MAX_LISTED: u32 = 16;
/// The longest notice of a contract, in days.
pub const MAX_NOTICE_DAYS: u16 = 365;
/// The shortest period of a licence, in days.
pub const MIN_PERIOD_DAYS: u16 = 30;
/// The longest period of a licence, in days.
pub const MAX_PERIOD_DAYS: u16 = 366;
/// The longest time within which a licensee cures that it did not declare, in days.
pub const MAX_CURE_DAYS: u16 = 365;
/// The greatest number of days that a licence asks of who uses it free of charge.
pub const MAX_ACCEPTED: u8 = 8;
/// The greatest number of confirmed payments of a scope that are not divided yet.
pub const MAX_UNDIVIDED: u32 = 8;
/// The shortest and the longest time within which an offer can be accepted, in days.
pub const OFFER_DAYS: (u16, u16) = (7, 90);

const _: () = assert!(MAX_ASSETS as usize == MOST_ASSETS, "a ceiling has as many assets");

/// One of the two sides of a contract.
#[frame_support::stored]
#[derive(Copy)]
pub enum Side {
	/// Who pays.
	Payer,
	/// The scope that is paid.
	Payee,
}

impl Side {
	/// The other side.
	#[must_use]
	pub const fn other(self) -> Self {
		match self {
			Self::Payer => Self::Payee,
			Self::Payee => Self::Payer,
		}
	}
}

/// An asset in which a contract is paid.
#[frame_support::stored]
pub struct AssetTerms<AssetKind> {
	/// The asset.
	pub asset: AssetKind,
	/// What completes the contract if it is paid in this asset alone, in base units. Both sides hold
	/// the ceilings of all assets to be worth the same; either all have one or none.
	pub ceiling: Option<u128>,
	/// Payments at a bank in this currency count as ones in the asset: what its decimals make a unit of
	/// it counts as a unit of the currency. `None`: none do. Of a licence only.
	pub currency: Option<Currency>,
}

/// The assets of a contract, each once.
pub type AssetList<AssetKind> = BoundedVec<AssetTerms<AssetKind>, ConstU32<MAX_ASSETS>>;

/// Income of which a share takes nothing.
#[frame_support::stored]
#[derive(Copy)]
pub struct Exemption {
	/// The class: a grant, a donation or a sponsorship.
	pub class: IncomeClass,
	/// The place of the asset in the contract's list, from 0 on.
	pub asset: u8,
	/// So much of a year, in base units. A year has 365 days and begins with the contract.
	pub a_year: u128,
}

/// The exemptions of a share, of each class and asset one.
pub type Exemptions = BoundedVec<Exemption, ConstU32<MAX_EXEMPTIONS>>;

/// A part of every income of a scope, taken by itself.
#[frame_support::stored]
pub struct ShareTerms {
	/// The part of the gross; at most a fifth, together with the other shares of the scope.
	pub rate: Ratio,
	/// What it takes nothing of.
	pub exempt: Exemptions,
}

/// Who uses a licence free of charge because it contributes to the licensor.
#[frame_support::stored]
#[derive(Copy)]
pub struct FreeFor {
	/// On so many days contributions were accepted that count as standing; 1 to [`MAX_ACCEPTED`].
	pub accepted: u8,
	/// Within so many days before the end of a period.
	pub within: u32,
}

/// A fee on declared uses of a commons.
#[frame_support::stored]
pub struct LicenceTerms {
	/// Whether the uses are commercial.
	pub purpose: Purpose,
	/// The part of what is declared; at most a fifth.
	pub rate: Ratio,
	/// How long a period is, in days: 30 to 366.
	pub period_days: u16,
	/// Who owes nothing; `None`: nobody by contributing.
	pub free_for: Option<FreeFor>,
	/// Within how many days what was flagged is cured; 1 to 365.
	pub cure_days: u16,
}

/// What a payer gives.
#[frame_support::stored]
pub enum Gives {
	/// A part of every income of a scope of this chain.
	Share(ShareTerms),
	/// A fee on what it declares, period by period.
	Licence(LicenceTerms),
}

/// The terms of a contract: all that both sides sign. They never change.
#[frame_support::stored]
pub struct Terms<AccountId, AssetKind, BlockNumber> {
	/// Who pays.
	pub payer: Party<AccountId>,
	/// The scope that is paid.
	pub payee: ScopeId,
	/// The text of the contract.
	pub document: Document,
	/// What the payer gives.
	pub gives: Gives,
	/// In which assets.
	pub assets: AssetList<AssetKind>,
	/// With how many days of notice each side ends it; at most 365.
	pub notice_days: u16,
	/// When it ends by itself: the first block in which it is not in force; `None`: never.
	pub until: Option<BlockNumber>,
	/// The contract of the same payer and payee that it replaces.
	pub supersedes: Option<ContractId>,
	/// The last block in which the offer can be accepted.
	pub valid_until: BlockNumber,
}

/// Why a contract ends.
#[frame_support::stored]
#[derive(Copy)]
pub enum Ending {
	/// Its terms say until when it is in force.
	Term,
	/// A side gave notice.
	Notice(Side),
	/// Another contract replaces it.
	Superseded(ContractId),
	/// All of its ceiling was paid.
	Completed,
}

/// How far a contract is.
#[frame_support::stored]
#[derive(Copy)]
pub enum State<BlockNumber> {
	/// A side offered it.
	Offered {
		/// Which one.
		by: Side,
	},
	/// Both signed it.
	Signed {
		/// The first block in which it is in force.
		from: BlockNumber,
		/// The first block in which it is not any more, and why.
		until: Option<(BlockNumber, Ending)>,
	},
}

/// A contract, offered or signed.
#[frame_support::stored]
pub struct Contract<AccountId, AssetKind, BlockNumber> {
	/// What both sides sign.
	pub terms: Terms<AccountId, AssetKind, BlockNumber>,
	/// The first of the contracts that replaced each other: they have one account.
	pub root: ContractId,
	/// How far it is.
	pub state: State<BlockNumber>,
	/// How many periods of a licence were closed: the number of the next.
	pub closed: u32,
	/// How many payments were made by contract apart from standing shares.
	pub payments: u32,
	/// For how many blocks a brake had barred the calls of licensees when the last period was closed,
	/// or the contract signed.
	pub stopped: BlockNumber,
	/// On which account the deposit of the offer is held.
	pub depositor: Option<AccountId>,
}

/// A standing share of a scope, as an income needs it.
#[frame_support::stored]
pub struct Listed<AssetKind, BlockNumber> {
	/// The contract.
	pub contract: ContractId,
	/// The first of those that replaced each other.
	pub root: ContractId,
	/// The scope that gets it.
	pub to: ScopeId,
	/// Its terms.
	pub share: ShareTerms,
	/// In which assets.
	pub assets: AssetList<AssetKind>,
	/// The first block in which it is in force.
	pub from: BlockNumber,
	/// The first block in which it is not any more.
	pub until: Option<BlockNumber>,
}

/// What was paid by contract in one asset, of all contracts that replaced each other.
#[frame_support::stored]
pub struct Line<AssetKind> {
	/// The asset.
	pub asset: AssetKind,
	/// What was paid, in base units.
	pub paid: u128,
	/// What a standing share keeps for the next income.
	pub kept: Kept,
	/// What pays the next dues, at most half of each.
	pub credit: u128,
}

/// The account of a contract and those that it replaced.
#[frame_support::stored]
pub struct Account<AssetKind> {
	/// What was paid, by asset.
	pub lines: BoundedVec<Line<AssetKind>, ConstU32<MAX_ASSETS>>,
	/// The last of the contracts: no payment exceeds its ceiling, of whichever contract it is, unless the
	/// last one ends before it begins.
	pub latest: ContractId,
	/// The year of `exempt`, and the contract whose exemptions it counts.
	pub year: (ContractId, u32),
	/// What was exempt in that year, in the order of the exemptions, in base units.
	pub exempt: BoundedVec<u128, ConstU32<MAX_EXEMPTIONS>>,
}

impl<AssetKind> Default for Account<AssetKind> {
	fn default() -> Self {
		Self { lines: BoundedVec::new(), latest: 0, year: (0, 0), exempt: BoundedVec::new() }
	}
}

/// What was declared for a period in one asset.
#[frame_support::stored]
pub struct Declared<AssetKind> {
	/// The asset.
	pub asset: AssetKind,
	/// What was declared and met.
	pub period: period::Period,
}

/// A base that is lower than what was declared, as the payer asks for it.
#[frame_support::stored]
pub struct Correction<AssetKind> {
	/// The asset.
	pub asset: AssetKind,
	/// The base, in base units.
	pub base: u128,
}

/// A base that is higher than what was declared, as the payee claims.
#[frame_support::stored]
pub struct Contest<AssetKind> {
	/// The asset.
	pub asset: AssetKind,
	/// The base, in base units.
	pub base: u128,
	/// Whether the party answered.
	pub answered: bool,
}

/// A period of a licence.
#[frame_support::stored]
pub struct PeriodRecord<AssetKind, BlockNumber> {
	/// What was declared, by asset.
	pub declared: BoundedVec<Declared<AssetKind>, ConstU32<MAX_ASSETS>>,
	/// When it was closed, and for how many blocks a brake had barred contests by then.
	pub closed_at: Option<(BlockNumber, BlockNumber)>,
	/// Whether it is free of charge; known when it is closed.
	pub free: bool,
	/// What the payer asks to correct.
	pub correction: Option<Correction<AssetKind>>,
	/// What the payee contests.
	pub contest: Option<Contest<AssetKind>>,
	/// Whether a payment at a bank was declared for it, which gives more time to close it, once.
	pub extended: bool,
}

impl<AssetKind, BlockNumber> Default for PeriodRecord<AssetKind, BlockNumber> {
	fn default() -> Self {
		Self {
			declared: BoundedVec::new(),
			closed_at: None,
			free: false,
			correction: None,
			contest: None,
			extended: false,
		}
	}
}

/// A payment at a bank for a period, as the payer declares it. It counts once the payee confirms it.
#[frame_support::stored]
pub struct BankPayment<AccountId, AssetKind, BlockNumber> {
	/// The asset as which it counts.
	pub asset: AssetKind,
	/// The part of the base that it is for, in base units; 0: it pays what is still owed.
	pub base: u128,
	/// What was paid, in base units of the asset.
	pub amount: u128,
	/// What names the payment: see [`crate::Pallet::declare_paid`].
	pub reference: H256,
	/// When it was declared.
	pub at: BlockNumber,
	/// For how many blocks a brake had barred the answer by then.
	pub stopped: BlockNumber,
	/// On which account its deposit is held.
	pub depositor: AccountId,
}

/// A confirmed payment that is on no chain yet: whoever confirmed it is to bring it into the income of the
/// payee.
#[frame_support::stored]
pub struct Undivided<AccountId, AssetKind, BlockNumber> {
	/// The contract.
	pub contract: ContractId,
	/// What names the payment.
	pub reference: H256,
	/// The asset as which it counts.
	pub asset: AssetKind,
	/// What was paid, in base units of the asset.
	pub amount: u128,
	/// Who confirmed it alone; `None`: several did, or those who vote.
	pub confirmer: Option<AccountId>,
	/// When.
	pub at: BlockNumber,
	/// For how many blocks a brake had barred dividing it by then.
	pub stopped: BlockNumber,
}

/// How much is confirmed of payments in an asset.
#[frame_support::stored]
pub struct BankLimit<AssetKind> {
	/// The asset.
	pub asset: AssetKind,
	/// The greatest payment that holders of the role confirm, in base units.
	pub of_role: u128,
	/// How much at most is confirmed and not divided, in base units.
	pub undivided: u128,
}

/// How a scope confirms payments at its bank.
#[frame_support::stored]
pub struct BankRule<AssetKind> {
	/// The role that confirms and denies them; `None`: the scope itself decides about each.
	pub role: Option<RoleId>,
	/// The assets as which they count.
	pub limits: BoundedVec<BankLimit<AssetKind>, ConstU32<MAX_ASSETS>>,
}

/// What a signed contract is for the status of its payer.
#[frame_support::stored]
#[derive(Copy)]
pub enum Obligation {
	/// A standing share.
	Share,
	/// A licence.
	Licence {
		/// Whether the uses are commercial.
		purpose: Purpose,
		/// Who owes nothing.
		free_for: Option<FreeFor>,
	},
}

/// A signed contract of a pair, as its status needs it.
#[frame_support::stored]
#[derive(Copy)]
pub struct Binding<BlockNumber> {
	/// The contract.
	pub contract: ContractId,
	/// What it is.
	pub obligation: Obligation,
	/// The first block in which it is in force.
	pub from: BlockNumber,
	/// The first block in which it is not any more.
	pub until: Option<BlockNumber>,
}

/// A period that was not closed in time.
#[frame_support::stored]
#[derive(Copy)]
pub struct Flag<BlockNumber> {
	/// The contract. The period is the first that is not closed.
	pub contract: ContractId,
	/// When somebody flagged it.
	pub at: BlockNumber,
	/// Within how many blocks it can be cured.
	pub cure: BlockNumber,
	/// For how many blocks a brake had barred that by then.
	pub stopped: BlockNumber,
}

/// A period whose base the payee contests.
#[frame_support::stored]
#[derive(Copy)]
pub struct Contested<BlockNumber> {
	/// The contract.
	pub contract: ContractId,
	/// The period.
	pub period: u32,
	/// From which block on the party is marked, unless it is settled before. An answer moves it.
	pub marked_from: BlockNumber,
	/// For how many blocks a brake had barred the answer when that was set.
	pub stopped: BlockNumber,
}

/// How a party stands with a licensor. One item, so that its status takes one read.
#[frame_support::stored]
pub struct Pair<BlockNumber> {
	/// On which days contributions that count were accepted.
	pub days: Days,
	/// Its signed contracts.
	pub bindings: BoundedVec<Binding<BlockNumber>, ConstU32<MAX_OF_PAIR>>,
	/// How many offers are open between them.
	pub offers: u8,
	/// The periods that it did not close in time.
	pub flags: BoundedVec<Flag<BlockNumber>, ConstU32<MAX_OF_PAIR>>,
	/// The periods that the licensor contests.
	pub contests: BoundedVec<Contested<BlockNumber>, ConstU32<MAX_OF_PAIR>>,
}

impl<BlockNumber> Default for Pair<BlockNumber> {
	fn default() -> Self {
		Self {
			days: Days::default(),
			bindings: BoundedVec::new(),
			offers: 0,
			flags: BoundedVec::new(),
			contests: BoundedVec::new(),
		}
	}
}

/// A contract, as a client shows it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct ContractView<AccountId, AssetKind, BlockNumber> {
	/// The contract.
	pub contract: Contract<AccountId, AssetKind, BlockNumber>,
	/// The hash that both sides sign: of the chain's genesis and the terms.
	pub hash: H256,
	/// Whether it is in force now.
	pub in_force: bool,
	/// Whether it ended because all of its ceiling is paid.
	pub is_completed: bool,
	/// What was paid, of this contract and those that it replaced.
	pub account: Account<AssetKind>,
	/// What its ceiling leaves in each asset, in their order.
	pub left: alloc::vec::Vec<Option<u128>>,
	/// Of a licence: the first period that is not closed, when it begins and ends, and until when it has
	/// to be closed.
	pub next: Option<NextPeriod<BlockNumber>>,
}

/// The first period of a licence that is not closed.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct NextPeriod<BlockNumber> {
	/// Its number.
	pub period: u32,
	/// Its first block.
	pub from: BlockNumber,
	/// The first block after it, from which on it can be closed.
	pub until: BlockNumber,
	/// The last block in which it is closed in time.
	pub due_by: BlockNumber,
}

/// How a party stands with a licensor, as a client shows it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct StandingView<BlockNumber> {
	/// Its status now.
	pub status: Status,
	/// What the licensor has against it.
	pub mark: Mark,
	/// What the status is made of.
	pub pair: Pair<BlockNumber>,
}
