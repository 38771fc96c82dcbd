// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Random sequences of credits, debits, distributions, claims, redirects and frozen assets, compared after
//! each step with exact division in rational numbers.

use super::*;
use num_rational::BigRational;
use num_traits::{One, Zero};
use ovn_primitives::Ratio;
use proptest::prelude::*;
use std::collections::BTreeMap;

const EQUITY: BookId = kind(0);
const DEBT: BookId = kind(1);
const EXPENSES: BookId = kind(2);
/// What a whole unit of expenses is worth, in base units: not a divisor of anything.
const RATE: u128 = 7_000_003;
const HOLDERS: [u64; 5] = [2, 3, 4, 5, 6];

fn int(number: u128) -> BigRational {
	BigRational::from_integer(number.into())
}

fn ratio_of(numerator: u128, denominator: u128) -> BigRational {
	BigRational::new(numerator.into(), denominator.into())
}

fn floor(number: &BigRational) -> u128 {
	number.floor().to_integer().try_into().unwrap_or(0)
}

/// Far less than what anybody could notice: k times 2^-32 base units.
fn hair(times: u128) -> BigRational {
	ratio_of(times, 1 << 32)
}

#[derive(Clone, Debug)]
enum Op {
	Credit(BookId, u64, u128),
	Debit(BookId, u64, u8),
	Distribute(BookId, usize, u128),
	Claim(BookId, u64),
	Freeze(bool),
	Redirect(BookId, u64, bool),
	Process,
}

/// Numbers up to 10 to the power of `digits`, each magnitude equally likely.
fn magnitude(digits: u32) -> impl Strategy<Value = u128> {
	(0..=digits, any::<u128>()).prop_map(|(digits, number)| 1 + number % 10u128.pow(digits))
}

fn op() -> impl Strategy<Value = Op> {
	let book = || prop::sample::select(vec![EQUITY, DEBT, EXPENSES]);
	let holder = || prop::sample::select(HOLDERS.to_vec());
	prop_oneof![
		4 => (holder(), magnitude(15)).prop_map(|(who, units)| Op::Credit(EQUITY, who, units)),
		3 => (holder(), magnitude(16)).prop_map(|(who, units)| Op::Credit(DEBT, who, ONE + units)),
		2 => (holder(), magnitude(12)).prop_map(|(who, units)| Op::Credit(EXPENSES, who, units)),
		3 => (book(), holder(), any::<u8>()).prop_map(|(id, who, part)| Op::Debit(id, who, part)),
		5 => (0..3usize, magnitude(27)).prop_map(|(asset, n)| Op::Distribute(EQUITY, asset, n)),
		5 => magnitude(17).prop_map(|n| Op::Distribute(DEBT, 0, n)),
		3 => magnitude(14).prop_map(|n| Op::Distribute(EXPENSES, 0, n)),
		5 => (book(), holder()).prop_map(|(id, who)| Op::Claim(id, who)),
		1 => any::<bool>().prop_map(Op::Freeze),
		1 => (book(), holder(), any::<bool>()).prop_map(|(id, who, on)| Op::Redirect(id, who, on)),
		1 => Just(Op::Process),
	]
}

/// A position in exact numbers.
#[derive(Clone, Debug)]
struct Exact {
	units: u128,
	/// What it is due of each asset.
	due: Vec<BigRational>,
	/// Of a debt: the level at which its cohort closes.
	closes_at: BigRational,
}

impl Exact {
	fn new() -> Self {
		Self { units: 0, due: vec![BigRational::zero(); 3], closes_at: BigRational::zero() }
	}
}

/// A cohort or an epoch.
#[derive(Clone, Debug, Default)]
struct Group {
	closed: bool,
	positions: BTreeMap<u64, Exact>,
}

impl Group {
	fn units(&self) -> u128 {
		self.positions.values().map(|position| position.units).sum()
	}
}

struct Model {
	assets: [AssetKind; 3],
	ceiling: Ratio,
	equity: BTreeMap<u64, Exact>,
	/// What nobody is due yet of each asset, in the book of equity.
	left: Vec<BigRational>,
	level: BigRational,
	cohorts: BTreeMap<u32, Group>,
	/// Of the debt: what nobody is due yet.
	over: BigRational,
	epochs: BTreeMap<u32, Group>,
	met: u128,
	over_expenses: BigRational,
	/// What each position was paid.
	paid: BTreeMap<(BookId, u64, u32, usize), u128>,
	frozen: bool,
	fund: u16,
	steps: u128,
}

