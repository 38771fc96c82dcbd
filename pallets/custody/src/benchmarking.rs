// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls, each in its worst case: eight custodians who all have to agree, four
//! deals that are owed something.

// Benchmarks choose their numbers; one that overflowed would fail.
#![allow(clippy::arithmetic_side_effects)]

use crate::{
	functions::Facts, BenchmarkHelper, Call, Config, Custodies, Pallet, Phase, ResourceSettings,
	Resources, Settings, State, MAX_DEALS, WHOLE,
};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{EnsureOriginWithArg, Get},
	BoundedVec,
};
use frame_system::RawOrigin;
use ovn_primitives::{
	traits::{Resources as _, Things as _},
	DealId, DecisionClass, Document, Nature, Occurrence, Payback, Purchase, Ratio, Regime,
	ResourceId, ScopeId, Subject, Tariff, Tariffs, UseClass,
};
use sp_core::H256;
use sp_runtime::{traits::SaturatedConversion, DispatchError};

type Helper<T> = <T as Config>::BenchmarkHelper;

/// The principal of every deal, and of every price a tenth: base units.
const PRINCIPAL: u128 = 1_000_000_000_000;
/// The number of the first deal.
const FIRST: DealId = 1_000_000;

/// A machine of a scope that can be used, held in trust by this member: for benchmarks of its use.
pub fn machine<T: Config>(
	scope: ScopeId,
	custodian: &T::AccountId,
) -> Result<ResourceId, DispatchError> {
	let id = new::<T>(scope, custodian, Some(custodian.clone()))?;
	state::<T>(id, State::Available);
	Ok(id)
}

/// Attaches a deal to a machine, whose book exists: for benchmarks of its use.
pub fn attach<T: Config>(
	id: ResourceId,
	deal: DealId,
	asset: &T::AssetKind,
	tariffs: &Tariffs,
) -> Result<(), DispatchError> {
	let identity = Pallet::<T>::resource_of(id)?.identity;
	let purchase = Purchase {
		subject: Subject::Existing(id),
		custodian: identity.creator.clone(),
		tariffs: tariffs.clone(),
	};
	Pallet::<T>::bought(identity.scope, &identity.creator, deal, asset, &purchase, &document())?;
	Ok(())
}

/// Gives a machine eight custodians who have to agree all. They. For benchmarks of its use, too.
pub fn custodians<T: Config>(id: ResourceId) -> Vec<T::AccountId> {
	let scope = Resources::<T>::get(id).map_or(0, |record| record.identity.scope);
	let mut holders = Vec::new();
	for n in 0..crate::MAX_CUSTODIANS {
		holders.push(Helper::<T>::member(scope, n.saturating_add(10)));
	}
	holders.sort();
	set_holders::<T>(id, &holders);
	holders
}

fn new<T: Config>(
	scope: ScopeId,
	creator: &T::AccountId,
	custodian: Option<T::AccountId>,
) -> Result<ResourceId, DispatchError> {
	Pallet::<T>::register_resource(Facts {
		scope,
		creator: creator.clone(),
		regime: Regime::NonDominium,
		nature: Nature::Physical,
		name: BoundedVec::truncate_from(alloc::vec![b'm'; 32]),
		description: H256([1; 32]),
		phase: Phase::Active,
		custodian,
	})
}

/// A machine, and who has to do with it.
struct Bench<T: Config> {
	scope: ScopeId,
	id: ResourceId,
	asset: T::AssetKind,
	user: T::AccountId,
	custodian: T::AccountId,
	owner: T::AccountId,
	technician: T::AccountId,
	meter: T::AccountId,
}

fn document() -> Document {
	Document { hash: H256([7; 32]), uri: Default::default() }
}

/// Tariffs by which an hour pays back all deals and more.
fn tariffs() -> Tariffs {
	let price = PRINCIPAL.saturating_mul(10);
	let small = PRINCIPAL;
	let tariff = Tariff {
		price_per_hour: price,
		material_per_unit: small,
		maintenance_per_hour: small,
		infrastructure: Ratio::ONE,
		payback: Payback::Residue,
		technician_per_hour: small,
	};
	let tariff = Tariff { infrastructure: Ratio::new(1, 10).unwrap_or(Ratio::ONE), ..tariff };
	let classes = [
		UseClass::Community,
		UseClass::Other,
		UseClass::Owner,
		UseClass::Project,
		UseClass::Commercial,
	];
	BoundedVec::truncate_from(classes.map(|class| (class, tariff)).to_vec())
}

