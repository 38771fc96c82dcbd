// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Incomes.

use super::{all_to, halves};
use crate::{
	mock::*, BucketSplit, Error, Event, KindSplit, Levied, Line, OnEmpty, Recipient, References,
	Split,
};
use frame_support::{assert_noop, assert_ok, traits::fungible::NativeOrWithId};
use ovn_primitives::{
	traits::{Incomes, ShareBooks},
	ClaimType, IncomeClass, IncomeTerms,
};
use sp_core::{H256, U256};
use sp_runtime::DispatchError::BadOrigin;

const REFERENCE: H256 = H256::repeat_byte(1);

fn record(
	who: u64,
	scope: ovn_primitives::ScopeId,
	class: IncomeClass,
) -> Result<(), sp_runtime::DispatchError> {
	Equations::record_income(signed(who), scope, NATIVE, 100 * ONE, class, REFERENCE)
		.map(drop)
		.map_err(|error| error.error)
}

#[test]
fn record_income_divides_in_the_same_call_when_it_succeeds() {
	build_and_execute(|| {
		let work = equity(25);
		contribute(work, ANA, 2);
		let costs = bucket("costs", 10, Recipient::Fund(COSTS));
		set(LAB, straight(vec![costs, bucket("work", 80, books(&[work]))]));
		let before = (free(PAYER), free(pot(&NATIVE)), free(Shares::pot_account(&NATIVE)));
		System::reset_events();
		let recorded =
			|scope| <Equations as Incomes<u64, AssetKind>>::is_recorded(&PAYER, scope, REFERENCE);
		assert!(!recorded(LAB));
		assert_ok!(record(PAYER, LAB, IncomeClass::Sale));
		assert!(recorded(LAB) && !recorded(SHOP));

		let part = |own, kinds| BucketSplit {
			own,
			passed: 0,
			savings_before: 0,
			taken: own,
			rest: 0,
			savings: 0,
			kinds,
		};
		let kind = KindSplit {
			kind: work,
			rate: 25 * ONE,
			value: U256::from(50 * ONE) * 1_000_000,
			room: None,
			amount: 76 * ONE,
		};
		let split = Split {
			version: 1,
			gross: 100 * ONE,
			cut: 0,
			levy: Some((NETWORK, 5 * ONE)),
			standing: vec![],
			released: 0,
			base: 95 * ONE,
			buckets: vec![part(9_500_000_000_000, vec![]), part(76 * ONE, vec![kind])],
			residue: 9_500_000_000_000,
			dropped: 0,
			held_before: 0,
			held: 0,
		};
		let expected = Event::IncomeRecorded {
			scope: LAB,
			asset: NATIVE,
			payer: Some(PAYER),
			class: IncomeClass::Sale,
			reference: Some(REFERENCE),
			levied: Levied::by_nobody(),
			split,
		};
		assert_eq!(events(), vec![expected]);
		// What is not for books is kept on the pot; nothing else moves.
		assert_eq!(free(PAYER), before.0 - 100 * ONE);
		assert_eq!((free(pot(&NATIVE)), owed(&NATIVE)), (before.1, 24 * ONE));
		assert_eq!(free(Shares::pot_account(&NATIVE)), before.2);
		assert_eq!(free(purse(LAB, COSTS)), ED);
		assert_eq!(References::<Test>::get((LAB, PAYER, REFERENCE)), Some(1));
		assert_eq!(claim(ANA, book(work), 0), 76 * ONE);
	});
}

#[test]
fn record_income_keeps_fractions_when_parts_are_not_whole() {
	build_and_execute(|| {
		no_levy();
		let thirds = ["a", "b", "c"].map(|name| part(name, 1, 3, Recipient::Account(MANAGER)));
		set(LAB, straight(thirds.to_vec()));
		let split = sale(10_000);
		assert_eq!((taken(&split), split.residue, split.held), (vec![3_333; 3], 0, 1));
		assert_eq!(owed(&NATIVE), 10_000);
		let split = sale(10_001);
		assert_eq!((taken(&split), split.residue, split.held), (vec![3_334, 3_334, 3_334], 0, 0));
		assert_eq!((split.held_before, owed(&NATIVE)), (1, 20_001));
	});
}

