// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Random sequences of all calls of two firms with two scopes, in the native token or in another
//! asset, with brakes and times, with standing shares and levies that come and go, beside a model of
//! what every bond holds and is open for, of what scopes got, by which terms, and of how much time
//! everybody had.
//!
//! The invariants are checked after every eighth step, inside a block.

use super::*;
use crate::{Announcements, BondSums, HiddenClaims, Licences, StoppedBlocks};
use proptest::prelude::*;
use std::collections::BTreeMap;

const FIRMS: [u64; 2] = [FIRM, RIVAL];
const SCOPES: [u32; 2] = [WORKSHOP, LAB];
const PEOPLE: [u64; 2] = [ANA, BEN];
/// The size of a bond, in whole units.
const BOND: u128 = 1_000;

/// What may fail did, or did not.
fn tried<T, E>(_: Result<T, E>) {}

/// The blocks in which no brake stopped calls.
fn clock() -> u64 {
	System::block_number() - StoppedBlocks::<Test>::get()
}

#[derive(Clone, Debug)]
enum Op {
	Offer(u64),
	Withdraw(u64),
	LapseOffer(u64),
	Accept(u64),
	Leave(u64),
	End(u64),
	/// A part of what is missing, in percent.
	Fill(u64, u128),
	Return(u64),
	/// A cut in per cent.
	Name(u32, u64, Option<u32>),
	Report(u64, u32, u128),
	Announce(u64, u32, u128),
	Pay(u32),
	/// What is left, in percent of the gross.
	Release(u32, u128),
	Bond(u32),
	Claim(u64, u64, u32, u128, u64),
	Answer(u32),
	/// What is granted, in percent.
	Decide(u32, Option<u128>),
	LapseClaim(u32),
	Settle(u64),
	Block(u64, bool),
	/// A share of the workshop for the shop: its rate in thousandths, its ceiling in thousandths of a
	/// whole unit, and whether it supersedes the last one.
	Share(u32, Option<u128>, bool),
	EndShare(u32),
	/// In percent.
	Levy(u32),
	Pass(u64),
	Brake(u64),
}

fn op() -> impl Strategy<Value = Op> {
	let firm = || prop::sample::select(FIRMS.to_vec());
	let scope = || prop::sample::select(SCOPES.to_vec());
	// In thousandths of a whole unit, from none to twice the bond.
	let amount = || prop_oneof![3 => 0..400_000u128, 1 => 0..2_000_000u128];
	let which = || 0..6u32;
	let percent = || prop_oneof![3 => 0..100u128, 2 => Just(100u128), 1 => 101..110u128];
	let days = || prop::sample::select(vec![1, 5, 14, 30, 31, 35, 60]);
	let long = || prop::sample::select(vec![1, 2, 5, 5, 14, 14, 15, 15, 31, 181]);
	prop_oneof![
		3 => firm().prop_map(Op::Offer),
		1 => firm().prop_map(Op::Withdraw),
		1 => firm().prop_map(Op::LapseOffer),
		6 => firm().prop_map(Op::Accept),
		1 => firm().prop_map(Op::Leave),
		1 => firm().prop_map(Op::End),
		6 => (firm(), percent()).prop_map(|(who, part)| Op::Fill(who, part)),
		2 => firm().prop_map(Op::Return),
		3 => (scope(), firm(), prop::option::of(0..22u32))
			.prop_map(|(scope, who, cut)| Op::Name(scope, who, cut)),
		4 => (firm(), scope(), amount()).prop_map(|(who, scope, n)| Op::Report(who, scope, n)),
		12 => (firm(), scope(), amount()).prop_map(|(who, scope, n)| Op::Announce(who, scope, n)),
		4 => which().prop_map(Op::Pay),
		3 => (which(), prop_oneof![1 => Just(0u128), 2 => percent()])
			.prop_map(|(n, part)| Op::Release(n, part)),
		3 => which().prop_map(Op::Bond),
		7 => (prop::sample::select(PEOPLE.to_vec()), firm(), scope(), 0..4_000_000u128, days())
			.prop_map(|(who, firm, scope, n, days)| Op::Claim(who, firm, scope, n, days)),
		2 => which().prop_map(Op::Answer),
		8 => (which(), prop::option::weighted(0.8, percent()))
			.prop_map(|(n, part)| Op::Decide(n, part)),
		1 => which().prop_map(Op::LapseClaim),
		8 => firm().prop_map(Op::Settle),
		1 => (firm(), any::<bool>()).prop_map(|(who, on)| Op::Block(who, on)),
		5 => (1..60u32, prop::option::of(1_000..40_000u128), any::<bool>())
			.prop_map(|(rate, ceiling, last)| Op::Share(rate, ceiling, last)),
		2 => which().prop_map(Op::EndShare),
		2 => (0..12u32).prop_map(Op::Levy),
		8 => long().prop_map(|days| Op::Pass(days * DAY)),
		1 => days().prop_map(|days| Op::Brake(days * DAY)),
	]
}

