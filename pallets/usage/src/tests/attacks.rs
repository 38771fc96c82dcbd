// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What somebody would try who wants to use things without paying those who bought them, or to be paid for what was
//! not used.

use super::{equipment::*, *};
use crate::{Arrear, Arrears, FiguresOf, ReservationRules, SettlementReason, UseTerms, Uses};
use ovn_primitives::{ClaimType, ScopeKind, UseClass::Community};
use pallet_contributions::Unit;

fn settle(printer: &Machine) {
	assert_ok!(Usage::settle_use(signed(OUTSIDER), printer.id, 0));
}

/// What the books of a settled use took.
fn repaid() -> u128 {
	settled().books.iter().map(|(_, amount)| *amount).sum()
}

#[test]
fn settle_use_bills_the_occupied_time_when_a_short_estimate_is_never_ended() {
	build_and_execute(|| {
		let printer = machine();
		let before = free(USER);
		// A minute is estimated, and a day used.
		start(printer.id, USER, minutes(1));
		assert_eq!(held(USER), ONE / 3);
		run_to_block(2 + DAY);
		settle(&printer);
		// Nobody has to take that for the whole of it: the report can be disputed.
		run_to_block(2 + DAY + 3 * DAY);
		assert_ok!(Usage::dispute_use(signed(OWNER), printer.id, 0, H256::zero()));
		run_blocks(14 * DAY + 1);
		settle(&printer);
		// 21 blocks of 72 minutes, at 20 an hour.
		assert_eq!((before - free(USER), held(USER)), (504 * ONE, 0));
	});
}

#[test]
fn end_use_bills_no_second_account_when_no_role_of_technicians_is_decided() {
	build_and_execute(|| {
		let printer = machine();
		let terms = UseTerms { technician: None, ..crate::Terms::<Test>::get(printer.id) };
		assert_ok!(Usage::set_use_terms(signed(STEWARD), printer.id, terms));
		start(printer.id, USER, minutes(648));
		run_to_block(10);
		let friend = FiguresOf::<Test> { technician: Some((OTHER, 525)), ..minutes(648) };
		assert_noop!(
			Usage::end_use(signed(USER), printer.id, 0, friend, H256::zero()),
			Error::<Test>::NotTechnician
		);
	});
	// With the role the friend is a technician, who confirms nothing, and silence takes what pays owners more.
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, minutes(648));
		let friend = FiguresOf::<Test> { technician: Some((TECHNICIAN, 525)), ..minutes(648) };
		end(printer.id, USER, 0, friend);
		assert_noop!(
			Usage::confirm_use(signed(TECHNICIAN), printer.id, 0),
			Error::<Test>::NotCounterpart
		);
		run_to_block(11 + 3 * DAY);
		settle(&printer);
		assert_eq!((settled().technician, repaid()), (0, 189 * ONE));
	});
}

#[test]
fn confirm_use_settles_no_metered_use_when_only_the_other_side_speaks() {
	build_and_execute(|| {
		let printer = machine();
		share_custody(printer.id, &[(METER, 1_000_000)]);
		start(printer.id, USER, commercial());
		run_to_block(2);
		assert_ok!(Usage::report_meter(signed(METER), printer.id, 0, 600, 4_000_000));
		assert_noop!(
			Usage::confirm_use(signed(METER), printer.id, 0),
			Error::<Test>::NotCounterpart
		);
		confirm(printer.id, OWNER, 0);
		// The user is still heard.
		assert_ok!(Usage::dispute_use(signed(USER), printer.id, 0, H256::zero()));
	});
}

