// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Pots: where a pallet keeps money that it owes, one account for each asset.
//!
//! The account of a pot belongs to nobody. When it is opened somebody endows it with the least that an account
//! can have of the native token and of the asset, for good, so that the last unit of what is owed can be paid
//! without the account ceasing to exist. What is owed is held on it under the pallet's reason: what is free on a
//! pot is its endowment and what people sent there unasked, and never paid out.

use crate::{runtime::derived_account, Balance};
use codec::{Decode, Encode};
use frame_support::{
	traits::{
		fungibles::{hold, Inspect, InspectHold, Mutate, MutateHold},
		tokens::{Precision, Preservation},
		AccountTouch, Get,
	},
	PalletId,
};
use sp_runtime::{traits::Zero, DispatchResult};

/// The account of somebody, where a pallet keeps money.
pub type AccountOf<P> = <P as Pots>::AccountId;
/// Why a pallet keeps it.
pub type ReasonOf<P> = <<P as Pots>::MoneyHold as InspectHold<AccountOf<P>>>::Reason;

/// The pots of a pallet.
pub trait Pots: Sized {
	/// Names an account.
	type AccountId: Decode + Eq;
	/// Names an asset, the native token included.
	type AssetKind: Clone + Encode + PartialEq;
	/// Moves money, and makes room for an asset on an account that has too many.
	type Money: Mutate<Self::AccountId, AssetId = Self::AssetKind, Balance = Balance>
		+ AccountTouch<Self::AssetKind, Self::AccountId>;
	/// Holds it on the pots.
	type MoneyHold: MutateHold<Self::AccountId, AssetId = Self::AssetKind, Balance = Balance>;
	/// The name of the native token.
	type NativeAsset: Get<Self::AssetKind>;

	/// The pallet whose pots these are.
	fn pallet_id() -> PalletId;
	/// Why it holds what is owed.
	fn reason() -> ReasonOf<Self>;
	/// Whether the pot of an asset is open.
	fn is_open(asset: &Self::AssetKind) -> bool;
	/// Records that it is.
	fn record_open(asset: &Self::AssetKind);

	/// The account of an asset's pot: the hash of the pallet's id, the purpose and the asset.
	fn account(asset: &Self::AssetKind) -> Self::AccountId {
		derived_account((Self::pallet_id(), b"pot", asset))
	}

	/// Counts the native pot as open if the genesis endowed it.
	fn adopt_endowed() {
		let native = Self::NativeAsset::get();
		let balance = Self::Money::balance(native.clone(), &Self::account(&native));
		if balance >= Self::Money::minimum_balance(native.clone()) {
			Self::record_open(&native);
		}
	}

	/// Opens the pot of an asset, which must not be open; the payer endows it.
	fn open(asset: &Self::AssetKind, payer: &Self::AccountId) -> DispatchResult {
		let native = Self::NativeAsset::get();
		let pot = Self::account(asset);
		let endow = |asset: &Self::AssetKind| {
			let minimum = Self::Money::minimum_balance(asset.clone());
			Self::Money::transfer(asset.clone(), payer, &pot, minimum, Preservation::Preserve)
		};
		endow(&native)?;
		if *asset != native {
			// Anybody could have sent so many other assets there that one more has no room. A deposit
			// makes room.
			if Self::Money::should_touch(asset.clone(), &pot) {
				Self::Money::touch(asset.clone(), &pot, payer)?;
			}
			endow(asset)?;
		}
		Self::record_open(asset);
		Ok(())
	}

	/// What is held on the pot of an asset: all that is owed of it.
	fn held(asset: &Self::AssetKind) -> Balance {
		Self::MoneyHold::balance_on_hold(asset.clone(), &Self::reason(), &Self::account(asset))
	}

	/// Holds money that has come onto the pot.
	fn hold(asset: &Self::AssetKind, amount: Balance) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		<Self::MoneyHold as hold::Mutate<_>>::hold(
			asset.clone(),
			&Self::reason(),
			&Self::account(asset),
			amount,
		)
	}

	/// Frees money on the pot, to be paid in the same call.
	fn release(asset: &Self::AssetKind, amount: Balance) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		let (pot, reason) = (Self::account(asset), Self::reason());
		<Self::MoneyHold as hold::Mutate<_>>::release(
			asset.clone(),
			&reason,
			&pot,
			amount,
			Precision::Exact,
		)?;
		Ok(())
	}

	/// Takes money from an account, which keeps the least it can have, and holds it.
	fn take_in(
		payer: &Self::AccountId,
		asset: &Self::AssetKind,
		amount: Balance,
	) -> DispatchResult {
		let pot = Self::account(asset);
		Self::Money::transfer(asset.clone(), payer, &pot, amount, Preservation::Preserve)?;
		Self::hold(asset, amount)
	}

	/// Pays what was held to an account other than the pot itself.
	fn pay_out(asset: &Self::AssetKind, amount: Balance, to: &Self::AccountId) -> DispatchResult {
		Self::release(asset, amount)?;
		let pot = Self::account(asset);
		Self::Money::transfer(asset.clone(), &pot, to, amount, Preservation::Preserve)?;
		Ok(())
	}
}
