// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Decisions by votes: what the members of a scope decide, each with a ballot.
//!
//! Joint decisions of stewards (`decision.rs`) are something else: those are signed. What is read of a vote and what
//! is missing stands in `records` and `count`, what is refused before it is signed in `checks`.

mod act;
mod calls;
mod card;
mod checks;
mod count;
mod effects;
mod inbox;
mod propose;
mod records;
mod tell;

pub use inbox::{gather, summary};
pub use tell::tell;

use super::network::small;
use crate::{
	context::Context,
	errors::{self, Outcome},
	fields::{as_said, shorten},
	names, output, scale,
	verbs::{arg, call, own, Arg, Kind, Noun, Values, Verb},
};
use card::{Card, You};
use checks::{no, Now};
use propose::TEMPLATES;
use records::{Id, Proposal, Roll, Source, Stage, Voter, CHOICES};
use serde_json::{json, Value as Json};
use std::{future::Future, pin::Pin};

const PALLET: &str = "Governance";
const WEIGHTINGS: &[&str] = &["Usual", "Heads", "Reputation", "Both"];
const STEWARDS: &[&str] = &["Nothing", "Standard", "Significant"];

/// The calls and questions of the pallet that commands here make.
pub const DONE_HERE: [&str; 19] = [
	"propose",
	"back",
	"unback",
	"withdraw",
	"call_again",
	"escalate",
	"vote",
	"close",
	"execute",
	"clear",
	"enrol",
	"confirm",
	"strike",
	"set_rules",
	"rules",
	"outcome_now",
	"may_vote",
	"is_free",
	"stewards_decide",
];

fn which() -> Arg {
	arg("proposal", Kind::Proposal)
}

