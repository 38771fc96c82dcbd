// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Contracts among the real pallets: what scopes owe each other, and what outside projects pay.

use super::policy::{by, decided};
use crate::{
	constants::{currency::OVN, time::days},
	AccountId, AssetKind, Balances, Networks, Runtime, RuntimeCall, RuntimeOrigin, Settlement,
	System, ValueEquation,
};
use frame_support::assert_ok;
use ovn_primitives::{
	ContractId, DecisionClass::Significant, Document, Party, Purse, Ratio, ScopeId,
};
use pallet_settlement::{
	AssetTerms, FreeFor, Gives, LicenceTerms, Purpose, ShareTerms, Side, TermsOf,
};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{Alice, Bob};

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
		assets: vec![AssetTerms { asset: native(), ceiling: None }].try_into().unwrap(),
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
	let earns = sign(terms(payer.clone(), scope, licence(), 1));
	let own = Party::Scope(scope);
	let owes = sign(terms(own.clone(), sibling, licence(), 2));
	// Time passes for the contracts, and not for what the tests prepare besides.
	let now = System::block_number();
	System::set_block_number(now + days(31));
	close(earns, &payer, 100);
	close(owes, &own, 100);
	contest(earns, scope, 200);
	contest(owes, sibling, 200);
	System::set_block_number(now);
	let mut capped = terms(own, sibling, licence(), 6);
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
		Call::decide_credit { contract: earns, period: 0, asset, base, grant: true },
	]
	.into_iter()
	.map(RuntimeCall::from)
	.collect()
}
