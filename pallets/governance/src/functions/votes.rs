// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Ballots, and what comes of them.

use super::{blocks, Checked};
use crate::{
	Ballot, Ballots, Choice, Config, Ending, Error, Event, Pallet, Poll, PollOf, ProposalId,
	ProposalOf, Proposals, Source, Status, Template, Voter, Voters, Weighting, EXECUTION_DAYS,
	MAX_BLOCKS, MAX_FREE, QUARTER,
};
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, Pays},
	ensure,
	traits::Get,
};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::decision::{self, Body, Outcome, Terms};
use ovn_primitives::{
	runtime::{after, now},
	sum::{add, plus, take},
};
use sp_core::H256;
use sp_runtime::{
	traits::{CheckedDiv, Saturating, UniqueSaturatedInto, Zero},
	DispatchError, DispatchResult,
};

/// A ballot that can be cast, with all that it changes.
pub(crate) struct Admitted<T: Config> {
	proposal: ProposalOf<T>,
	poll: PollOf<T>,
	closes_at: BlockNumberFor<T>,
	extensions: u8,
	voter: Voter,
	before: Option<Ballot>,
}

impl<T: Config> Pallet<T> {
	/// Whether a voter belongs to the electorate of a vote.
	pub(crate) fn ensure_elector(
		poll: &Poll<BlockNumberFor<T>>,
		voter: &Voter,
	) -> Result<(), Error<T>> {
		ensure!(voter.number < poll.ever, Error::<T>::EnrolledLater);
		let is_long = decision::is_seasoned(voter.since, poll.day);
		ensure!(!poll.seasoned || is_long, Error::<T>::EnrolledLater);
		Ok(())
	}

	/// The present quarter, as voters count it.
	fn quarter() -> u16 {
		Self::today().checked_div(QUARTER).unwrap_or_default().unique_saturated_into()
	}

	/// How often a voter has blocked in the present quarter.
	pub(crate) fn blocked_now(voter: &Voter) -> u8 {
		let (quarter, count) = voter.limits.blocks;
		if quarter == Self::quarter() {
			count
		} else {
			0
		}
	}

	/// The ballot, if the voter can cast it now.
	pub(crate) fn admit_ballot(
		who: &T::AccountId,
		id: ProposalId,
		choice: Choice,
		reason: Option<H256>,
	) -> Checked<Admitted<T>> {
		let proposal = Self::proposal_of(id)?;
		let Status::Voting { closes_at, extensions } = proposal.status else {
			return Err(Error::<T>::NotVoting.into());
		};
		ensure!(now::<T>() < closes_at, Error::<T>::NotVoting);
		let poll = proposal.poll.ok_or_else(Self::inconsistent)?;
		let voter = Self::voter(id.scope, who)?;
		Self::ensure_elector(&poll, &voter)?;
		ensure!(proposal.subject.as_ref() != Some(who), Error::<T>::OwnCase);
		let before = Ballots::<T>::get(id, who);
		ensure!(before.map(|one| one.choice) != Some(choice), Error::<T>::AlreadyCast);
		if choice == Choice::Block {
			ensure!(proposal.template.has_blocks(), Error::<T>::BlockNotPossible);
			ensure!(reason.is_some(), Error::<T>::ReasonNeeded);
			ensure!(Self::blocked_now(&voter) < MAX_BLOCKS, Error::<T>::TooManyBlocks);
		}
		Ok(Admitted { proposal, poll, closes_at, extensions, voter, before })
	}

	/// How many first ballots a voter has cast today.
	fn first_ballots_today(voter: &Voter) -> u8 {
		let (day, count) = voter.limits.first_ballots;
		if day == Self::today() {
			count
		} else {
			0
		}
	}

	/// Whether a ballot is free of charge: it can be cast, is the voter's first one on the
	/// proposal, and one of the first [`MAX_FREE`] of the day.
	pub(crate) fn is_free_ballot(
		who: &T::AccountId,
		id: ProposalId,
		choice: Choice,
		reason: Option<H256>,
	) -> bool {
		let admitted = Self::admit_ballot(who, id, choice, reason);
		admitted.is_ok_and(|it| Self::is_free_of(&it.voter, it.before.as_ref()))
	}

