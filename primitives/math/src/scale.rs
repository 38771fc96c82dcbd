// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The scale of an evaluation.

use crate::{MathError, Ratio};
use codec::{Encode, MaxEncodedLen};
use core::ops::RangeInclusive;
use scale_info::TypeInfo;

/// The most values a scale may have.
pub const MAX_VALUES: usize = 16;

/// The values an evaluation may have: the whole numbers from `min` to `max`.
///
/// 0 <= min < max, and at most [`MAX_VALUES`] values.
///
/// Source: crate docs, "Evaluations".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, MaxEncodedLen, TypeInfo)]
pub struct Scale {
	min: u8,
	max: u8,
}

crate::decode_checked!(Scale, (u8, u8), |(min, max)| Scale::new(min, max));

impl Scale {
	/// The scale from `min` to `max`.
	///
	/// Errors: [`MathError::OutOfRange`] unless `min` is below `max` and there are at most
	/// [`MAX_VALUES`] values.
	pub fn new(min: u8, max: u8) -> Result<Self, MathError> {
		match max.checked_sub(min) {
			Some(steps) if steps > 0 && usize::from(steps) < MAX_VALUES => Ok(Self { min, max }),
			_ => Err(MathError::OutOfRange),
		}
	}

	/// The lowest value.
	pub const fn min(self) -> u8 {
		self.min
	}

	/// The highest value.
	pub const fn max(self) -> u8 {
		self.max
	}

	/// All values, upward.
	pub const fn values(self) -> RangeInclusive<u8> {
		self.min..=self.max
	}

	/// The place of `value` in a list that has one entry for each value of the scale.
	///
	/// Errors: [`MathError::OutOfRange`] for a value that is not on the scale.
	pub fn index_of(self, value: u8) -> Result<usize, MathError> {
		self.values().position(|other| other == value).ok_or(MathError::OutOfRange)
	}

	/// The tolerance a network has if it chooses none: (max - min) / 5, rounded down.
	pub fn default_tolerance(self) -> u8 {
		self.max.abs_diff(self.min) / 5
	}

	/// The values of those who were right: within `tolerance` of the verdict, cut at the ends of
	/// the scale.
	///
	/// Errors: [`MathError::OutOfRange`] for a verdict that is not on the scale.
	///
	/// Source: crate docs, "Pots".
	pub fn right_values(self, verdict: u8, tolerance: u8) -> Result<RangeInclusive<u8>, MathError> {
		self.index_of(verdict)?;
		let lowest = verdict.checked_sub(tolerance).unwrap_or(self.min).max(self.min);
		let highest = verdict.checked_add(tolerance).unwrap_or(self.max).min(self.max);
		Ok(lowest..=highest)
	}

	/// The quality of a contribution with this result: result / max, exact.
	///
	/// Errors: [`MathError::OutOfRange`] for a result above the scale. 0 is below some scales and
	/// still a result, that of silence.
	///
	/// Source: crate docs, "Rewards".
	pub fn quality(self, result: u8) -> Result<Ratio, MathError> {
		if result > self.max {
			return Err(MathError::OutOfRange);
		}
		Ratio::new(result.into(), self.max.into())
	}
}
