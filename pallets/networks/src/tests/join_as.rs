// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Scopes that belong to others.

use super::*;
use crate::Members;
use ovn_primitives::traits::{Agents, Scopes};

/// Two networks of 1, and the account of the second, which has 1,000.
fn two() -> (u32, u32, u64) {
	let (scope, other) = (network(1), network(1));
	let account = purse(other, Purse::Treasury);
	assert_ok!(Balances::transfer_allow_death(signed(5), account, 1_000));
	(scope, other, account)
}

#[test]
fn join_as_makes_the_treasury_an_affiliate_that_pays_the_deposit() {
	build_and_execute(|| {
		let (scope, other, who) = two();
		assert_eq!(<Networks as Scopes<u64>>::account(other), who);
		assert_ok!(Networks::join_as(signed(1), scope, other, None));
		let (tier, inviter) = (Tier::Affiliate, None);
		assert_eq!(last_event(), Event::Joined { scope, who, tier, inviter, members: 2 });
		assert_eq!(held(HoldReason::Membership, who), membership_deposit());
		// What is held cannot be spent.
		assert_eq!(spendable(other, Purse::Treasury, &NATIVE), 1_000 - membership_deposit());
		assert_ok!(Networks::set_tier(signed(1), scope, who, Tier::Member));
	});
}

#[test]
fn join_as_gives_the_offered_tier_and_signs_the_agreement() {
	build_and_execute(|| {
		let (scope, other, who) = two();
		assert_ok!(Networks::set_agreement(signed(1), scope, document(2)));
		assert_ok!(Networks::sign_agreement(signed(1), scope, 1));
		assert_ok!(Networks::invite(signed(1), scope, who, Tier::Contributor));
		assert_noop!(
			Networks::join_as(signed(1), scope, other, None),
			Error::<Test>::AgreementNotSigned
		);
		assert_ok!(Networks::join_as(signed(1), scope, other, Some(1)));
		let member = Members::<Test>::get(scope, who).unwrap();
		assert_eq!((member.tier, member.signed, member.deposit.0), (Tier::Contributor, 1, 1));
		assert_eq!(held(HoldReason::Membership, who), 0);
	});
}

#[test]
fn join_as_fails_when_it_cannot() {
	build_and_execute(|| {
		let (scope, other, _) = two();
		let join = |by, scope, other| Networks::join_as(signed(by), scope, other, None);
		assert_noop!(join(2, scope, other), BadOrigin);
		assert_noop!(join(1, scope, 9), Error::<Test>::ScopeNotFound);
		assert_noop!(join(1, 9, other), Error::<Test>::ScopeNotFound);
		assert_noop!(join(1, scope, scope), Error::<Test>::SelfMembership);
		assert_ok!(join(1, scope, other));
		assert_noop!(join(1, scope, other), Error::<Test>::AlreadyMember);
		let third = network(1);
		assert_ok!(Networks::close_scope(signed(1), third));
		assert_noop!(join(1, scope, third), Error::<Test>::ScopeNotOpen);
		assert_noop!(join(1, third, other), Error::<Test>::ScopeNotOpen);
	});
}

#[test]
fn join_as_fails_when_the_treasury_has_only_its_endowment() {
	build_and_execute(|| {
		let (scope, poor) = (network(1), network(1));
		let refused = Networks::join_as(signed(1), scope, poor, None);
		assert_noop!(refused, sp_runtime::TokenError::FundsUnavailable);
	});
}

#[test]
fn leave_as_returns_the_deposit_also_when_both_are_closed() {
	build_and_execute(|| {
		let (scope, other, who) = two();
		assert_ok!(Networks::join_as(signed(1), scope, other, None));
		for closed in [scope, other] {
			assert_ok!(Networks::close_scope(signed(1), closed));
		}
		let close = || Networks::close_pot(signed(1), other, Purse::Treasury, NATIVE, 7);
		assert_noop!(close(), Error::<Test>::PotInUse);
		assert_noop!(Networks::leave_as(signed(2), scope, other), BadOrigin);
		assert_ok!(Networks::leave_as(signed(1), scope, other));
		assert_eq!(last_event(), Event::Left { scope, who, members: 1 });
		assert_eq!(held(HoldReason::Membership, who), 0);
		assert_noop!(Networks::leave_as(signed(1), scope, other), Error::<Test>::NotMember);
		assert_noop!(Networks::leave_as(signed(1), scope, 9), Error::<Test>::ScopeNotFound);
		let before = free(7);
		assert_ok!(close());
		assert_eq!(free(7), before + 1_000 + ED);
	});
}

#[test]
fn join_as_lets_others_know_whose_account_it_is() {
	build_and_execute(|| {
		let (scope, other, who) = two();
		assert_eq!(<Networks as Agents<u64>>::scope(&who), None);
		assert_ok!(Networks::join_as(signed(1), scope, other, None));
		assert_eq!(<Networks as Agents<u64>>::scope(&who), Some(other));
		assert_ok!(Networks::leave_as(signed(1), scope, other));
		assert_eq!(<Networks as Agents<u64>>::scope(&who), Some(other));
		assert_eq!(<Networks as Agents<u64>>::scope(&1), None);
	});
}