#[test]
fn record_income_gives_the_residue_to_its_purse_when_no_bucket_wants_it() {
	build_and_execute(|| {
		no_levy();
		let mut equation = halves();
		equation.residue = RESERVE;
		set(LAB, equation);
		assert_eq!(sale(100 * ONE).residue, 40 * ONE);
		assert_eq!(collect(Line::Residue, purse(LAB, RESERVE)), 40 * ONE);
	});
}

#[test]
fn record_income_passes_on_when_a_book_has_no_units() {
	build_and_execute(|| {
		no_levy();
		let (nobody, work) = (equity(1), equity(1));
		contribute(work, ANA, 1);
		set(
			LAB,
			straight(vec![bucket("a", 30, books(&[nobody])), bucket("b", 50, books(&[work]))]),
		);
		let split = sale(100 * ONE);
		assert_eq!((split.buckets[0].rest, split.buckets[1].passed), (30 * ONE, 30 * ONE));
		assert_eq!((claim(ANA, book(work), 0), split.residue), (80 * ONE, 20 * ONE));
	});
}

#[test]
fn record_income_holds_for_the_next_part_when_a_bucket_says_so() {
	build_and_execute(|| {
		no_levy();
		let costs = once();
		let hold = books_or(&[costs], None, OnEmpty::Hold);
		set(LAB, straight(vec![bucket("costs", 50, hold)]));
		contribute(costs, ANA, 20);
		let split = sale(100 * ONE);
		assert_eq!((split.buckets[0].taken, split.buckets[0].savings), (20 * ONE, 30 * ONE));
		contribute(costs, BEN, 60);
		let split = sale(20 * ONE);
		let costs = &split.buckets[0];
		assert_eq!((costs.own, costs.savings_before, costs.taken), (10 * ONE, 30 * ONE, 40 * ONE));
		assert_eq!((costs.savings, split.residue), (0, 10 * ONE));
	});
}

#[test]
fn record_income_pays_no_more_than_a_multiple_of_value_when_a_bucket_says_so() {
	build_and_execute(|| {
		no_levy();
		let work = equity(30);
		contribute_parts(LAB, work, ANA, UNIT / 60);
		let to_fund = OnEmpty::Fund(RESERVE);
		let limited = books_or(&[work], Some(ratio(2, 1)), to_fund);
		set(LAB, straight(vec![bucket("work", 100, limited)]));
		let split = sale(10_000 * ONE);
		// One minute at 30 an hour, twice; a unit has 6 decimals.
		assert_eq!(split.buckets[0].taken, 999_960_000_000);
		assert_eq!(claim(ANA, book(work), 0), 999_960_000_000);
		let rest = 10_000 * ONE - 999_960_000_000;
		assert_eq!(collect(Line::Bucket(0), purse(LAB, RESERVE)), rest);
	});
}

#[test]
fn record_income_pays_expenses_once_and_not_from_what_others_leave() {
	build_and_execute(|| {
		no_levy();
		let (work, loan, expense) = (equity(1), debt(), once());
		contribute(work, ANA, 100);
		contribute(loan, BEN, 100);
		set(LAB, straight(vec![bucket("all", 100, books(&[loan]))]));
		sale(90 * ONE);
		contribute(expense, CEM, 100);
		set(LAB, all_to_all(&[work, loan, expense]));
		run_blocks(NOTICE);
		let split = sale(60 * ONE);
		assert_eq!(amounts(&split.buckets[0]), [30 * ONE, 10 * ONE, 20 * ONE]);
		// The loan is paid, the expense is open still; then it is paid and takes no more part.
		let split = sale(160 * ONE);
		assert_eq!(amounts(&split.buckets[0]), [80 * ONE, 0, 80 * ONE]);
		let split = sale(50 * ONE);
		assert_eq!(amounts(&split.buckets[0]), [50 * ONE, 0, 0]);
		assert_eq!(claim(CEM, book(expense), 0), 100 * ONE);
	});
}

#[test]
fn record_income_closes_expenses_that_it_could_have_paid_when_the_bucket_is_limited() {
	build_and_execute(|| {
		no_levy();
		let expense = once();
		contribute(expense, CEM, 100);
		let limited = books_or(&[expense], Some(ratio(1, 2)), OnEmpty::Fund(RESERVE));
		set(LAB, straight(vec![bucket("costs", 100, limited)]));
		// Dust pays partly and closes nothing; what could pay all closes.
		assert_eq!(sale(30 * ONE).buckets[0].taken, 30 * ONE);
		assert_eq!(sale(80 * ONE).buckets[0].taken, 50 * ONE);
		assert_eq!(sale(80 * ONE).buckets[0].taken, 0);
		assert_eq!(claim(CEM, book(expense), 0), 80 * ONE);
	});
}

