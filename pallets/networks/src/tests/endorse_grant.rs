// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Roles granted by those who hold them.

use super::roles::*;
use crate::{mock::*, Error, Event, GrantRule, PetitionKind, RoleHolder, RoleHolders};
use frame_support::{assert_noop, assert_ok};
use sp_core::H256;

fn endorse_grant(endorser: u64, who: u64) -> frame_support::pallet_prelude::DispatchResult {
	Networks::endorse_grant(signed(endorser), NETWORK, FACILITATOR, who, Some(CERTIFICATE))
}

fn endorsed(endorser: u64, endorsements: u8) -> Event<Test> {
	Event::PetitionEndorsed {
		scope: NETWORK,
		role: FACILITATOR,
		who: DIA,
		petition: PetitionKind::Grant,
		endorser,
		endorsements,
		expires: 7 + PETITION,
		certificate: Some(CERTIFICATE),
	}
}

#[test]
fn endorse_grant_opens_a_petition_when_it_is_the_first() {
	with_facilitators(|| {
		run_to_block(7);
		let before = money();
		assert_ok!(endorse_grant(ANA, DIA));

		assert_eq!(last_event(), endorsed(ANA, 1));
		let petition = petition(DIA, PetitionKind::Grant).unwrap();
		assert_eq!(petition.endorsers, vec![ANA]);
		assert_eq!((petition.expires, petition.certificate), (7 + PETITION, Some(CERTIFICATE)));
		assert!(!is_facilitator(DIA));
		assert_eq!(money(), before);
	});
}

#[test]
fn endorse_grant_grants_when_enough_have_endorsed() {
	with_facilitators(|| {
		run_to_block(7);
		assert_ok!(endorse_grant(ANA, DIA));
		run_to_block(9);
		assert_ok!(endorse_grant(BEN, DIA));

		let expires = Some(9 + TERM);
		let certificate = Some(CERTIFICATE);
		let granted = Event::RoleGranted {
			scope: NETWORK,
			role: FACILITATOR,
			who: DIA,
			expires,
			certificate,
			by_holders: true,
		};
		assert!(events().ends_with(&[endorsed(BEN, 2), granted]));
		assert_eq!(
			RoleHolders::<Test>::get((NETWORK, FACILITATOR, DIA)),
			Some(RoleHolder { membership: number_of(DIA), since: 9, expires, certificate })
		);
		assert_eq!(petition(DIA, PetitionKind::Grant), None);
		assert_eq!(facilitators(), 4);
	});
}

#[test]
fn endorse_grant_grants_at_once_when_one_is_enough() {
	with_facilitators(|| {
		define(NETWORK, GrantRule::ByHolders { endorsements: 1 }, None);
		grant(2, ANA);
		assert_ok!(Networks::endorse_grant(signed(ANA), NETWORK, 2, DIA, None));
		assert!(Networks::holds_role(NETWORK, 2, &DIA));
	});
}

#[test]
fn endorse_grant_takes_eight_when_the_rule_asks_for_eight() {
	with_facilitators(|| {
		define(NETWORK, GrantRule::ByHolders { endorsements: 8 }, None);
		for who in 11..=18 {
			assert_ok!(Networks::join(signed(who), NETWORK, None));
			grant(2, who);
		}
		for who in 11..=17 {
			assert_ok!(Networks::endorse_grant(signed(who), NETWORK, 2, DIA, None));
			assert!(!Networks::holds_role(NETWORK, 2, &DIA));
		}
		assert_ok!(Networks::endorse_grant(signed(18), NETWORK, 2, DIA, None));
		assert!(Networks::holds_role(NETWORK, 2, &DIA));
	});
}

#[test]
fn endorse_grant_renews_when_the_agent_holds_the_role() {
	with_facilitators(|| {
		run_to_block(50);
		endorse(ANA, CEM);
		endorse(BEN, CEM);
		let holder = RoleHolders::<Test>::get((NETWORK, FACILITATOR, CEM)).unwrap();
		assert_eq!(holder.expires, Some(50 + TERM));
		assert_eq!(facilitators(), 3);
	});
}

#[test]
fn endorse_grant_ends_the_opposite_petition_when_it_grants() {
	with_facilitators(|| {
		endorse_end(ANA, CEM);
		endorse(ANA, CEM);
		assert!(petition(CEM, PetitionKind::Revoke).is_some());
		endorse(BEN, CEM);
		assert_eq!(petition(CEM, PetitionKind::Revoke), None);
	});
}

#[test]
fn endorse_grant_does_not_count_an_endorser_when_it_lost_the_role() {
	with_facilitators(|| {
		endorse(ANA, DIA);
		assert_ok!(Networks::revoke_role(signed(STEWARD), NETWORK, FACILITATOR, ANA));
		run_to_block(2);
		endorse(BEN, DIA);
		assert!(!is_facilitator(DIA));
		let begun_anew = petition(DIA, PetitionKind::Grant).unwrap();
		assert_eq!(begun_anew.endorsers, vec![BEN]);
		assert_eq!(begun_anew.expires, 2 + PETITION);
		endorse(CEM, DIA);
		assert!(is_facilitator(DIA));
	});
}

#[test]
fn endorse_grant_does_not_count_an_endorser_when_it_left_the_scope() {
	with_facilitators(|| {
		endorse(ANA, DIA);
		assert_ok!(Networks::leave(signed(ANA), NETWORK));
		endorse(BEN, DIA);
		assert!(!is_facilitator(DIA));
	});
}

