// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Using a resource: its beginning, its extension, its end, its report.

use crate::{
	Arrears, Block, Calendars, Config, DecidedTariffs, Error, Event, Figures, FiguresOf, NextUse,
	Note, OwnTariffsOf, OwnTerms, Pallet, Progress, Reporter, ReporterOf, Reservations, Running,
	SettlementReason, StoppedBlocks, Terms, Trouble, UseId, UseOf, UseTermsOf, UsedAsOwner, Uses,
	MAX_MATERIAL, MAX_MINUTES,
};
use alloc::vec::Vec;
use frame_support::{
	ensure,
	storage::with_storage_layer,
	traits::{EnsureOriginWithArg as _, Get},
};
use frame_system::ensure_signed;
use ovn_math::{
	calendar::{self, Slot},
	tariff::Bill,
};
use ovn_primitives::{
	runtime::page,
	traits::{CoOwned as _, Membership as _, Scopes as _, ShareBooks as _, Things as _},
	BookId, Decider, DecisionClass, Document, Holder, Occurrence, Purse, Quantity, ResourceId,
	ScopeId, State, Thing, UseClass,
};
use sp_runtime::{traits::SaturatedConversion, DispatchError, DispatchResult};

/// Minutes of a day.
const DAY: u64 = 24 * 60;

impl<T: Config> Pallet<T> {
	/// How many blocks so many minutes take, rounded up.
	pub(crate) fn blocks(minutes: u32) -> Block {
		let per_day: u64 = T::BlocksPerDay::get().saturated_into();
		u64::from(minutes).saturating_mul(per_day).div_ceil(DAY)
	}

	/// How many minutes so many blocks last, rounded up; at most [`MAX_MINUTES`].
	fn minutes(blocks: Block) -> u32 {
		let per_day: u64 = T::BlocksPerDay::get().saturated_into();
		let up = blocks.saturating_mul(DAY).saturating_add(per_day.saturating_sub(1));
		let minutes = up.checked_div(per_day).unwrap_or(u64::MAX);
		minutes.min(MAX_MINUTES.into()).saturated_into()
	}

	/// The occupied time of a use in minutes: up to now, if it goes on.
	pub(crate) fn took(used: &UseOf<T>) -> u32 {
		used.took.unwrap_or_else(|| {
			let stopped = StoppedBlocks::<T>::get().saturating_sub(used.stopped);
			Self::minutes(Self::block().saturating_sub(used.started).saturating_sub(stopped))
		})
	}

	/// Stops the clock of the use that goes on: what it uses was damaged or lost.
	pub(crate) fn stop_clock(id: ResourceId) {
		let Some(number) = Running::<T>::get(id) else { return };
		Uses::<T>::mutate(id, number, |used| {
			if let Some(used) = used {
				used.took = Some(Self::took(used));
			}
		});
	}

	/// Whether the time of a step of a use that ended is over. It does not run while a brake stops
	/// calls.
	pub(crate) fn window_is_over(used: &UseOf<T>, until: Block) -> bool {
		Self::block() > Self::prolonged(until, used.stopped)
	}

	/// What the clock says was used: the same class, material and technician, for the occupied
	/// time. What takes nothing from others is not occupied, only used for no longer.
	pub(crate) fn by_clock(used: &UseOf<T>, rival: bool, figures: FiguresOf<T>) -> FiguresOf<T> {
		let took = Self::took(used);
		if rival {
			figures.lasting(took)
		} else {
			figures.within(took)
		}
	}

	/// The decider, if the origin decides significant matters for the scope of a resource.
	pub(crate) fn ensure_decides_of(
		origin: T::RuntimeOrigin,
		id: ResourceId,
	) -> Result<Decider<T::AccountId>, DispatchError> {
		let scope = Self::thing(id)?.scope;
		Self::ensure_decides(origin, scope, DecisionClass::Significant)
	}

