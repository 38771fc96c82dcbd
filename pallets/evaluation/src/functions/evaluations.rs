// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Opening an evaluation, and speaking.

use super::{add_share, math, take_share};
use crate::{
	AgentOf, Agents, Config, Error, Evaluation, EvaluationOf, Evaluations, Event, NetworkOf,
	Networks, Pallet, ParametersOf, Position, Positions, Round, Stage, StakeRule, Tally, Unsettled,
	WeightInfo, FLOOR_PART, MAX_CHANGES, MAX_EXTENSIONS, PARTS_OF_WINDOW, SETTLED_FIRST,
};
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure, traits::Get, BoundedVec};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::{
	accumulator::{Accumulator, Entitlement},
	median,
	stake::{self, Share, Staked},
	MathError,
};
use ovn_primitives::{
	runtime::now,
	sum::{add, minus, plus, take},
	traits::{Contributions, Scopes},
	ContributionId, ScopeId, Tier,
};
use sp_runtime::{
	traits::{CheckedDiv, One},
	DispatchError, DispatchResult,
};

/// What an evaluation would lead to: verdict and result.
pub(crate) type Standing = (Option<u8>, Option<u8>);

impl<T: Config> Pallet<T> {
	/// Opens the evaluation of what `author`, or a scope (`None`), contributed.
	pub(crate) fn do_open(id: ContributionId, author: Option<&T::AccountId>) -> DispatchResult {
		let network = Self::network_of(id.scope)?;
		let mut record = Self::record(network)?;
		// What one logs oneself is nothing that one has missed.
		if let Some(author) = author {
			if let Ok(mut agent) = Agents::<T>::try_get(network, author) {
				add::<Error<T>, _>(&mut agent.missed_from, 1)?;
				Agents::<T>::insert(network, author, agent);
			}
		}
		Self::open_round(network, &record, id, author.cloned(), 0, 0, [0, 0])?;
		add::<Error<T>, _>(&mut record.open, 1)?;
		Networks::<T>::insert(network, record);
		Ok(())
	}

	/// R of what opens now, before it is known who has spoken: the weight of all who may evaluate,
	/// and the tenth of all who belong to the network below which it never is. The author's is in
	/// neither, unless it may evaluate what is its own.
	pub(crate) fn count_reputation(
		network: ScopeId,
		record: &NetworkOf<T>,
		parameters: &ParametersOf<T>,
		author: Option<&T::AccountId>,
	) -> Result<(u128, u128), DispatchError> {
		let least = parameters.least_tier;
		let mut counted = record.evaluating(least).ok_or(Error::<T>::Overflow)?;
		let mut belonging = record.belonging().ok_or(Error::<T>::Overflow)?;
		if let Some(author) = author.filter(|_| !parameters.self_evaluation) {
			let agent = Agents::<T>::get(network, author);
			let own = agent.weight().ok_or(Error::<T>::Overflow)?;
			if agent.tier.is_some() {
				take::<Error<T>, _>(&mut belonging, own)?;
			}
			if Self::counts(&agent, least) {
				take::<Error<T>, _>(&mut counted, own)?;
			}
		}
		Ok((counted, belonging.div_ceil(FLOOR_PART)))
	}

	/// Whether the weight of an agent is in R of what opens now.
	pub(crate) fn counts(agent: &AgentOf<T>, least: Option<Tier>) -> bool {
		agent.tier.is_some() && agent.tier >= least && agent.dormant_since.is_none()
	}

	/// Opens a round with the R and the parameters of now.
	fn open_round(
		network: ScopeId,
		record: &NetworkOf<T>,
		id: ContributionId,
		author: Option<T::AccountId>,
		round: u8,
		held: u128,
		unsettled: [u32; 2],
	) -> DispatchResult {
		let parameters = Self::parameters_of(network);
		let (counted, floor) =
			Self::count_reputation(network, record, &parameters, author.as_ref())?;
		let reputation = counted.max(floor);
		let opened_at = now::<T>();
		let closes_at = plus::<Error<T>, _>(opened_at, parameters.window)?;
		let tally = match parameters.rule {
			StakeRule::Settle => Tally::default(),
			StakeRule::Stream(_) => {
				Tally { stream: Some(Accumulator::default()), ..Tally::default() }
			},
		};
		let tallies = parameters.scale.values().map(|_| tally).collect();
		let evaluation = Evaluation {
			author: author.clone(),
			opened_at,
			closes_at,
			round,
			extensions: 0,
			reputation,
			counted,
			floor,
			joins: record.joins,
			parameters,
			tallies: BoundedVec::truncate_from(tallies),
			flagged: 0,
			abandoned: 0,
			unclaimed: 0,
			held,
			unsettled,
			stage: Stage::Open,
		};
		Evaluations::<T>::insert(network, id, evaluation);
		Self::deposit_event(Event::EvaluationOpened {
			id,
			network,
			author,
			round,
			reputation,
			closes_at,
		});
		Ok(())
	}

