// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the calls do, by noun.

mod acts;
mod amendments;
mod care;
mod custodians;
mod deals;
mod endings;
mod hearings;
mod life;
mod links;
mod recalls;
mod resources;
mod states;
mod views;

pub(crate) use life::Permit;
pub(crate) use resources::Facts;

use crate::{Config, Error, Halts, Pallet, ResourceOf, Resources};
use frame_support::{ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_primitives::{runtime, Decider, DecisionClass, MathError, ResourceId, ScopeId};
use sp_runtime::{traits::Zero, DispatchError};

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
		let unknown = Error::<T>::ScopeNotFound;
		runtime::ensure_decides::<_, _, T::Scopes, T::ScopeOrigin>(origin, scope, class, unknown)
	}

	/// The block so many days from now.
	pub(crate) fn in_days(days: u32) -> Result<BlockNumberFor<T>, Error<T>> {
		runtime::in_days::<T, _>(T::BlocksPerDay::get(), days)
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
}

impl<T> From<MathError> for Error<T> {
	fn from(error: MathError) -> Self {
		match error {
			MathError::Overflow => Self::Overflow,
			_ => Self::Inconsistent,
		}
	}
}
