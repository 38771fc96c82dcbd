// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Returning money to contributors.

use super::Escrow;
use crate::{
	CampaignId, CampaignOf, Campaigns, Config, Contributions, Error, Event, Pallet, State, TermsOf,
	WeightInfo, MAX_REFUNDS,
};
use alloc::vec::Vec;
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, PostDispatchInfo},
	ensure,
	storage::with_storage_layer,
	weights::Weight,
};
use ovn_math::escrow;
use ovn_primitives::sum::{minus, plus};
use ovn_primitives::ScopePots as _;
use sp_runtime::{traits::SaturatedConversion, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The greatest weight of refunding one, or a page of so many: of a campaign with principal,
	/// whose time is up and which this completes.
	pub(crate) fn refund_weight(page: Option<u32>) -> Weight {
		Self::refunds_weight(page, true).saturating_add(Self::completion_weight())
	}

	/// The weight of refunding one, or a page of so many, with or without principal in a book.
	fn refunds_weight(page: Option<u32>, principal: bool) -> Weight {
		match (page.map(|limit| limit.min(MAX_REFUNDS)), principal) {
			(None, true) => T::WeightInfo::refund(),
			(None, false) => T::WeightInfo::refund_without_principal(),
			(Some(limit), true) => T::WeightInfo::refund_page(limit),
			(Some(limit), false) => T::WeightInfo::refund_page_without_principal(limit),
		}
	}

	/// What it took: with the completion if time was up.
	fn took(page: Option<u32>, terms: &TermsOf<T>, lapsed: bool) -> PostDispatchInfo {
		let refunds = Self::refunds_weight(page, terms.plan.purpose.is_debt());
		let completion = if lapsed { Self::completion_weight() } else { Weight::zero() };
		Some(refunds.saturating_add(completion)).into()
	}

	/// A campaign whose contributors get something back, with its terms. Notes that time is up, and
	/// says whether it was.
	fn returning(
		id: CampaignId,
	) -> Result<(CampaignOf<T>, TermsOf<T>, bool), sp_runtime::DispatchError> {
		let (mut campaign, terms) = (Self::existing(id)?, Self::terms(id)?);
		let lapsed = Self::lapse(id, &mut campaign, &terms)?;
		let returns = matches!(campaign.state, State::Completed | State::Refunding);
		ensure!(returns, Error::<T>::NotRefunding);
		Ok((campaign, terms, lapsed))
	}

	/// What returns of a contribution that is settled next.
	pub(crate) fn part_of(campaign: &CampaignOf<T>, own: u128) -> Result<u128, Error<T>> {
		let before = minus::<Error<T>, _>(campaign.collected, campaign.unsettled)?;
		Ok(escrow::part(campaign.returning(), campaign.collected, before, own)?)
	}

	/// Settles a contribution, and pays what returns of it.
	fn refund_one(
		id: CampaignId,
		campaign: &mut CampaignOf<T>,
		terms: &TermsOf<T>,
		who: &T::AccountId,
		to: &T::AccountId,
	) -> DispatchResult {
		let own = Contributions::<T>::take(id, who).ok_or(Error::<T>::ContributionNotFound)?;
		let amount = Self::part_of(campaign, own.amount)?;
		if campaign.state == State::Refunding {
			Self::debit(id, terms, who, own.amount)?;
		}
		if amount > 0 {
			Escrow::<T>::pay(&terms.plan.asset, amount, to)?;
		}
		campaign.unsettled = minus::<Error<T>, _>(campaign.unsettled, own.amount)?;
		campaign.returned = plus::<Error<T>, _>(campaign.returned, amount)?;
		campaign.contributors =
			campaign.contributors.checked_sub(1).ok_or(Error::<T>::Inconsistent)?;
		Self::deposit_event(Event::Refunded {
			campaign: id,
			contributor: who.clone(),
			beneficiary: to.clone(),
			amount,
			escrow: campaign.escrow(),
			contributors: campaign.contributors,
		});
		if amount > 0 && campaign.escrow() == 0 {
			Self::deposit_event(Event::EscrowEmptied { campaign: id });
		}
		Self::close_if_refunded(id, campaign);
		Ok(())
	}

	pub(crate) fn do_refund(
		id: CampaignId,
		who: T::AccountId,
		beneficiary: Option<T::AccountId>,
	) -> DispatchResultWithPostInfo {
		let (mut campaign, terms, lapsed) = Self::returning(id)?;
		let to = beneficiary.unwrap_or_else(|| who.clone());
		Self::refund_one(id, &mut campaign, &terms, &who, &to)?;
		Campaigns::<T>::insert(id, campaign);
		Ok(Self::took(None, &terms, lapsed))
	}

	pub(crate) fn do_refund_page(
		id: CampaignId,
		after: Option<T::AccountId>,
		limit: u32,
	) -> DispatchResultWithPostInfo {
		let (mut campaign, terms, lapsed) = Self::returning(id)?;
		let keys = match after {
			Some(who) => Contributions::<T>::iter_key_prefix_from(
				id,
				Contributions::<T>::hashed_key_for(id, who),
			),
			None => Contributions::<T>::iter_key_prefix(id),
		};
		let page: Vec<T::AccountId> = keys.take(limit.min(MAX_REFUNDS).saturated_into()).collect();
		ensure!(!page.is_empty(), Error::<T>::NothingToRefund);
		for who in &page {
			let mut next = campaign.clone();
			match with_storage_layer(|| Self::refund_one(id, &mut next, &terms, who, who)) {
				Ok(()) => campaign = next,
				Err(reason) => {
					Contributions::<T>::mutate(id, who, |own| {
						if let Some(own) = own {
							own.waits = true;
						}
					});
					let contributor = who.clone();
					Self::deposit_event(Event::RefundWaits { campaign: id, contributor, reason });
				},
			}
		}
		Campaigns::<T>::insert(id, campaign);
		Ok(Self::took(Some(page.len().saturated_into()), &terms, lapsed))
	}
}
