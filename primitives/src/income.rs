// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Money that enters a scope, and what it is divided by.

use crate::ClaimType;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;

/// Why money enters a scope. The payer's word, without effect on where it goes; only
/// [`IncomeClass::Cascade`] is not for payers.
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
pub enum IncomeClass {
	/// Something was sold.
	Sale,
	/// A service was paid.
	Service,
	/// A licence was paid.
	Licence,
	/// A grant.
	Grant,
	/// Somebody sponsors the scope.
	Sponsorship,
	/// A donation.
	Donation,
	/// The use of something was paid.
	UseFee,
	/// Another scope's equation, or a book of it, paid this scope.
	Cascade,
}

/// What tells an income of one payer to one scope from all others: the number of an invoice, hashed or
/// not. Never used again.
pub type IncomeReference = H256;

/// What the division of an income needs to know of a kind of contribution.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct KindValue<BlockNumber> {
	/// The value of one whole unit in force, in base units of the native token.
	pub rate: u128,
	/// The rate that is decided and holds later, with the first block in which it does.
	pub next_rate: Option<(u128, BlockNumber)>,
	/// What its contributions entitle to. A kind keeps it for ever.
	pub claim: ClaimType,
}
