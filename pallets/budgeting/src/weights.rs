// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_budgeting`, measured by `scripts/measure/weights.sh`; do not edit.
//! The figures are those of the same calls when they were part of `pallet_crowdfunding`.
//!
//! Date: 2026-11-21. Processor: AMD EPYC. Steps: 20, repeats: 10, wasm execution: Compiled, benchmark command
//! line 64.0.0. Database accesses are charged by the runtime's `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs)]
#![allow(clippy::arithmetic_side_effects, clippy::cast_lossless)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::ParityDbWeight, Weight}};

/// Weight functions needed by `pallet_budgeting`.
pub trait WeightInfo {
	fn open_round() -> Weight;
	fn fund_round() -> Weight;
	fn match_round() -> Weight;
	fn close_round() -> Weight;
	fn propose_idea() -> Weight;
	fn drop_idea() -> Weight;
	fn allocate() -> Weight;
	fn pay_idea() -> Weight;
	fn lapse_idea() -> Weight;
	fn clear_idea() -> Weight;
	fn return_funding() -> Weight;
	fn return_page(p: u32, ) -> Weight;
	fn open_pot() -> Weight;
}

/// Weights of `pallet_budgeting` with the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Budgeting::OpenPots` (r:1 w:0)
	/// Proof: `Budgeting::OpenPots` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
	/// Storage: `Budgeting::LiveRounds` (r:1 w:1)
	/// Proof: `Budgeting::LiveRounds` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Budgeting::NextRound` (r:1 w:1)
	/// Proof: `Budgeting::NextRound` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Budgeting::Rounds` (r:0 w:1)
	/// Proof: `Budgeting::Rounds` (`max_values`: None, `max_size`: Some(2003), added: 4478, mode: `MaxEncodedLen`)
	fn open_round() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 29_474_000 picoseconds.
		Weight::from_parts(99_939_000, 9917)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Budgeting::Rounds` (r:1 w:1)
	/// Proof: `Budgeting::Rounds` (`max_values`: None, `max_size`: Some(2003), added: 4478, mode: `MaxEncodedLen`)
	/// Storage: `Budgeting::Funders` (r:1 w:1)
	/// Proof: `Budgeting::Funders` (`max_values`: None, `max_size`: Some(738), added: 3213, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:1 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	fn fund_round() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 121_101_000 picoseconds.
		Weight::from_parts(195_046_000, 6196)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `Budgeting::Rounds` (r:1 w:1)
	/// Proof: `Budgeting::Rounds` (`max_values`: None, `max_size`: Some(2003), added: 4478, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Networks::OpenPots` (r:1 w:0)
	/// Proof: `Networks::OpenPots` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	fn match_round() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 125_397_000 picoseconds.
		Weight::from_parts(220_088_000, 12196)
			.saturating_add(T::DbWeight::get().reads(20_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `Budgeting::Rounds` (r:1 w:1)
	/// Proof: `Budgeting::Rounds` (`max_values`: None, `max_size`: Some(2003), added: 4478, mode: `MaxEncodedLen`)
	fn close_round() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 19_800_000 picoseconds.
		Weight::from_parts(196_875_000, 5468)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	/// Storage: `Budgeting::Rounds` (r:1 w:1)
	/// Proof: `Budgeting::Rounds` (`max_values`: None, `max_size`: Some(2003), added: 4478, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Sponsorships` (r:2 w:0)
	/// Proof: `Networks::Sponsorships` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:1 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Invitations` (r:1 w:0)
	/// Proof: `Networks::Invitations` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Budgeting::Ideas` (r:0 w:1)
	/// Proof: `Budgeting::Ideas` (`max_values`: None, `max_size`: Some(320), added: 2795, mode: `MaxEncodedLen`)
	fn propose_idea() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 88_252_000 picoseconds.
		Weight::from_parts(175_405_000, 8684)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `Budgeting::Rounds` (r:1 w:1)
	/// Proof: `Budgeting::Rounds` (`max_values`: None, `max_size`: Some(2003), added: 4478, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Budgeting::Ideas` (r:1 w:1)
	/// Proof: `Budgeting::Ideas` (`max_values`: None, `max_size`: Some(320), added: 2795, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	fn drop_idea() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 78_857_000 picoseconds.
		Weight::from_parts(123_218_000, 19268)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Budgeting::Rounds` (r:1 w:1)
	/// Proof: `Budgeting::Rounds` (`max_values`: None, `max_size`: Some(2003), added: 4478, mode: `MaxEncodedLen`)
	/// Storage: `Budgeting::Funders` (r:1 w:1)
	/// Proof: `Budgeting::Funders` (`max_values`: None, `max_size`: Some(738), added: 3213, mode: `MaxEncodedLen`)
	fn allocate() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 24_937_000 picoseconds.
		Weight::from_parts(53_545_000, 5468)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Budgeting::Rounds` (r:1 w:1)
	/// Proof: `Budgeting::Rounds` (`max_values`: None, `max_size`: Some(2003), added: 4478, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Budgeting::Ideas` (r:1 w:0)
	/// Proof: `Budgeting::Ideas` (`max_values`: None, `max_size`: Some(320), added: 2795, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	fn pay_idea() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 122_553_000 picoseconds.
		Weight::from_parts(201_559_000, 12196)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Budgeting::Rounds` (r:1 w:1)
	/// Proof: `Budgeting::Rounds` (`max_values`: None, `max_size`: Some(2003), added: 4478, mode: `MaxEncodedLen`)
	fn lapse_idea() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 18_508_000 picoseconds.
		Weight::from_parts(24_672_000, 5468)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Budgeting::Rounds` (r:1 w:0)
	/// Proof: `Budgeting::Rounds` (`max_values`: None, `max_size`: Some(2003), added: 4478, mode: `MaxEncodedLen`)
	/// Storage: `Budgeting::Ideas` (r:1 w:1)
	/// Proof: `Budgeting::Ideas` (`max_values`: None, `max_size`: Some(320), added: 2795, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	fn clear_idea() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 62_443_000 picoseconds.
		Weight::from_parts(83_370_000, 10668)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Budgeting::Rounds` (r:1 w:1)
	/// Proof: `Budgeting::Rounds` (`max_values`: None, `max_size`: Some(2003), added: 4478, mode: `MaxEncodedLen`)
	/// Storage: `Budgeting::Funders` (r:1 w:1)
	/// Proof: `Budgeting::Funders` (`max_values`: None, `max_size`: Some(738), added: 3213, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Budgeting::LiveRounds` (r:1 w:1)
	/// Proof: `Budgeting::LiveRounds` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn return_funding() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 111_767_000 picoseconds.
		Weight::from_parts(183_764_000, 6196)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Budgeting::Rounds` (r:1 w:1)
	/// Proof: `Budgeting::Rounds` (`max_values`: None, `max_size`: Some(2003), added: 4478, mode: `MaxEncodedLen`)
	/// Storage: `Budgeting::Funders` (r:51 w:50)
	/// Proof: `Budgeting::Funders` (`max_values`: None, `max_size`: Some(738), added: 3213, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:51 w:51)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Budgeting::LiveRounds` (r:1 w:1)
	/// Proof: `Budgeting::LiveRounds` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// The range of component `p` is `[1, 50]`.
	fn return_page(p: u32, ) -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 126_549_000 picoseconds.
		Weight::from_parts(123_635_879, 5468)
			// Standard error: 128_901
			.saturating_add(Weight::from_parts(101_478_854, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(7_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 3213).saturating_mul(p.into()))
	}
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::AcceptedAssets` (r:1 w:0)
	/// Proof: `Networks::AcceptedAssets` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Budgeting::OpenPots` (r:1 w:1)
	/// Proof: `Budgeting::OpenPots` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn open_pot() -> Weight {
		// Least time measured: 120_399_000 picoseconds.
		Weight::from_parts(126_729_000, 6208)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
}

/// The same, with the database weights of ParityDB: for tests.
impl WeightInfo for () {
	fn open_round() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(99_939_000, 9917)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn fund_round() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(195_046_000, 6196)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn match_round() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(220_088_000, 12196)
			.saturating_add(ParityDbWeight::get().reads(20_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn close_round() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(196_875_000, 5468)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(11_u64))
	}
	fn propose_idea() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(175_405_000, 8684)
			.saturating_add(ParityDbWeight::get().reads(15_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn drop_idea() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(123_218_000, 19268)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn allocate() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(53_545_000, 5468)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn pay_idea() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(201_559_000, 12196)
			.saturating_add(ParityDbWeight::get().reads(15_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn lapse_idea() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(24_672_000, 5468)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn clear_idea() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(83_370_000, 10668)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn return_funding() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(183_764_000, 6196)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn return_page(p: u32, ) -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(123_635_879, 5468)
			.saturating_add(Weight::from_parts(101_478_854, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(p.into())))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
			.saturating_add(ParityDbWeight::get().writes((3_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 3213).saturating_mul(p.into()))
	}
	fn open_pot() -> Weight {
		Weight::from_parts(126_729_000, 6208)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
}
