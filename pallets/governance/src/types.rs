// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is stored, and what calls and views exchange.

// The codec derived for an enum casts the index of a variant.
#![allow(clippy::cast_possible_truncation)]

use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode};
use frame_support::{traits::ConstU32, BoundedVec};
use ovn_math::decision::{history::MAX_ENTRIES, window::Window, Day};
pub use ovn_math::decision::{Cast, Outcome, Template, Weights, MAX_PERIOD, SEASON};
use ovn_primitives::{traits::Matter, Balance, DecisionClass, Depositor, Document, ScopeId};
use scale_info::TypeInfo;
use sp_core::{H256, U256};
use sp_runtime::DispatchError;

/// The number of voters from which on a scope decides by votes.
pub const FOUNDERS: u32 = 3;
/// The greatest number of proposals that a voter has proposed or backed and that have not ended.
pub const MAX_BACKING: u32 = 3;
/// The greatest number of backers that a proposal needs beside its proposer.
pub const MAX_BACKERS: u32 = 24;
/// The greatest number of calls of a proposal.
pub const MAX_CALLS: u32 = 8;
/// The greatest length of calls that are given with a proposal, in bytes: 4 KiB.
pub const MAX_INLINE: u32 = 4_096;
/// The greatest length of calls that were noted before, in bytes: 256 KiB.
pub const MAX_LOOKUP: u32 = 262_144;
/// How many first ballots of a voter in a scope are free of charge on one day.
pub const MAX_FREE: u8 = 10;
/// How often a voter can block in [`QUARTER`] days.
pub const MAX_BLOCKS: u8 = 3;
/// The days for which blocks of a voter are counted together.
pub const QUARTER: u32 = 90;
/// The days in which a proposal must find its backers.
pub const SEEKING_DAYS: u32 = 14;
/// The days in which a proposal that passed can be executed, once its delay is over.
pub const EXECUTION_DAYS: u32 = 14;
/// The days in which a proposal that did not pass can be called again or escalated.
pub const REPEAT_DAYS: u32 = 14;
/// The days after which the record of a proposal that ended can be cleared.
pub const RECORD_DAYS: u32 = 30;
/// How many ranks templates have, by how much they ask for: see [`rank`].
pub const RANKS: usize = 3;
/// The greatest number of voters that one represents.
pub const MAX_PRINCIPALS: u32 = 256;
/// The greatest number of voters whose ballots a representative casts with one call.
pub const MAX_TOGETHER: u32 = 64;
/// The greatest number of days for which a voter is represented without saying so again.
pub const MAX_REPRESENTED: u32 = 180;
/// The greatest number of ballots that one call clears.
pub const MAX_CLEARED: u32 = 100;

/// The chambers that there are.
pub const CHAMBERS: usize = 3;
/// The greatest number of days on which what somebody contributed was accepted that are counted.
pub const MAX_EARNED: u8 = 100;
/// The days after which a nomination that was refused can be made again.
pub const REFUSAL_DAYS: u32 = 180;
/// The days without any voter after which a scope is orphaned.
pub const ORPHAN_DAYS: u32 = 90;
/// The greatest number of stewards that a revival names.
pub const MAX_REVIVERS: u32 = 3;
/// The days after which stewards that a revival named decide nothing.
pub const REVIVAL_DAYS: u32 = 365;

/// The days on which a value changed, with what it was before.
pub type History<V> = BoundedVec<(Day, V), ConstU32<MAX_ENTRIES>>;

/// Names a proposal: its scope, and its number there.
#[frame_support::stored]
#[derive(Copy)]
pub struct ProposalId {
	/// The scope that decides.
	pub scope: ScopeId,
	/// The number of the proposal in it; never reused.
	pub index: u32,
}

/// What a voter says to a proposal.
#[frame_support::stored]
#[derive(Copy)]
pub enum Choice {
	/// For it.
	Agree,
	/// For neither side: counts as silence.
	Abstain,
	/// Against it.
	Disagree,
	/// Against it so much that the scope should not do it at all. Enough of these stop it.
	Block,
}

impl Choice {
	/// Where it is counted.
	pub(crate) fn of(self, cast: &mut Cast) -> &mut u128 {
		match self {
			Self::Agree => &mut cast.agree,
			Self::Abstain => &mut cast.abstain,
			Self::Disagree => &mut cast.disagree,
			Self::Block => &mut cast.block,
		}
	}
}

