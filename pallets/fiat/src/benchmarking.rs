// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls, each in its worst case: a bond in an asset that is not the native token, a
//! network with as many custodians as can be, a holder with as many requests as can be, and units that
//! somebody sent to the pot.

// Benchmarks choose their numbers; one that overflowed would fail.
#![allow(clippy::arithmetic_side_effects)]

use crate::{
	functions::Pot, BenchmarkHelper, Call, Config, CustodianId, CustodianOf, Custodians, Defaulted,
	Licensed, NextCustodian, NextRequest, OfferCount, Offers, OpenRequests, Owed, Pallet, Receiver,
	References, RequestId, RequestState, Requests, State, Terms, TermsOf, ANSWER_DAYS,
	EFFECTIVE_DAYS, JUDGE_DAYS, MAX_CUSTODIANS, MAX_REQUESTS, NOTICE_DAYS, RETURN_DAYS,
};
use alloc::boxed::Box;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{
		fungibles::{Inspect as _, Mutate as _},
		tokens::Preservation,
		EnsureOriginWithArg, Get,
	},
	BoundedVec,
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use ovn_math::settlement::fiat::Cover;
use ovn_primitives::{Decider, DecisionClass, Name, Pots as _, ScopeId};
use sp_core::H256;
use sp_runtime::{traits::Saturating, DispatchError};

type Helper<T> = <T as Config>::BenchmarkHelper;

/// What is issued to the holder.
const UNITS: u128 = 1_000_000;
/// What each request is for.
const REQUESTED: u128 = 1_000;
/// What lies on the pot and is nobody's.
const STRAY: u128 = 10;
/// The least bond.
const BOND: u128 = 500_000;

/// An account with plenty of the native token.
fn rich<T: Config>(name: &'static str, n: u32) -> T::AccountId {
	let who = account(name, n, 0);
	Helper::<T>::endow(&who);
	who
}

fn anybody<T: Config>() -> RawOrigin<T::AccountId> {
	RawOrigin::Signed(account("anybody", 0, 0))
}

/// An origin that decides for the network.
fn decider<T: Config>(
	network: ScopeId,
	class: DecisionClass,
) -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::ScopeOrigin::try_successful_origin(&(network, class))
		.map_err(|()| BenchmarkError::Weightless)
}

fn pass<T: Config>(days: u32) {
	let now = frame_system::Pallet::<T>::block_number();
	let blocks: BlockNumberFor<T> = T::BlocksPerDay::get().saturating_mul(days.into());
	frame_system::Pallet::<T>::set_block_number(now.saturating_add(blocks));
}

/// The longest terms.
fn terms<T: Config>(bond_asset: T::AssetKind) -> TermsOf<T> {
	Terms {
		currency: *b"EUR",
		decimals: 2,
		name: Name::truncate_from(alloc::vec![b'x'; 32]),
		symbol: BoundedVec::truncate_from(alloc::vec![b'x'; 12]),
		limit: UNITS * 2,
		cover: Cover { bond: 1, units: 1 },
		bond_asset,
		bond: BOND,
		smallest: 1,
		fulfil_within: 10,
		arbiter: account("arbiter", 0, 0),
	}
}

/// A network, an account with plenty of everything, and terms with a bond in an asset that is not the
/// native token, whose pot is open. All but one of the network's places for custodians are taken.
fn network<T: Config>() -> Result<(ScopeId, T::AccountId, TermsOf<T>), DispatchError> {
	let (network, firm) = (Helper::<T>::network(), rich::<T>("firm", 0));
	let asset = Helper::<T>::asset(network, &firm);
	Pallet::<T>::do_open_pot(network, asset.clone(), firm.clone())?;
	let others = (1..MAX_CUSTODIANS).map(|n| (1_000 + n, account("other", n, 0)));
	let others = BoundedVec::truncate_from(others.collect());
	Licensed::<T>::insert(network, others);
	Ok((network, firm, terms::<T>(asset)))
}

