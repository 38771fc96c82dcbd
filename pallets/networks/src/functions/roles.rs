// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Roles: defining, granting, losing them.

use crate::{
	Config, Counts, Error, Event, GrantRule, MaxEndorsements, Members, Pallet, Petition,
	PetitionKind, Petitions, Role, RoleHolder, RoleHolders, Roles,
};
use frame_support::{ensure, traits::Get, BoundedVec};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_primitives::{runtime::now, Decider, Document, Name, RoleId, ScopeId};
use sp_core::H256;
use sp_runtime::{
	traits::{CheckedAdd, Zero},
	DispatchError, DispatchResult,
};

impl<T: Config> Pallet<T> {
	fn role(scope: ScopeId, role: RoleId) -> Result<Role<BlockNumberFor<T>>, DispatchError> {
		Roles::<T>::get(scope, role).ok_or_else(|| Error::<T>::RoleNotFound.into())
	}

	/// Whether an agent holds a role now: it was granted since the agent last joined the scope, and
	/// neither revoked nor expired.
	pub fn holds_role(scope: ScopeId, role: RoleId, who: &T::AccountId) -> bool {
		let Some(holder) = RoleHolders::<T>::get((scope, role, who)) else { return false };
		let now = now::<T>();
		holder.expires.is_none_or(|expires| now < expires)
			&& Members::<T>::get(scope, who)
				.is_some_and(|member| member.number == holder.membership)
	}

	pub(crate) fn do_define_role(
		scope: ScopeId,
		name: Name,
		document: Document,
		rule: GrantRule,
		term: Option<BlockNumberFor<T>>,
	) -> DispatchResult {
		Self::active_record(scope)?;
		Self::ensure_name(&name)?;
		if let GrantRule::ByHolders { endorsements } = rule {
			let most = <MaxEndorsements as Get<u32>>::get();
			ensure!((1..=most).contains(&endorsements.into()), Error::<T>::InvalidRule);
		}
		ensure!(
			term.is_none_or(|term| !term.is_zero() && term <= T::MaxPeriod::get()),
			Error::<T>::InvalidPeriod
		);
		let mut counts = Counts::<T>::get(scope);
		let role = counts.roles;
		ensure!(role < T::MaxRoles::get(), Error::<T>::TooManyRoles);
		counts.roles = role.checked_add(1).ok_or(Error::<T>::Overflow)?;
		Counts::<T>::insert(scope, counts);
		Roles::<T>::insert(
			scope,
			role,
			Role {
				name: name.clone(),
				document: document.clone(),
				rule,
				term,
				retired: false,
				holders: 0,
			},
		);
		Self::deposit_event(Event::RoleDefined { scope, role, name, document, rule, term });
		Ok(())
	}

	pub(crate) fn do_retire_role(scope: ScopeId, role: RoleId) -> DispatchResult {
		let mut record = Self::role(scope, role)?;
		ensure!(!record.retired, Error::<T>::RetiredRole);
		record.retired = true;
		Roles::<T>::insert(scope, role, record);
		Self::deposit_event(Event::RoleRetired { scope, role });
		Ok(())
	}

	/// The role, if it can be granted to the agent.
	fn grantable(
		scope: ScopeId,
		role: RoleId,
		who: &T::AccountId,
	) -> Result<Role<BlockNumberFor<T>>, DispatchError> {
		Self::living_record(scope)?;
		let record = Self::role(scope, role)?;
		ensure!(!record.retired, Error::<T>::RetiredRole);
		ensure!(Members::<T>::contains_key(scope, who), Error::<T>::NotMember);
		Ok(record)
	}

	pub(crate) fn do_grant_role(
		scope: ScopeId,
		decider: &Decider<T::AccountId>,
		role: RoleId,
		who: T::AccountId,
		certificate: Option<H256>,
	) -> DispatchResult {
		let record = Self::grantable(scope, role, &who)?;
		ensure!(!decider.is(&who), Error::<T>::NotForOneself);
		Self::give_role(scope, role, record, who, certificate, false)
	}

