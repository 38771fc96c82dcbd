// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Ballots, and what comes of them.

use super::{blocks, Checked};
use crate::{
	Assembly, Ballot, Ballots, Cast, Chamber, Choice, Config, Ending, Error, Event, Pallet, Poll,
	PollOf, ProposalId, ProposalOf, Proposals, Representatives, Source, Status, Template, Voter,
	Voters, Weighting, EXECUTION_DAYS, MAX_BLOCKS, MAX_FREE, MAX_TOGETHER, QUARTER,
};
use alloc::vec::Vec;
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, Pays},
	ensure,
	traits::{ConstU32, Get},
	BoundedVec,
};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::decision::{self, Body, Outcome, Terms};
use ovn_primitives::{
	runtime::{after, now},
	sum::{add, plus, take},
	DecisionClass, ScopeId,
};
use sp_core::H256;
use sp_runtime::{
	traits::{CheckedDiv, Saturating, UniqueSaturatedInto, Zero},
	DispatchError, DispatchResult,
};

/// A vote in which ballots are cast now.
pub(crate) struct Voting<T: Config> {
	proposal: ProposalOf<T>,
	poll: PollOf<T>,
	closes_at: BlockNumberFor<T>,
	extensions: u8,
}

/// A ballot that can be cast, with all that it changes.
pub(crate) struct Admitted<T: Config> {
	voting: Voting<T>,
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

	/// A vote, if ballots are cast in it now.
	fn voting(id: ProposalId) -> Checked<Voting<T>> {
		let proposal = Self::proposal_of(id)?;
		let Status::Voting { closes_at, extensions } = proposal.status else {
			return Err(Error::<T>::NotVoting.into());
		};
		ensure!(now::<T>() < closes_at, Error::<T>::NotVoting);
		let poll = proposal.poll.ok_or_else(Self::inconsistent)?;
		Ok(Voting { proposal, poll, closes_at, extensions })
	}

	/// A voter, if it has a vote on what is voted on.
	fn elector(scope: ScopeId, voting: &Voting<T>, who: &T::AccountId) -> Result<Voter, Error<T>> {
		let voter = Self::voter(scope, who)?;
		Self::ensure_elector(&voting.poll, &voter)?;
		ensure!(voting.proposal.subject.as_ref() != Some(who), Error::<T>::OwnCase);
		Ok(voter)
	}

	/// The ballot, if the voter can cast it now.
	pub(crate) fn admit_ballot(
		who: &T::AccountId,
		id: ProposalId,
		choice: Choice,
		reason: Option<H256>,
	) -> Checked<Admitted<T>> {
		let voting = Self::voting(id)?;
		let voter = Self::elector(id.scope, &voting, who)?;
		let before = Ballots::<T>::get(id, who);
		// What a representative said the voter can say itself, so that it stays.
		let is_cast = before.is_some_and(|one| one.choice == choice && !one.by_representative);
		ensure!(!is_cast, Error::<T>::AlreadyCast);
		if choice == Choice::Block {
			ensure!(voting.proposal.template.has_blocks(), Error::<T>::BlockNotPossible);
			ensure!(reason.is_some(), Error::<T>::ReasonNeeded);
			ensure!(Self::blocked_now(&voter) < MAX_BLOCKS, Error::<T>::TooManyBlocks);
		}
		Ok(Admitted { voting, voter, before })
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
		Self::is_first(before) && Self::first_ballots_today(voter) < MAX_FREE
	}

	/// Whether a ballot in place of this one is the first that the voter casts itself.
	fn is_first(before: Option<&Ballot>) -> bool {
		before.is_none_or(|ballot| ballot.by_representative)
	}

	/// Counts what one voter casts.
	pub(crate) fn count(
		poll: &mut PollOf<T>,
		ballot: &Ballot,
		is_long: bool,
	) -> Result<(), Error<T>> {
		let (choice, long) = (ballot.choice, ballot.choice == Choice::Block && is_long);
		add::<Error<T>, _>(choice.of(&mut poll.weights), ballot.weight)?;
		add::<Error<T>, _>(choice.of(&mut poll.heads), 1)?;
		add::<Error<T>, _>(&mut poll.long_blockers, long.into())?;
		if let Some(of) = Self::assembly(poll, ballot.chamber) {
			add::<Error<T>, _>(choice.of(&mut of.heads), 1)?;
			add::<Error<T>, _>(&mut of.long_blockers, long.into())?;
		}
		Ok(())
	}

