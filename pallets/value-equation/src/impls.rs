// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The traits that other pallets use.

use crate::{functions::Work, Config, Pallet, WeightInfo, MAX_BUCKETS};
use frame_support::{
	storage::with_storage_layer,
	traits::{tokens::Preservation, Get},
	weights::Weight,
};
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_primitives::{
	traits::{Inbox, Incomes, Notices, OnRateChanged, StandingShares as _},
	Balance, IncomeClass, IncomeReference, IncomeTerms, KindId, Purse, ScopeId, MAX_STANDING,
};
use sp_runtime::{DispatchError, DispatchResult};

/// The greatest number of scopes that one income pays: one for each bucket and each standing share.
pub(crate) const MAX_SCOPES: u32 = MAX_BUCKETS.saturating_add(MAX_STANDING);

impl<T: Config> OnRateChanged<BlockNumberFor<T>> for Pallet<T> {
	fn rate_changed(
		scope: ScopeId,
		kind: KindId,
		rate: u128,
	) -> Result<BlockNumberFor<T>, DispatchError> {
		Self::do_change_rate(scope, kind, rate)
	}

	fn weight() -> Weight {
		T::WeightInfo::rate_changed()
	}
}

impl<T: Config> Inbox<T::AccountId, T::AssetKind> for Pallet<T> {
	fn deposit(
		payer: &T::AccountId,
		scope: ScopeId,
		source: Option<ScopeId>,
		asset: &T::AssetKind,
		amount: Balance,
	) -> DispatchResult {
		Self::do_deposit(payer, scope, source, asset, amount)
	}

	fn residue(scope: ScopeId) -> Purse {
		Self::residue_of(scope)
	}

	fn weight() -> Weight {
		T::WeightInfo::deposit()
	}
}

impl<T: Config> Incomes<T::AccountId, T::AssetKind> for Pallet<T> {
	fn record(
		payer: &T::AccountId,
		scope: ScopeId,
		asset: &T::AssetKind,
		gross: Balance,
		cut: Balance,
		class: IncomeClass,
		reference: IncomeReference,
	) -> DispatchResult {
		Self::record_for(payer, scope, asset, (gross, cut), (class, None), reference)
	}

	fn terms_of(scope: ScopeId, asset: &T::AssetKind) -> Result<IncomeTerms, DispatchError> {
		Self::present_terms(scope, asset)
	}

	fn record_by_terms(
		payer: &T::AccountId,
		scope: ScopeId,
		asset: &T::AssetKind,
		amounts: (Balance, Balance),
		terms: &IncomeTerms,
		reference: IncomeReference,
	) -> DispatchResult {
		let kind = (IncomeClass::Sale, Some(terms.clone()));
		Self::record_for(payer, scope, asset, amounts, kind, reference)
	}

	fn record_or_post(
		payer: &T::AccountId,
		scope: ScopeId,
		asset: &T::AssetKind,
		amount: Balance,
		class: IncomeClass,
		reference: IncomeReference,
	) -> Result<bool, DispatchError> {
		let recorded = with_storage_layer(|| {
			<Self as Incomes<_, _>>::record(payer, scope, asset, amount, 0, class, reference)
		});
		if recorded.is_err() {
			Self::do_deposit(payer, scope, None, asset, amount)?;
		}
		Ok(recorded.is_ok())
	}

	fn takes(scope: ScopeId) -> bool {
		crate::Equations::<T>::contains_key(scope)
	}

	fn is_recorded(payer: &T::AccountId, scope: ScopeId, reference: IncomeReference) -> bool {
		crate::References::<T>::contains_key((scope, payer, reference))
	}

	fn weight() -> Weight {
		Self::income_weight(T::WeightInfo::record_income, Work::greatest())
			.saturating_add(T::WeightInfo::deposit())
	}

	/// The network of the scope and its levy are read, and the shares planned.
	fn terms_weight() -> Weight {
		let planned = T::Standing::weight(MAX_STANDING, 0);
		planned.saturating_add(T::DbWeight::get().reads(2))
	}

	fn by_terms_weight() -> Weight {
		let ended = T::Standing::ended_weight(MAX_STANDING);
		<Self as Incomes<_, _>>::weight().saturating_add(ended)
	}
}

impl<T: Config> Notices<BlockNumberFor<T>> for Pallet<T> {
	fn notice(scope: ScopeId) -> BlockNumberFor<T> {
		Self::notice_of(scope)
	}
}

impl<T: Config> Pallet<T> {
	/// Records an income that another pallet pays, by the levy and shares of now or by terms.
	fn record_for(
		payer: &T::AccountId,
		scope: ScopeId,
		asset: &T::AssetKind,
		amounts: (Balance, Balance),
		kind: (IncomeClass, Option<IncomeTerms>),
		reference: IncomeReference,
	) -> DispatchResult {
		let admitted = Self::admit(payer, scope, asset, amounts, kind, reference)?;
		// A pot keeps its endowment.
		let preserve = Preservation::Preserve;
		Self::do_record_income(payer, scope, asset.clone(), reference, admitted, preserve).map(drop)
	}

	/// The weight of an income, by the weight that the pallet's own work has.
	pub(crate) fn income_weight(own: fn(u32, u32) -> Weight, work: Work) -> Weight {
		let shares = T::Standing::weight(work.shares, work.full);
		own(work.kinds, work.scopes).saturating_add(shares)
	}

	/// The weight of dividing a levy, standing shares aside, of which it has none. Until it is measured:
	/// that of an inbox, in whose place the flow of the levied scope is, and a read, because the network
	/// is another scope than that.
	pub(crate) fn levy_weight(kinds: u32, scopes: u32) -> Weight {
		T::WeightInfo::process_inbox(kinds, scopes).saturating_add(T::DbWeight::get().reads(1))
	}
}
