// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Defaults for the mocks of pallets that have this one as a neighbour: a day has 20 blocks, and
//! what need not be there is not. For tests only: a chain names every item itself.

use crate::DefaultConfig;
use frame_support::{
	derive_impl,
	pallet_prelude::inject_runtime_type,
	traits::{ConstU32, ConstUint},
};

/// As in `frame_system::config_preludes`: use it with `derive_impl`.
pub struct TestDefaultConfig;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig, no_aggregated_types)]
impl frame_system::DefaultConfig for TestDefaultConfig {}

#[frame_support::register_default_impl(TestDefaultConfig)]
impl DefaultConfig for TestDefaultConfig {
	type AnswerDays = ConstU32<30>;
	type BankDeposit = ConstUint<300>;
	type BlocksPerDay = ConstUint<20>;
	type ContestDays = ConstU32<180>;
	type DivideDays = ConstU32<60>;
	type GraceDays = ConstU32<30>;
	type OfferDeposit = ConstUint<700>;
	#[inject_runtime_type]
	type RuntimeHoldReason = ();
	type Stopped = ();
	type StoppedWeight = ();
	type StewardPowers = ();
	type WeightInfo = ();
}
