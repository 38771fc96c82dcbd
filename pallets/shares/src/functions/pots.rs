// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The pots on which owed money lies, one for each asset.

use crate::{Config, Error, Event, HoldReason, OpenPots, Pallet};
use frame_support::{
	ensure,
	traits::{
		fungibles::{Inspect as _, Mutate as _, MutateHold as _},
		tokens::Preservation,
		AccountTouch as _, Get,
	},
};
use ovn_primitives::{runtime::derived_account, traits::Scopes as _, ScopeId};
use sp_runtime::{traits::Convert, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The account of an asset's pot: the hash of the pallet's id, the purpose and the asset.
	pub fn pot_account(asset: &T::AssetKind) -> T::AccountId {
		derived_account((T::PalletId::get(), b"owed", asset))
	}

	/// Counts the native pot of the genesis as open if it was endowed.
	pub(crate) fn adopt_endowed_pot() {
		let native = T::NativeAsset::get();
		let pot = Self::pot_account(&native);
		if T::Money::balance(native.clone(), &pot) >= T::Money::minimum_balance(native.clone()) {
			OpenPots::<T>::insert(&native, T::WholeUnit::convert(native.clone()));
		}
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
		ensure!(!OpenPots::<T>::contains_key(&asset), Error::<T>::PotAlreadyOpen);
		let native = T::NativeAsset::get();
		let pot = Self::pot_account(&asset);
		let endow = |asset: T::AssetKind| {
			let minimum = T::Money::minimum_balance(asset.clone());
			T::Money::transfer(asset, payer, &pot, minimum, Preservation::Preserve)
		};
		endow(native.clone())?;
		if asset != native {
			// Anybody could have sent so many other assets there that one more has no room. A deposit
			// makes room.
			if T::Money::should_touch(asset.clone(), &pot) {
				T::Money::touch(asset.clone(), &pot, payer)?;
			}
			endow(asset.clone())?;
		}
		OpenPots::<T>::insert(&asset, T::WholeUnit::convert(asset.clone()));
		Self::deposit_event(Event::PotOpened { asset, pot, payer: payer.clone() });
		Ok(())
	}

	/// One whole unit of an asset, in base units: as it was when its pot was opened, or now.
	pub fn whole_unit(asset: T::AssetKind) -> u128 {
		OpenPots::<T>::get(&asset).unwrap_or_else(|| T::WholeUnit::convert(asset))
	}

	/// Takes money onto the pot, where it is held because it is owed.
	pub(crate) fn take_in(
		payer: &T::AccountId,
		asset: &T::AssetKind,
		amount: T::Balance,
	) -> DispatchResult {
		let pot = Self::pot_account(asset);
		T::Money::transfer(asset.clone(), payer, &pot, amount, Preservation::Preserve)?;
		T::MoneyHold::hold(asset.clone(), &HoldReason::Owed.into(), &pot, amount)
	}
}
