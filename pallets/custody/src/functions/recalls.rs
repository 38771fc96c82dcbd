// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is done about custodians who answer and do not serve.

use crate::{
	Config, Error, Event, Pallet, Recall, RecallOf, Recalls, ResourceOf, Topic, NOTICE_DAYS, WHOLE,
};
use frame_support::ensure;
use frame_system::ensure_signed;
use ovn_primitives::{runtime::now, BookId, DealId, DecisionClass, Regime, ResourceId};
use sp_core::H256;
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Whether somebody lent a resource, and can call it home.
	pub(crate) fn lent(resource: &ResourceOf<T>) -> bool {
		resource.identity.regime == Regime::Private
	}

	/// Succeeds if the origin can recall the custodians of a resource: its lender, or, of what
	/// nobody lent, its scope.
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
		ensure!(!custody.holders.is_empty(), Error::<T>::CustodianNotFound);
		let home = Self::lent(&resource) && custody.weight_of(&resource.identity.creator) == WHOLE;
		ensure!(!home, Error::<T>::NotToOneself);
		ensure!(!Recalls::<T>::contains_key(id), Error::<T>::AlreadyRecalled);
		let (hearing, due) = (Self::open_hearing()?, Self::in_days(NOTICE_DAYS)?);
		Recalls::<T>::insert(id, Recall { due, hearing, stopped: Self::halted() });
		Self::deposit_event(Event::CustodianRecalled { resource: id, hearing, due, note });
		Ok(())
	}

	pub(crate) fn do_support_recall(
		who: T::AccountId,
		deal: DealId,
		hearing: u64,
	) -> DispatchResult {
		let id = Self::resource_with(deal)?;
		let recall = Recalls::<T>::get(id).ok_or(Error::<T>::NotRecalled)?;
		ensure!(recall.hearing == hearing, Error::<T>::OtherHearing);
		Self::ensure_owes(id, deal)?;
		let (topic, book) = (Topic::Recall(deal), BookId::Deal(deal));
		let tally = Self::count_voice(hearing, topic, book, &who, None)?;
		Self::deposit_event(Event::RecallSupported {
			resource: id,
			deal,
			hearing,
			owner: who,
			principal: tally.after,
			of: tally.whole,
		});
		Ok(())
	}

	/// Whether the custodians are recalled: the notice is over, and owners of more than half of
	/// each deal that is owed something want it.
	pub(crate) fn is_recalled(id: ResourceId) -> bool {
		let Some(recall) = Self::open_recall(id) else { return false };
		recall.due < now::<T>() && Self::owners_agree(id, recall.hearing, Topic::Recall)
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
			Self::close_hearing(recall.hearing);
		}
	}
}