	pub(crate) fn view_uses(
		id: ResourceId,
		after: Option<UseId>,
		limit: u32,
	) -> Vec<(UseId, UseOf<T>)> {
		let uses = match after {
			Some(number) => Uses::<T>::iter_prefix_from(id, Uses::<T>::hashed_key_for(id, number)),
			None => Uses::<T>::iter_prefix(id),
		};
		uses.take(page(limit)).collect()
	}

	/// A use that is not settled.
	pub(crate) fn open_use(id: ResourceId, number: UseId) -> Result<UseOf<T>, Error<T>> {
		Uses::<T>::get(id, number).ok_or(Error::<T>::UseNotFound)
	}

	/// Whether an agent holds principal in a deal of the resource.
	pub(crate) fn is_co_owner(id: ResourceId, who: &T::AccountId) -> bool {
		let holder = Holder::Agent(who.clone());
		T::CoOwned::deals(id)
			.iter()
			.any(|one| T::Books::principal_of(BookId::Deal(one.number), &holder) > 0)
	}

	/// Whether an agent is paid back for the resource, or used it as an owner while it was.
	fn is_owner(id: ResourceId, who: &T::AccountId) -> bool {
		UsedAsOwner::<T>::contains_key(id, who) || Self::is_co_owner(id, who)
	}

	/// Succeeds if an agent may use the resource for this class.
	pub(crate) fn ensure_may_use(
		id: ResourceId,
		class: UseClass,
		who: &T::AccountId,
	) -> DispatchResult {
		ensure!(class != UseClass::Owner || Self::is_owner(id, who), Error::<T>::NotOwner);
		ensure!(!Self::is_vetoed(id, who), Error::<T>::Vetoed);
		let paid = Arrears::<T>::iter_key_prefix((id, who)).next().is_none();
		ensure!(paid, Error::<T>::InArrears);
		Self::ensure_access(id, class, who)
	}

	/// Succeeds if the user of a use may have used it for this class: one that was not checked when
	/// it began is checked now, and what a project owes stays of its class.
	pub(crate) fn ensure_class(id: ResourceId, used: &UseOf<T>, class: UseClass) -> DispatchResult {
		let project = used.on_credit.is_none() || class == UseClass::Project;
		ensure!(project, Error::<T>::NotProjectUse);
		if class != used.estimate.class {
			Self::ensure_access(id, class, &used.user)?;
		}
		Ok(())
	}

	/// Succeeds if figures are within their bounds, and their technician can be one: holds the role
	/// that technicians of the resource need, and helped no longer than the use lasted. Who was the
	/// technician of the estimate is one to the end of the use.
	pub(crate) fn ensure_figures(
		id: ResourceId,
		scope: ScopeId,
		user: &T::AccountId,
		figures: &FiguresOf<T>,
		estimate: Option<&FiguresOf<T>>,
	) -> Result<(), Error<T>> {
		let within = figures.minutes <= MAX_MINUTES && figures.material <= MAX_MATERIAL;
		ensure!(within, Error::<T>::InvalidFigures);
		if let Some((technician, minutes)) = &figures.technician {
			ensure!(*minutes <= figures.minutes, Error::<T>::InvalidFigures);
			let known = estimate.and_then(|estimate| estimate.technician.as_ref());
			let skilled = || {
				let role = Self::use_terms(id).technician;
				role.is_some_and(|role| T::Membership::has_role(scope, role, technician))
			};
			let can = known.is_some_and(|(known, _)| known == technician) || skilled();
			ensure!(can && technician != user, Error::<T>::NotTechnician);
		}
		ensure!(figures.class != UseClass::Owner || Self::is_owner(id, user), Error::<T>::NotOwner);
		Ok(())
	}

	pub(crate) fn do_set_use_terms(
		decider: &Decider<T::AccountId>,
		id: ResourceId,
		terms: UseTermsOf<T>,
	) -> DispatchResult {
		let scope = Self::living(id)?.scope;
		let own = terms.supplier.as_ref().is_some_and(|supplier| decider.is(supplier));
		ensure!(!own, Error::<T>::NotForOneself);
		for fund in [terms.material, terms.maintenance, terms.infrastructure].into_iter().flatten()
		{
			ensure!(T::Scopes::has_purse(scope, Purse::Fund(fund)), Error::<T>::FundNotFound);
		}
		for role in [terms.technician, terms.meter].into_iter().flatten() {
			Self::ensure_role(scope, Some(role))?;
		}
		Terms::<T>::insert(id, terms.clone());
		Self::deposit_event(Event::UseTermsSet { resource: id, terms });
		Ok(())
	}

