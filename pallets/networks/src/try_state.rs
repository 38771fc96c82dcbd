// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What holds of the pallet's state after every block.

use crate::{
	Agreements, AssociationStatus, Associations, Config, Counts, Details, Funds, Invitations,
	KeptAccounts, KeptCount, Members, Memberships, NextScope, OpenPots, Pallet, Petitions,
	RoleHolders, Roles, ScopeStatus, Scopes, Sponsorships,
};
use alloc::collections::BTreeMap;
use frame_support::{
	ensure,
	traits::{fungible::Inspect as _, Get},
};
use ovn_primitives::{Purse, ScopeId, ScopeKind, GLOBAL_SCOPE};
use sp_runtime::{
	traits::{SaturatedConversion, Zero},
	TryRuntimeError,
};

impl<T: Config> Pallet<T> {
	/// Checks the invariants:
	///
	/// 1. Scopes are numbered without gaps below the next number, each has its details, and the
	///    global one is first.
	/// 2. A scope stands below one that can have it there, one level deeper, within the greatest
	///    depth and in the same network; no open scope stands below a closed one, and the counted
	///    open children are there.
	/// 3. A scope has stewards in ascending order, at least one except for the global scope. An open
	///    scope other than the global has the founder's deposit, a closed one has not.
	/// 4. The version in the scope's record is that of its agreement.
	/// 5. The counted members are there, and both indices of membership agree; nobody signed a
	///    version that does not exist.
	/// 6. Nobody is invited to a scope it belongs to.
	/// 7. The references that keep accounts are counted, and the accounts have at least as many
	///    providers.
	/// 8. Roles are numbered without gaps, their holders are counted; petitions are about roles and
	///    have an endorser.
	/// 9. Associations are counted, none is with oneself.
	/// 10. Funds are numbered without gaps.
	/// 11. An open pot has the least an account can have of the native token free. (Of another asset
	///     it got as much, but whoever administers the asset can take it away.) The native pots of an
	///     open scope's treasury and sponsor are open, except the global one's.
	/// 12. What a scope pays refills.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_scopes()?;
		Self::check_members()?;
		Self::check_roles()?;
		Self::check_money()
	}

	fn check_scopes() -> Result<(), TryRuntimeError> {
		let next = NextScope::<T>::get();
		let count: u32 = Scopes::<T>::iter_keys().count().saturated_into();
		let details: u32 = Details::<T>::iter_keys().count().saturated_into();
		ensure!(count == next && details == next, "1: scopes are not numbered without gaps");
		let mut open_children = BTreeMap::<ScopeId, u32>::new();
		for scope in 0..next {
			let record = Scopes::<T>::get(scope).ok_or("1: a scope is missing")?;
			let details =
				Details::<T>::get(scope).ok_or("1: the details of a scope are missing")?;
			let global = scope == GLOBAL_SCOPE;
			ensure!(global == (record.kind == ScopeKind::Global), "1: one scope is global");

			let above = Scopes::<T>::get(record.parent).ok_or("2: the parent is missing")?;
			if global {
				ensure!(
					record.parent == scope && record.depth == 0,
					"2: the global scope is on top"
				);
			} else {
				ensure!(record.kind.can_be_below(above.kind), "2: a scope is at the wrong place");
				ensure!(Some(record.depth) == above.depth.checked_add(1), "2: the depth is wrong");
				ensure!(record.depth <= T::MaxDepth::get(), "2: too deep");
				let network = if record.kind == ScopeKind::Network { scope } else { above.network };
				ensure!(record.network == network, "2: in another network");
				if record.is_open() {
					ensure!(above.is_open(), "2: open below a closed one");
					let children = open_children.entry(record.parent).or_default();
					*children = children.saturating_add(1);
				}
			}

			let sorted = details.stewards.windows(2).all(|pair| pair[0] < pair[1]);
			ensure!(sorted, "3: stewards are not in order");
			ensure!(global || !details.stewards.is_empty(), "3: nobody decides for a scope");
			let deposited = matches!(record.status, ScopeStatus::Open) && !global;
			ensure!(details.deposit.is_some() == deposited, "3: the founder's deposit is wrong");

			let version = Agreements::<T>::get(scope).map_or(0, |agreement| agreement.version);
			ensure!(record.agreement == version, "4: the agreement's version is wrong");

			for (who, member) in Members::<T>::iter_prefix(scope) {
				ensure!(member.signed <= record.agreement, "5: signed what does not exist");
				ensure!(
					Memberships::<T>::contains_key(&who, scope),
					"5: a membership is not in the index"
				);
			}
		}
		for scope in 0..next {
			let counted = Counts::<T>::get(scope).open_children;
			let found = open_children.get(&scope).copied().unwrap_or_default();
			ensure!(counted == found, "2: the counter of open children is wrong");
		}
		Ok(())
	}

	fn check_members() -> Result<(), TryRuntimeError> {
		for scope in 0..NextScope::<T>::get() {
			let members: u32 = Members::<T>::iter_key_prefix(scope).count().saturated_into();
			ensure!(
				Counts::<T>::get(scope).members == members,
				"5: the counter of members is wrong"
			);
		}
		ensure!(
			Memberships::<T>::iter_keys()
				.all(|(who, scope)| Members::<T>::contains_key(scope, who)),
			"5: the index has a membership that is not"
		);
		ensure!(
			!Invitations::<T>::iter_keys()
				.any(|(scope, who)| Members::<T>::contains_key(scope, who)),
			"6: a member is invited"
		);
		let mut kept = BTreeMap::<T::AccountId, u32>::new();
		for (who, _) in KeptAccounts::<T>::iter_keys() {
			let count = kept.entry(who).or_default();
			*count = count.saturating_add(1);
		}
		for (who, count) in &kept {
			ensure!(KeptCount::<T>::get(who) == *count, "7: the counter of references is wrong");
			let providers = frame_system::Account::<T>::get(who).providers;
			ensure!(providers >= *count, "7: a reference is missing");
		}
		ensure!(KeptCount::<T>::iter_keys().count() == kept.len(), "7: a counter is left over");
		Ok(())
	}

	fn check_roles() -> Result<(), TryRuntimeError> {
		let mut holders = BTreeMap::new();
		for (scope, role, _) in RoleHolders::<T>::iter_keys() {
			let count = holders.entry((scope, role)).or_insert(0_u32);
			*count = count.saturating_add(1);
		}
		for (key, count) in &holders {
			let role = Roles::<T>::get(key.0, key.1).ok_or("8: a role is missing")?;
			ensure!(role.holders == *count, "8: the counter of holders is wrong");
		}
		for (scope, role, record) in Roles::<T>::iter() {
			ensure!(role < Counts::<T>::get(scope).roles, "8: a role's number is too high");
			let counted = holders.get(&(scope, role)).copied().unwrap_or_default();
			ensure!(record.holders == counted, "8: the counter of holders is wrong");
		}
		for ((scope, role, _, _), petition) in Petitions::<T>::iter() {
			ensure!(Roles::<T>::contains_key(scope, role), "8: a petition is about no role");
			ensure!(!petition.endorsers.is_empty(), "8: nobody endorsed a petition");
		}
		let mut associations = BTreeMap::<ScopeId, u16>::new();
		for ((scope, party, _), status) in Associations::<T>::iter() {
			ensure!(party != crate::Party::Scope(scope), "9: associated with itself");
			let (AssociationStatus::Proposed { since } | AssociationStatus::Active { since }) =
				status;
			let now = frame_system::Pallet::<T>::block_number();
			ensure!(since <= now, "9: associated in the future");
			let count = associations.entry(scope).or_default();
			*count = count.saturating_add(1);
		}
		for scope in 0..NextScope::<T>::get() {
			let counts = Counts::<T>::get(scope);
			let found = associations.get(&scope).copied().unwrap_or_default();
			ensure!(counts.associations == found, "9: the counter of associations is wrong");
			let roles: u16 = Roles::<T>::iter_key_prefix(scope).count().saturated_into();
			ensure!(counts.roles == roles, "8: roles are not numbered without gaps");
			let funds: u16 = Funds::<T>::iter_key_prefix(scope).count().saturated_into();
			ensure!(counts.funds == funds, "10: funds are not numbered without gaps");
			let last = funds.checked_sub(1);
			ensure!(
				last.is_none_or(|fund| Funds::<T>::contains_key(scope, fund)),
				"10: funds are not numbered without gaps"
			);
		}
		Ok(())
	}

	fn check_money() -> Result<(), TryRuntimeError> {
		let native = T::NativeAsset::get();
		for (scope, (purse, asset)) in OpenPots::<T>::iter_keys() {
			let pot = Self::pot_account(scope, purse, &asset);
			ensure!(
				T::Native::balance(&pot) >= T::Native::minimum_balance(),
				"11: an open pot has no endowment"
			);
		}
		for (scope, record) in Scopes::<T>::iter() {
			let needed = record.is_open() && record.kind != ScopeKind::Global;
			for purse in [Purse::Treasury, Purse::Sponsor] {
				ensure!(
					!needed || OpenPots::<T>::contains_key(scope, (purse, &native)),
					"11: a needed pot is not open"
				);
			}
		}
		ensure!(
			Sponsorships::<T>::iter_values().all(|sponsorship| {
				sponsorship.policy.is_none_or(|policy| !policy.refill_period.is_zero())
			}),
			"12: an allowance does not refill"
		);
		Ok(())
	}
}
