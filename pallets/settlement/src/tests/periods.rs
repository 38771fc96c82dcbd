// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Periods of a licence: declared, closed, corrected.

use crate::{mock::*, AssetTerms, Error, Event, Gives, LicenceTerms, Side, TermsOf};
use frame_support::{assert_noop, assert_ok};
use ovn_primitives::{Party, Purse};
use sp_core::H256;

#[test]
fn a_part_is_paid_when_it_is_declared() {
	with_design(|| {
		let id = sign(licence_terms());
		let before = free(ANA);
		assert_ok!(declare(id, 0, 1_000));
		assert_eq!((before - free(ANA), paid(id)), (20 * ONE, 20 * ONE));
		assert_eq!(last_split().gross, 20 * ONE);
		let declared = events().into_iter().find_map(|event| match event {
			Event::BaseChanged { base, met, netted, .. } => Some((base, met, netted)),
			_ => None,
		});
		assert_eq!(declared, Some((1_000 * ONE, 20 * ONE, 0)));
		pass_days(90);
		// Parts of a period that has ended come until it is closed.
		assert_ok!(declare(id, 0, 500));
		assert_ok!(close(id, 0, 2_000));
		assert_eq!(paid(id), 40 * ONE);
		let closed = Event::PeriodClosed { contract: id, period: 0, free: false };
		assert!(events().contains(&closed));
	});
}

#[test]
fn periods_are_closed_in_order_after_their_end_and_once() {
	with_design(|| {
		let id = sign(licence_terms());
		assert_noop!(close(id, 0, 0), Error::<Test>::TooEarly);
		assert_noop!(close(id, 1, 0), Error::<Test>::PeriodNotOpen);
		assert_noop!(declare(id, 1, 1), Error::<Test>::PeriodNotOpen);
		pass_days(89);
		assert_noop!(close(id, 0, 0), Error::<Test>::TooEarly);
		pass_days(91);
		assert_noop!(close(id, 1, 0), Error::<Test>::PeriodNotOpen);
		assert_ok!(close(id, 0, 100));
		assert_noop!(close(id, 0, 100), Error::<Test>::PeriodNotOpen);
		assert_noop!(declare(id, 0, 100), Error::<Test>::PeriodNotOpen);
		assert_ok!(close(id, 1, 100));
		assert_eq!(contract(id).closed, 2);
	});
}

#[test]
fn a_period_without_uses_is_closed_with_nothing() {
	with_design(|| {
		let id = sign(licence_terms());
		pass_days(90);
		let none = Default::default();
		assert_ok!(Settlement::close_period(signed(ANA), id, 0, none, None, H256::zero()));
		assert_eq!((paid(id), contract(id).closed), (0, 1));
	});
}

#[test]
fn closing_names_all_assets_and_no_less_than_was_declared() {
	with_design(|| {
		let asset = asset(7);
		assert_ok!(Networks::accept_asset(signed(DESIGNER), DESIGN, asset.clone()));
		assert_ok!(Equations::open_pot(signed(PAYER), LAB, asset.clone()));
		assert_ok!(Assets::transfer(signed(PAYER), 7, ANA, 1_000_000 * ONE));
		let mut assets = native(None);
		assets.push(AssetTerms { asset: asset.clone(), ceiling: None, currency: None });
		let assets = assets.try_into().unwrap();
		let id = sign(TermsOf::<Test> { assets, ..licence_terms() });
		let call = |bases: Vec<_>| {
			let bases = bases.try_into().unwrap();
			Settlement::close_period(signed(ANA), id, 0, bases, None, H256::zero())
		};
		assert_ok!(declare(id, 0, 100));
		pass_days(90);
		assert_noop!(call(vec![(asset.clone(), ONE)]), Error::<Test>::InvalidAssets);
		assert_noop!(call(vec![(NATIVE, 100 * ONE); 2]), Error::<Test>::InvalidAssets);
		assert_noop!(call(vec![(NATIVE, 99 * ONE)]), Error::<Test>::BaseTooLow);
		let other = AssetKind::WithId(3);
		let unnamed = call(vec![(NATIVE, 100 * ONE), (other, ONE)]);
		assert_noop!(unnamed, Error::<Test>::AssetNotNamed);
		let before = balance_of(&asset, ANA);
		assert_ok!(call(vec![(NATIVE, 100 * ONE), (asset.clone(), 50 * ONE)]));
		assert_eq!(before - balance_of(&asset, ANA), ONE);
		assert_eq!(paid(id), 2 * ONE);
	});
}

