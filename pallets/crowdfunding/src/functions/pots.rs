// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The pots in which money of campaigns and rounds lies, one for each asset.

use crate::{Config, Error, Event, HoldReason, OpenPots, Pallet};
use frame_support::{
	ensure,
	traits::{
		fungibles::{Inspect as _, Mutate as _, MutateHold as _},
		tokens::{Precision, Preservation},
		AccountTouch as _, Get,
	},
};
use ovn_primitives::{runtime::derived_account, traits::Scopes as _, ScopeId};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// The account of an asset's pot: the hash of the pallet's id, the purpose and the asset.
	pub fn pot_account(asset: &T::AssetKind) -> T::AccountId {
		derived_account((T::PalletId::get(), b"escrow", asset))
	}

	/// Counts the native pot of the genesis as open if it was endowed.
	pub(crate) fn adopt_endowed_pot() {
		let native = T::NativeAsset::get();
		let pot = Self::pot_account(&native);
		if T::Money::balance(native.clone(), &pot) >= T::Money::minimum_balance(native.clone()) {
			OpenPots::<T>::insert(native, ());
		}
	}

	pub(crate) fn do_open_pot(
		scope: ScopeId,
		asset: T::AssetKind,
		payer: T::AccountId,
	) -> DispatchResult {
		ensure!(T::Scopes::exists(scope), Error::<T>::ScopeNotFound);
		ensure!(T::Scopes::accepts(scope, &asset), Error::<T>::AssetNotAccepted);
		ensure!(!OpenPots::<T>::contains_key(&asset), Error::<T>::PotAlreadyOpen);
		let native = T::NativeAsset::get();
		let pot = Self::pot_account(&asset);
		let endow = |asset: T::AssetKind| {
			let minimum = T::Money::minimum_balance(asset.clone());
			T::Money::transfer(asset, &payer, &pot, minimum, Preservation::Preserve)
		};
		endow(native.clone())?;
		if asset != native {
			// So many other assets can have been sent there that one more needs a deposit.
			if T::Money::should_touch(asset.clone(), &pot) {
				T::Money::touch(asset.clone(), &pot, &payer)?;
			}
			endow(asset.clone())?;
		}
		OpenPots::<T>::insert(&asset, ());
		Self::deposit_event(Event::PotOpened { asset, pot, payer });
		Ok(())
	}

	/// Refuses an asset that a scope does not take, or that has no pot.
	pub(crate) fn ensure_takes(scope: ScopeId, asset: &T::AssetKind) -> DispatchResult {
		ensure!(T::Scopes::is_open(scope), Error::<T>::ScopeClosed);
		ensure!(T::Scopes::accepts(scope, asset), Error::<T>::AssetNotAccepted);
		ensure!(OpenPots::<T>::contains_key(asset), Error::<T>::PotNotOpen);
		Ok(())
	}

	/// Holds money that came onto the pot.
	pub(crate) fn hold(asset: &T::AssetKind, amount: T::Balance) -> DispatchResult {
		let pot = Self::pot_account(asset);
		T::MoneyHold::hold(asset.clone(), &HoldReason::Escrow.into(), &pot, amount)
	}

	/// Frees money on the pot, to be paid in the same call.
	pub(crate) fn release(asset: &T::AssetKind, amount: T::Balance) -> DispatchResult {
		let reason = HoldReason::Escrow.into();
		let pot = Self::pot_account(asset);
		T::MoneyHold::release(asset.clone(), &reason, &pot, amount, Precision::Exact)?;
		Ok(())
	}

	/// Takes money from an account, which keeps the least it can have.
	pub(crate) fn take_in(
		payer: &T::AccountId,
		asset: &T::AssetKind,
		amount: u128,
	) -> DispatchResult {
		let (pot, amount) = (Self::pot_account(asset), Self::amount(amount)?);
		T::Money::transfer(asset.clone(), payer, &pot, amount, Preservation::Preserve)?;
		Self::hold(asset, amount)
	}

	/// Pays money from the pot.
	pub(crate) fn pay_out(asset: &T::AssetKind, amount: u128, to: &T::AccountId) -> DispatchResult {
		let (pot, amount) = (Self::pot_account(asset), Self::amount(amount)?);
		ensure!(*to != pot, Error::<T>::InvalidPayee);
		Self::release(asset, amount)?;
		T::Money::transfer(asset.clone(), &pot, to, amount, Preservation::Preserve)?;
		Ok(())
	}
}
