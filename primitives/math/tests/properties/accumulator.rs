// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

use crate::oracle::*;
use codec::{Decode, Encode};
use num_traits::Zero;
use ovn_math::{
	accumulator::{Accumulator, Entitlement},
	carry::HEAD_START,
	units, Carry, MathError, Ratio,
};
use primitive_types::U256;
use proptest::prelude::*;

/// What a stored accumulator carries, in base units: the second of its encoded numbers.
fn carried(accumulator: &Accumulator) -> BigRational {
	let (_, carried) = <(U256, U256)>::decode(&mut &accumulator.encode()[..]).unwrap();
	BigRational::from_integer(wide(carried)) * power_of_two(-128)
}

/// The fraction that a position keeps, in base units, without its head start.
fn kept(entitlement: &Entitlement) -> BigRational {
	let (_, _, fraction) = <(U256, u128, Carry)>::decode(&mut &entitlement.encode()[..]).unwrap();
	(int(fraction.parts()) - int(HEAD_START)) * power_of_two(-128)
}

fn level(accumulator: &Accumulator) -> BigRational {
	BigRational::from_integer(wide(accumulator.level())) * power_of_two(-128)
}

#[derive(Clone, Copy, Debug)]
enum Step {
	Credit(usize, u128),
	Debit(usize, u128),
	Distribute(u128),
	Claim(usize),
	Leave(usize),
}

const HOLDERS: usize = 5;

/// Units and amounts of every magnitude; five holders can never exceed the units of a book.
fn steps() -> impl Strategy<Value = Vec<Step>> {
	let holder = 0..HOLDERS;
	let step = prop_oneof![
		3 => (holder.clone(), up_to_bits(88)).prop_map(|(holder, units)| Step::Credit(holder, units)),
		1 => (holder.clone(), up_to_bits(88)).prop_map(|(holder, units)| Step::Debit(holder, units)),
		4 => up_to_bits(100).prop_map(Step::Distribute),
		1 => (0u128..20).prop_map(Step::Distribute),
		2 => holder.clone().prop_map(Step::Claim),
		1 => holder.prop_map(Step::Leave),
	];
	prop::collection::vec(step, 1..60)
}

struct Holder {
	units: u128,
	/// `None` while it has no position.
	entitlement: Option<Entitlement>,
	paid: u128,
	/// What it is due by exact division, over its present position's life and all before.
	due: BigRational,
	/// Positions it has had.
	positions: u128,
}

#[derive(Default)]
struct Book {
	accumulator: Accumulator,
	holders: Vec<Holder>,
	accepted: u128,
	distributions: u128,
}

impl Book {
	fn total(&self) -> u128 {
		self.holders.iter().map(|holder| holder.units).sum()
	}

	/// Settles a position, opening it first if there is none.
	fn settle(&mut self, k: usize) {
		let level = self.accumulator.level();
		let holder = &mut self.holders[k];
		let entitlement = holder.entitlement.unwrap_or_else(|| {
			holder.positions += 1;
			Entitlement::open(level)
		});
		holder.entitlement = Some(entitlement.settle(level, holder.units).unwrap());
	}

	fn claim(&mut self, k: usize) {
		self.settle(k);
		let holder = &mut self.holders[k];
		let entitlement = holder.entitlement.unwrap();
		holder.paid += entitlement.claimable();
		holder.entitlement = Some(entitlement.claimed());
	}

