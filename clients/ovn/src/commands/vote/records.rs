// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The records of decisions by votes, read by the names of their fields: what a node does not say is an error, and
//! what a later version of the chain adds is passed over.

use crate::{
	errors::{Failure, Outcome},
	fields::{amount, base_units, fields_of, list_of, text},
	scale,
};
use ovn_math::decision::{backers, history, Cast, Day, Template, SEASON};
use primitive_types::U256;
use serde_json::{json, Value as Json};
use std::fmt;

/// Names a proposal: its scope, and its number there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Id {
	pub scope: u32,
	pub index: u32,
}

impl Id {
	/// The one in a field.
	pub fn read(value: &Json) -> Outcome<Self> {
		Ok(Self { scope: narrow(value, "scope")?, index: narrow(value, "index")? })
	}

	/// As the chain reads it.
	pub fn json(self) -> Json {
		json!({"scope": self.scope, "index": self.index})
	}

	/// As the keys of a map.
	pub fn keys(self) -> [Json; 2] {
		[json!(self.scope), json!(self.index)]
	}
}

impl fmt::Display for Id {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "{}/{}", self.scope, self.index)
	}
}

/// What a voter says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Choice {
	Agree,
	Abstain,
	Disagree,
	Block,
}

/// The choices as the chain writes them.
pub const CHOICES: &[&str] = &["Agree", "Abstain", "Disagree", "Block"];

impl Choice {
	/// The one of this name.
	pub fn read(value: &Json) -> Outcome<Self> {
		match text(value, "a ballot")? {
			"Agree" => Ok(Self::Agree),
			"Abstain" => Ok(Self::Abstain),
			"Disagree" => Ok(Self::Disagree),
			"Block" => Ok(Self::Block),
			other => Err(unknown("ballot", other)),
		}
	}

	/// What somebody does with it.
	pub fn word(self) -> &'static str {
		match self {
			Self::Agree => "agree",
			Self::Abstain => "abstain",
			Self::Disagree => "disagree",
			Self::Block => "block",
		}
	}
}

/// By what voters are weighed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Weighting {
	Heads,
	Reputation,
	Both,
}

/// Where a proposal stands.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Stage {
	Seeking { until: u32 },
	Voting { closes_at: u32, extensions: u32 },
	Passed { from: u32, until: u32 },
	Ended { ending: String, at: u32 },
}

/// Where the calls of a proposal are.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Source {
	Motion,
	Inline,
	Lookup {
		hash: String,
		len: u32,
	},
	/// There are none: whoever made it becomes a member.
	Nomination,
}

/// A vote, with what held when it opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Poll {
	pub opened_at: u32,
	pub period: u32,
	pub delay: u32,
	pub day: Day,
	pub ever: u32,
	pub seasoned: bool,
	pub electors: u32,
	pub weight: u128,
	pub squares: U256,
	pub weighting: Weighting,
	pub block_share: u8,
	pub support: u8,
	pub heads: Cast,
	pub weights: Cast,
	pub long_blockers: u32,
}

/// A proposal.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
	pub id: Id,
	pub proposer: String,
	pub template: Template,
	pub hash: String,
	pub uri: String,
	pub source: Source,
	pub matters: Vec<String>,
	pub subject: Option<String>,
	pub supersedes: Option<u32>,
	pub repeats: Option<u32>,
	pub repeated: bool,
	pub backers: Vec<String>,
	pub stage: Stage,
	pub calls_version: u32,
	pub last_error: Option<Json>,
	pub poll: Option<Poll>,
}

/// Somebody on the roll.
#[derive(Clone, Debug, PartialEq)]
pub struct Voter {
	pub number: u32,
	pub since: Day,
	pub acted: Day,
	pub weight: u128,
	pub past: Vec<(Day, u128)>,
	pub backing: Vec<u32>,
	/// The quarter in which it blocked last, and how often.
	pub blocks: (u32, u32),
}

/// The sums of the last days, that of day d in place d modulo their number.
#[derive(Clone, Debug, PartialEq)]
pub struct Days {
	last: Day,
	sums: Vec<u32>,
}

