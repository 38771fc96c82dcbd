// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Random sequences of transactions and blocks, each compared with a model in exact fractions.
//!
//! What is used up is counted in parts of a base unit as small as the refill of a block: the model
//! never rounds. From it follow the two bounds on which a policy rests: one agent costs in any `n`
//! blocks at most allowance * (1 + n / period), and all together cost in a day at most its budget.

use super::*;
use crate::{Allowances, Sponsorships};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The agents of a sequence.
const AGENTS: core::ops::Range<u64> = 100..103;

#[derive(Clone, Debug)]
enum Op {
	/// A call that fails.
	Fail(u64),
	/// A call that returns weight.
	Refund(u64),
	/// A call with a tip, which an agent without tokens cannot pay.
	Tip(u64),
	/// Leaving and, by a new invitation, joining again.
	Rejoin(u64),
	/// So many blocks pass.
	Pass(u64),
}

fn op() -> impl Strategy<Value = Op> {
	prop_oneof![
		6 => AGENTS.prop_map(Op::Fail),
		4 => AGENTS.prop_map(Op::Refund),
		1 => AGENTS.prop_map(Op::Tip),
		1 => AGENTS.prop_map(Op::Rejoin),
		4 => (1..2 * DAY).prop_map(Op::Pass),
		4 => (1..4_u64).prop_map(Op::Pass),
	]
}

fn failing() -> RuntimeCall {
	Call::sign_agreement { scope: REFUNDING, version: 1 }.into()
}

/// What an agent used up, exactly.
#[derive(Clone, Copy, Debug, Default)]
struct Exact {
	/// In base units times the refill period.
	used: u128,
	/// When.
	at: u64,
	/// How often it was rounded since.
	roundings: u128,
}

#[derive(Debug)]
struct Model {
	allowance: u128,
	period: u64,
	budget: u128,
	pot: u128,
	agents: BTreeMap<u64, Exact>,
	/// What was paid: block, agent, fee.
	paid: Vec<(u64, u64, u128)>,
}

impl Model {
	/// What an agent has used up now, exactly, times the period.
	fn used(&self, who: u64) -> u128 {
		let exact = self.agents[&who];
		let refilled = self.allowance * u128::from(System::block_number() - exact.at);
		exact.used.saturating_sub(refilled)
	}

	/// What was paid today.
	fn spent(&self) -> u128 {
		let today = System::block_number() / DAY;
		let of_today = self.paid.iter().filter(|(block, ..)| block / DAY == today);
		of_today.map(|(_, _, fee)| fee).sum()
	}

	/// Whether a fee of at first `most` can be paid, if the allowance was exact: certainly, or not, or
	/// it depends on roundings.
	fn can_pay(&self, who: u64, most: u128) -> Result<(), u8> {
		let exact = self.used(who) + most * u128::from(self.period);
		let full = self.allowance * u128::from(self.period);
		if exact > full {
			return Err(101);
		}
		if most + self.spent() > self.budget {
			return Err(102);
		}
		if most > self.pot {
			return Err(103);
		}
		Ok(())
	}

	fn pay(&mut self, who: u64, fee: u128) {
		let used = self.used(who) + fee * u128::from(self.period);
		let at = System::block_number();
		let roundings = self.agents[&who].roundings + 1;
		self.agents.insert(who, Exact { used, at, roundings });
		self.pot -= fee;
		self.paid.push((at, who, fee));
	}

	/// Sends a transaction; the fee is at first `most`, in the end `fee`.
	fn send(&mut self, who: u64, call: RuntimeCall, most: u128, fee: u128) {
		let expected = self.can_pay(who, most);
		match submit(who, call) {
			Ok(_) => {
				assert_eq!(expected, Ok(()), "paid what should not be");
				self.pay(who, fee);
			},
			Err(TransactionValidityError::Invalid(InvalidTransaction::Custom(code))) => {
				// Roundings are against the agent: less than a unit for each time it was written.
				let slack = u128::from(self.period) * (self.agents[&who].roundings + 1);
				let close = self.used(who) + most * u128::from(self.period) + slack
					> self.allowance * u128::from(self.period);
				assert!(expected == Err(code) || (code == 101 && close), "{expected:?} {code}");
			},
			Err(other) => panic!("{other:?}"),
		}
	}

