// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Levies of networks, and smallest incomes.

use crate::{
	Config, Equations, Error, Event, FlowOf, Flows, Levies, Levy, LevyTerms, Pallet, SmallestIncome,
};
use frame_support::{
	ensure,
	traits::{fungibles::Inspect as _, Get},
};
use ovn_primitives::{runtime::now, traits::Scopes, Balance, Purse, Ratio, ScopeId};
use sp_runtime::{traits::Zero, DispatchResult};

impl<T: Config> Pallet<T> {
	/// The levy of a network that is in force.
	pub(crate) fn levy_of(network: ScopeId) -> LevyTerms {
		let default = LevyTerms { share: T::DefaultLevy::get(), purse: Some(Purse::Treasury) };
		Levies::<T>::get(network).map_or(default, |levy| levy.at(now::<T>()))
	}

	/// Whether a ratio is at most a tenth.
	pub(crate) const fn can_be_levied(share: Ratio) -> bool {
		share.numerator() <= share.denominator() / 10
	}

	pub(crate) fn do_set_levy(
		network: ScopeId,
		share: Ratio,
		purse: Option<Purse>,
	) -> DispatchResult {
		ensure!(T::Scopes::network(network) == Some(network), Error::<T>::NotNetwork);
		ensure!(Self::can_be_levied(share), Error::<T>::InvalidLevy);
		match purse {
			Some(purse) => Self::ensure_purse(network, purse)?,
			None => ensure!(Equations::<T>::contains_key(network), Error::<T>::EquationNotFound),
		}
		let from = Self::after_notice(network)?;
		let now = Self::levy_of(network);
		let next = LevyTerms { share, purse };
		Levies::<T>::insert(network, Levy { now, next: Some((next, from)) });
		Self::deposit_event(Event::LevySet { network, share, purse, from });
		Ok(())
	}

	/// The smallest income in an asset that is in force, in base units.
	pub(crate) fn smallest_of(asset: &T::AssetKind, flow: &FlowOf<T>) -> u128 {
		flow.smallest.at(now::<T>()).unwrap_or_else(|| {
			// An income leaves a permanent record, which must not cost less than an account.
			let least = T::Money::minimum_balance(asset.clone());
			T::SmallestIncome::get().max(least)
		})
	}

	pub(crate) fn do_set_smallest_income(
		scope: ScopeId,
		asset: T::AssetKind,
		amount: Option<Balance>,
	) -> DispatchResult {
		ensure!(T::Scopes::accepts(scope, &asset), Error::<T>::AssetNotAccepted);
		ensure!(!amount.is_some_and(|amount| amount.is_zero()), Error::<T>::ZeroAmount);
		let from = Self::after_notice(scope)?;
		Flows::<T>::mutate(scope, &asset, |flow| {
			let now = flow.smallest.at(now::<T>());
			flow.smallest = SmallestIncome { now, next: Some((amount, from)) };
		});
		Self::deposit_event(Event::SmallestIncomeSet { scope, asset, amount, from });
		Ok(())
	}
}
