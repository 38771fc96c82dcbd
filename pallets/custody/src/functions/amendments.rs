// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Changes of agreements, which need the consent of owners.

use crate::{
	tables, AgreementResource, Agreements, Amendment, AmendmentOf, Amendments, Config, Error,
	Event, Pallet, Topic, AMENDMENT_DAYS,
};
use frame_support::{ensure, traits::EnsureOriginWithArg as _};
use frame_system::ensure_signed;
use ovn_primitives::{
	runtime::now, AgreementId, BookId, DecisionClass, Document, ResourceId, Tariffs,
};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// The resource to which an agreement is attached.
	pub(crate) fn resource_with(agreement: AgreementId) -> Result<ResourceId, Error<T>> {
		AgreementResource::<T>::get(agreement).ok_or(Error::<T>::AgreementNotFound)
	}

	/// Succeeds if the agreement is attached, and its owners are still owed something.
	pub(crate) fn ensure_owes(id: ResourceId, agreement: AgreementId) -> Result<(), Error<T>> {
		let attached = Self::agreements(id).into_iter().find(|one| one.agreement == agreement);
		ensure!(attached.as_ref().is_some_and(Self::owes), Error::<T>::NothingOwed);
		Ok(())
	}

	pub(crate) fn do_propose_amendment(
		origin: T::RuntimeOrigin,
		agreement: AgreementId,
		tariffs: Tariffs,
		document: Document,
	) -> DispatchResult {
		let id = Self::resource_with(agreement)?;
		let resource = Self::living(id)?;
		Self::ensure_decides(origin, resource.identity.scope, DecisionClass::Significant)?;
		Self::ensure_owes(id, agreement)?;
		ensure!(!tariffs.is_empty(), Error::<T>::InvalidTariffs);
		Self::ensure_tariffs(&tariffs)?;
		ensure!(!Amendments::<T>::contains_key(agreement), Error::<T>::AlreadyProposed);
		let ballot = Self::open_ballot()?;
		let until = Self::in_days(AMENDMENT_DAYS)?;
		let stopped = Self::halted();
		let amendment = Amendment { tariffs, document, ballot, until, stopped };
		Amendments::<T>::insert(agreement, &amendment);
		Self::deposit_event(Event::AmendmentProposed { resource: id, agreement, amendment });
		Ok(())
	}

	fn amendment(agreement: AgreementId) -> Result<AmendmentOf<T>, Error<T>> {
		let mut amendment = Amendments::<T>::get(agreement).ok_or(Error::<T>::AmendmentNotFound)?;
		Self::catch_up([&mut amendment.until], &mut amendment.stopped);
		Ok(amendment)
	}

	pub(crate) fn do_consent(
		who: T::AccountId,
		agreement: AgreementId,
		ballot: u64,
	) -> DispatchResult {
		let id = Self::resource_with(agreement)?;
		let amendment = Self::amendment(agreement)?;
		ensure!(amendment.ballot == ballot, Error::<T>::OtherBallot);
		ensure!(amendment.until >= now::<T>(), Error::<T>::BallotExpired);
		let book = BookId::Agreement(agreement);
		let tally = Self::count_voice(ballot, Topic::Amendment, book, &who, None)?;
		Self::deposit_event(Event::AmendmentConsented {
			resource: id,
			agreement,
			ballot,
			owner: who,
			principal: tally.after,
			of: tally.whole,
		});
		if !tables::is_majority(tally.after, tally.whole) {
			return Ok(());
		}
		let version = Agreements::<T>::try_mutate(id, |list| {
			let attached = list
				.iter_mut()
				.find(|attached| attached.agreement == agreement)
				.ok_or(Error::<T>::Inconsistent)?;
			attached.tariffs = amendment.tariffs.clone();
			attached.document = amendment.document.clone();
			attached.version = attached.version.checked_add(1).ok_or(Error::<T>::Overflow)?;
			Ok::<u32, Error<T>>(attached.version)
		})?;
		Amendments::<T>::remove(agreement);
		Self::close_ballot(ballot);
		Self::deposit_event(Event::AgreementAmended { resource: id, agreement, ballot, version });
		Ok(())
	}

	pub(crate) fn do_drop_amendment(
		origin: T::RuntimeOrigin,
		agreement: AgreementId,
	) -> DispatchResult {
		let id = Self::resource_with(agreement)?;
		let amendment = Self::amendment(agreement)?;
		let scope = Self::resource_of(id)?.identity.scope;
		let matter = (scope, DecisionClass::Significant);
		if let Err(origin) = T::ScopeOrigin::try_origin(origin, &matter) {
			ensure_signed(origin)?;
			ensure!(amendment.until < now::<T>(), Error::<T>::NotAuthorized);
		}
		Amendments::<T>::remove(agreement);
		let ballot = amendment.ballot;
		Self::close_ballot(ballot);
		Self::deposit_event(Event::AmendmentDropped { resource: id, agreement, ballot });
		Ok(())
	}
}
