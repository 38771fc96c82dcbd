// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What a resource does now.

use crate::{
	tables, Config, Error, Event, Occurrence, Pallet, ResourceOf, Resources, State, Topic,
	Validations,
};
use frame_support::ensure;
use ovn_primitives::{traits::OnOutOfOrder as _, BookId, DealId, ResourceId};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Takes a resource to the state to which this leads, by the table [`tables::after`], and
	/// stores it.
	///
	/// Says nothing of who may do that: the caller does.
	pub(crate) fn set_state(
		id: ResourceId,
		resource: &mut ResourceOf<T>,
		occurrence: Occurrence,
		who: Option<T::AccountId>,
	) -> Result<State, Error<T>> {
		ensure!(!resource.has_ended(), Error::<T>::Ended);
		ensure!(resource.allows(occurrence), Error::<T>::NotRival);
		let to = tables::after(resource.state, occurrence).ok_or(Error::<T>::InvalidState)?;
		let before = core::mem::replace(&mut resource.state, to);
		Resources::<T>::insert(id, &*resource);
		Self::deposit_event(Event::StateChanged { resource: id, occurrence, who, state: to });
		match before {
			State::InUse if to != State::Available => T::OnOutOfOrder::out_of_order(id),
			State::PendingValidation => Self::close_validation(id),
			_ => {},
		}
		Ok(to)
	}

	/// Forgets what owners said of a resource that waited to be validated.
	pub(crate) fn close_validation(id: ResourceId) {
		if let Some(hearing) = Validations::<T>::take(id) {
			Self::close_hearing(hearing);
		}
	}

	/// Lets an owner say that what it paid for is what it is said to be. When owners of more than
	/// half of each deal that is owed something say so, it is validated.
	pub(crate) fn do_validate_as_owner(who: T::AccountId, deal: DealId) -> DispatchResult {
		let id = Self::resource_with(deal)?;
		let resource = Self::living(id)?;
		let pending = tables::after(resource.state, Occurrence::Validated).is_some();
		ensure!(pending, Error::<T>::InvalidState);
		Self::ensure_owes(id, deal)?;
		let hearing = match Validations::<T>::get(id) {
			Some(hearing) => hearing,
			None => Self::open_hearing()?,
		};
		Validations::<T>::insert(id, hearing);
		let (topic, book) = (Topic::Validation(deal), BookId::Deal(deal));
		let tally = Self::count_voice(hearing, topic, book, &who, None)?;
		Self::deposit_event(Event::ValidationSupported {
			resource: id,
			deal,
			hearing,
			owner: who,
			principal: tally.after,
			of: tally.whole,
		});
		if Self::owners_agree(id, hearing, Topic::Validation) {
			Self::do_validate(id, resource)?;
		}
		Ok(())
	}

	/// Notes that a new or found resource is what it is said to be.
	pub(crate) fn do_validate(id: ResourceId, mut resource: ResourceOf<T>) -> DispatchResult {
		Self::set_state(id, &mut resource, Occurrence::Validated, None)?;
		Ok(())
	}
}