/// The subject, with these commands besides.
pub fn noun(others: Vec<Verb>) -> Noun {
	let scope = || arg("scope", Kind::Scope);
	let mut verbs = vec![
		own("inbox", "Lists what waits for your vote, over all scopes on whose roll you are", inbox::inbox, [
			arg("who", Kind::Account).or("me").help("an account; no key is needed to ask about one"),
		])
		.note("Example: ovn vote inbox"),
		own("list", "Lists the proposals of a scope, the newest first", inbox::list, [
			scope(),
			arg("all", Kind::Flag).help("those that ended, too, as far as their records are kept"),
		])
		.note("Example: ovn vote list lab"),
		own("show", "Shows a proposal: what changes, how it stands, what is missing, what comes next", show, [
			which(),
			arg("who", Kind::Account).opt().help("whose ballot is told [default: me]"),
			arg("calls", Kind::Flag).help("show all that its calls say"),
		])
		.note("Example: ovn vote show lab/7"),
		own("propose", "Proposes calls that are given as bytes, or a motion, to the voters of a scope", propose::propose, [
			scope(),
			arg("template", Kind::Choice(TEMPLATES)).must().help("by which rule it passes"),
			arg("document", Kind::Document).must().help("what it is about and why: a file, a URL with its hash, or a short text"),
			arg("call", Kind::Text).opt().many().help("what is to be done, as 0x... or @FILE; up to eight, all or none are done"),
			arg("motion", Kind::Flag).help("nothing is done: that it was decided is the result"),
			arg("supersedes", Kind::Number).opt().help("the number of a proposal whose place it takes"),
			arg("review", Kind::Duration).opt().help("when the scope wants to look at it again, from now, as 90d"),
		])
		.note("Any command that decides for a scope is proposed with --by-vote TEMPLATE --why DOCUMENT after it; with --offline-payload FILE it writes its call to a file.\nExample: ovn fund create lab tools --by-vote majority --why 'A fund for tools'\nExample: ovn vote propose lab --template majority --document why.md --call @one.json --call @two.json"),
		own("back", "Backs a proposal; with the last backer that it needs the vote opens", act::back, [which()])
			.note("Example: ovn vote back lab/7"),
		own("unback", "Takes your backing of a proposal back", act::unback, [which()]),
		own("cast", "Casts a ballot on a proposal, or another one in its place", act::cast, [
			which(),
			arg("choice", Kind::Choice(CHOICES)).help("what you say to it"),
			arg("reason", Kind::Hash).opt().help("why: a file or text, whose hash is recorded; needed to block"),
		])
		.note("Example: ovn vote cast lab/7 agree\nExample: ovn vote cast lab/7 block --reason why.txt"),
		own("close", "Closes a vote that is over, or the search for backers; anybody can", act::close, [which()]),
		own("execute", "Carries out what passed, once its delay is over; anybody can", act::execute, [which()]),
		own("withdraw", "Takes your own proposal back, in the first half of its vote at the latest", act::withdraw, [which()]),
		own("again", "Calls a vote again to which too few agreed: half as many must agree then", act::again, [which()]),
		own("escalate", "Puts what consent or majority did not carry to a special vote", act::escalate, [which()]),
		call("clear", (PALLET, "clear"), [
			which().at("id"),
			arg("limit", Kind::Number).opt().or("100").help("how many ballots at most"),
		]),
		own("enrol", "Puts you on the roll of a scope whose member you are", act::enrol, [scope()]),
		own("confirm", "Says that you are still there, so that nobody strikes you from the roll", act::confirm, [scope()]),
		call("strike", (PALLET, "strike"), [scope(), arg("who", Kind::Account)]),
		own("roll", "Shows who votes in a scope", inbox::roll, [
			scope(),
			arg("most", Kind::Number).opt().or("100").help("how many of them"),
		]),
		own("rules", "Shows by which rules a scope decides", rules, [scope()]),
		own("set-rules", "Decides on rules of a scope; those that are not named stay as they are", set_rules, [
			scope(),
			arg("weighting", Kind::Choice(WEIGHTINGS)).opt().help("by what votes are weighed; usual: by heads, in networks also by reputation"),
			arg("chambers", Kind::Text).opt().help("which sorts of voters decide each for themselves, by heads: persons,organisations,scopes or some of these; none: all together"),
			arg("consent-period", Kind::Number).opt().help("days of a vote by consent: 1 to 14"),
			arg("majority-period", Kind::Number).opt().help("days of a vote by majority: 3 to 30"),
			arg("special-period", Kind::Number).opt().help("days of a special vote: 7 to 30"),
			arg("emergency-period", Kind::Number).opt().help("days of a vote in an emergency: 1 to 7"),
			arg("majority-delay", Kind::Number).opt().help("days that a majority waits: 0 to 30"),
			arg("special-delay", Kind::Number).opt().help("days that a special decision waits: 2 to 60"),
			arg("majority-support", Kind::PerCent).opt().help("of more than how much of all must agree to a majority: 0 to 75"),
			arg("special-support", Kind::PerCent).opt().help("the same of special votes"),
			arg("spend-limit", Kind::PerCent).opt().help("what part of a purse is spent in a month without a critical decision: 1 to 100"),
			arg("block-share", Kind::PerCent).opt().help("what part of the voters blocks: 1 to 20"),
			arg("dormancy", Kind::Number).opt().help("after how many idle days anybody can strike a voter: 90 to 730"),
			arg("second-call", Kind::Choice(&["true", "false"])).opt().help("whether a majority can be called again"),
			arg("stewards", Kind::Choice(STEWARDS)).opt().help("up to which class of matters stewards decide"),
			arg("handover", Kind::Number).opt().help("after how many days stewards decide standard matters only: 30 to 730"),
			arg("entry", Kind::Text).opt().help("how agents become members: usual, decision, or DAYS/DAYS: on how many something was accepted (1 to 100) and for how many they belong (30 to 730), as 3/90"),
			arg("until", Kind::Number).opt().help("the first day on which the former rules hold again, counted from block 0"),
		])
		.note("Example: ovn vote set-rules lab --majority-period 7 --by-vote special --why 'A week for everybody'"),
	];
	verbs.extend(others);
	Noun {
		name: "vote",
		about: "Decisions by votes: proposing, backing, ballots, the roll and the rules",
		verbs,
	}
}

