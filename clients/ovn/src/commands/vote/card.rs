// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! A proposal on one screen: what changes, what not voting does, how it stands, how long, who, and what comes next.

use super::{
	checks::{time, Now},
	count::{self, Count, Early, Measure},
	records::{template_word, Choice, Proposal, Source, Stage},
};
use crate::errors::Outcome;
use ovn_math::decision::{Outcome as Result, Template};

/// The most lines of a card, and the most letters of each.
pub const LINES: usize = 14;
const WIDTH: usize = 80;
/// Where the text of a line begins.
const INDENT: usize = 11;

/// What a ballot of somebody would be.
#[derive(Clone, Debug, PartialEq)]
pub enum You {
	/// Nobody asks.
	Nobody,
	/// On no roll.
	NoVoter,
	/// Came too late.
	Later,
	/// It is about them.
	Own,
	/// Made it, or backs it, and waits for other backers.
	Stands,
	/// Votes, with this weight in reputation; what was cast, and whether a ballot costs no fee.
	Votes { weight: u128, cast: Option<Choice>, is_free: bool },
}

/// What a card shows besides the record.
#[derive(Clone, Debug)]
pub struct Card<'a> {
	pub proposal: &'a Proposal,
	pub scope: String,
	pub title: String,
	/// What its calls change, in lines of any length.
	pub changes: Vec<String>,
	pub undo: String,
	pub proposer: String,
	pub backers: Vec<String>,
	/// How many backers it needs, while it seeks them.
	pub needed: u32,
	pub you: You,
	/// Why it failed when it was tried last.
	pub failed: Option<String>,
	/// What the chain says would come of the vote now.
	pub said: Option<Result>,
	pub now: Now,
}

/// How a proposal ended, in words.
pub fn ending_words(ending: &str) -> &str {
	match ending {
		"Lapsed" => "it found no backers in time",
		"Withdrawn" => "taken back",
		"Blocked" => "blocked",
		"Outvoted" => "outvoted",
		"TooFew" => "too few agreed",
		"Executed" => "passed, and carried out",
		"NotExecuted" => "passed, and not carried out in time",
		"CallsChanged" => "passed, and the calls of the chain have changed since",
		"Superseded" => "another decision took its place",
		other => other,
	}
}

/// The result of a vote, in words.
pub fn result_words(result: Result) -> &'static str {
	match result {
		Result::Blocked => "blocked",
		Result::Outvoted => "outvoted",
		Result::TooFew => "too few agree",
		Result::Pass => "it passes",
	}
}

/// A text in lines of so many letters; a word that is longer is cut.
fn wrap(text: &str, width: usize) -> Vec<String> {
	let mut lines = vec![String::new()];
	for word in text.split_whitespace() {
		let word = cut(word, width);
		let Some(line) = lines.last_mut() else { break };
		let wanted = length(line).saturating_add(length(&word)).saturating_add(1);
		if line.is_empty() {
			*line = word;
		} else if wanted <= width {
			line.push(' ');
			line.push_str(&word);
		} else {
			lines.push(word);
		}
	}
	lines
}

fn length(text: &str) -> usize {
	unicode_width::UnicodeWidthStr::width(text)
}

/// A text of at most so many letters, with a sign where it goes on.
pub fn cut(text: &str, width: usize) -> String {
	if length(text) <= width {
		return text.to_owned();
	}
	let mut out = String::new();
	for letter in text.chars() {
		if length(&out).saturating_add(2) >= width {
			break;
		}
		out.push(letter);
	}
	out.push('…');
	out
}

