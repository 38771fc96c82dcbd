// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Taking a contribution back while it is evaluated.

use super::*;

fn correct(id: ContributionId) -> sp_runtime::DispatchResult {
	Contributing::correct(signed(E), id, None)
}

#[test]
fn correct_returns_all_stakes_when_nobody_finds_it_bad() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		say(id, &[(D, 0), (A, 1), (D, 1)]);
		let lost = evaluation(id).abandoned;
		let told = events_of(|| {
			assert_ok!(correct(id));
		});
		assert_eq!(told, vec![Event::EvaluationCancelled { id, carry: lost }]);
		settle_all();
		assert_eq!((settled(A), settled(D)), (40 * ONE, 10 * ONE - lost));
		assert_eq!(lab().carry, lost);
		assert!(matches!(state(id), State::Reversed { .. }));
	});
}

#[test]
fn correct_opens_another_evaluation_when_the_log_is_replaced() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		say(id, &[(A, 1)]);
		let replacement = pallet_contributions::Replacement {
			quantity: 2 * PIECE,
			day: TODAY,
			evidence: document(9),
		};
		assert_ok!(Contributing::correct(signed(E), id, Some(replacement)));
		let other = ContributionId { index: id.index + 2, ..id };
		assert!(evaluation(other).is_open());
		assert_noop!(
			Evaluating::evaluate(signed(B), id, 1, false).map_err(|error| error.error),
			Error::<Test>::EvaluationNotOpen
		);
	});
}

#[test]
fn correct_removes_the_evaluation_when_nobody_spoke() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		assert_ok!(correct(id));
		assert!(Evaluations::<Test>::get(LAB, id).is_none());
	});
}

#[test]
fn correct_fails_when_those_who_spoke_find_it_bad() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		say(id, &[(C, 0), (D, 1)]);
		assert_noop!(correct(id), Error::<Test>::CannotTakeBack);
	});
}

#[test]
fn correct_fails_when_somebody_calls_it_spam() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		say(id, &[(A, 1)]);
		assert_ok!(Evaluating::evaluate(signed(D), id, 0, true));
		assert_noop!(correct(id), Error::<Test>::CannotTakeBack);
	});
}

#[test]
fn correct_succeeds_when_it_was_inconclusive() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		say(id, &[(D, 0)]);
		run_blocks(WINDOW);
		finalise(id);
		assert_ok!(correct(id));
		assert_eq!(log_deposits(E), 0);
		settle_all();
		assert_eq!(balances(), START);
	});
}

#[test]
fn cancel_fails_when_it_is_over_or_unknown() {
	use ovn_primitives::traits::PeerEvaluation;
	build_and_execute(|| {
		let id = accepted_design();
		assert_noop!(Evaluating::cancel(id), Error::<Test>::AlreadyFinalised);
		let id = ContributionId { scope: LAB, index: 9 };
		assert_noop!(Evaluating::cancel(id), Error::<Test>::EvaluationNotFound);
	});
}
