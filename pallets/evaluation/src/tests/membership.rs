// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Who comes and goes.

use super::*;

#[test]
fn leaving_takes_reputation_out_of_r_when_one_has_some() {
	build_and_execute(|| {
		assert_ok!(Networks::leave(signed(A), LAB));
		assert_eq!((active(), lab().total), (60 * ONE, 100 * ONE));
		assert_eq!(settled(A), 40 * ONE);
		assert_eq!(evaluation(log_pieces(E, 1)).reputation, 60 * ONE);
	});
}

#[test]
fn coming_back_brings_reputation_back_when_one_had_some() {
	build_and_execute(|| {
		assert_ok!(Networks::leave(signed(A), LAB));
		join(LAB, A);
		assert_eq!(active(), 100 * ONE);
		let id = log_pieces(E, 1);
		say(id, &[(A, 1)]);
		assert_eq!(position(id, A).weight, 40 * ONE);
	});
}

#[test]
fn being_expelled_makes_reputation_dormant_when_one_has_some() {
	build_and_execute(|| {
		let reason = sp_core::H256::repeat_byte(1);
		assert_ok!(Networks::expel(signed(STEWARD), LAB, B, reason));
		assert_eq!((active(), settled(B)), (70 * ONE, 30 * ONE));
	});
}

#[test]
fn joining_another_scope_changes_nothing_when_it_is_no_network_with_reputation() {
	build_and_execute(|| {
		let before = lab();
		join(PROJECT, A);
		assert_ok!(Networks::leave(signed(A), PROJECT));
		join(LAB, 7);
		assert_eq!(lab(), before);
	});
}

#[test]
fn an_open_evaluation_keeps_its_r_when_people_come_and_go() {
	build_and_execute(|| {
		let id = log_pieces(E, 1);
		assert_ok!(Networks::leave(signed(A), LAB));
		assert_eq!(evaluation(id).reputation, 100 * ONE);
		// Without A it is inconclusive by the others alone unless they are half of all.
		say(id, &[(B, 1), (C, 1)]);
		assert!(Evaluating::evaluation(id).unwrap().quorum_reached);
	});
}

#[test]
fn speaking_fails_when_one_joined_after_it_had_opened() {
	build_and_execute(|| {
		assert_ok!(Networks::leave(signed(A), LAB));
		let id = log_pieces(E, 1);
		join(LAB, A);
		assert_noop!(
			Evaluating::evaluate(signed(A), id, 1, false).map_err(|error| error.error),
			Error::<Test>::JoinedLater
		);
		say(log_pieces(E, 1), &[(A, 1)]);
	});
}

#[test]
fn logging_for_peers_is_refused_when_there_is_no_reputation() {
	use ovn_primitives::{traits::PeerEvaluation, ScopeKind, GLOBAL_SCOPE};
	build_and_execute(|| {
		assert!(Evaluating::is_available(LAB) && Evaluating::is_available(PROJECT));
		let other = found(STEWARD, GLOBAL_SCOPE, ScopeKind::Network);
		assert!(!Evaluating::is_available(other) && !Evaluating::is_available(GLOBAL_SCOPE));
		assert_noop!(
			Contributing::define_kind(signed(STEWARD), other, designs()),
			pallet_contributions::Error::<Test>::EvaluationUnavailable
		);
		let id = ContributionId { scope: other, index: 0 };
		assert_noop!(Evaluating::open(id, Some(&E)), Error::<Test>::ReputationNotFound);
		let id = ContributionId { scope: GLOBAL_SCOPE, index: 0 };
		assert_noop!(Evaluating::open(id, Some(&E)), Error::<Test>::NotInNetwork);
	});
}