/// How many vote in a scope.
#[derive(Clone, Debug, PartialEq)]
pub struct Roll {
	pub voters: u32,
	pub ever: u32,
	pub first: Day,
	pub decides: bool,
	pub recent: Days,
	pub struck: Days,
}

fn unclear(what: &str) -> Failure {
	Failure::node(format!("The node does not say {what} as it should.")).hint("ask another node")
}

/// That a later version of the chain has something that this client cannot explain.
fn unknown(what: &str, name: &str) -> Failure {
	Failure::node(format!("the chain has a {what} that this client does not know: {name}"))
		.hint("get the client of the chain's version")
}

/// A field that must be there.
fn field<'a>(of: &'a Json, name: &str) -> Outcome<&'a Json> {
	fields_of(of, name)?.get(name).ok_or_else(|| unclear(name))
}

/// A number of up to 32 bits in a field.
fn narrow(of: &Json, name: &str) -> Outcome<u32> {
	u32::try_from(amount(field(of, name)?, name)?).map_err(|_| unclear(name))
}

fn tiny(of: &Json, name: &str) -> Outcome<u8> {
	u8::try_from(narrow(of, name)?).map_err(|_| unclear(name))
}

fn flag(of: &Json, name: &str) -> Outcome<bool> {
	field(of, name)?.as_bool().ok_or_else(|| unclear(name))
}

/// What may be absent on the chain, where it is there.
fn option<T>(of: &Json, name: &str, read: impl Fn(&Json) -> Outcome<T>) -> Outcome<Option<T>> {
	match field(of, name)? {
		Json::Null => Ok(None),
		found => read(found).map(Some),
	}
}

fn word(value: &Json) -> Outcome<String> {
	text(value, "a name").map(str::to_owned)
}

fn small(value: &Json) -> Outcome<u32> {
	u32::try_from(amount(value, "a number")?).map_err(|_| unclear("a number"))
}

fn words(of: &Json, name: &str) -> Outcome<Vec<String>> {
	list_of(field(of, name)?, name)?.iter().map(word).collect()
}

fn cast(value: &Json) -> Outcome<Cast> {
	let number = |name: &str| amount(field(value, name)?, name);
	Ok(Cast {
		agree: number("agree")?,
		abstain: number("abstain")?,
		disagree: number("disagree")?,
		block: number("block")?,
	})
}

/// The template of this name, as the chain writes it.
pub fn template(value: &Json) -> Outcome<Template> {
	match text(value, "a template")? {
		"Consent" => Ok(Template::Consent),
		"Majority" => Ok(Template::Majority),
		"Special" => Ok(Template::Special),
		"Emergency" => Ok(Template::Emergency),
		other => Err(unknown("template", other)),
	}
}

/// The name of a template, for people.
pub fn template_word(template: Template) -> &'static str {
	match template {
		Template::Consent => "consent",
		Template::Majority => "majority",
		Template::Special => "special",
		Template::Emergency => "emergency",
	}
}

/// The only variant of an enum, with its fields.
fn variant(value: &Json, what: &str) -> Outcome<(String, Json)> {
	match value {
		Json::String(name) => Ok((name.clone(), Json::Null)),
		Json::Object(of) if of.len() == 1 => {
			let found = of.iter().next().map(|(name, inner)| (name.clone(), inner.clone()));
			found.ok_or_else(|| unclear(what))
		},
		_ => Err(unclear(what)),
	}
}

impl Stage {
	fn read(value: &Json) -> Outcome<Self> {
		let (name, of) = variant(value, "where a proposal stands")?;
		Ok(match name.as_str() {
			"Seeking" => Self::Seeking { until: narrow(&of, "until")? },
			"Voting" => Self::Voting {
				closes_at: narrow(&of, "closes_at")?,
				extensions: narrow(&of, "extensions")?,
			},
			"Passed" => Self::Passed { from: narrow(&of, "from")?, until: narrow(&of, "until")? },
			"Ended" => Self::Ended { ending: word(field(&of, "ending")?)?, at: narrow(&of, "at")? },
			other => return Err(unknown("state of proposals", other)),
		})
	}

