// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use crate::oracle::*;
use ovn_math::{escrow, MathError, Ratio};
use proptest::prelude::*;

proptest! {
	#[test]
	fn a_collection_never_exceeds_its_goal(
		goal in positive(120), offers in prop::collection::vec(up_to_bits(120), 1..30),
	) {
		let mut collected = 0;
		for offer in offers {
			let taken = escrow::cut(goal, collected, offer).unwrap();
			prop_assert!(taken <= offer && collected + taken <= goal);
			prop_assert!(taken == offer || collected + taken == goal);
			collected += taken;
		}
		prop_assert_eq!(escrow::cut(goal, goal + 1, 1), Err(MathError::Mismatch));
	}

	#[test]
	fn parts_add_up_and_are_less_than_a_unit_from_exact(
		given in prop::collection::vec(positive(100), 1..20), fraction in any::<u64>(),
	) {
		let collected: u128 = given.iter().sum();
		let returning = escrow::share(collected, fraction.into(), u64::MAX.into()).unwrap();
		let mut before = 0;
		let mut paid = 0;
		for own in &given {
			let part = escrow::part(returning, collected, before, *own).unwrap();
			let exact = int(returning) * ratio(*own, collected);
			prop_assert!(int(part) > &exact - int(1) && int(part) < &exact + int(1));
			prop_assert!(part <= *own);
			before += own;
			paid += part;
			prop_assert_eq!(paid, escrow::served(returning, collected, before).unwrap());
			prop_assert_eq!(paid, floor(&(int(returning) * ratio(before, collected))));
		}
		prop_assert_eq!(paid, returning);
	}

	#[test]
	fn if_all_returns_everybody_gets_what_it_gave(given in prop::collection::vec(positive(120), 1..20)) {
		let collected: u128 = given.iter().sum();
		let mut before = 0;
		for own in given {
			prop_assert_eq!(escrow::part(collected, collected, before, own), Ok(own));
			before += own;
		}
	}

	#[test]
	fn a_third_is_a_third(part in any::<u128>(), whole in any::<u128>()) {
		let exact = whole > 0 && int(part) * int(3) >= int(whole);
		prop_assert_eq!(escrow::is_third(part, whole), exact);
		let third = whole.div_ceil(3);
		prop_assert_eq!(escrow::is_third(third, whole), whole > 0);
		if third > 0 {
			prop_assert!(!escrow::is_third(third - 1, whole));
		}
	}

	#[test]
	fn the_first_of_several_instalments_is_at_most_half(
		price in positive(126), amount in up_to_bits(127), released in up_to_bits(126), smallest in up_to_bits(20),
	) {
		if escrow::is_instalment(price, released, amount, smallest) {
			prop_assert!(amount > 0 && released + amount <= price);
			let all = released + amount == price;
			prop_assert!(all || amount >= smallest);
			prop_assert!(all || released > 0 || int(amount) * int(2) <= int(price));
		}
		prop_assert!(escrow::is_instalment(price, 0, price, smallest));
		prop_assert_eq!(escrow::is_instalment(price, 0, price / 2, 0), price > 1 || price / 2 == price);
		prop_assert!(price < 3 || !escrow::is_instalment(price, 0, price / 2 + 1, 0));
	}

	#[test]
	fn discounts_round_down(owed in up_to_bits(120), off in 0..=1_000u32, of in 1..=1_000u32) {
		let discount = Ratio::new(off, of).unwrap();
		let paid = escrow::discounted(owed, discount);
		if off > of {
			prop_assert_eq!(paid, Err(MathError::OutOfRange));
		} else {
			prop_assert_eq!(paid, Ok(floor(&(int(owed) * ratio((of - off).into(), of.into())))));
		}
	}

	#[test]
	fn a_debt_that_pays_another_owes_enough_and_less_than_one_unit_more(
		principal in up_to_bits(96), a in 1..=1_000u32, b in 1..=1_000u32, c in 1..=1_000u32, d in 1..=1_000u32,
	) {
		let (ceiling, through) = (Ratio::new(a, b).unwrap(), Ratio::new(c, d).unwrap());
		let units = escrow::principal_through(principal, ceiling, through).unwrap();
		let exact = int(principal) * ratio(a.into(), b.into());
		let owed = |units: u128| int(units) * ratio(c.into(), d.into());
		prop_assert!(owed(units) >= exact);
		prop_assert!(units == 0 || owed(units - 1) < exact);
		prop_assert_eq!(escrow::principal_through(principal, ceiling, ceiling), Ok(principal));
		let nothing = Ratio::new(0, 1).unwrap();
		prop_assert!(escrow::principal_through(principal, ceiling, nothing).is_err());
	}

	#[test]
	fn shares_round_down(amount in any::<u128>(), a in any::<u128>(), b in any::<u128>()) {
		let (part, whole) = (a.min(b), a.max(b));
		let share = escrow::share(amount, part, whole);
		if whole == 0 {
			prop_assert_eq!(share, Err(MathError::DivisionByZero));
		} else {
			prop_assert_eq!(share, Ok(floor(&(int(amount) * ratio(part, whole)))));
		}
		prop_assert_eq!(escrow::share(amount, whole, part).is_err(), part == 0 || part < whole);
	}

	#[test]
	fn no_input_panics(a in any::<u128>(), b in any::<u128>(), c in any::<u128>(), d in any::<u128>()) {
		let _ = escrow::cut(a, b, c);
		let _ = escrow::served(a, b, c);
		let _ = escrow::is_instalment(a, b, c, d);
		if let Ok(part) = escrow::part(a, b, c, d) {
			prop_assert!(part <= a && part <= d);
		}
	}
}

#[test]
fn nothing_returns_from_nothing() {
	assert_eq!(escrow::part(0, 0, 0, 0), Err(MathError::DivisionByZero));
	assert_eq!(escrow::part(5, 4, 0, 1), Err(MathError::Mismatch));
	assert_eq!(escrow::part(1, 4, 4, 1), Err(MathError::Mismatch));
	assert!(!escrow::is_third(0, 0));
	assert!(escrow::is_third(2, 1));
}

#[test]
fn served_fails_when_more_was_given_or_returns_than_was_collected() {
	assert_eq!(escrow::served(6, 10, 5), Ok(3));
	assert_eq!(escrow::served(6, 10, 11), Err(MathError::Mismatch));
	assert_eq!(escrow::served(11, 10, 5), Err(MathError::Mismatch));
}
