// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls, each in its worst case: a full calendar, every access rule at once,
//! four deals that are all paid back by one use, payees that never had the asset.

// Benchmarks choose their numbers; one that overflowed would fail.
#![allow(clippy::arithmetic_side_effects)]

use crate::{
	AccessRule, AccessRules, AgentCounts, BenchmarkHelper, Block, Calendars, Call, Config, Figures,
	FiguresOf, OwnTariffs, Pallet, Payee, Payment, Payments, Permission, Permissions,
	ReservationOf, ReservationRules, Reservations, Terms, Trouble, UseId, UseTerms, Uses,
	MAX_RESERVATIONS,
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
	traits::{CoOwned as _, ShareBooks as _, Things as _},
	BookId, BookTerms, DealId, Decider, DecisionClass, Document, FundId, Holder, KindId, Payback,
	Ratio, ResourceId, RoleId, ScopeId, State, Tariff, Tariffs, Tier, UseClass, MAX_DEALS,
};
use sp_core::H256;
use sp_runtime::{
	traits::{SaturatedConversion, Zero},
	DispatchError,
};

type Helper<T> = <T as Config>::BenchmarkHelper;

/// The principal of every deal, and of every price a tenth: base units.
const PRINCIPAL: u128 = 1_000_000_000_000;
/// The number of the first deal.
const FIRST: DealId = 1_000_000;

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
	let id = Helper::<T>::machine(scope, &custodian);
	let terms = UseTerms {
		supplier: Some(supplier),
		material: None,
		technician: Some(role),
		meter: Some(role),
		maintenance: Some(maintenance),
		infrastructure: Some(infrastructure),
	};
	Terms::<T>::insert(id, terms);
	for n in 0..MAX_DEALS {
		let deal = FIRST.saturating_add(n.into());
		let book = BookId::Deal(deal);
		let debt = BookTerms::Debt { ceiling: Ratio::ONE, asset: asset.clone(), per_unit: None };
		T::Books::create(book, debt, true)?;
		T::Books::credit(book, Holder::Agent(owner.clone()), PRINCIPAL)?;
		if n == MAX_DEALS.saturating_sub(1) {
			// The user is an owner, and by the last deal that is looked at.
			T::Books::credit(book, Holder::Agent(user.clone()), PRINCIPAL / 10)?;
		}
		Helper::<T>::attach(id, deal, &asset, &tariffs());
		T::Books::activate(book, None)?;
	}
	let rule = AccessRule {
		tier: Some(Tier::Affiliate),
		role: Some(role),
		certificate: Some(role),
		reputation: 0,
		licensed: false,
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
fn rules<T: Config>() -> ReservationRules {
	ReservationRules {
		horizon: Pallet::<T>::rules_of(ResourceId::MAX).horizon,
		longest: 100u64.saturating_add(Pallet::<T>::blocks(60)),
		per_agent: 128,
		cancellation_fee: PRINCIPAL,
		no_show_fee: PRINCIPAL,
		notice: 100,
	}
}

/// The first block that [`fill`] reserves: after the uses of the benchmarks, however long an hour
/// is.
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
		let reservation = ReservationOf::<T> {
			who: bench.owner.clone(),
			class: UseClass::Commercial,
			end: slot.end,
			asset: bench.asset.clone(),
			cancellation_fee: Zero::zero(),
			no_show_fee: Zero::zero(),
			free_until: 0,
		};
		Reservations::<T>::insert(bench.id, start, reservation);
		AgentCounts::<T>::mutate(bench.id, &bench.owner, |count| *count = count.saturating_add(1));
	}
	Calendars::<T>::insert(bench.id, slots);
	Ok(())
}

/// A full calendar with a reservation of the user for now, with fees.
fn reserved<T: Config>() -> Result<Bench<T>, DispatchError> {
	let bench = bench::<T>()?;
	crate::Rules::<T>::insert(bench.id, rules::<T>());
	Pallet::<T>::do_reserve(bench.user.clone(), bench.id, UseClass::Owner, 1, 100)?;
	fill::<T>(&bench, MAX_RESERVATIONS.saturating_sub(1))?;
	Ok(bench)
}

