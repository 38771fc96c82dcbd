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
	fn bought() -> Weight;
	fn set_booking_rules() -> Weight;
	fn set_use_terms() -> Weight;
	fn set_own_tariffs() -> Weight;
	fn book() -> Weight;
	fn cancel_booking() -> Weight;
	fn release_booking() -> Weight;
	fn start_use() -> Weight;
	fn extend_use() -> Weight;
	fn end_use() -> Weight;
	fn report_meter() -> Weight;
	fn confirm_use() -> Weight;
	fn dispute_use() -> Weight;
	fn decide_use() -> Weight;
	fn settle_use() -> Weight;
	fn deliver() -> Weight;
	fn open_account() -> Weight;
	fn allow_account() -> Weight;
	fn pay_account() -> Weight;
}

/// The estimates: processing time in microseconds, reads and writes.
macro_rules! estimates {
	() => {
		fn register() -> Weight { Self::estimate(300, 6, 6) }
		fn validate() -> Weight { Self::estimate(150, 3, 1) }
		fn set_settings() -> Weight { Self::estimate(200, 7, 1) }
		fn set_access() -> Weight { Self::estimate(200, 5, 1) }
		fn bought() -> Weight { Self::estimate(500, 9, 8) }
		fn set_booking_rules() -> Weight { Self::estimate(200, 8, 2) }
		fn set_use_terms() -> Weight { Self::estimate(150, 7, 1) }
		fn set_own_tariffs() -> Weight { Self::estimate(150, 5, 1) }
		fn book() -> Weight { Self::estimate(500, 22, 7) }
		fn cancel_booking() -> Weight { Self::estimate(500, 14, 9) }
		fn release_booking() -> Weight { Self::estimate(500, 14, 9) }
		fn start_use() -> Weight { Self::estimate(800, 40, 11) }
		fn extend_use() -> Weight { Self::estimate(300, 9, 4) }
		fn end_use() -> Weight { Self::estimate(400, 16, 7) }
		fn report_meter() -> Weight { Self::estimate(300, 11, 5) }
		fn confirm_use() -> Weight { Self::estimate(2_500, 62, 40) }
		fn dispute_use() -> Weight { Self::estimate(200, 10, 1) }
		fn decide_use() -> Weight { Self::estimate(2_500, 64, 40) }
		fn settle_use() -> Weight { Self::estimate(2_500, 64, 44) }
		fn deliver() -> Weight { Self::estimate(1_500, 40, 28) }
		fn open_account() -> Weight { Self::estimate(150, 6, 1) }
		fn allow_account() -> Weight { Self::estimate(150, 5, 1) }
		fn pay_account() -> Weight { Self::estimate(1_500, 40, 28) }
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
	fn bought() -> Weight { Estimate::bought() }
	fn set_booking_rules() -> Weight { Estimate::set_booking_rules() }
	fn set_use_terms() -> Weight { Estimate::set_use_terms() }
	fn set_own_tariffs() -> Weight { Estimate::set_own_tariffs() }
	fn book() -> Weight { Estimate::book() }
	fn cancel_booking() -> Weight { Estimate::cancel_booking() }
	fn release_booking() -> Weight { Estimate::release_booking() }
	fn start_use() -> Weight { Estimate::start_use() }
	fn extend_use() -> Weight { Estimate::extend_use() }
	fn end_use() -> Weight { Estimate::end_use() }
	fn report_meter() -> Weight { Estimate::report_meter() }
	fn confirm_use() -> Weight { Estimate::confirm_use() }
	fn dispute_use() -> Weight { Estimate::dispute_use() }
	fn decide_use() -> Weight { Estimate::decide_use() }
	fn settle_use() -> Weight { Estimate::settle_use() }
	fn deliver() -> Weight { Estimate::deliver() }
	fn open_account() -> Weight { Estimate::open_account() }
	fn allow_account() -> Weight { Estimate::allow_account() }
	fn pay_account() -> Weight { Estimate::pay_account() }
}