/// What random steps have to reach.
const OUTCOMES: [&str; 24] = [
	"accepted",
	"answered",
	"claimed from the bond",
	"corrected",
	"ended",
	"filled",
	"granted",
	"hidden",
	"lapsed",
	"left out as it was full",
	"levied by the ratio of then",
	"named",
	"offered",
	"owed",
	"paid",
	"rejected",
	"released",
	"reported",
	"returned",
	"settled",
	"shared after the end",
	"shared in proportion",
	"shared up to the ceiling",
	"superseded",
];

/// What the model knows of a bond, in base units.
#[derive(Clone, Default)]
struct Bond {
	held: u128,
	/// What scopes are due of announced sales, by number.
	open: BTreeMap<u32, u128>,
	/// What was granted and not paid, by claim.
	granted: BTreeMap<u32, u128>,
	/// By [`clock`]: when the first of these was granted.
	first: Option<u64>,
	paid_in: u128,
	paid_out: u128,
}

impl Bond {
	fn open(&self) -> u128 {
		self.open.values().sum()
	}
}

/// A standing share of the workshop.
#[derive(Clone, Copy)]
struct Given {
	contract: u32,
	/// In thousandths.
	rate: u128,
	from: u64,
	until: Option<u64>,
}

/// By what an income is divided: the levy in percent, and contracts with rates in thousandths.
#[derive(Clone, PartialEq, Debug)]
struct Division {
	levy: u128,
	shares: Vec<(u32, u128)>,
}

struct Market {
	asset: AssetKind,
	/// The shares that were signed, in the order in which they begin.
	shares: Vec<Given>,
	/// The levy of the lab in percent, and the next one, with its first block.
	levy: (u128, Option<(u128, u64)>),
	/// By what each announced sale is divided.
	terms: BTreeMap<u32, Division>,
	/// By what an income of each scope was divided before the present step.
	before: BTreeMap<u32, Division>,
	bonds: BTreeMap<u64, Bond>,
	/// The firm of each announced sale, and when it was announced, by [`clock`].
	sales: BTreeMap<u32, (u64, u64)>,
	/// When each claim was made, by [`clock`].
	claims: BTreeMap<u32, (u64, u64)>,
	/// When each licence was made to end, by [`clock`], and how long its notice was.
	ended: BTreeMap<u64, (u64, u64)>,
	/// What scopes got in all, before levies: what lies on the pot of equations.
	to_scopes: u128,
	/// What returned to firms.
	returned: u128,
	/// What the common treasury got.
	penalties: u128,
	common: u128,
	done: BTreeMap<&'static str, u32>,
}

impl Market {
	fn new(native: bool) -> Self {
		let asset = if native { NATIVE } else { foreign(1) };
		for who in PEOPLE {
			assert!(pallet_networks::Members::<Test>::contains_key(LAB, who));
		}
		let treasury = Networks::pot_account(GLOBAL_SCOPE, Purse::Treasury, &asset);
		let common = balance_of(&asset, treasury);
		if !native {
			assert_ok!(Networks::accept_asset(signed(STEWARD), SHOP, asset.clone()));
		}
		let mut market = Self {
			asset,
			shares: Vec::new(),
			levy: (5, None),
			terms: BTreeMap::new(),
			before: BTreeMap::new(),
			bonds: BTreeMap::new(),
			sales: BTreeMap::new(),
			claims: BTreeMap::new(),
			ended: BTreeMap::new(),
			to_scopes: 0,
			returned: 0,
			penalties: 0,
			common,
			done: BTreeMap::new(),
		};
		for firm in FIRMS {
			market.step(Op::Offer(firm));
			market.step(Op::Accept(firm));
			market.step(Op::Name(WORKSHOP, firm, Some(8)));
		}
		run_blocks(30 * DAY);
		market
	}

