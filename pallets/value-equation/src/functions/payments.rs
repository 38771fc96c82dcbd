// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Pots, inboxes and collection.

use crate::{
	Config, DuesOf, Error, Event, Flows, HoldReason, Inboxes, Levied, Line, OlderDues, OpenPots,
	Pallet, Payee,
};
use core::marker::PhantomData;
use frame_support::{ensure, traits::Get, PalletId};
use ovn_primitives::{
	traits::{Scopes, ShareBooks},
	Balance, Pots, Purse, ScopeId,
};
use sp_runtime::{traits::Zero, DispatchError, DispatchResult};

/// Where money lies that value equations owe.
pub struct Owed<T>(PhantomData<T>);

impl<T: Config> Pots for Owed<T> {
	type AccountId = T::AccountId;
	type AssetKind = T::AssetKind;
	type Money = T::Money;
	type MoneyHold = T::MoneyHold;
	type NativeAsset = T::NativeAsset;

	fn pallet_id() -> PalletId {
		T::PalletId::get()
	}

	fn reason() -> T::RuntimeHoldReason {
		HoldReason::Owed.into()
	}

	fn is_open(asset: &T::AssetKind) -> bool {
		OpenPots::<T>::contains_key(asset)
	}

	fn record_open(asset: &T::AssetKind) {
		OpenPots::<T>::insert(asset, ());
	}
}

impl<T: Config> Pallet<T> {
	/// The account that is the pot for an asset.
	pub fn pot_account(asset: &T::AssetKind) -> T::AccountId {
		Owed::<T>::account(asset)
	}

	/// Whether the pot for an asset is open, and that of the share books: without that contributors
	/// would get nothing of an income.
	pub(crate) fn has_pots(asset: &T::AssetKind) -> bool {
		Owed::<T>::is_open(asset) && T::Books::is_pot_open(asset)
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
		if Owed::<T>::is_open(&asset) {
			return Ok(());
		}
		Owed::<T>::open(&asset, payer)?;
		let pot = Self::pot_account(&asset);
		Self::deposit_event(Event::PotOpened { asset, pot, payer: payer.clone() });
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
		Owed::<T>::pay_out(asset, amount, &to)
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
				let purse = Self::levy_of(network).purse.ok_or(Error::<T>::LevyIsDivided)?;
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
		amount: Balance,
	) -> DispatchResult {
		Self::ensure_scope(scope)?;
		Self::ensure_pots(asset)?;
		ensure!(!amount.is_zero(), Error::<T>::ZeroAmount);
		Owed::<T>::take_in(payer, asset, amount)?;
		let levied = Levied::by_nobody().and(source.and_then(T::Scopes::network));
		Self::post(scope, source, asset, &levied, amount)
	}
}
