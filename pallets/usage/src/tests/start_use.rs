// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::{equipment::*, *};
use crate::{FiguresOf, Reservations, Running, Uses, MAX_MATERIAL, MAX_MINUTES};
use ovn_primitives::UseClass::{Commercial, Community, Other, Owner};
use sp_core::H256;
use sp_runtime::DispatchResult;

fn try_start(id: u64, who: u64, estimate: FiguresOf<Test>) -> DispatchResult {
	Usage::start_use(signed(who), id, estimate, None, H256::zero())
}

#[test]
fn start_use_holds_the_estimate_when_nobody_has_the_resource() {
	build_and_execute(|| {
		let printer = machine();
		let note = H256::repeat_byte(3);
		assert_ok!(Usage::start_use(signed(USER), printer.id, commercial(), None, note));
		let expected = Event::UseStarted {
			resource: printer.id,
			number: 0,
			user: USER,
			estimate: commercial(),
			until: 10,
			held: 200 * ONE,
			on_credit: None,
			reservation: None,
			note,
		};
		assert_eq!(last_event(), expected);
		assert_eq!(held(USER), 200 * ONE);
		assert_eq!(state(printer.id), State::InUse);
		assert_eq!(Running::<Test>::get(printer.id), Some(0));
		let used = Uses::<Test>::get(printer.id, 0).unwrap();
		assert_eq!((used.user, used.started, used.until, used.owes), (USER, 1, 10, true));
	});
}

#[test]
fn start_use_takes_the_reservation_when_it_has_begun() {
	build_and_execute(|| {
		let printer = machine();
		fees(&printer);
		assert_ok!(Usage::reserve(signed(USER), printer.id, Commercial, 30, 10));
		let money = free(USER) + held(USER);
		run_to_block(30);
		start(printer.id, USER, commercial());
		assert!(matches!(last_event(), Event::UseStarted { reservation: Some(30), .. }));
		assert_eq!(Reservations::<Test>::iter().count(), 0);
		assert_eq!(held(USER), 200 * ONE);
		assert_eq!(free(USER) + held(USER), money);
	});
}

#[test]
fn start_use_fails_when_another_has_reserved_it() {
	build_and_execute(|| {
		let printer = machine();
		assert_ok!(Usage::reserve(signed(USER), printer.id, Commercial, 30, 10));
		// A walk-in of an hour takes a block, and has to end before.
		run_to_block(29);
		assert_noop!(try_start(printer.id, OTHER, minutes(73)), Error::<Test>::NotFree);
		run_to_block(30);
		assert_noop!(try_start(printer.id, OTHER, minutes(60)), Error::<Test>::ReservedByOther);
		run_to_block(39);
		assert_noop!(try_start(printer.id, OTHER, minutes(60)), Error::<Test>::ReservedByOther);
		assert_ok!(Usage::release_reservation(signed(OTHER), printer.id, 30));
		assert_ok!(try_start(printer.id, OTHER, minutes(60)));
	});
}

#[test]
fn start_use_lets_a_walk_in_use_it_when_it_ends_before_the_reservation() {
	build_and_execute(|| {
		let printer = machine();
		assert_ok!(Usage::reserve(signed(USER), printer.id, Commercial, 30, 10));
		run_to_block(29);
		assert_ok!(try_start(printer.id, OTHER, minutes(72)));
		assert_eq!(Uses::<Test>::get(printer.id, 0).unwrap().until, 30);
	});
}

#[test]
fn start_use_fails_when_a_lapsed_reservation_was_not_released() {
	build_and_execute(|| {
		let printer = machine();
		assert_ok!(Usage::reserve(signed(USER), printer.id, Commercial, 1, 5));
		run_to_block(6);
		assert_eq!(state(printer.id), State::Reserved);
		assert_noop!(try_start(printer.id, OTHER, minutes(60)), Error::<Test>::ReservedByOther);
		assert_ok!(Usage::release_reservation(signed(OTHER), printer.id, 1));
		assert_ok!(try_start(printer.id, OTHER, minutes(60)));
	});
}

#[test]
fn start_use_fails_when_the_resource_is_in_use() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, minutes(60));
		assert_noop!(try_start(printer.id, OTHER, minutes(60)), Error::<Test>::NotUsable);
	});
}

