// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The rule of the design once more, by looking at everybody, in rational numbers; and random stories that
//! the chain and this model tell alike.
//!
//! Rationals are cut to 30 decimals after each step, or their denominators would grow without end.
//! `scripts/prove/properties.sh` makes the run longer.

use super::*;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, ToPrimitive, Zero};
use ovn_primitives::{AgentKind, ClaimType, Document, KindId, ScopeId};
use pallet_contributions::{Deciding, KindTerms, Review};
use proptest::prelude::*;
use std::collections::BTreeMap;

type Q = BigRational;

/// The kinds of both scopes, beside [`DESIGNS`]: of a debt, which peers decide as they do designs; and of what one
/// reviewer decides.
const LOANS: KindId = 1;
const DEEDS: KindId = 2;
/// The asset that the lab issues to authors, what the best earns of it, and how much in a window.
const ASSET: u32 = 5;
const TOKENS: u128 = 1_000;
const TOKEN_CAP: u128 = 1_500;
/// Who decides deeds, and logs for the mill; without reputation.
const REVIEWER: u64 = 98;
/// The agents that are members of the mill, another network.
const MILLERS: [usize; 2] = [0, 1];
/// After so many steps all invariants are checked, whatever waits to be settled.
const CHECKED: u32 = 50;

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

/// A share in units, exactly.
fn of_share(share: Share) -> Q {
	let bytes = share.parts().to_little_endian();
	let parts = BigInt::from_bytes_le(num_bigint::Sign::Plus, &bytes);
	Q::new(parts, BigInt::from(2).pow(96))
}

fn close(chain: u128, model: &Q) -> bool {
	(q(chain) - model).abs() < tolerance()
}

/// An agent, who is account `index + 1`.
#[derive(Clone, Debug)]
struct Agent {
	settled: Q,
	staked: Q,
	/// The tier it has in the network: 0 to 2.
	tier: Option<usize>,
	expelled: bool,
	/// Whether it declares to be a bot.
	bot: bool,
	/// When it came to be of at least each tier, with reputation.
	joined: [u32; 3],
	/// Since when it is dormant.
	struck: Option<u32>,
	/// From when until when it was, before it spoke again.
	away: Option<(u32, u32)>,
	/// On which day it spoke last, and what it cannot have missed by then.
	spoke_on: u64,
	knows: u32,
	window_start: u64,
	gained: Q,
	waiting: Q,
	/// What it earned of the network's asset in this window, what it was given of it, and what it is owed.
	tokens: u128,
	given: u128,
	owed: u128,
}

impl Agent {
	fn weight(&self) -> Q {
		&self.settled + &self.staked
	}

	/// The tier under which it counts.
	fn counts_as(&self) -> Option<usize> {
		self.tier.filter(|_| !self.expelled)
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
	/// `None`: the mill.
	author: Option<usize>,
	pieces: u128,
	kind: KindId,
	closes_at: u64,
	extensions: u8,
	joins: u32,
	r: Q,
	counted: Q,
	floor: Q,
	least: Option<usize>,
	/// The revision of the project's kind, if it is one of the project's.
	revision: Option<u32>,
	said: Vec<Said>,
	/// Settled or not, these have spoken: the pot is divided by all of them.
	settled: Vec<usize>,
	/// Stakes of the round that was inconclusive.
	before: Vec<(usize, Q)>,
	round: u8,
	abandoned: Q,
	unclaimed: Q,
	inconclusive: bool,
	end: Option<End>,
}

struct Model {
	rules: Rules,
	agents: Vec<Agent>,
	carry: Q,
	created: Q,
	joins: u32,
	least: Option<usize>,
	/// What has begun and was decided, and how many by the end of each day on which something was.
	open: u32,
	closed: u32,
	closings: Vec<(u64, u32)>,
	/// By how many decided nobody has missed anything: then other rules held.
	knows: u32,
	window_end: u64,
	window_r: Q,
	rewarded: Q,
	/// The revisions of the project's kinds, and those which the network recognises, with what they earned.
	revision: [u32; 3],
	recognised: [Option<u32>; 3],
	below: [(u64, Q); 3],
	/// Whether the network issues its asset now.
	issues: bool,
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
	/// The tiers in which they begin, counted around.
	tiers: Vec<usize>,
	/// How many more belong to the network and have no reputation yet.
	newcomers: usize,
}

#[derive(Clone, Debug)]
enum Step {
	Log {
		author: usize,
		pieces: u64,
		below: bool,
		kind: KindId,
	},
	/// The mill contributes to the lab.
	LogAs {
		pieces: u64,
		kind: KindId,
	},
	/// An agent says that it is a bot, or a person.
	Declare {
		agent: usize,
		bot: bool,
	},
	Crowd {
		which: usize,
		from: usize,
		count: usize,
		values: u64,
	},
	Pass {
		blocks: u64,
	},
	Finalise {
		which: usize,
	},
	Settle {
		agent: usize,
	},
	SettleAll,
	Leave {
		agent: usize,
	},
	Expel {
		agent: usize,
	},
	Join {
		agent: usize,
		tier: usize,
	},
	SetTier {
		agent: usize,
		tier: usize,
	},
	Strike {
		agent: usize,
	},
	Wake {
		agent: usize,
	},
	PayReward {
		agent: usize,
	},
	Recognise {
		kind: KindId,
	},
	Reprice {
		kind: KindId,
	},
	Issue,
	ClaimTokens {
		agent: usize,
	},
	Least {
		tier: usize,
	},
	Reopen {
		which: usize,
	},
	Cancel {
		which: usize,
	},
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
		let newcomers = std::iter::repeat_n(&0, rules.newcomers);
		let agents = rules
			.reputations
			.iter()
			.chain(newcomers)
			.map(|units| Agent {
				settled: q(*units),
				staked: Q::zero(),
				tier: Some(2),
				expelled: false,
				bot: false,
				joined: [0; 3],
				struck: None,
				away: None,
				spoke_on: 0,
				knows: 0,
				window_start: 0,
				gained: Q::zero(),
				waiting: Q::zero(),
				tokens: 0,
				given: 0,
				owed: 0,
			})
			.collect();
		Self {
			rules,
			agents,
			carry: Q::zero(),
			created: Q::zero(),
			joins: 0,
			least: None,
			open: 0,
			closed: 0,
			closings: Vec::new(),
			knows: 0,
			window_end: 0,
			window_r: Q::zero(),
			rewarded: Q::zero(),
			revision: [0; 3],
			recognised: [None; 3],
			below: [(); 3].map(|()| (0, Q::zero())),
			issues: true,
			judged: BTreeMap::new(),
		}
	}