#[test]
fn closing_in_several_assets_stays_within_their_common_ceiling() {
	with_design(|| {
		let asset = asset(7);
		assert_ok!(Networks::accept_asset(signed(DESIGNER), DESIGN, asset.clone()));
		assert_ok!(Equations::open_pot(signed(PAYER), LAB, asset.clone()));
		assert_ok!(Assets::transfer(signed(PAYER), 7, ANA, 1_000_000 * ONE));
		let mut assets = native(Some(1_000));
		assets.push(AssetTerms {
			asset: asset.clone(),
			ceiling: Some(5_000 * ONE),
			currency: None,
		});
		let assets = assets.try_into().unwrap();
		let id = sign(TermsOf::<Test> { assets, ..licence_terms() });
		pass_days(90);
		let bases = vec![(NATIVE, 40_000 * ONE), (asset, 200_000 * ONE)].try_into().unwrap();
		let evidence = H256::zero();
		assert_ok!(Settlement::close_period(signed(ANA), id, 0, bases, None, evidence));
		// After 800 of 1,000 a fifth of 5,000 is left.
		let paid: Vec<_> = account(id).lines.iter().map(|line| line.paid / ONE).collect();
		assert_eq!(paid, vec![800, 1_000]);
		assert!(crate::Pallet::<Test>::contract(id).unwrap().is_completed);
	});
}

#[test]
fn a_base_beyond_all_numbers_is_refused() {
	with_design(|| {
		let gives = Gives::Licence(LicenceTerms { rate: ratio(0, 1), ..licence() });
		let id = sign(TermsOf::<Test> { gives, ..licence_terms() });
		let declare = |base| {
			let evidence = H256::zero();
			Settlement::declare(signed(ANA), id, 0, NATIVE, base, None, evidence)
		};
		assert_ok!(declare(u128::MAX));
		assert_noop!(declare(1), Error::<Test>::Overflow);
	});
}

#[test]
fn who_contributes_pays_nothing_and_has_what_it_paid_as_credit() {
	with_design(|| {
		let id = sign(licence_terms());
		assert_ok!(declare(id, 0, 1_000));
		pass_days(90);
		let today = Settlement::today();
		accepted_on(DESIGN, &COMPANY, &[today - 1, today - 2, today - 3]);
		assert_ok!(close(id, 0, 2_000));
		let period = period(id, 0);
		assert!(period.free);
		assert_eq!((period.declared[0].period.met, credit(id)), (0, 20 * ONE));
		assert_eq!(paid(id), 20 * ONE);
		// It pays half of what is due later.
		pass_days(90);
		assert_ok!(close(id, 1, 2_000));
		assert_eq!((paid(id), credit(id)), (40 * ONE, 0));
	});
}

#[test]
fn whoever_shares_its_incomes_declares_for_nothing() {
	with_design(|| {
		let share = TermsOf::<Test> { document: document(1), ..share_terms(3, None) };
		let share = in_force(share);
		let gives = Gives::Licence(LicenceTerms { free_for: None, ..licence() });
		let id = sign(TermsOf::<Test> { gives, ..share_terms(3, None) });
		assert_ok!(declare(id, 0, 1_000));
		assert_eq!(paid(id), 0);
		pass_days(90);
		assert_ok!(close(id, 0, 1_000));
		assert_eq!(paid(id), 0);
		assert_ok!(Settlement::give_notice(signed(STEWARD), share, Side::Payer));
		pass_days(90);
		assert_ok!(close(id, 1, 1_000));
		assert_eq!(paid(id), 20 * ONE);
	});
}

#[test]
fn a_scope_pays_out_of_a_named_purse_and_it_counts_as_spending() {
	with_design(|| {
		let id = sign(TermsOf::<Test> { payer: LAB_PAYS, ..licence_terms() });
		let call = |who, purse| {
			let (base, evidence) = (1_000 * ONE, H256::zero());
			Settlement::declare(signed(who), id, 0, NATIVE, base, purse, evidence)
		};
		assert_noop!(call(STEWARD, None), Error::<Test>::InvalidSource);
		assert!(call(ANA, Some(Purse::Treasury)).is_err());
		let before = free(purse(LAB, Purse::Treasury));
		assert_ok!(call(STEWARD, Some(Purse::Treasury)));
		assert_eq!(before - free(purse(LAB, Purse::Treasury)), 20 * ONE);
		let key = (Purse::Treasury, NATIVE);
		assert!(pallet_networks::Spent::<Test>::contains_key(LAB, key));
		let closed = call(STEWARD, Some(Purse::Fund(3)));
		assert_noop!(closed, pallet_networks::Error::<Test>::PotNotOpen);
	});
}

