// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls, each in its worst case: rounds in an asset that is not the native
//! token, with as many ideas as can be.

// Benchmarks choose their numbers; one that overflowed would fail.
#![allow(clippy::arithmetic_side_effects)]

use crate::{
	functions::Pot, Allotment, BenchmarkHelper, Call, Config, Error, Funder, Funders, Idea,
	IdeaState, Ideas, NextRound, OwnIdeas, Pallet, RoundId, RoundState, Rounds, Tally, MAX_IDEAS,
	MAX_RETURNS,
};
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{
		fungibles::{Inspect as _, Mutate as _},
		tokens::{Fortitude, Preservation},
		EnsureOriginWithArg, Get,
	},
	BoundedVec,
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use ovn_primitives::{
	runtime::now, traits::Deposits, Decider, DecisionClass, Document, Name, Pots as _, Purse,
	ScopeId,
};
use sp_core::H256;
use sp_runtime::{
	traits::{Convert, One, Saturating},
	DispatchError,
};

type Helper<T> = <T as Config>::BenchmarkHelper;

/// An account with plenty of the native token.
fn rich<T: Config>(n: u32) -> T::AccountId {
	let who = account("rich", n, 0);
	Helper::<T>::endow(&who);
	who
}

/// One whole token.
fn whole<T: Config>() -> u128 {
	T::WholeUnit::convert(T::NativeAsset::get()).max(1)
}

/// The longest document.
fn document() -> Document {
	let uri = BoundedVec::truncate_from(alloc::vec![b'x'; 128]);
	Document { hash: H256([9; 32]), uri }
}

/// An origin that decides for the scope.
fn decider<T: Config>(
	scope: ScopeId,
	class: DecisionClass,
) -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::ScopeOrigin::try_successful_origin(&(scope, class)).map_err(|()| BenchmarkError::Weightless)
}

fn significant<T: Config>(scope: ScopeId) -> Result<T::RuntimeOrigin, BenchmarkError> {
	decider::<T>(scope, DecisionClass::Significant)
}

/// One whole unit of an asset.
fn unit<T: Config>(asset: &T::AssetKind) -> u128 {
	T::WholeUnit::convert(asset.clone()).max(1)
}

/// An asset, not the native token, that the scope accepts, of which the payer has plenty, and whose
/// pot is open.
fn foreign<T: Config>(scope: ScopeId, payer: &T::AccountId) -> Result<T::AssetKind, DispatchError> {
	let asset = Helper::<T>::asset(scope, payer);
	Pallet::<T>::do_open_pot(scope, asset.clone(), payer.clone())?;
	Ok(asset)
}

fn pass<T: Config>(blocks: BlockNumberFor<T>) {
	let now = frame_system::Pallet::<T>::block_number();
	frame_system::Pallet::<T>::set_block_number(now.saturating_add(blocks));
}

/// A round in a foreign asset with as many ideas as can be, in which `who`, who has plenty of the
/// asset, allocates to all of them; the last can be paid.
fn round<T: Config>(who: &T::AccountId) -> Result<(ScopeId, RoundId, T::AssetKind), DispatchError> {
	let scope = Helper::<T>::scope();
	let asset = foreign::<T>(scope, who)?;
	let whole = unit::<T>(&asset);
	let id = NextRound::<T>::get();
	let opens = now::<T>().saturating_add(T::MinDuration::get());
	let closes = opens.saturating_add(T::MinDuration::get());
	let (opener, mode) = (Decider::Agent(who.clone()), Allotment::ByContribution);
	let times = (opens, closes);
	Pallet::<T>::do_open_round(opener, scope, asset.clone(), mode, whole, times, document())?;
	Pallet::<T>::do_fund_round(who.clone(), id, whole.saturating_mul(100))?;
	let mut funder = Funders::<T>::get(id, who).unwrap_or_default();
	Rounds::<T>::try_mutate(id, |round| {
		let round = round.as_mut().ok_or(Error::<T>::RoundNotFound)?;
		for idea in 0..MAX_IDEAS {
			let depositor = T::Deposits::hold(scope, who, T::IdeaDeposit::get())?;
			let name = Name::truncate_from(alloc::vec![b'x'; 32]);
			let (proposer, payee) = (who.clone(), account("payee", idea, 0));
			// It can hold an asset that lets no account exist by itself.
			Helper::<T>::endow(&payee);
			let record = Idea { proposer, payee, name, document: document(), depositor };
			Ideas::<T>::insert(id, idea, record);
			let (minimum, maximum, allocated) = (1, u128::MAX, whole);
			let state = IdeaState::Proposed;
			let tally = Tally { idea, state, minimum, maximum, allocated };
			let _ = round.tallies.try_push(tally);
			let _ = funder.allocations.try_push((idea, allocated));
		}
		round.next_idea = MAX_IDEAS;
		Ok::<_, DispatchError>(())
	})?;
	OwnIdeas::<T>::insert(id, who, MAX_IDEAS);
	Funders::<T>::insert(id, who, funder);
	Ok((scope, id, asset))
}

