// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What was logged for the last days: of a kind, in its ledger; and of work in hours, of all kinds
//! together.

use crate::{
	Action, Config, DayTotal, Deciding, Error, HoursWorked, KindTermsOf, Ledger, MaxDays, Pallet,
	Unit, HOURS_OF_A_DAY,
};
use frame_support::{ensure, BoundedVec};
use ovn_primitives::{Day, Quantity};
use sp_runtime::DispatchResult;

/// What was logged for each of the last days, oldest first.
type Days = BoundedVec<DayTotal, MaxDays>;

/// How much was logged for a day, as far as it is remembered.
fn logged_for(days: &Days, day: Day) -> Quantity {
	match days.binary_search_by_key(&day, |total| total.day) {
		Ok(position) => days.get(position).map_or(0, |total| total.quantity),
		Err(_) => 0,
	}
}

/// Counts a quantity for a day. `None` if there are too many days, or the sum is too large.
#[must_use]
fn count(days: &mut Days, day: Day, quantity: Quantity) -> Option<()> {
	match days.binary_search_by_key(&day, |total| total.day) {
		Ok(position) => {
			let total = days.get_mut(position)?;
			total.quantity = total.quantity.checked_add(quantity)?;
			Some(())
		},
		Err(position) => days.try_insert(position, DayTotal { day, quantity }).ok(),
	}
}

/// Gives a quantity of a day back, if the day is remembered.
fn give_back(days: &mut Days, day: Day, quantity: Quantity) {
	if let Ok(position) = days.binary_search_by_key(&day, |total| total.day) {
		if let Some(total) = days.get_mut(position) {
			total.quantity = total.quantity.saturating_sub(quantity);
		}
		days.retain(|total| total.quantity > 0);
	}
}

impl Ledger {
	/// How much was logged for a day, as far as it is remembered.
	pub(crate) fn logged_for(&self, day: Day) -> Quantity {
		logged_for(&self.days, day)
	}

	/// Forgets the days before `first`.
	pub(crate) fn forget_before(&mut self, first: Day) {
		self.days.retain(|total| total.day >= first);
	}

	/// Counts a quantity for a day. `None` if there are too many days, or the sum is too large.
	#[must_use]
	pub(crate) fn count(&mut self, day: Day, quantity: Quantity) -> Option<()> {
		count(&mut self.days, day, quantity)
	}

	/// Gives a quantity of a day back, if the day is remembered.
	pub(crate) fn give_back(&mut self, day: Day, quantity: Quantity) {
		give_back(&mut self.days, day, quantity);
	}
}

impl<T: Config> Pallet<T> {
	/// Whether a kind is of work that people log in hours: of these a day has 24, whatever the
	/// kinds and scopes. What the chain measures is a fact, and not refused for its size.
	pub(crate) fn is_work_in_hours(terms: &KindTermsOf<T>) -> bool {
		let measured = matches!(terms.deciding, Deciding::Measured { .. });
		!measured && terms.action == Action::Work && terms.unit == Unit::Hour
	}

	/// How many hours of work an agent has logged for a day, of all kinds together.
	pub(crate) fn hours_worked(who: &T::AccountId, day: Day) -> Quantity {
		logged_for(&HoursWorked::<T>::get(who), day)
	}

	/// Counts hours of work for a day of an agent, if the day has so many.
	pub(crate) fn count_hours(
		terms: &KindTermsOf<T>,
		who: &T::AccountId,
		day: Day,
		quantity: Quantity,
	) -> DispatchResult {
		if !Self::is_work_in_hours(terms) {
			return Ok(());
		}
		let mut days = HoursWorked::<T>::get(who);
		let first = Self::first_day();
		days.retain(|total| total.day >= first);
		count(&mut days, day, quantity).ok_or(Error::<T>::Overflow)?;
		ensure!(logged_for(&days, day) <= HOURS_OF_A_DAY, Error::<T>::TooManyHours);
		HoursWorked::<T>::insert(who, days);
		Ok(())
	}

	/// Gives hours of work of a day back.
	pub(crate) fn give_back_hours(
		terms: &KindTermsOf<T>,
		who: &T::AccountId,
		day: Day,
		quantity: Quantity,
	) {
		if !Self::is_work_in_hours(terms) {
			return;
		}
		let mut days = HoursWorked::<T>::get(who);
		give_back(&mut days, day, quantity);
		if days.is_empty() {
			HoursWorked::<T>::remove(who);
		} else {
			HoursWorked::<T>::insert(who, days);
		}
	}
}
