// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Cases with known results, to the last decimal. Money and reputation have 12 decimals here.

#![allow(clippy::arithmetic_side_effects, clippy::unwrap_used)]

use ovn_math::{
	accumulator::{Accumulator, Entitlement},
	median::{self, Quorum},
	pot::Pot,
	reward,
	split::{divide, limit, straight, value, Division, Receiver},
	stake::{self, Curve, Share, StakeFraction},
	units, Carry, MathError, Ratio, Scale,
};
use primitive_types::U256;

/// One whole unit of money or reputation.
const ONE: u128 = 1_000_000_000_000;

fn ratio(numerator: u32, denominator: u32) -> Ratio {
	Ratio::new(numerator, denominator).unwrap()
}

fn hours(number: u128) -> u128 {
	number * units::ONE
}

/// A kind with `number` whole units at `rate` whole units of money.
fn kind(rate: u128, number: u128) -> Receiver {
	weighted(value(rate * ONE, hours(number)).unwrap())
}

fn weighted(weight: U256) -> Receiver {
	Receiver { weight, cap: None, carry: Carry::default() }
}

fn amounts(division: &Division) -> Vec<u128> {
	division.shares.iter().map(|share| share.amount).collect()
}

/// What holders with these units can claim after one distribution.
fn book(amount: u128, held: &[u128]) -> Vec<u128> {
	let open = Accumulator::default();
	let after = open.distribute(amount, held.iter().sum()).unwrap();
	held.iter()
		.map(|units| Entitlement::open(open.level()).settle(after.level(), *units).unwrap())
		.map(|position| position.claimable())
		.collect()
}

/// A network in which agents with the weights 40, 30, 20 and 10 may evaluate: R = 100.
struct Evaluation {
	scale: Scale,
	reputation: u128,
	/// In the order in which they spoke: weight and value.
	spoken: Vec<(u128, u8)>,
}

impl Evaluation {
	fn new(spoken: &[(u128, u8)]) -> Self {
		Self {
			scale: Scale::new(0, 1).unwrap(),
			reputation: 100 * ONE,
			spoken: spoken.iter().map(|(weight, value)| (weight * ONE, *value)).collect(),
		}
	}

	fn tally(&self) -> [u128; 2] {
		let mut weights = [0; 2];
		for (weight, value) in &self.spoken {
			weights[self.scale.index_of(*value).unwrap()] += weight;
		}
		weights
	}

	fn before(&self, place: usize) -> u128 {
		self.spoken[..place].iter().map(|(weight, _)| weight).sum()
	}

	/// Result, verdict and the evaluators who were right.
	fn outcome(&self) -> (u8, u8, Vec<usize>) {
		let tally = self.tally();
		assert!(median::is_heard(tally.iter().sum(), self.reputation, Quorum::default()));
		let result = median::result(self.scale, &tally, self.reputation).unwrap().unwrap();
		let verdict = median::verdict(self.scale, &tally).unwrap().unwrap();
		let right = self.scale.right_values(verdict, self.scale.default_tolerance()).unwrap();
		let right = (0..self.spoken.len()).filter(|k| right.contains(&self.spoken[*k].1)).collect();
		(result, verdict, right)
	}
}

#[test]
fn evaluation_under_settle() {
	let evaluation = Evaluation::new(&[(40, 1), (30, 0), (20, 1), (10, 1)]);
	let staked: Vec<_> = (0..4)
		.map(|k| {
			let (weight, before) = (evaluation.spoken[k].0, evaluation.before(k));
			stake::settle(StakeFraction::MAX, evaluation.reputation, before, weight).unwrap()
		})
		.collect();
	assert_eq!(
		staked.iter().map(|staked| staked.stake).collect::<Vec<_>>(),
		[3_200_000_000_000, 1_350_000_000_000, 400_000_000_000, 50_000_000_000]
	);
	assert_eq!(
		staked.iter().map(|staked| staked.share.units()).collect::<Vec<_>>(),
		[26_133_333_333_333, 6_300_000_000_000, 866_666_666_667, 33_333_333_333]
	);

	let (result, verdict, right) = evaluation.outcome();
	assert_eq!((result, verdict, &right[..]), (1, 1, &[0, 2, 3][..]));
	assert_eq!(evaluation.scale.quality(result), Ok(Ratio::ONE));

	// The right ones get their stake back; the wrong one's is divided among them by share.
	let shares =
		right.iter().fold(Share::default(), |sum, k| sum.checked_add(staked[*k].share).unwrap());
	let weights = right.iter().map(|k| evaluation.spoken[*k].0).sum();
	let pot = Pot::new(staked[1].stake, shares, weights).unwrap();
	let after: Vec<_> = (0..4)
		.map(|k| {
			let (weight, _) = evaluation.spoken[k];
			match right.contains(&k) {
				true => weight + pot.portion(staked[k].share, weight).unwrap(),
				false => weight - staked[k].stake,
			}
		})
		.collect();
	assert_eq!(
		after,
		[41_305_055_487_053, 28_650_000_000_000, 20_043_279_901_356, 10_001_664_611_590]
	);
	let carry = evaluation.reputation - after.iter().sum::<u128>();
	assert_eq!(carry, 1);
}

