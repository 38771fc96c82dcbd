// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Random sequences of all calls on campaigns of every purpose, with random prices, instalments, objections,
//! blocked accounts and times, beside a model of what everybody must have in the end.

use super::*;
use crate::{Contributions, Offers};
use ovn_primitives::traits::ShareBooks;
use proptest::prelude::*;
use std::collections::BTreeMap;

const PEOPLE: [u64; 8] = [STEWARD, ANA, BEN, CEM, DIA, 6, 7, VENDOR];
/// What everybody has of the asset at the beginning.
const PURSE: u128 = 1_000_000_000_000;
/// The smallest contribution.
const LEAST: u128 = 1_000_000;

/// What may fail did, or did not.
fn tried<T, E>(_: Result<T, E>) {}

#[derive(Clone, Debug)]
enum Op {
	Create { purpose: u8, goal: u128, fund: bool },
	Contribute(u64, u128),
	Withdraw(u64),
	Cancel,
	Propose(u8),
	Object(u64),
	Execute,
	Lower(u8),
	Complete,
	Refund(u64),
	Page(Option<u64>, u32),
	Divert(u64, u64),
	Expire,
	Block(u64, bool),
	Use(u128),
	Redeem(u128),
	Offer(u128),
	Accept(u64),
	TakeOffer(u64),
	Conclude,
	Claim(u64),
	Pass(u64),
}

fn op() -> impl Strategy<Value = Op> {
	let who = || prop::sample::select(PEOPLE.to_vec());
	let amount =
		|| (0..5u32, any::<u128>()).prop_map(|(digits, n)| LEAST + n % 10u128.pow(6 + digits));
	prop_oneof![
		2 => (0..4u8, amount(), any::<bool>())
			.prop_map(|(purpose, goal, fund)| Op::Create { purpose, goal, fund }),
		12 => (who(), amount()).prop_map(|(who, amount)| Op::Contribute(who, amount)),
		2 => who().prop_map(Op::Withdraw),
		1 => prop::bool::weighted(0.3).prop_map(|yes| if yes { Op::Cancel } else { Op::Pass(1) }),
		6 => any::<u8>().prop_map(Op::Propose),
		3 => who().prop_map(Op::Object),
		8 => Just(Op::Execute),
		2 => any::<u8>().prop_map(Op::Lower),
		1 => Just(Op::Complete),
		4 => who().prop_map(Op::Refund),
		3 => (prop::option::of(who()), 0..6u32).prop_map(|(after, limit)| Op::Page(after, limit)),
		1 => (who(), who()).prop_map(|(who, to)| Op::Divert(who, to)),
		2 => Just(Op::Expire),
		2 => (who(), any::<bool>()).prop_map(|(who, on)| Op::Block(who, on)),
		3 => amount().prop_map(Op::Use),
		1 => amount().prop_map(Op::Redeem),
		1 => amount().prop_map(Op::Offer),
		2 => who().prop_map(Op::Accept),
		1 => who().prop_map(Op::TakeOffer),
		1 => Just(Op::Conclude),
		2 => who().prop_map(Op::Claim),
		6 => prop::sample::select(vec![1, DAY, 7 * DAY, 8 * DAY, 31 * DAY]).prop_map(Op::Pass),
	]
}

/// What must be so, kept beside the chain.
struct Model {
	euro: AssetKind,
	kind: ovn_primitives::KindId,
	fund: u16,
	/// Of each campaign: what everybody gave and did not withdraw.
	given: BTreeMap<u64, BTreeMap<u64, u128>>,
	/// What returned to everybody.
	returned: BTreeMap<u64, BTreeMap<u64, u128>>,
	/// What was released.
	released: BTreeMap<u64, u128>,
	/// How often what happened.
	done: BTreeMap<&'static str, u32>,
	steps: u32,
}

/// The outcomes that random steps have to reach.
const OUTCOMES: [&str; 7] =
	["released", "objected", "redeemed", "offered", "accepted", "concluded", "refunded"];