	pub(crate) fn do_set_own_tariffs(
		id: ResourceId,
		terms: Option<OwnTariffsOf<T>>,
	) -> DispatchResult {
		let scope = Self::living(id)?.scope;
		if let Some(terms) = &terms {
			ensure!(T::Scopes::accepts_newly(scope, &terms.asset), Error::<T>::AssetNotAccepted);
			Self::ensure_tariffs(&terms.tariffs)?;
			let (terms, latest) = (terms.clone(), Self::latest(id));
			OwnTerms::<T>::insert(id, DecidedTariffs { terms, latest });
		} else {
			OwnTerms::<T>::remove(id);
		}
		Self::deposit_event(Event::OwnTariffsSet { resource: id, terms });
		Ok(())
	}

	/// Takes a reservation that has begun for the use that begins now; a walk-in needs none. The
	/// use must end before the next reservation. Where the reservation began.
	fn take_reservation(
		id: ResourceId,
		thing: &Thing,
		who: &T::AccountId,
		now: Block,
		until: Block,
	) -> Result<Option<Block>, DispatchError> {
		let slot = calendar::at(&Calendars::<T>::get(id), now);
		if let Some(slot) = &slot {
			let reservation =
				Reservations::<T>::get(id, slot.start).ok_or(Error::<T>::Inconsistent)?;
			ensure!(reservation.who == *who, Error::<T>::ReservedByOther);
			Self::end_reservation(id, thing, slot.start, &reservation, 0)?;
		} else {
			// What was reserved and not used has to be released first.
			ensure!(thing.state != State::Reserved, Error::<T>::ReservedByOther);
		}
		Self::ensure_free(id, now, until)?;
		Ok(slot.map(|slot| slot.start))
	}

	/// Succeeds if no reservation overlaps these blocks.
	fn ensure_free(id: ResourceId, from: Block, until: Block) -> DispatchResult {
		let slot = Slot::new(from, until).map_err(|_| Error::<T>::InvalidFigures)?;
		let free = calendar::place(&Calendars::<T>::get(id), &slot).is_some();
		ensure!(free, Error::<T>::NotFree);
		Ok(())
	}

	/// Holds what a bill asks for beyond what is held, and sets apart what a project owes.
	fn secure(id: ResourceId, used: &mut UseOf<T>, bill: &Bill) -> DispatchResult {
		let (cash, later) = Self::charge(bill, used.on_credit.is_some())?;
		let more = cash.saturating_sub(used.held);
		Self::hold(&used.asset, &used.user, more)?;
		used.held = used.held.max(cash);
		if let Some(account) = &mut used.on_credit {
			if later > account.set_apart {
				Self::set_apart(id, account, later)?;
			}
		}
		Ok(())
	}

	/// Holds as much as can be of what a bill asks for beyond what is held: nobody has to be able
	/// to pay it for a use to end.
	fn secure_what_can_be(id: ResourceId, used: &mut UseOf<T>, bill: &Bill) -> DispatchResult {
		let mut secured = used.clone();
		if with_storage_layer(|| Self::secure(id, &mut secured, bill)).is_ok() {
			*used = secured;
			return Ok(());
		}
		let (cash, _) = Self::charge(bill, used.on_credit.is_some())?;
		let more = cash.saturating_sub(used.held);
		let more = more.min(Self::can_hold(&used.asset, &used.user));
		if with_storage_layer(|| Self::hold(&used.asset, &used.user, more)).is_ok() {
			used.held = used.held.saturating_add(more);
		}
		Ok(())
	}

	/// Succeeds if a use of a rival resource would not last longer from now on than its rules say.
	fn ensure_not_too_long(id: ResourceId, now: Block, until: Block) -> Result<(), Error<T>> {
		let left = until.saturating_sub(now);
		ensure!(left <= Self::rules_of(id).longest, Error::<T>::UseTooLong);
		Ok(())
	}

