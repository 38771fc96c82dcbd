// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Contributing, and taking a contribution back.

use super::{Escrow, FIRST};
use crate::{
	CampaignId, CampaignOf, Campaigns, Config, Contribution, Contributions, Error, Event, Pallet,
	Sources, State, StoppedBlocks, TermsOf, WeightInfo,
};
use frame_support::{ensure, traits::Get, weights::Weight};
use ovn_math::escrow;
use ovn_primitives::{
	runtime::{self, after, now},
	sum::{minus, plus},
	traits::{Scopes as _, ShareBooks as _},
	BookId, Holder, Pots as _, ScopePots as _,
};
use sp_core::H256;
use sp_runtime::{
	traits::{CheckedAdd as _, SaturatedConversion},
	DispatchError, DispatchResult,
};

impl<T: Config> Pallet<T> {
	/// The weight of a call that a scope can sponsor, with finding out which scope that is.
	pub(crate) fn sponsored(weight: Weight) -> Weight {
		runtime::sponsored::<T>(weight, T::SponsorWeight::get())
	}

	/// The weight of contributing from so many positions.
	pub(crate) fn claims_weight(positions: usize) -> Weight {
		Self::sponsored(T::WeightInfo::contribute_from_claims(positions.saturated_into()))
	}

	pub(crate) fn do_contribute(
		who: T::AccountId,
		id: CampaignId,
		amount: u128,
		agreement: H256,
		sources: Option<Sources>,
	) -> DispatchResult {
		let (mut campaign, terms) = (Self::existing(id)?, Self::terms(id)?);
		ensure!(campaign.state == State::Open, Error::<T>::NotOpen);
		let in_time = Self::ends(&campaign, &terms).is_some_and(|end| now::<T>() < end);
		ensure!(in_time, Error::<T>::DeadlinePassed);
		T::Scopes::ensure_takes_new(terms.scope, Error::<T>::ScopeNotOpen)?;
		let accepted = T::Scopes::accepts_newly(terms.scope, &terms.plan.asset);
		ensure!(accepted, Error::<T>::AssetNotAccepted);
		ensure!(agreement == terms.plan.agreement.hash, Error::<T>::InvalidAgreement);
		let goal = terms.plan.goal;
		let missing = escrow::cut(goal, campaign.collected, u128::MAX).map_err(Error::<T>::from)?;
		let taken = escrow::cut(goal, campaign.collected, amount).map_err(Error::<T>::from)?;
		let least = missing.min(terms.plan.smallest);
		ensure!(taken >= least && taken > 0, Error::<T>::ContributionTooSmall);
		let asset = &terms.plan.asset;
		let taken = match sources {
			None => {
				Escrow::<T>::take_in(&who, asset, taken)?;
				taken
			},
			Some(sources) => {
				let drawn = Self::draw(&who, &terms, taken, sources)?;
				ensure!(drawn >= least, Error::<T>::ContributionTooSmall);
				Escrow::<T>::hold(asset, drawn)?;
				drawn
			},
		};
		let (total, counts) = Self::credit(id, &mut campaign, &terms, &who, taken)?;
		let collected = campaign.collected;
		let contributor = who;
		Self::deposit_event(Event::Contributed {
			campaign: id,
			contributor,
			agreement,
			amount: taken,
			total,
			counts,
			collected,
		});
		if collected == goal {
			let release_by = after::<T, Error<T>>(T::ReleasePeriod::get())?;
			campaign.state = State::Funded;
			campaign.release_by = Some(release_by);
			campaign.stopped = StoppedBlocks::<T>::get();
			Self::deposit_event(Event::GoalMet { campaign: id, collected, release_by });
		}
		Campaigns::<T>::insert(id, campaign);
		Ok(())
	}

