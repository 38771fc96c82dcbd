// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What clients ask.

use crate::{
	BurnView, Config, CustodianId, CustodianView, CustodianViewOf, Custodians, Pallet, RequestId,
	RequestState, RequestView, RequestViewOf, Requests, State,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn view_custodian(id: CustodianId) -> Option<CustodianViewOf<T>> {
		let record = Custodians::<T>::get(id)?;
		let asset = Self::asset(id).ok()?;
		let limit = Self::limit_of(&record);
		let issues = match &record.state {
			State::Active => true,
			State::Noticed { from } => !Self::has_come(from),
			_ => false,
		};
		let issuable = if issues { limit.saturating_sub(record.issued.outstanding) } else { 0 };
		let (bond, withdrawable) = (record.bond(), Self::withdrawable(&record).unwrap_or_default());
		Some(CustodianView { record, asset, limit, issuable, bond, withdrawable })
	}

	pub(crate) fn view_request(id: RequestId) -> Option<RequestViewOf<T>> {
		let record = Requests::<T>::get(id)?;
		let due = Self::block_of(&record.due);
		let ends = match &record.state {
			RequestState::Requested { .. } | RequestState::Acknowledged => None,
			RequestState::Fulfilled { answer_by: by } | RequestState::Denied { judge_by: by } => {
				Some(Self::block_of(by))
			},
		};
		Some(RequestView { record, due, ends })
	}

	pub(crate) fn view_burn(id: CustodianId, amount: u128) -> Option<BurnView> {
		let burnt = Custodians::<T>::get(id)?.estate?.burn(amount).ok()?;
		Some(BurnView { paid: burnt.paid, owed: burnt.owed })
	}
}