/// By what a scope weighs its voters.
#[frame_support::stored]
#[derive(Copy)]
pub enum Weighting {
	/// Each counts one.
	Heads,
	/// By their reputation in the network.
	Reputation,
	/// A decision needs both.
	Both,
}

/// To which part of the voters one belongs. Fixed when it is enrolled.
#[frame_support::stored]
#[derive(Copy, Ord, PartialOrd)]
pub enum Chamber {
	/// A human being, or an agent that does not say what it is.
	Person,
	/// A company, an association, an institution, as its profile says.
	Organisation,
	/// A scope that is a member of this one.
	Scope,
}

impl Chamber {
	/// All there are, in order.
	pub const ALL: [Self; CHAMBERS] = [Self::Person, Self::Organisation, Self::Scope];

	/// Its place among them.
	pub const fn place(self) -> usize {
		match self {
			Self::Person => 0,
			Self::Organisation => 1,
			Self::Scope => 2,
		}
	}
}

/// A set of chambers.
#[frame_support::stored]
#[derive(Copy, Default)]
pub struct Chambers {
	/// The persons.
	pub persons: bool,
	/// The organisations.
	pub organisations: bool,
	/// The scopes.
	pub scopes: bool,
}

impl Chambers {
	/// Whether a chamber is in the set.
	pub const fn contains(self, chamber: Chamber) -> bool {
		match chamber {
			Chamber::Person => self.persons,
			Chamber::Organisation => self.organisations,
			Chamber::Scope => self.scopes,
		}
	}

	/// Whether no chamber is in it.
	pub const fn is_empty(self) -> bool {
		!self.persons && !self.organisations && !self.scopes
	}
}

/// How agents of a scope become members.
#[frame_support::stored]
#[derive(Copy)]
pub enum Entry {
	/// By a decision on each.
	ByDecision,
	/// By a decision, or because they nominate themselves, which passes unless voters are against it.
	Earned {
		/// On how many days something that they contributed must have been accepted and count as
		/// standing: 1 to [`MAX_EARNED`].
		accepted: u8,
		/// For how many days they must have belonged to the scope: 30 to 730.
		days: u16,
	},
}

impl Entry {
	/// What holds where a scope has not decided on it.
	pub const fn usual(is_network: bool) -> Self {
		if is_network {
			Self::Earned { accepted: 3, days: 90 }
		} else {
			Self::ByDecision
		}
	}

	/// Whether it is within its bounds.
	pub fn is_valid(&self) -> bool {
		match self {
			Self::ByDecision => true,
			Self::Earned { accepted, days } => {
				(1..=MAX_EARNED).contains(accepted) && (30..=730).contains(days)
			},
		}
	}
}

/// The rules by which a scope decides. Durations are in days.
#[frame_support::stored]
#[derive(Copy)]
pub struct Rules {
	/// By what its voters are weighed; other than by heads only in networks. `None`: by heads, and in a
	/// network by both. Where no voter has reputation, by heads.
	pub weighting: Option<Weighting>,
	/// In which chambers a decision must pass, each for itself, instead of among all voters; only where these
	/// are expressly weighed by heads. Those without voters do not count. None: among all.
	pub chambers: Chambers,
	/// How long is voted by consent: 1 to 14.
	pub consent_period: u8,
	/// How long is voted by majority: 3 to 30.
	pub majority_period: u8,
	/// How long is voted by special decision: 7 to 30.
	pub special_period: u8,
	/// How long is voted in an emergency: 1 to 7.
	pub emergency_period: u8,
	/// How long a majority waits for its execution: 0 to 30.
	pub majority_delay: u8,
	/// How long a special decision waits for its execution: 2 to 60, in the global scope 7 to 60.
	pub special_delay: u8,
	/// Of how much more must agree to a majority besides its floor, in percent: 0 to 75.
	pub majority_support: u8,
	/// The same of special and emergency decisions.
	pub special_support: u8,
	/// What part of the voters blocks, in percent: 1 to 20.
	pub block_share: u8,
	/// What part of a purse significant decisions spend in 30 days, in percent: 1 to 100.
	pub spend_limit: u8,
	/// How long a voter may do nothing before anybody can strike it from the roll: 90 to 730.
	pub dormancy: u16,
	/// Whether a majority that too few agreed to can be called again, with half the floor.
	pub second_call: bool,
	/// The greatest class of matters that stewards decide: never a critical one. `None`: they
	/// decide nothing.
	pub stewards: Option<DecisionClass>,
	/// How long after its first voter came stewards decide more than standard matters, where there
	/// are [`FOUNDERS`] voters: 30 to 730.
	pub handover: u16,
	/// How agents become members. `None`: in a network they earn it with 3 days and 90, elsewhere it is
	/// decided on each.
	pub entry: Option<Entry>,
}

