// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Suspending a scope for a time, and ending that early.

use crate::{
	Config, Error, Event, Pallet, ScopeStatus, Scopes, Suspension, SuspensionOf, Suspensions,
	MAX_OWN_SUSPENSION, MAX_SUSPENSION, SUSPENSION_INTERVAL,
};
use frame_support::{ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_primitives::{runtime::now, Document, ScopeId, GLOBAL_SCOPE};
use sp_runtime::{
	traits::{CheckedAdd, CheckedMul},
	DispatchError, DispatchResult,
};

impl<T: Config> Pallet<T> {
	/// The block so many days after another.
	fn days_after(block: BlockNumberFor<T>, days: u8) -> Result<BlockNumberFor<T>, DispatchError> {
		let length = T::BlocksPerDay::get().checked_mul(&days.into());
		let end = length.and_then(|length| block.checked_add(&length));
		end.ok_or_else(|| Error::<T>::Overflow.into())
	}

	/// The suspension of a scope that holds now.
	pub(crate) fn suspension_now(scope: ScopeId) -> Option<SuspensionOf<T>> {
		Scopes::<T>::get(scope)?.suspended_until(now::<T>())?;
		Suspensions::<T>::get(scope)
	}

	/// Who suspended a scope that is suspended now.
	pub fn suspender(scope: ScopeId) -> Option<ScopeId> {
		Self::suspension_now(scope).map(|suspension| suspension.by)
	}

	pub(crate) fn do_suspend(
		scope: ScopeId,
		by: ScopeId,
		days: u8,
		reason: Document,
	) -> DispatchResult {
		ensure!(scope != GLOBAL_SCOPE, Error::<T>::GlobalScope);
		let mut record = Self::living_record(scope)?;
		let own = by == scope;
		ensure!(own || by == record.parent, Error::<T>::InvalidSuspender);
		let most = if own { MAX_OWN_SUSPENSION } else { MAX_SUSPENSION };
		ensure!((1..=most).contains(&days), Error::<T>::InvalidPeriod);
		// That it stopped itself keeps nobody above from stopping it.
		let running = Self::suspender(scope);
		ensure!(running.is_none_or(|other| !own && other == scope), Error::<T>::AlreadySuspended);
		let since = now::<T>();
		let mut above_since = Suspensions::<T>::get(scope).and_then(|before| before.above_since);
		if !own {
			if let Some(before) = above_since {
				let rested = since >= Self::days_after(before, SUSPENSION_INTERVAL)?;
				ensure!(rested, Error::<T>::SuspendedRecently);
			}
			above_since = Some(since);
		}
		let until = Self::days_after(since, days)?;
		record.status = ScopeStatus::Suspended { until };
		Scopes::<T>::insert(scope, record);
		let suspension = Suspension { by, since, until, reason: reason.clone(), above_since };
		Suspensions::<T>::insert(scope, suspension);
		Self::deposit_event(Event::Suspended { scope, by, until, reason });
		Ok(())
	}

	/// Who can end the suspension of a scope.
	pub(crate) fn ensure_suspender(scope: ScopeId) -> Result<ScopeId, DispatchError> {
		Self::record(scope)?;
		Self::suspender(scope).ok_or_else(|| Error::<T>::SuspensionNotFound.into())
	}

	pub(crate) fn do_resume(scope: ScopeId) -> DispatchResult {
		let mut record = Self::record(scope)?;
		let mut suspension = Self::suspension_now(scope).ok_or(Error::<T>::SuspensionNotFound)?;
		record.status = ScopeStatus::Open;
		Scopes::<T>::insert(scope, record);
		suspension.until = now::<T>();
		let by = suspension.by;
		Suspensions::<T>::insert(scope, suspension);
		Self::deposit_event(Event::Resumed { scope, by });
		Ok(())
	}
}
