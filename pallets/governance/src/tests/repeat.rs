// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Called again, and escalated.

use super::*;
use crate::Action;

/// A majority of the lab with 40 voters that too few agreed to.
fn too_few() -> ProposalId {
	let id = open_majority();
	run_to_block(closes_at(id));
	close(id);
	assert_eq!(ending(id), Some(Ending::TooFew));
	id
}

#[test]
fn call_again_is_for_its_proposer_and_those_who_agreed() {
	build_and_execute(40, || {
		let id = too_few();
		assert_noop!(Governing::call_again(signed(40), id), Error::<Test>::NotInFavour);
		assert_noop!(Governing::call_again(signed(STRANGER), id), Error::<Test>::NotVoter);
		assert_ok!(Governing::call_again(signed(2), id));
		let second = ProposalId { scope: LAB, index: 1 };
		assert_eq!(proposal(second).repeats, Some(id.index));
		assert_eq!(proposal(second).proposer, 2);
		assert_eq!(Calls::<Test>::get(LAB, 0), Calls::<Test>::get(LAB, 1));
	});
}

#[test]
fn call_again_opens_once() {
	build_and_execute(40, || {
		let id = too_few();
		for who in [1, 2] {
			assert_ok!(Governing::call_again(signed(who), id));
		}
		let back = |who, index| Governing::back(signed(who), ProposalId { scope: LAB, index });
		assert_ok!(back(3, 1));
		assert_ok!(back(4, 1));
		assert!(proposal(id).repeated);
		assert_ok!(back(3, 2));
		assert_noop!(back(4, 2), Error::<Test>::CannotCallAgain);
		assert_noop!(Governing::call_again(signed(3), id), Error::<Test>::CannotCallAgain);
	});
}

#[test]
fn call_again_lasts_twice_as_long_but_thirty_days_at_most() {
	build_and_execute(40, || {
		let rules = Rules { majority_period: 20, ..Rules::default() };
		RulesOf::<Test>::insert(LAB, crate::DecidedRules::from(rules));
		let id = too_few();
		assert_ok!(Governing::call_again(signed(1), id));
		let second = ProposalId { scope: LAB, index: 1 };
		for who in [2, 3] {
			assert_ok!(Governing::back(signed(who), second));
		}
		assert_eq!(poll(second).period, 30 * DAY);
		// A second call is called no third time.
		run_to_block(closes_at(second));
		close(second);
		assert_eq!(ending(second), Some(Ending::TooFew));
		assert_noop!(Governing::call_again(signed(1), second), Error::<Test>::CannotCallAgain);
	});
}

#[test]
fn call_again_fails_when_the_rules_or_the_time_do_not_allow_it() {
	build_and_execute(40, || {
		let id = too_few();
		let rules = Rules { second_call: false, ..Rules::default() };
		RulesOf::<Test>::insert(LAB, crate::DecidedRules::from(rules));
		assert_noop!(Governing::call_again(signed(1), id), Error::<Test>::CannotCallAgain);
		RulesOf::<Test>::remove(LAB);
		run_days(14);
		assert_noop!(Governing::call_again(signed(1), id), Error::<Test>::CannotCallAgain);
	});
}

#[test]
fn call_again_fails_when_it_is_open_was_outvoted_or_is_special() {
	build_and_execute(40, || {
		let id = open_majority();
		assert_noop!(Governing::call_again(signed(1), id), Error::<Test>::CannotCallAgain);
		vote(id, Disagree, 30..=40);
		run_to_block(closes_at(id));
		close(id);
		assert_eq!(ending(id), Some(Ending::Outvoted));
		assert_noop!(Governing::call_again(signed(1), id), Error::<Test>::CannotCallAgain);
		let special = open(Special, Action::Motion);
		run_to_block(closes_at(special));
		close(special);
		assert_eq!(ending(special), Some(Ending::TooFew));
		assert_noop!(Governing::call_again(signed(1), special), Error::<Test>::CannotCallAgain);
		let unknown = ProposalId { scope: LAB, index: 9 };
		assert_noop!(Governing::call_again(signed(1), unknown), Error::<Test>::ProposalNotFound);
	});
}

#[test]
fn escalate_puts_the_same_calls_to_a_special_decision() {
	build_and_execute(40, || {
		let id = too_few();
		assert_ok!(Governing::escalate(signed(40), id));
		let special = proposal(ProposalId { scope: LAB, index: 1 });
		assert_eq!((special.template, special.proposer), (Special, 40));
		assert_eq!((special.repeats, special.document), (Some(id.index), proposal(id).document));
	});
}

