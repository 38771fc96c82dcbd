// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The pots on which money of rounds lies, one for each asset.

use crate::{Config, Error, Event, HoldReason, OpenPots, Pallet};
use core::marker::PhantomData;
use frame_support::{ensure, traits::Get, PalletId};
use ovn_primitives::{traits::Scopes as _, Balance, Pots, ScopeId};
use sp_runtime::DispatchResult;

/// Where money of rounds lies.
pub struct Pot<T>(PhantomData<T>);

impl<T: Config> Pots for Pot<T> {
	type AccountId = T::AccountId;
	type AssetKind = T::AssetKind;
	type Money = T::Money;
	type MoneyHold = T::MoneyHold;
	type NativeAsset = T::NativeAsset;

	fn pallet_id() -> PalletId {
		T::PalletId::get()
	}

	fn reason() -> T::RuntimeHoldReason {
		HoldReason::Round.into()
	}

	fn is_open(asset: &T::AssetKind) -> bool {
		OpenPots::<T>::contains_key(asset)
	}

	fn record_open(asset: &T::AssetKind) {
		OpenPots::<T>::insert(asset, ());
	}
}

impl<T: Config> Pallet<T> {
	/// The account of an asset's pot.
	pub fn pot_account(asset: &T::AssetKind) -> T::AccountId {
		Pot::<T>::account(asset)
	}

	pub(crate) fn do_open_pot(
		scope: ScopeId,
		asset: T::AssetKind,
		payer: T::AccountId,
	) -> DispatchResult {
		ensure!(T::Scopes::exists(scope), Error::<T>::ScopeNotFound);
		ensure!(T::Scopes::accepts(scope, &asset), Error::<T>::AssetNotAccepted);
		ensure!(!Pot::<T>::is_open(&asset), Error::<T>::PotAlreadyOpen);
		Pot::<T>::open(&asset, &payer)?;
		let pot = Self::pot_account(&asset);
		Self::deposit_event(Event::PotOpened { asset, pot, payer });
		Ok(())
	}

	/// Refuses an asset that a scope does not take, or that has no pot.
	pub(crate) fn ensure_takes(scope: ScopeId, asset: &T::AssetKind) -> DispatchResult {
		ensure!(T::Scopes::is_open(scope), Error::<T>::ScopeNotOpen);
		ensure!(T::Scopes::accepts(scope, asset), Error::<T>::AssetNotAccepted);
		ensure!(Pot::<T>::is_open(asset), Error::<T>::PotNotOpen);
		Ok(())
	}

	/// Takes money from an account, which keeps the least it can have.
	pub(crate) fn take_in(
		payer: &T::AccountId,
		asset: &T::AssetKind,
		amount: Balance,
	) -> DispatchResult {
		Pot::<T>::take_in(payer, asset, amount)
	}

	/// Pays money from the pot.
	pub(crate) fn pay_out(
		asset: &T::AssetKind,
		amount: Balance,
		to: &T::AccountId,
	) -> DispatchResult {
		ensure!(*to != Self::pot_account(asset), Error::<T>::InvalidPayee);
		Pot::<T>::pay_out(asset, amount, to)
	}
}
