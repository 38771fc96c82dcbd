// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What waits for a voter, over all scopes on whose roll it is; and the proposals of one scope.

use super::{
	act::ballot_of,
	card::standing_of,
	checks::Now,
	count, now,
	records::{template_word, Choice, Id, Proposal, Stage, Voter},
	title, voter_of, PALLET,
};
use crate::{
	commands::network::small,
	context::Context,
	errors::{Failure, Outcome},
	fields::{amount, text},
	output,
	verbs::Values,
};
use serde_json::{json, Value as Json};
use std::{collections::BTreeSet, future::Future, pin::Pin};

/// So many of the newest proposals of a scope are looked at.
const NEWEST: u32 = 200;
/// So many scopes of a voter are looked at.
const SCOPES: usize = 100;

/// What a voter can do about a proposal, the most pressing first.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Sort {
	Vote,
	Execute,
	Back,
	Close,
	Voted,
}

/// What is told of each sort: the key for programmes, and the heading.
const SORTS: [(Sort, &str, &str); 5] = [
	(Sort::Vote, "vote", "To vote on"),
	(Sort::Execute, "execute", "Passed, and to be carried out"),
	(Sort::Back, "back", "Looking for backers"),
	(Sort::Close, "close", "Over, and to be closed"),
	(Sort::Voted, "voted", "You have voted on"),
];

/// A proposal about which a voter can do something.
#[derive(Debug)]
pub struct Matter {
	pub sort: Sort,
	pub proposal: Proposal,
	pub cast: Option<Choice>,
}

/// How far was looked in a scope.
#[derive(Debug)]
pub struct Looked {
	scope: u32,
	looked_at: u32,
	of: u32,
}

/// When what can be done about it is over.
fn until(proposal: &Proposal) -> u32 {
	match proposal.stage {
		Stage::Seeking { until } | Stage::Passed { until, .. } => until,
		Stage::Voting { closes_at, .. } => closes_at,
		Stage::Ended { at, .. } => at,
	}
}

/// What a voter can do about a proposal now; nothing if it can only wait.
fn sort_of(
	proposal: &Proposal,
	voter: &Voter,
	who: &str,
	cast: Option<Choice>,
	now: Now,
) -> Outcome<Option<Sort>> {
	if count::can_close(proposal, now.block, now.per_day)? {
		return Ok(Some(Sort::Close));
	}
	Ok(match proposal.stage {
		Stage::Seeking { .. } => {
			let backs = proposal.proposer == who || proposal.backers.iter().any(|one| one == who);
			(!backs).then_some(Sort::Back)
		},
		Stage::Voting { .. } => {
			let votes = proposal.opened()?.has(voter) && proposal.subject.as_deref() != Some(who);
			votes.then_some(if cast.is_none() { Sort::Vote } else { Sort::Voted })
		},
		Stage::Passed { from, .. } => (from <= now.block).then_some(Sort::Execute),
		Stage::Ended { .. } => None,
	})
}

/// The newest proposals of a scope, and how far was looked.
pub async fn newest(context: &Context, scope: u32) -> Outcome<(Vec<Proposal>, Looked)> {
	let next = context.chain.storage(PALLET, "NextProposal", &[json!(scope)]).await?;
	let next = match next {
		Some(next) => small(&next)?,
		// Nobody has proposed anything there.
		None => return Ok((Vec::new(), Looked { scope, looked_at: 0, of: 0 })),
	};
	let first = next.saturating_sub(NEWEST);
	let looked = Looked { scope, looked_at: next.saturating_sub(first), of: next };
	let mut list = Vec::new();
	if first == 0 {
		for (keys, found) in context.chain.entries(PALLET, "Proposals", &[json!(scope)]).await? {
			let index = small(keys.get(1).ok_or_else(|| Failure::node("a key that is short"))?)?;
			list.push(Proposal::read(Id { scope, index }, &found)?);
		}
	} else {
		for index in first..next {
			let id = Id { scope, index };
			// The records of those that ended long ago may be cleared.
			if let Some(found) = context.chain.storage(PALLET, "Proposals", &id.keys()).await? {
				list.push(Proposal::read(id, &found)?);
			}
		}
	}
	list.sort_by_key(|of| std::cmp::Reverse(of.id.index));
	Ok((list, looked))
}

