// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! No time runs out while a brake stops calls.

use super::*;

#[test]
fn on_initialize_counts_blocks_only_when_a_brake_stops_calls() {
	build_and_execute(|| {
		use frame_support::traits::Hooks as _;
		Exchange::on_initialize(1);
		assert_eq!(crate::StoppedBlocks::<Test>::get(), 0);
		pass_braked(3);
		Exchange::on_initialize(5);
		assert_eq!(crate::StoppedBlocks::<Test>::get(), 3);
	});
}

#[test]
fn a_licence_begins_and_ends_later() {
	in_market(|| {
		assert_ok!(offer(FIRM, terms(8, 1_000)));
		run_blocks(30 * DAY - 1);
		pass_braked(DAY);
		let lapse = Exchange::lapse_offer(signed(NEWCOMER), LAB, FIRM);
		assert_noop!(lapse, Error::<Test>::NotExpired);
		assert_ok!(Exchange::accept_licence(signed(FIRM), LAB, terms(8, 1_000)));
		assert_ok!(Exchange::leave(signed(FIRM), LAB));
		run_blocks(30 * DAY - 1);
		pass_braked(DAY);
		assert_ok!(report(WORKSHOP, 10));
		run_blocks(1);
		assert_noop!(report(WORKSHOP, 10), Error::<Test>::NotLicensed);
		run_blocks(180 * DAY - 1);
		pass_braked(DAY);
		let give_back = || Exchange::return_bond(signed(NEWCOMER), LAB, FIRM);
		assert_noop!(give_back(), Error::<Test>::NotExpired);
		run_blocks(1);
		assert_ok!(give_back());
	});
}

#[test]
fn announced_sales_are_due_later() {
	in_market(|| {
		ready(8, 1_000);
		let id = announce(WORKSHOP, 100);
		pass_braked(10 * DAY);
		run_blocks(30 * DAY - 1);
		let claim = || Exchange::claim_on_bond(signed(NEWCOMER), id);
		assert_noop!(claim(), Error::<Test>::NotExpired);
		run_blocks(1);
		assert_ok!(claim());
	});
}

#[test]
fn claims_are_made_answered_decided_and_settled_later() {
	in_market(|| {
		ready(8, 1_000);
		let sold_at = System::block_number();
		let at = || try_claim(ANA, WORKSHOP, tokens(10), sold_at);
		run_blocks(30 * DAY - 1);
		pass_braked(DAY);
		assert_noop!(at(), Error::<Test>::TooEarly);
		run_blocks(1);
		assert_ok!(at());
		assert_ok!(at());
		run_blocks(14 * DAY - 1);
		pass_braked(DAY);
		assert_ok!(Exchange::answer_claim(signed(FIRM), 0, EVIDENCE));
		let grant = |id| Exchange::decide_claim(signed(VOTES), id, Some(tokens(10)));
		assert_noop!(grant(1), Error::<Test>::TooEarly);
		run_blocks(60 * DAY);
		pass_braked(DAY);
		let lapse = || Exchange::lapse_claim(signed(NEWCOMER), 1);
		assert_noop!(lapse(), Error::<Test>::NotExpired);
		assert_ok!(grant(0));
		run_blocks(1);
		assert_noop!(grant(1), Error::<Test>::TooLate);
		assert_ok!(lapse());
		run_blocks(14 * DAY - 2);
		pass_braked(DAY);
		let settle = || Exchange::settle_grants(signed(NEWCOMER), LAB, FIRM).map_err(|it| it.error);
		assert_noop!(settle(), Error::<Test>::TooEarly);
		run_blocks(1);
		assert_ok!(settle());
		// A year after the sale, and four braked days.
		run_blocks(365 * DAY + 4 * DAY - 1 - (System::block_number() - sold_at));
		assert_ok!(at());
		run_blocks(1);
		assert_noop!(at(), Error::<Test>::TooLate);
	});
}

#[test]
fn a_bond_stays_until_the_last_sale_can_be_claimed_however_long_brakes_were() {
	in_market(|| {
		ready(8, 1_000);
		// More than the days between the end of the time to report and the return of the bond.
		pass_braked(160 * DAY);
		assert_ok!(Exchange::leave(signed(FIRM), LAB));
		run_blocks(30 * DAY);
		let last = System::block_number() - 1;
		run_blocks(180 * DAY);
		let give_back = || Exchange::return_bond(signed(NEWCOMER), LAB, FIRM);
		assert_noop!(try_claim(ANA, WORKSHOP, 1, last), Error::<Test>::TooEarly);
		assert_noop!(give_back(), Error::<Test>::NotExpired);
		run_blocks(10 * DAY);
		assert_ok!(try_claim(ANA, WORKSHOP, 1, last));
		assert_noop!(give_back(), Error::<Test>::NotExpired);
		assert_eq!(Exchange::licence(LAB, FIRM).unwrap().returns, Some(last + 1 + 340 * DAY));
	});
}
