// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What resources are, and what their scope decides for them.

use crate::{
	Config, Custodies, Custody, Error, Event, Identity, NextResource, OfCustodian, OfScope, Pallet,
	Phase, Resource, ResourceOf, ResourceSettings, Resources, Settings, Stage, State, Weighted,
	DEFAULT_THRESHOLD, WHOLE,
};
use frame_support::{ensure, traits::Get, BoundedVec};
use ovn_primitives::{
	runtime::now,
	traits::{Membership as _, Right, Scopes as _, Treasury as _},
	Balance, Name, Nature, Regime, ResourceId, RoleId, ScopeId,
};
use sp_core::H256;
use sp_runtime::{DispatchError, DispatchResult};

/// What is said of a resource when it is registered.
pub(crate) struct Facts<AccountId> {
	/// The scope that looks after it.
	pub scope: ScopeId,
	/// Who brings it in.
	pub creator: AccountId,
	/// By which rights it is held.
	pub regime: Regime,
	/// What sort of thing it is.
	pub nature: Nature,
	/// A short name.
	pub name: Name,
	/// The hash of its full name and description.
	pub description: H256,
	/// How far it has come.
	pub phase: Phase,
	/// Who holds it in trust first; `None`: the scope appoints somebody.
	pub custodian: Option<AccountId>,
}

impl<T: Config> Pallet<T> {
	/// Takes the price of a record that is never removed: for the treasury of the network, or of
	/// the whole chain.
	pub(crate) fn charge_for_record(
		scope: ScopeId,
		payer: &T::AccountId,
		price: Balance,
	) -> DispatchResult {
		if T::Treasury::charge(scope, payer, price)? {
			Self::deposit_event(Event::RecordPaid { scope, payer: payer.clone(), amount: price });
		}
		Ok(())
	}

	/// Registers a resource. Its number.
	pub(crate) fn register_resource(
		facts: Facts<T::AccountId>,
	) -> Result<ResourceId, DispatchError> {
		ensure!(!facts.name.is_empty(), Error::<T>::InvalidName);
		let id = NextResource::<T>::get();
		NextResource::<T>::put(id.checked_add(1).ok_or(Error::<T>::Overflow)?);
		let now = now::<T>();
		let identity = Identity {
			scope: facts.scope,
			creator: facts.creator,
			regime: facts.regime,
			nature: facts.nature,
			name: facts.name,
			description: facts.description,
			created_at: now,
		};
		let mut holders = Weighted::new();
		if let Some(custodian) = facts.custodian {
			OfCustodian::<T>::insert(&custodian, id, ());
			holders.try_push((custodian, WHOLE)).map_err(|_| Error::<T>::Inconsistent)?;
		}
		Custodies::<T>::insert(
			id,
			Custody {
				holders: holders.clone(),
				threshold: DEFAULT_THRESHOLD,
				since: now,
				interim: false,
				quiet_until: now,
				past: BoundedVec::new(),
			},
		);
		let stage = Stage::Working(facts.phase);
		let state = State::PendingValidation;
		OfScope::<T>::insert(facts.scope, id, ());
		Self::deposit_event(Event::Registered {
			resource: id,
			identity: identity.clone(),
			stage,
			state,
			custodians: holders,
		});
		Resources::<T>::insert(id, Resource { identity, stage, state, successor: None });
		Ok(id)
	}

	pub(crate) fn do_register(facts: Facts<T::AccountId>) -> DispatchResult {
		ensure!(T::Scopes::exists(facts.scope), Error::<T>::ScopeNotFound);
		T::Membership::ensure_right(facts.scope, &facts.creator, Right::OpenTasks)?;
		Self::charge_for_record(facts.scope, &facts.creator, T::IdentityPrice::get())?;
		Self::register_resource(facts)?;
		Ok(())
	}

	/// Succeeds if a role that is asked for can be granted.
	fn ensure_role(scope: ScopeId, role: Option<RoleId>) -> Result<(), Error<T>> {
		ensure!(
			role.is_none_or(|role| T::Membership::role_exists(scope, role)),
			Error::<T>::RoleNotFound
		);
		Ok(())
	}

	pub(crate) fn do_set_settings(
		id: ResourceId,
		resource: &ResourceOf<T>,
		settings: Settings,
	) -> DispatchResult {
		ensure!(!resource.has_ended(), Error::<T>::Ended);
		let scope = resource.identity.scope;
		Self::ensure_role(scope, settings.custodian)?;
		Self::ensure_role(scope, settings.witness)?;
		ResourceSettings::<T>::insert(id, &settings);
		Self::deposit_event(Event::SettingsSet { resource: id, settings });
		Ok(())
	}
}
