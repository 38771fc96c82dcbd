// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Who is silent for long is not counted, until it speaks again.

use super::*;

fn strike(who: u64) -> sp_runtime::DispatchResult {
	Evaluating::mark_dormant(signed(STRANGER), LAB, who)
}

/// So many designs of E, of which these speak, decided today.
fn decided(count: usize, by: &[u64]) {
	for _ in 0..count {
		let id = log_pieces(E, 1);
		let said: Vec<_> = by.iter().map(|who| (*who, 0)).collect();
		say(id, &said);
		finalise(id);
	}
	settle_all();
}

/// Without reputation for authors, and with as little at stake as can be, so that weights stay as they are.
fn quiet() -> ChangesOf<Test> {
	ChangesOf::<Test> {
		stake: Change::Set(stake(20)),
		reputation_factor: Change::Set(0),
		..worked_case()
	}
}

/// A lab with these, in which the first speak on three designs and the others are struck half a year later.
fn asleep(list: &[(u64, u128)], awake: &[u64], test: impl FnOnce()) {
	build_empty_and_execute(|| {
		make_lab(list);
		join(LAB, E);
		set(quiet());
		let others: Vec<_> =
			list.iter().map(|(who, _)| *who).filter(|who| !awake.contains(who)).collect();
		if !awake.is_empty() {
			// Those who speak later are heard by themselves: in this lab their weight is enough.
			for _ in 0..3 {
				let id = log_pieces(E, 1);
				let said: Vec<_> = awake.iter().map(|who| (*who, 0)).collect();
				say(id, &said);
				run_blocks(WINDOW);
				finalise(id);
				if Evaluations::<Test>::get(LAB, id)
					.is_some_and(|one| matches!(one.stage, Stage::Inconclusive { .. }))
				{
					run_blocks(WINDOW);
					finalise(id);
				}
			}
			settle_all();
		}
		run_days(180);
		for who in others {
			assert_ok!(strike(who));
		}
		System::reset_events();
		test();
	});
}

#[test]
fn mark_dormant_takes_weight_out_of_r_when_an_agent_was_silent_for_long() {
	build_and_execute(|| {
		set(ChangesOf::<Test> { reputation_factor: Change::Set(0), ..Default::default() });
		decided(3, &[A, B]);
		run_days(180);
		let told = events_of(|| {
			assert_ok!(strike(D));
		});
		let (weight, dormant) = (10 * ONE, 10 * ONE);
		assert_eq!(told, vec![Event::MarkedDormant { network: LAB, who: D, weight, dormant }]);
		assert_eq!((active(), lab().dormant), (90 * ONE - lab().carry, 10 * ONE));
		assert_eq!(settled(D), 10 * ONE);
		assert!(Evaluating::reputation(LAB, D).unwrap().dormant);
		assert_noop!(strike(D), Error::<Test>::NotCounted);
		assert_eq!(evaluation(log_pieces(E, 1)).reputation, active());
	});
}

#[test]
fn mark_dormant_fails_when_days_do_not_count_yet() {
	build_and_execute(|| {
		set(ChangesOf::<Test> { reputation_factor: Change::Set(0), ..Default::default() });
		// Nothing to evaluate: nobody is silent.
		run_days(1_000);
		assert_noop!(strike(D), Error::<Test>::NotDormantYet);
		assert_eq!(Evaluating::silent_since(LAB, D), None);
		decided(2, &[A, B]);
		run_days(1_000);
		assert_noop!(strike(D), Error::<Test>::NotDormantYet);
		// Days count from the third on.
		decided(1, &[A, B]);
		assert_eq!(Evaluating::silent_since(LAB, D), Some(2_000));
		run_days(179);
		assert_noop!(strike(D), Error::<Test>::NotDormantYet);
		run_days(1);
		// Those who have spoken then have missed nothing.
		assert_noop!(strike(A), Error::<Test>::NotDormantYet);
		assert_ok!(strike(D));
	});
}

#[test]
fn mark_dormant_does_not_count_what_one_could_not_evaluate() {
	build_and_execute(|| {
		set(ChangesOf::<Test> { reputation_factor: Change::Set(0), ..Default::default() });
		// D's own.
		for _ in 0..3 {
			let id = log_pieces(D, 1);
			say(id, &[(A, 0), (B, 0)]);
			finalise(id);
		}
		// And what was open before C came back.
		assert_ok!(Networks::leave(signed(C), LAB));
		let ids: Vec<_> = (0..3).map(|_| log_pieces(E, 1)).collect();
		join(LAB, C);
		for id in ids {
			say(id, &[(A, 0), (B, 0)]);
			finalise(id);
		}
		settle_all();
		run_days(1_000);
		assert_noop!(strike(C), Error::<Test>::NotDormantYet);
		// Of these three others, of E, D has missed all.
		assert_ok!(strike(D));
	});
}

