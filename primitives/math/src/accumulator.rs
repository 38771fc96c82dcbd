// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Share books: divide an amount among any number of holders at a cost that does not depend on it.

use crate::{carry::HEAD_START, units, wide, Carry, MathError, Ratio};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use primitive_types::{U256, U512};
use scale_info::TypeInfo;

/// What one unit of a book has received of one asset since the book began.
///
/// There is one for each book and asset. The level only rises.
///
/// Source: crate docs, "Share books".
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
pub struct Accumulator {
	/// Base units for each unit (of 6 decimals), with 128 fractional bits.
	level: U256,
	/// Accepted money that is not in the level yet: the remainders, in 2^-128 base units. It is
	/// below the total units after each distribution, apart from what closed positions left.
	carried: U256,
}

impl Accumulator {
	/// Base units received by each unit so far, with 128 fractional bits.
	pub const fn level(&self) -> U256 {
		self.level
	}

	/// Distributes `amount` base units among `total_units` units: the level rises by
	/// (amount + carried) / units.
	///
	/// Rounding: the level down, the remainder carried, exactly, to the next distribution.
	///
	/// Errors: [`MathError::DivisionByZero`] if there are no units; [`MathError::OutOfRange`] for
	/// [`units::MAX`] units or more; [`MathError::Overflow`] if the level does not fit.
	pub fn distribute(&self, amount: u128, total_units: u128) -> Result<Self, MathError> {
		units::check(total_units)?;
		let (rise, carried) = wide::divide(self.available(amount)?, total_units.into())?;
		Ok(Self {
			level: wide::halve_width(wide::plus(self.level.into(), rise)?)?,
			carried: wide::halve_width(carried)?,
		})
	}

	/// Distributes as [`Accumulator::distribute`] does, but lets the level rise no higher than
	/// `level`. Also returns the base units that are left over once that level is reached, 0
	/// before.
	///
	/// For debt: `level` is that at which the oldest open cohort closes. What is left goes to the
	/// younger cohorts or back to the caller. A fraction of a base unit stays carried.
	///
	/// With no units everything is left over. So with an amount of 0, no units and the present
	/// level it takes out of an empty book the whole base units that closed positions left in it.
	///
	/// Errors: [`MathError::OutOfRange`] for [`units::MAX`] units or more; [`MathError::Mismatch`]
	/// if the accumulator is above `level` already; [`MathError::Overflow`] if what is left exceeds
	/// 128 bits.
	pub fn distribute_up_to(
		&self,
		level: U256,
		amount: u128,
		total_units: u128,
	) -> Result<(Self, u128), MathError> {
		units::check(total_units)?;
		let rise = level.checked_sub(self.level).ok_or(MathError::Mismatch)?;
		let needed = rise.full_mul(total_units.into());
		let Some(rest) = self.available(amount)?.checked_sub(needed) else {
			return Ok((self.distribute(amount, total_units)?, 0));
		};
		let (left, carried) = wide::lower(rest);
		Ok((Self { level, carried: carried.into() }, wide::narrow(left)?))
	}

	/// The level at which a debt closes if it opens now and is paid `ceiling` times its principal.
	///
	/// The units of a debt book are base units of its one asset. Rounding: down, by less than
	/// 2^-128 base units for each unit; the head start of a position makes up for it.
	///
	/// Errors: [`MathError::Overflow`].
	pub fn closing_level(&self, ceiling: Ratio) -> Result<U256, MathError> {
		let rise = ceiling_rise(ceiling, None)?;
		self.level.checked_add(rise).ok_or(MathError::Overflow)
	}

	/// Takes back the fraction of a closed position for the remaining holders: into what is
	/// carried, and with a distribution of 0 among the remaining units, if any, into the level.
	///
	/// The position must be settled at its last level, have no units, and have been paid all whole
	/// base units. Its head start is not taken back; a position that has used it up returns
	/// nothing.
	///
	/// Errors: [`MathError::Mismatch`] if something can still be claimed: nothing is ever
	/// confiscated.
	pub fn absorb(&self, entitlement: &Entitlement) -> Result<Self, MathError> {
		if entitlement.claimable != 0 {
			return Err(MathError::Mismatch);
		}
		let returned = entitlement.fraction.parts().saturating_sub(HEAD_START);
		let carried = self.carried.checked_add(returned.into()).ok_or(MathError::Overflow)?;
		Ok(Self { level: self.level, carried })
	}

	/// The accumulator at `level`, if `total_units` lack at most what a head start covers, which is
	/// the rounding of the levels in between. `None` if they lack more.
	///
	/// Without this a cohort that is paid to the last base unit would stay open for less than a
	/// base unit.
	///
	/// Errors: [`MathError::Mismatch`] if the accumulator is above `level` already.
	pub fn nearly_at(&self, level: U256, total_units: u128) -> Result<Option<Self>, MathError> {
		let rise = level.checked_sub(self.level).ok_or(MathError::Mismatch)?;
		let lacking = rise.full_mul(total_units.into());
		if lacking > HEAD_START.into() {
			return Ok(None);
		}
		let lacking = wide::halve_width(lacking)?;
		Ok(Some(Self { level, carried: self.carried.saturating_sub(lacking) }))
	}

