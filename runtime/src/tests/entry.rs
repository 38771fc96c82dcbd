// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Who has done enough becomes a member, and what is dead comes back, through signed transactions in blocks.

use super::{
	chain::{block, on},
	votes::{balance, by, ending, executing, sends, sent, wait_for},
};
use crate::{
	constants::{currency::OVN, time::days},
	AccountId, AssetKind, Balances, Governance, Networks, Runtime, RuntimeCall, RuntimeOrigin,
	System,
};
use frame_support::assert_ok;
use ovn_primitives::{
	traits::Membership as _, ClaimType, ContributionId, DecisionClass, Document, Purse, ScopeId,
	ScopeKind, Tier,
};
use pallet_contributions::{Action, Category, Deciding, KindTerms, Limits, Review, Unit};
use pallet_governance::{Ending, Error, ProposalId, Proposals, Rolls, Status, Voters};
use pallet_networks::{GrantRule, SponsorPolicy};
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie};

/// Somebody without any tokens.
const NOOR: Sr25519Keyring = Sr25519Keyring::One;

/// Runs a test on a development chain, and checks what every pallet says always holds.
fn chain(test: impl FnOnce()) {
	on("development", || {
		block([]);
		test();
		#[cfg(feature = "try-runtime")]
		{
			use frame_support::traits::{TryState, TryStateSelect};
			let now = System::block_number();
			crate::AllPalletsWithSystem::try_state(now, TryStateSelect::All).unwrap();
		}
	});
}

fn noor() -> AccountId {
	NOOR.to_account_id()
}

/// A decision by votes of a scope.
fn voted(scope: ScopeId, class: DecisionClass) -> RuntimeOrigin {
	pallet_governance::Origin::Decided { scope, class, proposal: 0 }.into()
}

/// A scope of Alice, of which these are members, too.
fn found(parent: ScopeId, kind: ScopeKind, members: &[Sr25519Keyring]) -> ScopeId {
	let scope = pallet_networks::NextScope::<Runtime>::get();
	let stewards = vec![Alice.to_account_id()].try_into().unwrap();
	assert_ok!(Networks::create_scope(by(Alice), parent, kind, Document::default(), stewards));
	for who in members {
		assert_ok!(Networks::join(by(*who), scope, None));
		let member = who.to_account_id();
		assert_ok!(Networks::set_tier(by(Alice), scope, member, Tier::Member));
	}
	scope
}

/// A network of five that pays for its people, which has a kind that Bob reviews; and the kind.
fn network() -> (ScopeId, u16) {
	let scope = found(0, ScopeKind::Network, &[Bob, Charlie, Dave, Eve]);
	let pot = Networks::pot_account(scope, Purse::Sponsor, &AssetKind::Native);
	assert_ok!(Balances::transfer_keep_alive(by(Alice), pot.into(), 100 * OVN));
	let policy = SponsorPolicy {
		allowance: OVN,
		refill_period: days(1),
		daily_budget: 10 * OVN,
		deposits: 5,
		max_held: 10 * OVN,
		uninvited: true,
	};
	assert_ok!(Networks::set_sponsorship(by(Alice), scope, Some(policy)));
	let name = b"reviewers".to_vec().try_into().unwrap();
	let rule = GrantRule::ByScope;
	assert_ok!(Networks::define_role(by(Alice), scope, name, Document::default(), rule, None));
	assert_ok!(Networks::grant_role(by(Alice), scope, 0, Bob.to_account_id(), None));
	let terms = KindTerms {
		name: b"hours".to_vec().try_into().unwrap(),
		document: Document::default(),
		category: Category::Time,
		action: Action::Work,
		unit: Unit::Hour,
		rate: OVN,
		claim: ClaimType::Equity,
		multipliers: Default::default(),
		limits: Limits { max_quantity: 8_000_000, daily_limit: Some(24_000_000) },
		deciding: Deciding::Reviewers { role: 0, approvals: 1, period: days(3) },
		earns_reputation: false,
		takes_scopes: false,
		// An hour is worth a token.
		standing: Some(OVN),
	};
	sends(Alice, pallet_contributions::Call::define_kind { scope, terms });
	// Noor is invited, so that its account is kept alive, and joins by itself.
	assert_ok!(Networks::invite(by(Alice), scope, noor(), Tier::Contributor));
	noor_sends(pallet_networks::Call::join { scope, agreement: None });
	(scope, 0)
}

/// A transaction of one without tokens that succeeds.
fn noor_sends(call: impl Into<RuntimeCall>) {
	sends(NOOR, call);
	assert_eq!(balance(&noor()), 0);
}

/// Noor logs an hour, and Bob accepts it.
fn works(scope: ScopeId, kind: u16) {
	let index = pallet_contributions::NextIndex::<Runtime>::get(scope);
	let day = (pallet_timestamp::Now::<Runtime>::get() / 86_400_000) as u32;
	noor_sends(pallet_contributions::Call::log {
		scope,
		kind,
		quantity: 1_000_000,
		day,
		role: None,
		evidence: Document::default(),
		gift: false,
		on_behalf_of: None,
	});
	let id = ContributionId { scope, index };
	sends(Bob, pallet_contributions::Call::review { id, review: Review::Accept });
}

fn wait(blocks: u32) {
	wait_for(System::block_number() + 1 + blocks);
}

fn status(id: ProposalId) -> Status<u32> {
	Proposals::<Runtime>::get(id.scope, id.index).unwrap().status
}

fn nominating(scope: ScopeId) -> RuntimeCall {
	pallet_governance::Call::nominate { scope, document: Document::default() }.into()
}

