// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Shared things: what they are, who holds them in trust, what is owed for them.

use super::{
	equipment::{self, tariff_table, view_resource, words, Payees},
	network::small,
	usage::use_terms,
};
use crate::{
	amounts,
	context::Context,
	errors::{Failure, Outcome},
	fields::{amount, as_said, base_units, list_of, text},
	names, output, scale,
	verbs::{arg, own, Arg, Kind, Noun, Values, Verb},
};
use serde_json::{json, Value as Json};
use std::{future::Future, pin::Pin};

const PALLET: &str = "Custody";
const REGIMES: &[&str] = &["Private", "Commons", "Collective", "NonDominium"];
const NATURES: &[&str] = &["Physical", "Digital", "Service", "Space", "Information"];
const PHASES: &[&str] =
	&["Ideation", "Specification", "Development", "Prototype", "Stable", "Distributed", "Active"];
/// Parts of a whole custody.
const WHOLE: u64 = 1_000_000;

/// The calls and questions of the pallet that commands here make.
pub const DONE_HERE: [&str; 9] = [
	"register",
	"set_settings",
	"offer_custody",
	"accept_custody",
	"resource",
	"resources",
	"custodies",
	"awaiting",
	"offers_to",
];

fn resource() -> Arg {
	arg("resource", Kind::Resource)
}

/// The subject, with these commands besides.
pub fn noun(others: Vec<Verb>) -> Noun {
	let mut verbs = vec![
		own("list", "Lists the resources of a scope", list, [arg("scope", Kind::Scope)]),
		own(
			"show",
			"Shows a resource: what it is, who holds it, what its use costs, what is still owed for it",
			show,
			[resource()],
		)
		.note("Example: ovn resource show printer"),
		own(
			"register",
			"Registers a thing that is there, or an idea; campaigns register what they buy",
			register,
			[
				arg("scope", Kind::Scope),
				arg("name", Kind::Text).help("a short name"),
				arg("about", Kind::Hash).opt().help("its full name and description: a file or a text, whose SHA-256 is kept [default: the name]"),
				arg("regime", Kind::Choice(REGIMES)).opt().or("Commons").help("by which rights it is held, for ever"),
				arg("nature", Kind::Choice(NATURES)).opt().or("Physical").help("what sort of thing it is"),
				arg("phase", Kind::Choice(PHASES)).opt().or("Stable").help("how far it has come"),
			],
		)
		.note("Example: ovn resource register lab lathe --regime commons --about lathe.pdf"),
		own(
			"settings",
			"Decides which role its custodians need, and which funds its use pays; what is not named stays",
			settings,
			[
				resource(),
				arg("custodian", Kind::Role).opt().help("the role that custodians need"),
				arg("validator", Kind::Role).opt().help("the role that witnesses of its end need"),
				arg("maintenance", Kind::Fund).opt().help("the fund that pays for its maintenance"),
				arg("infrastructure", Kind::Fund).opt().help("the fund that its use pays for infrastructure"),
			],
		)
		.note("Example: ovn resource settings printer --maintenance upkeep"),
		own(
			"mine",
			"Lists what somebody holds in trust, and what awaits it: offers, flags, acts of others",
			mine,
			[arg("who", Kind::Account).or("me")],
		),
		own(
			"offer-custody",
			"Offers to hand a resource over: to one, or to several with their shares",
			offer,
			[
				resource(),
				arg("to", Kind::Custodian).many(),
				arg("threshold", Kind::Ratio).opt().or("80%").help("of several: the share that acts need together"),
				arg("until", Kind::Duration).opt().or("7d").help("for how long it can be accepted"),
			],
		)
		.note("Example: ovn resource offer-custody printer ben"),
		own(
			"accept-custody",
			"Accepts to hold a resource in trust",
			accept,
			[
				resource(),
				arg("note", Kind::Hash).must().help("a note on its condition: a file or a text, whose SHA-256 is kept"),
			],
		)
		.note("Example: ovn resource accept-custody printer --note 'nozzle worn, else fine'"),
	];
	verbs.extend(others);
	Noun {
		name: "resource",
		about: "Shared things: what they are, custody, care, the end of their life",
		verbs,
	}
}