impl Card<'_> {
	fn counts(&self) -> Vec<Count> {
		let poll = self.proposal.poll.as_ref();
		poll.map_or_else(Vec::new, |poll| count::counts(self.proposal, poll))
	}

	/// Whether the chain counts as this client does.
	fn agrees(&self, counts: &[Count]) -> bool {
		self.said.is_none_or(|said| said == count::result(counts))
	}

	fn head(&self) -> String {
		let template = template_word(self.proposal.template);
		let begin = format!("Proposal {} of {}, by {template}: ", self.proposal.id, self.scope);
		let room = WIDTH.saturating_sub(length(&begin)).max(20);
		cut(&format!("{begin}{}", cut(&self.title, room)), WIDTH)
	}

	/// What not voting does, and how many it takes.
	fn silence(&self) -> Option<String> {
		let poll = self.proposal.poll.as_ref()?;
		if !matches!(self.proposal.stage, Stage::Voting { .. }) {
			return None;
		}
		let template = self.proposal.template;
		let (mut needed, mut stops) = (Vec::new(), None);
		for count in self.counts() {
			let least = count.least.filter(|_| template != Template::Consent);
			needed.extend(least.map(|least| match count.measure {
				Measure::Heads => format!("{least} of {} heads", poll.electors),
				Measure::Reputation => {
					format!("{} of reputation", count::share(least, count.whole, true))
				},
			}));
			if count.measure == Measure::Heads {
				stops = count.stops;
			}
		}
		let needed = needed.join(" and ");
		let rule = match template {
			Template::Consent => "more who agree than are against it".to_owned(),
			Template::Majority => format!("{needed}, more if some are against it"),
			Template::Special => format!("{needed}, and two of three who speak"),
			Template::Emergency => format!("{needed}, and three of four who speak"),
		};
		let stops = match stops {
			None => String::new(),
			Some(1) => "; 1 block stops it".to_owned(),
			Some(number) => format!("; {number} blocks stop it"),
		};
		Some(format!("counts for neither side. To pass: {rule}{stops}"))
	}

	/// How it stands, and what is missing.
	fn standing(&self) -> Vec<String> {
		let proposal = self.proposal;
		if let Stage::Seeking { .. } = proposal.stage {
			let has = u32::try_from(proposal.backers.len()).unwrap_or(u32::MAX);
			return vec![match self.needed.saturating_sub(has) {
				0 => format!("backed by {has}; the next backer opens the vote"),
				1 => format!("backed by {has} of {}: 1 more opens the vote", self.needed),
				more => format!("backed by {has} of {}: {more} more open the vote", self.needed),
			}];
		}
		let counts = self.counts();
		let (known, over) = (self.agrees(&counts), matches!(proposal.stage, Stage::Ended { .. }));
		let mut lines: Vec<String> =
			counts.iter().map(|count| standing_of(count, known && !over)).collect();
		if !known {
			let said = self.said.map_or("?", result_words);
			lines.push(format!("the chain counts otherwise than this client, and says: {said}"));
		}
		lines
	}

	/// How long, and what happens then.
	fn duration(&self, at: &dyn Fn(u32) -> String) -> Outcome<String> {
		let (proposal, now) = (self.proposal, self.now);
		let left = |block: u32| format!("{} left (until {})", now.left(block), at(block));
		let is_motion = proposal.source == Source::Motion;
		let delay = |blocks: u32| match (is_motion, blocks) {
			(true, _) => "then the result is the record".to_owned(),
			(false, 0) => "then it can be carried out at once".to_owned(),
			(false, _) => format!("then it waits for {}", time(blocks, now.per_day)),
		};
		Ok(match &proposal.stage {
			_ if count::can_close(proposal, now.block, now.per_day)? => match &proposal.stage {
				Stage::Seeking { .. } => "over: too few backed it in time".into(),
				Stage::Passed { .. } => "over: it was not carried out in time".into(),
				_ => match count::early(proposal, proposal.opened()?, now.block, now.per_day) {
					Early::No => "over: the vote can be closed".into(),
					Early::All => "all have cast: the vote can be closed".into(),
					Early::Certain => "the silent change nothing: the vote can be closed".into(),
					Early::Urgent => "it passes: the vote can be closed".into(),
				},
			},
			Stage::Seeking { until } => left(*until),
			Stage::Voting { closes_at, extensions } => {
				let again = match extensions {
					0 => String::new(),
					times => format!(", put off {times} times"),
				};
				format!("{}{again}; {}", left(*closes_at), delay(proposal.opened()?.delay))
			},
			Stage::Passed { from, until } => match from.checked_sub(now.block) {
				Some(1..) => {
					format!("it can be carried out in {} ({})", now.left(*from), at(*from))
				},
				_ => format!("it can be carried out now: {}", left(*until)),
			},
			Stage::Ended { ending, at: block } => {
				format!(
					"ended {} ago: {}",
					time(now.block.saturating_sub(*block), now.per_day),
					ending_words(ending)
				)
			},
		})
	}

	fn by(&self) -> String {
		match self.backers.as_slice() {
			[] => self.proposer.clone(),
			backers => format!("{}; backed by {}", self.proposer, backers.join(", ")),
		}
	}

	fn you(&self) -> Option<String> {
		let proposal = self.proposal;
		Some(match &self.you {
			You::Nobody => return None,
			You::NoVoter => "not on the roll of the scope: you have no vote".into(),
			You::Later => {
				"on the roll since the vote opened, or not for long enough: you have no vote on it"
					.into()
			},
			You::Own => "it is about you, who has no vote on it".into(),
			You::Stands => "you made it or back it: others are needed".into(),
			You::Votes { weight, cast, is_free } => {
				let Some(poll) = &proposal.poll else { return Some("on the roll".into()) };
				let said = match cast {
					Some(Choice::Agree) => "you agreed",
					Some(Choice::Abstain) => "you abstained",
					Some(Choice::Disagree) => "you disagreed",
					Some(Choice::Block) => "you blocked it",
					None => "not voted",
				};
				let mut text = format!("{said}: 1 of {} heads", poll.electors);
				if poll.weight > 0 {
					let share = count::share(*weight, poll.weight, false);
					text.push_str(&format!(", {share} of reputation"));
				}
				if matches!(proposal.stage, Stage::Voting { .. }) && *is_free {
					text.push_str(", free of charge");
				}
				text
			},
		})
	}

	/// The next command; nothing if there is none.
	fn next(&self) -> Outcome<Option<String>> {
		let (proposal, id) = (self.proposal, self.proposal.id);
		if count::can_close(proposal, self.now.block, self.now.per_day)? {
			return Ok(Some(format!("ovn vote close {id}")));
		}
		let votes = matches!(self.you, You::Votes { .. } | You::Nobody);
		Ok(match &proposal.stage {
			Stage::Seeking { .. } if votes => Some(format!("ovn vote back {id}")),
			Stage::Voting { .. } if votes => {
				let block = if proposal.template.has_blocks() { "|block" } else { "" };
				Some(format!("ovn vote cast {id} agree|abstain|disagree{block}"))
			},
			Stage::Passed { from, .. } if *from <= self.now.block => {
				Some(format!("ovn vote execute {id}"))
			},
			Stage::Ended { ending, .. } if ending == "TooFew" && !proposal.repeated => {
				Some(format!("ovn vote again {id}, or ovn vote escalate {id}"))
			},
			_ => None,
		})
	}

	/// The card, in at most [`LINES`] lines; `at` says when a block is.
	pub fn lines(&self, at: &dyn Fn(u32) -> String) -> Outcome<Vec<String>> {
		let mut below: Vec<(&str, String)> = Vec::new();
		let mut put = |label: &'static str, text: Option<String>| {
			if let Some(text) = text {
				below.push((label, text));
			}
		};
		put("silence", self.silence());
		let stands = match self.proposal.stage {
			Stage::Ended { .. } => "votes",
			_ => "now",
		};
		for (index, line) in self.standing().into_iter().enumerate() {
			put(if index == 0 { stands } else { "" }, Some(line));
		}
		put("time", Some(self.duration(at)?));
		put("failed", self.failed.clone());
		// What did not happen is not undone.
		let never = match &self.proposal.stage {
			Stage::Ended { ending, .. } => ending != "Executed",
			_ => false,
		};
		put("undo", Some(self.undo.clone()).filter(|_| !never));
		put("by", Some(self.by()));
		put("you", self.you());
		put("next", self.next()?);
		let room = WIDTH.saturating_sub(INDENT);
		let mut changes: Vec<String> =
			self.changes.iter().flat_map(|line| wrap(line, room)).collect();
		let mut whole: Vec<(&str, Vec<String>)> =
			below.into_iter().map(|(label, text)| (label, wrap(&text, room))).collect();
		let left_by = |whole: &[(&str, Vec<String>)]| {
			let wanted = whole.iter().fold(1_usize, |sum, (_, of)| sum.saturating_add(of.len()));
			LINES.saturating_sub(wanted)
		};
		// What changes goes before: at least four lines of it stay, and what else is said anywhere gives way.
		for label in ["undo", "by", "silence"] {
			if left_by(&whole) < changes.len().min(4) {
				whole.retain(|(known, _)| *known != label);
			}
		}
		let left = left_by(&whole).max(1);
		if changes.len() > left {
			let more = changes.len().saturating_sub(left).saturating_add(1);
			changes.truncate(left.saturating_sub(1));
			changes.push(format!("… and {more} more lines: --calls shows all of them"));
		}
		let mut lines = vec![self.head()];
		let labelled = std::iter::once(("changes", changes)).chain(whole);
		for (label, texts) in labelled {
			for (index, text) in texts.into_iter().enumerate() {
				let label = if index == 0 { label } else { "" };
				lines.push(format!("  {label:<9}{text}"));
			}
		}
		lines.truncate(LINES);
		Ok(lines)
	}
}

