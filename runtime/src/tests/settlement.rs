// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Contracts among the real pallets: what scopes owe each other, and what outside projects pay.

use super::{
	policy::{by, decided},
	recording::{recorded, Accesses},
};
use crate::{
	constants::{currency::OVN, time::days},
	AccountId, AssetKind, Balances, Firms, Networks, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeOrigin, Settlement, System, ValueEquation,
};
use frame_support::{assert_noop, assert_ok};
use ovn_primitives::{
	ContractId,
	DecisionClass::{self, Significant},
	Document, IncomeClass, Party, Purse, Ratio, ScopeId, ScopeKind, GLOBAL_SCOPE,
};
use pallet_settlement::{
	AssetTerms, BankLimit, BankRule, BankRuleOf, FreeFor, Gives, LicenceTerms, Purpose, ShareTerms,
	Side, TermsOf,
};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use sp_runtime::{traits::Dispatchable, DispatchResult};

/// Contracts of a scope with something to decide.
pub(super) struct Contracts {
	/// What a company offers the scope.
	pub(super) offer: ContractId,
	/// A licence of the scope, the base of whose first period it contests.
	pub(super) earns: ContractId,
	/// A licence for which the scope pays, whose first period is contested.
	pub(super) owes: ContractId,
	/// Another one with a ceiling, whose first period goes on.
	pub(super) declares: ContractId,
}

/// The company that pays the scope: a member of nothing.
fn company() -> AccountId {
	Bob.to_account_id()
}

fn native() -> AssetKind {
	AssetKind::Native
}

fn document(n: u8) -> Document {
	Document { hash: H256::repeat_byte(n), uri: Default::default() }
}

/// Terms of 30 days of notice, in the native token.
pub(super) fn terms(
	payer: Party<AccountId>,
	payee: ScopeId,
	gives: Gives,
	n: u8,
) -> TermsOf<Runtime> {
	TermsOf::<Runtime> {
		payer,
		payee,
		document: document(n),
		gives,
		assets: vec![AssetTerms { asset: native(), ceiling: None, currency: None }]
			.try_into()
			.unwrap(),
		notice_days: 30,
		until: None,
		supersedes: None,
		valid_until: System::block_number() + days(30),
	}
}

/// A share in percent.
pub(super) fn percent(percent: u32) -> Gives {
	let rate = Ratio::new(percent, 100).unwrap();
	Gives::Share(ShareTerms { rate, exempt: Default::default() })
}

/// A commercial licence of 2 %, free for who contributes on three days in 90.
pub(super) fn licence() -> Gives {
	Gives::Licence(LicenceTerms {
		purpose: Purpose::Commercial,
		rate: Ratio::new(2, 100).unwrap(),
		period_days: 30,
		free_for: Some(FreeFor { accepted: 3, within: 90 }),
		cure_days: 30,
	})
}

/// Who acts for a party: its signature, or those who vote in the scope.
fn acting(party: &Party<AccountId>) -> RuntimeOrigin {
	match party {
		Party::Agent(who) => by(who.clone()),
		Party::Scope(scope) => decided(*scope, Significant),
	}
}

/// Signs a contract for both sides. Its number.
pub(super) fn sign(terms: TermsOf<Runtime>) -> ContractId {
	let id = offer(&terms);
	let payee = decided(terms.payee, Significant);
	assert_ok!(Settlement::accept(payee, id, Box::new(terms)));
	id
}

fn offer(terms: &TermsOf<Runtime>) -> ContractId {
	let id = pallet_settlement::NextContract::<Runtime>::get();
	let payer = acting(&terms.payer);
	assert_ok!(Settlement::offer(payer, Side::Payer, Box::new(terms.clone())));
	id
}

/// Closes the first period of a licence with a base in whole tokens.
fn close(id: ContractId, payer: &Party<AccountId>, base: u128) {
	let purse = matches!(payer, Party::Scope(_)).then_some(Purse::Treasury);
	let bases = vec![(native(), base * OVN)].try_into().unwrap();
	assert_ok!(Settlement::close_period(acting(payer), id, 0, bases, purse, H256::zero()));
}

