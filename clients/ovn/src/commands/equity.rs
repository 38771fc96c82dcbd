// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Fluid equity, claims, and why somebody got what they got.

use super::{
	history,
	income::{ask_preview, kind_name, split_lines},
	ledger::names_behind,
	network::small,
};
use crate::{
	amounts,
	chain::Event,
	context::Context,
	errors::{Failure, Outcome},
	fields::{amount, as_said, base_units, list_of, shorten, text, word},
	output, scale,
	verbs::{arg, asset, call, own, view, Kind, Noun, Values},
};
use primitive_types::U256;
use serde_json::{json, Value as Json};
use std::{collections::BTreeMap, future::Future, pin::Pin};

const PALLET: &str = "Shares";
/// How many positions one claim takes.
const MOST_CLAIMS: usize = 16;

/// Who shares in what.
pub fn equity() -> Noun {
	Noun {
		name: "equity",
		about: "Fluid equity: who shares in the income of a scope, and how much",
		verbs: vec![
			own(
				"show",
				"Shows how the next income of a scope would be shared, as a chart",
				show,
				[
					arg("scope", Kind::Scope),
					arg("income", Kind::Money)
						.opt()
						.or("10000")
						.help("an income to divide, as 10000"),
					arg("top", Kind::Number).opt().or("30").help("how many lines at most"),
					arg("ledger", Kind::Text)
						.opt()
						.help("a ledger that was imported: its names stand for identities then"),
					arg("salt", Kind::Text)
						.opt()
						.help("with --ledger: the salt it was imported with"),
					arg("who", Kind::Text)
						.opt()
						.or("contributor")
						.help("with --ledger: the column with the names"),
					asset(),
				],
			)
			.note("Example: ovn equity show printer"),
			own(
				"of",
				"Shows what somebody holds, and can claim",
				holdings,
				[arg("holder", Kind::Holder).or("me")],
			),
			own("books", "Lists the books of a scope", books, [arg("scope", Kind::Scope)]),
			view("book", (PALLET, "book"), [arg("book", Kind::Book).at("id")]),
			view(
				"positions",
				(PALLET, "positions"),
				[
					arg("book", Kind::Book),
					arg("limit", Kind::Number).opt().or("100").help("how many; 100 is the most"),
				],
			),
			view(
				"position",
				(PALLET, "position"),
				[
					arg("book", Kind::Book),
					arg("holder", Kind::Holder).or("me"),
					arg("series", Kind::Number)
						.opt()
						.or("0")
						.help("of a debt or expense: which one"),
				],
			),
			own(
				"why",
				"Tells from the events why somebody got what they got from a scope",
				why,
				[
					arg("scope", Kind::Scope),
					arg("holder", Kind::Holder).or("me"),
					arg("blocks", Kind::Number)
						.opt()
						.or("250")
						.help("how many blocks back to look"),
				],
			),
		],
	}
}

