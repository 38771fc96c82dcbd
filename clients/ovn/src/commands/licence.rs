// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Licences: who uses a commons declares it period by period, and pays a fee unless it contributes.

mod bank;
mod due;

use super::{
	firm::currency,
	network::small,
	settle::{
		self, contract_arg, next_period, purse_arg, send_offer, send_paid,
		terms::{
			asset_word, assets_of, contract, evidence_of, part, party_name, purpose_word, purse_of,
			ratio_text, read_asset, read_sum, said, source_words, sum_shown, PALLET,
		},
		terms_of,
	},
};
use crate::{
	context::Context,
	errors::{self, Failure, Outcome},
	fields::{amount, as_said, flag, list_of, optional, text},
	output, scale,
	verbs::{arg, call, own, Arg, Kind, Noun, Values, Verb},
};
use due::{binds, days_of, frees_by_share, is_free_at, Act, Due, Dues};
use ovn_math::settlement::standing::Days;
use serde_json::{json, Value as Json};
use std::{future::Future, pin::Pin};

const PURPOSES: &[&str] = &["Commercial", "NonCommercial"];

fn period() -> Arg {
	arg("period", Kind::Number).help("the number of the period (`ovn settle show CONTRACT`)")
}

fn base() -> Arg {
	arg("base", Kind::Sum)
		.help("what is declared: 10000, or 7=10000 where it is paid in several assets")
}

fn evidence() -> Arg {
	arg("evidence", Kind::Hash)
		.help("a statement that is kept elsewhere: a file or a text, whose SHA-256 is sent")
}

/// The subject.
pub fn noun() -> Noun {
	let mut offer = vec![
		arg("licensee", Kind::Party).help("who uses it and pays: an account, or scope:NAME"),
		arg("licensor", Kind::Scope).help("the scope whose commons is used"),
		arg("purpose", Kind::Choice(PURPOSES)).help("what it is used for"),
		arg("rate", Kind::Ratio).must().help("the part of what is declared: 2% is usual for commercial uses, 0.5% for others; 20% at most"),
		arg("period", Kind::Number).must().help("how many days a period has, 30 to 366"),
		arg("free-for", Kind::Number).opt().help("who contributed on so many days, 1 to 8, uses it free of charge [default: nobody]"),
		arg("within", Kind::Number).opt().help("with --free-for: within so many days before the end of a period"),
		arg("cure", Kind::Number).must().help("how many days the licensee has to close a period once it is flagged, 1 to 365"),
	];
	offer.push(arg("bank", Kind::Text).opt().many().help("payments at a bank in this currency count as ones in the asset, unit for unit: EUR, or 7=EUR where it is paid in several assets [default: none do]"));
	offer.extend(settle::common_args());
	Noun {
		name: "licence",
		about: "Licences on a commons: offering, declaring, closing periods, contests and credit",
		verbs: vec![
			Verb { args: offer, ..own("offer", "Offers a licence: the licensee declares its uses and pays a part of them", offer_licence, []) }
				.note("The other side signs it: ovn settle accept NUMBER\nExample: ovn licence offer dave lab commercial --rate 2% --period 90 --free-for 2 --within 90 --cure 30 --asset native --notice 30 --valid 30 --document licence.pdf"),
			own("declare", "Declares a part of what was used, and pays what is due of it", declare, [
				contract_arg(),
				base(),
				period().opt(),
				purse_arg(),
				evidence().opt(),
			])
			.note("Example: ovn licence declare 4 10000 --evidence statement.pdf"),
			own("close", "Closes the next period with its whole base, and pays what is still due", close, [
				contract_arg(),
				Arg { required: false, ..arg("bases", Kind::Sum) }.many().help("the whole base, parts included: 10000, or one for each asset as native=10000 7=300"),
				arg("nothing", Kind::Flag).help("nothing was used in this period"),
				purse_arg(),
				evidence().opt(),
			])
			.note("Example: ovn licence close 4 10000"),
			own("amend", "Corrects the base of a closed period upwards, and pays the difference", amend, [
				contract_arg(),
				period(),
				base().help("the whole base"),
				purse_arg(),
				evidence().opt(),
			]),
			call("flag", (PALLET, "flag"), [contract_arg()]),
			own("contest", "Contests the base of a closed period, for the licensor", contest, [
				contract_arg(),
				period(),
				base().help("what the licensor says the whole base was"),
				evidence().must(),
			]),
			call("answer", (PALLET, "answer_contest"), [contract_arg(), period(), evidence().must()]),
			call("drop-contest", (PALLET, "withdraw_contest"), [contract_arg(), period()]),
			own("ask-credit", "Asks to lower the base of one of the last two closed periods", ask_credit, [
				contract_arg(),
				period(),
				base().help("the whole base, as it should have been"),
				evidence().must(),
			]),
			own("grant-credit", "Grants the credit that the licensee asked for", grant_credit, [contract_arg(), period()]),
			own("decline-credit", "Declines the credit that the licensee asked for", decline_credit, [contract_arg(), period()]),
			call("clear-period", (PALLET, "remove_period"), [contract_arg(), period()]),
			own("status", "Says how a party stands with a licensor, and why", status, [
				arg("licensor", Kind::Scope).help("the scope whose commons is used"),
				arg("party", Kind::Party).help("who uses it: an account, or scope:NAME"),
			])
			.note("Example: ovn licence status lab dave"),
		]
		.into_iter()
		.chain(bank::verbs())
		.collect(),
	}
}

