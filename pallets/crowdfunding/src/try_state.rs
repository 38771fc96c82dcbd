// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What holds of the pallet's state after every block.

use crate::{
	functions::Escrow, CampaignId, CampaignOf, Campaigns, Config, Contributions, Investments,
	LiveCampaigns, Offers, OpenPots, Pallet, Plans, State, StoppedBlocks, Ventures,
};
use alloc::collections::BTreeMap;
use frame_support::ensure;
use ovn_math::escrow;
use ovn_primitives::{traits::ShareBooks as _, BookId, Pots as _, ScopeId};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariants:
	///
	/// 1. For every asset what is held on the pot is the escrow of all campaigns, and what is
	///    offered to investors; an open pot has its endowment besides, of an asset while something
	///    is held: of what is not held those who administer an asset can burn all.
	/// 2. Of each campaign collected = released + donated + returned + escrow, and never more than
	///    the goal.
	/// 3. The contributions that are not settled are those that the campaign counts, in sum and
	///    number, and so is what counts of them.
	/// 4. What was returned is exactly what is due to those who were settled; a campaign of which
	///    all are settled has an escrow of 0.
	/// 5. States, releases and times belong together; a scope has as many live campaigns as it
	///    counts.
	/// 6. While a book takes no money its principal is what is not settled.
	/// 7. Scopes count their investments that are being paid back.
	/// 8. No time began after more blocks were stopped than are.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut owed = BTreeMap::<T::AssetKind, u128>::new();
		let mut live = BTreeMap::<ScopeId, u32>::new();
		for (id, campaign) in Campaigns::<T>::iter() {
			let terms = Plans::<T>::get(id).ok_or("5: a campaign has no plan")?;
			Self::check_campaign(id, &campaign)?;
			let sum = owed.entry(terms.plan.asset).or_default();
			*sum = sum.saturating_add(campaign.escrow());
			if matches!(campaign.state, State::Open | State::Funded | State::Releasing) {
				let count = live.entry(terms.scope).or_default();
				*count = count.saturating_add(1);
			}
		}
		ensure!(Plans::<T>::iter().count() == Campaigns::<T>::iter().count(), "5: a plan too many");
		ensure!(
			LiveCampaigns::<T>::iter().collect::<BTreeMap<_, _>>() == live,
			"5: live campaigns"
		);
		for (id, _, amount) in Offers::<T>::iter() {
			let asset = Plans::<T>::get(id).ok_or("7: an offer has no campaign")?.plan.asset;
			ensure!(amount > 0, "7: an offer is empty");
			let sum = owed.entry(asset).or_default();
			*sum = sum.saturating_add(amount);
		}
		Self::check_investments()?;
		for asset in owed.keys() {
			ensure!(OpenPots::<T>::contains_key(asset), "1: a pot is not open");
		}
		for asset in OpenPots::<T>::iter_keys() {
			let held = Escrow::<T>::held(&asset);
			ensure!(
				held == owed.get(&asset).copied().unwrap_or(0),
				"1: what is held is not what is in escrow"
			);
			ensure!(Escrow::<T>::keeps_endowment(&asset), "1: a pot lost its endowment");
		}
		Ok(())
	}

	fn check_campaign(id: CampaignId, campaign: &CampaignOf<T>) -> Result<(), TryRuntimeError> {
		let terms = Plans::<T>::get(id).ok_or("5: a campaign has no plan")?;
		let goal = terms.plan.goal;
		let parts = [campaign.released, campaign.donated, campaign.returned, campaign.escrow()];
		ensure!(parts.iter().sum::<u128>() == campaign.collected, "2: escrow is not what is left");
		ensure!(campaign.collected <= goal && campaign.price <= goal, "2: more than the goal");
		ensure!(campaign.released <= campaign.price, "2: more than the price");
		let all: alloc::vec::Vec<_> = Contributions::<T>::iter_prefix_values(id).collect();
		let sum: u128 = all.iter().map(|own| own.amount).sum();
		let counting: u128 = all.iter().filter(|own| own.counts).map(|own| own.amount).sum();
		ensure!(sum == campaign.unsettled, "3: the sum of contributions");
		ensure!(u64::try_from(all.len()).ok() == Some(campaign.contributors), "3: their number");
		ensure!(all.iter().all(|own| own.amount > 0), "3: a contribution of nothing");
		let over = matches!(campaign.state, State::Completed | State::Refunding | State::Closed);
		ensure!(over || counting == campaign.counting, "3: what counts");
		if over && campaign.collected > 0 {
			let settled = campaign.collected.saturating_sub(campaign.unsettled);
			let due = escrow::served(campaign.returning(), campaign.collected, settled);
			ensure!(due == Ok(campaign.returned), "4: what was returned is not what was due");
			ensure!(campaign.unsettled > 0 || campaign.escrow() == 0, "4: something is left");
		} else {
			ensure!(over || campaign.unsettled == campaign.collected, "4: settled too early");
			ensure!(campaign.returned == 0, "4: returned too early");
		}
		let funded = matches!(campaign.state, State::Funded | State::Releasing);
		ensure!(!funded || campaign.collected == goal, "5: funded below the goal");
		ensure!(!funded || campaign.release_by.is_some(), "5: funded without an end");
		ensure!(
			campaign.release.is_none() || campaign.state == State::Releasing,
			"5: a release without the state"
		);
		let releasing = campaign.release.is_some() || campaign.released > 0;
		let state_fits = match campaign.state {
			State::Open => campaign.collected < goal && !releasing && campaign.release_by.is_none(),
			State::Funded => !releasing,
			State::Releasing => releasing && campaign.escrow() > 0,
			State::Completed => campaign.released > 0,
			State::Refunding => campaign.released == 0 && campaign.contributors > 0,
			State::Closed => campaign.released == 0 && campaign.contributors == 0,
		};
		ensure!(state_fits, "5: the state does not fit");
		ensure!(!campaign.settled || campaign.state == State::Completed, "5: settled too early");
		ensure!(campaign.stopped <= StoppedBlocks::<T>::get(), "8: stopped too often");
		if let Some(release) = &campaign.release {
			ensure!(release.stopped <= StoppedBlocks::<T>::get(), "8: stopped too often");
			ensure!(
				!escrow::is_third(release.objected, campaign.counting),
				"5: refused, yet there"
			);
			let left = campaign.price.saturating_sub(campaign.released);
			if release.difference {
				let all = left == 0 && release.amount == campaign.escrow();
				ensure!(all, "5: a difference that is not what is left");
			} else {
				ensure!(release.amount <= left, "5: a release of more than is left");
			}
			let number = campaign.requested;
			let objected = all.iter().filter(|own| own.objected == number);
			let objected: u128 = objected.map(|own| own.amount).sum();
			ensure!(release.objected == objected, "5: objections are miscounted");
		}
		let book = BookId::Deal(id);
		ensure!(T::Books::exists(book) == terms.plan.purpose.is_debt(), "6: a book is missing");
		if terms.plan.purpose.is_debt() && !campaign.settled {
			let all_is_there = campaign.state == State::Completed;
			let principal = if all_is_there { campaign.collected } else { campaign.unsettled };
			ensure!(T::Books::units(book) == principal, "6: principal is not what was given");
		}
		Ok(())
	}

	fn check_investments() -> Result<(), TryRuntimeError> {
		let mut counts = BTreeMap::<ScopeId, u32>::new();
		for id in Investments::<T>::iter_keys() {
			let terms = Plans::<T>::get(id).ok_or("7: an investment has no campaign")?;
			let settled = Campaigns::<T>::get(id).is_some_and(|campaign| campaign.settled);
			ensure!(settled, "7: an investment is not settled");
			let count = counts.entry(terms.scope).or_default();
			*count = count.saturating_add(1);
		}
		for (scope, venture) in Ventures::<T>::iter() {
			let count = counts.remove(&scope).unwrap_or(0);
			ensure!(venture.investments == count, "7: investments are not counted");
			ensure!(venture.mission_only == (count == 0), "7: the mark does not fit");
		}
		ensure!(counts.is_empty(), "7: a venture is missing");
		Ok(())
	}
}
