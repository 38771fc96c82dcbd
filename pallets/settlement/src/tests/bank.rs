// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Payments at a bank that both sides declare.

use crate::{
	mock::*, AssetTerms, BankLimit, BankPayments, BankReferences, BankRule, BankRuleOf, Error,
	Event, Gives, Side, TermsOf, ToDivide,
};
use frame_support::{assert_noop, assert_ok, traits::fungibles::InspectHold};
use ovn_math::settlement::standing::Status;
use ovn_primitives::{ContractId, Party, Purse};
use sp_core::H256;
use sp_runtime::{DispatchError::BadOrigin, DispatchResult};

/// What holds a role of the designers, and looks at their bank account.
const TREASURER: u64 = BEN;

fn named(n: u8) -> H256 {
	H256::repeat_byte(n)
}

fn euros(ceiling: Option<u128>) -> Vec<AssetTerms<AssetKind>> {
	let ceiling = ceiling.map(|ceiling| ceiling * ONE);
	vec![AssetTerms { asset: NATIVE, ceiling, currency: Some(*b"EUR") }]
}

/// A licence of the company that is paid at a bank, too.
fn bank_terms(ceiling: Option<u128>) -> TermsOf<Test> {
	terms(COMPANY, DESIGN, Gives::Licence(licence()), euros(ceiling))
}

/// The treasurer confirms up to 500, and the designers leave 1,000 undivided.
fn rule() -> BankRuleOf<Test> {
	let limit = BankLimit { asset: NATIVE, of_role: 500 * ONE, undivided: 1_000 * ONE };
	let role = Some(pallet_networks::Counts::<Test>::get(DESIGN).roles - 1);
	BankRule { role, limits: vec![limit].try_into().unwrap() }
}

fn set_rule(rule: Option<BankRuleOf<Test>>) -> DispatchResult {
	Settlement::set_bank_rule(signed(DESIGNER), DESIGN, rule)
}

/// Runs a test with a licence that is paid at a bank. Its number.
fn with_bank(test: impl FnOnce(ContractId)) {
	with_design(|| {
		let role = define_role(DESIGNER, DESIGN);
		assert_ok!(Networks::join(signed(TREASURER), DESIGN, None));
		assert_ok!(Networks::grant_role(signed(DESIGNER), DESIGN, role, TREASURER, None));
		assert_ok!(set_rule(Some(rule())));
		let id = sign(bank_terms(None));
		test(id);
		check_state();
	});
}

/// Declares a payment for a base, both in whole tokens.
fn paid_for(id: ContractId, period: u32, base: u128, amount: u128, n: u8) -> DispatchResult {
	let payer = signer(&contract(id).terms.payer);
	let (base, amount) = (base * ONE, amount * ONE);
	Settlement::declare_paid(payer, id, period, NATIVE, base, amount, named(n), named(99))
}

fn confirm_as(who: u64, id: ContractId, period: u32, amount: u128, n: u8) -> DispatchResult {
	Settlement::confirm_paid(signed(who), id, period, amount * ONE, named(n))
}

/// A payment of 20 for a base of 1,000 that the treasurer confirms.
fn confirmed(id: ContractId, n: u8) {
	assert_ok!(paid_for(id, 0, 1_000, 20, n));
	assert_ok!(confirm_as(TREASURER, id, 0, 20, n));
}

fn held(who: u64) -> u128 {
	MoneyHold::balance_on_hold(NATIVE, &crate::HoldReason::BankPayment.into(), &who)
}

fn undivided() -> Vec<(u128, Option<u64>)> {
	let list = ToDivide::<Test>::get(DESIGN);
	list.iter().map(|entry| (entry.amount / ONE, entry.confirmer)).collect()
}

