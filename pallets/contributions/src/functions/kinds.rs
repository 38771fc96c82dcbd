// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Kinds: what a scope recognises as a contribution.

use crate::{
	Action, Config, Deciding, Error, Event, Kind, KindCount, KindOf, KindTermsOf, Kinds, Limits,
	Multipliers, NextRate, Pallet, Unit, HOURS_OF_A_DAY, MAX_APPROVALS, MAX_DECIMALS,
	MAX_MULTIPLIER,
};
use codec::Encode;
use frame_support::{ensure, traits::Get, Blake2_256, StorageHasher};
use ovn_math::{reward::credited_units, split, units};
use ovn_primitives::{
	runtime::now,
	sum::plus,
	traits::{Membership, OnRateChanged, PeerEvaluation, Terms},
	ClaimType, KindId, Name, Ratio, RoleId, ScopeId,
};
use sp_runtime::{DispatchError, DispatchResult};

/// The ceiling, in per cent, of the debt that a scope takes on by a kind.
const CEILING: u16 = 100;

impl<T: Config> Pallet<T> {
	/// A kind of a scope as it is now, with the rate in force.
	pub(crate) fn kind_now(scope: ScopeId, kind: KindId) -> Option<KindOf<T>> {
		Some(Kinds::<T>::get(scope, kind)?.at(&now::<T>()))
	}

	/// A kind of a scope.
	pub(crate) fn kind_of(scope: ScopeId, kind: KindId) -> Result<KindOf<T>, DispatchError> {
		Self::kind_now(scope, kind).ok_or_else(|| Error::<T>::KindNotFound.into())
	}

	/// A kind of a scope that takes something new.
	pub(crate) fn live_kind(scope: ScopeId, kind: KindId) -> Result<KindOf<T>, DispatchError> {
		let kind = Self::kind_of(scope, kind)?;
		ensure!(!kind.retired, Error::<T>::RetiredKind);
		Ok(kind)
	}

	/// A kind of a scope that can be logged.
	pub(crate) fn loggable_kind(scope: ScopeId, kind: KindId) -> Result<KindOf<T>, DispatchError> {
		let kind = Self::live_kind(scope, kind)?;
		let measured = matches!(kind.terms.deciding, Deciding::Measured { .. });
		ensure!(!measured, Error::<T>::KindMeasured);
		Ok(kind)
	}

	pub(crate) fn do_define_kind(scope: ScopeId, terms: KindTermsOf<T>) -> DispatchResult {
		let kind = KindCount::<T>::get(scope);
		ensure!(kind < T::MaxKinds::get(), Error::<T>::TooManyKinds);
		Self::ensure_name(&terms.name)?;
		Self::ensure_unit(&terms)?;
		if let ClaimType::Debt { ceiling } = terms.claim {
			ensure!(ceiling == CEILING, Error::<T>::InvalidClaim);
		}
		Self::ensure_multipliers(scope, &terms.multipliers)?;
		Self::ensure_limits(&terms, &terms.limits)?;
		Self::ensure_worth(&terms, terms.rate)?;
		Self::ensure_deciding(scope, &terms)?;
		let measured = matches!(terms.deciding, Deciding::Measured { .. });
		let of_people = measured || Self::is_work_in_hours(&terms);
		ensure!(!terms.takes_scopes || !of_people, Error::<T>::InvalidContributors);
		ensure!(terms.standing.is_none() || !measured, Error::<T>::InvalidStanding);

		KindCount::<T>::insert(scope, plus::<Error<T>, _>(kind, 1)?);
		Kinds::<T>::insert(
			scope,
			kind,
			Kind { terms: terms.clone(), next_rate: None, retired: false, revision: 0 },
		);
		Self::deposit_event(Event::KindDefined { scope, kind, terms });
		Ok(())
	}

	fn ensure_name(name: &Name) -> DispatchResult {
		let valid = !name.is_empty() && core::str::from_utf8(name).is_ok();
		ensure!(valid, Error::<T>::InvalidName);
		Ok(())
	}

	fn ensure_unit(terms: &KindTermsOf<T>) -> DispatchResult {
		match &terms.unit {
			Unit::Token { decimals, .. } => {
				ensure!(*decimals <= MAX_DECIMALS, Error::<T>::InvalidUnit);
			},
			unit => {
				let cash = matches!(terms.deciding, Deciding::Measured { purse: Some(_) });
				ensure!(!cash, Error::<T>::InvalidUnit);
				if let Unit::Other(name) = unit {
					Self::ensure_name(name)?;
				}
			},
		}
		Ok(())
	}

	fn ensure_multipliers(scope: ScopeId, multipliers: &Multipliers) -> DispatchResult {
		for (position, (role, multiplier)) in multipliers.iter().enumerate() {
			let again = multipliers.iter().take(position).any(|(other, _)| other == role);
			let most = u64::from(multiplier.denominator()).saturating_mul(MAX_MULTIPLIER.into());
			let numerator = u64::from(multiplier.numerator());
			let valid = !again && numerator > 0 && numerator <= most;
			ensure!(valid, Error::<T>::InvalidMultipliers);
			Self::ensure_role(scope, *role)?;
		}
		Ok(())
	}

	fn ensure_role(scope: ScopeId, role: RoleId) -> DispatchResult {
		ensure!(T::Membership::role_exists(scope, role), Error::<T>::RoleNotFound);
		Ok(())
	}

