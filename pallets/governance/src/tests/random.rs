// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Random lives of a network that decides, beside a model that remembers all of every day: who was a member when,
//! with which reputation, and what each said. The model knows no numbers, histories or sums.

use super::*;

use crate::{Chamber, Chambers, Entry, SeatsOf, Source};
use ovn_math::decision::{outcome, Body, Cast, Terms};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const PEOPLE: u64 = 12;

/// What may fail did, or did not.
fn tried<T, E>(_: Result<T, E>) {}

#[derive(Clone, Debug)]
enum Op {
	Join(u64),
	Leave(u64),
	Weight(u64, u128),
	/// Of whom, by which rule, and whether it takes the place of a live one.
	Propose(u64, Template, bool),
	Back(u64, u32),
	Unback(u64, u32),
	/// By its proposer.
	Withdraw(u32),
	Vote(u64, u32, Choice),
	/// Some vote alike, from one person on.
	Crowd(u64, u64, u32, Choice),
	Close(u32),
	Execute(u32),
	Again(u64, u32),
	Escalate(u64, u32),
	Clear(u32),
	Strike(u64),
	Confirm(u64),
	Enrol(u64),
	/// Of whom, by whom, and for how many days.
	Represent(u64, u64, u32),
	/// By whom, of whom.
	EndRepresentation(u64, u64),
	/// By whom, for whom besides those whom it represents, and whether those are left out for whom it fails.
	VoteFor(u64, Option<u64>, bool, u32, Choice),
	/// All agree, it is closed at its end, and done when it can be.
	Carry(u32),
	/// One proposes to take the place of a live one, all back it, and it is carried.
	Replace(u64, u32),
	/// Declares to be an organisation, or a person.
	Declare(u64, bool),
	/// Persons and organisations decide, or all together.
	Chambers(bool, bool),
	/// Joins, and has not been made a member.
	Enter(u64),
	/// Something of one is accepted.
	Accept(u64),
	Nominate(u64),
	/// One enters, earns a day, waits, nominates itself, and some back that and say something to it.
	Earn(u64, Choice),
	/// Thousandths of a day.
	Wait(u64),
	/// Until the last block of a vote, or until what passed can be executed.
	Until(u32),
}

fn op() -> impl Strategy<Value = Op> {
	use prop::sample::select;
	let who = || 1..=PEOPLE;
	let which = || 0..6u32;
	let template = || select(vec![Consent, Majority, Majority, Special]);
	let choice = || select(vec![Agree, Agree, Agree, Abstain, Disagree, Block]);
	prop_oneof![
		3 => who().prop_map(Op::Join),
		1 => who().prop_map(Op::Leave),
		4 => (who(), prop_oneof![Just(0u128), 0..100u128, any::<u64>().prop_map(u128::from)])
			.prop_map(|(who, weight)| Op::Weight(who, weight)),
		4 => (who(), template(), prop::bool::weighted(0.2))
			.prop_map(|(who, template, instead)| Op::Propose(who, template, instead)),
		8 => (who(), which()).prop_map(|(who, n)| Op::Back(who, n)),
		1 => (who(), which()).prop_map(|(who, n)| Op::Unback(who, n)),
		1 => which().prop_map(Op::Withdraw),
		12 => (who(), 2..PEOPLE, which(), choice())
			.prop_map(|(from, many, n, choice)| Op::Crowd(from, many, n, choice)),
		4 => which().prop_map(Op::Until),
		4 => which().prop_map(Op::Carry),
		1 => (who(), which()).prop_map(|(who, n)| Op::Replace(who, n)),
		16 => (who(), which(), choice()).prop_map(|(who, n, choice)| Op::Vote(who, n, choice)),
		6 => which().prop_map(Op::Close),
		5 => which().prop_map(Op::Execute),
		2 => (who(), which()).prop_map(|(who, n)| Op::Again(who, n)),
		2 => (who(), which()).prop_map(|(who, n)| Op::Escalate(who, n)),
		3 => which().prop_map(Op::Clear),
		1 => who().prop_map(Op::Strike),
		1 => who().prop_map(Op::Confirm),
		1 => who().prop_map(Op::Enrol),
		6 => (who(), who(), select(vec![0, 9, 60, 180, 180, 181]))
			.prop_map(|(who, by, days)| Op::Represent(who, by, days)),
		2 => (who(), who()).prop_map(|(by, who)| Op::EndRepresentation(by, who)),
		14 => (who(), prop::option::weighted(0.1, who()), prop::bool::weighted(0.8), which(), choice())
			.prop_map(|(by, other, tidy, n, choice)| Op::VoteFor(by, other, tidy, n, choice)),
		2 => (who(), any::<bool>()).prop_map(|(who, is)| Op::Declare(who, is)),
		2 => (any::<bool>(), any::<bool>()).prop_map(|(one, other)| Op::Chambers(one, other)),
		1 => who().prop_map(Op::Enter),
		2 => who().prop_map(Op::Accept),
		2 => who().prop_map(Op::Nominate),
		2 => (who(), select(vec![Agree, Agree, Disagree]))
			.prop_map(|(who, choice)| Op::Earn(who, choice)),
		6 => select(vec![1, 100, 500, 1_000, 3_000]).prop_map(Op::Wait),
		1 => select(vec![15_000, 40_000, 100_000]).prop_map(Op::Wait),
	]
}

