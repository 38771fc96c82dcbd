// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Peer evaluation and reputation.

use super::{member, network::small};
use crate::{
	amounts, answers,
	context::Context,
	errors::{Failure, Outcome},
	fields::{amount, base_units, fields_of, list_of},
	output, scale,
	verbs::{arg, call, own, view, Kind, Noun, Values},
};
use serde_json::{json, Map, Value as Json};
use std::{future::Future, pin::Pin};

const PALLET: &str = "Evaluation";

/// The subject.
pub fn noun() -> Noun {
	let id = || arg("contribution", Kind::Contribution).at("id");
	Noun {
		name: "evaluate",
		about: "Peer evaluation: what contributions are worth, and reputation",
		verbs: vec![
			own("awaiting", "Lists what you could evaluate and have not", awaiting, [
				arg("network", Kind::Scope),
				arg("who", Kind::Account).or("me"),
			]),
			own("show", "Shows what peers have said of a contribution so far", show, [id()]),
			own("give", "Says what a contribution is worth, with some of your reputation at stake", give, [
				id(),
				arg("value", Kind::Number).help("on the network's scale (`ovn evaluate parameters NETWORK`)"),
				arg("spam", Kind::Flag).help("call it spam, too; only with a low value"),
			])
			.note("Example: ovn evaluate give printer/17 4"),
			call("finalise", (PALLET, "finalise"), [id()]),
			call("reopen", (PALLET, "reopen"), [id()]),
			call("settle", (PALLET, "settle"), [
				arg("network", Kind::Scope),
				arg("who", Kind::Account).or("me"),
				arg("limit", Kind::Number).opt().or("32").help("how many at most; 32 is the most"),
			]),
			own("reputation", "Shows who has how much reputation in a network", reputation, [arg("network", Kind::Scope)]),
			view("of", (PALLET, "reputation"), [arg("network", Kind::Scope), arg("who", Kind::Account).or("me")]),
			view("network", (PALLET, "network"), [arg("network", Kind::Scope)]),
			call("found", (PALLET, "found_reputation"), [
				arg("network", Kind::Scope),
				arg("founders", Kind::Founders).many(),
			])
			.note("Once, when a network begins. Only proportions matter.\nExample: ovn evaluate found lab ana=40 ben=30 cem=30"),
			own("parameters", "Shows the rules of a network's evaluations", show_parameters, [arg("network", Kind::Scope)]),
			own("set", "Changes rules of a network's evaluations; what is not named stays", set, [
				arg("network", Kind::Scope),
				arg("scale", Kind::Text).opt().help("from-to, as 0-5"),
				arg("positive-from", Kind::Number).opt().help("from which value on a judgement is positive"),
				arg("stake", Kind::Fraction).opt().help("what who speaks first stakes of its weight: 0.1 % to 10 %"),
				arg("rule", Kind::Choice(&["Settle", "StreamLinear", "StreamSquareRoot"])).opt().help("when stakes move"),
				arg("quorum", Kind::Fraction).opt().help("how much of the reputation must speak: 20 % to 67 %"),
				arg("tolerance", Kind::Number).opt().help("how far from the verdict is still right"),
				arg("window", Kind::Duration).opt().help("how long evaluations are open: 3 to 30 days"),
				arg("minimum-time", Kind::Duration).opt().help("before which none ends"),
				arg("self-evaluation", Kind::Choice(&["true", "false"])).opt().help("whether authors speak, too"),
				arg("reputation-factor", Kind::Reputation).opt().help("what a good contribution earns"),
				arg("reward-value", Kind::Money).opt().help("from which value on it earns all of that"),
				arg("reward-cap", Kind::Fraction).opt().help("the most an author earns in a window, of all reputation"),
				arg("evaluator-factor", Kind::Fraction).opt().help("what evaluators earn of that together"),
				arg("token-cap", Kind::Money).opt().help("the most of the network's asset that an author gains in a window"),
				arg("window-cap", Kind::Fraction).opt().help("the most that all authors earn in a window, of all reputation: 5 % to 50 %"),
				arg("least-tier", Kind::Choice(&["Affiliate", "Contributor", "Member"])).opt().help("the least tier that evaluates; by default whoever has reputation does"),
				arg("dormancy", Kind::Number).opt().help("after how many days of silence reputation can be taken out of the count: 60 or more"),
				arg("half-life", Kind::Duration).opt().help("in which time reputation fades to a half"),
				arg("reset", Kind::Text).opt().many().help("take the default again: names of parameters, as window"),
			]),
			call("reward-value", (PALLET, "set_reward_value"), [
				arg("scope", Kind::Scope),
				arg("kind", Kind::Sort),
				arg("value", Kind::Money).opt().help("none: as the network says"),
			]),
			call("recognise", (PALLET, "recognise_kind"), [
				arg("scope", Kind::Scope),
				arg("kind", Kind::Sort),
				arg("hash", Kind::Hash).help("of its terms: `ovn evaluate terms SCOPE KIND`"),
				arg("reward-value", Kind::Money).at("reward_value").help("from which value on a contribution earns all"),
				arg("share", Kind::Fraction).help("the most of what all earn in a window that goes to this kind"),
			])
			.note("Kinds of scopes below a network earn its reputation only if the network recognises them. A later change of the rate, the limits or the multipliers suspends that."),
			view("terms", ("Contributions", "terms"), [arg("scope", Kind::Scope), arg("kind", Kind::Sort)]),
			view("recognition", (PALLET, "recognition"), [arg("scope", Kind::Scope), arg("kind", Kind::Sort)]),
			call("revoke", (PALLET, "revoke_recognition"), [arg("scope", Kind::Scope), arg("kind", Kind::Sort)]),
			call("mark-dormant", (PALLET, "mark_dormant"), [arg("network", Kind::Scope), arg("who", Kind::Account)])
				.note("For who has evaluated nothing for long: its reputation stays, and counts again when it evaluates."),
			view("silent-since", (PALLET, "silent_since"), [arg("network", Kind::Scope), arg("who", Kind::Account).or("me")]),
			call("wake", (PALLET, "wake"), [arg("network", Kind::Scope)]),
			call("pay-reward", (PALLET, "pay_reward"), [
				arg("network", Kind::Scope),
				arg("who", Kind::Account).or("me"),
			]),
			call("retry", (PALLET, "retry_decision"), [id()]),
			call("claim-tokens", (PALLET, "claim_tokens"), [
				arg("network", Kind::Scope),
				arg("who", Kind::Account),
				arg("asset", Kind::Number).help("the number of the asset"),
			]),
			view("quote", (PALLET, "quote"), [id(), arg("who", Kind::Account).or("me")]),
			view("position", (PALLET, "position"), [id(), arg("who", Kind::Account).or("me")]),
			own("unsettled", "Lists what you have evaluated and is not settled", unsettled, [
				arg("network", Kind::Scope),
				arg("who", Kind::Account).or("me"),
			]),
		],
	}
}

