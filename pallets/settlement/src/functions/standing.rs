// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! How parties stand with licensors.

use crate::{Binding, Config, FreeFor, Obligation, PairOf, Pairs, Pallet};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::settlement::{
	period::in_breach_from,
	standing::{is_free, status, Days, Mark, Purpose, Status},
};
use ovn_primitives::{runtime::now, traits::Accepted, Contributor, Day, Party, ScopeId};

impl<T: Config> Pallet<T> {
	/// Changes how a party stands, and forgets it if nothing is left to know.
	pub(crate) fn change_pair(
		licensor: ScopeId,
		party: &Party<T::AccountId>,
		change: impl FnOnce(&mut PairOf<T>),
	) {
		let mut pair = Pairs::<T>::get(licensor, party);
		change(&mut pair);
		if pair == PairOf::<T>::default() {
			Pairs::<T>::remove(licensor, party);
		} else {
			Pairs::<T>::insert(licensor, party, pair);
		}
	}

	/// Changes the days on which contributions of a party were accepted, if one counts as standing.
	pub(crate) fn change_days(
		contribution: &Accepted<T::AccountId>,
		change: impl FnOnce(Days) -> Days,
	) {
		let party = match &contribution.contributor {
			_ if !contribution.counts => return,
			Contributor::Agent(who) => Party::Agent(who.clone()),
			Contributor::Scope(scope) => Party::Scope(*scope),
			Contributor::External(_) => return,
		};
		Self::change_pair(contribution.id.scope, &party, |pair| pair.days = change(pair.days));
	}

	/// Removes the contracts of a pair that are not in force any more.
	pub(crate) fn forget_ended(pair: &mut PairOf<T>) {
		pair.bindings.retain(|binding| binding.until.is_none_or(|until| until > now::<T>()));
	}

	/// Whether a contract of a pair was in force at a block.
	fn binds(binding: &Binding<BlockNumberFor<T>>, at: BlockNumberFor<T>) -> bool {
		binding.from <= at && binding.until.is_none_or(|until| until > at)
	}

	/// The day after this one: what ends with it counts today.
	pub(crate) fn tomorrow() -> Day {
		Self::today().saturating_add(1)
	}

	/// What the licensor has against a party.
	pub(crate) fn mark(pair: &PairOf<T>) -> Mark {
		let now = Self::wide(now::<T>());
		let in_breach = pair.flags.iter().any(|flag| {
			let stopped = Self::wide(Self::stopped_since(flag.stopped));
			in_breach_from(Self::wide(flag.at), Self::wide(flag.cure), stopped) <= now
		});
		let contested = pair.contests.iter().any(|contest| {
			Self::wide(Self::prolonged(contest.marked_from, contest.stopped)) <= now
		});
		match (in_breach, contested) {
			(true, _) => Mark::InBreach,
			(false, true) => Mark::Contested,
			(false, false) => Mark::Clean,
		}
	}

	/// Whether a party owes nothing for what ends with a day, and a block.
	pub(crate) fn is_free(
		pair: &PairOf<T>,
		free_for: Option<FreeFor>,
		end: impl FnOnce() -> Day,
		at: BlockNumberFor<T>,
	) -> bool {
		let contributes =
			free_for.is_some_and(|free| pair.days.are_enough(free.accepted, free.within, end()));
		let shares = pair
			.bindings
			.iter()
			.any(|binding| binding.obligation == Obligation::Share && Self::binds(binding, at));
		is_free(contributes, shares, Self::mark(pair))
	}

	/// The status of a party whose record was read.
	pub(crate) fn status_in(pair: &PairOf<T>) -> Status {
		let now = now::<T>();
		let licences = pair.bindings.iter().filter_map(|binding| match binding.obligation {
			Obligation::Licence { purpose, free_for } if Self::binds(binding, now) => {
				Some((purpose, free_for))
			},
			_ => None,
		});
		let licences: alloc::vec::Vec<_> = licences.collect();
		// Whoever has several has the status of the one that costs most.
		let paid = |free_for| !Self::is_free(pair, free_for, Self::tomorrow, now);
		let due = licences.iter().filter(|(_, free_for)| paid(*free_for));
		let due: alloc::vec::Vec<_> = due.map(|(purpose, _)| *purpose).collect();
		let purpose = if due.contains(&Purpose::Commercial) {
			Some(Purpose::Commercial)
		} else {
			due.first().copied().or_else(|| licences.first().map(|(purpose, _)| *purpose))
		};
		let free = due.is_empty() && (!licences.is_empty() || !paid(None));
		status(purpose, free, Self::mark(pair))
	}

	/// The status of a party now. One read.
	pub(crate) fn status_of(licensor: ScopeId, party: &Party<T::AccountId>) -> Status {
		Self::status_in(&Pairs::<T>::get(licensor, party))
	}
}
