// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Offers, and what terms must be.

use crate::{
	Config, Contract, ContractOf, Contracts, Error, Event, Gives, HoldReason, NextContract,
	OfPayee, OfPayer, Pairs, Pallet, ShareTerms, Side, State, TermsOf, MAX_ACCEPTED, MAX_CURE_DAYS,
	MAX_NOTICE_DAYS, MAX_OF_PAIR, MAX_PERIOD_DAYS, MIN_PERIOD_DAYS, OFFER_DAYS,
};
use alloc::{boxed::Box, vec::Vec};
use frame_support::{
	ensure,
	traits::{fungibles::hold::Mutate as _, tokens::Precision, Get},
};
use ovn_math::settlement::{is_within, MAX_FEE, MAX_SHARED};
use ovn_primitives::{
	is_currency,
	runtime::now,
	sum,
	traits::{Incomes, Scopes},
	ContractId, IncomeClass, Party,
};
use sp_runtime::{
	traits::{SaturatedConversion, Saturating, Zero},
	DispatchError, DispatchResult,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_offer(
		signer: Option<T::AccountId>,
		side: Side,
		terms: TermsOf<T>,
	) -> DispatchResult {
		let own = Self::party(&terms, side);
		let same = match &terms.payer {
			Party::Scope(scope) => *scope == terms.payee,
			Party::Agent(account) => *account == T::Scopes::account(terms.payee),
		};
		ensure!(!same, Error::<T>::SelfContract);
		Self::ensure_independent(signer.as_ref(), &own, &Self::party(&terms, side.other()))?;
		Self::ensure_valid(&terms)?;
		Self::ensure_can_begin(&terms)?;
		let (least, most) = (OFFER_DAYS.0.into(), OFFER_DAYS.1.into());
		let valid = terms.valid_until.saturating_sub(now::<T>());
		let fits = valid >= Self::blocks(least) && valid <= Self::blocks(most);
		ensure!(fits, Error::<T>::InvalidDuration);
		Self::superseded(&terms)?;
		let mut pair = Pairs::<T>::get(terms.payee, &terms.payer);
		Self::forget_ended(&mut pair);
		Self::ensure_has_place(&pair)?;
		pair.offers = pair.offers.saturating_add(1);

		let id = NextContract::<T>::get();
		let next: ContractId = sum::plus::<Error<T>, _>(id, 1)?;
		let depositor = Self::account_of(signer, &own);
		let (native, reason) = (T::NativeAsset::get(), HoldReason::Offer.into());
		T::MoneyHold::hold(native, &reason, &depositor, T::OfferDeposit::get())?;
		NextContract::<T>::put(next);
		Pairs::<T>::insert(terms.payee, &terms.payer, pair);
		OfPayer::<T>::insert(&terms.payer, id, ());
		OfPayee::<T>::insert(terms.payee, id, ());
		let record = Contract {
			terms: terms.clone(),
			root: id,
			state: State::Offered { by: side },
			closed: 0,
			payments: 0,
			stopped: Zero::zero(),
			depositor: Some(depositor),
		};
		Contracts::<T>::insert(id, record);
		let hash = Self::hash_of(&terms);
		let terms = Box::new(terms);
		Self::deposit_event(Event::ContractOffered { contract: id, by: side, hash, terms });
		Ok(())
	}

	/// Whether an offer can still be accepted.
	pub(crate) fn can_be_accepted(terms: &TermsOf<T>) -> bool {
		now::<T>() <= terms.valid_until
	}

	/// Removes an offer, and returns its deposit.
	pub(crate) fn remove(id: ContractId, record: &ContractOf<T>) -> DispatchResult {
		let terms = &record.terms;
		Self::release_deposit(record)?;
		Contracts::<T>::remove(id);
		OfPayer::<T>::remove(&terms.payer, id);
		OfPayee::<T>::remove(terms.payee, id);
		Self::change_pair(terms.payee, &terms.payer, |pair| {
			pair.offers = pair.offers.saturating_sub(1);
		});
		Ok(())
	}

	/// Returns the deposit of an offer. Returns the account on which it was held.
	pub(crate) fn release_deposit(record: &ContractOf<T>) -> Result<T::AccountId, DispatchError> {
		let depositor = record.depositor.clone().ok_or(Error::<T>::Inconsistent)?;
		let (native, reason) = (T::NativeAsset::get(), HoldReason::Offer.into());
		let (deposit, exact) = (T::OfferDeposit::get(), Precision::Exact);
		T::MoneyHold::release(native, &reason, &depositor, deposit, exact)?;
		Ok(depositor)
	}

	/// Refuses a pair that has as many offers and contracts in force as there can be.
	pub(crate) fn ensure_has_place(pair: &crate::PairOf<T>) -> DispatchResult {
		let bound: u32 = pair.bindings.len().saturated_into();
		let all = bound.saturating_add(pair.offers.into());
		ensure!(all < MAX_OF_PAIR, Error::<T>::TooManyContracts);
		Ok(())
	}

	/// Checks what must hold of both sides when they sign.
	pub(crate) fn ensure_can_begin(terms: &TermsOf<T>) -> DispatchResult {
		Self::ensure_can_bind(&terms.payer)?;
		Self::ensure_open(terms.payee)?;
		ensure!(T::Incomes::takes(terms.payee), Error::<T>::EquationNotFound);
		let accepts = |scope| {
			let mut assets = terms.assets.iter();
			assets.all(|terms| T::Scopes::accepts_newly(scope, &terms.asset))
		};
		ensure!(accepts(terms.payee), Error::<T>::AssetNotAccepted);
		Ok(())
	}

	/// Checks what terms must satisfy, whoever the sides are.
	pub(crate) fn ensure_valid(terms: &TermsOf<T>) -> DispatchResult {
		Self::ensure_valid_assets(terms)?;
		match &terms.gives {
			Gives::Share(share) => {
				let is_scope = matches!(terms.payer, Party::Scope(_));
				ensure!(is_scope, Error::<T>::NotScope);
				Self::ensure_valid_share(share, terms.assets.len())?;
			},
			Gives::Licence(licence) => {
				ensure!(is_within(licence.rate, MAX_FEE), Error::<T>::InvalidRate);
				let period = (MIN_PERIOD_DAYS..=MAX_PERIOD_DAYS).contains(&licence.period_days);
				let cure = (1..=MAX_CURE_DAYS).contains(&licence.cure_days);
				let free = licence.free_for.is_none_or(|free| {
					(1..=MAX_ACCEPTED).contains(&free.accepted) && free.within > 0
				});
				ensure!(period && cure && free, Error::<T>::InvalidPeriod);
			},
		}
		ensure!(terms.notice_days <= MAX_NOTICE_DAYS, Error::<T>::InvalidPeriod);
		let ends = terms.until.is_none_or(|until| until > now::<T>());
		ensure!(ends, Error::<T>::InvalidDuration);
		Ok(())
	}

	fn ensure_valid_assets(terms: &TermsOf<T>) -> DispatchResult {
		let mut names: Vec<_> = terms.assets.iter().map(|terms| &terms.asset).collect();
		let count = names.len();
		names.sort_unstable();
		names.dedup();
		let with_ceiling = terms.assets.iter().filter(|terms| terms.ceiling.is_some()).count();
		let ceilings = with_ceiling == 0 || with_ceiling == count;
		let positive = terms.assets.iter().all(|terms| terms.ceiling != Some(0));
		let valid = count > 0 && names.len() == count && ceilings && positive;
		ensure!(valid, Error::<T>::InvalidAssets);
		let licence = matches!(terms.gives, Gives::Licence(_));
		let mut currencies = terms.assets.iter().filter_map(|terms| terms.currency);
		let letters = currencies.all(|currency| licence && is_currency(&currency));
		ensure!(letters, Error::<T>::InvalidCurrency);
		Ok(())
	}

	fn ensure_valid_share(share: &ShareTerms, assets: usize) -> DispatchResult {
		let rate = share.rate;
		let within = rate.numerator() > 0 && is_within(rate, MAX_SHARED);
		ensure!(within, Error::<T>::InvalidRate);
		let can_be = share.exempt.iter().all(|exempt| {
			let gift = matches!(
				exempt.class,
				IncomeClass::Grant | IncomeClass::Donation | IncomeClass::Sponsorship
			);
			gift && usize::from(exempt.asset) < assets
		});
		let mut keys: Vec<_> =
			share.exempt.iter().map(|exempt| (exempt.class, exempt.asset)).collect();
		let count = keys.len();
		keys.sort_unstable();
		keys.dedup();
		ensure!(can_be && keys.len() == count, Error::<T>::InvalidExemption);
		Ok(())
	}
}
