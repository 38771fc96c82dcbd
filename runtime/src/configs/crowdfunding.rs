// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Money that many collect for one purpose.

use super::{
	brakes::is_stopped,
	contributions::SponsorWeight,
	income::KnownWholeUnit,
	networks::{EnsureScopeDecides, NativeAsset},
};
use crate::{
	constants::{
		currency::deposit,
		time::{days, hours},
	},
	AssetKind, Balance, BlockNumber, Contributions, Custody, Money, MoneyHold, Networks, Runtime,
	RuntimeHoldReason, Shares, ValueEquation,
};
use frame_support::{
	parameter_types,
	traits::{ConstU32, Get},
	weights::Weight,
	PalletId,
};
use ovn_primitives::Ratio;

parameter_types! {
	/// From this the accounts of the campaigns' pots are made.
	pub const CrowdfundingPalletId: PalletId = PalletId(*b"ovn/crow");
	/// How long contributors can object to a release.
	pub const ObjectionPeriod: BlockNumber = days(7);
	/// Within which time after the goal is met everything has to be paid.
	pub const ReleasePeriod: BlockNumber = days(90);
	/// Before the deadline nobody withdraws for so long.
	pub const FinalPeriod: BlockNumber = hours(48);
	/// The shortest campaign. Longer than the time in which nobody withdraws.
	pub const MinDuration: BlockNumber = days(3);
	/// The longest campaign.
	pub const MaxDuration: BlockNumber = days(365);
	/// What contributors are paid back if the plan does not say: 1.2 times what they gave.
	pub DefaultCeiling: Ratio = Ratio::new(120, 100).expect("100 is not 0; qed");
	/// The most that a plan can promise: three times what they gave.
	pub MaxCeiling: Ratio = Ratio::new(3, 1).expect("1 is not 0; qed");
	/// The price of a campaign: its plan, its numbers and its book, 1,300 bytes in all, for ever.
	pub const CampaignPrice: Balance = deposit(4, 1_300);
	/// The weight of finding out whether a brake stops a campaign: whether all calls are stopped, whether one is
	/// paused, and then each of those.
	pub CampaignsStoppedWeight: Weight =
		<Runtime as frame_system::Config>::DbWeight::get().reads((TIMED_CALLS.len() as u64).saturating_add(2));
}

/// The calls of campaigns for which there is only so much time.
pub(crate) const TIMED_CALLS: [&str; 8] = [
	"contribute",
	"contribute_from_claims",
	"withdraw",
	"request_release",
	"withdraw_release",
	"object",
	"execute_release",
	"lower_price",
];

/// Whether a brake stops one of the calls for which a campaign has only so much time.
pub struct CampaignsStopped;

impl Get<bool> for CampaignsStopped {
	fn get() -> bool {
		is_stopped("Crowdfunding", &TIMED_CALLS)
	}
}

impl pallet_crowdfunding::Config for Runtime {
	type AssetKind = AssetKind;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::configs::benchmarks::Scopes;
	type Books = Shares;
	type CampaignPrice = CampaignPrice;
	type DefaultCeiling = DefaultCeiling;
	type Denominations = Contributions;
	type FinalPeriod = FinalPeriod;
	type Incomes = ValueEquation;
	type Kinds = Contributions;
	type MaxCampaigns = ConstU32<64>;
	type MaxCeiling = MaxCeiling;
	type MaxDuration = MaxDuration;
	type Membership = Networks;
	type MinDuration = MinDuration;
	type Money = Money;
	type MoneyHold = MoneyHold;
	type NativeAsset = NativeAsset;
	type ObjectionPeriod = ObjectionPeriod;
	type PalletId = CrowdfundingPalletId;
	type ReleasePeriod = ReleasePeriod;
	type Resources = Custody;
	type RuntimeHoldReason = RuntimeHoldReason;
	type ScopeOrigin = EnsureScopeDecides;
	type Scopes = Networks;
	type SponsorWeight = SponsorWeight;
	type Stopped = CampaignsStopped;
	type StoppedWeight = CampaignsStoppedWeight;
	type WeightInfo = pallet_crowdfunding::weights::SubstrateWeight<Runtime>;
	type WholeUnit = KnownWholeUnit;
}
