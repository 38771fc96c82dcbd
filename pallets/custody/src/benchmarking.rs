// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Benchmarks of the calls, each in its worst case: a full calendar, every access rule at once, four agreements
//! that are all paid back by one use, payees that never had the asset.

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
	AgreementId, BookId, BookTerms, DecisionClass, Document, FundId, Holder, KindId, Nature,
	Payback, Purchase, Ratio, Regime, ResourceId, RoleId, ScopeId, Subject, Tariff, Tariffs, Tier,
	UseClass,
};
use sp_core::H256;
use sp_runtime::{traits::Zero, DispatchError};

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
		let purchase = Purchase {
			subject: Subject::Existing(id),
			custodian: custodian.clone(),
			tariffs: tariffs::<T>(),
		};
		Pallet::<T>::bought(scope, &custodian, agreement, &asset, &purchase, &document())?;
		T::Books::wake(book, None)?;
	}
	let rule = AccessRule {
		tier: Some(Tier::Affiliate),
		role: Some(role),
		certificate: Some(role),
		reputation: 0,
		permission: Permission::Needed,
	};
	AccessRules::<T>::insert(id, UseClass::Commercial, rule);
	let until = frame_system::Pallet::<T>::block_number() + T::MaxHorizon::get();
	Permissions::<T>::insert((id, UseClass::Commercial, &user), until);
	Ok(Bench { scope, id, asset, maintenance, user, custodian, owner, technician, meter })
}

/// An hour with material and a technician.
fn figures<T: Config>(bench: &Bench<T>) -> FiguresOf<T> {
	Figures {
		class: UseClass::Commercial,
		minutes: 60,
		material: 1_000_000,
		technician: Some((bench.technician.clone(), 60)),
	}
}

/// Rules with fees.
fn rules<T: Config>() -> BookingRules<T::Balance> {
	BookingRules {
		horizon: Pallet::<T>::rules_of(ResourceId::MAX).horizon,
		longest: 100,
		per_agent: 128,
		cancellation_fee: amount::<T>(PRINCIPAL),
		no_show_fee: amount::<T>(PRINCIPAL),
		notice: 100,
	}
}

/// Fills the calendar up to so many reservations, one block each with one between, from block 200 on.
fn fill<T: Config>(bench: &Bench<T>, count: u32) -> Result<(), DispatchError> {
	let mut slots = Calendars::<T>::get(bench.id);
	for n in 0..count {
		let start = Block::from(n).saturating_mul(2).saturating_add(200);
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
	Pallet::<T>::do_book(bench.user.clone(), bench.id, UseClass::Commercial, 1, 100)?;
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

/// A use that was reported. Its number.
fn reported<T: Config>() -> Result<(Bench<T>, UseId), DispatchError> {
	let (bench, number) = running::<T>()?;
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
	Pallet::<T>::do_open_account(bench.id, bench.scope, kind, amount::<T>(PRINCIPAL))?;
	Ok(kind)
}

#[benchmarks]
mod benchmarks {
	use super::*;

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
		Ok(())
	}

	#[benchmark]
	fn set_own_tariffs() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		let terms = OwnTariffs { asset: bench.asset.clone(), tariffs: tariffs::<T>() };
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, bench.id, Some(terms));
		Ok(())
	}

	#[benchmark]
	fn book() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		crate::Rules::<T>::insert(bench.id, rules::<T>());
		fill::<T>(&bench, MAX_BOOKINGS.saturating_sub(1))?;
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.user.clone()), bench.id, UseClass::Commercial, 1, 100);
		assert!(Bookings::<T>::contains_key(bench.id, 1));
		Ok(())
	}

	#[benchmark]
	fn cancel_booking() -> Result<(), BenchmarkError> {
		let bench = reserved::<T>()?;
		go_to::<T>(2);
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.user.clone()), bench.id, 1);
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
		assert_eq!(Uses::<T>::iter_prefix(bench.id).count(), 1);
		Ok(())
	}

	#[benchmark]
	fn extend_use() -> Result<(), BenchmarkError> {
		let (bench, number) = running::<T>()?;
		let mut estimate = figures::<T>(&bench);
		estimate.material = 2_000_000;
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.user.clone()), bench.id, number, estimate);
		Ok(())
	}

	#[benchmark]
	fn end_use() -> Result<(), BenchmarkError> {
		let (bench, number) = running::<T>()?;
		let mut report = figures::<T>(&bench);
		report.material = 2_000_000;
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.user.clone()), bench.id, number, report, H256([0; 32]));
		Ok(())
	}

	#[benchmark]
	fn report_meter() -> Result<(), BenchmarkError> {
		let (bench, number) = running::<T>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.meter.clone()), bench.id, number, 60, 1_000_000);
		Ok(())
	}

	#[benchmark]
	fn confirm_use() -> Result<(), BenchmarkError> {
		let (bench, number) = reported::<T>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.owner.clone()), bench.id, number);
		assert!(is_free::<T>(&bench));
		Ok(())
	}

	#[benchmark]
	fn dispute_use() -> Result<(), BenchmarkError> {
		let (bench, number) = reported::<T>()?;
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.owner.clone()), bench.id, number, H256([0; 32]));
		Ok(())
	}

	#[benchmark]
	fn decide_use() -> Result<(), BenchmarkError> {
		let (bench, number) = reported::<T>()?;
		let who = bench.owner.clone();
		Pallet::<T>::do_dispute_use(who, bench.id, number, H256([0; 32]))?;
		let found = figures::<T>(&bench);
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, bench.id, number, found);
		assert!(is_free::<T>(&bench));
		Ok(())
	}

	#[benchmark]
	fn settle_use() -> Result<(), BenchmarkError> {
		let (bench, number) = running::<T>()?;
		// A reservation has begun.
		go_to::<T>(200);
		#[extrinsic_call]
		_(RawOrigin::Signed(bench.owner.clone()), bench.id, number);
		assert!(is_free::<T>(&bench));
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
		Ok(())
	}

	#[benchmark]
	fn allow_account() -> Result<(), BenchmarkError> {
		let bench = bench::<T>()?;
		account::<T>(&bench)?;
		let origin = decider::<T>(bench.scope)?;
		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, bench.id, bench.scope, true);
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

	impl_benchmark_test_suite!(Pallet, crate::mock::benchmarks(), crate::mock::Test);
}