	/// Notes what came from a contributor, and credits its principal. What it gave in all, and
	/// whether it can object.
	fn credit(
		id: CampaignId,
		campaign: &mut CampaignOf<T>,
		terms: &TermsOf<T>,
		who: &T::AccountId,
		taken: u128,
	) -> Result<(u128, bool), DispatchError> {
		if terms.plan.purpose.is_debt() {
			let holder = Holder::Agent(who.clone());
			let series = T::Books::credit(BookId::Deal(id), holder, taken)?;
			ensure!(series == FIRST, Error::<T>::Inconsistent);
		}
		let insider = Self::is_insider(terms, who);
		let old = Contributions::<T>::get(id, who);
		let before =
			old.unwrap_or(Contribution { amount: 0, counts: true, objected: 0, waits: false });
		if old.is_none() {
			campaign.contributors =
				campaign.contributors.checked_add(1).ok_or(Error::<T>::Overflow)?;
		}
		let counts = before.counts && !insider;
		let amount = plus::<Error<T>, _>(before.amount, taken)?;
		if before.counts {
			campaign.counting = minus::<Error<T>, _>(campaign.counting, before.amount)?;
		}
		if counts {
			campaign.counting = plus::<Error<T>, _>(campaign.counting, amount)?;
		}
		campaign.collected = plus::<Error<T>, _>(campaign.collected, taken)?;
		campaign.unsettled = plus::<Error<T>, _>(campaign.unsettled, taken)?;
		Contributions::<T>::insert(id, who, Contribution { amount, counts, ..before });
		Ok((amount, counts))
	}

	pub(crate) fn do_withdraw(who: T::AccountId, id: CampaignId) -> DispatchResult {
		let (mut campaign, terms) = (Self::existing(id)?, Self::terms(id)?);
		ensure!(campaign.state == State::Open, Error::<T>::NotOpen);
		let final_from = now::<T>().checked_add(&T::FinalPeriod::get());
		let end = Self::ends(&campaign, &terms);
		let in_time = final_from.zip(end).is_some_and(|(block, end)| block < end);
		ensure!(in_time, Error::<T>::TooLateToWithdraw);
		let own = Contributions::<T>::take(id, &who).ok_or(Error::<T>::ContributionNotFound)?;
		campaign.collected = minus::<Error<T>, _>(campaign.collected, own.amount)?;
		campaign.unsettled = minus::<Error<T>, _>(campaign.unsettled, own.amount)?;
		campaign.contributors =
			campaign.contributors.checked_sub(1).ok_or(Error::<T>::Inconsistent)?;
		if own.counts {
			campaign.counting = minus::<Error<T>, _>(campaign.counting, own.amount)?;
		}
		Self::debit(id, &terms, &who, own.amount)?;
		Escrow::<T>::pay(&terms.plan.asset, own.amount, &who)?;
		Self::deposit_event(Event::Withdrawn {
			campaign: id,
			contributor: who,
			amount: own.amount,
			collected: campaign.collected,
		});
		Campaigns::<T>::insert(id, campaign);
		Ok(())
	}

	/// Takes the principal of a contribution out of the book, which takes no money yet.
	pub(crate) fn debit(
		id: CampaignId,
		terms: &TermsOf<T>,
		who: &T::AccountId,
		amount: u128,
	) -> DispatchResult {
		if terms.plan.purpose.is_debt() {
			let holder = Holder::Agent(who.clone());
			let taken = T::Books::debit(BookId::Deal(id), holder, FIRST, amount)?;
			ensure!(taken == amount, Error::<T>::Inconsistent);
		}
		Ok(())
	}

	/// Draws claims onto the pot, position after position, up to an amount. What came.
	fn draw(
		who: &T::AccountId,
		terms: &TermsOf<T>,
		wanted: u128,
		sources: Sources,
	) -> Result<u128, DispatchError> {
		let pot = Self::pot_account(&terms.plan.asset);
		let mut drawn = 0;
		for (book, series) in sources {
			let missing = minus::<Error<T>, _>(wanted, drawn)?;
			if missing == 0 {
				break;
			}
			let came = T::Books::draw(who, book, series, &terms.plan.asset, missing, &pot)?;
			drawn = plus::<Error<T>, _>(drawn, came)?;
		}
		Ok(drawn)
	}
}
