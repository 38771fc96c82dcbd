// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Paying holders.

use super::Owed;
use crate::{
	BookOf, Books, Config, Error, Event, HolderOf, Pallet, Payee, PayeeOf, Position, PositionList,
	Positions, Redirect, WeightInfo, MAX_ASSETS,
};
use frame_support::{
	dispatch::{DispatchResultWithPostInfo, PostDispatchInfo},
	ensure,
	storage::with_storage_layer,
	traits::Get,
	weights::Weight,
};
use ovn_primitives::{
	sum::minus,
	traits::{Inbox as _, Scopes as _},
	Balance, BookId, BookTerms, Holder, Pots as _, Purse, Series,
};
use sp_runtime::{traits::SaturatedConversion, DispatchError, DispatchResult};

/// The outcome of claiming for positions.
#[derive(Default)]
struct Outcome {
	/// The number of payments that were tried.
	tried: u32,
	/// The number of them that went into the inbox of a scope.
	to_inboxes: u32,
	/// The number of payments that were made.
	made: u32,
	/// Whether a position that has ended was removed.
	ended: bool,
	/// Why the first failed payment failed.
	reason: Option<DispatchError>,
}

impl<T: Config> Pallet<T> {
	/// The weight of claiming for a number of positions with a number of payments, of which some go
	/// to inboxes.
	///
	/// One payment for each position counts as the most expensive one, into another book; the
	/// others are payments in more assets.
	pub(crate) fn claim_weight(positions: usize, payments: u32, to_inboxes: u32) -> Weight {
		let positions: u32 = positions.saturated_into();
		let most = positions.saturating_mul(MAX_ASSETS);
		let more = payments.min(most).saturating_sub(positions);
		T::WeightInfo::claim(positions)
			.saturating_add(T::WeightInfo::claim_asset(1).saturating_mul(more.into()))
			.saturating_add(T::Inbox::weight().saturating_mul(to_inboxes.min(most).into()))
	}

	/// The weight of claiming for a holder, before it is known what can be paid. Only scopes are
	/// paid into inboxes.
	pub(crate) fn claim_for_weight(
		holder: &HolderOf<T>,
		positions: usize,
		payments: u32,
	) -> Weight {
		let to_inboxes = if matches!(holder, Holder::Scope(_)) { payments } else { 0 };
		Self::claim_weight(positions, payments, to_inboxes)
	}

