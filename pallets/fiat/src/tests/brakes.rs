// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! No time runs out while a brake stops calls.

use super::*;

#[test]
fn on_initialize_counts_blocks_only_when_a_brake_stops_calls() {
	build_and_execute(|| {
		use frame_support::traits::Hooks as _;
		Fiat::on_initialize(1);
		assert_eq!(crate::StoppedBlocks::<Test>::get(), 0);
		pass_braked(3);
		Fiat::on_initialize(5);
		assert_eq!(crate::StoppedBlocks::<Test>::get(), 3);
	});
}

#[test]
fn an_offer_lasts_as_long_as_planned_when_a_brake_stops_calls() {
	build_and_execute(|| {
		pass_braked(2 * DAY);
		offer(terms());
		days(13);
		pass_braked(5 * DAY);
		let accept = || Fiat::accept_licence(signed(BANK), LAB, Box::new(terms()));
		assert_noop!(accept(), Error::<Test>::TooEarly);
		days(1);
		pass_braked(40 * DAY);
		days(29);
		let lapsed = Fiat::cancel_offer(signed(ANA), LAB, BANK);
		assert_noop!(lapsed, Error::<Test>::NotExpired);
		assert_ok!(accept());
	});
}

#[test]
fn all_times_of_a_request_last_as_long_as_planned_when_a_brake_stops_calls() {
	build_and_execute(|| {
		let id = bank();
		issue_to(id, ANA, 300);
		let (first, second) = (redeem(id, ANA, 100), redeem(id, ANA, 100));
		run_blocks(7 * DAY - 1);
		pass_braked(20 * DAY);
		assert_ok!(Fiat::decline(signed(BANK), first));
		let third = redeem(id, ANA, 100);
		days(2);
		let default = |request| Fiat::default_on(signed(DIA), request);
		assert_noop!(default(second), Error::<Test>::NotExpired);
		Fiat::acknowledge(signed(BANK), second).unwrap();
		Fiat::fulfil(signed(BANK), second, reference(3)).unwrap();
		pass_braked(30 * DAY);
		days(7);
		assert_noop!(default(third), Error::<Test>::NotExpired);
		Fiat::acknowledge(signed(BANK), third).unwrap();
		Fiat::fulfil(signed(BANK), third, reference(3)).unwrap();
		assert_ok!(Fiat::confirm(signed(ANA), third));
		let silent = || Fiat::burn_silent(signed(DIA), second);
		run_blocks(23 * DAY - 1);
		assert_noop!(silent(), Error::<Test>::NotExpired);
		assert_ok!(Fiat::deny(signed(ANA), second, reference(4)));
		pass_braked(50 * DAY);
		let view = Fiat::request(second).unwrap();
		assert_eq!(view.ends, Some(System::block_number() + 45 * DAY));
		run_blocks(45 * DAY - 1);
		let back = || Fiat::return_units(signed(DIA), second);
		assert_noop!(back(), Error::<Test>::NotExpired);
		run_blocks(1);
		pass_braked(50 * DAY);
		// What has come stays so.
		assert_ok!(back());
	});
}

#[test]
fn limits_notices_and_bonds_wait_as_much_longer() {
	build_and_execute(|| {
		let id = bank();
		Fiat::set_limit(signed(STEWARD), id, 2_000 * EURO).unwrap();
		days(13);
		pass_braked(3 * DAY);
		assert_noop!(try_issue(id, ANA, 1_500), Error::<Test>::LimitExceeded);
		days(1);
		issue_to(id, ANA, 1_500);
		Fiat::give_notice(signed(BANK), id).unwrap();
		pass_braked(40 * DAY);
		issue_to(id, ANA, 10);
		days(30);
		assert_noop!(try_issue(id, ANA, 1), Error::<Test>::TooLate);
		let request = fulfilled(id, ANA, 1_510);
		Fiat::confirm(signed(ANA), request).unwrap();
		Fiat::end_licence(signed(DIA), id).unwrap();
		days(179);
		pass_braked(9 * DAY);
		let back = || Fiat::return_bond(signed(DIA), id);
		assert_noop!(back(), Error::<Test>::NotExpired);
		days(1);
		assert_ok!(back());
	});
}