	pub(crate) fn do_reopen(who: &T::AccountId, id: ContributionId) -> DispatchResult {
		let network = Self::network_of(id.scope)?;
		let evaluation = Self::evaluation_of(network, id)?;
		let is_author = match &evaluation.author {
			Some(author) => author == who,
			None => T::Contributions::is_insider(id, who),
		};
		ensure!(is_author, Error::<T>::NotAuthor);
		let Stage::Inconclusive { until } = evaluation.stage else {
			return Err(Error::<T>::CannotReopen.into());
		};
		ensure!(now::<T>() < until, Error::<T>::CannotReopen);
		let round = plus::<Error<T>, _>(evaluation.round, 1)?;
		let (held, unsettled) = (evaluation.held, evaluation.unsettled);
		let record = Self::record(network)?;
		Self::open_round(network, &record, id, evaluation.author, round, held, unsettled)
	}

	/// Verdict and result, if it ended now.
	pub(crate) fn standing(evaluation: &EvaluationOf<T>) -> Result<Standing, DispatchError> {
		let (scale, weights) = (evaluation.parameters.scale, evaluation.weights());
		let verdict = math::<T, _>(median::verdict(scale, &weights))?;
		let result = math::<T, _>(median::result(scale, &weights, evaluation.reputation))?;
		Ok((verdict, result))
	}

	/// What who speaks with `weight` after `spoken` pays.
	pub(crate) fn price(
		parameters: &ParametersOf<T>,
		reputation: u128,
		spoken: u128,
		weight: u128,
	) -> Result<Staked, DispatchError> {
		let fraction = parameters.stake;
		let staked = match parameters.rule {
			StakeRule::Settle => stake::settle(fraction, reputation, spoken, weight),
			StakeRule::Stream(curve) => stake::stream(fraction, curve, reputation, spoken, weight)
				.map(|stake| Staked { stake, share: Share::of_units(stake) }),
		};
		staked.map_err(|error| match error {
			MathError::DivisionByZero => Error::<T>::ReputationNotFound.into(),
			_ => Error::<T>::Overflow.into(),
		})
	}

	/// Succeeds if an agent may say this of a contribution now. How much its weight is aside.
	pub(crate) fn ensure_can_say(
		id: ContributionId,
		evaluation: &EvaluationOf<T>,
		agent: &AgentOf<T>,
		who: &T::AccountId,
		value: u8,
		spam: bool,
	) -> DispatchResult {
		let parameters = &evaluation.parameters;
		let open = evaluation.is_open() && now::<T>() < evaluation.closes_at;
		ensure!(open, Error::<T>::EvaluationNotOpen);
		let own = evaluation.author.as_ref() == Some(who);
		ensure!(!own || parameters.self_evaluation, Error::<T>::OwnContribution);
		let insider = evaluation.author.is_none() && T::Contributions::is_insider(id, who);
		ensure!(!insider, Error::<T>::OwnScopeContribution);
		ensure!(evaluation.reputation > 0, Error::<T>::ReputationNotFound);
		ensure!(agent.weight().is_some_and(|weight| weight > 0), Error::<T>::WeightTooSmall);
		let least = parameters.least_tier.unwrap_or(Tier::Affiliate);
		let eligible = agent.tier >= Some(least) && Self::can_earn(who);
		ensure!(eligible, Error::<T>::NotEligible);
		ensure!(agent.since(least) <= evaluation.joins, Error::<T>::JoinedLater);
		ensure!(parameters.scale.index_of(value).is_ok(), Error::<T>::ValueOffScale);
		let praised = value >= parameters.positive_from && value > parameters.scale.min();
		ensure!(!spam || !praised, Error::<T>::InvalidSpamFlag);
		Ok(())
	}

