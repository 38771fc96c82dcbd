// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The pots on which owed money lies, one for each asset.

use crate::{Config, Error, Event, HoldReason, OpenPots, Pallet};
use core::marker::PhantomData;
use frame_support::{ensure, traits::Get, PalletId};
use ovn_primitives::{traits::Scopes as _, Pots, ScopeId};
use sp_runtime::{traits::Convert, DispatchResult};

/// Where money lies that books owe.
pub struct Owed<T>(PhantomData<T>);

impl<T: Config> Pots for Owed<T> {
	type AccountId = T::AccountId;
	type AssetKind = T::AssetKind;
	type Money = T::Money;
	type MoneyHold = T::MoneyHold;
	type NativeAsset = T::NativeAsset;

	fn pallet_id() -> PalletId {
		T::PalletId::get()
	}

	fn reason() -> T::RuntimeHoldReason {
		HoldReason::Owed.into()
	}

	fn is_open(asset: &T::AssetKind) -> bool {
		OpenPots::<T>::contains_key(asset)
	}

	fn record_open(asset: &T::AssetKind) {
		OpenPots::<T>::insert(asset, T::WholeUnit::convert(asset.clone()));
	}
}

impl<T: Config> Pallet<T> {
	/// The account of an asset's pot.
	pub fn pot_account(asset: &T::AssetKind) -> T::AccountId {
		Owed::<T>::account(asset)
	}

	pub(crate) fn do_open_pot(
		scope: ScopeId,
		asset: T::AssetKind,
		payer: &T::AccountId,
	) -> DispatchResult {
		ensure!(T::Scopes::exists(scope), Error::<T>::ScopeNotFound);
		ensure!(T::Scopes::accepts(scope, &asset), Error::<T>::AssetNotAccepted);
		Self::endow_pot(asset, payer)
	}

	/// Opens the pot of an asset; the payer endows it.
	pub(crate) fn endow_pot(asset: T::AssetKind, payer: &T::AccountId) -> DispatchResult {
		ensure!(!Owed::<T>::is_open(&asset), Error::<T>::PotAlreadyOpen);
		Owed::<T>::open(&asset, payer)?;
		let pot = Self::pot_account(&asset);
		Self::deposit_event(Event::PotOpened { asset, pot, payer: payer.clone() });
		Ok(())
	}

	/// One whole unit of an asset, in base units: as it was when its pot was opened, or now.
	pub fn whole_unit(asset: T::AssetKind) -> u128 {
		OpenPots::<T>::get(&asset).unwrap_or_else(|| T::WholeUnit::convert(asset))
	}
}
