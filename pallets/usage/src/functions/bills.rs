// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What uses cost, what is held for them, and how it is paid out.

use crate::{
	Config, Error, Event, Figures, HoldReason, NextPayment, OwnTariffs, OwnTariffsOf, OwnTerms,
	Paid, Pallet, Payee, PayeeOf, PaymentOf, Payments, Quote, Terms, UseTermsOf,
};
use alloc::vec::Vec;
use frame_support::{
	ensure,
	storage::with_storage_layer,
	traits::{
		fungibles::{Inspect as _, Mutate as _, MutateHold as _},
		tokens::{Fortitude, Precision, Preservation},
	},
};
use ovn_math::tariff::{self, Bill, Rates};
use ovn_primitives::{
	are_tariffs_valid,
	sum::{minus, plus},
	traits::{CoOwned as _, Scopes as _, ShareBooks as _},
	Balance, BookId, DealId, FundId, Part, Payback, Purse, ResourceId, ScopeId, Tariff, Tariffs,
	UseClass,
};
use sp_runtime::{traits::Zero, DispatchError, DispatchResult, TokenError};

/// What comes of offering money to the books of a resource.
pub(crate) struct Repaid {
	/// What each took.
	pub books: Vec<(DealId, Balance)>,
	/// What none took.
	pub over: Balance,
	/// What waits until it can be offered.
	pub waiting: Balance,
}

impl<T: Config> Pallet<T> {
	/// The asset and tariffs of a resource: those of the oldest deal that still owes, so that
	/// no later purchase changes what its owners agreed to; where nothing is owed those that the
	/// scope decided since the latest deal, or those of that deal.
	pub(crate) fn tariffs_of(id: ResourceId) -> Option<OwnTariffsOf<T>> {
		Self::decided_tariffs(id).or_else(|| {
			let (asset, tariffs) = T::CoOwned::tariffs(id)?;
			Some(OwnTariffs { asset, tariffs })
		})
	}

	/// What the scope decided uses cost, if that counts: nothing is owed for the resource, and no
	/// deal was attached since.
	fn decided_tariffs(id: ResourceId) -> Option<OwnTariffsOf<T>> {
		let decided = OwnTerms::<T>::get(id)?;
		let counts = !T::CoOwned::is_encumbered(id) && decided.latest == Self::latest(id);
		counts.then_some(decided.terms)
	}

	/// The number of the latest deal of a resource.
	pub(crate) fn latest(id: ResourceId) -> Option<DealId> {
		T::CoOwned::deals(id).last().map(|one| one.number)
	}

	/// Whether those who bought the resource are owed something in this asset.
	pub(crate) fn repays(id: ResourceId, asset: &T::AssetKind) -> bool {
		Self::rooms(id, asset).into_iter().any(|(_, room)| room > 0)
	}

	/// What the books of a resource are still owed in an asset, the oldest first.
	fn rooms(id: ResourceId, asset: &T::AssetKind) -> Vec<(DealId, u128)> {
		T::CoOwned::deals(id)
			.into_iter()
			.filter(|one| one.asset == *asset)
			.map(|one| (one.number, one.owed))
			.collect()
	}

	/// Succeeds if tariffs are within their bounds.
	pub(crate) fn ensure_tariffs(tariffs: &Tariffs) -> Result<(), Error<T>> {
		ensure!(are_tariffs_valid(tariffs), Error::<T>::InvalidTariffs);
		Ok(())
	}

	/// The tariff of a class.
	pub(crate) fn tariff_of(tariffs: &Tariffs, class: UseClass) -> Result<Tariff, Error<T>> {
		let found = tariffs.iter().find(|(other, _)| *other == class);
		found.map(|(_, tariff)| *tariff).ok_or(Error::<T>::TariffNotFound)
	}

