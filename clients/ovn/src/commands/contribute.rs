// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Contributions: logging, correcting, judging.

use super::network::small;
use crate::{
	amounts,
	context::Context,
	errors::{Failure, Outcome},
	fields::{amount, as_said, list_of, shorten, show_unit, text, word},
	output, scale,
	verbs::{arg, call, own, view, Arg, Kind, Noun, Values},
};
use serde_json::{json, Value as Json};
use std::{future::Future, pin::Pin};

const PALLET: &str = "Contributions";
/// The scope that contributes.
fn as_scope() -> Arg {
	arg("as", Kind::Scope).at("as_scope").help("the scope that contributes")
}

/// The subject.
pub fn noun() -> Noun {
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
		rows.push(("whose", vec![contributor_name(context, &entry["contributor"]).await]));
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
pub async fn contributor_name(context: &mut Context, contributor: &Json) -> String {
	if let Some(agent) = contributor.get("Agent") {
		return context.who(agent);
	}
	if let Some(scope) = contributor.get("Scope") {
		return context.scope_shown(scope).await;
	}
	match contributor.get("External") {
		Some(outside) => shorten(&as_said(outside)),
		None => as_said(contributor),
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
			contributor_name(context, &entry["contributor"]).await,
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
			Some(who) => {
				format!("What {} contributed to {name}", contributor_name(context, who).await)
			},
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
		let who = contributor_name(context, &entry["contributor"]).await;
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