/// Claims.
pub fn claim() -> Noun {
	let position = || {
		[
			arg("book", Kind::Book),
			arg("holder", Kind::Holder).opt().or("me"),
			arg("series", Kind::Number).opt().or("0").help("of a debt or expense: which one"),
		]
	};
	let payments = || {
		arg("payments", Kind::Number)
			.opt()
			.or("16")
			.help("how many payments at most, one for each asset of each position")
	};
	Noun {
		name: "claim",
		about: "Claims: getting paid what you share in",
		verbs: vec![
			own(
				"now",
				"Claims all there is for somebody, who gets the money",
				claim_all,
				[arg("holder", Kind::Holder)
					.or("me")
					.help("for whom; anybody can claim for anybody")],
			)
			.note("Example: ovn claim now"),
			own(
				"list",
				"Lists what somebody was paid, as far as the node still has it",
				history::claims,
				{
					let [blocks, csv, beancount] = history::args();
					[arg("holder", Kind::Holder).or("me"), blocks, csv, beancount]
				},
			)
			.note("Example: ovn claim list --blocks 1000 --csv"),
			call(
				"positions",
				(PALLET, "claim"),
				[
					arg("positions", Kind::Object)
						.help("[[{\"Kind\": {\"scope\": 2, \"kind\": 0}}, 0], ...]"),
					payments(),
				],
			),
			call(
				"for",
				(PALLET, "claim_for"),
				[
					arg("holder", Kind::Holder),
					arg("positions", Kind::Object)
						.help("[[{\"Kind\": {\"scope\": 2, \"kind\": 0}}, 0], ...]"),
					payments(),
				],
			),
			own(
				"redirect",
				"Sends the claims of a position to a fund from now on, or to its holder again",
				redirect,
				{
					let [book, holder, series] = position();
					[
						book,
						arg("scope", Kind::Scope)
							.opt()
							.help("the scope of the fund; none: to the holder again"),
						arg("fund", Kind::Fund).opt().help("the fund"),
						holder,
						series,
					]
				},
			),
			call("process", (PALLET, "process_deferred"), [arg("book", Kind::Book)]),
			call(
				"open-pot",
				(PALLET, "open_pot"),
				[arg("scope", Kind::Scope), arg("asset", Kind::Asset).or("native")],
			),
			view("pot", (PALLET, "pot"), [arg("asset", Kind::Asset).or("native")]),
			call(
				"propose-binding",
				(PALLET, "propose_binding"),
				[
					arg("scope", Kind::Scope),
					arg("identity", Kind::Hash).help("0x and 64 digits"),
					arg("account", Kind::Account),
				],
			),
			call(
				"cancel-binding",
				(PALLET, "cancel_binding"),
				[arg("scope", Kind::Scope), arg("identity", Kind::Hash).help("0x and 64 digits")],
			),
			call(
				"refuse-binding",
				(PALLET, "refuse_binding"),
				[arg("scope", Kind::Scope), arg("identity", Kind::Hash).help("0x and 64 digits")],
			),
			call("retry", (PALLET, "retry_credit"), [arg("contribution", Kind::Contribution)]),
			view("waiting", (PALLET, "waiting_credit"), [arg("contribution", Kind::Contribution)]),
			call(
				"bind-with-key",
				(PALLET, "bind_with_key"),
				[
					arg("identity", Kind::Hash).help("0x and 64 digits"),
					arg("salt", Kind::Hash).help("0x and 64 digits"),
					arg("signer", Kind::Object).help("{\"Sr25519\": \"0x...\"}, or Ed25519, Ecdsa"),
					arg("signature", Kind::Object)
						.help("{\"Sr25519\": \"0x...\"}, or Ed25519, Ecdsa"),
					arg("account", Kind::Account).or("me"),
				],
			),
			view(
				"identity",
				(PALLET, "identity"),
				[
					arg("salt", Kind::Hash),
					arg("signer", Kind::Object).help("{\"Sr25519\": \"0x...\"}, or Ed25519, Ecdsa"),
				],
			),
			view(
				"binding-message",
				(PALLET, "binding_message"),
				[arg("identity", Kind::Hash), arg("account", Kind::Account).or("me")],
			),
		],
	}
}

/// All positions of a book.
async fn positions_of(context: &Context, book: &Json) -> Outcome<Vec<Json>> {
	let question = json!({"book": book});
	let place = |last: &Json| json!([last["holder"], last["series"]]);
	context.pages((PALLET, "positions"), question, place).await
}

/// Who shares in what a kind of a scope gets, each with the part of how much.
pub async fn parts_of_kind(
	context: &Context,
	scope: u32,
	kind: &Json,
) -> Outcome<Vec<(Json, u128, u128)>> {
	let book = json!({"Kind": {"scope": scope, "kind": kind}});
	let mut list = Vec::new();
	for position in positions_of(context, &book).await? {
		let (part, whole) = part_in_book(&position)?;
		list.push((position["holder"].clone(), part, whole));
	}
	Ok(list)
}

