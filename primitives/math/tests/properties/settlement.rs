// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Lives of contracts, periods, bonds, custodians and circles of shares, each beside a model in exact
//! rationals. `OVN_OPERATIONS` says how many operations a long run has.

use crate::oracle::*;
use codec::Decode;
use num_traits::{One, Zero};
use ovn_math::{
	calendar::Slot,
	carry::HEAD_START,
	settlement::{
		bond::{cut, Bond},
		ceiling::{self, Line},
		fiat::{Cover, Estate, Issued},
		gross::{exempt, split, Deduction, Gross, Kept, Standing},
		has_room,
		loops::{hops, most_incomes},
		period::{self, Period, Schedule},
		room,
		standing::Days,
		MAX_SHARED, MAX_SHARES,
	},
	Carry, MathError, Ratio,
};
use proptest::prelude::*;
use std::collections::BTreeSet;

/// How many operations a sequence has at most; half of that on average.
const STEPS: u32 = 200;

fn exact(rate: Ratio) -> BigRational {
	ratio(rate.numerator().into(), rate.denominator().into())
}

fn smaller(a: BigRational, b: BigRational) -> BigRational {
	a.min(b)
}

/// Rates whose denominators divide 21,000, so that a kept fraction never comes closer to the next whole
/// unit than the head start.
fn rate() -> impl Strategy<Value = Ratio> {
	let rates = [(0, 1), (1, 1_000), (1, 40), (3, 100), (1, 30), (1, 20), (1, 10), (1, 7), (1, 5)];
	prop::sample::select(rates.to_vec()).prop_map(|(n, d)| Ratio::new(n, d).unwrap())
}

/// The numbers that say what one operation does, and to what.
type Raw = (u8, u8, u8, Ratio, u128, u128);

fn operations() -> impl Strategy<Value = Vec<Raw>> {
	let one = (any::<u8>(), any::<u8>(), any::<u8>(), rate(), up_to_bits(60), up_to_bits(60));
	prop::collection::vec(one, 1..=usize::try_from(STEPS).unwrap())
}

fn lives() -> ProptestConfig {
	ProptestConfig::with_cases(cases(16, STEPS / 2))
}

/// Pays towards a ceiling as much as it leaves. What was taken, and whether it is complete then.
fn pay(lines: &mut [Line], place: usize, offered: u128) -> (u128, bool) {
	let taken = ceiling::missing(lines, place).unwrap().min(offered);
	lines[place].paid += taken;
	(taken, ceiling::is_complete(lines).unwrap())
}

/// One contract of a payer's, beside what exact numbers say of it.
struct Contract {
	rate: Ratio,
	/// One bit for each class of income.
	classes: u8,
	lines: Option<[Line; 2]>,
	kept: [Kept; 2],
	/// What is due in each asset and not paid, exactly.
	pending: [BigRational; 2],
	/// What was due in each asset up to now, less what the ceiling cut.
	due: [BigRational; 2],
	/// What incomes paid in each asset.
	paid: [u128; 2],
}

impl Contract {
	fn new(rate: Ratio, classes: u8, amounts: (u128, u128)) -> Self {
		let lines = (amounts.0 > 0 && amounts.1 > 0)
			.then(|| [amounts.0, amounts.1].map(|amount| Line { amount, paid: 0 }));
		let zeros = || [BigRational::zero(), BigRational::zero()];
		let (kept, paid) = ([Kept::default(); 2], [0; 2]);
		Self { rate, classes, lines, kept, pending: zeros(), due: zeros(), paid }
	}

	fn progress(&self) -> BigRational {
		let lines = self.lines.iter().flatten();
		lines.map(|line| ratio(line.paid, line.amount)).sum()
	}

	/// What the ceiling leaves in an asset, exactly and rounded down.
	fn missing(&self, asset: usize) -> Option<u128> {
		let open = BigRational::one() - self.progress();
		self.lines.map(|lines| floor(&(int(lines[asset].amount) * open)))
	}

	fn pay(&mut self, asset: usize, offered: u128) -> u128 {
		let missing = self.missing(asset);
		let Some(lines) = &mut self.lines else { return offered };
		assert_eq!(ceiling::missing(lines, asset).ok(), missing);
		let (taken, is_complete) = pay(lines, asset, offered);
		let progress = self.progress();
		assert!(progress <= BigRational::one());
		let open = BigRational::one() - progress;
		let lines = self.lines.iter().flatten();
		let exact =
			lines.map(|line| int(line.amount) * &open).all(|left| left < BigRational::one());
		assert_eq!(is_complete, exact);
		taken
	}

