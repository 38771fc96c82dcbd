// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The traits that other pallets use.

use crate::{AssetId, Config, CustodianId, Custodians, Pallet};
use core::marker::PhantomData;
use frame_support::traits::{EnsureOriginWithArg, Get};
use frame_system::EnsureSigned;
use ovn_primitives::traits::FiatAssets;
use sp_runtime::traits::Convert as _;

impl<T: Config> Pallet<T> {
	/// The custodian that issues an asset.
	fn custodian_of(asset: &T::AssetKind) -> Option<CustodianId> {
		T::ToId::convert(asset.clone())?.checked_sub(T::FirstAssetId::get())
	}
}

impl<T: Config> FiatAssets<T::AccountId, T::AssetKind> for Pallet<T> {
	fn is_in_default(asset: &T::AssetKind) -> bool {
		let record = Self::custodian_of(asset).and_then(Custodians::<T>::get);
		record.is_some_and(|record| record.estate.is_some())
	}

	fn issuer(asset: &T::AssetKind) -> Option<T::AccountId> {
		Self::custodian_of(asset).and_then(Custodians::<T>::get).map(|record| record.account)
	}
}

/// Lets any signer create an asset, but none whose number is kept for custodians.
pub struct EnsureNotReserved<T>(PhantomData<T>);

impl<T: Config> EnsureOriginWithArg<T::RuntimeOrigin, AssetId> for EnsureNotReserved<T> {
	type Success = T::AccountId;

	fn try_origin(
		origin: T::RuntimeOrigin,
		id: &AssetId,
	) -> Result<T::AccountId, T::RuntimeOrigin> {
		if *id >= T::FirstAssetId::get() {
			return Err(origin);
		}
		<EnsureSigned<T::AccountId> as frame_support::traits::EnsureOrigin<_>>::try_origin(origin)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin(_: &AssetId) -> Result<T::RuntimeOrigin, ()> {
		<EnsureSigned<T::AccountId> as frame_support::traits::EnsureOrigin<_>>::try_successful_origin()
	}
}