fn decider<T: Config>(scope: ScopeId) -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::ScopeOrigin::try_successful_origin(&(scope, DecisionClass::Significant))
		.map_err(|()| BenchmarkError::Weightless)
}

fn go_to<T: Config>(block: u32) {
	frame_system::Pallet::<T>::set_block_number(block.into());
}

/// A machine that four campaigns paid.
fn bench<T: Config>() -> Result<Bench<T>, DispatchError> {
	go_to::<T>(1);
	let scope = Helper::<T>::scope();
	let member = |n| Helper::<T>::member(scope, n);
	let (custodian, user, owner) = (member(0), member(1), member(2));
	let (technician, meter) = (member(3), member(4));
	let asset = Helper::<T>::asset(scope, &user);
	let id = machine::<T>(scope, &custodian)?;
	for n in 0..MAX_DEALS {
		let deal = FIRST.saturating_add(n.into());
		let mut owners = alloc::vec![(owner.clone(), PRINCIPAL)];
		if n == MAX_DEALS.saturating_sub(1) {
			// The user is an owner, and by the last deal that is looked at.
			owners.push((user.clone(), PRINCIPAL / 10));
		}
		Helper::<T>::book(deal, &asset, &owners);
		attach::<T>(id, deal, &asset, &tariffs())?;
		Helper::<T>::wake(deal);
	}
	Ok(Bench { scope, id, asset, user, custodian, owner, technician, meter })
}

/// Gives a machine eight custodians who have to agree all. They.
fn eight<T: Config>(bench: &Bench<T>) -> Vec<T::AccountId> {
	custodians::<T>(bench.id)
}

/// Custodians with equal weights.
fn equal<T: Config>(holders: &[T::AccountId]) -> crate::WeightedOf<T> {
	let weight = WHOLE.checked_div(crate::MAX_CUSTODIANS).unwrap_or(WHOLE);
	BoundedVec::truncate_from(holders.iter().map(|who| (who.clone(), weight)).collect())
}

fn set_holders<T: Config>(id: ResourceId, holders: &[T::AccountId]) {
	for holder in holders {
		crate::OfCustodian::<T>::insert(holder, id, ());
	}
	Custodies::<T>::mutate(id, |custody| {
		if let Some(custody) = custody {
			custody.holders = equal::<T>(holders);
			custody.threshold = WHOLE;
		}
	});
}

/// Lets all of them do something but the last, who is returned.
fn agree<T: Config>(
	holders: Vec<T::AccountId>,
	act: impl Fn(T::AccountId) -> sp_runtime::DispatchResult,
) -> Result<T::AccountId, BenchmarkError> {
	let mut holders = holders;
	let last = holders.pop().ok_or(BenchmarkError::Weightless)?;
	for holder in holders {
		act(holder)?;
	}
	Ok(last)
}

fn signed<T: Config>(who: &T::AccountId) -> T::RuntimeOrigin {
	RawOrigin::Signed(who.clone()).into()
}

fn stage<T: Config>(id: ResourceId, stage: crate::Stage) {
	Resources::<T>::mutate(id, |record| {
		if let Some(record) = record {
			record.stage = stage;
		}
	});
}

fn state<T: Config>(id: ResourceId, state: State) {
	Resources::<T>::mutate(id, |record| {
		if let Some(record) = record {
			record.state = state;
		}
	});
}

/// Another machine of the same scope, of nobody.
fn another<T: Config>(bench: &Bench<T>) -> Result<ResourceId, DispatchError> {
	new::<T>(bench.scope, &bench.custodian, None)
}

/// A machine whose custody is offered to eight others, by the custodians. Those others.
fn offered<T: Config>() -> Result<(Bench<T>, Vec<T::AccountId>), BenchmarkError> {
	let bench = bench::<T>()?;
	let mut others = Vec::new();
	for n in 0..crate::MAX_CUSTODIANS {
		others.push(Helper::<T>::member(bench.scope, n.saturating_add(30)));
	}
	others.sort();
	let until = frame_system::Pallet::<T>::block_number() + 5u32.into();
	Pallet::<T>::do_offer_custody(
		bench.custodian.clone(),
		bench.id,
		equal::<T>(&others),
		WHOLE,
		until,
	)?;
	Ok((bench, others))
}

