// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use crate::oracle::*;
use codec::{Decode, Encode};
use num_traits::Zero;
use ovn_math::{
	accumulator::{ceiling_of, ceiling_rise, Accumulator, Entitlement},
	Cohort, MathError, Ratio,
};
use primitive_types::U256;
use proptest::prelude::*;

fn ceiling() -> impl Strategy<Value = Ratio> {
	(any::<u32>(), 1u32..).prop_map(|(a, b)| Ratio::new(a.max(b), a.min(b).max(1)).unwrap())
}

fn carried(accumulator: &Accumulator) -> BigRational {
	let (_, carried) = <(U256, U256)>::decode(&mut &accumulator.encode()[..]).unwrap();
	BigRational::from_integer(wide(carried)) * power_of_two(-128)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	#[test]
	fn ceilings_are_floors(principal in up_to_bits(95), ceiling in ceiling()) {
		let rise = ceiling_rise(ceiling, None).unwrap();
		prop_assert_eq!(ceiling_of(principal, rise).unwrap(), ceiling.times(principal).unwrap());
	}

	#[test]
	fn scaled_ceilings_are_floors_of_what_counts(
		principal in up_to_bits(64), ceiling in ceiling(), credited in positive(64), part in any::<u64>(),
	) {
		let counted = credited.min(part.into());
		let rise = ceiling_rise(ceiling, Some((counted, credited))).unwrap();
		let exact = int(principal) * ratio(ceiling.numerator().into(), ceiling.denominator().into())
			* ratio(counted, credited);
		let paid = ceiling_of(principal, rise).unwrap();
		// A whole number is reached within the head start, and never missed.
		prop_assert!(paid == floor(&exact) || int(paid) - &exact <= power_of_two(-32));
	}

	/// Two cohorts, with money and withdrawals in between: what the first gets beyond its dues goes to the
	/// second, to the last part of a base unit.
	#[test]
	fn what_a_cohort_gets_beyond_its_dues_is_carried(
		principals in prop::collection::vec(positive(80), 1..6),
		young in positive(80),
		ceiling in ceiling(),
		first in up_to_bits(100),
		taken in any::<prop::sample::Index>(),
	) {
		let rise = ceiling_rise(ceiling, None).unwrap();
		let mut book = Accumulator::default();
		let mut old = Cohort::default().open(book.level(), rise).unwrap();
		for principal in &principals {
			old = old.join(book.level(), *principal, ceiling_of(*principal, rise).unwrap()).unwrap();
		}
		let closes_at = old.closes_at().unwrap();
		let total: u128 = principals.iter().sum();
		let mut accepted = int(0);
		let mut pour = |book: Accumulator, amount: u128, units: u128| {
			let (book, left) = book.distribute_up_to(closes_at, amount, units).unwrap();
			accepted += int(amount - left);
			book
		};
		book = pour(book, first, total);
		if book.level() < closes_at {
			let newer = Cohort::default().open(book.level(), rise).unwrap();
			prop_assert!(newer.join(book.level(), young, 1).is_ok());
			// One position withdraws all it has.
			let index = taken.index(principals.len());
			let principal = principals[index];
			let earned = Entitlement::open(U256::zero()).settle(book.level(), principal).unwrap();
			let less = ceiling_of(principal, rise).unwrap() - earned.claimable();
			old = old.leave(book.level(), principal, less).unwrap();
			book = pour(book, u128::MAX >> 2, total - principal + young);
			prop_assert_eq!(book.level(), closes_at);
		}
		let before = carried(&book);
		let closed = old.close(&book).unwrap();
		let over = carried(&closed) - before;
		// Less than one base unit for each position, and nothing below 0.
		prop_assert!(over >= BigRational::zero() && over < int(principals.len() as u128));
	}

	/// All positions withdraw all they have, money in between; what they are due was rounded once for all.
	#[test]
	fn an_emptied_cohort_is_due_what_its_positions_earned_and_no_more_than_came(
		principals in prop::collection::vec(positive(80), 1..6),
		ceiling in ceiling(),
		credited in positive(64),
		part in any::<u64>(),
		amounts in prop::collection::vec(up_to_bits(70), 6),
	) {
		let rise = ceiling_rise(ceiling, Some((credited.min(part.into()), credited))).unwrap();
		let mut book = Accumulator::default();
		let mut units: u128 = principals.iter().sum();
		let mut cohort = Cohort::default()
			.join(book.level(), units, ceiling_of(units, rise).unwrap())
			.unwrap()
			.open(book.level(), rise)
			.unwrap();
		let (mut accepted, mut earned) = (0_u128, 0_u128);
		for (principal, amount) in principals.iter().zip(amounts) {
			let (next, left) = book.distribute_up_to(rise, amount, units).unwrap();
			(book, accepted) = (next, accepted + amount - left);
			let has = Entitlement::open(U256::zero()).settle(book.level(), *principal).unwrap();
			let less = ceiling_of(*principal, rise).unwrap() - has.claimable();
			prop_assert!(units == *principal || cohort.emptied(6) == Err(MathError::Mismatch));
			cohort = cohort.leave(book.level(), *principal, less).unwrap();
			(units, earned) = (units - principal, earned + has.claimable());
		}
		let due = cohort.emptied(principals.len() as u64).unwrap().due();
		prop_assert!(earned <= due && due <= accepted, "{earned} {due} {accepted}");
	}

	#[test]
	fn a_level_within_a_hair_counts_as_reached(units in positive(96), lacking in any::<u64>()) {
		let book = Accumulator::default().distribute(1 << 90, units).unwrap();
		let level = book.level() + U256::from(lacking);
		let near = book.nearly_at(level, units).unwrap();
		let hair = int(units) * int(lacking.into()) * power_of_two(-128);
		match near {
			Some(near) => {
				prop_assert_eq!(near.level(), level);
				prop_assert!(hair <= power_of_two(-32));
			},
			None => prop_assert!(hair > power_of_two(-32)),
		}
	}
}