#[test]
fn what_both_declare_counts_and_stands_against_who_confirmed_until_it_is_divided() {
	with_bank(|id| {
		let before = free(ANA);
		assert_ok!(paid_for(id, 0, 1_000, 20, 1));
		assert_eq!(
			last_event(),
			Event::BankPaymentDeclared {
				contract: id,
				period: 0,
				asset: NATIVE,
				base: 1_000 * ONE,
				amount: 20 * ONE,
				reference: named(1),
				evidence: named(99),
			}
		);
		// Nothing counts yet.
		assert_eq!((held(ANA), paid(id)), (300, 0));
		assert_eq!(free(ANA), before - 300);
		let treasury = free(purse(DESIGN, Purse::Treasury));
		assert_ok!(confirm_as(TREASURER, id, 0, 20, 1));
		assert_eq!(
			last_event(),
			Event::BankPaymentConfirmed {
				contract: id,
				period: 0,
				asset: NATIVE,
				amount: 20 * ONE,
				paid: 20 * ONE,
				credit: 0,
				reference: named(1),
				confirmer: Some(TREASURER),
			}
		);
		let declared = period(id, 0).declared[0].period;
		assert_eq!((declared.base, declared.met), (1_000 * ONE, 20 * ONE));
		assert_eq!((held(ANA), paid(id)), (0, 20 * ONE));
		// The deposit was the price of a reference that is kept for ever.
		assert_eq!(free(purse(DESIGN, Purse::Treasury)) - treasury, 300);
		assert_eq!(undivided(), [(20, Some(TREASURER))]);
		assert_eq!(Settlement::undivided(DESIGN).len(), 1);
		check_state();
		// Whoever has the money brings it into the income: the levy of the network is taken.
		let before = free(TREASURER);
		assert_ok!(Settlement::divide_paid(signed(TREASURER), id, named(1)));
		assert_eq!(before - free(TREASURER), 20 * ONE);
		assert_eq!(last_split().levy, Some((DESIGN, ONE)));
		assert_eq!(
			last_event(),
			Event::BankPaymentDivided {
				contract: id,
				reference: named(1),
				asset: NATIVE,
				amount: 20 * ONE,
				by: TREASURER,
				recorded: true,
			}
		);
		assert_eq!(undivided(), []);
		let again = Settlement::divide_paid(signed(TREASURER), id, named(1));
		assert_eq!(again, Err(Error::<Test>::BankPaymentNotFound.into()));
		// The period closes without another payment.
		pass_days(90);
		assert_ok!(close(id, 0, 1_000));
		assert_eq!(paid(id), 20 * ONE);
	});
}

#[test]
fn what_cannot_be_an_income_now_goes_to_the_inbox() {
	with_bank(|id| {
		confirmed(id, 1);
		// The treasurer used the reference for something else.
		let class = ovn_primitives::IncomeClass::Licence;
		let income = Equations::record_income;
		assert_ok!(income(signed(TREASURER), DESIGN, NATIVE, 20 * ONE, class, named(1)));
		assert_ok!(Settlement::divide_paid(signed(TREASURER), id, named(1)));
		assert!(matches!(last_event(), Event::BankPaymentDivided { recorded: false, .. }));
		assert_eq!(inbox(DESIGN, None), 20 * ONE);
	});
}

#[test]
fn a_scope_pays_at_a_bank_by_its_decision() {
	with_bank(|_| {
		let terms = terms(LAB_PAYS, DESIGN, Gives::Licence(licence()), euros(None));
		let id = sign(terms);
		let stranger =
			Settlement::declare_paid(signed(ANA), id, 0, NATIVE, ONE, ONE, named(1), H256::zero());
		assert_noop!(stranger, BadOrigin);
		assert_ok!(paid_for(id, 0, 1_000, 20, 1));
		assert_eq!(held(STEWARD), 300);
		assert_ok!(confirm_as(TREASURER, id, 0, 20, 1));
	});
}

