// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Pots, inboxes and collection.

use crate::{
	Config, DuesOf, Error, Event, Flows, HoldReason, Inboxes, Levied, Line, OlderDues, OpenPots,
	Pallet, Payee,
};
use frame_support::{
	ensure,
	traits::{
		fungibles::{hold::Mutate as _, Inspect as _, Mutate as _},
		tokens::{Precision, Preservation},
		AccountTouch as _, Get,
	},
};
use ovn_primitives::{
	runtime::derived_account,
	traits::{Scopes, ShareBooks},
	Purse, ScopeId,
};
use sp_runtime::{traits::Zero, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The account that is the pot for an asset: the hash of the pallet's id and the asset.
	pub fn pot_account(asset: &T::AssetKind) -> T::AccountId {
		derived_account((T::PalletId::get(), b"pot", asset))
	}

	/// Counts the native pot of the genesis as open if it was endowed.
	pub(crate) fn adopt_endowed_pot() {
		let native = T::NativeAsset::get();
		let pot = Self::pot_account(&native);
		if T::Money::balance(native.clone(), &pot) >= T::Money::minimum_balance(native.clone()) {
			OpenPots::<T>::insert(native, ());
		}
	}

	/// Whether the pot for an asset is open, and that of the share books: without that contributors would get
	/// nothing of an income.
	pub(crate) fn has_pots(asset: &T::AssetKind) -> bool {
		OpenPots::<T>::contains_key(asset) && T::Books::is_pot_open(asset)
	}

	pub(crate) fn ensure_pots(asset: &T::AssetKind) -> DispatchResult {
		ensure!(Self::has_pots(asset), Error::<T>::PotNotOpen);
		Ok(())
	}

	pub(crate) fn do_open_pot(
		payer: &T::AccountId,
		scope: ScopeId,
		asset: T::AssetKind,
	) -> DispatchResult {
		ensure!(T::Scopes::accepts(scope, &asset), Error::<T>::AssetNotAccepted);
		ensure!(!Self::has_pots(&asset), Error::<T>::PotAlreadyOpen);
		if !T::Books::is_pot_open(&asset) {
			T::Books::open_pot(&asset, payer)?;
		}
		if OpenPots::<T>::contains_key(&asset) {
			return Ok(());
		}
		let native = T::NativeAsset::get();
		let pot = Self::pot_account(&asset);
		let endow = |of: T::AssetKind| {
			let least = T::Money::minimum_balance(of.clone());
			T::Money::transfer(of, payer, &pot, least, Preservation::Preserve)
		};
		endow(native.clone())?;
		if asset != native {
			// Anybody could have sent other assets there, so many that one more has no room. A deposit
			// makes room.
			if T::Money::should_touch(asset.clone(), &pot) {
				T::Money::touch(asset.clone(), &pot, payer)?;
			}
			endow(asset.clone())?;
		}
		OpenPots::<T>::insert(&asset, ());
		Self::deposit_event(Event::PotOpened { asset, pot, payer: payer.clone() });
		Ok(())
	}

	/// Keeps `amount` of what is free on the pot for those to whom it is owed.
	pub(crate) fn keep(asset: &T::AssetKind, amount: T::Balance) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		let pot = Self::pot_account(asset);
		T::MoneyHold::hold(asset.clone(), &HoldReason::Owed.into(), &pot, amount)
	}

	/// Frees `amount` of what is kept, to be paid.
	pub(crate) fn free(asset: &T::AssetKind, amount: T::Balance) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		let pot = Self::pot_account(asset);
		let reason = HoldReason::Owed.into();
		T::MoneyHold::release(asset.clone(), &reason, &pot, amount, Precision::Exact)?;
		Ok(())
	}

	/// Pays what is owed.
	fn pay(asset: &T::AssetKind, payee: &Payee<T::AccountId>, amount: u128) -> DispatchResult {
		let to = match payee {
			Payee::Account(account) => account.clone(),
			Payee::Purse(scope, purse) => {
				let open = T::Scopes::is_pot_open(*scope, *purse, asset);
				ensure!(open, Error::<T>::PurseNotOpen);
				T::Scopes::pot(*scope, *purse, asset)
			},
		};
		let amount = Self::balance(amount)?;
		Self::free(asset, amount)?;
		let pot = Self::pot_account(asset);
		T::Money::transfer(asset.clone(), &pot, &to, amount, Preservation::Preserve)?;
		Ok(())
	}

	pub(crate) fn do_collect(scope: ScopeId, asset: T::AssetKind, line: Line) -> DispatchResult {
		let (payee, amount) = match line {
			Line::Older { version, index } => Self::take_older(scope, &asset, version, index)?,
			line => Self::take_present(scope, &asset, line)?,
		};
		// What a closed scope is due goes to where it is paid now.
		let payee = match payee {
			Payee::Purse(scope, purse) => {
				let payable = T::Scopes::payable_purse(scope, purse, &asset);
				let (scope, purse) = payable.ok_or(Error::<T>::PurseNotOpen)?;
				Payee::Purse(scope, purse)
			},
			account => account,
		};
		Self::pay(&asset, &payee, amount)?;
		Self::deposit_event(Event::Collected { scope, asset, line, payee, amount });
		Ok(())
	}

	fn take_present(
		scope: ScopeId,
		asset: &T::AssetKind,
		line: Line,
	) -> Result<(Payee<T::AccountId>, u128), DispatchError> {
		let mut flow = Flows::<T>::get(scope, asset);
		let (payee, due) = match line {
			Line::Levy => {
				let network = T::Scopes::network(scope).ok_or(Error::<T>::NothingOwed)?;
				let purse = Self::levy_of(network).purse;
				(Some(Payee::Purse(network, purse)), &mut flow.levy_due)
			},
			Line::Residue => (Some(Payee::Purse(scope, flow.residue)), &mut flow.residue_due),
			Line::Bucket(place) => {
				let bucket =
					flow.buckets.get_mut(usize::from(place)).ok_or(Error::<T>::NothingOwed)?;
				(bucket.payee.clone(), &mut bucket.due)
			},
			Line::Older { .. } => return Err(Error::<T>::NothingOwed.into()),
		};
		let amount = core::mem::take(due);
		ensure!(amount > 0, Error::<T>::NothingOwed);
		Flows::<T>::insert(scope, asset, flow);
		Ok((payee.ok_or(Error::<T>::NothingOwed)?, amount))
	}

	fn take_older(
		scope: ScopeId,
		asset: &T::AssetKind,
		version: u32,
		index: u8,
	) -> Result<(Payee<T::AccountId>, u128), DispatchError> {
		let key = (scope, asset.clone(), version);
		let mut dues: DuesOf<T> = OlderDues::<T>::get(&key).unwrap_or_default();
		let (payee, due) = dues.get_mut(usize::from(index)).ok_or(Error::<T>::NothingOwed)?;
		let due = (payee.clone(), core::mem::take(due));
		ensure!(due.1 > 0, Error::<T>::NothingOwed);
		if dues.iter().all(|(_, due)| *due == 0) {
			OlderDues::<T>::remove(&key);
		} else {
			OlderDues::<T>::insert(&key, dues);
		}
		Ok(due)
	}

	pub(crate) fn do_move_savings(
		scope: ScopeId,
		asset: T::AssetKind,
		bucket: u8,
		purse: Purse,
	) -> DispatchResult {
		Self::ensure_purse(scope, purse)?;
		let amount = Flows::<T>::mutate(scope, &asset, |flow| {
			let bucket = flow.buckets.get_mut(usize::from(bucket));
			bucket.map(|bucket| core::mem::take(&mut bucket.savings)).unwrap_or_default()
		});
		ensure!(amount > 0, Error::<T>::NothingOwed);
		Self::pay(&asset, &Payee::Purse(scope, purse), amount)?;
		Self::deposit_event(Event::SavingsMoved { scope, asset, bucket, purse, amount });
		Ok(())
	}

	/// Adds to the inbox of a scope what is held on the pot already.
	pub(crate) fn post(
		scope: ScopeId,
		source: Option<ScopeId>,
		asset: &T::AssetKind,
		levied: &Levied,
		amount: u128,
	) -> DispatchResult {
		let key = (scope, asset.clone(), levied.clone());
		let inbox = Self::plus(Inboxes::<T>::get(&key), amount)?;
		Inboxes::<T>::insert(&key, inbox);
		Self::deposit_event(Event::InboxCredited {
			scope,
			source,
			asset: asset.clone(),
			levied: levied.clone(),
			amount,
			inbox,
		});
		Ok(())
	}

	/// Moves money from another pot into the inbox of a scope.
	pub(crate) fn do_deposit(
		payer: &T::AccountId,
		scope: ScopeId,
		source: Option<ScopeId>,
		asset: &T::AssetKind,
		amount: T::Balance,
	) -> DispatchResult {
		Self::ensure_scope(scope)?;
		Self::ensure_pots(asset)?;
		ensure!(!amount.is_zero(), Error::<T>::ZeroAmount);
		let pot = Self::pot_account(asset);
		T::Money::transfer(asset.clone(), payer, &pot, amount, Preservation::Preserve)?;
		Self::keep(asset, amount)?;
		let levied = Levied::by_nobody().and(source.and_then(T::Scopes::network));
		Self::post(scope, source, asset, &levied, amount.into())
	}
}
