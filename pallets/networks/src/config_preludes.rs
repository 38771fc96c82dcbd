// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Defaults for the mocks of pallets that have this one as a neighbour: a day has 20 blocks, and
//! what need not be there is not. For tests only: a chain names every item itself.

use crate::DefaultConfig;
use frame_support::{
	derive_impl,
	pallet_prelude::inject_runtime_type,
	parameter_types,
	traits::{ConstU16, ConstU8, ConstUint},
	PalletId,
};

parameter_types! {
	/// As on the chain.
	pub const TestPalletId: PalletId = PalletId(*b"ovn/netw");
}

/// As in `frame_system::config_preludes`: use it with `derive_impl`.
pub struct TestDefaultConfig;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig, no_aggregated_types)]
impl frame_system::DefaultConfig for TestDefaultConfig {}

#[frame_support::register_default_impl(TestDefaultConfig)]
impl DefaultConfig for TestDefaultConfig {
	type BlocksPerDay = ConstUint<20>;
	type DefaultInvitationPeriod = ConstUint<600>;
	type DefaultInvitations = ConstU16<3>;
	type FiatAssets = ();
	type InvitationWindow = ConstUint<600>;
	type MaxAssociations = ConstU16<4>;
	type MaxDepth = ConstU8<5>;
	type MaxFunds = ConstU16<4>;
	type MaxInvitationPeriod = ConstUint<7_300>;
	type MaxPeriod = ConstUint<73_000>;
	type MaxRoles = ConstU16<4>;
	type OnTierChanged = ();
	type PalletId = TestPalletId;
	type PetitionPeriod = ConstUint<600>;
	type RecordWeight = ();
	#[inject_runtime_type]
	type RuntimeHoldReason = ();
	type SpendLimits = ();
	type StewardPowers = ();
	type WeightInfo = ();
}