	/// Makes an agent hold a role, or hold it for another term. What is asked for about the agent
	/// in this role is settled by that: endorsements given before it count for nothing after it.
	fn give_role(
		scope: ScopeId,
		role: RoleId,
		mut record: Role<BlockNumberFor<T>>,
		who: T::AccountId,
		certificate: Option<H256>,
		by_holders: bool,
	) -> DispatchResult {
		let now = now::<T>();
		let membership = Self::member(scope, &who)?.number;
		let expires = match record.term {
			Some(term) => Some(now.checked_add(&term).ok_or(Error::<T>::Overflow)?),
			None => None,
		};
		Self::end_petition(scope, role, &who, PetitionKind::Grant);
		Self::end_petition(scope, role, &who, PetitionKind::Revoke);
		let key = (scope, role, who.clone());
		if !RoleHolders::<T>::contains_key(&key) {
			record.holders = record.holders.checked_add(1).ok_or(Error::<T>::Overflow)?;
			Roles::<T>::insert(scope, role, record);
		}
		RoleHolders::<T>::insert(key, RoleHolder { membership, since: now, expires, certificate });
		Self::deposit_event(Event::RoleGranted {
			scope,
			role,
			who,
			expires,
			certificate,
			by_holders,
		});
		Ok(())
	}

	/// Removes a petition if there is one.
	fn end_petition(scope: ScopeId, role: RoleId, who: &T::AccountId, petition: PetitionKind) {
		if Petitions::<T>::take((scope, role, who, petition)).is_some() {
			Self::deposit_event(Event::PetitionEnded { scope, role, who: who.clone(), petition });
		}
	}

	/// Removes the record of a holder, and the petition for it to be removed.
	fn take_role(scope: ScopeId, role: RoleId, who: &T::AccountId) -> DispatchResult {
		ensure!(RoleHolders::<T>::take((scope, role, who)).is_some(), Error::<T>::NotRoleHolder);
		Roles::<T>::mutate(scope, role, |record| {
			if let Some(record) = record {
				record.holders = record.holders.saturating_sub(1);
			}
		});
		Self::end_petition(scope, role, who, PetitionKind::Revoke);
		Ok(())
	}

	/// Adds an endorsement to a petition. Whether there are enough now of agents who hold the role
	/// still; the petition is then removed.
	fn endorse(
		scope: ScopeId,
		role: RoleId,
		rule: GrantRule,
		kind: PetitionKind,
		endorser: T::AccountId,
		who: &T::AccountId,
		certificate: Option<H256>,
	) -> Result<bool, DispatchError> {
		let GrantRule::ByHolders { endorsements: needed } = rule else {
			return Err(Error::<T>::NotByHolders.into());
		};
		ensure!(endorser != *who, Error::<T>::NotForOneself);
		ensure!(Self::holds_role(scope, role, &endorser), Error::<T>::NotRoleHolder);

		let now = now::<T>();
		let key = (scope, role, who.clone(), kind);
		// Who has lost the role since counts no more, at most eight to look at. A petition that
		// nobody is left of begins anew.
		let running = Petitions::<T>::get(&key)
			.filter(|petition| now < petition.expires)
			.map(|mut petition| {
				petition.endorsers.retain(|earlier| Self::holds_role(scope, role, earlier));
				petition
			})
			.filter(|petition| !petition.endorsers.is_empty());
		let mut petition = match running {
			Some(petition) => petition,
			None => Petition {
				endorsers: BoundedVec::<T::AccountId, MaxEndorsements>::new(),
				expires: now.checked_add(&T::PetitionPeriod::get()).ok_or(Error::<T>::Overflow)?,
				certificate,
			},
		};
		ensure!(!petition.endorsers.contains(&endorser), Error::<T>::AlreadyEndorsed);
		ensure!(petition.certificate == certificate, Error::<T>::CertificateMismatch);
		// There is room: with as many endorsers as a rule can ask for it would have been granted.
		petition.endorsers.try_push(endorser.clone()).map_err(|_| Error::<T>::Overflow)?;
		let endorsements =
			u8::try_from(petition.endorsers.len()).map_err(|_| Error::<T>::Overflow)?;
		Self::deposit_event(Event::PetitionEndorsed {
			scope,
			role,
			who: who.clone(),
			petition: kind,
			endorser,
			endorsements,
			expires: petition.expires,
			certificate,
		});
		let enough = endorsements >= needed;
		if enough {
			Petitions::<T>::remove(&key);
		} else {
			Petitions::<T>::insert(key, petition);
		}
		Ok(enough)
	}

