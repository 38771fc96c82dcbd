// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Kinds of contribution, contributions, tasks.

pub use crate::fields::show_unit;

use super::network::small;
use crate::{
	amounts, answers,
	context::Context,
	errors::{Failure, Outcome},
	fields::{amount, as_said, base_units, list_of, text, word},
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

/// The scope that contributes.
fn as_scope() -> Arg {
	arg("as", Kind::Scope).at("as_scope").help("the scope that contributes")
}

/// Kinds.
pub fn kind() -> Noun {
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
pub fn show_claim(claim: &Json) -> String {
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
				if kind[1]["retired"] == json!(true) { "retired".into() } else { String::new() },
			]);
		}
		output::say(output::table(
			&["number", "kind", "unit", "rate", "entitles to", "decided by", ""],
			&rows,
		));
		Ok(())
	})
}

/// Contributions.
pub fn contribute() -> Noun {
	let id = || arg("contribution", Kind::Contribution).at("id");
	Noun {
		name: "contribute",
		about: "Contributions: logging, correcting, judging, giving back",
		verbs: vec![
			call(
				"log",
				(PALLET, "log"),
				[
					arg("scope", Kind::Scope),
					arg("kind", Kind::Sort),
					arg("quantity", Kind::Quantity),
					arg("day", Kind::Day).opt().or("today").help("when it was done, as 2026-11-21"),
					arg("role", Kind::Role).opt(),
					arg("evidence", Kind::Document)
						.opt()
						.or("")
						.help("what proves it: a file, URL#0x..., or a short text"),
					arg("gift", Kind::Flag).help("as a gift: it credits nothing"),
					arg("for", Kind::Account)
						.opt()
						.at("on_behalf_of")
						.help("whose contribution it is, if not yours"),
				],
			)
			.note("Example: ovn contribute log printer work 3.5 --evidence photo.jpg"),
			own("show", "Shows a contribution, and what was said of it", show, [id()]),
			own(
				"list",
				"Lists what was contributed to a scope, newest first: by all, or by one",
				list,
				[
					arg("scope", Kind::Scope),
					Arg { required: false, ..arg("who", Kind::Contributor) }
						.help("only this contributor: an account, scope:NAME, or 0x... of somebody outside"),
					arg("mine", Kind::Flag).help("only your own"),
					arg("csv", Kind::Flag).help("as comma-separated lines"),
					arg("beancount", Kind::Flag)
						.help("what was accepted, as double entries for Beancount"),
				],
			)
			.note("Example: ovn contribute list printer --mine"),
			own(
				"open",
				"Lists the contributions of a scope that are not decided",
				open,
				[arg("scope", Kind::Scope)],
			),
			call(
				"gift",
				(PALLET, "set_gift"),
				[id(), arg("gift", Kind::Choice(&["true", "false"]))],
			),
			own(
				"correct",
				"Puts another log in the place of an undecided one, or takes it back; what is not named stays",
				correct,
				[
					id(),
					arg("quantity", Kind::Quantity)
						.opt()
						.help("of the new one; with nothing named the log is taken back"),
					arg("day", Kind::Day).opt().help("when it was done, as 2026-11-21"),
					arg("evidence", Kind::Document).opt().help("what proves it; '' for none"),
				],
			)
			.note("Example: ovn contribute correct printer/17 --quantity 3.5"),
			call(
				"compensate",
				(PALLET, "compensate"),
				[
					id(),
					arg("quantity", Kind::Quantity),
					arg("evidence", Kind::Document).opt().or("").help("why"),
				],
			),
			call(
				"review",
				(PALLET, "review"),
				[id(), arg("judgement", Kind::Choice(&["Accept", "Reject", "Spam"])).at("review")],
			),
			view("reviews", (PALLET, "reviews"), [id()]),
			call("close", (PALLET, "close_review"), [id()]),
			own(
				"cash",
				"Contributes cash",
				cash,
				[
					arg("scope", Kind::Scope),
					arg("kind", Kind::Sort)
						.help("a kind that counts a token (`ovn kind list SCOPE`)"),
					arg("amount", Kind::Text).help("an amount in whole tokens, as 12.5"),
				],
			),
			call(
				"allow",
				(PALLET, "allow_logger"),
				[
					arg("scope", Kind::Scope),
					arg("logger", Kind::Account),
					arg("until", Kind::Number)
						.opt()
						.help("the last block; else until you revoke it"),
				],
			),
			call(
				"disallow",
				(PALLET, "revoke_logger"),
				[arg("scope", Kind::Scope), arg("logger", Kind::Account)],
			),
			call(
				"log-as",
				(PALLET, "log_as"),
				[
					arg("scope", Kind::Scope).help("the scope to which it is contributed"),
					as_scope(),
					arg("kind", Kind::Sort),
					arg("quantity", Kind::Quantity),
					arg("day", Kind::Day).opt().or("today").help("when it was done, as 2026-11-21"),
					arg("evidence", Kind::Document).must().help("what proves it"),
					arg("gift", Kind::Choice(&["true", "false"])).opt().or("false").help("whether it is given, and entitles to nothing"),
				],
			),
			call(
				"compensate-as",
				(PALLET, "compensate_as"),
				[
					id(),
					as_scope(),
					arg("quantity", Kind::Quantity),
					arg("evidence", Kind::Document).opt().or("").help("why"),
				],
			),
			call(
				"allow-as",
				(PALLET, "allow_logger_as"),
				[
					arg("scope", Kind::Scope).help("the scope to which it contributes"),
					as_scope(),
					arg("logger", Kind::Account).help("who may log for it"),
					arg("until", Kind::Number)
						.opt()
						.help("the last block; else until it is revoked"),
				],
			),
			call(
				"disallow-as",
				(PALLET, "revoke_logger_as"),
				[
					arg("scope", Kind::Scope).help("the scope to which it contributes"),
					as_scope(),
					arg("logger", Kind::Account).help("who logs for it"),
				],
			),
			call(
				"clear-consents",
				(PALLET, "clear_loggers"),
				[arg("scope", Kind::Scope), arg("agent", Kind::Account)],
			),
			view(
				"loggers",
				(PALLET, "loggers"),
				[arg("scope", Kind::Scope), arg("agent", Kind::Account).or("me")],
			),
			view("loggers-as", (PALLET, "scope_loggers"), [as_scope()]),
			view(
				"ledger",
				(PALLET, "ledger"),
				[
					arg("scope", Kind::Scope),
					arg("contributor", Kind::Contributor),
					arg("kind", Kind::Sort),
				],
			),
			view(
				"entries",
				(PALLET, "contributions_of"),
				[
					arg("scope", Kind::Scope),
					arg("contributor", Kind::Contributor),
					arg("kind", Kind::Sort),
					arg("before", Kind::Number).opt().help("older than this entry"),
					arg("limit", Kind::Number).opt().or("100").help("how many"),
				],
			),
			view(
				"limit",
				(PALLET, "day_limit_left"),
				[
					arg("scope", Kind::Scope),
					arg("who", Kind::Account),
					arg("kind", Kind::Sort),
					arg("day", Kind::Day).opt().or("today"),
				],
			),
			view("entry", (PALLET, "contribution"), [id()]),
		],
	}
}

