// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Random sequences of all calls on a firm that is a custodian of two networks, each with a bond in the native
//! token or in another asset, with brakes and times, beside a model that says of each call whether it succeeds, and
//! what everybody has.
//!
//! The invariants are checked after every eighth step, inside a block.

use super::*;
use crate::{CustodianId, StoppedBlocks, TermsOf};
use ovn_math::settlement::fiat::Cover;
use ovn_primitives::ScopeId;
use proptest::prelude::*;
use std::collections::BTreeMap;

const PEOPLE: [u64; 4] = [ANA, BEN, CEM, DIA];
/// The least that is redeemed.
const SMALLEST: u128 = 50;
/// What the licence asks for at least.
const SIZE: u128 = 40_000;
/// What can be outstanding in the beginning.
const LIMIT: u128 = 10_000;

/// The blocks in which no brake stopped calls.
fn clock() -> u64 {
	System::block_number() - StoppedBlocks::<Test>::get()
}

/// A brake stops calls for so many blocks.
fn brake(blocks: u64) {
	StoppedBlocks::<Test>::mutate(|stopped| *stopped += blocks);
	run_blocks(blocks);
}

#[derive(Clone, Debug)]
enum Op {
	Issue(u64, u128),
	/// An amount, or all that is there.
	Redeem(u64, Option<u128>),
	Decline(u64),
	Acknowledge(u64),
	Fulfil(u64),
	Confirm(u64),
	Deny(u64),
	Silent(u64),
	Judge(u64, bool),
	Return(u64),
	Default(u64),
	Burn(u64, Option<u128>),
	ConfirmOwed(u64, u128),
	AddBond(u128),
	Withdraw(u128),
	SetLimit(u128),
	Notice(bool),
	End,
	ReturnBond,
	GiveUp(u64),
	Stray(u64, u128),
	Transfer(u64, u64, u128),
	Pass(u64),
	Brake(u64),
}

fn op() -> impl Strategy<Value = Op> {
	let who = || prop::sample::select(PEOPLE.to_vec());
	let amount = || (1..5u32, any::<u128>()).prop_map(|(digits, n)| n % 10u128.pow(digits));
	let some = || prop_oneof![2 => amount().prop_map(Some), 1 => Just(None)];
	let request = || 0..8u64;
	let short = prop::sample::select(vec![1, DAY / 2, DAY, 2 * DAY]);
	let long = prop::sample::select(vec![5 * DAY, 11 * DAY, 31 * DAY, 46 * DAY]);
	let times = || prop_oneof![4 => short.clone(), 1 => long.clone()];
	prop_oneof![
		8 => (who(), amount()).prop_map(|(who, amount)| Op::Issue(who, amount)),
		7 => (who(), some()).prop_map(|(who, amount)| Op::Redeem(who, amount)),
		1 => request().prop_map(Op::Decline),
		5 => request().prop_map(Op::Acknowledge),
		5 => request().prop_map(Op::Fulfil),
		2 => request().prop_map(Op::Confirm),
		5 => request().prop_map(Op::Deny),
		2 => request().prop_map(Op::Silent),
		4 => (request(), any::<bool>()).prop_map(|(n, paid)| Op::Judge(n, paid)),
		2 => request().prop_map(Op::Return),
		1 => request().prop_map(Op::Default),
		5 => (who(), some()).prop_map(|(who, amount)| Op::Burn(who, amount)),
		5 => who().prop_map(|who| Op::Burn(who, None)),
		4 => (who(), 0..30u128).prop_map(|(who, amount)| Op::ConfirmOwed(who, amount)),
		1 => amount().prop_map(|amount| Op::AddBond(amount * 10)),
		1 => amount().prop_map(|amount| Op::Withdraw(amount * 10)),
		1 => (0..30_000u128).prop_map(Op::SetLimit),
		1 => prop::bool::weighted(0.3)
			.prop_flat_map(|yes| any::<bool>().prop_map(move |own| if yes {
				Op::Notice(own)
			} else {
				Op::Pass(DAY)
			})),
		3 => Just(Op::End),
		2 => Just(Op::ReturnBond),
		1 => prop::bool::weighted(0.3)
			.prop_flat_map(move |yes| who().prop_map(move |who| if yes {
				Op::GiveUp(who)
			} else {
				Op::Stray(who, 3)
			})),
		1 => (who(), amount()).prop_map(|(who, amount)| Op::Stray(who, amount / 10)),
		2 => (who(), who(), amount()).prop_map(|(from, to, amount)| Op::Transfer(from, to, amount)),
		5 => times().prop_map(Op::Pass),
		1 => Just(Op::Pass(181 * DAY)),
		1 => times().prop_map(Op::Brake),
	]
}

