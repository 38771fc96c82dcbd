// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_value_equation`, measured by `scripts/measure/weights.sh`; do not edit.
//!
//! Date: 2026-11-21. Processor: AMD EPYC. Steps: 20, repeats: 10, wasm execution: Compiled, benchmark command
//! line 64.0.0. Database accesses are charged by the runtime's `DbWeight`.

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
	fn move_savings() -> Weight;
	fn open_pot() -> Weight;
	fn rate_changed() -> Weight;
	fn deposit() -> Weight;
}

/// Weights of `pallet_value_equation` with the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Networks::Scopes` (r:14 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Kinds` (r:32 w:0)
	/// Proof: `Contributions::Kinds` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Funds` (r:8 w:0)
	/// Proof: `Networks::Funds` (`max_values`: None, `max_size`: Some(55), added: 2530, mode: `MaxEncodedLen`)
	/// Storage: `ValueEquation::Equations` (r:1 w:1)
	/// Proof: `ValueEquation::Equations` (`max_values`: None, `max_size`: Some(7401), added: 9876, mode: `MaxEncodedLen`)
	/// Storage: `ValueEquation::Notices` (r:6 w:0)
	/// Proof: `ValueEquation::Notices` (`max_values`: None, `max_size`: Some(26), added: 2501, mode: `MaxEncodedLen`)
	fn set_equation() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 353_087_000 picoseconds.
		Weight::from_parts(431_967_000, 98350)
			.saturating_add(T::DbWeight::get().reads(65_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `Networks::Scopes` (r:6 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `ValueEquation::Notices` (r:6 w:1)
	/// Proof: `ValueEquation::Notices` (`max_values`: None, `max_size`: Some(26), added: 2501, mode: `MaxEncodedLen`)
	fn set_notice() -> Weight {
		// Least time measured: 63_805_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(77_379_000, 22116)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Networks::Scopes` (r:2 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `ValueEquation::Notices` (r:2 w:0)
	/// Proof: `ValueEquation::Notices` (`max_values`: None, `max_size`: Some(26), added: 2501, mode: `MaxEncodedLen`)
	/// Storage: `ValueEquation::Levies` (r:1 w:1)
	/// Proof: `ValueEquation::Levies` (`max_values`: None, `max_size`: Some(39), added: 2514, mode: `MaxEncodedLen`)
	fn set_levy() -> Weight {
		// Least time measured: 31_497_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(42_818_000, 12032)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Networks::AcceptedAssets` (r:1 w:0)
	/// Proof: `Networks::AcceptedAssets` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `ValueEquation::Flows` (r:1 w:1)
	/// Proof: `ValueEquation::Flows` (`max_values`: None, `max_size`: Some(10603), added: 13078, mode: `MaxEncodedLen`)
	fn set_smallest_income() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 34_492_000 picoseconds.
		Weight::from_parts(53_785_000, 20068)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().reads(12_u64))
	}
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::AcceptedAssets` (r:1 w:0)
	/// Proof: `Networks::AcceptedAssets` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `ValueEquation::OpenPots` (r:1 w:0)
	/// Proof: `ValueEquation::OpenPots` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
	/// Storage: `ValueEquation::References` (r:1 w:1)
	/// Proof: `ValueEquation::References` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	/// Storage: `ValueEquation::Equations` (r:1 w:1)
	/// Proof: `ValueEquation::Equations` (`max_values`: None, `max_size`: Some(7401), added: 9876, mode: `MaxEncodedLen`)
	/// Storage: `ValueEquation::Flows` (r:1 w:1)
	/// Proof: `ValueEquation::Flows` (`max_values`: None, `max_size`: Some(10603), added: 13078, mode: `MaxEncodedLen`)
	/// Storage: `ValueEquation::Levies` (r:1 w:0)
	/// Proof: `ValueEquation::Levies` (`max_values`: None, `max_size`: Some(39), added: 2514, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:32 w:32)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::OpenPots` (r:1 w:0)
	/// Proof: `Shares::OpenPots` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:3 w:3)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:3 w:2)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Cohorts` (r:32 w:32)
	/// Proof: `Shares::Cohorts` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:2 w:2)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `ValueEquation::Inboxes` (r:15 w:15)
	/// Proof: `ValueEquation::Inboxes` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `ValueEquation::OlderDues` (r:0 w:1)
	/// Proof: `ValueEquation::OlderDues` (`max_values`: None, `max_size`: Some(879), added: 3354, mode: `MaxEncodedLen`)
	/// The range of component `k` is `[0, 32]`.
	/// The range of component `s` is `[0, 15]`.
	fn record_income(k: u32, s: u32, ) -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 480_116_000 picoseconds.
		Weight::from_parts(499_005_000, 14068)
			// Standard error: 7_873_439
			.saturating_add(Weight::from_parts(44_490_162, 0).saturating_mul(k.into()))
			// Standard error: 16_525_607
			.saturating_add(Weight::from_parts(83_159_187, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(k.into())))
			// The kinds, for their rates.
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(k.into())))
			.saturating_add(Weight::from_parts(6_000_000, 0).saturating_mul(k.into()))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(11_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(k.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 3588).saturating_mul(k.into()))
			.saturating_add(Weight::from_parts(0, 2557).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(10000000, 0).saturating_mul(k.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(k.into())))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(k.into())))
	}
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::AcceptedAssets` (r:1 w:0)
	/// Proof: `Networks::AcceptedAssets` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `ValueEquation::OpenPots` (r:1 w:0)
	/// Proof: `ValueEquation::OpenPots` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
	/// Storage: `ValueEquation::Inboxes` (r:16 w:16)
	/// Proof: `ValueEquation::Inboxes` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `ValueEquation::Equations` (r:1 w:1)
	/// Proof: `ValueEquation::Equations` (`max_values`: None, `max_size`: Some(7401), added: 9876, mode: `MaxEncodedLen`)
	/// Storage: `ValueEquation::Flows` (r:1 w:1)
	/// Proof: `ValueEquation::Flows` (`max_values`: None, `max_size`: Some(10603), added: 13078, mode: `MaxEncodedLen`)
	/// Storage: `ValueEquation::Levies` (r:1 w:0)
	/// Proof: `ValueEquation::Levies` (`max_values`: None, `max_size`: Some(39), added: 2514, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:32 w:32)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::OpenPots` (r:1 w:0)
	/// Proof: `Shares::OpenPots` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:2 w:2)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:2 w:2)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Cohorts` (r:32 w:32)
	/// Proof: `Shares::Cohorts` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	/// Storage: `ValueEquation::OlderDues` (r:0 w:1)
	/// Proof: `ValueEquation::OlderDues` (`max_values`: None, `max_size`: Some(879), added: 3354, mode: `MaxEncodedLen`)
	/// The range of component `k` is `[0, 32]`.
	/// The range of component `s` is `[0, 15]`.
	fn process_inbox(k: u32, s: u32, ) -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 327_900_000 picoseconds.
		Weight::from_parts(736_873_169, 14068)
			// Standard error: 8_383_287
			.saturating_add(Weight::from_parts(32_578_181, 0).saturating_mul(k.into()))
			// Standard error: 17_857_106
			.saturating_add(Weight::from_parts(8_972_616, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(k.into())))
			// The kinds, for their rates.
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(k.into())))
			.saturating_add(Weight::from_parts(6_000_000, 0).saturating_mul(k.into()))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(9_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(k.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 3588).saturating_mul(k.into()))
			.saturating_add(Weight::from_parts(0, 2557).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(10000000, 0).saturating_mul(k.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(k.into())))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(k.into())))
	}
	/// Storage: `ValueEquation::Flows` (r:1 w:1)
	/// Proof: `ValueEquation::Flows` (`max_values`: None, `max_size`: Some(10603), added: 13078, mode: `MaxEncodedLen`)
	/// Storage: `Networks::OpenPots` (r:1 w:0)
	/// Proof: `Networks::OpenPots` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn collect() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 105_187_000 picoseconds.
		Weight::from_parts(121_221_000, 14068)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
			.saturating_add(T::DbWeight::get().reads(5_u64))
	}
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Funds` (r:1 w:0)
	/// Proof: `Networks::Funds` (`max_values`: None, `max_size`: Some(55), added: 2530, mode: `MaxEncodedLen`)
	/// Storage: `ValueEquation::Flows` (r:1 w:1)
	/// Proof: `ValueEquation::Flows` (`max_values`: None, `max_size`: Some(10603), added: 13078, mode: `MaxEncodedLen`)
	/// Storage: `Networks::OpenPots` (r:1 w:0)
	/// Proof: `Networks::OpenPots` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn move_savings() -> Weight {
		// Least time measured: 119_028_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(138_100_000, 20068)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Networks::AcceptedAssets` (r:1 w:0)
	/// Proof: `Networks::AcceptedAssets` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `ValueEquation::OpenPots` (r:1 w:1)
	/// Proof: `ValueEquation::OpenPots` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn open_pot() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 108_011_000 picoseconds.
		Weight::from_parts(125_317_000, 6208)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(Weight::from_parts(127120000, 0))
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `ValueEquation::Equations` (r:1 w:1)
	/// Proof: `ValueEquation::Equations` (`max_values`: None, `max_size`: Some(7401), added: 9876, mode: `MaxEncodedLen`)
	/// Storage: `ValueEquation::Notices` (r:6 w:0)
	/// Proof: `ValueEquation::Notices` (`max_values`: None, `max_size`: Some(26), added: 2501, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:6 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	fn rate_changed() -> Weight {
		// Least time measured: 51_287_000 picoseconds.
		Weight::from_parts(65_468_000, 16116)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `ValueEquation::OpenPots` (r:1 w:0)
	/// Proof: `ValueEquation::OpenPots` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:2 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(267), added: 2742, mode: `MaxEncodedLen`)
	/// Storage: `ValueEquation::Inboxes` (r:1 w:1)
	/// Proof: `ValueEquation::Inboxes` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	fn deposit() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 100_019_000 picoseconds.
		Weight::from_parts(116_985_000, 6208)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
}

