// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Weights of `frame_system_extensions`, measured by `scripts/measure/weights.sh`; do not edit.
//!
//! Date: 2026-11-21. Processor: AMD EPYC. Steps: 10, repeats: 10, wasm execution: Compiled, benchmark command
//! line 64.0.0. Database accesses are charged by the runtime's `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs)]
#![allow(clippy::arithmetic_side_effects, clippy::cast_lossless)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weights of `frame_system_extensions`.
pub struct WeightInfo<T>(PhantomData<T>);
impl<T: frame_system::Config> frame_system::ExtensionsWeightInfo for WeightInfo<T> {
	fn check_genesis() -> Weight {
		// Least time measured: 1_613_000 picoseconds.
		Weight::from_parts(1_823_000, 0)
	}
	fn check_mortality_mortal_transaction() -> Weight {
		// Least time measured: 3_485_000 picoseconds.
		Weight::from_parts(3_816_000, 0)
	}
	fn check_mortality_immortal_transaction() -> Weight {
		// Least time measured: 3_415_000 picoseconds.
		Weight::from_parts(3_866_000, 0)
	}
	fn check_non_zero_sender() -> Weight {
		// Least time measured: 480_000 picoseconds.
		Weight::from_parts(561_000, 0)
	}
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn check_nonce() -> Weight {
		// Least time measured: 7_251_000 picoseconds.
		Weight::from_parts(8_042_000, 3593)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn check_spec_version() -> Weight {
		// Least time measured: 350_000 picoseconds.
		Weight::from_parts(411_000, 0)
	}
	fn check_tx_version() -> Weight {
		// Least time measured: 350_000 picoseconds.
		Weight::from_parts(421_000, 0)
	}
	fn check_weight() -> Weight {
		// Least time measured: 3_695_000 picoseconds.
		Weight::from_parts(4_087_000, 0)
	}
	fn weight_reclaim() -> Weight {
		// Least time measured: 2_134_000 picoseconds.
		Weight::from_parts(2_424_000, 0)
	}
}