#[test]
fn evaluation_under_stream() {
	let evaluation = Evaluation::new(&[(40, 1), (30, 0), (20, 1), (10, 1)]);
	// For each value the weight that spoke, what it has received, and who is to receive it.
	let mut spoken = [0; 2];
	let mut books = [Accumulator::default(); 2];
	let (mut stakes, mut positions, mut pot) = (Vec::new(), Vec::new(), 0);
	for (k, (weight, value)) in evaluation.spoken.iter().enumerate() {
		let index = evaluation.scale.index_of(*value).unwrap();
		let before = evaluation.before(k);
		let stake = stake::stream(
			StakeFraction::MAX,
			Curve::Linear,
			evaluation.reputation,
			before,
			*weight,
		)
		.unwrap();
		match spoken[index] {
			0 => pot += stake,
			earlier => books[index] = books[index].distribute(stake, earlier).unwrap(),
		}
		spoken[index] += weight;
		positions.push(Entitlement::open(books[index].level()));
		stakes.push(stake);
	}
	assert_eq!(stakes, [2_400_000_000_000, 900_000_000_000, 200_000_000_000, 0]);
	assert_eq!(pot, 3_300_000_000_000);

	let (result, verdict, right) = evaluation.outcome();
	assert_eq!((result, verdict), (1, 1));
	let shares = Share::of_units(right.iter().map(|k| stakes[*k]).sum());
	let pot = Pot::new(pot, shares, right.iter().map(|k| evaluation.spoken[*k].0).sum()).unwrap();
	let after: Vec<_> = (0..4)
		.map(|k| {
			let (weight, value) = evaluation.spoken[k];
			let index = evaluation.scale.index_of(value).unwrap();
			let pending = positions[k].settle(books[index].level(), weight).unwrap().claimable();
			let portion = match right.contains(&k) {
				true => pot.portion(Share::of_units(stakes[k]), weight).unwrap(),
				false => 0,
			};
			weight - stakes[k] + pending + portion
		})
		.collect();
	assert_eq!(
		after,
		[40_846_153_846_153, 29_100_000_000_000, 20_053_846_153_846, 10_000_000_000_000]
	);
	assert_eq!(evaluation.reputation - after.iter().sum::<u128>(), 1);
}

#[test]
fn evaluation_that_is_not_heard() {
	let evaluation = Evaluation::new(&[(20, 1), (10, 0)]);
	let spoken = evaluation.tally().iter().sum();
	assert!(!median::is_heard(spoken, evaluation.reputation, Quorum::default()));
}

#[test]
fn evaluation_reward() {
	// A contribution worth half the kind's reward value, with 3 of 4 as its result.
	let quality = Scale::new(0, 4).unwrap().quality(3).unwrap();
	assert_eq!(reward::gain(10 * ONE, quality, 50, 100), Ok(3_750_000_000_000));
	assert_eq!(reward::gain(10 * ONE, quality, 200, 100), Ok(7_500_000_000_000));
	assert_eq!(reward::credited_units(hours(8), ratio(3, 2), quality), Ok(hours(9)));
}

