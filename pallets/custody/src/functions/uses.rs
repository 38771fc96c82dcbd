// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Using a resource, from the estimate to the settlement.

use crate::{Account, Reporter};
use crate::{
	Accounts, Block, Bookings, Calendars, Config, Error, Event, Figures, FiguresOf, Ground,
	Happening, NextUse, Note, OnAccount, OwnTariffsOf, OwnTerms, Owners, Pallet, Progress,
	ResourceOf, Running, State, Terms, UseId, UseOf, UseTermsOf, Uses, MAX_MATERIAL, MAX_MINUTES,
};
use alloc::vec::Vec;
use frame_support::{ensure, storage::with_storage_layer, traits::Get};
use ovn_math::{
	calendar::{self, Slot},
	tariff::Bill,
};
use ovn_primitives::{
	runtime::page,
	traits::{
		Denominations as _, Kinds as _, Membership as _, Right, Scopes as _, ShareBooks as _,
	},
	BookId, BookTerms, ClaimType, Decider, DecisionClass, Holder, KindId, Purse, Quantity, Ratio,
	ResourceId, ScopeId, UseClass,
};
use sp_runtime::{
	traits::{SaturatedConversion, Zero},
	DispatchError, DispatchResult, Saturating,
};

/// Minutes of a day.
const DAY: u64 = 24 * 60;

impl<T: Config> Pallet<T> {
	/// How many blocks so many minutes take, rounded up.
	pub(crate) fn blocks(minutes: u32) -> Block {
		let per_day: u64 = T::BlocksPerDay::get().saturated_into();
		u64::from(minutes).saturating_mul(per_day).div_ceil(DAY)
	}

