// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Granting roles by decision of the scope, and who holds them.

use super::roles::*;
use crate::{mock::*, Call, Error, Event, PetitionKind, RoleHolder, RoleHolders};
use frame_support::{assert_noop, assert_ok, dispatch::GetDispatchInfo};
use ovn_primitives::traits::Membership;
use sp_core::H256;
use sp_runtime::DispatchError::BadOrigin;

fn grant_role(who: u64) -> frame_support::pallet_prelude::DispatchResult {
	Networks::grant_role(signed(STEWARD), NETWORK, FACILITATOR, who, Some(CERTIFICATE))
}

#[test]
fn grant_role_makes_a_holder_when_the_steward_grants() {
	with_facilitators(|| {
		run_to_block(5);
		let before = money();
		assert_ok!(grant_role(DIA));

		let (since, expires, certificate) = (5, Some(5 + TERM), Some(CERTIFICATE));
		assert_eq!(
			last_event(),
			Event::RoleGranted {
				scope: NETWORK,
				role: FACILITATOR,
				who: DIA,
				expires,
				certificate,
				by_holders: false,
			}
		);
		assert_eq!(
			RoleHolders::<Test>::get((NETWORK, FACILITATOR, DIA)),
			Some(RoleHolder { membership: number_of(DIA), since, expires, certificate })
		);
		assert!(<Networks as Membership<u64>>::has_role(NETWORK, FACILITATOR, &DIA));
		assert_eq!(facilitators(), 4);
		assert_eq!(money(), before);
	});
}

#[test]
fn grant_role_lasts_until_the_term_ends_when_it_has_one() {
	with_facilitators(|| {
		run_to_block(TERM);
		assert!(is_facilitator(ANA));
		run_to_block(TERM + 1);
		assert!(!is_facilitator(ANA));
		assert_eq!(facilitators(), 3);
	});
}

#[test]
fn grant_role_lasts_when_the_role_has_no_term() {
	with_facilitators(|| {
		grant(ARCHIVIST, DIA);
		run_to_block(u64::from(u32::MAX));
		assert!(Networks::holds_role(NETWORK, ARCHIVIST, &DIA));
	});
}

#[test]
fn grant_role_begins_a_new_term_when_the_agent_holds_it() {
	with_facilitators(|| {
		run_to_block(50);
		assert_ok!(grant_role(ANA));
		assert_eq!(
			RoleHolders::<Test>::get((NETWORK, FACILITATOR, ANA)),
			Some(RoleHolder {
				membership: number_of(ANA),
				since: 50,
				expires: Some(50 + TERM),
				certificate: Some(CERTIFICATE)
			})
		);
		assert_eq!(facilitators(), 3);
	});
}

#[test]
fn grant_role_renews_when_the_term_has_ended() {
	with_facilitators(|| {
		run_to_block(TERM + 1);
		assert_ok!(grant_role(ANA));
		assert!(is_facilitator(ANA));
		assert_eq!(facilitators(), 3);
	});
}

#[test]
fn grant_role_ends_petitions_when_some_are_open() {
	with_facilitators(|| {
		endorse(ANA, CEM);
		endorse_end(BEN, CEM);
		assert_ok!(grant_role(CEM));

		assert_eq!(petition(CEM, PetitionKind::Grant), None);
		assert_eq!(petition(CEM, PetitionKind::Revoke), None);
		let mut ended = events().into_iter().rev().skip(1);
		for petition in [PetitionKind::Revoke, PetitionKind::Grant] {
			assert_eq!(
				ended.next(),
				Some(Event::PetitionEnded {
					scope: NETWORK,
					role: FACILITATOR,
					who: CEM,
					petition
				})
			);
		}
		// One more voice does not complete what was asked for before.
		endorse_end(ANA, CEM);
		assert!(is_facilitator(CEM));
	});
}

#[test]
fn holds_role_is_void_when_the_agent_left() {
	with_facilitators(|| {
		assert_ok!(Networks::leave(signed(ANA), NETWORK));
		assert!(!is_facilitator(ANA));
	});
}

#[test]
fn holds_role_stays_void_when_the_agent_comes_back() {
	with_facilitators(|| {
		// In the block in which the role was granted.
		assert_ok!(Networks::leave(signed(ANA), NETWORK));
		assert_ok!(Networks::join(signed(ANA), NETWORK, None));
		assert!(!is_facilitator(ANA));
		grant(FACILITATOR, ANA);
		assert!(is_facilitator(ANA));
		assert_eq!(facilitators(), 3);
	});
}

