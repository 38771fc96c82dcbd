// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What has been: incomes, payments and uses, from the events that the node still has.

use super::{equipment, equity};
use crate::{
	beancount::{self, Entry},
	chain::Event,
	context::Context,
	errors::{Failure, Outcome},
	fields::{amount, as_said, shorten, text, word},
	output,
	verbs::{arg, Arg, Kind, Values},
};
use serde_json::{json, Value as Json};
use std::{future::Future, pin::Pin};

/// How far a list looks back, and as what it is written.
pub fn args() -> [Arg; 3] {
	[
		arg("blocks", Kind::Number).opt().or("250").help("how many blocks back to look"),
		arg("csv", Kind::Flag).help("as comma-separated lines"),
		arg("beancount", Kind::Flag).help("as double entries for Beancount"),
	]
}

/// Whether a list is to be double entries.
pub fn as_beancount(values: &Values) -> bool {
	values.get("beancount") == Some(&json!(true))
}

/// A payment as a double entry.
async fn payment(
	context: &mut Context,
	block: u64,
	(payee, words): (String, String),
	(paid, asset): (&Json, &Json),
	(into, out): (Vec<String>, Vec<String>),
) -> Outcome<Entry> {
	Ok(Entry {
		day: context.chain.day_of(block).await?,
		payee,
		words,
		place: ("block", block.to_string()),
		amount: amount(paid, "what was paid")?,
		decimals: context.decimals(Some(asset)).await?,
		of: context.asset_name(Some(asset)),
		into,
		out,
	})
}

/// The parts of an account's name.
fn parts(list: &[&str]) -> Vec<String> {
	list.iter().map(|part| (*part).to_owned()).collect()
}

/// Events of a time, with the blocks of which the node knows them.
pub struct Past {
	/// Each with its block.
	pub events: Vec<(u64, Event)>,
	/// The first block that was looked at.
	pub first: u64,
	/// The first that was to be looked at.
	pub wanted: u64,
	/// The last one.
	pub last: u64,
}

/// How many blocks back to look.
pub fn blocks_of(values: &Values) -> Outcome<u64> {
	let blocks = values.get("blocks").and_then(Json::as_u64);
	blocks.ok_or_else(|| Failure::usage("say how many blocks with --blocks"))
}

/// The events of the last blocks, as many as these arguments say.
pub async fn past(context: &Context, values: &Values) -> Outcome<Past> {
	let last = context.chain.block();
	let wanted = last.saturating_sub(blocks_of(values)?).max(1);
	let (events, first) = equity::read_back(context, wanted, last).await?;
	output::progress_done();
	Ok(Past { events, first, wanted, last })
}

impl Past {
	/// Those of a name, for which something holds, the newest first.
	fn of<'a>(
		&'a self,
		pallet: &'a str,
		name: &'a str,
		fits: impl Fn(&Json) -> bool + 'a,
	) -> impl Iterator<Item = &'a (u64, Event)> {
		let same = move |found: &&(u64, Event)| {
			found.1.pallet == pallet && found.1.name == name && fits(&found.1.fields)
		};
		self.events.iter().rev().filter(same)
	}

	/// How far it looked, and how to look further.
	pub fn reach(&self) -> String {
		let looked = format!("In blocks {} to {}", self.first, self.last);
		match self.first > self.wanted {
			true => format!("{looked}: the node has forgotten what was before. One that keeps all of it (--state-pruning archive) knows more."),
			false => format!("{looked}; --blocks looks further back."),
		}
	}
}

/// Prints a list as people or programmes want it.
pub(super) fn print(
	context: &Context,
	values: &Values,
	past: &Past,
	heads: &[&str],
	rows: &[Vec<String>],
	list: Vec<Json>,
) {
	if context.options.json {
		output::say(json!({"from": past.first, "to": past.last, "list": list}).to_string());
	} else if values.get("csv") == Some(&json!(true)) {
		output::csv(heads, rows);
	} else {
		if rows.is_empty() {
			output::say("There is nothing.");
		} else {
			output::say(output::table(heads, rows));
		}
		output::say(past.reach());
	}
}

/// The reference of an income; what came from another scope has none.
fn reference(of: &Json) -> String {
	match &of["reference"] {
		Json::Null => "none".into(),
		known => shorten(&as_said(known)),
	}
}

/// The incomes of a scope.
pub fn incomes(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let past = past(context, &values).await?;
		let scope = values["scope"].clone();
		let (mut rows, mut list) = (Vec::new(), Vec::new());
		if as_beancount(&values) {
			let name = context.scope_shown(&scope).await;
			let mut entries = Vec::new();
			for (block, event) in
				past.of("ValueEquation", "IncomeRecorded", |of| of["scope"] == scope)
			{
				let of = &event.fields;
				let class = word(&of["class"]);
				let payer = match of["payer"].is_null() {
					true => "its inbox".to_owned(),
					false => context.who(&of["payer"]),
				};
				let about = format!("{class}, reference {}", reference(of));
				let accounts = (parts(&["Assets", &name]), parts(&["Income", &name, &class]));
				let money = (&of["split"]["gross"], &of["asset"]);
				entries.push(payment(context, *block, (payer, about), money, accounts).await?);
			}
			return output_ledger(entries, &past);
		}
		for (block, event) in past.of("ValueEquation", "IncomeRecorded", |of| of["scope"] == scope)
		{
			let of = &event.fields;
			rows.push(vec![
				block_cell(context, &values, *block),
				context.money(&of["split"]["gross"], Some(&of["asset"])).await,
				text(&of["class"], "class")?.to_lowercase(),
				match of["payer"].as_str() {
					Some(payer) => context.person(payer),
					None => "its inbox".into(),
				},
				context.money(&of["split"]["base"], Some(&of["asset"])).await,
				reference(of),
			]);
			list.push(json!({"block": block, "income": of}));
		}
		let heads = ["block", "income", "class", "paid by", "divided", "reference"];
		print(context, &values, &past, &heads, &rows, list);
		Ok(())
	})
}