fn outcome(event: &Event<Test>) -> Option<&'static str> {
	Some(match event {
		Event::Released { .. } => OUTCOMES[0],
		Event::Objected { .. } => OUTCOMES[1],
		Event::Redeemed { .. } => OUTCOMES[2],
		Event::OfferMade { .. } => OUTCOMES[3],
		Event::OfferAccepted { .. } => OUTCOMES[4],
		Event::InvestmentRedeemed { .. } => OUTCOMES[5],
		Event::Refunded { .. } => OUTCOMES[6],
		_ => return None,
	})
}

impl Model {
	fn new() -> Self {
		let euro = asset(1);
		Crowdfunding::open_pot(signed(PAYER), LAB, euro.clone()).unwrap();
		Equations::open_pot(signed(PAYER), LAB, euro.clone()).unwrap();
		let fund = fund(LAB);
		for purse in [Purse::Fund(fund), Purse::Treasury] {
			Networks::open_pot(signed(PAYER), LAB, purse, euro.clone()).unwrap();
		}
		for who in PEOPLE {
			Assets::mint(signed(PAYER), 1, who, PURSE).unwrap();
		}
		equation(&[]);
		MaxCampaigns::set(1_000);
		let unit = Unit::Token { asset: euro.clone(), decimals: 6 };
		let kind = pallet_contributions::KindCount::<Test>::get(LAB);
		let terms = pallet_contributions::KindTerms {
			category: pallet_contributions::Category::Cash,
			action: pallet_contributions::Action::Transfer,
			..facts(ClaimType::Debt { ceiling: 100 }, unit, ONE)
		};
		let kind = match Contributing::define_kind(signed(STEWARD), LAB, terms) {
			Ok(()) => kind,
			Err(error) => panic!("{error:?}"),
		};
		let (given, returned, released, done) = Default::default();
		Self { euro, kind, fund, given, returned, released, done, steps: 0 }
	}

	/// The youngest campaign.
	fn id() -> u64 {
		crate::NextCampaign::<Test>::get().saturating_sub(1)
	}

	fn purpose(&self, number: u8) -> Purpose<u64, u128> {
		match number {
			0 => co_ownership(),
			1 => investment(self.kind),
			2 => Purpose::PreSale,
			_ => Purpose::Donation,
		}
	}

