// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Judging by reviewers.

use super::*;
use crate::KindTermsOf;
use Review::{Accept, Reject, Spam};

/// A kind that so many reviewers decide.
fn needs(approvals: u8) -> KindId {
	let deciding = Deciding::Reviewers { role: REVIEWER, approvals, period: JUDGING };
	define(KindTermsOf::<Test> { deciding, ..hours() })
}

#[test]
fn review_notes_the_review_when_others_are_needed() {
	build_and_execute(|| {
		let index = log(BEN, HOURS, UNIT);
		let told = events_of(|| review(REVIEWERS[0], index, Accept));
		let event = Event::Reviewed { id: id(LAB, index), who: REVIEWERS[0], review: Accept };
		assert_eq!(told, vec![event]);
		assert_ok!(review(REVIEWERS[1], index, Reject));
		assert_eq!(
			Reviews::<Test>::get(LAB, index).into_inner(),
			vec![(REVIEWERS[0], Accept), (REVIEWERS[1], Reject)]
		);
		assert!(entry(LAB, index).is_undecided());
	});
}

#[test]
fn review_accepts_when_enough_agree() {
	build_and_execute(|| {
		let before = free(BEN);
		let index = log(BEN, HOURS, 2 * UNIT);
		let log = entry(LAB, index);
		run_to_block(5);
		assert_ok!(review(REVIEWERS[0], index, Accept));
		assert_ok!(review(REVIEWERS[1], index, Spam));
		let told = events_of(|| review(REVIEWERS[2], index, Accept));

		assert_eq!(
			told,
			vec![
				Event::Reviewed { id: id(LAB, index), who: REVIEWERS[2], review: Accept },
				Event::Accepted {
					id: id(LAB, index),
					kind: HOURS,
					contributor: agent(BEN),
					claim: ClaimType::Equity,
					quality: Ratio::ONE,
					units: 2_000_000,
				},
			]
		);
		let state = State::Accepted { quality: Ratio::ONE, units: 2_000_000, at: 5 };
		assert_eq!(entry(LAB, index), Contribution { state, deposit: None, ..log });
		assert_eq!(
			ledger(BEN, HOURS),
			Ledger {
				latest: Some(index),
				logged: 1,
				accepted: 1,
				quantity: 2_000_000,
				units: 2_000_000,
				days: today(2 * UNIT).try_into().unwrap(),
				..Default::default()
			}
		);
		assert_eq!(
			KindTotals::<Test>::get(LAB, HOURS),
			Totals { accepted: 1, quantity: 2_000_000, units: 2_000_000, ..Default::default() }
		);
		assert!(!Reviews::<Test>::contains_key(LAB, index));
		assert_eq!((free(BEN), log_deposits(BEN)), (before, 0));
		assert_eq!(
			Told::get(),
			vec![Heard {
				id: id(LAB, index),
				kind: HOURS,
				contributor: agent(BEN),
				claim: ClaimType::Equity,
				more: true,
				units: 2_000_000,
				rate: 25,
				counts: false,
				at: 5,
			}]
		);
	});
}

#[test]
fn review_rejects_and_returns_the_deposit_when_enough_are_against() {
	build_and_execute(|| {
		let before = free(BEN);
		let index = log(BEN, HOURS, UNIT);
		assert_ok!(review(REVIEWERS[0], index, Reject));
		let told = events_of(|| review(REVIEWERS[1], index, Reject));
		assert_eq!(told.last(), Some(&Event::Rejected { id: id(LAB, index) }));
		assert_eq!(entry(LAB, index).state, State::Rejected { at: 1 });
		assert_eq!(
			ledger(BEN, HOURS),
			Ledger {
				latest: Some(index),
				logged: 1,
				days: today(UNIT).try_into().unwrap(),
				..Default::default()
			}
		);
		let totals = KindTotals::<Test>::get(LAB, HOURS);
		assert_eq!(totals, Totals { rejected: 1, ..Default::default() });
		assert_eq!((free(BEN), log_deposits(BEN)), (before, 0));
		assert!(Told::get().is_empty());
	});
}