	/// In a word.
	pub fn word(&self) -> &'static str {
		match self {
			Self::Seeking { .. } => "seeks backers",
			Self::Voting { .. } => "voting",
			Self::Passed { .. } => "passed",
			Self::Ended { .. } => "ended",
		}
	}
}

impl Poll {
	fn read(of: &Json) -> Outcome<Self> {
		let squares = text(field(of, "squares")?, "the squares of weights")?;
		let weighting = match text(field(of, "weighting")?, "what is weighed")? {
			"Heads" => Weighting::Heads,
			"Reputation" => Weighting::Reputation,
			"Both" => Weighting::Both,
			other => return Err(unknown("way to weigh votes", other)),
		};
		Ok(Self {
			opened_at: narrow(of, "opened_at")?,
			period: narrow(of, "period")?,
			delay: narrow(of, "delay")?,
			day: narrow(of, "day")?,
			ever: narrow(of, "ever")?,
			seasoned: flag(of, "seasoned")?,
			electors: narrow(of, "electors")?,
			weight: amount(field(of, "weight")?, "weight")?,
			squares: U256::from_dec_str(squares).map_err(|_| unclear("the squares of weights"))?,
			weighting,
			block_share: tiny(of, "block_share")?,
			support: tiny(of, "support")?,
			heads: cast(field(of, "heads")?)?,
			weights: cast(field(of, "weights")?)?,
			long_blockers: narrow(of, "long_blockers")?,
		})
	}

	/// Whether a voter belongs to its electorate.
	pub fn has(&self, voter: &Voter) -> bool {
		let seasoned = voter.since.saturating_add(SEASON) <= self.day;
		voter.number < self.ever && (!self.seasoned || seasoned)
	}
}

impl Proposal {
	/// The one in a record.
	pub fn read(id: Id, of: &Json) -> Outcome<Self> {
		let document = field(of, "document")?;
		let (source, inner) = variant(field(of, "source")?, "where calls are")?;
		let source = match source.as_str() {
			"Motion" => Source::Motion,
			"Inline" => Source::Inline,
			"Nomination" => Source::Nomination,
			"Lookup" => {
				Source::Lookup { hash: word(field(&inner, "hash")?)?, len: narrow(&inner, "len")? }
			},
			other => return Err(unknown("place of calls", other)),
		};
		Ok(Self {
			id,
			proposer: word(field(of, "proposer")?)?,
			template: template(field(of, "template")?)?,
			hash: word(field(document, "hash")?)?,
			uri: word(field(document, "uri")?)?,
			source,
			matters: words(of, "matters")?,
			subject: option(of, "subject", word)?,
			supersedes: option(of, "supersedes", small)?,
			repeats: option(of, "repeats", small)?,
			repeated: flag(of, "repeated")?,
			backers: words(of, "backers")?,
			stage: Stage::read(field(of, "status")?)?,
			calls_version: narrow(of, "calls_version")?,
			last_error: option(of, "last_error", |found| Ok(found.clone()))?,
			poll: option(of, "poll", Poll::read)?,
		})
	}

	/// How many must back it beside who made it, of so many voters: a nomination any one of them.
	pub fn needed(&self, electors: u32) -> u32 {
		match self.source {
			Source::Nomination => 1,
			_ => backers(electors),
		}
	}

	/// Whether it repeats another one as the second call of a majority.
	pub fn is_second_call(&self) -> bool {
		self.repeats.is_some() && self.template == Template::Majority
	}

	/// Its vote, where there must be one.
	pub fn opened(&self) -> Outcome<&Poll> {
		self.poll.as_ref().ok_or_else(|| unclear("how a vote stands"))
	}
}