	/// What a use costs by these tariffs.
	pub(crate) fn bill(
		tariffs: &Tariffs,
		figures: &Figures<T::AccountId>,
		owes: bool,
	) -> Result<Bill, Error<T>> {
		let tariff = Self::tariff_of(tariffs, figures.class)?;
		let rates = Rates {
			price_per_hour: tariff.price_per_hour,
			material_per_unit: tariff.material_per_unit,
			maintenance_per_hour: tariff.maintenance_per_hour,
			technician_per_hour: tariff.technician_per_hour,
			infrastructure: tariff.infrastructure,
			payback: match tariff.payback {
				Payback::Residue => tariff::Payback::Residue,
				Payback::Share(share) => tariff::Payback::Share(share),
			},
		};
		tariff::bill(&rates, &figures.measure(), owes).map_err(|_| Error::<T>::Overflow)
	}

	/// What a bill asks of the user's account now, and what it leaves to the account of a project.
	pub(crate) fn charge(bill: &Bill, on_credit: bool) -> Result<(u128, u128), Error<T>> {
		let due = bill.due().map_err(|_| Error::<T>::Overflow)?;
		let later = if on_credit { bill.payback } else { 0 };
		let now = due.checked_sub(later).ok_or(Error::<T>::Inconsistent)?;
		Ok((now, later))
	}

	pub(crate) fn view_quote(
		id: ResourceId,
		figures: &Figures<T::AccountId>,
	) -> Option<Quote<T::AssetKind>> {
		let terms = Self::tariffs_of(id)?;
		let owes = Self::repays(id, &terms.asset);
		let bill = Self::bill(&terms.tariffs, figures, owes).ok()?;
		Some(Quote {
			asset: terms.asset,
			material: bill.material,
			technician: bill.technician,
			maintenance: bill.maintenance,
			infrastructure: bill.infrastructure,
			payback: bill.payback,
			due: bill.due().ok()?,
		})
	}

	/// How much more can be held of an account's money, so that it still exists when all of it is
	/// paid.
	pub(crate) fn can_hold(asset: &T::AssetKind, who: &T::AccountId) -> Balance {
		let (keep, polite) = (Preservation::Preserve, Fortitude::Polite);
		T::Money::reducible_balance(asset.clone(), who, keep, polite)
	}

	/// Holds money of a user for a use or a reservation.
	pub(crate) fn hold(
		asset: &T::AssetKind,
		who: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		// A hold could take the last of an account that something else keeps alive, and its payment
		// would wait.
		let spare = amount <= Self::can_hold(asset, who);
		ensure!(spare, DispatchError::Token(TokenError::FundsUnavailable));
		T::MoneyHold::hold(asset.clone(), &HoldReason::Use.into(), who, amount)
	}

	/// Gives money back that was held.
	pub(crate) fn release(
		asset: &T::AssetKind,
		who: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		if amount.is_zero() {
			return Ok(());
		}
		let reason = HoldReason::Use.into();
		T::MoneyHold::release(asset.clone(), &reason, who, amount, Precision::Exact)?;
		Ok(())
	}

	/// The purse of a scope that is paid: the fund that was decided, or the treasury.
	fn purse(scope: ScopeId, fund: Option<FundId>) -> PayeeOf<T> {
		Payee::Purse(scope, fund.map_or(Purse::Treasury, Purse::Fund))
	}

	/// Who is paid for material: its supplier, whom the scope named, unless it would sell to
	/// itself.
	fn material_payee(scope: ScopeId, terms: &UseTermsOf<T>, payer: &T::AccountId) -> PayeeOf<T> {
		match &terms.supplier {
			Some(supplier) if supplier != payer => Payee::Agent(supplier.clone()),
			_ => Self::purse(scope, terms.material),
		}
	}

	/// The fund that maintains a resource.
	pub(crate) fn maintenance_payee(id: ResourceId, scope: ScopeId) -> PayeeOf<T> {
		Self::purse(scope, Self::use_terms(id).maintenance)
	}

	/// The fund that takes what uses pay for infrastructure: that of the scope, or the treasury of
	/// its network.
	pub(crate) fn infrastructure_payee(id: ResourceId, scope: ScopeId) -> PayeeOf<T> {
		match Self::use_terms(id).infrastructure {
			Some(fund) => Self::purse(scope, Some(fund)),
			None => Self::purse(T::Scopes::network(scope).unwrap_or(scope), None),
		}
	}

