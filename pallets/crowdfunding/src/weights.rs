// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Weights of `pallet_crowdfunding`, measured by `scripts/measure/weights.sh`; do not edit.
//!
//! Date: 2026-11-21. Processor: AMD EPYC. Steps: 20, repeats: 10, wasm execution: Compiled, benchmark command
//! line 64.0.0. Database accesses are charged by the runtime's `DbWeight`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs)]
#![allow(clippy::arithmetic_side_effects, clippy::cast_lossless)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::{constants::ParityDbWeight, Weight}};

/// Weight functions needed by `pallet_crowdfunding`.
pub trait WeightInfo {
	fn create() -> Weight;
	fn contribute() -> Weight;
	fn contribute_from_claims(p: u32, ) -> Weight;
	fn withdraw() -> Weight;
	fn cancel() -> Weight;
	fn request_release() -> Weight;
	fn object() -> Weight;
	fn execute_release() -> Weight;
	fn settle_investment() -> Weight;
	fn lower_price() -> Weight;
	fn complete() -> Weight;
	fn refund() -> Weight;
	fn refund_page(p: u32, ) -> Weight;
	fn refund_without_principal() -> Weight;
	fn refund_page_without_principal(p: u32, ) -> Weight;
	fn expire() -> Weight;
	fn redeem() -> Weight;
	fn offer_redemption() -> Weight;
	fn accept_redemption() -> Weight;
	fn withdraw_offer() -> Weight;
	fn conclude() -> Weight;
	fn open_pot() -> Weight;
	fn withdraw_release() -> Weight;
	fn execute_difference() -> Weight;
}

