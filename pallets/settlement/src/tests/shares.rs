// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Standing shares of incomes.

use crate::{mock::*, AssetTerms, Ending, Error, Event, Gives, Side, State, TermsOf};
use frame_support::{assert_noop, assert_ok};
use ovn_primitives::{traits::Incomes, ContractId, IncomeClass, IncomeTerms, Party, Purse};
use pallet_value_equation::Split;
use sp_runtime::DispatchResult;

#[test]
fn a_share_says_what_it_got_of_which_income() {
	with_design(|| {
		let id = in_force(share_terms(3, None));
		sale(LAB, 10_000);
		let event = Event::SharePaid {
			contract: id,
			asset: NATIVE,
			amount: 300 * ONE,
			paid: 300 * ONE,
			exempt: 0,
			owed: 0,
		};
		assert_eq!(events().last(), Some(&event));
	});
}

#[test]
fn a_share_keeps_its_fractions() {
	with_design(|| {
		let id = in_force(share_terms(3, None));
		for _ in 0..100 {
			assert_ok!(income(LAB, &NATIVE, 10_001, IncomeClass::Sale));
		}
		assert_eq!(paid(id), 1_000_100 * 3 / 100);
	});
}

#[test]
fn a_share_is_taken_of_every_class_of_income() {
	with_design(|| {
		let id = in_force(share_terms(10, None));
		use IncomeClass::*;
		for class in [Sale, Service, Licence, Grant, Sponsorship, Donation] {
			let before = paid(id);
			assert_ok!(income(LAB, &NATIVE, 100 * ONE, class));
			assert_eq!(paid(id) - before, 10 * ONE);
		}
	});
}

#[test]
fn grants_are_exempt_up_to_so_much_a_year() {
	with_design(|| {
		let gives = exempting(10, &[(IncomeClass::Grant, 150), (IncomeClass::Donation, 5)]);
		let id = in_force(TermsOf::<Test> { gives, ..share_terms(1, None) });
		let grant = |amount: u128, class| {
			let before = paid(id);
			income(LAB, &NATIVE, amount * ONE, class).unwrap();
			paid(id) - before
		};
		assert_eq!(grant(100, IncomeClass::Grant), 0);
		// 50 of these are exempt.
		assert_eq!(grant(100, IncomeClass::Grant), 5 * ONE);
		assert_eq!(grant(100, IncomeClass::Grant), 10 * ONE);
		assert_eq!(grant(15, IncomeClass::Donation), ONE);
		assert_eq!(grant(100, IncomeClass::Sale), 10 * ONE);
		// A new year.
		run_blocks(365 * DAY - 1);
		assert_eq!(grant(100, IncomeClass::Grant), 10 * ONE);
		run_blocks(1);
		assert_eq!(grant(100, IncomeClass::Grant), 0);
		assert_eq!(grant(6, IncomeClass::Donation), ONE / 10);
		assert_eq!(account(id).exempt.to_vec(), vec![100 * ONE, 5 * ONE]);
	});
}

#[test]
fn an_income_in_an_asset_that_no_share_names_is_refused() {
	with_design(|| {
		let asset = asset(7);
		assert_ok!(Equations::open_pot(signed(PAYER), LAB, asset.clone()));
		assert_ok!(income(LAB, &asset, 10 * ONE, IncomeClass::Sale));
		let id = in_force(share_terms(3, None));
		let refused = income(LAB, &asset, 10 * ONE, IncomeClass::Sale);
		assert_noop!(refused, Error::<Test>::AssetNotNamed);
		// Another contract names it.
		assert_ok!(Networks::accept_asset(signed(DESIGNER), DESIGN, asset.clone()));
		let mut assets = native(None);
		assets.push(AssetTerms { asset: asset.clone(), ceiling: None, currency: None });
		let new = TermsOf::<Test> {
			assets: assets.try_into().unwrap(),
			supersedes: Some(id),
			..share_terms(3, None)
		};
		in_force(new);
		assert_ok!(income(LAB, &asset, 10 * ONE, IncomeClass::Sale));
		assert_eq!(last_split().standing[0].amount, 3 * ONE / 10);
	});
}

