// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Roles revoked by decision of the scope.

use super::roles::*;
use crate::{mock::*, Error, Event, PetitionKind};
use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError::BadOrigin;

fn revoke_role(who: u64) -> frame_support::pallet_prelude::DispatchResult {
	Networks::revoke_role(signed(STEWARD), NETWORK, FACILITATOR, who)
}

#[test]
fn revoke_role_ends_it_when_the_steward_revokes() {
	with_facilitators(|| {
		let before = money();
		assert_ok!(revoke_role(ANA));
		assert_eq!(
			last_event(),
			Event::RoleRevoked { scope: NETWORK, role: FACILITATOR, who: ANA, by_holders: false }
		);
		assert!(!is_facilitator(ANA));
		assert_eq!(facilitators(), 2);
		assert_eq!(money(), before);
	});
}

#[test]
fn revoke_role_works_when_the_scope_is_closed() {
	with_facilitators(|| {
		assert_ok!(Networks::close_scope(signed(STEWARD), NETWORK));
		assert_ok!(revoke_role(ANA));
		assert!(!is_facilitator(ANA));
	});
}

#[test]
fn revoke_role_ends_petitions_when_some_are_open() {
	with_facilitators(|| {
		endorse(ANA, CEM);
		endorse_end(ANA, CEM);
		assert_ok!(revoke_role(CEM));
		assert_eq!(petition(CEM, PetitionKind::Grant), None);
		assert_eq!(petition(CEM, PetitionKind::Revoke), None);

		// Neither endorsement counts when it is asked again.
		endorse(BEN, CEM);
		assert!(!is_facilitator(CEM));
		grant(FACILITATOR, CEM);
		endorse_end(BEN, CEM);
		assert!(is_facilitator(CEM));
	});
}

#[test]
fn revoke_role_fails_when_the_origin_does_not_decide() {
	with_facilitators(|| {
		for who in [BEN, STRANGER] {
			assert_noop!(Networks::revoke_role(signed(who), NETWORK, FACILITATOR, ANA), BadOrigin);
		}
	});
}

#[test]
fn revoke_role_fails_when_there_is_no_such_scope_or_role() {
	with_facilitators(|| {
		assert_noop!(
			Networks::revoke_role(signed(STEWARD), 9, FACILITATOR, ANA),
			Error::<Test>::ScopeNotFound
		);
		assert_noop!(
			Networks::revoke_role(signed(STEWARD), NETWORK, 9, ANA),
			Error::<Test>::RoleNotFound
		);
	});
}

#[test]
fn revoke_role_fails_when_the_agent_does_not_hold_it() {
	with_facilitators(|| {
		assert_noop!(revoke_role(DIA), Error::<Test>::NotRoleHolder);
		run_to_block(1 + TERM);
		assert_noop!(revoke_role(ANA), Error::<Test>::NotRoleHolder);
	});
}
