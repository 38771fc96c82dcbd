// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What holds of the pallet's state after every block.

use crate::{Config, Custodies, NextResource, OfCustodian, OfScope, Pallet, Resources, WHOLE};
use frame_support::ensure;
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariants:
	///
	/// 1. Resources are numbered without gaps, and each is in the index of its scope.
	/// 2. The weights of custodians are above 0 and add up to the whole, or there are none; the index
	///    agrees.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		for (id, resource) in Resources::<T>::iter() {
			ensure!(id < NextResource::<T>::get(), "1: a number is too high");
			ensure!(OfScope::<T>::contains_key(resource.identity.scope, id), "1: index of scopes");
			let custody = Custodies::<T>::get(id).ok_or("2: a resource has no custody")?;
			let sum =
				custody.holders.iter().fold(0_u32, |sum, (_, part)| sum.saturating_add(*part));
			ensure!(sum == WHOLE || custody.holders.is_empty(), "2: weights do not add up");
			for (holder, weight) in &custody.holders {
				ensure!(*weight > 0, "2: a custodian without weight");
				ensure!(OfCustodian::<T>::contains_key(holder, id), "2: index of custodians");
			}
		}
		let count = Resources::<T>::iter_keys().count() as u64;
		ensure!(count == NextResource::<T>::get(), "1: a resource is missing");
		ensure!(OfScope::<T>::iter_keys().count() as u64 == count, "1: index of scopes");
		ensure!(
			OfCustodian::<T>::iter_keys().all(|(who, id)| Self::is_custodian(id, &who)),
			"2: index of custodians"
		);
		Self::check_uses()
	}
}
