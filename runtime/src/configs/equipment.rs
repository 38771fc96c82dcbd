// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What people buy together, and how they use it.

use super::{income::KnownWholeUnit, networks::NativeAsset};
use crate::{
	constants::{
		currency::deposit,
		time::{days, hours, BLOCKS_PER_DAY},
	},
	AssetKind, Balance, BlockNumber, Contributions, Evaluation, Money, MoneyHold, Networks,
	Runtime, RuntimeHoldReason, SafeMode, Shares, TxPause,
};
use frame_support::{
	parameter_types,
	traits::{ConstU16, Get},
	weights::Weight,
};
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

/// Whether a brake stops a call of a pallet: all calls, or one of these.
pub(crate) fn is_stopped(pallet: &str, calls: &[&str]) -> bool {
	if SafeMode::is_entered() {
		return true;
	}
	// Hardly ever is a call paused at all.
	pallet_tx_pause::PausedCalls::<Runtime>::iter_keys().next().is_some()
		&& calls.iter().any(|call| {
			TxPause::is_paused_unbound(pallet.as_bytes().to_vec(), call.as_bytes().to_vec())
		})
}

parameter_types! {
	/// Whether all calls are stopped, whether one is paused, and then each of those.
	pub BrakeWeight: Weight =
		<Runtime as frame_system::Config>::DbWeight::get().reads((ANSWERS.len() as u64).saturating_add(3));
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