	/// Claims for a holder, with at most `payments` payments. `besides` is what else the call
	/// costs.
	pub(crate) fn do_claim(
		holder: HolderOf<T>,
		positions: PositionList,
		payments: u32,
		besides: Weight,
	) -> DispatchResultWithPostInfo {
		let count = positions.len();
		let mut sum = Outcome::default();
		for (book, series) in positions {
			let left = payments.saturating_sub(sum.tried);
			// A position that fails changes nothing, and the others are still paid.
			match with_storage_layer(|| Self::pay_position(book, &holder, series, left)) {
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
		let weight = Self::claim_weight(count, sum.tried, sum.to_inboxes);
		let actual_weight = Some(weight.saturating_add(besides));
		let post_info = PostDispatchInfo { actual_weight, pays_fee: Default::default() };
		if sum.made > 0 || sum.ended {
			return Ok(post_info);
		}
		let error = sum.reason.unwrap_or(Error::<T>::NothingToClaim.into());
		Err(sp_runtime::DispatchErrorWithPostInfo { post_info, error })
	}

	/// Pays what a position has earned, each asset by itself, with at most `payments` payments.
	/// Removes a position that has ended and is due nothing: it was paid all before its series
	/// ended, or has earned less than one base unit.
	fn pay_position(
		id: BookId,
		holder: &HolderOf<T>,
		series: Series,
		payments: u32,
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
			if outcome.tried >= payments {
				outcome.reason = outcome.reason.or(Some(Error::<T>::TooManyPayments.into()));
				break;
			}
			outcome.tried = outcome.tried.saturating_add(1);
			let line = book.lines.get(place).ok_or(Error::<T>::Inconsistent)?;
			let asset = line.asset.clone();
			let mut noted = book.clone();
			let payment = with_storage_layer(|| {
				Self::pay(id, &mut noted, (series, place), &payee, &asset, amount)
			});
			let (waits, reason) = match payment {
				Ok((paid, in_all)) => {
					*entitlement = entitlement.paid(paid).map_err(Error::<T>::from)?;
					book = noted;
					outcome.made = outcome.made.saturating_add(1);
					Self::deposit_event(Event::Claimed {
						book: id,
						holder: holder.clone(),
						series,
						asset: asset.clone(),
						amount: paid,
						payee: payee.clone(),
						paid: in_all,
					});
					(minus::<Error<T>, _>(amount, paid)?, Error::<T>::PurseNotOpen.into())
				},
				Err(reason) => (amount, reason),
			};
			if waits > 0 {
				outcome.reason = outcome.reason.or(Some(reason));
				Self::deposit_event(Event::ClaimWaits {
					book: id,
					holder: holder.clone(),
					series,
					asset,
					amount: waits,
					reason,
				});
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
	) -> Result<Balance, DispatchError> {
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
		Self::pay_out(asset, amount, to)?;
		Ok(amount)
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

	/// Pays an amount that a book owes to a position. The payment is recorded in the book first,
	/// which fails if the book has less. Returns what was paid, and what the book has paid of the
	/// asset in its life. Less is paid only if another book takes a part and no purse can take the
	/// rest.
	fn pay(
		id: BookId,
		book: &mut BookOf<T>,
		(series, place): (Series, usize),
		payee: &PayeeOf<T>,
		asset: &T::AssetKind,
		amount: u128,
	) -> Result<(u128, u128), DispatchError> {
		let mut note = |paid| Self::note_paid(id, book, series, place, paid);
		match payee {
			Payee::Agent(who) => {
				let in_all = note(amount)?;
				Self::pay_out(asset, amount, who)?;
				Ok((amount, in_all))
			},
			Payee::Purse(scope, purse) => {
				ensure!(T::Scopes::is_pot_open(*scope, *purse, asset), Error::<T>::PurseNotOpen);
				let in_all = note(amount)?;
				Self::pay_out(asset, amount, &T::Scopes::pot(*scope, *purse, asset))?;
				Ok((amount, in_all))
			},
			Payee::Inbox(scope) => {
				let in_all = note(amount)?;
				let pot = Self::pot_account(asset);
				Owed::<T>::release(asset, amount)?;
				T::Inbox::deposit(&pot, *scope, id.scope(), asset, amount)?;
				Ok((amount, in_all))
			},
			Payee::Book(inner) => {
				let taken = Self::pass_on(*inner, asset, amount)?;
				let back = minus::<Error<T>, _>(amount, taken)?;
				let scope = id.scope().ok_or(Error::<T>::Inconsistent)?;
				let purse = T::Scopes::payable_purse(scope, T::Inbox::residue(scope), asset)
					.filter(|_| back > 0);
				let paid = if purse.is_some() { amount } else { taken };
				ensure!(paid > 0, Error::<T>::PurseNotOpen);
				let in_all = note(paid)?;
				if let Some((scope, purse)) = purse {
					Self::pay_out(asset, back, &T::Scopes::pot(scope, purse, asset))?;
					let (book, asset) = (*inner, asset.clone());
					let amount = back;
					Self::deposit_event(Event::SurplusReturned {
						book,
						asset,
						amount,
						scope,
						purse,
					});
				}
				Ok((paid, in_all))
			},
		}
	}

	/// Offers an amount to a book that is a holder. What it accepts stays on the pot, owed to its
	/// holders. Returns what it accepts: less if it is nearly paid, nothing if it takes another
	/// asset.
	fn pass_on(inner: BookId, asset: &T::AssetKind, amount: u128) -> Result<u128, Error<T>> {
		let lower = Self::existing(inner)?;
		let awaits_holders = match lower.terms {
			// An active book of a deal takes no more principal, so it never gets holders
			// later.
			BookTerms::Debt { .. } => lower.due == 0 && matches!(inner, BookId::Kind { .. }),
			BookTerms::Equity | BookTerms::Once { .. } => lower.units == 0,
		};
		// The scope may accept the asset later, so the claim waits and nobody loses a part.
		let accepts = inner.scope().is_none_or(|scope| T::Scopes::accepts(scope, asset));
		ensure!(!lower.inactive && !awaits_holders && accepts, Error::<T>::BookNotPayable);
		Self::accept(inner, asset, amount)
	}

	/// Pays an amount from the pot to an account.
	fn pay_out(asset: &T::AssetKind, amount: u128, to: &T::AccountId) -> DispatchResult {
		Owed::<T>::pay_out(asset, amount, to)
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
				Error::<T>::PurseNotOpen
			);
		}
		position.redirect = redirect;
		Positions::<T>::insert((id, &holder, series), position);
		Self::deposit_event(Event::ClaimsRedirected { book: id, holder, series, redirect });
		Ok(())
	}
}
