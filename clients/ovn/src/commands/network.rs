// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Scopes: networks, enterprises, projects.

pub use crate::fields::small;

use crate::{
	amounts,
	context::Context,
	errors::{self, Failure, Outcome},
	fields::{account_of, amount, base_units, list_of, text, word},
	names, output,
	verbs::{arg, call, own, view, Kind, Noun, Values},
};
use serde_json::{json, Value as Json};
use std::{future::Future, pin::Pin};

const NETWORKS: &str = "Networks";
const SCOPE_KINDS: &[&str] = &["Network", "OpenEnterprise", "Project"];
const RELATIONS: &[&str] =
	&["Child", "Member", "Manager", "Supplier", "Customer", "Custodian", "Peer"];

/// The subject.
pub fn noun() -> Noun {
	Noun {
		name: "network",
		about: "Scopes: networks, open enterprises, projects; their stewards and associations",
		verbs: vec![
			own(
				"new",
				"Founds a network, or a scope below one; you become a member of it",
				found,
				[
					arg("name", Kind::Document).at("metadata").help("its name, or a document about it"),
					arg("in", Kind::Scope).opt().or("global").at("parent").help("the scope it is to be below"),
					arg("kind", Kind::Choice(SCOPE_KINDS)).opt().help("what it is [default: Network below global, else Project]"),
					arg("steward", Kind::Account).opt().many().at("stewards").help("who decides for it, besides you; up to seven in all"),
				],
			)
			.note("The name lies on the chain, and its SHA-256 with it: other commands find the scope by it.\nExample: ovn network new Sensorica --steward ana --steward ben"),
			own("list", "Lists all scopes, below each other", list, [])
				.note("Example: ovn network list"),
			own("show", "Shows a scope: who decides, who belongs, its purses", show, [arg("scope", Kind::Scope)]),
			call("describe", (NETWORKS, "set_metadata"), [
				arg("scope", Kind::Scope),
				arg("name", Kind::Document).at("metadata").help("its name, or a document about it"),
			]),
			call("stewards", (NETWORKS, "set_stewards"), [
				arg("scope", Kind::Scope),
				arg("stewards", Kind::Account).many().help("all who shall decide; one to seven"),
			]),
			view("parameters", (NETWORKS, "parameters"), [arg("scope", Kind::Scope)]),
			own("set", "Sets a scope's own value of a parameter, or inherits it again", set, [
				arg("scope", Kind::Scope),
				arg("invitation-period", Kind::Duration).opt().help("how long invitations are good"),
				arg("invitations", Kind::Number).opt().help("how many invitations one agent makes in 30 days"),
				arg("rights", Kind::Object).opt().help("the rights of each tier: {\"affiliate\": N, \"contributor\": N, \"member\": N}"),
				arg("inherit", Kind::Choice(&["rights", "invitation-period", "invitations"])).opt().help("inherit this one again"),
			]),
			own("sponsor", "Decides what the scope pays for its people: fees and log deposits", sponsor, [
				arg("scope", Kind::Scope),
				arg("allowance", Kind::Money).opt().or("0.1").help("what each has for fees, as 0.1"),
				arg("refill", Kind::Duration).opt().or("1d").help("in which time an allowance refills, as 1d"),
				arg("budget", Kind::Money).opt().or("1").help("what it pays for all in a day, as 1"),
				arg("deposits", Kind::Number).opt().or("3").help("how many open logs of each it pays the deposit for"),
				arg("held", Kind::Money).opt().or("2").help("how much it holds for deposits of all together, as 2"),
				arg("uninvited", Kind::Flag).help("pay for affiliates who were not invited, too"),
				arg("stop", Kind::Flag).help("pay nothing any more"),
			])
			.note("Fill the purse it is paid from: ovn fund fill SCOPE sponsor AMOUNT"),
			call("close", (NETWORKS, "close_scope"), [arg("scope", Kind::Scope)]),
			call("suspend", (NETWORKS, "suspend"), [
				arg("scope", Kind::Scope).help("the scope that is to be stopped for a time"),
				arg("by", Kind::Scope).help("the scope that decides: the one directly above, or the scope itself"),
				arg("days", Kind::Number).help("for how many days: up to 90, or up to 14 by the scope itself"),
				arg("reason", Kind::Document).help("why, or a document about it"),
			]),
			call("resume", (NETWORKS, "resume"), [arg("scope", Kind::Scope)]),
			view("suspension", (NETWORKS, "suspension"), [arg("scope", Kind::Scope)]),
			call("associate", (NETWORKS, "propose_association"), association()),
			call("accept-association", (NETWORKS, "accept_association"), association()),
			call("end-association", (NETWORKS, "end_association"), association()),
			call("renounce-association", (NETWORKS, "renounce_association"), association()),
			own("associations", "Lists what others are to a scope", associations, [arg("scope", Kind::Scope)]),
		],
	}
}