	pub(crate) fn use_terms(id: ResourceId) -> UseTermsOf<T> {
		Terms::<T>::get(id)
	}

	/// Where a payee that is a purse is paid now.
	fn open_purse(
		scope: ScopeId,
		purse: Purse,
		asset: &T::AssetKind,
	) -> Result<T::AccountId, Error<T>> {
		let (scope, purse) =
			T::Scopes::payable_purse(scope, purse, asset).ok_or(Error::<T>::PurseNotOpen)?;
		Ok(T::Scopes::pot(scope, purse, asset))
	}

	/// Moves held money to an account or a purse.
	pub(crate) fn transfer(
		payer: &T::AccountId,
		asset: &T::AssetKind,
		payee: &PayeeOf<T>,
		amount: Balance,
	) -> DispatchResult {
		let to = match payee {
			Payee::Agent(who) => who.clone(),
			Payee::Purse(scope, purse) => Self::open_purse(*scope, *purse, asset)?,
			Payee::Books(_) => return Err(Error::<T>::Inconsistent.into()),
		};
		Self::release(asset, payer, amount)?;
		T::Money::transfer(asset.clone(), payer, &to, amount, Preservation::Protect)?;
		Ok(())
	}

	/// Pays held money, or lets it wait where it is if the payee cannot be paid now.
	pub(crate) fn pay(
		payer: &T::AccountId,
		asset: &T::AssetKind,
		payee: PayeeOf<T>,
		amount: Balance,
	) -> Result<(), Error<T>> {
		if amount.is_zero() {
			return Ok(());
		}
		match with_storage_layer(|| Self::transfer(payer, asset, &payee, amount)) {
			Ok(()) => Ok(()),
			Err(reason) => Self::keep_waiting(payer, asset, payee, amount, reason),
		}
	}

	/// Notes a payment that cannot be made now.
	fn keep_waiting(
		payer: &T::AccountId,
		asset: &T::AssetKind,
		payee: PayeeOf<T>,
		amount: Balance,
		reason: DispatchError,
	) -> Result<(), Error<T>> {
		let payment = NextPayment::<T>::get();
		NextPayment::<T>::put(payment.checked_add(1).ok_or(Error::<T>::Overflow)?);
		let (payer, asset) = (payer.clone(), asset.clone());
		let record = PaymentOf::<T> { payer: payer.clone(), payee, asset, amount };
		Self::deposit_event(Event::PaymentWaits {
			payment,
			payer,
			payee: record.payee.clone(),
			asset: record.asset.clone(),
			amount,
			reason,
		});
		Payments::<T>::insert(payment, record);
		Ok(())
	}

	/// Pays held money to the books of a resource, the oldest first, each what it is still owed.
	/// What is over stays held; where books are owed something and cannot take it now, all waits.
	pub(crate) fn repay(
		id: ResourceId,
		payer: &T::AccountId,
		asset: &T::AssetKind,
		amount: Balance,
	) -> Result<Repaid, DispatchError> {
		if amount.is_zero() {
			return Ok(Repaid { books: Vec::new(), over: 0, waiting: 0 });
		}
		let rooms = Self::rooms(id, asset);
		let limits: Vec<u128> = rooms.iter().map(|(_, room)| *room).collect();
		let (offers, _) = tariff::in_order(amount, &limits);
		let mut parts = Vec::new();
		let mut offered = 0;
		for ((deal, _), offer) in rooms.iter().zip(offers).filter(|(_, offer)| *offer > 0) {
			offered = plus::<Error<T>, _>(offered, offer)?;
			parts.push(Part { book: BookId::Deal(*deal), amount: offer });
		}
		let paid = with_storage_layer(|| {
			Self::release(asset, payer, offered)?;
			let taken = T::Books::distribute(payer, asset, &parts)?;
			let sum = taken.iter().try_fold(0, |sum, one| plus::<Error<T>, _>(sum, *one))?;
			// Dormant, or without an open pot for the asset.
			ensure!(sum == offered, Error::<T>::StillWaits);
			Ok::<_, DispatchError>(taken)
		});
		match paid {
			Ok(taken) => {
				let deals = parts.iter().filter_map(|part| match part.book {
					BookId::Deal(deal) => Some(deal),
					BookId::Kind { .. } => None,
				});
				let books = deals.zip(taken).filter(|(_, taken)| !taken.is_zero()).collect();
				Self::note_repaid(id, &books);
				Ok(Repaid { books, over: minus::<Error<T>, _>(amount, offered)?, waiting: 0 })
			},
			Err(reason) => {
				Self::keep_waiting(payer, asset, Payee::Books(id), amount, reason)?;
				Ok(Repaid { books: Vec::new(), over: 0, waiting: amount })
			},
		}
	}