/// The network that a scope is in: evaluations and reputation are a network's.
async fn network_of(context: &Context, scope: &Json) -> Outcome<Json> {
	let view = context.view("Networks", "scope", json!({"scope": scope})).await?;
	match &view["network"] {
		Json::Null => Err(Failure::usage(format!("there is no scope {scope}"))
			.hint("`ovn network list` shows all of them")),
		network => Ok(network.clone()),
	}
}

/// What somebody could evaluate in a network and has not.
pub async fn awaiting_of(context: &Context, network: &Json, who: &Json) -> Outcome<Vec<Json>> {
	let mut list: Vec<Json> = Vec::new();
	let mut after = Json::Null;
	loop {
		let question = json!({"network": network, "who": who, "after": after, "limit": 100});
		let page = context.view(PALLET, "awaiting", question).await?;
		list.extend(crate::fields::list_of(&page[0], "what waits")?.iter().cloned());
		after = page[1].clone();
		if after.is_null() {
			return Ok(list);
		}
	}
}

fn awaiting(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let network = network_of(context, &values["network"]).await?;
		let list = awaiting_of(context, &network, &values["who"]).await?;
		if context.options.json {
			output::say(Json::from(list).to_string());
			return Ok(());
		}
		if list.is_empty() {
			let name = context.scope_name(small(&network)?).await;
			output::say(format!("Nothing waits for you in {name}."));
			return Ok(());
		}
		let mut rows = Vec::new();
		for id in &list {
			let entry = context.view("Contributions", "contribution", json!({"id": id})).await?;
			let state = context.view(PALLET, "evaluation", json!({"id": id})).await?;
			let quote =
				context.view(PALLET, "quote", json!({"id": id, "who": values["who"]})).await?;
			rows.push(vec![
				format!("{}/{}", id["scope"], id["index"]),
				context
					.show("Contributions", "contributor", &entry["contributor"], &Json::Null)
					.await,
				context.show("Contributions", "quantity", &entry["quantity"], &Json::Null).await,
				context.show("Contributions", "evidence", &entry["evidence"], &Json::Null).await,
				context.show_block(small(&state["closes_at"])?),
				// Who cannot judge it has nothing to stake.
				match base_units(&quote["stake"]) {
					Some(stake) => amounts::short(stake, amounts::REPUTATION_DECIMALS, 6),
					None => String::new(),
				},
			]);
		}
		output::say(output::table(
			&["number", "who", "quantity", "evidence", "closes", "you would stake"],
			&rows,
		));
		Ok(())
	})
}

