// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! How many must agree for a scope to decide, and when the silent no longer matter.
//!
//! A **body** is one electorate, weighed by one measure: heads, or reputation. A decision needs all
//! of its bodies. W is the weight of a body, N the number of equal voters that would be as
//! concentrated as it is, A what agrees, D what disagrees, B what blocks, n = D + B.

use crate::wide;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use primitive_types::{U256, U512};
use scale_info::TypeInfo;

pub mod history;
pub mod spending;
pub mod window;

/// The number of a day since the chain began.
pub type Day = u32;

/// How many times a late swing extends a vote.
pub const MAX_EXTENSIONS: u8 = 5;

/// How many days a voter is on the roll before it has been there for long: a season.
pub const SEASON: Day = 30;

/// The greatest number of days that ballots are cast, unless late swings extend that.
pub const MAX_PERIOD: u8 = 30;

/// How many become members in a season at least, however few there are.
pub const LEAST_ADMISSIONS: u32 = 10;
/// How many stewards make members in a season at least.
pub const LEAST_BY_STEWARDS: u32 = 2;

/// By which rule a proposal passes.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Template {
	/// More agree than not, and nobody blocks effectively. For what can be undone.
	Consent,
	/// The more disagree, the more must agree, and not fewer than a floor.
	Majority,
	/// Two of three of those who speak, of a higher floor; nobody can block.
	Special,
	/// As special, but three of four, at once.
	Emergency,
}

impl Template {
	/// Whether a voter may block under this rule.
	pub const fn has_blocks(self) -> bool {
		matches!(self, Self::Consent | Self::Majority)
	}
}

/// What comes of a vote, in a body or in all of them; the worst first.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Outcome {
	/// Enough block it.
	Blocked,
	/// Too many are against it for those who agree.
	Outvoted,
	/// Too few agree.
	TooFew,
	/// It passes.
	Pass,
}

/// What a body has cast, in its measure: a number of voters, or decay-free shares of reputation.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Cast {
	/// A.
	pub agree: u128,
	/// Spoke for neither side. It counts as silence.
	pub abstain: u128,
	/// D.
	pub disagree: u128,
	/// B.
	pub block: u128,
}

impl Cast {
	/// n = D + B; 129 bits.
	fn against(&self) -> U512 {
		U512::from(self.disagree).saturating_add(self.block.into())
	}

	/// All that was cast, cut at 128 bits.
	pub fn sum(&self) -> u128 {
		self.agree
			.saturating_add(self.abstain)
			.saturating_add(self.disagree)
			.saturating_add(self.block)
	}
}

/// The weight of all voters with reputation.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Weights {
	/// W, in decay-free shares.
	pub weight: u128,
	/// Q: the sum of the squares of what each has.
	pub squares: U256,
}

impl Weights {
	/// Changes what one voter has, which was `before`: 0 of one who was none, and 0 `after` of one who is
	/// none any more. Exact as long as W fits in 128 bits, because Q is at most its square.
	pub fn put(&mut self, before: u128, after: u128) {
		self.weight = self.weight.saturating_sub(before).saturating_add(after);
		let others = self.squares.saturating_sub(squared(before));
		self.squares = others.saturating_add(squared(after));
	}
}

/// What decides besides the ballots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
	/// The rule.
	pub template: Template,
	/// The part of a body that blocks, in percent: 1 to 20.
	pub block_share: u8,
	/// Percent of a body, 0 to 75, of which more must agree; 0 asks for no more than the floor.
	pub support: u8,
	/// Whether this is a second call of a majority, whose floor is halved.
	pub second_call: bool,
}

/// How the voters of a body are weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
	/// Each counts one. With the number of those who block and have been on the roll for long.
	Heads { long_blockers: u32 },
	/// By their reputation.
	Reputation,
}

/// One electorate in one measure, and what it has cast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Body {
	weight: u128,
	voters: u128,
	cast: Cast,
	measure: Measure,
}

impl Body {
	/// `electors` voters who count one each: W = N = their number. `long_blockers` of those who block
	/// have been on the roll for 30 days (B30).
	pub fn heads(electors: u32, cast: Cast, long_blockers: u32) -> Self {
		let electors = electors.into();
		let measure = Measure::Heads { long_blockers };
		Self { weight: electors, voters: electors, cast, measure }
	}

	/// Voters with reputation: `weight` is W in decay-free shares, `squares` the sum of the squares of
	/// what each has.
	pub fn reputation(weight: u128, squares: U256, cast: Cast) -> Self {
		let voters = effective_voters(weight, squares);
		Self { weight, voters, cast, measure: Measure::Reputation }
	}

