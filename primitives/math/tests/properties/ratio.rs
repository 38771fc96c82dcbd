// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use crate::oracle::*;
use codec::{Decode, Encode};
use num_traits::Zero;
use ovn_math::{carry::HEAD_START, Carry, Fraction, MathError, Ratio, Scale};
use proptest::prelude::*;

fn share() -> impl Strategy<Value = Ratio> {
	(any::<u32>(), 1u32..).prop_map(|(a, b)| Ratio::new(a.min(b), a.max(b)).unwrap())
}

fn exact(ratio: Ratio) -> BigRational {
	crate::oracle::ratio(ratio.numerator().into(), ratio.denominator().into())
}

proptest! {
	#[test]
	fn shares_of_one_ratio_add_up_to_the_floor_of_the_exact_sum(
		ratio in share(),
		amounts in prop::collection::vec(up_to_bits(120), 1..40),
	) {
		let (mut carry, mut paid, mut sum) = (Carry::default(), 0, 0);
		for amount in amounts {
			let (part, kept) = ratio.share_of(amount, carry).unwrap();
			prop_assert!(part <= amount);
			(carry, paid, sum) = (kept, paid + part, sum + amount);
			prop_assert_eq!(paid, floor(&(int(sum) * exact(ratio))));
		}
	}

	#[test]
	fn shares_of_changing_ratios_are_less_than_a_base_unit_off(
		steps in prop::collection::vec((share(), up_to_bits(120)), 1..40),
	) {
		let (mut carry, mut paid, mut due) = (Carry::default(), int(0), int(0));
		for (ratio, amount) in steps {
			let (part, kept) = ratio.share_of(amount, carry).unwrap();
			(carry, paid, due) = (kept, paid + int(part), due + int(amount) * exact(ratio));
			prop_assert!(paid > &due - int(1));
			prop_assert!(paid <= &due + power_of_two(-32));
		}
	}

	#[test]
	fn shares_and_kept_fraction_are_the_exact_share(
		ratio in share(),
		amount in any::<u128>(),
		before in positive(128),
	) {
		// Any carry can be had: it is what its encoding says.
		let carry = Carry::decode(&mut &before.encode()[..]).unwrap();
		let (part, kept) = ratio.share_of(amount, carry).unwrap();
		let unit = power_of_two(-128);
		let lost = int(amount) * exact(ratio) + int(before) * &unit - int(part) - int(kept.parts()) * &unit;
		prop_assert!(part <= amount);
		prop_assert!(lost >= BigRational::zero() && lost < unit);
	}

	#[test]
	fn times_is_the_floor_or_overflows(amount in up_to_bits(128), n in any::<u32>(), d in 1u32..) {
		let exact = int(amount) * ratio(n.into(), d.into());
		let expected = if exact < power_of_two(128) { Ok(floor(&exact)) } else { Err(MathError::Overflow) };
		prop_assert_eq!(Ratio::new(n, d).unwrap().times(amount), expected);
	}

	#[test]
	fn fraction_is_the_floor(amount in any::<u128>(), parts in 0u32..=1_000_000_000) {
		let fraction = Fraction::from_parts_per_billion(parts).unwrap();
		let expected = floor(&(int(amount) * ratio(parts.into(), 1_000_000_000)));
		prop_assert_eq!(fraction.of(amount), Ok(expected));
	}

	#[test]
	fn decoding_gives_what_the_constructor_gives(a in any::<u32>(), b in any::<u32>(), c in any::<[u8; 2]>()) {
		for b in [b, 0] {
			let decoded = Ratio::decode(&mut &(a, b).encode()[..]);
			prop_assert_eq!(decoded.ok(), Ratio::new(a, b).ok());
		}
		let decoded = Fraction::decode(&mut &a.encode()[..]);
		prop_assert_eq!(decoded.ok(), Fraction::from_parts_per_billion(a).ok());
		let decoded = Scale::decode(&mut &c.encode()[..]);
		prop_assert_eq!(decoded.ok(), Scale::new(c[0], c[1]).ok());
	}
}

#[test]
fn a_ratio_above_one_is_no_share() {
	let carry = Carry::default();
	let ratio = Ratio::new(3, 2).unwrap();
	assert_eq!(ratio.share_of(10, carry), Err(MathError::OutOfRange));
	assert_eq!(ratio.times(10), Ok(15));
	assert!(!ratio.is_share() && Ratio::ONE.is_share());
	assert_eq!(Ratio::new(1, 0), Err(MathError::DivisionByZero));
}

#[test]
fn a_third_of_one_arrives_with_the_third_one() {
	let third = Ratio::new(1, 3).unwrap();
	let mut carry = Carry::default();
	assert_eq!(carry.parts(), HEAD_START);
	let mut parts = Vec::new();
	for _ in 0..6 {
		let (part, kept) = third.share_of(1, carry).unwrap();
		parts.push(part);
		carry = kept;
	}
	assert_eq!(parts, [0, 0, 1, 0, 0, 1]);
}

#[test]
fn a_fraction_is_at_most_the_whole() {
	let whole = Fraction::from_parts_per_billion(1_000_000_000).unwrap();
	assert_eq!(whole.of(u128::MAX), Ok(u128::MAX));
	assert_eq!(Fraction::from_parts_per_billion(1_000_000_001), Err(MathError::OutOfRange));
}