	pub(crate) fn do_start_use(
		who: T::AccountId,
		id: ResourceId,
		estimate: FiguresOf<T>,
		project: Option<ScopeId>,
		note: Note,
	) -> DispatchResult {
		let thing = Self::thing(id)?;
		ensure!(thing.usable, Error::<T>::NotUsable);
		let scope = thing.scope;
		ensure!(estimate.minutes > 0, Error::<T>::InvalidFigures);
		Self::ensure_may_use(id, estimate.class, &who)?;
		Self::ensure_figures(id, scope, &who, &estimate, None)?;
		let OwnTariffsOf::<T> { asset, tariffs } =
			Self::tariffs_of(id).ok_or(Error::<T>::TariffNotFound)?;
		let owes = Self::repays(id, &asset);
		let bill = Self::bill(&tariffs, &estimate, owes)?;
		let on_credit = project
			.map(|project| Self::ensure_credit_line(id, project, &who, &estimate, &asset))
			.transpose()?;

		let now = Self::block();
		let until = now.saturating_add(Self::blocks(estimate.minutes));
		let number = NextUse::<T>::get();
		NextUse::<T>::put(number.checked_add(1).ok_or(Error::<T>::Overflow)?);
		let mut reservation = None;
		if thing.nature.is_rival() {
			// Who used it when it was damaged or lost has to end that use first.
			ensure!(!Running::<T>::contains_key(id), Error::<T>::NotUsable);
			Self::ensure_not_too_long(id, now, until)?;
			reservation = Self::take_reservation(id, &thing, &who, now, until)?;
			T::Things::befall(id, Occurrence::Started, Some(who.clone()))?;
			Running::<T>::insert(id, number);
		} else {
			ensure!(thing.state == State::Available, Error::<T>::NotUsable);
		}
		if reservation.is_none() {
			// What was reserved before is owed.
			T::Scopes::ensure_not_suspended(scope)?;
		}
		Self::count_in(id, &who)?;
		if estimate.class == UseClass::Owner {
			UsedAsOwner::<T>::insert(id, &who, ());
		}
		let mut used = UseOf::<T> {
			user: who.clone(),
			asset,
			tariffs,
			owes,
			held: 0,
			estimate: estimate.clone(),
			started: now,
			until,
			stopped: StoppedBlocks::<T>::get(),
			took: None,
			on_credit,
			progress: Progress::Running,
		};
		Self::secure(id, &mut used, &bill)?;
		Self::deposit_event(Event::UseStarted {
			resource: id,
			number,
			user: who,
			estimate,
			until,
			held: used.held,
			on_credit: used.on_credit,
			reservation,
			note,
		});
		Uses::<T>::insert(id, number, used);
		Ok(())
	}

	pub(crate) fn do_extend_use(
		who: T::AccountId,
		id: ResourceId,
		number: UseId,
		estimate: FiguresOf<T>,
	) -> DispatchResult {
		let thing = Self::thing(id)?;
		let mut used = Self::open_use(id, number)?;
		ensure!(used.user == who, Error::<T>::NotUser);
		ensure!(used.progress == Progress::Running, Error::<T>::NotRunning);
		Self::ensure_class(id, &used, estimate.class)?;
		let known = Some(&used.estimate);
		Self::ensure_figures(id, thing.scope, &who, &estimate, known)?;
		ensure!(estimate.minutes >= used.estimate.minutes, Error::<T>::InvalidFigures);
		let before = Self::bill(&used.tariffs, &used.estimate, used.owes)?;
		let bill = Self::bill(&used.tariffs, &estimate, used.owes)?;
		// An extension holds no less than before, part by part where a project owes.
		let on_credit = used.on_credit.is_some();
		let (cash_before, later_before) = Self::charge(&before, on_credit)?;
		let (cash, later) = Self::charge(&bill, on_credit)?;
		ensure!(cash >= cash_before && later >= later_before, Error::<T>::InvalidFigures);
		let until = used.started.saturating_add(Self::blocks(estimate.minutes));
		if Running::<T>::get(id) == Some(number) {
			Self::ensure_not_too_long(id, Self::block(), until)?;
			Self::ensure_free(id, used.started, until)?;
		}
		Self::secure(id, &mut used, &bill)?;
		(used.until, used.estimate) = (until, estimate.clone());
		let (held, on_credit) = (used.held, used.on_credit);
		Uses::<T>::insert(id, number, used);
		Self::deposit_event(Event::UseExtended {
			resource: id,
			number,
			estimate,
			until,
			held,
			on_credit,
		});
		Ok(())
	}