	pub(crate) fn do_evaluate(
		who: T::AccountId,
		id: ContributionId,
		value: u8,
		spam: bool,
	) -> DispatchResultWithPostInfo {
		let network = Self::network_of(id.scope)?;
		ensure!(!T::Scopes::is_closed(network), Error::<T>::ScopeNotOpen);
		let (looked_at, settled, left) = Self::settle_ended(network, &who, SETTLED_FIRST)?;
		ensure!(!left, Error::<T>::TooManyEnded);

		let mut evaluation = Self::evaluation_of(network, id)?;
		let mut agent = Agents::<T>::get(network, &who);
		let weight = agent.weight();
		Self::ensure_can_say(id, &evaluation, &agent, &who, value, spam)?;
		let round = Round { id, number: evaluation.round };
		let before = Self::standing(&evaluation)?;
		let known = Self::record(network)?;
		let mut record = known;
		let was_away = Self::was_away(&evaluation, &agent);
		Self::awake(&mut record, &mut agent)?;
		agent.evaluated_on = Self::today();
		agent.missed_from = agent.missed_from.max(record.known());
		let (changes, pending) = match Positions::<T>::get(round, &who) {
			Some(old) => {
				ensure!(old.value != value, Error::<T>::AlreadyGiven);
				ensure!(old.changes < MAX_CHANGES, Error::<T>::TooManyChanges);
				let pending = Self::withdraw(&mut record, &mut evaluation, &mut agent, &old)?;
				(plus::<Error<T>, _>(old.changes, 1)?, pending)
			},
			None => {
				if was_away {
					Self::count_returned(&mut evaluation, &agent)?;
				}
				Unsettled::<T>::try_append(network, &who, round)
					.map_err(|()| Error::<T>::TooManyUnsettled)?;
				let number = usize::from(round.number);
				let count = evaluation.unsettled.get_mut(number).ok_or(Error::<T>::Overflow)?;
				add::<Error<T>, _>(count, 1)?;
				(0, 0)
			},
		};
		let position =
			Self::take_position(&mut evaluation, &mut agent, value, spam, (changes, pending))?;
		Agents::<T>::insert(network, &who, agent);
		Self::note_weight(network, &who, weight, &agent);
		if record != known {
			Networks::<T>::insert(network, record);
		}
		Positions::<T>::insert(round, &who, position);
		Self::deposit_event(Event::Evaluated {
			id,
			who,
			value,
			spam,
			weight: position.weight,
			stake: position.stake,
			share: position.share.units(),
			changes,
			spoken: evaluation.spoken().ok_or(Error::<T>::Overflow)?,
			reputation: evaluation.reputation,
		});
		Self::extend_if_surprising(id, &mut evaluation, before)?;
		Evaluations::<T>::insert(network, id, evaluation);
		let notes = Self::noting(settled.saturating_add(1));
		let own = T::WeightInfo::evaluate(looked_at, settled).saturating_add(notes);
		Ok(Some(own.saturating_add(T::SponsorWeight::get())).into())
	}

	/// Whether R of an evaluation lacks the weight of an agent because it was dormant when that
	/// opened.
	pub(crate) fn was_away(evaluation: &EvaluationOf<T>, agent: &AgentOf<T>) -> bool {
		let opened = evaluation.joins;
		agent.dormant_since.is_some_and(|from| from <= opened)
			|| agent.away.is_some_and(|(from, until)| from <= opened && opened < until)
	}

	/// Adds the weight of an agent that was dormant to R, before its stake is computed: it pays for
	/// what was not counted.
	pub(crate) fn count_returned(
		evaluation: &mut EvaluationOf<T>,
		agent: &AgentOf<T>,
	) -> DispatchResult {
		let weight = agent.weight().ok_or(Error::<T>::Overflow)?;
		add::<Error<T>, _>(&mut evaluation.counted, weight)?;
		evaluation.reputation = evaluation.counted.max(evaluation.floor);
		Ok(())
	}

	/// Takes what an agent said back: its stake is lost, its share void. What it has earned with
	/// that value stays; that is returned.
	fn withdraw(
		record: &mut NetworkOf<T>,
		evaluation: &mut EvaluationOf<T>,
		agent: &mut AgentOf<T>,
		old: &Position,
	) -> Result<u128, DispatchError> {
		let pending = Self::earned(evaluation, old)?;
		let tally = Self::tally_mut(evaluation, old.value)?;
		take::<Error<T>, _>(&mut tally.weight, old.weight)?;
		take::<Error<T>, _>(&mut tally.stake, old.stake)?;
		take_share::<T>(&mut tally.share, old.share)?;
		if old.spam {
			take::<Error<T>, _>(&mut evaluation.flagged, old.weight)?;
		}
		add::<Error<T>, _>(&mut evaluation.abandoned, old.stake)?;
		Self::uncount(record, agent)?;
		take::<Error<T>, _>(&mut agent.staked, old.stake)?;
		Self::count(record, agent)?;
		Ok(pending)
	}