#[test]
fn declaring_is_refused_where_it_could_never_count() {
	with_bank(|id| {
		let refused = |call: DispatchResult, error: Error<Test>| {
			assert_eq!(call, Err(error.into()));
		};
		let declare = |who, period, asset, amount| {
			let none = H256::zero();
			Settlement::declare_paid(signed(who), id, period, asset, ONE, amount, named(1), none)
		};
		refused(declare(CEM, 0, NATIVE, ONE), Error::NotParty);
		refused(declare(ANA, 1, NATIVE, ONE), Error::PeriodNotOpen);
		refused(declare(ANA, 0, asset(7), ONE), Error::AssetNotNamed);
		refused(declare(ANA, 0, NATIVE, 0), Error::ZeroAmount);
		let none = H256::zero();
		let call = Settlement::declare_paid(signed(ANA), 9, 0, NATIVE, 1, 1, named(1), none);
		refused(call, Error::ContractNotFound);
		let offered = offer(TermsOf::<Test> { document: document(2), ..bank_terms(None) });
		refused(paid_for(offered, 0, 1, 1, 1), Error::NotSigned);
		let share = in_force(share_terms(3, None));
		refused(paid_for(share, 0, 1, 1, 1), Error::NotLicence);
		let plain = sign(TermsOf::<Test> { document: document(3), ..licence_terms() });
		refused(paid_for(plain, 0, 1, 1, 1), Error::NotPaidAtBank);
		// One of a period at a time, and each payment once.
		assert_ok!(paid_for(id, 0, 1_000, 20, 1));
		refused(paid_for(id, 0, 1_000, 20, 2), Error::BankPaymentOpen);
		assert_ok!(confirm_as(TREASURER, id, 0, 20, 1));
		refused(paid_for(id, 0, 1_000, 20, 1), Error::ReferenceUsed);
		assert_ok!(set_rule(None));
		refused(paid_for(id, 0, 1_000, 20, 2), Error::BankRuleNotFound);
		pass_days(90);
		assert_ok!(close(id, 0, 1_000));
		refused(paid_for(id, 0, 1_000, 20, 2), Error::PeriodNotOpen);
		assert_ok!(set_rule(Some(rule())));
		let poor = crate::NextContract::<Test>::get();
		let terms = Box::new(TermsOf::<Test> { payer: Party::Agent(77), ..bank_terms(None) });
		assert_ok!(Settlement::offer(signed(DESIGNER), Side::Payee, terms.clone()));
		assert_ok!(Settlement::accept(signed(77), poor, terms));
		assert_noop!(paid_for(poor, 0, 1, 1, 1), sp_runtime::TokenError::FundsUnavailable);
	});
}

#[test]
fn terms_name_currencies_of_licences_in_three_capital_letters() {
	with_design(|| {
		let offer = |terms| Settlement::offer(signed(ANA), Side::Payer, Box::new(terms));
		for letters in [*b"eur", *b"E R", [0; 3]] {
			let mut terms = bank_terms(None);
			terms.assets[0].currency = Some(letters);
			assert_noop!(offer(terms), Error::<Test>::InvalidCurrency);
		}
		let share = terms(LAB_PAYS, DESIGN, percent(3), euros(None));
		let offer = Settlement::offer(signed(STEWARD), Side::Payer, Box::new(share));
		assert_eq!(offer, Err(Error::<Test>::InvalidCurrency.into()));
	});
}

#[test]
fn a_rule_names_a_role_that_is_there_and_each_asset_once() {
	with_bank(|_| {
		assert_noop!(Settlement::set_bank_rule(signed(ANA), DESIGN, Some(rule())), BadOrigin);
		let missing = BankRule { role: Some(99), ..rule() };
		assert_noop!(set_rule(Some(missing)), Error::<Test>::RoleNotFound);
		let none = BankRule { limits: Default::default(), ..rule() };
		assert_noop!(set_rule(Some(none)), Error::<Test>::InvalidAssets);
		let mut twice = rule();
		let limit = twice.limits[0].clone();
		twice.limits.try_push(limit).unwrap();
		assert_noop!(set_rule(Some(twice)), Error::<Test>::InvalidAssets);
		assert_ok!(set_rule(Some(rule())));
		let event = Event::BankRuleSet { scope: DESIGN, rule: Some(rule()) };
		assert_eq!(last_event(), event);
		assert_eq!(Settlement::bank_rule(DESIGN), Some(rule()));
		let nowhere = Settlement::set_bank_rule(signed(DESIGNER), 99, Some(rule()));
		assert_eq!(nowhere, Err(Error::<Test>::ScopeNotFound.into()));
		assert_ok!(Networks::close_scope(signed(STEWARD), STUDIO));
		let closed = Settlement::set_bank_rule(signed(STEWARD), STUDIO, Some(rule()));
		assert_eq!(closed, Err(Error::<Test>::ScopeNotOpen.into()));
	});
}