/// A machine whose custodian somebody flagged.
fn flagged<T: Config>() -> Result<Bench<T>, BenchmarkError> {
	let bench = bench::<T>()?;
	Pallet::<T>::do_flag_custodian(bench.user.clone(), bench.id, H256([2; 32]))?;
	Ok(bench)
}

/// A machine of which an amendment waits.
fn amended<T: Config>() -> Result<Bench<T>, BenchmarkError> {
	let bench = bench::<T>()?;
	let origin = decider::<T>(bench.scope)?;
	Pallet::<T>::do_propose_amendment(origin, FIRST, tariffs(), document())?;
	Ok(bench)
}

/// A machine whose end was declared, by the custodian.
fn declared<T: Config>() -> Result<Bench<T>, BenchmarkError> {
	let bench = bench::<T>()?;
	stage::<T>(bench.id, crate::Stage::Deprecated);
	Pallet::<T>::do_declare_end(bench.custodian.clone(), bench.id, document())?;
	Ok(bench)
}

/// A machine whose end all but one have confirmed, whom the owners of the last deal name.
fn almost<T: Config>() -> Result<(Bench<T>, T::AccountId), BenchmarkError> {
	let bench = declared::<T>()?;
	for who in [&bench.user, &bench.owner, &bench.meter] {
		Pallet::<T>::do_witness_end(who.clone(), bench.id, document())?;
	}
	for n in 0..MAX_DEALS.saturating_sub(1) {
		let deal = FIRST.saturating_add(n.into());
		Pallet::<T>::do_name_witness(bench.owner.clone(), deal, 0, bench.user.clone())?;
	}
	let last = bench.technician.clone();
	Ok((bench, last))
}

fn last_deal() -> DealId {
	FIRST.saturating_add(MAX_DEALS.saturating_sub(1).into())
}

/// A machine whose end is confirmed.
fn validated<T: Config>() -> Result<Bench<T>, BenchmarkError> {
	let (bench, last) = almost::<T>()?;
	let owner = bench.owner.clone();
	Pallet::<T>::do_name_witness(owner, last_deal(), 0, last.clone())?;
	Pallet::<T>::do_witness_end(last, bench.id, document())?;
	Ok(bench)
}

