// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Contracts as they are now: lists, one of them with its periods, what was paid, and what shares are taken.

use super::terms::{
	asset_word, assets_of, contract, gives_words, part, party_name, party_on, ratio_text,
	sum_shown, terms_lines, Side, PALLET,
};
use crate::{
	amounts,
	commands::{history, network::small},
	context::Context,
	errors::{Failure, Outcome},
	fields::{amount, as_said, fields_of, flag, list_of, optional},
	output,
	verbs::Values,
};
use serde_json::{json, Value as Json};
use std::{future::Future, pin::Pin};

/// How many contracts a page of the chain's lists has.
const PAGE: usize = 100;
/// How many of the last periods are shown.
const PERIODS: u32 = 12;

/// All contracts of a list of the chain, which hands them out in pages.
async fn numbers(context: &Context, view: &str, mut question: Json) -> Outcome<Vec<Json>> {
	let mut all: Vec<Json> = Vec::new();
	loop {
		question["skip"] = json!(all.len());
		let page = context.view(PALLET, view, question.clone()).await?;
		let page = list_of(&page, "the contracts of a party")?;
		all.extend(page.iter().cloned());
		if page.len() < PAGE {
			return Ok(all);
		}
	}
}

/// The numbers of the contracts by which a party pays and is paid, the oldest first.
pub async fn numbers_of(context: &Context, party: &Json) -> Outcome<Vec<u32>> {
	let mut all = numbers(context, "contracts_of_payer", json!({"payer": party})).await?;
	if let Some(scope) = party.get("Scope") {
		all.extend(numbers(context, "contracts_of_payee", json!({"payee": scope})).await?);
	}
	let mut list = all.iter().map(small).collect::<Outcome<Vec<_>>>()?;
	list.sort_unstable();
	list.dedup();
	Ok(list)
}

/// What a contract waits for, of whom, and by which command.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Step {
	/// Whose step it is.
	pub side: Option<Side>,
	/// What is to be done.
	pub what: &'static str,
	/// The last block for it.
	pub until: Option<u32>,
	/// The command.
	pub command: String,
}

/// What comes next with a contract at this block; nothing if nothing does.
pub fn next_step(number: u32, view: &Json, now: u64) -> Outcome<Option<Step>> {
	let record = &view["contract"];
	if let Some(offered) = record["state"].get("Offered") {
		let until = small(&record["terms"]["valid_until"])?;
		return Ok(Some(match u64::from(until) < now {
			true => Step {
				side: None,
				what: "lapsed: anybody removes it",
				until: None,
				command: format!("ovn settle clear {number}"),
			},
			false => Step {
				side: Some(Side::read(&offered["by"])?.other()),
				what: "to be signed",
				until: Some(until),
				command: format!("ovn settle accept {number}"),
			},
		}));
	}
	let next = &view["next"];
	if next.is_null() || u64::from(small(&next["until"])?) > now {
		return Ok(None);
	}
	let due = small(&next["due_by"])?;
	Ok(Some(Step {
		side: Some(Side::Payer),
		what: match u64::from(due) < now {
			true => "a period that is late has to be closed",
			false => "a period is to be closed",
		},
		until: Some(due),
		command: format!("ovn licence close {number} BASE"),
	}))
}

/// Why a contract ends or ended.
fn ending(why: &Json) -> Outcome<String> {
	if let Some(side) = why.get("Notice") {
		let side = Side::read(side)?.name().to_lowercase();
		return Ok(format!("by notice of the {side}"));
	}
	if let Some(other) = why.get("Superseded") {
		return Ok(format!("replaced by contract {}", as_said(other)));
	}
	Ok(match crate::fields::text(why, "why a contract ends")? {
		"Term" => "as its terms say".into(),
		"Completed" => "complete".into(),
		other => other.to_lowercase(),
	})
}

/// How far a contract is, in words.
pub fn state_words(context: &Context, view: &Json) -> Outcome<String> {
	let record = &view["contract"];
	if let Some(offered) = record["state"].get("Offered") {
		let by = Side::read(&offered["by"])?.name().to_lowercase();
		let until = context.shown_block(&record["terms"]["valid_until"]);
		return Ok(format!("offered by the {by}, until {until}"));
	}
	let signed = &record["state"]["Signed"];
	let (from, now) = (small(&signed["from"])?, context.chain.block());
	let end = match optional(signed, "until", "when a contract ends")? {
		Some(of) => Some((small(&of[0])?, ending(&of[1])?)),
		None => None,
	};
	Ok(match end {
		Some((until, why)) if u64::from(until) <= now => format!("over, {why}"),
		_ if u64::from(from) > now => format!("signed, in force from {}", context.show_block(from)),
		Some((until, why)) => format!("in force until {}, {why}", context.show_block(until)),
		None => "in force".into(),
	})
}

