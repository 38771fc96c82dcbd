// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the chain settles by itself.

use super::*;
use frame_support::{
	traits::{Get, Hooks},
	weights::Weight,
};

/// Runs the hook with room for so many steps.
fn idle(steps: u64) -> Weight {
	let step = <() as WeightInfo>::settle_queue_step();
	Evaluating::on_idle(System::block_number(), step * steps)
}

#[test]
fn on_idle_settles_everybody_and_cleans_up_when_there_is_room() {
	build_and_execute(|| {
		let id = accepted_design();
		// One to look, four positions, one to find the queue empty.
		let step = <() as WeightInfo>::settle_queue_step();
		assert_eq!(idle(100), step * 6);
		assert!(Evaluations::<Test>::get(LAB, id).is_none());
		assert_eq!(Positions::<Test>::iter().count(), 0);
		assert_eq!(Queue::<Test>::iter().count(), 0);
		assert_eq!(QueueEnds::<Test>::get(), (1, 1));
		assert_eq!([A, B, C, D].map(staked), [0; 4]);
	});
}

#[test]
fn on_idle_goes_on_where_it_stopped_when_there_is_little_room() {
	build_and_execute(|| {
		accepted_design();
		assert_eq!(idle(0), Weight::zero());
		for left in [3, 2, 1] {
			idle(2);
			assert_eq!(Positions::<Test>::iter().count(), left);
			check_state();
		}
		idle(2);
		assert_eq!(Positions::<Test>::iter().count(), 0);
		idle(1);
		assert_eq!(Queue::<Test>::iter().count(), 0);
	});
}

#[test]
fn on_idle_skips_what_people_settled_themselves_when_it_comes_to_it() {
	build_and_execute(|| {
		let id = accepted_design();
		for who in [A, B, C, D] {
			assert_ok!(Evaluating::settle(signed(who), LAB, who, 1));
		}
		assert!(Evaluations::<Test>::get(LAB, id).is_none());
		assert_eq!(Queue::<Test>::iter().count(), 1);
		idle(1);
		assert_eq!(Queue::<Test>::iter().count(), 0);
	});
}

#[test]
fn on_idle_leaves_the_second_round_alone_when_the_first_is_settled() {
	build_and_execute(|| {
		let id = inconclusive_design();
		assert_ok!(Evaluating::reopen(signed(E), id));
		say(id, &[(A, 1)]);
		idle(100);
		assert_eq!(evaluation(id).unsettled, [0, 1]);
		assert_eq!((staked(A) > 0, staked(C)), (true, 0));
	});
}

#[test]
fn on_idle_takes_a_twentieth_of_a_block_when_there_is_much_to_do() {
	build_and_execute(|| {
		let people: Vec<u64> = (40..98).collect();
		for round in 0..4 {
			let id = log_pieces(E, 1);
			for who in &people {
				// As if they had been founders with next to nothing at stake.
				if round == 0 {
					join(LAB, *who);
					Agents::<Test>::insert(LAB, who, Evaluating::agent_of(LAB, who));
				}
				Positions::<Test>::insert(
					Round { id, number: 0 },
					who,
					Position {
						value: 1,
						spam: false,
						weight: 0,
						stake: 0,
						share: Share::default(),
						changes: 0,
						stream: None,
						pending: 0,
					},
				);
				Unsettled::<Test>::try_append(LAB, who, Round { id, number: 0 }).unwrap();
			}
			Evaluations::<Test>::mutate(LAB, id, |evaluation| {
				evaluation.as_mut().unwrap().unsettled[0] = people.len() as u32;
			});
			say(id, &[(A, 1), (B, 1)]);
			finalise(id);
		}
		let limits: frame_system::limits::BlockWeights =
			<Test as frame_system::Config>::BlockWeights::get();
		let whole = limits.max_block;
		let used = Evaluating::on_idle(System::block_number(), Weight::MAX);
		assert!(used.all_lte(whole / 20), "{used:?} of {whole:?}");
		assert!(used.any_gt(Weight::zero()));
	});
}
