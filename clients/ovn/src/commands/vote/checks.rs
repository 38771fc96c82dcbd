// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What cannot succeed is refused before anybody signs it, with the number that is missing and the next command.
//!
//! The conditions are those of the chain, by its names. What is refused here the chain would refuse, too.

use super::{
	count::{can_close, two_hours},
	records::{template_word, Choice, Proposal, Roll, Stage, Voter},
};
use crate::errors::{Failure, Outcome};
use ovn_math::decision::{is_first_half, Template};

/// How often somebody blocks in a quarter of so many days.
const BLOCKS: u32 = 3;
const QUARTER: u32 = 90;
/// The most proposals that somebody has made or backs.
pub const BACKING: usize = 3;
/// In so many days what did not pass is repeated.
const REPEAT_DAYS: u32 = 14;
/// From so many voters on a scope decides by votes.
pub const FOUNDERS: u32 = 3;

/// When something would happen: in the next block.
#[derive(Clone, Copy, Debug)]
pub struct Now {
	pub block: u32,
	pub per_day: u32,
}

impl Now {
	/// The day of the chain.
	pub fn today(self) -> u32 {
		self.block.checked_div(self.per_day).unwrap_or(0)
	}

	/// So many days in blocks.
	pub fn days(self, days: u32) -> u32 {
		days.saturating_mul(self.per_day)
	}

	/// How long it is until a block.
	pub fn left(self, block: u32) -> String {
		time(block.saturating_sub(self.block), self.per_day)
	}
}

/// A time in days and hours, or in hours and minutes.
pub fn time(blocks: u32, per_day: u32) -> String {
	let minutes = u64::from(blocks).saturating_mul(1_440).checked_div(per_day.into());
	let minutes = minutes.unwrap_or(0);
	let part = |by: u64| minutes.checked_div(by).unwrap_or(0);
	let (days, hours) = (part(1_440), part(60).checked_rem(24).unwrap_or(0));
	let rest = minutes.checked_rem(60).unwrap_or(0);
	let said = |number: u64, unit: &str| match number {
		0 => None,
		1 => Some(format!("1 {unit}")),
		_ => Some(format!("{number} {unit}s")),
	};
	let parts = match days {
		0 => [said(hours, "hour"), said(rest, "minute")],
		_ => [said(days, "day"), said(hours, "hour")],
	};
	let parts: Vec<_> = parts.into_iter().flatten().collect();
	match parts.is_empty() {
		true => "less than a minute".into(),
		false => parts.join(" "),
	}
}

/// A refusal under the chain's own name of it.
pub fn no(name: &str, what: impl Into<String>, todo: impl Into<String>) -> Failure {
	let found = Failure::usage(what).hint(todo);
	Failure { name: Some(format!("Governance.{name}")), ..found }
}

/// What a proposal can be asked for where it stands, when it was asked for something else.
fn instead(proposal: &Proposal, now: Now) -> (String, String) {
	let id = proposal.id;
	match &proposal.stage {
		Stage::Seeking { until } if now.block < *until => {
			("it still seeks backers".into(), format!("back it: `ovn vote back {id}`"))
		},
		Stage::Voting { closes_at, .. } if now.block < *closes_at => (
			format!("it is voted on for another {}", now.left(*closes_at)),
			format!("cast a ballot: `ovn vote cast {id} CHOICE`"),
		),
		Stage::Passed { from, until } if now.block < *until => (
			match from.checked_sub(now.block) {
				Some(1..) => format!("it has passed, and waits for another {}", now.left(*from)),
				_ => "it has passed".into(),
			},
			format!("anybody has it carried out then: `ovn vote execute {id}`"),
		),
		Stage::Seeking { .. } | Stage::Voting { .. } | Stage::Passed { .. } => {
			("its time is over".into(), format!("anybody closes it: `ovn vote close {id}`"))
		},
		Stage::Ended { ending, .. } => (
			format!("it has ended: {}", super::card::ending_words(ending)),
			format!("`ovn vote show {id}` shows how; propose it anew: `ovn vote propose --help`"),
		),
	}
}

