// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What this pallet is to other pallets.

use crate::{Config, Details, Error, Funds, OpenPots, Pallet, Roles, Scopes, WeightInfo};
use alloc::vec::Vec;
use frame_support::{
	ensure,
	storage::with_storage_layer,
	traits::{fungible::Mutate as _, tokens::Preservation, Get},
	weights::Weight,
};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_primitives::{
	runtime::now,
	traits::{self, FiatAssets as _, OnTierChanged, Right},
	AgentKind, Balance, Decider, DecisionClass, Depositor, Purse, RoleId, ScopeId, ScopeKind, Tier,
	GLOBAL_SCOPE,
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> traits::Scopes<T::AccountId> for Pallet<T> {
	type AssetKind = T::AssetKind;

	fn exists(scope: ScopeId) -> bool {
		Scopes::<T>::contains_key(scope)
	}

	fn is_closed(scope: ScopeId) -> bool {
		Scopes::<T>::get(scope).is_none_or(|record| record.is_closed())
	}

	fn ensure_not_suspended(scope: ScopeId) -> DispatchResult {
		let record = Scopes::<T>::get(scope);
		let until = record.and_then(|record| record.suspended_until(now::<T>()));
		ensure!(until.is_none(), Error::<T>::ScopeSuspended);
		Ok(())
	}

	fn kind(scope: ScopeId) -> Option<ScopeKind> {
		Scopes::<T>::get(scope).map(|record| record.kind)
	}

	fn parent(scope: ScopeId) -> Option<ScopeId> {
		Scopes::<T>::get(scope).map(|record| record.parent).filter(|_| scope != GLOBAL_SCOPE)
	}

	fn network(scope: ScopeId) -> Option<ScopeId> {
		Scopes::<T>::get(scope)
			.map(|record| record.network)
			.filter(|network| *network != GLOBAL_SCOPE)
	}

	fn has_purse(scope: ScopeId, purse: Purse) -> bool {
		match purse {
			Purse::Treasury | Purse::Sponsor => Scopes::<T>::contains_key(scope),
			Purse::Fund(fund) => Funds::<T>::contains_key(scope, fund),
		}
	}

	fn pot(scope: ScopeId, purse: Purse, asset: &T::AssetKind) -> T::AccountId {
		Self::pot_account(scope, purse, asset)
	}

	fn account(scope: ScopeId) -> T::AccountId {
		Self::scope_account(scope)
	}

	fn is_pot_open(scope: ScopeId, purse: Purse, asset: &T::AssetKind) -> bool {
		OpenPots::<T>::contains_key(scope, (purse, asset))
	}

	fn accepts(scope: ScopeId, asset: &T::AssetKind) -> bool {
		Self::accepts_asset(scope, asset)
	}

	fn accepts_newly(scope: ScopeId, asset: &T::AssetKind) -> bool {
		Self::accepts_asset(scope, asset) && !T::FiatAssets::is_in_default(asset)
	}

	fn class_of_spending(
		scope: ScopeId,
		purse: Purse,
		asset: &T::AssetKind,
		amount: Balance,
	) -> DecisionClass {
		if amount <= Self::left_of_limit(scope, purse, asset) {
			DecisionClass::Significant
		} else {
			DecisionClass::Critical
		}
	}

	fn note_spending(
		scope: ScopeId,
		purse: Purse,
		asset: &T::AssetKind,
		amount: Balance,
	) -> DispatchResult {
		Self::count_spending(scope, purse, asset, amount)
	}

	fn note_payment(
		scope: ScopeId,
		purse: Purse,
		asset: &T::AssetKind,
		amount: Balance,
	) -> DispatchResult {
		Self::count_payment(scope, purse, asset, amount)
	}
}

impl<T: Config> traits::Membership<T::AccountId> for Pallet<T> {
	fn tier(scope: ScopeId, who: &T::AccountId) -> Option<Tier> {
		crate::Members::<T>::get(scope, who).map(|member| member.tier)
	}

	fn ensure_right(scope: ScopeId, who: &T::AccountId, right: Right) -> DispatchResult {
		let record = Self::active_record(scope)?;
		let member = Self::member(scope, who)?;
		ensure!(member.signed == record.agreement, Error::<T>::AgreementNotSigned);
		let rights = Self::rights_in(scope, &record).of(member.tier);
		ensure!(rights.contains(right), Error::<T>::RightNotGranted);
		Ok(())
	}

	fn ensure_tier(scope: ScopeId, who: &T::AccountId, least: Tier) -> DispatchResult {
		let record = Self::living_record(scope)?;
		let member = Self::member(scope, who)?;
		ensure!(member.signed == record.agreement, Error::<T>::AgreementNotSigned);
		ensure!(member.tier >= least, Error::<T>::RightNotGranted);
		Ok(())
	}

	fn is_expelled(scope: ScopeId, who: &T::AccountId) -> bool {
		crate::Expulsions::<T>::contains_key(scope, who)
	}

	fn has_role(scope: ScopeId, role: RoleId, who: &T::AccountId) -> bool {
		Self::holds_role(scope, role, who)
	}

	fn is_steward(scope: ScopeId, who: &T::AccountId) -> bool {
		Details::<T>::get(scope).is_some_and(|details| details.stewards.contains(who))
	}

	fn role_exists(scope: ScopeId, role: RoleId) -> bool {
		Roles::<T>::get(scope, role).is_some_and(|role| !role.retired)
	}
}

impl<T: Config> traits::Agents<T::AccountId> for Pallet<T> {
	fn kind(who: &T::AccountId) -> Option<AgentKind> {
		crate::Profiles::<T>::get(who).map(|profile| profile.kind)
	}

	fn scope(who: &T::AccountId) -> Option<ScopeId> {
		crate::ScopesByAccount::<T>::get(who)
	}
}

impl<T: Config> traits::Appointments<T::AccountId, BlockNumberFor<T>> for Pallet<T> {
	fn since(scope: ScopeId, who: &T::AccountId) -> Option<BlockNumberFor<T>> {
		crate::Members::<T>::get(scope, who).map(|member| member.since)
	}

	fn admit(scope: ScopeId, who: &T::AccountId) -> DispatchResult {
		with_storage_layer(|| Self::do_set_tier(scope, &Decider::Voters, who.clone(), Tier::Member))
	}

	fn name_stewards(scope: ScopeId, stewards: Vec<T::AccountId>) -> DispatchResult {
		let stewards = stewards.try_into().map_err(|_| Error::<T>::InvalidStewards)?;
		Self::do_set_stewards(scope, stewards)
	}

	fn admit_weight() -> Weight {
		<T as Config>::WeightInfo::set_tier().saturating_add(T::OnTierChanged::weight())
	}
}

impl<T: Config> traits::Deposits<T::AccountId> for Pallet<T> {
	fn hold(
		scope: ScopeId,
		who: &T::AccountId,
		amount: Balance,
	) -> Result<Depositor<T::AccountId>, DispatchError> {
		Self::hold_deposit(scope, who, amount, false)
	}

	fn hold_for_long(
		scope: ScopeId,
		who: &T::AccountId,
		amount: Balance,
	) -> Result<Depositor<T::AccountId>, DispatchError> {
		Self::hold_deposit(scope, who, amount, true)
	}

	fn release(
		depositor: &Depositor<T::AccountId>,
		who: &T::AccountId,
		amount: Balance,
	) -> DispatchResult {
		Self::release_deposit(depositor, who, amount)
	}

	fn pay(who: &T::AccountId, amount: Balance) -> DispatchResult {
		let native = T::NativeAsset::get();
		let treasury = Self::pot_account(GLOBAL_SCOPE, Purse::Treasury, &native);
		T::Native::transfer(who, &treasury, amount, Preservation::Preserve)?;
		Ok(())
	}

	fn forfeit(
		depositor: &Depositor<T::AccountId>,
		who: &T::AccountId,
		amount: Balance,
		scope: ScopeId,
	) -> DispatchResult {
		Self::forfeit_deposit(depositor, who, amount, scope)
	}

	fn held(depositor: &Depositor<T::AccountId>) -> Balance {
		Self::held_on(&Self::deposit_account(depositor))
	}
}
