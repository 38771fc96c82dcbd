// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Units of share books.

use crate::MathError;

/// One whole unit: units have 6 decimals.
pub const ONE: u128 = 1_000_000;

/// The total of a book stays below this.
///
/// Source: crate docs, "Share books".
pub const MAX: u128 = 1 << 96;

/// Refuses units at or above [`MAX`].
///
/// Errors: [`MathError::OutOfRange`].
pub const fn check(units: u128) -> Result<(), MathError> {
	if units < MAX {
		Ok(())
	} else {
		Err(MathError::OutOfRange)
	}
}