/// That somebody is on the roll of a scope.
pub fn voting(voter: Option<&Voter>, scope: u32, is_member: bool) -> Outcome<&Voter> {
	voter.ok_or_else(|| {
		let what = format!("you are not on the roll of scope {scope}: only its voters do this");
		no("NotVoter", what, match is_member {
			true => format!("you are a member: `ovn vote enrol {scope}` puts you on it"),
			false => format!("become a member: a decision makes you one (`ovn member promote {scope} WHO member`)"),
		})
	})
}

/// That somebody can cast this ballot.
pub fn ballot(
	proposal: &Proposal,
	voter: &Voter,
	me: &str,
	before: Option<Choice>,
	(choice, has_reason): (Choice, bool),
	now: Now,
) -> Outcome {
	let id = proposal.id;
	match proposal.stage {
		Stage::Voting { closes_at, .. } if now.block < closes_at => {},
		_ => {
			let (what, todo) = instead(proposal, now);
			return Err(no("NotVoting", format!("no ballots are cast on {id} now: {what}"), todo));
		},
	}
	let poll = proposal.opened()?;
	if !poll.has(voter) {
		let what = match voter.number < poll.ever {
			false => format!(
				"you came on the roll as number {}, and those up to {} vote on {id}",
				voter.number.saturating_add(1),
				poll.ever
			),
			true => format!(
				"votes by {} are for those who have been on the roll for 30 days: you have been for {} when it opened",
				template_word(proposal.template),
				poll.day.saturating_sub(voter.since)
			),
		};
		return Err(no("EnrolledLater", what, "vote on what opens later: `ovn vote inbox`"));
	}
	if proposal.subject.as_deref() == Some(me) {
		return Err(no(
			"OwnCase",
			format!("{id} is about you, who has no vote on it"),
			"leave it to the others",
		));
	}
	if before == Some(choice) {
		return Err(no(
			"AlreadyCast",
			format!("you have cast this already: {}", choice.word()),
			format!("nothing, or cast another one in its place: `ovn vote show {id}`"),
		));
	}
	if choice != Choice::Block {
		return Ok(());
	}
	if !proposal.template.has_blocks() {
		return Err(no(
			"BlockNotPossible",
			format!("nobody blocks a vote by {}", template_word(proposal.template)),
			format!("vote against it: `ovn vote cast {id} disagree`"),
		));
	}
	if !has_reason {
		return Err(no(
			"ReasonNeeded",
			"who blocks says why",
			format!("name a file or write some words: `ovn vote cast {id} block --reason WHY.txt`"),
		));
	}
	let used = match now.today().checked_div(QUARTER) == Some(voter.blocks.0) {
		true => voter.blocks.1,
		false => 0,
	};
	if used >= BLOCKS {
		return Err(no(
			"TooManyBlocks",
			format!(
				"you have blocked {used} times in these {QUARTER} days, and {BLOCKS} are the most"
			),
			format!("vote against it: `ovn vote cast {id} disagree`"),
		));
	}
	Ok(())
}

/// That somebody can back a proposal, beside `live` others that have not ended.
pub fn backing(proposal: &Proposal, me: &str, live: &[u32], now: Now) -> Outcome {
	let id = proposal.id;
	match proposal.stage {
		Stage::Seeking { until } if now.block < until => {},
		_ => {
			let (what, todo) = instead(proposal, now);
			return Err(no("NotSeeking", format!("{id} seeks no backers: {what}"), todo));
		},
	}
	if proposal.proposer == me || proposal.backers.iter().any(|one| one == me) {
		return Err(no(
			"AlreadyBacked",
			format!("you have proposed {id} or back it already"),
			format!("nothing; to take it back: `ovn vote unback {id}`, or `ovn vote withdraw {id}` if it is yours"),
		));
	}
	room(id.scope, live)
}

/// That somebody can propose or back one more.
pub fn room(scope: u32, live: &[u32]) -> Outcome {
	if live.len() < BACKING {
		return Ok(());
	}
	let names: Vec<_> = live.iter().map(|index| format!("{scope}/{index}")).collect();
	Err(no(
		"TooManyBacked",
		format!(
			"you have proposed or back {} that have not ended, and {BACKING} are the most: {}",
			live.len(),
			names.join(", ")
		),
		format!(
			"wait for one of them to end, or take one back: `ovn vote unback {}`",
			names.join("` or `ovn vote unback ")
		),
	))
}