	/// Whether a ballot that can be cast, in place of this one, is free of charge.
	fn is_free_of(voter: &Voter, before: Option<&Ballot>) -> bool {
		before.is_none() && Self::first_ballots_today(voter) < MAX_FREE
	}

	/// Counts what one voter casts.
	pub(crate) fn count(
		poll: &mut PollOf<T>,
		choice: Choice,
		weight: u128,
		is_long: bool,
	) -> Result<(), Error<T>> {
		add::<Error<T>, _>(choice.of(&mut poll.heads), 1)?;
		add::<Error<T>, _>(choice.of(&mut poll.weights), weight)?;
		if choice == Choice::Block && is_long {
			add::<Error<T>, _>(&mut poll.long_blockers, 1)?;
		}
		Ok(())
	}

	/// Takes back what a voter had cast.
	fn uncount(poll: &mut PollOf<T>, ballot: &Ballot, is_long: bool) -> Result<(), Error<T>> {
		take::<Error<T>, _>(ballot.choice.of(&mut poll.heads), 1)?;
		take::<Error<T>, _>(ballot.choice.of(&mut poll.weights), ballot.weight)?;
		if ballot.choice == Choice::Block && is_long {
			take::<Error<T>, _>(&mut poll.long_blockers, 1)?;
		}
		Ok(())
	}

	pub(crate) fn do_vote(
		who: T::AccountId,
		id: ProposalId,
		choice: Choice,
		reason: Option<H256>,
	) -> DispatchResultWithPostInfo {
		let Admitted { mut proposal, mut poll, closes_at, extensions, mut voter, before } =
			Self::admit_ballot(&who, id, choice, reason)?;
		let (terms, now) = (Self::terms(&proposal, &poll), now::<T>());
		let would = Self::outcome(&poll, &terms);
		let is_long = decision::is_seasoned(voter.since, poll.day);
		if let Some(ballot) = &before {
			Self::uncount(&mut poll, ballot, is_long)?;
		}
		let weight = Self::weight_at(&voter, poll.day);
		Self::count(&mut poll, choice, weight, is_long)?;
		let will = Self::outcome(&poll, &terms);
		let more = decision::extension(
			blocks(poll.period),
			blocks(closes_at),
			blocks(now),
			extensions,
			would,
			will,
		);
		let more: BlockNumberFor<T> = more.unique_saturated_into();
		let closes_at = plus::<Error<T>, _>(closes_at, more)?;
		let extensions = extensions.saturating_add(u8::from(!more.is_zero()));

		voter.acted = Self::today();
		if choice == Choice::Block {
			let count = Self::blocked_now(&voter).saturating_add(1);
			voter.limits.blocks = (Self::quarter(), count);
		}
		let is_free = Self::is_free_of(&voter, before.as_ref());
		if before.is_none() {
			let count = Self::first_ballots_today(&voter).saturating_add(1);
			voter.limits.first_ballots = (Self::today(), count);
		}
		Voters::<T>::insert(id.scope, &who, voter);
		Ballots::<T>::insert(id, &who, Ballot { choice, weight });
		proposal.status = Status::Voting { closes_at, extensions };
		proposal.poll = Some(poll);
		Proposals::<T>::insert(id.scope, id.index, proposal);
		let (heads, weights) = (poll.heads, poll.weights);
		Self::deposit_event(Event::BallotCast { id, who, choice, weight, reason, heads, weights });
		if !more.is_zero() {
			Self::deposit_event(Event::Extended { id, closes_at, extensions });
		}
		Ok(if is_free { Pays::No } else { Pays::Yes }.into())
	}

	/// What decides besides the ballots.
	fn terms(proposal: &ProposalOf<T>, poll: &PollOf<T>) -> Terms {
		Terms {
			template: proposal.template,
			block_share: poll.block_share,
			support: poll.support,
			second_call: Self::is_second_call(proposal),
		}
	}

