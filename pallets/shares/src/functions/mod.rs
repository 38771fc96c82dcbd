// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the calls do, by noun.

mod bindings;
mod books;
mod claims;
mod debts;
mod distribution;
mod positions;
mod pots;
mod views;

pub(crate) use pots::Owed;

use crate::{BookOf, Books, Config, Error, Pallet};
use frame_support::traits::Get;
use ovn_math::MathError;
use ovn_primitives::{runtime, BookId, Decider, DecisionClass, ScopeId};
use sp_runtime::{traits::Zero, DispatchError};

impl<T: Config> Pallet<T> {
	/// Panics if constants do not fit together.
	pub(crate) fn check_constants() {
		assert!(!T::BindingNotice::get().is_zero(), "a binding has a notice of at least 1 block");
		assert!(T::StepsPerDistribution::get() > 0, "a distribution does some work");
		assert!(T::StepsPerCall::get() > 0, "a call does some work");
	}

	/// A book, or an error if it does not exist.
	pub(crate) fn existing(id: BookId) -> Result<BookOf<T>, Error<T>> {
		Books::<T>::get(id).ok_or(Error::<T>::BookNotFound)
	}

	/// Returns the decider if the origin decides matters of this class for the scope.
	pub(crate) fn ensure_decides(
		origin: T::RuntimeOrigin,
		scope: ScopeId,
		class: DecisionClass,
	) -> Result<Decider<T::AccountId>, DispatchError> {
		let unknown = Error::<T>::ScopeNotFound;
		runtime::ensure_decides::<_, _, T::Scopes, T::ScopeOrigin>(origin, scope, class, unknown)
	}
}

impl<T> From<MathError> for Error<T> {
	fn from(error: MathError) -> Self {
		match error {
			MathError::Overflow => Self::Overflow,
			MathError::OutOfRange => Self::TooManyUnits,
			_ => Self::Inconsistent,
		}
	}
}