/// The same, with the database weights of ParityDB: for tests.
impl WeightInfo for () {
	fn set_equation() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(431_967_000, 98350)
			.saturating_add(ParityDbWeight::get().reads(65_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
	fn set_notice() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(77_379_000, 22116)
			.saturating_add(ParityDbWeight::get().reads(15_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_levy() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(42_818_000, 12032)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_smallest_income() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(53_785_000, 20068)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(ParityDbWeight::get().reads(12_u64))
	}
	fn record_income(k: u32, s: u32, ) -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(499_005_000, 14068)
			.saturating_add(Weight::from_parts(44_490_162, 0).saturating_mul(k.into()))
			.saturating_add(Weight::from_parts(83_159_187, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(16_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(k.into())))
			// The kinds, for their rates.
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(k.into())))
			.saturating_add(Weight::from_parts(6_000_000, 0).saturating_mul(k.into()))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(11_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(k.into())))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 3588).saturating_mul(k.into()))
			.saturating_add(Weight::from_parts(0, 2557).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(10000000, 0).saturating_mul(k.into()))
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(k.into())))
			.saturating_add(ParityDbWeight::get().writes((3_u64).saturating_mul(k.into())))
	}
	fn process_inbox(k: u32, s: u32, ) -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(736_873_169, 14068)
			.saturating_add(Weight::from_parts(32_578_181, 0).saturating_mul(k.into()))
			.saturating_add(Weight::from_parts(8_972_616, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(k.into())))
			// The kinds, for their rates.
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(k.into())))
			.saturating_add(Weight::from_parts(6_000_000, 0).saturating_mul(k.into()))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(k.into())))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 3588).saturating_mul(k.into()))
			.saturating_add(Weight::from_parts(0, 2557).saturating_mul(s.into()))
			.saturating_add(Weight::from_parts(10000000, 0).saturating_mul(k.into()))
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(k.into())))
			.saturating_add(ParityDbWeight::get().writes((3_u64).saturating_mul(k.into())))
	}
	fn collect() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(121_221_000, 14068)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
			.saturating_add(ParityDbWeight::get().reads(5_u64))
	}
	fn move_savings() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(138_100_000, 20068)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn open_pot() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(125_317_000, 6208)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
			.saturating_add(Weight::from_parts(127120000, 0))
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn rate_changed() -> Weight {
		Weight::from_parts(65_468_000, 16116)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn deposit() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(116_985_000, 6208)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
			.saturating_add(ParityDbWeight::get().reads(1_u64))
	}
}
