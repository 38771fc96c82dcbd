// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Defaults for the mocks of pallets that have this one as a neighbour: as few validators as
//! tests can do with. For tests only: a chain names every item itself.

use crate::DefaultConfig;
use frame_support::{derive_impl, pallet_prelude::inject_runtime_type, traits::ConstU32};

/// As in `frame_system::config_preludes`: use it with `derive_impl`.
pub struct TestDefaultConfig;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig, no_aggregated_types)]
impl frame_system::DefaultConfig for TestDefaultConfig {}

#[frame_support::register_default_impl(TestDefaultConfig)]
impl DefaultConfig for TestDefaultConfig {
	type HistoricalDepth = ConstU32<5>;
	type MaxAbsentSessions = ConstU32<10>;
	type MaxPurgesPerSession = ConstU32<2>;
	type MaxValidators = ConstU32<9>;
	type MinBlocksPerValidator = ConstU32<1>;
	type MinValidators = ConstU32<2>;
	type RemovedOneIn = ConstU32<3>;
	type SuspendedOneIn = ConstU32<3>;
	type WeightInfo = ();
}
