// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;

#[test]
fn default_on_waits_for_the_time_to_pay() {
	build_and_execute(|| {
		let id = bank();
		issue_to(id, ANA, 300);
		let request = redeem(id, ANA, 300);
		let default = || Fiat::default_on(signed(DIA), request);
		run_blocks(10 * DAY - 1);
		assert_noop!(default(), Error::<Test>::NotExpired);
		run_blocks(1);
		assert_ok!(default());
		let estate = the(id).estate.unwrap();
		assert_eq!((estate.left, estate.outstanding), (150 * ONE, 300 * EURO));
		assert_eq!(
			last_event(),
			Event::CustodianDefaulted { custodian: id, request, estate, beyond: 0 }
		);
		assert_noop!(default(), Error::<Test>::NotLicensed);
		assert_noop!(Fiat::default_on(signed(DIA), 9), Error::<Test>::RequestNotFound);
		// Nothing binds any more.
		for refused in [
			try_issue(id, ANA, 1),
			Fiat::redeem(signed(ANA), id, EURO, reference(2)),
			Fiat::acknowledge(signed(BANK), request),
			Fiat::decline(signed(BANK), request),
			Fiat::fulfil(signed(BANK), request, reference(3)),
			Fiat::add_bond(signed(BANK), id, ONE),
			Fiat::withdraw_bond(signed(BANK), id, 1),
			Fiat::give_notice(signed(BANK), id),
			Fiat::set_limit(signed(STEWARD), id, 1),
		] {
			assert_eq!(refused, Err(Error::<Test>::NotLicensed.into()));
		}
		assert_ok!(Fiat::return_units(signed(DIA), request));
		assert_eq!(euros(id, ANA), 300);
	});
}

#[test]
fn default_is_for_ever_and_in_every_network() {
	build_and_execute(|| {
		use ovn_primitives::traits::FiatAssets;
		let id = bank();
		Fiat::license_custodian(signed(STEWARD), SHOP, BANK, Box::new(terms())).unwrap();
		issue_to(id, ANA, 300);
		let in_default =
			|asset: &AssetKind| <Fiat as FiatAssets<u64, AssetKind>>::is_in_default(asset);
		assert!(!in_default(&asset_of(id)));
		let request = redeem(id, ANA, 300);
		days(14);
		Fiat::default_on(signed(DIA), request).unwrap();
		assert!(in_default(&asset_of(id)));
		assert!(!in_default(&asset_of(id + 1)) && !in_default(&NATIVE));
		assert_eq!(<Fiat as FiatAssets<u64, AssetKind>>::issuer(&asset_of(id)), Some(BANK));
		assert_eq!(<Fiat as FiatAssets<u64, AssetKind>>::issuer(&AssetKind::WithId(1)), None);
		assert!(!<() as FiatAssets<u64, AssetKind>>::is_in_default(&asset_of(id)));
		assert_eq!(<() as FiatAssets<u64, AssetKind>>::issuer(&asset_of(id)), None);
		let accept = Fiat::accept_licence(signed(BANK), SHOP, Box::new(terms()));
		assert_noop!(accept, Error::<Test>::AlreadyDefaulted);
		for network in [LAB, SHOP] {
			let license =
				Fiat::license_custodian(signed(STEWARD), network, BANK, Box::new(terms()));
			assert_noop!(license, Error::<Test>::AlreadyDefaulted);
		}
	});
}