fn association() -> [crate::verbs::Arg; 3] {
	[arg("scope", Kind::Scope), arg("party", Kind::Party), arg("relation", Kind::Choice(RELATIONS))]
}

fn found(context: &mut Context, mut values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let me = context.me()?;
		let mut stewards = vec![json!(me)];
		for steward in list_of(&values["stewards"], "the stewards")? {
			if !stewards.contains(steward) {
				stewards.push(steward.clone());
			}
		}
		let parent = values["parent"].clone();
		let kind = values.remove("kind").unwrap_or_else(|| {
			if parent == json!(0) {
				json!("Network")
			} else {
				json!("Project")
			}
		});
		let name = values["metadata"]["uri"].as_str().and_then(names::from_uri);
		let mut words = vec![format!(
			"Founds {} \"{}\" below {}; you become a member of it.",
			match word(&kind).as_str() {
				"network" => "the network",
				"project" => "the project",
				_ => "the open enterprise",
			},
			name.as_deref().unwrap_or("?"),
			context.scope_name(small(&parent)?).await,
		)];
		let people: Vec<_> = stewards.iter().map(|who| context.who(who)).collect();
		words.push(format!("  Decides for it: {}.", people.join(", ")));
		words.push(cost_words(context).await?);
		if let Some(line) = alike_words(context, name.as_deref(), small(&parent)?).await? {
			words.push(line);
		}
		values.insert("kind".into(), kind);
		values.insert("stewards".into(), stewards.into());
		let call = context.chain.call(
			NETWORKS,
			"create_scope",
			values.into(),
			&crate::scale::from_address,
		)?;
		let receipt = context.send(call, words).await?;
		let created =
			receipt.iter().flat_map(|receipt| &receipt.events).find(|e| e.name == "ScopeCreated");
		if let (Some(created), false) = (created, context.options.json) {
			output::say(format!("Its number is {}.", created.fields["scope"]));
		}
		Ok(())
	})
}

/// What founding a scope takes, in figures.
async fn cost_words(context: &Context) -> Outcome<String> {
	let least = context.chain.constant("Balances", "ExistentialDeposit")?;
	let purses = amount(&least, "what an account keeps")?.saturating_mul(2);
	let back = "Most of it returns when the scope is closed.";
	let deposit = match paid_before(context).await? {
		Some(deposit) => Some(deposit),
		None => counted(context)?,
	};
	Ok(match deposit {
		Some((scope, member)) => format!(
			"  Taken from you: a deposit of {} for it and of {} for your membership, and {} that stay in its two purses: {} in all, and the fee. {back}",
			context.tokens(scope),
			context.tokens(member),
			context.tokens(purses),
			context.tokens(scope.saturating_add(member).saturating_add(purses)),
		),
		None => format!(
			"  Taken from you: a deposit for it and for your membership, and {} that stay in its two purses. {back}",
			context.tokens(purses)
		),
	})
}

/// The deposits for a scope and for a membership, as others paid them: all are the same.
async fn paid_before(context: &Context) -> Outcome<Option<(u128, u128)>> {
	for (keys, details) in context.chain.entries(NETWORKS, "Details", &[]).await? {
		let scope = base_units(&details["deposit"]);
		let members = context.chain.entries(NETWORKS, "Members", &keys).await?;
		let member = members.iter().find_map(|(_, member)| base_units(&member["deposit"][1]));
		if let (Some(scope), Some(member)) = (scope, member) {
			return Ok(Some((scope, member)));
		}
	}
	Ok(None)
}

/// The same, as the chain counts them, where nobody has paid any: by the room that the records take.
fn counted(context: &Context) -> Outcome<Option<(u128, u128)>> {
	// The chain names its prices only as what a joint decision takes: an item of 88 bytes, and 32 for each who signs.
	const ITEM: u128 = 88;
	const SIGNATORY: u128 = 32;
	let constant = |name: &str| amount(&context.chain.constant("Multisig", name)?, "a deposit");
	let byte = constant("DepositFactor")?.checked_div(SIGNATORY);
	let item = byte.and_then(|byte| byte.checked_mul(ITEM));
	let Some((byte, item)) = byte.zip(item) else { return Ok(None) };
	let item = constant("DepositBase")?.saturating_sub(item);
	let longest = |field: &str| match field {
		"uri" => Some(128),
		"stewards" => Some(7),
		_ => None,
	};
	let size = |entry: &str| context.chain.most_bytes(NETWORKS, entry, &longest);
	let price = |bytes: u32| byte.saturating_mul(bytes.into()).saturating_add(item);
	// A membership is a record of a member, under two accounts and the number of the scope.
	let keys = 32_u32.saturating_mul(2).saturating_add(4);
	let scope = size("Scopes").zip(size("Details")).map(|(a, b)| a.saturating_add(b));
	let member = size("Members").map(|member| member.saturating_add(keys));
	Ok(scope.zip(member).map(|(scope, member)| (price(scope), price(member))))
}

