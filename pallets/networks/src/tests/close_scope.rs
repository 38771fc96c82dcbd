// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Closing a scope, and what still works afterwards.

use crate::{mock::*, Details, Error, Event, HoldReason, Pallet, ScopeStatus, Scopes};
use frame_support::{assert_noop, assert_ok};
use ovn_primitives::{
	traits::{Membership as _, Right, Scopes as _},
	Purse,
	ScopeKind::Project,
	Tier, GLOBAL_SCOPE,
};
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn close_scope_returns_the_founders_deposit_but_for_the_record_when_it_succeeds() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::set_stewards(signed(1), scope, stewards(&[2])));
		let (before, others) = (free(1), free(2));
		let deposit = price(Pallet::<Test>::scope_footprint());
		assert_eq!(held(HoldReason::Scope, 1), deposit);
		run_to_block(8);
		assert_ok!(Networks::close_scope(signed(2), scope));

		// The record of a closed scope stays for ever, and is paid for as long.
		let left = price(Pallet::<Test>::closed_scope_footprint());
		assert!(left > 0 && left < deposit / 2);
		assert_eq!(held(HoldReason::Scope, 1), left);
		assert_eq!(free(1), before + deposit - left);
		assert_eq!(free(2), others);
		assert!(Details::<Test>::get(scope).unwrap().deposit.is_some());
		assert_eq!(Scopes::<Test>::get(scope).unwrap().status, ScopeStatus::Closed { at: 8 });
		assert_eq!(last_event(), Event::ScopeClosed { scope });
	});
}

#[test]
fn close_scope_succeeds_when_the_scopes_below_are_closed() {
	build_and_execute(|| {
		let scope = network(1);
		let child = found(1, scope, Project);
		let other = found(1, scope, Project);
		for open in [child, other] {
			assert_noop!(Networks::close_scope(signed(1), scope), Error::<Test>::HasOpenChildren);
			assert_ok!(Networks::close_scope(signed(1), open));
		}
		assert_eq!(Networks::scope(scope).unwrap().counts.open_children, 0);
		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_eq!(Networks::scope(GLOBAL_SCOPE).unwrap().counts.open_children, 0);
	});
}

#[test]
fn close_scope_leaves_members_and_money_when_it_succeeds() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::join(signed(2), scope, None));
		let treasury = purse(scope, Purse::Treasury);
		assert_ok!(Balances::transfer_allow_death(signed(3), treasury, 500));
		assert_ok!(Networks::close_scope(signed(1), scope));

		assert!(Networks::exists(scope) && Networks::is_closed(scope));
		assert_eq!(Networks::scope(scope).unwrap().counts.members, 2);
		assert_eq!(Networks::tier(scope, &2), Some(Tier::Affiliate));
		assert_eq!(free(treasury), 500 + ED);
		assert!(Networks::is_pot_open(scope, Purse::Treasury, &NATIVE));
	});
}

#[test]
fn close_scope_ends_rights_and_joining_when_it_succeeds() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_noop!(Networks::ensure_right(scope, &1, Right::Log), Error::<Test>::ScopeNotOpen);
		assert_noop!(Networks::join(signed(2), scope, None), Error::<Test>::ScopeNotOpen);
		assert_noop!(
			Networks::invite(signed(1), scope, 2, Tier::Affiliate),
			Error::<Test>::ScopeNotOpen
		);
	});
}

#[test]
fn close_scope_lets_people_leave_when_it_succeeded() {
	build_and_execute(|| {
		let scope = network(1);
		let before = free(2);
		assert_ok!(Networks::join(signed(2), scope, None));
		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_ok!(Networks::leave(signed(2), scope));

		assert_eq!(free(2), before);
		assert_eq!(last_event(), Event::Left { scope, who: 2, members: 1 });
	});
}

#[test]
fn close_scope_lets_money_be_moved_out_when_it_succeeded() {
	build_and_execute(|| {
		let scope = network(1);
		let (treasury, sponsor) = (purse(scope, Purse::Treasury), purse(scope, Purse::Sponsor));
		assert_ok!(Balances::transfer_allow_death(signed(3), treasury, 500));
		assert_ok!(Networks::close_scope(signed(1), scope));
		let before = free(4);
		assert_ok!(Networks::spend(signed(1), scope, Purse::Treasury, NATIVE, 200, 4));
		assert_eq!(free(4), before + 200);
		for purse in [Purse::Treasury, Purse::Sponsor] {
			assert_ok!(Networks::close_pot(signed(1), scope, purse, NATIVE, 4));
		}
		assert_eq!(free(4), before + 500 + 2 * ED);
		assert_eq!((free(treasury), free(sponsor)), (0, 0));
	});
}

#[test]
fn close_scope_lets_a_purse_be_opened_for_what_is_still_due() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_ok!(Networks::close_pot(signed(1), scope, Purse::Treasury, NATIVE, 1));
		assert_ok!(Networks::open_pot(signed(4), scope, Purse::Treasury, NATIVE));
		assert_eq!(free(purse(scope, Purse::Treasury)), ED);
	});
}

#[test]
fn close_scope_fails_when_it_is_the_global_scope() {
	build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), signed(GLOBAL_STEWARD)] {
			assert_noop!(Networks::close_scope(origin, GLOBAL_SCOPE), Error::<Test>::GlobalScope);
		}
	});
}

#[test]
fn close_scope_fails_when_it_is_closed() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_noop!(Networks::close_scope(signed(1), scope), Error::<Test>::ScopeNotOpen);
	});
}

#[test]
fn close_scope_fails_when_the_origin_does_not_decide() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::set_stewards(signed(1), scope, stewards(&[2])));
		for origin in [signed(1), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Networks::close_scope(origin, scope), BadOrigin);
		}
	});
}

#[test]
fn close_scope_fails_when_there_is_no_such_scope() {
	build_and_execute(|| {
		assert_noop!(Networks::close_scope(signed(1), 1), Error::<Test>::ScopeNotFound);
	});
}