fn contest(id: ContractId, payee: ScopeId, base: u128) {
	let origin = decided(payee, Significant);
	assert_ok!(Settlement::contest(origin, id, 0, native(), base * OVN, H256::zero()));
}

/// An equation without buckets, whose residue is all.
pub(super) fn simple_equation(scope: ScopeId) {
	let equation = pallet_value_equation::Equation {
		mode: pallet_value_equation::Mode::Straight,
		buckets: Default::default(),
		residue: Purse::Treasury,
	};
	let origin = decided(scope, Significant);
	assert_ok!(ValueEquation::set_equation(origin, scope, equation));
}

/// The same, paid at a bank, too.
fn at_bank(mut terms: TermsOf<Runtime>) -> TermsOf<Runtime> {
	terms.assets[0].currency = Some(*b"EUR");
	terms
}

/// A scope decides about each payment at its bank, and leaves 1,000 undivided.
fn bank_rule() -> BankRuleOf<Runtime> {
	let limit = BankLimit { asset: native(), of_role: 100 * OVN, undivided: 1_000 * OVN };
	BankRule { role: None, limits: vec![limit].try_into().unwrap() }
}

/// Declares a payment for a base of 100 in the second period.
fn pay_at_bank(id: ContractId, amount: u128, reference: H256) {
	let payer = acting(&pallet_settlement::Contracts::<Runtime>::get(id).unwrap().terms.payer);
	let (base, evidence) = (100 * OVN, H256::zero());
	let call = Settlement::declare_paid;
	assert_ok!(call(payer, id, 1, native(), base, amount, reference, evidence));
}

/// What a scope and a sibling owe each other, and a company offers.
pub(super) fn contracts(scope: ScopeId, sibling: ScopeId) -> Contracts {
	for scope in [scope, sibling] {
		if pallet_value_equation::Equations::<Runtime>::get(scope).is_none() {
			simple_equation(scope);
		}
		let treasury = Networks::pot_account(scope, Purse::Treasury, &native());
		let alice = by(Alice.to_account_id());
		assert_ok!(Balances::transfer_keep_alive(alice, treasury.into(), 200 * OVN));
	}
	let payer = Party::Agent(company());
	let earns = sign(at_bank(terms(payer.clone(), scope, licence(), 1)));
	let own = Party::Scope(scope);
	let owes = sign(at_bank(terms(own.clone(), sibling, licence(), 2)));
	for scope in [scope, sibling] {
		let rule = Settlement::set_bank_rule(decided(scope, Significant), scope, Some(bank_rule()));
		assert_ok!(rule);
	}
	// Time passes for the contracts, and not for what the tests prepare besides.
	let now = System::block_number();
	System::set_block_number(now + days(31));
	close(earns, &payer, 100);
	close(owes, &own, 100);
	contest(earns, scope, 200);
	contest(owes, sibling, 200);
	// One payment is to be divided; of each contract another waits.
	let (amount, first) = (2 * OVN, H256::repeat_byte(1));
	pay_at_bank(earns, amount, first);
	let confirms = decided(scope, Significant);
	assert_ok!(Settlement::confirm_paid(confirms, earns, 1, amount, first));
	pay_at_bank(earns, amount, H256::repeat_byte(2));
	pay_at_bank(owes, amount, H256::repeat_byte(2));
	System::set_block_number(now);
	let mut capped = at_bank(terms(own, sibling, licence(), 6));
	capped.assets[0].ceiling = Some(1_000 * OVN);
	let declares = sign(capped);
	let offer = offer(&terms(payer, scope, licence(), 3));
	Contracts { offer, earns, owes, declares }
}

