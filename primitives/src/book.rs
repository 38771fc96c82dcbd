// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Share books: what they are called, who can hold units in them, and on which terms they pay.

use crate::{KindId, ScopeId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use ovn_math::Ratio;
use scale_info::TypeInfo;
use sp_core::{H256, U256};

/// The number of the agreement under which a resource is paid back. Never used again.
pub type AgreementId = u64;

/// A part of a book whose positions begin and end together: a cohort of a debt, an epoch of expenses.
/// Always 0 in a book of equity.
pub type Series = u32;

/// The name of a share book.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	TypeInfo,
)]
pub enum BookId {
	/// Of the contributions of one kind to one scope.
	Kind {
		/// The scope.
		scope: ScopeId,
		/// The kind.
		kind: KindId,
	},
	/// Of those who paid for a resource. It takes new principal only while it is dormant.
	Agreement(AgreementId),
}

impl BookId {
	/// The scope to which the book belongs; `None` for the book of a resource.
	pub const fn scope(&self) -> Option<ScopeId> {
		match self {
			Self::Kind { scope, .. } => Some(*scope),
			Self::Agreement(_) => None,
		}
	}
}

/// Who can hold units in a book.
#[derive(
	Clone,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	Ord,
	PartialEq,
	PartialOrd,
	TypeInfo,
)]
pub enum Holder<AccountId> {
	/// An agent of this chain: paid to its account.
	Agent(AccountId),
	/// A scope: paid into its inbox.
	Scope(ScopeId),
	/// Another book: distributed there.
	Book(BookId),
	/// Somebody, or something, outside: the salted hash of what names them elsewhere. What it earns
	/// waits until the identity is bound to an account.
	External(H256),
}

/// What a book owes to those who hold units in it.
#[derive(
	Clone,
	Copy,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub enum BookTerms<AssetKind> {
	/// A part of all that is distributed, for ever, in proportion to units.
	Equity,
	/// `ceiling` times the principal. Units are base units of `asset`, the only one it takes.
	Debt {
		/// How many times the principal is paid; at least 1.
		ceiling: Ratio,
		/// In which asset it is owed and paid.
		asset: AssetKind,
		/// For a kind that counts an asset: how many base units of it one whole unit of the kind is, so
		/// that the kind's rate values a principal anew. `None`: the principal was valued when it was
		/// credited, and a base unit of it is worth a base unit.
		per_unit: Option<u128>,
	},
	/// What was laid out, once. Units are base units of `asset`, the only one it takes: an expense was
	/// valued when it was credited.
	Once {
		/// In which asset it is paid.
		asset: AssetKind,
		/// For a kind that counts an asset: as that of a debt.
		per_unit: Option<u128>,
	},
}

/// What an income needs to know of a book.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Basis<Balance> {
	/// In proportion to which it takes part in a division, in millionths of a base unit: rate x units
	/// ([`ovn_math::split::value`]). Of a debt, that of the open principal, not lowered by payments; of
	/// expenses, that of those which are paid now. 0: it takes no part.
	pub value: U256,
	/// The most it takes now of this asset, in base units. `None`: everything.
	pub room: Option<Balance>,
}

/// What is offered to one book.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Part<Balance> {
	/// The book.
	pub book: BookId,
	/// How much, in base units.
	pub amount: Balance,
}

/// How the claims of a kind are counted in money.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Denomination<AssetKind> {
	/// In which asset debts and expenses of the kind are owed; `None`: in the native token.
	pub asset: Option<AssetKind>,
	/// How many base units of it one whole unit of the kind is worth now.
	pub rate: u128,
	/// Whether the kind counts this asset, so that `rate` never changes.
	pub counted: bool,
}
