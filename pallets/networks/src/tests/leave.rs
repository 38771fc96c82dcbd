// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Leaving a scope.

use super::*;
use crate::{Allowances, KeptAccounts, Members, Memberships};

#[test]
fn leave_returns_the_own_deposit() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::join(signed(2), scope, None));
		assert_eq!(free(2), ENDOWMENT - membership_deposit());
		assert_ok!(Networks::leave(signed(2), scope));

		assert_eq!(last_event(), Event::Left { scope, who: 2, members: 1 });
		assert_eq!((free(2), held(HoldReason::Membership, 2)), (ENDOWMENT, 0));
		assert!(!Members::<Test>::contains_key(scope, 2));
		assert!(!Memberships::<Test>::contains_key(2, scope));
	});
}

#[test]
fn leave_returns_the_deposit_to_the_inviter_when_invited() {
	build_and_execute(|| {
		let scope = network(1);
		let before = free(1);
		assert_ok!(Networks::invite(signed(1), scope, 2, Tier::Contributor));
		assert_ok!(Networks::join(signed(2), scope, None));
		assert_eq!(free(1), before - membership_deposit());
		assert_ok!(Networks::leave(signed(2), scope));
		assert_eq!((free(1), free(2)), (before, ENDOWMENT));
	});
}

#[test]
fn leave_leaves_the_account_as_it_is_kept() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Contributor));
		assert_ok!(Networks::join(signed(NEWCOMER), scope, None));
		assert_ok!(Networks::leave(signed(NEWCOMER), scope));
		assert_eq!(held(HoldReason::Account, 1), account_deposit());
		assert!(KeptAccounts::<Test>::contains_key(NEWCOMER, scope));
	});
}

#[test]
fn leave_forgets_an_allowance_of_which_nothing_is_used() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::invite(signed(1), scope, 2, Tier::Contributor));
		assert_ok!(Networks::join(signed(2), scope, None));
		assert_ok!(Networks::invite(signed(2), scope, 3, Tier::Contributor));
		assert_eq!(Allowances::<Test>::get(scope, 2).invited, 1);
		run_blocks(30 * DAY);
		assert_ok!(Networks::leave(signed(2), scope));
		assert!(!Allowances::<Test>::contains_key(scope, 2));
	});
}

#[test]
fn leave_remembers_how_many_were_invited_in_this_window() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::invite(signed(1), scope, 2, Tier::Contributor));
		assert_ok!(Networks::join(signed(2), scope, None));
		assert_ok!(Networks::invite(signed(2), scope, 3, Tier::Contributor));
		assert_ok!(Networks::leave(signed(2), scope));
		assert_eq!(Allowances::<Test>::get(scope, 2).invited, 1);
	});
}

#[test]
fn leave_works_when_the_scope_is_closed() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_ok!(Networks::leave(signed(1), scope));
		assert_eq!(last_event(), Event::Left { scope, who: 1, members: 0 });
		assert_eq!(held(HoldReason::Membership, 1), 0);
	});
}

#[test]
fn leave_fails_when_the_origin_is_not_signed() {
	build_and_execute(|| {
		let scope = network(1);
		assert_noop!(Networks::leave(RuntimeOrigin::root(), scope), BadOrigin);
	});
}

#[test]
fn leave_fails_when_the_agent_does_not_belong_to_the_scope() {
	build_and_execute(|| {
		let scope = network(1);
		assert_noop!(Networks::leave(signed(2), scope), Error::<Test>::NotMember);
		assert_noop!(Networks::leave(signed(2), 7), Error::<Test>::NotMember);
	});
}
