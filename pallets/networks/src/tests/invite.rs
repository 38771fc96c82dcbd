// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Inviting people, and keeping the accounts of those who have no tokens.

use super::*;
use crate::{Allowances, Invitations, KeptAccounts, KeptCount, Rights, ScopeParameter, TierRights};
use ovn_primitives::traits::Right;

fn set(scope: ScopeId, parameter: ScopeParameter<u64>) {
	assert_ok!(Networks::set_parameter(signed(1), scope, parameter));
}

#[test]
fn invite_keeps_the_account_on_the_inviters_deposit_when_it_has_no_tokens() {
	build_and_execute(|| {
		let scope = network(1);
		let before = free(1);
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Affiliate));

		assert_eq!(
			last_event(),
			Event::Invited {
				scope,
				who: NEWCOMER,
				inviter: 1,
				tier: Tier::Affiliate,
				expires: 1 + 30 * DAY,
				kept: true,
			}
		);
		assert_eq!(free(1), before - membership_deposit() - account_deposit());
		assert_eq!(held(HoldReason::Account, 1), account_deposit());
		// Its own membership, and the invitation.
		assert_eq!(held(HoldReason::Membership, 1), 2 * membership_deposit());
		assert_eq!(System::providers(&NEWCOMER), 1);
		assert_eq!(KeptCount::<Test>::get(NEWCOMER), 1);
		assert_eq!(free(NEWCOMER), 0);
	});
}

#[test]
fn invite_lets_an_account_without_tokens_sign() {
	build_and_execute(|| {
		let scope = network(1);
		let check = |who| {
			let extension = CheckNonce::<Test>::from(0);
			let call: RuntimeCall = Call::leave { scope }.into();
			let info = call.get_dispatch_info();
			extension.validate_and_prepare(signed(who), &call, &info, 100, 0).map(|_| ())
		};
		assert_eq!(check(NEWCOMER), Err(InvalidTransaction::Payment.into()));
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Affiliate));
		assert_eq!(check(NEWCOMER), Ok(()));
		assert_eq!(System::account_nonce(NEWCOMER), 1);
	});
}

#[test]
fn invite_takes_no_reference_when_the_account_has_a_balance() {
	build_and_execute(|| {
		let scope = network(1);
		let before = free(1);
		assert_ok!(Networks::invite(signed(1), scope, 2, Tier::Contributor));

		assert!(matches!(last_event(), Event::Invited { who: 2, kept: false, .. }));
		assert_eq!(free(1), before - membership_deposit());
		assert_eq!((System::providers(&2), KeptCount::<Test>::get(2)), (1, 0));
	});
}

#[test]
fn invite_takes_no_reference_when_the_account_has_an_asset_that_suffices() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Assets::force_create(RuntimeOrigin::root(), 7, 3, true, 1));
		assert_ok!(Assets::mint(signed(3), 7, NEWCOMER, 5));
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Affiliate));
		assert!(matches!(last_event(), Event::Invited { kept: false, .. }));
		assert_eq!(System::providers(&NEWCOMER), 0);
	});
}

#[test]
fn invite_takes_a_reference_for_each_scope_when_nothing_else_keeps_the_account() {
	build_and_execute(|| {
		let (first, second) = (network(1), network(2));
		assert_ok!(Networks::invite(signed(1), first, NEWCOMER, Tier::Affiliate));
		assert_ok!(Networks::invite(signed(2), second, NEWCOMER, Tier::Affiliate));
		assert!(matches!(last_event(), Event::Invited { kept: true, .. }));
		assert_eq!(System::providers(&NEWCOMER), 2);
		assert_eq!(KeptCount::<Test>::get(NEWCOMER), 2);
		assert_eq!(
			[1, 2].map(|inviter| held(HoldReason::Account, inviter)),
			[account_deposit(), account_deposit()]
		);
	});
}

#[test]
fn invite_takes_no_second_reference_when_the_scope_keeps_the_account_still() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Affiliate));
		System::inc_account_nonce(NEWCOMER);
		assert_ok!(Networks::cancel_invitation(signed(1), scope, NEWCOMER));
		assert_ok!(Networks::invite(signed(1), scope, 2, Tier::Contributor));
		assert_ok!(Networks::join(signed(2), scope, None));

		assert_ok!(Networks::invite(signed(2), scope, NEWCOMER, Tier::Affiliate));
		assert!(matches!(last_event(), Event::Invited { inviter: 2, kept: false, .. }));
		assert_eq!(System::providers(&NEWCOMER), 1);
		assert_eq!(KeptAccounts::<Test>::get(NEWCOMER, scope).unwrap().0, 1);
		assert_eq!(held(HoldReason::Account, 2), 0);
	});
}