#[test]
fn two_incomes_of_one_block_do_not_pay_more_than_the_ceiling() {
	with_design(|| {
		let id = in_force(share_terms(10, Some(100)));
		assert_eq!(shared(&sale(LAB, 900)), vec![90]);
		assert_eq!(shared(&sale(LAB, 900)), vec![10]);
		assert_eq!(shared(&sale(LAB, 900)), Vec::<u128>::new());
		assert_eq!(paid(id), 100 * ONE);
		let at = System::block_number();
		let ended = Event::EndSet { contract: id, until: at, why: Ending::Completed };
		assert!(events().contains(&Event::ContractCompleted { contract: id }));
		assert!(events().contains(&ended));
	});
}

#[test]
fn what_a_share_got_is_in_the_inbox_whatever_becomes_of_the_contract() {
	with_design(|| {
		let id = in_force(TermsOf::<Test> { notice_days: 0, ..share_terms(3, None) });
		sale(LAB, 10_000);
		assert_ok!(Settlement::give_notice(signed(STEWARD), id, Side::Payer));
		assert_eq!(shared(&sale(LAB, 10_000)), Vec::<u128>::new());
		assert_eq!(inbox(DESIGN, Some(LAB)), 300 * ONE);
		assert_eq!(process(DESIGN, LAB).base, 285 * ONE);
	});
}

#[test]
fn a_notice_ends_a_share_when_it_has_passed() {
	with_design(|| {
		let id = in_force(share_terms(3, None));
		let stranger = Settlement::give_notice(signed(BEN), id, Side::Payer);
		assert!(stranger.is_err());
		assert_ok!(Settlement::give_notice(signed(DESIGNER), id, Side::Payee));
		let until = System::block_number() + 30 * DAY;
		let why = Ending::Notice(Side::Payee);
		assert_eq!(last_event(), Event::EndSet { contract: id, until, why });
		// The other side cannot prolong it.
		run_blocks(1);
		let later = Settlement::give_notice(signed(STEWARD), id, Side::Payer);
		assert_noop!(later, Error::<Test>::AlreadyOver);
		run_to_block(until - 1);
		assert_eq!(shared(&sale(LAB, 100)), vec![3]);
		run_blocks(1);
		assert_eq!(shared(&sale(LAB, 100)), Vec::<u128>::new());
		let offer = offer(share_terms(4, None));
		let unsigned = Settlement::give_notice(signed(STEWARD), offer, Side::Payer);
		assert_noop!(unsigned, Error::<Test>::NotSigned);
	});
}

#[test]
fn a_suspended_scope_ends_nothing_and_pays_on() {
	with_design(|| {
		let id = in_force(share_terms(3, None));
		assert_ok!(Networks::suspend(signed(STEWARD), LAB, LAB, 5, document(6)));
		let notice = Settlement::give_notice(signed(STEWARD), id, Side::Payer);
		assert_noop!(notice, pallet_networks::Error::<Test>::ScopeSuspended);
		assert_eq!(shared(&sale(LAB, 100)), vec![3]);
	});
}

#[test]
fn the_payer_pays_what_a_ceiling_leaves_at_any_time() {
	with_design(|| {
		let id = sign(share_terms(10, Some(1_000)));
		let pay = |amount: u128, purse| {
			Settlement::pay_ceiling(signed(STEWARD), id, NATIVE, amount * ONE, purse)
		};
		let treasury = Some(Purse::Treasury);
		assert_noop!(pay(0, treasury), Error::<Test>::ZeroAmount);
		assert_noop!(pay(1, None), Error::<Test>::InvalidSource);
		assert_ok!(pay(400, treasury));
		assert_eq!((paid(id), last_payment()), (400 * ONE, (400 * ONE, true)));
		// It is an income of the payee, whose network levies it.
		assert_eq!(last_split().levy, Some((DESIGN, 20 * ONE)));
		let before = free(purse(LAB, Purse::Treasury));
		assert_ok!(pay(5_000, treasury));
		assert_eq!(before - free(purse(LAB, Purse::Treasury)), 600 * ONE);
		assert_eq!(paid(id), 1_000 * ONE);
		assert!(matches!(
			contract(id).state,
			State::Signed { until: Some((_, Ending::Completed)), .. }
		));
		assert_noop!(pay(1, treasury), Error::<Test>::AlreadyOver);
		let other = TermsOf::<Test> { document: document(9), ..share_terms(3, None) };
		let open = sign(other);
		let none = Settlement::pay_ceiling(signed(STEWARD), open, NATIVE, ONE, treasury);
		assert_noop!(none, Error::<Test>::CeilingNotFound);
		let asset = AssetKind::WithId(3);
		let unnamed = Settlement::pay_ceiling(signed(STEWARD), open, asset, ONE, treasury);
		assert_noop!(unnamed, Error::<Test>::AssetNotNamed);
	});
}

