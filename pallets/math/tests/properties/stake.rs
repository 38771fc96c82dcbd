// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use crate::oracle::*;
use num_traits::Zero;
use ovn_math::{
	stake::{self, Curve, StakeFraction},
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
		prop_assert!(is_within_one(staked.share, &integral(reputation, from, to, 2)));
		prop_assert!(staked.stake <= weight && staked.share <= weight);
		if spoken >= reputation {
			prop_assert_eq!((staked.stake, staked.share), (0, 0));
		}
	}

	#[test]
	fn settle_of_parts_adds_up_to_the_unit(
		reputation in positive(126), s in fraction(), spoken in up_to_bits(120),
		parts in prop::collection::vec(up_to_bits(118), 1..11),
	) {
		let joint = stake::settle(s, reputation, spoken, parts.iter().sum()).unwrap();
		let (mut before, mut stakes, mut shares) = (spoken, 0, 0);
		for part in parts {
			let staked = stake::settle(s, reputation, before, part).unwrap();
			(before, stakes, shares) = (before + part, stakes + staked.stake, shares + staked.share);
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
		prop_assert!(soon.stake + 1 >= late.stake && soon.share + 1 >= late.share);
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

	#[test]
	fn smallest_weight_is_a_millionth(reputation in any::<u128>()) {
		let smallest = stake::smallest_weight(reputation);
		let exact = ratio(reputation, 1_000_000);
		prop_assert!(int(smallest) >= exact && int(smallest) < exact + int(1));
	}
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
