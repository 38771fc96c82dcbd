// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What this pallet is to other pallets.

use crate::{Config, Pallet, ResourceSettings, Resources, WeightInfo};
use frame_support::{storage::with_storage_layer, weights::Weight};
use ovn_primitives::{traits, AgreementId, Document, Purchase, Purse, ResourceId, ScopeId};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> traits::Resources<T::AccountId, T::AssetKind, T::Balance> for Pallet<T> {
	fn ensure_can_buy(
		scope: ScopeId,
		purchase: &Purchase<T::AccountId, T::Balance>,
	) -> DispatchResult {
		Self::can_buy(scope, purchase)
	}

	fn ensure_can_take(
		scope: ScopeId,
		purchase: &Purchase<T::AccountId, T::Balance>,
	) -> DispatchResult {
		Self::can_take(scope, purchase)
	}

	fn bought(
		scope: ScopeId,
		creator: &T::AccountId,
		agreement: AgreementId,
		asset: &T::AssetKind,
		purchase: &Purchase<T::AccountId, T::Balance>,
		document: &Document,
	) -> Result<ResourceId, DispatchError> {
		with_storage_layer(|| Self::do_bought(scope, creator, agreement, asset, purchase, document))
	}

	fn maintenance_purse(resource: ResourceId) -> Option<(ScopeId, Purse)> {
		let fund = ResourceSettings::<T>::get(resource).maintenance?;
		Resources::<T>::get(resource).map(|found| (found.identity.scope, Purse::Fund(fund)))
	}

	fn weight() -> Weight {
		T::WeightInfo::bought()
	}
}