/// What random steps have to reach.
const OUTCOMES: [&str; 19] = [
	"issued",
	"given up",
	"requested",
	"declined",
	"acknowledged",
	"fulfilled",
	"denied",
	"judged",
	"confirmed",
	"silent",
	"found paid",
	"returned",
	"defaulted",
	"burnt",
	"confirmed to have",
	"added",
	"withdrawn",
	"ended",
	"bond returned",
];

fn outcome(event: &Event<Test>) -> Option<&'static str> {
	Some(match event {
		Event::UnitsIssued { .. } => "issued",
		Event::UnitsGivenUp { .. } => "given up",
		Event::RedemptionRequested { .. } => "requested",
		Event::RequestDeclined { .. } => "declined",
		Event::PayoutAcknowledged { .. } => "acknowledged",
		Event::RequestFulfilled { .. } => "fulfilled",
		Event::RequestDenied { .. } => "denied",
		Event::RequestJudged { .. } => "judged",
		Event::RedemptionCompleted { completion: Completion::Confirmed, .. } => "confirmed",
		Event::RedemptionCompleted { completion: Completion::Silent, .. } => "silent",
		Event::RedemptionCompleted { .. } => "found paid",
		Event::UnitsReturned { .. } => "returned",
		Event::CustodianDefaulted { .. } => "defaulted",
		Event::UnitsBurnt { .. } => "burnt",
		Event::DebtConfirmed { .. } => "confirmed to have",
		Event::BondAdded { .. } => "added",
		Event::BondWithdrawn { .. } => "withdrawn",
		Event::LicenceEnded { .. } => "ended",
		Event::BondReturned { .. } => "bond returned",
		_ => return None,
	})
}

/// How far the model believes a request to be, with the clock at which that ends.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Step {
	Requested(u64),
	Acknowledged,
	Fulfilled(u64),
	Denied(u64),
}

#[derive(Clone, Copy, Debug)]
struct Claim {
	holder: u64,
	amount: u128,
	due: u64,
	step: Step,
}

/// How far the model believes the licence to be.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Life {
	Active,
	Noticed(u64),
	Defaulted,
	Ended(u64),
	Closed,
}

/// The custodian that a network licensed.
struct Model {
	id: CustodianId,
	bond_asset: AssetKind,
	/// Of the bond, for how many units.
	cover: (u128, u128),
	life: Life,
	limit: u128,
	next: Option<(u128, u64)>,
	units: BTreeMap<u64, u128>,
	claims: BTreeMap<u64, Claim>,
	/// What was given up and not counted yet.
	lost: u128,
	outstanding: u128,
	bond: u128,
	/// What of the bond is for holders.
	left: Option<u128>,
	/// What the bond paid to each.
	got: BTreeMap<u64, u128>,
	owed: BTreeMap<u64, u128>,
	references: u64,
	done: BTreeMap<&'static str, u32>,
}

impl Model {
	fn new(network: ScopeId, bond_asset: AssetKind, cover: (u128, u128)) -> Self {
		let terms = TermsOf::<Test> {
			bond_asset: bond_asset.clone(),
			bond: SIZE,
			limit: LIMIT,
			smallest: SMALLEST,
			cover: Cover { bond: cover.0, units: cover.1 },
			..terms()
		};
		Self {
			id: licensed_by(network, terms),
			bond_asset,
			cover,
			life: Life::Active,
			limit: LIMIT,
			next: None,
			units: PEOPLE.into_iter().map(|who| (who, 0)).collect(),
			claims: BTreeMap::new(),
			lost: 0,
			outstanding: 0,
			bond: SIZE,
			left: None,
			got: BTreeMap::new(),
			owed: BTreeMap::new(),
			references: 0,
			done: BTreeMap::new(),
		}
	}

	fn live(&self) -> bool {
		matches!(self.life, Life::Active | Life::Noticed(_))
	}

	fn settle(&mut self) {
		if let Some((limit, from)) = self.next {
			if clock() >= from {
				(self.limit, self.next) = (limit, None);
			}
		}
	}

