// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Money of bonds: in, out, and back.

use super::Pot;
use crate::{BondSums, Config, Error, Event, LicenceOf, LicenceState, Licences, Pallet, Time};
use frame_support::{ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_primitives::{sum::add, sum::plus, Balance, Pots as _, ScopeId};
use sp_runtime::{traits::Saturating, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Takes money of a firm into its bond.
	pub(crate) fn pay_into_bond(
		firm: &T::AccountId,
		licence: &mut LicenceOf<T>,
		amount: Balance,
	) -> DispatchResult {
		let asset = &licence.terms.bond_asset;
		let mut sums = BondSums::<T>::get(asset);
		add::<Error<T>, _>(&mut sums.paid_in, amount)?;
		licence.bond = licence.bond.fill(amount).map_err(Error::<T>::from)?;
		licence.paid_in = plus::<Error<T>, _>(licence.paid_in, amount)?;
		Pot::<T>::take_in(firm, asset, amount)?;
		BondSums::<T>::insert(asset, sums);
		Ok(())
	}

	/// Counts what a bond pays, and frees it on the pot, to be paid in the same call. The bond
	/// itself is reduced already.
	pub(crate) fn free_of_bond(licence: &mut LicenceOf<T>, amount: Balance) -> DispatchResult {
		let asset = &licence.terms.bond_asset;
		let mut sums = BondSums::<T>::get(asset);
		add::<Error<T>, _>(&mut sums.paid_out, amount)?;
		licence.paid_out = plus::<Error<T>, _>(licence.paid_out, amount)?;
		Pot::<T>::release(asset, amount)?;
		BondSums::<T>::insert(asset, sums);
		Ok(())
	}

	pub(crate) fn do_fill_bond(
		firm: T::AccountId,
		network: ScopeId,
		amount: Balance,
	) -> DispatchResult {
		let mut licence = Self::existing_licence(network, &firm)?;
		ensure!(Self::is_in_force(&licence), Error::<T>::NotLicensed);
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		ensure!(amount <= licence.missing(), Error::<T>::BondExceeded);
		Self::pay_into_bond(&firm, &mut licence, amount)?;
		let held = licence.bond.held;
		Licences::<T>::insert(network, &firm, licence);
		Self::deposit_event(Event::BondFilled { network, firm, amount, held });
		Ok(())
	}

	/// The time from which on the bond of a licence that ends can return; `None`: it does not end. As
	/// the time to claim hidden sales, it is later by all blocks in which a brake stopped calls since
	/// the licence began.
	pub(crate) fn returns(licence: &LicenceOf<T>) -> Option<Time<BlockNumberFor<T>>> {
		let LicenceState::Ending { ends } = licence.state else { return None };
		let stopped = licence.since?.stopped;
		Some(Time { block: ends.block.saturating_add(T::BondPeriod::get()), stopped })
	}

	pub(crate) fn do_return_bond(network: ScopeId, firm: T::AccountId) -> DispatchResult {
		let licence = Self::existing_licence(network, &firm)?;
		let over = Self::returns(&licence).is_some_and(|returns| Self::has_come(&returns));
		ensure!(over, Error::<T>::NotExpired);
		// Claims that wait for a decision and grants that wait to be paid.
		ensure!(licence.claims.is_empty(), Error::<T>::BondInUse);
		let amount = licence.bond.release().map_err(|_| Error::<T>::BondInUse)?;
		// Anybody lets the bond pay what it still can.
		ensure!(amount == 0 || licence.owed == 0, Error::<T>::BondInUse);
		if amount > 0 {
			let asset = &licence.terms.bond_asset;
			let mut sums = BondSums::<T>::get(asset);
			add::<Error<T>, _>(&mut sums.returned, amount)?;
			Pot::<T>::pay_out(asset, amount, &firm)?;
			BondSums::<T>::insert(asset, sums);
		}
		Self::forget_licence(network, &firm);
		Self::deposit_event(Event::BondReturned { network, firm, amount });
		Ok(())
	}
}