impl Voter {
	/// The one in a record.
	pub fn read(of: &Json) -> Outcome<Self> {
		let limits = field(of, "limits")?;
		let pair = |value: &Json| -> Outcome<(u32, u128)> {
			match list_of(value, "a pair")?.as_slice() {
				[one, other] => Ok((small(one)?, amount(other, "a number")?)),
				_ => Err(unclear("a pair")),
			}
		};
		let past = list_of(field(of, "past")?, "past weights")?;
		let backing = list_of(field(limits, "backing")?, "what somebody backs")?;
		let (quarter, blocks) = pair(field(limits, "blocks")?)?;
		Ok(Self {
			number: narrow(of, "number")?,
			since: narrow(of, "since")?,
			acted: narrow(of, "acted")?,
			weight: amount(field(of, "weight")?, "weight")?,
			past: past.iter().map(pair).collect::<Outcome<_>>()?,
			backing: backing.iter().map(small).collect::<Outcome<_>>()?,
			blocks: (quarter, u32::try_from(blocks).map_err(|_| unclear("a number"))?),
		})
	}

	/// Its reputation as it was when a day began, in decay-free shares.
	pub fn weight_at(&self, day: Day) -> u128 {
		history::at(&self.past, self.weight, day)
	}
}

impl Days {
	fn read(of: &Json) -> Outcome<Self> {
		let sums = list_of(field(of, "sums")?, "the sums of days")?;
		let sums: Vec<_> = sums.iter().map(small).collect::<Outcome<_>>()?;
		Ok(Self { last: narrow(of, "last")?, sums })
	}

	/// The sum of the days that end with `today`.
	pub fn sum(&self, today: Day) -> u32 {
		let count = u32::try_from(self.sums.len()).unwrap_or(u32::MAX);
		let passed = today.saturating_sub(self.last);
		let of = |back: u32| {
			let place = self.last.checked_rem(count)?.saturating_add(count).saturating_sub(back);
			self.sums.get(usize::try_from(place.checked_rem(count)?).ok()?).copied()
		};
		let days = 0..count.saturating_sub(passed);
		days.filter_map(of).fold(0, |sum: u32, day| sum.saturating_add(day))
	}
}

impl Roll {
	/// The one in a record.
	pub fn read(of: &Json) -> Outcome<Self> {
		Ok(Self {
			voters: narrow(of, "voters")?,
			ever: narrow(of, "ever")?,
			first: narrow(of, "first")?,
			decides: flag(of, "decides")?,
			recent: Days::read(field(of, "recent")?)?,
			struck: Days::read(field(of, "struck")?)?,
		})
	}

	/// That of a scope of which there is no record: nobody votes there.
	pub fn none() -> Self {
		let days = Days { last: 0, sums: Vec::new() };
		Self { voters: 0, ever: 0, first: 0, decides: false, recent: days.clone(), struck: days }
	}

	/// How many could vote on what opens under a template on this day.
	pub fn electors(&self, template: Template, today: Day) -> u32 {
		let strict = matches!(template, Template::Special | Template::Emergency);
		if !strict || self.first.saturating_add(SEASON) > today {
			return self.voters;
		}
		let long = self.voters.saturating_sub(self.recent.sum(today));
		long.saturating_add(self.struck.sum(today))
	}
}

/// The bytes in a field: the node writes those that are a text as the text.
pub fn bytes_of(value: &Json) -> Outcome<Vec<u8>> {
	let text = text(value, "the calls of a proposal")?;
	Ok(scale::from_hex(text).unwrap_or_else(|| text.as_bytes().to_vec()))
}

/// The block in a field, if it is one.
pub fn block_of(value: &Json) -> Option<u32> {
	base_units(value).and_then(|block| u32::try_from(block).ok())
}

#[cfg(test)]
pub(crate) mod tests {
	use super::*;

