// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Who signs for a side, and who pays for it.

use crate::{Config, Error, Pallet, Side, TermsOf};
use frame_support::{dispatch::RawOrigin, ensure};
use ovn_primitives::{
	runtime::{ensure_decides, ensure_may_spend},
	traits::{Membership, Scopes, StewardPowers},
	Balance, Decider, DecisionClass, Party, Purse, ScopeId,
};
use sp_runtime::{traits::Zero, DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Who is on a side of a contract.
	pub(crate) fn party(terms: &TermsOf<T>, side: Side) -> Party<T::AccountId> {
		match side {
			Side::Payer => terms.payer.clone(),
			Side::Payee => Party::Scope(terms.payee),
		}
	}

	/// Checks that the origin acts for a party: its signature, or a decision of the scope. Returns who
	/// signed alone.
	pub(crate) fn ensure_party(
		origin: T::RuntimeOrigin,
		party: &Party<T::AccountId>,
		class: DecisionClass,
	) -> Result<Option<T::AccountId>, DispatchError> {
		Ok(Self::decider(origin, party, class)?.alone())
	}

	/// Who acts for a party; its account alone, if it is one.
	fn decider(
		origin: T::RuntimeOrigin,
		party: &Party<T::AccountId>,
		class: DecisionClass,
	) -> Result<Decider<T::AccountId>, DispatchError> {
		match party {
			Party::Agent(account) => Self::ensure_is(origin, account).map(Decider::Agent),
			Party::Scope(scope) => {
				let unknown = Error::<T>::ScopeNotFound;
				ensure_decides::<_, _, T::Scopes, T::ScopeOrigin>(origin, *scope, class, unknown)
			},
		}
	}

	/// Checks that the origin binds a side of a contract. Stewards whom the scope above named bind
	/// nobody to pay: those who would pay are not there. Returns who signed alone.
	pub(crate) fn ensure_binds(
		origin: T::RuntimeOrigin,
		terms: &TermsOf<T>,
		side: Side,
	) -> Result<Option<T::AccountId>, DispatchError> {
		let party = Self::party(terms, side);
		let decider = Self::decider(origin, &party, DecisionClass::Significant)?;
		if let (Party::Scope(scope), Side::Payer) = (&party, side) {
			let bound = decider == Decider::Voters || !T::StewardPowers::is_revived(*scope);
			ensure!(bound, Error::<T>::ScopeRevived);
		}
		Ok(decider.alone())
	}

	/// Checks that the origin is the account's signature.
	fn ensure_is(
		origin: T::RuntimeOrigin,
		account: &T::AccountId,
	) -> Result<T::AccountId, DispatchError> {
		match origin.into() {
			Ok(RawOrigin::Signed(who)) if who == *account => Ok(who),
			Ok(RawOrigin::Signed(_)) => Err(Error::<T>::NotParty.into()),
			_ => Err(DispatchError::BadOrigin),
		}
	}

	/// Refuses who signs alone for a scope and is the other side, or its steward.
	pub(crate) fn ensure_independent(
		signer: Option<&T::AccountId>,
		own: &Party<T::AccountId>,
		other: &Party<T::AccountId>,
	) -> DispatchResult {
		let (Some(who), Party::Scope(_)) = (signer, own) else { return Ok(()) };
		let partial = match other {
			Party::Agent(account) => who == account,
			Party::Scope(scope) => T::Membership::is_steward(*scope, who),
		};
		ensure!(!partial, Error::<T>::NotIndependent);
		Ok(())
	}

	/// Refuses a scope in which nothing new begins now.
	pub(crate) fn ensure_can_bind(party: &Party<T::AccountId>) -> DispatchResult {
		match party {
			Party::Agent(_) => Ok(()),
			Party::Scope(scope) => Self::ensure_open(*scope),
		}
	}

	/// Refuses a scope that does not exist, is closed or suspended.
	pub(crate) fn ensure_open(scope: ScopeId) -> DispatchResult {
		ensure!(T::Scopes::exists(scope), Error::<T>::ScopeNotFound);
		T::Scopes::ensure_takes_new(scope, Error::<T>::ScopeNotOpen)
	}

	/// Refuses what a suspended scope must not do: whatever takes a right from the other side, or a
	/// right of its own away.
	pub(crate) fn ensure_not_suspended(party: &Party<T::AccountId>) -> DispatchResult {
		match party {
			Party::Agent(_) => Ok(()),
			Party::Scope(scope) => T::Scopes::ensure_not_suspended(*scope),
		}
	}

	/// The account on which the deposit of a side is held: of who signed alone, or else the treasury.
	pub(crate) fn account_of(
		signer: Option<T::AccountId>,
		party: &Party<T::AccountId>,
	) -> T::AccountId {
		match (signer, party) {
			(Some(who), _) => who,
			(None, Party::Agent(account)) => account.clone(),
			(None, Party::Scope(scope)) => T::Scopes::account(*scope),
		}
	}

	/// Checks that the origin may pay these amounts for the payer, counts them, and returns the account
	/// that pays each.
	pub(crate) fn ensure_pays(
		origin: T::RuntimeOrigin,
		payer: &Party<T::AccountId>,
		purse: Option<Purse>,
		amounts: &[(T::AssetKind, Balance)],
	) -> Result<alloc::vec::Vec<T::AccountId>, DispatchError> {
		match (payer, purse) {
			(Party::Agent(account), None) => {
				let who = Self::ensure_is(origin, account)?;
				Ok(amounts.iter().map(|_| who.clone()).collect())
			},
			(Party::Scope(scope), Some(purse)) => {
				let unknown = Error::<T>::ScopeNotFound;
				let standard = DecisionClass::Standard;
				ensure_decides::<_, _, T::Scopes, T::ScopeOrigin>(
					origin.clone(),
					*scope,
					standard,
					unknown,
				)?;
				let mut accounts = alloc::vec::Vec::with_capacity(amounts.len());
				for (asset, amount) in amounts {
					accounts.push(T::Scopes::pot(*scope, purse, asset));
					if amount.is_zero() {
						continue;
					}
					ensure_may_spend::<_, _, T::Scopes, T::ScopeOrigin>(
						origin.clone(),
						*scope,
						(purse, asset, *amount),
						Error::<T>::ScopeNotFound,
						|| Error::<T>::AboveSpendLimit.into(),
					)?;
					T::Scopes::note_payment(*scope, purse, asset, *amount)?;
				}
				Ok(accounts)
			},
			_ => Err(Error::<T>::InvalidSource.into()),
		}
	}
}
