// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What holds of the pallet's state after every block.

use crate::{
	functions::Pot, Config, CustodianId, CustodianOf, Custodians, Defaulted, DueOf, Licensed,
	NextCustodian, NextRequest, OfferCount, Offers, OpenPots, OpenRequests, Owed, Pallet,
	RequestState, Requests, State, StoppedBlocks, MAX_CUSTODIANS,
};
use alloc::{collections::BTreeMap, vec::Vec};
use codec::Encode as _;
use frame_support::{ensure, traits::Get};
use ovn_primitives::{traits::Deposits as _, Depositor, Pots as _, ScopeId};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariants:
	///
	/// 1. For every asset what is held on the pot is what bonds and open requests have there; an open
	///    pot has its endowment besides, and every asset of a custodian has a pot.
	/// 2. What was issued and not burnt is outstanding. There is no unit besides, but the one on which
	///    the pot stands; there are fewer only if holders gave some up and no call has counted them yet.
	/// 3. What is requested is the sum of open requests, which are counted, and listed for their holders.
	/// 4. Nothing was ever issued above the limit at the time.
	/// 5. What a bond paid out and returned is part of what was paid in. An estate is there if and only
	///    if the custodian was in default, is of what is outstanding, and part of the bond; such an
	///    account is noted.
	/// 6. What is owed by name is what the custodian owes.
	/// 7. The custodians of a network whose licence has not ended are listed, each account once; its
	///    offers are counted, at most [`MAX_CUSTODIANS`].
	/// 8. Where a deposit of a request is said to be, at least as much is held as all requests say that
	///    have theirs there; other pallets can have deposits there, too.
	/// 9. No time began after more blocks were stopped than are, and no number was given that comes
	///    later.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut held = BTreeMap::<T::AssetKind, u128>::new();
		let mut owed = BTreeMap::<CustodianId, u128>::new();
		for (id, _, amount) in Owed::<T>::iter() {
			ensure!(amount > 0, "6: nothing is owed");
			let sum = owed.entry(id).or_default();
			*sum = sum.saturating_add(amount);
		}
		let mut listed = BTreeMap::<ScopeId, Vec<(CustodianId, T::AccountId)>>::new();
		for (id, record) in Custodians::<T>::iter() {
			ensure!(id < NextCustodian::<T>::get(), "9: a custodian of a later number");
			Self::check_custodian(id, &record)?;
			let sum = owed.remove(&id).unwrap_or(0);
			ensure!(sum == record.owed, "6: what is owed by name");
			let asset = Self::asset(id).map_err(|_| "1: no asset")?;
			for (asset, amount) in
				[(asset, record.issued.requested), (record.terms.bond_asset.clone(), record.bond())]
			{
				let sum = held.entry(asset).or_default();
				*sum = sum.saturating_add(amount);
			}
			if !matches!(record.state, State::Ended { .. } | State::Closed) {
				listed.entry(record.network).or_default().push((id, record.account.clone()));
			}
		}
		ensure!(owed.is_empty(), "6: owed by nobody");
		Self::check_lists(listed)?;
		Self::check_requests()?;
		for asset in held.keys() {
			ensure!(OpenPots::<T>::contains_key(asset), "1: a pot is not open");
		}
		for asset in OpenPots::<T>::iter_keys() {
			let sum = held.get(&asset).copied().unwrap_or(0);
			ensure!(Pot::<T>::held(&asset) == sum, "1: what is held is not what is recorded");
			ensure!(Pot::<T>::keeps_endowment(&asset), "1: a pot lost its endowment");
		}
		Ok(())
	}

	fn check_custodian(id: CustodianId, record: &CustodianOf<T>) -> Result<(), TryRuntimeError> {
		let issued = &record.issued;
		let burnt = record.burnt_in_all.checked_add(issued.outstanding);
		ensure!(burnt == Some(record.issued_in_all), "2: issued, burnt and outstanding");
		let asset = Self::asset(id).map_err(|_| "2: no asset")?;
		let there = Pot::<T>::issuance(&asset);
		ensure!(there <= issued.outstanding, "2: units that nobody issued");
		ensure!(issued.requested <= there, "2: fewer units than are requested");
		ensure!(issued.outstanding <= record.issued_within, "4: issued above the limit");
		let spent = record.paid_out.checked_add(record.returned);
		ensure!(spent.is_some_and(|spent| spent <= record.paid_in), "5: more than the bond");
		let defaulted = Defaulted::<T>::contains_key(&record.account);
		match (&record.state, &record.estate) {
			(State::Active | State::Noticed { .. }, None) => {},
			(State::Ended { .. } | State::Closed, None) => {},
			(State::Defaulted | State::Ended { .. } | State::Closed, Some(estate)) => {
				ensure!(defaulted, "5: a default is not noted");
				ensure!(estate.outstanding == issued.outstanding, "5: the estate");
				ensure!(estate.left <= record.bond(), "5: more estate than bond");
			},
			_ => return Err("5: an estate without default, or the other way round".into()),
		}
		let times = match &record.state {
			State::Noticed { from } => Some(from),
			State::Ended { returns } => Some(returns),
			_ => None,
		};
		let next = record.next_limit.as_ref().map(|(_, from)| from);
		times.into_iter().chain(next).try_for_each(Self::check_due)
	}

	fn check_due(due: &DueOf<T>) -> Result<(), TryRuntimeError> {
		ensure!(due.stopped <= StoppedBlocks::<T>::get(), "9: stopped too often");
		Ok(())
	}

	fn check_lists(
		mut listed: BTreeMap<ScopeId, Vec<(CustodianId, T::AccountId)>>,
	) -> Result<(), TryRuntimeError> {
		for (network, list) in Licensed::<T>::iter() {
			let mut live = listed.remove(&network).unwrap_or_default();
			live.sort();
			let mut list = list.into_inner();
			list.sort();
			ensure!(!list.is_empty() && live == list, "7: custodians are not those listed");
			let mut accounts: Vec<_> = list.into_iter().map(|(_, account)| account).collect();
			let all = accounts.len();
			accounts.sort();
			accounts.dedup();
			ensure!(accounts.len() == all, "7: an account is licensed twice");
		}
		ensure!(listed.is_empty(), "7: custodians are not listed");
		let mut offers = BTreeMap::<ScopeId, u32>::new();
		for (network, _, offer) in Offers::<T>::iter() {
			let count = offers.entry(network).or_default();
			*count = count.saturating_add(1);
			Self::check_due(&offer.from)?;
			Self::check_due(&offer.until)?;
		}
		ensure!(offers.values().all(|count| *count <= MAX_CUSTODIANS), "7: too many offers");
		let counted: BTreeMap<_, _> = OfferCount::<T>::iter().collect();
		ensure!(counted == offers, "7: offers are miscounted");
		Ok(())
	}

	fn check_requests() -> Result<(), TryRuntimeError> {
		let mut sums = BTreeMap::<CustodianId, (u128, u32)>::new();
		let mut deposits = BTreeMap::<Vec<u8>, (Depositor<T::AccountId>, u128)>::new();
		for (id, request) in Requests::<T>::iter() {
			ensure!(id < NextRequest::<T>::get(), "9: a request of a later number");
			let open = OpenRequests::<T>::get(request.custodian, &request.holder);
			let times = open.iter().filter(|other| **other == id).count();
			ensure!(times == 1, "3: a request is not listed once");
			let sum = sums.entry(request.custodian).or_default();
			*sum = (sum.0.saturating_add(request.amount), sum.1.saturating_add(1));
			let deposit = deposits
				.entry(request.depositor.encode())
				.or_insert((request.depositor.clone(), 0));
			deposit.1 = deposit.1.saturating_add(T::RequestDeposit::get());
			Self::check_due(&request.due)?;
			match &request.state {
				RequestState::Requested { decline_by: by }
				| RequestState::Fulfilled { answer_by: by }
				| RequestState::Denied { judge_by: by } => Self::check_due(by)?,
				RequestState::Acknowledged => {},
			}
		}
		let mut count = 0_usize;
		for open in OpenRequests::<T>::iter_values() {
			ensure!(!open.is_empty(), "3: an empty list of requests");
			count = count.saturating_add(open.len());
		}
		ensure!(count == Requests::<T>::iter_keys().count(), "3: a request is listed that is not");
		for (id, record) in Custodians::<T>::iter() {
			let (sum, count) = sums.remove(&id).unwrap_or_default();
			ensure!(sum == record.issued.requested, "3: the sum of requests");
			ensure!(count == record.requests, "3: requests are miscounted");
		}
		ensure!(sums.is_empty(), "3: a request of nobody");
		for (depositor, sum) in deposits.into_values() {
			ensure!(T::Deposits::held(&depositor) >= sum, "8: a deposit is not held");
		}
		Ok(())
	}
}
