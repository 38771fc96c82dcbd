// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Consents: who may log for whom.

use super::more;
use crate::{Config, Consent, Consents, ConsentsOf, Error, Event, Pallet};
use frame_support::{ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_primitives::{
	traits::{Membership, Right},
	ScopeId,
};
use sp_runtime::{traits::SaturatedConversion, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Writes what an agent allows, or nothing where it allows nothing.
	fn put_consents(
		scope: ScopeId,
		agent: &T::AccountId,
		consents: ConsentsOf<T::AccountId, BlockNumberFor<T>>,
	) {
		if consents.is_empty() {
			Consents::<T>::remove(scope, agent);
		} else {
			Consents::<T>::insert(scope, agent, consents);
		}
	}

	/// Succeeds if `signer` may log for `contributor` in the scope: both have the right to log, and the
	/// contributor is the signer or allows it.
	pub(crate) fn ensure_may_log(
		scope: ScopeId,
		signer: &T::AccountId,
		contributor: &T::AccountId,
	) -> DispatchResult {
		T::Membership::ensure_right(scope, signer, Right::Log)?;
		if signer != contributor {
			T::Membership::ensure_right(scope, contributor, Right::Log)?;
			let now = Self::now();
			let allowed = Consents::<T>::get(scope, contributor)
				.iter()
				.any(|consent| consent.logger == *signer && consent.expires > now);
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
		ensure!(agent != logger, Error::<T>::SelfConsent);
		let now = Self::now();
		let latest = more::<T, _>(now, T::MaxPeriod::get())?;
		let expires = until.unwrap_or(latest);
		ensure!(expires > now && expires <= latest, Error::<T>::InvalidPeriod);

		let mut consents = Consents::<T>::get(scope, &agent);
		consents.retain(|consent| consent.expires > now && consent.logger != logger);
		consents
			.try_push(Consent { logger: logger.clone(), expires })
			.map_err(|_| Error::<T>::TooManyLoggers)?;
		Self::put_consents(scope, &agent, consents);
		Self::deposit_event(Event::LoggerAllowed { scope, agent, logger, expires });
		Ok(())
	}

	pub(crate) fn do_revoke_logger(
		scope: ScopeId,
		agent: T::AccountId,
		logger: T::AccountId,
	) -> DispatchResult {
		let mut consents = Consents::<T>::get(scope, &agent);
		let before = consents.len();
		consents.retain(|consent| consent.logger != logger);
		ensure!(consents.len() < before, Error::<T>::ConsentNotFound);
		Self::put_consents(scope, &agent, consents);
		Self::deposit_event(Event::LoggerRevoked { scope, agent, logger });
		Ok(())
	}

	pub(crate) fn do_clear_consents(scope: ScopeId, agent: T::AccountId) -> DispatchResult {
		let now = Self::now();
		let mut consents = Consents::<T>::get(scope, &agent);
		let before = consents.len();
		consents.retain(|consent| consent.expires > now);
		ensure!(consents.len() < before, Error::<T>::NothingExpired);
		let left = consents.len().saturated_into();
		Self::put_consents(scope, &agent, consents);
		Self::deposit_event(Event::ConsentsCleared { scope, agent, left });
		Ok(())
	}
}
