// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use crate::oracle::*;
use ovn_math::{
	principal::{counted_value, kept, part, value},
	units, MathError, Ratio,
};
use primitive_types::U256;
use proptest::prelude::*;

fn exact(number: U256) -> BigRational {
	BigRational::from_integer(wide(number))
}

proptest! {
	#[test]
	fn principal_is_valued_in_millionths(principal in up_to_bits(96)) {
		prop_assert_eq!(exact(value(principal).unwrap()), int(principal) * int(1_000_000));
	}

	#[test]
	fn counted_principal_is_valued_to_a_millionth(
		rate in up_to_bits(128), principal in up_to_bits(96), per_unit in positive(80),
	) {
		let due = int(rate) * int(principal) * int(1_000_000) / int(per_unit);
		let found = exact(counted_value(rate, principal, per_unit).unwrap());
		prop_assert!(found <= due && due < found + int(1));
	}

	#[test]
	fn counted_principal_is_worth_itself_when_its_rate_is_what_it_counts(
		principal in up_to_bits(96), per_unit in positive(80),
	) {
		prop_assert_eq!(counted_value(per_unit, principal, per_unit), value(principal));
	}

	#[test]
	fn part_pays_what_was_promised_and_no_more(
		numerator in 1u32..=10_000, denominator in 1u32..=10_000, percent in 0u32..=1_000,
	) {
		let part = part(Ratio::new(numerator, denominator).unwrap(), percent).unwrap();
		let part = ratio(part.numerator().into(), part.denominator().into());
		let ceiling = ratio(numerator.into(), denominator.into());
		let promised = ratio(percent.into(), 100);
		prop_assert_eq!(&part * &ceiling, ceiling.min(promised));
		prop_assert!(part <= int(1));
	}

	#[test]
	fn part_of_any_ceiling_is_exact_or_refused(numerator: u32, denominator in 1u32.., percent: u32) {
		let ceiling = Ratio::new(numerator, denominator).unwrap();
		match part(ceiling, percent) {
			Ok(part) => {
				let part = ratio(part.numerator().into(), part.denominator().into());
				let ceiling = ratio(numerator.into(), denominator.into());
				prop_assert_eq!(&part * &ceiling, ceiling.min(ratio(percent.into(), 100)));
			},
			Err(error) => prop_assert_eq!(error, MathError::Overflow),
		}
	}

	#[test]
	fn kept_is_the_floor(credited in up_to_bits(128), units in positive(128), part in up_to_bits(128)) {
		let left = part % units;
		let due = int(credited) * int(left) / int(units);
		prop_assert_eq!(kept(credited, left, units), Ok(floor(&due)));
	}

	#[test]
	fn giving_back_in_parts_takes_back_all(
		credited in up_to_bits(96), backs in prop::collection::vec(positive(40), 1..20),
	) {
		let mut units: u128 = backs.iter().sum();
		let (mut rest, mut taken) = (credited, 0);
		for back in backs {
			let keep = kept(rest, units - back, units).unwrap();
			taken += rest - keep;
			(rest, units) = (keep, units - back);
		}
		prop_assert_eq!((taken, rest, units), (credited, 0, 0));
	}
}

#[test]
fn principal_refuses_what_cannot_be() {
	assert_eq!(value(units::MAX), Err(MathError::OutOfRange));
	assert_eq!(counted_value(0, units::MAX, 1), Err(MathError::OutOfRange));
	assert!(counted_value(u128::MAX, units::MAX - 1, 1).is_ok());
	assert_eq!(counted_value(1, 1, 0), Ok(U256::zero()));
	assert_eq!(kept(1, 0, 0), Err(MathError::DivisionByZero));
	assert_eq!(kept(1, 3, 2), Err(MathError::Mismatch));
	assert_eq!(part(Ratio::new(0, 1).unwrap(), 0), Ok(Ratio::ONE));
	assert_eq!(part(Ratio::new(u32::MAX, 1).unwrap(), 1), Err(MathError::Overflow));
}
