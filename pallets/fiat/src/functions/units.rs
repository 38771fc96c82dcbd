// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Units: issued, and given up.

use super::Pot;
use crate::{
	Config, CustodianId, CustodianOf, Custodians, Error, Event, Pallet, Receiver, References, State,
};
use frame_support::{
	ensure,
	traits::{fungibles::Mutate as _, Get},
};
use ovn_math::MathError;
use ovn_primitives::{runtime::now, sum::add, traits::Incomes as _, Pots as _, ScopePots as _};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Takes off what is outstanding the units that holders gave up, and those that lie on the pot and
	/// belong to nobody.
	pub(crate) fn count_given_up(id: CustodianId, record: &mut CustodianOf<T>) -> DispatchResult {
		let asset = Self::asset(id)?;
		let stray = Pot::<T>::stray(&asset);
		if stray > 0 {
			Pot::<T>::burn(&asset, stray, &Pot::<T>::account(&asset))?;
		}
		let outstanding = record.issued.outstanding;
		let amount = outstanding.saturating_sub(Pot::<T>::issuance(&asset));
		if amount > 0 {
			// What is held for requests cannot be given up.
			record.issued = record.issued.request(amount, 0).map_err(Error::<T>::from)?;
			Self::burn_requested(record, amount)?;
			let outstanding = record.issued.outstanding;
			Self::deposit_event(Event::UnitsGivenUp { custodian: id, amount, outstanding });
		}
		Ok(())
	}

	/// Takes units that were held, and are burnt, off what is outstanding.
	pub(crate) fn burn_requested(
		record: &mut CustodianOf<T>,
		amount: u128,
	) -> Result<(), Error<T>> {
		record.issued = record.issued.burn(amount)?;
		add::<Error<T>, _>(&mut record.burnt_in_all, amount)?;
		if let Some(estate) = &mut record.estate {
			estate.outstanding = record.issued.outstanding;
		}
		Ok(())
	}

	pub(crate) fn do_issue(
		who: &T::AccountId,
		id: CustodianId,
		to: Receiver<T::AccountId>,
		amount: u128,
		bank_reference: H256,
		evidence: H256,
	) -> DispatchResult {
		let mut record = Self::existing(id)?;
		Self::ensure_licensee(&record, who)?;
		Self::ensure_licensed(&record)?;
		if let State::Noticed { from } = record.state {
			ensure!(!Self::has_come(&from), Error::<T>::TooLate);
		}
		ensure!(amount > 0, Error::<T>::AmountTooSmall);
		let known = References::<T>::contains_key(who, bank_reference);
		ensure!(!known, Error::<T>::AlreadyIssued);
		let asset = Self::asset(id)?;
		if let Receiver::Wallet(to) = &to {
			Pot::<T>::ensure_payee(&asset, to)?;
		}
		Self::settle_limit(&mut record);
		Self::count_given_up(id, &mut record)?;
		let limit = record.terms.limit;
		record.issued = record.issued.issue(amount, limit).map_err(|error| match error {
			MathError::OutOfRange => Error::<T>::LimitExceeded,
			other => other.into(),
		})?;
		record.issued_within = limit;
		add::<Error<T>, _>(&mut record.issued_in_all, amount)?;
		References::<T>::insert(who, bank_reference, now::<T>());
		Self::charge_for_record(record.network, who, T::ReferencePrice::get())?;
		let outstanding = record.issued.outstanding;
		Custodians::<T>::insert(id, record);
		match &to {
			Receiver::Wallet(to) => {
				T::Money::mint_into(asset, to, amount)?;
			},
			Receiver::Income { scope, class } => {
				let pot = Pot::<T>::account(&asset);
				T::Money::mint_into(asset.clone(), &pot, amount)?;
				T::Incomes::record(&pot, *scope, &asset, amount, 0, *class, bank_reference)?;
			},
		}
		Self::deposit_event(Event::UnitsIssued {
			custodian: id,
			to,
			amount,
			bank_reference,
			evidence,
			outstanding,
		});
		Ok(())
	}
}