impl Model {
	fn new() -> Self {
		let assets = [NATIVE, asset_with_pot(1), asset_with_pot(2)];
		let fund = fund(LAB);
		for n in [1, 2] {
			// Enough that no payment is too small.
			for who in HOLDERS {
				Assets::mint(signed(PAYER), n, who, ASSET_MIN).unwrap();
			}
			let asset = assets[n as usize].clone();
			Networks::open_pot(signed(PAYER), LAB, Purse::Fund(fund), asset).unwrap();
		}
		equity(EQUITY);
		let ceiling = ratio(6, 5);
		create(DEBT, debt(6, 5));
		create(EXPENSES, once());
		Self {
			assets,
			ceiling,
			equity: BTreeMap::new(),
			left: vec![BigRational::zero(); 3],
			level: BigRational::zero(),
			cohorts: BTreeMap::new(),
			over: BigRational::zero(),
			epochs: BTreeMap::new(),
			met: 0,
			over_expenses: BigRational::zero(),
			paid: BTreeMap::new(),
			frozen: false,
			fund,
			steps: 0,
		}
	}

	fn rise(&self) -> BigRational {
		ratio_of(self.ceiling.numerator().into(), self.ceiling.denominator().into())
	}

	/// The youngest series in which a holder has units.
	fn series(&self, id: BookId, who: u64) -> Option<u32> {
		let groups = match id {
			EQUITY => return self.equity.contains_key(&who).then_some(0),
			DEBT => &self.cohorts,
			_ => &self.epochs,
		};
		groups.iter().rev().find(|(_, group)| group.positions.contains_key(&who)).map(|(n, _)| *n)
	}

	fn was_paid(&self, id: BookId, who: u64, series: u32, place: usize) -> u128 {
		self.paid.get(&(id, who, series, place)).copied().unwrap_or(0)
	}

	fn process() {
		while book(DEBT).queued {
			Shares::process(signed(PAYER), DEBT).unwrap();
		}
	}

	fn credit(&mut self, id: BookId, who: u64, units: u128) {
		let series = credit(id, agent(who), units);
		let position = match id {
			EQUITY => self.equity.entry(who).or_insert_with(Exact::new),
			DEBT => {
				let closes_at = &self.level + self.rise();
				let group = self.cohorts.entry(series).or_default();
				assert!(!group.closed);
				let position = group.positions.entry(who).or_insert_with(Exact::new);
				position.closes_at = closes_at;
				position
			},
			_ => {
				let group = self.epochs.entry(series).or_default();
				assert!(!group.closed);
				group.positions.entry(who).or_insert_with(Exact::new)
			},
		};
		position.units += units;
	}

	fn debit(&mut self, id: BookId, who: u64, part: u8) {
		Self::process();
		let Some(series) = self.series(id, who) else { return };
		let wanted = |units: u128| units / 255 * u128::from(part) + u128::from(part > 100);
		let (closed, position) = match id {
			EQUITY => (false, self.equity.get_mut(&who)),
			DEBT => {
				let group = self.cohorts.get_mut(&series).unwrap();
				(group.closed, group.positions.get_mut(&who))
			},
			_ => {
				let group = self.epochs.get_mut(&series).unwrap();
				(group.closed, group.positions.get_mut(&who))
			},
		};
		let position = position.unwrap();
		let units = wanted(position.units);
		let present = crate::Books::<Test>::get(id).unwrap().head == series;
		let earned = if id == EXPENSES && present && position.units > 0 {
			// What these units earned in the epoch: all have from its beginning, or came before money.
			let began = crate::Epochs::<Test>::get(id, series).unwrap().began_at.unwrap();
			let level = book(id).lines[0].accumulator.level();
			ovn_math::accumulator::Entitlement::open(began)
				.settle(level, units.min(position.units))
				.unwrap()
				.claimable()
		} else {
			0
		};
		let taken = debit(id, agent(who), series, units);
		assert_eq!(taken, if closed { 0 } else { units.min(position.units) });
		position.units -= taken;
		if id == EXPENSES && !closed {
			self.met = self.met.saturating_sub(earned);
		}
		self.bury(id);
	}

