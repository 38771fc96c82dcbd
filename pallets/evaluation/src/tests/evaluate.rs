// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Speaking.

use super::*;
use frame_support::dispatch::GetDispatchInfo;

fn call(who: u64, id: ContributionId, value: u8) -> Result<(), DispatchError> {
	Evaluating::evaluate(signed(who), id, value, false).map(|_| ()).map_err(|error| error.error)
}

/// Lets C evaluate so many designs that have ended, but are not settled.
fn ended_ones(count: u32) {
	let ids: Vec<_> = (0..count).map(|_| log_pieces(E, 1)).collect();
	for id in &ids {
		say(*id, &[(C, 1)]);
	}
	run_blocks(WINDOW);
	for id in ids {
		finalise(id);
	}
}

#[test]
fn evaluate_takes_the_stake_when_an_agent_speaks() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		let told = events_of(|| say(id, &[(A, 1)]));
		let (stake, share) = (3_200_000_000_000, 26_133_333_333_333);
		let weight = 40 * ONE;
		let changes = 0;
		assert_eq!(
			told,
			vec![Event::Evaluated {
				id,
				who: A,
				value: 1,
				spam: false,
				weight,
				stake,
				share,
				changes,
				spoken: weight,
				reputation: 100 * ONE,
			}]
		);
		assert_eq!((settled(A), staked(A)), (40 * ONE - stake, stake));
		assert_eq!(Unsettled::<Test>::get(LAB, A).into_inner(), vec![Round { id, number: 0 }]);
		let tally = evaluation(id).tallies[1];
		assert_eq!((tally.weight, tally.stake, tally.share.units()), (weight, stake, share));
		assert_eq!((evaluation(id).held, evaluation(id).unsettled), (stake, [1, 0]));
		// All is where it was counted.
		assert_eq!((lab().total, active()), (100 * ONE, 100 * ONE));
	});
}

#[test]
fn evaluate_counts_stakes_in_the_weight_when_an_agent_is_diligent() {
	build_and_execute(|| {
		for _ in 0..3 {
			let id = log_pieces(E, 1);
			say(id, &[(A, 1)]);
			assert_eq!(position(id, A).weight, 40 * ONE);
		}
		assert_eq!(settled(A), 40 * ONE - 3 * 3_200_000_000_000);
	});
}

#[test]
fn evaluate_uses_the_reputation_of_the_network_when_the_contribution_is_a_projects() {
	build_and_execute(|| {
		join(PROJECT, E);
		let id = log_in(PROJECT, E, PIECE);
		assert_eq!(evaluation(id).reputation, 100 * ONE);
		say(id, &[(A, 1), (C, 1)]);
		finalise(id);
		assert!(matches!(state(id), State::Accepted { .. }));
	});
}

#[test]
fn evaluate_pays_again_when_an_agent_changes_its_mind() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		say(id, &[(A, 0), (C, 1)]);
		let lost = position(id, A).stake;
		let told = events_of(|| say(id, &[(A, 1)]));
		let new = position(id, A);
		// Today's weight is without the lost stake; its place is behind C.
		assert_eq!((new.weight, new.changes), (40 * ONE - lost, 1));
		assert!(new.stake < lost);
		assert_eq!(settled(A) + staked(A), 40 * ONE - lost);
		assert_eq!(staked(A), new.stake);
		assert_eq!((evaluation(id).abandoned, evaluation(id).tallies[0]), (lost, Tally::default()));
		assert_eq!(active(), 100 * ONE - lost);
		assert!(matches!(told[..], [Event::Evaluated { changes: 1, value: 1, .. }]));
		// The lost stake is divided with the pot, between A and C.
		finalise(id);
		settle_all();
		assert!(settled(A) < 40 * ONE && settled(C) > 20 * ONE);
		assert_eq!(balances().iter().sum::<u128>() + lab().carry, 100 * ONE);
	});
}