/// That somebody backs it, who could take that back.
pub fn unbacking(proposal: &Proposal, me: &str, now: Now) -> Outcome {
	let id = proposal.id;
	match proposal.stage {
		Stage::Seeking { until } if now.block < until => {},
		_ => {
			let (what, todo) = instead(proposal, now);
			return Err(no("NotSeeking", format!("{id} seeks no backers: {what}"), todo));
		},
	}
	match proposal.backers.iter().any(|one| one == me) {
		true => Ok(()),
		false => Err(no(
			"NotBacker",
			format!("you do not back {id}"),
			format!("if it is yours: `ovn vote withdraw {id}`"),
		)),
	}
}

/// That something of a proposal is due.
pub fn closing(proposal: &Proposal, now: Now) -> Outcome {
	if can_close(proposal, now.block, now.per_day)? {
		return Ok(());
	}
	let id = proposal.id;
	let not_due = |what: String, todo: String| Err(no("NotDue", what, todo));
	match &proposal.stage {
		Stage::Seeking { until } => not_due(
			format!("{id} seeks backers for another {}", now.left(*until)),
			format!("back it: `ovn vote back {id}`"),
		),
		Stage::Passed { until, .. } => not_due(
			format!("{id} has passed, and can be carried out for another {}", now.left(*until)),
			format!("have it carried out: `ovn vote execute {id}`"),
		),
		Stage::Voting { closes_at, .. } => {
			let poll = proposal.opened()?;
			let silent = u128::from(poll.electors).saturating_sub(poll.heads.sum());
			let early = match proposal.template {
				Template::Emergency => {
					let first = poll.opened_at.saturating_add(two_hours(now.per_day));
					match first.checked_sub(now.block) {
						Some(1..) => format!(
							"as soon as it passes, but not before another {}",
							now.left(first)
						),
						_ => "as soon as it passes".into(),
					}
				},
				_ => format!("when the {silent} who are silent have cast, or no longer matter"),
			};
			not_due(
				format!(
					"the vote on {id} goes on for another {}; it ends sooner {early}",
					now.left(*closes_at)
				),
				format!("`ovn vote show {id}` shows how it stands"),
			)
		},
		Stage::Ended { ending, .. } => Err(no(
			"AlreadyEnded",
			format!("{id} has ended: {}", super::card::ending_words(ending)),
			format!("nothing: `ovn vote show {id}`"),
		)),
	}
}

/// That a proposal can be carried out.
pub fn executing(proposal: &Proposal, now: Now) -> Outcome {
	let id = proposal.id;
	let Stage::Passed { from, until } = proposal.stage else {
		let (what, todo) = instead(proposal, now);
		return Err(no("NotPassed", format!("{id} cannot be carried out: {what}"), todo));
	};
	if now.block < from {
		return Err(no(
			"DelayNotOver",
			format!(
				"{id} waits for another {}, so that those who disagree can leave",
				now.left(from)
			),
			format!("run this command again then: `ovn chain wait {from}` waits for it"),
		));
	}
	match now.block < until {
		true => Ok(()),
		false => Err(no(
			"Expired",
			format!("the time in which {id} could be carried out is over"),
			format!("close it: `ovn vote close {id}`"),
		)),
	}
}

/// That who made a proposal can take it back.
pub fn withdrawing(proposal: &Proposal, me: &str, proposer: &str, now: Now) -> Outcome {
	let id = proposal.id;
	if proposal.proposer != me {
		return Err(no(
			"NotOwnProposal",
			format!("{proposer} made {id}, and alone takes it back"),
			format!("who does not want it votes against it: `ovn vote cast {id} disagree`"),
		));
	}
	let late = |what: String| {
		no("VoteTooFarGone", what, format!("`ovn vote show {id}` shows how it stands"))
	};
	match &proposal.stage {
		Stage::Seeking { .. } => Ok(()),
		Stage::Voting { .. } if proposal.repeats.is_some() => Err(late(format!(
			"{id} repeats another one, and is not taken back once its vote is open"
		))),
		Stage::Voting { .. } => {
			let poll = proposal.opened()?;
			let (opened, period) = (poll.opened_at.into(), poll.period.into());
			match is_first_half(opened, period, now.block.into()) {
				true => Ok(()),
				false => Err(late(format!("half of the vote on {id} is over"))),
			}
		},
		Stage::Passed { .. } | Stage::Ended { .. } => {
			Err(late(format!("the vote on {id} is over")))
		},
	}
}

