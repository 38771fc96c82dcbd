// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Defaults for the mocks of pallets that have this one as a neighbour: a day has 20 blocks, and
//! what need not be there is not. For tests only: a chain names every item itself.

use crate::DefaultConfig;
use frame_support::{
	derive_impl,
	pallet_prelude::inject_runtime_type,
	parameter_types,
	traits::{ConstU16, ConstU32, ConstUint},
	weights::Weight,
};

parameter_types! {
	/// Some weight, so that tests see where it is counted.
	pub const TestSponsorWeight: Weight = Weight::from_parts(1_000, 0);
}

/// As in `frame_system::config_preludes`: use it with `derive_impl`.
pub struct TestDefaultConfig;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig, no_aggregated_types)]
impl frame_system::DefaultConfig for TestDefaultConfig {}

#[frame_support::register_default_impl(TestDefaultConfig)]
impl DefaultConfig for TestDefaultConfig {
	type BackdateDays = ConstU32<30>;
	type CarriedPeriod = ConstUint<73_000>;
	type CorrectionWeight = ();
	type ImportPrice = ConstUint<0>;
	type LogDeposit = ConstUint<100>;
	type MaxKinds = ConstU16<64>;
	type MaxPeriod = ConstUint<73_000>;
	type MinPeriod = ConstUint<1>;
	type OnAccepted = ();
	type OnRateChanged = ();
	type PeerEvaluation = ();
	type SponsorWeight = TestSponsorWeight;
	type SponsorWeightWithDeposit = TestSponsorWeight;
	type WeightInfo = ();
}
