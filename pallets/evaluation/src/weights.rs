// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_evaluation`.
//!
//! Reads and writes are counted by hand, times estimated, until they are measured.

#![allow(missing_docs)]

use core::marker::PhantomData;
use frame_support::{
	traits::Get,
	weights::{constants::RocksDbWeight, RuntimeDbWeight, Weight},
};

/// The weights of the pallet.
pub trait WeightInfo {
	fn found_reputation(n: u32) -> Weight;
	fn set_parameters() -> Weight;
	fn set_reward_value() -> Weight;
	fn evaluate(n: u32, s: u32) -> Weight;
	fn finalise() -> Weight;
	fn settle(n: u32, s: u32) -> Weight;
	fn reopen() -> Weight;
	fn claim_tokens() -> Weight;
	fn open() -> Weight;
	fn cancel() -> Weight;
	fn membership() -> Weight;
	fn accepted() -> Weight;
	fn settle_queue_step() -> Weight;
}

fn found_reputation(db: RuntimeDbWeight, n: u32) -> Weight {
	let each = Weight::from_parts(12_000_000, 2_600).saturating_add(db.reads_writes(2, 1));
	Weight::from_parts(25_000_000, 4_000)
		.saturating_add(db.reads_writes(4, 1))
		.saturating_add(each.saturating_mul(n.into()))
}

fn set_parameters(db: RuntimeDbWeight) -> Weight {
	Weight::from_parts(6_000_000_000, 5_000).saturating_add(db.reads_writes(6, 2))
}

fn set_reward_value(db: RuntimeDbWeight) -> Weight {
	Weight::from_parts(30_000_000, 4_000).saturating_add(db.reads_writes(3, 1))
}

/// `n` evaluations of the agent are not settled, and `s` of them have ended.
fn looked_through(db: RuntimeDbWeight, n: u32, s: u32) -> Weight {
	let each = Weight::from_parts(3_000_000, 2_600).saturating_add(db.reads(1));
	let settled = Weight::from_parts(60_000_000, 7_000).saturating_add(db.reads_writes(2, 3));
	each.saturating_mul(n.into()).saturating_add(settled.saturating_mul(s.into()))
}

fn evaluate(db: RuntimeDbWeight, n: u32, s: u32) -> Weight {
	Weight::from_parts(150_000_000, 12_000)
		.saturating_add(db.reads_writes(12, 5))
		.saturating_add(looked_through(db, n, s))
}

fn finalise(db: RuntimeDbWeight) -> Weight {
	Weight::from_parts(250_000_000, 20_000).saturating_add(db.reads_writes(24, 18))
}

fn settle(db: RuntimeDbWeight, n: u32, s: u32) -> Weight {
	Weight::from_parts(30_000_000, 12_000)
		.saturating_add(db.reads_writes(4, 3))
		.saturating_add(looked_through(db, n, s))
}

fn reopen(db: RuntimeDbWeight) -> Weight {
	Weight::from_parts(60_000_000, 6_000).saturating_add(db.reads_writes(6, 1))
}

fn claim_tokens(db: RuntimeDbWeight) -> Weight {
	Weight::from_parts(60_000_000, 6_000).saturating_add(db.reads_writes(4, 4))
}

fn open(db: RuntimeDbWeight) -> Weight {
	Weight::from_parts(50_000_000, 6_000).saturating_add(db.reads_writes(5, 1))
}

fn cancel(db: RuntimeDbWeight) -> Weight {
	Weight::from_parts(50_000_000, 6_000).saturating_add(db.reads_writes(5, 5))
}

fn membership(db: RuntimeDbWeight) -> Weight {
	Weight::from_parts(20_000_000, 3_000).saturating_add(db.reads_writes(2, 1))
}

fn accepted(db: RuntimeDbWeight) -> Weight {
	Weight::from_parts(90_000_000, 8_000).saturating_add(db.reads_writes(12, 7))
}

fn settle_queue_step(db: RuntimeDbWeight) -> Weight {
	Weight::from_parts(90_000_000, 12_000).saturating_add(db.reads_writes(9, 8))
}

macro_rules! weights {
	($db:expr) => {
		fn found_reputation(n: u32) -> Weight {
			found_reputation($db, n)
		}

		fn set_parameters() -> Weight {
			set_parameters($db)
		}

		fn set_reward_value() -> Weight {
			set_reward_value($db)
		}

		fn evaluate(n: u32, s: u32) -> Weight {
			evaluate($db, n, s)
		}

		fn finalise() -> Weight {
			finalise($db)
		}

		fn settle(n: u32, s: u32) -> Weight {
			settle($db, n, s)
		}

		fn reopen() -> Weight {
			reopen($db)
		}

		fn claim_tokens() -> Weight {
			claim_tokens($db)
		}

		fn open() -> Weight {
			open($db)
		}

		fn cancel() -> Weight {
			cancel($db)
		}

		fn membership() -> Weight {
			membership($db)
		}

		fn accepted() -> Weight {
			accepted($db)
		}

		fn settle_queue_step() -> Weight {
			settle_queue_step($db)
		}
	};
}

/// Weights with the runtime's database.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	weights!(T::DbWeight::get());
}

impl WeightInfo for () {
	weights!(RocksDbWeight::get());
}