#[test]
fn report_meter_notes_arrears_when_the_user_has_not_got_what_it_costs() {
	build_and_execute(|| {
		let printer = machine();
		poor(61, 30 * ONE + ED);
		start(printer.id, 61, minutes(1));
		run_to_block(10);
		assert_ok!(Usage::report_meter(signed(METER), printer.id, 0, 600, 0));
		assert_eq!((free(61), held(61)), (ED, 30 * ONE));
		run_to_block(11 + 3 * DAY);
		settle(&printer);
		// 200: maintenance 15, infrastructure 10, and 5 of the 175 for the books.
		assert_eq!(repaid(), 5 * ONE);
		let arrear = Arrear { books: 170 * ONE, maintenance: 0 };
		let noted = Event::ArrearsNoted {
			resource: printer.id,
			number: 0,
			user: 61,
			asset: NATIVE,
			arrear,
		};
		assert!(events().contains(&noted));
		endow_and_join(61);
		let again = || Usage::start_use(signed(61), printer.id, minutes(1), None, H256::zero());
		assert_noop!(again(), Error::<Test>::InArrears);
		assert_noop!(
			Usage::reserve(signed(61), printer.id, UseClass::Commercial, 100, 1),
			Error::<Test>::InArrears
		);
		let (owed_before, before) = (owed(printer.deal), free(OTHER));
		let pay = || Usage::pay_arrears(signed(OTHER), printer.id, 61, NATIVE);
		assert_ok!(pay());
		let paid = Event::ArrearsPaid {
			resource: printer.id,
			agent: 61,
			payer: OTHER,
			asset: NATIVE,
			amount: 170 * ONE,
		};
		assert_eq!(last_event(), paid);
		assert_eq!(owed_before - owed(printer.deal), 170 * ONE);
		assert_eq!((before - free(OTHER), held(OTHER)), (170 * ONE, 0));
		assert_eq!(Arrears::<Test>::iter().count(), 0);
		assert_noop!(pay(), Error::<Test>::ArrearsNotFound);
		assert_ok!(again());
	});
}

#[test]
fn end_use_bills_a_project_no_more_than_the_chain_saw() {
	build_and_execute(|| {
		let printer = machine();
		let project = pallet_networks::NextScope::<Test>::get();
		let (kind, lead) = (ScopeKind::Project, vec![15].try_into().unwrap());
		Networks::create_scope(signed(STEWARD), LAB, kind, document(1), lead).unwrap();
		Networks::join(signed(USER), project, None).unwrap();
		let kind = define(15, project, ClaimType::Debt { ceiling: 100 }, Unit::Hour);
		let id = printer.id;
		assert_ok!(Usage::open_credit_line(signed(15), id, project, kind, 1_000 * ONE));
		assert_ok!(Usage::allow_credit_line(signed(STEWARD), id, project, true));
		let estimate = FiguresOf::<Test> { class: UseClass::Project, ..minutes(1) };
		assert_ok!(Usage::start_use(signed(USER), id, estimate, Some(project), H256::zero()));
		// In the same block, with a co-owner who confirms anything.
		let much = FiguresOf::<Test> { class: UseClass::Project, ..minutes(3_000) };
		assert_ok!(Usage::end_use(signed(USER), id, 0, much, H256::zero()));
		assert_ok!(Usage::confirm_use(signed(OWNER), id, 0));
		assert_eq!(settled().on_credit, 0);
		assert_eq!(crate::CreditLines::<Test>::get(id, project).unwrap().used, 0);
	});
}

#[test]
fn decide_use_fails_when_who_disputed_it_decides_alone() {
	build_and_execute(|| {
		let printer = machine();
		share_custody(printer.id, &[(STEWARD, 1_000_000)]);
		start(printer.id, USER, minutes(600));
		end(printer.id, USER, 0, minutes(600));
		assert_ok!(Usage::dispute_use(signed(STEWARD), printer.id, 0, H256::zero()));
		assert_noop!(
			Usage::decide_use(signed(STEWARD), printer.id, 0, minutes(60)),
			Error::<Test>::NotForOneself
		);
	});
}

#[test]
fn decide_use_fails_when_it_pays_a_technician_out_of_the_hold() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, commercial());
		end(printer.id, USER, 0, minutes(60));
		assert_ok!(Usage::dispute_use(signed(CUSTODIAN), printer.id, 0, H256::zero()));
		// Of the ten hours that are held the friend was to get eight.
		let friend = FiguresOf::<Test> { technician: Some((TECHNICIAN, 480)), ..minutes(600) };
		for figures in [friend, minutes(73)] {
			assert_noop!(
				Usage::decide_use(signed(STEWARD), printer.id, 0, figures),
				Error::<Test>::BeyondReports
			);
		}
	});
}

