// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! How evaluations end.

use super::{add_share, math, sum};
use crate::{
	Config, EndedRounds, Error, EvaluationOf, Evaluations, Event, NetworkOf, Networks, Outcome,
	Pallet, Queue, QueueEnds, Round, Stage, StakeRule, Tally, Undelivered, UndeliveredDecisions,
	ROUNDS,
};
use frame_support::{ensure, storage::with_storage_layer};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::{
	median::{is_decided, is_heard, is_spam, is_spam_decided, result_at_best},
	pot::Pot,
	stake::Share,
};
use ovn_primitives::{
	runtime::now,
	sum::{add, plus, take},
	traits::Contributions,
	ContributionId, Contributor, Decision, ScopeId,
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Whether enough weight has spoken.
	pub(crate) fn quorum_reached(evaluation: &EvaluationOf<T>) -> Result<bool, DispatchError> {
		let spoken = evaluation.spoken().ok_or(Error::<T>::Overflow)?;
		Ok(is_heard(spoken, evaluation.reputation, evaluation.parameters.quorum))
	}

	/// What an evaluation that is heard leads to now: `None` if those who are silent are needed to
	/// tell.
	///
	/// Absence is not a no: it is rejected if those who spoke find it bad, or if it would be bad
	/// even if all others found it best.
	pub(crate) fn outcome(evaluation: &EvaluationOf<T>) -> Result<Option<Decision>, DispatchError> {
		let parameters = &evaluation.parameters;
		let (Some(verdict), Some(result)) = Self::standing(evaluation)? else { return Ok(None) };
		let spoken = evaluation.spoken().ok_or(Error::<T>::Overflow)?;
		let (scale, reputation) = (parameters.scale, evaluation.reputation);
		let spam = is_spam(evaluation.flagged, spoken, reputation, parameters.quorum);
		if math::<T, _>(spam)? {
			return Ok(Some(Decision::Spam));
		}
		let best = math::<T, _>(result_at_best(scale, &evaluation.weights(), reputation))?;
		let is_good = |value: u8| value >= parameters.positive_from;
		if !is_good(verdict) || !best.is_some_and(is_good) {
			return Ok(Some(Decision::Rejected));
		}
		if !is_good(result) {
			return Ok(None);
		}
		Ok(Some(Decision::Accepted { quality: math::<T, _>(scale.quality(result))? }))
	}

	/// Whether anybody may end an open evaluation now: the window has closed; or the minimum time
	/// is over, it is quorum_reached, and silence cannot change anything, not even whether it is
	/// spam. Who could still be heard or not is not decided.
	pub(crate) fn can_finalise(evaluation: &EvaluationOf<T>) -> Result<bool, DispatchError> {
		let now = now::<T>();
		if now >= evaluation.closes_at {
			return Ok(true);
		}
		let parameters = &evaluation.parameters;
		let earliest = plus::<Error<T>, _>(evaluation.opened_at, parameters.minimum_time)?;
		if now < earliest || !Self::quorum_reached(evaluation)? {
			return Ok(false);
		}
		let spoken = evaluation.spoken().ok_or(Error::<T>::Overflow)?;
		let (flagged, reputation) = (evaluation.flagged, evaluation.reputation);
		let decided = is_decided(parameters.scale, &evaluation.weights(), reputation);
		let spam_decided = is_spam_decided(flagged, spoken, reputation);
		Ok(math::<T, _>(decided)?
			&& math::<T, _>(spam_decided)?
			&& Self::outcome(evaluation)?.is_some())
	}

	pub(crate) fn do_finalise(id: ContributionId) -> DispatchResult {
		let network = Self::network_of(id.scope)?;
		let mut evaluation = Self::evaluation_of(network, id)?;
		match evaluation.stage {
			Stage::Ended(_) => Err(Error::<T>::AlreadyFinalised.into()),
			Stage::Inconclusive { until } => {
				ensure!(now::<T>() >= until, Error::<T>::TooEarlyToFinalise);
				evaluation.stage = Stage::Ended(Outcome::Returned);
				let mut record = Self::record(network)?;
				Self::note_closed(network, &mut record, &evaluation)?;
				let window = evaluation.parameters.window;
				Self::close_or_keep(network, id, &mut record, evaluation)?;
				Networks::<T>::insert(network, record);
				Self::reject_inconclusive(id, window)
			},
			Stage::Open => {
				ensure!(Self::can_finalise(&evaluation)?, Error::<T>::TooEarlyToFinalise);
				let quorum_reached = Self::quorum_reached(&evaluation)?;
				match Self::outcome(&evaluation)?.filter(|_| quorum_reached) {
					Some(decision) => Self::conclude(network, id, evaluation, decision),
					None => Self::end_inconclusive(network, id, evaluation),
				}
			},
		}
	}

	/// Lets a decision take effect. Whether it could: if not it waits, for anybody to try again
	/// ([`Self::do_retry_decision`]). Nothing that goes wrong where it takes effect keeps an
	/// evaluation from ending.
	fn deliver(
		id: ContributionId,
		decision: Decision,
		window: BlockNumberFor<T>,
	) -> Result<bool, DispatchError> {
		let decided = with_storage_layer(|| T::Contributions::decide(id, decision));
		if let Err(error) = decided {
			let until = plus::<Error<T>, _>(now::<T>(), window)?;
			UndeliveredDecisions::<T>::insert(id, Undelivered { decision, until });
			Self::deposit_event(Event::DecisionWaits { id, decision, error, until });
			return Ok(false);
		}
		Ok(true)
	}

	pub(crate) fn do_retry_decision(id: ContributionId) -> DispatchResult {
		let Undelivered { decision, until } =
			UndeliveredDecisions::<T>::take(id).ok_or(Error::<T>::NothingWaits)?;
		let contributor = T::Contributions::undecided(id);
		let decided = with_storage_layer(|| T::Contributions::decide(id, decision));
		let decision = match decided {
			Ok(()) => decision,
			Err(error) => {
				let last = now::<T>() >= until && decision != Decision::Rejected;
				ensure!(last, error);
				T::Contributions::decide(id, Decision::Rejected)?;
				Decision::Rejected
			},
		};
		Self::deposit_event(Event::DecisionDelivered { id, decision });
		if let (Decision::Accepted { quality }, Some(Contributor::Agent(author))) =
			(decision, contributor)
		{
			Self::reward_later((&author, id), quality);
		}
		Ok(())
	}

	/// Rejects what was inconclusive.
	fn reject_inconclusive(id: ContributionId, window: BlockNumberFor<T>) -> DispatchResult {
		let decision = Decision::Rejected;
		Self::deposit_event(Event::Finalised { id, decision, result: None, verdict: None, pot: 0 });
		Self::deliver(id, decision, window)?;
		Ok(())
	}

	/// Lets stakes return; those of changed minds are carried.
	fn return_stakes(
		network: ScopeId,
		id: ContributionId,
		record: &mut NetworkOf<T>,
		evaluation: &mut EvaluationOf<T>,
	) -> DispatchResult {
		add::<Error<T>, _>(&mut record.carry, evaluation.abandoned)?;
		take::<Error<T>, _>(&mut evaluation.held, evaluation.abandoned)?;
		evaluation.abandoned = 0;
		Self::end_round(network, id, evaluation)
	}

	fn end_inconclusive(
		network: ScopeId,
		id: ContributionId,
		mut evaluation: EvaluationOf<T>,
	) -> DispatchResult {
		let mut record = Self::record(network)?;
		let spoken = evaluation.spoken().ok_or(Error::<T>::Overflow)?;
		Self::return_stakes(network, id, &mut record, &mut evaluation)?;
		let (round, carry) = (evaluation.round, record.carry);
		let window = evaluation.parameters.window;
		let last = plus::<Error<T>, _>(round, 1)? >= ROUNDS;
		if last {
			Self::note_closed(network, &mut record, &evaluation)?;
			evaluation.stage = Stage::Ended(Outcome::Returned);
			Self::close_or_keep(network, id, &mut record, evaluation)?;
		} else {
			let until = plus::<Error<T>, _>(now::<T>(), evaluation.parameters.window)?;
			evaluation.stage = Stage::Inconclusive { until };
			Evaluations::<T>::insert(network, id, evaluation);
		}
		Networks::<T>::insert(network, record);
		Self::deposit_event(Event::EvaluationInconclusive { id, round, spoken, carry });
		if last {
			Self::reject_inconclusive(id, window)?;
		}
		Ok(())
	}

	/// Decides on a contribution that was heard.
	fn conclude(
		network: ScopeId,
		id: ContributionId,
		mut evaluation: EvaluationOf<T>,
		decision: Decision,
	) -> DispatchResult {
		let (Some(verdict), Some(result)) = Self::standing(&evaluation)? else {
			return Err(Error::<T>::ReputationNotFound.into());
		};
		let parameters = evaluation.parameters;
		let reputation = evaluation.reputation;
		let delivered = Self::deliver(id, decision, parameters.window)?;
		let mut record = Self::record(network)?;
		Self::note_closed(network, &mut record, &evaluation)?;
		let mut bonus = 0;
		let author = evaluation.author.clone().filter(|_| delivered);
		if let (Decision::Accepted { quality }, Some(author)) = (decision, author) {
			bonus = Self::try_reward(
				network,
				&mut record,
				(&author, id),
				&parameters,
				reputation,
				quality,
				true,
			);
		}
		let right = math::<T, _>(parameters.scale.right_values(verdict, parameters.tolerance))?;
		let right_tallies = || {
			let tallies = parameters.scale.values().zip(evaluation.tallies.iter());
			tallies.filter(|(value, _)| right.contains(value)).map(|(_, tally)| tally)
		};
		let of_right = |part: fn(&Tally) -> u128| sum::<T>(right_tallies().map(part));
		let at_stake = match parameters.rule {
			StakeRule::Settle => {
				let all = sum::<T>(evaluation.tallies.iter().map(|tally| tally.stake))?;
				let mut wrong = all;
				take::<Error<T>, _>(&mut wrong, of_right(|tally| tally.stake)?)?;
				plus::<Error<T>, _>(wrong, evaluation.abandoned)?
			},
			StakeRule::Stream(_) => evaluation.unclaimed,
		};
		let extra = plus::<Error<T>, _>(bonus, record.carry)?;
		let amount = plus::<Error<T>, _>(at_stake, extra)?;
		let mut shares = Share::default();
		for tally in right_tallies() {
			add_share::<T>(&mut shares, tally.share)?;
		}
		let weights = of_right(|tally| tally.weight)?;
		let pot = math::<T, _>(Pot::new(amount, shares, weights))?;
		record.carry = 0;
		add::<Error<T>, _>(&mut evaluation.held, extra)?;
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
		Ok(())
	}

	pub(crate) fn do_cancel(id: ContributionId) -> DispatchResult {
		let network = Self::network_of(id.scope)?;
		let mut evaluation = Self::evaluation_of(network, id)?;
		let mut record = Self::record(network)?;
		match evaluation.stage {
			Stage::Ended(_) => return Err(Error::<T>::AlreadyFinalised.into()),
			Stage::Inconclusive { .. } => {},
			Stage::Open => {
				let (verdict, _) = Self::standing(&evaluation)?;
				let positive_from = evaluation.parameters.positive_from;
				let harmless = verdict.is_none_or(|verdict| verdict >= positive_from)
					&& evaluation.flagged == 0;
				ensure!(harmless, Error::<T>::CannotTakeBack);
				Self::return_stakes(network, id, &mut record, &mut evaluation)?;
			},
		}
		take::<Error<T>, _>(&mut record.open, 1)?;
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
		QueueEnds::<T>::put((first, plus::<Error<T>, _>(next, 1)?));
		Ok(())
	}

	/// Writes an evaluation; or removes it, if it is over and all its positions are settled: what
	/// it holds is carried.
	pub(crate) fn close_or_keep(
		network: ScopeId,
		id: ContributionId,
		record: &mut NetworkOf<T>,
		evaluation: EvaluationOf<T>,
	) -> DispatchResult {
		let over = matches!(evaluation.stage, Stage::Ended(_));
		if !over || evaluation.unsettled != [0, 0] {
			Evaluations::<T>::insert(network, id, evaluation);
			return Ok(());
		}
		Evaluations::<T>::remove(network, id);
		let rest = evaluation.held;
		add::<Error<T>, _>(&mut record.carry, rest)?;
		Self::deposit_event(Event::EvaluationRemoved { id, rest, carry: record.carry });
		Ok(())
	}
}
