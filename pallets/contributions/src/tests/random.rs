// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Random sequences of all calls, compared after each step with a model that keeps nothing but the list
//! of entries, the tasks and whose money lies where, and works all sums out anew from these.

use super::*;
use crate::{ImportId, ImportedEntry, Imports, ScopeLoggers, TaskId, MAX_GAVE_UP};
use ovn_primitives::{traits::Contributions as _, Contributor, GLOBAL_SCOPE};
use proptest::prelude::*;
use sp_core::H256;
use sp_runtime::DispatchError;
use std::collections::{BTreeMap, BTreeSet};

/// Who acts: the steward, contributors, an affiliate, reviewers, and somebody who does not belong.
const ACTORS: [u64; 8] = [STEWARD, ANA, BEN, CEM, 11, 12, 13, STRANGER];
/// Those who are not here, by the number that stands for them: contributions of theirs are imported.
const OUTSIDE: [u64; 2] = [1_001, 1_002];
/// The kinds.
const KINDS: [KindId; 6] = [HOURS, DESIGNS, CASH, FACTS, CARE, PARTS];
/// Scopes that contribute, or would: the lab itself and two other networks. By the numbers that
/// stand for them, which are theirs and [`AS_SCOPE`].
const SCOPES: [u64; 3] =
	[AS_SCOPE + LAB as u64, AS_SCOPE + MILL as u64, AS_SCOPE + MILL as u64 + 1];
const AS_SCOPE: u64 = 2_000;
/// How many deposits of one agent the purse carries.
const CARRIED: usize = 2;
/// After so many operations all invariants are checked; the model after each.
const CHECKED: u32 = 10;

/// Whose entries these are.
fn whose(who: u64) -> Contributor<u64> {
	if OUTSIDE.contains(&who) {
		Contributor::External(H256::from_low_u64_be(who))
	} else if SCOPES.contains(&who) {
		Contributor::Scope(scope_of(who))
	} else {
		agent(who)
	}
}

/// The scope for which a number stands.
fn scope_of(who: u64) -> ScopeId {
	(who - AS_SCOPE) as ScopeId
}

#[derive(Clone, Debug)]
enum Op {
	Log {
		who: u64,
		contributor: u64,
		kind: KindId,
		quantity: Quantity,
		age: i8,
		lead: bool,
		gift: bool,
	},
	SetGift {
		who: Option<u64>,
		nth: Nth,
		gift: bool,
	},
	Correct {
		who: Option<u64>,
		nth: Nth,
		replacement: Option<(Quantity, i8)>,
	},
	Compensate {
		who: Option<u64>,
		nth: Nth,
		quantity: Quantity,
	},
	Review {
		who: u64,
		nth: Nth,
		review: Review,
	},
	Close {
		nth: Nth,
	},
	Peers {
		nth: Nth,
		quality: Option<(u32, u32)>,
		spam: bool,
	},
	Rate {
		kind: KindId,
		rate: u128,
	},
	Cash {
		who: u64,
		amount: u128,
	},
	Measure {
		who: u64,
		quantity: Quantity,
	},
	Allow {
		agent: u64,
		logger: u64,
		blocks: u64,
	},
	Revoke {
		agent: u64,
		logger: u64,
	},
	Clear {
		agent: u64,
	},
	OpenTask {
		who: u64,
		places: u16,
		kind: KindId,
	},
	Claim {
		who: u64,
		task: TaskId,
	},
	Unclaim {
		who: Option<u64>,
		task: TaskId,
	},
	Expire {
		who: Option<u64>,
		task: TaskId,
	},
	Deliver {
		who: Option<u64>,
		task: TaskId,
		quantity: Quantity,
		lead: bool,
		gift: bool,
	},
	CloseTask {
		who: u64,
		task: TaskId,
	},
	Leave {
		who: u64,
	},
	Join {
		who: u64,
	},
	StartImport {
		importer: u64,
		entries: u32,
		quantity: u128,
	},
	/// A page of that many entries, whole units each, as the decision asks for or one too many.
	ImportPage {
		who: Option<u64>,
		nth: u32,
		lines: Vec<(u64, KindId, bool)>,
		again: bool,
	},
	UndoPage {
		who: Option<u64>,
		nth: u32,
	},
	FinishImport {
		who: u64,
		nth: u32,
	},
	DropImport {
		who: Option<u64>,
		nth: u32,
	},
	AllowAs {
		scope: u64,
		logger: u64,
		blocks: u64,
	},
	RevokeAs {
		scope: u64,
		logger: Option<u64>,
	},
	LogAs {
		who: Option<u64>,
		scope: u64,
		kind: KindId,
		quantity: Quantity,
		age: i8,
		gift: bool,
	},
	CompensateAs {
		scope: Option<u64>,
		nth: Nth,
		quantity: Quantity,
	},
	CloseScope {
		scope: u64,
	},
	/// How long rates wait from now on.
	Notice(u64),
	Blocks(u64),
	Days(u32),
}

/// Somebody: those who contribute more often than others.
fn actor() -> impl Strategy<Value = u64> {
	prop_oneof![
		1 => prop::sample::select(ACTORS.to_vec()),
		3 => prop::sample::select(vec![ANA, BEN, CEM, 11]),
	]
}

/// An entry.
#[derive(Clone, Copy, Debug)]
enum Nth {
	/// The n-th newest, counted around, of those with which the call can succeed.
	Fit(usize),
	/// The n-th newest of all: there may be none.
	Any(usize),
}

fn nth() -> impl Strategy<Value = Nth> {
	prop_oneof![4 => (0usize..8).prop_map(Nth::Fit), 1 => (0usize..30).prop_map(Nth::Any)]
}

/// Somebody, or whoever it concerns.
fn somebody() -> impl Strategy<Value = Option<u64>> {
	prop_oneof![4 => Just(None), 1 => actor().prop_map(Some)]
}

fn quantity() -> impl Strategy<Value = Quantity> {
	prop_oneof![
		1 => 0u64..3,
		8 => 1u64..8 * UNIT,
		1 => Just(10 * UNIT),
	]
}

fn age() -> impl Strategy<Value = i8> {
	prop_oneof![4 => Just(0i8), 2 => 0i8..3, 1 => -2i8..34]
}

