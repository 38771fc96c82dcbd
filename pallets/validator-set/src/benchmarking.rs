// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls and of the work that other pallets trigger, each in its worst case.

// Benchmarks choose their numbers; one that overflowed would fail.
#![allow(clippy::arithmetic_side_effects)]

use crate::{
	BlockCount, BlockCredits as _, Call, Config, Council as _, CreditedKind, LastPause, Pallet,
	PendingPurges, RecentRemovals, SessionStart, Status, SuspendedCount, Uncredited, Upgrades as _,
	ValidatorRecord, Validators,
};
use alloc::vec::Vec;
use codec::{Decode, Encode};
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{
		fungible::{hold::Mutate as HoldMutate, Inspect, Mutate},
		EnsureOrigin, Get,
	},
	BoundedVec,
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use pallet_authorship::EventHandler;
use pallet_session::{historical, SessionManager};
use sp_runtime::{
	traits::{Hash, OpaqueKeys, SaturatedConversion, Saturating},
	Perbill,
};
use sp_staking::offence::{OffenceDetails, OnOffenceHandler};

/// The session in which benchmarks take place: late enough for a history to be pruned.
const SESSION: u32 = 1_000_000;

/// Keys that differ from those of every other account in each of their parts.
fn keys_of<T: Config>(account: &T::AccountId) -> T::Keys {
	let mut bytes = Vec::new();
	for part in 0..32u32 {
		bytes.extend(T::Hashing::hash_of(&(account, part)).encode());
	}
	T::Keys::decode(&mut &bytes[..]).expect("public keys are any bytes, and these are enough; qed")
}

/// An account that registered session keys, with the deposit and the reference that this takes.
fn candidate<T: Config>(index: u32) -> T::AccountId {
	let account: T::AccountId = account("validator", index, 0);
	let keys = keys_of::<T>(&account);
	let deposit = T::KeyDeposit::get();
	let balance =
		<T as pallet_session::Config>::Currency::minimum_balance().saturating_add(deposit);
	<T as pallet_session::Config>::Currency::mint_into(&account, balance)
		.expect("a fresh account can be funded; qed");
	<T as pallet_session::Config>::Currency::hold(
		&pallet_session::HoldReason::Keys.into(),
		&account,
		deposit,
	)
	.expect("the account has the deposit and more; qed");
	frame_system::Pallet::<T>::inc_consumers(&account)
		.expect("a funded account can be referred to; qed");
	for id in T::Keys::key_ids() {
		pallet_session::KeyOwner::<T>::insert((*id, keys.get_raw(*id).to_vec()), &account);
	}
	pallet_session::NextKeys::<T>::insert(&account, keys);
	account
}

/// Clears the list and puts `count` active validators on it.
fn approve<T: Config>(count: u32) -> Vec<T::AccountId> {
	let _ = Validators::<T>::clear(u32::MAX, None);
	SuspendedCount::<T>::kill();
	PendingPurges::<T>::kill();
	pallet_session::CurrentIndex::<T>::put(SESSION);
	let mut accounts: Vec<_> = (0..count).map(candidate::<T>).collect();
	accounts.sort();
	for account in &accounts {
		Validators::<T>::insert(account, ValidatorRecord::new(0));
	}
	RecentRemovals::<T>::kill();
	T::Council::fill();
	accounts
}

/// Makes accounts the set of the session and of the next one.
fn in_session<T: Config>(accounts: &[T::AccountId]) {
	pallet_session::Validators::<T>::put(accounts.to_vec());
	let queued: Vec<_> =
		accounts.iter().map(|account| (account.clone(), keys_of::<T>(account))).collect();
	pallet_session::QueuedKeys::<T>::put(queued);
}

/// Fills the list of pending purges but for `room` places.
fn fill_pending<T: Config>(room: u32) {
	let pending: Vec<T::AccountId> = (0..T::MaxValidators::get().saturating_sub(room))
		.map(|index| account("pending", index, 0))
		.collect();
	PendingPurges::<T>::put(BoundedVec::truncate_from(pending));
}

/// A full list with one suspended validator, which is returned, and room for one pending purge.
fn suspended_and_list_almost_full<T: Config>() -> T::AccountId {
	let accounts = approve::<T>(T::MaxValidators::get());
	fill_pending::<T>(1);
	let account = accounts.first().expect("there is at least one; qed").clone();
	let status = Status::Suspended { since: SESSION };
	Validators::<T>::insert(&account, ValidatorRecord { status, ..ValidatorRecord::new(0) });
	SuspendedCount::<T>::put(1);
	T::Council::fill();
	account
}

