// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! How what people hold in trust is used.

use super::{
	brakes::is_stopped,
	custody::{BlocksPerDay, Treasury},
	networks::{EnsureScopeDecides, NativeAsset},
};
use crate::{
	constants::{
		currency::deposit,
		time::{days, hours},
	},
	AssetKind, Balance, BlockNumber, Contributions, Custody, Evaluation, Money, MoneyHold,
	Networks, Runtime, RuntimeHoldReason, SafeMode, Settlement, Shares, TxPause,
};
use frame_support::{
	parameter_types,
	traits::{ConstU16, Get},
	weights::Weight,
};

parameter_types! {
	/// How far ahead a thing is reserved at most.
	pub const MaxHorizon: BlockNumber = days(90);
	/// How long a reservation waits for the agent that made it.
	pub const NoShowAfter: BlockNumber = hours(1);
	/// How long a report of a use can be confirmed or disputed.
	pub const ConfirmWindow: BlockNumber = days(3);
	/// How long a scope can decide a dispute.
	pub const DecisionWindow: BlockNumber = days(14);
	/// How long after its planned end the clock ends a use that nobody ended.
	pub const UseGrace: BlockNumber = hours(2);
	/// The price of a credit line of a project: an item of 100 bytes, for ever.
	pub const CreditLinePrice: Balance = deposit(1, 100);
	/// Whether all calls are stopped, whether one is paused, then each of those for which there is
	/// only so much time, and the one that ends uses.
	pub UsageBrakeWeight: Weight =
		<Runtime as frame_system::Config>::DbWeight::get().reads((ANSWERS.len() as u64).saturating_add(3));
}

/// Whether a brake stops the calls that end uses: nobody pays for the time in which it cannot end
/// one.
pub struct UsesStopped;

impl Get<bool> for UsesStopped {
	fn get() -> bool {
		let paused = || TxPause::is_paused_unbound(b"Usage".to_vec(), b"end_use".to_vec());
		SafeMode::is_entered() || paused()
	}
}

/// The calls of uses for which there is only so much time.
pub(crate) const ANSWERS: [&str; 7] = [
	"start_use",
	"end_use",
	"confirm_use",
	"dispute_use",
	"decide_use",
	"report_meter",
	"cancel_reservation",
];

/// Whether a brake stops one of the calls for which there is only so much time.
pub struct UsesHalted;

impl Get<bool> for UsesHalted {
	fn get() -> bool {
		is_stopped("Usage", &ANSWERS)
	}
}

impl pallet_usage::Config for Runtime {
	type AssetKind = AssetKind;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::configs::benchmarks::Scopes;
	type BlocksPerDay = BlocksPerDay;
	type Books = Shares;
	type BrakeWeight = UsageBrakeWeight;
	type CoOwned = Custody;
	type ConfirmWindow = ConfirmWindow;
	type CreditLinePrice = CreditLinePrice;
	type DecisionWindow = DecisionWindow;
	type DefaultPerAgent = ConstU16<4>;
	type Denominations = Contributions;
	type Halted = UsesHalted;
	type Kinds = Contributions;
	type Licences = Settlement;
	type MaxHorizon = MaxHorizon;
	type Membership = Networks;
	type Money = Money;
	type MoneyHold = MoneyHold;
	type NativeAsset = NativeAsset;
	type NoShowAfter = NoShowAfter;
	type Reputation = Evaluation;
	type RuntimeHoldReason = RuntimeHoldReason;
	type ScopeOrigin = EnsureScopeDecides;
	type Scopes = Networks;
	type Stopped = UsesStopped;
	type Things = Custody;
	type Treasury = Treasury;
	type UseGrace = UseGrace;
	type WeightInfo = pallet_usage::weights::SubstrateWeight<Runtime>;
}
