// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Voters that are represented, and ballots that others cast for them.

use super::*;
use crate::{Action, Representatives, MAX_PRINCIPALS, MAX_REPRESENTED};
use frame_support::{dispatch::Pays, BoundedVec};
use sp_runtime::DispatchResult;

/// One names another, for as long as it can.
fn represent(principal: u64, by: u64) {
	let until = today() + MAX_REPRESENTED;
	assert_ok!(Governing::represent(signed(principal), LAB, by, until));
}

fn vote_for<const N: usize>(
	by: u64,
	id: ProposalId,
	principals: [u64; N],
	choice: Choice,
) -> DispatchResult {
	let principals = BoundedVec::truncate_from(principals.to_vec());
	Governing::vote_for(signed(by), id, principals, choice)
}

fn end(by: u64, principal: u64) -> DispatchResult {
	Governing::end_representation(signed(by), LAB, principal)
}

fn today() -> u32 {
	(System::block_number() / DAY) as u32
}

fn acted(who: u64) -> u32 {
	Voters::<Test>::get(LAB, who).unwrap().acted
}

fn principals(by: u64) -> u32 {
	Voters::<Test>::get(LAB, by).unwrap().represents
}

fn is_represented(who: u64) -> bool {
	Governing::representative(LAB, who).is_some()
}

fn strike_idle(who: u64) {
	assert_ok!(Governing::strike(signed(STRANGER), LAB, who));
}

#[test]
fn represent_names_another_voter_and_says_so() {
	build_and_execute(5, || {
		let until = TODAY + 30;
		assert_ok!(Governing::represent(signed(3), LAB, 4, until));
		assert_eq!(
			last_event(),
			Event::Represented {
				scope: LAB,
				principal: 3,
				representative: 4,
				until,
				principals: 1
			}
		);
		assert_eq!(Governing::representative(LAB, 3), Some((4, until)));
		assert_eq!((principals(4), Governing::representative(LAB, 4)), (1, None));
	});
}

#[test]
fn represent_takes_the_place_of_the_representation_before() {
	build_and_execute(5, || {
		represent(3, 4);
		System::reset_events();
		let until = TODAY + 9;
		assert_ok!(Governing::represent(signed(3), LAB, 5, until));
		assert_eq!(
			events(),
			[
				Event::RepresentationEnded { scope: LAB, principal: 3, representative: 4 },
				Event::Represented {
					scope: LAB,
					principal: 3,
					representative: 5,
					until,
					principals: 1
				},
			]
		);
		assert_eq!((principals(4), principals(5)), (0, 1));
		let id = open_majority();
		assert_noop!(vote_for(4, id, [3], Agree), Error::<Test>::NotRepresentative);
	});
}

#[test]
fn represent_is_renewed_without_counting_the_voter_twice() {
	build_and_execute(5, || {
		represent(3, 4);
		run_days(100);
		represent(3, 4);
		assert_eq!(principals(4), 1);
		assert_eq!(Governing::representative(LAB, 3), Some((4, TODAY + 280)));
	});
}

#[test]
fn represent_fails_when_it_cannot() {
	build_and_execute(5, || {
		let named = |who, by, until| Governing::represent(signed(who), LAB, by, until);
		let until = TODAY + 1;
		assert_noop!(named(STRANGER, 3, until), Error::<Test>::NotVoter);
		assert_noop!(named(3, STRANGER, until), Error::<Test>::NotVoter);
		assert_noop!(named(3, 3, until), Error::<Test>::NotForOneself);
		assert_noop!(named(3, 4, TODAY), Error::<Test>::TooEarly);
		assert_noop!(named(3, 4, TODAY + 181), Error::<Test>::TooLong);
		let root = RuntimeOrigin::root();
		assert_noop!(Governing::represent(root, LAB, 4, until), DispatchError::BadOrigin);
		// A steward is nobody who names for others, and a member of another scope no voter here.
		let other = found(2, GLOBAL_SCOPE, ScopeKind::Network);
		assert_noop!(Governing::represent(signed(3), other, 2, until), Error::<Test>::NotVoter);
		assert_ok!(named(3, 4, until));
	});
}

