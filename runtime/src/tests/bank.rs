// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Payments at a bank, on the chain as it runs: both sides declare one, and it reaches who worked through a custodian.

use super::{
	fiat::{issue, license, EURO},
	policy::{by, decided, steward},
	printer::{self, custodian, technician, user},
	settlement,
};
use crate::{
	constants::time::days, AccountId, Networks, Runtime, RuntimeCall, Settlement, Shares, System,
	ValueEquation,
};
use frame_support::{assert_noop, assert_ok};
use ovn_primitives::{ContractId, DecisionClass::Significant, Party, Purse, Ratio, ScopeId};
use pallet_fiat::Receiver;
use pallet_settlement::{AssetTerms, BankLimit, BankRule, Error, Status, TermsOf};
use pallet_value_equation::{Ask, Bucket, Equation, Mode, Recipient};
use sp_core::H256;
use sp_runtime::{traits::Dispatchable, DispatchResult};

/// A company that uses what the lab made, and has its account at a bank.
fn company() -> AccountId {
	custodian()
}

/// Who looks at the lab's account at the bank.
fn treasurer() -> AccountId {
	printer::owner(3)
}

fn hash(n: u8) -> H256 {
	H256::repeat_byte(n)
}

/// A lab that accepts euros of a custodian, whose equation pays the technician, and whose treasurer confirms what
/// arrives at its bank. The licence of the company, at 2 %.
fn lab(test: impl FnOnce(ScopeId, ContractId)) {
	printer::lab(|lab| {
		let scope = lab.scope;
		license(scope);
		let recipient = Recipient::Account(technician());
		let name = b"all".to_vec().try_into().unwrap();
		let bucket = Bucket { name, ask: Ask::Share(Ratio::ONE), recipient };
		let buckets = vec![bucket].try_into().unwrap();
		let equation = Equation { mode: Mode::Straight, buckets, residue: Purse::Treasury };
		assert_ok!(ValueEquation::set_equation(by(steward()), scope, equation));
		assert_ok!(Networks::accept_asset(by(steward()), scope, EURO));
		let smallest = ValueEquation::set_smallest_income;
		assert_ok!(smallest(by(steward()), scope, EURO, Some(100)));
		issue(Receiver::Wallet(user()), 20, 1);
		assert_ok!(Shares::open_pot(by(user()), scope, EURO));
		assert_ok!(ValueEquation::open_pot(by(user()), scope, EURO));
		let role = pallet_networks::Counts::<Runtime>::get(scope).roles;
		let (name, by_scope) =
			(b"treasurer".to_vec().try_into().unwrap(), pallet_networks::GrantRule::ByScope);
		let define = Networks::define_role;
		assert_ok!(define(by(steward()), scope, name, Default::default(), by_scope, None));
		assert_ok!(Networks::join(by(treasurer()), scope, None));
		assert_ok!(Networks::grant_role(by(steward()), scope, role, treasurer(), None));
		let limit = BankLimit { asset: EURO, of_role: 5_000, undivided: 8_000 };
		let rule = BankRule { role: Some(role), limits: vec![limit].try_into().unwrap() };
		let decides = decided(scope, Significant);
		assert_ok!(Settlement::set_bank_rule(decides, scope, Some(rule)));
		// The smallest income is in force after a notice.
		System::set_block_number(System::block_number() + days(31));
		let terms = settlement::terms(Party::Agent(company()), scope, settlement::licence(), 1);
		let assets = vec![AssetTerms { asset: EURO, ceiling: None, currency: Some(*b"EUR") }];
		let contract =
			settlement::sign(TermsOf::<Runtime> { assets: assets.try_into().unwrap(), ..terms });
		test(scope, contract);
	});
}

fn pay(contract: ContractId, period: u32, base: u128, amount: u128, n: u8) -> DispatchResult {
	let call = Settlement::declare_paid;
	call(by(company()), contract, period, EURO, base, amount, hash(n), hash(90))
}

fn confirm(contract: ContractId, period: u32, amount: u128, n: u8) -> DispatchResult {
	Settlement::confirm_paid(by(treasurer()), contract, period, amount, hash(n))
}

