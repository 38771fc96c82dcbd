// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The pots on which bonds and units to be redeemed lie, one for each asset.

use crate::{Config, Error, Event, HoldReason, OpenPots, Pallet};
use core::marker::PhantomData;
use frame_support::{
	traits::{
		fungibles::{Inspect as _, Mutate as _},
		tokens::{Fortitude, Precision, Preservation},
		AccountTouch as _, Get,
	},
	PalletId,
};
use ovn_primitives::{PotRefusal, Pots, ScopeId, ScopePots};
use sp_runtime::DispatchResult;

/// Where bonds and units to be redeemed lie. An asset that custodians issue is never that of a bond, so
/// that a pot holds either.
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
		HoldReason::Escrow.into()
	}

	fn is_open(asset: &T::AssetKind) -> bool {
		OpenPots::<T>::contains_key(asset)
	}

	fn record_open(asset: &T::AssetKind) {
		OpenPots::<T>::insert(asset, ());
	}
}

impl<T: Config> ScopePots for Pot<T> {
	type Error = Error<T>;
	type Scopes = T::Scopes;
}

impl<T> From<PotRefusal> for Error<T> {
	fn from(refusal: PotRefusal) -> Self {
		match refusal {
			PotRefusal::ScopeNotFound => Self::ScopeNotFound,
			PotRefusal::ScopeNotOpen => Self::ScopeNotOpen,
			PotRefusal::AssetNotAccepted => Self::AssetNotAccepted,
			PotRefusal::PotAlreadyOpen => Self::PotAlreadyOpen,
			PotRefusal::PotNotOpen => Self::PotNotOpen,
			PotRefusal::InvalidPayee => Self::InvalidPayee,
		}
	}
}

impl<T: Config> Pot<T> {
	/// Opens the pot of an asset that nobody has yet: the payer gives it the least that an account can
	/// have of the native token, and the least of the asset is issued to it, for good.
	pub(crate) fn open_new(asset: &T::AssetKind, payer: &T::AccountId) -> DispatchResult {
		let (native, pot) = (T::NativeAsset::get(), Self::account(asset));
		let least = T::Money::minimum_balance(native.clone());
		T::Money::transfer(native, payer, &pot, least, Preservation::Preserve)?;
		// Anybody could have sent so many other assets there that one more has no room.
		if T::Money::should_touch(asset.clone(), &pot) {
			T::Money::touch(asset.clone(), &pot, payer)?;
		}
		let least = T::Money::minimum_balance(asset.clone());
		T::Money::mint_into(asset.clone(), &pot, least)?;
		Self::record_open(asset);
		Ok(())
	}

	/// Holds units on the pot that come from an account, all of its units if need be.
	pub(crate) fn take_units(
		asset: &T::AssetKind,
		amount: u128,
		from: &T::AccountId,
	) -> DispatchResult {
		let (pot, all) = (Self::account(asset), Preservation::Expendable);
		T::Money::transfer(asset.clone(), from, &pot, amount, all)?;
		Self::hold(asset, amount)
	}

	/// Burns units that are free on an account; the pot keeps its endowment.
	pub(crate) fn burn(asset: &T::AssetKind, amount: u128, of: &T::AccountId) -> DispatchResult {
		let own = *of == Self::account(asset);
		let keep = if own { Preservation::Preserve } else { Preservation::Expendable };
		let (exact, polite) = (Precision::Exact, Fortitude::Polite);
		T::Money::burn_from(asset.clone(), of, amount, keep, exact, polite)?;
		Ok(())
	}

	/// What lies on the pot that is neither held nor its endowment.
	pub(crate) fn stray(asset: &T::AssetKind) -> u128 {
		let free = T::Money::balance(asset.clone(), &Self::account(asset));
		free.saturating_sub(T::Money::minimum_balance(asset.clone()))
	}

	/// The units of an asset that somebody has: all but the one on which the pot stands.
	pub(crate) fn issuance(asset: &T::AssetKind) -> u128 {
		let all = T::Money::total_issuance(asset.clone());
		all.saturating_sub(T::Money::minimum_balance(asset.clone()))
	}
}

impl<T: Config> Pallet<T> {
	/// The account of an asset's pot.
	pub fn pot_account(asset: &T::AssetKind) -> T::AccountId {
		Pot::<T>::account(asset)
	}

	/// The owner, issuer, admin and freezer of all assets that custodians issue: the pot of the native
	/// token.
	pub fn issuer_account() -> T::AccountId {
		Pot::<T>::account(&T::NativeAsset::get())
	}

	pub(crate) fn do_open_pot(
		scope: ScopeId,
		asset: T::AssetKind,
		payer: T::AccountId,
	) -> DispatchResult {
		let pot = Pot::<T>::open_for(scope, &asset, &payer)?;
		Self::deposit_event(Event::PotOpened { asset, pot, payer });
		Ok(())
	}
}