fn show(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let id = &values["id"];
		let found = context.view(PALLET, "evaluation", json!({"id": id})).await?;
		if context.options.json {
			output::say(found.to_string());
			return Ok(());
		}
		if found.is_null() {
			output::say("There is no evaluation of it: it is decided otherwise, or it is over.");
			output::say(format!(
				"`ovn contribute show {}/{}` tells how it was decided.",
				id["scope"], id["index"]
			));
			return Ok(());
		}
		let whole = amount(&found["reputation"], "reputation")?;
		let author = if found["author"].is_null() {
			// A scope contributed it.
			let entry = context.view("Contributions", "contribution", json!({"id": id})).await?;
			super::contribute::contributor_name(context, &entry["contributor"]).await
		} else {
			context.who(&found["author"])
		};
		output::say(format!(
			"Contribution {}/{} of {}; {}",
			id["scope"],
			id["index"],
			author,
			match found["stage"].as_str() {
				Some("Open") =>
					format!("open until {}", context.show_block(small(&found["closes_at"])?)),
				_ => format!(
					"stage {}",
					context.show(PALLET, "stage", &found["stage"], &found).await
				),
			}
		));
		let mut spoken = 0_u128;
		let mut rows = Vec::new();
		for line in list_of(&found["histogram"], "who said what")? {
			let weight = amount(&line[1], "the weight of a value")?;
			spoken = spoken.saturating_add(weight);
			rows.push(vec![
				line[0].to_string(),
				amounts::short(weight, amounts::REPUTATION_DECIMALS, 4),
				output::bar(weight, whole, 40),
			]);
		}
		let silent = whole.saturating_sub(spoken);
		rows.push(vec![
			"silent".into(),
			amounts::short(silent, amounts::REPUTATION_DECIMALS, 4),
			output::bar(silent, whole, 40),
		]);
		output::say(output::table(&["value", "reputation", ""], &rows));
		let positive = small(&found["parameters"]["positive_from"])?;
		let enough = found["quorum_reached"] == json!(true);
		let now = match (&found["outcome"], found["outcome"].as_str()) {
			(_, Some("Rejected")) => "rejected".to_owned(),
			(_, Some("Spam")) => "spam".into(),
			(Json::Null, _) if enough => {
				"inconclusive: those who are silent are needed to tell".into()
			},
			(Json::Null, _) => "inconclusive: too few have spoken".into(),
			_ => format!("accepted, with value {}", found["result"]),
		};
		output::say(format!("If it ended now: {now} (positive is {positive} and above)."));
		if found["can_finalise"] == json!(true) {
			output::say(format!(
				"Anybody can end it now: ovn evaluate finalise {}/{}",
				id["scope"], id["index"]
			));
		}
		Ok(())
	})
}

