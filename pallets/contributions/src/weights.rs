// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_contributions`, measured by `scripts/measure/weights.sh`; do not edit.
//!
//! Date: 2026-11-21. Processor: AMD EPYC. Steps: 20, repeats: 10, wasm execution: Compiled, benchmark command
//! line 64.0.0. Database accesses are charged by the runtime's `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs)]
#![allow(clippy::arithmetic_side_effects, clippy::cast_lossless)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::ParityDbWeight, Weight}};

/// Weight functions needed by `pallet_contributions`.
pub trait WeightInfo {
	fn define_kind() -> Weight;
	fn set_rate() -> Weight;
	fn set_multipliers() -> Weight;
	fn set_limits() -> Weight;
	fn retire_kind() -> Weight;
	fn allow_logger() -> Weight;
	fn revoke_logger() -> Weight;
	fn clear_loggers() -> Weight;
	fn allow_logger_as() -> Weight;
	fn revoke_logger_as() -> Weight;
	fn log() -> Weight;
	fn log_own() -> Weight;
	fn set_gift() -> Weight;
	fn correct() -> Weight;
	fn take_back() -> Weight;
	fn compensate() -> Weight;
	fn log_as() -> Weight;
	fn compensate_as() -> Weight;
	fn review() -> Weight;
	fn close_review() -> Weight;
	fn contribute_cash() -> Weight;
	fn open_task() -> Weight;
	fn claim_task() -> Weight;
	fn unclaim_task() -> Weight;
	fn expire_claim() -> Weight;
	fn deliver_task() -> Weight;
	fn close_task() -> Weight;
	fn decide() -> Weight;
	fn measured() -> Weight;
	fn start_import() -> Weight;
	fn import_page(n: u32, ) -> Weight;
	fn undo_page(n: u32, ) -> Weight;
	fn finish_import() -> Weight;
	fn drop_import() -> Weight;
}