#[test]
fn invite_uses_the_period_and_the_quota_of_the_nearest_scope_that_set_them() {
	build_and_execute(|| {
		let above = network(1);
		let below = found(1, above, ScopeKind::Project);
		set(above, ScopeParameter::InvitationPeriod(Some(5)));
		set(above, ScopeParameter::Invitations(Some(1)));
		assert_ok!(Networks::invite(signed(1), below, 2, Tier::Affiliate));
		assert!(matches!(last_event(), Event::Invited { expires: 6, .. }));
		assert_noop!(
			Networks::invite(signed(1), below, 3, Tier::Affiliate),
			Error::<Test>::TooManyInvitations
		);
		// The quota is one for each scope.
		assert_ok!(Networks::invite(signed(1), above, 3, Tier::Affiliate));
		set(below, ScopeParameter::Invitations(Some(2)));
		assert_ok!(Networks::invite(signed(1), below, 3, Tier::Affiliate));
	});
}

#[test]
fn invite_is_for_affiliates_when_the_scope_gives_them_the_right() {
	build_and_execute(|| {
		let scope = network(1);
		let invite = Rights::default().with(Right::Invite);
		let rights = TierRights { affiliate: invite, contributor: invite, member: invite };
		set(scope, ScopeParameter::Rights(Some(rights)));
		assert_ok!(Networks::join(signed(2), scope, None));
		assert_ok!(Networks::invite(signed(2), scope, 3, Tier::Affiliate));
		assert_noop!(
			Networks::invite(signed(2), scope, 4, Tier::Contributor),
			Error::<Test>::TierTooHigh
		);
	});
}

#[test]
fn invite_counts_anew_when_the_next_window_begins() {
	build_and_execute(|| {
		let scope = network(1);
		let window = 30 * DAY;
		for who in 2..=4 {
			assert_ok!(Networks::invite(signed(1), scope, who, Tier::Affiliate));
		}
		assert_eq!(Allowances::<Test>::get(scope, 1).invited, 3);
		run_to_block(window - 1);
		assert_noop!(
			Networks::invite(signed(1), scope, 5, Tier::Affiliate),
			Error::<Test>::TooManyInvitations
		);
		run_to_block(window);
		assert_ok!(Networks::invite(signed(1), scope, 5, Tier::Affiliate));
		let allowance = Allowances::<Test>::get(scope, 1);
		assert_eq!((allowance.window, allowance.invited), (1, 1));
	});
}

#[test]
fn invite_counts_invitations_that_were_withdrawn() {
	build_and_execute(|| {
		let scope = network(1);
		for _ in 0..3 {
			assert_ok!(Networks::invite(signed(1), scope, 2, Tier::Affiliate));
			assert_ok!(Networks::cancel_invitation(signed(1), scope, 2));
		}
		assert_noop!(
			Networks::invite(signed(1), scope, 2, Tier::Affiliate),
			Error::<Test>::TooManyInvitations
		);
	});
}

#[test]
fn invite_fails_when_the_origin_is_not_signed() {
	build_and_execute(|| {
		let scope = network(1);
		let root = RuntimeOrigin::root();
		assert_noop!(Networks::invite(root, scope, 2, Tier::Affiliate), BadOrigin);
	});
}

#[test]
fn invite_fails_when_there_is_no_such_scope() {
	build_and_execute(|| {
		assert_noop!(
			Networks::invite(signed(1), 1, 2, Tier::Affiliate),
			Error::<Test>::ScopeNotFound
		);
	});
}

#[test]
fn invite_fails_when_the_scope_is_closed() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_noop!(
			Networks::invite(signed(1), scope, 2, Tier::Affiliate),
			Error::<Test>::ScopeNotOpen
		);
	});
}

#[test]
fn invite_fails_when_the_inviter_does_not_belong_to_the_scope() {
	build_and_execute(|| {
		let scope = network(1);
		assert_noop!(
			Networks::invite(signed(2), scope, 3, Tier::Affiliate),
			Error::<Test>::NotMember
		);
	});
}

#[test]
fn invite_fails_when_the_inviter_has_not_signed_the_agreement() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::set_agreement(signed(1), scope, document(2)));
		assert_noop!(
			Networks::invite(signed(1), scope, 2, Tier::Affiliate),
			Error::<Test>::AgreementNotSigned
		);
	});
}

