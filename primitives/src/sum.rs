// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Sums that are exact or refused, in the errors of the pallet that asks.

use ovn_math::MathError;
use sp_runtime::traits::{CheckedAdd, CheckedSub};

/// `a + b`, or [`MathError::Overflow`].
pub fn plus<E: From<MathError>, N: CheckedAdd>(a: N, b: N) -> Result<N, E> {
	a.checked_add(&b).ok_or_else(|| MathError::Overflow.into())
}

/// `a - b`, where `b` is part of `a`, or [`MathError::Mismatch`].
pub fn minus<E: From<MathError>, N: CheckedSub>(a: N, b: N) -> Result<N, E> {
	a.checked_sub(&b).ok_or_else(|| MathError::Mismatch.into())
}

/// Adds `b` to `a`, or returns [`MathError::Overflow`].
pub fn add<E: From<MathError>, N: CheckedAdd>(a: &mut N, b: N) -> Result<(), E> {
	*a = a.checked_add(&b).ok_or(MathError::Overflow)?;
	Ok(())
}

/// Takes `b`, which is part of it, from `a`, or returns [`MathError::Mismatch`].
pub fn take<E: From<MathError>, N: CheckedSub>(a: &mut N, b: N) -> Result<(), E> {
	*a = a.checked_sub(&b).ok_or(MathError::Mismatch)?;
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn sums_are_exact_or_refused() {
		assert_eq!(plus::<MathError, _>(u128::MAX - 1, 1), Ok(u128::MAX));
		assert_eq!(plus::<MathError, _>(u128::MAX, 1), Err(MathError::Overflow));
		assert_eq!(minus::<MathError, _>(3_u128, 3), Ok(0));
		assert_eq!(minus::<MathError, _>(3_u128, 4), Err(MathError::Mismatch));
	}

	#[test]
	fn sums_in_place_are_exact_or_refused_and_then_change_nothing() {
		let mut number = u8::MAX - 1;
		assert_eq!(add::<MathError, _>(&mut number, 2), Err(MathError::Overflow));
		assert_eq!(number, u8::MAX - 1);
		assert_eq!(add::<MathError, _>(&mut number, 1), Ok(()));
		assert_eq!(take::<MathError, _>(&mut number, u8::MAX), Ok(()));
		assert_eq!(number, 0);
		assert_eq!(take::<MathError, _>(&mut number, 1), Err(MathError::Mismatch));
		assert_eq!(number, 0);
	}
}
