// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Random sequences of credits, debits, incomes, distributions, claims, redirects, cascades and frozen
//! assets, compared after each step with exact division in rational numbers.
//!
//! The model divides in exact numbers what books accepted, as their events say, and knows nothing of
//! levels. `scripts/measure-properties.sh` runs a million operations.

use super::*;
use frame_support::traits::fungibles::InspectHold;
use num_rational::BigRational;
use num_traits::{One, Zero};
use ovn_primitives::{
	traits::{Accepted, OnAccepted},
	ClaimType, ContributionId, Contributor, IncomeClass, Ratio, ScopeId,
};
use pallet_contributions::Unit;
use pallet_value_equation::{
	Ask, Bucket, BucketSplit, Equation, Flows, Inboxes, Line, Mode, OnEmpty, Recipient, Split,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

const EQUITY: BookId = kind(0);
const DEBT: BookId = kind(1);
const EXPENSES: BookId = kind(2);
/// A book of equity of the shop.
const WORK: BookId = BookId::Kind { scope: SHOP, kind: 0 };
const BOOKS: [BookId; 4] = [EQUITY, DEBT, EXPENSES, WORK];
/// What a whole unit of the debt's kind is worth, in base units: not a divisor of anything.
const RATE: u128 = 7_000_000_000_003;
const HOLDERS: [u64; 5] = [2, 3, 4, 5, 6];
/// Gets a part of the lab's incomes.
const MANAGER: u64 = 11;

/// Whom the lab's equity pays besides accounts: a scope, which divides it again, a book of that scope,
/// and a debt of the lab.
const OTHERS: [Holder<u64>; 3] = [Holder::Scope(SHOP), Holder::Book(WORK), Holder::Book(DEBT)];

fn int(number: u128) -> BigRational {
	BigRational::from_integer(number.into())
}

fn ratio_of(numerator: u128, denominator: u128) -> BigRational {
	BigRational::new(numerator.into(), denominator.into())
}

fn exact(ratio: Ratio) -> BigRational {
	ratio_of(ratio.numerator().into(), ratio.denominator().into())
}

fn floor(number: &BigRational) -> u128 {
	number.floor().to_integer().try_into().unwrap_or(0)
}

/// Far less than what anybody could notice: k times 2^-32 base units.
fn hair(times: u128) -> BigRational {
	ratio_of(times, 1 << 32)
}

/// What a position of a debt is paid in all: whole base units, with the head start of each position.
fn whole(due: &BigRational) -> BigRational {
	(due + hair(1)).floor()
}

#[derive(Clone, Debug)]
enum Op {
	Credit(BookId, Holder<u64>, u128),
	Debit(BookId, Holder<u64>, u8),
	/// A contribution to the debt's kind is accepted.
	Contribute(u64, u128),
	/// A part of one is given back.
	Compensate(prop::sample::Index, u8),
	Distribute(BookId, usize, u128),
	Income(ScopeId, usize, u128),
	/// Divides what lies in the inboxes of a scope.
	Cascade(ScopeId),
	Collect(ScopeId),
	Claim(BookId, Holder<u64>),
	Freeze(bool),
	Redirect(BookId, u64, bool),
	Process,
}

/// Numbers up to 10 to the power of `digits`, each magnitude equally likely.
fn magnitude(digits: u32) -> impl Strategy<Value = u128> {
	(0..=digits, any::<u128>()).prop_map(|(digits, number)| 1 + number % 10u128.pow(digits))
}

fn account() -> impl Strategy<Value = u64> {
	prop::sample::select(HOLDERS.to_vec())
}

fn holder() -> impl Strategy<Value = Holder<u64>> {
	account().prop_map(Holder::Agent)
}

/// Who holds units of the lab's equity.
fn any_holder() -> impl Strategy<Value = Holder<u64>> {
	prop_oneof![3 => holder(), 2 => prop::sample::select(OTHERS.to_vec())]
}

/// Who holds units of the shop's: the lab, too, so that money goes in circles.
fn worker() -> impl Strategy<Value = Holder<u64>> {
	prop_oneof![4 => holder(), 1 => Just(Holder::Scope(LAB))]
}

/// A book, and who can hold units in it.
fn position() -> impl Strategy<Value = (BookId, Holder<u64>)> {
	prop_oneof![
		2 => (Just(EQUITY), any_holder()),
		1 => (Just(WORK), worker()),
		2 => (prop::sample::select(vec![DEBT, EXPENSES]), holder()),
	]
}

fn op() -> impl Strategy<Value = Op> {
	let book = || prop::sample::select(BOOKS.to_vec());
	let scope = || prop::sample::select(vec![LAB, SHOP]);
	prop_oneof![
		4 => (any_holder(), magnitude(15)).prop_map(|(who, units)| Op::Credit(EQUITY, who, units)),
		2 => (worker(), magnitude(15)).prop_map(|(who, units)| Op::Credit(WORK, who, units)),
		6 => (holder(), magnitude(16)).prop_map(|(who, units)| Op::Credit(DEBT, who, ONE + units)),
		// Little, so that the next principal is another cohort; and all that is owed, so that work is deferred.
		4 => magnitude(10).prop_map(|n| Op::Distribute(DEBT, 0, n)),
		1 => Just(Op::Distribute(DEBT, 0, 10u128.pow(20))),
		4 => (holder(), prop_oneof![Just(255), any::<u8>()])
			.prop_map(|(who, part)| Op::Debit(DEBT, who, part)),
		2 => (account(), magnitude(10)).prop_map(|(who, units)| Op::Contribute(who, units)),
		2 => (any::<prop::sample::Index>(), prop_oneof![Just(255), any::<u8>()])
			.prop_map(|(which, part)| Op::Compensate(which, part)),
		2 => (holder(), magnitude(12)).prop_map(|(who, units)| Op::Credit(EXPENSES, who, units)),
		3 => (position(), any::<u8>()).prop_map(|((id, who), part)| Op::Debit(id, who, part)),
		4 => (0..3usize, magnitude(27)).prop_map(|(asset, n)| Op::Distribute(EQUITY, asset, n)),
		4 => magnitude(17).prop_map(|n| Op::Distribute(DEBT, 0, n)),
		2 => magnitude(14).prop_map(|n| Op::Distribute(EXPENSES, 0, n)),
		4 => (scope(), 0..3usize, magnitude(27))
			.prop_map(|(scope, asset, n)| Op::Income(scope, asset, n.max(10_000))),
		2 => scope().prop_map(Op::Cascade),
		1 => scope().prop_map(Op::Collect),
		6 => position().prop_map(|(id, who)| Op::Claim(id, who)),
		1 => any::<bool>().prop_map(Op::Freeze),
		1 => (book(), account(), any::<bool>()).prop_map(|(id, who, on)| Op::Redirect(id, who, on)),
		1 => Just(Op::Process),
	]
}

/// A position in exact numbers.
#[derive(Clone, Debug)]
struct Exact {
	units: u128,
	/// What it is due of each asset.
	due: Vec<BigRational>,
}

impl Exact {
	fn new() -> Self {
		Self { units: 0, due: vec![BigRational::zero(); 3] }
	}
}

type Shared = BTreeMap<Holder<u64>, Exact>;

/// A cohort or an epoch.
#[derive(Clone, Debug, Default)]
struct Group {
	closed: bool,
	positions: Shared,
	/// Of an open cohort: the level at which it closes. `None` while it waits.
	closes_at: Option<BigRational>,
	/// Of a cohort that waits: money that came since the one before, and goes to older ones first.
	behind: BigRational,
	/// Of a cohort: fractions of positions that left it.
	lost: BigRational,
}

impl Group {
	fn units(&self) -> u128 {
		self.positions.values().map(|position| position.units).sum()
	}
}

/// A book of equity.
#[derive(Default)]
struct Equity {
	positions: Shared,
	/// What nobody is due yet of each asset.
	left: [BigRational; 3],
}

impl Equity {
	fn units(&self) -> u128 {
		self.positions.values().map(|position| position.units).sum()
	}

	/// Gives an amount to all who hold units.
	fn pour(&mut self, place: usize, amount: &BigRational) {
		let total = self.units();
		for position in self.positions.values_mut() {
			position.due[place] += amount * ratio_of(position.units, total);
		}
	}
}

struct Model {
	assets: [AssetKind; 3],
	ceiling: Ratio,
	equities: BTreeMap<BookId, Equity>,
	level: BigRational,
	cohorts: BTreeMap<u32, Group>,
	/// Of the debt: what came since the youngest cohort that waits, and nobody is due yet.
	over: BigRational,
	/// Of the debt: the oldest cohort that is not closed, the first that waits, and the next.
	head: u32,
	opened: u32,
	next: u32,
	/// Whether debits come at any time, also while work is deferred.
	any_time: bool,
	/// How many debits took something while work was deferred.
	deferred: u32,
	/// Contributions to the debt's kind that were not given back entirely, with their contributor and units.
	given: Vec<(ContributionId, u64, u128)>,
	epochs: BTreeMap<u32, Group>,
	met: u128,
	over_expenses: BigRational,
	/// What each position was paid.
	paid: BTreeMap<(BookId, Holder<u64>, u32, usize), u128>,
	/// Of each levy and bucket (the place after the levy's) what it was due of all incomes, and what it got.
	lines: BTreeMap<(ScopeId, usize, usize), (BigRational, u128)>,
	frozen: bool,
	fund: u16,
	steps: u128,
	references: u64,
}

/// The kinds of a scope share what a bucket gets.
fn to_kinds(name: &[u8], share: Ratio, kinds: &[u16], on_empty: OnEmpty) -> Bucket<u64, AssetKind> {
	let kinds = kinds.to_vec().try_into().unwrap();
	to(name, share, Recipient::Books { kinds, at_most: None, on_empty })
}

fn to(name: &[u8], share: Ratio, recipient: Recipient<u64>) -> Bucket<u64, AssetKind> {
	Bucket { name: name.to_vec().try_into().unwrap(), ask: Ask::Share(share), recipient }
}

fn decide(scope: ScopeId, buckets: Vec<Bucket<u64, AssetKind>>) {
	let buckets = buckets.try_into().unwrap();
	let equation = Equation { mode: Mode::Straight, buckets, residue: Purse::Treasury };
	Equations::set_equation(signed(STEWARD), scope, equation).unwrap();
}

impl Model {
	fn new(any_time: bool) -> Self {
		let assets = [NATIVE, asset_with_pot(1), asset_with_pot(2)];
		let fund = fund(LAB);
		for n in [1, 2] {
			// Enough that no payment is too small.
			for who in HOLDERS.into_iter().chain([MANAGER]) {
				Assets::mint(signed(PAYER), n, who, ASSET_MIN).unwrap();
			}
			let asset = assets[n as usize].clone();
			Networks::accept_asset(signed(STEWARD), SHOP, asset.clone()).unwrap();
			Equations::open_pot(signed(PAYER), LAB, asset.clone()).unwrap();
			let open = |scope, purse| {
				Networks::open_pot(signed(PAYER), scope, purse, asset.clone()).unwrap();
			};
			open(LAB, Purse::Fund(fund));
			open(LAB, Purse::Treasury);
			open(SHOP, Purse::Treasury);
		}
		assert_eq!(define(ClaimType::Equity, Unit::Hour, 10_007), equity(EQUITY));
		define(ClaimType::Debt { ceiling: 100 }, Unit::Hour, RATE);
		create(DEBT, debt(6, 5));
		define(ClaimType::Once, Unit::Hour, ONE);
		create(EXPENSES, once());
		assert_eq!(define_in(SHOP, ClaimType::Equity, Unit::Hour, 1), equity(WORK));
		decide(
			LAB,
			vec![
				to_kinds(b"work", ratio(3, 7), &[0, 1], OnEmpty::NextBucket),
				to_kinds(b"costs", ratio(1, 7), &[2], OnEmpty::Hold),
				to(b"shop", ratio(1, 11), Recipient::Scope(SHOP)),
				to(b"manager", ratio(1, 13), Recipient::Account(MANAGER)),
			],
		);
		decide(
			SHOP,
			vec![
				to_kinds(b"work", ratio(2, 3), &[0], OnEmpty::NextBucket),
				to(b"back", ratio(1, 5), Recipient::Scope(LAB)),
			],
		);
		Self {
			assets,
			ceiling: ratio(6, 5),
			equities: [EQUITY, WORK].map(|id| (id, Equity::default())).into(),
			level: BigRational::zero(),
			cohorts: BTreeMap::new(),
			over: BigRational::zero(),
			head: 0,
			opened: 0,
			next: 0,
			any_time,
			deferred: 0,
			given: Vec::new(),
			epochs: BTreeMap::new(),
			met: 0,
			over_expenses: BigRational::zero(),
			paid: BTreeMap::new(),
			lines: BTreeMap::new(),
			frozen: false,
			fund,
			steps: 0,
			references: 0,
		}
	}

	fn place(&self, asset: &AssetKind) -> usize {
		self.assets.iter().position(|other| other == asset).unwrap()
	}

	/// The youngest series in which a holder has units.
	fn series(&self, id: BookId, who: &Holder<u64>) -> Option<u32> {
		let groups = match id {
			DEBT => &self.cohorts,
			EXPENSES => &self.epochs,
			_ => return self.equities[&id].positions.contains_key(who).then_some(0),
		};
		groups.iter().rev().find(|(_, group)| group.positions.contains_key(who)).map(|(n, _)| *n)
	}

	fn process() {
		while book(DEBT).queued {
			Shares::process(signed(PAYER), DEBT).unwrap();
		}
	}

	fn credit(&mut self, id: BookId, who: Holder<u64>, units: u128) {
		let series = credit(id, who.clone(), units);
		self.credited(id, who, series, units);
	}

	fn contribution(id: ContributionId, who: u64, units: u128) -> Accepted<u64> {
		let claim = ClaimType::Debt { ceiling: 100 };
		let contributor = Contributor::Agent(who);
		Accepted { id, kind: 1, contributor, claim, units, rate: RATE }
	}

	fn contribute(&mut self, who: u64, units: u128) {
		self.references += 1;
		let id = ContributionId { scope: LAB, index: self.references as u32 };
		<Shares as OnAccepted<u64>>::accepted(&Self::contribution(id, who, units)).unwrap();
		if let Some(credit) = crate::Credits::<Test>::get(id) {
			// No more is owed than its value: the debt pays six fifths of the principal.
			assert_eq!(credit.credited, units * RATE * 5 / 6 / UNIT);
			self.credited(DEBT, agent(who), credit.series, credit.credited);
			self.given.push((id, who, units));
		}
	}

	fn compensate(&mut self, which: &prop::sample::Index, part: u8) {
		self.get_ready();
		if self.given.is_empty() {
			return;
		}
		let place = which.index(self.given.len());
		let (id, who, had) = self.given[place];
		let back = if part == 255 { had } else { had * u128::from(part) / 255 };
		if back == 0 {
			return;
		}
		let deferred = book(DEBT).pending();
		let before = crate::Credits::<Test>::get(id).unwrap();
		<Shares as OnAccepted<u64>>::compensated(&Self::contribution(id, who, back)).unwrap();
		let left = crate::Credits::<Test>::get(id).map_or(0, |credit| credit.credited);
		let series = before.series;
		let open = self.cohorts.get(&series).is_some_and(|group| !group.closed);
		if open {
			let group = self.cohorts.get_mut(&series).unwrap();
			group.positions.get_mut(&agent(who)).unwrap().units -= before.credited - left;
			self.deferred += u32::from(deferred);
		}
		if back == had {
			self.given.remove(place);
		} else {
			self.given[place].2 -= back;
		}
	}

	/// Does deferred work first, unless units are taken back at any time.
	fn get_ready(&mut self) {
		if !self.any_time {
			Self::process();
			self.follow(false);
		}
	}

	fn credited(&mut self, id: BookId, who: Holder<u64>, series: u32, units: u128) {
		let position = match id {
			DEBT => {
				if series == self.next {
					let mut group = Group::default();
					let record = crate::Cohorts::<Test>::get(DEBT, series).unwrap();
					if record.cohort.opened_at().is_none() {
						group.behind = std::mem::take(&mut self.over);
					} else {
						group.closes_at = Some(&self.level + exact(self.ceiling));
						self.opened += 1;
					}
					self.cohorts.insert(series, group);
					self.next += 1;
				}
				let group = self.cohorts.get_mut(&series).unwrap();
				assert!(!group.closed);
				group.positions.entry(who).or_insert_with(Exact::new)
			},
			EXPENSES => {
				let group = self.epochs.entry(series).or_default();
				assert!(!group.closed);
				group.positions.entry(who).or_insert_with(Exact::new)
			},
			_ => {
				let equity = self.equities.get_mut(&id).unwrap();
				equity.positions.entry(who).or_insert_with(Exact::new)
			},
		};
		position.units += units;
	}

	/// The principal of a position that belongs to contributions.
	fn contributed(&self, id: BookId, who: &Holder<u64>, series: u32) -> u128 {
		let credits = self.given.iter().filter(|(_, other, _)| agent(*other) == *who);
		let credits = credits.filter_map(|(given, _, _)| crate::Credits::<Test>::get(given));
		let credits = credits.filter(|credit| id == DEBT && credit.series == series);
		credits.map(|credit| credit.credited).sum()
	}

	fn debit(&mut self, id: BookId, who: &Holder<u64>, part: u8) {
		self.get_ready();
		let Some(series) = self.series(id, who) else { return };
		// Units of contributions are taken back with these.
		let kept = self.contributed(id, who, series);
		let wanted = |units: u128| {
			(units / 255 * u128::from(part) + u128::from(part > 100))
				.min(units.saturating_sub(kept))
		};
		let (closed, position) = match id {
			DEBT => {
				let group = self.cohorts.get_mut(&series).unwrap();
				(group.closed, group.positions.get_mut(who))
			},
			EXPENSES => {
				let group = self.epochs.get_mut(&series).unwrap();
				(group.closed, group.positions.get_mut(who))
			},
			_ => (false, self.equities.get_mut(&id).unwrap().positions.get_mut(who)),
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
		let deferred = id == DEBT && book(DEBT).pending();
		let taken = debit(id, who.clone(), series, units);
		self.deferred += u32::from(deferred && taken > 0);
		assert_eq!(taken, if closed { 0 } else { units.min(position.units) });
		position.units -= taken;
		if id == EXPENSES && !closed {
			self.met = self.met.saturating_sub(earned);
		}
	}

	/// What position ends: its fraction goes to those who hold units next.
	fn bury(&mut self, id: BookId) {
		let exists = |who: &Holder<u64>, series: u32| {
			crate::Positions::<Test>::contains_key((id, who.clone(), series))
		};
		match id {
			DEBT => {
				for (series, group) in &mut self.cohorts {
					let paid = &mut self.paid;
					group.positions.retain(|who, position| {
						let keep = exists(who, *series);
						if !keep {
							assert!(position.units == 0 || group.closed);
							let paid = paid.remove(&(id, who.clone(), *series, 0)).unwrap_or(0);
							if !group.closed {
								group.lost += &position.due[0] - int(paid);
							}
						}
						keep
					});
				}
				self.cohorts.retain(|_, group| !group.closed || !group.positions.is_empty());
			},
			EXPENSES => {
				for (series, group) in &mut self.epochs {
					let ended: Vec<_> = group
						.positions
						.keys()
						.filter(|who| !exists(who, *series))
						.cloned()
						.collect();
					for who in ended {
						let position = group.positions.remove(&who).unwrap();
						let paid = self.paid.remove(&(id, who, *series, 0)).unwrap_or(0);
						self.over_expenses += &position.due[0] - int(paid);
					}
				}
				self.epochs.retain(|_, group| !group.closed || !group.positions.is_empty());
			},
			_ => {
				let equity = self.equities.get_mut(&id).unwrap();
				let ended: Vec<_> =
					equity.positions.keys().filter(|who| !exists(who, 0)).cloned().collect();
				for who in ended {
					let position = equity.positions.remove(&who).unwrap();
					assert_eq!(position.units, 0);
					for place in 0..3 {
						let paid = self.paid.remove(&(id, who.clone(), 0, place)).unwrap_or(0);
						let rest = &position.due[place] - int(paid);
						assert!(rest < BigRational::one() + hair(self.steps));
						if equity.units() > 0 {
							equity.pour(place, &rest);
						} else {
							equity.left[place] += rest;
						}
					}
				}
			},
		}
	}

	fn distribute(&mut self, id: BookId, place: usize, amount: u128) {
		let result = try_distribute(id, self.assets[place].clone(), amount);
		if self.frozen && place == 1 {
			assert!(result.is_err() || self.equities[&id].units() == 0);
			return;
		}
		let taken = result.unwrap();
		assert!(taken <= amount);
		if let Some(equity) = self.equities.get(&id) {
			assert_eq!(taken, if equity.units() > 0 { amount } else { 0 });
		}
	}

	/// Divides what a book accepted.
	fn accept(&mut self, id: BookId, place: usize, taken: u128) {
		match id {
			DEBT => self.over += int(taken),
			EXPENSES => self.expend(taken),
			_ => {
				let equity = self.equities.get_mut(&id).unwrap();
				let all = int(taken) + std::mem::take(&mut equity.left[place]);
				equity.pour(place, &all);
			},
		}
	}

	fn open_cohorts(&self) -> impl Iterator<Item = &Group> {
		(self.head..self.opened).map(|series| &self.cohorts[&series])
	}

	/// The money that is divided next: what came before the first cohort that waits.
	fn segment(&mut self) -> &mut BigRational {
		if self.opened < self.next {
			&mut self.cohorts.get_mut(&self.opened).unwrap().behind
		} else {
			&mut self.over
		}
	}

	/// Whether the money that is divided next is all that the open cohorts are still to be paid: then they
	/// close one after the other.
	fn are_paid(&mut self) -> bool {
		// The ceilings are rounded down: what that leaves is not needed of who is paid last.
		let (mut all, mut fractions) = (BigRational::zero(), BigRational::zero());
		for group in self.open_cohorts() {
			let rise = group.closes_at.as_ref().unwrap() - &self.level;
			for position in group.positions.values() {
				let more = &rise * int(position.units);
				let finally = &position.due[0] + &more;
				all += more;
				fractions += &finally - whole(&finally);
			}
			fractions += &group.lost;
		}
		*self.segment() >= all - fractions - hair(1)
	}

	/// Whether the oldest open cohort closes by the money that is divided next.
	fn can_close(&mut self, paid: bool) -> bool {
		let total: u128 = self.open_cohorts().map(Group::units).sum();
		let needed =
			(self.cohorts[&self.head].closes_at.as_ref().unwrap() - &self.level) * int(total);
		total == 0 || paid || *self.segment() >= needed
	}

	fn close_oldest(&mut self, paid: bool) {
		let total: u128 = self.open_cohorts().map(Group::units).sum();
		let oldest = &self.cohorts[&self.head];
		let rise = oldest.closes_at.as_ref().unwrap() - &self.level;
		let above = oldest.units() == 0 && (paid || rise <= BigRational::zero());
		if total > 0 && !above {
			self.raise(&rise);
			*self.segment() -= rise * int(total);
		}
		let group = self.cohorts.get_mut(&self.head).unwrap();
		group.closed = true;
		let mut back = std::mem::take(&mut group.lost);
		for position in group.positions.values_mut() {
			let paid = whole(&position.due[0]);
			back += &position.due[0] - &paid;
			position.due[0] = paid;
		}
		*self.segment() += back;
		self.head += 1;
	}

	fn pour(&mut self) {
		let total: u128 = self.open_cohorts().map(Group::units).sum();
		if total > 0 && *self.segment() > BigRational::zero() {
			let rise = std::mem::take(self.segment()) / int(total);
			self.raise(&rise);
		}
	}

	fn open_next(&mut self) {
		self.pour();
		let left = std::mem::take(self.segment());
		let closes_at = &self.level + exact(self.ceiling);
		self.cohorts.get_mut(&self.opened).unwrap().closes_at = Some(closes_at);
		self.opened += 1;
		*self.segment() += left;
	}

	/// Divides what the debt accepted, cohort after cohort, in exact numbers, as far as the chain is.
	fn catch_up(&mut self) {
		let book = book(DEBT);
		while self.head < book.head || self.opened < book.opened {
			let open = self.head < self.opened.min(book.head);
			let paid = open && self.are_paid();
			if open && self.can_close(paid) {
				self.close_oldest(paid);
			} else if self.opened < self.next.min(book.opened) {
				self.open_next();
			} else {
				panic!("a cohort closed or opened that is not to");
			}
		}
		if !book.pending() {
			self.pour();
		}
	}

	fn raise(&mut self, rise: &BigRational) {
		self.level += rise;
		for series in self.head..self.opened {
			for position in self.cohorts.get_mut(&series).unwrap().positions.values_mut() {
				position.due[0] += rise * int(position.units);
			}
		}
	}

	/// Divides what the expenses accepted, and closes the epoch.
	fn expend(&mut self, taken: u128) {
		let (present, units) = self
			.epochs
			.iter()
			.find(|(_, group)| !group.closed)
			.map(|(n, group)| (*n, group.units()))
			.unwrap();
		let all = int(taken) + std::mem::take(&mut self.over_expenses);
		let group = self.epochs.get_mut(&present).unwrap();
		for position in group.positions.values_mut() {
			position.due[0] += &all * ratio_of(position.units, units);
		}
		// Base units that were left over count too; the rest is a fraction.
		self.met += floor(&all);
		if self.met >= units {
			group.closed = true;
			self.met = 0;
		}
	}

	/// An epoch closed: paid, as the model found already or finds now, or by an income that could have
	/// paid it.
	fn end_epoch(&mut self, series: u32, by_income: bool) {
		let Some(group) = self.epochs.get_mut(&series).filter(|group| !group.closed) else {
			return;
		};
		assert!(by_income || group.units() <= self.met, "an epoch closed early");
		group.closed = true;
		self.met = 0;
	}

	/// Compares an income with what the levy and the buckets are due of all.
	fn divided(&mut self, scope: ScopeId, place: usize, split: &Split) {
		// Nothing is created or lost: what came in went somewhere, to the base unit.
		let levied = split.levy.map_or(0, |(_, levy)| levy);
		assert_eq!(split.base + levied, split.gross + split.released);
		let before: u128 = split.buckets.iter().map(|bucket| bucket.purse_before).sum();
		let to_kinds = |bucket: &BucketSplit| bucket.kinds.iter().map(|kind| kind.amount).sum();
		let got = |bucket: &BucketSplit| {
			bucket.purse + if bucket.kinds.is_empty() { bucket.taken } else { to_kinds(bucket) }
		};
		let after: u128 = split.buckets.iter().map(got).sum();
		assert_eq!(split.base + split.held_before + before, after + split.residue + split.held);
		let levy = split.levy.map(|(_, levy)| (0, int(split.gross) * ratio_of(5, 100), levy));
		let shares: &[(u128, u128)] =
			if scope == LAB { &[(3, 7), (1, 7), (1, 11), (1, 13)] } else { &[(2, 3), (1, 5)] };
		let buckets = split.buckets.iter().zip(shares).enumerate();
		let buckets = buckets.map(|(n, (bucket, (numerator, denominator)))| {
			(n + 1, int(split.base) * ratio_of(*numerator, *denominator), bucket.own)
		});
		for (line, due, got) in levy.into_iter().chain(buckets) {
			let sum = self.lines.entry((scope, place, line)).or_insert((BigRational::zero(), 0));
			sum.0 += due;
			sum.1 += got;
			let apart = int(sum.1) - &sum.0;
			assert!(
				apart > -BigRational::one() && apart <= hair(1),
				"{scope} {place} {line} {apart}"
			);
		}
	}

	/// Follows what happened.
	fn follow(&mut self, by_income: bool) {
		for record in System::events() {
			match record.event {
				RuntimeEvent::Shares(Event::Distributed { book, asset, amount, .. }) => {
					self.accept(book, self.place(&asset), amount);
				},
				RuntimeEvent::Shares(Event::EpochClosed { series, .. }) => {
					self.end_epoch(series, by_income);
				},
				RuntimeEvent::Shares(Event::Claimed {
					book,
					holder,
					series,
					asset,
					amount,
					..
				}) => {
					let place = self.place(&asset);
					*self.paid.entry((book, holder, series, place)).or_default() += amount;
				},
				RuntimeEvent::Equations(pallet_value_equation::Event::IncomeRecorded {
					scope,
					asset,
					split,
					..
				}) => self.divided(scope, self.place(&asset), &split),
				_ => {},
			}
		}
		System::reset_events();
		self.catch_up();
		for id in BOOKS {
			self.bury(id);
		}
	}

	fn income(&mut self, scope: ScopeId, place: usize, amount: u128) {
		self.references += 1;
		let reference = sp_core::H256::from_low_u64_be(self.references);
		let (asset, class) = (self.assets[place].clone(), IncomeClass::Sale);
		let result =
			Equations::record_income(signed(PAYER), scope, asset, amount, class, reference);
		assert_eq!(result.is_err(), self.frozen && place == 1, "{result:?}");
	}

	fn cascade(&self, scope: ScopeId) {
		let inboxes: Vec<_> = Inboxes::<Test>::iter_prefix((scope,)).collect();
		for ((asset, levied), amount) in inboxes {
			let frozen = self.frozen && asset == self.assets[1];
			let result = Equations::process_inbox(signed(PAYER), scope, asset, levied);
			assert!(result.is_ok() || amount < 10_000 || frozen, "{result:?}");
		}
	}

	fn collect(&self, scope: ScopeId) {
		let lines = (0..4).map(Line::Bucket).chain([Line::Levy, Line::Residue]);
		for line in lines {
			for asset in &self.assets {
				let _ = Equations::collect(signed(PAYER), scope, asset.clone(), line);
			}
		}
	}

	fn claim(&self, id: BookId, who: &Holder<u64>) {
		let all: Vec<u32> = match id {
			DEBT => self.cohorts.keys().copied().collect(),
			EXPENSES => self.epochs.keys().copied().collect(),
			_ => vec![0],
		};
		for series in all {
			let _ = Shares::claim_for(signed(PAYER), who.clone(), list(&[(id, series)]), ALL);
		}
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
		let by_income = matches!(op, Op::Income(..) | Op::Cascade(_));
		match op {
			Op::Credit(id, who, units) => self.credit(id, who, units),
			Op::Debit(id, who, part) => self.debit(id, &who, part),
			Op::Contribute(who, units) => self.contribute(who, units),
			Op::Compensate(which, part) => self.compensate(&which, part),
			Op::Distribute(id, place, amount) => self.distribute(id, place, amount),
			Op::Income(scope, place, amount) => self.income(scope, place, amount),
			Op::Cascade(scope) => self.cascade(scope),
			Op::Collect(scope) => self.collect(scope),
			Op::Claim(id, who) => self.claim(id, &who),
			Op::Freeze(frozen) if frozen != self.frozen => self.freeze(frozen),
			Op::Freeze(_) => {},
			Op::Redirect(id, who, on) => {
				let redirect = on.then_some(crate::Redirect { scope: LAB, fund: self.fund });
				let holder = agent(who);
				if let Some(series) = self.series(id, &holder) {
					let _ = Shares::redirect(signed(who), holder, id, series, redirect);
				}
			},
			Op::Process => Self::process(),
		}
		self.follow(by_income);
	}

	/// The totals, at a constant cost: what is held is what is owed, and units are the sum of units.
	fn check_totals(&self) {
		let books = BOOKS.map(book);
		for asset in &self.assets {
			let lines = books.iter().flat_map(|book| &book.lines);
			let owed =
				lines.filter(|line| line.asset == *asset).map(|line| line.accepted - line.paid);
			assert_eq!(owed.sum::<u128>(), held(asset));
			let pot = Equations::pot_account(asset);
			let reason = pallet_value_equation::HoldReason::Owed.into();
			assert_eq!(flowing(asset), MoneyHold::balance_on_hold(asset.clone(), &reason, &pot));
		}
		for (id, equity) in &self.equities {
			assert_eq!(book(*id).units, equity.units());
		}
		let of = |groups: &BTreeMap<u32, Group>| -> u128 {
			groups.values().filter(|group| !group.closed).map(Group::units).sum()
		};
		assert_eq!(books[2].total(), of(&self.epochs));
		assert_eq!(books[1].total(), of(&self.cohorts));
	}

	/// Compares every position with exact division.
	fn check(&self) {
		let near = |id, who: &Holder<u64>, series, due: &[BigRational]| {
			let view = Shares::view_position(id, who.clone(), series);
			let mut had = [0; 3];
			for earned in view.into_iter().flat_map(|view| view.earned) {
				had[self.place(&earned.asset)] += earned.claimable;
			}
			for (place, due) in due.iter().enumerate() {
				let key = (id, who.clone(), series, place);
				had[place] += self.paid.get(&key).copied().unwrap_or(0);
				let apart = int(had[place]) - due;
				let bound = BigRational::one();
				assert!(
					apart > -&bound - hair(self.steps) && apart < bound,
					"{id:?} {who:?} {series} {place}: {} instead of {due}",
					had[place]
				);
			}
			had[0]
		};
		for (id, equity) in &self.equities {
			for (who, position) in &equity.positions {
				near(*id, who, 0, &position.due);
			}
		}
		for (series, group) in &self.cohorts {
			for (who, position) in &group.positions {
				let had = near(DEBT, who, *series, &position.due);
				if group.closed {
					assert_eq!(int(had), position.due[0]);
				}
			}
		}
		check_promises();
		for (series, group) in &self.epochs {
			for (who, position) in &group.positions {
				near(EXPENSES, who, *series, &position.due);
			}
		}
	}
}

/// The debt promises no more than it has.
fn check_promises() {
	let keys = crate::Positions::<Test>::iter_key_prefix((DEBT,));
	let promised: u128 = keys.map(|(who, series)| claimable(DEBT, who, series)).sum();
	let line = book(DEBT).lines[0].clone();
	let rest = line.accepted.checked_sub(line.paid).expect("more paid than accepted");
	assert!(promised <= rest, "{promised} can be claimed of {rest}");
}

/// What the pot of equations keeps of an asset for somebody.
fn flowing(asset: &AssetKind) -> u128 {
	let flows = Flows::<Test>::iter().filter(|(_, of, _)| of == asset);
	let flows = flows.map(|(_, _, flow)| {
		let buckets = flow.buckets.iter().map(|bucket| bucket.due + bucket.purse + bucket.held);
		flow.levy_due + flow.residue_due + flow.held + buckets.sum::<u128>()
	});
	let inboxes = Inboxes::<Test>::iter().filter(|((_, of, _), _)| of == asset);
	flows.sum::<u128>() + inboxes.map(|(_, amount)| amount).sum::<u128>()
}

/// How many operations a sequence has at most.
fn longest() -> u32 {
	ovn_long_run::either(60, 200)
}

proptest! {
	#![proptest_config(ProptestConfig { max_shrink_iters: 2_000, ..ProptestConfig::with_cases(ovn_long_run::cases(48, longest() / 2)) })]

	#[test]
	fn nobody_is_a_base_unit_away_from_exact_division(
		ops in prop::collection::vec(op(), 1..longest() as usize),
		steps in 1..4u32,
		any_time: bool,
	) {
		build_and_execute(|| {
			StepsPerDistribution::set(steps);
			StepsPerCall::set(4);
			let mut model = Model::new(any_time);
			System::reset_events();
			for op in ops {
				model.step(op);
				model.check_totals();
				model.check();
				if ovn_long_run::operations().is_none() {
					check_state();
				}
			}
			check_state();
			ovn_long_run::count(model.steps as usize);
			if ovn_long_run::operations().is_some() {
				println!("debits of deferred work: {}", model.deferred);
			}
			// In the end everything can be claimed.
			if model.frozen {
				model.step(Op::Freeze(false));
			}
			model.step(Op::Process);
			model.check();
			// Twice: fractions of positions that end with it go to others.
			for who in HOLDERS.into_iter().chain(HOLDERS) {
				for id in BOOKS {
					model.step(Op::Claim(id, agent(who)));
				}
			}
			model.check();
			for who in HOLDERS {
				for asset in &model.assets {
					prop_assert_eq!(claimable_of(EQUITY, agent(who), 0, asset), 0);
				}
			}
			Ok(())
		})?;
	}
}