	pub(crate) fn do_endorse_grant(
		scope: ScopeId,
		role: RoleId,
		endorser: T::AccountId,
		who: T::AccountId,
		certificate: Option<H256>,
	) -> DispatchResult {
		let record = Self::grantable(scope, role, &who)?;
		let kind = PetitionKind::Grant;
		if Self::endorse(scope, role, record.rule, kind, endorser, &who, certificate)? {
			Self::give_role(scope, role, record, who, certificate, true)?;
		}
		Ok(())
	}

	pub(crate) fn do_revoke_role(
		scope: ScopeId,
		role: RoleId,
		who: T::AccountId,
	) -> DispatchResult {
		Self::role(scope, role)?;
		ensure!(Self::holds_role(scope, role, &who), Error::<T>::NotRoleHolder);
		Self::take_role(scope, role, &who)?;
		Self::end_petition(scope, role, &who, PetitionKind::Grant);
		Self::deposit_event(Event::RoleRevoked { scope, role, who, by_holders: false });
		Ok(())
	}

	pub(crate) fn do_endorse_revocation(
		scope: ScopeId,
		role: RoleId,
		endorser: T::AccountId,
		who: T::AccountId,
	) -> DispatchResult {
		let record = Self::role(scope, role)?;
		ensure!(Self::holds_role(scope, role, &who), Error::<T>::NotRoleHolder);
		let kind = PetitionKind::Revoke;
		if Self::endorse(scope, role, record.rule, kind, endorser, &who, None)? {
			Self::take_role(scope, role, &who)?;
			Self::end_petition(scope, role, &who, PetitionKind::Grant);
			Self::deposit_event(Event::RoleRevoked { scope, role, who, by_holders: true });
		}
		Ok(())
	}

	pub(crate) fn do_resign_role(
		scope: ScopeId,
		role: RoleId,
		who: T::AccountId,
	) -> DispatchResult {
		Self::role(scope, role)?;
		Self::take_role(scope, role, &who)?;
		Self::end_petition(scope, role, &who, PetitionKind::Grant);
		Self::deposit_event(Event::RoleEnded { scope, role, who });
		Ok(())
	}

	pub(crate) fn do_clear_role(scope: ScopeId, role: RoleId, who: T::AccountId) -> DispatchResult {
		Self::role(scope, role)?;
		ensure!(!Self::holds_role(scope, role, &who), Error::<T>::StillRoleHolder);
		// A petition for another term stays: anybody may call this.
		Self::take_role(scope, role, &who)?;
		Self::deposit_event(Event::RoleEnded { scope, role, who });
		Ok(())
	}

	pub(crate) fn do_clear_petition(
		scope: ScopeId,
		role: RoleId,
		who: T::AccountId,
		kind: PetitionKind,
	) -> DispatchResult {
		let petition =
			Petitions::<T>::get((scope, role, &who, kind)).ok_or(Error::<T>::PetitionNotFound)?;
		let now = now::<T>();
		ensure!(now >= petition.expires, Error::<T>::PetitionNotExpired);
		Self::end_petition(scope, role, &who, kind);
		Ok(())
	}
}