/// All positions of a holder.
pub async fn holdings_of(context: &Context, holder: &Json) -> Outcome<Vec<Json>> {
	let question = json!({"holder": holder});
	let place = |last: &Json| json!([last["book"], last["series"]]);
	context.pages((PALLET, "holdings"), question, place).await
}

/// A part of an amount, rounded down.
pub fn part_of(amount: u128, part: u128, whole: u128) -> u128 {
	let product = U256::from(amount).checked_mul(part.into());
	let found = product.and_then(|product| product.checked_div(whole.into()));
	// No part of nothing: of a book without units nobody has any.
	found.and_then(|part| u128::try_from(part).ok()).map_or(0, |part| part)
}

/// The name of a holder.
pub async fn holder_name(context: &mut Context, holder: &Json) -> String {
	if let Some(agent) = holder["Agent"].as_str() {
		return context.person(agent);
	}
	if let Some(scope) = holder.get("Scope") {
		return context.scope_shown(scope).await;
	}
	match holder["External"].as_str() {
		Some(identity) => format!("outside {}", shorten(identity)),
		None => book_name(context, &holder["Book"]).await,
	}
}

/// The name of a book.
pub async fn book_name(context: &mut Context, book: &Json) -> String {
	match book.get("Kind") {
		Some(kind) => {
			let Ok(scope) = small(&kind["scope"]) else { return kind.to_string() };
			let of = context.scope_name(scope).await;
			format!("{} of {of}", kind_name(context, scope, &kind["kind"]).await)
		},
		None => format!("deal {}", as_said(&book["Deal"])),
	}
}

fn show(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let scope = small(&values["scope"])?;
		let asset = values["asset"].clone();
		let split =
			ask_preview(context, &values["scope"], &asset, &values["income"], &json!("Sale"), None)
				.await?;
		let mut parts: BTreeMap<String, (Json, u128)> = BTreeMap::new();
		let mut shared = 0_u128;
		for bucket in list_of(&split["buckets"], "the buckets of an income")? {
			for kind in list_of(&bucket["kinds"], "the kinds of a bucket")? {
				let of_kind = amount(&kind["amount"], "what a kind gets")?;
				shared = shared.saturating_add(of_kind);
				for (holder, part, whole) in parts_of_kind(context, scope, &kind["kind"]).await? {
					let gets = part_of(of_kind, part, whole);
					let entry = parts.entry(holder.to_string()).or_insert((holder, 0));
					entry.1 = entry.1.saturating_add(gets);
				}
			}
		}
		let mut list: Vec<_> = parts.into_values().collect();
		list.sort_by(|left, right| {
			right.1.cmp(&left.1).then_with(|| left.0.to_string().cmp(&right.0.to_string()))
		});
		let gross = amount(&split["gross"], "the income")?;
		if context.options.json {
			let list: Vec<_> = list
				.iter()
				.map(|(holder, amount)| json!({"holder": holder, "amount": amount.to_string()}))
				.collect();
			output::say(json!({"income": gross.to_string(), "shared": shared.to_string(), "holders": list, "split": split}).to_string());
			return Ok(());
		}
		let said = |name: &str| values.get(name).and_then(Json::as_str);
		let known = match (said("ledger"), said("salt")) {
			(None, None) => BTreeMap::new(),
			(None, _) | (_, None) => {
				return Err(Failure::usage("--ledger and --salt go together"));
			},
			(Some(path), Some(salt)) => {
				names_behind(path, text(&values["who"], "the column with the names")?, salt)?
			},
		};
		let decimals = context.decimals(Some(&asset)).await?;
		let income = context.money(&values["income"], Some(&asset)).await;
		output::say(format!(
			"Fluid equity of {}: of an income of {income},",
			context.scope_name(scope).await
		));
		output::say(format!(
			"{} would go to contributors, so:",
			context.money(&json!(shared.to_string()), Some(&asset)).await
		));
		let top = usize::try_from(amount(&values["top"], "how many lines")?).unwrap_or(usize::MAX);
		let largest = list.iter().map(|(_, amount)| *amount).fold(0, u128::max);
		let mut rows = Vec::new();
		for (holder, amount) in list.iter().take(top) {
			let name = match holder["External"].as_str().and_then(|hash| known.get(hash)) {
				Some(name) => name.clone(),
				None => holder_name(context, holder).await,
			};
			rows.push(vec![
				name,
				share_text(*amount, gross),
				amounts::short(*amount, decimals, 4),
				output::bar(*amount, largest, 40),
			]);
		}
		let rest: Vec<_> = list.iter().skip(top).collect();
		if !rest.is_empty() {
			let sum = rest.iter().fold(0_u128, |sum, line| sum.saturating_add(line.1));
			rows.push(vec![
				format!("{} others", rest.len()),
				share_text(sum, gross),
				amounts::short(sum, decimals, 4),
				output::bar(sum, largest, 40),
			]);
		}
		let amount = format!("amount ({})", context.asset_name(Some(&asset)));
		output::say(output::table(&["who", "share", &amount, ""], &rows));
		Ok(())
	})
}