	/// paid + owed + fraction = due, exactly; and what is kept is that fraction.
	fn check(&self) {
		for asset in 0..2 {
			let pending = &self.pending[asset];
			assert_eq!(&(int(self.paid[asset]) + pending), &self.due[asset]);
			let kept = self.kept[asset];
			assert_eq!(kept.owed, floor(pending));
			let carried = (int(kept.carry.parts()) - int(HEAD_START)) * power_of_two(-128);
			let off = pending - int(kept.owed) - carried;
			assert!(off >= BigRational::zero() && off < power_of_two(-100));
		}
	}
}

/// Incomes of one scope in two assets, with a levy and contracts that come, go, and are superseded.
struct Payer {
	levy: Ratio,
	levied: [Carry; 2],
	levy_pending: [BigRational; 2],
	contracts: Vec<Contract>,
	/// Gross, and what became of it, in each asset.
	gross: [u128; 2],
	cuts: [u128; 2],
	levies: [u128; 2],
	shares: [u128; 2],
	bases: [u128; 2],
}

impl Payer {
	fn new(levy: Ratio) -> Self {
		let none = [0; 2];
		Self {
			levy: Ratio::new(levy.numerator(), levy.denominator() * 2).unwrap(),
			levied: [Carry::default(); 2],
			levy_pending: [BigRational::zero(), BigRational::zero()],
			contracts: Vec::new(),
			gross: none,
			cuts: none,
			levies: none,
			shares: none,
			bases: none,
		}
	}

	/// Whether a share fits in all its classes, by the crate and exactly.
	fn fits(&self, rate: Ratio, classes: u8, besides: usize) -> bool {
		(0..3).filter(|class| classes & (1 << class) != 0).all(|class| {
			let others = self.contracts.iter().enumerate();
			let rates: Vec<Ratio> = others
				.filter(|(place, other)| *place != besides && other.classes & (1 << class) != 0)
				.map(|(_, other)| other.rate)
				.collect();
			let sum: BigRational = rates.iter().map(|rate| exact(*rate)).sum();
			let left = exact(MAX_SHARED) - &sum;
			let fits = rates.len() < MAX_SHARES && exact(rate) <= left;
			assert_eq!(has_room(&rates, rate), Ok(fits));
			let told = room(&rates).unwrap().map(|room| u128::from(room.parts_per_billion()));
			let billion = int(1_000_000_000);
			let left = (rates.len() < MAX_SHARES).then(|| floor(&(left * billion)));
			assert_eq!(told, left);
			fits
		})
	}

	fn income(&mut self, asset: usize, class: u8, amount: u128, firm: Ratio, is_levied: bool) {
		let cut = cut(amount, firm, Some(firm)).unwrap();
		assert_eq!(cut, floor(&(int(amount) * exact(firm))));
		let levy = Deduction { share: self.levy, carry: self.levied[asset] };
		let levy = (!is_levied).then_some(levy);
		let mut active: Vec<&mut Contract> = self
			.contracts
			.iter_mut()
			.filter(|contract| contract.classes & (1 << class) != 0)
			.collect();
		let shares = active
			.iter()
			.map(|contract| Standing {
				rate: contract.rate,
				base: amount,
				kept: contract.kept[asset],
				at_most: contract.lines.map(|lines| ceiling::missing(&lines, asset).unwrap()),
			})
			.collect();
		let split = split(&Gross { amount, cut, levy, shares }).unwrap();

		let mut left = amount.div_ceil(2) - cut;
		let mut levied = 0;
		if let Some(share) = split.levy {
			let pending = &mut self.levy_pending[asset];
			*pending += int(amount) * exact(self.levy);
			levied = floor(pending);
			// The levy never waits.
			assert!(levied <= left && share.amount == levied);
			*pending -= int(levied);
			left -= levied;
			self.levied[asset] = share.carry;
		}
		let mut shared = 0;
		for (contract, taken) in active.iter_mut().zip(&split.shares) {
			let part = int(amount) * exact(contract.rate);
			contract.pending[asset] += &part;
			contract.due[asset] += part;
			let wanted = floor(&contract.pending[asset]);
			let cap = contract.missing(asset);
			let due = cap.map_or(wanted, |cap| wanted.min(cap));
			assert_eq!(taken.amount, due.min(left));
			assert_eq!((taken.lost, taken.is_full), (0, cap == Some(taken.amount)));
			if cap.is_some_and(|cap| wanted >= cap) {
				let cut = &contract.pending[asset] - int(due);
				contract.due[asset] -= cut;
				contract.pending[asset] = int(due);
			}
			contract.pending[asset] -= int(taken.amount);
			contract.kept[asset] = taken.kept;
			contract.paid[asset] += taken.amount;
			assert_eq!(contract.pay(asset, taken.amount), taken.amount);
			left -= taken.amount;
			shared += taken.amount;
		}
		assert!(cut + levied + shared <= amount.div_ceil(2));
		self.gross[asset] += amount;
		self.cuts[asset] += cut;
		self.levies[asset] += levied;
		self.shares[asset] += shared;
		self.bases[asset] += split.base;
	}