/// When something would happen: in the next block.
fn now(context: &Context) -> Outcome<Now> {
	let block = u32::try_from(context.chain.block().saturating_add(1))
		.map_err(|_| errors::Failure::node("a block after all blocks"))?;
	Ok(Now { block, per_day: context.chain.blocks_per_day })
}

/// A proposal that exists, and its record as the node says it.
async fn proposal(context: &Context, id: &Json) -> Outcome<(Proposal, Json)> {
	let id = Id::read(id)?;
	let found = context.chain.storage(PALLET, "Proposals", &id.keys()).await?;
	let found = found.ok_or_else(|| {
		no(
			"ProposalNotFound",
			format!("there is no proposal {id}, or its record was cleared"),
			format!("`ovn vote list {} --all` shows those of the scope", id.scope),
		)
	})?;
	Ok((Proposal::read(id, &found)?, found))
}

/// Somebody on the roll of a scope.
async fn voter_of(context: &Context, scope: u32, who: &str) -> Outcome<Option<Voter>> {
	let found = context.chain.storage(PALLET, "Voters", &[json!(scope), json!(who)]).await?;
	found.map(|found| Voter::read(&found)).transpose()
}

/// Whether somebody is a member of a scope.
async fn is_member(context: &Context, scope: u32, who: &str) -> Outcome<bool> {
	let found = context.chain.storage("Networks", "Members", &[json!(scope), json!(who)]).await?;
	Ok(found.is_some_and(|found| found["tier"] == json!("Member")))
}

/// Who acts, on the roll of a scope; refused if it is not on it.
async fn own_voter(context: &Context, scope: u32, me: &str) -> Outcome<Voter> {
	let voter = voter_of(context, scope, me).await?;
	let member = voter.is_some() || is_member(context, scope, me).await?;
	checks::voting(voter.as_ref(), scope, member).cloned()
}

/// How the roll of a scope stands.
async fn roll_of(context: &Context, scope: u32) -> Outcome<Roll> {
	match context.chain.storage(PALLET, "Rolls", &[json!(scope)]).await? {
		Some(found) => Roll::read(&found),
		None => Ok(Roll::none()),
	}
}

/// Those of these proposals that have not ended.
async fn live(context: &Context, scope: u32, of: &[u32]) -> Outcome<Vec<u32>> {
	let mut list = Vec::new();
	for index in of {
		let id = Id { scope, index: *index };
		if let Some(found) = context.chain.storage(PALLET, "Proposals", &id.keys()).await? {
			if !matches!(Proposal::read(id, &found)?.stage, Stage::Ended { .. }) {
				list.push(*index);
			}
		}
	}
	Ok(list)
}

/// What a proposal is about, in a line: the beginning of its text, where that is known.
fn title(context: &Context, proposal: &Proposal) -> String {
	// What a node says of a text proves nothing: its hash does.
	let proven = |text: &String| scale::to_hex(&names::hash(text.as_bytes())) == proposal.hash;
	let whole = names::from_uri(&proposal.uri).filter(proven);
	let whole = whole.or_else(|| context.copies.text(&proposal.hash));
	let first = whole.as_deref().and_then(|text| {
		text.lines().map(|line| line.trim_start_matches('#').trim()).find(|line| !line.is_empty())
	});
	match first {
		Some(line) => line.to_owned(),
		None if proposal.uri.is_empty() => format!("document {}", shorten(&proposal.hash)),
		None => format!("{} ({})", proposal.uri, shorten(&proposal.hash)),
	}
}

