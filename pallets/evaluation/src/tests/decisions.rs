// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Decisions that cannot take effect: the evaluation ends all the same.

use super::*;

fn retry(id: ContributionId) -> sp_runtime::DispatchResult {
	Evaluating::retry_decision(signed(STRANGER), id)
}

/// A design that all but B find good, and that nobody credits.
fn uncredited() -> ContributionId {
	Crediting::set(&false);
	accepted_design()
}

const ACCEPTED: fn() -> Decision = || Decision::Accepted { quality: ratio(1, 1) };

#[test]
fn finalise_ends_the_evaluation_when_what_it_accepts_cannot_be_credited() {
	build_and_execute(|| {
		let mut id = None;
		let told = events_of(|| id = Some(uncredited()));
		let id = id.unwrap();
		let until = 1 + WINDOW;
		let error = DispatchError::Other("nobody credits");
		// What an error says is not kept in events.
		let found = told.iter().find_map(|event| match event {
			Event::DecisionWaits { id, decision, until, error: DispatchError::Other(_) } => {
				Some((*id, *decision, *until))
			},
			_ => None,
		});
		assert_eq!(found, Some((id, ACCEPTED(), until)));
		assert!(
			matches!(told.last(), Some(Event::Finalised { decision, .. }) if *decision == ACCEPTED())
		);
		assert!(matches!(state(id), State::Undecided { .. }));
		assert_eq!(
			UndeliveredDecisions::<Test>::get(id),
			Some(Undelivered { decision: ACCEPTED(), until })
		);
		// Those who spoke have what they would have; the author waits.
		settle_all();
		assert_eq!(balances()[0], 41_305_055_487_053);
		assert_eq!([A, B, C, D].map(staked), [0; 4]);
		assert_eq!((settled(E), lab().total), (0, 100 * ONE));
		assert_noop!(retry(id), error);
	});
}

#[test]
fn retry_decision_accepts_and_rewards_once_when_it_can_be_credited() {
	build_and_execute(|| {
		let id = uncredited();
		Crediting::set(&true);
		let told = events_of(|| {
			assert_ok!(retry(id));
		});
		assert_eq!(told[0], Event::DecisionDelivered { id, decision: ACCEPTED() });
		assert!(matches!(told[1], Event::ReputationEarned { gain: ONE, bonus: 0, .. }));
		assert!(matches!(state(id), State::Accepted { .. }));
		assert_eq!((settled(E), log_deposits(E)), (ONE, 0));
		assert_noop!(retry(id), Error::<Test>::NothingWaits);
		assert_eq!(settled(E), ONE);
	});
}

#[test]
fn retry_decision_rejects_when_it_cannot_be_credited_a_window_later() {
	build_and_execute(|| {
		let id = uncredited();
		run_blocks(WINDOW - 1);
		assert_noop!(retry(id), DispatchError::Other("nobody credits"));
		run_blocks(1);
		let told = events_of(|| {
			assert_ok!(retry(id));
		});
		assert_eq!(told, vec![Event::DecisionDelivered { id, decision: Decision::Rejected }]);
		assert!(matches!(state(id), State::Rejected { .. }));
		assert_eq!((settled(E), log_deposits(E)), (0, 0));
	});
}

#[test]
fn retry_decision_fails_when_nothing_waits() {
	build_and_execute(|| {
		let id = accepted_design();
		assert_noop!(retry(id), Error::<Test>::NothingWaits);
		assert_noop!(
			Evaluating::retry_decision(frame_system::RawOrigin::Root.into(), id),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn correct_fails_when_a_decision_waits() {
	build_and_execute(|| {
		let id = uncredited();
		let correct = || Contributing::correct(signed(E), id, None);
		assert_noop!(correct(), Error::<Test>::AlreadyFinalised);
		settle_all();
		assert_noop!(correct(), Error::<Test>::EvaluationNotFound);
	});
}
