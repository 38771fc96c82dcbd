// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Changes of deals, which need the consent of owners.

use crate::{
	tables, Amendment, AmendmentOf, Amendments, Config, DealResource, Deals, Error, Event, Pallet,
	Topic, AMENDMENT_DAYS,
};
use frame_support::{ensure, traits::EnsureOriginWithArg as _};
use frame_system::ensure_signed;
use ovn_primitives::{runtime::now, BookId, DealId, DecisionClass, Document, ResourceId, Tariffs};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// The resource to which a deal is attached.
	pub(crate) fn resource_with(deal: DealId) -> Result<ResourceId, Error<T>> {
		DealResource::<T>::get(deal).ok_or(Error::<T>::DealNotFound)
	}

	/// Succeeds if the deal is attached, and its owners are still owed something.
	pub(crate) fn ensure_owes(id: ResourceId, deal: DealId) -> Result<(), Error<T>> {
		let attached = Self::deals(id).into_iter().find(|one| one.deal == deal);
		ensure!(attached.as_ref().is_some_and(Self::owes), Error::<T>::NothingOwed);
		Ok(())
	}

	pub(crate) fn do_propose_amendment(
		origin: T::RuntimeOrigin,
		deal: DealId,
		tariffs: Tariffs,
		document: Document,
	) -> DispatchResult {
		let id = Self::resource_with(deal)?;
		let resource = Self::living(id)?;
		Self::ensure_decides(origin, resource.identity.scope, DecisionClass::Significant)?;
		Self::ensure_owes(id, deal)?;
		ensure!(!tariffs.is_empty(), Error::<T>::InvalidTariffs);
		Self::ensure_tariffs(&tariffs)?;
		ensure!(!Amendments::<T>::contains_key(deal), Error::<T>::AlreadyProposed);
		let hearing = Self::open_hearing()?;
		let until = Self::in_days(AMENDMENT_DAYS)?;
		let stopped = Self::halted();
		let amendment = Amendment { tariffs, document, hearing, until, stopped };
		Amendments::<T>::insert(deal, &amendment);
		Self::deposit_event(Event::AmendmentProposed { resource: id, deal, amendment });
		Ok(())
	}

	fn amendment(deal: DealId) -> Result<AmendmentOf<T>, Error<T>> {
		let mut amendment = Amendments::<T>::get(deal).ok_or(Error::<T>::AmendmentNotFound)?;
		Self::catch_up([&mut amendment.until], &mut amendment.stopped);
		Ok(amendment)
	}

	pub(crate) fn do_consent(who: T::AccountId, deal: DealId, hearing: u64) -> DispatchResult {
		let id = Self::resource_with(deal)?;
		let amendment = Self::amendment(deal)?;
		ensure!(amendment.hearing == hearing, Error::<T>::OtherHearing);
		ensure!(amendment.until >= now::<T>(), Error::<T>::HearingExpired);
		let book = BookId::Deal(deal);
		let tally = Self::count_voice(hearing, Topic::Amendment, book, &who, None)?;
		Self::deposit_event(Event::AmendmentConsented {
			resource: id,
			deal,
			hearing,
			owner: who,
			principal: tally.after,
			of: tally.whole,
		});
		if !tables::is_majority(tally.after, tally.whole) {
			return Ok(());
		}
		let version = Deals::<T>::try_mutate(id, |list| {
			let attached = list
				.iter_mut()
				.find(|attached| attached.deal == deal)
				.ok_or(Error::<T>::Inconsistent)?;
			attached.tariffs = amendment.tariffs.clone();
			attached.document = amendment.document.clone();
			attached.version = attached.version.checked_add(1).ok_or(Error::<T>::Overflow)?;
			Ok::<u32, Error<T>>(attached.version)
		})?;
		Amendments::<T>::remove(deal);
		Self::close_hearing(hearing);
		Self::deposit_event(Event::DealAmended { resource: id, deal, hearing, version });
		Ok(())
	}

	pub(crate) fn do_drop_amendment(origin: T::RuntimeOrigin, deal: DealId) -> DispatchResult {
		let id = Self::resource_with(deal)?;
		let amendment = Self::amendment(deal)?;
		let scope = Self::resource_of(id)?.identity.scope;
		let matter = (scope, DecisionClass::Significant);
		if let Err(origin) = T::ScopeOrigin::try_origin(origin, &matter) {
			ensure_signed(origin)?;
			ensure!(amendment.until < now::<T>(), Error::<T>::NotAuthorized);
		}
		Amendments::<T>::remove(deal);
		let hearing = amendment.hearing;
		Self::close_hearing(hearing);
		Self::deposit_event(Event::AmendmentDropped { resource: id, deal, hearing });
		Ok(())
	}
}
