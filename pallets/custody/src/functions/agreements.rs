// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Agreements by which resources were bought, and what their use costs.

use super::Facts;
use crate::{
	AgreementResource, Agreements, Attached, AttachedOf, Config, Error, Event, OwnTariffs, Pallet,
	Phase, ResourceOf, ResourceSettings, Stage, TariffsOf,
};
use alloc::vec::Vec;
use frame_support::ensure;
use ovn_primitives::{
	traits::{Membership as _, Scopes as _, ShareBooks as _},
	AgreementId, Document, FundId, Payback, Purchase, Purse, Regime, ResourceId, ScopeId, Subject,
};
use sp_runtime::{traits::Zero, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The agreements of a resource, the oldest first.
	pub(crate) fn agreements(id: ResourceId) -> Vec<AttachedOf<T>> {
		Agreements::<T>::get(id).into_inner()
	}

	/// The encumbrance: what is owed by each agreement that still owes something, the oldest first.
	pub(crate) fn encumbrance(id: ResourceId) -> Vec<(AttachedOf<T>, T::Balance)> {
		Self::agreements(id)
			.into_iter()
			.filter_map(|attached| {
				let owed = T::Books::owed(attached.book())?;
				(!owed.is_zero()).then_some((attached, owed))
			})
			.collect()
	}

	/// The purse of the scope that takes what is meant for infrastructure.
	pub(crate) fn infrastructure_purse(id: ResourceId, scope: ScopeId) -> (ScopeId, Purse) {
		let fund: Option<FundId> = ResourceSettings::<T>::get(id).infrastructure;
		(scope, fund.map_or(Purse::Treasury, Purse::Fund))
	}

	/// The tariffs by which the resource is used now, and their asset: those of the oldest agreement that still
	/// owes, so that no later deal changes what its owners agreed to; where nothing is owed those that
	/// the scope decided, or those of the youngest agreement.
	pub(crate) fn tariffs(id: ResourceId) -> Option<(T::AssetKind, TariffsOf<T>)> {
		let mut agreements = Self::agreements(id);
		let owing = agreements.iter().position(Self::owes);
		let own = if owing.is_none() { OwnTariffs::<T>::get(id) } else { None };
		own.or_else(|| {
			let youngest = agreements.len().checked_sub(1);
			let place = owing.or(youngest)?;
			let AttachedOf::<T> { asset, tariffs, .. } = agreements.swap_remove(place);
			Some((asset, tariffs))
		})
	}

	/// Succeeds if tariffs are within their bounds: some, each class once, prices below 2^96, shares at
	/// most 1.
	pub(crate) fn ensure_tariffs(tariffs: &TariffsOf<T>) -> Result<(), Error<T>> {
		ensure!(!tariffs.is_empty(), Error::<T>::InvalidTariffs);
		for (place, (class, tariff)) in tariffs.iter().enumerate() {
			let earlier = tariffs.iter().take(place);
			ensure!(earlier.map(|(c, _)| c).all(|c| c != class), Error::<T>::InvalidTariffs);
			let prices = [
				tariff.price_per_hour,
				tariff.material_per_unit,
				tariff.maintenance_per_hour,
				tariff.technician_per_hour,
			];
			ensure!(
				prices.into_iter().all(|price| price.into() < ovn_math::units::MAX),
				Error::<T>::InvalidTariffs
			);
			ensure!(tariff.infrastructure.is_share(), Error::<T>::InvalidTariffs);
			if let Payback::Share(share) = tariff.payback {
				ensure!(share.is_share(), Error::<T>::InvalidTariffs);
			}
		}
		Ok(())
	}

	pub(crate) fn do_set_tariffs(
		id: ResourceId,
		resource: &ResourceOf<T>,
		own: Option<(T::AssetKind, TariffsOf<T>)>,
	) -> DispatchResult {
		ensure!(!resource.has_ended(), Error::<T>::Ended);
		ensure!(Self::encumbrance(id).is_empty(), Error::<T>::Encumbered);
		if let Some((asset, tariffs)) = own.as_ref() {
			ensure!(
				T::Scopes::accepts(resource.identity.scope, asset),
				Error::<T>::AssetNotAccepted
			);
			Self::ensure_tariffs(tariffs)?;
		}
		OwnTariffs::<T>::set(id, own.clone());
		Self::deposit_event(Event::TariffsSet { resource: id, tariffs: own });
		Ok(())
	}

	pub(crate) fn can_buy(
		scope: ScopeId,
		purchase: &Purchase<T::AccountId, T::Balance>,
	) -> DispatchResult {
		ensure!(T::Scopes::is_open(scope), Error::<T>::ScopeNotFound);
		Self::ensure_tariffs(&purchase.tariffs)?;
		match &purchase.subject {
			Subject::New { name, .. } => {
				ensure!(!name.is_empty(), Error::<T>::NameEmpty);
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
					Self::encumbrance(*id).len() < crate::MAX_AGREEMENTS as usize,
					Error::<T>::TooManyAgreements
				);
			},
		}
		Ok(())
	}

	pub(crate) fn do_bought(
		scope: ScopeId,
		creator: &T::AccountId,
		agreement: AgreementId,
		asset: &T::AssetKind,
		purchase: &Purchase<T::AccountId, T::Balance>,
		document: &Document,
	) -> Result<ResourceId, DispatchError> {
		ensure!(
			!AgreementResource::<T>::contains_key(agreement),
			Error::<T>::AgreementAlreadyAttached
		);
		Self::ensure_tariffs(&purchase.tariffs)?;
		let id = match &purchase.subject {
			Subject::Existing(id) => {
				let resource = Self::resource_of(*id)?;
				ensure!(resource.identity.scope == scope, Error::<T>::OtherScope);
				ensure!(
					resource.identity.regime == Regime::NonDominium,
					Error::<T>::NotNonDominium
				);
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
		Self::attach(id, agreement, asset, purchase, document)?;
		Ok(id)
	}

	/// Attaches an agreement to a resource. Those that are paid make room for it.
	fn attach(
		id: ResourceId,
		agreement: AgreementId,
		asset: &T::AssetKind,
		purchase: &Purchase<T::AccountId, T::Balance>,
		document: &Document,
	) -> DispatchResult {
		let mut attached = Agreements::<T>::get(id);
		if attached.is_full() {
			attached.retain(|old| T::Books::owed(old.book()).is_some_and(|owed| !owed.is_zero()));
		}
		let new = Attached {
			agreement,
			asset: asset.clone(),
			tariffs: purchase.tariffs.clone(),
			document: document.clone(),
			version: 1,
			principal: T::Books::units(ovn_primitives::BookId::Agreement(agreement)),
		};
		attached.try_push(new.clone()).map_err(|_| Error::<T>::TooManyAgreements)?;
		Agreements::<T>::insert(id, attached);
		AgreementResource::<T>::insert(agreement, id);
		OwnTariffs::<T>::remove(id);
		Self::deposit_event(Event::AgreementAttached { resource: id, attached: new });
		Ok(())
	}
}