	fn step(&mut self, op: Op) {
		self.steps += 1;
		let id = Self::id();
		let before = System::event_count();
		match op {
			Op::Create { purpose, goal, fund } => {
				let plan = TestPlan {
					asset: self.euro.clone(),
					goal,
					smallest: LEAST,
					// What is sold or given is income.
					difference: if fund && purpose < 2 {
						Difference::Fund(self.fund)
					} else {
						Difference::Contributors
					},
					..plan(self.purpose(purpose), 1)
				};
				Crowdfunding::create(signed(STEWARD), LAB, Box::new(plan)).unwrap();
			},
			Op::Contribute(who, amount) => {
				let had = balance_of(&self.euro, who);
				if Crowdfunding::contribute(signed(who), id, amount, AGREEMENT).is_ok() {
					let taken = had - balance_of(&self.euro, who);
					assert!(taken > 0 && taken <= amount);
					*self.given.entry(id).or_default().entry(who).or_default() += taken;
				}
			},
			Op::Withdraw(who) => {
				let had = balance_of(&self.euro, who);
				if Crowdfunding::withdraw(signed(who), id).is_ok() {
					let given = self.given.get_mut(&id).unwrap().remove(&who);
					assert_eq!(given, Some(balance_of(&self.euro, who) - had));
				}
			},
			Op::Cancel => tried(Crowdfunding::cancel(signed(STEWARD), id)),
			Op::Propose(part) => {
				let Some(record) = crate::Campaigns::<Test>::get(id) else { return };
				let left = record.price - record.released;
				let amount = if part > 100 { left } else { left / 100 * u128::from(part) };
				let _ = Crowdfunding::propose_release(signed(STEWARD), id, amount, document(5));
			},
			Op::Object(who) => tried(Crowdfunding::object(signed(who), id)),
			Op::Execute => {
				let released = crate::Campaigns::<Test>::get(id).map_or(0, |c| c.released);
				if Crowdfunding::execute_release(signed(PAYER), id).is_ok() {
					let more = campaign(id).released - released;
					*self.released.entry(id).or_default() += more;
				}
			},
			Op::Lower(part) => {
				let Some(record) = crate::Campaigns::<Test>::get(id) else { return };
				let price = record.price / 256 * u128::from(part);
				let _ = Crowdfunding::lower_price(signed(STEWARD), id, price, document(4));
			},
			Op::Complete => tried(Crowdfunding::complete(signed(PAYER), id)),
			Op::Refund(who) => tried(Crowdfunding::refund(signed(PAYER), id, who)),
			Op::Page(after, limit) => {
				tried(Crowdfunding::refund_page(signed(PAYER), id, after, limit));
			},
			Op::Divert(who, to) => tried(Crowdfunding::claim_difference(signed(who), id, to)),
			Op::Expire => tried(Crowdfunding::expire(signed(PAYER), id)),
			Op::Block(who, true) => tried(Assets::block(signed(PAYER), 1, who)),
			Op::Block(who, false) => tried(Assets::thaw(signed(PAYER), 1, who)),
			Op::Use(amount) => {
				let parts = [ovn_primitives::Part { book: BookId::Agreement(id), amount }];
				let paid = <Shares as ShareBooks<_, _, _>>::distribute(&PAYER, &self.euro, &parts);
				assert!(paid.is_ok());
			},
			Op::Redeem(amount) => tried(Crowdfunding::redeem(signed(PAYER), id, amount)),
			Op::Offer(amount) => tried(Crowdfunding::offer_redemption(signed(PAYER), id, amount)),
			Op::Accept(who) => tried(Crowdfunding::accept_redemption(signed(who), id, PAYER)),
			Op::TakeOffer(who) => tried(Crowdfunding::withdraw_offer(signed(who), id, PAYER)),
			Op::Conclude => tried(Crowdfunding::conclude(signed(PAYER), id)),
			Op::Claim(who) => {
				let list = vec![(BookId::Agreement(id), 0)].try_into().unwrap();
				let _ = Shares::claim(signed(who), list, 8);
			},
			Op::Pass(blocks) => {
				pass(blocks);
				return;
			},
		}
		for record in System::events().into_iter().skip(before as usize) {
			if let RuntimeEvent::Crowdfunding(event) = &record.event {
				if let Some(name) = outcome(event) {
					*self.done.entry(name).or_default() += 1;
				}
			}
			if let RuntimeEvent::Crowdfunding(Event::Refunded {
				campaign,
				contributor,
				amount,
				..
			}) = record.event
			{
				let past = self.returned.entry(campaign).or_default().insert(contributor, amount);
				assert_eq!(past, None, "refunded twice");
			}
		}
	}

	/// The escrow identity of every campaign, from the outside.
	fn check(&self) {
		let mut escrow = 0;
		for id in 0..crate::NextCampaign::<Test>::get() {
			let record = campaign(id);
			let sum = |all: &BTreeMap<u64, BTreeMap<u64, u128>>| -> u128 {
				all.get(&id).map_or(0, |all| all.values().sum())
			};
			let (given, returned) = (sum(&self.given), sum(&self.returned));
			let released = self.released.get(&id).copied().unwrap_or(0);
			assert_eq!(record.collected, given);
			assert_eq!(record.released, released);
			assert_eq!(record.returned, returned);
			assert_eq!(record.escrow(), given - released - returned - record.donated);
			escrow += record.escrow();
		}
		let offers: u128 = Offers::<Test>::iter_values().sum();
		assert_eq!(held(&self.euro), escrow + offers);
	}

