// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Each violation of an invariant is found.

use super::*;
use crate::{
	Books, Cohorts, Credit, Credits, Epochs, Holdings, OpenPots, Positions, ScopeBooks,
	WaitingCredits, WorkQueue,
};
use frame_support::traits::Hooks as _;
use ovn_primitives::{
	traits::{Accepted, ShareBooks},
	ContributionId, ScopeKind, GLOBAL_SCOPE,
};

/// Pays for ever, also to the holders of [`TOOL`].
const DESIGN: BookId = kind(0);
/// A debt of four cohorts: one is paid, two are open, one waits, and work is deferred.
const LOANS: BookId = kind(1);
/// Expenses of two epochs: the first was paid and left a claim.
const COSTS: BookId = kind(2);
/// A debt that holds a part of [`DESIGN`].
const TOOL: BookId = BookId::Deal(1);
/// A book that nobody created.
const NOTHING: BookId = kind(9);
/// A contribution that was credited.
const LOG: ContributionId = ContributionId { scope: LAB, index: 0 };
/// One that nobody made.
const NO_LOG: ContributionId = ContributionId { scope: LAB, index: 9 };

fn furnish() {
	run_to_block(1);
	Timestamp::set_timestamp(1_790_000_000_000);
	assert_eq!(found(STEWARD, GLOBAL_SCOPE, ScopeKind::Network), LAB);
	StepsPerDistribution::set(1);

	equity(DESIGN);
	credit(DESIGN, agent(ANA), UNIT);
	credit(DESIGN, agent(BEN), 2 * UNIT);
	<Shares as ShareBooks<_, _>>::create(TOOL, debt(1, 1), true).unwrap();
	credit(TOOL, agent(CEM), 100 * ONE);
	<Shares as ShareBooks<u64, AssetKind>>::activate(TOOL, None).unwrap();
	credit(DESIGN, Holder::Book(TOOL), UNIT);
	assert_eq!(distribute(DESIGN, ONE + 1), ONE + 1);

	create(LOANS, debt(1, 1));
	credit(LOANS, agent(BEN), ONE);
	for who in [ANA, BEN, CEM, DIA] {
		credit(LOANS, agent(who), 10 * ONE);
		if who != DIA {
			assert_eq!(distribute(LOANS, ONE), ONE);
		}
	}
	assert_eq!(distribute(LOANS, 37 * ONE), 37 * ONE);
	credit(LOANS, agent(ANA), 5 * ONE);
	assert_eq!(distribute(LOANS, ONE / 2), ONE / 2);
	claim(ANA, LOANS, 0);

	create(COSTS, once());
	credit(COSTS, agent(ANA), ONE);
	assert_eq!(distribute(COSTS, ONE), ONE);
	credit(COSTS, agent(BEN), 2 * ONE);
	assert_eq!(distribute(COSTS, ONE), ONE);
	credit(COSTS, agent(CEM), 2 * ONE);

	Credits::<Test>::insert(LOG, Credit { series: 0, units: UNIT, credited: UNIT });
}

/// Checks that a violation is found, and that the state was in order before.
#[track_caller]
fn finds(message: &'static str, violation: impl FnOnce()) {
	genesis().execute_with(|| {
		furnish();
		assert_ok!(Shares::do_try_state());
		violation();
		assert_eq!(Shares::try_state(System::block_number()), Err(message.into()));
	});
}

fn change(id: BookId, change: impl FnOnce(&mut crate::BookOf<Test>)) {
	Books::<Test>::mutate(id, |book| change(book.as_mut().unwrap()));
}

fn change_cohort(series: u32, change: impl FnOnce(&mut crate::CohortRecord)) {
	Cohorts::<Test>::mutate(LOANS, series, |cohort| change(cohort.as_mut().unwrap()));
}

fn change_epoch(series: u32, change: impl FnOnce(&mut crate::Epoch)) {
	Epochs::<Test>::mutate(COSTS, series, |epoch| change(epoch.as_mut().unwrap()));
}

#[test]
fn the_furnished_state_is_as_described() {
	genesis().execute_with(|| {
		furnish();
		let loans = book(LOANS);
		assert!(loans.head < loans.opened && loans.opened < loans.next, "{loans:?}");
		assert!(loans.queued && loans.head > 0);
		let costs = book(COSTS);
		assert_eq!((costs.head, costs.waiting), (1, 2 * ONE), "{costs:?}");
	});
}

