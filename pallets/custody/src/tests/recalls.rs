// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Custodians who answer and do not serve: `recall_custodian`, `support_recall`, `withdraw_recall`; and what the scope
//! does without them.

use super::{equipment::*, *};
use crate::{Matter, Movement, Recall, Recalls};
use sp_runtime::DispatchResult;

fn recall(id: u64, who: u64) -> DispatchResult {
	Custody::recall_custodian(signed(who), id, H256::repeat_byte(2))
}

fn support(printer: &Machine, who: u64) -> DispatchResult {
	Custody::support_recall(signed(who), printer.deal, 0)
}

fn appoint(id: u64, who: u64) -> DispatchResult {
	Custody::appoint_interim(signed(STEWARD), id, who)
}

#[test]
fn recall_custodian_moves_custody_when_notice_is_over_and_owners_support_it() {
	build_and_execute(|| {
		join(OWNER);
		let printer = printer_of(&[(OWNER, 3_000 * ONE), (USER, 1_000 * ONE)], None);
		let due = 1 + 14 * DAY;
		assert_ok!(recall(printer.id, STEWARD));
		let note = H256::repeat_byte(2);
		let event = Event::CustodianRecalled { resource: printer.id, hearing: 0, due, note };
		assert_eq!(last_event(), event);
		let matters = Custody::matters(printer.id, CUSTODIAN);
		assert!(matters.contains(&Matter::Recall { due }));
		assert_eq!(
			Custody::resource(printer.id).unwrap().recall,
			Some(Recall { due, hearing: 0, stopped: 0 })
		);
		// It answers every flag, which is no use.
		assert_ok!(Custody::flag_custodian(signed(USER), printer.id, note));
		assert_ok!(Custody::answer_flag(signed(CUSTODIAN), printer.id, note));
		assert_ok!(support(&printer, USER));
		let said = |owner, principal| Event::RecallSupported {
			resource: printer.id,
			deal: printer.deal,
			hearing: 0,
			owner,
			principal,
			of: 4_000 * ONE,
		};
		assert_eq!(last_event(), said(USER, 1_000 * ONE));
		run_to_block(due + 1);
		// A quarter of the owners is not half of them.
		assert_noop!(appoint(printer.id, OTHER), Error::<Test>::NotSilent);
		assert_ok!(support(&printer, OWNER));
		assert_eq!(last_event(), said(OWNER, 4_000 * ONE));
		run_to_block(due);
		assert_noop!(appoint(printer.id, OTHER), Error::<Test>::NotSilent);
		run_to_block(due + 1);
		assert_ok!(appoint(printer.id, OTHER));
		assert_ok!(Custody::accept_custody(signed(OTHER), printer.id, note));
		assert_eq!(custody(printer.id).holders, sole(OTHER));
		assert_eq!(Recalls::<Test>::iter().count(), 0);
		assert_ok!(Custody::clear_hearing(signed(OUTSIDER), 0));
	});
}

#[test]
fn recall_custodian_needs_no_owners_when_nothing_is_owed() {
	build_and_execute(|| {
		join(OTHER);
		let id = thing(Nature::Physical);
		assert_ok!(recall(id, STEWARD));
		run_to_block(2 + 14 * DAY);
		assert_ok!(appoint(id, OTHER));
	});
}

#[test]
fn recall_custodian_is_not_ended_when_the_custodian_passes_the_thing_on() {
	build_and_execute(|| {
		join(OTHER);
		let id = thing(Nature::Physical);
		assert_ok!(recall(id, STEWARD));
		hand_over(id, CUSTODIAN, OUTSIDER);
		assert!(Recalls::<Test>::contains_key(id));
		run_to_block(2 + 14 * DAY);
		assert_ok!(appoint(id, OTHER));
	});
}

#[test]
fn recall_custodian_brings_a_private_thing_home_when_its_lender_wants_it() {
	build_and_execute(|| {
		member(ANA);
		let id = register(ANA, Regime::Private, Nature::Physical);
		assert_noop!(recall(id, ANA), Error::<Test>::NotToOneself);
		hand_over(id, ANA, BEN);
		// It is not the scope's to call home.
		assert_noop!(recall(id, STEWARD), Error::<Test>::NotAuthorized);
		assert_ok!(recall(id, ANA));
		let home = || Custody::appoint_interim(signed(ANA), id, ANA);
		assert_noop!(home(), DispatchError::BadOrigin);
		run_to_block(2 + 14 * DAY);
		assert_noop!(Custody::appoint_interim(signed(ANA), id, CEM), Error::<Test>::NotCreator);
		assert_noop!(Custody::appoint_interim(signed(BEN), id, ANA), DispatchError::BadOrigin);
		assert_ok!(home());
		assert_ok!(Custody::accept_custody(signed(ANA), id, H256::zero()));
		assert_eq!(custody(id).holders, sole(ANA));
	});
}