	fn step(&mut self, (what, who, flags, rate, one, other): Raw) {
		let asset = usize::from(flags & 1);
		let place = usize::from(who) % self.contracts.len().max(1);
		let classes = (flags >> 1) & 7;
		match what % 16 {
			0..10 => {
				let small = if what & 16 == 0 { one } else { one % 64 };
				self.income(asset, who % 3, small + 1, rate, flags & 64 != 0);
			},
			10..13 if self.fits(rate, classes, usize::MAX) => {
				let amounts = if flags & 128 == 0 { (one, other) } else { (0, 0) };
				self.contracts.push(Contract::new(rate, classes, amounts));
			},
			13 if place < self.contracts.len() && self.fits(rate, classes, place) => {
				// What was paid, owed and kept goes over.
				self.contracts[place].rate = rate;
				self.contracts[place].classes = classes;
			},
			14 if place < self.contracts.len() => {
				let paid = self.contracts[place].pay(asset, one);
				assert!(paid <= one);
			},
			15 if place < self.contracts.len() && self.contracts.len() > 4 => {
				self.contracts.remove(place);
			},
			_ => {},
		}
		self.contracts.iter().for_each(Contract::check);
		for asset in 0..2 {
			let parts = [self.cuts, self.levies, self.shares, self.bases];
			assert_eq!(parts.map(|part| part[asset]).iter().sum::<u128>(), self.gross[asset]);
		}
	}
}

/// What a contract declares: its periods, with the rate of each.
#[derive(Default)]
struct Declarations {
	periods: Vec<(Ratio, Period)>,
	credit: u128,
	/// What came in money, and what credit paid.
	paid: u128,
	netted: u128,
	ceiling: Option<u128>,
}

impl Declarations {
	fn room(&self) -> Option<u128> {
		self.ceiling.map(|ceiling| ceiling - self.paid)
	}

	fn step(&mut self, (what, who, flags, rate, one, _): Raw) {
		if self.periods.is_empty() || what % 16 == 0 {
			self.periods.push((rate, Period::default()));
		}
		let last = self.periods.len() - 1;
		let place = if flags & 1 == 0 { last } else { usize::from(who) % (last + 1) };
		let (rate, before) = self.periods[place];
		match what % 16 {
			1..6 => match before.declare(one) {
				Ok(declared) => self.periods[place].1 = declared,
				Err(error) => assert!(before.closed && error == MathError::Mismatch),
			},
			6..8 => {
				let whole = if flags & 2 == 0 { before.base + one } else { one };
				match before.close(whole) {
					Ok(closed) => self.periods[place].1 = closed,
					Err(MathError::OutOfRange) => assert!(whole < before.base),
					Err(_) => assert!(before.closed),
				}
			},
			8..13 => self.pay(place, one, flags),
			13..16 if before.closed => {
				// Half of the corrections set the rate to 0 instead.
				let free = Ratio::new(0, 1).unwrap();
				let (rate, base) = if flags & 4 == 0 { (rate, one) } else { (free, before.base) };
				let (after, credit) = before.correct(rate, base, self.credit).unwrap();
				assert_eq!(before.met - after.met, credit - self.credit);
				self.credit = credit;
				self.periods[place] = (rate, after);
			},
			_ => assert!(before.closed || before.correct(rate, one, 0) == Err(MathError::Mismatch)),
		}
		self.check();
	}

	fn pay(&mut self, place: usize, offered: u128, flags: u8) {
		let (rate, before) = self.periods[place];
		let owed = floor(&(int(before.base) * exact(rate))) - before.met;
		assert_eq!(before.owed(rate), Ok(owed));
		let room = self.room();
		let offered = if flags & 8 == 0 { u128::MAX / 2 } else { offered };
		let payment = before.pay(rate, offered, self.credit, room).unwrap();
		assert_eq!(payment.paid + payment.back, offered);
		assert_eq!(payment.period.met, before.met + payment.paid + payment.netted);
		assert_eq!(payment.credit + payment.netted, self.credit);
		assert!(payment.netted <= payment.paid && payment.paid + payment.netted <= owed);
		assert!(room.is_none_or(|room| payment.paid <= room));
		// Who offers enough owes nothing, unless the ceiling is reached; and pays no more than it must.
		let least = smaller(int(self.credit), int(owed) * ratio(1, 2));
		let must = owed - floor(&least);
		assert!(payment.paid <= must);
		if offered >= must && room.is_none_or(|room| room >= must) {
			assert_eq!((payment.paid, payment.period.owed(rate)), (must, Ok(0)));
		} else {
			assert_eq!(payment.paid, offered.min(room.unwrap_or(offered)).min(must));
		}
		self.credit = payment.credit;
		self.netted += payment.netted;
		self.paid += payment.paid;
		self.periods[place].1 = payment.period;
		// Money outside is with the payee already, so what is too much of it is credit.
		if flags & 24 == 24 && room.is_none() {
			self.credit += payment.back;
			self.paid += payment.back;
		}
	}

