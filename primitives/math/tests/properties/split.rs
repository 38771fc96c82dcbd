// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use crate::oracle::*;
use num_traits::Zero;
use ovn_math::{
	split::{
		divide, divide_with_once, limit, straight, value, worth, Division, Receiver, MAX_RECEIVERS,
	},
	units, Carry, MathError, Ratio,
};
use primitive_types::U256;
use proptest::prelude::*;

fn receiver(weight: u128) -> Receiver {
	Receiver { weight: weight.into(), cap: None, carry: Carry::default() }
}

fn amounts(division: &Division) -> Vec<u128> {
	division.shares.iter().map(|share| share.amount).collect()
}

fn total(receivers: &[Receiver]) -> BigRational {
	receivers.iter().map(|receiver| BigRational::from_integer(wide(receiver.weight))).sum()
}

/// Weights as equations have them: rate times units; sometimes 0, never all of them.
fn weights(most: usize) -> impl Strategy<Value = Vec<U256>> {
	prop::collection::vec((up_to_bits(128), up_to_bits(96)), 1..most).prop_map(|list| {
		let mut weights: Vec<U256> =
			list.into_iter().map(|(rate, units)| value(rate, units).unwrap()).collect();
		weights[0] = weights[0].max(U256::one());
		weights
	})
}

fn cap() -> impl Strategy<Value = Option<u128>> {
	prop::option::of(up_to_bits(80))
}