/// How a vote stands in one measure, and what is missing if the client knows it.
pub fn standing_of(count: &Count, known: bool) -> String {
	let cast = &count.cast;
	let number = |part: u128| match count.measure {
		Measure::Heads => part.to_string(),
		Measure::Reputation => count::share(part, count.whole, false),
	};
	let mut parts = vec![
		format!("agree {}", number(cast.agree)),
		format!("disagree {}", number(cast.disagree)),
	];
	if cast.abstain > 0 || count.measure == Measure::Heads {
		parts.push(format!("abstain {}", number(cast.abstain)));
	}
	if cast.block > 0 {
		parts.push(format!("block {}", number(cast.block)));
	}
	let of = match count.measure {
		Measure::Heads => format!(" of {}", count.whole),
		Measure::Reputation => " of reputation".to_owned(),
	};
	let missing = match (known, count.result, count.missing) {
		(false, ..) => String::new(),
		(_, Result::Pass, _) => ": enough".into(),
		(_, Result::Blocked, _) => ": blocked".into(),
		(_, _, None) => ": all who are silent would not be enough".into(),
		(_, _, Some(more)) => {
			let more = match count.measure {
				Measure::Heads => more.to_string(),
				Measure::Reputation => count::share(more, count.whole, true),
			};
			format!(": {more} more must agree")
		},
	};
	format!("{}{of}{missing}", parts.join(" · "))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::commands::vote::{
		effects,
		records::{tests::proposal as record, Id},
	};
	use serde_json::{json, Value as Json};

	fn of(change: impl FnOnce(&mut Json)) -> Proposal {
		let mut json = record();
		change(&mut json);
		Proposal::read(Id { scope: 1, index: 7 }, &json).unwrap()
	}

	fn card(proposal: &Proposal) -> Card<'_> {
		Card {
			proposal,
			scope: "lab (1)".into(),
			title: "Buy a lathe".into(),
			changes: vec![
				"pays 300 OVN from the treasury to vera: 25 % of what it can spend; 900 OVN are left".into(),
			],
			undo: "what is paid does not come back by itself".into(),
			proposer: "ana".into(),
			backers: Vec::new(),
			needed: 1,
			you: You::Votes { weight: 125, cast: None, is_free: true },
			failed: None,
			said: None,
			now: Now { block: 60, per_day: 20 },
		}
	}

	/// Compares a card with the file that shows it; `OVN_GOLDEN=1` writes the file anew.
	#[track_caller]
	fn golden(name: &str, card: &Card) {
		let lines = card.lines(&|block| format!("block {block}")).unwrap();
		assert!(lines.len() <= LINES, "{} lines of {name}", lines.len());
		for line in &lines {
			assert!(length(line) <= WIDTH, "{line}");
		}
		let found = format!("{}\n", lines.join("\n"));
		let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
			.join("src/commands/vote/golden")
			.join(format!("{name}.txt"));
		if std::env::var_os("OVN_GOLDEN").is_some() {
			std::fs::write(&path, &found).unwrap();
		}
		let expected = std::fs::read_to_string(&path).unwrap_or_default();
		assert!(found == expected, "{name} is now\n{found}");
	}

	#[test]
	fn card_shows_what_changes_and_what_is_missing_while_it_is_voted_on() {
		golden("voting", &card(&of(|_| {})));
	}

	#[test]
	fn card_shows_who_backs_it_while_it_seeks_them() {
		let proposal = of(|json| {
			json["status"] = json!({"Seeking": {"until": 300}});
			json["poll"] = Json::Null;
			json["backers"] = json!(["ben"]);
			json["template"] = json!("Special");
		});
		let card = Card { needed: 3, backers: vec!["ben".into()], ..card(&proposal) };
		golden("seeking", &card);
	}

	#[test]
	fn card_shows_when_it_can_be_carried_out_and_why_it_failed() {
		let proposal = of(|json| json["status"] = json!({"Passed": {"from": 40, "until": 320}}));
		let failed = Some("the purse has less (Networks.InsufficientFunds)".into());
		let you = You::Votes { weight: 125, cast: Some(Choice::Agree), is_free: false };
		golden("passed", &Card { failed, you, ..card(&proposal) });
	}

	#[test]
	fn card_of_a_motion_that_was_outvoted_says_so() {
		let proposal = of(|json| {
			json["status"] = json!({"Ended": {"ending": "Outvoted", "at": 50}});
			json["source"] = json!("Motion");
			json["template"] = json!("Consent");
			json["poll"]["weighting"] = json!("Heads");
			json["poll"]["heads"]["disagree"] = json!("3");
		});
		let changes = vec!["nothing on the chain: that it was decided is the result".into()];
		golden("outvoted", &Card { changes, you: You::Nobody, ..card(&proposal) });
	}

	/// A card of a decision with these changes, on which everybody counts one.
	#[track_caller]
	fn golden_of(name: &str, changes: Vec<String>) {
		let proposal = of(|json| json["poll"]["weighting"] = json!("Heads"));
		let undo = "by another decision on the same matter".into();
		golden(name, &Card { changes, undo, title: "To be decided".into(), ..card(&proposal) });
	}

	#[test]
	fn card_of_an_equation_shows_the_last_incomes_without_and_with_it() {
		let change = |name: &str, before: u128, after: u128| effects::Change {
			name: name.into(),
			before: before * 1_000_000_000_000,
			after: after * 1_000_000_000_000,
		};
		let found = effects::Divided {
			incomes: 3,
			gross: 600_000_000_000_000,
			decimals: 12,
			asset: "OVN".into(),
			has_one: true,
			parts: vec![change("levy", 30, 30), change("hours", 570, 440), change("costs", 0, 130)],
			me: Some(change("you", 190, 147)),
			largest: vec![change("noor", 380, 293), change("eve", 0, 130)],
		};
		let mut changes = vec!["the equation of printer (2), after the notice of 7 days".into()];
		changes.extend(found.lines());
		changes.extend(["a table of the whole equation".into(), "in several lines".into()]);
		golden_of("equation", changes);
	}

	#[test]
	fn card_of_a_role_shows_which_powers_it_gives() {
		let powers = effects::Powers {
			judges: vec!["work".into()],
			counts_more: vec!["design (150 %)".into()],
			grants: true,
		};
		let gains = format!("gains: {}", powers.words());
		golden_of("role", vec!["cleo gets the role maker of lab (1), for 30 days".into(), gains]);
	}

	#[test]
	fn card_of_rules_shows_how_many_it_takes_before_and_after() {
		let changes = [
			"the rules of lab (1): majority support 0 % -> 50 %; stewards significant -> nothing",
			"stewards decide up to significant matters -> nothing",
			"of 100 voters it takes at least: a majority 23 -> 51",
		];
		golden_of("rules", changes.map(str::to_owned).into());
	}

	#[test]
	fn card_of_an_upgrade_shows_its_hash_and_who_attested_it() {
		let threshold = json!(3);
		let changes = vec![
			"the code of the chain, for all: to that with the BLAKE2-256 hash".into(),
			format!("0x{}", "ab".repeat(32)),
			effects::attested_words(Some((2, &threshold)), 4),
			"how to build it and compare: docs/operators.md".into(),
		];
		golden_of("upgrade", changes);
	}

	#[test]
	fn card_has_no_more_lines_than_a_screen_however_much_changes() {
		let proposal = of(|json| {
			json["poll"]["heads"]["block"] = json!("1");
			json["poll"]["weights"]["block"] = json!("60");
		});
		let changes = (0..30).map(|line| format!("line {line} of what changes")).collect();
		let title =
			"A title that goes on and on, longer than any screen is wide, with all its whys".into();
		golden("long", &Card { changes, title, ..card(&proposal) });
	}

	#[test]
	fn card_says_so_when_the_chain_counts_otherwise() {
		let proposal = of(|_| {});
		let card = Card { said: Some(Result::Outvoted), ..card(&proposal) };
		let lines = card.lines(&|block| format!("block {block}")).unwrap().join("\n");
		assert!(lines.contains("counts otherwise"), "{lines}");
		assert!(lines.contains("outvoted") && !lines.contains("1 more must agree"), "{lines}");
	}

	#[test]
	fn text_is_broken_at_its_spaces_and_cut_where_it_has_none() {
		assert_eq!(wrap("one two three", 7), ["one two", "three"]);
		assert_eq!(wrap("", 7), [""]);
		assert_eq!(cut("abcdefgh", 5), "abc…");
		assert!(wrap(&"x".repeat(50), 20).iter().all(|line| length(line) <= 20));
	}
}
