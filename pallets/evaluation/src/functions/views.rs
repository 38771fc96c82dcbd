// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What clients ask.

use crate::{
	AgentView, Agents, Config, EndedRounds, EvaluationView, EvaluationViewOf, Evaluations,
	NetworkView, Networks, Pallet, Positions, Quote, Round, Unsettled, WaitingRewards,
	MAX_LOOKED_THROUGH,
};
use alloc::vec::Vec;
use frame_support::BoundedVec;
use ovn_math::stake::{smallest_weight, Staked};
use ovn_primitives::{
	runtime::{now, page},
	ContributionId, ScopeId,
};
use sp_runtime::traits::SaturatedConversion;

impl<T: Config> Pallet<T> {
	pub(crate) fn view_network(network: ScopeId) -> Option<NetworkView> {
		let record = Networks::<T>::get(network)?;
		let index = Self::present_index(&record);
		let parameters = Self::parameters_of(network);
		let (counted, floor) = Self::count_reputation(network, &record, &parameters, None).ok()?;
		let left = if now::<T>() >= record.window_end {
			parameters.window_cap.of(counted.max(floor)).ok()?
		} else {
			let cap = parameters.window_cap.of(record.window_reputation).ok()?;
			cap.saturating_sub(record.rewarded)
		};
		Some(NetworkView {
			total: index.reputation(record.total).ok()?,
			active: index.reputation(counted.max(floor)).ok()?,
			belonging: index.reputation(record.belonging()?).ok()?,
			dormant: index.reputation(record.dormant).ok()?,
			carry: index.reputation(record.carry).ok()?,
			waiting: index.reputation(record.waiting).ok()?,
			room: index.reputation(left).ok()?,
		})
	}

	pub(crate) fn view_reputation(network: ScopeId, who: &T::AccountId) -> Option<AgentView> {
		let record = Networks::<T>::get(network)?;
		let index = Self::present_index(&record);
		let agent = Agents::<T>::get(network, who);
		let rounds = Unsettled::<T>::get(network, who);
		let pending = rounds
			.iter()
			.filter(|round| !EndedRounds::<T>::contains_key(round))
			.filter_map(|round| {
				let evaluation = Evaluations::<T>::get(network, round.id)?;
				let position = Positions::<T>::get(round, who)?;
				Self::earned(&evaluation, &position).ok()
			})
			.try_fold(0u128, |sum, earned| sum.checked_add(earned))?;
		Some(AgentView {
			settled: index.reputation(agent.settled).ok()?,
			staked: index.reputation(agent.staked).ok()?,
			pending: index.reputation(pending).ok()?,
			weight: index.reputation(agent.weight()?).ok()?,
			unsettled: rounds.len().saturated_into(),
			gained: index.reputation(agent.gained).ok()?,
			waiting: index
				.reputation(WaitingRewards::<T>::get(network, who).unwrap_or_default())
				.ok()?,
			tier: agent.tier,
			dormant: agent.dormant_since.is_some(),
			evaluated_on: agent.evaluated_on,
		})
	}

	pub(crate) fn view_evaluation(id: ContributionId) -> Option<EvaluationViewOf<T>> {
		let network = Self::network_of(id.scope).ok()?;
		let evaluation = Evaluations::<T>::get(network, id)?;
		let index = Self::present_index(&Networks::<T>::get(network)?);
		let (verdict, result) = Self::standing(&evaluation).ok()?;
		let quorum_reached = Self::quorum_reached(&evaluation).ok()?;
		let outcome = Self::outcome(&evaluation).ok()?.filter(|_| quorum_reached);
		let can_finalise = match evaluation.stage {
			crate::Stage::Open => Self::can_finalise(&evaluation).ok()?,
			crate::Stage::Inconclusive { until } => now::<T>() >= until,
			crate::Stage::Ended(_) => false,
		};
		let values = evaluation.parameters.scale.values().zip(evaluation.tallies.iter());
		let histogram = values
			.map(|(value, tally)| Some((value, index.reputation(tally.weight).ok()?)))
			.collect::<Option<Vec<_>>>()?;
		Some(EvaluationView {
			network,
			author: evaluation.author.clone(),
			round: evaluation.round,
			stage: evaluation.stage,
			opened_at: evaluation.opened_at,
			closes_at: evaluation.closes_at,
			can_finalise,
			parameters: evaluation.parameters,
			reputation: index.reputation(evaluation.reputation).ok()?,
			histogram: BoundedVec::truncate_from(histogram),
			flagged: index.reputation(evaluation.flagged).ok()?,
			quorum_reached,
			result,
			verdict,
			outcome,
		})
	}

	pub(crate) fn view_quote(id: ContributionId, who: &T::AccountId) -> Option<Quote> {
		let network = Self::network_of(id.scope).ok()?;
		let mut evaluation = Evaluations::<T>::get(network, id)?;
		let lowest = evaluation.parameters.scale.min();
		let agent = Agents::<T>::get(network, who);
		Self::ensure_can_say(id, &evaluation, &agent, who, lowest, false).ok()?;
		let round = Round { id, number: evaluation.round };
		let (mut weight, mut spoken) = (agent.weight()?, evaluation.spoken()?);
		if let Some(old) = Positions::<T>::get(round, who) {
			weight = weight.checked_sub(old.stake)?;
			spoken = spoken.checked_sub(old.weight)?;
		} else if Self::was_away(&evaluation, &agent) {
			Self::count_returned(&mut evaluation, &agent).ok()?;
		}
		let reputation = evaluation.reputation;
		let heavy = weight > 0 && weight >= smallest_weight(reputation);
		let price = Self::price(&evaluation.parameters, reputation, spoken, weight);
		let Staked { stake, share } = price.ok()?;
		(heavy && agent.settled >= stake).then_some(Quote { weight, stake, share: share.units() })
	}

	pub(crate) fn view_awaiting(
		network: ScopeId,
		who: &T::AccountId,
		after: Option<ContributionId>,
		limit: u32,
	) -> (Vec<ContributionId>, Option<ContributionId>) {
		let evaluations = match after {
			None => Evaluations::<T>::iter_prefix(network),
			Some(id) => Evaluations::<T>::iter_prefix_from(
				network,
				Evaluations::<T>::hashed_key_for(network, id),
			),
		};
		let limit = page(limit);
		let agent = Agents::<T>::get(network, who);
		let mut found = Vec::new();
		for (looked_at, (id, evaluation)) in evaluations.enumerate() {
			let lowest = evaluation.parameters.scale.min();
			let round = Round { id, number: evaluation.round };
			let open = Self::ensure_can_say(id, &evaluation, &agent, who, lowest, false).is_ok();
			if open && !Positions::<T>::contains_key(round, who) {
				found.push(id);
			}
			let looked_at: u32 = looked_at.saturated_into();
			if found.len() >= limit || looked_at.saturating_add(1) >= MAX_LOOKED_THROUGH {
				return (found, Some(id));
			}
		}
		(found, None)
	}
}