fn give(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let id = &values["id"];
		let me = context.me()?;
		let state = context.view(PALLET, "evaluation", json!({"id": id})).await?;
		if state.is_null() {
			return Err(Failure::usage(format!("peers do not evaluate contribution {}/{}: it is decided otherwise, or decided already", id["scope"], id["index"]))
				.hint("`ovn evaluate awaiting NETWORK` lists what waits for you"));
		}
		let scale = &state["parameters"]["scale"];
		if let (Some(min), Some(max), Some(value)) =
			(scale["min"].as_u64(), scale["max"].as_u64(), values["value"].as_u64())
		{
			if !(min..=max).contains(&value) {
				return Err(Failure::usage(format!(
					"{value} is not on this network's scale, from {min} to {max}"
				)));
			}
		}
		let quote = context.view(PALLET, "quote", json!({"id": id, "who": me})).await?;
		let mut words = vec![format!(
			"Says that contribution {}/{} is worth {}.",
			id["scope"], id["index"], values["value"]
		)];
		if let Some(stake) = quote["stake"].as_str().and_then(|stake| stake.parse().ok()) {
			words.push(format!(
				"  At stake: {} of your {} of reputation. It returns if your judgement is near that of those who speak.",
				amounts::format(stake, amounts::REPUTATION_DECIMALS),
				amounts::format(amount(&quote["weight"], "your reputation")?, amounts::REPUTATION_DECIMALS),
			));
		}
		if values["spam"] == json!(true) {
			words.push(
				"  And that it is spam: if most who speak say so, its deposit is lost.".into(),
			);
		}
		let call = context.chain.call(PALLET, "evaluate", values.into(), &scale::from_address)?;
		context.send(call, words).await.map(|_| ())
	})
}

fn reputation(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let mut values = values;
		let network = network_of(context, &values["network"]).await?;
		values.insert("network".into(), network);
		let mut list = Vec::new();
		for member in member::all(context, &values["network"]).await? {
			let who = member["who"].clone();
			let found = context
				.view(PALLET, "reputation", json!({"network": values["network"], "who": who}))
				.await?;
			if !found.is_null() {
				list.push((amount(&found["weight"], "the reputation of somebody")?, who, found));
			}
		}
		list.sort_by_key(|(weight, ..)| std::cmp::Reverse(*weight));
		if context.options.json {
			let list: Vec<_> = list
				.into_iter()
				.map(|(_, who, found)| json!({"who": who, "reputation": found}))
				.collect();
			output::say(Json::from(list).to_string());
			return Ok(());
		}
		if list.is_empty() {
			output::say("Nobody has reputation in this network. `ovn evaluate found` begins.");
			return Ok(());
		}
		let whole = list.iter().fold(0_u128, |sum, (weight, ..)| sum.saturating_add(*weight));
		let mut rows = Vec::new();
		for (weight, who, found) in &list {
			let staked = amount(&found["staked"], "what somebody has at stake")?;
			rows.push(vec![
				context.who(who),
				amounts::short(*weight, amounts::REPUTATION_DECIMALS, 4),
				amounts::short(staked, amounts::REPUTATION_DECIMALS, 4),
				output::bar(*weight, whole, 40),
			]);
		}
		output::say(output::table(&["who", "reputation", "at stake", ""], &rows));
		Ok(())
	})
}

