// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Decisions by votes: whatever is likely next and can be decided is proposed now and then, and
//! carried on.

use super::Next;
use crate::{
	configs::governance::Policy, constants::time::BLOCKS_PER_DAY, tests::fuzz::world::World,
	AccountId, Networks, Preimage, Runtime, RuntimeCall, System,
};
use codec::{Decode, Encode};
use frame_support::{
	dispatch::GetDispatchInfo,
	traits::{QueryPreimage, StorePreimage},
	weights::Weight,
};
use ovn_primitives::{
	traits::{CallPolicy, Membership, Scopes},
	DecisionClass, ScopeId, Tier,
};
use pallet_governance::{
	Action, Ballots, Call, Chambers, Choice, Entry, Newcomers, NextProposal, ProposalId,
	ProposalOf, Proposals, Representatives, Rolls, Rules, Source, Status, Template, Voters,
	Weighting,
};
use sp_core::H256;
use std::collections::BTreeMap;

pub fn next(world: &mut World) -> Next {
	if world.dice.chance(15) {
		return member_scope(world);
	}
	let scope = some_scope(world)?;
	let id = some_proposal(world, scope);
	match id {
		Some(id) if world.dice.chance(80) => go_on(world, id),
		_ => match world.dice.roll(10) {
			0 => {
				let all = 0..pallet_networks::NextScope::<Runtime>::get();
				let left: Vec<_> = all.filter(|of| is_off_the_roll(scope, *of)).collect();
				if let Some(as_scope) = world.dice.any(&left) {
					let who = world.decider(as_scope);
					return Some((who, Call::enrol_as { scope, as_scope }.into()));
				}
				let who = world.trusted(scope);
				Some((who, Call::enrol { scope }.into()))
			},
			1 => {
				let (who, by) = (voter(world, scope)?, world.person());
				match world.dice.roll(2) {
					0 => Some((who, Call::confirm { scope }.into())),
					_ => Some((by, Call::strike { scope, who }.into())),
				}
			},
			2 => match world.dice.roll(3) {
				0 => nominate(world, scope),
				_ => propose_rules(world, scope),
			},
			3..=4 => represent(world, scope),
			_ => propose(world),
		},
	}
}

/// A scope that decides by votes; the global one seldom, because most of its members are not here.
fn some_scope(world: &mut World) -> Option<ScopeId> {
	let deciding = Rolls::<Runtime>::iter().filter(|(scope, roll)| *scope != 0 && roll.decides);
	let deciding: Vec<_> = deciding.map(|(scope, _)| scope).collect();
	let other = world.focus(super::Subject::Scope).scope;
	if world.dice.chance(10) {
		return Some(other);
	}
	world.dice.any(&deciding)
}

/// Whether one scope is a member of another and no voter.
fn is_off_the_roll(scope: ScopeId, as_scope: ScopeId) -> bool {
	let who = <Networks as Scopes<AccountId>>::account(as_scope);
	let tier = <Networks as Membership<AccountId>>::tier(scope, &who);
	tier == Some(Tier::Member) && !Voters::<Runtime>::contains_key(scope, &who)
}

/// A voter who is here.
fn voter(world: &mut World, scope: ScopeId) -> Option<AccountId> {
	let voters = Voters::<Runtime>::iter_key_prefix(scope);
	let voters: Vec<_> = voters.filter(|who| world.people.contains(who)).take(32).collect();
	world.dice.any(&voters)
}

/// One of the last proposals of a scope.
fn some_proposal(world: &mut World, scope: ScopeId) -> Option<ProposalId> {
	let next = NextProposal::<Runtime>::get(scope);
	let index = next.checked_sub(1 + world.dice.roll(5) as u32)?;
	Proposals::<Runtime>::contains_key(scope, index).then_some(ProposalId { scope, index })
}

/// A voter names another one, or what is left of that is taken away.
fn represent(world: &mut World, scope: ScopeId) -> Next {
	let (who, representative) = (voter(world, scope)?, voter(world, scope)?);
	if world.dice.chance(25) {
		let (principal, of) = Representatives::<Runtime>::iter_prefix(scope).next()?;
		let by = world.dice.of(&[principal.clone(), of.representative, who]);
		return Some((by, Call::end_representation { scope, principal }.into()));
	}
	let days = world.dice.between(1, 180) as u32;
	let until = System::block_number() / BLOCKS_PER_DAY + days;
	Some((who, Call::represent { scope, representative, until }.into()))
}