/// The same, where the account is offered the licence, which it can accept now.
fn offered<T: Config>() -> Result<(ScopeId, T::AccountId, TermsOf<T>), DispatchError> {
	let (network, firm, terms) = network::<T>()?;
	let votes = Decider::Voters;
	Pallet::<T>::do_license_custodian(&votes, network, firm.clone(), terms.clone())?;
	pass::<T>(EFFECTIVE_DAYS);
	Ok((network, firm, terms))
}

/// A custodian, its account and its network. Its next limit holds now.
fn licensed<T: Config>() -> Result<(CustodianId, T::AccountId, ScopeId), DispatchError> {
	let (network, firm, terms) = offered::<T>()?;
	let id = NextCustodian::<T>::get();
	Pallet::<T>::do_accept_licence(firm.clone(), network, &terms)?;
	let record = record_of::<T>(id)?;
	Pallet::<T>::do_set_limit(&Decider::Voters, id, record, UNITS * 3)?;
	pass::<T>(EFFECTIVE_DAYS);
	Ok((id, firm, network))
}

/// The asset that a custodian issues.
fn asset_of<T: Config>(id: CustodianId) -> Result<T::AssetKind, DispatchError> {
	Ok(Pallet::<T>::asset(id)?)
}

fn record_of<T: Config>(id: CustodianId) -> Result<CustodianOf<T>, DispatchError> {
	Ok(Pallet::<T>::existing(id)?)
}

fn issue_units<T: Config>(
	id: CustodianId,
	firm: &T::AccountId,
	to: &T::AccountId,
	amount: u128,
	n: u8,
) -> Result<(), DispatchError> {
	let to = Receiver::Wallet(to.clone());
	Pallet::<T>::do_issue(firm, id, to, amount, H256::repeat_byte(n), H256::repeat_byte(n))
}

/// A holder of units, who is a member of the network. Some units lie on the pot and are nobody's.
fn holder<T: Config>(
	id: CustodianId,
	firm: &T::AccountId,
	network: ScopeId,
) -> Result<T::AccountId, DispatchError> {
	let who = rich::<T>("holder", 0);
	Helper::<T>::member(network, &who);
	issue_units::<T>(id, firm, &who, UNITS, 1)?;
	stray::<T>(id, &who)?;
	Ok(who)
}

/// Sends all that an account has of an asset to somebody else.
fn give_all<T: Config>(asset: &T::AssetKind, from: &T::AccountId) -> Result<(), DispatchError> {
	let (amount, to) = (T::Money::balance(asset.clone(), from), rich::<T>("heir", 0));
	T::Money::transfer(asset.clone(), from, &to, amount, Preservation::Expendable)?;
	assert_eq!(T::Money::balance(asset.clone(), from), 0);
	Ok(())
}

/// Sends units to the pot.
fn stray<T: Config>(id: CustodianId, from: &T::AccountId) -> Result<(), DispatchError> {
	let asset = asset_of::<T>(id)?;
	let pot = Pot::<T>::account(&asset);
	T::Money::transfer(asset, from, &pot, STRAY, Preservation::Preserve)?;
	Ok(())
}

fn ask<T: Config>(
	id: CustodianId,
	who: &T::AccountId,
	amount: u128,
) -> Result<RequestId, DispatchError> {
	let request = NextRequest::<T>::get();
	Pallet::<T>::do_redeem(who.clone(), id, amount, H256::repeat_byte(2))?;
	Ok(request)
}

/// What benchmarks of requests begin with.
struct Asked<T: Config> {
	id: CustodianId,
	firm: T::AccountId,
	holder: T::AccountId,
	/// The last of as many requests as can be.
	request: RequestId,
}

fn requested<T: Config>() -> Result<Asked<T>, DispatchError> {
	let (id, firm, network) = licensed::<T>()?;
	let holder = holder::<T>(id, &firm, network)?;
	let mut request = 0;
	for _ in 0..MAX_REQUESTS {
		request = ask::<T>(id, &holder, REQUESTED)?;
	}
	Ok(Asked { id, firm, holder, request })
}

