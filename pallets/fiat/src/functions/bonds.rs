// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The bonds of custodians.

use super::Pot;
use crate::{Config, CustodianId, CustodianOf, Custodians, Error, Event, Pallet, State};
use frame_support::ensure;
use ovn_math::settlement::fiat::Issued;
use ovn_primitives::{sum::add, Pots as _, ScopePots as _};
use sp_runtime::{traits::Zero as _, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_add_bond(who: &T::AccountId, id: CustodianId, amount: u128) -> DispatchResult {
		let mut record = Self::existing(id)?;
		Self::ensure_licensee(&record, who)?;
		Self::ensure_licensed(&record)?;
		ensure!(amount > 0, Error::<T>::AmountTooSmall);
		Pot::<T>::take_in(who, &record.terms.bond_asset, amount)?;
		add::<Error<T>, _>(&mut record.paid_in, amount)?;
		let bond = record.bond();
		Custodians::<T>::insert(id, record);
		Self::deposit_event(Event::BondAdded { custodian: id, amount, bond });
		Ok(())
	}

	/// What a bond has more than it needs: more than the licence asks for, and than what covers all
	/// that is outstanding or can be, by the limit in force or one that comes.
	pub(crate) fn withdrawable(record: &CustodianOf<T>) -> Result<u128, Error<T>> {
		if !record.redeems() {
			return Ok(0);
		}
		let next = record.next_limit.map_or(0, |(limit, _)| limit);
		let most = record.issued.outstanding.max(record.terms.limit).max(next);
		let all = Issued { outstanding: most, requested: 0 };
		let (_, beyond) = all.default_with(record.bond(), record.terms.cover)?;
		Ok(beyond.min(record.bond().saturating_sub(record.terms.bond)))
	}

	pub(crate) fn do_withdraw_bond(
		who: &T::AccountId,
		id: CustodianId,
		amount: u128,
	) -> DispatchResult {
		let mut record = Self::existing(id)?;
		Self::ensure_licensee(&record, who)?;
		Self::ensure_licensed(&record)?;
		ensure!(amount > 0, Error::<T>::AmountTooSmall);
		Self::settle_limit(&mut record);
		ensure!(amount <= Self::withdrawable(&record)?, Error::<T>::BondTooSmall);
		Pot::<T>::pay(&record.terms.bond_asset, amount, who)?;
		add::<Error<T>, _>(&mut record.returned, amount)?;
		let bond = record.bond();
		Custodians::<T>::insert(id, record);
		Self::deposit_event(Event::BondWithdrawn { custodian: id, amount, bond });
		Ok(())
	}

	pub(crate) fn do_return_bond(id: CustodianId) -> DispatchResult {
		let mut record = Self::existing(id)?;
		match record.state {
			State::Ended { returns } => ensure!(Self::has_come(&returns), Error::<T>::NotExpired),
			State::Closed => return Err(Error::<T>::NotLicensed.into()),
			_ => return Err(Error::<T>::NotExpired.into()),
		}
		let amount = record.bond();
		if !amount.is_zero() {
			Pot::<T>::pay(&record.terms.bond_asset, amount, &record.account)?;
		}
		add::<Error<T>, _>(&mut record.returned, amount)?;
		// What nobody came for in time is not for holders any more.
		if let Some(estate) = &mut record.estate {
			estate.left = 0;
		}
		record.state = State::Closed;
		Custodians::<T>::insert(id, record);
		Self::deposit_event(Event::BondReturned { custodian: id, amount });
		Ok(())
	}
}
