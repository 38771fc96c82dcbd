// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! How evaluations end.

use super::*;

fn call(id: ContributionId) -> sp_runtime::DispatchResult {
	Evaluating::finalise(signed(STRANGER), id)
}

fn graded() {
	set(ChangesOf::<Test> { scale: Change::Set(scale(0, 5)), ..Default::default() });
}

#[test]
fn finalise_accepts_with_the_quality_found_when_it_is_good() {
	build_and_execute(|| {
		graded();
		let id = log_pieces(E, 1);
		say(id, &[(A, 4), (B, 3), (C, 5)]);
		run_blocks(WINDOW);
		let deposit = log_deposits(E);
		let told = events_of(|| {
			assert_ok!(call(id));
		});
		// Silence 10, then 30 and 40: 4 is the first beyond 50. Of 90 that spoke 45 is within 4.
		let decision = Decision::Accepted { quality: ratio(4, 5) };
		// All are right within 1: the pot is the bonus alone, which is 0 here.
		let (result, verdict) = (Some(4), Some(4));
		let event = Event::Finalised { id, decision, result, verdict, pot: 0 };
		assert_eq!(told.last(), Some(&event));
		assert!(matches!(
			state(id),
			State::Accepted { quality, units: 800_000, .. } if quality == ratio(4, 5)
		));
		assert_eq!((deposit, log_deposits(E)), (LOG_DEPOSIT, 0));
	});
}

#[test]
fn finalise_rejects_when_those_who_spoke_find_it_bad() {
	build_and_execute(|| {
		// 70 of 100 spoke, 40 of them against it.
		let id = log_pieces(E, 1);
		say(id, &[(A, 0), (B, 1)]);
		run_blocks(WINDOW);
		let told = events_of(|| {
			assert_ok!(call(id));
		});
		let pot = position(id, B).stake;
		let (result, verdict) = (Some(0), Some(0));
		let event = Event::Finalised { id, decision: Decision::Rejected, result, verdict, pot };
		assert_eq!(told, vec![event]);
		assert!(matches!(state(id), State::Rejected { .. }));
		settle_all();
		assert_eq!((settled(A), settled(B)), (40 * ONE + pot, 30 * ONE - pot));
		// Nobody earned anything, and the deposit is back.
		assert_eq!((lab().total, settled(E), log_deposits(E)), (100 * ONE, 0, 0));
	});
}

#[test]
fn finalise_does_not_take_absence_for_a_no_when_the_silent_are_needed() {
	build_and_execute(|| {
		// 60 of 100 spoke: 40 of them for it. The verdict is positive, the result is not, and the silent
		// 40 could make it so.
		let id = log_pieces(E, 1);
		say(id, &[(A, 1), (C, 0)]);
		run_blocks(WINDOW);
		let told = events_of(|| {
			assert_ok!(call(id));
		});
		assert_eq!(
			told,
			vec![Event::EvaluationInconclusive { id, round: 0, spoken: 60 * ONE, carry: 0 }]
		);
		assert!(matches!(state(id), State::Undecided { .. }));
		settle_all();
		assert_eq!(balances(), START);
		// Once more, and then it is rejected.
		assert_ok!(Evaluating::reopen(signed(E), id));
		say(id, &[(A, 1), (C, 0)]);
		run_blocks(WINDOW);
		assert_ok!(call(id));
		assert!(matches!(state(id), State::Rejected { .. }));
		settle_all();
		assert_eq!(balances(), START);
	});
}

