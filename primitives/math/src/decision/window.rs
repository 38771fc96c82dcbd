// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Sums over the last days, so that a limit holds in any so many days and not only in those of a
//! calendar.

use super::Day;
use crate::MathError;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A ring of the sums of `DAYS` days, each kept as `T`: that of day d in place d modulo `DAYS`.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Window<T, const DAYS: usize> {
	/// The day of the last sum.
	last: Day,
	sums: [T; DAYS],
}

impl<T: Copy + Default, const DAYS: usize> Default for Window<T, DAYS> {
	fn default() -> Self {
		Self { last: 0, sums: [T::default(); DAYS] }
	}
}

impl<T: Copy + Default + Into<u128> + TryFrom<u128>, const DAYS: usize> Window<T, DAYS> {
	/// Adds to the sum of `today`, or of the last day if that is later.
	///
	/// Errors: [`MathError::Overflow`] if the sum of a day or of all days becomes too large, which
	/// changes nothing.
	pub fn add(&mut self, today: Day, amount: u128) -> Result<(), MathError> {
		let mut then = *self;
		let today = today.max(self.last);
		let passed = usize::try_from(today.abs_diff(self.last)).unwrap_or(DAYS).min(DAYS);
		for back in (0..DAYS).take(passed) {
			if let Some(sum) = then.sums.get_mut(place::<DAYS>(today, back)) {
				*sum = T::default();
			}
		}
		then.last = today;
		let sum = then.sums.get_mut(place::<DAYS>(today, 0)).ok_or(MathError::OutOfRange)?;
		let new = (*sum).into().checked_add(amount).ok_or(MathError::Overflow)?;
		*sum = T::try_from(new).map_err(|_| MathError::Overflow)?;
		then.sum(today)?;
		*self = then;
		Ok(())
	}

	/// Takes back what was added on a day: nothing if that day is forgotten already.
	///
	/// Errors: [`MathError::Mismatch`] if less was added on that day, which changes nothing.
	pub fn take_back(&mut self, day: Day, amount: u128) -> Result<(), MathError> {
		let passed = usize::try_from(self.last.saturating_sub(day)).unwrap_or(DAYS);
		if passed >= DAYS {
			return Ok(());
		}
		let known = self.sums.get_mut(place::<DAYS>(day, 0)).filter(|_| day <= self.last);
		let sum = known.ok_or(MathError::Mismatch)?;
		let new = (*sum).into().checked_sub(amount).ok_or(MathError::Mismatch)?;
		*sum = T::try_from(new).map_err(|_| MathError::Mismatch)?;
		Ok(())
	}

	/// The sum of the `DAYS` days that end with `today`.
	///
	/// Errors: [`MathError::Overflow`], which [`Self::add`] prevents.
	pub fn sum(&self, today: Day) -> Result<u128, MathError> {
		let passed = usize::try_from(today.saturating_sub(self.last)).unwrap_or(DAYS);
		(0..DAYS.saturating_sub(passed)).try_fold(0u128, |sum, back| {
			let day: u128 =
				self.sums.get(place::<DAYS>(self.last, back)).map_or(0, |sum| (*sum).into());
			sum.checked_add(day).ok_or(MathError::Overflow)
		})
	}
}

/// Where the sum of the day so many days before `day` is kept.
fn place<const DAYS: usize>(day: Day, back: usize) -> usize {
	let of_day =
		usize::try_from(day).ok().and_then(|day| day.checked_rem(DAYS)).unwrap_or_default();
	of_day.checked_sub(back).unwrap_or_else(|| of_day.saturating_add(DAYS).saturating_sub(back))
}
