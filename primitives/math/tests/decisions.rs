// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Cases with known results of how a scope decides, to the head.

#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used)]

use ovn_math::decision::{
	backers, block_heads, effective_voters, extension, history, is_certain, outcome, Body, Cast,
	Outcome::{self, Blocked, Outvoted, Pass, TooFew},
	Template::{self, Consent, Emergency, Majority, Special},
	Terms,
};
use primitive_types::U256;

fn terms(template: Template) -> Terms {
	Terms { template, block_share: 5, support: 0, second_call: false }
}

fn cast([agree, abstain, disagree, block]: [u128; 4]) -> Cast {
	Cast { agree, abstain, disagree, block }
}

/// What comes of a vote by heads.
fn by_heads(template: Template, electors: u32, ballots: [u128; 4]) -> Outcome {
	Body::heads(electors, cast(ballots), 0).outcome(&terms(template))
}

/// The least number that passes if nobody is against it.
fn least(electors: u32, terms: &Terms) -> u128 {
	let passes =
		|agree: &u128| Body::heads(electors, cast([*agree, 0, 0, 0]), 0).outcome(terms) == Pass;
	(0..=electors.into()).find(passes).unwrap()
}

#[test]
fn thresholds() {
	// Voters: backers, block heads, least that agree of majority, its second call, and special.
	let table: [(u32, [u32; 2], [u128; 3]); 15] = [
		(1, [0, 3], [1, 1, 1]),
		(2, [0, 3], [2, 1, 2]),
		(3, [1, 3], [2, 1, 2]),
		(5, [1, 3], [3, 2, 3]),
		(7, [1, 3], [4, 2, 4]),
		(12, [1, 3], [7, 4, 7]),
		(19, [2, 3], [10, 5, 10]),
		(20, [2, 3], [10, 5, 11]),
		(40, [2, 4], [15, 8, 20]),
		(100, [3, 5], [23, 12, 32]),
		(500, [6, 12], [50, 25, 71]),
		(1_000, [8, 16], [71, 36, 100]),
		(5_555, [19, 38], [167, 84, 556]),
		(10_000, [24, 50], [300, 150, 1_000]),
		(100_000, [24, 159], [3_000, 1_500, 10_000]),
	];
	for (electors, standing, agree) in table {
		assert_eq!([backers(electors), block_heads(electors)], standing, "{electors}");
		let second = Terms { second_call: true, ..terms(Majority) };
		let found = [terms(Majority), second, terms(Special)].map(|terms| least(electors, &terms));
		assert_eq!(found, agree, "{electors}");
	}
}

#[test]
fn the_more_are_against_it_the_more_must_agree() {
	let clear = |weight, against| {
		(0..)
			.find(|agree| Body::heads(weight, cast([*agree, 0, against, 0]), 0).is_clear())
			.unwrap()
	};
	let hundred = [1, 3, 5, 10, 20, 30, 40, 49].map(|against| clear(100, against));
	assert_eq!(hundred, [5, 9, 13, 19, 29, 37, 44, 50]);
	let thousand = [1, 10, 50, 100, 300, 499].map(|against| clear(1_000, against));
	assert_eq!(thousand, [10, 44, 121, 187, 368, 500]);
	assert!(!Body::heads(100, cast([0; 4]), 0).is_clear());
}

#[test]
fn boundaries_of_a_hundred() {
	let majority = |agree, disagree| by_heads(Majority, 100, [agree, 0, disagree, 0]);
	assert_eq!(majority(22, 0), TooFew);
	assert_eq!(majority(23, 0), Pass);
	assert_eq!(majority(23, 13), Pass);
	assert_eq!(majority(23, 14), Outvoted);
	assert_eq!(majority(50, 49), Pass);
	assert_eq!(majority(50, 50), Outvoted);
	let special = |agree, disagree| by_heads(Special, 100, [agree, 0, disagree, 0]);
	assert_eq!(special(31, 0), TooFew);
	assert_eq!(special(32, 0), Pass);
	assert_eq!(special(32, 16), Pass);
	assert_eq!(special(32, 17), Outvoted);
	assert_eq!(special(66, 33), Pass);
	assert_eq!(special(66, 34), Outvoted);
	let emergency = |agree, disagree| by_heads(Emergency, 100, [agree, 0, disagree, 0]);
	assert_eq!(emergency(66, 22), Pass);
	assert_eq!(emergency(66, 23), Outvoted);
}

