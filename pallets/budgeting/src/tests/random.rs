// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Random sequences of all calls on a round in the native token or in another asset, with blocked accounts, brakes and
//! times, beside a model of what everybody must have in the end, and of how much time everybody had.
//!
//! The invariants are checked after every eighth step, inside a block.

use super::*;
use crate::StoppedBlocks;
use proptest::prelude::*;
use std::collections::BTreeMap;

const PEOPLE: [u64; 8] = [STEWARD, ANA, BEN, CEM, DIA, 6, 7, VENDOR];
/// What everybody has of the asset at the beginning.
const PURSE: u128 = 1_000_000_000_000;
/// The least that a funder pays: a whole unit, of 6 decimals; of the native token a million times as much.
const LEAST: u128 = 1_000_000;
/// How many base units of the native token count as one of the other asset.
const TIMES: u128 = ONE / LEAST;

/// What may fail did, or did not.
fn tried<T, E>(_: Result<T, E>) {}

/// The blocks in which no brake stopped calls.
fn clock() -> u64 {
	System::block_number() - StoppedBlocks::<Test>::get()
}

/// A brake stops calls for so many blocks.
fn brake(blocks: u64) {
	StoppedBlocks::<Test>::mutate(|stopped| *stopped += blocks);
	run_blocks(blocks);
}

/// So much in base units of a round's asset.
fn scaled(asset: &AssetKind, amount: u128) -> u128 {
	if *asset == NATIVE {
		amount * TIMES
	} else {
		amount
	}
}

#[derive(Clone, Debug)]
enum Op {
	Fund(u64, u128),
	Match(bool, u128),
	Propose(u64, u64, u128, u128),
	Drop(u64, u32, bool),
	/// A part of the allotment, in percent.
	Allocate(u64, u32, u128),
	Close,
	Pay(u32),
	Lapse(u32),
	Return(u64),
	Page(Option<u64>, u32),
	Clear(u32),
	Expel(u64),
	Block(u64, bool),
	Pass(u64),
	Brake(u64),
	/// Until ideas lapse, once it is closed.
	Wait,
}

fn op() -> impl Strategy<Value = Op> {
	let who = || prop::sample::select(PEOPLE.to_vec());
	let amount =
		|| (0..6u32, any::<u128>()).prop_map(|(digits, n)| LEAST + n % 10u128.pow(3 + digits));
	let small = || any::<u128>().prop_map(|n| LEAST + n % (9 * LEAST));
	let times = || prop::sample::select(vec![1, DAY / 4, DAY / 2]);
	prop_oneof![
		6 => (who(), amount()).prop_map(|(who, amount)| Op::Fund(who, amount)),
		1 => (any::<bool>(), amount()).prop_map(|(fund, amount)| Op::Match(fund, amount)),
		3 => (who(), who(), small(), amount())
			.prop_map(|(who, payee, a, b)| Op::Propose(who, payee, a, a + b)),
		1 => (prop_oneof![who(), Just(STEWARD)], 0..8u32, any::<bool>())
			.prop_map(|(who, n, forfeit)| Op::Drop(who, n, forfeit)),
		12 => (who(), 0..8u32, 0..110u128).prop_map(|(who, n, part)| Op::Allocate(who, n, part)),
		3 => Just(Op::Close),
		3 => (0..8u32).prop_map(Op::Pay),
		2 => (0..8u32).prop_map(Op::Lapse),
		3 => who().prop_map(Op::Return),
		1 => (prop::option::of(who()), 0..4u32).prop_map(|(after, n)| Op::Page(after, n)),
		1 => (0..8u32).prop_map(Op::Clear),
		1 => prop::bool::weighted(0.2)
			.prop_flat_map(move |yes| who().prop_map(move |who| if yes {
				Op::Expel(who)
			} else {
				Op::Return(who)
			})),
		1 => (who(), any::<bool>()).prop_map(|(who, on)| Op::Block(who, on)),
		4 => times().prop_map(Op::Pass),
		1 => Just(Op::Wait),
		1 => times().prop_map(Op::Brake),
	]
}

/// What random steps in rounds have to reach.
const OUTCOMES: [&str; 12] = [
	"funded",
	"matched",
	"proposed",
	"dropped",
	"forfeited",
	"allocated",
	"paid",
	"lapsed",
	"returned",
	"waiting",
	"cleared",
	"settled",
];