/// A running use with a full calendar. Its number.
fn running<T: Config>() -> Result<(Bench<T>, UseId), DispatchError> {
	let bench = bench::<T>()?;
	fill::<T>(&bench, MAX_RESERVATIONS)?;
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
	Uses::<T>::get(bench.id, number).map_or(0, |used| used.held)
}

/// A use whose report anything is to follow: another class, a technician, more material. It names
/// somebody whom the estimate does not.
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

/// All deals are paid back.
fn is_free<T: Config>(bench: &Bench<T>) -> bool {
	!T::CoOwned::is_encumbered(bench.id)
}

/// A credit line of a project.
fn credit_line<T: Config>(bench: &Bench<T>) -> Result<KindId, DispatchError> {
	let kind = Helper::<T>::debt_kind(bench.scope, &bench.asset);
	let limit = PRINCIPAL.saturating_mul(100);
	Pallet::<T>::do_open_credit_line(
		Decider::Agent(bench.user.clone()),
		bench.id,
		bench.scope,
		kind,
		limit,
	)?;
	Ok(kind)
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

#[benchmarks]
mod benchmarks {
	use super::*;

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
	fn permit() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		let holders = Helper::<T>::custodians(bench.id);
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
	fn set_reservation_rules() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		// The last of eight custodians to agree.
		let holders = Helper::<T>::custodians(bench.id);
		let last = agree::<T>(holders, |who| {
			Pallet::<T>::do_set_reservation_rules(who, bench.id, rules::<T>())
		})?;
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
		let terms = OwnTariffs { asset: bench.asset.clone(), tariffs: tariffs() };
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, bench.id, Some(terms));
		assert!(crate::OwnTerms::<T>::contains_key(bench.id));
		Ok(())
	}

	#[benchmark]
	fn reserve() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		crate::Rules::<T>::insert(bench.id, rules::<T>());
		fill::<T>(&bench, MAX_RESERVATIONS.saturating_sub(1))?;
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.user.clone()), bench.id, UseClass::Owner, 1, 100);
		assert!(Reservations::<T>::get(bench.id, 1)
			.is_some_and(|reservation| !reservation.held().is_zero()));
		Ok(())
	}

	#[benchmark]
	fn cancel_reservation() -> Result<(), BenchmarkError> {
		let bench = reserved::<T>()?;
		let holders = Helper::<T>::custodians(bench.id);
		let last = agree::<T>(holders, |who| Pallet::<T>::do_cancel_reservation(who, bench.id, 1))?;
		#[extrinsic_call]
		_(RawOrigin::Signed(last), bench.id, 1);
		assert!(!Reservations::<T>::contains_key(bench.id, 1));
		Ok(())
	}

	#[benchmark]
	fn release_reservation() -> Result<(), BenchmarkError> {
		let bench = reserved::<T>()?;
		go_to::<T>(101);
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.owner.clone()), bench.id, 1);
		assert!(!Reservations::<T>::contains_key(bench.id, 1));
		Ok(())
	}

	#[benchmark]
	fn start_use() -> Result<(), BenchmarkError> {
		let bench = reserved::<T>()?;
		let estimate = figures::<T>(&bench);
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.user.clone()), bench.id, estimate, None, H256([0; 32]));
		assert!(held::<T>(&bench, 0) > 0);
		assert!(!Reservations::<T>::contains_key(bench.id, 1));
		Ok(())
	}

	#[benchmark]
	fn start_use_on_credit() -> Result<(), BenchmarkError> {
		let bench = reserved::<T>()?;
		credit_line::<T>(&bench)?;
		Pallet::<T>::do_allow_credit_line(bench.id, bench.scope, true)?;
		let estimate = Figures { class: UseClass::Project, ..figures::<T>(&bench) };
		let (user, project) = (RawOrigin::Signed(bench.user.clone()), Some(bench.scope));
		#[extrinsic_call]
		start_use(user, bench.id, estimate, project, H256([0; 32]));
		let line = crate::CreditLines::<T>::get(bench.id, bench.scope);
		assert!(line.is_some_and(|line| line.used > 0));
		Ok(())
	}

	// What a project owes stays of its class: setting more apart for it costs less than the rules
	// of another class, which are looked at here.
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
		let tariffs = tariffs();
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
		let holders = Helper::<T>::custodians(bench.id);
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
				let less = 1;
				used.held = sp_runtime::Saturating::saturating_sub(used.held, less);
			}
		});
		Pallet::<T>::release(&bench.asset, &bench.user, 1)?;
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
		let holders = Helper::<T>::custodians(bench.id);
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
		let (books, maintenance) = (PRINCIPAL.saturating_mul(5), PRINCIPAL);
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
		let holders = Helper::<T>::custodians(bench.id);
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
	fn deliver() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		let sum = PRINCIPAL.saturating_mul(5);
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
	fn open_credit_line() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		let kind = Helper::<T>::debt_kind(bench.scope, &bench.asset);
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, bench.id, bench.scope, kind, 1);
		assert!(crate::CreditLines::<T>::contains_key(bench.id, bench.scope));
		Ok(())
	}

	#[benchmark]
	fn allow_credit_line() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		credit_line::<T>(&bench)?;
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, bench.id, bench.scope, true);
		let line = crate::CreditLines::<T>::get(bench.id, bench.scope);
		assert!(line.is_some_and(|line| line.allowed));
		Ok(())
	}

	#[benchmark]
	fn pay_credit_line() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		credit_line::<T>(&bench)?;
		crate::CreditLines::<T>::mutate(bench.id, bench.scope, |line| {
			if let Some(line) = line {
				let owing = PRINCIPAL.saturating_mul(5);
				(line.owing, line.used) = (owing, owing);
			}
		});
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.user.clone()), bench.id, bench.scope);
		assert!(is_free::<T>(&bench));
		Ok(())
	}

	#[benchmark]
	fn pay_salvage() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		let much = PRINCIPAL.saturating_mul(5);
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.user.clone()), bench.id, bench.asset.clone(), much, document());
		assert!(is_free::<T>(&bench));
		Ok(())
	}

	/// What it costs to reserve where so many reservations are. Not a weight:
	/// `scripts/measure/scale.sh` compares the two ends.
	#[benchmark(extra)]
	fn reserve_among(n: Linear<0, { MAX_RESERVATIONS - 1 }>) -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		crate::Rules::<T>::insert(bench.id, rules::<T>());
		fill::<T>(&bench, n)?;
		#[extrinsic_call]
		reserve(RawOrigin::Signed(bench.user.clone()), bench.id, UseClass::Owner, 1, 100);
		assert!(Reservations::<T>::contains_key(bench.id, 1));
		Ok(())
	}

	/// As [`reserve_among`], of finding the next free time of two blocks, which is after all of
	/// them.
	#[benchmark(extra)]
	fn next_free_among(n: Linear<0, { MAX_RESERVATIONS }>) -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		crate::Rules::<T>::insert(bench.id, rules::<T>());
		fill::<T>(&bench, n)?;
		let first = Block::from(first_reserved::<T>());
		let found;
		#[block]
		{
			found = Pallet::<T>::view_next_free(bench.id, first, 2);
		}
		// The reservations leave one block between each two.
		let start = first.saturating_add(Block::from(n.saturating_mul(2).saturating_sub(1)));
		assert_eq!(found.map(|(start, _)| start), Some(if n == 0 { first } else { start }));
		Ok(())
	}

	#[benchmark]
	fn report_trouble() -> Result<(), BenchmarkError> {
		let (bench, number) = running::<T>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.user.clone()), bench.id, Trouble::Lost, document());
		assert_eq!(T::Things::thing(bench.id).map(|thing| thing.state), Some(State::Lost));
		assert!(Uses::<T>::get(bench.id, number).is_some_and(|used| used.took.is_some()));
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::benchmarks(), crate::mock::Test);
}
