// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What every pallet does alike: accounts of pots, pages of views, the share of hooks.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::weights::{RuntimeDbWeight, Weight};
use scale_info::TypeInfo;
use sp_runtime::traits::{One, Saturating, TrailingZeroInput};

/// The greatest number of records that one question to a view returns.
pub const MAX_PAGE: u32 = 100;

/// A block has this many times what hooks take of it at most: 5 %.
pub const HOOKS_OF_BLOCK: u64 = 20;

/// The account that belongs to nobody but to what `seed` says: the blake2 hash of its encoding.
///
/// A seed begins with the pallet's id and names the purpose, so that no two pots have one account.
pub fn derived_account<AccountId: Decode>(seed: impl Encode) -> AccountId {
	let entropy = seed.using_encoded(sp_io::hashing::blake2_256);
	AccountId::decode(&mut TrailingZeroInput::new(&entropy))
		.expect("an infinite input decodes to any account id; qed")
}

/// How many records a question for `limit` of them gets: at most [`MAX_PAGE`].
pub fn page(limit: u32) -> usize {
	usize::try_from(limit.min(MAX_PAGE)).unwrap_or_default()
}

/// What a hook may take of a block of which `remaining` is left: that, and at most one part in
/// [`HOOKS_OF_BLOCK`] of the whole block.
pub fn limit_of_hook(block: Weight, remaining: Weight) -> Weight {
	let part = |whole: u64| whole.checked_div(HOOKS_OF_BLOCK).unwrap_or_default();
	remaining.min(Weight::from_parts(part(block.ref_time()), part(block.proof_size())))
}

/// The blocks in which a brake stopped calls for which there is only so much time.
#[derive(
	Clone,
	Copy,
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
pub struct Halted<BlockNumber> {
	/// How many, since the chain began.
	pub blocks: BlockNumber,
	/// The last.
	pub last: Option<BlockNumber>,
}

impl<BlockNumber: Copy + One + Saturating> Halted<BlockNumber> {
	/// Counts one more.
	pub fn count(&mut self, block: BlockNumber) {
		self.blocks = self.blocks.saturating_add(One::one());
		self.last = Some(block);
	}

	/// Brings times that were set when a brake had stopped calls for `stopped` blocks to what they
	/// are by now: later by as many as it has stopped them since.
	pub fn catch_up<const N: usize>(
		&self,
		times: [&mut BlockNumber; N],
		stopped: &mut BlockNumber,
	) {
		let more = self.blocks.saturating_sub(*stopped);
		for time in times {
			*time = time.saturating_add(more);
		}
		*stopped = self.blocks;
	}
}

/// Counts a block in which a brake stopped calls, by `count`, which reads and writes one item. The
/// weight of that.
pub fn count_if(stopped: bool, weight: RuntimeDbWeight, count: impl FnOnce()) -> Weight {
	if !stopped {
		return Weight::zero();
	}
	count();
	weight.reads_writes(1, 1)
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

	#[test]
	fn a_stopped_block_is_counted_and_makes_times_later() {
		let mut halted = Halted::<u64>::default();
		let weight = RuntimeDbWeight { read: 3, write: 5 };
		assert_eq!(count_if(false, weight, || halted.count(7)), Weight::zero());
		assert_eq!(halted, Halted::default());
		assert_eq!(count_if(true, weight, || halted.count(7)), Weight::from_parts(8, 0));
		assert_eq!(halted, Halted { blocks: 1, last: Some(7) });
		halted.count(9);
		let (mut until, mut stopped) = (20, 1);
		halted.catch_up([&mut until], &mut stopped);
		halted.catch_up([&mut until], &mut stopped);
		assert_eq!((until, stopped), (21, 2));
	}
}
