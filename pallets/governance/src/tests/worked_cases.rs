// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Cases with known results, through the calls.

use super::*;

/// Ana (1), Ben, Cem, Dua and Eli decide on a description.
#[test]
fn five_members_decide_when_all_have_cast() {
	build_and_execute(5, || {
		let id = propose(1, Majority, inline(&[describe(9)]));
		assert!(matches!(proposal(id).status, Status::Seeking { .. }));
		assert_ok!(Governing::back(signed(2), id));
		assert_eq!(heads(id), [2, 0, 0, 0]);
		vote(id, Agree, [3]);
		vote(id, Disagree, [4]);
		run_days(1);
		// It would pass, but one could still block it.
		assert_eq!(Governing::outcome_now(id), Some(Outcome::Pass));
		assert_noop!(Governing::close(signed(STRANGER), id), Error::<Test>::NotDue);
		vote(id, Abstain, [5]);
		close(id);
		assert_eq!(heads(id), [3, 1, 1, 0]);
		let from = System::block_number() + 57_600;
		assert_eq!(executable_from(id), from);
		run_to_block(from - 1);
		let early = Governing::execute(signed(STRANGER), id, Weight::MAX);
		assert_eq!(early.unwrap_err().error, Error::<Test>::DelayNotOver.into());
		run_to_block(from);
		execute(id);
		assert_eq!(described(), H256::repeat_byte(9));
		assert_eq!(ending(id), Some(Ending::Executed));
	});
}

/// A, B, C and D are 1 to 4, with 40, 30, 20 and 10.
#[test]
fn weight_is_that_of_the_beginning_of_the_day() {
	build_and_execute(4, || {
		for (who, weight) in [(1, 40), (2, 30), (3, 20), (4, 10)] {
			set_weight(who, weight);
		}
		// What was when they were enrolled is out of reach.
		run_days(47);
		let day = TODAY + 47;
		set_weight(4, 60);
		let id = propose(1, Majority, inline(&[describe(9)]));
		assert_ok!(Governing::back(signed(2), id));
		assert_eq!(poll(id).weighting, Weighting::Both);
		assert_eq!((poll(id).weight, poll(id).squares), (100, U256::from(3_000)));
		set_weight(3, 500);
		run_days(1);
		set_weight(4, 0);
		vote(id, Agree, [3]);
		vote(id, Disagree, [4]);
		assert_eq!((weights(id), heads(id)), ([90, 0, 10, 0], [3, 0, 1, 0]));
		assert_eq!(Governing::outcome_now(id), Some(Outcome::Pass));
		let past = |who| Voters::<Test>::get(LAB, who).unwrap().past.into_inner();
		assert_eq!(past(3), [(day, 20)]);
		assert_eq!(past(4), [(day, 10), (day + 1, 60)]);
	});
}

#[test]
fn late_swings_put_the_end_off() {
	build_and_execute(40, || {
		let id = open_majority();
		let end = closes_at(id);
		assert_eq!((heads(id)[0], end - System::block_number()), (3, 144_000));
		run_to_block(end - 1);
		vote(id, Disagree, [40]);
		vote(id, Agree, 4..=15);
		assert_eq!(closes_at(id), end + 14_400);
		assert_eq!(heads(id), [15, 0, 1, 0]);
		assert_eq!(last_event(), Event::Extended { id, closes_at: end + 14_400, extensions: 1 });
		run_to_block(end);
		vote(id, Disagree, 28..=39);
		assert_eq!(heads(id), [15, 0, 13, 0]);
		assert_eq!(Governing::outcome_now(id), Some(Outcome::Outvoted));
		assert_eq!(closes_at(id), end + 28_800);
		run_to_block(end + 28_800);
		close(id);
		assert_eq!(ending(id), Some(Ending::Outvoted));
	});
}

#[test]
fn second_call_passes_with_half_the_floor() {
	build_and_execute(40, || {
		let first = open_majority();
		vote(first, Agree, 4..=9);
		run_to_block(closes_at(first));
		close(first);
		assert_eq!(ending(first), Some(Ending::TooFew));
		assert_ok!(Governing::call_again(signed(1), first));
		let second = ProposalId { scope: LAB, index: 1 };
		for who in [2, 3] {
			assert_ok!(Governing::back(signed(who), second));
		}
		assert_eq!(closes_at(second) - System::block_number(), 10 * DAY);
		vote(second, Agree, 4..=9);
		pass(second);
		execute(second);
		assert_eq!(described(), H256::repeat_byte(9));
	});
}

#[test]
fn what_nobody_may_is_refused() {
	build_and_execute(5, || {
		let id = open_majority();
		join(LAB, 6);
		assert_noop!(Governing::vote(signed(6), id, Agree, None), Error::<Test>::EnrolledLater);
		assert_noop!(Governing::vote(signed(STRANGER), id, Agree, None), Error::<Test>::NotVoter);
		assert_noop!(Governing::vote(signed(1), id, Agree, None), Error::<Test>::AlreadyCast);
		for _ in 0..2 {
			propose(2, Majority, crate::Action::Motion);
		}
		let fourth = propose(3, Majority, crate::Action::Motion);
		assert_noop!(Governing::back(signed(2), fourth), Error::<Test>::TooManyBacked);
	});
}

