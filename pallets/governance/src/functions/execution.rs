// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What was decided is done.

use crate::{
	rank, Config, Ending, Error, Event, LastExecuted, Origin, Pallet, ProposalId, ProposalOf,
	Proposals, Source, Status, WeightInfo,
};
use frame_support::{
	dispatch::{
		DispatchErrorWithPostInfo, DispatchResultWithPostInfo, GetDispatchInfo, Pays,
		PostDispatchInfo,
	},
	ensure,
	storage::with_storage_layer,
	weights::Weight,
};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_primitives::{runtime::now, traits::Appointments};
use sp_runtime::{traits::Dispatchable, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_execute(id: ProposalId, max_weight: Weight) -> DispatchResultWithPostInfo {
		let mut proposal = Self::proposal_of(id)?;
		let Status::Passed { from, until } = proposal.status else {
			return Err(Error::<T>::NotPassed.into());
		};
		ensure!(now::<T>() >= from, Error::<T>::DelayNotOver);
		ensure!(now::<T>() < until, Error::<T>::Expired);
		let own = Self::sponsored(<T as Config>::WeightInfo::execute(proposal.source.len()));
		let opened_at = proposal.poll.ok_or_else(Self::inconsistent)?.opened_at;
		if let Some(ending) = Self::obstacle(id, &proposal, opened_at) {
			Self::end(id, proposal, ending)?;
			return Ok(PostDispatchInfo { actual_weight: Some(own), pays_fee: Pays::No });
		}
		let calls = Self::calls_of(id, &proposal)?;
		let declared = Self::weight_of(&calls);
		ensure!(declared.all_lte(max_weight), Error::<T>::WeightTooLow);

		let mut used = Weight::zero();
		let done = with_storage_layer(|| {
			for matter in &proposal.matters {
				LastExecuted::<T>::mutate(id.scope, matter, |last| {
					// What is there of this rank opened earlier, or this one were superseded.
					if let Some(block) = last.get_mut(rank(proposal.template)) {
						*block = Some(opened_at);
					}
				});
			}
			Self::supersede(id, &proposal)?;
			// Before the calls, so that they find it over.
			Self::end(id, proposal.clone(), Ending::Executed)?;
			for call in calls {
				Self::dispatch(id, &proposal, call, &mut used)?;
			}
			if proposal.source == Source::Nomination {
				used = used.saturating_add(T::Appointments::admit_weight());
				Self::admit_nominee(id, &proposal.proposer)?;
			}
			Ok::<_, DispatchError>(())
		});
		let (actual_weight, pays_fee) = (Some(own.saturating_add(used)), Pays::No);
		if let Err(error) = done {
			proposal.last_error = Some(error);
			Proposals::<T>::insert(id.scope, id.index, proposal);
			Self::deposit_event(Event::ExecutionFailed { id, error });
			return Ok(PostDispatchInfo { actual_weight, pays_fee: Pays::Yes });
		}
		Self::deposit_event(Event::Executed { id });
		Ok(PostDispatchInfo { actual_weight, pays_fee })
	}

	/// Does one call of a proposal, with the origin of the scope that decided it.
	fn dispatch(
		id: ProposalId,
		proposal: &ProposalOf<T>,
		call: T::RuntimeCall,
		used: &mut Weight,
	) -> DispatchResult {
		let origin = Origin::Decided { scope: id.scope, class: proposal.class, proposal: id.index };
		let declared = call.get_dispatch_info().call_weight;
		let result = call.dispatch(origin.into());
		let (Ok(info) | Err(DispatchErrorWithPostInfo { post_info: info, .. })) = &result;
		*used = used.saturating_add(info.actual_weight.unwrap_or(declared).min(declared));
		result.map(|_| ()).map_err(|error| error.error)
	}

	/// Why a proposal that passed can never be executed.
	fn obstacle(
		id: ProposalId,
		proposal: &ProposalOf<T>,
		opened_at: BlockNumberFor<T>,
	) -> Option<Ending> {
		// A nomination has no calls that could have changed.
		let is_old = proposal.calls_version != Self::calls_version();
		if is_old && proposal.source != Source::Nomination {
			return Some(Ending::CallsChanged);
		}
		let is_late = |matter| {
			let last = LastExecuted::<T>::get(id.scope, matter);
			let mut as_strong = last.iter().skip(rank(proposal.template)).flatten();
			as_strong.any(|block| *block > opened_at)
		};
		proposal.matters.iter().any(is_late).then_some(Ending::Superseded)
	}

	/// Ends the proposal that this one takes the place of, if that has not ended.
	pub(crate) fn supersede(id: ProposalId, proposal: &ProposalOf<T>) -> DispatchResult {
		let Some(index) = proposal.supersedes else { return Ok(()) };
		let other = ProposalId { scope: id.scope, index };
		match Proposals::<T>::get(other.scope, other.index) {
			Some(before) if !matches!(before.status, Status::Ended { .. }) => {
				Self::end(other, before, Ending::Superseded)
			},
			_ => Ok(()),
		}
	}
}
