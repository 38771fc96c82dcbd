// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The views.

use crate::{
	Accounts, Config, ContractViewOf, Contracts, ListedOf, NextPeriod, Pairs, Pallet, Standing,
	StandingView,
};
use alloc::vec::Vec;
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::{
	settlement::{period::due_by, room},
	Fraction,
};
use ovn_primitives::{
	runtime::{page, MAX_PAGE},
	ContractId, Party, ScopeId,
};
use sp_runtime::traits::SaturatedConversion;

impl<T: Config> Pallet<T> {
	pub(crate) fn view_contract(id: ContractId) -> Option<ContractViewOf<T>> {
		let contract = Contracts::<T>::get(id)?;
		let account = Accounts::<T>::get(contract.root);
		let assets = &contract.terms.assets;
		let left = assets
			.iter()
			.map(|terms| Self::left(assets, &account, &terms.asset).ok().flatten())
			.collect();
		Some(ContractViewOf::<T> {
			hash: Self::hash_of(&contract.terms),
			in_force: Self::is_in_force(&contract),
			is_completed: Self::is_completed(&contract),
			left,
			next: Self::next_period(id, &contract),
			account,
			contract,
		})
	}

	fn next_period(
		id: ContractId,
		record: &crate::ContractOf<T>,
	) -> Option<NextPeriod<BlockNumberFor<T>>> {
		let slot = Self::slot(record, record.closed).ok()??;
		let grace = Self::wide(Self::grace(id, record.closed));
		let stopped = Self::wide(Self::stopped_since(record.stopped));
		Some(NextPeriod {
			period: record.closed,
			from: Self::block(slot.start),
			until: Self::block(slot.end),
			due_by: Self::block(due_by(slot, grace, stopped)),
		})
	}

	pub(crate) fn view_page(ids: impl Iterator<Item = ContractId>, skip: u32) -> Vec<ContractId> {
		ids.skip(skip.saturated_into()).take(page(MAX_PAGE)).collect()
	}

	pub(crate) fn view_shares(scope: ScopeId) -> Vec<ListedOf<T>> {
		let list = Standing::<T>::get(scope).into_iter();
		list.filter(|listed| !Self::is_over(listed)).collect()
	}

	pub(crate) fn view_room(scope: ScopeId) -> Option<Fraction> {
		let list = Standing::<T>::get(scope);
		room(&Self::rates_beside(&list, Self::share_begins(scope))).ok().flatten()
	}

	pub(crate) fn view_standing(
		licensor: ScopeId,
		party: &Party<T::AccountId>,
	) -> StandingView<BlockNumberFor<T>> {
		let pair = Pairs::<T>::get(licensor, party);
		StandingView { status: Self::status_in(&pair), mark: Self::mark(&pair), pair }
	}
}