	/// paid + owed = due + credit, and the ceiling holds.
	fn check(&self) {
		let due = |(rate, period): &(Ratio, Period)| floor(&(int(period.base) * exact(*rate)));
		let owed = |(rate, period): &(Ratio, Period)| period.owed(*rate).unwrap();
		let all = |number: fn(&Period) -> u128| {
			self.periods.iter().map(|(_, period)| number(period)).sum::<u128>()
		};
		let due: u128 = self.periods.iter().map(due).sum();
		let owed: u128 = self.periods.iter().map(owed).sum();
		assert_eq!(all(|period| period.met) + owed, due);
		assert_eq!(self.paid, all(|period| period.met) + self.credit);
		assert_eq!(self.paid + owed, due + self.credit);
		assert!(self.ceiling.is_none_or(|ceiling| self.paid <= ceiling));
	}
}

/// A firm's bond, with the announced sales.
#[derive(Default)]
struct Firm {
	bond: Bond,
	announced: Vec<u128>,
	paid_in: u128,
	paid_out: u128,
}

impl Firm {
	fn step(&mut self, (what, who, flags, rate, one, other): Raw) {
		let before = self.bond;
		let place = usize::from(who) % self.announced.len().max(1);
		match what % 8 {
			0 | 1 => {
				self.bond = before.fill(one).unwrap();
				self.paid_in += one;
			},
			2..4 => {
				let due = one - cut(one, rate, Some(rate)).unwrap();
				match before.announce(due) {
					Ok(bond) => {
						self.bond = bond;
						self.announced.push(due);
						assert!(bond.open <= bond.held);
					},
					Err(error) => {
						assert!(error == MathError::OutOfRange && before.open + due > before.held)
					},
				}
			},
			4 if !self.announced.is_empty() => {
				self.bond = before.close(self.announced.swap_remove(place)).unwrap();
			},
			5 if !self.announced.is_empty() => {
				let due = self.announced.swap_remove(place);
				let (bond, paid, owed) = before.claim(due).unwrap();
				assert_eq!(paid + owed, due);
				if before.held >= before.open {
					assert_eq!(owed, 0);
				} else {
					let exact = int(before.held) * ratio(due, before.open);
					let off = int(paid) - exact;
					assert!(off < int(1) && off > -int(1));
				}
				self.bond = bond;
				self.paid_out += paid;
			},
			6 => {
				let hidden = [one, other, one / 2, u128::from(flags)];
				let hidden = &hidden[..usize::from(who) % 5];
				self.grant(hidden);
			},
			7 if flags < 32 => match before.release() {
				Ok(all) => {
					self.paid_out += all;
					self.bond = Bond::default();
				},
				Err(error) => assert!(error == MathError::OutOfRange && before.open > 0),
			},
			_ => {},
		}
		assert_eq!(self.announced.iter().sum::<u128>(), self.bond.open);
		assert_eq!(self.bond.held + self.paid_out, self.paid_in);
	}

	fn grant(&mut self, hidden: &[u128]) {
		let before = self.bond;
		let grants = before.grant(hidden).unwrap();
		let all: u128 = hidden.iter().sum();
		let claims = all + before.open;
		let to_scopes: u128 = grants.to_scopes.iter().sum();
		for (part, own) in grants.to_scopes.iter().zip(hidden) {
			assert!(part <= own);
			if claims > 0 {
				let exact = smaller(int(*own), int(before.held) * ratio(*own, claims));
				let off = int(*part) - exact;
				assert!(off < int(1) && off > -int(1));
			}
		}
		// Nobody is penalised before all are paid and what is open is covered, and at most twice.
		assert!(grants.penalty <= 2 * all);
		assert!(grants.penalty == 0 || (to_scopes == all && grants.bond.held >= before.open));
		if before.held >= 3 * all + before.open {
			assert_eq!((to_scopes, grants.penalty), (all, 2 * all));
		}
		assert_eq!(grants.bond.held + to_scopes + grants.penalty, before.held);
		assert_eq!(grants.bond.open, before.open);
		self.bond = grants.bond;
		self.paid_out += to_scopes + grants.penalty;
	}
}

