// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Who casts the ballots of voters that do not vote themselves.

use super::Checked;
use crate::{
	Config, Error, Event, Pallet, Representation, Representatives, Voters, MAX_PRINCIPALS,
	MAX_REPRESENTED,
};
use frame_support::{ensure, traits::DefensiveSaturating};
use ovn_math::decision::Day;
use ovn_primitives::{
	runtime::ensure_decides, sum::add, traits::Scopes, Decider, DecisionClass, ScopeId,
};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	/// Who casts the ballots of a voter now: its time is not over, and the representative is still
	/// the voter that was named.
	pub(crate) fn representation(
		scope: ScopeId,
		principal: &T::AccountId,
	) -> Option<Representation<T::AccountId>> {
		let found = Representatives::<T>::get(scope, principal)?;
		let voter = Voters::<T>::get(scope, &found.representative)?;
		(voter.number == found.number && Self::today() < found.until).then_some(found)
	}

	pub(crate) fn do_represent(
		scope: ScopeId,
		principal: T::AccountId,
		representative: T::AccountId,
		until: Day,
	) -> DispatchResult {
		let mut voter = Self::voter(scope, &principal)?;
		ensure!(principal != representative, Error::<T>::NotForOneself);
		let today = Self::today();
		ensure!(until > today, Error::<T>::TooEarly);
		ensure!(until <= today.saturating_add(MAX_REPRESENTED), Error::<T>::TooLong);
		let mut named = Self::voter(scope, &representative)?;
		let number = named.number;
		let before = Representatives::<T>::get(scope, &principal);
		let is_named =
			before.is_some_and(|of| of.representative == representative && of.number == number);
		let principals = if is_named {
			named.represents
		} else {
			ensure!(named.represents < MAX_PRINCIPALS, Error::<T>::TooManyPrincipals);
			add::<Error<T>, _>(&mut named.represents, 1)?;
			let principals = named.represents;
			// This changes another voter than the one that is named now.
			Self::drop_representation(scope, &principal);
			Voters::<T>::insert(scope, &representative, named);
			principals
		};
		voter.acted = today;
		Voters::<T>::insert(scope, &principal, voter);
		let record = Representation { representative: representative.clone(), number, until };
		Representatives::<T>::insert(scope, &principal, record);
		Self::deposit_event(Event::Represented {
			scope,
			principal,
			representative,
			until,
			principals,
		});
		Ok(())
	}

	/// The account with which a scope acts, and who decides, if the origin decides matters of this
	/// class for it.
	pub(crate) fn acting(
		origin: T::RuntimeOrigin,
		scope: ScopeId,
		class: DecisionClass,
	) -> Checked<(T::AccountId, Decider<T::AccountId>)> {
		let unknown = Error::<T>::ScopeNotFound;
		let decider =
			ensure_decides::<_, _, T::Scopes, T::ScopeOrigin>(origin, scope, class, unknown)?;
		ensure!(!T::Scopes::is_closed(scope), Error::<T>::ScopeNotOpen);
		Ok((T::Scopes::account(scope), decider))
	}

	pub(crate) fn do_represent_as(
		origin: T::RuntimeOrigin,
		scope: ScopeId,
		as_scope: ScopeId,
		representative: T::AccountId,
		until: Day,
	) -> DispatchResult {
		let (principal, decider) = Self::acting(origin, as_scope, DecisionClass::Significant)?;
		ensure!(!decider.is(&representative), Error::<T>::NotForOneself);
		Self::do_represent(scope, principal, representative, until)
	}

	/// Removes the record of who represents a voter, if there is one. Nothing makes it fail, because
	/// nothing may keep anybody from leaving.
	pub(crate) fn drop_representation(scope: ScopeId, principal: &T::AccountId) {
		let Some(Representation { representative, number, .. }) =
			Representatives::<T>::take(scope, principal)
		else {
			return;
		};
		// Whoever was struck since then has lost the count with its place on the roll.
		let named = Voters::<T>::get(scope, &representative);
		if let Some(mut voter) = named.filter(|voter| voter.number == number) {
			voter.represents = voter.represents.defensive_saturating_sub(1);
			Voters::<T>::insert(scope, &representative, voter);
		}
		Self::deposit_event(Event::RepresentationEnded {
			scope,
			principal: principal.clone(),
			representative,
		});
	}

	pub(crate) fn do_end_representation(
		who: &T::AccountId,
		scope: ScopeId,
		principal: &T::AccountId,
	) -> DispatchResult {
		let found = Representatives::<T>::get(scope, principal);
		let found = found.ok_or(Error::<T>::RepresentationNotFound)?;
		let is_side = who == principal || *who == found.representative;
		let holds = Self::representation(scope, principal).is_some();
		ensure!(is_side || !holds, Error::<T>::RepresentationInForce);
		Self::drop_representation(scope, principal);
		Ok(())
	}
}
