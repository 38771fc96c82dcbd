// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_validator_set`, measured by `scripts/measure/weights.sh`; do not edit.
//!
//! Date: 2026-11-21. Processor: AMD EPYC. Steps: 20, repeats: 10, wasm execution: Compiled, benchmark command
//! line 64.0.0. Database accesses are charged by the runtime's `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs)]
#![allow(clippy::arithmetic_side_effects, clippy::cast_lossless)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::ParityDbWeight, Weight}};

/// Weight functions needed by `pallet_validator_set`.
pub trait WeightInfo {
	fn add_validator() -> Weight;
	fn remove_validator() -> Weight;
	fn leave() -> Weight;
	fn resume() -> Weight;
	fn withdraw_keys() -> Weight;
	fn note_stalled() -> Weight;
	fn cancel_upgrade() -> Weight;
	fn pause() -> Weight;
	fn set_block_kind() -> Weight;
	fn credit_blocks() -> Weight;
	fn note_author() -> Weight;
	fn on_offence(o: u32, ) -> Weight;
	fn session_change(n: u32, p: u32, ) -> Weight;
}

/// Weights of `pallet_validator_set` with the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `ValidatorSet::Validators` (r:1 w:1)
	/// Proof: `ValidatorSet::Validators` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSet::CounterForValidators` (r:1 w:1)
	/// Proof: `ValidatorSet::CounterForValidators` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:1 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `ValidatorSet::PendingPurges` (r:1 w:1)
	/// Proof: `ValidatorSet::PendingPurges` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Storage: `Council::Members` (r:1 w:1), `Council::Proposals` (r:1), `Council::Voting` (r:16 w:16), `Council::Prime` (w:1)
	fn add_validator() -> Weight {
		// Least time measured: 43_675_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(139_801_000, 13049)
			.saturating_add(T::DbWeight::get().reads(26_u64))
			.saturating_add(T::DbWeight::get().writes(21_u64))
	}
	/// Storage: `ValidatorSet::Validators` (r:1 w:1)
	/// Proof: `ValidatorSet::Validators` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSet::CounterForValidators` (r:1 w:1)
	/// Proof: `ValidatorSet::CounterForValidators` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSet::SuspendedCount` (r:1 w:1)
	/// Proof: `ValidatorSet::SuspendedCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSet::PendingPurges` (r:1 w:1)
	/// Proof: `ValidatorSet::PendingPurges` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Storage: `Council::Members` (r:1 w:1), `Council::Proposals` (r:1), `Council::Voting` (r:16 w:16), `Council::Prime` (w:1)
	fn remove_validator() -> Weight {
		// Least time measured: 31_757_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(138_046_000, 9535)
			.saturating_add(T::DbWeight::get().reads(26_u64))
			.saturating_add(T::DbWeight::get().writes(23_u64))
	}
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Storage: `Session::QueuedKeys` (r:1 w:0)
	/// Storage: `ValidatorSet::Validators` (r:128 w:1)
	/// Storage: `ValidatorSet::CounterForValidators` (r:1 w:1)
	/// Storage: `ValidatorSet::SuspendedCount` (r:1 w:1)
	/// Storage: `ValidatorSet::PendingPurges` (r:1 w:1)
	/// Storage: `Council::Members` (r:1 w:1), `Council::Proposals` (r:1), `Council::Voting` (r:16 w:16), `Council::Prime` (w:1)
	fn leave() -> Weight {
		// Least time measured: 38_778_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(1_121_893_000, 3535)
			.saturating_add(T::DbWeight::get().reads(151_u64))
			.saturating_add(T::DbWeight::get().writes(22_u64))
	}
	/// Storage: `ValidatorSet::Validators` (r:1 w:1)
	/// Proof: `ValidatorSet::Validators` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:1 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `ValidatorSet::SuspendedCount` (r:1 w:1)
	/// Proof: `ValidatorSet::SuspendedCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Council::Members` (r:1 w:1), `Council::Proposals` (r:1), `Council::Voting` (r:16 w:16), `Council::Prime` (w:1)
	fn resume() -> Weight {
		// Least time measured: 45_738_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(143_815_000, 5150)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(20_u64))
	}
	/// Storage: `ValidatorSet::Validators` (r:1 w:0)
	/// Proof: `ValidatorSet::Validators` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::QueuedKeys` (r:1 w:0)
	/// Proof: `Session::QueuedKeys` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::NextKeys` (r:1 w:1)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `ValidatorSet::PendingPurges` (r:1 w:1)
	/// Proof: `ValidatorSet::PendingPurges` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Session::ExternallySetKeys` (r:1 w:0)
	/// Proof: `Session::ExternallySetKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Session::KeyOwner` (r:0 w:2)
	/// Proof: `Session::KeyOwner` (`max_values`: None, `max_size`: None, mode: `Measured`)
	fn withdraw_keys() -> Weight {
		// Least time measured: 110_766_000 picoseconds.
		Weight::from_parts(146_208_000, 15998)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Storage: `Grandpa::Stalled` (r:0 w:1)
	fn note_stalled() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(44_000_000, 9535)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Networks::Details` (r:1), `Governance::Rolls` (r:1), `Governance::RulesOf` (r:1)
	/// Storage: `Whitelist::DeferredDispatch` (r:1 w:1), `System::AuthorizedUpgrade` (r:1 w:1)
	fn cancel_upgrade() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(50_000_000, 9535)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `ValidatorSet::LastPause` (r:1 w:1), `SafeMode::EnteredUntil` (r:1 w:1), `Networks::Details` (r:1)
	fn pause() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(50_000_000, 9535)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `ValidatorSet::CreditedKind` (r:0 w:1), `Contributions::Kinds` (r:1), `Networks::Details` (r:1), `Governance::Rolls` (r:1), `Governance::RulesOf` (r:1)
	fn set_block_kind() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(46_000_000, 12135)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `ValidatorSet::CreditedKind` (r:1), `ValidatorSet::Uncredited` (r:1 w:1)
	fn credit_blocks() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(30_000_000, 3545)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `ValidatorSet::Validators` (r:1 w:1)
	/// Proof: `ValidatorSet::Validators` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSet::CreditedKind` (r:1), `ValidatorSet::Uncredited` (r:1 w:1)
	fn note_author() -> Weight {
		// Least time measured: 21_241_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(54_456_000, 3545)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `ValidatorSet::Validators` (r:64 w:63)
	/// Proof: `ValidatorSet::Validators` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSet::CounterForValidators` (r:1 w:1)
	/// Proof: `ValidatorSet::CounterForValidators` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSet::SuspendedCount` (r:1 w:0)
	/// Proof: `ValidatorSet::SuspendedCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSet::PendingPurges` (r:1 w:1)
	/// Proof: `ValidatorSet::PendingPurges` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Session::DisabledValidators` (r:1 w:1)
	/// Proof: `Session::DisabledValidators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// The range of component `o` is `[1, 64]`.
	/// Storage: `Council::Members` (r:1 w:1), `Council::Proposals` (r:1), `Council::Voting` (r:16 w:16), `Council::Prime` (w:1)
	fn on_offence(o: u32, ) -> Weight {
		// Least time measured: 64_016_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(63_245_185, 5101)
			// Standard error: 559_220
			.saturating_add(Weight::from_parts(31_540_550, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(23_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(21_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(o.into())))
			.saturating_add(Weight::from_parts(0, 2541).saturating_mul(o.into()))
	}
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `ValidatorSet::Validators` (r:65 w:64)
	/// Proof: `ValidatorSet::Validators` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSet::SessionStart` (r:1 w:1)
	/// Proof: `ValidatorSet::SessionStart` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSet::SuspendedCount` (r:1 w:1)
	/// Proof: `ValidatorSet::SuspendedCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSet::CounterForValidators` (r:1 w:0)
	/// Proof: `ValidatorSet::CounterForValidators` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorSet::PendingPurges` (r:1 w:1)
	/// Proof: `ValidatorSet::PendingPurges` (`max_values`: Some(1), `max_size`: Some(2050), added: 2545, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:47 w:4)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Balances::Holds` (r:4 w:4)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:4 w:4)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Session::ExternallySetKeys` (r:4 w:0)
	/// Proof: `Session::ExternallySetKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Historical::StoredRange` (r:1 w:1)
	/// Proof: `Historical::StoredRange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Session::QueuedKeys` (r:1 w:0)
	/// Proof: `Session::QueuedKeys` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Historical::HistoricalSessions` (r:0 w:1)
	/// Proof: `Historical::HistoricalSessions` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Session::KeyOwner` (r:0 w:8)
	/// Proof: `Session::KeyOwner` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Session::CurrentIndex` (r:0 w:1)
	/// Proof: `Session::CurrentIndex` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// The range of component `n` is `[1, 64]`.
	/// The range of component `p` is `[0, 4]`.
	/// Storage: `Council::Members` (r:1 w:1), `Council::Proposals` (r:1), `Council::Voting` (r:16 w:16), `Council::Prime` (w:1)
	fn session_change(n: u32, p: u32, ) -> Weight {
		// Least time measured: 247_569_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(269_969_740, 3888)
			// Standard error: 482_970
			.saturating_add(Weight::from_parts(23_708_889, 0).saturating_mul(n.into()))
			// Standard error: 6_783_245
			.saturating_add(Weight::from_parts(22_322_683, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(44_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(41_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((5_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 2541).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 3460).saturating_mul(p.into()))
	}
}

/// The same, with the database weights of ParityDB: for tests.
impl WeightInfo for () {
	fn add_validator() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(139_801_000, 13049)
			.saturating_add(ParityDbWeight::get().reads(26_u64))
			.saturating_add(ParityDbWeight::get().writes(21_u64))
	}
	fn remove_validator() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(138_046_000, 9535)
			.saturating_add(ParityDbWeight::get().reads(26_u64))
			.saturating_add(ParityDbWeight::get().writes(23_u64))
	}
	fn leave() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(1_121_893_000, 3535)
			.saturating_add(ParityDbWeight::get().reads(151_u64))
			.saturating_add(ParityDbWeight::get().writes(22_u64))
	}
	fn resume() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(143_815_000, 5150)
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().writes(20_u64))
	}
	fn withdraw_keys() -> Weight {
		Weight::from_parts(146_208_000, 15998)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Storage: `Grandpa::Stalled` (r:0 w:1)
	fn note_stalled() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(44_000_000, 9535)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	/// Storage: `Networks::Details` (r:1), `Governance::Rolls` (r:1), `Governance::RulesOf` (r:1)
	/// Storage: `Whitelist::DeferredDispatch` (r:1 w:1), `System::AuthorizedUpgrade` (r:1 w:1)
	fn cancel_upgrade() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(50_000_000, 9535)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	/// Storage: `ValidatorSet::LastPause` (r:1 w:1), `SafeMode::EnteredUntil` (r:1 w:1), `Networks::Details` (r:1)
	fn pause() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(50_000_000, 9535)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn set_block_kind() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(46_000_000, 12135)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn credit_blocks() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(30_000_000, 3545)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn note_author() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(54_456_000, 3545)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn on_offence(o: u32, ) -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(63_245_185, 5101)
			.saturating_add(Weight::from_parts(31_540_550, 0).saturating_mul(o.into()))
			.saturating_add(ParityDbWeight::get().reads(23_u64))
			.saturating_add(ParityDbWeight::get().reads((1_u64).saturating_mul(o.into())))
			.saturating_add(ParityDbWeight::get().writes(21_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(o.into())))
			.saturating_add(Weight::from_parts(0, 2541).saturating_mul(o.into()))
	}
	fn session_change(n: u32, p: u32, ) -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(269_969_740, 3888)
			.saturating_add(Weight::from_parts(23_708_889, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(22_322_683, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(44_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().reads((4_u64).saturating_mul(p.into())))
			.saturating_add(ParityDbWeight::get().writes(41_u64))
			.saturating_add(ParityDbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes((5_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 2541).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(0, 3460).saturating_mul(p.into()))
	}
}
