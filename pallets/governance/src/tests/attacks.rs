// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What people try who want more than their vote.

use super::*;
use crate::Action;

#[test]
fn members_who_are_admitted_after_the_opening_change_nothing_of_it() {
	build_and_execute(20, || {
		let id = open_majority();
		for who in 21..=30 {
			join(LAB, who);
			assert!(!Governing::may_vote(id, who, Disagree, None));
		}
		assert_eq!(poll(id).electors, 20);
		assert_eq!(poll(id).ever, 20);
	});
}

#[test]
fn reputation_that_is_earned_on_the_day_of_the_opening_is_too_late() {
	build_and_execute(5, || {
		set_weight(2, 100);
		run_days(1);
		set_weight(5, 1_000_000);
		let id = open_majority();
		vote(id, Disagree, [5]);
		assert_eq!((poll(id).weight, weights(id)), (100, [100, 0, 0, 0]));
	});
}

#[test]
fn leaving_and_coming_back_brings_no_second_ballot() {
	build_and_execute(5, || {
		let id = open_majority();
		vote(id, Agree, [3]);
		assert_ok!(Networks::leave(signed(3), LAB));
		join(LAB, 3);
		for choice in [Agree, Disagree] {
			assert!(!Governing::may_vote(id, 3, choice, None));
		}
		assert_eq!(poll(id).heads.sum(), 3);
	});
}

#[test]
fn decision_of_one_scope_does_nothing_in_another() {
	build_and_execute(5, || {
		let other = found(1, GLOBAL_SCOPE, ScopeKind::Network);
		let before = pallet_networks::Details::<Test>::get(other).unwrap().metadata;
		let call = pallet_networks::Call::set_metadata { scope: other, metadata: document(9) };
		let id = open(Majority, inline(&[call.into()]));
		vote(id, Agree, 3..=5);
		pass(id);
		execute(id);
		assert_eq!(proposal(id).last_error, Some(DispatchError::BadOrigin));
		assert_eq!(pallet_networks::Details::<Test>::get(other).unwrap().metadata, before);
	});
}

#[test]
fn executing_twice_pays_once() {
	build_and_execute(5, || {
		let id = open_majority();
		vote(id, Agree, 3..=5);
		pass(id);
		execute(id);
		let again = Governing::execute(signed(1), id, Weight::MAX);
		assert_noop!(again.map_err(|error| error.error), Error::<Test>::NotPassed);
	});
}

#[test]
fn weak_template_cannot_end_a_strong_proposal() {
	build_and_execute(5, || {
		let strong = open(Special, Action::Motion);
		let action = Action::Motion;
		assert_noop!(
			Governing::propose(
				signed(3),
				LAB,
				Consent,
				document(4),
				action,
				Some(strong.index),
				None
			),
			Error::<Test>::TemplateTooWeak
		);
	});
}

#[test]
fn proposals_do_not_cost_the_scope_more_than_their_deposits() {
	build_and_execute(5, || {
		let before = Balances::free_balance(1);
		for _ in 0..3 {
			propose(1, Majority, Action::Motion);
		}
		assert_eq!(Balances::free_balance(1), before - 3 * DEPOSIT);
		run_days(14);
		for index in 0..3 {
			close(ProposalId { scope: LAB, index });
		}
		assert_eq!(Balances::free_balance(1), before);
	});
}

#[test]
fn propose_fails_when_the_deposit_cannot_be_paid() {
	build_and_execute(5, || {
		let all = Balances::free_balance(5) - ED;
		assert_ok!(Balances::transfer_keep_alive(signed(5), 6, all));
		let result =
			Governing::propose(signed(5), LAB, Majority, document(4), Action::Motion, None, None);
		assert!(result.is_err());
	});
}

/// Declares to be a program, is struck, and comes back as a person.
fn flip(who: u64) {
	assert_ok!(Networks::set_profile(signed(who), AgentKind::Bot, document(3)));
	assert_ok!(Governing::strike(signed(who), LAB, who));
	assert_ok!(Networks::set_profile(signed(who), AgentKind::Person, document(3)));
	assert_ok!(Governing::enrol(signed(who), LAB));
}

#[test]
fn blocks_are_counted_on_when_a_voter_was_struck_and_comes_back() {
	build_and_execute(8, || {
		// Day 180 begins a quarter.
		run_days(80);
		let open_by = |proposer, backer| {
			let id = propose(proposer, Majority, Action::Motion);
			assert_ok!(Governing::back(signed(backer), id));
			id
		};
		for _ in 0..3 {
			vote(open_by(1, 4), Block, [8]);
		}
		flip(8);
		let next = open_by(2, 5);
		assert_noop!(Governing::vote(signed(8), next, Block, REASON), Error::<Test>::TooManyBlocks);
		vote(next, Disagree, [8]);
	});
}

#[test]
fn proposals_are_counted_on_when_a_voter_was_struck_and_comes_back() {
	build_and_execute(8, || {
		for _ in 0..3 {
			propose(8, Majority, Action::Motion);
		}
		flip(8);
		let fourth =
			Governing::propose(signed(8), LAB, Majority, document(4), Action::Motion, None, None);
		assert_eq!(fourth, Err(Error::<Test>::TooManyBacked.into()));
	});
}

#[test]
fn striking_those_who_sleep_gives_nobody_a_special_decision_of_its_own() {
	build_and_execute(100, || {
		run_days(180);
		for who in 2..=100 {
			assert_ok!(Governing::strike(signed(1), LAB, who));
		}
		let id = propose(1, Special, Action::Motion);
		let event = |needed| move |event: &Event<Test>| matches!(event, Event::Proposed { needed: found, .. } if *found == needed);
		assert!(events().iter().any(event(3)));
		assert!(matches!(proposal(id).status, Status::Seeking { .. }));
		// After a season those who sleep have had their time.
		run_days(30);
		let later = propose(1, Special, Action::Motion);
		assert_eq!(poll(later).electors, 1);
	});
}

#[test]
fn floor_of_a_special_decision_falls_a_season_after_those_who_sleep_are_struck() {
	build_and_execute(5, || {
		run_days(180);
		assert_ok!(Governing::confirm(signed(2), LAB));
		for who in 3..=5 {
			assert_ok!(Governing::strike(signed(1), LAB, who));
		}
		let id = open(Special, Action::Motion);
		assert_eq!((poll(id).electors, heads(id)), (5, [2, 0, 0, 0]));
		assert_noop!(Governing::close(signed(1), id), Error::<Test>::NotDue);
		assert_eq!(Governing::outcome_now(id), Some(Outcome::TooFew));
		// One who comes back is not counted twice.
		assert_ok!(Governing::enrol(signed(3), LAB));
		assert_eq!(poll(open(Special, Action::Motion)).electors, 5);
		// Others than those who sleep are not counted any more at once.
		assert_ok!(Networks::leave(signed(3), LAB));
		assert_eq!(poll(open(Special, Action::Motion)).electors, 5);
	});
}