/// A warning if there are scopes of that name.
async fn alike_words(
	context: &Context,
	name: Option<&str>,
	parent: u32,
) -> Outcome<Option<String>> {
	let Some(name) = name.filter(|name| !name.is_empty()) else { return Ok(None) };
	let scopes = crate::lookup::Scopes::read(&context.chain).await?;
	let alike: Vec<_> = scopes
		.named(name)
		.iter()
		.map(|number| format!("{} ({number})", scopes.full_name(*number)))
		.collect();
	if alike.is_empty() {
		return Ok(None);
	}
	let way = match parent {
		0 => "its number".to_owned(),
		_ => format!("{}/{name} or its number", scopes.full_name(parent)),
	};
	Ok(Some(format!(
		"  Careful: this name is taken: {}. Everybody will have to write {way}, and {} for that one; another name avoids this.",
		alike.join(", "),
		if alike.len() == 1 { "the same" } else { "those of each" },
	)))
}

fn list(context: &mut Context, _: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let mut scopes = context.chain.entries(NETWORKS, "Scopes", &[]).await?;
		scopes.sort_by_key(|(keys, _)| keys.first().and_then(Json::as_u64));
		if context.options.json {
			let list: Vec<_> = scopes
				.iter()
				.map(|(keys, scope)| json!({"scope": keys[0], "record": scope}))
				.collect();
			output::say(Json::from(list).to_string());
			return Ok(());
		}
		let mut rows = Vec::new();
		// Depth first: each below its parent.
		let mut open = vec![0_u32];
		while let Some(scope) = open.pop() {
			let Some((_, record)) = scopes.iter().find(|(keys, _)| keys[0] == json!(scope)) else {
				continue;
			};
			let counts = context
				.chain
				.storage(NETWORKS, "Counts", &[json!(scope)])
				.await?
				.unwrap_or(Json::Null);
			let depth = usize::try_from(small(&record["depth"])?).unwrap_or(usize::MAX).min(64);
			let name = context.scope_name(scope).await;
			let name = name.rsplit_once(" (").map_or(name.as_str(), |(name, _)| name).to_owned();
			let status = standing(&record["status"], context.chain.block());
			rows.push(vec![
				scope.to_string(),
				format!("{}{name}", "  ".repeat(depth)),
				kind_name(&record["kind"]),
				counts["members"].to_string(),
				status.to_owned(),
			]);
			let below = scopes.iter().rev().filter(|(keys, record)| {
				record["parent"] == json!(scope) && keys[0] != json!(scope)
			});
			let below = below.map(|(keys, _)| small(&keys[0]));
			open.extend(below.collect::<Outcome<Vec<_>>>()?);
		}
		output::say(output::table(&["number", "scope", "kind", "people", ""], &rows));
		Ok(())
	})
}

/// How a scope stands in a block, if it is not open: a suspension that is over may still be stored.
fn standing(status: &Json, now: u64) -> &'static str {
	match status["Suspended"]["until"].as_u64() {
		Some(until) if now < until => "suspended",
		Some(_) => "",
		None if *status == json!("Open") => "",
		None => "closed",
	}
}

fn kind_name(kind: &Json) -> String {
	match kind.as_str() {
		Some("OpenEnterprise") => "open enterprise".into(),
		_ => word(kind),
	}
}

fn show(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let scope = &values["scope"];
		let found = context.view(NETWORKS, "scope", json!({"scope": scope})).await?;
		let number = small(scope)?;
		if found.is_null() {
			return Err(errors::no_scope(number));
		}
		if context.options.json {
			output::say(found.to_string());
			return Ok(());
		}
		let standing = match standing(&found["status"], context.chain.block()) {
			"" => String::new(),
			standing => format!(", {standing}"),
		};
		output::say(format!(
			"{}: {}{standing}",
			context.scope_name(number).await,
			kind_name(&found["kind"])
		));
		if number != 0 {
			output::say(format!(
				"  below       {}",
				context.scope_name(small(&found["parent"])?).await
			));
			output::say(format!(
				"  network     {}",
				context.scope_name(small(&found["network"])?).await
			));
		}
		output::say(format!(
			"  document    {}",
			context.show(NETWORKS, "metadata", &found["metadata"], &found).await
		));
		let stewards = list_of(&found["stewards"], "the stewards of a scope")?;
		let people: Vec<_> = stewards.iter().map(|who| context.who(who)).collect();
		output::say(format!("  stewards    {}", people.join(", ")));
		let rule = match found["joint_account"].as_str() {
			Some(joint) => format!(
				"significant matters take {} of them, by the account {joint} (--together)",
				super::decision::majority(stewards.len())
			),
			None => "any one of them decides".into(),
		};
		output::say(format!("              {rule}"));
		output::say(format!(
			"  founded     by {}, in block {}",
			context.who(&found["founder"]),
			found["founded"]
		));
		let counts = &found["counts"];
		output::say(format!(
			"  people      {} ({} have ever joined)",
			counts["members"], counts["joined"]
		));
		output::say(format!("  below it    {} open scopes", counts["open_children"]));
		let agreement = match found["agreement"].as_u64() {
			Some(0) | None => "none".to_owned(),
			Some(version) => format!("version {version} (`ovn agreement show {number}`)"),
		};
		output::say(format!("  agreement   {agreement}"));
		for purse in ["treasury", "sponsor"] {
			let address = text(&found[purse], "the purses of a scope")?;
			let balance = context.chain.balance(account_of(address)?).await?.spendable;
			output::say(format!(
				"  {purse:<10}  {} can be spent, at {address}",
				context.tokens(balance)
			));
		}
		Ok(())
	})
}

