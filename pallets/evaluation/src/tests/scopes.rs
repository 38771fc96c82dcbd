// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What scopes contribute, and that neither scopes nor bots have reputation.

use super::*;
use ovn_primitives::AgentKind::{Bot, Organisation, Person};

/// All reputation of those of the worked case, and of its author.
fn all() -> [u128; 5] {
	[A, B, C, D, E].map(settled)
}

#[test]
fn nothing_is_earned_when_a_scope_contributed_what_is_accepted() {
	build_and_execute(|| {
		set(ChangesOf::<Test> {
			evaluator_factor: Change::Set(thousandths(100)),
			..Default::default()
		});
		let id = log_as(make_mill(&[]));
		let found = evaluation(id);
		// R is that of all: there is no author whose reputation could be left out.
		assert_eq!((found.author, found.reputation), (None, 100 * ONE));
		assert_eq!(Evaluating::evaluation(id).unwrap().author, None);
		say(id, &[(A, 1), (B, 0), (C, 1), (D, 1)]);
		let total = lab().total;
		let told = events_of(|| finalise(id));
		let earns = |event: &&Event<Test>| {
			matches!(event, Event::ReputationEarned { .. } | Event::TokensEarned { .. })
		};
		assert_eq!(told.iter().filter(earns).count(), 0);
		assert!(matches!(state(id), State::Accepted { .. }));
		assert_eq!((lab().total, settled(E), settled(NEWCOMER)), (total, 0, 0));
		settle_all();
		// To the unit as in the worked case before the reward of its author.
		assert_eq!(all()[0], 41_305_055_487_053);
	});
}

#[test]
fn decision_that_had_waited_earns_nothing_when_a_scope_contributed() {
	build_and_execute(|| {
		let id = log_as(make_mill(&[]));
		say(id, &[(A, 1), (C, 1)]);
		Crediting::set(&false);
		finalise(id);
		assert!(UndeliveredDecisions::<Test>::contains_key(id));
		Crediting::set(&true);
		let total = lab().total;
		assert_ok!(Evaluating::retry_decision(signed(STRANGER), id));
		assert!(matches!(state(id), State::Accepted { .. }));
		assert_eq!(lab().total, total);
	});
}

#[test]
fn evaluate_fails_when_the_signer_is_a_member_of_the_contributing_scope() {
	build_and_execute(|| {
		let mill = make_mill(&[A]);
		let id = log_as(mill);
		let speaks = |who| Evaluating::evaluate(signed(who), id, 1, false);
		assert_noop!(speaks(A), Error::<Test>::OwnScopeContribution);
		assert_eq!(Evaluating::quote(id, A), None);
		assert_eq!(Evaluating::awaiting(LAB, A, None, 10).0, vec![]);
		assert_eq!(Evaluating::awaiting(LAB, B, None, 10).0, vec![id]);
		// Even where authors speak of their own.
		set(ChangesOf::<Test> { self_evaluation: Change::Set(true), ..Default::default() });
		let later = log_as(mill);
		let spoken = Evaluating::evaluate(signed(A), later, 1, false);
		assert_noop!(spoken, Error::<Test>::OwnScopeContribution);
		// Of what an agent contributed it speaks.
		assert_ok!(Evaluating::evaluate(signed(A), log_pieces(E, 1), 1, false));
		// One that only follows the mill is no member.
		assert_ok!(Networks::set_tier(signed(STEWARD), mill, A, Tier::Contributor));
		assert_ok!(speaks(A));
	});
}

#[test]
fn evaluate_fails_when_the_signer_is_a_steward_of_the_contributing_scope_or_logged_it() {
	build_and_execute(|| {
		let mill = make_mill(&[]);
		Networks::leave(signed(STEWARD), mill).unwrap();
		let stewards = vec![STEWARD, B].try_into().unwrap();
		Networks::set_stewards(signed(STEWARD), mill, stewards).unwrap();
		Contributing::allow_logger_as(signed(STEWARD), LAB, mill, C, None).unwrap();
		let evidence = document(5);
		let index = pallet_contributions::NextIndex::<Test>::get(LAB);
		Contributing::log_as(signed(C), LAB, mill, DESIGNS, PIECE, TODAY, evidence, false).unwrap();
		let id = ContributionId { scope: LAB, index };
		for who in [B, C] {
			let speaks = Evaluating::evaluate(signed(who), id, 1, false);
			assert_noop!(speaks, Error::<Test>::OwnScopeContribution);
		}
		say(id, &[(A, 1), (D, 1)]);
		// Their silence counts: half of 100 is not more than half.
		run_blocks(WINDOW);
		finalise(id);
		assert!(matches!(evaluation(id).stage, Stage::Inconclusive { .. }));
	});
}

#[test]
fn reopen_succeeds_for_members_stewards_and_the_logger_when_a_scope_contributed() {
	for opens in [A, STEWARD, NEWCOMER] {
		build_and_execute(|| {
			let id = log_as(make_mill(&[A]));
			run_blocks(WINDOW);
			finalise(id);
			for who in [B, E, STRANGER] {
				let reopen = Evaluating::reopen(signed(who), id);
				assert_noop!(reopen, Error::<Test>::NotAuthor);
			}
			assert_ok!(Evaluating::reopen(signed(opens), id));
			assert_eq!((evaluation(id).round, evaluation(id).author), (1, None));
		});
	}
}

