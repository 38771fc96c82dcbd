// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What people hold in trust together.

use super::{
	brakes::is_stopped,
	income::KnownWholeUnit,
	networks::{EnsureScopeDecides, NativeAsset},
};
use crate::{
	constants::{currency::deposit, time::BLOCKS_PER_DAY},
	AssetKind, Balance, BlockNumber, Money, Networks, Runtime, Shares, Usage,
};
use frame_support::{parameter_types, traits::Get, weights::Weight};
use ovn_primitives::traits::NetworkTreasury;
use sp_runtime::traits::Convert;

parameter_types! {
	/// How many blocks a day has.
	pub const BlocksPerDay: BlockNumber = BLOCKS_PER_DAY;
	/// The price of the identity of a thing: four items of 300 bytes in all, for ever.
	pub const IdentityPrice: Balance = deposit(4, 300);
	/// Whether all calls are stopped, whether one is paused, and then each of those for which there
	/// is only so much time.
	pub CustodyBrakeWeight: Weight =
		<Runtime as frame_system::Config>::DbWeight::get().reads((ANSWERS.len() as u64).saturating_add(2));
}

/// What takes the prices of records that are never removed: the treasuries of networks.
pub type Treasury = NetworkTreasury<Networks, Money, NativeAsset>;

/// The principal from which a thing counts as expensive: 10,000 whole units of its asset.
pub struct Expensive;

impl Convert<AssetKind, u128> for Expensive {
	fn convert(asset: AssetKind) -> u128 {
		KnownWholeUnit::convert(asset).saturating_mul(10_000)
	}
}

/// The calls of things for which there is only so much time.
pub(crate) const ANSWERS: [&str; 10] = [
	"accept_custody",
	"answer_flag",
	"support_recall",
	"consent",
	"name_witness",
	"witness_end",
	"challenge_end",
	"challenge_as_owner",
	"decide_challenge",
	"dispose",
];

/// Whether a brake stops one of the calls for which there is only so much time.
pub struct CustodyHalted;

impl Get<bool> for CustodyHalted {
	fn get() -> bool {
		is_stopped("Custody", &ANSWERS)
	}
}

impl pallet_custody::Config for Runtime {
	type AssetKind = AssetKind;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::configs::benchmarks::Scopes;
	type BlocksPerDay = BlocksPerDay;
	type Books = Shares;
	type BrakeWeight = CustodyBrakeWeight;
	type Expensive = Expensive;
	type Halted = CustodyHalted;
	type IdentityPrice = IdentityPrice;
	type Membership = Networks;
	type OnOutOfOrder = Usage;
	type ScopeOrigin = EnsureScopeDecides;
	type Scopes = Networks;
	type Treasury = Treasury;
	type WeightInfo = pallet_custody::weights::SubstrateWeight<Runtime>;
}
