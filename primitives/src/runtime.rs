// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What all pallets share: accounts of pots, pages of views, limits of hooks.

use codec::{Decode, Encode};
use frame_support::weights::Weight;
use sp_runtime::traits::TrailingZeroInput;

/// The greatest number of records that one call of a view returns.
pub const MAX_PAGE: u32 = 100;

/// Hooks take at most one part in this number of a block: 5 %.
pub const HOOKS_OF_BLOCK: u64 = 20;

/// The account of a pot, to which nobody has a key: the BLAKE2 hash of the encoded `seed`.
///
/// A seed begins with the pallet's id and names the purpose, so that no two pots have one account.
pub fn derived_account<AccountId: Decode>(seed: impl Encode) -> AccountId {
	let entropy = seed.using_encoded(sp_io::hashing::blake2_256);
	AccountId::decode(&mut TrailingZeroInput::new(&entropy))
		.expect("an infinite input decodes to any account id; qed")
}

/// The number of records that a view returns for a `limit`: at most [`MAX_PAGE`].
pub fn page(limit: u32) -> usize {
	usize::try_from(limit.min(MAX_PAGE)).unwrap_or_default()
}

/// The weight that a hook may use when `remaining` is left of a block: at most that, and at most
/// one part in [`HOOKS_OF_BLOCK`] of the whole block.
pub fn limit_of_hook(block: Weight, remaining: Weight) -> Weight {
	let part = |whole: u64| whole.checked_div(HOOKS_OF_BLOCK).unwrap_or_default();
	remaining.min(Weight::from_parts(part(block.ref_time()), part(block.proof_size())))
}

#[cfg(test)]
mod tests {
	use super::*;
	use sp_core::crypto::AccountId32;

	#[test]
	fn pots_of_other_seeds_are_other_accounts() {
		let account = |seed: (u8, u32)| derived_account::<AccountId32>(seed);
		assert_eq!(account((1, 2)), account((1, 2)));
		assert_ne!(account((1, 2)), account((2, 1)));
	}

	#[test]
	fn pages_are_bounded() {
		assert_eq!((page(0), page(7), page(u32::MAX)), (0, 7, 100));
	}

	#[test]
	fn hooks_take_a_twentieth_of_a_block_or_what_is_left() {
		let block = Weight::from_parts(1_000, 200);
		assert_eq!(limit_of_hook(block, block), Weight::from_parts(50, 10));
		assert_eq!(limit_of_hook(block, Weight::from_parts(7, 200)), Weight::from_parts(7, 10));
	}
}
