// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Deals by which resources were bought, and what their use costs.

use super::Facts;
use crate::{
	Attached, AttachedOf, Config, DealResource, Deals, Error, Event, Pallet, Phase, Stage,
};
use alloc::vec::Vec;
use frame_support::ensure;
use ovn_primitives::{
	are_tariffs_valid,
	traits::{BookRecords as _, Membership as _, Scopes as _},
	Balance, DealId, Document, Purchase, Regime, ResourceId, ScopeId, Subject, Tariffs,
};
use sp_runtime::{traits::Zero as _, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The deals of a resource, the oldest first.
	pub(crate) fn deals(id: ResourceId) -> Vec<AttachedOf<T>> {
		Deals::<T>::get(id).into_inner()
	}

	/// Whether a deal's owners are still owed something.
	pub(crate) fn owes(one: &AttachedOf<T>) -> bool {
		T::Books::owed(one.book()).is_some_and(|owed| !owed.is_zero())
	}

	/// Succeeds if tariffs are within their bounds.
	pub(crate) fn ensure_tariffs(tariffs: &Tariffs) -> Result<(), Error<T>> {
		ensure!(are_tariffs_valid(tariffs), Error::<T>::InvalidTariffs);
		Ok(())
	}

	/// The encumbrance: what is owed by each deal that still owes something, the oldest first.
	pub(crate) fn encumbrance(id: ResourceId) -> Vec<(AttachedOf<T>, Balance)> {
		Self::deals(id)
			.into_iter()
			.filter_map(|attached| {
				let owed = T::Books::owed(attached.book())?;
				(!owed.is_zero()).then_some((attached, owed))
			})
			.collect()
	}

	pub(crate) fn can_buy(scope: ScopeId, purchase: &Purchase<T::AccountId>) -> DispatchResult {
		T::Scopes::ensure_takes_new(scope, Error::<T>::ScopeNotFound)?;
		ensure!(!purchase.tariffs.is_empty(), Error::<T>::InvalidTariffs);
		Self::ensure_tariffs(&purchase.tariffs)?;
		match &purchase.subject {
			Subject::New { name, .. } => {
				ensure!(!name.is_empty(), Error::<T>::InvalidName);
				ensure!(
					T::Membership::tier(scope, &purchase.custodian).is_some(),
					Error::<T>::TierTooLow
				);
			},
			Subject::Existing(id) => {
				let resource = Self::resource_of(*id)?;
				ensure!(resource.identity.scope == scope, Error::<T>::OtherScope);
				ensure!(
					resource.identity.regime == Regime::NonDominium,
					Error::<T>::NotNonDominium
				);
				ensure!(matches!(resource.stage, Stage::Working(_)), Error::<T>::NotInUse);
				ensure!(Self::is_custodian(*id, &purchase.custodian), Error::<T>::NotCustodian);
				ensure!(
					Self::encumbrance(*id).len() < crate::MAX_DEALS as usize,
					Error::<T>::TooManyDeals
				);
			},
		}
		Ok(())
	}

	/// Whether what was announced could be handed over now: all that [`Self::do_bought`] asks for.
	pub(crate) fn can_take(scope: ScopeId, purchase: &Purchase<T::AccountId>) -> DispatchResult {
		Self::ensure_tariffs(&purchase.tariffs)?;
		if let Subject::Existing(id) = &purchase.subject {
			Self::ensure_bought_for(scope, *id)?;
			let owing = Self::encumbrance(*id).len();
			let room = owing < crate::MAX_DEALS as usize;
			ensure!(room, Error::<T>::TooManyDeals);
		}
		Ok(())
	}

	/// Succeeds if a resource can be bought together for a scope.
	fn ensure_bought_for(scope: ScopeId, id: ResourceId) -> Result<(), Error<T>> {
		let resource = Self::resource_of(id)?;
		ensure!(resource.identity.scope == scope, Error::<T>::OtherScope);
		let common = resource.identity.regime == Regime::NonDominium;
		ensure!(common, Error::<T>::NotNonDominium);
		Ok(())
	}

	pub(crate) fn do_bought(
		scope: ScopeId,
		creator: &T::AccountId,
		deal: DealId,
		asset: &T::AssetKind,
		purchase: &Purchase<T::AccountId>,
		document: &Document,
	) -> Result<ResourceId, DispatchError> {
		ensure!(!DealResource::<T>::contains_key(deal), Error::<T>::AlreadyAttached);
		Self::ensure_tariffs(&purchase.tariffs)?;
		let id = match &purchase.subject {
			Subject::Existing(id) => {
				Self::ensure_bought_for(scope, *id)?;
				*id
			},
			Subject::New { name, description, nature } => {
				let custodian = T::Membership::tier(scope, &purchase.custodian)
					.map(|_| purchase.custodian.clone());
				Self::register_resource(Facts {
					scope,
					creator: creator.clone(),
					regime: Regime::NonDominium,
					nature: *nature,
					name: name.clone(),
					description: *description,
					phase: Phase::Active,
					custodian,
				})?
			},
		};
		Self::attach(id, deal, asset, purchase, document)?;
		Ok(id)
	}

	/// Attaches a deal to a resource. Those that are paid make room for it.
	fn attach(
		id: ResourceId,
		deal: DealId,
		asset: &T::AssetKind,
		purchase: &Purchase<T::AccountId>,
		document: &Document,
	) -> DispatchResult {
		let mut attached = Deals::<T>::get(id);
		let mut removed = Vec::new();
		if attached.is_full() {
			attached.retain(|old| {
				let owes = Self::owes(old);
				if !owes {
					removed.push(old.deal);
				}
				owes
			});
		}
		let new = Attached {
			deal,
			asset: asset.clone(),
			tariffs: purchase.tariffs.clone(),
			document: document.clone(),
			version: 1,
			principal: T::Books::units(ovn_primitives::BookId::Deal(deal)),
		};
		attached.try_push(new.clone()).map_err(|_| Error::<T>::TooManyDeals)?;
		Deals::<T>::insert(id, attached);
		DealResource::<T>::insert(deal, id);
		Self::deposit_event(Event::DealAttached { resource: id, attached: new, removed });
		Ok(())
	}
}
