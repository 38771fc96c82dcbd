// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Units that a custodian issues for money which it holds outside: issue, redemption, default.

use super::{minus, plus};
use crate::{escrow, wide, MathError};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The units of a custodian, in base units of the asset that it issues.
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
pub struct Issued {
	/// What was issued and not burnt.
	pub outstanding: u128,
	/// What of it is held for requests to redeem.
	pub requested: u128,
}

/// What the bond covers: so many base units of it stand for so many that were issued. With a 0 there is
/// no default to divide ([`Issued::default_with`]).
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
pub struct Cover {
	/// Base units of the bond.
	pub bond: u128,
	/// Base units that were issued.
	pub units: u128,
}

impl Cover {
	/// What `units` are worth in the bond's asset, rounded down; as much as there can be if that is more
	/// than any amount.
	fn worth(&self, units: u128) -> Result<u128, MathError> {
		match wide::quotient(wide::times(units.into(), self.bond.into())?, self.units.into()) {
			Err(MathError::Overflow) => Ok(u128::MAX),
			worth => worth,
		}
	}

	/// How many units so much of the bond stands for, rounded up.
	fn units(&self, paid: u128) -> Result<u128, MathError> {
		let product = wide::times(paid.into(), self.units.into())?;
		let (units, rest) = wide::divide(product, self.bond.into())?;
		let up = if rest.is_zero() { units } else { wide::plus(units, 1.into())? };
		wide::narrow(up)
	}
}

/// What a custodian in default leaves to the holders of its units.
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
pub struct Estate {
	/// What of the bond is left for them.
	pub left: u128,
	/// The units that are not burnt yet.
	pub outstanding: u128,
	/// What the bond covers.
	pub cover: Cover,
}

/// What a holder gets who burns units of an estate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Burnt {
	/// The estate afterwards.
	pub estate: Estate,
	/// What the bond pays, in its asset.
	pub paid: u128,
	/// The units for which it does not pay: the custodian owes them to the holder by name.
	pub owed: u128,
}

impl Issued {
	/// Issues units, never beyond the limit. What is outstanding can exceed a limit that was lowered;
	/// then nothing is issued.
	///
	/// Errors: [`MathError::OutOfRange`] if the limit does not allow it.
	///
	/// Source: crate docs, "Settlement".
	pub fn issue(self, amount: u128, limit: u128) -> Result<Self, MathError> {
		let outstanding = plus(self.outstanding, amount)?;
		if outstanding > limit {
			return Err(MathError::OutOfRange);
		}
		Ok(Self { outstanding, ..self })
	}

	/// Holds units until the custodian has paid for them.
	///
	/// Errors: [`MathError::OutOfRange`] below `smallest` or if it is nothing; [`MathError::Mismatch`] for
	/// more units than there are.
	pub fn request(self, amount: u128, smallest: u128) -> Result<Self, MathError> {
		if amount == 0 || amount < smallest {
			return Err(MathError::OutOfRange);
		}
		let requested = plus(self.requested, amount)?;
		minus(self.outstanding, requested)?;
		Ok(Self { requested, ..self })
	}

	/// Gives held units back: the request was declined, denied, or not paid in time.
	///
	/// Errors: [`MathError::Mismatch`] if fewer are held.
	pub fn give_back(self, amount: u128) -> Result<Self, MathError> {
		Ok(Self { requested: minus(self.requested, amount)?, ..self })
	}

	/// Burns held units for which the custodian has paid.
	///
	/// Errors: [`MathError::Mismatch`] if fewer are held.
	pub fn burn(self, amount: u128) -> Result<Self, MathError> {
		let requested = minus(self.requested, amount)?;
		Ok(Self { outstanding: minus(self.outstanding, amount)?, requested })
	}

	/// Puts the custodian in default: requests end, and the bond is for the holders, as far as it covers
	/// their units. Returns the estate, and what of the bond is beyond that.
	///
	/// Exact: `bond = left + beyond`.
	///
	/// Errors: [`MathError::OutOfRange`] for a cover with a 0.
	///
	/// Source: crate docs, "Settlement".
	pub fn default_with(self, bond: u128, cover: Cover) -> Result<(Estate, u128), MathError> {
		if cover.bond == 0 || cover.units == 0 {
			return Err(MathError::OutOfRange);
		}
		let left = bond.min(cover.worth(self.outstanding)?);
		Ok((Estate { left, outstanding: self.outstanding, cover }, minus(bond, left)?))
	}
}

impl Estate {
	/// Pays a holder who burns units: floor(units x left / outstanding), and never more than they are
	/// worth.
	///
	/// Rounding: down; what a payment loses is left for those who burn later, so that whoever burns the last
	/// units gets all that is left and dividing one's units gains nothing. What is owed is rounded down,
	/// too: nobody gets more than its units in all. Exact in sum: `left before = left after + paid`.
	///
	/// Errors: [`MathError::Mismatch`] for more units than are outstanding.
	///
	/// Source: crate docs, "Settlement".
	pub fn burn(self, units: u128) -> Result<Burnt, MathError> {
		let outstanding = minus(self.outstanding, units)?;
		let part = match units {
			0 => 0,
			units => escrow::share(self.left, units, self.outstanding)?,
		};
		let paid = part.min(self.cover.worth(units)?);
		let covered = self.cover.units(paid)?;
		let left = minus(self.left, paid)?;
		let owed = units.saturating_sub(covered);
		Ok(Burnt { estate: Self { left, outstanding, ..self }, paid, owed })
	}
}