/// What a ballot of somebody would be.
async fn you(context: &Context, proposal: &Proposal, who: Option<&str>) -> Outcome<You> {
	let Some(who) = who else { return Ok(You::Nobody) };
	let id = proposal.id;
	let Some(voter) = voter_of(context, id.scope, who).await? else { return Ok(You::NoVoter) };
	if proposal.subject.as_deref() == Some(who) {
		return Ok(You::Own);
	}
	let Some(poll) = &proposal.poll else {
		if proposal.proposer == who || proposal.backers.iter().any(|one| one == who) {
			return Ok(You::Stands);
		}
		return Ok(You::Votes { weight: voter.weight, cast: None, is_free: false });
	};
	if !poll.has(&voter) {
		return Ok(You::Later);
	}
	let question = json!({"id": id.json(), "who": who, "choice": "Agree", "reason": null});
	let is_free = context.view(PALLET, "is_free", question).await? == json!(true);
	let cast = act::ballot_of(context, id, who).await?;
	Ok(You::Votes { weight: voter.weight_at(poll.day), cast, is_free })
}

fn show(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let (found, record) = proposal(context, &values["proposal"]).await?;
		let (id, now) = (found.id, now(context)?);
		let who = match values.get("who").and_then(Json::as_str) {
			Some(who) => Some(who.to_owned()),
			// Without a key nobody in particular asks.
			None => context.me().ok(),
		};
		let calls = calls::of(context, &found).await?;
		let said = match context.view(PALLET, "outcome_now", json!({"id": id.json()})).await? {
			Json::Null => None,
			said => Some(tell::result_of(&said)?),
		};
		let you = you(context, &found, who.as_deref()).await?;
		let roll = roll_of(context, id.scope).await?;
		let needed = found.needed(roll.electors(found.template, now.today()));
		if context.options.json {
			let counts = found.poll.as_ref().map(|poll| count::counts(&found, poll));
			let answer = json!({
				"proposal": id.json(), "title": title(context, &found), "record": record,
				"calls": calls.as_ref().map(|calls| calls.iter().map(|call| json!({
					"pallet": call.pallet, "name": call.name, "arguments": call.arguments,
					"data": scale::to_hex(&call.bytes),
				})).collect::<Vec<_>>()),
				"backers_needed": needed, "outcome_now": said.map(count::result_name),
				"measures": counts.map(|list| list.iter().map(count_json).collect::<Vec<_>>()),
				"can_close": count::can_close(&found, now.block, now.per_day)?,
				"block": now.block, "blocks_per_day": now.per_day, "you": you_json(&you),
			});
			output::say(answer.to_string());
			return Ok(());
		}
		let mut changes = match calls.as_deref() {
			None => vec!["its calls are kept no more".to_owned()],
			Some([]) if found.source == Source::Nomination => {
				vec!["makes its proposer a member, with a vote".to_owned()]
			},
			Some([]) => vec!["nothing on the chain: that it was decided is the result".to_owned()],
			Some(list) => {
				let mut lines = Vec::new();
				for call in list {
					lines.extend(calls::changes(context, call, who.as_deref()).await?);
				}
				lines
			},
		};
		if let Some(other) = found.supersedes {
			changes.push(format!("and takes the place of proposal {}/{other}", id.scope));
		}
		if values["calls"] == json!(true) {
			for line in &changes {
				output::say(line);
			}
			return Ok(());
		}
		let failed = found.last_error.as_ref().map(|error| {
			let why = errors::dispatch(context.chain.metadata(), ("", ""), error);
			why.what.replacen("The chain refused: ", "", 1)
		});
		let card = Card {
			proposal: &found,
			scope: context.scope_name(id.scope).await,
			title: title(context, &found),
			changes,
			undo: calls::undo(calls.as_deref().unwrap_or(&[])),
			proposer: context.person(&found.proposer),
			backers: found.backers.iter().map(|who| context.person(who)).collect(),
			needed,
			you,
			failed,
			said,
			now,
		};
		let at =
			|block: u32| context.date_of(block.into()).unwrap_or_else(|| format!("block {block}"));
		for line in card.lines(&at)? {
			output::say(line);
		}
		Ok(())
	})
}

