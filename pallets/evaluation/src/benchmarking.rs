// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls and of the work that other pallets trigger, each in its worst case: the
//! longest scale, an asset, a half-life, and as many evaluators as `among` measures.

// Benchmarks choose their numbers; one that overflowed would fail.
#![allow(clippy::arithmetic_side_effects)]

use crate::{
	AgentRecord, Agents, BenchmarkHelper, Call, Change, Changes, ChangesOf, Closing, Closings,
	Config, EndedRounds, Evaluations, FoundersOf, Networks, Outcome, OwedTokens, OwnParameters,
	Pallet, Position, Positions, Queue, QueueEnds, RecognitionOf, Recognitions, RewardValues,
	Round, Stage, StakeRule, Tally, Undelivered, UndeliveredDecisions, Unsettled, WaitingRewards,
	MAX_CLOSINGS, MAX_FOUNDERS, MAX_SETTLED, MAX_UNSETTLED, MISSED, ONE, SETTLED_FIRST,
};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{
	dispatch::RawOrigin,
	traits::{EnsureOriginWithArg, Get},
	BoundedVec,
};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::{
	accumulator::{Accumulator, Entitlement},
	pot::Pot,
	stake::{Curve, Share, StakeFraction},
	Fraction, Scale,
};
use ovn_primitives::{
	traits::{Accepted, Contributions as _, OnAccepted, OnTierChanged, PeerEvaluation},
	ClaimType, ContributionId, Contributor, Decision, DecisionClass, Ratio, ScopeId, Tier,
};
use sp_runtime::traits::{SaturatedConversion, Saturating};

/// The reputation of each agent.
const EACH: u128 = 1_000 * ONE;
/// How many have spoken before at most, of whom nothing depends. Tests of benchmarks take fewer.
const CROWD: u32 = if cfg!(test) { 100 } else { 100_000 };
/// The weight of each of these: enough to speak, and together less than that of the agents.
const CROWD_WEIGHT: u128 = ONE / 100;
/// What each of these has staked.
const CROWD_STAKE: u128 = CROWD_WEIGHT / 1_000;

/// What benchmarks begin with.
struct Setting<T: Config> {
	network: ScopeId,
	scope: ScopeId,
	/// Some with reputation.
	agents: Vec<T::AccountId>,
	/// The asset of the network.
	asset: T::AssetId,
}

/// The origin that decides for a network.
fn decider<T: Config>(network: ScopeId) -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::ScopeOrigin::try_successful_origin(&(network, DecisionClass::Significant))
		.map_err(|()| BenchmarkError::Weightless)
}

/// The origin of its critical decisions.
fn critical<T: Config>(network: ScopeId) -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::ScopeOrigin::try_successful_origin(&(network, DecisionClass::Critical))
		.map_err(|()| BenchmarkError::Weightless)
}

/// Changes of everything; the stream rule, which writes most.
fn changes<T: Config>(asset: T::AssetId) -> ChangesOf<T> {
	Changes {
		scale: Change::Set(Scale::new(0, 15).expect("0 to 15 is a scale; qed")),
		rule: Change::Set(StakeRule::Stream(Curve::SquareRoot)),
		stake: Change::Set(StakeFraction::MAX),
		minimum_time: Change::Set(0u32.into()),
		token: Change::Set((asset, u128::from(u32::MAX))),
		half_life: Change::Set(365),
		..Changes::default()
	}
}

/// A network in which `count` agents have reputation.
fn prepare<T: Config>(count: u32) -> Result<Setting<T>, BenchmarkError> {
	let (network, scope) = T::BenchmarkHelper::scopes();
	let agents: Vec<_> = (0..count).map(|n| T::BenchmarkHelper::agent(network, scope, n)).collect();
	let founders: Vec<_> = agents.iter().map(|who| (who.clone(), EACH)).collect();
	let founders = FoundersOf::<T>::truncate_from(founders);
	Pallet::<T>::found_reputation(critical::<T>(network)?, network, founders)
		.map_err(|error| error.error)?;
	let first = agents.first().ok_or(BenchmarkError::Stop("no agents"))?;
	let asset = T::BenchmarkHelper::asset(network, first);
	Pallet::<T>::set_parameters(critical::<T>(network)?, network, changes::<T>(asset))?;
	Ok(Setting { network, scope, agents, asset })
}

