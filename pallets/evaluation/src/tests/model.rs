// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The rule of the design once more, by looking at everybody, in rational numbers; and random stories that
//! the chain and this model tell alike.
//!
//! Rationals are cut to 30 decimals after each step, or their denominators would grow without end.
//! `scripts/measure-properties.sh` makes the run longer.

use super::*;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};
use proptest::prelude::*;
use std::collections::BTreeMap;

type Q = BigRational;

fn q(number: u128) -> Q {
	Q::from_integer(number.into())
}

/// Cut to 30 decimals.
fn cut(number: Q) -> Q {
	let whole = BigInt::from(10).pow(30);
	Q::new((number * &whole).floor().to_integer(), whole)
}

/// The root, cut to 30 decimals.
fn root(number: &Q) -> Q {
	let whole = BigInt::from(10).pow(30);
	Q::new((number * &whole * &whole).floor().to_integer().sqrt(), whole)
}

fn sum<'a>(numbers: impl Iterator<Item = &'a Q>) -> Q {
	numbers.fold(Q::zero(), |sum, number| sum + number)
}

/// How far the chain may be off: 10^-9, in units of 12 decimals.
fn tolerance() -> Q {
	q(1_000)
}

fn close(chain: u128, model: &Q) -> bool {
	(q(chain) - model).abs() < tolerance()
}

/// An agent, who is account `index + 1`.
#[derive(Clone, Debug)]
struct Agent {
	settled: Q,
	staked: Q,
	member: bool,
	joined: u32,
	window_start: u64,
	gained: Q,
}

impl Agent {
	fn weight(&self) -> Q {
		&self.settled + &self.staked
	}
}

/// What one agent said.
#[derive(Clone, Debug)]
struct Said {
	agent: usize,
	value: u8,
	weight: Q,
	stake: Q,
	share: Q,
	pending: Q,
	changes: u8,
}

#[derive(Clone, Debug)]
enum End {
	Returned,
	Divided { right: std::ops::RangeInclusive<u8>, pot: Q },
}

#[derive(Clone, Debug)]
struct Judged {
	author: usize,
	pieces: u128,
	closes_at: u64,
	extensions: u8,
	joins: u32,
	r: Q,
	said: Vec<Said>,
	/// Settled or not, these have spoken: the pot is divided by all of them.
	settled: Vec<usize>,
	/// Stakes of the round that was not heard.
	before: Vec<(usize, Q)>,
	round: u8,
	abandoned: Q,
	unclaimed: Q,
	unheard: bool,
	end: Option<End>,
}

struct Model {
	rules: Rules,
	agents: Vec<Agent>,
	carry: Q,
	created: Q,
	joins: u32,
	judged: BTreeMap<ContributionId, Judged>,
}

/// What a story is told under.
#[derive(Clone, Debug)]
struct Rules {
	scale: (u8, u8),
	rule: StakeRule,
	stake_thousandths: u32,
	self_evaluation: bool,
	reputations: Vec<u128>,
}

#[derive(Clone, Debug)]
enum Step {
	Log { author: usize, pieces: u64 },
	Crowd { which: usize, from: usize, count: usize, values: u64 },
	Pass { blocks: u64 },
	Finalise { which: usize },
	Settle { agent: usize },
	SettleAll,
	Leave { agent: usize },
	Join { agent: usize },
	Reopen { which: usize },
	Cancel { which: usize },
}

impl Judged {
	fn spoken(&self) -> Q {
		sum(self.said.iter().map(|said| &said.weight))
	}

	/// By value, upward, what was said up to and with it.
	fn up_to(&self, value: u8) -> Q {
		sum(self.said.iter().filter(|said| said.value <= value).map(|said| &said.weight))
	}

	/// Whether what the chain says is half of what there is, as far as it can be told.
	fn is_verdict(&self, verdict: u8) -> bool {
		let half = self.spoken() / q(2);
		let below = verdict.checked_sub(1).map_or(Q::zero(), |below| self.up_to(below));
		below < &half + tolerance() && self.up_to(verdict) > half - tolerance()
	}

	fn is_result(&self, result: u8) -> bool {
		let silence = (&self.r - self.spoken()).max(Q::zero());
		let half = self.r.clone().max(self.spoken()) / q(2);
		let below = result.checked_sub(1).map_or(Q::zero(), |below| self.up_to(below) + &silence);
		below < &half + tolerance() && self.up_to(result) + silence > half - tolerance()
	}
}

