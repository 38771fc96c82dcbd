// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_shares`, estimated: `scripts/bench.sh` measures them.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs)]
#![allow(clippy::arithmetic_side_effects, clippy::cast_lossless)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::ParityDbWeight, Weight}};

/// Weight functions needed by `pallet_shares`.
pub trait WeightInfo {
	fn claim(p: u32, ) -> Weight;
	fn claim_asset(a: u32, ) -> Weight;
	fn redirect() -> Weight;
	fn process(s: u32, ) -> Weight;
	fn open_pot() -> Weight;
	fn propose_binding() -> Weight;
	fn cancel_binding() -> Weight;
	fn bind_with_key() -> Weight;
	fn accepted() -> Weight;
	fn compensated() -> Weight;
	fn distribute(b: u32, ) -> Weight;
}

/// The estimates: processing time in microseconds, reads and writes.
macro_rules! estimates {
	() => {
		fn claim(p: u32, ) -> Weight {
			Self::estimate(250, 6, 5).saturating_add(Self::estimate(700, 12, 9).saturating_mul(p.into()))
		}
		fn claim_asset(a: u32, ) -> Weight {
			Self::estimate(100, 3, 3).saturating_add(Self::estimate(300, 9, 7).saturating_mul(a.into()))
		}
		fn redirect() -> Weight {
			Self::estimate(200, 4, 1)
		}
		fn process(s: u32, ) -> Weight {
			Self::estimate(150, 3, 2).saturating_add(Self::estimate(150, 2, 2).saturating_mul(s.into()))
		}
		fn open_pot() -> Weight {
			Self::estimate(600, 11, 7)
		}
		fn propose_binding() -> Weight {
			Self::estimate(250, 7, 1)
		}
		fn cancel_binding() -> Weight {
			Self::estimate(250, 4, 1)
		}
		fn bind_with_key() -> Weight {
			Self::estimate(500, 4, 1)
		}
		fn accepted() -> Weight {
			Self::estimate(500, 7, 9)
		}
		fn compensated() -> Weight {
			Self::estimate(400, 6, 6)
		}
		fn distribute(b: u32, ) -> Weight {
			Self::estimate(300, 5, 4).saturating_add(Self::estimate(200, 4, 4).saturating_mul(b.into()))
		}
	};
}

/// Weights of `pallet_shares` with the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> SubstrateWeight<T> {
	fn estimate(micros: u64, reads: u64, writes: u64) -> Weight {
		Weight::from_parts(micros * 1_000_000, 3_000 * reads)
			.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}
}
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	estimates!();
}

struct Estimate;
impl Estimate {
	fn estimate(micros: u64, reads: u64, writes: u64) -> Weight {
		Weight::from_parts(micros * 1_000_000, 3_000 * reads)
			.saturating_add(ParityDbWeight::get().reads_writes(reads, writes))
	}
}
impl WeightInfo for Estimate {
	estimates!();
}

/// For tests: with the database weights of ParityDB.
impl WeightInfo for () {
	fn claim(p: u32, ) -> Weight { Estimate::claim(p) }
	fn claim_asset(a: u32, ) -> Weight { Estimate::claim_asset(a) }
	fn redirect() -> Weight { Estimate::redirect() }
	fn process(s: u32, ) -> Weight { Estimate::process(s) }
	fn open_pot() -> Weight { Estimate::open_pot() }
	fn propose_binding() -> Weight { Estimate::propose_binding() }
	fn cancel_binding() -> Weight { Estimate::cancel_binding() }
	fn bind_with_key() -> Weight { Estimate::bind_with_key() }
	fn accepted() -> Weight { Estimate::accepted() }
	fn compensated() -> Weight { Estimate::compensated() }
	fn distribute(b: u32, ) -> Weight { Estimate::distribute(b) }
}
