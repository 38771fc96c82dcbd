// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Both tables, all pairs, against lists written by hand.

use crate::{tables, Authority, Phase, Stage, Step};
use ovn_primitives::{Occurrence, State};

const PHASES: [Phase; 7] = [
	Phase::Ideation,
	Phase::Specification,
	Phase::Development,
	Phase::Prototype,
	Phase::Stable,
	Phase::Distributed,
	Phase::Active,
];

fn stages() -> Vec<Stage> {
	let working = PHASES.into_iter().map(Stage::Working);
	let hibernating = PHASES.into_iter().map(Stage::Hibernating);
	working.chain(hibernating).chain([Stage::Deprecated, Stage::EndOfLife]).collect()
}

const STEPS: [Step; 5] = [Step::Advance, Step::Hibernate, Step::Wake, Step::Deprecate, Step::End];

#[test]
fn next_leads_where_the_life_cycle_says_and_nowhere_else() {
	use Phase::*;
	let mut allowed = vec![
		(Stage::Working(Ideation), Step::Advance, Stage::Working(Specification)),
		(Stage::Working(Specification), Step::Advance, Stage::Working(Development)),
		(Stage::Working(Development), Step::Advance, Stage::Working(Prototype)),
		(Stage::Working(Prototype), Step::Advance, Stage::Working(Stable)),
		(Stage::Working(Stable), Step::Advance, Stage::Working(Distributed)),
		(Stage::Working(Distributed), Step::Advance, Stage::Working(Active)),
		(Stage::Deprecated, Step::End, Stage::EndOfLife),
	];
	for phase in PHASES {
		allowed.push((Stage::Working(phase), Step::Hibernate, Stage::Hibernating(phase)));
		allowed.push((Stage::Hibernating(phase), Step::Wake, Stage::Working(phase)));
		allowed.push((Stage::Working(phase), Step::Deprecate, Stage::Deprecated));
		allowed.push((Stage::Hibernating(phase), Step::Deprecate, Stage::Deprecated));
	}
	let mut found = 0;
	for from in stages() {
		for step in STEPS {
			let expected = allowed.iter().find(|(a, b, _)| *a == from && *b == step);
			assert_eq!(
				tables::next(from, step),
				expected.map(|(_, _, to)| *to),
				"{from:?} {step:?}"
			);
			found += usize::from(expected.is_some());
		}
	}
	assert_eq!((found, stages().len()), (35, 16));
}

#[test]
fn authority_is_named_for_every_step_that_can_be_taken_by_a_call() {
	for from in stages() {
		for step in STEPS {
			let expected = match (from, step) {
				_ if tables::next(from, step).is_none() => None,
				(Stage::Working(phase), Step::Advance) if phase < Phase::Prototype => {
					Some(Authority::Makers)
				},
				(Stage::Working(Phase::Prototype), Step::Advance) => Some(Authority::Peers),
				(_, Step::Advance) => Some(Authority::Custodians),
				(_, Step::Hibernate | Step::Wake) => Some(Authority::Keepers),
				(_, Step::Deprecate) => Some(Authority::Peers),
				(_, Step::End) => None,
			};
			assert_eq!(tables::authority(from, step), expected, "{from:?} {step:?}");
		}
	}
}

#[test]
fn after_leads_where_the_operational_table_says_and_nowhere_else() {
	// Each line: what happens, and from which states to which.
	let lines: &[(Occurrence, &[State], State)] = &[
		(Occurrence::Validated, &[State::PendingValidation], State::Available),
		(Occurrence::Reserved, &[State::Available], State::Reserved),
		(Occurrence::Released, &[State::Reserved], State::Available),
		(Occurrence::Started, &[State::Available, State::Reserved], State::InUse),
		(Occurrence::Finished, &[State::InUse], State::Available),
		(Occurrence::Sent, &[State::Available, State::InStorage], State::InTransit),
		(Occurrence::Arrived, &[State::InTransit], State::Available),
		(Occurrence::Stored, &[State::Available, State::InTransit], State::InStorage),
		(Occurrence::TakenOut, &[State::InStorage], State::Available),
		(
			Occurrence::MaintenanceBegun,
			&[State::Available, State::InStorage, State::Damaged],
			State::InMaintenance,
		),
		(Occurrence::Maintained, &[State::InMaintenance], State::Available),
		(
			Occurrence::Damaged,
			&[State::Available, State::Reserved, State::InUse, State::InTransit, State::InStorage],
			State::Damaged,
		),
		(
			Occurrence::Lost,
			&[
				State::PendingValidation,
				State::Available,
				State::Reserved,
				State::InUse,
				State::InTransit,
				State::InStorage,
				State::InMaintenance,
				State::Damaged,
			],
			State::Lost,
		),
		(Occurrence::Found, &[State::Lost], State::PendingValidation),
	];
	let states = [
		State::PendingValidation,
		State::Available,
		State::Reserved,
		State::InUse,
		State::InTransit,
		State::InStorage,
		State::InMaintenance,
		State::Damaged,
		State::Lost,
	];
	for (occurrence, from, to) in lines {
		for state in states {
			let expected = from.contains(&state).then_some(*to);
			assert_eq!(tables::after(state, *occurrence), expected, "{state:?} {occurrence:?}");
		}
	}
	// Every state can be left.
	for state in states {
		assert!(lines.iter().any(|(_, from, _)| from.contains(&state)), "{state:?} has no exit");
	}
}

#[test]
fn shares_of_principal_are_exact_at_their_bounds() {
	for whole in 0_u128..200 {
		for part in 0..=whole {
			assert_eq!(tables::is_majority(part, whole), part * 2 > whole);
			assert_eq!(tables::is_third(part, whole), whole > 0 && part * 3 >= whole);
		}
	}
	assert!(tables::is_majority(u128::MAX, u128::MAX));
	assert!(tables::is_majority(u128::MAX / 2 + 1, u128::MAX));
	assert!(!tables::is_majority(u128::MAX / 2, u128::MAX));
	assert!(tables::is_third(u128::MAX / 3, u128::MAX));
	assert!(!tables::is_third(u128::MAX / 3 - 1, u128::MAX));
}