/// The scopes in which somebody is a member, and may be on the roll.
async fn scopes_of(context: &Context, who: &str) -> Outcome<BTreeSet<u32>> {
	let question = json!({"who": who});
	let place = |last: &Json| last["scope"].clone();
	let all = context.pages(("Networks", "memberships"), question, place).await?;
	let mut scopes = BTreeSet::new();
	for of in &all {
		if text(&of["tier"], "a tier")? == "Member" {
			scopes.insert(small(&of["scope"])?);
		}
	}
	Ok(scopes)
}

/// What waits for somebody, the most pressing first; how far was looked; and how many scopes were left out.
pub async fn gather(context: &Context, who: &str) -> Outcome<(Vec<Matter>, Vec<Looked>, usize)> {
	let now = now(context)?;
	let (mut matters, mut looked) = (Vec::new(), Vec::new());
	let scopes = scopes_of(context, who).await?;
	let left_out = scopes.len().saturating_sub(SCOPES);
	for scope in scopes.into_iter().take(SCOPES) {
		let Some(voter) = voter_of(context, scope, who).await? else { continue };
		let (list, far) = newest(context, scope).await?;
		looked.push(far);
		for proposal in list {
			let cast = match proposal.stage {
				Stage::Voting { .. } => ballot_of(context, proposal.id, who).await?,
				_ => None,
			};
			if let Some(sort) = sort_of(&proposal, &voter, who, cast, now)? {
				matters.push(Matter { sort, proposal, cast });
			}
		}
	}
	matters.sort_by_key(|of| (of.sort, until(&of.proposal), of.proposal.id.scope));
	Ok((matters, looked, left_out))
}

/// What to say of those that were not looked at.
async fn say_how_far(context: &mut Context, looked: &[Looked], left_out: usize) {
	for far in looked.iter().filter(|far| far.looked_at < far.of) {
		let name = context.scope_name(far.scope).await;
		output::say(format!(
			"Looked at the newest {} of {} proposals of {name}.",
			far.looked_at, far.of
		));
	}
	if left_out > 0 {
		output::say(format!(
			"Of {left_out} more scopes nothing was read: name one, `ovn vote list SCOPE`."
		));
	}
}

/// How a proposal stands, in a few words.
fn short_standing(proposal: &Proposal) -> Outcome<String> {
	Ok(match (&proposal.stage, &proposal.poll) {
		(Stage::Seeking { .. }, _) => format!("backed by {}", proposal.backers.len()),
		(Stage::Ended { ending, .. }, _) => super::card::ending_words(ending).to_owned(),
		(_, Some(poll)) => {
			let counts = count::counts(proposal, poll);
			let worst = counts.iter().min_by_key(|count| count.result);
			worst.map_or_else(String::new, |count| standing_of(count, true))
		},
		(_, None) => return Err(Failure::node("the node does not say how a vote stands")),
	})
}

/// The command that comes next.
fn next(matter: &Matter) -> String {
	let id = matter.proposal.id;
	match matter.sort {
		Sort::Vote => format!("ovn vote cast {id} agree"),
		Sort::Execute => format!("ovn vote execute {id}"),
		Sort::Back => format!("ovn vote back {id}"),
		Sort::Close => format!("ovn vote close {id}"),
		Sort::Voted => format!("ovn vote show {id}"),
	}
}

fn matter_json(context: &Context, matter: &Matter, now: Now) -> Outcome<Json> {
	let of = &matter.proposal;
	let sort = SORTS.iter().find(|(sort, ..)| *sort == matter.sort).map(|(_, name, _)| *name);
	Ok(json!({
		"proposal": of.id.json(), "waits_for": sort, "title": title(context, of),
		"template": template_word(of.template), "until": until(of),
		"blocks_left": until(of).saturating_sub(now.block),
		"ballot": matter.cast.map(Choice::word), "standing": short_standing(of)?,
		"next": next(matter),
	}))
}

