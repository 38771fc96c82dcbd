// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Kinds of contribution.

use super::network::small;
use crate::{
	amounts,
	context::Context,
	errors::{Failure, Outcome},
	fields::{amount, as_said, base_units, flag, list_of, show_unit, text, word},
	output, scale,
	verbs::{arg, call, own, view, Arg, Kind, Noun, Values},
};
use serde_json::{json, Value as Json};
use std::{future::Future, pin::Pin};

const PALLET: &str = "Contributions";
const CATEGORIES: &[&str] = &[
	"Time",
	"Cash",
	"Material",
	"ToolUse",
	"Space",
	"Product",
	"Design",
	"Data",
	"Finance",
	"SocialConnections",
	"Distribution",
	"Liability",
	"Insurance",
	"Certification",
	"Evaluation",
	"Care",
	"Infrastructure",
	"Other",
];
const ACTIONS: &[&str] = &[
	"Work",
	"Use",
	"Consume",
	"Produce",
	"Cite",
	"DeliverService",
	"Accept",
	"Modify",
	"Pickup",
	"Dropoff",
	"Combine",
	"Separate",
	"Transfer",
	"TransferAllRights",
	"TransferCustody",
	"Move",
	"Copy",
	"Raise",
	"Lower",
];
const UNITS: &[&str] = &[
	"Hour",
	"Day",
	"Piece",
	"Kilogram",
	"Litre",
	"Metre",
	"SquareMetre",
	"SquareMetreDay",
	"Kilometre",
	"KilowattHour",
	"Gigabyte",
	"Line",
];

fn kind_args() -> [Arg; 2] {
	[arg("scope", Kind::Scope), arg("kind", Kind::Sort)]
}

/// The subject.
pub fn noun() -> Noun {
	let [scope, of] = kind_args();
	Noun {
		name: "kind",
		about: "Kinds of contribution that a scope recognises: unit, rate, claim, who decides",
		verbs: vec![
			own("list", "Lists the kinds of a scope", list_kinds, [scope.clone()]),
			view("show", (PALLET, "kind"), kind_args()),
			own("define", "Makes a scope recognise a kind of contribution", define, [
				scope.clone(),
				arg("name", Kind::Text),
				arg("unit", Kind::Text).opt().or("Hour").help("Hour, Day, Piece, Kilogram, ..., or a word of your own"),
				arg("rate", Kind::Money).opt().or("1").help("what one unit is worth, in whole tokens"),
				arg("claim", Kind::Choice(&["Equity", "Debt", "Once", "Gift"])).opt().or("Equity").help("what it entitles to: Equity for ever; Debt until it is paid; Once, in the next income; Gift, nothing"),
				arg("ceiling", Kind::PerCent).opt().or("100").help("of a Debt: up to how many per cent of the value is paid; above 100 only campaigns promise"),
				arg("category", Kind::Choice(CATEGORIES)).opt().or("Time").help("what sort of thing it is"),
				arg("action", Kind::Choice(ACTIONS)).opt().or("Work").help("the ValueFlows action it stands for"),
				arg("peers", Kind::Flag).help("decided by peers, with their reputation at stake (this is the default)"),
				arg("by-quality", Kind::Flag).help("with peers: units scale with the quality they find"),
				arg("reviewers", Kind::Role).opt().help("decided by holders of this role instead"),
				arg("approvals", Kind::Number).opt().or("1").help("with --reviewers: how many of them must accept"),
				arg("period", Kind::Duration).opt().or("7d").help("with --reviewers: how long they have"),
				arg("measured", Kind::Flag).help("decided by nobody: what the chain itself sees, cash, uses and imports"),
				arg("cash-to", Kind::Purse).opt().help("with --measured: the purse that cash contributions go to"),
				arg("asset", Kind::Asset).opt().help("with --cash-to: the unit is this asset's token"),
				arg("multiplier", Kind::Multipliers).opt().many().help("a role and its factor, as maker=1.5; several of them"),
				arg("max", Kind::Quantity).opt().or("1000").help("the most that one log carries; 24 at most of hours"),
				arg("daily", Kind::Quantity).opt().help("the most one agent logs for a day [default: 24 of hours]"),
				arg("reputation", Kind::Flag).help("with --reviewers or --measured: earns reputation, too"),
				arg("scopes", Kind::Flag).help("scopes contribute it, too; never hours of work, nor what is measured"),
				arg("standing", Kind::Money).opt().help("it counts as standing if it is worth so many whole tokens"),
				arg("about", Kind::Document).opt().or("").help("what it is about: a file or a short text"),
			])
			.note("Example: ovn kind define printer work --unit Hour --rate 25 --by-quality"),
			call("rate", (PALLET, "set_rate"), [scope.clone(), of.clone(), arg("rate", Kind::Money)]),
			call("multipliers", (PALLET, "set_multipliers"), [
				scope.clone(), of.clone(),
				arg("multipliers", Kind::Multipliers).opt().many().help("a role and its factor, as maker=1.5; several; none takes all away"),
			]),
			call("limits", (PALLET, "set_limits"), [
				scope.clone(), of.clone(),
				arg("max", Kind::Quantity).must().at("limits.max_quantity").help("the most that one log carries"),
				arg("daily", Kind::Quantity).opt().at("limits.daily_limit").help("the most one agent logs for a day"),
			]),
			call("retire", (PALLET, "retire_kind"), kind_args()),
			view("totals", (PALLET, "totals"), kind_args()),
		],
	}
}

