// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the use of a resource costs, and who gets which part of it.

use crate::{wide, MathError, Ratio};
use alloc::vec::Vec;

/// Minutes of an hour.
const HOUR: u32 = 60;
/// Parts of one whole unit of material: 6 decimals.
const UNIT: u32 = 1_000_000;

/// What a use pays to those who bought the resource, while they are owed something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payback {
	/// What the price leaves after all other parts.
	Residue,
	/// A share of the price, at most what it leaves after all other parts.
	Share(Ratio),
}

/// The prices of one class of use, in base units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rates {
	/// The price of an hour.
	pub price_per_hour: u128,
	/// The price of one whole unit of material.
	pub material_per_unit: u128,
	/// What an hour pays for maintenance.
	pub maintenance_per_hour: u128,
	/// What an hour of a technician costs.
	pub technician_per_hour: u128,
	/// Which part of price x hours pays for infrastructure; at most 1.
	pub infrastructure: Ratio,
	/// What pays those who bought the resource.
	pub payback: Payback,
}

/// How much was used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measure {
	/// Minutes of use.
	pub minutes: u32,
	/// Material, in millionths of its unit.
	pub material: u64,
	/// Minutes of a technician.
	pub technician_minutes: u32,
}

/// What a use costs, by part, in base units. The parts are what is due, exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bill {
	/// For material.
	pub material: u128,
	/// For the technician.
	pub technician: u128,
	/// For the maintenance of the resource.
	pub maintenance: u128,
	/// For infrastructure.
	pub infrastructure: u128,
	/// For those who bought the resource.
	pub payback: u128,
}

/// `floor(rate * amount / per)`.
fn part(rate: u128, amount: u64, per: u32) -> Result<u128, MathError> {
	wide::quotient(wide::times(rate.into(), amount.into())?, per.into())
}

/// `floor(rate * minutes / 60 * share)`, the product not rounded before.
fn share_of_price(rate: u128, minutes: u32, share: Ratio) -> Result<u128, MathError> {
	if !share.is_share() {
		return Err(MathError::OutOfRange);
	}
	let price = wide::product([rate.into(), minutes.into(), share.numerator().into()])?;
	wide::quotient(price, wide::times(HOUR.into(), share.denominator().into())?)
}

/// What a use costs. `owes`: whether those who bought the resource are still owed something.
///
/// With P = price x minutes / 60:
/// ```text
/// material       = floor(material per unit x material / 10^6)
/// technician     = floor(technician per hour x its minutes / 60)
/// maintenance    = floor(maintenance per hour x minutes / 60)
/// infrastructure = floor(share x P)
/// payback        = max(0, floor(P) - the four above), at most floor(its share x P);  0 if nothing is owed
/// due            = the sum of the five
/// ```
///
/// Rounding: every part is rounded down by itself, in the user's favour, and nothing is kept; where
/// the payback is the residue it takes what rounding leaves of floor(P).
///
/// Errors: [`MathError::OutOfRange`] for a share above 1; [`MathError::Overflow`] if the sum of the
/// parts exceeds 128 bits.
///
/// Source: crate docs, "Uses".
pub fn bill(rates: &Rates, measure: &Measure, owes: bool) -> Result<Bill, MathError> {
	let minutes = measure.minutes;
	let price = part(rates.price_per_hour, minutes.into(), HOUR)?;
	let mut bill = Bill {
		material: part(rates.material_per_unit, measure.material, UNIT)?,
		technician: part(rates.technician_per_hour, measure.technician_minutes.into(), HOUR)?,
		maintenance: part(rates.maintenance_per_hour, minutes.into(), HOUR)?,
		infrastructure: share_of_price(rates.price_per_hour, minutes, rates.infrastructure)?,
		payback: 0,
	};
	let most = match rates.payback {
		Payback::Residue => price,
		Payback::Share(share) => share_of_price(rates.price_per_hour, minutes, share)?,
	};
	let others = bill.due()?;
	if owes {
		bill.payback = price.saturating_sub(others).min(most);
	}
	bill.due()?;
	Ok(bill)
}

impl Bill {
	/// The parts, in the order in which they are paid.
	pub const fn parts(&self) -> [u128; 5] {
		[self.material, self.technician, self.maintenance, self.infrastructure, self.payback]
	}

	/// All parts together.
	///
	/// Errors: [`MathError::Overflow`] beyond 128 bits, which no result of [`bill`] exceeds.
	pub fn due(&self) -> Result<u128, MathError> {
		let sum = |sum: u128, part| sum.checked_add(part).ok_or(MathError::Overflow);
		self.parts().into_iter().try_fold(0, sum)
	}

	/// The bill, cut to what there is to pay it: the parts in their order until `limit` base units
	/// are used up. A bill of no more than that is not changed.
	pub fn within(&self, limit: u128) -> Self {
		let mut left = limit;
		let [material, technician, maintenance, infrastructure, payback] =
			self.parts().map(|part| {
				let paid = part.min(left);
				left = left.saturating_sub(paid);
				paid
			});
		Self { material, technician, maintenance, infrastructure, payback }
	}
}

/// Offers an amount to receivers that take no more than their `rooms`, one after the other: what
/// each gets, in their order, and what is over. The sum of all is the amount, exactly.
///
/// Source: crate docs, "Uses".
pub fn in_order(amount: u128, rooms: &[u128]) -> (Vec<u128>, u128) {
	let mut left = amount;
	let offers = rooms
		.iter()
		.map(|room| {
			let offer = left.min(*room);
			left = left.saturating_sub(offer);
			offer
		})
		.collect();
	(offers, left)
}
