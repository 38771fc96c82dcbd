// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What holds of the pallet's state after every block.

use crate::{
	BucketState, Buckets, CampaignId, CampaignOf, Campaigns, Config, Contributions, Funders,
	HoldReason, Investments, LiveCampaigns, LiveRounds, Offers, OpenPots, Pallet, Plans, Proposals,
	RoundId, RoundOf, RoundState, Rounds, State, StoppedBlocks, Ventures,
};
use alloc::collections::BTreeMap;
use frame_support::{
	ensure,
	traits::{
		fungibles::{Inspect as _, InspectHold as _},
		Get,
	},
};
use ovn_math::escrow;
use ovn_primitives::{
	traits::{Deposits as _, ShareBooks as _},
	BookId, Depositor, ScopeId,
};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariants:
	///
	/// 1. For every asset what is held on the pot is the escrow of all campaigns, what is offered to investors,
	///    and what lies in rounds; an open pot has its endowment besides, of an asset while something is held: of
	///    what is not held those who administer an asset can burn all.
	/// 2. Of each campaign collected = released + donated + returned + escrow, and never more than the goal.
	/// 3. The contributions that are not settled are those that the campaign counts, in sum and number, and so
	///    is what counts of them.
	/// 4. What was returned is exactly what is due to those who were settled; a campaign of which all are
	///    settled has an escrow of 0.
	/// 5. States, releases and times belong together; a scope has as many live campaigns as it counts.
	/// 6. While a book sleeps its principal is what is not settled.
	/// 7. Scopes count their investments that are being paid back.
	/// 8. Of each round what lies there is what came in, less what was spent and returned; funders are counted;
	///    a bucket has what is allocated to it, at most its maximum; nobody allocates more than its
	///    allotment; a scope has as many live rounds as it counts.
	/// 9. A bucket whose deposit is held has a tally; proposers have as many buckets as they count.
	/// 10. Where a deposit of a bucket is said to be, at least as much is held as all buckets say that have theirs
	///     there; other pallets can have deposits there, too.
	/// 11. No time began after more blocks were stopped than are.
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
		Self::check_rounds(&mut owed)?;
		for asset in owed.keys() {
			ensure!(OpenPots::<T>::contains_key(asset), "1: a pot is not open");
		}
		for asset in OpenPots::<T>::iter_keys() {
			let pot = Self::pot_account(&asset);
			let reason = HoldReason::Escrow.into();
			let held: u128 = T::MoneyHold::balance_on_hold(asset.clone(), &reason, &pot).into();
			ensure!(
				held == owed.get(&asset).copied().unwrap_or(0),
				"1: what is held is not what is in escrow"
			);
			let while_held = (held > 0).then_some(asset);
			for endowed in core::iter::once(T::NativeAsset::get()).chain(while_held) {
				ensure!(
					T::Money::balance(endowed.clone(), &pot) >= T::Money::minimum_balance(endowed),
					"1: a pot lost its endowment"
				);
			}
		}
		Ok(())
	}

	fn check_campaign(id: CampaignId, campaign: &CampaignOf<T>) -> Result<(), TryRuntimeError> {
		let terms = Plans::<T>::get(id).ok_or("5: a campaign has no plan")?;
		let goal: u128 = terms.plan.goal.into();
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
		ensure!(campaign.stopped <= StoppedBlocks::<T>::get(), "11: stopped too often");
		if let Some(release) = &campaign.release {
			ensure!(release.stopped <= StoppedBlocks::<T>::get(), "11: stopped too often");
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
			let number = campaign.announced;
			let objected = all.iter().filter(|own| own.objected == number);
			let objected: u128 = objected.map(|own| own.amount).sum();
			ensure!(release.objected == objected, "5: objections are miscounted");
		}
		let book = BookId::Agreement(id);
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

	fn check_rounds(owed: &mut BTreeMap<T::AssetKind, u128>) -> Result<(), TryRuntimeError> {
		let mut live = BTreeMap::<ScopeId, u32>::new();
		for (id, round) in Rounds::<T>::iter() {
			Self::check_round(id, &round)?;
			if round.state != RoundState::Closed {
				let count = live.entry(round.scope).or_default();
				*count = count.saturating_add(1);
			}
			let sum = owed.entry(round.asset.clone()).or_default();
			*sum = sum.saturating_add(round.balance());
		}
		ensure!(LiveRounds::<T>::iter().collect::<BTreeMap<_, _>>() == live, "8: live rounds");
		for (id, bucket, _) in Buckets::<T>::iter() {
			let round = Rounds::<T>::get(id).ok_or("9: a bucket without a round")?;
			ensure!(round.tally(bucket).is_some(), "9: a bucket without a tally");
		}
		let mut own = BTreeMap::<(RoundId, alloc::vec::Vec<u8>), u32>::new();
		for (id, _, record) in Buckets::<T>::iter() {
			let count = own.entry((id, codec::Encode::encode(&record.proposer))).or_default();
			*count = count.saturating_add(1);
		}
		for (id, proposer, count) in Proposals::<T>::iter() {
			let counted = own.remove(&(id, codec::Encode::encode(&proposer)));
			ensure!(counted == Some(count), "9: a proposer's buckets are miscounted");
		}
		ensure!(own.is_empty(), "9: a proposer's buckets are not counted");
		Self::check_deposits()
	}

	fn check_deposits() -> Result<(), TryRuntimeError> {
		let mut said = BTreeMap::<alloc::vec::Vec<u8>, (Depositor<T::AccountId>, u128)>::new();
		for bucket in Buckets::<T>::iter_values() {
			let key = codec::Encode::encode(&bucket.depositor);
			let sum = said.entry(key).or_insert((bucket.depositor, 0));
			sum.1 = sum.1.saturating_add(T::BucketDeposit::get().into());
		}
		for (depositor, sum) in said.into_values() {
			let held: u128 = T::Deposits::held(&depositor).into();
			ensure!(held >= sum, "10: a deposit is not held");
		}
		Ok(())
	}

	fn check_round(id: RoundId, round: &RoundOf<T>) -> Result<(), TryRuntimeError> {
		ensure!(round.stopped <= StoppedBlocks::<T>::get(), "11: stopped too often");
		let parts = [round.spent, round.returned, round.balance()];
		ensure!(parts.iter().sum::<u128>() == round.total(), "8: the money of a round");
		let funders: alloc::vec::Vec<_> = Funders::<T>::iter_prefix_values(id).collect();
		ensure!(u64::try_from(funders.len()).ok() == Some(round.funders), "8: funders");
		let paid = round.tallies.iter().filter(|tally| tally.state == BucketState::Paid);
		let paid: u128 = paid.map(|tally| tally.allocated).sum();
		ensure!(paid == round.spent, "8: what buckets were paid");
		let settled = round.state == RoundState::Closed;
		ensure!(!settled || (round.funders == 0 && round.balance() == 0), "8: closed too early");
		if round.state == RoundState::Open {
			let paid: u128 = funders.iter().map(|funder| funder.paid).sum();
			ensure!(paid == round.paid_in, "8: what was paid in");
			let members = funders.iter().filter(|funder| funder.member).count();
			ensure!(u64::try_from(members).ok() == Some(round.members), "8: members");
			for tally in &round.tallies {
				let allocated: u128 = funders
					.iter()
					.flat_map(|funder| &funder.allocations)
					.filter(|(bucket, _)| *bucket == tally.bucket)
					.map(|(_, amount)| *amount)
					.sum();
				ensure!(allocated == tally.allocated, "8: what is allocated to a bucket");
				ensure!(allocated <= tally.maximum, "8: more than the maximum");
			}
		}
		for funder in &funders {
			ensure!(funder.returned <= funder.paid, "8: more returned than was paid");
			let allocated: u128 = funder
				.allocations
				.iter()
				.filter(|(bucket, _)| round.tally(*bucket).is_some())
				.map(|(_, amount)| *amount)
				.sum();
			let allotment = Self::allotment_of(round, funder).map_err(|_| "8: no allotment")?;
			let now_fixed = Self::now() >= Self::opens(round);
			ensure!(!now_fixed || allocated <= allotment, "8: more than the allotment");
		}
		Ok(())
	}
}
