// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Closing what was not decided in time.

use super::*;

fn close(who: u64, index: u32) -> DispatchResult {
	Contributing::close(signed(who), id(LAB, index))
}

#[test]
fn close_rejects_and_returns_the_deposit_when_the_deadline_has_passed() {
	build_and_execute(|| {
		let before = free(BEN);
		let index = log(BEN, HOURS, ONE);
		assert_ok!(judge(REVIEWERS[0], index, Judgement::Spam));
		run_to_block(1 + JUDGING);
		let told = events_of(|| close(STRANGER, index));

		assert_eq!(told, vec![Event::Rejected { id: id(LAB, index) }]);
		assert_eq!(entry(LAB, index).state, State::Rejected { at: 1 + JUDGING });
		assert!(!Judgements::<Test>::contains_key(LAB, index));
		assert_eq!(ledger(BEN, HOURS).open, 0);
		assert_eq!(KindTotals::<Test>::get(LAB, HOURS).rejected, 1);
		assert_eq!((free(BEN), log_deposits(BEN)), (before, 0));
	});
}

#[test]
fn close_fails_when_it_can_still_be_judged() {
	build_and_execute(|| {
		let index = log(BEN, HOURS, ONE);
		run_to_block(JUDGING);
		assert_noop!(close(STRANGER, index), Error::<Test>::DeadlineNotPassed);
	});
}

#[test]
fn close_fails_when_peers_decide() {
	build_and_execute(|| {
		let index = log(BEN, DESIGNS, ONE);
		run_to_block(1_000_000);
		assert_noop!(close(STRANGER, index), Error::<Test>::NotByValidators);
	});
}

#[test]
fn close_fails_when_it_is_decided() {
	build_and_execute(|| {
		let index = log(BEN, HOURS, ONE);
		judged(index, Judgement::Accept);
		run_to_block(1 + JUDGING);
		assert_noop!(close(STRANGER, index), Error::<Test>::AlreadyDecided);
		assert_noop!(close(STRANGER, 77), Error::<Test>::ContributionNotFound);
		assert_noop!(Contributing::close(RuntimeOrigin::none(), id(LAB, index)), BadOrigin);
	});
}
