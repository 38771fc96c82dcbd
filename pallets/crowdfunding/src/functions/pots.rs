// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The pots in which money of campaigns lies, one for each asset.

use crate::{Config, Error, Event, HoldReason, OpenPots, Pallet};
use core::marker::PhantomData;
use frame_support::{traits::Get, PalletId};
use ovn_primitives::{PotRefusal, Pots, ScopeId, ScopePots};
use sp_runtime::DispatchResult;

/// Where money of campaigns lies.
pub struct Escrow<T>(PhantomData<T>);

impl<T: Config> Pots for Escrow<T> {
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

impl<T: Config> ScopePots for Escrow<T> {
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

impl<T: Config> Pallet<T> {
	/// The account of an asset's pot.
	pub fn pot_account(asset: &T::AssetKind) -> T::AccountId {
		Escrow::<T>::account(asset)
	}

	pub(crate) fn do_open_pot(
		scope: ScopeId,
		asset: T::AssetKind,
		payer: T::AccountId,
	) -> DispatchResult {
		let pot = Escrow::<T>::open_for(scope, &asset, &payer)?;
		Self::deposit_event(Event::PotOpened { asset, pot, payer });
		Ok(())
	}
}