#[test]
fn mark_dormant_does_not_count_what_scopes_contributed() {
	build_and_execute(|| {
		set(ChangesOf::<Test> { reputation_factor: Change::Set(0), ..Default::default() });
		// C may not evaluate it, and D is not told apart from C.
		let mill = make_mill(&[C]);
		for _ in 0..3 {
			let id = log_as(mill);
			say(id, &[(A, 0), (B, 0)]);
			finalise(id);
		}
		settle_all();
		assert_eq!((lab().open, lab().closed), (0, 0));
		run_days(1_000);
		for who in [C, D] {
			assert_noop!(strike(who), Error::<Test>::NotDormantYet);
			assert_eq!(Evaluating::silent_since(LAB, who), None);
		}
		decided(3, &[A, B]);
		run_days(180);
		for who in [C, D] {
			assert_ok!(strike(who));
		}
	});
}

#[test]
fn mark_dormant_does_not_count_what_scopes_contributed_when_it_is_inconclusive() {
	build_and_execute(|| {
		let mill = make_mill(&[C]);
		for reopens in [false, true] {
			let id = log_as(mill);
			run_blocks(WINDOW);
			finalise(id);
			if reopens {
				assert_ok!(Evaluating::reopen(signed(NEWCOMER), id));
			}
			run_blocks(WINDOW);
			finalise(id);
		}
		assert_eq!((lab().open, lab().closed), (0, 0));
	});
}

#[test]
fn mark_dormant_counts_anew_when_other_rules_hold() {
	build_and_execute(|| {
		set(ChangesOf::<Test> { reputation_factor: Change::Set(0), ..Default::default() });
		decided(3, &[A, B]);
		run_days(1_000);
		set(ChangesOf::<Test> { dormancy: Change::Set(60), ..Default::default() });
		assert_noop!(strike(D), Error::<Test>::NotDormantYet);
		decided(3, &[A, B]);
		run_days(60);
		assert_ok!(strike(D));
	});
}

#[test]
fn mark_dormant_fails_when_there_is_nothing_to_strike() {
	build_and_execute(|| {
		for who in [STRANGER, E, NEWCOMER] {
			assert_noop!(strike(who), Error::<Test>::NotCounted);
		}
		assert_ok!(Networks::leave(signed(A), LAB));
		assert_noop!(strike(A), Error::<Test>::NotCounted);
		assert_ok!(Networks::set_tier(signed(STEWARD), LAB, B, Tier::Contributor));
		set(ChangesOf::<Test> { least_tier: Change::Set(Tier::Member), ..Default::default() });
		assert_noop!(strike(B), Error::<Test>::NotCounted);
		assert_noop!(Evaluating::mark_dormant(signed(A), 9, A), Error::<Test>::ReputationNotFound);
	});
}

#[test]
fn returning_weight_pays_as_worked_out_when_it_was_struck() {
	asleep(&[(A, 55), (B, 45)], &[A], || {
		// What A staked and did not lose is its own again.
		assert_eq!((settled(A), settled(B)), (55 * ONE, 45 * ONE));
		let id = log_pieces(E, 1);
		assert_eq!(evaluation(id).reputation, 55 * ONE);
		say(id, &[(A, 1)]);
		let quote = Evaluating::quote(id, B).unwrap();
		let told = events_of(|| say(id, &[(B, 1)]));
		let position = position(id, B);
		assert_eq!((position.stake, position.share.units()), (202_500_000_000, 3_037_500_000_000));
		assert_eq!((quote.stake, quote.share), (202_500_000_000, 3_037_500_000_000));
		assert!(matches!(
			told.last(),
			Some(Event::Evaluated { reputation, .. }) if *reputation == 100 * ONE
		));
		assert_eq!(evaluation(id).reputation, 100 * ONE);
		assert_eq!((active(), lab().dormant), (100 * ONE, 0));
		// Once: it can change its mind, and is not counted again.
		say(id, &[(B, 0)]);
		assert_eq!(evaluation(id).reputation, 100 * ONE);
	});
}

#[test]
fn returning_weight_is_counted_once_in_each_when_several_were_open() {
	asleep(&[(A, 55), (B, 45)], &[A], || {
		let ids = [log_pieces(E, 1), log_pieces(E, 1)];
		say(ids[0], &[(B, 1)]);
		assert_eq!(ids.map(|id| evaluation(id).reputation), [100 * ONE, 55 * ONE]);
		// B is not dormant any more, and what opens now counts it.
		let later = log_pieces(E, 1);
		assert_eq!(evaluation(later).reputation, 100 * ONE);
		say(ids[1], &[(B, 1)]);
		say(later, &[(B, 1)]);
		assert_eq!(evaluation(ids[1]).reputation, 100 * ONE);
		assert_eq!(evaluation(later).reputation, 100 * ONE);
	});
}

#[test]
fn returning_weight_is_not_counted_twice_when_it_was_in_r_before_it_was_struck() {
	build_and_execute(|| {
		set(ChangesOf::<Test> {
			reputation_factor: Change::Set(0),
			window: Change::Set(MAX_WINDOW),
			..Default::default()
		});
		decided(3, &[A, B]);
		run_days(179);
		let id = log_pieces(E, 1);
		let counted = evaluation(id).reputation;
		run_days(1);
		assert_ok!(strike(D));
		say(id, &[(D, 1)]);
		assert_eq!(evaluation(id).reputation, counted);
	});
}

