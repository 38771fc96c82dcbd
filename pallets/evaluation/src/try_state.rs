// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What holds of the pallet's state after every block.

use crate::{
	Agents, Closings, Config, EndedRounds, EvaluationOf, Evaluations, Networks, OwedTokens,
	OwnParameters, Pallet, Positions, Queue, QueueEnds, Recognitions, RewardValues, Round, Stage,
	StakeRule, Tally, Undelivered, UndeliveredDecisions, Unsettled, WaitingRewards, MAX_CHANGES,
	MAX_EXTENSIONS, MAX_REPUTATION, ROUNDS, TIERS,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::ensure;
use ovn_primitives::{
	traits::{Contributions, Scopes},
	ContributionId, Contributor, ScopeId,
};
use sp_runtime::{traits::SaturatedConversion, TryRuntimeError};

/// The evaluations, by contribution.
type All<T> = BTreeMap<ContributionId, (ScopeId, EvaluationOf<T>)>;

impl<T: Config> Pallet<T> {
	/// Checks the invariants:
	///
	/// 1. All reputation of a network is what its agents have settled, what its evaluations hold,
	///    and the carry, to the unit.
	/// 2. What is active in a network is, by tier, the weight of those who belong to it and are not
	///    dormant; the weight of those who are is apart. Each agent counts under the tier that it
	///    has, or not at all if it does not belong to the network or was expelled.
	/// 3. The present worth of all reputation of a network is at most [`MAX_REPUTATION`].
	/// 4. What an agent has staked is the sum of the stakes of its positions, and its list names
	///    exactly these, each once.
	/// 5. Each evaluation is in the network of its scope; its round, its extensions and its
	///    parameters are within bounds; it has one tally for each value of its scale, with
	///    accumulators exactly under `stream`; and it is not both over and settled.
	/// 6. The tallies of an open round are the sums over its positions, and so are the flagged
	///    weight and the number of positions.
	/// 7. An evaluation holds what its positions can get: exactly their stakes and those of changed
	///    minds, until it is decided; and then at least what each is still paid.
	/// 8. A position belongs to a round of an evaluation, its value is on the scale, and it was
	///    changed at most [`MAX_CHANGES`] times; each round has as many positions as are counted.
	/// 9. A round is marked as ended if and only if it is not open and has positions.
	/// 10. The queue has exactly the numbers between its ends, and names every round that is
	///     marked.
	/// 11. Own parameters hold within their bounds, reward values and debts of tokens are above 0.
	/// 12. An evaluation that is not over is of an undecided contribution of its author, or of a
	///     scope if it has none, as many as the network counts; and a decision that could not take effect is of an undecided one, too, without
	///     any.
	/// 13. R of an open evaluation is what it counts, or a tenth of all who belonged, whichever is
	///     more.
	/// 14. What waits for a window of rewards is above 0, and the network's record has the sum. A
	///     recognised kind is of a scope below the network, with a reward value above 0.
	/// 15. The days of endings are in order, and the last one has as many as were decided.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut all: All<T> = BTreeMap::new();
		for (network, id, evaluation) in Evaluations::<T>::iter() {
			Self::check_evaluation(network, id, &evaluation)?;
			all.insert(id, (network, evaluation));
		}
		Self::check_positions(&all)?;
		Self::check_agents(&all)?;
		Self::check_networks(&all)?;
		Self::check_queue(&all)?;
		for (_, own) in OwnParameters::<T>::iter() {
			ensure!(Self::are_valid(&Self::effective(&own)), "11: parameters out of bounds");
		}
		let positive = RewardValues::<T>::iter().all(|(_, _, value)| value > 0)
			&& OwedTokens::<T>::iter().all(|(_, owed)| owed > 0);
		ensure!(positive, "11: a value or a debt of nothing");
		Self::check_decisions(&all)?;
		Self::check_rewards()?;
		Self::check_closings()
	}

	fn check_decisions(all: &All<T>) -> Result<(), TryRuntimeError> {
		let mut open = BTreeMap::<ScopeId, u32>::new();
		for (id, (network, evaluation)) in all {
			if matches!(evaluation.stage, Stage::Ended(_)) {
				continue;
			}
			let contributor = T::Contributions::undecided(*id);
			let of_author = match (contributor, &evaluation.author) {
				(Some(Contributor::Agent(agent)), Some(author)) => agent == *author,
				(Some(Contributor::Scope(_)), None) => true,
				(None, _) => return Err("12: an evaluation of what is decided".into()),
				_ => false,
			};
			ensure!(of_author, "12: an evaluation of somebody else's contribution");
			let count = open.entry(*network).or_default();
			*count = count.saturating_add(1);
			let reputation = evaluation.counted.max(evaluation.floor);
			ensure!(reputation == evaluation.reputation, "13: R is not what it counts");
		}
		for (network, record) in Networks::<T>::iter() {
			let found = open.get(&network).copied().unwrap_or_default();
			ensure!(found == record.open, "12: more or fewer evaluations than are counted");
		}
		for (id, Undelivered { .. }) in UndeliveredDecisions::<T>::iter() {
			let undecided = T::Contributions::undecided(id).is_some();
			ensure!(undecided, "12: a decision of what is decided");
			let over = all
				.get(&id)
				.is_none_or(|(_, evaluation)| matches!(evaluation.stage, Stage::Ended(_)));
			ensure!(over, "12: a decision of what is being evaluated");
		}
		Ok(())
	}

	fn check_rewards() -> Result<(), TryRuntimeError> {
		let mut sums = BTreeMap::<ScopeId, u128>::new();
		for (network, _, amount) in WaitingRewards::<T>::iter() {
			ensure!(amount > 0, "14: nothing waits");
			let sum = sums.entry(network).or_default();
			*sum = sum.saturating_add(amount);
		}
		for (network, record) in Networks::<T>::iter() {
			let found = sums.remove(&network).unwrap_or_default();
			ensure!(found == record.waiting, "14: more or less waits than is counted");
		}
		ensure!(sums.is_empty(), "14: what waits in no network");
		for (scope, kind, recognition) in Recognitions::<T>::iter() {
			let below = T::Scopes::network(scope).is_some_and(|network| network != scope);
			ensure!(below && recognition.reward_value > 0, "14: a recognition of nothing");
			let known = T::Contributions::terms(scope, kind);
			let possible = known.is_some_and(|terms| terms.revision >= recognition.revision);
			ensure!(possible, "14: terms are recognised that never were");
		}
		Ok(())
	}

	fn check_closings() -> Result<(), TryRuntimeError> {
		for (network, closings) in Closings::<T>::iter() {
			let ordered = closings.windows(2).all(|pair| match pair {
				[before, after] => before.day < after.day && before.closed < after.closed,
				_ => false,
			});
			ensure!(ordered, "15: days out of order");
			let record = Networks::<T>::get(network).ok_or("15: endings in no network")?;
			let last = closings.last().map(|closing| closing.closed);
			ensure!(last == Some(record.closed), "15: more or fewer endings than are counted");
		}
		Ok(())
	}

	fn check_evaluation(
		network: ScopeId,
		id: ContributionId,
		evaluation: &EvaluationOf<T>,
	) -> Result<(), TryRuntimeError> {
		ensure!(Self::network_of(id.scope) == Ok(network), "5: an evaluation of another network");
		ensure!(evaluation.round < ROUNDS, "5: too many rounds");
		ensure!(evaluation.extensions <= MAX_EXTENSIONS, "5: too many extensions");
		let parameters = &evaluation.parameters;
		ensure!(Self::are_valid(parameters), "5: parameters out of bounds");
		let values = parameters.scale.values().count();
		ensure!(evaluation.tallies.len() == values, "5: tallies that are not those of the scale");
		let streams = matches!(parameters.rule, StakeRule::Stream(_));
		let fit = evaluation.tallies.iter().all(|tally| tally.stream.is_some() == streams);
		ensure!(fit, "5: accumulators under another rule");
		let over = matches!(evaluation.stage, Stage::Ended(_));
		ensure!(!over || evaluation.unsettled != [0, 0], "5: over, settled, and not removed");
		Ok(())
	}

	fn check_positions(all: &All<T>) -> Result<(), TryRuntimeError> {
		let mut rounds = BTreeMap::<Round, (Vec<Tally>, u128, u32)>::new();
		let mut due = BTreeMap::<ContributionId, u128>::new();
		for (round, who, position) in Positions::<T>::iter() {
			let (network, evaluation) = all.get(&round.id).ok_or("8: a position of nothing")?;
			ensure!(round.number <= evaluation.round, "8: a position of a later round");
			ensure!(position.changes <= MAX_CHANGES, "8: changed too often");
			let payout = Self::payout(evaluation, round.number, &position);
			let sum = due.entry(round.id).or_default();
			*sum = sum.saturating_add(payout.map_err(|_| "7: a position without a payout")?);
			let listed = Unsettled::<T>::get(network, &who).contains(&round);
			ensure!(listed, "4: a position that its agent does not know");
			let present = round.number == evaluation.round;
			let values = evaluation.tallies.len();
			let (tallies, flagged, count) = rounds
				.entry(round)
				.or_insert_with(|| (Vec::from_iter((0..values).map(|_| Tally::default())), 0, 0));
			*count = count.saturating_add(1);
			if !present {
				let tally = tallies.first_mut().ok_or("5: a scale without values")?;
				tally.stake = tally.stake.saturating_add(position.stake);
				continue;
			}
			let index = evaluation.parameters.scale.index_of(position.value);
			let index = index.map_err(|_| "8: a value that is not on the scale")?;
			let tally = tallies.get_mut(index).ok_or("5: a tally is missing")?;
			tally.weight = tally.weight.saturating_add(position.weight);
			tally.stake = tally.stake.saturating_add(position.stake);
			tally.share = tally.share.checked_add(position.share).ok_or("6: a sum too large")?;
			if position.spam {
				*flagged = flagged.saturating_add(position.weight);
			}
		}
		for (id, (_, evaluation)) in all {
			let mut stakes = 0u128;
			for number in 0..ROUNDS {
				let found = rounds.get(&Round { id: *id, number });
				let count = found.map_or(0, |(_, _, count)| *count);
				let counted = evaluation.unsettled.get(usize::from(number));
				ensure!(counted == Some(&count), "8: more or fewer positions than are counted");
				let tallies = found.map(|(tallies, _, _)| tallies.as_slice()).unwrap_or_default();
				for tally in tallies {
					stakes = stakes.saturating_add(tally.stake);
				}
				if !evaluation.is_open() || number != evaluation.round {
					continue;
				}
				for (index, tally) in evaluation.tallies.iter().enumerate() {
					let expected = tallies.get(index).copied().unwrap_or_default();
					let same = (expected.weight, expected.stake, expected.share)
						== (tally.weight, tally.stake, tally.share);
					ensure!(same, "6: a tally that is not the sum of the positions");
				}
				let flagged = found.map_or(0, |(_, flagged, _)| *flagged);
				ensure!(flagged == evaluation.flagged, "6: more or less is called spam");
			}
			let divided = matches!(evaluation.stage, Stage::Ended(crate::Outcome::Divided { .. }));
			let least = stakes.saturating_add(evaluation.abandoned);
			ensure!(divided || evaluation.held == least, "7: an evaluation that lacks stakes");
			let due = due.get(id).copied().unwrap_or_default();
			ensure!(!divided || evaluation.held >= due, "7: a pot that cannot pay");
		}
		Ok(())
	}

	fn check_agents(all: &All<T>) -> Result<(), TryRuntimeError> {
		for (network, who, rounds) in Unsettled::<T>::iter() {
			ensure!(!rounds.is_empty(), "4: a list of nothing");
			let distinct: BTreeSet<_> = rounds.iter().collect();
			ensure!(distinct.len() == rounds.len(), "4: listed twice");
			let mut stakes = 0u128;
			for round in &rounds {
				let position =
					Positions::<T>::get(round, &who).ok_or("4: a position that is missing")?;
				let of = all.get(&round.id).map(|(network, _)| *network);
				ensure!(of == Some(network), "4: a position in another network");
				stakes = stakes.saturating_add(position.stake);
			}
			let staked = Agents::<T>::get(network, &who).staked;
			ensure!(staked == stakes, "4: more or less is staked than in positions");
		}
		for (network, who, agent) in Agents::<T>::iter() {
			let idle = agent.staked == 0 || Unsettled::<T>::contains_key(network, &who);
			ensure!(idle, "4: staked without a position");
		}
		Ok(())
	}

	fn check_networks(all: &All<T>) -> Result<(), TryRuntimeError> {
		for (network, record) in Networks::<T>::iter() {
			let (mut total, mut active, mut dormant) = (record.carry, [0u128; 3], 0u128);
			for (who, agent) in Agents::<T>::iter_prefix(network) {
				total = total.saturating_add(agent.settled);
				let tier = Self::tier_of(network, &who);
				ensure!(agent.tier == tier, "2: it counts under another tier than it has");
				let weight = agent.weight().ok_or("2: a weight that is too large")?;
				for (other, sum) in TIERS.iter().zip(active.iter_mut()) {
					if Some(*other) == tier && agent.dormant_since.is_none() {
						*sum = sum.saturating_add(weight);
					}
				}
				if tier.is_some() && agent.dormant_since.is_some() {
					dormant = dormant.saturating_add(weight);
				}
			}
			for (_, evaluation) in all.values().filter(|(of, _)| *of == network) {
				total = total.saturating_add(evaluation.held);
			}
			ensure!(total == record.total, "1: reputation came from nowhere, or was lost");
			ensure!(active == record.active, "2: the weight of those who belong is another");
			ensure!(dormant == record.dormant, "2: the weight of those who are dormant is another");
			let worth = Self::present_index(&record).reputation(record.total);
			ensure!(worth.is_ok_and(|worth| worth <= MAX_REPUTATION), "3: too much reputation");
		}
		for (network, _, _) in Agents::<T>::iter() {
			ensure!(Networks::<T>::contains_key(network), "1: reputation in no network");
		}
		Ok(())
	}

	fn check_queue(all: &All<T>) -> Result<(), TryRuntimeError> {
		let (first, next) = QueueEnds::<T>::get();
		let mut queued = BTreeSet::new();
		for (number, (network, round)) in Queue::<T>::iter() {
			ensure!((first..next).contains(&number), "10: a number that is not in the queue");
			if EndedRounds::<T>::contains_key(round) {
				let of = all.get(&round.id).map(|(network, _)| *network);
				ensure!(of == Some(network), "10: a round of another network");
			}
			queued.insert(round);
		}
		let length: u64 = Queue::<T>::iter_keys().count().saturated_into();
		ensure!(length == next.saturating_sub(first), "10: a number that is missing");
		for round in EndedRounds::<T>::iter_keys() {
			ensure!(queued.contains(&round), "10: a round that is not in the queue");
			let (_, evaluation) = all.get(&round.id).ok_or("9: a round of nothing")?;
			let open = evaluation.is_open() && evaluation.round == round.number;
			let count = evaluation.unsettled.get(usize::from(round.number));
			ensure!(!open && count > Some(&0), "9: an open round, or an empty one, is marked");
		}
		for (id, (_, evaluation)) in all {
			for number in 0..ROUNDS {
				let round = Round { id: *id, number };
				let count = evaluation.unsettled.get(usize::from(number)).copied();
				let open = evaluation.is_open() && evaluation.round == number;
				let marked = EndedRounds::<T>::contains_key(round);
				let ended = !open && count > Some(0);
				ensure!(marked == ended, "9: a round that has ended is not marked");
			}
		}
		Ok(())
	}
}
