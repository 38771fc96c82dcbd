// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{Cohorts, WorkQueue};
use frame_support::{traits::Hooks, weights::Weight};
use ovn_primitives::traits::ShareBooks;

const PRINTER: BookId = BookId::Deal(7);
/// What the eleven owners of the printer paid.
const OWNERS: [u128; 11] = [600, 500, 500, 400, 400, 400, 300, 300, 250, 200, 150];

/// An inactive book of a resource with the owners' principal. The accounts are 101 and following.
fn printer() {
	<Shares as ShareBooks<_, _>>::create(PRINTER, debt(6, 5), true).unwrap();
	for (who, principal) in (101..).zip(OWNERS) {
		assert_eq!(credit(PRINTER, agent(who), principal * ONE), 0);
	}
	assert_eq!(distribute(PRINTER, 123 * ONE), 0);
}

fn activate(scale: Option<(u128, u128)>) {
	<Shares as ShareBooks<_, _>>::activate(PRINTER, scale).unwrap();
}

fn owed(id: BookId) -> u128 {
	<Shares as ShareBooks<_, AssetKind>>::owed(id).unwrap()
}

#[test]
fn distribute_frees_the_printer_when_forty_uses_have_paid() {
	build_and_execute(|| {
		printer();
		activate(None);
		assert_eq!(owed(PRINTER), 4_800 * ONE);
		for _ in 1..40 {
			assert_eq!(distribute(PRINTER, 123 * ONE), 123 * ONE);
		}
		let before = free(PAYER);
		assert_eq!(distribute(PRINTER, 123 * ONE), 3 * ONE);
		assert_eq!(free(PAYER), before - 3 * ONE);
		assert_eq!(owed(PRINTER), 0);
		assert_eq!(book(PRINTER).units, 0);
		assert_eq!(distribute(PRINTER, 123 * ONE), 0);
		for (who, principal) in (101..).zip(OWNERS) {
			assert_eq!(claim(who, PRINTER, 0), principal * 6 / 5 * ONE);
		}
		assert_eq!(held(&NATIVE), 0);
		assert_eq!(book(PRINTER).positions, 0);
		assert!(Cohorts::<Test>::get(PRINTER, 0).is_none());
	});
}

#[test]
fn activate_scales_principal_when_the_price_fell() {
	build_and_execute(|| {
		printer();
		activate(Some((3_900 * ONE, 4_000 * ONE)));
		assert_eq!(owed(PRINTER), 4_680 * ONE);
		for _ in 1..39 {
			assert_eq!(distribute(PRINTER, 123 * ONE), 123 * ONE);
		}
		assert_eq!(distribute(PRINTER, 123 * ONE), 6 * ONE);
		for (who, principal) in (101..).zip(OWNERS) {
			assert_eq!(claim(who, PRINTER, 0), principal * ONE * 3_900 / 4_000 * 6 / 5);
		}
		assert_eq!(held(&NATIVE), 0);
	});
}

#[test]
fn activate_pays_exact_ceilings_when_the_scale_is_crooked() {
	build_and_execute(|| {
		printer();
		let (released, collected) = (3_899 * ONE + 1_234_567, 4_000 * ONE);
		activate(Some((released, collected)));
		let due = owed(PRINTER);
		assert_eq!(distribute(PRINTER, 10_000 * ONE), due);
		let mut paid = 0;
		for (who, principal) in (101..).zip(OWNERS) {
			let exact = num_bigint::BigUint::from(principal * ONE) * released * 6u8
				/ (num_bigint::BigUint::from(collected) * 5u8);
			let got = claim(who, PRINTER, 0);
			assert_eq!(num_bigint::BigUint::from(got), exact);
			paid += got;
		}
		// The sum was rounded once, and each part by itself. The difference belongs to nobody, and
		// goes to the next holders.
		assert!(due - paid < 11);
		assert_eq!(book(PRINTER).lines[0].undistributed, due - paid);
	});
}

