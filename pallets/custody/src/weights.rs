// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_custody`, measured by `scripts/measure/weights.sh`; do not edit.
//!
//! Date: 2026-11-21. Processor: AMD EPYC. Steps: 8, repeats: 8, wasm execution: Compiled, benchmark command
//! line 64.0.0. Database accesses are charged by the runtime's `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs)]
#![allow(clippy::arithmetic_side_effects, clippy::cast_lossless)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::ParityDbWeight, Weight}};

/// Weight functions needed by `pallet_custody`.
pub trait WeightInfo {
	fn register() -> Weight;
	fn validate() -> Weight;
	fn set_settings() -> Weight;
	fn advance() -> Weight;
	fn hibernate() -> Weight;
	fn wake() -> Weight;
	fn deprecate() -> Weight;
	fn offer_custody() -> Weight;
	fn accept_custody() -> Weight;
	fn cancel_offer() -> Weight;
	fn decline_custody() -> Weight;
	fn flag_custodian() -> Weight;
	fn answer_flag() -> Weight;
	fn withdraw_flag() -> Weight;
	fn appoint_interim() -> Weight;
	fn withdraw_approval() -> Weight;
	fn link() -> Weight;
	fn report_incident() -> Weight;
	fn report_found() -> Weight;
	fn open_maintenance() -> Weight;
	fn complete_maintenance() -> Weight;
	fn move_resource() -> Weight;
	fn propose_amendment() -> Weight;
	fn consent() -> Weight;
	fn drop_amendment() -> Weight;
	fn declare_end() -> Weight;
	fn name_witness() -> Weight;
	fn witness_end() -> Weight;
	fn challenge_end() -> Weight;
	fn challenge_as_owner() -> Weight;
	fn decide_challenge() -> Weight;
	fn dispose() -> Weight;
	fn drop_end() -> Weight;
	fn clear_hearing() -> Weight;
	fn bought() -> Weight;
	fn recall_custodian() -> Weight;
	fn support_recall() -> Weight;
	fn withdraw_recall() -> Weight;
	fn name_for_silent() -> Weight;
	fn validate_as_owner() -> Weight;
}

