// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! From which value on a kind earns all.

use super::*;
use ovn_primitives::GLOBAL_SCOPE;

#[test]
fn set_reward_value_holds_for_its_kind_when_it_is_set() {
	build_and_execute(|| {
		// E's cap is 1: choose a factor below it.
		set(ChangesOf::<Test> { reputation_factor: Change::Set(ONE / 2), ..Default::default() });
		let set = |value| Evaluating::set_reward_value(signed(STEWARD), LAB, DESIGNS, value);
		let told = events_of(|| {
			assert_ok!(set(Some(4 * RATE)));
		});
		let value = Some(4 * RATE);
		let event = Event::RewardValueSet { scope: LAB, kind: DESIGNS, value };
		assert_eq!(told, vec![event]);
		accepted_design();
		assert_eq!(settled(E), ONE / 8);
		let told = events_of(|| {
			assert_ok!(set(None));
		});
		let event = Event::RewardValueSet { scope: LAB, kind: DESIGNS, value: None };
		assert_eq!(told, vec![event]);
		accepted_design();
		assert_eq!(settled(E), ONE / 8 + ONE / 2);
	});
}

#[test]
fn set_reward_value_fails_when_it_is_0() {
	build_and_execute(|| {
		assert_noop!(
			Evaluating::set_reward_value(signed(STEWARD), LAB, DESIGNS, Some(0)),
			Error::<Test>::InvalidRewardValue
		);
	});
}

#[test]
fn set_reward_value_is_for_kinds_of_the_network_itself_when_it_decides() {
	build_and_execute(|| {
		// The project has a steward of its own.
		let stewards = vec![E].try_into().unwrap();
		assert_ok!(Networks::set_stewards(signed(STEWARD), PROJECT, stewards));
		let set = |who| Evaluating::set_reward_value(signed(who), PROJECT, DESIGNS, Some(1));
		assert_noop!(set(E), DispatchError::BadOrigin);
		assert_noop!(set(STEWARD), Error::<Test>::NotOwnKind);
	});
}

#[test]
fn set_reward_value_fails_when_the_scope_is_in_no_open_network() {
	build_and_execute(|| {
		for scope in [GLOBAL_SCOPE, 9] {
			assert_noop!(
				Evaluating::set_reward_value(signed(STEWARD), scope, DESIGNS, None),
				Error::<Test>::NotInNetwork
			);
		}
		assert_ok!(Networks::close_scope(signed(STEWARD), PROJECT));
		assert_ok!(Networks::close_scope(signed(STEWARD), LAB));
		assert_noop!(
			Evaluating::set_reward_value(signed(STEWARD), LAB, DESIGNS, None),
			Error::<Test>::ScopeNotOpen
		);
	});
}