#[test]
fn whoever_holds_the_role_confirms_up_to_a_sum_and_the_scope_decides_above_it() {
	with_bank(|id| {
		assert_ok!(paid_for(id, 0, 30_000, 600, 1));
		assert_eq!(Settlement::bank_payment(id, 0).unwrap().amount, 600 * ONE);
		assert_noop!(confirm_as(TREASURER, id, 0, 600, 1), BadOrigin);
		assert_noop!(confirm_as(CEM, id, 0, 600, 1), BadOrigin);
		let differs = Error::<Test>::BankPaymentDiffers;
		assert_noop!(confirm_as(DESIGNER, id, 0, 599, 1), differs);
		assert_noop!(confirm_as(DESIGNER, id, 0, 600, 2), Error::<Test>::BankPaymentDiffers);
		assert_noop!(confirm_as(DESIGNER, id, 1, 600, 1), Error::<Test>::BankPaymentNotFound);
		assert_ok!(confirm_as(DESIGNER, id, 0, 600, 1));
		assert_eq!(undivided(), [(600, Some(DESIGNER))]);
	});
}

#[test]
fn nobody_confirms_what_it_paid_itself_or_for_its_own_scope() {
	with_bank(|id| {
		// The company holds the role, too.
		let role = rule().role.unwrap();
		assert_ok!(Networks::join(signed(ANA), DESIGN, None));
		assert_ok!(Networks::grant_role(signed(DESIGNER), DESIGN, role, ANA, None));
		assert_ok!(paid_for(id, 0, 1_000, 20, 1));
		assert_noop!(confirm_as(ANA, id, 0, 20, 1), Error::<Test>::NotIndependent);
		let deny = || Settlement::deny_paid(signed(ANA), id, 0, named(1), H256::zero());
		assert_noop!(deny(), Error::<Test>::NotIndependent);
		// So does the lab's steward.
		assert_ok!(Networks::join(signed(STEWARD), DESIGN, None));
		assert_ok!(Networks::grant_role(signed(DESIGNER), DESIGN, role, STEWARD, None));
		let lab = sign(terms(LAB_PAYS, DESIGN, Gives::Licence(licence()), euros(None)));
		assert_ok!(paid_for(lab, 0, 1_000, 20, 1));
		assert_noop!(confirm_as(STEWARD, lab, 0, 20, 1), Error::<Test>::NotIndependent);
	});
}

#[test]
fn a_denied_payment_counts_for_nothing_and_can_be_declared_again() {
	with_bank(|id| {
		assert_ok!(paid_for(id, 0, 1_000, 20, 1));
		let deny = |n| Settlement::deny_paid(signed(TREASURER), id, 0, named(n), named(8));
		assert_noop!(deny(2), Error::<Test>::BankPaymentDiffers);
		assert_ok!(deny(1));
		let event = Event::BankPaymentDenied { contract: id, period: 0, evidence: named(8) };
		assert_eq!(last_event(), event);
		assert_noop!(deny(1), Error::<Test>::BankPaymentNotFound);
		assert_eq!((held(ANA), paid(id), undivided()), (0, 0, vec![]));
		assert_ok!(paid_for(id, 0, 1_000, 20, 1));
		// Without a rule the scope itself denies.
		assert_ok!(set_rule(None));
		assert_noop!(deny(1), BadOrigin);
		assert_noop!(confirm_as(DESIGNER, id, 0, 20, 1), Error::<Test>::BankRuleNotFound);
		assert_ok!(Settlement::deny_paid(signed(DESIGNER), id, 0, named(1), H256::zero()));
	});
}

#[test]
fn a_payment_that_nobody_answers_counts_for_neither_side() {
	with_bank(|id| {
		assert_ok!(paid_for(id, 0, 1_000, 20, 1));
		pass_days(20);
		// The time to answer stands still under a brake.
		pass_braked(3 * DAY);
		pass_days(10);
		let remove = || Settlement::remove_paid(signed(CEM), id, 0);
		assert_eq!(remove(), Ok(()));
		assert_ok!(paid_for(id, 0, 1_000, 20, 1));
		run_blocks(30 * DAY - 1);
		assert_noop!(remove(), Error::<Test>::BankPaymentWaits);
		run_blocks(1);
		let late = confirm_as(TREASURER, id, 0, 20, 1);
		assert_eq!(late, Err(Error::<Test>::BankPaymentExpired.into()));
		assert_ok!(remove());
		assert_eq!(last_event(), Event::BankPaymentRemoved { contract: id, period: 0 });
		assert_eq!((held(ANA), paid(id)), (0, 0));
		// The payer takes it back at any time.
		assert_ok!(paid_for(id, 0, 1_000, 20, 1));
		let withdraw = |who| Settlement::withdraw_paid(signed(who), id, 0);
		assert_noop!(withdraw(CEM), Error::<Test>::NotParty);
		assert_ok!(withdraw(ANA));
		assert_noop!(withdraw(ANA), Error::<Test>::BankPaymentNotFound);
		assert!(!BankReferences::<Test>::contains_key((DESIGN, COMPANY, named(1))));
	});
}

