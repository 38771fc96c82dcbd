// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::{equipment::*, *};
use crate::{ReservationRules, MAX_RESERVATIONS};

fn rules() -> ReservationRules {
	ReservationRules {
		horizon: 200,
		longest: 40,
		per_agent: 2,
		cancellation_fee: 5 * ONE,
		no_show_fee: 9 * ONE,
		notice: 20,
	}
}

#[test]
fn set_reservation_rules_takes_effect_when_the_custodian_decides() {
	build_and_execute(|| {
		let printer = machine();
		let default = Usage::reservation_rules(printer.id);
		assert_eq!((default.horizon, default.per_agent, default.no_show_fee), (90 * DAY, 4, 0));
		assert_ok!(Usage::set_reservation_rules(signed(CUSTODIAN), printer.id, rules()));
		let expected = Event::ReservationRulesSet { resource: printer.id, rules: rules() };
		assert_eq!(last_event(), expected);
		assert_eq!(Usage::reservation_rules(printer.id), rules());
	});
}

#[test]
fn set_reservation_rules_fails_when_the_signer_is_no_custodian() {
	build_and_execute(|| {
		let printer = machine();
		assert_noop!(
			Usage::set_reservation_rules(signed(STEWARD), printer.id, rules()),
			CustodyError::NotCustodian
		);
	});
}

#[test]
fn set_reservation_rules_waits_when_a_co_custodian_has_not_agreed() {
	build_and_execute(|| {
		let printer = machine();
		share_custody(printer.id, &[(CUSTODIAN, 500_000), (OTHER, 500_000)]);
		assert_ok!(Usage::set_reservation_rules(signed(CUSTODIAN), printer.id, rules()));
		assert_ne!(Usage::reservation_rules(printer.id), rules());
		assert_ok!(Usage::set_reservation_rules(signed(OTHER), printer.id, rules()));
		assert_eq!(Usage::reservation_rules(printer.id), rules());
	});
}

#[test]
fn set_reservation_rules_fails_when_using_takes_nothing_from_others() {
	build_and_execute(|| {
		let design = thing(Nature::Digital);
		assert_noop!(
			Usage::set_reservation_rules(signed(CUSTODIAN), design, rules()),
			Error::<Test>::NotRival
		);
	});
}

#[test]
fn set_reservation_rules_fails_when_there_is_no_resource() {
	build_and_execute(|| {
		assert_noop!(
			Usage::set_reservation_rules(signed(CUSTODIAN), 7, rules()),
			Error::<Test>::ResourceNotFound
		);
	});
}

#[test]
fn set_reservation_rules_fails_when_a_rule_is_out_of_its_bounds() {
	build_and_execute(|| {
		let printer = machine();
		// A day of the dearest class: 24 x (20 + 1.50).
		let highest = 516 * ONE;
		let bad: [fn(&mut ReservationRules); 8] = [
			|rules| rules.longest = 0,
			|rules| rules.longest = 201,
			|rules| rules.horizon = 90 * DAY + 1,
			|rules| rules.per_agent = 0,
			|rules| rules.per_agent = u16::try_from(MAX_RESERVATIONS).unwrap() + 1,
			|rules| rules.notice = 90 * DAY + 1,
			|rules| rules.cancellation_fee = 516 * ONE + 1,
			|rules| rules.no_show_fee = 516 * ONE + 1,
		];
		for change in bad {
			let mut rules = rules();
			change(&mut rules);
			assert_noop!(
				Usage::set_reservation_rules(signed(CUSTODIAN), printer.id, rules),
				Error::<Test>::InvalidRules
			);
		}
		let dear = ReservationRules { cancellation_fee: highest, no_show_fee: highest, ..rules() };
		assert_ok!(Usage::set_reservation_rules(signed(CUSTODIAN), printer.id, dear));
	});
}

#[test]
fn nothing_is_decided_for_uses_when_the_life_of_the_resource_has_ended() {
	build_and_execute(|| {
		let id = ended();
		let ended = Error::<Test>::Ended;
		assert_noop!(Usage::set_reservation_rules(signed(STEWARD), id, rules()), ended);
		let ended = Error::<Test>::Ended;
		assert_noop!(Usage::set_use_terms(signed(STEWARD), id, Default::default()), ended);
		let ended = Error::<Test>::Ended;
		assert_noop!(Usage::set_own_tariffs(signed(STEWARD), id, None), ended);
		let ended = Error::<Test>::Ended;
		assert_noop!(Usage::open_credit_line(signed(STEWARD), id, LAB, 0, 1), ended);
	});
}