	fn step(&mut self, step: Step) {
		match step {
			Step::Credit(k, units) => {
				self.settle(k);
				self.holders[k].units += units;
			},
			Step::Debit(k, units) => {
				self.settle(k);
				self.holders[k].units -= units.min(self.holders[k].units);
			},
			Step::Claim(k) => self.claim(k),
			Step::Leave(k) => {
				self.claim(k);
				self.holders[k].units = 0;
				let left = self.holders[k].entitlement.take().unwrap();
				self.accumulator = self.accumulator.absorb(&left).unwrap();
				if self.total() > 0 {
					self.accumulator = self.accumulator.distribute(0, self.total()).unwrap();
					self.distributions += 1;
				} else {
					// Whole base units from the fractions of all who left: back to the payer.
					let level = self.accumulator.level();
					let (emptied, left) = self.accumulator.distribute_up_to(level, 0, 0).unwrap();
					self.accumulator = emptied;
					self.accepted -= left;
				}
			},
			Step::Distribute(amount) => {
				let total = self.total();
				let after = self.accumulator.distribute(amount, total);
				if total == 0 {
					assert_eq!(after, Err(MathError::DivisionByZero));
					return;
				}
				let Ok(after) = after else {
					panic!("{after:?}: {amount} among {total}");
				};
				self.accumulator = after;
				self.accepted += amount;
				self.distributions += 1;
				for holder in &mut self.holders {
					holder.due += int(amount) * ratio(holder.units, total);
				}
			},
		}
	}

	/// The bounds that hold after every step.
	fn check(&self) {
		let settled: Vec<_> = self
			.holders
			.iter()
			.map(|holder| {
				let level = self.accumulator.level();
				holder.entitlement.map(|position| position.settle(level, holder.units).unwrap())
			})
			.collect();
		let open: Vec<_> = settled.iter().flatten().collect();
		let claimable: u128 = open.iter().map(|position| position.claimable()).sum();
		let paid: u128 = self.holders.iter().map(|holder| holder.paid).sum();
		// Nothing promised that is not there, and no more left over than a unit for each holder and one.
		assert!(claimable + paid <= self.accepted);
		assert!(self.accepted - paid - claimable <= open.len() as u128 + 1);
		// Nothing is lost between the lines, apart from head starts that closed positions used up.
		let lines = int(claimable + paid)
			+ carried(&self.accumulator)
			+ open.iter().map(|position| kept(position)).sum::<BigRational>();
		let closed = self.holders.iter().map(|holder| holder.positions).sum::<u128>();
		assert!(
			lines >= int(self.accepted)
				&& lines <= int(self.accepted) + int(closed) * power_of_two(-32)
		);
		// Each holder against exact division. A closed position gives up a fraction; the fractions that
		// others give up come on top.
		let positions: u128 = self.holders.iter().map(|holder| holder.positions).sum();
		for (holder, position) in self.holders.iter().zip(&settled) {
			let had = int(holder.paid + position.map_or(0, |position| position.claimable()));
			assert!(had > &holder.due - int(holder.positions.max(1)));
			let returned = int(positions - u128::from(position.is_some()));
			let hair = int(self.distributions + positions + 1) * power_of_two(-32);
			assert!(had <= &holder.due + returned + hair);
		}
	}
}

