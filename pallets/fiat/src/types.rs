// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is stored, and what calls and views exchange.

// The codec derived for an enum casts the index of a variant.
#![allow(clippy::cast_possible_truncation)]

use codec::{Decode, Encode};
use frame_support::{traits::ConstU32, BoundedVec};
use ovn_math::settlement::fiat::{Cover, Estate, Issued};
use ovn_primitives::{Depositor, IncomeClass, Name, ScopeId};
use scale_info::TypeInfo;
use sp_core::H256;

/// The number of a custodian. Never used again.
pub type CustodianId = u32;
/// The number of a request to redeem. Never used again.
pub type RequestId = u64;
/// The number of an asset.
pub type AssetId = u32;
/// The short name of an asset, in UTF-8, of at most 12 bytes.
pub type Symbol = BoundedVec<u8, ConstU32<12>>;

/// The greatest number of custodians and of offers of a network, each.
pub const MAX_CUSTODIANS: u32 = 8;
/// The greatest number of open requests of one holder to one custodian.
pub const MAX_REQUESTS: u32 = 4;
/// The greatest number of decimals of an asset that is issued.
pub const MAX_DECIMALS: u8 = 6;
/// The greatest number of days that a custodian has to pay.
pub const MAX_FULFIL_DAYS: u8 = 90;
/// After so many days a licence that was offered can be accepted, and a limit that was raised holds.
pub const EFFECTIVE_DAYS: u32 = 14;
/// After so many days an offer lapses.
pub const OFFER_DAYS: u32 = 44;
/// Within so many days a custodian can decline a request.
pub const DECLINE_DAYS: u32 = 7;
/// Within so many days a holder says whether it was paid.
pub const ANSWER_DAYS: u32 = 30;
/// Within so many days the arbiter decides.
pub const JUDGE_DAYS: u32 = 45;
/// So many days after a notice nothing is issued any more.
pub const NOTICE_DAYS: u32 = 30;
/// So many days after the end of a licence its bond returns.
pub const RETURN_DAYS: u32 = 180;

/// A block, and how many blocks a brake had stopped calls when it was set: it is later by as many
/// as the brake stops them from then on.
#[frame_support::stored]
#[derive(Copy)]
pub struct Due<BlockNumber> {
	/// The block.
	pub block: BlockNumber,
	/// How many blocks a brake had stopped calls, since the chain began.
	pub stopped: BlockNumber,
}

/// What a network and a custodian agree on. Amounts are in base units.
#[frame_support::stored]
pub struct Terms<AccountId, AssetKind> {
	/// The currency that the custodian holds: three upper-case letters of ISO 4217.
	pub currency: [u8; 3],
	/// The decimals of the asset, at most [`MAX_DECIMALS`].
	pub decimals: u8,
	/// The name of the asset.
	pub name: Name,
	/// Its short name.
	pub symbol: Symbol,
	/// The greatest amount that can be outstanding when units are issued.
	pub limit: u128,
	/// How many base units of the bond stand for how many that were issued.
	pub cover: Cover,
	/// The asset of the bond: one that the network accepts, and that no custodian issues.
	pub bond_asset: AssetKind,
	/// The least bond.
	pub bond: u128,
	/// The least that can be redeemed at a time.
	pub smallest: u128,
	/// Within how many days the custodian pays: 1 to [`MAX_FULFIL_DAYS`].
	pub fulfil_within: u8,
	/// Who decides whether the custodian paid, if the holder denies it.
	pub arbiter: AccountId,
}

/// A licence that a network offers.
#[frame_support::stored]
pub struct Offer<AccountId, AssetKind, BlockNumber> {
	/// On which terms.
	pub terms: Terms<AccountId, AssetKind>,
	/// From which block on it can be accepted.
	pub from: Due<BlockNumber>,
	/// From which block on it cannot any more.
	pub until: Due<BlockNumber>,
}

/// How far the licence of a custodian is.
#[frame_support::stored]
#[derive(Copy)]
pub enum State<BlockNumber> {
	/// The custodian issues units and pays for them.
	Active,
	/// One side gave notice: from this block on nothing is issued.
	Noticed {
		/// The block.
		from: Due<BlockNumber>,
	},
	/// The custodian did not pay in time: the bond pays whoever burns units.
	Defaulted,
	/// Nothing is left that can be redeemed: from this block on the bond returns.
	Ended {
		/// The block.
		returns: Due<BlockNumber>,
	},
	/// The bond returned.
	Closed,
}