#[test]
fn a_period_waits_for_the_answer_and_gets_more_time_once() {
	with_bank(|id| {
		pass_days(90);
		run_blocks(29 * DAY);
		assert_ok!(paid_for(id, 0, 1_000, 20, 1));
		let open = close(id, 0, 1_000);
		assert_eq!(open, Err(Error::<Test>::BankPaymentOpen.into()));
		let due_by = crate::Pallet::<Test>::contract(id).unwrap().next.unwrap().due_by;
		run_to_block(due_by);
		let flag = || Settlement::flag(signed(CEM), id);
		assert_noop!(flag(), Error::<Test>::NotLate);
		assert_ok!(Settlement::withdraw_paid(signed(ANA), id, 0));
		run_blocks(1);
		assert_ok!(flag());
		// Once: neither another declaration nor one after the flag moves anything.
		let breach = System::block_number() + 30 * DAY;
		assert_ok!(paid_for(id, 0, 1_000, 20, 1));
		run_to_block(breach - 1);
		let status = || crate::Pallet::<Test>::status(DESIGN, COMPANY);
		assert_eq!(status(), Status::Commercial);
		run_blocks(1);
		assert_eq!(status(), Status::InBreach);
		// A confirmed payment cures once the period is closed.
		assert_ok!(Settlement::withdraw_paid(signed(ANA), id, 0));
		assert_ok!(close(id, 0, 1_000));
		assert_eq!(status(), Status::Commercial);
	});
}

#[test]
fn a_flagged_period_has_more_time_to_be_cured_but_a_breach_is_one() {
	with_bank(|id| {
		pass_days(120);
		run_blocks(1);
		assert_ok!(Settlement::flag(signed(CEM), id));
		let flagged = System::block_number();
		run_blocks(30 * DAY - 1);
		assert_ok!(paid_for(id, 0, 1_000, 20, 1));
		let status = || crate::Pallet::<Test>::status(DESIGN, COMPANY);
		run_to_block(flagged + 60 * DAY - 1);
		assert_eq!(status(), Status::Commercial);
		run_blocks(1);
		assert_eq!(status(), Status::InBreach);
		// The second period is late as well; the breach of the first is not lifted by declaring.
		assert_ok!(Settlement::remove_paid(signed(CEM), id, 0));
		assert_ok!(close(id, 0, 1_000));
		run_blocks(60 * DAY);
		assert_ok!(Settlement::flag(signed(CEM), id));
		run_blocks(30 * DAY);
		assert_eq!(status(), Status::InBreach);
		assert_ok!(paid_for(id, 1, 1_000, 20, 2));
		assert_eq!(status(), Status::InBreach);
	});
}

#[test]
fn what_is_not_owed_becomes_credit_and_what_is_missing_is_paid_at_the_end() {
	with_bank(|id| {
		// 50 for what 20 are due of.
		assert_ok!(paid_for(id, 0, 1_000, 50, 1));
		assert_ok!(confirm_as(TREASURER, id, 0, 50, 1));
		assert_eq!((paid(id), credit(id)), (20 * ONE, 30 * ONE));
		assert_eq!(undivided(), [(50, Some(TREASURER))]);
		// 5 of the 20 of another part: credit pays as much as money.
		assert_ok!(paid_for(id, 0, 1_000, 5, 2));
		assert_ok!(confirm_as(TREASURER, id, 0, 5, 2));
		assert_eq!((paid(id), credit(id)), (25 * ONE, 25 * ONE));
		check_state();
		pass_days(90);
		assert_ok!(close(id, 0, 2_000));
		assert_eq!((paid(id), credit(id)), (30 * ONE, 20 * ONE));
		for n in [1, 2] {
			assert_ok!(Settlement::divide_paid(signed(TREASURER), id, named(n)));
		}
		// Base 0 pays what is owed: here nothing.
		assert_ok!(paid_for(id, 1, 0, 7, 3));
		assert_ok!(confirm_as(TREASURER, id, 1, 7, 3));
		assert_eq!((paid(id), credit(id)), (30 * ONE, 27 * ONE));
	});
}