	/// What comes of it if the vote ends now.
	///
	/// One more who disagrees never turns a failure into a pass, one more who agrees never a pass into
	/// a failure. What passes as special passes as majority, if nobody blocks and the same support is
	/// asked for.
	///
	/// Source: crate docs, "Decisions".
	pub fn outcome(&self, terms: &Terms) -> Outcome {
		if terms.template.has_blocks() && self.is_blocked(terms.block_share) {
			return Outcome::Blocked;
		}
		let convinces = match terms.template {
			Template::Consent => {
				let agreed = self.agree() > self.cast.against();
				return if agreed { Outcome::Pass } else { Outcome::Outvoted };
			},
			Template::Majority => self.is_clear(),
			Template::Special => self.is_clear() && self.has_ratio(3, 2),
			// Three of four are two of three.
			Template::Emergency => self.is_clear() && self.has_ratio(4, 3),
		};
		if !convinces && !self.cast.against().is_zero() {
			Outcome::Outvoted
		} else if convinces && self.reaches_floor(terms) {
			Outcome::Pass
		} else {
			Outcome::TooFew
		}
	}

	/// Whether blocking is effective: enough of all, or in heads enough of those who have been on the
	/// roll for long.
	///
	/// Source: crate docs, "Decisions".
	pub fn is_blocked(&self, block_share: u8) -> bool {
		let part = times(self.cast.block, 100) >= times(self.weight, block_share);
		let many = match self.measure {
			Measure::Heads { long_blockers } => {
				let electors = u32::try_from(self.weight).unwrap_or(u32::MAX);
				long_blockers >= block_heads(electors)
			},
			Measure::Reputation => false,
		};
		self.cast.block > 0 && (part || many)
	}

	/// clear(A, n): those who are against leave it standing, which takes the fewer of them the fewer
	/// speak.
	///
	/// Source: crate docs, "Decisions".
	pub fn is_clear(&self) -> bool {
		let against = self.cast.against();
		// 386 bits.
		let resisted = against.saturating_mul(against).saturating_mul(self.weight.into());
		let turnout = self.agree().saturating_add(against);
		let carried = self.agree().saturating_mul(self.agree()).saturating_mul(turnout);
		self.cast.agree > 0 && resisted < carried
	}

	/// Whether `whole` times what agrees is at least `part` times what agrees or is against it.
	fn has_ratio(&self, whole: u64, part: u64) -> bool {
		let spoken = self.agree().saturating_add(self.cast.against());
		self.agree().saturating_mul(whole.into()) >= spoken.saturating_mul(part.into())
	}

	/// Whether enough agree, whoever is against it: a floor that is a part of few voters and the
	/// square root of many. Consent has none.
	///
	/// Source: crate docs, "Decisions".
	pub fn reaches_floor(&self, terms: &Terms) -> bool {
		let weight = U512::from(self.weight);
		let halved = terms.second_call && terms.template == Template::Majority;
		let counted = self.agree().saturating_mul(if halved { 2.into() } else { U512::one() });
		// Floor: squared over the square root of the number of voters, and as a part of all, in percent.
		let (few, root, percent) = match terms.template {
			Template::Consent => return true,
			Template::Majority => (20, 5u64, 3u64),
			Template::Special | Template::Emergency => (40, 10, 10),
		};
		let floor = if self.voters < few {
			counted.saturating_mul(2.into()) > weight
		} else {
			// 386 bits.
			let square = counted.saturating_mul(counted).saturating_mul(self.voters.into());
			square >= weight.saturating_mul(weight).saturating_mul(root.into())
				&& counted.saturating_mul(100.into()) >= weight.saturating_mul(percent.into())
		};
		let support =
			terms.support == 0 || times(self.cast.agree, 100) > times(self.weight, terms.support);
		floor && support
	}

	/// The same body when all who are silent cast this option.
	fn when_all_speak(&self, option: fn(&mut Cast) -> &mut u128) -> Self {
		let silent = self.weight.saturating_sub(self.cast.sum());
		let mut then = *self;
		let cast = option(&mut then.cast);
		*cast = cast.saturating_add(silent);
		then
	}

	/// Whether it passes whatever the silent do.
	fn is_certain(&self, terms: &Terms) -> bool {
		let against = self.when_all_speak(|cast| &mut cast.disagree);
		let mut blocking = self.when_all_speak(|cast| &mut cast.block);
		if let Measure::Heads { long_blockers } = &mut blocking.measure {
			let silent = blocking.cast.block.saturating_sub(self.cast.block);
			*long_blockers =
				long_blockers.saturating_add(u32::try_from(silent).unwrap_or(u32::MAX));
		}
		let can_block = terms.template.has_blocks() && blocking.is_blocked(terms.block_share);
		against.outcome(terms) == Outcome::Pass && !can_block
	}

	fn agree(&self) -> U512 {
		self.cast.agree.into()
	}
}