#[test]
fn a_suspended_scope_declares_and_pays() {
	with_design(|| {
		let id = sign(TermsOf::<Test> { payer: LAB_PAYS, ..licence_terms() });
		assert_ok!(Networks::suspend(signed(STEWARD), LAB, LAB, 5, document(6)));
		assert_ok!(declare(id, 0, 1_000));
		assert_eq!(paid(id), 20 * ONE);
	});
}

#[test]
fn what_the_payee_cannot_record_now_reaches_its_inbox() {
	with_design(|| {
		let id = sign(licence_terms());
		// Below the smallest income.
		let evidence = H256::zero();
		assert_ok!(Settlement::declare(signed(ANA), id, 0, NATIVE, 1_000, None, evidence));
		assert_eq!(last_payment(), (20, false));
		assert_eq!((inbox(DESIGN, None), paid(id)), (20, 20));
		let asset = asset(7);
		assert_ok!(Networks::accept_asset(signed(DESIGNER), DESIGN, asset.clone()));
		assert_ok!(Equations::open_pot(signed(PAYER), LAB, asset.clone()));
		assert_ok!(Assets::transfer(signed(PAYER), 7, ANA, 1_000_000 * ONE));
		let other = TermsOf::<Test> {
			assets: vec![AssetTerms { asset: asset.clone(), ceiling: None, currency: None }]
				.try_into()
				.unwrap(),
			document: document(3),
			..licence_terms()
		};
		let other = sign(other);
		// The payee drops the asset in which it is paid: it is paid all the same.
		assert_ok!(Networks::drop_asset(signed(DESIGNER), DESIGN, asset.clone()));
		let base = 1_000 * ONE;
		assert_ok!(Settlement::declare(signed(ANA), other, 0, asset, base, None, evidence));
		assert_eq!(last_payment(), (20 * ONE, false));
	});
}

#[test]
fn who_cannot_pay_declares_nothing() {
	with_design(|| {
		let poor = Party::Agent(NEWCOMER);
		use frame_support::traits::fungible::Mutate as _;
		Balances::mint_into(&NEWCOMER, 10_000).unwrap();
		let terms = TermsOf::<Test> { payer: poor, ..licence_terms() };
		let id = offer(terms.clone());
		assert_ok!(Settlement::accept(signed(DESIGNER), id, Box::new(terms)));
		assert_noop!(declare(id, 0, 1_000), sp_runtime::TokenError::FundsUnavailable);
	});
}

#[test]
fn a_share_is_not_declared() {
	with_design(|| {
		let id = in_force(share_terms(3, None));
		assert_noop!(declare(id, 0, 1), Error::<Test>::NotLicence);
		assert_noop!(close(id, 0, 1), Error::<Test>::NotLicence);
		assert_noop!(Settlement::flag(signed(ANA), id), Error::<Test>::NotLicence);
		let open = offer(licence_terms());
		assert_noop!(declare(open, 0, 1), Error::<Test>::NotSigned);
	});
}

#[test]
fn the_last_period_is_cut_at_the_end_and_still_due() {
	with_design(|| {
		let id = sign(licence_terms());
		pass_days(70);
		assert_ok!(Settlement::give_notice(signed(ANA), id, Side::Payer));
		pass_days(31);
		assert_ok!(close(id, 0, 100));
		assert_ok!(close(id, 1, 50));
		assert_eq!(paid(id), 3 * ONE);
		// There is no third.
		pass_days(200);
		assert_noop!(close(id, 2, 0), Error::<Test>::PeriodNotOpen);
		assert_eq!(crate::Pallet::<Test>::contract(id).unwrap().next, None);
	});
}

#[test]
fn a_licence_with_a_ceiling_is_paid_exactly_and_ends() {
	with_design(|| {
		let terms =
			TermsOf::<Test> { assets: native(Some(100)).try_into().unwrap(), ..licence_terms() };
		let id = sign(terms);
		assert_ok!(declare(id, 0, 3_000));
		assert_eq!(paid(id), 60 * ONE);
		assert_ok!(declare(id, 0, 3_000));
		assert_eq!(paid(id), 100 * ONE);
		assert!(crate::Pallet::<Test>::contract(id).unwrap().is_completed);
		run_blocks(1);
		// What was declared is closed, with nothing more to pay.
		assert_ok!(close(id, 0, 7_000));
		assert_eq!(paid(id), 100 * ONE);
	});
}

