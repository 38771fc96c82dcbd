// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Cases with known results, to the unit.

use crate::{mock::*, AssetTerms, Ending, Error, Gives, LicenceTerms, Side, State};
use frame_support::{assert_noop, assert_ok};
use ovn_math::settlement::standing::{Mark, Purpose, Status};
use ovn_primitives::{
	traits::{Incomes, Licences},
	Balance, IncomeClass, Party, Purse, ScopeKind,
};
use pallet_value_equation::{Ask, Bucket, Equation, Levied, Mode, Recipient};

#[test]
fn a_remixer_pays_three_percent_without_being_asked() {
	with_design(|| {
		let id = in_force(share_terms(3, None));
		let split = sale(LAB, 10_000);
		assert_eq!(split.levy, Some((LAB, 500 * ONE)));
		assert_eq!((shared(&split), split.base), (vec![300], 9_200 * ONE));
		assert_eq!(inbox(DESIGN, Some(LAB)), 300 * ONE);
		let split = process(DESIGN, LAB);
		assert_eq!((split.levy, split.base), (Some((DESIGN, 15 * ONE)), 285 * ONE));
		assert_eq!(paid(id), 300 * ONE);
	});
}

#[test]
fn a_ceiling_is_paid_exactly_and_then_nothing() {
	with_design(|| {
		let id = in_force(share_terms(3, Some(1_000)));
		for (share, base) in [(300, 9_200), (300, 9_200), (300, 9_200), (100, 9_400)] {
			let split = sale(LAB, 10_000);
			assert_eq!((shared(&split), split.base), (vec![share], base * ONE));
		}
		let now = System::block_number();
		let state = State::Signed { from: now, until: Some((now, Ending::Completed)) };
		assert_eq!(contract(id).state, state);
		let split = sale(LAB, 10_000);
		assert_eq!((shared(&split), split.base), (vec![], 9_500 * ONE));
		assert_eq!(paid(id), 1_000 * ONE);
	});
}

/// A licence that the company declares 123,456.78 for, in base units.
fn declared(purpose: Purpose, rate: (u32, u32), days: &[u32]) -> (Balance, bool) {
	let mut result = (0, false);
	with_design(|| {
		pass_days(10);
		let gives = LicenceTerms { purpose, rate: ratio(rate.0, rate.1), ..licence() };
		let id = sign(terms(COMPANY, DESIGN, Gives::Licence(gives), native(None)));
		pass_days(90);
		let today = Settlement::today();
		let days: Vec<_> = days.iter().map(|before| today - before).collect();
		accepted_on(DESIGN, &COMPANY, &days);
		let bases = vec![(NATIVE, 123_456_780_000_000_000)].try_into().unwrap();
		assert_ok!(Settlement::close_period(signed(ANA), id, 0, bases, None, reference()));
		result = (paid(id), period(id, 0).free);
	});
	result
}

#[test]
fn declared_revenue_is_paid_by_purpose_or_is_free() {
	assert_eq!(declared(Purpose::Commercial, (2, 100), &[]), (2_469_135_600_000_000, false));
	assert_eq!(declared(Purpose::NonCommercial, (5, 1_000), &[]), (617_283_900_000_000, false));
	assert_eq!(declared(Purpose::Commercial, (2, 100), &[1, 30, 90]), (0, true));
	assert!(!declared(Purpose::Commercial, (2, 100), &[1, 30, 91]).1);
}

#[test]
fn a_firm_levy_and_share_leave_the_base() {
	with_design(|| {
		in_force(share_terms(3, None));
		let (gross, cut, class) = (1_000 * ONE, 80 * ONE, IncomeClass::Sale);
		let record = <Equations as Incomes<_, _>>::record;
		assert_ok!(record(&PAYER, LAB, &NATIVE, gross, cut, class, reference()));
		let split = last_split();
		let parts = (split.cut / ONE, split.levy.unwrap().1 / ONE, shared(&split));
		assert_eq!((parts, split.base), ((80, 50, vec![30]), 840 * ONE));
	});
}

