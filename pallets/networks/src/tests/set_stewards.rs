// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Replacing the stewards.

use crate::{mock::*, Details, Error, Event};
use frame_support::{assert_noop, assert_ok};
use ovn_primitives::GLOBAL_SCOPE;
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn set_stewards_orders_them_when_they_are_valid() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::set_stewards(signed(1), scope, stewards(&[7, 3, 5])));

		assert_eq!(Details::<Test>::get(scope).unwrap().stewards, vec![3, 5, 7]);
		assert_eq!(last_event(), Event::StewardsSet { scope, stewards: vec![3, 5, 7] });
	});
}

#[test]
fn set_stewards_takes_power_at_once_when_it_succeeds() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::set_stewards(signed(1), scope, stewards(&[2])));
		assert_noop!(Networks::set_stewards(signed(1), scope, stewards(&[1])), BadOrigin);
		assert_ok!(Networks::set_stewards(signed(2), scope, stewards(&[1])));
	});
}

#[test]
fn set_stewards_succeeds_when_root_decides_for_the_global_scope() {
	build_and_execute(|| {
		assert_ok!(Networks::set_stewards(RuntimeOrigin::root(), GLOBAL_SCOPE, stewards(&[4])));
		assert_eq!(Details::<Test>::get(GLOBAL_SCOPE).unwrap().stewards, vec![4]);
	});
}

#[test]
fn set_stewards_succeeds_when_the_scope_is_closed() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_ok!(Networks::set_stewards(signed(1), scope, stewards(&[2])));
		assert_eq!(last_event(), Event::StewardsSet { scope, stewards: vec![2] });
	});
}

#[test]
fn set_stewards_fails_when_they_are_invalid() {
	build_and_execute(|| {
		let scope = network(1);
		for invalid in [&[][..], &[2, 2], &[1, 2, 3, 4, 5, 6, 1]] {
			assert_noop!(
				Networks::set_stewards(signed(1), scope, stewards(invalid)),
				Error::<Test>::InvalidStewards
			);
		}
	});
}

#[test]
fn set_stewards_fails_when_the_origin_does_not_decide() {
	build_and_execute(|| {
		let scope = network(1);
		for origin in [signed(2), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Networks::set_stewards(origin, scope, stewards(&[2])), BadOrigin);
		}
	});
}

#[test]
fn set_stewards_fails_when_there_is_no_such_scope() {
	build_and_execute(|| {
		assert_noop!(
			Networks::set_stewards(signed(1), 1, stewards(&[1])),
			Error::<Test>::ScopeNotFound
		);
	});
}