	/// What must pass: the bodies of a vote.
	fn bodies(poll: &PollOf<T>) -> impl AsRef<[Body]> {
		let heads = Body::heads(poll.electors, poll.heads, poll.long_blockers);
		let weights = Body::reputation(poll.weight, poll.squares, poll.weights);
		match poll.weighting {
			Weighting::Heads => alloc::vec![heads],
			Weighting::Reputation => alloc::vec![weights],
			Weighting::Both => alloc::vec![heads, weights],
		}
	}

	/// What comes of a vote if it ends now.
	fn outcome(poll: &PollOf<T>, terms: &Terms) -> Outcome {
		decision::outcome(Self::bodies(poll).as_ref(), terms)
	}

	/// What comes of the vote on a proposal if it ends now; `None` before it opened.
	pub(crate) fn would(proposal: &ProposalOf<T>) -> Option<Outcome> {
		let poll = proposal.poll.as_ref()?;
		Some(Self::outcome(poll, &Self::terms(proposal, poll)))
	}

	/// Whether the vote can end now.
	fn can_close(proposal: &ProposalOf<T>, poll: &PollOf<T>, closes_at: BlockNumberFor<T>) -> bool {
		let now = now::<T>();
		if now >= closes_at {
			return true;
		}
		let day = T::BlocksPerDay::get();
		let terms = Self::terms(proposal, poll);
		let after = |blocks| now >= poll.opened_at.saturating_add(blocks);
		if proposal.template == Template::Emergency {
			let hours = day.checked_div(&12u32.into()).unwrap_or(day);
			return after(hours) && Self::outcome(poll, &terms) == Outcome::Pass;
		}
		let all = poll.heads.sum() == poll.electors.into();
		all || (after(day) && decision::is_certain(Self::bodies(poll).as_ref(), &terms))
	}

	/// Ends what is due: a search for backers, a vote, or the time for execution.
	pub(crate) fn do_close(id: ProposalId) -> DispatchResult {
		let proposal = Self::proposal_of(id)?;
		let now = now::<T>();
		match proposal.status {
			Status::Seeking { until } if now >= until => Self::end(id, proposal, Ending::Lapsed),
			Status::Passed { until, .. } if now >= until => {
				Self::end(id, proposal, Ending::NotExecuted)
			},
			Status::Voting { closes_at, .. } => Self::close_vote(id, proposal, closes_at),
			Status::Ended { .. } => Err(Error::<T>::AlreadyEnded.into()),
			Status::Seeking { .. } | Status::Passed { .. } => Err(Error::<T>::NotDue.into()),
		}
	}

	fn close_vote(
		id: ProposalId,
		mut proposal: ProposalOf<T>,
		closes_at: BlockNumberFor<T>,
	) -> DispatchResult {
		let poll = proposal.poll.ok_or_else(Self::inconsistent)?;
		ensure!(Self::can_close(&proposal, &poll, closes_at), Error::<T>::NotDue);
		let outcome = Self::outcome(&poll, &Self::terms(&proposal, &poll));
		let (heads, weights) = (poll.heads, poll.weights);
		Self::deposit_event(Event::VoteClosed { id, outcome, heads, weights });
		let ending = match outcome {
			Outcome::Blocked => Ending::Blocked,
			Outcome::Outvoted => Ending::Outvoted,
			Outcome::TooFew => Ending::TooFew,
			Outcome::Pass if proposal.source == Source::Motion => Ending::Executed,
			Outcome::Pass => {
				let from = after::<T, Error<T>>(poll.delay)?;
				let until = plus::<Error<T>, _>(from, Self::days(EXECUTION_DAYS)?)?;
				proposal.status = Status::Passed { from, until };
				Proposals::<T>::insert(id.scope, id.index, proposal);
				Self::deposit_event(Event::Passed { id, from, until });
				return Ok::<(), DispatchError>(());
			},
		};
		if ending == Ending::Executed {
			Self::supersede(id, &proposal)?;
		}
		Self::end(id, proposal, ending)
	}
}
