// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A chain for tests: the pallet with the real networks, money, assets and holds.

use crate::{self as pallet_budgeting, Allotment, Event, RoundId, RoundOf};
use frame_support::{
	parameter_types,
	traits::{fungibles::InspectHold, ConstU128},
};
use ovn_primitives::{FundId, Purse, ScopeId};

ovn_test_support::chain! {
	pub enum Test {
		Networks: pallet_networks,
		Budgeting: pallet_budgeting,
	}
}
ovn_test_support::networks! {}
ovn_test_support::lab! {}
ovn_test_support::genesis! { rich: [PAYER], pots: [Budgeting] }

/// The deposit for an idea.
pub const IDEA_DEPOSIT: u128 = 500;
/// What a round costs, for it stays.
pub const ROUND_PRICE: u128 = 2_000;
/// The vendor of machines.
pub const VENDOR: u64 = 11;

parameter_types! {
	pub static PaymentPeriod: u64 = 90 * DAY;
	pub static MinDuration: u64 = DAY;
	pub static Braked: bool = false;
	pub static MaxDuration: u64 = 365 * DAY;
	pub static MaxRounds: u32 = 3;
}

#[derive_impl(pallet_budgeting::config_preludes::TestDefaultConfig)]
impl pallet_budgeting::Config for Test {
	type AssetKind = AssetKind;
	type BenchmarkHelper = Helper;
	type Deposits = Networks;
	type IdeaDeposit = ConstU128<IDEA_DEPOSIT>;
	type MaxDuration = MaxDuration;
	type MaxRounds = MaxRounds;
	type Membership = Networks;
	type MinDuration = MinDuration;
	type Money = Money;
	type MoneyHold = MoneyHold;
	type NativeAsset = NativeAsset;
	type PaymentPeriod = PaymentPeriod;
	type RoundPrice = ConstU128<ROUND_PRICE>;
	type ScopeOrigin = ScopeOrigin;
	type Scopes = Networks;
	type Stopped = Braked;
	type WholeUnit = WholeUnit;
}

impl pallet_budgeting::BenchmarkHelper<u64, AssetKind> for Helper {
	fn scope() -> ScopeId {
		Self::deepest()
	}

	fn fund(scope: ScopeId) -> FundId {
		fund(scope)
	}

	fn open_purse(scope: ScopeId, purse: Purse, asset: &AssetKind, payer: &u64) {
		Networks::open_pot(signed(*payer), scope, purse, asset.clone()).unwrap();
	}

	fn member(scope: ScopeId, who: &u64) {
		Self::make_member(scope, *who);
	}

	fn endow(who: &u64) {
		Self::enrich(*who);
	}

	fn asset(scope: ScopeId, owner: &u64) -> AssetKind {
		Self::accepted(scope, *owner)
	}
}

/// The pot of an asset.
pub fn pot(asset: &AssetKind) -> u64 {
	Budgeting::pot_account(asset)
}

/// What is held on the pot of an asset.
pub fn held(asset: &AssetKind) -> u128 {
	MoneyHold::balance_on_hold(asset.clone(), &crate::HoldReason::Round.into(), &pot(asset))
}

/// Lets blocks pass in which a brake stops calls.
pub fn pass_braked(blocks: u64) {
	use frame_support::traits::Hooks as _;
	Braked::set(true);
	for _ in 0..blocks {
		run_blocks(1);
		Budgeting::on_initialize(System::block_number());
	}
	Braked::set(false);
}

/// Begins a round of the lab that opens in a day and closes a day later. Its number.
pub fn round(allotment: Allotment) -> RoundId {
	let id = crate::NextRound::<Test>::get();
	let now = System::block_number();
	let (opens, closes) = (now + DAY, now + 2 * DAY);
	Budgeting::open_round(signed(STEWARD), LAB, NATIVE, allotment, ONE, opens, closes, document(6))
		.unwrap();
	id
}

/// Proposes an idea for the vendor, in whole tokens. Its number.
pub fn idea(who: u64, id: RoundId, minimum: u128, maximum: u128) -> u32 {
	let number = the_round(id).next_idea;
	let name = b"saw".to_vec().try_into().unwrap();
	let limits = (minimum * ONE, maximum * ONE);
	let call = Budgeting::propose_idea;
	call(signed(who), id, VENDOR, name, document(7), limits.0, limits.1).unwrap();
	number
}

/// A round.
pub fn the_round(id: RoundId) -> RoundOf<Test> {
	crate::Rounds::<Test>::get(id).unwrap()
}

/// Checks the invariants. Here nothing but ideas has deposits: what is held for them is what they say.
pub fn check_state() {
	Budgeting::do_try_state().unwrap();
	let reason = RuntimeHoldReason::Networks(pallet_networks::HoldReason::Deposit);
	let held: u128 = pallet_balances::Holds::<Test>::iter_values()
		.flatten()
		.filter(|hold| hold.id == reason)
		.map(|hold| hold.amount)
		.sum();
	let ideas = crate::Ideas::<Test>::iter_keys().count() as u128;
	assert_eq!(held, ideas * IDEA_DEPOSIT, "deposits without ideas");
}