/// A representative casts the ballots of those who named it.
fn vote_for(world: &mut World, id: ProposalId, choice: Choice) -> Next {
	let mut of = BTreeMap::<AccountId, Vec<AccountId>>::new();
	for (principal, named) in Representatives::<Runtime>::iter_prefix(id.scope) {
		if Ballots::<Runtime>::get(id, &principal).is_none_or(|one| one.by_representative) {
			of.entry(named.representative).or_default().push(principal);
		}
	}
	let all: Vec<_> = of.into_iter().collect();
	let (who, mut principals) = world.dice.any(&all)?;
	principals.truncate(world.dice.between(1, 4) as usize);
	let principals = principals.try_into().ok()?;
	Some((who, Call::vote_for { id, principals, choice }.into()))
}

/// What a scope does that is a member of another one, from joining it on, by its stewards or its own votes.
fn member_scope(world: &mut World) -> Next {
	let account = |scope: &ScopeId| <Networks as Scopes<AccountId>>::account(*scope);
	let all: Vec<ScopeId> = (1..pallet_networks::NextScope::<Runtime>::get())
		.filter(|scope| {
			pallet_networks::Scopes::<Runtime>::get(scope).is_some_and(|it| !it.is_closed())
		})
		.collect();
	let joined: Vec<(ScopeId, ScopeId)> = all
		.iter()
		.flat_map(|as_scope| {
			let of = pallet_networks::Memberships::<Runtime>::iter_key_prefix(account(as_scope));
			of.map(|scope| (scope, *as_scope)).collect::<Vec<_>>()
		})
		.filter(|(scope, _)| all.contains(scope))
		.collect();
	let pair = world.dice.any(&joined).filter(|_| joined.len() > 4 || world.dice.chance(70));
	let Some((scope, as_scope)) = pair else {
		let (scope, as_scope) = (some_scope(world)?, world.dice.any(&all)?);
		let by = world.decider(as_scope);
		let agreement = pallet_networks::Scopes::<Runtime>::get(scope)?.agreement;
		let agreement = (agreement > 0).then_some(agreement);
		return Some((by, pallet_networks::Call::join_as { scope, as_scope, agreement }.into()));
	};
	let (who, by) = (account(&as_scope), world.decider(as_scope));
	let Some(voter) = Voters::<Runtime>::get(scope, &who) else {
		if is_off_the_roll(scope, as_scope) {
			return Some((by, Call::enrol_as { scope, as_scope }.into()));
		}
		let call = pallet_networks::Call::set_tier { scope, who, tier: Tier::Member };
		return Some((world.decider(scope), call.into()));
	};
	let today = System::block_number() / BLOCKS_PER_DAY;
	let rules = crate::Governance::rules(scope);
	if today >= voter.acted + u32::from(rules.dormancy) {
		return Some((world.person(), Call::strike { scope, who }.into()));
	}
	// One of three sleeps until anybody takes it from the roll.
	if as_scope % 3 == 0 {
		return None;
	}
	let live = Proposals::<Runtime>::iter_prefix(scope).find(|(index, proposal)| {
		let id = ProposalId { scope, index: *index };
		matches!(proposal.status, Status::Voting { .. })
			&& Ballots::<Runtime>::get(id, &who).is_none()
			&& proposal.poll.as_ref().is_some_and(|poll| voter.number < poll.ever)
	});
	let call: RuntimeCall = match (live, world.dice.roll(20)) {
		(_, 0) => pallet_networks::Call::leave_as { scope, as_scope }.into(),
		(_, 1..=3) => {
			let representative = self::voter(world, scope)?;
			let until = today + world.dice.between(1, 180) as u32;
			Call::represent_as { scope, as_scope, representative, until }.into()
		},
		(Some((index, _)), _) => {
			let (id, reason) = (ProposalId { scope, index }, None);
			let choice = world.dice.of(&[Choice::Agree, Choice::Disagree]);
			Call::vote_as { id, as_scope, choice, reason }.into()
		},
		// Something on which it can vote.
		(None, _) => {
			let metadata = world.document();
			let call = pallet_networks::Call::set_metadata { scope, metadata }.into();
			return put(world, scope, &[call]);
		},
	};
	if Rolls::<Runtime>::get(as_scope).decides && world.dice.chance(30) {
		return put(world, as_scope, &[call]);
	}
	Some((by, call))
}

