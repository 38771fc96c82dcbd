// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What holds of the pallet's state after every block.

use crate::{
	Config, Council as _, LastPause, Pallet, PendingPurges, RecentRemovals, Status, SuspendedCount,
	Uncredited, Validators,
};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::{ensure, traits::Get};
use sp_runtime::{
	traits::{SaturatedConversion, Saturating},
	TryRuntimeError,
};

impl<T: Config> Pallet<T> {
	/// Checks the invariants:
	///
	/// 1. The counter of the approved is their number, and at most the maximum.
	/// 2. The counter of the suspended is their number, at most one in
	///    [`Config::SuspendedOneIn`] of the maximum: it grows only by suspensions, each of which
	///    respects the share of the approved at that time.
	/// 3. At least the minimum are active.
	/// 4. No session in a record is later than the current one.
	/// 5. No account waits twice for its keys to be purged, and none of those who wait is approved.
	/// 6. The sets of this session and the next have between the minimum and the maximum of
	///    members.
	/// 7. A suspended validator is in the set of the next session only to fill that set up to the
	///    minimum.
	/// 8. The council is the active validators, ordered.
	/// 9. Removals and the last pause are not in the future; the removals are in order, and each was
	///    of one of as many as there can be.
	/// 10. No blocks that wait to be credited are 0 or from the future, or more than there were since the
	///     first of them; of all authors together no more than there were since the first of all.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let (min, max) = (T::MinValidators::get(), T::MaxValidators::get());
		let current = pallet_session::Pallet::<T>::current_index();
		let all: Vec<_> = Validators::<T>::iter().collect();
		let approved: u32 = all.len().saturated_into();
		let suspended: BTreeSet<_> = all
			.iter()
			.filter(|(_, record)| !record.is_active())
			.map(|(account, _)| account.clone())
			.collect();
		let suspended_count: u32 = suspended.len().saturated_into();

		ensure!(approved == Validators::<T>::count(), "1: the counter of the approved is wrong");
		ensure!(approved <= max, "1: more approved than the maximum");

		ensure!(
			suspended_count == SuspendedCount::<T>::get(),
			"2: the counter of the suspended is wrong"
		);
		let share = max.checked_div(T::SuspendedOneIn::get()).unwrap_or_default();
		ensure!(suspended_count <= share, "2: more suspended than ever allowed");

		ensure!(
			approved.saturating_sub(suspended_count) >= min,
			"3: fewer active than the minimum"
		);

		for (_, record) in &all {
			ensure!(record.admitted <= current, "4: admitted in the future");
			ensure!(record.last_authored <= Some(current), "4: authored in the future");
			if let Status::Suspended { since } = record.status {
				ensure!(since <= current, "4: suspended in the future");
			}
		}

		let pending = PendingPurges::<T>::get();
		let distinct: BTreeSet<_> = pending.iter().collect();
		ensure!(distinct.len() == pending.len(), "5: an account waits twice for the purge");
		ensure!(
			!pending.iter().any(Validators::<T>::contains_key),
			"5: an approved validator's keys are to be purged"
		);

		let queued: Vec<_> = pallet_session::Pallet::<T>::queued_keys()
			.into_iter()
			.map(|(account, _)| account)
			.collect();
		for count in [queued.len(), pallet_session::Pallet::<T>::validators().len()] {
			let count: u32 = count.saturated_into();
			ensure!((min..=max).contains(&count), "6: a set is too small or too large");
		}

		let filled_up = queued.len().saturated_into::<u32>() == min;
		ensure!(
			filled_up || !queued.iter().any(|account| suspended.contains(account)),
			"7: a suspended validator is in the next set without need"
		);

		let mut active: Vec<_> = all
			.iter()
			.filter(|(_, record)| record.is_active())
			.map(|(account, _)| account.clone())
			.collect();
		active.sort();
		ensure!(T::Council::members() == active, "8: the council is not the active validators");

		let now = frame_system::Pallet::<T>::block_number();
		ensure!(LastPause::<T>::get().is_none_or(|at| at <= now), "9: paused in the future");
		let removals = RecentRemovals::<T>::get();
		ensure!(removals.is_sorted_by_key(|(at, _)| *at), "9: removals are out of order");
		for (at, approved) in removals {
			ensure!(at <= now, "9: removed in the future");
			ensure!((1..=max).contains(&approved), "9: removed from nobody, or too many");
		}

		let counts: Vec<_> = Uncredited::<T>::iter_values().collect();
		let mut sum: u64 = 0;
		for count in &counts {
			ensure!(count.blocks > 0 && count.since <= now, "10: no block, or from the future");
			sum = sum.saturating_add(count.blocks.into());
		}
		if let Some(since) = counts.iter().map(|count| count.since).min() {
			let passed: u64 = now.saturating_sub(since).saturated_into();
			ensure!(sum <= passed.saturating_add(1), "10: more blocks than there were");
		}
		Ok(())
	}
}
