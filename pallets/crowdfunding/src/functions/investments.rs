// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Paying investors ahead, and noting that they are paid.

use super::{Escrow, FIRST};
use crate::{
	CampaignId, Config, Error, Event, Investment, Investments, Offers, Pallet, Purpose, Ventures,
};
use frame_support::ensure;
use ovn_math::escrow;
use ovn_primitives::{
	sum::minus, traits::ShareBooks as _, Balance, BookId, Holder, Part, Pots as _, ScopePots as _,
};
use sp_runtime::{traits::Convert as _, DispatchResult};

impl<T: Config> Pallet<T> {
	/// An investment that is being paid back.
	fn investment_of(id: CampaignId) -> Result<Investment, Error<T>> {
		Self::existing(id)?;
		Investments::<T>::get(id).ok_or(Error::<T>::InvestmentNotFound)
	}

	/// What investors are still owed.
	fn owed(id: CampaignId) -> u128 {
		T::Books::owed(BookId::Deal(id)).unwrap_or_default()
	}

	pub(crate) fn do_redeem(who: T::AccountId, id: CampaignId, amount: Balance) -> DispatchResult {
		Self::investment_of(id)?;
		let asset = Self::terms(id)?.plan.asset;
		let parts = [Part { book: BookId::Deal(id), amount }];
		let taken = T::Books::distribute(&who, &asset, &parts)?;
		let taken: u128 = taken.first().copied().unwrap_or_default();
		ensure!(taken > 0, Error::<T>::NothingToRedeem);
		let owed = Self::owed(id);
		Self::deposit_event(Event::Redeemed { campaign: id, payer: who, amount: taken, owed });
		if owed == 0 {
			Self::do_conclude(id)?;
		}
		Ok(())
	}

	pub(crate) fn do_offer(who: T::AccountId, id: CampaignId, amount: Balance) -> DispatchResult {
		Self::investment_of(id)?;
		ensure!(!Offers::<T>::contains_key(id, &who), Error::<T>::AlreadyOffered);
		let asset = Self::terms(id)?.plan.asset;
		let enough = amount >= T::WholeUnit::convert(asset.clone()) && amount > 0;
		ensure!(enough, Error::<T>::AmountTooSmall);
		Escrow::<T>::take_in(&who, &asset, amount)?;
		Offers::<T>::insert(id, &who, amount);
		Self::deposit_event(Event::OfferMade { campaign: id, payer: who, amount });
		Ok(())
	}

	pub(crate) fn do_accept(
		who: T::AccountId,
		id: CampaignId,
		payer: T::AccountId,
	) -> DispatchResult {
		let investment = Self::investment_of(id)?;
		let (campaign, terms) = (Self::existing(id)?, Self::terms(id)?);
		let offer = Offers::<T>::get(id, &payer).ok_or(Error::<T>::OfferNotFound)?;
		let Purpose::CappedInvestment { discount, .. } = terms.plan.purpose else {
			return Err(Error::<T>::Inconsistent.into());
		};
		let (book, holder) = (BookId::Deal(id), Holder::Agent(who.clone()));
		let (units, owed) =
			T::Books::outstanding(book, &holder, FIRST).ok_or(Error::<T>::NothingToRedeem)?;
		let paid = escrow::discounted(owed, discount).map_err(Error::<T>::from)?;
		ensure!(units > 0 && paid > 0, Error::<T>::NothingToRedeem);
		let left = offer.checked_sub(paid).ok_or(Error::<T>::OfferTooSmall)?;
		T::Books::debit(book, holder, FIRST, units)?;
		// The scope's own book owes as much less.
		let counted = escrow::share(investment.units, units, campaign.collected);
		let counted = counted.map_err(Error::<T>::from)?;
		let through = Holder::Book(book);
		T::Books::debit(investment.book, through, investment.series, counted)?;
		Escrow::<T>::pay(&terms.plan.asset, paid, &who)?;
		if left == 0 {
			Offers::<T>::remove(id, &payer);
		} else {
			Offers::<T>::insert(id, &payer, left);
		}
		let holder = who;
		Self::deposit_event(Event::OfferAccepted { campaign: id, payer, holder, owed, paid, left });
		if Self::owed(id) == 0 {
			Self::do_conclude(id)?;
		}
		Ok(())
	}

	pub(crate) fn do_withdraw_offer(
		who: T::AccountId,
		id: CampaignId,
		payer: T::AccountId,
	) -> DispatchResult {
		Self::existing(id)?;
		let amount = Offers::<T>::take(id, &payer).ok_or(Error::<T>::OfferNotFound)?;
		let over = !Investments::<T>::contains_key(id);
		ensure!(over || payer == who, Error::<T>::NotPayer);
		Escrow::<T>::pay(&Self::terms(id)?.plan.asset, amount, &payer)?;
		Self::deposit_event(Event::OfferWithdrawn { campaign: id, payer, amount });
		Ok(())
	}

	pub(crate) fn do_conclude(id: CampaignId) -> DispatchResult {
		let investment = Self::investment_of(id)?;
		ensure!(Self::owed(id) == 0, Error::<T>::StillOwed);
		let through = Holder::Book(BookId::Deal(id));
		T::Books::debit(investment.book, through, investment.series, u128::MAX)?;
		Investments::<T>::remove(id);
		let scope = Self::terms(id)?.scope;
		let mut venture = Ventures::<T>::get(scope);
		venture.investments = minus::<Error<T>, _>(venture.investments, 1)?;
		venture.mission_only = venture.investments == 0;
		Ventures::<T>::insert(scope, venture);
		let investments = venture.investments;
		Self::deposit_event(Event::InvestmentRedeemed { campaign: id, scope, investments });
		if venture.mission_only {
			Self::deposit_event(Event::MissionOnly { scope });
		}
		Ok(())
	}
}