/// A custodian and the holders of its units.
struct Custodian {
	issued: Issued,
	limit: u128,
	/// What each holds free, and in a request.
	free: [u128; 4],
	asked: [u128; 4],
	all_issued: u128,
	all_burnt: u128,
	bond: u128,
	cover: Cover,
	estate: Option<Estate>,
	paid: u128,
	beyond: u128,
	/// What is owed by name, and what was burnt in default.
	owed: u128,
	burnt: u128,
}

impl Custodian {
	fn new(bond: u128, cover: Cover) -> Self {
		Self {
			issued: Issued::default(),
			limit: 0,
			free: [0; 4],
			asked: [0; 4],
			all_issued: 0,
			all_burnt: 0,
			bond,
			cover,
			estate: None,
			paid: 0,
			beyond: 0,
			owed: 0,
			burnt: 0,
		}
	}

	fn step(&mut self, (what, who, flags, _, one, _): Raw) {
		let who = usize::from(who) % 4;
		if let Some(estate) = self.estate {
			self.burn_of(estate, who, one, flags);
		} else {
			self.live(what, who, flags, one);
		}
		let issued = self.issued;
		let held: u128 = self.free.iter().chain(&self.asked).sum();
		match self.estate {
			None => {
				assert_eq!(issued.outstanding, self.all_issued - self.all_burnt);
				assert_eq!((held, self.asked.iter().sum()), (issued.outstanding, issued.requested));
			},
			Some(estate) => {
				assert_eq!(held, estate.outstanding);
				assert_eq!(self.bond, estate.left + self.paid + self.beyond);
			},
		}
	}

	fn live(&mut self, what: u8, who: usize, flags: u8, one: u128) {
		let before = self.issued;
		match what % 32 {
			0..3 => self.limit = one,
			3..14 => match before.issue(one, self.limit) {
				Ok(issued) => {
					assert!(issued.outstanding <= self.limit);
					self.issued = issued;
					self.free[who] += one;
					self.all_issued += one;
				},
				Err(error) => {
					assert_eq!(error, MathError::OutOfRange);
					assert!(before.outstanding + one > self.limit);
				},
			},
			14..22 => {
				let amount = one.min(self.free[who]);
				match before.request(amount, flags.into()) {
					Ok(issued) => {
						self.issued = issued;
						self.free[who] -= amount;
						self.asked[who] += amount;
					},
					Err(_) => assert!(amount == 0 || amount < flags.into()),
				}
				let more = before.outstanding - before.requested + 1;
				assert_eq!(before.request(more, 0), Err(MathError::Mismatch));
			},
			22..26 => {
				let amount = core::mem::take(&mut self.asked[who]);
				self.issued = before.give_back(amount).unwrap();
				self.free[who] += amount;
			},
			26..31 => {
				let amount = core::mem::take(&mut self.asked[who]);
				self.issued = before.burn(amount).unwrap();
				self.all_burnt += amount;
			},
			_ if flags < 64 => {
				let (estate, beyond) = before.default_with(self.bond, self.cover).unwrap();
				assert_eq!(estate.left + beyond, self.bond);
				let worth = int(before.outstanding) * ratio(self.cover.bond, self.cover.units);
				assert!(int(estate.left) <= worth);
				assert!(beyond == 0 || int(estate.left) > worth - int(1));
				for (free, asked) in self.free.iter_mut().zip(&mut self.asked) {
					*free += core::mem::take(asked);
				}
				self.estate = Some(estate);
				self.beyond = beyond;
			},
			_ => {},
		}
	}

	fn burn_of(&mut self, estate: Estate, who: usize, one: u128, flags: u8) {
		let units = if flags & 1 == 0 { self.free[who] } else { one.min(self.free[who]) };
		let burnt = estate.burn(units).unwrap();
		let worth = int(units) * ratio(self.cover.bond, self.cover.units);
		let (paid, owed) = (int(burnt.paid), int(burnt.owed));
		assert!(paid <= worth);
		// In units: what is paid and owed is what was burnt, rounded down.
		let in_units = &paid * ratio(self.cover.units, self.cover.bond) + &owed;
		assert!(in_units <= int(units) && in_units > int(units) - int(1));
		if units > 0 {
			let part = int(estate.left) * ratio(units, estate.outstanding);
			let part = smaller(part, worth);
			assert!(paid <= part && paid > part - int(1));
		}
		self.free[who] -= units;
		self.paid += burnt.paid;
		self.owed += burnt.owed;
		self.burnt += units;
		assert!(self.owed <= self.burnt);
		assert_eq!(estate.burn(estate.outstanding + 1), Err(MathError::Mismatch));
		self.estate = Some(burnt.estate);
	}
}

