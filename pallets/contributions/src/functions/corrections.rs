// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Corrections: what is taken back, before a decision and after it.

use super::Left;
use crate::{
	Config, Contribution, ContributionOf, Contributions, ContributorOf, Deciding, Entry, Error,
	Event, Kind, KindTermsOf, KindTotals, Ledger, Ledgers, NextIndex, Pallet, Replacement, Review,
	Reviews, State, TaskClaim, TaskClaims, MAX_CORRECTIONS,
};
use frame_support::ensure;
use ovn_math::reward::credited_units;
use ovn_primitives::{
	runtime::now,
	sum::{minus, plus},
	traits::{Deposits, OnAccepted, PeerEvaluation},
	ContributionId, Document, Quantity, ScopeId,
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_correct(
		who: T::AccountId,
		id: ContributionId,
		replacement: Option<Replacement>,
	) -> DispatchResult {
		let mut original = Self::entry(id)?;
		ensure!(matches!(original.entry, Entry::Log), Error::<T>::NotALog);
		ensure!(original.concerns(&who), Error::<T>::NotContributor);
		ensure!(original.is_undecided(), Error::<T>::AlreadyDecided);
		let Kind { terms, revision, .. } = Self::kind_of(id.scope, original.kind)?;
		match terms.deciding {
			Deciding::PeerEvaluation { .. } => T::PeerEvaluation::cancel(id)?,
			Deciding::Reviewers { .. } => {
				let reviews = Reviews::<T>::take(id.scope, id.index);
				let spam = reviews.iter().any(|(_, said)| *said == Review::Spam);
				ensure!(!spam, Error::<T>::CalledSpam);
			},
			Deciding::Measured { .. } => (),
		}

		let key = (id.scope, original.contributor.clone(), original.kind);
		let mut ledger = Ledgers::<T>::get(&key);
		let by = Self::reverse(id, &mut original, &mut ledger)?;
		if let Some(agent) = original.agent() {
			Self::give_back_hours(&terms, agent, original.day, original.quantity);
		}
		let next = replacement.is_some().then(|| NextIndex::<T>::get(id.scope));
		let reversed = Event::Reversed { id, by, who: who.clone(), replacement: next };
		Self::deposit_event(reversed);
		match replacement {
			Some(work) => {
				let mut new = Self::replaced(&who, id.scope, &terms, &mut original, work)?;
				Self::count_day(&terms.limits, &mut ledger, new.day, new.quantity)?;
				if let Some(agent) = new.agent() {
					Self::count_hours(&terms, agent, new.day, new.quantity)?;
				}
				new.previous = ledger.latest;
				(new.rate, new.revision) = (terms.rate, revision);
				new.state = State::Undecided { deadline: Self::deadline(&terms)? };
				let worker = new.agent().cloned();
				let task = new.task;
				let index = Self::write_log(id.scope, &terms, new, &mut ledger)?;
				if let (Some(task), Some(worker)) = (task, worker) {
					let claim = TaskClaim::Delivered { index };
					TaskClaims::<T>::insert((id.scope, task, worker), claim);
				}
			},
			None => {
				Self::release_deposit(&mut original)?;
				if let (Some(task), Some(worker)) = (original.task, original.agent()) {
					Self::leave_place(
						id.scope,
						task,
						worker.clone(),
						Left::GaveUp { expires: None },
					)?;
				}
			},
		}
		Ledgers::<T>::insert(&key, ledger);
		Contributions::<T>::insert(id.scope, id.index, original);
		Ok(())
	}

	/// Writes the reversal of a log and returns its number. The log and its ledger are changed, and
	/// not written.
	fn reverse(
		id: ContributionId,
		original: &mut ContributionOf<T>,
		ledger: &mut Ledger,
	) -> Result<u32, DispatchError> {
		let by = Self::take_index(id.scope)?;
		let reversal = Contribution {
			evidence: Document::default(),
			deposit: None,
			logged_at: now::<T>(),
			state: State::Recorded,
			entry: Entry::Reversal { of: id.index },
			previous: ledger.latest,
			..original.clone()
		};
		Contributions::<T>::insert(id.scope, by, reversal);
		original.state = State::Reversed { by };
		ledger.latest = Some(by);
		ledger.open = minus::<Error<T>, _>(ledger.open, 1)?;
		ledger.give_back(original.day, original.quantity);
		Ok(by)
	}

	/// The log that stands in the place of another, whose deposit it takes over if the same agent
	/// logs again. Its state and rate are those of the other.
	fn replaced(
		who: &T::AccountId,
		scope: ScopeId,
		terms: &KindTermsOf<T>,
		original: &mut ContributionOf<T>,
		work: Replacement,
	) -> Result<ContributionOf<T>, DispatchError> {
		// Entries stay for ever, and none of this takes a second deposit.
		ensure!(original.corrections < MAX_CORRECTIONS, Error::<T>::TooManyCorrections);
		let own = original.agent() == Some(who);
		Self::ensure_may_log(scope, who, &original.contributor)?;
		let deposit = if original.author() == Some(who) {
			original.deposit.take()
		} else {
			Self::release_deposit(original)?;
			Some(Self::hold_deposit(scope, who, terms)?)
		};
		Ok(Contribution {
			logger: (!own).then(|| who.clone()),
			quantity: work.quantity,
			day: work.day,
			evidence: work.evidence,
			deposit,
			logged_at: now::<T>(),
			corrections: plus::<Error<T>, _>(original.corrections, 1)?,
			..original.clone()
		})
	}

	/// Returns the deposit of a log.
	pub(crate) fn release_deposit(contribution: &mut ContributionOf<T>) -> DispatchResult {
		let deposit = contribution.deposit.take();
		match (deposit, contribution.author()) {
			(Some(deposit), Some(author)) => {
				T::Deposits::release(&deposit.depositor, author, deposit.amount)
			},
			_ => Ok(()),
		}
	}

	/// Gives something of a contribution back, for its contributor.
	pub(crate) fn do_compensate(
		contributor: &ContributorOf<T>,
		id: ContributionId,
		quantity: Quantity,
		evidence: Document,
	) -> DispatchResult {
		let mut original = Self::entry(id)?;
		let is_log = matches!(original.entry, Entry::Log | Entry::Imported { .. });
		ensure!(is_log, Error::<T>::NotALog);
		ensure!(original.contributor == *contributor, Error::<T>::NotContributor);
		let State::Accepted { quality, units, at } = original.state else {
			return Err(Error::<T>::NotAccepted.into());
		};
		ensure!(quantity > 0, Error::<T>::ZeroQuantity);
		let compensated = plus::<Error<T>, _>(original.compensated, quantity)
			.map_err(|_| Error::<T>::MoreThanLeft)?;
		let left = original.quantity.checked_sub(compensated).ok_or(Error::<T>::MoreThanLeft)?;
		let terms = Self::kind_of(id.scope, original.kind)?.terms;
		let effective = Self::effective_quality(&terms, quality);
		let units_left = credited_units(left.into(), original.multiplier, effective)
			.map_err(|_| Error::<T>::Overflow)?;
		let given_back = minus::<Error<T>, _>(units, units_left)?;

		let key = (id.scope, original.contributor.clone(), original.kind);
		let mut ledger = Ledgers::<T>::get(&key);
		let mut totals = KindTotals::<T>::get(id.scope, original.kind);
		let claim = Self::claim_of(&terms, &original);
		let counts = Self::is_standing(&terms, &original, units);
		let by = Self::take_index(id.scope)?;
		let compensation = Contribution {
			quantity,
			compensated: 0,
			evidence: evidence.clone(),
			logged_at: now::<T>(),
			state: State::Recorded,
			entry: Entry::Compensation { of: id.index },
			previous: ledger.latest,
			..original.clone()
		};
		Contributions::<T>::insert(id.scope, by, compensation);
		ledger.latest = Some(by);
		Self::debit(&mut ledger.sums(), claim, quantity, given_back)?;
		Self::debit(&mut totals.sums(), claim, quantity, given_back)?;
		original.compensated = compensated;
		original.state = State::Accepted { quality, units: units_left, at };
		let notice = Self::notice(id, &original, &terms, (given_back, counts), at);
		Ledgers::<T>::insert(&key, ledger);
		KindTotals::<T>::insert(id.scope, original.kind, totals);
		Contributions::<T>::insert(id.scope, id.index, original);
		Self::deposit_event(Event::Compensated {
			id,
			by,
			quantity,
			evidence,
			units: given_back,
			compensated,
			units_left,
		});
		T::OnAccepted::compensated(&notice)
	}
}
