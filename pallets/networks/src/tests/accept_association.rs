// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Accepting associations.

use super::associations::*;
use crate::{mock::*, AssociationStatus, Error, Event, Party, Relation};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult};
use sp_runtime::DispatchError::BadOrigin;

const PEER: Relation = Relation::Peer;

fn accept(who: u64, party: Party<u64>) -> DispatchResult {
	Networks::accept_association(signed(who), NETWORK, party, PEER)
}

#[test]
fn accept_association_makes_it_hold_when_the_other_party_accepts() {
	with_networks(|| {
		propose(AGENT, PEER);
		propose(SCOPE, PEER);
		run_to_block(5);
		let before = money();
		for (who, party) in [(SUPPLIER, AGENT), (OTHER_STEWARD, SCOPE)] {
			assert_ok!(accept(who, party.clone()));
			assert_eq!(
				last_event(),
				Event::AssociationAccepted { scope: NETWORK, party: party.clone(), relation: PEER }
			);
			assert_eq!(status(party, PEER), Some(AssociationStatus::Active { since: 5 }));
		}
		assert_eq!(associations(), 2);
		assert_eq!(money(), before);
	});
}

#[test]
fn accept_association_fails_when_the_origin_is_not_the_other_party() {
	with_networks(|| {
		propose(AGENT, PEER);
		propose(SCOPE, PEER);
		for who in [STEWARD, OTHER_STEWARD, STRANGER] {
			assert_noop!(accept(who, AGENT), BadOrigin);
		}
		for who in [STEWARD, SUPPLIER, STRANGER] {
			assert_noop!(accept(who, SCOPE), BadOrigin);
		}
		assert_noop!(
			Networks::accept_association(RuntimeOrigin::root(), NETWORK, AGENT, PEER),
			BadOrigin
		);
	});
}

#[test]
fn accept_association_fails_when_there_is_no_such_scope() {
	with_networks(|| {
		assert_noop!(
			Networks::accept_association(signed(SUPPLIER), 9, AGENT, PEER),
			Error::<Test>::ScopeNotFound
		);
		assert_noop!(accept(STEWARD, Party::Scope(9)), Error::<Test>::ScopeNotFound);
	});
}

#[test]
fn accept_association_fails_when_one_of_the_scopes_is_closed() {
	with_networks(|| {
		propose(AGENT, PEER);
		propose(SCOPE, PEER);
		assert_ok!(Networks::close_scope(signed(OTHER_STEWARD), OTHER));
		assert_noop!(accept(OTHER_STEWARD, SCOPE), Error::<Test>::ScopeNotOpen);
		assert_ok!(Networks::close_scope(signed(STEWARD), NETWORK));
		assert_noop!(accept(SUPPLIER, AGENT), Error::<Test>::ScopeNotOpen);
	});
}

#[test]
fn accept_association_fails_when_it_was_not_proposed() {
	with_networks(|| {
		assert_noop!(accept(SUPPLIER, AGENT), Error::<Test>::AssociationNotFound);
		propose(AGENT, Relation::Supplier);
		assert_noop!(accept(SUPPLIER, AGENT), Error::<Test>::AssociationNotFound);
	});
}

#[test]
fn accept_association_fails_when_it_is_accepted() {
	with_networks(|| {
		propose(AGENT, PEER);
		assert_ok!(accept(SUPPLIER, AGENT));
		assert_noop!(accept(SUPPLIER, AGENT), Error::<Test>::AlreadyAssociated);
	});
}
