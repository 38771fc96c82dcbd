// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What a resource does now.

use crate::{tables, Config, Error, Event, Happening, Pallet, ResourceOf, Resources, State};
use frame_support::ensure;
use ovn_primitives::ResourceId;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Takes a resource to the state to which this leads, by the table [`tables::after`], and stores it.
	///
	/// Says nothing of who may do that: the caller does.
	pub(crate) fn set_state(
		id: ResourceId,
		resource: &mut ResourceOf<T>,
		happening: Happening,
		who: Option<T::AccountId>,
	) -> Result<State, Error<T>> {
		ensure!(!resource.has_ended(), Error::<T>::Ended);
		ensure!(resource.allows(happening), Error::<T>::NotRival);
		let to = tables::after(resource.state, happening).ok_or(Error::<T>::WrongState)?;
		if resource.state == State::InUse && to != State::Available {
			Self::stop_clock(id);
		}
		resource.state = to;
		Resources::<T>::insert(id, &*resource);
		Self::deposit_event(Event::StateChanged { resource: id, happening, who, state: to });
		Ok(to)
	}

	/// Notes that a new or found resource is what it is said to be.
	pub(crate) fn do_validate(id: ResourceId, mut resource: ResourceOf<T>) -> DispatchResult {
		Self::set_state(id, &mut resource, Happening::Validated, None)?;
		Ok(())
	}
}