#[test]
fn set_ceiling_changes_what_is_owed_when_inactive() {
	build_and_execute(|| {
		printer();
		<Shares as ShareBooks<_, AssetKind>>::set_ceiling(PRINTER, ratio(3, 2)).unwrap();
		assert_eq!(
			last_event(),
			Event::CeilingSet { book: PRINTER, ceiling: ratio(3, 2), due: 6_000 * ONE }
		);
		// Whoever withdraws before the campaign ends is owed nothing.
		assert_eq!(debit(PRINTER, agent(101), 0, 600 * ONE), 600 * ONE);
		assert_eq!(owed(PRINTER), 5_100 * ONE);
		activate(None);
		assert_eq!(distribute(PRINTER, 6_000 * ONE), 5_100 * ONE);
		assert_eq!(claim(102, PRINTER, 0), 750 * ONE);
	});
}

#[test]
fn set_ceiling_and_activate_fail_when_active_or_no_debt() {
	build_and_execute(|| {
		type Books = Shares;
		let set = |id, ratio| <Books as ShareBooks<u64, AssetKind>>::set_ceiling(id, ratio);
		let activate = |id, scale| <Books as ShareBooks<u64, AssetKind>>::activate(id, scale);
		assert_noop!(set(PRINTER, ratio(1, 1)), Error::<Test>::BookNotFound);
		assert_noop!(activate(PRINTER, None), Error::<Test>::BookNotFound);
		printer();
		assert_noop!(set(PRINTER, ratio(9, 10)), Error::<Test>::InvalidCeiling);
		assert_noop!(activate(PRINTER, Some((2, 1))), Error::<Test>::InvalidCeiling);
		assert_noop!(activate(PRINTER, Some((0, 0))), Error::<Test>::InvalidCeiling);
		activate(PRINTER, None).unwrap();
		assert_noop!(set(PRINTER, ratio(1, 1)), Error::<Test>::AlreadyActive);
		assert_noop!(activate(PRINTER, None), Error::<Test>::AlreadyActive);
		let inactive = kind(3);
		<Books as ShareBooks<u64, _>>::create(inactive, BookTerms::Equity, true).unwrap();
		assert_noop!(set(inactive, ratio(1, 1)), Error::<Test>::NotDebt);
		assert_noop!(activate(inactive, Some((1, 1))), Error::<Test>::NotDebt);
		assert_ok!(activate(inactive, None));
	});
}

#[test]
fn credit_fails_when_the_campaign_is_over() {
	build_and_execute(|| {
		printer();
		activate(None);
		assert_noop!(
			<Shares as ShareBooks<_, AssetKind>>::credit(PRINTER, agent(ANA), ONE),
			Error::<Test>::BookClosed
		);
	});
}

#[test]
fn credit_fails_when_principal_is_too_small() {
	build_and_execute(|| {
		let id = create(kind(0), debt(1, 1));
		assert_noop!(
			<Shares as ShareBooks<_, AssetKind>>::credit(id, agent(ANA), ONE - 1),
			Error::<Test>::PrincipalTooSmall
		);
		credit(id, agent(ANA), ONE);
	});
}

#[test]
fn create_fails_when_the_ceiling_is_below_the_principal() {
	build_and_execute(|| {
		assert_noop!(
			<Shares as ShareBooks<u64, AssetKind>>::create(kind(0), debt(99, 100), false),
			Error::<Test>::InvalidCeiling
		);
	});
}

#[test]
fn distribute_closes_cohorts_in_the_order_in_which_they_opened() {
	build_and_execute(|| {
		let id = create(kind(0), debt(6, 5));
		assert_eq!(credit(id, agent(ANA), 10 * ONE), 0);
		// Nothing was distributed since: the same cohort.
		assert_eq!(credit(id, agent(CEM), 10 * ONE), 0);
		assert_eq!(debit(id, agent(CEM), 0, 10 * ONE), 10 * ONE);
		assert_eq!(distribute(id, 6 * ONE), 6 * ONE);
		assert_eq!(credit(id, agent(BEN), 10 * ONE), 1);
		assert_eq!(distribute(id, 12 * ONE), 12 * ONE);
		assert_eq!(book(id).head, 1);
		assert_eq!(claimable(id, agent(ANA), 0), 12 * ONE);
		assert_eq!(claimable(id, agent(BEN), 1), 6 * ONE);
		assert_eq!(owed(id), 6 * ONE);
		assert_eq!(distribute(id, 100 * ONE), 6 * ONE);
		assert_eq!(claim(BEN, id, 1), 12 * ONE);
		assert_eq!(claim(ANA, id, 0), 12 * ONE);
		assert_eq!(held(&NATIVE), 0);
	});
}