#[test]
fn blocks_of_a_hundred_and_of_a_thousand() {
	let blocked =
		|electors, block, long| Body::heads(electors, cast([44, 0, 0, block]), long).is_blocked(5);
	assert!(!blocked(100, 4, 4) && blocked(100, 5, 0) && blocked(100, 4, 5));
	assert!(!blocked(1_000, 15, 15) && blocked(1_000, 16, 16) && !blocked(1_000, 16, 15));
	assert!(!blocked(1_000, 49, 0) && blocked(1_000, 50, 0));
	assert!(!blocked(0, 0, 0) && blocked(20, 1, 0));
	let shares = |block, weight: u128| {
		Body::reputation(weight, 1.into(), cast([0, 0, 0, block])).is_blocked(5)
	};
	assert!(shares(5, 100) && !shares(4, 100) && !shares(0, 0));
}

#[test]
fn three_founders_count_as_the_few_they_are() {
	let (founder, other) = (199_400u128, 400u128);
	let weight = 3 * founder + 997 * other;
	let squares = U256::from(3 * founder * founder + 997 * other * other);
	assert_eq!((weight, effective_voters(weight, squares)), (997_000, 8));
	let agreed = |founders: u128| {
		Body::reputation(weight, squares, cast([founders * founder, 0, 0, 0]))
			.reaches_floor(&terms(Majority))
	};
	assert_eq!([1, 2, 3].map(agreed), [false, false, true]);
	assert_eq!(effective_voters(0, U256::zero()), 0);
}

#[test]
fn fifth_of_a_hundred_blocks_and_a_special_decision_passes() {
	let majority = |block: u32| {
		Body::heads(100, cast([44, 0, 0, block.into()]), block).outcome(&terms(Majority))
	};
	assert_eq!([4, 5].map(majority), [Pass, Blocked]);
	assert_eq!(by_heads(Special, 100, [34, 0, 5, 0]), Pass);
	// Nobody can block there.
	assert_eq!(Body::heads(100, cast([34, 0, 0, 5]), 5).outcome(&terms(Special)), Pass);
}

#[test]
fn second_call_halves_the_floor_of_forty() {
	assert_eq!(by_heads(Majority, 40, [9, 0, 0, 0]), TooFew);
	let second = Terms { second_call: true, ..terms(Majority) };
	assert_eq!(Body::heads(40, cast([9, 0, 0, 0]), 0).outcome(&second), Pass);
	let special = Terms { second_call: true, ..terms(Special) };
	assert_eq!(Body::heads(40, cast([19, 0, 0, 0]), 0).outcome(&special), TooFew);
}

#[test]
fn support_asks_for_more_than_the_floor() {
	let half = Terms { support: 50, ..terms(Majority) };
	let agree = |agree| Body::heads(100, cast([agree, 0, 0, 0]), 0).outcome(&half);
	assert_eq!((agree(50), agree(51)), (TooFew, Pass));
	// A second call halves the floor and not what was asked for besides.
	let second = Terms { second_call: true, ..half };
	assert_eq!(Body::heads(100, cast([50, 0, 0, 0]), 0).outcome(&second), TooFew);
}

#[test]
fn removal_is_decided_by_the_other_six() {
	assert_eq!(by_heads(Special, 6, [4, 0, 2, 0]), Pass);
	assert_eq!(by_heads(Special, 6, [3, 0, 1, 0]), TooFew);
}

