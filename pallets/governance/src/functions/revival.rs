// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Scopes in which nobody votes any more, and who brings them back.

use crate::{Config, Error, Event, Pallet, Roll, Rolls, MAX_REVIVERS, ORPHAN_DAYS, REVIVAL_DAYS};
use alloc::collections::BTreeSet;
use frame_support::{
	ensure,
	traits::{ConstU32, EnsureOrigin},
	BoundedVec,
};
use ovn_primitives::{
	runtime::ensure_decides,
	traits::{Agents, Appointments, Membership, Scopes},
	AgentKind, Decider, DecisionClass, ScopeId, Tier,
};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Whether nobody decides for a scope any more: votes do, nobody has voted for long, and no revival
	/// is in force.
	pub(crate) fn is_orphan(roll: &Roll) -> bool {
		let today = Self::today();
		let empty = roll.empty_since.is_some_and(|day| day.saturating_add(ORPHAN_DAYS) <= today);
		roll.decides && empty && roll.revived_until.is_none_or(|until| until <= today)
	}

	/// Whether an agent can be named a steward of a scope that is revived by the one above, if there is
	/// one.
	///
	/// Of the global scope there may be no members left, and none is above it: there it can be anybody who
	/// belongs to it, which is open to all. The validators name them in public; what they can do is
	/// bounded, and code of the chain is none of it.
	fn can_revive(scope: ScopeId, above: Option<ScopeId>, who: &T::AccountId) -> bool {
		let of = above.unwrap_or(scope);
		let tier = T::Membership::tier(of, who);
		let belongs = if above.is_some() { tier == Some(Tier::Member) } else { tier.is_some() };
		belongs
			&& !T::Membership::is_expelled(of, who)
			&& T::Agents::kind(who) != Some(AgentKind::Bot)
	}

	pub(crate) fn do_revive(
		origin: T::RuntimeOrigin,
		scope: ScopeId,
		stewards: BoundedVec<T::AccountId, ConstU32<MAX_REVIVERS>>,
	) -> DispatchResult {
		let unknown = Error::<T>::ScopeNotFound;
		ensure!(T::Scopes::exists(scope), unknown);
		let above = T::Scopes::parent(scope);
		let decider = match above {
			Some(above) => {
				let class = DecisionClass::Critical;
				ensure_decides::<_, _, T::Scopes, T::ScopeOrigin>(origin, above, class, unknown)?
			},
			None => {
				T::GlobalRevival::ensure_origin(origin)?;
				Decider::Together
			},
		};
		let mut roll = Self::roll_of(scope);
		ensure!(Self::is_orphan(&roll), Error::<T>::NotOrphaned);
		let distinct: BTreeSet<_> = stewards.iter().collect();
		let each_once = distinct.len() == stewards.len();
		ensure!(!stewards.is_empty() && each_once, Error::<T>::InvalidRevivers);
		for who in &stewards {
			ensure!(!decider.is(who), Error::<T>::NotForOneself);
			ensure!(Self::can_revive(scope, above, who), Error::<T>::NotOfScopeAbove);
		}
		let until = Self::today().saturating_add(REVIVAL_DAYS);
		roll.revived_until = Some(until);
		Rolls::<T>::insert(scope, roll);
		T::Appointments::name_stewards(scope, stewards.to_vec())?;
		Self::deposit_event(Event::Revived { scope, stewards: stewards.into(), until });
		Ok(())
	}
}
