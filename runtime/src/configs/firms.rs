// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Firms that sell in the name of networks.

use super::{
	brakes::is_stopped,
	networks::{BlocksPerDay, EnsureScopeDecides, NativeAsset},
};
use crate::{
	constants::{currency::deposit, time::days},
	AccountId, AssetKind, Assets, Balance, BlockNumber, Fiat, Money, MoneyHold, Networks, Runtime,
	RuntimeHoldReason, ValueEquation,
};
use frame_support::{parameter_types, traits::Get, weights::Weight, PalletId};
use ovn_primitives::{
	traits::{AssetPowers, FiatAssets, Teams},
	AssetNumbers,
};

parameter_types! {
	/// From this the accounts of the bonds' pots are made.
	pub const FirmsPalletId: PalletId = PalletId(*b"ovn/firm");
	/// Within which time an offer is accepted.
	pub const OfferPeriod: BlockNumber = days(30);
	/// How long a licence lasts after notice.
	pub const NoticePeriod: BlockNumber = days(30);
	/// How long a bond stays after its licence has ended.
	pub const BondPeriod: BlockNumber = days(180);
	/// Within which time a firm answers a claim.
	pub const AnswerPeriod: BlockNumber = days(14);
	/// Within which time after that a claim is decided: longer than the longest vote and its delay, by any
	/// rules of a network.
	pub const DecisionPeriod: BlockNumber = days(120);
	/// For how long grants are collected.
	pub const GrantPeriod: BlockNumber = days(14);
	/// Within which time after a sale it can be claimed as hidden.
	pub const ClaimPeriod: BlockNumber = days(365);
	/// The deposit for an announced sale: two items, its record of 300 bytes and its place in a list.
	pub const AnnouncementDeposit: Balance = deposit(2, 360);
	/// The deposit for a claim: ten times what its record of 250 bytes takes, because a claim costs a firm its
	/// cut until it is decided.
	pub const HiddenClaimDeposit: Balance = deposit(10, 2_500);
	/// The weight of finding out whether a brake stops a firm: whether all calls are stopped, whether one is
	/// paused, and then each of those.
	pub FirmsStoppedWeight: Weight =
		<Runtime as frame_system::Config>::DbWeight::get().reads((TIMED_CALLS.len() as u64).saturating_add(2));
}

/// The calls of firms, and about them, for which there is only so much time.
pub(crate) const TIMED_CALLS: [&str; 8] = [
	"accept_licence",
	"report_sale",
	"announce_sale",
	"pay_announced",
	"release_announced",
	"claim_hidden",
	"answer_claim",
	"decide_claim",
];

/// Whether a brake stops one of the calls for which there is only so much time.
pub struct FirmsStopped;

impl Get<bool> for FirmsStopped {
	fn get() -> bool {
		is_stopped("Firms", &TIMED_CALLS)
	}
}

/// Whoever administers an asset has power over it, and the custodian that issues it. Nobody administers the
/// native token.
pub struct TeamsOfAssets;

impl AssetPowers<AccountId, AssetKind> for TeamsOfAssets {
	fn has_power(who: &AccountId, asset: &AssetKind) -> bool {
		let custodian = <Fiat as FiatAssets<AccountId, AssetKind>>::issuer(asset);
		Teams::<Assets, AssetNumbers>::has_power(who, asset) || custodian.as_ref() == Some(who)
	}
}

impl pallet_firms::Config for Runtime {
	type AnnouncementDeposit = AnnouncementDeposit;
	type AnswerPeriod = AnswerPeriod;
	type AssetKind = AssetKind;
	type AssetPowers = TeamsOfAssets;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::configs::benchmarks::Scopes;
	type BlocksPerDay = BlocksPerDay;
	type BondPeriod = BondPeriod;
	type ClaimDeposit = HiddenClaimDeposit;
	type ClaimPeriod = ClaimPeriod;
	type DecisionPeriod = DecisionPeriod;
	type Deposits = Networks;
	type GrantPeriod = GrantPeriod;
	type Inbox = ValueEquation;
	type Incomes = ValueEquation;
	type Membership = Networks;
	type Money = Money;
	type MoneyHold = MoneyHold;
	type NativeAsset = NativeAsset;
	type NoticePeriod = NoticePeriod;
	type OfferPeriod = OfferPeriod;
	type PalletId = FirmsPalletId;
	type RuntimeHoldReason = RuntimeHoldReason;
	type ScopeOrigin = EnsureScopeDecides;
	type Scopes = Networks;
	type Stopped = FirmsStopped;
	type StoppedWeight = FirmsStoppedWeight;
	type WeightInfo = pallet_firms::weights::SubstrateWeight<Runtime>;
}