#[test]
fn record_income_shares_the_gross_when_shares_stand() {
	build_and_execute(|| {
		StandingList::set(&vec![(LAB, SHOP, 10, 100), (LAB, PARTNER, 20, 100)]);
		set(LAB, straight(vec![]));
		let split = sale(100 * ONE);
		assert_eq!(split.levy, Some((NETWORK, 5 * ONE)));
		assert_eq!(shared(&split), vec![(SHOP, 10 * ONE), (PARTNER, 20 * ONE)]);
		assert_eq!((split.base, split.residue), (65 * ONE, 65 * ONE));
		assert_eq!(inbox(SHOP, Levied::by(NETWORK)), 10 * ONE);
		assert_eq!(inbox(PARTNER, Levied::by(NETWORK)), 20 * ONE);
		let expected = Event::InboxCredited {
			scope: PARTNER,
			source: Some(LAB),
			asset: NATIVE,
			levied: Levied::by(NETWORK),
			amount: 20 * ONE,
			inbox: 20 * ONE,
		};
		assert_eq!(last_event(), expected);
	});
}

#[test]
fn record_income_takes_at_most_half_of_the_gross_when_levy_and_shares_want_more() {
	build_and_execute(|| {
		StandingList::set(&vec![
			(LAB, SHOP, 30, 100),
			(LAB, PARTNER, 20, 100),
			(LAB, ABROAD, 1, 100),
		]);
		set(LAB, straight(vec![]));
		let split = sale(100 * ONE);
		let parts = vec![(SHOP, 30 * ONE), (PARTNER, 15 * ONE), (ABROAD, 0)];
		assert_eq!((shared(&split), split.base), (parts, 50 * ONE));
		// Nobody owes what half of the income had no room for, and the split says so.
		let lost: Vec<_> = split.standing.iter().map(|share| share.lost).collect();
		assert_eq!(lost, vec![0, 5 * ONE, ONE]);
		assert_eq!(inbox(ABROAD, Levied::by(NETWORK)), 0);
	});
}

#[test]
fn record_income_keeps_the_fractions_of_levy_and_shares() {
	build_and_execute(|| {
		StandingList::set(&vec![(LAB, SHOP, 1, 3)]);
		set(LAB, straight(vec![]));
		for _ in 0..3 {
			sale(10_007);
		}
		// Exactly 5 % and a third of all three.
		assert_eq!(flow().levy_due, 30_021 * 5 / 100);
		assert_eq!(inbox(SHOP, Levied::by(NETWORK)), 10_007);
	});
}

#[test]
fn record_income_charges_for_the_shares_that_it_takes() {
	build_and_execute(|| {
		StandingList::set(&vec![(LAB, SHOP, 1, 100), (LAB, PARTNER, 1, 100)]);
		set(LAB, straight(vec![]));
		let class = IncomeClass::Sale;
		let post = Equations::record_income(signed(PAYER), LAB, NATIVE, ONE, class, REFERENCE);
		let own = <() as crate::WeightInfo>::record_income(0, 2);
		let shares = <Standing as ovn_primitives::traits::StandingShares<AssetKind>>::weight(2, 0);
		assert_eq!(post.unwrap().actual_weight, Some(own.saturating_add(shares)));
	});
}

#[test]
fn record_income_divides_other_assets_apart_when_they_are_accepted() {
	build_and_execute(|| {
		no_levy();
		let asset = asset_with_pots(1);
		let work = equity(1);
		contribute(work, ANA, 1);
		set(
			LAB,
			straight(vec![
				part("a", 1, 3, Recipient::Account(MANAGER)),
				part("b", 2, 3, books(&[work])),
			]),
		);
		let before = balance_of(&asset, PAYER);
		assert_ok!(sale_in(LAB, asset.clone(), 10_000));
		assert_eq!(balance_of(&asset, PAYER), before - 10_000);
		assert_eq!((owed(&asset), owed(&NATIVE)), (3_334, 0));
		assert_ok!(Shares::claim(signed(ANA), vec![(book(work), 0)].try_into().unwrap(), 8));
		assert_eq!(balance_of(&asset, ANA), 6_666);
		assert_ok!(Equations::collect(signed(ANA), LAB, asset.clone(), Line::Bucket(0)));
		assert_eq!(balance_of(&asset, MANAGER), 3_333);
	});
}

