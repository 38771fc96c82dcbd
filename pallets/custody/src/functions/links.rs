// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What resources are to each other.

use crate::{Config, Error, Event, LinkedFrom, Links, Pallet, Relation, ResourceOf, MAX_WALK};
use alloc::{vec, vec::Vec};
use frame_support::ensure;
use ovn_primitives::ResourceId;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_link(
		from: ResourceId,
		resource: &ResourceOf<T>,
		relation: Relation,
		to: ResourceId,
	) -> DispatchResult {
		ensure!(!resource.has_ended(), Error::<T>::Ended);
		let target = Self::resource_of(to)?;
		ensure!(
			relation == Relation::DerivedFrom || target.identity.scope == resource.identity.scope,
			Error::<T>::OtherScope
		);
		let mut links = Links::<T>::get(from, relation);
		ensure!(!links.contains(&to), Error::<T>::AlreadyLinked);
		Self::ensure_no_way(to, from, relation)?;
		links.try_push(to).map_err(|_| Error::<T>::TooManyLinks)?;
		Links::<T>::insert(from, relation, links);
		LinkedFrom::<T>::insert((to, relation, from), ());
		Self::deposit_event(Event::Linked { resource: from, relation, to });
		Ok(())
	}

	/// Succeeds if links of this kind do not lead from one resource to the other. Looks at
	/// [`MAX_WALK`] resources at most.
	fn ensure_no_way(from: ResourceId, to: ResourceId, relation: Relation) -> Result<(), Error<T>> {
		let mut waiting: Vec<ResourceId> = vec![from];
		let mut seen: Vec<ResourceId> = Vec::new();
		while let Some(id) = waiting.pop() {
			ensure!(id != to, Error::<T>::LinkCycle);
			if seen.contains(&id) {
				continue;
			}
			ensure!(seen.len() < MAX_WALK as usize, Error::<T>::TooManyLinks);
			seen.push(id);
			waiting.extend(Links::<T>::get(id, relation));
		}
		Ok(())
	}
}