#[test]
fn who_contributes_owes_nothing_and_has_what_it_paid_at_the_bank_as_credit() {
	with_bank(|id| {
		let today = Settlement::today();
		assert_ok!(paid_for(id, 0, 1_000, 20, 1));
		accepted_on(DESIGN, &COMPANY, &[today, today + 1, today + 2]);
		run_blocks(2 * DAY);
		assert_ok!(confirm_as(TREASURER, id, 0, 20, 1));
		assert_eq!((paid(id), credit(id)), (0, 20 * ONE));
	});
}

#[test]
fn a_payment_at_a_bank_completes_a_contract_exactly() {
	with_bank(|_| {
		let terms = TermsOf::<Test> { document: document(2), ..bank_terms(Some(30)) };
		let id = sign(terms);
		assert_ok!(declare(id, 0, 1_000));
		assert_ok!(paid_for(id, 0, 1_000, 20, 1));
		assert_ok!(confirm_as(TREASURER, id, 0, 20, 1));
		assert_eq!((paid(id), credit(id)), (30 * ONE, 10 * ONE));
		assert!(crate::Pallet::<Test>::contract(id).unwrap().is_completed);
	});
}

#[test]
fn undivided_money_of_the_bank_bars_more_of_it() {
	with_bank(|id| {
		let barred = |n, amount, who| {
			assert_ok!(paid_for(id, 0, 0, amount, n));
			let refused = Error::<Test>::TooMuchUndivided;
			assert_noop!(confirm_as(who, id, 0, amount, n), refused);
			assert_ok!(Settlement::withdraw_paid(signed(ANA), id, 0));
		};
		assert_ok!(paid_for(id, 0, 0, 500, 1));
		assert_ok!(confirm_as(TREASURER, id, 0, 500, 1));
		// 1,000 at most.
		barred(2, 501, DESIGNER);
		assert_ok!(paid_for(id, 0, 0, 499, 2));
		assert_ok!(confirm_as(TREASURER, id, 0, 499, 2));
		barred(3, 2, TREASURER);
		// Eight at most.
		assert_ok!(Settlement::divide_paid(signed(TREASURER), id, named(1)));
		for n in 11..18 {
			assert_ok!(paid_for(id, 0, 0, 1, n));
			assert_ok!(confirm_as(TREASURER, id, 0, 1, n));
		}
		barred(19, 1, TREASURER);
		for n in 11..18 {
			assert_ok!(Settlement::divide_paid(signed(CEM), id, named(n)));
		}
		// 60 days at most, without those of a brake.
		run_blocks(60 * DAY - 1);
		pass_braked(DAY);
		assert_ok!(paid_for(id, 0, 0, 1, 20));
		assert_ok!(confirm_as(TREASURER, id, 0, 1, 20));
		run_blocks(1);
		barred(21, 1, TREASURER);
		// The designers give it up, but not who confirmed it.
		let drop = |who, n| Settlement::drop_undivided(signed(who), id, named(n));
		assert_noop!(drop(TREASURER, 2), BadOrigin);
		assert_ok!(drop(DESIGNER, 2));
		assert_eq!(
			last_event(),
			Event::UndividedDropped {
				contract: id,
				reference: named(2),
				asset: NATIVE,
				amount: 499 * ONE,
				confirmer: Some(TREASURER),
			}
		);
		assert_ok!(paid_for(id, 0, 0, 1, 22));
		assert_ok!(confirm_as(DESIGNER, id, 0, 1, 22));
		assert_noop!(drop(DESIGNER, 22), Error::<Test>::NotIndependent);
		assert_noop!(drop(DESIGNER, 2), Error::<Test>::BankPaymentNotFound);
	});
}