fn op() -> impl Strategy<Value = Op> {
	let kind =
		|| prop::sample::select(vec![HOURS, HOURS, HOURS, DESIGNS, DESIGNS, CARE, CASH, PARTS]);
	let scope =
		|| prop_oneof![8 => prop::sample::select(SCOPES[1..].to_vec()), 1 => Just(SCOPES[0])];
	let for_scopes = prop_oneof![4 => Just(PARTS), 2 => Just(DESIGNS), 1 => kind()];
	let task = || 0u32..6;
	let import = || 0u32..4;
	let line = || {
		let who = prop::sample::select(vec![ANA, CEM, STRANGER, OUTSIDE[0], OUTSIDE[1]]);
		(who, prop::sample::select(KINDS.to_vec()), any::<bool>())
	};
	let review =
		prop::sample::select(vec![Review::Accept, Review::Accept, Review::Reject, Review::Spam]);
	let reviewer = prop_oneof![6 => 11u64..=13, 1 => actor()];
	prop_oneof![
		12 => (actor(), actor(), kind(), quantity(), age(), any::<bool>(), any::<bool>(), 0u8..3)
			.prop_map(|(who, other, kind, quantity, age, lead, gift, own)| {
				let contributor = if own > 0 { who } else { other };
				let lead = lead && (contributor == ANA || age > 1);
				Op::Log { who, contributor, kind, quantity, age, lead, gift }
			}),
		2 => (somebody(), nth(), any::<bool>())
			.prop_map(|(who, nth, gift)| Op::SetGift { who, nth, gift }),
		6 => (somebody(), nth(), prop::option::of((quantity(), age())))
			.prop_map(|(who, nth, replacement)| Op::Correct { who, nth, replacement }),
		5 => (somebody(), nth(), quantity())
			.prop_map(|(who, nth, quantity)| Op::Compensate { who, nth, quantity }),
		16 => (reviewer, nth(), review)
			.prop_map(|(who, nth, review)| Op::Review { who, nth, review }),
		3 => nth().prop_map(|nth| Op::Close { nth }),
		5 => (nth(), prop::option::of((0u32..4, 3u32..5)), any::<bool>())
			.prop_map(|(nth, quality, spam)| Op::Peers { nth, quality, spam }),
		3 => (actor(), prop_oneof![0u128..2, 1u128..1_200_000])
			.prop_map(|(who, amount)| Op::Cash { who, amount }),
		2 => (actor(), quantity()).prop_map(|(who, quantity)| Op::Measure { who, quantity }),
		4 => (actor(), actor(), 0u64..80)
			.prop_map(|(agent, logger, blocks)| Op::Allow { agent, logger, blocks }),
		1 => (actor(), actor()).prop_map(|(agent, logger)| Op::Revoke { agent, logger }),
		1 => actor().prop_map(|agent| Op::Clear { agent }),
		3 => (prop::sample::select(vec![STEWARD, ANA, BEN, CEM]), 0u16..4, kind())
			.prop_map(|(who, places, kind)| Op::OpenTask { who, places, kind }),
		6 => (actor(), task()).prop_map(|(who, task)| Op::Claim { who, task }),
		1 => (somebody(), task()).prop_map(|(who, task)| Op::Unclaim { who, task }),
		1 => (somebody(), task()).prop_map(|(who, task)| Op::Expire { who, task }),
		6 => (somebody(), task(), quantity(), any::<bool>(), any::<bool>())
			.prop_map(|(who, task, quantity, lead, gift)| Op::Deliver { who, task, quantity, lead, gift }),
		1 => (prop_oneof![2 => Just(STEWARD), 1 => actor()], task())
			.prop_map(|(who, task)| Op::CloseTask { who, task }),
		1 => actor().prop_map(|who| Op::Leave { who }),
		2 => prop::sample::select(ACTORS.to_vec()).prop_map(|who| Op::Join { who }),
		3 => (scope(), prop::sample::select(vec![ANA, BEN, 12, STRANGER]), 0u64..120)
			.prop_map(|(scope, logger, blocks)| Op::AllowAs { scope, logger, blocks }),
		1 => (scope(), somebody()).prop_map(|(scope, logger)| Op::RevokeAs { scope, logger }),
		9 => (somebody(), scope(), for_scopes, quantity(), age(), any::<bool>())
			.prop_map(|(who, scope, kind, quantity, age, gift)| {
				Op::LogAs { who, scope, kind, quantity, age, gift }
			}),
		2 => (prop::option::weighted(0.2, scope()), nth(), quantity())
			.prop_map(|(scope, nth, quantity)| Op::CompensateAs { scope, nth, quantity }),
		1 => (prop::bool::weighted(0.1), scope()).prop_map(|(closes, scope)| {
			if closes && scope != SCOPES[0] { Op::CloseScope { scope } } else { Op::Blocks(1) }
		}),
		1 => (0..6u16, prop_oneof![4 => 0u128..100, 1 => any::<u128>()])
			.prop_map(|(kind, rate)| Op::Rate { kind, rate }),
		1 => (actor(), 0u32..5, 0u128..5)
			.prop_map(|(importer, entries, quantity)| Op::StartImport { importer, entries, quantity }),
		5 => (somebody(), import(), prop::collection::vec(line(), 0..4), prop::bool::weighted(0.1))
			.prop_map(|(who, nth, lines, again)| Op::ImportPage { who, nth, lines, again }),
		2 => (somebody(), import()).prop_map(|(who, nth)| Op::UndoPage { who, nth }),
		2 => (prop_oneof![4 => Just(STEWARD), 1 => actor()], import())
			.prop_map(|(who, nth)| Op::FinishImport { who, nth }),
		1 => (somebody(), import()).prop_map(|(who, nth)| Op::DropImport { who, nth }),
		1 => prop_oneof![Just(0u64), 1u64..40].prop_map(Op::Notice),
		2 => (1u64..30).prop_map(Op::Blocks),
		1 => prop_oneof![3 => 1u32..3, 1 => 1u32..40].prop_map(Op::Days),
	]
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Fate {
	Open,
	Accepted {
		quality: (u32, u32),
	},
	Rejected,
	Spam,
	Reversed,
	/// Imported, and taken back.
	Undone,
	/// A reversal or a compensation, of that entry.
	Undoes(u32),
}

/// Where a deposit lies.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Purser {
	Own(u64),
	Sponsor,
}

#[derive(Clone, Debug)]
struct Line {
	kind: KindId,
	who: u64,
	logger: Option<u64>,
	quantity: Quantity,
	multiplier: (u32, u32),
	/// The rate and the revision of its kind.
	rate: (u128, u32),
	day: u32,
	gift: bool,
	deposit: Option<Purser>,
	deadline: Option<u64>,
	fate: Fate,
	task: Option<TaskId>,
	said: Vec<(u64, Review)>,
	/// How often it replaced another.
	corrections: u8,
	/// The import it came with.
	import: Option<ImportId>,
}

impl Line {
	fn author(&self) -> u64 {
		self.logger.unwrap_or(self.who)
	}

	fn is_log(&self) -> bool {
		!matches!(self.fate, Fate::Undoes(_))
	}

	fn is_open(&self) -> bool {
		self.fate == Fate::Open
	}

	fn by_scope(&self) -> bool {
		SCOPES.contains(&self.who)
	}

	fn is_accepted(&self) -> bool {
		matches!(self.fate, Fate::Accepted { .. })
	}

	fn is_reviewed(&self) -> bool {
		self.is_open() && self.deadline.is_some()
	}

	fn is_evaluated(&self) -> bool {
		self.is_open() && self.deadline.is_none()
	}
}

#[derive(Clone, Debug)]
struct Job {
	creator: u64,
	kind: KindId,
	places: u16,
	done: u16,
	open: bool,
	deposit: u128,
	/// Who waits, until when.
	gave_up: Vec<(u64, u64)>,
}

#[derive(Clone, Debug)]
struct Ledgered {
	importer: u64,
	entries: u32,
	quantity: u128,
	/// The first entry and the number of entries of each page.
	pages: Vec<(u32, u32)>,
	finished: bool,
}

impl Ledgered {
	fn imported(&self) -> u32 {
		self.pages.iter().map(|(_, count)| count).sum()
	}
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Hold {
	/// Since when and until when.
	Until(u64, u64),
	By(u32),
}

#[derive(Debug)]
struct Model {
	block: u64,
	day: u32,
	lines: Vec<Line>,
	/// (agent or scope, logger) -> the first block in which it ends.
	permissions: BTreeMap<(u64, u64), u64>,
	jobs: BTreeMap<TaskId, Job>,
	next_job: TaskId,
	holds: BTreeMap<(TaskId, u64), Hold>,
	members: BTreeSet<u64>,
	/// Those of the members who may open tasks.
	openers: BTreeSet<u64>,
	leads: BTreeSet<u64>,
	reviewers: BTreeSet<u64>,
	/// The rate of each kind now, and its revision; and the rate to come.
	rates: BTreeMap<KindId, (u128, u32)>,
	next_rates: BTreeMap<KindId, (u128, u64)>,
	imports: BTreeMap<ImportId, Ledgered>,
	next_import: ImportId,
	/// The scopes that are closed.
	closed: BTreeSet<u64>,
	/// What those who credit were told: of which entry, whether more, and whether it counted.
	told: Vec<(u32, bool, bool)>,
	steps: u32,
	free: BTreeMap<u64, u128>,
	membership: u128,
	issued: u128,
}

type Outcome = Result<(), DispatchError>;

fn fail<T>(error: Error<Test>) -> Result<T, DispatchError> {
	Err(error.into())
}

fn outside<T>(error: pallet_networks::Error<Test>) -> Result<T, DispatchError> {
	Err(error.into())
}

fn ensure(holds: bool, error: Error<Test>) -> Outcome {
	if holds {
		Ok(())
	} else {
		fail(error)
	}
}

fn treasury() -> u64 {
	purse(LAB, Purse::Treasury)
}

fn sponsor() -> u64 {
	purse(LAB, Purse::Sponsor)
}

/// Where imports are paid for.
fn chest() -> u64 {
	purse(GLOBAL_SCOPE, Purse::Treasury)
}

/// The approvals a kind asks for; `None`: peers decide, or nobody.
fn approvals(kind: KindId) -> Option<usize> {
	match kind {
		HOURS | PARTS => Some(2),
		CARE => Some(1),
		_ => None,
	}
}

fn limits(kind: KindId) -> (Quantity, Option<Quantity>) {
	match kind {
		DESIGNS => (100 * UNIT, None),
		PARTS => (100 * UNIT, Some(24 * UNIT)),
		CASH => (100 * UNIT, Some(150 * UNIT)),
		_ => (10 * UNIT, Some(24 * UNIT)),
	}
}

fn is_gift(line: &Line) -> bool {
	line.gift || line.kind == CARE
}

impl Model {
	fn new() -> Self {
		carry_deposits(LAB, CARRIED as u16);
		make_mill();
		assert_eq!(u64::from(network(MILLER)), SCOPES[2] - AS_SCOPE);
		// Who joins again in the block in which it got its roles would keep them.
		run_blocks(1);
		let accounts = ACTORS.into_iter().chain([treasury(), sponsor(), chest()]);
		Self {
			block: System::block_number(),
			day: TODAY,
			lines: vec![],
			permissions: BTreeMap::new(),
			jobs: BTreeMap::new(),
			next_job: 0,
			holds: BTreeMap::new(),
			members: ACTORS.into_iter().filter(|who| *who != STRANGER).collect(),
			openers: [STEWARD, ANA, BEN].into(),
			leads: [ANA].into(),
			reviewers: [ANA, 11, 12, 13].into(),
			rates: KINDS.map(|kind| (kind, (25, 0))).into(),
			next_rates: BTreeMap::new(),
			imports: BTreeMap::new(),
			next_import: 0,
			closed: BTreeSet::new(),
			told: vec![],
			steps: 0,
			free: accounts.map(|who| (who, free(who))).collect(),
			membership: super::tasks::membership_deposit(BEN),
			issued: Balances::total_issuance(),
		}
	}