impl Model {
	fn new(rules: Rules) -> Self {
		let agents = rules
			.reputations
			.iter()
			.map(|units| Agent {
				settled: q(*units),
				staked: Q::zero(),
				member: true,
				joined: 0,
				window_start: 0,
				gained: Q::zero(),
			})
			.collect();
		Self {
			rules,
			agents,
			carry: Q::zero(),
			created: Q::zero(),
			joins: 0,
			judged: BTreeMap::new(),
		}
	}

	fn active(&self) -> Q {
		self.agents
			.iter()
			.filter(|agent| agent.member)
			.fold(Q::zero(), |sum, agent| sum + agent.weight())
	}

	fn open(&mut self, id: ContributionId, author: usize, pieces: u128, round: u8) {
		let now = System::block_number();
		let mut r = self.active();
		if !self.rules.self_evaluation && self.agents[author].member {
			r -= self.agents[author].weight();
		}
		let before = match self.judged.remove(&id) {
			None => Vec::new(),
			Some(old) => {
				let unsettled = old.said.iter().filter(|said| !old.settled.contains(&said.agent));
				unsettled.map(|said| (said.agent, said.stake.clone())).collect()
			},
		};
		let judged = Judged {
			author,
			pieces,
			closes_at: now + WINDOW,
			extensions: 0,
			joins: self.joins,
			r,
			said: Vec::new(),
			settled: Vec::new(),
			before,
			round,
			abandoned: Q::zero(),
			unclaimed: Q::zero(),
			unheard: false,
			end: None,
		};
		self.judged.insert(id, judged);
	}

	/// Stake and share of who speaks with `weight` after `spoken`.
	fn price(&self, r: &Q, spoken: &Q, weight: &Q) -> (Q, Q) {
		let s = Q::new(self.rules.stake_thousandths.into(), 1_000.into());
		let after = spoken + weight;
		match self.rules.rule {
			StakeRule::Settle => {
				let (from, to) = (spoken.clone().min(r.clone()), after.min(r.clone()));
				let stake = |v: &Q| &s * (v - v * v / (q(2) * r));
				let share = |v: &Q| v - v * v / r + v * v * v / (q(3) * r * r);
				(cut(stake(&to) - stake(&from)), cut(share(&to) - share(&from)))
			},
			StakeRule::Stream(curve) => {
				let part = (after / r).min(Q::one());
				let f = match curve {
					Curve::Linear => part,
					Curve::SquareRoot => root(&part),
				};
				let stake = cut(s * weight * (Q::one() - f));
				(stake.clone(), stake)
			},
		}
	}

	/// Why the chain would refuse, as far as it can be told: otherwise both or neither.
	fn refuses(&self, id: ContributionId, agent: usize, value: u8) -> Option<bool> {
		let Some(judged) = self.judged.get(&id) else { return Some(true) };
		let who = &self.agents[agent];
		let old = judged.said.iter().find(|said| said.agent == agent);
		let certainly = !who.member
			|| judged.end.is_some()
			|| judged.unheard
			|| System::block_number() >= judged.closes_at
			|| who.joined > judged.joins
			|| (judged.author == agent && !self.rules.self_evaluation)
			|| old.is_some_and(|old| old.value == value || old.changes == 2)
			|| judged.r.is_zero()
			|| who.weight() < &judged.r / q(1_000_000) - tolerance();
		if certainly {
			return Some(true);
		}
		let lost = old.map_or(Q::zero(), |old| old.stake.clone());
		let weight = who.weight() - lost;
		let spoken = judged.spoken() - old.map_or(Q::zero(), |old| old.weight.clone());
		let (stake, _) = self.price(&judged.r, &spoken, &weight);
		if weight < &judged.r / q(1_000_000) + tolerance()
			|| (&who.settled - stake).abs() < tolerance()
		{
			return None;
		}
		Some(who.settled < self.price(&judged.r, &spoken, &weight).0)
	}

