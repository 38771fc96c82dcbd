// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Parameters: a scope's own, those of the scopes above, and the defaults.

use crate::{
	mock::*,
	Config, Error, Event, Rights, ScopeParameter, Scopes,
	Source::{Default as Unset, Inherited, Own},
	TierRights,
};
use frame_support::{assert_noop, assert_ok, traits::Get};
use ovn_primitives::{traits::Right, ScopeId, ScopeKind::Project, GLOBAL_SCOPE};
use sp_runtime::DispatchError::BadOrigin;

fn rights(affiliate: Right) -> TierRights {
	TierRights { affiliate: Rights::default().with(affiliate), ..Default::default() }
}

fn set(scope: ScopeId, parameter: ScopeParameter<u64>) {
	let steward = if scope == GLOBAL_SCOPE { GLOBAL_STEWARD } else { 1 };
	assert_ok!(Networks::set_parameter(signed(steward), scope, parameter));
	assert_eq!(last_event(), Event::ParameterSet { scope, parameter });
}

#[test]
fn set_parameter_leaves_the_defaults_when_nobody_set_any() {
	build_and_execute(|| {
		let scope = network(1);
		for scope in [GLOBAL_SCOPE, scope] {
			let all = Networks::parameters(scope).unwrap();
			assert_eq!(all.rights, (TierRights::default(), Unset));
			assert_eq!(all.invitation_period, (30 * DAY, Unset));
			assert_eq!(all.invitations, (3, Unset));
		}
	});
}

#[test]
fn set_parameter_holds_in_the_scope_and_below_when_it_is_set() {
	build_and_execute(|| {
		let scope = network(1);
		let child = found(1, scope, Project);
		let grandchild = found(1, child, Project);
		let other = network(2);
		set(scope, ScopeParameter::Invitations(Some(7)));

		let of = |scope| Networks::parameters(scope).unwrap().invitations;
		assert_eq!(of(scope), (7, Own));
		assert_eq!(of(child), (7, Inherited(scope)));
		assert_eq!(of(grandchild), (7, Inherited(scope)));
		assert_eq!(of(other), (3, Unset));
		assert_eq!(of(GLOBAL_SCOPE), (3, Unset));
	});
}

#[test]
fn set_parameter_comes_from_the_nearest_scope_when_several_set_it() {
	build_and_execute(|| {
		let scope = network(1);
		let child = found(1, scope, Project);
		let grandchild = found(1, child, Project);
		let of = |scope| Networks::parameters(scope).unwrap().invitation_period;

		set(GLOBAL_SCOPE, ScopeParameter::InvitationPeriod(Some(11)));
		assert_eq!(of(GLOBAL_SCOPE), (11, Own));
		assert_eq!(of(grandchild), (11, Inherited(GLOBAL_SCOPE)));
		set(scope, ScopeParameter::InvitationPeriod(Some(22)));
		assert_eq!(of(grandchild), (22, Inherited(scope)));
		set(child, ScopeParameter::InvitationPeriod(Some(33)));
		assert_eq!(of(grandchild), (33, Inherited(child)));
		set(grandchild, ScopeParameter::InvitationPeriod(Some(44)));
		assert_eq!(of(grandchild), (44, Own));
		assert_eq!(of(child), (33, Own));
	});
}

#[test]
fn set_parameter_lets_the_next_scope_above_hold_again_when_it_is_taken_away() {
	build_and_execute(|| {
		let scope = network(1);
		let child = found(1, scope, Project);
		let (above, own) = (rights(Right::OpenTasks), rights(Right::Invite));
		let of = |scope| Networks::parameters(scope).unwrap().rights;
		set(scope, ScopeParameter::Rights(Some(above)));
		set(child, ScopeParameter::Rights(Some(own)));
		assert_eq!(of(child), (own, Own));
		set(child, ScopeParameter::Rights(None));
		assert_eq!(of(child), (above, Inherited(scope)));
		set(scope, ScopeParameter::Rights(None));
		assert_eq!(of(child), (TierRights::default(), Unset));
	});
}

#[test]
fn set_parameter_changes_that_one_only_when_others_are_set() {
	build_and_execute(|| {
		let scope = network(1);
		set(scope, ScopeParameter::Rights(Some(rights(Right::OpenTasks))));
		set(scope, ScopeParameter::InvitationPeriod(Some(5)));
		set(scope, ScopeParameter::Invitations(Some(0)));

		let own = Scopes::<Test>::get(scope).unwrap().parameters;
		assert_eq!(own.rights, Some(rights(Right::OpenTasks)));
		assert_eq!(own.invitation_period, Some(5));
		assert_eq!(own.invitations, Some(0));
	});
}

#[test]
fn set_parameter_succeeds_when_a_value_is_at_its_bound() {
	build_and_execute(|| {
		let scope = network(1);
		let every = Rights(Right::ALL);
		let none = Rights::default();
		let extremes = TierRights { affiliate: every, contributor: none, member: none };
		set(scope, ScopeParameter::Rights(Some(extremes)));
		set(scope, ScopeParameter::InvitationPeriod(Some(1)));
		let most: u64 = <Test as Config>::MaxInvitationPeriod::get();
		set(scope, ScopeParameter::InvitationPeriod(Some(most)));
		set(scope, ScopeParameter::Invitations(Some(1_000)));
	});
}

#[test]
fn set_parameter_fails_when_a_value_is_out_of_its_bounds() {
	build_and_execute(|| {
		let scope = network(1);
		let good = TierRights::default();
		let none = Rights(Right::ALL + 1);
		let most: u64 = <Test as Config>::MaxInvitationPeriod::get();
		for parameter in [
			ScopeParameter::Rights(Some(TierRights { affiliate: none, ..good })),
			ScopeParameter::Rights(Some(TierRights { contributor: none, ..good })),
			ScopeParameter::Rights(Some(TierRights { member: none, ..good })),
			ScopeParameter::InvitationPeriod(Some(0)),
			ScopeParameter::InvitationPeriod(Some(most + 1)),
			ScopeParameter::Invitations(Some(1_001)),
		] {
			assert_noop!(
				Networks::set_parameter(signed(1), scope, parameter),
				Error::<Test>::InvalidParameter
			);
		}
	});
}

#[test]
fn set_parameter_fails_when_the_origin_does_not_decide() {
	build_and_execute(|| {
		let scope = network(1);
		for origin in [signed(2), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(
				Networks::set_parameter(origin, scope, ScopeParameter::Invitations(None)),
				BadOrigin
			);
		}
	});
}

#[test]
fn set_parameter_fails_when_there_is_no_such_scope() {
	build_and_execute(|| {
		assert_noop!(
			Networks::set_parameter(signed(1), 1, ScopeParameter::Invitations(None)),
			Error::<Test>::ScopeNotFound
		);
		assert_eq!(Networks::parameters(1), None);
	});
}

#[test]
fn set_parameter_fails_when_the_scope_is_closed() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_noop!(
			Networks::set_parameter(signed(1), scope, ScopeParameter::Invitations(None)),
			Error::<Test>::ScopeNotOpen
		);
	});
}