#[test]
fn evaluate_keeps_what_was_paid_when_an_agent_changes_its_mind_under_stream() {
	build_and_execute(|| {
		set(ChangesOf::<Test> {
			rule: Change::Set(StakeRule::Stream(Curve::Linear)),
			..Default::default()
		});
		let id = log_pieces(E, 1);
		say(id, &[(A, 1), (C, 1)]);
		let pending = position(id, C).stake;
		assert_eq!(Evaluating::reputation(LAB, A).unwrap().pending, pending);
		say(id, &[(A, 0)]);
		assert_eq!(position(id, A).pending, pending);
		// D pays C alone: A is not there any more.
		say(id, &[(D, 1)]);
		assert_eq!(Evaluating::reputation(LAB, A).unwrap().pending, pending);
		assert_eq!(Evaluating::reputation(LAB, C).unwrap().pending, position(id, D).stake);
	});
}

#[test]
fn evaluate_pays_the_pot_when_nobody_said_the_same_before_under_stream() {
	build_and_execute(|| {
		set(ChangesOf::<Test> {
			rule: Change::Set(StakeRule::Stream(Curve::SquareRoot)),
			..Default::default()
		});
		let id = log_pieces(E, 1);
		say(id, &[(A, 1), (B, 0)]);
		assert_eq!(evaluation(id).unclaimed, position(id, A).stake + position(id, B).stake);
		// 10 % x 40 x (1 - root of 0.4), rounded down.
		assert_eq!(position(id, A).stake, 1_470_177_871_865);
	});
}

#[test]
fn evaluate_costs_nothing_when_all_have_spoken() {
	build_and_execute(|| {
		set(ChangesOf::<Test> { self_evaluation: Change::Set(true), ..Default::default() });
		let id = log_pieces(D, 1);
		say(id, &[(A, 1), (B, 1), (C, 1), (D, 1)]);
		let before = staked(A);
		// A comes back with what it has left, behind all: V stays below R by what it lost.
		say(id, &[(A, 0)]);
		let cost = staked(A);
		assert!(cost < before);
		assert_eq!(evaluation(id).reputation, 100 * ONE);
	});
}

#[test]
fn evaluate_extends_the_window_when_it_is_late_and_changes_the_outcome() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		say(id, &[(B, 0), (D, 1)]);
		run_blocks(WINDOW - WINDOW / 10);
		let told = events_of(|| say(id, &[(A, 1)]));
		let closes_at = 1 + WINDOW + WINDOW / 10;
		assert_eq!(told[1], Event::WindowExtended { id, closes_at, extensions: 1 });
		assert_eq!(evaluation(id).closes_at, closes_at);
	});
}

#[test]
fn evaluate_does_not_extend_the_window_when_it_is_early_or_changes_nothing() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		say(id, &[(A, 1)]);
		run_blocks(WINDOW - WINDOW / 10 - 1);
		// Not late: one block before. The result is 1 from here on.
		say(id, &[(B, 1)]);
		run_blocks(1);
		// The same outcome.
		say(id, &[(D, 1)]);
		assert_eq!((evaluation(id).closes_at, evaluation(id).extensions), (1 + WINDOW, 0));
	});
}

#[test]
fn evaluate_extends_the_window_five_times_at_most_when_surprises_go_on() {
	build_empty_and_execute(|| {
		let people: Vec<_> = (1..=20).map(|who| (who, 10)).collect();
		make_lab(&people);
		join(LAB, 50);
		set(worked_case());
		let id = log_pieces(50, 1);
		say(id, &[(1, 1)]);
		let mut surprises = 0;
		// Each time two more turn it around.
		for pair in 0..7u64 {
			run_to_block(evaluation(id).closes_at - 1);
			let value = (pair % 2) as u8;
			for who in [2 + 2 * pair, 3 + 2 * pair] {
				let before = evaluation(id).extensions;
				if call(who, id, value).is_err() {
					return assert_eq!(surprises, MAX_EXTENSIONS);
				}
				surprises += evaluation(id).extensions - before;
			}
		}
		assert_eq!((surprises, evaluation(id).extensions), (5, 5));
		assert_eq!(evaluation(id).closes_at, 1 + WINDOW + 5 * (WINDOW / 10));
	});
}

