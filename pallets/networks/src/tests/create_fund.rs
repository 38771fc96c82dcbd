// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Funds.

use crate::{mock::*, Error, Event, Funds};
use frame_support::{assert_noop, assert_ok};
use ovn_primitives::{traits::Scopes as _, Name, Purse};
use sp_runtime::DispatchError::BadOrigin;

fn name(text: &[u8]) -> Name {
	text.to_vec().try_into().unwrap()
}

#[test]
fn create_fund_numbers_funds_in_order_when_it_succeeds() {
	build_and_execute(|| {
		let scope = network(1);
		let before = free(1);
		for (fund, text) in [b"maintenance", b"emergencies"].into_iter().enumerate() {
			assert_ok!(Networks::create_fund(signed(1), scope, name(text)));
			let fund = fund as u16;
			assert_eq!(Funds::<Test>::get(scope, fund), Some(name(text)));
			assert_eq!(last_event(), Event::FundCreated { scope, fund, name: name(text) });
		}
		assert_eq!(Networks::scope(scope).unwrap().counts.funds, 2);
		assert!(Networks::has_purse(scope, Purse::Fund(1)));
		assert!(!Networks::has_purse(scope, Purse::Fund(2)));
		assert!(!Networks::pot(scope, Purse::Fund(0), NATIVE).1);
		assert_eq!(free(1), before);
	});
}

#[test]
fn create_fund_succeeds_when_another_has_the_same_name() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::create_fund(signed(1), scope, name(b"tools")));
		assert_ok!(Networks::create_fund(signed(1), scope, name(b"tools")));
	});
}

#[test]
fn create_fund_fails_when_the_name_is_none() {
	build_and_execute(|| {
		let scope = network(1);
		for bad in [&b""[..], &[0xff, 0xfe]] {
			assert_noop!(
				Networks::create_fund(signed(1), scope, name(bad)),
				Error::<Test>::InvalidName
			);
		}
	});
}

#[test]
fn create_fund_fails_when_there_are_as_many_as_can_be() {
	build_and_execute(|| {
		let scope = network(1);
		for _ in 0..4 {
			assert_ok!(Networks::create_fund(signed(1), scope, name(b"tools")));
		}
		assert_noop!(
			Networks::create_fund(signed(1), scope, name(b"tools")),
			Error::<Test>::TooManyFunds
		);
	});
}

#[test]
fn create_fund_fails_when_the_origin_does_not_decide() {
	build_and_execute(|| {
		let scope = network(1);
		for origin in [signed(2), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Networks::create_fund(origin, scope, name(b"tools")), BadOrigin);
		}
	});
}

#[test]
fn create_fund_fails_when_there_is_no_such_scope() {
	build_and_execute(|| {
		assert_noop!(
			Networks::create_fund(signed(1), 1, name(b"tools")),
			Error::<Test>::ScopeNotFound
		);
	});
}

#[test]
fn create_fund_fails_when_the_scope_is_closed() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_noop!(
			Networks::create_fund(signed(1), scope, name(b"tools")),
			Error::<Test>::ScopeNotOpen
		);
	});
}