fn cash(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let scope = small(&values["scope"])?;
		let kind =
			context.view(PALLET, "kind", json!({"scope": scope, "kind": values["kind"]})).await?;
		let token = &kind["terms"]["unit"]["Token"];
		let Some(asset) = token.get("asset") else {
			return Err(Failure::usage("this kind does not count cash")
				.hint("`ovn kind list SCOPE` shows which do"));
		};
		let decimals = context.decimals(Some(asset)).await?;
		let amount = text(&values["amount"], "an amount")?;
		let amount = json!(amounts::parse(amount, decimals)?.to_string());
		let words = vec![format!(
			"Gives {} to {}, as a contribution of the kind {}.",
			context.money(&amount, Some(asset)).await,
			context.scope_name(scope).await,
			kind["terms"]["name"],
		)];
		let arguments = json!({"scope": scope, "kind": values["kind"], "amount": amount});
		let call =
			context.chain.call(PALLET, "contribute_cash", arguments, &scale::from_address)?;
		context.send(call, words).await.map(|_| ())
	})
}

/// What stands in the place of a log: what is named, and all else as it was; nothing if nothing is named.
fn replacement(values: &Values, entry: &Json) -> Option<Json> {
	const NAMES: [&str; 3] = ["quantity", "day", "evidence"];
	let said = |name: &str| values.get(name).filter(|value| !value.is_null());
	NAMES.iter().any(|name| said(name).is_some()).then(|| {
		let mut found = json!({});
		for name in NAMES {
			found[name] = said(name).unwrap_or(&entry[name]).clone();
		}
		found
	})
}