fn offer_licence(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let free_for = match (said(&values, "free-for"), said(&values, "within")) {
			(Json::Null, Json::Null) => Json::Null,
			(accepted, within) if !accepted.is_null() && !within.is_null() => {
				json!({"accepted": accepted, "within": within})
			},
			_ => {
				return Err(Failure::usage("who is free of charge needs both numbers")
					.hint("--free-for 2 --within 90: two days with accepted contributions in the 90 before the end of a period"))
			},
		};
		let gives = json!({"Licence": {
			"purpose": values["purpose"], "rate": values["rate"], "period_days": values["period"],
			"free_for": free_for, "cure_days": values["cure"],
		}});
		let (payer, payee) = (values["licensee"].clone(), values["licensor"].clone());
		let mut terms = terms_of(context, &values, (&payer, &payee), gives).await?;
		name_currencies(context, &values, &mut terms)?;
		let mut notes = Vec::new();
		notes.extend(unusual(&values["purpose"], &values["rate"])?);
		let question = json!({"licensor": payee, "party": payer});
		let now = context.view(PALLET, "status", question).await?;
		notes.push(format!(
			"As things are, {} {}.",
			party_name(context, &payer).await,
			status_words(&now)?
		));
		send_offer(context, &values, terms, notes).await
	})
}

/// Names the currencies in which payments at a bank count.
fn name_currencies(context: &Context, values: &Values, terms: &mut Json) -> Outcome {
	let assets = assets_of(terms)?;
	for written in list_of(&values["bank"], "the currencies")? {
		let written = text(written, "a currency")?;
		let (asset, letters) = match (written.split_once('='), assets.as_slice()) {
			(Some((asset, letters)), _) => (read_asset(context, asset)?, letters),
			(None, [only]) => (only.clone(), written),
			(None, _) => {
				return Err(Failure::usage(format!("{written}: several assets are meant here"))
					.hint(format!("say of which it is, as native={written} or 7={written}")))
			},
		};
		let place = assets.iter().position(|known| *known == asset).ok_or_else(|| {
			Failure::usage(format!("{} is not one of its assets", asset_word(context, &asset)))
		})?;
		terms["assets"][place]["currency"] = json!(currency(letters)?);
	}
	Ok(())
}