/// A custodian and what it issued. Amounts are in base units.
#[frame_support::stored]
pub struct Custodian<AccountId, AssetKind, BlockNumber> {
	/// The network that licensed it.
	pub network: ScopeId,
	/// Its account.
	pub account: AccountId,
	/// What both agreed on. The limit is the one in force, but for [`Self::next_limit`].
	pub terms: Terms<AccountId, AssetKind>,
	/// A higher limit that was decided, and from which block on it holds.
	pub next_limit: Option<(u128, Due<BlockNumber>)>,
	/// How far the licence is.
	pub state: State<BlockNumber>,
	/// What is outstanding, and what of it is held for requests.
	pub issued: Issued,
	/// All that was ever issued.
	pub issued_in_all: u128,
	/// All that was ever burnt, or given up by its holders.
	pub burnt_in_all: u128,
	/// The limit in force when units were issued last.
	pub issued_within: u128,
	/// What the custodian paid into the bond.
	pub paid_in: u128,
	/// What the bond paid to holders.
	pub paid_out: u128,
	/// What of the bond returned to the custodian.
	pub returned: u128,
	/// What is for the holders, once the custodian is in default: part of the bond.
	pub estate: Option<Estate>,
	/// What the custodian owes by name, in units that it issued.
	pub owed: u128,
	/// How many requests are open.
	pub requests: u32,
	/// How many requests it declined.
	pub declined: u32,
}

impl<AccountId, AssetKind, BlockNumber> Custodian<AccountId, AssetKind, BlockNumber> {
	/// What lies in the bond.
	pub fn bond(&self) -> u128 {
		self.paid_in.saturating_sub(self.paid_out).saturating_sub(self.returned)
	}

	/// Whether units can be redeemed: the licence is neither in default nor over.
	pub(crate) const fn redeems(&self) -> bool {
		matches!(self.state, State::Active | State::Noticed { .. })
	}
}

/// To whom units are issued.
#[frame_support::stored]
pub enum Receiver<AccountId> {
	/// To an account.
	Wallet(AccountId),
	/// As an income of a scope, which is divided at once.
	Income {
		/// The scope.
		scope: ScopeId,
		/// Why money enters it.
		class: IncomeClass,
	},
}

/// How far a request is.
#[frame_support::stored]
#[derive(Copy)]
pub enum RequestState<BlockNumber> {
	/// The custodian can decline it until this block, or acknowledge the payout.
	Requested {
		/// The block.
		decline_by: Due<BlockNumber>,
	},
	/// The custodian has to pay.
	Acknowledged,
	/// The custodian says that it paid; the holder can deny it until this block.
	Fulfilled {
		/// The block.
		answer_by: Due<BlockNumber>,
	},
	/// The holder denies it; the arbiter decides until this block.
	Denied {
		/// The block.
		judge_by: Due<BlockNumber>,
	},
}

/// A request to redeem units. Amounts are in base units.
#[frame_support::stored]
pub struct Request<AccountId, BlockNumber> {
	/// Who pays.
	pub custodian: CustodianId,
	/// Whose units are held.
	pub holder: AccountId,
	/// How many.
	pub amount: u128,
	/// The salted hash of where the money goes.
	pub payout: H256,
	/// From which block on it is too late to pay.
	pub due: Due<BlockNumber>,
	/// How far it is.
	pub state: RequestState<BlockNumber>,
	/// Whose the deposit is.
	pub depositor: Depositor<AccountId>,
}

/// How a redemption was completed.
#[frame_support::stored]
#[derive(Copy)]
pub enum Completion {
	/// The holder confirmed it.
	Confirmed,
	/// The holder did not answer in time.
	Silent,
	/// The arbiter decided that the custodian paid.
	Judged,
}

/// A custodian, as a client shows it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct CustodianView<AccountId, AssetKind, BlockNumber> {
	/// What is stored.
	pub record: Custodian<AccountId, AssetKind, BlockNumber>,
	/// The asset that it issues.
	pub asset: AssetKind,
	/// The limit in force now.
	pub limit: u128,
	/// What can be issued now.
	pub issuable: u128,
	/// What lies in the bond.
	pub bond: u128,
	/// What of the bond can be withdrawn now.
	pub withdrawable: u128,
}

/// A request, as a client shows it: with the blocks by now, which brakes can have made later.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct RequestView<AccountId, BlockNumber> {
	/// What is stored.
	pub record: Request<AccountId, BlockNumber>,
	/// The block from which on anybody can put the custodian in default, if it has not paid.
	pub due: BlockNumber,
	/// The block from which on the present state can be ended by anybody; `None`: see `due`.
	pub ends: Option<BlockNumber>,
}

/// What burning units would do now.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct BurnView {
	/// What the bond would pay, in its asset.
	pub paid: u128,
	/// What the custodian would owe by name, in its units.
	pub owed: u128,
}