#[test]
fn distribute_closes_exactly_when_ceilings_are_no_whole_numbers() {
	build_and_execute(|| {
		let id = create(kind(0), debt(4, 3));
		let holders = [(ANA, ONE + 1), (BEN, 7 * ONE + 2), (CEM, 3 * ONE + 5)];
		for (who, principal) in holders {
			credit(id, agent(who), principal);
		}
		let due: u128 = holders.iter().map(|(_, principal)| principal * 4 / 3).sum();
		assert_eq!(owed(id), due);
		assert_eq!(distribute(id, due - 1), due - 1);
		assert_eq!(book(id).head, 0);
		assert_eq!(distribute(id, 1_000), 1);
		assert_eq!(book(id).head, 1);
		for (who, principal) in holders {
			assert_eq!(claim(who, id, 0), principal * 4 / 3);
		}
		assert_eq!(held(&NATIVE), 0);
	});
}

/// Four cohorts of 10 whole units each, with a ceiling of 1; 1, 1 and 1 were distributed in
/// between.
fn four_cohorts() -> BookId {
	let id = create(kind(0), debt(1, 1));
	for (series, who) in [(0, ANA), (1, BEN), (2, CEM), (3, DIA)] {
		assert_eq!(credit(id, agent(who), 10 * ONE), series);
		if who != DIA {
			assert_eq!(distribute(id, ONE), ONE);
		}
	}
	id
}

#[test]
fn credit_waits_when_work_is_deferred_and_takes_no_part_in_what_came_before() {
	build_and_execute(|| {
		StepsPerDistribution::set(1);
		let id = four_cohorts();
		let rest = owed(id);
		assert_eq!(distribute(id, rest - ONE), rest - ONE);
		assert_eq!(book(id).head, 1);
		assert!(book(id).pending() && WorkQueue::<Test>::contains_key(id));
		// Ana's cohort is closed; the others see the level reached.
		assert_eq!(claim(ANA, id, 0), 10 * ONE);
		let seen = claimable(id, agent(DIA), 3);
		assert!(seen > 0 && seen < 10 * ONE);
		assert_eq!(credit(id, agent(ANA), 5 * ONE), 4);
		assert_eq!(book(id).waiting, 5 * ONE);
		assert_eq!(claimable(id, agent(ANA), 4), 0);
		assert_eq!(distribute(id, ONE / 2), ONE / 2);
		// Behind more work there is another cohort.
		assert_eq!(credit(id, agent(BEN), 5 * ONE), 5);
		check_state();
		while book(id).pending() {
			assert_ok!(Shares::process_deferred(signed(NEWCOMER), id));
			check_state();
		}
		assert!(!WorkQueue::<Test>::contains_key(id));
		assert_noop!(Shares::process_deferred(signed(ANA), id), Error::<Test>::NothingToProcess);
		// The first four shared all but the last half, which Ana's new cohort shared, too.
		assert_eq!(claimable(id, agent(BEN), 1), 10 * ONE);
		assert_eq!(claimable(id, agent(CEM), 2), 9_866_666_666_666);
		assert_eq!(claimable(id, agent(DIA), 3), 9_533_333_333_333);
		assert_eq!(claimable(id, agent(ANA), 4), 100_000_000_000);
		assert_eq!(claimable(id, agent(BEN), 5), 0);
		assert_eq!(distribute(id, 100 * ONE), ONE / 2 + 10 * ONE);
		while book(id).pending() {
			assert_ok!(Shares::process_deferred(signed(NEWCOMER), id));
		}
		for (who, series, principal) in
			[(BEN, 1, 10), (CEM, 2, 10), (DIA, 3, 10), (ANA, 4, 5), (BEN, 5, 5)]
		{
			assert_eq!(claim(who, id, series), principal * ONE);
		}
		assert_eq!(held(&NATIVE), 0);
	});
}

