// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn add_bond_adds_what_the_custodian_pays() {
	build_and_execute(|| {
		let id = bank();
		let add = |who, amount| Fiat::add_bond(signed(who), id, amount);
		assert_noop!(add(ANA, ONE), Error::<Test>::NotLicensee);
		assert_noop!(add(BANK, 0), Error::<Test>::AmountTooSmall);
		assert_noop!(Fiat::add_bond(signed(BANK), 9, ONE), Error::<Test>::IssuerNotFound);
		assert_ok!(add(BANK, 50 * ONE));
		let bond = 200 * ONE;
		assert_eq!(last_event(), Event::BondAdded { custodian: id, amount: 50 * ONE, bond });
		assert_eq!((the(id).bond(), held(&NATIVE)), (bond, bond));
	});
}

#[test]
fn withdraw_bond_leaves_what_covers_the_limit_and_the_licensed_size() {
	build_and_execute(|| {
		let id = bank();
		Fiat::add_bond(signed(BANK), id, 1_050 * ONE).unwrap();
		let withdraw = |who, tokens: u128| Fiat::withdraw_bond(signed(who), id, tokens * ONE);
		// 1,200 lie there; 1,000 can be outstanding, and one stands for one.
		assert_eq!(Fiat::custodian(id).unwrap().withdrawable, 200 * ONE);
		assert_noop!(withdraw(ANA, 1), Error::<Test>::NotLicensee);
		assert_noop!(withdraw(BANK, 0), Error::<Test>::AmountTooSmall);
		assert_noop!(withdraw(BANK, 201), Error::<Test>::BondTooSmall);
		assert_ok!(withdraw(BANK, 200));
		let (amount, bond) = (200 * ONE, 1_000 * ONE);
		assert_eq!(last_event(), Event::BondWithdrawn { custodian: id, amount, bond });
		// What is outstanding counts when the limit is lower.
		issue_to(id, ANA, 700);
		Fiat::set_limit(signed(STEWARD), id, 0).unwrap();
		assert_noop!(withdraw(BANK, 301), Error::<Test>::BondTooSmall);
		assert_ok!(withdraw(BANK, 300));
		// A limit that comes counts already.
		Fiat::set_limit(signed(STEWARD), id, 700 * EURO).unwrap();
		let request = fulfilled(id, ANA, 600);
		Fiat::confirm(signed(ANA), request).unwrap();
		assert_noop!(withdraw(BANK, 1), Error::<Test>::BondTooSmall);
		Fiat::set_limit(signed(STEWARD), id, 0).unwrap();
		// 100 are outstanding, but the licence asks for 150.
		assert_noop!(withdraw(BANK, 551), Error::<Test>::BondTooSmall);
		assert_ok!(withdraw(BANK, 550));
		assert_eq!(the(id).bond(), 150 * ONE);
	});
}

#[test]
fn return_bond_returns_it_180_days_after_the_end() {
	build_and_execute(|| {
		let id = bank();
		let back = || Fiat::return_bond(signed(DIA), id);
		assert_noop!(back(), Error::<Test>::NotExpired);
		Fiat::give_notice(signed(BANK), id).unwrap();
		days(30);
		Fiat::end_licence(signed(DIA), id).unwrap();
		assert_noop!(Fiat::add_bond(signed(BANK), id, 1), Error::<Test>::NotLicensed);
		assert_noop!(Fiat::withdraw_bond(signed(BANK), id, 1), Error::<Test>::NotLicensed);
		run_blocks(180 * DAY - 1);
		assert_noop!(back(), Error::<Test>::NotExpired);
		run_blocks(1);
		let before = free(BANK);
		assert_ok!(back());
		assert_eq!(last_event(), Event::BondReturned { custodian: id, amount: 150 * ONE });
		assert_eq!((free(BANK) - before, held(&NATIVE)), (150 * ONE, 0));
		assert_noop!(back(), Error::<Test>::NotLicensed);
		assert_noop!(Fiat::return_bond(signed(DIA), 9), Error::<Test>::IssuerNotFound);
	});
}

#[test]
fn two_bonds_of_one_asset_lie_on_one_pot_and_do_not_mix() {
	build_and_execute(|| {
		let first = bank();
		let terms = terms();
		Fiat::license_custodian(signed(STEWARD), SHOP, CEM, Box::new(terms.clone())).unwrap();
		days(14);
		Fiat::accept_licence(signed(CEM), SHOP, Box::new(terms)).unwrap();
		let second = first + 1;
		assert_eq!(held(&NATIVE), 300 * ONE);
		issue_to(first, ANA, 300);
		let request = redeem(first, ANA, 300);
		days(10);
		Fiat::default_on(signed(DIA), request).unwrap();
		Fiat::return_units(signed(DIA), request).unwrap();
		Fiat::burn(signed(ANA), first, 300 * EURO).unwrap();
		assert_eq!((the(first).bond(), the(second).bond()), (0, 150 * ONE));
		assert_eq!(held(&NATIVE), 150 * ONE);
	});
}