#[test]
fn review_takes_the_deposit_when_more_than_half_of_those_against_call_it_spam() {
	build_and_execute(|| {
		let (before, treasury) = (free(BEN), free(purse(LAB, Purse::Treasury)));
		let index = log(BEN, HOURS, UNIT);
		assert_ok!(review(REVIEWERS[0], index, Spam));
		let told = events_of(|| review(REVIEWERS[1], index, Spam));
		let event = Event::FoundSpam { id: id(LAB, index), forfeited: LOG_DEPOSIT };
		assert_eq!(told.last(), Some(&event));
		assert_eq!(entry(LAB, index).state, State::Spam { at: 1 });
		assert_eq!(ledger(BEN, HOURS).open, 0);
		let totals = KindTotals::<Test>::get(LAB, HOURS);
		assert_eq!(totals, Totals { spam: 1, ..Default::default() });
		assert_eq!((free(BEN), log_deposits(BEN)), (before - LOG_DEPOSIT, 0));
		assert_eq!(free(purse(LAB, Purse::Treasury)), treasury + LOG_DEPOSIT);
	});
}

#[test]
fn review_takes_the_sponsors_deposit_when_a_sponsored_member_spams() {
	build_and_execute(|| {
		carry_deposits(LAB, 3);
		let (purse, treasury) = (purse(LAB, Purse::Sponsor), purse(LAB, Purse::Treasury));
		let before = (free(purse), free(treasury), free(BEN));
		let index = log(BEN, HOURS, UNIT);
		reviewed(index, Spam);
		let after = (free(purse), free(treasury), free(BEN));
		assert_eq!(after, (before.0 - LOG_DEPOSIT, before.1 + LOG_DEPOSIT, before.2));
	});
}

#[test]
fn review_only_rejects_when_half_of_those_against_call_it_spam() {
	build_and_execute(|| {
		let index = log(BEN, HOURS, UNIT);
		assert_ok!(review(REVIEWERS[0], index, Spam));
		assert_ok!(review(REVIEWERS[1], index, Reject));
		assert_eq!(entry(LAB, index).state, State::Rejected { at: 1 });
	});
}

#[test]
fn review_counts_to_two_of_three_when_three_are_needed() {
	build_and_execute(|| {
		let kind = needs(3);
		for (said, state) in [
			([Spam, Reject, Spam], State::Spam { at: 1 }),
			([Spam, Reject, Reject], State::Rejected { at: 1 }),
			([Reject, Spam, Spam], State::Spam { at: 1 }),
		] {
			let index = log(BEN, kind, UNIT);
			for (reviewer, given) in REVIEWERS.into_iter().zip(said) {
				assert_ok!(review(reviewer, index, given));
			}
			assert_eq!(entry(LAB, index).state, state);
		}
	});
}

#[test]
fn review_decides_alone_when_one_is_needed() {
	build_and_execute(|| {
		let kind = needs(1);
		let index = log(BEN, kind, UNIT);
		assert_ok!(review(REVIEWERS[0], index, Accept));
		assert_eq!(ledger(BEN, kind).accepted, 1);
	});
}

#[test]
fn review_has_room_for_all_when_as_many_as_can_be_are_needed() {
	build_and_execute(|| {
		let kind = needs(7);
		let more: Vec<u64> = (100..110).collect();
		for who in &more {
			assert_ok!(Balances::transfer_keep_alive(signed(20), *who, 10_000));
			assert_ok!(Networks::join(signed(*who), LAB, None));
			assert_ok!(Networks::grant_role(signed(STEWARD), LAB, REVIEWER, *who, None));
		}
		let index = log(BEN, kind, UNIT);
		let everybody: Vec<u64> = REVIEWERS.into_iter().chain(more).collect();
		// Six of each, in turn, and the thirteenth decides.
		for (n, who) in everybody[..12].iter().enumerate() {
			let given = if n % 2 == 0 { Accept } else { Spam };
			assert_ok!(review(*who, index, given));
		}
		assert_eq!(Reviews::<Test>::get(LAB, index).len(), 12);
		assert_ok!(review(everybody[12], index, Spam));
		assert_eq!(entry(LAB, index).state, State::Spam { at: 1 });
	});
}

