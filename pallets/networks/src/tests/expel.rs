// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Excluding agents.

use super::*;
use crate::{Allowances, KeptAccounts, Members, Memberships};
use sp_core::H256;

const REASON: H256 = H256::repeat_byte(9);

#[test]
fn expel_returns_the_own_deposit() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::join(signed(2), scope, None));
		assert_ok!(Networks::expel(signed(1), scope, 2, REASON));

		assert_eq!(last_event(), Event::Expelled { scope, who: 2, reason: REASON, members: 1 });
		assert_eq!(free(2), ENDOWMENT);
		assert!(!Members::<Test>::contains_key(scope, 2));
		assert!(!Memberships::<Test>::contains_key(2, scope));
	});
}

#[test]
fn expel_returns_the_deposit_of_the_membership_to_the_inviter_and_keeps_the_account() {
	build_and_execute(|| {
		let scope = network(1);
		let before = free(1);
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Contributor));
		assert_ok!(Networks::join(signed(NEWCOMER), scope, None));
		assert_ok!(Networks::expel(signed(1), scope, NEWCOMER, REASON));
		assert_eq!(free(1), before - account_deposit());
		assert!(KeptAccounts::<Test>::contains_key(NEWCOMER, scope));
	});
}

#[test]
fn expel_remembers_what_was_used_of_the_allowance() {
	build_and_execute(|| {
		let scope = network(1);
		fund_sponsor(scope, ENDOWMENT);
		sponsor(1, scope, policy(ENDOWMENT, ENDOWMENT));
		assert_ok!(Networks::invite(signed(1), scope, NEWCOMER, Tier::Contributor));
		let join = Call::join { scope, agreement: None };
		assert_eq!(submit(NEWCOMER, join.clone()), Ok(Ok(())));
		assert_ok!(Networks::expel(signed(1), scope, NEWCOMER, REASON));
		assert_eq!(Allowances::<Test>::get(scope, NEWCOMER).used, fee(join));
	});
}

#[test]
fn expel_does_not_keep_the_agent_from_joining_again_as_an_affiliate() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::join(signed(2), scope, None));
		assert_ok!(Networks::set_tier(signed(1), scope, 2, Tier::Member));
		assert_ok!(Networks::expel(signed(1), scope, 2, REASON));
		assert_ok!(Networks::join(signed(2), scope, None));
		assert_eq!(Members::<Test>::get(scope, 2).unwrap().tier, Tier::Affiliate);
	});
}

#[test]
fn expel_is_remembered_until_the_scope_takes_the_agent_back() {
	use ovn_primitives::traits::Membership;
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::join(signed(2), scope, None));
		assert!(!Networks::is_expelled(scope, &2));
		assert_ok!(Networks::expel(signed(1), scope, 2, REASON));
		assert!(Networks::is_expelled(scope, &2));
		// Neither joining nor an invitation is a decision of the scope.
		assert_ok!(Networks::invite(signed(1), scope, 2, Tier::Contributor));
		assert_ok!(Networks::join(signed(2), scope, None));
		assert!(Networks::is_expelled(scope, &2));
		assert_ok!(Networks::leave(signed(2), scope));
		assert_ok!(Networks::join(signed(2), scope, None));
		assert!(Networks::is_expelled(scope, &2));
		// The same tier is another state.
		assert_ok!(Networks::set_tier(signed(1), scope, 2, Tier::Affiliate));
		assert_eq!(last_event(), Event::TierSet { scope, who: 2, tier: Tier::Affiliate });
		assert!(!Networks::is_expelled(scope, &2));
		assert_noop!(
			Networks::set_tier(signed(1), scope, 2, Tier::Affiliate),
			Error::<Test>::AlreadyInTier
		);
	});
}

#[test]
fn expel_works_when_the_scope_is_closed() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::join(signed(2), scope, None));
		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_ok!(Networks::expel(signed(1), scope, 2, REASON));
		assert_eq!(free(2), ENDOWMENT);
	});
}

#[test]
fn expel_fails_when_the_origin_does_not_decide() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::join(signed(2), scope, None));
		for origin in [signed(2), RuntimeOrigin::root()] {
			assert_noop!(Networks::expel(origin, scope, 2, REASON), BadOrigin);
		}
	});
}

#[test]
fn expel_fails_when_there_is_no_such_scope() {
	build_and_execute(|| {
		assert_noop!(Networks::expel(signed(1), 7, 2, REASON), Error::<Test>::ScopeNotFound);
	});
}

#[test]
fn expel_fails_when_the_agent_does_not_belong_to_the_scope() {
	build_and_execute(|| {
		let scope = network(1);
		assert_noop!(Networks::expel(signed(1), scope, 2, REASON), Error::<Test>::NotMember);
	});
}
