// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls and of what other pallets ask, each in its worst case.

// Benchmarks choose their numbers; one that overflowed would fail.
#![allow(clippy::arithmetic_side_effects)]

use crate::{
	Ask, BenchmarkHelper, Bucket, Call, Config, Equation, EquationOf, Equations, Flows, Inboxes,
	KindSplit, Levied, Levies, Line, Mode, Notices, OlderDues, OnEmpty, OpenPots, Pallet,
	Recipient, References, MAX_BUCKETS, MAX_KINDS,
};
use alloc::{format, vec, vec::Vec};
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{fungibles::Inspect, EnsureOriginWithArg, Get},
	BoundedVec,
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use ovn_primitives::{
	traits::{Inbox, OnRateChanged, Scopes, ShareBooks},
	Balance, BookId, DecisionClass, IncomeClass, IncomeReference, KindId, Name, Purse, Ratio,
	ScopeId,
};
use sp_core::U256;
use sp_runtime::traits::Saturating;

type Helper<T> = <T as Config>::BenchmarkHelper;

/// How many hold units of a kind at most, on which nothing depends. Tests of benchmarks take fewer.
const CROWD: u32 = if cfg!(test) { 100 } else { 1_000_000 };

fn decider<T: Config>(scope: ScopeId) -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::ScopeOrigin::try_successful_origin(&(scope, DecisionClass::Significant))
		.map_err(|()| BenchmarkError::Weightless)
}

/// The origin of a critical decision.
fn critical<T: Config>(scope: ScopeId) -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::ScopeOrigin::try_successful_origin(&(scope, DecisionClass::Critical))
		.map_err(|()| BenchmarkError::Weightless)
}

fn ratio(numerator: u32, denominator: u32) -> Ratio {
	Ratio::new(numerator, denominator).expect("no benchmark divides by 0; qed")
}

fn bucket<T: Config>(
	n: u32,
	recipient: Recipient<T::AccountId>,
) -> Bucket<T::AccountId, T::AssetKind> {
	let name = Name::truncate_from(format!("bucket with a name of its own {n:02}").into_bytes());
	Bucket { name, ask: Ask::Share(ratio(1, 17)), recipient }
}

fn straight<T: Config>(buckets: Vec<Bucket<T::AccountId, T::AssetKind>>) -> EquationOf<T> {
	let buckets = BoundedVec::truncate_from(buckets);
	Equation { mode: Mode::Straight, buckets, residue: Purse::Treasury }
}

fn books<T: Config>(kinds: Vec<KindId>, on_empty: OnEmpty) -> Recipient<T::AccountId> {
	let kinds = BoundedVec::truncate_from(kinds);
	Recipient::Books { kinds, at_most: None, on_empty }
}

/// A scope, a payer who has plenty, and an asset whose pots are open.
fn scope<T: Config>() -> (ScopeId, T::AccountId, T::AssetKind) {
	let payer: T::AccountId = whitelisted_caller();
	let scope = Helper::<T>::scope();
	let asset = Helper::<T>::asset(scope, &payer);
	if !OpenPots::<T>::contains_key(&asset) {
		Pallet::<T>::do_open_pot(&payer, scope, asset.clone())
			.expect("the scope accepts the asset and the payer has plenty; qed");
	}
	(scope, payer, asset)
}

fn kinds<T: Config>(scope: ScopeId, asset: &T::AssetKind, count: u32) -> Vec<KindId> {
	let kind = |_| {
		let kind = Helper::<T>::kind(scope, asset);
		let basis = T::Books::basis(BookId::Kind { scope, kind }, asset, 1);
		assert!(!basis.value.is_zero(), "the book takes part in incomes");
		kind
	};
	(0..count).map(kind).collect()
}

/// An equation of as many buckets as there can be, all of them accounts.
fn accounts<T: Config>() -> EquationOf<T> {
	let bucket = |n| bucket::<T>(n, Recipient::Account(account("payee", n, 0)));
	straight::<T>((0..MAX_BUCKETS).map(bucket).collect())
}

