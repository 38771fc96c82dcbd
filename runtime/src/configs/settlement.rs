// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Contracts between scopes, and with those who are not on the chain.

use super::{
	brakes::is_stopped,
	networks::{EnsureScopeDecides, NativeAsset},
};
use crate::{
	constants::{currency::deposit, time::days},
	AssetKind, Balance, BlockNumber, Governance, Money, MoneyHold, Networks, Runtime,
	RuntimeHoldReason, ValueEquation,
};
use frame_support::{
	parameter_types,
	traits::{ConstU32, Get},
	weights::Weight,
};

parameter_types! {
	/// The blocks of a day.
	pub const BlocksPerDay: BlockNumber = days(1);
	/// The deposit of an offer, and the price of a contract: seven items of 1,800 bytes together, for ever.
	pub const OfferDeposit: Balance = deposit(7, 1_800);
	/// The deposit of a payment at a bank: three items of 500 bytes together, of which one stays for ever.
	pub const BankDeposit: Balance = deposit(3, 500);
	/// The weight of finding out whether a brake stops a contract: whether all calls are stopped, whether one
	/// is paused, and then each of those.
	pub ContractsStoppedWeight: Weight =
		<Runtime as frame_system::Config>::DbWeight::get().reads((TIMED_CALLS.len() as u64).saturating_add(2));
}

/// The calls of contracts for which there is only so much time.
pub(crate) const TIMED_CALLS: [&str; 5] =
	["close_period", "contest", "answer_contest", "confirm_paid", "divide_paid"];

/// Whether a brake stops one of the calls for which a contract leaves only so much time.
pub struct ContractsStopped;

impl Get<bool> for ContractsStopped {
	fn get() -> bool {
		is_stopped("Settlement", &TIMED_CALLS)
	}
}

impl pallet_settlement::Config for Runtime {
	type AnswerDays = ConstU32<30>;
	type AssetKind = AssetKind;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::configs::benchmarks::Scopes;
	type BankDeposit = BankDeposit;
	type BlocksPerDay = BlocksPerDay;
	type ContestDays = ConstU32<180>;
	type DivideDays = ConstU32<60>;
	type GraceDays = ConstU32<30>;
	type Incomes = ValueEquation;
	type Membership = Networks;
	type Money = Money;
	type MoneyHold = MoneyHold;
	type NativeAsset = NativeAsset;
	type OfferDeposit = OfferDeposit;
	type RuntimeHoldReason = RuntimeHoldReason;
	type ScopeOrigin = EnsureScopeDecides;
	type Scopes = Networks;
	type StewardPowers = Governance;
	type Stopped = ContractsStopped;
	type StoppedWeight = ContractsStoppedWeight;
	type WeightInfo = pallet_settlement::weights::SubstrateWeight<Runtime>;
}
