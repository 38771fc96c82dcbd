// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the calls do: first verify, then apply.

mod dormancy;
mod evaluations;
mod founders;
mod outcomes;
mod parameters;
mod rewards;
mod settlements;
mod views;

use crate::{AgentOf, Config, Error, EvaluationOf, Evaluations, NetworkOf, Networks, Pallet};
use frame_support::{
	ensure,
	traits::{EnsureOriginWithArg, Get},
	weights::Weight,
};
use ovn_math::{decay::Index, stake::Share, MathError};
use ovn_primitives::{
	runtime::now,
	sum::plus,
	traits::{OnWeight, Scopes},
	ContributionId, DecisionClass, ScopeId, ScopeKind,
};
use sp_runtime::{
	traits::{CheckedDiv, UniqueSaturatedInto},
	DispatchError, DispatchResult,
};

/// Adds to a share in place.
pub(crate) fn add_share<T: Config>(a: &mut Share, b: Share) -> DispatchResult {
	*a = a.checked_add(b).ok_or(Error::<T>::Overflow)?;
	Ok(())
}

/// Takes from a share in place.
pub(crate) fn take_share<T: Config>(a: &mut Share, b: Share) -> DispatchResult {
	*a = a.checked_sub(b).ok_or(Error::<T>::Overflow)?;
	Ok(())
}

/// The sum of what a list has.
pub(crate) fn sum<T: Config>(
	numbers: impl IntoIterator<Item = u128>,
) -> Result<u128, DispatchError> {
	Ok(numbers.into_iter().try_fold(0, plus::<Error<T>, u128>)?)
}

/// What the arithmetic returned.
pub(crate) fn math<T: Config, N>(result: Result<N, MathError>) -> Result<N, DispatchError> {
	Ok(result.map_err(Error::<T>::from)?)
}

impl<T: Config> Pallet<T> {
	/// Notifies whoever weighs voters by reputation, if what an agent has is another now than
	/// `before`.
	pub(crate) fn note_weight(
		network: ScopeId,
		who: &T::AccountId,
		before: Option<u128>,
		agent: &AgentOf<T>,
	) {
		let shares = agent.weight();
		if shares != before {
			T::OnWeight::weight_changed(network, who, shares.unwrap_or(u128::MAX));
		}
	}

	/// The weight of so many notifications.
	pub(crate) fn noting(count: u32) -> Weight {
		T::OnWeight::weight().saturating_mul(count.into())
	}

	/// Succeeds if the scope is a network that is not closed and the origin decides its matters of this class.
	pub(crate) fn ensure_decides(
		origin: T::RuntimeOrigin,
		network: ScopeId,
		class: DecisionClass,
	) -> DispatchResult {
		let is_network = T::Scopes::kind(network) == Some(ScopeKind::Network);
		ensure!(is_network, Error::<T>::NotNetwork);
		ensure!(!T::Scopes::is_closed(network), Error::<T>::ScopeNotOpen);
		T::ScopeOrigin::ensure_origin(origin, &(network, class))?;
		Ok(())
	}

	/// The network of a scope.
	pub(crate) fn network_of(scope: ScopeId) -> Result<ScopeId, DispatchError> {
		T::Scopes::network(scope).ok_or_else(|| Error::<T>::NotInNetwork.into())
	}

	/// The reputation of a network that has some.
	pub(crate) fn record(network: ScopeId) -> Result<NetworkOf<T>, DispatchError> {
		Networks::<T>::get(network).ok_or_else(|| Error::<T>::ReputationNotFound.into())
	}

	/// An evaluation.
	pub(crate) fn evaluation_of(
		network: ScopeId,
		id: ContributionId,
	) -> Result<EvaluationOf<T>, DispatchError> {
		Evaluations::<T>::get(network, id).ok_or_else(|| Error::<T>::EvaluationNotFound.into())
	}

	/// The number of this day since block 0.
	pub(crate) fn today() -> u32 {
		let days = now::<T>().checked_div(&T::BlocksPerDay::get());
		days.unwrap_or_default().unique_saturated_into()
	}

	/// What a decay-free share of a network is worth now.
	///
	/// Where the arithmetic is exhausted it stays what it was on the last day that can be told.
	pub(crate) fn present_index(record: &NetworkOf<T>) -> Index {
		let Some(decay) = record.decay else { return record.index };
		let after = |days| record.index.after(decay.factor, days);
		let days = Self::today().saturating_sub(record.indexed_on);
		let (mut last, mut index) = match after(days) {
			Ok(index) => return index,
			Err(_) => (0, record.index),
		};
		// At most 32 steps: each halves the days among which the last one is.
		let mut first_too_late = days;
		while first_too_late.saturating_sub(last) > 1 {
			let middle = last.midpoint(first_too_late);
			match after(middle) {
				Ok(found) => (last, index) = (middle, found),
				Err(_) => first_too_late = middle,
			}
		}
		index
	}

	/// Writes the present index into a record, and returns it.
	pub(crate) fn refresh_index(record: &mut NetworkOf<T>) -> Index {
		record.index = Self::present_index(record);
		record.indexed_on = Self::today();
		record.index
	}
}

/// What signers give is checked before, so that only numbers that are too large are left.
impl<T> From<MathError> for Error<T> {
	fn from(_: MathError) -> Self {
		Self::Overflow
	}
}
