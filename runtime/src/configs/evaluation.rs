// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What peers say of contributions, with their reputation at stake.

use super::{
	contributions::SponsorWeight,
	networks::{BlocksPerDay, EnsureScopeDecides, NativeAsset},
};
use crate::{
	constants::time::days, AssetId, Assets, BlockNumber, Contributions, Governance, Networks,
	Runtime,
};
use frame_support::parameter_types;

parameter_types! {
	/// The shortest window in which peers evaluate.
	pub const MinWindow: BlockNumber = days(3);
	/// The window of networks that choose none.
	pub const DefaultWindow: BlockNumber = days(7);
	/// The longest window.
	pub const MaxWindow: BlockNumber = days(30);
}

impl pallet_evaluation::Config for Runtime {
	type Agents = Networks;
	type AssetId = AssetId;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::configs::benchmarks::Scopes;
	type BlocksPerDay = BlocksPerDay;
	type Contributions = Contributions;
	type DefaultWindow = DefaultWindow;
	type MaxWindow = MaxWindow;
	type Membership = Networks;
	type MinWindow = MinWindow;
	type NativeAsset = NativeAsset;
	// Reputation is weight in votes.
	type OnWeight = Governance;
	type ScopeOrigin = EnsureScopeDecides;
	type Scopes = Networks;
	type SponsorWeight = SponsorWeight;
	type Tokens = Assets;
	type WeightInfo = pallet_evaluation::weights::SubstrateWeight<Runtime>;
}
