// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is stored, and what calls and views exchange.

// The codec derived for an enum casts the index of a variant.
#![allow(clippy::cast_possible_truncation)]

use codec::{Decode, Encode};
use frame_support::{traits::ConstU32, BoundedVec};
use ovn_math::{settlement::bond::Bond, MathError, Ratio};
use ovn_primitives::{Balance, Currency, Depositor, IncomeReference, IncomeTerms, ScopeId};
use scale_info::TypeInfo;

/// The number of an announced sale. Never used again.
pub type AnnouncementId = u32;
/// The number of a claim about a hidden sale. Never used again.
pub type HiddenClaimId = u32;

/// The greatest number of firms of a network, with those to which it made an offer.
pub const MAX_FIRMS: u32 = 16;
/// The greatest number of firms that a scope names.
pub const MAX_NAMED: u32 = 16;
/// The greatest number of assets in which a firm reports sales.
pub const MAX_ASSETS: u32 = 8;
/// The greatest number of days in which a sale is reported, or paid after it was announced.
pub const MAX_REPORT_DAYS: u32 = 90;
/// The greatest number of sales that a firm announced to a scope and has not paid.
pub const MAX_ANNOUNCED: u32 = 8;
/// The greatest number of announced sales that the bond of a firm covers.
pub const MAX_OPEN: u32 = 64;
/// The greatest number of claims on a firm that wait for a decision or to be paid; see
/// [`ovn_math::settlement::bond::MAX_CLAIMS`].
pub const MAX_HIDDEN_CLAIMS: u32 = 16;
/// The greatest number of those that are for one scope: it does not keep others out.
pub const MAX_SCOPE_CLAIMS: u32 = 8;
/// The greatest number of undecided claims of an agent.
pub const MAX_OWN_CLAIMS: u32 = 4;
/// How many grants, once they are settled, end a licence.
pub const LAST_GRANT: u32 = 2;

/// A time, which is later by as many blocks as a brake stops calls after it was set.
#[frame_support::stored]
#[derive(Copy)]
pub struct Time<BlockNumber> {
	/// The block, if no brake stops calls.
	pub block: BlockNumber,
	/// How many blocks a brake had stopped calls, since the chain began, when it was set.
	pub stopped: BlockNumber,
}

/// What a network and a firm agree. It never changes.
#[frame_support::stored]
pub struct Terms<AccountId, AssetKind> {
	/// The greatest part of the gross that the firm keeps; at most a fifth.
	pub cut: Ratio,
	/// The asset of the bond, in which sales are announced.
	pub bond_asset: AssetKind,
	/// The size of the bond, in base units: at least the least an account can have.
	pub bond_size: Balance,
	/// Within how many days a sale is reported, or paid after it was announced: 1 to
	/// [`MAX_REPORT_DAYS`].
	pub report_within: u32,
	/// The assets in which sales are reported: 1 to [`MAX_ASSETS`], each once.
	pub assets: BoundedVec<AssetKind, ConstU32<MAX_ASSETS>>,
	/// Who decides claims about hidden sales: neither the firm nor a steward of the network;
	/// `None`: the voters of the network, which needs some.
	pub arbiter: Option<AccountId>,
}

/// How far a licence is.
#[frame_support::stored]
#[derive(Copy)]
pub enum LicenceState<BlockNumber> {
	/// The network offers it.
	Offered {
		/// The block from which on it cannot be accepted any more.
		until: Time<BlockNumber>,
	},
	/// The firm accepted it.
	Active,
	/// One of both gave notice, or the licence was lost.
	Ending {
		/// The block from which on the firm sells no more.
		ends: Time<BlockNumber>,
	},
}

/// A claim on a firm that is not over, as its licence counts it.
#[frame_support::stored]
#[derive(Copy)]
pub struct OpenClaim {
	/// The claim.
	pub claim: HiddenClaimId,
	/// The scope from which a sale was hidden.
	pub scope: ScopeId,
	/// What was granted, in base units of the bond's asset; `None`: it is not decided.
	pub granted: Option<Balance>,
}

/// A firm's licence of a network, and its bond. Amounts in base units of the bond's asset.
#[frame_support::stored]
pub struct Licence<AccountId, AssetKind, BlockNumber> {
	/// What both agreed.
	pub terms: Terms<AccountId, AssetKind>,
	/// How far it is.
	pub state: LicenceState<BlockNumber>,
	/// When the firm accepted it.
	pub since: Option<Time<BlockNumber>>,
	/// What is held, and what is open of it.
	pub bond: Bond,
	/// What the firm paid in.
	pub paid_in: Balance,
	/// What the bond paid.
	pub paid_out: Balance,
	/// How many announced sales are open.
	pub announced: u32,
	/// What the firm owes of announced sales that the bond left unpaid.
	pub owed: Balance,
	/// The claims that wait for a decision or to be paid.
	pub claims: BoundedVec<OpenClaim, ConstU32<MAX_HIDDEN_CLAIMS>>,
	/// From when on what was granted is paid: set by the first grant.
	pub settle_from: Option<Time<BlockNumber>>,
	/// How many grants were settled.
	pub grants: u32,
}

