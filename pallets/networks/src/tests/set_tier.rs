// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Changing tiers.

use super::*;
use crate::Members;

/// A network of 1 that 2 has joined.
fn with_affiliate() -> ScopeId {
	let scope = network(1);
	assert_ok!(Networks::join(signed(2), scope, None));
	scope
}

#[test]
fn set_tier_raises_and_lowers() {
	build_and_execute(|| {
		let scope = with_affiliate();
		for tier in [Tier::Member, Tier::Contributor, Tier::Affiliate] {
			assert_ok!(Networks::set_tier(signed(1), scope, 2, tier));
			assert_eq!(last_event(), Event::TierSet { scope, who: 2, tier });
			assert_eq!(Members::<Test>::get(scope, 2).unwrap().tier, tier);
		}
	});
}

#[test]
fn set_tier_is_for_the_majority_when_it_is_about_a_steward() {
	build_and_execute(|| {
		let scope = with_affiliate();
		let three = stewards(&[1, 2, 3]);
		assert_ok!(Networks::set_stewards(signed(1), scope, three.clone()));
		let joint = Networks::joint_account(&three).unwrap();
		assert_noop!(Networks::set_tier(signed(1), scope, 2, Tier::Member), BadOrigin);
		assert_ok!(Networks::set_tier(signed(joint), scope, 2, Tier::Member));
		assert_eq!(last_event(), Event::TierSet { scope, who: 2, tier: Tier::Member });
	});
}

#[test]
fn set_tier_fails_when_the_origin_does_not_decide() {
	build_and_execute(|| {
		let scope = with_affiliate();
		for origin in [signed(2), RuntimeOrigin::root()] {
			assert_noop!(Networks::set_tier(origin, scope, 2, Tier::Member), BadOrigin);
		}
	});
}

#[test]
fn set_tier_fails_when_there_is_no_such_scope() {
	build_and_execute(|| {
		assert_noop!(
			Networks::set_tier(signed(1), 7, 2, Tier::Member),
			Error::<Test>::ScopeNotFound
		);
	});
}

#[test]
fn set_tier_fails_when_the_scope_is_closed() {
	build_and_execute(|| {
		let scope = with_affiliate();
		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_noop!(
			Networks::set_tier(signed(1), scope, 2, Tier::Member),
			Error::<Test>::ScopeNotOpen
		);
	});
}

#[test]
fn set_tier_fails_when_a_steward_alone_decides_about_itself() {
	build_and_execute(|| {
		let scope = with_affiliate();
		for tier in [Tier::Affiliate, Tier::Member] {
			assert_noop!(
				Networks::set_tier(signed(1), scope, 1, tier),
				Error::<Test>::NotForOneself
			);
		}
	});
}

#[test]
fn set_tier_fails_when_the_agent_does_not_belong_to_the_scope() {
	build_and_execute(|| {
		let scope = with_affiliate();
		assert_ok!(Networks::invite(signed(1), scope, 3, Tier::Affiliate));
		assert_noop!(
			Networks::set_tier(signed(1), scope, 3, Tier::Member),
			Error::<Test>::NotMember
		);
	});
}

#[test]
fn set_tier_fails_when_the_agent_has_it_already() {
	build_and_execute(|| {
		let scope = with_affiliate();
		assert_noop!(
			Networks::set_tier(signed(1), scope, 2, Tier::Affiliate),
			Error::<Test>::AlreadyInTier
		);
	});
}

#[test]
fn set_tier_fails_when_stewards_have_admitted_enough() {
	build_and_execute(|| {
		let scope = with_affiliate();
		StewardsAdmit::set(false);
		let admit = || Networks::set_tier(signed(1), scope, 2, Tier::Member);
		assert_noop!(admit(), sp_runtime::DispatchError::Other("stewards have admitted enough"));
		// Other tiers are no admission.
		assert_ok!(Networks::set_tier(signed(1), scope, 2, Tier::Contributor));
		StewardsAdmit::set(true);
		assert_ok!(admit());
	});
}