fn book() -> Book {
	let holder = || Holder { units: 0, entitlement: None, paid: 0, due: int(0), positions: 0 };
	Book { holders: (0..HOLDERS).map(|_| holder()).collect(), ..Book::default() }
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	#[test]
	fn books_stay_within_their_bounds(steps in steps()) {
		let mut book = book();
		for step in steps {
			book.step(step);
			book.check();
		}
	}

	#[test]
	fn positions_that_stay_lose_less_than_a_base_unit(steps in steps()) {
		let mut book = book();
		for step in steps {
			if !matches!(step, Step::Leave(_)) {
				book.step(step);
			}
		}
		for k in 0..HOLDERS {
			book.claim(k);
			let holder = &book.holders[k];
			prop_assert!(int(holder.paid) > &holder.due - int(1));
			prop_assert!(int(holder.paid) <= &holder.due + int(book.distributions + 1) * power_of_two(-32));
		}
	}

	#[test]
	fn constant_units_are_paid_the_floor_of_the_exact_share(
		held in prop::collection::vec(positive(50), 1..6),
		amounts in prop::collection::vec(up_to_bits(100), 1..30),
	) {
		let total = held.iter().sum();
		let mut accumulator = Accumulator::default();
		let open = Entitlement::open(accumulator.level());
		for amount in &amounts {
			accumulator = accumulator.distribute(*amount, total).unwrap();
		}
		for own in held {
			let exact = int(amounts.iter().sum()) * ratio(own, total);
			let paid = open.settle(accumulator.level(), own).unwrap().claimable();
			prop_assert_eq!(paid, floor(&(exact + power_of_two(-32))));
		}
	}

	#[test]
	fn pieces_of_an_amount_come_to_the_same(
		start in up_to_bits(120), one in up_to_bits(120), two in up_to_bits(120), total in positive(96),
	) {
		let book = Accumulator::default().distribute(start, total).unwrap();
		let joint = book.distribute(one + two, total);
		let apart = book.distribute(one, total).unwrap().distribute(two, total);
		let turned = book.distribute(two, total).unwrap().distribute(one, total);
		prop_assert_eq!(joint, apart);
		prop_assert_eq!(joint, turned);
	}

	#[test]
	fn settling_often_changes_nothing(
		amounts in prop::collection::vec(up_to_bits(100), 1..20),
		own in up_to_bits(90), others in positive(90),
	) {
		let mut book = Accumulator::default();
		let once = Entitlement::open(book.level());
		let mut often = once;
		for amount in amounts {
			book = book.distribute(amount, own + others).unwrap();
			often = often.settle(book.level(), own).unwrap();
		}
		prop_assert_eq!(once.settle(book.level(), own).unwrap(), often);
	}

	#[test]
	fn splitting_a_position_moves_at_most_one_base_unit(
		amounts in prop::collection::vec(up_to_bits(100), 1..20),
		one in up_to_bits(90), two in up_to_bits(90), others in positive(90),
	) {
		let mut book = Accumulator::default();
		let open = Entitlement::open(book.level());
		for amount in amounts {
			book = book.distribute(amount, one + two + others).unwrap();
		}
		let paid = |units| open.settle(book.level(), units).unwrap().claimable();
		prop_assert!(paid(one + two).abs_diff(paid(one) + paid(two)) <= 1);
	}

	#[test]
	fn a_closed_debt_has_paid_exactly_its_ceiling(
		principals in prop::collection::vec(positive(93), 1..6),
		ceiling in (any::<u32>(), 1u32..).prop_map(|(a, b)| Ratio::new(a.max(b), a.min(b).max(1)).unwrap()),
		before in up_to_bits(80),
		payments in prop::collection::vec(up_to_bits(100), 0..10),
	) {
		let mut book = Accumulator::default().distribute(before, 7).unwrap();
		let open = Entitlement::open(book.level());
		let closing = book.closing_level(ceiling).unwrap();
		let total: u128 = principals.iter().sum();
		let needed = int(total) * (BigRational::from_integer(wide(closing)) * power_of_two(-128) - level(&book)) - carried(&book);
		let mut accepted = 0;
		for payment in payments {
			let before = carried(&book) + level(&book) * int(total);
			let (after, left) = book.distribute_up_to(closing, payment, total).unwrap();
			prop_assert!(after.level() <= closing);
			prop_assert!(left == 0 || after.level() == closing);
			prop_assert_eq!(before + int(payment), carried(&after) + level(&after) * int(total) + int(left));
			(book, accepted) = (after, accepted + payment - left);
			prop_assert!(int(accepted) < &needed + int(1));
		}
		// Pay what is missing, and one to spare.
		let rest = int(total) * BigRational::from_integer(wide(closing - book.level())) * power_of_two(-128);
		let last = floor(&rest) + 1;
		let (closed, left) = book.distribute_up_to(closing, last, total).unwrap();
		prop_assert_eq!(closed.level(), closing);
		prop_assert!(left <= 1);
		for principal in principals {
			let paid = open.settle(closing, principal).unwrap().claimable();
			prop_assert_eq!(paid, ceiling.times(principal).unwrap());
		}
	}

	#[test]
	fn a_refused_distribution_says_overflow(amount in up_to_bits(128), total in positive(96)) {
		// A level that leaves room for about one base unit for each unit.
		let full = (U256::MAX - (U256::one() << 128), U256::zero()).encode();
		let book = Accumulator::decode(&mut &full[..]).unwrap();
		let fits = amount <= total;
		match book.distribute(amount, total) {
			Ok(after) => prop_assert!(fits && after.level() >= book.level()),
			Err(error) => prop_assert!(!fits && error == MathError::Overflow),
		}
	}
}

