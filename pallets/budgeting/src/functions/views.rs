// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What clients ask.

use crate::{Config, Funder, FunderView, Funders, Pallet, RoundId, RoundOf, Rounds};
use alloc::vec::Vec;
use ovn_primitives::runtime::page;

impl<T: Config> Pallet<T> {
	fn explain_funder(
		round: &RoundOf<T>,
		funder: T::AccountId,
		record: Funder,
	) -> FunderView<T::AccountId> {
		let allotment = Self::allotment_of(round, &record).unwrap_or_default();
		let returns = Self::returns_of(round, &record).unwrap_or_default();
		FunderView { funder, record, allotment, returns }
	}

	pub(crate) fn view_funder(id: RoundId, who: T::AccountId) -> Option<FunderView<T::AccountId>> {
		let record = Funders::<T>::get(id, &who)?;
		Some(Self::explain_funder(&Rounds::<T>::get(id)?, who, record))
	}

	pub(crate) fn view_funders(
		id: RoundId,
		after: Option<T::AccountId>,
		limit: u32,
	) -> Vec<FunderView<T::AccountId>> {
		let Some(round) = Rounds::<T>::get(id) else { return Vec::new() };
		let all = match after {
			Some(who) => Funders::<T>::iter_prefix_from(id, Funders::<T>::hashed_key_for(id, who)),
			None => Funders::<T>::iter_prefix(id),
		};
		all.take(page(limit))
			.map(|(who, record)| Self::explain_funder(&round, who, record))
			.collect()
	}
}
