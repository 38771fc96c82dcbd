// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What calls, sessions and offences do: each function first verifies, then applies.
//!
//! # Absence
//!
//! A validator *misses* a session if it was in the set from its beginning to its end and authored
//! no block in it. Misses count only in sessions in which the chain ran: with at least
//! [`Config::MinBlocksPerValidator`] blocks for each member of the set, of which at least one by an
//! approved validator. So a chain that stood still suspends nobody, however many epochs BABE skips:
//! the skipped ones are not sessions, and the cut-off ones are too short to count.
//!
//! BABE gives slots by lot, primary and secondary ones, so a session of `b` blocks gives a present
//! validator of `n` no block at all with a probability of about `exp(-b / n)`. With `b` at least
//! `k * n` and ten sessions in a row that is at most `exp(-10 * k)`: `k = 2` makes a wrong
//! suspension less likely than one in 400 million, in the shortest sessions that count. Since the
//! slots of the absent stay empty, a runtime needs epochs of well over `k * n` slots for absence to
//! have an effect.
//!
//! At most one approved validator in [`Config::SuspendedOneIn`], rounded down, is suspended at
//! once, the longest absent first, and never so many that fewer than the minimum stay active. If
//! others leave afterwards the share can be exceeded, because putting the absent back into a
//! smaller set would stop finality.
//!
//! # Never fewer than the minimum
//!
//! No call, offence or absence leaves fewer than the minimum active. `pallet-session` silently
//! skips validators without session keys, so planning a set looks at the keys too: a validator that
//! lost them is removed; if the minimum does not allow that, the plan is filled up from the set of
//! the session that starts, and lost keys are restored from there. As the first set has the minimum
//! with keys, by induction every planned set has it.