#[test]
fn credit_opens_after_exact_closing_when_all_was_accepted() {
	build_and_execute(|| {
		StepsPerDistribution::set(1);
		let id = four_cohorts();
		assert_eq!(distribute(id, 1_000 * ONE), 37 * ONE);
		assert!(book(id).pending());
		assert_eq!(credit(id, agent(ANA), 5 * ONE), 4);
		assert_eq!(book(id).left_by_older(Cohorts::<Test>::get(id, 4).as_ref()), Some(0));
		check_state();
		// Idle blocks do the rest.
		let used = Shares::on_idle(1, Weight::MAX);
		assert!(used.ref_time() > 0);
		assert!(!book(id).pending());
		assert_eq!(book(id).units, 5 * ONE);
		for (who, series) in [(ANA, 0), (BEN, 1), (CEM, 2), (DIA, 3)] {
			assert_eq!(claim(who, id, series), 10 * ONE);
		}
		assert_eq!(distribute(id, 1_000 * ONE), 5 * ONE);
		assert_eq!(claim(ANA, id, 4), 5 * ONE);
	});
}

#[test]
fn on_idle_does_nothing_when_there_is_no_room() {
	build_and_execute(|| {
		StepsPerDistribution::set(1);
		let id = four_cohorts();
		distribute(id, 1_000 * ONE);
		assert_eq!(Shares::on_idle(1, Weight::from_parts(1_000, 0)), Weight::zero());
		assert!(book(id).pending());
	});
}

#[test]
fn process_deferred_fails_when_there_is_no_such_book() {
	build_and_execute(|| {
		assert_noop!(Shares::process_deferred(signed(ANA), kind(9)), Error::<Test>::BookNotFound);
	});
}

#[test]
fn debit_keeps_what_was_earned_when_half_is_given_back() {
	build_and_execute(|| {
		let id = create(kind(0), debt(2, 1));
		credit(id, agent(ANA), 10 * ONE);
		credit(id, agent(BEN), 10 * ONE);
		assert_eq!(distribute(id, 10 * ONE), 10 * ONE);
		assert_eq!(debit(id, agent(ANA), 0, 5 * ONE), 5 * ONE);
		// Ana: 5 earned, 5 units left that still earn 1.5 each. Ben: 5 and 15.
		assert_eq!(owed(id), 7 * ONE + ONE / 2 + 15 * ONE);
		assert_eq!(distribute(id, 100 * ONE), 22 * ONE + ONE / 2);
		assert_eq!(claim(ANA, id, 0), 12 * ONE + ONE / 2);
		assert_eq!(claim(BEN, id, 0), 20 * ONE);
		// A debt that is paid takes nothing back.
		assert_eq!(debit(id, agent(BEN), 0, 5 * ONE), 0);
		assert_eq!(held(&NATIVE), 0);
	});
}

#[test]
fn principal_of_is_what_a_holder_is_still_paid_back_for() {
	build_and_execute(|| {
		let id = BookId::Deal(7);
		<Shares as ShareBooks<_, _>>::create(id, debt(6, 5), true).unwrap();
		for _ in 0..2 {
			credit(id, agent(ANA), 10 * ONE);
		}
		credit(id, agent(BEN), 5 * ONE);
		let principal = |who| <Shares as ShareBooks<_, _>>::principal_of(id, &agent(who));
		assert_eq!((principal(ANA), principal(BEN), principal(CEM)), (20 * ONE, 5 * ONE, 0));
		<Shares as ShareBooks<_, _>>::activate(id, None).unwrap();
		assert_eq!(distribute(id, 29 * ONE), 29 * ONE);
		claim(ANA, id, 0);
		assert_eq!(principal(ANA), 20 * ONE);
		assert_eq!(distribute(id, 2 * ONE), ONE);
		assert_eq!((principal(ANA), principal(BEN)), (0, 0));
		let other = create(kind(0), debt(1, 1));
		credit(other, agent(ANA), ONE);
		assert_eq!(<Shares as ShareBooks<_, _>>::principal_of(other, &agent(ANA)), 0);
	});
}

