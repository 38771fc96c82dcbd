// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The beginning: founders and their reputation.

use super::sum;
use crate::{
	AgentRecord, Agents, Config, Error, Event, FoundersOf, NetworkRecord, Networks, OwnParameters,
	Pallet, WeightInfo, MAX_REPUTATION,
};
use alloc::collections::BTreeSet;
use frame_support::{dispatch::DispatchResultWithPostInfo, ensure};
use ovn_primitives::ScopeId;
use sp_runtime::traits::SaturatedConversion;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_found_reputation(
		network: ScopeId,
		founders: FoundersOf<T>,
	) -> DispatchResultWithPostInfo {
		ensure!(!Networks::<T>::contains_key(network), Error::<T>::AlreadyFounded);
		let distinct: BTreeSet<_> = founders.iter().map(|(who, _)| who).collect();
		let valid = !founders.is_empty()
			&& distinct.len() == founders.len()
			&& founders.iter().all(|(who, reputation)| *reputation > 0 && Self::can_earn(who));
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
			let agent = AgentRecord {
				settled: *reputation,
				tier: Self::tier_of(network, who),
				evaluated_on: Self::today(),
				..AgentRecord::default()
			};
			Self::count(&mut record, &agent)?;
			Agents::<T>::insert(network, who, agent);
			Self::note_weight(network, who, Some(0), &agent);
		}
		Networks::<T>::insert(network, record);
		let count = founders.len().saturated_into();
		Self::deposit_event(Event::ReputationFounded { network, founders, total });
		let weight = T::WeightInfo::found_reputation(count).saturating_add(Self::noting(count));
		Ok(Some(weight).into())
	}
}