	/// What position ends: its fraction goes to those who hold units next.
	fn bury(&mut self, id: BookId) {
		let exists = |who: u64, series: u32| {
			crate::Positions::<Test>::contains_key((id, agent(who), series))
		};
		match id {
			EQUITY => {
				let ended: Vec<u64> =
					self.equity.keys().copied().filter(|who| !exists(*who, 0)).collect();
				for who in ended {
					let position = self.equity.remove(&who).unwrap();
					assert_eq!(position.units, 0);
					let total: u128 = self.equity.values().map(|other| other.units).sum();
					for place in 0..3 {
						let paid = self.paid.remove(&(id, who, 0, place)).unwrap_or(0);
						let rest = &position.due[place] - int(paid);
						assert!(rest < BigRational::one() + hair(self.steps));
						if total > 0 {
							for other in self.equity.values_mut() {
								other.due[place] += &rest * ratio_of(other.units, total);
							}
						} else {
							self.left[place] += rest;
						}
					}
				}
			},
			DEBT => {
				for (series, group) in &mut self.cohorts {
					let paid = &mut self.paid;
					group.positions.retain(|who, position| {
						let keep = exists(*who, *series);
						if !keep {
							assert!(position.units == 0 || group.closed);
							paid.remove(&(id, *who, *series, 0));
						}
						keep
					});
				}
			},
			_ => {
				for (series, group) in &mut self.epochs {
					let ended: Vec<u64> = group
						.positions
						.keys()
						.copied()
						.filter(|who| !exists(*who, *series))
						.collect();
					for who in ended {
						let position = group.positions.remove(&who).unwrap();
						let paid = self.paid.remove(&(id, who, *series, 0)).unwrap_or(0);
						self.over_expenses += &position.due[0] - int(paid);
					}
				}
			},
		}
	}

	fn distribute(&mut self, id: BookId, place: usize, amount: u128) {
		if self.frozen && place == 1 {
			assert!(
				try_distribute(id, self.assets[1].clone(), amount, RATE).is_err()
					|| self.equity.values().all(|position| position.units == 0)
			);
			return;
		}
		let taken = try_distribute(id, self.assets[place].clone(), amount, RATE).unwrap();
		match id {
			EQUITY => {
				let total: u128 = self.equity.values().map(|position| position.units).sum();
				if total == 0 {
					assert_eq!(taken, 0);
					return;
				}
				assert_eq!(taken, amount);
				let all = int(taken) + std::mem::take(&mut self.left[place]);
				for position in self.equity.values_mut() {
					position.due[place] += &all * ratio_of(position.units, total);
				}
			},
			DEBT => {
				assert!(taken <= amount);
				self.over += int(taken);
				self.pour();
			},
			_ => self.expend(taken),
		}
	}

	/// Divides what the debt accepted, cohort after cohort, in exact numbers.
	fn pour(&mut self) {
		loop {
			let open: Vec<u32> = self
				.cohorts
				.iter()
				.filter(|(_, group)| !group.closed && group.units() > 0)
				.map(|(series, _)| *series)
				.collect();
			let total: u128 = open.iter().map(|series| self.cohorts[series].units()).sum();
			let Some(oldest) = open.first() else { return };
			let closes_at = self.cohorts[oldest]
				.positions
				.values()
				.find(|position| position.units > 0)
				.unwrap()
				.closes_at
				.clone();
			let needed = (&closes_at - &self.level) * int(total);
			// The ceilings are rounded down: what that leaves is not needed of who is paid last.
			let finally = |position: &Exact| {
				&position.due[0] + (&position.closes_at - &self.level) * int(position.units)
			};
			let fractions: BigRational = open
				.iter()
				.flat_map(|series| self.cohorts[series].positions.values())
				.map(|position| {
					let finally = finally(position);
					&finally - finally.floor()
				})
				.sum();
			let all: BigRational = open
				.iter()
				.flat_map(|series| self.cohorts[series].positions.values())
				.map(|position| finally(position) - &position.due[0])
				.sum();
			let exact = self.over >= &all - &fractions - hair(1);
			if !exact && self.over < needed {
				let rise = &self.over / int(total);
				self.raise(&rise);
				self.over = BigRational::zero();
				return;
			}
			let rise = &closes_at - &self.level;
			self.raise(&rise);
			self.over -= &needed;
			let group = self.cohorts.get_mut(oldest).unwrap();
			group.closed = true;
			for position in group.positions.values_mut() {
				let whole = position.due[0].floor();
				self.over += &position.due[0] - &whole;
				position.due[0] = whole;
			}
		}
	}

	fn raise(&mut self, rise: &BigRational) {
		self.level += rise;
		for group in self.cohorts.values_mut().filter(|group| !group.closed) {
			for position in group.positions.values_mut() {
				position.due[0] += rise * int(position.units);
			}
		}
	}

	/// Divides what the expenses accepted, and closes the epoch.
	fn expend(&mut self, taken: u128) {
		if taken == 0 {
			return;
		}
		let worth = |units: u128| units * RATE / UNIT;
		// The present epoch, or the next if there is nothing to be paid in that one.
		let open: Vec<u32> =
			self.epochs.iter().filter(|(_, group)| !group.closed).map(|(n, _)| *n).collect();
		let mut present = open[0];
		if worth(self.epochs[&present].units()) <= self.met {
			self.epochs.get_mut(&present).unwrap().closed = true;
			self.met = 0;
			present = open[1];
		}
		let units = self.epochs[&present].units();
		let all = int(taken) + std::mem::take(&mut self.over_expenses);
		let group = self.epochs.get_mut(&present).unwrap();
		for position in group.positions.values_mut() {
			position.due[0] += &all * ratio_of(position.units, units);
		}
		// Base units that were left over count too; the rest is a fraction.
		self.met += floor(&all);
		if self.met >= worth(units) {
			group.closed = true;
			self.met = 0;
		}
	}

