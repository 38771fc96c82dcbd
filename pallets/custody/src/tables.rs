// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The two tables of this pallet, without storage: how a resource lives, and what it does now.

use crate::{Authority, Occurrence, Phase, Stage, State, Step};

/// The phase after this one; `None` after the last.
pub const fn following(phase: Phase) -> Option<Phase> {
	match phase {
		Phase::Ideation => Some(Phase::Specification),
		Phase::Specification => Some(Phase::Development),
		Phase::Development => Some(Phase::Prototype),
		Phase::Prototype => Some(Phase::Stable),
		Phase::Stable => Some(Phase::Distributed),
		Phase::Distributed => Some(Phase::Active),
		Phase::Active => None,
	}
}

/// The stage to which a step leads; `None` if the step cannot be taken from there.
///
/// Phases follow each other without skipping. From each of them, and from nowhere else, a resource
/// can hibernate, and then wakes to the phase that it left. Deprecated is for good, and leads only
/// to the end of life, which is final.
pub const fn next(stage: Stage, step: Step) -> Option<Stage> {
	match (stage, step) {
		(Stage::Working(phase), Step::Advance) => match following(phase) {
			Some(phase) => Some(Stage::Working(phase)),
			None => None,
		},
		(Stage::Working(phase), Step::Hibernate) => Some(Stage::Hibernating(phase)),
		(Stage::Hibernating(phase), Step::Wake) => Some(Stage::Working(phase)),
		(Stage::Working(_) | Stage::Hibernating(_), Step::Deprecate) => Some(Stage::Deprecated),
		(Stage::Deprecated, Step::End) => Some(Stage::EndOfLife),
		_ => None,
	}
}

/// The operational state after something happened; `None` if it cannot happen in this state.
///
/// What was lost and found is validated anew, because its condition is unknown.
pub const fn after(state: State, occurrence: Occurrence) -> Option<State> {
	use State::{
		Available, Damaged, InMaintenance, InStorage, InTransit, InUse, Lost, PendingValidation,
		Reserved,
	};
	match (state, occurrence) {
		(PendingValidation, Occurrence::Validated)
		| (Reserved, Occurrence::Released)
		| (InUse, Occurrence::Finished)
		| (InTransit, Occurrence::Arrived)
		| (InStorage, Occurrence::TakenOut)
		| (InMaintenance, Occurrence::Maintained) => Some(Available),
		(Available, Occurrence::Reserved) => Some(Reserved),
		(Available | Reserved, Occurrence::Started) => Some(InUse),
		(Available | InStorage, Occurrence::Sent) => Some(InTransit),
		(Available | InTransit, Occurrence::Stored) => Some(InStorage),
		(Available | InStorage | Damaged, Occurrence::MaintenanceBegun) => Some(InMaintenance),
		(Available | Reserved | InUse | InTransit | InStorage, Occurrence::Damaged) => {
			Some(Damaged)
		},
		(Lost, Occurrence::Lost) => None,
		(_, Occurrence::Lost) => Some(Lost),
		(Lost, Occurrence::Found) => Some(PendingValidation),
		_ => None,
	}
}

/// Who may let a resource take a step; `None` if it cannot take it, or, for the end of its life,
/// only by the procedure for that.
pub const fn authority(stage: Stage, step: Step) -> Option<Authority> {
	if next(stage, step).is_none() {
		return None;
	}
	match (step, stage) {
		(Step::Advance, Stage::Working(phase)) => Some(match phase {
			Phase::Ideation | Phase::Specification | Phase::Development => Authority::Makers,
			Phase::Prototype => Authority::Peers,
			Phase::Stable | Phase::Distributed | Phase::Active => Authority::Custodians,
		}),
		(Step::Hibernate | Step::Wake, _) => Some(Authority::Keepers),
		(Step::Deprecate, _) => Some(Authority::Peers),
		_ => None,
	}
}

/// Whether a part is more than half of the whole.
pub const fn is_majority(part: u128, whole: u128) -> bool {
	match whole.checked_sub(part) {
		Some(rest) => part > rest,
		None => true,
	}
}

/// Whether a part is a third of the whole, or more; never of nothing.
pub const fn is_third(part: u128, whole: u128) -> bool {
	whole > 0 && part >= whole.div_ceil(3)
}
