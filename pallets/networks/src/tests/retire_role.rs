// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Retiring roles.

use super::roles::*;
use crate::{mock::*, Error, Event, PetitionKind, Roles};
use frame_support::{assert_noop, assert_ok};
use ovn_primitives::traits::Membership;
use sp_runtime::DispatchError::BadOrigin;

#[test]
fn retire_role_ends_grants_when_the_steward_retires() {
	with_facilitators(|| {
		let before = money();
		assert!(<Networks as Membership<u64>>::role_exists(NETWORK, FACILITATOR));
		assert_ok!(Networks::retire_role(signed(STEWARD), NETWORK, FACILITATOR));

		assert_eq!(last_event(), Event::RoleRetired { scope: NETWORK, role: FACILITATOR });
		assert!(Roles::<Test>::get(NETWORK, FACILITATOR).unwrap().retired);
		assert!(!<Networks as Membership<u64>>::role_exists(NETWORK, FACILITATOR));
		assert_noop!(
			Networks::grant_role(signed(STEWARD), NETWORK, FACILITATOR, DIA, None),
			Error::<Test>::RetiredRole
		);
		assert_noop!(
			Networks::endorse_grant(signed(ANA), NETWORK, FACILITATOR, DIA, None),
			Error::<Test>::RetiredRole
		);
		assert_eq!(money(), before);
	});
}

#[test]
fn retire_role_leaves_it_to_its_holders_when_they_hold_it() {
	with_facilitators(|| {
		assert_ok!(Networks::retire_role(signed(STEWARD), NETWORK, FACILITATOR));
		assert!(is_facilitator(ANA));
		endorse_end(BEN, ANA);
		endorse_end(CEM, ANA);
		assert!(!is_facilitator(ANA));
	});
}

#[test]
fn retire_role_stops_a_petition_when_one_is_open() {
	with_facilitators(|| {
		endorse(ANA, DIA);
		assert_ok!(Networks::retire_role(signed(STEWARD), NETWORK, FACILITATOR));
		assert_noop!(
			Networks::endorse_grant(signed(BEN), NETWORK, FACILITATOR, DIA, None),
			Error::<Test>::RetiredRole
		);
		run_blocks(PETITION);
		let kind = PetitionKind::Grant;
		assert_ok!(Networks::clear_petition(signed(STRANGER), NETWORK, FACILITATOR, DIA, kind));
	});
}

#[test]
fn retire_role_works_when_the_scope_is_closed() {
	with_facilitators(|| {
		assert_ok!(Networks::close_scope(signed(STEWARD), NETWORK));
		assert_ok!(Networks::retire_role(signed(STEWARD), NETWORK, FACILITATOR));
	});
}

#[test]
fn retire_role_fails_when_the_origin_does_not_decide() {
	with_facilitators(|| {
		assert_noop!(Networks::retire_role(signed(ANA), NETWORK, FACILITATOR), BadOrigin);
		assert_noop!(Networks::retire_role(RuntimeOrigin::none(), NETWORK, FACILITATOR), BadOrigin);
	});
}

#[test]
fn retire_role_fails_when_there_is_no_such_scope_or_role() {
	with_facilitators(|| {
		assert_noop!(
			Networks::retire_role(signed(STEWARD), 9, FACILITATOR),
			Error::<Test>::ScopeNotFound
		);
		assert_noop!(
			Networks::retire_role(signed(STEWARD), NETWORK, 9),
			Error::<Test>::RoleNotFound
		);
	});
}

#[test]
fn retire_role_fails_when_it_is_retired() {
	with_facilitators(|| {
		assert_ok!(Networks::retire_role(signed(STEWARD), NETWORK, FACILITATOR));
		assert_noop!(
			Networks::retire_role(signed(STEWARD), NETWORK, FACILITATOR),
			Error::<Test>::RetiredRole
		);
	});
}
