// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Income of scopes, and what its division needs.

use crate::ClaimType;
use sp_core::H256;

/// Why money enters a scope. The payer says it, and it does not affect where the money goes. Payers
/// cannot choose [`IncomeClass::Cascade`] or [`IncomeClass::Levy`].
#[frame_support::stored]
#[derive(Copy, Ord, PartialOrd)]
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
	/// Another scope's equation, or a book of it, paid this scope.
	Cascade,
	/// What a network levied, which it divides by its own equation.
	Levy,
}

/// Distinguishes an income of one payer to one scope from all others: the number of an invoice,
/// hashed or not. Each is used once.
pub type IncomeReference = H256;

/// What the division of an income needs of a kind of contribution.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct KindValue<BlockNumber> {
	/// The value of one whole unit in force, in base units of the native token.
	pub rate: u128,
	/// The rate that is decided and comes into force later, with the first block in which it is in
	/// force.
	pub next_rate: Option<(u128, BlockNumber)>,
	/// The claim that its contributions give. It never changes.
	pub claim: ClaimType,
}
