// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Giving back.

use super::*;

fn compensate(who: u64, index: u32, quantity: Quantity) -> DispatchResult {
	Contributing::compensate(signed(who), id(LAB, index), quantity, document(7))
}

/// An accepted contribution of Ana's, at one and a half times: its number.
fn accepted(quantity: Quantity) -> u32 {
	let index = NextIndex::<Test>::get(LAB);
	assert_ok!(log_all(ANA, HOURS, quantity, TODAY, Some(LEAD), false, None));
	reviewed(index, Review::Accept);
	index
}

#[test]
fn compensate_takes_units_back_when_the_contributor_asks() {
	build_and_execute(|| {
		let index = accepted(6 * UNIT);
		let log = entry(LAB, index);
		run_to_block(9);
		let told = events_of(|| compensate(ANA, index, 2 * UNIT));

		assert_eq!(
			told,
			vec![Event::Compensated {
				id: id(LAB, index),
				by: 1,
				quantity: 2 * UNIT,
				evidence: document(7),
				units: 3_000_000,
				compensated: 2 * UNIT,
				units_left: 6_000_000,
			}]
		);
		assert_eq!(
			entry(LAB, index),
			Contribution {
				compensated: 2 * UNIT,
				state: State::Accepted { quality: Ratio::ONE, units: 6_000_000, at: 1 },
				..log.clone()
			}
		);
		assert_eq!(
			entry(LAB, 1),
			Contribution {
				quantity: 2 * UNIT,
				evidence: document(7),
				logged_at: 9,
				state: State::Recorded,
				entry: Entry::Compensation { of: index },
				previous: Some(index),
				..log
			}
		);
		assert_eq!(
			ledger(ANA, HOURS),
			Ledger {
				latest: Some(1),
				logged: 1,
				accepted: 1,
				quantity: 4_000_000,
				units: 6_000_000,
				days: today(6 * UNIT).try_into().unwrap(),
				..Default::default()
			}
		);
		let totals = KindTotals::<Test>::get(LAB, HOURS);
		assert_eq!((totals.accepted, totals.quantity, totals.units), (1, 4_000_000, 6_000_000));
		assert_eq!(
			told_last(),
			Heard {
				id: id(LAB, index),
				kind: HOURS,
				contributor: agent(ANA),
				claim: ClaimType::Equity,
				more: false,
				units: 3_000_000,
				rate: 25,
				counts: false,
				at: 1,
			}
		);
	});
}

#[test]
fn compensate_gives_back_exactly_what_was_credited_when_in_parts() {
	build_and_execute(|| {
		// 7 x 3/2 = 10.5, rounded down; each part is the difference of what is left.
		let index = accepted(7);
		assert_eq!(ledger(ANA, HOURS).units, 10);
		let mut parts = Vec::new();
		for _ in 0..7 {
			assert_ok!(compensate(ANA, index, 1));
			parts.push(told_last().units);
		}
		assert_eq!(parts, vec![1, 2, 1, 2, 1, 2, 1]);
		let book = ledger(ANA, HOURS);
		assert_eq!((book.quantity, book.units, book.accepted), (0, 0, 1));
		assert_noop!(compensate(ANA, index, 1), Error::<Test>::MoreThanLeft);
	});
}

#[test]
fn compensate_keeps_the_quality_when_peers_found_one() {
	build_and_execute(|| {
		let index = log(BEN, DESIGNS, 10);
		let decision = Decision::Accepted { quality: ratio(2, 3) };
		assert_ok!(peers::decide(index, decision));
		assert_eq!(ledger(BEN, DESIGNS).units, 6);
		assert_ok!(compensate(BEN, index, 1));
		assert_eq!((told_last().units, ledger(BEN, DESIGNS).units), (0, 6));
		assert_ok!(compensate(BEN, index, 9));
		assert_eq!((told_last().units, ledger(BEN, DESIGNS).units), (6, 0));
	});
}

#[test]
fn compensate_takes_from_the_gifts_when_it_was_one() {
	build_and_execute(|| {
		assert_ok!(log_all(BEN, HOURS, 2 * UNIT, TODAY, None, true, None));
		reviewed(0, Review::Accept);
		assert_ok!(compensate(BEN, 0, UNIT));
		let book = ledger(BEN, HOURS);
		assert_eq!((book.quantity, book.units, book.gifted), (1_000_000, 0, 1_000_000));
		assert_eq!(told_last().claim, ClaimType::Gift);
	});
}

#[test]
fn compensate_succeeds_when_the_contributor_left_and_the_scope_is_closed() {
	build_and_execute(|| {
		let index = accepted(UNIT);
		assert_ok!(Networks::leave(signed(ANA), LAB));
		assert_ok!(Networks::close_scope(signed(STEWARD), LAB));
		assert_ok!(compensate(ANA, index, UNIT));
	});
}

#[test]
fn compensate_fails_when_it_is_somebody_elses() {
	build_and_execute(|| {
		let index = log_for(BEN, ANA, HOURS, UNIT);
		reviewed(index, Review::Accept);
		// Not even who logged it, nor who decides for the scope: a claim is never confiscated.
		for who in [BEN, STEWARD, REVIEWERS[0]] {
			assert_noop!(compensate(who, index, 1), Error::<Test>::NotContributor);
		}
		assert_noop!(
			Contributing::compensate(RuntimeOrigin::root(), id(LAB, index), 1, document(7)),
			BadOrigin
		);
	});
}

#[test]
fn compensate_fails_when_it_was_not_accepted() {
	build_and_execute(|| {
		let undecided = log(BEN, HOURS, UNIT);
		assert_noop!(compensate(BEN, undecided, 1), Error::<Test>::NotAccepted);
		reviewed(undecided, Review::Reject);
		assert_noop!(compensate(BEN, undecided, 1), Error::<Test>::NotAccepted);
	});
}

#[test]
fn compensate_fails_when_it_is_0_or_more_than_is_left() {
	build_and_execute(|| {
		let index = accepted(UNIT);
		assert_noop!(compensate(ANA, index, 0), Error::<Test>::ZeroQuantity);
		for quantity in [UNIT + 1, u64::MAX] {
			assert_noop!(compensate(ANA, index, quantity), Error::<Test>::MoreThanLeft);
		}
		assert_ok!(compensate(ANA, index, 1));
		for quantity in [UNIT, u64::MAX] {
			assert_noop!(compensate(ANA, index, quantity), Error::<Test>::MoreThanLeft);
		}
	});
}

#[test]
fn compensate_fails_when_it_is_not_a_log() {
	build_and_execute(|| {
		let index = accepted(UNIT);
		assert_ok!(compensate(ANA, index, 1));
		assert_noop!(compensate(ANA, 1, 1), Error::<Test>::NotALog);
		assert_noop!(compensate(ANA, 77, 1), Error::<Test>::ContributionNotFound);
	});
}

#[test]
fn compensate_fails_when_the_units_cannot_be_taken_back() {
	build_and_execute(|| {
		let index = accepted(UNIT);
		Crediting::set(false);
		assert_noop!(compensate(ANA, index, 1), Other("nobody credits"));
	});
}
