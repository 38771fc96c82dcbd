// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls and of what other pallets trigger, each in its worst case: a network whose voters have
//! reputation and full histories, a special proposal about a voter, with as many calls, backers and proposals of
//! one voter as can be.

// Benchmarks choose their numbers; one that overflowed would fail.
#![allow(clippy::arithmetic_side_effects, clippy::cast_possible_truncation)]

use crate::{
	Action, Ballots, BenchmarkHelper, Call, Calls, Chamber, Chambers, Choice, Config, DecidedRules,
	Ending, History, LastExecuted, Newcomer, Newcomers, Outcome, Pallet, ProposalId, ProposalOf,
	Proposals, Representatives, Roll, Rolls, Rules, RulesOf, Seats, SeatsOf, Status, Struck,
	Template, TemporaryRules, Voters, Weighting, WeightsOf, MAX_BACKERS, MAX_BACKING, MAX_CALLS,
	MAX_CLEARED, MAX_INLINE, MAX_LOOKUP, MAX_REPRESENTED, MAX_REVIVERS, MAX_TOGETHER, ORPHAN_DAYS,
	RECORD_DAYS, REFUSAL_DAYS,
};
use alloc::vec::Vec;
use codec::Encode;
use frame_benchmarking::v2::*;
use frame_support::{
	dispatch::RawOrigin,
	traits::{EnsureOriginWithArg, Get, StorePreimage},
	weights::Weight,
	BoundedVec,
};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::decision::{
	history::{MAX_ENTRIES, REACH},
	Day,
};
use ovn_primitives::{
	traits::{OnTierChanged, OnWeight, Scopes},
	DecisionClass, Document, ScopeId, Tier,
};
use sp_runtime::traits::Saturating;

/// The reputation of each voter.
const WEIGHT: u128 = 1_000_000_000_000_000;
/// How many votes the scope counts: so many that a proposal needs the most backers.
const CROWD: u32 = 10_000;

/// A document that is as long as it can be.
fn document() -> Document {
	Document { hash: Default::default(), uri: BoundedVec::truncate_from(vec_of(128)) }
}

/// So many bytes.
fn vec_of(length: usize) -> Vec<u8> {
	core::iter::repeat_n(b'x', length).collect()
}

/// Goes to a block.
fn run_to<T: Config>(block: BlockNumberFor<T>) {
	frame_system::Pallet::<T>::set_block_number(block);
}

/// Lets so many days pass.
fn pass_days<T: Config>(days: u32) {
	let blocks = T::BlocksPerDay::get().saturating_mul(days.into());
	run_to::<T>(frame_system::Pallet::<T>::block_number().saturating_add(blocks));
}

/// A history that is as long as it can be, up to yesterday, of which the oldest entry falls out of reach today.
fn full<T: Config, V: Clone>(value: &V) -> History<V> {
	let today = Pallet::<T>::today();
	let first = today.saturating_sub(REACH + 1);
	BoundedVec::truncate_from((0..MAX_ENTRIES).map(|n| (first + n, value.clone())).collect())
}

/// Makes an agent a member, which is a voter of the first day with reputation.
fn enlist<T: Config>(network: ScopeId, n: u32) -> Result<T::AccountId, BenchmarkError> {
	Rolls::<T>::mutate(network, |roll| {
		roll.admitted = Default::default();
		roll.by_stewards = Default::default();
	});
	let who = T::BenchmarkHelper::member(network, n);
	<Pallet<T> as OnWeight<_>>::weight_changed(network, &who, WEIGHT);
	Ok(who)
}

/// Fills the histories of voters and of the network.
fn fill<T: Config>(network: ScopeId, voters: &[T::AccountId]) {
	for who in voters {
		Voters::<T>::mutate(network, who, |voter| {
			if let Some(voter) = voter {
				voter.past = full::<T, _>(&WEIGHT);
			}
		});
	}
	WeightsOf::<T>::mutate(network, |totals| {
		totals.past = full::<T, _>(&totals.sum);
	});
}

/// What benchmarks begin with: a network, with the voters that are needed and a season behind it, whose roll
/// counts many more.
struct Setting<T: Config> {
	network: ScopeId,
	voters: Vec<T::AccountId>,
}

