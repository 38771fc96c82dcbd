// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Looking after resources: incidents, maintenance, moving.

use super::Permit;
use crate::{
	Authority, Config, Error, Event, Incident, Job, Jobs, Movement, Occurrence, Pallet, ResourceOf,
};
use frame_support::{ensure, traits::EnsureOriginWithArg as _};
use frame_system::ensure_signed;
use ovn_primitives::{runtime::now, traits::Membership as _, DecisionClass, Document, ResourceId};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Who reports something of a resource: a custodian, or (`None`) its scope.
	fn ensure_reporter(
		origin: T::RuntimeOrigin,
		id: ResourceId,
		scope: ovn_primitives::ScopeId,
	) -> Result<Option<T::AccountId>, sp_runtime::DispatchError> {
		match T::ScopeOrigin::try_origin(origin, &(scope, DecisionClass::Standard)) {
			Ok(_) => Ok(None),
			Err(origin) => {
				let who = ensure_signed(origin)?;
				ensure!(Self::is_custodian(id, &who), Error::<T>::NotAuthorized);
				Ok(Some(who))
			},
		}
	}

	pub(crate) fn do_report_incident(
		origin: T::RuntimeOrigin,
		id: ResourceId,
		incident: Incident,
		document: Document,
	) -> DispatchResult {
		let mut resource = Self::living(id)?;
		let scope = resource.identity.scope;
		let what = match incident {
			Incident::Damaged => Occurrence::Damaged,
			Incident::Lost => Occurrence::Lost,
			Incident::Noted => {
				let who = ensure_signed(origin)?;
				ensure!(
					T::Membership::tier(scope, &who).is_some() || Self::is_custodian(id, &who),
					Error::<T>::NotAuthorized
				);
				let by = Some(who);
				Self::deposit_event(Event::IncidentReported {
					resource: id,
					incident,
					by,
					document,
				});
				return Ok(());
			},
		};
		let by = Self::ensure_reporter(origin, id, scope)?;
		Self::deposit_event(Event::IncidentReported {
			resource: id,
			incident,
			by: by.clone(),
			document,
		});
		Self::fall_out(id, &mut resource, what, by)
	}

	/// Takes a resource to where damage or loss leads it. The job of what is lost ends.
	fn fall_out(
		id: ResourceId,
		resource: &mut ResourceOf<T>,
		what: Occurrence,
		by: Option<T::AccountId>,
	) -> DispatchResult {
		Self::set_state(id, resource, what, by)?;
		if what == Occurrence::Lost {
			Jobs::<T>::remove(id);
		}
		Ok(())
	}

	/// Records what happened to a resource in use.
	pub(crate) fn do_befall(
		id: ResourceId,
		what: Occurrence,
		by: Option<T::AccountId>,
	) -> DispatchResult {
		let mut resource = Self::living(id)?;
		// All else is for the calls of this pallet.
		let of_uses = matches!(
			what,
			Occurrence::Reserved
				| Occurrence::Released
				| Occurrence::Started
				| Occurrence::Finished
				| Occurrence::Damaged
				| Occurrence::Lost
		);
		ensure!(of_uses, Error::<T>::InvalidState);
		Self::fall_out(id, &mut resource, what, by)
	}

	pub(crate) fn do_report_found(
		origin: T::RuntimeOrigin,
		id: ResourceId,
		note: H256,
	) -> DispatchResult {
		let mut resource = Self::living(id)?;
		let by = Self::ensure_reporter(origin, id, resource.identity.scope)?;
		Self::set_state(id, &mut resource, Occurrence::Found, by.clone())?;
		Self::deposit_event(Event::FoundAgain { resource: id, by, note });
		Ok(())
	}

	pub(crate) fn do_open_maintenance(
		who: T::AccountId,
		id: ResourceId,
		technician: T::AccountId,
		document: Document,
	) -> DispatchResult {
		let mut resource = Self::living(id)?;
		ensure!(
			crate::tables::after(resource.state, Occurrence::MaintenanceBegun).is_some(),
			Error::<T>::InvalidState
		);
		if !Self::ensure_custodian(id, &who, (b"open_maintenance", &technician, &document))? {
			return Ok(());
		}
		Self::set_state(id, &mut resource, Occurrence::MaintenanceBegun, Some(who))?;
		let job = Job {
			technician: technician.clone(),
			opened_at: now::<T>(),
			document: document.clone(),
		};
		Jobs::<T>::insert(id, job);
		Self::deposit_event(Event::MaintenanceOpened { resource: id, technician, document });
		Ok(())
	}

	pub(crate) fn do_complete_maintenance(
		origin: T::RuntimeOrigin,
		id: ResourceId,
		document: Document,
	) -> DispatchResult {
		let mut resource = Self::living(id)?;
		let job = Jobs::<T>::get(id).ok_or(Error::<T>::JobNotFound)?;
		let matter = (resource.identity.scope, DecisionClass::Significant);
		// The scope too: no custodian keeps a thing from its users by never being done with it.
		let by = match T::ScopeOrigin::try_origin(origin, &matter) {
			Ok(_) => None,
			Err(origin) => {
				let who = ensure_signed(origin)?;
				if job.technician != who
					&& !Self::ensure_custodian(id, &who, (b"complete_maintenance", &document))?
				{
					return Ok(());
				}
				Some(who)
			},
		};
		Jobs::<T>::remove(id);
		Self::set_state(id, &mut resource, Occurrence::Maintained, by.clone())?;
		Self::deposit_event(Event::MaintenanceCompleted { resource: id, by, document });
		Ok(())
	}

	pub(crate) fn do_move(
		origin: T::RuntimeOrigin,
		id: ResourceId,
		movement: Movement,
	) -> DispatchResult {
		let mut resource = Self::living(id)?;
		let occurrence = movement.occurrence();
		ensure!(resource.allows(occurrence), Error::<T>::NotRival);
		ensure!(
			crate::tables::after(resource.state, occurrence).is_some(),
			Error::<T>::InvalidState
		);
		// What was put away or sent is brought back by the scope too.
		let matter = (resource.identity.scope, DecisionClass::Significant);
		let back = matches!(movement, Movement::TakeOut | Movement::Arrive);
		let decided = if back { T::ScopeOrigin::try_origin(origin, &matter) } else { Err(origin) };
		let permit = match decided {
			Ok(_) => Permit::Granted(None),
			Err(origin) => {
				let act = (b"move", movement);
				Self::authorise(origin, id, &resource, Authority::Custodians, act)?
			},
		};
		if let Permit::Granted(who) = permit {
			Self::set_state(id, &mut resource, occurrence, who)?;
		}
		Ok(())
	}
}