/// What sort of thing it is.
fn nature_text(nature: &str) -> &'static str {
	match nature.to_lowercase().as_str() {
		"physical" => "a physical thing",
		"digital" => "a digital thing",
		"service" => "a service",
		"space" => "a space",
		"information" => "information",
		_ => "a thing",
	}
}

fn state_text(of: &Json) -> String {
	words(&as_said(&of["state"]))
}

fn stage_text(of: &Json) -> String {
	match &of["stage"] {
		Json::String(name) => words(name),
		other => match other.as_object().and_then(|stage| stage.iter().next()) {
			Some((name, phase)) if name == "Working" => words(&as_said(phase)),
			Some((name, phase)) => {
				format!("{} (was {})", words(name), words(&as_said(phase)))
			},
			None => other.to_string(),
		},
	}
}

fn custodians(context: &Context, custody: &Json) -> Outcome<String> {
	let mut holders = Vec::new();
	if !custody.is_null() {
		for line in list_of(&custody["holders"], "who holds it in trust")? {
			let who = context.who(&line[0]);
			holders.push(match u64::from(small(&line[1])?) {
				WHOLE => who,
				weight => format!("{who} ({})", amounts::format_ratio(weight, WHOLE)),
			});
		}
	}
	if holders.is_empty() {
		return Ok("nobody: the scope appoints somebody (ovn resource appoint-interim)".into());
	}
	Ok(holders.join(", "))
}

/// The resources of a scope.
pub async fn of_scope(context: &Context, scope: &Json) -> Outcome<Vec<Json>> {
	let question = json!({"scope": scope});
	context.pages((PALLET, "resources"), question, |last| last["id"].clone()).await
}

fn list(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let mut all = of_scope(context, &values["scope"]).await?;
		all.sort_by_key(|view| base_units(&view["id"]));
		if context.options.json {
			output::say(Json::from(all).to_string());
			return Ok(());
		}
		if all.is_empty() {
			output::say("This scope looks after nothing yet: `ovn resource register`, or buy something together with `ovn campaign create`.");
			return Ok(());
		}
		let mut rows = Vec::new();
		for view in &all {
			let of = &view["resource"];
			let asset = view["deals"][0][0]["asset"].clone();
			let owed = equipment::owed(view)?;
			rows.push(vec![
				as_said(&view["id"]),
				as_said(&of["identity"]["name"]),
				words(&as_said(&of["identity"]["regime"])),
				stage_text(of),
				state_text(of),
				custodians(context, &view["custody"])?,
				match owed {
					0 => String::new(),
					_ => context.money(&json!(owed.to_string()), Some(&asset)).await,
				},
			]);
		}
		output::say(output::table(
			&["number", "resource", "regime", "life", "now", "held by", "still owed"],
			&rows,
		));
		Ok(())
	})
}

fn show(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let view = view_resource(context, &values["resource"]).await?;
		if context.options.json {
			output::say(view.to_string());
			return Ok(());
		}
		let of = &view["resource"];
		let identity = &of["identity"];
		let scope = context.scope_name(small(&identity["scope"])?).await;
		output::say(format!(
			"{}, {} of {scope}",
			equipment::resource_name(&context.chain, &view["id"]).await,
			nature_text(text(&identity["nature"], "nature")?)
		));
		let line = |name: &str, text: String| output::say(format!("  {name:<13} {text}"));
		line("regime", words(&as_said(&identity["regime"])));
		line("life", stage_text(of));
		line("now", state_text(of));
		line("held by", custodians(context, &view["custody"])?);
		let since = small(&identity["created_at"])?;
		line("brought in", format!("by {} in block {since}", context.who(&identity["creator"])));
		let payees = Payees::of(context, &view).await?;
		line("pays to", payees.to_string());
		if !view["offer"].is_null() {
			let receivers = custodians(context, &json!({"holders": view["offer"]["receivers"]}))?;
			let until = context.show_block(small(&view["offer"]["until"])?);
			line("offered to", format!("{receivers}, until {until}"));
		}
		if !view["flag"].is_null() {
			line(
				"flagged",
				format!(
					"the custodians answer until {}",
					context.show_block(small(&view["flag"]["due"])?)
				),
			);
		}
		if !view["job"].is_null() {
			line("maintenance", context.who(&view["job"]["technician"]));
		}
		if !view["ending"].is_null() {
			line("its end", format!("declared by {}", context.who(&view["ending"]["declarer"])));
		}
		let deals = crate::fields::list_of(&view["deals"], "deals")?.clone();
		for deal in &deals {
			deal_lines(context, deal).await?;
		}
		if deals.is_empty() {
			let own = context.chain.storage("Usage", "OwnTerms", &[view["id"].clone()]).await?;
			match own.map(|own| own["terms"].clone()) {
				Some(own) => {
					output::say("\nTariffs of the scope:");
					output::say(tariff_table(context, &own["tariffs"], &own["asset"]).await?);
				},
				None => output::say(
					"\nIt has no tariffs, so nobody can use it for money: ovn use tariffs",
				),
			}
		}
		for line in link_lines(context, &view["id"]).await? {
			output::say(line);
		}
		if view["shareable"] == json!(true) {
			output::say(
				"\nIts use pays no payback: nobody who bought it is owed anything. What an equation gives to other scopes is another matter: ovn equation show SCOPE",
			);
		}
		if of["state"] == json!("PendingValidation") {
			output::say("\nNobody has seen yet whether it is what it is said to be: ovn resource validate RESOURCE");
		}
		Ok(())
	})
}