/// Scopes that share with each other, in whatever circles.
struct Circle {
	/// For each scope: with whom it shares, and at which rate.
	shares: Vec<Vec<(usize, Ratio)>>,
	kept: Vec<Vec<Kept>>,
	inboxes: Vec<u128>,
	bases: Vec<u128>,
	outside: u128,
	from_inboxes: u128,
	incomes: u128,
	smallest: u128,
}

impl Circle {
	fn new(links: &[(u8, u8, Ratio)], smallest: u128) -> Self {
		let mut shares: Vec<Vec<(usize, Ratio)>> = vec![Vec::new(); 5];
		for (from, to, rate) in links {
			let (from, to) = (usize::from(*from) % 5, usize::from(*to) % 5);
			let rates: Vec<Ratio> = shares[from].iter().map(|(_, rate)| *rate).collect();
			if from != to && has_room(&rates, *rate) == Ok(true) {
				shares[from].push((to, *rate));
			}
		}
		Self {
			kept: shares.iter().map(|shares| vec![Kept::default(); shares.len()]).collect(),
			shares,
			inboxes: vec![0; 5],
			bases: vec![0; 5],
			outside: 0,
			from_inboxes: 0,
			incomes: 0,
			smallest,
		}
	}

	fn record(&mut self, scope: usize, amount: u128) {
		let shares = self.shares[scope].iter().zip(&self.kept[scope]);
		let shares = shares
			.map(|((_, rate), kept)| Standing {
				rate: *rate,
				base: amount,
				kept: *kept,
				at_most: None,
			})
			.collect();
		let split = split(&Gross { amount, cut: 0, levy: None, shares }).unwrap();
		self.bases[scope] += split.base;
		for (place, taken) in split.shares.iter().enumerate() {
			self.kept[scope][place] = taken.kept;
			self.inboxes[self.shares[scope][place].0] += taken.amount;
		}
		let there: u128 = self.bases.iter().chain(&self.inboxes).sum();
		assert_eq!(there, self.outside);
	}

	/// Records an income from outside, and then whatever inboxes have, beginning with any of them.
	fn run(&mut self, amount: u128, scope: usize) -> usize {
		self.outside += amount;
		self.record(scope, amount);
		let mut steps = 1;
		let ready = |inbox: &u128| *inbox >= self.smallest;
		let mut next = self.inboxes.iter().position(ready);
		while let Some(scope) = next {
			let amount = core::mem::take(&mut self.inboxes[scope]);
			self.from_inboxes += amount;
			self.incomes += 1;
			self.record(scope, amount);
			assert!(self.from_inboxes * 4 <= self.outside);
			let most = most_incomes(self.outside, MAX_SHARED, self.smallest).unwrap();
			assert!(self.incomes <= most);
			steps += 1;
			let smallest = self.smallest;
			next = self.inboxes.iter().rposition(|inbox| *inbox >= smallest);
		}
		steps
	}
}

proptest! {
	#![proptest_config(lives())]

	#[test]
	fn shares_pay_owe_and_carry_what_is_due_whatever_happens(
		levy in prop_oneof![Just(MAX_SHARED), rate()], life in operations(),
	) {
		let mut payer = Payer::new(levy);
		let steps = life.len();
		life.into_iter().for_each(|step| payer.step(step));
		count(steps);
	}

	#[test]
	fn periods_are_paid_what_is_due_and_credit_whatever_happens(
		ceiling in prop::option::of(up_to_bits(60)), life in operations(),
	) {
		let mut declarations = Declarations { ceiling, ..Declarations::default() };
		let steps = life.len();
		life.into_iter().for_each(|step| declarations.step(step));
		// Credit pays no more than money does.
		prop_assert!(declarations.netted <= declarations.paid);
		count(steps);
	}

	#[test]
	fn bonds_pay_what_they_hold_whatever_happens(life in operations()) {
		let mut firm = Firm::default();
		let steps = life.len();
		life.into_iter().for_each(|step| firm.step(step));
		count(steps);
	}

	#[test]
	fn units_of_a_custodian_are_covered_or_owed_whatever_happens(
		bond in up_to_bits(60), cover in (positive(40), positive(40)), life in operations(),
	) {
		let cover = Cover { bond: cover.0, units: cover.1 };
		let mut custodian = Custodian::new(bond, cover);
		let steps = life.len();
		life.into_iter().for_each(|step| custodian.step(step));
		count(steps);
	}

	#[test]
	fn circles_of_shares_end_within_their_bound(
		links in prop::collection::vec((any::<u8>(), any::<u8>(), rate()), 1..20),
		smallest in positive(14),
		amounts in prop::collection::vec((up_to_bits(70), 0..5_usize), 1..20),
	) {
		let mut circle = Circle::new(&links, smallest);
		let steps = amounts
			.into_iter()
			.map(|(amount, scope)| circle.run(amount + 1, scope))
			.sum();
		count(steps);
	}
}