/// Weights of `pallet_custody` with the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Networks::Scopes` (r:6 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:1 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Custody::NextResource` (r:1 w:1)
	/// Proof: `Custody::NextResource` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Custody::OfCustodian` (r:0 w:1)
	/// Proof: `Custody::OfCustodian` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Resources` (r:0 w:1)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodies` (r:0 w:1)
	/// Proof: `Custody::Custodies` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `Custody::OfScope` (r:0 w:1)
	/// Proof: `Custody::OfScope` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn register() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 51_897_000 picoseconds.
		Weight::from_parts(119_348_000, 16116)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:1)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	fn validate() -> Weight {
		// Least time measured: 31_507_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(45_944_000, 12492)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Roles` (r:1 w:0)
	/// Proof: `Networks::Roles` (`max_values`: None, `max_size`: Some(229), added: 2704, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Funds` (r:1 w:0)
	/// Proof: `Networks::Funds` (`max_values`: None, `max_size`: Some(55), added: 2530, mode: `MaxEncodedLen`)
	/// Storage: `Custody::ResourceSettings` (r:0 w:1)
	/// Proof: `Custody::ResourceSettings` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn set_settings() -> Weight {
		// Least time measured: 43_385_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(54_205_000, 9917)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:1)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodies` (r:1 w:0)
	/// Proof: `Custody::Custodies` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Approvals` (r:1 w:1)
	/// Proof: `Custody::Approvals` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	fn advance() -> Weight {
		// Least time measured: 29_635_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(40_875_000, 10026)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:1)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodies` (r:1 w:0)
	/// Proof: `Custody::Custodies` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Approvals` (r:1 w:1)
	/// Proof: `Custody::Approvals` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	fn hibernate() -> Weight {
		// Least time measured: 38_477_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(50_109_000, 10026)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:1)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodies` (r:1 w:0)
	/// Proof: `Custody::Custodies` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Approvals` (r:1 w:1)
	/// Proof: `Custody::Approvals` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	fn wake() -> Weight {
		// Least time measured: 38_407_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(49_638_000, 10026)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Custody::Resources` (r:2 w:1)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	fn deprecate() -> Weight {
		// Least time measured: 34_761_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(44_751_000, 12210)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodies` (r:1 w:0)
	/// Proof: `Custody::Custodies` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Offers` (r:1 w:1)
	/// Proof: `Custody::Offers` (`max_values`: None, `max_size`: Some(571), added: 3046, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Approvals` (r:1 w:1)
	/// Proof: `Custody::Approvals` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `Custody::OfferedTo` (r:0 w:8)
	/// Proof: `Custody::OfferedTo` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn offer_custody() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 53_059_000 picoseconds.
		Weight::from_parts(67_136_000, 4036)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:1)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Offers` (r:1 w:1)
	/// Proof: `Custody::Offers` (`max_values`: None, `max_size`: Some(571), added: 3046, mode: `MaxEncodedLen`)
	/// Storage: `Custody::ResourceSettings` (r:1 w:0)
	/// Proof: `Custody::ResourceSettings` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Networks::RoleHolders` (r:8 w:0)
	/// Proof: `Networks::RoleHolders` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:8 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodies` (r:1 w:1)
	/// Proof: `Custody::Custodies` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `Custody::OfferedTo` (r:0 w:8)
	/// Proof: `Custody::OfferedTo` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Custody::OfCustodian` (r:0 w:16)
	/// Proof: `Custody::OfCustodian` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Approvals` (r:0 w:1)
	/// Proof: `Custody::Approvals` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Flags` (r:0 w:1)
	/// Proof: `Custody::Flags` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn accept_custody() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 204_916_000 picoseconds.
		Weight::from_parts(256_876_000, 22022)
			.saturating_add(T::DbWeight::get().reads(22_u64))
			.saturating_add(T::DbWeight::get().writes(31_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Offers` (r:1 w:1)
	/// Proof: `Custody::Offers` (`max_values`: None, `max_size`: Some(571), added: 3046, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodies` (r:1 w:0)
	/// Proof: `Custody::Custodies` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Approvals` (r:1 w:1)
	/// Proof: `Custody::Approvals` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `Custody::OfferedTo` (r:0 w:8)
	/// Proof: `Custody::OfferedTo` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn cancel_offer() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 46_800_000 picoseconds.
		Weight::from_parts(61_241_000, 10036)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Custody::Offers` (r:1 w:1)
	/// Proof: `Custody::Offers` (`max_values`: None, `max_size`: Some(571), added: 3046, mode: `MaxEncodedLen`)
	/// Storage: `Custody::OfferedTo` (r:0 w:8)
	/// Proof: `Custody::OfferedTo` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn decline_custody() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 31_507_000 picoseconds.
		Weight::from_parts(38_983_000, 4036)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodies` (r:1 w:0)
	/// Proof: `Custody::Custodies` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:1 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Flags` (r:1 w:1)
	/// Proof: `Custody::Flags` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn flag_custodian() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 35_793_000 picoseconds.
		Weight::from_parts(44_743_000, 3912)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Custody::Flags` (r:1 w:1)
	/// Proof: `Custody::Flags` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodies` (r:1 w:1)
	/// Proof: `Custody::Custodies` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Approvals` (r:1 w:1)
	/// Proof: `Custody::Approvals` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	fn answer_flag() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 30_987_000 picoseconds.
		Weight::from_parts(39_655_000, 4026)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Flags` (r:1 w:1)
	/// Proof: `Custody::Flags` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	fn withdraw_flag() -> Weight {
		// Least time measured: 28_903_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(36_518_000, 9917)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodies` (r:1 w:0)
	/// Proof: `Custody::Custodies` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Flags` (r:1 w:0)
	/// Proof: `Custody::Flags` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Offers` (r:1 w:1)
	/// Proof: `Custody::Offers` (`max_values`: None, `max_size`: Some(571), added: 3046, mode: `MaxEncodedLen`)
	/// Storage: `Custody::OfferedTo` (r:0 w:9)
	/// Proof: `Custody::OfferedTo` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn appoint_interim() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 58_918_000 picoseconds.
		Weight::from_parts(133_810_000, 10036)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Custody::Approvals` (r:1 w:1)
	/// Proof: `Custody::Approvals` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	fn withdraw_approval() -> Weight {
		// Least time measured: 16_945_000 picoseconds.
		Weight::from_parts(23_505_000, 4026)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Custody::Resources` (r:2 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Links` (r:65 w:1)
	/// Proof: `Custody::Links` (`max_values`: None, `max_size`: Some(90), added: 2565, mode: `MaxEncodedLen`)
	/// Storage: `Custody::LinkedFrom` (r:0 w:1)
	/// Proof: `Custody::LinkedFrom` (`max_values`: None, `max_size`: Some(41), added: 2516, mode: `MaxEncodedLen`)
	fn link() -> Weight {
		// Least time measured: 298_435_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(342_595_000, 173715)
			.saturating_add(T::DbWeight::get().reads(71_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:1)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodies` (r:1 w:0)
	/// Proof: `Custody::Custodies` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Running` (r:1 w:0)
	/// Proof: `Usage::Running` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Uses` (r:1 w:0)
	/// Proof: `Usage::Uses` (`max_values`: None, `max_size`: Some(644), added: 3119, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Jobs` (r:0 w:1)
	/// Proof: `Custody::Jobs` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	fn report_incident() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 48_723_000 picoseconds.
		Weight::from_parts(88_336_000, 10109)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:1)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodies` (r:1 w:0)
	/// Proof: `Custody::Custodies` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	fn report_found() -> Weight {
		// Least time measured: 33_119_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(47_755_000, 9917)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:1)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodies` (r:1 w:0)
	/// Proof: `Custody::Custodies` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Approvals` (r:1 w:1)
	/// Proof: `Custody::Approvals` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Jobs` (r:0 w:1)
	/// Proof: `Custody::Jobs` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	fn open_maintenance() -> Weight {
		// Least time measured: 35_603_000 picoseconds.
		Weight::from_parts(47_621_000, 4026)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:1)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Jobs` (r:1 w:1)
	/// Proof: `Custody::Jobs` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodies` (r:1 w:0)
	/// Proof: `Custody::Custodies` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Approvals` (r:1 w:1)
	/// Proof: `Custody::Approvals` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	fn complete_maintenance() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 38_368_000 picoseconds.
		Weight::from_parts(72_933_000, 10026)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:1)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodies` (r:1 w:0)
	/// Proof: `Custody::Custodies` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Approvals` (r:1 w:1)
	/// Proof: `Custody::Approvals` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	fn move_resource() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 30_035_000 picoseconds.
		Weight::from_parts(61_376_000, 10026)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Custody::DealResource` (r:1 w:0)
	/// Proof: `Custody::DealResource` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Deals` (r:1 w:0)
	/// Proof: `Custody::Deals` (`max_values`: None, `max_size`: Some(2441), added: 4916, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:1 w:0)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Amendments` (r:1 w:1)
	/// Proof: `Custody::Amendments` (`max_values`: None, `max_size`: Some(601), added: 3076, mode: `MaxEncodedLen`)
	/// Storage: `Custody::NextHearing` (r:1 w:1)
	/// Proof: `Custody::NextHearing` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Custody::OpenHearings` (r:0 w:1)
	/// Proof: `Custody::OpenHearings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn propose_amendment() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 54_061_000 picoseconds.
		Weight::from_parts(71_156_000, 11906)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Custody::DealResource` (r:1 w:0)
	/// Proof: `Custody::DealResource` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Amendments` (r:1 w:1)
	/// Proof: `Custody::Amendments` (`max_values`: None, `max_size`: Some(601), added: 3076, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:1 w:0)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Positions` (r:1 w:0)
	/// Proof: `Shares::Positions` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Voices` (r:1 w:1)
	/// Proof: `Custody::Voices` (`max_values`: None, `max_size`: Some(130), added: 2605, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Tallies` (r:1 w:1)
	/// Proof: `Custody::Tallies` (`max_values`: None, `max_size`: Some(98), added: 2573, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Deals` (r:1 w:1)
	/// Proof: `Custody::Deals` (`max_values`: None, `max_size`: Some(2441), added: 4916, mode: `MaxEncodedLen`)
	/// Storage: `Custody::OpenHearings` (r:0 w:1)
	/// Proof: `Custody::OpenHearings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn consent() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 69_775_000 picoseconds.
		Weight::from_parts(81_117_000, 5906)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Custody::DealResource` (r:1 w:0)
	/// Proof: `Custody::DealResource` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Amendments` (r:1 w:1)
	/// Proof: `Custody::Amendments` (`max_values`: None, `max_size`: Some(601), added: 3076, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Custody::OpenHearings` (r:0 w:1)
	/// Proof: `Custody::OpenHearings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn drop_amendment() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 36_234_000 picoseconds.
		Weight::from_parts(49_503_000, 10066)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodies` (r:1 w:0)
	/// Proof: `Custody::Custodies` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:6 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:1 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Endings` (r:1 w:1)
	/// Proof: `Custody::Endings` (`max_values`: None, `max_size`: Some(717), added: 3192, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Deals` (r:1 w:0)
	/// Proof: `Custody::Deals` (`max_values`: None, `max_size`: Some(2441), added: 4916, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Metadata` (r:1 w:0)
	/// Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `Custody::NextHearing` (r:1 w:1)
	/// Proof: `Custody::NextHearing` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Custody::OpenHearings` (r:0 w:1)
	/// Proof: `Custody::OpenHearings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn declare_end() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 72_989_000 picoseconds.
		Weight::from_parts(127_401_000, 16116)
			.saturating_add(T::DbWeight::get().reads(17_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Custody::DealResource` (r:1 w:0)
	/// Proof: `Custody::DealResource` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Endings` (r:1 w:1)
	/// Proof: `Custody::Endings` (`max_values`: None, `max_size`: Some(717), added: 3192, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Deals` (r:1 w:0)
	/// Proof: `Custody::Deals` (`max_values`: None, `max_size`: Some(2441), added: 4916, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:4 w:0)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Positions` (r:1 w:0)
	/// Proof: `Shares::Positions` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Voices` (r:1 w:1)
	/// Proof: `Custody::Voices` (`max_values`: None, `max_size`: Some(130), added: 2605, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Tallies` (r:1 w:1)
	/// Proof: `Custody::Tallies` (`max_values`: None, `max_size`: Some(98), added: 2573, mode: `MaxEncodedLen`)
	fn name_witness() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 87_942_000 picoseconds.
		Weight::from_parts(103_520_000, 15342)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Endings` (r:1 w:1)
	/// Proof: `Custody::Endings` (`max_values`: None, `max_size`: Some(717), added: 3192, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Deals` (r:1 w:0)
	/// Proof: `Custody::Deals` (`max_values`: None, `max_size`: Some(2441), added: 4916, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:4 w:0)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	fn witness_end() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 48_603_000 picoseconds.
		Weight::from_parts(62_318_000, 15342)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Endings` (r:1 w:1)
	/// Proof: `Custody::Endings` (`max_values`: None, `max_size`: Some(717), added: 3192, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodies` (r:1 w:0)
	/// Proof: `Custody::Custodies` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:6 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:1 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	fn challenge_end() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 57_135_000 picoseconds.
		Weight::from_parts(83_130_000, 16116)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Custody::DealResource` (r:1 w:0)
	/// Proof: `Custody::DealResource` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Endings` (r:1 w:1)
	/// Proof: `Custody::Endings` (`max_values`: None, `max_size`: Some(717), added: 3192, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Deals` (r:1 w:0)
	/// Proof: `Custody::Deals` (`max_values`: None, `max_size`: Some(2441), added: 4916, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:1 w:0)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Positions` (r:1 w:0)
	/// Proof: `Shares::Positions` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Voices` (r:1 w:1)
	/// Proof: `Custody::Voices` (`max_values`: None, `max_size`: Some(130), added: 2605, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Tallies` (r:1 w:1)
	/// Proof: `Custody::Tallies` (`max_values`: None, `max_size`: Some(98), added: 2573, mode: `MaxEncodedLen`)
	fn challenge_as_owner() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 71_737_000 picoseconds.
		Weight::from_parts(89_620_000, 5906)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Endings` (r:1 w:1)
	/// Proof: `Custody::Endings` (`max_values`: None, `max_size`: Some(717), added: 3192, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	fn decide_challenge() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 38_918_000 picoseconds.
		Weight::from_parts(54_581_000, 10182)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:1)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Endings` (r:1 w:1)
	/// Proof: `Custody::Endings` (`max_values`: None, `max_size`: Some(717), added: 3192, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodies` (r:1 w:1)
	/// Proof: `Custody::Custodies` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Deals` (r:1 w:0)
	/// Proof: `Custody::Deals` (`max_values`: None, `max_size`: Some(2441), added: 4916, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:4 w:0)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Offers` (r:1 w:1)
	/// Proof: `Custody::Offers` (`max_values`: None, `max_size`: Some(571), added: 3046, mode: `MaxEncodedLen`)
	/// Storage: `Custody::OfferedTo` (r:0 w:8)
	/// Proof: `Custody::OfferedTo` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Custody::OfCustodian` (r:0 w:8)
	/// Proof: `Custody::OfCustodian` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Jobs` (r:0 w:1)
	/// Proof: `Custody::Jobs` (`max_values`: None, `max_size`: Some(214), added: 2689, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Approvals` (r:0 w:1)
	/// Proof: `Custody::Approvals` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `Custody::OpenHearings` (r:0 w:1)
	/// Proof: `Custody::OpenHearings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Flags` (r:0 w:1)
	/// Proof: `Custody::Flags` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn dispose() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 107_311_000 picoseconds.
		Weight::from_parts(172_798_000, 30942)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(26_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Endings` (r:1 w:1)
	/// Proof: `Custody::Endings` (`max_values`: None, `max_size`: Some(717), added: 3192, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Custody::OpenHearings` (r:0 w:1)
	/// Proof: `Custody::OpenHearings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn drop_end() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 30_395_000 picoseconds.
		Weight::from_parts(84_926_000, 10182)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Custody::NextHearing` (r:1 w:0)
	/// Proof: `Custody::NextHearing` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Custody::OpenHearings` (r:1 w:0)
	/// Proof: `Custody::OpenHearings` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Voices` (r:101 w:100)
	/// Proof: `Custody::Voices` (`max_values`: None, `max_size`: Some(130), added: 2605, mode: `MaxEncodedLen`)
	fn clear_hearing() -> Weight {
		// Least time measured: 459_506_000 picoseconds.
		Weight::from_parts(521_318_000, 264095)
			.saturating_add(T::DbWeight::get().reads(103_u64))
			.saturating_add(T::DbWeight::get().writes(100_u64))
	}
	/// Storage: `Custody::DealResource` (r:1 w:1)
	/// Proof: `Custody::DealResource` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Deals` (r:1 w:1)
	/// Proof: `Custody::Deals` (`max_values`: None, `max_size`: Some(2441), added: 4916, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:5 w:0)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Usage::OwnTerms` (r:0 w:1)
	/// Proof: `Usage::OwnTerms` (`max_values`: None, `max_size`: Some(432), added: 2907, mode: `MaxEncodedLen`)
	fn bought() -> Weight {
		// Least time measured: 50_446_000 picoseconds.
		Weight::from_parts(56_224_000, 18930)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn recall_custodian() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 35_793_000 picoseconds.
		Weight::from_parts(68_743_000, 9912)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn support_recall() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 71_737_000 picoseconds.
		Weight::from_parts(86_620_000, 5906)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn withdraw_recall() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 28_903_000 picoseconds.
		Weight::from_parts(41_518_000, 9917)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn name_for_silent() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 87_942_000 picoseconds.
		Weight::from_parts(127_520_000, 21342)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn validate_as_owner() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 71_737_000 picoseconds.
		Weight::from_parts(166_620_000, 5906)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
}

/// The same, with the database weights of ParityDB: for tests.
impl WeightInfo for () {
	fn register() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(119_348_000, 16116)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn validate() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(45_944_000, 12492)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn set_settings() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(54_205_000, 9917)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn advance() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(40_875_000, 10026)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn hibernate() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(50_109_000, 10026)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn wake() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(49_638_000, 10026)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn deprecate() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(44_751_000, 12210)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn offer_custody() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(67_136_000, 4036)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn accept_custody() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(256_876_000, 22022)
			.saturating_add(ParityDbWeight::get().reads(22_u64))
			.saturating_add(ParityDbWeight::get().writes(31_u64))
	}
	fn cancel_offer() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(61_241_000, 10036)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn decline_custody() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(38_983_000, 4036)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn flag_custodian() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(44_743_000, 3912)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn answer_flag() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(39_655_000, 4026)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn withdraw_flag() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(36_518_000, 9917)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn appoint_interim() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(133_810_000, 10036)
			.saturating_add(ParityDbWeight::get().reads(19_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn withdraw_approval() -> Weight {
		Weight::from_parts(23_505_000, 4026)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn link() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(342_595_000, 173715)
			.saturating_add(ParityDbWeight::get().reads(71_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn report_incident() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(88_336_000, 10109)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn report_found() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(47_755_000, 9917)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn open_maintenance() -> Weight {
		Weight::from_parts(47_621_000, 4026)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn complete_maintenance() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(72_933_000, 10026)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn move_resource() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(61_376_000, 10026)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn propose_amendment() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(71_156_000, 11906)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn consent() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(81_117_000, 5906)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn drop_amendment() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(49_503_000, 10066)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn declare_end() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(127_401_000, 16116)
			.saturating_add(ParityDbWeight::get().reads(17_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn name_witness() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(103_520_000, 15342)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn witness_end() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(62_318_000, 15342)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn challenge_end() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(83_130_000, 16116)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn challenge_as_owner() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(89_620_000, 5906)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn decide_challenge() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(54_581_000, 10182)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn dispose() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(172_798_000, 30942)
			.saturating_add(ParityDbWeight::get().reads(19_u64))
			.saturating_add(ParityDbWeight::get().writes(26_u64))
	}
	fn drop_end() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(84_926_000, 10182)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn clear_hearing() -> Weight {
		Weight::from_parts(521_318_000, 264095)
			.saturating_add(ParityDbWeight::get().reads(103_u64))
			.saturating_add(ParityDbWeight::get().writes(100_u64))
	}
	fn bought() -> Weight {
		Weight::from_parts(56_224_000, 18930)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn recall_custodian() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(68_743_000, 9912)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn support_recall() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(86_620_000, 5906)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn withdraw_recall() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(41_518_000, 9917)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn name_for_silent() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(127_520_000, 21342)
			.saturating_add(ParityDbWeight::get().reads(16_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn validate_as_owner() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(166_620_000, 5906)
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
}