/// The worked cases: a quorum of 20 %, and 100 of reputation.
#[test]
fn finalise_accepts_rejects_or_hears_nothing_as_worked_out() {
	use ovn_math::median::Quorum;
	let state_after = |weights: &[(u128, u8)]| {
		let mut found = None;
		build_empty_and_execute(|| {
			let spoken: u128 = weights.iter().map(|(weight, _)| weight).sum();
			let mut list: Vec<_> = (1..).zip(weights.iter().map(|(weight, _)| *weight)).collect();
			if spoken < 100 {
				list.push((50, 100 - spoken));
			}
			make_lab(&list);
			join(LAB, 60);
			set(ChangesOf::<Test> { quorum: Change::Set(Quorum::MIN), ..worked_case() });
			let id = log_pieces(60, 1);
			let said: Vec<_> = (1..).zip(weights.iter().map(|(_, value)| *value)).collect();
			say(id, &said);
			run_blocks(WINDOW);
			assert_ok!(call(id));
			found = Some(state(id));
		});
		found.unwrap()
	};
	assert!(matches!(state_after(&[(40, 1)]), State::Undecided { .. }));
	assert!(matches!(state_after(&[(51, 1)]), State::Accepted { .. }));
	assert!(matches!(state_after(&[(49, 1), (51, 0)]), State::Rejected { .. }));
	// Exactly half is not more than half; with the other half against it there is nobody to wait for.
	assert!(matches!(state_after(&[(50, 1)]), State::Undecided { .. }));
	assert!(matches!(state_after(&[(50, 1), (50, 0)]), State::Rejected { .. }));
	// 49 of those who spoke, and the silent could not make it good.
	assert!(matches!(state_after(&[(20, 1), (50, 0)]), State::Rejected { .. }));
}

#[test]
fn finalise_accepts_when_more_than_half_of_all_say_so_and_not_when_it_is_a_unit_less() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		say(id, &[(A, 1), (D, 1), (B, 0)]);
		run_blocks(WINDOW);
		assert_ok!(call(id));
		// Exactly half: the others are not known to be against it.
		assert!(matches!(state(id), State::Undecided { .. }));
	});
	build_empty_and_execute(|| {
		let founders = vec![(A, 50 * ONE + 1), (B, 30 * ONE), (C, 20 * ONE - 1)];
		make_lab_of_units(founders.try_into().unwrap());
		join(LAB, E);
		set(worked_case());
		let id = log_pieces(E, 1);
		say(id, &[(A, 1), (B, 0)]);
		run_blocks(WINDOW);
		assert_ok!(call(id));
		assert!(matches!(state(id), State::Accepted { .. }));
	});
}

#[test]
fn finalise_is_heard_when_exactly_the_quorum_has_spoken() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		say(id, &[(A, 0), (D, 0)]);
		run_blocks(WINDOW);
		assert_ok!(call(id));
		assert!(matches!(state(id), State::Rejected { .. }));
	});
	build_empty_and_execute(|| {
		let founders = vec![(A, 50 * ONE - 1), (B, 50 * ONE + 1)].try_into().unwrap();
		make_lab_of_units(founders);
		join(LAB, E);
		set(worked_case());
		let id = log_pieces(E, 1);
		say(id, &[(A, 0)]);
		run_blocks(WINDOW);
		assert_ok!(call(id));
		assert!(matches!(state(id), State::Undecided { .. }));
	});
}

#[test]
fn finalise_keeps_the_deposit_when_most_call_it_spam() {
	build_and_execute(|| {
		let before = free(E);
		let treasury = free(purse(LAB, ovn_primitives::Purse::Treasury));
		let id = log_pieces(E, 1);
		for who in [A, D] {
			assert_ok!(Evaluating::evaluate(signed(who), id, 0, true));
		}
		say(id, &[(B, 1)]);
		run_blocks(WINDOW);
		let told = events_of(|| {
			assert_ok!(call(id));
		});
		assert!(matches!(told[..], [Event::Finalised { decision: Decision::Spam, .. }]));
		assert!(matches!(state(id), State::Spam { .. }));
		assert_eq!(free(E), before - LOG_DEPOSIT);
		assert_eq!(free(purse(LAB, ovn_primitives::Purse::Treasury)), treasury + LOG_DEPOSIT);
	});
}

#[test]
fn finalise_returns_the_deposit_when_half_or_fewer_call_it_spam() {
	build_and_execute(|| {
		let before = free(E);
		let id = log_pieces(E, 1);
		assert_ok!(Evaluating::evaluate(signed(A), id, 0, true));
		say(id, &[(B, 0), (D, 0)]);
		// C's 20 could make it 60 of 100.
		assert_noop!(call(id), Error::<Test>::TooEarlyToFinalise);
		run_blocks(WINDOW);
		finalise(id);
		assert!(matches!(state(id), State::Rejected { .. }));
		assert_eq!(free(E), before);
	});
}

