// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the calls do, by noun.

mod acts;
mod agreements;
mod amendments;
mod ballots;
mod care;
mod custodians;
mod endings;
mod life;
mod links;
mod recalls;
mod resources;
mod states;
mod views;

pub(crate) use life::Permit;
pub(crate) use resources::Facts;

use crate::{Config, Error, Halts, Pallet, ResourceOf, Resources};
use frame_support::{
	ensure,
	traits::{EnsureOriginWithArg as _, Get},
};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_primitives::{traits::Scopes as _, Decider, DecisionClass, ResourceId, ScopeId};
use sp_runtime::{
	traits::{CheckedAdd, CheckedMul, Zero},
	DispatchError,
};

impl<T: Config> Pallet<T> {
	/// Panics if constants do not fit together.
	pub(crate) fn check_constants() {
		assert!(!T::BlocksPerDay::get().is_zero(), "a day has a block at least");
	}

	/// A resource that exists.
	pub(crate) fn resource_of(id: ResourceId) -> Result<ResourceOf<T>, Error<T>> {
		Resources::<T>::get(id).ok_or(Error::<T>::ResourceNotFound)
	}

	/// A resource whose life has not ended.
	pub(crate) fn living(id: ResourceId) -> Result<ResourceOf<T>, Error<T>> {
		let resource = Self::resource_of(id)?;
		ensure!(!resource.has_ended(), Error::<T>::Ended);
		Ok(resource)
	}

	/// The decider, if the origin decides matters of this class for the scope.
	pub(crate) fn ensure_decides(
		origin: T::RuntimeOrigin,
		scope: ScopeId,
		class: DecisionClass,
	) -> Result<Decider<T::AccountId>, DispatchError> {
		ensure!(T::Scopes::exists(scope), Error::<T>::ScopeNotFound);
		Ok(T::ScopeOrigin::ensure_origin(origin, &(scope, class))?)
	}

	/// The block so many days from now.
	pub(crate) fn in_days(days: u32) -> Result<BlockNumberFor<T>, Error<T>> {
		let blocks = T::BlocksPerDay::get()
			.checked_mul(&BlockNumberFor::<T>::from(days))
			.ok_or(Error::<T>::Overflow)?;
		Self::now().checked_add(&blocks).ok_or(Error::<T>::Overflow)
	}

	/// How many blocks a brake has stopped calls for which there is only so much time, since the
	/// chain began.
	pub(crate) fn halted() -> BlockNumberFor<T> {
		Halts::<T>::get().blocks
	}

	/// Brings times that were set when a brake had stopped calls for `stopped` blocks to what they
	/// are by now.
	pub(crate) fn catch_up<const N: usize>(
		times: [&mut BlockNumberFor<T>; N],
		stopped: &mut BlockNumberFor<T>,
	) {
		Halts::<T>::get().catch_up(times, stopped);
	}

	/// The present block.
	pub(crate) fn now() -> BlockNumberFor<T> {
		frame_system::Pallet::<T>::block_number()
	}
}
