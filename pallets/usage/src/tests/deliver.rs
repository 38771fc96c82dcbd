// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::{equipment::*, *};
use crate::{FiguresOf, Payee, Payment, Payments, UseTerms};
use ovn_primitives::{traits::ShareBooks, Purse};
use sp_runtime::DispatchResult;

fn deliver(payment: u64) -> DispatchResult {
	Usage::deliver(signed(OUTSIDER), payment)
}

#[test]
fn deliver_pays_a_fund_when_its_pot_is_open_again() {
	build_and_execute(|| {
		let printer = machine();
		let money = free(USER);
		let number = reported(&printer);
		close_fund(printer.maintenance);
		System::reset_events();
		confirm(printer.id, CUSTODIAN, number);
		let payee = Payee::Purse(LAB, Purse::Fund(printer.maintenance));
		let waits = Event::PaymentWaits {
			payment: 0,
			payer: USER,
			payee: payee.clone(),
			asset: NATIVE,
			amount: 15 * ONE,
			reason: Error::<Test>::PurseNotOpen.into(),
		};
		assert!(events().contains(&waits));
		// The others are paid, and the user has paid all.
		assert_eq!((money - free(USER), held(USER)), (200 * ONE, 15 * ONE));
		let expected =
			Payment { payer: USER, payee: payee.clone(), asset: NATIVE, amount: 15 * ONE };
		assert_eq!(Usage::payment(0), Some(expected));
		assert_noop!(deliver(0), Error::<Test>::PurseNotOpen);

		open_fund(printer.maintenance);
		let before = Purses::now(&printer).maintenance;
		assert_ok!(deliver(0));
		let delivered = Event::PaymentDelivered {
			payment: 0,
			payer: USER,
			payee,
			asset: NATIVE,
			amount: 15 * ONE,
		};
		assert_eq!(last_event(), delivered);
		assert_eq!(Purses::now(&printer).maintenance - before, 15 * ONE);
		assert_eq!(held(USER), 0);
		assert_noop!(deliver(0), Error::<Test>::PaymentNotFound);
	});
}

#[test]
fn deliver_pays_a_supplier_when_the_account_can_take_it() {
	build_and_execute(|| {
		let printer = machine();
		// A newcomer, whom 9 base units would leave below the least an account can have.
		let terms = UseTerms { supplier: Some(NEWCOMER), ..Default::default() };
		assert_ok!(Usage::set_use_terms(signed(STEWARD), printer.id, terms));
		change_tariffs(printer.id, |tariff| tariff.material_per_unit = ED - 1);
		let sold = FiguresOf::<Test> { material: 1_000_000, ..minutes(60) };
		let number = start(printer.id, USER, sold.clone());
		end(printer.id, USER, number, sold);
		confirm(printer.id, CUSTODIAN, number);
		assert_eq!((free(NEWCOMER), held(USER)), (0, ED - 1));
		assert_noop!(deliver(0), sp_runtime::TokenError::BelowMinimum);
		Balances::transfer_allow_death(signed(PAYER), NEWCOMER, ED).unwrap();
		assert_ok!(deliver(0));
		assert_eq!((free(NEWCOMER), held(USER)), (2 * ED - 1, 0));
	});
}

#[test]
fn deliver_pays_books_when_the_asset_is_thawed() {
	build_and_execute(|| {
		let printer = machine();
		let coin = asset_with_pot(5);
		let id = thing(Nature::Physical);
		let deal = attach(id, coin.clone(), &[(OWNER, 100 * ONE)], None);
		Assets::transfer(signed(PAYER), 5, USER, 1_000 * ONE).unwrap();
		Networks::open_pot(signed(PAYER), LAB, Purse::Treasury, coin.clone()).unwrap();
		let number = start(id, USER, minutes(576));
		end(id, USER, number, minutes(576));
		Assets::freeze_asset(signed(PAYER), 5).unwrap();
		confirm(id, CUSTODIAN, number);
		let paid = settled();
		assert_eq!((paid.waiting, paid.books.len()), (168 * ONE, 0));
		assert_eq!(held_of(&coin, USER), 192 * ONE);
		assert_eq!(Payments::<Test>::iter().count(), 3);
		for payment in 0..3 {
			assert!(deliver(payment).is_err());
		}
		let books = Payments::<Test>::iter().find(|(_, one)| one.payee == Payee::Books(id));
		let (books, _) = books.unwrap();
		assert_noop!(deliver(books), Error::<Test>::StillWaits);
		Assets::thaw_asset(signed(PAYER), 5).unwrap();
		System::reset_events();
		for payment in 0..3 {
			assert_ok!(deliver(payment));
		}
		// The book takes 120, the rest of the payback goes to infrastructure.
		assert_eq!(owed(deal), 0);
		let lapsed = Event::EncumbranceLapsed { resource: id };
		assert!(events().contains(&lapsed));
		assert_eq!(held_of(&coin, USER), 0);
		assert_eq!(balance_of(&coin, treasury_of(&coin)), ASSET_MIN + 72 * ONE);
		let _ = printer;
	});
}

#[test]
fn deliver_pays_books_when_they_are_awake() {
	build_and_execute(|| {
		let printer = machine();
		let id = thing(Nature::Physical);
		let book = attach_dormant(id, NATIVE, &[(OWNER, 100 * ONE)]);
		// Owed, but nothing is taken yet.
		let number = start(id, USER, minutes(600));
		end(id, USER, number, minutes(600));
		confirm(id, CUSTODIAN, number);
		assert_eq!((settled().waiting, held(USER)), (175 * ONE, 175 * ONE));
		assert_noop!(deliver(0), Error::<Test>::StillWaits);
		<Shares as ShareBooks<u64, AssetKind>>::activate(book, None).unwrap();
		assert_ok!(deliver(0));
		assert_eq!(held(USER), 0);
		let _ = printer;
	});
}

#[test]
fn deliver_pays_the_network_when_the_scope_was_closed() {
	build_and_execute(|| {
		let project = found(STEWARD, LAB, ovn_primitives::ScopeKind::Project);
		let id = thing_of(project, Nature::Physical);
		Networks::join(signed(USER), project, None).unwrap();
		attach(id, NATIVE, &[(OWNER, 100 * ONE)], None);
		let number = start(id, USER, minutes(600));
		end(id, USER, number, minutes(600));
		Networks::close_scope(signed(STEWARD), project).unwrap();
		Networks::close_pot(signed(STEWARD), project, Purse::Treasury, NATIVE, PAYER).unwrap();
		let before = free(treasury(LAB));
		confirm(id, CUSTODIAN, number);
		// Maintenance 15, infrastructure 10, and 55 that the book did not take.
		assert_eq!(free(treasury(LAB)) - before, 80 * ONE);
		assert_eq!(Payments::<Test>::iter().count(), 0);
	});
}

#[test]
fn deliver_fails_when_there_is_no_payment() {
	build_and_execute(|| {
		assert_noop!(deliver(3), Error::<Test>::PaymentNotFound);
	});
}
