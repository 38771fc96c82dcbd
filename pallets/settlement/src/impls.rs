// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The traits that other pallets use.

use crate::{Config, Pallet, WeightInfo};
use alloc::vec::Vec;
use frame_support::{traits::Get, weights::Weight};
use ovn_math::settlement::{gross::Taken, standing::Status};
use ovn_primitives::{
	traits::{Accepted, Licences, OnAccepted, StandingShares},
	Balance, ContractId, IncomeClass, Party, ScopeId, StandingShare,
};
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> StandingShares<T::AssetKind> for Pallet<T> {
	fn plan(
		scope: ScopeId,
		class: IncomeClass,
		asset: &T::AssetKind,
		gross: Balance,
	) -> Result<Vec<StandingShare>, DispatchError> {
		Self::plan_shares(scope, class, asset, gross)
	}

	fn plan_of(
		scope: ScopeId,
		asset: &T::AssetKind,
		gross: Balance,
		contracts: &[ContractId],
	) -> Result<Vec<StandingShare>, DispatchError> {
		Self::plan_shares_of(scope, asset, gross, contracts)
	}

	fn taken(
		scope: ScopeId,
		class: IncomeClass,
		asset: &T::AssetKind,
		gross: Balance,
		share: &StandingShare,
		taken: &Taken,
	) -> DispatchResult {
		Self::note_taken(scope, class, asset, gross, share, taken)
	}

	fn weight(shares: u32, full: u32) -> Weight {
		T::WeightInfo::shares_of_income(shares, full)
	}

	/// Until it is measured: of each share its contract is read, and the last one of its account.
	fn ended_weight(shares: u32) -> Weight {
		let each =
			Weight::from_parts(10_000_000, 4_000).saturating_add(T::DbWeight::get().reads(2));
		each.saturating_mul(shares.into())
	}
}

impl<T: Config> OnAccepted<T::AccountId> for Pallet<T> {
	fn accepted(contribution: &Accepted<T::AccountId>) -> DispatchResult {
		Self::change_days(contribution, |days| days.accept(Self::today()));
		Ok(())
	}

	fn compensated(contribution: &Accepted<T::AccountId>) -> DispatchResult {
		let day = Self::day_of(Self::block(contribution.accepted_at));
		Self::change_days(contribution, |days| days.clear(day));
		Ok(())
	}

	fn weight() -> Weight {
		T::WeightInfo::accepted()
	}
}

impl<T: Config> Licences<T::AccountId> for Pallet<T> {
	fn status(licensor: ScopeId, party: &Party<T::AccountId>) -> Status {
		Self::status_of(licensor, party)
	}

	fn weight() -> Weight {
		T::WeightInfo::status()
	}
}
