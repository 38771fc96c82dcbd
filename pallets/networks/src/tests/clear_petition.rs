// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Clearing petitions that can be endorsed no more.

use super::roles::*;
use crate::{mock::*, Error, Event, PetitionKind};
use frame_support::{assert_noop, assert_ok};

fn clear_petition(kind: PetitionKind) -> frame_support::pallet_prelude::DispatchResult {
	Networks::clear_petition(signed(STRANGER), NETWORK, FACILITATOR, CEM, kind)
}

#[test]
fn clear_petition_removes_it_when_it_has_expired() {
	with_facilitators(|| {
		endorse(ANA, CEM);
		endorse_end(BEN, CEM);
		run_to_block(1 + PETITION);
		let before = money();
		assert_ok!(clear_petition(PetitionKind::Grant));
		assert_eq!(
			last_event(),
			Event::PetitionEnded {
				scope: NETWORK,
				role: FACILITATOR,
				who: CEM,
				petition: PetitionKind::Grant
			}
		);
		assert_eq!(petition(CEM, PetitionKind::Grant), None);
		assert!(petition(CEM, PetitionKind::Revoke).is_some());
		assert_eq!(money(), before);
	});
}

#[test]
fn clear_petition_fails_when_it_can_be_endorsed() {
	with_facilitators(|| {
		endorse(ANA, CEM);
		run_to_block(PETITION);
		assert_noop!(clear_petition(PetitionKind::Grant), Error::<Test>::PetitionNotExpired);
	});
}

#[test]
fn clear_petition_fails_when_there_is_none() {
	with_facilitators(|| {
		endorse(ANA, CEM);
		assert_noop!(clear_petition(PetitionKind::Revoke), Error::<Test>::PetitionNotFound);
	});
}

#[test]
fn clear_petition_fails_when_the_origin_is_not_signed() {
	with_facilitators(|| {
		assert_noop!(
			Networks::clear_petition(
				RuntimeOrigin::root(),
				NETWORK,
				FACILITATOR,
				CEM,
				PetitionKind::Grant
			),
			sp_runtime::DispatchError::BadOrigin
		);
	});
}