	fn check(&self) {
		for who in AGENTS {
			// At least what is exact, and less than a unit more for each rounding.
			let policy = Sponsorships::<Test>::get(REFUNDING).unwrap().policy.unwrap();
			let real = Networks::used_now(&policy, &Allowances::<Test>::get(REFUNDING, who));
			let real = real * u128::from(self.period);
			let exact = self.used(who);
			assert!(real >= exact, "{real} {exact}");
			let roundings = self.agents[&who].roundings + 1;
			assert!(real - exact < roundings * u128::from(self.period), "{real} {exact}");
		}
		assert_eq!(free(purse(REFUNDING, Purse::Sponsor)), ED + self.pot);
		assert_eq!(
			Networks::spent_today(&Sponsorships::<Test>::get(REFUNDING).unwrap()),
			self.spent()
		);
		Networks::do_try_state().unwrap();
	}

	/// The two bounds, over all times from one payment to another.
	fn check_bounds(&self) {
		for who in AGENTS {
			let own: Vec<_> = self.paid.iter().filter(|(_, agent, _)| *agent == who).collect();
			for (i, (from, ..)) in own.iter().enumerate() {
				let mut cost = 0_u128;
				for (to, _, fee) in &own[i..] {
					cost += fee;
					let blocks = to - from;
					assert!(
						cost * u128::from(self.period)
							<= self.allowance * u128::from(self.period + blocks)
					);
				}
			}
		}
		let mut days = BTreeMap::<u64, u128>::new();
		for (block, _, fee) in &self.paid {
			*days.entry(block / DAY).or_default() += fee;
		}
		assert!(days.values().all(|spent| *spent <= self.budget));
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

	#[test]
	fn fees_stay_within_allowance_and_budget_whatever_is_sent(
		allowance in 0..20_000_u128,
		period in prop_oneof![1..5_u64, 1..500_u64, Just(3_650 * DAY)],
		budget in 0..40_000_u128,
		funds in 0..200_000_u128,
		ops in prop::collection::vec(op(), 1..80),
	) {
		build_and_execute(|| {
			let scope = network(1);
			assert_eq!(scope, REFUNDING);
			fund_sponsor(scope, funds);
			let policy = SponsorPolicyOf::<Test> {
				refill_period: period,
				..policy(allowance, budget)
			};
			sponsor(1, scope, policy);
			let quota = crate::ScopeParameter::Invitations(Some(1_000));
			assert_ok!(Networks::set_parameter(signed(1), scope, quota));
			for who in AGENTS {
				assert_ok!(Networks::invite(signed(1), scope, who, Tier::Contributor));
				assert_ok!(Networks::join(signed(who), scope, None));
			}
			let agents = AGENTS.map(|who| (who, Exact::default())).collect();
			let mut model = Model { allowance, period, budget, pot: funds, agents, paid: vec![] };
			for op in ops {
				match op {
					Op::Fail(who) => model.send(who, failing(), fee(failing()), fee(failing())),
					Op::Refund(who) => {
						let (most, actual) = refunding_fees();
						model.send(who, refunding(), most, actual);
					},
					Op::Tip(who) => {
						let payment = InvalidTransaction::Payment.into();
						assert_eq!(submit_with_tip(who, 1, failing()), Err(payment));
					},
					Op::Rejoin(who) => {
						assert_ok!(Networks::leave(signed(who), scope));
						assert_ok!(Networks::invite(signed(1), scope, who, Tier::Contributor));
						assert_ok!(Networks::join(signed(who), scope, None));
					},
					Op::Pass(blocks) => run_blocks(blocks),
				}
				model.check();
			}
			model.check_bounds();
		});
	}

	#[test]
	fn fees_of_a_day_stay_within_its_greatest_budget_whatever_is_decided(
		ops in prop::collection::vec(
			prop_oneof![
				4 => AGENTS.prop_map(Ok),
				2 => prop::option::of((0..20_000_u128, 1..100_u64, 0..20_000_u128)).prop_map(Err),
			],
			1..60,
		),
	) {
		build_and_execute(|| {
			let scope = network(1);
			fund_sponsor(scope, ENDOWMENT);
			for who in AGENTS {
				assert_ok!(Networks::invite(signed(1), scope, who, Tier::Contributor));
				assert_ok!(Networks::join(signed(who), scope, None));
			}
			let mut greatest = 0;
			for op in ops {
				match op {
					Ok(who) => {
						let _ = submit(who, failing());
					},
					Err(decision) => {
						let decided = decision.map(|(allowance, refill_period, daily_budget)| {
							greatest = greatest.max(daily_budget);
							SponsorPolicyOf::<Test> {
								refill_period,
								..policy(allowance, daily_budget)
							}
						});
						let _ = Networks::set_sponsorship(signed(1), scope, decided);
					},
				}
				let spent = ENDOWMENT + ED - free(purse(scope, Purse::Sponsor));
				assert!(spent <= greatest);
			}
		});
	}
}
