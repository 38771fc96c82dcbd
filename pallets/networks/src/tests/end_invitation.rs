// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Withdrawing and declining invitations.

use super::*;
use crate::{Invitations, KeptAccounts, KeptCount};

/// A network of 1 that invited the newcomer, and what 1 had before.
fn inviting() -> (ScopeId, u128) {
	let scope = network(1);
	let before = free(1);
	assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Contributor));
	(scope, before)
}

#[test]
fn cancel_invitation_returns_both_deposits_and_releases_the_account_when_it_never_signed() {
	build_and_execute(|| {
		let (scope, before) = inviting();
		assert_ok!(Networks::cancel_invitation(signed(1), scope, NEWCOMER));

		let events = events();
		assert_eq!(
			events[events.len() - 2..],
			[
				Event::AccountReleased { scope, who: NEWCOMER },
				Event::InvitationEnded { scope, who: NEWCOMER },
			]
		);
		assert_eq!(free(1), before);
		assert!(!System::account_exists(&NEWCOMER));
		assert!(!KeptCount::<Test>::contains_key(NEWCOMER));
		assert!(!Invitations::<Test>::contains_key(scope, NEWCOMER));
	});
}

#[test]
fn cancel_invitation_keeps_the_account_when_it_has_signed() {
	build_and_execute(|| {
		let (scope, before) = inviting();
		System::inc_account_nonce(NEWCOMER);
		assert_ok!(Networks::cancel_invitation(signed(1), scope, NEWCOMER));

		assert_eq!(last_event(), Event::InvitationEnded { scope, who: NEWCOMER });
		assert_eq!(free(1), before - account_deposit());
		assert_eq!(System::account_nonce(NEWCOMER), 1);
		assert!(KeptAccounts::<Test>::contains_key(NEWCOMER, scope));
	});
}

#[test]
fn cancel_invitation_releases_the_reference_when_another_scope_keeps_the_account() {
	build_and_execute(|| {
		let (scope, before) = inviting();
		let other = network(2);
		assert_ok!(Networks::invite(signed(2), other, NEWCOMER, Tier::Affiliate));
		System::inc_account_nonce(NEWCOMER);

		assert_ok!(Networks::cancel_invitation(signed(1), scope, NEWCOMER));
		assert_eq!(free(1), before);
		assert_eq!((System::providers(&NEWCOMER), KeptCount::<Test>::get(NEWCOMER)), (1, 1));
		// The last one stays.
		assert_ok!(Networks::cancel_invitation(signed(2), other, NEWCOMER));
		assert_eq!(System::account_nonce(NEWCOMER), 1);
		assert_eq!(held(HoldReason::Account, 2), account_deposit());
	});
}

#[test]
fn cancel_invitation_is_for_anybody_when_the_invitation_has_expired() {
	build_and_execute(|| {
		let (scope, before) = inviting();
		run_blocks(30 * DAY);
		assert_ok!(Networks::cancel_invitation(signed(3), scope, NEWCOMER));
		assert_eq!((free(1), free(3)), (before, ENDOWMENT));
	});
}

#[test]
fn cancel_invitation_is_for_anybody_when_the_scope_is_closed() {
	build_and_execute(|| {
		let (scope, _) = inviting();
		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_ok!(Networks::cancel_invitation(signed(3), scope, NEWCOMER));
		assert_eq!(held(HoldReason::Account, 1), 0);
	});
}

#[test]
fn cancel_invitation_is_for_the_inviter_when_it_has_left() {
	build_and_execute(|| {
		let (scope, _) = inviting();
		assert_ok!(Networks::leave(signed(1), scope));
		assert_ok!(Networks::cancel_invitation(signed(1), scope, NEWCOMER));
		assert_eq!(held(HoldReason::Membership, 1), 0);
	});
}

#[test]
fn cancel_invitation_fails_when_the_origin_is_not_signed() {
	build_and_execute(|| {
		let (scope, _) = inviting();
		let root = RuntimeOrigin::root();
		assert_noop!(Networks::cancel_invitation(root, scope, NEWCOMER), BadOrigin);
	});
}

#[test]
fn cancel_invitation_fails_when_there_is_none() {
	build_and_execute(|| {
		let (scope, _) = inviting();
		assert_noop!(
			Networks::cancel_invitation(signed(1), scope, 2),
			Error::<Test>::InvitationNotFound
		);
	});
}

#[test]
fn cancel_invitation_fails_when_it_is_somebody_elses_and_holds_still() {
	build_and_execute(|| {
		let (scope, _) = inviting();
		run_blocks(30 * DAY - 1);
		assert_noop!(
			Networks::cancel_invitation(signed(2), scope, NEWCOMER),
			Error::<Test>::InvitationNotExpired
		);
	});
}

#[test]
fn decline_invitation_returns_the_deposits_of_an_agent_with_a_balance() {
	build_and_execute(|| {
		let scope = network(1);
		let before = free(1);
		assert_ok!(Networks::invite(signed(1), scope, 2, Tier::Contributor));
		assert_ok!(Networks::decline_invitation(signed(2), scope));
		assert_eq!(last_event(), Event::InvitationEnded { scope, who: 2 });
		assert_eq!((free(1), free(2)), (before, ENDOWMENT));
	});
}

#[test]
fn decline_invitation_keeps_the_account_that_signed_it() {
	build_and_execute(|| {
		let (scope, before) = inviting();
		fund_sponsor(scope, ENDOWMENT);
		sponsor(1, scope, policy(ENDOWMENT, ENDOWMENT));
		assert_eq!(submit(NEWCOMER, Call::decline_invitation { scope }), Ok(Ok(())));
		assert_eq!(free(1), before - account_deposit());
		assert_eq!(System::account_nonce(NEWCOMER), 1);
	});
}

#[test]
fn decline_invitation_fails_when_the_origin_is_not_signed() {
	build_and_execute(|| {
		let (scope, _) = inviting();
		assert_noop!(Networks::decline_invitation(RuntimeOrigin::root(), scope), BadOrigin);
	});
}

#[test]
fn decline_invitation_fails_when_there_is_none() {
	build_and_execute(|| {
		let (scope, _) = inviting();
		assert_noop!(
			Networks::decline_invitation(signed(2), scope),
			Error::<Test>::InvitationNotFound
		);
	});
}
