// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What clients ask.

use crate::{
	CampaignId, CampaignView, CampaignViewOf, Campaigns, Config, Contribution, ContributionView,
	Contributions, Offer, OfferOf, Offers, Pallet, Plans, State,
};
use alloc::vec::Vec;
use ovn_primitives::{runtime::page, traits::ShareBooks as _, BookId};

impl<T: Config> Pallet<T> {
	pub(crate) fn view_offers(
		id: CampaignId,
		after: Option<T::AccountId>,
		limit: u32,
	) -> Vec<OfferOf<T>> {
		let offers = match after {
			Some(who) => Offers::<T>::iter_prefix_from(id, Offers::<T>::hashed_key_for(id, who)),
			None => Offers::<T>::iter_prefix(id),
		};
		offers.take(page(limit)).map(|(payer, amount)| Offer { payer, amount }).collect()
	}

	pub(crate) fn view_campaign(id: CampaignId) -> Option<CampaignViewOf<T>> {
		let campaign = Campaigns::<T>::get(id)?;
		let terms = Plans::<T>::get(id)?;
		let escrow = campaign.escrow();
		let owed = campaign.settled.then(|| T::Books::owed(BookId::Deal(id))).flatten();
		let ends = Self::ends(&campaign, &terms);
		Some(CampaignView { id, terms, campaign, escrow, owed, ends })
	}

	fn explain(
		campaign: &crate::CampaignOf<T>,
		contributor: T::AccountId,
		contribution: Contribution,
	) -> ContributionView<T::AccountId> {
		let returning = matches!(campaign.state, State::Completed | State::Refunding);
		let part = Self::part_of(campaign, contribution.amount).unwrap_or_default();
		let returns = if returning { part } else { 0 };
		ContributionView { contributor, contribution, returns }
	}

	pub(crate) fn view_contribution(
		id: CampaignId,
		who: T::AccountId,
	) -> Option<ContributionView<T::AccountId>> {
		let own = Contributions::<T>::get(id, &who)?;
		Some(Self::explain(&Campaigns::<T>::get(id)?, who, own))
	}

	pub(crate) fn view_contributions(
		id: CampaignId,
		after: Option<T::AccountId>,
		limit: u32,
	) -> Vec<ContributionView<T::AccountId>> {
		let Some(campaign) = Campaigns::<T>::get(id) else { return Vec::new() };
		let all = match after {
			Some(who) => Contributions::<T>::iter_prefix_from(
				id,
				Contributions::<T>::hashed_key_for(id, who),
			),
			None => Contributions::<T>::iter_prefix(id),
		};
		all.take(page(limit)).map(|(who, own)| Self::explain(&campaign, who, own)).collect()
	}
}
