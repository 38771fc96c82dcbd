// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What somebody does about a proposal: backing, casting, closing, carrying out, taking back, repeating; and the roll.

use super::{
	calls, checks, count, is_member, live, now, own_voter, proposal,
	records::{template_word, Choice, Id, Proposal, Stage, Voter},
	roll_of, title, voter_of, PALLET,
};
use crate::{
	chain::{Call, Receipt},
	commands::{decision, network::small},
	context::Context,
	errors::{self, Exit, Failure, Outcome},
	fields::base_units,
	scale,
	verbs::Values,
};
use ovn_math::decision::Template;
use serde_json::{json, Value as Json};
use std::{future::Future, pin::Pin};

type Done<'a> = Pin<Box<dyn Future<Output = Outcome> + 'a>>;

/// A call about a proposal alone.
fn about(context: &Context, name: &str, id: Id) -> Outcome<Call> {
	context.chain.call(PALLET, name, json!({"id": id.json()}), &scale::from_address)
}

/// A proposal with its title, within a sentence.
fn named(context: &Context, found: &Proposal) -> String {
	format!("proposal {}, \"{}\"", found.id, title(context, found))
}

/// What a proposal changes, in lines beneath a sentence.
async fn change_lines(context: &mut Context, calls: Option<&[Call]>) -> Outcome<Vec<String>> {
	let me = context.me().ok();
	Ok(match calls {
		None => vec!["  Its calls are kept no more.".into()],
		Some([]) => vec!["  It is a motion: nothing on the chain changes by it.".into()],
		Some(calls) => {
			let mut lines = Vec::new();
			for call in calls {
				let changes = calls::changes(context, call, me.as_deref()).await?;
				lines.extend(changes.into_iter().map(|line| format!("  {line}")));
			}
			lines
		},
	})
}

pub fn back(context: &mut Context, values: Values) -> Done<'_> {
	Box::pin(async move {
		let (found, _) = proposal(context, &values["proposal"]).await?;
		let (id, me, now) = (found.id, context.me()?, now(context)?);
		let voter = own_voter(context, id.scope, &me).await?;
		checks::backing(&found, &me, &live(context, id.scope, &voter.backing).await?, now)?;
		let roll = roll_of(context, id.scope).await?;
		let needed = found.needed(roll.electors(found.template, now.today()));
		let has = u32::try_from(found.backers.len()).unwrap_or(u32::MAX).saturating_add(1);
		let mut words = vec![format!(
			"Backs {}, by {}:",
			named(context, &found),
			template_word(found.template)
		)];
		let calls = calls::of(context, &found).await?;
		words.extend(change_lines(context, calls.as_deref()).await?);
		words.push(match has >= needed {
			true => "You are the last one it needs: the vote opens, and you agree to it until you cast another ballot.".into(),
			false => format!("You are backer {has} of {needed}; when the vote opens you agree to it."),
		});
		let call = about(context, "back", id)?;
		context.send(call, words).await.map(|_| ())
	})
}

pub fn unback(context: &mut Context, values: Values) -> Done<'_> {
	Box::pin(async move {
		let (found, _) = proposal(context, &values["proposal"]).await?;
		checks::unbacking(&found, &context.me()?, now(context)?)?;
		let words = vec![format!("You do not back {} any more.", named(context, &found))];
		let call = about(context, "unback", found.id)?;
		context.send(call, words).await.map(|_| ())
	})
}

/// What the ballot of somebody was, if there is one.
pub async fn ballot_of(context: &Context, id: Id, who: &str) -> Outcome<Option<Choice>> {
	let keys = [id.json(), json!(who)];
	let found = context.chain.storage(PALLET, "Ballots", &keys).await?;
	found.map(|found| Choice::read(&found["choice"])).transpose()
}

/// What a ballot weighs, in words.
fn weight_words(found: &Proposal, voter: &Voter) -> Outcome<String> {
	let poll = found.opened()?;
	let mut words = format!("It weighs 1 of {} heads", poll.electors);
	if poll.weight > 0 {
		let share = count::share(voter.weight_at(poll.day), poll.weight, false);
		words.push_str(&format!(" and {share} of the reputation"));
	}
	Ok(words)
}

