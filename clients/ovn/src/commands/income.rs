// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Income: recording, dividing and collecting it.

pub use crate::context::purse_name;

use super::{
	equation::{read_names, recipient, rules_of},
	network::small,
	settle::terms::{arrival, sum_shown},
};
use crate::{
	amounts, answers,
	chain::Receipt,
	context::Context,
	errors::{Failure, Outcome},
	fields::{amount, as_said, base_units, list_of, text, word},
	output, scale,
	verbs::{arg, asset, call, own, view, Kind, Noun, Values},
};
use serde_json::{json, Value as Json};
use std::{future::Future, pin::Pin};

const PALLET: &str = "ValueEquation";
const CLASSES: &[&str] = &["Sale", "Service", "Licence", "Grant", "Sponsorship", "Donation"];

/// Income.
pub fn income() -> Noun {
	Noun {
		name: "income",
		about: "Income of a scope: paying it in, looking ahead, collecting",
		verbs: vec![
			own("record", "Pays income into a scope, which its equation divides at once", record, [
				arg("scope", Kind::Scope),
				arg("amount", Kind::Money),
				arg("class", Kind::Choice(CLASSES)).opt().or("Sale").help("what sort of income it is"),
				arg("reference", Kind::Reference).must().help("the invoice: its number, a file, or 0x and 64 digits; each is taken once"),
				asset(),
			])
			.note("Example: ovn income record printer 195 --reference invoice-2026-17"),
			own("list", "Lists the incomes of a scope, as far as the node still has them", super::history::incomes, {
				let [blocks, csv, beancount] = super::history::args();
				[arg("scope", Kind::Scope), blocks, csv, beancount]
			})
			.note("Example: ovn income list printer --csv"),
			own("preview", "Shows how an income would be divided now; nothing is sent", preview, [
				arg("scope", Kind::Scope),
				arg("amount", Kind::Money),
				arg("class", Kind::Choice(CLASSES)).opt().or("Sale").help("what sort of income it is"),
				arg("equation", Kind::Object).opt().help("by this equation instead of the one in force: JSON or @FILE"),
				asset(),
			]),
			own("inbox", "Lists what has come from other scopes and is not divided yet", inbox, [arg("scope", Kind::Scope)]),
			own("process", "Divides what lies in the inbox of a scope", process, [arg("scope", Kind::Scope)]),
			call("process-levy", (PALLET, "process_levy"), [arg("scope", Kind::Scope), asset()]),
			own("flow", "Shows what waits to be collected from a scope's equation", flow, [arg("scope", Kind::Scope), asset()]),
			own("collect", "Pays out what waits for accounts and funds", collect, [
				arg("scope", Kind::Scope),
				arg("line", Kind::Text).help("levy, residue, or the number of a bucket; as VERSION:BUCKET for older equations"),
				asset(),
			]),
			call("empty-purse", (PALLET, "move_savings"), [
				arg("scope", Kind::Scope),
				arg("bucket", Kind::Number),
				arg("purse", Kind::Purse),
				asset(),
			]),
			call("open-pot", (PALLET, "open_pot"), [arg("scope", Kind::Scope), arg("asset", Kind::Asset).or("native")]),
			view("pot", (PALLET, "pot"), [arg("asset", Kind::Asset).or("native")]),
			view("older", (PALLET, "older_dues"), [arg("scope", Kind::Scope), arg("version", Kind::Number), asset()]),
		],
	}
}

/// The name of a kind.
pub async fn kind_name(context: &Context, scope: u32, kind: &Json) -> String {
	let found = context.view("Contributions", "kind", json!({"scope": scope, "kind": kind})).await;
	let name = found.ok().and_then(|found| found["terms"]["name"].as_str().map(str::to_owned));
	name.unwrap_or_else(|| format!("kind {kind}"))
}

