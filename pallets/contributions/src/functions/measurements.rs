// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the chain itself saw: accepted at once.

use crate::{
	Config, Contribution, Deciding, Entry, Error, Event, Kind, KindTermsOf, Ledger, Ledgers,
	Pallet, State, Unit,
};
use frame_support::{
	ensure,
	traits::{fungibles::Mutate, tokens::Preservation},
};
use ovn_math::{quantity, MathError};
use ovn_primitives::{
	runtime::now, sum::plus, traits::Scopes, Balance, ContributionId, Contributor, Document,
	KindId, Quantity, Ratio, ScopeId,
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	/// An amount of base units as millionths of a token of `decimals` decimals, exactly.
	fn cash_quantity(amount: u128, decimals: u8) -> Result<Quantity, Error<T>> {
		quantity::of_amount(amount, decimals).map_err(|error| match error {
			MathError::OutOfRange => Error::<T>::AmountNotExact,
			_ => Error::<T>::QuantityTooLarge,
		})
	}

	pub(crate) fn do_contribute_cash(
		scope: ScopeId,
		who: T::AccountId,
		kind: KindId,
		amount: Balance,
	) -> DispatchResult {
		Self::ensure_may_log(scope, &who, &Contributor::Agent(who.clone()))?;
		let Kind { terms, revision, .. } = Self::live_kind(scope, kind)?;
		let Deciding::Measured { purse } = terms.deciding else {
			return Err(Error::<T>::KindNotMeasured.into());
		};
		let (Some(purse), Unit::Token { asset, decimals }) = (purse, terms.unit.clone()) else {
			return Err(Error::<T>::KindNotCash.into());
		};
		let quantity = Self::cash_quantity(amount, decimals)?;
		let mut ledger = Ledgers::<T>::get((scope, Contributor::Agent(who.clone()), kind));
		Self::count_day(&terms.limits, &mut ledger, Self::today(), quantity)?;
		ensure!(T::Scopes::accepts_newly(scope, &asset), Error::<T>::AssetNotAccepted);
		ensure!(T::Scopes::is_pot_open(scope, purse, &asset), Error::<T>::PotNotOpen);

		let pot = T::Scopes::pot(scope, purse, &asset);
		T::Money::transfer(asset.clone(), &who, &pot, amount, Preservation::Preserve)?;
		let evidence = Document::default();
		let terms = (&terms, revision);
		let id =
			Self::record_measured(scope, kind, terms, who.clone(), quantity, evidence, ledger)?;
		Self::deposit_event(Event::CashContributed { id, who, asset, amount, purse });
		Ok(())
	}

	/// Records a fact of a measured kind, whatever the kind's limits: a fact is not refused for its
	/// size.
	pub(crate) fn do_record_fact(
		scope: ScopeId,
		kind: KindId,
		who: &T::AccountId,
		quantity: Quantity,
		evidence: Document,
	) -> Result<ContributionId, DispatchError> {
		// Also of a suspended scope: a fact is of what had begun.
		ensure!(!T::Scopes::is_closed(scope), Error::<T>::ScopeNotOpen);
		let Kind { terms, revision, .. } = Self::live_kind(scope, kind)?;
		match terms.deciding {
			Deciding::Measured { purse: None } => (),
			Deciding::Measured { purse: Some(_) } => return Err(Error::<T>::KindCash.into()),
			Deciding::PeerEvaluation { .. } | Deciding::Reviewers { .. } => {
				return Err(Error::<T>::KindNotMeasured.into())
			},
		}
		ensure!(quantity > 0, Error::<T>::ZeroQuantity);
		let mut ledger = Ledgers::<T>::get((scope, Contributor::Agent(who.clone()), kind));
		ledger.forget_before(Self::first_day());
		ledger.count(Self::today(), quantity).ok_or(Error::<T>::Overflow)?;
		let terms = (&terms, revision);
		Self::record_measured(scope, kind, terms, who.clone(), quantity, evidence, ledger)
	}

	/// Writes an entry that is accepted at once. Its day is counted already.
	fn record_measured(
		scope: ScopeId,
		kind: KindId,
		(terms, revision): (&KindTermsOf<T>, u32),
		who: T::AccountId,
		quantity: Quantity,
		evidence: Document,
		mut ledger: Ledger,
	) -> Result<ContributionId, DispatchError> {
		let index = Self::take_index(scope)?;
		let id = ContributionId { scope, index };
		let contribution = Contribution {
			kind,
			contributor: Contributor::Agent(who),
			logger: None,
			quantity,
			compensated: 0,
			role: None,
			multiplier: Ratio::ONE,
			rate: terms.rate,
			revision,
			day: Self::today(),
			evidence,
			gift: false,
			deposit: None,
			logged_at: now::<T>(),
			state: State::Undecided { deadline: None },
			entry: Entry::Log,
			previous: ledger.latest,
			task: None,
			corrections: 0,
		};
		ledger.latest = Some(index);
		ledger.logged = plus::<Error<T>, _>(ledger.logged, 1)?;
		Self::deposit_event(Event::Logged { id, contribution: contribution.clone() });
		Self::accept(id, contribution, terms, Ratio::ONE, ledger)?;
		Ok(id)
	}
}