#[test]
fn a_company_pays_a_ceiling_out_of_its_account() {
	with_design(|| {
		let terms = terms(COMPANY, DESIGN, crate::Gives::Licence(licence()), native(Some(100)));
		let id = sign(terms);
		let pay = |who, purse| Settlement::pay_ceiling(signed(who), id, NATIVE, 30 * ONE, purse);
		assert_noop!(pay(BEN, None), Error::<Test>::NotParty);
		assert_noop!(pay(ANA, Some(Purse::Treasury)), Error::<Test>::InvalidSource);
		let before = free(ANA);
		assert_ok!(pay(ANA, None));
		assert_eq!(before - free(ANA), 30 * ONE);
	});
}

#[test]
fn a_share_needs_a_place_in_the_list_of_its_payer() {
	with_design(|| {
		let scope = |n: u64| {
			let network = network(100 + n);
			set_equation(100 + n, network);
			network
		};
		for n in 0..8_u64 {
			endow(100 + n);
			let payee = scope(n);
			let gives = crate::Gives::Share(crate::ShareTerms {
				rate: ratio(1, 1_000),
				exempt: Default::default(),
			});
			let terms = terms(LAB_PAYS, payee, gives, native(None));
			let id = offer(terms.clone());
			assert_ok!(Settlement::accept(signed(100 + n), id, Box::new(terms)));
		}
		let ninth = offer(share_terms(1, None));
		assert_noop!(accept(ninth), Error::<Test>::TooManyShares);
		assert_eq!(crate::Pallet::<Test>::room(LAB), None);
		assert_eq!(crate::Pallet::<Test>::shares(LAB).len(), 8);
		assert_eq!(crate::Pallet::<Test>::contracts_of_payer(LAB_PAYS, 0).len(), 9);
		assert_eq!(crate::Pallet::<Test>::contracts_of_payee(DESIGN, 0), vec![ninth]);
		assert_eq!(Party::Scope(LAB), LAB_PAYS);
	});
}

/// The levy and the shares of a sale of the lab now.
fn announced() -> IncomeTerms {
	<Equations as Incomes<u64, AssetKind>>::terms_of(LAB, &NATIVE).unwrap()
}

/// Records a sale of the lab by terms, in base units.
fn try_by(terms: &IncomeTerms, gross: u128) -> DispatchResult {
	let record = <Equations as Incomes<u64, AssetKind>>::record_by_terms;
	record(&PAYER, LAB, &NATIVE, (gross, 0), terms, reference())
}

/// The same, in whole tokens.
fn sale_by(terms: &IncomeTerms, gross: u128) -> Split {
	try_by(terms, gross * ONE).unwrap();
	last_split()
}

/// A share without notice.
fn brief(rate: u32, ceiling: Option<u128>) -> TermsOf<Test> {
	TermsOf::<Test> { notice_days: 0, ..share_terms(rate, ceiling) }
}

fn superseding(old: ContractId, terms: TermsOf<Test>) -> TermsOf<Test> {
	TermsOf::<Test> { supersedes: Some(old), ..terms }
}

fn end(id: ContractId) {
	assert_ok!(Settlement::give_notice(signed(STEWARD), id, Side::Payer));
}

/// How often a contract was completed.
fn completions(id: ContractId) -> usize {
	let completed = Event::ContractCompleted { contract: id };
	events().into_iter().filter(|event| *event == completed).count()
}