fn correct(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let id = &values["id"];
		let scope = small(&id["scope"])?;
		let name = format!("{scope}/{}", id["index"]);
		let entry = context.view(PALLET, "contribution", json!({"id": id})).await?;
		if entry.is_null() {
			return Err(Failure::usage(format!("there is no contribution {name}"))
				.hint(format!("`ovn contribute list {scope}` lists those of the scope")));
		}
		let replacement = replacement(&values, &entry);
		let mut words = vec![match &replacement {
			Some(_) => format!("Takes the log {name} back, and logs in its place:"),
			None => format!("Takes the log {name} back. Nothing stands in its place:"),
		}];
		let unit = context.kind_unit(&json!(scope), &entry["kind"]).await;
		let mut rows = Vec::new();
		for field in ["quantity", "day", "evidence"] {
			let mut cells = Vec::new();
			for of in [Some(&entry), replacement.as_ref()].into_iter().flatten() {
				let shown = context.show(PALLET, field, &of[field], of).await;
				let unit = if field == "quantity" { unit.as_str() } else { "" };
				cells.push(format!("{shown} {unit}").trim_end().to_owned());
			}
			rows.push((field, cells));
		}
		rows.push(("kind", vec![context.kind_shown(&json!(scope), &entry["kind"]).await]));
		rows.push(("whose", vec![contributor_name(context, &entry["contributor"])]));
		if !entry["role"].is_null() {
			rows.push(("role", vec![context.show(PALLET, "role", &entry["role"], &entry).await]));
		}
		if entry["gift"] == json!(true) {
			rows.push(("gift", vec!["yes".into()]));
		}
		words.extend(rows.into_iter().map(|(field, cells)| {
			format!("  {field:<8}  {}", changed(&cells, replacement.is_some()))
		}));
		if replacement.as_ref().is_some_and(|new| same_log(new, &entry)) {
			return Err(Failure::usage("that is what is logged already")
				.hint("name what is to be another: --quantity, --day or --evidence"));
		}
		let arguments = json!({"id": values["id"], "replacement": replacement});
		let call = context.chain.call(PALLET, "correct", arguments, &scale::from_address)?;
		context.send(call, words).await.map(|_| ())
	})
}

fn same_log(new: &Json, entry: &Json) -> bool {
	["quantity", "day", "evidence"].iter().all(|field| new[field] == entry[field])
}

/// What a field was and will be.
fn changed(cells: &[String], replaced: bool) -> String {
	match cells {
		[was, new] if was != new => format!("{was} -> {new}"),
		[was, ..] if replaced => format!("{was} (stays)"),
		[was, ..] => was.clone(),
		[] => String::new(),
	}
}

/// Whether nobody has decided it.
pub fn is_undecided(entry: &Json) -> bool {
	entry["state"].get("Undecided").is_some() || entry["state"] == json!("Undecided")
}

/// How far a contribution has come, in words.
fn show_state(context: &Context, entry: &Json) -> Outcome<String> {
	let state = &entry["state"];
	if let Some(accepted) = state.get("Accepted") {
		let units = amount(&accepted["units"], "units")?;
		return Ok(format!("accepted: {} units", amounts::format(units, amounts::UNIT_DECIMALS)));
	}
	if let Some(open) = state.get("Undecided") {
		let deadline = open["deadline"].as_u64().or_else(|| open.as_u64());
		return Ok(match deadline.and_then(|block| u32::try_from(block).ok()) {
			Some(block) => format!("not decided, until {}", context.show_block(block)),
			None => "not decided".into(),
		});
	}
	let name = state.as_object().and_then(|object| object.keys().next());
	Ok(name.map_or_else(|| word(state), |name| name.to_lowercase()))
}

