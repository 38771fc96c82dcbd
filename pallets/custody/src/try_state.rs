// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What holds of the pallet's state after every block.

use crate::{
	Amendments, Config, Custodies, DealResource, Deals, Endings, Flags, Jobs, LinkedFrom, Links,
	NextHearing, NextResource, OfCustodian, OfScope, OfferedTo, Offers, OpenHearings, Pallet,
	Recalls, Relation, ResourceOf, Resources, Stage, State, Tallies, Topic, Validations, Voices,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::ensure;
use ovn_primitives::{traits::BookRecords as _, BookId, ResourceId};
use sp_runtime::{traits::Zero as _, TryRuntimeError};

impl<T: Config> Pallet<T> {
	/// Checks the invariants:
	///
	/// 1. Resources are numbered without gaps, and each is in the index of its scope.
	/// 2. The weights of custodians are above 0 and add up to the whole, or there are none; nobody
	///    holds an ended resource; the index agrees.
	/// 3. A custody is offered to at least one who does not hold it, and not all have accepted; the
	///    index agrees.
	/// 4. A flag, and a recall, is for custodians who can answer.
	/// 5. Only custodians approve, one act each.
	/// 6. A resource is deprecated or ended exactly if it has a successor, which is another one,
	///    and successors form no circle.
	/// 7. Deals are attached to one resource each, within the tariffs' bounds, and stand in
	///    its list while they owe; what would change them is within the same bounds.
	/// 8. A resource has a maintenance job exactly if it is in maintenance.
	/// 9. Links form no cycle, and the index agrees.
	/// 10. An end is that of a deprecated resource; declarer, witnesses and challengers are each
	///     once, and the time for challenges began only when enough had confirmed it.
	/// 11. The open hearings are those of amendments, ends, recalls and validations that wait, and
	///     sums are those of voices.
	/// 12. No time began after more blocks had been stopped than were.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_resources()?;
		Self::check_indices()?;
		Self::check_deals()?;
		Self::check_links()?;
		Self::check_endings()?;
		Self::check_hearings()?;
		Self::check_brakes()
	}

	fn check_brakes() -> Result<(), TryRuntimeError> {
		let mut stopped = Offers::<T>::iter_values()
			.map(|offer| offer.stopped)
			.chain(Flags::<T>::iter_values().map(|flag| flag.stopped))
			.chain(Recalls::<T>::iter_values().map(|recall| recall.stopped))
			.chain(Amendments::<T>::iter_values().map(|amendment| amendment.stopped))
			.chain(Endings::<T>::iter_values().map(|ending| ending.stopped));
		let halted = Self::halted();
		ensure!(stopped.all(|stopped| stopped <= halted), "12: stopped too often");
		Ok(())
	}

	fn check_resources() -> Result<(), TryRuntimeError> {
		let next = NextResource::<T>::get();
		let mut count = 0;
		for (id, resource) in Resources::<T>::iter() {
			count = u64::saturating_add(count, 1);
			ensure!(id < next, "1: a number is too high");
			ensure!(OfScope::<T>::contains_key(resource.identity.scope, id), "1: index of scopes");
			Self::check_custody(id, resource.has_ended())?;
			let past = matches!(resource.stage, Stage::Deprecated | Stage::EndOfLife);
			ensure!(past == resource.successor.is_some(), "6: a successor too many, or too few");
			let mut step = resource.successor;
			let mut walked = 0_u64;
			while let Some(successor) = step {
				ensure!(successor != id && walked < next, "6: successors form a circle");
				let found = Resources::<T>::get(successor).ok_or("6: a successor is missing")?;
				step = found.successor;
				walked = walked.saturating_add(1);
			}
			let job = Jobs::<T>::contains_key(id);
			let maintained = resource.state == State::InMaintenance && !resource.has_ended();
			ensure!(job == maintained, "8: a job too many, or too few");
		}
		ensure!(count == next, "1: a resource is missing");
		ensure!(Custodies::<T>::iter_keys().count() as u64 == next, "2: a custody of nothing");
		Ok(())
	}

	fn check_indices() -> Result<(), TryRuntimeError> {
		let next = NextResource::<T>::get();
		ensure!(OfScope::<T>::iter_keys().count() as u64 == next, "1: index of scopes");
		ensure!(
			OfCustodian::<T>::iter_keys().all(|(who, id)| Self::is_custodian(id, &who)),
			"2: index of custodians"
		);
		ensure!(
			OfferedTo::<T>::iter_keys().all(|(who, id)| Offers::<T>::get(id)
				.is_some_and(|offer| offer.receivers.iter().any(|(receiver, _)| *receiver == who))),
			"3: index of offers"
		);
		for id in
			Offers::<T>::iter_keys().chain(Flags::<T>::iter_keys()).chain(Jobs::<T>::iter_keys())
		{
			ensure!(Resources::<T>::contains_key(id), "1: a resource is missing");
		}
		for id in Recalls::<T>::iter_keys() {
			let held = Custodies::<T>::get(id).is_some_and(|custody| !custody.holders.is_empty());
			ensure!(held, "4: nobody is recalled");
		}
		for id in Validations::<T>::iter_keys() {
			let waits = |record: ResourceOf<T>| record.state == State::PendingValidation;
			ensure!(
				Resources::<T>::get(id).is_some_and(waits),
				"11: a hearing of what is validated"
			);
		}
		Ok(())
	}

	fn check_deals() -> Result<(), TryRuntimeError> {
		for (id, list) in Deals::<T>::iter() {
			for attached in list {
				ensure!(
					DealResource::<T>::get(attached.deal) == Some(id),
					"7: a deal is another resource's"
				);
				ensure!(Self::ensure_tariffs(&attached.tariffs).is_ok(), "7: tariffs");
				ensure!(!attached.tariffs.is_empty() && attached.version > 0, "7: no tariffs");
			}
		}
		for (deal, id) in DealResource::<T>::iter() {
			let book = BookId::Deal(deal);
			let owes = T::Books::owed(book).is_some_and(|owed| !owed.is_zero());
			let listed = Self::deals(id).iter().any(|one| one.deal == deal);
			ensure!(listed || !owes, "7: a deal that owes is forgotten");
		}
		for (deal, amendment) in Amendments::<T>::iter() {
			ensure!(DealResource::<T>::contains_key(deal), "7: an amendment of nothing");
			let fit = Self::ensure_tariffs(&amendment.tariffs).is_ok();
			ensure!(fit && !amendment.tariffs.is_empty(), "7: tariffs of an amendment");
		}
		Ok(())
	}

	fn check_links() -> Result<(), TryRuntimeError> {
		let mut edges = BTreeMap::<(Relation, ResourceId), Vec<ResourceId>>::new();
		let mut count = 0_usize;
		for (from, relation, list) in Links::<T>::iter() {
			for to in &list {
				ensure!(LinkedFrom::<T>::contains_key((to, relation, from)), "9: index of links");
				count = count.saturating_add(1);
			}
			edges.insert((relation, from), list.into_inner());
		}
		ensure!(LinkedFrom::<T>::iter_keys().count() == count, "9: index of links");
		for (relation, from) in edges.keys() {
			let mut waiting = edges.get(&(*relation, *from)).cloned().unwrap_or_default();
			let mut seen = BTreeSet::new();
			while let Some(id) = waiting.pop() {
				ensure!(id != *from, "9: links form a cycle");
				if seen.insert(id) {
					waiting.extend(edges.get(&(*relation, id)).cloned().unwrap_or_default());
				}
			}
		}
		Ok(())
	}

	fn check_endings() -> Result<(), TryRuntimeError> {
		for (id, ending) in Endings::<T>::iter() {
			let resource = Resources::<T>::get(id).ok_or("10: the end of nothing")?;
			ensure!(resource.stage == Stage::Deprecated, "10: the end of what is not deprecated");
			ensure!(!ending.witnesses.contains(&ending.declarer), "10: one person in two roles");
			for list in [ending.witnesses.to_vec(), ending.challengers.to_vec()] {
				for (place, one) in list.iter().enumerate() {
					ensure!(!list[..place].contains(one), "10: somebody stands there twice");
				}
			}
			ensure!(ending.frozen.is_none() || ending.window.is_some(), "10: challenged too early");
			if ending.window.is_some() {
				let enough = ending.witnesses.len() >= ending.needed as usize;
				ensure!(enough, "10: too few confirmed it");
			}
			ensure!(
				ending.named.iter().all(|(_, named)| *named != ending.declarer),
				"10: the declarer is named"
			);
		}
		Ok(())
	}

	fn check_hearings() -> Result<(), TryRuntimeError> {
		let open: BTreeSet<u64> = OpenHearings::<T>::iter_keys().collect();
		let used: Vec<u64> = Amendments::<T>::iter_values()
			.map(|amendment| amendment.hearing)
			.chain(Endings::<T>::iter_values().map(|ending| ending.hearing))
			.chain(Recalls::<T>::iter_values().map(|recall| recall.hearing))
			.chain(Validations::<T>::iter_values())
			.collect();
		ensure!(used.iter().copied().collect::<BTreeSet<_>>() == open, "11: open hearings");
		ensure!(used.len() == open.len(), "11: one hearing for two matters");
		ensure!(open.iter().all(|hearing| *hearing < NextHearing::<T>::get()), "11: numbers");
		for hearing in open {
			let mut sums = BTreeMap::<(Topic, Option<T::AccountId>), u128>::new();
			for ((topic, _), voice) in Voices::<T>::iter_prefix((hearing,)) {
				let sum = sums.entry((topic, voice.candidate)).or_default();
				*sum = sum.saturating_add(voice.weight);
			}
			for (key, tally) in Tallies::<T>::iter_prefix((hearing,)) {
				ensure!(tally == sums.get(&key).copied().unwrap_or(0), "11: a sum is wrong");
				sums.remove(&key);
			}
			ensure!(sums.is_empty(), "11: a sum is missing");
		}
		Ok(())
	}
}