/// Noor does what it takes in a network, over ninety days.
fn earned() -> ScopeId {
	let (scope, kind) = network();
	for _ in 0..3 {
		works(scope, kind);
		// What is accepted on the same day counts once.
		works(scope, kind);
		wait(days(30));
	}
	assert_eq!(Governance::days_earned(scope, noor()), 3);
	scope
}

#[test]
fn contributor_without_tokens_becomes_a_member_by_what_it_has_done() {
	chain(|| {
		let scope = earned();
		let pot = Networks::pot_account(scope, Purse::Sponsor, &AssetKind::Native);
		let before = balance(&pot);
		noor_sends(nominating(scope));
		let id = ProposalId { scope, index: 0 };
		// Nobody nominates it twice, and its own word is no backing.
		let twice = Error::<Runtime>::AlreadyNominated;
		assert_eq!(sent(NOOR, nominating(scope)), Ok(Err(twice.into())));
		sends(Charlie, pallet_governance::Call::back { id });
		let Status::Voting { closes_at, .. } = status(id) else { panic!("{:?}", status(id)) };
		wait_for(closes_at);
		noor_sends(pallet_governance::Call::close { id });
		noor_sends(executing(id));
		assert_eq!(ending(id), Some(Ending::Executed));
		assert_eq!(Networks::tier(scope, &noor()), Some(Tier::Member));
		assert!(Voters::<Runtime>::contains_key(scope, noor()));
		// The network carried the deposit, and paid fees.
		assert!(balance(&pot) < before);
		assert_eq!(Governance::days_earned(scope, noor()), 0);
	});
}

#[test]
fn nominee_without_tokens_takes_its_nomination_back() {
	chain(|| {
		let scope = earned();
		noor_sends(nominating(scope));
		let id = ProposalId { scope, index: 0 };
		noor_sends(pallet_governance::Call::withdraw { id });
		assert_eq!(ending(id), Some(Ending::Withdrawn));
		noor_sends(nominating(scope));
	});
}

#[test]
fn expelled_agent_does_not_come_back_by_nominating_itself() {
	chain(|| {
		let scope = earned();
		let critical = voted(scope, DecisionClass::Critical);
		assert_ok!(Networks::expel(critical, scope, noor(), H256::zero()));
		assert_ok!(Networks::invite(by(Alice), scope, noor(), Tier::Contributor));
		noor_sends(pallet_networks::Call::join { scope, agreement: None });
		for _ in 0..3 {
			works(scope, 0);
			wait(days(30));
		}
		assert_eq!(Governance::days_earned(scope, noor()), 0);
		let expelled = Error::<Runtime>::WasExpelled;
		assert_eq!(sent(NOOR, nominating(scope)), Ok(Err(expelled.into())));
	});
}

#[test]
fn scope_above_brings_a_dead_one_back_and_decides_nothing_in_it() {
	chain(|| {
		let (above, _) = network();
		let scope = found(above, ScopeKind::Project, &[Bob, Charlie]);
		for who in [Alice, Bob, Charlie] {
			sends(who, pallet_networks::Call::leave { scope });
		}
		let stewards = vec![Dave.to_account_id()].try_into().unwrap();
		let call: RuntimeCall = pallet_governance::Call::revive { scope, stewards }.into();
		let revive = || {
			use sp_runtime::traits::Dispatchable;
			let result = call.clone().dispatch(voted(above, DecisionClass::Critical));
			result.map(|_| ()).map_err(|error| error.error)
		};
		assert_eq!(revive(), Err(Error::<Runtime>::NotOrphaned.into()));
		wait(days(91));
		assert_ok!(revive());
		let treasury = Networks::pot_account(scope, Purse::Treasury, &AssetKind::Native);
		assert_ok!(Balances::transfer_keep_alive(by(Alice), treasury.into(), 10 * OVN));
		// Dave admits members, and decides nothing critical.
		let member = |who: Sr25519Keyring| {
			let (who, tier) = (who.to_account_id(), Tier::Member);
			pallet_networks::Call::set_tier { scope, who, tier }
		};
		for who in [Eve, Ferdie] {
			sends(who, pallet_networks::Call::join { scope, agreement: None });
			sends(Dave, member(who));
		}
		let bad = Ok(Err(sp_runtime::DispatchError::BadOrigin));
		let close = pallet_networks::Call::close_scope { scope };
		assert_eq!(sent(Dave, close), bad);
		let stewards = vec![Dave.to_account_id()].try_into().unwrap();
		assert_eq!(sent(Dave, pallet_networks::Call::set_stewards { scope, stewards }), bad);
		// Nor does he let the scope owe anything, least of all to the one above that named him.
		let payer = ovn_primitives::Party::Scope(scope);
		let terms = super::settlement::terms(payer, above, super::settlement::percent(20), 1);
		let (side, terms) = (pallet_settlement::Side::Payer, Box::new(terms));
		let owing = pallet_settlement::Call::offer { side, terms };
		let refused = pallet_settlement::Error::<Runtime>::ScopeRevived;
		assert_eq!(sent(Dave, owing), Ok(Err(refused.into())));
		// The one above named him, and can do nothing else there.
		let origin = voted(above, DecisionClass::Critical);
		assert!(Networks::set_metadata(origin, scope, Document::default()).is_err());
		wait(days(366));
		let describe = pallet_networks::Call::set_metadata { scope, metadata: Document::default() };
		assert_eq!(sent(Dave, describe), bad);
		// Those whom he admitted decide.
		assert_eq!(Rolls::<Runtime>::get(scope).voters, 2);
	});
}
