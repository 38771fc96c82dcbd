// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Standing shares of an income.

use super::accounts::least;
use crate::{
	AccountOf, Accounts, Config, Error, Event, Exemption, Gives, Listed, ListedOf, Pallet,
	Standing, State,
};
use alloc::vec::Vec;
use frame_support::BoundedVec;
use frame_system::pallet_prelude::BlockNumberFor;
use ovn_math::settlement::gross::{self, Taken};
use ovn_primitives::{
	runtime::now, sum, traits::Notices, Balance, ContractId, IncomeClass, Party, Ratio, ScopeId,
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
		let in_force = in_force.take(MAX_STANDING.saturated_into());
		in_force.map(|listed| Self::plan_share(&list, listed, class, asset, gross)).collect()
	}

	/// The shares of a sale that was announced while these contracts were in force.
	pub(crate) fn plan_shares_of(
		scope: ScopeId,
		asset: &T::AssetKind,
		gross: Balance,
		contracts: &[ContractId],
	) -> Result<Vec<StandingShare>, DispatchError> {
		let list = Standing::<T>::get(scope);
		let mut shares = Vec::new();
		for contract in contracts {
			let listed = Self::share_of(scope, &list, *contract)?;
			let share = Self::plan_share(&list, &listed, IncomeClass::Sale, asset, gross)?;
			// What is full and over leaves alone what others keep on its account.
			if !(Self::is_over(&listed) && share.terms.at_most == Some(0)) {
				shares.push(share);
			}
		}
		Ok(shares)
	}

	/// A share of a scope by its contract, also one that ended and has left the list.
	fn share_of(
		scope: ScopeId,
		list: &[ListedOf<T>],
		contract: ContractId,
	) -> Result<ListedOf<T>, Error<T>> {
		if let Some(listed) = list.iter().find(|listed| listed.contract == contract) {
			return Ok(listed.clone());
		}
		let record = Self::existing(contract).map_err(|_| Error::<T>::Inconsistent)?;
		let (root, terms) = (record.root, record.terms);
		match (terms.gives, terms.payer, record.state) {
			(Gives::Share(share), Party::Scope(payer), State::Signed { from, until })
				if payer == scope =>
			{
				let (to, assets, until) =
					(terms.payee, terms.assets, until.map(|(until, _)| until));
				Ok(Listed { contract, root, to, share, assets, from, until })
			},
			_ => Err(Error::<T>::Inconsistent),
		}
	}

	/// What one share takes of an income at most.
	fn plan_share(
		list: &[ListedOf<T>],
		listed: &ListedOf<T>,
		class: IncomeClass,
		asset: &T::AssetKind,
		gross: Balance,
	) -> Result<StandingShare, DispatchError> {
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
		// Nor that of the last one, which can be over, too, and not listed any more: completed perhaps
		// in its first block or before.
		if Self::is_over(listed) && account.latest != listed.contract {
			let latest = Self::existing(account.latest)?;
			if Self::begins(&latest) || Self::is_completed(&latest) {
				at_most = least(at_most, Self::left(&latest.terms.assets, &account, asset)?);
			}
		}
		let line = account.lines.iter().find(|line| line.asset == *asset);
		let kept = line.map(|line| line.kept).unwrap_or_default();
		let base = match Self::exemption(listed, &account, class, asset) {
			Some((_, exemption, used)) => gross::exempt(gross, exemption.a_year, used).1,
			None => gross,
		};
		let terms = gross::Standing { rate: listed.share.rate, base, kept, at_most };
		Ok(StandingShare { contract: listed.contract, to: listed.to, terms })
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
		let listed = Self::share_of(scope, &list, share.contract)?;
		let mut account = Accounts::<T>::get(listed.root);
		let exempt = gross.saturating_sub(share.terms.base);
		if let Some((index, _, used)) = Self::exemption(&listed, &account, class, asset) {
			Self::count_exempt(
				&listed,
				&mut account,
				(index, sum::plus::<Error<T>, _>(used, exempt)?),
			)?;
		}
		let line = Self::line(&mut account, asset)?;
		Self::count_paid(line, taken.amount)?;
		line.kept = taken.kept;
		let paid = line.paid;
		Accounts::<T>::insert(listed.root, &account);
		Self::deposit_event(Event::SharePaid {
			contract: share.contract,
			asset: asset.clone(),
			amount: taken.amount,
			paid,
			exempt,
			owed: taken.kept.owed,
		});
		if taken.is_full {
			Self::complete_full(scope, &list, listed.root, &account)?;
		}
		Ok(())
	}

	/// Completes shares that have one account after a payment that filled a ceiling: all if it is that of
	/// the last one, or else the one that is in force, if it is its own. Those that are over stay as they
	/// ended.
	fn complete_full(
		scope: ScopeId,
		list: &[ListedOf<T>],
		root: ContractId,
		account: &AccountOf<T>,
	) -> DispatchResult {
		let full = |listed: &ListedOf<T>| Self::is_full(&listed.assets, account);
		let begins = |listed: &&ListedOf<T>| Self::is_after(listed.until, listed.from);
		let last = list.iter().find(|listed| listed.contract == account.latest).filter(begins);
		if last.map_or(Ok(false), full)? {
			return Self::complete_shares(scope, root);
		}
		let of_account = |listed: &&ListedOf<T>| listed.root == root;
		let present =
			list.iter().filter(of_account).find(|listed| Self::is_listed_in_force(listed));
		match present {
			Some(listed) if full(listed)? => Self::complete(listed.contract, now::<T>()),
			_ => Ok(()),
		}
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
