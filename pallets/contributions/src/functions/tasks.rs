// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Tasks: what is to be done, and who does it.

use super::Draft;
use crate::{
	Config, Error, Event, NextTask, Pallet, Replacement, Task, TaskClaim, TaskClaims, TaskId,
	TaskOf, Tasks,
};
use codec::MaxEncodedLen;
use frame_support::{
	ensure,
	traits::{Consideration, EnsureOriginWithArg, Footprint, OriginTrait},
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use ovn_primitives::{
	runtime::now,
	sum::{minus, plus},
	traits::{Membership, Right},
	Contributor, DecisionClass, Document, KindId, RoleId, ScopeId,
};
use sp_runtime::{traits::Saturating, DispatchError, DispatchResult};

/// How a worker leaves a place.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(crate) enum Left<BlockNumber> {
	/// What it delivered was accepted.
	Done,
	/// What it delivered was not accepted.
	Refused,
	/// It did not deliver, or took back what it had delivered.
	GaveUp {
		/// When its claim ends, or ended; `None` if it had delivered.
		expires: Option<BlockNumber>,
	},
}

impl<T: Config> Pallet<T> {
	fn task_of(scope: ScopeId, task: TaskId) -> Result<TaskOf<T>, DispatchError> {
		Tasks::<T>::get(scope, task).ok_or_else(|| Error::<T>::TaskNotFound.into())
	}

	fn claim_on(
		scope: ScopeId,
		task: TaskId,
		worker: &T::AccountId,
	) -> Result<TaskClaim<BlockNumberFor<T>>, DispatchError> {
		TaskClaims::<T>::get((scope, task, worker)).ok_or_else(|| Error::<T>::ClaimNotFound.into())
	}

	/// What a task with all its places taken takes of the state, keys aside.
	pub(crate) fn task_footprint(places: u16) -> Footprint {
		let place = <(T::AccountId, TaskClaim<BlockNumberFor<T>>)>::max_encoded_len();
		let size =
			place.saturating_mul(places.into()).saturating_add(TaskOf::<T>::max_encoded_len());
		Footprint::from_parts(1, size)
	}

	pub(crate) fn do_open_task(
		scope: ScopeId,
		creator: T::AccountId,
		kind: KindId,
		document: Document,
		places: u16,
		claim_period: BlockNumberFor<T>,
	) -> DispatchResult {
		T::Membership::ensure_right(scope, &creator, Right::OpenTasks)?;
		Self::loggable_kind(scope, kind)?;
		ensure!(places > 0, Error::<T>::InvalidPlaces);
		Self::ensure_period(claim_period)?;

		let task = NextTask::<T>::get(scope);
		NextTask::<T>::insert(scope, plus::<Error<T>, _>(task, 1)?);
		let ticket = T::TaskConsideration::new(&creator, Self::task_footprint(places))?;
		let record = Task {
			creator: creator.clone(),
			kind,
			document: document.clone(),
			places,
			taken: 0,
			done: 0,
			claim_period,
			open: true,
			gave_up: Default::default(),
			ticket,
		};
		Tasks::<T>::insert(scope, task, record);
		Self::deposit_event(Event::TaskOpened {
			scope,
			task,
			creator,
			kind,
			document,
			places,
			claim_period,
		});
		Ok(())
	}

	pub(crate) fn do_claim_task(
		scope: ScopeId,
		id: TaskId,
		worker: T::AccountId,
	) -> DispatchResult {
		T::Membership::ensure_right(scope, &worker, Right::TakeTasks)?;
		let mut task = Self::task_of(scope, id)?;
		ensure!(task.open, Error::<T>::TaskNotOpen);
		let claimed = TaskClaims::<T>::contains_key((scope, id, &worker));
		ensure!(!claimed, Error::<T>::AlreadyClaimed);
		let now = now::<T>();
		ensure!(!task.waits(&worker, now), Error::<T>::ClaimTooSoon);
		ensure!(task.free() > 0, Error::<T>::TaskFull);

		task.taken = plus::<Error<T>, _>(task.taken, 1)?;
		task.gave_up.retain(|other| now < other.until);
		let taken = task.taken;
		let expires = plus::<Error<T>, _>(now, task.claim_period)?;
		Tasks::<T>::insert(scope, id, task);
		TaskClaims::<T>::insert((scope, id, &worker), TaskClaim::Claimed { expires });
		Self::deposit_event(Event::TaskClaimed { scope, task: id, worker, expires, taken });
		Ok(())
	}