#[test]
fn fulfil_comes_before_the_default_or_too_late() {
	build_and_execute(|| {
		let id = bank();
		issue_to(id, ANA, 300);
		issue_to(id, BEN, 300);
		let (first, second) = (redeem(id, ANA, 300), redeem(id, BEN, 300));
		for request in [first, second] {
			Fiat::acknowledge(signed(BANK), request).unwrap();
		}
		days(10);
		// Late, and still before anybody said so.
		assert_ok!(Fiat::fulfil(signed(BANK), first, reference(3)));
		let default = |request| Fiat::default_on(signed(DIA), request);
		assert_noop!(default(first), Error::<Test>::NotInRequestState);
		assert_ok!(default(second));
		let late = Fiat::fulfil(signed(BANK), second, reference(3));
		assert_noop!(late, Error::<Test>::NotLicensed);
		// What was paid does not return, and is burnt without a part of the bond.
		let back = Fiat::return_units(signed(DIA), first);
		assert_noop!(back, Error::<Test>::NotInRequestState);
		assert_ok!(Fiat::return_units(signed(DIA), second));
		assert_ok!(Fiat::confirm(signed(ANA), first));
		let estate = the(id).estate.unwrap();
		assert_eq!((estate.left, estate.outstanding), (150 * ONE, 300 * EURO));
		let before = free(BEN);
		assert_ok!(Fiat::burn(signed(BEN), id, 300 * EURO));
		assert_eq!((free(BEN) - before, Fiat::owed(id, BEN)), (150 * ONE, 150 * EURO));
	});
}

#[test]
fn judge_decides_in_default_too() {
	build_and_execute(|| {
		let id = bank();
		issue_to(id, ANA, 300);
		issue_to(id, BEN, 300);
		let (first, second) = (fulfilled(id, ANA, 200), fulfilled(id, ANA, 100));
		let third = redeem(id, BEN, 300);
		days(10);
		for request in [first, second] {
			Fiat::deny(signed(ANA), request, reference(4)).unwrap();
		}
		Fiat::default_on(signed(DIA), third).unwrap();
		assert_ok!(Fiat::judge(signed(ARBITER), first, true));
		assert_ok!(Fiat::judge(signed(ARBITER), second, false));
		assert_eq!((euros(id, ANA), outstanding(id)), (100, 400));
		let defaults = events().into_iter();
		let defaults = defaults.filter(|event| matches!(event, Event::CustodianDefaulted { .. }));
		assert_eq!(defaults.count(), 1);
	});
}

#[test]
fn burn_pays_in_proportion_and_leaves_the_rest_owed_by_name() {
	build_and_execute(|| {
		let id = bank();
		issue_to(id, ANA, 300);
		issue_to(id, BEN, 600);
		let burn = |who, euros: u128| Fiat::burn(signed(who), id, euros * EURO);
		assert_noop!(burn(ANA, 1), Error::<Test>::NotDefaulted);
		assert_noop!(Fiat::burn(signed(ANA), 9, 1), Error::<Test>::IssuerNotFound);
		assert_eq!(Fiat::burn_now(id, 1), None);
		let request = redeem(id, BEN, 600);
		days(10);
		Fiat::default_on(signed(DIA), request).unwrap();
		assert_noop!(burn(ANA, 0), Error::<Test>::AmountTooSmall);
		let more = burn(ANA, 301);
		assert_noop!(more, sp_runtime::TokenError::FundsUnavailable);
		// What is held for a request is not Ben's to burn before it returns.
		assert_noop!(burn(BEN, 600), sp_runtime::TokenError::FundsUnavailable);
		let before = free(ANA);
		assert_ok!(burn(ANA, 300));
		assert_eq!(free(ANA) - before, 50 * ONE);
		let estate = the(id).estate.unwrap();
		assert_eq!(
			last_event(),
			Event::UnitsBurnt {
				custodian: id,
				holder: ANA,
				amount: 300 * EURO,
				paid: 50 * ONE,
				owed: 250 * EURO,
				estate,
			}
		);
		assert_eq!((estate.left, estate.outstanding), (100 * ONE, 600 * EURO));
	});
}

