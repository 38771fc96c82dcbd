// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is declared period by period: periods, what is due for one, credits, and when silence is a
//! breach.

use super::{minus, plus};
use crate::{calendar::Slot, MathError, Ratio};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// How many of the last closed periods can be corrected downwards.
pub const CORRECTABLE: u32 = 2;

/// The periods of a contract: period k begins k x length after the first, and the end of the contract
/// cuts the last. Times are in blocks or days, whichever the caller counts.
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
pub struct Schedule {
	/// When the first period begins.
	pub from: u64,
	/// How long a period is; with 0 there is none.
	pub length: u64,
	/// When the contract ended, or will.
	pub until: Option<u64>,
}

impl Schedule {
	/// Period `number`, from 0 on; `None` if the contract ends before it begins.
	///
	/// Errors: [`MathError::Overflow`] for one beyond all time; [`MathError::OutOfRange`] for a length of 0.
	///
	/// Source: crate docs, "Settlement".
	pub fn period(&self, number: u32) -> Result<Option<Slot>, MathError> {
		let start = u64::from(number)
			.checked_mul(self.length)
			.and_then(|offset| offset.checked_add(self.from))
			.ok_or(MathError::Overflow)?;
		let end = start.checked_add(self.length).ok_or(MathError::Overflow)?;
		let end = self.until.map_or(end, |until| end.min(until));
		if self.length > 0 && start >= end {
			return Ok(None);
		}
		Slot::new(start, end).map(Some)
	}

	/// The number of the period in which `now` lies; `None` before the first and after the last.
	pub fn number_at(&self, now: u64) -> Option<u32> {
		let since = now.checked_sub(self.from)?;
		let number = u32::try_from(since.checked_div(self.length)?).ok()?;
		self.until.is_none_or(|until| now < until).then_some(number)
	}
}

/// The last moment at which a period can be declared without being late: `grace` after its end, and
/// `stopped` more, during which nobody could.
pub const fn due_by(period: Slot, grace: u64, stopped: u64) -> u64 {
	period.end.saturating_add(grace).saturating_add(stopped)
}

/// Whether anybody can flag a period that is not closed.
pub const fn can_be_flagged(period: Slot, grace: u64, stopped: u64, now: u64) -> bool {
	now > due_by(period, grace, stopped)
}

/// The first moment at which a party is in breach, unless it cured what was flagged at `flagged`.
pub const fn in_breach_from(flagged: u64, cure: u64, stopped: u64) -> u64 {
	flagged.saturating_add(cure).saturating_add(stopped)
}

/// Whether a closed period can still be corrected downwards: it is one of the last
/// [`CORRECTABLE`] that were closed.
pub const fn is_correctable(number: u32, last_closed: u32) -> bool {
	number <= last_closed && last_closed.saturating_sub(number) < CORRECTABLE
}

/// What was declared for a period in one asset, and what discharged it.
///
/// At any time `met + owed = floor(rate x base)`, where `met` is what was paid or netted and no
/// correction took back.
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
pub struct Period {
	/// What was declared, in base units.
	pub base: u128,
	/// What was paid for it, and netted against credit, in base units.
	pub met: u128,
	/// Whether `base` is all of it.
	pub closed: bool,
}

/// A payment for a period: `offered = paid + back`, and `met` rises by `paid + netted`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Payment {
	/// The period afterwards.
	pub period: Period,
	/// What is paid in money.
	pub paid: u128,
	/// What credit pays.
	pub netted: u128,
	/// The credit afterwards.
	pub credit: u128,
	/// What goes back, or stays with the payer. If the payee has it already, it is more credit.
	pub back: u128,
}

impl Period {
	/// Adds a part to what is declared. Parts may come at any time before the period is closed.
	///
	/// Errors: [`MathError::Mismatch`] if it is closed; [`MathError::Overflow`].
	pub fn declare(self, part: u128) -> Result<Self, MathError> {
		if self.closed {
			return Err(MathError::Mismatch);
		}
		Ok(Self { base: plus(self.base, part)?, ..self })
	}

	/// Closes the period with its whole base, parts included.
	///
	/// Errors: [`MathError::Mismatch`] if it is closed; [`MathError::OutOfRange`] if more was declared in
	/// parts. That is corrected afterwards, with the payee ([`Self::correct`]).
	pub fn close(self, whole: u128) -> Result<Self, MathError> {
		if self.closed {
			return Err(MathError::Mismatch);
		}
		if whole < self.base {
			return Err(MathError::OutOfRange);
		}
		Ok(Self { base: whole, closed: true, ..self })
	}

	/// What is due for the period, paid or not: floor(rate x base), on all parts together, so that
	/// dividing a period into parts changes nothing. The rate of who is free is 0.
	pub fn due(&self, rate: Ratio) -> Result<u128, MathError> {
		rate.times(self.base)
	}

	/// What of it is not met.
	///
	/// Errors: [`MathError::Overflow`] beyond 128 bits, for a rate above 1 only.
	pub fn owed(&self, rate: Ratio) -> Result<u128, MathError> {
		Ok(self.due(rate)?.saturating_sub(self.met))
	}

	/// Pays what is owed, at most what is offered and what a ceiling leaves, and nets credit.
	///
	/// Credit pays at most as much as money does, and so at most half of what is discharged, however the
	/// payment is divided. Whoever offers enough pays max(ceil(owed / 2), owed - credit) and owes nothing.
	///
	/// `room`: what the contract's ceiling leaves in this asset ([`super::ceiling::missing`]).
	///
	/// Exact; see [`Payment`].
	///
	/// Errors: as [`Self::owed`].
	///
	/// Source: crate docs, "Settlement".
	pub fn pay(
		self,
		rate: Ratio,
		offered: u128,
		credit: u128,
		room: Option<u128>,
	) -> Result<Payment, MathError> {
		let owed = self.owed(rate)?;
		let enough = owed.div_ceil(2).max(owed.saturating_sub(credit));
		let paid = offered.min(enough).min(room.unwrap_or(enough));
		let netted = credit.min(paid).min(owed.saturating_sub(paid));
		Ok(Payment {
			period: Self { met: plus(self.met, plus(paid, netted)?)?, ..self },
			paid,
			netted,
			credit: credit.saturating_sub(netted),
			back: offered.saturating_sub(paid),
		})
	}

	/// Replaces the base of a closed period, or, with the same base, the rate by a lower one: what was
	/// met beyond what is due then becomes credit. Returns the period and the credit.
	///
	/// Exact: `met` falls by as much as credit rises. No money comes back.
	///
	/// Errors: [`MathError::Mismatch`] if the period is open; [`MathError::Overflow`].
	///
	/// Source: crate docs, "Settlement".
	pub fn correct(self, rate: Ratio, base: u128, credit: u128) -> Result<(Self, u128), MathError> {
		if !self.closed {
			return Err(MathError::Mismatch);
		}
		let corrected = Self { base, ..self };
		let met = self.met.min(corrected.due(rate)?);
		Ok((Self { met, ..corrected }, plus(credit, minus(self.met, met)?)?))
	}
}
