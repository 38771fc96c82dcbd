// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the calls do: first verify, then apply.

mod equations;
mod income;
mod levies;
mod payments;
mod views;

pub(crate) use income::Work;
pub(crate) use payments::Owed;

use crate::{Config, Error, Pallet};
use frame_support::ensure;
use ovn_math::MathError;
use ovn_primitives::{runtime::ensure_decides, sum, traits::Scopes, DecisionClass, Purse, ScopeId};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn ensure_scope(scope: ScopeId) -> DispatchResult {
		ensure!(T::Scopes::exists(scope), Error::<T>::ScopeNotFound);
		Ok(())
	}

	/// Checks that the origin decides significant matters of the scope.
	pub(crate) fn ensure_significant(origin: T::RuntimeOrigin, scope: ScopeId) -> DispatchResult {
		let (class, unknown) = (DecisionClass::Significant, Error::<T>::ScopeNotFound);
		ensure_decides::<_, _, T::Scopes, T::ScopeOrigin>(origin, scope, class, unknown)?;
		Ok(())
	}

	/// Checks that the origin decides critical matters of the scope.
	pub(crate) fn ensure_critical(origin: T::RuntimeOrigin, scope: ScopeId) -> DispatchResult {
		let (class, unknown) = (DecisionClass::Critical, Error::<T>::ScopeNotFound);
		ensure_decides::<_, _, T::Scopes, T::ScopeOrigin>(origin, scope, class, unknown)?;
		Ok(())
	}

	/// Checks that a purse of the scope can take income. The sponsor's purse pays fees, in one
	/// asset only.
	pub(crate) fn ensure_purse(scope: ScopeId, purse: Purse) -> DispatchResult {
		let takes = purse != Purse::Sponsor && T::Scopes::has_purse(scope, purse);
		ensure!(takes, Error::<T>::PurseNotFound);
		Ok(())
	}

	/// The error that a failed calculation means for the caller.
	pub(crate) fn refused(error: MathError) -> DispatchError {
		match error {
			MathError::Overflow => Error::<T>::Overflow.into(),
			// The arguments come from checked equations and from results of the same calculation.
			_ => DispatchError::Corruption,
		}
	}

	pub(crate) fn plus(a: u128, b: u128) -> Result<u128, DispatchError> {
		sum::plus(a, b).map_err(Self::refused)
	}
}