	/// The voters of a chamber in a vote, if it is one that decides.
	fn assembly(poll: &mut PollOf<T>, chamber: Chamber) -> Option<&mut Assembly> {
		poll.chambers.get_mut(chamber.place())?.as_mut()
	}

	/// Takes back what a voter had cast.
	fn uncount(poll: &mut PollOf<T>, ballot: &Ballot, is_long: bool) -> Result<(), Error<T>> {
		let (choice, long) = (ballot.choice, ballot.choice == Choice::Block && is_long);
		take::<Error<T>, _>(choice.of(&mut poll.weights), ballot.weight)?;
		take::<Error<T>, _>(choice.of(&mut poll.heads), 1)?;
		take::<Error<T>, _>(&mut poll.long_blockers, long.into())?;
		if let Some(of) = Self::assembly(poll, ballot.chamber) {
			take::<Error<T>, _>(choice.of(&mut of.heads), 1)?;
			take::<Error<T>, _>(&mut of.long_blockers, long.into())?;
		}
		Ok(())
	}

	/// Records what is cast in a vote. If ballots changed late what comes of it, which was `would`, it is
	/// extended: then this is the event that says so.
	fn record_votes(
		id: ProposalId,
		voting: Voting<T>,
		would: Outcome,
	) -> Result<Option<Event<T>>, Error<T>> {
		let Voting { mut proposal, poll, closes_at, extensions } = voting;
		let more = decision::extension(
			blocks(poll.period),
			blocks(closes_at),
			blocks(now::<T>()),
			extensions,
			would,
			Self::outcome(&poll, &Self::terms(&proposal, &poll)),
		);
		let more: BlockNumberFor<T> = more.unique_saturated_into();
		let closes_at = plus::<Error<T>, _>(closes_at, more)?;
		let extensions = extensions.saturating_add(u8::from(!more.is_zero()));
		proposal.status = Status::Voting { closes_at, extensions };
		proposal.poll = Some(poll);
		Proposals::<T>::insert(id.scope, id.index, proposal);
		Ok((!more.is_zero()).then_some(Event::Extended { id, closes_at, extensions }))
	}

	pub(crate) fn do_vote(
		who: T::AccountId,
		id: ProposalId,
		choice: Choice,
		reason: Option<H256>,
	) -> DispatchResultWithPostInfo {
		let Admitted { mut voting, mut voter, before } =
			Self::admit_ballot(&who, id, choice, reason)?;
		let poll = &mut voting.poll;
		let would = Self::outcome(poll, &Self::terms(&voting.proposal, poll));
		let is_long = decision::is_seasoned(voter.since, poll.day);
		if let Some(ballot) = &before {
			Self::uncount(poll, ballot, is_long)?;
		}
		let weight = Self::weight_at(&voter, poll.day);
		let ballot = Ballot { choice, weight, chamber: voter.chamber, by_representative: false };
		Self::count(poll, &ballot, is_long)?;
		let (heads, weights) = (poll.heads, poll.weights);
		let extended = Self::record_votes(id, voting, would)?;

		voter.acted = Self::today();
		if choice == Choice::Block {
			let count = Self::blocked_now(&voter).saturating_add(1);
			voter.limits.blocks = (Self::quarter(), count);
		}
		let is_free = Self::is_free_of(&voter, before.as_ref());
		if Self::is_first(before.as_ref()) {
			let count = Self::first_ballots_today(&voter).saturating_add(1);
			voter.limits.first_ballots = (Self::today(), count);
		}
		Voters::<T>::insert(id.scope, &who, voter);
		Ballots::<T>::insert(id, &who, ballot);
		let by = None;
		Self::deposit_event(Event::BallotCast {
			id,
			who,
			by,
			choice,
			weight,
			reason,
			heads,
			weights,
		});
		if let Some(event) = extended {
			Self::deposit_event(event);
		}
		Ok(if is_free { Pays::No } else { Pays::Yes }.into())
	}