pub fn cast(context: &mut Context, values: Values) -> Done<'_> {
	Box::pin(async move {
		let (found, _) = proposal(context, &values["proposal"]).await?;
		let (id, me, now) = (found.id, context.me()?, now(context)?);
		let choice = Choice::read(&values["choice"])?;
		let reason = values.get("reason").cloned().unwrap_or(Json::Null);
		let voter = own_voter(context, id.scope, &me).await?;
		let before = ballot_of(context, id, &me).await?;
		let ballot = (choice, !reason.is_null());
		checks::ballot(&found, &voter, &me, before, ballot, now)?;
		let arguments = json!({"id": id.json(), "choice": values["choice"], "reason": reason});
		let mut question = arguments.clone();
		question["who"] = json!(me);
		if context.view(PALLET, "may_vote", question.clone()).await? != json!(true) {
			return Err(Failure::new(
				Exit::Refused,
				format!("The chain would not take this ballot on {id}. Nothing was sent."),
			)
			.hint(format!("`ovn vote show {id}` shows how it stands; run the command again")));
		}
		let verb = match choice {
			Choice::Agree => "You agree to",
			Choice::Abstain => "You abstain from",
			Choice::Disagree => "You disagree with",
			Choice::Block => "You block",
		};
		let mut words = vec![format!("{verb} {}:", named(context, &found))];
		let calls = calls::of(context, &found).await?;
		words.extend(change_lines(context, calls.as_deref()).await?);
		let instead = match before {
			Some(before) => format!(", in place of your ballot to {}", before.word()),
			None => String::new(),
		};
		words.push(format!("{}{instead}.", weight_words(&found, &voter)?));
		let free = context.view(PALLET, "is_free", question).await? == json!(true);
		if free {
			context.free_because = "first ballots are free of charge";
		}
		let call = context.chain.call(PALLET, "vote", arguments, &scale::from_address)?;
		context.send(call, words).await.map(|_| ())
	})
}

pub fn close(context: &mut Context, values: Values) -> Done<'_> {
	Box::pin(async move {
		let (found, _) = proposal(context, &values["proposal"]).await?;
		checks::closing(&found, now(context)?)?;
		let mut words = vec![format!("Closes {}.", named(context, &found))];
		if let (Some(poll), Stage::Voting { .. }) = (&found.poll, &found.stage) {
			let counts = count::counts(&found, poll);
			words.extend(
				counts.iter().map(|of| format!("  {}", super::card::standing_of(of, true))),
			);
			let result = super::card::result_words(count::result(&counts));
			words.push(format!("What comes of it: {result}."));
		}
		let call = about(context, "close", found.id)?;
		context.send(call, words).await.map(|_| ())
	})
}

/// How much a template asks for, as the chain counts it.
fn rank(template: Template) -> usize {
	match template {
		Template::Consent => 0,
		Template::Majority => 1,
		Template::Special | Template::Emergency => 2,
	}
}

/// Why a proposal that passed would only end, if it would.
async fn obstacle(context: &Context, found: &Proposal) -> Outcome<Option<String>> {
	let version = context.chain.rpc("state_getRuntimeVersion", &[]).await?;
	let version = small(&version["transactionVersion"])?;
	if version != found.calls_version {
		return Ok(Some("the calls of the chain have changed since it was proposed".into()));
	}
	let opened = u128::from(found.opened()?.opened_at);
	for matter in &found.matters {
		let keys = [json!(found.id.scope), json!(matter)];
		let Some(last) = context.chain.storage(PALLET, "LastExecuted", &keys).await? else {
			continue;
		};
		let last = crate::fields::list_of(&last, "what was decided before")?;
		let mut as_strong = last.iter().skip(rank(found.template)).filter_map(base_units);
		if as_strong.any(|block| block > opened) {
			return Ok(Some("a later decision on the same matter was carried out".into()));
		}
	}
	Ok(None)
}

pub fn execute(context: &mut Context, values: Values) -> Done<'_> {
	Box::pin(async move {
		let (found, _) = proposal(context, &values["proposal"]).await?;
		let id = found.id;
		checks::executing(&found, now(context)?)?;
		let calls = calls::of(context, &found).await?.ok_or_else(|| {
			checks::no(
				"CallsNotFound",
				format!("the calls of {id} are kept no more"),
				"propose it anew",
			)
		})?;
		let mut words = vec![format!("Carries out {}:", named(context, &found))];
		if let Some(why) = obstacle(context, &found).await? {
			words =
				vec![format!("Ends {}, and carries out nothing: {why}.", named(context, &found))];
		} else {
			for call in &calls {
				decision::refuse_what_fails(context, call).await?;
			}
			words.extend(change_lines(context, Some(&calls)).await?);
			words.push("All of it is done, or nothing. It costs no fee if it succeeds.".into());
		}
		let weight = calls::weight(context, &calls).await?;
		let arguments = json!({"id": id.json(), "max_weight": weight});
		let call = context.chain.call(PALLET, "execute", arguments, &scale::from_address)?;
		let Some(receipt) = context.send(call, words).await? else { return Ok(()) };
		failure_of(context, &receipt, id).map_or(Ok(()), Err)
	})
}

