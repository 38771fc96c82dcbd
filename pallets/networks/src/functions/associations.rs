// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Associations of a scope with other scopes and with agents.

use crate::{
	AssociationStatus, Associations, Config, Counts, Error, Event, Pallet, Party, Relation,
};
use frame_support::{ensure, traits::Get};
use frame_system::ensure_signed;
use ovn_primitives::{runtime::now, ScopeId};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Whether the origin speaks for a party.
	pub(crate) fn ensure_party(
		origin: T::RuntimeOrigin,
		party: &Party<T::AccountId>,
	) -> DispatchResult {
		match party {
			Party::Agent(agent) => {
				ensure!(ensure_signed(origin)? == *agent, DispatchError::BadOrigin);
			},
			Party::Scope(scope) => {
				Self::ensure_standard(origin, *scope)?;
			},
		}
		Ok(())
	}

	pub(crate) fn do_propose_association(
		scope: ScopeId,
		party: Party<T::AccountId>,
		relation: Relation,
	) -> DispatchResult {
		Self::active_record(scope)?;
		if let Party::Scope(other) = party {
			ensure!(other != scope, Error::<T>::SelfAssociation);
			Self::active_record(other)?;
		}
		let key = (scope, party.clone(), relation);
		ensure!(!Associations::<T>::contains_key(&key), Error::<T>::AlreadyProposed);
		let mut counts = Counts::<T>::get(scope);
		ensure!(counts.associations < T::MaxAssociations::get(), Error::<T>::TooManyAssociations);
		counts.associations = counts.associations.checked_add(1).ok_or(Error::<T>::Overflow)?;
		Counts::<T>::insert(scope, counts);
		let since = now::<T>();
		Associations::<T>::insert(key, AssociationStatus::Proposed { since });
		Self::deposit_event(Event::AssociationProposed { scope, party, relation });
		Ok(())
	}

	pub(crate) fn do_accept_association(
		scope: ScopeId,
		party: Party<T::AccountId>,
		relation: Relation,
	) -> DispatchResult {
		Self::active_record(scope)?;
		if let Party::Scope(other) = party {
			Self::active_record(other)?;
		}
		let key = (scope, party.clone(), relation);
		match Associations::<T>::get(&key).ok_or(Error::<T>::AssociationNotFound)? {
			AssociationStatus::Active { .. } => return Err(Error::<T>::AlreadyAssociated.into()),
			AssociationStatus::Proposed { .. } => {},
		}
		let since = now::<T>();
		Associations::<T>::insert(key, AssociationStatus::Active { since });
		Self::deposit_event(Event::AssociationAccepted { scope, party, relation });
		Ok(())
	}

	pub(crate) fn do_end_association(
		scope: ScopeId,
		party: Party<T::AccountId>,
		relation: Relation,
	) -> DispatchResult {
		ensure!(
			Associations::<T>::take((scope, party.clone(), relation)).is_some(),
			Error::<T>::AssociationNotFound
		);
		Counts::<T>::mutate(scope, |counts| {
			counts.associations = counts.associations.saturating_sub(1);
		});
		Self::deposit_event(Event::AssociationEnded { scope, party, relation });
		Ok(())
	}
}