	fn pay(&mut self, from: u64, amount: u128) {
		*self.free.get_mut(&from).unwrap() -= amount;
	}

	fn get(&mut self, to: u64, amount: u128) {
		*self.free.get_mut(&to).unwrap() += amount;
	}

	/// The number of an entry.
	fn index(&self, nth: Nth, fits: impl Fn(&Line) -> bool) -> u32 {
		let count = self.lines.len();
		match nth {
			Nth::Fit(nth) => {
				let fit: Vec<_> = (0..count).rev().filter(|n| fits(&self.lines[*n])).collect();
				*fit.get(nth.checked_rem(fit.len()).unwrap_or(0)).unwrap_or(&count) as u32
			},
			Nth::Any(nth) => count.checked_sub(nth + 1).unwrap_or(count) as u32,
		}
	}

	/// The number of a task of those there are, counted around; one more than all for 0.
	fn task(&self, nth: u32) -> TaskId {
		let there: Vec<_> = self.jobs.keys().copied().collect();
		match nth.checked_sub(1) {
			Some(nth) if !there.is_empty() => there[nth as usize % there.len()],
			_ => self.next_job,
		}
	}

	/// Who works on a task, counted around, if nobody is named.
	fn worker(&self, who: Option<u64>, nth: u32, task: TaskId) -> u64 {
		let working: Vec<_> =
			self.holds.keys().filter(|(other, _)| *other == task).map(|(_, who)| *who).collect();
		let nth = (nth as usize).checked_rem(working.len()).unwrap_or(0);
		who.or_else(|| working.get(nth).copied()).unwrap_or(ANA)
	}

	fn line(&self, index: u32) -> Result<&Line, DispatchError> {
		match self.lines.get(index as usize) {
			Some(line) => Ok(line),
			None => fail(Error::ContributionNotFound),
		}
	}

	fn line_mut(&mut self, index: u32) -> &mut Line {
		&mut self.lines[index as usize]
	}

	/// How much was logged for a day and not reversed.
	fn logged(&self, who: u64, kind: KindId, day: u32) -> Quantity {
		self.lines
			.iter()
			.filter(|line| line.is_log() && line.import.is_none() && line.fate != Fate::Reversed)
			.filter(|line| (line.who, line.kind, line.day) == (who, kind, day))
			.map(|line| line.quantity)
			.sum()
	}

	fn given_back(&self, index: u32) -> Quantity {
		let fate = self.lines[index as usize].fate;
		let accepted = matches!(fate, Fate::Accepted { .. } | Fate::Undone);
		let back = |line: &&Line| accepted && line.fate == Fate::Undoes(index);
		self.lines.iter().filter(back).map(|line| line.quantity).sum()
	}

	/// What an accepted contribution is worth.
	fn units(&self, index: u32) -> u128 {
		let line = &self.lines[index as usize];
		let Fate::Accepted { quality } = line.fate else { return 0 };
		let quality = if line.kind == DESIGNS { quality } else { (1, 1) };
		let left = u128::from(line.quantity - self.given_back(index));
		let above = u128::from(line.multiplier.0) * u128::from(quality.0);
		let below = u128::from(line.multiplier.1) * u128::from(quality.1);
		left * above / below
	}

	fn belongs(&self, who: u64) -> Outcome {
		if self.members.contains(&who) {
			Ok(())
		} else {
			outside(pallet_networks::Error::NotMember)
		}
	}

	fn may_log(&self, who: u64, contributor: u64) -> Outcome {
		self.belongs(who)?;
		if who == contributor {
			return Ok(());
		}
		if SCOPES.contains(&contributor) {
			ensure(contributor != SCOPES[0], Error::OwnScope)?;
			ensure(!self.closed.contains(&contributor), Error::ScopeNotOpen)?;
		} else {
			self.belongs(contributor)?;
		}
		let end = self.permissions.get(&(contributor, who)).copied().unwrap_or(0);
		ensure(end > self.block, Error::NotAllowedToLog)
	}

	fn loggable(kind: KindId) -> Outcome {
		ensure(kind != CASH && kind != FACTS, Error::KindMeasured)
	}

	/// Whether a quantity can be logged for a day, on top of what counts for it.
	fn fits(&self, who: u64, kind: KindId, day: u32, quantity: Quantity) -> Outcome {
		let (most, daily) = limits(kind);
		ensure(quantity > 0, Error::ZeroQuantity)?;
		ensure(quantity <= most, Error::QuantityTooLarge)?;
		ensure(day <= self.day, Error::DayInFuture)?;
		ensure(day + BACKDATE >= self.day, Error::DayTooOld)?;
		let sum = self.logged(who, kind, day) + quantity;
		ensure(daily.is_none_or(|limit| sum <= limit), Error::DailyLimitReached)?;
		// A day has 24 hours, whatever they are worked for.
		let hours = |kind| kind == HOURS || kind == CARE;
		let worked = self.logged(who, HOURS, day) + self.logged(who, CARE, day) + quantity;
		ensure(!hours(kind) || worked <= 24 * UNIT, Error::TooManyHours)
	}

	fn multiplier(&self, who: u64, lead: bool) -> Result<(u32, u32), DispatchError> {
		if !lead {
			return Ok((1, 1));
		}
		ensure(self.leads.contains(&who), Error::NotRoleHolder)?;
		Ok((3, 2))
	}

	fn hold(&mut self, who: u64) -> Purser {
		let carried = |line: &&Line| line.deposit == Some(Purser::Sponsor) && line.author() == who;
		if self.lines.iter().filter(carried).count() < CARRIED {
			self.pay(sponsor(), LOG_DEPOSIT);
			Purser::Sponsor
		} else {
			self.pay(who, LOG_DEPOSIT);
			Purser::Own(who)
		}
	}

	fn release(&mut self, index: u32) {
		match self.line_mut(index).deposit.take() {
			Some(Purser::Sponsor) => self.get(sponsor(), LOG_DEPOSIT),
			Some(Purser::Own(who)) => self.get(who, LOG_DEPOSIT),
			None => {},
		}
	}

	fn deadline(&self, kind: KindId) -> Option<u64> {
		approvals(kind).map(|_| self.block + JUDGING)
	}

	#[allow(clippy::too_many_arguments)]
	fn log(
		&mut self,
		who: u64,
		contributor: u64,
		kind: KindId,
		quantity: Quantity,
		day: u32,
		lead: bool,
		gift: bool,
		task: Option<TaskId>,
	) -> Outcome {
		self.may_log(who, contributor)?;
		Self::loggable(kind)?;
		let taken = !SCOPES.contains(&contributor) || kind == PARTS || kind == DESIGNS;
		ensure(taken, Error::KindNotForScopes)?;
		let multiplier = self.multiplier(contributor, lead)?;
		self.fits(contributor, kind, day, quantity)?;
		let deposit = Some(self.hold(who));
		let line = Line {
			kind,
			who: contributor,
			logger: (who != contributor).then_some(who),
			quantity,
			multiplier,
			rate: self.rates[&kind],
			day,
			gift,
			deposit,
			deadline: self.deadline(kind),
			fate: Fate::Open,
			task,
			said: vec![],
			corrections: 0,
			import: None,
		};
		self.lines.push(line);
		Ok(())
	}

