// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Money at a bank, on the chain as it runs: from a licence to an income that reaches who worked, and to a bond
//! that pays.

use super::{
	policy::{by, decided, licence, steward},
	printer::{self, custodian, technician, user},
	settlement,
};
use crate::{
	constants::{currency::OVN, time::days},
	AccountId, AssetKind, Assets, Balances, Budgeting, Contributions, Crowdfunding, Fiat, Money,
	Networks, Runtime, RuntimeCall, Settlement, Shares, System, ValueEquation,
};
use frame_support::{assert_noop, assert_ok, traits::fungibles::Inspect};
use ovn_primitives::{
	DecisionClass::{Critical, Significant},
	IncomeClass, Party, Purse, Ratio, ScopeId,
};
use pallet_fiat::{Call, Receiver};
use pallet_networks::fees::SponsoredCalls as _;
use pallet_settlement::{AssetTerms, Side};
use pallet_value_equation::{Ask, Bucket, Equation, Mode, Recipient};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

const FIRST: u32 = 1 << 31;
pub(super) const EURO: AssetKind = AssetKind::WithId(FIRST);

/// Who holds money at a bank.
fn bank() -> AccountId {
	user()
}

fn hash(n: u8) -> H256 {
	H256::repeat_byte(n)
}

pub(super) fn issue(to: Receiver<AccountId>, amount: u128, n: u8) {
	assert_ok!(Fiat::issue(by(bank()), 0, to, amount, hash(n), hash(n)));
}

/// The bank is licensed by a decision of those who vote: up to 10,000 cents, of which one is covered by a tenth of
/// a token, for a bond of 150 tokens.
pub(super) fn license(network: ScopeId) {
	let terms = pallet_fiat::TermsOf::<Runtime> {
		limit: 10_000,
		cover: pallet_fiat::Cover { bond: OVN / 10, units: 1 },
		bond: 150 * OVN,
		smallest: 100,
		..licence()
	};
	let call = decided(network, Critical);
	assert_ok!(Fiat::license_custodian(call, network, bank(), Box::new(terms.clone())));
	System::set_block_number(System::block_number() + days(14));
	assert_ok!(Fiat::accept_licence(by(bank()), network, Box::new(terms)));
}

#[test]
fn no_signer_creates_or_touches_an_asset_of_custodians() {
	printer::lab(|lab| {
		let create = |id: u32| Assets::create(by(steward()), id.into(), steward().into(), 1);
		for id in [FIRST, FIRST + 1, u32::MAX] {
			assert_noop!(create(id), DispatchError::BadOrigin);
			let touch = Assets::touch(by(steward()), id.into());
			assert_noop!(touch, pallet_assets::Error::<Runtime>::Unknown);
		}
		let force = Assets::force_create(by(steward()), FIRST.into(), steward().into(), true, 1);
		assert_noop!(force, DispatchError::BadOrigin);
		assert_ok!(create(FIRST - 1));
		license(lab.scope);
		let mint = Assets::mint(by(bank()), FIRST.into(), bank().into(), 1);
		assert_noop!(mint, pallet_assets::Error::<Runtime>::NoPermission);
	});
}

#[test]
fn money_at_a_bank_is_an_income_that_the_equation_divides_and_goes_back_to_the_bank() {
	printer::lab(|lab| {
		let scope = lab.scope;
		license(scope);
		let name = b"all".to_vec().try_into().unwrap();
		let recipient = Recipient::Account(technician());
		let bucket = Bucket { name, ask: Ask::Share(Ratio::ONE), recipient };
		let buckets = vec![bucket].try_into().unwrap();
		let equation = Equation { mode: Mode::Straight, buckets, residue: Purse::Treasury };
		assert_ok!(ValueEquation::set_equation(by(steward()), scope, equation));
		assert_ok!(Networks::accept_asset(by(steward()), scope, EURO));
		let smallest = Some(100);
		let set = ValueEquation::set_smallest_income(by(steward()), scope, EURO, smallest);
		assert_ok!(set);
		// The pots stand on units of somebody.
		issue(Receiver::Wallet(custodian()), 10, 1);
		assert_ok!(Shares::open_pot(by(custodian()), scope, EURO));
		assert_ok!(ValueEquation::open_pot(by(custodian()), scope, EURO));
		System::set_block_number(System::block_number() + days(31));
		let sale = Receiver::Income { scope, class: IncomeClass::Sale };
		issue(sale, 5_000, 2);
		let line = pallet_value_equation::Line::Bucket(0);
		let _ = ValueEquation::collect(by(custodian()), scope, EURO, line);
		// All but the levy of the network.
		let has = Money::balance(EURO, &technician());
		assert!((4_500..=5_000).contains(&has), "{has}");
		assert_ok!(Fiat::redeem(by(technician()), 0, has, hash(3)));
		assert_ok!(Fiat::acknowledge(by(bank()), 0));
		assert_ok!(Fiat::fulfil(by(bank()), 0, hash(4)));
		// The network pays for what its people answer.
		for call in [Call::confirm { request: 0 }, Call::deny { request: 0, evidence: hash(5) }] {
			let sponsor = crate::fees::SponsoredCalls::scope(&RuntimeCall::Fiat(call));
			assert_eq!(sponsor, Some(scope));
		}
		assert_ok!(Fiat::confirm(by(technician()), 0));
		let record = Fiat::custodian(0).unwrap().record;
		assert_eq!(record.issued.outstanding, 5_010 - has);
	});
}

