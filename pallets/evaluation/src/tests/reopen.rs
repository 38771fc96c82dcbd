// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Opening again what was inconclusive.

use super::*;

fn call(who: u64, id: ContributionId) -> sp_runtime::DispatchResult {
	Evaluating::reopen(signed(who), id)
}

#[test]
fn reopen_starts_anew_with_the_r_of_now_when_it_was_inconclusive() {
	build_and_execute(|| {
		let id = inconclusive_design();
		assert_ok!(Networks::leave(signed(B), LAB));
		let told = events_of(|| {
			assert_ok!(call(E, id));
		});
		let closes_at = 1 + 2 * WINDOW;
		assert_eq!(
			told,
			vec![Event::EvaluationOpened {
				id,
				network: LAB,
				author: Some(E),
				round: 1,
				reputation: 70 * ONE,
				closes_at,
			}]
		);
		assert_eq!(evaluation(id).spoken(), Some(0));
		assert_eq!(evaluation(id).unsettled, [2, 0]);
		// C settles its first position when it speaks again; D's is settled by the chain.
		say(id, &[(C, 1), (A, 1)]);
		assert_eq!(evaluation(id).unsettled, [1, 2]);
		finalise(id);
		settle_all();
		assert!(matches!(state(id), State::Accepted { .. }));
		assert_eq!(settled(A) + settled(C) + lab().carry, 60 * ONE);
		assert!(Evaluations::<Test>::get(LAB, id).is_none());
	});
}

#[test]
fn reopen_ends_in_rejection_when_it_is_inconclusive_again() {
	build_and_execute(|| {
		let id = inconclusive_design();
		assert_ok!(call(E, id));
		say(id, &[(C, 1)]);
		run_blocks(WINDOW);
		let told = events_of(|| finalise(id));
		assert!(matches!(told[0], Event::EvaluationInconclusive { round: 1, .. }));
		assert!(matches!(told[1], Event::Finalised { decision: Decision::Rejected, .. }));
		assert!(matches!(state(id), State::Rejected { .. }));
		assert_noop!(call(E, id), Error::<Test>::CannotReopen);
		settle_all();
		assert_eq!(balances(), START);
	});
}

#[test]
fn reopen_keeps_the_stakes_of_the_first_round_when_they_are_not_settled() {
	build_and_execute(|| {
		let id = inconclusive_design();
		assert_ok!(call(E, id));
		check_state();
		say(id, &[(A, 1), (B, 1)]);
		finalise(id);
		// The first round's positions are settled after those of the second.
		for who in [A, B] {
			assert_ok!(Evaluating::settle(signed(A), LAB, who, 1));
		}
		assert_eq!(evaluation(id).unsettled, [2, 0]);
		check_state();
		settle_all();
		assert_eq!((settled(C), settled(D)), (20 * ONE, 10 * ONE));
	});
}

#[test]
fn reopen_fails_when_it_is_somebody_elses() {
	build_and_execute(|| {
		let id = inconclusive_design();
		assert_noop!(call(A, id), Error::<Test>::NotAuthor);
	});
}

#[test]
fn reopen_fails_when_it_is_not_inconclusive_or_too_late() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		assert_noop!(call(E, id), Error::<Test>::CannotReopen);
		let accepted = accepted_design();
		assert_noop!(call(E, accepted), Error::<Test>::CannotReopen);
		let id = inconclusive_design();
		run_blocks(WINDOW);
		assert_noop!(call(E, id), Error::<Test>::CannotReopen);
	});
}

#[test]
fn reopen_fails_when_there_is_no_such_evaluation() {
	build_and_execute(|| {
		let id = ContributionId { scope: LAB, index: 3 };
		assert_noop!(call(E, id), Error::<Test>::EvaluationNotFound);
	});
}
