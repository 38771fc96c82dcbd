// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_usage`, measured by `scripts/measure/weights.sh`; do not edit.
//!
//! Date: 2026-11-21. Processor: AMD EPYC. Steps: 8, repeats: 8, wasm execution: Compiled, benchmark command
//! line 64.0.0. Database accesses are charged by the runtime's `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs)]
#![allow(clippy::arithmetic_side_effects, clippy::cast_lossless)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::ParityDbWeight, Weight}};

/// Weight functions needed by `pallet_usage`.
pub trait WeightInfo {
	fn set_access() -> Weight;
	fn permit() -> Weight;
	fn pay_salvage() -> Weight;
	fn set_reservation_rules() -> Weight;
	fn set_use_terms() -> Weight;
	fn set_own_tariffs() -> Weight;
	fn reserve() -> Weight;
	fn cancel_reservation() -> Weight;
	fn release_reservation() -> Weight;
	fn start_use() -> Weight;
	fn extend_use() -> Weight;
	fn end_use() -> Weight;
	fn report_meter() -> Weight;
	fn confirm_use() -> Weight;
	fn dispute_use() -> Weight;
	fn decide_use() -> Weight;
	fn settle_use() -> Weight;
	fn deliver() -> Weight;
	fn open_credit_line() -> Weight;
	fn allow_credit_line() -> Weight;
	fn pay_credit_line() -> Weight;
	fn stop_use() -> Weight;
	fn pay_arrears() -> Weight;
	fn veto_use() -> Weight;
	fn lift_veto() -> Weight;
	fn start_use_on_credit() -> Weight;
	fn report_trouble() -> Weight;
}