/// What to say of a rate that is not the usual one.
fn unusual(purpose: &Json, rate: &Json) -> Outcome<Option<String>> {
	let usual = match text(purpose, "a purpose")? {
		"Commercial" => json!({"numerator": 2, "denominator": 100}),
		_ => json!({"numerator": 5, "denominator": 1000}),
	};
	let (told, usual) = (ratio_text(rate)?, ratio_text(&usual)?);
	Ok((told != usual)
		.then(|| format!("The usual rate of such uses is {usual}; this one is {told}.")))
}

/// The period that is meant: the one that is said, or the only one for which parts can be declared.
fn open_period(values: &Values, view: &Json, now: u64) -> Outcome<Json> {
	if let Some(said) = values.get("period").filter(|period| !period.is_null()) {
		return Ok(said.clone());
	}
	let next = next_period(view)?;
	let number = small(&next["period"])?;
	if u64::from(small(&next["until"])?) > now {
		return Ok(json!(number));
	}
	Err(Failure::usage(format!("period {number} is over and not closed, and the next has begun"))
		.hint(format!(
			"say which is meant: --period {number}, or --period {}",
			number.saturating_add(1)
		)))
}

/// The terms of a licence and what was read of a base, of a command about one of its periods.
struct Matter {
	number: Json,
	/// The contract as the chain shows it, with its number.
	view: Json,
	terms: Json,
	asset: Json,
	base: u128,
}

/// A contract as the chain shows it, with its number.
async fn numbered(context: &Context, number: &Json) -> Outcome<Json> {
	let mut view = contract(context, number).await?;
	view["number"] = number.clone();
	Ok(view)
}

async fn matter(context: &mut Context, values: &Values) -> Outcome<Matter> {
	let number = values["contract"].clone();
	let view = numbered(context, &number).await?;
	let terms = view["contract"]["terms"].clone();
	ensure_licence(&terms, &number)?;
	let assets = assets_of(&terms)?;
	let (asset, base) = read_sum(context, text(&values["base"], "a base")?, &assets).await?;
	Ok(Matter { number, view, terms, asset, base })
}

fn ensure_licence(terms: &Json, number: &Json) -> Outcome {
	match terms["gives"].get("Licence") {
		Some(_) => Ok(()),
		None => Err(Failure::usage(format!(
			"contract {} is a standing share, which is paid by itself",
			as_said(number)
		))
		.hint("`ovn settle list PARTY` lists the licences of a party, too")),
	}
}

/// The number of the block now.
fn now_of(context: &Context) -> Outcome<u32> {
	u32::try_from(context.chain.block()).map_err(|_| Failure::node("a block after all blocks"))
}

/// The day of a block, as the chain counts days.
fn day_of(context: &Context, block: u32) -> Outcome<u32> {
	let day = block.checked_div(context.chain.blocks_per_day);
	day.ok_or_else(|| Failure::node("a day without blocks"))
}

/// What a period of a licence costs, by the rule of the call that is to be made.
async fn dues_of(context: &Context, view: &Json, period: &Json, act: Act) -> Outcome<Dues> {
	let record = &view["contract"];
	let terms = &record["terms"];
	let number = &view["number"];
	if record["state"].get("Signed").is_none() {
		return Err(Failure::usage(format!("contract {} is not signed", as_said(number)))
			.hint(format!("the other side signs it: `ovn settle accept {}`", as_said(number))));
	}
	let question = json!({"contract": number, "period": period});
	let known = context.view(PALLET, "period", question).await?;
	let free = match act {
		Act::Amend => {
			let closed = match known.is_null() {
				true => None,
				false => optional(&known, "closed_at", "when a period was closed")?,
			};
			if closed.is_none() {
				return Err(errors::absent(
					"Settlement.PeriodNotClosed",
					&format!(
						"period {} of contract {} is not closed",
						as_said(period),
						as_said(number)
					),
					format!(
						"it is declared and closed first: `ovn licence close {} BASE`",
						as_said(number)
					),
				));
			}
			flag(&known["free"], "whether a period is free of charge")?
		},
		Act::Declare | Act::Close => {
			let end = match act {
				Act::Close => {
					let end = small(&next_period(view)?["until"])?;
					(end, day_of(context, end)?)
				},
				_ => {
					let now = now_of(context)?;
					(now, day_of(context, now)?.saturating_add(1))
				},
			};
			let question = json!({"licensor": terms["payee"], "party": terms["payer"]});
			let standing = context.view(PALLET, "standing", question).await?;
			is_free_at(&standing, &terms["gives"]["Licence"], end)?
		},
	};
	let latest = &view["account"]["latest"];
	let mut last = None;
	if latest != number {
		let found = contract(context, latest).await?;
		last = comes_into_force(&found)?.then_some(found);
	}
	Dues::read(view, last.as_ref(), &known, free)
}

