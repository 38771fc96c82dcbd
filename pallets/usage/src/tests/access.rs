// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use super::*;
use crate::{AccessRule, Permission};
use ovn_primitives::{Tier, UseClass::Community};

fn access(id: u64, who: u64) -> Option<DispatchError> {
	Usage::access_denied(id, Community, who)
}

fn lacks(error: Error<Test>) -> Option<DispatchError> {
	Some(error.into())
}

fn rule(rule: AccessRule) -> u64 {
	let id = printer();
	assert_ok!(Usage::set_access(signed(STEWARD), id, Community, Some(rule)));
	id
}

fn none() -> AccessRule {
	AccessRule { tier: None, ..Default::default() }
}

#[test]
fn set_access_lets_in_whoever_belongs_to_the_scope_when_there_is_no_rule() {
	build_and_execute(|| {
		let id = printer();
		assert_eq!(access(id, ANA), lacks(Error::TierTooLow));
		join(ANA);
		assert_eq!(access(id, ANA), None);
		assert_eq!(access(9, ANA), lacks(Error::ResourceNotFound));
	});
}

#[test]
fn set_access_asks_for_tier_and_role_when_the_rule_says_so() {
	build_and_execute(|| {
		let role = role();
		let id =
			rule(AccessRule { tier: Some(Tier::Member), role: Some(role), ..Default::default() });
		join(ANA);
		assert_eq!(access(id, ANA), lacks(Error::TierTooLow));
		member(BEN);
		assert_eq!(access(id, BEN), lacks(Error::NotRoleHolder));
		grant(role, BEN);
		assert_eq!(access(id, BEN), None);
		// Other classes have their own rule.
		assert_eq!(Usage::access_denied(id, UseClass::Other, ANA), None);
		assert_ok!(Usage::set_access(signed(STEWARD), id, Community, None));
		assert_eq!(last_event(), Event::AccessSet { resource: id, class: Community, rule: None });
		assert_eq!(access(id, ANA), None);
	});
}

#[test]
fn set_access_asks_for_a_certificate_that_has_not_expired() {
	build_and_execute(|| {
		let name = b"laser".to_vec().try_into().unwrap();
		let by = pallet_networks::GrantRule::ByScope;
		let certificate = pallet_networks::Counts::<Test>::get(LAB).roles;
		let term = Some(10 * DAY);
		assert_ok!(Networks::define_role(signed(STEWARD), LAB, name, document(2), by, term));
		let permission = Permission::Suffices;
		let id =
			rule(AccessRule { certificate: Some(certificate), permission, ..Default::default() });
		join(ANA);
		let permit = Usage::permit(signed(STEWARD), id, Community, ANA, Some(100 * DAY));
		assert_ok!(permit);
		// A permission is no skill.
		assert_eq!(access(id, ANA), lacks(Error::NotCertified));
		grant(certificate, ANA);
		assert_eq!(access(id, ANA), None);
		run_to_block(1 + 10 * DAY);
		assert_eq!(access(id, ANA), lacks(Error::NotCertified));
	});
}

#[test]
fn set_access_asks_for_reputation_when_the_rule_says_so() {
	build_and_execute(|| {
		let id = rule(AccessRule { reputation: 30 * ONE, ..none() });
		assert_eq!(access(id, ANA), lacks(Error::ReputationTooLow));
		join(ANA);
		join(BEN);
		let founders = vec![(ANA, 40 * ONE), (BEN, 29 * ONE)].try_into().unwrap();
		assert_ok!(Evaluating::found_reputation(signed(STEWARD), LAB, founders));
		assert_eq!(access(id, ANA), None);
		assert_eq!(access(id, BEN), lacks(Error::ReputationTooLow));
	});
}

#[test]
fn set_access_fails_when_it_is_no_decision_or_the_role_is_unknown() {
	build_and_execute(|| {
		let id = printer();
		let set = |who, rule| Usage::set_access(signed(who), id, Community, Some(rule));
		assert_noop!(set(ANA, none()), DispatchError::BadOrigin);
		for rule in
			[AccessRule { role: Some(7), ..none() }, AccessRule { certificate: Some(7), ..none() }]
		{
			assert_noop!(set(STEWARD, rule), Error::<Test>::RoleNotFound);
		}
		let ended = ended();
		assert_noop!(
			Usage::set_access(signed(STEWARD), ended, Community, None),
			Error::<Test>::Ended
		);
		assert_noop!(
			Usage::set_access(signed(STEWARD), 99, Community, None),
			Error::<Test>::ResourceNotFound
		);
	});
}

