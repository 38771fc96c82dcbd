// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Members who earned it: what was accepted of newcomers, and their nominations.

use super::Checked;
use crate::{
	Config, Ending, Entry, Error, Event, Newcomer, Newcomers, Pallet, Proposal, ProposalId,
	ProposalOf, Proposals, Source, Status, Template, MAX_EARNED, REFUSAL_DAYS, SEEKING_DAYS,
};
use frame_support::{ensure, traits::Get};
use ovn_primitives::{
	traits::{Agents, Appointments, Membership, Scopes},
	AgentKind, DecisionClass, Document, ScopeId, Tier,
};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Something of an agent was accepted in a scope: counts the day, unless the agent is a member, does not
	/// belong to the scope, or was expelled.
	pub(crate) fn do_note_accepted(scope: ScopeId, who: &T::AccountId) {
		let tier = T::Membership::tier(scope, who);
		let is_newcomer = tier.is_some_and(|tier| tier < Tier::Member);
		if !is_newcomer || T::Membership::is_expelled(scope, who) {
			return;
		}
		let today = Self::today();
		let before = Newcomers::<T>::get(scope, who);
		if before.as_ref().is_some_and(|of| of.last >= today || of.days >= MAX_EARNED) {
			return;
		}
		let mut newcomer =
			before.unwrap_or(Newcomer { days: 0, last: today, nominated: None, refused: None });
		newcomer.days = newcomer.days.saturating_add(1);
		newcomer.last = today;
		let days = newcomer.days;
		Newcomers::<T>::insert(scope, who, newcomer);
		Self::deposit_event(Event::DayEarned { scope, who: who.clone(), day: today, days });
	}

	/// What an agent has earned that can nominate itself now.
	pub(crate) fn nominee(scope: ScopeId, who: &T::AccountId) -> Checked<Newcomer> {
		ensure!(T::Scopes::exists(scope), Error::<T>::ScopeNotFound);
		ensure!(!T::Scopes::is_closed(scope), Error::<T>::ScopeNotOpen);
		let is_member = T::Membership::tier(scope, who) == Some(Tier::Member);
		ensure!(!is_member, Error::<T>::AlreadyTierMember);
		T::Membership::ensure_tier(scope, who, Tier::Affiliate)?;
		let decides = Self::votes_decide(scope, &Self::roll_of(scope));
		ensure!(decides, Error::<T>::StewardsDecide);
		let Entry::Earned { accepted, days } = Self::entry_of(scope) else {
			return Err(Error::<T>::EntryByDecision.into());
		};
		Self::ensure_admissible(scope, who)?;
		let since = T::Appointments::since(scope, who).map(Self::day_of);
		let long = since.is_some_and(|day| day.saturating_add(days.into()) <= Self::today());
		let newcomer = Newcomers::<T>::get(scope, who).ok_or(Error::<T>::NotEarned)?;
		ensure!(long && newcomer.days >= accepted, Error::<T>::NotEarned);
		let live = newcomer.nominated.is_some_and(|index| Self::is_live(scope, index));
		ensure!(!live, Error::<T>::AlreadyNominated);
		let lately =
			newcomer.refused.is_some_and(|day| Self::today() < day.saturating_add(REFUSAL_DAYS));
		ensure!(!lately, Error::<T>::RefusedLately);
		Ok(newcomer)
	}

	/// Fails if an agent can become a member by no nomination: a program, or one that was expelled, which
	/// only a decision on its tier takes back.
	fn ensure_admissible(scope: ScopeId, who: &T::AccountId) -> Result<(), Error<T>> {
		ensure!(T::Agents::kind(who) != Some(AgentKind::Bot), Error::<T>::BotsHaveNoVote);
		ensure!(!T::Membership::is_expelled(scope, who), Error::<T>::WasExpelled);
		Ok(())
	}

	pub(crate) fn do_nominate(
		scope: ScopeId,
		who: T::AccountId,
		document: Document,
	) -> DispatchResult {
		let mut newcomer = Self::nominee(scope, &who)?;
		let deposit = Self::hold_deposit(scope, &who, T::ProposalDeposit::get())?;
		let id = Self::take_number(scope)?;
		newcomer.nominated = Some(id.index);
		Newcomers::<T>::insert(scope, &who, newcomer);
		let until = Self::in_days(SEEKING_DAYS)?;
		let proposal = Proposal {
			proposer: who.clone(),
			template: Template::Consent,
			document: document.clone(),
			source: Source::Nomination,
			class: DecisionClass::Standard,
			matters: Default::default(),
			// Admitted by a decision meanwhile, it would vote on itself.
			subject: Some(who.clone()),
			supersedes: None,
			review: None,
			repeats: None,
			repeated: false,
			backers: Default::default(),
			status: Status::Seeking { until },
			calls_version: Self::calls_version(),
			deposit: Some(deposit),
			last_error: None,
			poll: None,
		};
		Proposals::<T>::insert(id.scope, id.index, proposal);
		Self::deposit_event(Event::Nominated { id, who, document, until });
		Ok(())
	}

	/// Makes a nominee a member: if it still belongs to the scope as when it nominated itself, and was not
	/// made one meanwhile.
	pub(crate) fn admit_nominee(id: ProposalId, who: &T::AccountId) -> DispatchResult {
		let newcomer = Newcomers::<T>::get(id.scope, who);
		let is_it = newcomer.is_some_and(|of| of.nominated == Some(id.index));
		ensure!(is_it, Error::<T>::NotEarned);
		Self::ensure_admissible(id.scope, who)?;
		T::Appointments::admit(id.scope, who)
	}

	/// Remembers that a nomination was refused, if it was.
	pub(crate) fn note_refusal(id: ProposalId, proposal: &ProposalOf<T>, ending: Ending) {
		let refused = matches!(ending, Ending::Blocked | Ending::Outvoted);
		if proposal.source != Source::Nomination || !refused {
			return;
		}
		Newcomers::<T>::mutate(id.scope, &proposal.proposer, |newcomer| {
			if let Some(of) = newcomer.as_mut().filter(|of| of.nominated == Some(id.index)) {
				of.refused = Some(Self::today());
			}
		});
	}
}
