// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Names, time and money of the chain, each defined once.

/// The chain's display name. In lower case it equals `spec_name`: wallets rely on it.
pub const CHAIN_NAME: &str = "OVN";
/// The symbol of the native token.
pub const TOKEN_SYMBOL: &str = "OVN";
/// Decimals of the native token.
pub const TOKEN_DECIMALS: u8 = 12;
/// The SS58 address prefix: 42, the generic Substrate prefix.
pub const SS58_PREFIX: u16 = 42;

/// Time, in blocks. Everything longer than a block is written in days or hours.
pub mod time {
	use crate::BlockNumber;

	/// Milliseconds of a slot: the expected time between two blocks.
	pub const SLOT_DURATION: u64 = 3_000;

	/// Blocks in a day: 28,800 slots of 3 seconds.
	#[cfg(not(feature = "fast"))]
	pub const BLOCKS_PER_DAY: BlockNumber = 24 * 60 * 60 * 1_000 / 3_000;
	/// Blocks in a day of the `fast` variant.
	#[cfg(feature = "fast")]
	pub const BLOCKS_PER_DAY: BlockNumber = 20;

	/// Blocks in a session, which is also a BABE epoch: four hours.
	#[cfg(not(feature = "fast"))]
	pub const BLOCKS_PER_SESSION: BlockNumber = hours(4);
	/// Blocks in a session, which is also a BABE epoch, of the `fast` variant: a day. Shorter ones would
	/// have too few blocks for four validators to tell who is absent.
	#[cfg(feature = "fast")]
	pub const BLOCKS_PER_SESSION: BlockNumber = BLOCKS_PER_DAY;

	/// `n` days in blocks. Meant for constants of less than 100,000 days: evaluated at compile time,
	/// where an overflow is an error.
	#[allow(clippy::arithmetic_side_effects)]
	pub const fn days(n: BlockNumber) -> BlockNumber {
		n * BLOCKS_PER_DAY
	}

	/// `n` hours in blocks, rounded up, so that in the `fast` variant too an hour is at least a block.
	/// Meant for constants of less than 100,000 hours, like [`days`].
	#[allow(clippy::arithmetic_side_effects)]
	pub const fn hours(n: BlockNumber) -> BlockNumber {
		(n * BLOCKS_PER_DAY).div_ceil(24)
	}
}

/// Money, in base units: 10^-12 of a token.
pub mod currency {
	use crate::Balance;

	/// One token.
	pub const OVN: Balance = 1_000_000_000_000;
	/// A thousandth of a token.
	pub const MILLI_OVN: Balance = OVN / 1_000;
	/// A millionth of a token.
	pub const MICRO_OVN: Balance = OVN / 1_000_000;

	/// The least an account can hold: 10 thousandths of a token.
	pub const EXISTENTIAL_DEPOSIT: Balance = 10 * MILLI_OVN;

	/// The deposit for `items` storage items of `bytes` bytes in all: 20 thousandths of a token an
	/// item and 100 millionths a byte. Meant for constants: overflow is an error at compile time.
	#[allow(clippy::arithmetic_side_effects)]
	pub const fn deposit(items: u32, bytes: u32) -> Balance {
		items as Balance * 20 * MILLI_OVN + bytes as Balance * 100 * MICRO_OVN
	}
}
