// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What a decision would do, tried out before anybody votes on it.

use crate::{Action, Config, Error, Origin, Pallet, Rehearsal, RehearsalOf, Template};
use frame_support::storage::{with_transaction, TransactionOutcome};
use ovn_primitives::ScopeId;
use sp_runtime::{traits::Dispatchable, DispatchError};

impl<T: Config> Pallet<T> {
	/// [`Pallet::rehearse`].
	pub(crate) fn do_rehearse(
		scope: ScopeId,
		template: Template,
		action: &Action,
	) -> Result<RehearsalOf<T>, DispatchError> {
		let class = Self::examine(scope, template, action)?.class;
		let calls = Self::calls_in(action)?;
		let before = frame_system::Pallet::<T>::event_count();
		let before = usize::try_from(before).map_err(|_| Error::<T>::Overflow)?;
		with_transaction(|| {
			let mut failed = None;
			for (place, call) in (0..).zip(calls) {
				let origin = Origin::Decided { scope, class, proposal: u32::MAX };
				if let Err(error) = call.dispatch(origin.into()) {
					failed = Some((place, error.error));
					break;
				}
			}
			let events = frame_system::Pallet::<T>::read_events_no_consensus();
			let events = events.skip(before).map(|record| record.event).collect();
			// Whatever came of it, nothing is changed.
			TransactionOutcome::Rollback(Ok(Rehearsal { class, events, failed }))
		})
	}
}