/// Who takes what if nothing is rounded: raise all parts together in proportion to weight, each as
/// far as its cap. Written differently from the code: caps in the order in which they are reached.
fn exact_parts(
	total: u128,
	weights: &[U256],
	caps: &[Option<u128>],
) -> (Vec<BigRational>, BigRational) {
	let weights: Vec<_> =
		weights.iter().map(|weight| BigRational::from_integer(wide(*weight))).collect();
	let mut parts = vec![BigRational::zero(); weights.len()];
	let mut order: Vec<_> = (0..weights.len())
		.filter(|k| !weights[*k].is_zero())
		.filter_map(|k| caps[k].map(|cap| (int(cap) / &weights[k], k)))
		.collect();
	order.sort();
	let mut left = int(total);
	let mut whole: BigRational = weights.iter().sum();
	let mut open: Vec<_> = (0..weights.len()).collect();
	for (level, k) in order {
		if &level * &whole >= left {
			break;
		}
		parts[k] = int(caps[k].unwrap());
		left -= &parts[k];
		whole -= &weights[k];
		open.retain(|other| *other != k);
	}
	if whole.is_zero() {
		return (parts, left);
	}
	for k in open {
		parts[k] = &left * &weights[k] / &whole;
	}
	(parts, BigRational::zero())
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn nothing_is_lost_over_many_divisions(
		steps in (1usize..8).prop_flat_map(|n| prop::collection::vec(
			(up_to_bits(120), prop::collection::vec((up_to_bits(128), up_to_bits(96)), n)), 1..12)),
	) {
		let n = steps[0].1.len();
		let mut carries = vec![Carry::default(); n];
		let (mut held, mut income) = (0, 0);
		let mut paid = vec![int(0); n];
		let mut due = vec![int(0); n];
		for (amount, values) in steps {
			let receivers: Vec<_> = values.iter().zip(&carries).map(|((rate, units), carry)| Receiver {
				weight: value(*rate, *units).unwrap(), cap: None, carry: *carry,
			}).collect();
			if total(&receivers).is_zero() {
				prop_assert_eq!(divide(amount, held, &receivers), Err(MathError::DivisionByZero));
				continue;
			}
			let division = divide(amount, held, &receivers).unwrap();
			let parts: u128 = amounts(&division).iter().sum();
			prop_assert_eq!(amount + held, parts + division.unplaced + division.held);
			prop_assert_eq!(division.unplaced, 0);
			prop_assert!(division.held < n as u128);
			held = division.held;
			income += amount;
			for k in 0..n {
				carries[k] = division.shares[k].carry;
				paid[k] += int(division.shares[k].amount);
				due[k] += int(amount) * BigRational::from_integer(wide(receivers[k].weight)) / total(&receivers);
				prop_assert!(paid[k] > &due[k] - int(1));
				prop_assert!(paid[k] <= &due[k] + power_of_two(-32));
			}
			prop_assert_eq!(paid.iter().sum::<BigRational>() + int(held), int(income));
		}
	}

	#[test]
	fn capped_parts_are_the_floors_of_the_exact_ones(
		total in up_to_bits(100),
		lines in (weights(12), prop::collection::vec(cap(), 12)),
	) {
		let (weights, caps) = lines;
		let receivers: Vec<_> = weights.iter().zip(&caps)
			.map(|(weight, cap)| Receiver { weight: *weight, cap: *cap, carry: Carry::default() })
			.collect();
		let division = divide(total, 0, &receivers).unwrap();
		let (exact, unplaced) = exact_parts(total, &weights, &caps);
		for (share, exact) in division.shares.iter().zip(&exact) {
			prop_assert_eq!(share.amount, floor(&(exact + power_of_two(-32) )));
		}
		for (share, cap) in division.shares.iter().zip(&caps) {
			prop_assert!(cap.is_none_or(|cap| share.amount <= cap));
		}
		prop_assert_eq!(int(division.unplaced), unplaced);
		let paid: u128 = amounts(&division).iter().sum();
		prop_assert_eq!(total, paid + division.unplaced + division.held);
	}

	#[test]
	fn order_of_the_receivers_does_not_matter(
		total in any::<u128>(),
		lines in prop::collection::vec((positive(120), cap()), 1..10),
		turn in any::<prop::sample::Index>(),
	) {
		let mut receivers: Vec<_> = lines.into_iter()
			.map(|(weight, cap)| Receiver { cap, ..receiver(weight) })
			.collect();
		let mut before = divide(total, 0, &receivers).unwrap();
		let turn = turn.index(receivers.len());
		receivers.rotate_left(turn);
		receivers.reverse();
		let after = divide(total, 0, &receivers).unwrap();
		before.shares.rotate_left(turn);
		before.shares.reverse();
		prop_assert_eq!(before, after);
	}

	#[test]
	fn splitting_a_receiver_moves_less_than_a_base_unit(
		total in any::<u128>(),
		one in positive(120), two in positive(120), other in up_to_bits(120),
	) {
		let joint = divide(total, 0, &[receiver(one + two), receiver(other)]).unwrap();
		let apart = divide(total, 0, &[receiver(one), receiver(two), receiver(other)]).unwrap();
		let (joint, apart) = (amounts(&joint), amounts(&apart));
		prop_assert!(joint[0].abs_diff(apart[0] + apart[1]) <= 1);
		prop_assert_eq!(joint[1], apart[2]);
	}

	#[test]
	fn straight_buckets_are_paid_the_floor_of_their_exact_share(
		parts in prop::collection::vec((1u32..=20, prop::sample::select(vec![3u32, 7, 9, 64, 70, 100, 1000])), 1..16),
		bases in prop::collection::vec(up_to_bits(100), 1..20),
	) {
		// Each ratio is cut so that none exceeds its equal part of the whole.
		let n = u32::try_from(parts.len()).unwrap();
		let ratios: Vec<_> = parts.iter().map(|(a, d)| Ratio::new((*a).min(*d), d * n).unwrap()).collect();
		let weights = straight(&ratios).unwrap();
		prop_assert_eq!(weights.len(), ratios.len() + 1);
		let whole: BigRational = weights.iter().map(|weight| BigRational::from_integer(wide(*weight))).sum();
		let (mut held, mut sum) = (0, 0);
		let mut carries = vec![Carry::default(); weights.len()];
		let mut paid = vec![0; weights.len()];
		for base in bases {
			let receivers: Vec<_> = weights.iter().zip(&carries)
				.map(|(weight, carry)| Receiver { weight: *weight, cap: None, carry: *carry })
				.collect();
			let division = divide(base, held, &receivers).unwrap();
			held = division.held;
			sum += base;
			for (k, share) in division.shares.iter().enumerate() {
				carries[k] = share.carry;
				paid[k] += share.amount;
			}
			for (k, r) in ratios.iter().enumerate() {
				let share = ratio(r.numerator().into(), r.denominator().into());
				prop_assert_eq!(&share, &(BigRational::from_integer(wide(weights[k])) / &whole));
				prop_assert_eq!(paid[k], floor(&(int(sum) * share)));
			}
			prop_assert_eq!(paid.iter().sum::<u128>() + held, sum);
		}
	}

	#[test]
	fn straight_refuses_more_than_the_whole(
		ratios in prop::collection::vec((0u32..50, 1u32..100), 0..6),
	) {
		let list: Vec<_> = ratios.iter().map(|(n, d)| Ratio::new(*n, *d).unwrap()).collect();
		let sum: BigRational = ratios.iter().map(|(n, d)| ratio((*n).into(), (*d).into())).sum();
		prop_assert_eq!(straight(&list).is_ok(), sum <= int(1));
	}

	#[test]
	fn value_and_limit_are_exact(rate in any::<u128>(), held_units in up_to_bits(96), n in any::<u32>(), d in 1u32..) {
		let exact = int(rate) * int(held_units);
		let value = value(rate, held_units).unwrap();
		prop_assert_eq!(&BigRational::from_integer(wide(value)), &exact);
		let most = exact * ratio(n.into(), d.into()) / int(units::ONE);
		let expected = (most < power_of_two(128)).then(|| floor(&most));
		prop_assert_eq!(limit(value, Ratio::new(n, d).unwrap()), expected);
	}
}