/// One project with six kinds; `community` is divided between two funders of the tool.
fn one_sale(income: u128) -> ([u128; 4], u128) {
	// work, production, tool, community tool, materials, expenses
	let kinds = [kind(25, 1), kind(1, 50), kind(10, 1), kind(50, 1), kind(1, 50), kind(1, 10)];
	let division = divide(income, 0, &kinds).unwrap();
	let parts = amounts(&division);
	let sole = |part| book(part, &[hours(1)])[0];
	let worker = sole(parts[0]) + sole(parts[1]);
	let c = sole(parts[2]) + sole(parts[4]) + sole(parts[5]);
	let funders = book(parts[3], &[600 * ONE, 400 * ONE]);
	let paid = [worker, c, funders[0], funders[1]];
	assert_eq!(division.unplaced, 0);
	(paid, income - paid.iter().sum::<u128>())
}

#[test]
fn sale_of_195_is_divided_without_a_rest() {
	assert_eq!(one_sale(195 * ONE), ([75 * ONE, 70 * ONE, 30 * ONE, 20 * ONE], 0));
}

#[test]
fn sale_of_1000_is_paid_or_carried() {
	let (paid, carried) = one_sale(1000 * ONE);
	let exact = [75, 70, 30, 20].map(|value| 1000 * ONE * value / 195);
	// Worker and C hold several positions, each with a fraction of its own.
	for (paid, exact) in paid.iter().zip(exact) {
		assert!(*paid <= exact && exact - paid <= 2);
	}
	assert_eq!(paid[0], 384_615_384_615_384);
	assert_eq!(paid[2..], [153_846_153_846_153, 102_564_102_564_102]);
	assert_eq!(paid.iter().sum::<u128>() + carried, 1000 * ONE);
	assert!(carried <= 6);
}

#[test]
fn remaining_with_capped_kinds() {
	let mut left = 1000 * ONE;
	let mut take = |ratio: Ratio| {
		let (part, carry) = ratio.share_of(left, Carry::default()).unwrap();
		assert_eq!(carry, Carry::default());
		left -= part;
		part
	};
	assert_eq!(take(ratio(5, 100)), 50 * ONE);
	let debt = |part, owed| {
		let receiver = Receiver { cap: Some(owed * ONE), ..kind(1, owed) };
		let division = divide(part, 0, &[receiver]).unwrap();
		assert_eq!(division.unplaced, 0);
		division.shares[0].amount
	};
	assert_eq!(debt(take(ratio(10, 100)), 1200), 95 * ONE);
	assert_eq!(debt(take(ratio(5, 100)), 240), 42_750_000_000_000);
	let rest = debt(take(Ratio::ONE), 4000);
	assert_eq!(book(rest, &[3000 * ONE, 1000 * ONE]), [609_187_500_000_000, 203_062_500_000_000]);
	assert_eq!(left, 0);
}

#[test]
fn fab_lab_with_a_full_bucket() {
	let weights = straight(&[5, 10, 5, 80].map(|percent| ratio(percent, 100))).unwrap();
	let receivers: Vec<_> = weights.into_iter().map(weighted).collect();
	let division = divide(10_000 * ONE, 0, &receivers).unwrap();
	assert_eq!(amounts(&division), [500 * ONE, 1000 * ONE, 500 * ONE, 8000 * ONE, 0]);
	assert_eq!(division.held, 0);
	// Principal 2000 with ceiling 1.2, of which 2100 are paid: 300 are owed, 700 go to the next bucket.
	let owed = ratio(12, 10).times(2000 * ONE).unwrap() - 2100 * ONE;
	let investors = Receiver { cap: Some(owed), ..kind(1, 2000) };
	let division = divide(1000 * ONE, 0, &[investors]).unwrap();
	assert_eq!((amounts(&division), division.unplaced), (vec![300 * ONE], 700 * ONE));
}

#[test]
fn invoice() {
	let ratios = [ratio(4, 70), ratio(5, 70), ratio(5, 70), ratio(80, 100)];
	let receivers: Vec<_> = straight(&ratios).unwrap().into_iter().map(weighted).collect();
	let division = divide(7000 * ONE, 0, &receivers).unwrap();
	assert_eq!(amounts(&division), [400 * ONE, 500 * ONE, 500 * ONE, 5600 * ONE, 0]);
	let workers = divide(amounts(&division)[3], 0, &[kind(1, 3000), kind(1, 4000)]).unwrap();
	assert_eq!(amounts(&workers), [2400 * ONE, 3200 * ONE]);
	assert_eq!((division.held, workers.held), (0, 0));
}