	/// Thousandths of a whole unit.
	fn units(&self, thousandths: u128) -> u128 {
		let unit = if self.asset == NATIVE { ONE } else { CENT };
		thousandths * (unit / 1_000)
	}

	fn terms(&self) -> crate::TermsOf<Test> {
		let mut terms = terms(20, 1);
		terms.bond_asset = self.asset.clone();
		terms.bond_size = self.units(BOND * 1_000);
		terms.assets = vec![self.asset.clone()].try_into().unwrap();
		terms
	}

	fn did(&mut self, what: &'static str) {
		*self.done.entry(what).or_default() += 1;
	}

	fn bond(&mut self, firm: u64) -> &mut Bond {
		self.bonds.entry(firm).or_default()
	}

	/// One of those that are there, mostly.
	fn one_of(ids: Vec<u32>, n: u32) -> u32 {
		ids.get(n as usize % ids.len().max(1)).copied().unwrap_or(n)
	}

	fn sale(n: u32) -> u32 {
		Self::one_of(Announcements::<Test>::iter_keys().collect(), n)
	}

	fn hidden(n: u32) -> u32 {
		Self::one_of(HiddenClaims::<Test>::iter_keys().collect(), n)
	}

	/// The cut that a firm has of a scope now, in per cent: of the names and claims that are
	/// stored.
	fn cut(firm: u64, scope: u32) -> u128 {
		let accused = HiddenClaims::<Test>::iter_values()
			.any(|claim| claim.firm == firm && claim.scope == scope);
		let named = Exchange::firms_named(scope);
		let cut = named.iter().find(|named| named.firm == firm).map(|named| named.cut);
		// All cuts are in hundredths, and no greater than that of the licence.
		cut.filter(|_| !accused).map_or(0, |cut| u128::from(cut.numerator()))
	}

	/// By what an income of a scope is divided now.
	fn present(&mut self, scope: u32) -> Division {
		let now = System::block_number();
		if let (_, Some((next, from))) = self.levy {
			if from <= now {
				self.levy = (next, None);
			}
		}
		let is_in_force =
			|share: &&Given| share.from <= now && share.until.is_none_or(|until| until > now);
		let of_scope = self.shares.iter().filter(|_| scope == WORKSHOP).filter(is_in_force);
		let shares = of_scope.map(|share| (share.contract, share.rate)).collect();
		Division { levy: self.levy.0, shares }
	}

	fn share(&mut self, rate: u32, ceiling: Option<u128>, supersede: bool) {
		let ceiling = ceiling.map(|ceiling| self.units(ceiling));
		let number = pallet_settlement::NextContract::<Test>::get() as u8;
		let scopes = (WORKSHOP, SHOP);
		let mut terms = share_terms(scopes, ratio(rate, 1_000), &self.asset, (ceiling, number));
		let last = self.shares.last().map(|share| share.contract).filter(|_| supersede);
		terms.supersedes = last;
		let Ok(contract) = try_sign(terms) else { return };
		let from = System::block_number() + Equations::notice(WORKSHOP);
		let share = Given { contract, rate: rate.into(), from, until: None };
		self.shares.push(share);
		if last.is_some() {
			self.did("superseded");
		}
	}

