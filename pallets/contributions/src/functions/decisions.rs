// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Deciding: what counts, and what does not.

use super::Left;
use crate::{
	Config, ContributionOf, Contributions, Deciding, Entry, Error, Event, KindTermsOf, KindTotals,
	Ledger, Ledgers, Pallet, Review, Reviews, State, Totals,
};
use frame_support::{
	ensure,
	traits::{EnsureOriginWithArg, Get, OriginTrait},
};
use frame_system::{ensure_signed, pallet_prelude::BlockNumberFor, RawOrigin};
use ovn_math::{reward::credited_units, split};
use ovn_primitives::{
	runtime::now,
	sum::{add, minus, plus, take},
	traits::{Accepted, Deposits, Membership, OnAccepted},
	ClaimType, ContributionId, Decision, DecisionClass, Depositor, Quantity, Ratio, Tier,
};
use sp_runtime::{traits::SaturatedConversion, DispatchError, DispatchResult};

/// The sums that acceptance adds to and compensation takes from, of a ledger or of a kind.
pub(crate) struct Sums<'a> {
	quantity: &'a mut u128,
	units: &'a mut u128,
	gifted: &'a mut u128,
}

impl Ledger {
	pub(crate) fn sums(&mut self) -> Sums<'_> {
		Sums { quantity: &mut self.quantity, units: &mut self.units, gifted: &mut self.gifted }
	}
}

impl Totals {
	pub(crate) fn sums(&mut self) -> Sums<'_> {
		Sums { quantity: &mut self.quantity, units: &mut self.units, gifted: &mut self.gifted }
	}
}