#[test]
fn start_use_fails_when_a_use_was_not_ended_and_the_resource_repaired() {
	build_and_execute(|| {
		let printer = machine();
		let number = start(printer.id, USER, minutes(60));
		let happen = |occurrence| happen(printer.id, occurrence);
		assert_ok!(happen(Occurrence::Damaged));
		assert_noop!(try_start(printer.id, OTHER, minutes(60)), Error::<Test>::NotUsable);
		assert_ok!(happen(Occurrence::MaintenanceBegun));
		assert_ok!(happen(Occurrence::Maintained));
		assert_eq!(state(printer.id), State::Available);
		assert_noop!(try_start(printer.id, OTHER, minutes(60)), Error::<Test>::NotUsable);
		end(printer.id, USER, number, minutes(60));
		assert_ok!(try_start(printer.id, OTHER, minutes(60)));
	});
}

#[test]
fn start_use_fails_when_the_resource_is_damaged() {
	build_and_execute(|| {
		let printer = machine();
		assert_ok!(happen(printer.id, Occurrence::Damaged));
		assert_noop!(try_start(printer.id, USER, minutes(60)), CustodyError::InvalidState);
	});
}

#[test]
fn start_use_lets_many_use_what_takes_nothing_from_others() {
	build_and_execute(|| {
		let printer = machine();
		let design = thing(Nature::Digital);
		attach(design, NATIVE, &[(OWNER, 100 * ONE)], None);
		for who in [USER, OTHER, USER] {
			start(design, who, minutes(60));
		}
		assert_eq!(state(design), State::Available);
		assert_eq!(Running::<Test>::get(design), None);
		assert_eq!(Usage::uses(design, None, 9).len(), 3);
		let _ = printer;
	});
}

#[test]
fn start_use_fails_when_what_is_not_rival_is_not_available() {
	build_and_execute(|| {
		join(USER);
		let design = thing(Nature::Digital);
		attach(design, NATIVE, &[(OWNER, 100 * ONE)], None);
		pallet_custody::Resources::<Test>::mutate(design, |record| {
			record.as_mut().unwrap().state = State::PendingValidation;
		});
		assert_noop!(try_start(design, USER, minutes(60)), Error::<Test>::NotUsable);
	});
}

#[test]
fn start_use_fails_when_the_life_of_the_resource_is_not_there() {
	build_and_execute(|| {
		let printer = machine();
		assert_noop!(try_start(9, USER, minutes(60)), Error::<Test>::ResourceNotFound);
		for stage in [Stage::Working(Phase::Development), Stage::Hibernating(Phase::Active)] {
			set_stage(printer.id, stage);
			assert_noop!(try_start(printer.id, USER, minutes(60)), Error::<Test>::NotUsable);
		}
	});
}

#[test]
fn start_use_fails_when_the_agent_has_no_access() {
	build_and_execute(|| {
		let printer = machine();
		assert_noop!(try_start(printer.id, OUTSIDER, minutes(60)), Error::<Test>::TierTooLow);
		let own = FiguresOf::<Test> { class: Owner, ..minutes(60) };
		assert_noop!(try_start(printer.id, USER, own.clone()), Error::<Test>::NotOwner);
		assert_ok!(try_start(printer.id, OWNER, own));
	});
}

#[test]
fn start_use_fails_when_there_is_no_tariff() {
	build_and_execute(|| {
		let printer = machine();
		let estimate = FiguresOf::<Test> { class: Other, ..minutes(60) };
		assert_noop!(try_start(printer.id, USER, estimate), Error::<Test>::TariffNotFound);
	});
}

#[test]
fn start_use_fails_when_the_estimate_is_none() {
	build_and_execute(|| {
		let printer = machine();
		let bad = [
			minutes(0),
			minutes(MAX_MINUTES + 1),
			FiguresOf::<Test> { material: MAX_MATERIAL + 1, ..minutes(60) },
			FiguresOf::<Test> { technician: Some((TECHNICIAN, MAX_MINUTES + 1)), ..minutes(60) },
		];
		for estimate in bad {
			assert_noop!(try_start(printer.id, USER, estimate), Error::<Test>::InvalidFigures);
		}
	});
}

#[test]
fn start_use_fails_when_the_technician_is_none() {
	build_and_execute(|| {
		let printer = machine();
		let with = |who| FiguresOf::<Test> { technician: Some((who, 60)), ..minutes(60) };
		assert_noop!(try_start(printer.id, USER, with(OTHER)), Error::<Test>::NotTechnician);
		assert_noop!(
			try_start(printer.id, TECHNICIAN, with(TECHNICIAN)),
			Error::<Test>::NotTechnician
		);
		assert_ok!(try_start(printer.id, USER, with(TECHNICIAN)));
	});
}

