// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls and of what other pallets trigger, each in its worst case: a payment
//! into another book that closes cohorts and gives the rest back, first credits that create a book,
//! debts that close as many cohorts as one distribution does.

// Benchmarks choose their numbers; one that overflowed would fail.
#![allow(clippy::arithmetic_side_effects)]

use crate::{
	BenchmarkHelper, BookOf, Books, Call, Config, HolderOf, Holdings, Pallet, Position,
	PositionList, Positions, Redirect, MAX_CLAIMS,
};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::traits::{EnsureOriginWithArg, Get};
use frame_system::RawOrigin;
use ovn_primitives::{
	traits::{Accepted, OnAccepted, ShareBooks},
	BookId, BookTerms, ClaimType, ContributionId, Contributor, DecisionClass, Holder, KindId, Part,
	Ratio, ScopeId,
};
use sp_core::H256;
use sp_runtime::{traits::Convert, DispatchError};

type Helper<T> = <T as Config>::BenchmarkHelper;

/// How many hold units of a book at most, on which nothing depends. Tests of benchmarks take fewer.
const CROWD: u32 = if cfg!(test) { 100 } else { 1_000_000 };

/// An account with plenty of the native token.
fn rich<T: Config>(n: u32) -> T::AccountId {
	let who = account("rich", n, 0);
	Helper::<T>::endow(&who);
	who
}

/// The smallest principal.
fn whole<T: Config>() -> u128 {
	T::WholeUnit::convert(T::NativeAsset::get())
}

/// Terms of a debt of ceiling 1.
fn debt<T: Config>() -> BookTerms<T::AssetKind> {
	BookTerms::Debt { ceiling: Ratio::ONE, asset: T::NativeAsset::get(), per_unit: None }
}

fn create<T: Config>(
	scope: ScopeId,
	kind: KindId,
	terms: BookTerms<T::AssetKind>,
) -> Result<BookId, DispatchError> {
	let id = BookId::Kind { scope, kind };
	Pallet::<T>::create(id, terms, false)?;
	Ok(id)
}

fn pay<T: Config>(
	payer: &T::AccountId,
	asset: &T::AssetKind,
	book: BookId,
	sum: u128,
) -> Result<(), DispatchError> {
	let parts = [Part { book, amount: sum }];
	Pallet::<T>::distribute(payer, asset, &parts)?;
	Ok(())
}

/// A debt with a number of cohorts of one whole unit each, almost all of which is to be paid.
/// What it owes.
fn cohorts<T: Config>(
	payer: &T::AccountId,
	scope: ScopeId,
	kind: KindId,
	count: u32,
) -> Result<(BookId, u128), DispatchError> {
	let id = create::<T>(scope, kind, debt::<T>())?;
	let mut paid = 0_u128;
	for n in 0..count {
		Pallet::<T>::credit(id, Holder::Agent(account("holder", n, 0)), whole::<T>())?;
		if n.saturating_add(1) < count {
			pay::<T>(payer, &T::NativeAsset::get(), id, 1_000)?;
			paid = paid.saturating_add(1_000);
		}
	}
	Ok((id, whole::<T>().saturating_mul(count.into()).saturating_sub(paid)))
}

/// An identity that holds units.
fn identity<T: Config>(scope: ScopeId) -> Result<H256, DispatchError> {
	let identity = Pallet::<T>::identity_of(H256::zero(), &Helper::<T>::signer());
	let id = create::<T>(scope, 0, BookTerms::Equity)?;
	Pallet::<T>::credit(id, Holder::External(identity), 1_000_000)?;
	Ok(identity)
}

/// An origin that decides for the scope.
fn decider<T: Config>(scope: ScopeId) -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::ScopeOrigin::try_successful_origin(&(scope, DecisionClass::Significant))
		.map_err(|()| BenchmarkError::Weightless)
}

/// A contribution to a kind.
fn contribution<T: Config>(
	scope: ScopeId,
	kind: KindId,
	who: T::AccountId,
) -> Accepted<T::AccountId> {
	Accepted {
		id: ContributionId { scope, index: 0 },
		kind,
		contributor: Contributor::Agent(who),
		claim: ClaimType::Debt { ceiling: 100 },
		units: 1_000_000,
		rate: 1_000_000_000_000,
		counts: false,
		accepted_at: 1,
	}
}

