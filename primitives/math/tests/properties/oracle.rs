// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Exact numbers, and numbers of every magnitude.

use num_bigint::BigInt;
pub use num_rational::BigRational;
use num_traits::One;
use primitive_types::U256;
use proptest::prelude::*;

pub fn int(number: u128) -> BigRational {
	BigRational::from_integer(number.into())
}

pub fn ratio(numerator: u128, denominator: u128) -> BigRational {
	BigRational::new(numerator.into(), denominator.into())
}

pub fn wide(number: U256) -> BigInt {
	BigInt::from_bytes_le(num_bigint::Sign::Plus, &number.to_little_endian())
}

/// `2^exponent`.
pub fn power_of_two(exponent: i32) -> BigRational {
	let power = BigInt::one() << exponent.unsigned_abs();
	if exponent < 0 {
		BigRational::new(BigInt::one(), power)
	} else {
		BigRational::from_integer(power)
	}
}

/// `floor(number)`, which must not be negative and fit 128 bits.
pub fn floor(number: &BigRational) -> u128 {
	number.floor().to_integer().try_into().unwrap()
}

/// Numbers below `2^bits`, each magnitude equally likely: the small ones are where rounding shows.
pub fn up_to_bits(bits: u32) -> impl Strategy<Value = u128> {
	(0..=bits, any::<u128>()).prop_map(|(bits, number)| match bits {
		0 => 0,
		bits => number >> (128 - bits),
	})
}

/// As [`up_to_bits`], without 0.
pub fn positive(bits: u32) -> impl Strategy<Value = u128> {
	up_to_bits(bits).prop_map(|number| number.max(1))
}