#[test]
fn start_use_fails_when_no_role_of_technicians_is_decided() {
	build_and_execute(|| {
		let printer = machine();
		let terms = crate::UseTerms::default();
		assert_ok!(Usage::set_use_terms(signed(STEWARD), printer.id, terms));
		let helped = FiguresOf::<Test> { technician: Some((TECHNICIAN, 60)), ..minutes(60) };
		assert_noop!(try_start(printer.id, USER, helped), Error::<Test>::NotTechnician);
	});
}

#[test]
fn start_use_fails_when_the_technician_helps_longer_than_it_lasts() {
	build_and_execute(|| {
		let printer = machine();
		let with = |minutes| Some((TECHNICIAN, minutes));
		let helped = |n| FiguresOf::<Test> { technician: with(n), ..minutes(60) };
		assert_noop!(try_start(printer.id, USER, helped(61)), Error::<Test>::InvalidFigures);
		assert_ok!(try_start(printer.id, USER, helped(60)));
	});
}

#[test]
fn start_use_fails_when_the_user_cannot_pay() {
	build_and_execute(|| {
		let printer = machine();
		poor(61, 200 * ONE);
		assert_noop!(
			try_start(printer.id, 61, commercial()),
			sp_runtime::TokenError::FundsUnavailable
		);
		poor(62, 200 * ONE + ED);
		assert_ok!(try_start(printer.id, 62, commercial()));
	});
}

#[test]
fn start_use_leaves_the_least_an_account_can_have_when_something_else_keeps_it_alive() {
	build_and_execute(|| {
		let printer = machine();
		poor(61, 200 * ONE);
		// As of an account that was invited.
		System::inc_providers(&61);
		let fail = sp_runtime::TokenError::FundsUnavailable;
		assert_noop!(try_start(printer.id, 61, commercial()), fail);
	});
}

#[test]
fn start_use_fails_when_the_agent_has_as_many_as_one_can() {
	build_and_execute(|| {
		let printer = machine();
		for start in [100, 110, 120, 130] {
			assert_ok!(Usage::reserve(signed(USER), printer.id, Commercial, start, 1));
		}
		assert_noop!(try_start(printer.id, USER, minutes(60)), Error::<Test>::TooManyPerAgent);
		// The reservation it takes counts no more.
		run_to_block(100);
		assert_ok!(try_start(printer.id, USER, minutes(60)));
	});
}

#[test]
fn start_use_holds_in_the_asset_of_the_tariffs() {
	build_and_execute(|| {
		let printer = machine();
		let coin = asset_with_pot(5);
		let other = thing(Nature::Physical);
		attach(other, coin.clone(), &[(OWNER, 4_000 * ONE)], None);
		Assets::transfer(signed(PAYER), 5, USER, 1_000 * ONE).unwrap();
		let before = free(USER);
		start(other, USER, minutes(600));
		assert_eq!((free(USER), held(USER)), (before, 0));
		assert_eq!(held_of(&coin, USER), 200 * ONE);
		let _ = printer;
	});
}

#[test]
fn start_use_costs_maintenance_when_it_is_for_the_community() {
	build_and_execute(|| {
		let printer = machine();
		start(printer.id, USER, ten_hours(Community, false));
		assert_eq!(held(USER), 27 * ONE);
	});
}

#[test]
fn start_use_follows_the_oldest_deal_that_still_owes() {
	build_and_execute(|| {
		let printer = machine();
		// A later campaign with a dearer tariff.
		let later = attach(printer.id, NATIVE, &[(OTHER, 50 * ONE)], None);
		pallet_custody::Deals::<Test>::mutate(printer.id, |list| {
			for (_, tariff) in list[1].tariffs.iter_mut() {
				tariff.price_per_hour *= 2;
			}
		});
		let number = start(printer.id, USER, minutes(600));
		assert_eq!(held(USER), 200 * ONE);
		end(printer.id, USER, number, minutes(600));
		confirm(printer.id, CUSTODIAN, number);
		pay_off(printer.deal);
		start(printer.id, USER, minutes(600));
		assert_eq!(held(USER), 400 * ONE);
		let _ = later;
	});
}

#[test]
fn start_use_is_charged_for_the_dearer_way_to_pay_and_for_access() {
	use crate::WeightInfo as _;
	use frame_support::dispatch::GetDispatchInfo as _;
	let (resource, estimate, project, note) = (0, minutes(60), None, H256::zero());
	let call = crate::Call::<Test>::start_use { resource, estimate, project, note };
	let (held, credit) = (<()>::start_use(), <()>::start_use_on_credit());
	let weight = call.get_dispatch_info().call_weight;
	assert!(weight.all_gte(held.max(credit)), "{weight} for {held} or {credit}");
}