#[test]
fn represent_fails_when_the_representative_represents_too_many() {
	let most = u64::from(MAX_PRINCIPALS);
	build_and_execute(most + 3, || {
		let (by, one, other) = (1, most + 2, most + 3);
		for principal in 2..=most + 1 {
			represent(principal, by);
		}
		assert_eq!(principals(by), MAX_PRINCIPALS);
		let until = TODAY + 1;
		let full = Error::<Test>::TooManyPrincipals;
		assert_noop!(Governing::represent(signed(one), LAB, by, until), full);
		// Whoever is represented already renews it, and each that ends makes room.
		represent(2, by);
		assert_ok!(end(by, 3));
		represent(one, by);
		assert_noop!(
			Governing::represent(signed(other), LAB, by, until),
			Error::<Test>::TooManyPrincipals
		);
		// Those whose time is over anybody takes away.
		run_days(180);
		assert_ok!(end(STRANGER, 4));
		represent(other, by);
		assert_eq!(principals(by), MAX_PRINCIPALS);
	});
}

#[test]
fn represent_is_something_that_a_voter_does_and_a_ballot_of_another_is_not() {
	build_and_execute(5, || {
		run_days(100);
		represent(3, 4);
		assert_eq!((acted(3), acted(4)), (TODAY + 100, TODAY));
		run_days(50);
		let id = open_majority();
		assert_ok!(vote_for(4, id, [3], Agree));
		assert_eq!((acted(3), acted(4)), (TODAY + 100, TODAY + 150));
	});
}

#[test]
fn end_representation_is_for_either_side() {
	build_and_execute(5, || {
		for by in [3, 4] {
			represent(3, 4);
			assert_noop!(end(5, 3), Error::<Test>::RepresentationInForce);
			assert_ok!(end(by, 3));
			let (principal, representative) = (3, 4);
			let ended = Event::RepresentationEnded { scope: LAB, principal, representative };
			assert_eq!(last_event(), ended);
			assert_eq!((principals(4), is_represented(3)), (0, false));
			assert_noop!(end(by, 3), Error::<Test>::RepresentationNotFound);
		}
		let root = RuntimeOrigin::root();
		assert_noop!(Governing::end_representation(root, LAB, 3), DispatchError::BadOrigin);
	});
}

#[test]
fn end_representation_keeps_the_ballots_that_were_cast() {
	build_and_execute(5, || {
		represent(3, 4);
		let id = open_majority();
		assert_ok!(vote_for(4, id, [3], Agree));
		assert_ok!(end(3, 3));
		assert_eq!(heads(id), [3, 0, 0, 0]);
		assert_noop!(vote_for(4, id, [3], Disagree), Error::<Test>::NotRepresentative);
		vote(id, Disagree, [3]);
		assert_eq!(heads(id), [2, 0, 1, 0]);
	});
}

#[test]
fn representation_ends_on_its_day() {
	build_and_execute(5, || {
		assert_ok!(Governing::represent(signed(3), LAB, 4, TODAY + 2));
		let id = open_majority();
		run_to_block(u64::from(TODAY + 2) * DAY - 1);
		assert_ok!(vote_for(4, id, [3], Agree));
		assert_noop!(end(STRANGER, 3), Error::<Test>::RepresentationInForce);
		run_blocks(1);
		assert_noop!(vote_for(4, id, [3], Disagree), Error::<Test>::NotRepresentative);
		assert!(!is_represented(3));
		// It is counted until somebody takes it away.
		assert_eq!(principals(4), 1);
		assert_ok!(end(STRANGER, 3));
		assert_eq!(principals(4), 0);
	});
}

