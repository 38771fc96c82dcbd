// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What views tell.

use super::*;
use crate::MAX_PAGE;

#[test]
fn kinds_tells_all_in_order_when_asked() {
	build_and_execute(|| {
		let kinds: Vec<_> =
			Contributing::kinds(LAB).into_iter().map(|(id, kind)| (id, kind.terms)).collect();
		let expected = vec![
			(HOURS, hours()),
			(DESIGNS, designs()),
			(CASH, cash(NATIVE, Purse::Treasury)),
			(FACTS, printer_hours()),
			(CARE, care()),
		];
		assert_eq!(kinds, expected);
		assert_eq!(Contributing::kind(LAB, CARE).unwrap().terms, care());
		assert_eq!(Contributing::kind(LAB, 77), None);
		assert!(Contributing::kinds(77).is_empty());
	});
}

#[test]
fn contributions_of_tells_pages_newest_first_when_there_are_many() {
	build_and_execute(|| {
		for n in 0..7 {
			log(if n % 3 == 2 { BEN } else { ANA }, HOURS, UNIT);
		}
		assert_ok!(Contributing::correct(signed(ANA), id(LAB, 3), None));
		// Ana's: 0, 1, 3, 4, 6 and the reversal 7.
		let page = |before, limit| {
			Contributing::contributions_of(LAB, agent(ANA), HOURS, before, limit)
				.into_iter()
				.map(|(index, entry)| {
					assert_eq!(entry, crate::mock::entry(LAB, index));
					index
				})
				.collect::<Vec<_>>()
		};
		assert_eq!(page(None, 3), vec![7, 6, 4]);
		assert_eq!(page(Some(4), 2), vec![3, 1]);
		assert_eq!(page(Some(1), 2), vec![0]);
		assert!(page(Some(0), 2).is_empty());
		assert_eq!(page(None, u32::MAX), vec![7, 6, 4, 3, 1, 0]);
		assert!(page(None, 0).is_empty());
		// Somebody else's entry, and none.
		assert!(page(Some(2), 2).is_empty());
		assert!(page(Some(77), 2).is_empty());
	});
}

#[test]
fn contributions_of_tells_at_most_a_page_when_more_is_asked_for() {
	build_and_execute(|| {
		for day in 0..30 {
			for _ in 0..4 {
				assert_ok!(log_day(ANA, UNIT, TODAY - day));
			}
		}
		let all = Contributing::contributions_of(LAB, agent(ANA), HOURS, None, 1_000);
		assert_eq!(all.len(), MAX_PAGE as usize);
	});
}

#[test]
fn views_tell_the_record_when_asked() {
	build_and_execute(|| {
		let index = log(BEN, HOURS, UNIT);
		assert_eq!(Contributing::contribution(id(LAB, index)), Some(entry(LAB, index)));
		assert_eq!(Contributing::contribution(id(LAB, 77)), None);
		assert_ok!(review(REVIEWERS[0], index, Review::Reject));
		let said = vec![(REVIEWERS[0], Review::Reject)];
		assert_eq!(Contributing::reviews(id(LAB, index)), said);
		assert_eq!(Contributing::ledger(LAB, agent(BEN), HOURS), ledger(BEN, HOURS));
		assert_eq!(Contributing::ledger(LAB, agent(ANA), HOURS), Ledger::default());
		assert_ok!(review(REVIEWERS[1], index, Review::Reject));
		assert_eq!(Contributing::totals(LAB, HOURS).rejected, 1);
		assert_eq!(Contributing::totals(LAB, CARE), Totals::default());
	});
}

#[test]
fn views_tell_tasks_and_claims_when_asked() {
	build_and_execute(|| {
		let task = open_task(ANA, 1);
		assert_eq!(Contributing::task(LAB, task), Tasks::<Test>::get(LAB, task));
		assert_eq!(Contributing::task_claim(LAB, task, BEN), None);
		assert_ok!(Contributing::claim_task(signed(BEN), LAB, task));
		let claim = TaskClaim::Claimed { expires: 1 + DAY };
		assert_eq!(Contributing::task_claim(LAB, task, BEN), Some(claim));
		assert_eq!(Contributing::task(LAB, task + 1), None);
	});
}

#[test]
fn loggers_tells_only_those_who_may_now_when_some_have_expired() {
	build_and_execute(|| {
		assert_ok!(Contributing::allow_logger(signed(ANA), LAB, BEN, Some(10)));
		assert_ok!(Contributing::allow_logger(signed(ANA), LAB, CEM, Some(20)));
		run_to_block(10);
		let left = vec![AllowedLogger { logger: CEM, expires: 20 }];
		assert_eq!(Contributing::loggers(LAB, ANA), left);
	});
}

#[test]
fn day_limit_left_tells_what_can_be_logged_when_asked() {
	build_and_execute(|| {
		let left = |kind, day| Contributing::day_limit_left(LAB, BEN, kind, day);
		assert_eq!(left(HOURS, TODAY), Some(24 * UNIT));
		log(BEN, HOURS, 10 * UNIT);
		assert_eq!(left(HOURS, TODAY), Some(14 * UNIT));
		assert_eq!(left(HOURS, TODAY - BACKDATE), Some(24 * UNIT));
		assert_eq!(left(HOURS, TODAY + 1), Some(0));
		assert_eq!(left(HOURS, TODAY - BACKDATE - 1), Some(0));
		assert_eq!(left(DESIGNS, TODAY), None);
		assert_eq!(left(DESIGNS, TODAY + 1), Some(0));
		assert_eq!(left(77, TODAY), Some(0));
		// Cash is of today; facts are not logged.
		assert_eq!(left(CASH, TODAY), Some(150 * UNIT));
		assert_eq!(left(CASH, TODAY - 1), Some(0));
		assert_eq!(left(FACTS, TODAY), Some(0));
		assert_ok!(Contributing::retire_kind(signed(STEWARD), LAB, HOURS));
		assert_eq!(left(HOURS, TODAY), Some(0));
	});
}

#[test]
fn day_limit_left_is_0_when_the_limit_was_lowered_below_what_was_logged() {
	build_and_execute(|| {
		log(BEN, HOURS, 10 * UNIT);
		let limits = Limits { max_quantity: UNIT, daily_limit: Some(5 * UNIT) };
		assert_ok!(Contributing::set_limits(signed(STEWARD), LAB, HOURS, limits));
		assert_eq!(Contributing::day_limit_left(LAB, BEN, HOURS, TODAY), Some(0));
	});
}