#[test]
fn try_state_finds_money_that_nobody_is_owed_or_that_is_not_there() {
	finds("1: more paid than accepted", || {
		change(DESIGN, |book| book.lines[0].paid = book.lines[0].accepted + 1);
	});
	finds("1: overflow", || change(DESIGN, |book| book.lines[0].accepted = u128::MAX));
	finds("1: what is held is not what is owed", || {
		change(DESIGN, |book| book.lines[0].accepted += 1);
	});
	finds("1: a pot is not open", || OpenPots::<Test>::remove(NATIVE));
	finds("1: something is held that nobody is owed", || {
		use frame_support::traits::fungibles::MutateHold as _;
		let asset = asset_with_pot(7);
		let reason = crate::HoldReason::Owed.into();
		assert_ok!(Assets::transfer(signed(PAYER), 7, pot(&asset), 100));
		assert_ok!(MoneyHold::hold(asset.clone(), &reason, &pot(&asset), 1));
	});
	finds("1: an open pot has no endowment", || {
		frame_system::Account::<Test>::mutate(pot(&NATIVE), |account| account.data.free = ED - 1);
	});
}

#[test]
fn try_state_finds_claims_that_are_not_covered() {
	let position = (DESIGN, agent(ANA), 0);
	finds("2: a position cannot be settled", || {
		let level = sp_core::U256::MAX;
		Positions::<Test>::mutate(&position, |position| {
			let entitlements = &mut position.as_mut().unwrap().entitlements;
			*entitlements =
				vec![ovn_math::accumulator::Entitlement::open(level)].try_into().unwrap();
		});
	});
	finds("2: more can be claimed than was accepted", || {
		change(DESIGN, |book| book.lines[0].paid = book.lines[0].accepted);
	});
	finds("2: more is left over than there is", || {
		change(COSTS, |book| book.lines[0].undistributed = u128::MAX);
	});
	finds("2: more was accepted than can be claimed", || {
		change(DESIGN, |book| book.lines[0].accepted += 10);
	});
}

#[test]
fn try_state_finds_debts_that_pay_too_much_or_too_little() {
	finds("3: a cohort is paid more than it is due", || {
		change_cohort(1, |record| record.paid += ONE)
	});
	finds("3: a cohort is not paid what it is due", || {
		change_cohort(0, |record| record.paid -= 10);
	});
	finds("3: what is due is not counted", || change(LOANS, |book| book.due -= 10 * ONE));
}

#[test]
fn try_state_finds_units_that_are_not_those_of_positions() {
	finds("4: the sum of units is wrong", || change(DESIGN, |book| book.units += 1));
	finds("4: the sum of units is wrong", || change(LOANS, |book| book.waiting += 1));
	finds("4: too many units", || {
		change(DESIGN, |book| book.units = ovn_math::units::MAX);
	});
	finds("4: a position has neither units nor claims", || {
		Positions::<Test>::insert((DESIGN, agent(DIA), 0), crate::Position::default());
	});
}

#[test]
fn try_state_finds_positions_that_are_not_counted_or_indexed() {
	finds("5: the counter of positions is wrong", || change(DESIGN, |book| book.positions += 1));
	finds("5: a position is in no book", || {
		let position = Positions::<Test>::get((DESIGN, agent(ANA), 0)).unwrap();
		Positions::<Test>::insert((NOTHING, agent(ANA), 0), position);
	});
	finds("5: an index lacks a position", || Holdings::<Test>::remove((agent(ANA), DESIGN, 0)));
	finds("5: an index has a position that is not", || {
		Holdings::<Test>::insert((agent(DIA), DESIGN, 0), ());
	});
	finds("5: an index lacks a book", || ScopeBooks::<Test>::remove(LAB, 0));
	finds("5: an index has a book that is not", || ScopeBooks::<Test>::insert(LAB, 9, ()));
}

