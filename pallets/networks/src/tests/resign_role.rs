// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Roles given back.

use super::roles::*;
use crate::{mock::*, Error, Event, PetitionKind};
use frame_support::{assert_noop, assert_ok};

#[test]
fn resign_role_ends_it_when_the_holder_resigns() {
	with_facilitators(|| {
		let before = money();
		assert_ok!(Networks::resign_role(signed(ANA), NETWORK, FACILITATOR));
		assert_eq!(last_event(), Event::RoleEnded { scope: NETWORK, role: FACILITATOR, who: ANA });
		assert!(!is_facilitator(ANA));
		assert_eq!(facilitators(), 2);
		assert_eq!(money(), before);
	});
}

#[test]
fn resign_role_ends_petitions_when_some_are_open() {
	with_facilitators(|| {
		endorse(ANA, CEM);
		endorse_end(BEN, CEM);
		assert_ok!(Networks::resign_role(signed(CEM), NETWORK, FACILITATOR));
		assert_eq!(petition(CEM, PetitionKind::Grant), None);
		assert_eq!(petition(CEM, PetitionKind::Revoke), None);
	});
}

#[test]
fn resign_role_works_when_the_holder_left_and_the_scope_is_closed() {
	with_facilitators(|| {
		assert_ok!(Networks::leave(signed(ANA), NETWORK));
		assert_ok!(Networks::close_scope(signed(STEWARD), NETWORK));
		assert_ok!(Networks::resign_role(signed(ANA), NETWORK, FACILITATOR));
		assert_eq!(facilitators(), 2);
	});
}

#[test]
fn resign_role_fails_when_there_is_no_such_role() {
	with_facilitators(|| {
		for (scope, role) in [(9, FACILITATOR), (NETWORK, 9)] {
			assert_noop!(
				Networks::resign_role(signed(ANA), scope, role),
				Error::<Test>::RoleNotFound
			);
		}
	});
}

#[test]
fn resign_role_fails_when_the_signer_does_not_hold_it() {
	with_facilitators(|| {
		assert_noop!(
			Networks::resign_role(signed(DIA), NETWORK, FACILITATOR),
			Error::<Test>::NotRoleHolder
		);
		assert_ok!(Networks::resign_role(signed(ANA), NETWORK, FACILITATOR));
		assert_noop!(
			Networks::resign_role(signed(ANA), NETWORK, FACILITATOR),
			Error::<Test>::NotRoleHolder
		);
	});
}