#[test]
fn representation_of_one_who_leaves_is_gone() {
	build_and_execute(5, || {
		represent(3, 4);
		System::reset_events();
		assert_ok!(Networks::leave(signed(3), LAB));
		let (principal, representative) = (3, 4);
		let ended = Event::RepresentationEnded { scope: LAB, principal, representative };
		assert_eq!(events()[0], ended);
		assert_eq!((principals(4), Representatives::<Test>::iter().count()), (0, 0));
		// Back again it represents itself.
		join(LAB, 3);
		let id = open_majority();
		assert_noop!(vote_for(4, id, [3], Agree), Error::<Test>::NotRepresentative);
	});
}

#[test]
fn representation_by_one_who_leaves_has_no_effect_and_anybody_takes_it_away() {
	build_and_execute(5, || {
		represent(3, 4);
		represent(5, 4);
		assert_ok!(Networks::leave(signed(4), LAB));
		let id = open_majority();
		assert_noop!(vote_for(4, id, [3], Agree), Error::<Test>::NotVoter);
		assert!(!is_represented(3));
		assert_ok!(end(STRANGER, 3));
		assert_noop!(end(STRANGER, 3), Error::<Test>::RepresentationNotFound);
		// The other one names somebody else.
		represent(5, 3);
		assert_eq!(Governing::representative(LAB, 5).unwrap().0, 3);
	});
}

#[test]
fn representation_by_one_who_was_struck_does_not_revive_when_it_comes_back() {
	build_and_execute(5, || {
		run_days(170);
		for who in [1, 2, 3, 5] {
			assert_ok!(Governing::confirm(signed(who), LAB));
		}
		represent(3, 4);
		represent(5, 4);
		run_days(10);
		strike_idle(4);
		assert_ok!(Governing::enrol(signed(4), LAB));
		let id = open_majority();
		assert_noop!(vote_for(4, id, [3], Agree), Error::<Test>::NotRepresentative);
		assert_eq!((is_represented(3), principals(4)), (false, 0));
		// What is left counts for nothing, whether it is taken away or named anew.
		assert_ok!(end(STRANGER, 3));
		assert_eq!(principals(4), 0);
		represent(5, 4);
		assert_eq!(principals(4), 1);
		assert_ok!(vote_for(4, id, [5], Agree));
	});
}

#[test]
fn representation_of_one_who_was_struck_does_not_revive_when_it_comes_back() {
	build_and_execute(5, || {
		represent(3, 4);
		run_days(179);
		for who in [1, 2, 4, 5] {
			assert_ok!(Governing::confirm(signed(who), LAB));
		}
		assert_eq!(principals(4), 1);
		run_days(1);
		strike_idle(3);
		assert_eq!(principals(4), 0);
		assert_ok!(Governing::enrol(signed(3), LAB));
		let id = open_majority();
		assert_noop!(vote_for(4, id, [3], Agree), Error::<Test>::NotRepresentative);
	});
}

#[test]
fn strike_takes_a_voter_with_a_representative_who_votes_when_it_does_nothing_itself() {
	build_and_execute(5, || {
		represent(3, 4);
		for _ in 0..4 {
			run_days(45);
			let id = open_majority();
			if is_represented(3) {
				assert_ok!(vote_for(4, id, [3], Agree));
			}
			assert_ok!(Governing::withdraw(signed(1), id));
		}
		assert_noop!(Governing::strike(signed(5), LAB, 4), Error::<Test>::NotDormant);
		strike_idle(3);
	});
}