#[test]
fn left_overs_are_held_and_not_given_to_the_largest() {
	let weights = [7, 3, 1];
	let receivers = weights.map(receiver);
	let division = divide(10, 0, &receivers).unwrap();
	assert_eq!(amounts(&division), [6, 2, 0]);
	assert_eq!(division.held, 2);
	// With the next unit the exact parts are 7, 3 and 1.
	let next: Vec<_> = receivers
		.iter()
		.zip(&division.shares)
		.map(|(receiver, share)| Receiver { carry: share.carry, ..*receiver })
		.collect();
	let division = divide(1, division.held, &next).unwrap();
	assert_eq!(amounts(&division), [1, 1, 1]);
	assert_eq!(division.held, 0);
}

proptest! {
	#[test]
	fn worth_is_the_floor_of_rate_times_units(rate in up_to_bits(128), units in up_to_bits(96)) {
		let exact = int(rate) * int(units) / int(1_000_000);
		let expected =
			if exact < int(u128::MAX) + int(1) { Ok(floor(&exact)) } else { Err(MathError::Overflow) };
		prop_assert_eq!(worth(rate, units), expected);
	}
}

#[test]
fn many_small_amounts_starve_nobody() {
	// The smallest one is due one base unit in a hundred thousand, ten of every income.
	let mut receivers = [receiver(99_999), receiver(1)];
	let (mut held, mut paid) = (0, [0, 0]);
	for _ in 0..1_000 {
		let division = divide(10_001, held, &receivers).unwrap();
		held = division.held;
		for k in 0..2 {
			paid[k] += division.shares[k].amount;
			receivers[k].carry = division.shares[k].carry;
		}
	}
	assert_eq!(paid, [10_000_899, 100]);
	assert_eq!(held, 1);
}

