// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What this pallet does for others.

use crate::{Config, Contributions, Deciding, Entry, Error, Kind, Kinds, Pallet, State, Unit};
use frame_support::ensure;
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::split;
use ovn_primitives::{
	traits, ContributionId, Contributor, Decision, Denomination, Document, KindId, KindValue,
	Quantity, ScopeId,
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> traits::Contributions<T::AccountId> for Pallet<T> {
	fn undecided(id: ContributionId) -> Option<Contributor<T::AccountId>> {
		Contributions::<T>::get(id.scope, id.index)
			.filter(|contribution| contribution.is_undecided())
			.map(|contribution| contribution.contributor)
	}

	fn is_insider(id: ContributionId, who: &T::AccountId) -> bool {
		Contributions::<T>::get(id.scope, id.index)
			.is_some_and(|contribution| Self::is_inside(&contribution, who))
	}

	fn decide(id: ContributionId, decision: Decision) -> DispatchResult {
		let contribution = Self::entry(id)?;
		ensure!(contribution.is_undecided(), Error::<T>::AlreadyDecided);
		let terms = Self::kind_of(id.scope, contribution.kind)?.terms;
		let by_peers = matches!(terms.deciding, Deciding::PeerEvaluation { .. });
		ensure!(by_peers, Error::<T>::NotByPeers);
		Self::settle(id, contribution, &terms, decision)
	}

	fn worth(id: ContributionId) -> Option<traits::Worth> {
		let contribution = Contributions::<T>::get(id.scope, id.index)?;
		if !matches!(contribution.entry, Entry::Log) {
			return None;
		}
		let kind = Self::kind_of(id.scope, contribution.kind).ok()?;
		let terms = kind.terms;
		// A rate that is too large for its product earns as much as any other that is.
		let value =
			split::worth(contribution.rate, contribution.quantity.into()).unwrap_or(u128::MAX);
		Some(traits::Worth {
			kind: contribution.kind,
			value,
			revision: (kind.revision == contribution.revision).then_some(kind.revision),
			by_peers: matches!(terms.deciding, Deciding::PeerEvaluation { .. }),
			earns_reputation: terms.earns_reputation,
			quality: match contribution.state {
				State::Accepted { quality, .. } => Some(quality),
				_ => None,
			},
		})
	}

	fn terms(scope: ScopeId, kind: KindId) -> Option<traits::Terms> {
		let kind_record = Kinds::<T>::get(scope, kind)?;
		Some(Self::terms_of(scope, kind, &kind_record))
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

impl<T: Config> traits::Kinds<BlockNumberFor<T>> for Pallet<T> {
	fn value(scope: ScopeId, kind: KindId) -> Option<KindValue<BlockNumberFor<T>>> {
		let Kind { terms, next_rate, .. } = Self::kind_now(scope, kind)?;
		let next_rate = next_rate.map(|next| (next.rate, next.from));
		Some(KindValue { rate: terms.rate, next_rate, claim: terms.claim })
	}
}

impl<T: Config> traits::Denominations<T::AssetKind> for Pallet<T> {
	fn denomination(scope: ScopeId, kind: KindId) -> Option<Denomination<T::AssetKind>> {
		let terms = Self::kind_now(scope, kind)?.terms;
		Some(match terms.unit {
			Unit::Token { asset, decimals } => Denomination {
				asset: Some(asset),
				// At most 24 decimals: 10^24 fits.
				rate: 10_u128.checked_pow(decimals.into())?,
				counted: true,
			},
			_ => Denomination { asset: None, rate: terms.rate, counted: false },
		})
	}
}
