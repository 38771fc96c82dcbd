// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The pot of an evaluation, divided among those who were right.

use crate::{stake::Share, wide, MathError};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use primitive_types::U256;
use scale_info::TypeInfo;

/// A pot that is being divided: each evaluator's portion is taken when the evaluator is settled.
///
/// The portions do not depend on the order in which they are taken, and together they never exceed
/// the pot. What is left when all of them are taken, fewer units than there were evaluators, joins
/// the network's carry.
///
/// Source: crate docs, "Pots".
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Pot {
	amount: u128,
	total: U256,
	by: Basis,
}

/// What a pot is divided by.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
enum Basis {
	Share,
	Weight,
}

impl Pot {
	/// A pot of `amount` for evaluators who were right and have `shares` and `weights` in sum:
	/// divided by share, or by weight if all shares are 0.
	///
	/// Errors: [`MathError::DivisionByZero`] if both sums are 0: nobody was right.
	pub fn new(amount: u128, shares: Share, weights: u128) -> Result<Self, MathError> {
		match (shares.is_zero(), weights) {
			(true, 0) => Err(MathError::DivisionByZero),
			(true, weights) => Ok(Self { amount, total: weights.into(), by: Basis::Weight }),
			(false, _) => Ok(Self { amount, total: shares.parts(), by: Basis::Share }),
		}
	}

	/// The whole pot.
	pub const fn amount(&self) -> u128 {
		self.amount
	}

	/// The portion of one evaluator who was right.
	///
	/// Rounding: down, nothing kept.
	///
	/// Errors: [`MathError::Mismatch`] if its part exceeds the sum.
	pub fn portion(&self, share: Share, weight: u128) -> Result<u128, MathError> {
		let own = match self.by {
			Basis::Share => share.parts(),
			Basis::Weight => weight.into(),
		};
		if own > self.total {
			return Err(MathError::Mismatch);
		}
		wide::quotient(wide::times(self.amount.into(), own.into())?, self.total.into())
	}
}
