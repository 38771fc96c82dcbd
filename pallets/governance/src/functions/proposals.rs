// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Proposals: made, backed, opened, taken back, made once more, and cleared.

use super::{blocks, calls::Asked, Checked};
use crate::{
	can_repeat, rank, Action, Ballot, Ballots, Calls, Cast, Choice, Config, Deposit, Ending, Error,
	Event, NextProposal, Pallet, Poll, Proposal, ProposalId, ProposalOf, Proposals, Source, Status,
	Struck, Template, Voters, WeightInfo, Weighting, MAX_CLEARED, RECORD_DAYS, REPEAT_DAYS,
	SEEKING_DAYS,
};
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, PostDispatchInfo},
	ensure,
	traits::{Get, QueryPreimage},
};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::decision::{backers, is_first_half, is_seasoned, second_period};
use ovn_primitives::{
	runtime::now,
	sum::plus,
	traits::{Deposits, Scopes},
	Balance, Document, ScopeId,
};
use sp_runtime::{traits::Hash, DispatchError, DispatchResult};

/// What a proposal is made of.
pub(crate) struct Draft<BlockNumber> {
	pub template: Template,
	pub document: Document,
	pub action: Action,
	pub supersedes: Option<u32>,
	pub review: Option<BlockNumber>,
	/// Which one it repeats, as its second call or as a special decision.
	pub repeats: Option<u32>,
}

impl<T: Config> Pallet<T> {
	/// Whether a proposal exists and has not ended.
	pub(crate) fn is_live(scope: ScopeId, index: u32) -> bool {
		Proposals::<T>::get(scope, index)
			.is_some_and(|proposal| !matches!(proposal.status, Status::Ended { .. }))
	}

	/// The version of the chain's calls.
	pub(crate) fn calls_version() -> u32 {
		<T as frame_system::Config>::Version::get().transaction_version
	}

	pub(crate) fn do_propose(
		who: T::AccountId,
		scope: ScopeId,
		draft: Draft<BlockNumberFor<T>>,
	) -> DispatchResult {
		ensure!(T::Scopes::exists(scope), Error::<T>::ScopeNotFound);
		Self::voter(scope, &who)?;
		let decides = Self::votes_decide(scope, &Self::roll_of(scope));
		ensure!(decides, Error::<T>::StewardsDecide);
		if let Some(other) = draft.supersedes {
			let other = Self::proposal_of(ProposalId { scope, index: other })?;
			ensure!(!matches!(other.status, Status::Ended { .. }), Error::<T>::AlreadyEnded);
			let strong = rank(draft.template) >= rank(other.template);
			ensure!(strong, Error::<T>::TemplateTooWeak);
		}
		let asked = Self::examine(scope, draft.template, &draft.action)?;
		let id = Self::take_number(scope)?;
		Self::stand_for(scope, &who, id.index)?;
		let amount = Self::deposit_for(&draft.action)?;
		let deposit = Self::hold_deposit(scope, &who, amount)?;
		Self::record(who, id, draft, asked, deposit)
	}

	/// The name of the next proposal of a scope.
	pub(crate) fn take_number(scope: ScopeId) -> Result<ProposalId, Error<T>> {
		let index = NextProposal::<T>::get(scope);
		NextProposal::<T>::insert(scope, plus::<Error<T>, _>(index, 1)?);
		Ok(ProposalId { scope, index })
	}

	/// Takes the deposit of a proposal.
	pub(crate) fn hold_deposit(
		scope: ScopeId,
		who: &T::AccountId,
		amount: Balance,
	) -> Checked<Deposit<T::AccountId>> {
		// A scope above carries it for as long as is usual, and not for as long as this one chose.
		let depositor = if Self::own_rules(scope).is_some() {
			T::Deposits::hold_for_long(scope, who, amount)?
		} else {
			T::Deposits::hold(scope, who, amount)?
		};
		Ok(Deposit { depositor, amount })
	}

	/// How many must back a proposal now, beside its proposer: a nomination one voter, whoever it is.
	fn needed(scope: ScopeId, source: &Source, template: Template) -> Checked<u32> {
		if *source == Source::Nomination {
			return Ok(1);
		}
		Ok(backers(Self::electorate(scope, template)?.electors))
	}