/// Whether a signed contract is in force for any time at all.
fn comes_into_force(view: &Json) -> Outcome<bool> {
	let signed = &view["contract"]["state"]["Signed"];
	Ok(match optional(signed, "until", "when a contract ends")? {
		None => true,
		Some(until) => small(&until[0])? > small(&signed["from"])?,
	})
}

/// What is due of a base, and what leaves the payer's account for it, in words.
async fn due_words(
	context: &mut Context,
	dues: &mut Dues,
	(act, asset, base): (Act, &Json, u128),
	(rate, source): (&Json, &str),
) -> Outcome<Vec<String>> {
	let Some(of) = dues.take(act, asset, base)? else { return Ok(Vec::new()) };
	let Due { base, due, met, paid, netted, credited, rest } = of;
	let mut words = Vec::new();
	if dues.is_free() {
		words.push(free_words(act).to_owned());
	} else {
		let mut line = format!(
			"  Of the {} of the period {} are due: {}",
			sum_shown(context, base, asset).await,
			ratio_text(rate)?,
			sum_shown(context, due, asset).await
		);
		for (sum, what) in [
			(met, "met already"),
			(netted, "paid by credit"),
			(rest, "more than the ceiling leaves, and not paid now"),
		] {
			if sum > 0 {
				line.push_str(&format!("; {} are {what}", sum_shown(context, sum, asset).await));
			}
		}
		line.push('.');
		words.push(line);
	}
	if credited > 0 {
		let credited = sum_shown(context, credited, asset).await;
		words.push(format!("  {credited} that were paid for parts become credit."));
	}
	words.push(match paid {
		0 => format!("  Nothing leaves {source} now."),
		_ => format!("  {} leave {source} now.", sum_shown(context, paid, asset).await),
	});
	Ok(words)
}

/// Why nothing is due, of each of the three calls by its own rule.
fn free_words(act: Act) -> &'static str {
	match act {
		Act::Declare => "  Nothing is due now: as things are, the payer is free of charge. Whether the period is free is known at its end.",
		Act::Close => "  Nothing is due: the period is free of charge.",
		Act::Amend => "  Nothing is due: the period was free of charge.",
	}
}

/// What a base costs, in words.
async fn costs_of(
	context: &mut Context,
	of: &Matter,
	period: &Json,
	purse: &Json,
	act: Act,
) -> Outcome<Vec<String>> {
	let mut dues = dues_of(context, &of.view, period, act).await?;
	let source = source_words(context, &of.terms["payer"], purse).await?;
	let rate = &of.terms["gives"]["Licence"]["rate"];
	due_words(context, &mut dues, (act, &of.asset, of.base), (rate, &source)).await
}

fn declare(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let of = matter(context, &values).await?;
		let period = open_period(&values, &of.view, context.chain.block())?;
		let purse = purse_of(context, &values, &of.terms["payer"]).await?;
		let payee = context.scope_shown(&of.terms["payee"]).await;
		let mut words = vec![format!(
			"Declares {} for period {} of contract {} with {payee}.",
			sum_shown(context, of.base, &of.asset).await,
			as_said(&period),
			as_said(&of.number)
		)];
		words.extend(costs_of(context, &of, &period, &purse, Act::Declare).await?);
		let arguments = json!({
			"contract": of.number, "period": period, "asset": of.asset,
			"base": of.base.to_string(), "purse": purse, "evidence": evidence_of(&values),
		});
		let call = context.chain.call(PALLET, "declare", arguments, &scale::from_address)?;
		send_paid(context, call, words).await
	})
}

