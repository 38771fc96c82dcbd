// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Positions: opening, settling, closing.

use crate::{
	BookOf, Cohorts, Config, Epochs, Error, Event, HolderOf, Holdings, Pallet, Position, Positions,
};
use ovn_math::accumulator::Entitlement;
use ovn_primitives::{
	sum::{minus, plus},
	BookId, BookTerms, Series,
};
use sp_core::U256;

/// The levels between which a series earns.
pub(crate) enum Span {
	/// It has not begun: it earns nothing yet.
	Waiting,
	/// It earns from the level at which it began, up to the level of the book, or to that at which
	/// it ended.
	Begun {
		/// The level at which it began.
		from: U256,
		/// The level at which it ended, if it has.
		until: Option<U256>,
	},
}

impl<T: Config> Pallet<T> {
	/// The levels between which a series earns.
	pub(crate) fn span(id: BookId, book: &BookOf<T>, series: Series) -> Result<Span, Error<T>> {
		match book.terms {
			BookTerms::Equity => Ok(Span::Begun { from: U256::zero(), until: None }),
			BookTerms::Once { .. } => {
				let epoch = Epochs::<T>::get(id, series).ok_or(Error::<T>::Inconsistent)?;
				Ok(epoch
					.began_at
					.map_or(Span::Waiting, |from| Span::Begun { from, until: epoch.ended_at }))
			},
			BookTerms::Debt { .. } => {
				let record = Cohorts::<T>::get(id, series).ok_or(Error::<T>::Inconsistent)?;
				let closed = series < book.head;
				Ok(record.cohort.opened_at().map_or(Span::Waiting, |from| Span::Begun {
					from,
					until: record.cohort.closes_at().filter(|_| closed),
				}))
			},
		}
	}

	/// Whether a series has ended, so that it earns nothing more.
	pub(crate) fn has_ended(book: &BookOf<T>, series: Series) -> bool {
		match book.terms {
			BookTerms::Equity => false,
			BookTerms::Once { .. } | BookTerms::Debt { .. } => series < book.head,
		}
	}

	/// Adds to a position what it has earned until now, in memory only.
	pub(crate) fn settle(
		id: BookId,
		book: &BookOf<T>,
		series: Series,
		position: &mut Position,
	) -> Result<(), Error<T>> {
		let Span::Begun { from, until } = Self::span(id, book, series)? else { return Ok(()) };
		for (place, line) in book.lines.iter().enumerate() {
			let level = until.unwrap_or(line.accumulator.level());
			match position.entitlements.get_mut(place) {
				Some(entitlement) => *entitlement = entitlement.settle(level, position.units)?,
				None => {
					// The asset came after the position was last changed, or the series had not
					// begun.
					let fresh = Entitlement::open(from).settle(level, position.units)?;
					position.entitlements.try_push(fresh).map_err(|_| Error::<T>::Inconsistent)?;
				},
			}
		}
		Ok(())
	}

	/// The position of a holder. A new one is counted.
	pub(crate) fn position_or_new(
		id: BookId,
		holder: &HolderOf<T>,
		series: Series,
		book: &mut BookOf<T>,
	) -> Result<Position, Error<T>> {
		if let Some(position) = Positions::<T>::get((id, holder, series)) {
			return Ok(position);
		}
		let more = |count: u64| count.checked_add(1).ok_or(Error::<T>::Overflow);
		book.positions = more(book.positions)?;
		match book.terms {
			BookTerms::Equity => {},
			BookTerms::Once { .. } => {
				let mut epoch = Epochs::<T>::get(id, series).unwrap_or_default();
				epoch.positions = more(epoch.positions)?;
				Epochs::<T>::insert(id, series, epoch);
			},
			BookTerms::Debt { .. } => {
				let mut record = Cohorts::<T>::get(id, series).ok_or(Error::<T>::Inconsistent)?;
				record.positions = more(record.positions)?;
				record.ever = more(record.ever)?;
				Cohorts::<T>::insert(id, series, record);
			},
		}
		Holdings::<T>::insert((holder, id, series), ());
		Ok(Position::default())
	}

