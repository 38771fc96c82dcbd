// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Proposing associations.

use super::associations::*;
use crate::{mock::*, AssociationStatus, Error, Event, Party, Relation};
use frame_support::{assert_noop, assert_ok, pallet_prelude::DispatchResult};
use sp_runtime::DispatchError::BadOrigin;

fn propose_association(party: Party<u64>) -> DispatchResult {
	Networks::propose_association(signed(STEWARD), NETWORK, party, Relation::Supplier)
}

#[test]
fn propose_association_awaits_the_other_party_when_the_steward_proposes() {
	with_networks(|| {
		run_to_block(5);
		let before = money();
		for party in [AGENT, SCOPE] {
			assert_ok!(propose_association(party.clone()));
			assert_eq!(
				last_event(),
				Event::AssociationProposed {
					scope: NETWORK,
					party: party.clone(),
					relation: Relation::Supplier
				}
			);
			assert_eq!(
				status(party, Relation::Supplier),
				Some(AssociationStatus::Proposed { since: 5 })
			);
		}
		assert_eq!(associations(), 2);
		assert_eq!(money(), before);
	});
}

#[test]
fn propose_association_is_one_of_several_when_the_relations_differ() {
	with_networks(|| {
		propose(AGENT, Relation::Supplier);
		propose(AGENT, Relation::Customer);
		assert_eq!(associations(), 2);
	});
}

#[test]
fn propose_association_is_independent_when_the_other_side_proposes_too() {
	with_networks(|| {
		propose(SCOPE, Relation::Peer);
		assert_ok!(Networks::propose_association(
			signed(OTHER_STEWARD),
			OTHER,
			Party::Scope(NETWORK),
			Relation::Peer
		));
		assert_eq!(status(SCOPE, Relation::Peer), Some(AssociationStatus::Proposed { since: 1 }));
	});
}

#[test]
fn propose_association_takes_one_steward_when_there_are_three() {
	with_networks(|| {
		assert_ok!(Networks::set_stewards(signed(STEWARD), NETWORK, stewards(&[1, 4, 5])));
		assert_ok!(Networks::propose_association(signed(5), NETWORK, AGENT, Relation::Peer));
	});
}

#[test]
fn propose_association_fails_when_the_origin_does_not_decide() {
	with_networks(|| {
		for who in [OTHER_STEWARD, SUPPLIER, STRANGER] {
			assert_noop!(
				Networks::propose_association(signed(who), NETWORK, AGENT, Relation::Peer),
				BadOrigin
			);
		}
	});
}

#[test]
fn propose_association_fails_when_there_is_no_such_scope() {
	with_networks(|| {
		assert_noop!(
			Networks::propose_association(signed(STEWARD), 9, AGENT, Relation::Peer),
			Error::<Test>::ScopeNotFound
		);
		assert_noop!(propose_association(Party::Scope(9)), Error::<Test>::ScopeNotFound);
	});
}

#[test]
fn propose_association_fails_when_one_of_the_scopes_is_closed() {
	with_networks(|| {
		assert_ok!(Networks::close_scope(signed(OTHER_STEWARD), OTHER));
		assert_noop!(propose_association(SCOPE), Error::<Test>::ScopeNotOpen);
		assert_ok!(Networks::close_scope(signed(STEWARD), NETWORK));
		assert_noop!(propose_association(AGENT), Error::<Test>::ScopeNotOpen);
	});
}

#[test]
fn propose_association_fails_when_it_is_with_itself() {
	with_networks(|| {
		assert_noop!(propose_association(Party::Scope(NETWORK)), Error::<Test>::SelfAssociation);
	});
}

#[test]
fn propose_association_fails_when_it_is_proposed_or_accepted() {
	with_networks(|| {
		propose(AGENT, Relation::Supplier);
		assert_noop!(propose_association(AGENT), Error::<Test>::AlreadyProposed);
		assert_ok!(Networks::accept_association(
			signed(SUPPLIER),
			NETWORK,
			AGENT,
			Relation::Supplier
		));
		assert_noop!(propose_association(AGENT), Error::<Test>::AlreadyProposed);
	});
}

#[test]
fn propose_association_fails_when_there_are_as_many_as_can_be() {
	with_networks(|| {
		for agent in 11..=14 {
			propose(Party::Agent(agent), Relation::Member);
		}
		assert_noop!(propose_association(AGENT), Error::<Test>::TooManyAssociations);
		assert_ok!(Networks::end_association(
			signed(STEWARD),
			NETWORK,
			Party::Agent(11),
			Relation::Member
		));
		assert_ok!(propose_association(AGENT));
	});
}