#[test]
fn terms_name_the_shares_that_are_in_force_and_the_levy() {
	with_design(|| {
		assert_eq!(announced(), IncomeTerms { levy: Some(ratio(5, 100)), ..Default::default() });
		let first = in_force(brief(3, None));
		let second = sign(TermsOf::<Test> { document: document(2), ..brief(4, None) });
		assert_eq!(announced().shares.to_vec(), vec![first]);
		run_blocks(NOTICE);
		assert_eq!(announced().shares.to_vec(), vec![first, second]);
		end(first);
		assert_eq!(announced().shares.to_vec(), vec![second]);
		// The global scope is in no network.
		let of = <Equations as Incomes<u64, AssetKind>>::terms_of;
		assert_eq!(of(ovn_primitives::GLOBAL_SCOPE, &NATIVE), Ok(IncomeTerms::default()));
		assert_eq!(of(LAB, &AssetKind::WithId(9)), Err(Error::<Test>::AssetNotNamed.into()));
	});
}

#[test]
fn a_share_that_ended_is_paid_by_terms_with_its_fractions() {
	with_design(|| {
		let id = in_force(brief(3, None));
		let terms = announced();
		for _ in 0..50 {
			assert_ok!(income(LAB, &NATIVE, 10_001, IncomeClass::Sale));
		}
		end(id);
		for _ in 0..50 {
			assert_ok!(try_by(&terms, 10_001));
		}
		assert_eq!(paid(id), 1_000_100 * 3 / 100);
		assert_eq!(inbox(DESIGN, Some(LAB)), 1_000_100 * 3 / 100);
		let last = Event::SharePaid {
			contract: id,
			asset: NATIVE,
			amount: 301,
			paid: paid(id),
			exempt: 0,
			owed: 0,
		};
		assert_eq!(events().last(), Some(&last));
	});
}

#[test]
fn nothing_of_a_sale_by_terms_is_exempt_and_no_year_begins() {
	with_design(|| {
		let gives = exempting(10, &[(IncomeClass::Grant, 150)]);
		let id = in_force(TermsOf::<Test> { gives, ..brief(1, None) });
		let terms = announced();
		income(LAB, &NATIVE, 100 * ONE, IncomeClass::Grant).unwrap();
		let before = (account(id).year, account(id).exempt);
		end(id);
		run_blocks(365 * DAY);
		assert_eq!(shared(&sale_by(&terms, 100)), vec![10]);
		assert_eq!((account(id).year, account(id).exempt), before);
	});
}

#[test]
fn a_replaced_share_is_paid_by_its_rate_and_fills_the_ceiling_of_the_next() {
	with_design(|| {
		let old = in_force(brief(10, Some(1_000)));
		let terms = announced();
		let new = sign(superseding(old, brief(5, Some(250))));
		run_blocks(NOTICE);
		assert_eq!(shared(&sale_by(&terms, 1_000)), vec![100]);
		assert_eq!((paid(new), completions(new)), (100 * ONE, 0));
		check_state();
		assert_eq!(shared(&sale(LAB, 1_000)), vec![50]);
		// The one in force is full, and the old one has nothing left.
		let split = sale_by(&terms, 2_000);
		assert_eq!((shared(&split), split.base), (vec![100], 1_800 * ONE));
		assert_eq!((paid(new), completions(new), completions(old)), (250 * ONE, 1, 0));
		assert_eq!(shared(&sale_by(&terms, 1_000)), Vec::<u128>::new());
		assert_eq!(shared(&sale(LAB, 1_000)), Vec::<u128>::new());
		let ended =
			|state| matches!(state, State::Signed { until: Some((_, Ending::Superseded(_))), .. });
		assert!(ended(contract(old).state));
		assert_eq!((completions(new), completions(old)), (1, 0));
		check_state();
	});
}

