// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Steps in the life of resources.

use crate::{tables, Authority, Config, Error, Event, Pallet, ResourceOf, Resources, Stage, Step};
use codec::Encode;
use frame_support::{ensure, traits::EnsureOriginWithArg as _};
use frame_system::ensure_signed;
use ovn_primitives::{DecisionClass, ResourceId};
use sp_runtime::{DispatchError, DispatchResult};

/// Whether something may be done, and who does it.
pub(crate) enum Permit<AccountId> {
	/// It may; `None`: the scope decided it.
	Granted(Option<AccountId>),
	/// Other custodians have to want the same first. The call ends.
	Waiting,
}

impl<T: Config> Pallet<T> {
	/// Finds out whether the origin has this authority over a resource.
	pub(crate) fn authorise(
		origin: T::RuntimeOrigin,
		id: ResourceId,
		resource: &ResourceOf<T>,
		authority: Authority,
		act: impl Encode,
	) -> Result<Permit<T::AccountId>, DispatchError> {
		let scope = resource.identity.scope;
		let origin = match authority {
			Authority::Peers => {
				Self::ensure_decides(origin, scope, DecisionClass::Significant)?;
				return Ok(Permit::Granted(None));
			},
			Authority::Makers | Authority::Keepers => {
				match T::ScopeOrigin::try_origin(origin, &(scope, DecisionClass::Standard)) {
					Ok(_) => return Ok(Permit::Granted(None)),
					Err(origin) => origin,
				}
			},
			Authority::Custodians => origin,
		};
		let who = ensure_signed(origin)?;
		let granted = match authority {
			Authority::Makers => {
				ensure!(who == resource.identity.creator, Error::<T>::NotAuthorized);
				true
			},
			_ => Self::ensure_custodian(id, &who, act)?,
		};
		Ok(if granted { Permit::Granted(Some(who)) } else { Permit::Waiting })
	}

	pub(crate) fn do_step(
		origin: T::RuntimeOrigin,
		id: ResourceId,
		step: Step,
		successor: Option<ResourceId>,
	) -> DispatchResult {
		let mut resource = Self::resource_of(id)?;
		let stage = tables::next(resource.stage, step).ok_or(Error::<T>::InvalidStage)?;
		let authority = tables::authority(resource.stage, step).ok_or(Error::<T>::InvalidStage)?;
		let permit = Self::authorise(origin, id, &resource, authority, (b"step", step))?;
		let Permit::Granted(who) = permit else { return Ok(()) };
		if let Some(successor) = successor {
			ensure!(successor != id, Error::<T>::InvalidSuccessor);
			let next = Self::resource_of(successor)?;
			// One that is deprecated itself would not do, and successors could form a circle.
			ensure!(
				!matches!(next.stage, Stage::Deprecated | Stage::EndOfLife),
				Error::<T>::InvalidSuccessor
			);
			resource.successor = Some(successor);
		}
		Self::set_stage(id, &mut resource, step, stage, who);
		Ok(())
	}

	/// Stores the stage that a step leads to.
	pub(crate) fn set_stage(
		id: ResourceId,
		resource: &mut ResourceOf<T>,
		step: Step,
		stage: Stage,
		who: Option<T::AccountId>,
	) {
		resource.stage = stage;
		Resources::<T>::insert(id, &*resource);
		let successor = resource.successor;
		Self::deposit_event(Event::StageChanged { resource: id, step, who, stage, successor });
	}
}
