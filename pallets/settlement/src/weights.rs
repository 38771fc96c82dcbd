// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_settlement`, measured by `scripts/measure/weights.sh`; do not edit.
//! All figures are estimated from similar calls, until the next run of that script. Database accesses are
//! charged by the runtime's `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs)]
#![allow(clippy::arithmetic_side_effects, clippy::cast_lossless)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::ParityDbWeight, Weight}};

/// Weight functions needed by `pallet_settlement`.
pub trait WeightInfo {
	fn offer() -> Weight;
	fn accept() -> Weight;
	fn withdraw_offer() -> Weight;
	fn remove_offer() -> Weight;
	fn give_notice() -> Weight;
	fn declare() -> Weight;
	fn close_period(b: u32, ) -> Weight;
	fn amend() -> Weight;
	fn pay_ceiling() -> Weight;
	fn flag() -> Weight;
	fn contest() -> Weight;
	fn answer_contest() -> Weight;
	fn withdraw_contest() -> Weight;
	fn request_credit() -> Weight;
	fn decide_credit() -> Weight;
	fn remove_period() -> Weight;
	fn set_bank_rule() -> Weight;
	fn declare_paid() -> Weight;
	fn confirm_paid() -> Weight;
	fn deny_paid() -> Weight;
	fn withdraw_paid() -> Weight;
	fn remove_paid() -> Weight;
	fn divide_paid() -> Weight;
	fn drop_undivided() -> Weight;
	fn accepted() -> Weight;
	fn shares_of_income(s: u32, f: u32, ) -> Weight;
	fn status() -> Weight;
}

/// Weights of `pallet_settlement` with the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn offer() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(139_000_000, 18000)
			.saturating_add(T::DbWeight::get().reads(18_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn accept() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(248_000_000, 48000)
			.saturating_add(T::DbWeight::get().reads(33_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	fn withdraw_offer() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(87_000_000, 10000)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn remove_offer() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(71_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn give_notice() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(75_000_000, 14000)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn declare() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(70_000_000, 14000)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn close_period(b: u32, ) -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(77_000_000, 14000)
			.saturating_add(Weight::from_parts(14_000_000, 3000).saturating_mul(b.into()))
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(b.into())))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(b.into())))
	}
	fn amend() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(75_000_000, 14000)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn pay_ceiling() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(60_000_000, 12000)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn flag() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(37_000_000, 6000)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn contest() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(55_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn answer_contest() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(58_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn withdraw_contest() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(55_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn request_credit() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(45_000_000, 8000)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn decide_credit() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(60_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn remove_period() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(27_000_000, 5000)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn set_bank_rule() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(60_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn declare_paid() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(116_000_000, 14000)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn confirm_paid() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(185_000_000, 24000)
			.saturating_add(T::DbWeight::get().reads(24_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	fn deny_paid() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(101_000_000, 12000)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn withdraw_paid() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(84_000_000, 12000)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn remove_paid() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(68_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn divide_paid() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(40_000_000, 8000)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn drop_undivided() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(60_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn accepted() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(15_000_000, 4000)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn shares_of_income(s: u32, f: u32, ) -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(7_000_000, 8000)
			.saturating_add(Weight::from_parts(12_000_000, 3000).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(22_000_000, 6000).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(f.into())))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(f.into())))
	}
	fn status() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(12_000_000, 3500)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
}

/// For tests.
impl WeightInfo for () {
	fn offer() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(139_000_000, 18000)
			.saturating_add(ParityDbWeight::get().reads(18_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn accept() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(248_000_000, 48000)
			.saturating_add(ParityDbWeight::get().reads(33_u64))
			.saturating_add(ParityDbWeight::get().writes(12_u64))
	}
	fn withdraw_offer() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(87_000_000, 10000)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn remove_offer() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(71_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn give_notice() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(75_000_000, 14000)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn declare() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(70_000_000, 14000)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn close_period(b: u32, ) -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(77_000_000, 14000)
			.saturating_add(Weight::from_parts(14_000_000, 3000).saturating_mul(b.into()))
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().reads((5_u64).saturating_mul(b.into())))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(b.into())))
	}
	fn amend() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(75_000_000, 14000)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn pay_ceiling() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(60_000_000, 12000)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn flag() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(37_000_000, 6000)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn contest() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(55_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn answer_contest() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(58_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn withdraw_contest() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(55_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn request_credit() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(45_000_000, 8000)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn decide_credit() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(60_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn remove_period() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(27_000_000, 5000)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_bank_rule() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(60_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn declare_paid() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(116_000_000, 14000)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn confirm_paid() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(185_000_000, 24000)
			.saturating_add(ParityDbWeight::get().reads(24_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn deny_paid() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(101_000_000, 12000)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn withdraw_paid() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(84_000_000, 12000)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn remove_paid() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(68_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn divide_paid() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(40_000_000, 8000)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn drop_undivided() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(60_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn accepted() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(15_000_000, 4000)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn shares_of_income(s: u32, f: u32, ) -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(7_000_000, 8000)
			.saturating_add(Weight::from_parts(12_000_000, 3000).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(22_000_000, 6000).saturating_mul(f.into()))
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(f.into())))
			.saturating_add(ParityDbWeight::get().writes((3_u64).saturating_mul(f.into())))
	}
	fn status() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(12_000_000, 3500)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
}