	/// Compares how an income was divided with how it had to be.
	fn compare(&mut self, split: &pallet_value_equation::Split, terms: &Division, scope: u32) {
		let (gross, present) = (split.gross, self.before[&scope].clone());
		let Some((LAB, levied)) = split.levy else { panic!("the lab levies") };
		assert!(levied.abs_diff(gross * terms.levy / 100) <= 1, "another levy");
		if terms.levy != present.levy {
			self.did("levied by the ratio of then");
		}
		let taken: Vec<_> = split.standing.iter().map(|share| share.contract).collect();
		let left = |id: u32| Settlement::contract(id).unwrap().left[0];
		let mut expected = Vec::new();
		for (contract, rate) in &terms.shares {
			if taken.contains(contract) {
				expected.push((*contract, *rate));
			} else {
				// What is left by its own ceiling, or by that of the last one of its account.
				let last = Settlement::contract(*contract).unwrap().account.latest;
				assert!([*contract, last].into_iter().any(|id| left(id) == Some(0)), "left out");
				assert!(!present.shares.iter().any(|(id, _)| id == contract), "in force");
				self.did("left out as it was full");
			}
		}
		assert_eq!(taken, expected.iter().map(|(id, _)| *id).collect::<Vec<_>>());
		for (share, (contract, rate)) in split.standing.iter().zip(expected) {
			let whole = gross * rate / 1_000;
			assert!(share.amount <= whole + 1 && share.lost == 0, "more than its rate");
			if share.amount + 1 < whole {
				self.did("shared up to the ceiling");
			}
			if !present.shares.iter().any(|(id, _)| *id == contract) {
				self.did("shared after the end");
			}
		}
		let rest: u128 = split.standing.iter().map(|share| share.amount).sum();
		assert!(2 * (split.cut + levied + rest) <= gross + 1, "more than half");
	}

	/// Begins a step: what an income completes was in force before. The number of the next event.
	fn begin(&mut self) -> u32 {
		self.before = SCOPES.into_iter().map(|scope| (scope, self.present(scope))).collect();
		System::event_count()
	}

	fn step(&mut self, op: Op) {
		let first = self.begin();
		let clerk = signed(NEWCOMER);
		match op {
			Op::Offer(firm) => {
				let by = signed(VOTES);
				tried(Exchange::license_firm(by, LAB, firm, self.terms()));
			},
			Op::Withdraw(firm) => tried(Exchange::withdraw_offer(signed(STEWARD), LAB, firm)),
			Op::LapseOffer(firm) => tried(Exchange::lapse_offer(clerk, LAB, firm)),
			Op::Accept(firm) => tried(Exchange::accept_licence(signed(firm), LAB, self.terms())),
			Op::Leave(firm) => {
				if Exchange::leave(signed(firm), LAB).is_ok() {
					self.ended.insert(firm, (clock(), 30 * DAY));
				}
			},
			Op::End(firm) => {
				if Exchange::end_licence(signed(STEWARD), LAB, firm).is_ok() {
					self.ended.insert(firm, (clock(), 30 * DAY));
				}
			},
			Op::Fill(firm, part) => {
				let size = self.units(BOND * 1_000);
				let missing = size.saturating_sub(self.bond(firm).held);
				let amount = missing * part / 100;
				if Exchange::fill_bond(signed(firm), LAB, amount).is_ok() {
					assert!(amount > 0 && amount <= missing, "more than was missing");
				}
			},
			Op::Return(firm) => self.give_back(firm),
			Op::Name(scope, firm, cut) => {
				let cut = cut.map(|cut| ratio(cut, 100));
				let named = Exchange::name_firm(signed(STEWARD), scope, firm, cut);
				assert!(named.is_err() || cut.is_none_or(|cut| cut.numerator() <= 20));
			},
			Op::Report(firm, scope, amount) => self.report(firm, scope, amount),
			Op::Announce(firm, scope, amount) => self.announce(firm, scope, amount),
			Op::Pay(n) => self.pay(Self::sale(n)),
			Op::Release(n, part) => self.release(Self::sale(n), part),
			Op::Bond(n) => {
				let id = Self::sale(n);
				if Exchange::claim_on_bond(clerk, id).is_ok() {
					let (firm, announced) = self.sales[&id];
					assert!(self.bond(firm).granted.is_empty(), "before what was granted");
					assert!(clock() >= announced + 30 * DAY, "claimed too early");
				}
			},
			Op::Claim(who, firm, scope, amount, days) => {
				let now = System::block_number();
				let sold_at = now.saturating_sub(days * DAY);
				let (amount, call) = (self.units(amount), Exchange::claim_hidden);
				if call(signed(who), firm, scope, amount, sold_at, EVIDENCE).is_ok() {
					assert!(days >= 30 && amount > 0, "claimed too early");
					let id = crate::NextHiddenClaim::<Test>::get() - 1;
					self.claims.insert(id, (firm, clock()));
				}
			},
			Op::Answer(n) => {
				let id = Self::hidden(n);
				let firm = self.claims.get(&id).map_or(FIRM, |(firm, _)| *firm);
				if Exchange::answer_claim(signed(firm), id, EVIDENCE).is_ok() {
					assert!(clock() < self.claims[&id].1 + 14 * DAY, "answered too late");
				}
			},
			Op::Decide(n, part) => self.decide(Self::hidden(n), part),
			Op::LapseClaim(n) => {
				let id = Self::hidden(n);
				if Exchange::lapse_claim(clerk, id).is_ok() {
					assert!(clock() >= self.claims[&id].1 + 74 * DAY, "lapsed too early");
				}
			},
			Op::Settle(firm) => self.settle(firm),
			Op::Block(who, true) => tried(Assets::block(signed(PAYER), 1, who)),
			Op::Block(who, false) => tried(Assets::thaw(signed(PAYER), 1, who)),
			Op::Share(rate, ceiling, last) => self.share(rate, ceiling, last),
			Op::EndShare(n) => {
				let ids = self.shares.iter().map(|share| share.contract).collect();
				let payer = pallet_settlement::Side::Payer;
				tried(Settlement::give_notice(signed(VOTES), Self::one_of(ids, n), payer));
			},
			Op::Levy(percent) => {
				let purse = Some(Purse::Treasury);
				self.present(LAB);
				let set = Equations::set_levy(signed(STEWARD), LAB, ratio(percent, 100), purse);
				if set.is_ok() {
					let from = System::block_number() + Equations::notice(LAB);
					self.levy.1 = Some((percent.into(), from));
				}
			},
			Op::Pass(blocks) => return run_blocks(blocks),
			Op::Brake(blocks) => {
				StoppedBlocks::<Test>::mutate(|stopped| *stopped += blocks);
				return run_blocks(blocks);
			},
		}
		self.listen(first);
	}

