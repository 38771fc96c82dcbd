// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Taking back, and putting another in the place.

use super::*;

type NetworksError = pallet_networks::Error<Test>;

fn correct(who: u64, index: u32, replacement: Option<Replacement>) -> DispatchResult {
	Contributing::correct(signed(who), id(LAB, index), replacement)
}

#[test]
fn correct_writes_a_reversal_and_returns_the_deposit_when_nothing_replaces_it() {
	build_and_execute(|| {
		let before = free(BEN);
		let index = log(BEN, HOURS, 3 * UNIT);
		let log = entry(LAB, index);
		run_to_block(4);
		let told = events_of(|| correct(BEN, index, None));

		let reversed = Event::Reversed { id: id(LAB, index), by: 1, who: BEN, replacement: None };
		assert_eq!(told, vec![reversed]);
		assert_eq!(
			entry(LAB, index),
			Contribution { state: State::Reversed { by: 1 }, deposit: None, ..log.clone() }
		);
		assert_eq!(
			entry(LAB, 1),
			Contribution {
				evidence: Document::default(),
				deposit: None,
				logged_at: 4,
				state: State::Recorded,
				entry: Entry::Reversal { of: index },
				previous: Some(index),
				..log
			}
		);
		assert_eq!(ledger(BEN, HOURS), Ledger { latest: Some(1), logged: 1, ..Default::default() });
		assert_eq!((free(BEN), log_deposits(BEN)), (before, 0));
		assert!(!KindTotals::<Test>::contains_key(LAB, HOURS));
	});
}

#[test]
fn correct_logs_anew_at_the_rate_of_now_when_it_is_replaced() {
	build_and_execute(|| {
		let index = log(BEN, HOURS, UNIT);
		assert_ok!(Contributing::set_rate(signed(STEWARD), LAB, HOURS, 30));
		let new = Replacement { quantity: UNIT, day: TODAY, evidence: document(9) };
		assert_ok!(correct(BEN, index, Some(new)));
		assert_eq!((entry(LAB, index).rate, entry(LAB, index).revision), (25, 0));
		assert_eq!((entry(LAB, index + 2).rate, entry(LAB, index + 2).revision), (30, 1));
	});
}

#[test]
fn correct_logs_anew_with_the_same_deposit_when_it_is_replaced() {
	build_and_execute(|| {
		assert_ok!(log_all(ANA, HOURS, 8 * UNIT, TODAY, Some(LEAD), true, None));
		// Neither the multiplier nor the role are looked up again.
		assert_ok!(Networks::revoke_role(signed(STEWARD), LAB, LEAD, ANA));
		let (before, held) = (free(ANA), log_deposits(ANA));
		let log = entry(LAB, 0);
		run_to_block(6);
		let new = Replacement { quantity: 6 * UNIT, day: TODAY - 2, evidence: document(9) };
		let told = events_of(|| correct(ANA, 0, Some(new)));

		let reversed = Event::Reversed { id: id(LAB, 0), by: 1, who: ANA, replacement: Some(2) };
		assert_eq!(told, vec![reversed, logged(2)]);
		assert_eq!(
			entry(LAB, 2),
			Contribution {
				quantity: 6 * UNIT,
				day: TODAY - 2,
				evidence: document(9),
				logged_at: 6,
				state: State::Undecided { deadline: Some(6 + JUDGING) },
				previous: Some(1),
				corrections: 1,
				..log
			}
		);
		assert_eq!(entry(LAB, 0).deposit, None);
		assert_eq!((free(ANA), log_deposits(ANA)), (before, held));
		let book = ledger(ANA, HOURS);
		assert_eq!((book.latest, book.logged, book.open), (Some(2), 2, 1));
		let days = vec![DayTotal { day: TODAY - 2, quantity: 6 * UNIT }];
		assert_eq!(book.days.into_inner(), days);
	});
}

#[test]
fn correct_gives_the_day_back_when_the_limit_was_reached() {
	build_and_execute(|| {
		for _ in 0..2 {
			log(BEN, HOURS, 10 * UNIT);
		}
		let last = log(BEN, HOURS, 4 * UNIT);
		assert_ok!(correct(BEN, last, Some(work(3 * UNIT))));
		assert_ok!(log_day(BEN, UNIT, TODAY));
		assert_noop!(log_day(BEN, 1, TODAY), Error::<Test>::DailyLimitReached);
	});
}

