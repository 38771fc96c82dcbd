// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Joining a scope.

use super::*;
use crate::{Counts, Invitations, KeptAccounts, Members, Memberships};

#[test]
fn join_makes_an_affiliate_with_its_own_deposit_when_nobody_invited() {
	build_and_execute(|| {
		let scope = network(1);
		run_to_block(5);
		assert_ok!(Networks::join(signed(2), scope, None));

		assert_eq!(
			last_event(),
			Event::Joined { scope, who: 2, tier: Tier::Affiliate, inviter: None, members: 2 }
		);
		assert_eq!(held(HoldReason::Membership, 2), membership_deposit());
		assert_eq!(free(2), ENDOWMENT - membership_deposit());
		assert!(Memberships::<Test>::contains_key(2, scope));
		let member = Members::<Test>::get(scope, 2).unwrap();
		assert_eq!((member.tier, member.since, member.signed), (Tier::Affiliate, 5, 0));
		assert_eq!((member.inviter, member.deposit.0), (None, 2));
	});
}

#[test]
fn join_gives_the_offered_tier_on_the_inviters_deposit_when_invited() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::invite(signed(1), scope, 2, Tier::Contributor));
		let before = held(HoldReason::Membership, 1);
		assert_ok!(Networks::join(signed(2), scope, None));

		assert_eq!(
			last_event(),
			Event::Joined { scope, who: 2, tier: Tier::Contributor, inviter: Some(1), members: 2 }
		);
		assert_eq!(free(2), ENDOWMENT);
		// The deposit of the invitation became that of the membership.
		assert_eq!(held(HoldReason::Membership, 1), before);
		assert_eq!(Members::<Test>::get(scope, 2).unwrap().deposit.0, 1);
		assert!(!Invitations::<Test>::contains_key(scope, 2));
	});
}

#[test]
fn join_takes_the_own_deposit_and_returns_the_inviters_when_the_invitation_has_expired() {
	build_and_execute(|| {
		let scope = network(1);
		let before = held(HoldReason::Membership, 1);
		assert_ok!(Networks::invite(signed(1), scope, 2, Tier::Contributor));
		run_blocks(30 * DAY);
		assert_ok!(Networks::join(signed(2), scope, None));

		let events = events();
		assert_eq!(
			events[events.len() - 2..],
			[
				Event::InvitationEnded { scope, who: 2 },
				Event::Joined { scope, who: 2, tier: Tier::Affiliate, inviter: None, members: 2 },
			]
		);
		assert_eq!(held(HoldReason::Membership, 1), before);
		assert_eq!(held(HoldReason::Membership, 2), membership_deposit());
	});
}

#[test]
fn join_accepts_an_invitation_in_its_last_block() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::invite(signed(1), scope, 2, Tier::Contributor));
		run_blocks(30 * DAY - 1);
		assert_ok!(Networks::join(signed(2), scope, None));
		assert_eq!(Members::<Test>::get(scope, 2).unwrap().tier, Tier::Contributor);
	});
}

#[test]
fn join_signs_the_present_agreement_when_there_is_one() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::set_agreement(signed(1), scope, document(2)));
		assert_ok!(Networks::set_agreement(signed(1), scope, document(3)));
		assert_ok!(Networks::join(signed(2), scope, Some(2)));
		assert_eq!(Members::<Test>::get(scope, 2).unwrap().signed, 2);
	});
}

#[test]
fn join_works_for_the_global_scope() {
	build_and_execute(|| {
		assert_ok!(Networks::join(signed(2), 0, None));
		assert_eq!(Counts::<Test>::get(0).members, 1);
	});
}

#[test]
fn join_keeps_the_account_when_the_expired_invitation_was_what_kept_it() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Contributor));
		assert_ok!(Balances::transfer_allow_death(signed(3), NEWCOMER, 1_000));
		System::inc_account_nonce(NEWCOMER);
		run_blocks(30 * DAY);
		assert_ok!(Networks::join(signed(NEWCOMER), scope, None));
		assert!(KeptAccounts::<Test>::contains_key(NEWCOMER, scope));
		assert_eq!(held(HoldReason::Account, 1), account_deposit());
	});
}

#[test]
fn join_fails_when_the_origin_is_not_signed() {
	build_and_execute(|| {
		let scope = network(1);
		assert_noop!(Networks::join(RuntimeOrigin::root(), scope, None), BadOrigin);
	});
}

#[test]
fn join_fails_when_there_is_no_such_scope() {
	build_and_execute(|| {
		assert_noop!(Networks::join(signed(2), 1, None), Error::<Test>::ScopeNotFound);
	});
}

#[test]
fn join_fails_when_the_scope_is_closed() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_noop!(Networks::join(signed(2), scope, None), Error::<Test>::ScopeNotOpen);
	});
}

#[test]
fn join_fails_when_the_agent_belongs_to_the_scope() {
	build_and_execute(|| {
		let scope = network(1);
		assert_noop!(Networks::join(signed(1), scope, None), Error::<Test>::AlreadyMember);
	});
}

#[test]
fn join_fails_when_a_version_is_given_and_there_is_no_agreement() {
	build_and_execute(|| {
		let scope = network(1);
		for version in [0, 1] {
			assert_noop!(
				Networks::join(signed(2), scope, Some(version)),
				Error::<Test>::AgreementNotFound
			);
		}
	});
}

#[test]
fn join_fails_when_the_agreement_is_not_signed() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::set_agreement(signed(1), scope, document(2)));
		assert_noop!(Networks::join(signed(2), scope, None), Error::<Test>::AgreementNotSigned);
	});
}

#[test]
fn join_fails_when_another_version_is_signed() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::set_agreement(signed(1), scope, document(2)));
		assert_ok!(Networks::set_agreement(signed(1), scope, document(3)));
		for version in [0, 1, 3] {
			assert_noop!(
				Networks::join(signed(2), scope, Some(version)),
				Error::<Test>::StaleAgreement
			);
		}
	});
}

#[test]
fn join_fails_when_the_deposit_cannot_be_paid() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Balances::transfer_allow_death(
			signed(3),
			NEWCOMER,
			ED + membership_deposit() - 1
		));
		assert_noop!(Networks::join(signed(NEWCOMER), scope, None), TokenError::FundsUnavailable);
		assert_ok!(Balances::transfer_allow_death(signed(3), NEWCOMER, 1));
		assert_ok!(Networks::join(signed(NEWCOMER), scope, None));
	});
}

#[test]
fn join_fails_when_members_cannot_be_counted() {
	build_and_execute(|| {
		let scope = network(1);
		let counts = Counts::<Test>::get(scope);
		Counts::<Test>::mutate(scope, |counts| counts.members = u32::MAX);
		assert_noop!(Networks::join(signed(2), scope, None), Error::<Test>::Overflow);
		Counts::<Test>::insert(scope, counts);
	});
}