	/// What is held for a proposal: with what its calls would cost that it keeps where preimages are, whose
	/// own deposit can be taken back meanwhile.
	fn deposit_for(action: &Action) -> Result<Balance, Error<T>> {
		let bytes = match action {
			Action::Lookup { len, .. } => *len,
			Action::Motion | Action::Inline(_) => 0,
		};
		let for_bytes = T::ByteDeposit::get().checked_mul(bytes.into());
		plus(T::ProposalDeposit::get(), for_bytes.ok_or(Error::<T>::Overflow)?)
	}

	/// Stores a new proposal, and opens it if it needs no backers.
	fn record(
		who: T::AccountId,
		id: ProposalId,
		draft: Draft<BlockNumberFor<T>>,
		asked: Asked<T::AccountId>,
		deposit: Deposit<T::AccountId>,
	) -> DispatchResult {
		let (source, calls_hash) = match draft.action {
			Action::Motion => (Source::Motion, None),
			Action::Inline(bytes) => {
				let hash = T::Hashing::hash(&bytes);
				Calls::<T>::insert(id.scope, id.index, bytes);
				(Source::Inline, Some(hash))
			},
			Action::Lookup { hash, len } => {
				T::Preimages::request(&hash);
				(Source::Lookup { hash, len }, Some(hash))
			},
		};
		let until = Self::in_days(SEEKING_DAYS)?;
		let needed = Self::needed(id.scope, &source, draft.template)?;
		Self::deposit_event(Event::Proposed {
			id,
			who: who.clone(),
			template: draft.template,
			class: asked.class,
			document: draft.document.clone(),
			calls_hash,
			needed,
			until,
		});
		let mut proposal = Proposal {
			proposer: who,
			template: draft.template,
			document: draft.document,
			source,
			class: asked.class,
			matters: asked.matters,
			subject: asked.subject,
			supersedes: draft.supersedes,
			review: draft.review,
			repeats: draft.repeats,
			repeated: false,
			backers: Default::default(),
			status: Status::Seeking { until },
			calls_version: Self::calls_version(),
			deposit: Some(deposit),
			last_error: None,
			poll: None,
		};
		if needed == 0 {
			Self::open(id, &mut proposal)?;
		}
		Proposals::<T>::insert(id.scope, id.index, proposal);
		Ok(())
	}

	/// A proposal that can still be backed.
	fn seeking(id: ProposalId) -> Checked<ProposalOf<T>> {
		let proposal = Self::proposal_of(id)?;
		match proposal.status {
			Status::Seeking { until } if now::<T>() < until => Ok(proposal),
			_ => Err(Error::<T>::NotSeeking.into()),
		}
	}

	pub(crate) fn do_back(who: T::AccountId, id: ProposalId) -> DispatchResult {
		let mut proposal = Self::seeking(id)?;
		Self::voter(id.scope, &who)?;
		let stands = proposal.proposer == who || proposal.backers.contains(&who);
		ensure!(!stands, Error::<T>::AlreadyBacked);
		Self::stand_for(id.scope, &who, id.index)?;
		let full = |_| Error::<T>::Inconsistent;
		proposal.backers.try_push(who.clone()).map_err(full)?;
		let has = u32::try_from(proposal.backers.len()).unwrap_or(u32::MAX);
		let needed = Self::needed(id.scope, &proposal.source, proposal.template)?;
		Self::deposit_event(Event::Backed { id, who, backers: has, needed });
		if has >= needed {
			Self::open(id, &mut proposal)?;
		}
		Proposals::<T>::insert(id.scope, id.index, proposal);
		Ok(())
	}

	pub(crate) fn do_unback(who: T::AccountId, id: ProposalId) -> DispatchResult {
		let mut proposal = Self::seeking(id)?;
		let place = proposal.backers.iter().position(|backer| *backer == who);
		proposal.backers.remove(place.ok_or(Error::<T>::NotBacker)?);
		if let Some(mut voter) = Voters::<T>::get(id.scope, &who) {
			voter.limits.backing.retain(|index| *index != id.index);
			Voters::<T>::insert(id.scope, &who, voter);
		} else if let Some(mut limits) = Struck::<T>::get(id.scope, &who) {
			limits.backing.retain(|index| *index != id.index);
			Struck::<T>::insert(id.scope, &who, limits);
		}
		let backers = u32::try_from(proposal.backers.len()).unwrap_or(u32::MAX);
		Proposals::<T>::insert(id.scope, id.index, proposal);
		Self::deposit_event(Event::Unbacked { id, who, backers });
		Ok(())
	}