	fn report(&mut self, firm: u64, scope: u32, amount: u128) {
		let (gross, cut) = (self.units(amount), Self::cut(firm, scope));
		let size = self.units(BOND * 1_000);
		let before = balance_of(&self.asset, firm);
		let (call, asset) = (Exchange::report_sale, self.asset.clone());
		let done = call(signed(firm), scope, asset, gross, INVOICE, reference(), EVIDENCE);
		if done.is_ok() {
			assert_eq!(self.bond(firm).held, size, "sold while it was suspended");
			let due = gross - gross * cut / 100;
			assert_eq!(balance_of(&self.asset, firm), before - due);
			self.to_scopes += due;
			self.did("reported");
		}
	}

	fn announce(&mut self, firm: u64, scope: u32, amount: u128) {
		let (gross, cut) = (self.units(amount), Self::cut(firm, scope));
		let due = gross - gross * cut / 100;
		let size = self.units(BOND * 1_000);
		let (call, asset) = (Exchange::announce_sale, self.asset.clone());
		let done = call(signed(firm), scope, asset, gross, INVOICE, reference(), EVIDENCE);
		let bond = self.bond(firm);
		let granted: u128 = bond.granted.values().sum();
		let covered = bond.open() + due + granted <= bond.held;
		match done {
			Ok(()) => {
				assert!(covered && bond.held == size, "the bond does not cover it");
				let id = crate::NextAnnouncement::<Test>::get() - 1;
				bond.open.insert(id, due);
				self.sales.insert(id, (firm, clock()));
				let terms = self.present(scope);
				self.terms.insert(id, terms);
			},
			Err(error) => {
				let small = error == Error::<Test>::NotCovered.into();
				assert!(!(small && covered), "the bond covers it");
			},
		}
	}

