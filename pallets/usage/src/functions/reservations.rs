// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Reserving a resource: who has it when.

use crate::{
	AgentCounts, Block, Calendars, Config, Error, Event, Halts, Pallet, ReservationOf,
	ReservationRules, ReservationView, Reservations, Rules, Running, Uses, MAX_FEE_HOURS,
	MAX_RESERVATIONS,
};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get};
use ovn_math::calendar::{self, Slot};
use ovn_primitives::{
	runtime::{now, page},
	traits::{Scopes as _, Things as _},
	Balance, Occurrence, ResourceId, State, Thing, UseClass,
};
use sp_runtime::{traits::SaturatedConversion, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The present block.
	pub(crate) fn block() -> Block {
		now::<T>().saturated_into()
	}

	/// How a resource can be reserved.
	pub(crate) fn rules_of(id: ResourceId) -> ReservationRules {
		let horizon = T::MaxHorizon::get().saturated_into();
		Rules::<T>::get(id).unwrap_or(ReservationRules {
			horizon,
			longest: horizon,
			per_agent: T::DefaultPerAgent::get(),
			cancellation_fee: 0,
			no_show_fee: 0,
			notice: 0,
		})
	}

	/// The highest fee: what [`MAX_FEE_HOURS`] of the dearest class cost, maintenance included.
	fn highest_fee(id: ResourceId) -> u128 {
		let hourly = Self::tariffs_of(id).and_then(|terms| {
			let costs = terms.tariffs.iter().map(|(_, tariff)| {
				let (price, care) = (tariff.price_per_hour, tariff.maintenance_per_hour);
				price.saturating_add(care)
			});
			costs.max()
		});
		hourly.unwrap_or(0).saturating_mul(MAX_FEE_HOURS.into())
	}

	pub(crate) fn do_set_reservation_rules(
		who: T::AccountId,
		id: ResourceId,
		rules: ReservationRules,
	) -> DispatchResult {
		Self::living(id)?;
		Self::rival(id)?;
		let most: Block = T::MaxHorizon::get().saturated_into();
		let times = 1 <= rules.longest && rules.longest <= rules.horizon && rules.horizon <= most;
		let number = (1..=MAX_RESERVATIONS).contains(&rules.per_agent.into());
		let fee = rules.cancellation_fee.max(rules.no_show_fee);
		ensure!(
			times && number && rules.notice <= most && fee <= Self::highest_fee(id),
			Error::<T>::InvalidRules
		);
		if !T::Things::ensure_act(id, &who, (b"set_reservation_rules", rules))? {
			return Ok(());
		}
		Rules::<T>::insert(id, rules);
		Self::deposit_event(Event::ReservationRulesSet { resource: id, rules });
		Ok(())
	}

	/// One more reservation or running use of an agent.
	pub(crate) fn count_in(id: ResourceId, who: &T::AccountId) -> Result<(), Error<T>> {
		let count = AgentCounts::<T>::get(id, who);
		ensure!(count < Self::rules_of(id).per_agent, Error::<T>::TooManyPerAgent);
		AgentCounts::<T>::insert(id, who, count.checked_add(1).ok_or(Error::<T>::Overflow)?);
		Ok(())
	}

	/// One fewer.
	pub(crate) fn count_out(id: ResourceId, who: &T::AccountId) -> Result<(), Error<T>> {
		let count = AgentCounts::<T>::get(id, who);
		match count.checked_sub(1).ok_or(Error::<T>::Inconsistent)? {
			0 => AgentCounts::<T>::remove(id, who),
			left => AgentCounts::<T>::insert(id, who, left),
		}
		Ok(())
	}

	pub(crate) fn do_reserve(
		who: T::AccountId,
		id: ResourceId,
		class: UseClass,
		start: Block,
		length: Block,
	) -> DispatchResult {
		let thing = Self::rival(id)?;
		ensure!(thing.usable, Error::<T>::NotUsable);
		T::Scopes::ensure_not_suspended(thing.scope)?;
		let terms = Self::tariffs_of(id).ok_or(Error::<T>::TariffNotFound)?;
		Self::tariff_of(&terms.tariffs, class)?;
		Self::ensure_may_use(id, class, &who)?;
		let (now, rules) = (Self::block(), Self::rules_of(id));
		let end = start.checked_add(length).ok_or(Error::<T>::InvalidPeriod)?;
		let slot = Slot::new(start, end).map_err(|_| Error::<T>::InvalidPeriod)?;
		let ahead = end.saturating_sub(now);
		ensure!(
			start >= now && length <= rules.longest && ahead <= rules.horizon,
			Error::<T>::InvalidPeriod
		);
		let in_use = Running::<T>::get(id).and_then(|number| Uses::<T>::get(id, number));
		ensure!(in_use.is_none_or(|used| used.until <= start), Error::<T>::NotFree);
		let mut slots = Calendars::<T>::get(id);
		let place = calendar::place(&slots, &slot).ok_or(Error::<T>::NotFree)?;
		slots.try_insert(place, slot).map_err(|_| Error::<T>::TooManyReservations)?;
		Self::count_in(id, &who)?;

		// The tariffs may have another asset, or lower prices, than when the rules were made.
		let highest = Self::highest_fee(id);
		let reservation = ReservationOf::<T> {
			who: who.clone(),
			class,
			end,
			asset: terms.asset,
			cancellation_fee: rules.cancellation_fee.min(highest),
			no_show_fee: rules.no_show_fee.min(highest),
			free_until: start.saturating_sub(rules.notice),
		};
		Self::hold(&reservation.asset, &who, reservation.held())?;
		if start == now && thing.state == State::Available {
			T::Things::befall(id, Occurrence::Reserved, Some(who.clone()))?;
		}
		Self::deposit_event(Event::Reserved {
			resource: id,
			start,
			who,
			class,
			end,
			held: reservation.held(),
		});
		Calendars::<T>::insert(id, slots);
		Reservations::<T>::insert(id, start, reservation);
		Ok(())
	}

	/// Whether a resource can be used by who reserved it from `start` on: it is neither damaged nor
	/// away, and nobody is there who should have left before.
	fn serves(id: ResourceId, thing: &Thing, now: Block, start: Block) -> bool {
		let free = match thing.state {
			State::Available | State::Reserved => true,
			State::InUse => {
				let in_use = Running::<T>::get(id).and_then(|number| Uses::<T>::get(id, number));
				now < start || in_use.is_some_and(|used| used.started >= start)
			},
			_ => false,
		};
		free && thing.usable
	}

	/// Whether a brake stopped calls in this block or later.
	fn halted_since(block: Block) -> bool {
		Halts::<T>::get().last.is_some_and(|last| last.saturated_into::<Block>() >= block)
	}

	/// From which block on a reservation that was not used can be released.
	fn lapses(start: Block, end: Block) -> Block {
		let patience: Block = T::NoShowAfter::get().saturated_into();
		end.min(start.saturating_add(patience))
	}

	fn reservation(id: ResourceId, start: Block) -> Result<ReservationOf<T>, Error<T>> {
		Reservations::<T>::get(id, start).ok_or(Error::<T>::ReservationNotFound)
	}

	/// Ends a reservation: the fee goes to the maintenance of the resource, what is over back.
	pub(crate) fn end_reservation(
		id: ResourceId,
		thing: &Thing,
		start: Block,
		reservation: &ReservationOf<T>,
		fee: Balance,
	) -> DispatchResult {
		let mut slots = Calendars::<T>::get(id);
		let place = calendar::starting_at(&slots, start).ok_or(Error::<T>::Inconsistent)?;
		slots.remove(place);
		if slots.is_empty() {
			Calendars::<T>::remove(id);
		} else {
			Calendars::<T>::insert(id, slots);
		}
		Reservations::<T>::remove(id, start);
		Self::count_out(id, &reservation.who)?;
		let held = reservation.held();
		let fee = fee.min(held);
		let payee = Self::maintenance_payee(id, thing.scope);
		Self::pay(&reservation.who, &reservation.asset, payee, fee)?;
		Self::release(
			&reservation.asset,
			&reservation.who,
			sp_runtime::Saturating::saturating_sub(held, fee),
		)
	}

	/// Frees a resource that was set apart for a reservation that has ended without a use.
	fn unreserve(
		id: ResourceId,
		thing: &Thing,
		start: Block,
		who: &T::AccountId,
	) -> DispatchResult {
		if thing.state == State::Reserved && start <= Self::block() {
			T::Things::befall(id, Occurrence::Released, Some(who.clone()))?;
		}
		Ok(())
	}

	pub(crate) fn do_cancel_reservation(
		who: T::AccountId,
		id: ResourceId,
		start: Block,
	) -> DispatchResult {
		let thing = Self::thing(id)?;
		let reservation = Self::reservation(id, start)?;
		let now = Self::block();
		let own = reservation.who == who;
		ensure!(own || T::Things::is_custodian(id, &who), Error::<T>::NotReserver);
		ensure!(now < Self::lapses(start, reservation.end), Error::<T>::TooLate);
		let fee = if own {
			let free = now <= reservation.free_until
				|| Self::halted_since(reservation.free_until)
				|| !Self::serves(id, &thing, now, start)
				|| Self::is_vetoed(id, &who);
			if free {
				0
			} else {
				reservation.cancellation_fee
			}
		} else {
			if !T::Things::ensure_act(id, &who, (b"cancel_reservation", start))? {
				return Ok(());
			}
			0
		};
		Self::end_reservation(id, &thing, start, &reservation, fee)?;
		Self::unreserve(id, &thing, start, &who)?;
		Self::deposit_event(Event::ReservationCancelled {
			resource: id,
			start,
			who: reservation.who,
			by: who,
			fee,
		});
		Ok(())
	}

	pub(crate) fn do_release_reservation(
		who: T::AccountId,
		id: ResourceId,
		start: Block,
	) -> DispatchResult {
		let thing = Self::thing(id)?;
		let reservation = Self::reservation(id, start)?;
		let now = Self::block();
		ensure!(now >= Self::lapses(start, reservation.end), Error::<T>::TooEarly);
		// Who was not let in, or could not call, is not to blame for not coming.
		let served = Self::serves(id, &thing, now, start)
			&& !Self::is_vetoed(id, &reservation.who)
			&& !Self::halted_since(start);
		let fee = if served { reservation.no_show_fee } else { 0 };
		Self::end_reservation(id, &thing, start, &reservation, fee)?;
		Self::unreserve(id, &thing, start, &who)?;
		let by = who;
		Self::deposit_event(Event::NoShow { resource: id, start, who: reservation.who, by, fee });
		Ok(())
	}

	pub(crate) fn view_next_free(
		id: ResourceId,
		earliest: Block,
		length: Block,
	) -> Option<(Block, Block)> {
		Self::rival(id).ok().filter(|thing| thing.usable)?;
		let (now, rules) = (Self::block(), Self::rules_of(id));
		let in_use = Running::<T>::get(id).and_then(|number| Uses::<T>::get(id, number));
		let free_from = in_use.map_or(now, |used| used.until.max(now));
		let latest = now.saturating_add(rules.horizon);
		let slots = Calendars::<T>::get(id);
		if length > rules.longest {
			return None;
		}
		calendar::next_free(&slots, earliest.max(free_from), latest, length)
			.map(|slot| (slot.start, slot.end))
	}

	pub(crate) fn view_reservations(
		id: ResourceId,
		from: Block,
		limit: u32,
	) -> Vec<ReservationView<T::AccountId, T::AssetKind>> {
		Calendars::<T>::get(id)
			.into_iter()
			.filter(|slot| slot.end > from)
			.take(page(limit))
			.filter_map(|slot| {
				let reservation = Reservations::<T>::get(id, slot.start)?;
				Some(ReservationView { start: slot.start, reservation })
			})
			.collect()
	}
}
