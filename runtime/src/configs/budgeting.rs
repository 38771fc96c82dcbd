// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Money that many allocate to ideas.

use super::{
	brakes::is_stopped,
	contributions::SponsorWeight,
	income::KnownWholeUnit,
	networks::{EnsureScopeDecides, NativeAsset},
};
use crate::{
	constants::{currency::deposit, time::days},
	AssetKind, Balance, BlockNumber, Money, MoneyHold, Networks, Runtime, RuntimeHoldReason,
};
use frame_support::{
	parameter_types,
	traits::{ConstU32, Get},
	weights::Weight,
	PalletId,
};

parameter_types! {
	/// From this the accounts of the rounds' pots are made.
	pub const BudgetingPalletId: PalletId = PalletId(*b"ovn/budg");
	/// Within which time after a round closed its ideas have to be paid.
	pub const PaymentPeriod: BlockNumber = days(90);
	/// The shortest phase of a round.
	pub const MinDuration: BlockNumber = days(3);
	/// The longest phase of a round.
	pub const MaxDuration: BlockNumber = days(365);
	/// The price of a round: an item of 400 bytes, for ever. What its ideas take is deposited with them.
	pub const RoundPrice: Balance = deposit(1, 400);
	/// The deposit for an idea: an item of 300 bytes.
	pub const IdeaDeposit: Balance = deposit(1, 300);
	/// The weight of finding out whether a brake stops a round: whether all calls are stopped, whether one is
	/// paused, and then each of those.
	pub RoundsStoppedWeight: Weight =
		<Runtime as frame_system::Config>::DbWeight::get().reads((TIMED_CALLS.len() as u64).saturating_add(2));
}

/// The calls of rounds for which there is only so much time.
pub(crate) const TIMED_CALLS: [&str; 5] =
	["fund_round", "match_round", "propose_idea", "allocate", "pay_idea"];

/// Whether a brake stops one of the calls for which a round has only so much time.
pub struct RoundsStopped;

impl Get<bool> for RoundsStopped {
	fn get() -> bool {
		is_stopped("Budgeting", &TIMED_CALLS)
	}
}

impl pallet_budgeting::Config for Runtime {
	type AssetKind = AssetKind;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::configs::benchmarks::Scopes;
	type Deposits = Networks;
	type IdeaDeposit = IdeaDeposit;
	type MaxDuration = MaxDuration;
	type MaxRounds = ConstU32<64>;
	type Membership = Networks;
	type MinDuration = MinDuration;
	type Money = Money;
	type MoneyHold = MoneyHold;
	type NativeAsset = NativeAsset;
	type PalletId = BudgetingPalletId;
	type PaymentPeriod = PaymentPeriod;
	type RoundPrice = RoundPrice;
	type RuntimeHoldReason = RuntimeHoldReason;
	type ScopeOrigin = EnsureScopeDecides;
	type Scopes = Networks;
	type SponsorWeight = SponsorWeight;
	type Stopped = RoundsStopped;
	type StoppedWeight = RoundsStoppedWeight;
	type WeightInfo = pallet_budgeting::weights::SubstrateWeight<Runtime>;
	type WholeUnit = KnownWholeUnit;
}