fn count_json(count: &count::Count) -> Json {
	let cast = &count.cast;
	let digits = |number: Option<u128>| number.map(|number| number.to_string());
	json!({
		"measure": match count.measure {
			count::Measure::Heads => "heads",
			count::Measure::Reputation => "reputation",
		},
		"agree": cast.agree.to_string(), "disagree": cast.disagree.to_string(),
		"abstain": cast.abstain.to_string(), "block": cast.block.to_string(),
		"of": count.whole.to_string(), "outcome": count::result_name(count.result),
		"missing": digits(count.missing), "least": digits(count.least),
		"blocks_to_stop": digits(count.stops),
	})
}

fn you_json(you: &You) -> Json {
	match you {
		You::Nobody => Json::Null,
		You::NoVoter => json!({"votes": false, "why": "not on the roll"}),
		You::Later => json!({"votes": false, "why": "enrolled later"}),
		You::Own => json!({"votes": false, "why": "own case"}),
		You::Stands => json!({"votes": true, "backs": true}),
		You::Votes { weight, cast, is_free } => json!({
			"votes": true, "weight": weight.to_string(), "ballot": cast.map(records::Choice::word),
			"free": is_free,
		}),
	}
}

fn rules(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let scope = small(&values["scope"])?;
		let question = json!({"scope": scope});
		let found = context.view(PALLET, "rules", question.clone()).await?;
		let stewards = context.view(PALLET, "stewards_decide", question).await?;
		let own = context.chain.storage(PALLET, "RulesOf", &[json!(scope)]).await?.is_some();
		let roll = roll_of(context, scope).await?;
		if context.options.json {
			let answer = json!({
				"scope": scope, "rules": found, "decided": own, "voters": roll.voters,
				"votes_decide": scope == 0 || roll.decides, "stewards_decide": stewards,
			});
			output::say(answer.to_string());
			return Ok(());
		}
		let name = context.scope_name(scope).await;
		output::say(match own {
			true => format!("{name} decides by rules of its own:"),
			false => format!("{name} decides by the usual rules:"),
		});
		for (name, value) in calls::rules(&found)? {
			output::say(format!("  {name:<17}  {value}"));
		}
		output::say(match scope == 0 || roll.decides {
			true => {
				format!("Votes decide, of {} on the roll (`ovn vote roll {scope}`).", roll.voters)
			},
			false => format!(
				"Votes decide nothing yet: {} are on the roll, and {} have to be once.",
				roll.voters,
				checks::FOUNDERS
			),
		});
		output::say(match stewards {
			Json::Null => "Stewards decide nothing now.".to_owned(),
			class => format!("Stewards decide up to {} matters now.", crate::fields::word(&class)),
		});
		Ok(())
	})
}

/// The rules with those that were named in place of the former ones.
fn changed(old: &Json, values: &Values) -> Outcome<Json> {
	let mut new = old.clone();
	let fields = crate::fields::fields_of(old, "the rules of a scope")?;
	for name in fields.keys() {
		let argument = name.replace('_', "-");
		let Some(given) = values.get(&argument).filter(|given| !given.is_null()) else { continue };
		let said = as_said(given);
		new[name] = match said.as_str() {
			_ if name == "chambers" => chambers(&said)?,
			_ if name == "entry" => entry(&said)?,
			"Usual" | "Nothing" => Json::Null,
			"true" => json!(true),
			"false" => json!(false),
			_ => given.clone(),
		};
	}
	Ok(new)
}

/// The chambers that were named, as the chain takes them.
fn chambers(said: &str) -> Outcome<Json> {
	let mut found = json!({"persons": false, "organisations": false, "scopes": false});
	for name in said.split(',').map(str::trim).filter(|name| *name != "none") {
		let place = found.get_mut(name).ok_or_else(|| {
			errors::Failure::usage(format!("there is no chamber {name}"))
				.hint("name some of persons,organisations,scopes, or none")
		})?;
		*place = json!(true);
	}
	Ok(found)
}