	fn set_gift(&mut self, who: u64, index: u32, gift: bool) -> Outcome {
		let line = self.line(index)?;
		ensure(line.who == who && !OUTSIDE.contains(&who), Error::NotContributor)?;
		ensure(line.fate == Fate::Open, Error::AlreadyDecided)?;
		self.line_mut(index).gift = gift;
		Ok(())
	}

	fn correct(&mut self, who: u64, index: u32, replacement: Option<(Quantity, u32)>) -> Outcome {
		let line = self.line(index)?.clone();
		ensure(line.is_log() && line.import.is_none(), Error::NotALog)?;
		ensure(line.who == who || line.logger == Some(who), Error::NotContributor)?;
		ensure(line.fate == Fate::Open, Error::AlreadyDecided)?;
		let spam = line.said.iter().any(|(_, said)| *said == Review::Spam);
		ensure(!spam, Error::CalledSpam)?;
		if let Some((quantity, day)) = replacement {
			ensure(line.corrections < MAX_CORRECTIONS, Error::TooManyCorrections)?;
			self.may_log(who, line.who)?;
			// As if it had not been logged.
			self.line_mut(index).fate = Fate::Reversed;
			let fits = self.fits(line.who, line.kind, day, quantity);
			self.line_mut(index).fate = Fate::Open;
			fits?;
		}

		let undo = Line { fate: Fate::Undoes(index), deposit: None, said: vec![], ..line.clone() };
		self.lines.push(undo);
		if let Some((quantity, day)) = replacement {
			let deposit = if line.author() == who {
				self.line_mut(index).deposit.take()
			} else {
				self.release(index);
				Some(self.hold(who))
			};
			let new = Line {
				logger: (who != line.who).then_some(who),
				quantity,
				rate: self.rates[&line.kind],
				day,
				deposit,
				deadline: self.deadline(line.kind),
				said: vec![],
				corrections: line.corrections + 1,
				..line
			};
			if let Some(task) = new.task {
				self.holds.insert((task, new.who), Hold::By(self.lines.len() as u32));
			}
			self.lines.push(new);
		} else {
			self.release(index);
			// Given up after it was delivered: it waits as long as a claim holds.
			if let Some(task) = line.task {
				self.gave_up(task, line.who, DAY);
			}
			self.leave_place(index, false);
		}
		let line = self.line_mut(index);
		line.fate = Fate::Reversed;
		line.said.clear();
		Ok(())
	}

	fn compensate(&mut self, who: u64, index: u32, quantity: Quantity) -> Outcome {
		let line = self.line(index)?.clone();
		ensure(line.is_log(), Error::NotALog)?;
		ensure(line.who == who && !OUTSIDE.contains(&who), Error::NotContributor)?;
		ensure(matches!(line.fate, Fate::Accepted { .. }), Error::NotAccepted)?;
		ensure(quantity > 0, Error::ZeroQuantity)?;
		ensure(self.given_back(index) + quantity <= line.quantity, Error::MoreThanLeft)?;
		let counted = self.counts(index);
		self.told.push((index, false, counted));
		self.lines.push(Line { quantity, fate: Fate::Undoes(index), ..line });
		Ok(())
	}

	/// Whether an accepted entry counts as standing: parts that were logged, worth enough.
	fn counts(&self, index: u32) -> bool {
		let line = &self.lines[index as usize];
		let worth = line.rate.0.saturating_mul(self.units(index)) / u128::from(UNIT);
		line.kind == PARTS && line.import.is_none() && worth >= STANDING
	}

	fn compensate_as(&mut self, scope: u64, index: u32, quantity: Quantity) -> Outcome {
		let line = self.line(index)?;
		ensure(line.is_log(), Error::NotALog)?;
		self.compensate(scope, index, quantity)
	}

	fn allow_as(&mut self, scope: u64, logger: u64, blocks: u64) -> Outcome {
		ensure(scope != SCOPES[0], Error::OwnScope)?;
		ensure(!self.closed.contains(&scope), Error::ScopeNotOpen)?;
		ensure(blocks > 0, Error::InvalidPeriod)?;
		let block = self.block;
		self.permissions.retain(|(other, _), end| *other != scope || *end > block);
		self.permissions.insert((scope, logger), block + blocks);
		Ok(())
	}

	fn decide(&mut self, index: u32, fate: Fate) {
		match fate {
			Fate::Spam => {
				self.line_mut(index).deposit = None;
				self.get(treasury(), LOG_DEPOSIT);
			},
			_ => self.release(index),
		}
		self.leave_place(index, matches!(fate, Fate::Accepted { .. }));
		let line = self.line_mut(index);
		line.fate = fate;
		line.said.clear();
		if line.is_accepted() {
			let counted = self.counts(index);
			self.told.push((index, true, counted));
		}
	}

	fn review(&mut self, who: u64, index: u32, review: Review) -> Outcome {
		let line = self.line(index)?.clone();
		ensure(line.fate == Fate::Open, Error::AlreadyDecided)?;
		let Some(needed) = approvals(line.kind) else { return fail(Error::NotByReviewers) };
		ensure(self.block < line.deadline.unwrap(), Error::DeadlinePassed)?;
		ensure(line.who != who && line.logger != Some(who), Error::OwnContribution)?;
		// Two of the reviewers are members of the mill.
		let insider = line.who == SCOPES[1] && REVIEWERS[1..3].contains(&who);
		ensure(!insider, Error::OwnScopeContribution)?;
		ensure(self.reviewers.contains(&who), Error::NotReviewer)?;
		ensure(line.said.iter().all(|(reviewer, _)| *reviewer != who), Error::AlreadyReviewed)?;
		let said = &mut self.line_mut(index).said;
		said.push((who, review));
		let count = |what| said.iter().filter(|(_, said)| *said == what).count();
		let (spam, accepts) = (count(Review::Spam), count(Review::Accept));
		let against = said.len() - accepts;
		if accepts >= needed {
			self.decide(index, Fate::Accepted { quality: (1, 1) });
		} else if against >= needed {
			self.decide(index, if 2 * spam > against { Fate::Spam } else { Fate::Rejected });
		}
		Ok(())
	}

	fn close_review(&mut self, index: u32) -> Outcome {
		let line = self.line(index)?;
		ensure(line.fate == Fate::Open, Error::AlreadyDecided)?;
		let Some(deadline) = line.deadline else { return fail(Error::NotByReviewers) };
		ensure(self.block >= deadline, Error::DeadlineNotPassed)?;
		self.decide(index, Fate::Rejected);
		Ok(())
	}

	fn peers(&mut self, index: u32, fate: Fate) -> Outcome {
		let line = self.line(index)?;
		ensure(line.fate == Fate::Open, Error::AlreadyDecided)?;
		ensure(line.kind == DESIGNS, Error::NotByPeers)?;
		if let Fate::Accepted { quality: (above, below) } = fate {
			ensure(above <= below, Error::InvalidQuality)?;
		}
		self.decide(index, fate);
		Ok(())
	}

	fn fact(&mut self, who: u64, kind: KindId, quantity: Quantity) {
		self.lines.push(Line {
			kind,
			who,
			logger: None,
			quantity,
			multiplier: (1, 1),
			rate: self.rates[&kind],
			day: self.day,
			gift: false,
			deposit: None,
			deadline: None,
			fate: Fate::Accepted { quality: (1, 1) },
			task: None,
			said: vec![],
			corrections: 0,
			import: None,
		});
		self.told.push((self.lines.len() as u32 - 1, true, false));
	}

	fn cash(&mut self, who: u64, amount: u128) -> Outcome {
		self.belongs(who)?;
		let quantity = Quantity::try_from(amount * 100).unwrap();
		self.fits(who, CASH, self.day, quantity)?;
		self.pay(who, amount);
		self.get(treasury(), amount);
		self.fact(who, CASH, quantity);
		Ok(())
	}

	fn measure(&mut self, who: u64, quantity: Quantity) -> Outcome {
		ensure(quantity > 0, Error::ZeroQuantity)?;
		self.fact(who, FACTS, quantity);
		Ok(())
	}

