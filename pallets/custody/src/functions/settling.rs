// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Settling uses: confirmed, disputed, decided, or when their time is over.

use crate::{
	Block, Calendars, Config, Error, Event, FiguresOf, Ground, Note, Pallet, Progress, Reporter,
	Running, UseId, UseOf, Uses,
};
use frame_support::{ensure, traits::Get};
use ovn_math::calendar;
use ovn_primitives::{Decider, ResourceId};
use sp_runtime::{traits::SaturatedConversion, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Succeeds if an agent can speak for the other side of a use: a custodian, the technician if the
	/// resource says which role technicians have, or any co-owner; never the user, who pays.
	fn ensure_counterpart(
		id: ResourceId,
		used: &UseOf<T>,
		figures: &FiguresOf<T>,
		who: &T::AccountId,
	) -> Result<(), Error<T>> {
		ensure!(*who != used.user, Error::<T>::NotCounterpart);
		let helped = figures.technician.as_ref().is_some_and(|(technician, _)| technician == who);
		let technician = helped && Self::use_terms(id).technician.is_some();
		let speaks = technician || Self::is_custodian(id, who) || Self::is_co_owner(id, who);
		ensure!(speaks, Error::<T>::NotCounterpart);
		Ok(())
	}

	/// Whether what is owed still makes a difference for a use.
	fn still_owes(id: ResourceId, used: &UseOf<T>) -> bool {
		used.owes && Self::repays(id, &used.asset)
	}

	pub(crate) fn do_confirm_use(
		who: T::AccountId,
		id: ResourceId,
		number: UseId,
	) -> DispatchResult {
		let used = Self::open_use(id, number)?;
		let Progress::Reported { figures, until, .. } = used.progress.clone() else {
			return Err(Error::<T>::NotReported.into());
		};
		Self::ensure_counterpart(id, &used, &figures, &who)?;
		ensure!(Self::block() <= until, Error::<T>::TooLate);
		let owes = Self::still_owes(id, &used);
		Self::deposit_event(Event::UseConfirmed { resource: id, number, by: who });
		Self::close_use(id, number, used, figures, owes, Ground::Confirmed)
	}

	pub(crate) fn do_dispute_use(
		who: T::AccountId,
		id: ResourceId,
		number: UseId,
		note: Note,
	) -> DispatchResult {
		let mut used = Self::open_use(id, number)?;
		let Progress::Reported { figures, by, until } = used.progress.clone() else {
			return Err(Error::<T>::NotReported.into());
		};
		// A user contradicts a machine, but not itself.
		if by != Reporter::Meter || who != used.user {
			Self::ensure_counterpart(id, &used, &figures, &who)?;
		}
		ensure!(Self::block() <= until, Error::<T>::TooLate);
		let until = Self::block().saturating_add(T::DecisionWindow::get().saturated_into());
		used.progress = Progress::Disputed { figures, by, until };
		Uses::<T>::insert(id, number, used);
		Self::deposit_event(Event::UseDisputed { resource: id, number, by: who, until, note });
		Ok(())
	}

	pub(crate) fn do_decide_use(
		decider: &Decider<T::AccountId>,
		id: ResourceId,
		number: UseId,
		figures: FiguresOf<T>,
	) -> DispatchResult {
		let scope = Self::resource_of(id)?.identity.scope;
		let used = Self::open_use(id, number)?;
		ensure!(matches!(used.progress, Progress::Disputed { .. }), Error::<T>::NotDisputed);
		let technician = figures.technician.as_ref().is_some_and(|(one, _)| decider.is(one));
		ensure!(!technician && !decider.is(&used.user), Error::<T>::NotForOneself);
		Self::ensure_figures(id, scope, &used.user, &figures, Some(&used.estimate))?;
		let owes = Self::still_owes(id, &used);
		let bill = Self::bill(&used.tariffs, &figures, owes)?;
		let (cash, later) = Self::charge(&bill, used.on_account.is_some())?;
		let apart = used.on_account.map_or(0, |account| account.reserved);
		ensure!(cash <= used.held.into() && later <= apart, Error::<T>::ExceedsHold);
		Self::close_use(id, number, used, figures, owes, Ground::Decided)
	}

	pub(crate) fn do_settle_use(
		who: T::AccountId,
		id: ResourceId,
		number: UseId,
	) -> DispatchResult {
		let used = Self::open_use(id, number)?;
		let now = Self::block();
		match used.progress.clone() {
			Progress::Reported { figures, by, until }
			| Progress::Disputed { figures, by, until } => {
				ensure!(now > until, Error::<T>::TooEarly);
				let owes = Self::still_owes(id, &used);
				let figures = match by {
					Reporter::Meter => figures,
					Reporter::User => Self::larger(&used, figures, owes)?,
				};
				Self::close_use(id, number, used, figures, owes, Ground::Silence)
			},
			Progress::Running => {
				let grace: Block = T::UseGrace::get().saturated_into();
				let awaited = Running::<T>::get(id) == Some(number)
					&& calendar::at(&Calendars::<T>::get(id), now).is_some();
				let patience = if awaited { 0 } else { grace };
				ensure!(now >= used.until.saturating_add(patience), Error::<T>::TooEarly);
				Self::free(id, number, &who)?;
				Self::disengage(id, &used.user)?;
				let (figures, owes) = (used.estimate.clone(), used.owes);
				Self::close_use(id, number, used, figures, owes, Ground::TimedOut)
			},
		}
	}

	/// What costs more: what was estimated, or what was reported.
	fn larger(
		used: &UseOf<T>,
		reported: FiguresOf<T>,
		owes: bool,
	) -> Result<FiguresOf<T>, Error<T>> {
		let due = |figures: &FiguresOf<T>| {
			Self::bill(&used.tariffs, figures, owes)?.due().map_err(|_| Error::<T>::Overflow)
		};
		let estimated = due(&used.estimate)? > due(&reported)?;
		Ok(if estimated { used.estimate.clone() } else { reported })
	}

	/// Pays a use in full and forgets it: all parts or none.
	pub(crate) fn close_use(
		id: ResourceId,
		number: UseId,
		used: UseOf<T>,
		figures: FiguresOf<T>,
		owes: bool,
		ground: Ground,
	) -> DispatchResult {
		let scope = Self::resource_of(id)?.identity.scope;
		Uses::<T>::remove(id, number);
		let mut bill = Self::bill(&used.tariffs, &figures, owes)?;
		let mut later = 0;
		if let Some(account) = &used.on_account {
			later = Self::owe(id, account, bill.payback, &used.asset)?;
			bill.payback = 0;
		}
		let bill = bill.within(used.held.into());
		let technician = figures.technician.as_ref().map(|(who, _)| who);
		let mut paid =
			Self::divide(id, scope, &used.user, &used.asset, used.held, &bill, technician)?;
		paid.on_account = Self::balance(later)?;
		Self::deposit_event(Event::UseSettled {
			resource: id,
			number,
			user: used.user,
			figures,
			asset: used.asset,
			paid,
			ground,
		});
		Ok(())
	}
}
