// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use crate::oracle::*;
use num_traits::Zero;
use ovn_math::{
	pot::Pot,
	stake::{self, Curve, Share, StakeFraction},
	Fraction, MathError,
};
use proptest::prelude::*;

fn fraction() -> impl Strategy<Value = StakeFraction> {
	(1_000_000u32..=100_000_000).prop_map(|parts| {
		StakeFraction::new(Fraction::from_parts_per_billion(parts).unwrap()).unwrap()
	})
}

fn exact(fraction: StakeFraction) -> BigRational {
	ratio(fraction.fraction().parts_per_billion().into(), 1_000_000_000)
}

/// R, V0 and a weight; sums may exceed R.
fn position() -> impl Strategy<Value = (u128, u128, u128)> {
	prop_oneof![
		(positive(128), up_to_bits(127), up_to_bits(127)),
		// all within R
		(positive(126), positive(126), positive(126)).prop_map(|(a, b, c)| (a + b + c, a, b)),
	]
}

/// The integral of (1 - v/R)^n from `from` to `to`, where 1 - v/R is cut at 0.
fn integral(reputation: u128, from: u128, to: u128, n: i32) -> BigRational {
	let height = |v: u128| int(reputation - v.min(reputation)) / int(reputation);
	let area = |v: u128| height(v).pow(n + 1);
	(area(from) - area(to)) * int(reputation) / int((n + 1).unsigned_abs().into())
}

/// A share in units.
fn units(share: Share) -> BigRational {
	BigRational::from_integer(wide(share.parts())) * power_of_two(-96)
}

fn is_within_one(number: u128, exact: &BigRational) -> bool {
	let off = int(number) - exact;
	off < int(1) && off > -int(1)
}

proptest! {
	#[test]
	fn settle_is_the_integral((reputation, spoken, weight) in position(), s in fraction()) {
		let staked = stake::settle(s, reputation, spoken, weight).unwrap();
		let (from, to) = (spoken, spoken + weight);
		prop_assert!(is_within_one(staked.stake, &(integral(reputation, from, to, 1) * exact(s))));
		let area = units(staked.share) - integral(reputation, from, to, 2);
		prop_assert!(area < power_of_two(-96) && area > -power_of_two(-96));
		prop_assert!(staked.stake <= weight && staked.share <= Share::of_units(weight));
		if spoken >= reputation {
			prop_assert_eq!((staked.stake, staked.share), (0, Share::default()));
		}
	}

	#[test]
	fn settle_of_parts_adds_up_to_the_unit(
		reputation in positive(126), s in fraction(), spoken in up_to_bits(120),
		parts in prop::collection::vec(up_to_bits(118), 1..11),
	) {
		let joint = stake::settle(s, reputation, spoken, parts.iter().sum()).unwrap();
		let (mut before, mut stakes, mut shares) = (spoken, 0, Share::default());
		for part in parts {
			let staked = stake::settle(s, reputation, before, part).unwrap();
			(before, stakes) = (before + part, stakes + staked.stake);
			shares = shares.checked_add(staked.share).unwrap();
		}
		prop_assert_eq!((stakes, shares), (joint.stake, joint.share));
	}

	#[test]
	fn settle_of_everybody_does_not_depend_on_their_order(
		parts in prop::collection::vec(positive(84), 1..8), silent in up_to_bits(84), s in fraction(),
	) {
		let reputation = parts.iter().sum::<u128>() + silent;
		let pot = |parts: &[u128]| {
			let mut spoken = 0;
			parts.iter().map(|part| {
				let staked = stake::settle(s, reputation, spoken, *part).unwrap();
				spoken += part;
				staked.stake
			}).sum::<u128>()
		};
		let mut turned = parts.clone();
		turned.reverse();
		prop_assert_eq!(pot(&parts), pot(&turned));
	}

	#[test]
	fn earlier_is_never_less((reputation, spoken, weight) in position(), s in fraction(), earlier in any::<u128>()) {
		let late = stake::settle(s, reputation, spoken, weight).unwrap();
		let soon = stake::settle(s, reputation, spoken.min(earlier), weight).unwrap();
		prop_assert!(soon.stake + 1 >= late.stake);
		prop_assert!(units(soon.share) + power_of_two(-96) >= units(late.share));
		for curve in [Curve::Linear, Curve::SquareRoot] {
			let late = stake::stream(s, curve, reputation, spoken, weight).unwrap();
			prop_assert!(stake::stream(s, curve, reputation, spoken.min(earlier), weight).unwrap() + 1 >= late);
		}
	}

	#[test]
	fn stream_is_the_floor((reputation, spoken, weight) in position(), s in fraction()) {
		let (r, v) = (int(reputation), int(spoken + weight));
		let most = exact(s) * int(weight);
		let linear = stake::stream(s, Curve::Linear, reputation, spoken, weight).unwrap();
		let root = stake::stream(s, Curve::SquareRoot, reputation, spoken, weight).unwrap();
		if v >= r {
			prop_assert_eq!((linear, root), (0, 0));
			return Ok(());
		}
		prop_assert_eq!(linear, floor(&(&most * (int(1) - &v / &r))));
		// most * (1 - sqrt(V/R)) >= k says (1 - k / most)^2 >= V/R, without a root.
		let reaches = |k: BigRational| k <= most &&
			(k.is_zero() || (int(1) - k / &most).pow(2) >= &v / &r);
		prop_assert!(reaches(int(root)));
		prop_assert!(!reaches(int(root + 1) + power_of_two(-64)));
	}

	/// Whoever may speak at all gets of a pot what exact numbers would give it, however late it spoke: here
	/// with the smallest weights at the end, where areas are smallest.
	#[test]
	fn a_pot_is_divided_as_exact_areas_would(
		large in prop::collection::vec(1u128 << 40..1 << 83, 1..5),
		extra in prop::collection::vec(0u128..1_000, 1..6),
		wrong in any::<prop::sample::Index>(), s in fraction(),
	) {
		// Small ones have the smallest weight that may speak, or little more.
		let smallest = large.iter().sum::<u128>() / 999_000 + 1;
		let small = extra.iter().map(|extra| smallest + smallest * extra / 1_000);
		let weights: Vec<_> = large.iter().copied().chain(small).collect();
		let reputation = weights.iter().sum::<u128>();
		prop_assert!(weights.iter().all(|weight| *weight >= stake::smallest_weight(reputation)));
		let wrong = wrong.index(large.len());
		let (mut spoken, mut staked, mut areas) = (0, Vec::new(), Vec::new());
		for weight in &weights {
			staked.push(stake::settle(s, reputation, spoken, *weight).unwrap());
			areas.push(integral(reputation, spoken, spoken + weight, 2));
			spoken += weight;
		}
		let right: Vec<_> = (0..weights.len()).filter(|k| *k != wrong).collect();
		let shares = right
			.iter()
			.fold(Share::default(), |sum, k| sum.checked_add(staked[*k].share).unwrap());
		let sum = right.iter().fold(int(0), |sum, k| sum + &areas[*k]);
		let pot = Pot::new(staked[wrong].stake, shares, 1).unwrap();
		let tiny = ratio(1, 1_000_000);
		for k in right {
			let exact = int(pot.amount()) * &areas[k] / &sum;
			let off = int(pot.portion(staked[k].share, 0).unwrap()) - exact;
			// Rounded down, and nothing else.
			prop_assert!(off <= tiny && off > -int(1) - &tiny, "{off}");
		}
	}

	#[test]
	fn smallest_weight_is_a_millionth(reputation in any::<u128>()) {
		let smallest = stake::smallest_weight(reputation);
		let exact = ratio(reputation, 1_000_000);
		prop_assert!(int(smallest) >= exact && int(smallest) < exact + int(1));
	}
}