fn close(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let number = values["contract"].clone();
		let view = numbered(context, &number).await?;
		let terms = view["contract"]["terms"].clone();
		ensure_licence(&terms, &number)?;
		let next = next_period(&view)?;
		let written = list_of(&values["bases"], "the bases")?.clone();
		match (written.is_empty(), values["nothing"] == json!(true)) {
			(true, false) => {
				return Err(Failure::usage("say what was used in the period, in all").hint(
					"write the base, parts included, as 10000; or --nothing if nothing was used",
				))
			},
			(false, true) => {
				return Err(Failure::usage("a base and --nothing cannot both hold")
					.hint("leave one of them out"))
			},
			_ => {},
		}
		let assets = assets_of(&terms)?;
		let payee = context.scope_shown(&terms["payee"]).await;
		let mut words = vec![format!(
			"Closes period {} of contract {} with {payee}, from {} to {}.",
			as_said(&next["period"]),
			as_said(&number),
			context.shown_block(&next["from"]),
			context.shown_block(&next["until"])
		)];
		let purse = purse_of(context, &values, &terms["payer"]).await?;
		let source = source_words(context, &terms["payer"], &purse).await?;
		let rate = &terms["gives"]["Licence"]["rate"];
		let mut dues = dues_of(context, &view, &next["period"], Act::Close).await?;
		let mut bases = Vec::new();
		for base in &written {
			let (asset, base) = read_sum(context, text(base, "a base")?, &assets).await?;
			let shown = sum_shown(context, base, &asset).await;
			words.push(format!("  {shown} were used in all, parts included."));
			let of = (Act::Close, &asset, base);
			words.extend(due_words(context, &mut dues, of, (rate, &source)).await?);
			bases.push(json!([asset, base.to_string()]));
		}
		if bases.is_empty() {
			words.push("  Nothing was used.".into());
		}
		words.push("  A base that is too high is corrected by credit; no money comes back.".into());
		let arguments = json!({
			"contract": number, "period": next["period"], "bases": bases, "purse": purse,
			"evidence": evidence_of(&values),
		});
		let call = context.chain.call(PALLET, "close_period", arguments, &scale::from_address)?;
		send_paid(context, call, words).await
	})
}

fn amend(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let of = matter(context, &values).await?;
		let purse = purse_of(context, &values, &of.terms["payer"]).await?;
		let mut words = vec![format!(
			"Corrects the base of period {} of contract {} upwards, to {}.",
			as_said(&values["period"]),
			as_said(&of.number),
			sum_shown(context, of.base, &of.asset).await
		)];
		words.extend(costs_of(context, &of, &values["period"], &purse, Act::Amend).await?);
		let arguments = json!({
			"contract": of.number, "period": values["period"], "asset": of.asset,
			"base": of.base.to_string(), "purse": purse, "evidence": evidence_of(&values),
		});
		let call = context.chain.call(PALLET, "amend", arguments, &scale::from_address)?;
		send_paid(context, call, words).await
	})
}

fn contest(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let of = matter(context, &values).await?;
		let payer = party_name(context, &of.terms["payer"]).await;
		let answer = context.chain.constant(PALLET, "AnswerDays")?;
		let words = vec![
			format!(
				"Contests what {payer} declared for period {} of contract {}: says that it was {} in all.",
				as_said(&values["period"]),
				as_said(&of.number),
				sum_shown(context, of.base, &of.asset).await
			),
			format!(
				"  Without an answer or payment in {0} days it is marked as contested. An answer gives you {0} days to withdraw the contest; then it is marked.",
				as_said(&answer)
			),
		];
		send_about(context, "contest", &values, &of, words).await
	})
}