#[test]
fn each_chamber_must_pass() {
	let chambers = |scopes| {
		let bodies = [(30, 16), (6, 4), (3, scopes)]
			.map(|(electors, agree)| Body::heads(electors, cast([agree, 0, 0, 0]), 0));
		outcome(&bodies, &terms(Majority))
	};
	assert_eq!([1, 2].map(chambers), [TooFew, Pass]);
	assert_eq!(outcome(&[], &terms(Majority)), TooFew);
}

#[test]
fn consent_of_ten() {
	assert_eq!(by_heads(Consent, 10, [2, 0, 0, 0]), Pass);
	assert_eq!(by_heads(Consent, 10, [2, 0, 2, 0]), Outvoted);
	assert_eq!(by_heads(Consent, 10, [0, 0, 0, 0]), Outvoted);
	assert_eq!(by_heads(Consent, 10, [9, 0, 0, 1]), Blocked);
}

#[test]
fn those_who_sleep_are_struck_and_the_floor_falls() {
	assert_eq!([100, 40].map(|electors| least(electors, &terms(Majority))), [23, 15]);
	assert_eq!([100, 40].map(backers), [3, 2]);
}

#[test]
fn a_vote_ends_early_once_the_silent_cannot_change_it() {
	let certain = |template, electors, ballots| {
		is_certain(&[Body::heads(electors, cast(ballots), 0)], &terms(template))
	};
	// Two of three silent could block, or disagree.
	assert!(!certain(Majority, 5, [3, 0, 0, 0]));
	assert!(certain(Majority, 5, [3, 1, 1, 0]));
	assert!(certain(Special, 6, [4, 0, 0, 0]) && !certain(Special, 6, [3, 0, 0, 0]));
	// 4 silent of 100 are less than 5 %, and fewer than five heads; 5 are not.
	assert!(certain(Majority, 100, [96, 0, 0, 0]) && !certain(Majority, 100, [95, 0, 0, 0]));
	assert!(!is_certain(&[], &terms(Majority)));
}

#[test]
fn a_late_swing_extends_by_a_tenth() {
	let late = |now, extensions| extension(144_000, 144_000, now, extensions, TooFew, Pass);
	assert_eq!(late(143_999, 0), 14_400);
	assert_eq!(late(129_600, 4), 14_400);
	assert_eq!(late(129_599, 0), 0);
	assert_eq!(late(143_999, 5), 0);
	assert_eq!(extension(144_000, 144_000, 143_999, 0, TooFew, Outvoted), 0);
	assert_eq!(extension(144_000, 144_000, 143_999, 0, Pass, Blocked), 14_400);
}

#[test]
fn weight_is_what_was_held_when_the_day_began() {
	// C has 20 and gets 500 on day 100; D has 10, gets 60 on day 100 and loses all on the next.
	let (mut of_c, mut of_d) = (Vec::new(), Vec::new());
	assert!(history::put(&mut of_d, 10u128, 100));
	assert!(history::put(&mut of_c, 20u128, 100));
	assert!(history::put(&mut of_d, 60, 101));
	assert!(!history::put(&mut of_d, 0, 101));
	assert_eq!(of_c, [(100, 20)]);
	assert_eq!(of_d, [(100, 10), (101, 60)]);
	assert_eq!((history::at(&of_c, 520, 100), history::at(&of_d, 0, 100)), (20, 10));
	assert_eq!((history::at(&of_c, 520, 101), history::at(&of_d, 0, 101)), (520, 60));
	assert_eq!(history::at(&of_d, 0, 102), 0);
	// Both measures: 3 of 4 heads, 90 of 100.
	let squares = U256::from(40u32 * 40 + 30 * 30 + 20 * 20 + 10 * 10);
	assert_eq!(effective_voters(100, squares), 3);
	let bodies = [
		Body::heads(4, cast([3, 0, 1, 0]), 0),
		Body::reputation(100, squares, cast([90, 0, 10, 0])),
	];
	assert_eq!(outcome(&bodies, &terms(Majority)), Pass);
}
