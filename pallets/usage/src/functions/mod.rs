// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the calls do, by noun.

mod access;
mod bills;
mod credit;
mod reservations;
mod salvage;
mod settlements;
mod uses;
mod vetoes;

use crate::{Block, Config, Error, Halts, Pallet, WeightInfo as _};
use frame_support::{ensure, traits::Get, weights::Weight};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::MathError;
use ovn_primitives::{
	runtime,
	traits::{Licences as _, Reputation as _, Things as _},
	Decider, DecisionClass, ResourceId, ScopeId, Thing,
};
use sp_runtime::{
	traits::{SaturatedConversion as _, Zero},
	DispatchError,
};

impl<T: Config> Pallet<T> {
	/// Panics if constants do not fit together.
	pub(crate) fn check_constants() {
		assert!(!T::BlocksPerDay::get().is_zero(), "a day has a block at least");
		let times = [T::MaxHorizon::get(), T::NoShowAfter::get(), T::ConfirmWindow::get()];
		assert!(times.iter().all(|time| !time.is_zero()), "what takes time takes a block at least");
		assert!(!T::DecisionWindow::get().is_zero(), "a scope has a block at least to decide");
		assert!(T::DefaultPerAgent::get() > 0, "an agent can have a reservation at least");
	}

	/// The weight of a call that finds out whether an agent has access: an access rule can ask for
	/// reputation and a licence.
	pub(crate) fn with_access(weight: Weight) -> Weight {
		weight.saturating_add(T::Reputation::weight()).saturating_add(T::Licences::weight())
	}

	/// The weight of beginning a use, whoever pays for it.
	pub(crate) fn start_weight() -> Weight {
		let own = T::WeightInfo::start_use();
		Self::with_access(own.max(T::WeightInfo::start_use_on_credit()))
	}

	/// A resource that exists.
	pub(crate) fn thing(id: ResourceId) -> Result<Thing, Error<T>> {
		T::Things::thing(id).ok_or(Error::<T>::ResourceNotFound)
	}

	/// A resource whose life has not ended.
	pub(crate) fn living(id: ResourceId) -> Result<Thing, Error<T>> {
		let thing = Self::thing(id)?;
		ensure!(!thing.ended, Error::<T>::Ended);
		Ok(thing)
	}

	/// A resource that one agent at a time uses.
	pub(crate) fn rival(id: ResourceId) -> Result<Thing, Error<T>> {
		let thing = Self::thing(id)?;
		ensure!(thing.nature.is_rival(), Error::<T>::NotRival);
		Ok(thing)
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
	pub(crate) fn halted() -> Block {
		Halts::<T>::get().blocks.saturated_into()
	}

	/// A time that was set when a brake had stopped calls for `stopped` blocks: see
	/// [`ovn_primitives::runtime::prolonged`].
	pub(crate) fn prolonged(until: Block, stopped: Block) -> Block {
		runtime::prolonged(until, stopped, Self::halted())
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
