// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use crate::oracle::*;
use num_traits::pow;
use ovn_math::{quantity::of_amount, MathError};
use proptest::prelude::*;

/// The same as an exact rational.
fn exact(amount: u128, decimals: u8) -> BigRational {
	int(amount) * int(1_000_000) / pow(int(10), decimals.into())
}

proptest! {
	#[test]
	fn quantity_is_the_exact_number_of_millionths_or_refused(
		amount in up_to_bits(128), zeros in 0u32..39, decimals in 0u8..50,
	) {
		// Multiples of powers of ten, else hardly any would be whole.
		let ten = 10u128.pow(zeros);
		let amount = amount / ten * ten;
		let exact = exact(amount, decimals);
		let expected = if !exact.is_integer() || decimals > 44 {
			Err(MathError::OutOfRange)
		} else if exact > int(u64::MAX.into()) {
			Err(MathError::Overflow)
		} else {
			Ok(u64::try_from(floor(&exact)).unwrap())
		};
		prop_assert_eq!(of_amount(amount, decimals), expected);
	}

	#[test]
	fn quantity_of_any_amount_is_exact_if_there_is_one(amount: u128, decimals: u8) {
		if let Ok(quantity) = of_amount(amount, decimals) {
			prop_assert_eq!(int(quantity.into()), exact(amount, decimals));
		}
	}
}

#[test]
fn quantities_of_usual_assets() {
	assert_eq!(of_amount(1_500_000, 6), Ok(1_500_000));
	assert_eq!(of_amount(3, 0), Ok(3_000_000));
	assert_eq!(of_amount(150, 2), Ok(1_500_000));
	assert_eq!(of_amount(10u128.pow(18), 18), Ok(1_000_000));
	assert_eq!(of_amount(10u128.pow(18) + 1, 18), Err(MathError::OutOfRange));
	assert_eq!(of_amount(u64::MAX.into(), 6), Ok(u64::MAX));
	assert_eq!(of_amount(u128::from(u64::MAX) + 1, 6), Err(MathError::Overflow));
	assert_eq!(of_amount(u128::MAX, 0), Err(MathError::Overflow));
	assert_eq!(of_amount(0, 44), Ok(0));
	assert_eq!(of_amount(0, 45), Err(MathError::OutOfRange));
}
