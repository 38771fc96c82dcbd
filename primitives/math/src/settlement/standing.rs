// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Who uses a commons free of charge, and how a party stands with a licensor.

use crate::{decision::Day, Ratio};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// How many days are kept, and how many a scope can ask for.
pub const MAX_DAYS: usize = 8;

/// The rate of who is free.
const NOTHING: Ratio = super::part(0, 1);

/// The last [`MAX_DAYS`] different days on which contributions of an agent to a scope were accepted.
///
/// Days of a chain begin with 1 here: a place with 0 is empty. Only the set matters: no order is kept.
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
pub struct Days([Day; MAX_DAYS]);

impl Days {
	/// The days, in no order.
	pub fn days(&self) -> impl Iterator<Item = Day> + '_ {
		self.0.iter().filter_map(|kept| kept.checked_sub(1))
	}

	/// Adds a day on which something was accepted: in an empty place, or in that of the earliest day, if
	/// that is earlier. A day that is known changes nothing.
	#[must_use]
	pub fn accept(mut self, day: Day) -> Self {
		let kept = day.saturating_add(1);
		if !self.0.contains(&kept) {
			// Empty places are 0, and so the earliest.
			if let Some(earliest) = self.0.iter_mut().min().filter(|earliest| **earliest < kept) {
				*earliest = kept;
			}
		}
		self
	}

	/// Removes a day, because something that was accepted then was compensated.
	#[must_use]
	pub fn clear(mut self, day: Day) -> Self {
		let kept = day.saturating_add(1);
		self.0.iter_mut().filter(|place| **place == kept).for_each(|place| *place = 0);
		self
	}

	/// On how many days of the `within` days before `end` something was accepted; `end` is not one of
	/// them.
	pub fn count(&self, within: Day, end: Day) -> usize {
		self.days().filter(|day| *day < end && end.saturating_sub(*day) <= within).count()
	}

	/// Whether these are enough of a period that ends with `end`. Nobody is asked for no day.
	pub fn are_enough(&self, needed: u8, within: Day, end: Day) -> bool {
		self.count(within, end) >= usize::from(needed.max(1))
	}
}

/// What the licensor knows against a party.
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
pub enum Mark {
	/// Nothing.
	#[default]
	Clean,
	/// What it declared is contested.
	Contested,
	/// It did not declare, and did not cure that in time.
	InBreach,
}

/// For what a licensed party uses the commons, by its contract.
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
pub enum Purpose {
	/// For money.
	Commercial,
	/// For other ends.
	NonCommercial,
}

/// How a party stands with a licensor.
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
pub enum Status {
	/// It has no contract.
	Unlicensed,
	/// It uses the commons free of charge.
	Free,
	/// It pays for uses that are not commercial.
	NonCommercial,
	/// It pays for commercial uses.
	Commercial,
	/// What it declared is contested.
	Contested,
	/// It is in breach.
	InBreach,
}

/// Whether a period is free of charge: for who contributes ([`Days::are_enough`]), or has a standing
/// share with the licensor in force and is not in breach.
///
/// Source: crate docs, "Settlement".
pub const fn is_free(contributes: bool, shares: bool, mark: Mark) -> bool {
	contributes || (shares && !matches!(mark, Mark::InBreach))
}

/// The rate of a period: that of the contract, or 0 if the period is free of charge.
pub const fn rate(of_contract: Ratio, free: bool) -> Ratio {
	if free {
		NOTHING
	} else {
		of_contract
	}
}

/// The status of a party: a mark goes before everything, and outlives the contract; then freedom, then
/// what the contract says.
///
/// Source: crate docs, "Settlement".
pub const fn status(contract: Option<Purpose>, free: bool, mark: Mark) -> Status {
	match (mark, contract) {
		(Mark::InBreach, _) => Status::InBreach,
		(Mark::Contested, _) => Status::Contested,
		(Mark::Clean, _) if free => Status::Free,
		(Mark::Clean, None) => Status::Unlicensed,
		(Mark::Clean, Some(Purpose::Commercial)) => Status::Commercial,
		(Mark::Clean, Some(Purpose::NonCommercial)) => Status::NonCommercial,
	}
}
