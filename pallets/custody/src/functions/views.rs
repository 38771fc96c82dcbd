// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What clients ask.

use crate::{
	Amendments, Approvals, Config, Endings, Flags, Jobs, LinkedFrom, Links, Matter, MatterOf,
	OfCustodian, OfScope, OfferedTo, Offers, Pallet, Recalls, Relation, ResourceSettings,
	ResourceView, ResourceViewOf, Resources,
};
use alloc::vec::Vec;
use ovn_primitives::{
	runtime::{now, page},
	traits::BookRecords as _,
	ResourceId, ScopeId,
};
use sp_runtime::traits::Zero;

impl<T: Config> Pallet<T> {
	pub(crate) fn view_resource(id: ResourceId) -> Option<ResourceViewOf<T>> {
		let resource = Resources::<T>::get(id)?;
		let relations = [Relation::ComponentOf, Relation::DerivedFrom, Relation::Supersedes];
		let deals: Vec<_> = Self::deals(id)
			.into_iter()
			.map(|attached| {
				let owed = T::Books::owed(attached.book()).unwrap_or_else(Zero::zero);
				let amendment = Amendments::<T>::get(attached.deal);
				(attached, owed, amendment)
			})
			.collect();
		let shareable = resource.is_usable() && deals.iter().all(|(_, owed, _)| owed.is_zero());
		Some(ResourceView {
			id,
			custody: Self::custody(id).ok()?,
			shareable,
			deals,
			settings: ResourceSettings::<T>::get(id),
			links: relations
				.into_iter()
				.flat_map(|relation| {
					Links::<T>::get(id, relation).into_iter().map(move |to| (relation, to))
				})
				.collect(),
			offer: Offers::<T>::get(id),
			flag: Flags::<T>::get(id),
			recall: Recalls::<T>::get(id),
			job: Jobs::<T>::get(id),
			ending: Endings::<T>::get(id),
			approvals: Approvals::<T>::get(id),
			resource,
		})
	}

	pub(crate) fn view_resources(
		scope: ScopeId,
		after: Option<ResourceId>,
		limit: u32,
	) -> Vec<ResourceViewOf<T>> {
		let ids = match after {
			Some(id) => {
				OfScope::<T>::iter_key_prefix_from(scope, OfScope::<T>::hashed_key_for(scope, id))
			},
			None => OfScope::<T>::iter_key_prefix(scope),
		};
		ids.take(page(limit)).filter_map(Self::view_resource).collect()
	}

	pub(crate) fn view_custodies(
		who: T::AccountId,
		after: Option<ResourceId>,
		limit: u32,
	) -> Vec<ResourceId> {
		let ids = match after {
			Some(id) => OfCustodian::<T>::iter_key_prefix_from(
				&who,
				OfCustodian::<T>::hashed_key_for(&who, id),
			),
			None => OfCustodian::<T>::iter_key_prefix(&who),
		};
		ids.take(page(limit)).collect()
	}

	pub(crate) fn view_offers(
		who: T::AccountId,
		after: Option<ResourceId>,
		limit: u32,
	) -> Vec<ResourceId> {
		let ids = match after {
			Some(id) => {
				OfferedTo::<T>::iter_key_prefix_from(&who, OfferedTo::<T>::hashed_key_for(&who, id))
			},
			None => OfferedTo::<T>::iter_key_prefix(&who),
		};
		ids.take(page(limit)).collect()
	}

	/// What of a resource awaits an agent.
	pub(crate) fn view_matters(who: &T::AccountId, id: ResourceId) -> Vec<MatterOf<T>> {
		let Some(resource) = Resources::<T>::get(id) else { return Vec::new() };
		let mut matters = Vec::new();
		let now = now::<T>();
		if let Some(offer) = Self::open_offer(id) {
			let asked = offer.receivers.iter().any(|(receiver, _)| receiver == who);
			if asked && offer.until >= now && !offer.accepted.contains(who) {
				matters.push(Matter::Offer { until: offer.until });
			}
		}
		if Self::is_custodian(id, who) {
			if let Some(flag) = Self::open_flag(id) {
				matters.push(Matter::Flag { due: flag.due });
			}
			if let Some(recall) = Self::open_recall(id) {
				matters.push(Matter::Recall { due: recall.due });
			}
			for approval in Approvals::<T>::get(id) {
				if approval.who != *who && approval.until >= now {
					matters.push(Matter::Act { act: approval.act, until: approval.until });
				}
			}
		}
		if let Some(job) = Jobs::<T>::get(id) {
			if job.technician == *who {
				matters.push(Matter::Job);
			}
		}
		if let Some(ending) = Self::open_ending(id) {
			let named = ending.named.iter().any(|(_, named)| named == who);
			if named && ending.window.is_none() && !ending.witnesses.contains(who) {
				matters.push(Matter::Witness { deadline: ending.deadline });
			}
			let concerned = Self::custody(id)
				.is_ok_and(|custody| custody.weight_of(who) > 0 || custody.past.contains(who))
				|| resource.identity.creator == *who;
			if let (true, Some(until), None) = (concerned, ending.window, ending.frozen) {
				if until >= now {
					matters.push(Matter::Challenge { until });
				}
			}
		}
		matters
	}

	/// What of their custodies and offers awaits an agent: those of at most `limit` custodies after
	/// this one, and, with the first page, those of the offers.
	pub(crate) fn view_awaiting(
		who: T::AccountId,
		after: Option<ResourceId>,
		limit: u32,
	) -> Vec<(ResourceId, Vec<MatterOf<T>>)> {
		let mut ids = match after {
			None => Self::view_offers(who.clone(), None, limit),
			Some(_) => Vec::new(),
		};
		for id in Self::view_custodies(who.clone(), after, limit) {
			if !ids.contains(&id) {
				ids.push(id);
			}
		}
		ids.into_iter()
			.map(|id| (id, Self::view_matters(&who, id)))
			.filter(|(_, matters)| !matters.is_empty())
			.collect()
	}

	pub(crate) fn view_linked_from(
		to: ResourceId,
		after: Option<(Relation, ResourceId)>,
		limit: u32,
	) -> Vec<(Relation, ResourceId)> {
		let links = match after {
			Some((relation, from)) => LinkedFrom::<T>::iter_key_prefix_from(
				(to,),
				LinkedFrom::<T>::hashed_key_for((to, relation, from)),
			),
			None => LinkedFrom::<T>::iter_key_prefix((to,)),
		};
		links.take(page(limit)).collect()
	}
}
