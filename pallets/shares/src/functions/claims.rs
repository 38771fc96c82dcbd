// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Paying holders.

use super::minus;
use crate::{
	Books, Config, Error, Event, HoldReason, HolderOf, Pallet, Payee, PayeeOf, Position,
	PositionList, Positions, Redirect, WeightInfo, MAX_ASSETS,
};
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, PostDispatchInfo},
	ensure,
	storage::with_storage_layer,
	traits::{
		fungibles::{Mutate as _, MutateHold as _},
		tokens::{Precision, Preservation},
		Get,
	},
	weights::Weight,
};
use ovn_primitives::{
	traits::{Inbox as _, Scopes as _},
	BookId, BookTerms, Holder, Purse, Series,
};
use sp_runtime::{traits::SaturatedConversion, DispatchError, DispatchResult};

/// What came of claiming for a position.
#[derive(Default)]
struct Outcome {
	/// How many payments were tried.
	tried: u32,
	/// How many of them into the inbox of a scope.
	to_inboxes: u32,
	/// How many were made.
	made: u32,
	/// Whether a position was removed to which nothing is paid any more.
	ended: bool,
	/// Why the first that was not made was not.
	reason: Option<DispatchError>,
}

impl<T: Config> Pallet<T> {
	/// The weight of claiming for so many positions with so many payments, of which so many go to inboxes;
	/// the most there can be if `None`: one for each position that may go to another book, which costs
	/// most, and the others.
	pub(crate) fn claim_weight(positions: usize, payments: Option<(u32, u32)>) -> Weight {
		let positions: u32 = positions.saturated_into();
		let most = positions.saturating_mul(MAX_ASSETS);
		let (payments, to_inboxes) = payments.unwrap_or((most, most));
		let more = payments.saturating_sub(positions);
		T::WeightInfo::claim(positions)
			.saturating_add(T::WeightInfo::claim_asset(1).saturating_mul(more.into()))
			.saturating_add(T::Inbox::weight().saturating_mul(to_inboxes.into()))
	}

	/// Claims for a holder. `besides` is what the call costs apart from that.
	pub(crate) fn do_claim(
		holder: HolderOf<T>,
		positions: PositionList,
		besides: Weight,
	) -> DispatchResultWithPostInfo {
		let count = positions.len();
		let mut sum = Outcome::default();
		for (book, series) in positions {
			match Self::pay_position(book, &holder, series) {
				Ok(outcome) => {
					sum.tried = sum.tried.saturating_add(outcome.tried);
					sum.to_inboxes = sum.to_inboxes.saturating_add(outcome.to_inboxes);
					sum.made = sum.made.saturating_add(outcome.made);
					sum.ended |= outcome.ended;
					sum.reason = sum.reason.or(outcome.reason);
				},
				Err(error) => sum.reason = sum.reason.or(Some(error)),
			}
		}
		let weight = Self::claim_weight(count, Some((sum.tried, sum.to_inboxes)));
		let actual_weight = Some(weight.saturating_add(besides));
		let post_info = PostDispatchInfo { actual_weight, pays_fee: Default::default() };
		if sum.made > 0 || sum.ended {
			return Ok(post_info);
		}
		let error = sum.reason.unwrap_or(Error::<T>::NothingToClaim.into());
		Err(sp_runtime::DispatchErrorWithPostInfo { post_info, error })
	}

