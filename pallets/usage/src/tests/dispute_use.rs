// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::{equipment::*, *};
use crate::{Progress, Reporter, Uses};
use sp_core::H256;
use sp_runtime::DispatchResult;

fn dispute(printer: &Machine, who: u64) -> DispatchResult {
	Usage::dispute_use(signed(who), printer.id, 0, H256::repeat_byte(6))
}

#[test]
fn dispute_use_asks_the_scope_when_a_counterpart_disagrees() {
	build_and_execute(|| {
		let printer = machine();
		reported(&printer);
		run_to_block(15);
		assert_ok!(dispute(&printer, OWNER));
		let until = 15 + 14 * DAY;
		let expected = Event::UseDisputed {
			resource: printer.id,
			number: 0,
			by: Some(OWNER),
			until,
			note: H256::repeat_byte(6),
		};
		assert_eq!(last_event(), expected);
		let progress = Uses::<Test>::get(printer.id, 0).unwrap().progress;
		let (figures, by, disputer) = (commercial(), Reporter::User, Some(OWNER));
		assert_eq!(progress, Progress::Disputed { figures, by, disputer, until });
		assert_eq!(held(USER), 216 * ONE);
	});
}

#[test]
fn dispute_use_fails_when_the_signer_is_on_no_side() {
	build_and_execute(|| {
		let printer = machine();
		reported(&printer);
		for who in [USER, OTHER, STEWARD] {
			assert_noop!(dispute(&printer, who), Error::<Test>::NotCounterpart);
		}
	});
}

#[test]
fn dispute_use_fails_when_there_is_nothing_to_dispute() {
	build_and_execute(|| {
		let printer = machine();
		assert_noop!(dispute(&printer, CUSTODIAN), Error::<Test>::UseNotFound);
		start(printer.id, USER, commercial());
		assert_noop!(dispute(&printer, CUSTODIAN), Error::<Test>::NotReported);
		end(printer.id, USER, 0, commercial());
		assert_ok!(dispute(&printer, CUSTODIAN));
		assert_noop!(dispute(&printer, CUSTODIAN), Error::<Test>::NotReported);
	});
}

#[test]
fn dispute_use_fails_when_the_window_is_over() {
	build_and_execute(|| {
		let printer = machine();
		reported(&printer);
		run_to_block(11 + 3 * DAY);
		assert_noop!(dispute(&printer, CUSTODIAN), Error::<Test>::TooLate);
	});
}
