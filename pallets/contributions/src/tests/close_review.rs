// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Closing what was not decided in time.

use super::*;

fn close_review(who: u64, index: u32) -> DispatchResult {
	Contributing::close_review(signed(who), id(LAB, index))
}

#[test]
fn close_review_rejects_and_returns_the_deposit_when_the_deadline_has_passed() {
	build_and_execute(|| {
		let before = free(BEN);
		let index = log(BEN, HOURS, UNIT);
		assert_ok!(review(REVIEWERS[0], index, Review::Spam));
		run_to_block(1 + JUDGING);
		let told = events_of(|| close_review(STRANGER, index));

		assert_eq!(told, vec![Event::Rejected { id: id(LAB, index) }]);
		assert_eq!(entry(LAB, index).state, State::Rejected { at: 1 + JUDGING });
		assert!(!Reviews::<Test>::contains_key(LAB, index));
		assert_eq!(ledger(BEN, HOURS).open, 0);
		assert_eq!(KindTotals::<Test>::get(LAB, HOURS).rejected, 1);
		assert_eq!((free(BEN), log_deposits(BEN)), (before, 0));
	});
}

#[test]
fn close_review_fails_when_it_can_still_be_reviewed() {
	build_and_execute(|| {
		let index = log(BEN, HOURS, UNIT);
		run_to_block(JUDGING);
		assert_noop!(close_review(STRANGER, index), Error::<Test>::DeadlineNotPassed);
	});
}

#[test]
fn close_review_fails_when_peers_decide() {
	build_and_execute(|| {
		let index = log(BEN, DESIGNS, UNIT);
		run_to_block(1_000_000);
		assert_noop!(close_review(STRANGER, index), Error::<Test>::NotByReviewers);
	});
}

#[test]
fn close_review_fails_when_it_is_decided() {
	build_and_execute(|| {
		let index = log(BEN, HOURS, UNIT);
		reviewed(index, Review::Accept);
		run_to_block(1 + JUDGING);
		assert_noop!(close_review(STRANGER, index), Error::<Test>::AlreadyDecided);
		assert_noop!(close_review(STRANGER, 77), Error::<Test>::ContributionNotFound);
		assert_noop!(Contributing::close_review(RuntimeOrigin::none(), id(LAB, index)), BadOrigin);
	});
}

/// A log of Ben, of a kind that is reviewed for a long time, whose deposit the lab carries.
fn carried_for_long() -> u32 {
	carry_deposits(LAB, 3);
	let deciding = Deciding::Reviewers { role: REVIEWER, approvals: 2, period: 2 * CARRIED_PERIOD };
	let kind = define(KindTermsOf::<Test> { deciding, ..hours() });
	let index = log(BEN, kind, UNIT);
	assert_eq!(entry(LAB, index).deposit.unwrap().depositor, Depositor::Sponsor(LAB));
	index
}

#[test]
fn close_review_rejects_before_the_deadline_when_who_carries_the_deposit_decides() {
	build_and_execute(|| {
		let index = carried_for_long();
		let pot = purse(LAB, Purse::Sponsor);
		let before = free(pot);
		run_to_block(CARRIED_PERIOD);
		let steward = || Contributing::close_review(signed(STEWARD), id(LAB, index));
		assert_noop!(steward(), Error::<Test>::DeadlineNotPassed);
		run_blocks(1);
		// Nobody else.
		let other = Contributing::close_review(signed(ANA), id(LAB, index));
		assert_noop!(other, Error::<Test>::DeadlineNotPassed);
		assert_ok!(steward());
		assert!(matches!(entry(LAB, index).state, State::Rejected { .. }));
		assert_eq!(free(pot), before + LOG_DEPOSIT);
	});
}

#[test]
fn close_review_fails_before_the_deadline_when_the_author_pays_the_deposit() {
	build_and_execute(|| {
		let deciding =
			Deciding::Reviewers { role: REVIEWER, approvals: 2, period: 2 * CARRIED_PERIOD };
		let kind = define(KindTermsOf::<Test> { deciding, ..hours() });
		let index = log(BEN, kind, UNIT);
		run_to_block(CARRIED_PERIOD + 1);
		let early = Contributing::close_review(signed(STEWARD), id(LAB, index));
		assert_noop!(early, Error::<Test>::DeadlineNotPassed);
	});
}