	/// Tells which deals are paid back now, and whether that was the last.
	pub(crate) fn note_repaid(id: ResourceId, books: &Vec<(DealId, Balance)>) {
		let mut ended = false;
		for (deal, _) in books {
			let owed = T::Books::owed(BookId::Deal(*deal));
			if owed.is_some_and(|owed| owed.is_zero()) {
				ended = true;
				Self::deposit_event(Event::DealPaidBack { resource: id, deal: *deal });
			}
		}
		if ended && !T::CoOwned::is_encumbered(id) {
			Self::deposit_event(Event::EncumbranceLapsed { resource: id });
		}
	}

	/// Divides what was held for a use: every part to its payee, and what is over back to the user.
	///
	/// `bill` is not more than what is held. Nothing that a payee is or does makes it fail.
	pub(crate) fn divide(
		id: ResourceId,
		scope: ScopeId,
		payer: &T::AccountId,
		asset: &T::AssetKind,
		held: Balance,
		bill: &Bill,
		technician: Option<&T::AccountId>,
	) -> Result<Paid, DispatchError> {
		let terms = Self::use_terms(id);
		let due = bill.due().map_err(|_| Error::<T>::Overflow)?;
		Self::release(asset, payer, minus::<Error<T>, _>(held, due)?)?;
		let material = bill.material;
		Self::pay(payer, asset, Self::material_payee(scope, &terms, payer), material)?;
		let paid_technician = bill.technician;
		let technician = technician.ok_or(Error::<T>::Inconsistent);
		if !paid_technician.is_zero() {
			Self::pay(payer, asset, Payee::Agent(technician?.clone()), paid_technician)?;
		}
		let maintenance = bill.maintenance;
		Self::pay(payer, asset, Self::maintenance_payee(id, scope), maintenance)?;
		let repaid = Self::repay(id, payer, asset, bill.payback)?;
		let infrastructure = plus::<Error<T>, _>(bill.infrastructure, repaid.over)?;
		Self::pay(payer, asset, Self::infrastructure_payee(id, scope), infrastructure)?;
		Ok(Paid {
			material,
			technician: paid_technician,
			maintenance,
			infrastructure,
			books: repaid.books,
			waiting: repaid.waiting,
			on_credit: 0,
		})
	}

	/// Pays what could not be paid before.
	pub(crate) fn do_deliver(payment: crate::PaymentId) -> DispatchResult {
		let PaymentOf::<T> { payer, payee, asset, amount } =
			Payments::<T>::take(payment).ok_or(Error::<T>::PaymentNotFound)?;
		if let Payee::Books(id) = payee {
			let scope = Self::thing(id)?.scope;
			let repaid = Self::repay(id, &payer, &asset, amount)?;
			ensure!(repaid.waiting.is_zero(), Error::<T>::StillWaits);
			let rest = Self::infrastructure_payee(id, scope);
			Self::pay(&payer, &asset, rest, repaid.over)?;
		} else {
			Self::transfer(&payer, &asset, &payee, amount)?;
		}
		Self::deposit_event(Event::PaymentDelivered { payment, payer, payee, asset, amount });
		Ok(())
	}
}