/// Each call of contracts that a scope decides, with something that there is.
pub(super) fn decisions(
	scope: ScopeId,
	sibling: ScopeId,
	Contracts { offer, earns, owes, declares }: &Contracts,
) -> Vec<RuntimeCall> {
	use pallet_settlement::Call;
	let of = |id| pallet_settlement::Contracts::<Runtime>::get(id).unwrap().terms;
	let (side, evidence, purse) = (Side::Payee, H256::zero(), Some(Purse::Treasury));
	let bases = vec![(native(), OVN)].try_into().unwrap();
	let (offer, earns, owes, asset, base) = (*offer, *earns, *owes, native(), OVN);
	let contract = *declares;
	let own = Party::Scope(scope);
	vec![
		Call::offer { side, terms: Box::new(terms(Party::Agent(company()), scope, licence(), 4)) },
		Call::offer { side: Side::Payer, terms: Box::new(terms(own, sibling, percent(3), 5)) },
		Call::accept { contract: offer, terms: Box::new(of(offer)) },
		Call::withdraw_offer { contract: offer, side },
		Call::give_notice { contract: earns, side },
		Call::declare { contract, period: 0, asset: asset.clone(), base, purse, evidence },
		Call::close_period { contract: owes, period: 1, bases, purse, evidence },
		Call::amend {
			contract: owes,
			period: 0,
			asset: asset.clone(),
			base: 300 * OVN,
			purse,
			evidence,
		},
		Call::pay_ceiling { contract, asset: asset.clone(), amount: base, purse },
		Call::contest {
			contract: earns,
			period: 0,
			asset: asset.clone(),
			base: 300 * OVN,
			evidence,
		},
		Call::answer_contest { contract: owes, period: 0, evidence },
		Call::withdraw_contest { contract: earns, period: 0 },
		Call::request_credit { contract: owes, period: 0, asset: asset.clone(), base, evidence },
		Call::decide_credit { contract: earns, period: 0, asset: asset.clone(), base, grant: true },
		Call::set_bank_rule { scope, rule: Some(bank_rule()) },
		Call::declare_paid {
			contract,
			period: 0,
			asset,
			base,
			amount: base,
			reference: H256::repeat_byte(3),
			evidence,
		},
		Call::confirm_paid {
			contract: earns,
			period: 1,
			amount: 2 * OVN,
			reference: H256::repeat_byte(2),
		},
		Call::deny_paid { contract: earns, period: 1, reference: H256::repeat_byte(2), evidence },
		Call::withdraw_paid { contract: owes, period: 1 },
		Call::drop_undivided { contract: earns, reference: H256::repeat_byte(1) },
	]
	.into_iter()
	.map(RuntimeCall::from)
	.collect()
}

/// Two networks whose voters decide: one sells, the other is paid. Nobody is a steward of both but Alice, who
/// signs for none of them here.
fn two_networks(test: impl FnOnce(ScopeId, ScopeId)) {
	super::printer::lab(|lab| {
		let sibling = super::policy::create(GLOBAL_SCOPE, ScopeKind::Network);
		for scope in [lab.scope, sibling] {
			simple_equation(scope);
			let treasury = Networks::pot_account(scope, Purse::Treasury, &native());
			let alice = by(Alice.to_account_id());
			assert_ok!(Balances::transfer_keep_alive(alice, treasury.into(), 1_000 * OVN));
		}
		test(lab.scope, sibling);
		let checks = [
			Settlement::do_try_state(),
			ValueEquation::do_try_state(),
			crate::Firms::do_try_state(),
		];
		assert_eq!(checks, [Ok(()); 3]);
	});
}

fn income(payer: &AccountId, scope: ScopeId, amount: u128, n: u8) -> DispatchResult {
	let (class, reference) = (IncomeClass::Sale, H256::repeat_byte(n));
	ValueEquation::record_income(by(payer.clone()), scope, native(), amount, class, reference)
		.map(drop)
		.map_err(|error| error.error)
}

/// How the last income was divided.
pub(super) fn last_split() -> pallet_value_equation::Split {
	System::events()
		.into_iter()
		.rev()
		.find_map(|record| match record.event {
			RuntimeEvent::ValueEquation(pallet_value_equation::Event::IncomeRecorded {
				split,
				..
			}) => Some(split),
			_ => None,
		})
		.unwrap()
}

fn inbox(scope: ScopeId) -> u128 {
	ValueEquation::inbox(scope, 0).iter().map(|line| line.amount).sum()
}

