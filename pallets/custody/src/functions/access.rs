// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Who can use a resource, for which class of uses.

use crate::{
	AccessRule, AccessRules, Config, Error, Event, Pallet, Permission, Permissions, ResourceOf,
};
use frame_support::ensure;
use ovn_primitives::{
	traits::{Membership as _, Reputation as _, Scopes as _},
	ResourceId, RoleId, ScopeId, UseClass,
};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Succeeds if the agent may use the resource for this class now. The error says what it lacks.
	pub(crate) fn ensure_access(
		id: ResourceId,
		class: UseClass,
		who: &T::AccountId,
	) -> DispatchResult {
		let resource = Self::resource_of(id)?;
		let scope = resource.identity.scope;
		let rule = AccessRules::<T>::get(id, class).unwrap_or_default();
		if let Some(role) = rule.certificate {
			ensure!(T::Membership::has_role(scope, role, who), Error::<T>::CertificateMissing);
		}
		let permitted =
			|| Permissions::<T>::get((id, class, who)).is_some_and(|until| until >= Self::now());
		match rule.permission {
			Permission::Suffices if permitted() => return Ok(()),
			Permission::Needed => ensure!(permitted(), Error::<T>::PermissionMissing),
			_ => {},
		}
		if let Some(tier) = rule.tier {
			let has = T::Membership::tier(scope, who);
			ensure!(has.is_some_and(|has| has >= tier), Error::<T>::TierTooLow);
		}
		if let Some(role) = rule.role {
			ensure!(T::Membership::has_role(scope, role, who), Error::<T>::RoleMissing);
		}
		if rule.reputation > 0 {
			let settled =
				T::Scopes::network(scope).map_or(0, |network| T::Reputation::settled(network, who));
			ensure!(settled >= rule.reputation, Error::<T>::ReputationTooLow);
		}
		Ok(())
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
		resource: &ResourceOf<T>,
		class: UseClass,
		rule: Option<AccessRule>,
	) -> DispatchResult {
		ensure!(!resource.has_ended(), Error::<T>::Ended);
		if let Some(rule) = rule.as_ref() {
			let scope = resource.identity.scope;
			Self::ensure_role(scope, rule.role)?;
			Self::ensure_role(scope, rule.certificate)?;
		}
		AccessRules::<T>::set(id, class, rule.clone());
		Self::deposit_event(Event::AccessSet { resource: id, class, rule });
		Ok(())
	}
}