fn ask_credit(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let of = matter(context, &values).await?;
		let payee = context.scope_shown(&of.terms["payee"]).await;
		let words = vec![
			format!(
				"Asks {payee} to lower the base of period {} of contract {} to {}.",
				as_said(&values["period"]),
				as_said(&of.number),
				sum_shown(context, of.base, &of.asset).await
			),
			"  What was paid too much becomes credit, which pays at most half of each later due; no money comes back.".into(),
		];
		send_about(context, "request_credit", &values, &of, words).await
	})
}

async fn send_about(
	context: &mut Context,
	name: &str,
	values: &Values,
	of: &Matter,
	words: Vec<String>,
) -> Outcome {
	let arguments = json!({
		"contract": of.number, "period": values["period"], "asset": of.asset,
		"base": of.base.to_string(), "evidence": evidence_of(values),
	});
	let call = context.chain.call(PALLET, name, arguments, &scale::from_address)?;
	context.send(call, words).await.map(|_| ())
}

fn grant_credit(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(decide_credit(context, values, true))
}

fn decline_credit(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(decide_credit(context, values, false))
}

async fn decide_credit(context: &mut Context, values: Values, grant: bool) -> Outcome {
	let number = values["contract"].clone();
	let view = contract(context, &number).await?;
	let terms = view["contract"]["terms"].clone();
	let question = json!({"contract": number, "period": values["period"]});
	let period = context.view(PALLET, "period", question).await?;
	// What is decided is what was asked for.
	let asked = match period.is_null() {
		true => None,
		false => optional(&period, "correction", "what is asked for")?,
	};
	let asked = asked.ok_or_else(|| {
		Failure::usage(format!(
			"nobody asks for credit for period {} of contract {}",
			as_said(&values["period"]),
			as_said(&number)
		))
		.hint(format!("`ovn settle show {}` shows what is asked for", as_said(&number)))
	})?;
	let asset = asked["asset"].clone();
	let lower = amount(&asked["base"], "the base that is asked for")?;
	let declared = list_of(&period["declared"], "what was declared")?;
	let known = declared.iter().find(|line| line["asset"] == asset);
	let known = known.ok_or_else(|| Failure::node("a correction of nothing"))?;
	let before = amount(&known["period"]["base"], "the base that was declared")?;
	let payer = party_name(context, &terms["payer"]).await;
	let mut words = vec![format!(
		"{} {payer} the base of {} for period {} of contract {}, instead of {}.",
		if grant { "Grants" } else { "Declines" },
		sum_shown(context, lower, &asset).await,
		as_said(&values["period"]),
		as_said(&number),
		sum_shown(context, before, &asset).await
	)];
	if grant && !flag(&period["free"], "whether a period is free of charge")? {
		let rate = &terms["gives"]["Licence"]["rate"];
		let less = part(before, rate)?.saturating_sub(part(lower, rate)?);
		words.push(format!(
			"  That is up to {} of credit, which pays at most half of each later due; no money comes back.",
			sum_shown(context, less, &asset).await
		));
	}
	let arguments = json!({
		"contract": number, "period": values["period"], "asset": asset,
		"base": lower.to_string(), "grant": grant,
	});
	let call = context.chain.call(PALLET, "decide_credit", arguments, &scale::from_address)?;
	send_paid(context, call, words).await
}

/// A status, in words that follow who it is of.
fn status_words(status: &Json) -> Outcome<&'static str> {
	Ok(match text(status, "how a party stands")? {
		"Unlicensed" => "has no licence",
		"Free" => "uses the commons free of charge",
		"NonCommercial" => "pays for uses that are not commercial",
		"Commercial" => "pays for commercial uses",
		"Contested" => "is contested: what it declared is not believed",
		"InBreach" => "is in breach: it did not close a period",
		other => return Err(Failure::node(format!("{other} is no status"))),
	})
}

