// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Looking after resources: permissions, incidents, maintenance, moving.

use super::Leave;
use crate::{
	Authority, Config, Error, Event, Happening, Incident, Job, Jobs, Movement, Pallet, Permissions,
	Running, Uses, PERMISSION_DAYS,
};
use frame_support::{ensure, traits::EnsureOriginWithArg as _};
use frame_system::{ensure_signed, pallet_prelude::BlockNumberFor};
use ovn_primitives::{traits::Membership as _, DecisionClass, Document, ResourceId, UseClass};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
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
				let present = Permissions::<T>::get(key).ok_or(Error::<T>::PermissionMissing)?;
				// What has expired is cleared by anybody.
				present < Self::now()
					|| Self::ensure_custodian(id, &who, (b"permit", class, &agent, until))?
			},
			Some(block) => {
				Self::living(id)?;
				ensure!(
					block >= Self::now() && block <= Self::in_days(PERMISSION_DAYS)?,
					Error::<T>::InvalidTime
				);
				ensure!(agent != who, Error::<T>::NotForOneself);
				Self::ensure_custodian(id, &who, (b"permit", class, &agent, until))?
			},
		};
		if granted {
			Permissions::<T>::set(key, until);
			Self::deposit_event(Event::Permitted { resource: id, class, agent, until });
		}
		Ok(())
	}

	/// Whether the agent uses the resource now.
	fn is_using(id: ResourceId, who: &T::AccountId) -> bool {
		Running::<T>::get(id)
			.and_then(|number| Uses::<T>::get(id, number))
			.is_some_and(|running| running.user == *who)
	}

	/// Who reports something of a resource: a custodian, who uses it now if `users` can, or (`None`) its
	/// scope.
	fn ensure_reporter(
		origin: T::RuntimeOrigin,
		id: ResourceId,
		scope: ovn_primitives::ScopeId,
		users: bool,
	) -> Result<Option<T::AccountId>, sp_runtime::DispatchError> {
		match T::ScopeOrigin::try_origin(origin, &(scope, DecisionClass::Standard)) {
			Ok(_) => Ok(None),
			Err(origin) => {
				let who = ensure_signed(origin)?;
				let uses = users && Self::is_using(id, &who);
				ensure!(Self::is_custodian(id, &who) || uses, Error::<T>::NotAuthorized);
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
		let happening = match incident {
			Incident::Damaged => Happening::Damaged,
			Incident::Lost => Happening::Lost,
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
		let by = Self::ensure_reporter(origin, id, scope, true)?;
		Self::deposit_event(Event::IncidentReported {
			resource: id,
			incident,
			by: by.clone(),
			document,
		});
		Self::set_state(id, &mut resource, happening, by)?;
		if incident == Incident::Lost {
			Jobs::<T>::remove(id);
		}
		Ok(())
	}

	pub(crate) fn do_report_found(
		origin: T::RuntimeOrigin,
		id: ResourceId,
		note: H256,
	) -> DispatchResult {
		let mut resource = Self::living(id)?;
		let by = Self::ensure_reporter(origin, id, resource.identity.scope, false)?;
		Self::set_state(id, &mut resource, Happening::Found, by.clone())?;
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
			crate::tables::after(resource.state, Happening::MaintenanceBegun).is_some(),
			Error::<T>::WrongState
		);
		if !Self::ensure_custodian(id, &who, (b"open_maintenance", &technician, &document))? {
			return Ok(());
		}
		Self::set_state(id, &mut resource, Happening::MaintenanceBegun, Some(who))?;
		let job = Job {
			technician: technician.clone(),
			opened_at: Self::now(),
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
		Self::set_state(id, &mut resource, Happening::Maintained, by.clone())?;
		Self::deposit_event(Event::MaintenanceCompleted { resource: id, by, document });
		Ok(())
	}

	pub(crate) fn do_move(
		origin: T::RuntimeOrigin,
		id: ResourceId,
		movement: Movement,
	) -> DispatchResult {
		let mut resource = Self::living(id)?;
		let happening = movement.happening();
		ensure!(resource.allows(happening), Error::<T>::NotRival);
		ensure!(crate::tables::after(resource.state, happening).is_some(), Error::<T>::WrongState);
		// What was put away or sent is brought back by the scope too.
		let matter = (resource.identity.scope, DecisionClass::Significant);
		let back = matches!(movement, Movement::TakeOut | Movement::Arrive);
		let decided = if back { T::ScopeOrigin::try_origin(origin, &matter) } else { Err(origin) };
		let leave = match decided {
			Ok(_) => Leave::Granted(None),
			Err(origin) => {
				let act = (b"move", movement);
				Self::authorise(origin, id, &resource, Authority::Custodians, act)?
			},
		};
		if let Leave::Granted(who) = leave {
			Self::set_state(id, &mut resource, happening, who)?;
		}
		Ok(())
	}
}
