// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Settling uses: confirmed, disputed, decided, or when their time is over.

use crate::{
	Arrear, Arrears, Block, Calendars, Config, Error, Event, FiguresOf, Note, Pallet, Progress,
	Reporter, ReporterOf, Running, SettlementReason, UseId, UseOf, Uses,
};
use frame_support::{
	ensure,
	traits::{EnsureOriginWithArg as _, Get},
};
use frame_system::ensure_signed;
use ovn_math::{calendar, tariff::Bill};
use ovn_primitives::{sum::plus, traits::Things as _, Decider, DecisionClass, ResourceId};
use sp_runtime::{traits::SaturatedConversion, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Whether an agent speaks for the other side of a use: a custodian, or any co-owner; never the
	/// user, who pays, nor the machine that reported.
	fn is_counterpart(
		id: ResourceId,
		used: &UseOf<T>,
		by: &ReporterOf<T>,
		who: &T::AccountId,
	) -> bool {
		let reported = matches!(by, Reporter::Meter(meter) if meter == who);
		let speaks = T::Things::is_custodian(id, who) || Self::is_co_owner(id, who);
		*who != used.user && !reported && speaks
	}

	/// Succeeds if an agent can confirm a report: a counterpart that the bill does not pay by name.
	fn ensure_confirms(
		id: ResourceId,
		used: &UseOf<T>,
		by: &ReporterOf<T>,
		figures: &FiguresOf<T>,
		who: &T::AccountId,
	) -> Result<(), Error<T>> {
		let helped = Self::is_technician(figures, who);
		let sold = figures.material > 0 && Self::use_terms(id).supplier.as_ref() == Some(who);
		let confirms = Self::is_counterpart(id, used, by, who) && !helped && !sold;
		ensure!(confirms, Error::<T>::NotCounterpart);
		Ok(())
	}

	/// Whether figures name an agent as the technician.
	fn is_technician(figures: &FiguresOf<T>, who: &T::AccountId) -> bool {
		figures.technician.as_ref().is_some_and(|(technician, _)| technician == who)
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
		let rival = Self::thing(id)?.nature.is_rival();
		let mut used = Self::open_use(id, number)?;
		let Progress::Reported { figures, by, until, mut user, mut counterpart } =
			used.progress.clone()
		else {
			return Err(Error::<T>::NotReported.into());
		};
		let owes = Self::still_owes(id, &used);
		let final_word = if who == used.user {
			ensure!(by != Reporter::User, Error::<T>::NotCounterpart);
			ensure!(!Self::window_is_over(&used, until), Error::<T>::TooLate);
			ensure!(!user, Error::<T>::AlreadyConfirmed);
			user = true;
			true
		} else {
			Self::ensure_confirms(id, &used, &by, &figures, &who)?;
			ensure!(!Self::window_is_over(&used, until), Error::<T>::TooLate);
			// An owner's word is final where silence would bill the same. Where it would bill more,
			// other owners have the window to disagree.
			let same = by != Reporter::User
				|| Self::on_silence(&used, rival, figures.clone(), owes)? == figures;
			let owner = Self::is_co_owner(id, &who);
			let mut last = owner && same;
			if !last && T::Things::is_custodian(id, &who) {
				last = T::Things::ensure_act(id, &who, (b"confirm_use", number, &figures))?;
				if !last && !owner {
					return Ok(());
				}
			}
			ensure!(!counterpart || (last && user), Error::<T>::AlreadyConfirmed);
			counterpart = true;
			last
		};
		Self::deposit_event(Event::UseConfirmed { resource: id, number, by: who });
		if user && counterpart && final_word {
			return Self::close_use(id, number, used, figures, owes, SettlementReason::Confirmed);
		}
		used.progress = Progress::Reported { figures, by, until, user, counterpart };
		Uses::<T>::insert(id, number, used);
		Ok(())
	}

	pub(crate) fn do_dispute_use(
		origin: T::RuntimeOrigin,
		id: ResourceId,
		number: UseId,
		note: Note,
	) -> DispatchResult {
		let mut used = Self::open_use(id, number)?;
		let Progress::Reported { figures, by, until, .. } = used.progress.clone() else {
			return Err(Error::<T>::NotReported.into());
		};
		// The project that owes for a use has a voice in it.
		let matter = used.on_credit.map(|account| (account.project, DecisionClass::Standard));
		let decided = match matter {
			Some(matter) => T::ScopeOrigin::try_origin(origin, &matter),
			None => Err(origin),
		};
		let disputer = match decided {
			Ok(Decider::Agent(who)) => Some(who),
			Ok(Decider::Together | Decider::Voters) => None,
			Err(origin) => {
				let who = ensure_signed(origin)?;
				// A user contradicts a machine or the clock, but not itself; a technician speaks up
				// for its pay.
				let may = if who == used.user {
					by != Reporter::User
				} else {
					Self::is_counterpart(id, &used, &by, &who)
						|| Self::is_technician(&figures, &who)
				};
				ensure!(may, Error::<T>::NotCounterpart);
				Some(who)
			},
		};
		ensure!(!Self::window_is_over(&used, until), Error::<T>::TooLate);
		let until = Self::block().saturating_add(T::DecisionWindow::get().saturated_into());
		let by_whom = disputer.clone();
		used.stopped = Self::halted();
		used.progress = Progress::Disputed { figures, by, disputer, until };
		Uses::<T>::insert(id, number, used);
		Self::deposit_event(Event::UseDisputed { resource: id, number, by: by_whom, until, note });
		Ok(())
	}

	pub(crate) fn do_decide_use(
		decider: &Decider<T::AccountId>,
		id: ResourceId,
		number: UseId,
		figures: FiguresOf<T>,
	) -> DispatchResult {
		let thing = Self::thing(id)?;
		let used = Self::open_use(id, number)?;
		let Progress::Disputed { figures: reported, by, disputer, .. } = used.progress.clone()
		else {
			return Err(Error::<T>::NotDisputed.into());
		};
		let technician = figures.technician.as_ref().is_some_and(|(one, _)| decider.is(one));
		let disputed = disputer.as_ref().is_some_and(|one| decider.is(one));
		let metered = matches!(&by, Reporter::Meter(meter) if decider.is(meter));
		let party = technician || disputed || metered || decider.is(&used.user);
		ensure!(!party, Error::<T>::NotForOneself);
		Self::ensure_class(id, &used, figures.class)?;
		Self::ensure_figures(id, thing.scope, &used.user, &figures, Some(&used.estimate))?;
		if let Some((technician, _)) = &figures.technician {
			let named = [&reported, &used.estimate];
			let known = named.into_iter().any(|one| Self::is_technician(one, technician));
			ensure!(known, Error::<T>::NotTechnician);
		}
		let owes = Self::still_owes(id, &used);
		let bill = Self::bill(&used.tariffs, &figures, owes)?;
		let rival = thing.nature.is_rival();
		let known = Self::accounts_given(&used, rival, reported);
		let within =
			figures.minutes <= Self::took(&used) && Self::ensure_known(&used, &bill, &known, owes)?;
		ensure!(within, Error::<T>::BeyondReports);
		let (cash, later) = Self::charge(&bill, used.on_credit.is_some())?;
		let apart = used.on_credit.map_or(0, |account| account.set_apart);
		ensure!(cash <= used.held && later <= apart, Error::<T>::ExceedsHold);
		Self::close_use(id, number, used, figures, owes, SettlementReason::Decided)
	}

	pub(crate) fn do_settle_use(
		who: T::AccountId,
		id: ResourceId,
		number: UseId,
	) -> DispatchResult {
		let rival = Self::thing(id)?.nature.is_rival();
		let used = Self::open_use(id, number)?;
		let now = Self::block();
		let (figures, by, until, confirmed, disputed) = match used.progress.clone() {
			Progress::Reported { figures, by, until, counterpart, .. } => {
				(figures, by, until, counterpart, false)
			},
			Progress::Disputed { figures, by, until, .. } => (figures, by, until, false, true),
			Progress::Running => {
				let grace: Block = T::UseGrace::get().saturated_into();
				let awaited = Running::<T>::get(id) == Some(number)
					&& calendar::at(&Calendars::<T>::get(id), now).is_some();
				let patience = if awaited { 0 } else { grace };
				ensure!(now >= used.until.saturating_add(patience), Error::<T>::TooEarly);
				return Self::end_by_clock(id, number, used, rival, Some(who));
			},
		};
		ensure!(Self::window_is_over(&used, until), Error::<T>::TooEarly);
		let owes = Self::still_owes(id, &used);
		let (figures, reason) = match by {
			Reporter::User if confirmed => (figures, SettlementReason::Confirmed),
			Reporter::User => {
				(Self::on_silence(&used, rival, figures, owes)?, SettlementReason::Silence)
			},
			Reporter::Clock if !disputed => (figures, SettlementReason::TimedOut),
			Reporter::Clock | Reporter::Meter(_) => (figures, SettlementReason::Silence),
		};
		Self::close_use(id, number, used, figures, owes, reason)
	}

	/// All that is said of what a use was: the report, the clock, and the estimate, as far as the
	/// chain saw so much time.
	fn accounts_given(used: &UseOf<T>, rival: bool, reported: FiguresOf<T>) -> [FiguresOf<T>; 3] {
		let clock = Self::by_clock(used, rival, reported.clone());
		[reported, clock, used.estimate.clone().within(Self::took(used))]
	}

	/// What is billed when nobody speaks: of all that is said the one that pays books, maintenance
	/// and infrastructure most, within what is held.
	fn on_silence(
		used: &UseOf<T>,
		rival: bool,
		reported: FiguresOf<T>,
		owes: bool,
	) -> Result<FiguresOf<T>, Error<T>> {
		let [mut chosen, clock, estimate] = Self::accounts_given(used, rival, reported);
		let mut most = Self::for_all(used, &chosen, owes)?;
		for figures in [clock, estimate] {
			let sum = Self::for_all(used, &figures, owes)?;
			if sum > most {
				(chosen, most) = (figures, sum);
			}
		}
		Ok(chosen)
	}

	/// What figures pay those who bought the resource, its maintenance and infrastructure, within
	/// what is held.
	fn for_all(used: &UseOf<T>, figures: &FiguresOf<T>, owes: bool) -> Result<u128, Error<T>> {
		let mut bill = Self::bill(&used.tariffs, figures, owes)?;
		let later = used.on_credit.map_or(0, |account| bill.payback.min(account.set_apart));
		if used.on_credit.is_some() {
			bill.payback = 0;
		}
		let bill = bill.within(used.held);
		let parts = Bill { material: 0, technician: 0, ..bill };
		let sum = parts.due().map_err(|_| Error::<T>::Overflow)?;
		sum.checked_add(later).ok_or(Error::<T>::Overflow)
	}

	/// Whether no part of a bill but the payback, nor its sum, is more than what somebody says.
	fn ensure_known(
		used: &UseOf<T>,
		bill: &Bill,
		known: &[FiguresOf<T>],
		owes: bool,
	) -> Result<bool, Error<T>> {
		let (mut most, mut due) = (Bill::default(), 0);
		for figures in known {
			let one = Self::bill(&used.tariffs, figures, owes)?;
			most.material = most.material.max(one.material);
			most.technician = most.technician.max(one.technician);
			most.maintenance = most.maintenance.max(one.maintenance);
			most.infrastructure = most.infrastructure.max(one.infrastructure);
			due = one.due().map_err(|_| Error::<T>::Overflow)?.max(due);
		}
		Ok(bill.material <= most.material
			&& bill.technician <= most.technician
			&& bill.maintenance <= most.maintenance
			&& bill.infrastructure <= most.infrastructure
			&& bill.due().is_ok_and(|sum| sum <= due))
	}

	/// Notes what a meter found beyond what is held.
	fn note_arrears(
		id: ResourceId,
		number: UseId,
		used: &UseOf<T>,
		full: &Bill,
		paid: &Bill,
	) -> Result<(), Error<T>> {
		let due = |bill: &Bill| bill.due().map_err(|_| Error::<T>::Overflow);
		let missing = due(full)?.checked_sub(due(paid)?).ok_or(Error::<T>::Inconsistent)?;
		if missing == 0 {
			return Ok(());
		}
		let books = full.payback.saturating_sub(paid.payback);
		let maintenance = missing.checked_sub(books).ok_or(Error::<T>::Inconsistent)?;
		let arrear = Arrears::<T>::try_mutate((id, &used.user, &used.asset), |arrear| {
			let before = arrear.unwrap_or_default();
			let after = Arrear {
				books: plus::<Error<T>, _>(before.books, books)?,
				maintenance: plus::<Error<T>, _>(before.maintenance, maintenance)?,
			};
			*arrear = Some(after);
			Ok::<_, Error<T>>(after)
		})?;
		Self::deposit_event(Event::ArrearsNoted {
			resource: id,
			number,
			user: used.user.clone(),
			asset: used.asset.clone(),
			arrear,
		});
		Ok(())
	}

	pub(crate) fn do_pay_arrears(
		payer: T::AccountId,
		id: ResourceId,
		agent: T::AccountId,
		asset: T::AssetKind,
	) -> DispatchResult {
		let scope = Self::thing(id)?.scope;
		let arrear = Arrears::<T>::take((id, &agent, &asset)).ok_or(Error::<T>::ArrearsNotFound)?;
		let amount = arrear.books.checked_add(arrear.maintenance).ok_or(Error::<T>::Overflow)?;
		Self::hold(&asset, &payer, amount)?;
		Self::pay(&payer, &asset, Self::maintenance_payee(id, scope), arrear.maintenance)?;
		let repaid = Self::repay(id, &payer, &asset, arrear.books)?;
		Self::pay(&payer, &asset, Self::infrastructure_payee(id, scope), repaid.over)?;
		Self::deposit_event(Event::ArrearsPaid { resource: id, agent, payer, asset, amount });
		Ok(())
	}

	/// Pays a use and forgets it: all parts or none.
	pub(crate) fn close_use(
		id: ResourceId,
		number: UseId,
		used: UseOf<T>,
		figures: FiguresOf<T>,
		owes: bool,
		reason: SettlementReason,
	) -> DispatchResult {
		let scope = Self::thing(id)?.scope;
		Uses::<T>::remove(id, number);
		let mut full = Self::bill(&used.tariffs, &figures, owes)?;
		let mut later = 0;
		if let Some(account) = &used.on_credit {
			later = Self::owe(id, account, full.payback, &used.asset)?;
			full.payback = 0;
		}
		let bill = full.within(used.held);
		// What a meter proves is due, held or not; nobody's decision is more than what is held.
		let metered = matches!(&used.progress, Progress::Reported { by: Reporter::Meter(_), .. })
			|| matches!(&used.progress, Progress::Disputed { by: Reporter::Meter(_), .. });
		if metered {
			Self::note_arrears(id, number, &used, &full, &bill)?;
		}
		let technician = figures.technician.as_ref().map(|(who, _)| who);
		let mut paid =
			Self::divide(id, scope, &used.user, &used.asset, used.held, &bill, technician)?;
		paid.on_credit = later;
		Self::deposit_event(Event::UseSettled {
			resource: id,
			number,
			user: used.user,
			figures,
			asset: used.asset,
			paid,
			reason,
		});
		Ok(())
	}
}
