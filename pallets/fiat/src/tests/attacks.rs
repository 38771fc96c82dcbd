// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What must not succeed.

use super::*;
use crate::EnsureNotReserved;
use frame_support::traits::EnsureOriginWithArg;

type AssetsError = pallet_assets::Error<Test>;

#[test]
fn nobody_has_a_key_of_the_asset() {
	build_and_execute(|| {
		let id = bank();
		issue_to(id, ANA, 300);
		for who in [BANK, STEWARD, ANA] {
			let mint = Assets::mint(signed(who), FIRST, who, EURO);
			assert_noop!(mint, AssetsError::NoPermission);
			let burn = Assets::burn(signed(who), FIRST, ANA, EURO);
			assert_noop!(burn, AssetsError::NoPermission);
			let freeze = Assets::freeze(signed(who), FIRST, ANA);
			assert_noop!(freeze, AssetsError::NoPermission);
			let team = Assets::set_team(signed(who), FIRST, who, who, who);
			assert_noop!(team, AssetsError::NoPermission);
			let owner = Assets::transfer_ownership(signed(who), FIRST, who);
			assert_noop!(owner, AssetsError::NoPermission);
			let name = Assets::set_metadata(signed(who), FIRST, vec![b'x'], vec![b'x'], 2);
			assert_noop!(name, AssetsError::NoPermission);
			let destroy = Assets::start_destroy(signed(who), FIRST);
			assert_noop!(destroy, AssetsError::NoPermission);
			let transfer = Assets::force_transfer(signed(who), FIRST, ANA, who, EURO);
			assert_noop!(transfer, AssetsError::NoPermission);
		}
	});
}

#[test]
fn the_pot_gives_up_nothing() {
	build_and_execute(|| {
		let id = bank();
		issue_to(id, ANA, 300);
		redeem(id, ANA, 300);
		let pot = pot(&asset_of(id));
		// Not even if it signed could it give up what is held.
		assert!(Assets::refund(signed(pot), FIRST, true).is_err());
		assert!(Assets::transfer(signed(pot), FIRST, BANK, EURO).is_err());
		// Nor can its place be taken back.
		assert!(Assets::refund_other(signed(BANK), FIRST, pot).is_err());
	});
}

#[test]
fn no_signer_creates_an_asset_of_a_number_that_custodians_use() {
	build_and_execute(|| {
		let may = |origin, id| EnsureNotReserved::<Test>::ensure_origin(origin, &id);
		assert_eq!(may(signed(ANA), FIRST - 1).ok(), Some(ANA));
		for id in [FIRST, FIRST + 1, u32::MAX] {
			assert!(may(signed(ANA), id).is_err());
		}
		assert!(may(RuntimeOrigin::root(), 1).is_err());
	});
}

#[test]
fn a_bank_reference_counts_once_whoever_sends_it() {
	build_and_execute(|| {
		let id = bank();
		let issue = |who, id, n| {
			let to = Receiver::Wallet(ANA);
			Fiat::issue(signed(who), id, to, EURO, reference(n), reference(1))
		};
		// A stranger cannot use one up.
		assert_noop!(issue(CEM, id, 7), Error::<Test>::NotLicensee);
		assert_ok!(issue(BANK, id, 7));
		assert_noop!(issue(BANK, id, 7), Error::<Test>::AlreadyIssued);
		// Nor can the bank count it again under the licence of another network.
		let other = licensed_by(SHOP, terms());
		assert_noop!(issue(BANK, other, 7), Error::<Test>::AlreadyIssued);
		assert_ok!(issue(BANK, other, 8));
		// The same 32 bytes of another firm are another payment.
		Fiat::license_custodian(signed(STEWARD), SHOP, CEM, Box::new(terms())).unwrap();
		days(14);
		Fiat::accept_licence(signed(CEM), SHOP, Box::new(terms())).unwrap();
		assert_ok!(issue(CEM, other + 1, 7));
	});
}