	/// Everything that is due is paid; nobody is a base unit away from its exact part.
	fn finish(&mut self) {
		for who in PEOPLE {
			let _ = Assets::thaw(signed(PAYER), 1, who);
		}
		pass(400 * DAY);
		for id in 0..crate::NextCampaign::<Test>::get() {
			let before = System::event_count();
			while Contributions::<Test>::iter_prefix(id).next().is_some()
				|| campaign(id).state == State::Open
			{
				if Crowdfunding::refund_page(signed(PAYER), id, None, 3).is_err() {
					Crowdfunding::expire(signed(PAYER), id).unwrap();
				}
			}
			for record in System::events().into_iter().skip(before as usize) {
				if let RuntimeEvent::Crowdfunding(Event::Refunded {
					campaign,
					contributor,
					amount,
					..
				}) = record.event
				{
					let past =
						self.returned.entry(campaign).or_default().insert(contributor, amount);
					assert_eq!(past, None, "refunded twice");
				}
			}
			let record = campaign(id);
			assert_eq!(record.escrow(), 0);
			assert!(matches!(record.state, State::Closed | State::Completed));
			let returning = record.collected - record.released - record.donated;
			for (who, given) in self.given.get(&id).into_iter().flatten() {
				let back = self.returned[&id][who];
				// |back - returning * given / collected| < 1.
				let exact = returning * given;
				assert!((back + 1) * record.collected > exact);
				assert!(back * record.collected < exact + record.collected);
				if record.state == State::Closed {
					assert_eq!(back, *given);
				}
			}
		}
		self.check();
	}
}

proptest! {
	#![proptest_config(ProptestConfig { max_shrink_iters: 2_000, ..ProptestConfig::with_cases(ovn_long_run::cases(64, 60)) })]

	#[test]
	fn escrow_is_what_is_left_whatever_happens(ops in prop::collection::vec(op(), 1..120)) {
		build_and_execute(|| {
			let mut model = Model::new();
			model.step(Op::Create { purpose: 0, goal: 50 * LEAST, fund: false });
			for op in ops {
				model.step(op);
				model.check();
				if model.steps.is_multiple_of(8) {
					check_state();
				}
			}
			ovn_long_run::count(model.steps as usize);
			model.finish();
		});
	}
}

/// What never succeeds is not tested: the same steps, always the same ones, that begin with an investment.
#[test]
fn random_steps_reach_every_outcome() {
	use proptest::{strategy::ValueTree, test_runner::TestRunner};
	let mut runner = TestRunner::deterministic();
	let mut done = BTreeMap::<&str, u32>::new();
	for _ in 0..64 {
		let steps = prop::collection::vec(op(), 60..120).new_tree(&mut runner).unwrap().current();
		build_and_execute(|| {
			let mut model = Model::new();
			model.step(Op::Create { purpose: 1, goal: 5 * LEAST, fund: false });
			for op in steps {
				model.step(op);
			}
			for (name, times) in model.done {
				*done.entry(name).or_default() += times;
			}
		});
	}
	println!("{done:?}");
	for name in OUTCOMES {
		assert!(done.contains_key(name), "nobody was ever {name}");
	}
}

#[derive(Clone, Debug)]
enum Round {
	Fund(u64, u128),
	Match(u128),
	Propose(u64, u128, u128),
	Drop(u64, u32),
	Allocate(u64, u32, u128),
	Close,
	Pay(u32),
	Lapse(u32),
	Return(u64),
	Page(u32),
	Clear(u32),
	Pass(u64),
}

