// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A chain for tests: the pallet with the real networks, contributions, shares, value equations, money,
//! assets and holds.

use crate::{
	self as pallet_crowdfunding, Campaign, CampaignId, Contribution, Difference, Event, Plan,
	Purpose,
};
use frame_support::{
	parameter_types,
	traits::{fungibles::InspectHold, ConstU128, ConstU64},
};
use ovn_primitives::{
	traits::{Incomes, ShareBooks},
	BookId, BookTerms, ClaimType, FundId, Holder, KindId, Nature, Part, Payback, Purchase, Purse,
	Ratio, ScopeId, Series, Subject, Tariff, Tariffs, UseClass,
};
use pallet_contributions::Unit;
use pallet_value_equation::{Ask, Bucket, Equation, Mode, OnEmpty, Recipient};
use sp_core::H256;

ovn_test_support::chain! {
	pub enum Test {
		Networks: pallet_networks,
		Contributing: pallet_contributions,
		Shares: pallet_shares,
		Equations: pallet_value_equation,
		Custody: pallet_custody,
		Crowdfunding: pallet_crowdfunding,
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
}
ovn_test_support::custody! {
	type IdentityPrice = ConstU128<0>;
}
ovn_test_support::lab! {}
ovn_test_support::genesis! { rich: [PAYER], pots: [Shares, Equations, Crowdfunding] }

/// One whole unit of a book.
pub const UNIT: u128 = 1_000_000;
/// Before the deadline nobody withdraws for so long: less than the shortest campaign.
pub const FINAL_PERIOD: u64 = DAY - 1;
/// What a campaign costs, for it stays.
pub const CAMPAIGN_PRICE: u128 = 3_000;

parameter_types! {
	pub NoLevy: Ratio = ratio(0, 1);
	pub static ObjectionPeriod: u64 = 7 * DAY;
	pub static ReleasePeriod: u64 = 90 * DAY;
	pub static MinDuration: u64 = DAY;
	pub static Braked: bool = false;
	pub static MaxDuration: u64 = 365 * DAY;
	pub static MaxCampaigns: u32 = 3;
	pub static DefaultCeiling: Ratio = ratio(6, 5);
	pub static MaxCeiling: Ratio = ratio(3, 1);
}

#[derive_impl(pallet_crowdfunding::config_preludes::TestDefaultConfig)]
impl pallet_crowdfunding::Config for Test {
	type AssetKind = AssetKind;
	type BenchmarkHelper = Helper;
	type Books = Shares;
	type CampaignPrice = ConstU128<CAMPAIGN_PRICE>;
	type DefaultCeiling = DefaultCeiling;
	type Denominations = Contributing;
	type FinalPeriod = ConstU64<FINAL_PERIOD>;
	type Incomes = Equations;
	type Kinds = Contributing;
	type MaxCampaigns = MaxCampaigns;
	type MaxCeiling = MaxCeiling;
	type MaxDuration = MaxDuration;
	type Membership = Networks;
	type MinDuration = MinDuration;
	type Money = Money;
	type MoneyHold = MoneyHold;
	type NativeAsset = NativeAsset;
	type ObjectionPeriod = ObjectionPeriod;
	type ReleasePeriod = ReleasePeriod;
	type Resources = Custody;
	type ScopeOrigin = pallet_networks::EnsureStewards<Test>;
	type Scopes = Networks;
	type Stopped = Braked;
	type WholeUnit = WholeUnit;
}

impl pallet_crowdfunding::BenchmarkHelper<u64, AssetKind> for Helper {
	fn scope() -> ScopeId {
		let scope = Self::deepest();
		set_equation(signed(STEWARD), scope);
		scope
	}

	fn fund(scope: ScopeId) -> FundId {
		fund(scope)
	}

	fn purchase(scope: ScopeId) -> Purchase<u64> {
		let Purpose::CoOwnership { mut purchase, .. } = co_ownership() else { unreachable!() };
		let tariff = purchase.tariffs[1].1;
		use UseClass::{Commercial, Community, Other, Owner, Project};
		let classes = [Community, Commercial, Project, Owner, Other];
		purchase.tariffs = classes.map(|class| (class, tariff)).to_vec().try_into().unwrap();
		if !pallet_networks::Members::<Test>::contains_key(scope, purchase.custodian) {
			enter(scope, purchase.custodian);
		}
		purchase
	}

	fn kind(scope: ScopeId, asset: &AssetKind) -> KindId {
		let unit = Unit::Token { asset: asset.clone(), decimals: 6 };
		define_facts(scope, ClaimType::Debt { ceiling: 100 }, unit, ONE)
	}

	fn open_purse(scope: ScopeId, purse: Purse, asset: &AssetKind, payer: &u64) {
		Networks::open_pot(signed(*payer), scope, purse, asset.clone()).unwrap();
	}

	fn endow(who: &u64) {
		Self::enrich(*who);
	}

	fn asset(scope: ScopeId, owner: &u64) -> AssetKind {
		Self::asset_with_pot(scope, *owner)
	}

	fn earn(scope: ScopeId, who: &u64, amount: u128) -> (BookId, Series) {
		let kind = define_facts(scope, ClaimType::Equity, Unit::Hour, ONE);
		let book = BookId::Kind { scope, kind };
		earn(book, *who, amount);
		(book, 0)
	}
}

/// The pot of an asset.
pub fn pot(asset: &AssetKind) -> u64 {
	Crowdfunding::pot_account(asset)
}

/// What is held on the pot of an asset.
pub fn held(asset: &AssetKind) -> u128 {
	MoneyHold::balance_on_hold(asset.clone(), &crate::HoldReason::Escrow.into(), &pot(asset))
}

/// The vendor of machines.
pub const VENDOR: u64 = 11;

/// The hash of the agreement that contributors sign.
pub const AGREEMENT: H256 = H256::repeat_byte(9);

/// A plan, in tokens.
pub type TestPlan = Plan<u64, AssetKind, u64>;

/// A plan to collect so many whole tokens within 30 days, at least one from each.
///
/// What is income needs an equation in the lab: there is one then.
pub fn plan(purpose: Purpose<u64>, goal: u128) -> TestPlan {
	if !purpose.is_debt() && !<Equations as Incomes<u64, AssetKind>>::takes(LAB) {
		set_equation(signed(STEWARD), LAB);
	}
	Plan {
		purpose,
		asset: NATIVE,
		goal: goal * ONE,
		smallest: ONE,
		deadline: System::block_number() + 30 * DAY,
		agreement: document(9),
		relation: None,
		difference: Difference::Contributors,
	}
}

/// The tariffs of the printer.
pub fn tariffs() -> Tariffs {
	let tariff = |price: u128| Tariff {
		price_per_hour: price,
		material_per_unit: ONE,
		maintenance_per_hour: ONE * 3 / 2,
		infrastructure: ratio(5, 100),
		payback: Payback::Residue,
		technician_per_hour: 20 * ONE,
	};
	use UseClass::{Commercial, Community};
	vec![(Community, tariff(0)), (Commercial, tariff(20 * ONE))].try_into().unwrap()
}

/// A printer that is bought together from the vendor.
pub fn co_ownership() -> Purpose<u64> {
	let subject = Subject::New {
		name: b"printer".to_vec().try_into().unwrap(),
		description: H256::repeat_byte(8),
		nature: Nature::Physical,
	};
	let purchase = Purchase { subject, custodian: STEWARD, tariffs: tariffs() };
	Purpose::CoOwnership { purchase, payee: VENDOR, ceiling: None }
}

/// A kind of a scope under which investors are paid.
pub fn investors(scope: ScopeId) -> KindId {
	define_facts(scope, ClaimType::Debt { ceiling: 100 }, Unit::Hour, ONE)
}

/// Capital for the lab, paid to the vendor, with a discount of a tenth.
pub fn investment(kind: KindId) -> Purpose<u64> {
	Purpose::CappedInvestment { kind, payee: VENDOR, ceiling: None, discount: ratio(1, 10) }
}

/// Creates a campaign of the lab. Its number.
pub fn create(plan: TestPlan) -> CampaignId {
	let id = crate::NextCampaign::<Test>::get();
	Crowdfunding::create(signed(STEWARD), LAB, Box::new(plan)).unwrap();
	id
}

/// Contributes whole tokens.
pub fn contribute(who: u64, id: CampaignId, tokens: u128) {
	Crowdfunding::contribute(signed(who), id, tokens * ONE, AGREEMENT).unwrap();
}

/// A co-ownership campaign for 100 tokens, to which Ana gave 50, Ben 30 and Cem 20.
pub fn funded() -> CampaignId {
	let id = create(plan(co_ownership(), 100));
	fill(id);
	id
}

/// Ana gives 50, Ben 30 and Cem 20 tokens.
pub fn fill(id: CampaignId) {
	for (who, tokens) in [(ANA, 50), (BEN, 30), (CEM, 20)] {
		contribute(who, id, tokens);
	}
}

/// Requests a release of so many whole tokens.
pub fn propose(id: CampaignId, tokens: u128) {
	Crowdfunding::request_release(signed(STEWARD), id, tokens * ONE, document(5)).unwrap();
}

/// Requests a release of so many whole tokens, and makes it when nobody can object any more.
pub fn release(id: CampaignId, tokens: u128) {
	propose(id, tokens);
	run_blocks(ObjectionPeriod::get());
	Crowdfunding::execute_release(signed(PAYER), id).unwrap();
}

/// The numbers of a campaign.
pub fn campaign(id: CampaignId) -> Campaign<u64> {
	crate::Campaigns::<Test>::get(id).unwrap()
}

/// What somebody gave.
pub fn contribution(id: CampaignId, who: u64) -> Option<Contribution> {
	crate::Contributions::<Test>::get(id, who)
}

/// What somebody is paid in all by a book of a deal, as a debt says.
pub fn ceiling(id: CampaignId, who: u64) -> u128 {
	Shares::position(BookId::Deal(id), Holder::Agent(who), 0).unwrap().ceiling.unwrap()
}

/// What can be claimed of the native token.
pub fn claimable(book: BookId, holder: Holder<u64>) -> u128 {
	Shares::position(book, holder, 0)
		.and_then(|view| view.earned.into_iter().next())
		.map_or(0, |earned| earned.claimable)
}

/// Lets blocks pass in which a brake stops calls.
pub fn pass_braked(blocks: u64) {
	use frame_support::traits::Hooks as _;
	Braked::set(true);
	for _ in 0..blocks {
		run_blocks(1);
		Crowdfunding::on_initialize(System::block_number());
	}
	Braked::set(false);
}

/// Lets all incomes of the lab pay the kinds, and what they cannot take its treasury.
pub fn equation(kinds: &[KindId]) {
	let recipient = if kinds.is_empty() {
		Recipient::Account(DIA)
	} else {
		Recipient::Books {
			kinds: kinds.to_vec().try_into().unwrap(),
			at_most: None,
			on_empty: OnEmpty::NextBucket,
		}
	};
	set_equation_to(signed(STEWARD), LAB, recipient);
	run_blocks(DAY + 1);
}

/// Lets all incomes of a scope go to Dia.
pub fn set_equation(origin: RuntimeOrigin, scope: ScopeId) {
	set_equation_to(origin, scope, Recipient::Account(DIA));
}

/// Lets all incomes of a scope go to one recipient.
fn set_equation_to(origin: RuntimeOrigin, scope: ScopeId, recipient: Recipient<u64>) {
	let name = b"all".to_vec().try_into().unwrap();
	let bucket = Bucket { name, ask: Ask::Share(ratio(1, 1)), recipient };
	let buckets = vec![bucket].try_into().unwrap();
	let equation = Equation { mode: Mode::Straight, buckets, residue: Purse::Treasury };
	Equations::set_equation(origin, scope, equation).unwrap();
}

/// Checks the invariants.
pub fn check_state() {
	Crowdfunding::do_try_state().unwrap();
}

/// Lets an account earn this much of the native token in a book of equity, alone.
pub fn earn(book: BookId, who: u64, amount: u128) {
	if !<Shares as ShareBooks<u64, _>>::exists(book) {
		<Shares as ShareBooks<u64, _>>::create(book, BookTerms::Equity, false).unwrap();
		<Shares as ShareBooks<_, AssetKind>>::credit(book, Holder::Agent(who), UNIT).unwrap();
	}
	assert_eq!(distribute(book, amount), amount);
}

/// Distributes an amount of the native token to a book. What it accepted.
pub fn distribute(book: BookId, amount: u128) -> u128 {
	let parts = [Part { book, amount }];
	<Shares as ShareBooks<_, _>>::distribute(&PAYER, &NATIVE, &parts).unwrap()[0]
}
