// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Ballots, and closing.

use super::*;
use crate::{Action, MAX_BLOCKS};
use frame_support::dispatch::Pays;

#[test]
fn vote_counts_a_head_and_says_so() {
	build_and_execute(5, || {
		let id = open_majority();
		assert_ok!(Governing::vote(signed(3), id, Disagree, None));
		let poll = poll(id);
		assert_eq!(
			last_event(),
			Event::BallotCast {
				id,
				who: 3,
				by: None,
				choice: Disagree,
				weight: 0,
				reason: None,
				heads: poll.heads,
				weights: poll.weights,
			}
		);
		assert_eq!((heads(id), poll.heads.sum()), ([2, 0, 1, 0], 3));
	});
}

#[test]
fn vote_replaces_what_the_voter_had_cast() {
	build_and_execute(5, || {
		run_days(31);
		let id = open_majority();
		for (choice, expected, long) in [
			(Block, [1, 0, 0, 1], 1),
			(Disagree, [1, 0, 1, 0], 0),
			(Abstain, [1, 1, 0, 0], 0),
			(Agree, [2, 0, 0, 0], 0),
		] {
			vote(id, choice, [1]);
			assert_eq!((heads(id), poll(id).heads.sum()), (expected, 2));
			assert_eq!(poll(id).long_blockers, long);
		}
	});
}

#[test]
fn vote_fails_when_no_ballots_are_cast() {
	build_and_execute(5, || {
		let id = propose(1, Majority, Action::Motion);
		assert_noop!(Governing::vote(signed(3), id, Agree, None), Error::<Test>::NotVoting);
		assert_ok!(Governing::back(signed(2), id));
		run_to_block(closes_at(id));
		assert_noop!(Governing::vote(signed(3), id, Agree, None), Error::<Test>::NotVoting);
		let other = ProposalId { scope: LAB, index: 9 };
		assert_noop!(
			Governing::vote(signed(3), other, Agree, None),
			Error::<Test>::ProposalNotFound
		);
	});
}

#[test]
fn vote_blocks_only_with_a_reason_and_where_it_is_offered() {
	build_and_execute(5, || {
		let (special, majority) = (open(Special, Action::Motion), open_majority());
		assert_noop!(
			Governing::vote(signed(3), special, Block, REASON),
			Error::<Test>::BlockNotPossible
		);
		assert_noop!(
			Governing::vote(signed(3), majority, Block, None),
			Error::<Test>::ReasonNeeded
		);
		assert_ok!(Governing::vote(signed(3), majority, Block, REASON));
		run_to_block(closes_at(majority));
		close(majority);
		assert_eq!(ending(majority), Some(Ending::Blocked));
	});
}

#[test]
fn vote_blocks_three_times_in_a_quarter() {
	build_and_execute(8, || {
		// Day 180 begins a quarter.
		run_days(80);
		let ids: Vec<_> = (0..4)
			.map(|n| {
				let id = propose(1 + n / 2, Majority, Action::Motion);
				assert_ok!(Governing::back(signed(4 + n / 2), id));
				id
			})
			.collect();
		for id in &ids[..usize::from(MAX_BLOCKS)] {
			vote(*id, Block, [8]);
		}
		assert_noop!(
			Governing::vote(signed(8), ids[3], Block, REASON),
			Error::<Test>::TooManyBlocks
		);
		vote(ids[3], Disagree, [8]);
		run_days(90);
		let next = open_majority();
		vote(next, Block, [8]);
		assert_eq!(Voters::<Test>::get(LAB, 8).unwrap().limits.blocks, (3, 1));
	});
}

#[test]
fn vote_of_newcomers_does_not_count_in_special_decisions() {
	build_and_execute(5, || {
		run_days(29);
		join(LAB, 6);
		run_days(1);
		let id = open(Special, Action::Motion);
		assert_eq!((poll(id).seasoned, poll(id).electors), (true, 5));
		assert_noop!(Governing::vote(signed(6), id, Agree, None), Error::<Test>::EnrolledLater);
		let majority = open_majority();
		assert_eq!(poll(majority).electors, 6);
		vote(majority, Agree, [6]);
		run_days(29);
		let later = open(Special, Action::Motion);
		vote(later, Agree, [6]);
	});
}