	/// The resource is free again: a use has ended.
	fn free(id: ResourceId, number: UseId, by: Option<T::AccountId>) -> DispatchResult {
		if Running::<T>::get(id) == Some(number) {
			Running::<T>::remove(id);
			// It may have been damaged or lost meanwhile.
			if Self::thing(id)?.state == State::InUse {
				T::Things::befall(id, Occurrence::Finished, by)?;
			}
		}
		Ok(())
	}

	/// Stops the clock of a use that goes on, and frees what it used. `by`: who ends it; `None`:
	/// the scope.
	fn finish(
		id: ResourceId,
		number: UseId,
		used: &mut UseOf<T>,
		by: Option<T::AccountId>,
	) -> DispatchResult {
		used.took = Some(Self::took(used));
		Self::free(id, number, by)?;
		Self::count_out(id, &used.user)?;
		Ok(())
	}

	/// Whether nothing is to be paid whatever class a use was of: then nobody can be wronged by its
	/// report.
	fn costs_nothing(used: &UseOf<T>, rival: bool, reported: &FiguresOf<T>) -> bool {
		let clock = Self::by_clock(used, rival, reported.clone());
		used.tariffs.iter().all(|(class, _)| {
			[reported, &used.estimate, &clock].into_iter().all(|figures| {
				let figures = Figures { class: *class, ..figures.clone() };
				let bill = Self::bill(&used.tariffs, &figures, used.owes);
				bill.is_ok_and(|bill| bill.due() == Ok(0))
			})
		})
	}

	/// Notes what was reported of a use that has ended: it awaits those who did not report it. If
	/// nothing can be due it is settled at once.
	fn report(
		id: ResourceId,
		number: UseId,
		mut used: UseOf<T>,
		rival: bool,
		figures: FiguresOf<T>,
		by: ReporterOf<T>,
		note: Note,
	) -> DispatchResult {
		let until = Self::window();
		Self::deposit_event(Event::UseReported {
			resource: id,
			number,
			figures: figures.clone(),
			by: by.clone(),
			until,
			held: used.held,
			note,
		});
		if Self::costs_nothing(&used, rival, &figures) {
			return Self::close_use(id, number, used, figures, false, SettlementReason::NothingDue);
		}
		let user = by == Reporter::User;
		used.stopped = Self::halted();
		used.progress = Progress::Reported { figures, by, until, user, counterpart: false };
		Uses::<T>::insert(id, number, used);
		Ok(())
	}

	/// Ends a use that its user did not end: the clock reports it.
	pub(crate) fn end_by_clock(
		id: ResourceId,
		number: UseId,
		mut used: UseOf<T>,
		rival: bool,
		by: Option<T::AccountId>,
	) -> DispatchResult {
		let figures = Self::by_clock(&used, rival, used.estimate.clone());
		let bill = Self::bill(&used.tariffs, &figures, used.owes)?;
		Self::secure_what_can_be(id, &mut used, &bill)?;
		Self::finish(id, number, &mut used, by)?;
		Self::report(id, number, used, rival, figures, Reporter::Clock, Note::zero())
	}