/// What comes of a vote in which all these bodies must pass: the worst. Nobody decides without a
/// body: [`Outcome::TooFew`].
pub fn outcome(bodies: &[Body], terms: &Terms) -> Outcome {
	bodies.iter().map(|body| body.outcome(terms)).min().unwrap_or(Outcome::TooFew)
}

/// Whether it passes in all bodies whatever the silent do: if all of them disagreed, and where
/// blocking is possible, if all of them blocked. Then the vote can end early; it never ends early to
/// fail.
///
/// Who has cast may still change that ballot: the vote does not wait for it.
///
/// Source: crate docs, "Decisions".
pub fn is_certain(bodies: &[Body], terms: &Terms) -> bool {
	!bodies.is_empty() && bodies.iter().all(|body| body.is_certain(terms))
}

/// How many blocks a ballot cast at `now` adds to a vote that would end at `closes_at`, of `period`
/// blocks, extended `extensions` times before: a tenth of the period, rounded down, if the ballot is
/// cast in the last tenth and changes whether the proposal would pass. 0 otherwise, and from the
/// [`MAX_EXTENSIONS`]th on.
pub const fn extension(
	period: u64,
	closes_at: u64,
	now: u64,
	extensions: u8,
	before: Outcome,
	after: Outcome,
) -> u64 {
	let swings = matches!(before, Outcome::Pass) != matches!(after, Outcome::Pass);
	let tenth = match period.checked_div(10) {
		Some(tenth) => tenth,
		None => 0,
	};
	let is_late = now.saturating_add(tenth) >= closes_at;
	if swings && is_late && extensions < MAX_EXTENSIONS {
		tenth
	} else {
		0
	}
}

/// How many must back a proposal of a scope with so many voters, beside the proposer: a quarter of the
/// square root, rounded up, at most 24; nobody up to two voters.
pub fn backers(electors: u32) -> u32 {
	if electors <= 2 {
		return 0;
	}
	(1u32..24).find(|some| square(*some, 16) >= electors.into()).unwrap_or(24)
}

/// How many voters who have been on the roll for long block by themselves: half of the square root,
/// rounded up, at least three.
pub fn block_heads(electors: u32) -> u32 {
	let root = u64::from(electors).isqrt();
	let is_exact = root.saturating_mul(root) == u64::from(electors);
	let root_up = root.saturating_add(u64::from(!is_exact));
	// ceil(ceil(sqrt(E)) / 2) = ceil(sqrt(E) / 2)
	u32::try_from(root_up.div_ceil(2)).unwrap_or(u32::MAX).max(3)
}

/// N: how many equal voters would be as concentrated, W^2 / sum of the squares of the weights, rounded
/// down. Never more than there are voters. 0 if there is no weight.
pub fn effective_voters(weight: u128, squares: U256) -> u128 {
	let all = U512::from(weight);
	wide::quotient(all.saturating_mul(all), squares.into()).unwrap_or(if squares.is_zero() {
		0
	} else {
		u128::MAX
	})
}

/// Whether who came on the roll on day `since` has been on it for long on `day`: for a season.
pub const fn is_seasoned(since: Day, day: Day) -> bool {
	since.saturating_add(SEASON) <= day
}

/// How many a scope with so many voters, of which `admitted` came in the last season, makes members in that season:
/// half of the others, rounded down, and at least [`LEAST_ADMISSIONS`].
pub fn admissions(voters: u32, admitted: u128) -> u128 {
	let before = u128::from(voters).saturating_sub(admitted);
	before.div_euclid(2).max(LEAST_ADMISSIONS.into())
}

/// How many of these stewards make members, where votes decide: a quarter of the others, rounded down, and at least
/// [`LEAST_BY_STEWARDS`].
pub fn admissions_by_stewards(voters: u32, admitted: u128) -> u128 {
	let before = u128::from(voters).saturating_sub(admitted);
	before.div_euclid(4).max(LEAST_BY_STEWARDS.into())
}

/// For how many days ballots are cast at the second call of a majority: twice as many as at the first, at most
/// [`MAX_PERIOD`].
pub const fn second_period(days: u8) -> u8 {
	let twice = days.saturating_mul(2);
	if twice < MAX_PERIOD {
		twice
	} else {
		MAX_PERIOD
	}
}

/// Whether less than half of the period of a vote is over, which is rounded down.
pub const fn is_first_half(opened_at: u64, period: u64, now: u64) -> bool {
	// Shifted: divided by two.
	now < opened_at.saturating_add(period >> 1)
}

/// `a^2 * factor`.
fn square(a: u32, factor: u64) -> u64 {
	u64::from(a).saturating_mul(a.into()).saturating_mul(factor)
}

/// `a^2`; 256 bits.
fn squared(a: u128) -> U256 {
	U256::from(a).saturating_mul(a.into())
}

/// `a * b`; 136 bits.
fn times(a: u128, b: u8) -> U512 {
	U512::from(a).saturating_mul(b.into())
}
