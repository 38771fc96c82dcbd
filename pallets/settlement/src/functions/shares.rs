// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Standing shares of an income.

use super::accounts::least;
use crate::{AccountOf, Accounts, Config, Error, Event, Exemption, ListedOf, Pallet, Standing};
use alloc::vec::Vec;
use frame_support::BoundedVec;
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::settlement::gross::{self, Taken};
use ovn_primitives::{
	runtime::now, sum, traits::Notices, Balance, ContractId, IncomeClass, Ratio, ScopeId,
	StandingShare, MAX_STANDING,
};
use sp_runtime::{
	traits::{SaturatedConversion, Saturating},
	DispatchError, DispatchResult,
};

/// The days of a year of exemptions.
const YEAR: u32 = 365;

impl<T: Config> Pallet<T> {
	/// Whether a share is in force now.
	pub(crate) fn is_listed_in_force(listed: &ListedOf<T>) -> bool {
		listed.from <= now::<T>() && !Self::is_over(listed)
	}

	/// Whether a share is not in force any more.
	pub(crate) fn is_over(listed: &ListedOf<T>) -> bool {
		listed.until.is_some_and(|until| until <= now::<T>())
	}

	/// From when on a share that is signed now is in force: after the notice of the payer's equation,
	/// and not before those that were signed earlier, so that one that replaces another begins where
	/// that ends, though the notice became shorter.
	pub(crate) fn share_begins(payer: ScopeId) -> BlockNumberFor<T> {
		let from = now::<T>().saturating_add(T::Incomes::notice(payer));
		Standing::<T>::get(payer).last().map_or(from, |last| from.max(last.from))
	}

	/// The rates of the shares of a scope that are in force from a block on, beside one that begins
	/// there.
	pub(crate) fn rates_beside(list: &[ListedOf<T>], from: BlockNumberFor<T>) -> Vec<Ratio> {
		let beside = list.iter().filter(|listed| Self::is_after(listed.until, from));
		beside.map(|listed| listed.share.rate).collect()
	}

	/// The year of a share, from 0 on.
	fn year(listed: &ListedOf<T>, at: BlockNumberFor<T>) -> u32 {
		let since = Self::wide(at.saturating_sub(listed.from));
		since.checked_div(Self::wide(Self::blocks(YEAR))).unwrap_or_default().saturated_into()
	}

	/// The exemption that an income has, with its place, and what was used of it this year.
	fn exemption(
		listed: &ListedOf<T>,
		account: &AccountOf<T>,
		class: IncomeClass,
		asset: &T::AssetKind,
	) -> Option<(usize, Exemption, u128)> {
		let place = listed.assets.iter().position(|terms| terms.asset == *asset)?;
		let mut all = listed.share.exempt.iter().enumerate();
		let (index, exemption) = all.find(|(_, exemption)| {
			exemption.class == class && usize::from(exemption.asset) == place
		})?;
		let same = account.year == (listed.contract, Self::year(listed, now::<T>()));
		let used = account.exempt.get(index).copied().filter(|_| same);
		Some((index, *exemption, used.unwrap_or_default()))
	}

	pub(crate) fn plan_shares(
		scope: ScopeId,
		class: IncomeClass,
		asset: &T::AssetKind,
		gross: Balance,
	) -> Result<Vec<StandingShare>, DispatchError> {
		let list = Standing::<T>::get(scope);
		let in_force = list.iter().filter(|listed| Self::is_listed_in_force(listed));
		let mut shares = Vec::new();
		for listed in in_force.take(MAX_STANDING.saturated_into()) {
			let account = Accounts::<T>::get(listed.root);
			// Of contracts that replace each other no ceiling is exceeded, not even of one to come.
			let chain = list.iter().filter(|other| {
				let begins = Self::is_after(other.until, other.from);
				other.root == listed.root && begins && !Self::is_over(other)
			});
			let mut at_most = Self::left(&listed.assets, &account, asset)?;
			for other in chain.filter(|other| other.contract != listed.contract) {
				at_most = least(at_most, Self::left(&other.assets, &account, asset)?);
			}
			let line = account.lines.iter().find(|line| line.asset == *asset);
			let kept = line.map(|line| line.kept).unwrap_or_default();
			let exempt = Self::exemption(listed, &account, class, asset);
			let base = match exempt {
				Some((_, exemption, used)) => gross::exempt(gross, exemption.a_year, used).1,
				None => gross,
			};
			let terms = gross::Standing { rate: listed.share.rate, base, kept, at_most };
			shares.push(StandingShare { contract: listed.contract, to: listed.to, terms });
		}
		Ok(shares)
	}

	pub(crate) fn note_taken(
		scope: ScopeId,
		class: IncomeClass,
		asset: &T::AssetKind,
		gross: Balance,
		share: &StandingShare,
		taken: &Taken,
	) -> DispatchResult {
		let list = Standing::<T>::get(scope);
		let listed = list.iter().find(|listed| listed.contract == share.contract);
		let listed = listed.ok_or(Error::<T>::Inconsistent)?;
		let mut account = Accounts::<T>::get(listed.root);
		let exempt = gross.saturating_sub(share.terms.base);
		if let Some((index, _, used)) = Self::exemption(listed, &account, class, asset) {
			Self::count_exempt(
				listed,
				&mut account,
				(index, sum::plus::<Error<T>, _>(used, exempt)?),
			)?;
		}
		let line = Self::line(&mut account, asset)?;
		Self::count_paid(line, taken.amount)?;
		line.kept = taken.kept;
		let paid = line.paid;
		let own_full = taken.is_full && Self::is_full(&listed.assets, &account)?;
		let latest = list.iter().find(|other| other.contract == account.latest);
		let begins = |latest: &&ListedOf<T>| Self::is_after(latest.until, latest.from);
		let latest = latest.filter(|latest| taken.is_full && begins(latest));
		let all_full =
			latest.map_or(Ok(own_full), |latest| Self::is_full(&latest.assets, &account))?;
		let root = listed.root;
		Accounts::<T>::insert(root, account);
		Self::deposit_event(Event::SharePaid {
			contract: share.contract,
			asset: asset.clone(),
			amount: taken.amount,
			paid,
			exempt,
			owed: taken.kept.owed,
		});
		if all_full {
			Self::complete_shares(scope, root)?;
		} else if own_full {
			Self::complete(share.contract, now::<T>())?;
		}
		Ok(())
	}

	/// Completes all shares of a scope that have one account, the ceiling of whose last one is paid.
	pub(crate) fn complete_shares(scope: ScopeId, root: ContractId) -> DispatchResult {
		let list = Standing::<T>::get(scope);
		let same = list.iter().filter(|listed| listed.root == root && !Self::is_over(listed));
		for listed in same {
			Self::complete(listed.contract, now::<T>())?;
		}
		Ok(())
	}

	/// Counts what of a year was exempt.
	fn count_exempt(
		listed: &ListedOf<T>,
		account: &mut AccountOf<T>,
		(index, used): (usize, u128),
	) -> DispatchResult {
		let year: (ContractId, u32) = (listed.contract, Self::year(listed, now::<T>()));
		if account.year != year || account.exempt.len() != listed.share.exempt.len() {
			account.year = year;
			let zeros = listed.share.exempt.iter().map(|_| 0).collect::<Vec<_>>();
			account.exempt = BoundedVec::truncate_from(zeros);
		}
		*account.exempt.get_mut(index).ok_or(Error::<T>::Inconsistent)? = used;
		Ok(())
	}
}