	pub(crate) fn do_stop_use(
		origin: T::RuntimeOrigin,
		id: ResourceId,
		number: UseId,
	) -> DispatchResult {
		let thing = Self::thing(id)?;
		let used = Self::open_use(id, number)?;
		ensure!(used.progress == Progress::Running, Error::<T>::NotRunning);
		// The scope, or its custodians.
		let matter = (thing.scope, DecisionClass::Standard);
		let by = match T::ScopeOrigin::try_origin(origin, &matter) {
			Ok(_) => None,
			Err(origin) => {
				let who = ensure_signed(origin)?;
				if !T::Things::ensure_act(id, &who, (b"stop_use", number))? {
					return Ok(());
				}
				Some(who)
			},
		};
		Self::end_by_clock(id, number, used, thing.nature.is_rival(), by)
	}

	pub(crate) fn do_report_trouble(
		who: T::AccountId,
		id: ResourceId,
		trouble: Trouble,
		document: Document,
	) -> DispatchResult {
		Self::living(id)?;
		let number = Running::<T>::get(id).ok_or(Error::<T>::NotUser)?;
		ensure!(Self::open_use(id, number)?.user == who, Error::<T>::NotUser);
		let by = who.clone();
		Self::deposit_event(Event::TroubleReported { resource: id, number, trouble, by, document });
		T::Things::befall(id, trouble.into(), Some(who))
	}

	/// The last block in which a report that comes now is confirmed or disputed.
	fn window() -> Block {
		Self::block().saturating_add(T::ConfirmWindow::get().saturated_into())
	}

	pub(crate) fn do_end_use(
		who: T::AccountId,
		id: ResourceId,
		number: UseId,
		figures: FiguresOf<T>,
		note: Note,
	) -> DispatchResult {
		let thing = Self::thing(id)?;
		let rival = thing.nature.is_rival();
		let mut used = Self::open_use(id, number)?;
		ensure!(used.user == who, Error::<T>::NotUser);
		ensure!(used.progress == Progress::Running, Error::<T>::NotRunning);
		Self::ensure_class(id, &used, figures.class)?;
		Self::ensure_figures(id, thing.scope, &who, &figures, Some(&used.estimate))?;
		// No more time than the chain saw.
		let figures = figures.within(Self::took(&used));
		let bill = Self::bill(&used.tariffs, &figures, used.owes)?;
		Self::secure(id, &mut used, &bill)?;
		// Until somebody confirms the report, also what the clock would bill.
		let clock = Self::by_clock(&used, rival, figures.clone());
		let seen = Self::bill(&used.tariffs, &clock, used.owes)?;
		Self::secure_what_can_be(id, &mut used, &seen)?;
		Self::finish(id, number, &mut used, Some(who))?;
		Self::report(id, number, used, rival, figures, Reporter::User, note)
	}

	pub(crate) fn do_report_meter(
		who: T::AccountId,
		id: ResourceId,
		number: UseId,
		minutes: u32,
		material: Quantity,
	) -> DispatchResult {
		let thing = Self::thing(id)?;
		let mut used = Self::open_use(id, number)?;
		let role = Self::use_terms(id).meter.ok_or(Error::<T>::NotMeter)?;
		let meter = T::Membership::has_role(thing.scope, role, &who) && who != used.user;
		ensure!(meter, Error::<T>::NotMeter);
		let known = match &used.progress {
			Progress::Running => used.estimate.clone(),
			Progress::Reported { figures, by: Reporter::User | Reporter::Clock, .. } => {
				figures.clone()
			},
			Progress::Reported { .. } | Progress::Disputed { .. } => {
				return Err(Error::<T>::AlreadyMetered.into())
			},
		};
		let within = minutes <= MAX_MINUTES && material <= MAX_MATERIAL;
		ensure!(within, Error::<T>::InvalidFigures);
		// A meter proves less time than the chain saw, or other material, and never more time.
		let minutes = minutes.min(Self::took(&used));
		let figures = Figures { material, ..known }.lasting(minutes);
		let bill = Self::bill(&used.tariffs, &figures, used.owes)?;
		Self::secure_what_can_be(id, &mut used, &bill)?;
		if used.progress == Progress::Running {
			Self::finish(id, number, &mut used, Some(who.clone()))?;
		}
		let rival = thing.nature.is_rival();
		Self::report(id, number, used, rival, figures, Reporter::Meter(who), Note::zero())
	}
}