pub fn list(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let party = values["party"].clone();
		let mut rows = Vec::new();
		let mut answers = Vec::new();
		for number in numbers_of(context, &party).await? {
			let view = contract(context, &json!(number)).await?;
			let terms = &view["contract"]["terms"];
			let pays = terms["payer"] == party;
			let other = party_on(terms, if pays { Side::Payee } else { Side::Payer });
			let step = next_step(number, &view, context.chain.block())?;
			let other = party_name(context, &other).await;
			rows.push(vec![
				number.to_string(),
				gives_words(terms)?,
				format!("{} {other}", if pays { "to" } else { "from" }),
				state_words(context, &view)?,
				step.map_or_else(String::new, |step| step.command),
			]);
			answers.push(json!({"contract": number, "view": view}));
		}
		if context.options.json {
			output::say(Json::from(answers).to_string());
			return Ok(());
		}
		let name = party_name(context, &party).await;
		if rows.is_empty() {
			output::say(format!("{name} has no contracts."));
			return Ok(());
		}
		output::say(output::table(&["number", "gives", "who", "state", "next"], &rows));
		output::say("All of one: ovn settle show NUMBER");
		Ok(())
	})
}

pub fn show(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let number = small(&values["contract"])?;
		let view = contract(context, &json!(number)).await?;
		let record = view["contract"].clone();
		let periods = periods_of(context, number, &record).await?;
		if context.options.json {
			let list = periods.iter().map(|(number, of)| json!({"period": number, "record": of}));
			let answer = json!({
				"number": number, "view": view, "periods": list.collect::<Vec<_>>(),
			});
			output::say(answer.to_string());
			return Ok(());
		}
		output::say(format!("Contract {number}: {}.", state_words(context, &view)?));
		for line in terms_lines(context, &record["terms"]).await? {
			output::say(output::below(&line));
		}
		output::say(output::below(&format!("Both sides sign {}.", as_said(&view["hash"]))));
		if record["state"].get("Signed").is_some() {
			account(context, &view).await?;
		}
		if !view["next"].is_null() {
			let next = &view["next"];
			output::say(format!(
				"Period {} is the next to be closed: from {} to {}, due by {}.",
				as_said(&next["period"]),
				context.shown_block(&next["from"]),
				context.shown_block(&next["until"]),
				context.shown_block(&next["due_by"])
			));
		}
		period_table(context, &record["terms"], &periods).await?;
		for (period, payment) in open_payments(context, number, &record).await? {
			let sum = context.money(&payment["amount"], Some(&payment["asset"])).await;
			output::say(format!(
				"{sum} were paid at a bank for period {period}, as the payer says; the payee confirms or denies it: ovn licence confirm-paid {number} {period}"
			));
		}
		if let Some(step) = next_step(number, &view, context.chain.block())? {
			output::say(format!("Next, {}: {}", step.what, step.command));
		}
		Ok(())
	})
}

/// What was paid by a contract and those that it replaced, by asset.
async fn account(context: &mut Context, view: &Json) -> Outcome {
	let assets = assets_of(&view["contract"]["terms"])?;
	let mut rows = Vec::new();
	for line in list_of(&view["account"]["lines"], "the account of a contract")? {
		let asset = &line["asset"];
		let place = assets.iter().position(|known| known == asset);
		let left = match place {
			// What was paid in it counts for a contract that replaced this one.
			None => String::new(),
			Some(place) => match list_of(&view["left"], "what a ceiling leaves")?.get(place) {
				None => return Err(Failure::node("an asset without what its ceiling leaves")),
				Some(Json::Null) => "no ceiling".into(),
				Some(left) => context.money(left, Some(asset)).await,
			},
		};
		rows.push(vec![
			asset_word(context, asset),
			context.money(&line["paid"], Some(asset)).await,
			left,
			context.money(&line["credit"], Some(asset)).await,
			context.money(&line["kept"]["owed"], Some(asset)).await,
		]);
	}
	output::say(output::table(
		&["in", "paid", "ceiling leaves", "credit", "due with the next"],
		&rows,
	));
	Ok(())
}

/// What was declared for the last periods of a licence, the oldest first.
async fn periods_of(context: &Context, number: u32, record: &Json) -> Outcome<Vec<(u32, Json)>> {
	if record["terms"]["gives"].get("Licence").is_none() {
		return Ok(Vec::new());
	}
	let next = small(&record["closed"])?;
	let mut list = Vec::new();
	// Parts of the present period can be declared beside one that is not closed yet.
	for period in next.saturating_sub(PERIODS)..=next.saturating_add(1) {
		let question = json!({"contract": number, "period": period});
		let found = context.view(PALLET, "period", question).await?;
		if !found.is_null() {
			list.push((period, found));
		}
	}
	Ok(list)
}