#[test]
fn correct_forgets_days_that_are_past_when_it_writes() {
	build_and_execute(|| {
		let old = log(BEN, HOURS, UNIT);
		set_day(TODAY + BACKDATE + 1);
		let new = log(BEN, HOURS, UNIT);
		assert_ok!(correct(BEN, old, None));
		assert_eq!(
			ledger(BEN, HOURS).days.into_inner(),
			vec![DayTotal { day: TODAY + BACKDATE + 1, quantity: UNIT }]
		);
		assert_ok!(correct(BEN, new, None));
		assert!(ledger(BEN, HOURS).days.is_empty());
	});
}

#[test]
fn correct_lets_reviewing_begin_anew_when_it_is_replaced() {
	build_and_execute(|| {
		let index = log(BEN, HOURS, UNIT);
		assert_ok!(review(REVIEWERS[0], index, Review::Reject));
		assert_ok!(correct(BEN, index, Some(work(2 * UNIT))));
		assert!(!Reviews::<Test>::contains_key(LAB, index));
		reviewed(2, Review::Accept);
		assert_eq!(ledger(BEN, HOURS).units, 2_000_000);
	});
}

#[test]
fn correct_stops_and_starts_evaluation_when_peers_decide() {
	build_and_execute(|| {
		let index = log(BEN, DESIGNS, UNIT);
		assert_ok!(correct(BEN, index, Some(work(2 * UNIT))));
		assert_eq!(Evaluating::get(), vec![(id(LAB, 2), Some(BEN))]);
		assert_ok!(correct(BEN, 2, None));
		assert_eq!(Evaluating::get(), vec![]);
	});
}

#[test]
fn correct_fails_when_peers_do_not_let_go() {
	build_and_execute(|| {
		let index = log(BEN, DESIGNS, UNIT);
		PeersLetGo::set(false);
		assert_noop!(correct(BEN, index, None), Other("peers have reviewed"));
		assert_noop!(correct(BEN, index, Some(work(UNIT))), Other("peers have reviewed"));
	});
}

#[test]
fn correct_fails_when_a_reviewer_called_it_spam() {
	build_and_execute(|| {
		let index = log(BEN, HOURS, UNIT);
		assert_ok!(review(REVIEWERS[0], index, Review::Spam));
		assert_noop!(correct(BEN, index, None), Error::<Test>::CalledSpam);
		assert_noop!(correct(BEN, index, Some(work(UNIT))), Error::<Test>::CalledSpam);
	});
}

#[test]
fn correct_succeeds_when_the_logger_asks() {
	build_and_execute(|| {
		let (ana, ben) = (free(ANA), free(BEN));
		let index = log_for(BEN, ANA, HOURS, UNIT);
		assert_ok!(correct(BEN, index, Some(work(2 * UNIT))));
		assert_eq!(entry(LAB, 2).logger, Some(BEN));
		assert_eq!((free(ANA), free(BEN)), (ana, ben - LOG_DEPOSIT));
		// Even if it may not log any more, it can take back.
		assert_ok!(Contributing::revoke_logger(signed(ANA), LAB, BEN));
		assert_noop!(correct(BEN, 2, Some(work(UNIT))), Error::<Test>::NotAllowedToLog);
		assert_ok!(correct(BEN, 2, None));
		assert_eq!((free(ANA), free(BEN)), (ana, ben));
	});
}

#[test]
fn correct_makes_the_log_the_contributors_own_when_it_replaces_anothers() {
	build_and_execute(|| {
		let (ana, ben) = (free(ANA), free(BEN));
		let index = log_for(BEN, ANA, HOURS, UNIT);
		assert_ok!(correct(ANA, index, Some(work(2 * UNIT))));
		// What Ana writes is at Ana's risk.
		assert_eq!(entry(LAB, 2).logger, None);
		assert_eq!((free(ANA), free(BEN)), (ana - LOG_DEPOSIT, ben));
		reviewed(2, Review::Spam);
		assert_eq!((free(ANA), free(BEN)), (ana - LOG_DEPOSIT, ben));
	});
}

#[test]
fn correct_returns_the_deposit_to_the_purse_when_the_scope_sponsors() {
	build_and_execute(|| {
		carry_deposits(LAB, 1);
		let purse = purse(LAB, Purse::Sponsor);
		let before = free(purse);
		let index = log(BEN, HOURS, UNIT);
		assert_ok!(correct(BEN, index, Some(work(2 * UNIT))));
		assert_eq!((free(purse), log_deposits(purse)), (before - LOG_DEPOSIT, LOG_DEPOSIT));
		assert_ok!(correct(BEN, 2, None));
		assert_eq!((free(purse), log_deposits(purse)), (before, 0));
	});
}