	/// Stores a settled position, or removes it if it has ended.
	pub(crate) fn store_position(
		id: BookId,
		book: &mut BookOf<T>,
		holder: HolderOf<T>,
		series: Series,
		position: Position,
	) -> Result<(), Error<T>> {
		let ended = Self::has_ended(book, series);
		let claimable = position.entitlements.iter().any(|earned| earned.claimable() > 0);
		if claimable || (position.units > 0 && !ended) {
			Positions::<T>::insert((id, &holder, series), position);
			return Ok(());
		}
		Positions::<T>::remove((id, &holder, series));
		Holdings::<T>::remove((&holder, id, series));
		let fewer = |count: u64| count.checked_sub(1).ok_or(Error::<T>::Inconsistent);
		book.positions = fewer(book.positions)?;
		match book.terms {
			BookTerms::Equity => Self::return_fractions(id, book, &position)?,
			BookTerms::Once { .. } => {
				Self::return_fractions(id, book, &position)?;
				let mut epoch = Epochs::<T>::get(id, series).ok_or(Error::<T>::Inconsistent)?;
				epoch.positions = fewer(epoch.positions)?;
				Self::store_epoch(id, series, epoch);
			},
			BookTerms::Debt { .. } => {
				let mut record = Cohorts::<T>::get(id, series).ok_or(Error::<T>::Inconsistent)?;
				record.positions = fewer(record.positions)?;
				Self::store_cohort(id, book, series, record)?;
			},
		}
		Self::deposit_event(Event::PositionClosed { book: id, holder, series });
		Ok(())
	}

	/// Gives the fractions of a position that ended to the remaining holders.
	fn return_fractions(
		id: BookId,
		book: &mut BookOf<T>,
		position: &Position,
	) -> Result<(), Error<T>> {
		let equity = matches!(book.terms, BookTerms::Equity);
		let units = book.units;
		for (line, entitlement) in book.lines.iter_mut().zip(&position.entitlements) {
			let before = line.accumulator.level();
			let absorbed = line.accumulator.absorb(entitlement)?;
			line.accumulator = if equity && units > 0 {
				absorbed.distribute(0, units)?
			} else {
				// Nobody holds units, or the present holders have no part in an earlier epoch.
				let (emptied, left) = absorbed.distribute_up_to(absorbed.level(), 0, 0)?;
				line.undistributed = plus::<Error<T>, _>(line.undistributed, left)?;
				emptied
			};
			if line.accumulator.level() > before {
				Self::deposit_event(Event::LevelRaised {
					book: id,
					asset: line.asset.clone(),
					level: line.accumulator.level(),
					undistributed: line.undistributed,
				});
			}
		}
		Ok(())
	}

	/// Stores an epoch; one that ended is removed with its last position.
	pub(crate) fn store_epoch(id: BookId, series: Series, epoch: crate::Epoch) {
		if epoch.positions == 0 && epoch.ended_at.is_some() {
			Epochs::<T>::remove(id, series);
		} else {
			Epochs::<T>::insert(id, series, epoch);
		}
	}

	/// The principal of a holder in the book of a deal, while it is being paid back. All of
	/// it is in series 0, because such a book takes principal only while it is inactive.
	pub(crate) fn open_principal(id: BookId, holder: &HolderOf<T>) -> u128 {
		let open = matches!(id, BookId::Deal(_))
			&& crate::Books::<T>::get(id).is_some_and(|book| book.head == 0);
		let position = || Positions::<T>::get((id, holder, 0));
		open.then(position).flatten().map_or(0, |position| position.units)
	}

	/// What a number of units have earned since the present epoch of expenses began, in base units.
	pub(crate) fn earned_in_epoch(
		id: BookId,
		book: &BookOf<T>,
		units: u128,
	) -> Result<u128, Error<T>> {
		let epoch = Epochs::<T>::get(id, book.head).ok_or(Error::<T>::Inconsistent)?;
		let from = epoch.began_at.ok_or(Error::<T>::Inconsistent)?;
		Ok(Entitlement::open(from).settle(book.level(0), units)?.claimable())
	}

	/// Records a payment to a position. Returns what the book has paid of the asset in its life.
	pub(crate) fn note_paid(
		id: BookId,
		book: &mut BookOf<T>,
		series: Series,
		place: usize,
		amount: u128,
	) -> Result<u128, Error<T>> {
		let line = book.lines.get_mut(place).ok_or(Error::<T>::Inconsistent)?;
		line.paid = plus::<Error<T>, _>(line.paid, amount)?;
		minus::<Error<T>, _>(line.accepted, line.paid)?;
		let paid = line.paid;
		if let BookTerms::Debt { .. } = book.terms {
			let mut record = Cohorts::<T>::get(id, series).ok_or(Error::<T>::Inconsistent)?;
			record.paid = plus::<Error<T>, _>(record.paid, amount)?;
			Cohorts::<T>::insert(id, series, record);
		}
		Ok(paid)
	}
}
