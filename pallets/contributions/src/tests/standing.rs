// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Which accepted contributions count as standing.

use super::*;
use crate::{ImportedEntry, KindTerms};
use ovn_primitives::traits::Contributions as _;
use sp_core::H256;

/// Parts of Ben that two reviewers accepted. Whether they count.
fn counts(quantity: Quantity) -> bool {
	let index = log(BEN, PARTS, quantity);
	reviewed(index, Review::Accept);
	told_last().counts
}

#[test]
fn contribution_counts_when_its_kind_says_so_and_it_is_worth_enough() {
	build_and_execute(|| {
		make_mill();
		// 25 a piece, and 60 is asked for.
		assert!(!counts(2_399_999));
		assert!(counts(2_400_000));
		assert!(counts(3 * UNIT));
		// What was agreed when it was logged.
		let index = log(BEN, PARTS, 2 * UNIT);
		assert_ok!(Contributing::set_rate(signed(STEWARD), LAB, PARTS, 30));
		reviewed(index, Review::Accept);
		assert!(!told_last().counts);
		assert!(counts(2 * UNIT));
		// Of a kind that says nothing nothing counts.
		let index = log(BEN, HOURS, 9 * UNIT);
		reviewed(index, Review::Accept);
		assert!(!told_last().counts);
	});
}

#[test]
fn contribution_counts_by_its_role_and_quality_when_these_make_it_worth_more_or_less() {
	build_and_execute(|| {
		make_mill();
		// Two pieces of a lead are worth three.
		assert_ok!(log_all(ANA, PARTS, 2 * UNIT, TODAY, Some(LEAD), false, None));
		reviewed(0, Review::Accept);
		assert!(told_last().counts);
		let designs = define(KindTerms { standing: Some(STANDING), ..designs() });
		for (n, counted) in [(3, true), (1, false)] {
			let index = log(BEN, designs, 4 * UNIT);
			Evaluating::set(&Vec::new());
			let quality = ratio(n, 4);
			assert_ok!(super::peers::decide(index, Decision::Accepted { quality }));
			assert_eq!(told_last().counts, counted);
		}
	});
}

#[test]
fn gift_counts_when_it_is_accepted() {
	build_and_execute(|| {
		make_mill();
		assert_ok!(log_all(BEN, PARTS, 3 * UNIT, TODAY, None, true, None));
		reviewed(0, Review::Accept);
		assert_eq!((told_last().claim, told_last().counts), (ClaimType::Gift, true));
	});
}

#[test]
fn anything_counts_when_the_least_worth_is_nothing() {
	build_and_execute(|| {
		let kind = define(KindTerms { rate: 0, standing: Some(0), ..parts() });
		let index = log(BEN, kind, 1);
		reviewed(index, Review::Accept);
		assert!(told_last().counts);
	});
}

#[test]
fn compensation_tells_whether_it_counted_until_then() {
	build_and_execute(|| {
		make_mill();
		run_to_block(4);
		let index = log(BEN, PARTS, 4 * UNIT);
		run_to_block(7);
		reviewed(index, Review::Accept);
		assert_eq!((told_last().counts, told_last().at), (true, 7));
		run_to_block(9);
		let back = |quantity| {
			Contributing::compensate(signed(BEN), id(LAB, index), quantity, document(4)).unwrap();
			let told = told_last();
			assert_eq!((told.more, told.at), (false, 7));
			told.counts
		};
		// Four and three pieces count, two do not any more.
		assert!(back(UNIT));
		assert!(back(UNIT));
		assert!(!back(UNIT));
	});
}

#[test]
fn imported_history_counts_never() {
	build_and_execute(|| {
		make_mill();
		let (source, quantity) = (document(6), u128::from(9 * UNIT));
		assert_ok!(Contributing::start_import(signed(STEWARD), LAB, ANA, source, 1, quantity));
		let entry = ImportedEntry {
			contributor: agent(BEN),
			kind: PARTS,
			quantity: 9 * UNIT,
			day: TODAY,
			evidence: H256::repeat_byte(9),
			gift: false,
		};
		let page = vec![entry].try_into().unwrap();
		assert_ok!(Contributing::import_page(signed(ANA), LAB, 0, 0, page));
		assert!(!told_last().counts);
		assert_ok!(Contributing::compensate(signed(BEN), id(LAB, 0), UNIT, document(4)));
		assert!(!told_last().counts);
		assert_ok!(Contributing::undo_page(signed(STEWARD), LAB, 0));
		assert!(!told_last().more && !told_last().counts);
	});
}

#[test]
fn measured_facts_count_never_and_their_kinds_cannot_say_so() {
	build_and_execute(|| {
		for measured in [cash(NATIVE, Purse::Treasury), printer_hours()] {
			let terms = KindTerms { standing: Some(1), ..measured };
			let define = Contributing::define_kind(signed(STEWARD), LAB, terms);
			assert_noop!(define, Error::<Test>::InvalidStanding);
		}
		assert_ok!(Contributing::measured(LAB, FACTS, &BEN, 9 * UNIT, document(1)));
		assert!(!told_last().counts);
	});
}

#[test]
fn terms_are_others_when_who_contributes_or_what_counts_is_another() {
	build_and_execute(|| {
		make_mill();
		let hash = |change: fn(&mut KindTermsOf<Test>)| {
			Kinds::<Test>::mutate(LAB, PARTS, |kind| {
				let kind = kind.as_mut().unwrap();
				kind.terms = parts();
				change(&mut kind.terms);
			});
			let hash = Contributing::terms(LAB, PARTS).unwrap().0;
			Kinds::<Test>::mutate(LAB, PARTS, |kind| kind.as_mut().unwrap().terms = parts());
			hash
		};
		let all = [
			hash(|_| ()),
			hash(|terms| terms.takes_scopes = false),
			hash(|terms| terms.standing = None),
			hash(|terms| terms.standing = Some(STANDING + 1)),
		];
		let different: std::collections::BTreeSet<_> = all.into_iter().collect();
		assert_eq!(different.len(), all.len());
	});
}