pub fn inbox(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let who = text(&values["who"], "who is asked about")?.to_owned();
		let now = now(context)?;
		let (matters, looked, left_out) = gather(context, &who).await?;
		if context.options.json {
			let list = matters.iter().map(|matter| matter_json(context, matter, now));
			let looked = looked
				.iter()
				.map(|far| json!({"scope": far.scope, "looked_at": far.looked_at, "of": far.of}));
			let answer = json!({
				"who": who, "matters": list.collect::<Outcome<Vec<_>>>()?,
				"looked": looked.collect::<Vec<_>>(), "scopes_left_out": left_out,
			});
			output::say(answer.to_string());
			return Ok(());
		}
		if looked.is_empty() {
			output::say(format!(
				"{} is on the roll of no scope: members vote, whom a decision makes such.",
				context.person(&who)
			));
			return Ok(());
		}
		let mut said = false;
		for (sort, _, heading) in SORTS {
			for (index, matter) in matters.iter().filter(|of| of.sort == sort).enumerate() {
				if index == 0 {
					let space = if said { "\n" } else { "" };
					output::say(format!("{space}{heading}"));
				}
				said = true;
				let of = &matter.proposal;
				let time = match sort {
					Sort::Close => "over".to_owned(),
					_ => format!("{} left", now.left(until(of))),
				};
				let cast = match matter.cast {
					Some(cast) => format!("; you said: {}", cast.word()),
					None => String::new(),
				};
				let line = format!(
					"  {} {}: by {}, {time}; {}{cast}",
					of.id,
					title(context, of),
					template_word(of.template),
					short_standing(of)?
				);
				output::say(output::wrapped(&line, 4));
				output::say(format!("      {}", next(matter)));
			}
		}
		match said {
			true => output::say("\nLook at one first: ovn vote show SCOPE/NUMBER; instead of agree: abstain, disagree, block --reason WHY"),
			false => output::say("Nothing waits for your vote."),
		}
		say_how_far(context, &looked, left_out).await;
		Ok(())
	})
}

/// How many of each sort wait for somebody, in a sentence; nothing if none does.
pub fn summary(matters: &[Matter]) -> Option<String> {
	let many = |wanted: Sort| matters.iter().filter(|of| of.sort == wanted).count();
	let parts: Vec<_> = [
		(Sort::Vote, "to vote on"),
		(Sort::Execute, "to carry out"),
		(Sort::Back, "to back"),
		(Sort::Close, "to close"),
	]
	.into_iter()
	.filter(|(sort, _)| many(*sort) > 0)
	.map(|(sort, words)| format!("{} {words}", many(sort)))
	.collect();
	(!parts.is_empty()).then(|| format!("proposals: {}", parts.join(", ")))
}

pub fn list(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let scope = small(&values["scope"])?;
		let now = now(context)?;
		let all = values["all"] == json!(true);
		let (mut list, far) = newest(context, scope).await?;
		list.retain(|of| all || !matches!(of.stage, Stage::Ended { .. }));
		let left = |of: &Proposal| match of.stage {
			Stage::Ended { .. } => String::new(),
			Stage::Passed { from, .. } if from > now.block => format!("from {} on", now.left(from)),
			_ if until(of) <= now.block => "over".into(),
			_ => now.left(until(of)),
		};
		if context.options.json {
			let mut answer = Vec::new();
			for of in &list {
				answer.push(json!({
					"proposal": of.id.json(), "title": title(context, of),
					"template": template_word(of.template), "state": of.stage.word(),
					"until": until(of), "standing": short_standing(of)?,
				}));
			}
			output::say(Json::from(answer).to_string());
			return Ok(());
		}
		if list.is_empty() {
			output::say("Nothing is proposed there now: `ovn vote propose --help` tells how. --all lists what ended, too.");
		} else {
			let mut rows = Vec::new();
			for of in &list {
				rows.push(vec![
					of.id.to_string(),
					super::card::cut(&title(context, of), 40),
					template_word(of.template).to_owned(),
					of.stage.word().to_owned(),
					left(of),
					short_standing(of)?,
				]);
			}
			output::say(output::table(&["proposal", "about", "by", "", "left", "stands"], &rows));
		}
		say_how_far(context, &[far], 0).await;
		Ok(())
	})
}

fn days(count: u32) -> String {
	match count {
		1 => "1 day".into(),
		_ => format!("{count} days"),
	}
}