fn show_parameters(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let mut values = values;
		let network = network_of(context, &values["network"]).await?;
		values.insert("network".into(), network);
		let found =
			context.view(PALLET, "parameters", json!({"network": values["network"]})).await?;
		if context.options.json {
			output::say(found.to_string());
			return Ok(());
		}
		let mut rows = Vec::new();
		for (name, value) in fields_of(&found["parameters"], "the parameters of a network")? {
			let from =
				if found["own"][name].is_null() { "default" } else { "decided by the network" };
			let shown = match name.as_str() {
				"scale" => format!("{} to {}", value["min"], value["max"]),
				"dormancy" if !value.is_null() => format!("{value} days"),
				_ => context.show(PALLET, name, value, &Json::Null).await,
			};
			rows.push(vec![name.replace('_', "-"), shown, from.into()]);
		}
		output::say(output::table(&["parameter", "value", ""], &rows));
		Ok(())
	})
}

fn set(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		const NAMES: [&str; 19] = [
			"scale",
			"positive_from",
			"stake",
			"rule",
			"quorum",
			"tolerance",
			"window",
			"minimum_time",
			"self_evaluation",
			"reputation_factor",
			"reward_value",
			"reward_cap",
			"evaluator_factor",
			"token",
			"token_cap",
			"window_cap",
			"least_tier",
			"dormancy",
			"half_life",
		];
		let resets: Vec<_> =
			list_of(&values["reset"], "what is reset")?.iter().filter_map(Json::as_str).collect();
		if let Some(unknown) =
			resets.iter().find(|name| !NAMES.contains(&name.replace('-', "_").as_str()))
		{
			return Err(Failure::usage(format!("there is no parameter {unknown}")));
		}
		let mut changes = Map::new();
		let mut words = vec![format!(
			"Changes the rules of evaluation in {}:",
			context.scope_name(small(&values["network"])?).await
		)];
		for name in NAMES {
			let dashed = name.replace('_', "-");
			let value = values.get(dashed.as_str()).filter(|value| !value.is_null());
			let change = match value {
				Some(value) => {
					let value = match (name, value.as_str()) {
						("scale", Some(text)) => {
							let parts: Vec<_> = text
								.split('-')
								.filter_map(|part| part.trim().parse::<u8>().ok())
								.collect();
							let [min, max] = parts[..] else {
								return Err(Failure::usage(format!(
									"{text}: write the scale as 0-5"
								)));
							};
							json!({"min": min, "max": max})
						},
						("rule", Some(text)) => match text.to_lowercase().as_str() {
							"settle" => json!("Settle"),
							"streamlinear" => json!({"Stream": "Linear"}),
							_ => json!({"Stream": "SquareRoot"}),
						},
						_ => value.clone(),
					};
					words.push(format!(
						"  {dashed}: {}",
						context.show(PALLET, name, &value, &Json::Null).await
					));
					json!({"Set": value})
				},
				None if resets.iter().any(|reset| reset.replace('-', "_") == name) => {
					words.push(format!("  {dashed}: the default again"));
					json!("Reset")
				},
				None => json!("Keep"),
			};
			changes.insert(name.into(), change);
		}
		if words.len() == 1 {
			return Err(Failure::usage("say what to change: `ovn evaluate set --help`"));
		}
		let arguments = json!({"network": values["network"], "changes": changes});
		let call = context.chain.call(PALLET, "set_parameters", arguments, &scale::from_address)?;
		context.send(call, words).await.map(|_| ())
	})
}

fn unsettled(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let found = context
			.view(PALLET, "unsettled", json!({"network": values["network"], "who": values["who"]}))
			.await?;
		let list: Vec<_> = list_of(&found, "found")?
			.iter()
			.map(
				|line| json!({"contribution": line[0]["id"], "round": line[0]["number"], "ended": line[1]}),
			)
			.collect();
		answers::answer_page(context, PALLET, &list.into()).await;
		Ok(())
	})
}