/// How an income is or would be divided, in lines. `split` is the chain's own account of it.
pub async fn split_lines(
	context: &mut Context,
	scope: u32,
	equation: &Json,
	split: &Json,
	asset: &Json,
) -> Outcome<Vec<String>> {
	let mut rows = Vec::new();
	if base_units(&split["cut"]) != Some(0) {
		let cut = context.money(&split["cut"], Some(asset)).await;
		rows.push(vec!["cut".to_owned(), "of who sold it".into(), cut]);
	}
	if let Some(levy) = split["levy"].as_array() {
		let network = context.scope_shown(&levy[0]).await;
		rows.push(vec![
			format!("levy of {network}"),
			String::new(),
			context.money(&levy[1], Some(asset)).await,
		]);
	}
	for standing in list_of(&split["standing"], "the standing shares of an income")? {
		let other = context.scope_shown(&standing["scope"]).await;
		rows.push(vec![
			format!("share of {other}"),
			format!("by contract {}", as_said(&standing["contract"])),
			context.money(&standing["amount"], Some(asset)).await,
		]);
	}
	for (index, part) in list_of(&split["buckets"], "the buckets of an income")?.iter().enumerate()
	{
		// Of an equation that is no longer in force only the numbers of its buckets are known.
		let bucket = &equation["buckets"][index];
		let kinds = list_of(&part["kinds"], "the kinds of a bucket")?;
		let name = match bucket["name"].as_str() {
			Some(name) => name.to_owned(),
			None => format!("bucket {index}"),
		};
		let to = if kinds.is_empty() && !bucket.is_null() {
			recipient(context, scope, &bucket["recipient"]).await?
		} else {
			String::new()
		};
		rows.push(vec![name, to, context.money(&part["taken"], Some(asset)).await]);
		if base_units(&part["passed"]) != Some(0) {
			rows.push(vec![
				"  passed on to it".into(),
				"by the bucket before".into(),
				context.money(&part["passed"], Some(asset)).await,
			]);
		}
		for kind in kinds {
			let value = base_units(&kind["value"]);
			let label = kind_name(context, scope, &kind["kind"]).await;
			// A value beyond all amounts is left out.
			let value = value.map(|value| {
				format!(
					"valued {} {}",
					amounts::short(value, context.chain.decimals().saturating_add(6), 4),
					context.chain.symbol
				)
			});
			let value = value.filter(|value| value.len() <= 40).into_iter().collect();
			rows.push(vec![
				format!("  {label}"),
				value,
				context.money(&kind["amount"], Some(asset)).await,
			]);
		}
		let rest = amount(&part["rest"], "what a bucket did not take")?;
		if rest > 0 {
			rows.push(vec![
				"  not taken".into(),
				String::new(),
				context.money(&part["rest"], Some(asset)).await,
			]);
		}
	}
	if amount(&split["residue"], "the residue of an income")? > 0 {
		let purse = purse_name(context, scope, &equation["residue"]).await;
		rows.push(vec![
			"residue".into(),
			purse,
			context.money(&split["residue"], Some(asset)).await,
		]);
	}
	let mut lines: Vec<_> =
		output::table(&["part", "", "amount"], &rows).lines().map(str::to_owned).collect();
	if amount(&split["held"], "the fractions of an income")? > 0 {
		lines.push(format!(
			"Fractions kept for the next income: {}.",
			context.money(&split["held"], Some(asset)).await
		));
	}
	Ok(lines)
}

/// Asks how an income would be divided.
pub async fn ask_preview(
	context: &Context,
	scope: &Json,
	asset: &Json,
	amount: &Json,
	class: &Json,
	equation: Option<&Json>,
) -> Outcome<Json> {
	let question = json!({
		"scope": scope, "asset": asset, "amount": amount, "income_class": class, "levied": [],
		"equation": equation,
	});
	let found = context.view(PALLET, "preview", question).await?;
	match found.get("Ok") {
		Some(split) => Ok(split.clone()),
		None => Err(crate::errors::dispatch(
			context.chain.metadata(),
			(PALLET, "record_income"),
			&found["Err"],
		)),
	}
}

/// What of each standing share of an income arrives at the other end, after the levy there, in lines.
async fn arriving_lines(
	context: &mut Context,
	scope: &Json,
	split: &Json,
	asset: &Json,
) -> Outcome<Vec<String>> {
	let list = list_of(&split["standing"], "the standing shares of an income")?.clone();
	let mut lines = Vec::new();
	if list.is_empty() {
		return Ok(lines);
	}
	let view = context.view("Networks", "scope", json!({"scope": scope})).await?;
	let levied = [view["network"].clone()];
	for share in &list {
		let sent = amount(&share["amount"], "a standing share")?;
		let other = context.scope_shown(&share["scope"]).await;
		let arrived = arrival(context, &levied, &share["scope"], sent).await?;
		let sent = sum_shown(context, sent, asset).await;
		lines.push(match arrived {
			Some((network, left)) => format!(
				"Of the {sent} for {other} {} arrive, after the levy of {}.",
				sum_shown(context, left, asset).await,
				context.scope_shown(&network).await
			),
			None => format!("All {sent} for {other} arrive: nobody levies them there."),
		});
	}
	Ok(lines)
}