	fn count_lost(&mut self) {
		self.outstanding -= self.lost;
		self.lost = 0;
	}

	fn worth(&self, units: u128) -> u128 {
		units * self.cover.0 / self.cover.1
	}

	/// The request that is meant: one of those there are, or one that is not.
	fn meant(&self, n: u64) -> u64 {
		let open: Vec<_> = self.claims.keys().collect();
		if n < 7 && !open.is_empty() {
			*open[n as usize % open.len()]
		} else {
			10_000 + n
		}
	}

	fn default(&mut self) {
		self.count_lost();
		self.life = Life::Defaulted;
		self.next = None;
		self.left = Some(self.bond.min(self.worth(self.outstanding)));
	}

	fn give_back(&mut self, id: u64) {
		let claim = self.claims.remove(&id).unwrap();
		*self.units.get_mut(&claim.holder).unwrap() += claim.amount;
	}

	fn complete(&mut self, id: u64) {
		self.outstanding -= self.claims.remove(&id).unwrap().amount;
	}

	fn step(&mut self, op: Op) {
		let (id, now, first) = (self.id, clock(), System::event_count());
		let days = |days: u64| now + days * DAY;
		match op {
			Op::Issue(to, amount) => {
				self.settle();
				self.references += 1;
				let in_time = match self.life {
					Life::Active => true,
					Life::Noticed(from) => now < from,
					_ => false,
				};
				let after = self.outstanding - self.lost + amount;
				let expected = in_time && amount > 0 && after <= self.limit;
				let (n, to_account) =
					(reference(u64::from(id) << 32 | self.references), Receiver::Wallet(to));
				let call = Fiat::issue(signed(BANK), id, to_account, amount, n, n);
				assert_eq!(call.is_ok(), expected, "{call:?}");
				if expected {
					self.count_lost();
					self.outstanding += amount;
					*self.units.get_mut(&to).unwrap() += amount;
					let to = Receiver::Wallet(to);
					let again = Fiat::issue(signed(BANK), id, to, amount, n, n);
					assert!(again.is_err(), "a payment counted twice");
				}
			},
			Op::Redeem(who, amount) => {
				let has = self.units[&who];
				let amount = amount.unwrap_or(has);
				let open = self.claims.values().filter(|claim| claim.holder == who).count();
				let expected = self.live() && open < 4 && amount >= SMALLEST && amount <= has;
				let request = crate::NextRequest::<Test>::get();
				let call = Fiat::redeem(signed(who), id, amount, reference(1));
				assert_eq!(call.is_ok(), expected, "{call:?}");
				if expected {
					*self.units.get_mut(&who).unwrap() -= amount;
					let step = Step::Requested(days(7));
					self.claims.insert(request, Claim { holder: who, amount, due: days(10), step });
				}
			},
			Op::Decline(n) => self.answer(n, "decline"),
			Op::Acknowledge(n) => self.answer(n, "acknowledge"),
			Op::Fulfil(n) => self.answer(n, "fulfil"),
			Op::Confirm(n) => self.end(n, "confirm"),
			Op::Silent(n) => self.end(n, "silent"),
			Op::Return(n) => self.end(n, "return"),
			Op::Deny(n) => {
				let request = self.meant(n);
				let claim = self.claims.get(&request).copied();
				let expected = claim
					.is_some_and(|claim| matches!(claim.step, Step::Fulfilled(by) if now < by));
				let holder = claim.map_or(ANA, |claim| claim.holder);
				let call = Fiat::deny(signed(holder), request, reference(4));
				assert_eq!(call.is_ok(), expected, "{call:?}");
				if expected {
					self.claims.get_mut(&request).unwrap().step = Step::Denied(days(45));
				}
			},
			Op::Judge(n, paid) => {
				let request = self.meant(n);
				let claim = self.claims.get(&request).copied();
				let expected =
					claim.is_some_and(|claim| matches!(claim.step, Step::Denied(by) if now < by));
				let call = Fiat::judge(signed(ARBITER), request, paid);
				assert_eq!(call.is_ok(), expected, "{call:?}");
				if expected {
					let (due, live) = (claim.unwrap().due, self.live());
					match (paid, live, now < due) {
						(true, ..) => self.complete(request),
						(false, true, true) => {
							self.claims.get_mut(&request).unwrap().step = Step::Acknowledged;
						},
						(false, true, false) => {
							self.default();
							self.give_back(request);
						},
						(false, false, _) => self.give_back(request),
					}
				}
			},
			Op::Default(n) => {
				let request = self.meant(n);
				let unpaid = self.claims.get(&request).is_some_and(|claim| {
					matches!(claim.step, Step::Requested(_) | Step::Acknowledged)
						&& now >= claim.due
				});
				let expected = self.live() && unpaid;
				let call = Fiat::default_on(signed(PAYER), request);
				assert_eq!(call.is_ok(), expected, "{call:?}");
				if expected {
					self.default();
				}
			},
			Op::Burn(who, amount) => {
				let has = self.units[&who];
				let amount = amount.unwrap_or(has);
				let expected = self.left.is_some() && amount > 0 && amount <= has;
				let call = Fiat::burn(signed(who), id, amount);
				assert_eq!(call.is_ok(), expected, "{call:?}");
				if expected {
					self.count_lost();
					let left = self.left.unwrap();
					let paid = (amount * left / self.outstanding).min(self.worth(amount));
					let covered = (paid * self.cover.1).div_ceil(self.cover.0);
					let owed = amount.saturating_sub(covered);
					self.left = Some(left - paid);
					self.bond -= paid;
					self.outstanding -= amount;
					*self.units.get_mut(&who).unwrap() -= amount;
					*self.got.entry(who).or_default() += paid;
					*self.owed.entry(who).or_default() += owed;
				}
			},
			Op::ConfirmOwed(who, amount) => {
				let owed = self.owed.get(&who).copied().unwrap_or(0);
				let expected = amount > 0 && amount <= owed;
				let call = Fiat::confirm_owed(signed(who), id, amount);
				assert_eq!(call.is_ok(), expected, "{call:?}");
				if expected {
					self.owed.insert(who, owed - amount);
				}
			},
			Op::AddBond(amount) => {
				let expected = self.live() && amount > 0;
				assert_eq!(Fiat::add_bond(signed(BANK), id, amount).is_ok(), expected);
				if expected {
					self.bond += amount;
				}
			},
			Op::Withdraw(amount) => {
				self.settle();
				let next = self.next.map_or(0, |(limit, _)| limit);
				let most = self.outstanding.max(self.limit).max(next);
				let needs = self.worth(most).max(SIZE);
				let expected = self.live() && amount > 0 && needs + amount <= self.bond;
				assert_eq!(Fiat::withdraw_bond(signed(BANK), id, amount).is_ok(), expected);
				if expected {
					self.bond -= amount;
				}
			},
			Op::SetLimit(limit) => {
				self.settle();
				let call = Fiat::set_limit(signed(STEWARD), id, limit);
				assert_eq!(call.is_ok(), self.live(), "{call:?}");
				if self.live() && limit > self.limit {
					self.next = Some((limit, days(14)));
				} else if self.live() {
					(self.limit, self.next) = (limit, None);
				}
			},
			Op::Notice(own) => {
				let who = if own { BANK } else { STEWARD };
				let expected = self.life == Life::Active;
				assert_eq!(Fiat::give_notice(signed(who), id).is_ok(), expected);
				if expected {
					self.life = Life::Noticed(days(30));
				}
			},
			Op::End => {
				let over = match self.life {
					Life::Noticed(from) => now >= from,
					Life::Defaulted => true,
					_ => false,
				};
				let expected = over && self.outstanding - self.lost < SMALLEST;
				let call = Fiat::end_licence(signed(PAYER), id);
				assert_eq!(call.is_ok(), expected, "{call:?}");
				if expected {
					self.count_lost();
					self.life = Life::Ended(days(180));
				}
			},
			Op::ReturnBond => {
				let expected = matches!(self.life, Life::Ended(from) if now >= from);
				let call = Fiat::return_bond(signed(PAYER), id);
				assert_eq!(call.is_ok(), expected, "{call:?}");
				if expected {
					self.life = Life::Closed;
					(self.bond, self.left) = (0, self.left.map(|_| 0));
				}
			},
			Op::GiveUp(who) => {
				let expected = self.units[&who] > 0;
				let call = Assets::refund(signed(who), FIRST + id, true);
				assert_eq!(call.is_ok(), expected, "{call:?}");
				self.lost += self.units.insert(who, 0).unwrap();
			},
			Op::Stray(who, amount) => {
				let expected = amount <= self.units[&who];
				let pot = pot(&asset_of(id));
				let call = Assets::transfer(signed(who), FIRST + id, pot, amount);
				if amount > 0 {
					assert_eq!(call.is_ok(), expected, "{call:?}");
				}
				if expected {
					*self.units.get_mut(&who).unwrap() -= amount;
					self.lost += amount;
				}
			},
			Op::Transfer(from, to, amount) => {
				let call = Assets::transfer(signed(from), FIRST + id, to, amount);
				if amount > 0 && amount <= self.units[&from] {
					assert_ok!(call);
					*self.units.get_mut(&from).unwrap() -= amount;
					*self.units.get_mut(&to).unwrap() += amount;
				}
			},
			Op::Pass(blocks) => run_blocks(blocks),
			Op::Brake(blocks) => brake(blocks),
		}
		self.listen(first);
	}

