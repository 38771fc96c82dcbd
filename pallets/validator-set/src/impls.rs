// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The traits of other pallets through which sessions, authorship and offences reach this one.

use crate::{Config, Pallet, WeightInfo};
use alloc::vec::Vec;
use frame_support::{dispatch::DispatchClass, weights::Weight};
use pallet_session::{
	historical::{self, IdentificationTuple},
	SessionManager,
};
use sp_runtime::Perbill;
use sp_staking::{
	offence::{OffenceDetails, OnOffenceHandler},
	SessionIndex,
};

impl<T: Config> SessionManager<T::AccountId> for Pallet<T> {
	/// Plans a set. Nothing, if neither the members nor their keys differ from those of the session
	/// that starts: GRANDPA begins a new set of authorities whenever something is returned.
	fn new_session(new_index: SessionIndex) -> Option<Vec<T::AccountId>> {
		Self::plan(new_index)
	}

	fn new_session_genesis(_: SessionIndex) -> Option<Vec<T::AccountId>> {
		Self::first_set()
	}

	fn end_session(end_index: SessionIndex) {
		Self::note_session_ended(end_index);
	}

	fn start_session(start_index: SessionIndex) {
		Self::note_session_started(start_index);
	}
}

impl<T: Config> historical::SessionManager<T::AccountId, ()> for Pallet<T> {
	fn new_session(new_index: SessionIndex) -> Option<Vec<(T::AccountId, ())>> {
		<Self as SessionManager<_>>::new_session(new_index).map(identified)
	}

	fn new_session_genesis(new_index: SessionIndex) -> Option<Vec<(T::AccountId, ())>> {
		<Self as SessionManager<_>>::new_session_genesis(new_index).map(identified)
	}

	fn end_session(end_index: SessionIndex) {
		<Self as SessionManager<_>>::end_session(end_index);
	}

	fn start_session(start_index: SessionIndex) {
		<Self as SessionManager<_>>::start_session(start_index);
	}
}

fn identified<AccountId>(accounts: Vec<AccountId>) -> Vec<(AccountId, ())> {
	accounts.into_iter().map(|account| (account, ())).collect()
}

impl<T: Config>
	pallet_authorship::EventHandler<T::AccountId, frame_system::pallet_prelude::BlockNumberFor<T>>
	for Pallet<T>
{
	fn note_author(author: T::AccountId) {
		// `pallet-authorship` charges nothing for its handlers.
		frame_system::Pallet::<T>::register_extra_weight_unchecked(
			<T as Config>::WeightInfo::note_author(),
			DispatchClass::Mandatory,
		);
		Self::note_block_of(author);
	}
}

impl<T: Config> OnOffenceHandler<T::AccountId, IdentificationTuple<T>, Weight> for Pallet<T> {
	/// An offence with a fraction of zero is not punished; any other removes the offender.
	fn on_offence(
		offenders: &[OffenceDetails<T::AccountId, IdentificationTuple<T>>],
		slash_fraction: &[Perbill],
		session: SessionIndex,
	) -> Weight {
		let each = offenders.iter().zip(slash_fraction);
		Self::note_offences(
			each.map(|(details, fraction)| (&details.offender.0, *fraction)),
			session,
		);
		let weight = <T as Config>::WeightInfo::on_offence(
			u32::try_from(offenders.len()).unwrap_or(u32::MAX),
		);
		// `pallet-offences` drops the weight that its handler returns.
		frame_system::Pallet::<T>::register_extra_weight_unchecked(
			weight,
			DispatchClass::Mandatory,
		);
		weight
	}
}
