// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use crate::oracle::*;
use ovn_math::{reward, units, Fraction, MathError, Ratio, Scale};
use proptest::prelude::*;

fn exact(ratio: Ratio) -> BigRational {
	crate::oracle::ratio(ratio.numerator().into(), ratio.denominator().into())
}

fn quality() -> impl Strategy<Value = Ratio> {
	(any::<u32>(), 1u32..).prop_map(|(a, b)| Ratio::new(a.min(b), a.max(b)).unwrap())
}

fn cap() -> impl Strategy<Value = Fraction> {
	(0u32..=1_000_000_000).prop_map(|parts| Fraction::from_parts_per_billion(parts).unwrap())
}

proptest! {
	#[test]
	fn gain_is_the_floor(factor in up_to_bits(128), quality in quality(), value in up_to_bits(128), reward_value in positive(128)) {
		let part = ratio(value, reward_value).min(int(1));
		let expected = floor(&(int(factor) * exact(quality) * part));
		prop_assert_eq!(reward::gain(factor, quality, value, reward_value), Ok(expected));
		prop_assert!(expected <= factor);
	}

	#[test]
	fn credited_units_are_the_floor(quantity in up_to_bits(110), n in any::<u32>(), d in 1u32.., quality in quality()) {
		let multiplier = Ratio::new(n, d).unwrap();
		let product = int(quantity) * exact(multiplier) * exact(quality);
		let expected = if product < int(units::MAX) { Ok(floor(&product)) } else { Err(MathError::OutOfRange) };
		prop_assert_eq!(reward::credited_units(quantity, multiplier, quality), expected);
	}

	#[test]
	fn gains_of_a_window_stay_below_the_cap(
		gains in prop::collection::vec(up_to_bits(90), 1..30), reputation in up_to_bits(100), cap in cap(),
	) {
		let most = floor(&(int(reputation) * ratio(cap.parts_per_billion().into(), 1_000_000_000)));
		let wanted: u128 = gains.iter().sum();
		let mut gained = 0;
		for gain in gains {
			let gain = reward::capped(gain, gained, reputation, cap).unwrap();
			gained += gain;
		}
		prop_assert_eq!(gained, wanted.min(most));
	}

	#[test]
	fn many_small_logs_gain_no_more_than_a_large_one(
		factor in up_to_bits(84), values in prop::collection::vec(up_to_bits(60), 1..400), reward_value in positive(60), quality in quality(),
	) {
		// Below the reward value the sum is what counts.
		let sum: u128 = values.iter().sum();
		let reward_value = reward_value.max(sum);
		let large = reward::gain(factor, quality, sum, reward_value).unwrap();
		let small = values.iter().map(|value| reward::gain(factor, quality, *value, reward_value).unwrap()).sum::<u128>();
		prop_assert!(small <= large);
	}

	#[test]
	fn bonus_is_the_floor(gain in any::<u128>(), factor in cap()) {
		let expected = floor(&(int(gain) * ratio(factor.parts_per_billion().into(), 1_000_000_000)));
		prop_assert_eq!(reward::bonus(gain, factor), Ok(expected));
	}

	#[test]
	fn quality_is_result_over_max(min in 0u8..=240, steps in 1u8..16, result in any::<u8>()) {
		let scale = Scale::new(min, min + steps).unwrap();
		let expected = (result <= scale.max()).then(|| (u32::from(result), u32::from(scale.max())));
		let quality = scale.quality(result).ok();
		prop_assert_eq!(quality.map(|quality| (quality.numerator(), quality.denominator())), expected);
	}
}

#[test]
fn four_hundred_small_logs_reach_the_cap_and_no_further() {
	// Each of them is as large as the kind's reward value: only the cap is between them and the sum.
	let unit = 10u128.pow(12);
	let cap = Fraction::from_parts_per_billion(10_000_000).unwrap();
	let mut gained = 0;
	for _ in 0..400 {
		let gain = reward::gain(unit, Ratio::ONE, 7, 7).unwrap();
		gained += reward::capped(gain, gained, 10_000 * unit, cap).unwrap();
	}
	assert_eq!(gained, 100 * unit);
}

#[test]
fn rewards_refuse_impossible_arguments() {
	let double = Ratio::new(2, 1).unwrap();
	assert_eq!(reward::gain(1, double, 1, 1), Err(MathError::OutOfRange));
	assert_eq!(reward::gain(1, Ratio::ONE, 1, 0), Err(MathError::DivisionByZero));
	assert_eq!(reward::credited_units(5, double, Ratio::ONE), Ok(10));
	assert_eq!(reward::credited_units(5, Ratio::ONE, double), Err(MathError::OutOfRange));
}