impl Default for Rules {
	fn default() -> Self {
		Self {
			weighting: None,
			chambers: Chambers::default(),
			consent_period: 3,
			majority_period: 5,
			special_period: 10,
			emergency_period: 3,
			majority_delay: 2,
			special_delay: 7,
			majority_support: 0,
			special_support: 0,
			block_share: 5,
			spend_limit: 25,
			dormancy: 180,
			second_call: true,
			stewards: Some(DecisionClass::Significant),
			handover: 365,
			entry: None,
		}
	}
}

impl Rules {
	/// Whether all are within their bounds.
	pub fn are_valid(&self, is_network: bool, is_global: bool) -> bool {
		let least_delay = if is_global { 7 } else { 2 };
		(is_network || matches!(self.weighting, None | Some(Weighting::Heads)))
			&& (self.chambers.is_empty() || self.weighting == Some(Weighting::Heads))
			&& (1..=14).contains(&self.consent_period)
			&& (3..=MAX_PERIOD).contains(&self.majority_period)
			&& (7..=MAX_PERIOD).contains(&self.special_period)
			&& (1..=7).contains(&self.emergency_period)
			&& self.majority_delay <= 30
			&& (least_delay..=60).contains(&self.special_delay)
			&& self.majority_support <= 75
			&& self.special_support <= 75
			&& (1..=20).contains(&self.block_share)
			&& (1..=100).contains(&self.spend_limit)
			&& (90..=730).contains(&self.dormancy)
			&& self.stewards != Some(DecisionClass::Critical)
			&& (30..=730).contains(&self.handover)
			&& self.entry.is_none_or(|entry| entry.is_valid())
	}

	/// How long is voted under a template, in days.
	pub const fn period(&self, template: Template) -> u8 {
		match template {
			Template::Consent => self.consent_period,
			Template::Majority => self.majority_period,
			Template::Special => self.special_period,
			Template::Emergency => self.emergency_period,
		}
	}

	/// How long a passed proposal waits, in days.
	pub const fn delay(&self, template: Template) -> u8 {
		match template {
			Template::Consent | Template::Emergency => 0,
			Template::Majority => self.majority_delay,
			Template::Special => self.special_delay,
		}
	}

	/// Of how much more must agree, in percent.
	pub const fn support(&self, template: Template) -> u8 {
		match template {
			Template::Consent => 0,
			Template::Majority => self.majority_support,
			Template::Special | Template::Emergency => self.special_support,
		}
	}
}

/// How much a template asks for, below [`RANKS`].
pub const fn rank(template: Template) -> usize {
	match template {
		Template::Consent => 0,
		Template::Majority => 1,
		Template::Special | Template::Emergency => 2,
	}
}

/// The greatest class that a template decides.
pub const fn greatest_class(template: Template) -> DecisionClass {
	match template {
		Template::Consent => DecisionClass::Standard,
		Template::Majority => DecisionClass::Significant,
		Template::Special | Template::Emergency => DecisionClass::Critical,
	}
}

/// What a scope decided of its rules.
#[frame_support::stored]
#[derive(Copy, Default)]
pub struct DecidedRules {
	/// What holds until it decides otherwise; `None`: the usual rules.
	pub lasting: Option<Rules>,
	/// What holds instead for a time.
	pub temporary: Option<TemporaryRules>,
}

impl DecidedRules {
	/// What holds on a day; `None`: the usual rules.
	pub fn on(&self, day: Day) -> Option<Rules> {
		let temporary = self.temporary.filter(|of| day < of.until).map(|of| of.rules);
		temporary.or(self.lasting)
	}
}

