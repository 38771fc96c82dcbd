// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The one error type of the crate.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Why a calculation was refused.
///
/// A function that returns an error has changed nothing: all of them take values and return new
/// ones.
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
pub enum MathError {
	/// The exact result does not fit its type. Reject the call and keep the old state; the same
	/// call succeeds with smaller amounts, or after claims were paid.
	Overflow,
	/// There is nothing to divide among: no units, no weights, no reputation, no reward value.
	/// Decide before the call where the money or the reward goes instead.
	DivisionByZero,
	/// An argument lies outside the bounds which the function or type documents. Show the bounds to
	/// whoever gave the argument.
	OutOfRange,
	/// Two arguments that belong together do not: lists of different length, a part greater than
	/// its whole, a snapshot newer than its accumulator. The caller has mixed up stored records;
	/// nothing that a signer gives can cause it, so treat it as a defect and not as bad input.
	Mismatch,
	/// The decay index has reached the end of its precision. Leave the index as it is (reputation
	/// then stops to decay) until the network's shares are rebased; see [`crate::decay`].
	Exhausted,
}

impl core::fmt::Display for MathError {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		f.write_str(match self {
			Self::Overflow => "the result does not fit its type",
			Self::DivisionByZero => "there is nothing to divide among",
			Self::OutOfRange => "an argument is out of its documented bounds",
			Self::Mismatch => "arguments do not belong together",
			Self::Exhausted => "the decay index is at its lower bound",
		})
	}
}

impl core::error::Error for MathError {}
