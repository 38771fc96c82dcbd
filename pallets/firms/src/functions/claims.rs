// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Hidden sales: claimed, answered, decided, and paid by the bond.

use crate::{
	Config, Error, Event, HiddenClaim, HiddenClaimId, HiddenClaimOf, HiddenClaims, LicenceOf,
	LicenceState, Licences, NextHiddenClaim, OpenClaim, OwnClaims, Pallet, Time, LAST_GRANT,
	MAX_OWN_CLAIMS, MAX_SCOPE_CLAIMS,
};
use alloc::vec::Vec;
use frame_support::{
	dispatch::DispatchResultWithPostInfo,
	ensure,
	storage::with_storage_layer,
	traits::{fungibles::Mutate as _, tokens::Preservation, Get},
};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_primitives::{
	runtime::now,
	sum::plus,
	traits::{Deposits as _, Membership as _, Scopes as _},
	Balance, Decider, DecisionClass, Purse, ScopeId, Tier, GLOBAL_SCOPE,
};
use sp_core::H256;
use sp_runtime::{
	traits::{CheckedMul, SaturatedConversion, Zero},
	DispatchError, DispatchResult,
};

impl<T: Config> Pallet<T> {
	/// Refuses a sale that was not made under the licence, and one that cannot be claimed now.
	fn ensure_hidden(
		licence: &LicenceOf<T>,
		since: &Time<BlockNumberFor<T>>,
		sold_at: BlockNumberFor<T>,
	) -> DispatchResult {
		let ended = match &licence.state {
			LicenceState::Ending { ends } => sold_at >= Self::block_of(ends),
			_ => false,
		};
		let during = sold_at >= since.block && sold_at <= now::<T>() && !ended;
		ensure!(during, Error::<T>::InvalidSaleTime);
		let day = T::BlocksPerDay::get();
		let report = day.checked_mul(&licence.terms.report_within.into());
		let report = report.ok_or(Error::<T>::Overflow)?;
		let time = |blocks| -> Result<_, Error<T>> {
			Ok(Time { block: plus::<Error<T>, _>(sold_at, blocks)?, stopped: since.stopped })
		};
		ensure!(Self::has_come(&time(report)?), Error::<T>::TooEarly);
		ensure!(!Self::has_come(&time(T::ClaimPeriod::get())?), Error::<T>::TooLate);
		Ok(())
	}

	pub(crate) fn do_claim_hidden(
		who: T::AccountId,
		firm: T::AccountId,
		scope: ScopeId,
		amount: Balance,
		sold_at: BlockNumberFor<T>,
		evidence: H256,
	) -> DispatchResult {
		let network = Self::network_of(scope)?;
		let mut licence = Self::existing_licence(network, &firm)?;
		let since = licence.since.ok_or(Error::<T>::NotLicensed)?;
		// A firm does not keep others out with claims on itself, and nobody judges a claim of its own.
		let apart = who != firm && licence.terms.arbiter.as_ref() != Some(&who);
		// Anybody can join, so that to belong to the scope is not enough.
		let tier = T::Membership::tier(scope, &who);
		let may = apart && tier.is_some_and(|tier| tier >= Tier::Contributor);
		ensure!(may, Error::<T>::TierTooLow);
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		Self::ensure_hidden(&licence, &since, sold_at)?;
		let own = OwnClaims::<T>::get(&who);
		ensure!(own < MAX_OWN_CLAIMS, Error::<T>::TooManyHiddenClaims);
		let of_scope = licence.claims.iter().filter(|open| open.scope == scope).count();
		ensure!(
			of_scope.saturated_into::<u32>() < MAX_SCOPE_CLAIMS,
			Error::<T>::TooManyHiddenClaims
		);
		let id = NextHiddenClaim::<T>::get();
		let next = plus::<Error<T>, _>(id, 1)?;
		let open = OpenClaim { claim: id, scope, granted: None };
		licence.claims.try_push(open).map_err(|_| Error::<T>::TooManyHiddenClaims)?;
		let answer_by = Self::time_in(T::AnswerPeriod::get())?;
		let depositor = T::Deposits::hold_for_long(scope, &who, T::ClaimDeposit::get())?;
		NextHiddenClaim::<T>::put(next);
		OwnClaims::<T>::insert(&who, plus::<Error<T>, _>(own, 1)?);
		Licences::<T>::insert(network, &firm, licence);
		Self::deposit_event(Event::HiddenSaleClaimed {
			claim: id,
			scope,
			firm: firm.clone(),
			claimant: who.clone(),
			amount,
			sold_at,
			evidence,
			answer_by: answer_by.block,
		});
		let record = HiddenClaim {
			network,
			firm,
			scope,
			claimant: who,
			amount,
			answer_by,
			answered: false,
			depositor,
		};
		HiddenClaims::<T>::insert(id, record);
		Ok(())
	}

