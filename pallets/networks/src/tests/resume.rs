// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Ending a suspension early.

use crate::{mock::*, Error, Event, ScopeStatus, Scopes, Suspensions};
use frame_support::{assert_noop, assert_ok};
use ovn_primitives::{DecisionClass, ScopeId, ScopeKind};
use sp_runtime::DispatchError::BadOrigin;

/// A network of 1, and below it a project of 2, which is suspended by one of them.
fn suspended(own: bool) -> (ScopeId, ScopeId) {
	let network = network(1);
	assert_ok!(Networks::join(signed(2), network, None));
	let project = found(2, network, ScopeKind::Project);
	let (who, by) = if own { (2, project) } else { (1, network) };
	assert_ok!(Networks::suspend(signed(who), project, by, 14, document(5)));
	(network, project)
}

#[test]
fn resume_opens_the_scope_when_the_one_decides_that_suspended_it() {
	for own in [false, true] {
		build_and_execute(|| {
			let (network, project) = suspended(own);
			let (who, other) = if own { (2, 1) } else { (1, 2) };
			run_to_block(9);
			assert_noop!(Networks::resume(signed(other), project), BadOrigin);
			assert_ok!(Networks::resume(signed(who), project));

			let by = if own { project } else { network };
			assert_eq!(last_event(), Event::Resumed { scope: project, by });
			assert_eq!(Scopes::<Test>::get(project).unwrap().status, ScopeStatus::Open);
			assert_eq!(Suspensions::<Test>::get(project).unwrap().until, 9);
			assert_eq!(Networks::suspension(project), None);
			assert_ok!(Networks::join(signed(4), project, None));
		});
	}
}

#[test]
fn resume_fails_when_nothing_is_suspended_or_no_longer() {
	build_and_execute(|| {
		let (network, project) = suspended(false);
		assert_noop!(Networks::resume(signed(20), network), Error::<Test>::SuspensionNotFound);
		assert_noop!(Networks::resume(signed(1), 9), Error::<Test>::ScopeNotFound);
		run_to_block(1 + 14 * DAY);
		assert_noop!(Networks::resume(signed(1), project), Error::<Test>::SuspensionNotFound);
	});
}

#[test]
fn resume_fails_when_the_decision_is_not_critical() {
	build_and_execute(|| {
		let (_, project) = suspended(false);
		GreatestClass::set(Some(DecisionClass::Significant));
		assert_noop!(Networks::resume(signed(1), project), BadOrigin);
	});
}
