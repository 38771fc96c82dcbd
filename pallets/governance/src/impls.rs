// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What this pallet is to other pallets.

use crate::{Config, Pallet, WeightInfo};
use frame_support::weights::Weight;
use ovn_primitives::{
	traits::{Accepted, OnAccepted, OnTierChanged, OnWeight, SpendLimits, StewardPowers},
	Contributor, DecisionClass, ScopeId, Tier,
};
use sp_runtime::DispatchResult;

impl<T: Config> OnTierChanged<T::AccountId> for Pallet<T> {
	fn tier_changed(scope: ScopeId, who: &T::AccountId, tier: Option<Tier>) -> DispatchResult {
		Self::do_change_tier(scope, who, tier)
	}

	fn weight() -> Weight {
		// Of one who becomes a member, or does not stay one.
		let lost = <T as Config>::WeightInfo::strike();
		<T as Config>::WeightInfo::tier_changed().max(lost)
	}
}

impl<T: Config> OnWeight<T::AccountId> for Pallet<T> {
	fn weight_changed(network: ScopeId, who: &T::AccountId, shares: u128) {
		Self::do_change_weight(network, who, shares);
	}

	fn weight() -> Weight {
		<T as Config>::WeightInfo::weight_changed()
	}
}

impl<T: Config> OnAccepted<T::AccountId> for Pallet<T> {
	fn accepted(contribution: &Accepted<T::AccountId>) -> DispatchResult {
		if let (Contributor::Agent(who), true) = (&contribution.contributor, contribution.counts) {
			Self::do_note_accepted(contribution.id.scope, who);
		}
		Ok(())
	}

	/// That it was accepted stays true.
	fn compensated(_: &Accepted<T::AccountId>) -> DispatchResult {
		Ok(())
	}

	fn weight() -> Weight {
		<T as Config>::WeightInfo::accepted()
	}
}

impl<T: Config> StewardPowers for Pallet<T> {
	fn greatest_class(scope: ScopeId) -> Option<DecisionClass> {
		Self::greatest_class_of_stewards(scope)
	}

	fn is_revived(scope: ScopeId) -> bool {
		Self::roll_of(scope).revived_until.is_some()
	}

	fn admit(scope: ScopeId) -> DispatchResult {
		Self::admit_by_stewards(scope)
	}
}

impl<T: Config> SpendLimits for Pallet<T> {
	fn percent(scope: ScopeId) -> u8 {
		Self::rules_of(scope).spend_limit
	}
}
