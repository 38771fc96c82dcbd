// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Defaults for the mocks of pallets that have this one as a neighbour: a day has 20 blocks, and
//! what need not be there is not. For tests only: a chain names every item itself.

use crate::DefaultConfig;
use frame_support::{
	derive_impl, pallet_prelude::inject_runtime_type, parameter_types, traits::ConstUint, PalletId,
};

parameter_types! {
	/// As on the chain.
	pub const TestPalletId: PalletId = PalletId(*b"ovn/firm");
}

/// As in `frame_system::config_preludes`: use it with `derive_impl`.
pub struct TestDefaultConfig;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig, no_aggregated_types)]
impl frame_system::DefaultConfig for TestDefaultConfig {}

#[frame_support::register_default_impl(TestDefaultConfig)]
impl DefaultConfig for TestDefaultConfig {
	type AnnouncementDeposit = ConstUint<300>;
	type AnswerPeriod = ConstUint<280>;
	type BlocksPerDay = ConstUint<20>;
	type BondPeriod = ConstUint<3_600>;
	type ClaimDeposit = ConstUint<700>;
	type ClaimPeriod = ConstUint<7_300>;
	type DecisionPeriod = ConstUint<1_200>;
	type GrantPeriod = ConstUint<280>;
	type NoticePeriod = ConstUint<600>;
	type OfferPeriod = ConstUint<600>;
	type PalletId = TestPalletId;
	#[inject_runtime_type]
	type RuntimeHoldReason = ();
	type Stopped = ();
	type StoppedWeight = ();
	type WeightInfo = ();
}