/// Whose contribution it is.
pub fn contributor_name(context: &Context, contributor: &Json) -> String {
	match contributor["Agent"].as_str() {
		Some(agent) => context.person(agent),
		None => match contributor["Scope"].as_u64() {
			Some(scope) => format!("scope {scope}"),
			None => crate::fields::shorten(&as_said(&contributor["External"])),
		},
	}
}

/// On which terms a contribution was logged, of all kinds of its scope.
pub fn terms_of<'a>(kinds: &'a Json, entry: &Json) -> Outcome<&'a Json> {
	let found = list_of(kinds, "the kinds of a scope")?.iter().find(|of| of[0] == entry["kind"]);
	let missing = || Failure::node(format!("the node does not say what kind {} is", entry["kind"]));
	found.map(|of| &of[1]["terms"]).ok_or_else(missing)
}

async fn entry_rows(
	context: &mut Context,
	scope: u32,
	entries: &[(u64, Json)],
) -> Outcome<Vec<Vec<String>>> {
	let kinds = context.view(PALLET, "kinds", json!({"scope": scope})).await?;
	let mut rows = Vec::new();
	for (index, entry) in entries {
		let terms = terms_of(&kinds, entry)?;
		let quantity = amount(&entry["quantity"], "quantity")?;
		let note = match entry["entry"].as_object().and_then(|entry| entry.iter().next()) {
			Some((name, of)) => format!(
				"{} of {}",
				name.to_lowercase(),
				of.get("of").or_else(|| of.get("import")).unwrap_or(of)
			),
			None => String::new(),
		};
		rows.push(vec![
			format!("{scope}/{index}"),
			amounts::format_day(small(&entry["day"])?),
			contributor_name(context, &entry["contributor"]),
			format!(
				"{} {}",
				amounts::format(quantity, amounts::UNIT_DECIMALS),
				show_unit(&terms["unit"])
			),
			as_said(&terms["name"]),
			show_state(context, entry)?,
			if entry["gift"] == json!(true) { format!("gift {note}") } else { note },
		]);
	}
	Ok(rows)
}

const ENTRY_COLUMNS: [&str; 7] = ["number", "day", "who", "quantity", "kind", "state", "remarks"];
const ENTRY_HEADS: [&str; 7] = ["number", "day", "who", "quantity", "kind", "state", ""];

fn list(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let scope = small(&values["scope"])?;
		let who = match (values.get("who").filter(|who| !who.is_null()), &values["mine"]) {
			(Some(_), Json::Bool(true)) => {
				return Err(Failure::usage("name somebody, or say --mine: not both"))
			},
			(Some(who), _) => Some(who.clone()),
			(None, Json::Bool(true)) => Some(json!({"Agent": context.me()?})),
			(None, _) => None,
		};
		let mut entries = match &who {
			Some(who) => entries_by(context, scope, who).await?,
			None => entries_of(context, &values["scope"]).await?,
		};
		entries.sort_by_key(|(index, _)| std::cmp::Reverse(*index));
		if context.options.json {
			let list: Vec<_> = entries
				.iter()
				.map(
					|(index, entry)| json!({"id": {"scope": scope, "index": index}, "entry": entry}),
				)
				.collect();
			output::say(Json::from(list).to_string());
			return Ok(());
		}
		if super::history::as_beancount(&values) {
			return entry_ledger(context, scope, &entries).await;
		}
		let rows = entry_rows(context, scope, &entries).await?;
		if values["csv"] == json!(true) {
			output::csv(&ENTRY_COLUMNS, &rows);
			return Ok(());
		}
		let name = context.scope_name(scope).await;
		let by = match &who {
			Some(who) => format!("What {} contributed to {name}", contributor_name(context, who)),
			None => format!("What all contributed to {name}"),
		};
		if entries.is_empty() {
			output::say(format!("{by}: nothing yet."));
			return Ok(());
		}
		output::say(format!("{by}, newest first:"));
		output::say(output::table(&ENTRY_HEADS, &rows));
		Ok(())
	})
}