#[test]
fn removal_is_decided_without_its_subject() {
	build_and_execute(7, || {
		run_days(31);
		let id = open(Special, inline(&[expel(7)]));
		assert_eq!(poll(id).electors, 6);
		assert_noop!(Governing::vote(signed(7), id, Disagree, None), Error::<Test>::OwnCase);
		vote(id, Agree, [3, 4]);
		vote(id, Disagree, [5, 6]);
		close(id);
		run_to_block(executable_from(id));
		execute(id);
		assert!(!votes(7));
	});
}

#[test]
fn consent_passes_in_silence_and_not_when_as_many_disagree() {
	for against in [0, 2] {
		build_and_execute(10, || {
			let id = open(Consent, inline(&[describe(9)]));
			vote(id, Disagree, 9..9 + against);
			run_to_block(closes_at(id));
			close(id);
			match against {
				0 => assert_eq!(executable_from(id), System::block_number()),
				_ => assert_eq!(ending(id), Some(Ending::Outvoted)),
			}
		});
	}
}

#[test]
fn fifth_block_of_a_hundred_stops_it_and_a_special_decision_carries_it() {
	build_and_execute(100, || {
		run_days(31);
		let id = open_majority();
		vote(id, Agree, 5..=44);
		vote(id, Block, 97..=100);
		assert_eq!(heads(id), [44, 0, 0, 4]);
		assert_eq!(Governing::outcome_now(id), Some(Outcome::Pass));
		vote(id, Block, [96]);
		run_to_block(closes_at(id));
		close(id);
		assert_eq!(ending(id), Some(Ending::Blocked));
		assert_ok!(Governing::escalate(signed(1), id));
		let special = ProposalId { scope: LAB, index: 1 };
		for who in 2..=4 {
			assert_ok!(Governing::back(signed(who), special));
		}
		vote(special, Agree, 5..=34);
		vote(special, Disagree, 96..=100);
		pass(special);
		execute(special);
		assert_eq!(described(), H256::repeat_byte(9));
	});
}

#[test]
fn those_who_sleep_are_struck_and_fewer_are_needed() {
	build_and_execute(100, || {
		run_days(180);
		for who in 1..=40 {
			assert_ok!(Governing::confirm(signed(who), LAB));
		}
		for who in 41..=100 {
			assert_ok!(Governing::strike(signed(STRANGER), LAB, who));
		}
		let id = propose(1, Majority, inline(&[describe(9)]));
		for who in [2, 3] {
			assert_ok!(Governing::back(signed(who), id));
		}
		vote(id, Agree, 4..=14);
		assert_eq!(Governing::outcome_now(id), Some(Outcome::TooFew));
		vote(id, Agree, [15]);
		assert_eq!(Governing::outcome_now(id), Some(Outcome::Pass));
	});
}

/// The members are 1 to 6.
#[test]
fn representative_votes_until_its_principal_does() {
	build_and_execute(6, || {
		assert_ok!(Governing::represent(signed(6), LAB, 2, TODAY + 180));
		let id = propose(1, Majority, inline(&[describe(9)]));
		assert_ok!(Governing::back(signed(2), id));
		vote(id, Agree, [3]);
		let principals = || frame_support::BoundedVec::truncate_from(vec![6]);
		assert_ok!(Governing::vote_for(signed(2), id, principals(), Agree));
		assert_eq!(heads(id), [4, 0, 0, 0]);
		vote(id, Disagree, [6]);
		assert_eq!(heads(id), [3, 0, 1, 0]);
		assert_noop!(
			Governing::vote_for(signed(2), id, principals(), Agree),
			Error::<Test>::VotedItself
		);
	});
}

/// Thirty persons, six organisations and three scopes decide in chambers.
#[test]
fn each_chamber_of_a_federation_must_pass() {
	build_empty_and_execute(|| {
		let scopes = super::chambers::lab_of(30, 6, 3);
		let (persons, organisations) = (true, true);
		let all = crate::Chambers { persons, organisations, scopes: true };
		super::chambers::decide_by(all);
		let id = open_majority();
		// 16, 4 and 1 agree.
		let made = heads(id)[0] as u64;
		vote(id, Agree, made + 1..=16);
		vote(id, Agree, 31..=34);
		let agree = |scope: u32| {
			let steward = signed(pallet_networks::Details::<Test>::get(scope).unwrap().stewards[0]);
			assert_ok!(Governing::vote_as(steward, id, scope, Agree, None));
		};
		agree(scopes[0]);
		let counts = poll(id).chambers.map(|of| of.map(|of| (of.electors, of.heads.agree)));
		assert_eq!(counts, [Some((30, 16)), Some((6, 4)), Some((3, 1))]);
		assert_eq!(Governing::outcome_now(id), Some(Outcome::TooFew));
		agree(scopes[1]);
		assert_eq!(Governing::outcome_now(id), Some(Outcome::Pass));
		pass(id);
		execute(id);
		assert_eq!(ending(id), Some(Ending::Executed));
	});
}