/// What somebody was paid.
pub fn claims(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let past = past(context, &values).await?;
		let holder = values["holder"].clone();
		let (mut rows, mut list) = (Vec::new(), Vec::new());
		if as_beancount(&values) {
			let mut entries = Vec::new();
			for (block, event) in past.of("Shares", "Claimed", |of| of["holder"] == holder) {
				let of = &event.fields;
				let book = equity::book_name(context, &of["book"]).await;
				let to = context.show("Shares", "payee", &of["payee"], of).await;
				let accounts = (parts(&["Assets", &to]), parts(&["Income", "Shares", &book]));
				let about = (book.clone(), format!("claim, paid to {to}"));
				let money = (&of["amount"], &of["asset"]);
				entries.push(payment(context, *block, about, money, accounts).await?);
			}
			return output_ledger(entries, &past);
		}
		for (block, event) in past.of("Shares", "Claimed", |of| of["holder"] == holder) {
			let of = &event.fields;
			rows.push(vec![
				block_cell(context, &values, *block),
				context.money(&of["amount"], Some(&of["asset"])).await,
				equity::book_name(context, &of["book"]).await,
				context.show("Shares", "payee", &of["payee"], of).await,
			]);
			list.push(json!({"block": block, "claim": of}));
		}
		print(context, &values, &past, &["block", "paid", "from", "to"], &rows, list);
		Ok(())
	})
}

/// Uses that were settled: the block, the use, by whom, what, what was paid, and why it ended so.
pub async fn settled_uses(
	context: &mut Context,
	values: &Values,
	past: &Past,
) -> Outcome<Vec<(Vec<String>, Json)>> {
	let resource = values["resource"].clone();
	let mut rows = Vec::new();
	for (block, event) in past.of("Usage", "UseSettled", |of| of["resource"] == resource) {
		let of = &event.fields;
		let parts = equipment::Parts::paid(&of["paid"])?;
		let paid = json!(parts.whole().to_string());
		rows.push((
			vec![
				amount(&of["number"], "the number of a use")?.to_string(),
				context.person(text(&of["user"], "user")?),
				equipment::figures_text(context, &of["figures"])?,
				context.money(&paid, Some(&of["asset"])).await,
				format!("settled in {}", context.show_past(*block)),
			],
			json!({"block": block, "use": of}),
		));
	}
	Ok(rows)
}

/// Uses that were settled, as double entries of who used it.
pub async fn uses_ledger(context: &mut Context, values: &Values, past: &Past) -> Outcome {
	let resource = values["resource"].clone();
	let name = equipment::resource_name(&context.chain, &resource).await;
	let mut entries = Vec::new();
	for (block, event) in past.of("Usage", "UseSettled", |of| of["resource"] == resource) {
		let of = &event.fields;
		let paid = json!(equipment::Parts::paid(&of["paid"])?.whole().to_string());
		let user = context.who(&of["user"]);
		let about = equipment::figures_text(context, &of["figures"])?;
		let accounts = (parts(&["Expenses", "Uses", &name]), parts(&["Assets", &user]));
		entries
			.push(payment(context, *block, (user, about), (&paid, &of["asset"]), accounts).await?);
	}
	output_ledger(entries, past)
}

/// Prints double entries, and how far they reach.
fn output_ledger(entries: Vec<Entry>, past: &Past) -> Outcome {
	output::say(beancount::ledger(entries).trim_end());
	output::tell(past.reach());
	Ok(())
}

/// A block, alone for programmes that read lines.
fn block_cell(context: &Context, values: &Values, block: u64) -> String {
	match values.get("csv") == Some(&json!(true)) {
		true => block.to_string(),
		false => match context.date_of(block) {
			Some(date) => format!("{block} ({date})"),
			None => block.to_string(),
		},
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn past() -> Past {
		let event = |name: &str, scope: u32| Event {
			pallet: "ValueEquation".into(),
			name: name.into(),
			fields: json!({"scope": scope}),
		};
		Past {
			events: vec![
				(3, event("IncomeRecorded", 1)),
				(4, event("IncomeRecorded", 2)),
				(5, event("EquationSet", 1)),
				(6, event("IncomeRecorded", 1)),
			],
			first: 3,
			wanted: 1,
			last: 9,
		}
	}

	#[test]
	fn events_are_chosen_by_what_they_are_about_and_newest_first() {
		let past = past();
		let found = past.of("ValueEquation", "IncomeRecorded", |of| of["scope"] == json!(1));
		assert_eq!(found.map(|(block, _)| *block).collect::<Vec<_>>(), [6, 3]);
	}

	#[test]
	fn reach_says_what_the_node_has_forgotten() {
		let mut past = past();
		assert!(past.reach().contains("forgotten"));
		past.wanted = 3;
		assert!(past.reach().contains("--blocks"));
	}
}