/// How a proposal ended, if it did so a short time ago; else what is said.
fn ended_lately<'a>(proposal: &'a Proposal, now: Now, name: &str, how: &str) -> Outcome<&'a str> {
	let id = proposal.id;
	let Stage::Ended { ending, at } = &proposal.stage else {
		let (what, todo) = instead(proposal, now);
		return Err(no(name, format!("{id} is not {how}: {what}"), todo));
	};
	let until = at.saturating_add(now.days(REPEAT_DAYS));
	if now.block >= until {
		return Err(no(
			name,
			format!(
				"{id} ended {} ago: what did not pass is {how} within {REPEAT_DAYS} days",
				time(now.block.saturating_sub(*at), now.per_day)
			),
			"propose it anew: `ovn vote propose --help`",
		));
	}
	if proposal.repeated {
		return Err(no(
			name,
			format!("{id} was repeated already"),
			format!("`ovn vote list {}` shows by which one", id.scope),
		));
	}
	Ok(ending)
}

/// That a proposal can be called again by who agreed to it.
pub fn calling_again(proposal: &Proposal, me: &str, agreed: bool, rule: bool, now: Now) -> Outcome {
	let name = "CannotCallAgain";
	let id = proposal.id;
	let ending = ended_lately(proposal, now, name, "called again")?;
	let electors = proposal.poll.as_ref().map(|poll| poll.electors);
	let why = if proposal.template != Template::Majority {
		Some(format!("votes by {} are not called again", template_word(proposal.template)))
	} else if ending != "TooFew" {
		Some(format!(
			"only what too few agreed to is called again, and {id} was {}",
			super::card::ending_words(ending)
		))
	} else if electors.is_none_or(|count| count < FOUNDERS) {
		Some("it takes three who vote".into())
	} else if proposal.repeats.is_some() {
		Some(format!("{id} is itself a repetition"))
	} else if !rule {
		Some("the rules of the scope do not allow it".into())
	} else {
		None
	};
	if let Some(why) = why {
		return Err(no(name, why, format!("put it to a special vote: `ovn vote escalate {id}`")));
	}
	match proposal.proposer == me || agreed {
		true => Ok(()),
		false => Err(no(
			"NotInFavour",
			format!("who made {id} or agreed to it calls it again"),
			format!("put it to a special vote: `ovn vote escalate {id}`"),
		)),
	}
}

/// That a proposal can be put to a special vote.
pub fn escalating(proposal: &Proposal, now: Now) -> Outcome {
	let name = "CannotEscalate";
	let ending = ended_lately(proposal, now, name, "put to a special vote")?;
	let can = proposal.template.has_blocks() && matches!(ending, "Blocked" | "Outvoted" | "TooFew");
	match can {
		true => Ok(()),
		false => Err(no(
			name,
			format!(
				"what consent or majority did not carry is put to a special vote, and {} was voted on by {}: {}",
				proposal.id,
				template_word(proposal.template),
				super::card::ending_words(ending)
			),
			"propose it anew: `ovn vote propose --help`",
		)),
	}
}

/// That a scope decides by votes.
pub fn deciding(scope: u32, roll: &Roll) -> Outcome {
	match scope == 0 || roll.decides {
		true => Ok(()),
		false => Err(no(
			"StewardsDecide",
			format!("scope {scope} has {} on its roll, and decides by votes once it has had {FOUNDERS}", roll.voters),
			format!("its stewards decide: run the command without --by-vote (`ovn network show {scope}` names them)"),
		)),
	}
}

/// That a template is strong enough for a class of matters, as far as the chain's documentation says which it is.
pub fn strong_enough(template: Template, class: Option<&str>, what: &str) -> Outcome {
	let needed = match (template, class) {
		(Template::Consent, Some("significant")) => "majority",
		(Template::Consent | Template::Majority, Some("critical")) => "special",
		_ => return Ok(()),
	};
	let class = class.unwrap_or("standard");
	Err(no(
		"TemplateTooWeak",
		format!("{what} is a {class} matter, which {} does not decide", template_word(template)),
		format!("propose it by {needed}"),
	))
}

#[cfg(test)]
mod tests;