/// What the model knows of one who votes.
#[derive(Clone, Debug)]
struct Person {
	/// When it came, in operations: who came earlier has a smaller one.
	came: usize,
	/// The day on which it came.
	day: u32,
	weight: u128,
	chamber: Chamber,
}

/// What the model knows of one who is to become a member.
#[derive(Clone, Debug, Default)]
struct Hope {
	days: u8,
	last: u32,
	/// Its latest nomination, and whether that is over.
	nominated: Option<(u32, bool)>,
	refused: Option<u32>,
}

/// An open or closed vote, as the model remembers it.
#[derive(Clone, Debug)]
struct Vote {
	template: Template,
	second: bool,
	/// Who votes: when it came, what it had when the day began, whether it had been there for a season, and its
	/// chamber.
	electors: BTreeMap<u64, (usize, u128, bool, Chamber)>,
	/// Whom it is about.
	subject: Option<u64>,
	/// How many of those who were struck lately for having done nothing still count.
	sleepers: u32,
	/// The chambers that decide, and how many vote in each.
	chambers: Vec<(Chamber, u32)>,
	/// The weight of all when the day began, and who was a voter then.
	weights: Vec<u128>,
	/// And whether another said it for it.
	said: BTreeMap<u64, (Choice, bool)>,
	by_both: bool,
}

impl Vote {
	/// What comes of it, from all that was said.
	fn outcome(&self) -> Outcome {
		let terms =
			Terms { template: self.template, block_share: 5, support: 0, second_call: self.second };
		let mut casts = [Cast::default(); 2];
		let mut long = 0;
		let mut chambers = BTreeMap::<Chamber, (Cast, u32)>::new();
		for (who, (choice, _)) in &self.said {
			let (_, weight, seasoned, chamber) = self.electors[who];
			for (cast, amount) in casts.iter_mut().zip([1, weight]) {
				*choice.of(cast) += amount;
			}
			let is_long = u32::from(*choice == Block && seasoned);
			long += is_long;
			let (cast, blockers) = chambers.entry(chamber).or_default();
			*choice.of(cast) += 1;
			*blockers += is_long;
		}
		if !self.chambers.is_empty() {
			let body = |(chamber, electors): &(Chamber, u32)| {
				let (cast, long) = chambers.get(chamber).copied().unwrap_or_default();
				Body::heads(*electors, cast, long)
			};
			let bodies: Vec<_> = self.chambers.iter().map(body).collect();
			return outcome(&bodies, &terms);
		}
		let heads = Body::heads(self.electors.len() as u32 + self.sleepers, casts[0], long);
		let all = self.weights.iter().sum();
		let squares = self
			.weights
			.iter()
			.fold(U256::zero(), |sum, weight| sum + U256::from(*weight) * U256::from(*weight));
		let shares = Body::reputation(all, squares, casts[1]);
		let bodies = [heads, shares];
		outcome(if self.by_both { &bodies } else { &bodies[..1] }, &terms)
	}
}