	fn allow(&mut self, agent: u64, logger: u64, blocks: u64) -> Outcome {
		self.belongs(agent)?;
		ensure(agent != logger, Error::SelfLogger)?;
		ensure(blocks > 0, Error::InvalidPeriod)?;
		let block = self.block;
		self.permissions.retain(|(other, _), end| *other != agent || *end > block);
		self.permissions.insert((agent, logger), self.block + blocks);
		Ok(())
	}

	fn revoke(&mut self, agent: u64, logger: u64) -> Outcome {
		ensure(self.permissions.remove(&(agent, logger)).is_some(), Error::LoggerNotFound)
	}

	fn clear(&mut self, agent: u64) -> Outcome {
		let (before, block) = (self.permissions.len(), self.block);
		self.permissions.retain(|(other, _), end| *other != agent || *end > block);
		ensure(self.permissions.len() < before, Error::NothingExpired)
	}

	fn open_task(&mut self, who: u64, places: u16, kind: KindId) -> Outcome {
		self.belongs(who)?;
		if !self.openers.contains(&who) {
			return outside(pallet_networks::Error::RightNotGranted);
		}
		Self::loggable(kind)?;
		ensure(places > 0, Error::InvalidPlaces)?;
		let deposit = 50 + u128::from(Contributing::task_footprint(places).size);
		self.pay(who, deposit);
		let job = Job { creator: who, kind, places, done: 0, open: true, deposit, gave_up: vec![] };
		self.jobs.insert(self.next_job, job);
		self.next_job += 1;
		Ok(())
	}

	fn job(&self, task: TaskId) -> Result<Job, DispatchError> {
		match self.jobs.get(&task) {
			Some(job) => Ok(job.clone()),
			None => fail(Error::TaskNotFound),
		}
	}

	fn taken(&self, task: TaskId) -> u16 {
		self.holds.keys().filter(|(other, _)| *other == task).count() as u16
	}

	fn claim(&mut self, who: u64, task: TaskId) -> Outcome {
		self.belongs(who)?;
		let job = self.job(task)?;
		ensure(job.open, Error::TaskNotOpen)?;
		ensure(!self.holds.contains_key(&(task, who)), Error::AlreadyClaimed)?;
		let now = self.block;
		let waits = job.gave_up.iter().any(|(other, until)| *other == who && now < *until);
		ensure(!waits, Error::ClaimTooSoon)?;
		ensure(self.taken(task) + job.done < job.places, Error::TaskFull)?;
		self.jobs.get_mut(&task).unwrap().gave_up.retain(|(_, until)| now < *until);
		self.holds.insert((task, who), Hold::Until(now, now + DAY));
		Ok(())
	}

	/// Who gave a place up waits as long as it had it; the four who have to wait longest are remembered.
	fn gave_up(&mut self, task: TaskId, who: u64, held: u64) {
		let now = self.block;
		let waiting = &mut self.jobs.get_mut(&task).unwrap().gave_up;
		waiting.retain(|(other, until)| *other != who && now < *until);
		if held == 0 {
			return;
		}
		if waiting.len() == MAX_GAVE_UP as usize {
			let soonest = *waiting.iter().min_by_key(|(_, until)| *until).unwrap();
			waiting.retain(|other| *other != soonest);
		}
		waiting.push((who, now + held));
	}

	/// The beginning and the end of a claim that was not delivered.
	fn claimed(&self, who: u64, task: TaskId) -> Result<(u64, u64), DispatchError> {
		match self.holds.get(&(task, who)) {
			None => fail(Error::ClaimNotFound),
			Some(Hold::By(_)) => fail(Error::AlreadyDelivered),
			Some(Hold::Until(since, end)) => Ok((*since, *end)),
		}
	}

	fn unclaim(&mut self, who: u64, task: TaskId) -> Outcome {
		let (since, _) = self.claimed(who, task)?;
		self.gave_up(task, who, self.block - since);
		self.holds.remove(&(task, who));
		self.tidy(task);
		Ok(())
	}

	fn expire(&mut self, who: u64, task: TaskId) -> Outcome {
		let (_, end) = self.claimed(who, task)?;
		let gone = !self.members.contains(&who);
		ensure(gone || self.block >= end, Error::ClaimNotExpired)?;
		self.unclaim(who, task)
	}

	fn deliver(
		&mut self,
		who: u64,
		task: TaskId,
		quantity: Quantity,
		lead: bool,
		gift: bool,
	) -> Outcome {
		let job = self.job(task)?;
		let (_, end) = self.claimed(who, task)?;
		ensure(self.block < end, Error::ClaimExpired)?;
		self.log(who, who, job.kind, quantity, self.day, lead, gift, Some(task))?;
		self.holds.insert((task, who), Hold::By(self.lines.len() as u32 - 1));
		Ok(())
	}

	fn close_task(&mut self, who: u64, task: TaskId) -> Outcome {
		let job = self.job(task)?;
		if who != job.creator && who != STEWARD {
			return Err(BadOrigin);
		}
		ensure(job.open, Error::TaskNotOpen)?;
		self.jobs.get_mut(&task).unwrap().open = false;
		self.tidy(task);
		Ok(())
	}

	fn leave_place(&mut self, index: u32, done: bool) {
		let line = self.lines[index as usize].clone();
		if let Some(task) = line.task {
			self.holds.remove(&(task, line.who));
			self.jobs.get_mut(&task).unwrap().done += u16::from(done);
			self.tidy(task);
		}
	}

	/// Removes a task that is over.
	fn tidy(&mut self, task: TaskId) {
		let job = self.jobs[&task].clone();
		if !job.open && self.taken(task) == 0 {
			self.jobs.remove(&task);
			self.get(job.creator, job.deposit);
		}
	}

	/// The number of an import of those there are, counted around; one more than all for 0.
	fn import(&self, nth: u32) -> ImportId {
		let there: Vec<_> = self.imports.keys().copied().collect();
		match nth.checked_sub(1) {
			// The latest ones.
			Some(nth) if !there.is_empty() => there[there.len() - 1 - nth as usize % there.len()],
			_ => self.next_import,
		}
	}

	fn running(&self, id: ImportId) -> Result<&Ledgered, DispatchError> {
		let Some(import) = self.imports.get(&id) else { return fail(Error::ImportNotFound) };
		ensure(!import.finished, Error::ImportNotOpen)?;
		Ok(import)
	}

	/// What was imported and not taken back.
	fn imported_quantity(&self, id: ImportId) -> u128 {
		let pages = &self.imports[&id].pages;
		let entries = pages.iter().flat_map(|(first, count)| *first..first + count);
		entries.map(|index| u128::from(self.lines[index as usize].quantity)).sum()
	}

	fn start_import(&mut self, importer: u64, entries: u32, quantity: u128) -> Outcome {
		ensure(entries > 0 && quantity > 0, Error::EmptyImport)?;
		let import = Ledgered { importer, entries, quantity, pages: vec![], finished: false };
		self.imports.insert(self.next_import, import);
		self.next_import += 1;
		Ok(())
	}

	fn import_page(
		&mut self,
		who: u64,
		id: ImportId,
		first: u32,
		entries: &[ImportedEntry<u64>],
		lines: &[(u64, KindId, bool)],
	) -> Outcome {
		let import = self.running(id)?.clone();
		ensure(import.importer == who, Error::NotImporter)?;
		ensure(!lines.is_empty(), Error::EmptyPage)?;
		let done = import.imported();
		ensure(first == done, Error::NotNextEntry)?;
		let count = lines.len() as u32;
		ensure(done + count <= import.entries, Error::TooManyEntries)?;
		let more: u128 = entries.iter().map(|entry| u128::from(entry.quantity)).sum();
		let quantity = self.imported_quantity(id) + more;
		let complete = done + count == import.entries;
		let fits = quantity <= import.quantity && (!complete || quantity == import.quantity);
		ensure(fits, Error::TotalsDiffer)?;
		let zero = entries.iter().any(|entry| entry.quantity == 0);
		ensure(!zero, Error::ZeroQuantity)?;
		self.pay(who, u128::from(count) * IMPORT_PRICE);
		self.get(chest(), u128::from(count) * IMPORT_PRICE);
		let start = self.lines.len() as u32;
		for ((who, kind, gift), entry) in lines.iter().zip(entries) {
			self.fact(*who, *kind, entry.quantity);
			let line = self.lines.last_mut().unwrap();
			(line.gift, line.day, line.import) = (*gift, entry.day, Some(id));
		}
		self.imports.get_mut(&id).unwrap().pages.push((start, count));
		Ok(())
	}

