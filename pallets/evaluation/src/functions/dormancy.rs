// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Who is counted in R: those who belong to a network, and have not been silent for too long.

use crate::{
	AgentOf, Agents, Closing, Closings, Config, Error, EvaluationOf, Event, NetworkOf, Networks,
	Pallet, MISSED, TIERS,
};
use frame_support::ensure;
use ovn_primitives::{
	sum::{add, plus, take},
	traits::{self, Membership, Scopes},
	AgentKind, ScopeId, Tier,
};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Whether an agent earns reputation and evaluates with it: neither a scope, whose members do,
	/// nor a bot.
	pub(crate) fn can_earn(who: &T::AccountId) -> bool {
		let is_scope = <T::Agents as traits::Agents<_>>::scope(who).is_some();
		!is_scope && <T::Agents as traits::Agents<_>>::kind(who) != Some(AgentKind::Bot)
	}

	/// The tier under which the weight of an agent counts now; `None` if it does not belong to the
	/// network, or was expelled and not taken back.
	pub(crate) fn tier_of(network: ScopeId, who: &T::AccountId) -> Option<Tier> {
		let tier = T::Membership::tier(network, who)?;
		(!T::Membership::is_expelled(network, who)).then_some(tier)
	}

	/// What is known of an agent, or of one that was not known before.
	pub(crate) fn agent_of(network: ScopeId, who: &T::AccountId) -> AgentOf<T> {
		Agents::<T>::try_get(network, who).unwrap_or_else(|()| AgentOf::<T> {
			tier: Self::tier_of(network, who),
			..Default::default()
		})
	}

	/// The sum in which the weight of an agent is counted, if it is.
	fn sum_of<'a>(record: &'a mut NetworkOf<T>, agent: &AgentOf<T>) -> Option<&'a mut u128> {
		let tier = agent.tier?;
		if agent.dormant_since.is_some() {
			return Some(&mut record.dormant);
		}
		let mut by_tier = TIERS.iter().zip(record.active.iter_mut());
		by_tier.find(|(other, _)| **other == tier).map(|(_, sum)| sum)
	}

	/// Adds the weight of an agent to the sum it belongs to.
	pub(crate) fn count(record: &mut NetworkOf<T>, agent: &AgentOf<T>) -> DispatchResult {
		let weight = agent.weight().ok_or(Error::<T>::Overflow)?;
		Ok(Self::sum_of(record, agent).map_or(Ok(()), |sum| add::<Error<T>, _>(sum, weight))?)
	}

	/// Takes the weight of an agent out of the sum it is in, before it changes.
	pub(crate) fn uncount(record: &mut NetworkOf<T>, agent: &AgentOf<T>) -> DispatchResult {
		let weight = agent.weight().ok_or(Error::<T>::Overflow)?;
		Ok(Self::sum_of(record, agent).map_or(Ok(()), |sum| take::<Error<T>, _>(sum, weight))?)
	}

	/// Notes that an agent has reputation, and a tier that it did not have before (`before`): it
	/// evaluates what opens later, and has missed nothing yet.
	pub(crate) fn note_join(
		record: &mut NetworkOf<T>,
		agent: &mut AgentOf<T>,
		before: Option<Tier>,
	) -> DispatchResult {
		add::<Error<T>, _>(&mut record.joins, 1)?;
		for (tier, joined) in TIERS.iter().zip(agent.joined.iter_mut()) {
			if Some(*tier) <= agent.tier && Some(*tier) > before {
				*joined = record.joins;
			}
		}
		agent.evaluated_on = Self::today();
		agent.missed_from = record.known();
		Ok(())
	}

	/// Counts the weight of an agent by its new tier, if the scope is a network in which it has
	/// some.
	pub(crate) fn do_change_tier(
		scope: ScopeId,
		who: &T::AccountId,
		tier: Option<Tier>,
	) -> DispatchResult {
		let Some(mut record) = Networks::<T>::get(scope) else { return Ok(()) };
		let Ok(mut agent) = Agents::<T>::try_get(scope, who) else { return Ok(()) };
		let tier = tier.filter(|_| !T::Membership::is_expelled(scope, who));
		let before = agent.tier;
		if tier == before {
			return Ok(());
		}
		Self::uncount(&mut record, &agent)?;
		agent.tier = tier;
		if before.is_none() {
			(agent.dormant_since, agent.away) = (None, None);
		}
		let weight = agent.weight().ok_or(Error::<T>::Overflow)?;
		if tier > before && weight > 0 {
			Self::note_join(&mut record, &mut agent, before)?;
		}
		Self::count(&mut record, &agent)?;
		Agents::<T>::insert(scope, who, agent);
		Networks::<T>::insert(scope, record);
		Ok(())
	}

	/// Counts an agent in R again that was dormant and evaluates.
	pub(crate) fn awake(record: &mut NetworkOf<T>, agent: &mut AgentOf<T>) -> DispatchResult {
		let Some(from) = agent.dormant_since else { return Ok(()) };
		Self::uncount(record, agent)?;
		add::<Error<T>, _>(&mut record.joins, 1)?;
		(agent.dormant_since, agent.away) = (None, Some((from, record.joins)));
		Self::count(record, agent)
	}

	pub(crate) fn do_wake(network: ScopeId, who: T::AccountId) -> DispatchResult {
		ensure!(!T::Scopes::is_closed(network), Error::<T>::ScopeNotOpen);
		let mut record = Self::record(network)?;
		let mut agent = Agents::<T>::get(network, &who);
		ensure!(agent.tier.is_some() && agent.dormant_since.is_some(), Error::<T>::AlreadyCounted);
		ensure!(Self::can_earn(&who), Error::<T>::NotEligible);
		Self::uncount(&mut record, &agent)?;
		(agent.dormant_since, agent.away) = (None, None);
		Self::note_join(&mut record, &mut agent, None)?;
		Self::count(&mut record, &agent)?;
		Agents::<T>::insert(network, &who, agent);
		Networks::<T>::insert(network, record);
		let weight = agent.weight().ok_or(Error::<T>::Overflow)?;
		Self::deposit_event(Event::Woken { network, who, weight, dormant: record.dormant });
		Ok(())
	}

	/// The day from which on the silence of an agent counts: that on which the last was decided of
	/// the first [`MISSED`] that it could have evaluated and did not. `None` if there were fewer.
	///
	/// What was open when it evaluated last, or came, and what it logged itself, may be among what
	/// was decided since, and is taken to be the first of it.
	pub(crate) fn silent_from(
		network: ScopeId,
		record: &NetworkOf<T>,
		agent: &AgentOf<T>,
	) -> Option<u32> {
		let known = agent.missed_from.max(record.missed_from);
		let missed = known.checked_add(MISSED)?;
		let closings = Closings::<T>::get(network);
		let day = closings.iter().find(|closing| closing.closed >= missed)?.day;
		Some(day.max(agent.evaluated_on))
	}

	pub(crate) fn do_mark_dormant(network: ScopeId, who: T::AccountId) -> DispatchResult {
		let mut record = Self::record(network)?;
		let mut agent = Agents::<T>::get(network, &who);
		let parameters = Self::parameters_of(network);
		let weight = agent.weight().ok_or(Error::<T>::Overflow)?;
		let counts = weight > 0 && Self::counts(&agent, parameters.least_tier);
		ensure!(counts, Error::<T>::NotCounted);
		// What became a scope's account or a bot since it earned is in no R, whatever it did.
		let can_earn = Self::can_earn(&who);
		if can_earn {
			let from = Self::silent_from(network, &record, &agent);
			let from = from.ok_or(Error::<T>::NotDormantYet)?;
			let until = plus::<Error<T>, _>(from, parameters.dormancy)?;
			ensure!(Self::today() >= until, Error::<T>::NotDormantYet);
		}
		Self::uncount(&mut record, &agent)?;
		if can_earn {
			add::<Error<T>, _>(&mut record.joins, 1)?;
		} else {
			// A bot can do this at any time: it comes back as if it joined now, so that no absence
			// has to be remembered but the present one.
			agent.away = None;
			Self::note_join(&mut record, &mut agent, None)?;
		}
		agent.dormant_since = Some(record.joins);
		Self::count(&mut record, &agent)?;
		Agents::<T>::insert(network, &who, agent);
		Networks::<T>::insert(network, record);
		Self::deposit_event(Event::MarkedDormant { network, who, weight, dormant: record.dormant });
		Ok(())
	}

	/// Notes that an evaluation was decided. What a scope contributed, which has no author, counts
	/// as missed by nobody: its members, its stewards and whoever logged it could not evaluate it.
	pub(crate) fn note_closed(
		network: ScopeId,
		record: &mut NetworkOf<T>,
		evaluation: &EvaluationOf<T>,
	) -> DispatchResult {
		take::<Error<T>, _>(&mut record.open, 1)?;
		if evaluation.author.is_none() {
			return Ok(());
		}
		add::<Error<T>, _>(&mut record.closed, 1)?;
		let (day, closed) = (Self::today(), record.closed);
		let mut closings = Closings::<T>::get(network);
		match closings.last_mut().filter(|last| last.day == day) {
			Some(last) => last.closed = closed,
			None => {
				if closings.is_full() {
					// Of the older half every other day is forgotten: what was decided on it counts
					// as decided later, to the good of those who are silent.
					let half = closings.len().div_ceil(2);
					let mut place = 0usize;
					closings.retain(|_| {
						place = place.saturating_add(1);
						place > half || place.is_multiple_of(2)
					});
				}
				closings.try_push(Closing { day, closed }).map_err(|_| Error::<T>::Overflow)?;
			},
		}
		Closings::<T>::insert(network, closings);
		Ok(())
	}
}