#[test]
fn what_a_company_pays_at_a_bank_reaches_who_worked_through_a_custodian() {
	lab(|scope, contract| {
		// 2 % of 2,000.00 are paid at the bank.
		assert_ok!(pay(contract, 0, 200_000, 4_000, 1));
		assert_ok!(confirm(contract, 0, 4_000, 1));
		let view = Settlement::contract(contract).unwrap();
		assert_eq!(view.account.lines[0].paid, 4_000);
		// The treasurer gets units of the custodian for it, and divides them.
		let divide = || Settlement::divide_paid(by(treasurer()), contract, hash(1));
		assert!(divide().is_err());
		assert_eq!(Settlement::undivided(scope).len(), 1);
		issue(Receiver::Wallet(treasurer()), 4_010, 2);
		System::reset_events();
		assert_ok!(divide());
		let split = settlement::last_split();
		let (network, levy) = split.levy.unwrap();
		assert_eq!((network, split.gross, split.base), (scope, 4_000, 4_000 - levy));
		assert!(Settlement::undivided(scope).is_empty());
		// The company closes its period without another payment, and stands well.
		System::set_block_number(System::block_number() + days(30));
		let bases = vec![(EURO, 200_000)].try_into().unwrap();
		let close = Settlement::close_period;
		assert_ok!(close(by(company()), contract, 0, bases, None, hash(91)));
		let status = Settlement::status(scope, Party::Agent(company()));
		assert_eq!(status, Status::Commercial);
	});
}

#[test]
fn whoever_confirms_money_that_never_comes_is_named_and_stops_there() {
	lab(|scope, contract| {
		// A treasurer and a payer that go together.
		assert_ok!(pay(contract, 0, 0, 5_000, 1));
		assert_ok!(confirm(contract, 0, 5_000, 1));
		assert_ok!(pay(contract, 0, 0, 3_001, 2));
		let refused = Error::<Runtime>::TooMuchUndivided;
		assert_noop!(confirm(contract, 0, 3_001, 2), refused);
		assert_ok!(Settlement::withdraw_paid(by(company()), contract, 0));
		// Nothing moved on the chain, and nobody has a share of what is not there.
		assert_eq!(Settlement::undivided(scope)[0].confirmer, Some(treasurer()));
		// The voters take the role away and give the money up; the payer keeps what was confirmed.
		let role = Settlement::bank_rule(scope).unwrap().role.unwrap();
		assert_ok!(Networks::revoke_role(by(steward()), scope, role, treasurer()));
		assert_ok!(pay(contract, 0, 0, 100, 3));
		assert!(confirm(contract, 0, 100, 3).is_err());
		let gives_up = decided(scope, Significant);
		assert_ok!(Settlement::drop_undivided(gives_up, contract, hash(1)));
		assert!(Settlement::undivided(scope).is_empty());
	});
}

#[test]
fn answers_of_the_bank_wait_for_a_brake_and_for_the_end_of_a_suspension() {
	lab(|scope, contract| {
		assert_ok!(pay(contract, 0, 200_000, 4_000, 1));
		// The scope above suspends the lab: it cannot answer, and nothing counts against the payer.
		let suspend = by(steward());
		assert_ok!(Networks::suspend(suspend, scope, scope, 5, Default::default()));
		assert!(confirm(contract, 0, 4_000, 1).is_err());
		System::set_block_number(System::block_number() + days(6));
		assert_ok!(confirm(contract, 0, 4_000, 1));
		// While a brake bars the answer its time does not run.
		assert_ok!(pay(contract, 0, 0, 100, 2));
		pallet_settlement::StoppedBlocks::<Runtime>::mutate(|stopped| *stopped += days(9));
		System::set_block_number(System::block_number() + days(38));
		let remove = || Settlement::remove_paid(by(user()), contract, 0);
		assert_noop!(remove(), Error::<Runtime>::BankPaymentWaits);
		System::set_block_number(System::block_number() + days(1));
		assert_ok!(remove());
	});
}

#[test]
fn a_steward_of_the_lab_alone_cannot_give_up_what_it_confirmed() {
	lab(|scope, contract| {
		assert_ok!(pay(contract, 0, 0, 6_000, 1));
		let alone = RuntimeCall::from(pallet_settlement::Call::confirm_paid {
			contract,
			period: 0,
			amount: 6_000,
			reference: hash(1),
		});
		assert_ok!(alone.dispatch(by(steward())));
		assert_eq!(Settlement::undivided(scope)[0].confirmer, Some(steward()));
		let drop = || Settlement::drop_undivided(by(steward()), contract, hash(1));
		assert_noop!(drop(), Error::<Runtime>::NotIndependent);
	});
}
