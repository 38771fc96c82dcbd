// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls, each in its worst case: a full calendar, every access rule at once, four agreements
//! that are all paid back by one use, payees that never had the asset.

// Benchmarks choose their numbers; one that overflowed would fail.
#![allow(clippy::arithmetic_side_effects)]

use crate::{
	functions::Facts, AccessRule, AccessRules, BenchmarkHelper, Block, BookingOf, BookingRules,
	Bookings, Calendars, Call, Config, Custodies, Engagements, Figures, FiguresOf, OwnTariffs,
	Pallet, Payee, Payment, Payments, Permission, Permissions, Phase, ResourceSettings, Resources,
	Settings, State, Terms, UseId, UseTerms, Uses, MAX_AGREEMENTS, MAX_BOOKINGS, WHOLE,
};
use alloc::vec::Vec;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{EnsureOriginWithArg, Get},
	BoundedVec,
};
use frame_system::RawOrigin;
use ovn_math::calendar::Slot;
use ovn_primitives::{
	traits::{Resources as _, ShareBooks as _},
	AgreementId, BookId, BookTerms, Decider, DecisionClass, Document, FundId, Holder, KindId,
	Nature, Payback, Purchase, Ratio, Regime, ResourceId, RoleId, ScopeId, Subject, Tariff,
	Tariffs, Tier, UseClass,
};
use sp_core::H256;
use sp_runtime::{
	traits::{SaturatedConversion, Zero},
	DispatchError,
};

type Helper<T> = <T as Config>::BenchmarkHelper;

/// The principal of every agreement, and of every price a tenth: base units.
const PRINCIPAL: u128 = 1_000_000_000_000;
/// The number of the first agreement.
const FIRST: AgreementId = 1_000_000;

/// A machine, and who has to do with it.
struct Bench<T: Config> {
	scope: ScopeId,
	id: ResourceId,
	asset: T::AssetKind,
	maintenance: FundId,
	user: T::AccountId,
	custodian: T::AccountId,
	owner: T::AccountId,
	technician: T::AccountId,
	meter: T::AccountId,
}

fn amount<T: Config>(number: u128) -> T::Balance {
	T::Balance::try_from(number).unwrap_or_default()
}

fn document() -> Document {
	Document { hash: H256([7; 32]), uri: Default::default() }
}