	fn say(&mut self, id: ContributionId, agent: usize, value: u8) {
		let mut judged = self.judged.remove(&id).unwrap();
		let (mut changes, mut pending) = (0, Q::zero());
		if let Some(at) = judged.said.iter().position(|said| said.agent == agent) {
			let old = judged.said.remove(at);
			self.agents[agent].staked -= &old.stake;
			judged.abandoned += &old.stake;
			changes = old.changes + 1;
			pending = old.pending;
		}
		let weight = self.agents[agent].weight();
		let (stake, share) = self.price(&judged.r, &judged.spoken(), &weight);
		self.agents[agent].settled -= &stake;
		self.agents[agent].staked += &stake;
		if self.rules.rule != StakeRule::Settle {
			let all =
				sum(judged.said.iter().filter(|said| said.value == value).map(|said| &said.weight));
			if all.is_zero() {
				judged.unclaimed += &stake;
			}
			for said in judged.said.iter_mut().filter(|said| said.value == value) {
				said.pending += cut(&stake * &said.weight / &all);
			}
		}
		// The last ones have shares of a few units, where a unit more or less is worth much of a pot: here
		// the chain's share counts, which is the model's to less than the tolerance.
		let round = Round { id, number: judged.round };
		let position = Positions::<Test>::get(round, account(agent)).unwrap();
		assert!(close(position.share, &share) && close(position.weight, &weight));
		let share = q(position.share);
		judged.said.push(Said { agent, value, weight, stake, share, pending, changes });
		self.judged.insert(id, judged);
	}

	/// What a position that has ended is paid.
	fn payout(&self, judged: &Judged, said: &Said) -> Q {
		match judged.end.as_ref() {
			None | Some(End::Returned) => said.stake.clone(),
			Some(End::Divided { right, pot }) => {
				let streams = self.rules.rule != StakeRule::Settle;
				let pending = if streams { said.pending.clone() } else { Q::zero() };
				if !right.contains(&said.value) {
					return pending;
				}
				let of = |part: fn(&Said) -> &Q| {
					let all =
						sum(judged.said.iter().filter(|s| right.contains(&s.value)).map(part));
					(part(said).clone(), all)
				};
				let (own, all) = match of(|said| &said.share) {
					(_, all) if all.is_zero() => of(|said| &said.weight),
					by_share => by_share,
				};
				let back = if streams { pending } else { said.stake.clone() };
				back + cut(pot * own / all)
			},
		}
	}

	fn settle(&mut self, agent: usize) {
		let ids: Vec<_> = self.judged.keys().copied().collect();
		for id in ids {
			let mut judged = self.judged.remove(&id).unwrap();
			let before = std::mem::take(&mut judged.before);
			for (who, stake) in before {
				if who == agent {
					self.agents[agent].staked -= &stake;
					self.agents[agent].settled += &stake;
				} else {
					judged.before.push((who, stake));
				}
			}
			let over = judged.end.is_some() || judged.unheard;
			if over && !judged.settled.contains(&agent) {
				if let Some(said) = judged.said.iter().find(|said| said.agent == agent).cloned() {
					let payout = self.payout(&judged, &said);
					self.agents[agent].staked -= &said.stake;
					self.agents[agent].settled += payout;
					judged.settled.push(agent);
				}
			}
			self.judged.insert(id, judged);
		}
	}

	/// What the chain made of an evaluation, checked and followed.
	fn finalise(&mut self, id: ContributionId, event: &Event<Test>) {
		let mut judged = self.judged.remove(&id).unwrap();
		let (heard, half) = (judged.spoken(), &judged.r / q(2));
		match event {
			Event::Unheard { round, .. } => {
				assert_eq!(*round, judged.round);
				assert!(heard < half + tolerance());
				self.carry += std::mem::take(&mut judged.abandoned);
				judged.unheard = true;
				if judged.round == 1 {
					judged.end = Some(End::Returned);
				}
			},
			Event::Finalised { decision, result: Some(result), verdict: Some(verdict), .. } => {
				assert!(heard > half - tolerance());
				assert!(judged.is_result(*result) && judged.is_verdict(*verdict));
				let (min, max) = self.rules.scale;
				let positive = max.div_ceil(2);
				let accepted = *result >= positive && *verdict >= positive;
				assert_eq!(matches!(decision, Decision::Accepted { .. }), accepted);
				let mut extra = std::mem::take(&mut self.carry);
				if accepted {
					extra += self.reward(&judged, Q::new((*result).into(), max.into()));
				}
				let near = (max - min) / 5;
				let right = verdict.saturating_sub(near)..=(verdict + near);
				let wrong = judged.said.iter().filter(|said| !right.contains(&said.value));
				let pot = match self.rules.rule {
					StakeRule::Settle => {
						sum(wrong.map(|said| &said.stake)) + &judged.abandoned + extra
					},
					StakeRule::Stream(_) => &judged.unclaimed + extra,
				};
				judged.end = Some(End::Divided { right, pot });
			},
			Event::Finalised { decision, .. } => {
				assert!(judged.unheard && *decision == Decision::Rejected);
				judged.end = Some(End::Returned);
			},
			other => panic!("{other:?}"),
		}
		self.judged.insert(id, judged);
	}