	/// The weight of those who count, of all tiers; without one of them.
	fn weight_of(&self, is: impl Fn(&Agent) -> bool, without: Option<usize>) -> Q {
		let all = self.agents.iter().enumerate();
		all.filter(|(index, agent)| Some(*index) != without && is(agent))
			.fold(Q::zero(), |sum, (_, agent)| sum + agent.weight())
	}

	/// The weight of all who may speak of what opens now, and a tenth of all who belong.
	fn reputation(&self, without: Option<usize>) -> (Q, Q) {
		let least = self.least.or(Some(0));
		let speaks = |agent: &Agent| agent.struck.is_none() && agent.counts_as() >= least;
		let belongs = |agent: &Agent| agent.counts_as().is_some();
		(self.weight_of(speaks, without), self.weight_of(belongs, without) / q(10))
	}

	/// An agent comes to be of a tier, from another one or none.
	fn change_tier(&mut self, index: usize, change: impl FnOnce(&mut Agent)) {
		let before = self.agents[index].counts_as();
		change(&mut self.agents[index]);
		let after = self.agents[index].counts_as();
		if before == after {
			return;
		}
		if before.is_none() {
			(self.agents[index].struck, self.agents[index].away) = (None, None);
		}
		if after > before && !self.agents[index].weight().is_zero() {
			self.note_join(index, before);
		}
	}

	fn note_join(&mut self, index: usize, before: Option<usize>) {
		self.joins += 1;
		let agent = &mut self.agents[index];
		for tier in 0..3 {
			if Some(tier) <= agent.counts_as() && Some(tier) > before {
				agent.joined[tier] = self.joins;
			}
		}
		agent.spoke_on = System::block_number() / DAY;
		agent.knows = self.open + self.closed;
	}

	fn awake(&mut self, index: usize) {
		if let Some(from) = self.agents[index].struck.take() {
			self.joins += 1;
			self.agents[index].away = Some((from, self.joins));
		}
	}

	/// The day from which on an agent is silent.
	fn silent_from(&self, index: usize) -> Option<u64> {
		let agent = &self.agents[index];
		let missed = agent.knows.max(self.knows) + MISSED;
		let (day, _) = self.closings.iter().find(|(_, closed)| *closed >= missed)?;
		Some(agent.spoke_on.max(*day))
	}

	fn note_closed(&mut self, judged: &Judged) {
		self.open -= 1;
		if judged.author.is_none() {
			return;
		}
		self.closed += 1;
		let today = System::block_number() / DAY;
		match self.closings.last_mut() {
			Some((day, closed)) if *day == today => *closed = self.closed,
			_ => self.closings.push((today, self.closed)),
		}
	}

