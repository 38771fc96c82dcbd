// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Acts of custodians: what one of several wants is done when enough of them want the same.

use crate::{
	Approval, Approvals, Config, Custodies, CustodyOf, Error, Event, Pallet, APPROVAL_DAYS,
};
use codec::Encode;
use frame_support::ensure;
use ovn_primitives::{runtime::now, ResourceId};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError,
};

impl<T: Config> Pallet<T> {
	/// Who holds a resource in trust.
	pub(crate) fn custody(id: ResourceId) -> Result<CustodyOf<T>, Error<T>> {
		Custodies::<T>::get(id).ok_or(Error::<T>::ResourceNotFound)
	}

	/// Whether the account is one of the custodians, with whatever weight.
	pub(crate) fn is_custodian(id: ResourceId, who: &T::AccountId) -> bool {
		Custodies::<T>::get(id).is_some_and(|custody| custody.weight_of(who) > 0)
	}

	/// Whether an act of a custodian may be done now.
	///
	/// `true`: the weights of those who want exactly this act reach the threshold, and the caller
	/// goes on; what they wanted is forgotten, so that it is done once. `false`: what the signer
	/// wants is noted, and counts for [`APPROVAL_DAYS`]; the caller does nothing more, and returns
	/// `Ok`, so that the note is kept. Check all else first: a note is kept only for what could be
	/// done.
	///
	/// `act` names the act with all its parameters; the resource needs not be part of it. A
	/// custodian wants one thing at a time: another replaces it.
	pub(crate) fn ensure_custodian(
		id: ResourceId,
		who: &T::AccountId,
		act: impl Encode,
	) -> Result<bool, DispatchError> {
		let custody = Self::custody(id)?;
		let weight = custody.weight_of(who);
		ensure!(weight > 0, Error::<T>::NotCustodian);
		if weight >= custody.threshold {
			return Ok(true);
		}
		let act = BlakeTwo256::hash_of(&act);
		let now = now::<T>();
		let mut approvals = Approvals::<T>::get(id);
		approvals.retain(|approval| approval.who != *who && approval.until >= now);
		let approval = Approval { who: who.clone(), act, until: Self::in_days(APPROVAL_DAYS)? };
		approvals.try_push(approval).map_err(|_| Error::<T>::Inconsistent)?;
		let together = approvals
			.iter()
			.filter(|approval| approval.act == act)
			.try_fold(0_u32, |sum, approval| sum.checked_add(custody.weight_of(&approval.who)))
			.ok_or(Error::<T>::Inconsistent)?;
		let granted = together >= custody.threshold;
		if granted {
			approvals.retain(|approval| approval.act != act);
		} else {
			Self::deposit_event(Event::ActApproved {
				resource: id,
				custodian: who.clone(),
				act,
				weight: together,
				threshold: custody.threshold,
			});
		}
		Self::store_approvals(id, approvals);
		Ok(granted)
	}

	/// Forgets what custodians wanted.
	pub(crate) fn store_approvals(id: ResourceId, approvals: crate::ApprovalsOf<T>) {
		if approvals.is_empty() {
			Approvals::<T>::remove(id);
		} else {
			Approvals::<T>::insert(id, approvals);
		}
	}
}