#[test]
fn a_base_is_corrected_upwards_and_the_difference_paid() {
	with_design(|| {
		let id = sign(licence_terms());
		pass_days(90);
		let amend = |base: u128| {
			let (base, evidence) = (base * ONE, H256::zero());
			Settlement::amend(signed(ANA), id, 0, NATIVE, base, None, evidence)
		};
		assert_noop!(amend(1), Error::<Test>::PeriodNotClosed);
		assert_ok!(close(id, 0, 1_000));
		assert_noop!(amend(1_000), Error::<Test>::BaseNotHigher);
		assert_ok!(amend(1_500));
		assert_eq!(paid(id), 30 * ONE);
		let asset = AssetKind::WithId(3);
		let evidence = H256::zero();
		let unnamed = Settlement::amend(signed(ANA), id, 0, asset, ONE, None, evidence);
		assert_noop!(unnamed, Error::<Test>::AssetNotNamed);
	});
}

#[test]
fn only_the_last_two_periods_are_corrected_downwards_and_the_payee_agrees() {
	with_design(|| {
		let id = sign(licence_terms());
		for number in 0..3 {
			pass_days(90);
			assert_ok!(close(id, number, 1_000));
		}
		let ask = |number, base: u128| {
			let (base, evidence) = (base * ONE, H256::zero());
			Settlement::request_credit(signed(ANA), id, number, NATIVE, base, evidence)
		};
		let decide = |who, number, base: u128, grant| {
			Settlement::decide_credit(signed(who), id, number, NATIVE, base * ONE, grant)
		};
		assert_noop!(ask(0, 500), Error::<Test>::NotCorrectable);
		assert_noop!(ask(3, 500), Error::<Test>::PeriodNotClosed);
		assert_noop!(ask(1, 1_000), Error::<Test>::BaseNotLower);
		let request = Settlement::request_credit(signed(BEN), id, 1, NATIVE, ONE, H256::zero());
		assert_noop!(request, Error::<Test>::NotParty);
		assert_noop!(decide(DESIGNER, 1, 500, true), Error::<Test>::CorrectionNotFound);
		assert_ok!(ask(1, 500));
		assert!(decide(ANA, 1, 500, true).is_err());
		assert_noop!(decide(DESIGNER, 1, 400, true), Error::<Test>::CorrectionNotFound);
		assert_ok!(decide(DESIGNER, 1, 500, false));
		let declined = Event::CreditDeclined { contract: id, period: 1 };
		assert_eq!((last_event(), credit(id)), (declined, 0));
		assert_ok!(ask(1, 500));
		// The request waits while another period is closed: then it is too late.
		pass_days(90);
		assert_ok!(close(id, 3, 1_000));
		assert_noop!(decide(DESIGNER, 1, 500, true), Error::<Test>::NotCorrectable);
		assert_ok!(ask(2, 500));
		assert_ok!(decide(DESIGNER, 2, 500, true));
		assert_eq!(credit(id), 10 * ONE);
		assert_eq!(paid(id), 80 * ONE);
	});
}

#[test]
fn what_cannot_change_any_more_is_removed() {
	with_design(|| {
		let id = sign(licence_terms());
		pass_days(90);
		let remove = |number| Settlement::remove_period(signed(NEWCOMER), id, number);
		assert_noop!(remove(0), Error::<Test>::PeriodNotClosed);
		assert_ok!(close(id, 0, 1_000));
		assert_noop!(remove(0), Error::<Test>::StillNeeded);
		pass_days(180);
		// It cannot be contested any more, but corrected.
		assert_noop!(remove(0), Error::<Test>::StillNeeded);
		assert_ok!(close(id, 1, 0));
		assert_noop!(remove(0), Error::<Test>::StillNeeded);
		assert_ok!(close(id, 2, 0));
		assert_ok!(remove(0));
		assert_eq!(last_event(), Event::PeriodRemoved { contract: id, period: 0 });
		assert_noop!(remove(0), Error::<Test>::PeriodNotClosed);
		assert_noop!(remove(1), Error::<Test>::StillNeeded);
	});
}