#[test]
fn evaluate_settles_its_own_first_when_some_have_ended() {
	build_and_execute(|| {
		ended_ones(8);
		let staked_before = staked(C);
		assert!(staked_before > 0);
		let id = log_pieces(E, 1);
		say(id, &[(C, 1)]);
		assert_eq!(staked(C), position(id, C).stake);
		assert_eq!(position(id, C).weight, 20 * ONE);
		assert_eq!(Unsettled::<Test>::get(LAB, C).len(), 1);
	});
}

#[test]
fn evaluate_fails_when_more_have_ended_than_are_settled_at_once() {
	build_and_execute(|| {
		ended_ones(SETTLED_FIRST + 1);
		let id = log_pieces(E, 1);
		assert_noop!(call(C, id, 1), Error::<Test>::TooManyEnded);
		assert_ok!(Evaluating::settle(signed(STRANGER), LAB, C, 1));
		assert_ok!(call(C, id, 1));
	});
}

#[test]
fn evaluate_fails_when_too_much_is_not_settled() {
	build_and_execute(|| {
		set(ChangesOf::<Test> { stake: Change::Set(stake(1)), ..Default::default() });
		let mut ids = Vec::new();
		for _ in 0..=MAX_UNSETTLED {
			ids.push(log_pieces(E, 1));
		}
		let last = ids.pop().unwrap();
		for id in &ids {
			say(*id, &[(D, 1)]);
		}
		assert_noop!(call(D, last, 1), Error::<Test>::TooManyUnsettled);
		// To change one's mind is possible still.
		assert_ok!(call(D, ids[0], 0));
		say(ids[0], &[(A, 1), (B, 1)]);
		finalise(ids[0]);
		assert_ok!(call(D, last, 1));
	});
}

#[test]
fn evaluate_fails_when_there_is_no_such_evaluation() {
	build_and_execute(|| {
		let id = ContributionId { scope: LAB, index: 7 };
		assert_noop!(call(A, id, 1), Error::<Test>::EvaluationNotFound);
		let id = ContributionId { scope: 9, index: 0 };
		assert_noop!(call(A, id, 1), Error::<Test>::NotInNetwork);
	});
}

#[test]
fn evaluate_fails_when_it_is_over() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		run_blocks(WINDOW);
		assert_noop!(call(A, id, 1), Error::<Test>::EvaluationNotOpen);
		let id = log_pieces(E, 1);
		say(id, &[(A, 1), (C, 1)]);
		finalise(id);
		assert_noop!(call(D, id, 1), Error::<Test>::EvaluationNotOpen);
		let id = inconclusive_design();
		assert_noop!(call(D, id, 1), Error::<Test>::EvaluationNotOpen);
	});
}

#[test]
fn evaluate_fails_when_it_is_ones_own_and_that_is_forbidden() {
	build_and_execute(|| {
		let id = log_pieces(A, 1);
		assert_eq!(evaluation(id).reputation, 60 * ONE);
		assert_noop!(call(A, id, 1), Error::<Test>::OwnContribution);
	});
}

#[test]
fn evaluate_takes_ones_own_when_that_is_allowed() {
	build_and_execute(|| {
		set(ChangesOf::<Test> { self_evaluation: Change::Set(true), ..Default::default() });
		let id = log_pieces(A, 1);
		assert_eq!(evaluation(id).reputation, 100 * ONE);
		assert_ok!(call(A, id, 1));
	});
}

#[test]
fn evaluate_fails_when_the_value_is_not_on_the_scale() {
	build_and_execute(|| {
		set(ChangesOf::<Test> { scale: Change::Set(scale(1, 5)), ..Default::default() });
		let id = log_pieces(E, 1);
		for value in [0, 6, u8::MAX] {
			assert_noop!(call(A, id, value), Error::<Test>::ValueOffScale);
		}
		assert_ok!(call(A, id, 5));
	});
}