impl From<Rules> for DecidedRules {
	/// What holds without an end.
	fn from(rules: Rules) -> Self {
		Self { lasting: Some(rules), temporary: None }
	}
}

/// Rules that a scope set for a time: then the former ones hold again.
#[frame_support::stored]
#[derive(Copy)]
pub struct TemporaryRules {
	/// The rules.
	pub rules: Rules,
	/// The first day on which they do not hold any more.
	pub until: Day,
}

/// How many vote in a scope.
#[frame_support::stored]
#[derive(Copy, Default)]
pub struct Roll {
	/// How many are on the roll.
	pub voters: u32,
	/// How many ever were: the number of the next one.
	pub ever: u32,
	/// The day on which the first one was enrolled.
	pub first: Day,
	/// Whether the scope once had [`FOUNDERS`] voters: from then on votes decide.
	pub decides: bool,
	/// Who is on the roll since when, of the last [`SEASON`] days.
	pub recent: Window<u32, 30>,
	/// Who was promoted to member in these days.
	pub admitted: Window<u32, 30>,
	/// Whom of these stewards promoted while votes could have.
	pub by_stewards: Window<u32, 30>,
	/// Who was struck in these days for having done nothing: until these are over it counts in special and
	/// emergency proposals, so that nobody strikes the others and decides alone.
	pub struck: Window<u32, 30>,
	/// Since which day nobody is on the roll, where votes decide.
	pub empty_since: Option<Day>,
	/// From which day on the stewards that a revival named decide nothing; `None`: the scope was not revived,
	/// or had [`FOUNDERS`] voters again since.
	pub revived_until: Option<Day>,
}

/// How many vote in one chamber of a scope; windows as those of [`Roll`].
#[frame_support::stored]
#[derive(Copy, Default)]
pub struct Seats {
	/// How many are on the roll.
	pub voters: u32,
	/// Who is on it since when, of the last [`SEASON`] days.
	pub recent: Window<u32, 30>,
	/// Who was struck in these days for having done nothing.
	pub struck: Window<u32, 30>,
}

/// What somebody who is no member of a scope has done to become one.
#[frame_support::stored]
#[derive(Copy)]
pub struct Newcomer {
	/// On how many days something that it contributed was accepted and counts as standing, at most
	/// [`MAX_EARNED`].
	pub days: u8,
	/// The last of these days.
	pub last: Day,
	/// Its latest nomination.
	pub nominated: Option<u32>,
	/// The day on which one was refused last.
	pub refused: Option<Day>,
}

/// The weight of all on the roll of a network.
#[frame_support::stored]
#[derive(Default)]
pub struct Totals {
	/// What it is now.
	pub sum: Weights,
	/// What it was when days began.
	pub past: History<Weights>,
}

/// Who votes in a scope.
#[frame_support::stored]
pub struct Voter {
	/// How many were enrolled before it.
	pub number: u32,
	/// The day on which it was enrolled.
	pub since: Day,
	/// To which chamber it belongs.
	pub chamber: Chamber,
	/// The day on which it last did something as a voter.
	pub acted: Day,
	/// Its reputation, in decay-free shares; 0 where the scope is no network.
	pub weight: u128,
	/// What that was when days began.
	pub past: History<u128>,
	/// What it has used up of what it may do.
	pub limits: Limits,
	/// How many voters have named it their representative, with those whose time is over.
	pub represents: u32,
}

/// Who casts the ballots of a voter that does not vote itself.
#[frame_support::stored]
pub struct Representation<AccountId> {
	/// Another voter.
	pub representative: AccountId,
	/// The number of that voter: whoever was struck and comes back has another, and represents nobody.
	pub number: u32,
	/// The first day on which it has no effect any more.
	pub until: Day,
}

/// What a voter has used up of what it may do. Kept when it is struck, so that it does not begin anew when it
/// enrols again.
#[frame_support::stored]
#[derive(Default)]
pub struct Limits {
	/// What it proposed or backed and may not have ended.
	pub backing: BoundedVec<u32, ConstU32<MAX_BACKING>>,
	/// In which quarter it blocked last, and how often in that.
	pub blocks: (u16, u8),
	/// On which day it cast a first ballot on something last, and how often on that.
	pub first_ballots: (Day, u8),
}

