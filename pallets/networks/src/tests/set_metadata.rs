// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Describing a scope.

use crate::{mock::*, Details, Error, Event};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn set_metadata_replaces_the_description_when_a_steward_decides() {
	build_and_execute(|| {
		let scope = network(1);
		let before = free(1);
		assert_ok!(Networks::set_metadata(signed(1), scope, document(5)));

		assert_eq!(Details::<Test>::get(scope).unwrap().metadata, document(5));
		assert_eq!(last_event(), Event::MetadataSet { scope, metadata: document(5) });
		assert_eq!(free(1), before);
	});
}

#[test]
fn set_metadata_fails_when_the_origin_does_not_decide() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::join(signed(2), scope, None));
		for origin in [signed(2), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Networks::set_metadata(origin, scope, document(5)), BadOrigin);
		}
	});
}

#[test]
fn set_metadata_fails_when_there_is_no_such_scope() {
	build_and_execute(|| {
		assert_noop!(
			Networks::set_metadata(signed(1), 1, document(5)),
			Error::<Test>::ScopeNotFound
		);
	});
}

#[test]
fn set_metadata_fails_when_the_scope_is_closed() {
	build_and_execute(|| {
		let scope = network(1);
		assert_ok!(Networks::close_scope(signed(1), scope));
		assert_noop!(
			Networks::set_metadata(signed(1), scope, document(5)),
			Error::<Test>::ScopeNotOpen
		);
	});
}