	/// What the author earns, and the bonus.
	fn reward(&mut self, judged: &Judged, quality: Q) -> Q {
		let now = System::block_number();
		let agent = &mut self.agents[judged.author];
		if now >= agent.window_start + WINDOW {
			agent.window_start = now;
			agent.gained = Q::zero();
		}
		// A piece is worth a fourth of the reward value.
		let value = (q(judged.pieces) / q(4)).min(Q::one());
		let room = (&judged.r / q(100) - &agent.gained).max(Q::zero());
		let gain = cut((q(5 * ONE) * quality * value).min(room));
		let bonus = cut(&gain / q(10));
		agent.gained += &gain;
		agent.settled += &gain;
		self.created += &gain + &bonus;
		bonus
	}
}

fn account(agent: usize) -> u64 {
	agent as u64 + 1
}

/// A chain and a model of it.
struct Story {
	model: Model,
	ids: Vec<ContributionId>,
	heard: u32,
}

impl Story {
	fn begin(rules: Rules) -> Self {
		let founders: Vec<_> =
			rules.reputations.iter().enumerate().map(|(k, units)| (account(k), *units)).collect();
		make_lab_of_units(founders.try_into().unwrap());
		set(ChangesOf::<Test> {
			scale: Change::Set(scale(rules.scale.0, rules.scale.1)),
			rule: Change::Set(rules.rule),
			stake: Change::Set(stake(rules.stake_thousandths)),
			self_evaluation: Change::Set(rules.self_evaluation),
			reward_value: Change::Set(4 * RATE),
			minimum_time: Change::Set(0),
			..Default::default()
		});
		Self { model: Model::new(rules), ids: Vec::new(), heard: 0 }
	}

	fn id(&self, which: usize) -> Option<ContributionId> {
		// The latest ones most often.
		let back = which % self.ids.len().clamp(1, 4);
		self.ids.len().checked_sub(1 + back).map(|at| self.ids[at])
	}

	fn evaluate(&mut self, id: ContributionId, agent: usize, value: u8) {
		// It settles its own first; if it is refused that is undone.
		let (agents, judged) = (self.model.agents.clone(), self.model.judged.clone());
		let ended = Unsettled::<Test>::get(LAB, account(agent));
		let ended = ended.iter().filter(|round| EndedRounds::<Test>::contains_key(round)).count();
		self.model.settle(agent);
		let expected = self.model.refuses(id, agent, value);
		let done = frame_support::storage::with_storage_layer(|| {
			let called = Evaluating::evaluate(signed(account(agent)), id, value, false);
			called.map(|_| ()).map_err(|error| error.error)
		});
		let settle_first = done == Err(DispatchError::from(Error::<Test>::SettleFirst));
		if ended > SETTLED_FIRST as usize {
			assert!(settle_first || !self.model.agents[agent].member);
		} else if let Some(refused) = expected {
			assert_eq!(done.is_err(), refused, "{done:?}");
		}
		if done.is_err() {
			self.model.agents = agents;
			self.model.judged = judged;
			return;
		}
		let view = Evaluations::<Test>::get(LAB, id).unwrap();
		self.model.say(id, agent, value);
		let judged = self.model.judged.get_mut(&id).unwrap();
		// Whether it was a surprise is the chain's to say: medians can be close.
		assert!(view.extensions - judged.extensions <= 1);
		judged.closes_at += u64::from(view.extensions - judged.extensions) * WINDOW / 10;
		judged.extensions = view.extensions;
		assert_eq!(view.closes_at, judged.closes_at);
	}

