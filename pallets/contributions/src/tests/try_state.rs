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

/// Logs for the mill, and changes the entry.
fn entry_of_mill(change: fn(&mut crate::ContributionOf<Test>)) {
	make_mill();
	Contributing::allow_logger_as(signed(MILLER), LAB, MILL, ANA, None).unwrap();
	let evidence = document(5);
	Contributing::log_as(signed(ANA), LAB, MILL, PARTS, UNIT, TODAY, evidence, false).unwrap();
	check_state();
	crate::Contributions::<Test>::mutate(LAB, 2, |entry| change(entry.as_mut().unwrap()));
}

/// Changes the terms of a kind.
fn terms_of(kind: KindId, change: fn(&mut KindTermsOf<Test>)) {
	Kinds::<Test>::mutate(LAB, kind, |kind| change(&mut kind.as_mut().unwrap().terms));
}

#[test]
fn try_state_finds_what_scopes_cannot_have_contributed() {
	let cannot = "15: a kind that scopes cannot give";
	finds(cannot, || terms_of(HOURS, |terms| terms.takes_scopes = true));
	finds(cannot, || terms_of(FACTS, |terms| terms.takes_scopes = true));
	finds("15: standing that nobody judged", || terms_of(CASH, |terms| terms.standing = Some(1)));
	let not_taken = "15: of a scope, and not taken";
	finds(not_taken, || entry_of_mill(|entry| entry.logger = None));
	finds(not_taken, || {
		entry_of_mill(|_| ());
		terms_of(PARTS, |terms| terms.takes_scopes = false);
	});
	finds(not_taken, || entry_of_mill(|entry| entry.entry = Entry::Imported { import: 0 }));
	let own = "15: of a scope in a role, or its own";
	finds(own, || entry_of_mill(|entry| entry.role = Some(LEAD)));
	finds(own, || entry_of_mill(|entry| entry.task = Some(0)));
	finds(own, || {
		use ovn_primitives::Contributor::Scope;
		entry_of_mill(|entry| entry.contributor = Scope(LAB));
	});
}

#[test]
fn try_state_finds_permissions_that_no_scope_can_have_given() {
	use crate::{ScopeLogger, ScopeLoggers};
	let insert = |list: &[(ScopeId, u64, u64)]| {
		let given: Vec<_> = list
			.iter()
			.map(|(to, logger, expires)| ScopeLogger {
				to: *to,
				logger: *logger,
				expires: *expires,
			})
			.collect();
		ScopeLoggers::<Test>::insert(MILL, BoundedVec::truncate_from(given));
	};
	let good = (LAB, ANA, 10);
	finds("12: allowed twice by a scope", || insert(&[good, (LAB, ANA, 11)]));
	finds("12: a scope that allows nobody", || insert(&[]));
	finds("12: a scope contributes to itself", || insert(&[good, (MILL, ANA, 10)]));
	finds("12: allowed by a scope for too long", || insert(&[(LAB, ANA, 2 + MAX_PERIOD)]));
}