fn outcome(event: &Event<Test>) -> Option<&'static str> {
	Some(match event {
		Event::RoundFunded { .. } => "funded",
		Event::RoundMatched { .. } => "matched",
		Event::IdeaProposed { .. } => "proposed",
		Event::IdeaDropped { forfeited: false, .. } => "dropped",
		Event::IdeaDropped { .. } => "forfeited",
		Event::Allocated { .. } => "allocated",
		Event::IdeaPaid { .. } => "paid",
		Event::IdeaLapsed { .. } => "lapsed",
		Event::FundingReturned { .. } => "returned",
		Event::ReturnWaits { .. } => "waiting",
		Event::IdeaCleared { .. } => "cleared",
		Event::RoundSettled { .. } => "settled",
		_ => return None,
	})
}

/// How long money comes, and then is allocated.
const PHASE: u64 = 3 * DAY / 2;

/// One round in the native token or in another asset, and how much time everybody had.
struct Rounds {
	id: u64,
	asset: AssetKind,
	purses: [Purse; 2],
	/// What everybody paid, and what came back.
	paid: BTreeMap<u64, u128>,
	back: BTreeMap<u64, u128>,
	/// By [`clock`]: when it began, and when it was closed.
	born: u64,
	closed: Option<u64>,
	done: BTreeMap<&'static str, u32>,
}

impl Rounds {
	fn new(equal: bool, native: bool) -> Self {
		for who in [ANA, BEN, CEM] {
			member(who);
		}
		let asset = if native { NATIVE } else { asset(1) };
		let purses = [Purse::Fund(fund(LAB)), Purse::Treasury];
		if !native {
			Budgeting::open_pot(signed(PAYER), LAB, asset.clone()).unwrap();
			for who in PEOPLE {
				Assets::mint(signed(PAYER), 1, who, PURSE).unwrap();
			}
			for purse in purses {
				Networks::open_pot(signed(PAYER), LAB, purse, asset.clone()).unwrap();
			}
		}
		for purse in purses {
			let pot = Networks::pot_account(LAB, purse, &asset);
			let sum = scaled(&asset, 500 * LEAST);
			<Money as frame_support::traits::fungibles::Mutate<u64>>::transfer(
				asset.clone(),
				&PAYER,
				&pot,
				sum,
				frame_support::traits::tokens::Preservation::Preserve,
			)
			.unwrap();
		}
		let id = crate::NextRound::<Test>::get();
		let allotment =
			if equal { crate::Allotment::Equal } else { crate::Allotment::ByContribution };
		let (now, least) = (System::block_number(), scaled(&asset, LEAST));
		let (opens, closes) = (now + PHASE, now + 2 * PHASE);
		let (call, document) = (Budgeting::open_round, document(6));
		let by = signed(STEWARD);
		call(by, LAB, asset.clone(), allotment, least, opens, closes, document).unwrap();
		let (paid, back, done) = Default::default();
		Self { id, asset, purses, paid, back, born: clock(), closed: None, done }
	}

	/// How long it has been there, while no brake stopped calls.
	fn age(&self) -> u64 {
		clock() - self.born
	}

