// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::{equipment::*, *};
use crate::{SettlementReason, Uses};
use pallet_custody::Approvals;
use sp_runtime::DispatchResult;

fn try_confirm(printer: &Machine, who: u64) -> DispatchResult {
	Usage::confirm_use(signed(who), printer.id, 0)
}

#[test]
fn confirm_use_pays_everybody_when_a_custodian_confirms() {
	build_and_execute(|| {
		let printer = machine();
		let money = free(USER);
		reported(&printer);
		let before = Purses::now(&printer);
		System::reset_events();
		assert_ok!(try_confirm(&printer, CUSTODIAN));
		let confirmed = Event::UseConfirmed { resource: printer.id, number: 0, by: CUSTODIAN };
		assert_eq!(events()[0], confirmed);
		assert_eq!((money - free(USER), held(USER)), (200 * ONE, 0));
		let after = Purses::now(&printer);
		assert_eq!(after.supplier - before.supplier, 12 * ONE);
		assert_eq!(after.technician - before.technician, 40 * ONE);
		assert_eq!(after.maintenance - before.maintenance, 15 * ONE);
		assert_eq!(after.infrastructure - before.infrastructure, 10 * ONE);
		assert_eq!(settled().books, [(printer.deal, 123 * ONE)]);
		assert_eq!(Uses::<Test>::iter().count(), 0);
	});
}

#[test]
fn confirm_use_gives_back_what_is_held_beyond_the_price() {
	build_and_execute(|| {
		let printer = machine();
		let money = free(USER);
		start(printer.id, USER, commercial());
		end(printer.id, USER, 0, minutes(60));
		assert_ok!(try_confirm(&printer, CUSTODIAN));
		assert_eq!((money - free(USER), held(USER)), (20 * ONE, 0));
	});
}

#[test]
fn confirm_use_settles_at_once_when_a_co_owner_confirms_all_the_time_that_was_occupied() {
	build_and_execute(|| {
		let printer = machine();
		let money = free(USER);
		start(printer.id, USER, minutes(600));
		end(printer.id, USER, 0, minutes(648));
		assert_ok!(try_confirm(&printer, OWNER));
		assert_eq!((money - free(USER), held(USER)), (216 * ONE, 0));
		assert!(matches!(
			last_event(),
			Event::UseSettled { reason: SettlementReason::Confirmed, .. }
		));
	});
}

#[test]
fn confirm_use_waits_for_the_window_when_a_co_owner_confirms_less_than_silence_would_bill() {
	build_and_execute(|| {
		let printer = machine();
		let money = free(USER);
		reported(&printer);
		assert_ok!(try_confirm(&printer, OWNER));
		let confirmed = Event::UseConfirmed { resource: printer.id, number: 0, by: OWNER };
		assert_eq!(last_event(), confirmed);
		assert_eq!(held(USER), 216 * ONE);
		assert_noop!(try_confirm(&printer, OWNER), Error::<Test>::AlreadyConfirmed);
		run_to_block(11 + 3 * DAY);
		assert_ok!(Usage::settle_use(signed(OUTSIDER), printer.id, 0));
		assert_eq!((money - free(USER), held(USER)), (200 * ONE, 0));
		assert!(matches!(
			last_event(),
			Event::UseSettled { reason: SettlementReason::Confirmed, .. }
		));
	});
}

#[test]
fn confirm_use_settles_at_once_when_a_custodian_confirms_after_a_co_owner() {
	build_and_execute(|| {
		let printer = machine();
		reported(&printer);
		assert_ok!(try_confirm(&printer, OWNER));
		assert_ok!(try_confirm(&printer, CUSTODIAN));
		assert_eq!(Uses::<Test>::iter().count(), 0);
	});
}

#[test]
fn confirm_use_needs_the_threshold_when_several_are_custodians() {
	build_and_execute(|| {
		let printer = machine();
		share_custody(printer.id, &[(CUSTODIAN, 700_000), (OTHER, 300_000)]);
		reported(&printer);
		assert_ok!(try_confirm(&printer, OTHER));
		assert!(matches!(last_custody_event(), CustodyEvent::ActApproved { custodian: OTHER, .. }));
		assert_eq!(Uses::<Test>::iter().count(), 1);
		assert_ok!(try_confirm(&printer, CUSTODIAN));
		assert_eq!(Uses::<Test>::iter().count(), 0);
		assert!(Approvals::<Test>::get(printer.id).is_empty());
	});
}

