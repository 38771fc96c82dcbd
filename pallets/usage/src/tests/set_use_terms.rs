// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::{equipment::*, *};
use crate::UseTerms;
use sp_runtime::DispatchError::BadOrigin;

fn terms() -> UseTerms<u64> {
	UseTerms { supplier: Some(OUTSIDER), ..Default::default() }
}

/// A use of the printer without a technician, of whom these terms say nothing. Its number.
fn reported(printer: &Machine) -> u64 {
	let figures = ten_hours(UseClass::Commercial, false);
	let number = start(printer.id, USER, figures.clone());
	end(printer.id, USER, number, figures);
	number
}

#[test]
fn set_use_terms_takes_effect_when_the_scope_decides() {
	build_and_execute(|| {
		let printer = machine();
		assert_ok!(Usage::set_use_terms(signed(STEWARD), printer.id, terms()));
		let expected = Event::UseTermsSet { resource: printer.id, terms: terms() };
		assert_eq!(last_event(), expected);
		let before = free(OUTSIDER);
		let number = reported(&printer);
		confirm(printer.id, CUSTODIAN, number);
		assert_eq!(free(OUTSIDER) - before, 12 * ONE);
	});
}

#[test]
fn set_use_terms_pays_the_material_fund_when_there_is_no_supplier() {
	build_and_execute(|| {
		let printer = machine();
		let material = fund(LAB);
		let terms = UseTerms { material: Some(material), ..Default::default() };
		assert_ok!(Usage::set_use_terms(signed(STEWARD), printer.id, terms));
		let pot = purse(LAB, ovn_primitives::Purse::Fund(material));
		let before = free(pot);
		let number = reported(&printer);
		confirm(printer.id, CUSTODIAN, number);
		assert_eq!(free(pot) - before, 12 * ONE);
	});
}

#[test]
fn set_use_terms_pays_the_treasury_when_nothing_is_said() {
	build_and_execute(|| {
		let printer = machine();
		assert_ok!(Usage::set_use_terms(signed(STEWARD), printer.id, UseTerms::default()));
		let before = free(treasury(LAB));
		let number = reported(&printer);
		confirm(printer.id, CUSTODIAN, number);
		// Material, maintenance and infrastructure.
		assert_eq!(free(treasury(LAB)) - before, 37 * ONE);
	});
}

#[test]
fn set_use_terms_fails_when_the_scope_has_not_decided() {
	build_and_execute(|| {
		let printer = machine();
		assert_noop!(Usage::set_use_terms(signed(CUSTODIAN), printer.id, terms()), BadOrigin);
	});
}

#[test]
fn set_use_terms_fails_when_who_decides_alone_would_be_paid() {
	build_and_execute(|| {
		let printer = machine();
		let terms = UseTerms { supplier: Some(STEWARD), ..Default::default() };
		assert_noop!(
			Usage::set_use_terms(signed(STEWARD), printer.id, terms),
			Error::<Test>::NotForOneself
		);
	});
}

#[test]
fn set_use_terms_fails_when_a_fund_or_role_does_not_exist() {
	build_and_execute(|| {
		let printer = machine();
		let set = |terms| Usage::set_use_terms(signed(STEWARD), printer.id, terms);
		let fund = UseTerms { material: Some(9), ..Default::default() };
		assert_noop!(set(fund), Error::<Test>::FundNotFound);
		let maintenance = UseTerms { maintenance: Some(9), ..Default::default() };
		assert_noop!(set(maintenance), Error::<Test>::FundNotFound);
		let infrastructure = UseTerms { infrastructure: Some(9), ..Default::default() };
		assert_noop!(set(infrastructure), Error::<Test>::FundNotFound);
		let meter = UseTerms { meter: Some(9), ..Default::default() };
		assert_noop!(set(meter), Error::<Test>::RoleNotFound);
		let technician = UseTerms { technician: Some(9), ..Default::default() };
		assert_noop!(set(technician), Error::<Test>::RoleNotFound);
	});
}

#[test]
fn set_use_terms_fails_when_there_is_no_resource() {
	build_and_execute(|| {
		assert_noop!(
			Usage::set_use_terms(signed(STEWARD), 7, terms()),
			Error::<Test>::ResourceNotFound
		);
	});
}

#[test]
fn set_use_terms_names_the_purse_that_maintains_a_thing() {
	build_and_execute(|| {
		let printer = machine();
		let payee = crate::Payee::Purse(LAB, Purse::Fund(printer.maintenance));
		assert_eq!(Usage::maintenance_payee(printer.id, LAB), payee);
		let payee = crate::Payee::Purse(LAB, Purse::Treasury);
		assert_eq!(Usage::maintenance_payee(super::printer(), LAB), payee);
		let ended = ended();
		assert_noop!(Usage::set_use_terms(signed(STEWARD), ended, terms()), Error::<Test>::Ended);
	});
}