/// Recognises the kind of a contribution, so that it earns.
fn recognise<T: Config>(stage: &Setting<T>, id: ContributionId) -> Result<(), BenchmarkError> {
	let kind = T::Contributions::worth(id).ok_or(BenchmarkError::Stop("no contribution"))?.kind;
	let hash =
		T::Contributions::terms(stage.scope, kind).ok_or(BenchmarkError::Stop("no kind"))?.hash;
	let whole = Fraction::from_parts_per_billion(1_000_000_000).expect("that is 1; qed");
	let origin = decider::<T>(stage.network)?;
	Pallet::<T>::recognise_kind(origin, stage.scope, kind, hash, 1, whole)?;
	Ok(())
}

/// Lets a network remember as many days of endings as it can.
fn many_closings<T: Config>(network: ScopeId, closed: u32) {
	let first = closed.saturating_sub(MAX_CLOSINGS);
	let list: Vec<_> = (0..MAX_CLOSINGS)
		.map(|n| Closing { day: n, closed: first.saturating_add(n).saturating_add(1) })
		.collect();
	Closings::<T>::insert(network, BoundedVec::truncate_from(list));
	Networks::<T>::mutate(network, |record| {
		if let Some(record) = record {
			record.closed = closed;
		}
	});
}

/// Leaves so little of the present window of rewards that a reward waits in part.
fn half_used<T: Config>(network: ScopeId) {
	let now = frame_system::Pallet::<T>::block_number();
	Networks::<T>::mutate(network, |record| {
		if let Some(record) = record {
			record.window_end = now.saturating_add(T::MinWindow::get());
			record.window_reputation = 10;
			record.rewarded = 1;
		}
	});
}

/// Makes an agent dormant.
fn strike<T: Config>(network: ScopeId, who: &T::AccountId) -> Result<(), BenchmarkError> {
	many_closings::<T>(network, MAX_CLOSINGS);
	pass_days::<T>(MAX_CLOSINGS.saturating_add(Pallet::<T>::parameters_of(network).dormancy));
	Pallet::<T>::do_mark_dormant(network, who.clone())?;
	Ok(())
}

/// Goes on to a day that is later than all that is remembered.
fn pass_days<T: Config>(days: u32) {
	let blocks = T::BlocksPerDay::get().saturating_mul(days.into());
	run_to::<T>(frame_system::Pallet::<T>::block_number().saturating_add(blocks));
}

/// An author without reputation, and its contribution.
fn contribution<T: Config>(stage: &Setting<T>) -> (T::AccountId, ContributionId) {
	let author = T::BenchmarkHelper::agent(stage.network, stage.scope, u32::MAX);
	let id = T::BenchmarkHelper::contribution(stage.scope, &author);
	(author, id)
}

/// A contribution of a scope, and a steward of that. None of the stage's agents belongs to it.
fn contribution_of_scope<T: Config>(stage: &Setting<T>) -> (T::AccountId, ContributionId) {
	let logger = T::BenchmarkHelper::agent(stage.network, stage.scope, u32::MAX);
	T::BenchmarkHelper::contribution_of_scope(stage.scope, &logger)
}

/// A position for the highest value.
fn position(stake: u128, weight: u128) -> Position {
	Position {
		value: 15,
		spam: false,
		weight,
		stake,
		share: Share::of_units(1),
		changes: 0,
		stream: Some(Entitlement::open(Accumulator::default().level())),
		pending: 0,
	}
}

