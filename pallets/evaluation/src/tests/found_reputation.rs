// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The beginning of a network's reputation.

use super::*;
use ovn_primitives::{ScopeKind, GLOBAL_SCOPE};

fn found_with(list: &[(u64, u128)]) -> frame_support::dispatch::DispatchResultWithPostInfo {
	Evaluating::found_reputation(signed(STEWARD), LAB, founders(list))
}

fn make_network() {
	assert_eq!(found(STEWARD, GLOBAL_SCOPE, ScopeKind::Network), LAB);
}

#[test]
fn found_reputation_gives_founders_theirs_when_there_is_none() {
	build_empty_and_execute(|| {
		make_network();
		join(LAB, A);
		System::reset_events();
		assert_ok!(found_with(&[(A, 40), (B, 30)]));
		assert_eq!((settled(A), settled(B)), (40 * ONE, 30 * ONE));
		// B has not joined: its reputation is dormant.
		assert_eq!((lab().total, active(), lab().carry), (70 * ONE, 40 * ONE, 0));
		assert_eq!(
			events(),
			vec![Event::ReputationFounded {
				network: LAB,
				founders: founders(&[(A, 40), (B, 30)]),
				total: 70 * ONE,
			}]
		);
		join(LAB, B);
		assert_eq!(active(), 70 * ONE);
	});
}

#[test]
fn found_reputation_takes_as_much_as_there_can_be_when_it_is_at_the_limit() {
	build_empty_and_execute(|| {
		make_network();
		let founder = |units| FoundersOf::<Test>::try_from(vec![(A, units)]).unwrap();
		let call = |units| Evaluating::found_reputation(signed(STEWARD), LAB, founder(units));
		for units in [MAX_REPUTATION + 1, u128::MAX] {
			assert_noop!(call(units), Error::<Test>::TooMuchReputation);
		}
		let two = vec![(A, u128::MAX), (B, 1)].try_into().unwrap();
		assert_noop!(
			Evaluating::found_reputation(signed(STEWARD), LAB, two),
			Error::<Test>::TooMuchReputation
		);
		assert_ok!(call(MAX_REPUTATION));
	});
}

#[test]
fn found_reputation_fails_when_it_was_founded() {
	build_and_execute(|| {
		assert_noop!(found_with(&[(A, 1)]), Error::<Test>::AlreadyFounded);
	});
}

#[test]
fn found_reputation_fails_when_founders_are_not_valid() {
	build_empty_and_execute(|| {
		make_network();
		for list in [&[][..], &[(A, 0)], &[(A, 1), (B, 0)], &[(A, 1), (A, 2)]] {
			assert_noop!(found_with(list), Error::<Test>::InvalidFounders);
		}
	});
}

#[test]
fn found_reputation_fails_when_the_scope_is_no_open_network() {
	build_empty_and_execute(|| {
		make_network();
		let project = found(STEWARD, LAB, ScopeKind::Project);
		for scope in [GLOBAL_SCOPE, project, 9] {
			assert_noop!(
				Evaluating::found_reputation(signed(STEWARD), scope, founders(&[(A, 1)])),
				Error::<Test>::NotNetwork
			);
		}
		assert_ok!(Networks::close_scope(signed(STEWARD), project));
		assert_ok!(Networks::close_scope(signed(STEWARD), LAB));
		assert_noop!(found_with(&[(A, 1)]), Error::<Test>::ScopeNotOpen);
	});
}

#[test]
fn found_reputation_fails_when_the_origin_does_not_decide() {
	build_empty_and_execute(|| {
		make_network();
		assert_noop!(
			Evaluating::found_reputation(signed(A), LAB, founders(&[(A, 1)])),
			DispatchError::BadOrigin
		);
	});
}

#[test]
fn found_reputation_is_decided_by_the_majority_when_there_are_three_stewards() {
	build_empty_and_execute(|| {
		make_network();
		let stewards = vec![A, B, STEWARD].try_into().unwrap();
		assert_ok!(Networks::set_stewards(signed(STEWARD), LAB, stewards));
		assert_noop!(found_with(&[(A, 1)]), DispatchError::BadOrigin);
		let joint = Networks::scope(LAB).unwrap().joint_account.unwrap();
		assert_ok!(Evaluating::found_reputation(signed(joint), LAB, founders(&[(A, 1)])));
	});
}