/// The custodian says that it paid.
fn fulfilled<T: Config>() -> Result<Asked<T>, DispatchError> {
	let asked = requested::<T>()?;
	Pallet::<T>::do_acknowledge(&asked.firm, asked.request)?;
	Pallet::<T>::do_fulfil(&asked.firm, asked.request, H256::repeat_byte(3))?;
	Ok(asked)
}

/// The custodian is in default, and the last request is still open.
fn defaulted<T: Config>() -> Result<Asked<T>, DispatchError> {
	let asked = requested::<T>()?;
	pass::<T>(10);
	Pallet::<T>::do_default_on(asked.request)?;
	stray::<T>(asked.id, &asked.holder)?;
	Ok(asked)
}

/// Asserts that the units on the pot that were nobody's are burnt.
fn assert_tidy<T: Config>(id: CustodianId) {
	assert_eq!(Pallet::<T>::asset(id).map(|asset| Pot::<T>::stray(&asset)).ok(), Some(0));
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn license_custodian() -> Result<(), BenchmarkError> {
		let (network, firm, terms) = network::<T>()?;
		OfferCount::<T>::insert(network, MAX_CUSTODIANS - 1);
		let origin = decider::<T>(network, DecisionClass::Critical)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, network, firm.clone(), Box::new(terms));
		assert!(Offers::<T>::contains_key(network, firm));
		Ok(())
	}

	#[benchmark]
	fn cancel_offer() -> Result<(), BenchmarkError> {
		let (network, firm, _) = offered::<T>()?;
		let origin = decider::<T>(network, DecisionClass::Significant)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, network, firm.clone());
		assert!(!Offers::<T>::contains_key(network, firm));
		Ok(())
	}

	#[benchmark]
	fn accept_licence() -> Result<(), BenchmarkError> {
		let (network, firm, terms) = offered::<T>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(firm), network, Box::new(terms));
		assert_eq!(Licensed::<T>::get(network).len(), MAX_CUSTODIANS as usize);
		assert_eq!(Custodians::<T>::get(0).map(|record| record.bond()), Some(BOND));
		Ok(())
	}

	#[benchmark]
	fn set_limit() -> Result<(), BenchmarkError> {
		let (id, _, network) = licensed::<T>()?;
		let origin = decider::<T>(network, DecisionClass::Critical)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, UNITS * 4);
		let next = Custodians::<T>::get(id).and_then(|record| record.next_limit);
		assert!(next.is_some_and(|(limit, _)| limit == UNITS * 4));
		Ok(())
	}

	#[benchmark]
	fn give_notice() -> Result<(), BenchmarkError> {
		let (id, _, network) = licensed::<T>()?;
		let origin = decider::<T>(network, DecisionClass::Significant)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);
		let state = Custodians::<T>::get(id).map(|record| record.state);
		assert!(matches!(state, Some(State::Noticed { .. })));
		Ok(())
	}

	#[benchmark]
	fn end_licence() -> Result<(), BenchmarkError> {
		let (id, firm, _) = licensed::<T>()?;
		let who = rich::<T>("holder", 0);
		issue_units::<T>(id, &firm, &who, STRAY + 1, 1)?;
		stray::<T>(id, &who)?;
		Custodians::<T>::mutate(id, |record| {
			if let Some(record) = record {
				record.terms.smallest = 2;
			}
		});
		let record = record_of::<T>(id)?;
		Pallet::<T>::do_give_notice(Some(firm), false, id, record)?;
		pass::<T>(NOTICE_DAYS);
		#[extrinsic_call]
		_(anybody::<T>(), id);
		let state = Custodians::<T>::get(id).map(|record| record.state);
		assert!(matches!(state, Some(State::Ended { .. })));
		assert_tidy::<T>(id);
		Ok(())
	}

	#[benchmark]
	fn add_bond() -> Result<(), BenchmarkError> {
		let (id, firm, _) = licensed::<T>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(firm), id, BOND);
		assert_eq!(Custodians::<T>::get(id).map(|record| record.bond()), Some(BOND * 2));
		Ok(())
	}

	#[benchmark]
	fn withdraw_bond() -> Result<(), BenchmarkError> {
		let (id, firm, _) = licensed::<T>()?;
		Pallet::<T>::do_add_bond(&firm, id, UNITS * 4)?;
		give_all::<T>(&record_of::<T>(id)?.terms.bond_asset, &firm)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(firm), id, UNITS);
		let bond = Custodians::<T>::get(id).map(|record| record.bond());
		assert_eq!(bond, Some(BOND + UNITS * 3));
		Ok(())
	}

	#[benchmark]
	fn return_bond() -> Result<(), BenchmarkError> {
		let (id, firm, _) = licensed::<T>()?;
		let record = record_of::<T>(id)?;
		give_all::<T>(&record.terms.bond_asset, &firm)?;
		Pallet::<T>::do_give_notice(Some(firm), false, id, record)?;
		pass::<T>(NOTICE_DAYS);
		Pallet::<T>::do_end_licence(id)?;
		pass::<T>(RETURN_DAYS);
		#[extrinsic_call]
		_(anybody::<T>(), id);
		let record = Custodians::<T>::get(id);
		assert!(record.is_some_and(|record| record.bond() == 0 && record.returned == BOND));
		Ok(())
	}

	#[benchmark]
	fn issue() -> Result<(), BenchmarkError> {
		let (id, firm, network) = licensed::<T>()?;
		holder::<T>(id, &firm, network)?;
		let (who, n) = (rich::<T>("other holder", 0), H256::repeat_byte(9));
		let to = Receiver::Wallet(who.clone());
		#[extrinsic_call]
		_(RawOrigin::Signed(firm.clone()), id, to, UNITS, n, n);
		assert!(References::<T>::contains_key(firm, n));
		assert_eq!(T::Money::balance(asset_of::<T>(id)?, &who), UNITS);
		assert_tidy::<T>(id);
		Ok(())
	}

	#[benchmark]
	fn redeem() -> Result<(), BenchmarkError> {
		let (id, firm, network) = licensed::<T>()?;
		let who = holder::<T>(id, &firm, network)?;
		for _ in 1..MAX_REQUESTS {
			ask::<T>(id, &who, REQUESTED)?;
		}
		// All that the holder has.
		let all = UNITS - STRAY - REQUESTED * u128::from(MAX_REQUESTS - 1);
		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), id, all, H256::repeat_byte(2));
		assert_eq!(OpenRequests::<T>::get(id, &who).len(), MAX_REQUESTS as usize);
		assert_eq!(T::Money::balance(asset_of::<T>(id)?, &who), 0);
		Ok(())
	}

	#[benchmark]
	fn decline() -> Result<(), BenchmarkError> {
		let Asked { id, firm, holder, request } = requested::<T>()?;
		// Its account in the asset is made anew.
		give_all::<T>(&asset_of::<T>(id)?, &holder)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(firm), request);
		assert_eq!(T::Money::balance(asset_of::<T>(id)?, &holder), REQUESTED);
		Ok(())
	}

	#[benchmark]
	fn acknowledge() -> Result<(), BenchmarkError> {
		let Asked { firm, request, .. } = requested::<T>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(firm), request);
		let state = Requests::<T>::get(request).map(|request| request.state);
		assert_eq!(state, Some(RequestState::Acknowledged));
		Ok(())
	}

	#[benchmark]
	fn fulfil() -> Result<(), BenchmarkError> {
		let Asked { firm, request, .. } = requested::<T>()?;
		Pallet::<T>::do_acknowledge(&firm, request)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(firm), request, H256::repeat_byte(3));
		let state = Requests::<T>::get(request).map(|request| request.state);
		assert!(matches!(state, Some(RequestState::Fulfilled { .. })));
		Ok(())
	}

	#[benchmark]
	fn confirm() -> Result<(), BenchmarkError> {
		let Asked { holder, request, .. } = fulfilled::<T>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(holder), request);
		assert!(!Requests::<T>::contains_key(request));
		Ok(())
	}

	#[benchmark]
	fn deny() -> Result<(), BenchmarkError> {
		let Asked { holder, request, .. } = fulfilled::<T>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(holder), request, H256::repeat_byte(4));
		let state = Requests::<T>::get(request).map(|request| request.state);
		assert!(matches!(state, Some(RequestState::Denied { .. })));
		Ok(())
	}

	#[benchmark]
	fn burn_silent() -> Result<(), BenchmarkError> {
		let Asked { request, .. } = fulfilled::<T>()?;
		pass::<T>(ANSWER_DAYS);
		#[extrinsic_call]
		_(anybody::<T>(), request);
		assert!(!Requests::<T>::contains_key(request));
		Ok(())
	}

	#[benchmark]
	fn judge() -> Result<(), BenchmarkError> {
		// The custodian did not pay, and its time is over: it is in default, and the units return.
		let Asked { id, firm, holder, request, .. } = fulfilled::<T>()?;
		pass::<T>(10);
		Pallet::<T>::do_deny(&holder, request, H256::repeat_byte(4))?;
		give_all::<T>(&asset_of::<T>(id)?, &holder)?;
		let arbiter = RawOrigin::Signed(account("arbiter", 0, 0));
		#[extrinsic_call]
		_(arbiter, request, false);
		assert_eq!(T::Money::balance(asset_of::<T>(id)?, &holder), REQUESTED);
		assert!(!Requests::<T>::contains_key(request) && Defaulted::<T>::contains_key(firm));
		assert_tidy::<T>(id);
		Ok(())
	}

	#[benchmark]
	fn return_units() -> Result<(), BenchmarkError> {
		let Asked { id, holder, request, .. } = fulfilled::<T>()?;
		Pallet::<T>::do_deny(&holder, request, H256::repeat_byte(4))?;
		give_all::<T>(&asset_of::<T>(id)?, &holder)?;
		pass::<T>(JUDGE_DAYS);
		#[extrinsic_call]
		_(anybody::<T>(), request);
		assert_eq!(T::Money::balance(asset_of::<T>(id)?, &holder), REQUESTED);
		Ok(())
	}

	#[benchmark]
	fn default_on() -> Result<(), BenchmarkError> {
		let Asked { id, firm, request, .. } = requested::<T>()?;
		pass::<T>(10);
		#[extrinsic_call]
		_(anybody::<T>(), request);
		assert!(Defaulted::<T>::contains_key(firm));
		assert_tidy::<T>(id);
		Ok(())
	}

	#[benchmark]
	fn burn() -> Result<(), BenchmarkError> {
		let Asked { id, holder, .. } = defaulted::<T>()?;
		let asset = asset_of::<T>(id)?;
		let all = T::Money::balance(asset.clone(), &holder);
		#[extrinsic_call]
		_(RawOrigin::Signed(holder.clone()), id, all);
		assert!(Owed::<T>::get(id, &holder) > 0);
		assert!(Custodians::<T>::get(id).is_some_and(|record| record.paid_out > 0));
		assert_eq!(T::Money::balance(asset, &holder), 0);
		assert_tidy::<T>(id);
		Ok(())
	}

	#[benchmark]
	fn confirm_owed() -> Result<(), BenchmarkError> {
		let Asked { id, holder, .. } = defaulted::<T>()?;
		Pallet::<T>::do_burn(&holder, id, UNITS / 2)?;
		let owed = Owed::<T>::get(id, &holder);
		#[extrinsic_call]
		_(RawOrigin::Signed(holder.clone()), id, owed);
		assert!(!Owed::<T>::contains_key(id, holder));
		Ok(())
	}

	#[benchmark]
	fn open_pot() -> Result<(), BenchmarkError> {
		let (network, payer) = (Helper::<T>::network(), rich::<T>("payer", 0));
		let asset = Helper::<T>::asset(network, &payer);
		#[extrinsic_call]
		_(RawOrigin::Signed(payer), network, asset.clone());
		assert!(crate::OpenPots::<T>::contains_key(asset));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::benchmarks(), crate::mock::Test);
}