#[test]
fn invite_fails_when_the_inviters_tier_has_no_right_to() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::join(signed(2), scope, None));
		assert_noop!(
			Networks::invite(signed(2), scope, 3, Tier::Affiliate),
			Error::<Test>::RightNotGranted
		);
	});
}

#[test]
fn invite_fails_when_the_tier_is_member() {
	build_and_execute(|| {
		let scope = network(1);
		assert_noop!(
			Networks::invite(signed(1), scope, 2, Tier::Member),
			Error::<Test>::TierTooHigh
		);
	});
}

#[test]
fn invite_fails_when_the_invited_belongs_to_the_scope() {
	build_and_execute(|| {
		let scope = network(1);
		for who in [1, 2] {
			if who == 2 {
				assert_ok!(Networks::join(signed(2), scope, None));
			}
			assert_noop!(
				Networks::invite(signed(1), scope, who, Tier::Contributor),
				Error::<Test>::AlreadyMember
			);
		}
	});
}

#[test]
fn invite_fails_when_the_invited_is_invited_even_if_that_has_expired() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::invite(signed(1), scope, 2, Tier::Affiliate));
		for blocks in [0, 60 * DAY] {
			run_blocks(blocks);
			assert_noop!(
				Networks::invite(signed(1), scope, 2, Tier::Affiliate),
				Error::<Test>::AlreadyInvited
			);
		}
		assert_ok!(Networks::cancel_invitation(signed(3), scope, 2));
		assert_ok!(Networks::invite(signed(1), scope, 2, Tier::Contributor));
	});
}

#[test]
fn invite_fails_when_the_scope_lets_nobody_invite() {
	build_and_execute(|| {
		let scope = network(1);
		set(scope, ScopeParameter::Invitations(Some(0)));
		assert_noop!(
			Networks::invite(signed(1), scope, 2, Tier::Affiliate),
			Error::<Test>::TooManyInvitations
		);
	});
}

#[test]
fn invite_fails_when_the_inviter_cannot_pay_both_deposits() {
	build_and_execute(|| {
		let scope = network(1);
		let rest = ED + membership_deposit() + account_deposit() - 1;
		assert_ok!(Balances::transfer_keep_alive(signed(1), 2, free(1) - rest));
		assert_noop!(
			Networks::invite(signed(1), scope, NEWCOMER, Tier::Affiliate),
			TokenError::FundsUnavailable
		);
		assert_eq!(System::providers(&NEWCOMER), 0);
		assert!(!Invitations::<Test>::contains_key(scope, NEWCOMER));
		// One of them is enough for somebody with a balance.
		assert_ok!(Networks::invite(signed(1), scope, 2, Tier::Affiliate));
	});
}

#[test]
fn invite_fails_when_the_invitation_would_outlive_the_chain() {
	build_and_execute(|| {
		let scope = network(1);
		run_to_block(u64::MAX - 30 * DAY + 1);
		assert_noop!(
			Networks::invite(signed(1), scope, 2, Tier::Affiliate),
			Error::<Test>::Overflow
		);
	});
}

#[test]
fn invite_replaces_an_invitation_when_it_offers_a_higher_tier() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::join(signed(2), scope, None));
		assert_ok!(Networks::set_tier(signed(1), scope, 2, Tier::Contributor));
		assert_ok!(Networks::invite(signed(2), scope, NEWCOMER, Tier::Affiliate));
		let own = membership_deposit();
		assert_eq!(held(HoldReason::Membership, 2), 2 * own);
		System::reset_events();
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Contributor));

		// The first inviter has its deposits back, the second has them now.
		assert_eq!((held(HoldReason::Membership, 2), held(HoldReason::Account, 2)), (own, 0));
		assert_eq!(held(HoldReason::Account, 1), account_deposit());
		assert_ok!(Networks::join(signed(NEWCOMER), scope, None));
		let member = crate::Members::<Test>::get(scope, NEWCOMER).unwrap();
		assert_eq!((member.tier, member.inviter), (Tier::Contributor, Some(1)));
	});
}

#[test]
fn invite_fails_when_an_invitation_offers_a_higher_tier() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Contributor));
		for tier in [Tier::Affiliate, Tier::Contributor] {
			let again = Networks::invite(signed(1), scope, NEWCOMER, tier);
			assert_noop!(again, Error::<Test>::AlreadyInvited);
		}
	});
}