/// The payments at a bank that wait for an answer, with their periods.
pub async fn open_payments(
	context: &Context,
	number: u32,
	record: &Json,
) -> Outcome<Vec<(u32, Json)>> {
	if record["terms"]["gives"].get("Licence").is_none() {
		return Ok(Vec::new());
	}
	let next = small(&record["closed"])?;
	let mut list = Vec::new();
	for period in next..=next.saturating_add(1) {
		let question = json!({"contract": number, "period": period});
		let found = context.view(PALLET, "bank_payment", question).await?;
		if !found.is_null() {
			list.push((period, found));
		}
	}
	Ok(list)
}

async fn period_table(context: &mut Context, terms: &Json, periods: &[(u32, Json)]) -> Outcome {
	let mut rows = Vec::new();
	for (number, of) in periods {
		let free = flag(&of["free"], "whether a period is free of charge")?;
		let closed = match optional(of, "closed_at", "when a period was closed")? {
			Some(when) => format!("closed at {}", context.show_block(small(&when[0])?)),
			None => "not closed".into(),
		};
		let declared = list_of(&of["declared"], "what was declared")?;
		if declared.is_empty() {
			rows.push(vec![
				number.to_string(),
				"nothing".into(),
				String::new(),
				String::new(),
				closed.clone(),
			]);
		}
		for line in declared {
			let asset = &line["asset"];
			let base = amount(&line["period"]["base"], "a base")?;
			let due = match free {
				true => "free of charge".into(),
				false => {
					let due = part(base, &terms["gives"]["Licence"]["rate"])?;
					sum_shown(context, due, asset).await
				},
			};
			rows.push(vec![
				number.to_string(),
				sum_shown(context, base, asset).await,
				due,
				context.money(&line["period"]["met"], Some(asset)).await,
				closed.clone(),
			]);
		}
		for (field, what) in [("correction", "credit is asked for"), ("contest", "is contested")] {
			if let Some(claim) = optional(of, field, "what is said of a period")? {
				let base = context.money(&claim["base"], Some(&claim["asset"])).await;
				// Nobody answers who is asked for credit but by a decision.
				let answered = match field == "contest"
					&& flag(&claim["answered"], "whether a contest was answered")?
				{
					true => ", and was answered",
					false => "",
				};
				rows.push(vec![
					number.to_string(),
					format!("{what}: {base}{answered}"),
					String::new(),
					String::new(),
					String::new(),
				]);
			}
		}
	}
	if !rows.is_empty() {
		output::say(output::table(&["period", "declared", "due", "paid or netted", ""], &rows));
	}
	Ok(())
}

pub fn statement(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let number = small(&values["contract"])?;
		contract(context, &json!(number)).await?;
		let past = history::past(context, &values).await?;
		let mut rows = Vec::new();
		let mut list = Vec::new();
		let of_it = |fields: &Json| fields["contract"] == json!(number);
		for (block, event) in past.events.iter().rev() {
			if event.pallet != PALLET || !of_it(&event.fields) {
				continue;
			}
			let of = &event.fields;
			let asset = of.get("asset").filter(|asset| !asset.is_null()).cloned();
			let mut money = Vec::new();
			for field in ["base", "amount", "netted", "credit"] {
				money.push(match (of.get(field), &asset) {
					(Some(sum), Some(asset)) if !sum.is_null() => {
						context.money(sum, Some(asset)).await
					},
					_ => String::new(),
				});
			}
			let period = match of.get("period") {
				Some(period) if !period.is_null() => as_said(period),
				_ => String::new(),
			};
			let mut row = vec![context.show_past(*block), event_words(&event.name), period];
			row.extend(money);
			rows.push(row);
			list.push(json!({"block": block, "event": event.name, "fields": of}));
		}
		let heads = ["when", "what", "period", "declared", "paid", "netted", "credit"];
		history::print(context, &values, &past, &heads, &rows, list);
		Ok(())
	})
}

/// An event of contracts, in some words.
fn event_words(name: &str) -> String {
	match name {
		"ContractOffered" => "offered",
		"ContractSigned" => "signed",
		"EndSet" => "end set",
		"ContractCompleted" => "complete",
		"SharePaid" => "share of an income",
		"ContractPaid" => "payment",
		"BaseChanged" => "declared",
		"PeriodClosed" => "period closed",
		"PeriodRemoved" => "period removed",
		"CreditRequested" => "credit asked for",
		"CreditDeclined" => "credit declined",
		"PeriodFlagged" => "flagged as late",
		"BaseContested" => "contested",
		"ContestAnswered" => "contest answered",
		"ContestSettled" => "contest settled",
		"BankPaymentDeclared" => "paid at a bank",
		"BankPaymentConfirmed" => "confirmed",
		"BankPaymentDenied" => "denied",
		"BankPaymentRemoved" => "declaration over",
		"BankPaymentDivided" => "divided",
		"UndividedDropped" => "given up",
		other => other,
	}
	.to_owned()
}

