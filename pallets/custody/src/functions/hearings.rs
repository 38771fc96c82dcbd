// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What owners say, each with the open principal that it has.

use crate::{
	tables, Config, Error, Event, NextHearing, OpenHearings, Pallet, Tallies, Topic, Voice, Voices,
	MAX_CLEARED,
};
use frame_support::ensure;
use ovn_primitives::{
	sum::{plus, take},
	traits::BookRecords as _,
	BookId, DealId, Holder, ResourceId,
};
use sp_runtime::DispatchResult;

/// A sum of voices.
pub(crate) struct Tally {
	/// Before the voice that was just counted.
	pub before: u128,
	/// With it.
	pub after: u128,
	/// All open principal.
	pub whole: u128,
}

impl<T: Config> Pallet<T> {
	/// Opens a hearing. Its number.
	pub(crate) fn open_hearing() -> Result<u64, Error<T>> {
		let hearing = NextHearing::<T>::get();
		NextHearing::<T>::put(hearing.checked_add(1).ok_or(Error::<T>::Overflow)?);
		OpenHearings::<T>::insert(hearing, ());
		Ok(hearing)
	}

	/// Closes a hearing: its voices wait for somebody to clear them.
	pub(crate) fn close_hearing(hearing: u64) {
		OpenHearings::<T>::remove(hearing);
	}

	/// Counts the voice of an owner: once on every topic; an owner that names somebody can name
	/// another instead.
	pub(crate) fn count_voice(
		hearing: u64,
		topic: Topic,
		book: BookId,
		who: &T::AccountId,
		candidate: Option<T::AccountId>,
	) -> Result<Tally, Error<T>> {
		let weight = T::Books::principal_of(book, &Holder::Agent(who.clone()));
		ensure!(weight > 0, Error::<T>::NotCoOwner);
		if let Some(voice) = Voices::<T>::get((hearing, topic, who)) {
			ensure!(voice.candidate != candidate, Error::<T>::AlreadySpoken);
			Tallies::<T>::try_mutate((hearing, topic, &voice.candidate), |tally| {
				take::<Error<T>, _>(tally, voice.weight)
			})?;
		}
		let key = (hearing, topic, &candidate);
		let before = Tallies::<T>::get(key);
		let after = plus::<Error<T>, _>(before, weight)?;
		Tallies::<T>::insert(key, after);
		Voices::<T>::insert((hearing, topic, who), Voice { weight, candidate });
		Ok(Tally { before, after, whole: T::Books::units(book) })
	}

	/// Whether owners of more than half of each deal of a resource that is owed something have
	/// said so.
	pub(crate) fn owners_agree(
		id: ResourceId,
		hearing: u64,
		topic: impl Fn(DealId) -> Topic,
	) -> bool {
		Self::encumbrance(id).iter().all(|(attached, _)| {
			let key = (hearing, topic(attached.deal), None::<T::AccountId>);
			let whole = T::Books::units(attached.book());
			tables::is_majority(Tallies::<T>::get(key), whole)
		})
	}

	pub(crate) fn do_clear_hearing(hearing: u64) -> DispatchResult {
		ensure!(
			hearing < NextHearing::<T>::get() && !OpenHearings::<T>::contains_key(hearing),
			Error::<T>::HearingOpen
		);
		let most = MAX_CLEARED as usize;
		let voices = Voices::<T>::drain_prefix((hearing,)).take(most).count();
		let left = most.saturating_sub(voices);
		let tallies = Tallies::<T>::drain_prefix((hearing,)).take(left).count();
		let cleared = voices.saturating_add(tallies);
		ensure!(cleared > 0, Error::<T>::NothingToClear);
		let done = cleared < most;
		Self::deposit_event(Event::HearingCleared { hearing, done });
		Ok(())
	}
}
