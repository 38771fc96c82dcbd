// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::Payee;

#[test]
fn books_show_totals_in_pages() {
	build_and_execute(|| {
		for n in 0..5 {
			credit(equity(kind(n)), agent(ANA), UNIT);
		}
		let mut seen = Vec::new();
		let mut after = None;
		loop {
			let page = Shares::books(LAB, after, 2);
			let Some(BookId::Kind { kind, .. }) = page.last().map(|book| book.id) else { break };
			after = Some(kind);
			seen.extend(page);
		}
		assert_eq!(seen.len(), 5);
		assert!(seen.iter().all(|book| book.units == UNIT && book.positions == 1));
		assert!(Shares::book(kind(9)).is_none());
		let loan = create(kind(7), debt(6, 5));
		credit(loan, agent(ANA), 10 * ONE);
		let view = Shares::book(loan).unwrap();
		assert_eq!((view.owed, view.pending, view.inactive), (Some(12 * ONE), false, false));
	});
}

#[test]
fn positions_explain_what_can_be_claimed() {
	build_and_execute(|| {
		let id = equity(kind(0));
		for who in 101..=105 {
			credit(id, agent(who), UNIT * u128::from(who - 100));
		}
		distribute(id, 1_500);
		let first = Shares::positions(id, None, 3);
		let last = first.last().unwrap();
		let second = Shares::positions(id, Some((last.holder.clone(), last.series)), 100);
		assert_eq!(first.len() + second.len(), 5);
		for view in first.into_iter().chain(second) {
			let Holder::Agent(who) = view.holder else { panic!() };
			assert_eq!(view.units, UNIT * u128::from(who - 100));
			assert_eq!(view.part, (view.units, 15 * UNIT));
			assert_eq!(view.payee, Some(Payee::Agent(who)));
			let earned = &view.earned[0];
			assert_eq!(earned.claimable, 100 * u128::from(who - 100));
			// Why this number: units x rise, in 2^-128 base units.
			let rise = earned.level - earned.settled_at;
			let whole = (rise * sp_core::U256::from(view.units)) >> 128;
			assert!(whole.low_u128().abs_diff(earned.claimable) <= 1);
		}
		assert!(Shares::positions(kind(9), None, 10).is_empty());
	});
}

#[test]
fn holdings_show_all_books_of_a_holder() {
	build_and_execute(|| {
		let (work, loan) = (equity(kind(0)), create(kind(1), debt(6, 5)));
		credit(work, agent(ANA), UNIT);
		credit(loan, agent(ANA), 10 * ONE);
		distribute(loan, ONE);
		assert_eq!(credit(loan, agent(ANA), 10 * ONE), 1);
		credit(loan, agent(BEN), 10 * ONE);
		let all = Shares::holdings(agent(ANA), None, 10);
		assert_eq!(all.len(), 3);
		let page = Shares::holdings(agent(ANA), None, 1);
		let rest = Shares::holdings(agent(ANA), Some((page[0].book, page[0].series)), 10);
		assert_eq!(rest.len(), 2);
		let cohort = Shares::position(loan, agent(ANA), 0).unwrap();
		assert_eq!(cohort.ceiling, Some(12 * ONE));
		assert_eq!(cohort.earned[0].claimable, ONE);
		assert_eq!(cohort.part, (10 * ONE, 30 * ONE));
		assert!(Shares::position(loan, agent(CEM), 0).is_none());
		let outside = Holder::External(Default::default());
		credit(work, outside.clone(), UNIT);
		assert_eq!(Shares::position(work, outside, 0).unwrap().payee, None);
	});
}