#[test]
fn a_suspended_payee_answers_nothing_and_its_payer_goes_on() {
	with_bank(|id| {
		confirmed(id, 1);
		assert_ok!(paid_for(id, 0, 1_000, 20, 2));
		assert_ok!(Networks::suspend(signed(DESIGNER), DESIGN, DESIGN, 5, document(6)));
		assert!(confirm_as(TREASURER, id, 0, 20, 2).is_err());
		assert!(Settlement::deny_paid(signed(DESIGNER), id, 0, named(2), H256::zero()).is_err());
		assert!(Settlement::drop_undivided(signed(DESIGNER), id, named(1)).is_err());
		// What discharges goes on.
		assert_ok!(Settlement::divide_paid(signed(TREASURER), id, named(1)));
		assert_ok!(Settlement::withdraw_paid(signed(ANA), id, 0));
		assert_ok!(paid_for(id, 0, 1_000, 20, 2));
		pass_days(90);
		assert_ok!(Settlement::remove_paid(signed(CEM), id, 0));
		assert!(!BankPayments::<Test>::contains_key(id, 0));
	});
}

/// What the invariants say of a change, where one payment waits for an answer and one to be divided.
fn broken(change: impl FnOnce(ContractId)) -> &'static str {
	use frame_support::traits::Hooks as _;
	let mut found = "";
	genesis().execute_with(|| {
		run_to_block(1);
		for steward in [STEWARD, STEWARD, DESIGNER] {
			network(steward);
		}
		set_equation(DESIGNER, DESIGN);
		endow(purse(DESIGN, Purse::Treasury));
		define_role(DESIGNER, DESIGN);
		set_rule(Some(rule())).unwrap();
		let id = sign(bank_terms(None));
		paid_for(id, 0, 1_000, 20, 1).unwrap();
		confirm_as(DESIGNER, id, 0, 20, 1).unwrap();
		paid_for(id, 0, 1_000, 20, 2).unwrap();
		check_state();
		change(id);
		found = match Settlement::try_state(System::block_number()) {
			Err(sp_runtime::DispatchError::Other(reason)) => reason,
			other => panic!("{other:?}"),
		};
	});
	found
}

fn in_payment(change: impl FnOnce(&mut crate::BankPaymentOf<Test>)) -> &'static str {
	broken(|id| {
		BankPayments::<Test>::mutate(id, 0, |payment| change(payment.as_mut().unwrap()));
	})
}

fn in_undivided(change: impl FnOnce(&mut crate::UndividedOf<Test>)) -> &'static str {
	broken(|_| ToDivide::<Test>::mutate(DESIGN, |list| change(&mut list[0])))
}

#[test]
fn try_state_finds_payments_that_do_not_belong_where_they_are() {
	assert!(in_payment(|payment| payment.amount = 0).starts_with('8'));
	assert!(in_payment(|payment| payment.asset = asset(7)).starts_with('8'));
	assert!(in_payment(|payment| payment.depositor = BEN).starts_with('8'));
	assert!(in_payment(|payment| payment.reference = named(9)).starts_with('9'));
	assert!(in_payment(|payment| payment.stopped = 1).starts_with('7'));
	let closed = broken(|id| {
		crate::Contracts::<Test>::mutate(id, |record| record.as_mut().unwrap().closed = 1);
	});
	assert!(closed.starts_with('6') || closed.starts_with('8'));
	let without = broken(|id| {
		crate::Periods::<Test>::mutate(id, 0, |one| one.as_mut().unwrap().extended = false);
	});
	assert_eq!(without, "8: a period without more time");
	let nowhere = broken(|id| {
		let payment = BankPayments::<Test>::take(id, 0).unwrap();
		BankPayments::<Test>::insert(9, 0, payment);
	});
	assert_eq!(nowhere, "8: no contract");
	assert!(in_undivided(|entry| entry.amount = 0).starts_with('9'));
	assert!(in_undivided(|entry| entry.asset = asset(7)).starts_with('9'));
	assert!(in_undivided(|entry| entry.contract = 9).starts_with('9'));
	assert!(in_undivided(|entry| entry.reference = named(9)).starts_with('9'));
	assert!(in_undivided(|entry| entry.stopped = 1).starts_with('7'));
	assert!(
		broken(|_| ToDivide::<Test>::insert(LAB, ToDivide::<Test>::get(DESIGN))).starts_with('9')
	);
	assert!(broken(|_| ToDivide::<Test>::mutate(DESIGN, |list| list.clear())).starts_with('9'));
	let none = BankRule { role: None, limits: Default::default() };
	assert!(broken(|_| crate::BankRules::<Test>::insert(LAB, none)).starts_with('9'));
}