#[test]
fn review_counts_those_who_lost_the_role_when_they_had_reviewed() {
	build_and_execute(|| {
		let index = log(BEN, HOURS, UNIT);
		assert_ok!(review(REVIEWERS[0], index, Accept));
		assert_ok!(Networks::revoke_role(signed(STEWARD), LAB, REVIEWER, REVIEWERS[0]));
		assert_noop!(review(REVIEWERS[0], index, Accept), Error::<Test>::NotReviewer);
		assert_ok!(review(REVIEWERS[1], index, Accept));
		assert_eq!(ledger(BEN, HOURS).accepted, 1);
	});
}

#[test]
fn review_decides_when_the_contributor_left_and_the_scope_is_closed() {
	build_and_execute(|| {
		let index = log(BEN, HOURS, UNIT);
		assert_ok!(Networks::leave(signed(BEN), LAB));
		assert_ok!(Networks::close_scope(signed(STEWARD), LAB));
		reviewed(index, Accept);
		assert_eq!(ledger(BEN, HOURS).units, 1_000_000);
	});
}

#[test]
fn review_fails_when_the_signer_is_no_reviewer() {
	build_and_execute(|| {
		let index = log(BEN, HOURS, UNIT);
		for who in [STEWARD, CEM, STRANGER] {
			assert_noop!(review(who, index, Accept), Error::<Test>::NotReviewer);
		}
		assert_ok!(Networks::leave(signed(REVIEWERS[0]), LAB));
		assert_noop!(review(REVIEWERS[0], index, Accept), Error::<Test>::NotReviewer);
	});
}

#[test]
fn review_fails_when_it_is_the_reviewers_own() {
	build_and_execute(|| {
		let own = log(ANA, HOURS, UNIT);
		let logged = log_for(ANA, BEN, HOURS, UNIT);
		for index in [own, logged] {
			assert_noop!(review(ANA, index, Accept), Error::<Test>::OwnContribution);
		}
	});
}

#[test]
fn review_fails_when_the_reviewer_has_reviewed() {
	build_and_execute(|| {
		let index = log(BEN, HOURS, UNIT);
		assert_ok!(review(REVIEWERS[0], index, Accept));
		for given in [Accept, Reject, Spam] {
			assert_noop!(review(REVIEWERS[0], index, given), Error::<Test>::AlreadyReviewed);
		}
	});
}

#[test]
fn review_fails_when_the_deadline_has_passed() {
	build_and_execute(|| {
		let index = log(BEN, HOURS, UNIT);
		run_to_block(JUDGING);
		assert_ok!(review(REVIEWERS[0], index, Accept));
		run_to_block(1 + JUDGING);
		assert_noop!(review(REVIEWERS[1], index, Accept), Error::<Test>::DeadlinePassed);
	});
}

#[test]
fn review_fails_when_it_is_decided() {
	build_and_execute(|| {
		let index = log(BEN, HOURS, UNIT);
		reviewed(index, Accept);
		assert_noop!(review(REVIEWERS[2], index, Accept), Error::<Test>::AlreadyDecided);
		assert_noop!(review(REVIEWERS[2], 77, Accept), Error::<Test>::ContributionNotFound);
	});
}

#[test]
fn review_fails_when_peers_decide() {
	build_and_execute(|| {
		let index = log(BEN, DESIGNS, UNIT);
		assert_noop!(review(REVIEWERS[0], index, Accept), Error::<Test>::NotByReviewers);
	});
}

#[test]
fn review_fails_when_nobody_can_credit_what_it_would_accept() {
	build_and_execute(|| {
		let index = log(BEN, HOURS, UNIT);
		assert_ok!(review(REVIEWERS[0], index, Accept));
		Crediting::set(false);
		assert_noop!(review(REVIEWERS[1], index, Accept), Other("nobody credits"));
	});
}
