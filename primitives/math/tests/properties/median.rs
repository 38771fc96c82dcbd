// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use num_bigint::BigUint;
use ovn_math::{
	median::{
		is_decided, is_heard, is_spam, is_spam_decided, result, result_at_best, verdict, Quorum,
	},
	Fraction, MathError, Scale,
};
use proptest::prelude::*;

fn scale() -> impl Strategy<Value = Scale> {
	(any::<u8>(), 1u8..16)
		.prop_map(|(min, steps)| (min.min(u8::MAX - steps), steps))
		.prop_map(|(min, steps)| Scale::new(min, min + steps).unwrap())
}

/// A scale and weights on it; small ones, so that ties are frequent, or of any size.
fn tally() -> impl Strategy<Value = (Scale, Vec<u128>)> {
	let weight = prop_oneof![Just(0u128), 0u128..6, any::<u128>()];
	scale().prop_flat_map(move |scale| {
		(Just(scale), prop::collection::vec(weight.clone(), scale.values().count()))
	})
}

/// Everybody's weight as that many voters in a row is what a median is; here with unlimited integers.
fn voters(scale: Scale, weights: &[u128]) -> Vec<(u8, BigUint)> {
	scale.values().zip(weights.iter().map(|weight| BigUint::from(*weight))).collect()
}

fn sum(voters: &[(u8, BigUint)]) -> BigUint {
	voters.iter().map(|(_, weight)| weight).sum()
}

/// The value of voter number `place` from below.
fn value_at(voters: &[(u8, BigUint)], mut place: BigUint) -> u8 {
	for (value, weight) in voters {
		if place < *weight {
			return *value;
		}
		place -= weight;
	}
	panic!("no such voter");
}

/// The lower one of the two voters in the middle.
fn exact_verdict(voters: &[(u8, BigUint)]) -> Option<u8> {
	let all = sum(voters);
	(all > BigUint::ZERO).then(|| value_at(voters, (all - 1u8) / 2u8))
}

/// The lower one of the two voters in the middle, silence being the first voters.
fn exact_result(mut voters: Vec<(u8, BigUint)>, reputation: u128) -> Option<u8> {
	let (all, spoken) = (BigUint::from(reputation), sum(&voters));
	if all > spoken {
		voters.insert(0, (0, all - spoken));
	}
	let all = sum(&voters);
	(all > BigUint::ZERO).then(|| value_at(&voters, (all - 1u8) / 2u8))
}