/// Weights of `pallet_usage` with the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Roles` (r:1 w:0)
	/// Proof: `Networks::Roles` (`max_values`: None, `max_size`: Some(229), added: 2704, mode: `MaxEncodedLen`)
	/// Storage: `Usage::AccessRules` (r:0 w:1)
	/// Proof: `Usage::AccessRules` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
	fn set_access() -> Weight {
		// Least time measured: 36_305_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(46_844_000, 9917)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodies` (r:1 w:0)
	/// Proof: `Custody::Custodies` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Approvals` (r:1 w:1)
	/// Proof: `Custody::Approvals` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Permissions` (r:0 w:1)
	/// Proof: `Usage::Permissions` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
	fn permit() -> Weight {
		// Least time measured: 32_438_000 picoseconds.
		Weight::from_parts(42_153_000, 4026)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:3 w:3)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:2 w:2)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:2 w:2)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(303), added: 2778, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Deals` (r:1 w:0)
	/// Proof: `Custody::Deals` (`max_values`: None, `max_size`: Some(2441), added: 4916, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:4 w:4)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::OpenPots` (r:1 w:0)
	/// Proof: `Shares::OpenPots` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Cohorts` (r:4 w:4)
	/// Proof: `Shares::Cohorts` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	/// Storage: `Custody::ResourceSettings` (r:1 w:0)
	/// Proof: `Custody::ResourceSettings` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::OpenPots` (r:1 w:0)
	/// Proof: `Networks::OpenPots` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	fn pay_salvage() -> Weight {
		// Least time measured: 388_500_000 picoseconds.
		Weight::from_parts(428_280_000, 15342)
			.saturating_add(T::DbWeight::get().reads(22_u64))
			.saturating_add(T::DbWeight::get().writes(16_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Deals` (r:1 w:0)
	/// Proof: `Custody::Deals` (`max_values`: None, `max_size`: Some(2441), added: 4916, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:1 w:0)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodies` (r:1 w:0)
	/// Proof: `Custody::Custodies` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Approvals` (r:1 w:1)
	/// Proof: `Custody::Approvals` (`max_values`: None, `max_size`: Some(561), added: 3036, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Rules` (r:0 w:1)
	/// Proof: `Usage::Rules` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
	fn set_reservation_rules() -> Weight {
		// Least time measured: 40_521_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(49_521_000, 8506)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Funds` (r:1 w:0)
	/// Proof: `Networks::Funds` (`max_values`: None, `max_size`: Some(55), added: 2530, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Roles` (r:1 w:0)
	/// Proof: `Networks::Roles` (`max_values`: None, `max_size`: Some(229), added: 2704, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Terms` (r:0 w:1)
	/// Proof: `Usage::Terms` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	fn set_use_terms() -> Weight {
		// Estimated: measured with the next run of scripts/bench.sh.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(59_948_000, 12400)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Networks::AcceptedAssets` (r:1 w:0)
	/// Proof: `Networks::AcceptedAssets` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Usage::OwnTerms` (r:0 w:1)
	/// Proof: `Usage::OwnTerms` (`max_values`: None, `max_size`: Some(432), added: 2907, mode: `MaxEncodedLen`)
	fn set_own_tariffs() -> Weight {
		// Estimated: measured with the next run of scripts/bench.sh.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(84_681_000, 22644)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:1)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Deals` (r:1 w:0)
	/// Proof: `Custody::Deals` (`max_values`: None, `max_size`: Some(2441), added: 4916, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:1 w:0)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Usage::AccessRules` (r:1 w:0)
	/// Proof: `Usage::AccessRules` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
	/// Storage: `Networks::RoleHolders` (r:1 w:0)
	/// Proof: `Networks::RoleHolders` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:1 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Permissions` (r:1 w:0)
	/// Proof: `Usage::Permissions` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Rules` (r:1 w:0)
	/// Proof: `Usage::Rules` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Running` (r:1 w:0)
	/// Proof: `Usage::Running` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Calendars` (r:1 w:1)
	/// Proof: `Usage::Calendars` (`max_values`: None, `max_size`: Some(2066), added: 4541, mode: `MaxEncodedLen`)
	/// Storage: `Usage::AgentCounts` (r:1 w:1)
	/// Proof: `Usage::AgentCounts` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(303), added: 2778, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Reservations` (r:0 w:1)
	/// Proof: `Usage::Reservations` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	fn reserve() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 151_866_000 picoseconds.
		Weight::from_parts(225_499_000, 11106)
			.saturating_add(T::DbWeight::get().reads(25_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:1)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Reservations` (r:1 w:1)
	/// Proof: `Usage::Reservations` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Calendars` (r:1 w:1)
	/// Proof: `Usage::Calendars` (`max_values`: None, `max_size`: Some(2066), added: 4541, mode: `MaxEncodedLen`)
	/// Storage: `Usage::AgentCounts` (r:1 w:1)
	/// Proof: `Usage::AgentCounts` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Custody::ResourceSettings` (r:1 w:0)
	/// Proof: `Custody::ResourceSettings` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::OpenPots` (r:1 w:0)
	/// Proof: `Networks::OpenPots` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(303), added: 2778, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn cancel_reservation() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 150_885_000 picoseconds.
		Weight::from_parts(201_499_000, 6208)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:1)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Reservations` (r:1 w:1)
	/// Proof: `Usage::Reservations` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Calendars` (r:1 w:1)
	/// Proof: `Usage::Calendars` (`max_values`: None, `max_size`: Some(2066), added: 4541, mode: `MaxEncodedLen`)
	/// Storage: `Usage::AgentCounts` (r:1 w:1)
	/// Proof: `Usage::AgentCounts` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Custody::ResourceSettings` (r:1 w:0)
	/// Proof: `Custody::ResourceSettings` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::OpenPots` (r:1 w:0)
	/// Proof: `Networks::OpenPots` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(303), added: 2778, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn release_reservation() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 153_759_000 picoseconds.
		Weight::from_parts(198_299_000, 6208)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:1)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Usage::AccessRules` (r:1 w:0)
	/// Proof: `Usage::AccessRules` (`max_values`: None, `max_size`: Some(50), added: 2525, mode: `MaxEncodedLen`)
	/// Storage: `Networks::RoleHolders` (r:2 w:0)
	/// Proof: `Networks::RoleHolders` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:2 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Permissions` (r:1 w:0)
	/// Proof: `Usage::Permissions` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Terms` (r:1 w:0)
	/// Proof: `Usage::Terms` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Deals` (r:1 w:0)
	/// Proof: `Custody::Deals` (`max_values`: None, `max_size`: Some(2441), added: 4916, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:4 w:0)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Usage::NextUse` (r:1 w:1)
	/// Proof: `Usage::NextUse` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Running` (r:1 w:1)
	/// Proof: `Usage::Running` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Calendars` (r:1 w:1)
	/// Proof: `Usage::Calendars` (`max_values`: None, `max_size`: Some(2066), added: 4541, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Reservations` (r:1 w:1)
	/// Proof: `Usage::Reservations` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	/// Storage: `Usage::AgentCounts` (r:1 w:1)
	/// Proof: `Usage::AgentCounts` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Custody::ResourceSettings` (r:1 w:0)
	/// Proof: `Custody::ResourceSettings` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:1 w:1)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(303), added: 2778, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:1 w:1)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Rules` (r:1 w:0)
	/// Proof: `Usage::Rules` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Uses` (r:0 w:1)
	/// Proof: `Usage::Uses` (`max_values`: None, `max_size`: Some(644), added: 3119, mode: `MaxEncodedLen`)
	fn start_use() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 230_814_000 picoseconds.
		Weight::from_parts(333_979_000, 15342)
			.saturating_add(T::DbWeight::get().reads(33_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Uses` (r:1 w:1)
	/// Proof: `Usage::Uses` (`max_values`: None, `max_size`: Some(644), added: 3119, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Running` (r:1 w:0)
	/// Proof: `Usage::Running` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Calendars` (r:1 w:0)
	/// Proof: `Usage::Calendars` (`max_values`: None, `max_size`: Some(2066), added: 4541, mode: `MaxEncodedLen`)
	fn extend_use() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 40_470_000 picoseconds.
		Weight::from_parts(347_987_000, 5531)
			.saturating_add(T::DbWeight::get().reads(24_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:1)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Uses` (r:1 w:1)
	/// Proof: `Usage::Uses` (`max_values`: None, `max_size`: Some(644), added: 3119, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Running` (r:1 w:1)
	/// Proof: `Usage::Running` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Usage::AgentCounts` (r:1 w:1)
	/// Proof: `Usage::AgentCounts` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	fn end_use() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 51_807_000 picoseconds.
		Weight::from_parts(401_312_000, 4109)
			.saturating_add(T::DbWeight::get().reads(25_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:1)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Uses` (r:1 w:1)
	/// Proof: `Usage::Uses` (`max_values`: None, `max_size`: Some(644), added: 3119, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Terms` (r:1 w:0)
	/// Proof: `Usage::Terms` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Networks::RoleHolders` (r:1 w:0)
	/// Proof: `Networks::RoleHolders` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:1 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Running` (r:1 w:1)
	/// Proof: `Usage::Running` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Usage::AgentCounts` (r:1 w:1)
	/// Proof: `Usage::AgentCounts` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	fn report_meter() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 69_935_000 picoseconds.
		Weight::from_parts(234_361_000, 4109)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Usage::Uses` (r:1 w:1)
	/// Proof: `Usage::Uses` (`max_values`: None, `max_size`: Some(644), added: 3119, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodies` (r:1 w:0)
	/// Proof: `Custody::Custodies` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Deals` (r:1 w:0)
	/// Proof: `Custody::Deals` (`max_values`: None, `max_size`: Some(2441), added: 4916, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:4 w:4)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Positions` (r:1 w:0)
	/// Proof: `Shares::Positions` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Terms` (r:1 w:0)
	/// Proof: `Usage::Terms` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:6 w:6)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:2 w:2)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(303), added: 2778, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:2 w:2)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Custody::ResourceSettings` (r:1 w:0)
	/// Proof: `Custody::ResourceSettings` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::OpenPots` (r:2 w:0)
	/// Proof: `Networks::OpenPots` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Shares::OpenPots` (r:1 w:0)
	/// Proof: `Shares::OpenPots` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Cohorts` (r:4 w:4)
	/// Proof: `Shares::Cohorts` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	fn confirm_use() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 605_804_000 picoseconds.
		Weight::from_parts(855_773_000, 16644)
			.saturating_add(T::DbWeight::get().reads(37_u64))
			.saturating_add(T::DbWeight::get().writes(24_u64))
	}
	/// Storage: `Usage::Uses` (r:1 w:1)
	/// Proof: `Usage::Uses` (`max_values`: None, `max_size`: Some(644), added: 3119, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodies` (r:1 w:0)
	/// Proof: `Custody::Custodies` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Deals` (r:1 w:0)
	/// Proof: `Custody::Deals` (`max_values`: None, `max_size`: Some(2441), added: 4916, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:1 w:0)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Positions` (r:1 w:0)
	/// Proof: `Shares::Positions` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	fn dispute_use() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 48_653_000 picoseconds.
		Weight::from_parts(106_819_000, 11906)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Uses` (r:1 w:1)
	/// Proof: `Usage::Uses` (`max_values`: None, `max_size`: Some(644), added: 3119, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Deals` (r:1 w:0)
	/// Proof: `Custody::Deals` (`max_values`: None, `max_size`: Some(2441), added: 4916, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:4 w:4)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Terms` (r:1 w:0)
	/// Proof: `Usage::Terms` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:6 w:6)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:2 w:2)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(303), added: 2778, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:2 w:2)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Custody::ResourceSettings` (r:1 w:0)
	/// Proof: `Custody::ResourceSettings` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Networks::OpenPots` (r:2 w:0)
	/// Proof: `Networks::OpenPots` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Shares::OpenPots` (r:1 w:0)
	/// Proof: `Shares::OpenPots` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Cohorts` (r:4 w:4)
	/// Proof: `Shares::Cohorts` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	fn decide_use() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 608_898_000 picoseconds.
		Weight::from_parts(757_280_000, 22644)
			.saturating_add(T::DbWeight::get().reads(42_u64))
			.saturating_add(T::DbWeight::get().writes(22_u64))
	}
	/// Storage: `Usage::Uses` (r:1 w:1)
	/// Proof: `Usage::Uses` (`max_values`: None, `max_size`: Some(644), added: 3119, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Running` (r:1 w:1)
	/// Proof: `Usage::Running` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Calendars` (r:1 w:0)
	/// Proof: `Usage::Calendars` (`max_values`: None, `max_size`: Some(2066), added: 4541, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Resources` (r:1 w:1)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Usage::AgentCounts` (r:1 w:1)
	/// Proof: `Usage::AgentCounts` (`max_values`: None, `max_size`: Some(66), added: 2541, mode: `MaxEncodedLen`)
	/// Storage: `Usage::Terms` (r:1 w:0)
	/// Proof: `Usage::Terms` (`max_values`: None, `max_size`: Some(58), added: 2533, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:6 w:6)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:2 w:2)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(303), added: 2778, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:2 w:2)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Custody::ResourceSettings` (r:1 w:0)
	/// Proof: `Custody::ResourceSettings` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::OpenPots` (r:2 w:0)
	/// Proof: `Networks::OpenPots` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Deals` (r:1 w:0)
	/// Proof: `Custody::Deals` (`max_values`: None, `max_size`: Some(2441), added: 4916, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:4 w:4)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::OpenPots` (r:1 w:0)
	/// Proof: `Shares::OpenPots` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Cohorts` (r:4 w:4)
	/// Proof: `Shares::Cohorts` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	fn settle_use() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 616_089_000 picoseconds.
		Weight::from_parts(873_700_000, 16644)
			.saturating_add(T::DbWeight::get().reads(40_u64))
			.saturating_add(T::DbWeight::get().writes(30_u64))
	}
	/// Storage: `Usage::Payments` (r:1 w:1)
	/// Proof: `Usage::Payments` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Deals` (r:1 w:0)
	/// Proof: `Custody::Deals` (`max_values`: None, `max_size`: Some(2441), added: 4916, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:4 w:4)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:3 w:3)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:2 w:2)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(303), added: 2778, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:2 w:2)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Shares::OpenPots` (r:1 w:0)
	/// Proof: `Shares::OpenPots` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Cohorts` (r:4 w:4)
	/// Proof: `Shares::Cohorts` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	/// Storage: `Custody::ResourceSettings` (r:1 w:0)
	/// Proof: `Custody::ResourceSettings` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::OpenPots` (r:1 w:0)
	/// Proof: `Networks::OpenPots` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	fn deliver() -> Weight {
		// Least time measured: 339_066_000 picoseconds.
		Weight::from_parts(434_889_000, 15342)
			.saturating_add(T::DbWeight::get().reads(23_u64))
			.saturating_add(T::DbWeight::get().writes(17_u64))
	}
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Kinds` (r:1 w:0)
	/// Proof: `Contributions::Kinds` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Usage::CreditLines` (r:1 w:1)
	/// Proof: `Usage::CreditLines` (`max_values`: None, `max_size`: Some(79), added: 2554, mode: `MaxEncodedLen`)
	fn open_credit_line() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 40_861_000 picoseconds.
		Weight::from_parts(117_147_000, 9917)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Usage::CreditLines` (r:1 w:1)
	/// Proof: `Usage::CreditLines` (`max_values`: None, `max_size`: Some(79), added: 2554, mode: `MaxEncodedLen`)
	fn allow_credit_line() -> Weight {
		// Least time measured: 33_750_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(46_504_000, 9917)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Usage::CreditLines` (r:1 w:1)
	/// Proof: `Usage::CreditLines` (`max_values`: None, `max_size`: Some(79), added: 2554, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Kinds` (r:1 w:0)
	/// Proof: `Contributions::Kinds` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:3 w:3)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::BalancesOnHold` (r:2 w:2)
	/// Proof: `AssetsHolder::BalancesOnHold` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `AssetsHolder::Holds` (r:2 w:2)
	/// Proof: `AssetsHolder::Holds` (`max_values`: None, `max_size`: Some(303), added: 2778, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Deals` (r:1 w:0)
	/// Proof: `Custody::Deals` (`max_values`: None, `max_size`: Some(2441), added: 4916, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:4 w:4)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::OpenPots` (r:1 w:0)
	/// Proof: `Shares::OpenPots` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Cohorts` (r:4 w:4)
	/// Proof: `Shares::Cohorts` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	/// Storage: `Custody::ResourceSettings` (r:1 w:0)
	/// Proof: `Custody::ResourceSettings` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::OpenPots` (r:1 w:0)
	/// Proof: `Networks::OpenPots` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	fn pay_credit_line() -> Weight {
		// Least time measured: 392_305_000 picoseconds.
		Weight::from_parts(440_057_000, 15342)
			.saturating_add(T::DbWeight::get().reads(24_u64))
			.saturating_add(T::DbWeight::get().writes(17_u64))
	}
	fn stop_use() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 616_089_000 picoseconds.
		Weight::from_parts(917_700_000, 22644)
			.saturating_add(T::DbWeight::get().reads(46_u64))
			.saturating_add(T::DbWeight::get().writes(31_u64))
	}
	fn pay_arrears() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 392_305_000 picoseconds.
		Weight::from_parts(520_057_000, 15342)
			.saturating_add(T::DbWeight::get().reads(30_u64))
			.saturating_add(T::DbWeight::get().writes(21_u64))
	}
	fn veto_use() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 616_089_000 picoseconds.
		Weight::from_parts(923_700_000, 16644)
			.saturating_add(T::DbWeight::get().reads(45_u64))
			.saturating_add(T::DbWeight::get().writes(32_u64))
	}
	fn lift_veto() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 28_903_000 picoseconds.
		Weight::from_parts(41_518_000, 9917)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn start_use_on_credit() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 230_814_000 picoseconds.
		Weight::from_parts(420_979_000, 15342)
			.saturating_add(T::DbWeight::get().reads(42_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Storage: `Usage::Running` (r:1 w:0)
	/// Storage: `Usage::Uses` (r:1 w:0)
	fn report_trouble() -> Weight {
		// Estimated: measured with the next run of scripts/bench.sh.
		Weight::from_parts(30_000_000, 4676)
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
}

/// The same, with the database weights of ParityDB: for tests.
impl WeightInfo for () {
	fn set_access() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(46_844_000, 9917)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn permit() -> Weight {
		Weight::from_parts(42_153_000, 4026)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn pay_salvage() -> Weight {
		Weight::from_parts(428_280_000, 15342)
			.saturating_add(ParityDbWeight::get().reads(22_u64))
			.saturating_add(ParityDbWeight::get().writes(16_u64))
	}
	fn set_reservation_rules() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(49_521_000, 8506)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn set_use_terms() -> Weight {
		// Estimated: measured with the next run of scripts/bench.sh.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(59_948_000, 12400)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_own_tariffs() -> Weight {
		// Estimated: measured with the next run of scripts/bench.sh.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(84_681_000, 22644)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn reserve() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(225_499_000, 11106)
			.saturating_add(ParityDbWeight::get().reads(25_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn cancel_reservation() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(201_499_000, 6208)
			.saturating_add(ParityDbWeight::get().reads(16_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn release_reservation() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(198_299_000, 6208)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn start_use() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(333_979_000, 15342)
			.saturating_add(ParityDbWeight::get().reads(33_u64))
			.saturating_add(ParityDbWeight::get().writes(12_u64))
	}
	fn extend_use() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(347_987_000, 5531)
			.saturating_add(ParityDbWeight::get().reads(24_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn end_use() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(401_312_000, 4109)
			.saturating_add(ParityDbWeight::get().reads(25_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn report_meter() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(234_361_000, 4109)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn confirm_use() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(855_773_000, 16644)
			.saturating_add(ParityDbWeight::get().reads(37_u64))
			.saturating_add(ParityDbWeight::get().writes(24_u64))
	}
	fn dispute_use() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(106_819_000, 11906)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn decide_use() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(757_280_000, 22644)
			.saturating_add(ParityDbWeight::get().reads(42_u64))
			.saturating_add(ParityDbWeight::get().writes(22_u64))
	}
	fn settle_use() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(873_700_000, 16644)
			.saturating_add(ParityDbWeight::get().reads(40_u64))
			.saturating_add(ParityDbWeight::get().writes(30_u64))
	}
	fn deliver() -> Weight {
		Weight::from_parts(434_889_000, 15342)
			.saturating_add(ParityDbWeight::get().reads(23_u64))
			.saturating_add(ParityDbWeight::get().writes(17_u64))
	}
	fn open_credit_line() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(117_147_000, 9917)
			.saturating_add(ParityDbWeight::get().reads(13_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn allow_credit_line() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(46_504_000, 9917)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn pay_credit_line() -> Weight {
		Weight::from_parts(440_057_000, 15342)
			.saturating_add(ParityDbWeight::get().reads(24_u64))
			.saturating_add(ParityDbWeight::get().writes(17_u64))
	}
	fn stop_use() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(917_700_000, 22644)
			.saturating_add(ParityDbWeight::get().reads(46_u64))
			.saturating_add(ParityDbWeight::get().writes(31_u64))
	}
	fn pay_arrears() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(520_057_000, 15342)
			.saturating_add(ParityDbWeight::get().reads(30_u64))
			.saturating_add(ParityDbWeight::get().writes(21_u64))
	}
	fn veto_use() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(923_700_000, 16644)
			.saturating_add(ParityDbWeight::get().reads(45_u64))
			.saturating_add(ParityDbWeight::get().writes(32_u64))
	}
	fn lift_veto() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(41_518_000, 9917)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn start_use_on_credit() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(420_979_000, 15342)
			.saturating_add(ParityDbWeight::get().reads(42_u64))
			.saturating_add(ParityDbWeight::get().writes(12_u64))
	}
	/// Storage: `Custody::Resources` (r:1 w:0)
	/// Storage: `Usage::Running` (r:1 w:0)
	/// Storage: `Usage::Uses` (r:1 w:0)
	fn report_trouble() -> Weight {
		// Estimated: measured with the next run of scripts/bench.sh.
		Weight::from_parts(30_000_000, 4676)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
	}
}
