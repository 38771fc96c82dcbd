// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What this pallet is to other pallets.

use crate::{Config, Pallet, Resources, WeightInfo};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{storage::with_storage_layer, traits::Get, weights::Weight};
use ovn_primitives::{
	traits::{self, BookRecords as _, OnOutOfOrder as _},
	Deal, DealId, Document, Occurrence, Purchase, ResourceId, ScopeId, Tariffs, Thing,
};
use sp_runtime::{traits::Zero, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The weight of a report of damage or loss, of which those who use the thing are notified.
	pub(crate) fn incident_weight() -> Weight {
		T::WeightInfo::report_incident().saturating_add(T::OnOutOfOrder::weight())
	}
}

impl<T: Config> traits::Resources<T::AccountId, T::AssetKind> for Pallet<T> {
	fn ensure_can_buy(scope: ScopeId, purchase: &Purchase<T::AccountId>) -> DispatchResult {
		Self::can_buy(scope, purchase)
	}

	fn ensure_can_take(scope: ScopeId, purchase: &Purchase<T::AccountId>) -> DispatchResult {
		Self::can_take(scope, purchase)
	}

	fn bought(
		scope: ScopeId,
		creator: &T::AccountId,
		deal: DealId,
		asset: &T::AssetKind,
		purchase: &Purchase<T::AccountId>,
		document: &Document,
	) -> Result<ResourceId, DispatchError> {
		with_storage_layer(|| Self::do_bought(scope, creator, deal, asset, purchase, document))
	}

	fn weight() -> Weight {
		T::WeightInfo::bought()
	}
}

impl<T: Config> traits::Things<T::AccountId> for Pallet<T> {
	fn thing(id: ResourceId) -> Option<Thing> {
		Resources::<T>::get(id).map(|resource| Thing {
			scope: resource.identity.scope,
			nature: resource.identity.nature,
			state: resource.state,
			usable: resource.is_usable(),
			ended: resource.has_ended(),
		})
	}

	fn is_custodian(id: ResourceId, who: &T::AccountId) -> bool {
		Self::is_custodian(id, who)
	}

	fn ensure_act(
		id: ResourceId,
		who: &T::AccountId,
		act: impl Encode,
	) -> Result<bool, DispatchError> {
		Self::ensure_custodian(id, who, act)
	}

	fn befall(id: ResourceId, what: Occurrence, who: Option<T::AccountId>) -> DispatchResult {
		Self::do_befall(id, what, who)
	}

	fn act_weight() -> Weight {
		T::DbWeight::get().reads_writes(2, 1)
	}

	fn befall_weight() -> Weight {
		Self::incident_weight()
	}
}

impl<T: Config> traits::CoOwned<T::AssetKind> for Pallet<T> {
	fn deals(id: ResourceId) -> Vec<Deal<T::AssetKind>> {
		Self::deals(id)
			.into_iter()
			.map(|one| Deal {
				number: one.deal,
				owed: T::Books::owed(one.book()).unwrap_or_else(Zero::zero),
				asset: one.asset,
			})
			.collect()
	}

	fn tariffs(id: ResourceId) -> Option<(T::AssetKind, Tariffs)> {
		let mut deals = Self::deals(id);
		let owing = deals.iter().position(Self::owes);
		let latest = deals.len().checked_sub(1);
		let one = deals.swap_remove(owing.or(latest)?);
		Some((one.asset, one.tariffs))
	}
}
