// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the calls do: first verify, then apply.

mod corrections;
mod decisions;
mod imports;
mod kinds;
mod ledger;
mod loggers;
mod logs;
mod measurements;
mod tasks;
mod views;

pub(crate) use logs::Draft;
pub(crate) use tasks::Left;

use crate::{Config, ContributionOf, Contributions, Error, NextIndex, Pallet};
use frame_support::{
	ensure,
	traits::{EnsureOriginWithArg, Get, UnixTime},
};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::MathError;
use ovn_primitives::{sum::plus, traits::Scopes, ContributionId, Day, DecisionClass, ScopeId};
use sp_runtime::{DispatchError, DispatchResult};

/// Seconds of a day.
const DAY: u64 = 86_400;

impl<T: Config> Pallet<T> {
	/// Succeeds if the scope is not closed and the origin decides its significant matters.
	pub(crate) fn ensure_significant(origin: T::RuntimeOrigin, scope: ScopeId) -> DispatchResult {
		ensure!(!T::Scopes::is_closed(scope), Error::<T>::ScopeNotOpen);
		T::ScopeOrigin::ensure_origin(origin, &(scope, DecisionClass::Significant))?;
		Ok(())
	}

	/// This day, in UTC.
	pub(crate) fn today() -> Day {
		let days = T::UnixTime::now().as_secs().checked_div(DAY).unwrap_or_default();
		// Four billion days are eleven million years.
		Day::try_from(days).unwrap_or(Day::MAX)
	}

	/// The first day that work can be logged for.
	pub(crate) fn first_day() -> Day {
		Self::today().saturating_sub(T::BackdateDays::get())
	}

	/// Succeeds if a time is within the bounds of deadlines.
	pub(crate) fn ensure_period(period: BlockNumberFor<T>) -> DispatchResult {
		let valid = period >= T::MinPeriod::get() && period <= T::MaxPeriod::get();
		ensure!(valid, Error::<T>::InvalidPeriod);
		Ok(())
	}

	/// An entry of the record.
	pub(crate) fn entry(id: ContributionId) -> Result<ContributionOf<T>, DispatchError> {
		Contributions::<T>::get(id.scope, id.index)
			.ok_or_else(|| Error::<T>::ContributionNotFound.into())
	}

	/// Takes the next number of a scope's record.
	pub(crate) fn take_index(scope: ScopeId) -> Result<u32, DispatchError> {
		let index = NextIndex::<T>::get(scope);
		NextIndex::<T>::insert(scope, plus::<Error<T>, _>(index, 1)?);
		Ok(index)
	}
}

/// This pallet has one error for numbers that do not fit. What signers give is checked before, and
/// nothing is taken away that was not counted, so that it means numbers that are too large.
impl<T> From<MathError> for Error<T> {
	fn from(_: MathError) -> Self {
		Self::Overflow
	}
}
