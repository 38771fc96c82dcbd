// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Share books: their names, holders and terms.

use crate::{Balance, KindId, ScopeId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use ovn_math::Ratio;
use scale_info::TypeInfo;
use sp_core::{H256, U256};

/// The number of the deal by which a resource was bought, and is paid back. Never reused.
pub type DealId = u64;

/// The number of a part of a book whose positions begin and end together: a cohort of a debt, an
/// epoch of expenses. Always 0 in a book of equity.
pub type Series = u32;

/// The name of a share book.
// All derives are written out because constants of this type stand in patterns, which needs the
// derived `PartialEq`.
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
	/// The book of the contributions of one kind to one scope.
	Kind {
		/// The scope.
		scope: ScopeId,
		/// The kind.
		kind: KindId,
	},
	/// The book of those who paid for a resource. It takes new principal only while it is inactive.
	Deal(DealId),
}

impl BookId {
	/// The scope to which the book belongs; `None` for the book of a resource.
	pub const fn scope(&self) -> Option<ScopeId> {
		match self {
			Self::Kind { scope, .. } => Some(*scope),
			Self::Deal(_) => None,
		}
	}
}

/// Who can hold units in a book.
#[frame_support::stored]
#[derive(Ord, PartialOrd)]
pub enum Holder<AccountId> {
	/// An agent of this chain: paid to its account.
	Agent(AccountId),
	/// A scope: paid into its inbox.
	Scope(ScopeId),
	/// Another book: distributed there.
	Book(BookId),
	/// A person or thing that is not on the chain: the salted hash of its name elsewhere. What it
	/// earns waits until the identity is bound to an account.
	External(H256),
}

/// What a book owes to its holders.
#[frame_support::stored]
#[derive(Copy)]
pub enum BookTerms<AssetKind> {
	/// A part of every distribution, for ever, in proportion to units.
	Equity,
	/// `ceiling` times the principal. Units are base units of `asset`, the only one it takes.
	Debt {
		/// How many times the principal is paid; at least 1.
		ceiling: Ratio,
		/// In which asset it is owed and paid.
		asset: AssetKind,
		/// For a kind that counts an asset: the base units of it in one whole unit of the kind, so
		/// that the rate of the kind values principal anew. `None`: the principal was valued when
		/// it was credited, and counts at its amount.
		per_unit: Option<u128>,
	},
	/// What was laid out, once. Units are base units of `asset`, the only one it takes. An expense
	/// is valued when it is credited.
	Once {
		/// In which asset it is paid.
		asset: AssetKind,
		/// As in a debt.
		per_unit: Option<u128>,
	},
}

/// What the division of an income needs of a book.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Basis {
	/// Its weight in a division, in millionths of a base unit: rate x units
	/// ([`ovn_math::split::value`]). In a debt, units are the open principal, not lowered by
	/// payments; in expenses, those that are paid now. 0: it gets nothing.
	pub value: U256,
	/// The most it takes of this asset now, in base units. `None`: no limit.
	pub room: Option<Balance>,
}

/// What is offered to one book.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Part {
	/// The book.
	pub book: BookId,
	/// How much, in base units.
	pub amount: Balance,
}

/// How the claims of a kind are counted in money.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Denomination<AssetKind> {
	/// The asset in which debts and expenses of the kind are owed; `None`: the native token.
	pub asset: Option<AssetKind>,
	/// The present worth of one whole unit of the kind, in base units of that asset.
	pub rate: u128,
	/// Whether the kind counts this asset, so that `rate` never changes.
	pub counted: bool,
}
