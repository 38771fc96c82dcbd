// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What tests of roles share: a network with a role that two of its holders grant.

use crate::{mock::*, GrantRule, Petition, PetitionKind, Petitions, RoleHolders, Roles};
use frame_support::assert_ok;
use ovn_primitives::{Name, RoleId, ScopeId};
use sp_core::H256;

/// The steward of the network, and a member of it.
pub const STEWARD: u64 = 1;
/// Holders of the role.
pub const ANA: u64 = 2;
pub const BEN: u64 = 3;
pub const CEM: u64 = 4;
/// Members without it.
pub const DIA: u64 = 5;
pub const EVE: u64 = 6;
/// An account that does not belong to the network.
pub const STRANGER: u64 = 10;
/// The network.
pub const NETWORK: ScopeId = 1;
/// The role of the network that two of its holders grant, for [`TERM`].
pub const FACILITATOR: RoleId = 0;
/// A role of the network that only the network grants, until revoked.
pub const ARCHIVIST: RoleId = 1;
/// For how long a facilitator is granted.
pub const TERM: u64 = 100 * DAY;
/// For how long a petition can be endorsed.
pub const PETITION: u64 = 30 * DAY;
/// A certificate.
pub const CERTIFICATE: H256 = H256::repeat_byte(9);

/// A name.
pub fn name(text: &str) -> Name {
	text.as_bytes().to_vec().try_into().unwrap()
}

/// Defines a role of a scope whose only steward is [`STEWARD`].
pub fn define(scope: ScopeId, rule: GrantRule, term: Option<u64>) {
	assert_ok!(Networks::define_role(
		signed(STEWARD),
		scope,
		name("facilitator"),
		document(2),
		rule,
		term
	));
}

/// Grants a role by decision of the network.
pub fn grant(role: RoleId, who: u64) {
	assert_ok!(Networks::grant_role(signed(STEWARD), NETWORK, role, who, None));
}

/// Endorses a grant of the role of a facilitator.
pub fn endorse(endorser: u64, who: u64) {
	assert_ok!(Networks::endorse_grant(signed(endorser), NETWORK, FACILITATOR, who, None));
}

/// Endorses a revocation of the role of a facilitator.
pub fn endorse_end(endorser: u64, who: u64) {
	assert_ok!(Networks::endorse_revocation(signed(endorser), NETWORK, FACILITATOR, who));
}

/// Whether an agent is a facilitator now.
pub fn is_facilitator(who: u64) -> bool {
	Networks::holds_role(NETWORK, FACILITATOR, &who)
}

/// How many records of facilitators there are, by count.
pub fn facilitators() -> u32 {
	let found = RoleHolders::<Test>::iter_prefix((NETWORK, FACILITATOR)).count();
	let counted = Roles::<Test>::get(NETWORK, FACILITATOR).unwrap().holders;
	assert_eq!(found, counted as usize);
	counted
}

/// The number of an agent's membership.
pub fn number_of(who: u64) -> u32 {
	crate::Members::<Test>::get(NETWORK, who).unwrap().number
}

/// A petition about an agent as facilitator.
pub fn petition(who: u64, kind: PetitionKind) -> Option<Petition<u64, u64>> {
	Petitions::<Test>::get((NETWORK, FACILITATOR, who, kind))
}

/// Runs a test on a network of six members, of whom Ana, Ben and Cem are facilitators since block 1,
/// and checks that no money moved by it: roles cost nothing but fees.
pub fn with_facilitators(test: impl FnOnce()) {
	build_and_execute(|| {
		assert_eq!(network(STEWARD), NETWORK);
		for agent in [ANA, BEN, CEM, DIA, EVE] {
			assert_ok!(Networks::join(signed(agent), NETWORK, None));
		}
		define(NETWORK, GrantRule::ByHolders { endorsements: 2 }, Some(TERM));
		define(NETWORK, GrantRule::ByScope, None);
		for agent in [ANA, BEN, CEM] {
			grant(FACILITATOR, agent);
		}
		test();
	});
}
