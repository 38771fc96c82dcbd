// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What holds of the pallet's state after every block.

use crate::{
	AcceptedAssets, Agreements, Allowances, AssociationStatus, Associations, Config, Counts,
	Details, Expulsions, Funds, GrantRule, HoldReason, Invitations, KeptAccounts, KeptCount,
	Members, Memberships, NextScope, OpenPots, Pallet, Party, Petitions, RoleHolders, Roles,
	ScopeStatus, Scopes, ScopesByAccount, Spent, Sponsorships, Suspension, Suspensions,
	MAX_OWN_SUSPENSION, MAX_SUSPENSION,
};
use alloc::collections::{BTreeMap, BTreeSet};
use frame_support::{
	ensure,
	traits::{fungible::InspectHold as _, Get},
};
use ovn_primitives::{
	pot::is_endowed, runtime::now, Purse, ScopeId, ScopeKind, Tier, GLOBAL_SCOPE,
};
use sp_runtime::{
	traits::{SaturatedConversion, Saturating, Zero},
	TryRuntimeError,
};

/// Adds one to the number of things that a key has.
fn count<K: Ord>(counts: &mut BTreeMap<K, u32>, key: K) {
	let count = counts.entry(key).or_default();
	*count = count.saturating_add(1);
}

impl<T: Config> Pallet<T> {
	/// Checks the invariants:
	///
	/// 1. Scopes are numbered without gaps below the next number, each has its details, and the
	///    global one is first; nothing is counted or agreed in a scope that is not.
	/// 2. A scope stands below one that can have it there, one level deeper, within the greatest
	///    depth and in the same network; no open scope stands below a closed one, and the counted
	///    open children are there.
	/// 3. A scope has stewards in ascending order, at least one except for the global scope. A
	///    scope other than the global has the founder's deposit.
	/// 4. The version in the scope's record is that of its agreement.
	/// 5. The counted members are there, and both indices of membership agree; nobody signed a
	///    version that does not exist.
	/// 6. Nobody is invited to a scope it belongs to, nor to a tier that takes a decision.
	/// 7. The references that keep accounts are counted, and the accounts have at least as many
	///    providers.
	/// 8. Roles are numbered without gaps, their holders are counted; petitions are about roles
	///    that holders grant, and have endorsers, each once and fewer than are enough.
	/// 9. Associations are counted, none is with oneself.
	/// 10. Funds are numbered without gaps. Assets are accepted once, the native one is not named.
	/// 11. An open pot is one of the treasury, of a fund that exists, or the sponsor's native one.
	///     It has the least an account can have of the native token free. (Of another asset it got
	///     as much, but whoever administers the asset can take it away.) The native pots of an open
	///     scope's treasury and sponsor are open, except the global one's.
	/// 12. What a scope pays refills, in the longest time or sooner. What an agent lost in deposits
	///     is part of what it used up. A deposit that is held on a sponsor's pot is counted for an
	///     agent, and where deposits are counted something is held.
	/// 13. A suspended scope is not the global one, and has a record of that, which says until when;
	///     it was decided by itself or by the scope above, not in the future, for as long as it may
	///     be at most.
	/// 14. Spending is counted of pots that are open, up to this day.
	/// 15. Whose account is known as that of a scope, is so.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_scopes()?;
		Self::check_members()?;
		Self::check_accounts()?;
		Self::check_roles()?;
		Self::check_associations()?;
		Self::check_money()?;
		Self::check_sponsorships()?;
		Self::check_suspensions()?;
		Self::check_spending()?;
		Self::check_accounts_of_scopes()
	}

	fn check_suspensions() -> Result<(), TryRuntimeError> {
		let now = now::<T>();
		for (scope, record) in Scopes::<T>::iter() {
			let ScopeStatus::Suspended { until } = record.status else { continue };
			ensure!(scope != GLOBAL_SCOPE, "13: the global scope is suspended");
			let found = Suspensions::<T>::get(scope).ok_or("13: nobody suspended a scope")?;
			ensure!(found.until == until, "13: a suspension ends at two times");
		}
		for (scope, suspension) in Suspensions::<T>::iter() {
			let record = Scopes::<T>::get(scope).ok_or("13: a suspension of no scope")?;
			let own = suspension.by == scope;
			ensure!(own || suspension.by == record.parent, "13: suspended by a stranger");
			let most = if own { MAX_OWN_SUSPENSION } else { MAX_SUSPENSION };
			let length = T::BlocksPerDay::get().saturating_mul(most.into());
			let Suspension { since, until, above_since, .. } = suspension;
			ensure!(since <= now && since <= until, "13: suspended in the future");
			ensure!(until <= since.saturating_add(length), "13: suspended for too long");
			let known = above_since.is_none_or(|last| last <= since);
			ensure!(known && (own || above_since == Some(since)), "13: the last time is wrong");
		}
		Ok(())
	}

	fn check_spending() -> Result<(), TryRuntimeError> {
		for (scope, key, spent) in Spent::<T>::iter() {
			ensure!(OpenPots::<T>::contains_key(scope, key), "14: spending of no open pot");
			ensure!(spent.sum(Self::today()).is_ok(), "14: more was spent than there can be");
		}
		Ok(())
	}

	fn check_accounts_of_scopes() -> Result<(), TryRuntimeError> {
		for (who, scope) in ScopesByAccount::<T>::iter() {
			let known = scope < NextScope::<T>::get() && who == Self::scope_account(scope);
			ensure!(known, "15: the account of another scope");
		}
		Ok(())
	}

	fn check_scopes() -> Result<(), TryRuntimeError> {
		let next = NextScope::<T>::get();
		let scopes: u32 = Scopes::<T>::iter_keys().count().saturated_into();
		let details: u32 = Details::<T>::iter_keys().count().saturated_into();
		ensure!(scopes == next && details == next, "1: scopes are not numbered without gaps");
		ensure!(
			Counts::<T>::iter_keys()
				.chain(Agreements::<T>::iter_keys())
				.chain(Expulsions::<T>::iter_keys().map(|(scope, _)| scope))
				.all(|scope| scope < next),
			"1: something is known of a scope that is not"
		);
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
				if !record.is_closed() {
					ensure!(!above.is_closed(), "2: open below a closed one");
					count(&mut open_children, record.parent);
				}
			}

			let sorted = details.stewards.windows(2).all(|pair| pair[0] < pair[1]);
			ensure!(sorted, "3: stewards are not in order");
			ensure!(global || !details.stewards.is_empty(), "3: nobody decides for a scope");
			ensure!(details.deposit.is_some() != global, "3: the founder's deposit is wrong");

			let version = Agreements::<T>::get(scope).map_or(0, |agreement| agreement.version);
			ensure!(record.agreement == version, "4: the agreement's version is wrong");
		}
		for scope in 0..next {
			let counted = Counts::<T>::get(scope).open_children;
			let found = open_children.get(&scope).copied().unwrap_or_default();
			ensure!(counted == found, "2: the counter of open children is wrong");
		}
		Ok(())
	}

	fn check_members() -> Result<(), TryRuntimeError> {
		let mut members = BTreeMap::<ScopeId, u32>::new();
		for (scope, who, member) in Members::<T>::iter() {
			let record = Scopes::<T>::get(scope).ok_or("5: a member of no scope")?;
			ensure!(member.signed <= record.agreement, "5: signed what does not exist");
			ensure!(
				Memberships::<T>::contains_key(&who, scope),
				"5: a membership is not in the index"
			);
			count(&mut members, scope);
		}
		for scope in 0..NextScope::<T>::get() {
			let found = members.get(&scope).copied().unwrap_or_default();
			ensure!(Counts::<T>::get(scope).members == found, "5: the counter of members is wrong");
		}
		ensure!(
			Memberships::<T>::iter_keys()
				.all(|(who, scope)| Members::<T>::contains_key(scope, who)),
			"5: the index has a membership that is not"
		);
		for (scope, who, invitation) in Invitations::<T>::iter() {
			ensure!(!Members::<T>::contains_key(scope, who), "6: a member is invited");
			ensure!(invitation.tier < Tier::Member, "6: invited to a tier that takes a decision");
		}
		Ok(())
	}

	fn check_accounts() -> Result<(), TryRuntimeError> {
		let mut kept = BTreeMap::<T::AccountId, u32>::new();
		for (who, _) in KeptAccounts::<T>::iter_keys() {
			count(&mut kept, who);
		}
		for (who, found) in &kept {
			ensure!(KeptCount::<T>::get(who) == *found, "7: the counter of references is wrong");
			let providers = frame_system::Account::<T>::get(who).providers;
			ensure!(providers >= *found, "7: a reference is missing");
		}
		ensure!(KeptCount::<T>::iter_keys().count() == kept.len(), "7: a counter is left over");
		Ok(())
	}

	fn check_roles() -> Result<(), TryRuntimeError> {
		let mut holders = BTreeMap::new();
		for (scope, role, _) in RoleHolders::<T>::iter_keys() {
			ensure!(Roles::<T>::contains_key(scope, role), "8: a role is missing");
			count(&mut holders, (scope, role));
		}
		let mut roles = BTreeMap::<ScopeId, u32>::new();
		for (scope, role, record) in Roles::<T>::iter() {
			ensure!(role < Counts::<T>::get(scope).roles, "8: a role's number is too high");
			let found = holders.get(&(scope, role)).copied().unwrap_or_default();
			ensure!(record.holders == found, "8: the counter of holders is wrong");
			count(&mut roles, scope);
		}
		for (scope, counts) in Counts::<T>::iter() {
			let found = roles.get(&scope).copied().unwrap_or_default();
			ensure!(u32::from(counts.roles) == found, "8: roles are not numbered without gaps");
		}
		for ((scope, role, _, _), petition) in Petitions::<T>::iter() {
			let role = Roles::<T>::get(scope, role).ok_or("8: a petition is about no role")?;
			let endorsers: BTreeSet<_> = petition.endorsers.iter().collect();
			ensure!(!endorsers.is_empty(), "8: nobody endorsed a petition");
			ensure!(endorsers.len() == petition.endorsers.len(), "8: somebody endorsed twice");
			let GrantRule::ByHolders { endorsements } = role.rule else {
				return Err("8: a petition is about a role that holders do not grant".into());
			};
			ensure!(endorsers.len() < endorsements.into(), "8: a petition has enough endorsers");
		}
		Ok(())
	}

	fn check_associations() -> Result<(), TryRuntimeError> {
		let now = now::<T>();
		let mut associations = BTreeMap::<ScopeId, u32>::new();
		for ((scope, party, _), status) in Associations::<T>::iter() {
			ensure!(Scopes::<T>::contains_key(scope), "9: an association of no scope");
			ensure!(party != Party::Scope(scope), "9: associated with itself");
			let (AssociationStatus::Proposed { since } | AssociationStatus::Active { since }) =
				status;
			ensure!(since <= now, "9: associated in the future");
			count(&mut associations, scope);
		}
		for scope in 0..NextScope::<T>::get() {
			let counted = u32::from(Counts::<T>::get(scope).associations);
			let found = associations.get(&scope).copied().unwrap_or_default();
			ensure!(counted == found, "9: the counter of associations is wrong");
		}
		Ok(())
	}

	fn check_money() -> Result<(), TryRuntimeError> {
		let native = T::NativeAsset::get();
		let mut funds = BTreeMap::<ScopeId, u32>::new();
		for (scope, fund) in Funds::<T>::iter_keys() {
			ensure!(fund < Counts::<T>::get(scope).funds, "10: a fund's number is too high");
			count(&mut funds, scope);
		}
		for (scope, counts) in Counts::<T>::iter() {
			let found = funds.get(&scope).copied().unwrap_or_default();
			ensure!(u32::from(counts.funds) == found, "10: funds are not numbered without gaps");
		}
		for (scope, assets) in AcceptedAssets::<T>::iter() {
			ensure!(Scopes::<T>::contains_key(scope), "10: assets are accepted by no scope");
			ensure!(!assets.contains(&native), "10: the native token is accepted anyway");
			let distinct: BTreeSet<_> = assets.iter().collect();
			ensure!(distinct.len() == assets.len(), "10: an asset is accepted twice");
		}
		for (scope, (purse, asset)) in OpenPots::<T>::iter_keys() {
			let possible = match purse {
				Purse::Treasury => Scopes::<T>::contains_key(scope),
				Purse::Sponsor => Scopes::<T>::contains_key(scope) && asset == native,
				Purse::Fund(fund) => Funds::<T>::contains_key(scope, fund),
			};
			ensure!(possible, "11: a pot of no purse is open");
			let pot = Self::pot_account(scope, purse, &asset);
			let endowed = is_endowed::<_, T::Money>(&native, &pot);
			ensure!(endowed, "11: an open pot has no endowment");
		}
		for (scope, record) in Scopes::<T>::iter() {
			let needed = !record.is_closed() && record.kind != ScopeKind::Global;
			for purse in [Purse::Treasury, Purse::Sponsor] {
				ensure!(
					!needed || OpenPots::<T>::contains_key(scope, (purse, &native)),
					"11: a needed pot is not open"
				);
			}
		}
		Ok(())
	}

	fn check_sponsorships() -> Result<(), TryRuntimeError> {
		ensure!(
			Sponsorships::<T>::iter_values().all(|sponsorship| {
				sponsorship.policy.is_none_or(|policy| {
					!policy.refill_period.is_zero() && policy.refill_period <= T::MaxPeriod::get()
				})
			}),
			"12: an allowance does not refill"
		);
		let mut carried = BTreeSet::new();
		for (scope, _, allowance) in Allowances::<T>::iter() {
			ensure!(Scopes::<T>::contains_key(scope), "12: an allowance of no scope");
			ensure!(allowance.forfeited <= allowance.used, "12: more was lost than used up");
			if allowance.deposits > 0 {
				carried.insert(scope);
			}
		}
		for scope in Scopes::<T>::iter_keys() {
			let pot = Self::sponsor_pot(scope);
			let held = T::Native::balance_on_hold(&HoldReason::Deposit.into(), &pot);
			if carried.contains(&scope) {
				ensure!(!held.is_zero(), "12: a counted deposit is not held");
			} else {
				ensure!(held.is_zero(), "12: a deposit on a sponsor's pot is nobody's");
			}
		}
		Ok(())
	}
}