	/// Opens the vote on a proposal that has its backers, who agree.
	fn open(id: ProposalId, proposal: &mut ProposalOf<T>) -> DispatchResult {
		let (opened_at, day, rules) = (now::<T>(), Self::today(), Self::rules_of(id.scope));
		let template = proposal.template;
		let second = Self::is_second_call(proposal);
		if let Some(index) = proposal.repeats {
			let mut first = Self::proposal_of(ProposalId { scope: id.scope, index })?;
			let refused =
				if second { Error::<T>::CannotCallAgain } else { Error::<T>::CannotEscalate };
			ensure!(!first.repeated, refused);
			first.repeated = true;
			Proposals::<T>::insert(id.scope, index, first);
		}
		let mut electorate = Self::electorate(id.scope, template)?;
		let mut weights = electorate.weights;
		let mut chambers = Self::assemblies(id.scope, rules.chambers, electorate.seasoned)?;
		if let Some(voter) =
			proposal.subject.as_ref().and_then(|who| Voters::<T>::get(id.scope, who))
		{
			let own = Self::weight_at(&voter, day);
			weights.put(own, 0);
			if !electorate.seasoned || is_seasoned(voter.since, day) {
				electorate.electors = electorate.electors.saturating_sub(1);
				if let Some(place) = chambers.get_mut(voter.chamber.place()) {
					// Where it is alone nobody is left to decide.
					*place = place.filter(|of| of.electors > 1).map(|mut of| {
						of.electors = of.electors.saturating_sub(1);
						of
					});
				}
			}
		}
		// Without any weight no body of it could pass anything, not even other rules.
		let weighting = match weights.weight {
			0 => Weighting::Heads,
			_ => rules.weighting.unwrap_or(Weighting::Both),
		};
		let days = rules.period(template);
		let period = Self::days(if second { second_period(days) } else { days }.into())?;
		let mut poll = Poll {
			opened_at,
			period,
			delay: Self::days(rules.delay(template).into())?,
			day,
			ever: electorate.ever,
			seasoned: electorate.seasoned,
			electors: electorate.electors,
			weight: weights.weight,
			squares: weights.squares,
			weighting,
			block_share: rules.block_share,
			support: rules.support(template),
			heads: Cast::default(),
			weights: Cast::default(),
			long_blockers: 0,
			chambers,
		};
		let backers = core::mem::take(&mut proposal.backers);
		for who in core::iter::once(proposal.proposer.clone()).chain(backers) {
			let Some(voter) = Voters::<T>::get(id.scope, &who) else { continue };
			let votes = proposal.subject.as_ref() != Some(&who)
				&& Self::ensure_elector(&poll, &voter).is_ok();
			if votes {
				let weight = Self::weight_at(&voter, day);
				let (choice, chamber) = (Choice::Agree, voter.chamber);
				let ballot = Ballot { choice, weight, chamber, by_representative: false };
				Self::count(&mut poll, &ballot, false)?;
				Ballots::<T>::insert(id, who, ballot);
			}
		}
		let closes_at = plus::<Error<T>, _>(opened_at, period)?;
		proposal.status = Status::Voting { closes_at, extensions: 0 };
		Self::deposit_event(Event::Opened {
			id,
			electors: poll.electors,
			weight: poll.weight,
			squares: poll.squares,
			ever: poll.ever,
			day,
			heads: poll.heads,
			weights: poll.weights,
			chambers: poll.chambers,
			closes_at,
		});
		proposal.poll = Some(poll);
		Ok(())
	}

	/// Ends a proposal: its deposit returns, and its calls are kept no longer unless they can be needed again.
	pub(crate) fn end(
		id: ProposalId,
		mut proposal: ProposalOf<T>,
		ending: Ending,
	) -> DispatchResult {
		if let Some(deposit) = proposal.deposit.take() {
			T::Deposits::release(&deposit.depositor, &proposal.proposer, deposit.amount)?;
		}
		Self::note_refusal(id, &proposal, ending);
		if !can_repeat(proposal.template, ending) {
			Calls::<T>::remove(id.scope, id.index);
		}
		if let Source::Lookup { hash, .. } = &proposal.source {
			T::Preimages::unrequest(hash);
		}
		proposal.backers = Default::default();
		proposal.status = Status::Ended { ending, at: now::<T>() };
		Proposals::<T>::insert(id.scope, id.index, proposal);
		Self::deposit_event(Event::ProposalEnded { id, ending });
		Ok(())
	}