/// An amount of which every part is more than an account has to have, and pays a kind's debt.
fn amount<T: Config>(asset: &T::AssetKind) -> Balance {
	let smallest = T::SmallestIncome::get();
	smallest.max(T::Money::minimum_balance(asset.clone())).saturating_mul(1_000_000u32.into())
}

/// Goes to where everything that is decided now is in force.
fn pass_notice<T: Config>() {
	let now = frame_system::Pallet::<T>::block_number();
	frame_system::Pallet::<T>::set_block_number(now.saturating_add(T::MaxNotice::get()));
}

/// An income of a scope to which something is owed by an older version, when an equation of `k`
/// kinds and `s` scopes comes into force that holds nothing yet.
fn prepare_income<T: Config>(k: u32, s: u32) -> (ScopeId, T::AccountId, T::AssetKind) {
	let (scope, payer, asset) = scope::<T>();
	Pallet::<T>::do_set_equation(scope, accounts::<T>()).expect("the equation is valid; qed");
	record::<T>(&payer, scope, &asset, 0);
	let kinds = kinds::<T>(scope, &asset, k);
	let pay = |n: u32| bucket::<T>(n.saturating_add(1), Recipient::Scope(Helper::<T>::scope()));
	let mut buckets: Vec<_> = (0..s).map(pay).collect();
	if !kinds.is_empty() {
		buckets.push(bucket::<T>(0, books::<T>(kinds, OnEmpty::NextBucket)));
	}
	Pallet::<T>::do_set_equation(scope, straight::<T>(buckets))
		.expect("the equation is valid; qed");
	pass_notice::<T>();
	(scope, payer, asset)
}

/// A scope whose equation shares its incomes among a number of holders, a payer, an asset, and the
/// kind of their book.
fn crowd<T: Config>(
	holders: u32,
) -> Result<(ScopeId, T::AccountId, T::AssetKind, KindId), BenchmarkError> {
	let (scope, payer, asset) = scope::<T>();
	let kind = Helper::<T>::crowd(scope, holders).ok_or(BenchmarkError::Weightless)?;
	let equation = straight::<T>(vec![bucket::<T>(0, books::<T>(vec![kind], OnEmpty::Hold))]);
	Pallet::<T>::do_set_equation(scope, equation)?;
	Ok((scope, payer, asset, kind))
}

/// In tests of the benchmarks: that what came of it is a state that calls make.
fn check<T: Config>() {
	#[cfg(test)]
	assert_eq!(Pallet::<T>::do_try_state(), Ok(()));
}