/// A scope that is a voter casts its ballot, or names who does.
fn vote_as(world: &mut World, id: ProposalId, choice: Choice) -> Next {
	let account = |scope: &ScopeId| <Networks as Scopes<AccountId>>::account(*scope);
	let all = 0..pallet_networks::NextScope::<Runtime>::get();
	let voting: Vec<_> =
		all.filter(|of| Voters::<Runtime>::contains_key(id.scope, account(of))).collect();
	let as_scope = world.dice.any(&voting)?;
	let who = world.decider(as_scope);
	if world.dice.chance(30) {
		let (scope, representative) = (id.scope, voter(world, id.scope)?);
		let until = System::block_number() / BLOCKS_PER_DAY + world.dice.between(1, 180) as u32;
		return Some((who, Call::represent_as { scope, as_scope, representative, until }.into()));
	}
	Some((who, Call::vote_as { id, as_scope, choice, reason: None }.into()))
}

/// Proposes what is likely to be decided anyhow, and that the scope can decide.
fn propose(world: &mut World) -> Next {
	let mut calls = Vec::<RuntimeCall>::new();
	let mut of = None;
	for _ in 0..12 {
		let call = match world.dice.roll(6) {
			0 => super::networks::next(world),
			1 => super::contributions::next(world),
			2 => super::income::next(world),
			3 => super::campaigns::next(world),
			4 => super::rounds::next(world),
			_ => super::equipment::next(world),
		};
		let Some((_, call)) = call else { continue };
		let scopes = match of {
			Some(scope) => vec![scope],
			None => (0..pallet_networks::NextScope::<Runtime>::get()).collect(),
		};
		let whose = scopes.into_iter().find(|scope| Policy::rule(*scope, &call).is_some());
		if let Some(scope) =
			whose.filter(|scope| *scope == 0 || Rolls::<Runtime>::get(scope).decides)
		{
			of = Some(scope);
			calls.push(call);
		}
		if calls.len() > 2 || !calls.is_empty() && world.dice.chance(60) {
			break;
		}
	}
	put(world, of?, &calls)
}

/// Proposes other rules.
fn propose_rules(world: &mut World, scope: ScopeId) -> Next {
	let weightings =
		[None, Some(Weighting::Heads), Some(Weighting::Both), Some(Weighting::Reputation)];
	let classes = [None, Some(DecisionClass::Standard), Some(DecisionClass::Significant)];
	let weighting = world.dice.of(&weightings);
	let mut any = || world.dice.chance(50);
	let (persons, organisations, scopes) = (any(), any(), any());
	let chambers = match weighting {
		Some(Weighting::Heads) => Chambers { persons, organisations, scopes },
		_ => Chambers::default(),
	};
	let entries = [None, Some(Entry::ByDecision), Some(Entry::Earned { accepted: 1, days: 30 })];
	let rules = Rules {
		weighting,
		chambers,
		entry: world.dice.of(&entries),
		majority_support: world.dice.of(&[0, 0, 30]),
		dormancy: world.dice.of(&[90, 180]),
		stewards: world.dice.of(&classes),
		handover: world.dice.of(&[30, 365]),
		..Rules::default()
	};
	let today = System::block_number() / BLOCKS_PER_DAY;
	let until = world.dice.of(&[None, None, Some(today + 20)]);
	// A scope of which it is known that nobody votes is revived, too.
	let dead = Rolls::<Runtime>::iter()
		.find(|(below, roll)| roll.empty_since.is_some() && Networks::parent(*below) == Some(scope))
		.map(|(below, _)| below);
	if let Some(below) = dead {
		let stewards = vec![voter(world, scope)?].try_into().ok()?;
		return put(world, scope, &[Call::revive { scope: below, stewards }.into()]);
	}
	put(world, scope, &[Call::set_rules { scope, rules, until }.into()])
}

/// One who has earned something nominates itself.
fn nominate(world: &mut World, scope: ScopeId) -> Next {
	let all: Vec<_> = Newcomers::<Runtime>::iter_key_prefix(scope).take(32).collect();
	let who = world.dice.any(&all)?;
	let document = world.document();
	Some((who, Call::nominate { scope, document }.into()))
}