impl<AccountId, AssetKind, BlockNumber> Licence<AccountId, AssetKind, BlockNumber> {
	/// What is missing of the bond: while anything is, the firm is suspended.
	pub fn missing(&self) -> Balance {
		self.since.as_ref().map_or(0, |_| self.bond.missing(self.terms.bond_size))
	}

	/// The bond with a sale more, of which a scope is due so much; what was granted and is not paid
	/// yet is no part of what covers it. Errors: those of [`Bond::announce`].
	pub(crate) fn announce(&self, due: Balance) -> Result<Bond, MathError> {
		let granted = self.claims.iter().filter_map(|claim| claim.granted);
		let free = granted.fold(self.bond.held, Balance::saturating_sub);
		Bond { held: free, ..self.bond }.announce(due)?;
		self.bond.announce(due)
	}

	/// Whether a sale was announced under this licence: the bond of an earlier one stays longer than any
	/// sale takes to be due.
	pub(crate) fn answers_for(&self, sale: &Announcement<AccountId, AssetKind, BlockNumber>) -> bool
	where
		BlockNumber: PartialOrd,
	{
		self.since.as_ref().is_some_and(|since| since.block < sale.due_by.block)
	}

	/// Whether a claim for the scope is not decided.
	pub(crate) fn is_accused_by(&self, scope: ScopeId) -> bool {
		self.claims.iter().any(|claim| claim.scope == scope && claim.granted.is_none())
	}
}

/// A firm that may sell for a scope.
#[frame_support::stored]
pub struct Named<AccountId> {
	/// The firm.
	pub firm: AccountId,
	/// The greatest part of the gross that the scope leaves it; at most a fifth.
	pub cut: Ratio,
}

/// What a buyer paid, in the currency of the invoice.
#[frame_support::stored]
#[derive(Copy)]
pub struct Invoice {
	/// The currency.
	pub currency: Currency,
	/// The price, in hundredths; not 0.
	pub price: u128,
}

/// How far an announced sale is.
#[frame_support::stored]
#[derive(Copy)]
pub enum AnnouncementState {
	/// The bond covers it.
	Open,
	/// It was claimed from the bond, which did not cover all: the firm owes the rest.
	Owed,
}

/// A sale that the buyer pays later. Amounts in base units of its asset.
#[frame_support::stored]
pub struct Announcement<AccountId, AssetKind, BlockNumber> {
	/// The network whose licence covers it.
	pub network: ScopeId,
	/// Who sold.
	pub firm: AccountId,
	/// For whom.
	pub scope: ScopeId,
	/// The asset of the bond.
	pub asset: AssetKind,
	/// What the buyer pays.
	pub gross: Balance,
	/// What the firm keeps of it.
	pub cut: Balance,
	/// The cut of the licence, and what the scope allowed, when it was announced.
	pub rates: (Ratio, Option<Ratio>),
	/// The levy and the standing shares when it was announced: what the scope gets of it, and the rest
	/// that it is owed, is divided by them.
	pub terms: IncomeTerms,
	/// What the scope is still due.
	pub due: Balance,
	/// How far it is.
	pub state: AnnouncementState,
	/// The reference of its income.
	pub reference: IncomeReference,
	/// From when on anybody can claim it from the bond.
	pub due_by: Time<BlockNumber>,
	/// Whose the deposit is; `None`: it returned.
	pub depositor: Option<Depositor<AccountId>>,
}

/// A claim that a firm hid a sale, until it is decided.
#[frame_support::stored]
pub struct HiddenClaim<AccountId, BlockNumber> {
	/// The network that licensed the firm.
	pub network: ScopeId,
	/// The firm.
	pub firm: AccountId,
	/// The scope for which it sold.
	pub scope: ScopeId,
	/// Who claims it.
	pub claimant: AccountId,
	/// What was hidden, in base units of the bond's asset.
	pub amount: Balance,
	/// Until when the firm can answer.
	pub answer_by: Time<BlockNumber>,
	/// Whether it has.
	pub answered: bool,
	/// Whose the deposit is.
	pub depositor: Depositor<AccountId>,
}

/// What bonds in one asset came to, in base units.
#[frame_support::stored]
#[derive(Copy, Default)]
pub struct Sums {
	/// What firms paid in.
	pub paid_in: Balance,
	/// What bonds paid.
	pub paid_out: Balance,
	/// What returned to firms.
	pub returned: Balance,
}

/// What a firm would keep of a sale, and what the scope would get before levy and shares.
#[derive(Clone, Copy, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct SalePreview {
	/// What the firm keeps.
	pub cut: Balance,
	/// What it pays.
	pub due: Balance,
}

/// A licence, as a client shows it.
#[derive(Clone, Debug, Decode, Encode, Eq, PartialEq, TypeInfo)]
pub struct LicenceView<AccountId, AssetKind, BlockNumber> {
	/// The licence.
	pub licence: Licence<AccountId, AssetKind, BlockNumber>,
	/// Whether the firm can sell: it has accepted, and the licence has not ended.
	pub in_force: bool,
	/// What is missing of the bond: while anything is, the firm is suspended.
	pub missing: Balance,
	/// The block from which on an offer lapses, or a licence has ended, if no brake stops calls.
	pub ends: Option<BlockNumber>,
	/// The block from which on the bond of a licence that ends can return.
	pub returns: Option<BlockNumber>,
}