/// Who is on the roll of a scope: so many of them.
pub fn roll(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let scope = small(&values["scope"])?;
		let most = usize::try_from(amount(&values["most"], "how many")?).unwrap_or(usize::MAX);
		let today = now(context)?.today();
		let roll = super::roll_of(context, scope).await?;
		let totals = context.chain.storage(PALLET, "WeightsOf", &[json!(scope)]).await?;
		// Where nobody has reputation there is no record of it.
		let whole = totals.map_or(Ok(0), |of| amount(&of["sum"]["weight"], "all reputation"))?;
		let found = context.chain.entries_at_most(PALLET, "Voters", &[json!(scope)], most).await?;
		let mut voters = Vec::new();
		for (keys, of) in &found {
			let who = keys.get(1).ok_or_else(|| Failure::node("a key that is short"))?;
			voters.push((text(who, "a voter")?.to_owned(), Voter::read(of)?));
		}
		voters.sort_by_key(|(_, voter)| voter.number);
		if context.options.json {
			let list: Vec<_> = voters
				.iter()
				.map(|(who, voter)| {
					json!({
						"who": who, "number": voter.number, "since_day": voter.since,
						"acted_day": voter.acted, "weight": voter.weight.to_string(),
					})
				})
				.collect();
			let answer = json!({
				"scope": scope, "voters": roll.voters, "ever": roll.ever, "day": today,
				"decides": scope == 0 || roll.decides, "weight": whole.to_string(), "roll": list,
			});
			output::say(answer.to_string());
			return Ok(());
		}
		let decides = match scope == 0 || roll.decides {
			true => "decides by votes".to_owned(),
			false => {
				format!("decides by votes once it has had {} voters", super::checks::FOUNDERS)
			},
		};
		output::say(format!(
			"{}: {} on the roll of {} who ever were; it {decides}.",
			context.scope_name(scope).await,
			roll.voters,
			roll.ever
		));
		let rows: Vec<_> = voters
			.iter()
			.map(|(who, voter)| {
				let share = match whole {
					0 => String::new(),
					_ => count::share(voter.weight, whole, false),
				};
				vec![
					voter.number.to_string(),
					context.person(who),
					days(today.saturating_sub(voter.since)),
					format!("{} ago", days(today.saturating_sub(voter.acted))),
					share,
				]
			})
			.collect();
		if !rows.is_empty() {
			output::say(output::table(
				&["number", "voter", "on it for", "acted", "reputation"],
				&rows,
			));
		}
		let shown = u32::try_from(voters.len()).unwrap_or(u32::MAX);
		if shown < roll.voters {
			output::say(format!("These are {shown} of {}: --most shows more.", roll.voters));
		}
		Ok(())
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::commands::vote::records::tests::{proposal as record, voter};

	const NOW: Now = Now { block: 60, per_day: 20 };

	fn of(change: impl FnOnce(&mut Json)) -> Proposal {
		let mut json = record();
		change(&mut json);
		Proposal::read(Id { scope: 1, index: 7 }, &json).unwrap()
	}

	#[test]
	fn matter_is_what_a_voter_can_do_about_it() {
		let eve = Voter::read(&voter()).unwrap();
		let sort = |change: fn(&mut Json), who: &str, cast| {
			sort_of(&of(change), &eve, who, cast, NOW).unwrap()
		};
		assert_eq!(sort(|_| {}, "eve", None), Some(Sort::Vote));
		assert_eq!(sort(|_| {}, "eve", Some(Choice::Agree)), Some(Sort::Voted));
		assert_eq!(sort(|json| json["subject"] = json!("eve"), "eve", None), None);
		assert_eq!(sort(|json| json["poll"]["ever"] = json!(3), "eve", None), None);
		let seeking = |json: &mut Json| {
			json["status"] = json!({"Seeking": {"until": 300}});
			json["backers"] = json!(["ben"]);
		};
		assert_eq!(sort(seeking, "eve", None), Some(Sort::Back));
		assert_eq!((sort(seeking, "ben", None), sort(seeking, "ana", None)), (None, None));
		let passed =
			|json: &mut Json| json["status"] = json!({"Passed": {"from": 60, "until": 61}});
		assert_eq!(sort(passed, "eve", None), Some(Sort::Execute));
		let waits = |json: &mut Json| json["status"] = json!({"Passed": {"from": 61, "until": 90}});
		assert_eq!(sort(waits, "eve", None), None);
		let over = |json: &mut Json| json["status"] = json!({"Passed": {"from": 10, "until": 60}});
		assert_eq!(sort(over, "eve", None), Some(Sort::Close));
	}

	#[test]
	fn what_is_not_voted_on_comes_first_and_what_ends_first_before_others() {
		let at = |sort, closes_at: u32| Matter {
			sort,
			proposal: of(|json| json["status"]["Voting"]["closes_at"] = json!(closes_at)),
			cast: None,
		};
		let mut list = [at(Sort::Voted, 70), at(Sort::Vote, 90), at(Sort::Vote, 80)];
		list.sort_by_key(|of| (of.sort, until(&of.proposal)));
		let found: Vec<_> = list.iter().map(|of| (of.sort, until(&of.proposal))).collect();
		assert_eq!(found, [(Sort::Vote, 80), (Sort::Vote, 90), (Sort::Voted, 70)]);
		assert_eq!(next(&list[0]), "ovn vote cast 1/7 agree");
		assert_eq!(summary(&list).unwrap(), "proposals: 2 to vote on");
		assert_eq!(summary(&list[2..]), None);
	}
}
