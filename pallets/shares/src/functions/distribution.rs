// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Distributing money to books.

use super::{books::line, Owed};
use crate::{BookOf, Books, Config, Epochs, Error, Event, OpenPots, Pallet, MAX_ASSETS};
use alloc::vec::Vec;
use frame_support::traits::Get;
use ovn_math::{principal, split};
use ovn_primitives::{
	sum::plus, traits::Scopes as _, Balance, Basis, BookId, BookTerms, Part, Pots as _,
};
use sp_core::U256;
use sp_runtime::{DispatchError, DispatchResult};

/// What a book of expenses takes now.
struct Expenses {
	/// What was laid out in the epoch that is paid now: the present one, or the next if the present
	/// one is paid.
	units: u128,
	/// What that epoch still lacks, in base units.
	room: u128,
	/// Whether the present epoch is paid or empty, so that it ends.
	ends: bool,
}

impl<T: Config> Pallet<T> {
	/// The place of an asset in the list of a book; `None` if the book takes none of it now.
	fn takes(id: BookId, book: &BookOf<T>, asset: &T::AssetKind) -> Option<usize> {
		if book.inactive || book.total() == 0 {
			return None;
		}
		let place = book.lines.iter().position(|line| line.asset == *asset);
		let place = match book.terms {
			BookTerms::Equity => match place {
				Some(place) => place,
				None if book.lines.len() < MAX_ASSETS as usize => book.lines.len(),
				None => return None,
			},
			BookTerms::Debt { .. } | BookTerms::Once { .. } => place?,
		};
		let accepted = id.scope().is_none_or(|scope| T::Scopes::accepts(scope, asset));
		(accepted && OpenPots::<T>::contains_key(asset)).then_some(place)
	}

	/// What a book of expenses takes.
	fn expenses(book: &BookOf<T>) -> Expenses {
		let undistributed = book.lines.first().map_or(0, |line| line.undistributed);
		let missing = book.units.saturating_sub(book.epoch_paid);
		let ends = missing == 0;
		let (units, room) = if ends { (book.waiting, book.waiting) } else { (book.units, missing) };
		Expenses { units, room: room.saturating_sub(undistributed), ends }
	}

	/// The value of principal. For a kind that counts the asset, `per_unit` base units are worth
	/// `rate` now; otherwise principal counts at its amount.
	fn principal_value(
		per_unit: Option<u128>,
		rate: u128,
		principal: u128,
	) -> Result<U256, Error<T>> {
		Ok(match per_unit {
			Some(per_unit) => principal::counted_value(rate, principal, per_unit)?,
			None => principal::value(principal)?,
		})
	}

	fn nothing() -> Basis {
		Basis { value: U256::zero(), room: Some(0) }
	}

	/// See [`ovn_primitives::traits::ShareBooks::basis`].
	pub(crate) fn basis_of(
		id: BookId,
		asset: &T::AssetKind,
		rate: u128,
	) -> Result<Basis, Error<T>> {
		let Some(book) = Books::<T>::get(id) else { return Ok(Self::nothing()) };
		if Self::takes(id, &book, asset).is_none() {
			return Ok(Self::nothing());
		}
		let (value, room) = match book.terms {
			BookTerms::Equity => (split::value(rate, book.units)?, None),
			BookTerms::Debt { per_unit, .. } => {
				(Self::principal_value(per_unit, rate, book.total())?, Some(book.owed()))
			},
			BookTerms::Once { per_unit, .. } => {
				let expenses = Self::expenses(&book);
				(Self::principal_value(per_unit, rate, expenses.units)?, Some(expenses.room))
			},
		};
		if room == Some(0) {
			return Ok(Self::nothing());
		}
		Ok(Basis { value, room })
	}