fn share_text(part: u128, whole: u128) -> String {
	format!("{} %", amounts::format(part_of(10_000, part, whole), 2))
}

fn books(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let question = json!({"scope": values["scope"]});
		let place = |last: &Json| last["id"]["Kind"]["kind"].clone();
		let list = context.pages((PALLET, "books"), question, place).await?;
		if context.options.json {
			output::say(Json::from(list).to_string());
			return Ok(());
		}
		let mut rows = Vec::new();
		for book in &list {
			let money = crate::fields::is_money(&book["terms"]);
			let units = amount(&book["units"], "the units of a book")?;
			let mut took = Vec::new();
			for line in list_of(&book["lines"], "what a book took")? {
				took.push(context.money(&line["accepted"], Some(&line["asset"])).await);
			}
			let terms = &book["terms"];
			let terms = match terms.as_object().and_then(|terms| terms.keys().next()) {
				Some(name) => name.to_lowercase(),
				None => word(terms),
			};
			rows.push(vec![
				kind_name(context, small(&values["scope"])?, &book["id"]["Kind"]["kind"]).await,
				terms,
				if money {
					context.tokens(units)
				} else {
					amounts::format(units, amounts::UNIT_DECIMALS)
				},
				book["positions"]
					.as_str()
					.map_or_else(|| book["positions"].to_string(), str::to_owned),
				took.join(", "),
				match base_units(&book["owed"]) {
					Some(owed) => context.tokens(owed),
					None => String::new(),
				},
			]);
		}
		output::say(output::table(
			&["kind", "claim", "units", "holders", "has taken", "still owes"],
			&rows,
		));
		Ok(())
	})
}

fn holdings(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let list = holdings_of(context, &values["holder"]).await?;
		if context.options.json {
			output::say(Json::from(list).to_string());
			return Ok(());
		}
		if list.is_empty() {
			output::say("Holds nothing yet: accepted contributions are credited.");
			return Ok(());
		}
		let mut rows = Vec::new();
		for position in &list {
			let money = context.counts_money(&position["book"]).await;
			let units = amount(&position["units"], "the units of a position")?;
			let mut can = Vec::new();
			for earned in list_of(&position["earned"], "what a position earned")? {
				if amount(&earned["claimable"], "what can be claimed")? > 0 {
					can.push(context.money(&earned["claimable"], Some(&earned["asset"])).await);
				}
			}
			let (part, whole) = part_in_book(position)?;
			rows.push(vec![
				book_name(context, &position["book"]).await,
				position["series"].to_string(),
				if money {
					context.tokens(units)
				} else {
					amounts::format(units, amounts::UNIT_DECIMALS)
				},
				share_text(part, whole),
				if can.is_empty() { "nothing".into() } else { can.join(", ") },
			]);
		}
		output::say(output::table(&["book", "series", "units", "of the book", "can claim"], &rows));
		Ok(())
	})
}

