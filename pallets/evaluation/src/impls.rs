// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What this pallet is to other pallets.

use crate::{
	Agents, Config, Evaluations, Networks, Pallet, Stage, UndeliveredDecisions, WeightInfo,
};
use frame_support::{traits::Get as _, weights::Weight};
use ovn_primitives::{
	traits::{Accepted, OnAccepted, OnTierChanged, PeerEvaluation, Reputation},
	ContributionId, ScopeId, Tier,
};
use sp_runtime::DispatchResult;

impl<T: Config> PeerEvaluation<T::AccountId> for Pallet<T> {
	fn is_available(scope: ScopeId) -> bool {
		Self::network_of(scope).is_ok_and(Networks::<T>::contains_key)
	}

	fn open(id: ContributionId, author: Option<&T::AccountId>) -> DispatchResult {
		Self::do_open(id, author)
	}

	fn cancel(id: ContributionId) -> DispatchResult {
		Self::do_cancel(id)
	}

	fn is_pending(id: ContributionId) -> bool {
		let evaluation =
			Self::network_of(id.scope).ok().and_then(|network| Evaluations::<T>::get(network, id));
		evaluation.is_some_and(|evaluation| !matches!(evaluation.stage, Stage::Ended(_)))
			|| UndeliveredDecisions::<T>::contains_key(id)
	}

	fn open_weight() -> Weight {
		T::WeightInfo::open()
	}

	fn cancel_weight() -> Weight {
		T::WeightInfo::cancel()
	}
}

impl<T: Config> OnTierChanged<T::AccountId> for Pallet<T> {
	fn tier_changed(scope: ScopeId, who: &T::AccountId, tier: Option<Tier>) -> DispatchResult {
		Self::do_change_tier(scope, who, tier)
	}

	fn weight() -> Weight {
		T::WeightInfo::tier_changed()
	}
}

impl<T: Config> OnAccepted<T::AccountId> for Pallet<T> {
	/// That a reward fails keeps nothing from being accepted.
	fn accepted(contribution: &Accepted<T::AccountId>) -> DispatchResult {
		Self::do_reward_accepted(contribution);
		Ok(())
	}

	/// What was earned stays: the judgement of the peers was about what they saw.
	fn compensated(_: &Accepted<T::AccountId>) -> DispatchResult {
		Ok(())
	}

	fn weight() -> Weight {
		T::WeightInfo::accepted().saturating_add(Self::noting(1))
	}
}

impl<T: Config> Reputation<T::AccountId> for Pallet<T> {
	/// What is at stake in evaluations is not settled.
	fn settled(network: ScopeId, who: &T::AccountId) -> u128 {
		let Some(record) = Networks::<T>::get(network) else { return 0 };
		let settled = Agents::<T>::get(network, who).settled;
		// Above all bounds: what nobody can have opens no door.
		Self::present_index(&record).reputation(settled).unwrap_or_default()
	}

	fn shares(network: ScopeId, who: &T::AccountId) -> u128 {
		Agents::<T>::get(network, who).weight().unwrap_or_default()
	}

	fn weight() -> Weight {
		T::DbWeight::get().reads(2).saturating_add(Weight::from_parts(20_000_000, 6_000))
	}
}
