// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A chain for tests: the pallet with the real networks, contributions, shares, value equations,
//! money, assets and holds.

use crate::{
	self as pallet_fiat, AssetId, CustodianId, CustodianOf, Event, Receiver, RequestId, TermsOf,
};
use frame_support::{
	parameter_types,
	traits::{fungibles::InspectHold, ConstU128},
};
use ovn_math::settlement::fiat::Cover;
use ovn_primitives::{traits::Teams, AssetNumbers, Purse, Ratio, ScopeId};
use pallet_value_equation::{Ask, Bucket, Equation, Mode, Recipient};
use sp_core::H256;

ovn_test_support::chain! {
	pub enum Test {
		Networks: pallet_networks,
		Contributing: pallet_contributions,
		Shares: pallet_shares,
		Equations: pallet_value_equation,
		Fiat: pallet_fiat,
	}
}
ovn_test_support::networks! {}
ovn_test_support::contributions! {
	type OnAccepted = Shares;
	type OnRateChanged = Equations;
}
ovn_test_support::shares! {}
ovn_test_support::value_equation! {
	type DefaultLevy = NoLevy;
	type SmallestIncome = ConstU128<1>;
}
ovn_test_support::lab! {}
ovn_test_support::genesis! { rich: [PAYER], pots: [Shares, Equations, Fiat] }

/// The deposit for a request.
pub const REQUEST_DEPOSIT: u128 = 500;
/// What a licence costs, for it stays.
pub const LICENCE_PRICE: u128 = 3_000;
/// What a bank reference costs, for it stays.
pub const REFERENCE_PRICE: u128 = 100;
/// Who holds money in a bank.
pub const BANK: u64 = 11;
/// Who decides whether it paid.
pub const ARBITER: u64 = 12;
/// A whole unit of what it issues: 2 decimals.
pub const EURO: u128 = 100;
/// The number of the first asset.
pub const FIRST: AssetId = 1 << 31;

parameter_types! {
	pub NoLevy: Ratio = ratio(0, 1);
	pub static BlocksPerDay: u64 = DAY;
	pub static FirstAssetId: u32 = FIRST;
	pub static Braked: bool = false;
}

#[derive_impl(pallet_fiat::config_preludes::TestDefaultConfig)]
impl pallet_fiat::Config for Test {
	type AssetKind = AssetKind;
	type AssetPowers = Teams<Assets, AssetNumbers>;
	type Assets = Assets;
	type BenchmarkHelper = Helper;
	type BlocksPerDay = BlocksPerDay;
	type Deposits = Networks;
	type FirstAssetId = FirstAssetId;
	type Incomes = Equations;
	type LicencePrice = ConstU128<LICENCE_PRICE>;
	type Money = Money;
	type MoneyHold = MoneyHold;
	type NativeAsset = NativeAsset;
	type ReferencePrice = ConstU128<REFERENCE_PRICE>;
	type RequestDeposit = ConstU128<REQUEST_DEPOSIT>;
	type ScopeOrigin = ScopeOrigin;
	type Scopes = Networks;
	type Stopped = Braked;
	type ToId = AssetNumbers;
	type ToKind = AssetNumbers;
}

impl pallet_fiat::BenchmarkHelper<u64, AssetKind> for Helper {
	fn network() -> ScopeId {
		pallet_networks::Scopes::<Test>::get(Self::deepest()).unwrap().network
	}

	fn member(network: ScopeId, who: &u64) {
		Self::make_member(network, *who);
	}

	fn endow(who: &u64) {
		Self::enrich(*who);
	}

	fn asset(network: ScopeId, owner: &u64) -> AssetKind {
		let asset = Self::accepted(network, STEWARD);
		let AssetKind::WithId(id) = asset else { unreachable!() };
		Assets::mint(signed(STEWARD), id, *owner, FORTUNE).unwrap();
		asset
	}
}

/// The pot of an asset.
pub fn pot(asset: &AssetKind) -> u64 {
	Fiat::pot_account(asset)
}

/// What is held on the pot of an asset.
pub fn held(asset: &AssetKind) -> u128 {
	MoneyHold::balance_on_hold(asset.clone(), &crate::HoldReason::Escrow.into(), &pot(asset))
}

/// Lets days pass.
pub fn days(count: u64) {
	run_blocks(count * DAY);
}

/// Lets blocks pass in which a brake stops calls.
pub fn pass_braked(blocks: u64) {
	use frame_support::traits::Hooks as _;
	Braked::set(true);
	for _ in 0..blocks {
		run_blocks(1);
		Fiat::on_initialize(System::block_number());
	}
	Braked::set(false);
}