/// What a proposal does if it passes, as it is given.
#[frame_support::stored]
pub enum Action {
	/// Nothing: that it was decided is the result.
	Motion,
	/// These calls: a list of at most [`MAX_CALLS`], encoded.
	Inline(BoundedVec<u8, ConstU32<MAX_INLINE>>),
	/// The calls that were noted with this hash, as a list of at most [`MAX_CALLS`], encoded.
	Lookup {
		/// Their hash.
		hash: H256,
		/// How long they are, in bytes: at most [`MAX_LOOKUP`].
		len: u32,
	},
}

impl Action {
	/// How long its calls are, in bytes.
	pub fn len(&self) -> u32 {
		match self {
			Self::Motion => 0,
			Self::Inline(bytes) => u32::try_from(bytes.len()).unwrap_or(MAX_INLINE),
			Self::Lookup { len, .. } => *len,
		}
	}

	/// Whether it has no calls.
	pub fn is_empty(&self) -> bool {
		self.len() == 0
	}
}

/// Where the calls of a proposal are.
#[frame_support::stored]
#[derive(Copy)]
pub enum Source {
	/// There are none.
	Motion,
	/// In this pallet.
	Inline,
	/// Where preimages are kept.
	Lookup {
		/// Their hash.
		hash: H256,
		/// Their length in bytes.
		len: u32,
	},
	/// There are none: its proposer becomes a member.
	Nomination,
}

impl Source {
	/// How long its calls are at most, in bytes.
	pub const fn len(&self) -> u32 {
		match self {
			Self::Motion | Self::Nomination => 0,
			Self::Inline => MAX_INLINE,
			Self::Lookup { len, .. } => *len,
		}
	}

	/// Whether there are no calls.
	pub const fn is_empty(&self) -> bool {
		matches!(self, Self::Motion | Self::Nomination)
	}
}

/// How a proposal ended.
#[frame_support::stored]
#[derive(Copy)]
pub enum Ending {
	/// It did not find its backers in time.
	Lapsed,
	/// Its proposer took it back.
	Withdrawn,
	/// Enough voters blocked it.
	Blocked,
	/// Too many were against it.
	Outvoted,
	/// Too few agreed.
	TooFew,
	/// It was executed, or is a motion and passed.
	Executed,
	/// It passed, and was not executed in time.
	NotExecuted,
	/// It passed, and the calls of the chain have changed since it was proposed.
	CallsChanged,
	/// Another one on the same matter that opened later, under no weaker template, was executed, or one was that
	/// named it to supersede it.
	Superseded,
}

/// Whether a proposal that ended so can be called again or escalated, for which its calls are needed.
pub const fn can_repeat(template: Template, ending: Ending) -> bool {
	template.has_blocks() && matches!(ending, Ending::Blocked | Ending::Outvoted | Ending::TooFew)
}

/// Where a proposal stands.
#[frame_support::stored]
#[derive(Copy)]
pub enum Status<BlockNumber> {
	/// It needs more backers.
	Seeking {
		/// The first block in which it is too late.
		until: BlockNumber,
	},
	/// Voters cast their ballots.
	Voting {
		/// The first block in which they cannot any more.
		closes_at: BlockNumber,
		/// How often that was put off.
		extensions: u8,
	},
	/// It waits to be executed.
	Passed {
		/// The first block in which it can be.
		from: BlockNumber,
		/// The first block in which it cannot any more.
		until: BlockNumber,
	},
	/// It is over.
	Ended {
		/// How.
		ending: Ending,
		/// When.
		at: BlockNumber,
	},
}

