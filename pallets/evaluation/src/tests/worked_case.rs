// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The case that the design works out, to the last decimal.

use super::*;

/// What A, B, C and D say of a design of E, in this order.
const SAID: [(u64, u8); 4] = [(A, 1), (B, 0), (C, 1), (D, 1)];

fn positions(id: ContributionId, part: fn(&Position) -> u128) -> [u128; 4] {
	let round = Round { id, number: 0 };
	[A, B, C, D].map(|who| part(&Positions::<Test>::get(round, who).unwrap()))
}

/// Evaluates and accepts the design of E.
fn accepted() -> ContributionId {
	let id = log_pieces(E, 1);
	assert_eq!(Evaluations::<Test>::get(LAB, id).unwrap().reputation, 100 * ONE);
	say(id, &SAID);
	id
}

#[test]
fn settle_ends_as_worked_out_when_70_of_100_accept() {
	build_and_execute(|| {
		let id = accepted();
		let stakes = [3_200_000_000_000, 1_350_000_000_000, 400_000_000_000, 50_000_000_000];
		assert_eq!(positions(id, |position| position.stake), stakes);
		assert_eq!(
			positions(id, |position| position.share.units()),
			[26_133_333_333_333, 6_300_000_000_000, 866_666_666_667, 33_333_333_333]
		);
		for (index, who) in [A, B, C, D].into_iter().enumerate() {
			assert_eq!((settled(who), staked(who)), (START[index] - stakes[index], stakes[index]));
		}

		finalise(id);
		let view = Evaluating::evaluation(id).unwrap();
		assert_eq!((view.result, view.verdict, view.quorum_reached), (Some(1), Some(1), true));
		assert!(matches!(
			state(id),
			State::Accepted { quality, .. } if quality == ratio(1, 1)
		));
		settle_all();
		assert_eq!(
			balances(),
			[41_305_055_487_053, 28_650_000_000_000, 20_043_279_901_356, 10_001_664_611_590]
		);
		assert_eq!(lab().carry, 1);
		assert_eq!(balances().iter().sum::<u128>() + lab().carry, 100 * ONE);
		// E's reward: at most 1 % of R.
		assert_eq!(settled(E), ONE);
		assert_eq!(lab().total, 101 * ONE);
	});
}

#[test]
fn stream_ends_as_worked_out_when_70_of_100_accept() {
	build_and_execute(|| {
		let rule = Change::Set(StakeRule::Stream(Curve::Linear));
		set(ChangesOf::<Test> { rule, ..Default::default() });
		let id = accepted();
		assert_eq!(
			positions(id, |position| position.stake),
			[2_400_000_000_000, 900_000_000_000, 200_000_000_000, 0]
		);
		// What C paid is pending for A.
		assert_eq!(Evaluating::reputation(LAB, A).unwrap().pending, 200_000_000_000);

		finalise(id);
		settle_all();
		assert_eq!(
			balances(),
			[40_846_153_846_153, 29_100_000_000_000, 20_053_846_153_846, 10_000_000_000_000]
		);
		assert_eq!(lab().carry, 1);
		assert_eq!(lab().total, 101 * ONE);
	});
}

#[test]
fn everybody_is_as_before_when_it_is_inconclusive() {
	for rule in [StakeRule::Settle, StakeRule::Stream(Curve::Linear)] {
		build_and_execute(|| {
			set(ChangesOf::<Test> { rule: Change::Set(rule), ..Default::default() });
			let id = log_pieces(E, 1);
			say(id, &[(C, 1), (D, 0)]);
			assert_noop!(Evaluating::finalise(signed(A), id), Error::<Test>::TooEarlyToFinalise);
			run_blocks(WINDOW);
			finalise(id);
			settle_all();
			assert_eq!(balances(), START);
			assert_eq!((lab().carry, lab().total), (0, 100 * ONE));
			assert!(matches!(state(id), State::Undecided { .. }));
		});
	}
}