#[test]
fn try_state_finds_cohorts_and_epochs_out_of_order() {
	finds("6: a cohort's number is too high", || {
		change(LOANS, |book| book.next -= 1);
	});
	finds("6: a cohort's counter is wrong", || change_cohort(2, |record| record.positions += 1));
	finds("6: a cohort's units", || {
		Positions::<Test>::mutate((LOANS, agent(CEM), 2), |position| {
			position.as_mut().unwrap().units += 1;
		});
		change(LOANS, |book| book.units += 1);
	});
	finds("6: a cohort is not in order", || {
		let loans = book(LOANS);
		change_cohort(loans.next - 1, |record| {
			record.cohort = record.cohort.open(0.into(), loans.rise).unwrap();
		});
	});
	finds("6: a cohort is left over", || {
		Positions::<Test>::remove((LOANS, agent(BEN), 0));
		change(LOANS, |book| book.positions -= 1);
		change_cohort(0, |record| record.positions = 0);
	});
	finds("6: a cohort is missing", || {
		let last = book(LOANS).next - 1;
		let record = Cohorts::<Test>::take(LOANS, last).unwrap();
		Positions::<Test>::remove((LOANS, agent(ANA), last));
		change(LOANS, |book| {
			book.positions -= 1;
			book.waiting -= 5 * ONE;
			book.waiting_due -= record.cohort.due();
			book.ahead -= record.ahead;
		});
	});
	finds("6: no cohorts here", || {
		Cohorts::<Test>::insert(DESIGN, 0, crate::CohortRecord::default());
	});
	finds("6: an epoch's counter is wrong", || change_epoch(1, |epoch| epoch.positions += 1));
	finds("6: an epoch's end", || change_epoch(1, |epoch| epoch.ended_at = epoch.began_at));
	finds("6: an epoch's beginning", || change_epoch(2, |epoch| epoch.began_at = Some(0.into())));
	finds("6: an epoch is left over", || {
		Positions::<Test>::remove((COSTS, agent(ANA), 0));
		Holdings::<Test>::remove((agent(ANA), COSTS, 0));
		change(COSTS, |book| book.positions -= 1);
		change_epoch(0, |epoch| epoch.positions = 0);
	});
}

#[test]
fn try_state_finds_work_that_is_not_queued() {
	finds("7: deferred work is not noted", || change(LOANS, |book| book.queued = false));
	finds("7: deferred work is not queued", || WorkQueue::<Test>::remove(LOANS));
	finds("7: a book is in the queue that is not to be", || WorkQueue::<Test>::insert(NOTHING, ()));
}

#[test]
fn try_state_finds_books_that_pay_upward() {
	finds("8: a book pays upward", || change(TOOL, |book| book.nested = false));
	finds("8: a book pays upward", || {
		let height = book(DESIGN).height;
		change(TOOL, |book| book.height = height);
	});
	finds("8: a book holds that is not", || {
		let position = Positions::<Test>::take((DESIGN, agent(ANA), 0)).unwrap();
		Positions::<Test>::insert((DESIGN, Holder::<u64>::Book(NOTHING), 0), position);
	});
}

#[test]
fn try_state_finds_credits_that_are_left_over() {
	finds("9: a credit is left over", || {
		Credits::<Test>::insert(NO_LOG, Credit { series: 0, units: 0, credited: 0 });
	});
	let waiting = |id, units| Accepted {
		id,
		kind: 0,
		contributor: ovn_primitives::Contributor::Agent(ANA),
		claim: ovn_primitives::ClaimType::Equity,
		units,
		rate: ONE,
		counts: false,
		accepted_at: 1,
	};
	finds("9: a credit waits for nothing", || {
		WaitingCredits::<Test>::insert(NO_LOG, waiting(NO_LOG, 0));
	});
	finds("9: a credit waits for nothing", || {
		WaitingCredits::<Test>::insert(NO_LOG, waiting(LOG, UNIT));
	});
	finds("9: a credit waits that was made", || {
		WaitingCredits::<Test>::insert(LOG, waiting(LOG, UNIT));
	});
}

#[test]
fn try_state_finds_money_kept_in_the_wrong_place() {
	let first_open = || book(LOANS).head;
	finds("10: something is kept before an open cohort", || {
		change_cohort(first_open(), |record| record.ahead += 1);
	});
	finds("10: the sums over cohorts that wait are wrong", || {
		change(LOANS, |book| book.ahead += 1)
	});
	finds("10: the sums over cohorts that wait are wrong", || {
		change(LOANS, |book| book.waiting_due += 1);
	});
}