#[test]
fn records_that_do_not_belong_together_are_refused() {
	let rise = ceiling_rise(Ratio::ONE, None).unwrap();
	let cohort = Cohort::default().join(U256::zero(), 10, 10).unwrap();
	let level = Accumulator::default().distribute(5, 10).unwrap().level();
	assert_eq!(cohort.close(&Accumulator::default()), Err(MathError::Mismatch));
	let open = cohort.open(U256::zero(), rise).unwrap();
	assert_eq!((open.opened_at(), open.closes_at()), (Some(U256::zero()), Some(rise)));
	assert_eq!((open.units(), open.due()), (10, 10));
	assert_eq!(open.open(U256::zero(), rise), Err(MathError::Mismatch));
	assert_eq!(open.join(level, 1, 1), Err(MathError::Mismatch));
	assert_eq!(open.join(U256::zero(), 1 << 96, 1), Err(MathError::OutOfRange));
	assert_eq!(open.leave(level, 11, 0), Err(MathError::Mismatch));
	assert_eq!(open.leave(rise + 1, 1, 0), Err(MathError::Mismatch));
	assert_eq!(open.close(&Accumulator::default()), Err(MathError::Mismatch));
	assert_eq!(ceiling_rise(Ratio::ONE, Some((2, 1))), Err(MathError::OutOfRange));
	assert_eq!(ceiling_rise(Ratio::ONE, Some((0, 0))), Err(MathError::DivisionByZero));
	let book = Accumulator::default().distribute(5, 10).unwrap();
	assert_eq!(book.complete(U256::zero()), Err(MathError::Mismatch));
	assert_eq!(book.nearly_at(U256::zero(), 1), Err(MathError::Mismatch));
	assert_eq!(book.complete(rise).map(|book| book.level()), Ok(rise));
}

#[test]
fn with_due_replaces_what_is_due_and_nothing_else() {
	let level = Accumulator::default().level();
	let cohort = Cohort::default().join(level, 7, 5).unwrap();
	let changed = cohort.with_due(9);
	assert_eq!((changed.due(), changed.units()), (9, 7));
	assert_eq!(changed.with_due(5), cohort);
}

#[test]
fn close_succeeds_at_another_level_when_no_units_are_left_and_fails_when_some_are() {
	let book = Accumulator::default();
	let rise = ceiling_rise(Ratio::new(6, 5).unwrap(), None).unwrap();
	let cohort = Cohort::default().open(book.level(), rise).unwrap();
	assert_ne!(cohort.closes_at(), Some(book.level()));
	assert_eq!(cohort.close(&book), Ok(book));
	let joined = cohort.join(book.level(), 1, 1).unwrap();
	assert_eq!(joined.close(&book), Err(MathError::Mismatch));
}
