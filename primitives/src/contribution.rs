// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What people give, and what is said of it.

use crate::ScopeId;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use ovn_math::Ratio;
use scale_info::TypeInfo;
use sp_core::H256;

/// The number of a kind of contribution within its scope. Never used again.
pub type KindId = u16;

/// An amount of contribution in millionths of the kind's unit: 1,500,000 is one and a half hours.
pub type Quantity = u64;

/// A day: the number of days since 1 January 1970 (UTC).
pub type Day = u32;

/// The name of a contribution: the scope it was made to, and its number there, from 0 in the order
/// of logging.
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
pub struct ContributionId {
	/// The scope.
	pub scope: ScopeId,
	/// The number within the scope.
	pub index: u32,
}

/// Whose contribution it is.
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
pub enum Contributor<AccountId> {
	/// An agent of this chain.
	Agent(AccountId),
	/// Somebody, or something, outside: a person who is not here yet, a repository. The salted hash
	/// of what names them elsewhere.
	External(H256),
}

/// What a contribution entitles to.
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
pub enum ClaimType {
	/// A part of every future income.
	Equity,
	/// A part of future incomes until `ceiling` per cent of the value has been paid; at least 100.
	Debt {
		/// In per cent of the value: 120 pays back one and two tenths.
		ceiling: u16,
	},
	/// A part of the next distribution only: an expense to be met.
	Once,
	/// Nothing: it stays on record as a gift.
	Gift,
}

/// What was decided of a contribution.
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
pub enum Decision {
	/// It counts.
	Accepted {
		/// How good it is: at most 1, the best there is.
		quality: Ratio,
	},
	/// It does not count. Its deposit returns.
	Rejected,
	/// It was called spam: its deposit is lost.
	Spam,
}
