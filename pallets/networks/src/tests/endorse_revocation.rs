// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Roles revoked by those who hold them.

use super::roles::*;
use crate::{mock::*, Error, Event, PetitionKind};
use frame_support::{assert_noop, assert_ok};

fn endorse_revocation(endorser: u64, who: u64) -> frame_support::pallet_prelude::DispatchResult {
	Networks::endorse_revocation(signed(endorser), NETWORK, FACILITATOR, who)
}

fn endorsed(endorser: u64, endorsements: u8) -> Event<Test> {
	Event::PetitionEndorsed {
		scope: NETWORK,
		role: FACILITATOR,
		who: CEM,
		petition: PetitionKind::Revoke,
		endorser,
		endorsements,
		expires: 1 + PETITION,
		certificate: None,
	}
}

#[test]
fn endorse_revocation_opens_a_petition_when_it_is_the_first() {
	with_facilitators(|| {
		let before = money();
		assert_ok!(endorse_revocation(ANA, CEM));
		assert_eq!(last_event(), endorsed(ANA, 1));
		assert_eq!(petition(CEM, PetitionKind::Revoke).unwrap().endorsers, vec![ANA]);
		assert!(is_facilitator(CEM));
		assert_eq!(money(), before);
	});
}

#[test]
fn endorse_revocation_revokes_when_enough_have_endorsed() {
	with_facilitators(|| {
		assert_ok!(endorse_revocation(ANA, CEM));
		assert_ok!(endorse_revocation(BEN, CEM));
		let revoked =
			Event::RoleRevoked { scope: NETWORK, role: FACILITATOR, who: CEM, by_holders: true };
		assert!(events().ends_with(&[endorsed(BEN, 2), revoked]));
		assert!(!is_facilitator(CEM));
		assert_eq!(petition(CEM, PetitionKind::Revoke), None);
		assert_eq!(facilitators(), 2);
	});
}

#[test]
fn endorse_revocation_ends_the_opposite_petition_when_it_revokes() {
	with_facilitators(|| {
		endorse(ANA, CEM);
		endorse_end(ANA, CEM);
		endorse_end(BEN, CEM);
		assert_eq!(petition(CEM, PetitionKind::Grant), None);
		assert_eq!(
			events().into_iter().rev().nth(1),
			Some(Event::PetitionEnded {
				scope: NETWORK,
				role: FACILITATOR,
				who: CEM,
				petition: PetitionKind::Grant
			})
		);
	});
}

#[test]
fn endorse_revocation_works_when_the_scope_is_closed_and_the_role_retired() {
	with_facilitators(|| {
		assert_ok!(Networks::retire_role(signed(STEWARD), NETWORK, FACILITATOR));
		assert_ok!(Networks::close_scope(signed(STEWARD), NETWORK));
		endorse_end(ANA, CEM);
		endorse_end(BEN, CEM);
		assert!(!is_facilitator(CEM));
	});
}

#[test]
fn endorse_revocation_does_not_count_an_endorser_when_it_was_revoked_itself() {
	with_facilitators(|| {
		grant(FACILITATOR, DIA);
		endorse_end(CEM, ANA);
		endorse_end(ANA, CEM);
		endorse_end(BEN, CEM);
		assert!(!is_facilitator(CEM));
		endorse_end(BEN, ANA);
		assert!(is_facilitator(ANA));
	});
}

#[test]
fn endorse_revocation_begins_anew_when_the_petition_has_expired() {
	with_facilitators(|| {
		endorse_end(ANA, CEM);
		run_to_block(1 + PETITION);
		endorse_end(BEN, CEM);
		assert!(is_facilitator(CEM));
		assert_eq!(petition(CEM, PetitionKind::Revoke).unwrap().endorsers, vec![BEN]);
	});
}

#[test]
fn endorse_revocation_fails_when_there_is_no_such_role() {
	with_facilitators(|| {
		for (scope, role) in [(9, FACILITATOR), (NETWORK, 9)] {
			assert_noop!(
				Networks::endorse_revocation(signed(ANA), scope, role, CEM),
				Error::<Test>::RoleNotFound
			);
		}
	});
}

#[test]
fn endorse_revocation_fails_when_only_the_scope_revokes() {
	with_facilitators(|| {
		grant(ARCHIVIST, ANA);
		grant(ARCHIVIST, BEN);
		assert_noop!(
			Networks::endorse_revocation(signed(ANA), NETWORK, ARCHIVIST, BEN),
			Error::<Test>::NotByHolders
		);
	});
}

#[test]
fn endorse_revocation_fails_when_it_is_about_oneself() {
	with_facilitators(|| {
		assert_noop!(endorse_revocation(ANA, ANA), Error::<Test>::NotForOneself);
	});
}

#[test]
fn endorse_revocation_fails_when_one_of_the_two_does_not_hold_the_role() {
	with_facilitators(|| {
		assert_noop!(endorse_revocation(ANA, DIA), Error::<Test>::NotRoleHolder);
		for who in [STEWARD, DIA, STRANGER] {
			assert_noop!(endorse_revocation(who, ANA), Error::<Test>::NotRoleHolder);
		}
		run_to_block(2);
		grant(FACILITATOR, BEN);
		run_to_block(1 + TERM);
		assert!(is_facilitator(BEN) && !is_facilitator(ANA));
		assert_noop!(endorse_revocation(BEN, ANA), Error::<Test>::NotRoleHolder);
	});
}

#[test]
fn endorse_revocation_fails_when_the_holder_has_endorsed() {
	with_facilitators(|| {
		endorse_end(ANA, CEM);
		assert_noop!(endorse_revocation(ANA, CEM), Error::<Test>::AlreadyEndorsed);
	});
}

#[test]
fn endorse_revocation_fails_when_the_petition_would_end_after_the_last_block() {
	with_facilitators(|| {
		define(NETWORK, crate::GrantRule::ByHolders { endorsements: 2 }, None);
		grant(2, ANA);
		grant(2, BEN);
		run_to_block(u64::MAX - PETITION + 1);
		assert_noop!(
			Networks::endorse_revocation(signed(ANA), NETWORK, 2, BEN),
			Error::<Test>::Overflow
		);
	});
}
