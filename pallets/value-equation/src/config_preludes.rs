// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Defaults for the mocks of pallets that have this one as a neighbour: a day has 20 blocks, and
//! what need not be there is not. For tests only: a chain names every item itself.

use crate::DefaultConfig;
use frame_support::{
	derive_impl, pallet_prelude::inject_runtime_type, parameter_types, traits::ConstUint, PalletId,
};
use ovn_primitives::Ratio;

parameter_types! {
	/// As on the chain.
	pub const TestPalletId: PalletId = PalletId(*b"ovn/equa");
	/// 5 per cent.
	pub TestDefaultLevy: Ratio = Ratio::new(5, 100).expect("100 is not 0; qed");
}

/// As in `frame_system::config_preludes`: use it with `derive_impl`.
pub struct TestDefaultConfig;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig, no_aggregated_types)]
impl frame_system::DefaultConfig for TestDefaultConfig {}

#[frame_support::register_default_impl(TestDefaultConfig)]
impl DefaultConfig for TestDefaultConfig {
	type DefaultLevy = TestDefaultLevy;
	type DefaultNotice = ConstUint<20>;
	type MaxNotice = ConstUint<7_300>;
	type MinNotice = ConstUint<1>;
	type PalletId = TestPalletId;
	#[inject_runtime_type]
	type RuntimeHoldReason = ();
	type SmallestIncome = ConstUint<10_000>;
	type Standing = ();
	type WeightInfo = ();
}