proptest! {
	#[test]
	fn days_are_the_last_eight_different_ones(
		steps in prop::collection::vec((0..40_u32, 0..6_u8), 0..60),
		needed in 0..9_u8, within in 0..50_u32, end in 0..50_u32,
	) {
		let (mut ring, mut model) = (Days::default(), BTreeSet::new());
		for (day, what) in steps {
			if what == 0 {
				ring = ring.clear(day);
				model.remove(&day);
			} else {
				ring = ring.accept(day);
				model.insert(day);
				if model.len() > 8 {
					model.pop_first();
				}
			}
			prop_assert_eq!(ring.days().collect::<BTreeSet<_>>(), model.clone());
		}
		let counted = model.iter().filter(|day| **day < end && **day + within >= end).count();
		prop_assert_eq!(ring.count(within, end), counted);
		prop_assert_eq!(ring.are_enough(needed, within, end), counted >= usize::from(needed.max(1)));
	}

	#[test]
	fn every_moment_lies_in_one_period(
		from in 0..1_000_u64, length in 1..400_u64, until in prop::option::of(0..5_000_u64), now in 0..6_000_u64,
	) {
		let schedule = Schedule { from, length, until };
		match schedule.number_at(now) {
			Some(number) => {
				let slot = schedule.period(number).unwrap().unwrap();
				prop_assert!(slot.contains(now));
				if let Some(next) = schedule.period(number + 1).unwrap() {
					prop_assert_eq!(next.start, slot.end);
				}
			},
			None => prop_assert!(now < from || until.is_some_and(|until| now >= until)),
		}
	}

	/// In four assets of any size: nothing overflows, and progress never exceeds 1.
	#[test]
	fn ceilings_of_any_size_are_exact(
		lines in prop::collection::vec((positive(128), any::<u64>()), 1..=4),
		place in any::<prop::sample::Index>(), offered in up_to_bits(128),
	) {
		let parts = u128::try_from(lines.len()).unwrap();
		let mut lines: Vec<Line> = lines
			.into_iter()
			.map(|(amount, part)| Line {
				amount,
				paid: floor(&(int(amount / parts) * ratio(part.into(), u64::MAX.into()))),
			})
			.collect();
		let place = place.index(lines.len());
		let progress = |lines: &[Line]| -> BigRational {
			lines.iter().map(|line| ratio(line.paid, line.amount)).sum()
		};
		let open = BigRational::one() - progress(&lines);
		let missing = floor(&(int(lines[place].amount) * open));
		prop_assert_eq!(ceiling::missing(&lines, place), Ok(missing));
		let (taken, is_complete) = pay(&mut lines, place, offered);
		prop_assert_eq!(taken, offered.min(missing));
		let open = BigRational::one() - progress(&lines);
		prop_assert!(open >= BigRational::zero());
		let exact = lines.iter().all(|line| int(line.amount) * &open < BigRational::one());
		prop_assert_eq!(is_complete, exact);
	}

	/// Rates with any denominators: never more than is due by a hair, and never a unit less.
	#[test]
	fn shares_of_any_rate_are_within_a_unit(
		parts in prop::collection::vec((any::<u32>(), 1_u32..), 1..=8),
		amounts in prop::collection::vec(up_to_bits(90), 1..20),
	) {
		let mut rates = Vec::new();
		for (a, b) in parts {
			let rate = Ratio::new(a.min(b) / 8, b.max(a)).unwrap();
			if has_room(&rates, rate).unwrap() {
				rates.push(rate);
			}
		}
		let mut kept = vec![Kept::default(); rates.len()];
		let (mut paid, mut gross) = (vec![0; rates.len()], 0);
		for amount in amounts {
			let shares = rates
				.iter()
				.zip(&kept)
				.map(|(rate, kept)| Standing { rate: *rate, base: amount, kept: *kept, at_most: None })
				.collect();
			let split = split(&Gross { amount, cut: amount / 5, levy: None, shares }).unwrap();
			gross += amount;
			for (place, taken) in split.shares.iter().enumerate() {
				paid[place] += taken.amount;
				kept[place] = taken.kept;
				let due = floor(&(int(gross) * exact(rates[place])));
				prop_assert_eq!(paid[place] + taken.kept.owed, due);
			}
		}
	}

	#[test]
	fn hops_end_below_the_smallest_income(
		amount in any::<u128>(), rate in rate(), smallest in positive(128),
	) {
		let hops = hops(amount, rate, smallest).unwrap();
		let mut left = int(amount);
		for _ in 0..hops {
			prop_assert!(left >= int(smallest));
			left *= exact(rate);
		}
		// The shares are rounded down, so the exact one may last one round more.
		prop_assert!(hops <= 56 && left * exact(rate) < int(smallest));
	}

	/// Whatever is stored and given: an error, or sums that hold.
	#[test]
	fn nothing_makes_it_panic(
		bytes in prop::collection::vec(any::<u8>(), 64),
		numbers in prop::array::uniform8(prop_oneof![any::<u128>(), up_to_bits(128), Just(u128::MAX)]),
		ratios in prop::collection::vec((any::<u32>(), 1_u32..), 10),
		times in prop::array::uniform4(any::<u64>()), caps in any::<[bool; 8]>(),
	) {
		let rates: Vec<Ratio> = ratios.iter().map(|(n, d)| Ratio::new(*n, *d).unwrap()).collect();
		let [a, b, c, d, e, f, g, h] = numbers;
		let kept = Kept::decode(&mut &bytes[..]).unwrap();
		let carry = kept.carry;
		let shares = caps.iter().zip(&rates).map(|(cap, rate)| {
			Standing { rate: *rate, base: c.min(a), kept, at_most: cap.then_some(d) }
		}).collect();
		let levy = Some(Deduction { share: rates[9], carry });
		if let Ok(split) = split(&Gross { amount: a, cut: b, levy, shares }) {
			let parts = split.levy.map(|levy| levy.amount).into_iter();
			let parts = parts.chain(split.shares.iter().map(|share| share.amount));
			let taken = parts.chain([split.cut]).map(int).sum::<BigRational>();
			prop_assert_eq!(taken + int(split.base), int(a));
		}
		let _ = (room(&rates[..8]), has_room(&rates[..7], rates[8]), has_room(&rates, rates[0]));
		let lines = [(a, b), (c, d), (e, f), (g, h)].map(|(amount, paid)| Line { amount, paid });
		if let Ok(missing) = ceiling::missing(&lines, 2) {
			prop_assert!(int(f) + int(missing) <= int(e));
		}
		let _ = (ceiling::check(&lines), ceiling::is_complete(&lines));
		let (exempt, rest) = exempt(a, b, c);
		prop_assert_eq!(exempt.checked_add(rest), Some(a));
		let period = Period { base: a, met: b, closed: caps[0] };
		if let Ok(payment) = period.pay(rates[0], c, d, caps[1].then_some(e)) {
			prop_assert_eq!(payment.paid.checked_add(payment.back), Some(c));
			prop_assert_eq!(payment.netted.checked_add(payment.credit), Some(d));
		}
		let _ = (period.declare(c), period.close(c), period.correct(rates[1], c, d));
		let schedule = Schedule { from: times[0], length: times[1], until: caps[2].then_some(times[2]) };
		let _ = (schedule.period(ratios[0].0), schedule.number_at(times[3]));
		if let Ok(slot) = Slot::new(times[0], times[1]) {
			let _ = period::can_be_flagged(slot, times[2], times[3], times[0]);
		}
		let days = Days::decode(&mut &bytes[..]).unwrap();
		let (one, other) = ratios[0];
		prop_assert!(days.accept(one).clear(other).count(one, other) <= 8);
		let bond = Bond { held: a, open: b };
		if let Ok(grants) = bond.grant(&numbers) {
			let all = grants.to_scopes.iter().map(|part| int(*part)).sum::<BigRational>();
			prop_assert_eq!(all + int(grants.penalty) + int(grants.bond.held), int(a));
		}
		if let Ok((after, paid, owed)) = bond.claim(c) {
			prop_assert_eq!((int(paid) + int(after.held), int(paid) + int(owed)), (int(a), int(c)));
		}
		let _ = (bond.fill(c), bond.announce(c), bond.close(c), bond.missing(c), bond.release());
		let _ = cut(a, rates[2], caps[3].then_some(rates[3]));
		let issued = Issued { outstanding: a, requested: b };
		let _ = (issued.issue(c, d), issued.request(c, d), issued.give_back(c), issued.burn(c));
		if let Ok((estate, beyond)) = issued.default_with(c, Cover { bond: d, units: e }) {
			prop_assert_eq!(estate.left.checked_add(beyond), Some(c));
		}
		let estate = Estate { left: a, outstanding: b, cover: Cover { bond: c, units: d } };
		if let Ok(burnt) = estate.burn(e) {
			prop_assert_eq!(burnt.paid.checked_add(burnt.estate.left), Some(a));
		}
		let _ = (most_incomes(a, rates[4], b), hops(a, rates[5], b));
	}
}
