// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The beginning: founders and their reputation; and who comes and goes.

use super::{add, sum, take};
use crate::{
	AgentRecord, Agents, Config, Error, Event, FoundersOf, NetworkRecord, Networks, OwnParameters,
	Pallet, WeightInfo, MAX_REPUTATION,
};
use alloc::collections::BTreeSet;
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure};
use ovn_primitives::{traits::Membership, ScopeId};
use sp_runtime::{traits::SaturatedConversion, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_found_reputation(
		network: ScopeId,
		founders: FoundersOf<T>,
	) -> DispatchResultWithPostInfo {
		ensure!(!Networks::<T>::contains_key(network), Error::<T>::ReputationExists);
		let distinct: BTreeSet<_> = founders.iter().map(|(who, _)| who).collect();
		let valid = !founders.is_empty()
			&& distinct.len() == founders.len()
			&& founders.iter().all(|(_, reputation)| *reputation > 0);
		ensure!(valid, Error::<T>::InvalidFounders);
		let total = sum::<T>(founders.iter().map(|(_, reputation)| *reputation))
			.map_err(|_| Error::<T>::TooMuchReputation)?;
		ensure!(total <= MAX_REPUTATION, Error::<T>::TooMuchReputation);

		let mut record =
			NetworkRecord { total, indexed_on: Self::today(), ..NetworkRecord::default() };
		let half_life = OwnParameters::<T>::get(network).half_life;
		record.decay = half_life.map(Self::decay_of).transpose()?;
		for (who, reputation) in &founders {
			// A share is worth a unit at the beginning.
			let agent = AgentRecord { settled: *reputation, ..AgentRecord::default() };
			Agents::<T>::insert(network, who, agent);
			if Self::belongs(network, who) {
				add::<T, _>(&mut record.active, *reputation)?;
			}
		}
		Networks::<T>::insert(network, record);
		let count = founders.len().saturated_into();
		Self::deposit_event(Event::ReputationFounded { network, founders, total });
		Ok(Some(T::WeightInfo::found_reputation(count)).into())
	}

	/// Whether an agent belongs to a network now.
	pub(crate) fn belongs(network: ScopeId, who: &T::AccountId) -> bool {
		T::Membership::tier(network, who).is_some()
	}

	/// Counts the weight of who joined a scope, if that is a network in which it has some, or counts it no
	/// more.
	pub(crate) fn do_change_membership(
		scope: ScopeId,
		who: &T::AccountId,
		joined: bool,
	) -> DispatchResult {
		let Some(mut record) = Networks::<T>::get(scope) else { return Ok(()) };
		let mut agent = Agents::<T>::get(scope, who);
		let weight = agent.weight().ok_or(Error::<T>::Overflow)?;
		if weight == 0 {
			return Ok(());
		}
		if joined {
			add::<T, _>(&mut record.active, weight)?;
			add::<T, _>(&mut record.joins, 1)?;
			agent.joined = record.joins;
			Agents::<T>::insert(scope, who, agent);
		} else {
			take::<T, _>(&mut record.active, weight)?;
		}
		Networks::<T>::insert(scope, record);
		Ok(())
	}
}
