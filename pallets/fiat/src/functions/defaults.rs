// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Custodians that did not pay, and what their bond pays.

use super::Pot;
use crate::{
	Config, CustodianId, CustodianOf, Custodians, Defaulted, Error, Event, Owed, Pallet, RequestId,
	RequestState, State,
};
use frame_support::ensure;
use ovn_math::settlement::fiat::Burnt;
use ovn_primitives::{
	sum::{add, minus, take},
	ScopePots as _,
};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_default_on(id: RequestId) -> DispatchResult {
		let (request, mut record) = Self::request_of(id)?;
		Self::ensure_licensed(&record)?;
		let unpaid =
			matches!(request.state, RequestState::Requested { .. } | RequestState::Acknowledged);
		ensure!(unpaid, Error::<T>::NotInRequestState);
		ensure!(Self::has_come(&request.due), Error::<T>::NotExpired);
		Self::put_in_default(request.custodian, &mut record, id)?;
		Custodians::<T>::insert(request.custodian, record);
		Ok(())
	}

	/// Puts a custodian in default that did not pay for a request.
	pub(crate) fn put_in_default(
		id: CustodianId,
		record: &mut CustodianOf<T>,
		request: RequestId,
	) -> DispatchResult {
		Self::count_given_up(id, record)?;
		let (bond, cover) = (record.bond(), record.terms.cover);
		let (estate, beyond) = record.issued.default_with(bond, cover).map_err(Error::<T>::from)?;
		record.estate = Some(estate);
		record.state = State::Defaulted;
		record.next_limit = None;
		Defaulted::<T>::insert(&record.account, id);
		let custodian = id;
		Self::deposit_event(Event::CustodianDefaulted { custodian, request, estate, beyond });
		Ok(())
	}

	pub(crate) fn do_burn(who: &T::AccountId, id: CustodianId, amount: u128) -> DispatchResult {
		let mut record = Self::existing(id)?;
		ensure!(record.estate.is_some(), Error::<T>::NotDefaulted);
		ensure!(amount > 0, Error::<T>::AmountTooSmall);
		Self::count_given_up(id, &mut record)?;
		Pot::<T>::burn(&Self::asset(id)?, amount, who)?;
		let estate = record.estate.ok_or(Error::<T>::Inconsistent)?;
		let Burnt { estate, paid, owed } = estate.burn(amount).map_err(Error::<T>::from)?;
		record.issued = record.issued.request(amount, 0).map_err(Error::<T>::from)?;
		Self::burn_requested(&mut record, amount)?;
		record.estate = Some(estate);
		add::<Error<T>, _>(&mut record.paid_out, paid)?;
		if owed > 0 {
			add::<Error<T>, _>(&mut record.owed, owed)?;
			Owed::<T>::try_mutate(id, who, |sum| add::<Error<T>, _>(sum, owed))?;
		}
		if paid > 0 {
			Pot::<T>::pay(&record.terms.bond_asset, paid, who)?;
		}
		Custodians::<T>::insert(id, record);
		let holder = who.clone();
		Self::deposit_event(Event::UnitsBurnt {
			custodian: id,
			holder,
			amount,
			paid,
			owed,
			estate,
		});
		Ok(())
	}

	pub(crate) fn do_confirm_owed(
		who: T::AccountId,
		id: CustodianId,
		amount: u128,
	) -> DispatchResult {
		let mut record = Self::existing(id)?;
		ensure!(amount > 0, Error::<T>::AmountTooSmall);
		let before = Owed::<T>::get(id, &who);
		ensure!(amount <= before, Error::<T>::NothingOwed);
		let owed = minus::<Error<T>, _>(before, amount)?;
		take::<Error<T>, _>(&mut record.owed, amount)?;
		if owed > 0 {
			Owed::<T>::insert(id, &who, owed);
		} else {
			Owed::<T>::remove(id, &who);
		}
		Custodians::<T>::insert(id, record);
		Self::deposit_event(Event::DebtConfirmed { custodian: id, holder: who, amount, owed });
		Ok(())
	}
}