fn round_op() -> impl Strategy<Value = Round> {
	let who = || prop::sample::select(PEOPLE.to_vec());
	let amount =
		|| (0..6u32, any::<u128>()).prop_map(|(digits, n)| ONE + n % 10u128.pow(9 + digits));
	prop_oneof![
		6 => (who(), amount()).prop_map(|(who, amount)| Round::Fund(who, amount)),
		1 => amount().prop_map(Round::Match),
		3 => (who(), amount(), amount()).prop_map(|(who, a, b)| Round::Propose(who, a, a + b)),
		1 => (who(), 0..8u32).prop_map(|(who, bucket)| Round::Drop(who, bucket)),
		12 => (who(), 0..8u32, amount()).prop_map(|(who, n, amount)| Round::Allocate(who, n, amount)),
		2 => Just(Round::Close),
		3 => (0..8u32).prop_map(Round::Pay),
		1 => (0..8u32).prop_map(Round::Lapse),
		3 => who().prop_map(Round::Return),
		1 => (0..4u32).prop_map(Round::Page),
		1 => (0..8u32).prop_map(Round::Clear),
		4 => prop::sample::select(vec![1, DAY / 2, DAY]).prop_map(Round::Pass),
	]
}

fn step_round(id: u64, purse: Purse, op: Round) {
	match op {
		Round::Fund(who, amount) => tried(Crowdfunding::fund_round(signed(who), id, amount)),
		Round::Match(amount) => {
			tried(Crowdfunding::match_round(signed(STEWARD), id, purse, amount));
		},
		Round::Propose(who, least, most) => {
			let name = b"saw".to_vec().try_into().unwrap();
			let call = Crowdfunding::propose_bucket;
			let _ = call(signed(who), id, PAYER, name, document(7), least, most);
		},
		Round::Drop(who, bucket) => {
			tried(Crowdfunding::drop_bucket(signed(who), id, bucket, false))
		},
		Round::Allocate(who, bucket, amount) => {
			tried(Crowdfunding::allocate(signed(who), id, bucket, amount));
		},
		Round::Close => tried(Crowdfunding::close_round(signed(PAYER), id)),
		Round::Pay(bucket) => {
			tried(Crowdfunding::pay_bucket(signed(STEWARD), id, bucket, document(8)));
		},
		Round::Lapse(bucket) => tried(Crowdfunding::lapse_bucket(signed(PAYER), id, bucket)),
		Round::Return(who) => tried(Crowdfunding::return_funding(signed(PAYER), id, who)),
		Round::Page(limit) => tried(Crowdfunding::return_page(signed(PAYER), id, None, limit)),
		Round::Clear(bucket) => tried(Crowdfunding::clear_bucket(signed(PAYER), id, bucket)),
		Round::Pass(blocks) => pass(blocks),
	}
}

proptest! {
	#![proptest_config(ProptestConfig { max_shrink_iters: 2_000, ..ProptestConfig::with_cases(ovn_long_run::cases(64, 60)) })]

	#[test]
	fn rounds_spend_and_return_everything(
		ops in prop::collection::vec(round_op(), 1..120), equal in any::<bool>(),
	) {
		build_and_execute(|| {
			for who in [ANA, BEN, CEM] {
				member(who);
			}
			let purse = Purse::Fund(fund(LAB));
			let pot_of_purse = self::purse(LAB, purse);
			Balances::transfer_allow_death(signed(PAYER), pot_of_purse, 500 * ONE).unwrap();
			let id = round(if equal {
				crate::Allotment::Equal
			} else {
				crate::Allotment::ByContribution
			});
			let count = ops.len();
			for (at, op) in ops.into_iter().enumerate() {
				step_round(id, purse, op);
				assert_eq!(held(&NATIVE), the_round(id).balance());
				if at % 8 == 0 {
					check_state();
				}
			}
			// In the end nothing is left, and all deposits are back.
			pass(10 * DAY);
			let _ = Crowdfunding::close_round(signed(PAYER), id);
			pass(100 * DAY);
			for tally in the_round(id).tallies {
				let _ = Crowdfunding::lapse_bucket(signed(PAYER), id, tally.bucket);
				let _ = Crowdfunding::clear_bucket(signed(PAYER), id, tally.bucket);
			}
			let _ = Crowdfunding::return_page(signed(PAYER), id, None, 50);
			assert_eq!(the_round(id).state, crate::RoundState::Closed);
			assert_eq!((held(&NATIVE), crate::Buckets::<Test>::iter().count()), (0, 0));
			ovn_long_run::count(count);
		});
	}
}