impl<'a> Sums<'a> {
	/// The sum that units of a claim belong to.
	fn units_of(&mut self, claim: ClaimType) -> &mut u128 {
		match claim {
			ClaimType::Gift => self.gifted,
			ClaimType::Equity | ClaimType::Debt { .. } | ClaimType::Once => self.units,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// What a contribution of a kind entitles to.
	pub(crate) fn claim_of(terms: &KindTermsOf<T>, contribution: &ContributionOf<T>) -> ClaimType {
		if contribution.gift {
			ClaimType::Gift
		} else {
			terms.claim
		}
	}

	/// The quality with which units are multiplied.
	pub(crate) fn effective_quality(terms: &KindTermsOf<T>, quality: Ratio) -> Ratio {
		match terms.deciding {
			Deciding::PeerEvaluation { scales_by_quality: true } => quality,
			Deciding::PeerEvaluation { scales_by_quality: false }
			| Deciding::Reviewers { .. }
			| Deciding::Measured { .. } => Ratio::ONE,
		}
	}

	pub(crate) fn credit(
		sums: &mut Sums<'_>,
		claim: ClaimType,
		quantity: Quantity,
		units: u128,
	) -> DispatchResult {
		add::<Error<T>, _>(sums.quantity, quantity.into())?;
		Ok(add::<Error<T>, _>(sums.units_of(claim), units)?)
	}

	pub(crate) fn debit(
		sums: &mut Sums<'_>,
		claim: ClaimType,
		quantity: Quantity,
		units: u128,
	) -> DispatchResult {
		take::<Error<T>, _>(sums.quantity, quantity.into())?;
		Ok(take::<Error<T>, _>(sums.units_of(claim), units)?)
	}

	/// Decides on an undecided contribution.
	pub(crate) fn settle(
		id: ContributionId,
		mut contribution: ContributionOf<T>,
		terms: &KindTermsOf<T>,
		decision: Decision,
	) -> DispatchResult {
		let key = (id.scope, contribution.contributor.clone(), contribution.kind);
		let mut ledger = Ledgers::<T>::get(&key);
		ledger.open = minus::<Error<T>, _>(ledger.open, 1)?;
		if let (Some(task), Some(worker)) = (contribution.task, contribution.agent()) {
			let accepted = matches!(decision, Decision::Accepted { .. });
			let left = if accepted { Left::Done } else { Left::Refused };
			Self::leave_place(id.scope, task, worker.clone(), left)?;
		}
		match decision {
			Decision::Accepted { quality } => {
				Self::release_deposit(&mut contribution)?;
				return Self::accept(id, contribution, terms, quality, ledger);
			},
			Decision::Rejected => {
				Self::release_deposit(&mut contribution)?;
				contribution.state = State::Rejected { at: now::<T>() };
				KindTotals::<T>::try_mutate(id.scope, contribution.kind, |totals| {
					totals.rejected = plus::<Error<T>, _>(totals.rejected, 1)?;
					DispatchResult::Ok(())
				})?;
				Self::deposit_event(Event::Rejected { id });
			},
			Decision::Spam => {
				let mut forfeited = 0;
				if let Some(deposit) = contribution.deposit.take() {
					if let Some(author) = contribution.author() {
						let amount = deposit.amount;
						T::Deposits::forfeit(&deposit.depositor, author, amount, id.scope)?;
						forfeited = amount;
					}
				}
				contribution.state = State::Spam { at: now::<T>() };
				KindTotals::<T>::try_mutate(id.scope, contribution.kind, |totals| {
					totals.spam = plus::<Error<T>, _>(totals.spam, 1)?;
					DispatchResult::Ok(())
				})?;
				Self::deposit_event(Event::FoundSpam { id, forfeited });
			},
		}
		Ledgers::<T>::insert(&key, ledger);
		Contributions::<T>::insert(id.scope, id.index, contribution);
		Ok(())
	}

	/// Accepts a contribution: writes it, its ledger and its kind's totals, and notifies
	/// those who credit it.
	pub(crate) fn accept(
		id: ContributionId,
		mut contribution: ContributionOf<T>,
		terms: &KindTermsOf<T>,
		quality: Ratio,
		mut ledger: Ledger,
	) -> DispatchResult {
		ensure!(quality.is_share(), Error::<T>::InvalidQuality);
		let effective = Self::effective_quality(terms, quality);
		let quantity = contribution.quantity;
		let units = credited_units(quantity.into(), contribution.multiplier, effective)
			.map_err(|_| Error::<T>::Overflow)?;
		let claim = Self::claim_of(terms, &contribution);
		let kind = contribution.kind;
		let contributor = contribution.contributor.clone();
		let counts = Self::is_standing(terms, &contribution, units);
		let at = now::<T>();
		let accepted = Self::notice(id, &contribution, terms, (units, counts), at);

		contribution.state = State::Accepted { quality, units, at };
		ledger.accepted = plus::<Error<T>, _>(ledger.accepted, 1)?;
		Self::credit(&mut ledger.sums(), claim, quantity, units)?;
		let mut totals = KindTotals::<T>::get(id.scope, kind);
		totals.accepted = plus::<Error<T>, _>(totals.accepted, 1)?;
		Self::credit(&mut totals.sums(), claim, quantity, units)?;
		Contributions::<T>::insert(id.scope, id.index, contribution);
		Ledgers::<T>::insert((id.scope, contributor.clone(), kind), ledger);
		KindTotals::<T>::insert(id.scope, kind, totals);
		Self::deposit_event(Event::Accepted { id, kind, contributor, claim, quality, units });
		T::OnAccepted::accepted(&accepted)
	}

	/// What those who credit are told: `units` more or fewer of a contribution that was accepted in
	/// block `at`, and whether it counts, or counted until now, as standing.
	pub(crate) fn notice(
		id: ContributionId,
		contribution: &ContributionOf<T>,
		terms: &KindTermsOf<T>,
		(units, counts): (u128, bool),
		at: BlockNumberFor<T>,
	) -> Accepted<T::AccountId> {
		Accepted {
			id,
			kind: contribution.kind,
			contributor: contribution.contributor.clone(),
			claim: Self::claim_of(terms, contribution),
			units,
			rate: contribution.rate,
			counts,
			accepted_at: at.saturated_into(),
		}
	}

	/// Whether a contribution that is worth these units counts as standing. What the chain measured
	/// or somebody imported does not: nobody of the scope judged it.
	pub(crate) fn is_standing(
		terms: &KindTermsOf<T>,
		contribution: &ContributionOf<T>,
		units: u128,
	) -> bool {
		let measured = matches!(terms.deciding, Deciding::Measured { .. });
		let Some(least) = terms.standing.filter(|_| !measured) else { return false };
		// What is worth more than can be said is worth enough.
		let worth = split::worth(contribution.rate, units).unwrap_or(u128::MAX);
		contribution.entry == Entry::Log && worth >= least
	}

	/// Whether an agent is on the side of the scope that made a contribution.
	pub(crate) fn is_inside(contribution: &ContributionOf<T>, who: &T::AccountId) -> bool {
		contribution.scope().is_some_and(|scope| {
			contribution.concerns(who)
				|| T::Membership::tier(scope, who) == Some(Tier::Member)
				|| T::Membership::is_steward(scope, who)
		})
	}

	pub(crate) fn do_review(
		who: T::AccountId,
		id: ContributionId,
		review: Review,
	) -> DispatchResult {
		let contribution = Self::entry(id)?;
		let State::Undecided { deadline } = contribution.state else {
			return Err(Error::<T>::AlreadyDecided.into());
		};
		let terms = Self::kind_of(id.scope, contribution.kind)?.terms;
		let Deciding::Reviewers { role, approvals, .. } = terms.deciding else {
			return Err(Error::<T>::NotByReviewers.into());
		};
		let in_time = deadline.is_some_and(|deadline| now::<T>() < deadline);
		ensure!(in_time, Error::<T>::DeadlinePassed);
		ensure!(!contribution.concerns(&who), Error::<T>::OwnContribution);
		let insider = Self::is_inside(&contribution, &who);
		ensure!(!insider, Error::<T>::OwnScopeContribution);
		ensure!(T::Membership::has_role(id.scope, role, &who), Error::<T>::NotReviewer);
		let mut reviews = Reviews::<T>::get(id.scope, id.index);
		let reviewed = reviews.iter().any(|(reviewer, _)| *reviewer == who);
		ensure!(!reviewed, Error::<T>::AlreadyReviewed);

		reviews.try_push((who.clone(), review)).map_err(|_| Error::<T>::Overflow)?;
		Self::deposit_event(Event::Reviewed { id, who, review });
		let said = |what: Review| reviews.iter().filter(|(_, said)| *said == what).count();
		let spam = said(Review::Spam);
		let against = said(Review::Reject).saturating_add(spam);
		let needed = usize::from(approvals);
		let decision = if said(Review::Accept) >= needed {
			Decision::Accepted { quality: Ratio::ONE }
		} else if against < needed {
			Reviews::<T>::insert(id.scope, id.index, reviews);
			return Ok(());
		} else if spam.saturated_into::<u32>().saturating_mul(2) > against.saturated_into() {
			Decision::Spam
		} else {
			Decision::Rejected
		};
		Reviews::<T>::remove(id.scope, id.index);
		Self::settle(id, contribution, &terms, decision)
	}

	/// Succeeds if a scope carries the deposit of a log for longer than those above it would, and
	/// the origin decides so for that scope: what it holds for somebody, it can let go of.
	fn ensure_ends_early(
		origin: T::RuntimeOrigin,
		contribution: &ContributionOf<T>,
	) -> DispatchResult {
		let depositor = contribution.deposit.as_ref().map(|deposit| &deposit.depositor);
		let Some(Depositor::Sponsor(sponsor)) = depositor else {
			return Err(Error::<T>::DeadlineNotPassed.into());
		};
		let carried_until = plus::<Error<T>, _>(contribution.logged_at, T::CarriedPeriod::get())?;
		ensure!(now::<T>() >= carried_until, Error::<T>::DeadlineNotPassed);
		T::ScopeOrigin::ensure_origin(origin, &(*sponsor, DecisionClass::Significant))
			.map_err(|_| Error::<T>::DeadlineNotPassed)?;
		Ok(())
	}

	pub(crate) fn do_close_review(origin: T::RuntimeOrigin, id: ContributionId) -> DispatchResult {
		let nobody = matches!(origin.as_system_ref(), Some(RawOrigin::None));
		ensure!(!nobody, DispatchError::BadOrigin);
		let contribution = Self::entry(id)?;
		let State::Undecided { deadline } = contribution.state else {
			return Err(Error::<T>::AlreadyDecided.into());
		};
		let deadline = deadline.ok_or(Error::<T>::NotByReviewers)?;
		if now::<T>() >= deadline {
			ensure_signed(origin)?;
		} else {
			Self::ensure_ends_early(origin, &contribution)?;
		}
		let terms = Self::kind_of(id.scope, contribution.kind)?.terms;
		Reviews::<T>::remove(id.scope, id.index);
		Self::settle(id, contribution, &terms, Decision::Rejected)
	}
}