	pub(crate) fn do_unclaim_task(
		scope: ScopeId,
		task: TaskId,
		worker: T::AccountId,
	) -> DispatchResult {
		match Self::claim_on(scope, task, &worker)? {
			TaskClaim::Claimed { expires } => {
				Self::leave_place(scope, task, worker, Left::GaveUp { expires: Some(expires) })
			},
			TaskClaim::Delivered { .. } => Err(Error::<T>::AlreadyDelivered.into()),
		}
	}

	pub(crate) fn do_expire_claim(
		scope: ScopeId,
		task: TaskId,
		worker: T::AccountId,
	) -> DispatchResult {
		match Self::claim_on(scope, task, &worker)? {
			TaskClaim::Claimed { expires } => {
				// Who was excluded, or left, holds no places against those who are here.
				let gone = T::Membership::tier(scope, &worker).is_none();
				ensure!(gone || now::<T>() >= expires, Error::<T>::ClaimNotExpired);
				Self::leave_place(scope, task, worker, Left::GaveUp { expires: Some(expires) })
			},
			TaskClaim::Delivered { .. } => Err(Error::<T>::AlreadyDelivered.into()),
		}
	}

	pub(crate) fn do_deliver_task(
		scope: ScopeId,
		id: TaskId,
		worker: T::AccountId,
		work: Replacement,
		role: Option<RoleId>,
		gift: bool,
	) -> DispatchResult {
		let task = Self::task_of(scope, id)?;
		match Self::claim_on(scope, id, &worker)? {
			TaskClaim::Claimed { expires } => {
				ensure!(now::<T>() < expires, Error::<T>::ClaimExpired);
			},
			TaskClaim::Delivered { .. } => return Err(Error::<T>::AlreadyDelivered.into()),
		}
		let draft = Draft {
			contributor: Contributor::Agent(worker.clone()),
			kind: task.kind,
			quantity: work.quantity,
			day: work.day,
			role,
			evidence: work.evidence,
			gift,
			task: Some(id),
		};
		let index = Self::do_log(scope, worker.clone(), draft)?;
		TaskClaims::<T>::insert((scope, id, &worker), TaskClaim::Delivered { index });
		Self::deposit_event(Event::TaskDelivered { scope, task: id, worker, index });
		Ok(())
	}

	pub(crate) fn do_close_task(
		origin: T::RuntimeOrigin,
		scope: ScopeId,
		id: TaskId,
	) -> DispatchResult {
		let mut task = Self::task_of(scope, id)?;
		let by_creator = matches!(
			origin.as_system_ref(),
			Some(RawOrigin::Signed(signer)) if *signer == task.creator
		);
		if !by_creator {
			T::ScopeOrigin::ensure_origin(origin, &(scope, DecisionClass::Standard))?;
		}
		ensure!(task.open, Error::<T>::TaskNotOpen);

		task.open = false;
		Self::deposit_event(Event::TaskClosed { scope, task: id });
		Self::put_task(scope, id, task)
	}

	/// Writes a task, or removes it and returns its deposit if it is closed and no place is taken.
	fn put_task(scope: ScopeId, id: TaskId, task: TaskOf<T>) -> DispatchResult {
		if task.open || task.taken > 0 {
			Tasks::<T>::insert(scope, id, task);
			return Ok(());
		}
		Tasks::<T>::remove(scope, id);
		task.ticket.drop(&task.creator)?;
		Self::deposit_event(Event::TaskRemoved { scope, task: id });
		Ok(())
	}

	/// A worker's place is taken no more: it is done, or free.
	pub(crate) fn leave_place(
		scope: ScopeId,
		id: TaskId,
		worker: T::AccountId,
		left: Left<BlockNumberFor<T>>,
	) -> DispatchResult {
		let mut task = Self::task_of(scope, id)?;
		TaskClaims::<T>::remove((scope, id, &worker));
		task.taken = minus::<Error<T>, _>(task.taken, 1)?;
		let taken = task.taken;
		if let Left::GaveUp { expires } = left {
			// Others have the place for as long as it had it, so that nobody keeps it from them.
			let now = now::<T>();
			let claimed = expires.map(|expires| expires.saturating_sub(task.claim_period));
			let held = claimed.map_or(task.claim_period, |claimed| now.saturating_sub(claimed));
			task.remember(worker.clone(), now.saturating_add(held), now);
		}
		if left == Left::Done {
			task.done = plus::<Error<T>, _>(task.done, 1)?;
			let done = task.done;
			Self::deposit_event(Event::TaskDone { scope, task: id, worker, taken, done });
		} else {
			Self::deposit_event(Event::TaskFreed { scope, task: id, worker, taken });
		}
		Self::put_task(scope, id, task)
	}
}