#[test]
fn record_income_leaves_the_residue_what_debts_in_another_asset_cannot_take() {
	build_and_execute(|| {
		no_levy();
		let asset = asset_with_pots(1);
		let loan = debt();
		contribute(loan, ANA, 10);
		set(LAB, all_to(loan));
		assert_ok!(sale_in(LAB, asset.clone(), 10_000));
		assert_eq!((last_split().residue, owed(&asset)), (10_000, 10_000));
		assert_eq!(sale(4 * ONE).buckets[0].taken, 4 * ONE);
	});
}

#[test]
fn record_income_succeeds_when_the_scope_is_closed() {
	build_and_execute(|| {
		let work = kind_of(SHOP, ovn_primitives::ClaimType::Equity, ONE);
		contribute_to(SHOP, work, ANA, 1);
		set(SHOP, all_to(work));
		assert_ok!(Networks::close_scope(signed(STEWARD), SHOP));
		assert_ok!(try_sale(SHOP, 100 * ONE));
		assert_eq!(claim(ANA, book_of(SHOP, work), 0), 95 * ONE);
	});
}

#[test]
fn record_income_levies_the_networks_own_income_too() {
	build_and_execute(|| {
		set(NETWORK, straight(vec![bucket("manager", 100, Recipient::Account(MANAGER))]));
		assert_ok!(try_sale(NETWORK, 100 * ONE));
		let split = last_split();
		assert_eq!((split.levy, taken(&split)), (Some((NETWORK, 5 * ONE)), vec![95 * ONE]));
	});
}

#[test]
fn record_income_takes_the_same_reference_when_payer_or_scope_differ() {
	build_and_execute(|| {
		set(LAB, halves());
		set(SHOP, straight(vec![]));
		for (who, scope) in [(PAYER, LAB), (ANA, LAB), (PAYER, SHOP)] {
			assert_ok!(record(who, scope, IncomeClass::Grant));
			assert_noop!(record(who, scope, IncomeClass::Grant), Error::<Test>::AlreadyRecorded);
		}
	});
}

#[test]
fn record_income_takes_all_classes_but_those_of_scopes() {
	build_and_execute(|| {
		use IncomeClass::*;
		set(LAB, halves());
		for class in [Sale, Service, Licence, Grant, Sponsorship, Donation] {
			let income =
				Equations::record_income(signed(PAYER), LAB, NATIVE, ONE, class, reference());
			assert_ok!(income);
			// The network levies it, whatever the payer says.
			assert_eq!(last_split().levy, Some((NETWORK, ONE / 20)));
		}
		for class in [Cascade, Levy] {
			assert_noop!(record(PAYER, LAB, class), Error::<Test>::InvalidClass);
		}
	});
}

#[test]
fn record_income_fails_when_the_scope_has_no_equation() {
	build_and_execute(|| {
		assert_noop!(try_sale(LAB, ONE), Error::<Test>::EquationNotFound);
		assert_noop!(try_sale(77, ONE), Error::<Test>::ScopeNotFound);
	});
}

#[test]
fn record_income_fails_when_the_asset_is_not_accepted() {
	build_and_execute(|| {
		set(SHOP, straight(vec![]));
		let asset = asset_with_pots(1);
		for asset in [asset, NativeOrWithId::WithId(9)] {
			assert_noop!(sale_in(SHOP, asset, ONE), Error::<Test>::AssetNotAccepted);
		}
	});
}

#[test]
fn record_income_fails_when_the_payer_cannot_pay() {
	build_and_execute(|| {
		set(LAB, halves());
		let class = IncomeClass::Sale;
		let income =
			|| Equations::record_income(signed(NEWCOMER), LAB, NATIVE, ONE, class, REFERENCE);
		frame_support::assert_storage_noop!(assert!(income().is_err()));
	});
}

#[test]
fn record_income_fails_when_nobody_signed() {
	build_and_execute(|| {
		set(LAB, halves());
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			let class = IncomeClass::Sale;
			let income = Equations::record_income(origin, LAB, NATIVE, ONE, class, REFERENCE);
			assert_eq!(income.map_err(|error| error.error), Err(BadOrigin));
		}
	});
}