#[test]
fn finalise_does_not_take_the_deposit_when_too_few_call_it_spam() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		assert_ok!(Evaluating::evaluate(signed(A), id, 0, true));
		run_blocks(WINDOW);
		assert_ok!(call(id));
		assert!(matches!(state(id), State::Undecided { .. }));
		run_blocks(WINDOW);
		assert_ok!(call(id));
		assert!(matches!(state(id), State::Rejected { .. }));
		assert_eq!(log_deposits(E), 0);
	});
}

#[test]
fn finalise_returns_all_but_changed_minds_when_it_is_inconclusive() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		say(id, &[(A, 0), (A, 1)]);
		let lost = evaluation(id).abandoned;
		run_blocks(WINDOW);
		let told = events_of(|| {
			assert_ok!(call(id));
		});
		let spoken = 40 * ONE - lost;
		assert_eq!(told, vec![Event::EvaluationInconclusive { id, round: 0, spoken, carry: lost }]);
		settle_all();
		assert_eq!((settled(A), staked(A), lab().carry), (40 * ONE - lost, 0, lost));
		// What is carried goes to those who are right next.
		accepted_design();
		settle_all();
		assert!(lab().carry < 4);
		assert_eq!(balances().iter().sum::<u128>() + lab().carry, 100 * ONE);
	});
}

#[test]
fn finalise_rejects_what_was_inconclusive_when_nobody_opens_it_again() {
	build_and_execute(|| {
		let id = inconclusive_design();
		run_blocks(WINDOW - 1);
		assert_noop!(call(id), Error::<Test>::TooEarlyToFinalise);
		run_blocks(1);
		let told = events_of(|| {
			assert_ok!(call(id));
		});
		let decision = Decision::Rejected;
		let event = Event::Finalised { id, decision, result: None, verdict: None, pot: 0 };
		assert!(told.contains(&event));
		assert!(matches!(state(id), State::Rejected { .. }));
		assert_eq!(log_deposits(E), 0);
		settle_all();
		assert_eq!(balances(), START);
		assert!(Evaluations::<Test>::get(LAB, id).is_none());
	});
}

#[test]
fn finalise_removes_it_at_once_when_nobody_spoke() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		run_blocks(WINDOW);
		assert_ok!(call(id));
		run_blocks(WINDOW);
		let told = events_of(|| {
			assert_ok!(call(id));
		});
		assert_eq!(told[0], Event::EvaluationRemoved { id, rest: 0, carry: 0 });
		assert_noop!(call(id), Error::<Test>::EvaluationNotFound);
	});
}

#[test]
fn finalise_ends_early_when_silence_cannot_change_anything() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		say(id, &[(A, 1)]);
		assert_noop!(call(id), Error::<Test>::TooEarlyToFinalise);
		say(id, &[(D, 1)]);
		// Exactly half is not enough.
		assert_noop!(call(id), Error::<Test>::TooEarlyToFinalise);
		say(id, &[(C, 1)]);
		assert!(Evaluating::evaluation(id).unwrap().can_finalise);
		assert_ok!(call(id));
	});
}

#[test]
fn finalise_does_not_end_early_when_more_could_call_it_spam() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		// 60 of 100 are against it, and 20 call it spam: what is silent could make that 60 of 100.
		assert_ok!(Evaluating::evaluate(signed(C), id, 0, true));
		say(id, &[(A, 0)]);
		assert_noop!(call(id), Error::<Test>::TooEarlyToFinalise);
		// D alone could not: with it that would be 30 of 100.
		say(id, &[(B, 0)]);
		assert_ok!(call(id));
		assert!(matches!(state(id), State::Rejected { .. }));
	});
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		for who in [A, C] {
			assert_ok!(Evaluating::evaluate(signed(who), id, 0, true));
		}
		// It is spam whatever the others say.
		assert_ok!(call(id));
		assert!(matches!(state(id), State::Spam { .. }));
	});
}

#[test]
fn finalise_waits_for_the_minimum_time_when_everything_is_said() {
	build_and_execute(|| {
		set(ChangesOf::<Test> { minimum_time: Change::Set(DAY), ..Default::default() });
		let id = log_pieces(E, 1);
		say(id, &[(A, 1), (B, 1), (C, 1), (D, 1)]);
		run_blocks(DAY - 1);
		assert_noop!(call(id), Error::<Test>::TooEarlyToFinalise);
		run_blocks(1);
		assert_ok!(call(id));
	});
}

