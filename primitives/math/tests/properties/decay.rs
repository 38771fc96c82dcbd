// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use crate::oracle::*;
use codec::{Decode, Encode};
use num_bigint::BigInt;
use num_traits::{One, Pow};
use ovn_math::{
	decay::{Factor, Index, MAX_REPUTATION},
	MathError,
};
use primitive_types::U256;
use proptest::prelude::*;

const BITS: u32 = 192;

/// The fixed-point number behind an index or a factor: what its encoding says.
fn raw(encoded: impl Encode) -> BigInt {
	wide(U256::decode(&mut &encoded.encode()[..]).unwrap())
}

fn exact(encoded: impl Encode) -> BigRational {
	BigRational::new(raw(encoded), BigInt::one() << BITS)
}

fn index(raw: U256) -> Index {
	Index::decode(&mut &raw.encode()[..]).unwrap()
}

/// Any index there can be, each magnitude equally likely.
fn any_index() -> impl Strategy<Value = Index> {
	(148u32..192, any::<[u64; 3]>()).prop_map(|(bits, [a, b, c])| {
		let one = U256::one() << bits;
		index(one + (U256([a, b, c, 0]) & (one - U256::one())))
	})
}

/// 2^-100: how far the index may be below the exact one, as a part of it.
fn tolerance() -> BigRational {
	power_of_two(-100)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(48))]

	#[test]
	fn after_a_half_life_at_most_half_is_left(steps in prop_oneof![1u32..20, 1u32..600]) {
		let factor = raw(Factor::from_half_life(steps).unwrap());
		let half = BigInt::one() << (BITS * steps - 1);
		prop_assert!(Pow::pow(&factor, steps) <= half);
		prop_assert!(Pow::pow(factor + 16u8, steps) > half);
	}

	#[test]
	fn steps_are_powers(half_life in 1u32..2_000, steps in 0u32..600, start in any_index()) {
		let factor = Factor::from_half_life(half_life).unwrap();
		// Both sides times 2^(192 * (steps + 1)), because reducing such fractions takes long.
		let shift = BITS * steps;
		let expected = raw(start) * Pow::pow(&raw(factor), steps);
		match start.after(factor, steps) {
			Ok(after) => {
				let after = raw(after) << shift;
				prop_assert!(after <= expected);
				prop_assert!((&expected - after) << 100 < expected);
			},
			Err(error) => {
				prop_assert_eq!(error, MathError::Exhausted);
				let lowest = BigInt::one() << (BITS - 44 + shift);
				prop_assert!((&expected - (&expected >> 100)) < lowest);
			},
		}
	}

	#[test]
	fn whole_half_lives_halve_in_whatever_pieces(
		half_life in prop_oneof![1u32..1_000, 1u32..=u32::MAX],
		cuts in prop::collection::vec(any::<u32>(), 0..12),
	) {
		let factor = Factor::from_half_life(half_life).unwrap();
		let (mut piecewise, mut at_once) = (Index::default(), Index::default());
		for halves in 1..=43 {
			let before = piecewise;
			let mut cuts: Vec<_> = cuts.iter().map(|cut| cut % half_life).collect();
			cuts.extend([0, half_life]);
			cuts.sort();
			for piece in cuts.windows(2) {
				let after = piecewise.after(factor, piece[1] - piece[0]).unwrap();
				prop_assert!(after <= piecewise);
				piecewise = after;
			}
			at_once = at_once.after(factor, half_life).unwrap();
			prop_assert!(piecewise < before);
			for index in [piecewise, at_once] {
				prop_assert!(exact(index) <= power_of_two(-halves));
				prop_assert!(exact(index) > power_of_two(-halves) * (int(1) - tolerance()));
			}
		}
		prop_assert_eq!(piecewise.after(factor, half_life).and_then(|end| end.after(factor, 1)), Err(MathError::Exhausted));
	}

	#[test]
	fn shares_are_never_worth_more_than_what_they_are_credited_for(
		index in any_index(), reputation in up_to_bits(84),
	) {
		let shares = index.shares(reputation).unwrap();
		let worth = index.reputation(shares).unwrap();
		prop_assert_eq!(shares, floor(&(int(reputation) / exact(index))));
		prop_assert_eq!(worth, floor(&(int(shares) * exact(index))));
		prop_assert!(worth <= reputation && reputation - worth <= 1);
	}

	#[test]
	fn parts_are_never_worth_more_than_the_whole(
		index in any_index(), parts in prop::collection::vec(up_to_bits(120), 1..10),
	) {
		let whole = index.reputation(parts.iter().sum()).unwrap();
		let sum: u128 = parts.iter().map(|part| index.reputation(*part).unwrap()).sum();
		prop_assert!(sum <= whole && int(whole - sum) < int(parts.len().try_into().unwrap()));
		let credited: u128 = parts.iter().map(|part| index.shares(part >> 40).unwrap()).sum();
		prop_assert!(credited <= index.shares(parts.iter().map(|part| part >> 40).sum()).unwrap());
	}

	#[test]
	fn worth_only_falls(half_life in 1u32..1_000, steps in prop::collection::vec(0u32..500, 1..10), shares in any::<u128>()) {
		let factor = Factor::from_half_life(half_life).unwrap();
		let mut now = Index::default();
		prop_assert_eq!(now.reputation(shares), Ok(shares));
		for steps in steps {
			let Ok(later) = now.after(factor, steps) else { break };
			prop_assert!(later.reputation(shares).unwrap() <= now.reputation(shares).unwrap());
			now = later;
		}
	}
}

#[test]
fn a_half_life_of_one_step_halves_exactly() {
	let factor = Factor::from_half_life(1).unwrap();
	let mut now = Index::default();
	for halves in 0..=44 {
		assert_eq!(exact(now), power_of_two(-halves));
		assert_eq!(now.reputation(1 << 50), Ok((1 << 50) >> halves));
		assert_eq!(Index::default().after(factor, halves.unsigned_abs()), Ok(now));
		if halves < 44 {
			now = now.after(factor, 1).unwrap();
		}
	}
	// The end of its life: an error, and the largest reputation still fits.
	assert_eq!(now.after(factor, 1), Err(MathError::Exhausted));
	assert_eq!(now.after(factor, u32::MAX), Err(MathError::Exhausted));
	assert_eq!(now.after(factor, 0), Ok(now));
	assert_eq!(now.shares(MAX_REPUTATION - 1), Ok((MAX_REPUTATION - 1) << 44));
	assert_eq!(now.shares(MAX_REPUTATION), Err(MathError::OutOfRange));
}

#[test]
fn decay_refuses_impossible_arguments() {
	assert_eq!(Factor::from_half_life(0), Err(MathError::OutOfRange));
	let above = Factor::decode(&mut &(U256::one() << 193).encode()[..]).unwrap();
	assert_eq!(Index::default().after(above, 1), Err(MathError::OutOfRange));
	assert_eq!(index(U256::zero()).shares(1), Err(MathError::DivisionByZero));
	assert_eq!(index(U256::MAX).reputation(u128::MAX), Err(MathError::Overflow));
}

#[test]
fn after_fails_above_one_and_changes_nothing_at_one() {
	let factor = |raw: U256| Factor::decode(&mut &raw.encode()[..]).unwrap();
	let one = U256::one() << BITS;
	assert_eq!(Index::default().after(factor(one), 7), Ok(Index::default()));
	let above = factor(one + U256::one());
	assert_eq!(Index::default().after(above, 7), Err(MathError::OutOfRange));
}