	fn pay(&mut self, id: u32) {
		let Some((firm, _)) = self.sales.get(&id).copied() else { return };
		let due = Exchange::announcement(id).map(|sale| sale.due);
		let before = balance_of(&self.asset, firm);
		if Exchange::pay_announced(signed(firm), id).is_ok() {
			let due = due.unwrap();
			let said = self.bond(firm).open.remove(&id);
			assert!(said.is_none_or(|said| said == due), "what the firm owed");
			// The deposit of a sale that the bond covers is back in the native token.
			let deposit = if self.asset == NATIVE && said.is_some() { SALE_DEPOSIT } else { 0 };
			assert_eq!(balance_of(&self.asset, firm), before - due + deposit);
			self.to_scopes += due;
			self.did("paid");
		}
	}

	fn release(&mut self, id: u32, part: u128) {
		let Some((firm, _)) = self.sales.get(&id).copied() else { return };
		let Some(sale) = Exchange::announcement(id) else { return };
		let gross = sale.gross * part / 100;
		let by = signed(STEWARD);
		if Exchange::release_announced(by, id, gross).is_err() {
			return;
		}
		if gross == 0 {
			self.bond(firm).open.remove(&id);
			self.did("released");
			return;
		}
		assert!(gross < sale.gross, "corrected upwards");
		let (licence, allowed) = sale.rates;
		assert_eq!(licence, ratio(20, 100));
		let cut = allowed.map_or(0, |cut| u128::from(cut.numerator()));
		self.bond(firm).open.insert(id, gross - gross * cut / 100);
		self.did("corrected");
	}

	fn decide(&mut self, id: u32, part: Option<u128>) {
		let Some(claim) = Exchange::hidden_claim(id) else { return };
		let amount = part.map(|part| claim.amount * part / 100);
		if Exchange::decide_claim(signed(VOTES), id, amount).is_err() {
			return;
		}
		let since = self.claims[&id].1;
		assert!(clock() < since + 74 * DAY, "decided too late");
		let Some(amount) = amount else { return self.did("rejected") };
		assert!(amount > 0 && amount <= claim.amount, "more than was claimed");
		assert!(claim.answered || clock() >= since + 14 * DAY, "decided too early");
		let bond = self.bond(claim.firm);
		bond.granted.insert(id, amount);
		bond.first.get_or_insert(clock());
		self.did("granted");
	}

	fn settle(&mut self, firm: u64) {
		let before = Licences::<Test>::get(LAB, firm);
		if Exchange::settle_grants(signed(NEWCOMER), LAB, firm).is_err() {
			return;
		}
		let began = self.bond(firm).first.take().unwrap();
		assert!(clock() >= began + 14 * DAY, "settled too early");
		let granted = std::mem::take(&mut self.bond(firm).granted);
		let (held, open) = (self.bond(firm).held, self.bond(firm).open());
		let all: u128 = granted.values().sum();
		let mut got = BTreeMap::new();
		for event in events().into_iter().rev() {
			match event {
				Event::GrantPaid { claim, amount, .. } if granted.contains_key(&claim) => {
					got.insert(claim, amount);
				},
				_ => {},
			}
			if got.len() == granted.len() {
				break;
			}
		}
		let paid: u128 = got.values().sum();
		let penalty = if held >= all + open {
			assert_eq!(got, granted, "a bond that covers all pays all");
			(2 * all).min(held - all - open)
		} else {
			self.did("shared in proportion");
			for (claim, amount) in &got {
				// Each within a base unit of its part.
				let exact = held * granted[claim];
				let claims = all + open;
				assert!(amount * claims < exact + claims && (amount + 1) * claims > exact);
			}
			0
		};
		let bond = self.bond(firm);
		bond.held = held - paid - penalty;
		bond.paid_out += paid + penalty;
		self.to_scopes += paid;
		self.penalties += penalty;
		let grants = before.unwrap().grants + granted.len() as u32;
		let state = licence_of(firm).state;
		assert!(grants < 2 || matches!(state, LicenceState::Ending { .. }), "it goes on");
		if grants >= 2 {
			let (at, notice) = self.ended.get(&firm).copied().unwrap_or((u64::MAX / 2, 0));
			if clock() < at + notice {
				self.ended.insert(firm, (clock(), 0));
			}
		}
		self.did("settled");
	}