	/// The importer or the scope, before anything else is looked at.
	fn may_undo(&self, who: u64, id: ImportId) -> Outcome {
		let import = self.running(id)?;
		if who == import.importer || who == STEWARD {
			Ok(())
		} else {
			Err(BadOrigin)
		}
	}

	fn undo_page(&mut self, who: u64, id: ImportId) -> Outcome {
		self.may_undo(who, id)?;
		let Some((first, count)) = self.imports.get_mut(&id).unwrap().pages.pop() else {
			return fail(Error::NothingToUndo);
		};
		for index in first..first + count {
			self.line_mut(index).fate = Fate::Undone;
			self.told.push((index, false, false));
		}
		Ok(())
	}

	fn finish_import(&mut self, who: u64, id: ImportId) -> Outcome {
		if who != STEWARD {
			return Err(BadOrigin);
		}
		let import = self.running(id)?;
		ensure(import.imported() == import.entries, Error::ImportIncomplete)?;
		self.imports.get_mut(&id).unwrap().finished = true;
		Ok(())
	}

	fn drop_import(&mut self, who: u64, id: ImportId) -> Outcome {
		self.may_undo(who, id)?;
		ensure(self.imports[&id].pages.is_empty(), Error::ImportNotEmpty)?;
		self.imports.remove(&id);
		Ok(())
	}

	/// Puts rates into force that are due.
	fn settle_rates(&mut self) {
		let block = self.block;
		for (kind, (rate, from)) in self.next_rates.clone() {
			if from <= block {
				self.rates.get_mut(&kind).unwrap().0 = rate;
				self.next_rates.remove(&kind);
			}
		}
	}

	fn leave(&mut self, who: u64) -> Outcome {
		self.belongs(who)?;
		self.members.remove(&who);
		for group in [&mut self.openers, &mut self.leads, &mut self.reviewers] {
			group.remove(&who);
		}
		self.get(who, self.membership);
		Ok(())
	}

	fn join(&mut self, who: u64) -> Outcome {
		if !self.members.insert(who) {
			return outside(pallet_networks::Error::AlreadyMember);
		}
		self.pay(who, self.membership);
		Ok(())
	}

	/// Does the same to the chain and to the model.
	fn step(&mut self, op: Op) {
		let shown = format!("{op:?}");
		let (real, modelled) = match op {
			Op::Log { who, contributor, kind, quantity, age, lead, gift } => {
				let day = self.day.checked_add_signed(-i32::from(age)).unwrap();
				let role = lead.then_some(LEAD);
				let on_behalf_of = (contributor != who).then_some(contributor);
				(
					log_all(who, kind, quantity, day, role, gift, on_behalf_of),
					self.log(who, contributor, kind, quantity, day, lead, gift, None),
				)
			},
			Op::SetGift { who, nth, gift } => {
				let index = self.index(nth, Line::is_open);
				let who = self.concerned(who, index);
				(
					Contributing::set_gift(signed(who), id(LAB, index), gift),
					self.set_gift(who, index, gift),
				)
			},
			Op::Correct { who, nth, replacement } => {
				let index = self.index(nth, Line::is_open);
				let who = self.concerned(who, index);
				let day = |age: i8| self.day.checked_add_signed(-i32::from(age)).unwrap();
				let replacement = replacement.map(|(quantity, age)| (quantity, day(age)));
				let new = replacement.map(|(quantity, day)| Replacement {
					quantity,
					day,
					evidence: document(1),
				});
				(
					Contributing::correct(signed(who), id(LAB, index), new),
					self.correct(who, index, replacement),
				)
			},
			Op::Compensate { who, nth, quantity } => {
				let index = self.index(nth, Line::is_accepted);
				let who = self.concerned(who, index);
				let evidence = document(2);
				(
					Contributing::compensate(signed(who), id(LAB, index), quantity, evidence),
					self.compensate(who, index, quantity),
				)
			},
			Op::Review { who, nth, review: given } => {
				let index = self.index(nth, Line::is_reviewed);
				(review(who, index, given), self.review(who, index, given))
			},
			Op::Close { nth } => {
				let index = self.index(nth, Line::is_reviewed);
				(
					Contributing::close_review(signed(STRANGER), id(LAB, index)),
					self.close_review(index),
				)
			},
			Op::Peers { nth, quality, spam } => {
				let index = self.index(nth, Line::is_evaluated);
				let (decision, fate) = match quality {
					Some((above, below)) => {
						let decision = Decision::Accepted { quality: ratio(above, below) };
						(decision, Fate::Accepted { quality: (above, below) })
					},
					None if spam => (Decision::Spam, Fate::Spam),
					None => (Decision::Rejected, Fate::Rejected),
				};
				let real = super::peers::decide(index, decision);
				if real.is_ok() {
					let mut evaluating = Evaluating::get();
					evaluating.retain(|(other, _)| other.index != index);
					Evaluating::set(&evaluating);
				}
				(real, self.peers(index, fate))
			},
			Op::Cash { who, amount } => (
				Contributing::contribute_cash(signed(who), LAB, CASH, amount),
				self.cash(who, amount),
			),
			Op::Measure { who, quantity } => {
				let real = frame_support::storage::with_storage_layer(|| {
					Contributing::measured(LAB, FACTS, &who, quantity, document(3))
				});
				(real.map(|_| ()), self.measure(who, quantity))
			},
			Op::Allow { agent, logger, blocks } => (
				Contributing::allow_logger(signed(agent), LAB, logger, Some(self.block + blocks)),
				self.allow(agent, logger, blocks),
			),
			Op::Revoke { agent, logger } => (
				Contributing::revoke_logger(signed(agent), LAB, logger),
				self.revoke(agent, logger),
			),
			Op::Clear { agent } => {
				(Contributing::clear_loggers(signed(STRANGER), LAB, agent), self.clear(agent))
			},
			Op::OpenTask { who, places, kind } => (
				Contributing::open_task(signed(who), LAB, kind, document(4), places, DAY),
				self.open_task(who, places, kind),
			),
			Op::Claim { who, task } => {
				let task = self.task(task);
				(Contributing::claim_task(signed(who), LAB, task), self.claim(who, task))
			},
			Op::Unclaim { who, task } => {
				let nth = task;
				let task = self.task(nth);
				let who = self.worker(who, nth, task);
				(Contributing::unclaim_task(signed(who), LAB, task), self.unclaim(who, task))
			},
			Op::Expire { who, task } => {
				let nth = task;
				let task = self.task(nth);
				let who = self.worker(who, nth, task);
				(
					Contributing::expire_claim(signed(STRANGER), LAB, task, who),
					self.expire(who, task),
				)
			},
			Op::Deliver { who, task, quantity, lead, gift } => {
				let nth = task;
				let task = self.task(nth);
				let who = self.worker(who, nth, task);
				let role = lead.then_some(LEAD);
				let (day, evidence) = (self.day, document(5));
				(
					Contributing::deliver_task(
						signed(who),
						LAB,
						task,
						quantity,
						day,
						role,
						evidence,
						gift,
					),
					self.deliver(who, task, quantity, lead, gift),
				)
			},
			Op::CloseTask { who, task } => {
				let task = self.task(task);
				(Contributing::close_task(signed(who), LAB, task), self.close_task(who, task))
			},
			Op::Leave { who } => (Networks::leave(signed(who), LAB), self.leave(who)),
			Op::Join { who } => (Networks::join(signed(who), LAB, None), self.join(who)),
			Op::Rate { kind, rate } => {
				let real = Contributing::set_rate(signed(STEWARD), LAB, kind, rate);
				// The largest log, of a lead one and a half times, is worth less than 2^96.
				let times = if kind == CASH || kind == FACTS { 2 } else { 3 };
				let most = u128::from(limits(kind).0 / UNIT) * times;
				let fits = rate.checked_mul(most).is_some_and(|worth| worth / 2 < 1 << 96);
				let expected = ensure(fits, Error::WorthTooLarge);
				if expected.is_ok() {
					self.rates.get_mut(&kind).unwrap().1 += 1;
					self.next_rates.insert(kind, (rate, self.block + RateNotice::get()));
					self.settle_rates();
				}
				(real, expected)
			},
			Op::StartImport { importer, entries, quantity } => {
				let quantity = quantity * u128::from(UNIT);
				let source = document(6);
				(
					Contributing::start_import(
						signed(STEWARD),
						LAB,
						importer,
						source,
						entries,
						quantity,
					),
					self.start_import(importer, entries, quantity),
				)
			},
			Op::ImportPage { who, nth, lines, again } => {
				let import = self.import(nth);
				let known = self.imports.get(&import).cloned();
				let who = who.or(known.as_ref().map(|it| it.importer)).unwrap_or(ANA);
				let done = known.as_ref().map_or(0, Ledgered::imported);
				// The last one has what is missing.
				let mut left = known.as_ref().map_or(0, |it| {
					it.quantity.saturating_sub(self.imported_quantity(import)) as u64
				});
				let last = known.is_some_and(|it| it.entries == done + lines.len() as u32);
				let entries: Vec<_> = (1..)
					.zip(&lines)
					.map(|(n, (who, kind, gift))| {
						let quantity = if last && n == lines.len() { left } else { left / 4 };
						left -= quantity;
						ImportedEntry {
							contributor: whose(*who),
							kind: *kind,
							quantity,
							day: n as u32,
							evidence: H256::repeat_byte(9),
							gift: *gift,
						}
					})
					.collect();
				let first = if again { done + 1 } else { done };
				let page = entries.clone().try_into().unwrap();
				(
					Contributing::import_page(signed(who), LAB, import, first, page),
					self.import_page(who, import, first, &entries, &lines),
				)
			},
			Op::UndoPage { who, nth } => {
				let import = self.import(nth);
				let who = who.unwrap_or(STEWARD);
				let real = Contributing::undo_page(signed(who), LAB, import);
				let real = real.map(|_| ()).map_err(|failed| failed.error);
				(real, self.undo_page(who, import))
			},
			Op::FinishImport { who, nth } => {
				let import = self.import(nth);
				(
					Contributing::finish_import(signed(who), LAB, import),
					self.finish_import(who, import),
				)
			},
			Op::DropImport { who, nth } => {
				let import = self.import(nth);
				let who = who.unwrap_or(STEWARD);
				(Contributing::drop_import(signed(who), LAB, import), self.drop_import(who, import))
			},
			Op::AllowAs { scope, logger, blocks } => {
				let (decider, until) = (signed(Self::decider(scope)), Some(self.block + blocks));
				let as_scope = scope_of(scope);
				(
					Contributing::allow_logger_as(decider, LAB, as_scope, logger, until),
					self.allow_as(scope, logger, blocks),
				)
			},
			Op::RevokeAs { scope, logger } => {
				let given = self.permissions.keys().find(|(of, _)| *of == scope);
				let logger = logger.or(given.map(|(_, logger)| *logger)).unwrap_or(ANA);
				let decider = signed(Self::decider(scope));
				(
					Contributing::revoke_logger_as(decider, LAB, scope_of(scope), logger),
					self.revoke(scope, logger),
				)
			},
			Op::LogAs { who, scope, kind, quantity, age, gift } => {
				let given = self.permissions.keys().find(|(of, _)| *of == scope);
				let who = who.or(given.map(|(_, logger)| *logger)).unwrap_or(ANA);
				let day = self.day.checked_add_signed(-i32::from(age)).unwrap();
				let (as_scope, evidence) = (scope_of(scope), document(5));
				(
					Contributing::log_as(
						signed(who),
						LAB,
						as_scope,
						kind,
						quantity,
						day,
						evidence,
						gift,
					),
					self.log(who, scope, kind, quantity, day, false, gift, None),
				)
			},
			Op::CompensateAs { scope, nth, quantity } => {
				let index = self.index(nth, |line| line.is_accepted() && line.by_scope());
				let whose = self.lines.get(index as usize).filter(|line| line.by_scope());
				let scope = scope.or(whose.map(|line| line.who)).unwrap_or(SCOPES[1]);
				let (decider, evidence) = (signed(Self::decider(scope)), document(2));
				let (as_scope, id) = (scope_of(scope), id(LAB, index));
				(
					Contributing::compensate_as(decider, as_scope, id, quantity, evidence),
					self.compensate_as(scope, index, quantity),
				)
			},
			Op::CloseScope { scope } => {
				if self.closed.insert(scope) {
					Networks::close_scope(signed(MILLER), scope_of(scope)).unwrap();
				}
				(Ok(()), Ok(()))
			},
			Op::Notice(blocks) => {
				RateNotice::set(blocks);
				(Ok(()), Ok(()))
			},
			Op::Blocks(count) => {
				run_blocks(count);
				self.block += count;
				self.settle_rates();
				(Ok(()), Ok(()))
			},
			Op::Days(count) => {
				self.day += count;
				set_day(self.day);
				(Ok(()), Ok(()))
			},
		};
		assert_eq!(real, modelled, "{shown}");
		self.check();
		self.steps += 1;
		if self.steps.is_multiple_of(CHECKED) {
			check_state();
		}
	}