	/// Pays what a position has earned, each asset by itself. Removes one that has ended if all of that is
	/// paid already: it was paid to the last base unit before its series ended, or earned less than one.
	fn pay_position(
		id: BookId,
		holder: &HolderOf<T>,
		series: Series,
	) -> Result<Outcome, DispatchError> {
		let mut book = Self::existing(id)?;
		let mut position =
			Positions::<T>::get((id, holder, series)).ok_or(Error::<T>::PositionNotFound)?;
		Self::settle(id, &book, series, &mut position)?;
		let mut outcome = Outcome::default();
		let claimable = position.entitlements.iter().any(|earned| earned.claimable() > 0);
		if !claimable && Self::has_ended(&book, series) {
			Self::store_position(id, &mut book, holder.clone(), series, position)?;
			Books::<T>::insert(id, book);
			outcome.ended = true;
			return Ok(outcome);
		}
		let payee = Self::payee(id, holder, &position)?;
		for place in 0..position.entitlements.len() {
			let entitlement =
				position.entitlements.get_mut(place).ok_or(Error::<T>::Inconsistent)?;
			let amount = entitlement.claimable();
			if amount == 0 {
				continue;
			}
			outcome.tried = outcome.tried.saturating_add(1);
			let line = book.lines.get(place).ok_or(Error::<T>::Inconsistent)?;
			let asset = line.asset.clone();
			match with_storage_layer(|| Self::pay(id, &payee, &asset, amount)) {
				Ok(()) => {
					*entitlement = entitlement.claimed();
					let paid = Self::note_paid(id, &mut book, series, place, amount)?;
					outcome.made = outcome.made.saturating_add(1);
					Self::deposit_event(Event::Claimed {
						book: id,
						holder: holder.clone(),
						series,
						asset,
						amount,
						payee: payee.clone(),
						paid,
					});
				},
				Err(reason) => {
					outcome.reason = outcome.reason.or(Some(reason));
					Self::deposit_event(Event::ClaimWaits {
						book: id,
						holder: holder.clone(),
						series,
						asset,
						amount,
						reason,
					});
				},
			}
		}
		if matches!(payee, Payee::Inbox(_)) {
			outcome.to_inboxes = outcome.tried;
		}
		if outcome.made > 0 {
			Self::store_position(id, &mut book, holder.clone(), series, position)?;
			Books::<T>::insert(id, book);
		}
		Ok(outcome)
	}

	/// See [`ovn_primitives::traits::ShareBooks::draw`].
	pub(crate) fn do_draw(
		who: &T::AccountId,
		id: BookId,
		series: Series,
		asset: &T::AssetKind,
		at_most: u128,
		to: &T::AccountId,
	) -> Result<T::Balance, DispatchError> {
		let holder = Holder::Agent(who.clone());
		let mut book = Self::existing(id)?;
		let mut position =
			Positions::<T>::get((id, &holder, series)).ok_or(Error::<T>::PositionNotFound)?;
		Self::settle(id, &book, series, &mut position)?;
		let place = book.lines.iter().position(|line| line.asset == *asset);
		let place = place.ok_or(Error::<T>::NothingToClaim)?;
		let entitlement = position.entitlements.get_mut(place).ok_or(Error::<T>::NothingToClaim)?;
		let amount = entitlement.claimable().min(at_most);
		ensure!(amount > 0, Error::<T>::NothingToClaim);
		Self::pay_out(asset, amount, to)?;
		*entitlement = entitlement.paid(amount).map_err(Error::<T>::from)?;
		let paid = Self::note_paid(id, &mut book, series, place, amount)?;
		Self::deposit_event(Event::Claimed {
			book: id,
			holder: holder.clone(),
			series,
			asset: asset.clone(),
			amount,
			payee: Payee::Agent(to.clone()),
			paid,
		});
		Self::store_position(id, &mut book, holder, series, position)?;
		Books::<T>::insert(id, book);
		Ok(Self::amount(amount)?)
	}

	/// Where the claims of a position go.
	pub(crate) fn payee(
		id: BookId,
		holder: &HolderOf<T>,
		position: &Position,
	) -> Result<PayeeOf<T>, Error<T>> {
		if let Some(Redirect { scope, fund }) = position.redirect {
			return Ok(Payee::Purse(scope, Purse::Fund(fund)));
		}
		match holder {
			Holder::Agent(who) => Ok(Payee::Agent(who.clone())),
			Holder::Scope(scope) => Ok(Payee::Inbox(*scope)),
			Holder::Book(inner) => Ok(Payee::Book(*inner)),
			Holder::External(identity) => {
				Self::bound_to(id, *identity).map(Payee::Agent).ok_or(Error::<T>::NotBound)
			},
		}
	}