/// Asserts that the council is the active validators.
fn assert_council<T: Config>() {
	let mut active: Vec<_> = Validators::<T>::iter()
		.filter(|(_, record)| record.is_active())
		.map(|(account, _)| account)
		.collect();
	active.sort();
	assert_eq!(T::Council::members(), active);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn add_validator() -> Result<(), BenchmarkError> {
		let origin =
			T::AddOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)?;
		approve::<T>(T::MaxValidators::get().saturating_sub(1));
		fill_pending::<T>(1);
		let account = candidate::<T>(u32::MAX);
		PendingPurges::<T>::mutate(|pending| pending.try_push(account.clone()))
			.expect("there is room for one; qed");

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, account.clone());

		assert!(Validators::<T>::contains_key(&account));
		assert!(!PendingPurges::<T>::get().contains(&account));
		assert_council::<T>();
		Ok(())
	}

	/// An active one, so that the council changes. As many removals as count stand before it, and
	/// one that counts no more makes room for this one.
	#[benchmark]
	fn remove_validator() -> Result<(), BenchmarkError> {
		let origin =
			T::RemoveOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)?;
		let accounts = approve::<T>(T::MaxValidators::get());
		fill_pending::<T>(1);
		let account = accounts.first().expect("there is at least one; qed").clone();
		let now = T::RemovalPeriod::get().saturating_add(1u32.into());
		frame_system::Pallet::<T>::set_block_number(now);
		let most = T::MaxValidators::get();
		let allowed = most.checked_div(T::RemovedOneIn::get()).unwrap_or_default().max(1);
		let removals = (0..allowed).map(|n| (if n == 0 { 0u32.into() } else { now }, most));
		RecentRemovals::<T>::put(BoundedVec::truncate_from(removals.collect()));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, account.clone());

		assert!(!Validators::<T>::contains_key(&account));
		assert!(PendingPurges::<T>::get().contains(&account));
		assert_eq!(RecentRemovals::<T>::get().last(), Some(&(now, most)));
		assert_council::<T>();
		Ok(())
	}

	/// The sets of both sessions are full, and as different as they can be for one more to leave.
	#[benchmark]
	fn leave() {
		let accounts = approve::<T>(T::MaxValidators::get());
		fill_pending::<T>(1);
		in_session::<T>(&accounts);
		let to_spare = T::MaxValidators::get().saturating_sub(1).checked_div(3).unwrap_or_default();
		let gone = to_spare.saturating_sub(1);
		let mut next = accounts.clone();
		next.truncate(T::MaxValidators::get().saturating_sub(gone).saturated_into());
		next.extend((0..gone).map(|index| account("gone", index, 0)));
		pallet_session::QueuedKeys::<T>::put(
			next.iter().map(|account| (account.clone(), keys_of::<T>(account))).collect::<Vec<_>>(),
		);
		let account = accounts.first().expect("there is at least one; qed").clone();

		#[extrinsic_call]
		_(RawOrigin::Signed(account.clone()));

		assert!(!Validators::<T>::contains_key(&account));
		assert!(PendingPurges::<T>::get().contains(&account));
		assert_council::<T>();
	}

	#[benchmark]
	fn resume() {
		let account = suspended_and_list_almost_full::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(account.clone()));

		assert!(Validators::<T>::get(&account).is_some_and(|record| record.is_active()));
		assert_council::<T>();
	}

	/// The sets to be searched are full, and so is the list of pending purges.
	#[benchmark]
	fn withdraw_keys() {
		let accounts = approve::<T>(T::MaxValidators::get());
		in_session::<T>(&accounts);
		fill_pending::<T>(1);
		let account = candidate::<T>(u32::MAX);
		PendingPurges::<T>::mutate(|pending| pending.try_push(account.clone()))
			.expect("there is room for one; qed");

		#[extrinsic_call]
		_(RawOrigin::Signed(account.clone()));

		assert!(!pallet_session::NextKeys::<T>::contains_key(&account));
		assert!(!PendingPurges::<T>::get().contains(&account));
	}

	#[benchmark]
	fn note_stalled() -> Result<(), BenchmarkError> {
		let origin =
			T::RepairOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)?;
		let (delay, best): (BlockNumberFor<T>, BlockNumberFor<T>) = (1_000u32.into(), 7u32.into());
		frame_system::Pallet::<T>::set_block_number(8u32.into());

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, delay, best);

		let event = crate::Event::StallNoted { delay, best_finalised: best };
		frame_system::Pallet::<T>::assert_last_event(
			<T as frame_system::Config>::RuntimeEvent::from(event),
		);
		Ok(())
	}

	/// It waits for the validators, and was authorised before.
	#[benchmark]
	fn cancel_upgrade() -> Result<(), BenchmarkError> {
		let origin =
			T::CancelOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)?;
		let code_hash = T::Hashing::hash(b"the next runtime");
		T::Upgrades::decide(code_hash);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, code_hash);

		assert!(!T::Upgrades::cancel(code_hash));
		Ok(())
	}

	#[benchmark]
	fn pause() -> Result<(), BenchmarkError> {
		let origin =
			T::PauseOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)?;
		let now = T::PausePeriod::get().saturating_add(1u32.into());
		frame_system::Pallet::<T>::set_block_number(now);
		LastPause::<T>::put(BlockNumberFor::<T>::from(1u32));

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin);

		assert_eq!(LastPause::<T>::get(), Some(now));
		Ok(())
	}

	#[benchmark]
	fn set_block_kind() -> Result<(), BenchmarkError> {
		let origin =
			T::CreditOrigin::try_successful_origin().map_err(|()| BenchmarkError::Weightless)?;
		let kind = T::Credits::prepare();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Some(kind));

		assert_eq!(CreditedKind::<T>::get(), Some(kind));
		Ok(())
	}

	/// Without what it weighs to record them.
	#[benchmark]
	fn credit_blocks() {
		let (caller, validator): (T::AccountId, T::AccountId) =
			(whitelisted_caller(), account("validator", 0, 0));
		CreditedKind::<T>::put(T::Credits::prepare());
		let count = BlockCount { blocks: 1_000, since: 1u32.into() };
		Uncredited::<T>::insert(&validator, count);
		frame_system::Pallet::<T>::set_block_number(
			T::CreditPeriod::get().saturating_add(1u32.into()),
		);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), validator.clone());

		assert!(!Uncredited::<T>::contains_key(&validator));
	}

	/// The first block of a validator in a session, and the first that waits to be credited.
	#[benchmark]
	fn note_author() {
		CreditedKind::<T>::put(T::Credits::prepare());
		let accounts = approve::<T>(T::MaxValidators::get());
		let author = accounts.first().expect("there is at least one; qed").clone();

		#[block]
		{
			<Pallet<T> as EventHandler<T::AccountId, BlockNumberFor<T>>>::note_author(
				author.clone(),
			);
		}

		let record = Validators::<T>::get(&author);
		assert_eq!(record.and_then(|record| record.last_authored), Some(SESSION));
		assert_eq!(Uncredited::<T>::get(&author).map(|count| count.blocks), Some(1));
	}

	/// `o` validators of a full set offend; all that can be spared are removed.
	#[benchmark]
	fn on_offence(o: Linear<1, { T::MaxValidators::get() }>) {
		let accounts = approve::<T>(T::MaxValidators::get());
		in_session::<T>(&accounts);
		let offenders: Vec<_> = accounts
			.into_iter()
			.take(o.saturated_into())
			.map(|account| OffenceDetails { offender: (account, ()), reporters: Vec::new() })
			.collect();
		let fractions: Vec<_> = offenders.iter().map(|_| Perbill::one()).collect();

		#[block]
		{
			let _ = <Pallet<T> as OnOffenceHandler<_, _, _>>::on_offence(
				&offenders, &fractions, SESSION,
			);
		}

		let spared = T::MaxValidators::get().saturating_sub(o).max(T::MinValidators::get());
		assert_eq!(Validators::<T>::count(), spared);
		assert_council::<T>();
	}

	/// `n` active validators are in the set, of whom all but one have missed one session less than
	/// suspends, and miss this one too: as many as can be are suspended. `p` former validators'
	/// keys are purged while the list of those who wait is full. The oldest session of the history
	/// is forgotten.
	#[benchmark]
	fn session_change(
		n: Linear<{ T::MinValidators::get() }, { T::MaxValidators::get() }>,
		p: Linear<0, { T::MaxPurgesPerSession::get().min(T::MaxValidators::get()) }>,
	) {
		let accounts = approve::<T>(n);
		in_session::<T>(&accounts);
		for (index, account) in accounts.iter().enumerate() {
			Validators::<T>::mutate(account, |record| {
				if let Some(record) = record {
					record.missed = T::MaxAbsentSessions::get().saturating_sub(1);
					record.last_authored = (index == 0).then_some(SESSION);
				}
			});
		}
		let former: Vec<_> =
			(0..p).map(|index| candidate::<T>(u32::MAX.saturating_sub(index))).collect();
		fill_pending::<T>(p);
		PendingPurges::<T>::mutate(|pending| {
			// Who is purged stands at the end; who stands before is in the set and has to wait.
			let waiting = accounts.iter().cycle().take(pending.len()).cloned();
			*pending = BoundedVec::truncate_from(waiting.chain(former.iter().cloned()).collect());
		});
		let oldest = SESSION.saturating_sub(T::HistoricalDepth::get());
		historical::StoredRange::<T>::put((oldest, SESSION.saturating_add(2)));
		historical::HistoricalSessions::<T>::insert(oldest, (T::Hash::default(), n));
		SessionStart::<T>::kill();
		let blocks: BlockNumberFor<T> = n.saturating_mul(T::MinBlocksPerValidator::get()).into();
		frame_system::Pallet::<T>::set_block_number(blocks);
		let next = SESSION.saturating_add(1);

		let planned;
		#[block]
		{
			<Pallet<T> as SessionManager<_>>::end_session(SESSION);
			pallet_session::CurrentIndex::<T>::put(next);
			<Pallet<T> as SessionManager<_>>::start_session(next);
			planned = <Pallet<T> as SessionManager<_>>::new_session(next.saturating_add(1));
		}

		let share = n.checked_div(T::SuspendedOneIn::get()).unwrap_or_default();
		let suspended = share.min(n.saturating_sub(T::MinValidators::get()));
		assert_eq!(SuspendedCount::<T>::get(), suspended);
		assert_eq!(planned.is_some(), suspended > 0);
		assert_council::<T>();
		assert!(!former.iter().any(pallet_session::NextKeys::<T>::contains_key));
		assert!(!historical::HistoricalSessions::<T>::contains_key(oldest));
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::genesis(2), crate::mock::Test);
}