	/// The accumulator of a debt after everything that its open positions are still due was
	/// accepted: the level is `level`, at which a cohort closes, and nothing is carried.
	///
	/// The ceilings of positions are rounded down, so the closing level can need up to a base unit
	/// for each position more than the ceilings. Whoever has paid the ceilings has paid everything.
	///
	/// Errors: [`MathError::Mismatch`] if the accumulator is above `level` already.
	pub fn complete(&self, level: U256) -> Result<Self, MathError> {
		if level < self.level {
			return Err(MathError::Mismatch);
		}
		Ok(Self { level, carried: U256::zero() })
	}

	/// Adds `parts` of 2^-128 base units to what is carried.
	pub(crate) fn carry(&self, parts: U256) -> Result<Self, MathError> {
		let carried = self.carried.checked_add(parts).ok_or(MathError::Overflow)?;
		Ok(Self { level: self.level, carried })
	}

	/// `amount` and what was carried, in 2^-128 base units.
	fn available(&self, amount: u128) -> Result<U512, MathError> {
		wide::plus(wide::raise(amount.into()), self.carried.into())
	}
}

/// The rise of the level from the opening of a debt to its end: its ceiling, times `scale` =
/// (counted, credited) if the principal counts only in part.
///
/// Rounding: down, by less than 2^-128 base units for each unit.
///
/// Errors: [`MathError::DivisionByZero`] if nothing was credited; [`MathError::OutOfRange`] if more
/// counts than that; [`MathError::Overflow`].
pub fn ceiling_rise(ceiling: Ratio, scale: Option<(u128, u128)>) -> Result<U256, MathError> {
	let (counted, credited) = scale.unwrap_or((1, 1));
	if counted > credited {
		return Err(MathError::OutOfRange);
	}
	let numerator =
		U256::from(ceiling.numerator()).checked_mul(counted.into()).ok_or(MathError::Overflow)?;
	let denominator = U256::from(ceiling.denominator())
		.checked_mul(credited.into())
		.ok_or(MathError::Overflow)?;
	let (rise, _) = wide::divide(wide::raise(numerator), denominator.into())?;
	wide::halve_width(rise)
}

/// What a debt of `principal` is paid from its opening to its end, if the level rises by `rise`:
/// floor(principal * ceiling), in base units.
///
/// Errors: [`MathError::OutOfRange`] for [`units::MAX`] or more; [`MathError::Overflow`].
pub fn ceiling_of(principal: u128, rise: U256) -> Result<u128, MathError> {
	Ok(Entitlement::open(U256::zero()).settle(rise, principal)?.claimable())
}

/// What one position has earned of one asset and not yet been paid.
///
/// There is one for each position and asset; the units of the position are stored once, elsewhere.
/// Before units change, call [`Entitlement::settle`] with the units before the change.
///
/// Source: crate docs, "Share books".
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
pub struct Entitlement {
	/// The level up to which the position is settled.
	settled_at: U256,
	/// Whole base units earned and not paid.
	claimable: u128,
	/// The fraction below.
	fraction: Carry,
}

impl Entitlement {
	/// A position that opens at `level`. It has no part in earlier distributions.
	pub fn open(level: U256) -> Self {
		Self { settled_at: level, claimable: 0, fraction: Carry::default() }
	}

	/// Adds what `units` units have earned since the last settlement up to `level`, which is that
	/// of the accumulator or that at which the position's cohort closed.
	///
	/// Rounding: none; the fraction is kept.
	///
	/// Errors: [`MathError::Mismatch`] if `level` is below the last settlement;
	/// [`MathError::OutOfRange`] for [`units::MAX`] units or more; [`MathError::Overflow`] if what
	/// can be claimed exceeds 128 bits.
	pub fn settle(&self, level: U256, units: u128) -> Result<Self, MathError> {
		units::check(units)?;
		let rise = level.checked_sub(self.settled_at).ok_or(MathError::Mismatch)?;
		let (earned, fraction) = self.fraction.add_parts(rise.full_mul(units.into()))?;
		let claimable = self.claimable.checked_add(earned).ok_or(MathError::Overflow)?;
		Ok(Self { settled_at: level, claimable, fraction })
	}

	/// The level up to which it is settled.
	pub const fn settled_at(&self) -> U256 {
		self.settled_at
	}

	/// Whole base units that can be paid as of the last settlement. Settle first.
	pub const fn claimable(&self) -> u128 {
		self.claimable
	}

	/// The entitlement after `amount` of [`Entitlement::claimable`] was paid. The fraction stays.
	///
	/// Errors: [`MathError::Mismatch`] if that is more than can be claimed.
	pub fn paid(&self, amount: u128) -> Result<Self, MathError> {
		let claimable = self.claimable.checked_sub(amount).ok_or(MathError::Mismatch)?;
		Ok(Self { claimable, ..*self })
	}

	/// The entitlement after all of [`Entitlement::claimable`] was paid. The fraction stays.
	pub const fn claimed(&self) -> Self {
		Self { claimable: 0, ..*self }
	}
}
