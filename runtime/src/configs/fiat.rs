// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Custodians that issue assets for money outside.

use super::{
	brakes::is_stopped,
	contributions::SponsorWeight,
	firms::TeamsOfAssets,
	networks::{BlocksPerDay, EnsureScopeDecides, NativeAsset},
};
use crate::{
	constants::currency::deposit, AssetId, AssetKind, Assets, Balance, Money, MoneyHold, Networks,
	Runtime, RuntimeHoldReason, ValueEquation,
};
use frame_support::{parameter_types, traits::Get, weights::Weight, PalletId};
use ovn_primitives::AssetNumbers;

parameter_types! {
	/// From this the accounts of the custodians' pots are made.
	pub const FiatPalletId: PalletId = PalletId(*b"ovn/fiat");
	/// The number of the first asset of a custodian: signers create those below.
	pub const FirstAssetId: AssetId = 1 << 31;
	/// The price of a licence, for ever: its record of 500 bytes, the asset, and the accounts of its pot.
	pub const LicencePrice: Balance = deposit(5, 900);
	/// The price of a bank reference, for ever: an item of 100 bytes.
	pub const ReferencePrice: Balance = deposit(1, 100);
	/// The deposit for a request: two items, with the list of the holder.
	pub const RequestDeposit: Balance = deposit(2, 300);
	/// The weight of finding out whether a brake stops a call that has a deadline: whether all calls are
	/// stopped, whether one is paused, and then each of those.
	pub FiatStoppedWeight: Weight =
		<Runtime as frame_system::Config>::DbWeight::get().reads((TIMED_CALLS.len() as u64).saturating_add(2));
}

/// The calls for which there is only so much time.
pub(crate) const TIMED_CALLS: [&str; 8] =
	["accept_licence", "decline", "acknowledge", "fulfil", "confirm", "deny", "judge", "burn"];

/// Whether a brake stops one of the calls for which there is only so much time.
pub struct FiatStopped;

impl Get<bool> for FiatStopped {
	fn get() -> bool {
		is_stopped("Fiat", &TIMED_CALLS)
	}
}

impl pallet_fiat::Config for Runtime {
	type AssetKind = AssetKind;
	type AssetPowers = TeamsOfAssets;
	type Assets = Assets;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::configs::benchmarks::Scopes;
	type BlocksPerDay = BlocksPerDay;
	type Deposits = Networks;
	type FirstAssetId = FirstAssetId;
	type Incomes = ValueEquation;
	type LicencePrice = LicencePrice;
	type Money = Money;
	type MoneyHold = MoneyHold;
	type NativeAsset = NativeAsset;
	type PalletId = FiatPalletId;
	type ReferencePrice = ReferencePrice;
	type RequestDeposit = RequestDeposit;
	type RuntimeHoldReason = RuntimeHoldReason;
	type ScopeOrigin = EnsureScopeDecides;
	type Scopes = Networks;
	type SponsorWeight = SponsorWeight;
	type Stopped = FiatStopped;
	type StoppedWeight = FiatStoppedWeight;
	type ToId = AssetNumbers;
	type ToKind = AssetNumbers;
	type WeightInfo = pallet_fiat::weights::SubstrateWeight<Runtime>;
}