fn status(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let (licensor, party) = (values["licensor"].clone(), values["party"].clone());
		let question = json!({"licensor": licensor, "party": party});
		let found = context.view(PALLET, "standing", question).await?;
		if context.options.json {
			output::say(found.to_string());
			return Ok(());
		}
		let name = party_name(context, &party).await;
		let scope = context.scope_shown(&licensor).await;
		output::say(format!("With {scope}, {name} {}.", status_words(&found["status"])?));
		let pair = &found["pair"];
		let days = days_of(pair)?;
		let mut lines = Vec::new();
		for binding in list_of(&pair["bindings"], "the contracts of a party")? {
			lines.push(binding_words(context, &found, binding, &days)?);
		}
		for flag in list_of(&pair["flags"], "what was not closed in time")? {
			let until = small(&flag["at"])?.saturating_add(small(&flag["cure"])?);
			let contract = as_said(&flag["contract"]);
			lines.push(match found["mark"] == json!("InBreach") && u64::from(until) <= context.chain.block() {
				true => format!("In breach since {}, because a period of contract {contract} is not closed: ovn licence close {contract} BASE", context.show_block(until)),
				false => format!("Flagged: a period of contract {contract} has to be closed by {}: ovn licence close {contract} BASE", context.show_block(until)),
			});
		}
		for contest in list_of(&pair["contests"], "what is contested")? {
			lines.push(format!(
				"Period {} of contract {} is contested; it counts against {name} from {} on, unless it is settled before.",
				as_said(&contest["period"]),
				as_said(&contest["contract"]),
				context.shown_block(&contest["marked_from"])
			));
		}
		let mut accepted: Vec<_> = days.days().collect();
		accepted.sort_unstable_by(|one, other| other.cmp(one));
		if accepted.is_empty() {
			lines.push("No contribution that counts as standing was accepted.".into());
		} else {
			let each = context.chain.blocks_per_day;
			let shown: Vec<_> = accepted.iter().map(|day| day_shown(context, *day, each)).collect();
			lines.push(format!("Contributions were accepted on {}.", shown.join(", ")));
		}
		for line in lines {
			output::say(output::below(&line));
		}
		Ok(())
	})
}

/// The day of a chain as a date, where its days are those of the clock.
fn day_shown(context: &Context, day: u32, each: u32) -> String {
	let first = u64::from(day).saturating_mul(each.into());
	match context.date_of(first) {
		Some(date) => date.split(' ').next().map_or_else(|| date.clone(), str::to_owned),
		None => format!("day {day} of the chain (block {first} on)"),
	}
}

/// What a contract makes of a party's standing, in words.
fn binding_words(
	context: &Context,
	standing: &Json,
	binding: &Json,
	days: &Days,
) -> Outcome<String> {
	let contract = as_said(&binding["contract"]);
	let now = now_of(context)?;
	let from = small(&binding["from"])?;
	if from > now {
		let from = context.show_block(from);
		return Ok(format!("Contract {contract} is in force from {from} on."));
	}
	if !binds(binding, now)? {
		return Ok(format!("Contract {contract} is over."));
	}
	let Some(licence) = binding["obligation"].get("Licence") else {
		return Ok(format!("By contract {contract} it gives a standing share, and so pays no licence fee unless it is in breach."));
	};
	let tomorrow = day_of(context, now)?.saturating_add(1);
	let by_share = frees_by_share(standing, now)?;
	let how = licence_words(licence, days, tomorrow, by_share)?;
	Ok(format!("By contract {contract} it declares {how}."))
}

