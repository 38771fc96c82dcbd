// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! One file for each call, the worked case, the attacks, and the exact model.

mod attacks;
mod cancel;
mod caps;
mod claim_tokens;
mod constants;
mod cost;
mod decisions;
mod dormancy;
mod evaluate;
mod finalise;
mod found_reputation;
mod membership;
mod model;
mod on_idle;
mod recognition;
mod reopen;
mod rewards;
mod scopes;
mod set_parameters;
mod set_reward_value;
mod settle;
mod try_state;
mod views;
mod worked_case;

use crate::{
	mock::{Networks, *},
	Error, Event, ONE, *,
};
use frame_support::{assert_noop, assert_ok};
use ovn_math::stake::{Curve, Share};
use ovn_primitives::{ContributionId, Decision, Tier};
use pallet_contributions::State;
use sp_runtime::DispatchError;

/// What an agent said in the first round.
fn position(id: ContributionId, who: u64) -> Position {
	Positions::<Test>::get(Round { id, number: 0 }, who).unwrap()
}

/// An evaluation.
fn evaluation(id: ContributionId) -> EvaluationOf<Test> {
	Evaluations::<Test>::get(LAB, id).unwrap()
}

/// The settled reputation of those of the worked case.
fn balances() -> [u128; 4] {
	[A, B, C, D].map(settled)
}

/// What those of the worked case begin with.
const START: [u128; 4] = [40 * ONE, 30 * ONE, 20 * ONE, 10 * ONE];

/// A design of E that all but B find good, decided.
fn accepted_design() -> ContributionId {
	let id = log_pieces(E, 1);
	say(id, &[(A, 1), (B, 0), (C, 1), (D, 1)]);
	finalise(id);
	id
}

/// A design of E on which too few spoke, ended.
fn inconclusive_design() -> ContributionId {
	let id = log_pieces(E, 1);
	say(id, &[(C, 1), (D, 0)]);
	run_blocks(WINDOW);
	finalise(id);
	id
}
