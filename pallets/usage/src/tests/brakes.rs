// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! No time to answer, to object or to come runs while a brake stops calls, and nobody pays for what it could not do.

use super::{equipment::*, *};
use ovn_primitives::UseClass::Commercial;

/// Lets blocks pass in which a brake stops calls.
fn pass_braked(blocks: u64) {
	use frame_support::traits::Hooks as _;
	Braked::set(true);
	for _ in 0..blocks {
		run_blocks(1);
		Usage::on_initialize(System::block_number());
	}
	Braked::set(false);
}

#[test]
fn on_initialize_counts_halts_only_when_a_brake_stops_calls() {
	build_and_execute(|| {
		use frame_support::traits::Hooks as _;
		Usage::on_initialize(1);
		assert_eq!(crate::Halts::<Test>::get(), Default::default());
		pass_braked(3);
		Usage::on_initialize(5);
		let halts = crate::Halts::<Test>::get();
		assert_eq!((halts.blocks, halts.last), (3, Some(4)));
	});
}

#[test]
fn release_reservation_costs_nothing_when_a_brake_stopped_calls() {
	build_and_execute(|| {
		let printer = machine();
		fees(&printer);
		let before = free(USER);
		for start in [30, 60] {
			assert_ok!(Usage::reserve(signed(USER), printer.id, Commercial, start, 10));
		}
		run_to_block(27);
		// Nobody could come, nor cancel.
		pass_braked(8);
		assert_ok!(Usage::release_reservation(signed(OUTSIDER), printer.id, 30));
		let Event::NoShow { fee, .. } = last_event() else { panic!() };
		assert_eq!(fee, 0);
		// One that ended before is no excuse.
		run_to_block(62);
		assert_ok!(Usage::release_reservation(signed(OUTSIDER), printer.id, 60));
		assert_eq!((free(USER), held(USER)), (before - NO_SHOW, 0));
	});
}

#[test]
fn cancel_reservation_costs_nothing_when_a_brake_stopped_calls_as_long_as_it_was_free() {
	build_and_execute(|| {
		let printer = machine();
		fees(&printer);
		let before = free(USER);
		for start in [30, 60] {
			assert_ok!(Usage::reserve(signed(USER), printer.id, Commercial, start, 10));
		}
		run_to_block(15);
		pass_braked(8);
		assert_ok!(Usage::cancel_reservation(signed(USER), printer.id, 30));
		assert_eq!(free(USER) + held(USER), before);
		run_to_block(51);
		assert_ok!(Usage::cancel_reservation(signed(USER), printer.id, 60));
		assert_eq!((free(USER), held(USER)), (before - CANCELLATION, 0));
	});
}