proptest! {
	#[test]
	fn verdict_is_the_lower_median_of_those_who_spoke((scale, weights) in tally()) {
		prop_assert_eq!(verdict(scale, &weights), Ok(exact_verdict(&voters(scale, &weights))));
	}

	#[test]
	fn result_is_the_lower_median_with_silence_at_zero(
		(scale, weights) in tally(),
		reputation in prop_oneof![0u128..40, any::<u128>()],
	) {
		let expected = exact_result(voters(scale, &weights), reputation);
		prop_assert_eq!(result(scale, &weights, reputation), Ok(expected));
	}

	#[test]
	fn a_multiple_of_all_weights_changes_nothing(
		(scale, small) in scale().prop_flat_map(|scale|
			(Just(scale), prop::collection::vec(0u128..1000, scale.values().count()))),
		reputation in 0u128..20_000,
		factor in 1u128..=u128::MAX / 20_000,
	) {
		let large: Vec<_> = small.iter().map(|weight| weight * factor).collect();
		prop_assert_eq!(verdict(scale, &small), verdict(scale, &large));
		prop_assert_eq!(result(scale, &small, reputation), result(scale, &large, reputation * factor));
		prop_assert_eq!(is_decided(scale, &small, reputation), is_decided(scale, &large, reputation * factor));
	}

	#[test]
	fn what_is_decided_stays_whatever_silence_says(
		(scale, weights) in scale().prop_flat_map(|scale|
			(Just(scale), prop::collection::vec(prop_oneof![2 => Just(0u128), 1 => 0u128..100], scale.values().count()))),
		silence in 0u8..120,
		places in prop::collection::vec(any::<prop::sample::Index>(), 120),
		quiet in 0usize..120,
	) {
		let spoken: u128 = weights.iter().sum();
		let reputation = spoken + u128::from(silence);
		let mut more = weights.clone();
		// Some of the silent weight speaks, each unit for any value; some stays silent.
		for place in places.iter().take(usize::from(silence).saturating_sub(quiet)) {
			more[place.index(weights.len())] += 1;
		}
		let now = (result(scale, &weights, reputation).unwrap(), verdict(scale, &weights).unwrap());
		let then = (result(scale, &more, reputation).unwrap(), verdict(scale, &more).unwrap());
		if is_decided(scale, &weights, reputation).unwrap() {
			prop_assert_eq!(now, then);
			prop_assert!(now.0.is_some() && now.1.is_some());
		}
	}

	#[test]
	fn decided_is_what_both_extremes_agree_on(
		(scale, weights) in tally(),
		reputation in prop_oneof![0u128..40, any::<u128>()],
	) {
		let spoken: BigUint = weights.iter().map(|weight| BigUint::from(*weight)).sum();
		let silence = u128::try_from(BigUint::from(reputation).max(spoken.clone()) - &spoken).unwrap();
		let outcome = |index: usize| {
			let mut voters = voters(scale, &weights);
			voters[index].1 += silence;
			(exact_verdict(&voters), exact_result(voters, 0))
		};
		let now = (exact_verdict(&voters(scale, &weights)), exact_result(voters(scale, &weights), reputation));
		let same = outcome(0) == outcome(weights.len() - 1) && outcome(0) == now && spoken > BigUint::ZERO;
		prop_assert_eq!(is_decided(scale, &weights, reputation), Ok(same));
	}

	#[test]
	fn the_result_at_best_is_that_of_silence_on_the_highest_value(
		(scale, weights) in tally(),
		reputation in prop_oneof![0u128..40, any::<u128>()],
	) {
		let mut voters = voters(scale, &weights);
		let (all, spoken) = (BigUint::from(reputation), sum(&voters));
		if all > spoken {
			voters.last_mut().unwrap().1 += all - spoken;
		}
		let best = result_at_best(scale, &weights, reputation).unwrap();
		prop_assert_eq!(best, exact_result(voters, 0));
		prop_assert!(best >= result(scale, &weights, reputation).unwrap());
	}

	#[test]
	fn spam_is_decided_when_silence_on_either_side_gives_the_same(
		flagged in 0u128..40, others in 0u128..40, reputation in 0u128..120,
	) {
		let spoken = flagged + others;
		let silence = reputation.saturating_sub(spoken);
		let (most, least) = (flagged + silence > others, flagged > others + silence);
		let expected = flagged == 0 || most == least;
		prop_assert_eq!(is_spam_decided(flagged, spoken, reputation), Ok(expected));
		prop_assert_eq!(is_spam_decided(spoken + 1, spoken, reputation), Err(MathError::Mismatch));
	}

	#[test]
	fn quorum_is_compared_exactly(spoken in any::<u128>(), reputation in any::<u128>(), parts in 200_000_000u32..=670_000_000) {
		let quorum = Quorum::new(Fraction::from_parts_per_billion(parts).unwrap()).unwrap();
		let needed = BigUint::from(reputation) * parts;
		for spoken in [spoken, spoken >> 1, spoken >> 2, 0] {
			let heard = spoken > 0 && BigUint::from(spoken) * 1_000_000_000u32 >= needed;
			prop_assert_eq!(is_heard(spoken, reputation, quorum), heard);
		}
		// At the edge: the least weight that is enough, and one less.
		let edge = u128::try_from((needed + 999_999_999u32) / 1_000_000_000u32).unwrap().max(1);
		prop_assert!(is_heard(edge, reputation, quorum));
		prop_assert!(!is_heard(edge - 1, reputation, quorum));
	}

	#[test]
	fn spam_needs_quorum_and_more_than_half(flagged in any::<u128>(), others in any::<u128>(), reputation in any::<u128>()) {
		let (flagged, others) = (flagged >> 1, others >> 1);
		let quorum = Quorum::default();
		let spam = is_heard(flagged + others, reputation, quorum) && flagged > others;
		prop_assert_eq!(is_spam(flagged, flagged + others, reputation, quorum), Ok(spam));
		prop_assert_eq!(is_spam(flagged, flagged * 2, 0, quorum), Ok(false));
	}

	#[test]
	fn right_values_are_those_within_the_tolerance(scale in scale(), verdict in any::<u8>(), tolerance in any::<u8>()) {
		let on_scale = scale.values().contains(&verdict);
		match scale.right_values(verdict, tolerance) {
			Err(error) => prop_assert!(!on_scale && error == MathError::OutOfRange),
			Ok(right) => {
				prop_assert!(on_scale);
				for value in 0..=u8::MAX {
					let within = scale.values().contains(&value) && value.abs_diff(verdict) <= tolerance;
					prop_assert_eq!(right.contains(&value), within);
				}
			},
		}
	}
}