#[test]
fn costs_first() {
	for (sale, firm, rest) in [(100, 1, 94), (200, 2, 193)] {
		let (part, _) = ratio(1, 100).share_of(sale * ONE, Carry::default()).unwrap();
		assert_eq!(part, firm * ONE);
		let left = sale * ONE - part - 5 * ONE;
		assert_eq!(left, rest * ONE);
		// Valued 5, 11, 15, 23 and 40: 94 in sum.
		let values = [5, 11, 15, 23, 40];
		let paid = book(left, &values.map(hours));
		assert_eq!(paid, values.map(|value| rest * ONE * value / 94));
	}
}

#[test]
fn what_a_debt_cannot_take_is_divided_again() {
	let debt = Receiver { cap: Some(10 * ONE), ..kind(1, 100) };
	let division = divide(60 * ONE, 0, &[kind(1, 100), debt]).unwrap();
	assert_eq!(amounts(&division), [50 * ONE, 10 * ONE]);
	assert_eq!((division.unplaced, division.held), (0, 0));
}

#[test]
fn a_tiny_unit_does_not_take_a_whole_sale() {
	// A minute of work at 30 an hour, in a bucket with `at_most` = 2.
	let value = value(30 * ONE, units::ONE / 60).unwrap();
	assert_eq!(limit(value, ratio(2, 1)), Some(999_960_000_000));
}

#[test]
fn debt_cohorts_close_in_the_order_they_opened() {
	let ceiling = ratio(12, 10);
	let (old, young) = (600 * ONE, 400 * ONE);
	let book = Accumulator::default();
	let first = Entitlement::open(book.level());
	let first_closes = book.closing_level(ceiling).unwrap();
	let (book, left) = book.distribute_up_to(first_closes, 300 * ONE, old).unwrap();
	assert_eq!(left, 0);
	// The second cohort opens when the first has half of its principal back.
	let second = Entitlement::open(book.level());
	let second_closes = book.closing_level(ceiling).unwrap();
	assert!(first_closes < second_closes);
	// 700 are needed until the first one closes; the rest goes to the second alone.
	let (book, left) = book.distribute_up_to(first_closes, 1000 * ONE, old + young).unwrap();
	assert_eq!(left, 300 * ONE);
	assert_eq!(first.settle(first_closes, old).unwrap().claimable(), ceiling.times(old).unwrap());
	let (book, left) = book.distribute_up_to(second_closes, left, young).unwrap();
	assert_eq!(book.level(), second_closes);
	assert_eq!(left, 100 * ONE);
	assert_eq!(
		second.settle(second_closes, young).unwrap().claimable(),
		ceiling.times(young).unwrap()
	);
	assert_eq!(book.distribute_up_to(first_closes, 1, young), Err(MathError::Mismatch));
}

#[test]
fn long_tail() {
	// 5,000 contributors with power-law hours, 1,000 sales; a simple generator makes it repeatable.
	let mut state = 88_172_645_463_325_252u64;
	let mut random = move || {
		state ^= state << 13;
		state ^= state >> 7;
		state ^= state << 17;
		u128::from(state)
	};
	let held: Vec<u128> = (1..=5_000).map(|rank| hours(10_000) / rank + random() % 1_000).collect();
	let total = held.iter().sum();
	let mut book = Accumulator::default();
	let mut positions = vec![Entitlement::open(book.level()); held.len()];
	let (mut paid, mut sales) = (vec![0; held.len()], 0);
	let claim = |k: usize, book: &Accumulator, positions: &mut Vec<Entitlement>| {
		let settled = positions[k].settle(book.level(), held[k]).unwrap();
		positions[k] = settled.claimed();
		settled.claimable()
	};
	for _ in 0..1_000 {
		let sale = 10_000 + random() % (1 << (20 + random() % 40));
		book = book.distribute(sale, total).unwrap();
		sales += sale;
		for _ in 0..8 {
			let k = usize::try_from(random()).unwrap() % held.len();
			paid[k] += claim(k, &book, &mut positions);
			assert_eq!(claim(k, &book, &mut positions), 0);
		}
	}
	for k in 0..held.len() {
		paid[k] += claim(k, &book, &mut positions);
		// Less than a base unit away from the exact part, which is rounded down here.
		assert_eq!(paid[k], sales * held[k] / total);
	}
	let remainder = sales - paid.iter().sum::<u128>();
	assert!(remainder <= 5_001);
}
