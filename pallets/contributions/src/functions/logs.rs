// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Logs: what people say they gave.

use crate::{
	Config, Contribution, ContributionOf, Contributions, ContributorOf, Deciding, Deposit, Entry,
	Error, Event, Kind, KindTermsOf, Ledger, Ledgers, Limits, Pallet, State, TaskId,
};
use frame_support::{ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_primitives::{
	runtime::now,
	sum::plus,
	traits::{Deposits, Membership, PeerEvaluation},
	ContributionId, Contributor, Day, Document, KindId, Quantity, Ratio, RoleId, ScopeId,
};
use sp_runtime::{DispatchError, DispatchResult};

/// What somebody wants to log.
pub(crate) struct Draft<AccountId> {
	pub contributor: Contributor<AccountId>,
	pub kind: KindId,
	pub quantity: Quantity,
	pub day: Day,
	pub role: Option<RoleId>,
	pub evidence: Document,
	pub gift: bool,
	pub task: Option<TaskId>,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_log(
		scope: ScopeId,
		signer: T::AccountId,
		draft: Draft<T::AccountId>,
	) -> Result<u32, DispatchError> {
		Self::ensure_may_log(scope, &signer, &draft.contributor)?;
		let Kind { terms, revision, .. } = Self::loggable_kind(scope, draft.kind)?;
		let by_scope = matches!(draft.contributor, Contributor::Scope(_));
		ensure!(terms.takes_scopes || !by_scope, Error::<T>::KindNotForScopes);
		let multiplier = Self::multiplier(scope, &terms, draft.role, &draft.contributor)?;
		let key = (scope, draft.contributor.clone(), draft.kind);
		let mut ledger = Ledgers::<T>::get(&key);
		Self::count_day(&terms.limits, &mut ledger, draft.day, draft.quantity)?;
		let mut own = false;
		if let Contributor::Agent(agent) = &draft.contributor {
			own = *agent == signer;
			Self::count_hours(&terms, agent, draft.day, draft.quantity)?;
		}

		let deposit = Self::hold_deposit(scope, &signer, &terms)?;
		let contribution = Contribution {
			kind: draft.kind,
			logger: (!own).then_some(signer),
			contributor: draft.contributor,
			quantity: draft.quantity,
			compensated: 0,
			role: draft.role,
			multiplier,
			rate: terms.rate,
			revision,
			day: draft.day,
			evidence: draft.evidence,
			gift: draft.gift,
			deposit: Some(deposit),
			logged_at: now::<T>(),
			state: State::Undecided { deadline: Self::deadline(&terms)? },
			entry: Entry::Log,
			previous: ledger.latest,
			task: draft.task,
			corrections: 0,
		};
		let index = Self::write_log(scope, &terms, contribution, &mut ledger)?;
		Ledgers::<T>::insert(&key, ledger);
		Ok(index)
	}

	/// The multiplier of who acts in a role.
	fn multiplier(
		scope: ScopeId,
		terms: &KindTermsOf<T>,
		role: Option<RoleId>,
		contributor: &ContributorOf<T>,
	) -> Result<Ratio, DispatchError> {
		let Some(role) = role else { return Ok(Ratio::ONE) };
		let multiplier = terms
			.multipliers
			.iter()
			.find(|(other, _)| *other == role)
			.map(|(_, multiplier)| *multiplier)
			.ok_or(Error::<T>::RoleNotOfKind)?;
		let holds = match contributor {
			Contributor::Agent(agent) => T::Membership::has_role(scope, role, agent),
			Contributor::External(_) | Contributor::Scope(_) => false,
		};
		ensure!(holds, Error::<T>::NotRoleHolder);
		Ok(multiplier)
	}

	/// Counts a quantity for a day in a ledger, if one log carries that much, the day is one that
	/// can be logged for, and its limit is kept.
	pub(crate) fn count_day(
		limits: &Limits,
		ledger: &mut Ledger,
		day: Day,
		quantity: Quantity,
	) -> DispatchResult {
		ensure!(quantity > 0, Error::<T>::ZeroQuantity);
		ensure!(quantity <= limits.max_quantity, Error::<T>::QuantityTooLarge);
		ensure!(day <= Self::today(), Error::<T>::DayInFuture);
		let first = Self::first_day();
		ensure!(day >= first, Error::<T>::DayTooOld);
		ledger.forget_before(first);
		ledger.count(day, quantity).ok_or(Error::<T>::Overflow)?;
		let within = limits.daily_limit.is_none_or(|limit| ledger.logged_for(day) <= limit);
		ensure!(within, Error::<T>::DailyLimitReached);
		Ok(())
	}

	/// Holds the deposit for something that `who` logs of a kind with these terms.
	pub(crate) fn hold_deposit(
		scope: ScopeId,
		who: &T::AccountId,
		terms: &KindTermsOf<T>,
	) -> Result<Deposit<T::AccountId>, DispatchError> {
		let amount = T::LogDeposit::get();
		let depositor = match terms.deciding {
			Deciding::Reviewers { period, .. } if period > T::CarriedPeriod::get() => {
				T::Deposits::hold_for_long(scope, who, amount)?
			},
			_ => T::Deposits::hold(scope, who, amount)?,
		};
		Ok(Deposit { depositor, amount })
	}

	/// The first block in which reviewers cannot review what is logged now.
	pub(crate) fn deadline(
		terms: &KindTermsOf<T>,
	) -> Result<Option<BlockNumberFor<T>>, DispatchError> {
		match terms.deciding {
			Deciding::Reviewers { period, .. } => {
				Ok(Some(plus::<Error<T>, _>(now::<T>(), period)?))
			},
			Deciding::PeerEvaluation { .. } | Deciding::Measured { .. } => Ok(None),
		}
	}

	/// Writes an undecided log and notifies those who decide. Its ledger is changed, and not written.
	pub(crate) fn write_log(
		scope: ScopeId,
		terms: &KindTermsOf<T>,
		contribution: ContributionOf<T>,
		ledger: &mut Ledger,
	) -> Result<u32, DispatchError> {
		let index = Self::take_index(scope)?;
		let id = ContributionId { scope, index };
		ledger.latest = Some(index);
		ledger.logged = plus::<Error<T>, _>(ledger.logged, 1)?;
		ledger.open = plus::<Error<T>, _>(ledger.open, 1)?;
		Contributions::<T>::insert(scope, index, &contribution);
		let agent = contribution.agent().cloned();
		Self::deposit_event(Event::Logged { id, contribution });
		if let Deciding::PeerEvaluation { .. } = terms.deciding {
			T::PeerEvaluation::open(id, agent.as_ref())?;
		}
		Ok(index)
	}

	pub(crate) fn do_set_gift(who: T::AccountId, id: ContributionId, gift: bool) -> DispatchResult {
		let mut contribution = Self::entry(id)?;
		ensure!(contribution.agent() == Some(&who), Error::<T>::NotContributor);
		ensure!(contribution.is_undecided(), Error::<T>::AlreadyDecided);
		contribution.gift = gift;
		Contributions::<T>::insert(id.scope, id.index, contribution);
		Self::deposit_event(Event::GiftSet { id, gift });
		Ok(())
	}
}