	fn step(&mut self, step: &Step) {
		let count = self.model.agents.len();
		match step {
			Step::Log { author, pieces } => {
				let author = author % count;
				if !self.model.agents[author].member {
					return;
				}
				let id = log_pieces(account(author), *pieces);
				self.model.open(id, author, (*pieces).into(), 0);
				self.ids.push(id);
			},
			Step::Crowd { which, from, count: speakers, values } => {
				let Some(id) = self.id(*which) else { return };
				let (min, max) = self.model.rules.scale;
				// Two values at most, as people do.
				let choices = [values % 16, values / 16 % 16, values / 256 % 16]
					.map(|value| min + (value % (u64::from(max - min) + 1)) as u8);
				for k in 0..(*speakers).min(count) {
					let choice = choices[(values >> (12 + k % 40)) as usize % 3];
					self.evaluate(id, (from + k) % count, choice);
				}
			},
			Step::Pass { blocks } => run_blocks(*blocks),
			Step::Finalise { which } => {
				let Some(id) = self.id(*which) else { return };
				System::reset_events();
				let done = frame_support::storage::with_storage_layer(|| {
					Evaluating::finalise(signed(STRANGER), id)
				});
				let Some(judged) = self.model.judged.get(&id) else {
					return assert!(done.is_err());
				};
				if judged.end.is_none() && !judged.unheard {
					let closed = System::block_number() >= judged.closes_at;
					assert!(done.is_ok() || !closed);
					// Before it closes it is heard, and silence is less than half.
					let silence = &judged.r - judged.spoken();
					assert!(done.is_err() || closed || silence < &judged.r / q(2) + tolerance());
				}
				if done.is_ok() {
					let events = events();
					let of_end = |event: &&Event<Test>| {
						matches!(event, Event::Unheard { .. } | Event::Finalised { .. })
					};
					let event = events.iter().find(of_end).unwrap();
					if matches!(event, Event::Finalised { result: Some(_), .. }) {
						self.heard += 1;
					}
					self.model.finalise(id, event);
				}
			},
			Step::Settle { agent } => {
				let agent = agent % count;
				let _ = Evaluating::settle(signed(STRANGER), LAB, account(agent), MAX_SETTLED);
				self.model.settle(agent);
			},
			Step::SettleAll => self.settle_all(),
			Step::Leave { agent } => {
				let agent = agent % count;
				let members = self.model.agents.iter().filter(|agent| agent.member).count();
				if self.model.agents[agent].member && members > 2 {
					Scoping::leave(signed(account(agent)), LAB).unwrap();
					self.model.agents[agent].member = false;
				}
			},
			Step::Join { agent } => {
				let agent = agent % count;
				if !self.model.agents[agent].member {
					join(LAB, account(agent));
					self.model.joins += 1;
					self.model.agents[agent].member = true;
					self.model.agents[agent].joined = self.model.joins;
				}
			},
			Step::Reopen { which } => {
				let Some(id) = self.id(*which) else { return };
				let Some(judged) = self.model.judged.get(&id) else { return };
				let (author, pieces) = (judged.author, judged.pieces);
				let unheard = judged.unheard && judged.end.is_none();
				let done = frame_support::storage::with_storage_layer(|| {
					Evaluating::reopen(signed(account(author)), id)
				});
				assert!(unheard || done.is_err());
				if done.is_ok() {
					self.model.open(id, author, pieces, 1);
				}
			},
			Step::Cancel { which } => {
				let Some(id) = self.id(*which) else { return };
				let Some(judged) = self.model.judged.get(&id) else { return };
				let author = account(judged.author);
				let over = judged.end.is_some();
				let done = frame_support::storage::with_storage_layer(|| {
					Contributing::correct(signed(author), id, None)
				});
				assert!(!over || done.is_err());
				if done.is_ok() {
					let judged = self.model.judged.get_mut(&id).unwrap();
					self.model.carry += std::mem::take(&mut judged.abandoned);
					judged.end = Some(End::Returned);
				}
			},
		}
		self.compare();
	}

	fn settle_all(&mut self) {
		settle_all();
		for agent in 0..self.model.agents.len() {
			self.model.settle(agent);
		}
	}

	fn compare(&self) {
		for (index, agent) in self.model.agents.iter().enumerate() {
			let found = Agents::<Test>::get(LAB, account(index));
			let same = close(found.settled, &agent.settled) && close(found.staked, &agent.staked);
			assert!(same, "agent {index}: {found:?}, and not {agent:?}");
		}
		let record = lab();
		assert!(close(record.active, &self.model.active()));
		let founded: u128 = self.model.rules.reputations.iter().sum();
		assert!(close(record.total - founded, &self.model.created));
	}

	/// Settles everything and compares; the total is as it was founded and earned, to the unit.
	fn end(mut self) -> u32 {
		self.compare();
		check_state();
		self.settle_all();
		self.compare();
		self.heard
	}
}

