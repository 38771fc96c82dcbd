// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Suspended and closed scopes.

use super::*;

fn suspend(scope: u32) {
	Networks::suspend(signed(STEWARD), scope, scope, 14, document(9)).unwrap();
}

type Suspended = pallet_networks::Error<Test>;

#[test]
fn a_suspended_network_licenses_nobody_and_what_it_licensed_goes_on() {
	in_market(|| {
		ready(8, 1_000);
		assert_ok!(offer(RIVAL, terms(8, 1)));
		let id = announce(LAB, 100);
		suspend(LAB);
		assert_noop!(offer(ANA, terms(8, 1)), Suspended::ScopeSuspended);
		let accept = Exchange::accept_licence(signed(RIVAL), LAB, terms(8, 1));
		assert_noop!(accept, Suspended::ScopeSuspended);
		assert_ok!(Exchange::withdraw_offer(signed(STEWARD), LAB, RIVAL));
		assert_ok!(report(LAB, 10));
		assert_ok!(Exchange::pay_announced(signed(FIRM), id));
		assert_ok!(Exchange::end_licence(signed(STEWARD), LAB, FIRM));
	});
}

#[test]
fn a_suspended_scope_names_nobody_and_takes_firms_off() {
	in_market(|| {
		license(FIRM, terms(8, 1_000));
		license(RIVAL, terms(8, 1_000));
		name(FIRM, 8);
		let id = announce(WORKSHOP, 10);
		suspend(WORKSHOP);
		let named = |firm, cut| Exchange::name_firm(signed(STEWARD), WORKSHOP, firm, cut);
		for firm in [FIRM, RIVAL] {
			assert_noop!(named(firm, Some(ratio(1, 100))), Suspended::ScopeSuspended);
		}
		assert_ok!(report(WORKSHOP, 10));
		announce(WORKSHOP, 10);
		assert_ok!(Exchange::release_announced(signed(STEWARD), id, 0));
		assert_ok!(named(FIRM, None));
	});
}

#[test]
fn for_a_closed_scope_nothing_begins_and_all_that_is_open_ends() {
	in_market(|| {
		ready(8, 10_000);
		let ids = [announce(WORKSHOP, 100), announce(WORKSHOP, 100), announce(WORKSHOP, 100)];
		run_blocks(29 * DAY);
		let hidden = {
			run_blocks(11 * DAY);
			claim(ANA, WORKSHOP, 10)
		};
		assert_ok!(Networks::close_scope(signed(STEWARD), WORKSHOP));
		assert_noop!(report(WORKSHOP, 10), Error::<Test>::ScopeNotOpen);
		assert_noop!(try_announce(WORKSHOP, tokens(10)), Error::<Test>::ScopeNotOpen);
		let named = Exchange::name_firm(signed(STEWARD), WORKSHOP, FIRM, Some(ratio(1, 100)));
		assert_noop!(named, Error::<Test>::ScopeNotOpen);
		assert_ok!(Exchange::pay_announced(signed(FIRM), ids[0]));
		assert_ok!(Exchange::claim_on_bond(signed(NEWCOMER), ids[1]));
		assert_ok!(Exchange::release_announced(signed(STEWARD), ids[2], 0));
		grant_claim(hidden, 10);
		run_blocks(14 * DAY);
		settle();
		assert_eq!(held(&NATIVE), tokens(10_000 - 92 - 30));
	});
}

#[test]
fn of_a_closed_network_firms_leave_with_their_bond() {
	in_market(|| {
		ready(8, 1_000);
		assert_ok!(offer(RIVAL, terms(8, 1)));
		assert_ok!(Networks::close_scope(signed(STEWARD), WORKSHOP));
		assert_ok!(Networks::close_scope(signed(STEWARD), LAB));
		assert_noop!(offer(ANA, terms(8, 1)), Error::<Test>::ScopeNotOpen);
		let accept = Exchange::accept_licence(signed(RIVAL), LAB, terms(8, 1));
		assert_noop!(accept, Error::<Test>::ScopeNotOpen);
		assert_ok!(Exchange::leave(signed(FIRM), LAB));
		run_blocks(210 * DAY);
		assert_ok!(Exchange::lapse_offer(signed(NEWCOMER), LAB, RIVAL));
		assert_ok!(Exchange::return_bond(signed(NEWCOMER), LAB, FIRM));
		assert_eq!(free(FIRM), ENDOWMENT);
	});
}