/// How agents become members, as the chain takes it.
fn entry(said: &str) -> Outcome<Json> {
	let days = said.split_once('/').and_then(|(accepted, days)| {
		Some((accepted.trim().parse::<u8>().ok()?, days.trim().parse::<u16>().ok()?))
	});
	match (said.to_lowercase().as_str(), days) {
		("usual", _) => Ok(Json::Null),
		("decision", _) => Ok(json!("ByDecision")),
		(_, Some((accepted, days))) => Ok(json!({"Earned": {"accepted": accepted, "days": days}})),
		_ => Err(errors::Failure::usage(format!("{said} is no way to become a member"))
			.hint("say usual, decision, or two numbers of days, as 3/90")),
	}
}

fn set_rules(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let scope = small(&values["scope"])?;
		let old = context.view(PALLET, "rules", json!({"scope": scope})).await?;
		let new = changed(&old, &values)?;
		let changes = calls::rules_changed(&old, &new)?;
		if changes.is_empty() {
			return Err(errors::Failure::usage("no rule would be another than it is").hint(
				format!("`ovn vote rules {scope}` shows them; name one, as --majority-period 7"),
			));
		}
		let mut words = vec![format!("The rules of {}:", context.scope_name(scope).await)];
		words.extend(changes.into_iter().map(|line| format!("  {line}")));
		words.push("  All others stay as they are. They hold for votes that open then.".into());
		let until = values.get("until").filter(|day| !day.is_null()).cloned();
		if let Some(day) = &until {
			words.push(format!("  From day {day} on the former ones hold again."));
		}
		let arguments = json!({"scope": scope, "rules": new, "until": until});
		let call = context.chain.call(PALLET, "set_rules", arguments, &scale::from_address)?;
		context.send(call, words).await.map(|_| ())
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn rules_that_are_not_named_stay_as_they_are() {
		let old = json!({"weighting": null, "majority_period": 5, "stewards": "Significant", "second_call": true});
		let mut values = Values::new();
		assert_eq!(changed(&old, &values).unwrap(), old);
		for (name, value) in [
			("weighting", json!("Heads")),
			("stewards", json!("Nothing")),
			("second-call", json!("false")),
			("majority-period", Json::Null),
		] {
			values.insert(name.into(), value);
		}
		assert_eq!(
			changed(&old, &values).unwrap(),
			json!({"weighting": "Heads", "majority_period": 5, "stewards": null, "second_call": false})
		);
		assert!(changed(&Json::Null, &values).is_err());
	}

	#[test]
	fn chambers_and_entry_are_said_in_words() {
		let only = |name: &str| {
			let mut all = json!({"persons": false, "organisations": false, "scopes": false});
			all[name] = json!(true);
			all
		};
		assert_eq!(chambers("scopes").unwrap(), only("scopes"));
		assert_eq!(chambers("persons, scopes").unwrap()["organisations"], json!(false));
		assert_eq!(chambers("none").unwrap()["persons"], json!(false));
		assert!(chambers("bots").is_err());
		assert_eq!(entry("3/90").unwrap(), json!({"Earned": {"accepted": 3, "days": 90}}));
		assert_eq!(entry("decision").unwrap(), json!("ByDecision"));
		assert_eq!(entry("Usual").unwrap(), Json::Null);
		assert!(entry("3").is_err() && entry("300/90").is_err());
	}

	#[test]
	fn every_rule_of_the_chain_can_be_set() {
		let metadata = crate::docs::embedded();
		let found = metadata.types().types.iter().find(|of| {
			of.ty.path.segments.first().map(String::as_str) == Some("pallet_governance")
				&& of.ty.path.segments.last().map(String::as_str) == Some("Rules")
		});
		let scale_info::TypeDef::Composite(rules) = &found.unwrap().ty.type_def else {
			panic!("rules are no record")
		};
		let noun = noun(Vec::new());
		let verb = noun.verbs.iter().find(|verb| verb.name == "set-rules").unwrap();
		for field in &rules.fields {
			let name = field.name.as_ref().unwrap().replace('_', "-");
			assert!(verb.args.iter().any(|arg| arg.name == name), "nothing sets {name}");
		}
	}
}