/// Whether a position has something to claim, in any asset.
fn claimable(position: &Json) -> Outcome<bool> {
	let mut any = false;
	for earned in list_of(&position["earned"], "what a position earned")? {
		any |= amount(&earned["claimable"], "what can be claimed")? > 0;
	}
	Ok(any)
}

/// Which part of its book a position is: so many of so many.
fn part_in_book(position: &Json) -> Outcome<(u128, u128)> {
	let part = |index: usize| amount(&position["part"][index], "the part of a book");
	Ok((part(0)?, part(1)?))
}

fn claim_all(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let holder = &values["holder"];
		let list = holdings_of(context, holder).await?;
		let mut open = Vec::new();
		for position in list {
			if claimable(&position)? {
				open.push(position);
			}
		}
		if open.is_empty() {
			if context.options.json {
				output::say(json!({"claimed": 0}).to_string());
			} else {
				output::say("There is nothing to claim now.");
			}
			return Ok(());
		}
		let mine = holder["Agent"].as_str() == Some(context.me()?.as_str());
		for page in open.chunks(MOST_CLAIMS) {
			let name = holder_name(context, holder).await;
			let mut words = vec![format!("Claims for {name}:")];
			for position in page {
				for earned in list_of(&position["earned"], "what a position earned")? {
					if amount(&earned["claimable"], "what can be claimed")? > 0 {
						words.push(format!(
							"  {} from {}",
							context.money(&earned["claimable"], Some(&earned["asset"])).await,
							book_name(context, &position["book"]).await,
						));
					}
				}
			}
			let positions: Vec<_> =
				page.iter().map(|position| json!([position["book"], position["series"]])).collect();
			// The line that says for whom, and one for each payment.
			let payments = words.len().saturating_sub(1);
			let call = if mine {
				context.chain.call(
					PALLET,
					"claim",
					json!({"positions": positions, "payments": payments}),
					&scale::from_address,
				)?
			} else {
				let arguments =
					json!({"holder": holder, "positions": positions, "payments": payments});
				context.chain.call(PALLET, "claim_for", arguments, &scale::from_address)?
			};
			context.send(call, words).await?;
		}
		Ok(())
	})
}

fn redirect(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let to = match (values.get("scope"), values.get("fund")) {
			(Some(scope), Some(fund)) => json!({"scope": scope, "fund": fund}),
			(None, None) => Json::Null,
			_ => return Err(Failure::usage("name both --scope and --fund, or neither")),
		};
		let book = book_name(context, &values["book"]).await;
		let words = vec![match to.is_null() {
			true => format!("Claims for {book} go to their holder again."),
			false => format!(
				"Claims for {book} go to fund {} of {} from now on.",
				to["fund"],
				context.scope_name(small(&to["scope"])?).await
			),
		}];
		let arguments = json!({"holder": values["holder"], "book": values["book"], "series": values["series"], "redirect": to});
		let call = context.chain.call(PALLET, "redirect", arguments, &scale::from_address)?;
		context.send(call, words).await.map(|_| ())
	})
}

/// What a holder has in a book, followed from event to event.
struct Followed {
	book: Json,
	units: Option<u128>,
	earned: u128,
	claimed: u128,
}

impl Followed {
	fn of(book: &Json) -> Self {
		Self { book: book.clone(), units: None, earned: 0, claimed: 0 }
	}
}

/// How many blocks are read at the same time.
const READ_TOGETHER: usize = 16;