	/// Who decides for a scope.
	fn decider(scope: u64) -> u64 {
		if scope == SCOPES[0] {
			STEWARD
		} else {
			MILLER
		}
	}

	/// Whom an entry concerns, if nobody else is named.
	fn concerned(&self, who: Option<u64>, index: u32) -> u64 {
		who.or_else(|| self.lines.get(index as usize).map(Line::author)).unwrap_or(STEWARD)
	}

	/// The ledger that follows from the entries.
	fn ledger(&self, who: u64, kind: KindId) -> (Ledger, Vec<u32>) {
		let mut ledger = Ledger::default();
		let mut linked = vec![];
		for (index, line) in self.lines.iter().enumerate() {
			if (line.who, line.kind) != (who, kind) {
				continue;
			}
			let index = index as u32;
			ledger.latest = Some(index);
			linked.push(index);
			ledger.logged += u32::from(line.is_log());
			ledger.open += u32::from(line.fate == Fate::Open);
			if let Fate::Accepted { .. } = line.fate {
				ledger.accepted += 1;
				ledger.quantity += u128::from(line.quantity - self.given_back(index));
				let sum = if is_gift(line) { &mut ledger.gifted } else { &mut ledger.units };
				*sum += self.units(index);
			}
		}
		linked.reverse();
		(ledger, linked)
	}

	/// The state of the chain is that of the model.
	fn check(&self) {
		assert_eq!(NextIndex::<Test>::get(LAB) as usize, self.lines.len());
		for (index, line) in self.lines.iter().enumerate() {
			self.check_line(index as u32, line);
		}
		let mut totals = BTreeMap::<KindId, Totals>::new();
		for who in ACTORS.into_iter().chain(OUTSIDE).chain(SCOPES) {
			for kind in KINDS {
				let (expected, linked) = self.ledger(who, kind);
				let found = Ledgers::<Test>::get((LAB, whose(who), kind));
				for day in self.day - BACKDATE..=self.day {
					assert_eq!(found.logged_for(day), self.logged(who, kind, day));
				}
				assert_eq!(Ledger { days: Default::default(), ..found }, expected);
				let listed: Vec<_> =
					Contributing::contributions_of(LAB, whose(who), kind, None, 100)
						.into_iter()
						.map(|(index, _)| index)
						.collect();
				assert_eq!(listed, linked);
				let sum = totals.entry(kind).or_default();
				sum.accepted += expected.accepted;
				sum.quantity += expected.quantity;
				sum.units += expected.units;
				sum.gifted += expected.gifted;

				let told = |more: bool| -> u128 {
					Told::get()
						.iter()
						.filter(|told| told.contributor == whose(who) && told.kind == kind)
						.filter(|told| told.more == more)
						.map(|told| told.units)
						.sum()
				};
				assert_eq!(told(true) - told(false), expected.units + expected.gifted);
			}
		}
		for (kind, mut expected) in totals {
			let count = |fate| {
				self.lines.iter().filter(|line| line.kind == kind && line.fate == fate).count()
			};
			expected.rejected = count(Fate::Rejected) as u32;
			expected.spam = count(Fate::Spam) as u32;
			assert_eq!(KindTotals::<Test>::get(LAB, kind), expected);
		}

		let permissions: BTreeMap<_, _> = Loggers::<Test>::iter()
			.flat_map(|(_, agent, given)| {
				given
					.into_iter()
					.map(move |permission| ((agent, permission.logger), permission.expires))
			})
			.chain(ScopeLoggers::<Test>::iter().flat_map(|(scope, given)| {
				let scope = AS_SCOPE + u64::from(scope);
				given.into_iter().map(move |one| ((scope, one.logger), one.expires))
			}))
			.collect();
		assert_eq!(permissions, self.permissions);
		let evaluating: BTreeSet<_> =
			Evaluating::get().into_iter().map(|(id, who)| (id.index, who)).collect();
		let expected: BTreeSet<_> = (0u32..)
			.zip(&self.lines)
			.filter(|(_, line)| line.kind == DESIGNS && line.fate == Fate::Open)
			.map(|(index, line)| (index, (!line.by_scope()).then_some(line.who)))
			.collect();
		assert_eq!(evaluating, expected);
		let told: Vec<_> =
			Told::get().iter().map(|told| (told.id.index, told.more, told.counts)).collect();
		assert_eq!(told, self.told);
		self.check_tasks();
		for (who, expected) in &self.free {
			assert_eq!(free(*who), *expected, "account {who}");
		}
		assert_eq!(Balances::total_issuance(), self.issued);
		for (kind, (rate, revision)) in &self.rates {
			let found = Contributing::kind(LAB, *kind).unwrap();
			let next = found.next_rate.map(|next| (next.rate, next.from));
			let expected = self.next_rates.get(kind).copied();
			assert_eq!((found.terms.rate, found.revision, next), (*rate, *revision, expected));
		}
		let found: BTreeMap<_, _> = Imports::<Test>::iter()
			.map(|(_, id, it)| (id, (it.imported, it.imported_quantity, it.pages, it.finished)))
			.collect();
		let expected: BTreeMap<_, _> = self
			.imports
			.iter()
			.map(|(id, it)| {
				let pages = it.pages.len() as u32;
				(*id, (it.imported(), self.imported_quantity(*id), pages, it.finished))
			})
			.collect();
		assert_eq!(found, expected);
	}

