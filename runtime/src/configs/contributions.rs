// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What people give, and how it is decided whether it counts.

use super::networks::{EnsureScopeDecides, RecordWeight, Ticket};
use crate::{
	constants::{currency::deposit, time::days},
	AssetKind, Balance, BlockNumber, Evaluation, Governance, Money, Networks, Runtime,
	RuntimeHoldReason, Settlement, Shares, Timestamp, ValueEquation,
};
use frame_support::{
	parameter_types,
	traits::{ConstU16, ConstU32},
	weights::Weight,
};
use pallet_contributions::HoldReason;
use pallet_networks::WeightInfo as _;

parameter_types! {
	/// The deposit for a log until it is decided: an item of 300 bytes.
	pub const LogDeposit: Balance = deposit(1, 300);
	/// What an entry of an import costs. It stays for ever, so it is paid for and not held: a fifth of the
	/// deposit for as much.
	pub const ImportPrice: Balance = deposit(1, 370) / 5;
	/// The longest time of judging for which a scope above carries the deposit: that in which peers evaluate
	/// at most.
	pub const CarriedPeriod: BlockNumber = days(30);
	/// The shortest time in which reviewers review, or a task is delivered.
	pub const MinPeriod: BlockNumber = 1;
	/// The longest: ten years.
	pub const MaxPeriod: BlockNumber = days(3_650);
	/// Why the deposit for a task is held.
	pub const TaskReason: RuntimeHoldReason = RuntimeHoldReason::Contributions(HoldReason::Task);
	/// Two entries of 370 bytes for ever: as a fee about a fifth of what would be held for them, where blocks are
	/// a quarter full.
	pub CorrectionWeight: Weight = RecordWeight::get().saturating_mul(3);
	/// What it costs to let a scope pay a fee.
	pub SponsorWeight: Weight = <Runtime as pallet_networks::Config>::WeightInfo::sponsor_fee();
	/// The same if the call itself reads the membership of who pays, and has the scope hold its deposit:
	/// then only the sponsor's own record is read and written beside what the call does.
	pub SponsorWeightWithDeposit: Weight =
		<Runtime as pallet_networks::Config>::WeightInfo::sponsor_fee_with_deposit()
			.saturating_add(<Runtime as frame_system::Config>::DbWeight::get().reads_writes(1, 1));
}

impl pallet_contributions::Config for Runtime {
	type AssetKind = AssetKind;
	// A month of work is written down at its end.
	type BackdateDays = ConstU32<30>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::configs::benchmarks::Scopes;
	type CarriedPeriod = CarriedPeriod;
	type CorrectionWeight = CorrectionWeight;
	type Deposits = Networks;
	type ImportPrice = ImportPrice;
	type LogDeposit = LogDeposit;
	type MaxKinds = ConstU16<64>;
	type MaxPeriod = MaxPeriod;
	type Membership = Networks;
	type MinPeriod = MinPeriod;
	type Money = Money;
	// Kinds can earn reputation without peers, every kind has its share book, and newcomers earn their vote.
	type OnAccepted = (Evaluation, (Shares, (Governance, Settlement)));
	type OnRateChanged = ValueEquation;
	type PeerEvaluation = Evaluation;
	type ScopeOrigin = EnsureScopeDecides;
	type Scopes = Networks;
	type SponsorWeight = SponsorWeight;
	type SponsorWeightWithDeposit = SponsorWeightWithDeposit;
	type TaskConsideration = Ticket<TaskReason>;
	type UnixTime = Timestamp;
	type WeightInfo = pallet_contributions::weights::SubstrateWeight<Runtime>;
}