/// In force after the notice of equations.
fn pass_notice(scope: ScopeId) {
	System::set_block_number(System::block_number() + ValueEquation::notice(scope));
}

#[test]
fn remix_pays_its_share_of_what_a_firm_sold_and_both_networks_levy_once() {
	two_networks(|scope, sibling| {
		let contract = sign(terms(Party::Scope(scope), sibling, percent(3), 1));
		let firm = super::policy::firm();
		let alice = || by(Alice.to_account_id());
		let amount = 5_000 * OVN;
		assert_ok!(Balances::transfer_keep_alive(alice(), firm.clone().into(), amount));
		let eight = super::policy::firm_terms(8);
		let license = decided(scope, Significant);
		assert_ok!(Firms::license_firm(license, scope, firm.clone(), eight.clone()));
		assert_ok!(Firms::accept_licence(by(firm.clone()), scope, eight));
		let allowed = Some(Ratio::new(8, 100).unwrap());
		let named = decided(scope, Significant);
		assert_ok!(Firms::name_firm(named, scope, firm.clone(), allowed));
		pass_notice(scope);

		let invoice = pallet_firms::Invoice { currency: *b"EUR", price: 100_000 };
		let before = Balances::free_balance(&firm);
		let (gross, reference) = (1_000 * OVN, H256::repeat_byte(1));
		let report = Firms::report_sale;
		let evidence = H256::zero();
		assert_ok!(report(by(firm.clone()), scope, native(), gross, invoice, reference, evidence));
		let split = last_split();
		assert_eq!(before - Balances::free_balance(&firm), 920 * OVN);
		assert_eq!((split.cut, split.levy), (80 * OVN, Some((scope, 50 * OVN))));
		assert_eq!((split.standing[0].amount, split.base), (30 * OVN, 840 * OVN));
		assert_eq!(split.standing[0].contract, contract);
		// What the share brings is levied by the other network, once.
		let line = ValueEquation::inbox(sibling, 0).remove(0);
		assert_eq!(line.amount, 30 * OVN);
		assert_ok!(ValueEquation::process_inbox(alice(), sibling, native(), line.levied));
		let split = last_split();
		assert_eq!((split.levy, split.base), (Some((sibling, 15 * OVN / 10)), 285 * OVN / 10));
	});
}

#[test]
fn ceiling_is_paid_to_the_unit_and_the_rest_stays_with_who_sold() {
	two_networks(|scope, sibling| {
		let mut capped = terms(Party::Scope(scope), sibling, percent(3), 1);
		capped.assets[0].ceiling = Some(10 * OVN);
		sign(capped);
		pass_notice(scope);
		let payer = Alice.to_account_id();
		let mut got = Vec::new();
		for n in 0..5 {
			assert_ok!(income(&payer, scope, 100 * OVN, n));
			got.push(last_split().base / OVN);
		}
		assert_eq!(got, [92, 92, 92, 94, 95]);
		assert_eq!(inbox(sibling), 10 * OVN);
	});
}

#[test]
fn scope_whose_stewards_are_captured_takes_nothing_of_the_rights_of_others() {
	two_networks(|scope, sibling| {
		let share = sign(terms(Party::Scope(scope), sibling, percent(3), 1));
		let licence = sign(terms(Party::Scope(scope), sibling, licence(), 2));
		pass_notice(scope);
		// The lone steward of both signs for neither with the other.
		let steward = by(Alice.to_account_id());
		let more = terms(Party::Scope(scope), sibling, percent(1), 3);
		let offered = Settlement::offer(steward.clone(), Side::Payer, Box::new(more));
		assert_noop!(offered, pallet_settlement::Error::<Runtime>::NotIndependent);
		// The scope above suspends it: it ends nothing, and what it owes is paid as before.
		let above = decided(GLOBAL_SCOPE, DecisionClass::Critical);
		assert_ok!(Networks::suspend(above, scope, GLOBAL_SCOPE, 5, Document::default()));
		let end = Settlement::give_notice(steward.clone(), share, Side::Payer);
		assert_noop!(end, pallet_networks::Error::<Runtime>::ScopeSuspended);
		let payer = Alice.to_account_id();
		assert_ok!(income(&payer, scope, 100 * OVN, 1));
		assert_eq!(last_split().standing[0].amount, 3 * OVN);
		let (purse, evidence) = (Some(Purse::Treasury), H256::zero());
		let declare = Settlement::declare;
		let base = 50 * OVN;
		assert_ok!(declare(steward, licence, 0, native(), base, purse, evidence));
	});
}