	fn give_back(&mut self, firm: u64) {
		let before = balance_of(&self.asset, firm);
		if Exchange::return_bond(signed(NEWCOMER), LAB, firm).is_err() {
			return;
		}
		let (at, notice) = self.ended.remove(&firm).unwrap();
		assert!(clock() >= at + notice + 180 * DAY, "returned too early");
		let bond = self.bonds.remove(&firm).unwrap();
		assert_eq!(bond.open.len() + bond.granted.len(), 0, "returned while it was used");
		assert!(!HiddenClaims::<Test>::iter_values().any(|claim| claim.firm == firm));
		assert_eq!(balance_of(&self.asset, firm), before + bond.held);
		self.returned += bond.held;
		self.did("returned");
	}

	fn listen(&mut self, first: u32) {
		let mut income = None;
		for record in System::events().into_iter().skip(first as usize) {
			let event = match record.event {
				RuntimeEvent::Exchange(event) => event,
				RuntimeEvent::Equations(pallet_value_equation::Event::IncomeRecorded {
					scope,
					split,
					..
				}) => {
					income = Some((scope, split));
					continue;
				},
				RuntimeEvent::Settlement(pallet_settlement::Event::EndSet {
					contract,
					until,
					..
				}) => {
					let mut all = self.shares.iter_mut();
					let share = all.find(|share| share.contract == contract);
					share.unwrap().until = Some(until);
					continue;
				},
				_ => continue,
			};
			match &event {
				Event::AnnouncementPaid { announcement, recorded: true, .. }
				| Event::BondClaimed { announcement, recorded: true, .. } => {
					let (scope, split) = income.take().unwrap();
					let terms = self.terms[announcement].clone();
					self.compare(&split, &terms, scope);
				},
				Event::SaleReported { .. } => {
					let (scope, split) = income.take().unwrap();
					let terms = self.before[&scope].clone();
					self.compare(&split, &terms, scope);
				},
				_ => {},
			}
			match event {
				Event::LicenceOffered { .. } => self.did("offered"),
				Event::LicenceAccepted { firm, held, .. } => {
					let bond = self.bond(firm);
					(bond.held, bond.paid_in) = (held, held);
					self.did("accepted");
				},
				Event::OfferLapsed { .. } | Event::ClaimLapsed { .. } => self.did("lapsed"),
				Event::LicenceEnding { .. } => self.did("ended"),
				Event::BondFilled { firm, amount, .. } => {
					let bond = self.bond(firm);
					bond.held += amount;
					bond.paid_in += amount;
					self.did("filled");
				},
				Event::FirmNamed { .. } => self.did("named"),
				Event::BondClaimed { announcement, paid, owed, .. } => {
					let firm = self.sales[&announcement].0;
					let bond = self.bond(firm);
					let (held, open) = (bond.held, bond.open());
					match bond.open.remove(&announcement) {
						// What it had left unpaid: all that it has beyond what is open.
						None => {
							assert!(paid > 0 && held >= open + paid, "not covered");
							assert!(owed == 0 || held == open + paid, "it has more");
						},
						Some(due) => {
							assert_eq!(paid + owed, due);
							if held >= open {
								assert_eq!(paid, due, "the bond covers all");
							} else {
								let exact = held * due;
								assert!(paid * open < exact + open && (paid + 1) * open > exact);
							}
						},
					}
					bond.held -= paid;
					bond.paid_out += paid;
					self.to_scopes += paid;
					self.did(if owed > 0 { "owed" } else { "claimed from the bond" });
				},
				Event::HiddenSaleClaimed { .. } => self.did("hidden"),
				Event::ClaimAnswered { .. } => self.did("answered"),
				_ => {},
			}
		}
	}

