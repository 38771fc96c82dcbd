// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Cohorts of a debt: positions that open at one level, and so close at one level.

use crate::{accumulator::Accumulator, carry::HEAD_START, units, wide, MathError};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use primitive_types::U256;
use scale_info::TypeInfo;

/// The sum of the positions of a debt that open and close together.
///
/// What each position is paid from opening to closing is rounded down to whole base units, and
/// `due` is the sum of that. What the level gives beyond it, less than a base unit for each
/// position, returns to the accumulator when the cohort closes, for the younger cohorts.
///
/// Source: crate docs, "Debt".
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Cohort {
	units: u128,
	due: u128,
	span: Option<Span>,
}

/// The levels between which a cohort earns, and what it has earned.
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
struct Span {
	opened_at: U256,
	closes_at: U256,
	/// What it has received up to the level `counted_at`, in 2^-128 base units. Its units have not
	/// changed since.
	received: U256,
	counted_at: U256,
}

impl Cohort {
	/// The principal of its positions, in base units.
	pub const fn units(&self) -> u128 {
		self.units
	}

	/// What its positions are paid in total, in base units.
	pub const fn due(&self) -> u128 {
		self.due
	}

	/// The level at which it opened; `None` while it waits.
	pub fn opened_at(&self) -> Option<U256> {
		self.span.map(|span| span.opened_at)
	}

	/// The level at which it closes; `None` while it waits.
	pub fn closes_at(&self) -> Option<U256> {
		self.span.map(|span| span.closes_at)
	}

	/// Opens a cohort that waited. It closes when the level has risen by `rise`
	/// ([`crate::accumulator::ceiling_rise`]).
	///
	/// Errors: [`MathError::Mismatch`] if it is open already; [`MathError::Overflow`].
	pub fn open(&self, level: U256, rise: U256) -> Result<Self, MathError> {
		if self.span.is_some() {
			return Err(MathError::Mismatch);
		}
		let closes_at = level.checked_add(rise).ok_or(MathError::Overflow)?;
		let span = Span { opened_at: level, closes_at, received: U256::zero(), counted_at: level };
		Ok(Self { span: Some(span), ..*self })
	}

	/// Adds a position of `units` units that is paid `due` in total.
	///
	/// Errors: [`MathError::Mismatch`] if it is open and `level` is not that at which it opened;
	/// [`MathError::OutOfRange`] for [`units::MAX`] units or more; [`MathError::Overflow`].
	pub fn join(&self, level: U256, units: u128, due: u128) -> Result<Self, MathError> {
		if self.span.is_some_and(|span| span.opened_at != level) {
			return Err(MathError::Mismatch);
		}
		let units = self.units.checked_add(units).ok_or(MathError::Overflow)?;
		units::check(units)?;
		let due = self.due.checked_add(due).ok_or(MathError::Overflow)?;
		Ok(Self { units, due, ..*self })
	}

	/// Takes units out at `level`, which lowers what its positions are paid by `less`.
	///
	/// Errors: [`MathError::Mismatch`] if there are not as many units, or if `level` is not between
	/// that of the last change and that of its end.
	pub fn leave(&self, level: U256, units: u128, less: u128) -> Result<Self, MathError> {
		let span = self.span.map(|span| span.count(level, self.units)).transpose()?;
		let units = self.units.checked_sub(units).ok_or(MathError::Mismatch)?;
		// `due` may be rounded once for all positions, and `less` can then exceed it.
		Ok(Self { units, due: self.due.saturating_sub(less), span })
	}

	/// The cohort with `due` to be paid in total, for when it is not known for each position.
	pub const fn with_due(&self, due: u128) -> Self {
		Self { due, ..*self }
	}

	/// The cohort after its last units left. It is due at most what its `positions`, all that it
	/// ever had, can have been paid of what it received. Where its due was rounded once for all
	/// positions, it can exceed theirs by a few base units, which nobody would ever pay in or get.
	///
	/// Rounding: down, after the head start of each position.
	///
	/// Errors: [`MathError::Mismatch`] if it has units; [`MathError::Overflow`].
	pub fn emptied(&self, positions: u64) -> Result<Self, MathError> {
		if self.units > 0 {
			return Err(MathError::Mismatch);
		}
		let received = self.span.map_or(U256::zero(), |span| span.received);
		let head_starts = U256::from(HEAD_START)
			.checked_mul(U256::from(positions))
			.and_then(|parts| parts.checked_add(received))
			.ok_or(MathError::Overflow)?;
		let (whole, _) = wide::lower(head_starts.into());
		Ok(Self { due: self.due.min(wide::narrow(whole)?), ..*self })
	}

	/// The accumulator at the level at which this cohort closes, with what the cohort received
	/// beyond what its positions are paid.
	///
	/// Rounding: none. If the level, which is rounded down, gave the cohort less than it pays (by
	/// less than 2^-32 base units), nothing is carried.
	///
	/// A cohort without units closes at any level.
	///
	/// Errors: [`MathError::Mismatch`] if the accumulator is at another level;
	/// [`MathError::Overflow`].
	pub fn close(&self, accumulator: &Accumulator) -> Result<Accumulator, MathError> {
		let span = self.span.ok_or(MathError::Mismatch)?;
		if self.units > 0 && accumulator.level() != span.closes_at {
			return Err(MathError::Mismatch);
		}
		let received = span.count(span.closes_at, self.units)?.received;
		let due = wide::halve_width(wide::raise(self.due.into()))?;
		accumulator.carry(received.saturating_sub(due))
	}
}

impl Span {
	/// Counts what `units` have received up to `level`.
	fn count(&self, level: U256, units: u128) -> Result<Self, MathError> {
		let rise = level.checked_sub(self.counted_at).ok_or(MathError::Mismatch)?;
		if level > self.closes_at {
			return Err(MathError::Mismatch);
		}
		let more = rise.checked_mul(units.into()).ok_or(MathError::Overflow)?;
		let received = self.received.checked_add(more).ok_or(MathError::Overflow)?;
		Ok(Self { received, counted_at: level, ..*self })
	}
}