fn set(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let given = |name: &str| values.get(name).filter(|value| !value.is_null());
		let parameter = if let Some(period) = given("invitation-period") {
			json!({"InvitationPeriod": period})
		} else if let Some(count) = given("invitations") {
			json!({"Invitations": count})
		} else if let Some(rights) = given("rights") {
			json!({"Rights": rights})
		} else {
			match given("inherit").and_then(Json::as_str) {
				Some("rights") => json!({"Rights": null}),
				Some("invitation-period") => json!({"InvitationPeriod": null}),
				Some("invitations") => json!({"Invitations": null}),
				_ => return Err(Failure::usage("say which parameter to set, or --inherit one")),
			}
		};
		let shown = context.show(NETWORKS, "parameter", &parameter, &Json::Null).await;
		let words = vec![format!(
			"Sets for {}: {shown}",
			context.scope_name(small(&values["scope"])?).await
		)];
		let arguments = json!({"scope": values["scope"], "parameter": parameter});
		let call = context.chain.call(
			NETWORKS,
			"set_parameter",
			arguments,
			&crate::scale::from_address,
		)?;
		context.send(call, words).await.map(|_| ())
	})
}

fn sponsor(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let name = context.scope_name(small(&values["scope"])?).await;
		let stop = values["stop"] == json!(true);
		let policy = if stop {
			Json::Null
		} else {
			json!({
				"allowance": values["allowance"], "refill_period": values["refill"],
				"daily_budget": values["budget"], "deposits": values["deposits"],
				"max_held": values["held"], "uninvited": values["uninvited"],
			})
		};
		let words = if stop {
			vec![format!("{name} pays nothing for its people any more.")]
		} else {
			let per_day = context.chain.blocks_per_day;
			vec![
				format!("{name} pays the fees of its people:"),
				format!(
					"  each has     {}, refilling in {}",
					context.money(&values["allowance"], None).await,
					amounts::format_duration(small(&values["refill"])?, per_day)
				),
				format!("  all a day    {}", context.money(&values["budget"], None).await),
				format!(
					"  deposits of  {} open logs each, {} of all together",
					values["deposits"],
					context.money(&values["held"], None).await
				),
			]
		};
		let arguments = json!({"scope": values["scope"], "policy": policy});
		let call = context.chain.call(
			NETWORKS,
			"set_sponsorship",
			arguments,
			&crate::scale::from_address,
		)?;
		context.send(call, words).await.map(|_| ())
	})
}

fn associations(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let found =
			context.chain.entries(NETWORKS, "Associations", &[values["scope"].clone()]).await?;
		let list: Vec<_> = found
			.into_iter()
			.map(|(keys, status)| json!({"party": keys[1], "relation": keys[2], "status": status}))
			.collect();
		crate::answers::answer_page(context, NETWORKS, &list.into()).await;
		Ok(())
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::fields::shown;

	#[test]
	fn a_suspension_is_shown_until_it_is_over() {
		let suspended = json!({"Suspended": {"until": 9}});
		assert_eq!(standing(&suspended, 8), "suspended");
		assert_eq!(standing(&suspended, 9), "");
		assert_eq!(standing(&json!("Open"), 9), "");
		assert_eq!(standing(&json!({"Closed": {"at": 3}}), 9), "closed");
	}

	#[test]
	fn number_is_refused_when_it_is_absent_or_too_wide() {
		assert_eq!(small(&json!(7)).unwrap(), 7);
		for wrong in [Json::Null, json!("7"), json!(-1), json!(1_u64 << 32)] {
			assert_eq!(small(&wrong).unwrap_err().exit, crate::errors::Exit::Node, "{wrong}");
			assert_eq!(shown(&wrong, |number| number.to_string()), wrong.to_string());
		}
	}
}
