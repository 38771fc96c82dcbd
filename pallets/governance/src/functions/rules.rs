// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The rules by which a scope decides.

use crate::{Config, Error, Event, Pallet, Rules, RulesOf, FOUNDERS};
use frame_support::ensure;
use ovn_primitives::{
	runtime::ensure_decides, traits::Scopes, DecisionClass, ScopeId, GLOBAL_SCOPE,
};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// The rules that hold in a scope.
	pub(crate) fn rules_of(scope: ScopeId) -> Rules {
		RulesOf::<T>::get(scope).unwrap_or_default()
	}

	/// The greatest class of matters that the stewards of a scope decide.
	///
	/// Everything, until votes decide; then what the rules give them, and once they had time to
	/// hand it over only standard matters.
	pub(crate) fn greatest_class_of_stewards(scope: ScopeId) -> Option<DecisionClass> {
		let roll = Self::roll_of(scope);
		if !Self::votes_decide(scope, &roll) {
			return Some(DecisionClass::Critical);
		}
		let rules = Self::rules_of(scope);
		let days = Self::today().saturating_sub(roll.first);
		let handed_over = roll.voters >= FOUNDERS && days >= rules.handover.into();
		let most = if handed_over { DecisionClass::Standard } else { DecisionClass::Significant };
		rules.stewards.map(|class| class.min(most))
	}

	pub(crate) fn do_set_rules(
		origin: T::RuntimeOrigin,
		scope: ScopeId,
		rules: Rules,
	) -> DispatchResult {
		let (class, unknown) = (DecisionClass::Critical, Error::<T>::ScopeNotFound);
		ensure_decides::<_, _, T::Scopes, T::ScopeOrigin>(origin, scope, class, unknown)?;
		ensure!(!T::Scopes::is_closed(scope), Error::<T>::ScopeNotOpen);
		let valid = rules.are_valid(Self::is_network(scope), scope == GLOBAL_SCOPE);
		ensure!(valid, Error::<T>::RuleOutOfBounds);
		RulesOf::<T>::insert(scope, rules);
		Self::deposit_event(Event::RulesSet { scope, rules });
		Ok(())
	}
}