/// Weights of `pallet_crowdfunding` with the runtime's own database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::OpenPots` (r:1 w:0)
	/// Proof: `Crowdfunding::OpenPots` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Funds` (r:1 w:0)
	/// Proof: `Networks::Funds` (`max_values`: None, `max_size`: Some(55), added: 2530, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:1 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::LiveCampaigns` (r:1 w:1)
	/// Proof: `Crowdfunding::LiveCampaigns` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::NextCampaign` (r:1 w:1)
	/// Proof: `Crowdfunding::NextCampaign` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:1 w:1)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Plans` (r:0 w:1)
	/// Proof: `Crowdfunding::Plans` (`max_values`: None, `max_size`: Some(847), added: 3322, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Campaigns` (r:0 w:1)
	/// Proof: `Crowdfunding::Campaigns` (`max_values`: None, `max_size`: Some(355), added: 2830, mode: `MaxEncodedLen`)
	fn create() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 56_875_000 picoseconds.
		Weight::from_parts(129_113_000, 10578)
			.saturating_add(T::DbWeight::get().reads(17_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Campaigns` (r:1 w:1)
	/// Proof: `Crowdfunding::Campaigns` (`max_values`: None, `max_size`: Some(355), added: 2830, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Plans` (r:1 w:0)
	/// Proof: `Crowdfunding::Plans` (`max_values`: None, `max_size`: Some(847), added: 3322, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:1 w:1)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Positions` (r:1 w:1)
	/// Proof: `Shares::Positions` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Cohorts` (r:1 w:1)
	/// Proof: `Shares::Cohorts` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Contributions` (r:1 w:1)
	/// Proof: `Crowdfunding::Contributions` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Holdings` (r:0 w:1)
	/// Proof: `Shares::Holdings` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	fn contribute() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 184_675_000 picoseconds.
		Weight::from_parts(261_354_000, 6196)
			.saturating_add(T::DbWeight::get().reads(17_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	/// Storage: `Crowdfunding::Campaigns` (r:1 w:1)
	/// Proof: `Crowdfunding::Campaigns` (`max_values`: None, `max_size`: Some(355), added: 2830, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Plans` (r:1 w:0)
	/// Proof: `Crowdfunding::Plans` (`max_values`: None, `max_size`: Some(847), added: 3322, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:9 w:9)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Positions` (r:9 w:9)
	/// Proof: `Shares::Positions` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Cohorts` (r:1 w:1)
	/// Proof: `Shares::Cohorts` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Contributions` (r:1 w:1)
	/// Proof: `Crowdfunding::Contributions` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Holdings` (r:0 w:1)
	/// Proof: `Shares::Holdings` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	/// The range of component `p` is `[1, 8]`.
	fn contribute_from_claims(p: u32, ) -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 227_319_000 picoseconds.
		Weight::from_parts(215_586_907, 6506)
			// Standard error: 196_882
			.saturating_add(Weight::from_parts(106_382_153, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(17_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(14_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 3588).saturating_mul(p.into()))
	}
	/// Storage: `Crowdfunding::Campaigns` (r:1 w:1)
	/// Proof: `Crowdfunding::Campaigns` (`max_values`: None, `max_size`: Some(355), added: 2830, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Plans` (r:1 w:0)
	/// Proof: `Crowdfunding::Plans` (`max_values`: None, `max_size`: Some(847), added: 3322, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Contributions` (r:1 w:1)
	/// Proof: `Crowdfunding::Contributions` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:1 w:1)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Positions` (r:1 w:1)
	/// Proof: `Shares::Positions` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Cohorts` (r:1 w:1)
	/// Proof: `Shares::Cohorts` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Holdings` (r:0 w:1)
	/// Proof: `Shares::Holdings` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	fn withdraw() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 143_544_000 picoseconds.
		Weight::from_parts(218_191_000, 6196)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	/// Storage: `Crowdfunding::Plans` (r:1 w:0)
	/// Proof: `Crowdfunding::Plans` (`max_values`: None, `max_size`: Some(847), added: 3322, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Campaigns` (r:1 w:1)
	/// Proof: `Crowdfunding::Campaigns` (`max_values`: None, `max_size`: Some(355), added: 2830, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::LiveCampaigns` (r:1 w:1)
	/// Proof: `Crowdfunding::LiveCampaigns` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn cancel() -> Weight {
		// Least time measured: 32_398_000 picoseconds.
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(39_854_000, 10312)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Crowdfunding::Plans` (r:1 w:0)
	/// Proof: `Crowdfunding::Plans` (`max_values`: None, `max_size`: Some(847), added: 3322, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Campaigns` (r:1 w:1)
	/// Proof: `Crowdfunding::Campaigns` (`max_values`: None, `max_size`: Some(355), added: 2830, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:1 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	fn request_release() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 38_648_000 picoseconds.
		Weight::from_parts(79_902_000, 10312)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Crowdfunding::Campaigns` (r:1 w:1)
	/// Proof: `Crowdfunding::Campaigns` (`max_values`: None, `max_size`: Some(355), added: 2830, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Contributions` (r:1 w:1)
	/// Proof: `Crowdfunding::Contributions` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	fn object() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 24_667_000 picoseconds.
		Weight::from_parts(40_952_000, 3820)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Crowdfunding::Campaigns` (r:1 w:1)
	/// Proof: `Crowdfunding::Campaigns` (`max_values`: None, `max_size`: Some(355), added: 2830, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Plans` (r:1 w:0)
	/// Proof: `Crowdfunding::Plans` (`max_values`: None, `max_size`: Some(847), added: 3322, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::LiveCampaigns` (r:1 w:1)
	/// Proof: `Crowdfunding::LiveCampaigns` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Networks::OpenPots` (r:1 w:0)
	/// Proof: `Networks::OpenPots` (`max_values`: None, `max_size`: Some(36), added: 2511, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:1 w:1)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Cohorts` (r:1 w:1)
	/// Proof: `Shares::Cohorts` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	/// Storage: `Custody::AgreementResource` (r:1 w:1)
	/// Proof: `Custody::AgreementResource` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:1 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Custody::NextResource` (r:1 w:1)
	/// Proof: `Custody::NextResource` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Agreements` (r:1 w:1)
	/// Proof: `Custody::Agreements` (`max_values`: None, `max_size`: Some(2441), added: 4916, mode: `MaxEncodedLen`)
	/// Storage: `Custody::OfCustodian` (r:0 w:1)
	/// Proof: `Custody::OfCustodian` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Resources` (r:0 w:1)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodies` (r:0 w:1)
	/// Proof: `Custody::Custodies` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `Custody::OwnTerms` (r:0 w:1)
	/// Proof: `Custody::OwnTerms` (`max_values`: None, `max_size`: Some(432), added: 2907, mode: `MaxEncodedLen`)
	/// Storage: `Custody::OfScope` (r:0 w:1)
	/// Proof: `Custody::OfScope` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn execute_release() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 247_259_000 picoseconds.
		Weight::from_parts(346_992_000, 8799)
			.saturating_add(T::DbWeight::get().reads(20_u64))
			.saturating_add(T::DbWeight::get().writes(20_u64))
	}
	/// Storage: `Crowdfunding::Campaigns` (r:1 w:1)
	/// Proof: `Crowdfunding::Campaigns` (`max_values`: None, `max_size`: Some(355), added: 2830, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Plans` (r:1 w:0)
	/// Proof: `Crowdfunding::Plans` (`max_values`: None, `max_size`: Some(847), added: 3322, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::LiveCampaigns` (r:1 w:1)
	/// Proof: `Crowdfunding::LiveCampaigns` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:2 w:2)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Cohorts` (r:1 w:2)
	/// Proof: `Shares::Cohorts` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	/// Storage: `Contributions::Kinds` (r:1 w:0)
	/// Proof: `Contributions::Kinds` (`max_values`: None, `max_size`: Some(380), added: 2855, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Positions` (r:1 w:1)
	/// Proof: `Shares::Positions` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Ventures` (r:1 w:1)
	/// Proof: `Crowdfunding::Ventures` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Investments` (r:0 w:1)
	/// Proof: `Crowdfunding::Investments` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Holdings` (r:0 w:1)
	/// Proof: `Shares::Holdings` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	/// Storage: `Shares::ScopeBooks` (r:0 w:1)
	/// Proof: `Shares::ScopeBooks` (`max_values`: None, `max_size`: Some(22), added: 2497, mode: `MaxEncodedLen`)
	fn settle_investment() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 193_428_000 picoseconds.
		Weight::from_parts(273_742_000, 10766)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(18_u64))
	}
	/// Storage: `Crowdfunding::Plans` (r:1 w:0)
	/// Proof: `Crowdfunding::Plans` (`max_values`: None, `max_size`: Some(847), added: 3322, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Details` (r:1 w:0)
	/// Proof: `Networks::Details` (`max_values`: None, `max_size`: Some(452), added: 2927, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Campaigns` (r:1 w:1)
	/// Proof: `Crowdfunding::Campaigns` (`max_values`: None, `max_size`: Some(355), added: 2830, mode: `MaxEncodedLen`)
	fn lower_price() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 29_324_000 picoseconds.
		Weight::from_parts(40_731_000, 10312)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Crowdfunding::Campaigns` (r:1 w:1)
	/// Proof: `Crowdfunding::Campaigns` (`max_values`: None, `max_size`: Some(355), added: 2830, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Plans` (r:1 w:0)
	/// Proof: `Crowdfunding::Plans` (`max_values`: None, `max_size`: Some(847), added: 3322, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:1 w:1)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Cohorts` (r:1 w:1)
	/// Proof: `Shares::Cohorts` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	/// Storage: `Custody::AgreementResource` (r:1 w:1)
	/// Proof: `Custody::AgreementResource` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Networks::Members` (r:1 w:0)
	/// Proof: `Networks::Members` (`max_values`: None, `max_size`: Some(154), added: 2629, mode: `MaxEncodedLen`)
	/// Storage: `Custody::NextResource` (r:1 w:1)
	/// Proof: `Custody::NextResource` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Agreements` (r:1 w:1)
	/// Proof: `Custody::Agreements` (`max_values`: None, `max_size`: Some(2441), added: 4916, mode: `MaxEncodedLen`)
	/// Storage: `Custody::OfCustodian` (r:0 w:1)
	/// Proof: `Custody::OfCustodian` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Resources` (r:0 w:1)
	/// Proof: `Custody::Resources` (`max_values`: None, `max_size`: Some(135), added: 2610, mode: `MaxEncodedLen`)
	/// Storage: `Custody::Custodies` (r:0 w:1)
	/// Proof: `Custody::Custodies` (`max_values`: None, `max_size`: Some(447), added: 2922, mode: `MaxEncodedLen`)
	/// Storage: `Custody::OwnTerms` (r:0 w:1)
	/// Proof: `Custody::OwnTerms` (`max_values`: None, `max_size`: Some(432), added: 2907, mode: `MaxEncodedLen`)
	/// Storage: `Custody::OfScope` (r:0 w:1)
	/// Proof: `Custody::OfScope` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn complete() -> Weight {
		// Least time measured: 77_155_000 picoseconds.
		Weight::from_parts(92_588_000, 5906)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	/// Storage: `Crowdfunding::Campaigns` (r:1 w:1)
	/// Proof: `Crowdfunding::Campaigns` (`max_values`: None, `max_size`: Some(355), added: 2830, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Plans` (r:1 w:0)
	/// Proof: `Crowdfunding::Plans` (`max_values`: None, `max_size`: Some(847), added: 3322, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Contributions` (r:1 w:1)
	/// Proof: `Crowdfunding::Contributions` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:1 w:1)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Positions` (r:1 w:1)
	/// Proof: `Shares::Positions` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Cohorts` (r:1 w:1)
	/// Proof: `Shares::Cohorts` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Holdings` (r:0 w:1)
	/// Proof: `Shares::Holdings` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	fn refund() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 148_802_000 picoseconds.
		Weight::from_parts(224_511_000, 6196)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	/// Storage: `Crowdfunding::Campaigns` (r:1 w:1)
	/// Proof: `Crowdfunding::Campaigns` (`max_values`: None, `max_size`: Some(355), added: 2830, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Plans` (r:1 w:0)
	/// Proof: `Crowdfunding::Plans` (`max_values`: None, `max_size`: Some(847), added: 3322, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Contributions` (r:1 w:1)
	/// Proof: `Crowdfunding::Contributions` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	fn refund_without_principal() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 102_543_000 picoseconds.
		Weight::from_parts(176_619_000, 6196)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `Crowdfunding::Campaigns` (r:1 w:1)
	/// Proof: `Crowdfunding::Campaigns` (`max_values`: None, `max_size`: Some(355), added: 2830, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Plans` (r:1 w:0)
	/// Proof: `Crowdfunding::Plans` (`max_values`: None, `max_size`: Some(847), added: 3322, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Contributions` (r:51 w:50)
	/// Proof: `Crowdfunding::Contributions` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:1 w:1)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Positions` (r:50 w:50)
	/// Proof: `Shares::Positions` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Cohorts` (r:1 w:1)
	/// Proof: `Shares::Cohorts` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:51 w:51)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Holdings` (r:0 w:50)
	/// Proof: `Shares::Holdings` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	/// The range of component `p` is `[1, 50]`.
	fn refund_page(p: u32, ) -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 160_750_000 picoseconds.
		Weight::from_parts(154_144_267, 4578)
			// Standard error: 194_564
			.saturating_add(Weight::from_parts(137_951_252, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(8_u64))
			.saturating_add(T::DbWeight::get().writes((5_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 3097).saturating_mul(p.into()))
	}
	/// Storage: `Crowdfunding::Campaigns` (r:1 w:1)
	/// Proof: `Crowdfunding::Campaigns` (`max_values`: None, `max_size`: Some(355), added: 2830, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Plans` (r:1 w:0)
	/// Proof: `Crowdfunding::Plans` (`max_values`: None, `max_size`: Some(847), added: 3322, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Contributions` (r:51 w:50)
	/// Proof: `Crowdfunding::Contributions` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:51 w:51)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// The range of component `p` is `[1, 50]`.
	fn refund_page_without_principal(p: u32, ) -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 114_881_000 picoseconds.
		Weight::from_parts(87_879_583, 4312)
			// Standard error: 158_015
			.saturating_add(Weight::from_parts(103_552_653, 0).saturating_mul(p.into()))
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(p.into())))
			.saturating_add(T::DbWeight::get().writes(6_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 2603).saturating_mul(p.into()))
	}
	/// Storage: `Crowdfunding::Campaigns` (r:1 w:1)
	/// Proof: `Crowdfunding::Campaigns` (`max_values`: None, `max_size`: Some(355), added: 2830, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Plans` (r:1 w:0)
	/// Proof: `Crowdfunding::Plans` (`max_values`: None, `max_size`: Some(847), added: 3322, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::LiveCampaigns` (r:1 w:1)
	/// Proof: `Crowdfunding::LiveCampaigns` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn expire() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 21_061_000 picoseconds.
		Weight::from_parts(28_698_000, 4312)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Campaigns` (r:1 w:0)
	/// Proof: `Crowdfunding::Campaigns` (`max_values`: None, `max_size`: Some(355), added: 2830, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Investments` (r:1 w:1)
	/// Proof: `Crowdfunding::Investments` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Plans` (r:1 w:0)
	/// Proof: `Crowdfunding::Plans` (`max_values`: None, `max_size`: Some(847), added: 3322, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:2 w:2)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::OpenPots` (r:1 w:0)
	/// Proof: `Shares::OpenPots` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Cohorts` (r:2 w:2)
	/// Proof: `Shares::Cohorts` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Positions` (r:1 w:1)
	/// Proof: `Shares::Positions` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Ventures` (r:1 w:1)
	/// Proof: `Crowdfunding::Ventures` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Holdings` (r:0 w:1)
	/// Proof: `Shares::Holdings` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	/// Storage: `Shares::WorkQueue` (r:0 w:1)
	/// Proof: `Shares::WorkQueue` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	fn redeem() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 213_298_000 picoseconds.
		Weight::from_parts(289_343_000, 8166)
			.saturating_add(T::DbWeight::get().reads(17_u64))
			.saturating_add(T::DbWeight::get().writes(16_u64))
	}
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Campaigns` (r:1 w:0)
	/// Proof: `Crowdfunding::Campaigns` (`max_values`: None, `max_size`: Some(355), added: 2830, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Investments` (r:1 w:0)
	/// Proof: `Crowdfunding::Investments` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Offers` (r:1 w:1)
	/// Proof: `Crowdfunding::Offers` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Plans` (r:1 w:0)
	/// Proof: `Crowdfunding::Plans` (`max_values`: None, `max_size`: Some(847), added: 3322, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	fn offer_redemption() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 119_398_000 picoseconds.
		Weight::from_parts(193_036_000, 8796)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Crowdfunding::Campaigns` (r:1 w:0)
	/// Proof: `Crowdfunding::Campaigns` (`max_values`: None, `max_size`: Some(355), added: 2830, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Investments` (r:1 w:1)
	/// Proof: `Crowdfunding::Investments` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Plans` (r:1 w:0)
	/// Proof: `Crowdfunding::Plans` (`max_values`: None, `max_size`: Some(847), added: 3322, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Offers` (r:1 w:1)
	/// Proof: `Crowdfunding::Offers` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:2 w:2)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Positions` (r:2 w:2)
	/// Proof: `Shares::Positions` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Cohorts` (r:2 w:2)
	/// Proof: `Shares::Cohorts` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Ventures` (r:1 w:1)
	/// Proof: `Crowdfunding::Ventures` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Holdings` (r:0 w:2)
	/// Proof: `Shares::Holdings` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	/// Storage: `Shares::WorkQueue` (r:0 w:2)
	/// Proof: `Shares::WorkQueue` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	fn accept_redemption() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 232_387_000 picoseconds.
		Weight::from_parts(307_059_000, 8166)
			.saturating_add(T::DbWeight::get().reads(18_u64))
			.saturating_add(T::DbWeight::get().writes(20_u64))
	}
	/// Storage: `Crowdfunding::Campaigns` (r:1 w:0)
	/// Proof: `Crowdfunding::Campaigns` (`max_values`: None, `max_size`: Some(355), added: 2830, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Offers` (r:1 w:1)
	/// Proof: `Crowdfunding::Offers` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Investments` (r:1 w:0)
	/// Proof: `Crowdfunding::Investments` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Plans` (r:1 w:0)
	/// Proof: `Crowdfunding::Plans` (`max_values`: None, `max_size`: Some(847), added: 3322, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(283), added: 2758, mode: `MaxEncodedLen`)
	fn withdraw_offer() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 93_619_000 picoseconds.
		Weight::from_parts(164_225_000, 6196)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Crowdfunding::Campaigns` (r:1 w:0)
	/// Proof: `Crowdfunding::Campaigns` (`max_values`: None, `max_size`: Some(355), added: 2830, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Investments` (r:1 w:1)
	/// Proof: `Crowdfunding::Investments` (`max_values`: None, `max_size`: Some(45), added: 2520, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Books` (r:2 w:1)
	/// Proof: `Shares::Books` (`max_values`: None, `max_size`: Some(1113), added: 3588, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Positions` (r:1 w:1)
	/// Proof: `Shares::Positions` (`max_values`: None, `max_size`: Some(622), added: 3097, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Cohorts` (r:1 w:1)
	/// Proof: `Shares::Cohorts` (`max_values`: None, `max_size`: Some(263), added: 2738, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Plans` (r:1 w:0)
	/// Proof: `Crowdfunding::Plans` (`max_values`: None, `max_size`: Some(847), added: 3322, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::Ventures` (r:1 w:1)
	/// Proof: `Crowdfunding::Ventures` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
	/// Storage: `Shares::Holdings` (r:0 w:1)
	/// Proof: `Shares::Holdings` (`max_values`: None, `max_size`: Some(86), added: 2561, mode: `MaxEncodedLen`)
	/// Storage: `Shares::WorkQueue` (r:0 w:1)
	/// Proof: `Shares::WorkQueue` (`max_values`: None, `max_size`: Some(25), added: 2500, mode: `MaxEncodedLen`)
	fn conclude() -> Weight {
		// Least time measured: 77_716_000 picoseconds.
		Weight::from_parts(86_660_000, 8166)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Networks::Scopes` (r:1 w:0)
	/// Proof: `Networks::Scopes` (`max_values`: None, `max_size`: Some(46), added: 2521, mode: `MaxEncodedLen`)
	/// Storage: `Networks::AcceptedAssets` (r:1 w:0)
	/// Proof: `Networks::AcceptedAssets` (`max_values`: None, `max_size`: Some(53), added: 2528, mode: `MaxEncodedLen`)
	/// Storage: `Crowdfunding::OpenPots` (r:1 w:1)
	/// Proof: `Crowdfunding::OpenPots` (`max_values`: None, `max_size`: Some(21), added: 2496, mode: `MaxEncodedLen`)
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
	fn withdraw_release() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 38_648_000 picoseconds.
		Weight::from_parts(48_902_000, 10312)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn execute_difference() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		// Least time measured: 247_259_000 picoseconds.
		Weight::from_parts(345_992_000, 8799)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(20_u64))
	}
}

/// The same, with the database weights of ParityDB: for tests.
impl WeightInfo for () {
	fn create() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(129_113_000, 10578)
			.saturating_add(ParityDbWeight::get().reads(17_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn contribute() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(261_354_000, 6196)
			.saturating_add(ParityDbWeight::get().reads(17_u64))
			.saturating_add(ParityDbWeight::get().writes(13_u64))
	}
	fn contribute_from_claims(p: u32, ) -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(215_586_907, 6506)
			.saturating_add(Weight::from_parts(106_382_153, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(17_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(p.into())))
			.saturating_add(ParityDbWeight::get().writes(14_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 3588).saturating_mul(p.into()))
	}
	fn withdraw() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(218_191_000, 6196)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(13_u64))
	}
	fn cancel() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(39_854_000, 10312)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn request_release() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(79_902_000, 10312)
			.saturating_add(ParityDbWeight::get().reads(15_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn object() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(40_952_000, 3820)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn execute_release() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(346_992_000, 8799)
			.saturating_add(ParityDbWeight::get().reads(20_u64))
			.saturating_add(ParityDbWeight::get().writes(20_u64))
	}
	fn settle_investment() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(273_742_000, 10766)
			.saturating_add(ParityDbWeight::get().reads(19_u64))
			.saturating_add(ParityDbWeight::get().writes(18_u64))
	}
	fn lower_price() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(40_731_000, 10312)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn complete() -> Weight {
		Weight::from_parts(92_588_000, 5906)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(11_u64))
	}
	fn refund() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(224_511_000, 6196)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(13_u64))
	}
	fn refund_without_principal() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(176_619_000, 6196)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn refund_page(p: u32, ) -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(154_144_267, 4578)
			.saturating_add(Weight::from_parts(137_951_252, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().reads((4_u64).saturating_mul(p.into())))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
			.saturating_add(ParityDbWeight::get().writes((5_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 3097).saturating_mul(p.into()))
	}
	fn refund_page_without_principal(p: u32, ) -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(87_879_583, 4312)
			.saturating_add(Weight::from_parts(103_552_653, 0).saturating_mul(p.into()))
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(p.into())))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
			.saturating_add(ParityDbWeight::get().writes((3_u64).saturating_mul(p.into())))
			.saturating_add(Weight::from_parts(0, 2603).saturating_mul(p.into()))
	}
	fn expire() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(28_698_000, 4312)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn redeem() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(289_343_000, 8166)
			.saturating_add(ParityDbWeight::get().reads(17_u64))
			.saturating_add(ParityDbWeight::get().writes(16_u64))
	}
	fn offer_redemption() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(193_036_000, 8796)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn accept_redemption() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(307_059_000, 8166)
			.saturating_add(ParityDbWeight::get().reads(18_u64))
			.saturating_add(ParityDbWeight::get().writes(20_u64))
	}
	fn withdraw_offer() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(164_225_000, 6196)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn conclude() -> Weight {
		Weight::from_parts(86_660_000, 8166)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn open_pot() -> Weight {
		Weight::from_parts(126_729_000, 6208)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn withdraw_release() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(48_902_000, 10312)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn execute_difference() -> Weight {
		// Estimated: measured with the next run of scripts/measure/weights.sh.
		Weight::from_parts(345_992_000, 8799)
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().writes(20_u64))
	}
}