#[test]
fn endorse_grant_begins_anew_when_the_petition_has_expired() {
	with_facilitators(|| {
		assert_ok!(endorse_grant(ANA, DIA));
		run_to_block(1 + PETITION);
		endorse(ANA, DIA);
		let begun_anew = petition(DIA, PetitionKind::Grant).unwrap();
		assert_eq!(begun_anew.endorsers, vec![ANA]);
		assert_eq!((begun_anew.expires, begun_anew.certificate), (1 + 2 * PETITION, None));
		assert!(!is_facilitator(DIA));
	});
}

#[test]
fn endorse_grant_counts_when_it_is_the_last_block_of_the_petition() {
	with_facilitators(|| {
		endorse(ANA, DIA);
		run_to_block(PETITION);
		endorse(BEN, DIA);
		assert!(is_facilitator(DIA));
	});
}

#[test]
fn endorse_grant_gives_nothing_when_the_agent_left_meanwhile() {
	with_facilitators(|| {
		endorse(ANA, DIA);
		assert_ok!(Networks::leave(signed(DIA), NETWORK));
		assert_noop!(
			Networks::endorse_grant(signed(BEN), NETWORK, FACILITATOR, DIA, None),
			Error::<Test>::NotMember
		);
	});
}

#[test]
fn endorse_grant_fails_when_there_is_no_such_scope_or_role() {
	with_facilitators(|| {
		assert_noop!(
			Networks::endorse_grant(signed(ANA), 9, FACILITATOR, DIA, None),
			Error::<Test>::ScopeNotFound
		);
		assert_noop!(
			Networks::endorse_grant(signed(ANA), NETWORK, 9, DIA, None),
			Error::<Test>::RoleNotFound
		);
	});
}

#[test]
fn endorse_grant_fails_when_the_scope_is_closed() {
	with_facilitators(|| {
		assert_ok!(Networks::close_scope(signed(STEWARD), NETWORK));
		assert_noop!(endorse_grant(ANA, DIA), Error::<Test>::ScopeNotOpen);
	});
}

#[test]
fn endorse_grant_fails_when_the_role_is_retired() {
	with_facilitators(|| {
		assert_ok!(Networks::retire_role(signed(STEWARD), NETWORK, FACILITATOR));
		assert_noop!(endorse_grant(ANA, DIA), Error::<Test>::RetiredRole);
	});
}

#[test]
fn endorse_grant_fails_when_the_agent_does_not_belong_to_the_scope() {
	with_facilitators(|| {
		assert_noop!(endorse_grant(ANA, STRANGER), Error::<Test>::NotMember);
	});
}

#[test]
fn endorse_grant_fails_when_only_the_scope_grants() {
	with_facilitators(|| {
		grant(ARCHIVIST, ANA);
		assert_noop!(
			Networks::endorse_grant(signed(ANA), NETWORK, ARCHIVIST, DIA, None),
			Error::<Test>::NotByHolders
		);
	});
}

#[test]
fn endorse_grant_fails_when_the_agent_endorses_itself() {
	with_facilitators(|| {
		assert_noop!(endorse_grant(ANA, ANA), Error::<Test>::NotForOneself);
		assert_noop!(endorse_grant(DIA, DIA), Error::<Test>::NotForOneself);
	});
}

#[test]
fn endorse_grant_fails_when_the_endorser_does_not_hold_the_role() {
	with_facilitators(|| {
		// Not even the steward, who can decide it.
		for who in [STEWARD, EVE, STRANGER] {
			assert_noop!(endorse_grant(who, DIA), Error::<Test>::NotRoleHolder);
		}
		run_to_block(1 + TERM);
		assert_noop!(endorse_grant(ANA, DIA), Error::<Test>::NotRoleHolder);
	});
}

#[test]
fn endorse_grant_fails_when_the_holder_has_endorsed() {
	with_facilitators(|| {
		assert_ok!(endorse_grant(ANA, DIA));
		assert_noop!(endorse_grant(ANA, DIA), Error::<Test>::AlreadyEndorsed);
	});
}

#[test]
fn endorse_grant_fails_when_the_certificate_is_another_one() {
	with_facilitators(|| {
		assert_ok!(endorse_grant(ANA, DIA));
		for other in [None, Some(H256::zero())] {
			assert_noop!(
				Networks::endorse_grant(signed(BEN), NETWORK, FACILITATOR, DIA, other),
				Error::<Test>::CertificateMismatch
			);
		}
		// The scope can settle it.
		grant(FACILITATOR, DIA);
		assert_eq!(petition(DIA, PetitionKind::Grant), None);
	});
}

#[test]
fn endorse_grant_fails_when_a_time_would_end_after_the_last_block() {
	with_facilitators(|| {
		define(NETWORK, GrantRule::ByHolders { endorsements: 1 }, None);
		grant(2, ANA);
		run_to_block(u64::MAX - PETITION + 1);
		assert_noop!(
			Networks::endorse_grant(signed(ANA), NETWORK, 2, DIA, None),
			Error::<Test>::Overflow
		);
	});
}

#[test]
fn endorse_grant_fails_when_the_origin_is_not_signed() {
	with_facilitators(|| {
		assert_noop!(
			Networks::endorse_grant(RuntimeOrigin::root(), NETWORK, FACILITATOR, DIA, None),
			sp_runtime::DispatchError::BadOrigin
		);
	});
}