/// The events from one block to another, in their order, and the first block of which the node still knows them.
///
/// The newest come first: while they are read a node forgets the oldest.
pub async fn read_back(
	context: &Context,
	first: u64,
	last: u64,
) -> Outcome<(Vec<(u64, Event)>, u64)> {
	let numbers: Vec<u64> = (first..=last).rev().collect();
	let mut blocks = Vec::new();
	'all: for chunk in numbers.chunks(READ_TOGETHER) {
		output::progress(&format!(
			"reading blocks back to {first}: at {}",
			chunk.first().unwrap_or(&first)
		));
		let read = chunk.iter().map(|number| context.chain.events_of(*number));
		for (number, found) in chunk.iter().zip(futures::future::join_all(read).await) {
			match found {
				Ok(events) => blocks.push((*number, events)),
				Err(failure) if blocks.is_empty() => return Err(failure),
				Err(_) => break 'all,
			}
		}
	}
	let first = blocks.last().map_or(last, |(number, _)| *number);
	let of_block = |(number, events): (u64, Vec<(Option<u32>, Event)>)| {
		events.into_iter().map(move |(_, event)| (number, event))
	};
	Ok((blocks.into_iter().rev().flat_map(of_block).collect(), first))
}

fn why(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let scope = small(&values["scope"])?;
		let holder = values["holder"].clone();
		let name = holder_name(context, &holder).await;
		let last = context.chain.block();
		let wanted = last.saturating_sub(history::blocks_of(&values)?).max(1);
		let mut books: BTreeMap<String, Followed> = BTreeMap::new();
		// What it had before the first event that is seen is what it has now, unless an event says otherwise.
		let mut now: BTreeMap<String, u128> = BTreeMap::new();
		for position in holdings_of(context, &holder).await? {
			let units = amount(&position["units"], "the units of a position")?;
			let entry = now.entry(position["book"].to_string()).or_default();
			*entry = entry.saturating_add(units);
		}
		// Those who bought its things together are paid by books of their deals.
		let mut deals = Vec::new();
		for thing in super::resource::of_scope(context, &values["scope"]).await? {
			let of = list_of(&thing["deals"], "deals")?.iter();
			deals.extend(of.map(|line| line[0]["deal"].clone()));
		}
		let (events, first) = read_back(context, wanted, last).await?;
		output::progress_done();
		let mut lines = Vec::new();
		let mut unknown = false;
		let of_scope = |book: &Json| {
			let deal = &book["Deal"];
			book["Kind"]["scope"] == json!(scope) || !deal.is_null() && deals.contains(deal)
		};
		for (index, (number, event)) in events.iter().enumerate() {
			let fields = &event.fields;
			let book = fields["book"].clone();
			let key = book.to_string();
			match (event.pallet.as_str(), event.name.as_str()) {
				("Shares", "Credited" | "Debited")
					if fields["holder"] == holder && of_scope(&book) =>
				{
					let entry = books.entry(key).or_insert_with(|| Followed::of(&book));
					entry.units = base_units(&fields["units"]);
					let change = if event.name == "Credited" {
						&fields["credited"]
					} else {
						&fields["debited"]
					};
					let change = context.show(PALLET, "units", change, fields).await;
					let total = context.show(PALLET, "units", &fields["units"], fields).await;
					let verb = if event.name == "Credited" { "gained" } else { "gave back" };
					lines.push(format!(
						"block {number}: {name} {verb} {change} in {}, and has {total}",
						book_name(context, &book).await
					));
				},
				("ValueEquation", "IncomeRecorded") if fields["scope"] == json!(scope) => {
					let asset = fields["asset"].clone();
					let gross = context.money(&fields["split"]["gross"], Some(&asset)).await;
					let payer = fields["payer"]
						.as_str()
						.map_or_else(|| "its inbox".to_owned(), |who| context.person(who));
					let class = word(&fields["class"]);
					lines.push(format!(
						"block {number}: {class} of {gross} from {payer}, divided by version {}:",
						fields["split"]["version"]
					));
					let equation =
						context.view("ValueEquation", "equation", json!({"scope": scope})).await?;
					let known = if equation["since"] == fields["split"]["version"]
						|| equation["version"] == fields["split"]["version"]
					{
						equation["equation"].clone()
					} else {
						Json::Null
					};
					for line in
						split_lines(context, scope, &known, &fields["split"], &asset).await?
					{
						lines.push(format!("    {line}"));
					}
				},
				("Shares", "Distributed") if of_scope(&book) => {
					let later = events.iter().skip(index).find_map(|(_, later)| {
						let same = later.fields["book"] == book && later.fields["holder"] == holder;
						match later.name.as_str() {
							"Credited" if same => base_units(&later.fields["units"])?
								.checked_sub(base_units(&later.fields["credited"])?),
							"Debited" if same => base_units(&later.fields["units"])?
								.checked_add(base_units(&later.fields["debited"])?),
							_ => None,
						}
					});
					let entry = books.entry(key.clone()).or_insert_with(|| Followed::of(&book));
					let had = entry.units.or(later).or_else(|| now.get(&key).copied());
					// A position that was closed since had units, and nothing here says how many.
					let closed = || {
						events.iter().skip(index).any(|(_, later)| {
							later.name == "PositionClosed"
								&& later.fields["book"] == book
								&& later.fields["holder"] == holder
						})
					};
					if had.is_none() && closed() {
						unknown = true;
						lines.push(format!(
							"block {number}: {} got {}; {name} had a position in it, which was closed since: its part is in what was paid",
							book_name(context, &book).await,
							context.money(&fields["amount"], Some(&fields["asset"])).await,
						));
						continue;
					}
					// Who is in no event and has none now had none.
					let Some(units) = had.filter(|units| *units > 0) else { continue };
					let whole = amount(&fields["units"], "the units of a book")?;
					let gets = part_of(amount(&fields["amount"], "what a book got")?, units, whole);
					entry.earned = entry.earned.saturating_add(gets);
					let asset = fields["asset"].clone();
					let shown = context.money(&json!(gets.to_string()), Some(&asset)).await;
					let (units, whole) = (json!(units.to_string()), json!(whole.to_string()));
					let of = format!(
						"{} of {}",
						context.show(PALLET, "units", &units, fields).await,
						context.show(PALLET, "units", &whole, fields).await,
					);
					lines.push(format!(
						"block {number}: {} got {}; {name} has {of} units of it: {shown}",
						book_name(context, &book).await,
						context.money(&fields["amount"], Some(&asset)).await,
					));
				},
				("Shares", "Claimed") if fields["holder"] == holder && of_scope(&book) => {
					let paid = amount(&fields["amount"], "what was paid")?;
					let entry = books.entry(key).or_insert_with(|| Followed::of(&book));
					entry.claimed = entry.claimed.saturating_add(paid);
					let asset = fields["asset"].clone();
					lines.push(format!(
						"block {number}: {name} was paid {} from {}",
						context.money(&fields["amount"], Some(&asset)).await,
						book_name(context, &book).await
					));
				},
				_ => {},
			}
		}
		if context.options.json {
			let list: Vec<_> = books
				.values()
				.map(|found| {
					json!({
						"book": found.book,
						"earned": found.earned.to_string(), "claimed": found.claimed.to_string(),
					})
				})
				.collect();
			output::say(
				json!({"from": first, "to": last, "books": list, "lines": lines}).to_string(),
			);
			return Ok(());
		}
		output::say(format!(
			"What happened to {name} in {}, in blocks {first} to {last}:",
			context.scope_name(scope).await
		));
		for line in &lines {
			output::say(line);
		}
		if first > wanted {
			output::say(format!("(The node has forgotten what was before block {first}: one that keeps all of it, --state-pruning archive, knows more.)"));
		}
		if lines.is_empty() {
			output::say("nothing in these blocks; look further back with --blocks");
		}
		let earned = books.values().fold(0_u128, |sum, found| sum.saturating_add(found.earned));
		let claimed = books.values().fold(0_u128, |sum, found| sum.saturating_add(found.claimed));
		let least = if unknown { "at least " } else { "" };
		output::say(format!("In these blocks: earned {least}{}, paid {}. Each payment is rounded down; the fraction stays and joins the next.", context.tokens(earned), context.tokens(claimed)));
		Ok(())
	})
}