	/// What the custodian does about a request.
	fn answer(&mut self, n: u64, what: &str) {
		let (request, now, who) = (self.meant(n), clock(), signed(BANK));
		let step = self.claims.get(&request).map(|claim| claim.step);
		let fits = match (what, step) {
			("decline", Some(Step::Requested(by))) => now < by,
			("acknowledge", Some(Step::Requested(_))) | ("fulfil", Some(Step::Acknowledged)) => {
				true
			},
			_ => false,
		};
		let expected = self.live() && fits;
		let call = match what {
			"decline" => Fiat::decline(who, request),
			"acknowledge" => Fiat::acknowledge(who, request),
			_ => Fiat::fulfil(who, request, reference(3)),
		};
		assert_eq!(call.is_ok(), expected, "{what}: {call:?}");
		if !expected {
			return;
		}
		match what {
			"decline" => self.give_back(request),
			"acknowledge" => self.claims.get_mut(&request).unwrap().step = Step::Acknowledged,
			_ => self.claims.get_mut(&request).unwrap().step = Step::Fulfilled(now + 30 * DAY),
		}
	}

	/// What ends a request otherwise.
	fn end(&mut self, n: u64, what: &str) {
		let (request, now) = (self.meant(n), clock());
		let claim = self.claims.get(&request).copied();
		let expected = match (what, claim.map(|claim| claim.step)) {
			("confirm", Some(Step::Fulfilled(_) | Step::Denied(_))) => true,
			("silent", Some(Step::Fulfilled(by))) | ("return", Some(Step::Denied(by))) => now >= by,
			("return", Some(Step::Requested(_) | Step::Acknowledged)) => {
				self.life == Life::Defaulted
			},
			_ => false,
		};
		let holder = claim.map_or(ANA, |claim| claim.holder);
		let call = match what {
			"confirm" => Fiat::confirm(signed(holder), request),
			"silent" => Fiat::burn_silent(signed(PAYER), request),
			_ => Fiat::return_units(signed(PAYER), request),
		};
		assert_eq!(call.is_ok(), expected, "{what}: {call:?}");
		match what {
			_ if !expected => {},
			"return" => self.give_back(request),
			_ => self.complete(request),
		}
	}