/// What it is to other resources, and they to it.
async fn link_lines(context: &Context, resource: &Json) -> Outcome<Vec<String>> {
	let mut lines = Vec::new();
	let key = std::slice::from_ref(resource);
	for (keys, others) in context.chain.entries(PALLET, "Links", key).await? {
		for other in list_of(&others, "links")? {
			let other = equipment::resource_name(&context.chain, other).await;
			lines.push(link_text(text(&keys[1], "a relation")?, &other, false));
		}
	}
	for (keys, _) in context.chain.entries(PALLET, "LinkedFrom", key).await? {
		let other = equipment::resource_name(&context.chain, &keys[2]).await;
		lines.push(link_text(text(&keys[1], "a relation")?, &other, true));
	}
	Ok(lines)
}

/// A link in words, from this resource or from the other one.
fn link_text(relation: &str, other: &str, back: bool) -> String {
	let (to, from) = match relation {
		"ComponentOf" => ("is a component of", "has as a component"),
		"DerivedFrom" => ("is derived from", "is the origin of"),
		"Supersedes" => ("supersedes", "is superseded by"),
		_ => ("is linked to", "is linked from"),
	};
	format!("  {:<13} {} {other}, for ever", "link", if back { from } else { to })
}

/// What a deal promised, what was paid of it, and its tariffs.
async fn deal_lines(context: &mut Context, deal: &Json) -> Outcome {
	let attached = &deal[0];
	let number = amount(&attached["deal"], "a deal")?;
	let asset = attached["asset"].clone();
	let owed = amount(&deal[1], "what a deal owes")?;
	let book = json!({"Deal": attached["deal"]});
	let record = context.view("Shares", "book", json!({"id": book})).await?;
	let taken = record["lines"][0]["accepted"].clone();
	// Of what nobody has paid anything there is no line.
	let paid = match taken.is_null() {
		true => 0,
		false => amount(&taken, "what a book took")?,
	};
	let promised = owed.saturating_add(paid);
	let document = &attached["document"];
	let title = document["uri"].as_str().and_then(names::from_uri);
	let tokens = |amount: u128| json!(amount.to_string());
	output::say(format!(
		"\nDeal {number}{}: {} was paid for it",
		title.map_or_else(String::new, |title| format!(", \"{title}\"")),
		context.money(&attached["principal"], Some(&asset)).await
	));
	output::say(format!(
		"  paid back  {:<30} {} of {}",
		output::bar(paid, promised, 30),
		context.money(&tokens(paid), Some(&asset)).await,
		context.money(&tokens(promised), Some(&asset)).await,
	));
	output::say(match owed {
		0 => "  all of it: its co-owners are owed nothing any more".into(),
		_ => format!(
			"  still owed to {} co-owners: {}",
			as_said(&record["positions"]),
			context.money(&tokens(owed), Some(&asset)).await
		),
	});
	for line in tariff_table(context, &attached["tariffs"], &asset).await?.lines() {
		output::say(format!("  {line}"));
	}
	if !deal[2].is_null() {
		output::say(format!(
			"  An amendment waits for the consent of more than half, until {}: ovn resource consent",
			context.show_block(small(&deal[2]["until"])?)
		));
	}
	Ok(())
}

