// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The pots on which the money of bonds lies, one for each asset.

use crate::{Config, Error, Event, HoldReason, OpenPots, Pallet};
use core::marker::PhantomData;
use frame_support::{traits::Get, PalletId};
use ovn_primitives::{PotRefusal, Pots, ScopeId, ScopePots};
use sp_runtime::DispatchResult;

/// Where the money of bonds lies.
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
		HoldReason::Bond.into()
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
			// No firm is a pot: a pot signs nothing.
			PotRefusal::InvalidPayee => Self::Inconsistent,
		}
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
		let pot = Pot::<T>::open_for(scope, &asset, &payer)?;
		Self::deposit_event(Event::PotOpened { asset, pot, payer });
		Ok(())
	}
}