fn record<T: Config>(payer: &T::AccountId, scope: ScopeId, asset: &T::AssetKind, n: u8) {
	Pallet::<T>::record_income(
		RawOrigin::Signed(payer.clone()).into(),
		scope,
		asset.clone(),
		amount::<T>(asset),
		IncomeClass::Sale,
		IncomeReference::repeat_byte(n),
	)
	.expect("the payer has plenty and the scope an equation; qed");
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Another equation is in force, and one of other kinds is to come; the new one names as many
	/// kinds, funds and scopes as it can, none of them known.
	#[benchmark]
	fn set_equation() -> Result<(), BenchmarkError> {
		let (scope, payer, asset) = scope::<T>();
		let origin = decider::<T>(scope)?;
		for _ in 0..2 {
			let kinds = kinds::<T>(scope, &asset, MAX_KINDS.saturating_div(2));
			let equation = straight::<T>(vec![bucket::<T>(0, books::<T>(kinds, OnEmpty::Hold))]);
			Pallet::<T>::do_set_equation(scope, equation).expect("the equation is valid; qed");
		}
		let half = MAX_BUCKETS.saturating_div(2);
		let mut buckets = Vec::new();
		for n in 0..half {
			let kinds = kinds::<T>(scope, &asset, MAX_KINDS.saturating_div(half));
			let fund = Helper::<T>::fund(scope, &asset, &payer);
			buckets.push(bucket::<T>(n, books::<T>(kinds, OnEmpty::Fund(fund))));
			let other = Helper::<T>::scope();
			buckets.push(bucket::<T>(n.saturating_add(half), Recipient::Scope(other)));
		}

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, straight::<T>(buckets));

		assert_eq!(Equations::<T>::get(scope).map(|record| record.last), Some(3));
		Ok(())
	}

	#[benchmark]
	fn set_notice() -> Result<(), BenchmarkError> {
		let (scope, ..) = scope::<T>();
		let origin = critical::<T>(scope)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, Some(T::MinNotice::get()));

		assert!(Notices::<T>::contains_key(scope));
		Ok(())
	}

	#[benchmark]
	fn set_levy() -> Result<(), BenchmarkError> {
		let (scope, ..) = scope::<T>();
		let network = T::Scopes::network(scope).ok_or(BenchmarkError::Weightless)?;
		let origin = critical::<T>(network)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, network, ratio(1, 10), Some(Purse::Treasury));

		assert!(Levies::<T>::contains_key(network));
		Ok(())
	}

	#[benchmark]
	fn set_smallest_income() -> Result<(), BenchmarkError> {
		let (scope, payer, asset) = scope::<T>();
		let origin = decider::<T>(scope)?;
		Pallet::<T>::do_set_equation(scope, accounts::<T>()).expect("the equation is valid; qed");
		record::<T>(&payer, scope, &asset, 0);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, asset.clone(), Some(T::SmallestIncome::get()));

		assert!(Flows::<T>::get(scope, asset).smallest.next.is_some());
		Ok(())
	}

	/// `k` kinds in one bucket, and `s` other scopes.
	#[benchmark]
	fn record_income(k: Linear<0, 32>, s: Linear<0, 15>) {
		let (scope, payer, asset) = prepare_income::<T>(k, s);
		let reference = IncomeReference::repeat_byte(1);
		let amount = amount::<T>(&asset);

		#[extrinsic_call]
		_(
			RawOrigin::Signed(payer.clone()),
			scope,
			asset.clone(),
			amount,
			IncomeClass::Sale,
			reference,
		);

		assert!(References::<T>::contains_key((scope, &payer, reference)));
		assert_eq!(OlderDues::<T>::iter_keys().count(), 1);
	}

	/// The cost of an income, which is the same for any number of contributors. Not a weight:
	/// `scripts/measure/scale.sh` compares the two ends.
	#[benchmark(extra)]
	fn record_income_among(n: Linear<1, { CROWD }>) -> Result<(), BenchmarkError> {
		let (scope, payer, asset, _) = crowd::<T>(n)?;
		let reference = IncomeReference::repeat_byte(1);
		let (amount, class) = (amount::<T>(&asset), IncomeClass::Sale);
		let signer = RawOrigin::Signed(payer.clone());

		#[extrinsic_call]
		record_income(signer, scope, asset.clone(), amount, class, reference);

		assert!(References::<T>::contains_key((scope, &payer, reference)));
		check::<T>();
		Ok(())
	}

	/// As [`record_income_among`], for a decision on the rate, which values the contributions of
	/// all of them anew.
	#[benchmark(extra)]
	fn rate_changed_among(n: Linear<1, { CROWD }>) -> Result<(), BenchmarkError> {
		let (scope, _, asset, kind) = crowd::<T>(n)?;
		let rate = 7;

		#[block]
		{
			Helper::<T>::decide_rate(scope, kind, rate).ok_or(BenchmarkError::Weightless)?;
		}

		let in_force = |values: &[KindSplit]| values.first().map(|value| value.rate);
		assert_ne!(in_force(&Pallet::<T>::view_values(scope, asset.clone())), Some(rate));
		pass_notice::<T>();
		let values = Pallet::<T>::view_values(scope, asset);
		let value = U256::from(n).saturating_mul(7_000_000.into());
		assert_eq!(values.first().map(|value| value.value), Some(value));
		assert_eq!(in_force(&values), Some(rate));
		check::<T>();
		Ok(())
	}

	/// As [`record_income`], from the inbox.
	#[benchmark]
	fn process_inbox(k: Linear<0, 32>, s: Linear<0, 15>) {
		let (scope, payer, asset) = prepare_income::<T>(k, s);
		let amount = amount::<T>(&asset);
		Pallet::<T>::do_deposit(&payer, scope, None, &asset, amount)
			.expect("the payer has plenty; qed");
		let levied = Levied::by_nobody();

		#[extrinsic_call]
		_(RawOrigin::Signed(payer), scope, asset.clone(), levied.clone());

		assert!(!Inboxes::<T>::contains_key((scope, &asset, &levied)));
		assert_eq!(OlderDues::<T>::iter_keys().count(), 1);
	}

	/// Of a fund, in a flow as large as can be.
	#[benchmark]
	fn collect() {
		let (scope, payer, asset) = scope::<T>();
		let mut equation = accounts::<T>();
		let fund = Helper::<T>::fund(scope, &asset, &payer);
		if let Some(bucket) = equation.buckets.iter_mut().next() {
			bucket.recipient = Recipient::Fund(fund);
		}
		Pallet::<T>::do_set_equation(scope, equation).expect("the equation is valid; qed");
		record::<T>(&payer, scope, &asset, 0);

		#[extrinsic_call]
		_(RawOrigin::Signed(payer), scope, asset.clone(), Line::Bucket(0));

		let flow = Flows::<T>::get(scope, asset);
		assert_eq!(flow.buckets.first().map(|bucket| bucket.due), Some(0));
	}

	#[benchmark]
	fn move_savings() -> Result<(), BenchmarkError> {
		let (scope, payer, asset) = scope::<T>();
		let origin = decider::<T>(scope)?;
		let kinds = kinds::<T>(scope, &asset, 1);
		let mut equation = accounts::<T>();
		if let Some(bucket) = equation.buckets.iter_mut().next() {
			let kinds = BoundedVec::truncate_from(kinds);
			bucket.recipient = Recipient::Books { kinds, at_most: None, on_empty: OnEmpty::Hold };
		}
		let fund = Helper::<T>::fund(scope, &asset, &payer);
		Pallet::<T>::do_set_equation(scope, equation).expect("the equation is valid; qed");
		record::<T>(&payer, scope, &asset, 0);
		// As if the first bucket had held what the second is due.
		Flows::<T>::mutate(scope, &asset, |flow| {
			let due = flow.buckets.get_mut(1).map(|bucket| core::mem::take(&mut bucket.due));
			if let Some(bucket) = flow.buckets.get_mut(0) {
				bucket.savings = due.unwrap_or_default();
			}
		});

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, asset.clone(), 0, fund);

		let flow = Flows::<T>::get(scope, asset);
		assert_eq!(flow.buckets.first().map(|bucket| bucket.savings), Some(0));
		Ok(())
	}

	#[benchmark]
	fn open_pot() {
		let payer: T::AccountId = whitelisted_caller();
		let scope = Helper::<T>::scope();
		let asset = Helper::<T>::asset(scope, &payer);

		#[extrinsic_call]
		_(RawOrigin::Signed(payer), scope, asset.clone());

		assert!(OpenPots::<T>::contains_key(&asset));
		assert!(T::Books::is_pot_open(&asset));
	}

	/// Two equations with as many kinds as there can be.
	#[benchmark]
	fn rate_changed() {
		let (scope, _, asset) = scope::<T>();
		let mut last = 0;
		for _ in 0..2 {
			let kinds = kinds::<T>(scope, &asset, MAX_KINDS.saturating_div(2));
			last = kinds.last().copied().unwrap_or_default();
			let equation = straight::<T>(vec![bucket::<T>(0, books::<T>(kinds, OnEmpty::Hold))]);
			Pallet::<T>::do_set_equation(scope, equation).expect("the equation is valid; qed");
		}

		#[block]
		{
			<Pallet<T> as OnRateChanged<BlockNumberFor<T>>>::rate_changed(scope, last, 1)
				.expect("nothing can be refused; qed");
		}

		assert_eq!(Equations::<T>::get(scope).map(|record| record.last), Some(3));
	}

	/// The first of a scope.
	#[benchmark]
	fn deposit() {
		let (scope, payer, asset) = scope::<T>();
		let amount = amount::<T>(&asset);

		#[block]
		{
			<Pallet<T> as Inbox<_, _>>::deposit(&payer, scope, Some(scope), &asset, amount)
				.expect("the payer has plenty; qed");
		}

		assert_eq!(Inboxes::<T>::iter_prefix((scope,)).count(), 1);
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::benchmarks(), crate::mock::Test);
}