#[test]
fn ties_go_down() {
	let scale = Scale::new(0, 2).unwrap();
	assert_eq!(verdict(scale, &[50, 0, 50]), Ok(Some(0)));
	assert_eq!(result(scale, &[50, 0, 50], 100), Ok(Some(0)));
	assert_eq!(result(scale, &[50, 0, 51], 100), Ok(Some(2)));
	assert_eq!(verdict(scale, &[50, 1, 50]), Ok(Some(1)));
	assert_eq!(verdict(scale, &[0, 0, 0]), Ok(None));
	assert_eq!(result(scale, &[0, 0, 0], 0), Ok(None));
	assert_eq!(result(scale, &[0, 0, 0], 1), Ok(Some(0)));
}

#[test]
fn silence_counts_as_zero_even_below_the_scale() {
	let scale = Scale::new(3, 5).unwrap();
	assert_eq!(result(scale, &[0, 0, 49], 100), Ok(Some(0)));
	assert_eq!(result(scale, &[0, 0, 50], 100), Ok(Some(0)));
	assert_eq!(result(scale, &[0, 0, 51], 100), Ok(Some(5)));
	assert_eq!(verdict(scale, &[0, 0, 1]), Ok(Some(5)));
	// More weight than R has spoken: nobody is silent.
	assert_eq!(result(scale, &[60, 0, 70], 100), Ok(Some(5)));
}

#[test]
fn decided_needs_more_than_half() {
	let scale = Scale::new(0, 1).unwrap();
	assert_eq!(is_decided(scale, &[0, 50], 100), Ok(false));
	assert_eq!(is_decided(scale, &[0, 51], 100), Ok(true));
	// Exactly half is enough against it, whatever the others say.
	assert_eq!(is_decided(scale, &[49, 0], 100), Ok(false));
	assert_eq!(is_decided(scale, &[50, 0], 100), Ok(true));
	assert_eq!(is_decided(scale, &[51, 0], 100), Ok(true));
	assert_eq!(is_decided(scale, &[0, 0], 0), Ok(false));
	assert_eq!(is_decided(scale, &[0, 1], 0), Ok(true));
}

#[test]
fn decided_needs_the_same_whether_silence_is_low_or_high() {
	let scale = Scale::new(0, 4).unwrap();
	// More than half are for 3 or 4, but those who are silent decide which.
	assert_eq!(is_decided(scale, &[0, 0, 0, 10, 10], 25), Ok(false));
	assert_eq!(is_decided(scale, &[0, 0, 0, 10, 16], 31), Ok(true));
}

#[test]
fn decided_is_nothing_while_the_result_is_below_the_scale() {
	let scale = Scale::new(1, 2).unwrap();
	// Half is for the lowest value and half is silent: 0 now, 1 whatever the silent will say.
	assert_eq!(result(scale, &[59, 0], 118), Ok(Some(0)));
	assert_eq!(result(scale, &[59, 59], 118), Ok(Some(1)));
	assert_eq!(is_decided(scale, &[59, 0], 118), Ok(false));
	assert_eq!(is_decided(scale, &[60, 0], 118), Ok(true));
	// On a scale that starts at 0 silence is on it.
	assert_eq!(is_decided(Scale::new(0, 1).unwrap(), &[59, 0], 118), Ok(true));
}

#[test]
fn bounds_of_scale_and_quorum() {
	assert_eq!(Scale::new(0, 15).unwrap().values().count(), 16);
	for (min, max) in [(0, 16), (3, 3), (4, 3), (0, 255)] {
		assert_eq!(Scale::new(min, max), Err(MathError::OutOfRange));
	}
	let scale = Scale::new(240, 255).unwrap();
	assert_eq!(scale.default_tolerance(), 3);
	assert_eq!(scale.index_of(255), Ok(15));
	assert_eq!(scale.index_of(239), Err(MathError::OutOfRange));
	assert_eq!(verdict(scale, &[1; 15]), Err(MathError::Mismatch));
	assert_eq!(result(scale, &[1; 17], 1), Err(MathError::Mismatch));
	assert_eq!(is_spam(2, 1, 1, Quorum::default()), Err(MathError::Mismatch));
	assert_eq!(Scale::new(0, 9).unwrap().default_tolerance(), 1);
	assert_eq!(Scale::new(0, 1).unwrap().default_tolerance(), 0);
	let heard = |spoken, reputation| is_heard(spoken, reputation, Quorum::default());
	assert!(heard(50, 100) && !heard(49, 100));
	assert!(heard(1, 0) && !heard(0, 0));
	let quorum = |parts| Quorum::new(Fraction::from_parts_per_billion(parts).unwrap());
	assert_eq!(quorum(200_000_000), Ok(Quorum::MIN));
	assert_eq!(quorum(670_000_000), Ok(Quorum::MAX));
	assert_eq!(quorum(199_999_999), Err(MathError::OutOfRange));
	assert_eq!(quorum(670_000_001), Err(MathError::OutOfRange));
	assert_eq!(Quorum::default().fraction().parts_per_billion(), 500_000_000);
}
