// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Uses of things that nobody is paid back for.

use super::{equipment::*, *};

fn set(id: u64, maintenance: u128) {
	let mut tariffs = tariffs();
	for (_, tariff) in tariffs.iter_mut() {
		tariff.maintenance_per_hour = maintenance;
	}
	assert_ok!(Custody::set_tariffs(signed(STEWARD), id, Some((NATIVE, tariffs))));
}

#[test]
fn start_use_costs_what_the_scope_decided_when_there_is_no_agreement() {
	build_and_execute(|| {
		join(USER);
		let id = thing(Nature::Physical);
		let begin = || Custody::start_use(signed(USER), id, minutes(60), None, Default::default());
		assert_noop!(begin(), Error::<Test>::NoTariff);
		set(id, 150 * CENT);
		assert_ok!(begin());
		// Nobody is paid back: maintenance and infrastructure only.
		assert_eq!(held(USER), 150 * CENT + ONE);
	});
}

#[test]
fn start_use_costs_what_the_scope_decided_when_nothing_is_owed_any_more() {
	build_and_execute(|| {
		let printer = machine();
		pay_off(printer.agreement);
		set(printer.id, 300 * CENT);
		start(printer.id, USER, minutes(60));
		assert_eq!(held(USER), 300 * CENT + ONE);
	});
}

#[test]
fn confirm_use_follows_the_tariffs_of_its_beginning_when_they_have_changed() {
	build_and_execute(|| {
		join(USER);
		let id = thing(Nature::Physical);
		set(id, 150 * CENT);
		let number = start(id, USER, minutes(60));
		set(id, 100 * ONE);
		end(id, USER, number, minutes(60));
		confirm(id, CUSTODIAN, number);
		assert_eq!(settled().maintenance, 150 * CENT);
		assert_eq!(held(USER), 0);
	});
}
