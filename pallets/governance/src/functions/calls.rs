// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The calls of a proposal: where they are kept, and what it takes to decide them.

use super::Checked;
use crate::{
	greatest_class, Action, Calls, Config, Error, Pallet, ProposalId, ProposalOf, Source, Template,
	MAX_CALLS, MAX_LOOKUP,
};
use alloc::vec::Vec;
use codec::{Compact, Decode, DecodeLimit};
use frame_support::{
	dispatch::GetDispatchInfo,
	ensure,
	traits::{ConstU32, Get, QueryPreimage},
	weights::Weight,
	BoundedVec, MAX_EXTRINSIC_DEPTH,
};
use ovn_primitives::{
	traits::{CallPolicy, Matter, Scopes},
	DecisionClass, ScopeId,
};

/// What the calls of a proposal ask for.
pub(crate) struct Asked<AccountId> {
	/// The greatest class among them.
	pub class: DecisionClass,
	/// What they decide of which the last decision holds.
	pub matters: BoundedVec<Matter, ConstU32<MAX_CALLS>>,
	/// Whom they are about.
	pub subject: Option<AccountId>,
}

impl<T: Config> Pallet<T> {
	/// The calls in a list, which are counted before they are decoded.
	pub(crate) fn decode(bytes: &[u8]) -> Result<Vec<T::RuntimeCall>, Error<T>> {
		let many = Compact::<u32>::decode(&mut &bytes[..]);
		let Compact(many) = many.map_err(|_| Error::<T>::UndecodableCall)?;
		ensure!((1..=MAX_CALLS).contains(&many), Error::<T>::InvalidCallCount);
		let calls = Vec::decode_all_with_depth_limit(MAX_EXTRINSIC_DEPTH, &mut &bytes[..]);
		calls.map_err(|_| Error::<T>::UndecodableCall)
	}

	/// The weight of all calls together.
	pub(crate) fn weight_of(calls: &[T::RuntimeCall]) -> Weight {
		calls.iter().fold(Weight::zero(), |sum, call| {
			sum.saturating_add(call.get_dispatch_info().call_weight)
		})
	}

	/// The most that the calls of one proposal weigh: a quarter of what a block has for transactions.
	pub(crate) fn greatest_weight() -> Weight {
		let limits = T::BlockWeights::get();
		let normal = limits.get(frame_support::dispatch::DispatchClass::Normal).max_total;
		let normal = normal.unwrap_or(limits.max_block);
		normal.saturating_div(4)
	}

	/// The bytes of the calls that an action names.
	pub(crate) fn bytes_of_action(action: &Action) -> Result<Vec<u8>, Error<T>> {
		match action {
			Action::Motion => Ok(Vec::new()),
			Action::Inline(bytes) => Ok(bytes.to_vec()),
			Action::Lookup { hash, len } => {
				ensure!(*len <= MAX_LOOKUP, Error::<T>::CallTooLong);
				Self::look_up(hash, *len)
			},
		}
	}

	fn look_up(hash: &T::Hash, len: u32) -> Result<Vec<u8>, Error<T>> {
		let found = T::Preimages::fetch(hash, Some(len));
		found.map(|bytes| bytes.into_owned()).map_err(|_| Error::<T>::CallsNotFound)
	}

	/// The action of a proposal, as it was given.
	pub(crate) fn action_of(id: ProposalId, source: &Source) -> Result<Action, Error<T>> {
		Ok(match source {
			// A nomination is not made once more.
			Source::Motion | Source::Nomination => Action::Motion,
			Source::Inline => {
				let bytes = Calls::<T>::get(id.scope, id.index);
				Action::Inline(bytes.ok_or(Error::<T>::CallsNotFound)?)
			},
			Source::Lookup { hash, len } => Action::Lookup { hash: *hash, len: *len },
		})
	}

	/// The calls of a proposal; none of a motion.
	pub(crate) fn calls_of(
		id: ProposalId,
		proposal: &ProposalOf<T>,
	) -> Result<Vec<T::RuntimeCall>, Error<T>> {
		Self::calls_in(&Self::action_of(id, &proposal.source)?)
	}

	/// The calls of an action; none of a motion.
	pub(crate) fn calls_in(action: &Action) -> Result<Vec<T::RuntimeCall>, Error<T>> {
		match action {
			Action::Motion => Ok(Vec::new()),
			action => Self::decode(&Self::bytes_of_action(action)?),
		}
	}

	/// What an action asks for, if the scope can decide it under the template.
	pub(crate) fn examine(
		scope: ScopeId,
		template: Template,
		action: &Action,
	) -> Checked<Asked<T::AccountId>> {
		let mut asked =
			Asked { class: DecisionClass::Standard, matters: BoundedVec::default(), subject: None };
		let (open, urgent) = (!T::Scopes::is_closed(scope), template == Template::Emergency);
		if matches!(action, Action::Motion) {
			ensure!(open, Error::<T>::ScopeNotOpen);
			ensure!(!urgent, Error::<T>::NotEmergency);
			return Ok(asked);
		}
		let calls = Self::decode(&Self::bytes_of_action(action)?)?;
		let fits = Self::weight_of(&calls).all_lte(Self::greatest_weight());
		ensure!(fits, Error::<T>::CallTooHeavy);
		for call in &calls {
			let rule = T::CallPolicy::rule(scope, call).ok_or(Error::<T>::CallNotAllowed)?;
			ensure!(open || rule.in_closed_scope, Error::<T>::ScopeNotOpen);
			ensure!(!urgent || rule.emergency, Error::<T>::NotEmergency);
			asked.class = asked.class.max(rule.class);
			if let Some(matter) = rule.matter {
				asked.matters.try_push(matter).map_err(|_| Error::<T>::InvalidCallCount)?;
			}
			match (&asked.subject, rule.subject) {
				(Some(one), Some(other)) => {
					ensure!(*one == other, Error::<T>::SeveralSubjects);
				},
				(None, subject) => asked.subject = subject,
				(Some(_), None) => {},
			}
		}
		ensure!(asked.class <= greatest_class(template), Error::<T>::TemplateTooWeak);
		Ok(asked)
	}
}