	fn check(&self) {
		let mut all = 0;
		for (firm, bond) in &self.bonds {
			let Some(licence) = Licences::<Test>::get(LAB, firm) else { continue };
			assert_eq!((licence.bond.held, licence.bond.open), (bond.held, bond.open()));
			assert_eq!((licence.paid_in, licence.paid_out), (bond.paid_in, bond.paid_out));
			all += bond.held;
		}
		assert_eq!(held(&self.asset), all, "what bonds hold");
		assert_eq!(BondSums::<Test>::get(&self.asset).returned, self.returned);
		let common = Networks::pot_account(GLOBAL_SCOPE, Purse::Treasury, &self.asset);
		assert_eq!(balance_of(&self.asset, common), self.common + self.penalties);
		use frame_support::traits::fungibles::InspectHold as _;
		let reason = pallet_value_equation::HoldReason::Owed.into();
		let pot = Equations::pot_account(&self.asset);
		let owed = MoneyHold::balance_on_hold(self.asset.clone(), &reason, &pot);
		assert_eq!(owed, self.to_scopes, "what scopes got");
	}

	/// In the end all bonds are back but for what they paid, and so are all deposits.
	fn finish(&mut self) {
		for who in FIRMS {
			let _ = Assets::thaw(signed(PAYER), 1, who);
			self.step(Op::Leave(who));
			self.step(Op::Withdraw(who));
		}
		run_blocks(100 * DAY);
		for id in HiddenClaims::<Test>::iter_keys().collect::<Vec<_>>() {
			assert_ok!(Exchange::lapse_claim(signed(NEWCOMER), id));
		}
		for who in FIRMS {
			self.step(Op::Settle(who));
		}
		for id in Announcements::<Test>::iter_keys().collect::<Vec<_>>() {
			let first = self.begin();
			let _ = Exchange::claim_on_bond(signed(NEWCOMER), id);
			self.listen(first);
			if Exchange::announcement(id).is_some() {
				self.release(id, 0);
			}
		}
		let views = FIRMS.map(|who| Exchange::licence(LAB, who));
		let last = views.into_iter().flatten().filter_map(|view| view.returns).max().unwrap_or(0);
		run_blocks(last.saturating_sub(System::block_number()));
		for who in FIRMS {
			self.step(Op::Return(who));
			assert_eq!(Exchange::licence(LAB, who), None);
			assert_eq!(deposits(who), 0);
		}
		self.check();
		assert_eq!((held(&self.asset), crate::Firms::<Test>::iter().count()), (0, 0));
		let sums = BondSums::<Test>::get(&self.asset);
		assert_eq!(sums.paid_in, sums.paid_out + sums.returned);
		assert!(PEOPLE.iter().all(|who| deposits(*who) == 0));
	}
}

/// A licence of the lab.
fn licence_of(firm: u64) -> crate::LicenceOf<Test> {
	Licences::<Test>::get(LAB, firm).unwrap()
}

proptest! {
	#![proptest_config(ProptestConfig {
		max_shrink_iters: 2_000,
		..ProptestConfig::with_cases(ovn_test_support::cases(64, 60))
	})]

	#[test]
	fn bonds_pay_hold_and_return_what_was_paid_in(
		ops in prop::collection::vec(op(), 1..120),
		native in any::<bool>(),
	) {
		in_market(|| {
			let mut model = Market::new(native);
			let count = ops.len();
			for (at, op) in ops.into_iter().enumerate() {
				model.step(op);
				model.check();
				if at % 8 == 0 {
					check_state();
				}
			}
			model.finish();
			ovn_test_support::count(count);
		});
	}
}

/// What never succeeds is not tested: the same steps, always the same ones.
#[test]
fn random_steps_reach_every_outcome() {
	use proptest::{strategy::ValueTree, test_runner::TestRunner};
	let mut runner = TestRunner::deterministic();
	let mut done = BTreeMap::<&str, u32>::new();
	for run in 0..64 {
		let ops = prop::collection::vec(op(), 100..200);
		let steps = ops.new_tree(&mut runner).unwrap().current();
		in_market(|| {
			let mut model = Market::new(run % 2 == 0);
			steps.into_iter().for_each(|op| model.step(op));
			for (name, times) in model.done {
				*done.entry(name).or_default() += times;
			}
		});
	}
	println!("{done:?}");
	for name in OUTCOMES {
		assert!(done.contains_key(name), "nothing was ever {name}");
	}
}
