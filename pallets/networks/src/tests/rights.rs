// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The rights of those who belong to a scope.

use super::*;
use crate::{Rights, ScopeParameter, TierRights};
use ovn_primitives::traits::{Membership as _, Right};

const ALL: [Right; 5] =
	[Right::Log, Right::TakeTasks, Right::OpenTasks, Right::Invite, Right::OpenScopes];

fn rights_of(scope: ScopeId, who: u64) -> Vec<bool> {
	ALL.iter().map(|right| Networks::ensure_right(scope, &who, *right).is_ok()).collect()
}

#[test]
fn ensure_right_gives_each_tier_what_is_the_default() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::join(signed(2), scope, None));
		assert_eq!(rights_of(scope, 2), [true, true, false, false, true]);
		assert_ok!(Networks::set_tier(signed(1), scope, 2, Tier::Contributor));
		assert_eq!(rights_of(scope, 2), [true; 5]);
		assert_ok!(Networks::set_tier(signed(1), scope, 2, Tier::Member));
		assert_eq!(rights_of(scope, 2), [true; 5]);
	});
}

#[test]
fn ensure_right_gives_what_the_nearest_scope_decided() {
	build_and_execute(|| {
		let above = network(1);
		let below = found(1, above, ScopeKind::Project);
		let only = |right| {
			let rights = Rights::default().with(right);
			let rights = TierRights { affiliate: rights, contributor: rights, member: rights };
			ScopeParameter::Rights(Some(rights))
		};
		assert_ok!(Networks::set_parameter(signed(1), above, only(Right::Invite)));
		assert_eq!(rights_of(below, 1), [false, false, false, true, false]);
		assert_ok!(Networks::set_parameter(signed(1), below, only(Right::Log)));
		assert_eq!(rights_of(below, 1), [true, false, false, false, false]);
		assert_eq!(rights_of(above, 1), [false, false, false, true, false]);
	});
}

#[test]
fn ensure_right_says_what_is_missing() {
	build_and_execute(|| {
		let scope = network(1);
		let ask = |who: u64| Networks::ensure_right(scope, &who, Right::OpenTasks);
		assert_noop!(Networks::ensure_right(7, &1, Right::OpenTasks), Error::<Test>::ScopeNotFound);
		assert_noop!(ask(2), Error::<Test>::NotMember);
		assert_ok!(Networks::join(signed(2), scope, None));
		assert_noop!(ask(2), Error::<Test>::RightNotGranted);

		// A new agreement suspends the rights until it is signed; the tier stays.
		assert_ok!(ask(1));
		assert_ok!(Networks::set_agreement(signed(1), scope, document(2)));
		assert_noop!(ask(1), Error::<Test>::AgreementNotSigned);
		assert_eq!(Networks::tier(scope, &1), Some(Tier::Member));
		assert_ok!(Networks::sign_agreement(signed(1), scope, 1));
		assert_ok!(ask(1));

		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_noop!(ask(1), Error::<Test>::ScopeNotOpen);
	});
}

#[test]
fn tier_is_that_of_those_who_belong_to_the_scope_now() {
	build_and_execute(|| {
		let scope = network(1);
		assert_eq!(Networks::tier(scope, &2), None);
		assert_ok!(Networks::invite(signed(1), scope, 2, Tier::Contributor));
		assert_eq!(Networks::tier(scope, &2), None);
		assert_ok!(Networks::join(signed(2), scope, None));
		assert_eq!(Networks::tier(scope, &2), Some(Tier::Contributor));
		assert_ok!(Networks::leave(signed(2), scope));
		assert_eq!(Networks::tier(scope, &2), None);
	});
}

#[test]
fn ensure_tier_asks_for_the_tier_whatever_rights_it_has() {
	build_and_execute(|| {
		let scope = network(1);
		let none = TierRights {
			affiliate: Rights::default(),
			contributor: Rights::default(),
			member: Rights::default(),
		};
		assert_ok!(Networks::set_parameter(signed(1), scope, ScopeParameter::Rights(Some(none))));
		let ask = |least| Networks::ensure_tier(scope, &2, least);
		assert_noop!(ask(Tier::Affiliate), Error::<Test>::NotMember);
		assert_ok!(Networks::join(signed(2), scope, None));
		assert_ok!(ask(Tier::Affiliate));
		assert_noop!(ask(Tier::Contributor), Error::<Test>::RightNotGranted);
		assert_ok!(Networks::set_tier(signed(1), scope, 2, Tier::Member));
		assert_ok!(ask(Tier::Contributor));
		assert_ok!(ask(Tier::Member));

		assert_ok!(Networks::set_agreement(signed(1), scope, document(2)));
		assert_noop!(ask(Tier::Affiliate), Error::<Test>::AgreementNotSigned);
		assert_ok!(Networks::sign_agreement(signed(2), scope, 1));
		assert_ok!(ask(Tier::Member));
		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_noop!(ask(Tier::Member), Error::<Test>::ScopeNotOpen);
		assert_noop!(Networks::ensure_tier(9, &1, Tier::Member), Error::<Test>::ScopeNotFound);
	});
}