	/// A claim that is not decided.
	pub(crate) fn existing_claim(id: HiddenClaimId) -> Result<HiddenClaimOf<T>, Error<T>> {
		HiddenClaims::<T>::get(id).ok_or(Error::<T>::HiddenClaimNotFound)
	}

	/// Whether the time to answer is over.
	fn is_unanswered_for_good(record: &HiddenClaimOf<T>) -> bool {
		Self::has_come(&record.answer_by)
	}

	/// The time from which on a claim is not decided any more.
	fn decide_by(record: &HiddenClaimOf<T>) -> Result<Time<BlockNumberFor<T>>, Error<T>> {
		let block = plus::<Error<T>, _>(record.answer_by.block, T::DecisionPeriod::get())?;
		Ok(Time { block, stopped: record.answer_by.stopped })
	}

	pub(crate) fn do_answer_claim(
		firm: &T::AccountId,
		id: HiddenClaimId,
		evidence: H256,
	) -> DispatchResult {
		let mut record = Self::existing_claim(id)?;
		ensure!(record.firm == *firm, Error::<T>::NotFirm);
		ensure!(!record.answered, Error::<T>::AlreadyAnswered);
		ensure!(!Self::is_unanswered_for_good(&record), Error::<T>::TooLate);
		record.answered = true;
		HiddenClaims::<T>::insert(id, record);
		Self::deposit_event(Event::ClaimAnswered { claim: id, evidence });
		Ok(())
	}

	/// The arbiter of a licence, unless it has become a steward of the network: stewards judge no firm.
	pub fn arbiter_of(network: ScopeId, licence: &LicenceOf<T>) -> Option<T::AccountId> {
		let arbiter = licence.terms.arbiter.clone();
		arbiter.filter(|who| !T::Membership::is_steward(network, who))
	}

	/// Refuses whoever does not decide a claim: the arbiter of the licence does or, failing one,
	/// the voters of the network.
	pub(crate) fn ensure_judges(
		origin: T::RuntimeOrigin,
		record: &HiddenClaimOf<T>,
	) -> DispatchResult {
		let (network, firm) = (record.network, &record.firm);
		let licence = Licences::<T>::get(network, firm).ok_or(Error::<T>::Inconsistent)?;
		if let Some(arbiter) = Self::arbiter_of(network, &licence) {
			let signer = frame_system::ensure_signed(origin).ok();
			ensure!(signer == Some(arbiter), Error::<T>::NotArbiter);
			return Ok(());
		}
		let decider = Self::ensure_decides(origin, network, DecisionClass::Critical)?;
		// Stewards chose the firm, and may be close to it.
		ensure!(decider == Decider::Voters, Error::<T>::NotVoters);
		Ok(())
	}

	/// Removes a claim that is over, and returns its deposit.
	fn forget_claim(id: HiddenClaimId, record: &HiddenClaimOf<T>) -> DispatchResult {
		HiddenClaims::<T>::remove(id);
		OwnClaims::<T>::mutate_exists(&record.claimant, |own| {
			*own = own.and_then(|own| own.checked_sub(1)).filter(|own| *own > 0);
		});
		T::Deposits::release(&record.depositor, &record.claimant, T::ClaimDeposit::get())
	}

	/// Removes a claim that gets nothing from the licence, too.
	fn dismiss(id: HiddenClaimId, record: &HiddenClaimOf<T>) -> DispatchResult {
		let (network, firm) = (record.network, &record.firm);
		let mut licence = Licences::<T>::get(network, firm).ok_or(Error::<T>::Inconsistent)?;
		licence.claims.retain(|open| open.claim != id);
		Licences::<T>::insert(network, firm, licence);
		Self::forget_claim(id, record)
	}

	pub(crate) fn do_decide_claim(
		id: HiddenClaimId,
		record: HiddenClaimOf<T>,
		granted: Option<Balance>,
	) -> DispatchResult {
		ensure!(!Self::has_come(&Self::decide_by(&record)?), Error::<T>::TooLate);
		match granted {
			None => Self::dismiss(id, &record)?,
			Some(amount) => {
				ensure!(amount > 0 && amount <= record.amount, Error::<T>::InvalidGrant);
				let heard = record.answered || Self::is_unanswered_for_good(&record);
				ensure!(heard, Error::<T>::TooEarly);
				Self::grant(id, &record, amount)?;
			},
		}
		Self::deposit_event(Event::ClaimDecided { claim: id, granted });
		Ok(())
	}

