// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Agreements.

use crate::{mock::*, Agreement, Agreements, Error, Event, Members, Scopes};
use frame_support::{assert_noop, assert_ok};
use ovn_primitives::traits::{Membership as _, Right};
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn set_agreement_gives_the_next_version_when_it_succeeds() {
	build_and_execute(|| {
		let scope = network(1);
		run_to_block(5);
		assert_ok!(Networks::set_agreement(signed(1), scope, document(2)));
		assert_eq!(last_event(), Event::AgreementSet { scope, version: 1, document: document(2) });
		run_to_block(9);
		assert_ok!(Networks::set_agreement(signed(1), scope, document(3)));

		assert_eq!(last_event(), Event::AgreementSet { scope, version: 2, document: document(3) });
		assert_eq!(
			Agreements::<Test>::get(scope),
			Some(Agreement { version: 2, document: document(3), since: 9 })
		);
		assert_eq!(Scopes::<Test>::get(scope).unwrap().agreement, 2);
	});
}

#[test]
fn set_agreement_suspends_rights_when_members_have_not_signed_it() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::ensure_right(scope, &1, Right::OpenTasks));
		assert_ok!(Networks::set_agreement(signed(1), scope, document(2)));

		assert_eq!(Members::<Test>::get(scope, 1).unwrap().signed, 0);
		assert_noop!(
			Networks::ensure_right(scope, &1, Right::OpenTasks),
			Error::<Test>::AgreementNotSigned
		);
	});
}

#[test]
fn set_agreement_fails_when_the_origin_does_not_decide() {
	build_and_execute(|| {
		let scope = network(1);
		for origin in [signed(2), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Networks::set_agreement(origin, scope, document(2)), BadOrigin);
		}
	});
}

#[test]
fn set_agreement_fails_when_there_is_no_such_scope() {
	build_and_execute(|| {
		assert_noop!(
			Networks::set_agreement(signed(1), 1, document(2)),
			Error::<Test>::ScopeNotFound
		);
	});
}

#[test]
fn set_agreement_fails_when_the_scope_is_closed() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_noop!(
			Networks::set_agreement(signed(1), scope, document(2)),
			Error::<Test>::ScopeNotOpen
		);
	});
}

#[test]
fn set_agreement_fails_when_all_versions_are_used() {
	build_and_execute(|| {
		let scope = network(1);
		let set = |version| {
			Scopes::<Test>::mutate(scope, |record| record.as_mut().unwrap().agreement = version);
		};
		set(u32::MAX);
		assert_noop!(
			Networks::set_agreement(signed(1), scope, document(2)),
			Error::<Test>::Overflow
		);
		set(0);
	});
}