#[test]
fn vote_for_casts_the_ballots_of_principals_with_their_weight_and_says_so() {
	build_and_execute(6, || {
		for (who, weight) in [(1, 1_000), (3, 70), (4, 20), (5, 10)] {
			set_weight(who, weight);
		}
		run_days(1);
		for who in [3, 5] {
			represent(who, 4);
		}
		let id = open_majority();
		set_weight(3, 9_999);
		System::reset_events();
		assert_ok!(vote_for(4, id, [3, 5], Disagree));
		assert_eq!((heads(id), weights(id)), ([2, 0, 2, 0], [1_000, 0, 80, 0]));
		let poll = poll(id);
		let mut first = (poll.heads, poll.weights);
		(first.0.disagree, first.1.disagree) = (1, 70);
		let cast = |who, weight, (heads, weights)| Event::BallotCast {
			id,
			who,
			by: Some(4),
			choice: Disagree,
			weight,
			reason: None,
			heads,
			weights,
		};
		assert_eq!(events(), [cast(3, 70, first), cast(5, 10, (poll.heads, poll.weights))]);
		// The representative has not voted itself.
		assert_eq!(ballot(id, 4), None);
		vote(id, Agree, [4]);
		assert_eq!((heads(id), weights(id)), ([3, 0, 2, 0], [1_020, 0, 80, 0]));
	});
}

#[test]
fn vote_for_takes_the_place_of_what_a_representative_said() {
	build_and_execute(6, || {
		represent(5, 3);
		let id = open_majority();
		assert_ok!(vote_for(3, id, [5], Agree));
		represent(5, 4);
		assert_ok!(vote_for(4, id, [5], Abstain));
		assert_eq!(heads(id), [2, 1, 0, 0]);
		assert_noop!(vote_for(4, id, [5], Abstain), Error::<Test>::AlreadyCast);
		assert_ok!(vote_for(4, id, [5], Disagree));
		assert_eq!(heads(id), [2, 0, 1, 0]);
	});
}

#[test]
fn vote_for_fails_when_the_voter_has_voted_itself() {
	build_and_execute(6, || {
		for who in [2, 5, 6] {
			represent(who, 3);
		}
		let id = open_majority();
		// Who backed it has agreed itself.
		assert_noop!(vote_for(3, id, [2], Disagree), Error::<Test>::VotedItself);
		vote(id, Disagree, [5]);
		for choice in [Agree, Disagree] {
			assert_noop!(vote_for(3, id, [5], choice), Error::<Test>::VotedItself);
		}
		vote(id, Block, [6]);
		assert_noop!(vote_for(3, id, [6], Agree), Error::<Test>::VotedItself);
		assert_eq!(heads(id), [2, 0, 1, 1]);
	});
}

#[test]
fn vote_of_a_principal_that_says_the_same_is_its_own_from_then_on() {
	build_and_execute(5, || {
		represent(5, 3);
		let id = open_majority();
		assert_ok!(vote_for(3, id, [5], Agree));
		assert!(Governing::may_vote(id, 5, Agree, None));
		vote(id, Agree, [5]);
		assert_eq!(heads(id), [3, 0, 0, 0]);
		assert_noop!(vote_for(3, id, [5], Disagree), Error::<Test>::VotedItself);
		assert_noop!(Governing::vote(signed(5), id, Agree, None), Error::<Test>::AlreadyCast);
	});
}

#[test]
fn vote_for_fails_as_a_whole_when_one_ballot_cannot_be_cast() {
	build_and_execute(8, || {
		for who in [4, 5, 6] {
			represent(who, 3);
		}
		let id = open_majority();
		let refused = Error::<Test>::NotRepresentative;
		assert_noop!(vote_for(3, id, [4, 5, 7], Agree), refused);
		assert_noop!(vote_for(3, id, [4, STRANGER], Agree), Error::<Test>::NotRepresentative);
		assert_noop!(vote_for(3, id, [4, 3], Agree), Error::<Test>::NotRepresentative);
		assert_noop!(vote_for(3, id, [4, 5, 4], Agree), Error::<Test>::AlreadyCast);
		vote(id, Agree, [6]);
		assert_noop!(vote_for(3, id, [4, 5, 6], Agree), Error::<Test>::VotedItself);
		assert_eq!(heads(id), [3, 0, 0, 0]);
		assert_ok!(vote_for(3, id, [4, 5], Agree));
		assert_eq!(heads(id), [5, 0, 0, 0]);
	});
}