	fn check_line(&self, index: u32, line: &Line) {
		let found = entry(LAB, index);
		assert_eq!((found.kind, &found.contributor), (line.kind, &whose(line.who)));
		assert_eq!((found.quantity, found.day, found.gift), (line.quantity, line.day, line.gift));
		assert_eq!((found.rate, found.revision), line.rate);
		assert_eq!((found.logger, found.task), (line.logger, line.task));
		assert_eq!(found.corrections, line.corrections);
		if line.is_log() {
			let import = match found.entry {
				Entry::Imported { import } => Some(import),
				_ => None,
			};
			assert_eq!(import, line.import);
		}
		assert_eq!(found.multiplier, ratio(line.multiplier.0, line.multiplier.1));
		assert_eq!(found.compensated, self.given_back(index));
		let deposit = found.deposit.map(|deposit| match deposit.depositor {
			Depositor::Agent(who) => Purser::Own(who),
			Depositor::Sponsor(_) => Purser::Sponsor,
		});
		assert_eq!(deposit, line.deposit);
		match (line.fate, found.state) {
			(Fate::Open, State::Undecided { deadline }) => assert_eq!(deadline, line.deadline),
			(Fate::Accepted { quality }, State::Accepted { quality: found, units, .. }) => {
				assert_eq!(found, ratio(quality.0, quality.1));
				assert_eq!(units, self.units(index));
			},
			(Fate::Rejected, State::Rejected { .. }) | (Fate::Spam, State::Spam { .. }) => {},
			(Fate::Undone, State::Undone { .. }) => {},
			(Fate::Reversed, State::Reversed { by }) => {
				assert_eq!(self.lines[by as usize].fate, Fate::Undoes(index));
			},
			(Fate::Undoes(of), State::Recorded) => {
				let reversed = self.lines[of as usize].fate == Fate::Reversed;
				let entry =
					if reversed { Entry::Reversal { of } } else { Entry::Compensation { of } };
				assert_eq!(found.entry, entry);
			},
			(expected, found) => panic!("entry {index} is {found:?}, not {expected:?}"),
		}
		let said = Reviews::<Test>::get(LAB, index).into_inner();
		assert_eq!(said, if line.fate == Fate::Open { line.said.clone() } else { vec![] });
	}

	fn check_tasks(&self) {
		let found: BTreeMap<_, _> = Tasks::<Test>::iter()
			.map(|(_, id, task)| {
				let gave_up = task.gave_up.iter().map(|it| (it.worker, it.until));
				let gave_up: BTreeSet<_> = gave_up.collect();
				(id, (task.creator, task.places, task.taken, task.done, task.open, gave_up))
			})
			.collect();
		let expected: BTreeMap<_, _> = self
			.jobs
			.iter()
			.map(|(id, job)| {
				let gave_up: BTreeSet<_> = job.gave_up.iter().copied().collect();
				(*id, (job.creator, job.places, self.taken(*id), job.done, job.open, gave_up))
			})
			.collect();
		assert_eq!(found, expected);
		let found: BTreeMap<_, _> = TaskClaims::<Test>::iter()
			.map(|((_, task, worker), claim)| {
				let hold = match claim {
					TaskClaim::Claimed { expires } => Hold::Until(expires - DAY, expires),
					TaskClaim::Delivered { index } => Hold::By(index),
				};
				((task, worker), hold)
			})
			.collect();
		assert_eq!(found, self.holds);
	}

	/// Ends all that is open: every deposit comes back, but for those of what was called spam.
	fn wind_up(mut self, before: &BTreeMap<u64, u128>, close_first: bool) {
		let mut returned = 0;
		if close_first {
			// What has begun in a scope that is closed ends as in any other.
			Networks::close_scope(signed(STEWARD), LAB).unwrap();
			returned = free(STEWARD) - self.free[&STEWARD];
			self.get(STEWARD, returned);
		}
		self.step(Op::Blocks(JUDGING.max(DAY)));
		let paid = self.free[&chest()] - before[&chest()];
		let claims: Vec<_> = self.holds.keys().copied().collect();
		for (task, who) in claims {
			let nth = self.jobs.keys().position(|other| *other == task).unwrap();
			self.step(Op::Expire { who: Some(who), task: nth as u32 + 1 });
		}
		while let Some(nth) = self.jobs.values().position(|job| job.open) {
			let who = self.jobs.values().nth(nth).unwrap().creator;
			self.step(Op::CloseTask { who, task: nth as u32 + 1 });
		}
		for _ in 0..self.lines.len() {
			self.step(Op::Close { nth: Nth::Fit(0) });
			self.step(Op::Peers { nth: Nth::Fit(0), quality: None, spam: false });
			if !self.lines.iter().any(Line::is_open) {
				break;
			}
		}
		for who in ACTORS {
			if self.members.contains(&who) {
				self.step(Op::Leave { who });
			}
		}
		assert!(self.jobs.is_empty() && self.holds.is_empty());
		let imported = self.lines.iter().filter(|line| line.is_log() && line.import.is_some());
		assert_eq!(paid, imported.count() as u128 * IMPORT_PRICE);
		for who in ACTORS.into_iter().chain([sponsor()]) {
			assert_eq!((log_deposits(who), task_deposits(who)), (0, 0));
		}
		let spam = self.lines.iter().filter(|line| line.fate == Fate::Spam).count() as u128;
		let cash: u128 = self
			.lines
			.iter()
			.filter(|line| line.kind == CASH && line.is_log() && line.import.is_none())
			.map(|line| u128::from(line.quantity / 100))
			.sum();
		assert_eq!(free(treasury()), before[&treasury()] + spam * LOG_DEPOSIT + cash);
		let all = |money: &BTreeMap<u64, u128>| -> u128 { money.values().sum() };
		let memberships = self.membership * (ACTORS.len() as u128 - 1);
		assert_eq!(all(&self.free), all(before) + memberships + returned);
		check_state();
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: ovn_test_support::cases(64, 75), ..ProptestConfig::default() })]

	#[test]
	fn the_chain_follows_the_model_when_anything_happens(
		ops in prop::collection::vec(op(), 1..150),
		close_first in any::<bool>(),
	) {
		build_and_execute(|| {
			let mut model = Model::new();
			let before = model.free.clone();
			model.check();
			let count = ops.len();
			for op in ops {
				model.step(op);
			}
			model.wind_up(&before, close_first);
			ovn_test_support::count(count);
		});
	}
}
