// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Loggers: who may log for whom.

use crate::{AllowedLogger, Config, Error, Event, Loggers, LoggersOf, Pallet};
use frame_support::{ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_primitives::{
	runtime::now,
	sum::plus,
	traits::{Membership, Right},
	ScopeId,
};
use sp_runtime::{traits::SaturatedConversion, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Writes what an agent allows, or nothing where it allows nothing.
	fn put_permissions(
		scope: ScopeId,
		agent: &T::AccountId,
		permissions: LoggersOf<T::AccountId, BlockNumberFor<T>>,
	) {
		if permissions.is_empty() {
			Loggers::<T>::remove(scope, agent);
		} else {
			Loggers::<T>::insert(scope, agent, permissions);
		}
	}

	/// Succeeds if `signer` may log for `contributor` in the scope: both have the right to log, and
	/// the contributor is the signer or allows it.
	pub(crate) fn ensure_may_log(
		scope: ScopeId,
		signer: &T::AccountId,
		contributor: &T::AccountId,
	) -> DispatchResult {
		T::Membership::ensure_right(scope, signer, Right::Log)?;
		if signer != contributor {
			T::Membership::ensure_right(scope, contributor, Right::Log)?;
			let now = now::<T>();
			let allowed = Loggers::<T>::get(scope, contributor)
				.iter()
				.any(|permission| permission.logger == *signer && permission.expires > now);
			ensure!(allowed, Error::<T>::NotAllowedToLog);
		}
		Ok(())
	}

	pub(crate) fn do_allow_logger(
		scope: ScopeId,
		agent: T::AccountId,
		logger: T::AccountId,
		until: Option<BlockNumberFor<T>>,
	) -> DispatchResult {
		T::Membership::ensure_right(scope, &agent, Right::Log)?;
		ensure!(agent != logger, Error::<T>::SelfLogger);
		let now = now::<T>();
		let latest = plus::<Error<T>, _>(now, T::MaxPeriod::get())?;
		let expires = until.unwrap_or(latest);
		ensure!(expires > now && expires <= latest, Error::<T>::InvalidPeriod);

		let mut permissions = Loggers::<T>::get(scope, &agent);
		permissions.retain(|permission| permission.expires > now && permission.logger != logger);
		permissions
			.try_push(AllowedLogger { logger: logger.clone(), expires })
			.map_err(|_| Error::<T>::TooManyLoggers)?;
		Self::put_permissions(scope, &agent, permissions);
		Self::deposit_event(Event::LoggerAllowed { scope, agent, logger, expires });
		Ok(())
	}

	pub(crate) fn do_revoke_logger(
		scope: ScopeId,
		agent: T::AccountId,
		logger: T::AccountId,
	) -> DispatchResult {
		let mut permissions = Loggers::<T>::get(scope, &agent);
		let before = permissions.len();
		permissions.retain(|permission| permission.logger != logger);
		ensure!(permissions.len() < before, Error::<T>::LoggerNotFound);
		Self::put_permissions(scope, &agent, permissions);
		Self::deposit_event(Event::LoggerRevoked { scope, agent, logger });
		Ok(())
	}

	pub(crate) fn do_clear_loggers(scope: ScopeId, agent: T::AccountId) -> DispatchResult {
		let now = now::<T>();
		let mut permissions = Loggers::<T>::get(scope, &agent);
		let before = permissions.len();
		permissions.retain(|permission| permission.expires > now);
		ensure!(permissions.len() < before, Error::<T>::NothingExpired);
		let left = permissions.len().saturated_into();
		Self::put_permissions(scope, &agent, permissions);
		Self::deposit_event(Event::LoggersCleared { scope, agent, left });
		Ok(())
	}
}