fn define(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let given = |name: &str| values.get(name).filter(|value| !value.is_null());
		let is = |name: &str| values.get(name) == Some(&json!(true));
		// A day has 24 hours, and the chain wants to be told.
		let hours = given("cash-to").is_none()
			&& values["unit"].as_str().is_some_and(|unit| unit.eq_ignore_ascii_case("hour"));
		let daily = given("daily").cloned().or_else(|| hours.then(|| json!("24000000")));
		let most = amount(&values["max"], "the most of a log")?;
		let max =
			if hours { json!(most.min(24_000_000).to_string()) } else { json!(most.to_string()) };
		let claim = match word(&values["claim"]).as_str() {
			"debt" => json!({"Debt": {"ceiling": values["ceiling"]}}),
			other => json!(other),
		};
		let deciding = match (given("reviewers"), is("measured")) {
			(Some(_), true) => {
				return Err(Failure::usage("--reviewers and --measured exclude each other"))
			},
			(Some(role), false) => {
				json!({"Reviewers": {"role": role, "approvals": values["approvals"], "period": values["period"]}})
			},
			(None, true) => json!({"Measured": {"purse": given("cash-to")}}),
			(None, false) => json!({"PeerEvaluation": {"scales_by_quality": is("by-quality")}}),
		};
		let unit = match (given("cash-to"), given("asset")) {
			(Some(_), asset) => {
				let asset = asset.cloned().unwrap_or_else(|| json!("Native"));
				let decimals = context.decimals(Some(&asset)).await?;
				json!({"Token": {"asset": asset, "decimals": decimals}})
			},
			(None, _) => {
				let text = text(&values["unit"], "a unit")?;
				match UNITS.iter().find(|unit| unit.eq_ignore_ascii_case(text)) {
					Some(unit) => json!(unit),
					None => json!({"Other": text}),
				}
			},
		};
		let terms = json!({
			"name": values["name"], "document": values["about"], "category": values["category"],
			"action": values["action"], "unit": unit, "rate": values["rate"], "claim": claim,
			"multipliers": given("multiplier").cloned().unwrap_or_else(|| json!([])),
			"limits": {"max_quantity": max, "daily_limit": daily},
			"deciding": deciding, "earns_reputation": is("reputation"),
			"takes_scopes": is("scopes"), "standing": given("standing"),
		});
		if deciding.get("PeerEvaluation").is_some() {
			ensure_reputation(context, &values["scope"]).await?;
		}
		let mut words = vec![
			format!(
				"{} recognises {} as a kind of contribution:",
				context.scope_name(small(&values["scope"])?).await,
				values["name"]
			),
			format!("  counted in   {}", show_unit(&terms["unit"])),
			format!("  worth        {} each", context.money(&values["rate"], None).await),
			format!("  entitles to  {}", show_claim(&terms["claim"])),
			format!("  decided by   {}", show_deciding(&terms["deciding"])),
			format!(
				"  at most      {} in a log{}",
				amounts::format(
					amount(&terms["limits"]["max_quantity"], "max quantity")?,
					amounts::UNIT_DECIMALS
				),
				match base_units(&terms["limits"]["daily_limit"]) {
					Some(daily) => format!(
						", {} of one person for a day",
						amounts::format(daily, amounts::UNIT_DECIMALS)
					),
					None => String::new(),
				}
			),
		];
		if is("scopes") {
			words.push("  given by     agents and scopes".to_owned());
		}
		if let Some(least) = given("standing") {
			let least = context.money(least, None).await;
			words.push(format!("  counts as    standing, if worth {least} or more"));
		}
		let arguments = json!({"scope": values["scope"], "terms": terms});
		let call = context.chain.call(PALLET, "define_kind", arguments, &scale::from_address)?;
		context.send(call, words).await.map(|_| ())
	})
}