	fn ensure_limits(terms: &KindTermsOf<T>, limits: &Limits) -> DispatchResult {
		ensure!(limits.max_quantity > 0, Error::<T>::InvalidLimits);
		ensure!(limits.daily_limit != Some(0), Error::<T>::InvalidLimits);
		if terms.action == Action::Work && terms.unit == Unit::Hour {
			let within = limits.daily_limit.is_some_and(|limit| limit <= HOURS_OF_A_DAY);
			ensure!(within, Error::<T>::InvalidLimits);
		}
		Ok(())
	}

	fn ensure_deciding(scope: ScopeId, terms: &KindTermsOf<T>) -> DispatchResult {
		match terms.deciding {
			Deciding::PeerEvaluation { .. } => {
				ensure!(T::PeerEvaluation::is_available(scope), Error::<T>::EvaluationUnavailable);
			},
			Deciding::Reviewers { role, approvals, period } => {
				Self::ensure_role(scope, role)?;
				let valid = (1..=MAX_APPROVALS).contains(&approvals);
				ensure!(valid, Error::<T>::InvalidApprovals);
				Self::ensure_period(period)?;
			},
			Deciding::Measured { purse: Some(_) } => {
				ensure!(!terms.earns_reputation, Error::<T>::CashEarnsReputation);
			},
			Deciding::Measured { purse: None } => (),
		}
		Ok(())
	}

	/// Succeeds if the largest log of a kind is worth less than a share book can hold at this rate,
	/// whatever its role: what is accepted later can then be credited.
	fn ensure_worth(terms: &KindTermsOf<T>, rate: u128) -> DispatchResult {
		let counted = match (&terms.unit, terms.claim) {
			// The principal of such a debt or expense is the tokens themselves.
			(Unit::Token { decimals, .. }, ClaimType::Debt { .. } | ClaimType::Once) => {
				10_u128.checked_pow((*decimals).into()).ok_or(Error::<T>::InvalidUnit)?
			},
			_ => 0,
		};
		let rate = rate.max(counted);
		let multipliers = terms.multipliers.iter().map(|(_, multiplier)| *multiplier);
		for multiplier in multipliers.chain([Ratio::ONE]) {
			let fits = credited_units(terms.limits.max_quantity.into(), multiplier, Ratio::ONE)
				.and_then(|units| split::worth(rate, units))
				.and_then(units::check);
			ensure!(fits.is_ok(), Error::<T>::WorthTooLarge);
		}
		Ok(())
	}

	/// The terms of a kind that others rely on, as one number. Of a kind as it is stored: that a
	/// rate comes into force that was decided before is no change.
	pub(crate) fn terms_of(scope: ScopeId, id: KindId, kind: &KindOf<T>) -> Terms {
		let terms = &kind.terms;
		let content = (
			(scope, id, kind.revision),
			(&terms.unit, terms.rate, kind.next_rate, &terms.multipliers, terms.limits),
			(terms.deciding, terms.earns_reputation, terms.takes_scopes, terms.standing),
		);
		Terms { hash: Blake2_256::hash(&content.encode()).into(), revision: kind.revision }
	}

	/// Writes terms of a kind that were changed, as another revision.
	fn put_revised(scope: ScopeId, id: KindId, mut kind: KindOf<T>) -> DispatchResult {
		let next = kind.next_rate.map(|next| next.rate);
		for rate in core::iter::once(kind.terms.rate).chain(next) {
			Self::ensure_worth(&kind.terms, rate)?;
		}
		kind.revision = plus::<Error<T>, _>(kind.revision, 1)?;
		Kinds::<T>::insert(scope, id, kind);
		Ok(())
	}

	pub(crate) fn do_set_rate(scope: ScopeId, id: KindId, rate: u128) -> DispatchResult {
		let kind = Self::live_kind(scope, id)?;
		let now = now::<T>();
		let from = T::OnRateChanged::rate_changed(scope, id, rate)?.max(now);
		// It replaces one that was to come.
		let kind = Kind { next_rate: Some(NextRate { rate, from }), ..kind }.at(&now);
		Self::put_revised(scope, id, kind)?;
		Self::deposit_event(Event::RateSet { scope, kind: id, rate, from });
		Ok(())
	}

	pub(crate) fn do_set_multipliers(
		scope: ScopeId,
		id: KindId,
		multipliers: Multipliers,
	) -> DispatchResult {
		let mut kind = Self::live_kind(scope, id)?;
		Self::ensure_multipliers(scope, &multipliers)?;
		kind.terms.multipliers = multipliers.clone();
		Self::put_revised(scope, id, kind)?;
		Self::deposit_event(Event::MultipliersSet { scope, kind: id, multipliers });
		Ok(())
	}

	pub(crate) fn do_set_limits(scope: ScopeId, id: KindId, limits: Limits) -> DispatchResult {
		let mut kind = Self::live_kind(scope, id)?;
		Self::ensure_limits(&kind.terms, &limits)?;
		kind.terms.limits = limits;
		Self::put_revised(scope, id, kind)?;
		Self::deposit_event(Event::LimitsSet { scope, kind: id, limits });
		Ok(())
	}

	pub(crate) fn do_retire_kind(scope: ScopeId, id: KindId) -> DispatchResult {
		Self::live_kind(scope, id)?;
		// As it is stored: the terms stay the same number.
		Kinds::<T>::mutate(scope, id, |kind| {
			if let Some(kind) = kind {
				kind.retired = true;
			}
		});
		Self::deposit_event(Event::KindRetired { scope, kind: id });
		Ok(())
	}
}
