// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What tests of associations share: a network and a project of it, with different stewards.

use crate::{mock::*, AssociationStatus, Associations, Counts, Party, Relation};
use frame_support::assert_ok;
use ovn_primitives::{ScopeId, ScopeKind};

/// The network that proposes, and its steward.
pub const NETWORK: ScopeId = 1;
pub const STEWARD: u64 = 1;
/// Another network, and its steward.
pub const OTHER: ScopeId = 2;
pub const OTHER_STEWARD: u64 = 2;
/// An organisation.
pub const SUPPLIER: u64 = 3;
/// Somebody else.
pub const STRANGER: u64 = 10;
/// The parties.
pub const SCOPE: Party<u64> = Party::Scope(OTHER);
pub const AGENT: Party<u64> = Party::Agent(SUPPLIER);

/// Proposes an association of the network.
pub fn propose(party: Party<u64>, relation: Relation) {
	assert_ok!(Networks::propose_association(signed(STEWARD), NETWORK, party, relation));
}

/// How far an association of the network has come.
pub fn status(party: Party<u64>, relation: Relation) -> Option<AssociationStatus<u64>> {
	Associations::<Test>::get((NETWORK, party, relation))
}

/// How many associations of the network there are, by count.
pub fn associations() -> u16 {
	Counts::<Test>::get(NETWORK).associations
}

/// Runs a test with two networks.
pub fn with_networks(test: impl FnOnce()) {
	build_and_execute(|| {
		assert_eq!(network(STEWARD), NETWORK);
		assert_eq!(found(OTHER_STEWARD, 0, ScopeKind::Network), OTHER);
		test();
	});
}
