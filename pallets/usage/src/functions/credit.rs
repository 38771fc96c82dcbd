// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Projects that pay later: the payback of their uses becomes a debt to those who bought the
//! resource.

use crate::{Config, CreditLine, CreditLines, Error, Event, FiguresOf, OnCredit, Pallet};
use frame_support::{ensure, storage::with_storage_layer, traits::Get};
use ovn_primitives::{
	traits::{
		CoOwned as _, Denominations as _, Kinds as _, Membership as _, Right, Scopes as _,
		ShareBooks as _, Treasury as _,
	},
	Balance, BookId, BookTerms, ClaimType, Deal, Decider, Holder, KindId, Purse, Ratio, ResourceId,
	ScopeId, UseClass,
};
use sp_runtime::{traits::Zero, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Sets apart what a project may owe for a use, in place of what was set apart before.
	pub(crate) fn set_apart(
		id: ResourceId,
		account: &mut OnCredit,
		amount: u128,
	) -> DispatchResult {
		CreditLines::<T>::try_mutate(id, account.project, |record| {
			let record = record.as_mut().ok_or(Error::<T>::CreditLineNotFound)?;
			let before = record.used.checked_sub(account.set_apart);
			let used = before.and_then(|used| used.checked_add(amount));
			record.used = used.ok_or(Error::<T>::Overflow)?;
			ensure!(record.used <= record.limit, Error::<T>::CreditExhausted);
			account.set_apart = amount;
			Ok(())
		})
	}

	/// Takes the price of a record that is never removed: for the treasury of the network, or of
	/// the whole chain.
	fn charge_for_record(scope: ScopeId, payer: &T::AccountId, price: Balance) -> DispatchResult {
		if T::Treasury::charge(scope, payer, price)? {
			Self::deposit_event(Event::RecordPaid { scope, payer: payer.clone(), amount: price });
		}
		Ok(())
	}

	pub(crate) fn do_open_credit_line(
		decider: Decider<T::AccountId>,
		id: ResourceId,
		project: ScopeId,
		kind: KindId,
		limit: Balance,
	) -> DispatchResult {
		Self::living(id)?;
		T::Scopes::ensure_not_suspended(project)?;
		Self::credit_terms(project, kind)?;
		let mut account = match CreditLines::<T>::get(id, project) {
			Some(account) => account,
			None => {
				// It is never removed.
				let native = T::NativeAsset::get();
				let payer = match decider {
					Decider::Agent(who) => who,
					Decider::Together | Decider::Voters => {
						T::Scopes::pot(project, Purse::Treasury, &native)
					},
				};
				Self::charge_for_record(project, &payer, T::CreditLinePrice::get())?;
				CreditLine { kind, limit: 0, used: 0, owing: 0, allowed: false }
			},
		};
		// What is owed and not in a book yet stays where it was decided.
		ensure!(account.kind == kind || account.used == 0, Error::<T>::CreditLineInUse);
		(account.kind, account.limit) = (kind, limit);
		CreditLines::<T>::insert(id, project, account);
		let allowed = account.allowed;
		Self::deposit_event(Event::CreditLineSet { resource: id, project, kind, limit, allowed });
		Ok(())
	}

	pub(crate) fn do_allow_credit_line(
		id: ResourceId,
		project: ScopeId,
		allow: bool,
	) -> DispatchResult {
		CreditLines::<T>::try_mutate(id, project, |account| {
			let account = account.as_mut().ok_or(Error::<T>::CreditLineNotFound)?;
			account.allowed = allow;
			Ok::<_, Error<T>>(())
		})?;
		Self::deposit_event(Event::CreditLineAllowed { resource: id, project, allowed: allow });
		Ok(())
	}

	/// The account of a project, if a use can go there: of class `Project`, by who works for the
	/// project, whose book owes in the asset of the tariffs.
	pub(crate) fn ensure_credit_line(
		id: ResourceId,
		project: ScopeId,
		who: &T::AccountId,
		estimate: &FiguresOf<T>,
		asset: &T::AssetKind,
	) -> Result<OnCredit, DispatchError> {
		ensure!(estimate.class == UseClass::Project, Error::<T>::NotProjectUse);
		let account = CreditLines::<T>::get(id, project).ok_or(Error::<T>::CreditLineNotFound)?;
		ensure!(account.allowed, Error::<T>::CreditLineNotFound);
		T::Membership::ensure_right(project, who, Right::Log)?;
		let terms = Self::credit_terms(project, account.kind)?;
		let same = matches!(terms, BookTerms::Debt { asset: other, .. } if other == *asset);
		ensure!(same, Error::<T>::InvalidAsset);
		Ok(OnCredit { project, set_apart: 0 })
	}

	/// Lets a project owe what was to be paid back by a use, in place of what was set apart for it.
	/// What it owes more than before.
	pub(crate) fn owe(
		id: ResourceId,
		account: &OnCredit,
		payback: u128,
		asset: &T::AssetKind,
	) -> Result<u128, Error<T>> {
		let amount = payback.min(account.set_apart);
		CreditLines::<T>::try_mutate(id, account.project, |record| {
			let record = record.as_mut().ok_or(Error::<T>::Inconsistent)?;
			let before =
				record.used.checked_sub(account.set_apart).ok_or(Error::<T>::Inconsistent)?;
			record.used = before.checked_add(amount).ok_or(Error::<T>::Overflow)?;
			record.owing = record.owing.checked_add(amount).ok_or(Error::<T>::Overflow)?;
			Self::credit_debt(id, account.project, record, asset);
			Ok::<_, Error<T>>(())
		})?;
		Ok(amount)
	}

	/// Credits what a project owes and is not in its book yet to the oldest deal of the
	/// resource that is owed something. Less than a whole unit, or more than books can hold, waits.
	fn credit_debt(
		id: ResourceId,
		project: ScopeId,
		record: &mut CreditLine,
		asset: &T::AssetKind,
	) {
		let takes = |one: &&Deal<T::AssetKind>| one.asset == *asset && !one.owed.is_zero();
		let deals = T::CoOwned::deals(id);
		let Some(deal) = deals.iter().find(takes).map(|one| one.number) else { return };
		let book = BookId::Kind { scope: project, kind: record.kind };
		let credited = with_storage_layer(|| {
			if !T::Books::exists(book) {
				T::Books::create(book, Self::credit_terms(project, record.kind)?, false)?;
			}
			let holder = Holder::Book(BookId::Deal(deal));
			T::Books::credit(book, holder, record.owing)
		});
		if credited.is_ok() {
			let amount = core::mem::take(&mut record.owing);
			Self::deposit_event(Event::DebtCredited { resource: id, project, deal, amount });
		}
	}

	/// On which terms the book of a project's kind pays, if it owes nothing else yet.
	fn credit_terms(project: ScopeId, kind: KindId) -> Result<BookTerms<T::AssetKind>, Error<T>> {
		let claim = T::Kinds::value(project, kind).map(|value| value.claim);
		let Some(ClaimType::Debt { ceiling }) = claim else {
			return Err(Error::<T>::NotDebtKind);
		};
		let worth = T::Denominations::denomination(project, kind).ok_or(Error::<T>::NotDebtKind)?;
		Ok(BookTerms::Debt {
			ceiling: Ratio::new(ceiling.into(), 100).map_err(|_| Error::<T>::NotDebtKind)?,
			asset: worth.asset.unwrap_or_else(T::NativeAsset::get),
			per_unit: worth.counted.then_some(worth.rate),
		})
	}

	pub(crate) fn do_pay_credit_line(
		payer: T::AccountId,
		id: ResourceId,
		project: ScopeId,
	) -> DispatchResult {
		let scope = Self::thing(id)?.scope;
		let mut record =
			CreditLines::<T>::get(id, project).ok_or(Error::<T>::CreditLineNotFound)?;
		let amount = core::mem::take(&mut record.owing);
		ensure!(!amount.is_zero(), Error::<T>::NothingOwed);
		let BookTerms::Debt { asset, .. } = Self::credit_terms(project, record.kind)? else {
			return Err(Error::<T>::NotDebtKind.into());
		};
		CreditLines::<T>::insert(id, project, record);
		Self::hold(&asset, &payer, amount)?;
		let repaid = Self::repay(id, &payer, &asset, amount)?;
		Self::pay(&payer, &asset, Self::infrastructure_payee(id, scope), repaid.over)?;
		Self::deposit_event(Event::DebtPaid { resource: id, project, payer, amount });
		Ok(())
	}
}
