// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Short names on the chain, and documents kept elsewhere.

use frame_support::{traits::ConstU32, BoundedVec};
use sp_core::H256;

/// The greatest length of a [`Name`]: 32 bytes.
pub type MaxNameLength = ConstU32<32>;
/// The greatest length of a document's URI: 128 bytes.
pub type MaxUriLength = ConstU32<128>;

/// A short name for people, in UTF-8, of at most [`MaxNameLength`] bytes.
pub type Name = BoundedVec<u8, MaxNameLength>;

/// A document that is kept elsewhere: its hash and its address.
#[frame_support::stored]
#[derive(Default)]
pub struct Document {
	/// The hash of its content. The hash function is part of its format or agreed on; the chain
	/// only compares.
	pub hash: H256,
	/// Where it can be fetched, in UTF-8: empty, or for instance an `ipfs://` or `https://` address
	/// of at most [`MaxUriLength`] bytes.
	pub uri: BoundedVec<u8, MaxUriLength>,
}