	fn listen(&mut self, first: u32) {
		for record in System::events().into_iter().skip(first as usize) {
			let RuntimeEvent::Fiat(event) = &record.event else { continue };
			if let Some(name) = outcome(event) {
				*self.done.entry(name).or_default() += 1;
			}
		}
	}

	/// What everybody has is what the model says.
	fn check(&self) {
		let (record, asset) = (the(self.id), asset_of(self.id));
		let requested: u128 = self.claims.values().map(|claim| claim.amount).sum();
		assert_eq!(record.issued.outstanding, self.outstanding, "outstanding");
		assert_eq!((record.issued.requested, held(&asset)), (requested, requested), "requested");
		assert_eq!(record.bond(), self.bond, "bond");
		assert_eq!(record.estate.map(|estate| estate.left), self.left, "estate");
		for (who, units) in &self.units {
			assert_eq!(balance_of(&asset, *who), *units, "units of {who}");
		}
		for (who, owed) in &self.owed {
			assert_eq!(Fiat::owed(self.id, *who), *owed, "owed to {who}");
		}
		let there: u128 = self.units.values().sum();
		assert_eq!(there + requested + self.lost, self.outstanding, "no unit too many");
	}

	/// In the end nothing that can be redeemed is left, and bond and deposits are back.
	fn finish(&mut self) {
		if self.life == Life::Active {
			self.step(Op::Notice(true));
		}
		self.step(Op::Pass(50 * DAY));
		// Four times, for a holder has at most four requests.
		for _ in 0..4 {
			for op in [Op::Acknowledge, Op::Fulfil, Op::Confirm, Op::Return] {
				for _ in 0..self.claims.len() {
					(0..self.claims.len().min(7)).for_each(|n| self.step(op(n as u64)));
				}
			}
			for who in PEOPLE {
				match self.left {
					Some(_) => self.step(Op::Burn(who, None)),
					None if self.units[&who] < SMALLEST => {
						self.step(Op::Transfer(who, ANA, self.units[&who]))
					},
					None => self.step(Op::Redeem(who, None)),
				}
			}
		}
		assert!(self.claims.is_empty(), "a request does not end");
		self.step(Op::End);
		self.step(Op::Pass(180 * DAY));
		self.step(Op::ReturnBond);
		assert_eq!(self.life, Life::Closed, "a licence does not end");
		assert_eq!(held(&asset_of(self.id)), 0);
	}
}

