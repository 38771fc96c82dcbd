// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Invitations that are sent as a link: a key made for this is invited, and passes that on.

use super::*;
use crate::{Allowances, Invitations, KeptAccounts, KeptCount};

/// The key of the link.
const LINK: u64 = 101;

/// A network of 1 that invited the key of a link as a contributor, and what 1 had before.
fn linked() -> (ScopeId, u128) {
	let scope = network(1);
	let before = free(1);
	assert_ok!(Networks::invite(signed(1), scope, LINK, Tier::Contributor));
	(scope, before)
}

fn pass(scope: ScopeId, to: u64) -> DispatchResult {
	Networks::pass_invitation(signed(LINK), scope, to)
}

#[test]
fn pass_invitation_moves_everything_to_an_account_that_does_not_exist() {
	build_and_execute(|| {
		let (scope, before) = linked();
		let held = before - free(1);
		let invitation = Invitations::<Test>::get(scope, LINK).unwrap();
		assert_ok!(pass(scope, NEWCOMER));

		let expected = Event::InvitationPassed {
			scope,
			from: LINK,
			to: NEWCOMER,
			inviter: 1,
			tier: Tier::Contributor,
			expires: invitation.expires,
			kept: true,
		};
		assert_eq!(last_event(), expected);
		assert!(!Invitations::<Test>::contains_key(scope, LINK));
		let passed = Invitations::<Test>::get(scope, NEWCOMER).unwrap();
		assert_eq!((passed.inviter, passed.expires, passed.passed), (1, invitation.expires, true));
		// No deposit more, and none less.
		assert_eq!(before - free(1), held);
		assert!(!System::account_exists(&LINK) && System::account_exists(&NEWCOMER));
		assert_eq!((KeptCount::<Test>::get(LINK), KeptCount::<Test>::get(NEWCOMER)), (0, 1));
		assert!(KeptAccounts::<Test>::contains_key(NEWCOMER, scope));

		assert_ok!(Networks::join(signed(NEWCOMER), scope, None));
		let member = crate::Members::<Test>::get(scope, NEWCOMER).unwrap();
		assert_eq!((member.tier, member.inviter), (Tier::Contributor, Some(1)));
	});
}

#[test]
fn pass_invitation_returns_the_account_deposit_when_the_other_exists_without_it() {
	build_and_execute(|| {
		let (scope, before) = linked();
		assert_ok!(pass(scope, 5));
		let events = events();
		assert_eq!(events[events.len() - 2], Event::AccountReleased { scope, who: LINK });
		let Event::InvitationPassed { kept, .. } = last_event() else { panic!() };
		assert!(!kept && !System::account_exists(&LINK));
		assert!(!KeptAccounts::<Test>::contains_key(5, scope));
		assert_eq!(held(HoldReason::Account, 1), 0);
		assert_ok!(Networks::decline_invitation(signed(5), scope));
		assert_eq!(free(1), before);
	});
}

#[test]
fn pass_invitation_keeps_the_other_account_once_more_when_another_scope_keeps_it() {
	build_and_execute(|| {
		let (scope, _) = linked();
		let other = network(2);
		assert_ok!(Networks::invite(signed(2), other, NEWCOMER, Tier::Affiliate));
		assert_ok!(pass(scope, NEWCOMER));
		assert_eq!((System::providers(&NEWCOMER), KeptCount::<Test>::get(NEWCOMER)), (2, 2));
	});
}

#[test]
fn pass_invitation_leaves_the_key_its_tokens_when_it_has_some() {
	build_and_execute(|| {
		let (scope, _) = linked();
		assert_ok!(Balances::transfer_allow_death(signed(3), LINK, 1_000));
		assert_ok!(pass(scope, NEWCOMER));
		assert_eq!((free(LINK), KeptCount::<Test>::get(LINK)), (1_000, 0));
	});
}

#[test]
fn pass_invitation_ends_an_invitation_of_a_lower_tier() {
	build_and_execute(|| {
		let (scope, _) = linked();
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Affiliate));
		let (membership, account) = (held(HoldReason::Membership, 1), held(HoldReason::Account, 1));
		assert_ok!(pass(scope, NEWCOMER));
		let events = events();
		assert_eq!(
			events[events.len() - 3..events.len() - 1],
			[
				Event::AccountReleased { scope, who: NEWCOMER },
				Event::InvitationEnded { scope, who: NEWCOMER },
			]
		);
		let passed = Invitations::<Test>::get(scope, NEWCOMER).unwrap();
		assert_eq!(passed.tier, Tier::Contributor);
		// One deposit of each is left of two, besides that for being a member.
		assert_eq!(held(HoldReason::Membership, 1), membership / 3 * 2);
		assert_eq!(held(HoldReason::Account, 1), account / 2);
		assert_eq!(KeptCount::<Test>::get(NEWCOMER), 1);
	});
}