fn prepare<T: Config>(count: u32) -> Result<Setting<T>, BenchmarkError> {
	let network = T::BenchmarkHelper::network();
	let mut voters = Vec::new();
	for n in 0..count {
		voters.push(enlist::<T>(network, n)?);
	}
	pass_days::<T>(90);
	fill::<T>(network, &voters);
	Rolls::<T>::mutate(network, |roll| {
		roll.decides = true;
		roll.admitted = Default::default();
		roll.by_stewards = Default::default();
	});
	// Persons decide in their chamber, and scopes where there are any.
	let chambers = Chambers { persons: true, organisations: true, scopes: true };
	let rules = Rules { weighting: Some(Weighting::Heads), chambers, ..Rules::default() };
	let temporary = TemporaryRules { rules, until: Day::MAX };
	let decided = DecidedRules { lasting: Some(Rules::default()), temporary: Some(temporary) };
	RulesOf::<T>::insert(network, decided);
	Ok(Setting { network, voters })
}

/// As if the roll had so many voters that the most backers are needed.
fn crowd<T: Config>(network: ScopeId) {
	Rolls::<T>::mutate(network, |roll| {
		roll.voters += CROWD;
		roll.ever += CROWD;
	});
}

/// Takes the crowd out again, so that the invariants can be checked.
fn disperse<T: Config>(network: ScopeId) {
	Rolls::<T>::mutate(network, |roll| {
		roll.voters -= CROWD;
		roll.ever -= CROWD;
	});
}

/// As if two voters were on the roll, so that a vote opens at once. The roll as it is, to be put back.
fn shrink<T: Config>(network: ScopeId) -> (Roll, Seats) {
	let (roll, seats) = (Rolls::<T>::get(network), SeatsOf::<T>::get(network, Chamber::Person));
	let small = (Roll { voters: 2, ..roll }, Seats { voters: 2, ..seats });
	restore::<T>(network, small);
	(roll, seats)
}

/// Puts the roll back as it was, so that the invariants can be checked.
fn restore<T: Config>(network: ScopeId, (roll, seats): (Roll, Seats)) {
	Rolls::<T>::insert(network, roll);
	SeatsOf::<T>::insert(network, Chamber::Person, seats);
}

/// As many calls as can be, together at most of this length.
fn calls<T: Config>(network: ScopeId, length: u32) -> Vec<T::RuntimeCall> {
	let each = length / MAX_CALLS;
	(0..MAX_CALLS).map(|n| T::BenchmarkHelper::call(network, n, each)).collect()
}

/// These calls as a proposal names them that are noted.
fn noted<T: Config>(network: ScopeId, length: u32) -> Result<Action, BenchmarkError> {
	let bytes = calls::<T>(network, length).encode();
	let len = bytes.len() as u32;
	let hash = T::Preimages::note(bytes.into())?;
	Ok(Action::Lookup { hash, len })
}

/// These calls, given with a proposal.
fn inline<T: Config>(network: ScopeId) -> Action {
	Action::Inline(BoundedVec::truncate_from(calls::<T>(network, MAX_INLINE / 2).encode()))
}

/// Makes a voter stand for as many proposals as it can, of which one has ended.
fn busy<T: Config>(stage: &Setting<T>, n: usize) -> Result<(), BenchmarkError> {
	for _ in 0..MAX_BACKING {
		let id = propose::<T>(stage, n, Template::Special, inline::<T>(stage.network))?;
		if Voters::<T>::get(stage.network, &stage.voters[n])
			.is_some_and(|voter| voter.limits.backing.len() == MAX_BACKING as usize)
		{
			Pallet::<T>::do_withdraw(&stage.voters[n], id)?;
		}
	}
	Ok(())
}

/// A proposal of voter number `n`.
fn propose<T: Config>(
	stage: &Setting<T>,
	n: usize,
	template: Template,
	action: Action,
) -> Result<ProposalId, BenchmarkError> {
	let index = crate::NextProposal::<T>::get(stage.network);
	Pallet::<T>::propose(
		RawOrigin::Signed(stage.voters[n].clone()).into(),
		stage.network,
		template,
		document(),
		action,
		None,
		None,
	)?;
	Ok(ProposalId { scope: stage.network, index })
}