	/// A proposal as a node says it; with what a later version may add.
	pub(crate) fn proposal() -> Json {
		let cast = |agree: u32, against: u32| {
			json!({
				"agree": agree.to_string(), "abstain": "0", "disagree": against.to_string(),
				"block": "0", "later": 1,
			})
		};
		json!({
			"proposer": "ana", "template": "Majority",
			"document": {"hash": "0xaa", "uri": "data:,Buy%20a%20lathe"},
			"source": "Inline", "class": "Significant", "matters": [], "subject": null,
			"supersedes": null, "review": null, "repeats": null, "repeated": false, "backers": [],
			"status": {"Voting": {"closes_at": 130, "extensions": 0}}, "calls_version": 1,
			"deposit": null, "last_error": null, "later": 1,
			"poll": {
				"opened_at": 30, "period": 100, "delay": 40, "day": 1, "ever": 7, "seasoned": false,
				"electors": 7, "weight": "1000", "squares": "200000", "weighting": "Both",
				"block_share": 5, "support": 0, "heads": cast(3, 1), "weights": cast(610, 50),
				"long_blockers": 0,
			},
		})
	}

	/// Number 3 of those on the roll, who had an eighth of the reputation.
	pub(crate) fn voter() -> Json {
		json!({
			"number": 3, "since": 0, "acted": 1, "weight": "500", "past": [[0, "0"], [1, "125"]],
			"limits": {"backing": [4], "blocks": [0, 1], "first_ballots": [0, 0], "later": 1},
			"later": 1,
		})
	}

	#[test]
	fn proposal_is_read_by_its_names_and_what_is_added_is_passed_over() {
		let found = Proposal::read(Id { scope: 1, index: 7 }, &proposal()).unwrap();
		assert_eq!((found.id.to_string(), found.template), ("1/7".into(), Template::Majority));
		assert_eq!(found.stage, Stage::Voting { closes_at: 130, extensions: 0 });
		let poll = found.opened().unwrap();
		assert_eq!((poll.heads.agree, poll.weights.agree), (3, 610));
		assert_eq!(poll.squares, U256::from(200_000));
	}

	#[test]
	fn record_is_refused_when_a_field_is_missing() {
		for name in ["template", "subject", "status", "poll", "repeated"] {
			let mut of = proposal();
			of.as_object_mut().unwrap().remove(name);
			assert!(Proposal::read(Id { scope: 1, index: 7 }, &of).is_err(), "{name}");
		}
		let mut of = proposal();
		of["template"] = json!("Lottery");
		let refused = Proposal::read(Id { scope: 1, index: 7 }, &of).unwrap_err();
		assert!(refused.what.contains("Lottery"), "{refused}");
	}

	#[test]
	fn weight_of_a_voter_is_that_of_the_day() {
		let found = Voter::read(&voter()).unwrap();
		assert_eq!((found.weight_at(0), found.weight_at(1), found.weight_at(2)), (0, 125, 500));
		assert_eq!((found.backing, found.blocks), (vec![4], (0, 1)));
	}

	#[test]
	fn electorate_of_special_votes_is_those_who_are_there_for_long() {
		let mut sums = vec![0; 30];
		(sums[9], sums[10]) = (2, 1);
		let days = |last: u32, sums: &[u32]| json!({"last": last, "sums": sums});
		let of = json!({
			"voters": 12, "ever": 20, "first": 0, "decides": true, "recent": days(40, &sums),
			"admitted": days(0, &[0; 30]), "struck": days(0, &[0; 30]),
		});
		let roll = Roll::read(&of).unwrap();
		// Of day 40 is place 10, of day 39 place 9.
		assert_eq!(roll.electors(Template::Special, 40), 9);
		assert_eq!(roll.electors(Template::Special, 69), 11);
		assert_eq!(roll.electors(Template::Special, 70), 12);
		assert_eq!(roll.electors(Template::Majority, 40), 12);
		assert_eq!(Roll::none().electors(Template::Special, 40), 0);
	}

	#[test]
	fn calls_are_bytes_however_the_node_writes_them() {
		assert_eq!(bytes_of(&json!("0x0401")).unwrap(), [4, 1]);
		assert_eq!(bytes_of(&json!("ab")).unwrap(), *b"ab");
		assert!(bytes_of(&Json::Null).is_err());
	}
}