#[derive(Default)]
struct Model {
	step: usize,
	people: BTreeMap<u64, Person>,
	/// The day that was copied last, and who had what when it began.
	copied: u32,
	morning: BTreeMap<u64, (usize, u128)>,
	votes: BTreeMap<u32, Vote>,
	/// The days on which somebody was struck for having done nothing, and its chamber.
	slept: Vec<(u32, Chamber)>,
	/// Who says to be an organisation.
	organisations: BTreeSet<u64>,
	/// The chambers by which is decided from now on; none: all together, by heads and reputation.
	rule: Chambers,
	hopes: BTreeMap<u64, Hope>,
	/// Who names whom, when that one came, and from which day on it does not any more.
	named: BTreeMap<u64, (u64, usize, u32)>,
	founded: u32,
	done: BTreeMap<&'static str, u32>,
}

impl Model {
	fn today() -> u32 {
		(System::block_number() / DAY) as u32
	}

	/// Copies everything when a day begins.
	fn wake(&mut self) {
		if self.copied < Self::today() {
			self.copied = Self::today();
			self.morning = self
				.people
				.iter()
				.map(|(who, person)| (*who, (person.came, person.weight)))
				.collect();
		}
	}

	/// What somebody had when the day began: nothing if it came later.
	fn had(&self, who: u64) -> u128 {
		let came = self.people[&who].came;
		self.morning
			.get(&who)
			.filter(|(before, _)| *before == came)
			.map_or(0, |(_, weight)| *weight)
	}

	/// Reads from the events who came, left, and opened a vote.
	fn follow(&mut self, events: Vec<Event<Test>>) {
		for event in events {
			let name = match event {
				Event::Enrolled { scope: LAB, who, .. } => {
					let (came, day) = (self.step, Self::today());
					if self.people.is_empty() && self.founded == 0 {
						self.founded = day;
					}
					let organisation = self.organisations.contains(&who);
					let chamber =
						if organisation { Chamber::Organisation } else { Chamber::Person };
					self.people.insert(who, Person { came, day, weight: 0, chamber });
					"enrolled"
				},
				Event::Struck { scope: LAB, who, why, .. } => {
					let gone = self.people.remove(&who).unwrap();
					self.named.remove(&who);
					if why == StrikeReason::Dormant {
						self.slept.push((Self::today(), gone.chamber));
					}
					"struck"
				},
				Event::Opened { id, .. } => {
					self.open(id);
					"opened"
				},
				Event::BallotCast { by: Some(_), .. } => "cast for another",
				Event::BallotCast { .. } => "cast",
				Event::Represented { .. } => "represented",
				Event::RepresentationEnded { .. } => "not represented",
				Event::Extended { .. } => "extended",
				Event::VoteClosed { id, outcome, .. } => {
					assert_eq!(self.votes[&id.index].outcome(), outcome);
					match outcome {
						Outcome::Pass => "passed",
						Outcome::Blocked => "blocked",
						Outcome::Outvoted => "outvoted",
						Outcome::TooFew => "too few",
					}
				},
				Event::DayEarned { .. } => "earned",
				Event::Nominated { id, who, .. } => {
					self.hopes.get_mut(&who).unwrap().nominated = Some((id.index, false));
					"nominated"
				},
				Event::ProposalEnded { id, ending } if self.is_nomination(id) => {
					self.end_nomination(id, ending)
				},
				Event::ProposalEnded { ending: Ending::Executed, .. } => "executed",
				Event::ProposalEnded { ending: Ending::Lapsed, .. } => "lapsed",
				Event::ProposalEnded { ending: Ending::Withdrawn, .. } => "withdrawn",
				Event::ProposalEnded { ending: Ending::Superseded, .. } => "superseded",
				Event::ProposalEnded { ending: Ending::NotExecuted, .. } => "expired",
				Event::Cleared { id, is_gone, .. } => {
					if is_gone {
						self.votes.remove(&id.index);
					}
					"cleared"
				},
				_ => continue,
			};
			*self.done.entry(name).or_default() += 1;
		}
	}

	fn is_nomination(&self, id: ProposalId) -> bool {
		proposal(id).source == Source::Nomination
	}