#[test]
fn correct_succeeds_when_the_kind_was_retired() {
	build_and_execute(|| {
		let index = log(BEN, HOURS, UNIT);
		assert_ok!(Contributing::retire_kind(signed(STEWARD), LAB, HOURS));
		assert_ok!(correct(BEN, index, Some(work(2 * UNIT))));
		assert_ok!(correct(BEN, 2, None));
	});
}

#[test]
fn correct_takes_back_when_the_contributor_left_or_the_scope_closed() {
	build_and_execute(|| {
		let (first, second) = (log(BEN, HOURS, UNIT), log(ANA, HOURS, UNIT));
		assert_ok!(Networks::leave(signed(BEN), LAB));
		assert_noop!(correct(BEN, first, Some(work(UNIT))), NetworksError::NotMember);
		assert_ok!(correct(BEN, first, None));
		assert_ok!(Networks::close_scope(signed(STEWARD), LAB));
		assert_noop!(correct(ANA, second, Some(work(UNIT))), NetworksError::ScopeNotOpen);
		assert_ok!(correct(ANA, second, None));
	});
}

#[test]
fn correct_fails_when_the_replacement_is_out_of_bounds() {
	build_and_execute(|| {
		let index = log(BEN, HOURS, UNIT);
		let new = |quantity, day| Some(Replacement { quantity, day, evidence: document(1) });
		for (replacement, error) in [
			(new(0, TODAY), Error::<Test>::ZeroQuantity),
			(new(10 * UNIT + 1, TODAY), Error::<Test>::QuantityTooLarge),
			(new(UNIT, TODAY + 1), Error::<Test>::DayInFuture),
			(new(UNIT, TODAY - BACKDATE - 1), Error::<Test>::DayTooOld),
		] {
			assert_noop!(correct(BEN, index, replacement), error);
		}
		for _ in 0..2 {
			log(BEN, HOURS, 10 * UNIT);
		}
		assert_noop!(
			correct(BEN, index, Some(work(4 * UNIT + 1))),
			Error::<Test>::DailyLimitReached
		);
		assert_ok!(correct(BEN, index, Some(work(4 * UNIT))));
	});
}

#[test]
fn correct_fails_when_it_is_somebody_elses() {
	build_and_execute(|| {
		let index = log(BEN, HOURS, UNIT);
		for who in [ANA, STEWARD, STRANGER] {
			assert_noop!(correct(who, index, None), Error::<Test>::NotContributor);
		}
	});
}

#[test]
fn correct_fails_when_it_is_decided_or_was_taken_back() {
	build_and_execute(|| {
		for review in [Review::Accept, Review::Reject, Review::Spam] {
			let index = log(BEN, HOURS, UNIT);
			reviewed(index, review);
			assert_noop!(correct(BEN, index, None), Error::<Test>::AlreadyDecided);
		}
		let index = log(BEN, HOURS, UNIT);
		assert_ok!(correct(BEN, index, None));
		assert_noop!(correct(BEN, index, None), Error::<Test>::AlreadyDecided);
		assert_noop!(correct(BEN, index + 1, None), Error::<Test>::NotALog);
		assert_noop!(correct(BEN, 77, None), Error::<Test>::ContributionNotFound);
	});
}

#[test]
fn correct_fails_when_a_log_was_replaced_often_enough() {
	build_and_execute(|| {
		let mut index = log(BEN, HOURS, UNIT);
		for count in 1..=MAX_CORRECTIONS {
			assert_ok!(correct(BEN, index, Some(work(UNIT))));
			index += 2;
			assert_eq!(entry(LAB, index).corrections, count);
		}
		assert_noop!(correct(BEN, index, Some(work(UNIT))), Error::<Test>::TooManyCorrections);

		// It can be taken back, and what is logged anew begins anew.
		assert_ok!(correct(BEN, index, None));
		assert_eq!(log_deposits(BEN), 0);
		let anew = log(BEN, HOURS, UNIT);
		assert_ok!(correct(BEN, anew, Some(work(UNIT))));
	});
}

#[test]
fn correct_counts_on_when_the_contributor_replaces_what_the_logger_replaced() {
	build_and_execute(|| {
		let mut index = log_for(ANA, BEN, HOURS, UNIT);
		for turn in 0..MAX_CORRECTIONS {
			let who = if turn < MAX_CORRECTIONS / 2 { ANA } else { BEN };
			assert_ok!(correct(who, index, Some(work(UNIT))));
			index += 2;
		}
		assert_eq!(entry(LAB, index).logger, None);
		assert_noop!(correct(BEN, index, Some(work(UNIT))), Error::<Test>::TooManyCorrections);
	});
}
