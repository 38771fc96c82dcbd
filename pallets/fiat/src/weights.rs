// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_fiat`, measured by `scripts/measure/weights.sh`; do not edit.
//!
//! Not measured yet: estimated from what each call reads and writes, and from the time of the nearest calls of
//! other pallets. Database accesses are charged by the runtime's `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs)]
#![allow(clippy::arithmetic_side_effects, clippy::cast_lossless)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::ParityDbWeight, Weight}};

/// Weight functions needed by `pallet_fiat`.
pub trait WeightInfo {
	fn license_custodian() -> Weight;
	fn cancel_offer() -> Weight;
	fn accept_licence() -> Weight;
	fn set_limit() -> Weight;
	fn give_notice() -> Weight;
	fn end_licence() -> Weight;
	fn add_bond() -> Weight;
	fn withdraw_bond() -> Weight;
	fn return_bond() -> Weight;
	fn issue() -> Weight;
	fn redeem() -> Weight;
	fn decline() -> Weight;
	fn acknowledge() -> Weight;
	fn fulfil() -> Weight;
	fn confirm() -> Weight;
	fn deny() -> Weight;
	fn burn_silent() -> Weight;
	fn judge() -> Weight;
	fn return_units() -> Weight;
	fn default_on() -> Weight;
	fn burn() -> Weight;
	fn confirm_owed() -> Weight;
	fn open_pot() -> Weight;
}

/// Weights of `pallet_fiat` with the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn license_custodian() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(66_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn cancel_offer() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(40_000_000, 6000)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn accept_licence() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(330_000_000, 22000)
			.saturating_add(T::DbWeight::get().reads(24_u64))
			.saturating_add(T::DbWeight::get().writes(18_u64))
	}
	fn set_limit() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(40_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn give_notice() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(40_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn end_licence() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(110_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn add_bond() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(120_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn withdraw_bond() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(120_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn return_bond() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(120_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn issue() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(200_000_000, 12000)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	fn redeem() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(210_000_000, 12000)
			.saturating_add(T::DbWeight::get().reads(18_u64))
			.saturating_add(T::DbWeight::get().writes(15_u64))
	}
	fn decline() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(200_000_000, 12000)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	fn acknowledge() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(30_000_000, 5000)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn fulfil() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(30_000_000, 5000)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn confirm() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(180_000_000, 12000)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	fn deny() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(30_000_000, 5000)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn burn_silent() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(180_000_000, 12000)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	fn judge() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(260_000_000, 12000)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	fn return_units() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(200_000_000, 12000)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	fn default_on() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(110_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn burn() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(230_000_000, 12000)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	fn confirm_owed() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(30_000_000, 5000)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn open_pot() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(128_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
}

/// The same, with the database weights of ParityDB: for tests.
impl WeightInfo for () {
	fn license_custodian() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(66_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn cancel_offer() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(40_000_000, 6000)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn accept_licence() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(330_000_000, 22000)
			.saturating_add(ParityDbWeight::get().reads(24_u64))
			.saturating_add(ParityDbWeight::get().writes(18_u64))
	}
	fn set_limit() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(40_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn give_notice() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(40_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn end_licence() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(110_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn add_bond() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(120_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn withdraw_bond() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(120_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn return_bond() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(120_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn issue() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(200_000_000, 12000)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn redeem() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(210_000_000, 12000)
			.saturating_add(ParityDbWeight::get().reads(18_u64))
			.saturating_add(ParityDbWeight::get().writes(15_u64))
	}
	fn decline() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(200_000_000, 12000)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(12_u64))
	}
	fn acknowledge() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(30_000_000, 5000)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn fulfil() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(30_000_000, 5000)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn confirm() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(180_000_000, 12000)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn deny() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(30_000_000, 5000)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn burn_silent() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(180_000_000, 12000)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn judge() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(260_000_000, 12000)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(13_u64))
	}
	fn return_units() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(200_000_000, 12000)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(12_u64))
	}
	fn default_on() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(110_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn burn() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(230_000_000, 12000)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(13_u64))
	}
	fn confirm_owed() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(30_000_000, 5000)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn open_pot() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(128_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
}