#[test]
fn evaluate_fails_when_what_is_praised_is_called_spam() {
	build_and_execute(|| {
		set(ChangesOf::<Test> { scale: Change::Set(scale(1, 5)), ..Default::default() });
		let id = log_pieces(E, 1);
		let spam = |value| Evaluating::evaluate(signed(A), id, value, true);
		for value in [3, 4, 5] {
			assert_noop!(spam(value), Error::<Test>::InvalidSpamFlag);
		}
		assert_ok!(spam(2));
		assert_eq!(evaluation(id).flagged, 40 * ONE);
		// It speaks for something else now, and not of spam.
		assert_ok!(call(A, id, 1));
		assert_eq!(evaluation(id).flagged, 0);
	});
}

#[test]
fn evaluate_takes_the_lowest_value_for_spam_when_every_value_is_positive() {
	build_and_execute(|| {
		set(ChangesOf::<Test> {
			scale: Change::Set(scale(1, 5)),
			positive_from: Change::Set(1),
			..Default::default()
		});
		let id = log_pieces(E, 1);
		let spam = |value| Evaluating::evaluate(signed(A), id, value, true);
		assert_noop!(spam(2), Error::<Test>::InvalidSpamFlag);
		assert_ok!(spam(1));
	});
}

#[test]
fn evaluate_fails_when_a_mind_is_changed_too_often() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		say(id, &[(D, 1), (D, 0), (D, 1)]);
		assert_eq!(position(id, D).changes, MAX_CHANGES);
		assert_noop!(call(D, id, 0), Error::<Test>::TooManyChanges);
	});
}

#[test]
fn evaluate_fails_when_the_weight_is_too_small() {
	build_empty_and_execute(|| {
		// R is a million, without a unit: the smallest weight is one whole.
		let founders = vec![(A, 999_998 * ONE), (B, ONE), (C, ONE - 1)].try_into().unwrap();
		make_lab_of_units(founders);
		join(LAB, E);
		let id = log_pieces(E, 1);
		assert_noop!(call(C, id, 1), Error::<Test>::WeightTooSmall);
		assert_ok!(call(B, id, 1));
	});
}

#[test]
fn evaluate_fails_when_the_stake_cannot_be_paid() {
	build_and_execute(|| {
		let mut last = None;
		for _ in 0..20 {
			let id = log_pieces(E, 1);
			if let Err(error) = frame_support::storage::with_storage_layer(|| call(A, id, 1)) {
				last = Some((id, error));
				break;
			}
		}
		// Each costs 3.2 of 40.
		let (id, error) = last.unwrap();
		assert_eq!(error, Error::<Test>::NotEnoughReputation.into());
		assert_eq!(staked(A), 12 * 3_200_000_000_000);
		assert_noop!(call(A, id, 1), Error::<Test>::NotEnoughReputation);
		// Later, when others have spoken, it costs less.
		say(id, &[(B, 1), (C, 1)]);
		assert_ok!(call(A, id, 1));
	});
}

#[test]
fn evaluate_fails_when_the_signer_does_not_belong_to_the_network_or_has_no_reputation() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		assert_noop!(call(STRANGER, id, 1), Error::<Test>::WeightTooSmall);
		assert_ok!(Networks::join(signed(7), LAB, None));
		assert_noop!(call(7, id, 1), Error::<Test>::WeightTooSmall);
		assert_ok!(Networks::leave(signed(D), LAB));
		assert_noop!(call(D, id, 1), Error::<Test>::NotEligible);
		assert_noop!(
			Evaluating::evaluate(frame_system::RawOrigin::Root.into(), id, 1, false),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn evaluate_takes_whoever_has_reputation_whatever_its_tier_and_the_agreement_it_signed() {
	build_and_execute(|| {
		assert_ok!(Networks::set_tier(signed(STEWARD), LAB, A, Tier::Affiliate));
		assert_ok!(Networks::set_agreement(signed(STEWARD), LAB, document(4)));
		assert_ok!(Networks::sign_agreement(signed(E), LAB, 1));
		let id = log_pieces(E, 1);
		assert_eq!(evaluation(id).reputation, 100 * ONE);
		assert_ok!(call(A, id, 1));
	});
}

#[test]
fn evaluate_fails_when_the_network_is_closed() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		assert_ok!(Networks::close_scope(signed(STEWARD), PROJECT));
		assert_ok!(Networks::close_scope(signed(STEWARD), LAB));
		assert_noop!(call(A, id, 1), Error::<Test>::ScopeNotOpen);
	});
}