	pub(crate) fn do_vote_as(
		origin: T::RuntimeOrigin,
		id: ProposalId,
		as_scope: ScopeId,
		choice: Choice,
		reason: Option<H256>,
	) -> DispatchResult {
		let (who, _) = Self::acting(origin, as_scope, DecisionClass::Standard)?;
		let cast = Self::do_vote(who, id, choice, reason);
		cast.map(|_| ()).map_err(|error| error.error)
	}

	/// The number of voters whose ballots are cast together.
	pub(crate) fn number_of(principals: &[T::AccountId]) -> u32 {
		u32::try_from(principals.len()).unwrap_or(MAX_TOGETHER)
	}

	pub(crate) fn do_vote_for(
		who: T::AccountId,
		id: ProposalId,
		principals: BoundedVec<T::AccountId, ConstU32<MAX_TOGETHER>>,
		choice: Choice,
	) -> DispatchResult {
		ensure!(!principals.is_empty(), Error::<T>::ZeroPrincipals);
		ensure!(choice != Choice::Block, Error::<T>::BlockNotByRepresentative);
		let mut voting = Self::voting(id)?;
		let mut signer = Self::voter(id.scope, &who)?;
		let is_own = voting.proposal.subject.as_ref() == Some(&who);
		ensure!(!is_own, Error::<T>::OwnCase);
		let would = Self::outcome(&voting.poll, &Self::terms(&voting.proposal, &voting.poll));
		let today = Self::today();
		let mut cast = Vec::<(T::AccountId, Ballot, Cast, Cast)>::with_capacity(principals.len());
		for principal in principals {
			let twice = cast.iter().any(|(one, ..)| *one == principal);
			ensure!(!twice, Error::<T>::AlreadyCast);
			let named = Representatives::<T>::get(id.scope, &principal).is_some_and(|of| {
				of.representative == who && of.number == signer.number && today < of.until
			});
			ensure!(named, Error::<T>::NotRepresentative);
			let voter = Self::elector(id.scope, &voting, &principal)?;
			let poll = &mut voting.poll;
			if let Some(before) = Ballots::<T>::get(id, &principal) {
				ensure!(before.by_representative, Error::<T>::VotedItself);
				ensure!(before.choice != choice, Error::<T>::AlreadyCast);
				// A representative never blocks.
				Self::uncount(poll, &before, false)?;
			}
			let weight = Self::weight_at(&voter, poll.day);
			// In the chamber of the one whose ballot it is.
			let ballot = Ballot { choice, weight, chamber: voter.chamber, by_representative: true };
			Self::count(poll, &ballot, false)?;
			cast.push((principal, ballot, poll.heads, poll.weights));
		}
		let extended = Self::record_votes(id, voting, would)?;

		signer.acted = today;
		Voters::<T>::insert(id.scope, &who, signer);
		for (principal, ballot, heads, weights) in cast {
			let weight = ballot.weight;
			Ballots::<T>::insert(id, &principal, ballot);
			Self::deposit_event(Event::BallotCast {
				id,
				who: principal,
				by: Some(who.clone()),
				choice,
				weight,
				reason: None,
				heads,
				weights,
			});
		}
		if let Some(event) = extended {
			Self::deposit_event(event);
		}
		Ok(())
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

	/// What must pass: the bodies of a vote. Where chambers decide, each of these by heads.
	fn bodies(poll: &PollOf<T>) -> impl AsRef<[Body]> {
		let by_heads = |of: &Assembly| Body::heads(of.electors, of.heads, of.long_blockers);
		let chambers: Vec<_> = poll.chambers.iter().flatten().map(by_heads).collect();
		if !chambers.is_empty() {
			return chambers;
		}
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
		// Those in chambers that do not decide cannot change anything.
		let mut chambers = poll.chambers.iter().flatten().peekable();
		let all = if chambers.peek().is_some() {
			chambers.all(|of| of.heads.sum() == of.electors.into())
		} else {
			poll.heads.sum() == poll.electors.into()
		};
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