fn preview(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let scope = &values["scope"];
		let given = match values.get("equation") {
			Some(given) => {
				let given = given.get("equation").unwrap_or(given).clone();
				Some(read_names(context, small(scope)?, given).await?)
			},
			None => None,
		};
		let split = ask_preview(
			context,
			scope,
			&values["asset"],
			&values["amount"],
			&values["class"],
			given.as_ref(),
		)
		.await?;
		if context.options.json {
			output::say(split.to_string());
			return Ok(());
		}
		let current = context.view(PALLET, "equation", json!({"scope": scope})).await?;
		let equation = given.unwrap_or_else(|| current["equation"].clone());
		output::say(format!(
			"{} would be divided so, by version {}:",
			context.money(&values["amount"], Some(&values["asset"])).await,
			split["version"],
		));
		for line in split_lines(context, small(scope)?, &equation, &split, &values["asset"]).await?
		{
			output::say(line);
		}
		for line in arriving_lines(context, scope, &split, &values["asset"]).await? {
			output::say(output::wrapped(&line, 2));
		}
		for line in rules_of(&equation)? {
			output::say(output::wrapped(line, 2));
		}
		Ok(())
	})
}

fn record(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let scope = small(&values["scope"])?;
		let asset = values["asset"].clone();
		let shown = context.money(&values["amount"], Some(&asset)).await;
		let class = word(&values["class"]);
		let mut words = vec![format!(
			"Pays {shown} into {}, as a {class}. It is divided at once:",
			context.scope_name(scope).await
		)];
		let split = ask_preview(
			context,
			&values["scope"],
			&asset,
			&values["amount"],
			&values["class"],
			None,
		)
		.await?;
		let equation =
			context.view(PALLET, "equation", json!({"scope": scope})).await?["equation"].clone();
		for line in split_lines(context, scope, &equation, &split, &asset).await? {
			words.push(format!("  {line}"));
		}
		let call =
			context.chain.call(PALLET, "record_income", values.into(), &scale::from_address)?;
		let Some(receipt) = context.send_quietly(call, words).await? else { return Ok(()) };
		if context.options.json {
			context.report(&receipt).await;
			return Ok(());
		}
		output::say(context.done(&receipt));
		for line in divided_lines(context, scope, &equation, &receipt).await? {
			output::say(line);
		}
		Ok(())
	})
}

/// Where an income went that was divided, in lines.
async fn divided_lines(
	context: &mut Context,
	scope: u32,
	equation: &Json,
	receipt: &Receipt,
) -> Outcome<Vec<String>> {
	let Some(recorded) = receipt.of(PALLET, "IncomeRecorded") else { return Ok(Vec::new()) };
	let (split, asset) = (&recorded.fields["split"], &recorded.fields["asset"]);
	let mut lines = vec![format!("{} went:", context.money(&split["gross"], Some(asset)).await)];
	lines.extend(split_lines(context, scope, equation, split, asset).await?);
	lines.push("Contributors claim their part: ovn claim now".into());
	lines.push(format!("What accounts and funds get: ovn income flow {scope}"));
	Ok(lines)
}

/// What lies in the inbox of a scope.
async fn inbox_lines(context: &Context, scope: &Json) -> Outcome<Vec<Json>> {
	let mut list: Vec<Json> = Vec::new();
	loop {
		let page =
			context.view(PALLET, "inbox", json!({"scope": scope, "skip": list.len()})).await?;
		let page = list_of(&page, "what lies in an inbox")?;
		if page.is_empty() {
			return Ok(list);
		}
		list.extend(page.iter().cloned());
	}
}

fn inbox(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let list = inbox_lines(context, &values["scope"]).await?;
		if context.options.json || list.is_empty() {
			answers::answer_page(context, PALLET, &list.into()).await;
			return Ok(());
		}
		let mut rows = Vec::new();
		for line in &list {
			let mut levied = Vec::new();
			for network in list_of(&line["levied"], "who has had a levy")? {
				levied.push(context.scope_shown(network).await);
			}
			let paid = context.money(&line["amount"], Some(&line["asset"])).await;
			rows.push(vec![paid, levied.join(", ")]);
		}
		output::say(output::table(&["amount", "levied already by"], &rows));
		output::say(format!("Anybody divides it: ovn income process {}", values["scope"]));
		Ok(())
	})
}