/// What counts of the contributions of a scope, as double entries in the units of their kinds.
async fn entry_ledger(context: &mut Context, scope: u32, entries: &[(u64, Json)]) -> Outcome {
	let kinds = context.view(PALLET, "kinds", json!({"scope": scope})).await?;
	let name = context.scope_name(scope).await;
	let mut list = Vec::new();
	for (index, entry) in entries {
		// What was taken back, rejected or is not decided counts nothing.
		if entry["state"].get("Accepted").is_none() {
			continue;
		}
		let terms = terms_of(&kinds, entry)?;
		let kind = text(&terms["name"], "the name of a kind")?.to_owned();
		let who = contributor_name(context, &entry["contributor"]);
		let parts = |sort: &str, of: &str| vec![sort.to_owned(), of.to_owned(), kind.clone()];
		list.push(crate::beancount::Entry {
			day: small(&entry["day"])?,
			words: format!("{kind} for {name}, accepted"),
			place: ("contribution", format!("{scope}/{index}")),
			amount: amount(&entry["quantity"], "a quantity")?,
			decimals: amounts::UNIT_DECIMALS,
			of: show_unit(&terms["unit"]),
			into: parts("Assets", &name),
			out: parts("Equity", &who),
			payee: who,
		});
	}
	output::say(crate::beancount::ledger(list).trim_end());
	Ok(())
}

/// All entries of one contributor in a scope.
async fn entries_by(context: &Context, scope: u32, who: &Json) -> Outcome<Vec<(u64, Json)>> {
	let kinds = context.view(PALLET, "kinds", json!({"scope": scope})).await?;
	let mut entries: Vec<(u64, Json)> = Vec::new();
	for kind in list_of(&kinds, "the kinds of a scope")? {
		let question = json!({"scope": scope, "contributor": who, "kind": kind[0]});
		let of = (PALLET, "contributions_of");
		for entry in context.pages_by("before", of, question, |last| last[0].clone()).await? {
			entries.push((u64::from(small(&entry[0])?), entry[1].clone()));
		}
	}
	Ok(entries)
}

/// All entries of a scope's record, in the order of logging.
pub async fn entries_of(context: &Context, scope: &Json) -> Outcome<Vec<(u64, Json)>> {
	let found = context.chain.entries(PALLET, "Contributions", std::slice::from_ref(scope)).await?;
	let mut list: Vec<_> = found
		.into_iter()
		.map(|(keys, entry)| Ok((u64::from(small(&keys[1])?), entry)))
		.collect::<Outcome<_>>()?;
	list.sort_by_key(|(index, _)| *index);
	Ok(list)
}

fn open(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let scope = small(&values["scope"])?;
		let mut entries = entries_of(context, &values["scope"]).await?;
		entries.retain(|(_, entry)| is_undecided(entry));
		if context.options.json {
			let list: Vec<_> = entries
				.iter()
				.map(
					|(index, entry)| json!({"id": {"scope": scope, "index": index}, "entry": entry}),
				)
				.collect();
			output::say(Json::from(list).to_string());
			return Ok(());
		}
		let rows = entry_rows(context, scope, &entries).await?;
		output::say(output::table(&ENTRY_HEADS, &rows));
		Ok(())
	})
}

fn show(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let id = &values["id"];
		let entry = context.view(PALLET, "contribution", json!({"id": id})).await?;
		let said = context.view(PALLET, "reviews", json!({"id": id})).await?;
		if context.options.json {
			output::say(json!({"id": id, "entry": entry, "judgements": said}).to_string());
			return Ok(());
		}
		let index = u64::from(small(&id["index"])?);
		let rows = entry_rows(context, small(&id["scope"])?, &[(index, entry.clone())]).await?;
		output::say(output::table(&ENTRY_HEADS, &rows));
		let evidence = context.show(PALLET, "evidence", &entry["evidence"], &entry).await;
		output::say(format!("evidence: {evidence}"));
		if let Some(logger) = entry["logger"].as_str() {
			output::say(format!("logged by {}", context.person(logger)));
		}
		for judgement in list_of(&said, "reviews")? {
			let who = context.who(&judgement[0]);
			output::say(format!("{who} says: {}", word(&judgement[1])));
		}
		if is_undecided(&entry) {
			let peers = context.view("Evaluation", "evaluation", json!({"id": id})).await?;
			if !peers.is_null() {
				output::say(format!(
					"Peers evaluate it: `ovn evaluate show {}/{index}`",
					id["scope"]
				));
			}
		}
		Ok(())
	})
}