/// Gives an agent `count` positions in contributions of their own, of which the first `ended` have
/// ended, and which nobody else has evaluated.
fn positions<T: Config>(
	network: ScopeId,
	scope: ScopeId,
	like: ContributionId,
	who: &T::AccountId,
	count: u32,
	ended: u32,
) -> Result<(), BenchmarkError> {
	let template =
		Evaluations::<T>::get(network, like).ok_or(BenchmarkError::Stop("no evaluation"))?;
	for n in 0..count {
		let id = ContributionId { scope, index: u32::MAX.saturating_sub(n) };
		let round = Round { id, number: 0 };
		let mut evaluation = template.clone();
		evaluation.unsettled = [1, 0];
		evaluation.held = 1;
		evaluation.unclaimed = 1;
		if let Some(tally) = evaluation.tallies.last_mut() {
			let stream = Some(Accumulator::default());
			*tally = Tally { weight: EACH, stake: 1, share: Share::of_units(1), stream };
		}
		if n < ended {
			let pot = Pot::new(1, Share::of_units(1), EACH)
				.map_err(|_| BenchmarkError::Stop("no pot"))?;
			evaluation.stage = Stage::Ended(Outcome::Divided { lowest: 15, highest: 15, pot });
			EndedRounds::<T>::insert(round, ());
			let (first, next) = QueueEnds::<T>::get();
			Queue::<T>::insert(next, (network, round));
			QueueEnds::<T>::put((first, next.saturating_add(1)));
		}
		Evaluations::<T>::insert(network, id, evaluation);
		Positions::<T>::insert(round, who, position(1, EACH));
		Unsettled::<T>::try_append(network, who, round)
			.map_err(|()| BenchmarkError::Stop("too many"))?;
		Agents::<T>::mutate(network, who, |agent| {
			agent.staked = agent.staked.saturating_add(1);
			agent.settled = agent.settled.saturating_sub(1);
		});
	}
	Ok(())
}

/// A contribution on which `count` others have spoken for the highest value, who belonged to the
/// network when it was logged and have left it since. Written as their calls would have written it.
fn crowd<T: Config>(stage: &Setting<T>, count: u32) -> ContributionId {
	let (network, (_, id)) = (stage.network, contribution::<T>(stage));
	let round = Round { id, number: 0 };
	let rounds: BoundedVec<_, _> = BoundedVec::truncate_from([round].into());
	let settled = CROWD_WEIGHT.saturating_sub(CROWD_STAKE);
	let record = AgentRecord { settled, staked: CROWD_STAKE, ..Default::default() };
	for n in 0..count {
		let who: T::AccountId = account("evaluator", n, 0);
		Positions::<T>::insert(round, &who, position(CROWD_STAKE, CROWD_WEIGHT));
		Unsettled::<T>::insert(network, &who, &rounds);
		Agents::<T>::insert(network, &who, record);
	}
	let sum = |each: u128| each.saturating_mul(count.into());
	let (weight, stake) = (sum(CROWD_WEIGHT), sum(CROWD_STAKE));
	let share = Share::of_units(count.into());
	Networks::<T>::mutate(network, |record| {
		if let Some(record) = record {
			record.total = record.total.saturating_add(weight);
		}
	});
	Evaluations::<T>::mutate(network, id, |evaluation| {
		if let Some(evaluation) = evaluation {
			evaluation.counted = evaluation.counted.saturating_add(weight);
			evaluation.reputation = evaluation.counted;
			evaluation.held = stake;
			evaluation.unclaimed = stake;
			evaluation.unsettled = [count, 0];
			if let Some(tally) = evaluation.tallies.last_mut() {
				*tally = Tally { weight, stake, share, ..*tally };
			}
		}
	});
	id
}

/// Lets the agents speak for the highest value, too.
fn all_speak<T: Config>(stage: &Setting<T>, id: ContributionId) -> Result<(), BenchmarkError> {
	for agent in &stage.agents {
		Pallet::<T>::evaluate(RawOrigin::Signed(agent.clone()).into(), id, 15, false)
			.map_err(|error| error.error)?;
	}
	Ok(())
}

/// How many have spoken on a contribution and are not settled.
fn unsettled<T: Config>(stage: &Setting<T>, id: ContributionId) -> Option<u32> {
	let [count, _] = Evaluations::<T>::get(stage.network, id)?.unsettled;
	Some(count)
}

/// In tests of the benchmarks: that what was written and what came of it is a state that calls
/// make.
fn check<T: Config>() {
	#[cfg(test)]
	assert_eq!(Pallet::<T>::do_try_state(), Ok(()));
}