	fn claim(&mut self, id: BookId, who: u64) {
		let all: Vec<u32> = match id {
			EQUITY => vec![0],
			DEBT => self.cohorts.keys().copied().collect(),
			_ => self.epochs.keys().copied().collect(),
		};
		for series in all {
			System::reset_events();
			let _ = Shares::claim_for(signed(PAYER), agent(who), list(&[(id, series)]));
			for event in events() {
				if let Event::Claimed { book, series, asset, amount, .. } = event {
					let place = self.assets.iter().position(|other| *other == asset).unwrap();
					*self.paid.entry((book, who, series, place)).or_default() += amount;
				}
			}
		}
		self.bury(id);
	}

	fn freeze(&mut self, frozen: bool) {
		self.frozen = frozen;
		if frozen {
			Assets::freeze_asset(signed(PAYER), 1).unwrap();
		} else {
			Assets::thaw_asset(signed(PAYER), 1).unwrap();
		}
	}

	fn step(&mut self, op: Op) {
		self.steps += 1;
		match op {
			Op::Credit(id, who, units) => self.credit(id, who, units),
			Op::Debit(id, who, part) => self.debit(id, who, part),
			Op::Distribute(id, place, amount) => self.distribute(id, place, amount),
			Op::Claim(id, who) => self.claim(id, who),
			Op::Freeze(frozen) if frozen != self.frozen => self.freeze(frozen),
			Op::Freeze(_) => {},
			Op::Redirect(id, who, on) => {
				let redirect = on.then_some(crate::Redirect { scope: LAB, fund: self.fund });
				if let Some(series) = self.series(id, who) {
					let _ = Shares::redirect(signed(who), agent(who), id, series, redirect);
				}
			},
			Op::Process => Self::process(),
		}
	}

	/// Compares every position with exact division.
	fn check(&self) {
		Shares::do_try_state().unwrap();
		let near = |id, who: u64, series, place: usize, due: &BigRational| {
			let had = self.was_paid(id, who, series, place)
				+ claimable_of(id, agent(who), series, &self.assets[place]);
			assert!(
				int(had) > due - BigRational::one() - hair(self.steps),
				"{id:?} {who} {series} {place}: {had} is too little, due {due}"
			);
			assert!(
				int(had) < due + BigRational::one(),
				"{id:?} {who} {series} {place}: {had} is too much, due {due}"
			);
			had
		};
		for (who, position) in &self.equity {
			for place in 0..3 {
				near(EQUITY, *who, 0, place, &position.due[place]);
			}
		}
		if !book(DEBT).pending() {
			for (series, group) in &self.cohorts {
				for (who, position) in &group.positions {
					let had = near(DEBT, *who, *series, 0, &position.due[0]);
					if group.closed {
						assert!(*series < book(DEBT).head, "a cohort did not close");
						assert_eq!(int(had), position.due[0]);
					}
				}
			}
		}
		for (series, group) in &self.epochs {
			for (who, position) in &group.positions {
				near(EXPENSES, *who, *series, 0, &position.due[0]);
			}
		}
		// The totals, at a constant cost.
		let total: u128 = self.equity.values().map(|position| position.units).sum();
		assert_eq!(book(EQUITY).units, total);
	}
}

/// A few in continuous integration; as many as OVN_PROPTEST_CASES says in a long run.
fn cases() -> u32 {
	std::env::var("OVN_PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(48)
}

proptest! {
	#![proptest_config(ProptestConfig { max_shrink_iters: 2_000, ..ProptestConfig::with_cases(cases()) })]

	#[test]
	fn nobody_is_a_base_unit_away_from_exact_division(
		ops in prop::collection::vec(op(), 1..60),
		steps in 1..4u32,
	) {
		build_and_execute(|| {
			StepsPerDistribution::set(steps);
			let mut model = Model::new();
			for op in ops {
				model.step(op);
				model.check();
			}
			// In the end everything can be claimed.
			if model.frozen {
				model.freeze(false);
			}
			Model::process();
			model.check();
			// Twice: fractions of positions that end with it go to others.
			for who in HOLDERS.into_iter().chain(HOLDERS) {
				for id in [EQUITY, DEBT, EXPENSES] {
					model.claim(id, who);
				}
			}
			model.check();
			for who in HOLDERS {
				for place in 0..3 {
					prop_assert_eq!(claimable_of(EQUITY, agent(who), 0, &model.assets[place]), 0);
				}
			}
			Ok(())
		})?;
	}
}