#[test]
fn shares_of_a_scope_take_a_fifth_at_most() {
	with_design(|| {
		sign(share_terms(15, None));
		let mut more = share_terms(6, None);
		more.document = document(41);
		let id = offer(more.clone());
		assert_noop!(accept(id), Error::<Test>::TooManyShares);
		let left = crate::Pallet::<Test>::room(LAB).unwrap();
		assert_eq!(left.parts_per_billion(), 50_000_000);
		let mut fits = share_terms(5, None);
		fits.document = document(42);
		sign(fits);
		assert_eq!(crate::Pallet::<Test>::room(LAB).unwrap().parts_per_billion(), 0);
	});
}

#[test]
fn two_scopes_that_share_with_each_other_keep_the_sum() {
	with_design(|| {
		DefaultLevy::set(ratio(0, 1));
		sign(share_terms(10, None));
		in_force(terms(Party::Scope(DESIGN), LAB, percent(10), native(None)));
		let split = sale(LAB, 1_000);
		assert_eq!((split.base, inbox(DESIGN, Some(LAB))), (900 * ONE, 100 * ONE));
		let split = process(DESIGN, LAB);
		assert_eq!(split.base, 90 * ONE);
		let mut bases = vec![900 * ONE, 90 * ONE];
		// Both networks have levied it from here on; the inbox keeps it apart.
		let both = || Levied::by(LAB).and(Some(DESIGN));
		let mut scope = LAB;
		let mut incomes = 2;
		loop {
			let levied = both();
			let left = pallet_value_equation::Inboxes::<Test>::get((scope, NATIVE, levied.clone()));
			let all = bases.iter().sum::<u128>() + left;
			assert_eq!(all, 1_000 * ONE, "nothing is created or lost");
			if Equations::process_inbox(signed(NEWCOMER), scope, NATIVE, levied).is_err() {
				// Below the smallest income.
				assert_eq!(left, 1_000);
				break;
			}
			bases.push(last_split().base);
			incomes += 1;
			scope = if scope == LAB { DESIGN } else { LAB };
		}
		assert_eq!(incomes, 12);
		let to_lab: u128 = bases.iter().step_by(2).sum();
		assert_eq!(to_lab, 909_090_909_090_000);
		assert_eq!(bases.iter().sum::<u128>() - to_lab, 90_909_090_909_000);
	});
}

#[test]
fn a_credit_pays_at_most_half_of_the_next_due() {
	with_design(|| {
		let id = sign(licence_terms());
		pass_days(90);
		assert_ok!(close(id, 0, 10_000));
		assert_eq!(paid(id), 200 * ONE);
		let ask = (id, 0, NATIVE, 8_000 * ONE);
		assert_ok!(Settlement::request_credit(signed(ANA), ask.0, 0, NATIVE, ask.3, reference()));
		assert_ok!(Settlement::decide_credit(signed(DESIGNER), id, 0, NATIVE, ask.3, true));
		assert_eq!(credit(id), 40 * ONE);
		pass_days(90);
		assert_ok!(close(id, 1, 5_000));
		assert_eq!((paid(id), credit(id)), (260 * ONE, 0));
	});
}

#[test]
fn a_credit_lasts_as_long_as_it_takes() {
	with_design(|| {
		let id = sign(licence_terms());
		pass_days(90);
		assert_ok!(close(id, 0, 10_000));
		let base = 8_000 * ONE;
		assert_ok!(Settlement::request_credit(signed(ANA), id, 0, NATIVE, base, reference()));
		assert_ok!(Settlement::decide_credit(signed(DESIGNER), id, 0, NATIVE, base, true));
		pass_days(90);
		assert_ok!(close(id, 1, 3_000));
		assert_eq!((paid(id), credit(id)), (230 * ONE, 10 * ONE));
		pass_days(90);
		assert_ok!(close(id, 2, 5_000));
		assert_eq!((paid(id), credit(id)), (320 * ONE, 0));
	});
}