#[test]
fn vote_of_everybody_counts_when_the_scope_is_young() {
	build_and_execute(5, || {
		run_days(29);
		let id = open(Special, Action::Motion);
		assert_eq!((poll(id).seasoned, poll(id).electors), (false, 5));
		vote(id, Agree, [5]);
	});
}

#[test]
fn vote_of_one_who_leaves_stays() {
	build_and_execute(5, || {
		let id = open_majority();
		vote(id, Disagree, [4]);
		assert_ok!(Networks::leave(signed(4), LAB));
		assert_eq!((heads(id), poll(id).electors), ([2, 0, 1, 0], 5));
		// Back again it is another voter.
		join(LAB, 4);
		assert_noop!(Governing::vote(signed(4), id, Agree, None), Error::<Test>::EnrolledLater);
	});
}

#[test]
fn may_vote_says_what_vote_does() {
	build_and_execute(5, || {
		let id = open_majority();
		assert!(Governing::may_vote(id, 3, Agree, None));
		assert!(!Governing::may_vote(id, 1, Agree, None));
		assert!(!Governing::may_vote(id, 3, Block, None));
		assert!(Governing::may_vote(id, 3, Block, REASON));
		assert!(!Governing::may_vote(id, STRANGER, Agree, None));
	});
}

#[test]
fn vote_is_extended_five_times_at_most() {
	build_and_execute(40, || {
		let id = open_majority();
		vote(id, Agree, 4..=14);
		for extensions in 0..7 {
			run_to_block(closes_at(id) - 1);
			let choice = if extensions % 2 == 0 { Agree } else { Disagree };
			let before = closes_at(id);
			// It passes with the fifteenth, and not without.
			vote(id, choice, [15]);
			let more = if extensions < 5 { 14_400 } else { 0 };
			assert_eq!(closes_at(id), before + more);
		}
	});
}

#[test]
fn close_fails_when_nothing_is_due() {
	build_and_execute(5, || {
		let seeking = propose(1, Majority, Action::Motion);
		assert_noop!(Governing::close(signed(1), seeking), Error::<Test>::NotDue);
		let voting = open_majority();
		assert_noop!(Governing::close(signed(1), voting), Error::<Test>::NotDue);
		vote(voting, Agree, 3..=5);
		close(voting);
		assert_noop!(Governing::close(signed(1), voting), Error::<Test>::NotDue);
		assert_ok!(Governing::withdraw(signed(1), seeking));
		assert_noop!(Governing::close(signed(1), seeking), Error::<Test>::AlreadyEnded);
		assert_noop!(Governing::close(RuntimeOrigin::root(), seeking), DispatchError::BadOrigin);
	});
}

#[test]
fn close_ends_a_search_for_backers_that_took_too_long() {
	build_and_execute(5, || {
		let id = propose(1, Majority, Action::Motion);
		run_days(14);
		close(id);
		assert_eq!((ending(id), held(1)), (Some(Ending::Lapsed), 0));
	});
}

#[test]
fn close_ends_what_was_not_executed_in_time() {
	build_and_execute(5, || {
		let id = open_majority();
		vote(id, Agree, 3..=5);
		pass(id);
		run_days(14);
		let late = Governing::execute(signed(STRANGER), id, Weight::MAX);
		assert_noop!(late.map_err(|error| error.error), Error::<Test>::Expired);
		close(id);
		assert_eq!((ending(id), held(1)), (Some(Ending::NotExecuted), 0));
	});
}

#[test]
fn close_records_a_motion_that_passed() {
	build_and_execute(5, || {
		let id = open(Majority, Action::Motion);
		vote(id, Agree, 3..=5);
		close(id);
		assert_eq!(ending(id), Some(Ending::Executed));
		let events = events();
		let poll = poll(id);
		assert!(events.contains(&Event::VoteClosed {
			id,
			outcome: Outcome::Pass,
			heads: poll.heads,
			weights: poll.weights,
		}));
	});
}