#[test]
fn confirm_owed_takes_off_what_the_holder_got() {
	build_and_execute(|| {
		let id = bank();
		issue_to(id, ANA, 300);
		let request = redeem(id, ANA, 300);
		days(10);
		Fiat::default_on(signed(DIA), request).unwrap();
		Fiat::return_units(signed(DIA), request).unwrap();
		Fiat::burn(signed(ANA), id, 300 * EURO).unwrap();
		let confirm = |who, euros: u128| Fiat::confirm_owed(signed(who), id, euros * EURO);
		assert_noop!(confirm(BEN, 1), Error::<Test>::NothingOwed);
		assert_noop!(confirm(ANA, 151), Error::<Test>::NothingOwed);
		assert_noop!(confirm(ANA, 0), Error::<Test>::AmountTooSmall);
		let missing = Fiat::confirm_owed(signed(ANA), 9, 1);
		assert_noop!(missing, Error::<Test>::IssuerNotFound);
		assert_ok!(confirm(ANA, 100));
		let owed = 50 * EURO;
		assert_eq!(
			last_event(),
			Event::DebtConfirmed { custodian: id, holder: ANA, amount: 100 * EURO, owed }
		);
		assert_eq!((the(id).owed, Fiat::owed(id, ANA)), (owed, owed));
		assert_ok!(confirm(ANA, 50));
		assert_eq!(crate::Owed::<Test>::iter().count(), 0);
	});
}

#[test]
fn what_the_bond_has_beyond_its_cover_waits_until_all_is_over() {
	build_and_execute(|| {
		let id = bank();
		issue_to(id, ANA, 100);
		let request = redeem(id, ANA, 100);
		days(10);
		Fiat::default_on(signed(DIA), request).unwrap();
		assert!(
			matches!(last_event(), Event::CustodianDefaulted { beyond, .. } if beyond == 50 * ONE)
		);
		assert_noop!(Fiat::end_licence(signed(BANK), id), Error::<Test>::UnitsOutstanding);
		assert_noop!(Fiat::return_bond(signed(BANK), id), Error::<Test>::NotExpired);
		Fiat::return_units(signed(DIA), request).unwrap();
		Fiat::burn(signed(ANA), id, 100 * EURO - 1).unwrap();
		// Nobody can redeem the last base unit, and the bond still pays for it.
		assert_ok!(Fiat::end_licence(signed(BANK), id));
		let before = free(ANA);
		assert_ok!(Fiat::burn(signed(ANA), id, 1));
		assert_eq!(free(ANA) - before, ONE / 100);
		assert_eq!(Fiat::owed(id, ANA), 0);
		days(180);
		let before = free(BANK);
		assert_ok!(Fiat::return_bond(signed(DIA), id));
		assert_eq!((free(BANK) - before, held(&NATIVE)), (50 * ONE, 0));
	});
}

#[test]
fn burn_after_the_bond_returned_pays_nothing_and_all_stays_owed() {
	build_and_execute(|| {
		let mut terms = terms();
		terms.smallest = 10 * EURO;
		let id = licensed(terms);
		issue_to(id, ANA, 100);
		let request = redeem(id, ANA, 95);
		days(10);
		Fiat::default_on(signed(DIA), request).unwrap();
		Fiat::return_units(signed(DIA), request).unwrap();
		Fiat::burn(signed(ANA), id, 95 * EURO).unwrap();
		assert_eq!(Fiat::owed(id, ANA), 0);
		Fiat::end_licence(signed(DIA), id).unwrap();
		days(180);
		Fiat::return_bond(signed(DIA), id).unwrap();
		let before = free(ANA);
		assert_ok!(Fiat::burn(signed(ANA), id, 5 * EURO));
		assert_eq!((free(ANA), Fiat::owed(id, ANA)), (before, 5 * EURO));
	});
}

#[test]
fn units_given_up_in_default_leave_more_to_others() {
	build_and_execute(|| {
		let id = bank();
		issue_to(id, ANA, 300);
		issue_to(id, BEN, 300);
		let request = redeem(id, BEN, 300);
		days(10);
		Fiat::default_on(signed(DIA), request).unwrap();
		Fiat::return_units(signed(DIA), request).unwrap();
		assert_ok!(Assets::refund(signed(ANA), FIRST, true));
		let before = free(BEN);
		assert_ok!(Fiat::burn(signed(BEN), id, 300 * EURO));
		assert_eq!((free(BEN) - before, Fiat::owed(id, BEN)), (150 * ONE, 150 * EURO));
		assert_eq!(outstanding(id), 0);
	});
}