use crate::{
	BlockCount, BlockCredits as _, Brake as _, Cause, Config, Council as _, CreditedKind, Error,
	Event, Finality as _, LastPause, Pallet, PendingPurges, RecentRemovals, SessionStart, Status,
	SuspendedCount, Uncredited, ValidatorInfo, ValidatorRecord, Validators, LOG_TARGET,
	MAX_STALL_DELAY,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use core::cmp::Reverse;
use frame_support::{ensure, traits::Get, BoundedVec};
use frame_system::pallet_prelude::BlockNumberFor;
use pallet_session::{historical, SessionInterface};
use sp_runtime::{
	traits::{One, SaturatedConversion, Saturating, Zero},
	DispatchResult, Perbill,
};
use sp_staking::{offence::OffenceSeverity, SessionIndex};

/// How many old sessions are forgotten at a session change at most. One is forgotten for each new
/// one; more only after the depth of the history was lowered.
const MAX_PRUNED: SessionIndex = 16;

type Session<T> = pallet_session::Pallet<T>;

/// A validator with its session keys, as `pallet-session` lists them.
type WithKeys<T> = (<T as frame_system::Config>::AccountId, <T as pallet_session::Config>::Keys);

/// When validators were removed, and how many were approved before.
type Removals<T> = BoundedVec<(BlockNumberFor<T>, u32), <T as Config>::MaxValidators>;

/// Calls.
impl<T: Config> Pallet<T> {
	pub(crate) fn do_add(account: T::AccountId) -> DispatchResult {
		ensure!(!Validators::<T>::contains_key(&account), Error::<T>::AlreadyApproved);
		ensure!(Validators::<T>::count() < T::MaxValidators::get(), Error::<T>::TooManyValidators);
		ensure!(Self::has_keys(&account), Error::<T>::SessionKeysNotFound);

		PendingPurges::<T>::mutate(|pending| pending.retain(|waiting| *waiting != account));
		Validators::<T>::insert(&account, ValidatorRecord::new(Session::<T>::current_index()));
		Self::tell_council(core::slice::from_ref(&account), &[]);
		let approved = Validators::<T>::count();
		Self::deposit_event(Event::ValidatorAdded { validator: account, approved });
		Ok(())
	}

	pub(crate) fn do_remove_by_decision(account: T::AccountId) -> DispatchResult {
		let record = Validators::<T>::get(&account).ok_or(Error::<T>::ValidatorNotFound)?;
		ensure!(Self::can_spare(&record), Error::<T>::AtMinimum);
		let removals = Self::with_one_more_removal()?;

		RecentRemovals::<T>::put(removals);
		Self::remove(account, &record, Cause::Decision);
		Ok(())
	}

	pub(crate) fn do_leave(account: T::AccountId) -> DispatchResult {
		let record = Validators::<T>::get(&account).ok_or(Error::<T>::ValidatorNotFound)?;
		if record.is_active() {
			ensure!(Self::can_leave_its_sets(&account), Error::<T>::TooManyLeaving);
		}
		ensure!(Self::can_spare(&record), Error::<T>::AtMinimum);

		Self::remove(account, &record, Cause::Left);
		Ok(())
	}

	pub(crate) fn do_pause() -> DispatchResult {
		let now = frame_system::Pallet::<T>::block_number();
		let again_after = |last: BlockNumberFor<T>| last.saturating_add(T::PausePeriod::get());
		ensure!(
			LastPause::<T>::get().is_none_or(|last| now >= again_after(last)),
			Error::<T>::PausedRecently
		);
		T::Brake::stop()?;
		LastPause::<T>::put(now);
		Self::deposit_event(Event::ChainPaused { again_at: again_after(now) });
		Ok(())
	}

	pub(crate) fn do_note_stalled(
		delay: BlockNumberFor<T>,
		best_finalised: BlockNumberFor<T>,
	) -> DispatchResult {
		ensure!(delay <= MAX_STALL_DELAY.into(), Error::<T>::DelayTooLong);
		let now = frame_system::Pallet::<T>::block_number();
		ensure!(best_finalised < now, Error::<T>::BlockInFuture);
		T::Finality::note_stalled(delay, best_finalised)?;
		Self::deposit_event(Event::StallNoted { delay, best_finalised });
		Ok(())
	}

	pub(crate) fn do_resume(account: T::AccountId) -> DispatchResult {
		let record = Validators::<T>::get(&account).ok_or(Error::<T>::ValidatorNotFound)?;
		ensure!(!record.is_active(), Error::<T>::NotSuspended);
		ensure!(Self::has_keys(&account), Error::<T>::SessionKeysNotFound);

		let record = ValidatorRecord { status: Status::Active, missed: 0, ..record };
		Validators::<T>::insert(&account, record);
		let suspended = SuspendedCount::<T>::mutate(|count| {
			count.saturating_dec();
			*count
		});
		Self::tell_council(core::slice::from_ref(&account), &[]);
		Self::deposit_event(Event::ValidatorResumed { validator: account, suspended });
		Ok(())
	}

	pub(crate) fn do_withdraw_keys(account: T::AccountId) -> DispatchResult {
		Self::ensure_keys_not_needed(&account)?;

		PendingPurges::<T>::mutate(|pending| pending.retain(|waiting| *waiting != account));
		<Session<T> as SessionInterface>::purge_keys(&account)?;
		Self::deposit_event(Event::KeysPurged { account });
		Ok(())
	}

	/// Verifies that an account has session keys that no set needs.
	pub(crate) fn ensure_keys_not_needed(account: &T::AccountId) -> DispatchResult {
		ensure!(!Validators::<T>::contains_key(account), Error::<T>::StillApproved);
		let in_session = Session::<T>::validators().contains(account);
		let queued = Session::<T>::queued_keys().iter().any(|(queued, _)| queued == account);
		ensure!(!in_session && !queued, Error::<T>::StillInSession);
		ensure!(Self::has_keys(account), Error::<T>::SessionKeysNotFound);
		Ok(())
	}
}

/// The list of the approved.
impl<T: Config> Pallet<T> {
	/// How many validators are active.
	pub fn active_count() -> u32 {
		Validators::<T>::count().saturating_sub(SuspendedCount::<T>::get())
	}

	/// Whether enough validators stay active without this one.
	fn can_spare(record: &ValidatorRecord) -> bool {
		!record.is_active() || Self::active_count() > T::MinValidators::get()
	}

	/// Whether the sets that a validator is in can do without it: besides those of their members
	/// who are not active any more no more go than finality can spare, or it is the only one that
	/// goes.
	fn can_leave_its_sets(who: &T::AccountId) -> bool {
		let current = Session::<T>::validators();
		let next = Session::<T>::queued_keys().into_iter().map(|(account, _)| account).collect();
		// Most members are in both sets: each is looked up once.
		let mut known = BTreeMap::<T::AccountId, bool>::new();
		[current, next].into_iter().all(|set: Vec<T::AccountId>| {
			if !set.contains(who) {
				return true;
			}
			let to_spare = set.len().saturating_sub(1).checked_div(3).unwrap_or_default();
			let gone = set
				.into_iter()
				.filter(|member| {
					!*known.entry(member.clone()).or_insert_with(|| {
						Validators::<T>::get(member).is_some_and(|record| record.is_active())
					})
				})
				.count();
			gone.saturating_add(1) <= to_spare.max(1)
		})
	}

	fn has_keys(account: &T::AccountId) -> bool {
		pallet_session::NextKeys::<T>::contains_key(account)
	}

	/// The removals by decision that still count, with one more in this block.
	fn with_one_more_removal() -> Result<Removals<T>, Error<T>> {
		let now = frame_system::Pallet::<T>::block_number();
		let approved = Validators::<T>::count();
		let mut recent = RecentRemovals::<T>::get();
		recent.retain(|(at, _)| at.saturating_add(T::RemovalPeriod::get()) > now);
		let most = recent.iter().map(|(_, approved)| *approved).fold(approved, u32::max);
		let allowed = most.checked_div(T::RemovedOneIn::get()).unwrap_or_default().max(1);
		ensure!(recent.len() < allowed.saturated_into::<usize>(), Error::<T>::TooManyRemovals);
		recent.try_push((now, approved)).map_err(|_| Error::<T>::TooManyRemovals)?;
		Ok(recent)
	}

	/// Tells the council who is active now, and who is not any more.
	fn tell_council(incoming: &[T::AccountId], outgoing: &[T::AccountId]) {
		if incoming.is_empty() && outgoing.is_empty() {
			return;
		}
		let mut members = T::Council::members();
		members.retain(|member| !outgoing.contains(member));
		for account in incoming {
			if let Err(place) = members.binary_search(account) {
				members.insert(place, account.clone());
			}
		}
		T::Council::change(incoming, outgoing, &members);
	}

	/// Strikes a validator off the list and out of the council. The caller has verified that it can
	/// be spared.
	fn remove(validator: T::AccountId, record: &ValidatorRecord, cause: Cause) {
		if record.is_active() {
			Self::tell_council(&[], core::slice::from_ref(&validator));
		}
		Self::forget(validator, record, cause);
	}

	/// Strikes a validator off the list. The caller has verified that it can be spared, and tells the
	/// council.
	fn forget(validator: T::AccountId, record: &ValidatorRecord, cause: Cause) {
		Validators::<T>::remove(&validator);
		if !record.is_active() {
			SuspendedCount::<T>::mutate(|count| count.saturating_dec());
		}
		PendingPurges::<T>::mutate(|pending| {
			if pending.try_push(validator.clone()).is_err() {
				log::info!(
					target: LOG_TARGET,
					"too many keys wait to be purged; {validator:?} has to withdraw its own",
				);
			}
		});
		let approved = Validators::<T>::count();
		Self::deposit_event(Event::ValidatorRemoved { validator, cause, approved });
	}

	/// The active validators, ordered by account.
	fn active_validators() -> Vec<(T::AccountId, ValidatorRecord)> {
		let mut active: Vec<_> =
			Validators::<T>::iter().filter(|(_, record)| record.is_active()).collect();
		active.sort_by(|(a, _), (b, _)| a.cmp(b));
		active
	}
}

/// Signs of life and of misbehaviour.
impl<T: Config> Pallet<T> {
	/// Notes that a validator authored a block. Writes once in a session for each validator.
	pub(crate) fn note_block_of(author: T::AccountId) {
		let session = Session::<T>::current_index();
		if let Some(record) = Validators::<T>::get(&author) {
			if record.last_authored != Some(session) {
				let record = ValidatorRecord { last_authored: Some(session), ..record };
				Validators::<T>::insert(&author, record);
			}
		}
		if CreditedKind::<T>::exists() {
			Uncredited::<T>::mutate(author, |count| {
				let since = frame_system::Pallet::<T>::block_number();
				let count = count.get_or_insert(BlockCount { blocks: 0, since });
				count.blocks.saturating_inc();
			});
		}
	}

	/// [`Pallet::set_block_kind`].
	pub(crate) fn do_set_block_kind(kind: Option<T::BlockKind>) -> DispatchResult {
		if let Some(kind) = kind {
			ensure!(T::Credits::is_fit(kind), Error::<T>::UnfitKind);
		}
		CreditedKind::<T>::set(kind);
		Self::deposit_event(Event::BlockKindSet { kind });
		Ok(())
	}

	/// [`Pallet::credit_blocks`].
	pub(crate) fn do_credit_blocks(validator: &T::AccountId) -> DispatchResult {
		let kind = CreditedKind::<T>::get().ok_or(Error::<T>::BlockKindNotSet)?;
		let BlockCount { blocks, since } =
			Uncredited::<T>::get(validator).ok_or(Error::<T>::NothingToCredit)?;
		let now = frame_system::Pallet::<T>::block_number();
		let from = since.saturating_add(T::CreditPeriod::get());
		ensure!(now >= from, Error::<T>::CreditTooEarly);
		Uncredited::<T>::remove(validator);
		T::Credits::credit(kind, validator, blocks)?;
		Self::deposit_event(Event::BlocksCredited {
			validator: validator.clone(),
			kind,
			blocks,
			since,
		});
		Ok(())
	}

	/// Removes offenders, each with the share by which it is punished, and lets `pallet-session`
	/// decide whether to disable them.
	pub(crate) fn note_offences<'a>(
		offenders: impl Iterator<Item = (&'a T::AccountId, Perbill)>,
		session: SessionIndex,
	) where
		T::AccountId: 'a,
	{
		let mut gone = Vec::new();
		for (who, fraction) in offenders {
			Self::note_offence(who, fraction, session, &mut gone);
		}
		Self::tell_council(&[], &gone);
	}

	/// Removes one offender. If it was active it joins those who are `gone`.
	fn note_offence(
		who: &T::AccountId,
		fraction: Perbill,
		session: SessionIndex,
		gone: &mut Vec<T::AccountId>,
	) {
		if fraction.is_zero() {
			return;
		}
		if let Some(record) = Validators::<T>::get(who) {
			if session < record.admitted {
				Self::deposit_event(Event::OffenceBeforeAdmission {
					validator: who.clone(),
					offence_session: session,
					admitted: record.admitted,
				});
				return;
			}
			if !Self::can_spare(&record) {
				Self::deposit_event(Event::OffenderKeptAtMinimum {
					validator: who.clone(),
					offence_session: session,
				});
				return;
			}
			Self::forget(who.clone(), &record, Cause::Offence);
			if record.is_active() {
				gone.push(who.clone());
			}
		}
		// Whoever is approved no more may still be in the set. If not, this does nothing.
		Session::<T>::report_offence(who.clone(), OffenceSeverity(fraction));
	}
}

/// The change of a session: it ends, the next one starts, the one after that is planned.
impl<T: Config> Pallet<T> {
	/// Counts who missed the session that ends, and suspends who missed too many.
	pub(crate) fn note_session_ended(session: SessionIndex) {
		let members: BTreeSet<_> = Session::<T>::validators().into_iter().collect();
		let active = Self::active_validators();
		let present = |account: &T::AccountId, record: &ValidatorRecord| {
			record.last_authored == Some(session) && members.contains(account)
		};
		let counts = Self::had_enough_blocks(members.len())
			&& active.iter().any(|(account, record)| present(account, record));

		let mut absent = Vec::new();
		for (account, record) in active {
			let missed = if !members.contains(&account) || present(&account, &record) {
				0
			} else if counts {
				record.missed.saturating_add(1)
			} else {
				continue;
			};
			let record = if missed == record.missed {
				record
			} else {
				let record = ValidatorRecord { missed, ..record };
				Validators::<T>::insert(&account, record);
				record
			};
			if missed > 0 {
				Self::deposit_event(Event::SessionMissed {
					validator: account.clone(),
					session,
					missed,
				});
			}
			if missed >= T::MaxAbsentSessions::get() {
				absent.push((account, record));
			}
		}
		// The sort is stable: among equals the order by account stays.
		absent.sort_by_key(|(_, record)| Reverse(record.missed));
		let mut suspended = Vec::new();
		for (account, record) in absent {
			if !Self::suspend(&account, record, session.saturating_add(1)) {
				break;
			}
			suspended.push(account);
		}
		Self::tell_council(&[], &suspended);
	}

	/// Whether the session that ends had enough blocks for a set of `members` to count.
	fn had_enough_blocks(members: usize) -> bool {
		let now = frame_system::Pallet::<T>::block_number();
		let blocks = now.saturating_sub(SessionStart::<T>::get());
		let needed =
			members.saturated_into::<u32>().saturating_mul(T::MinBlocksPerValidator::get());
		blocks >= BlockNumberFor::<T>::from(needed)
	}

	/// Suspends an active validator, unless too many are suspended or too few would stay active.
	fn suspend(validator: &T::AccountId, record: ValidatorRecord, session: SessionIndex) -> bool {
		let suspended = SuspendedCount::<T>::get().saturating_add(1);
		let allowed =
			Validators::<T>::count().checked_div(T::SuspendedOneIn::get()).unwrap_or_default();
		if suspended > allowed || !Self::can_spare(&record) {
			return false;
		}
		let status = Status::Suspended { since: session };
		Validators::<T>::insert(validator, ValidatorRecord { status, ..record });
		SuspendedCount::<T>::put(suspended);
		let validator = validator.clone();
		Self::deposit_event(Event::ValidatorSuspended { validator, session, suspended });
		true
	}

	/// Notes when the session started, and forgets what its sets no longer need.
	pub(crate) fn note_session_started(session: SessionIndex) {
		// The genesis is no block: the first session starts with block 1.
		let now = frame_system::Pallet::<T>::block_number().max(One::one());
		SessionStart::<T>::put(now);
		Self::purge_keys_of_former();
		Self::prune_history(session);
	}

	/// Purges the session keys of former validators that are in no set any more.
	///
	/// This is called when the set of the starting session is known and the next one has not been
	/// planned. Who is not approved is planned only out of the starting set, so whoever is not in
	/// that set is in none.
	fn purge_keys_of_former() {
		let pending = PendingPurges::<T>::get();
		if pending.is_empty() {
			return;
		}
		let members: BTreeSet<_> = Session::<T>::validators().into_iter().collect();
		let mut left = T::MaxPurgesPerSession::get();
		let mut purged = Vec::new();
		let waiting = pending
			.into_iter()
			.filter(|account| {
				if left.is_zero() || members.contains(account) {
					return true;
				}
				left = left.saturating_sub(1);
				purged.push(account.clone());
				false
			})
			.collect::<Vec<_>>();
		if purged.is_empty() {
			return;
		}
		PendingPurges::<T>::put(BoundedVec::truncate_from(waiting));
		for account in purged {
			// It fails only for an account without keys, which has nothing to be purged.
			if <Session<T> as SessionInterface>::purge_keys(&account).is_ok() {
				Self::deposit_event(Event::KeysPurged { account });
			}
		}
	}

	/// Forgets the sets of sessions that are older than the history is deep.
	fn prune_history(session: SessionIndex) {
		let Some((first, _)) = historical::StoredRange::<T>::get() else { return };
		let keep_from = session.saturating_sub(T::HistoricalDepth::get());
		if first < keep_from {
			historical::Pallet::<T>::prune_up_to(keep_from.min(first.saturating_add(MAX_PRUNED)));
		}
	}

	/// The set of the first two sessions: all approved, ordered by account. Nothing if the genesis
	/// is empty.
	///
	/// Panics if a member has no session keys, or if there are session keys but no member: no chain
	/// can go on from there.
	pub(crate) fn first_set() -> Option<Vec<T::AccountId>> {
		let first: Vec<_> =
			Self::active_validators().into_iter().map(|(account, _)| account).collect();
		if first.is_empty() {
			assert!(
				pallet_session::NextKeys::<T>::iter_keys().next().is_none(),
				"the genesis has session keys but no validators: the validator set must name them, \
				 and stand before the session pallet"
			);
			return None;
		}
		for account in &first {
			assert!(
				Self::has_keys(account),
				"validator {account:?} has no session keys in the genesis of the session pallet"
			);
		}
		Some(first)
	}

	/// Plans the set of session `session`: all active validators that have session keys, ordered by
	/// account, and never fewer than the minimum. Nothing if members and keys are those of the
	/// session that starts.
	///
	/// The keys are compared too, because the root of the history is computed from them only when a
	/// set is returned: otherwise an offence with new keys could not be proven once the session is
	/// over.
	pub(crate) fn plan(session: SessionIndex) -> Option<Vec<T::AccountId>> {
		// At this moment the queue still holds the set of the session that starts.
		let starting = Session::<T>::queued_keys();
		let mut planned: Vec<WithKeys<T>> = Vec::new();
		let mut gone = Vec::new();
		for (account, record) in Self::active_validators() {
			match Session::<T>::load_keys(&account) {
				Some(keys) => planned.push((account, keys)),
				None if Self::can_spare(&record) => {
					gone.push(account.clone());
					Self::forget(account, &record, Cause::WithoutKeys)
				},
				None => log::warn!(
					target: LOG_TARGET,
					"{account:?} has no session keys but is needed for the minimum",
				),
			}
		}
		Self::tell_council(&[], &gone);
		Self::fill_up(&mut planned, &starting, session);
		if planned.is_empty() {
			log::error!(target: LOG_TARGET, "no validator with session keys for session {session}");
			return None;
		}
		(planned != starting).then(|| planned.into_iter().map(|(account, _)| account).collect())
	}

	/// Fills a plan up to the minimum from the set of the starting session: first with active
	/// validators, then with former ones, whose nodes are likely to run, and last with suspended
	/// ones. Lost keys are registered again.
	fn fill_up(planned: &mut Vec<WithKeys<T>>, starting: &[WithKeys<T>], session: SessionIndex) {
		let min = T::MinValidators::get().saturated_into::<usize>();
		if planned.len() >= min {
			return;
		}
		let members: BTreeSet<_> = planned.iter().map(|(account, _)| account.clone()).collect();
		let mut spare: Vec<_> =
			starting.iter().filter(|(account, _)| !members.contains(account)).collect();
		spare.sort_by_key(|(account, _)| match Validators::<T>::get(account) {
			Some(record) if record.is_active() => 0,
			None => 1,
			Some(_) => 2,
		});
		for (account, old_keys) in spare {
			if planned.len() >= min {
				break;
			}
			let registered = Session::<T>::load_keys(account);
			let keys_restored = registered.is_none();
			let keys = match registered {
				Some(keys) => keys,
				None => {
					let restored =
						<Session<T> as SessionInterface>::set_keys(account, old_keys.clone());
					if let Err(error) = restored {
						log::error!(
							target: LOG_TARGET,
							"cannot restore the session keys of {account:?}: {error:?}",
						);
						continue;
					}
					old_keys.clone()
				},
			};
			planned.push((account.clone(), keys));
			Self::deposit_event(Event::ValidatorRetained {
				validator: account.clone(),
				session,
				keys_restored,
			});
		}
		planned.sort_by(|(a, _), (b, _)| a.cmp(b));
	}
}

/// Reading.
impl<T: Config> Pallet<T> {
	pub(crate) fn all_info() -> Vec<ValidatorInfo<T::AccountId>> {
		let current: BTreeSet<_> = Session::<T>::validators().into_iter().collect();
		let next: BTreeSet<_> =
			Session::<T>::queued_keys().into_iter().map(|(account, _)| account).collect();
		let mut all: Vec<_> = Validators::<T>::iter()
			.map(|(account, record)| ValidatorInfo {
				record,
				in_session: current.contains(&account),
				in_next_session: next.contains(&account),
				has_keys: Self::has_keys(&account),
				account,
			})
			.collect();
		all.sort_by(|a, b| a.account.cmp(&b.account));
		all
	}

	pub(crate) fn info(account: T::AccountId) -> Option<ValidatorInfo<T::AccountId>> {
		let record = Validators::<T>::get(&account)?;
		Some(ValidatorInfo {
			record,
			in_session: Session::<T>::validators().contains(&account),
			in_next_session: Session::<T>::queued_keys().iter().any(|(a, _)| *a == account),
			has_keys: Self::has_keys(&account),
			account,
		})
	}

	pub(crate) fn suspension_session(account: &T::AccountId) -> Option<SessionIndex> {
		let info = Self::info(account.clone())?;
		if !info.record.is_active() {
			return None;
		}
		let current = Session::<T>::current_index();
		let max = T::MaxAbsentSessions::get();
		// The first session that can count as missed, and how many were missed before it.
		let (first, missed) = match (info.in_session, info.in_next_session) {
			(true, _) if info.record.last_authored == Some(current) => {
				(current.saturating_add(1), 0)
			},
			// It resumed so soon that a session without it is still to come, after which it starts
			// anew.
			(true, false) if info.record.missed.saturating_add(1) < max => {
				(current.saturating_add(2), 0)
			},
			(true, _) => (current, info.record.missed),
			(false, true) => (current.saturating_add(1), 0),
			(false, false) => (current.saturating_add(2), 0),
		};
		// At least one more session has to be missed, even if enough were missed before.
		let remaining = max.saturating_sub(missed).max(1);
		Some(first.saturating_add(remaining))
	}
}