#[test]
fn record_income_fails_when_what_waits_would_not_fit() {
	build_and_execute(|| {
		set(LAB, straight(vec![]));
		sale(ONE);
		crate::Flows::<Test>::mutate(LAB, NATIVE, |flow| flow.residue_due = u128::MAX);
		assert_noop!(try_sale(LAB, ONE), Error::<Test>::Overflow);
		crate::Flows::<Test>::mutate(LAB, NATIVE, |flow| flow.residue_due = ONE * 95 / 100);
	});
}

#[test]
fn record_income_returns_what_was_paid_for_kinds_and_scopes_that_are_not() {
	build_and_execute(|| {
		use crate::WeightInfo;
		let work = equity(1);
		contribute(work, ANA, 1);
		set(
			LAB,
			straight(vec![
				bucket("a", 10, Recipient::Scope(SHOP)),
				bucket("b", 10, books(&[work])),
			]),
		);
		let class = IncomeClass::Sale;
		let post = Equations::record_income(signed(PAYER), LAB, NATIVE, ONE, class, REFERENCE);
		assert_eq!(post.unwrap().actual_weight, Some(<() as WeightInfo>::record_income(1, 1)));
	});
}

#[test]
fn incomes_of_other_pallets_are_divided_alike() {
	build_and_execute(|| {
		set(LAB, halves());
		let class = IncomeClass::Donation;
		let before = free(PAYER);
		let record = |amount| {
			<Equations as Incomes<_, _>>::record(&PAYER, LAB, &NATIVE, amount, 0, class, REFERENCE)
		};
		assert_ok!(record(ONE));
		assert_eq!(free(PAYER), before - ONE);
		assert_noop!(record(ONE), Error::<Test>::AlreadyRecorded);
	});
}

#[test]
fn who_sells_for_a_scope_keeps_its_cut_and_levy_and_shares_are_of_the_gross() {
	build_and_execute(|| {
		// Worked case: cut 8 %, levy 5 %, share 3 % of 1,000.
		StandingList::set(&vec![(LAB, PARTNER, 3, 100)]);
		set(LAB, straight(vec![]));
		let before = (free(PAYER), owed(&NATIVE));
		let record = |cut| {
			let (gross, class) = (1_000 * ONE, IncomeClass::Sale);
			<Equations as Incomes<_, _>>::record(&PAYER, LAB, &NATIVE, gross, cut, class, REFERENCE)
		};
		assert_noop!(record(200 * ONE + 1), Error::<Test>::InvalidCut);
		assert_ok!(record(80 * ONE));
		let split = last_split();
		assert_eq!((split.gross, split.cut), (1_000 * ONE, 80 * ONE));
		assert_eq!(split.levy, Some((NETWORK, 50 * ONE)));
		assert_eq!(shared(&split), vec![(PARTNER, 30 * ONE)]);
		assert_eq!((split.base, split.residue), (840 * ONE, 840 * ONE));
		assert_eq!(free(PAYER), before.0 - 920 * ONE);
		assert_eq!(owed(&NATIVE), before.1 + 920 * ONE);
	});
}

/// The levy and the shares of a sale of the lab now.
fn terms() -> IncomeTerms {
	<Equations as Incomes<u64, AssetKind>>::terms_of(LAB, &NATIVE).unwrap()
}