fn rules() -> impl Strategy<Value = Rules> {
	let scale = prop_oneof![Just((0u8, 1u8)), Just((0, 5)), Just((1, 5))];
	let rule = prop_oneof![
		3 => Just(StakeRule::Settle),
		1 => Just(StakeRule::Stream(Curve::Linear)),
		1 => Just(StakeRule::Stream(Curve::SquareRoot)),
	];
	let whole = prop_oneof![
		(1u128..1_000).prop_map(|whole| whole * ONE),
		1u128..1_000_000 * ONE,
		Just(0u128),
	];
	let reputations = prop::collection::vec(whole, 2..50).prop_map(|mut reputations| {
		// Founders have something.
		for units in &mut reputations {
			*units = (*units).max(1);
		}
		reputations
	});
	(scale, rule, 1u32..=100, any::<bool>(), reputations).prop_map(
		|(scale, rule, stake_thousandths, self_evaluation, reputations)| Rules {
			scale,
			rule,
			stake_thousandths,
			self_evaluation,
			reputations,
		},
	)
}

fn step() -> impl Strategy<Value = Step> {
	let number = 0usize..100;
	prop_oneof![
		4 => (number.clone(), 1u64..6).prop_map(|(author, pieces)| Step::Log { author, pieces }),
		12 => (0usize..4, number.clone(), 1usize..50, any::<u64>())
			.prop_map(|(which, from, count, values)| Step::Crowd { which, from, count, values }),
		4 => (1u64..80).prop_map(|blocks| Step::Pass { blocks }),
		6 => (0usize..4).prop_map(|which| Step::Finalise { which }),
		1 => number.clone().prop_map(|agent| Step::Settle { agent }),
		2 => Just(Step::SettleAll),
		2 => number.clone().prop_map(|agent| Step::Leave { agent }),
		2 => number.prop_map(|agent| Step::Join { agent }),
		2 => (0usize..4).prop_map(|which| Step::Reopen { which }),
		1 => (0usize..4).prop_map(|which| Step::Cancel { which }),
	]
}

fn tell(rules: Rules, steps: &[Step]) -> u32 {
	genesis().execute_with(|| {
		run_to_block(1);
		set_day(TODAY);
		let mut story = Story::begin(rules);
		story.step(&Step::Log { author: 0, pieces: 1 });
		for step in steps {
			story.step(step);
		}
		let heard = story.end();
		check_state();
		heard
	})
}

proptest! {
	#![proptest_config(ProptestConfig {
		cases: ovn_long_run::cases(16, 30),
		max_shrink_iters: 200,
		..ProptestConfig::default()
	})]

	#[test]
	fn chain_and_exact_model_agree_when_people_do_anything(
		rules in rules(),
		steps in prop::collection::vec(
			step(),
			1..60
		),
	) {
		tell(rules, &steps);
		ovn_long_run::count(steps.len());
	}
}

/// A story in which every part of the model has something to do.
#[test]
fn chain_and_exact_model_agree_when_a_story_goes_on_for_long() {
	for (rule, scale) in [
		(StakeRule::Settle, (0, 5)),
		(StakeRule::Stream(Curve::Linear), (1, 5)),
		(StakeRule::Stream(Curve::SquareRoot), (0, 1)),
	] {
		let reputations = (1..=12u128).map(|k| k * ONE * 7 / 3).collect();
		let rules =
			Rules { scale, rule, stake_thousandths: 20, self_evaluation: false, reputations };
		let mut steps = Vec::new();
		for k in 0..12usize {
			let values = 0x1234_5678_9abc_def0u64.rotate_left(k as u32 * 5);
			steps.extend([
				Step::Log { author: k, pieces: 1 + k as u64 % 5 },
				Step::Crowd { which: 0, from: k, count: 9, values },
				Step::Leave { agent: k + 3 },
				Step::Crowd { which: 0, from: k + 5, count: 4, values: values >> 3 },
				Step::Pass { blocks: WINDOW * (k as u64 % 3) / 2 },
				Step::Finalise { which: 0 },
				Step::Finalise { which: 1 },
				Step::Join { agent: k + 3 },
			]);
		}
		steps.extend([Step::Pass { blocks: 2 * WINDOW }]);
		steps.extend((0..4).map(|which| Step::Finalise { which }));
		let heard = tell(rules, &steps);
		assert!(heard >= 4, "only {heard} were heard");
	}
}

/// The numbers of the model are what they say.
#[test]
fn the_model_counts_in_units() {
	assert!(close(1_000, &q(1_500)) && !close(1_000, &q(2_000)));
	assert_eq!(cut(q(1) / q(3)).to_f64(), Some(1.0 / 3.0));
	assert_eq!(root(&q(4)), q(2));
}
