// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Loggers: who may log for whom.

use crate::{
	AllowedLogger, Config, ContributorOf, Error, Event, Loggers, LoggersOf, Pallet, ScopeLogger,
	ScopeLoggers, ScopeLoggersOf,
};
use frame_support::{ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_primitives::{
	runtime::now,
	sum::plus,
	traits::{Membership, Right, Scopes},
	Contributor, ScopeId,
};
use sp_runtime::{traits::SaturatedConversion, DispatchError, DispatchResult};

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

	/// Succeeds if `signer` may log for `contributor` in the scope. The signer has the right to log,
	/// and is the contributor or allowed by it. An agent has the right to log itself, too; a scope
	/// need not belong to the other, but can begin something.
	pub(crate) fn ensure_may_log(
		scope: ScopeId,
		signer: &T::AccountId,
		contributor: &ContributorOf<T>,
	) -> DispatchResult {
		T::Membership::ensure_right(scope, signer, Right::Log)?;
		let now = now::<T>();
		let allowed = match contributor {
			Contributor::Agent(agent) if agent == signer => true,
			Contributor::Agent(agent) => {
				T::Membership::ensure_right(scope, agent, Right::Log)?;
				let permissions = Loggers::<T>::get(scope, agent);
				let mut of_signer = permissions.iter().filter(|it| it.logger == *signer);
				of_signer.any(|permission| permission.expires > now)
			},
			Contributor::Scope(as_scope) => {
				ensure!(*as_scope != scope, Error::<T>::OwnScope);
				T::Scopes::ensure_takes_new(*as_scope, Error::<T>::ScopeNotOpen)?;
				let permissions = ScopeLoggers::<T>::get(as_scope);
				let mut of_signer = permissions.iter().filter(|it| it.is_for(scope, signer));
				of_signer.any(|permission| permission.expires > now)
			},
			Contributor::External(_) => false,
		};
		ensure!(allowed, Error::<T>::NotAllowedToLog);
		Ok(())
	}

	/// When a permission ends that is given now: at `until`, or as late as can be.
	fn expiry(until: Option<BlockNumberFor<T>>) -> Result<BlockNumberFor<T>, DispatchError> {
		let now = now::<T>();
		let latest = plus::<Error<T>, _>(now, T::MaxPeriod::get())?;
		let expires = until.unwrap_or(latest);
		ensure!(expires > now && expires <= latest, Error::<T>::InvalidPeriod);
		Ok(expires)
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
		let expires = Self::expiry(until)?;

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

	/// Writes what a scope allows, or nothing where it allows nothing.
	fn put_scope_permissions(
		as_scope: ScopeId,
		permissions: ScopeLoggersOf<T::AccountId, BlockNumberFor<T>>,
	) {
		if permissions.is_empty() {
			ScopeLoggers::<T>::remove(as_scope);
		} else {
			ScopeLoggers::<T>::insert(as_scope, permissions);
		}
	}

	pub(crate) fn do_allow_logger_as(
		scope: ScopeId,
		as_scope: ScopeId,
		logger: T::AccountId,
		until: Option<BlockNumberFor<T>>,
	) -> DispatchResult {
		ensure!(scope != as_scope, Error::<T>::OwnScope);
		for scope in [as_scope, scope] {
			T::Scopes::ensure_takes_new(scope, Error::<T>::ScopeNotOpen)?;
		}
		let now = now::<T>();
		let expires = Self::expiry(until)?;

		let mut permissions = ScopeLoggers::<T>::get(as_scope);
		permissions.retain(|it| it.expires > now && !it.is_for(scope, &logger));
		permissions
			.try_push(ScopeLogger { to: scope, logger: logger.clone(), expires })
			.map_err(|_| Error::<T>::TooManyLoggers)?;
		Self::put_scope_permissions(as_scope, permissions);
		Self::deposit_event(Event::ScopeLoggerAllowed { scope, as_scope, logger, expires });
		Ok(())
	}

	pub(crate) fn do_revoke_logger_as(
		scope: ScopeId,
		as_scope: ScopeId,
		logger: T::AccountId,
	) -> DispatchResult {
		let mut permissions = ScopeLoggers::<T>::get(as_scope);
		let before = permissions.len();
		permissions.retain(|permission| !permission.is_for(scope, &logger));
		ensure!(permissions.len() < before, Error::<T>::LoggerNotFound);
		Self::put_scope_permissions(as_scope, permissions);
		Self::deposit_event(Event::ScopeLoggerRevoked { scope, as_scope, logger });
		Ok(())
	}
}
