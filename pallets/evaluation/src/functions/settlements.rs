// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Settling what has ended.

use super::math;
use crate::{
	Agents, Config, EndedRounds, Error, EvaluationOf, Event, Networks, Outcome, Pallet, Position,
	Positions, Queue, QueueEnds, Round, Stage, StakeRule, Unsettled, WeightInfo, LOG_TARGET,
	MAX_SETTLED,
};
use alloc::vec::Vec;
use frame_support::{
	dispatch::DispatchResultWithPostInfo,
	ensure,
	storage::with_storage_layer,
	traits::Get,
	weights::{Weight, WeightMeter},
};
use ovn_primitives::{
	runtime::limit_of_hook,
	sum::{add, plus, take},
	ScopeId,
};
use sp_runtime::{traits::SaturatedConversion, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_settle(
		network: ScopeId,
		who: &T::AccountId,
		limit: u32,
	) -> DispatchResultWithPostInfo {
		ensure!((1..=MAX_SETTLED).contains(&limit), Error::<T>::InvalidLimit);
		let (looked_at, settled, _) = Self::settle_ended(network, who, limit)?;
		ensure!(settled > 0, Error::<T>::NothingToSettle);
		let weight =
			T::WeightInfo::settle(looked_at, settled).saturating_add(Self::noting(settled));
		Ok(Some(weight.saturating_add(T::SponsorWeight::get())).into())
	}

	/// Settles at most `limit` of an agent's positions whose rounds have ended, the oldest first.
	/// How many were looked at, how many were settled, and whether any are left.
	pub(crate) fn settle_ended(
		network: ScopeId,
		who: &T::AccountId,
		limit: u32,
	) -> Result<(u32, u32, bool), DispatchError> {
		let all = Unsettled::<T>::get(network, who);
		let ended: Vec<Round> =
			all.iter().copied().filter(|round| EndedRounds::<T>::contains_key(round)).collect();
		let count: u32 = ended.len().saturated_into();
		let settled = count.min(limit);
		for round in ended.into_iter().take(settled.saturated_into()) {
			Self::settle_position(network, round, who)?;
		}
		Ok((all.len().saturated_into(), settled, count > settled))
	}

	/// What a position of a round that has ended is paid.
	pub(crate) fn payout(
		evaluation: &EvaluationOf<T>,
		number: u8,
		position: &Position,
	) -> Result<u128, DispatchError> {
		// An earlier round was inconclusive.
		let present = number == evaluation.round;
		let Stage::Ended(Outcome::Divided { lowest, highest, pot }) = evaluation.stage else {
			return Ok(position.stake);
		};
		if !present {
			return Ok(position.stake);
		}
		let right = (lowest..=highest).contains(&position.value);
		let portion =
			if right { math::<T, _>(pot.portion(position.share, position.weight))? } else { 0 };
		let own = match evaluation.parameters.rule {
			StakeRule::Settle if right => position.stake,
			StakeRule::Settle => 0,
			StakeRule::Stream(_) => Self::earned(evaluation, position)?,
		};
		Ok(plus::<Error<T>, _>(own, portion)?)
	}

	/// Settles a position of a round that has ended.
	pub(crate) fn settle_position(
		network: ScopeId,
		round: Round,
		who: &T::AccountId,
	) -> DispatchResult {
		let mut evaluation = Self::evaluation_of(network, round.id)?;
		let position = Positions::<T>::take(round, who).ok_or(Error::<T>::EvaluationNotFound)?;
		let stake = position.stake;
		let payout = Self::payout(&evaluation, round.number, &position)?;
		let mut agent = Agents::<T>::get(network, who);
		let mut record = Self::record(network)?;
		Self::uncount(&mut record, &agent)?;
		let before = agent.weight();
		take::<Error<T>, _>(&mut agent.staked, stake)?;
		add::<Error<T>, _>(&mut agent.settled, payout)?;
		Self::count(&mut record, &agent)?;
		Agents::<T>::insert(network, who, agent);
		Self::note_weight(network, who, before, &agent);
		Unsettled::<T>::mutate_exists(network, who, |list| {
			if let Some(rounds) = list {
				rounds.retain(|other| *other != round);
				if rounds.is_empty() {
					*list = None;
				}
			}
		});
		take::<Error<T>, _>(&mut evaluation.held, payout)?;
		let number = usize::from(round.number);
		let count = evaluation.unsettled.get_mut(number).ok_or(Error::<T>::Overflow)?;
		take::<Error<T>, _>(count, 1)?;
		if *count == 0 {
			EndedRounds::<T>::remove(round);
		}
		Self::deposit_event(Event::Settled {
			network,
			who: who.clone(),
			round,
			stake,
			payout,
			settled: agent.settled,
			staked: agent.staked,
		});
		Self::close_or_keep(network, round.id, &mut record, evaluation)?;
		Networks::<T>::insert(network, record);
		Ok(())
	}

	/// Settles positions of the rounds that have ended, the oldest first, as long as there is
	/// weight. What it took.
	pub(crate) fn settle_queue(remaining: Weight) -> Weight {
		let limit = limit_of_hook(T::BlockWeights::get().max_block, remaining);
		let mut meter = WeightMeter::with_limit(limit);
		let step = T::WeightInfo::settle_queue_step().saturating_add(Self::noting(1));
		while meter.try_consume(step).is_ok() {
			let (first, next) = QueueEnds::<T>::get();
			if first >= next {
				break;
			}
			if let Some((network, round)) = Queue::<T>::get(first) {
				if !Self::settle_round(network, round, step, &mut meter) {
					break;
				}
			}
			Queue::<T>::remove(first);
			QueueEnds::<T>::put((first.saturating_add(1), next));
		}
		meter.consumed()
	}

	/// Settles positions of a round as long as there is weight. Whether there was enough.
	fn settle_round(network: ScopeId, round: Round, step: Weight, meter: &mut WeightMeter) -> bool {
		for who in Positions::<T>::iter_key_prefix(round) {
			if meter.try_consume(step).is_err() {
				return false;
			}
			let settled = with_storage_layer(|| Self::settle_position(network, round, &who));
			if let Err(error) = settled {
				// Nothing that people do leads here; whoever it concerns can settle by call.
				log::error!(target: LOG_TARGET, "{round:?} is not settled for {who:?}: {error:?}");
			}
		}
		true
	}
}
