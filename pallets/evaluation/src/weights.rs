// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_evaluation`, measured by `scripts/measure/weights.sh`; do not edit.
//!
//! Date: 2026-11-21. Processor: AMD EPYC. Steps: 20, repeats: 10, wasm execution: Compiled, benchmark command
//! line 64.0.0. Database accesses are charged by the runtime's `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs)]
#![allow(clippy::arithmetic_side_effects, clippy::cast_lossless)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::ParityDbWeight, Weight}};

/// Weight functions needed by `pallet_evaluation`.
pub trait WeightInfo {
	fn found_reputation(n: u32, ) -> Weight;
	fn set_parameters() -> Weight;
	fn set_reward_value() -> Weight;
	fn evaluate(n: u32, s: u32, ) -> Weight;
	fn finalise() -> Weight;
	fn settle(n: u32, s: u32, ) -> Weight;
	fn reopen() -> Weight;
	fn claim_tokens() -> Weight;
	fn open() -> Weight;
	fn cancel() -> Weight;
	fn tier_changed() -> Weight;
	fn accepted() -> Weight;
	fn settle_queue_step() -> Weight;
	fn recognise_kind() -> Weight;
	fn revoke_recognition() -> Weight;
	fn mark_dormant() -> Weight;
	fn wake() -> Weight;
	fn pay_reward() -> Weight;
	fn retry_decision() -> Weight;
}

