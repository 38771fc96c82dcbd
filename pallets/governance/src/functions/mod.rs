// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the calls do, by noun.

mod calls;
mod entry;
mod execution;
mod proposals;
mod rehearsal;
mod representation;
mod revival;
mod roll;
mod rules;
mod votes;

pub(crate) use proposals::Draft;

use crate::{Config, Error, Pallet, ProposalId, ProposalOf, Proposals};
use frame_support::{traits::Get, weights::Weight};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::{decision::Day, MathError};
use ovn_primitives::{runtime, traits::Scopes, ScopeId, ScopeKind};
use sp_runtime::{
	traits::{CheckedDiv, CheckedMul, UniqueSaturatedInto},
	DispatchError,
};

impl<T: Config> Pallet<T> {
	/// Panics if constants do not fit together.
	pub(crate) fn check_constants() {
		assert!(T::BlocksPerDay::get() >= 12u32.into(), "a day has hours");
	}

	/// The weight of a call that a scope can sponsor, with finding out which scope that is.
	pub(crate) fn sponsored(weight: Weight) -> Weight {
		runtime::sponsored::<T>(weight, T::SponsorWeight::get())
	}

	/// The weight of finding out, before a ballot is let in, whether it is free of charge.
	pub(crate) fn weight_of_asking() -> Weight {
		T::DbWeight::get().reads(3)
	}

	/// The day that a block is part of.
	pub(crate) fn day_of(block: BlockNumberFor<T>) -> Day {
		block.checked_div(&T::BlocksPerDay::get()).unwrap_or_default().unique_saturated_into()
	}

	/// The number of this day.
	pub(crate) fn today() -> Day {
		Self::day_of(runtime::now::<T>())
	}

	/// So many days, in blocks.
	pub(crate) fn days(days: u32) -> Result<BlockNumberFor<T>, Error<T>> {
		T::BlocksPerDay::get().checked_mul(&days.into()).ok_or(Error::<T>::Overflow)
	}

	/// The block so many days from now.
	pub(crate) fn in_days(days: u32) -> Result<BlockNumberFor<T>, Error<T>> {
		runtime::in_days::<T, Error<T>>(T::BlocksPerDay::get(), days)
	}

	/// A proposal that exists.
	pub(crate) fn proposal_of(id: ProposalId) -> Result<ProposalOf<T>, Error<T>> {
		Proposals::<T>::get(id.scope, id.index).ok_or(Error::<T>::ProposalNotFound)
	}

	/// Whether the scope has reputation of its own.
	pub(crate) fn is_network(scope: ScopeId) -> bool {
		T::Scopes::kind(scope) == Some(ScopeKind::Network)
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

/// A result whose error a call returns.
pub(crate) type Checked<R> = Result<R, DispatchError>;

/// A number of blocks as mathematics counts them.
pub(crate) fn blocks<N: UniqueSaturatedInto<u64>>(number: N) -> u64 {
	number.unique_saturated_into()
}