#[test]
fn pass_invitation_costs_the_key_nothing_when_the_scope_sponsors() {
	build_and_execute(|| {
		let scope = network(1);
		fund_sponsor(scope, ENDOWMENT);
		sponsor(1, scope, policy(100_000, 100_000));
		assert_ok!(Networks::invite(signed(1), scope, LINK, Tier::Affiliate));
		let call = || RuntimeCall::from(Call::pass_invitation { scope, to: NEWCOMER });
		let fee = fee(call());
		let before = free(purse(scope, Purse::Sponsor));

		assert_eq!(submit(LINK, call()), Ok(Ok(())));
		assert_eq!(free(purse(scope, Purse::Sponsor)), before - fee);
		assert!(!System::account_exists(&LINK));
		// The newcomer goes on with an allowance of its own.
		assert_eq!(submit(NEWCOMER, Call::join { scope, agreement: None }), Ok(Ok(())));
		assert!(Allowances::<Test>::get(scope, NEWCOMER).used > 0);
		// The transaction of the key cannot be carried out again.
		assert!(submit(LINK, call()).is_err());
	});
}

#[test]
fn pass_invitation_is_possible_once() {
	build_and_execute(|| {
		let (scope, _) = linked();
		assert_ok!(pass(scope, NEWCOMER));
		assert_noop!(pass(scope, NEWCOMER), Error::<Test>::InvitationNotFound);
		assert_noop!(
			Networks::pass_invitation(signed(NEWCOMER), scope, 102),
			Error::<Test>::AlreadyPassed
		);
	});
}

#[test]
fn pass_invitation_fails_when_there_is_none_or_it_has_expired() {
	build_and_execute(|| {
		let (scope, _) = linked();
		let call = |who| Networks::pass_invitation(signed(who), scope, NEWCOMER);
		assert_noop!(call(3), Error::<Test>::InvitationNotFound);
		assert_noop!(Networks::pass_invitation(RuntimeOrigin::root(), scope, NEWCOMER), BadOrigin);
		let expires = Invitations::<Test>::get(scope, LINK).unwrap().expires;
		run_to_block(expires);
		assert_noop!(call(LINK), Error::<Test>::InvitationExpired);
	});
}

#[test]
fn pass_invitation_fails_when_the_scope_is_closed() {
	build_and_execute(|| {
		let (scope, _) = linked();
		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_noop!(pass(scope, NEWCOMER), Error::<Test>::ScopeNotOpen);
		// The deposits have a way back.
		assert_ok!(Networks::cancel_invitation(signed(3), scope, LINK));
		assert_eq!(held(HoldReason::Account, 1), 0);
	});
}

#[test]
fn pass_invitation_fails_when_the_other_belongs_to_the_scope_or_is_invited() {
	build_and_execute(|| {
		let (scope, _) = linked();
		assert_noop!(pass(scope, 1), Error::<Test>::AlreadyMember);
		assert_noop!(pass(scope, LINK), Error::<Test>::AlreadyInvited);
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Contributor));
		assert_noop!(pass(scope, NEWCOMER), Error::<Test>::AlreadyInvited);
	});
}

#[test]
fn pass_invitation_fails_when_nobody_keeps_an_account_that_does_not_exist() {
	build_and_execute(|| {
		let scope = network(1);
		// One that has tokens needs no deposit.
		assert_ok!(Networks::invite(signed(1), scope, 5, Tier::Affiliate));
		assert_noop!(
			Networks::pass_invitation(signed(5), scope, NEWCOMER),
			Error::<Test>::AccountNotKept
		);
		assert_ok!(Networks::pass_invitation(signed(5), scope, 6));
		assert_eq!(held(HoldReason::Account, 1), 0);
	});
}

#[test]
fn pass_invitation_fails_when_the_account_has_signed_other_calls_or_is_built_on() {
	build_and_execute(|| {
		let (scope, _) = linked();
		System::inc_account_nonce(LINK);
		assert_ok!(System::inc_consumers(&LINK));
		assert_noop!(pass(scope, NEWCOMER), Error::<Test>::AccountInUse);
		System::dec_consumers(&LINK);
		System::inc_account_nonce(LINK);
		assert_noop!(pass(scope, NEWCOMER), Error::<Test>::AccountInUse);
		// Another scope keeps its nonce.
		let other = network(2);
		assert_ok!(Networks::invite(signed(2), other, LINK, Tier::Affiliate));
		assert_ok!(pass(scope, NEWCOMER));
		assert_eq!((System::account_nonce(LINK), KeptCount::<Test>::get(LINK)), (2, 1));
	});
}