#[test]
fn a_few_of_a_network_that_sleeps_decide_nothing_alone() {
	let accepted = |weight: u128, with: bool| {
		let mut accepted = None;
		let rest = 99 - weight;
		asleep(&[(A, 1), (B, weight), (C, rest)], &[A], || {
			assert_eq!((active(), lab().dormant), (ONE, 99 * ONE));
			let id = log_pieces(E, 1);
			// A tenth of all who belong.
			assert_eq!(evaluation(id).reputation, 10 * ONE);
			say(id, &[(B, 1)]);
			assert_eq!(evaluation(id).reputation, 10 * ONE);
			if with {
				say(id, &[(A, 1)]);
			}
			run_blocks(WINDOW);
			finalise(id);
			accepted = Some(matches!(state(id), State::Accepted { .. }));
		});
		accepted.unwrap()
	};
	assert!(!accepted(5, false));
	assert!(accepted(6, false));
	// With the one that is awake.
	assert!(accepted(5, true));
	assert!(!accepted(4, true));
}

#[test]
fn wake_counts_the_agent_in_what_opens_later_when_it_is_dormant() {
	asleep(&[(A, 55), (B, 45)], &[A], || {
		let before = log_pieces(E, 1);
		let wake = |who| Evaluating::wake(signed(who), LAB);
		let told = events_of(|| {
			assert_ok!(wake(B));
		});
		let (weight, dormant) = (45 * ONE, 0);
		assert_eq!(told, vec![Event::Woken { network: LAB, who: B, weight, dormant }]);
		assert_noop!(
			Evaluating::evaluate(signed(B), before, 1, false).map_err(|error| error.error),
			Error::<Test>::JoinedLater
		);
		let later = log_pieces(E, 1);
		assert_eq!(evaluation(later).reputation, 100 * ONE);
		say(later, &[(B, 1)]);
		// It is not struck again at once.
		assert_noop!(strike(B), Error::<Test>::NotDormantYet);
		for who in [A, B, STRANGER] {
			assert_noop!(wake(who), Error::<Test>::AlreadyCounted);
		}
	});
}

#[test]
fn joining_again_wakes_when_an_agent_left_while_it_was_dormant() {
	asleep(&[(A, 55), (B, 45)], &[A], || {
		assert_ok!(Networks::leave(signed(B), LAB));
		assert_eq!((active(), lab().dormant), (55 * ONE, 0));
		assert_noop!(Evaluating::wake(signed(B), LAB), Error::<Test>::AlreadyCounted);
		let before = log_pieces(E, 1);
		join(LAB, B);
		assert_eq!((active(), lab().dormant), (100 * ONE, 0));
		assert_noop!(
			Evaluating::evaluate(signed(B), before, 1, false).map_err(|error| error.error),
			Error::<Test>::JoinedLater
		);
	});
}

#[test]
fn closings_are_remembered_in_few_places_when_there_are_many_days() {
	build_and_execute(|| {
		set(ChangesOf::<Test> { reputation_factor: Change::Set(0), ..Default::default() });
		for _ in 0..200 {
			decided(1, &[A, B]);
			run_days(1);
			check_state();
		}
		let closings = Closings::<Test>::get(LAB);
		assert!(closings.len() <= MAX_CLOSINGS as usize);
		// The latest days are all there.
		let last: Vec<_> = closings.iter().rev().take(8).map(|closing| closing.day).collect();
		assert_eq!(last, (192..200).rev().collect::<Vec<_>>());
		// D is silent from the third day on, or a little later.
		let from = Evaluating::silent_since(LAB, D).unwrap();
		assert!((2..100).contains(&from), "{from}");
	});
}

#[test]
fn first_reputation_is_a_join_when_it_is_earned() {
	build_and_execute(|| {
		let open = log_pieces(A, 1);
		let id = log_pieces(E, 1);
		say(id, &[(A, 1), (B, 1)]);
		finalise(id);
		assert_eq!(settled(E), ONE);
		// It is not in R of what was open, and does not evaluate it.
		assert_noop!(
			Evaluating::evaluate(signed(E), open, 1, false).map_err(|error| error.error),
			Error::<Test>::JoinedLater
		);
		let later = log_pieces(A, 1);
		assert_eq!(evaluation(later).reputation, 61 * ONE);
		say(later, &[(E, 1)]);
	});
}

#[test]
fn sponsored_calls_are_charged_the_look_up_of_who_pays_when_they_are_weighed() {
	use frame_support::dispatch::GetDispatchInfo;
	let weight = |call: crate::Call<Test>| call.get_dispatch_info().call_weight;
	let id = ContributionId { scope: LAB, index: 0 };
	for (call, own) in [
		(crate::Call::wake { network: LAB }, <() as WeightInfo>::wake()),
		(crate::Call::pay_reward { network: LAB, who: E }, <() as WeightInfo>::pay_reward()),
		(crate::Call::retry_decision { id }, <() as WeightInfo>::retry_decision()),
	] {
		assert_eq!(weight(call), own + SPONSOR_WEIGHT);
	}
}
