// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Debts: cohorts that open and close in order, a bounded number in each call.

use crate::{
	BookOf, Books, CohortRecord, Cohorts, Config, Error, Event, HolderOf, Pallet, Position,
	Positions, WeightInfo, WorkQueue,
};
use frame_support::{ensure, traits::Get, weights::Weight};
use ovn_math::accumulator::ceiling_of;
use ovn_primitives::{
	runtime::limit_of_hook,
	sum::{minus, plus},
	BookId, BookTerms, Series,
};
use sp_core::U256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	fn cohort(id: BookId, series: Series) -> Result<CohortRecord, Error<T>> {
		Cohorts::<T>::get(id, series).ok_or(Error::<T>::Inconsistent)
	}

	/// Stores a cohort, or removes it if it is closed and has no position. What its positions were
	/// due and not paid is free again: a few base units, if the sum was rounded once for all
	/// positions.
	pub(crate) fn store_cohort(
		id: BookId,
		book: &mut BookOf<T>,
		series: Series,
		record: CohortRecord,
	) -> Result<(), Error<T>> {
		if series >= book.head || record.positions > 0 {
			Cohorts::<T>::insert(id, series, record);
			return Ok(());
		}
		Cohorts::<T>::remove(id, series);
		let over = record.cohort.due().saturating_sub(record.paid);
		if over > 0 {
			book.due = minus::<Error<T>, _>(book.due, over)?;
			let line = book.lines.get_mut(0).ok_or(Error::<T>::Inconsistent)?;
			line.undistributed = plus::<Error<T>, _>(line.undistributed, over)?;
			Self::update_queue(id, book);
		}
		Ok(())
	}

	/// The cohort of principal that is credited now, and whether it is open.
	///
	/// It is the youngest one if nothing was distributed since that opened or began to wait.
	/// Otherwise it is a new one, which waits if there is deferred work.
	pub(crate) fn cohort_for_credit(
		id: BookId,
		book: &mut BookOf<T>,
	) -> Result<(Series, bool), Error<T>> {
		let pending = book.pending();
		let (rise, level) = (book.rise, book.level(0));
		let undistributed = book.lines.first().map_or(0, |line| line.undistributed);
		if let Some(youngest) = book.next.checked_sub(1) {
			let waits = youngest >= book.opened;
			if waits && (book.inactive || undistributed == 0) {
				return Ok((youngest, false));
			}
			let open = !waits && youngest >= book.head;
			if open && !pending && Self::cohort(id, youngest)?.cohort.opened_at() == Some(level) {
				return Ok((youngest, true));
			}
		}
		let series = book.next;
		book.next = series.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let mut record = CohortRecord::default();
		let open = !pending && !book.inactive;
		if open {
			record.cohort = record.cohort.open(level, rise)?;
			book.opened = book.next;
		} else if pending {
			let line = book.lines.get_mut(0).ok_or(Error::<T>::Inconsistent)?;
			record.ahead = core::mem::take(&mut line.undistributed);
			book.ahead = plus::<Error<T>, _>(book.ahead, record.ahead)?;
		}
		Cohorts::<T>::insert(id, series, record);
		Ok((series, open))
	}

	/// Adds units that are due `due` in total to a cohort that waits, or that opened at the present
	/// level.
	pub(crate) fn join_cohort(
		id: BookId,
		book: &BookOf<T>,
		series: Series,
		units: u128,
		due: u128,
	) -> Result<(), Error<T>> {
		let mut record = Self::cohort(id, series)?;
		let first = record.cohort.units() == 0;
		let level = book.level(0);
		record.cohort = record.cohort.join(level, units, due)?;
		if let Some(closes_at) = record.cohort.closes_at().filter(|_| first) {
			Self::deposit_event(Event::CohortOpened { book: id, series, units, level, closes_at });
		}
		Cohorts::<T>::insert(id, series, record);
		Ok(())
	}

	/// Takes units of a settled position out of its cohort, which is not closed, with what they
	/// were still due.
	pub(crate) fn leave_cohort(
		id: BookId,
		book: &mut BookOf<T>,
		series: Series,
		position: &Position,
		taken: u128,
	) -> Result<(), Error<T>> {
		let mut record = Self::cohort(id, series)?;
		let left = minus::<Error<T>, _>(position.units, taken)?;
		let old_due = record.cohort.due();
		if let (Some(closes_at), Some(earned)) =
			(record.cohort.closes_at(), position.entitlements.first())
		{
			let finally = |units| earned.settle(closes_at, units).map(|earned| earned.claimable());
			let less = minus::<Error<T>, _>(finally(position.units)?, finally(left)?)?;
			record.cohort = record.cohort.leave(book.level(0), taken, less)?;
		} else {
			let less = minus::<Error<T>, _>(
				ceiling_of(position.units, book.rise)?,
				ceiling_of(left, book.rise)?,
			)?;
			record.cohort = record.cohort.leave(book.level(0), taken, less)?;
		}
		if record.cohort.units() == 0 {
			// A sum that was rounded once can exceed its parts. The excess would be owed to nobody.
			record.cohort = record.cohort.emptied(record.ever)?;
		}
		let less = minus::<Error<T>, _>(old_due, record.cohort.due())?;
		book.due = minus::<Error<T>, _>(book.due, less)?;
		if series >= book.opened {
			book.waiting_due = minus::<Error<T>, _>(book.waiting_due, less)?;
		}
		Cohorts::<T>::insert(id, series, record);
		Ok(())
	}

	/// Recomputes what an inactive debt owes after its ceiling was set, rounded once for all
	/// positions.
	pub(crate) fn revalue(id: BookId, book: &mut BookOf<T>) -> Result<(), Error<T>> {
		let due = ceiling_of(book.waiting, book.rise)?;
		(book.due, book.waiting_due) = (due, due);
		if let Some(mut record) = Cohorts::<T>::get(id, 0) {
			record.cohort = record.cohort.with_due(due);
			Cohorts::<T>::insert(id, 0, record);
		}
		Ok(())
	}

	/// See [`ovn_primitives::traits::ShareBooks::outstanding`].
	pub(crate) fn outstanding_of(
		id: BookId,
		holder: &HolderOf<T>,
		series: Series,
	) -> Option<(u128, u128)> {
		let book = Books::<T>::get(id)?;
		if !matches!(book.terms, BookTerms::Debt { .. }) || series < book.head {
			return None;
		}
		let mut position = Positions::<T>::get((id, holder, series))?;
		Self::settle(id, &book, series, &mut position).ok()?;
		let closes_at = Self::cohort(id, series).ok()?.cohort.closes_at();
		let outstanding = match (closes_at, position.entitlements.first()) {
			(Some(closes_at), Some(earned)) => {
				let finally = earned.settle(closes_at, position.units).ok()?.claimable();
				finally.saturating_sub(earned.claimable())
			},
			_ => ceiling_of(position.units, book.rise).ok()?,
		};
		Some((position.units, outstanding))
	}

	/// Opens and closes at most `steps` cohorts, and updates the queue.
	pub(crate) fn work(id: BookId, book: &mut BookOf<T>, steps: u32) -> Result<(), Error<T>> {
		for _ in 0..steps {
			if !Self::step(id, book)? {
				break;
			}
		}
		Self::update_queue(id, book);
		Ok(())
	}

	/// Adds a book to the queue of deferred work, or removes it.
	pub(crate) fn update_queue(id: BookId, book: &mut BookOf<T>) {
		let pending = book.pending();
		if pending != book.queued {
			book.queued = pending;
			if pending {
				WorkQueue::<T>::insert(id, ());
			} else {
				WorkQueue::<T>::remove(id);
			}
		}
	}

	/// Opens or closes one cohort, if there is one to open or close. Returns whether it did.
	fn step(id: BookId, book: &mut BookOf<T>) -> Result<bool, Error<T>> {
		if !book.pending() {
			return Ok(false);
		}
		let open = book.head < book.opened;
		let first =
			if book.opened < book.next { Some(Self::cohort(id, book.opened)?) } else { None };
		let left = book.left_by_older(first.as_ref());
		if open && left.is_some() {
			// Everything they are due was accepted: they close one after the other, whatever the
			// level.
			Self::close_paid(id, book)?;
			if first.is_none() && book.head == book.opened {
				let left = book.left_by_older(None).ok_or(Error::<T>::Inconsistent)?;
				Self::clear(book, left)?;
			}
			return Ok(true);
		}
		let Some(mut first) = first else {
			let line = book.lines.get_mut(0).ok_or(Error::<T>::Inconsistent)?;
			let amount = core::mem::take(&mut line.undistributed);
			let (left, closed) = Self::pour(id, book, amount)?;
			let line = book.lines.get_mut(0).ok_or(Error::<T>::Inconsistent)?;
			line.undistributed = plus::<Error<T>, _>(line.undistributed, left)?;
			return Ok(closed);
		};
		if open && first.ahead > 0 {
			let (rest, closed) = Self::pour(id, book, first.ahead)?;
			// Fractions that positions left can add a base unit.
			book.ahead = plus::<Error<T>, _>(minus::<Error<T>, _>(book.ahead, first.ahead)?, rest)?;
			first.ahead = rest;
			if closed {
				Cohorts::<T>::insert(id, book.opened, first);
				return Ok(true);
			}
		}
		Self::open_waiting(id, book, first, left)?;
		Ok(true)
	}

	/// Distributes an amount among the open cohorts until the oldest closes. Returns what is left,
	/// and whether it closed.
	fn pour(id: BookId, book: &mut BookOf<T>, amount: u128) -> Result<(u128, bool), Error<T>> {
		let record = Self::cohort(id, book.head)?;
		let closes_at = record.cohort.closes_at().ok_or(Error::<T>::Inconsistent)?;
		let units = book.units;
		let line = book.lines.get_mut(0).ok_or(Error::<T>::Inconsistent)?;
		if units == 0 {
			Self::close_oldest(id, book, record)?;
			return Ok((amount, true));
		}
		let (accumulator, left) = line.accumulator.distribute_up_to(closes_at, amount, units)?;
		let reached = accumulator.nearly_at(closes_at, units)?;
		line.accumulator = reached.unwrap_or(accumulator);
		let closed = reached.is_some();
		if closed {
			Self::close_oldest(id, book, record)?;
		}
		Ok((left, closed))
	}

	/// Closes the oldest cohort, whose due is accepted in full. The level rises to its end if it is
	/// below.
	fn close_paid(id: BookId, book: &mut BookOf<T>) -> Result<(), Error<T>> {
		let record = Self::cohort(id, book.head)?;
		let closes_at = record.cohort.closes_at().ok_or(Error::<T>::Inconsistent)?;
		let line = book.lines.get_mut(0).ok_or(Error::<T>::Inconsistent)?;
		if record.cohort.units() > 0 && line.accumulator.level() < closes_at {
			line.accumulator = line.accumulator.complete(closes_at)?;
		}
		Self::close_oldest(id, book, record)
	}

	/// Closes the oldest cohort at the present level.
	fn close_oldest(
		id: BookId,
		book: &mut BookOf<T>,
		record: CohortRecord,
	) -> Result<(), Error<T>> {
		let series = book.head;
		let line = book.lines.get_mut(0).ok_or(Error::<T>::Inconsistent)?;
		line.accumulator = record.cohort.close(&line.accumulator)?;
		book.units = minus::<Error<T>, _>(book.units, record.cohort.units())?;
		book.head = series.checked_add(1).ok_or(Error::<T>::Overflow)?;
		Self::deposit_event(Event::CohortClosed {
			book: id,
			series,
			level: book.level(0),
			units: book.units,
		});
		Self::store_cohort(id, book, series, record)
	}

	/// Opens the first waiting cohort. The money ahead of it, or what older cohorts `left` if they
	/// are all closed, is for it and all cohorts that are open then. That money moves ahead of the
	/// next waiting cohort, or becomes undistributed if none waits.
	fn open_waiting(
		id: BookId,
		book: &mut BookOf<T>,
		mut record: CohortRecord,
		left: Option<u128>,
	) -> Result<(), Error<T>> {
		let series = book.opened;
		let next = series.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let ahead = core::mem::take(&mut record.ahead);
		book.ahead = minus::<Error<T>, _>(book.ahead, ahead)?;
		let amount = match left {
			Some(left) => {
				Self::clear_carried(book)?;
				left
			},
			None => ahead,
		};
		if next < book.next {
			let mut younger = Self::cohort(id, next)?;
			younger.ahead = plus::<Error<T>, _>(younger.ahead, amount)?;
			book.ahead = plus::<Error<T>, _>(book.ahead, amount)?;
			Cohorts::<T>::insert(id, next, younger);
		} else {
			let line = book.lines.get_mut(0).ok_or(Error::<T>::Inconsistent)?;
			line.undistributed = plus::<Error<T>, _>(line.undistributed, amount)?;
		}
		let (level, rise) = (book.level(0), book.rise);
		record.cohort = record.cohort.open(level, rise)?;
		let (units, due) = (record.cohort.units(), record.cohort.due());
		let closes_at = record.cohort.closes_at().ok_or(Error::<T>::Inconsistent)?;
		Cohorts::<T>::insert(id, series, record);
		book.waiting = minus::<Error<T>, _>(book.waiting, units)?;
		book.waiting_due = minus::<Error<T>, _>(book.waiting_due, due)?;
		book.units = plus::<Error<T>, _>(book.units, units)?;
		book.opened = next;
		Self::deposit_event(Event::CohortOpened { book: id, series, units, level, closes_at });
		Ok(())
	}

	/// Clears what is carried after all open cohorts closed, and sets what is undistributed.
	fn clear(book: &mut BookOf<T>, undistributed: u128) -> Result<(), Error<T>> {
		Self::clear_carried(book)?;
		let line = book.lines.get_mut(0).ok_or(Error::<T>::Inconsistent)?;
		line.undistributed = undistributed;
		Ok(())
	}

	/// Clears what is carried after all open cohorts closed: it counts in what they left.
	fn clear_carried(book: &mut BookOf<T>) -> Result<(), Error<T>> {
		let line = book.lines.get_mut(0).ok_or(Error::<T>::Inconsistent)?;
		line.accumulator = line.accumulator.complete(line.accumulator.level())?;
		Ok(())
	}

	pub(crate) fn do_process_deferred(id: BookId) -> DispatchResult {
		let mut book = Self::existing(id)?;
		ensure!(book.pending(), Error::<T>::NothingToProcess);
		let before = book.level(0);
		Self::work(id, &mut book, T::StepsPerCall::get())?;
		Self::note_level(id, &book, before);
		Books::<T>::insert(id, book);
		Ok(())
	}

	/// Emits an event if deferred work raised the level of a debt.
	fn note_level(id: BookId, book: &BookOf<T>, before: U256) {
		if let Some(line) = book.lines.first().filter(|_| book.level(0) > before) {
			Self::deposit_event(Event::LevelRaised {
				book: id,
				asset: line.asset.clone(),
				level: line.accumulator.level(),
				undistributed: line.undistributed,
			});
		}
	}

	/// Does deferred work within the remaining weight and a twentieth of a block.
	pub(crate) fn work_idle(remaining: Weight) -> Weight {
		let limit = limit_of_hook(T::BlockWeights::get().max_block, remaining);
		let step = T::WeightInfo::process_deferred(1);
		let mut used = Weight::zero();
		// The number of failures at the head of the queue: they are skipped, and block no other
		// book.
		let mut failed = 0;
		loop {
			let next = used.saturating_add(step);
			if next.any_gt(limit) {
				return used;
			}
			used = next;
			let Some(id) = WorkQueue::<T>::iter_keys().nth(failed) else { return used };
			let Some(mut book) = Books::<T>::get(id) else {
				WorkQueue::<T>::remove(id);
				continue;
			};
			let worked = frame_support::storage::with_storage_layer(|| {
				let before = book.level(0);
				Self::work(id, &mut book, 1)?;
				Self::note_level(id, &book, before);
				Books::<T>::insert(id, book);
				DispatchResult::Ok(())
			});
			if let Err(error) = worked {
				// Stored records do not cause this. `process_deferred` shows the reason.
				log::error!(target: "runtime::shares", "deferred work of {id:?} failed: {error:?}");
				failed = failed.saturating_add(1);
			}
		}
	}
}
