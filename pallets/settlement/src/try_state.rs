// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What holds of the pallet's state after every block.

use crate::{
	Accounts, BankPayments, BankReferences, BankRules, Config, ContractOf, Contracts, Gives,
	HoldReason, Latest, NextContract, Obligation, OfPayee, OfPayer, Pairs, Pallet, Periods,
	Standing, State, StoppedBlocks, ToDivide,
};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use codec::Encode;
use frame_support::{
	ensure,
	traits::{fungibles::InspectHold, Get},
};
use ovn_math::{
	settlement::{ceiling, has_room, MAX_SHARES},
	Ratio,
};
use ovn_primitives::{ContractId, Party};
use sp_runtime::TryRuntimeError;

impl<T: Config> Pallet<T> {
	/// Checks the invariants:
	///
	/// 1. Contracts have numbers that were given, and are found by their payer, their payee and, of
	///    those in force, their document: the last of one account. The root of a contract is one of the
	///    same sides.
	/// 2. The deposit of every offer is held; what was signed holds none.
	/// 3. The shares of a scope are listed with the terms and times of their contracts, the oldest
	///    first. At no time do they take more than a fifth together, or are more than eight.
	/// 4. What was paid is within the ceiling of the last contract of an account, unless that ends before
	///    it begins, and each of its assets has a line.
	/// 5. Parties are bound by the contracts that are in force, and by no others; offers are counted.
	/// 6. Of periods only those before the next to be closed are closed; what was met of one, and is
	///    owed, is due; its flags and contests are those of its pair.
	/// 7. No time began after more blocks were stopped than are.
	/// 8. What is declared to have been paid at a bank is for an open period of a licence that names the
	///    currency, which got more time for it; its deposit is held.
	/// 9. What a scope is to divide was paid by contract with it, within its bounds; what names payments is
	///    noted.
	pub fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_contracts()?;
		Self::check_shares()?;
		Self::check_accounts()?;
		Self::check_pairs()?;
		Self::check_periods()?;
		Self::check_bank()
	}

	fn check_bank() -> Result<(), TryRuntimeError> {
		let mut deposits = BTreeMap::<Vec<u8>, (T::AccountId, u128)>::new();
		for (id, number, payment) in BankPayments::<T>::iter() {
			let record = Contracts::<T>::get(id).ok_or("8: no contract")?;
			let open = number >= record.closed && Self::slot(&record, number).is_ok();
			ensure!(open && payment.amount > 0, "8: a period that is not open");
			let mut assets = record.terms.assets.iter();
			let named =
				assets.any(|terms| terms.asset == payment.asset && terms.currency.is_some());
			ensure!(named, "8: an asset that is not paid at a bank");
			let extended = Periods::<T>::get(id, number).is_some_and(|period| period.extended);
			ensure!(extended, "8: a period without more time");
			let key = (record.terms.payee, &record.terms.payer, payment.reference);
			ensure!(BankReferences::<T>::contains_key(key), "9: a reference is not noted");
			ensure!(payment.stopped <= StoppedBlocks::<T>::get(), "7: a payment");
			let depositor = payment.depositor;
			let entry = deposits.entry(depositor.encode()).or_insert((depositor, 0));
			entry.1 = entry.1.saturating_add(T::BankDeposit::get());
		}
		for (depositor, sum) in deposits.into_values() {
			let reason = HoldReason::BankPayment.into();
			let held = T::MoneyHold::balance_on_hold(T::NativeAsset::get(), &reason, &depositor);
			ensure!(held == sum, "8: what is held is not what declarations say");
		}
		for (scope, list) in ToDivide::<T>::iter() {
			ensure!(!list.is_empty(), "9: an empty list");
			for entry in list {
				let record = Contracts::<T>::get(entry.contract).ok_or("9: no contract")?;
				let mut assets = record.terms.assets.iter();
				let named = assets.any(|terms| terms.asset == entry.asset);
				let theirs = record.terms.payee == scope && named && entry.amount > 0;
				ensure!(theirs, "9: the payment of others");
				let key = (scope, &record.terms.payer, entry.reference);
				ensure!(BankReferences::<T>::contains_key(key), "9: a reference is not noted");
				ensure!(entry.stopped <= StoppedBlocks::<T>::get(), "7: a payment");
			}
		}
		for rule in BankRules::<T>::iter_values() {
			let assets: BTreeSet<_> =
				rule.limits.iter().map(|limit| limit.asset.encode()).collect();
			let valid = !assets.is_empty() && assets.len() == rule.limits.len();
			ensure!(valid, "9: a rule of no assets");
		}
		Ok(())
	}

	fn check_contracts() -> Result<(), TryRuntimeError> {
		let mut deposits = BTreeMap::<Vec<u8>, (T::AccountId, u128)>::new();
		for (id, record) in Contracts::<T>::iter() {
			let terms = &record.terms;
			ensure!(id < NextContract::<T>::get(), "1: a number that was not given");
			ensure!(OfPayer::<T>::contains_key(&terms.payer, id), "1: a payer's contract");
			ensure!(OfPayee::<T>::contains_key(terms.payee, id), "1: a payee's contract");
			let root = Contracts::<T>::get(record.root).ok_or("1: a root")?;
			let same = root.terms.payer == terms.payer && root.terms.payee == terms.payee;
			ensure!(same && record.root <= id, "1: a root of others");
			let offered = matches!(record.state, State::Offered { .. });
			ensure!(offered == record.depositor.is_some(), "2: a deposit");
			if let Some(depositor) = &record.depositor {
				let entry = deposits.entry(depositor.encode()).or_insert((depositor.clone(), 0));
				entry.1 = entry.1.saturating_add(T::OfferDeposit::get());
			}
			let key = (terms.payee, &terms.payer, terms.document.hash);
			let live = !offered && !Self::has_ended(&record);
			let latest = Latest::<T>::get(key).and_then(Contracts::<T>::get);
			let found = latest.is_some_and(|latest| latest.root == record.root);
			ensure!(!live || found, "1: a document's contract");
			ensure!(record.stopped <= StoppedBlocks::<T>::get(), "7: stopped too often");
		}
		for (depositor, sum) in deposits.into_values() {
			let reason = HoldReason::Offer.into();
			let held = T::MoneyHold::balance_on_hold(T::NativeAsset::get(), &reason, &depositor);
			ensure!(held == sum, "2: what is held is not what offers say");
		}
		let listed = OfPayer::<T>::iter_keys().all(|(payer, id)| {
			Contracts::<T>::get(id).is_some_and(|record| record.terms.payer == payer)
		});
		ensure!(listed, "1: a payer without a contract");
		let listed = OfPayee::<T>::iter_keys().all(|(payee, id)| {
			Contracts::<T>::get(id).is_some_and(|record| record.terms.payee == payee)
		});
		ensure!(listed, "1: a payee without a contract");
		Ok(())
	}

	/// The share of a contract that is listed, unless it is over.
	fn is_listed(id: ContractId, record: &ContractOf<T>) -> bool {
		let (Gives::Share(_), Party::Scope(payer)) = (&record.terms.gives, &record.terms.payer)
		else {
			return true;
		};
		let over = Self::has_ended(record) || matches!(record.state, State::Offered { .. });
		over || Standing::<T>::get(payer).iter().any(|listed| listed.contract == id)
	}

	fn check_shares() -> Result<(), TryRuntimeError> {
		for (scope, list) in Standing::<T>::iter() {
			let mut last = None;
			for listed in &list {
				let record = Contracts::<T>::get(listed.contract).ok_or("3: no contract")?;
				let State::Signed { from, until } = record.state else {
					return Err("3: an offer is listed".into());
				};
				let Gives::Share(share) = &record.terms.gives else {
					return Err("3: a licence is listed".into());
				};
				let same = record.terms.payer == Party::Scope(scope)
					&& record.terms.payee == listed.to
					&& *share == listed.share
					&& record.terms.assets == listed.assets
					&& record.root == listed.root
					&& (from, until.map(|(until, _)| until)) == (listed.from, listed.until);
				ensure!(same, "3: another share is listed");
				let order = (listed.from, listed.contract);
				ensure!(last.is_none_or(|last| last < order), "3: not the oldest first");
				last = Some(order);
				let at = listed.from;
				let beside: Vec<Ratio> = list
					.iter()
					.filter(|other| other.from <= at && other.until.is_none_or(|until| until > at))
					.map(|other| other.share.rate)
					.collect();
				ensure!(beside.len() <= MAX_SHARES, "3: too many shares");
				let last = beside.split_last();
				let fits = last.is_none_or(|(rate, others)| has_room(others, *rate) == Ok(true));
				ensure!(fits, "3: shares take too much");
			}
		}
		let all = Contracts::<T>::iter().all(|(id, record)| Self::is_listed(id, &record));
		ensure!(all, "3: a share is not listed");
		Ok(())
	}

	fn check_accounts() -> Result<(), TryRuntimeError> {
		for (id, record) in Contracts::<T>::iter() {
			if matches!(record.state, State::Offered { .. }) {
				continue;
			}
			let account = Accounts::<T>::get(record.root);
			let has = |asset: &T::AssetKind| account.lines.iter().any(|line| line.asset == *asset);
			let all = record.terms.assets.iter().all(|terms| has(&terms.asset));
			ensure!(all, "4: an asset without a line");
			let latest = Contracts::<T>::get(account.latest).ok_or("4: no last contract")?;
			ensure!(latest.root == record.root, "4: the last contract of another account");
			if account.latest != id || !Self::begins(&record) {
				continue;
			}
			let lines = Self::ceilings(&record.terms.assets, &account).map_err(|_| "4: lines")?;
			let within = lines.is_none_or(|lines| ceiling::check(&lines).is_ok());
			ensure!(within, "4: more was paid than the ceiling");
		}
		Ok(())
	}

	fn check_pairs() -> Result<(), TryRuntimeError> {
		let mut offers = BTreeMap::<Vec<u8>, u8>::new();
		for (id, record) in Contracts::<T>::iter() {
			let (payee, payer) = (record.terms.payee, &record.terms.payer);
			let pair = Pairs::<T>::get(payee, payer);
			let binding = pair.bindings.iter().find(|binding| binding.contract == id);
			match record.state {
				State::Offered { .. } => {
					let count = offers.entry((payee, payer).encode()).or_default();
					*count = count.saturating_add(1);
					ensure!(binding.is_none(), "5: an offer binds");
				},
				State::Signed { from, until } => {
					let until = until.map(|(until, _)| until);
					let fits = binding
						.is_some_and(|binding| (binding.from, binding.until) == (from, until));
					ensure!(fits || Self::has_ended(&record), "5: a contract does not bind");
				},
			}
		}
		for (payee, payer, pair) in Pairs::<T>::iter() {
			let count = offers.remove(&(payee, &payer).encode()).unwrap_or_default();
			ensure!(pair.offers == count, "5: offers are miscounted");
			let is_theirs = |record: &ContractOf<T>| {
				(record.terms.payee, &record.terms.payer) == (payee, &payer)
			};
			for binding in &pair.bindings {
				let record = Contracts::<T>::get(binding.contract).ok_or("5: no contract")?;
				let share = matches!(record.terms.gives, Gives::Share(_));
				let same = share == (binding.obligation == Obligation::Share);
				ensure!(same && is_theirs(&record), "5: the contract of others binds");
			}
			for flag in &pair.flags {
				let record = Contracts::<T>::get(flag.contract).ok_or("6: a flag")?;
				ensure!(is_theirs(&record), "6: a flag of others");
				let open = Self::slot(&record, record.closed).ok().flatten();
				ensure!(open.is_some(), "6: a flag without a period");
				ensure!(flag.stopped <= StoppedBlocks::<T>::get(), "7: a flag");
			}
			for one in &pair.contests {
				let record = Contracts::<T>::get(one.contract).ok_or("6: a contest")?;
				ensure!(is_theirs(&record), "6: a contest of others");
				let period = Periods::<T>::get(one.contract, one.period).ok_or("6: a contest")?;
				ensure!(period.contest.is_some(), "6: a contest that is settled");
				ensure!(one.stopped <= StoppedBlocks::<T>::get(), "7: a contest");
			}
		}
		ensure!(offers.is_empty(), "5: offers are not counted");
		Ok(())
	}

	fn check_periods() -> Result<(), TryRuntimeError> {
		let has_ceiling = |record: &ContractOf<T>| {
			record.terms.assets.iter().any(|terms| terms.ceiling.is_some())
		};
		let with_ceiling: BTreeSet<ContractId> =
			Contracts::<T>::iter_values().filter(has_ceiling).map(|record| record.root).collect();
		for (id, number, period) in Periods::<T>::iter() {
			let record = Contracts::<T>::get(id).ok_or("6: a period without a contract")?;
			let closed = number < record.closed;
			ensure!(closed == period.closed_at.is_some(), "6: closed out of order");
			let Gives::Licence(licence) = &record.terms.gives else {
				return Err("6: a period of a share".into());
			};
			for declared in &period.declared {
				let named = record.terms.assets.iter().any(|terms| terms.asset == declared.asset);
				ensure!(named, "6: an asset that is not named");
				let due = declared.period.due(licence.rate).map_err(|_| "6: due")?;
				let due = if closed && period.free { 0 } else { due };
				ensure!(declared.period.met <= due, "6: more was met than is due");
				let full = with_ceiling.contains(&record.root);
				let all = !closed || full || declared.period.met == due;
				ensure!(all, "6: a closed period is not met");
			}
			if period.contest.is_some() {
				let pair = Pairs::<T>::get(record.terms.payee, &record.terms.payer);
				let known =
					pair.contests.iter().any(|one| (one.contract, one.period) == (id, number));
				ensure!(known, "6: a contest that is not known");
			}
			let stopped = period.closed_at.map(|(_, stopped)| stopped);
			let fits = stopped.is_none_or(|stopped| stopped <= StoppedBlocks::<T>::get());
			ensure!(fits, "7: a period");
		}
		Ok(())
	}
}
