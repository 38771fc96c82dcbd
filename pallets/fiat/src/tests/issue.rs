// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use ovn_primitives::{IncomeClass, Purse};

fn issue(who: u64, id: u32, to: Receiver<u64>, amount: u128, n: u64) -> DispatchResult {
	Fiat::issue(signed(who), id, to, amount, reference(n), reference(1))
}

#[test]
fn issue_gives_units_to_an_account_for_a_price() {
	build_and_execute(|| {
		let id = bank();
		let before = (free(BANK), free(purse(LAB, Purse::Treasury)));
		assert_ok!(issue(BANK, id, Receiver::Wallet(ANA), 5 * EURO, 7));
		assert_eq!(euros(id, ANA), 5);
		let after = (before.0 - REFERENCE_PRICE, before.1 + REFERENCE_PRICE);
		assert_eq!((free(BANK), free(purse(LAB, Purse::Treasury))), after);
		assert_eq!(
			last_event(),
			Event::UnitsIssued {
				custodian: id,
				to: Receiver::Wallet(ANA),
				amount: 5 * EURO,
				bank_reference: reference(7),
				evidence: reference(1),
				outstanding: 5 * EURO,
			}
		);
	});
}

#[test]
fn issue_fails_when_it_is_not_the_custodians_or_above_the_limit_or_twice() {
	build_and_execute(|| {
		let id = bank();
		let to = || Receiver::Wallet(ANA);
		assert_noop!(issue(BANK, 9, to(), 1, 7), Error::<Test>::IssuerNotFound);
		assert_noop!(issue(STEWARD, id, to(), 1, 7), Error::<Test>::NotLicensee);
		assert_noop!(issue(BANK, id, to(), 0, 7), Error::<Test>::AmountTooSmall);
		let pot = Receiver::Wallet(pot(&asset_of(id)));
		assert_noop!(issue(BANK, id, pot, 1, 7), Error::<Test>::InvalidPayee);
		let limit = 1_000 * EURO;
		assert_noop!(issue(BANK, id, to(), limit + 1, 7), Error::<Test>::LimitExceeded);
		assert_ok!(issue(BANK, id, to(), limit - 1, 7));
		assert_noop!(issue(BANK, id, to(), 1, 7), Error::<Test>::AlreadyIssued);
		assert_noop!(issue(BANK, id, to(), u128::MAX, 8), Error::<Test>::Overflow);
		assert_ok!(issue(BANK, id, to(), 1, 8));
		assert_noop!(issue(BANK, id, to(), 1, 9), Error::<Test>::LimitExceeded);
	});
}

#[test]
fn issue_records_an_income_at_once_that_reaches_who_the_equation_names() {
	build_and_execute(|| {
		let id = bank();
		takes_incomes(id);
		let income = |class| Receiver::Income { scope: LAB, class };
		let before = balance_of(&asset_of(id), DIA);
		assert_ok!(issue(BANK, id, income(IncomeClass::Sale), 40 * EURO, 7));
		assert_eq!(balance_of(&asset_of(id), DIA) + owed_to_dia(), before + 40 * EURO);
		assert_eq!(outstanding(id), 41);
		// Of the pot nothing but its endowment is free.
		assert_eq!(balance_of(&asset_of(id), pot(&asset_of(id))), 1);
		assert_noop!(
			issue(BANK, id, income(IncomeClass::Sale), EURO, 7),
			Error::<Test>::AlreadyIssued
		);
		assert_noop!(
			issue(BANK, id, income(IncomeClass::Cascade), EURO, 8),
			pallet_value_equation::Error::<Test>::InvalidClass
		);
		let shop = Receiver::Income { scope: SHOP, class: IncomeClass::Sale };
		let refused = pallet_value_equation::Error::<Test>::AssetNotAccepted;
		assert_noop!(issue(BANK, id, shop, EURO, 8), refused);
	});
}

/// What Dia can still collect of the lab's income.
fn owed_to_dia() -> u128 {
	use frame_support::traits::fungibles::InspectHold as _;
	let asset = asset_of(0);
	let equations = Equations::pot_account(&asset);
	MoneyHold::total_balance_on_hold(asset, &equations)
}

#[test]
fn issue_fails_when_the_treasury_for_its_price_is_not_open() {
	use sp_runtime::BuildStorage;
	// A chain without any pots: even a licence cannot be paid.
	let storage = RuntimeGenesisConfig::default().build_storage().unwrap();
	let mut externalities: sp_io::TestExternalities = storage.into();
	externalities.execute_with(|| {
		run_to_block(1);
		endow(STEWARD);
		let network = network(STEWARD);
		let license =
			|terms| Fiat::license_custodian(signed(STEWARD), network, BANK, Box::new(terms));
		assert_noop!(license(terms()), Error::<Test>::PotNotOpen);
	});
}

#[test]
fn units_that_holders_give_up_and_send_to_the_pot_are_taken_off_what_is_outstanding() {
	build_and_execute(|| {
		let id = bank();
		let asset = asset_of(id);
		issue_to(id, ANA, 300);
		issue_to(id, BEN, 700);
		let request = redeem(id, BEN, 200);
		// The pallet of assets lets a holder destroy what it has.
		assert_ok!(Assets::refund(signed(ANA), FIRST, true));
		assert_eq!(outstanding(id), 1_000);
		check_state();
		assert_ok!(Assets::transfer(signed(BEN), FIRST, pot(&asset), 50 * EURO));
		assert_ok!(try_issue(id, CEM, 350));
		let given_up =
			Event::UnitsGivenUp { custodian: id, amount: 350 * EURO, outstanding: 650 * EURO };
		assert!(events().contains(&given_up));
		assert_eq!((outstanding(id), held(&asset)), (1_000, 200 * EURO));
		assert_eq!(balance_of(&asset, pot(&asset)), 1);
		assert_noop!(try_issue(id, CEM, 1), Error::<Test>::LimitExceeded);
		Fiat::decline(signed(BANK), request).unwrap();
		assert_eq!(euros(id, BEN), 650);
	});
}