#[test]
fn claim_ends_a_position_when_all_was_paid_before_its_cohort_closed() {
	build_and_execute(|| {
		StepsPerDistribution::set(1);
		let loan = create(kind(0), debt(3, 2));
		credit(loan, agent(ANA), 10 * ONE);
		distribute(loan, 1);
		assert_eq!(credit(loan, agent(BEN), ONE + 1), 1);
		// Ana's cohort closes in this call, Ben's in the next. He gets nothing of his half base
		// unit.
		distribute(loan, 17 * ONE);
		assert_eq!((book(loan).head, book(loan).queued), (1, true));
		assert_eq!(claim(BEN, loan, 1), ONE / 2 * 3 + 1);
		assert_ok!(Shares::process_deferred(signed(PAYER), loan));
		assert_eq!((book(loan).head, claimable(loan, agent(BEN), 1)), (2, 0));
		assert!(crate::Positions::<Test>::contains_key((loan, agent(BEN), 1)));

		let before = free(BEN);
		assert_ok!(Shares::claim_for(signed(PAYER), agent(BEN), list(&[(loan, 1)]), ALL));
		let closed = Event::PositionClosed { book: loan, holder: agent(BEN), series: 1 };
		assert_eq!((last_event(), free(BEN)), (closed, before));
		assert!(!crate::Positions::<Test>::contains_key((loan, agent(BEN), 1)));
		assert!(!Cohorts::<Test>::contains_key(loan, 1));
		assert_eq!(claim(ANA, loan, 0), 15 * ONE);
		assert_eq!(book(loan).positions, 0);
	});
}

/// What a debt accepted and did not pay.
fn rest(id: BookId) -> u128 {
	let line = &book(id).lines[0];
	line.accepted - line.paid
}

/// What all positions of a book can claim.
fn all_claimable(id: BookId) -> u128 {
	crate::Positions::<Test>::iter_key_prefix((id,)).map(|(who, n)| claimable(id, who, n)).sum()
}

fn process_all(id: BookId) {
	while book(id).pending() {
		assert_ok!(Shares::process_deferred(signed(NEWCOMER), id));
		check_state();
	}
}

/// Six cohorts, an income that pays all of them, and the youngest gives its principal back, after
/// the deferred work was done or before. Then a cohort that waits, an income that pays what it
/// lacks, and another that waits; and the work is done.
fn two_waiting_cohorts(process_before_debit: bool) -> BookId {
	let id = create(kind(0), debt(1, 1));
	for series in 0..5 {
		assert_eq!(credit(id, agent(ANA), 100 * ONE), series);
		assert_eq!(distribute(id, 10_000), 10_000);
	}
	assert_eq!(distribute(id, 250 * ONE), 250 * ONE);
	assert_eq!(credit(id, agent(ANA), 1_000 * ONE), 5);
	let all = owed(id);
	assert_eq!(distribute(id, 10_000 * ONE), all);
	assert_eq!((book(id).head, book(id).opened, book(id).pending()), (2, 6, true));
	if process_before_debit {
		process_all(id);
	}
	debit(id, agent(ANA), 5, 1_000 * ONE);
	check_state();
	let surplus = book(id).lines[0].accepted - book(id).due;
	credit(id, agent(BEN), (surplus + 20_000).max(ONE));
	distribute(id, 20_000);
	check_state();
	credit(id, agent(CEM), 2_000 * ONE);
	check_state();
	process_all(id);
	id
}

#[test]
fn debit_lets_a_book_promise_no_more_than_it_has_when_work_is_deferred() {
	for process_before_debit in [false, true] {
		build_and_execute(|| {
			let id = two_waiting_cohorts(process_before_debit);
			assert!(all_claimable(id) <= rest(id), "{} of {}", all_claimable(id), rest(id));
			// Everybody is paid.
			for (who, series) in
				crate::Positions::<Test>::iter_key_prefix((id,)).collect::<Vec<_>>()
			{
				let Holder::Agent(account) = who else { panic!() };
				if claimable(id, agent(account), series) > 0 {
					claim(account, id, series);
				}
			}
		});
	}
}

#[test]
fn debit_frees_what_was_accepted_for_the_cohorts_behind_when_work_is_deferred() {
	build_and_execute(|| {
		StepsPerDistribution::set(1);
		let id = four_cohorts();
		assert_eq!(distribute(id, 1_000 * ONE), 37 * ONE);
		assert_eq!(credit(id, agent(ANA), 5 * ONE), 4);
		assert_eq!(distribute(id, ONE), ONE);
		assert_eq!(credit(id, agent(BEN), 5 * ONE), 5);
		assert_eq!((book(id).head, book(id).opened, book(id).next), (2, 4, 6));
		assert_eq!(owed(id), 9 * ONE);
		// Dia gives back everything. The money accepted for what she has not earned goes to the two
		// who wait.
		let earned = claimable(id, agent(DIA), 3);
		assert_eq!(debit(id, agent(DIA), 3, 10 * ONE), 10 * ONE);
		check_state();
		assert_eq!((earned, owed(id)), (9_166_666_666_666, 8_166_666_666_666));
		process_all(id);
		assert_eq!(claim(DIA, id, 3), earned);
		// All of it came before Ben's cohort.
		assert_eq!(claimable(id, agent(ANA), 4), 1_833_333_333_334);
		assert_eq!(claimable(id, agent(BEN), 5), 0);
		assert_eq!(all_claimable(id), rest(id));
	});
}

