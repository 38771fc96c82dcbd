// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::{equipment::*, *};
use crate::{Reporter, Running};
use sp_runtime::DispatchResult;

fn stop(printer: &Machine, who: u64) -> DispatchResult {
	Usage::stop_use(signed(who), printer.id, 0)
}

#[test]
fn stop_use_lets_the_clock_report_when_a_custodian_or_the_scope_ends_it() {
	for who in [CUSTODIAN, STEWARD] {
		build_and_execute(|| {
			let printer = machine();
			start(printer.id, USER, minutes(44_000));
			run_to_block(6);
			assert_ok!(stop(&printer, who));
			let until = 6 + 3 * DAY;
			let Event::UseReported { figures, by, until: ends, .. } = last_event() else {
				panic!("reported")
			};
			assert_eq!((figures, by, ends), (minutes(360), Reporter::Clock, until));
			assert_eq!(
				(state(printer.id), Running::<Test>::get(printer.id)),
				(State::Available, None)
			);
			both_confirm(printer.id, 0);
			assert_eq!(held(USER), 0);
		});
	}
}

#[test]
fn stop_use_needs_the_threshold_when_several_are_custodians() {
	build_and_execute(|| {
		let printer = machine();
		share_custody(printer.id, &[(CUSTODIAN, 700_000), (OTHER, 300_000)]);
		start(printer.id, USER, minutes(60));
		assert_ok!(stop(&printer, OTHER));
		assert_eq!(Running::<Test>::get(printer.id), Some(0));
		assert_ok!(stop(&printer, CUSTODIAN));
		assert_eq!(Running::<Test>::get(printer.id), None);
	});
}

#[test]
fn stop_use_fails_when_the_signer_is_no_custodian() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, minutes(60));
		for who in [USER, OWNER, OUTSIDER] {
			assert_noop!(stop(&printer, who), CustodyError::NotCustodian);
		}
	});
}

#[test]
fn stop_use_fails_when_no_such_use_goes_on() {
	build_and_execute(|| {
		let printer = machine();
		assert_noop!(stop(&printer, CUSTODIAN), Error::<Test>::UseNotFound);
		assert_noop!(Usage::stop_use(signed(CUSTODIAN), 9, 0), Error::<Test>::ResourceNotFound);
		reported(&printer);
		assert_noop!(stop(&printer, CUSTODIAN), Error::<Test>::NotRunning);
	});
}