	/// The decider, if the origin decides significant matters for the scope of a resource.
	pub(crate) fn ensure_decides_of(
		origin: T::RuntimeOrigin,
		id: ResourceId,
	) -> Result<Decider<T::AccountId>, DispatchError> {
		let scope = Self::resource_of(id)?.identity.scope;
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

	/// Whether an agent holds principal in an agreement of the resource.
	pub(crate) fn is_co_owner(id: ResourceId, who: &T::AccountId) -> bool {
		let holder = Holder::Agent(who.clone());
		Self::agreements(id).iter().any(|one| T::Books::principal_of(one.book(), &holder) > 0)
	}

	/// Whether an agent is paid back for the resource, or used it as an owner while it was.
	fn is_owner(id: ResourceId, who: &T::AccountId) -> bool {
		Owners::<T>::contains_key(id, who) || Self::is_co_owner(id, who)
	}

	/// Succeeds if an agent may use the resource for this class.
	pub(crate) fn ensure_may_use(
		id: ResourceId,
		class: UseClass,
		who: &T::AccountId,
	) -> DispatchResult {
		ensure!(class != UseClass::Owner || Self::is_owner(id, who), Error::<T>::NotOwner);
		Self::ensure_access(id, class, who)
	}

	/// Succeeds if figures are within their bounds, and their technician can be one.
	fn ensure_figures(
		id: ResourceId,
		scope: ScopeId,
		user: &T::AccountId,
		figures: &FiguresOf<T>,
	) -> Result<(), Error<T>> {
		let within = figures.minutes <= MAX_MINUTES && figures.material <= MAX_MATERIAL;
		ensure!(within, Error::<T>::InvalidFigures);
		if let Some((technician, minutes)) = &figures.technician {
			ensure!(*minutes <= MAX_MINUTES, Error::<T>::InvalidFigures);
			let role = Self::use_terms(id).technician;
			let skilled = role.is_none_or(|role| T::Membership::has_role(scope, role, technician));
			ensure!(skilled && technician != user, Error::<T>::NotTechnician);
		}
		ensure!(figures.class != UseClass::Owner || Self::is_owner(id, user), Error::<T>::NotOwner);
		Ok(())
	}

	pub(crate) fn do_set_use_terms(
		decider: &Decider<T::AccountId>,
		id: ResourceId,
		terms: UseTermsOf<T>,
	) -> DispatchResult {
		let scope = Self::resource_of(id)?.identity.scope;
		let own = terms.supplier.as_ref().is_some_and(|supplier| decider.is(supplier));
		ensure!(!own, Error::<T>::NotForOneself);
		let fund = terms.material.map(Purse::Fund);
		ensure!(
			fund.is_none_or(|fund| T::Scopes::has_purse(scope, fund)),
			Error::<T>::FundNotFound
		);
		for role in [terms.technician, terms.meter].into_iter().flatten() {
			ensure!(T::Membership::role_exists(scope, role), Error::<T>::RoleNotFound);
		}
		Terms::<T>::insert(id, terms.clone());
		Self::deposit_event(Event::UseTermsSet { resource: id, terms });
		Ok(())
	}

	pub(crate) fn do_set_own_tariffs(
		id: ResourceId,
		terms: Option<OwnTariffsOf<T>>,
	) -> DispatchResult {
		let scope = Self::resource_of(id)?.identity.scope;
		if let Some(terms) = &terms {
			ensure!(T::Scopes::accepts(scope, &terms.asset), Error::<T>::AssetNotAccepted);
			Self::ensure_tariffs(&terms.tariffs)?;
			OwnTerms::<T>::insert(id, terms);
		} else {
			OwnTerms::<T>::remove(id);
		}
		Self::deposit_event(Event::OwnTariffsSet { resource: id, terms });
		Ok(())
	}

	/// Takes a reservation that has begun for the use that begins now; a walk-in needs none. The use must
	/// end before the next reservation.
	fn take_slot(
		id: ResourceId,
		resource: &ResourceOf<T>,
		who: &T::AccountId,
		now: Block,
		until: Block,
	) -> DispatchResult {
		if let Some(slot) = calendar::at(&Calendars::<T>::get(id), now) {
			let booking = Bookings::<T>::get(id, slot.start).ok_or(Error::<T>::Inconsistent)?;
			ensure!(booking.who == *who, Error::<T>::ReservedByOther);
			Self::end_booking(id, resource, slot.start, &booking, Zero::zero())?;
		} else {
			// What was reserved and not used has to be released first.
			ensure!(resource.state != State::Reserved, Error::<T>::ReservedByOther);
		}
		Self::ensure_free(id, now, until)
	}

	/// Succeeds if no reservation overlaps these blocks.
	fn ensure_free(id: ResourceId, from: Block, until: Block) -> DispatchResult {
		let slot = Slot::new(from, until).map_err(|_| Error::<T>::InvalidFigures)?;
		let free = calendar::place(&Calendars::<T>::get(id), &slot).is_some();
		ensure!(free, Error::<T>::SlotNotFree);
		Ok(())
	}

	/// Sets apart what a project may owe for a use, in place of what was set apart before.
	fn set_apart(id: ResourceId, account: &mut OnAccount, amount: u128) -> DispatchResult {
		Accounts::<T>::try_mutate(id, account.project, |record| {
			let record = record.as_mut().ok_or(Error::<T>::AccountNotFound)?;
			let before = record.used.checked_sub(account.reserved);
			let used = before.and_then(|used| used.checked_add(amount));
			record.used = used.ok_or(Error::<T>::Overflow)?;
			ensure!(record.used <= record.limit, Error::<T>::AccountExhausted);
			account.reserved = amount;
			Ok(())
		})
	}

	/// Holds what a bill asks for beyond what is held, and sets apart what a project owes.
	fn secure(id: ResourceId, used: &mut UseOf<T>, bill: &Bill) -> DispatchResult {
		let (cash, later) = Self::charge(bill, used.on_account.is_some())?;
		let cash = Self::balance(cash)?;
		let more = cash.saturating_sub(used.held);
		Self::hold(&used.asset, &used.user, more)?;
		used.held = used.held.max(cash);
		if let Some(account) = &mut used.on_account {
			if later > account.reserved {
				Self::set_apart(id, account, later)?;
			}
		}
		Ok(())
	}

	pub(crate) fn do_start_use(
		who: T::AccountId,
		id: ResourceId,
		estimate: FiguresOf<T>,
		project: Option<ScopeId>,
		note: Note,
	) -> DispatchResult {
		let resource = Self::resource_of(id)?;
		ensure!(resource.is_usable(), Error::<T>::NotUsable);
		let scope = resource.identity.scope;
		ensure!(estimate.minutes > 0, Error::<T>::InvalidFigures);
		Self::ensure_may_use(id, estimate.class, &who)?;
		Self::ensure_figures(id, scope, &who, &estimate)?;
		let OwnTariffsOf::<T> { asset, tariffs } =
			Self::tariffs_of(id).ok_or(Error::<T>::NoTariff)?;
		let owes = Self::repays(id, &asset);
		let bill = Self::bill(&tariffs, &estimate, owes)?;
		let on_account = project
			.map(|project| Self::ensure_account(id, project, &who, &estimate, &asset))
			.transpose()?;

		let now = Self::block();
		let until = now.saturating_add(Self::blocks(estimate.minutes));
		let number = NextUse::<T>::get();
		NextUse::<T>::put(number.checked_add(1).ok_or(Error::<T>::Overflow)?);
		if resource.identity.nature.is_rival() {
			// Who used it when it was damaged or lost has to end that use first.
			ensure!(!Running::<T>::contains_key(id), Error::<T>::NotUsable);
			Self::take_slot(id, &resource, &who, now, until)?;
			Self::happens(id, Happening::Started, &who)?;
			Running::<T>::insert(id, number);
		} else {
			ensure!(resource.state == State::Available, Error::<T>::NotUsable);
		}
		Self::engage(id, &who)?;
		if estimate.class == UseClass::Owner {
			Owners::<T>::insert(id, &who, ());
		}
		let mut used = UseOf::<T> {
			user: who.clone(),
			asset,
			tariffs,
			owes,
			held: Zero::zero(),
			estimate: estimate.clone(),
			started: now,
			until,
			on_account,
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
			on_account: used.on_account,
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
		let resource = Self::resource_of(id)?;
		let mut used = Self::open_use(id, number)?;
		ensure!(used.user == who, Error::<T>::NotUser);
		ensure!(used.progress == Progress::Running, Error::<T>::NotRunning);
		Self::ensure_figures(id, resource.identity.scope, &who, &estimate)?;
		ensure!(estimate.minutes >= used.estimate.minutes, Error::<T>::InvalidFigures);
		let before = Self::bill(&used.tariffs, &used.estimate, used.owes)?;
		let bill = Self::bill(&used.tariffs, &estimate, used.owes)?;
		// An extension holds no less than before, part by part where a project owes.
		let on_account = used.on_account.is_some();
		let (cash_before, later_before) = Self::charge(&before, on_account)?;
		let (cash, later) = Self::charge(&bill, on_account)?;
		ensure!(cash >= cash_before && later >= later_before, Error::<T>::InvalidFigures);
		let until = used.started.saturating_add(Self::blocks(estimate.minutes));
		if Running::<T>::get(id) == Some(number) {
			Self::ensure_free(id, used.started, until)?;
		}
		Self::secure(id, &mut used, &bill)?;
		(used.until, used.estimate) = (until, estimate.clone());
		let (held, on_account) = (used.held, used.on_account);
		Uses::<T>::insert(id, number, used);
		Self::deposit_event(Event::UseExtended {
			resource: id,
			number,
			estimate,
			until,
			held,
			on_account,
		});
		Ok(())
	}

	/// The resource is free again: a use has ended.
	fn free(id: ResourceId, number: UseId, by: &T::AccountId) -> DispatchResult {
		if Running::<T>::get(id) == Some(number) {
			Running::<T>::remove(id);
			// It may have been damaged or lost meanwhile.
			if Self::resource_of(id)?.state == State::InUse {
				Self::happens(id, Happening::Finished, by)?;
			}
		}
		Ok(())
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
		let scope = Self::resource_of(id)?.identity.scope;
		let mut used = Self::open_use(id, number)?;
		ensure!(used.user == who, Error::<T>::NotUser);
		ensure!(used.progress == Progress::Running, Error::<T>::NotRunning);
		Self::ensure_figures(id, scope, &who, &figures)?;
		let bill = Self::bill(&used.tariffs, &figures, used.owes)?;
		let estimated = Self::bill(&used.tariffs, &used.estimate, used.owes)?;
		Self::secure(id, &mut used, &bill)?;
		Self::free(id, number, &who)?;
		Self::disengage(id, &who)?;
		let until = Self::window();
		Self::deposit_event(Event::UseReported {
			resource: id,
			number,
			figures: figures.clone(),
			by: Reporter::User,
			until,
			held: used.held,
			note,
		});
		let nothing = bill.due() == Ok(0) && estimated.due() == Ok(0);
		if nothing {
			return Self::close_use(id, number, used, figures, false, Ground::NothingDue);
		}
		used.progress = Progress::Reported { figures, by: Reporter::User, until };
		Uses::<T>::insert(id, number, used);
		Ok(())
	}

	pub(crate) fn do_report_meter(
		who: T::AccountId,
		id: ResourceId,
		number: UseId,
		minutes: u32,
		material: Quantity,
	) -> DispatchResult {
		let scope = Self::resource_of(id)?.identity.scope;
		let mut used = Self::open_use(id, number)?;
		let role = Self::use_terms(id).meter.ok_or(Error::<T>::NotMeter)?;
		let meter = T::Membership::has_role(scope, role, &who) && who != used.user;
		ensure!(meter, Error::<T>::NotMeter);
		let known = match &used.progress {
			Progress::Running => used.estimate.clone(),
			Progress::Reported { figures, by: Reporter::User, .. } => figures.clone(),
			Progress::Reported { .. } | Progress::Disputed { .. } => {
				return Err(Error::<T>::AlreadyMetered.into())
			},
		};
		let figures = Figures { minutes, material, ..known };
		let within = minutes <= MAX_MINUTES && material <= MAX_MATERIAL;
		ensure!(within, Error::<T>::InvalidFigures);
		Self::bill(&used.tariffs, &figures, used.owes)?;
		if used.progress == Progress::Running {
			Self::free(id, number, &who)?;
			Self::disengage(id, &used.user)?;
		}
		let until = Self::window();
		Self::deposit_event(Event::UseReported {
			resource: id,
			number,
			figures: figures.clone(),
			by: Reporter::Meter,
			until,
			held: used.held,
			note: Note::zero(),
		});
		used.progress = Progress::Reported { figures, by: Reporter::Meter, until };
		Uses::<T>::insert(id, number, used);
		Ok(())
	}

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
		Self::ensure_figures(id, scope, &used.user, &figures)?;
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
	fn close_use(
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

// Projects that pay later.
impl<T: Config> Pallet<T> {
	pub(crate) fn do_open_account(
		id: ResourceId,
		project: ScopeId,
		kind: KindId,
		limit: T::Balance,
	) -> DispatchResult {
		Self::resource_of(id)?;
		Self::account_terms(project, kind)?;
		let mut account = Accounts::<T>::get(id, project).unwrap_or(Account {
			kind,
			limit: 0,
			used: 0,
			owing: 0,
			allowed: false,
		});
		// What is owed and not in a book yet stays where it was decided.
		ensure!(account.kind == kind || account.used == 0, Error::<T>::AccountInUse);
		(account.kind, account.limit) = (kind, limit.into());
		Accounts::<T>::insert(id, project, account);
		let allowed = account.allowed;
		Self::deposit_event(Event::AccountOpened { resource: id, project, kind, limit, allowed });
		Ok(())
	}

	pub(crate) fn do_allow_account(
		id: ResourceId,
		project: ScopeId,
		allow: bool,
	) -> DispatchResult {
		Accounts::<T>::try_mutate(id, project, |account| {
			let account = account.as_mut().ok_or(Error::<T>::AccountNotFound)?;
			account.allowed = allow;
			Ok::<_, Error<T>>(())
		})?;
		Self::deposit_event(Event::AccountAllowed { resource: id, project, allowed: allow });
		Ok(())
	}

	/// The account of a project, if a use can go there: of class `Project`, by who works for the project,
	/// whose book owes in the asset of the tariffs.
	fn ensure_account(
		id: ResourceId,
		project: ScopeId,
		who: &T::AccountId,
		estimate: &FiguresOf<T>,
		asset: &T::AssetKind,
	) -> Result<OnAccount, DispatchError> {
		ensure!(estimate.class == UseClass::Project, Error::<T>::NotProjectUse);
		let account = Accounts::<T>::get(id, project).ok_or(Error::<T>::AccountNotFound)?;
		ensure!(account.allowed, Error::<T>::AccountNotFound);
		T::Membership::ensure_right(project, who, Right::Log)?;
		let terms = Self::account_terms(project, account.kind)?;
		let same = matches!(terms, BookTerms::Debt { asset: other, .. } if other == *asset);
		ensure!(same, Error::<T>::WrongAsset);
		Ok(OnAccount { project, reserved: 0 })
	}

	/// Lets a project owe what was to be paid back by a use, in place of what was set apart for it. What it
	/// owes more than before.
	fn owe(
		id: ResourceId,
		account: &OnAccount,
		payback: u128,
		asset: &T::AssetKind,
	) -> Result<u128, Error<T>> {
		let amount = payback.min(account.reserved);
		Accounts::<T>::try_mutate(id, account.project, |record| {
			let record = record.as_mut().ok_or(Error::<T>::Inconsistent)?;
			let before =
				record.used.checked_sub(account.reserved).ok_or(Error::<T>::Inconsistent)?;
			record.used = before.checked_add(amount).ok_or(Error::<T>::Overflow)?;
			record.owing = record.owing.checked_add(amount).ok_or(Error::<T>::Overflow)?;
			Self::credit_account(id, account.project, record, asset);
			Ok::<_, Error<T>>(())
		})?;
		Ok(amount)
	}

	/// Credits what a project owes and is not in its book yet to the oldest agreement of the resource that is
	/// owed something. Less than a whole unit, or more than books can hold, waits.
	fn credit_account(
		id: ResourceId,
		project: ScopeId,
		record: &mut Account,
		asset: &T::AssetKind,
	) {
		let takes = |one: &&crate::AttachedOf<T>| one.asset == *asset && Self::owes(one);
		let Some(agreement) = Self::agreements(id).iter().find(takes).map(|one| one.agreement)
		else {
			return;
		};
		let book = BookId::Kind { scope: project, kind: record.kind };
		let credited = with_storage_layer(|| {
			if !T::Books::exists(book) {
				T::Books::create(book, Self::account_terms(project, record.kind)?, false)?;
			}
			let holder = Holder::Book(BookId::Agreement(agreement));
			T::Books::credit(book, holder, record.owing)
		});
		if credited.is_ok() {
			let amount = core::mem::take(&mut record.owing);
			Self::deposit_event(Event::AccountCredited {
				resource: id,
				project,
				agreement,
				amount,
			});
		}
	}

	/// On which terms the book of a project's kind pays, if it owes nothing else yet.
	fn account_terms(project: ScopeId, kind: KindId) -> Result<BookTerms<T::AssetKind>, Error<T>> {
		let claim = T::Kinds::value(project, kind).map(|value| value.claim);
		let Some(ClaimType::Debt { ceiling }) = claim else {
			return Err(Error::<T>::NotDebtKind);
		};
		let worth = T::Denominations::denomination(project, kind).ok_or(Error::<T>::NotDebtKind)?;
		Ok(BookTerms::Debt {
			ceiling: Ratio::new(ceiling.into(), 100).map_err(|_| Error::<T>::NotDebtKind)?,
			asset: worth.asset.unwrap_or_else(T::NativeAsset::get),
			per_unit: worth.counted.then_some(worth.rate),
		})
	}

	pub(crate) fn do_pay_account(
		payer: T::AccountId,
		id: ResourceId,
		project: ScopeId,
	) -> DispatchResult {
		let scope = Self::resource_of(id)?.identity.scope;
		let mut record = Accounts::<T>::get(id, project).ok_or(Error::<T>::AccountNotFound)?;
		let amount = Self::balance(core::mem::take(&mut record.owing))?;
		ensure!(!amount.is_zero(), Error::<T>::NothingOwing);
		let BookTerms::Debt { asset, .. } = Self::account_terms(project, record.kind)? else {
			return Err(Error::<T>::NotDebtKind.into());
		};
		Accounts::<T>::insert(id, project, record);
		Self::hold(&asset, &payer, amount)?;
		let repaid = Self::repay(id, &payer, &asset, amount)?;
		Self::pay(&payer, &asset, Self::infrastructure_payee(id, scope), repaid.over)?;
		Self::deposit_event(Event::AccountPaid { resource: id, project, payer, amount });
		Ok(())
	}
}
