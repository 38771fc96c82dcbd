// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use crate::oracle::*;
use ovn_math::{pot::Pot, stake::Share, MathError};
use proptest::prelude::*;

proptest! {
	#[test]
	fn portions_are_floors_and_leave_less_than_a_unit_each(
		amount in any::<u128>(),
		right in prop::collection::vec((up_to_bits(100), up_to_bits(100)), 1..12),
		no_shares in any::<bool>(),
	) {
		let right: Vec<_> =
			right.into_iter().map(|(share, weight)| (if no_shares { 0 } else { share }, weight)).collect();
		let shares: u128 = right.iter().map(|(share, _)| share).sum();
		let weights: u128 = right.iter().map(|(_, weight)| weight).sum();
		let Ok(pot) = Pot::new(amount, Share::of_units(shares), weights) else {
			prop_assert_eq!((shares, weights), (0, 0));
			return Ok(());
		};
		prop_assert_eq!(pot.amount(), amount);
		let mut rest = amount;
		for (share, weight) in &right {
			let (own, sum) = if shares > 0 { (*share, shares) } else { (*weight, weights) };
			let portion = pot.portion(Share::of_units(*share), *weight).unwrap();
			prop_assert_eq!(portion, floor(&(int(amount) * ratio(own, sum))));
			rest -= portion;
		}
		prop_assert!(int(rest) < int(right.len().try_into().unwrap()));
	}
}

#[test]
fn a_pot_goes_by_weight_only_without_shares() {
	let share = Share::of_units;
	let pot = |shares, weights| Pot::new(100, share(shares), weights);
	assert_eq!(pot(4, 0).unwrap().portion(share(1), 9), Ok(25));
	assert_eq!(pot(0, 10).unwrap().portion(share(0), 9), Ok(90));
	assert_eq!(pot(1, 10).unwrap().portion(share(1), 9), Ok(100));
	assert_eq!(pot(0, 0), Err(MathError::DivisionByZero));
	assert_eq!(pot(4, 4).unwrap().portion(share(5), 1), Err(MathError::Mismatch));
}