#[test]
fn permit_stands_in_for_membership_until_it_expires() {
	build_and_execute(|| {
		let permission = Permission::Suffices;
		let id = rule(AccessRule { tier: Some(Tier::Member), permission, ..Default::default() });
		let permit = |who, until| Usage::permit(signed(who), id, Community, ANA, until);
		assert_noop!(permit(BEN, Some(50)), CustodyError::NotCustodian);
		assert_eq!(access(id, ANA), lacks(Error::TierTooLow));
		assert_ok!(permit(STEWARD, Some(50)));
		assert_eq!(
			last_event(),
			Event::Permitted { resource: id, class: Community, agent: ANA, until: Some(50) }
		);
		assert_eq!(access(id, ANA), None);
		assert_noop!(permit(BEN, None), CustodyError::NotCustodian);
		run_to_block(51);
		assert_eq!(access(id, ANA), lacks(Error::TierTooLow));
		// What has expired is cleared by anybody.
		assert_ok!(permit(BEN, None));
		assert_noop!(permit(BEN, None), Error::<Test>::NotPermitted);
		assert_eq!(crate::Permissions::<Test>::iter().count(), 0);
	});
}

#[test]
fn permit_is_asked_for_besides_all_else_when_the_rule_says_so() {
	build_and_execute(|| {
		let permission = Permission::Needed;
		let id = rule(AccessRule { permission, ..Default::default() });
		let permit = |until| Usage::permit(signed(STEWARD), id, Community, ANA, until);
		assert_ok!(permit(Some(50)));
		assert_eq!(access(id, ANA), lacks(Error::TierTooLow));
		join(ANA);
		assert_eq!(access(id, ANA), None);
		assert_ok!(permit(None));
		assert_eq!(access(id, ANA), lacks(Error::NotPermitted));
	});
}

#[test]
fn permit_fails_when_the_time_is_wrong_or_it_is_for_oneself() {
	build_and_execute(|| {
		let id = printer();
		run_to_block(5);
		let permit = |agent, until| Usage::permit(signed(STEWARD), id, Community, agent, until);
		assert_noop!(permit(ANA, Some(4)), Error::<Test>::InvalidTime);
		assert_noop!(permit(ANA, Some(6 + 365 * DAY)), Error::<Test>::InvalidTime);
		assert_noop!(permit(STEWARD, Some(9)), Error::<Test>::NotForOneself);
		let ended = ended();
		let permit = Usage::permit(signed(STEWARD), ended, Community, ANA, Some(2_000));
		assert_noop!(permit, Error::<Test>::Ended);
	});
}

#[test]
fn set_access_asks_for_a_licence_of_the_scope_that_fits_the_class() {
	use ovn_math::settlement::standing::Status::{
		Commercial, Contested, Free, InBreach, NonCommercial, Unlicensed,
	};
	build_and_execute(|| {
		let licensed = AccessRule { licensed: true, ..none() };
		let id = rule(licensed.clone());
		let class = UseClass::Commercial;
		assert_ok!(Usage::set_access(signed(STEWARD), id, class, Some(licensed.clone())));
		for (status, community, commercial) in [
			(Unlicensed, false, false),
			(Free, true, true),
			(NonCommercial, true, false),
			(Commercial, true, true),
			(Contested, false, false),
			(InBreach, false, false),
		] {
			LicenceStatus::set(status);
			let denied = |passes: bool| (!passes).then(|| Error::<Test>::NotLicensed.into());
			assert_eq!(access(id, ANA), denied(community), "{status:?}");
			assert_eq!(Usage::access_denied(id, class, ANA), denied(commercial), "{status:?}");
		}
		// The permission of the custodian stands in for it, where the rule says so.
		let permission = Permission::Suffices;
		let rule = Some(AccessRule { permission, ..licensed });
		assert_ok!(Usage::set_access(signed(STEWARD), id, Community, rule));
		assert_eq!(access(id, ANA), lacks(Error::NotLicensed));
		assert_ok!(Usage::permit(signed(STEWARD), id, Community, ANA, Some(100 * DAY)));
		assert_eq!(access(id, ANA), None);
	});
}