#[test]
fn refused_divisions_say_why() {
	assert_eq!(divide(1, 0, &[]), Err(MathError::DivisionByZero));
	assert_eq!(divide(1, 0, &[receiver(0)]), Err(MathError::DivisionByZero));
	assert!(divide(1, 0, &[receiver(1); MAX_RECEIVERS]).is_ok());
	assert_eq!(divide(1, 0, &[receiver(1); MAX_RECEIVERS + 1]), Err(MathError::OutOfRange));
	let widest = Receiver { weight: U256::MAX, ..receiver(1) };
	assert_eq!(divide(1, 0, &[widest]).map(|division| amounts(&division)), Ok(vec![1]));
	assert_eq!(divide(1, 0, &[widest; 2]), Err(MathError::Overflow));
	assert_eq!(value(1, units::MAX), Err(MathError::OutOfRange));
	assert_eq!(worth(0, units::MAX), Err(MathError::OutOfRange));
	let large = |n| Ratio::new(1, u32::MAX - n).unwrap();
	assert_eq!(
		straight(&[large(0), large(1), large(3), large(4), large(8)]),
		Err(MathError::OutOfRange)
	);
	assert_eq!(straight(&[Ratio::new(0, 1).unwrap(); MAX_RECEIVERS]), Err(MathError::OutOfRange));
	// Three fractions of almost one unit each need two units that nobody holds.
	let mut receivers = [7, 3, 1].map(receiver);
	let division = divide(10, 0, &receivers).unwrap();
	for (receiver, share) in receivers.iter_mut().zip(&division.shares) {
		receiver.carry = share.carry;
	}
	assert_eq!(divide(1, 0, &receivers), Err(MathError::Mismatch));
}

#[test]
fn a_capped_receiver_keeps_its_fraction() {
	let thirds = divide(1, 0, &[receiver(1); 3]).unwrap();
	assert_eq!((amounts(&thirds), thirds.held), (vec![0; 3], 1));
	let carry = thirds.shares[0].carry;
	let open = Receiver { carry, ..receiver(1) };
	let capped = Receiver { cap: Some(1), ..open };
	let division = divide(10, 1, &[open, capped, open]).unwrap();
	// The others divide 9, and the third of each is kept.
	assert_eq!(amounts(&division), [4, 1, 4]);
	assert_eq!((division.unplaced, division.held), (0, 2));
	assert_eq!(division.shares[1].carry, carry);
	// A part that is just the cap is not cut, whatever fraction was kept.
	let capped = Receiver { cap: Some(3), ..open };
	let division = divide(9, 1, &[open, capped, open]).unwrap();
	assert_eq!((amounts(&division), division.held), (vec![3; 3], 1));
}

#[test]
fn once_changes_nothing_where_nobody_is_capped() {
	let receivers = [1, 1, 1].map(receiver);
	let plain = divide(10, 0, &receivers).unwrap();
	// Fractions are kept as without a mark: only a second round would round a marked part down for good.
	assert_eq!(divide_with_once(10, 0, &receivers, &[true, false, false]), Ok(plain));
	assert_eq!(divide_with_once(10, 0, &receivers, &[true, false]), Err(MathError::Mismatch),);
}

#[test]
fn once_changes_nothing_where_nobody_is_marked() {
	let capped = Receiver { cap: Some(1), ..receiver(1) };
	let receivers = [capped, receiver(1), receiver(1)];
	let plain = divide(10, 0, &receivers).unwrap();
	assert_eq!(amounts(&plain), [1, 4, 4]);
	assert_eq!(divide_with_once(10, 0, &receivers, &[false; 3]), Ok(plain));
}

#[test]
fn once_gets_nothing_of_what_a_capped_receiver_leaves() {
	let capped = Receiver { cap: Some(1), ..receiver(1) };
	let receivers = [capped, receiver(1), receiver(1)];
	// A third of 10 for the marked one; the other takes what the cap leaves.
	let division = divide_with_once(10, 0, &receivers, &[false, true, false]).unwrap();
	assert_eq!((amounts(&division), division.unplaced, division.held), (vec![1, 3, 6], 0, 0));
	assert_eq!(division.shares[1].carry, Carry::default());
	// Where all are marked, the rest is left.
	let division = divide_with_once(10, 5, &receivers, &[true; 3]).unwrap();
	assert_eq!((amounts(&division), division.unplaced, division.held), (vec![1, 3, 3], 3, 5));
}