#[test]
fn close_is_early_when_the_silent_can_neither_outvote_nor_block_it() {
	build_and_execute(100, || {
		let id = open_majority();
		vote(id, Agree, 5..=95);
		run_days(1);
		assert_noop!(Governing::close(signed(1), id), Error::<Test>::NotDue);
		vote(id, Agree, [96]);
		run_to_block(poll(id).opened_at + DAY - 1);
		assert_noop!(Governing::close(signed(1), id), Error::<Test>::NotDue);
		run_to_block(poll(id).opened_at + DAY);
		close(id);
		assert!(executable_from(id) > 0);
	});
}

#[test]
fn close_of_an_emergency_is_as_soon_as_it_passes_but_not_before_two_hours() {
	build_and_execute(5, || {
		let policy = pallet_networks::SponsorPolicy {
			allowance: 10,
			refill_period: DAY,
			daily_budget: 100,
			deposits: 1,
			max_held: 1_000,
			uninvited: false,
		};
		assert_ok!(Networks::set_sponsorship(signed(1), LAB, Some(policy)));
		let id = open(Emergency, inline(&[stop_paying()]));
		vote(id, Agree, 3..=5);
		run_blocks(DAY / 12 - 1);
		assert_noop!(Governing::close(signed(1), id), Error::<Test>::NotDue);
		run_blocks(1);
		close(id);
		assert_eq!(executable_from(id), System::block_number());
		execute(id);
		assert_eq!(ending(id), Some(Ending::Executed));
	});
}

#[test]
fn close_of_an_emergency_waits_for_its_end_when_it_does_not_pass() {
	build_and_execute(5, || {
		let id = open(Emergency, inline(&[stop_paying()]));
		vote(id, Disagree, 3..=5);
		run_days(1);
		assert_noop!(Governing::close(signed(1), id), Error::<Test>::NotDue);
		run_to_block(closes_at(id));
		close(id);
		assert_eq!(ending(id), Some(Ending::Outvoted));
	});
}

/// Whether a ballot on a proposal would be, and is, free of charge.
fn cast_free(id: ProposalId, who: u64, choice: Choice) -> bool {
	let free = Governing::is_free(id, who, choice, None);
	let info = Governing::vote(signed(who), id, choice, None).unwrap();
	assert_eq!(info.pays_fee == Pays::No, free);
	free
}

#[test]
fn vote_is_free_the_first_time_on_a_proposal_only() {
	build_and_execute(5, || {
		let id = open_majority();
		assert!(cast_free(id, 3, Agree));
		assert!(!cast_free(id, 3, Disagree));
		// Who backed it has cast a ballot.
		assert!(!cast_free(id, 2, Disagree));
	});
}

#[test]
fn vote_is_free_only_if_it_can_be_cast() {
	build_and_execute(5, || {
		let id = open_majority();
		assert!(!Governing::is_free(id, STRANGER, Agree, None));
		assert!(!Governing::is_free(id, 3, Block, None), "without a reason");
		assert!(!Governing::is_free(ProposalId { index: 9, ..id }, 3, Agree, None));
		join(LAB, 6);
		assert!(!Governing::is_free(id, 6, Agree, None), "enrolled later");
		run_to_block(closes_at(id));
		assert!(!Governing::is_free(id, 3, Agree, None), "too late");
	});
}

#[test]
fn vote_is_free_ten_times_a_day_in_a_scope() {
	build_and_execute(20, || {
		let ids: Vec<_> = (1..=6)
			.flat_map(|who| [who, who])
			.map(|who| {
				let id = propose(who, Majority, inline(&[describe(who as u8)]));
				for backer in [who + 6, who + 12] {
					assert_ok!(Governing::back(signed(backer), id));
				}
				id
			})
			.collect();
		for (n, id) in ids.iter().take(11).enumerate() {
			assert_eq!(cast_free(*id, 20, Agree), n < 10);
		}
		// Being struck and coming back is no new day.
		assert_ok!(Networks::set_profile(signed(20), AgentKind::Bot, document(3)));
		assert_ok!(Governing::strike(signed(STRANGER), LAB, 20));
		assert_ok!(Networks::set_profile(signed(20), AgentKind::Person, document(3)));
		assert_ok!(Governing::enrol(signed(20), LAB));
		assert_eq!(Voters::<Test>::get(LAB, 20).unwrap().limits.first_ballots, (TODAY, 11));
		run_days(1);
		assert!(cast_free(ids[11], 19, Agree));
	});
}