#[test]
fn finalise_does_not_end_early_when_more_could_make_it_heard() {
	build_and_execute(|| {
		set(ChangesOf::<Test> {
			quorum: Change::Set(ovn_math::median::Quorum::MAX),
			..Default::default()
		});
		let id = log_pieces(E, 1);
		say(id, &[(A, 1), (C, 1)]);
		// 60 of 100 decide what is said, but 67 have to speak.
		assert_noop!(call(id), Error::<Test>::TooEarlyToFinalise);
		say(id, &[(D, 0)]);
		assert_ok!(call(id));
	});
}

#[test]
fn finalise_fails_when_it_is_decided() {
	build_and_execute(|| {
		let id = accepted_design();
		assert_noop!(call(id), Error::<Test>::AlreadyFinalised);
		settle_all();
		assert_noop!(call(id), Error::<Test>::EvaluationNotFound);
	});
}

#[test]
fn finalise_fails_when_there_is_no_such_evaluation_or_nobody_signed() {
	build_and_execute(|| {
		let id = ContributionId { scope: 0, index: 0 };
		assert_noop!(call(id), Error::<Test>::NotInNetwork);
		let id = ContributionId { scope: LAB, index: 0 };
		assert_noop!(call(id), Error::<Test>::EvaluationNotFound);
		assert_noop!(
			Evaluating::finalise(frame_system::RawOrigin::Root.into(), id),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn finalise_divides_by_weight_when_all_shares_are_0() {
	build_and_execute(|| {
		set(ChangesOf::<Test> { self_evaluation: Change::Set(true), ..Default::default() });
		let id = log_pieces(D, 1);
		say(id, &[(A, 0), (B, 0), (C, 0), (D, 0)]);
		// All four come back for the other value. The last two are beyond R and have no share, but the
		// first two do: look at a case in which only those beyond R are right.
		let evaluation = evaluation(id);
		assert_eq!(evaluation.spoken(), Some(100 * ONE));
		finalise(id);
		settle_all();
		assert_eq!(balances().iter().sum::<u128>() + lab().carry, 100 * ONE);
	});
	// Reputation that was earned after it had opened goes beyond R.
	build_empty_and_execute(|| {
		make_lab(&[(A, 10), (B, 10), (E, 1)]);
		set(ChangesOf::<Test> { reward_cap: Change::Set(thousandths(100)), ..worked_case() });
		let late = log_pieces(B, 1);
		// E earns 10 % of what could speak, which is not counted in R of what was open.
		let id = log_pieces(E, 1);
		say(id, &[(A, 1), (B, 1)]);
		finalise(id);
		settle_all();
		assert_eq!(settled(E), 3 * ONE);
		let before = [A, B, E].map(settled);
		// R is 11: E speaks from 10 to 13.
		say(late, &[(A, 0)]);
		let of_e = Evaluating::quote(late, E).unwrap();
		assert!(of_e.stake > 0 && of_e.stake < ONE / 100);
		say(late, &[(E, 1)]);
		run_blocks(WINDOW);
		finalise(late);
		settle_all();
		// A was right, and alone.
		let stake = of_e.stake;
		assert_eq!([A, B, E].map(settled), [before[0] + stake, before[1], before[2] - stake]);
	});
}

#[test]
fn finalise_leaves_who_spoke_first_with_most_when_all_weigh_the_same() {
	for rule in [StakeRule::Settle, StakeRule::Stream(Curve::Linear)] {
		build_empty_and_execute(|| {
			make_lab(&[(A, 20), (B, 20), (C, 20), (D, 40)]);
			join(LAB, E);
			set(ChangesOf::<Test> { rule: Change::Set(rule), ..worked_case() });
			let id = log_pieces(E, 1);
			say(id, &[(A, 1), (D, 0), (B, 1), (C, 1)]);
			run_blocks(WINDOW);
			finalise(id);
			settle_all();
			let [first, second, third] = [A, B, C].map(settled);
			assert!(first > second && second > third && third >= 20 * ONE);
		});
	}
}
