// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Exact numbers, and numbers of every magnitude.

use num_bigint::BigInt;
pub use num_rational::BigRational;
use num_traits::One;
use primitive_types::U256;
use proptest::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};

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

/// How many operations a long run has; `None` in a short one.
fn operations() -> Option<u32> {
	std::env::var("OVN_OPERATIONS").ok().and_then(|operations| operations.parse().ok())
}

/// How many sequences to run: `few` in a short run; in a long one (`scripts/prove/properties.sh`) as many
/// as have the operations together, and a fiftieth more, if a sequence has `mean` on average.
pub fn cases(few: u32, mean: u32) -> u32 {
	operations().map_or(few, |operations| (operations + operations.div_ceil(50)).div_ceil(mean))
}

/// Counts the operations of a sequence that passed, and in a long run prints how many there were by now.
pub fn count(operations: usize) {
	static COUNT: AtomicUsize = AtomicUsize::new(0);
	let before = COUNT.fetch_add(operations, Ordering::Relaxed);
	if self::operations().is_some() {
		println!("operations: {}", before + operations);
	}
}
