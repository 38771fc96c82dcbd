// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What was paid by contract: accounts, ceilings, payments.

use crate::{
	AccountOf, Accounts, AssetList, Config, ContractOf, Contracts, Ending, Error, Event, Gives,
	Line, Pallet, State,
};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::ensure;
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::settlement::ceiling;
use ovn_primitives::{
	runtime::now, sum, traits::Incomes, Balance, ContractId, IncomeClass, Party, Purse,
};
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::{
	traits::{One, Saturating, Zero},
	DispatchError, DispatchResult,
};

impl<T: Config> Pallet<T> {
	/// The ceiling of a contract with what was paid towards it, in the order of its assets; `None`: it
	/// has none.
	pub(crate) fn ceilings(
		assets: &AssetList<T::AssetKind>,
		account: &AccountOf<T>,
	) -> Result<Option<Vec<ceiling::Line>>, Error<T>> {
		let lines = assets.iter().map(|terms| {
			let amount = terms.ceiling?;
			let line = account.lines.iter().find(|line| line.asset == terms.asset);
			Some(ceiling::Line { amount, paid: line.map_or(0, |line| line.paid) })
		});
		Ok(lines.collect())
	}

	/// What the ceiling of a contract leaves in an asset; `None`: it has none. A later contract with a
	/// higher ceiling can have paid more than all of it: then it leaves nothing.
	pub(crate) fn left(
		assets: &AssetList<T::AssetKind>,
		account: &AccountOf<T>,
		asset: &T::AssetKind,
	) -> Result<Option<u128>, Error<T>> {
		let place = assets.iter().position(|terms| terms.asset == *asset);
		let place = place.ok_or(Error::<T>::AssetNotNamed)?;
		let Some(lines) = Self::ceilings(assets, account)? else { return Ok(None) };
		if ceiling::check(&lines).is_err() {
			return Ok(Some(0));
		}
		Ok(Some(ceiling::missing(&lines, place)?))
	}

	/// What can still be paid by a contract in an asset: what its own ceiling leaves, and that of the
	/// last contract of its account, unless that ends before it begins; `None`: there is none.
	pub(crate) fn payable(
		id: ContractId,
		record: &ContractOf<T>,
		account: &AccountOf<T>,
		asset: &T::AssetKind,
	) -> Result<Option<u128>, Error<T>> {
		let own = Self::left(&record.terms.assets, account, asset)?;
		if account.latest == id {
			return Ok(own);
		}
		let latest = Self::existing(account.latest)?;
		if !Self::begins(&latest) {
			return Ok(own);
		}
		Ok(least(own, Self::left(&latest.terms.assets, account, asset)?))
	}