#[test]
fn vote_for_fails_when_it_cannot() {
	build_and_execute(6, || {
		represent(5, 4);
		let seeking = propose(1, Majority, Action::Motion);
		assert_noop!(vote_for(4, seeking, [5], Agree), Error::<Test>::NotVoting);
		let id = open_majority();
		assert_noop!(vote_for(4, id, [], Agree), Error::<Test>::ZeroPrincipals);
		assert_noop!(vote_for(4, id, [5], Block), Error::<Test>::BlockNotByRepresentative);
		assert_noop!(vote_for(STRANGER, id, [5], Agree), Error::<Test>::NotVoter);
		assert_noop!(vote_for(6, id, [5], Agree), Error::<Test>::NotRepresentative);
		let other = ProposalId { index: 9, ..id };
		assert_noop!(vote_for(4, other, [5], Agree), Error::<Test>::ProposalNotFound);
		let none = BoundedVec::truncate_from(vec![5]);
		let root = RuntimeOrigin::root();
		assert_noop!(Governing::vote_for(root, id, none, Agree), DispatchError::BadOrigin);
		run_to_block(closes_at(id));
		assert_noop!(vote_for(4, id, [5], Agree), Error::<Test>::NotVoting);
	});
}

#[test]
fn vote_for_counts_only_those_who_were_there_when_the_vote_opened() {
	build_and_execute(5, || {
		run_days(40);
		let (majority, special) = (open_majority(), open(Special, Action::Motion));
		// One who came later represents, and is not represented.
		join(LAB, 6);
		represent(4, 6);
		represent(6, 5);
		for id in [majority, special] {
			assert_noop!(vote_for(5, id, [6], Agree), Error::<Test>::EnrolledLater);
			assert_ok!(vote_for(6, id, [4], Disagree));
			assert_eq!(heads(id), [2, 0, 1, 0]);
		}
		// Less than 30 days are too few for a special decision.
		run_days(10);
		for id in [majority, special] {
			run_to_block(closes_at(id).max(System::block_number()));
			close(id);
		}
		let (majority, special) = (open_majority(), open(Special, Action::Motion));
		assert_ok!(vote_for(5, majority, [6], Agree));
		assert_noop!(vote_for(5, special, [6], Agree), Error::<Test>::EnrolledLater);
	});
}

#[test]
fn vote_for_fails_in_the_own_case_of_either_side() {
	build_and_execute(7, || {
		run_days(31);
		represent(7, 4);
		represent(5, 7);
		represent(6, 4);
		let id = open(Special, inline(&[expel(7)]));
		assert_noop!(vote_for(4, id, [7], Disagree), Error::<Test>::OwnCase);
		assert_noop!(vote_for(7, id, [5], Disagree), Error::<Test>::OwnCase);
		assert_ok!(vote_for(4, id, [6], Agree));
		assert_eq!((heads(id), poll(id).electors), ([3, 0, 0, 0], 6));
	});
}

#[test]
fn representatives_of_each_other_count_once_each() {
	build_and_execute(6, || {
		represent(4, 5);
		represent(5, 6);
		represent(6, 4);
		let id = open_majority();
		assert_ok!(vote_for(5, id, [4], Agree));
		assert_ok!(vote_for(6, id, [5], Agree));
		assert_ok!(vote_for(4, id, [6], Agree));
		assert_eq!(heads(id), [5, 0, 0, 0]);
		// It is not passed on to the one after the next.
		assert_noop!(vote_for(6, id, [4], Disagree), Error::<Test>::NotRepresentative);
		for who in 4..=6 {
			vote(id, Disagree, [who]);
		}
		assert_eq!(heads(id), [2, 0, 3, 0]);
	});
}

#[test]
fn vote_for_lets_a_vote_be_closed_when_all_have_cast() {
	build_and_execute(5, || {
		represent(4, 3);
		represent(5, 3);
		let id = open_majority();
		vote(id, Agree, [3]);
		assert_noop!(Governing::close(signed(1), id), Error::<Test>::NotDue);
		assert_ok!(vote_for(3, id, [4, 5], Agree));
		close(id);
		assert!(executable_from(id) > 0);
	});
}