#[test]
fn a_sale_is_levied_and_shared_by_the_terms_of_its_announcement() {
	build_and_execute(|| {
		StandingList::set(&vec![(LAB, PARTNER, 3, 100)]);
		set(LAB, straight(vec![]));
		let terms = terms();
		assert_eq!((terms.levy, terms.shares.to_vec()), (Some(ratio(5, 100)), vec![0]));
		// Since then the levy doubled, another share was signed, and the equation is another.
		let purse = Some(ovn_primitives::Purse::Treasury);
		assert_ok!(Equations::set_levy(signed(STEWARD), NETWORK, ratio(1, 10), purse));
		set(LAB, straight(vec![bucket("manager", 100, Recipient::Account(MANAGER))]));
		run_blocks(NOTICE);
		StandingList::set(&vec![(LAB, PARTNER, 3, 100), (LAB, SHOP, 10, 100)]);
		let record = |cut, n| {
			let (amounts, reference) = ((1_000 * ONE, cut), H256::repeat_byte(n));
			<Equations as Incomes<_, _>>::record_by_terms(
				&PAYER, LAB, &NATIVE, amounts, &terms, reference,
			)
		};
		let before = free(PAYER);
		assert_noop!(record(200 * ONE + 1, 1), Error::<Test>::InvalidCut);
		assert_ok!(record(200 * ONE, 1));
		let split = last_split();
		assert_eq!((split.version, split.cut), (2, 200 * ONE));
		assert_eq!(split.levy, Some((NETWORK, 50 * ONE)));
		assert_eq!(shared(&split), vec![(PARTNER, 30 * ONE)]);
		assert_eq!((split.base, split.buckets[0].taken), (720 * ONE, 720 * ONE));
		assert_eq!(free(PAYER), before - 800 * ONE);
		assert_noop!(record(0, 1), Error::<Test>::AlreadyRecorded);
		// What is sold now goes by the present ones.
		let split = sale(1_000 * ONE);
		assert_eq!(split.levy, Some((NETWORK, 100 * ONE)));
		assert_eq!(shared(&split), vec![(PARTNER, 30 * ONE), (SHOP, 100 * ONE)]);
	});
}

#[test]
fn terms_without_levy_and_shares_take_nothing() {
	build_and_execute(|| {
		set(LAB, straight(vec![]));
		StandingList::set(&vec![(LAB, PARTNER, 3, 100)]);
		let terms = IncomeTerms::default();
		let amounts = (1_000 * ONE, 0);
		let record = <Equations as Incomes<_, _>>::record_by_terms;
		assert_ok!(record(&PAYER, LAB, &NATIVE, amounts, &terms, REFERENCE));
		let split = last_split();
		assert_eq!((split.levy, split.standing.len(), split.base), (None, 0, 1_000 * ONE));
	});
}

#[test]
fn levies_of_several_ratios_keep_one_fraction() {
	build_and_execute(|| {
		set(LAB, straight(vec![]));
		let thirds = IncomeTerms { levy: Some(ratio(1, 30)), ..Default::default() };
		for n in 1..=4 {
			let (amounts, reference) = ((10_001, 0), H256::repeat_byte(n));
			let record = <Equations as Incomes<_, _>>::record_by_terms;
			assert_ok!(record(&PAYER, LAB, &NATIVE, amounts, &thirds, reference));
			sale(10_001);
		}
		// 1/30 and 1/20 of 40,004 each: 3,333.67.
		assert_eq!(flow().levy_due, 40_004 / 12);
	});
}

#[test]
fn what_is_owed_reaches_the_inbox_if_it_cannot_be_an_income() {
	build_and_execute(|| {
		let pay = |amount, n| {
			let (class, reference) = (IncomeClass::Licence, H256::repeat_byte(n));
			<Equations as Incomes<_, _>>::record_or_post(
				&PAYER, LAB, &NATIVE, amount, class, reference,
			)
		};
		// There is no equation, the reference is used, the amount is too small: it arrives all the same.
		assert_eq!(pay(ONE, 1), Ok(false));
		assert_eq!(inbox(LAB, Levied::by_nobody()), ONE);
		set(LAB, straight(vec![]));
		assert_eq!(pay(ONE, 1), Ok(true));
		assert_eq!(pay(ONE, 1), Ok(false));
		assert_eq!(pay(1, 2), Ok(false));
		assert_eq!(inbox(LAB, Levied::by_nobody()), 2 * ONE + 1);
		// Nothing is taken from who has not got it.
		assert_noop!(pay(free(PAYER) * 2, 3), sp_runtime::TokenError::FundsUnavailable);
	});
}

#[test]
fn books_that_wake_later_take_part_later() {
	build_and_execute(|| {
		no_levy();
		let (work, loan) = (equity(1), debt());
		contribute(work, ANA, 100);
		let terms =
			ovn_primitives::BookTerms::Debt { ceiling: ratio(6, 5), asset: NATIVE, per_unit: None };
		<Shares as ShareBooks<_, _>>::create(book(loan), terms, true).unwrap();
		let holder = ovn_primitives::Holder::Agent(BEN);
		<Shares as ShareBooks<_, _>>::credit(book(loan), holder, 100 * ONE).unwrap();
		set(LAB, all_to_all(&[work, loan]));
		assert_eq!(amounts(&sale(10 * ONE).buckets[0]), [10 * ONE, 0]);
		<Shares as ShareBooks<_, _>>::activate(book(loan), None).unwrap();
		assert_eq!(amounts(&sale(10 * ONE).buckets[0]), [5 * ONE, 5 * ONE]);
	});
}