#[test]
fn eight_shares_beside_the_greatest_cut_and_levy_leave_half() {
	with_design(|| {
		DefaultLevy::set(ratio(1, 10));
		let share = |n: u8| {
			let gives = Gives::Share(crate::ShareTerms {
				rate: ratio(25, 1_000),
				exempt: Default::default(),
			});
			let mut terms = terms(LAB_PAYS, DESIGN, gives, native(None));
			terms.document = document(n);
			terms
		};
		for n in 1..=7 {
			sign(share(n));
		}
		// The eighth is with the lab's own studio: a pair has only so many.
		let mut last = share(8);
		last.payee = STUDIO;
		// The steward of both must not sign for both.
		let offered = Settlement::offer(signed(STEWARD), Side::Payer, Box::new(last.clone()));
		assert_eq!(offered, Err(Error::<Test>::NotIndependent.into()));
		let stewards = vec![DIA].try_into().unwrap();
		assert_ok!(Networks::set_stewards(signed(STEWARD), STUDIO, stewards));
		let id = offer(last.clone());
		assert_ok!(Settlement::accept(signed(DIA), id, Box::new(last)));
		run_blocks(NOTICE);
		let mut ninth = share(9);
		ninth.gives =
			Gives::Share(crate::ShareTerms { rate: ratio(1, 1_000), exempt: Default::default() });
		ninth.payee = STUDIO;
		let id = offer(ninth.clone());
		let accepted = Settlement::accept(signed(DIA), id, Box::new(ninth));
		assert_eq!(accepted, Err(Error::<Test>::TooManyShares.into()));
		let (gross, cut, class) = (10_000 * ONE, 2_000 * ONE, IncomeClass::Sale);
		let record = <Equations as Incomes<_, _>>::record;
		assert_ok!(record(&PAYER, LAB, &NATIVE, gross, cut, class, reference()));
		let split = last_split();
		assert_eq!((split.cut, split.levy), (2_000 * ONE, Some((LAB, 1_000 * ONE))));
		assert_eq!((shared(&split), split.base), (vec![250; 8], 5_000 * ONE));
	});
}

#[test]
fn what_a_sister_scope_passes_on_pays_the_share_too() {
	with_design(|| {
		let sister = found(STEWARD, LAB, ScopeKind::Project);
		let all = Bucket {
			name: b"all".to_vec().try_into().unwrap(),
			ask: Ask::Share(ratio(1, 1)),
			recipient: Recipient::Scope(STUDIO),
		};
		let equation = Equation {
			mode: Mode::Straight,
			buckets: vec![all].try_into().unwrap(),
			residue: Purse::Treasury,
		};
		assert_ok!(Equations::set_equation(signed(STEWARD), sister, equation));
		in_force(terms(Party::Scope(STUDIO), DESIGN, percent(3), native(None)));
		sale(sister, 10_000);
		assert_eq!(inbox(STUDIO, Some(LAB)), 9_500 * ONE);
		let split = process(STUDIO, LAB);
		assert_eq!((split.levy, shared(&split)), (None, vec![285]));
		assert_eq!(split.base, 9_215 * ONE);
	});
}

#[test]
fn a_ceiling_in_two_assets_is_one() {
	with_design(|| {
		let asset = asset(7);
		assert_ok!(Networks::accept_asset(signed(DESIGNER), DESIGN, asset.clone()));
		assert_ok!(Equations::open_pot(signed(PAYER), LAB, asset.clone()));
		let assets = vec![
			AssetTerms { asset: NATIVE, ceiling: Some(1_000 * ONE), currency: None },
			AssetTerms { asset: asset.clone(), ceiling: Some(5_000 * ONE), currency: None },
		];
		let id = in_force(terms(LAB_PAYS, DESIGN, percent(10), assets));
		sale(LAB, 4_000);
		assert_ok!(income(LAB, &asset, 15_000 * ONE, IncomeClass::Sale));
		let paid: Vec<_> = account(id).lines.iter().map(|line| line.paid / ONE).collect();
		assert_eq!(paid, vec![400, 1_500]);
		// 7/10 is paid, so a share of 600 is cut to 300.
		assert_eq!(shared(&sale(LAB, 6_000)), vec![300]);
		assert!(matches!(
			contract(id).state,
			State::Signed { until: Some((_, Ending::Completed)), .. }
		));
	});
}