	/// Pays an amount that a book owes. Changes nothing of the book itself.
	fn pay(id: BookId, payee: &PayeeOf<T>, asset: &T::AssetKind, amount: u128) -> DispatchResult {
		match payee {
			Payee::Agent(who) => Self::pay_out(asset, amount, who),
			Payee::Purse(scope, purse) => {
				ensure!(T::Scopes::is_pot_open(*scope, *purse, asset), Error::<T>::FundNotOpen);
				Self::pay_out(asset, amount, &T::Scopes::pot(*scope, *purse, asset))
			},
			Payee::Inbox(scope) => {
				let pot = Self::pot_account(asset);
				let amount = Self::amount(amount)?;
				Self::release(asset, amount)?;
				T::Inbox::deposit(&pot, *scope, id.scope(), asset, amount)
			},
			Payee::Book(inner) => Self::pay_book(id, *inner, asset, amount),
		}
	}

	/// Pays a book: what it accepts stays on the pot, now owed to its holders. What it gives back, because
	/// it is full or takes another asset, goes to the residue purse of the scope that pays.
	fn pay_book(id: BookId, inner: BookId, asset: &T::AssetKind, amount: u128) -> DispatchResult {
		let lower = Self::existing(inner)?;
		let awaits_holders = match lower.terms {
			// The book of an agreement that is awake takes no more principal: it waits for nobody.
			BookTerms::Debt { .. } => lower.due == 0 && matches!(inner, BookId::Kind { .. }),
			BookTerms::Equity | BookTerms::Once { .. } => lower.units == 0,
		};
		ensure!(!lower.dormant && !awaits_holders, Error::<T>::NotAccepted);
		let taken = Self::accept(inner, asset, amount, 0)?;
		let back = minus::<T>(amount, taken)?;
		if back > 0 {
			let scope = id.scope().ok_or(Error::<T>::Inconsistent)?;
			let purse = T::Inbox::residue(scope);
			ensure!(T::Scopes::is_pot_open(scope, purse, asset), Error::<T>::FundNotOpen);
			Self::pay_out(asset, back, &T::Scopes::pot(scope, purse, asset))?;
			Self::deposit_event(Event::GivenBack {
				book: inner,
				asset: asset.clone(),
				amount: back,
				scope,
			});
		}
		Ok(())
	}

	/// Releases an amount on the pot.
	fn release(asset: &T::AssetKind, amount: T::Balance) -> DispatchResult {
		let reason = HoldReason::Owed.into();
		let pot = Self::pot_account(asset);
		T::MoneyHold::release(asset.clone(), &reason, &pot, amount, Precision::Exact)?;
		Ok(())
	}

	/// Pays an amount from the pot to an account.
	fn pay_out(asset: &T::AssetKind, amount: u128, to: &T::AccountId) -> DispatchResult {
		let amount = Self::amount(amount)?;
		Self::release(asset, amount)?;
		let pot = Self::pot_account(asset);
		T::Money::transfer(asset.clone(), &pot, to, amount, Preservation::Preserve)?;
		Ok(())
	}

	pub(crate) fn do_redirect(
		who: T::AccountId,
		holder: HolderOf<T>,
		id: BookId,
		series: Series,
		redirect: Option<Redirect>,
	) -> DispatchResult {
		let mut position =
			Positions::<T>::get((id, &holder, series)).ok_or(Error::<T>::PositionNotFound)?;
		let paid = match &holder {
			Holder::Agent(agent) => agent.clone(),
			Holder::External(identity) => {
				Self::bound_to(id, *identity).ok_or(Error::<T>::NotBound)?
			},
			Holder::Scope(_) | Holder::Book(_) => return Err(Error::<T>::NotHolder.into()),
		};
		ensure!(paid == who, Error::<T>::NotHolder);
		ensure!(position.redirect != redirect, Error::<T>::AlreadyRedirected);
		if let Some(Redirect { scope, fund }) = redirect {
			let native = T::NativeAsset::get();
			ensure!(
				T::Scopes::is_pot_open(scope, Purse::Fund(fund), &native),
				Error::<T>::FundNotOpen
			);
		}
		position.redirect = redirect;
		Positions::<T>::insert((id, &holder, series), position);
		Self::deposit_event(Event::Redirected { book: id, holder, series, redirect });
		Ok(())
	}
}
