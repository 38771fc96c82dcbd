// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Using a resource: its beginning, its extension, its end, its report.

use crate::{
	Block, Bookings, Calendars, Config, Error, Event, Figures, FiguresOf, Ground, Happening,
	NextUse, Note, OwnTariffsOf, OwnTerms, Owners, Pallet, Progress, Reporter, ResourceOf, Running,
	State, Terms, UseId, UseOf, UseTermsOf, Uses, MAX_MATERIAL, MAX_MINUTES,
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get};
use ovn_math::{
	calendar::{self, Slot},
	tariff::Bill,
};
use ovn_primitives::{
	runtime::page,
	traits::{Membership as _, Scopes as _, ShareBooks as _},
	Decider, DecisionClass, Holder, Purse, Quantity, ResourceId, ScopeId, UseClass,
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

	/// Succeeds if figures are within their bounds, and their technician can be one. Who was the technician
	/// of the estimate is one to the end of the use.
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
			ensure!(*minutes <= MAX_MINUTES, Error::<T>::InvalidFigures);
			let known = estimate.and_then(|estimate| estimate.technician.as_ref());
			let skilled = || {
				let role = Self::use_terms(id).technician;
				role.is_none_or(|role| T::Membership::has_role(scope, role, technician))
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
		let scope = Self::living(id)?.identity.scope;
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
		let scope = Self::living(id)?.identity.scope;
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
		Self::ensure_figures(id, scope, &who, &estimate, None)?;
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
		let known = Some(&used.estimate);
		Self::ensure_figures(id, resource.identity.scope, &who, &estimate, known)?;
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
	pub(crate) fn free(id: ResourceId, number: UseId, by: &T::AccountId) -> DispatchResult {
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
		Self::ensure_figures(id, scope, &who, &figures, Some(&used.estimate))?;
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
}
