// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Invariants are checked: a state that violates one is found.

use super::*;
use crate::{HoursWorked, Kinds};
use frame_support::traits::Hooks as _;
use frame_support::BoundedVec;

/// Checks that a violation is found, and that the state was good before.
#[track_caller]
fn finds(message: &'static str, violation: impl FnOnce()) {
	genesis().execute_with(|| {
		run_to_block(1);
		set_day(TODAY);
		make_lab();
		log(ANA, HOURS, 2 * UNIT);
		log(BEN, DESIGNS, UNIT);
		check_state();
		violation();
		assert_eq!(Contributing::try_state(System::block_number()), Err(message.into()));
	});
}

fn hours(days: &[(u32, Quantity)]) {
	let days: Vec<_> =
		days.iter().map(|(day, quantity)| DayTotal { day: *day, quantity: *quantity }).collect();
	HoursWorked::<Test>::insert(ANA, BoundedVec::truncate_from(days));
}

#[test]
fn try_state_finds_cash_that_earns_reputation() {
	finds("1: reputation that is bought", || {
		Kinds::<Test>::mutate(LAB, CASH, |kind| {
			kind.as_mut().unwrap().terms.earns_reputation = true;
		});
	});
}

#[test]
fn try_state_finds_what_nobody_will_decide() {
	finds("4: nobody will decide it", || Evaluating::set(&Vec::new()));
}

#[test]
fn try_state_finds_hours_that_were_not_logged() {
	finds("14: a list of no days", || hours(&[]));
	finds("14: days out of order", || hours(&[(TODAY, 2 * UNIT), (TODAY - 1, UNIT)]));
	finds("14: more or fewer hours than were logged", || hours(&[(TODAY, UNIT)]));
	finds("14: more or fewer hours than were logged", || {
		hours(&[(TODAY - 1, UNIT), (TODAY, 2 * UNIT)]);
	});
	finds("14: a day that is forgotten too early", || HoursWorked::<Test>::remove(ANA));
	finds("14: a day of more than 24 hours", || {
		// As if one log had carried so much.
		let more = 25 * UNIT;
		crate::Contributions::<Test>::mutate(LAB, 0, |entry| {
			entry.as_mut().unwrap().quantity = more;
		});
		let key = (LAB, agent(ANA), HOURS);
		crate::Ledgers::<Test>::mutate(key, |ledger| ledger.days[0].quantity = more);
		hours(&[(TODAY, more)]);
	});
}
