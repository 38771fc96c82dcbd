// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Who decides for a scope: its stewards, until votes do.
//!
//! # Who decides alone
//!
//! A steward who decides alone cannot raise its own tier or grant itself a role: standing in a
//! scope must not rest on one person's word. Money is different. A steward who decides alone can
//! pay itself out of a purse ([`crate::Pallet::spend`]): it could as well pay another account of
//! its own, so a rule against it would only keep honest people from being reimbursed. Whoever pays
//! into a purse that one person controls trusts that person; what is meant for all who took part
//! goes through the value equation, whose books no decision reaches.

use crate::{Config, Details, MaxStewards, Members, Pallet};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_support::{
	traits::{EnsureOriginWithArg, OriginTrait},
	BoundedVec,
};
use frame_system::RawOrigin;
use ovn_primitives::{
	traits::{ScopeMatter, StewardPowers},
	Decider, DecisionClass, ScopeId, Tier, GLOBAL_SCOPE,
};
use sp_runtime::traits::Convert;

/// Decisions by stewards.
///
/// - Matters of class [`DecisionClass::Standard`]: any one steward, or the majority together.
/// - Matters of class [`DecisionClass::Significant`]: the majority of the stewards together (two of
///   three, three of five), by their joint account; where there are fewer than three, any one of
///   them.
/// - Matters of class [`DecisionClass::Critical`]: as significant ones, where they decide these at
///   all.
/// - Nothing above the class up to which they decide: see [`Config::StewardPowers`].
/// - For the global scope root may decide too.
pub struct EnsureStewards<T>(PhantomData<T>);

impl<T: Config> EnsureOriginWithArg<T::RuntimeOrigin, ScopeMatter> for EnsureStewards<T> {
	type Success = Decider<T::AccountId>;

	fn try_origin(
		origin: T::RuntimeOrigin,
		(scope, class): &ScopeMatter,
	) -> Result<Self::Success, T::RuntimeOrigin> {
		let caller = match origin.as_system_ref() {
			Some(RawOrigin::Root) if *scope == GLOBAL_SCOPE => return Ok(Decider::Together),
			Some(RawOrigin::Signed(caller)) => caller.clone(),
			_ => return Err(origin),
		};
		if !Self::may_decide(*scope, *class) {
			return Err(origin);
		}
		let Some(details) = Details::<T>::get(scope) else { return Err(origin) };
		let joint = Pallet::<T>::joint_account(&details.stewards);
		if joint.as_ref() == Some(&caller) {
			return Ok(Decider::Together);
		}
		let alone = *class == DecisionClass::Standard || joint.is_none();
		if alone && details.stewards.binary_search(&caller).is_ok() {
			return Ok(Decider::Agent(caller));
		}
		Err(origin)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin((scope, class): &ScopeMatter) -> Result<T::RuntimeOrigin, ()> {
		let may = Self::may_decide(*scope, *class);
		if !may && *scope != GLOBAL_SCOPE {
			return Err(());
		}
		let details = Details::<T>::get(scope).ok_or(())?;
		// Who signs is looked up, which root is not: what is measured is the dearer way.
		let signer = Pallet::<T>::joint_account(&details.stewards)
			.or_else(|| details.stewards.first().cloned())
			.filter(|_| may);
		match signer {
			Some(signer) => Ok(RawOrigin::Signed(signer).into()),
			None if *scope == GLOBAL_SCOPE => Ok(RawOrigin::Root.into()),
			None => Err(()),
		}
	}
}

impl<T: Config> EnsureStewards<T> {
	/// Whether stewards of a scope decide matters of a class.
	fn may_decide(scope: ScopeId, class: DecisionClass) -> bool {
		T::StewardPowers::greatest_class(scope).is_some_and(|greatest| class <= greatest)
	}
}

impl<T: Config> Pallet<T> {
	/// The account with which the majority of the stewards decides; `None` where there are fewer
	/// than three of them.
	pub fn joint_account(stewards: &BoundedVec<T::AccountId, MaxStewards>) -> Option<T::AccountId> {
		if stewards.len() < 3 {
			return None;
		}
		let majority = u16::try_from(stewards.len()).ok()?.checked_div(2)?.checked_add(1)?;
		Some(T::JointAccount::convert((Vec::from(stewards.clone()), majority)))
	}

	/// The decider, if the origin decides standard matters of the scope.
	pub(crate) fn ensure_standard(
		origin: T::RuntimeOrigin,
		scope: ScopeId,
	) -> Result<Decider<T::AccountId>, sp_runtime::DispatchError> {
		Self::ensure_decides(origin, scope, DecisionClass::Standard)
	}

	/// The decider, if the origin decides significant matters of the scope.
	pub(crate) fn ensure_significant(
		origin: T::RuntimeOrigin,
		scope: ScopeId,
	) -> Result<Decider<T::AccountId>, sp_runtime::DispatchError> {
		Self::ensure_decides(origin, scope, DecisionClass::Significant)
	}

	/// The decider, if the origin decides critical matters of the scope.
	pub(crate) fn ensure_critical(
		origin: T::RuntimeOrigin,
		scope: ScopeId,
	) -> Result<Decider<T::AccountId>, sp_runtime::DispatchError> {
		Self::ensure_decides(origin, scope, DecisionClass::Critical)
	}

	/// The decider, if the origin decides that an agent comes to this tier of the scope, or
	/// (`None`) does not belong to it any more. To take a member its tier, and with it a vote, is a
	/// critical matter.
	pub(crate) fn ensure_decides_on(
		origin: T::RuntimeOrigin,
		scope: ScopeId,
		who: &T::AccountId,
		tier: Option<Tier>,
	) -> Result<Decider<T::AccountId>, sp_runtime::DispatchError> {
		let is_member = |member: crate::MemberOf<T>| member.tier == Tier::Member;
		let loses =
			tier != Some(Tier::Member) && Members::<T>::get(scope, who).is_some_and(is_member);
		if loses {
			Self::ensure_critical(origin, scope)
		} else {
			Self::ensure_significant(origin, scope)
		}
	}

	fn ensure_decides(
		origin: T::RuntimeOrigin,
		scope: ScopeId,
		class: DecisionClass,
	) -> Result<Decider<T::AccountId>, sp_runtime::DispatchError> {
		// A scope that does not exist has no decider: say so, rather than that the origin is bad.
		Self::record(scope)?;
		Ok(T::ScopeOrigin::ensure_origin(origin, &(scope, class))?)
	}
}