fn ending<T: Config>(id: ResourceId) -> Result<crate::EndingOf<T>, BenchmarkError> {
	crate::Endings::<T>::get(id).ok_or(BenchmarkError::Weightless)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn register() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		#[extrinsic_call]
		_(
			RawOrigin::Signed(bench.user.clone()),
			bench.scope,
			Regime::NonDominium,
			Nature::Physical,
			BoundedVec::truncate_from(alloc::vec![b'm'; 32]),
			H256([1; 32]),
			Phase::Active,
		);
		assert!(Resources::<T>::contains_key(bench.id.saturating_add(1)));
		Ok(())
	}

	#[benchmark]
	fn validate() -> Result<(), BenchmarkError> {
		// What an owner has said of it is forgotten.
		let bench = bench::<T>()?;
		state::<T>(bench.id, State::PendingValidation);
		Pallet::<T>::do_validate_as_owner(bench.owner.clone(), FIRST)?;
		assert!(crate::Validations::<T>::contains_key(bench.id));
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, bench.id);
		assert_eq!(
			Resources::<T>::get(bench.id).map(|record| record.state),
			Some(State::Available)
		);
		assert!(!crate::Validations::<T>::contains_key(bench.id));
		Ok(())
	}

	#[benchmark]
	fn set_settings() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		let role = Helper::<T>::role(bench.scope, &[]);
		let settings = Settings { custodian: Some(role), witness: Some(role) };
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, bench.id, settings);
		assert!(ResourceSettings::<T>::get(bench.id).witness.is_some());
		Ok(())
	}

	#[benchmark]
	fn advance() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		stage::<T>(bench.id, crate::Stage::Working(Phase::Stable));
		let holders = eight::<T>(&bench);
		let last = agree::<T>(holders, |who| {
			Pallet::<T>::do_step(signed::<T>(&who), bench.id, crate::Step::Advance, None)
		})?;
		#[extrinsic_call]
		_(RawOrigin::Signed(last), bench.id);
		assert_eq!(
			Resources::<T>::get(bench.id).map(|record| record.stage),
			Some(crate::Stage::Working(Phase::Distributed))
		);
		Ok(())
	}

	#[benchmark]
	fn hibernate() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		let holders = eight::<T>(&bench);
		let last = agree::<T>(holders, |who| {
			Pallet::<T>::do_step(signed::<T>(&who), bench.id, crate::Step::Hibernate, None)
		})?;
		#[extrinsic_call]
		_(RawOrigin::Signed(last), bench.id);
		assert!(Resources::<T>::get(bench.id).is_some_and(|record| !record.is_usable()));
		Ok(())
	}

	#[benchmark]
	fn wake() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		stage::<T>(bench.id, crate::Stage::Hibernating(Phase::Active));
		let holders = eight::<T>(&bench);
		let last = agree::<T>(holders, |who| {
			Pallet::<T>::do_step(signed::<T>(&who), bench.id, crate::Step::Wake, None)
		})?;
		#[extrinsic_call]
		_(RawOrigin::Signed(last), bench.id);
		assert!(Resources::<T>::get(bench.id).is_some_and(|record| record.is_usable()));
		Ok(())
	}

	#[benchmark]
	fn deprecate() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		let successor = another::<T>(&bench)?;
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, bench.id, successor);
		let record = Resources::<T>::get(bench.id);
		assert_eq!(record.and_then(|record| record.successor), Some(successor));
		Ok(())
	}

	#[benchmark]
	fn offer_custody() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		let holders = eight::<T>(&bench);
		let mut others = Vec::new();
		for n in 0..crate::MAX_CUSTODIANS {
			others.push(Helper::<T>::member(bench.scope, n.saturating_add(30)));
		}
		others.sort();
		let to = equal::<T>(&others);
		let until = frame_system::Pallet::<T>::block_number() + 5u32.into();
		let last = agree::<T>(holders, |who| {
			Pallet::<T>::do_offer_custody(who, bench.id, to.clone(), WHOLE, until)
		})?;
		#[extrinsic_call]
		_(RawOrigin::Signed(last), bench.id, to, WHOLE, until);
		assert!(crate::Offers::<T>::contains_key(bench.id));
		Ok(())
	}

	#[benchmark]
	fn accept_custody() -> Result<(), BenchmarkError> {
		let (bench, others) = offered::<T>()?;
		eight::<T>(&bench);
		let role = Helper::<T>::role(bench.scope, &others);
		ResourceSettings::<T>::mutate(bench.id, |settings| settings.custodian = Some(role));
		state::<T>(bench.id, State::InTransit);
		let last =
			agree::<T>(others, |who| Pallet::<T>::do_accept_custody(who, bench.id, H256([3; 32])))?;
		#[extrinsic_call]
		_(RawOrigin::Signed(last), bench.id, H256([3; 32]));
		assert!(!crate::Offers::<T>::contains_key(bench.id));
		Ok(())
	}

	#[benchmark]
	fn cancel_offer() -> Result<(), BenchmarkError> {
		let (bench, _) = offered::<T>()?;
		let holders = eight::<T>(&bench);
		let last =
			agree::<T>(holders, |who| Pallet::<T>::do_cancel_offer(signed::<T>(&who), bench.id))?;
		#[extrinsic_call]
		_(RawOrigin::Signed(last), bench.id);
		assert!(!crate::Offers::<T>::contains_key(bench.id));
		Ok(())
	}

	#[benchmark]
	fn decline_custody() -> Result<(), BenchmarkError> {
		let (bench, others) = offered::<T>()?;
		let last = others.last().cloned().ok_or(BenchmarkError::Weightless)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(last), bench.id);
		assert!(!crate::Offers::<T>::contains_key(bench.id));
		Ok(())
	}

	#[benchmark]
	fn flag_custodian() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.user.clone()), bench.id, H256([2; 32]));
		assert!(crate::Flags::<T>::contains_key(bench.id));
		Ok(())
	}

	#[benchmark]
	fn answer_flag() -> Result<(), BenchmarkError> {
		let bench = flagged::<T>()?;
		let holders = eight::<T>(&bench);
		let last =
			agree::<T>(holders, |who| Pallet::<T>::do_answer_flag(who, bench.id, H256([2; 32])))?;
		#[extrinsic_call]
		_(RawOrigin::Signed(last), bench.id, H256([2; 32]));
		assert!(!crate::Flags::<T>::contains_key(bench.id));
		Ok(())
	}

	#[benchmark]
	fn withdraw_flag() -> Result<(), BenchmarkError> {
		let bench = flagged::<T>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.user.clone()), bench.id);
		assert!(!crate::Flags::<T>::contains_key(bench.id));
		Ok(())
	}

	#[benchmark]
	fn appoint_interim() -> Result<(), BenchmarkError> {
		// Owners of all four deals want the custodian to go, and its notice is over.
		let (bench, _) = offered::<T>()?;
		let origin = decider::<T>(bench.scope)?;
		Pallet::<T>::do_recall_custodian(origin, bench.id, H256([2; 32]))?;
		for n in 0..MAX_DEALS {
			let deal = FIRST.saturating_add(n.into());
			Pallet::<T>::do_support_recall(bench.owner.clone(), deal, 0)?;
		}
		let day: u32 = T::BlocksPerDay::get().saturated_into();
		go_to::<T>(day.saturating_mul(crate::NOTICE_DAYS).saturating_add(2));
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, bench.id, bench.user.clone());
		assert!(crate::OfferedTo::<T>::contains_key(&bench.user, bench.id));
		Ok(())
	}

	#[benchmark]
	fn withdraw_approval() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		let mut holders = eight::<T>(&bench);
		holders.pop();
		for holder in &holders {
			Pallet::<T>::ensure_custodian(bench.id, holder, b"act")?;
		}
		let last = holders.pop().ok_or(BenchmarkError::Weightless)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(last.clone()), bench.id);
		let left = crate::Approvals::<T>::get(bench.id);
		assert!(!left.is_empty() && left.iter().all(|approval| approval.who != last));
		Ok(())
	}

	#[benchmark]
	fn link() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		// As many to look at as can be: each of 63 leads to eight others.
		let mut ids = Vec::new();
		for _ in 0..crate::MAX_WALK {
			ids.push(another::<T>(&bench)?);
		}
		let relation = crate::Relation::DerivedFrom;
		for (place, from) in ids.iter().enumerate() {
			let next = place.saturating_add(1);
			let to: Vec<_> =
				ids.iter().skip(next).take(crate::MAX_LINKS as usize).copied().collect();
			crate::Links::<T>::insert(from, relation, BoundedVec::truncate_from(to));
		}
		let filled = alloc::vec![ResourceId::MAX; crate::MAX_LINKS.saturating_sub(1) as usize];
		crate::Links::<T>::insert(bench.id, relation, BoundedVec::truncate_from(filled));
		let first = ids.first().copied().ok_or(BenchmarkError::Weightless)?;
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, bench.id, relation, first);
		assert!(crate::LinkedFrom::<T>::contains_key((first, relation, bench.id)));
		Ok(())
	}

	#[benchmark]
	fn report_incident() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		Pallet::<T>::befall(bench.id, Occurrence::Started, Some(bench.user.clone()))?;
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.custodian.clone()), bench.id, crate::Incident::Lost, document());
		assert_eq!(Resources::<T>::get(bench.id).map(|record| record.state), Some(State::Lost));
		Ok(())
	}

	#[benchmark]
	fn report_found() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		state::<T>(bench.id, State::Lost);
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.custodian.clone()), bench.id, H256([2; 32]));
		let state = Resources::<T>::get(bench.id).map(|record| record.state);
		assert_eq!(state, Some(State::PendingValidation));
		Ok(())
	}

	#[benchmark]
	fn open_maintenance() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		let holders = eight::<T>(&bench);
		let last = agree::<T>(holders, |who| {
			Pallet::<T>::do_open_maintenance(who, bench.id, bench.technician.clone(), document())
		})?;
		#[extrinsic_call]
		_(RawOrigin::Signed(last), bench.id, bench.technician.clone(), document());
		assert!(crate::Jobs::<T>::contains_key(bench.id));
		Ok(())
	}

	#[benchmark]
	fn complete_maintenance() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		let technician = bench.technician.clone();
		let custodian = bench.custodian.clone();
		Pallet::<T>::do_open_maintenance(custodian, bench.id, technician, document())?;
		let holders = eight::<T>(&bench);
		let last = agree::<T>(holders, |who| {
			Pallet::<T>::do_complete_maintenance(signed::<T>(&who), bench.id, document())
		})?;
		#[extrinsic_call]
		_(RawOrigin::Signed(last), bench.id, document());
		assert!(!crate::Jobs::<T>::contains_key(bench.id));
		Ok(())
	}

	#[benchmark]
	fn move_resource() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		state::<T>(bench.id, State::InStorage);
		let holders = eight::<T>(&bench);
		let last = agree::<T>(holders, |who| {
			Pallet::<T>::do_move(signed::<T>(&who), bench.id, crate::Movement::TakeOut)
		})?;
		#[extrinsic_call]
		_(RawOrigin::Signed(last), bench.id, crate::Movement::TakeOut);
		assert_eq!(
			Resources::<T>::get(bench.id).map(|record| record.state),
			Some(State::Available)
		);
		Ok(())
	}

	#[benchmark]
	fn propose_amendment() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, FIRST, tariffs(), document());
		assert!(crate::Amendments::<T>::contains_key(FIRST));
		Ok(())
	}

	#[benchmark]
	fn consent() -> Result<(), BenchmarkError> {
		let bench = amended::<T>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.owner.clone()), FIRST, 0);
		assert!(!crate::Amendments::<T>::contains_key(FIRST));
		Ok(())
	}

	#[benchmark]
	fn drop_amendment() -> Result<(), BenchmarkError> {
		let bench = amended::<T>()?;
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, FIRST);
		assert!(!crate::Amendments::<T>::contains_key(FIRST));
		Ok(())
	}

	#[benchmark]
	fn declare_end() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		stage::<T>(bench.id, crate::Stage::Deprecated);
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.user.clone()), bench.id, document());
		assert!(crate::Endings::<T>::contains_key(bench.id));
		Ok(())
	}

	#[benchmark]
	fn name_witness() -> Result<(), BenchmarkError> {
		// The one who is named has confirmed it before, and opens the time for challenges.
		let (bench, _) = almost::<T>()?;
		let (owner, user) = (bench.owner.clone(), bench.user.clone());
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), last_deal(), 0, user);
		assert!(ending::<T>(bench.id)?.window.is_some());
		Ok(())
	}

	#[benchmark]
	fn witness_end() -> Result<(), BenchmarkError> {
		let (bench, last) = almost::<T>()?;
		let owner = bench.owner.clone();
		Pallet::<T>::do_name_witness(owner, last_deal(), 0, last.clone())?;
		#[extrinsic_call]
		_(RawOrigin::Signed(last), bench.id, document());
		assert!(ending::<T>(bench.id)?.window.is_some());
		Ok(())
	}

	#[benchmark]
	fn challenge_end() -> Result<(), BenchmarkError> {
		let bench = validated::<T>()?;
		let who = Helper::<T>::member(bench.scope, 50);
		#[extrinsic_call]
		_(RawOrigin::Signed(who), bench.id, document());
		assert!(ending::<T>(bench.id)?.frozen.is_some());
		Ok(())
	}

	#[benchmark]
	fn challenge_as_owner() -> Result<(), BenchmarkError> {
		let bench = validated::<T>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.owner.clone()), last_deal(), 0);
		assert!(ending::<T>(bench.id)?.frozen.is_some());
		Ok(())
	}

	#[benchmark]
	fn decide_challenge() -> Result<(), BenchmarkError> {
		let bench = validated::<T>()?;
		let who = Helper::<T>::member(bench.scope, 50);
		Pallet::<T>::do_challenge_end(who, bench.id, document())?;
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, bench.id, false);
		assert!(ending::<T>(bench.id)?.frozen.is_none());
		Ok(())
	}

	#[benchmark]
	fn dispose() -> Result<(), BenchmarkError> {
		let bench = validated::<T>()?;
		let until = ending::<T>(bench.id)?.window.ok_or(BenchmarkError::Weightless)?;
		let mut others = Vec::new();
		for n in 0..crate::MAX_CUSTODIANS {
			others.push(Helper::<T>::member(bench.scope, n.saturating_add(30)));
		}
		others.sort();
		let by = crate::Offeror::Scope;
		Pallet::<T>::place_offer(bench.id, by, equal::<T>(&others), WHOLE, until);
		let holders = eight::<T>(&bench);
		frame_system::Pallet::<T>::set_block_number(until + 1u32.into());
		let who = holders.first().cloned().ok_or(BenchmarkError::Weightless)?;
		#[extrinsic_call]
		_(RawOrigin::Signed(who), bench.id, document());
		assert!(Resources::<T>::get(bench.id).is_some_and(|record| record.has_ended()));
		Ok(())
	}

	#[benchmark]
	fn drop_end() -> Result<(), BenchmarkError> {
		let bench = declared::<T>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.custodian.clone()), bench.id);
		assert!(!crate::Endings::<T>::contains_key(bench.id));
		Ok(())
	}

	#[benchmark]
	fn clear_hearing() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		crate::NextHearing::<T>::put(1);
		for n in 0..crate::MAX_CLEARED {
			let who: T::AccountId = frame_benchmarking::account("voice", n, 0);
			let voice = crate::Voice { weight: 1, candidate: Some(who.clone()) };
			crate::Voices::<T>::insert((0, crate::Topic::Witness(FIRST), &who), voice);
		}
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.user.clone()), 0);
		assert_eq!(crate::Voices::<T>::iter_prefix((0,)).count(), 0);
		Ok(())
	}

	#[benchmark]
	fn bought() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		// A thing that is new, or one whose four deals are looked at to make room.
		let deal = last_deal().saturating_add(1);
		let asset = bench.asset.clone();
		Helper::<T>::book(deal, &asset, &[(bench.owner.clone(), PRINCIPAL)]);
		for n in 0..MAX_DEALS {
			Helper::<T>::repay(FIRST.saturating_add(n.into()), &asset, &bench.user);
		}
		let purchase = Purchase {
			subject: Subject::Existing(bench.id),
			custodian: bench.custodian.clone(),
			tariffs: tariffs(),
		};
		#[block]
		{
			Pallet::<T>::bought(
				bench.scope,
				&bench.custodian,
				deal,
				&asset,
				&purchase,
				&document(),
			)?;
		}
		assert_eq!(Pallet::<T>::deals(bench.id).len(), 1);
		Ok(())
	}

	#[benchmark]
	fn recall_custodian() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, bench.id, H256([2; 32]));
		assert!(crate::Recalls::<T>::contains_key(bench.id));
		Ok(())
	}

	#[benchmark]
	fn support_recall() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		let origin = decider::<T>(bench.scope)?;
		Pallet::<T>::do_recall_custodian(origin, bench.id, H256([2; 32]))?;
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.owner.clone()), last_deal(), 0);
		assert_eq!(crate::Voices::<T>::iter_prefix((0,)).count(), 1);
		Ok(())
	}

	#[benchmark]
	fn withdraw_recall() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		let origin = decider::<T>(bench.scope)?;
		Pallet::<T>::do_recall_custodian(origin, bench.id, H256([2; 32]))?;
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, bench.id);
		assert!(!crate::Recalls::<T>::contains_key(bench.id));
		Ok(())
	}

	#[benchmark]
	fn validate_as_owner() -> Result<(), BenchmarkError> {
		// The last of four deals whose owners say so.
		let bench = bench::<T>()?;
		state::<T>(bench.id, State::PendingValidation);
		for n in 0..MAX_DEALS.saturating_sub(1) {
			let deal = FIRST.saturating_add(n.into());
			Pallet::<T>::do_validate_as_owner(bench.owner.clone(), deal)?;
		}
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.owner.clone()), last_deal());
		let state = Resources::<T>::get(bench.id).map(|record| record.state);
		assert_eq!(state, Some(State::Available));
		Ok(())
	}

	#[benchmark]
	fn name_for_silent() -> Result<(), BenchmarkError> {
		// Whom the scope names has confirmed it before, and opens the time for challenges.
		let (bench, _) = almost::<T>()?;
		let deadline = ending::<T>(bench.id)?.deadline;
		frame_system::Pallet::<T>::set_block_number(deadline + 1u32.into());
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, last_deal(), bench.user.clone());
		assert!(ending::<T>(bench.id)?.window.is_some());
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::benchmarks(), crate::mock::Test);
}