	/// The line of an asset.
	pub(crate) fn line<'a>(
		account: &'a mut AccountOf<T>,
		asset: &T::AssetKind,
	) -> Result<&'a mut Line<T::AssetKind>, Error<T>> {
		account.lines.iter_mut().find(|line| line.asset == *asset).ok_or(Error::<T>::AssetNotNamed)
	}

	/// Counts what is paid in an asset. It is what later payments of the same call find.
	pub(crate) fn count_paid(
		line: &mut Line<T::AssetKind>,
		amount: Balance,
	) -> Result<(), Error<T>> {
		line.paid = sum::plus::<Error<T>, _>(line.paid, amount)?;
		Ok(())
	}

	/// Whether all of a contract's ceiling is paid, or more.
	pub(crate) fn is_full(
		assets: &AssetList<T::AssetKind>,
		account: &AccountOf<T>,
	) -> Result<bool, Error<T>> {
		match Self::ceilings(assets, account)? {
			Some(lines) => Ok(ceiling::check(&lines).is_err() || ceiling::is_complete(&lines)?),
			None => Ok(false),
		}
	}

	/// Pays to the payee what was counted as paid by a contract, and records it. `record` and `account`
	/// are stored by the caller.
	pub(crate) fn pay(
		(id, record): (ContractId, &mut ContractOf<T>),
		account: &mut AccountOf<T>,
		payer: &T::AccountId,
		(asset, amount): (&T::AssetKind, Balance),
		period: Option<u32>,
	) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		let paid = Self::line(account, asset)?.paid;
		let number = record.payments;
		record.payments = sum::plus::<Error<T>, _>(number, 1)?;
		let payment = (b"ovn:contract-payment:1", Self::genesis(), id, number);
		let reference: H256 = payment.using_encoded(blake2_256).into();
		let (payee, class) = (record.terms.payee, IncomeClass::Licence);
		let recorded = T::Incomes::record_or_post(payer, payee, asset, amount, class, reference)?;
		Self::deposit_event(Event::ContractPaid {
			contract: id,
			period,
			asset: asset.clone(),
			amount,
			paid,
			reference,
			recorded,
		});
		Ok(())
	}

	/// Stores a contract and its account after a payment, and completes it and the last contract of its
	/// account if that paid all of their ceilings.
	pub(crate) fn settle(
		id: ContractId,
		record: ContractOf<T>,
		account: AccountOf<T>,
	) -> DispatchResult {
		let (root, latest) = (record.root, account.latest);
		Contracts::<T>::insert(id, &record);
		let last = if latest == id { record.clone() } else { Self::existing(latest)? };
		Self::complete_if_full(id, &record, &account)?;
		if Self::begins(&last) && Self::is_full(&last.terms.assets, &account)? {
			match (&last.terms.gives, &last.terms.payer) {
				(Gives::Share(_), Party::Scope(payer)) => Self::complete_shares(*payer, root)?,
				_ => Self::complete_if_full(latest, &Self::existing(latest)?, &account)?,
			}
		}
		Accounts::<T>::insert(root, account);
		Ok(())
	}

	/// Completes a contract that has not ended and whose ceiling is paid.
	fn complete_if_full(
		id: ContractId,
		record: &ContractOf<T>,
		account: &AccountOf<T>,
	) -> DispatchResult {
		let ends = Self::has_ended(record) || Self::is_completed(record);
		if ends || !Self::is_full(&record.terms.assets, account)? {
			return Ok(());
		}
		// The period of a licence in which the last part was declared lasts for a block at least, so that
		// it can be closed.
		let at = match (&record.terms.gives, &record.state) {
			(Gives::Licence(_), State::Signed { from, .. }) => {
				now::<T>().max(*from).saturating_add(One::one())
			},
			_ => now::<T>(),
		};
		Self::complete(id, at)
	}

	/// Ends a contract all of whose ceiling is paid, at a block.
	pub(crate) fn complete(id: ContractId, at: BlockNumberFor<T>) -> DispatchResult {
		Self::deposit_event(Event::ContractCompleted { contract: id });
		Self::end(id, at, Ending::Completed)
	}

	pub(crate) fn do_pay_ceiling(
		origin: T::RuntimeOrigin,
		id: ContractId,
		asset: T::AssetKind,
		amount: Balance,
		purse: Option<Purse>,
	) -> DispatchResult {
		let mut record = Self::signed(id)?;
		let mut account = Accounts::<T>::get(record.root);
		let own = Self::left(&record.terms.assets, &account, &asset)?;
		ensure!(own.is_some(), Error::<T>::CeilingNotFound);
		let left = Self::payable(id, &record, &account, &asset)?.unwrap_or_default();
		ensure!(!Self::has_ended(&record), Error::<T>::AlreadyOver);
		let taken = amount.min(left);
		ensure!(!taken.is_zero(), Error::<T>::ZeroAmount);
		let payer = Self::payer_of(origin, &record, purse, (&asset, taken))?;
		Self::count_paid(Self::line(&mut account, &asset)?, taken)?;
		Self::pay((id, &mut record), &mut account, &payer, (&asset, taken), None)?;
		Self::settle(id, record, account)
	}

	/// The account that pays an amount for the payer of a contract, if the origin may.
	pub(crate) fn payer_of(
		origin: T::RuntimeOrigin,
		record: &ContractOf<T>,
		purse: Option<Purse>,
		(asset, amount): (&T::AssetKind, Balance),
	) -> Result<T::AccountId, DispatchError> {
		let amounts = [(asset.clone(), amount)];
		let accounts = Self::ensure_pays(origin, &record.terms.payer, purse, &amounts)?;
		Ok(accounts.into_iter().next().ok_or(Error::<T>::Inconsistent)?)
	}

	/// Whether a contract is in force now.
	pub(crate) fn is_in_force(record: &ContractOf<T>) -> bool {
		match record.state {
			State::Signed { from, .. } => from <= now::<T>() && !Self::has_ended(record),
			State::Offered { .. } => false,
		}
	}

	/// Whether all of the ceiling of a contract was paid, or that of the last one of its account.
	pub(crate) fn is_completed(record: &ContractOf<T>) -> bool {
		matches!(record.state, State::Signed { until: Some((_, Ending::Completed)), .. })
	}

	/// Whether a contract is in force at some time: it does not end before it begins.
	pub(crate) fn begins(record: &ContractOf<T>) -> bool {
		match record.state {
			State::Signed { from, until } => Self::is_after(until.map(|(until, _)| until), from),
			State::Offered { .. } => false,
		}
	}

	/// Whether an end is after a block, or there is none.
	pub(crate) fn is_after(until: Option<BlockNumberFor<T>>, at: BlockNumberFor<T>) -> bool {
		until.is_none_or(|until| until > at)
	}
}

/// The lesser of two limits.
pub(crate) fn least(a: Option<u128>, b: Option<u128>) -> Option<u128> {
	match (a, b) {
		(Some(a), Some(b)) => Some(a.min(b)),
		(one, None) | (None, one) => one,
	}
}