	/// A nomination is over.
	fn end_nomination(&mut self, id: ProposalId, ending: Ending) -> &'static str {
		let who = proposal(id).proposer;
		let latest = |hope: &&mut Hope| hope.nominated.map(|it| it.0) == Some(id.index);
		if let Some(hope) = self.hopes.get_mut(&who).filter(latest) {
			hope.nominated = Some((id.index, true));
			if matches!(ending, Ending::Blocked | Ending::Outvoted) {
				hope.refused = Some(Self::today());
			}
		}
		match ending {
			Ending::Executed => "admitted",
			Ending::Blocked | Ending::Outvoted => "refused",
			_ => "nominated in vain",
		}
	}

	/// Whether somebody belongs to the lab and is no member, and since when.
	fn entered(who: u64) -> Option<u32> {
		let member = pallet_networks::Members::<Test>::get(LAB, who)?;
		(member.tier < Tier::Member).then_some((member.since / DAY) as u32)
	}

	/// One nominates itself exactly if the model says so.
	fn nominate(&mut self, who: u64) {
		let (today, since) = (Self::today(), Self::entered(who));
		let can = since.zip(self.hopes.get(&who)).is_some_and(|(since, hope)| {
			since + 30 <= today
				&& hope.days >= 1
				&& hope.nominated.is_none_or(|(_, over)| over)
				&& hope.refused.is_none_or(|day| day + 180 <= today)
		});
		assert_eq!(Governing::may_nominate(LAB, who), can);
		let result = Governing::nominate(signed(who), LAB, document(4));
		assert_eq!(result.is_ok(), can, "{result:?}");
	}

	fn accept(&mut self, who: u64) {
		accept(who);
		let today = Self::today();
		if Self::entered(who).is_some() {
			let hope = self.hopes.entry(who).or_default();
			if hope.last < today {
				hope.days = (hope.days + 1).min(100);
				hope.last = today;
			}
		}
	}

	fn open(&mut self, id: ProposalId) {
		let proposal = proposal(id);
		let today = Self::today();
		let seasoned = |day: u32| day + 30 <= today;
		let strict = matches!(proposal.template, Special) && seasoned(self.founded);
		let mut electors: BTreeMap<_, _> = self
			.people
			.iter()
			.filter(|(_, person)| !strict || seasoned(person.day))
			.map(|(who, person)| {
				(*who, (person.came, self.had(*who), seasoned(person.day), person.chamber))
			})
			.collect();
		let mut weights: Vec<_> = self.morning.values().map(|(_, weight)| *weight).collect();
		// A member meanwhile has no vote on its own nomination.
		let subject = proposal.subject;
		if let Some(who) = subject.filter(|who| self.people.contains_key(who)) {
			electors.remove(&who);
			let had = self.had(who);
			if let Some(place) = weights.iter().position(|weight| *weight == had) {
				weights.remove(place);
			}
		}
		// Who has a ballot now is who stood for it and votes.
		let said: BTreeMap<_, _> =
			(1..=PEOPLE).filter_map(|who| Some((who, (ballot(id, who)?, false)))).collect();
		assert!(said.keys().all(|who| electors.contains_key(who)));
		let by_both = self.rule.is_empty() && weights.iter().any(|weight| *weight > 0);
		let template = proposal.template;
		let second = proposal.repeats.is_some() && template == Majority;
		let sleeping = |chamber: Option<Chamber>| {
			let counts = |slept: &&(u32, Chamber)| {
				strict && !seasoned(slept.0) && chamber.is_none_or(|one| one == slept.1)
			};
			self.slept.iter().filter(counts).count() as u32
		};
		let sleepers = sleeping(None);
		let chambers = Chamber::ALL.into_iter().filter(|one| self.rule.contains(*one));
		let chambers = chambers.map(|one| {
			let awake = electors.values().filter(|elector| elector.3 == one).count() as u32;
			(one, awake + sleeping(Some(one)))
		});
		let chambers = chambers.filter(|(_, electors)| *electors > 0).collect();
		let vote = Vote {
			template,
			second,
			electors,
			subject,
			sleepers,
			chambers,
			weights,
			said,
			by_both,
		};
		self.votes.insert(id.index, vote);
	}

	/// Does something, and compares what came of it.
	fn apply(&mut self, op: Op) {
		self.step += 1;
		System::reset_events();
		// Mostly one for which it can be done, else one of the latest.
		let next = crate::NextProposal::<Test>::get(LAB);
		let latest = |n: u32| ProposalId { scope: LAB, index: next.saturating_sub(1 + n) };
		let among = |n: u32, fits: fn(&Status<u64>) -> bool| {
			let mut all: Vec<_> = Proposals::<Test>::iter_prefix(LAB)
				.filter(|(_, proposal)| fits(&proposal.status))
				.map(|(index, _)| index)
				.collect();
			all.sort_unstable();
			match all.len() {
				0 => latest(n),
				many => ProposalId { scope: LAB, index: all[n as usize % many] },
			}
		};
		let seeking = |n| among(n, |status| matches!(status, Status::Seeking { .. }));
		let voting = |n| among(n, |status| matches!(status, Status::Voting { .. }));
		let passed = |n| among(n, |status| matches!(status, Status::Passed { .. }));
		let live = |n| among(n, |status| !matches!(status, Status::Ended { .. }));
		let ended = |n| among(n, |status| matches!(status, Status::Ended { .. }));
		match op {
			Op::Join(who) => {
				tried(Networks::join(signed(who), LAB, None));
				tried(Networks::set_tier(signed(1), LAB, who, Tier::Member));
			},
			// The founder stays, who admits the others.
			Op::Declare(who, is) => {
				let kind = if is { AgentKind::Organisation } else { AgentKind::Person };
				assert_ok!(Networks::set_profile(signed(who), kind, document(3)));
				if is {
					self.organisations.insert(who);
				} else {
					self.organisations.remove(&who);
				}
			},
			Op::Chambers(persons, organisations) => {
				self.rule = Chambers { persons, organisations, scopes: false };
				let weighting = (!self.rule.is_empty()).then_some(Weighting::Heads);
				let rules = Rules { weighting, chambers: self.rule, ..earning() };
				assert_ok!(Governing::set_rules(decided(), LAB, rules, None));
			},
			Op::Enter(who) => tried(Networks::join(signed(who), LAB, None)),
			Op::Accept(who) => self.accept(who),
			Op::Nominate(who) => self.nominate(who),
			Op::Earn(who, choice) => {
				tried(Networks::join(signed(who), LAB, None));
				self.accept(who);
				self.wait(31 * DAY);
				let id = ProposalId { scope: LAB, index: next };
				self.nominate(who);
				for backer in 1..=PEOPLE {
					tried(Governing::back(signed(backer), id));
				}
				self.follow(events());
				System::reset_events();
				for voter in 1..=PEOPLE {
					self.vote(voter, id, choice);
				}
				if choice == Agree {
					self.carry(id);
				}
			},
			Op::Leave(who) if who > 1 => tried(Networks::leave(signed(who), LAB)),
			Op::Leave(_) => {},
			Op::Weight(who, weight) => {
				set_weight(who, weight);
				if let Some(person) = self.people.get_mut(&who) {
					person.weight = weight;
				}
			},
			Op::Propose(who, template, instead) => {
				let call = if template == Consent { describe(9) } else { remark(who as u8, 3) };
				let action = inline(&[call]);
				let document = document(4);
				let instead = instead.then(|| live(who as u32).index);
				let origin = signed(who);
				tried(Governing::propose(origin, LAB, template, document, action, instead, None));
			},
			Op::Back(who, n) => tried(Governing::back(signed(who), seeking(n))),
			Op::Unback(who, n) => tried(Governing::unback(signed(who), seeking(n))),
			Op::Withdraw(n) => {
				let id = live(n);
				let whose = Proposals::<Test>::get(LAB, id.index).map_or(1, |of| of.proposer);
				tried(Governing::withdraw(signed(whose), id));
			},
			Op::Vote(who, n, choice) => self.vote(who, voting(n), choice),
			Op::Close(n) => tried(Governing::close(signed(STRANGER), live(n))),
			Op::Execute(n) => tried(Governing::execute(signed(STRANGER), passed(n), Weight::MAX)),
			Op::Again(who, n) => tried(Governing::call_again(signed(who), ended(n))),
			Op::Escalate(who, n) => tried(Governing::escalate(signed(who), ended(n))),
			Op::Clear(n) => tried(Governing::clear(signed(STRANGER), ended(n), 7)),
			Op::Strike(who) => tried(Governing::strike(signed(STRANGER), LAB, who)),
			Op::Confirm(who) => tried(Governing::confirm(signed(who), LAB)),
			Op::Enrol(who) => tried(Governing::enrol(signed(who), LAB)),
			Op::Represent(who, by, days) => self.represent(who, by, Self::today() + days),
			Op::EndRepresentation(by, who) => {
				let can = self.named.get(&who).is_some_and(|(named, ..)| {
					by == who || by == *named || self.representative(who).is_none()
				});
				let result = Governing::end_representation(signed(by), LAB, who);
				assert_eq!(result.is_ok(), can, "{result:?}");
				if can {
					self.named.remove(&who);
				}
			},
			Op::VoteFor(by, other, tidy, n, choice) => {
				let id = voting(n);
				// Mostly one who represents somebody, or else is named for this.
				let those: BTreeSet<_> = self.named.values().map(|(named, ..)| *named).collect();
				let some = those.iter().nth(by as usize % those.len().max(1)).copied();
				let by = some.filter(|_| other.is_none()).unwrap_or(by);
				let mut all = self.principals(by, tidy.then_some((id, choice)));
				if tidy && all.is_empty() {
					let said = self.votes.get(&id.index).map(|vote| vote.said.clone());
					let silent = |who: &&u64| said.as_ref().is_some_and(|it| !it.contains_key(who));
					let silent = self.people.keys().filter(silent).find(|who| **who != by).copied();
					if let Some(who) = silent {
						self.represent(who, by, Self::today() + 60);
						all = self.principals(by, Some((id, choice)));
					}
				}
				self.vote_for(by, all.into_iter().chain(other).collect(), id, choice);
			},
			Op::Crowd(from, many, n, choice) => {
				let id = voting(n);
				for who in from..from + many {
					self.vote(1 + who % PEOPLE, id, choice);
				}
			},
			Op::Carry(n) => self.carry(voting(n)),
			Op::Replace(who, n) => {
				let (instead, id) = (live(n).index, ProposalId { scope: LAB, index: next });
				let (action, document) = (inline(&[remark(who as u8, 3)]), document(4));
				let (origin, instead) = (signed(who), Some(instead));
				tried(Governing::propose(origin, LAB, Majority, document, action, instead, None));
				for backer in 1..=PEOPLE {
					tried(Governing::back(signed(backer), id));
				}
				self.follow(events());
				System::reset_events();
				self.carry(id);
			},
			Op::Wait(parts) => self.wait(DAY * parts / 1_000),
			Op::Until(n) => {
				let block = match Proposals::<Test>::get(LAB, live(n).index).map(|of| of.status) {
					Some(Status::Voting { closes_at, .. }) => closes_at - 1,
					Some(Status::Passed { from, .. }) => from,
					_ => 0,
				};
				self.wait(block.saturating_sub(System::block_number()));
			},
		}
		self.follow(events());
		self.hopes.retain(|who, _| Self::entered(*who).is_some());
		self.compare();
	}

	/// All agree, it is closed at its end, and done when it can be.
	fn carry(&mut self, id: ProposalId) {
		for who in 1..=PEOPLE {
			self.vote(who, id, Agree);
		}
		let status = || Proposals::<Test>::get(LAB, id.index).map(|of| of.status);
		if let Some(Status::Voting { closes_at, .. }) = status() {
			self.wait(closes_at.saturating_sub(System::block_number()));
		}
		tried(Governing::close(signed(STRANGER), id));
		if let Some(Status::Passed { from, .. }) = status() {
			self.wait(from.saturating_sub(System::block_number()));
		}
		tried(Governing::execute(signed(STRANGER), id, Weight::MAX));
	}

	/// Lets blocks pass, a day at most at a time.
	fn wait(&mut self, mut blocks: u64) {
		while blocks > 0 {
			let some = blocks.min(DAY);
			run_blocks(some);
			self.wake();
			blocks -= some;
		}
	}

	/// A ballot is cast exactly if the model says so.
	fn vote(&mut self, who: u64, id: ProposalId, choice: Choice) {
		let before = Proposals::<Test>::get(LAB, id.index);
		let reason = (choice == Block).then_some(H256::repeat_byte(1));
		let open = before.is_some_and(|proposal| {
			matches!(proposal.status, Status::Voting { closes_at, .. } if System::block_number() < closes_at)
		});
		let blocks =
			Voters::<Test>::get(LAB, who).map_or(0, |voter| Pallet::<Test>::blocked_now(&voter));
		let came = self.people.get(&who).map(|person| person.came);
		let vote = self.votes.get_mut(&id.index).filter(|_| open);
		// Who left and came back is somebody else.
		let same = |vote: &Vote| came.is_some() && vote.electors.get(&who).map(|one| one.0) == came;
		let can = vote.as_ref().is_some_and(|vote| {
			same(vote)
				&& vote.said.get(&who) != Some(&(choice, false))
				&& (choice != Block || (vote.template.has_blocks() && blocks < crate::MAX_BLOCKS))
		});
		assert_eq!(Governing::may_vote(id, who, choice, reason), can);
		let result = Governing::vote(signed(who), id, choice, reason);
		assert_eq!(result.is_ok(), can, "{result:?}");
		if let Some(vote) = vote.filter(|_| can) {
			vote.said.insert(who, (choice, false));
		}
	}

	/// Who casts the ballots of somebody now, and until when.
	fn representative(&self, who: u64) -> Option<(u64, u32)> {
		let (by, came, until) = *self.named.get(&who)?;
		let is_here = self.people.get(&by).is_some_and(|person| person.came == came);
		(is_here && Self::today() < until).then_some((by, until))
	}

	fn represent(&mut self, who: u64, by: u64, until: u32) {
		let ahead = until - Self::today();
		let both = self.people.contains_key(&who) && self.people.contains_key(&by);
		let can = both && who != by && (1..=180).contains(&ahead);
		let result = Governing::represent(signed(who), LAB, by, until);
		assert_eq!(result.is_ok(), can, "{result:?}");
		if can {
			self.named.insert(who, (by, self.people[&by].came, until));
		}
	}

	/// Those who have named one; only those for whom it can cast this ballot.
	fn principals(&self, by: u64, cast: Option<(ProposalId, Choice)>) -> Vec<u64> {
		let named = self.named.iter().filter(|(_, of)| of.0 == by).map(|(who, _)| *who);
		let can =
			|who: &u64| cast.is_none_or(|(id, choice)| self.can_vote_for(by, *who, id, choice));
		named.filter(can).collect()
	}

	/// Whether one casts this ballot for another.
	fn can_vote_for(&self, by: u64, who: u64, id: ProposalId, choice: Choice) -> bool {
		let open = Proposals::<Test>::get(LAB, id.index).is_some_and(|proposal| {
			matches!(proposal.status, Status::Voting { closes_at, .. } if System::block_number() < closes_at)
		});
		let Some(vote) = self.votes.get(&id.index).filter(|_| open) else { return false };
		let came = self.people.get(&who).map(|person| person.came);
		let votes = came.is_some() && vote.electors.get(&who).map(|one| one.0) == came;
		let said = vote.said.get(&who).is_none_or(|(before, by)| *by && *before != choice);
		let named = self.representative(who).is_some_and(|(one, _)| one == by);
		vote.subject != Some(by)
			&& choice != Block
			&& self.people.contains_key(&by)
			&& named && votes
			&& said
	}

	/// All ballots are cast exactly if the model says so of each.
	fn vote_for(&mut self, by: u64, all: Vec<u64>, id: ProposalId, choice: Choice) {
		let distinct: BTreeSet<_> = all.iter().collect();
		let can = !all.is_empty()
			&& distinct.len() == all.len()
			&& all.iter().all(|who| self.can_vote_for(by, *who, id, choice));
		let principals = all.clone().try_into().unwrap();
		let result = Governing::vote_for(signed(by), id, principals, choice);
		assert_eq!(result.is_ok(), can, "{result:?}");
		for who in all.into_iter().filter(|_| can) {
			self.votes.get_mut(&id.index).unwrap().said.insert(who, (choice, true));
		}
	}

	/// What is stored is what the model counts from scratch.
	fn compare(&self) {
		assert_eq!(Rolls::<Test>::get(LAB).voters as usize, self.people.len());
		for chamber in Chamber::ALL {
			let here = self.people.values().filter(|person| person.chamber == chamber).count();
			assert_eq!(SeatsOf::<Test>::get(LAB, chamber).voters as usize, here);
		}
		for who in 1..=PEOPLE {
			let days = self.hopes.get(&who).map_or(0, |hope| hope.days);
			assert_eq!(Governing::days_earned(LAB, who), days);
		}
		let all: u128 = self.people.values().map(|person| person.weight).sum();
		assert_eq!(WeightsOf::<Test>::get(LAB).sum.weight, all);
		for (who, person) in &self.people {
			let by_it = |of: &&(u64, usize, u32)| of.0 == *who && of.1 == person.came;
			let principals = self.named.values().filter(by_it).count();
			assert_eq!(Voters::<Test>::get(LAB, who).unwrap().represents as usize, principals);
			assert_eq!(Governing::representative(LAB, *who), self.representative(*who));
		}
		for (index, vote) in &self.votes {
			let id = ProposalId { scope: LAB, index: *index };
			let poll = poll(id);
			assert_eq!(poll.electors, vote.electors.len() as u32 + vote.sleepers);
			assert_eq!(poll.weight, vote.weights.iter().sum::<u128>());
			let chambers = Chamber::ALL.into_iter().zip(poll.chambers);
			let chambers: Vec<_> =
				chambers.filter_map(|(one, of)| Some((one, of?.electors))).collect();
			assert_eq!(chambers, vote.chambers);
			assert_eq!(Governing::outcome_now(id), Some(vote.outcome()));
		}
	}
}

