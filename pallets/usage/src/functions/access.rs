// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Who can use a resource, for which class of uses: rules, and permissions of custodians.

use crate::{
	AccessRule, AccessRules, Config, Error, Event, Pallet, Permission, Permissions, PERMISSION_DAYS,
};
use frame_support::ensure;
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::settlement::standing::Status;
use ovn_primitives::{
	runtime::now,
	traits::{Licences as _, Membership as _, Reputation as _, Scopes as _, Things as _},
	Party, ResourceId, RoleId, ScopeId, Thing, UseClass,
};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Succeeds if the agent may use the resource for this class now. The error says what it lacks.
	pub(crate) fn ensure_access(
		id: ResourceId,
		class: UseClass,
		who: &T::AccountId,
	) -> DispatchResult {
		let scope = Self::thing(id)?.scope;
		let rule = AccessRules::<T>::get(id, class).unwrap_or_default();
		if let Some(role) = rule.certificate {
			ensure!(T::Membership::has_role(scope, role, who), Error::<T>::NotCertified);
		}
		let permitted =
			|| Permissions::<T>::get((id, class, who)).is_some_and(|until| until >= now::<T>());
		match rule.permission {
			Permission::Suffices if permitted() => return Ok(()),
			Permission::Needed => ensure!(permitted(), Error::<T>::NotPermitted),
			_ => {},
		}
		if let Some(tier) = rule.tier {
			let has = T::Membership::tier(scope, who);
			ensure!(has.is_some_and(|has| has >= tier), Error::<T>::TierTooLow);
		}
		if let Some(role) = rule.role {
			ensure!(T::Membership::has_role(scope, role, who), Error::<T>::NotRoleHolder);
		}
		if rule.reputation > 0 {
			let settled =
				T::Scopes::network(scope).map_or(0, |network| T::Reputation::settled(network, who));
			ensure!(settled >= rule.reputation, Error::<T>::ReputationTooLow);
		}
		if rule.licensed {
			let status = T::Licences::status(scope, &Party::Agent(who.clone()));
			ensure!(Self::is_licensed(status, class), Error::<T>::NotLicensed);
		}
		Ok(())
	}

	/// Whether the status of a party is enough for a class of uses.
	const fn is_licensed(status: Status, class: UseClass) -> bool {
		match status {
			Status::Free | Status::Commercial => true,
			Status::NonCommercial => !matches!(class, UseClass::Commercial),
			Status::Unlicensed | Status::Contested | Status::InBreach => false,
		}
	}

	/// Succeeds if a role that is asked for can be granted.
	pub(crate) fn ensure_role(scope: ScopeId, role: Option<RoleId>) -> Result<(), Error<T>> {
		ensure!(
			role.is_none_or(|role| T::Membership::role_exists(scope, role)),
			Error::<T>::RoleNotFound
		);
		Ok(())
	}

	pub(crate) fn do_set_access(
		id: ResourceId,
		thing: &Thing,
		class: UseClass,
		rule: Option<AccessRule>,
	) -> DispatchResult {
		ensure!(!thing.ended, Error::<T>::Ended);
		if let Some(rule) = rule.as_ref() {
			let scope = thing.scope;
			Self::ensure_role(scope, rule.role)?;
			Self::ensure_role(scope, rule.certificate)?;
		}
		AccessRules::<T>::set(id, class, rule.clone());
		Self::deposit_event(Event::AccessSet { resource: id, class, rule });
		Ok(())
	}

	pub(crate) fn do_permit(
		who: T::AccountId,
		id: ResourceId,
		class: UseClass,
		agent: T::AccountId,
		until: Option<BlockNumberFor<T>>,
	) -> DispatchResult {
		let key = (id, class, &agent);
		let granted = match until {
			None => {
				let present = Permissions::<T>::get(key).ok_or(Error::<T>::NotPermitted)?;
				// What has expired is cleared by anybody.
				present < now::<T>()
					|| T::Things::ensure_act(id, &who, (b"permit", class, &agent, until))?
			},
			Some(block) => {
				Self::living(id)?;
				ensure!(
					block >= now::<T>() && block <= Self::in_days(PERMISSION_DAYS)?,
					Error::<T>::InvalidTime
				);
				ensure!(agent != who, Error::<T>::NotForOneself);
				T::Things::ensure_act(id, &who, (b"permit", class, &agent, until))?
			},
		};
		if granted {
			Permissions::<T>::set(key, until);
			Self::deposit_event(Event::Permitted { resource: id, class, agent, until });
		}
		Ok(())
	}
}
