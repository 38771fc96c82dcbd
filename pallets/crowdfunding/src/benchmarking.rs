// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls, each in its worst case: the contribution that meets the goal, the
//! release that completes a campaign with a price difference, the refund that closes it. Extra ones
//! show that what happens to one contributor, or to the whole campaign, costs the same with 100,000
//! of them.

// Benchmarks choose their numbers; one that overflowed would fail.
#![allow(clippy::arithmetic_side_effects)]

use crate::{
	functions::Escrow, BenchmarkHelper, Call, CampaignId, Campaigns, Config, Contribution,
	Contributions, Difference, Error, NextCampaign, Pallet, Plan, PlanOf, Purpose, Sources, State,
	TermsOf, MAX_REFUNDS, MAX_SOURCES,
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
use ovn_primitives::{
	runtime::{after, now},
	traits::ShareBooks,
	BookId, DecisionClass, Document, Holder, Pots as _, Purse, Ratio, ScopeId,
};
use sp_core::H256;
use sp_runtime::{
	traits::{Convert, Saturating},
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

/// A plan to collect so many whole units of an asset.
fn plan<T: Config>(
	purpose: Purpose<T::AccountId>,
	asset: T::AssetKind,
	units: u128,
	difference: Difference,
) -> PlanOf<T> {
	let whole = unit::<T>(&asset);
	Plan {
		purpose,
		asset,
		goal: whole.saturating_mul(units),
		smallest: whole,
		deadline: now::<T>().saturating_add(T::MaxDuration::get()),
		agreement: document(),
		// What a related payee is paid is income: its weight is added by
		// [`Pallet::release_weight`].
		relation: None,
		difference,
	}
}

fn co_ownership<T: Config>(scope: ScopeId) -> Purpose<T::AccountId> {
	let purchase = Helper::<T>::purchase(scope);
	Purpose::CoOwnership { purchase, payee: account("vendor", 0, 0), ceiling: None }
}

fn investment<T: Config>(scope: ScopeId, asset: &T::AssetKind) -> Purpose<T::AccountId> {
	let (kind, payee) = (Helper::<T>::kind(scope, asset), account("vendor", 0, 0));
	// It can hold an asset that lets no account exist by itself.
	Helper::<T>::endow(&payee);
	let discount = Ratio::new(1, 10).unwrap_or(Ratio::ONE);
	Purpose::CappedInvestment { kind, payee, ceiling: None, discount }
}

fn create<T: Config>(
	scope: ScopeId,
	purpose: Purpose<T::AccountId>,
	tokens: u128,
	difference: Difference,
) -> Result<CampaignId, DispatchError> {
	create_in::<T>(scope, purpose, T::NativeAsset::get(), tokens, difference)
}

/// The same in any asset.
fn create_in<T: Config>(
	scope: ScopeId,
	purpose: Purpose<T::AccountId>,
	asset: T::AssetKind,
	units: u128,
	difference: Difference,
) -> Result<CampaignId, DispatchError> {
	let id = NextCampaign::<T>::get();
	let plan = plan::<T>(purpose, asset, units, difference);
	let creator: T::AccountId = account("creator", 0, 0);
	Helper::<T>::endow(&creator);
	Pallet::<T>::do_create(scope, Some(creator), plan)?;
	Ok(id)
}

fn contribute<T: Config>(
	id: CampaignId,
	who: T::AccountId,
	tokens: u128,
) -> Result<(), DispatchError> {
	let sum = whole::<T>().saturating_mul(tokens);
	Pallet::<T>::do_contribute(who, id, sum, document().hash, None)
}

/// A campaign for a thing to which three gave four tokens in all: the goal, or one less than it.
fn bought<T: Config>(met: bool) -> Result<(ScopeId, CampaignId), DispatchError> {
	let scope = Helper::<T>::scope();
	let fund = Helper::<T>::fund(scope);
	let tokens = if met { 4 } else { 5 };
	let id = create::<T>(scope, co_ownership::<T>(scope), tokens, Difference::Fund(fund))?;
	for (n, tokens) in [(1, 2), (2, 1), (3, 1)] {
		contribute::<T>(id, rich::<T>(n), tokens)?;
	}
	Ok((scope, id))
}

/// The same in a foreign asset, with a difference that returns, or goes to a fund. Number 9 has
/// some of it, too; the vendor had none.
fn bought_abroad<T: Config>(
	met: bool,
	donates: bool,
) -> Result<(CampaignId, T::AssetKind), DispatchError> {
	let (scope, payer) = (Helper::<T>::scope(), rich::<T>(0));
	let asset = foreign::<T>(scope, &payer)?;
	let whole = unit::<T>(&asset);
	Helper::<T>::endow(&account("vendor", 0, 0));
	let difference = if donates {
		let fund = Helper::<T>::fund(scope);
		Helper::<T>::open_purse(scope, Purse::Fund(fund), &asset, &payer);
		Difference::Fund(fund)
	} else {
		Difference::Contributors
	};
	let units = if met { 4 } else { 5 };
	let id = create_in::<T>(scope, co_ownership::<T>(scope), asset.clone(), units, difference)?;
	for (n, units) in [(1, 2), (2, 1), (3, 1), (9, 0)] {
		let who = rich::<T>(n);
		let some = whole.saturating_mul(9);
		T::Money::transfer(asset.clone(), &payer, &who, some, Preservation::Preserve)?;
		if units > 0 {
			Pallet::<T>::do_contribute(
				who,
				id,
				whole.saturating_mul(units),
				document().hash,
				None,
			)?;
		}
	}
	Ok((id, asset))
}

fn terms<T: Config>(id: CampaignId) -> Result<TermsOf<T>, DispatchError> {
	Ok(Pallet::<T>::terms(id)?)
}

fn pass<T: Config>(blocks: BlockNumberFor<T>) {
	let now = frame_system::Pallet::<T>::block_number();
	frame_system::Pallet::<T>::set_block_number(now.saturating_add(blocks));
}

/// Requests a release of so many tokens that can be made now.
fn announce<T: Config>(id: CampaignId, tokens: u128) -> Result<(), DispatchError> {
	let terms = terms::<T>(id)?;
	let sum = unit::<T>(&terms.plan.asset).saturating_mul(tokens);
	Pallet::<T>::do_request_release(id, &terms, sum, document())?;
	pass::<T>(T::ObjectionPeriod::get());
	Ok(())
}

/// An investment of four units of a foreign asset whose release can be made, and the asset. Number
/// 9 has plenty of it; the investors have none left but the least they can have, the payee has
/// none.
fn investing<T: Config>() -> Result<(CampaignId, T::AssetKind), DispatchError> {
	let (scope, payer) = (Helper::<T>::scope(), rich::<T>(9));
	let asset = foreign::<T>(scope, &payer)?;
	let whole = unit::<T>(&asset);
	let (purpose, returning) = (investment::<T>(scope, &asset), Difference::Contributors);
	let id = create_in::<T>(scope, purpose, asset.clone(), 4, returning)?;
	for n in [1, 2] {
		let who = rich::<T>(n);
		let some = whole.saturating_mul(3);
		T::Money::transfer(asset.clone(), &payer, &who, some, Preservation::Preserve)?;
		let two = whole.saturating_mul(2);
		Pallet::<T>::do_contribute(who, id, two, document().hash, None)?;
	}
	announce::<T>(id, 4)?;
	Ok((id, asset))
}

/// The same that is being paid back, with what was paid in full.
fn invested<T: Config>() -> Result<(CampaignId, T::AssetKind), DispatchError> {
	let (id, asset) = investing::<T>()?;
	Pallet::<T>::do_execute_release(id).map_err(|failed| failed.error)?;
	Ok((id, asset))
}

/// A campaign with so many contributors of one token each, written as contributions write them; the
/// principal stands in one position, for books do not read others.
fn crowd<T: Config>(contributors: u32, state: State) -> Result<CampaignId, DispatchError> {
	let scope = Helper::<T>::scope();
	crowd_of::<T>(scope, co_ownership::<T>(scope), T::NativeAsset::get(), contributors, state)
}

/// A campaign in a foreign asset whose contributors, of one unit each, are to get it back, and
/// never had the asset otherwise.
fn refunding<T: Config>(donation: bool, contributors: u32) -> Result<CampaignId, DispatchError> {
	let scope = Helper::<T>::scope();
	let purpose = if donation { Purpose::Donation } else { co_ownership::<T>(scope) };
	let asset = foreign::<T>(scope, &rich::<T>(0))?;
	for n in 0..contributors {
		Helper::<T>::endow(&account("contributor", n, 0));
	}
	crowd_of::<T>(scope, purpose, asset, contributors, State::Refunding)
}

/// The same for a purpose and an asset.
fn crowd_of<T: Config>(
	scope: ScopeId,
	purpose: Purpose<T::AccountId>,
	asset: T::AssetKind,
	contributors: u32,
	state: State,
) -> Result<CampaignId, DispatchError> {
	let count = u128::from(contributors);
	let debt = purpose.is_debt();
	let whole = unit::<T>(&asset);
	let returning = Difference::Contributors;
	let id = create_in::<T>(scope, purpose, asset.clone(), count, returning)?;
	let payer = rich::<T>(0);
	let sum = whole.saturating_mul(count);
	Escrow::<T>::take_in(&payer, &asset, sum)?;
	let refunds = state == State::Refunding;
	for n in 0..contributors {
		let who: T::AccountId = account("contributor", n, 0);
		if debt && refunds && n < MAX_REFUNDS {
			let holder = Holder::Agent(who.clone());
			T::Books::credit(BookId::Deal(id), holder, whole)?;
		}
		let own = Contribution { amount: whole, counts: true, objected: 0, waits: false };
		Contributions::<T>::insert(id, who, own);
	}
	if debt && !refunds {
		T::Books::credit(BookId::Deal(id), Holder::Agent(payer), sum)?;
	}
	let release_by = after::<T, Error<T>>(T::ReleasePeriod::get())?;
	Campaigns::<T>::mutate(id, |campaign| {
		if let Some(campaign) = campaign {
			campaign.state = state;
			campaign.collected = sum;
			campaign.unsettled = sum;
			campaign.counting = sum;
			campaign.contributors = contributors.into();
			campaign.release_by = Some(release_by);
		}
	});
	Ok(id)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn create() -> Result<(), BenchmarkError> {
		let scope = Helper::<T>::scope();
		let fund = Helper::<T>::fund(scope);
		let native = T::NativeAsset::get();
		let plan = plan::<T>(co_ownership::<T>(scope), native, 4, Difference::Fund(fund));
		let origin = significant::<T>(scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, scope, Box::new(plan));
		assert!(Campaigns::<T>::contains_key(0));
		Ok(())
	}

	#[benchmark]
	fn contribute() -> Result<(), BenchmarkError> {
		let (id, asset) = bought_abroad::<T>(false, false)?;
		let sum = unit::<T>(&asset).saturating_mul(9);
		#[extrinsic_call]
		_(RawOrigin::Signed(account("rich", 9, 0)), id, sum, document().hash);
		assert!(Campaigns::<T>::get(id).is_some_and(|campaign| campaign.state == State::Funded));
		Ok(())
	}

	#[benchmark]
	fn contribute_from_claims(p: Linear<1, { MAX_SOURCES }>) -> Result<(), BenchmarkError> {
		let (scope, id) = bought::<T>(false)?;
		let who: T::AccountId = account("claimer", 0, 0);
		let part = whole::<T>().div_ceil(p.into());
		let mut sources = Sources::new();
		for _ in 0..p {
			let _ = sources.try_push(Helper::<T>::earn(scope, &who, part));
		}
		let sum = whole::<T>().saturating_mul(9);
		#[extrinsic_call]
		_(RawOrigin::Signed(who), id, sum, document().hash, sources);
		assert!(Campaigns::<T>::get(id).is_some_and(|campaign| campaign.state == State::Funded));
		Ok(())
	}

	#[benchmark]
	fn withdraw() -> Result<(), BenchmarkError> {
		let (id, _) = bought_abroad::<T>(false, false)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(account("rich", 1, 0)), id);
		assert!(Campaigns::<T>::get(id).is_some_and(|campaign| campaign.contributors == 2));
		Ok(())
	}

	#[benchmark]
	fn cancel() -> Result<(), BenchmarkError> {
		let (scope, id) = bought::<T>(true)?;
		announce::<T>(id, 2)?;
		let origin = significant::<T>(scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);
		let state = Campaigns::<T>::get(id).map(|campaign| campaign.state);
		assert_eq!(state, Some(State::Refunding));
		Ok(())
	}

	#[benchmark]
	fn request_release() -> Result<(), BenchmarkError> {
		let (scope, id) = bought::<T>(true)?;
		let origin = significant::<T>(scope)?;
		let sum = whole::<T>().saturating_mul(4);
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, sum, document());
		assert!(Campaigns::<T>::get(id).is_some_and(|campaign| campaign.release.is_some()));
		Ok(())
	}

	/// Of an instalment. What it costs to complete a campaign is added by the call.
	#[benchmark]
	fn withdraw_release() -> Result<(), BenchmarkError> {
		let (scope, id) = bought::<T>(true)?;
		announce::<T>(id, 2)?;
		let origin = significant::<T>(scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);
		assert!(Campaigns::<T>::get(id).is_some_and(|campaign| campaign.release.is_none()));
		Ok(())
	}

	#[benchmark]
	fn object() -> Result<(), BenchmarkError> {
		let (_, id) = bought::<T>(true)?;
		Pallet::<T>::do_request_release(id, &terms::<T>(id)?, whole::<T>(), document())?;
		#[extrinsic_call]
		_(RawOrigin::Signed(account("rich", 1, 0)), id);
		assert!(Campaigns::<T>::get(id).is_some_and(|campaign| campaign.release.is_none()));
		Ok(())
	}

	/// With a price difference that returns. What registering the thing costs is added by
	/// [`Pallet::release_weight`], and counted twice.
	#[benchmark]
	fn execute_release() -> Result<(), BenchmarkError> {
		let (id, asset) = bought_abroad::<T>(true, false)?;
		let price = unit::<T>(&asset).saturating_mul(3);
		Pallet::<T>::do_lower_price(id, &terms::<T>(id)?, price, document())?;
		Pallet::<T>::do_request_release(id, &terms::<T>(id)?, price, document())?;
		pass::<T>(T::ObjectionPeriod::get());
		#[extrinsic_call]
		_(RawOrigin::Signed(account("anybody", 0, 0)), id);
		assert!(Campaigns::<T>::get(id).is_some_and(|campaign| campaign.settled));
		Ok(())
	}

	/// The release of a price difference to a fund.
	#[benchmark]
	fn execute_difference() -> Result<(), BenchmarkError> {
		let (id, asset) = bought_abroad::<T>(true, true)?;
		let price = unit::<T>(&asset).saturating_mul(3);
		Pallet::<T>::do_lower_price(id, &terms::<T>(id)?, price, document())?;
		announce::<T>(id, 3)?;
		Pallet::<T>::do_execute_release(id).map_err(|failed| failed.error)?;
		pass::<T>(T::ObjectionPeriod::get());
		#[block]
		{
			Pallet::<T>::do_execute_release(id)?;
		}
		let whole = unit::<T>(&asset);
		assert!(Campaigns::<T>::get(id).is_some_and(|campaign| campaign.donated == whole));
		assert!(Campaigns::<T>::get(id).is_some_and(|campaign| campaign.settled));
		Ok(())
	}

	/// The release that completes an investment.
	#[benchmark]
	fn settle_investment() -> Result<(), BenchmarkError> {
		let (id, _) = investing::<T>()?;
		#[block]
		{
			Pallet::<T>::do_execute_release(id)?;
		}
		assert!(crate::Investments::<T>::contains_key(id));
		Ok(())
	}

	#[benchmark]
	fn lower_price() -> Result<(), BenchmarkError> {
		let (scope, id) = bought::<T>(true)?;
		let origin = significant::<T>(scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, whole::<T>(), document());
		let price = Campaigns::<T>::get(id).map(|campaign| campaign.price);
		assert_eq!(price, Some(whole::<T>()));
		Ok(())
	}

	#[benchmark]
	fn complete() -> Result<(), BenchmarkError> {
		let id = crowd::<T>(3, State::Completed)?;
		Campaigns::<T>::mutate(id, |campaign| {
			if let Some(campaign) = campaign {
				campaign.released = whole::<T>();
			}
		});
		#[extrinsic_call]
		_(RawOrigin::Signed(account("anybody", 0, 0)), id);
		assert!(Campaigns::<T>::get(id).is_some_and(|campaign| campaign.settled));
		Ok(())
	}

	#[benchmark]
	fn refund() -> Result<(), BenchmarkError> {
		let id = refunding::<T>(false, 1)?;
		let who: T::AccountId = account("contributor", 0, 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(account("anybody", 0, 0)), id, who);
		assert!(Campaigns::<T>::get(id).is_some_and(|campaign| campaign.state == State::Closed));
		Ok(())
	}

	#[benchmark]
	fn refund_page(p: Linear<1, { MAX_REFUNDS }>) -> Result<(), BenchmarkError> {
		let id = refunding::<T>(false, p)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(account("anybody", 0, 0)), id, None, p);
		assert!(Campaigns::<T>::get(id).is_some_and(|campaign| campaign.state == State::Closed));
		Ok(())
	}

	#[benchmark]
	fn refund_without_principal() -> Result<(), BenchmarkError> {
		let id = refunding::<T>(true, 1)?;
		let who: T::AccountId = account("contributor", 0, 0);
		#[extrinsic_call]
		refund(RawOrigin::Signed(account("anybody", 0, 0)), id, who);
		assert!(Campaigns::<T>::get(id).is_some_and(|campaign| campaign.state == State::Closed));
		Ok(())
	}

	#[benchmark]
	fn refund_page_without_principal(p: Linear<1, { MAX_REFUNDS }>) -> Result<(), BenchmarkError> {
		let id = refunding::<T>(true, p)?;
		#[extrinsic_call]
		refund_page(RawOrigin::Signed(account("anybody", 0, 0)), id, None, p);
		assert!(Campaigns::<T>::get(id).is_some_and(|campaign| campaign.state == State::Closed));
		Ok(())
	}

	#[benchmark]
	fn expire() -> Result<(), BenchmarkError> {
		let (_, id) = bought::<T>(true)?;
		pass::<T>(T::ReleasePeriod::get());
		#[extrinsic_call]
		_(RawOrigin::Signed(account("anybody", 0, 0)), id);
		let state = Campaigns::<T>::get(id).map(|campaign| campaign.state);
		assert_eq!(state, Some(State::Refunding));
		Ok(())
	}

	#[benchmark]
	fn redeem() -> Result<(), BenchmarkError> {
		let (id, asset) = invested::<T>()?;
		let sum = unit::<T>(&asset).saturating_mul(100);
		#[extrinsic_call]
		_(RawOrigin::Signed(rich::<T>(9)), id, sum);
		assert!(!crate::Investments::<T>::contains_key(id));
		Ok(())
	}

	#[benchmark]
	fn offer_redemption() -> Result<(), BenchmarkError> {
		let (id, asset) = invested::<T>()?;
		let before = T::Money::balance(asset.clone(), &Pallet::<T>::pot_account(&asset));
		let sum = unit::<T>(&asset);
		#[extrinsic_call]
		_(RawOrigin::Signed(rich::<T>(9)), id, sum);
		assert_eq!(crate::Offers::<T>::iter_prefix(id).count(), 1);
		let pot = Pallet::<T>::pot_account(&asset);
		assert_eq!(T::Money::balance(asset.clone(), &pot), before);
		assert_eq!(T::Money::total_balance(asset, &pot), before.saturating_add(sum));
		Ok(())
	}

	#[benchmark]
	fn accept_redemption() -> Result<(), BenchmarkError> {
		let (id, asset) = invested::<T>()?;
		let sum = unit::<T>(&asset).saturating_mul(100);
		let payer = rich::<T>(9);
		Pallet::<T>::do_offer(payer.clone(), id, sum)?;
		Pallet::<T>::do_accept(account("rich", 1, 0), id, payer.clone())?;
		#[extrinsic_call]
		_(RawOrigin::Signed(account("rich", 2, 0)), id, payer);
		assert!(!crate::Investments::<T>::contains_key(id));
		Ok(())
	}

	#[benchmark]
	fn withdraw_offer() -> Result<(), BenchmarkError> {
		let (id, asset) = invested::<T>()?;
		let who = rich::<T>(9);
		let payer = who.clone();
		Pallet::<T>::do_offer(payer.clone(), id, unit::<T>(&asset))?;
		#[extrinsic_call]
		_(RawOrigin::Signed(payer), id, who);
		assert_eq!(crate::Offers::<T>::iter_prefix(id).count(), 0);
		Ok(())
	}

	#[benchmark]
	fn conclude() -> Result<(), BenchmarkError> {
		let (id, asset) = invested::<T>()?;
		let book = BookId::Deal(id);
		let owed = T::Books::owed(book).unwrap_or_default();
		let part = ovn_primitives::Part { book, amount: owed };
		T::Books::distribute(&rich::<T>(9), &asset, &[part])?;
		#[extrinsic_call]
		_(RawOrigin::Signed(account("anybody", 0, 0)), id);
		assert!(!crate::Investments::<T>::contains_key(id));
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

	/// The same as [`refund`], among 100,000.
	#[benchmark(extra)]
	fn refund_of_100_000() -> Result<(), BenchmarkError> {
		let id = crowd::<T>(100_000, State::Refunding)?;
		let who: T::AccountId = account("contributor", 0, 0);
		#[block]
		{
			Pallet::<T>::do_refund(id, who, None)?;
		}
		Ok(())
	}

	/// The same as the largest [`refund_page`], among 100,000, with those who have a position.
	#[benchmark(extra)]
	fn refund_page_of_100_000() -> Result<(), BenchmarkError> {
		let id = crowd::<T>(100_000, State::Completed)?;
		Campaigns::<T>::mutate(id, |campaign| {
			if let Some(campaign) = campaign {
				campaign.released = whole::<T>();
				campaign.settled = true;
			}
		});
		#[block]
		{
			let _ = Pallet::<T>::do_refund_page(id, None, MAX_REFUNDS);
		}
		let left = 100_000_u64.saturating_sub(MAX_REFUNDS.into());
		assert!(Campaigns::<T>::get(id).is_some_and(|campaign| campaign.contributors == left));
		Ok(())
	}

	/// The last release of a campaign with 100,000 contributors.
	#[benchmark(extra)]
	fn complete_with_100_000() -> Result<(), BenchmarkError> {
		let id = crowd::<T>(100_000, State::Funded)?;
		let price = whole::<T>().saturating_mul(90_000);
		Pallet::<T>::do_lower_price(id, &terms::<T>(id)?, price, document())?;
		announce::<T>(id, 90_000)?;
		#[block]
		{
			Pallet::<T>::do_execute_release(id)?;
		}
		assert!(Campaigns::<T>::get(id).is_some_and(|campaign| campaign.settled));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::benchmarks(), crate::mock::Test);
}