/// The vote on a proposal, with what held when it opened.
#[frame_support::stored]
#[derive(Copy)]
pub struct Poll<BlockNumber> {
	/// When it opened.
	pub opened_at: BlockNumber,
	/// How long it lasts unless it is extended, in blocks.
	pub period: BlockNumber,
	/// How long it waits if it passes, in blocks.
	pub delay: BlockNumber,
	/// The day: what voters had when it began counts.
	pub day: Day,
	/// Voters with lower numbers vote.
	pub ever: u32,
	/// Whether only those vote who had been on the roll for [`SEASON`] days.
	pub seasoned: bool,
	/// E: how many vote.
	pub electors: u32,
	/// W: the weight of all, in decay-free shares.
	pub weight: u128,
	/// Q: the sum of the squares of the weights.
	pub squares: U256,
	/// By what is weighed.
	pub weighting: Weighting,
	/// What part of the voters blocks, in percent.
	pub block_share: u8,
	/// Of how much more must agree, in percent.
	pub support: u8,
	/// How many voters have cast each.
	pub heads: Cast,
	/// Their weight.
	pub weights: Cast,
	/// How many of those who block had been on the roll for [`SEASON`] days.
	pub long_blockers: u32,
	/// The chambers in which it must pass, in order, each for itself; none: it must among all voters.
	pub chambers: [Option<Assembly>; CHAMBERS],
}

/// The voters of one chamber in a vote, and what they have cast.
#[frame_support::stored]
#[derive(Copy, Default)]
pub struct Assembly {
	/// How many vote; at least one.
	pub electors: u32,
	/// How many of them have cast each.
	pub heads: Cast,
	/// How many of those who block had been on the roll for [`SEASON`] days.
	pub long_blockers: u32,
}

/// What is held for a proposal.
#[frame_support::stored]
pub struct Deposit<AccountId> {
	/// On whose account.
	pub depositor: Depositor<AccountId>,
	/// How much: what a deposit was when the proposal was made.
	pub amount: Balance,
}

/// A proposal.
#[frame_support::stored]
pub struct Proposal<AccountId, BlockNumber> {
	/// Whose it is.
	pub proposer: AccountId,
	/// By which rule it passes.
	pub template: Template,
	/// What it is about, for people.
	pub document: Document,
	/// Where its calls are.
	pub source: Source,
	/// The greatest class among its calls; of a motion [`DecisionClass::Standard`].
	pub class: DecisionClass,
	/// On which only the last decision holds.
	pub matters: BoundedVec<Matter, ConstU32<MAX_CALLS>>,
	/// Whom it is about, who does not vote on it.
	pub subject: Option<AccountId>,
	/// Which one it takes the place of if it is executed.
	pub supersedes: Option<u32>,
	/// When the scope wants to look at it again.
	pub review: Option<BlockNumber>,
	/// Which one it repeats, as its second call or as a special decision.
	pub repeats: Option<u32>,
	/// Whether the vote on one that repeats it opened: no other does.
	pub repeated: bool,
	/// Who backs it beside the proposer, until it opens.
	pub backers: BoundedVec<AccountId, ConstU32<MAX_BACKERS>>,
	/// Where it stands.
	pub status: Status<BlockNumber>,
	/// The version of the chain's calls when it was proposed.
	pub calls_version: u32,
	/// Its deposit; `None` once it ended.
	pub deposit: Option<Deposit<AccountId>>,
	/// Why it could not be executed when that was tried last.
	pub last_error: Option<DispatchError>,
	/// The vote, once it opened.
	pub poll: Option<Poll<BlockNumber>>,
}

/// What a voter has cast.
#[frame_support::stored]
#[derive(Copy)]
pub struct Ballot {
	/// What it said.
	pub choice: Choice,
	/// Its weight, in decay-free shares.
	pub weight: u128,
	/// The chamber of the voter.
	pub chamber: Chamber,
	/// Whether a representative cast it: then the voter's own takes its place, at any time.
	pub by_representative: bool,
}

/// Why a voter was struck from the roll.
#[frame_support::stored]
#[derive(Copy)]
pub enum StrikeReason {
	/// It left, or is no member any more.
	NotMember,
	/// It has done nothing for long.
	Dormant,
	/// It declared to be a program (bot).
	Bot,
}

/// What a decision would do now.
#[derive(Clone, Debug, Decode, DecodeWithMemTracking, Encode, Eq, PartialEq, TypeInfo)]
pub struct Rehearsal<Event> {
	/// The greatest class among its calls.
	pub class: DecisionClass,
	/// What happened, in order; up to the call that failed, if one did.
	pub events: Vec<Event>,
	/// Which call failed, counted from 0, and why. Then none of them would be done.
	pub failed: Option<(u32, DispatchError)>,
}