	pub(crate) fn do_withdraw(who: &T::AccountId, id: ProposalId) -> DispatchResult {
		let proposal = Self::proposal_of(id)?;
		ensure!(proposal.proposer == *who, Error::<T>::NotOwnProposal);
		let in_time = match (&proposal.status, &proposal.poll) {
			(Status::Seeking { .. }, _) => true,
			// What it repeats is not repeated again: withdrawn it would be lost for all.
			(Status::Voting { .. }, Some(poll)) if proposal.repeats.is_none() => {
				is_first_half(blocks(poll.opened_at), blocks(poll.period), blocks(now::<T>()))
			},
			_ => false,
		};
		ensure!(in_time, Error::<T>::VoteTooFarGone);
		Self::end(id, proposal, Ending::Withdrawn)
	}

	/// Whether a proposal is the second call of a majority; if it repeats another one otherwise that is
	/// escalated.
	pub(crate) fn is_second_call(proposal: &ProposalOf<T>) -> bool {
		proposal.repeats.is_some() && proposal.template == Template::Majority
	}

	/// A proposal that ended a short time ago, and how.
	fn ended_lately(id: ProposalId) -> Checked<Option<(ProposalOf<T>, Ending)>> {
		let proposal = Self::proposal_of(id)?;
		let Status::Ended { ending, at } = proposal.status else { return Ok(None) };
		let lately = now::<T>() < plus::<Error<T>, _>(at, Self::days(REPEAT_DAYS)?)?;
		Ok(lately.then_some((proposal, ending)))
	}

	pub(crate) fn do_call_again(who: T::AccountId, id: ProposalId) -> DispatchResult {
		Self::voter(id.scope, &who)?;
		let (first, ending) = Self::ended_lately(id)?.ok_or(Error::<T>::CannotCallAgain)?;
		let electors = first.poll.as_ref().map_or(0, |poll| poll.electors);
		let can = first.template == Template::Majority
			&& ending == Ending::TooFew
			&& electors >= 3
			&& first.repeats.is_none()
			&& !first.repeated
			&& Self::rules_of(id.scope).second_call;
		ensure!(can, Error::<T>::CannotCallAgain);
		let agreed = Ballots::<T>::get(id, &who).is_some_and(|one| one.choice == Choice::Agree);
		ensure!(first.proposer == who || agreed, Error::<T>::NotInFavour);
		let draft = Draft {
			template: Template::Majority,
			action: Self::action_of(id, &first.source)?,
			document: first.document,
			supersedes: None,
			review: first.review,
			repeats: Some(id.index),
		};
		Self::do_propose(who, id.scope, draft)
	}

	pub(crate) fn do_escalate(who: T::AccountId, id: ProposalId) -> DispatchResult {
		Self::voter(id.scope, &who)?;
		let (first, ending) = Self::ended_lately(id)?.ok_or(Error::<T>::CannotEscalate)?;
		let can = can_repeat(first.template, ending)
			&& first.source != Source::Nomination
			&& !first.repeated;
		ensure!(can, Error::<T>::CannotEscalate);
		let draft = Draft {
			template: Template::Special,
			action: Self::action_of(id, &first.source)?,
			document: first.document,
			supersedes: None,
			review: first.review,
			repeats: Some(id.index),
		};
		Self::do_propose(who, id.scope, draft)
	}

	pub(crate) fn do_clear(id: ProposalId, limit: u32) -> DispatchResultWithPostInfo {
		let proposal = Self::proposal_of(id)?;
		let Status::Ended { at, .. } = proposal.status else {
			return Err(Error::<T>::NotEnded.into());
		};
		let is_over = now::<T>() >= plus::<Error<T>, _>(at, Self::days(RECORD_DAYS)?)?;
		ensure!(is_over, Error::<T>::NotEnded);
		let limit = limit.min(MAX_CLEARED);
		ensure!(limit > 0, Error::<T>::ZeroLimit);
		let most = usize::try_from(limit).unwrap_or_default();
		let ballots = Ballots::<T>::drain_prefix(id).take(most).count();
		let ballots = u32::try_from(ballots).unwrap_or(limit);
		let is_gone = Ballots::<T>::iter_key_prefix(id).next().is_none();
		if is_gone {
			Calls::<T>::remove(id.scope, id.index);
			Proposals::<T>::remove(id.scope, id.index);
		}
		Self::deposit_event(Event::Cleared { id, ballots, is_gone });
		let weight = Self::sponsored(<T as Config>::WeightInfo::clear(ballots));
		Ok(PostDispatchInfo::from(Some(weight)))
	}

	/// A failure that means that this pallet's own records do not fit together.
	pub(crate) fn inconsistent() -> DispatchError {
		Error::<T>::Inconsistent.into()
	}
}