/// A proposal of the first voter under a template that is open.
fn open<T: Config>(
	stage: &Setting<T>,
	template: Template,
	action: Action,
) -> Result<ProposalId, BenchmarkError> {
	let id = propose::<T>(stage, 0, template, action)?;
	for who in stage.voters.iter().skip(1) {
		if !matches!(status::<T>(id), Status::Seeking { .. }) {
			break;
		}
		Pallet::<T>::do_back(who.clone(), id)?;
	}
	Ok(id)
}

/// All voters cast this.
fn all_cast<T: Config>(
	stage: &Setting<T>,
	id: ProposalId,
	choice: Choice,
) -> Result<(), BenchmarkError> {
	for who in &stage.voters {
		if Ballots::<T>::get(id, who).map(|ballot| ballot.choice) != Some(choice) {
			Pallet::<T>::do_vote(who.clone(), id, choice, None).map_err(|it| it.error)?;
		}
	}
	Ok(())
}

fn proposal<T: Config>(id: ProposalId) -> ProposalOf<T> {
	Proposals::<T>::get(id.scope, id.index).expect("the benchmark made it; qed")
}

/// Changes a proposal, so that it costs more.
fn change<T: Config>(id: ProposalId, change: impl FnOnce(&mut ProposalOf<T>)) {
	Proposals::<T>::mutate(id.scope, id.index, |proposal| {
		if let Some(proposal) = proposal {
			change(proposal);
		}
	});
}

fn status<T: Config>(id: ProposalId) -> Status<BlockNumberFor<T>> {
	proposal::<T>(id).status
}

/// Goes to the block in which a vote closes.
fn run_out<T: Config>(id: ProposalId) -> Result<(), BenchmarkError> {
	let Status::Voting { closes_at, .. } = status::<T>(id) else {
		return Err(BenchmarkError::Stop("not open"));
	};
	run_to::<T>(closes_at);
	Ok(())
}

/// How a proposal ended.
fn ending<T: Config>(id: ProposalId) -> Option<Ending> {
	match status::<T>(id) {
		Status::Ended { ending, .. } => Some(ending),
		_ => None,
	}
}

/// Checks the invariants after what was measured, where they are built.
fn check<T: Config>() {
	#[cfg(any(test, feature = "try-runtime"))]
	assert_eq!(Pallet::<T>::do_try_state(), Ok(()));
}

/// A network as a voter of itself, with a full history.
fn itself<T: Config>(network: ScopeId) -> T::AccountId {
	let who = T::BenchmarkHelper::itself(network);
	assert_eq!(who, T::Scopes::account(network));
	fill::<T>(network, core::slice::from_ref(&who));
	who
}

/// The origin that decides for a scope.
fn decides<T: Config>(
	scope: ScopeId,
	class: DecisionClass,
) -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::ScopeOrigin::try_successful_origin(&(scope, class)).map_err(|()| BenchmarkError::Weightless)
}

/// One voter names another its representative, for as long as it can.
fn represented<T: Config>(
	stage: &Setting<T>,
	principal: usize,
	by: usize,
) -> Result<(), BenchmarkError> {
	let (principal, by) = (stage.voters[principal].clone(), stage.voters[by].clone());
	let until = Pallet::<T>::today() + MAX_REPRESENTED;
	Pallet::<T>::do_represent(stage.network, principal, by, until)?;
	Ok(())
}

/// How many voters one represents.
fn principals<T: Config>(stage: &Setting<T>, by: usize) -> u32 {
	Voters::<T>::get(stage.network, &stage.voters[by]).map_or(0, |voter| voter.represents)
}

