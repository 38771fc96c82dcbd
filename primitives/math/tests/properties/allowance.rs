// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use crate::oracle::BigRational;
use num_bigint::BigInt;
use ovn_math::{
	allowance::{full_after, owed_after, paid_off_after, used_after},
	MathError,
};
use proptest::prelude::*;

fn rational(value: impl Into<BigInt>) -> BigRational {
	BigRational::from_integer(value.into())
}

proptest! {
	#[test]
	fn refills_as_the_exact_rule_rounded_against_the_agent(
		used: u128, capacity: u128, period in 1u64.., elapsed: u64,
	) {
		let exact = rational(used.min(capacity))
			- rational(capacity) * rational(elapsed) / rational(period);
		let left = used_after(used, capacity, period, elapsed).unwrap();
		let exact = exact.max(rational(0));
		let difference = rational(left) - exact;
		prop_assert!(difference >= rational(0) && difference < rational(1));
	}

	#[test]
	fn is_full_exactly_when_it_says(
		used: u128, capacity: u128, period in 1u64..=u64::MAX,
	) {
		let steps = full_after(used, capacity, period).unwrap();
		prop_assert!(steps <= period);
		prop_assert_eq!(used_after(used, capacity, period, steps).unwrap(), 0);
		if let Some(before) = steps.checked_sub(1) {
			prop_assert!(used_after(used, capacity, period, before).unwrap() > 0);
		}
	}

	#[test]
	fn looking_often_never_gives_more_than_looking_once(
		used: u128, capacity: u128, period in 1u64.., steps in prop::collection::vec(0u64..1_000_000, 0..20),
	) {
		let once = used_after(used, capacity, period, steps.iter().sum()).unwrap();
		let mut often = used.min(capacity);
		for elapsed in steps {
			often = used_after(often, capacity, period, elapsed).unwrap();
		}
		prop_assert!(often >= once);
	}
}

proptest! {
	#[test]
	fn spending_is_bounded_by_the_allowance_and_what_refills(
		capacity in 0u128..1_000_000, period in 1u64..1_000,
		spends in prop::collection::vec((0u64..100, 0u128..1_000_000), 0..50),
	) {
		// Whoever asks for this much at these times gets what is left each time.
		let (mut used, mut steps, mut total) = (0, 0, 0);
		for (elapsed, wanted) in spends {
			used = used_after(used, capacity, period, elapsed).unwrap();
			let spent = wanted.min(capacity - used);
			(used, steps, total) = (used + spent, steps + elapsed, total + spent);
			let bound = rational(capacity)
				* (rational(1) + BigRational::new(steps.into(), period.into()));
			prop_assert!(rational(total) <= bound);
		}
	}

	#[test]
	fn looking_often_costs_less_than_a_unit_each_time(
		used: u64, capacity: u64, period in 1u64.., steps in prop::collection::vec(0u64..1_000_000, 0..20),
	) {
		let (used, capacity) = (used.into(), capacity.into());
		let once = used_after(used, capacity, period, steps.iter().sum()).unwrap();
		let mut often = used.min(capacity);
		let looks = steps.len() as u128;
		for elapsed in steps {
			often = used_after(often, capacity, period, elapsed).unwrap();
		}
		prop_assert!(often - once <= looks);
	}
}

proptest! {
	#[test]
	fn what_is_owed_is_paid_off_exactly_when_it_says(
		owed in 1u128..1 << 100, capacity in 1u128 << 40.., period in 1u64..1_000_000,
	) {
		let steps = paid_off_after(owed, capacity, period).unwrap();
		prop_assert_eq!(owed_after(owed, capacity, period, steps).unwrap(), 0);
		prop_assert!(owed_after(owed, capacity, period, steps - 1).unwrap() > 0);
	}

	#[test]
	fn what_is_owed_is_what_is_used_when_it_is_no_more_than_the_allowance(
		used: u128, capacity: u128, period in 1u64.., elapsed: u64,
	) {
		let owed = owed_after(used, capacity, period, elapsed).unwrap();
		let left = used_after(used, capacity, period, elapsed).unwrap();
		if used <= capacity {
			prop_assert_eq!(owed, left);
		} else {
			prop_assert!(owed >= left);
		}
	}
}

#[test]
fn what_is_owed_to_nothing_is_never_paid_off() {
	assert_eq!(owed_after(5, 0, 10, u64::MAX), Ok(5));
	assert_eq!(paid_off_after(5, 0, 10), Err(MathError::DivisionByZero));
	assert_eq!(paid_off_after(0, 0, 10), Ok(0));
	assert_eq!(paid_off_after(u128::MAX, 1, 2), Err(MathError::Overflow));
}

#[test]
fn a_penalty_of_two_allowances_takes_two_periods() {
	assert_eq!(owed_after(200, 100, 10, 0), Ok(200));
	assert_eq!(owed_after(200, 100, 10, 15), Ok(50));
	assert_eq!(paid_off_after(200, 100, 10), Ok(20));
}

#[test]
fn an_allowance_of_nothing_is_always_full() {
	assert_eq!(used_after(5, 0, 10, 0), Ok(0));
	assert_eq!(full_after(5, 0, 10), Ok(0));
}

#[test]
fn a_lowered_allowance_is_full_after_the_period() {
	assert_eq!(used_after(100, 40, 10, 0), Ok(40));
	assert_eq!(used_after(100, 40, 10, 9), Ok(4));
	assert_eq!(full_after(100, 40, 10), Ok(10));
}

#[test]
fn the_greatest_numbers_fit() {
	assert_eq!(used_after(u128::MAX, u128::MAX, 1, u64::MAX), Ok(0));
	assert_eq!(used_after(u128::MAX, u128::MAX, u64::MAX, 0), Ok(u128::MAX));
	assert_eq!(full_after(u128::MAX, u128::MAX, u64::MAX), Ok(u64::MAX));
}

#[test]
fn a_period_of_zero_is_refused() {
	assert_eq!(used_after(1, 1, 0, 1), Err(MathError::DivisionByZero));
	assert_eq!(full_after(1, 1, 0), Ok(0));
}

#[test]
fn a_used_up_allowance_is_half_full_after_half_the_time() {
	assert_eq!(used_after(100, 100, 10, 5), Ok(50));
	assert_eq!(full_after(100, 100, 10), Ok(10));
	assert_eq!(full_after(50, 100, 10), Ok(5));
	assert_eq!(full_after(51, 100, 10), Ok(6));
}