#[test]
fn confirm_use_by_one_owner_does_not_keep_the_others_from_disputing() {
	build_and_execute(|| {
		join(OWNER);
		let printer = printer_of(&[(OWNER, 4_000 * ONE), (OTHER, ONE)], None);
		start(printer.id, USER, minutes(600));
		run_to_block(10);
		end(printer.id, USER, 0, minutes(1));
		assert_ok!(Usage::confirm_use(signed(OTHER), printer.id, 0));
		assert_eq!(Uses::<Test>::iter().count(), 1);
		assert_ok!(Usage::dispute_use(signed(OWNER), printer.id, 0, H256::zero()));
		run_blocks(14 * DAY + 1);
		settle(&printer);
		assert!(matches!(
			last_event(),
			Event::UseSettled { reason: SettlementReason::Silence, .. }
		));
		assert_eq!(settled().maintenance, 1_620 * CENT);
	});
}

#[test]
fn start_use_fails_when_a_walk_in_would_last_longer_than_a_reservation_can() {
	build_and_execute(|| {
		let printer = machine();
		let rules = ReservationRules { longest: 20, ..Usage::reservation_rules(printer.id) };
		assert_ok!(Usage::set_reservation_rules(signed(CUSTODIAN), printer.id, rules));
		let walk_in = |minutes| {
			let estimate = FiguresOf::<Test> { class: Community, ..self::minutes(minutes) };
			Usage::start_use(signed(USER), printer.id, estimate, None, H256::zero())
		};
		assert_noop!(walk_in(44_640), Error::<Test>::UseTooLong);
		assert_noop!(walk_in(1_441), Error::<Test>::UseTooLong);
		assert_ok!(walk_in(1_440));
		let longer = FiguresOf::<Test> { class: Community, ..minutes(1_512) };
		let extend = || Usage::extend_use(signed(USER), printer.id, 0, longer.clone());
		assert_noop!(extend(), Error::<Test>::UseTooLong);
		// From now on, not from its beginning.
		run_to_block(2);
		assert_ok!(extend());
	});
}

#[test]
fn material_goes_to_the_fund_when_the_supplier_would_sell_to_itself() {
	build_and_execute(|| {
		let printer = machine();
		let fund = fund(LAB);
		let before = crate::Terms::<Test>::get(printer.id);
		let terms = UseTerms { supplier: Some(USER), material: Some(fund), ..before };
		assert_ok!(Usage::set_use_terms(signed(STEWARD), printer.id, terms));
		let (money, stock) = (free(USER), free(purse(LAB, Purse::Fund(fund))));
		let number = reported(&printer);
		confirm(printer.id, CUSTODIAN, number);
		assert_eq!(money - free(USER), 200 * ONE);
		assert_eq!(free(purse(LAB, Purse::Fund(fund))) - stock, 12 * ONE);
	});
}

#[test]
fn reserve_asks_no_more_than_the_dearest_hours_when_tariffs_fell() {
	build_and_execute(|| {
		let printer = machine();
		fees(&printer);
		change_tariffs(printer.id, |tariff| {
			tariff.price_per_hour /= 1_000;
			tariff.maintenance_per_hour = 0;
			tariff.technician_per_hour = 0;
		});
		assert_ok!(Usage::reserve(signed(USER), printer.id, UseClass::Commercial, 30, 10));
		// 24 hours at 0.02.
		assert_eq!(held(USER), 48 * CENT);
	});
}

#[test]
fn cancel_reservation_fails_when_a_custodian_would_waive_a_no_show() {
	build_and_execute(|| {
		let printer = machine();
		fees(&printer);
		assert_ok!(Usage::reserve(signed(USER), printer.id, UseClass::Commercial, 30, 10));
		run_to_block(32);
		assert_noop!(
			Usage::cancel_reservation(signed(CUSTODIAN), printer.id, 30),
			Error::<Test>::TooLate
		);
	});
}

#[test]
fn cancel_reservation_needs_the_threshold_when_several_are_custodians() {
	build_and_execute(|| {
		let printer = machine();
		assert_ok!(Usage::reserve(signed(USER), printer.id, UseClass::Commercial, 30, 10));
		share_custody(printer.id, &[(CUSTODIAN, 999_999), (OTHER, 1)]);
		assert_ok!(Usage::cancel_reservation(signed(OTHER), printer.id, 30));
		assert!(matches!(last_custody_event(), CustodyEvent::ActApproved { custodian: OTHER, .. }));
		assert_ok!(Usage::cancel_reservation(signed(CUSTODIAN), printer.id, 30));
		assert_eq!(crate::Reservations::<Test>::iter().count(), 0);
	});
}