#[test]
fn a_replaced_share_that_is_full_leaves_the_next_one_alone() {
	with_design(|| {
		let old = in_force(brief(10, Some(100)));
		let terms = announced();
		let new = sign(superseding(old, brief(10, Some(1_000))));
		run_blocks(NOTICE);
		assert_ok!(income(LAB, &NATIVE, 10_005, IncomeClass::Sale));
		let kept = account(new).lines[0].kept;
		assert_ne!(kept, Default::default());
		// What its own ceiling leaves.
		let split = sale_by(&terms, 2_000);
		assert_eq!(split.standing[0].amount, 100 * ONE - 1_000);
		assert_eq!((paid(new), completions(old), completions(new)), (100 * ONE, 0, 0));
		assert_ok!(income(LAB, &NATIVE, 10_005, IncomeClass::Sale));
		let kept = account(new).lines[0].kept;
		assert_eq!(sale_by(&terms, 2_000).standing, vec![]);
		// Nor does it touch the fraction that the next one keeps.
		assert_eq!(account(new).lines[0].kept, kept);
		assert_eq!(shared(&sale(LAB, 1_000)), vec![100]);
		check_state();
	});
}

#[test]
fn a_replaced_share_pays_no_more_than_the_last_one_left_that_is_over_too() {
	with_design(|| {
		let old = in_force(brief(10, Some(1_000)));
		let terms = announced();
		let new = sign(superseding(old, brief(10, Some(250))));
		run_blocks(NOTICE);
		assert_eq!(shared(&sale(LAB, 1_000)), vec![100]);
		run_blocks(1);
		end(new);
		assert_eq!(shared(&sale_by(&terms, 1_000)), vec![100]);
		assert_eq!(shared(&sale_by(&terms, 1_000)), vec![50]);
		assert_eq!(shared(&sale_by(&terms, 1_000)), Vec::<u128>::new());
		assert_eq!((paid(old), completions(old), completions(new)), (250 * ONE, 0, 0));
		check_state();
		// One that ended before it began limits nothing.
		let first = TermsOf::<Test> { document: document(2), ..brief(10, Some(1_000)) };
		let first = in_force(first);
		let terms = announced();
		let never = TermsOf::<Test> { document: document(2), ..brief(10, Some(50)) };
		let never = sign(superseding(first, never));
		end(never);
		run_blocks(NOTICE);
		assert_eq!(announced().shares.to_vec(), Vec::<u32>::new());
		assert_eq!(shared(&sale_by(&terms, 1_000)), vec![100]);
		check_state();
	});
}

#[test]
fn a_payment_by_terms_completes_the_share_in_force_and_not_the_one_to_come() {
	with_design(|| {
		let old = in_force(brief(10, Some(1_000)));
		let terms = announced();
		let new = sign(superseding(old, brief(10, Some(200))));
		run_blocks(NOTICE);
		let next = sign(superseding(new, brief(10, Some(5_000))));
		// The ceiling of the one in force limits the old one, too.
		assert_eq!(shared(&sale_by(&terms, 3_000)), vec![200]);
		assert_eq!((completions(old), completions(new), completions(next)), (0, 1, 0));
		check_state();
		run_blocks(NOTICE);
		assert_eq!(shared(&sale(LAB, 1_000)), vec![100]);
		assert_eq!(shared(&sale_by(&terms, 1_000)), vec![100]);
		check_state();
	});
}

#[test]
fn terms_with_what_is_no_share_of_the_scope_are_refused() {
	with_design(|| {
		let share = in_force(brief(3, None));
		let offer = offer(TermsOf::<Test> { document: document(2), ..brief(3, None) });
		let licence = terms(LAB_PAYS, DESIGN, Gives::Licence(licence()), native(None));
		let licence = sign(TermsOf::<Test> { document: document(4), ..licence });
		let other = terms(Party::Scope(STUDIO), DESIGN, percent(3), native(None));
		let other = sign(TermsOf::<Test> { document: document(3), ..other });
		for wrong in [offer, licence, other, 99] {
			let mut terms = announced();
			terms.shares.try_push(wrong).unwrap();
			assert_noop!(try_by(&terms, ONE), Error::<Test>::Inconsistent);
		}
		assert_eq!(shared(&sale_by(&announced(), 100)), vec![3]);
		assert_eq!(paid(share), 3 * ONE);
	});
}
