// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Text on the chain: short names, and documents kept elsewhere.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use scale_info::TypeInfo;
use sp_core::H256;

/// The greatest length of a [`Name`]: 32 bytes.
pub type MaxNameLength = ConstU32<32>;
/// The greatest length of a document's URI: 128 bytes.
pub type MaxUriLength = ConstU32<128>;

/// A short name for people, in UTF-8, of at most [`MaxNameLength`] bytes.
pub type Name = BoundedVec<u8, MaxNameLength>;

/// A document that is kept elsewhere: what proves it, and where it is said to be.
#[derive(
	Clone,
	Debug,
	Decode,
	DecodeWithMemTracking,
	Default,
	Encode,
	Eq,
	MaxEncodedLen,
	PartialEq,
	TypeInfo,
)]
pub struct Document {
	/// The hash of its content. Which hash function was used stands in the document's format, or
	/// is agreed on; the chain only compares.
	pub hash: H256,
	/// Where it can be fetched, in UTF-8: empty, or for instance an `ipfs://` or `https://` address
	/// of at most [`MaxUriLength`] bytes.
	pub uri: BoundedVec<u8, MaxUriLength>,
}