	fn step(&mut self, op: Op) {
		let (id, first) = (self.id, System::event_count());
		let scale = |amount| scaled(&self.asset, amount);
		// Mostly one of those that stand.
		let tallies = the_round(id).tallies;
		let standing = |n: u32| {
			let stands = n < 7 && !tallies.is_empty();
			if stands {
				tallies[n as usize % tallies.len()].idea
			} else {
				n
			}
		};
		match op {
			Op::Fund(who, amount) => {
				if Budgeting::fund_round(signed(who), id, scale(amount)).is_ok() {
					assert!(self.age() < PHASE, "paid too late");
				}
			},
			Op::Match(fund, amount) => {
				let purse = self.purses[usize::from(fund)];
				tried(Budgeting::match_round(signed(STEWARD), id, purse, scale(amount)));
			},
			Op::Propose(who, payee, least, most) => {
				let (name, least, most) = (b"saw".to_vec().try_into(), scale(least), scale(most));
				let (call, name) = (Budgeting::propose_idea, name.unwrap());
				tried(call(signed(who), id, payee, name, document(7), least, most));
			},
			Op::Drop(who, idea, forfeit) => {
				tried(Budgeting::drop_idea(signed(who), id, standing(idea), forfeit))
			},
			Op::Allocate(who, idea, part) => {
				let all = Budgeting::funder(id, who).map_or(0, |view| view.allotment);
				let amount = all * part / 100;
				let idea = standing(idea);
				if Budgeting::allocate(signed(who), id, idea, amount).is_ok() {
					assert!((PHASE..2 * PHASE).contains(&self.age()), "not the time to allocate");
				}
			},
			Op::Close => {
				if Budgeting::close_round(signed(PAYER), id).is_ok() {
					assert!(self.age() >= 2 * PHASE, "closed too early");
					self.closed = Some(clock());
				}
			},
			Op::Pay(idea) => {
				let (call, idea) = (Budgeting::pay_idea, standing(idea));
				let paid = call(signed(STEWARD), id, idea, document(8));
				if paid.is_ok() {
					assert!(clock() - self.closed.unwrap() < 90 * DAY, "paid too late");
				}
			},
			Op::Lapse(idea) => {
				if Budgeting::lapse_idea(signed(PAYER), id, standing(idea)).is_ok() {
					assert!(clock() - self.closed.unwrap() >= 90 * DAY, "lapsed too early");
				}
			},
			Op::Return(who) => tried(Budgeting::return_funding(signed(PAYER), id, who)),
			Op::Page(after, limit) => {
				tried(Budgeting::return_page(signed(PAYER), id, after, limit));
			},
			Op::Clear(idea) => {
				tried(Budgeting::clear_idea(signed(PAYER), id, standing(idea)));
			},
			Op::Expel(who) => tried(Networks::set_tier(
				signed(STEWARD),
				LAB,
				who,
				ovn_primitives::Tier::Affiliate,
			)),
			Op::Block(who, true) => tried(Assets::block(signed(PAYER), 1, who)),
			Op::Block(who, false) => tried(Assets::thaw(signed(PAYER), 1, who)),
			Op::Wait => return run_blocks(if self.closed.is_some() { 91 * DAY } else { DAY / 4 }),
			Op::Pass(blocks) => return run_blocks(blocks),
			Op::Brake(blocks) => return brake(blocks),
		}
		self.listen(first);
	}

	fn listen(&mut self, first: u32) {
		for record in System::events().into_iter().skip(first as usize) {
			let RuntimeEvent::Budgeting(event) = &record.event else { continue };
			if let Some(name) = outcome(event) {
				*self.done.entry(name).or_default() += 1;
			}
			match event {
				Event::RoundFunded { funder, amount, .. } => {
					*self.paid.entry(*funder).or_default() += amount;
				},
				Event::FundingReturned { funder, amount, .. } => {
					*self.back.entry(*funder).or_default() += amount;
				},
				_ => {},
			}
		}
	}

	fn check(&self) {
		let round = the_round(self.id);
		assert_eq!(held(&self.asset), round.balance());
		for (who, back) in &self.back {
			assert!(*back <= self.paid[who], "more came back than was paid");
		}
	}

	/// In the end nothing is left, all deposits are back, and nobody paid for what no idea got.
	fn finish(&mut self) {
		let (id, first) = (self.id, System::event_count());
		for who in PEOPLE {
			let _ = Assets::thaw(signed(PAYER), 1, who);
		}
		run_blocks(10 * DAY);
		let _ = Budgeting::close_round(signed(PAYER), id);
		run_blocks(100 * DAY);
		for tally in the_round(id).tallies {
			let _ = Budgeting::lapse_idea(signed(PAYER), id, tally.idea);
			let _ = Budgeting::clear_idea(signed(PAYER), id, tally.idea);
		}
		let _ = Budgeting::return_page(signed(PAYER), id, None, 50);
		self.listen(first);
		let round = the_round(id);
		assert_eq!(round.state, crate::RoundState::Closed);
		assert_eq!((held(&self.asset), crate::Ideas::<Test>::iter().count()), (0, 0));
		assert_eq!(round.spent + round.returned, round.total());
		if round.spent == 0 {
			assert_eq!(self.paid, self.back, "what nobody spent came back");
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig { max_shrink_iters: 2_000, ..ProptestConfig::with_cases(ovn_test_support::cases(64, 60)) })]

	#[test]
	fn rounds_spend_and_return_everything(
		ops in prop::collection::vec(op(), 1..120),
		equal in any::<bool>(),
		native in any::<bool>(),
	) {
		build_and_execute(|| {
			let mut model = Rounds::new(equal, native);
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
		let ops = prop::collection::vec(op(), 100..160);
		let steps = ops.new_tree(&mut runner).unwrap().current();
		build_and_execute(|| {
			let mut model = Rounds::new(run % 2 == 0, run % 4 < 2);
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
