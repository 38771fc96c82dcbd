// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Pots: where a pallet keeps money that it owes, one account for each asset.
//!
//! The account of a pot belongs to nobody. When it is opened somebody endows it with the least that
//! an account can have of the native token and of the asset, for good, so that the last unit of
//! what is owed can be paid without the account ceasing to exist. What is owed is held on it under
//! the pallet's reason: what is free on a pot is its endowment and what people sent there unasked,
//! and never paid out.

use crate::{runtime::derived_account, traits::Scopes, Balance, ScopeId};
use codec::{Decode, Encode};
use frame_support::{
	traits::{
		fungibles::{hold, Inspect, InspectHold, Mutate, MutateHold},
		tokens::{Precision, Preservation},
		AccountTouch, Get,
	},
	PalletId,
};
use sp_runtime::{traits::Zero, DispatchError, DispatchResult};

/// The account of somebody, where a pallet keeps money.
pub type AccountOf<P> = <P as Pots>::AccountId;
/// Why a pallet keeps it.
pub type ReasonOf<P> = <<P as Pots>::MoneyHold as InspectHold<AccountOf<P>>>::Reason;

/// Whether an account has the least that one can have of an asset.
pub fn is_endowed<AccountId: Eq, Money: Inspect<AccountId>>(
	asset: &Money::AssetId,
	account: &AccountId,
) -> bool {
	Money::balance(asset.clone(), account) >= Money::minimum_balance(asset.clone())
}

/// Gives a pot the least that an account can have of the native token and of its asset. The payer
/// keeps as much itself.
pub fn endow<AccountId, Money>(
	native: &Money::AssetId,
	asset: &Money::AssetId,
	pot: &AccountId,
	payer: &AccountId,
) -> DispatchResult
where
	AccountId: Eq,
	Money: Mutate<AccountId> + AccountTouch<Money::AssetId, AccountId>,
	Money::AssetId: PartialEq,
{
	let endow = |asset: &Money::AssetId| {
		let minimum = Money::minimum_balance(asset.clone());
		Money::transfer(asset.clone(), payer, pot, minimum, Preservation::Preserve)
	};
	endow(native)?;
	if asset != native {
		// Anybody could have sent so many other assets there that one more has no room. A deposit
		// makes room.
		if Money::should_touch(asset.clone(), pot) {
			Money::touch(asset.clone(), pot, payer)?;
		}
		endow(asset)?;
	}
	Ok(())
}

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
		if is_endowed::<_, Self::Money>(&native, &Self::account(&native)) {
			Self::record_open(&native);
		}
	}

	/// Opens the pot of an asset, which must not be open; the payer endows it.
	fn open(asset: &Self::AssetKind, payer: &Self::AccountId) -> DispatchResult {
		endow::<_, Self::Money>(&Self::NativeAsset::get(), asset, &Self::account(asset), payer)?;
		Self::record_open(asset);
		Ok(())
	}

	/// Whether the pot of an asset has its endowment: of the native token always, and of the asset
	/// while it is owed to somebody, because what is held stands on it.
	fn keeps_endowment(asset: &Self::AssetKind) -> bool {
		let pot = Self::account(asset);
		let owed = !Self::held(asset).is_zero();
		let has = |asset: &Self::AssetKind| is_endowed::<_, Self::Money>(asset, &pot);
		has(&Self::NativeAsset::get()) && (!owed || has(asset))
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

/// Why a pot of [`ScopePots`] is not opened, or does not take or pay.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum PotRefusal {
	/// There is no such scope.
	ScopeNotFound,
	/// The scope is closed.
	ScopeNotOpen,
	/// The scope does not accept the asset.
	AssetNotAccepted,
	/// The pot is open already.
	PotAlreadyOpen,
	/// The pot is not open.
	PotNotOpen,
	/// The pot would pay itself.
	InvalidPayee,
}

/// Pots of what people pay in for a scope.
pub trait ScopePots: Pots {
	/// Which scopes there are, and which assets they accept.
	type Scopes: Scopes<Self::AccountId, AssetKind = Self::AssetKind>;
	/// What the pallet says when something is refused.
	type Error: From<PotRefusal> + Into<DispatchError>;

	/// Opens the pot of an asset that the scope accepts; the payer endows it. Returns its account.
	fn open_for(
		scope: ScopeId,
		asset: &Self::AssetKind,
		payer: &Self::AccountId,
	) -> Result<Self::AccountId, DispatchError> {
		Self::ensure(Self::Scopes::exists(scope), PotRefusal::ScopeNotFound)?;
		Self::ensure(Self::Scopes::accepts(scope, asset), PotRefusal::AssetNotAccepted)?;
		Self::ensure(!Self::is_open(asset), PotRefusal::PotAlreadyOpen)?;
		Self::open(asset, payer)?;
		Ok(Self::account(asset))
	}

	/// Refuses an asset that a scope does not take for what is new, or that has no pot, and a scope in
	/// which nothing new begins now.
	fn ensure_takes(scope: ScopeId, asset: &Self::AssetKind) -> DispatchResult {
		Self::ensure(!Self::Scopes::is_closed(scope), PotRefusal::ScopeNotOpen)?;
		Self::Scopes::ensure_not_suspended(scope)?;
		Self::ensure(Self::Scopes::accepts_newly(scope, asset), PotRefusal::AssetNotAccepted)?;
		Self::ensure(Self::is_open(asset), PotRefusal::PotNotOpen)
	}

	/// Refuses the pot itself as a payee.
	fn ensure_payee(asset: &Self::AssetKind, to: &Self::AccountId) -> DispatchResult {
		Self::ensure(*to != Self::account(asset), PotRefusal::InvalidPayee)
	}

	/// Pays what was held to another account.
	fn pay(asset: &Self::AssetKind, amount: Balance, to: &Self::AccountId) -> DispatchResult {
		Self::ensure_payee(asset, to)?;
		Self::pay_out(asset, amount, to)
	}

	/// The pallet's error for a refusal, unless the condition holds.
	fn ensure(holds: bool, refusal: PotRefusal) -> DispatchResult {
		if holds {
			return Ok(());
		}
		Err(Self::Error::from(refusal).into())
	}
}
