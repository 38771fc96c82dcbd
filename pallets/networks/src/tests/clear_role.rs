// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Clearing what is left of roles that are held no more.

use super::roles::*;
use crate::{mock::*, Error, Event, PetitionKind};
use frame_support::{assert_noop, assert_ok};

fn clear_role(who: u64) -> frame_support::pallet_prelude::DispatchResult {
	Networks::clear_role(signed(STRANGER), NETWORK, FACILITATOR, who)
}

#[test]
fn clear_role_removes_the_record_when_the_term_has_ended() {
	with_facilitators(|| {
		run_to_block(TERM);
		assert_noop!(clear_role(ANA), Error::<Test>::StillRoleHolder);
		run_to_block(1 + TERM);
		let before = money();
		assert_ok!(clear_role(ANA));
		assert_eq!(last_event(), Event::RoleEnded { scope: NETWORK, role: FACILITATOR, who: ANA });
		assert_eq!(facilitators(), 2);
		assert_eq!(money(), before);
	});
}

#[test]
fn clear_role_removes_the_record_when_the_agent_left() {
	with_facilitators(|| {
		assert_ok!(Networks::leave(signed(ANA), NETWORK));
		assert_ok!(clear_role(ANA));
		assert_eq!(facilitators(), 2);
	});
}

#[test]
fn clear_role_leaves_the_petition_for_another_term_when_one_is_open() {
	with_facilitators(|| {
		run_to_block(TERM);
		grant(FACILITATOR, ANA);
		grant(FACILITATOR, BEN);
		endorse(ANA, CEM);
		endorse_end(ANA, CEM);
		run_to_block(1 + TERM);
		assert_ok!(clear_role(CEM));
		assert_eq!(petition(CEM, PetitionKind::Revoke), None);
		endorse(BEN, CEM);
		assert!(is_facilitator(CEM));
	});
}

#[test]
fn clear_role_fails_when_the_agent_holds_it() {
	with_facilitators(|| {
		assert_noop!(clear_role(ANA), Error::<Test>::StillRoleHolder);
	});
}

#[test]
fn clear_role_fails_when_there_is_no_record() {
	with_facilitators(|| {
		assert_noop!(clear_role(DIA), Error::<Test>::NotRoleHolder);
	});
}

#[test]
fn clear_role_fails_when_there_is_no_such_role() {
	with_facilitators(|| {
		for (scope, role) in [(9, FACILITATOR), (NETWORK, 9)] {
			assert_noop!(
				Networks::clear_role(signed(STRANGER), scope, role, ANA),
				Error::<Test>::RoleNotFound
			);
		}
	});
}

#[test]
fn clear_role_fails_when_the_origin_is_not_signed() {
	with_facilitators(|| {
		assert_noop!(
			Networks::clear_role(RuntimeOrigin::none(), NETWORK, FACILITATOR, ANA),
			sp_runtime::DispatchError::BadOrigin
		);
	});
}
