// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Purses and their pots: opening, spending, closing.

use crate::{AcceptedAssets, Config, Counts, Error, Event, Funds, OpenPots, Pallet, Spent};
use frame_support::{
	ensure,
	traits::{
		fungible::{Inspect as _, InspectHold as _, Mutate as _},
		fungibles::{Inspect as _, Mutate as _, Refund as _},
		tokens::{Fortitude, Preservation},
		Get,
	},
};
use ovn_math::decision::spending;
use ovn_primitives::{
	pot::{endow, is_endowed},
	runtime::{derived_account, ensure_may_spend},
	traits::{Scopes as _, SpendLimits},
	Balance, Name, Purse, ScopeId,
};
use sp_runtime::{traits::Zero, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The account of a pot: the hash of the pallet's id, the scope, the purse and the asset.
	pub fn pot_account(scope: ScopeId, purse: Purse, asset: &T::AssetKind) -> T::AccountId {
		derived_account((T::PalletId::get(), b"pot", scope, purse, asset))
	}

	/// The account with which a scope acts: that of its treasury for the native token.
	pub(crate) fn scope_account(scope: ScopeId) -> T::AccountId {
		Self::pot_account(scope, Purse::Treasury, &T::NativeAsset::get())
	}

	/// The native pot that sponsors a scope's people.
	pub(crate) fn sponsor_pot(scope: ScopeId) -> T::AccountId {
		Self::pot_account(scope, Purse::Sponsor, &T::NativeAsset::get())
	}

	/// Whether a name is one: not empty, and UTF-8.
	pub(crate) fn ensure_name(name: &Name) -> DispatchResult {
		ensure!(!name.is_empty() && core::str::from_utf8(name).is_ok(), Error::<T>::InvalidName);
		Ok(())
	}

	/// Whether a scope takes an asset.
	pub(crate) fn accepts_asset(scope: ScopeId, asset: &T::AssetKind) -> bool {
		*asset == T::NativeAsset::get() || AcceptedAssets::<T>::get(scope).contains(asset)
	}

	/// Counts a pot of the genesis as open if it was endowed.
	pub(crate) fn adopt_endowed_pot(scope: ScopeId, purse: Purse) {
		let native = T::NativeAsset::get();
		let pot = Self::pot_account(scope, purse, &native);
		if is_endowed::<_, T::Money>(&native, &pot) {
			OpenPots::<T>::insert(scope, (purse, native), ());
		}
	}

	pub(crate) fn do_create_fund(scope: ScopeId, name: Name) -> DispatchResult {
		Self::active_record(scope)?;
		Self::ensure_name(&name)?;
		let mut counts = Counts::<T>::get(scope);
		let fund = counts.funds;
		ensure!(fund < T::MaxFunds::get(), Error::<T>::TooManyFunds);
		counts.funds = fund.checked_add(1).ok_or(Error::<T>::Overflow)?;
		Counts::<T>::insert(scope, counts);
		Funds::<T>::insert(scope, fund, name.clone());
		Self::deposit_event(Event::FundCreated { scope, fund, name });
		Ok(())
	}

	/// Of a closed scope, too: what it is still due in the asset is to reach it.
	pub(crate) fn do_accept_asset(scope: ScopeId, asset: T::AssetKind) -> DispatchResult {
		Self::record(scope)?;
		ensure!(asset != T::NativeAsset::get(), Error::<T>::NativeAsset);
		ensure!(T::Money::asset_exists(asset.clone()), Error::<T>::AssetNotFound);
		AcceptedAssets::<T>::try_mutate(scope, |assets| {
			ensure!(!assets.contains(&asset), Error::<T>::AlreadyAcceptedAsset);
			assets.try_push(asset.clone()).map_err(|_| Error::<T>::TooManyAssets)
		})?;
		Self::deposit_event(Event::AssetAccepted { scope, asset });
		Ok(())
	}

	pub(crate) fn do_drop_asset(scope: ScopeId, asset: T::AssetKind) -> DispatchResult {
		ensure!(asset != T::NativeAsset::get(), Error::<T>::NativeAsset);
		AcceptedAssets::<T>::try_mutate(scope, |assets| {
			let position = assets.iter().position(|other| *other == asset);
			assets.remove(position.ok_or(Error::<T>::AssetNotAccepted)?);
			Ok::<_, Error<T>>(())
		})?;
		Self::deposit_event(Event::AssetDropped { scope, asset });
		Ok(())
	}

	pub(crate) fn do_open_pot(
		scope: ScopeId,
		purse: Purse,
		asset: T::AssetKind,
		payer: &T::AccountId,
	) -> DispatchResult {
		let record = Self::record(scope)?;
		let native = T::NativeAsset::get();
		match purse {
			// Of a closed scope, too: what it is still due is paid there.
			Purse::Treasury => {},
			Purse::Sponsor => {
				ensure!(!record.is_closed(), Error::<T>::ScopeNotOpen);
				ensure!(asset == native, Error::<T>::NativeOnly);
			},
			Purse::Fund(fund) => {
				ensure!(Funds::<T>::contains_key(scope, fund), Error::<T>::FundNotFound);
			},
		}
		ensure!(Self::accepts_asset(scope, &asset), Error::<T>::AssetNotAccepted);
		let key = (purse, asset.clone());
		ensure!(!OpenPots::<T>::contains_key(scope, &key), Error::<T>::PotAlreadyOpen);

		let pot = Self::pot_account(scope, purse, &asset);
		endow::<_, T::Money>(&native, &asset, &pot, payer)?;
		OpenPots::<T>::insert(scope, key, ());
		Self::deposit_event(Event::PotOpened { scope, purse, asset, pot, payer: payer.clone() });
		Ok(())
	}

	/// What a purse can spend of an asset: neither its endowment nor what is held on it.
	pub(crate) fn spendable(scope: ScopeId, purse: Purse, asset: &T::AssetKind) -> Balance {
		T::Money::reducible_balance(
			asset.clone(),
			&Self::pot_account(scope, purse, asset),
			Preservation::Preserve,
			Fortitude::Polite,
		)
	}

	/// What was spent of a purse in the last days.
	fn spent(scope: ScopeId, purse: Purse, asset: &T::AssetKind) -> Balance {
		let spent = Spent::<T>::get(scope, (purse, asset)).unwrap_or_default();
		spent.sum(Self::today()).unwrap_or(Balance::MAX)
	}

	/// What significant decisions can still spend of a purse.
	pub(crate) fn left_of_limit(scope: ScopeId, purse: Purse, asset: &T::AssetKind) -> Balance {
		let (spendable, spent) =
			(Self::spendable(scope, purse, asset), Self::spent(scope, purse, asset));
		spending::left(spendable, spent, T::SpendLimits::percent(scope))
	}

	/// Counts what leaves a purse by decision. Fails if the scope is suspended.
	pub(crate) fn count_spending(
		scope: ScopeId,
		purse: Purse,
		asset: &T::AssetKind,
		amount: Balance,
	) -> DispatchResult {
		let open = OpenPots::<T>::contains_key(scope, (purse, asset));
		ensure!(open, Error::<T>::PotNotOpen);
		Self::ensure_not_suspended(scope)?;
		Self::count_payment(scope, purse, asset, amount)
	}

	/// Counts what leaves a purse by decision, to pay what the scope owes.
	pub(crate) fn count_payment(
		scope: ScopeId,
		purse: Purse,
		asset: &T::AssetKind,
		amount: Balance,
	) -> DispatchResult {
		let key = (purse, asset);
		ensure!(OpenPots::<T>::contains_key(scope, key), Error::<T>::PotNotOpen);
		let mut spent = Spent::<T>::get(scope, key).unwrap_or_default();
		spent.add(Self::today(), amount).map_err(|_| Error::<T>::Overflow)?;
		Spent::<T>::insert(scope, key, spent);
		Ok(())
	}

	/// Refuses what a purse cannot spend, whoever decides it.
	fn ensure_can_spend(
		scope: ScopeId,
		purse: Purse,
		asset: &T::AssetKind,
		amount: Balance,
	) -> DispatchResult {
		ensure!(OpenPots::<T>::contains_key(scope, (purse, asset)), Error::<T>::PotNotOpen);
		ensure!(!amount.is_zero(), Error::<T>::ZeroAmount);
		ensure!(amount <= Self::spendable(scope, purse, asset), Error::<T>::InsufficientFunds);
		Self::ensure_not_suspended(scope)
	}

	/// Succeeds if the origin decides that so much leaves a purse. What cannot be spent anyway is
	/// told before what is too much for the decision.
	pub(crate) fn ensure_may_spend(
		origin: T::RuntimeOrigin,
		scope: ScopeId,
		(purse, asset, amount): (Purse, &T::AssetKind, Balance),
	) -> DispatchResult {
		let above = || match Self::ensure_can_spend(scope, purse, asset, amount) {
			Ok(()) => Error::<T>::AboveSpendLimit.into(),
			Err(error) => error,
		};
		let what = (purse, asset, amount);
		let unknown = Error::<T>::ScopeNotFound;
		ensure_may_spend::<_, _, Self, T::ScopeOrigin>(origin, scope, what, unknown, above)
	}

	pub(crate) fn do_spend(
		scope: ScopeId,
		purse: Purse,
		asset: T::AssetKind,
		amount: Balance,
		beneficiary: T::AccountId,
	) -> DispatchResult {
		Self::ensure_can_spend(scope, purse, &asset, amount)?;
		let pot = Self::pot_account(scope, purse, &asset);
		ensure!(beneficiary != pot, Error::<T>::InvalidBeneficiary);
		Self::count_spending(scope, purse, &asset, amount)?;
		T::Money::transfer(asset.clone(), &pot, &beneficiary, amount, Preservation::Preserve)?;
		Self::deposit_event(Event::Spent { scope, purse, asset, amount, beneficiary });
		Ok(())
	}

	pub(crate) fn do_close_pot(
		scope: ScopeId,
		purse: Purse,
		asset: T::AssetKind,
		beneficiary: T::AccountId,
	) -> DispatchResult {
		let record = Self::record(scope)?;
		Self::ensure_not_suspended(scope)?;
		let native = T::NativeAsset::get();
		let key = (purse, asset.clone());
		ensure!(OpenPots::<T>::contains_key(scope, &key), Error::<T>::PotNotOpen);
		let needed = asset == native && !matches!(purse, Purse::Fund(_));
		ensure!(record.is_closed() || !needed, Error::<T>::PotNeeded);
		let pot = Self::pot_account(scope, purse, &asset);
		ensure!(beneficiary != pot, Error::<T>::InvalidBeneficiary);
		ensure!(T::Native::total_balance_on_hold(&pot).is_zero(), Error::<T>::PotInUse);
		let polite = Fortitude::Polite;
		let all =
			T::Money::reducible_balance(asset.clone(), &pot, Preservation::Expendable, polite);
		// What is held or frozen would be out of reach in a closed pot.
		let foreign = asset != native;
		ensure!(
			!foreign || all == T::Money::total_balance(asset.clone(), &pot),
			Error::<T>::PotInUse
		);

		OpenPots::<T>::remove(scope, &key);
		Spent::<T>::remove(scope, &key);
		// The asset first: it stands on the native endowment.
		if foreign {
			if !all.is_zero() {
				T::Money::transfer(
					asset.clone(),
					&pot,
					&beneficiary,
					all,
					Preservation::Expendable,
				)?;
			}
			// Fails while the asset is frozen: then who paid it takes the deposit back later.
			if T::Money::deposit_held(asset.clone(), pot.clone()).is_some() {
				let _ = T::Money::refund(asset.clone(), pot.clone());
			}
		}
		// All of it, unless others sent assets there that stand on the endowment.
		let rest = T::Native::reducible_balance(&pot, Preservation::Expendable, polite);
		if !rest.is_zero() {
			T::Native::transfer(&pot, &beneficiary, rest, Preservation::Expendable)?;
		}
		Self::deposit_event(Event::PotClosed { scope, purse, asset, beneficiary });
		Ok(())
	}
}