/// Tariffs by which an hour pays back all agreements and more.
fn tariffs<T: Config>() -> Tariffs<T::Balance> {
	let price = amount::<T>(PRINCIPAL.saturating_mul(10));
	let small = amount::<T>(PRINCIPAL);
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

/// A machine that four campaigns paid, with every rule there can be.
fn bench<T: Config>() -> Result<Bench<T>, DispatchError> {
	go_to::<T>(1);
	let scope = Helper::<T>::scope();
	let member = |n| Helper::<T>::member(scope, n);
	let (custodian, user, owner) = (member(0), member(1), member(2));
	let (technician, meter, supplier) = (member(3), member(4), member(5));
	let (maintenance, infrastructure) = (Helper::<T>::fund(scope), Helper::<T>::fund(scope));
	let asset = Helper::<T>::asset(scope, &[maintenance, infrastructure], &user);
	let role: RoleId = Helper::<T>::role(scope, &[technician.clone(), meter.clone(), user.clone()]);
	let id = Pallet::<T>::register_resource(Facts {
		scope,
		creator: custodian.clone(),
		regime: Regime::NonDominium,
		nature: Nature::Physical,
		name: BoundedVec::truncate_from(alloc::vec![b'm'; 32]),
		description: H256([1; 32]),
		phase: Phase::Active,
		custodian: Some(custodian.clone()),
	})?;
	Resources::<T>::mutate(id, |record| {
		if let Some(record) = record {
			record.state = State::Available;
		}
	});
	ResourceSettings::<T>::insert(
		id,
		Settings {
			maintenance: Some(maintenance),
			infrastructure: Some(infrastructure),
			..Default::default()
		},
	);
	let terms = UseTerms {
		supplier: Some(supplier),
		material: None,
		technician: Some(role),
		meter: Some(role),
	};
	Terms::<T>::insert(id, terms);
	for n in 0..MAX_AGREEMENTS {
		let agreement = FIRST.saturating_add(n.into());
		let book = BookId::Agreement(agreement);
		let debt = BookTerms::Debt { ceiling: Ratio::ONE, asset: asset.clone(), per_unit: None };
		T::Books::create(book, debt, true)?;
		T::Books::credit(book, Holder::Agent(owner.clone()), PRINCIPAL)?;
		if n == MAX_AGREEMENTS.saturating_sub(1) {
			// The user is an owner, and by the last agreement that is looked at.
			T::Books::credit(book, Holder::Agent(user.clone()), PRINCIPAL / 10)?;
		}
		let purchase = Purchase {
			subject: Subject::Existing(id),
			custodian: custodian.clone(),
			tariffs: tariffs::<T>(),
		};
		Pallet::<T>::bought(scope, &custodian, agreement, &asset, &purchase, &document())?;
		T::Books::activate(book, None)?;
	}
	let rule = AccessRule {
		tier: Some(Tier::Affiliate),
		role: Some(role),
		certificate: Some(role),
		reputation: 0,
		permission: Permission::Needed,
	};
	let until = frame_system::Pallet::<T>::block_number() + T::MaxHorizon::get();
	for class in [UseClass::Owner, UseClass::Project, UseClass::Commercial] {
		AccessRules::<T>::insert(id, class, rule.clone());
		Permissions::<T>::insert((id, class, &user), until);
	}
	Ok(Bench { scope, id, asset, maintenance, user, custodian, owner, technician, meter })
}

/// An hour of an owner, with material and a technician.
fn figures<T: Config>(bench: &Bench<T>) -> FiguresOf<T> {
	Figures {
		class: UseClass::Owner,
		minutes: 60,
		material: 1_000_000,
		technician: Some((bench.technician.clone(), 60)),
	}
}

/// Rules with fees.
fn rules<T: Config>() -> BookingRules<T::Balance> {
	BookingRules {
		horizon: Pallet::<T>::rules_of(ResourceId::MAX).horizon,
		longest: 100u64.saturating_add(Pallet::<T>::blocks(60)),
		per_agent: 128,
		cancellation_fee: amount::<T>(PRINCIPAL),
		no_show_fee: amount::<T>(PRINCIPAL),
		notice: 100,
	}
}

/// The first block that [`fill`] reserves: after the uses of the benchmarks, however long an hour is.
fn first_reserved<T: Config>() -> u32 {
	let day: u32 = T::BlocksPerDay::get().saturated_into();
	day.saturating_mul(2).saturating_add(200)
}

/// Fills the calendar up to so many reservations, one block each with one between.
fn fill<T: Config>(bench: &Bench<T>, count: u32) -> Result<(), DispatchError> {
	let mut slots = Calendars::<T>::get(bench.id);
	let first = Block::from(first_reserved::<T>());
	for n in 0..count {
		let start = Block::from(n).saturating_mul(2).saturating_add(first);
		let slot = Slot { start, end: start.saturating_add(1) };
		slots.try_push(slot).map_err(|_| DispatchError::Exhausted)?;
		let booking = BookingOf::<T> {
			who: bench.owner.clone(),
			class: UseClass::Commercial,
			end: slot.end,
			asset: bench.asset.clone(),
			cancellation_fee: Zero::zero(),
			no_show_fee: Zero::zero(),
			free_until: 0,
		};
		Bookings::<T>::insert(bench.id, start, booking);
		Engagements::<T>::mutate(bench.id, &bench.owner, |count| *count = count.saturating_add(1));
	}
	Calendars::<T>::insert(bench.id, slots);
	Ok(())
}

/// A full calendar with a reservation of the user for now, with fees.
fn reserved<T: Config>() -> Result<Bench<T>, DispatchError> {
	let bench = bench::<T>()?;
	crate::Rules::<T>::insert(bench.id, rules::<T>());
	Pallet::<T>::do_book(bench.user.clone(), bench.id, UseClass::Owner, 1, 100)?;
	fill::<T>(&bench, MAX_BOOKINGS.saturating_sub(1))?;
	Ok(bench)
}

/// A running use with a full calendar. Its number.
fn running<T: Config>() -> Result<(Bench<T>, UseId), DispatchError> {
	let bench = bench::<T>()?;
	fill::<T>(&bench, MAX_BOOKINGS)?;
	let estimate = figures::<T>(&bench);
	Pallet::<T>::do_start_use(bench.user.clone(), bench.id, estimate, None, H256([0; 32]))?;
	Ok((bench, 0))
}

/// Lets a use of an hour, which began in the first block, last for so many hours.
fn last_for<T: Config>(hours: u32) {
	let blocks: u32 = Pallet::<T>::blocks(hours.saturating_mul(60)).saturated_into();
	go_to::<T>(blocks.saturating_add(1));
}

/// What is held for a use.
fn held<T: Config>(bench: &Bench<T>, number: UseId) -> u128 {
	Uses::<T>::get(bench.id, number).map_or(0, |used| used.held.into())
}

/// A use whose report anything is to follow: another class, a technician, more material. It names somebody whom the
/// estimate does not.
fn other<T: Config>(bench: &Bench<T>) -> FiguresOf<T> {
	Figures {
		class: UseClass::Commercial,
		minutes: 120,
		material: 20_000_000,
		technician: Some((bench.meter.clone(), 60)),
	}
}

/// A use that was reported. Its number.
fn reported<T: Config>() -> Result<(Bench<T>, UseId), DispatchError> {
	let (bench, number) = running::<T>()?;
	last_for::<T>(1);
	let report = figures::<T>(&bench);
	Pallet::<T>::do_end_use(bench.user.clone(), bench.id, number, report, H256([0; 32]))?;
	Ok((bench, number))
}

/// All agreements are paid back.
fn is_free<T: Config>(bench: &Bench<T>) -> bool {
	Pallet::<T>::encumbrance(bench.id).is_empty()
}

/// An account of a project, and a payment that waits there.
fn account<T: Config>(bench: &Bench<T>) -> Result<KindId, DispatchError> {
	let kind = Helper::<T>::debt_kind(bench.scope, &bench.asset);
	let limit = amount::<T>(PRINCIPAL.saturating_mul(100));
	Pallet::<T>::do_open_account(
		Decider::Agent(bench.user.clone()),
		bench.id,
		bench.scope,
		kind,
		limit,
	)?;
	Ok(kind)
}

/// Gives a machine eight custodians who have to agree all. They.
fn eight<T: Config>(bench: &Bench<T>) -> Vec<T::AccountId> {
	let mut holders = Vec::new();
	for n in 0..crate::MAX_CUSTODIANS {
		holders.push(Helper::<T>::member(bench.scope, n.saturating_add(10)));
	}
	holders.sort();
	set_holders::<T>(bench.id, &holders);
	holders
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
	Pallet::<T>::register_resource(Facts {
		scope: bench.scope,
		creator: bench.custodian.clone(),
		regime: Regime::NonDominium,
		nature: Nature::Physical,
		name: BoundedVec::truncate_from(alloc::vec![b'm'; 32]),
		description: H256([1; 32]),
		phase: Phase::Active,
		custodian: None,
	})
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
	Pallet::<T>::do_propose_amendment(origin, FIRST, tariffs::<T>(), document())?;
	Ok(bench)
}

/// A machine whose end was declared, by the custodian.
fn declared<T: Config>() -> Result<Bench<T>, BenchmarkError> {
	let bench = bench::<T>()?;
	stage::<T>(bench.id, crate::Stage::Deprecated);
	Pallet::<T>::do_declare_end(bench.custodian.clone(), bench.id, document())?;
	Ok(bench)
}

/// A machine whose end all but one have validated, whom the owners of the last agreement name.
fn almost<T: Config>() -> Result<(Bench<T>, T::AccountId), BenchmarkError> {
	let bench = declared::<T>()?;
	for who in [&bench.user, &bench.owner, &bench.meter] {
		Pallet::<T>::do_validate_end(who.clone(), bench.id, document())?;
	}
	for n in 0..MAX_AGREEMENTS.saturating_sub(1) {
		let agreement = FIRST.saturating_add(n.into());
		Pallet::<T>::do_name_validator(bench.owner.clone(), agreement, 0, bench.user.clone())?;
	}
	let last = bench.technician.clone();
	Ok((bench, last))
}

fn last_agreement() -> AgreementId {
	FIRST.saturating_add(MAX_AGREEMENTS.saturating_sub(1).into())
}

/// A machine whose end is validated.
fn validated<T: Config>() -> Result<Bench<T>, BenchmarkError> {
	let (bench, last) = almost::<T>()?;
	let owner = bench.owner.clone();
	Pallet::<T>::do_name_validator(owner, last_agreement(), 0, last.clone())?;
	Pallet::<T>::do_validate_end(last, bench.id, document())?;
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
		let bench = bench::<T>()?;
		state::<T>(bench.id, State::PendingValidation);
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, bench.id);
		assert_eq!(
			Resources::<T>::get(bench.id).map(|record| record.state),
			Some(State::Available)
		);
		Ok(())
	}

	#[benchmark]
	fn set_settings() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		let role = Helper::<T>::role(bench.scope, &[]);
		let settings = Settings {
			custodian: Some(role),
			validator: Some(role),
			maintenance: Some(bench.maintenance),
			infrastructure: Some(bench.maintenance),
		};
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, bench.id, settings);
		assert!(ResourceSettings::<T>::get(bench.id).validator.is_some());
		Ok(())
	}

	#[benchmark]
	fn set_access() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		let rule = AccessRules::<T>::get(bench.id, UseClass::Commercial);
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, bench.id, UseClass::Other, rule);
		assert!(AccessRules::<T>::contains_key(bench.id, UseClass::Other));
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
		// Owners of all four agreements want the custodian to go, and its notice is over.
		let (bench, _) = offered::<T>()?;
		let origin = decider::<T>(bench.scope)?;
		Pallet::<T>::do_recall_custodian(origin, bench.id, H256([2; 32]))?;
		for n in 0..MAX_AGREEMENTS {
			let agreement = FIRST.saturating_add(n.into());
			Pallet::<T>::do_support_recall(bench.owner.clone(), agreement, 0)?;
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
	fn permit() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		let holders = eight::<T>(&bench);
		let (class, until) = (UseClass::Other, Some(frame_system::Pallet::<T>::block_number()));
		let last = agree::<T>(holders, |who| {
			Pallet::<T>::do_permit(who, bench.id, class, bench.user.clone(), until)
		})?;
		#[extrinsic_call]
		_(RawOrigin::Signed(last), bench.id, class, bench.user.clone(), until);
		assert!(Permissions::<T>::contains_key((bench.id, class, &bench.user)));
		Ok(())
	}

	#[benchmark]
	fn report_incident() -> Result<(), BenchmarkError> {
		let (bench, _) = running::<T>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.user.clone()), bench.id, crate::Incident::Lost, document());
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
		_(origin as T::RuntimeOrigin, FIRST, tariffs::<T>(), document());
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
	fn name_validator() -> Result<(), BenchmarkError> {
		// The one who is named has validated before, and opens the time for challenges.
		let (bench, _) = almost::<T>()?;
		let (owner, user) = (bench.owner.clone(), bench.user.clone());
		#[extrinsic_call]
		_(RawOrigin::Signed(owner), last_agreement(), 0, user);
		assert!(ending::<T>(bench.id)?.window.is_some());
		Ok(())
	}

	#[benchmark]
	fn validate_end() -> Result<(), BenchmarkError> {
		let (bench, last) = almost::<T>()?;
		let owner = bench.owner.clone();
		Pallet::<T>::do_name_validator(owner, last_agreement(), 0, last.clone())?;
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
		_(RawOrigin::Signed(bench.owner.clone()), last_agreement(), 0);
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
	fn pay_salvage() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		let much = amount::<T>(PRINCIPAL.saturating_mul(5));
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.user.clone()), bench.id, bench.asset.clone(), much, document());
		assert!(is_free::<T>(&bench));
		Ok(())
	}

	#[benchmark]
	fn clear_ballot() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		crate::NextBallot::<T>::put(1);
		for n in 0..crate::MAX_CLEARED {
			let who: T::AccountId = frame_benchmarking::account("voice", n, 0);
			let voice = crate::Voice { weight: 1, candidate: Some(who.clone()) };
			crate::Voices::<T>::insert((0, crate::Topic::Validator(FIRST), &who), voice);
		}
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.user.clone()), 0);
		assert_eq!(crate::Voices::<T>::iter_prefix((0,)).count(), 0);
		Ok(())
	}

	#[benchmark]
	fn bought() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		// A thing that is new, or one whose four agreements are looked at to make room.
		let agreement = last_agreement().saturating_add(1);
		let new_book = BookId::Agreement(agreement);
		let asset = bench.asset.clone();
		let debt = BookTerms::Debt { ceiling: Ratio::ONE, asset: asset.clone(), per_unit: None };
		T::Books::create(new_book, debt, true)?;
		T::Books::credit(new_book, Holder::Agent(bench.owner.clone()), PRINCIPAL)?;
		let all = amount::<T>(PRINCIPAL.saturating_mul(5));
		Pallet::<T>::do_pay_salvage(bench.user.clone(), bench.id, asset.clone(), all, document())?;
		let purchase = Purchase {
			subject: Subject::Existing(bench.id),
			custodian: bench.custodian.clone(),
			tariffs: tariffs::<T>(),
		};
		#[block]
		{
			Pallet::<T>::bought(
				bench.scope,
				&bench.custodian,
				agreement,
				&asset,
				&purchase,
				&document(),
			)?;
		}
		assert_eq!(Pallet::<T>::agreements(bench.id).len(), 1);
		Ok(())
	}

	#[benchmark]
	fn set_booking_rules() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		// The last of eight custodians to agree.
		let mut holders = Vec::new();
		for n in 0..crate::MAX_CUSTODIANS {
			let weight = WHOLE.checked_div(crate::MAX_CUSTODIANS).unwrap_or(WHOLE);
			holders.push((Helper::<T>::member(bench.scope, n.saturating_add(10)), weight));
		}
		Custodies::<T>::mutate(bench.id, |custody| {
			if let Some(custody) = custody {
				custody.holders = BoundedVec::truncate_from(holders.clone());
				custody.threshold = WHOLE;
			}
		});
		let (last, _) = holders.pop().ok_or(BenchmarkError::Weightless)?;
		for (holder, _) in holders {
			Pallet::<T>::do_set_booking_rules(holder, bench.id, rules::<T>())?;
		}
		#[extrinsic_call]
		_(RawOrigin::Signed(last), bench.id, rules::<T>());
		assert!(crate::Rules::<T>::contains_key(bench.id));
		Ok(())
	}

	#[benchmark]
	fn set_use_terms() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		let mut terms = Terms::<T>::get(bench.id);
		terms.material = Some(bench.maintenance);
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, bench.id, terms);
		assert_eq!(Terms::<T>::get(bench.id).material, Some(bench.maintenance));
		Ok(())
	}

	#[benchmark]
	fn set_own_tariffs() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		let terms = OwnTariffs { asset: bench.asset.clone(), tariffs: tariffs::<T>() };
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, bench.id, Some(terms));
		assert!(crate::OwnTerms::<T>::contains_key(bench.id));
		Ok(())
	}

	#[benchmark]
	fn book() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		crate::Rules::<T>::insert(bench.id, rules::<T>());
		fill::<T>(&bench, MAX_BOOKINGS.saturating_sub(1))?;
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.user.clone()), bench.id, UseClass::Owner, 1, 100);
		assert!(Bookings::<T>::get(bench.id, 1).is_some_and(|booking| !booking.held().is_zero()));
		Ok(())
	}

	#[benchmark]
	fn cancel_booking() -> Result<(), BenchmarkError> {
		let bench = reserved::<T>()?;
		let holders = eight::<T>(&bench);
		let last = agree::<T>(holders, |who| Pallet::<T>::do_cancel_booking(who, bench.id, 1))?;
		#[extrinsic_call]
		_(RawOrigin::Signed(last), bench.id, 1);
		assert!(!Bookings::<T>::contains_key(bench.id, 1));
		Ok(())
	}

	#[benchmark]
	fn release_booking() -> Result<(), BenchmarkError> {
		let bench = reserved::<T>()?;
		go_to::<T>(101);
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.owner.clone()), bench.id, 1);
		assert!(!Bookings::<T>::contains_key(bench.id, 1));
		Ok(())
	}

	#[benchmark]
	fn start_use() -> Result<(), BenchmarkError> {
		let bench = reserved::<T>()?;
		let estimate = figures::<T>(&bench);
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.user.clone()), bench.id, estimate, None, H256([0; 32]));
		assert!(held::<T>(&bench, 0) > 0);
		assert!(!Bookings::<T>::contains_key(bench.id, 1));
		Ok(())
	}

	#[benchmark]
	fn start_use_on_account() -> Result<(), BenchmarkError> {
		let bench = reserved::<T>()?;
		account::<T>(&bench)?;
		Pallet::<T>::do_allow_account(bench.id, bench.scope, true)?;
		let estimate = Figures { class: UseClass::Project, ..figures::<T>(&bench) };
		let (user, project) = (RawOrigin::Signed(bench.user.clone()), Some(bench.scope));
		#[extrinsic_call]
		start_use(user, bench.id, estimate, project, H256([0; 32]));
		let account = crate::Accounts::<T>::get(bench.id, bench.scope);
		assert!(account.is_some_and(|account| account.used > 0));
		Ok(())
	}

	// What a project owes stays of its class: setting more apart for it costs less than the rules of another class,
	// which are looked at here.
	#[benchmark]
	fn extend_use() -> Result<(), BenchmarkError> {
		let (bench, number) = running::<T>()?;
		let (before, estimate) = (held::<T>(&bench, number), other::<T>(&bench));
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.user.clone()), bench.id, number, estimate);
		assert!(held::<T>(&bench, number) > before);
		Ok(())
	}

	// As [`extend_use`]; and the occupied time costs more still.
	#[benchmark]
	fn end_use() -> Result<(), BenchmarkError> {
		let (bench, number) = running::<T>()?;
		let report = other::<T>(&bench);
		let tariffs = tariffs::<T>();
		let bill = Pallet::<T>::bill(&tariffs, &report, true).map_err(DispatchError::from)?;
		let due = bill.due().unwrap_or(u128::MAX);
		last_for::<T>(3);
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.user.clone()), bench.id, number, report, H256([0; 32]));
		assert!(held::<T>(&bench, number) > due);
		assert!(!crate::Running::<T>::contains_key(bench.id));
		Ok(())
	}

	#[benchmark]
	fn report_meter() -> Result<(), BenchmarkError> {
		let (bench, number) = running::<T>()?;
		let before = held::<T>(&bench, number);
		last_for::<T>(3);
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.meter.clone()), bench.id, number, 180, 20_000_000);
		assert!(held::<T>(&bench, number) > before);
		Ok(())
	}

	#[benchmark]
	fn confirm_use() -> Result<(), BenchmarkError> {
		let (bench, number) = reported::<T>()?;
		let holders = eight::<T>(&bench);
		let last = agree::<T>(holders, |who| Pallet::<T>::do_confirm_use(who, bench.id, number))?;
		#[extrinsic_call]
		_(RawOrigin::Signed(last), bench.id, number);
		assert!(is_free::<T>(&bench));
		Ok(())
	}

	#[benchmark]
	fn dispute_use() -> Result<(), BenchmarkError> {
		let (bench, number) = reported::<T>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.owner.clone()), bench.id, number, H256([0; 32]));
		let used = Uses::<T>::get(bench.id, number);
		let disputed =
			|used: crate::UseOf<T>| matches!(used.progress, crate::Progress::Disputed { .. });
		assert!(used.is_some_and(disputed));
		Ok(())
	}

	#[benchmark]
	fn decide_use() -> Result<(), BenchmarkError> {
		let (bench, number) = reported::<T>()?;
		let who = signed::<T>(&bench.owner);
		Pallet::<T>::do_dispute_use(who, bench.id, number, H256([0; 32]))?;
		// Of another class.
		let found = Figures { class: UseClass::Commercial, ..figures::<T>(&bench) };
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, bench.id, number, found);
		assert!(is_free::<T>(&bench));
		Ok(())
	}

	#[benchmark]
	fn settle_use() -> Result<(), BenchmarkError> {
		// A meter found more than the user has.
		let (bench, number) = running::<T>()?;
		last_for::<T>(1);
		let meter = bench.meter.clone();
		Pallet::<T>::do_report_meter(meter, bench.id, number, 60, 1_000_000)?;
		Uses::<T>::mutate(bench.id, number, |used| {
			if let Some(used) = used {
				let less = amount::<T>(1);
				used.held = sp_runtime::Saturating::saturating_sub(used.held, less);
			}
		});
		Pallet::<T>::release(&bench.asset, &bench.user, amount::<T>(1))?;
		go_to::<T>(first_reserved::<T>().saturating_mul(100));
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.owner.clone()), bench.id, number);
		assert!(is_free::<T>(&bench));
		assert_eq!(crate::Arrears::<T>::iter().count(), 1);
		Ok(())
	}

	#[benchmark]
	fn stop_use() -> Result<(), BenchmarkError> {
		let (bench, number) = running::<T>()?;
		let holders = eight::<T>(&bench);
		last_for::<T>(3);
		let before = held::<T>(&bench, number);
		let last = agree::<T>(holders, |who| {
			Pallet::<T>::do_stop_use(signed::<T>(&who), bench.id, number)
		})?;
		#[extrinsic_call]
		_(RawOrigin::Signed(last), bench.id, number);
		assert!(held::<T>(&bench, number) > before);
		Ok(())
	}

	#[benchmark]
	fn pay_arrears() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		let (books, maintenance) =
			(amount::<T>(PRINCIPAL.saturating_mul(5)), amount::<T>(PRINCIPAL));
		let arrear = crate::Arrear { books, maintenance };
		crate::Arrears::<T>::insert((bench.id, &bench.user, &bench.asset), arrear);
		let (payer, user, asset) = (bench.user.clone(), bench.user.clone(), bench.asset.clone());
		#[extrinsic_call]
		_(RawOrigin::Signed(payer), bench.id, user, asset);
		assert!(is_free::<T>(&bench));
		assert_eq!(crate::Arrears::<T>::iter().count(), 0);
		Ok(())
	}

	#[benchmark]
	fn veto_use() -> Result<(), BenchmarkError> {
		let (bench, number) = running::<T>()?;
		let holders = eight::<T>(&bench);
		last_for::<T>(3);
		let before = held::<T>(&bench, number);
		let last = agree::<T>(holders, |who| {
			Pallet::<T>::do_veto_use(who, bench.id, bench.user.clone(), H256([2; 32]))
		})?;
		#[extrinsic_call]
		_(RawOrigin::Signed(last), bench.id, bench.user.clone(), H256([2; 32]));
		assert!(held::<T>(&bench, number) > before);
		assert!(Pallet::<T>::is_vetoed(bench.id, &bench.user));
		Ok(())
	}

	#[benchmark]
	fn lift_veto() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		let (custodian, user) = (bench.custodian.clone(), bench.user.clone());
		Pallet::<T>::do_veto_use(custodian, bench.id, user.clone(), H256([2; 32]))?;
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, bench.id, user);
		assert!(!Pallet::<T>::is_vetoed(bench.id, &bench.user));
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
		_(RawOrigin::Signed(bench.owner.clone()), last_agreement(), 0);
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
		// The last of four agreements whose owners say so.
		let bench = bench::<T>()?;
		state::<T>(bench.id, State::PendingValidation);
		for n in 0..MAX_AGREEMENTS.saturating_sub(1) {
			let agreement = FIRST.saturating_add(n.into());
			Pallet::<T>::do_validate_as_owner(bench.owner.clone(), agreement)?;
		}
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.owner.clone()), last_agreement());
		let state = Resources::<T>::get(bench.id).map(|record| record.state);
		assert_eq!(state, Some(State::Available));
		Ok(())
	}

	#[benchmark]
	fn name_for_silent() -> Result<(), BenchmarkError> {
		// Whom the scope names has validated before, and opens the time for challenges.
		let (bench, _) = almost::<T>()?;
		let deadline = ending::<T>(bench.id)?.deadline;
		frame_system::Pallet::<T>::set_block_number(deadline + 1u32.into());
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, last_agreement(), bench.user.clone());
		assert!(ending::<T>(bench.id)?.window.is_some());
		Ok(())
	}

	#[benchmark]
	fn deliver() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		let sum = amount::<T>(PRINCIPAL.saturating_mul(5));
		Pallet::<T>::hold(&bench.asset, &bench.user, sum)?;
		let payment = Payment {
			payer: bench.user.clone(),
			payee: Payee::Books(bench.id),
			asset: bench.asset.clone(),
			amount: sum,
		};
		Payments::<T>::insert(0, payment);
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.owner.clone()), 0);
		assert!(is_free::<T>(&bench));
		Ok(())
	}

	#[benchmark]
	fn open_account() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		let kind = Helper::<T>::debt_kind(bench.scope, &bench.asset);
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, bench.id, bench.scope, kind, amount::<T>(1));
		assert!(crate::Accounts::<T>::contains_key(bench.id, bench.scope));
		Ok(())
	}

	#[benchmark]
	fn allow_account() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		account::<T>(&bench)?;
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, bench.id, bench.scope, true);
		let account = crate::Accounts::<T>::get(bench.id, bench.scope);
		assert!(account.is_some_and(|account| account.allowed));
		Ok(())
	}

	#[benchmark]
	fn pay_account() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		account::<T>(&bench)?;
		crate::Accounts::<T>::mutate(bench.id, bench.scope, |account| {
			if let Some(account) = account {
				let owing = PRINCIPAL.saturating_mul(5);
				(account.owing, account.used) = (owing, owing);
			}
		});
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.user.clone()), bench.id, bench.scope);
		assert!(is_free::<T>(&bench));
		Ok(())
	}

	/// What it costs to book where so many reservations are. Not a weight: `scripts/measure/scale.sh`
	/// compares the two ends.
	#[benchmark(extra)]
	fn book_among(n: Linear<0, { MAX_BOOKINGS - 1 }>) -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		crate::Rules::<T>::insert(bench.id, rules::<T>());
		fill::<T>(&bench, n)?;
		#[extrinsic_call]
		book(RawOrigin::Signed(bench.user.clone()), bench.id, UseClass::Owner, 1, 100);
		assert!(Bookings::<T>::contains_key(bench.id, 1));
		Ok(())
	}

	/// As [`book_among`], of finding the next slot of two blocks, which is after all of them.
	#[benchmark(extra)]
	fn next_free_slot_among(n: Linear<0, { MAX_BOOKINGS }>) -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		crate::Rules::<T>::insert(bench.id, rules::<T>());
		fill::<T>(&bench, n)?;
		let first = Block::from(first_reserved::<T>());
		let found;
		#[block]
		{
			found = Pallet::<T>::view_next_free_slot(bench.id, first, 2);
		}
		// The reservations leave one block between each two.
		let start = first.saturating_add(Block::from(n.saturating_mul(2).saturating_sub(1)));
		assert_eq!(found.map(|(start, _)| start), Some(if n == 0 { first } else { start }));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::benchmarks(), crate::mock::Test);
}
