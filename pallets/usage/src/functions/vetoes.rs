// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What a custodian does about a use against the charter.

use crate::{Config, Error, Event, Pallet, Running, Vetoes, VETO_DAYS};
use frame_support::ensure;
use frame_system::{ensure_signed, pallet_prelude::BlockNumberFor};
use ovn_primitives::{runtime::now, traits::Things as _, DecisionClass, ResourceId};
use sp_core::H256;
use sp_runtime::{
	traits::{CheckedAdd as _, CheckedSub as _, One, Zero},
	DispatchResult,
};

impl<T: Config> Pallet<T> {
	/// Whether a custodian keeps an agent from using a resource now.
	pub(crate) fn is_vetoed(id: ResourceId, who: &T::AccountId) -> bool {
		Vetoes::<T>::get(id, who).is_some_and(|until| until >= now::<T>())
	}

	/// The last block in which an agent that was kept from a resource is left alone.
	fn quiet_after(until: BlockNumberFor<T>) -> Result<BlockNumberFor<T>, Error<T>> {
		let days =
			Self::in_days(VETO_DAYS)?.checked_sub(&now::<T>()).ok_or(Error::<T>::Inconsistent)?;
		until.checked_add(&days).ok_or(Error::<T>::Overflow)
	}

	pub(crate) fn do_veto_use(
		who: T::AccountId,
		id: ResourceId,
		agent: T::AccountId,
		reason: H256,
	) -> DispatchResult {
		let thing = Self::living(id)?;
		if let Some(before) = Vetoes::<T>::get(id, &agent) {
			let again = Self::quiet_after(before)? < now::<T>();
			ensure!(again, Error::<T>::JustVetoed);
		}
		if !T::Things::ensure_act(id, &who, (b"veto_use", &agent, reason))? {
			return Ok(());
		}
		let until = Self::in_days(VETO_DAYS)?;
		Vetoes::<T>::insert(id, &agent, until);
		Self::deposit_event(Event::UseVetoed {
			resource: id,
			agent: agent.clone(),
			by: who.clone(),
			until,
			reason,
		});
		if let Some(number) = Running::<T>::get(id) {
			let used = Self::open_use(id, number)?;
			if used.user == agent {
				let rival = thing.nature.is_rival();
				Self::end_by_clock(id, number, used, rival, Some(who))?;
			}
		}
		Ok(())
	}

	pub(crate) fn do_lift_veto(
		origin: T::RuntimeOrigin,
		id: ResourceId,
		agent: T::AccountId,
	) -> DispatchResult {
		let scope = Self::thing(id)?.scope;
		let until = Vetoes::<T>::get(id, &agent).ok_or(Error::<T>::NotVetoed)?;
		let now = now::<T>();
		if Self::quiet_after(until)? < now {
			// Long over: anybody clears it.
			ensure_signed(origin)?;
			Vetoes::<T>::remove(id, &agent);
		} else {
			Self::ensure_decides(origin, scope, DecisionClass::Standard)?;
			ensure!(until >= now, Error::<T>::NotVetoed);
			// It is kept, so that the agent is left alone for a while.
			let before = now.checked_sub(&One::one()).unwrap_or_else(Zero::zero);
			Vetoes::<T>::insert(id, &agent, before);
		}
		Self::deposit_event(Event::VetoLifted { resource: id, agent });
		Ok(())
	}
}
