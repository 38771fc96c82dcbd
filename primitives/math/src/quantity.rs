// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Quantities of contributions: they have 6 decimals, whatever the asset that a kind counts has.

use crate::MathError;

/// The decimals of quantities.
pub const DECIMALS: u8 = 6;

/// An amount of base units of an asset of so many `decimals` as a quantity: millionths of a whole
/// one.
///
/// amount * 10^6 / 10^decimals. Exact: an amount that is no whole number of millionths is refused.
///
/// Errors: [`MathError::OutOfRange`] if the amount is no whole number of millionths, or a millionth
/// is more than any amount (more than 44 decimals); [`MathError::Overflow`] if the quantity exceeds
/// 64 bits.
///
/// Source: crate docs, "Conventions".
pub fn of_amount(amount: u128, decimals: u8) -> Result<u64, MathError> {
	let power = |exponent: u8| 10u128.checked_pow(exponent.into()).ok_or(MathError::OutOfRange);
	let quantity = match decimals.checked_sub(DECIMALS) {
		Some(more) => {
			let millionth = power(more)?;
			if amount.checked_rem(millionth) != Some(0) {
				return Err(MathError::OutOfRange);
			}
			amount.checked_div(millionth)
		},
		None => amount.checked_mul(power(DECIMALS.saturating_sub(decimals))?),
	};
	quantity.and_then(|quantity| u64::try_from(quantity).ok()).ok_or(MathError::Overflow)
}