/// What the standing shares of a scope leave for one more, in words.
pub async fn room_words(context: &mut Context, scope: &Json) -> Outcome<String> {
	let room = context.view(PALLET, "room", json!({"scope": scope})).await?;
	let name = context.scope_shown(scope).await;
	Ok(match room.is_null() {
		true => format!("{name} gives eight standing shares already, and can give no other."),
		false => format!(
			"The standing shares of {name} leave {} % for one more.",
			amounts::format(amount(&room, "what shares leave")?, 7)
		),
	})
}

pub fn room(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		if context.options.json {
			let room = context.view(PALLET, "room", json!({"scope": values["scope"]})).await?;
			output::say(room.to_string());
			return Ok(());
		}
		output::say(room_words(context, &values["scope"]).await?);
		Ok(())
	})
}

pub fn shares(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let scope = values["scope"].clone();
		let found = context.view(PALLET, "shares", json!({"scope": scope})).await?;
		if context.options.json {
			output::say(found.to_string());
			return Ok(());
		}
		let mut rows = Vec::new();
		for share in list_of(&found, "the standing shares of a scope")? {
			let mut assets = Vec::new();
			for of in list_of(&share["assets"], "the assets of a share")? {
				assets.push(match of["ceiling"].is_null() {
					true => asset_word(context, &of["asset"]),
					false => context.money(&of["ceiling"], Some(&of["asset"])).await,
				});
			}
			let until = match share["until"].is_null() {
				true => "no end".into(),
				false => context.shown_block(&share["until"]),
			};
			rows.push(vec![
				as_said(&share["contract"]),
				context.scope_shown(&share["to"]).await,
				ratio_text(&share["share"]["rate"])?,
				assets.join(" or "),
				context.shown_block(&share["from"]),
				until,
			]);
		}
		if rows.is_empty() {
			let name = context.scope_shown(&scope).await;
			output::say(format!("No standing share is taken of the incomes of {name}."));
		} else {
			output::say(output::table(
				&["contract", "to", "of each income", "in, up to", "in force from", "until"],
				&rows,
			));
		}
		output::say(room_words(context, &scope).await?);
		Ok(())
	})
}

/// A period that a contract has not closed, by its number; an error if it has none.
pub fn next_period(view: &Json) -> Outcome<Json> {
	let next = view["next"].clone();
	match next.is_null() {
		true => Err(Failure::usage("this contract has no period to be closed any more")
			.hint("`ovn settle show CONTRACT` shows its periods")),
		false => {
			fields_of(&next, "the next period")?;
			Ok(next)
		},
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn offered() -> Json {
		json!({"contract": {
			"terms": {"valid_until": 100}, "state": {"Offered": {"by": "Payee"}},
		}, "next": null})
	}

	#[test]
	fn next_step_is_that_of_the_other_side_until_the_offer_lapses() {
		let step = next_step(4, &offered(), 100).unwrap().unwrap();
		assert_eq!((step.side, step.until), (Some(Side::Payer), Some(100)));
		assert_eq!(step.command, "ovn settle accept 4");
		let step = next_step(4, &offered(), 101).unwrap().unwrap();
		assert_eq!((step.side, step.command.as_str()), (None, "ovn settle clear 4"));
	}

	#[test]
	fn period_waits_for_the_payer_when_it_has_ended() {
		let mut view = json!({"contract": {"state": {"Signed": {"from": 1, "until": null}}},
			"next": {"period": 0, "from": 1, "until": 600, "due_by": 1200}});
		assert_eq!(next_step(4, &view, 599).unwrap(), None);
		let step = next_step(4, &view, 600).unwrap().unwrap();
		assert_eq!((step.side, step.until), (Some(Side::Payer), Some(1200)));
		assert!(!step.what.contains("late"));
		assert!(next_step(4, &view, 1201).unwrap().unwrap().what.contains("late"));
		// What the node does not say is an error.
		view["next"]["due_by"] = Json::Null;
		assert!(next_step(4, &view, 600).is_err());
	}

	#[test]
	fn ending_is_told_by_its_reason() {
		assert_eq!(ending(&json!({"Notice": "Payer"})).unwrap(), "by notice of the payer");
		assert_eq!(ending(&json!({"Superseded": 9})).unwrap(), "replaced by contract 9");
		assert_eq!(ending(&json!("Completed")).unwrap(), "complete");
		assert!(ending(&Json::Null).is_err());
	}
}
