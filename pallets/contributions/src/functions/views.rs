// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What clients ask.

use crate::{
	AllowedLogger, Config, ContributionOf, Contributions, ContributorOf, Deciding, KindCount,
	KindOf, Ledgers, Loggers, Pallet, ScopeLogger, ScopeLoggers, HOURS_OF_A_DAY,
};
use alloc::vec::Vec;
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_primitives::{
	runtime::{now, page},
	Contributor, Day, KindId, Quantity, ScopeId,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn view_kinds(scope: ScopeId) -> Vec<(KindId, KindOf<T>)> {
		(0..KindCount::<T>::get(scope))
			.filter_map(|kind| Some((kind, Self::kind_now(scope, kind)?)))
			.collect()
	}

	pub(crate) fn view_contributions_of(
		scope: ScopeId,
		contributor: ContributorOf<T>,
		kind: KindId,
		before: Option<u32>,
		limit: u32,
	) -> Vec<(u32, ContributionOf<T>)> {
		let mut next = match before {
			None => Ledgers::<T>::get((scope, &contributor, kind)).latest,
			Some(before) => Contributions::<T>::get(scope, before)
				.filter(|entry| entry.contributor == contributor && entry.kind == kind)
				.and_then(|entry| entry.previous),
		};
		let mut found = Vec::new();
		while let Some(index) = next {
			if found.len() >= page(limit) {
				break;
			}
			let Some(entry) = Contributions::<T>::get(scope, index) else { break };
			next = entry.previous;
			found.push((index, entry));
		}
		found
	}

	pub(crate) fn view_day_limit_left(
		scope: ScopeId,
		who: T::AccountId,
		kind: KindId,
		day: Day,
	) -> Option<Quantity> {
		let live = Self::live_kind(scope, kind).ok();
		let Some(terms) = live.map(|kind| kind.terms) else { return Some(0) };
		let fact = matches!(terms.deciding, Deciding::Measured { purse: None });
		let first = match terms.deciding {
			Deciding::Measured { .. } => Self::today(),
			Deciding::PeerEvaluation { .. } | Deciding::Reviewers { .. } => Self::first_day(),
		};
		if fact || !(first..=Self::today()).contains(&day) {
			return Some(0);
		}
		let limit = terms.limits.daily_limit?;
		let hours = if Self::is_work_in_hours(&terms) {
			HOURS_OF_A_DAY.saturating_sub(Self::hours_worked(&who, day))
		} else {
			limit
		};
		let ledger = Ledgers::<T>::get((scope, Contributor::Agent(who), kind));
		Some(limit.saturating_sub(ledger.logged_for(day)).min(hours))
	}

	pub(crate) fn view_loggers(
		scope: ScopeId,
		agent: T::AccountId,
	) -> Vec<AllowedLogger<T::AccountId, BlockNumberFor<T>>> {
		let now = now::<T>();
		let mut permissions = Loggers::<T>::get(scope, agent).into_inner();
		permissions.retain(|permission| permission.expires > now);
		permissions
	}

	pub(crate) fn view_scope_loggers(
		as_scope: ScopeId,
	) -> Vec<ScopeLogger<T::AccountId, BlockNumberFor<T>>> {
		let now = now::<T>();
		let mut permissions = ScopeLoggers::<T>::get(as_scope).into_inner();
		permissions.retain(|permission| permission.expires > now);
		permissions
	}
}