fn register(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let name = text(&values["name"], "a name")?;
		let description = values
			.get("about")
			.filter(|about| !about.is_null())
			.cloned()
			.unwrap_or_else(|| json!(scale::to_hex(&names::hash(name.as_bytes()))));
		let chosen = |field: &str| words(&as_said(&values[field]));
		let text = vec![
			format!(
				"Registers {name} with {}: {}, {}, at {}.",
				context.scope_name(small(&values["scope"])?).await,
				chosen("nature").to_lowercase(),
				chosen("regime"),
				chosen("phase"),
			),
			"  Name, regime, nature and description never change, and it is never deleted.".into(),
			"  You hold it in trust until somebody else accepts it; the scope has to validate it."
				.into(),
		];
		let arguments = json!({
			"scope": values["scope"], "name": name, "description": description,
			"regime": values["regime"], "nature": values["nature"], "phase": values["phase"],
		});
		let call = context.chain.call(PALLET, "register", arguments, &scale::from_address)?;
		let Some(receipt) = context.send_told(call, text).await? else { return Ok(()) };
		if let Some(event) = receipt.of(PALLET, "Registered") {
			output::say(format!(
				"It is resource {}, {}.",
				as_said(&event.fields["resource"]),
				state_text(&event.fields)
			));
		}
		Ok(())
	})
}

fn settings(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let view = view_resource(context, &values["resource"]).await?;
		let resource = &values["resource"];
		let mut settings = view["settings"].clone();
		let mut terms = use_terms(context, resource).await?;
		let decides =
			format!("Decides for {}:", equipment::resource_name(&context.chain, resource).await);
		// Those who hold it and who see its end are its own; what its use pays is part of the terms of its use.
		let (mut roles, mut funds) = (vec![decides.clone()], vec![decides]);
		let said = |name: &str| values.get(name).filter(|value| !value.is_null()).cloned();
		for (name, field) in [("custodian", "custodian"), ("validator", "witness")] {
			if let Some(value) = said(name) {
				roles.push(format!("  {name}: role {value}"));
				settings[field] = value;
			}
		}
		for name in ["maintenance", "infrastructure"] {
			if let Some(value) = said(name) {
				funds.push(format!("  {name}: fund {value}"));
				terms[name] = value;
			}
		}
		if roles.len() == 1 && funds.len() == 1 {
			return Err(Failure::usage("say what to decide: `ovn resource settings --help`"));
		}
		if roles.len() > 1 {
			let arguments = json!({"resource": resource, "settings": settings});
			let call =
				context.chain.call(PALLET, "set_settings", arguments, &scale::from_address)?;
			context.send(call, roles).await?;
		}
		if funds.len() == 1 {
			return Ok(());
		}
		let arguments = json!({"resource": resource, "terms": terms});
		let call = context.chain.call("Usage", "set_use_terms", arguments, &scale::from_address)?;
		let asset = crate::things::asset_of_resource(&context.chain, &values["resource"]).await?;
		let scope = view["resource"]["identity"]["scope"].clone();
		if context.send(call, funds).await?.is_none() || context.options.json {
			return Ok(());
		}
		for name in ["maintenance", "infrastructure"] {
			let Some(fund) = values.get(name).filter(|fund| !fund.is_null()) else { continue };
			let question = json!({
				"scope": scope, "purse": {"Fund": fund},
				"asset": asset.clone().unwrap_or_else(|| json!("Native")),
			});
			if context.view("Networks", "pot", question).await?[1] != json!(true) {
				output::say(format!(
					"Fund {fund} is not open yet, and what uses pay it waits: ovn fund open {scope} {fund}"
				));
			}
		}
		Ok(())
	})
}

/// All pages of a list that goes on after the last of a page.
pub async fn pages(
	context: &Context,
	view: &str,
	who: &Json,
	next: fn(&Json) -> Json,
) -> Outcome<Vec<Json>> {
	context.pages((PALLET, view), json!({"who": who}), next).await
}