#[test]
fn escalate_fails_when_it_passed_was_special_is_long_ago_or_by_strangers() {
	build_and_execute(40, || {
		let id = open_majority();
		assert_noop!(Governing::escalate(signed(1), id), Error::<Test>::CannotEscalate);
		vote(id, Agree, 4..=20);
		run_to_block(closes_at(id));
		close(id);
		assert_noop!(Governing::escalate(signed(1), id), Error::<Test>::CannotEscalate);
		let special = open(Special, Action::Motion);
		run_to_block(closes_at(special));
		close(special);
		assert_noop!(Governing::escalate(signed(1), special), Error::<Test>::CannotEscalate);
		let few = too_few();
		assert_noop!(Governing::escalate(signed(STRANGER), few), Error::<Test>::NotVoter);
		run_days(14);
		assert_noop!(Governing::escalate(signed(1), few), Error::<Test>::CannotEscalate);
		let unknown = ProposalId { scope: LAB, index: 9 };
		assert_noop!(Governing::escalate(signed(1), unknown), Error::<Test>::ProposalNotFound);
	});
}

#[test]
fn withdraw_fails_when_a_second_call_is_open() {
	build_and_execute(40, || {
		let id = too_few();
		let second = |index| ProposalId { scope: LAB, index };
		assert_ok!(Governing::call_again(signed(2), id));
		assert_ok!(Governing::withdraw(signed(2), second(1)));
		// As long as none opened there can be another one.
		assert_ok!(Governing::call_again(signed(2), id));
		for who in [1, 3] {
			assert_ok!(Governing::back(signed(who), second(2)));
		}
		assert_noop!(Governing::withdraw(signed(2), second(2)), Error::<Test>::VoteTooFarGone);
		vote(second(2), Agree, 4..=9);
		pass(second(2));
		execute(second(2));
		assert_eq!(described(), H256::repeat_byte(9));
	});
}

/// A second call and an escalation of the same majority, of which the first has a backer too few.
fn repeated() -> [ProposalId; 2] {
	let id = too_few();
	assert_ok!(Governing::call_again(signed(1), id));
	assert_ok!(Governing::escalate(signed(40), id));
	let both = [1, 2].map(|index| ProposalId { scope: LAB, index });
	for repetition in both {
		assert_ok!(Governing::back(signed(3), repetition));
	}
	both
}

#[test]
fn escalate_fails_when_a_second_call_opened() {
	build_and_execute(40, || {
		let [second, special] = repeated();
		assert_ok!(Governing::back(signed(4), second));
		assert_noop!(Governing::back(signed(4), special), Error::<Test>::CannotEscalate);
		let first = ProposalId { scope: LAB, index: 0 };
		assert_noop!(Governing::escalate(signed(5), first), Error::<Test>::CannotEscalate);
		// What the second call did not carry can be escalated.
		run_to_block(closes_at(second));
		close(second);
		assert_eq!(ending(second), Some(Ending::TooFew));
		assert_ok!(Governing::escalate(signed(5), second));
	});
}

#[test]
fn call_again_fails_when_an_escalation_opened() {
	build_and_execute(40, || {
		let [second, special] = repeated();
		assert_ok!(Governing::back(signed(4), special));
		assert_noop!(Governing::back(signed(4), second), Error::<Test>::CannotCallAgain);
		let first = ProposalId { scope: LAB, index: 0 };
		assert_noop!(Governing::call_again(signed(2), first), Error::<Test>::CannotCallAgain);
		assert_noop!(Governing::escalate(signed(5), first), Error::<Test>::CannotEscalate);
		assert_noop!(Governing::withdraw(signed(40), special), Error::<Test>::VoteTooFarGone);
		// Its floor is a whole one.
		vote(special, Agree, 5..=20);
		assert_eq!(heads(special)[0], 19);
		assert_eq!(Governing::outcome_now(special), Some(Outcome::TooFew));
		vote(special, Agree, [21]);
		assert_eq!(Governing::outcome_now(special), Some(Outcome::Pass));
	});
}

#[test]
fn call_again_fails_when_fewer_than_three_voted() {
	build_and_execute(3, || {
		assert_ok!(Networks::leave(signed(3), LAB));
		let id = propose(1, Majority, Action::Motion);
		assert_eq!(poll(id).electors, 2);
		run_to_block(closes_at(id));
		close(id);
		assert_eq!(ending(id), Some(Ending::TooFew));
		assert_noop!(Governing::call_again(signed(1), id), Error::<Test>::CannotCallAgain);
	});
}

#[test]
fn call_again_fails_when_one_who_agreed_has_left() {
	build_and_execute(40, || {
		let id = too_few();
		assert_eq!(ballot(id, 2), Some(Agree));
		assert_ok!(Networks::leave(signed(2), LAB));
		assert_noop!(Governing::call_again(signed(2), id), Error::<Test>::NotVoter);
	});
}