/// Tasks.
pub fn task() -> Noun {
	let of = || [arg("scope", Kind::Scope), arg("task", Kind::Number)];
	Noun {
		name: "task",
		about: "Tasks of a scope: opening, claiming, delivering",
		verbs: vec![
			own("list", "Lists the tasks of a scope", list_tasks, [arg("scope", Kind::Scope)]),
			view("show", (PALLET, "task"), of()),
			call(
				"open",
				(PALLET, "open_task"),
				[
					arg("scope", Kind::Scope),
					arg("kind", Kind::Sort),
					arg("document", Kind::Document)
						.help("what is to be done: a file or a short text"),
					arg("places", Kind::Number).opt().or("1").help("for how many people"),
					arg("claim-period", Kind::Duration)
						.opt()
						.or("7d")
						.at("claim_period")
						.help("in which time it is to be delivered"),
				],
			),
			call("claim", (PALLET, "claim_task"), of()),
			call("unclaim", (PALLET, "unclaim_task"), of()),
			call("expire", (PALLET, "expire_claim"), {
				let [s, t] = of();
				[s, t, arg("worker", Kind::Account)]
			}),
			call("deliver", (PALLET, "deliver_task"), {
				let [s, t] = of();
				[
					s,
					t,
					arg("quantity", Kind::Quantity),
					arg("day", Kind::Day).opt().or("today"),
					arg("role", Kind::Role).opt(),
					arg("evidence", Kind::Document).opt().or("").help("what proves it"),
					arg("gift", Kind::Flag).help("as a gift"),
				]
			}),
			call("close", (PALLET, "close_task"), of()),
			view("place", (PALLET, "task_claim"), {
				let [s, t] = of();
				[s, t, arg("worker", Kind::Account).or("me")]
			}),
		],
	}
}

fn list_tasks(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let mut found = context.chain.entries(PALLET, "Tasks", &[values["scope"].clone()]).await?;
		found.sort_by_key(|(keys, _)| keys[1].as_u64());
		let list: Vec<_> = found
			.into_iter()
			.map(|(keys, task)| {
				json!({
					"task": keys[1], "what": task["document"], "kind": task["kind"], "places": task["places"],
					"taken": task["taken"], "done": task["done"], "claim_period": task["claim_period"],
					"open": task["open"], "creator": task["creator"],
				})
			})
			.collect();
		answers::answer_page(context, PALLET, &list.into()).await;
		Ok(())
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	fn entry() -> Json {
		json!({"quantity": "3000000", "day": 20_000, "evidence": {"hash": "0x01", "uri": ""}})
	}

	#[test]
	fn correction_keeps_what_is_not_named() {
		let mut values = Values::new();
		assert_eq!(replacement(&values, &entry()), None);
		values.insert("quantity".into(), json!("3500000"));
		let found = replacement(&values, &entry()).unwrap();
		assert_eq!(found["quantity"], "3500000");
		assert_eq!((&found["day"], &found["evidence"]), (&json!(20_000), &entry()["evidence"]));
		let mut values = Values::new();
		values.insert("day".into(), json!(20_001));
		let found = replacement(&values, &entry()).unwrap();
		assert_eq!((&found["day"], &found["quantity"]), (&json!(20_001), &json!("3000000")));
		assert!(!same_log(&found, &entry()) && same_log(&entry(), &entry()));
	}

	#[test]
	fn change_is_shown_as_what_was_and_what_will_be() {
		let cells = ["3 hour".to_owned(), "3.5 hour".to_owned()];
		assert_eq!(changed(&cells, true), "3 hour -> 3.5 hour");
		assert_eq!(changed(&cells[..1], true), "3 hour (stays)");
		assert_eq!(changed(&cells[..1], false), "3 hour");
	}
}
