// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What clients ask.

use crate::{
	Config, Counts, Details, EffectiveParameters, MemberOf, MemberView, Members, Memberships,
	OpenPots, Pallet, RoleHolders, ScopeRecord, ScopeView, Scopes, TierRights,
};
use alloc::vec::Vec;
use frame_support::traits::Get;
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_primitives::{
	runtime::{now, page},
	Purse, RoleId, ScopeId,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn view_scope(scope: ScopeId) -> Option<ScopeView<T::AccountId, BlockNumberFor<T>>> {
		let record = Scopes::<T>::get(scope)?;
		let ScopeRecord { kind, parent, network, depth, agreement, .. } = record;
		let details = Details::<T>::get(scope)?;
		Some(ScopeView {
			kind,
			parent,
			network,
			depth,
			status: record.status_at(now::<T>()),
			agreement,
			metadata: details.metadata,
			joint_account: Self::joint_account(&details.stewards),
			stewards: details.stewards.into(),
			founder: details.founder,
			founded: details.founded,
			counts: Counts::<T>::get(scope),
			treasury: Self::pot_account(scope, Purse::Treasury, &T::NativeAsset::get()),
			sponsor: Self::sponsor_pot(scope),
		})
	}

	pub(crate) fn view_parameters(
		scope: ScopeId,
	) -> Option<EffectiveParameters<BlockNumberFor<T>>> {
		let record = Scopes::<T>::get(scope)?;
		Some(EffectiveParameters {
			rights: Self::parameter(scope, &record, |own| own.rights, TierRights::default),
			invitation_period: Self::parameter(
				scope,
				&record,
				|own| own.invitation_period,
				T::DefaultInvitationPeriod::get,
			),
			invitations: Self::parameter(
				scope,
				&record,
				|own| own.invitations,
				T::DefaultInvitations::get,
			),
		})
	}

	fn member_view(
		scope: ScopeId,
		who: T::AccountId,
		member: MemberOf<T>,
		record: &ScopeRecord<BlockNumberFor<T>>,
		rights: TierRights,
	) -> MemberView<T::AccountId, BlockNumberFor<T>> {
		MemberView {
			scope,
			who,
			tier: member.tier,
			since: member.since,
			signed: member.signed,
			in_force: member.signed == record.agreement,
			inviter: member.inviter,
			rights: rights.of(member.tier),
		}
	}

	pub(crate) fn view_memberships(
		who: T::AccountId,
		after: Option<ScopeId>,
		limit: u32,
	) -> Vec<MemberView<T::AccountId, BlockNumberFor<T>>> {
		let scopes = match after {
			Some(after) => Memberships::<T>::iter_key_prefix_from(
				&who,
				Memberships::<T>::hashed_key_for(&who, after),
			),
			None => Memberships::<T>::iter_key_prefix(&who),
		};
		scopes
			.take(page(limit))
			.filter_map(|scope| {
				let record = Scopes::<T>::get(scope)?;
				let member = Members::<T>::get(scope, &who)?;
				let rights = Self::rights_in(scope, &record);
				Some(Self::member_view(scope, who.clone(), member, &record, rights))
			})
			.collect()
	}

	pub(crate) fn view_members(
		scope: ScopeId,
		after: Option<T::AccountId>,
		limit: u32,
	) -> Vec<MemberView<T::AccountId, BlockNumberFor<T>>> {
		let Some(record) = Scopes::<T>::get(scope) else { return Vec::new() };
		let rights = Self::rights_in(scope, &record);
		let members = match after {
			Some(after) => {
				Members::<T>::iter_prefix_from(scope, Members::<T>::hashed_key_for(scope, after))
			},
			None => Members::<T>::iter_prefix(scope),
		};
		members
			.take(page(limit))
			.map(|(who, member)| Self::member_view(scope, who, member, &record, rights))
			.collect()
	}

	pub(crate) fn view_roles_of(
		scope: ScopeId,
		who: T::AccountId,
	) -> Vec<(RoleId, Option<BlockNumberFor<T>>)> {
		(0..Counts::<T>::get(scope).roles)
			.filter(|role| Self::holds_role(scope, *role, &who))
			.filter_map(|role| {
				let holder = RoleHolders::<T>::get((scope, role, &who))?;
				Some((role, holder.expires))
			})
			.collect()
	}

	pub(crate) fn view_pot(
		scope: ScopeId,
		purse: Purse,
		asset: T::AssetKind,
	) -> (T::AccountId, bool) {
		let pot = Self::pot_account(scope, purse, &asset);
		(pot, OpenPots::<T>::contains_key(scope, (purse, asset)))
	}
}