#[test]
fn largest_book_and_largest_amount() {
	let most = units::MAX - 1;
	let book = Accumulator::default().distribute(u128::MAX, most).unwrap();
	let sole = Entitlement::open(U256::zero());
	assert_eq!(sole.settle(book.level(), most).unwrap().claimable(), u128::MAX);
	// 10^9 whole units, 10^27 base units.
	let units = 10u128.pow(15);
	let book = Accumulator::default().distribute(10u128.pow(27), units).unwrap();
	let paid = |own| sole.settle(book.level(), own).unwrap().claimable();
	assert_eq!(paid(units), 10u128.pow(27));
	assert_eq!(paid(1), 10u128.pow(12));
	assert_eq!(book.distribute(1, units::MAX), Err(MathError::OutOfRange));
	assert_eq!(sole.settle(book.level(), units::MAX), Err(MathError::OutOfRange));
}

#[test]
fn a_first_holder_with_one_unit_takes_nothing_from_later_ones() {
	let mut book = Accumulator::default().distribute(10u128.pow(27), 1).unwrap();
	let first = Entitlement::open(U256::zero());
	let late = Entitlement::open(book.level());
	book = book.distribute(10u128.pow(12), 1 + units::ONE).unwrap();
	assert_eq!(late.settle(book.level(), units::ONE).unwrap().claimable(), 999_999_000_000);
	assert_eq!(first.settle(book.level(), 1).unwrap().claimable(), 10u128.pow(27) + 999_999);
}

#[test]
fn thousands_of_tiny_amounts_reach_everybody() {
	let mut book = Accumulator::default();
	let open = Entitlement::open(book.level());
	for _ in 0..3_000 {
		book = book.distribute(1, 30).unwrap();
	}
	let paid = |own| open.settle(book.level(), own).unwrap().claimable();
	assert_eq!([paid(1), paid(9), paid(20)], [100, 900, 2_000]);
}

#[test]
fn claiming_twice_pays_once() {
	let book = Accumulator::default().distribute(99, 10).unwrap();
	let position = Entitlement::open(U256::zero()).settle(book.level(), 5).unwrap();
	assert_eq!(position.claimable(), 49);
	assert!(kept(&position) > BigRational::zero());
	let after = position.claimed().settle(book.level(), 5).unwrap();
	assert_eq!(after.claimable(), 0);
	// The half is kept: one and a half more make two.
	let book = book.distribute(3, 10).unwrap();
	assert_eq!(after.settle(book.level(), 5).unwrap().claimable(), 2);
}

#[test]
fn records_that_do_not_belong_together_are_refused() {
	let book = Accumulator::default().distribute(100, 10).unwrap();
	let position = Entitlement::open(book.level());
	assert_eq!(position.settle(U256::zero(), 1), Err(MathError::Mismatch));
	assert_eq!(book.distribute_up_to(U256::zero(), 1, 1), Err(MathError::Mismatch));
	assert_eq!(book.distribute(1, 0), Err(MathError::DivisionByZero));
	let unpaid = Entitlement::open(U256::zero()).settle(book.level(), 1).unwrap();
	assert_eq!(unpaid.claimable(), 10);
	assert_eq!(book.absorb(&unpaid), Err(MathError::Mismatch));
	assert_eq!(book.absorb(&unpaid.claimed()), Ok(book));
}