/// Weights of `pallet_evaluation` with the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Networks` (r:1 w:1)
	/// Proof: `Evaluation::Networks` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::OwnParameters` (r:1 w:0)
	/// Proof: `Evaluation::OwnParameters` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:100 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Agents` (r:0 w:100)
	/// Proof: `Evaluation::Agents` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 100]`.
	fn found_reputation(n: u32, ) -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 34_782_000 picoseconds.
		Weight::from_parts(52_013_049, 9917)
			// Standard error: 69_868
			.saturating_add(Weight::from_parts(14_807_755, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 10477).saturating_mul(n.into()))
	}
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::OwnParameters` (r:1 w:1)
	/// Proof: `Evaluation::OwnParameters` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Networks` (r:1 w:1)
	/// Proof: `Evaluation::Networks` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	fn set_parameters() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 238_325_000 picoseconds.
		Weight::from_parts(273_088_000, 9917)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Networks::Scopes` (r:2 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::RewardValues` (r:0 w:1)
	/// Proof: `Evaluation::RewardValues` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
	fn set_reward_value() -> Weight {
		// Least time measured: 22_864_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(35_968_000, 12032)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Networks::Scopes` (r:3 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:1 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Unsettled` (r:1 w:1)
	/// Proof: `Evaluation::Unsettled` (`max_values`: None, `max_size`: Some(2366), added: 4841, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::EndedRounds` (r:256 w:8)
	/// Proof: `Evaluation::EndedRounds` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Evaluations` (r:9 w:9)
	/// Proof: `Evaluation::Evaluations` (`max_values`: None, `max_size`: Some(2097), added: 4572, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Positions` (r:9 w:9)
	/// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(197), added: 2672, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Agents` (r:1 w:1)
	/// Proof: `Evaluation::Agents` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Networks` (r:1 w:1)
	/// Proof: `Evaluation::Networks` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[8, 255]`.
	/// The range of component `s` is `[0, 8]`.
	fn evaluate(n: u32, s: u32, ) -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 344_845_000 picoseconds.
		Weight::from_parts(29_905_000, 8553)
			// Standard error: 533_920
			.saturating_add(Weight::from_parts(2_597_050, 0).saturating_mul(n.into()))
			// Standard error: 15_789_773
			.saturating_add(Weight::from_parts(62_441_867, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 2492).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 4572).saturating_mul(s.into()))
	}
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Evaluations` (r:1 w:1)
	/// Proof: `Evaluation::Evaluations` (`max_values`: None, `max_size`: Some(2097), added: 4572, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Networks` (r:1 w:1)
	/// Proof: `Evaluation::Networks` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Contributions` (r:1 w:1)
	/// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Kinds` (r:1 w:0)
	/// Proof: `Contributions::Kinds` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::RewardValues` (r:1 w:0)
	/// Proof: `Evaluation::RewardValues` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Agents` (r:1 w:1)
	/// Proof: `Evaluation::Agents` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:1 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::QueueEnds` (r:1 w:1)
	/// Proof: `Evaluation::QueueEnds` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Ledgers` (r:1 w:1)
	/// Proof: `Contributions::Ledgers` (`max_values`: None, `max_size`: Some(509), added: 2984, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Tasks` (r:1 w:1)
	/// Proof: `Contributions::Tasks` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Allowances` (r:1 w:1)
	/// Proof: `Networks::Allowances` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::KindTotals` (r:1 w:1)
	/// Proof: `Contributions::KindTotals` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:1 w:1)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Positions` (r:1 w:1)
	/// Proof: `Shares::Positions` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Holdings` (r:0 w:1)
	/// Proof: `Shares::Holdings` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	/// Storage: `Shares::ScopeBooks` (r:0 w:1)
	/// Proof: `Shares::ScopeBooks` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::TaskClaims` (r:0 w:1)
	/// Proof: `Contributions::TaskClaims` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::EndedRounds` (r:0 w:1)
	/// Proof: `Evaluation::EndedRounds` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Queue` (r:0 w:1)
	/// Proof: `Evaluation::Queue` (`max_values`: None, `max_size`: Some(29), added: 2504, mode: `MaxEncodedLen`)
	fn finalise() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 231_926_000 picoseconds.
		Weight::from_parts(478_165_000, 6196)
			.saturating_add(T::DbWeight::get().reads(33_u64))
			.saturating_add(T::DbWeight::get().writes(29_u64))
	}
	/// Storage: `Evaluation::Unsettled` (r:1 w:1)
	/// Proof: `Evaluation::Unsettled` (`max_values`: None, `max_size`: Some(2366), added: 4841, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::EndedRounds` (r:256 w:32)
	/// Proof: `Evaluation::EndedRounds` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Evaluations` (r:32 w:32)
	/// Proof: `Evaluation::Evaluations` (`max_values`: None, `max_size`: Some(2097), added: 4572, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Positions` (r:32 w:32)
	/// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(197), added: 2672, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Agents` (r:1 w:1)
	/// Proof: `Evaluation::Agents` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Networks` (r:1 w:1)
	/// Proof: `Evaluation::Networks` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:1 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[32, 256]`.
	/// The range of component `s` is `[1, 32]`.
	fn settle(n: u32, s: u32, ) -> Weight {
		// Least time measured: 514_087_000 picoseconds.
		Weight::from_parts(573_646_000, 5831)
			// Standard error: 540_576
			.saturating_add(Weight::from_parts(701_427, 0).saturating_mul(n.into()))
			// Standard error: 4_400_382
			.saturating_add(Weight::from_parts(40_884_704, 0).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 2492).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 4572).saturating_mul(s.into()))
	}
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Evaluations` (r:1 w:1)
	/// Proof: `Evaluation::Evaluations` (`max_values`: None, `max_size`: Some(2097), added: 4572, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::OwnParameters` (r:1 w:0)
	/// Proof: `Evaluation::OwnParameters` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Networks` (r:1 w:0)
	/// Proof: `Evaluation::Networks` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:1 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Agents` (r:1 w:0)
	/// Proof: `Evaluation::Agents` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	fn reopen() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 44_286_000 picoseconds.
		Weight::from_parts(66_347_000, 5562)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Evaluation::OwedTokens` (r:1 w:1)
	/// Proof: `Evaluation::OwedTokens` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	fn claim_tokens() -> Weight {
		// Least time measured: 35_783_000 picoseconds.
		Weight::from_parts(42_082_000, 3675)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::OwnParameters` (r:1 w:0)
	/// Proof: `Evaluation::OwnParameters` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Networks` (r:1 w:0)
	/// Proof: `Evaluation::Networks` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:1 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Agents` (r:1 w:0)
	/// Proof: `Evaluation::Agents` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Evaluations` (r:0 w:1)
	/// Proof: `Evaluation::Evaluations` (`max_values`: None, `max_size`: Some(2097), added: 4572, mode: `MaxEncodedLen`)
	fn open() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 35_553_000 picoseconds.
		Weight::from_parts(55_621_000, 3619)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Evaluations` (r:1 w:1)
	/// Proof: `Evaluation::Evaluations` (`max_values`: None, `max_size`: Some(2097), added: 4572, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Networks` (r:1 w:1)
	/// Proof: `Evaluation::Networks` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::QueueEnds` (r:1 w:1)
	/// Proof: `Evaluation::QueueEnds` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::EndedRounds` (r:0 w:1)
	/// Proof: `Evaluation::EndedRounds` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Queue` (r:0 w:1)
	/// Proof: `Evaluation::Queue` (`max_values`: None, `max_size`: Some(29), added: 2504, mode: `MaxEncodedLen`)
	fn cancel() -> Weight {
		// Least time measured: 34_311_000 picoseconds.
		Weight::from_parts(45_067_000, 5562)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Evaluation::Networks` (r:1 w:1)
	/// Proof: `Evaluation::Networks` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Agents` (r:1 w:1)
	/// Proof: `Evaluation::Agents` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	fn tier_changed() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 13_631_000 picoseconds.
		Weight::from_parts(20_264_000, 3602)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Contributions::Contributions` (r:1 w:0)
	/// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Kinds` (r:1 w:0)
	/// Proof: `Contributions::Kinds` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::RewardValues` (r:1 w:0)
	/// Proof: `Evaluation::RewardValues` (`max_values`: None, `max_size`: Some(38), added: 2513, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Agents` (r:1 w:1)
	/// Proof: `Evaluation::Agents` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:1 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Networks` (r:0 w:1)
	/// Proof: `Evaluation::Networks` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	fn accepted() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 80_180_000 picoseconds.
		Weight::from_parts(153_985_000, 6449)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Evaluation::QueueEnds` (r:1 w:1)
	/// Proof: `Evaluation::QueueEnds` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Queue` (r:1 w:1)
	/// Proof: `Evaluation::Queue` (`max_values`: None, `max_size`: Some(29), added: 2504, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Positions` (r:2 w:1)
	/// Proof: `Evaluation::Positions` (`max_values`: None, `max_size`: Some(197), added: 2672, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Evaluations` (r:1 w:1)
	/// Proof: `Evaluation::Evaluations` (`max_values`: None, `max_size`: Some(2097), added: 4572, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Agents` (r:1 w:1)
	/// Proof: `Evaluation::Agents` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Unsettled` (r:1 w:1)
	/// Proof: `Evaluation::Unsettled` (`max_values`: None, `max_size`: Some(2366), added: 4841, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Networks` (r:1 w:1)
	/// Proof: `Evaluation::Networks` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:1 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::EndedRounds` (r:0 w:1)
	/// Proof: `Evaluation::EndedRounds` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
	fn settle_queue_step() -> Weight {
		// Least time measured: 66_989_000 picoseconds.
		Weight::from_parts(98_396_000, 6334)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	// Estimated: measured with the next run of scripts/measure/weights.sh.
	fn recognise_kind() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(50_000_000, 12032)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Estimated: measured with the next run of scripts/measure/weights.sh.
	fn revoke_recognition() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(39_000_000, 14632)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	// Estimated: measured with the next run of scripts/measure/weights.sh.
	fn mark_dormant() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(35_000_000, 3602)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Estimated: measured with the next run of scripts/measure/weights.sh.
	fn wake() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(29_000_000, 3602)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	// Estimated: measured with the next run of scripts/measure/weights.sh.
	fn pay_reward() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(65_000_000, 3849)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	// Estimated: measured with the next run of scripts/measure/weights.sh.
	fn retry_decision() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(360_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(29_u64))
			.saturating_add(T::DbWeight::get().writes(23_u64))
	}
}

