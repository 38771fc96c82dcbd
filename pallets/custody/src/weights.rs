// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_custody`, estimated: `scripts/bench.sh` measures them.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs)]
#![allow(clippy::arithmetic_side_effects, clippy::cast_lossless)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::ParityDbWeight, Weight}};

/// Weight functions needed by `pallet_custody`.
pub trait WeightInfo {
	fn register() -> Weight;
	fn validate() -> Weight;
	fn set_settings() -> Weight;
	fn set_access() -> Weight;
}

/// The estimates: processing time in microseconds, reads and writes.
macro_rules! estimates {
	() => {
		fn register() -> Weight { Self::estimate(300, 6, 6) }
		fn validate() -> Weight { Self::estimate(150, 3, 1) }
		fn set_settings() -> Weight { Self::estimate(200, 7, 1) }
		fn set_access() -> Weight { Self::estimate(200, 5, 1) }
	};
}

/// Weights of `pallet_custody` with the runtime's own database weights.
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
	fn register() -> Weight { Estimate::register() }
	fn validate() -> Weight { Estimate::validate() }
	fn set_settings() -> Weight { Estimate::set_settings() }
	fn set_access() -> Weight { Estimate::set_access() }
}