#[test]
fn evaluate_fails_when_the_tier_is_below_the_least() {
	build_and_execute(|| {
		assert_ok!(Networks::set_tier(signed(STEWARD), LAB, A, Tier::Contributor));
		assert_ok!(Networks::set_tier(signed(STEWARD), LAB, B, Tier::Affiliate));
		let least =
			|tier| ChangesOf::<Test> { least_tier: Change::Set(tier), ..Default::default() };
		set(least(Tier::Contributor));
		let id = log_pieces(E, 1);
		assert_eq!(evaluation(id).reputation, 70 * ONE);
		assert_noop!(call(B, id, 1), Error::<Test>::NotEligible);
		assert_ok!(call(A, id, 1));
		set(least(Tier::Member));
		let strict = log_pieces(E, 1);
		assert_eq!(evaluation(strict).reputation, 30 * ONE);
		assert_noop!(call(A, strict, 1), Error::<Test>::NotEligible);
		// Who becomes eligible was not counted in what is open, and evaluates what opens later.
		assert_ok!(Networks::set_tier(signed(STEWARD), LAB, A, Tier::Member));
		assert_noop!(call(A, strict, 1), Error::<Test>::JoinedLater);
		// What it could evaluate before it still can.
		assert_ok!(call(A, id, 0));
		let later = log_pieces(E, 1);
		assert_eq!(evaluation(later).reputation, active() - 30 * ONE);
		assert_ok!(call(A, later, 1));
		// A tier that is lower is no voice, in what is open either.
		assert_ok!(Networks::set_tier(signed(STEWARD), LAB, C, Tier::Contributor));
		assert_noop!(call(C, later, 1), Error::<Test>::NotEligible);
		assert_ok!(call(C, id, 1));
	});
}

#[test]
fn evaluate_fails_when_the_sums_are_too_large_for_stream() {
	build_empty_and_execute(|| {
		// After 13 half-lives a network at its limit has more than 2^96 shares.
		make_lab_of_units(vec![(A, MAX_REPUTATION / 2)].try_into().unwrap());
		let much = AgentRecord { settled: 1 << 96, ..AgentRecord::default() };
		Agents::<Test>::insert(LAB, B, much);
		crate::Networks::<Test>::mutate(LAB, |record| {
			let record = record.as_mut().unwrap();
			record.total += 1 << 96;
			// As if the index had fallen, to keep within the limit.
			let factor = ovn_math::decay::Factor::from_half_life(1).unwrap();
			record.index = record.index.after(factor, 13).unwrap();
		});
		join(LAB, B);
		join(LAB, E);
		set(ChangesOf::<Test> {
			rule: Change::Set(StakeRule::Stream(Curve::Linear)),
			..Default::default()
		});
		let id = log_pieces(E, 1);
		assert_noop!(call(B, id, 1), Error::<Test>::Overflow);
		assert_ok!(call(A, id, 1));
	});
}

#[test]
fn evaluate_is_charged_for_who_pays_and_gets_back_what_it_did_not_need_when_it_is_weighed() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		let call = crate::Call::<Test>::evaluate { id, value: 1, spam: false };
		let most = <() as WeightInfo>::evaluate(MAX_UNSETTLED, SETTLED_FIRST);
		assert_eq!(call.get_dispatch_info().call_weight, most + SPONSOR_WEIGHT);
		let info = Evaluating::evaluate(signed(A), id, 1, false).unwrap();
		let needed = <() as WeightInfo>::evaluate(0, 0);
		assert_eq!(info.actual_weight, Some(needed + SPONSOR_WEIGHT));
	});
}
