// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Defining roles.

use super::roles::*;
use crate::{mock::*, Counts, Error, Event, GrantRule, Role, Roles};
use frame_support::{assert_noop, assert_ok};
use ovn_primitives::ScopeKind;
use sp_runtime::DispatchError::BadOrigin;

const RULE: GrantRule = GrantRule::ByHolders { endorsements: 8 };
const LONGEST: u64 = 3_650 * DAY;

fn define_role(
	who: u64,
	name: ovn_primitives::Name,
) -> frame_support::pallet_prelude::DispatchResult {
	Networks::define_role(signed(who), 1, name, document(2), RULE, Some(LONGEST))
}

#[test]
fn define_role_numbers_it_when_the_steward_defines() {
	build_and_execute(|| {
		let scope = network(STEWARD);
		let before = money();
		assert_ok!(define_role(STEWARD, name("facilitator")));

		assert_eq!(
			last_event(),
			Event::RoleDefined {
				scope,
				role: 0,
				name: name("facilitator"),
				document: document(2),
				rule: RULE,
				term: Some(LONGEST),
			}
		);
		assert_eq!(
			Roles::<Test>::get(scope, 0),
			Some(Role {
				name: name("facilitator"),
				document: document(2),
				rule: RULE,
				term: Some(LONGEST),
				retired: false,
				holders: 0,
			})
		);
		assert_eq!(Counts::<Test>::get(scope).roles, 1);
		assert_eq!(money(), before);
	});
}

#[test]
fn define_role_gives_another_number_when_the_name_exists() {
	build_and_execute(|| {
		let scope = network(STEWARD);
		define(scope, GrantRule::ByScope, None);
		define(scope, GrantRule::ByScope, None);
		let roles = [0, 1].map(|role| Roles::<Test>::get(scope, role).unwrap());
		assert_eq!(roles[0], roles[1]);
	});
}

#[test]
fn define_role_counts_for_each_scope_when_there_are_several() {
	build_and_execute(|| {
		let first = network(STEWARD);
		let second = found(STEWARD, first, ScopeKind::Project);
		define(first, GrantRule::ByScope, None);
		define(second, GrantRule::ByScope, None);
		assert!(Roles::<Test>::contains_key(first, 0) && Roles::<Test>::contains_key(second, 0));
	});
}

#[test]
fn define_role_serves_the_global_scope_when_root_defines() {
	build_and_execute(|| {
		assert_ok!(Networks::define_role(
			RuntimeOrigin::root(),
			0,
			name("auditor"),
			document(2),
			GrantRule::ByScope,
			None
		));
		assert!(Roles::<Test>::contains_key(0, 0));
	});
}

#[test]
fn define_role_fails_when_the_origin_does_not_decide() {
	build_and_execute(|| {
		network(STEWARD);
		assert_ok!(Networks::join(signed(DIA), 1, None));
		assert_noop!(define_role(DIA, name("facilitator")), BadOrigin);
		assert_noop!(
			Networks::define_role(
				RuntimeOrigin::root(),
				1,
				name("facilitator"),
				document(2),
				RULE,
				None
			),
			BadOrigin
		);
	});
}

#[test]
fn define_role_fails_when_one_of_three_stewards_decides_alone() {
	build_and_execute(|| {
		network(STEWARD);
		assert_ok!(Networks::set_stewards(signed(STEWARD), 1, stewards(&[1, 2, 3])));
		assert_noop!(define_role(STEWARD, name("facilitator")), BadOrigin);
	});
}

#[test]
fn define_role_fails_when_there_is_no_such_scope() {
	build_and_execute(|| {
		assert_noop!(define_role(STEWARD, name("facilitator")), Error::<Test>::ScopeNotFound);
	});
}

#[test]
fn define_role_fails_when_the_scope_is_closed() {
	build_and_execute(|| {
		network(STEWARD);
		assert_ok!(Networks::close_scope(signed(STEWARD), 1));
		assert_noop!(define_role(STEWARD, name("facilitator")), Error::<Test>::ScopeNotOpen);
	});
}

#[test]
fn define_role_fails_when_the_name_is_none() {
	build_and_execute(|| {
		network(STEWARD);
		assert_noop!(define_role(STEWARD, name("")), Error::<Test>::InvalidName);
		let garbled = vec![0xff].try_into().unwrap();
		assert_noop!(define_role(STEWARD, garbled), Error::<Test>::InvalidName);
	});
}

#[test]
fn define_role_fails_when_the_rule_asks_for_none_or_too_many() {
	build_and_execute(|| {
		network(STEWARD);
		for endorsements in [0, 9, u8::MAX] {
			let rule = GrantRule::ByHolders { endorsements };
			assert_noop!(
				Networks::define_role(signed(STEWARD), 1, name("x"), document(2), rule, None),
				Error::<Test>::InvalidRule
			);
		}
		define(1, GrantRule::ByHolders { endorsements: 1 }, None);
	});
}

#[test]
fn define_role_fails_when_the_term_is_none_or_too_long() {
	build_and_execute(|| {
		network(STEWARD);
		for term in [0, LONGEST + 1, u64::MAX] {
			assert_noop!(
				Networks::define_role(
					signed(STEWARD),
					1,
					name("x"),
					document(2),
					GrantRule::ByScope,
					Some(term)
				),
				Error::<Test>::InvalidPeriod
			);
		}
		define(1, GrantRule::ByScope, Some(1));
	});
}

#[test]
fn define_role_fails_when_there_are_as_many_as_can_be() {
	build_and_execute(|| {
		network(STEWARD);
		for role in 0..4 {
			define(1, GrantRule::ByScope, None);
			assert_ok!(Networks::retire_role(signed(STEWARD), 1, role));
		}
		assert_noop!(define_role(STEWARD, name("one more")), Error::<Test>::TooManyRoles);
	});
}