#[test]
fn payments_by_contract_obey_the_limit_of_a_month() {
	two_networks(|scope, sibling| {
		let licence = sign(terms(Party::Scope(scope), sibling, licence(), 1));
		let rules = pallet_governance::Rules { spend_limit: 10, ..Default::default() };
		let critical = decided(scope, DecisionClass::Critical);
		assert_ok!(crate::Governance::set_rules(critical, scope, rules, None));
		// A tenth of what the treasury holds is what significant decisions spend.
		let treasury = Networks::pot_account(scope, Purse::Treasury, &native());
		let all = Balances::free_balance(&treasury);
		let (purse, evidence) = (Some(Purse::Treasury), H256::zero());
		let declare = |class, base| {
			let origin = decided(scope, class);
			Settlement::declare(origin, licence, 0, native(), base, purse, evidence)
		};
		let too_much = all / 5 * 50;
		let above = pallet_settlement::Error::<Runtime>::AboveSpendLimit;
		assert_noop!(declare(Significant, too_much), above);
		assert_ok!(declare(Significant, all / 20 * 50));
		assert_ok!(declare(DecisionClass::Critical, too_much));
	});
}

/// What a call touches that succeeds, apart from what belongs to every transaction of its signer.
fn touches(who: &AccountId, call: impl Into<RuntimeCall>) -> Accesses {
	let call = call.into();
	let (result, record) = recorded(|| call.clone().dispatch(RuntimeOrigin::signed(who.clone())));
	assert_ok!(result);
	record.without(std::slice::from_ref(who), &call).accesses()
}

#[test]
fn income_reads_and_writes_two_items_more_for_each_standing_share_and_status_one() {
	two_networks(|scope, _| {
		let alice = Alice.to_account_id();
		let sale = |n| pallet_value_equation::Call::record_income {
			scope,
			asset: native(),
			amount: 100 * OVN,
			class: IncomeClass::Sale,
			reference: H256::repeat_byte(n),
		};
		touches(&alice, sale(1));
		let none = touches(&alice, sale(2));
		for n in 0..8 {
			let payee = super::policy::create(GLOBAL_SCOPE, ScopeKind::Network);
			simple_equation(payee);
			let rate = Ratio::new(25, 1_000).unwrap();
			let gives = Gives::Share(ShareTerms { rate, exempt: Default::default() });
			let mut capped = terms(Party::Scope(scope), payee, gives, 10 + n);
			capped.assets[0].ceiling = Some(1_000 * OVN);
			sign(capped);
		}
		pass_notice(scope);
		touches(&alice, sale(3));
		let eight = touches(&alice, sale(4));
		assert_eq!(last_split().standing.len(), 8);
		println!("income: {none:?} without a share, {eight:?} with eight");
		// The list of shares is read in both; each share reads its account and an inbox.
		assert!(eight.reads - none.reads <= 16, "{none:?} {eight:?}");
		assert!(eight.writes - none.writes <= 16, "{none:?} {eight:?}");

		let company = company();
		let party = Party::Agent(company.clone());
		let licence = sign(terms(party.clone(), scope, licence(), 1));
		let (period, base, purse, evidence) = (0, OVN, None, H256::zero());
		let declare = |base| pallet_settlement::Call::declare {
			contract: licence,
			period,
			asset: native(),
			base,
			purse,
			evidence,
		};
		touches(&company, declare(base));
		let declared = touches(&company, declare(base));
		println!("declaring a part: {declared:?}, the income of {eight:?} included");
		let (_, record) = recorded(|| Settlement::status(scope, party));
		// One item, and the number of the block.
		assert!(record.accesses().reads <= 2, "{}", record.named());
	});
}