/// Proposes these calls, under a template that is strong enough most of the time.
pub fn put(world: &mut World, scope: ScopeId, calls: &[RuntimeCall]) -> Next {
	let who = voter(world, scope)?;
	let class =
		calls.iter().filter_map(|call| Policy::rule(scope, call)).map(|rule| rule.class).max();
	let template = match (class, world.dice.roll(10)) {
		(_, 0) => world.dice.of(&[Template::Consent, Template::Emergency]),
		(Some(DecisionClass::Standard), 1..=5) => Template::Consent,
		(Some(DecisionClass::Critical), _) | (_, 1..=2) => Template::Special,
		_ => Template::Majority,
	};
	let bytes = calls.encode();
	let action = match world.dice.roll(20) {
		0 => Action::Motion,
		// Noted by nobody in particular, as one who may note without a deposit does.
		1 => {
			let len = bytes.len() as u32;
			let hash = <Preimage as StorePreimage>::note(bytes.into()).ok()?;
			Action::Lookup { hash, len }
		},
		_ => Action::Inline(bytes.try_into().ok()?),
	};
	let supersedes = some_proposal(world, scope).map(|id| id.index);
	let supersedes = supersedes.filter(|_| world.dice.chance(10));
	let (document, review) = (world.document(), None);
	Some((who, Call::propose { scope, template, document, action, supersedes, review }.into()))
}

/// What comes next of a proposal.
fn go_on(world: &mut World, id: ProposalId) -> Next {
	let proposal = Proposals::<Runtime>::get(id.scope, id.index)?;
	let now = System::block_number();
	let anybody = world.person();
	let who = voter(world, id.scope).unwrap_or_else(|| anybody.clone());
	let call = match proposal.status {
		Status::Seeking { until } if now >= until => Call::close { id },
		Status::Seeking { .. } => match world.dice.roll(12) {
			0 => return Some((proposal.proposer, Call::withdraw { id }.into())),
			1 => {
				let backer = proposal.backers.first().cloned().unwrap_or(who);
				return Some((backer, Call::unback { id }.into()));
			},
			_ => Call::back { id },
		},
		Status::Voting { closes_at, .. } if now >= closes_at || world.dice.chance(8) => {
			Call::close { id }
		},
		Status::Voting { .. } => match world.dice.roll(40) {
			0 => return Some((proposal.proposer, Call::withdraw { id }.into())),
			n => {
				let choice = match n {
					1..=28 => Choice::Agree,
					29..=31 => Choice::Abstain,
					32..=36 => Choice::Disagree,
					_ => Choice::Block,
				};
				if choice != Choice::Block && world.dice.chance(20) {
					return match world.dice.roll(4) {
						0 => vote_as(world, id, choice),
						_ => vote_for(world, id, choice),
					};
				}
				let reason = (choice == Choice::Block).then(H256::zero);
				Call::vote { id, choice, reason }
			},
		},
		Status::Passed { until, .. } if now >= until => Call::close { id },
		Status::Passed { .. } => {
			let max_weight = weight(id, &proposal);
			return Some((anybody, Call::execute { id, max_weight }.into()));
		},
		Status::Ended { .. } => match world.dice.roll(6) {
			0..=1 => return Some((proposal.proposer, Call::call_again { id }.into())),
			2..=3 => Call::escalate { id },
			_ => {
				let limit = world.dice.between(1, 8) as u32;
				return Some((anybody, Call::clear { id, limit }.into()));
			},
		},
	};
	Some((who, call.into()))
}

/// What the calls of a proposal weigh.
fn weight(id: ProposalId, proposal: &ProposalOf<Runtime>) -> Weight {
	let bytes = match proposal.source {
		Source::Motion | Source::Nomination => return Weight::zero(),
		Source::Inline => pallet_governance::Calls::<Runtime>::get(id.scope, id.index)
			.unwrap_or_default()
			.to_vec(),
		Source::Lookup { hash, len } => {
			let bytes = <Preimage as QueryPreimage>::fetch(&hash, Some(len));
			bytes.map(|it| it.into_owned()).unwrap_or_default()
		},
	};
	let calls = Vec::<RuntimeCall>::decode(&mut bytes.as_slice()).unwrap_or_default();
	calls
		.iter()
		.fold(Weight::zero(), |sum, call| sum.saturating_add(call.get_dispatch_info().call_weight))
}
