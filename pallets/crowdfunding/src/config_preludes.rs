// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Defaults for the mocks of pallets that have this one as a neighbour: a day has 20 blocks, and
//! what need not be there is not. For tests only: a chain names every item itself.

use crate::DefaultConfig;
use frame_support::{
	derive_impl,
	pallet_prelude::inject_runtime_type,
	parameter_types,
	traits::{ConstU32, ConstUint},
	weights::Weight,
	PalletId,
};
use ovn_primitives::Ratio;

parameter_types! {
	/// As on the chain.
	pub const TestPalletId: PalletId = PalletId(*b"ovn/crow");
	/// One and a fifth.
	pub TestDefaultCeiling: Ratio = Ratio::new(6, 5).expect("5 is not 0; qed");
	/// Threefold.
	pub TestMaxCeiling: Ratio = Ratio::new(3, 1).expect("1 is not 0; qed");
	/// Some weight, so that tests see where it is counted.
	pub const TestSponsorWeight: Weight = Weight::from_parts(1_000, 0);
}

/// As in `frame_system::config_preludes`: use it with `derive_impl`.
pub struct TestDefaultConfig;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig, no_aggregated_types)]
impl frame_system::DefaultConfig for TestDefaultConfig {}

#[frame_support::register_default_impl(TestDefaultConfig)]
impl DefaultConfig for TestDefaultConfig {
	type CampaignPrice = ConstUint<3_000>;
	type DefaultCeiling = TestDefaultCeiling;
	type FinalPeriod = ConstUint<19>;
	type MaxCampaigns = ConstU32<3>;
	type MaxCeiling = TestMaxCeiling;
	type MaxDuration = ConstUint<7_300>;
	type MinDuration = ConstUint<20>;
	type ObjectionPeriod = ConstUint<140>;
	type PalletId = TestPalletId;
	type ReleasePeriod = ConstUint<1_800>;
	#[inject_runtime_type]
	type RuntimeHoldReason = ();
	type SponsorWeight = TestSponsorWeight;
	type Stopped = ();
	type StoppedWeight = ();
	type WeightInfo = ();
}