/// What random lives have to reach, all together.
const REACHED: [&str; 22] = [
	"enrolled",
	"struck",
	"opened",
	"cast",
	"cast for another",
	"represented",
	"not represented",
	"extended",
	"passed",
	"blocked",
	"outvoted",
	"too few",
	"executed",
	"lapsed",
	"withdrawn",
	"superseded",
	"cleared",
	"earned",
	"nominated",
	"admitted",
	"refused",
	"nominated in vain",
];

/// The rules of the lab: a day is enough to become a member after thirty.
fn earning() -> Rules {
	Rules { entry: Some(Entry::Earned { accepted: 1, days: 30 }), ..Rules::default() }
}

fn live(ops: Vec<Op>) -> BTreeMap<&'static str, u32> {
	let count = ops.len();
	let mut model = Model::default();
	build_empty_and_execute(|| {
		model.wake();
		System::reset_events();
		make_lab(6);
		assert_ok!(Governing::set_rules(decided(), LAB, earning(), None));
		model.follow(events());
		for (place, op) in ops.into_iter().enumerate() {
			model.apply(op);
			if place % 8 == 0 {
				check_state();
			}
		}
	});
	ovn_test_support::count(count);
	model.done
}

/// The mean number of operations of a life.
const MEAN: u32 = 120;

#[test]
fn the_chain_follows_the_model_when_a_scope_lives() {
	let mut config = ProptestConfig::with_cases(ovn_test_support::cases(100, MEAN));
	config.failure_persistence = Some(Box::new(
		proptest::test_runner::FileFailurePersistence::WithSource("proptest-regressions"),
	));
	let mut runner = proptest::test_runner::TestRunner::new(config);
	let sum = core::cell::RefCell::new(BTreeMap::<&str, u32>::new());
	let lives = prop::collection::vec(op(), 2 * MEAN as usize / 3..4 * MEAN as usize / 3);
	runner
		.run(&lives, |ops| {
			for (name, times) in live(ops) {
				*sum.borrow_mut().entry(name).or_default() += times;
			}
			Ok(())
		})
		.unwrap();
	let reached: BTreeSet<_> = sum.borrow().keys().copied().collect();
	for name in REACHED {
		assert!(reached.contains(name), "nothing was {name}: {:?}", sum.borrow());
	}
}
