// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_validator_set`.
//!
//! Not measured: upper estimates from the storage accesses of each function, with 25 microseconds of
//! execution for a call and 5 for each validator or key. The benchmark command line replaces this file
//! by one with measured values.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(clippy::arithmetic_side_effects, clippy::cast_lossless)]

use frame_support::{traits::Get, weights::{Weight, constants::RocksDbWeight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_validator_set`.
pub trait WeightInfo {
	fn add_validator() -> Weight;
	fn remove_validator() -> Weight;
	fn leave() -> Weight;
	fn resume() -> Weight;
	fn withdraw_keys() -> Weight;
	fn note_author() -> Weight;
	fn on_offence(o: u32, ) -> Weight;
	fn session_change(n: u32, p: u32, ) -> Weight;
}

/// Weights for `pallet_validator_set` using the Substrate node and recommended hardware.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `ValidatorSet::Validators` (r:1 w:1)
	/// Storage: `ValidatorSet::CounterForValidators` (r:1 w:1)
	/// Storage: `Session::NextKeys` (r:1 w:0)
	/// Storage: `ValidatorSet::PendingPurges` (r:1 w:1)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	fn add_validator() -> Weight {
		Weight::from_parts(25_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `ValidatorSet::Validators` (r:1 w:1)
	/// Storage: `ValidatorSet::CounterForValidators` (r:1 w:1)
	/// Storage: `ValidatorSet::SuspendedCount` (r:1 w:1)
	/// Storage: `ValidatorSet::PendingPurges` (r:1 w:1)
	fn remove_validator() -> Weight {
		Weight::from_parts(25_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `ValidatorSet::Validators` (r:1 w:1)
	/// Storage: `ValidatorSet::CounterForValidators` (r:1 w:1)
	/// Storage: `ValidatorSet::SuspendedCount` (r:1 w:1)
	/// Storage: `ValidatorSet::PendingPurges` (r:1 w:1)
	fn leave() -> Weight {
		Weight::from_parts(25_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `ValidatorSet::Validators` (r:1 w:1)
	/// Storage: `Session::NextKeys` (r:1 w:0)
	/// Storage: `ValidatorSet::SuspendedCount` (r:1 w:1)
	fn resume() -> Weight {
		Weight::from_parts(25_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `ValidatorSet::Validators` (r:1 w:0)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Storage: `Session::QueuedKeys` (r:1 w:0)
	/// Storage: `Session::NextKeys` (r:1 w:1)
	/// Storage: `ValidatorSet::PendingPurges` (r:1 w:1)
	/// Storage: `Session::KeyOwner` (r:0 w:4)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	/// Storage: `Session::ExternallySetKeys` (r:1 w:1)
	fn withdraw_keys() -> Weight {
		Weight::from_parts(100_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `ValidatorSet::Validators` (r:1 w:1)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	fn note_author() -> Weight {
		Weight::from_parts(25_000_000, 0)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `ValidatorSet::CounterForValidators` (r:1 w:1)
	/// Storage: `ValidatorSet::SuspendedCount` (r:1 w:1)
	/// Storage: `ValidatorSet::PendingPurges` (r:1 w:1)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Storage: `Session::DisabledValidators` (r:1 w:1)
	/// Storage: `System::Digest` (r:1 w:1)
	/// Storage: `ValidatorSet::Validators`, for each `o`
	fn on_offence(o: u32, ) -> Weight {
		Weight::from_parts(25_000_000, 0)
			.saturating_add(Weight::from_parts(10_000_000, 0).saturating_mul(o.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(o.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(o.into())))
	}
	/// Storage: `ValidatorSet::CounterForValidators` (r:1 w:0)
	/// Storage: `ValidatorSet::SuspendedCount` (r:1 w:1)
	/// Storage: `ValidatorSet::SessionStart` (r:1 w:1)
	/// Storage: `ValidatorSet::PendingPurges` (r:1 w:1)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Storage: `Session::QueuedKeys` (r:1 w:0)
	/// Storage: `Historical::StoredRange` (r:1 w:1)
	/// Storage: `Historical::HistoricalSessions` (r:0 w:1)
	/// Storage: `ValidatorSet::Validators`, for each `n`
	/// Storage: `Session::NextKeys`, for each `n`
	/// Storage: `Session::NextKeys`, for each `p`
	/// Storage: `Session::KeyOwner`, for each `p`
	/// Storage: `Balances::Holds`, for each `p`
	/// Storage: `System::Account`, for each `p`
	/// Storage: `Session::ExternallySetKeys`, for each `p`
	fn session_change(n: u32, p: u32, ) -> Weight {
		Weight::from_parts(50_000_000, 0)
			.saturating_add(Weight::from_parts(10_000_000, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(20_000_000, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((8_u64).saturating_mul(p.into())))
	}
}

// For backwards compatibility and tests.
impl WeightInfo for () {
	/// Storage: `ValidatorSet::Validators` (r:1 w:1)
	/// Storage: `ValidatorSet::CounterForValidators` (r:1 w:1)
	/// Storage: `Session::NextKeys` (r:1 w:0)
	/// Storage: `ValidatorSet::PendingPurges` (r:1 w:1)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	fn add_validator() -> Weight {
		Weight::from_parts(25_000_000, 0)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	/// Storage: `ValidatorSet::Validators` (r:1 w:1)
	/// Storage: `ValidatorSet::CounterForValidators` (r:1 w:1)
	/// Storage: `ValidatorSet::SuspendedCount` (r:1 w:1)
	/// Storage: `ValidatorSet::PendingPurges` (r:1 w:1)
	fn remove_validator() -> Weight {
		Weight::from_parts(25_000_000, 0)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	/// Storage: `ValidatorSet::Validators` (r:1 w:1)
	/// Storage: `ValidatorSet::CounterForValidators` (r:1 w:1)
	/// Storage: `ValidatorSet::SuspendedCount` (r:1 w:1)
	/// Storage: `ValidatorSet::PendingPurges` (r:1 w:1)
	fn leave() -> Weight {
		Weight::from_parts(25_000_000, 0)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	/// Storage: `ValidatorSet::Validators` (r:1 w:1)
	/// Storage: `Session::NextKeys` (r:1 w:0)
	/// Storage: `ValidatorSet::SuspendedCount` (r:1 w:1)
	fn resume() -> Weight {
		Weight::from_parts(25_000_000, 0)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	/// Storage: `ValidatorSet::Validators` (r:1 w:0)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Storage: `Session::QueuedKeys` (r:1 w:0)
	/// Storage: `Session::NextKeys` (r:1 w:1)
	/// Storage: `ValidatorSet::PendingPurges` (r:1 w:1)
	/// Storage: `Session::KeyOwner` (r:0 w:4)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	/// Storage: `Session::ExternallySetKeys` (r:1 w:1)
	fn withdraw_keys() -> Weight {
		Weight::from_parts(100_000_000, 0)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
	/// Storage: `ValidatorSet::Validators` (r:1 w:1)
	/// Storage: `Session::CurrentIndex` (r:1 w:0)
	fn note_author() -> Weight {
		Weight::from_parts(25_000_000, 0)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	/// Storage: `ValidatorSet::CounterForValidators` (r:1 w:1)
	/// Storage: `ValidatorSet::SuspendedCount` (r:1 w:1)
	/// Storage: `ValidatorSet::PendingPurges` (r:1 w:1)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Storage: `Session::DisabledValidators` (r:1 w:1)
	/// Storage: `System::Digest` (r:1 w:1)
	/// Storage: `ValidatorSet::Validators`, for each `o`
	fn on_offence(o: u32, ) -> Weight {
		Weight::from_parts(25_000_000, 0)
			.saturating_add(Weight::from_parts(10_000_000, 0).saturating_mul(o.into()))
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(o.into())))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(o.into())))
	}
	/// Storage: `ValidatorSet::CounterForValidators` (r:1 w:0)
	/// Storage: `ValidatorSet::SuspendedCount` (r:1 w:1)
	/// Storage: `ValidatorSet::SessionStart` (r:1 w:1)
	/// Storage: `ValidatorSet::PendingPurges` (r:1 w:1)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Storage: `Session::QueuedKeys` (r:1 w:0)
	/// Storage: `Historical::StoredRange` (r:1 w:1)
	/// Storage: `Historical::HistoricalSessions` (r:0 w:1)
	/// Storage: `ValidatorSet::Validators`, for each `n`
	/// Storage: `Session::NextKeys`, for each `n`
	/// Storage: `Session::NextKeys`, for each `p`
	/// Storage: `Session::KeyOwner`, for each `p`
	/// Storage: `Balances::Holds`, for each `p`
	/// Storage: `System::Account`, for each `p`
	/// Storage: `Session::ExternallySetKeys`, for each `p`
	fn session_change(n: u32, p: u32, ) -> Weight {
		Weight::from_parts(50_000_000, 0)
			.saturating_add(Weight::from_parts(10_000_000, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(20_000_000, 0).saturating_mul(p.into()))
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().reads((4_u64).saturating_mul(p.into())))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes((8_u64).saturating_mul(p.into())))
	}
}
