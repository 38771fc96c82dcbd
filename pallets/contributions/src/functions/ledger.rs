// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What a ledger remembers of the last days.

use crate::{DayTotal, Ledger};
use ovn_primitives::{Day, Quantity};

impl Ledger {
	/// How much was logged for a day, as far as it is remembered.
	pub(crate) fn logged_for(&self, day: Day) -> Quantity {
		match self.days.binary_search_by_key(&day, |total| total.day) {
			Ok(position) => self.days.get(position).map_or(0, |total| total.quantity),
			Err(_) => 0,
		}
	}

	/// Forgets the days before `first`.
	pub(crate) fn forget_before(&mut self, first: Day) {
		self.days.retain(|total| total.day >= first);
	}

	/// Counts a quantity for a day. `None` if there are too many days, or the sum is too large.
	#[must_use]
	pub(crate) fn count(&mut self, day: Day, quantity: Quantity) -> Option<()> {
		match self.days.binary_search_by_key(&day, |total| total.day) {
			Ok(position) => {
				let total = self.days.get_mut(position)?;
				total.quantity = total.quantity.checked_add(quantity)?;
				Some(())
			},
			Err(position) => self.days.try_insert(position, DayTotal { day, quantity }).ok(),
		}
	}

	/// Gives a quantity of a day back, if the day is remembered.
	pub(crate) fn give_back(&mut self, day: Day, quantity: Quantity) {
		if let Ok(position) = self.days.binary_search_by_key(&day, |total| total.day) {
			if let Some(total) = self.days.get_mut(position) {
				total.quantity = total.quantity.saturating_sub(quantity);
			}
			self.days.retain(|total| total.quantity > 0);
		}
	}
}