/// A round as [`round`], closed.
fn closed<T: Config>(
	who: &T::AccountId,
) -> Result<(ScopeId, RoundId, T::AssetKind), DispatchError> {
	let (scope, id, asset) = round::<T>(who)?;
	pass::<T>(T::MinDuration::get().saturating_add(T::MinDuration::get()));
	Pallet::<T>::do_close_round(id)?;
	Ok((scope, id, asset))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn open_round() -> Result<(), BenchmarkError> {
		let scope = Helper::<T>::scope();
		let origin = significant::<T>(scope)?;
		// The call comes a block later.
		let opens = now::<T>().saturating_add(T::MinDuration::get()).saturating_add(One::one());
		let closes = opens.saturating_add(T::MinDuration::get());
		let (asset, mode, least) = (T::NativeAsset::get(), Allotment::Equal, whole::<T>());
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, asset, mode, least, opens, closes, document());
		assert_eq!(Rounds::<T>::iter().count(), 1);
		Ok(())
	}

	#[benchmark]
	fn fund_round() -> Result<(), BenchmarkError> {
		let payer = rich::<T>(0);
		let (scope, id, asset) = round::<T>(&payer)?;
		let who = rich::<T>(1);
		Helper::<T>::member(scope, &who);
		let whole = unit::<T>(&asset);
		let some = whole.saturating_mul(2);
		T::Money::transfer(asset, &payer, &who, some, Preservation::Preserve)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), id, whole);
		assert!(Funders::<T>::get(id, who).is_some_and(|funder| funder.member));
		assert!(
			Rounds::<T>::get(id).is_some_and(|round| round.paid_in == whole.saturating_mul(101))
		);
		Ok(())
	}

	#[benchmark]
	fn match_round() -> Result<(), BenchmarkError> {
		let payer = rich::<T>(0);
		let (scope, id, asset) = round::<T>(&payer)?;
		let purse = Purse::Fund(Helper::<T>::fund(scope));
		Helper::<T>::open_purse(scope, purse, &asset, &payer);
		let pot = <T::Scopes as ovn_primitives::traits::Scopes<_>>::pot(scope, purse, &asset);
		let whole = unit::<T>(&asset);
		let some = whole.saturating_mul(2);
		T::Money::transfer(asset, &payer, &pot, some, Preservation::Preserve)?;
		let origin = significant::<T>(scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, purse, whole);
		assert!(Rounds::<T>::get(id).is_some_and(|round| round.matched == whole));
		Ok(())
	}

	#[benchmark]
	fn propose_idea() -> Result<(), BenchmarkError> {
		let who = rich::<T>(0);
		let (_, id, _) = round::<T>(&who)?;
		// The last, to which nothing is allocated, makes room.
		Rounds::<T>::mutate(id, |round| {
			if let Some(tally) = round.as_mut().and_then(|round| round.tallies.last_mut()) {
				tally.allocated = 0;
			}
		});
		let name = Name::truncate_from(alloc::vec![b'x'; 32]);
		let (payee, least) = (account("payee", 0, 0), 1);
		#[extrinsic_call]
		_(RawOrigin::Signed(rich::<T>(1)), id, payee, name, document(), least, least);
		assert!(Ideas::<T>::contains_key(id, MAX_IDEAS));
		assert!(!Ideas::<T>::contains_key(id, MAX_IDEAS.saturating_sub(1)));
		Ok(())
	}

	#[benchmark]
	fn drop_idea() -> Result<(), BenchmarkError> {
		let (scope, id, _) = round::<T>(&rich::<T>(0))?;
		let origin = decider::<T>(scope, DecisionClass::Standard)?;
		let last = MAX_IDEAS.saturating_sub(1);
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, last, true);
		assert!(!Ideas::<T>::contains_key(id, last));
		Ok(())
	}

	#[benchmark]
	fn allocate() -> Result<(), BenchmarkError> {
		let who = rich::<T>(0);
		let (_, id, asset) = round::<T>(&who)?;
		pass::<T>(T::MinDuration::get());
		let two = unit::<T>(&asset).saturating_mul(2);
		let last = MAX_IDEAS.saturating_sub(1);
		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, last, two);
		let round = Rounds::<T>::get(id);
		let tally = round.as_ref().and_then(|round| round.tally(last));
		assert!(tally.is_some_and(|tally| tally.allocated == two));
		Ok(())
	}

	#[benchmark]
	fn close_round() -> Result<(), BenchmarkError> {
		// Nobody funded it, and its purse gets back what it added.
		let who = rich::<T>(0);
		let (scope, id, asset) = round::<T>(&who)?;
		let purse = Purse::Fund(Helper::<T>::fund(scope));
		Helper::<T>::open_purse(scope, purse, &asset, &who);
		let pot = <T::Scopes as ovn_primitives::traits::Scopes<_>>::pot(scope, purse, &asset);
		let before = T::Money::balance(asset.clone(), &pot);
		Funders::<T>::remove(id, &who);
		Rounds::<T>::mutate(id, |round| {
			if let Some(round) = round {
				round.matched = round.paid_in;
				(round.paid_in, round.funders, round.purse) = (0, 0, Some(purse));
				round.tallies.iter_mut().for_each(|tally| tally.allocated = 0);
			}
		});
		pass::<T>(T::MinDuration::get().saturating_add(T::MinDuration::get()));
		#[extrinsic_call]
		_(RawOrigin::Signed(account("anybody", 0, 0)), id);
		assert!(Rounds::<T>::get(id).is_some_and(|round| round.state == RoundState::Closed));
		assert!(T::Money::balance(asset, &pot) > before);
		Ok(())
	}

	#[benchmark]
	fn pay_idea() -> Result<(), BenchmarkError> {
		let (scope, id, asset) = closed::<T>(&rich::<T>(0))?;
		let origin = significant::<T>(scope)?;
		let last = MAX_IDEAS.saturating_sub(1);
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, last, document());
		assert!(Rounds::<T>::get(id).is_some_and(|round| round.spent > 0));
		let (payee, whole) = (account("payee", last, 0), unit::<T>(&asset));
		assert_eq!(T::Money::balance(asset, &payee), whole);
		Ok(())
	}

	#[benchmark]
	fn lapse_idea() -> Result<(), BenchmarkError> {
		let (_, id, _) = closed::<T>(&rich::<T>(0))?;
		pass::<T>(T::PaymentPeriod::get());
		let last = MAX_IDEAS.saturating_sub(1);
		#[extrinsic_call]
		_(RawOrigin::Signed(account("anybody", 0, 0)), id, last);
		let round = Rounds::<T>::get(id);
		let tally = round.as_ref().and_then(|round| round.tally(last));
		assert!(tally.is_some_and(|tally| tally.state == IdeaState::Lapsed));
		Ok(())
	}

	#[benchmark]
	fn return_funding() -> Result<(), BenchmarkError> {
		let who = rich::<T>(0);
		let (_, id, asset) = closed::<T>(&who)?;
		Rounds::<T>::mutate(id, |round| {
			if let Some(round) = round {
				round.tallies.iter_mut().for_each(|tally| tally.state = IdeaState::Lapsed);
			}
		});
		// The account that paid has not that asset any more.
		let rest = T::Money::reducible_balance(
			asset.clone(),
			&who,
			Preservation::Expendable,
			Fortitude::Polite,
		);
		let others = rich::<T>(1);
		T::Money::transfer(asset, &who, &others, rest, Preservation::Expendable)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(account("anybody", 0, 0)), id, who);
		assert!(Rounds::<T>::get(id).is_some_and(|round| round.state == RoundState::Closed));
		Ok(())
	}

	#[benchmark]
	fn return_page(p: Linear<1, { MAX_RETURNS }>) -> Result<(), BenchmarkError> {
		let payer = rich::<T>(0);
		let (_, id, asset) = round::<T>(&payer)?;
		let allocations = Funders::<T>::take(id, &payer).unwrap_or_default().allocations;
		let paid = unit::<T>(&asset);
		let sum = paid.saturating_mul(p.into());
		Pot::<T>::take_in(&payer, &asset, sum)?;
		let funder = Funder { paid, member: false, returned: 0, allocations };
		for n in 0..p {
			let who: T::AccountId = account("funder", n, 0);
			Helper::<T>::endow(&who);
			Funders::<T>::insert(id, who, funder.clone());
		}
		Rounds::<T>::mutate(id, |round| {
			if let Some(round) = round {
				round.tallies.iter_mut().for_each(|tally| tally.state = IdeaState::Lapsed);
				round.state = RoundState::Settling;
				round.funders = p.into();
				round.paid_in = sum;
			}
		});
		#[extrinsic_call]
		_(RawOrigin::Signed(account("anybody", 0, 0)), id, None, p);
		assert!(Rounds::<T>::get(id).is_some_and(|round| round.state == RoundState::Closed));
		let last: T::AccountId = account("funder", p.saturating_sub(1), 0);
		assert_eq!(T::Money::balance(asset, &last), paid);
		Ok(())
	}

	#[benchmark]
	fn clear_idea() -> Result<(), BenchmarkError> {
		let (_, id, _) = closed::<T>(&rich::<T>(0))?;
		Rounds::<T>::mutate(id, |round| {
			if let Some(round) = round {
				round.tallies.iter_mut().for_each(|tally| tally.state = IdeaState::Lapsed);
			}
		});
		let last = MAX_IDEAS.saturating_sub(1);
		#[extrinsic_call]
		_(RawOrigin::Signed(account("anybody", 0, 0)), id, last);
		assert!(!Ideas::<T>::contains_key(id, last));
		Ok(())
	}

	#[benchmark]
	fn open_pot() -> Result<(), BenchmarkError> {
		let (scope, payer) = (Helper::<T>::scope(), rich::<T>(0));
		let asset = Helper::<T>::asset(scope, &payer);
		#[extrinsic_call]
		_(RawOrigin::Signed(payer), scope, asset.clone());
		assert!(crate::OpenPots::<T>::contains_key(asset));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::benchmarks(), crate::mock::Test);
}
