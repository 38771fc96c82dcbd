// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Rounds of budgeting, from their opening to their settlement.

use super::{Next, Subject};
use crate::{constants::time::days, tests::fuzz::world::World, Runtime, System};
use pallet_budgeting::{Allotment, Call, Funders, IdeaState, RoundState, Rounds};

pub fn next(world: &mut World) -> Next {
	let focus = world.focus(Subject::Round);
	let round = focus.round;
	let now = System::block_number();
	let person = world.person();
	let Some(it) = Rounds::<Runtime>::get(round).filter(|_| world.dice.chance(88)) else {
		let scope = focus.scope;
		let asset = world.accepted(scope);
		let opens = now + days(1) * world.dice.between(3, 6) as u32;
		let closes = opens + days(1) * world.dice.between(3, 30) as u32;
		let allotment = world.dice.of(&[Allotment::Equal, Allotment::ByContribution]);
		let minimum = world.units(&asset, 2);
		let document = world.document();
		let call = Call::open_round { scope, asset, allotment, minimum, opens, closes, document };
		return Some((world.decider(scope), call.into()));
	};
	let decider = world.decider(it.scope);
	let funders: Vec<_> = Funders::<Runtime>::iter_key_prefix(round).take(9).collect();
	let funder = world.dice.any(&funders).unwrap_or_else(|| person.clone());
	let idea = world.dice.any(&it.tallies).map_or(focus.idea, |tally| tally.idea);
	let state = it.tallies.iter().find(|tally| tally.idea == idea).map(|tally| tally.state);
	let amount = world.units(&it.asset, 40);
	let (who, call) = match (it.state, state, world.dice.roll(12)) {
		(RoundState::Open, _, 0..=2) => (person, Call::fund_round { round, amount }),
		(RoundState::Open, _, 3) => {
			let purse = ovn_primitives::Purse::Treasury;
			(decider, Call::match_round { round, purse, amount: amount / 40 })
		},
		(RoundState::Open, _, 4..=5) => {
			let (name, document) = (world.name(), world.document());
			let (minimum, maximum) = (amount / 8, amount * 2);
			let (who, payee) = (world.trusted(it.scope), person);
			(who, Call::propose_idea { round, payee, name, document, minimum, maximum })
		},
		(RoundState::Open, _, 6) => {
			let proposer = pallet_budgeting::Ideas::<Runtime>::get(round, idea)?.proposer;
			(proposer, Call::drop_idea { round, idea, forfeit: false })
		},
		(RoundState::Open, _, 10) if world.dice.chance(20) => {
			(decider, Call::drop_idea { round, idea, forfeit: true })
		},
		(RoundState::Open, _, 7..=9) => {
			(funder, Call::allocate { round, idea, amount: amount / 4 })
		},
		(RoundState::Open, ..) => (person, Call::close_round { round }),
		(_, Some(IdeaState::Funded), 0..=5) => {
			(decider, Call::pay_idea { round, idea, evidence: world.document() })
		},
		(_, Some(IdeaState::Funded), 6) => (person, Call::lapse_idea { round, idea }),
		(_, _, 7..=8) => (person, Call::clear_idea { round, idea }),
		(_, _, 9) => (person, Call::return_page { round, after: None, limit: 20 }),
		_ => (person, Call::return_funding { round, funder }),
	};
	Some((who, call.into()))
}