#[test]
fn vote_for_extends_a_vote_once_when_its_ballots_change_the_outcome_late() {
	build_and_execute(40, || {
		for who in 4..=15 {
			represent(who, 40);
		}
		let id = open_majority();
		let end = closes_at(id);
		run_to_block(end - 1);
		vote(id, Disagree, [39]);
		let some = [4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];
		assert_ok!(vote_for(40, id, some, Agree));
		assert_eq!(heads(id), [15, 0, 1, 0]);
		assert_eq!(last_event(), Event::Extended { id, closes_at: end + 14_400, extensions: 1 });
		run_to_block(end);
		// Back again it is extended again; within the outcome it is not.
		assert_ok!(vote_for(40, id, [4], Abstain));
		assert_eq!(closes_at(id), end + 28_800);
		assert_ok!(vote_for(40, id, [5, 6, 7], Disagree));
		assert_eq!(closes_at(id), end + 28_800);
	});
}

#[test]
fn vote_of_a_principal_is_free_the_first_time_it_votes_itself() {
	build_and_execute(5, || {
		represent(5, 3);
		let id = open_majority();
		assert_ok!(vote_for(3, id, [5], Agree));
		assert!(Governing::is_free(id, 5, Disagree, None));
		let info = Governing::vote(signed(5), id, Disagree, None).unwrap();
		assert_eq!(info.pays_fee, Pays::No);
		let limits = Voters::<Test>::get(LAB, 5).unwrap().limits;
		assert_eq!(limits.first_ballots, (TODAY, 1));
		assert!(!Governing::is_free(id, 5, Agree, None));
		let info = Governing::vote(signed(5), id, Agree, None).unwrap();
		assert_eq!(info.pays_fee, Pays::Yes);
		// Those that others cast for it use up nothing.
		assert_eq!(Voters::<Test>::get(LAB, 3).unwrap().limits.first_ballots, (0, 0));
	});
}

#[test]
fn vote_for_goes_on_when_a_proposal_is_escalated_and_is_asked_anew() {
	build_and_execute(10, || {
		represent(9, 10);
		let first = open_majority();
		assert_ok!(vote_for(10, first, [9], Agree));
		vote(first, Block, [8]);
		run_to_block(closes_at(first));
		close(first);
		assert_eq!(ending(first), Some(Ending::Blocked));
		assert_ok!(Governing::escalate(signed(1), first));
		let second = ProposalId { scope: LAB, index: 1 };
		assert_ok!(Governing::back(signed(2), second));
		// What was said before is not taken over.
		assert_eq!((heads(second), ballot(second, 9)), ([2, 0, 0, 0], None));
		assert_ok!(vote_for(10, second, [9], Disagree));
		assert_eq!(heads(second), [2, 0, 1, 0]);
	});
}

#[test]
fn ballot_by_a_representative_stays_when_either_side_leaves() {
	build_and_execute(6, || {
		represent(5, 4);
		represent(6, 4);
		let id = open_majority();
		assert_ok!(vote_for(4, id, [5, 6], Disagree));
		for who in [4, 5] {
			assert_ok!(Networks::leave(signed(who), LAB));
		}
		assert_eq!((heads(id), poll(id).electors), ([2, 0, 2, 0], 6));
		// Who was represented votes itself all the same.
		vote(id, Agree, [6]);
		assert_eq!(heads(id), [3, 0, 1, 0]);
	});
}

#[test]
fn call_again_is_for_those_who_agreed_through_another_too() {
	build_and_execute(40, || {
		represent(20, 21);
		let id = open_majority();
		assert_ok!(vote_for(21, id, [20], Agree));
		run_to_block(closes_at(id));
		close(id);
		assert_eq!(ending(id), Some(Ending::TooFew));
		assert_noop!(Governing::call_again(signed(21), id), Error::<Test>::NotInFavour);
		assert_ok!(Governing::call_again(signed(20), id));
	});
}