/// The two custodians, which are one firm.
struct Firm([Model; 2]);

impl Firm {
	fn new(bonds: [Bond; 2]) -> Self {
		let gold = asset(1);
		Networks::accept_asset(signed(STEWARD), SHOP, gold.clone()).unwrap();
		Fiat::open_pot(signed(PAYER), LAB, gold.clone()).unwrap();
		for who in PEOPLE.into_iter().chain([BANK]) {
			Assets::mint(signed(PAYER), 1, who, ONE).unwrap();
		}
		let [first, second] = bonds;
		let asset = |native| if native { NATIVE } else { gold.clone() };
		let model = |network, (native, cover)| Model::new(network, asset(native), cover);
		Self([model(LAB, first), model(SHOP, second)])
	}

	fn step(&mut self, (second, op): (bool, Op)) {
		self.0[usize::from(second)].step(op);
		self.check();
	}

	/// What each custodian and everybody has of it, and what lies on the pots of their bonds.
	fn check(&self) {
		for asset in [NATIVE, AssetKind::WithId(1)] {
			let bonds = self.0.iter().filter(|one| one.bond_asset == asset);
			assert_eq!(held(&asset), bonds.map(|one| one.bond).sum(), "bonds");
		}
		self.0.iter().for_each(Model::check);
	}

	fn finish(&mut self) {
		self.0.iter_mut().for_each(Model::finish);
		self.check();
		assert_eq!((held(&NATIVE), held(&AssetKind::WithId(1))), (0, 0));
		assert_eq!(crate::Requests::<Test>::iter().count(), 0);
	}
}

/// Whether a bond is in the native token, and what it covers.
type Bond = (bool, (u128, u128));

fn bonds() -> impl Strategy<Value = [Bond; 2]> {
	[(any::<bool>(), covers()), (any::<bool>(), covers())]
}

fn steps(count: core::ops::Range<usize>) -> impl Strategy<Value = Vec<(bool, Op)>> {
	prop::collection::vec((prop::bool::weighted(0.3), op()), count)
}

fn covers() -> impl Strategy<Value = (u128, u128)> {
	prop::sample::select(vec![(1, 1), (7, 3), (10, 1), (1, 1_000)])
}

proptest! {
	#![proptest_config(ProptestConfig { max_shrink_iters: 2_000, ..ProptestConfig::with_cases(ovn_test_support::cases(64, 60)) })]

	#[test]
	fn custodians_issue_redeem_and_default_as_the_model_says(
		ops in steps(1..120),
		bonds in bonds(),
	) {
		build_and_execute(|| {
			let mut firm = Firm::new(bonds);
			let count = ops.len();
			for (at, op) in ops.into_iter().enumerate() {
				firm.step(op);
				if at % 8 == 0 {
					check_state();
				}
			}
			firm.finish();
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
	for _ in 0..96 {
		let ops = steps(200..260).new_tree(&mut runner).unwrap().current();
		let bonds = bonds().new_tree(&mut runner).unwrap().current();
		build_and_execute(|| {
			let mut firm = Firm::new(bonds);
			ops.into_iter().for_each(|op| firm.step(op));
			for (name, times) in firm.0.into_iter().flat_map(|model| model.done) {
				*done.entry(name).or_default() += times;
			}
		});
	}
	println!("{done:?}");
	for name in OUTCOMES {
		assert!(done.contains_key(name), "nothing was ever {name}");
	}
}