#[test]
fn process_deferred_says_to_which_level_it_raised_the_debt() {
	build_and_execute(|| {
		StepsPerDistribution::set(1);
		let id = four_cohorts();
		let rest = owed(id);
		assert_eq!(distribute(id, rest - ONE), rest - ONE);
		System::reset_events();
		process_all(id);
		let level = book(id).lines[0].accumulator.level();
		let closed = events().into_iter().rev().find_map(|event| match event {
			Event::CohortClosed { level, .. } => Some(level),
			_ => None,
		});
		assert!(closed.is_none_or(|closed| closed < level));
		let raised = Event::LevelRaised { book: id, asset: NATIVE, level, undistributed: 0 };
		assert_eq!(last_event(), raised);
	});
}

#[test]
fn debit_leaves_nothing_owed_when_all_sold_a_debt_that_was_scaled() {
	build_and_execute(|| {
		let id = BookId::Deal(8);
		<Shares as ShareBooks<_, _>>::create(id, debt(6, 5), true).unwrap();
		let holders = [(ANA, 10 * ONE), (BEN, 10 * ONE + 1), (CEM, 10 * ONE + 2)];
		for (who, principal) in holders {
			credit(id, agent(who), principal);
		}
		let scale = Some((29 * ONE + 7, 30 * ONE + 3));
		<Shares as ShareBooks<_, _>>::activate(id, scale).unwrap();
		let parts: u128 = holders
			.iter()
			.map(|(who, _)| {
				<Shares as ShareBooks<_, _>>::outstanding(id, &agent(*who), 0).unwrap().1
			})
			.sum();
		// Rounded once, the sum is more than the parts.
		assert!(owed(id) > parts);
		assert_eq!(distribute(id, 1_000_000_000_001), 1_000_000_000_001);
		for (who, principal) in holders {
			assert_eq!(debit(id, agent(who), 0, principal), principal);
			check_state();
		}
		assert_eq!((book(id).units, owed(id)), (0, 0));
		for (who, _) in holders {
			claim(who, id, 0);
		}
		process_all(id);
		assert_eq!(book(id).positions, 0);
		assert!(rest(id) < 3);
	});
}

#[test]
fn try_state_finds_what_does_not_fit_together_while_work_is_deferred() {
	with_wrong(|book| book.waiting_due += 1, "10: the sums over cohorts that wait are wrong");
	with_wrong(|book| book.ahead += 1, "10: the sums over cohorts that wait are wrong");
	with_wrong(
		|book| book.lines[0].undistributed += 100 * ONE,
		"10: more is kept than was accepted",
	);
	with_wrong(
		|book| book.lines[0].undistributed += 2 * ONE,
		"10: what can be claimed is kept besides",
	);
}

/// A debt with a waiting cohort that is wrong in one respect, and what the check says.
fn with_wrong(change: impl FnOnce(&mut crate::BookOf<Test>), found: &'static str) {
	genesis().execute_with(|| {
		run_to_block(1);
		found_lab();
		StepsPerDistribution::set(1);
		let id = four_cohorts();
		distribute(id, owed(id) - ONE);
		credit(id, agent(ANA), 5 * ONE);
		distribute(id, ONE / 2);
		check_state();
		crate::Books::<Test>::mutate(id, |book| change(book.as_mut().unwrap()));
		let error = Shares::do_try_state().unwrap_err();
		assert_eq!(error, sp_runtime::TryRuntimeError::Other(found));
	});
}

fn found_lab() {
	found(STEWARD, ovn_primitives::GLOBAL_SCOPE, ovn_primitives::ScopeKind::Network);
}
