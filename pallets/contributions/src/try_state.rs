// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What holds of the pallet's state after every block.

use crate::{
	Config, ContributionOf, Contributions, ContributorOf, DayTotal, Deciding, Entry, HoursWorked,
	ImportId, ImportPages, Imports, KindCount, KindTotals, Kinds, Ledger, Ledgers, Loggers,
	NextImport, NextIndex, NextTask, Pallet, Review, Reviews, ScopeLoggers, State, TaskClaim,
	TaskClaims, Tasks, Totals, HOURS_OF_A_DAY, MAX_APPROVALS,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame_support::{ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::reward::credited_units;
use ovn_primitives::{
	runtime::now, traits::PeerEvaluation, ClaimType, ContributionId, Contributor, Day, KindId,
	ScopeId,
};
use sp_runtime::{traits::SaturatedConversion, TryRuntimeError};

/// The entries of one ledger, by their numbers.
type Entries<T> = BTreeMap<u32, ContributionOf<T>>;
/// The key of a ledger.
type LedgerKey<T> = (ScopeId, ContributorOf<T>, KindId);

impl<T: Config> Pallet<T> {
	/// Checks the invariants:
	///
	/// 1. The kinds of a scope are numbered from 0 to one below their count, which is at most
	///    [`Config::MaxKinds`]; debts have a ceiling of 100 per cent, and cash earns no reputation.
	/// 2. The entries of a scope are numbered from 0 to one below the next number, and each is of a
	///    kind of the scope.
	/// 3. A log has a quantity above 0, and was given back at most that; what it is worth, if
	///    accepted, is floor(what is left x multiplier x quality). Its compensations sum up to what
	///    was given back. It is reversed if and only if a reversal of the same quantity points at
	///    it. Reversals and compensations are of the same contributor and kind as what they point
	///    at.
	/// 4. Undecided logs have a deposit and nothing else has; there are none of measured kinds,
	///    those that reviewers decide have a deadline, and peers still decide those that they
	///    decide.
	/// 5. The list of each ledger links exactly the entries of its contributor and kind, newest
	///    first. Each entry is in one ledger, and each ledger has one.
	/// 6. The counts and sums of a ledger are those of its entries.
	/// 7. The days of a ledger are in order, each with what was logged for it and not reversed;
	///    none of the days that can still be logged for is missing.
	/// 8. The totals of a kind are the sums over its entries.
	/// 9. Reviews are of undecided contributions that reviewers decide, by each reviewer once, by
	///    nobody whom the contribution concerns, and fewer than are needed agree.
	/// 10. A task has at least one place, and no more are taken and done; `taken` is the number of
	///     its claims; it is open or has one; its number is below the next. Those who gave up a
	///     place are named once, and who waits has none.
	/// 11. A delivered claim names an undecided contribution of the worker for that task, and each
	///     such contribution is named.
	/// 12. An agent allows each other at most once, and not itself; an entry without permissions is
	///     absent; no permission ends later than the longest time from now. So does a scope, once
	///     for each other one.
	/// 13. What an import says was imported is the sum over its pages, at most what was decided,
	///     and exactly that when it is finished; its pages are numbered without gaps, their entries
	///     are marked with the import and accepted, and no other accepted entries are.
	/// 14. The hours of a day of an agent are what it logged for it and did not reverse, of kinds
	///     that measure work in hours and are logged, at most 24; none of the days that can still
	///     be logged for is missing.
	/// 15. A kind that takes scopes is neither of work in hours nor measured, and what is measured
	///     is no standing. What a scope contributed is of such a kind, in no role, for no task, to
	///     another scope, and was logged by an agent.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_kinds()?;
		let mut ledgers = BTreeMap::<LedgerKey<T>, Entries<T>>::new();
		let mut counts = BTreeMap::<ScopeId, u32>::new();
		for (scope, index, entry) in Contributions::<T>::iter() {
			ensure!(index < NextIndex::<T>::get(scope), "2: a number that was not given yet");
			ensure!(Kinds::<T>::contains_key(scope, entry.kind), "2: an entry of no kind");
			let count = counts.entry(scope).or_default();
			*count = count.saturating_add(1);
			let key = (scope, entry.contributor.clone(), entry.kind);
			ledgers.entry(key).or_default().insert(index, entry);
		}
		for (scope, next) in NextIndex::<T>::iter() {
			let count = counts.get(&scope).copied().unwrap_or_default();
			ensure!(count == next, "2: a number without an entry");
		}
		let mut totals = BTreeMap::<(ScopeId, KindId), Totals>::new();
		for (key, entries) in &ledgers {
			Self::check_entries(key, entries)?;
			Self::check_ledger(key, entries, totals.entry((key.0, key.2)).or_default())?;
		}
		for (scope, contributor, kind) in Ledgers::<T>::iter_keys() {
			let key = (scope, contributor, kind);
			ensure!(ledgers.contains_key(&key), "5: a ledger without entries");
		}
		for ((scope, kind), expected) in &totals {
			let found = KindTotals::<T>::get(scope, kind);
			ensure!(found == *expected, "8: totals that are not those of the entries");
		}
		for (scope, kind, _) in KindTotals::<T>::iter() {
			ensure!(totals.contains_key(&(scope, kind)), "8: totals without entries");
		}
		Self::check_reviews()?;
		Self::check_tasks(&ledgers)?;
		Self::check_permissions()?;
		Self::check_imports()?;
		Self::check_hours(&ledgers)
	}

	fn check_hours(ledgers: &BTreeMap<LedgerKey<T>, Entries<T>>) -> Result<(), TryRuntimeError> {
		let mut worked = BTreeMap::<(T::AccountId, Day), u64>::new();
		for ((scope, _, kind), entries) in ledgers {
			let kind = Kinds::<T>::get(scope, kind).ok_or("2: an entry of no kind")?;
			if !Self::is_work_in_hours(&kind.terms) {
				continue;
			}
			for entry in entries.values() {
				let reversed = matches!(entry.state, State::Reversed { .. });
				let (true, false, Some(agent)) =
					(entry.entry == Entry::Log, reversed, entry.agent())
				else {
					continue;
				};
				let sum = worked.entry((agent.clone(), entry.day)).or_default();
				*sum = sum.saturating_add(entry.quantity);
			}
		}
		for (who, days) in HoursWorked::<T>::iter() {
			ensure!(!days.is_empty(), "14: a list of no days");
			let ordered = days.windows(2).all(|pair| match pair {
				[before, after] => before.day < after.day,
				_ => false,
			});
			ensure!(ordered, "14: days out of order");
			for DayTotal { day, quantity } in days {
				let found = worked.get(&(who.clone(), day));
				ensure!(found == Some(&quantity), "14: more or fewer hours than were logged");
				ensure!(quantity <= HOURS_OF_A_DAY, "14: a day of more than 24 hours");
			}
		}
		for ((who, day), hours) in worked {
			let known = day < Self::first_day() || Self::hours_worked(&who, day) == hours;
			ensure!(known, "14: a day that is forgotten too early");
		}
		Ok(())
	}

	fn check_kinds() -> Result<(), TryRuntimeError> {
		let mut counts = BTreeMap::<ScopeId, KindId>::new();
		for (scope, id, kind) in Kinds::<T>::iter() {
			ensure!(id < KindCount::<T>::get(scope), "1: a kind that was not counted");
			if let ClaimType::Debt { ceiling } = kind.terms.claim {
				ensure!(ceiling == 100, "1: a debt above or below its value");
			}
			let cash = matches!(kind.terms.deciding, Deciding::Measured { purse: Some(_) });
			ensure!(!cash || !kind.terms.earns_reputation, "1: reputation that is bought");
			let measured = matches!(kind.terms.deciding, Deciding::Measured { .. });
			let of_people = measured || Self::is_work_in_hours(&kind.terms);
			ensure!(!of_people || !kind.terms.takes_scopes, "15: a kind that scopes cannot give");
			ensure!(!measured || kind.terms.standing.is_none(), "15: standing that nobody judged");
			let count = counts.entry(scope).or_default();
			*count = count.saturating_add(1);
		}
		for (scope, count) in KindCount::<T>::iter() {
			ensure!(counts.get(&scope) == Some(&count), "1: a kind that is missing");
			ensure!(count <= T::MaxKinds::get(), "1: too many kinds");
		}
		Ok(())
	}

	fn check_entries(key: &LedgerKey<T>, entries: &Entries<T>) -> Result<(), TryRuntimeError> {
		let kind = Kinds::<T>::get(key.0, key.2).ok_or("2: an entry of no kind")?;
		let mut given_back = BTreeMap::<u32, u128>::new();
		for entry in entries.values() {
			if let Entry::Compensation { of } = entry.entry {
				let sum = given_back.entry(of).or_default();
				*sum = sum.saturating_add(entry.quantity.into());
			}
		}
		for (index, entry) in entries {
			ensure!(entry.quantity > 0, "3: an entry of nothing");
			if let Some(contributor) = entry.scope() {
				let imported = matches!(entry.entry, Entry::Imported { .. });
				let logged = entry.logger.is_some() && !imported;
				ensure!(logged && kind.terms.takes_scopes, "15: of a scope, and not taken");
				let plain = entry.role.is_none() && entry.task.is_none();
				ensure!(plain && contributor != key.0, "15: of a scope in a role, or its own");
			}
			let log = |of: &u32| entries.get(of).filter(|of| matches!(of.entry, Entry::Log));
			match entry.entry {
				Entry::Log | Entry::Imported { .. } => {},
				Entry::Reversal { of } => {
					let of = log(&of).ok_or("3: a reversal of nothing")?;
					ensure!(
						of.state == State::Reversed { by: *index } && of.quantity == entry.quantity,
						"3: a reversal of something else"
					);
				},
				Entry::Compensation { of } => {
					let of = entries.get(&of).ok_or("3: a compensation of nothing")?;
					let accepted =
						matches!(of.state, State::Accepted { .. } | State::Undone { .. });
					ensure!(accepted, "3: a compensation of what was not accepted");
				},
			}
			let is_log = matches!(entry.entry, Entry::Log | Entry::Imported { .. });
			ensure!(is_log != (entry.state == State::Recorded), "3: a state of something else");
			let given_back = given_back.get(index).copied().unwrap_or_default();
			ensure!(
				given_back == entry.compensated.into() && entry.compensated <= entry.quantity,
				"3: given back more or less than compensations say"
			);
			if let State::Accepted { quality, units, .. } = entry.state {
				let left = entry.quantity.saturating_sub(entry.compensated);
				let effective = Self::effective_quality(&kind.terms, quality);
				let expected = credited_units(left.into(), entry.multiplier, effective);
				ensure!(expected == Ok(units), "3: worth more or less than what is left");
			}
			if let State::Reversed { by } = entry.state {
				let reversal = entries.get(&by).ok_or("3: reversed by nothing")?;
				let points = reversal.entry == Entry::Reversal { of: *index };
				ensure!(points, "3: reversed by something else");
			}
			ensure!(
				entry.is_undecided() == entry.deposit.is_some(),
				"4: a deposit for what is decided, or none for what is not"
			);
			if let State::Undecided { deadline } = entry.state {
				let peers = matches!(kind.terms.deciding, Deciding::PeerEvaluation { .. });
				let id = ContributionId { scope: key.0, index: *index };
				ensure!(!peers || T::PeerEvaluation::is_pending(id), "4: nobody will decide it");
				ensure!(
					match kind.terms.deciding {
						Deciding::Reviewers { .. } => deadline.is_some(),
						Deciding::PeerEvaluation { .. } => deadline.is_none(),
						Deciding::Measured { .. } => false,
					},
					"4: a deadline where there is none, or none where there is one"
				);
			}
		}
		Ok(())
	}

	fn check_ledger(
		key: &LedgerKey<T>,
		entries: &Entries<T>,
		totals: &mut Totals,
	) -> Result<(), TryRuntimeError> {
		let kind = Kinds::<T>::get(key.0, key.2).ok_or("2: an entry of no kind")?;
		let ledger = Ledgers::<T>::get(key);

		let mut linked = Vec::new();
		let mut next = ledger.latest;
		while let Some(index) = next {
			let entry = entries.get(&index).ok_or("5: a link to somebody else's entry")?;
			ensure!(entry.previous < Some(index), "5: a link to a newer entry");
			linked.push(index);
			next = entry.previous;
		}
		linked.reverse();
		ensure!(linked.iter().eq(entries.keys()), "5: an entry that is not linked");

		let mut expected = Ledger { latest: ledger.latest, ..Default::default() };
		let mut days = BTreeMap::new();
		let count = |number: &mut u32| *number = number.saturating_add(1);
		for entry in entries.values() {
			if !matches!(entry.entry, Entry::Log | Entry::Imported { .. }) {
				continue;
			}
			count(&mut expected.logged);
			if entry.entry == Entry::Log && !matches!(entry.state, State::Reversed { .. }) {
				let sum: &mut u64 = days.entry(entry.day).or_default();
				*sum = sum.saturating_add(entry.quantity);
			}
			match entry.state {
				State::Undecided { .. } => count(&mut expected.open),
				State::Accepted { units, .. } => {
					count(&mut expected.accepted);
					count(&mut totals.accepted);
					let left = entry.quantity.saturating_sub(entry.compensated);
					let gift = Self::claim_of(&kind.terms, entry) == ClaimType::Gift;
					for (quantity, credited, gifted) in [
						(&mut expected.quantity, &mut expected.units, &mut expected.gifted),
						(&mut totals.quantity, &mut totals.units, &mut totals.gifted),
					] {
						*quantity = quantity.saturating_add(left.into());
						let sum = if gift { gifted } else { credited };
						*sum = sum.saturating_add(units);
					}
				},
				State::Rejected { .. } => count(&mut totals.rejected),
				State::Spam { .. } => count(&mut totals.spam),
				State::Reversed { .. } | State::Recorded | State::Undone { .. } => {},
			}
		}
		expected.days = ledger.days.clone();
		ensure!(ledger == expected, "6: a ledger that is not that of its entries");

		ensure!(
			ledger.days.windows(2).all(|pair| match pair {
				[before, after] => before.day < after.day,
				_ => false,
			}),
			"7: days out of order"
		);
		for DayTotal { day, quantity } in &ledger.days {
			ensure!(days.get(day) == Some(quantity), "7: a day with more or less than was logged");
		}
		for day in days.range(Self::first_day()..).map(|(day, _)| day) {
			ensure!(ledger.logged_for(*day) > 0, "7: a day that is forgotten too early");
		}
		Ok(())
	}

	fn check_imports() -> Result<(), TryRuntimeError> {
		let mut marked = BTreeMap::<(ScopeId, ImportId), u32>::new();
		for (scope, _, entry) in Contributions::<T>::iter() {
			if let Entry::Imported { import } = entry.entry {
				let accepted = matches!(entry.state, State::Accepted { .. });
				let undone = matches!(entry.state, State::Undone { .. });
				ensure!(accepted || undone, "13: an imported entry that is neither in nor out");
				let count = marked.entry((scope, import)).or_default();
				*count = count.saturating_add(accepted.into());
			}
		}
		for (scope, id, import) in Imports::<T>::iter() {
			ensure!(id < NextImport::<T>::get(scope), "13: an import that was not started");
			let (mut count, mut quantity) = (0_u32, 0_u128);
			for page in 0..import.pages {
				let page =
					ImportPages::<T>::get((scope, id, page)).ok_or("13: a page is missing")?;
				count = count.saturating_add(page.count);
				for index in page.first..page.first.saturating_add(page.count) {
					let entry =
						Contributions::<T>::get(scope, index).ok_or("13: a page of nothing")?;
					let marked = entry.entry == Entry::Imported { import: id };
					ensure!(marked, "13: a page with an entry of something else");
					quantity = quantity.saturating_add(entry.quantity.into());
				}
			}
			let pages = ImportPages::<T>::iter_prefix((scope, id)).count();
			ensure!(u32::try_from(pages) == Ok(import.pages), "13: a page too many");
			ensure!(count == import.imported, "13: more or fewer entries than its pages have");
			ensure!(quantity == import.imported_quantity, "13: another sum than its pages have");
			let found = marked.remove(&(scope, id)).unwrap_or_default();
			ensure!(found == count, "13: an accepted entry outside its pages");
			let whole = count == import.entries && quantity == import.quantity;
			ensure!(count <= import.entries && quantity <= import.quantity, "13: too much");
			ensure!(whole || !import.finished, "13: finished, and not whole");
		}
		let left = marked.values().any(|count| *count > 0);
		ensure!(!left, "13: accepted entries of no import");
		Ok(())
	}

	fn check_reviews() -> Result<(), TryRuntimeError> {
		for (scope, index, reviews) in Reviews::<T>::iter() {
			let entry = Contributions::<T>::get(scope, index).ok_or("9: a review of nothing")?;
			ensure!(entry.is_undecided(), "9: a review of what is decided");
			let kind = Kinds::<T>::get(scope, entry.kind).ok_or("2: an entry of no kind")?;
			let Deciding::Reviewers { approvals, .. } = kind.terms.deciding else {
				return Err("9: a review of what reviewers do not decide".into());
			};
			ensure!(approvals <= MAX_APPROVALS, "9: more approvals than can be asked for");
			let reviewers: BTreeSet<_> = reviews.iter().map(|(reviewer, _)| reviewer).collect();
			ensure!(reviewers.len() == reviews.len(), "9: a reviewer reviewed twice");
			let concerned = reviewers.iter().any(|reviewer| entry.concerns(reviewer));
			ensure!(
				!concerned && !reviews.is_empty(),
				"9: nobody, or somebody concerned, reviewed"
			);
			let accepts = reviews.iter().filter(|(_, said)| *said == Review::Accept).count();
			let against = reviews.len().saturating_sub(accepts);
			ensure!(
				accepts < approvals.into() && against < approvals.into(),
				"9: undecided although enough agree"
			);
		}
		Ok(())
	}

	fn check_tasks(ledgers: &BTreeMap<LedgerKey<T>, Entries<T>>) -> Result<(), TryRuntimeError> {
		let mut claims = BTreeMap::<_, u32>::new();
		for ((scope, task, worker), claim) in TaskClaims::<T>::iter() {
			ensure!(Tasks::<T>::contains_key(scope, task), "10: a claim on no task");
			let count = claims.entry((scope, task)).or_default();
			*count = count.saturating_add(1);
			if let TaskClaim::Delivered { index } = claim {
				let entry = Contributions::<T>::get(scope, index).ok_or("11: delivered nothing")?;
				ensure!(
					entry.is_undecided()
						&& entry.task == Some(task)
						&& entry.contributor == Contributor::Agent(worker),
					"11: delivered something else"
				);
			}
		}
		for (scope, id, task) in Tasks::<T>::iter() {
			ensure!(id < NextTask::<T>::get(scope), "10: a task that was not numbered");
			let taken = claims.get(&(scope, id)).copied().unwrap_or_default();
			ensure!(u32::from(task.taken) == taken, "10: more or fewer claims than are taken");
			let used = u32::from(task.taken).saturating_add(task.done.into());
			ensure!(task.places > 0 && used <= task.places.into(), "10: too many places taken");
			ensure!(task.open || task.taken > 0, "10: a task that is over");
			let waiting: BTreeSet<_> = task.gave_up.iter().map(|other| &other.worker).collect();
			ensure!(waiting.len() == task.gave_up.len(), "10: somebody who gave up is named twice");
			let now = now::<T>();
			let claimed = task.gave_up.iter().any(|other| {
				now < other.until && TaskClaims::<T>::contains_key((scope, id, &other.worker))
			});
			ensure!(!claimed, "10: a place of somebody who has to wait");
		}
		for ((scope, contributor, _), entries) in ledgers {
			for (index, entry) in entries.iter().filter(|(_, entry)| entry.is_undecided()) {
				if let (Some(task), Contributor::Agent(worker)) = (entry.task, contributor) {
					let claim = TaskClaims::<T>::get((scope, task, worker));
					let named = claim == Some(TaskClaim::Delivered { index: *index });
					ensure!(named, "11: delivered without a claim");
				}
			}
		}
		Ok(())
	}

	fn check_permissions() -> Result<(), TryRuntimeError> {
		for (_, agent, permissions) in Loggers::<T>::iter() {
			let loggers: BTreeSet<_> =
				permissions.iter().map(|permission| &permission.logger).collect();
			ensure!(loggers.len() == permissions.len(), "12: allowed twice");
			ensure!(!loggers.is_empty(), "12: an entry that allows nobody");
			ensure!(!loggers.contains(&agent), "12: an agent allows itself");
			let any = permissions.iter().any(|permission| Self::is_too_late(permission.expires));
			ensure!(!any, "12: allowed for too long");
		}
		for (as_scope, permissions) in ScopeLoggers::<T>::iter() {
			let all: BTreeSet<_> = permissions.iter().map(|it| (it.to, &it.logger)).collect();
			ensure!(all.len() == permissions.len(), "12: allowed twice by a scope");
			ensure!(!all.is_empty(), "12: a scope that allows nobody");
			let own = permissions.iter().any(|it| it.to == as_scope);
			ensure!(!own, "12: a scope contributes to itself");
			let any = permissions.iter().any(|permission| Self::is_too_late(permission.expires));
			ensure!(!any, "12: allowed by a scope for too long");
		}
		Ok(())
	}

	/// Whether a permission ends later than one that is given now can.
	fn is_too_late(expires: BlockNumberFor<T>) -> bool {
		let now: u64 = now::<T>().saturated_into();
		let longest: u64 = T::MaxPeriod::get().saturated_into();
		let end: u64 = expires.saturated_into();
		end.saturating_sub(now) > longest
	}
}