#[test]
fn logger_takes_back_what_a_scope_contributed_when_nobody_finds_it_bad() {
	build_and_execute(|| {
		let mill = make_mill(&[]);
		let id = log_as(mill);
		say(id, &[(B, 0)]);
		let take_back = |id| Contributing::correct(signed(NEWCOMER), id, None);
		assert_noop!(take_back(id), Error::<Test>::CannotTakeBack);
		let id = log_as(mill);
		assert_ok!(take_back(id));
		assert_eq!(Evaluating::evaluation(id), None);
	});
}

#[test]
fn found_reputation_fails_when_a_founder_is_a_scope_or_a_bot() {
	build_empty_and_execute(|| {
		assert_eq!(network(STEWARD), LAB);
		let other = network(STEWARD);
		for who in [A, B] {
			join(LAB, who);
		}
		let account = purse(other, ovn_primitives::Purse::Treasury);
		endow(account);
		let found = |who| {
			let founders = founders(&[(A, 1), (who, 1)]);
			let done = Evaluating::found_reputation(signed(STEWARD), LAB, founders);
			done.map(|_| ()).map_err(|failed| failed.error)
		};
		assert_ok!(Networks::join_as(signed(STEWARD), LAB, other, None));
		assert_noop!(found(account), Error::<Test>::InvalidFounders);
		declare(B, Bot);
		assert_noop!(found(B), Error::<Test>::InvalidFounders);
		declare(B, Organisation);
		assert_ok!(found(B));
	});
}

#[test]
fn bot_earns_nothing_and_is_not_heard_until_it_says_otherwise() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		declare(A, Bot);
		declare(E, Bot);
		let speaks = || Evaluating::evaluate(signed(A), id, 1, false);
		assert_noop!(speaks(), Error::<Test>::NotEligible);
		declare(A, Person);
		assert_ok!(speaks());
		say(id, &[(C, 1)]);
		finalise(id);
		assert!(matches!(state(id), State::Accepted { .. }));
		assert_eq!(settled(E), 0);
		declare(E, Person);
		accepted_design();
		assert!(settled(E) > 0);
	});
}

#[test]
fn bot_is_taken_out_of_r_at_once_and_comes_back_when_it_is_none() {
	build_and_execute(|| {
		let mark = |who| Evaluating::mark_dormant(signed(STRANGER), LAB, who);
		assert_noop!(mark(A), Error::<Test>::NotDormantYet);
		declare(A, Bot);
		assert_ok!(mark(A));
		assert_eq!(evaluation(log_pieces(E, 1)).reputation, 60 * ONE);
		assert_noop!(mark(A), Error::<Test>::NotCounted);
		assert_noop!(Evaluating::wake(signed(A), LAB), Error::<Test>::NotEligible);
		declare(A, Person);
		assert_ok!(Evaluating::wake(signed(A), LAB));
		assert_eq!(evaluation(log_pieces(E, 1)).reputation, 100 * ONE);
	});
}

#[test]
fn what_was_open_is_closed_to_a_bot_that_was_taken_out_of_r_and_returns() {
	build_and_execute(|| {
		let leave_r = || {
			declare(A, Bot);
			assert_ok!(Evaluating::mark_dormant(signed(STRANGER), LAB, A));
			declare(A, Person);
		};
		let reputation = |id| evaluation(id).reputation;
		leave_r();
		let (id, other) = (log_pieces(E, 1), log_pieces(E, 1));
		say(other, &[(A, 1)]);
		assert_eq!((reputation(id), reputation(other)), (60 * ONE, 100 * ONE));
		// A second absence would hide the first: 40 would speak where R is the 60 of the others.
		leave_r();
		for (open, value) in [(other, 0), (id, 1)] {
			let speaks = Evaluating::evaluate(signed(A), open, value, false);
			assert_noop!(speaks, Error::<Test>::JoinedLater);
		}
		// What opens while it is away counts it once it speaks, and what opens then does at once.
		let meanwhile = log_pieces(E, 1);
		assert_eq!(reputation(meanwhile), 60 * ONE);
		say(meanwhile, &[(A, 1)]);
		assert_eq!(reputation(meanwhile), 100 * ONE);
		assert_noop!(Evaluating::evaluate(signed(A), id, 1, false), Error::<Test>::JoinedLater);
		let later = log_pieces(E, 1);
		assert_eq!(reputation(later), 100 * ONE);
		say(later, &[(A, 1)]);
	});
}

#[test]
fn reward_that_waits_is_not_paid_when_its_earner_became_a_bot() {
	build_and_execute(|| {
		set(ChangesOf::<Test> {
			window_cap: Change::Set(thousandths(50)),
			reward_cap: Change::Set(thousandths(100)),
			reputation_factor: Change::Set(8 * ONE),
			..Default::default()
		});
		accepted_design();
		assert!(WaitingRewards::<Test>::contains_key(LAB, E));
		run_blocks(WINDOW);
		declare(E, Bot);
		let pay = || Evaluating::pay_reward(signed(STRANGER), LAB, E);
		assert_noop!(pay(), Error::<Test>::NotEligible);
		declare(E, Person);
		assert_ok!(pay());
	});
}