/// Weights of `pallet_contributions` with the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::KindCount` (r:1 w:1)
	/// Proof: `Contributions::KindCount` (`max_values`: None, `max_size`: Some(14), added: 2489, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Roles` (r:9 w:0)
	/// Proof: `Networks::Roles` (`max_values`: None, `max_size`: Some(229), added: 2704, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Kinds` (r:0 w:1)
	/// Proof: `Contributions::Kinds` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	fn define_kind() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 57_335_000 picoseconds.
		Weight::from_parts(78_075_000, 31326)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Kinds` (r:1 w:1)
	/// Proof: `Contributions::Kinds` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `ValueEquation::Equations` (r:1 w:0)
	/// Proof: `ValueEquation::Equations` (`max_values`: None, `max_size`: Some(7401), added: 9876, mode: `MaxEncodedLen`)
	fn set_rate() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 29_634_000 picoseconds.
		Weight::from_parts(43_533_000, 16866)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Kinds` (r:1 w:1)
	/// Proof: `Contributions::Kinds` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Roles` (r:8 w:0)
	/// Proof: `Networks::Roles` (`max_values`: None, `max_size`: Some(229), added: 2704, mode: `MaxEncodedLen`)
	fn set_multipliers() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 53_059_000 picoseconds.
		Weight::from_parts(67_569_000, 28622)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Kinds` (r:1 w:1)
	/// Proof: `Contributions::Kinds` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	fn set_limits() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 26_510_000 picoseconds.
		Weight::from_parts(41_139_000, 9917)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Kinds` (r:1 w:1)
	/// Proof: `Contributions::Kinds` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	fn retire_kind() -> Weight {
		// Least time measured: 26_068_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(36_428_000, 9917)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Networks::Scopes` (r:6 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:1 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Loggers` (r:1 w:1)
	/// Proof: `Contributions::Loggers` (`max_values`: None, `max_size`: Some(637), added: 3112, mode: `MaxEncodedLen`)
	fn allow_logger() -> Weight {
		// Least time measured: 40_430_000 picoseconds.
		Weight::from_parts(46_620_000, 16116)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Contributions::Loggers` (r:1 w:1)
	/// Proof: `Contributions::Loggers` (`max_values`: None, `max_size`: Some(637), added: 3112, mode: `MaxEncodedLen`)
	fn revoke_logger() -> Weight {
		// Least time measured: 14_291_000 picoseconds.
		Weight::from_parts(18_277_000, 4102)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Contributions::Loggers` (r:1 w:1)
	/// Proof: `Contributions::Loggers` (`max_values`: None, `max_size`: Some(637), added: 3112, mode: `MaxEncodedLen`)
	fn clear_loggers() -> Weight {
		// Least time measured: 14_291_000 picoseconds.
		Weight::from_parts(16_595_000, 4102)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Networks::Scopes` (r:2 w:0)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Storage: `Governance::Rolls` (r:1 w:0)
	/// Storage: `Governance::Rules` (r:1 w:0)
	/// Storage: `Contributions::ScopeLoggers` (r:1 w:1)
	fn allow_logger_as() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(46_620_000, 9917)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Storage: `Governance::Rolls` (r:1 w:0)
	/// Storage: `Governance::Rules` (r:1 w:0)
	/// Storage: `Contributions::ScopeLoggers` (r:1 w:1)
	fn revoke_logger_as() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(38_277_000, 9917)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Networks::Scopes` (r:6 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:3 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Loggers` (r:1 w:0)
	/// Proof: `Contributions::Loggers` (`max_values`: None, `max_size`: Some(637), added: 3112, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Kinds` (r:1 w:0)
	/// Proof: `Contributions::Kinds` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Networks::RoleHolders` (r:1 w:0)
	/// Proof: `Networks::RoleHolders` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Ledgers` (r:1 w:1)
	/// Proof: `Contributions::Ledgers` (`max_values`: None, `max_size`: Some(509), added: 2984, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Sponsorships` (r:2 w:0)
	/// Proof: `Networks::Sponsorships` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Allowances` (r:1 w:1)
	/// Proof: `Networks::Allowances` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::NextIndex` (r:1 w:1)
	/// Proof: `Contributions::NextIndex` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Contributions` (r:0 w:1)
	/// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	fn log() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 159_968_000 picoseconds.
		Weight::from_parts(191_201_000, 16116)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Networks::Scopes` (r:6 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:2 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Kinds` (r:1 w:0)
	/// Proof: `Contributions::Kinds` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Ledgers` (r:1 w:1)
	/// Proof: `Contributions::Ledgers` (`max_values`: None, `max_size`: Some(509), added: 2984, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Sponsorships` (r:2 w:0)
	/// Proof: `Networks::Sponsorships` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Allowances` (r:1 w:1)
	/// Proof: `Networks::Allowances` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::NextIndex` (r:1 w:1)
	/// Proof: `Contributions::NextIndex` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Contributions` (r:0 w:1)
	/// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	fn log_own() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 127_080_000 picoseconds.
		Weight::from_parts(151_763_000, 16116)
			.saturating_add(T::DbWeight::get().reads(18_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Contributions::Contributions` (r:1 w:1)
	/// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	fn set_gift() -> Weight {
		// Least time measured: 15_473_000 picoseconds.
		Weight::from_parts(19_459_000, 3849)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Contributions::Contributions` (r:1 w:3)
	/// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Kinds` (r:1 w:0)
	/// Proof: `Contributions::Kinds` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Reviews` (r:1 w:0)
	/// Proof: `Contributions::Reviews` (`max_values`: None, `max_size`: Some(454), added: 2929, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Ledgers` (r:1 w:1)
	/// Proof: `Contributions::Ledgers` (`max_values`: None, `max_size`: Some(509), added: 2984, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::NextIndex` (r:1 w:1)
	/// Proof: `Contributions::NextIndex` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:6 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:2 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Allowances` (r:2 w:2)
	/// Proof: `Networks::Allowances` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Sponsorships` (r:2 w:0)
	/// Proof: `Networks::Sponsorships` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn correct() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 174_240_000 picoseconds.
		Weight::from_parts(207_607_000, 16116)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Contributions::Contributions` (r:1 w:2)
	/// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Kinds` (r:1 w:0)
	/// Proof: `Contributions::Kinds` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Reviews` (r:1 w:0)
	/// Proof: `Contributions::Reviews` (`max_values`: None, `max_size`: Some(454), added: 2929, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Ledgers` (r:1 w:1)
	/// Proof: `Contributions::Ledgers` (`max_values`: None, `max_size`: Some(509), added: 2984, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::NextIndex` (r:1 w:1)
	/// Proof: `Contributions::NextIndex` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Allowances` (r:1 w:1)
	/// Proof: `Networks::Allowances` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Tasks` (r:1 w:1)
	/// Proof: `Contributions::Tasks` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::TaskClaims` (r:0 w:1)
	/// Proof: `Contributions::TaskClaims` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
	fn take_back() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 134_310_000 picoseconds.
		Weight::from_parts(162_769_000, 6434)
			.saturating_add(Weight::from_parts(3_000_000, 149))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	/// Storage: `Contributions::Contributions` (r:1 w:2)
	/// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Kinds` (r:1 w:0)
	/// Proof: `Contributions::Kinds` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Ledgers` (r:1 w:1)
	/// Proof: `Contributions::Ledgers` (`max_values`: None, `max_size`: Some(509), added: 2984, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::KindTotals` (r:1 w:1)
	/// Proof: `Contributions::KindTotals` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::NextIndex` (r:1 w:1)
	/// Proof: `Contributions::NextIndex` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:1 w:1)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Credits` (r:1 w:1)
	/// Proof: `Shares::Credits` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Positions` (r:1 w:1)
	/// Proof: `Shares::Positions` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Cohorts` (r:1 w:1)
	/// Proof: `Shares::Cohorts` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Holdings` (r:0 w:1)
	/// Proof: `Shares::Holdings` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	/// Storage: `Shares::WorkQueue` (r:0 w:1)
	/// Proof: `Shares::WorkQueue` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	fn compensate() -> Weight {
		// Least time measured: 99_399_000 picoseconds.
		Weight::from_parts(113_309_000, 4578)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	/// Storage: `Networks::Scopes` (r:7 w:0)
	/// Storage: `Networks::Members` (r:2 w:0)
	/// Storage: `Contributions::ScopeLoggers` (r:1 w:0)
	/// Storage: `Contributions::Kinds` (r:1 w:0)
	/// Storage: `Contributions::Ledgers` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Networks::Sponsorships` (r:2 w:0)
	/// Storage: `Networks::Allowances` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Storage: `Contributions::NextIndex` (r:1 w:1)
	/// Storage: `Contributions::Contributions` (r:0 w:1)
	fn log_as() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(161_763_000, 18637)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Storage: `Governance::Rolls` (r:1 w:0)
	/// Storage: `Governance::Rules` (r:1 w:0)
	/// Storage: what `compensate` reads and writes
	fn compensate_as() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(133_309_000, 9917)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	/// Storage: `Contributions::Contributions` (r:1 w:1)
	/// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Kinds` (r:1 w:0)
	/// Proof: `Contributions::Kinds` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Networks::RoleHolders` (r:1 w:0)
	/// Proof: `Networks::RoleHolders` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:1 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Reviews` (r:1 w:1)
	/// Proof: `Contributions::Reviews` (`max_values`: None, `max_size`: Some(454), added: 2929, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Ledgers` (r:1 w:1)
	/// Proof: `Contributions::Ledgers` (`max_values`: None, `max_size`: Some(509), added: 2984, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Tasks` (r:1 w:1)
	/// Proof: `Contributions::Tasks` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::OpenPots` (r:1 w:0)
	/// Proof: `Networks::OpenPots` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Allowances` (r:1 w:1)
	/// Proof: `Networks::Allowances` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Sponsorships` (r:1 w:1)
	/// Proof: `Networks::Sponsorships` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::KindTotals` (r:1 w:1)
	/// Proof: `Contributions::KindTotals` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::TaskClaims` (r:0 w:1)
	/// Proof: `Contributions::TaskClaims` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
	fn review() -> Weight {
		// Least time measured: 194_410_000 picoseconds.
		Weight::from_parts(251_235_000, 8799)
			.saturating_add(T::DbWeight::get().reads(17_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	/// Storage: `Contributions::Contributions` (r:1 w:1)
	/// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Kinds` (r:1 w:0)
	/// Proof: `Contributions::Kinds` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Ledgers` (r:1 w:1)
	/// Proof: `Contributions::Ledgers` (`max_values`: None, `max_size`: Some(509), added: 2984, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Tasks` (r:1 w:1)
	/// Proof: `Contributions::Tasks` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Allowances` (r:1 w:1)
	/// Proof: `Networks::Allowances` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::KindTotals` (r:1 w:1)
	/// Proof: `Contributions::KindTotals` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Reviews` (r:0 w:1)
	/// Proof: `Contributions::Reviews` (`max_values`: None, `max_size`: Some(454), added: 2929, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::TaskClaims` (r:0 w:1)
	/// Proof: `Contributions::TaskClaims` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	fn close_review() -> Weight {
		// Least time measured: 144_546_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(211_089_000, 12434)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	/// Storage: `Networks::Scopes` (r:6 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:1 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Kinds` (r:1 w:0)
	/// Proof: `Contributions::Kinds` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Ledgers` (r:1 w:1)
	/// Proof: `Contributions::Ledgers` (`max_values`: None, `max_size`: Some(509), added: 2984, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Networks::AcceptedAssets` (r:1 w:0)
	/// Proof: `Networks::AcceptedAssets` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Networks::OpenPots` (r:1 w:0)
	/// Proof: `Networks::OpenPots` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:0)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::NextIndex` (r:1 w:1)
	/// Proof: `Contributions::NextIndex` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::KindTotals` (r:1 w:1)
	/// Proof: `Contributions::KindTotals` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Networks` (r:1 w:0)
	/// Proof: `Evaluation::Networks` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:1 w:1)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Positions` (r:1 w:1)
	/// Proof: `Shares::Positions` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Holdings` (r:0 w:1)
	/// Proof: `Shares::Holdings` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	/// Storage: `Shares::ScopeBooks` (r:0 w:1)
	/// Proof: `Shares::ScopeBooks` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Credits` (r:0 w:1)
	/// Proof: `Shares::Credits` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Cohorts` (r:0 w:1)
	/// Proof: `Shares::Cohorts` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Contributions` (r:0 w:1)
	/// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	fn contribute_cash() -> Weight {
		// Least time measured: 192_177_000 picoseconds.
		Weight::from_parts(231_926_000, 16116)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	/// Storage: `Networks::Scopes` (r:6 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:1 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Kinds` (r:1 w:0)
	/// Proof: `Contributions::Kinds` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::NextTask` (r:1 w:1)
	/// Proof: `Contributions::NextTask` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Tasks` (r:0 w:1)
	/// Proof: `Contributions::Tasks` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	fn open_task() -> Weight {
		// Least time measured: 86_839_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(95_272_000, 16116)
			.saturating_add(Weight::from_parts(3_000_000, 149))
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Networks::Scopes` (r:6 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:1 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Tasks` (r:1 w:1)
	/// Proof: `Contributions::Tasks` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::TaskClaims` (r:1 w:1)
	/// Proof: `Contributions::TaskClaims` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
	fn claim_task() -> Weight {
		// Least time measured: 46_319_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(52_959_000, 16116)
			.saturating_add(Weight::from_parts(3_000_000, 149))
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Contributions::TaskClaims` (r:1 w:1)
	/// Proof: `Contributions::TaskClaims` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Tasks` (r:1 w:1)
	/// Proof: `Contributions::Tasks` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	fn unclaim_task() -> Weight {
		// Least time measured: 60_601_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(69_775_000, 3712)
			.saturating_add(Weight::from_parts(3_000_000, 149))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Contributions::TaskClaims` (r:1 w:1)
	/// Proof: `Contributions::TaskClaims` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Tasks` (r:1 w:1)
	/// Proof: `Contributions::Tasks` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	fn expire_claim() -> Weight {
		// Least time measured: 61_812_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(78_736_000, 3712)
			.saturating_add(Weight::from_parts(3_000_000, 149))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Contributions::Tasks` (r:1 w:0)
	/// Proof: `Contributions::Tasks` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::TaskClaims` (r:1 w:1)
	/// Proof: `Contributions::TaskClaims` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:6 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:2 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Kinds` (r:1 w:0)
	/// Proof: `Contributions::Kinds` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Networks::RoleHolders` (r:1 w:0)
	/// Proof: `Networks::RoleHolders` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Ledgers` (r:1 w:1)
	/// Proof: `Contributions::Ledgers` (`max_values`: None, `max_size`: Some(509), added: 2984, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Sponsorships` (r:2 w:0)
	/// Proof: `Networks::Sponsorships` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Allowances` (r:1 w:1)
	/// Proof: `Networks::Allowances` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::NextIndex` (r:1 w:1)
	/// Proof: `Contributions::NextIndex` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Contributions` (r:0 w:1)
	/// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	fn deliver_task() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 141_211_000 picoseconds.
		Weight::from_parts(174_116_000, 16116)
			.saturating_add(Weight::from_parts(3_000_000, 149))
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Contributions::Tasks` (r:1 w:1)
	/// Proof: `Contributions::Tasks` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	fn close_task() -> Weight {
		// Least time measured: 57_236_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(74_005_000, 9917)
			.saturating_add(Weight::from_parts(3_000_000, 149))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Contributions::Contributions` (r:1 w:1)
	/// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Kinds` (r:1 w:0)
	/// Proof: `Contributions::Kinds` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Ledgers` (r:1 w:1)
	/// Proof: `Contributions::Ledgers` (`max_values`: None, `max_size`: Some(509), added: 2984, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Tasks` (r:1 w:1)
	/// Proof: `Contributions::Tasks` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(247), added: 2722, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::OpenPots` (r:1 w:0)
	/// Proof: `Networks::OpenPots` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Allowances` (r:1 w:1)
	/// Proof: `Networks::Allowances` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Sponsorships` (r:1 w:1)
	/// Proof: `Networks::Sponsorships` (`max_values`: None, `max_size`: Some(72), added: 2547, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::KindTotals` (r:1 w:1)
	/// Proof: `Contributions::KindTotals` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::TaskClaims` (r:0 w:1)
	/// Proof: `Contributions::TaskClaims` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
	fn decide() -> Weight {
		// Least time measured: 152_848_000 picoseconds.
		Weight::from_parts(174_019_000, 8799)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Kinds` (r:1 w:0)
	/// Proof: `Contributions::Kinds` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Ledgers` (r:1 w:1)
	/// Proof: `Contributions::Ledgers` (`max_values`: None, `max_size`: Some(509), added: 2984, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::NextIndex` (r:1 w:1)
	/// Proof: `Contributions::NextIndex` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::KindTotals` (r:1 w:1)
	/// Proof: `Contributions::KindTotals` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `Evaluation::Networks` (r:1 w:0)
	/// Proof: `Evaluation::Networks` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:1 w:1)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Positions` (r:1 w:1)
	/// Proof: `Shares::Positions` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Holdings` (r:0 w:1)
	/// Proof: `Shares::Holdings` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	/// Storage: `Shares::ScopeBooks` (r:0 w:1)
	/// Proof: `Shares::ScopeBooks` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Credits` (r:0 w:1)
	/// Proof: `Shares::Credits` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Cohorts` (r:0 w:1)
	/// Proof: `Shares::Cohorts` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Contributions` (r:0 w:1)
	/// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	fn measured() -> Weight {
		// Least time measured: 111_396_000 picoseconds.
		Weight::from_parts(164_556_000, 4578)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::NextImport` (r:1 w:1)
	/// Proof: `Contributions::NextImport` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Imports` (r:0 w:1)
	/// Proof: `Contributions::Imports` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	fn start_import() -> Weight {
		// Least time measured: 25_237_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(44_470_000, 9917)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Imports` (r:1 w:1)
	/// Proof: `Contributions::Imports` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::NextIndex` (r:1 w:1)
	/// Proof: `Contributions::NextIndex` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Kinds` (r:64 w:0)
	/// Proof: `Contributions::Kinds` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::KindTotals` (r:64 w:64)
	/// Proof: `Contributions::KindTotals` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Ledgers` (r:256 w:256)
	/// Proof: `Contributions::Ledgers` (`max_values`: None, `max_size`: Some(509), added: 2984, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:64 w:64)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Positions` (r:256 w:256)
	/// Proof: `Shares::Positions` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Holdings` (r:0 w:256)
	/// Proof: `Shares::Holdings` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	/// Storage: `Shares::ScopeBooks` (r:0 w:64)
	/// Proof: `Shares::ScopeBooks` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Credits` (r:0 w:256)
	/// Proof: `Shares::Credits` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Cohorts` (r:0 w:64)
	/// Proof: `Shares::Cohorts` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Contributions` (r:0 w:256)
	/// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::ImportPages` (r:0 w:1)
	/// Proof: `Contributions::ImportPages` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// The range of component `n` is `[1, 256]`.
	fn import_page(n: u32, ) -> Weight {
		// Least time measured: 162_262_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(1_249_101_149, 120385)
			// Standard error: 1_820_477
			.saturating_add(Weight::from_parts(70_997_430, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(106_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(138_u64))
			.saturating_add(T::DbWeight::get().writes((6_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3097).saturating_mul(n.into()))
	}
	/// Storage: `Contributions::Imports` (r:1 w:1)
	/// Proof: `Contributions::Imports` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::ImportPages` (r:1 w:1)
	/// Proof: `Contributions::ImportPages` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Contributions` (r:256 w:256)
	/// Proof: `Contributions::Contributions` (`max_values`: None, `max_size`: Some(384), added: 2859, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Kinds` (r:64 w:0)
	/// Proof: `Contributions::Kinds` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Ledgers` (r:256 w:256)
	/// Proof: `Contributions::Ledgers` (`max_values`: None, `max_size`: Some(509), added: 2984, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::KindTotals` (r:64 w:64)
	/// Proof: `Contributions::KindTotals` (`max_values`: None, `max_size`: Some(82), added: 2557, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:64 w:64)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Credits` (r:256 w:256)
	/// Proof: `Shares::Credits` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Positions` (r:256 w:256)
	/// Proof: `Shares::Positions` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Cohorts` (r:64 w:64)
	/// Proof: `Shares::Cohorts` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Holdings` (r:0 w:256)
	/// Proof: `Shares::Holdings` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	/// Storage: `Shares::WorkQueue` (r:0 w:64)
	/// Proof: `Shares::WorkQueue` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 256]`.
	fn undo_page(n: u32, ) -> Weight {
		// Least time measured: 132_278_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(141_275_000, 126385)
			// Standard error: 1_118_527
			.saturating_add(Weight::from_parts(95_085_861, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(138_u64))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(135_u64))
			.saturating_add(T::DbWeight::get().writes((6_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3097).saturating_mul(n.into()))
	}
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Imports` (r:1 w:1)
	/// Proof: `Contributions::Imports` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	fn finish_import() -> Weight {
		// Least time measured: 29_894_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(45_191_000, 9917)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Contributions::Imports` (r:1 w:1)
	/// Proof: `Contributions::Imports` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	fn drop_import() -> Weight {
		// Least time measured: 21_622_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(31_020_000, 9917)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// The same, with the database weights of ParityDB: for tests.
impl WeightInfo for () {
	fn define_kind() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(78_075_000, 31326)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn set_rate() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(43_533_000, 16866)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_multipliers() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(67_569_000, 28622)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_limits() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(41_139_000, 9917)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn retire_kind() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(36_428_000, 9917)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn allow_logger() -> Weight {
		Weight::from_parts(46_620_000, 16116)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn revoke_logger() -> Weight {
		Weight::from_parts(18_277_000, 4102)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn clear_loggers() -> Weight {
		Weight::from_parts(16_595_000, 4102)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn allow_logger_as() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(46_620_000, 9917)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn revoke_logger_as() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(38_277_000, 9917)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn log() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(191_201_000, 16116)
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn log_own() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(151_763_000, 16116)
			.saturating_add(ParityDbWeight::get().reads(18_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn set_gift() -> Weight {
		Weight::from_parts(19_459_000, 3849)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn correct() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(207_607_000, 16116)
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn take_back() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(162_769_000, 6434)
			.saturating_add(Weight::from_parts(3_000_000, 149))
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(12_u64))
	}
	fn compensate() -> Weight {
		Weight::from_parts(113_309_000, 4578)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(11_u64))
	}
	fn log_as() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(161_763_000, 18637)
			.saturating_add(ParityDbWeight::get().reads(19_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn compensate_as() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(133_309_000, 9917)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(11_u64))
	}
	fn review() -> Weight {
		Weight::from_parts(251_235_000, 8799)
			.saturating_add(ParityDbWeight::get().reads(17_u64))
			.saturating_add(ParityDbWeight::get().writes(13_u64))
	}
	fn close_review() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(211_089_000, 12434)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(11_u64))
	}
	fn contribute_cash() -> Weight {
		Weight::from_parts(231_926_000, 16116)
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().writes(13_u64))
	}
	fn open_task() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(95_272_000, 16116)
			.saturating_add(Weight::from_parts(3_000_000, 149))
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn claim_task() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(52_959_000, 16116)
			.saturating_add(Weight::from_parts(3_000_000, 149))
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn unclaim_task() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(69_775_000, 3712)
			.saturating_add(Weight::from_parts(3_000_000, 149))
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn expire_claim() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(78_736_000, 3712)
			.saturating_add(Weight::from_parts(3_000_000, 149))
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn deliver_task() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(174_116_000, 16116)
			.saturating_add(Weight::from_parts(3_000_000, 149))
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn close_task() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(74_005_000, 9917)
			.saturating_add(Weight::from_parts(3_000_000, 149))
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn decide() -> Weight {
		Weight::from_parts(174_019_000, 8799)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(12_u64))
	}
	fn measured() -> Weight {
		Weight::from_parts(164_556_000, 4578)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn start_import() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(44_470_000, 9917)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn import_page(n: u32, ) -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(1_249_101_149, 120385)
			.saturating_add(Weight::from_parts(70_997_430, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(106_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(138_u64))
			.saturating_add(ParityDbWeight::get().writes((6_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3097).saturating_mul(n.into()))
	}
	fn undo_page(n: u32, ) -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(141_275_000, 126385)
			.saturating_add(Weight::from_parts(95_085_861, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(138_u64))
			.saturating_add(ParityDbWeight::get().reads((5_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(135_u64))
			.saturating_add(ParityDbWeight::get().writes((6_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3097).saturating_mul(n.into()))
	}
	fn finish_import() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(45_191_000, 9917)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn drop_import() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(31_020_000, 9917)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
}