	fn open(
		&mut self,
		id: ContributionId,
		(author, pieces, kind): (Option<usize>, u128, KindId),
		round: u8,
		revision: Option<u32>,
	) {
		let now = System::block_number();
		let without = author.filter(|_| !self.rules.self_evaluation);
		let (counted, floor) = self.reputation(without);
		let r = counted.clone().max(floor.clone());
		if round == 0 {
			self.open += 1;
		}
		// Also of an author who is not known: its record begins with its first reputation.
		if let Some(author) = author.filter(|_| round == 0) {
			if !self.agents[author].weight().is_zero()
				|| Agents::<Test>::contains_key(LAB, account(author))
			{
				self.agents[author].knows += 1;
			}
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
			kind,
			closes_at: now + WINDOW,
			extensions: 0,
			joins: self.joins,
			r,
			counted,
			floor,
			least: self.least,
			revision,
			said: Vec::new(),
			settled: Vec::new(),
			before,
			round,
			abandoned: Q::zero(),
			unclaimed: Q::zero(),
			inconclusive: false,
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
		let least = judged.least.unwrap_or(0);
		let certainly = who.counts_as() < Some(least)
			|| who.weight().is_zero()
			|| judged.end.is_some()
			|| judged.inconclusive
			|| System::block_number() >= judged.closes_at
			|| who.joined[least] > judged.joins
			|| (judged.author == Some(agent) && !self.rules.self_evaluation)
			|| (judged.author.is_none() && MILLERS.contains(&agent))
			|| who.bot
			|| old.is_some_and(|old| old.value == value || old.changes == 2)
			|| judged.r.is_zero();
		let r = self.r_with(judged, agent);
		if certainly || who.weight() < &r / q(1_000_000) - tolerance() {
			return Some(true);
		}
		let lost = old.map_or(Q::zero(), |old| old.stake.clone());
		let weight = who.weight() - lost;
		let spoken = judged.spoken() - old.map_or(Q::zero(), |old| old.weight.clone());
		let (stake, _) = self.price(&r, &spoken, &weight);
		if weight < &r / q(1_000_000) + tolerance() || (&who.settled - stake).abs() < tolerance() {
			return None;
		}
		Some(who.settled < self.price(&r, &spoken, &weight).0)
	}

	/// R once an agent has spoken: with its weight, if it was dormant when the evaluation opened.
	fn r_with(&self, judged: &Judged, agent: usize) -> Q {
		let who = &self.agents[agent];
		let opened = judged.joins;
		let was_away = who.struck.is_some_and(|from| from <= opened)
			|| who.away.is_some_and(|(from, until)| from <= opened && opened < until);
		if !was_away || judged.said.iter().any(|said| said.agent == agent) {
			return judged.r.clone();
		}
		(&judged.counted + who.weight()).max(judged.floor.clone())
	}

	fn say(&mut self, id: ContributionId, agent: usize, value: u8) {
		let mut judged = self.judged.remove(&id).unwrap();
		let r = self.r_with(&judged, agent);
		if r != judged.r || self.agents[agent].struck.is_some() || self.agents[agent].away.is_some()
		{
			let was = judged.r.clone();
			judged.r = r;
			// What is counted, even where the floor hides it.
			let opened = judged.joins;
			let who = &self.agents[agent];
			let was_away = who.struck.is_some_and(|from| from <= opened)
				|| who.away.is_some_and(|(from, until)| from <= opened && opened < until);
			if was_away && !judged.said.iter().any(|said| said.agent == agent) {
				judged.counted += who.weight();
			} else {
				assert_eq!(was, judged.r);
			}
		}
		self.awake(agent);
		self.agents[agent].spoke_on = System::block_number() / DAY;
		let known = self.open + self.closed;
		self.agents[agent].knows = self.agents[agent].knows.max(known);
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
		// The last ones have shares of parts of a unit, which are worth much of a pot. Weights are a few units
		// apart, and so are shares; of the chain's it counts here that they are the areas over its weights.
		let round = Round { id, number: judged.round };
		let position = Positions::<Test>::get(round, account(agent)).unwrap();
		assert!(close(position.share.units(), &share) && close(position.weight, &weight));
		let share = of_share(position.share);
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
			let over = judged.end.is_some() || judged.inconclusive;
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
			Event::EvaluationInconclusive { round, .. } => {
				assert_eq!(*round, judged.round);
				// Too few spoke, or the silent are needed to tell.
				let positive = self.rules.scale.1.div_ceil(2);
				let against = judged.up_to(positive - 1);
				let for_it = judged.spoken() - &against;
				let found_bad = against > &for_it + tolerance();
				let all = judged.r.clone().max(judged.spoken());
				let good = for_it > &all / q(2) + tolerance();
				let hopeless = against > &all / q(2) + tolerance();
				assert!(heard < half + tolerance() || (!found_bad && !good && !hopeless));
				self.carry += std::mem::take(&mut judged.abandoned);
				judged.inconclusive = true;
				if judged.round == 1 {
					self.note_closed(&judged);
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
				if !accepted {
					// Those who spoke find it bad, or it would be even if the others found it best.
					let all = judged.r.clone().max(judged.spoken());
					let against = judged.up_to(positive - 1);
					assert!(*verdict < positive || against >= &all / q(2) - tolerance());
				}
				self.note_closed(&judged);
				let mut extra = std::mem::take(&mut self.carry);
				if let Some(author) = judged.author.filter(|_| accepted) {
					let of = (author, judged.pieces, judged.kind, judged.revision);
					let quality = (u128::from(*result), u128::from(max));
					extra += self.reward(of, quality, &judged.r, true);
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
				assert!(judged.inconclusive && *decision == Decision::Rejected);
				self.note_closed(&judged);
				judged.end = Some(End::Returned);
			},
			other => panic!("{other:?}"),
		}
		self.judged.insert(id, judged);
	}

	/// What the author earns, and the bonus.
	fn reward(
		&mut self,
		(author, pieces, kind, revision): (usize, u128, KindId, Option<u32>),
		quality: (u128, u128),
		r: &Q,
		with_bonus: bool,
	) -> Q {
		let now = System::block_number();
		if self.agents[author].expelled || self.agents[author].bot {
			return Q::zero();
		}
		// A kind of the project earns under the terms that the network recognised, and that hold still.
		let of = usize::from(kind);
		let holds =
			|revision| self.recognised[of] == Some(revision) && self.revision[of] == revision;
		if revision.is_some_and(|revision| !holds(revision)) {
			return Q::zero();
		}
		let issues = self.issues;
		let agent = &mut self.agents[author];
		if now >= agent.window_start + WINDOW {
			agent.window_start = now;
			agent.gained = Q::zero();
			agent.tokens = 0;
		}
		// A piece is worth a fourth of the reward value.
		let fourths = pieces.min(4);
		let tokens = TOKENS * quality.0 * fourths / (4 * quality.1);
		let tokens = tokens.min(TOKEN_CAP - agent.tokens);
		agent.tokens += tokens;
		*(if issues { &mut agent.given } else { &mut agent.owed }) += tokens;
		let part = Q::new((quality.0 * fourths).into(), (quality.1 * 4).into());
		let room = (r / q(100) - &agent.gained).max(Q::zero());
		let mut gain = cut((q(5 * ONE) * part).min(room));
		let cap = self.window_cap();
		if revision.is_some() {
			let below = &mut self.below[of];
			if below.0 != self.window_end {
				*below = (self.window_end, Q::zero());
			}
			// A tenth of it for this kind.
			gain = gain.min((&cap / q(10) - &below.1).max(Q::zero()));
			below.1 += &gain;
		}
		let waiting = sum(self.agents.iter().map(|agent| &agent.waiting));
		let left = (cap - &self.rewarded - waiting).max(Q::zero());
		let paid = gain.clone().min(left.clone());
		let bonus = if with_bonus { cut(&paid / q(10)).min(&left - &paid) } else { Q::zero() };
		self.agents[author].gained += &gain;
		self.agents[author].waiting += &gain - &paid;
		self.rewarded += &paid + &bonus;
		self.created += &bonus;
		self.create(author, &paid);
		bonus
	}

	fn window_cap(&mut self) -> Q {
		let now = System::block_number();
		if now >= self.window_end {
			self.window_end = now + WINDOW;
			self.rewarded = Q::zero();
			let (counted, floor) = self.reputation(None);
			self.window_r = counted.max(floor);
		}
		&self.window_r / q(5)
	}

	fn create(&mut self, index: usize, amount: &Q) {
		if amount.is_zero() {
			return;
		}
		let first = self.agents[index].weight().is_zero();
		self.agents[index].settled += amount;
		self.created += amount;
		if first {
			self.note_join(index, None);
		}
	}
}

fn account(agent: usize) -> u64 {
	agent as u64 + 1
}

/// A chain and a model of it.
struct Story {
	model: Model,
	mill: ScopeId,
	steps: u32,
	ids: Vec<ContributionId>,
	heard: u32,
	struck: u32,
}

impl Story {
	fn begin(rules: Rules) -> Self {
		let founders: Vec<_> =
			rules.reputations.iter().enumerate().map(|(k, units)| (account(k), *units)).collect();
		make_lab_of_units(founders.try_into().unwrap());
		new_asset(ASSET, STEWARD);
		issue(ASSET, STEWARD, LAB);
		set(ChangesOf::<Test> {
			scale: Change::Set(scale(rules.scale.0, rules.scale.1)),
			rule: Change::Set(rules.rule),
			stake: Change::Set(stake(rules.stake_thousandths)),
			self_evaluation: Change::Set(rules.self_evaluation),
			reward_value: Change::Set(4 * RATE),
			minimum_time: Change::Set(0),
			dormancy: Change::Set(60),
			token: Change::Set((ASSET, TOKENS)),
			token_cap: Change::Set(TOKEN_CAP),
			..Default::default()
		});
		for scope in [LAB, PROJECT] {
			let loans = KindTerms { claim: ClaimType::Debt { ceiling: 100 }, ..designs() };
			let role = new_role(scope, None);
			join(scope, REVIEWER);
			Networks::grant_role(signed(STEWARD), scope, role, REVIEWER, None).unwrap();
			let deciding = Deciding::Reviewers { role, approvals: 1, period: 50 };
			let deeds = KindTerms { deciding, earns_reputation: true, ..designs() };
			for terms in [loans, deeds] {
				Contributing::define_kind(signed(STEWARD), scope, terms).unwrap();
			}
		}
		let people = rules.reputations.len() + rules.newcomers;
		for index in 0..people {
			if index >= rules.reputations.len() {
				join(LAB, account(index));
			}
			join(PROJECT, account(index));
		}
		let mill = network(STEWARD);
		for miller in MILLERS {
			join(mill, account(miller));
		}
		let tiers = rules.tiers.clone();
		let model = Model::new(rules);
		let mut story = Self { model, mill, steps: 0, ids: Vec::new(), heard: 0, struck: 0 };
		for (index, tier) in (0..people).zip(tiers.iter().cycle()) {
			story.step(&Step::SetTier { agent: index, tier: *tier });
		}
		story
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
		let settle_first = done == Err(DispatchError::from(Error::<Test>::TooManyEnded));
		if ended > SETTLED_FIRST as usize {
			assert!(settle_first);
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

	/// Logs in a scope. What has to be decided.
	fn log(&self, scope: ScopeId, kind: KindId, who: u64, pieces: u64) -> ContributionId {
		let index = pallet_contributions::NextIndex::<Test>::get(scope);
		let (quantity, evidence) = (pieces * PIECE, Document::default());
		Contributing::log(signed(who), scope, kind, quantity, TODAY, None, evidence, false, None)
			.unwrap();
		ContributionId { scope, index }
	}

	fn step(&mut self, step: &Step) {
		self.steps += 1;
		if self.steps.is_multiple_of(CHECKED) {
			check_state();
		}
		let count = self.model.agents.len();
		match step {
			Step::Log { author, pieces, below, kind } => {
				let author = author % count;
				if !below && self.model.agents[author].tier.is_none() {
					return;
				}
				let scope = if *below { PROJECT } else { LAB };
				let id = self.log(scope, *kind, account(author), *pieces);
				let revision = below.then_some(self.model.revision[usize::from(*kind)]);
				let of = (Some(author), u128::from(*pieces), *kind);
				if *kind == DEEDS {
					let without = (!self.model.rules.self_evaluation).then_some(author);
					let (counted, floor) = self.model.reputation(without);
					let r = counted.max(floor);
					Contributing::review(signed(REVIEWER), id, Review::Accept).unwrap();
					self.model.reward((author, of.1, of.2, revision), (1, 1), &r, false);
				} else {
					self.model.open(id, of, 0, revision);
					self.ids.push(id);
				}
			},
			Step::LogAs { pieces, kind } => {
				let index = pallet_contributions::NextIndex::<Test>::get(LAB);
				let (quantity, evidence) = (pieces * PIECE, Document::default());
				let (by, mill) = (signed(REVIEWER), self.mill);
				Contributing::allow_logger_as(signed(STEWARD), LAB, mill, REVIEWER, None).unwrap();
				Contributing::log_as(by, LAB, mill, *kind, quantity, TODAY, evidence, false)
					.unwrap();
				let id = ContributionId { scope: LAB, index };
				self.model.open(id, (None, u128::from(*pieces), *kind), 0, None);
				self.ids.push(id);
			},
			Step::Declare { agent, bot } => {
				let agent = agent % count;
				let kind = if *bot { AgentKind::Bot } else { AgentKind::Person };
				Networks::set_profile(signed(account(agent)), kind, Document::default()).unwrap();
				self.model.agents[agent].bot = *bot;
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
				if judged.end.is_none() && !judged.inconclusive {
					let closed = System::block_number() >= judged.closes_at;
					assert!(done.is_ok() || !closed);
					// Before it closes it is heard, and silence is less than half.
					let silence = &judged.r - judged.spoken();
					assert!(done.is_err() || closed || silence < &judged.r / q(2) + tolerance());
				}
				if done.is_ok() {
					let events = events();
					let of_end = |event: &&Event<Test>| {
						matches!(
							event,
							Event::EvaluationInconclusive { .. } | Event::Finalised { .. }
						)
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
				let members = self.model.agents.iter().filter(|agent| agent.tier.is_some()).count();
				if self.model.agents[agent].tier.is_some() && members > 2 {
					Networks::leave(signed(account(agent)), LAB).unwrap();
					self.model.change_tier(agent, |agent| agent.tier = None);
				}
			},
			Step::Expel { agent } => {
				let agent = agent % count;
				if self.model.agents[agent].tier.is_some() {
					let reason = Default::default();
					Networks::expel(signed(STEWARD), LAB, account(agent), reason).unwrap();
					self.model.change_tier(agent, |agent| {
						(agent.tier, agent.expelled) = (None, true);
					});
				}
			},
			Step::Join { agent, tier } => {
				let agent = agent % count;
				if self.model.agents[agent].tier.is_none() {
					Networks::join(signed(account(agent)), LAB, None).unwrap();
					self.model.change_tier(agent, |agent| agent.tier = Some(0));
					self.step(&Step::SetTier { agent, tier: *tier });
				}
			},
			Step::SetTier { agent, tier } => {
				let agent = agent % count;
				let known = &self.model.agents[agent];
				if known.tier.is_some() && (known.expelled || known.tier != Some(*tier)) {
					let who = account(agent);
					Networks::set_tier(signed(STEWARD), LAB, who, TIERS[*tier]).unwrap();
					self.model.change_tier(agent, |agent| {
						(agent.tier, agent.expelled) = (Some(*tier), false);
					});
				}
			},
			Step::Strike { agent } => {
				let agent = agent % count;
				let known = &self.model.agents[agent];
				let least = self.model.least.unwrap_or(0);
				let counts = known.struck.is_none()
					&& known.counts_as() >= Some(least)
					&& !known.weight().is_zero();
				let today = System::block_number() / DAY;
				let silent = self.model.silent_from(agent).is_some_and(|day| today >= day + 60);
				let silent = silent || known.bot;
				let done = frame_support::storage::with_storage_layer(|| {
					Evaluating::mark_dormant(signed(STRANGER), LAB, account(agent))
				});
				assert_eq!(done.is_ok(), counts && silent, "{done:?}");
				if done.is_ok() {
					self.struck += 1;
					if self.model.agents[agent].bot {
						// What is open now is closed to it when it comes back.
						self.model.agents[agent].away = None;
						self.model.note_join(agent, None);
					} else {
						self.model.joins += 1;
					}
					self.model.agents[agent].struck = Some(self.model.joins);
				}
			},
			Step::Wake { agent } => {
				let agent = agent % count;
				let known = &self.model.agents[agent];
				let dormant = known.struck.is_some() && known.counts_as().is_some() && !known.bot;
				let done = frame_support::storage::with_storage_layer(|| {
					Evaluating::wake(signed(account(agent)), LAB)
				});
				assert_eq!(done.is_ok(), dormant, "{done:?}");
				if done.is_ok() {
					let known = &mut self.model.agents[agent];
					(known.struck, known.away) = (None, None);
					self.model.note_join(agent, None);
				}
			},
			Step::PayReward { agent } => {
				let agent = agent % count;
				let done = frame_support::storage::with_storage_layer(|| {
					Evaluating::pay_reward(signed(STRANGER), LAB, account(agent))
				});
				if done.is_err() {
					let waiting = &self.model.agents[agent].waiting;
					let used = System::block_number() < self.model.window_end
						&& &self.model.window_r / q(5) - &self.model.rewarded < tolerance();
					let known = &self.model.agents[agent];
					let barred = known.expelled || known.bot;
					assert!(waiting < &tolerance() || used || barred, "{done:?}");
				} else {
					assert!(!self.model.agents[agent].bot);
					let left = self.model.window_cap() - &self.model.rewarded;
					let paid = self.model.agents[agent].waiting.clone().min(left);
					self.model.rewarded += &paid;
					self.model.agents[agent].waiting -= &paid;
					self.model.create(agent, &paid);
				}
			},
			Step::Recognise { kind } => {
				let hash = Contributing::terms(PROJECT, *kind).unwrap().0;
				let (value, tenth) = (4 * RATE, thousandths(100));
				Evaluating::recognise_kind(signed(STEWARD), PROJECT, *kind, hash, value, tenth)
					.unwrap();
				let of = usize::from(*kind);
				self.model.recognised[of] = Some(self.model.revision[of]);
			},
			Step::Reprice { kind } => {
				Contributing::set_rate(signed(STEWARD), PROJECT, *kind, RATE).unwrap();
				self.model.revision[usize::from(*kind)] += 1;
			},
			Step::Issue => {
				self.model.issues = !self.model.issues;
				if self.model.issues {
					issue(ASSET, STEWARD, LAB);
				} else {
					Assets::set_team(signed(STEWARD), ASSET, STEWARD, STEWARD, STEWARD).unwrap();
				}
			},
			Step::ClaimTokens { agent } => {
				let agent = agent % count;
				let done = frame_support::storage::with_storage_layer(|| {
					Evaluating::claim_tokens(signed(STRANGER), LAB, account(agent), ASSET)
				});
				let known = &mut self.model.agents[agent];
				assert_eq!(done.is_ok(), known.owed > 0 && self.model.issues, "{done:?}");
				if done.is_ok() {
					known.given += std::mem::take(&mut known.owed);
				}
			},
			Step::Least { tier } => {
				let change = TIERS.get(*tier).map_or(Change::Reset, |tier| Change::Set(*tier));
				set(ChangesOf::<Test> { least_tier: change, ..Default::default() });
				let least = (*tier < 3).then_some(*tier);
				if least != self.model.least {
					self.model.knows = self.model.open + self.model.closed;
				}
				self.model.least = least;
			},
			Step::Reopen { which } => {
				let Some(id) = self.id(*which) else { return };
				let Some(judged) = self.model.judged.get(&id) else { return };
				let (author, revision) = (judged.author, judged.revision);
				let of = (author, judged.pieces, judged.kind);
				let inconclusive = judged.inconclusive && judged.end.is_none();
				let done = frame_support::storage::with_storage_layer(|| {
					Evaluating::reopen(signed(author.map_or(REVIEWER, account)), id)
				});
				assert!(inconclusive || done.is_err());
				if done.is_ok() {
					self.model.open(id, of, 1, revision);
				}
			},
			Step::Cancel { which } => {
				let Some(id) = self.id(*which) else { return };
				let Some(judged) = self.model.judged.get(&id) else { return };
				let author = judged.author.map_or(REVIEWER, account);
				let over = judged.end.is_some();
				let done = frame_support::storage::with_storage_layer(|| {
					Contributing::correct(signed(author), id, None)
				});
				assert!(!over || done.is_err());
				if done.is_ok() {
					self.model.open -= 1;
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
			let owed = OwedTokens::<Test>::get((LAB, account(index), ASSET)).unwrap_or_default();
			let given = Assets::balance(ASSET, account(index));
			assert_eq!((given, owed), (agent.given, agent.owed), "agent {index} has other tokens");
		}
		let record = lab();
		for tier in 0..3 {
			let is = |agent: &Agent| agent.counts_as() == Some(tier) && agent.struck.is_none();
			assert!(close(record.active[tier], &self.model.weight_of(is, None)));
		}
		let is = |agent: &Agent| agent.counts_as().is_some() && agent.struck.is_some();
		assert!(close(record.dormant, &self.model.weight_of(is, None)));
		assert_eq!((record.open, record.closed), (self.model.open, self.model.closed));
		let waiting = sum(self.model.agents.iter().map(|agent| &agent.waiting));
		assert!(close(record.waiting, &waiting));
		for judged in self.model.judged.iter().filter(|(_, judged)| judged.end.is_none()) {
			let (id, judged) = judged;
			let found = Evaluations::<Test>::get(LAB, id).unwrap();
			assert!(close(found.reputation, &judged.r), "{found:?} {judged:?}");
		}
		let founded: u128 = self.model.rules.reputations.iter().sum();
		assert!(close(record.total - founded, &self.model.created));
	}

	/// Settles everything and compares; the total is as it was founded and earned, to the unit.
	fn end(mut self) -> (u32, u32) {
		self.compare();
		check_state();
		self.settle_all();
		self.compare();
		(self.heard, self.struck)
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
	let tiers =
		prop::collection::vec(prop_oneof![1 => Just(0usize), 1 => Just(1), 2 => Just(2)], 1..6);
	(scale, rule, 1u32..=100, any::<bool>(), reputations, tiers, 0usize..4).prop_map(
		|(scale, rule, stake_thousandths, self_evaluation, reputations, tiers, newcomers)| Rules {
			scale,
			rule,
			stake_thousandths,
			self_evaluation,
			reputations,
			tiers,
			newcomers,
		},
	)
}

fn kind() -> impl Strategy<Value = KindId> {
	prop_oneof![3 => Just(DESIGNS), 1 => Just(LOANS), 1 => Just(DEEDS)]
}

fn step() -> impl Strategy<Value = Step> {
	let number = 0usize..100;
	prop_oneof![
		5 => (number.clone(), 1u64..6, prop::bool::weighted(0.4), kind())
			.prop_map(|(author, pieces, below, kind)| Step::Log { author, pieces, below, kind }),
		2 => (1u64..6, prop_oneof![2 => Just(DESIGNS), 1 => Just(LOANS)])
			.prop_map(|(pieces, kind)| Step::LogAs { pieces, kind }),
		2 => (number.clone(), prop::bool::weighted(0.4))
			.prop_map(|(agent, bot)| Step::Declare { agent, bot }),
		12 => (0usize..4, number.clone(), 1usize..50, any::<u64>())
			.prop_map(|(which, from, count, values)| Step::Crowd { which, from, count, values }),
		4 => (1u64..80).prop_map(|blocks| Step::Pass { blocks }),
		1 => (58 * DAY..62 * DAY).prop_map(|blocks| Step::Pass { blocks }),
		6 => (0usize..4).prop_map(|which| Step::Finalise { which }),
		1 => number.clone().prop_map(|agent| Step::Settle { agent }),
		2 => Just(Step::SettleAll),
		2 => number.clone().prop_map(|agent| Step::Leave { agent }),
		1 => number.clone().prop_map(|agent| Step::Expel { agent }),
		3 => (number.clone(), 0usize..3).prop_map(|(agent, tier)| Step::Join { agent, tier }),
		2 => (number.clone(), 0usize..3).prop_map(|(agent, tier)| Step::SetTier { agent, tier }),
		4 => number.clone().prop_map(|agent| Step::Strike { agent }),
		1 => number.clone().prop_map(|agent| Step::Wake { agent }),
		1 => number.clone().prop_map(|agent| Step::PayReward { agent }),
		2 => kind().prop_map(|kind| Step::Recognise { kind }),
		1 => kind().prop_map(|kind| Step::Reprice { kind }),
		1 => Just(Step::Issue),
		1 => number.prop_map(|agent| Step::ClaimTokens { agent }),
		1 => (0usize..6).prop_map(|tier| Step::Least { tier }),
		2 => (0usize..4).prop_map(|which| Step::Reopen { which }),
		1 => (0usize..4).prop_map(|which| Step::Cancel { which }),
	]
}

fn tell(rules: Rules, steps: &[Step]) -> (u32, u32) {
	genesis().execute_with(|| {
		run_to_block(1);
		set_day(TODAY);
		let mut story = Story::begin(rules);
		story.step(&Step::Log { author: 0, pieces: 1, below: false, kind: DESIGNS });
		for step in steps {
			story.step(step);
		}
		let told = story.end();
		check_state();
		told
	})
}

proptest! {
	#![proptest_config(ProptestConfig {
		cases: ovn_test_support::cases(16, 30),
		max_shrink_iters: 200,
		..ProptestConfig::default()
	})]

	#[test]
	fn chain_and_exact_model_agree_when_people_do_anything(
		rules in rules(),
		steps in prop::collection::vec(
			step(),
			1..80
		),
	) {
		tell(rules, &steps);
		ovn_test_support::count(steps.len());
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
		let rules = Rules {
			scale,
			rule,
			stake_thousandths: 20,
			self_evaluation: false,
			reputations,
			tiers: vec![2],
			newcomers: 2,
		};
		let mut steps = Vec::new();
		for k in 0..12usize {
			let values = 0x1234_5678_9abc_def0u64.rotate_left(k as u32 * 5);
			steps.extend([
				Step::Log {
					author: k,
					pieces: 1 + k as u64 % 5,
					below: k % 3 == 2,
					kind: if k % 5 == 4 { LOANS } else { DESIGNS },
				},
				Step::Log { author: k + 8, pieces: 3, below: k % 2 == 1, kind: DEEDS },
				Step::Crowd { which: 0, from: k, count: 9, values },
				Step::Leave { agent: k + 3 },
				Step::Crowd { which: 0, from: k + 5, count: 4, values: values >> 3 },
				Step::LogAs { pieces: 2, kind: DESIGNS },
				Step::Crowd { which: 0, from: k + 1, count: 9, values },
				Step::Pass { blocks: WINDOW * (k as u64 % 3) / 2 },
				Step::Finalise { which: 0 },
				Step::Finalise { which: 1 },
				Step::Join { agent: k + 3, tier: k % 3 },
			]);
			if k % 4 == 1 {
				steps.extend([DESIGNS, LOANS, DEEDS].map(|kind| Step::Recognise { kind }));
				steps.extend([Step::Issue, Step::ClaimTokens { agent: k }]);
			}
		}
		steps.extend([Step::Pass { blocks: 2 * WINDOW }]);
		steps.extend((0..4).map(|which| Step::Finalise { which }));
		// All miss more than what is still open, are silent, and those who are struck speak again.
		for _ in 0..5 {
			steps.extend((0..4).map(|author| Step::Log {
				author,
				pieces: 1,
				below: false,
				kind: DESIGNS,
			}));
			for _ in 0..2 {
				steps.extend([Step::Pass { blocks: WINDOW }]);
				steps.extend((0..4).map(|which| Step::Finalise { which }));
			}
		}
		steps.extend([Step::Pass { blocks: 61 * DAY }]);
		steps.extend((0..12).map(|agent| Step::Strike { agent }));
		steps.extend([
			Step::Log { author: 1, pieces: 2, below: false, kind: DESIGNS },
			Step::Crowd { which: 0, from: 2, count: 9, values: 0x1234 },
			Step::Wake { agent: 0 },
			Step::Pass { blocks: WINDOW },
			Step::Finalise { which: 0 },
		]);
		let (heard, struck) = tell(rules, &steps);
		assert!(heard >= 4, "only {heard} were heard");
		assert!(struck >= 1, "nobody was struck");
	}
}

/// The numbers of the model are what they say.
#[test]
fn the_model_counts_in_units() {
	assert!(close(1_000, &q(1_500)) && !close(1_000, &q(2_000)));
	assert_eq!(cut(q(1) / q(3)).to_f64(), Some(1.0 / 3.0));
	assert_eq!(root(&q(4)), q(2));
}
