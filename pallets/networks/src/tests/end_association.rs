// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Ending associations, from either side.

use super::associations::*;
use crate::{mock::*, Error, Event, Party, Relation};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult};
use sp_runtime::DispatchError::BadOrigin;

const PEER: Relation = Relation::Peer;

fn end(party: Party<u64>) -> DispatchResult {
	Networks::end_association(signed(STEWARD), NETWORK, party, PEER)
}

fn renounce(who: u64, party: Party<u64>) -> DispatchResult {
	Networks::renounce_association(signed(who), NETWORK, party, PEER)
}

fn ended(party: Party<u64>) -> Event<Test> {
	Event::AssociationEnded { scope: NETWORK, party, relation: PEER }
}

#[test]
fn end_association_takes_the_proposal_back_when_it_is_not_accepted() {
	with_networks(|| {
		propose(AGENT, PEER);
		let before = money();
		assert_ok!(end(AGENT));
		assert_eq!(last_event(), ended(AGENT));
		assert_eq!((status(AGENT, PEER), associations()), (None, 0));
		assert_eq!(money(), before);
	});
}

#[test]
fn end_association_ends_it_when_it_is_accepted() {
	with_networks(|| {
		propose(SCOPE, PEER);
		propose(AGENT, PEER);
		assert_ok!(Networks::accept_association(signed(OTHER_STEWARD), NETWORK, SCOPE, PEER));
		assert_ok!(end(SCOPE));
		assert_eq!((status(SCOPE, PEER), associations()), (None, 1));
	});
}

#[test]
fn end_association_works_when_both_scopes_are_closed() {
	with_networks(|| {
		propose(SCOPE, PEER);
		assert_ok!(Networks::close_scope(signed(STEWARD), NETWORK));
		assert_ok!(Networks::close_scope(signed(OTHER_STEWARD), OTHER));
		assert_ok!(end(SCOPE));
	});
}

#[test]
fn end_association_fails_when_the_origin_does_not_decide() {
	with_networks(|| {
		propose(AGENT, PEER);
		for who in [SUPPLIER, STRANGER] {
			assert_noop!(Networks::end_association(signed(who), NETWORK, AGENT, PEER), BadOrigin);
		}
	});
}

#[test]
fn end_association_fails_when_there_is_none() {
	with_networks(|| {
		propose(AGENT, Relation::Supplier);
		assert_noop!(end(AGENT), Error::<Test>::AssociationNotFound);
		assert_noop!(
			Networks::end_association(signed(STEWARD), 9, AGENT, PEER),
			Error::<Test>::ScopeNotFound
		);
	});
}

#[test]
fn renounce_association_declines_when_it_is_not_accepted() {
	with_networks(|| {
		propose(AGENT, PEER);
		let before = money();
		assert_ok!(renounce(SUPPLIER, AGENT));
		assert_eq!(last_event(), ended(AGENT));
		assert_eq!((status(AGENT, PEER), associations()), (None, 0));
		assert_eq!(money(), before);
	});
}

#[test]
fn renounce_association_ends_it_when_it_is_accepted() {
	with_networks(|| {
		propose(SCOPE, PEER);
		assert_ok!(Networks::accept_association(signed(OTHER_STEWARD), NETWORK, SCOPE, PEER));
		assert_ok!(renounce(OTHER_STEWARD, SCOPE));
		assert_eq!(last_event(), ended(SCOPE));
		assert_eq!((status(SCOPE, PEER), associations()), (None, 0));
	});
}

#[test]
fn renounce_association_works_when_both_scopes_are_closed() {
	with_networks(|| {
		propose(SCOPE, PEER);
		assert_ok!(Networks::close_scope(signed(STEWARD), NETWORK));
		assert_ok!(Networks::close_scope(signed(OTHER_STEWARD), OTHER));
		assert_ok!(renounce(OTHER_STEWARD, SCOPE));
	});
}

#[test]
fn renounce_association_fails_when_the_origin_is_not_the_other_party() {
	with_networks(|| {
		propose(AGENT, PEER);
		propose(SCOPE, PEER);
		for who in [STEWARD, STRANGER] {
			assert_noop!(renounce(who, AGENT), BadOrigin);
			assert_noop!(renounce(who, SCOPE), BadOrigin);
		}
		assert_noop!(renounce(STEWARD, Party::Scope(9)), Error::<Test>::ScopeNotFound);
	});
}

#[test]
fn renounce_association_fails_when_there_is_none() {
	with_networks(|| {
		assert_noop!(renounce(SUPPLIER, AGENT), Error::<Test>::AssociationNotFound);
	});
}
