// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What holds of the pallet's state after every block.

use crate::{
	can_repeat, Assembly, Ballots, Calls, Cast, Chamber, Choice, Config, LastExecuted, Newcomers,
	NextProposal, Pallet, PollOf, ProposalId, ProposalOf, Proposals, Representatives, Roll, Rolls,
	RulesOf, Seats, SeatsOf, Source, Status, Struck, Voters, Weights, WeightsOf, CHAMBERS,
	FOUNDERS, MAX_BACKING, MAX_EARNED, MAX_PRINCIPALS, REVIVAL_DAYS,
};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::ensure;
use ovn_math::decision::{history, window::Window, Day, MAX_EXTENSIONS};
use ovn_primitives::{runtime::now, traits::Membership, ScopeId, Tier, GLOBAL_SCOPE};
use sp_runtime::{traits::Zero, TryRuntimeError};

/// Sums over the voters of a scope.
#[derive(Default)]
struct Sums {
	voters: u32,
	weights: Weights,
	/// When those were enrolled who can be in the window.
	days: BTreeMap<Day, u128>,
	/// How many belong to each chamber, and when those were enrolled.
	chambers: [(u32, BTreeMap<Day, u128>); CHAMBERS],
	numbers: BTreeSet<u32>,
}

impl<T: Config> Pallet<T> {
	/// Checks the invariants:
	///
	/// 1. The roll of a scope counts its voters, all and those of the last 30 days, and with those struck in
	///    these never more than ever voted; the weight of a network, and the sum of squares, are those of its
	///    voters.
	/// 2. Numbers of voters are distinct and below that of the next one.
	/// 3. Histories ascend, reach back at most as far as a vote lasts, and end today or earlier.
	/// 4. What a vote counts is what its ballots say, heads and weight; never more heads than E nor
	///    more weight than W.
	/// 5. No voter stands for more than three proposals that have not ended, nor for one that looks for backers
	///    and is neither its own nor backed by it; backers are distinct.
	/// 6. What waits to be executed can be before it expires; what looks for backers has no vote, and
	///    everything that is further does; a vote was extended at most five times.
	/// 7. Calls are kept here of exactly the proposals that say so, until they ended in a way that nobody
	///    repeats; and numbers of proposals are below the next one.
	/// 8. A proposal has a deposit exactly until it ends.
	/// 9. Rules are within their bounds.
	/// 10. Only networks have weights.
	/// 11. Whose limits are kept because it was struck is a member, and not on the roll.
	/// 12. What was decided last on a matter opened in the past.
	/// 13. Whoever is represented is a voter, and its representative another account; a voter counts those
	///     who have named it since it was enrolled, and these are not more than one can represent.
	/// 14. No ballot that a representative cast blocks.
	/// 15. The seats of each chamber count its voters, all and those of the last 30 days; those struck in these
	///     are together those of the roll.
	/// 16. What a chamber counts in a vote is what the ballots of its voters say, never more than vote in it,
	///     and at least one does.
	/// 17. Whoever has earned something is an affiliate or a contributor, on 1 to 100 days up to today; its
	///     nomination, as long as it is kept, is one of its own.
	/// 18. It is known since when nobody votes in a scope where votes decide, exactly if nobody does; a revival is
	///     over within 365 days, and of a scope that has fewer than three voters.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_roll()?;
		for (scope, index, proposal) in Proposals::<T>::iter() {
			let id = ProposalId { scope, index };
			ensure!(index < NextProposal::<T>::get(scope), "7: a number that was not given yet");
			Self::check_proposal(id, &proposal)?;
			if let Some(poll) = &proposal.poll {
				Self::check_poll(id, poll)?;
			}
		}
		for (scope, index) in Calls::<T>::iter_keys() {
			let source = Proposals::<T>::get(scope, index).map(|proposal| proposal.source);
			ensure!(source == Some(Source::Inline), "7: calls of nothing");
		}
		for (id, _, ballot) in Ballots::<T>::iter() {
			ensure!(Proposals::<T>::contains_key(id.scope, id.index), "4: a ballot on nothing");
			let blocks = ballot.by_representative && ballot.choice == Choice::Block;
			ensure!(!blocks, "14: a representative blocks");
		}
		Self::check_representatives()?;
		for (scope, decided) in RulesOf::<T>::iter() {
			let temporary = decided.temporary.map(|of| of.rules);
			let valid = decided
				.lasting
				.into_iter()
				.chain(temporary)
				.all(|rules| rules.are_valid(Self::is_network(scope), scope == GLOBAL_SCOPE));
			ensure!(valid, "9: rules out of bounds");
		}
		Self::check_newcomers()?;
		for (scope, who) in Struck::<T>::iter_keys() {
			ensure!(!Voters::<T>::contains_key(scope, &who), "11: a voter that was struck");
			let tier = T::Membership::tier(scope, &who);
			ensure!(tier == Some(Tier::Member), "11: limits of one who is no member");
		}
		for (_, _, last) in LastExecuted::<T>::iter() {
			let mut blocks = last.iter().flatten().peekable();
			let past = blocks.peek().is_some() && blocks.all(|block| *block <= now::<T>());
			ensure!(past, "12: a decision that did not open yet");
		}
		Ok(())
	}

	fn check_roll() -> Result<(), TryRuntimeError> {
		let today = Self::today();
		let mut all = BTreeMap::<ScopeId, Sums>::new();
		for (scope, who, voter) in Voters::<T>::iter() {
			let sums = all.entry(scope).or_default();
			sums.voters = sums.voters.saturating_add(1);
			sums.weights.put(0, voter.weight);
			let day = sums.days.entry(voter.since).or_default();
			*day = day.saturating_add(1);
			if let Some((voters, days)) = sums.chambers.get_mut(voter.chamber.place()) {
				*voters = voters.saturating_add(1);
				let day = days.entry(voter.since).or_default();
				*day = day.saturating_add(1);
			}
			ensure!(sums.numbers.insert(voter.number), "2: a number given twice");
			ensure!(voter.number < Self::roll_of(scope).ever, "2: a number not given yet");
			let recent = voter.past.last().is_none_or(|(day, _)| *day <= today);
			ensure!(history::is_history(&voter.past) && recent, "3: no history of a voter");
			let network = Self::is_network(scope);
			ensure!(network || (voter.weight.is_zero() && voter.past.is_empty()), "10: no network");
			let live =
				voter.limits.backing.iter().filter(|index| Self::is_live(scope, **index)).count();
			let most = usize::try_from(MAX_BACKING).unwrap_or_default();
			let distinct: BTreeSet<_> = voter.limits.backing.iter().collect();
			let fits = live <= most && distinct.len() == voter.limits.backing.len();
			ensure!(fits, "5: a voter stands for too many");
			let stands = voter.limits.backing.iter().all(|index| {
				Proposals::<T>::get(scope, *index).is_none_or(|proposal| {
					!matches!(proposal.status, Status::Seeking { .. })
						|| proposal.proposer == who
						|| proposal.backers.contains(&who)
				})
			});
			ensure!(stands, "5: a voter stands for what it does not back");
		}
		for (scope, roll) in Rolls::<T>::iter() {
			Self::check_counts(&roll, &all.remove(&scope).unwrap_or_default(), scope)?;
		}
		for (scope, _) in SeatsOf::<T>::iter_keys() {
			ensure!(Rolls::<T>::contains_key(scope), "15: seats of no roll");
		}
		for (scope, totals) in WeightsOf::<T>::iter() {
			ensure!(Self::is_network(scope), "10: weights of no network");
			let recent = totals.past.last().is_none_or(|(day, _)| *day <= today);
			ensure!(history::is_history(&totals.past) && recent, "3: no history of a network");
		}
		Ok(())
	}

	fn check_representatives() -> Result<(), TryRuntimeError> {
		let mut named = BTreeMap::<(ScopeId, T::AccountId, u32), u32>::new();
		for (scope, principal, of) in Representatives::<T>::iter() {
			ensure!(Voters::<T>::contains_key(scope, &principal), "13: a stranger is represented");
			ensure!(principal != of.representative, "13: a voter represents itself");
			let count = named.entry((scope, of.representative, of.number)).or_default();
			*count = count.saturating_add(1);
		}
		for (scope, who, voter) in Voters::<T>::iter() {
			let count = named.remove(&(scope, who, voter.number)).unwrap_or_default();
			ensure!(
				voter.represents == count,
				"13: more or fewer are represented than are counted"
			);
			ensure!(count <= MAX_PRINCIPALS, "13: one represents too many");
		}
		Ok(())
	}

	fn check_counts(roll: &Roll, sums: &Sums, scope: ScopeId) -> Result<(), TryRuntimeError> {
		ensure!(roll.voters == sums.voters, "1: more or fewer voters than are counted");
		ensure!(roll.decides || roll.voters < FOUNDERS, "1: enough voters, and none decide");
		let struck = roll.struck.sum(Self::today()).map_err(|_| "1: too many struck")?;
		let most = u128::from(roll.ever).checked_sub(roll.voters.into());
		ensure!(most.is_some_and(|most| struck <= most), "1: more were struck than ever voted");
		let admitted = roll.admitted.sum(Self::today()).map_err(|_| "1: too many admitted")?;
		let by_stewards =
			roll.by_stewards.sum(Self::today()).map_err(|_| "1: too many admitted")?;
		ensure!(by_stewards <= admitted, "1: stewards admitted more than there were");
		let same = WeightsOf::<T>::get(scope).sum == sums.weights;
		ensure!(same, "1: the weight of those on the roll is another");
		let same = Self::counts_days(&roll.recent, &sums.days)?;
		ensure!(same, "1: more or fewer are new than are counted");
		let today = Self::today();
		let mut struck = 0u128;
		for (chamber, (voters, days)) in Chamber::ALL.into_iter().zip(&sums.chambers) {
			let seats: Seats = SeatsOf::<T>::get(scope, chamber);
			ensure!(seats.voters == *voters, "15: more or fewer in a chamber than are counted");
			let same = Self::counts_days(&seats.recent, days)?;
			ensure!(same, "15: more or fewer are new in a chamber than are counted");
			let of = seats.struck.sum(today).map_err(|_| "15: too many struck")?;
			struck = struck.saturating_add(of);
		}
		let same = roll.struck.sum(today) == Ok(struck);
		ensure!(same, "15: others were struck in chambers than of all");
		let is_empty = roll.decides && roll.voters == 0;
		ensure!(roll.empty_since.is_some() == is_empty, "18: empty or not, and not known");
		ensure!(roll.empty_since.is_none_or(|day| day <= today), "18: empty in the future");
		let fits = roll.revived_until.is_none_or(|until| {
			let short = until <= today.saturating_add(REVIVAL_DAYS);
			short && roll.decides && roll.voters < FOUNDERS
		});
		ensure!(fits, "18: a revival that is over, or too long");
		Ok(())
	}

	/// Whether a window counts those who came on these days, today and as long as they are in it.
	fn counts_days(
		window: &Window<u32, 30>,
		days: &BTreeMap<Day, u128>,
	) -> Result<bool, TryRuntimeError> {
		let mut expected = Window::<u32, 30>::default();
		for (day, count) in days {
			expected.add(*day, *count).map_err(|_| "1: too many voters")?;
		}
		let today = Self::today();
		let same = |ahead| {
			let day = today.saturating_add(ahead);
			window.sum(day) == expected.sum(day)
		};
		Ok((0..=30u32).all(same))
	}

	fn check_newcomers() -> Result<(), TryRuntimeError> {
		for (scope, who, newcomer) in Newcomers::<T>::iter() {
			let tier = T::Membership::tier(scope, &who);
			let is_new = tier.is_some_and(|tier| tier < Tier::Member);
			ensure!(is_new, "17: a member, or a stranger, earns to be one");
			let days = (1..=MAX_EARNED).contains(&newcomer.days);
			ensure!(days && newcomer.last <= Self::today(), "17: no days");
			let refused = newcomer.refused.is_none_or(|day| day <= Self::today());
			ensure!(refused, "17: refused in the future");
			let nomination = newcomer.nominated.and_then(|index| Proposals::<T>::get(scope, index));
			let own =
				nomination.is_none_or(|of| of.source == Source::Nomination && of.proposer == who);
			ensure!(own, "17: nominated by another");
		}
		Ok(())
	}

	fn check_proposal(id: ProposalId, proposal: &ProposalOf<T>) -> Result<(), TryRuntimeError> {
		let over = matches!(proposal.status, Status::Ended { .. });
		ensure!(proposal.deposit.is_none() == over, "8: a deposit that does not fit the state");
		let inline = Calls::<T>::contains_key(id.scope, id.index);
		let kept = match proposal.status {
			Status::Ended { ending, .. } => can_repeat(proposal.template, ending),
			_ => true,
		};
		let expected = kept && proposal.source == Source::Inline;
		ensure!(inline == expected, "7: calls are missing, or kept for nothing");
		let distinct: BTreeSet<_> = proposal.backers.iter().collect();
		let apart = !proposal.backers.contains(&proposal.proposer);
		ensure!(distinct.len() == proposal.backers.len() && apart, "5: backed twice");
		let fits = match proposal.status {
			Status::Seeking { .. } => proposal.poll.is_none(),
			Status::Voting { extensions, .. } => {
				proposal.poll.is_some() && extensions <= MAX_EXTENSIONS
			},
			Status::Passed { from, until } => proposal.poll.is_some() && from <= until,
			Status::Ended { .. } => true,
		};
		ensure!(fits, "6: a state that does not fit the vote");
		let seeks = matches!(proposal.status, Status::Seeking { .. });
		ensure!(seeks || proposal.backers.is_empty(), "5: backers of what is open");
		Ok(())
	}

	fn check_poll(id: ProposalId, poll: &PollOf<T>) -> Result<(), TryRuntimeError> {
		let (mut heads, mut weights) = (Cast::default(), Cast::default());
		let mut chambers = [Cast::default(); CHAMBERS];
		let mut sum = 0u128;
		for (_, ballot) in Ballots::<T>::iter_prefix(id) {
			let head = ballot.choice.of(&mut heads);
			*head = head.saturating_add(1);
			if let Some(of) = chambers.get_mut(ballot.chamber.place()) {
				let head = ballot.choice.of(of);
				*head = head.saturating_add(1);
			}
			let weight = ballot.choice.of(&mut weights);
			*weight = weight.saturating_add(ballot.weight);
			sum = sum.saturating_add(ballot.weight);
		}
		let cleared = Proposals::<T>::get(id.scope, id.index)
			.is_some_and(|proposal| matches!(proposal.status, Status::Ended { .. }));
		let same = (heads, weights) == (poll.heads, poll.weights);
		ensure!(cleared || same, "4: ballots that are not counted, or were never cast");
		ensure!(poll.heads.sum() <= poll.electors.into(), "4: more have cast than vote");
		ensure!(sum <= poll.weight, "4: more weight has been cast than votes");
		let blockers = *Choice::Block.of(&mut heads);
		ensure!(cleared || u128::from(poll.long_blockers) <= blockers, "4: blocks of nobody");
		for (assembly, cast) in poll.chambers.iter().zip(chambers) {
			let Some(Assembly { electors, heads, long_blockers }) = assembly else { continue };
			ensure!(cleared || *heads == cast, "16: ballots of another chamber");
			let fits = (1..=poll.electors).contains(electors) && heads.sum() <= (*electors).into();
			ensure!(fits, "16: more have cast in a chamber than vote there");
			let blocks = u128::from(*long_blockers) <= heads.block;
			ensure!(blocks && *long_blockers <= poll.long_blockers, "16: blocks of nobody");
		}
		Ok(())
	}
}
