// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is done about custodians who answer and do not serve; and what a custodian does about a use against the
//! charter.

use crate::{
	Config, Error, Event, Pallet, Recall, RecallOf, Recalls, ResourceOf, Running, Topic, Vetoes,
	NOTICE_DAYS, VETO_DAYS, WHOLE,
};
use frame_support::ensure;
use frame_system::{ensure_signed, pallet_prelude::BlockNumberFor};
use ovn_primitives::{AgreementId, BookId, DecisionClass, Regime, ResourceId};
use sp_core::H256;
use sp_runtime::{
	traits::{CheckedAdd as _, CheckedSub as _, One, Zero},
	DispatchResult,
};

impl<T: Config> Pallet<T> {
	/// Whether somebody lent a resource, and can call it home.
	pub(crate) fn lent(resource: &ResourceOf<T>) -> bool {
		resource.identity.regime == Regime::Private
	}

	/// Succeeds if the origin can recall the custodians of a resource: its lender, or, of what nobody lent, its
	/// scope.
	fn ensure_recalls(origin: T::RuntimeOrigin, resource: &ResourceOf<T>) -> DispatchResult {
		if Self::lent(resource) {
			let lender = ensure_signed(origin)? == resource.identity.creator;
			ensure!(lender, Error::<T>::NotAuthorized);
		} else {
			let scope = resource.identity.scope;
			Self::ensure_decides(origin, scope, DecisionClass::Significant)?;
		}
		Ok(())
	}

	/// The recall of the custodians of a resource, with its time as it is by now.
	pub(crate) fn open_recall(id: ResourceId) -> Option<RecallOf<T>> {
		let mut recall = Recalls::<T>::get(id)?;
		Self::catch_up([&mut recall.due], &mut recall.stopped);
		Some(recall)
	}

	pub(crate) fn do_recall_custodian(
		origin: T::RuntimeOrigin,
		id: ResourceId,
		note: H256,
	) -> DispatchResult {
		let resource = Self::living(id)?;
		Self::ensure_recalls(origin, &resource)?;
		let custody = Self::custody(id)?;
		ensure!(!custody.holders.is_empty(), Error::<T>::NoCustodian);
		let home = Self::lent(&resource) && custody.weight_of(&resource.identity.creator) == WHOLE;
		ensure!(!home, Error::<T>::NotToOneself);
		ensure!(!Recalls::<T>::contains_key(id), Error::<T>::AlreadyRecalled);
		let (ballot, due) = (Self::open_ballot()?, Self::in_days(NOTICE_DAYS)?);
		Recalls::<T>::insert(id, Recall { due, ballot, stopped: Self::halted() });
		Self::deposit_event(Event::CustodianRecalled { resource: id, ballot, due, note });
		Ok(())
	}

	pub(crate) fn do_support_recall(
		who: T::AccountId,
		agreement: AgreementId,
		ballot: u64,
	) -> DispatchResult {
		let id = Self::resource_with(agreement)?;
		let recall = Recalls::<T>::get(id).ok_or(Error::<T>::NotRecalled)?;
		ensure!(recall.ballot == ballot, Error::<T>::OtherBallot);
		Self::ensure_owes(id, agreement)?;
		let (topic, book) = (Topic::Recall(agreement), BookId::Agreement(agreement));
		let tally = Self::hear(ballot, topic, book, &who, None)?;
		Self::deposit_event(Event::RecallSupported {
			resource: id,
			agreement,
			ballot,
			owner: who,
			principal: tally.after,
			of: tally.whole,
		});
		Ok(())
	}

	/// Whether the custodians are recalled: the notice is over, and owners of more than half of each agreement
	/// that is owed something want it.
	pub(crate) fn is_recalled(id: ResourceId) -> bool {
		let Some(recall) = Self::open_recall(id) else { return false };
		recall.due < Self::now() && Self::owners_agree(id, recall.ballot, Topic::Recall)
	}

	pub(crate) fn do_withdraw_recall(origin: T::RuntimeOrigin, id: ResourceId) -> DispatchResult {
		let resource = Self::resource_of(id)?;
		Self::ensure_recalls(origin, &resource)?;
		ensure!(Recalls::<T>::contains_key(id), Error::<T>::NotRecalled);
		Self::remove_recall(id);
		Self::deposit_event(Event::RecallWithdrawn { resource: id });
		Ok(())
	}

	/// Ends the recall of custodians, if there is one.
	pub(crate) fn remove_recall(id: ResourceId) {
		if let Some(recall) = Recalls::<T>::take(id) {
			Self::close_ballot(recall.ballot);
		}
	}

	/// Whether a custodian keeps an agent from using a resource now.
	pub(crate) fn is_vetoed(id: ResourceId, who: &T::AccountId) -> bool {
		Vetoes::<T>::get(id, who).is_some_and(|until| until >= Self::now())
	}

	/// The last block in which an agent that was kept from a resource is left alone.
	fn quiet_after(until: BlockNumberFor<T>) -> Result<BlockNumberFor<T>, Error<T>> {
		let days =
			Self::in_days(VETO_DAYS)?.checked_sub(&Self::now()).ok_or(Error::<T>::Inconsistent)?;
		until.checked_add(&days).ok_or(Error::<T>::Overflow)
	}

	pub(crate) fn do_veto_use(
		who: T::AccountId,
		id: ResourceId,
		agent: T::AccountId,
		reason: H256,
	) -> DispatchResult {
		let resource = Self::living(id)?;
		if let Some(before) = Vetoes::<T>::get(id, &agent) {
			let again = Self::quiet_after(before)? < Self::now();
			ensure!(again, Error::<T>::JustVetoed);
		}
		if !Self::ensure_custodian(id, &who, (b"veto_use", &agent, reason))? {
			return Ok(());
		}
		let until = Self::in_days(VETO_DAYS)?;
		Vetoes::<T>::insert(id, &agent, until);
		Self::deposit_event(Event::UseVetoed {
			resource: id,
			agent: agent.clone(),
			by: who.clone(),
			until,
			reason,
		});
		if let Some(number) = Running::<T>::get(id) {
			let used = Self::open_use(id, number)?;
			if used.user == agent {
				let rival = resource.identity.nature.is_rival();
				Self::end_by_clock(id, number, used, rival, Some(who))?;
			}
		}
		Ok(())
	}

	pub(crate) fn do_lift_veto(
		origin: T::RuntimeOrigin,
		id: ResourceId,
		agent: T::AccountId,
	) -> DispatchResult {
		let scope = Self::resource_of(id)?.identity.scope;
		let until = Vetoes::<T>::get(id, &agent).ok_or(Error::<T>::NotVetoed)?;
		let now = Self::now();
		if Self::quiet_after(until)? < now {
			// Long over: anybody clears it.
			ensure_signed(origin)?;
			Vetoes::<T>::remove(id, &agent);
		} else {
			Self::ensure_decides(origin, scope, DecisionClass::Standard)?;
			ensure!(until >= now, Error::<T>::NotVetoed);
			// It is kept, so that the agent is left alone for a while.
			let before = now.checked_sub(&One::one()).unwrap_or_else(Zero::zero);
			Vetoes::<T>::insert(id, &agent, before);
		}
		Self::deposit_event(Event::VetoLifted { resource: id, agent });
		Ok(())
	}
}