/// Of four with 50, 50, 0.002 and 0.001 the second is wrong, and the others divide its stake.
#[test]
fn the_smallest_weights_get_what_exact_areas_give_them() {
	let one = 1_000_000_000_000u128;
	let weights = [50 * one, 50 * one, one / 500, one / 1_000];
	let reputation = weights.iter().sum::<u128>();
	let (mut spoken, mut staked, mut areas) = (0, Vec::new(), Vec::new());
	for weight in weights {
		staked.push(stake::settle(StakeFraction::MAX, reputation, spoken, weight).unwrap());
		areas.push(integral(reputation, spoken, spoken + weight, 2));
		spoken += weight;
	}
	let right = [0, 2, 3];
	let shares =
		right.iter().fold(Share::default(), |sum, k| sum.checked_add(staked[*k].share).unwrap());
	let sum = right.iter().fold(int(0), |sum, k| sum + &areas[*k]);
	let pot = int(staked[1].stake);
	for k in right {
		// The last one has an area of 0.033 units: in whole units it would have none.
		assert!(!staked[k].share.is_zero());
		let given = &pot * units(staked[k].share) / units(shares);
		let off = given - &pot * &areas[k] / &sum;
		assert!(off < ratio(1, 1_000_000) && -off < ratio(1, 1_000_000));
	}
}

#[test]
fn shares_are_shown_to_the_nearest_unit() {
	for whole in [0, 7, u128::MAX] {
		assert_eq!(Share::of_units(whole).units(), whole);
	}
	let thirds = |k| stake::settle(StakeFraction::MAX, 1, 0, k).unwrap().share.units();
	// A third of a unit, and nothing more beyond R.
	assert_eq!([0, 1, 2].map(thirds), [0, 0, 0]);
	// 7/6 of a unit for the first half of 4: (64 - 8) / 48.
	assert_eq!(stake::settle(StakeFraction::MAX, 4, 0, 2).unwrap().share.units(), 1);
	// And 124/75 for four fifths of 5.
	assert_eq!(stake::settle(StakeFraction::MAX, 5, 0, 4).unwrap().share.units(), 2);
	assert_eq!(Share::default().checked_sub(Share::of_units(1)), None);
}

#[test]
fn square_root_of_a_square_is_exact() {
	let s = StakeFraction::MAX;
	// V/R = 1/4 and 9/16: half, and a quarter of 10 %.
	assert_eq!(stake::stream(s, Curve::SquareRoot, 400, 0, 100), Ok(5));
	assert_eq!(stake::stream(s, Curve::SquareRoot, 1_600, 500, 400), Ok(10));
}

#[test]
fn without_reputation_nobody_evaluates() {
	let s = StakeFraction::default();
	assert_eq!(stake::settle(s, 0, 0, 1), Err(MathError::DivisionByZero));
	assert_eq!(stake::stream(s, Curve::Linear, 0, 0, 1), Err(MathError::DivisionByZero));
	assert_eq!(stake::settle(s, 1, u128::MAX, 1), Err(MathError::Overflow));
	assert_eq!(stake::stream(s, Curve::Linear, 1, u128::MAX, 1), Err(MathError::Overflow));
}

#[test]
fn bounds_of_the_stake_fraction() {
	let fraction = |parts| StakeFraction::new(Fraction::from_parts_per_billion(parts).unwrap());
	assert_eq!(fraction(1_000_000), Ok(StakeFraction::MIN));
	assert_eq!(fraction(100_000_000), Ok(StakeFraction::MAX));
	assert_eq!(fraction(999_999), Err(MathError::OutOfRange));
	assert_eq!(fraction(100_000_001), Err(MathError::OutOfRange));
	assert_eq!(StakeFraction::default().fraction().parts_per_billion(), 20_000_000);
}