#[test]
fn holds_role_stays_void_when_an_expelled_agent_comes_back() {
	with_facilitators(|| {
		// In the block in which the role was granted.
		assert_ok!(Networks::expel(signed(STEWARD), NETWORK, ANA, H256::zero()));
		assert_ok!(Networks::join(signed(ANA), NETWORK, None));
		assert!(!is_facilitator(ANA));
	});
}

#[test]
fn grant_role_to_oneself_fails_when_the_steward_decides_alone() {
	with_facilitators(|| {
		assert_noop!(grant_role(STEWARD), Error::<Test>::NotForOneself);
		// Two stewards can grant to each other.
		assert_ok!(Networks::set_stewards(signed(STEWARD), NETWORK, stewards(&[STEWARD, ANA])));
		assert_ok!(Networks::grant_role(signed(ANA), NETWORK, FACILITATOR, STEWARD, None));
	});
}

#[test]
fn grant_role_to_a_steward_succeeds_when_the_majority_decides() {
	with_facilitators(|| {
		let three = stewards(&[STEWARD, ANA, BEN]);
		let joint = Networks::joint_account(&three).unwrap();
		assert_ok!(Networks::set_stewards(signed(STEWARD), NETWORK, three));
		assert_noop!(Networks::grant_role(signed(ANA), NETWORK, FACILITATOR, DIA, None), BadOrigin);
		assert_ok!(Networks::grant_role(signed(joint), NETWORK, FACILITATOR, STEWARD, None));
	});
}

#[test]
fn grant_role_fails_when_the_origin_does_not_decide() {
	with_facilitators(|| {
		for who in [ANA, STRANGER] {
			assert_noop!(
				Networks::grant_role(signed(who), NETWORK, FACILITATOR, DIA, None),
				BadOrigin
			);
		}
	});
}

#[test]
fn grant_role_fails_when_there_is_no_such_scope_or_role() {
	with_facilitators(|| {
		assert_noop!(
			Networks::grant_role(signed(STEWARD), 9, FACILITATOR, DIA, None),
			Error::<Test>::ScopeNotFound
		);
		assert_noop!(
			Networks::grant_role(signed(STEWARD), NETWORK, 9, DIA, None),
			Error::<Test>::RoleNotFound
		);
	});
}

#[test]
fn grant_role_fails_when_the_scope_is_closed() {
	with_facilitators(|| {
		assert_ok!(Networks::close_scope(signed(STEWARD), NETWORK));
		assert_noop!(grant_role(DIA), Error::<Test>::ScopeNotOpen);
	});
}

#[test]
fn grant_role_fails_when_it_is_retired() {
	with_facilitators(|| {
		assert_ok!(Networks::retire_role(signed(STEWARD), NETWORK, FACILITATOR));
		assert_noop!(grant_role(DIA), Error::<Test>::RetiredRole);
	});
}

#[test]
fn grant_role_fails_when_the_agent_does_not_belong_to_the_scope() {
	with_facilitators(|| {
		assert_noop!(grant_role(STRANGER), Error::<Test>::NotMember);
		// Not even a former member that the record still names.
		assert_ok!(Networks::leave(signed(ANA), NETWORK));
		assert_noop!(grant_role(ANA), Error::<Test>::NotMember);
	});
}

#[test]
fn grant_role_fails_when_the_term_would_end_after_the_last_block() {
	with_facilitators(|| {
		run_to_block(u64::MAX - TERM + 1);
		assert_noop!(grant_role(DIA), Error::<Test>::Overflow);
	});
}

#[test]
fn calls_that_leave_a_record_of_a_role_are_charged_for_it() {
	use crate::WeightInfo;
	let (scope, role, who, certificate) = (1, 0, 2, None);
	let sponsored = <()>::sponsor_fee();
	for (call, own) in [
		(Call::<Test>::grant_role { scope, role, who, certificate }, <()>::grant_role()),
		(Call::endorse_grant { scope, role, who, certificate }, <()>::endorse_grant() + sponsored),
		(Call::endorse_revocation { scope, role, who }, <()>::endorse_revocation() + sponsored),
	] {
		let weight = call.get_dispatch_info().call_weight;
		assert_eq!(weight, own + RECORD_WEIGHT);
	}
}