	fn grant(id: HiddenClaimId, record: &HiddenClaimOf<T>, amount: Balance) -> DispatchResult {
		let (network, firm) = (record.network, &record.firm);
		let mut licence = Licences::<T>::get(network, firm).ok_or(Error::<T>::Inconsistent)?;
		let mut claims = licence.claims.iter_mut();
		let open = claims.find(|open| open.claim == id).ok_or(Error::<T>::Inconsistent)?;
		open.granted = Some(amount);
		if licence.settle_from.is_none() {
			licence.settle_from = Some(Self::time_in(T::GrantPeriod::get())?);
		}
		Licences::<T>::insert(network, firm, licence);
		Self::forget_claim(id, record)
	}

	pub(crate) fn do_lapse_claim(id: HiddenClaimId) -> DispatchResult {
		let record = Self::existing_claim(id)?;
		ensure!(Self::has_come(&Self::decide_by(&record)?), Error::<T>::NotExpired);
		Self::dismiss(id, &record)?;
		Self::deposit_event(Event::ClaimLapsed { claim: id });
		Ok(())
	}

	pub(crate) fn do_settle_grants(
		network: ScopeId,
		firm: T::AccountId,
	) -> DispatchResultWithPostInfo {
		let mut licence = Self::existing_licence(network, &firm)?;
		let from = licence.settle_from.take().ok_or(Error::<T>::GrantNotFound)?;
		ensure!(Self::has_come(&from), Error::<T>::TooEarly);
		let granted: Vec<_> = licence
			.claims
			.iter()
			.filter_map(|open| open.granted.map(|amount| (open.claim, open.scope, amount)))
			.collect();
		licence.claims.retain(|open| open.granted.is_none());
		let hidden: Vec<_> = granted.iter().map(|(_, _, amount)| *amount).collect();
		let grants = licence.bond.grant(&hidden).map_err(Error::<T>::from)?;
		licence.bond = grants.bond;
		let asset = licence.terms.bond_asset.clone();
		let pot = Self::pot_account(&asset);
		for ((claim, scope, _), amount) in granted.iter().zip(&grants.to_scopes) {
			let (claim, scope, amount) = (*claim, *scope, *amount);
			let mut recorded = false;
			if amount > 0 {
				Self::free_of_bond(&mut licence, amount)?;
				let reference = Self::reference_of(b"hide", claim);
				recorded = Self::pay_scope(&pot, scope, &asset, (amount, 0), None, reference)?;
			}
			Self::deposit_event(Event::GrantPaid { claim, scope, amount, recorded });
		}
		let penalty = Self::pay_penalty(&mut licence, grants.penalty)?;
		let number: u32 = granted.len().saturated_into();
		licence.grants = plus::<Error<T>, _>(licence.grants, number)?;
		let held = licence.bond.held;
		Self::deposit_event(Event::GrantsSettled { network, firm: firm.clone(), penalty, held });
		if licence.grants >= LAST_GRANT && Self::is_in_force(&licence) {
			Self::end(network, &firm, &mut licence, Zero::zero())?;
		}
		Licences::<T>::insert(network, firm, licence);
		Ok(Some(Self::settling(number)).into())
	}

	/// Pays the treasury of the whole chain, which no judge of the network profits from. What it
	/// cannot take stays in the bond, and keeps no scope waiting. Returns what it got.
	fn pay_penalty(licence: &mut LicenceOf<T>, penalty: Balance) -> Result<Balance, DispatchError> {
		if penalty == 0 {
			return Ok(0);
		}
		let mut after = licence.clone();
		let asset = licence.terms.bond_asset.clone();
		let paid = with_storage_layer(|| {
			let treasury = Purse::Treasury;
			let open = T::Scopes::is_pot_open(GLOBAL_SCOPE, treasury, &asset);
			ensure!(open, Error::<T>::PurseNotOpen);
			Self::free_of_bond(&mut after, penalty)?;
			let (pot, to) =
				(Self::pot_account(&asset), T::Scopes::pot(GLOBAL_SCOPE, treasury, &asset));
			T::Money::transfer(asset, &pot, &to, penalty, Preservation::Preserve).map(drop)
		});
		if paid.is_ok() {
			*licence = after;
			return Ok(penalty);
		}
		licence.bond = licence.bond.fill(penalty).map_err(Error::<T>::from)?;
		Ok(0)
	}
}
