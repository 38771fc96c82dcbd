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

parameter_types! {
	/// As on the chain.
	pub const TestPalletId: PalletId = PalletId(*b"ovn/fiat");
	/// Some weight, so that tests see where it is counted.
	pub const TestSponsorWeight: Weight = Weight::from_parts(1_000, 0);
}

/// As in `frame_system::config_preludes`: use it with `derive_impl`.
pub struct TestDefaultConfig;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig, no_aggregated_types)]
impl frame_system::DefaultConfig for TestDefaultConfig {}

#[frame_support::register_default_impl(TestDefaultConfig)]
impl DefaultConfig for TestDefaultConfig {
	type BlocksPerDay = ConstUint<20>;
	type FirstAssetId = ConstU32<0x8000_0000>;
	type LicencePrice = ConstUint<3_000>;
	type PalletId = TestPalletId;
	type ReferencePrice = ConstUint<100>;
	type RequestDeposit = ConstUint<500>;
	#[inject_runtime_type]
	type RuntimeHoldReason = ();
	type SponsorWeight = TestSponsorWeight;
	type Stopped = ();
	type StoppedWeight = ();
	type WeightInfo = ();
}
