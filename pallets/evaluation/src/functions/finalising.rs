// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! How evaluations end.

use super::{add, math, more, sum, take};
use crate::{
	Config, EndedRounds, Error, EvaluationOf, Evaluations, Event, NetworkRecord, Networks, Outcome,
	Pallet, Queue, QueueEnds, Round, Stage, StakeRule, Tally, ROUNDS,
};
use frame_support::ensure;
use ovn_math::{
	median::{is_decided, is_heard, is_spam},
	pot::Pot,
};
use ovn_primitives::{traits::Contributions, ContributionId, Decision, ScopeId};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Whether enough weight has spoken.
	pub(crate) fn heard(evaluation: &EvaluationOf<T>) -> Result<bool, DispatchError> {
		let spoken = evaluation.spoken().ok_or(Error::<T>::Overflow)?;
		Ok(is_heard(spoken, evaluation.reputation, evaluation.parameters.quorum))
	}

	/// Whether anybody may end an open evaluation now: the window has closed; or the minimum time is over,
	/// it is heard, and silence cannot change anything. Who could still be heard or not is not decided.
	pub(crate) fn can_finalise(evaluation: &EvaluationOf<T>) -> Result<bool, DispatchError> {
		let now = Self::now();
		if now >= evaluation.closes_at {
			return Ok(true);
		}
		let parameters = &evaluation.parameters;
		let earliest = more::<T, _>(evaluation.opened_at, parameters.minimum_time)?;
		if now < earliest || !Self::heard(evaluation)? {
			return Ok(false);
		}
		let decided = is_decided(parameters.scale, &evaluation.weights(), evaluation.reputation);
		math::<T, _>(decided)
	}

	pub(crate) fn do_finalise(id: ContributionId) -> DispatchResult {
		let network = Self::network_of(id.scope)?;
		let mut evaluation = Self::evaluation_of(network, id)?;
		match evaluation.stage {
			Stage::Ended(_) => Err(Error::<T>::AlreadyFinalised.into()),
			Stage::Unheard { until } => {
				ensure!(Self::now() >= until, Error::<T>::TooEarly);
				evaluation.stage = Stage::Ended(Outcome::Returned);
				let mut record = Self::record(network)?;
				Self::close_or_keep(network, id, &mut record, evaluation)?;
				Networks::<T>::insert(network, record);
				Self::reject_unheard(id)
			},
			Stage::Open => {
				ensure!(Self::can_finalise(&evaluation)?, Error::<T>::TooEarly);
				if Self::heard(&evaluation)? {
					Self::conclude(network, id, evaluation)
				} else {
					Self::end_unheard(network, id, evaluation)
				}
			},
		}
	}

	/// Rejects what was not heard.
	fn reject_unheard(id: ContributionId) -> DispatchResult {
		let decision = Decision::Rejected;
		Self::deposit_event(Event::Finalised { id, decision, result: None, verdict: None, pot: 0 });
		T::Contributions::decide(id, decision)
	}

	/// Lets stakes return; those of changed minds are carried.
	fn return_stakes(
		network: ScopeId,
		id: ContributionId,
		record: &mut NetworkRecord,
		evaluation: &mut EvaluationOf<T>,
	) -> DispatchResult {
		add::<T, _>(&mut record.carry, evaluation.abandoned)?;
		take::<T, _>(&mut evaluation.held, evaluation.abandoned)?;
		evaluation.abandoned = 0;
		Self::end_round(network, id, evaluation)
	}

	fn end_unheard(
		network: ScopeId,
		id: ContributionId,
		mut evaluation: EvaluationOf<T>,
	) -> DispatchResult {
		let mut record = Self::record(network)?;
		let spoken = evaluation.spoken().ok_or(Error::<T>::Overflow)?;
		Self::return_stakes(network, id, &mut record, &mut evaluation)?;
		let (round, carry) = (evaluation.round, record.carry);
		let last = more::<T, _>(round, 1)? >= ROUNDS;
		if last {
			evaluation.stage = Stage::Ended(Outcome::Returned);
			Self::close_or_keep(network, id, &mut record, evaluation)?;
		} else {
			let until = more::<T, _>(Self::now(), evaluation.parameters.window)?;
			evaluation.stage = Stage::Unheard { until };
			Evaluations::<T>::insert(network, id, evaluation);
		}
		Networks::<T>::insert(network, record);
		Self::deposit_event(Event::Unheard { id, round, spoken, carry });
		if last {
			Self::reject_unheard(id)?;
		}
		Ok(())
	}

	/// Decides on a contribution that was heard.
	fn conclude(
		network: ScopeId,
		id: ContributionId,
		mut evaluation: EvaluationOf<T>,
	) -> DispatchResult {
		let (Some(verdict), Some(result)) = Self::standing(&evaluation)? else {
			return Err(Error::<T>::NoReputation.into());
		};
		let parameters = evaluation.parameters;
		let spoken = evaluation.spoken().ok_or(Error::<T>::Overflow)?;
		let (reputation, quorum) = (evaluation.reputation, parameters.quorum);
		let positive = result >= parameters.positive_from && verdict >= parameters.positive_from;
		let decision = if math::<T, _>(is_spam(evaluation.flagged, spoken, reputation, quorum))? {
			Decision::Spam
		} else if positive {
			Decision::Accepted { quality: math::<T, _>(parameters.scale.quality(result))? }
		} else {
			Decision::Rejected
		};

		let mut record = Self::record(network)?;
		let mut bonus = 0;
		if let Decision::Accepted { quality } = decision {
			let author = evaluation.author.clone();
			bonus = Self::reward(
				network,
				&mut record,
				(&author, id),
				&parameters,
				reputation,
				quality,
				true,
			)?;
		}
		let right = math::<T, _>(parameters.scale.right_values(verdict, parameters.tolerance))?;
		let of_right = |part: fn(&Tally) -> u128| {
			let tallies = parameters.scale.values().zip(evaluation.tallies.iter());
			sum::<T>(
				tallies.filter(|(value, _)| right.contains(value)).map(|(_, tally)| part(tally)),
			)
		};
		let at_stake = match parameters.rule {
			StakeRule::Settle => {
				let all = sum::<T>(evaluation.tallies.iter().map(|tally| tally.stake))?;
				let mut wrong = all;
				take::<T, _>(&mut wrong, of_right(|tally| tally.stake)?)?;
				more::<T, _>(wrong, evaluation.abandoned)?
			},
			StakeRule::Stream(_) => evaluation.unclaimed,
		};
		let extra = more::<T, _>(bonus, record.carry)?;
		let amount = more::<T, _>(at_stake, extra)?;
		let (shares, weights) = (of_right(|tally| tally.share)?, of_right(|tally| tally.weight)?);
		let pot = math::<T, _>(Pot::new(amount, shares, weights))?;
		record.carry = 0;
		add::<T, _>(&mut evaluation.held, extra)?;
		let (lowest, highest) = (*right.start(), *right.end());
		evaluation.stage = Stage::Ended(Outcome::Divided { lowest, highest, pot });
		Self::end_round(network, id, &evaluation)?;
		Self::close_or_keep(network, id, &mut record, evaluation)?;
		Networks::<T>::insert(network, record);
		Self::deposit_event(Event::Finalised {
			id,
			decision,
			result: Some(result),
			verdict: Some(verdict),
			pot: amount,
		});
		T::Contributions::decide(id, decision)
	}

	pub(crate) fn do_cancel(id: ContributionId) -> DispatchResult {
		let network = Self::network_of(id.scope)?;
		let mut evaluation = Self::evaluation_of(network, id)?;
		let mut record = Self::record(network)?;
		match evaluation.stage {
			Stage::Ended(_) => return Err(Error::<T>::AlreadyFinalised.into()),
			Stage::Unheard { .. } => {},
			Stage::Open => {
				let (verdict, _) = Self::standing(&evaluation)?;
				let positive_from = evaluation.parameters.positive_from;
				let harmless = verdict.is_none_or(|verdict| verdict >= positive_from)
					&& evaluation.flagged == 0;
				ensure!(harmless, Error::<T>::EscapesJudgement);
				Self::return_stakes(network, id, &mut record, &mut evaluation)?;
			},
		}
		evaluation.stage = Stage::Ended(Outcome::Returned);
		Self::close_or_keep(network, id, &mut record, evaluation)?;
		let carry = record.carry;
		Networks::<T>::insert(network, record);
		Self::deposit_event(Event::EvaluationCancelled { id, carry });
		Ok(())
	}

	/// Lets the positions of the present round be settled.
	fn end_round(
		network: ScopeId,
		id: ContributionId,
		evaluation: &EvaluationOf<T>,
	) -> DispatchResult {
		let number = evaluation.round;
		let count = evaluation.unsettled.get(usize::from(number)).copied().unwrap_or_default();
		if count == 0 {
			return Ok(());
		}
		let round = Round { id, number };
		EndedRounds::<T>::insert(round, ());
		let (first, next) = QueueEnds::<T>::get();
		Queue::<T>::insert(next, (network, round));
		QueueEnds::<T>::put((first, more::<T, _>(next, 1)?));
		Ok(())
	}

	/// Writes an evaluation; or removes it, if it is over and all its positions are settled: what it
	/// holds is carried.
	pub(crate) fn close_or_keep(
		network: ScopeId,
		id: ContributionId,
		record: &mut NetworkRecord,
		evaluation: EvaluationOf<T>,
	) -> DispatchResult {
		let over = matches!(evaluation.stage, Stage::Ended(_));
		if !over || evaluation.unsettled != [0, 0] {
			Evaluations::<T>::insert(network, id, evaluation);
			return Ok(());
		}
		Evaluations::<T>::remove(network, id);
		let rest = evaluation.held;
		add::<T, _>(&mut record.carry, rest)?;
		Self::deposit_event(Event::EvaluationRemoved { id, rest, carry: record.carry });
		Ok(())
	}
}