#[test]
fn confirm_use_fails_when_the_custodian_is_paid_as_technician_or_supplier() {
	for who in [TECHNICIAN, SUPPLIER] {
		build_and_execute(|| {
			let printer = machine();
			share_custody(printer.id, &[(who, 1_000_000)]);
			reported(&printer);
			assert_noop!(try_confirm(&printer, who), Error::<Test>::NotCounterpart);
		});
	}
}

#[test]
fn confirm_use_fails_when_the_signer_is_on_no_side() {
	build_and_execute(|| {
		let printer = machine();
		reported(&printer);
		for who in [OTHER, OUTSIDER, SUPPLIER, TECHNICIAN, METER, STEWARD] {
			assert_noop!(try_confirm(&printer, who), Error::<Test>::NotCounterpart);
		}
	});
}

#[test]
fn confirm_use_fails_when_the_user_is_custodian_and_owner() {
	build_and_execute(|| {
		let printer = machine();
		endow_and_join(OWNER);
		share_custody(printer.id, &[(OWNER, 1_000_000)]);
		start(printer.id, OWNER, minutes(60));
		end(printer.id, OWNER, 0, minutes(60));
		assert_noop!(try_confirm(&printer, OWNER), Error::<Test>::NotCounterpart);
	});
}

#[test]
fn confirm_use_fails_when_a_co_owner_was_paid_back() {
	build_and_execute(|| {
		let printer = machine();
		reported(&printer);
		pay_off(printer.deal);
		assert_noop!(try_confirm(&printer, OWNER), Error::<Test>::NotCounterpart);
	});
}

#[test]
fn confirm_use_fails_when_there_is_nothing_to_confirm() {
	build_and_execute(|| {
		let printer = machine();
		assert_noop!(try_confirm(&printer, CUSTODIAN), Error::<Test>::UseNotFound);
		start(printer.id, USER, commercial());
		assert_noop!(try_confirm(&printer, CUSTODIAN), Error::<Test>::NotReported);
		end(printer.id, USER, 0, commercial());
		assert_ok!(try_confirm(&printer, CUSTODIAN));
		assert_noop!(try_confirm(&printer, CUSTODIAN), Error::<Test>::UseNotFound);
	});
}

#[test]
fn confirm_use_fails_when_the_window_is_over() {
	build_and_execute(|| {
		let printer = machine();
		reported(&printer);
		run_to_block(11 + 3 * DAY);
		assert_noop!(try_confirm(&printer, CUSTODIAN), Error::<Test>::TooLate);
		run_to_block(10 + 3 * DAY);
		assert_ok!(try_confirm(&printer, CUSTODIAN));
	});
}

#[test]
fn confirm_use_asks_no_payback_when_the_books_were_filled_meanwhile() {
	build_and_execute(|| {
		let printer = machine();
		let money = free(USER);
		reported(&printer);
		pay_off(printer.deal);
		assert_ok!(try_confirm(&printer, CUSTODIAN));
		assert_eq!((money - free(USER), held(USER)), (77 * ONE, 0));
	});
}

#[test]
fn confirm_use_pays_the_oldest_deal_first() {
	build_and_execute(|| {
		// The first owes 60, the second 24, the third takes the rest.
		let printer = printer_of(&[(OWNER, 50 * ONE)], None);
		let second = attach(printer.id, NATIVE, &[(OTHER, 20 * ONE)], None);
		let third = attach(printer.id, NATIVE, &[(OTHER, 1_000 * ONE)], None);
		reported(&printer);
		System::reset_events();
		assert_ok!(try_confirm(&printer, CUSTODIAN));
		let expected = [(printer.deal, 60 * ONE), (second, 24 * ONE), (third, 39 * ONE)];
		assert_eq!(settled().books, expected);
		let back = |deal| Event::DealPaidBack { resource: printer.id, deal };
		let events = events();
		assert!(events.contains(&back(printer.deal)) && events.contains(&back(second)));
		assert!(!events.contains(&back(third)));
		let lapsed = Event::EncumbranceLapsed { resource: printer.id };
		assert!(!events.contains(&lapsed));
	});
}

#[test]
fn confirm_use_skips_deals_that_are_owed_in_another_asset() {
	build_and_execute(|| {
		let printer = printer_of(&[(OWNER, 50 * ONE)], None);
		let coin = asset_with_pot(5);
		attach(printer.id, coin, &[(OTHER, 20 * ONE)], None);
		reported(&printer);
		System::reset_events();
		assert_ok!(try_confirm(&printer, CUSTODIAN));
		let paid = settled();
		assert_eq!(paid.books, [(printer.deal, 60 * ONE)]);
		assert_eq!(paid.infrastructure, 73 * ONE);
		let lapsed = Event::EncumbranceLapsed { resource: printer.id };
		assert!(!events().contains(&lapsed));
	});
}
