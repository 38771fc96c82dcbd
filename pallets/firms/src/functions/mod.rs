// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the calls do, by noun.

mod bonds;
mod claims;
mod licences;
mod pots;
mod sales;
mod views;

pub(crate) use pots::Pot;

use crate::{
	Config, Error, LicenceOf, LicenceState, Licences, Pallet, StoppedBlocks, Time, WeightInfo,
	MAX_HIDDEN_CLAIMS, MAX_REPORT_DAYS,
};
use frame_support::{ensure, storage::with_storage_layer, traits::Get, weights::Weight};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::{settlement::bond::MAX_CLAIMS, MathError};
use ovn_primitives::{
	runtime::{self, now},
	sum::minus,
	traits::{Inbox, Incomes, Scopes as _},
	Balance, Decider, DecisionClass, IncomeClass, IncomeReference, IncomeTerms, ScopeId,
};
use sp_runtime::{
	traits::{CheckedMul, Zero},
	DispatchError,
};

impl<T: Config> Pallet<T> {
	/// Panics if constants do not fit together.
	pub(crate) fn check_constants() {
		let day = T::BlocksPerDay::get();
		assert!(!day.is_zero(), "a day has blocks");
		let report = day.checked_mul(&MAX_REPORT_DAYS.into());
		assert!(
			report.is_some_and(|report| T::BondPeriod::get() > report),
			"a last sale is claimed before the bond returns"
		);
		assert!(
			report.is_some_and(|report| T::ClaimPeriod::get() > report),
			"there is time to claim a sale that was not reported"
		);
		assert!(!T::OfferPeriod::get().is_zero(), "there is time to accept an offer");
		assert!(!T::AnswerPeriod::get().is_zero(), "there is time to answer a claim");
		assert!(!T::DecisionPeriod::get().is_zero(), "there is time to decide a claim");
		assert!(usize::try_from(MAX_HIDDEN_CLAIMS) == Ok(MAX_CLAIMS), "all claims are divided");
	}

	/// The weight of a call that pays a scope.
	pub(crate) fn with_income(weight: Weight) -> Weight {
		weight.saturating_add(T::Incomes::weight())
	}

	/// The weight of a call that pays a scope what was announced.
	pub(crate) fn by_terms(weight: Weight) -> Weight {
		weight.saturating_add(T::Incomes::by_terms_weight())
	}

	/// The weight of a call that keeps what would be taken of an income now.
	pub(crate) fn with_terms(weight: Weight) -> Weight {
		weight.saturating_add(T::Incomes::terms_weight())
	}

	/// The weight of a call that an arbiter signs, or else a network decides, which is read then.
	pub(crate) fn judged(weight: Weight) -> Weight {
		weight.saturating_add(T::DbWeight::get().reads(1))
	}

	/// The weight of settling so many grants.
	pub(crate) fn settling(grants: u32) -> Weight {
		let incomes = T::Incomes::weight().saturating_mul(grants.into());
		T::WeightInfo::settle_grants(grants).saturating_add(incomes)
	}

	/// A time so many blocks from now.
	pub(crate) fn time_in(
		blocks: BlockNumberFor<T>,
	) -> Result<Time<BlockNumberFor<T>>, DispatchError> {
		let block = runtime::after::<T, Error<T>>(blocks)?;
		Ok(Time { block, stopped: StoppedBlocks::<T>::get() })
	}

	/// The block of a time by now: see [`runtime::prolonged`].
	pub(crate) fn block_of(time: &Time<BlockNumberFor<T>>) -> BlockNumberFor<T> {
		runtime::prolonged(time.block, time.stopped, StoppedBlocks::<T>::get())
	}

	/// Whether a time has come.
	pub(crate) fn has_come(time: &Time<BlockNumberFor<T>>) -> bool {
		now::<T>() >= Self::block_of(time)
	}

	/// The decider, if the origin decides matters of this class for the scope.
	pub(crate) fn ensure_decides(
		origin: T::RuntimeOrigin,
		scope: ScopeId,
		class: DecisionClass,
	) -> Result<Decider<T::AccountId>, DispatchError> {
		let unknown = Error::<T>::ScopeNotFound;
		runtime::ensure_decides::<_, _, T::Scopes, T::ScopeOrigin>(origin, scope, class, unknown)
	}

	/// The network whose licences a scope goes by. The global scope has none.
	pub(crate) fn network_of(scope: ScopeId) -> Result<ScopeId, Error<T>> {
		ensure!(T::Scopes::exists(scope), Error::<T>::ScopeNotFound);
		T::Scopes::network(scope).ok_or(Error::<T>::LicenceNotFound)
	}

	/// A licence or an offer that exists.
	pub(crate) fn existing_licence(
		network: ScopeId,
		firm: &T::AccountId,
	) -> Result<LicenceOf<T>, Error<T>> {
		Licences::<T>::get(network, firm).ok_or(Error::<T>::LicenceNotFound)
	}

	/// Whether a firm can sell by its licence, if its bond is full.
	pub(crate) fn is_in_force(licence: &LicenceOf<T>) -> bool {
		match &licence.state {
			LicenceState::Offered { .. } => false,
			LicenceState::Active => true,
			LicenceState::Ending { ends } => !Self::has_come(ends),
		}
	}

	/// Pays a scope what it is due: as an income or, if it cannot be recorded as one now, into its
	/// inbox, so that it always arrives. Returns whether it was recorded. `terms`: the levy and shares
	/// of what was announced; `None`: those of now.
	pub(crate) fn pay_scope(
		payer: &T::AccountId,
		scope: ScopeId,
		asset: &T::AssetKind,
		(gross, cut): (Balance, Balance),
		terms: Option<&IncomeTerms>,
		reference: IncomeReference,
	) -> Result<bool, DispatchError> {
		let recorded = with_storage_layer(|| match terms {
			Some(terms) => {
				T::Incomes::record_by_terms(payer, scope, asset, (gross, cut), terms, reference)
			},
			None => {
				let class = IncomeClass::Sale;
				T::Incomes::record(payer, scope, asset, gross, cut, class, reference)
			},
		});
		if recorded.is_err() {
			let due = minus::<Error<T>, _>(gross, cut)?;
			T::Inbox::deposit(payer, scope, None, asset, due)?;
		}
		Ok(recorded.is_ok())
	}
}

impl<T> From<MathError> for Error<T> {
	fn from(error: MathError) -> Self {
		match error {
			MathError::Overflow => Self::Overflow,
			_ => Self::Inconsistent,
		}
	}
}
