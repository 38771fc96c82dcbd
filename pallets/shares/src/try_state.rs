// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What holds of the pallet's state after every block.

use crate::{
	functions::Owed, Books, Cohorts, Config, Credits, Epochs, Holdings, OpenPots, Pallet,
	Positions, ScopeBooks, WaitingCredits, WorkQueue,
};
use alloc::collections::BTreeMap;
use frame_support::{ensure, traits::Get};
use ovn_math::accumulator::Entitlement;
use ovn_primitives::{
	pot::is_endowed, traits::ShareBooks as _, BookId, BookTerms, Holder, Pots as _, Series,
};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariants:
	///
	/// 1. For every asset, the amount held on the pot is the sum over books of what they accepted
	///    and did not pay. An open native pot has its endowment besides.
	/// 2. What the positions of a book can claim is at most what the book accepted, distributed and
	///    did not pay. It is less by at most one base unit for each position, and one more.
	/// 3. No position of a debt is ever paid more than its ceiling, and a closed one is paid
	///    exactly that. What a book owes is the sum of the ceilings less what it accepted.
	/// 4. The units of a book are those of its positions, below 2^96. Every position has units or
	///    something to claim. A position whose series has ended keeps its units until somebody
	///    claims for it, even if nothing is left to claim.
	/// 5. Positions are counted, and both indices agree.
	/// 6. Cohorts and epochs are numbered in order, and count their positions.
	/// 7. The queue holds exactly the debts with deferred work.
	/// 8. Books pay only into lower ones.
	/// 9. A recorded credit has units left. So has a waiting credit, of which nothing was credited.
	/// 10. For a debt, with or without deferred work: the money ahead of waiting cohorts and what
	///     these are due are the sums over them. Either the cohorts older than the first waiting
	///     one have been accepted all they are due, apart from money kept behind that one; or they
	///     can claim no more than was accepted and is not kept for anybody.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut owed = BTreeMap::<T::AssetKind, u128>::new();
		for id in Books::<T>::iter_keys() {
			Self::check_book(id, &mut owed)?;
		}
		for (asset, amount) in &owed {
			let held = Owed::<T>::held(asset);
			ensure!(held == *amount, "1: what is held is not what is owed");
			ensure!(*amount == 0 || OpenPots::<T>::contains_key(asset), "1: a pot is not open");
		}
		for asset in OpenPots::<T>::iter_keys() {
			let pot = Self::pot_account(&asset);
			let held = Owed::<T>::held(&asset);
			ensure!(
				held == owed.get(&asset).copied().unwrap_or(0),
				"1: something is held that nobody is owed"
			);
			let endowed = is_endowed::<_, T::Money>(&T::NativeAsset::get(), &pot);
			ensure!(endowed, "1: an open pot has no endowment");
		}
		for (id, holder, series) in Positions::<T>::iter_keys() {
			ensure!(Books::<T>::contains_key(id), "5: a position is in no book");
			ensure!(
				Holdings::<T>::contains_key((holder, id, series)),
				"5: an index lacks a position"
			);
		}
		ensure!(
			Holdings::<T>::iter_keys().count() == Positions::<T>::iter_keys().count(),
			"5: an index has a position that is not"
		);
		for (scope, kind) in ScopeBooks::<T>::iter_keys() {
			let id = BookId::Kind { scope, kind };
			ensure!(Books::<T>::contains_key(id), "5: an index has a book that is not");
		}
		ensure!(
			WorkQueue::<T>::iter_keys()
				.all(|id| Books::<T>::get(id).is_some_and(|book| book.queued)),
			"7: a book is in the queue that is not to be"
		);
		for credit in Credits::<T>::iter_values() {
			ensure!(credit.units > 0, "9: a credit is left over");
		}
		for (id, waiting) in WaitingCredits::<T>::iter() {
			ensure!(id == waiting.id && waiting.units > 0, "9: a credit waits for nothing");
			ensure!(!Credits::<T>::contains_key(id), "9: a credit waits that was made");
		}
		Ok(())
	}

	fn check_book(
		id: BookId,
		owed: &mut BTreeMap<T::AssetKind, u128>,
	) -> Result<(), TryRuntimeError> {
		let book = Books::<T>::get(id).ok_or("a book cannot be decoded")?;
		for line in &book.lines {
			let rest = line.accepted.checked_sub(line.paid).ok_or("1: more paid than accepted")?;
			let sum = owed.entry(line.asset.clone()).or_default();
			*sum = sum.checked_add(rest).ok_or("1: overflow")?;
		}
		if let BookId::Kind { scope, kind } = id {
			ensure!(ScopeBooks::<T>::contains_key(scope, kind), "5: an index lacks a book");
		}
		ensure!(book.queued == book.pending(), "7: deferred work is not noted");
		ensure!(book.queued == WorkQueue::<T>::contains_key(id), "7: deferred work is not queued");
		ensure!(Self::units(id) < ovn_math::units::MAX, "4: too many units");

		let debt = matches!(book.terms, BookTerms::Debt { .. });
		let (mut units, mut waiting, mut count) = (0_u128, 0_u128, 0_u64);
		let mut claimable = alloc::vec![0_u128; book.lines.len()];
		let mut series = BTreeMap::<Series, (u64, u128, u128)>::new();
		for ((holder, number), position) in Positions::<T>::iter_prefix((id,)) {
			count = count.saturating_add(1);
			let closed = !matches!(book.terms, BookTerms::Equity) && number < book.head;
			let first_waiting = if debt { book.opened } else { book.head.saturating_add(1) };
			if matches!(book.terms, BookTerms::Equity) || (!closed && number < first_waiting) {
				units = units.saturating_add(position.units);
			} else if !closed {
				waiting = waiting.saturating_add(position.units);
			}
			let mut settled = position.clone();
			Self::settle(id, &book, number, &mut settled)
				.map_err(|_| "2: a position cannot be settled")?;
			for (sum, entitlement) in claimable.iter_mut().zip(&settled.entitlements) {
				*sum = sum.saturating_add(entitlement.claimable());
			}
			let something = settled.entitlements.iter().any(|earned| earned.claimable() > 0);
			ensure!(something || position.units > 0, "4: a position has neither units nor claims");
			if let Holder::Book(inner) = holder {
				let lower = Books::<T>::get(inner).ok_or("8: a book holds that is not")?;
				ensure!(lower.height < book.height && lower.nested, "8: a book pays upward");
			}
			let entry = series.entry(number).or_default();
			entry.0 = entry.0.saturating_add(1);
			entry.1 = entry.1.saturating_add(position.units);
			if let Some(finally) = Self::finally(id, number, &book, &settled) {
				entry.2 = entry.2.saturating_add(finally);
			}
		}
		ensure!(count == book.positions, "5: the counter of positions is wrong");
		ensure!(units == book.units && waiting == book.waiting, "4: the sum of units is wrong");

		let (mut ahead, mut ever, mut due, mut waiting_due) = (0_u128, 0_u64, 0_u128, 0_u128);
		// While cohorts that are paid in full close one after the other, levels are ahead of
		// waiting money.
		let first = Cohorts::<T>::get(id, book.opened);
		let exact = debt && book.pending() && book.left_by_older(first.as_ref()).is_some();
		if debt {
			for (number, record) in Cohorts::<T>::iter_prefix(id) {
				let (counted, held, finally) = series.get(&number).copied().unwrap_or_default();
				ensure!(number < book.next, "6: a cohort's number is too high");
				ensure!(record.positions == counted, "6: a cohort's counter is wrong");
				ensure!(record.cohort.units() == held || number < book.head, "6: a cohort's units");
				let waits = number >= book.opened;
				ensure!(
					record.cohort.opened_at().is_none() == waits,
					"6: a cohort is not in order"
				);
				ensure!(number >= book.head || counted > 0, "6: a cohort is left over");
				// If all positions were valued at once, the sum may be greater by their fractions.
				let all = finally.saturating_add(record.paid);
				let slack = u128::from(record.ever);
				ensure!(all <= record.cohort.due(), "3: a cohort is paid more than it is due");
				ensure!(
					record.cohort.due().saturating_sub(all) <= slack,
					"3: a cohort is not paid what it is due"
				);
				if waits {
					waiting_due = waiting_due.saturating_add(record.cohort.due());
				}
				ensure!(waits || record.ahead == 0, "10: something is kept before an open cohort");
				ahead = ahead.saturating_add(record.ahead);
				ever = ever.saturating_add(record.ever);
				due = due.saturating_add(record.cohort.due());
			}
			ensure!(due <= book.due, "3: what is due is not counted");
			ensure!(
				ahead == book.ahead && waiting_due == book.waiting_due,
				"10: the sums over cohorts that wait are wrong"
			);
			let undistributed = book.lines.first().map_or(0, |line| line.undistributed);
			let kept = ahead.saturating_add(undistributed);
			ensure!(kept <= book.accepted() || exact, "10: more is kept than was accepted");
			let expected = book.next.saturating_sub(book.head);
			let found = Cohorts::<T>::iter_key_prefix(id).filter(|n| *n >= book.head).count();
			ensure!(found == expected as usize, "6: a cohort is missing");
		} else {
			ensure!(Cohorts::<T>::iter_key_prefix(id).next().is_none(), "6: no cohorts here");
			ever = book.positions;
		}
		for (number, epoch) in Epochs::<T>::iter_prefix(id) {
			let counted = series.get(&number).map_or(0, |entry| entry.0);
			ensure!(epoch.positions == counted, "6: an epoch's counter is wrong");
			ensure!(epoch.ended_at.is_some() == (number < book.head), "6: an epoch's end");
			ensure!(epoch.began_at.is_some() == (number <= book.head), "6: an epoch's beginning");
			ensure!(number >= book.head || counted > 0, "6: an epoch is left over");
		}

		for (line, claimable) in book.lines.iter().zip(claimable) {
			let rest = line.accepted.saturating_sub(line.paid);
			let outside = line.undistributed.saturating_add(ahead);
			ensure!(claimable <= rest, "2: more can be claimed than was accepted");
			if !exact {
				let inside =
					rest.checked_sub(outside).ok_or("2: more is left over than there is")?;
				let most = u128::from(ever).saturating_add(1);
				let unclaimed = inside
					.checked_sub(claimable)
					.ok_or("10: what can be claimed is kept besides")?;
				ensure!(unclaimed <= most, "2: more was accepted than can be claimed");
			}
		}
		Ok(())
	}

	/// What a settled position of a debt can claim when its cohort closes.
	fn finally(
		id: BookId,
		series: Series,
		book: &crate::BookOf<T>,
		settled: &crate::Position,
	) -> Option<u128> {
		let record = Cohorts::<T>::get(id, series)?;
		match (record.cohort.closes_at(), settled.entitlements.first()) {
			(Some(closes_at), Some(earned)) => {
				earned.settle(closes_at, settled.units).map(|earned| earned.claimable()).ok()
			},
			_ => Entitlement::open(Default::default())
				.settle(book.rise, settled.units)
				.map(|earned| earned.claimable())
				.ok(),
		}
	}
}