#[test]
fn recall_custodian_brings_a_private_thing_home_when_its_lender_decides_for_the_scope_alone() {
	build_and_execute(|| {
		let id = register(STEWARD, Regime::Private, Nature::Physical);
		hand_over(id, STEWARD, BEN);
		assert_ok!(recall(id, STEWARD));
		assert_noop!(appoint(id, STEWARD), Error::<Test>::NotSilent);
		run_to_block(2 + 14 * DAY);
		assert_ok!(appoint(id, STEWARD));
		assert_ok!(Custody::accept_custody(signed(STEWARD), id, H256::zero()));
		assert_eq!(custody(id).holders, sole(STEWARD));
	});
}

#[test]
fn withdraw_recall_leaves_the_custodian_alone() {
	build_and_execute(|| {
		let id = thing(Nature::Physical);
		let withdraw = |who| Custody::withdraw_recall(signed(who), id);
		assert_noop!(withdraw(STEWARD), Error::<Test>::NotRecalled);
		assert_ok!(recall(id, STEWARD));
		assert_noop!(recall(id, STEWARD), Error::<Test>::AlreadyRecalled);
		assert_noop!(withdraw(CUSTODIAN), DispatchError::BadOrigin);
		assert_ok!(withdraw(STEWARD));
		assert_eq!(last_event(), Event::RecallWithdrawn { resource: id });
		run_to_block(2 + 14 * DAY);
		assert_noop!(appoint(id, OTHER), Error::<Test>::NotSilent);
	});
}

#[test]
fn recall_custodian_fails_when_the_origin_cannot_or_nobody_holds_it() {
	build_and_execute(|| {
		let id = thing(Nature::Physical);
		assert_noop!(recall(id, OUTSIDER), DispatchError::BadOrigin);
		assert_noop!(recall(9, STEWARD), Error::<Test>::ResourceNotFound);
		crate::Custodies::<Test>::mutate(id, |custody| {
			custody.as_mut().unwrap().holders = Default::default();
		});
		crate::OfCustodian::<Test>::remove(CUSTODIAN, id);
		assert_noop!(recall(id, STEWARD), Error::<Test>::CustodianNotFound);
		let ended = ended();
		assert_noop!(recall(ended, STEWARD), Error::<Test>::Ended);
	});
}

#[test]
fn support_recall_fails_when_there_is_nothing_to_support() {
	build_and_execute(|| {
		let printer = machine();
		assert_noop!(support(&printer, OWNER), Error::<Test>::NotRecalled);
		assert_noop!(Custody::support_recall(signed(OWNER), 9, 0), Error::<Test>::DealNotFound);
		assert_ok!(recall(printer.id, STEWARD));
		assert_noop!(
			Custody::support_recall(signed(OWNER), printer.deal, 1),
			Error::<Test>::OtherHearing
		);
		assert_noop!(support(&printer, OTHER), Error::<Test>::NotCoOwner);
		assert_ok!(support(&printer, OWNER));
		assert_noop!(support(&printer, OWNER), Error::<Test>::AlreadySpoken);
		pay_off(printer.deal);
		assert_noop!(support(&printer, OWNER), Error::<Test>::NothingOwed);
	});
}

#[test]
fn complete_maintenance_succeeds_when_the_scope_decides_it() {
	build_and_execute(|| {
		let id = thing(Nature::Physical);
		assert_ok!(happen(id, Occurrence::MaintenanceBegun));
		assert_ok!(Custody::complete_maintenance(signed(STEWARD), id, document(2)));
		let done = Event::MaintenanceCompleted { resource: id, by: None, document: document(2) };
		assert_eq!(last_event(), done);
		assert_eq!(state(id), State::Available);
	});
}

#[test]
fn move_resource_brings_back_what_was_put_away_when_the_scope_decides_it() {
	build_and_execute(|| {
		let id = thing(Nature::Physical);
		let movement = |who, movement| Custody::move_resource(signed(who), id, movement);
		assert_noop!(movement(STEWARD, Movement::Store), Error::<Test>::NotCustodian);
		assert_ok!(movement(CUSTODIAN, Movement::Store));
		assert_ok!(movement(STEWARD, Movement::TakeOut));
		assert_eq!(state(id), State::Available);
		assert_ok!(movement(CUSTODIAN, Movement::Send));
		assert_ok!(movement(STEWARD, Movement::Arrive));
		assert_eq!(state(id), State::Available);
	});
}