/// What a licence asks of a party for what ends with a day, in words.
fn licence_words(licence: &Json, days: &Days, end: u32, by_share: bool) -> Outcome<String> {
	let purpose = purpose_word(&licence["purpose"])?;
	let share = "free of charge because it gives a standing share";
	let Some(free) = optional(licence, "free_for", "who is free of charge")? else {
		return Ok(match by_share {
			true => format!("{purpose} uses, {share}"),
			false => format!("{purpose} uses and pays for them"),
		});
	};
	let (needed, within) = (small(&free["accepted"])?, small(&free["within"])?);
	let had = days.count(within, end);
	let enough = usize::try_from(needed).is_ok_and(|needed| had >= needed);
	Ok(format!(
		"{purpose} uses, {}: contributions were accepted on {had} of the {needed} days that it asks for, within {within} days",
		match (enough, by_share) {
			(true, _) => "free of charge because it contributes",
			(false, true) => share,
			(false, false) => "and pays for them",
		}
	))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn days_are_counted_as_the_chain_counts_them() {
		let pair = json!({"days": [0, 11, 0, 100, 0, 0, 0, 0]});
		let days = days_of(&pair).unwrap();
		assert_eq!(days.days().collect::<std::collections::BTreeSet<_>>(), [10, 99].into());
		assert_eq!(days.count(90, 100), 2);
		assert_eq!(days.count(89, 100), 1);
		// The end itself is not one of them.
		assert_eq!(days.count(90, 99), 1);
		assert!(days_of(&json!({})).is_err());
	}

	#[test]
	fn party_that_gives_a_share_pays_for_nothing() {
		let days = Days::default().accept(10);
		let mut licence =
			json!({"purpose": "Commercial", "free_for": {"accepted": 1, "within": 90}});
		let told = |licence: &Json, end, share| licence_words(licence, &days, end, share).unwrap();
		assert!(told(&licence, 100, false).contains("because it contributes: "));
		assert!(told(&licence, 101, false).contains("and pays for them: "));
		assert!(told(&licence, 101, true).contains("because it gives a standing share: "));
		licence["free_for"] = Json::Null;
		assert_eq!(told(&licence, 100, false), "commercial uses and pays for them");
		assert!(!told(&licence, 100, true).contains("pays for them"));
		assert!(licence_words(&json!({"purpose": "Commercial"}), &days, 100, true).is_err());
	}

	#[test]
	fn contract_that_never_comes_into_force_bars_nothing() {
		let signed = |from: u32, until: Json| {
			let state = json!({"Signed": {"from": from, "until": until}});
			comes_into_force(&json!({"contract": {"state": state}})).unwrap()
		};
		assert!(signed(10, Json::Null) && signed(10, json!([11, "Term"])));
		assert!(!signed(10, json!([10, "Term"])));
		assert!(comes_into_force(&json!({"contract": {"state": {"Signed": {"from": 1}}}})).is_err());
	}

	#[test]
	fn period_is_the_present_one_unless_two_can_be_meant() {
		let view = json!({"next": {"period": 3, "from": 0, "until": 600, "due_by": 1200}});
		let mut values = Values::new();
		assert_eq!(open_period(&values, &view, 599).unwrap(), json!(3));
		let refused = open_period(&values, &view, 600).unwrap_err();
		assert!(refused.todo.unwrap().contains("--period 3, or --period 4"));
		values.insert("period".into(), json!(4));
		assert_eq!(open_period(&values, &view, 600).unwrap(), json!(4));
		assert!(open_period(&Values::new(), &json!({"next": null}), 1).is_err());
	}

	#[test]
	fn rate_is_told_when_it_is_not_the_usual_one() {
		let rate = |above: u32, below: u32| json!({"numerator": above, "denominator": below});
		assert_eq!(unusual(&json!("Commercial"), &rate(2, 100)).unwrap(), None);
		assert_eq!(unusual(&json!("NonCommercial"), &rate(1, 200)).unwrap(), None);
		let told = unusual(&json!("NonCommercial"), &rate(2, 100)).unwrap().unwrap();
		assert!(told.contains("0.5 %") && told.contains("2 %"), "{told}");
	}

	#[test]
	fn every_status_has_words_and_no_other() {
		for status in ["Unlicensed", "Free", "NonCommercial", "Commercial", "Contested", "InBreach"]
		{
			assert!(status_words(&json!(status)).is_ok(), "{status}");
		}
		assert!(status_words(&json!("Fine")).is_err() && status_words(&Json::Null).is_err());
	}
}
