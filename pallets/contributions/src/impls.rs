// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What this pallet does for others.

use crate::{Config, Contributions, Deciding, Error, Kinds, Pallet};
use frame_support::ensure;
use ovn_primitives::{
	traits, ContributionId, Decision, Document, KindId, KindValue, Quantity, ScopeId,
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> traits::Contributions<T::AccountId> for Pallet<T> {
	fn undecided(id: ContributionId) -> Option<T::AccountId> {
		Contributions::<T>::get(id.scope, id.index)
			.filter(|contribution| contribution.is_undecided())
			.and_then(|contribution| contribution.agent().cloned())
	}

	fn decide(id: ContributionId, decision: Decision) -> DispatchResult {
		let contribution = Self::entry(id)?;
		ensure!(contribution.is_undecided(), Error::<T>::AlreadyDecided);
		let terms = Self::kind_of(id.scope, contribution.kind)?.terms;
		let by_peers = matches!(terms.deciding, Deciding::PeerEvaluation { .. });
		ensure!(by_peers, Error::<T>::NotByPeers);
		Self::settle(id, contribution, &terms, decision)
	}

	fn measured(
		scope: ScopeId,
		kind: KindId,
		who: &T::AccountId,
		quantity: Quantity,
		evidence: Document,
	) -> Result<ContributionId, DispatchError> {
		Self::do_record_fact(scope, kind, who, quantity, evidence)
	}
}

impl<T: Config> traits::Kinds for Pallet<T> {
	fn value(scope: ScopeId, kind: KindId) -> Option<KindValue> {
		let terms = Kinds::<T>::get(scope, kind)?.terms;
		Some(KindValue { rate: terms.rate, claim: terms.claim })
	}
}