fn run_to<T: Config>(block: BlockNumberFor<T>) {
	frame_system::Pallet::<T>::set_block_number(block);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn found_reputation(n: Linear<1, MAX_FOUNDERS>) -> Result<(), BenchmarkError> {
		let (network, scope) = T::BenchmarkHelper::scopes();
		let founders: Vec<_> =
			(0..n).map(|n| (T::BenchmarkHelper::agent(network, scope, n), EACH)).collect();
		let founders = FoundersOf::<T>::truncate_from(founders);
		let origin = critical::<T>(network)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, network, founders);

		let record = Networks::<T>::get(network);
		let all = record.and_then(|record| record.belonging());
		assert_eq!(all, Some(EACH.saturating_mul(n.into())));
		Ok(())
	}

	#[benchmark]
	fn set_parameters() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(1)?;
		let asset = stage.asset;
		OwnParameters::<T>::remove(stage.network);
		let origin = critical::<T>(stage.network)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, stage.network, changes::<T>(asset));

		assert_eq!(OwnParameters::<T>::get(stage.network).half_life, Some(365));
		Ok(())
	}

	#[benchmark]
	fn set_reward_value() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(1)?;
		let origin = decider::<T>(stage.network)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, stage.network, 0, Some(1));

		assert_eq!(RewardValues::<T>::get(stage.network, 0), Some(1));
		Ok(())
	}

	/// A change of mind in the last part of the window that changes the result. `n` evaluations of
	/// the agent are not settled, `s` of them have ended.
	#[benchmark]
	fn evaluate(
		n: Linear<{ SETTLED_FIRST }, { MAX_UNSETTLED.saturating_sub(1) }>,
		s: Linear<0, SETTLED_FIRST>,
	) -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(3)?;
		let (_, id) = contribution_of_scope::<T>(&stage);
		let who = stage.agents[0].clone();
		for agent in &stage.agents {
			Pallet::<T>::evaluate(RawOrigin::Signed(agent.clone()).into(), id, 15, false)
				.map_err(|error| error.error)?;
		}
		positions::<T>(stage.network, stage.scope, id, &who, n, s)?;
		let closes_at = Evaluations::<T>::get(stage.network, id)
			.ok_or(BenchmarkError::Stop("no evaluation"))?
			.closes_at;
		run_to::<T>(closes_at.saturating_sub(1u32.into()));

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), id, 0, true);

		let round = Round { id, number: 0 };
		assert_eq!(Positions::<T>::get(round, &who).map(|position| position.changes), Some(1));
		Ok(())
	}

	/// Accepted, with the reward of the author, which waits in part, and the bonus; the network
	/// remembers as many days as it can.
	#[benchmark]
	fn finalise() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(3)?;
		pass_days::<T>(MAX_CLOSINGS);
		many_closings::<T>(stage.network, MAX_CLOSINGS);
		let (author, id) = contribution::<T>(&stage);
		recognise::<T>(&stage, id)?;
		half_used::<T>(stage.network);
		for agent in &stage.agents {
			Pallet::<T>::evaluate(RawOrigin::Signed(agent.clone()).into(), id, 15, false)
				.map_err(|error| error.error)?;
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.agents[0].clone()), id);

		assert!(Agents::<T>::get(stage.network, &author).settled > 0);
		assert!(WaitingRewards::<T>::contains_key(stage.network, author));
		Ok(())
	}

	/// `n` evaluations of the agent are not settled, `s` of them have ended and are removed.
	#[benchmark]
	fn settle(
		n: Linear<{ MAX_SETTLED }, { MAX_UNSETTLED }>,
		s: Linear<1, MAX_SETTLED>,
	) -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(2)?;
		let (_, id) = contribution::<T>(&stage);
		let who = stage.agents[0].clone();
		positions::<T>(stage.network, stage.scope, id, &who, n, s)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.agents[1].clone()), stage.network, who.clone(), MAX_SETTLED);

		let left: u32 = Unsettled::<T>::get(stage.network, who).len().saturated_into();
		assert_eq!(left, n.saturating_sub(s));
		Ok(())
	}

	#[benchmark]
	fn reopen() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(3)?;
		let (steward, id) = contribution_of_scope::<T>(&stage);
		Evaluations::<T>::mutate(stage.network, id, |evaluation| {
			if let Some(evaluation) = evaluation {
				evaluation.stage = Stage::Inconclusive { until: evaluation.closes_at };
			}
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(steward), id);

		let evaluation = Evaluations::<T>::get(stage.network, id);
		assert_eq!(evaluation.map(|evaluation| evaluation.round), Some(1));
		Ok(())
	}

	#[benchmark]
	fn claim_tokens() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(1)?;
		let who = stage.agents[0].clone();
		let asset = stage.asset;
		OwedTokens::<T>::insert((stage.network, &who, asset), 5_000);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), stage.network, who.clone(), asset);

		assert!(!OwedTokens::<T>::contains_key((stage.network, &who, asset)));
		Ok(())
	}

	/// What a log adds.
	#[benchmark]
	fn open() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(3)?;
		let id = ContributionId { scope: stage.scope, index: u32::MAX };

		#[block]
		{
			<Pallet<T> as PeerEvaluation<_>>::open(id, Some(&stage.agents[0]))?;
		}

		assert!(Evaluations::<T>::contains_key(stage.network, id));
		Ok(())
	}

	/// What a correction adds, after somebody spoke.
	#[benchmark]
	fn cancel() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(3)?;
		let (_, id) = contribution::<T>(&stage);
		Pallet::<T>::evaluate(RawOrigin::Signed(stage.agents[0].clone()).into(), id, 15, false)
			.map_err(|error| error.error)?;

		#[block]
		{
			<Pallet<T> as PeerEvaluation<_>>::cancel(id)?;
		}

		assert!(EndedRounds::<T>::contains_key(Round { id, number: 0 }));
		Ok(())
	}

	/// What joining adds; leaving writes less.
	#[benchmark]
	fn tier_changed() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(2)?;
		let who = stage.agents[0].clone();
		<Pallet<T> as OnTierChanged<_>>::tier_changed(stage.network, &who, None)?;

		#[block]
		{
			<Pallet<T> as OnTierChanged<_>>::tier_changed(stage.network, &who, Some(Tier::Member))?;
		}

		assert_eq!(Agents::<T>::get(stage.network, who).joined, [1; 3]);
		Ok(())
	}

	#[benchmark]
	fn recognise_kind() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(1)?;
		let (_, id) = contribution::<T>(&stage);
		let kind = T::Contributions::worth(id).ok_or(BenchmarkError::Stop("no kind"))?.kind;
		let terms = T::Contributions::terms(stage.scope, kind);
		let hash = terms.ok_or(BenchmarkError::Stop("no kind"))?.hash;
		let share = Fraction::from_parts_per_billion(1).expect("that is below 1; qed");
		let origin = decider::<T>(stage.network)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, stage.scope, kind, hash, 1, share);

		let known: Option<RecognitionOf<T>> = Recognitions::<T>::get(stage.scope, kind);
		assert_eq!(known.map(|known| known.hash), Some(hash));
		Ok(())
	}

	#[benchmark]
	fn revoke_recognition() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(1)?;
		let (_, id) = contribution::<T>(&stage);
		recognise::<T>(&stage, id)?;
		let kind = T::Contributions::worth(id).ok_or(BenchmarkError::Stop("no kind"))?.kind;
		let origin = decider::<T>(stage.network)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, stage.scope, kind);

		assert!(!Recognitions::<T>::contains_key(stage.scope, kind));
		Ok(())
	}

	/// What the agent missed was decided on the last of the days that are remembered.
	#[benchmark]
	fn mark_dormant() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(2)?;
		let who = stage.agents[0].clone();
		many_closings::<T>(stage.network, MAX_CLOSINGS);
		Agents::<T>::mutate(stage.network, &who, |agent| {
			agent.missed_from = MAX_CLOSINGS.saturating_sub(MISSED);
		});
		let parameters = Pallet::<T>::parameters_of(stage.network);
		pass_days::<T>(MAX_CLOSINGS.saturating_add(parameters.dormancy));

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.agents[1].clone()), stage.network, who.clone());

		assert!(Agents::<T>::get(stage.network, who).dormant_since.is_some());
		Ok(())
	}

	#[benchmark]
	fn wake() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(2)?;
		let who = stage.agents[0].clone();
		strike::<T>(stage.network, &who)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), stage.network);

		assert!(Agents::<T>::get(stage.network, who).dormant_since.is_none());
		Ok(())
	}

	/// The first that an agent has, in a window that begins with it, and some of it waits on.
	#[benchmark]
	fn pay_reward() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(2)?;
		let who = T::BenchmarkHelper::agent(stage.network, stage.scope, u32::MAX);
		let waiting = EACH.saturating_mul(100);
		WaitingRewards::<T>::insert(stage.network, &who, waiting);
		Networks::<T>::mutate(stage.network, |record| {
			if let Some(record) = record {
				record.waiting = waiting;
			}
		});

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.agents[0].clone()), stage.network, who.clone());

		assert!(Agents::<T>::get(stage.network, &who).settled > 0);
		assert!(WaitingRewards::<T>::contains_key(stage.network, who));
		Ok(())
	}

	/// Accepted, with the reward of the author.
	#[benchmark]
	fn retry_decision() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(2)?;
		let (author, id) = contribution::<T>(&stage);
		recognise::<T>(&stage, id)?;
		half_used::<T>(stage.network);
		Evaluations::<T>::remove(stage.network, id);
		let decision = Decision::Accepted { quality: Ratio::ONE };
		let until = frame_system::Pallet::<T>::block_number();
		UndeliveredDecisions::<T>::insert(id, Undelivered { decision, until });

		#[extrinsic_call]
		_(RawOrigin::Signed(stage.agents[0].clone()), id);

		assert!(!UndeliveredDecisions::<T>::contains_key(id));
		assert!(Agents::<T>::get(stage.network, author).settled > 0);
		Ok(())
	}

	/// What the acceptance of something adds that peers decide: reviewers' kinds differ in the
	/// reward, which `finalise` measures.
	#[benchmark]
	fn accepted() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(2)?;
		let (author, id) = contribution::<T>(&stage);
		recognise::<T>(&stage, id)?;
		half_used::<T>(stage.network);
		let contribution = Accepted {
			id,
			kind: 0,
			contributor: Contributor::Agent(author.clone()),
			claim: ClaimType::Equity,
			units: 1,
			rate: 1,
			counts: false,
			accepted_at: 1,
		};

		#[block]
		{
			<Pallet<T> as OnAccepted<_>>::accepted(&contribution)?;
			Pallet::<T>::reward_later((&author, id), Ratio::ONE);
		}

		assert!(Agents::<T>::get(stage.network, author).settled > 0);
		Ok(())
	}

	/// One position that is the last of its evaluation, with the end of the queue's entry.
	#[benchmark]
	fn settle_queue_step() -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(1)?;
		let (_, id) = contribution::<T>(&stage);
		let who = stage.agents[0].clone();
		positions::<T>(stage.network, stage.scope, id, &who, 1, 1)?;

		#[block]
		{
			Pallet::<T>::settle_queue(T::BlockWeights::get().max_block);
		}

		assert_eq!(QueueEnds::<T>::get(), (1, 1));
		Ok(())
	}

	/// What it costs to speak where so many have spoken: the same. Not a weight:
	/// `scripts/measure/scale.sh` compares the two ends.
	#[benchmark(extra)]
	fn evaluate_among(e: Linear<10, { CROWD }>) -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(3)?;
		let id = crowd::<T>(&stage, e);
		check::<T>();

		#[extrinsic_call]
		evaluate(RawOrigin::Signed(stage.agents[0].clone()), id, 15, false);

		assert_eq!(unsettled::<T>(&stage, id), Some(e.saturating_add(1)));
		check::<T>();
		Ok(())
	}

	/// As [`evaluate_among`], of the end of an evaluation.
	#[benchmark(extra)]
	fn finalise_among(e: Linear<10, { CROWD }>) -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(3)?;
		let id = crowd::<T>(&stage, e);
		all_speak::<T>(&stage, id)?;

		#[extrinsic_call]
		finalise(RawOrigin::Signed(stage.agents[0].clone()), id);

		assert!(EndedRounds::<T>::contains_key(Round { id, number: 0 }));
		check::<T>();
		Ok(())
	}

	/// As [`evaluate_among`], of what one of them is paid.
	#[benchmark(extra)]
	fn settle_among(e: Linear<10, { CROWD }>) -> Result<(), BenchmarkError> {
		let stage = prepare::<T>(3)?;
		let id = crowd::<T>(&stage, e);
		all_speak::<T>(&stage, id)?;
		let who = stage.agents[0].clone();
		Pallet::<T>::finalise(RawOrigin::Signed(who.clone()).into(), id)?;

		#[extrinsic_call]
		settle(RawOrigin::Signed(who.clone()), stage.network, who.clone(), 1);

		assert_eq!(unsettled::<T>(&stage, id), Some(e.saturating_add(2)));
		check::<T>();
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::benchmarks(), crate::mock::Test);
}