	/// Under `stream`: what a position has been paid by later ones.
	pub(crate) fn earned(
		evaluation: &EvaluationOf<T>,
		position: &Position,
	) -> Result<u128, DispatchError> {
		let index = math::<T, _>(evaluation.parameters.scale.index_of(position.value))?;
		let stream = evaluation.tallies.get(index).and_then(|tally| tally.stream);
		let (Some(stream), Some(entitlement)) = (stream, position.stream) else {
			return Ok(position.pending);
		};
		let settled = math::<T, _>(entitlement.settle(stream.level(), position.weight))?;
		Ok(plus::<Error<T>, _>(position.pending, settled.claimable())?)
	}

	fn tally_mut(evaluation: &mut EvaluationOf<T>, value: u8) -> Result<&mut Tally, DispatchError> {
		let index = math::<T, _>(evaluation.parameters.scale.index_of(value))?;
		evaluation.tallies.get_mut(index).ok_or_else(|| Error::<T>::Overflow.into())
	}

	/// Lets an agent pay and counts what it says.
	fn take_position(
		evaluation: &mut EvaluationOf<T>,
		agent: &mut AgentOf<T>,
		value: u8,
		spam: bool,
		(changes, pending): (u8, u128),
	) -> Result<Position, DispatchError> {
		let weight = agent.weight().ok_or(Error::<T>::Overflow)?;
		let reputation = evaluation.reputation;
		let heavy = weight > 0 && weight >= stake::smallest_weight(reputation);
		ensure!(heavy, Error::<T>::WeightTooSmall);
		let spoken = evaluation.spoken().ok_or(Error::<T>::Overflow)?;
		let Staked { stake, share } =
			Self::price(&evaluation.parameters, reputation, spoken, weight)?;
		ensure!(agent.settled >= stake, Error::<T>::NotEnoughReputation);

		agent.settled = minus::<Error<T>, _>(agent.settled, stake)?;
		add::<Error<T>, _>(&mut agent.staked, stake)?;
		add::<Error<T>, _>(&mut evaluation.held, stake)?;
		if spam {
			add::<Error<T>, _>(&mut evaluation.flagged, weight)?;
		}
		let tally = Self::tally_mut(evaluation, value)?;
		let mut stream = None;
		let mut unclaimed = 0;
		if let Some(paid) = tally.stream.as_mut() {
			if tally.weight == 0 {
				unclaimed = stake;
			} else {
				*paid = math::<T, _>(paid.distribute(stake, tally.weight))?;
			}
			stream = Some(Entitlement::open(paid.level()));
		}
		add::<Error<T>, _>(&mut tally.weight, weight)?;
		add::<Error<T>, _>(&mut tally.stake, stake)?;
		add_share::<T>(&mut tally.share, share)?;
		if tally.stream.is_some() {
			math::<T, _>(ovn_math::units::check(tally.weight))?;
		}
		add::<Error<T>, _>(&mut evaluation.unclaimed, unclaimed)?;
		Ok(Position { value, spam, weight, stake, share, changes, stream, pending })
	}

	/// The last part of a window, and what extends it.
	fn part(evaluation: &EvaluationOf<T>) -> BlockNumberFor<T> {
		let window = evaluation.parameters.window;
		let part = window.checked_div(&PARTS_OF_WINDOW.into()).unwrap_or_default();
		part.max(One::one())
	}

	fn extend_if_surprising(
		id: ContributionId,
		evaluation: &mut EvaluationOf<T>,
		before: Standing,
	) -> DispatchResult {
		let part = Self::part(evaluation);
		let late = plus::<Error<T>, _>(now::<T>(), part)? >= evaluation.closes_at;
		if !late || evaluation.extensions >= MAX_EXTENSIONS || Self::standing(evaluation)? == before
		{
			return Ok(());
		}
		evaluation.extensions = plus::<Error<T>, _>(evaluation.extensions, 1)?;
		evaluation.closes_at = plus::<Error<T>, _>(evaluation.closes_at, part)?;
		let (closes_at, extensions) = (evaluation.closes_at, evaluation.extensions);
		Self::deposit_event(Event::WindowExtended { id, closes_at, extensions });
		Ok(())
	}
}