#[test]
fn bond_pays_holders_when_the_bank_does_not() {
	printer::lab(|lab| {
		license(lab.scope);
		issue(Receiver::Wallet(technician()), 6_000, 1);
		assert_ok!(Fiat::redeem(by(technician()), 0, 6_000, hash(3)));
		System::set_block_number(System::block_number() + days(10));
		assert_ok!(Fiat::default_on(by(custodian()), 0));
		assert_ok!(Fiat::return_units(by(custodian()), 0));
		let had = Balances::free_balance(technician());
		assert_ok!(Fiat::burn(by(technician()), 0, 4_000));
		assert_eq!(Balances::free_balance(technician()) - had, 100 * OVN);
		assert_eq!(Fiat::owed(0, technician()), 3_000);
		assert_ok!(Fiat::burn(by(technician()), 0, 2_000));
		assert_eq!(Balances::free_balance(technician()) - had, 150 * OVN);
		assert_eq!(Fiat::owed(0, technician()), 4_500);
	});
}

/// Offers a licence that is paid in euros.
fn offer(scope: ScopeId, n: u8) -> DispatchResult {
	let assets =
		vec![AssetTerms { asset: EURO, ceiling: None, currency: None }].try_into().unwrap();
	let payer = Party::Agent(custodian());
	let terms = settlement::terms(payer, scope, settlement::licence(), n);
	let terms = pallet_settlement::TermsOf::<Runtime> { assets, ..terms };
	Settlement::offer(by(custodian()), Side::Payer, Box::new(terms))
}

fn open_round(scope: ScopeId) -> DispatchResult {
	let (opens, closes) = (System::block_number() + days(4), System::block_number() + days(8));
	let (equal, document) = (pallet_budgeting::Allotment::Equal, Default::default());
	Budgeting::open_round(by(steward()), scope, EURO, equal, 100, opens, closes, document)
}

/// Whoever finds units of a custodian in default gets them cheaply: at their nominal value they buy nothing new of a
/// scope.
#[test]
fn for_what_is_new_no_scope_accepts_money_of_a_custodian_in_default() {
	printer::lab(|lab| {
		let (scope, holder) = (lab.scope, technician());
		license(scope);
		assert_ok!(Networks::accept_asset(by(steward()), scope, EURO));
		issue(Receiver::Wallet(holder.clone()), 10_000, 1);
		let open = by(holder.clone());
		assert_ok!(Networks::open_pot(open.clone(), scope, Purse::Treasury, EURO));
		assert_ok!(Crowdfunding::open_pot(open.clone(), scope, EURO));
		assert_ok!(Budgeting::open_pot(open.clone(), scope, EURO));
		assert_ok!(Shares::open_pot(open.clone(), scope, EURO));
		assert_ok!(ValueEquation::open_pot(open, scope, EURO));
		settlement::simple_equation(scope);
		let set = ValueEquation::set_smallest_income(by(steward()), scope, EURO, Some(100));
		assert_ok!(set);
		let kind = pallet_contributions::KindCount::<Runtime>::get(scope);
		assert_ok!(Contributions::define_kind(by(steward()), scope, printer::loans(EURO, 2)));

		let create = || {
			let plan = Box::new(printer::Lab::plan(EURO, 10));
			Crowdfunding::create(by(steward()), scope, plan)
		};
		let contribute = |amount| {
			let agreement = H256::repeat_byte(3);
			Crowdfunding::contribute(by(holder.clone()), 0, amount, agreement)
		};
		let lend = || Contributions::contribute_cash(by(holder.clone()), scope, kind, 100);
		let fund = || Budgeting::fund_round(by(holder.clone()), 0, 100);
		assert_ok!(Fiat::redeem(by(holder.clone()), 0, 1_000, hash(3)));
		System::set_block_number(System::block_number() + days(10));
		assert_ok!(create());
		assert_ok!(contribute(1_000));
		assert_ok!(lend());
		assert_ok!(open_round(scope));
		assert_ok!(fund());
		assert_ok!(offer(scope, 1));

		assert_ok!(Fiat::default_on(by(custodian()), 0));
		let refused = || pallet_crowdfunding::Error::<Runtime>::AssetNotAccepted;
		assert_noop!(create(), refused());
		assert_noop!(contribute(1_000), refused());
		assert_noop!(lend(), pallet_contributions::Error::<Runtime>::AssetNotAccepted);
		let refused = || pallet_budgeting::Error::<Runtime>::AssetNotAccepted;
		assert_noop!(open_round(scope), refused());
		assert_noop!(fund(), refused());
		let refused = || pallet_settlement::Error::<Runtime>::AssetNotAccepted;
		assert_noop!(offer(scope, 2), refused());
		let terms = pallet_settlement::Contracts::<Runtime>::get(0).unwrap().terms;
		let sign = || Settlement::accept(decided(scope, Significant), 0, Box::new(terms));
		assert_noop!(sign(), refused());
		// What was paid in comes back, and an income is divided as before.
		assert_ok!(Crowdfunding::withdraw(by(holder.clone()), 0));
		let (sale, reference) = (IncomeClass::Sale, hash(9));
		let record = ValueEquation::record_income;
		assert_ok!(record(by(holder), scope, EURO, 1_000, sale, reference));
	});
}