#[test]
fn parts_of_a_period_pay_what_the_whole_pays() {
	with_design(|| {
		// Two decimals: base units are hundredths.
		let id = sign(licence_terms());
		let declare = |base| {
			let before = paid(id);
			let evidence = reference();
			assert_ok!(Settlement::declare(signed(ANA), id, 0, NATIVE, base, None, evidence));
			paid(id) - before
		};
		assert_eq!([4_115_226; 3].map(declare), [82_304, 82_305, 82_304]);
		let before = paid(id);
		let parts: u128 = (0..204).map(|_| declare(49)).sum();
		assert_eq!(parts + declare(10_000 - 204 * 49), paid(id) - before);
		assert_eq!(paid(id), (3 * 4_115_226 + 10_000) * 2 / 100);
	});
}

#[test]
fn silence_is_a_breach_after_grace_and_cure() {
	with_design(|| {
		let mut terms = licence_terms();
		terms.until = Some(System::block_number() + 80 * DAY);
		let id = sign(terms);
		let begun = System::block_number();
		let status = || <Settlement as Licences<u64>>::status(DESIGN, &COMPANY);
		run_to_block(begun + 110 * DAY);
		assert_noop!(Settlement::flag(signed(NEWCOMER), id), Error::<Test>::NotLate);
		run_to_block(begun + 110 * DAY + 1);
		assert_ok!(Settlement::flag(signed(NEWCOMER), id));
		assert_eq!(status(), Status::Unlicensed);
		run_to_block(begun + 140 * DAY + 1);
		assert_eq!(status(), Status::InBreach);
		let view = crate::Pallet::<Test>::standing(DESIGN, COMPANY);
		assert_eq!((view.status, view.mark), (Status::InBreach, Mark::InBreach));
		// Cured by what was due.
		assert_ok!(close(id, 0, 0));
		assert_eq!(status(), Status::Unlicensed);
	});
}

#[test]
fn a_superseding_share_goes_on_where_the_old_one_was() {
	with_design(|| {
		let old = in_force(share_terms(7, Some(1_000)));
		assert_eq!(shared(&sale(LAB, 10_000)), vec![700]);
		let mut new = share_terms(2, Some(1_000));
		new.supersedes = Some(old);
		let id = sign(new);
		// Until its notice has passed the old one is in force.
		assert_eq!(contract(id).root, old);
		run_blocks(NOTICE);
		let paid_by: Vec<_> = (0..3).map(|_| shared(&sale(LAB, 10_000))).collect();
		assert_eq!(paid_by, vec![vec![200], vec![100], vec![]]);
		assert_eq!(paid(id), 1_000 * ONE);
	});
}

#[test]
fn days_of_contribution_count_within_their_window() {
	with_design(|| {
		let free = |days: &[u32], end: u32| {
			let mut pair = crate::PairOf::<Test>::default();
			pair.days = days.iter().fold(pair.days, |known, day| known.accept(*day));
			let free_for = licence().free_for;
			crate::Pallet::<Test>::is_free(&pair, free_for, || end, System::block_number())
		};
		assert!(!free(&[10, 10, 10], 90));
		assert!(free(&[10, 40, 70], 90));
		assert!(!free(&[10, 40, 70], 101));
	});
}

#[test]
fn a_venture_shares_with_its_network_beside_the_levy() {
	with_design(|| {
		let stewards = vec![DIA].try_into().unwrap();
		assert_ok!(Networks::set_stewards(signed(STEWARD), STUDIO, stewards));
		let terms = terms(Party::Scope(STUDIO), LAB, percent(10), native(None));
		let id = crate::NextContract::<Test>::get();
		assert_ok!(Settlement::offer(signed(DIA), Side::Payer, Box::new(terms)));
		assert_ok!(accept(id));
		run_blocks(NOTICE);
		let split = sale(STUDIO, 10_000);
		assert_eq!(split.levy, Some((LAB, 500 * ONE)));
		assert_eq!((shared(&split), split.base), (vec![1_000], 8_500 * ONE));
	});
}
