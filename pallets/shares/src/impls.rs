// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The traits that other pallets use.

use crate::{Books, Config, HolderOf, OpenPots, Pallet, TermsOf, WeightInfo};
use alloc::vec::Vec;
use frame_support::{storage::with_storage_layer, weights::Weight};
use ovn_primitives::{
	traits::{Accepted, OnAccepted, ShareBooks},
	Balance, Basis, BookId, BookTerms, Part, Ratio, Series,
};
use sp_core::U256;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> OnAccepted<T::AccountId> for Pallet<T> {
	fn accepted(contribution: &Accepted<T::AccountId>) -> DispatchResult {
		let credited = with_storage_layer(|| Self::credit_contribution(contribution));
		if let Err(reason) = credited {
			Self::keep_credit(contribution, reason);
		}
		Ok(())
	}

	fn compensated(contribution: &Accepted<T::AccountId>) -> DispatchResult {
		with_storage_layer(|| Self::debit_contribution(contribution))
	}

	fn weight() -> Weight {
		T::WeightInfo::accepted().max(T::WeightInfo::compensated())
	}
}

impl<T: Config> ShareBooks<T::AccountId, T::AssetKind> for Pallet<T> {
	fn exists(book: BookId) -> bool {
		Books::<T>::contains_key(book)
	}

	fn create(book: BookId, terms: TermsOf<T>, inactive: bool) -> DispatchResult {
		with_storage_layer(|| Self::do_create(book, terms, inactive))
	}

	fn credit(book: BookId, holder: HolderOf<T>, units: u128) -> Result<Series, DispatchError> {
		with_storage_layer(|| {
			Self::ensure_principal(book, units)?;
			Self::do_credit(book, holder, units)
		})
	}

	fn debit(
		book: BookId,
		holder: HolderOf<T>,
		series: Series,
		units: u128,
	) -> Result<u128, DispatchError> {
		with_storage_layer(|| Self::do_debit(book, holder, series, units))
	}

	fn units(book: BookId) -> u128 {
		Books::<T>::get(book).map_or(0, |book| book.total())
	}

	fn basis(book: BookId, asset: &T::AssetKind, rate: u128) -> Basis {
		// A book whose value is out of bounds gets nothing, rather than block the income of others.
		Self::basis_of(book, asset, rate).unwrap_or(Basis { value: U256::zero(), room: Some(0) })
	}

	fn distribute(
		payer: &T::AccountId,
		asset: &T::AssetKind,
		parts: &[Part],
	) -> Result<Vec<Balance>, DispatchError> {
		Self::do_distribute(payer, asset, parts)
	}

	fn has_place(book: BookId, asset: &T::AssetKind) -> bool {
		Books::<T>::get(book).is_none_or(|book| {
			let equity = matches!(book.terms, BookTerms::Equity);
			!equity || !book.lines.is_full() || book.lines.iter().any(|line| line.asset == *asset)
		})
	}

	fn is_pot_open(asset: &T::AssetKind) -> bool {
		OpenPots::<T>::contains_key(asset)
	}

	fn open_pot(asset: &T::AssetKind, payer: &T::AccountId) -> DispatchResult {
		with_storage_layer(|| Self::endow_pot(asset.clone(), payer))
	}

	fn end_epoch(book: BookId) -> DispatchResult {
		with_storage_layer(|| Self::do_end_epoch(book))
	}

	fn set_ceiling(book: BookId, ceiling: Ratio) -> DispatchResult {
		with_storage_layer(|| Self::do_set_ceiling(book, ceiling))
	}

	fn activate(book: BookId, scale: Option<(Balance, Balance)>) -> DispatchResult {
		with_storage_layer(|| Self::do_activate(book, scale))
	}

	fn owed(book: BookId) -> Option<Balance> {
		Self::owed_by(book)
	}

	fn ceiling(book: BookId) -> Option<Ratio> {
		match Books::<T>::get(book)?.terms {
			BookTerms::Debt { ceiling, .. } => Some(ceiling),
			BookTerms::Equity | BookTerms::Once { .. } => None,
		}
	}

	fn outstanding(book: BookId, holder: &HolderOf<T>, series: Series) -> Option<(u128, Balance)> {
		let (units, amount) = Self::outstanding_of(book, holder, series)?;
		Some((units, amount))
	}

	fn draw(
		who: &T::AccountId,
		book: BookId,
		series: Series,
		asset: &T::AssetKind,
		at_most: Balance,
		to: &T::AccountId,
	) -> Result<Balance, DispatchError> {
		with_storage_layer(|| Self::do_draw(who, book, series, asset, at_most, to))
	}

	fn draw_weight() -> Weight {
		T::WeightInfo::claim(1)
	}

	fn principal_of(book: BookId, holder: &HolderOf<T>) -> u128 {
		Self::open_principal(book, holder)
	}

	fn credit_weight() -> Weight {
		T::WeightInfo::accepted().max(T::WeightInfo::compensated())
	}

	fn distribute_weight(parts: u32) -> Weight {
		T::WeightInfo::distribute(parts)
	}
}