/// Refuses what peers are to decide where nobody has reputation yet, and says what comes first.
async fn ensure_reputation(context: &mut Context, scope: &Json) -> Outcome {
	let view = context.view("Networks", "scope", json!({"scope": scope})).await?;
	let network = small(&view["network"])?;
	let name = context.scope_name(network).await;
	if network == 0 {
		return Err(Failure::usage("peers evaluate in networks, and this scope is in none")
			.hint("let holders of a role decide: --reviewers ROLE"));
	}
	let found = context.view("Evaluation", "network", json!({"network": network})).await?;
	if found.is_null() {
		return Err(Failure::new(
			crate::errors::Exit::Refused,
			format!("Peers cannot evaluate yet: nobody has reputation in {name}. Nothing was sent."),
		)
		.hint(format!(
			"a steward of {name} founds it first, once and for ever: `ovn evaluate found {network} WHO=REPUTATION ...`, as ana=40 ben=60. Or let holders of a role decide: --reviewers ROLE"
		)));
	}
	Ok(())
}

/// What a kind entitles to.
fn show_claim(claim: &Json) -> String {
	let ceiling = claim["Debt"]["ceiling"].as_u64().or_else(|| claim["Debt"].as_u64());
	match (word(claim).as_str(), ceiling) {
		(_, Some(ceiling)) => format!("debt, up to {ceiling} % of its value"),
		("equity", _) => "equity".into(),
		("once", _) => "its value, once".into(),
		_ => "nothing: a gift".into(),
	}
}

fn show_deciding(deciding: &Json) -> String {
	if let Some(peers) = deciding.get("PeerEvaluation") {
		let scales = peers == &json!(true) || peers["scales_by_quality"] == json!(true);
		return if scales { "peers, by quality".into() } else { "peers".into() };
	}
	match deciding.get("Reviewers") {
		Some(of) => format!("{} holders of role {}", of["approvals"], of["role"]),
		None => "the chain measures it".into(),
	}
}

fn list_kinds(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let kinds = context.view(PALLET, "kinds", json!({"scope": values["scope"]})).await?;
		if context.options.json {
			output::say(kinds.to_string());
			return Ok(());
		}
		let mut rows = Vec::new();
		for kind in list_of(&kinds, "the kinds of a scope")? {
			let terms = &kind[1]["terms"];
			let mut rate = context.money(&terms["rate"], None).await;
			if let Some(next) = kind[1]["next_rate"].as_object() {
				let to_come = context.money(&next["rate"], None).await;
				let from = context.show_block(small(&next["from"])?);
				rate = format!("{rate}; {to_come} from {from}");
			}
			rows.push(vec![
				kind[0].to_string(),
				as_said(&terms["name"]),
				show_unit(&terms["unit"]),
				rate,
				show_claim(&terms["claim"]),
				show_deciding(&terms["deciding"]),
				if flag(&kind[1]["retired"], "whether a kind is retired")? {
					"retired".into()
				} else {
					String::new()
				},
			]);
		}
		output::say(output::table(
			&["number", "kind", "unit", "rate", "entitles to", "decided by", ""],
			&rows,
		));
		Ok(())
	})
}
