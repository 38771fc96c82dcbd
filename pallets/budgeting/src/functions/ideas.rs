// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What rounds fund: proposing, allocating, paying.

use super::Pot;
use crate::{
	Allotment, Config, Error, Event, Funders, Idea, IdeaId, IdeaState, Ideas, OwnIdeas, Pallet,
	RoundId, RoundOf, RoundState, Rounds, Tally, MAX_OWN_IDEAS,
};
use frame_support::{ensure, traits::Get};
use ovn_primitives::{
	runtime::now,
	sum::{minus, plus},
	traits::{Deposits as _, Membership as _, Scopes as _},
	Decider, Document, Name, ScopeId, ScopePots as _, Tier,
};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Refuses a round that has closed, or whose time to close has come.
	fn ensure_not_closed(round: &RoundOf<T>) -> DispatchResult {
		let open = round.state == RoundState::Open && now::<T>() < Self::closes(round);
		ensure!(open, Error::<T>::NotInPhase);
		Ok(())
	}

	pub(crate) fn do_propose_idea(
		who: T::AccountId,
		id: RoundId,
		payee: T::AccountId,
		name: Name,
		document: Document,
		(minimum, maximum): (u128, u128),
	) -> DispatchResult {
		let mut round = Self::existing_round(id)?;
		Self::ensure_not_closed(&round)?;
		T::Scopes::ensure_not_suspended(round.scope)?;
		ensure!(minimum > 0 && minimum <= maximum, Error::<T>::InvalidLimits);
		Pot::<T>::ensure_payee(&round.asset, &payee)?;
		let named = !name.is_empty() && core::str::from_utf8(&name).is_ok();
		ensure!(named, Error::<T>::InvalidName);
		let own = OwnIdeas::<T>::get(id, &who);
		ensure!(own < MAX_OWN_IDEAS, Error::<T>::TooManyOwnIdeas);
		if round.tallies.is_full() {
			// One that nobody gives anything makes room: nobody fills a round to keep others out.
			let empty = round
				.tallies
				.iter()
				.find(|tally| tally.state == IdeaState::Proposed && tally.allocated == 0)
				.map(|tally| tally.idea)
				.ok_or(Error::<T>::TooManyIdeas)?;
			Self::forget(id, empty, None)?;
			round.tallies.retain(|tally| tally.idea != empty);
			Self::deposit_event(Event::IdeaDropped { round: id, idea: empty, forfeited: false });
		}
		// The one that made room can be the proposer's own.
		let own = OwnIdeas::<T>::get(id, &who).checked_add(1).ok_or(Error::<T>::Overflow)?;
		OwnIdeas::<T>::insert(id, &who, own);
		let idea = round.next_idea;
		round.next_idea = idea.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let tally = Tally { idea, state: IdeaState::Proposed, minimum, maximum, allocated: 0 };
		round.tallies.try_push(tally).map_err(|_| Error::<T>::TooManyIdeas)?;
		let depositor = T::Deposits::hold_for_long(round.scope, &who, T::IdeaDeposit::get())?;
		Self::deposit_event(Event::IdeaProposed {
			round: id,
			idea,
			proposer: who.clone(),
			payee: payee.clone(),
			name: name.clone(),
			document: document.clone(),
			minimum,
			maximum,
		});
		let record = Idea { proposer: who, payee, name, document, depositor };
		Ideas::<T>::insert(id, idea, record);
		Rounds::<T>::insert(id, round);
		Ok(())
	}

	/// Removes what is known of an idea. Its deposit returns; or, if `forfeit` is a scope, goes to
	/// the treasury of its network.
	fn forget(id: RoundId, idea: IdeaId, forfeit: Option<ScopeId>) -> DispatchResult {
		let record = Ideas::<T>::take(id, idea).ok_or(Error::<T>::IdeaNotFound)?;
		OwnIdeas::<T>::mutate_exists(id, &record.proposer, |own| {
			*own = own.and_then(|own| own.checked_sub(1)).filter(|own| *own > 0);
		});
		let (depositor, who) = (&record.depositor, &record.proposer);
		let amount = T::IdeaDeposit::get();
		match forfeit {
			Some(scope) => T::Deposits::forfeit(depositor, who, amount, scope),
			None => T::Deposits::release(depositor, who, amount),
		}
	}

	pub(crate) fn do_drop_idea(
		who: Option<T::AccountId>,
		decides: bool,
		id: RoundId,
		mut round: RoundOf<T>,
		idea: IdeaId,
		forfeit: bool,
	) -> DispatchResult {
		Self::ensure_not_closed(&round)?;
		let record = Ideas::<T>::get(id, idea).ok_or(Error::<T>::IdeaNotFound)?;
		let own = who.is_some_and(|who| who == record.proposer);
		// A lone steward takes back its own as anybody else does, too.
		ensure!(decides || (own && !forfeit), Error::<T>::NotProposer);
		// What others give something to is not the proposer's to take away any more.
		let given = round.tally(idea).is_some_and(|tally| tally.allocated > 0);
		ensure!(decides || !given, Error::<T>::AlreadyAllocated);
		Self::forget(id, idea, forfeit.then_some(round.scope))?;
		// What funders allocated to it counts no more: their records name an idea that is not
		// there.
		round.tallies.retain(|tally| tally.idea != idea);
		Rounds::<T>::insert(id, round);
		Self::deposit_event(Event::IdeaDropped { round: id, idea, forfeited: forfeit });
		Ok(())
	}

	pub(crate) fn do_allocate(
		who: T::AccountId,
		id: RoundId,
		idea: IdeaId,
		amount: u128,
	) -> DispatchResult {
		let mut round = Self::existing_round(id)?;
		Self::ensure_not_closed(&round)?;
		ensure!(now::<T>() >= Self::opens(&round), Error::<T>::NotInPhase);
		let mut funder = Funders::<T>::get(id, &who).ok_or(Error::<T>::FunderNotFound)?;
		// Only members allocate equal parts: a former member gives the scope's money to nothing.
		let member = round.allotment != Allotment::Equal
			|| amount == 0
			|| T::Membership::tier(round.scope, &who) == Some(Tier::Member);
		ensure!(member, Error::<T>::NotMember);
		let allotment = Self::allotment_of(&round, &funder)?;
		// Ideas that were dropped: what was allocated to them can be allocated anew.
		funder.allocations.retain(|(other, _)| round.tally(*other).is_some());
		let mut elsewhere = 0;
		for (other, amount) in &funder.allocations {
			if *other != idea {
				elsewhere = plus::<Error<T>, _>(elsewhere, *amount)?;
			}
		}
		let place = funder.allocations.iter().position(|(other, _)| *other == idea);
		let before = place.and_then(|at| funder.allocations.get(at)).map_or(0, |(_, sum)| *sum);
		let tally = round.tally_mut(idea).ok_or(Error::<T>::IdeaNotFound)?;
		let others = minus::<Error<T>, _>(tally.allocated, before)?;
		let amount = amount.min(minus::<Error<T>, _>(tally.maximum, others)?);
		let fits = plus::<Error<T>, _>(elsewhere, amount)? <= allotment;
		ensure!(fits, Error::<T>::AllotmentExceeded);
		tally.allocated = plus::<Error<T>, _>(others, amount)?;
		let allocated = tally.allocated;
		if let Some(place) = place {
			funder.allocations.swap_remove(place);
		}
		if amount > 0 {
			// One for each idea that stands: there is room.
			let entry = (idea, amount);
			funder.allocations.try_push(entry).map_err(|_| Error::<T>::Inconsistent)?;
		}
		Funders::<T>::insert(id, &who, funder);
		Rounds::<T>::insert(id, round);
		Self::deposit_event(Event::Allocated { round: id, funder: who, idea, amount, allocated });
		Ok(())
	}

	pub(crate) fn do_pay_idea(
		decider: &Decider<T::AccountId>,
		id: RoundId,
		mut round: RoundOf<T>,
		idea: IdeaId,
		evidence: Document,
	) -> DispatchResult {
		let payable = Self::is_payable(&round);
		let tally = round
			.tally_mut(idea)
			.filter(|tally| tally.state == IdeaState::Funded)
			.ok_or(Error::<T>::IdeaNotFound)?;
		ensure!(payable == Some(true), Error::<T>::TooLate);
		tally.state = IdeaState::Paid;
		let amount = tally.allocated;
		let payee = Ideas::<T>::get(id, idea).ok_or(Error::<T>::Inconsistent)?.payee;
		ensure!(!decider.is(&payee), Error::<T>::NotForOneself);
		T::Scopes::ensure_not_suspended(round.scope)?;
		Pot::<T>::pay(&round.asset, amount, &payee)?;
		round.spent = plus::<Error<T>, _>(round.spent, amount)?;
		Self::deposit_event(Event::IdeaPaid { round: id, idea, payee, amount, evidence });
		Self::try_settle_round(id, &mut round, None);
		Rounds::<T>::insert(id, round);
		Ok(())
	}

	pub(crate) fn do_lapse_idea(id: RoundId, idea: IdeaId) -> DispatchResult {
		let mut round = Self::existing_round(id)?;
		let payable = Self::is_payable(&round);
		let tally = round
			.tally_mut(idea)
			.filter(|tally| tally.state == IdeaState::Funded)
			.ok_or(Error::<T>::IdeaNotFound)?;
		ensure!(payable == Some(false), Error::<T>::NotExpired);
		tally.state = IdeaState::Lapsed;
		Self::deposit_event(Event::IdeaLapsed { round: id, idea });
		Self::try_settle_round(id, &mut round, None);
		Rounds::<T>::insert(id, round);
		Ok(())
	}

	pub(crate) fn do_clear_idea(id: RoundId, idea: IdeaId) -> DispatchResult {
		let round = Self::existing_round(id)?;
		let tally = round.tally(idea).ok_or(Error::<T>::IdeaNotFound)?;
		let over = !matches!(tally.state, IdeaState::Proposed | IdeaState::Funded);
		ensure!(over, Error::<T>::IdeaNotFound);
		Self::forget(id, idea, None)?;
		Self::deposit_event(Event::IdeaCleared { round: id, idea });
		Ok(())
	}
}
