// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Checked arithmetic in 512 bits, for intermediate results only. Nothing here panics or wraps.

use crate::MathError::{self, DivisionByZero, Overflow};
use primitive_types::{U256, U512};

/// The product of all factors.
pub(crate) fn product<const N: usize>(factors: [U512; N]) -> Result<U512, MathError> {
	factors.into_iter().try_fold(U512::one(), times)
}

/// `a * b`.
pub(crate) fn times(a: U512, b: U512) -> Result<U512, MathError> {
	a.checked_mul(b).ok_or(Overflow)
}

/// `a + b`.
pub(crate) fn plus(a: U512, b: U512) -> Result<U512, MathError> {
	a.checked_add(b).ok_or(Overflow)
}

/// `a - b`.
pub(crate) fn minus(a: U512, b: U512) -> Result<U512, MathError> {
	a.checked_sub(b).ok_or(Overflow)
}

/// Quotient, rounded down, and remainder.
pub(crate) fn divide(a: U512, b: U512) -> Result<(U512, U512), MathError> {
	if b.is_zero() {
		return Err(DivisionByZero);
	}
	Ok(a.div_mod(b))
}

/// `floor(a / b)` as a number of 128 bits.
pub(crate) fn quotient(a: U512, b: U512) -> Result<u128, MathError> {
	divide(a, b).and_then(|(q, _)| narrow(q))
}

/// `a` as a number of 128 bits.
pub(crate) fn narrow(a: U512) -> Result<u128, MathError> {
	u128::try_from(a).map_err(|_| Overflow)
}

/// `a` as a number of 256 bits.
pub(crate) fn halve_width(a: U512) -> Result<U256, MathError> {
	U256::try_from(a).map_err(|_| Overflow)
}

/// `a * 2^128`; at most 384 bits.
pub(crate) fn raise(a: U256) -> U512 {
	let [w0, w1, w2, w3] = a.0;
	U512([0, 0, w0, w1, w2, w3, 0, 0])
}

/// `floor(a / 2^128)` and the 128 bits below.
pub(crate) fn lower(a: U512) -> (U512, u128) {
	let [_, _, w2, w3, w4, w5, w6, w7] = a.0;
	(U512([w2, w3, w4, w5, w6, w7, 0, 0]), a.low_u128())
}

/// The square root of `a`, rounded up.
pub(crate) fn root_up(a: U512) -> Result<U512, MathError> {
	let root = a.integer_sqrt();
	if times(root, root)? == a {
		Ok(root)
	} else {
		plus(root, U512::one())
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	#[test]
	fn roots_round_up() {
		let root = |number: u64| root_up(number.into()).unwrap().as_u64();
		assert_eq!([0, 1, 2, 4, 5, 9, 10].map(root), [0, 1, 2, 2, 3, 3, 4]);
	}

	#[test]
	fn raise_and_lower_are_inverse() {
		let raised = raise(U256::MAX);
		assert_eq!(lower(plus(raised, 7.into()).unwrap()), (U256::MAX.into(), 7));
		assert_eq!(halve_width(raised), Err(Overflow));
	}
}
