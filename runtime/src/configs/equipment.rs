// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What people buy together, and how they use it.

use super::{contributions::SponsorWeight, income::KnownWholeUnit, networks::NativeAsset};
use crate::{
	constants::{
		currency::deposit,
		time::{days, hours, BLOCKS_PER_DAY},
	},
	AssetKind, Balance, BlockNumber, Contributions, Custody, Evaluation, Money, MoneyHold,
	Networks, Runtime, RuntimeHoldReason, SafeMode, Shares, TxPause, ValueEquation,
};
use frame_support::{
	parameter_types,
	traits::{ConstU16, ConstU32, Get},
	weights::Weight,
	PalletId,
};
use ovn_primitives::Ratio;
use sp_runtime::traits::Convert;

parameter_types! {
	/// How many blocks a day has.
	pub const BlocksPerDay: BlockNumber = BLOCKS_PER_DAY;
	/// How far ahead a thing is reserved at most.
	pub const MaxHorizon: BlockNumber = days(90);
	/// How long a reservation waits for who made it.
	pub const NoShowAfter: BlockNumber = hours(1);
	/// How long a report of a use can be confirmed or disputed.
	pub const ConfirmWindow: BlockNumber = days(3);
	/// How long a scope can decide a dispute.
	pub const DecisionWindow: BlockNumber = days(14);
	/// How long after its planned end the clock ends a use that nobody ended.
	pub const UseGrace: BlockNumber = hours(2);
	/// The price of the identity of a thing: four items of 300 bytes in all, for ever.
	pub const IdentityPrice: Balance = deposit(4, 300);
	/// The price of the account of a project: an item of 100 bytes, for ever.
	pub const AccountPrice: Balance = deposit(1, 100);

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
	/// The price of a round: an item of 400 bytes, for ever. What its buckets take is deposited with them.
	pub const RoundPrice: Balance = deposit(1, 400);
	/// The deposit for a bucket: an item of 300 bytes.
	pub const BucketDeposit: Balance = deposit(1, 300);
}

/// The principal from which a thing counts as expensive: 10,000 whole units of its asset.
pub struct Expensive;

impl Convert<AssetKind, u128> for Expensive {
	fn convert(asset: AssetKind) -> u128 {
		KnownWholeUnit::convert(asset).saturating_mul(10_000)
	}
}

/// Whether a brake stops the calls that end uses: nobody pays for the time in which it cannot end one.
pub struct Stopped;

impl Get<bool> for Stopped {
	fn get() -> bool {
		let paused = || TxPause::is_paused_unbound(b"Custody".to_vec(), b"end_use".to_vec());
		SafeMode::is_entered() || paused()
	}
}

/// The calls of things and their uses for which there is only so much time.
pub(crate) const ANSWERS: [&str; 17] = [
	"start_use",
	"end_use",
	"confirm_use",
	"dispute_use",
	"decide_use",
	"report_meter",
	"cancel_booking",
	"accept_custody",
	"answer_flag",
	"support_recall",
	"consent",
	"name_validator",
	"validate_end",
	"challenge_end",
	"challenge_as_owner",
	"decide_challenge",
	"dispose",
];

/// Whether a brake stops one of the calls for which there is only so much time.
pub struct Halted;

impl Get<bool> for Halted {
	fn get() -> bool {
		is_stopped("Custody", &ANSWERS)
	}
}

/// The calls of campaigns and rounds for which there is only so much time.
pub(crate) const TIMED_CALLS: [&str; 13] = [
	"contribute",
	"contribute_from_claims",
	"withdraw",
	"propose_release",
	"withdraw_release",
	"object",
	"execute_release",
	"lower_price",
	"fund_round",
	"match_round",
	"propose_bucket",
	"allocate",
	"pay_bucket",
];

/// Whether a brake stops a call of a pallet: all calls, or one of these.
fn is_stopped(pallet: &str, calls: &[&str]) -> bool {
	if SafeMode::is_entered() {
		return true;
	}
	// Hardly ever is a call paused at all.
	pallet_tx_pause::PausedCalls::<Runtime>::iter_keys().next().is_some()
		&& calls.iter().any(|call| {
			TxPause::is_paused_unbound(pallet.as_bytes().to_vec(), call.as_bytes().to_vec())
		})
}

/// Whether a brake stops one of the calls for which a campaign or a round has only so much time.
pub struct CampaignsStopped;

impl Get<bool> for CampaignsStopped {
	fn get() -> bool {
		is_stopped("Crowdfunding", &TIMED_CALLS)
	}
}

parameter_types! {
	/// Whether all calls are stopped, whether one is paused, and then each of those.
	pub BrakeWeight: Weight =
		<Runtime as frame_system::Config>::DbWeight::get().reads((ANSWERS.len() as u64).saturating_add(3));
	/// The same of campaigns.
	pub CampaignsStoppedWeight: Weight =
		<Runtime as frame_system::Config>::DbWeight::get().reads((TIMED_CALLS.len() as u64).saturating_add(2));
}

impl pallet_custody::Config for Runtime {
	type AccountPrice = AccountPrice;
	type AssetKind = AssetKind;
	type Balance = Balance;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::configs::benchmarks::Scopes;
	type BlocksPerDay = BlocksPerDay;
	type BrakeWeight = BrakeWeight;
	type Books = Shares;
	type ConfirmWindow = ConfirmWindow;
	type DecisionWindow = DecisionWindow;
	type DefaultPerAgent = ConstU16<4>;
	type Denominations = Contributions;
	type Expensive = Expensive;
	type Halted = Halted;
	type IdentityPrice = IdentityPrice;
	type Kinds = Contributions;
	type MaxHorizon = MaxHorizon;
	type Membership = Networks;
	type Money = Money;
	type MoneyHold = MoneyHold;
	type NativeAsset = NativeAsset;
	type NoShowAfter = NoShowAfter;
	type Reputation = Evaluation;
	type RuntimeHoldReason = RuntimeHoldReason;
	type ScopeOrigin = pallet_networks::EnsureStewards<Runtime>;
	type Scopes = Networks;
	type Stopped = Stopped;
	type UseGrace = UseGrace;
	type WeightInfo = pallet_custody::weights::SubstrateWeight<Runtime>;
}

impl pallet_crowdfunding::Config for Runtime {
	type AssetKind = AssetKind;
	type Balance = Balance;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::configs::benchmarks::Scopes;
	type Books = Shares;
	type BucketDeposit = BucketDeposit;
	type CampaignPrice = CampaignPrice;
	type DefaultCeiling = DefaultCeiling;
	type Denominations = Contributions;
	type Deposits = Networks;
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
	type RoundPrice = RoundPrice;
	type RuntimeHoldReason = RuntimeHoldReason;
	type ScopeOrigin = pallet_networks::EnsureStewards<Runtime>;
	type Scopes = Networks;
	type SponsorWeight = SponsorWeight;
	type Stopped = CampaignsStopped;
	type StoppedWeight = CampaignsStoppedWeight;
	type WeightInfo = pallet_crowdfunding::weights::SubstrateWeight<Runtime>;
	type WholeUnit = KnownWholeUnit;
}
