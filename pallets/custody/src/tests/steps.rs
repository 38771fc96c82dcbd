// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::Step;

fn idea(creator: u64) -> u64 {
	let id = crate::NextResource::<Test>::get();
	let name = b"idea".to_vec().try_into().unwrap();
	let zero = H256::zero();
	assert_ok!(Custody::register(
		signed(creator),
		LAB,
		Regime::Commons,
		Nature::Information,
		name,
		zero,
		Phase::Ideation
	));
	id
}

#[test]
fn advance_is_taken_by_makers_then_peers_then_custodians() {
	build_and_execute(|| {
		member(ANA);
		let id = idea(ANA);
		let advance = |who| Custody::advance(signed(who), id);
		assert_noop!(advance(BEN), Error::<Test>::NotAuthorized);
		assert_ok!(advance(ANA));
		assert_eq!(
			last_event(),
			Event::StageChanged {
				resource: id,
				step: Step::Advance,
				who: Some(ANA),
				stage: Stage::Working(Phase::Specification),
				successor: None,
			}
		);
		assert_ok!(advance(STEWARD));
		assert_ok!(advance(ANA));
		assert_eq!(resource(id).stage, Stage::Working(Phase::Prototype));
		// Peers accept it: not its creator.
		assert_noop!(advance(ANA), DispatchError::BadOrigin);
		assert_ok!(advance(STEWARD));
		// Who holds it hands it out: not the scope.
		assert_noop!(advance(STEWARD), Error::<Test>::NotCustodian);
		assert_ok!(advance(ANA));
		assert_ok!(advance(ANA));
		assert_eq!(resource(id).stage, Stage::Working(Phase::Active));
		assert_noop!(advance(ANA), Error::<Test>::InvalidStage);
		assert_noop!(Custody::advance(signed(ANA), 99), Error::<Test>::ResourceNotFound);
	});
}

#[test]
fn hibernate_and_wake_lead_back_to_where_it_was() {
	build_and_execute(|| {
		member(ANA);
		let id = idea(ANA);
		assert_ok!(Custody::advance(signed(ANA), id));
		assert_noop!(Custody::hibernate(signed(BEN), id), Error::<Test>::NotCustodian);
		assert_noop!(Custody::wake(signed(ANA), id), Error::<Test>::InvalidStage);
		assert_ok!(Custody::hibernate(signed(ANA), id));
		assert_eq!(resource(id).stage, Stage::Hibernating(Phase::Specification));
		assert_noop!(Custody::advance(signed(ANA), id), Error::<Test>::InvalidStage);
		assert_noop!(Custody::hibernate(signed(ANA), id), Error::<Test>::InvalidStage);
		assert_ok!(Custody::wake(signed(STEWARD), id));
		assert_eq!(resource(id).stage, Stage::Working(Phase::Specification));
	});
}

#[test]
fn deprecate_needs_a_successor_that_lives() {
	build_and_execute(|| {
		let (old, new, other) = (printer(), printer(), printer());
		let deprecate = |id, by| Custody::deprecate(signed(STEWARD), id, by);
		assert_noop!(deprecate(old, old), Error::<Test>::InvalidSuccessor);
		assert_noop!(deprecate(old, 99), Error::<Test>::ResourceNotFound);
		assert_noop!(Custody::deprecate(signed(ANA), old, new), DispatchError::BadOrigin);
		assert_ok!(deprecate(old, new));
		assert_eq!(
			last_event(),
			Event::StageChanged {
				resource: old,
				step: Step::Deprecate,
				who: None,
				stage: Stage::Deprecated,
				successor: Some(new),
			}
		);
		// What is deprecated takes no place, and stays so.
		assert_noop!(deprecate(new, old), Error::<Test>::InvalidSuccessor);
		assert_noop!(deprecate(old, other), Error::<Test>::InvalidStage);
		assert_noop!(Custody::hibernate(signed(STEWARD), old), Error::<Test>::InvalidStage);
		let ended = ended();
		assert_noop!(deprecate(new, ended), Error::<Test>::InvalidSuccessor);
		assert_noop!(deprecate(ended, new), Error::<Test>::InvalidStage);
	});
}