/// The number of ballots of a proposal.
fn ballots<T: Config>(id: ProposalId) -> usize {
	Ballots::<T>::iter_prefix(id).count()
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// A proposer that stands for others, calls that were noted, one proposal that is to be superseded, and a vote
	/// that opens at once.
	#[benchmark]
	fn propose(l: Linear<1_000, MAX_LOOKUP>) -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(4)?;
		busy::<T>(&stage, 0)?;
		let other = super::propose::<T>(&stage, 1, Template::Special, Action::Motion)?;
		let action = noted::<T>(stage.network, l)?;
		let index = crate::NextProposal::<T>::get(stage.network);
		let id = ProposalId { scope: stage.network, index };
		let roll = shrink::<T>(stage.network);

		#[extrinsic_call]
		propose(
			RawOrigin::Signed(stage.voters[0].clone()),
			stage.network,
			Template::Special,
			document(),
			action,
			Some(other.index),
			Some(0u32.into()),
		);

		assert_eq!(super::proposal::<T>(id).matters.len(), MAX_CALLS as usize);
		assert!(matches!(super::status::<T>(id), Status::Voting { .. }));
		assert_eq!(ballots::<T>(id), 1);
		restore::<T>(stage.network, roll);
		check::<T>();
		Ok(())
	}

	/// The last of the most backers, of a second call.
	#[benchmark]
	fn back() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(MAX_BACKERS + 1)?;
		let first = super::propose::<T>(&stage, 1, Template::Majority, Action::Motion)?;
		Pallet::<T>::do_withdraw(&stage.voters[1], first)?;
		busy::<T>(&stage, MAX_BACKERS as usize)?;
		crowd::<T>(stage.network);
		let id = super::propose::<T>(&stage, 0, Template::Special, inline::<T>(stage.network))?;
		change::<T>(id, |proposal| {
			proposal.repeats = Some(first.index);
			proposal.subject = Some(stage.voters[1].clone());
		});
		for who in &stage.voters[1..MAX_BACKERS as usize] {
			Pallet::<T>::do_back(who.clone(), id)?;
		}
		let last = stage.voters[MAX_BACKERS as usize].clone();

		#[extrinsic_call]
		back(RawOrigin::Signed(last), id);

		assert!(matches!(super::status::<T>(id), Status::Voting { .. }));
		// All but the subject.
		assert_eq!(ballots::<T>(id), MAX_BACKERS as usize);
		disperse::<T>(stage.network);
		check::<T>();
		Ok(())
	}

	/// The last of many backers.
	#[benchmark]
	fn unback() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(MAX_BACKERS)?;
		crowd::<T>(stage.network);
		let id = super::propose::<T>(&stage, 0, Template::Special, inline::<T>(stage.network))?;
		for who in &stage.voters[1..] {
			Pallet::<T>::do_back(who.clone(), id)?;
		}
		let last = stage.voters[MAX_BACKERS as usize - 1].clone();

		#[extrinsic_call]
		unback(RawOrigin::Signed(last), id);

		assert_eq!(super::proposal::<T>(id).backers.len(), MAX_BACKERS as usize - 2);
		disperse::<T>(stage.network);
		check::<T>();
		Ok(())
	}

	/// Of a proposal that is open and whose calls were noted.
	#[benchmark]
	fn withdraw() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(5)?;
		let action = noted::<T>(stage.network, MAX_INLINE)?;
		let id = open::<T>(&stage, Template::Special, action)?;

		#[extrinsic_call]
		withdraw(RawOrigin::Signed(stage.voters[0].clone()), id);

		assert_eq!(ending::<T>(id), Some(Ending::Withdrawn));
		check::<T>();
		Ok(())
	}

	/// By one who agreed, of calls that were noted; the vote opens at once.
	#[benchmark]
	fn call_again(l: Linear<1_000, MAX_LOOKUP>) -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(5)?;
		let id = ended::<T>(&stage, l)?;
		busy::<T>(&stage, 1)?;
		let index = crate::NextProposal::<T>::get(stage.network);
		let roll = shrink::<T>(stage.network);

		#[extrinsic_call]
		call_again(RawOrigin::Signed(stage.voters[1].clone()), id);

		let second = super::proposal::<T>(ProposalId { scope: stage.network, index });
		assert_eq!(second.repeats, Some(id.index));
		assert!(matches!(second.status, Status::Voting { .. }));
		assert!(super::proposal::<T>(id).repeated);
		restore::<T>(stage.network, roll);
		check::<T>();
		Ok(())
	}

	/// By one who agreed, of calls that were noted; the vote opens at once.
	#[benchmark]
	fn escalate(l: Linear<1_000, MAX_LOOKUP>) -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(5)?;
		let id = ended::<T>(&stage, l)?;
		busy::<T>(&stage, 1)?;
		let index = crate::NextProposal::<T>::get(stage.network);
		let roll = shrink::<T>(stage.network);

		#[extrinsic_call]
		escalate(RawOrigin::Signed(stage.voters[1].clone()), id);

		let second = super::proposal::<T>(ProposalId { scope: stage.network, index });
		assert_eq!(second.matters.len(), MAX_CALLS as usize);
		assert!(matches!(second.status, Status::Voting { .. }));
		assert!(super::proposal::<T>(id).repeated);
		restore::<T>(stage.network, roll);
		check::<T>();
		Ok(())
	}

	/// A ballot in place of another, which extends the vote.
	#[benchmark]
	fn vote() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(5)?;
		let id = open::<T>(&stage, Template::Majority, Action::Motion)?;
		for who in &stage.voters[2..] {
			Pallet::<T>::do_vote(who.clone(), id, Choice::Agree, None).map_err(|it| it.error)?;
		}
		run_out::<T>(id)?;
		run_to::<T>(frame_system::Pallet::<T>::block_number().saturating_sub(1u32.into()));
		let who = stage.voters[1].clone();

		#[extrinsic_call]
		vote(RawOrigin::Signed(who.clone()), id, Choice::Block, Some(Default::default()));

		assert!(matches!(super::status::<T>(id), Status::Voting { extensions: 1, .. }));
		assert_eq!(Ballots::<T>::get(id, &who).map(|one| one.choice), Some(Choice::Block));
		check::<T>();
		Ok(())
	}

	/// A motion that passed and supersedes another proposal, whose calls were noted.
	#[benchmark]
	fn close() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(5)?;
		let action = noted::<T>(stage.network, MAX_INLINE)?;
		let other = super::propose::<T>(&stage, 1, Template::Special, action)?;
		let id = open::<T>(&stage, Template::Special, Action::Motion)?;
		change::<T>(id, |proposal| {
			proposal.supersedes = Some(other.index);
		});
		all_cast::<T>(&stage, id, Choice::Agree)?;
		pass_days::<T>(1);

		#[extrinsic_call]
		close(RawOrigin::Signed(stage.voters[0].clone()), id);

		assert_eq!(ending::<T>(id), Some(Ending::Executed));
		assert_eq!(ending::<T>(other), Some(Ending::Superseded));
		check::<T>();
		Ok(())
	}

	/// As many calls as can be, each on a matter of its own, that were noted; and another proposal is superseded.
	#[benchmark]
	fn execute(l: Linear<1_000, MAX_LOOKUP>) -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(5)?;
		let other_action = noted::<T>(stage.network, 2_000)?;
		let other = super::propose::<T>(&stage, 1, Template::Special, other_action)?;
		let action = noted::<T>(stage.network, l)?;
		let id = open::<T>(&stage, Template::Special, action)?;
		change::<T>(id, |proposal| {
			proposal.supersedes = Some(other.index);
		});
		all_cast::<T>(&stage, id, Choice::Agree)?;
		run_out::<T>(id)?;
		Pallet::<T>::do_close(id)?;
		let Status::Passed { from, .. } = super::status::<T>(id) else {
			return Err(BenchmarkError::Stop("not passed"));
		};
		run_to::<T>(from);

		#[extrinsic_call]
		execute(RawOrigin::Signed(stage.voters[0].clone()), id, Weight::MAX);

		assert_eq!(ending::<T>(id), Some(Ending::Executed));
		assert_eq!(ending::<T>(other), Some(Ending::Superseded));
		assert_eq!(LastExecuted::<T>::iter_prefix(stage.network).count(), MAX_CALLS as usize);
		check::<T>();
		Ok(())
	}

	/// All ballots that are left, and the record with its calls.
	#[benchmark]
	fn clear(n: Linear<1, MAX_CLEARED>) -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(n.max(5))?;
		let id = open::<T>(&stage, Template::Majority, inline::<T>(stage.network))?;
		all_cast::<T>(&stage, id, Choice::Disagree)?;
		run_out::<T>(id)?;
		Pallet::<T>::do_close(id)?;
		pass_days::<T>(RECORD_DAYS);
		assert!(Calls::<T>::contains_key(id.scope, id.index));
		let extra: Vec<_> = Ballots::<T>::iter_key_prefix(id).skip(n as usize).collect();
		for who in extra {
			Ballots::<T>::remove(id, who);
		}

		#[extrinsic_call]
		clear(RawOrigin::Signed(stage.voters[0].clone()), id, MAX_CLEARED);

		assert!(!Proposals::<T>::contains_key(id.scope, id.index));
		assert!(!Calls::<T>::contains_key(id.scope, id.index));
		assert_eq!(ballots::<T>(id), 0);
		check::<T>();
		Ok(())
	}

	/// With reputation and a full history.
	#[benchmark]
	fn confirm() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(3)?;
		let who = stage.voters[0].clone();

		#[extrinsic_call]
		confirm(RawOrigin::Signed(who.clone()), stage.network);

		let acted = Voters::<T>::get(stage.network, &who).map(|voter| voter.acted);
		assert_eq!(acted, Some(Pallet::<T>::today()));
		check::<T>();
		Ok(())
	}

	/// Again on the roll of a network with a full history, with reputation, and with all that it stood for.
	#[benchmark]
	fn enrol() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(3)?;
		let who = T::BenchmarkHelper::member(stage.network, 3);
		pass_days::<T>(Rules::default().dormancy.into());
		Pallet::<T>::do_strike(stage.network, &who)?;
		Struck::<T>::mutate(stage.network, &who, |limits| {
			if let Some(limits) = limits {
				limits.backing = BoundedVec::truncate_from((0..MAX_BACKING).collect());
			}
		});
		pass_days::<T>(1);
		fill::<T>(stage.network, &stage.voters);
		let before = WeightsOf::<T>::get(stage.network).sum.weight;

		#[extrinsic_call]
		enrol(RawOrigin::Signed(who.clone()), stage.network);

		let backing = Voters::<T>::get(stage.network, &who).map(|voter| voter.limits.backing.len());
		assert_eq!(backing, Some(MAX_BACKING as usize));
		assert!(WeightsOf::<T>::get(stage.network).sum.weight > before);
		check::<T>();
		Ok(())
	}

	/// With reputation and a full history, and represented by one with a full history.
	#[benchmark]
	fn strike() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(3)?;
		represented::<T>(&stage, 0, 2)?;
		pass_days::<T>(Rules::default().dormancy.into());
		fill::<T>(stage.network, &stage.voters);
		let who = stage.voters[0].clone();

		#[extrinsic_call]
		strike(RawOrigin::Signed(stage.voters[1].clone()), stage.network, who.clone());

		assert!(!Voters::<T>::contains_key(stage.network, &who));
		assert_eq!(principals::<T>(&stage, 2), 0);
		check::<T>();
		Ok(())
	}

	#[benchmark]
	fn set_rules() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(3)?;
		let origin = decides::<T>(stage.network, DecisionClass::Critical)?;
		let rules = Rules { block_share: 7, ..Rules::default() };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, stage.network, rules, Some(Day::MAX));

		assert_eq!(Pallet::<T>::rules_of(stage.network), rules);
		check::<T>();
		Ok(())
	}

	/// Ballots of voters with full histories in place of others, which extend the vote: those who carry it
	/// turn against it.
	#[benchmark]
	fn vote_for(n: Linear<1, MAX_TOGETHER>) -> Result<(), BenchmarkError> {
		// Those who can be needed as backers, those who are represented, and their representative.
		let stage = prepare::<T>(n + 5)?;
		let last = n as usize + 4;
		for place in 4..last {
			represented::<T>(&stage, place, last)?;
		}
		let all = BoundedVec::truncate_from(stage.voters[4..last].to_vec());
		let who = stage.voters[last].clone();
		let id = open::<T>(&stage, Template::Majority, Action::Motion)?;
		Pallet::<T>::do_vote_for(who.clone(), id, all.clone(), Choice::Agree)?;
		for voter in stage.voters[1..4].iter().chain([&who]) {
			let passes = Pallet::<T>::would(&super::proposal::<T>(id)) == Some(Outcome::Pass);
			if !passes && !Ballots::<T>::contains_key(id, voter) {
				Pallet::<T>::do_vote(voter.clone(), id, Choice::Agree, None)
					.map_err(|it| it.error)?;
			}
		}
		run_out::<T>(id)?;
		run_to::<T>(frame_system::Pallet::<T>::block_number().saturating_sub(1u32.into()));

		#[extrinsic_call]
		vote_for(RawOrigin::Signed(who), id, all.clone(), Choice::Disagree);

		assert!(matches!(super::status::<T>(id), Status::Voting { extensions: 1, .. }));
		for principal in &all {
			let ballot = Ballots::<T>::get(id, principal);
			let said = ballot.map(|one| (one.choice, one.by_representative));
			assert_eq!(said, Some((Choice::Disagree, true)));
		}
		check::<T>();
		Ok(())
	}

	/// In place of another, all with full histories.
	#[benchmark]
	fn represent() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(3)?;
		represented::<T>(&stage, 0, 1)?;
		let (who, other) = (stage.voters[0].clone(), stage.voters[2].clone());
		let until = Pallet::<T>::today() + MAX_REPRESENTED;

		#[extrinsic_call]
		represent(RawOrigin::Signed(who), stage.network, other, until);

		assert_eq!((principals::<T>(&stage, 1), principals::<T>(&stage, 2)), (0, 1));
		check::<T>();
		Ok(())
	}

	/// By another, because it has no effect any more; all with full histories.
	#[benchmark]
	fn end_representation() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(3)?;
		represented::<T>(&stage, 0, 1)?;
		pass_days::<T>(MAX_REPRESENTED);
		let (principal, who) = (stage.voters[0].clone(), stage.voters[2].clone());

		#[extrinsic_call]
		end_representation(RawOrigin::Signed(who), stage.network, principal.clone());

		assert!(!Representatives::<T>::contains_key(stage.network, &principal));
		assert_eq!(principals::<T>(&stage, 1), 0);
		check::<T>();
		Ok(())
	}

	/// As [`enrol`], of a scope.
	#[benchmark]
	fn enrol_as() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(3)?;
		let who = itself::<T>(stage.network);
		pass_days::<T>(Rules::default().dormancy.into());
		Pallet::<T>::do_strike(stage.network, &who)?;
		Struck::<T>::mutate(stage.network, &who, |limits| {
			if let Some(limits) = limits {
				limits.backing = BoundedVec::truncate_from((0..MAX_BACKING).collect());
			}
		});
		pass_days::<T>(1);
		fill::<T>(stage.network, &stage.voters);
		let origin = decides::<T>(stage.network, DecisionClass::Standard)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, stage.network, stage.network);

		assert!(Voters::<T>::contains_key(stage.network, &who));
		check::<T>();
		Ok(())
	}

	/// As [`vote`], by a scope.
	#[benchmark]
	fn vote_as() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(5)?;
		let who = itself::<T>(stage.network);
		let id = open::<T>(&stage, Template::Majority, Action::Motion)?;
		for voter in stage.voters[2..].iter().chain([&who]) {
			Pallet::<T>::do_vote(voter.clone(), id, Choice::Agree, None).map_err(|it| it.error)?;
		}
		run_out::<T>(id)?;
		run_to::<T>(frame_system::Pallet::<T>::block_number().saturating_sub(1u32.into()));
		let (choice, reason) = (Choice::Block, Some(Default::default()));
		let origin = decides::<T>(stage.network, DecisionClass::Standard)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, stage.network, choice, reason);

		assert!(matches!(super::status::<T>(id), Status::Voting { extensions: 1, .. }));
		assert_eq!(Ballots::<T>::get(id, &who).map(|one| one.choice), Some(Choice::Block));
		check::<T>();
		Ok(())
	}

	/// As [`represent`], of a scope.
	#[benchmark]
	fn represent_as() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(3)?;
		let who = itself::<T>(stage.network);
		let until = Pallet::<T>::today() + MAX_REPRESENTED;
		let (before, other) = (stage.voters[1].clone(), stage.voters[2].clone());
		Pallet::<T>::do_represent(stage.network, who, before, until)?;
		let origin = decides::<T>(stage.network, DecisionClass::Significant)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, stage.network, stage.network, other, until);

		assert_eq!((principals::<T>(&stage, 1), principals::<T>(&stage, 2)), (0, 1));
		check::<T>();
		Ok(())
	}

	/// An agent with reputation becomes a member of a network with a full history: whether it can is looked up
	/// besides all that one who leaves touches, too.
	#[benchmark]
	fn tier_changed() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(3)?;
		let who = T::BenchmarkHelper::agent(stage.network, 3);
		let before = WeightsOf::<T>::get(stage.network).sum.weight;

		#[block]
		{
			let tier = Some(Tier::Member);
			<Pallet<T> as OnTierChanged<_>>::tier_changed(stage.network, &who, tier)?;
		}

		assert!(Voters::<T>::contains_key(stage.network, &who));
		assert!(WeightsOf::<T>::get(stage.network).sum.weight > before);
		check::<T>();
		Ok(())
	}

	/// Again, after one that was refused, by one whose deposit a scope can carry.
	#[benchmark]
	fn nominate() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(3)?;
		let who = T::BenchmarkHelper::agent(stage.network, 3);
		pass_days::<T>(REFUSAL_DAYS);
		let today = Pallet::<T>::today();
		let newcomer = Newcomer {
			days: 7,
			last: today,
			nominated: Some(0),
			refused: Some(today.saturating_sub(REFUSAL_DAYS)),
		};
		Newcomers::<T>::insert(stage.network, &who, newcomer);
		let index = crate::NextProposal::<T>::get(stage.network);

		#[extrinsic_call]
		nominate(RawOrigin::Signed(who.clone()), stage.network, document());

		let proposal = super::proposal::<T>(ProposalId { scope: stage.network, index });
		assert_eq!(proposal.proposer, who);
		let newcomer = Newcomers::<T>::get(stage.network, &who);
		assert_eq!(newcomer.and_then(|of| of.nominated), Some(index));
		check::<T>();
		Ok(())
	}

	/// As many as can be named.
	#[benchmark]
	fn revive() -> Result<(), BenchmarkError> {
		let (scope, members) = T::BenchmarkHelper::below(MAX_REVIVERS);
		let above = T::Scopes::parent(scope).ok_or(BenchmarkError::Stop("nothing above"))?;
		pass_days::<T>(ORPHAN_DAYS + 1);
		Rolls::<T>::mutate(scope, |roll| {
			roll.decides = true;
			roll.empty_since = Some(0);
		});
		let origin = decides::<T>(above, DecisionClass::Critical)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, BoundedVec::truncate_from(members));

		assert!(Rolls::<T>::get(scope).revived_until.is_some());
		check::<T>();
		Ok(())
	}

	/// Of one who has earned some days.
	#[benchmark]
	fn accepted() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(3)?;
		let who = T::BenchmarkHelper::agent(stage.network, 3);
		let newcomer = Newcomer { days: 7, last: 0, nominated: None, refused: None };
		Newcomers::<T>::insert(stage.network, &who, newcomer);

		#[block]
		{
			Pallet::<T>::do_note_accepted(stage.network, &who);
		}

		let days = Newcomers::<T>::get(stage.network, &who).map(|of| of.days);
		assert_eq!(days, Some(8));
		check::<T>();
		Ok(())
	}

	/// The first change of a day.
	#[benchmark]
	fn weight_changed() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(3)?;
		let who = stage.voters[0].clone();

		#[block]
		{
			<Pallet<T> as OnWeight<_>>::weight_changed(stage.network, &who, 7);
		}

		let voter = Voters::<T>::get(stage.network, &who);
		assert_eq!(voter.map(|voter| voter.weight), Some(7));
		check::<T>();
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::benchmark_genesis(), crate::mock::Test);
}

/// A majority with calls of this length, noted, to which too few agreed.
fn ended<T: Config>(stage: &Setting<T>, length: u32) -> Result<ProposalId, BenchmarkError> {
	let action = noted::<T>(stage.network, length)?;
	let id = open::<T>(stage, Template::Majority, action)?;
	run_out::<T>(id)?;
	Pallet::<T>::do_close(id)?;
	assert_eq!(ending::<T>(id), Some(Ending::TooFew));
	Ok(id)
}
