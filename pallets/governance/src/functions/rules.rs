// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The rules by which a scope decides.

use crate::{Config, Error, Event, Pallet, Rules, RulesOf};
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

	pub(crate) fn do_set_rules(
		origin: T::RuntimeOrigin,
		scope: ScopeId,
		rules: Rules,
	) -> DispatchResult {
		let (class, unknown) = (DecisionClass::Critical, Error::<T>::ScopeNotFound);
		ensure_decides::<_, _, T::Scopes, T::ScopeOrigin>(origin, scope, class, unknown)?;
		ensure!(T::Scopes::is_open(scope), Error::<T>::ScopeNotOpen);
		let valid = rules.are_valid(Self::is_network(scope), scope == GLOBAL_SCOPE);
		ensure!(valid, Error::<T>::RuleOutOfBounds);
		RulesOf::<T>::insert(scope, rules);
		Self::deposit_event(Event::RulesSet { scope, rules });
		Ok(())
	}
}