impl<T: Config> Pallet<T> {
	/// Writes `holders` positions of one whole unit each into a book of equity that has none and
	/// has taken nothing, as credits would. For benchmarks of what does not depend on their number.
	pub fn populate(id: BookId, holders: u32) {
		for n in 0..holders {
			let holder: HolderOf<T> = Holder::Agent(account("holder", n, 0));
			let position = Position { units: 1_000_000, ..Default::default() };
			Positions::<T>::insert((id, &holder, 0), position);
			Holdings::<T>::insert((&holder, id, 0), ());
		}
		Books::<T>::mutate(id, |book| {
			if let Some(book) = book {
				book.units = u128::from(holders).saturating_mul(1_000_000);
				book.positions = holders.into();
			}
		});
	}
}

/// A book of equity with a number of positions, and an account that can pay it.
fn crowd<T: Config>(holders: u32) -> Result<(T::AccountId, BookId), DispatchError> {
	let id = create::<T>(Helper::<T>::scope(), 0, BookTerms::Equity)?;
	Pallet::<T>::populate(id, holders);
	Ok((rich::<T>(0), id))
}

/// In tests of the benchmarks: that what was written and what came of it is a state that calls
/// make.
fn check<T: Config>() {
	#[cfg(test)]
	assert_eq!(Pallet::<T>::do_try_state(), Ok(()));
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Of a book that holds units in others. The first payment closes its cohorts, and the last
	/// gives something back. Books that pay into others than those of deals, which have one
	/// cohort, would close as many with each payment: to be measured before there are such.
	#[benchmark]
	fn claim(p: Linear<1, { MAX_CLAIMS }>) -> Result<(), BenchmarkError> {
		let (scope, payer) = (Helper::<T>::scope(), rich::<T>(0));
		let (inner, owed) = cohorts::<T>(&payer, scope, 0, 2)?;
		let mut positions = PositionList::new();
		for n in 0..p {
			let kind = KindId::try_from(n).unwrap_or_default().saturating_add(1);
			let id = create::<T>(scope, kind, BookTerms::Equity)?;
			Pallet::<T>::credit(id, Holder::Book(inner), 1_000_000)?;
			pay::<T>(&payer, &T::NativeAsset::get(), id, owed.saturating_add(1_000_000))?;
			let _ = positions.try_push((id, 0));
		}
		#[extrinsic_call]
		claim_for(RawOrigin::Signed(payer), Holder::Book(inner), positions, p);
		assert_eq!(Pallet::<T>::owed(inner), Some(0));
		Ok(())
	}

	// As many as a scope accepts beside the native token.
	#[benchmark]
	fn claim_asset(a: Linear<1, 8>) -> Result<(), BenchmarkError> {
		let (scope, payer, who) = (Helper::<T>::scope(), rich::<T>(0), rich::<T>(1));
		let id = create::<T>(scope, 0, BookTerms::Equity)?;
		Pallet::<T>::credit(id, Holder::Agent(who.clone()), 1_000_000)?;
		for n in 0..a {
			let asset = Helper::<T>::asset(scope, n.saturating_add(1), &payer);
			Pallet::<T>::do_open_pot(scope, asset.clone(), &payer)?;
			pay::<T>(&payer, &asset, id, 1_000_000)?;
		}
		let positions = PositionList::truncate_from(alloc::vec![(id, 0)]);
		#[extrinsic_call]
		claim(RawOrigin::Signed(who), positions, a);
		let rest = Books::<T>::get(id)
			.map(|book| book.lines.iter().filter(|line| line.paid < line.accepted).count());
		assert_eq!(rest, Some(0));
		Ok(())
	}

	#[benchmark]
	fn redirect() -> Result<(), BenchmarkError> {
		let (scope, who) = (Helper::<T>::scope(), rich::<T>(0));
		// Of an identity, for which two records say who is paid: the key's, which is not there, and the scope's.
		let identity = identity::<T>(scope)?;
		let id = BookId::Kind { scope, kind: 0 };
		let origin = decider::<T>(scope)?;
		Pallet::<T>::propose_binding(origin, scope, identity, who.clone())?;
		let now = frame_system::Pallet::<T>::block_number();
		let from = sp_runtime::Saturating::saturating_add(now, T::BindingNotice::get());
		frame_system::Pallet::<T>::set_block_number(from);
		let fund = Helper::<T>::fund(scope, &who);
		let target = Some(Redirect { scope, fund });
		let holder = Holder::External(identity);
		#[extrinsic_call]
		_(RawOrigin::Signed(who), holder.clone(), id, 0, target);
		assert!(Positions::<T>::get((id, holder, 0)).is_some_and(|it| it.redirect == target));
		Ok(())
	}

	#[benchmark]
	fn process_deferred(s: Linear<1, 32>) -> Result<(), BenchmarkError> {
		let (scope, payer) = (Helper::<T>::scope(), rich::<T>(0));
		let steps = T::StepsPerDistribution::get();
		let (id, owed) = cohorts::<T>(&payer, scope, 0, s.saturating_add(steps))?;
		pay::<T>(&payer, &T::NativeAsset::get(), id, owed)?;
		#[block]
		{
			let mut book = Pallet::<T>::existing(id).map_err(DispatchError::from)?;
			Pallet::<T>::work(id, &mut book, s).map_err(DispatchError::from)?;
			Books::<T>::insert(id, book);
		}
		assert!(Books::<T>::get(id).is_some_and(|book| !book.queued));
		Ok(())
	}

	#[benchmark]
	fn open_pot() -> Result<(), BenchmarkError> {
		let (scope, payer) = (Helper::<T>::scope(), rich::<T>(0));
		let asset = Helper::<T>::asset(scope, 1, &payer);
		#[extrinsic_call]
		_(RawOrigin::Signed(payer), scope, asset);
		Ok(())
	}

	#[benchmark]
	fn propose_binding() -> Result<(), BenchmarkError> {
		let scope = Helper::<T>::scope();
		let identity = identity::<T>(scope)?;
		let origin = decider::<T>(scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, identity, account("agent", 0, 0));
		Ok(())
	}

	#[benchmark]
	fn cancel_binding() -> Result<(), BenchmarkError> {
		let scope = Helper::<T>::scope();
		let identity = identity::<T>(scope)?;
		let who = account("agent", 0, 0);
		let origin = decider::<T>(scope)?;
		Pallet::<T>::propose_binding(origin.clone(), scope, identity, who)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, identity);
		Ok(())
	}

	#[benchmark]
	fn refuse_binding() -> Result<(), BenchmarkError> {
		let scope = Helper::<T>::scope();
		let identity = identity::<T>(scope)?;
		let (who, other): (T::AccountId, _) = (rich::<T>(0), account("agent", 0, 0));
		let origin = decider::<T>(scope)?;
		Pallet::<T>::propose_binding(origin.clone(), scope, identity, who.clone())?;
		let now = frame_system::Pallet::<T>::block_number();
		let from = sp_runtime::Saturating::saturating_add(now, T::BindingNotice::get());
		frame_system::Pallet::<T>::set_block_number(from);
		Pallet::<T>::propose_binding(origin, scope, identity, other)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), scope, identity);
		let binding = crate::Bindings::<T>::get(scope, identity);
		assert!(binding.is_some_and(|binding| binding.account == who && binding.next.is_none()));
		Ok(())
	}

	#[benchmark]
	fn bind_with_key() -> Result<(), BenchmarkError> {
		let scope = Helper::<T>::scope();
		let identity = identity::<T>(scope)?;
		let who: T::AccountId = account("agent", 0, 0);
		let message = Pallet::<T>::message(identity, &who);
		let wrapped = [b"<Bytes>", &message[..], b"</Bytes>"].concat();
		let signature = Helper::<T>::sign(&wrapped);
		let signer = Helper::<T>::signer();
		let caller = RawOrigin::Signed(rich::<T>(0));
		#[extrinsic_call]
		_(caller, identity, H256::zero(), signer, who, signature);
		Ok(())
	}

	#[benchmark]
	fn accepted() -> Result<(), BenchmarkError> {
		let scope = Helper::<T>::scope();
		let kind = Helper::<T>::kind(scope, ClaimType::Debt { ceiling: 100 });
		let contribution = contribution::<T>(scope, kind, account("holder", 0, 0));
		#[block]
		{
			<Pallet<T> as OnAccepted<_>>::accepted(&contribution)?;
		}
		Ok(())
	}

	#[benchmark]
	fn retry_credit() -> Result<(), BenchmarkError> {
		let scope = Helper::<T>::scope();
		let kind = Helper::<T>::kind(scope, ClaimType::Debt { ceiling: 100 });
		let contribution = contribution::<T>(scope, kind, account("holder", 0, 0));
		Pallet::<T>::keep_credit(&contribution, DispatchError::Unavailable);
		#[extrinsic_call]
		_(RawOrigin::Signed(rich::<T>(0)), contribution.id);
		assert!(!crate::WaitingCredits::<T>::contains_key(contribution.id));
		assert!(Books::<T>::contains_key(BookId::Kind { scope, kind }));
		Ok(())
	}

	#[benchmark]
	fn compensated() -> Result<(), BenchmarkError> {
		let (scope, payer) = (Helper::<T>::scope(), rich::<T>(0));
		let kind = Helper::<T>::kind(scope, ClaimType::Debt { ceiling: 100 });
		let contribution = contribution::<T>(scope, kind, account("holder", 0, 0));
		<Pallet<T> as OnAccepted<_>>::accepted(&contribution)?;
		let book = BookId::Kind { scope, kind };
		pay::<T>(&payer, &T::NativeAsset::get(), book, 1_000)?;
		#[block]
		{
			<Pallet<T> as OnAccepted<_>>::compensated(&contribution)?;
		}
		Ok(())
	}

	#[benchmark]
	fn distribute(b: Linear<1, 32>) -> Result<(), BenchmarkError> {
		let (scope, payer) = (Helper::<T>::scope(), rich::<T>(0));
		let steps = T::StepsPerDistribution::get();
		let mut parts = Vec::new();
		for n in 0..b {
			let kind = KindId::try_from(n).unwrap_or_default();
			let (book, owed) = cohorts::<T>(&payer, scope, kind, steps.saturating_add(1))?;
			parts.push(Part { book, amount: owed });
		}
		let asset = T::NativeAsset::get();
		#[block]
		{
			for part in &parts {
				let _ = Pallet::<T>::basis(part.book, &asset, 0);
			}
			<Pallet<T> as ShareBooks<_, _>>::distribute(&payer, &asset, &parts)?;
		}
		Ok(())
	}

	/// The cost of a distribution, which is the same for any number of positions. Not a weight:
	/// `scripts/measure/scale.sh` compares the two ends.
	#[benchmark(extra)]
	fn distribute_among(n: Linear<1, { CROWD }>) -> Result<(), BenchmarkError> {
		let (payer, id) = crowd::<T>(n)?;
		check::<T>();
		let parts = [Part { book: id, amount: 1_000_000 }];
		let asset = T::NativeAsset::get();
		#[block]
		{
			<Pallet<T> as ShareBooks<_, _>>::distribute(&payer, &asset, &parts)?;
		}
		assert_eq!(Books::<T>::get(id).map(|book| book.accepted()), Some(1_000_000));
		check::<T>();
		Ok(())
	}

	/// As [`distribute_among`], of what one of them claims.
	#[benchmark(extra)]
	fn claim_among(n: Linear<1, { CROWD }>) -> Result<(), BenchmarkError> {
		let (payer, id) = crowd::<T>(n)?;
		let who = rich::<T>(1);
		Pallet::<T>::credit(id, Holder::Agent(who.clone()), 1_000_000)?;
		let each = whole::<T>();
		let sum = each.saturating_mul(u128::from(n).saturating_add(1));
		pay::<T>(&payer, &T::NativeAsset::get(), id, sum)?;
		let positions = PositionList::truncate_from(alloc::vec![(id, 0)]);
		#[extrinsic_call]
		claim(RawOrigin::Signed(who), positions, 1);
		let paid = |book: BookOf<T>| book.lines.first().map(|line| line.paid);
		assert_eq!(Books::<T>::get(id).and_then(paid), Some(each));
		check::<T>();
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::benchmarks(), crate::mock::Test);
}
