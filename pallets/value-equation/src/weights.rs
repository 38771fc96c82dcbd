// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_value_equation`, estimated: `scripts/bench.sh` measures them.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs)]
#![allow(clippy::arithmetic_side_effects, clippy::cast_lossless)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::ParityDbWeight, Weight}};

/// Weight functions needed by `pallet_value_equation`.
pub trait WeightInfo {
	fn set_equation() -> Weight;
	fn set_notice() -> Weight;
	fn set_levy() -> Weight;
	fn set_smallest_income() -> Weight;
	fn record_income(k: u32, s: u32, ) -> Weight;
	fn process_inbox(k: u32, s: u32, ) -> Weight;
	fn collect() -> Weight;
	fn empty_purse() -> Weight;
	fn open_pot() -> Weight;
	fn rate_changed() -> Weight;
	fn deposit() -> Weight;
}

/// Weights of `pallet_value_equation` with the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn set_equation() -> Weight {
		Weight::from_parts(2_000_000_000, 40000)
			.saturating_add(T::DbWeight::get().reads(60_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn set_notice() -> Weight {
		Weight::from_parts(400_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn set_levy() -> Weight {
		Weight::from_parts(400_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn set_smallest_income() -> Weight {
		Weight::from_parts(400_000_000, 12000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn record_income(k: u32, s: u32, ) -> Weight {
		Weight::from_parts(2_500_000_000, 30000)
			.saturating_add(Weight::from_parts(250_000_000, 6000).saturating_mul(k.into()))
			.saturating_add(Weight::from_parts(150_000_000, 3000).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(k.into())))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(11_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(k.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(s.into())))
	}
	fn process_inbox(k: u32, s: u32, ) -> Weight {
		Weight::from_parts(2_000_000_000, 30000)
			.saturating_add(Weight::from_parts(250_000_000, 6000).saturating_mul(k.into()))
			.saturating_add(Weight::from_parts(150_000_000, 3000).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(k.into())))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(10_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(k.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(s.into())))
	}
	fn collect() -> Weight {
		Weight::from_parts(1_500_000_000, 20000)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	fn empty_purse() -> Weight {
		Weight::from_parts(1_500_000_000, 20000)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	fn open_pot() -> Weight {
		Weight::from_parts(1_000_000_000, 15000)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn rate_changed() -> Weight {
		Weight::from_parts(500_000_000, 12000)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn deposit() -> Weight {
		Weight::from_parts(1_200_000_000, 20000)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
}

/// For tests.
impl WeightInfo for () {
	fn set_equation() -> Weight {
		Weight::from_parts(2_000_000_000, 40000)
			.saturating_add(ParityDbWeight::get().reads(60_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_notice() -> Weight {
		Weight::from_parts(400_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(16_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_levy() -> Weight {
		Weight::from_parts(400_000_000, 9000)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_smallest_income() -> Weight {
		Weight::from_parts(400_000_000, 12000)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn record_income(k: u32, s: u32, ) -> Weight {
		Weight::from_parts(2_500_000_000, 30000)
			.saturating_add(Weight::from_parts(250_000_000, 6000).saturating_mul(k.into()))
			.saturating_add(Weight::from_parts(150_000_000, 3000).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(16_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(k.into())))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(11_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(k.into())))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(s.into())))
	}
	fn process_inbox(k: u32, s: u32, ) -> Weight {
		Weight::from_parts(2_000_000_000, 30000)
			.saturating_add(Weight::from_parts(250_000_000, 6000).saturating_mul(k.into()))
			.saturating_add(Weight::from_parts(150_000_000, 3000).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(k.into())))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(k.into())))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(s.into())))
	}
	fn collect() -> Weight {
		Weight::from_parts(1_500_000_000, 20000)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn empty_purse() -> Weight {
		Weight::from_parts(1_500_000_000, 20000)
			.saturating_add(ParityDbWeight::get().reads(15_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn open_pot() -> Weight {
		Weight::from_parts(1_000_000_000, 15000)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn rate_changed() -> Weight {
		Weight::from_parts(500_000_000, 12000)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn deposit() -> Weight {
		Weight::from_parts(1_200_000_000, 20000)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
}