fn all_to_all(kinds: &[ovn_primitives::KindId]) -> crate::EquationOf<Test> {
	straight(vec![bucket("all", 100, books(kinds))])
}

#[test]
fn record_income_pays_expenses_in_another_asset_what_was_laid_out() {
	build_and_execute(|| {
		no_levy();
		let asset = asset_with_pots(1);
		let work = equity(1);
		contribute(work, BEN, 1);
		// Receipts in an asset of 6 decimals, of which one token is worth 3 native ones of 12.
		let receipts = kind_of_tokens(asset.clone(), 6, 3 * ONE, ClaimType::Once);
		contribute_parts(LAB, receipts, ANA, 2_000_000);
		let costs = bucket("costs", 80, books(&[receipts]));
		set(LAB, straight(vec![costs, bucket("participants", 20, books(&[work]))]));
		let mut paid = Vec::new();
		for _ in 0..2 {
			assert_ok!(sale_in(LAB, asset.clone(), 1_000_000_000));
			let split = last_split();
			paid.push((split.buckets[0].kinds[0].amount, split.buckets[1].kinds[0].amount));
		}
		// Two tokens were laid out: once; the rest of the bucket goes to the next.
		assert_eq!(paid, [(2_000_000, 998_000_000), (0, 1_000_000_000)]);
	});
}

#[test]
fn record_income_fails_in_another_asset_when_a_bucket_is_held_to_a_multiple() {
	build_and_execute(|| {
		no_levy();
		let asset = asset_with_pots(1);
		let work = equity(25);
		contribute(work, ANA, 1);
		let limited = books_or(&[work], Some(ratio(1, 1)), OnEmpty::NextBucket);
		set(LAB, straight(vec![bucket("work", 100, limited)]));
		assert_noop!(sale_in(LAB, asset.clone(), 1_000_000), Error::<Test>::NotNative);
		let preview = |asset| {
			let (class, levied) = (IncomeClass::Sale, Levied::by_nobody());
			Equations::preview(LAB, asset, 1_000_000, class, levied, None).map(drop)
		};
		assert_eq!(preview(asset.clone()), Err(Error::<Test>::NotNative.into()));
		assert_ok!(preview(NATIVE));
		assert_eq!(sale(100 * ONE).buckets[0].taken, 25 * ONE);
		set(LAB, super::all_to(work));
		run_blocks(NOTICE);
		assert_ok!(sale_in(LAB, asset, 1_000_000));
	});
}

#[test]
fn record_income_fails_when_a_book_has_no_place_for_the_asset() {
	build_and_execute(|| {
		no_levy();
		let work = equity(1);
		contribute(work, ANA, 1);
		set(LAB, super::all_to(work));
		for n in 1..=pallet_shares::MAX_ASSETS {
			let asset = asset_with_pots(n);
			assert_ok!(sale_in(LAB, asset.clone(), 1_000_000));
			assert_eq!(amounts(&last_split().buckets[0]), [1_000_000]);
			assert_ok!(Networks::drop_asset(signed(STEWARD), LAB, asset));
		}
		// Otherwise contributors would silently get nothing of it.
		assert_noop!(try_sale(LAB, 100 * ONE), Error::<Test>::BookFull);
		let next = equity(1);
		contribute(next, ANA, 1);
		set(LAB, super::all_to(next));
		run_blocks(NOTICE);
		assert_eq!(amounts(&sale(100 * ONE).buckets[0]), [100 * ONE]);
	});
}

#[test]
fn record_income_is_not_charged_for_a_division_when_it_is_refused() {
	build_and_execute(|| {
		set(LAB, halves());
		let class = IncomeClass::Sale;
		let sale = Equations::record_income(signed(PAYER), LAB, NATIVE, 1, class, REFERENCE);
		let refused = sale.unwrap_err();
		assert_eq!(refused.error, Error::<Test>::IncomeTooSmall.into());
		let charged = <() as crate::WeightInfo>::record_income(0, 0);
		assert_eq!(refused.post_info.actual_weight, Some(charged));
	});
}