/// That the calls of a proposal failed, by the events of the transaction.
fn failure_of(context: &Context, receipt: &Receipt, id: Id) -> Option<Failure> {
	let failed = receipt.of(PALLET, "ExecutionFailed")?;
	let why = errors::dispatch(context.chain.metadata(), ("", ""), &failed.fields["error"]);
	let why = Failure {
		what: format!(
			"A call of {id} failed, and nothing of it was done. {}",
			why.what.replacen("The chain refused:", "What it said:", 1)
		),
		..why
	};
	Some(why.hint(format!(
		"`ovn vote show {id}` shows its calls; when nothing stands in their way any more, try it again: `ovn vote execute {id}`"
	)))
}

pub fn withdraw(context: &mut Context, values: Values) -> Done<'_> {
	Box::pin(async move {
		let (found, _) = proposal(context, &values["proposal"]).await?;
		let proposer = context.person(&found.proposer);
		checks::withdrawing(&found, &context.me()?, &proposer, now(context)?)?;
		let words = vec![
			format!("Takes {} back.", named(context, &found)),
			"  What was cast is void, and its deposit returns.".into(),
		];
		let call = about(context, "withdraw", found.id)?;
		context.send(call, words).await.map(|_| ())
	})
}

pub fn again(context: &mut Context, values: Values) -> Done<'_> {
	Box::pin(async move {
		let (found, _) = proposal(context, &values["proposal"]).await?;
		let (id, me, now) = (found.id, context.me()?, now(context)?);
		let voter = own_voter(context, id.scope, &me).await?;
		let agreed = ballot_of(context, id, &me).await? == Some(Choice::Agree);
		let rules = context.view(PALLET, "rules", json!({"scope": id.scope})).await?;
		let rule = rules["second_call"] == json!(true);
		checks::calling_again(&found, &me, agreed, rule, now)?;
		checks::room(id.scope, &live(context, id.scope, &voter.backing).await?)?;
		let mut words = vec![
			format!("Calls {} again: half as many have to agree.", named(context, &found)),
			"  It looks for backers anew, and those on the roll then vote.".into(),
		];
		words.push(super::propose::deposit_words(context)?);
		let call = about(context, "call_again", id)?;
		context.send(call, words).await.map(|_| ())
	})
}

pub fn escalate(context: &mut Context, values: Values) -> Done<'_> {
	Box::pin(async move {
		let (found, _) = proposal(context, &values["proposal"]).await?;
		let (id, me, now) = (found.id, context.me()?, now(context)?);
		let voter = own_voter(context, id.scope, &me).await?;
		checks::escalating(&found, now)?;
		checks::room(id.scope, &live(context, id.scope, &voter.backing).await?)?;
		let mut words = vec![
			format!("Puts {} to a special vote, where nobody blocks.", named(context, &found)),
			"  Two of three who speak have to agree. It looks for backers anew.".into(),
		];
		words.push(super::propose::deposit_words(context)?);
		let call = about(context, "escalate", id)?;
		context.send(call, words).await.map(|_| ())
	})
}

pub fn enrol(context: &mut Context, values: Values) -> Done<'_> {
	Box::pin(async move {
		let (scope, me) = (small(&values["scope"])?, context.me()?);
		if voter_of(context, scope, &me).await?.is_some() {
			return Err(checks::no(
				"AlreadyEnrolled",
				format!("you are on the roll of scope {scope} already"),
				"nothing: `ovn vote inbox` shows what waits for you",
			));
		}
		if !is_member(context, scope, &me).await? {
			return Err(checks::no(
				"NotTierMember",
				format!("you are no member of scope {scope}, and only members vote"),
				format!("a decision makes you one: `ovn member promote {scope} WHO member`"),
			));
		}
		let words = vec![format!(
			"Puts you on the roll of {}: you vote on what opens from then on.",
			context.scope_name(scope).await
		)];
		let arguments = json!({"scope": scope});
		let call = context.chain.call(PALLET, "enrol", arguments, &scale::from_address)?;
		context.send(call, words).await.map(|_| ())
	})
}

pub fn confirm(context: &mut Context, values: Values) -> Done<'_> {
	Box::pin(async move {
		let (scope, me, now) = (small(&values["scope"])?, context.me()?, now(context)?);
		let voter = own_voter(context, scope, &me).await?;
		let rules = context.view(PALLET, "rules", json!({"scope": scope})).await?;
		let words = vec![format!(
			"Says that you are still there, in {}: you did something as a voter {} days ago, and after {} days without anybody can strike you from the roll.",
			context.scope_name(scope).await,
			now.today().saturating_sub(voter.acted),
			rules["dormancy"]
		)];
		let arguments = json!({"scope": scope});
		let call = context.chain.call(PALLET, "confirm", arguments, &scale::from_address)?;
		context.send(call, words).await.map(|_| ())
	})
}