	/// Makes a book accept what it can of an amount, which is on the pot already or will be in the
	/// same call. Returns what it accepted.
	pub(crate) fn accept(id: BookId, asset: &T::AssetKind, amount: u128) -> Result<u128, Error<T>> {
		let Some(mut book) = Books::<T>::get(id) else { return Ok(0) };
		let Some(place) = Self::takes(id, &book, asset) else { return Ok(0) };
		let taken = match book.terms {
			BookTerms::Equity => amount,
			BookTerms::Debt { .. } => amount.min(book.owed()),
			BookTerms::Once { .. } => amount.min(Self::expenses(&book).room),
		};
		if taken == 0 {
			return Ok(0);
		}
		if matches!(book.terms, BookTerms::Once { .. }) && Self::expenses(&book).ends {
			Self::next_epoch(id, &mut book)?;
		}
		let units = book.units;
		if place == book.lines.len() {
			book.lines.try_push(line(asset.clone())).map_err(|_| Error::<T>::Inconsistent)?;
		}
		let line = book.lines.get_mut(place).ok_or(Error::<T>::Inconsistent)?;
		line.accepted = plus::<Error<T>, _>(line.accepted, taken)?;
		let all = plus::<Error<T>, _>(line.undistributed, taken)?;
		if let BookTerms::Debt { .. } = book.terms {
			line.undistributed = all;
			Self::work(id, &mut book, T::StepsPerDistribution::get())?;
		} else {
			line.accumulator = line.accumulator.distribute(all, units)?;
			line.undistributed = 0;
		}
		let line = book.lines.get(place).ok_or(Error::<T>::Inconsistent)?;
		Self::deposit_event(Event::Distributed {
			book: id,
			asset: asset.clone(),
			amount: taken,
			units,
			level: line.accumulator.level(),
			accepted: line.accepted,
			owed: matches!(book.terms, BookTerms::Debt { .. }).then_some(book.owed()),
		});
		if let BookTerms::Once { .. } = book.terms {
			book.epoch_paid = plus::<Error<T>, _>(book.epoch_paid, all)?;
			if book.units <= book.epoch_paid {
				Self::next_epoch(id, &mut book)?;
			}
		}
		Books::<T>::insert(id, book);
		Ok(taken)
	}

	/// Closes the present epoch of a book of expenses, and begins the next.
	fn next_epoch(id: BookId, book: &mut BookOf<T>) -> Result<(), Error<T>> {
		let level = book.level(0);
		let series = book.head;
		let mut epoch = Epochs::<T>::get(id, series).ok_or(Error::<T>::Inconsistent)?;
		if book.units == 0 && epoch.positions == 0 && book.waiting == 0 {
			return Ok(());
		}
		epoch.ended_at = Some(level);
		Self::store_epoch(id, series, epoch);
		book.head = series.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let mut next = Epochs::<T>::get(id, book.head).unwrap_or_default();
		next.began_at = Some(level);
		Epochs::<T>::insert(id, book.head, next);
		let paid = core::mem::take(&mut book.epoch_paid);
		book.units = core::mem::take(&mut book.waiting);
		Self::deposit_event(Event::EpochClosed {
			book: id,
			series,
			level,
			paid,
			units: book.units,
		});
		Ok(())
	}

	/// See [`ovn_primitives::traits::ShareBooks::end_epoch`].
	pub(crate) fn do_end_epoch(id: BookId) -> DispatchResult {
		let mut book = Self::existing(id)?;
		frame_support::ensure!(
			matches!(book.terms, BookTerms::Once { .. }),
			Error::<T>::NotExpenses
		);
		if book.units > 0 {
			Self::next_epoch(id, &mut book)?;
			Books::<T>::insert(id, book);
		}
		Ok(())
	}

	/// See [`ovn_primitives::traits::ShareBooks::distribute`].
	pub(crate) fn do_distribute(
		payer: &T::AccountId,
		asset: &T::AssetKind,
		parts: &[Part],
	) -> Result<Vec<Balance>, DispatchError> {
		frame_support::storage::with_storage_layer(|| {
			let mut accepted = Vec::with_capacity(parts.len());
			let mut sum = 0;
			for part in parts {
				let taken = Self::accept(part.book, asset, part.amount)?;
				sum = plus::<Error<T>, _>(sum, taken)?;
				accepted.push(taken);
			}
			if sum > 0 {
				Owed::<T>::take_in(payer, asset, sum)?;
			}
			Ok(accepted)
		})
	}

	/// What a debt still takes, and so what it still owes beyond what it has accepted.
	pub(crate) fn owed_by(id: BookId) -> Option<Balance> {
		let book = Books::<T>::get(id)?;
		matches!(book.terms, BookTerms::Debt { .. }).then_some(book.owed())
	}
}