#[test]
fn a_failed_income_leaves_neither_units_nor_a_reference() {
	build_and_execute(|| {
		let id = bank();
		let class = ovn_primitives::IncomeClass::Sale;
		let to = Receiver::Income { scope: LAB, class };
		let refused = Fiat::issue(signed(BANK), id, to, EURO, reference(7), reference(1));
		assert!(refused.is_err());
		assert_eq!(outstanding(id), 0);
		let to = Receiver::Wallet(ANA);
		assert_ok!(Fiat::issue(signed(BANK), id, to, EURO, reference(7), reference(1)));
	});
}

#[test]
fn a_bond_cannot_be_emptied_before_a_default() {
	build_and_execute(|| {
		let id = bank();
		issue_to(id, ANA, 300);
		Fiat::add_bond(signed(BANK), id, 50 * ONE).unwrap();
		let request = redeem(id, ANA, 300);
		Fiat::set_limit(signed(STEWARD), id, 0).unwrap();
		let withdraw = |amount| Fiat::withdraw_bond(signed(BANK), id, amount);
		assert_noop!(withdraw(1), Error::<Test>::BondTooSmall);
		Fiat::give_notice(signed(BANK), id).unwrap();
		days(10);
		assert_noop!(withdraw(1), Error::<Test>::BondTooSmall);
		Fiat::default_on(signed(ANA), request).unwrap();
		assert_noop!(withdraw(1), Error::<Test>::NotLicensed);
		assert_eq!(the(id).estate.unwrap().left, 200 * ONE);
	});
}

#[test]
fn dividing_units_gains_nothing() {
	build_and_execute(|| {
		let mut terms = terms();
		terms.bond = 7;
		terms.cover = ovn_math::settlement::fiat::Cover { bond: 1, units: 1 };
		let id = licensed(terms);
		issue_to(id, ANA, 1);
		issue_to(id, BEN, 1);
		let request = redeem(id, BEN, 1);
		days(10);
		Fiat::default_on(signed(DIA), request).unwrap();
		Fiat::return_units(signed(DIA), request).unwrap();
		let before = free(ANA);
		for _ in 0..100 {
			assert_ok!(Fiat::burn(signed(ANA), id, 1));
		}
		let ana = free(ANA) - before;
		let before = free(BEN);
		assert_ok!(Fiat::burn(signed(BEN), id, 100));
		assert!(ana <= 3 && ana + (free(BEN) - before) == 7);
	});
}

#[test]
fn a_suspended_network_licenses_and_raises_nothing_and_all_else_goes_on() {
	build_and_execute(|| {
		let id = bank();
		issue_to(id, ANA, 300);
		Fiat::license_custodian(signed(STEWARD), LAB, CEM, Box::new(terms())).unwrap();
		days(14);
		Networks::suspend(signed(STEWARD), LAB, LAB, 10, document(4)).unwrap();
		let suspended = pallet_networks::Error::<Test>::ScopeSuspended;
		let license = |who| Fiat::license_custodian(signed(STEWARD), LAB, who, Box::new(terms()));
		assert_noop!(license(DIA), suspended);
		let suspended = pallet_networks::Error::<Test>::ScopeSuspended;
		let accept = Fiat::accept_licence(signed(CEM), LAB, Box::new(terms()));
		assert_noop!(accept, suspended);
		let suspended = pallet_networks::Error::<Test>::ScopeSuspended;
		let raise = Fiat::set_limit(signed(STEWARD), id, 2_000 * EURO);
		assert_noop!(raise, suspended);
		assert_ok!(Fiat::set_limit(signed(STEWARD), id, 900 * EURO));
		let request = fulfilled(id, ANA, 100);
		assert_ok!(Fiat::confirm(signed(ANA), request));
		issue_to(id, ANA, 10);
		let request = redeem(id, ANA, 100);
		assert_ok!(Fiat::decline(signed(BANK), request));
		assert_ok!(Fiat::give_notice(signed(STEWARD), id));
	});
}