fn process(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let scope = small(&values["scope"])?;
		let lines = inbox_lines(context, &values["scope"]).await?;
		if lines.is_empty() {
			output::say("Nothing lies in its inbox.");
		}
		let equation = context.view(PALLET, "equation", json!({"scope": scope})).await?;
		for line in lines {
			let words = vec![format!(
				"Divides {} from the inbox of {}.",
				context.money(&line["amount"], Some(&line["asset"])).await,
				context.scope_name(scope).await,
			)];
			let arguments =
				json!({"scope": scope, "asset": line["asset"], "levied": line["levied"]});
			let call =
				context.chain.call(PALLET, "process_inbox", arguments, &scale::from_address)?;
			let Some(receipt) = context.send_told(call, words).await? else { continue };
			for line in divided_lines(context, scope, &equation["equation"], &receipt).await? {
				output::say(line);
			}
		}
		Ok(())
	})
}

/// Who gets a bucket that nobody collects: contributors claim, and other scopes have it in their inbox.
async fn payee_of(context: &mut Context, recipient: &Json) -> String {
	match recipient.get("Scope") {
		Some(other) => {
			let name = context.scope_shown(other).await;
			format!("the inbox of {name}: ovn income process {other}")
		},
		None => "contributors, who claim".into(),
	}
}

fn flow(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let found = context
			.view(PALLET, "flow", json!({"scope": values["scope"], "asset": values["asset"]}))
			.await?;
		if context.options.json {
			output::say(found.to_string());
			return Ok(());
		}
		let asset = Some(&values["asset"]);
		let scope = small(&values["scope"])?;
		let equation = context.view(PALLET, "equation", json!({"scope": scope})).await?;
		let equation = equation["equation"].clone();
		let mut rows = vec![vec![
			"levy".to_owned(),
			"levy".to_owned(),
			String::new(),
			context.money(&found["levy_due"], asset).await,
			String::new(),
		]];
		for (index, bucket) in list_of(&found["buckets"], "buckets")?.iter().enumerate() {
			let payee = match (
				bucket["payee"].get("Account").and_then(Json::as_str),
				bucket["payee"].get("Purse"),
			) {
				(Some(account), _) => context.person(account),
				(None, Some(purse)) => purse_name(context, small(&purse[0])?, &purse[1]).await,
				_ => payee_of(context, &equation["buckets"][index]["recipient"]).await,
			};
			rows.push(vec![
				index.to_string(),
				as_said(&bucket["name"]),
				payee,
				context.money(&bucket["due"], asset).await,
				context.money(&bucket["savings"], asset).await,
			]);
		}
		let residue = purse_name(context, scope, &found["residue"]).await;
		rows.push(vec![
			"residue".into(),
			"residue".into(),
			residue,
			context.money(&found["residue_due"], asset).await,
			String::new(),
		]);
		output::say(output::table(
			&["line", "part", "for", "to be collected", "kept in it"],
			&rows,
		));
		output::say(format!("Anybody pays a line out: ovn income collect {scope} LINE"));
		Ok(())
	})
}

fn collect(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let text = text(&values["line"], "a line")?;
		let line = match (text, text.split_once(':')) {
			("levy", _) => json!("Levy"),
			("residue", _) => json!("Residue"),
			(_, Some((version, index))) => json!({"Older": {"version": version, "index": index}}),
			(bucket, None) => {
				let bucket: u8 = bucket.parse().map_err(|_| {
					Failure::usage(format!(
						"{text} is no line: write levy, residue or the number of a bucket"
					))
				})?;
				json!({"Bucket": bucket})
			},
		};
		let words = vec![format!(
			"Pays out what waits in the line {text} of {}.",
			context.scope_name(small(&values["scope"])?).await
		)];
		let arguments = json!({"scope": values["scope"], "asset": values["asset"], "line": line});
		let call = context.chain.call(PALLET, "collect", arguments, &scale::from_address)?;
		context.send(call, words).await.map(|_| ())
	})
}