fn mine(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let who = &values["who"];
		let held = pages(context, "custodies", who, Json::clone).await?;
		let offered = pages(context, "offers_to", who, Json::clone).await?;
		let waiting = pages(context, "awaiting", who, |line| line[0].clone()).await?;
		if context.options.json {
			output::say(
				json!({"custodies": held, "offers": offered, "awaiting": waiting}).to_string(),
			);
			return Ok(());
		}
		if held.is_empty() && offered.is_empty() && waiting.is_empty() {
			output::say("Holds nothing in trust, and nothing waits.");
			return Ok(());
		}
		let mut rows = Vec::new();
		for resource in held.iter().chain(offered.iter().filter(|one| !held.contains(one))) {
			let view = view_resource(context, resource).await?;
			let matters = waiting.iter().find(|line| line[0] == *resource);
			let mut waits = Vec::new();
			if let Some(line) = matters {
				for matter in list_of(&line[1], "what awaits somebody")? {
					waits.push(context.show(PALLET, "", matter, &Json::Null).await);
				}
			}
			rows.push(vec![
				equipment::resource_name(&context.chain, resource).await,
				state_text(&view["resource"]),
				if held.contains(resource) { "held".into() } else { "offered".into() },
				waits.join("; "),
			]);
		}
		output::say(output::table(&["resource", "now", "custody", "awaits"], &rows));
		Ok(())
	})
}

fn offer(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let receivers = list_of(&values["to"], "who is to hold it")?.clone();
		let sum: u64 = receivers.iter().filter_map(|line| line[1].as_u64()).sum();
		if sum != WHOLE {
			return Err(Failure::usage(format!(
				"the shares of those who are to hold it add up to {}, not to 100 %",
				amounts::format_ratio(sum, WHOLE)
			))
			.hint("give each a share, as ana=60% ben=40%"));
		}
		let part = |name: &str| small(&values["threshold"][name]).map(u64::from);
		let threshold = part("numerator")?
			.checked_mul(WHOLE)
			.and_then(|parts| parts.checked_div(part("denominator").ok()?))
			.ok_or_else(|| Failure::usage("the threshold is no share"))?;
		let until = context.chain.block().saturating_add(u64::from(small(&values["until"])?));
		let text = vec![
			format!(
				"Offers {} to {}.",
				equipment::resource_name(&context.chain, &values["resource"]).await,
				custodians(context, &json!({"holders": receivers}))?
			),
			format!(
				"  They accept with a note on its condition, until {}; with the last of them custody moves.",
				context.show_block(u32::try_from(until).unwrap_or(u32::MAX))
			),
		];
		let arguments = json!({
			"resource": values["resource"], "receivers": receivers, "threshold": threshold, "until": until,
		});
		let call = context.chain.call(PALLET, "offer_custody", arguments, &scale::from_address)?;
		context.send(call, text).await.map(|_| ())
	})
}

fn accept(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let name = equipment::resource_name(&context.chain, &values["resource"]).await;
		let text = vec![
			format!("Accepts to hold {name} in trust, in the condition that your note says."),
			"  You answer for it until somebody else accepts it: reservations, uses, care.".into(),
		];
		let call =
			context.chain.call(PALLET, "accept_custody", values.into(), &scale::from_address)?;
		let Some(receipt) = context.send_told(call, text).await? else { return Ok(()) };
		let moved = receipt.events.iter().any(|event| event.name == "CustodyMoved");
		output::say(match moved {
			true => format!("{name} is in your hands."),
			false => {
				"The others have not accepted yet: custody moves with the last of them.".into()
			},
		});
		Ok(())
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn thing_is_said_to_be_what_it_is() {
		assert_eq!(nature_text("Information"), "information");
		assert_eq!(nature_text("Physical"), "a physical thing");
	}

	#[test]
	fn link_is_said_from_both_sides() {
		assert!(link_text("DerivedFrom", "rover (1)", false).contains("is derived from rover (1)"));
		assert!(link_text("DerivedFrom", "remix (2)", true).contains("is the origin of remix (2)"));
	}
}