/// The terms of worked case 8: limit 1,000, bond 150, in whole units. A unit of the bond stands for one
/// of the asset.
pub fn terms() -> TermsOf<Test> {
	crate::Terms {
		currency: *b"EUR",
		decimals: 2,
		name: b"Euro at the bank".to_vec().try_into().unwrap(),
		symbol: b"bEUR".to_vec().try_into().unwrap(),
		limit: 1_000 * EURO,
		cover: Cover { bond: ONE, units: EURO },
		bond_asset: NATIVE,
		bond: 150 * ONE,
		smallest: EURO,
		fulfil_within: 10,
		arbiter: ARBITER,
	}
}

/// Offers the bank a licence of the lab.
pub fn offer(terms: TermsOf<Test>) {
	Fiat::license_custodian(signed(STEWARD), LAB, BANK, Box::new(terms)).unwrap();
}

/// Licenses the bank in the lab.
pub fn licensed(terms: TermsOf<Test>) -> CustodianId {
	licensed_by(LAB, terms)
}

/// Licenses the bank in a network.
pub fn licensed_by(network: ScopeId, terms: TermsOf<Test>) -> CustodianId {
	let id = crate::NextCustodian::<Test>::get();
	let license = Fiat::license_custodian;
	license(signed(STEWARD), network, BANK, Box::new(terms.clone())).unwrap();
	days(14);
	Fiat::accept_licence(signed(BANK), network, Box::new(terms)).unwrap();
	id
}

/// Licenses the bank on the usual terms.
pub fn bank() -> CustodianId {
	licensed(terms())
}

/// What the custodian issues.
pub fn asset_of(id: CustodianId) -> AssetKind {
	AssetKind::WithId(FIRST + id)
}

/// Reference number `n` of a bank.
pub fn reference(n: u64) -> H256 {
	H256::from_low_u64_be(n)
}

/// Issues whole units to an account, for a reference of which there was none yet.
pub fn try_issue(id: CustodianId, to: u64, euros: u128) -> sp_runtime::DispatchResult {
	let count = crate::References::<Test>::iter().count() as u64;
	let to = Receiver::Wallet(to);
	Fiat::issue(signed(BANK), id, to, euros * EURO, reference(1_000 + count), reference(1))
}

/// As [`try_issue`].
pub fn issue_to(id: CustodianId, to: u64, euros: u128) {
	try_issue(id, to, euros).unwrap();
}

/// Requests to redeem whole units. The number of the request.
pub fn redeem(id: CustodianId, who: u64, euros: u128) -> RequestId {
	let request = crate::NextRequest::<Test>::get();
	Fiat::redeem(signed(who), id, euros * EURO, reference(2)).unwrap();
	request
}

/// As [`redeem`]; the custodian says that it paid.
pub fn fulfilled(id: CustodianId, who: u64, euros: u128) -> RequestId {
	let request = redeem(id, who, euros);
	Fiat::acknowledge(signed(BANK), request).unwrap();
	Fiat::fulfil(signed(BANK), request, reference(3)).unwrap();
	request
}

/// A custodian.
pub fn the(id: CustodianId) -> CustodianOf<Test> {
	crate::Custodians::<Test>::get(id).unwrap()
}

/// What an account has of a custodian's units, in whole ones.
pub fn euros(id: CustodianId, who: u64) -> u128 {
	balance_of(&asset_of(id), who) / EURO
}

/// What is outstanding, in whole units.
pub fn outstanding(id: CustodianId) -> u128 {
	the(id).issued.outstanding / EURO
}

/// Lets all incomes of the lab go to Dia, and makes the lab and all pots take what a custodian issues. Its
/// first units are those on which the pots stand.
pub fn takes_incomes(id: CustodianId) {
	let name = b"all".to_vec().try_into().unwrap();
	let recipient = Recipient::Account(DIA);
	let bucket = Bucket { name, ask: Ask::Share(ratio(1, 1)), recipient };
	let buckets = vec![bucket].try_into().unwrap();
	let equation = Equation { mode: Mode::Straight, buckets, residue: Purse::Treasury };
	Equations::set_equation(signed(STEWARD), LAB, equation).unwrap();
	let asset = asset_of(id);
	Networks::accept_asset(signed(STEWARD), LAB, asset.clone()).unwrap();
	issue_to(id, PAYER, 1);
	Shares::open_pot(signed(PAYER), LAB, asset.clone()).unwrap();
	Equations::open_pot(signed(PAYER), LAB, asset.clone()).unwrap();
	Networks::open_pot(signed(PAYER), LAB, Purse::Treasury, asset).unwrap();
}

/// Checks the invariants. Here nothing but requests has deposits: what is held for them is what they
/// say.
pub fn check_state() {
	Fiat::do_try_state().unwrap();
	let reason = RuntimeHoldReason::Networks(pallet_networks::HoldReason::Deposit);
	let held: u128 = pallet_balances::Holds::<Test>::iter_values()
		.flatten()
		.filter(|hold| hold.id == reason)
		.map(|hold| hold.amount)
		.sum();
	let requests = crate::Requests::<Test>::iter_keys().count() as u128;
	assert_eq!(held, requests * REQUEST_DEPOSIT, "deposits without requests");
}