/// The same, with the database weights of ParityDB: for tests.
impl WeightInfo for () {
	fn found_reputation(n: u32, ) -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(52_013_049, 9917)
			.saturating_add(Weight::from_parts(14_807_755, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().reads((4_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 10477).saturating_mul(n.into()))
	}
	fn set_parameters() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(273_088_000, 9917)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn set_reward_value() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(35_968_000, 12032)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn evaluate(n: u32, s: u32, ) -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(29_905_000, 8553)
			.saturating_add(Weight::from_parts(2_597_050, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(62_441_867, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(16_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
			.saturating_add(ParityDbWeight::get().writes((3_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 2492).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 4572).saturating_mul(s.into()))
	}
	fn finalise() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(478_165_000, 6196)
			.saturating_add(ParityDbWeight::get().reads(33_u64))
			.saturating_add(ParityDbWeight::get().writes(29_u64))
	}
	fn settle(n: u32, s: u32, ) -> Weight {
		Weight::from_parts(573_646_000, 5831)
			.saturating_add(Weight::from_parts(701_427, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(40_884_704, 0).saturating_mul(s.into()))
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(s.into())))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
			.saturating_add(ParityDbWeight::get().writes((3_u64).saturating_mul(s.into())))
			.saturating_add(Weight::from_parts(0, 2492).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 4572).saturating_mul(s.into()))
	}
	fn reopen() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(66_347_000, 5562)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn claim_tokens() -> Weight {
		Weight::from_parts(42_082_000, 3675)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn open() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(55_621_000, 3619)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn cancel() -> Weight {
		Weight::from_parts(45_067_000, 5562)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn tier_changed() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(20_264_000, 3602)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn accepted() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(153_985_000, 6449)
			.saturating_add(ParityDbWeight::get().reads(15_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn settle_queue_step() -> Weight {
		Weight::from_parts(98_396_000, 6334)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	// Estimated: measured with the next run of scripts/measure/weights.sh.
	fn recognise_kind() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(50_000_000, 12032)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Estimated: measured with the next run of scripts/measure/weights.sh.
	fn revoke_recognition() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(39_000_000, 14632)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	// Estimated: measured with the next run of scripts/measure/weights.sh.
	fn mark_dormant() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(35_000_000, 3602)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	// Estimated: measured with the next run of scripts/measure/weights.sh.
	fn wake() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(29_000_000, 3602)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	// Estimated: measured with the next run of scripts/measure/weights.sh.
	fn pay_reward() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(65_000_000, 3849)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	// Estimated: measured with the next run of scripts/measure/weights.sh.
	fn retry_decision() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(360_000_000, 6196)
			.saturating_add(ParityDbWeight::get().reads(29_u64))
			.saturating_add(ParityDbWeight::get().writes(23_u64))
	}
}
