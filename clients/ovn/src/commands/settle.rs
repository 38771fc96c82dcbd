// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Contracts by which scopes are paid: offering, signing, ending; what both kinds of them have in common.

pub mod ceiling;
mod show;
pub mod terms;

pub use show::{next_period, next_step, numbers_of, open_payments};
pub use terms::{decided_by, terms_lines};

use super::network::small;
use crate::{
	chain::Call,
	context::Context,
	errors::{Failure, Outcome},
	fields::{amount, as_said, flag, list_of, text},
	output, scale,
	verbs::{arg, call, choice, own, view, Arg, Kind, Noun, Values},
};
use serde_json::{json, Value as Json};
use std::{future::Future, pin::Pin};
use terms::{
	asset_word, begins_line, contract, example_lines, own_side, party_name, party_on, purse_of,
	read_sum, said, source_words, sum_shown, Side, PALLET,
};

/// Of what kinds of income a share can leave something out.
const EXEMPT: &[&str] = &["Grant", "Sponsorship", "Donation"];
/// How many days an offer can be valid at most.
const LONGEST: u32 = 90;

/// A contract, by its number.
pub fn contract_arg() -> Arg {
	arg("contract", Kind::Number).help("the number of the contract (`ovn settle list PARTY`)")
}

/// The purse that pays.
pub fn purse_arg() -> Arg {
	arg("purse", Kind::Text)
		.opt()
		.help("of a scope: the purse that pays, treasury or a fund's name")
}

/// Which side the signer is on, where that is not clear by itself.
fn side_arg() -> Arg {
	arg("side", Kind::Choice(Side::CHOICES))
		.opt()
		.help("for which side you sign [default: the one for which you can]")
}

/// What all contracts are told.
pub fn common_args() -> Vec<Arg> {
	vec![
		arg("asset", Kind::Asset).must().many().help("in which assets it is paid: native, or numbers; up to four"),
		arg("ceiling", Kind::Sum).opt().many().help("what completes it: 1000, or one for each asset as native=1000 7=500, which both sides hold to be worth the same [default: it goes on]"),
		arg("notice", Kind::Number).must().help("with how many days of notice each side ends it, 0 to 365"),
		arg("until", Kind::Duration).opt().help("when it ends by itself, from now, as 365d [default: never]"),
		arg("valid", Kind::Number).must().help("for how many days the offer can be accepted, 7 to 90"),
		arg("document", Kind::Document).must().help("its text: a file, a URL with its hash, or a short text"),
		arg("supersedes", Kind::Number).opt().help("the contract of the same two that it replaces"),
		side_arg(),
	]
}

/// The subject.
pub fn noun() -> Noun {
	let mut share = vec![
		arg("payer", Kind::Party).help("who gives a share of its incomes: scope:NAME"),
		arg("payee", Kind::Scope).help("the scope that gets it"),
		arg("rate", Kind::Ratio)
			.help("the share of each income, as 3%; 20% at most, with all others"),
		arg("exempt", Kind::Sum)
			.opt()
			.many()
			.help("what it takes nothing of in a year, as grant:5000, donation:7=300"),
	];
	share.extend(common_args());
	Noun {
		name: "settle",
		about: "Contracts: standing shares of incomes, and signing, paying and ending any contract",
		verbs: vec![
			crate::verbs::Verb {
				args: share,
				..own("share", "Offers a contract by which a scope gets a share of each income of another", offer_share, [])
			}
			.note("Example: ovn settle share scope:remix lab 3% --asset native --ceiling 1000 --notice 30 --valid 30 --document contract.pdf"),
			own("accept", "Shows all terms of an offer, what they mean, and signs them", accept, [contract_arg()])
				.note("Example: ovn settle accept 4"),
			own("withdraw", "Takes an offer off the table: withdraws your own, or declines another's", withdraw, [contract_arg(), side_arg()]),
			own("end", "Ends a contract, by the notice that its terms name", end, [contract_arg(), side_arg()]),
			own("list", "Lists the contracts of a party, offered and signed, each with what comes next", show::list, [
				arg("party", Kind::Party).help("scope:NAME, or an account"),
			])
			.note("Example: ovn settle list scope:lab"),
			own("show", "Shows a contract: its terms, what was paid, what comes next, and each period", show::show, [contract_arg()]),
			own("statement", "Lists what was declared, paid and netted by contract, as far as the node still has it", show::statement, {
				let [blocks, csv, _] = super::history::args();
				[contract_arg(), blocks, csv]
			}),
			own("pay", "Pays towards the ceiling of a contract", pay, [
				contract_arg(),
				arg("amount", Kind::Sum).help("how much: 100, or 7=100 where it is paid in several assets"),
				purse_arg(),
			]),
			call("clear", (PALLET, "remove_offer"), [contract_arg()]),
			own("room", "Says how much the standing shares of a scope leave for one more", show::room, [arg("scope", Kind::Scope)]),
			own("shares", "Lists the standing shares that are taken of a scope's incomes", show::shares, [arg("scope", Kind::Scope)]),
			view("hash", (PALLET, "terms_hash"), [
				arg("terms", Kind::Object).help("terms as `ovn --json settle show` prints them, JSON or @FILE"),
			]),
		],
	}
}

/// The assets of a contract with their ceilings, as the chain reads them.
async fn assets_with_ceilings(context: &mut Context, values: &Values) -> Outcome<Json> {
	let assets = list_of(&values["asset"], "the assets")?.clone();
	let mut ceilings = Vec::new();
	for written in list_of(&values["ceiling"], "the ceilings")? {
		let (asset, ceiling) = read_sum(context, text(written, "a ceiling")?, &assets).await?;
		if ceilings.iter().any(|(known, _)| *known == asset) {
			return Err(Failure::usage(format!(
				"the ceiling of {} is named twice",
				asset_word(context, &asset)
			)));
		}
		ceilings.push((asset, ceiling));
	}
	if !ceilings.is_empty() && ceilings.len() != assets.len() {
		return Err(Failure::usage("only some of the assets have a ceiling")
			.hint("name one for each asset, as --ceiling native=1000 7=500, or none"));
	}
	let of = |asset: &Json| ceilings.iter().find(|(known, _)| known == asset);
	let list = assets.iter().map(
		|asset| json!({"asset": asset, "ceiling": of(asset).map(|(_, ceiling)| ceiling.to_string()), "currency": null}),
	);
	Ok(list.collect())
}

/// What a share takes nothing of, as the chain reads it.
async fn exemptions(context: &mut Context, values: &Values) -> Outcome<Json> {
	let assets = list_of(&values["asset"], "the assets")?.clone();
	let mut list = Vec::new();
	for written in list_of(&values["exempt"], "the exemptions")? {
		let written = text(written, "an exemption")?;
		let (class, sum) = written.split_once(':').ok_or_else(|| {
			Failure::usage(format!("{written} is no exemption")).hint("write it as grant:5000")
		})?;
		let class = choice(EXEMPT, class);
		if !EXEMPT.contains(&class.as_str()) {
			return Err(Failure::usage(format!("nothing of the class {class} can be exempt"))
				.hint("grants, sponsorships and donations can: grant:5000"));
		}
		let (asset, sum) = read_sum(context, sum, &assets).await?;
		let place = assets.iter().position(|known| *known == asset);
		list.push(json!({"class": class, "asset": place, "a_year": sum.to_string()}));
	}
	Ok(list.into())
}

/// The terms that a command names, as both sides sign them.
pub async fn terms_of(
	context: &mut Context,
	values: &Values,
	(payer, payee): (&Json, &Json),
	gives: Json,
) -> Outcome<Json> {
	let assets = assets_with_ceilings(context, values).await?;
	let now = u32::try_from(context.chain.block())
		.map_err(|_| Failure::node("a block after all blocks"))?;
	let after = |blocks: u32| {
		now.checked_add(blocks).ok_or_else(|| Failure::usage("that is too far ahead"))
	};
	let until = match &values["until"] {
		Json::Null => None,
		blocks => Some(after(small(blocks)?)?),
	};
	let valid = small(&values["valid"])?;
	// The time runs before the offer is in a block: a day more keeps the least from being missed.
	let days = if valid < LONGEST { valid.saturating_add(1) } else { valid };
	let valid_until = after(days.saturating_mul(context.chain.blocks_per_day))?;
	Ok(json!({
		"payer": payer, "payee": payee, "document": values["document"], "gives": gives,
		"assets": assets, "notice_days": values["notice"], "until": until,
		"supersedes": said(values, "supersedes"), "valid_until": valid_until,
	}))
}

/// Says what a contract would be, and offers it.
pub async fn send_offer(
	context: &mut Context,
	values: &Values,
	terms: Json,
	notes: Vec<String>,
) -> Outcome {
	let side = own_side(context, values, &terms).await?;
	let own = party_name(context, &party_on(&terms, side)).await;
	let other = party_name(context, &party_on(&terms, side.other())).await;
	let mut words = vec![format!("Offers {other} a contract, for {own}:")];
	let mut lines = terms_lines(context, &terms).await?;
	lines.extend(example_lines(context, &terms).await?);
	lines.push(begins_line(context, &terms).await?);
	lines.extend(notes);
	lines.push(format!(
		"{other} can sign it until {}. Terms that are signed never change.",
		context.shown_block(&terms["valid_until"])
	));
	words.extend(lines.iter().map(|line| output::below(line)));
	let arguments = json!({"side": side.name(), "terms": terms});
	let call = context.chain.call(PALLET, "offer", arguments, &scale::from_address)?;
	let Some(receipt) = context.send_told(call, words).await? else { return Ok(()) };
	if let Some(event) = receipt.of(PALLET, "ContractOffered") {
		let number = as_said(&event.fields["contract"]);
		output::say(format!(
			"It is contract {number}. Both sides sign {}.",
			as_said(&event.fields["hash"])
		));
		output::say(format!("{other} reads and signs it: ovn settle accept {number}"));
	}
	Ok(())
}

fn offer_share(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let payer = values["payer"].clone();
		let Some(scope) = payer.get("Scope").cloned() else {
			return Err(Failure::usage(
				"a standing share is taken of the incomes of a scope, and the payer is an account",
			)
			.hint("write scope:NAME; an account agrees on a licence: `ovn licence offer --help`"));
		};
		let gives = json!({"Share": {
			"rate": values["rate"], "exempt": exemptions(context, &values).await?,
		}});
		let terms = terms_of(context, &values, (&payer, &values["payee"]), gives).await?;
		let mut notes = Vec::new();
		// What it replaces gives its room to it.
		if terms["supersedes"].is_null() {
			notes.push(show::room_words(context, &scope).await?);
		}
		send_offer(context, &values, terms, notes).await
	})
}

fn accept(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let number = values["contract"].clone();
		let found = contract(context, &number).await?;
		let record = &found["contract"];
		// What is signed is what the chain has stored.
		let terms = record["terms"].clone();
		let Some(offered) = record["state"].get("Offered") else {
			return Err(Failure::usage(format!("contract {} is signed already", as_said(&number)))
				.hint(format!("`ovn settle show {}` shows it", as_said(&number))));
		};
		let side = Side::read(&offered["by"])?.other();
		let own = party_name(context, &party_on(&terms, side)).await;
		let other = party_name(context, &party_on(&terms, side.other())).await;
		let mut words =
			vec![format!("Signs contract {} with {other}, for {own}:", as_said(&number))];
		let mut lines = terms_lines(context, &terms).await?;
		lines.extend(example_lines(context, &terms).await?);
		lines.push(begins_line(context, &terms).await?);
		let price = context.chain.constant(PALLET, "OfferDeposit")?;
		lines.push(format!(
			"Its record costs {}, which the deposit of {} pays; you pay the fee alone.",
			context.tokens(amount(&price, "the price of a contract")?),
			context.who(&record["depositor"])
		));
		lines.push(format!(
			"Both sides sign {}. Terms that are signed never change.",
			as_said(&found["hash"])
		));
		words.extend(lines.iter().map(|line| output::below(line)));
		let arguments = json!({"contract": number, "terms": terms});
		let call = context.chain.call(PALLET, "accept", arguments, &scale::from_address)?;
		let Some(receipt) = context.send_told(call, words).await? else { return Ok(()) };
		if let Some(event) = receipt.of(PALLET, "ContractSigned") {
			let from = small(&event.fields["from"])?;
			output::say(match u64::from(from) <= context.chain.block() {
				true => format!("Contract {} is in force.", as_said(&number)),
				false => format!(
					"Contract {} is signed, and in force from {} on.",
					as_said(&number),
					context.show_block(from)
				),
			});
			output::say(format!("How it goes: ovn settle show {}", as_said(&number)));
		}
		Ok(())
	})
}

fn withdraw(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let number = values["contract"].clone();
		let found = contract(context, &number).await?;
		let record = &found["contract"];
		let Some(offered) = record["state"].get("Offered") else {
			return Err(Failure::usage(format!(
				"contract {} is signed, and no offer any more",
				as_said(&number)
			))
			.hint(format!("it is ended by notice: `ovn settle end {}`", as_said(&number))));
		};
		let side = own_side(context, &values, &record["terms"]).await?;
		let own = party_name(context, &party_on(&record["terms"], side)).await;
		let does = match Side::read(&offered["by"])? == side {
			true => "Withdraws the offer of contract",
			false => "Declines the offer of contract",
		};
		let words = vec![
			format!("{does} {}, for {own}.", as_said(&number)),
			format!("  The deposit returns to {}.", context.who(&record["depositor"])),
		];
		let arguments = json!({"contract": number, "side": side.name()});
		let call = context.chain.call(PALLET, "withdraw_offer", arguments, &scale::from_address)?;
		context.send(call, words).await.map(|_| ())
	})
}

/// What becomes of what is due by the end of a contract.
fn stays_due(terms: &Json) -> &'static str {
	match terms["gives"].get("Licence") {
		Some(_) => "What is due by then stays due, and its last period is closed as others are.",
		None => "What is due by then stays due.",
	}
}

fn end(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let number = values["contract"].clone();
		let found = contract(context, &number).await?;
		let terms = &found["contract"]["terms"];
		let side = own_side(context, &values, terms).await?;
		let own = party_name(context, &party_on(terms, side)).await;
		let other = party_name(context, &party_on(terms, side.other())).await;
		let days = small(&terms["notice_days"])?;
		let words = vec![
			format!("Gives {other} notice of contract {}, for {own}.", as_said(&number)),
			format!("  It ends {days} days from now. {}", stays_due(terms)),
		];
		let arguments = json!({"contract": number, "side": side.name()});
		let call = context.chain.call(PALLET, "give_notice", arguments, &scale::from_address)?;
		let Some(receipt) = context.send_told(call, words).await? else { return Ok(()) };
		if let Some(event) = receipt.of(PALLET, "EndSet") {
			let until = context.shown_block(&event.fields["until"]);
			output::say(format!("Contract {} ends at {until}.", as_said(&number)));
		}
		Ok(())
	})
}

/// How a contract is paid that has no ceiling.
fn unlimited(terms: &Json) -> &'static str {
	match terms["gives"].get("Licence") {
		Some(_) => "a licence is paid as it is declared: `ovn licence declare --help`",
		None => "a standing share is taken of each income by itself: nobody pays it",
	}
}

fn pay(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let number = values["contract"].clone();
		let found = contract(context, &number).await?;
		let terms = &found["contract"]["terms"];
		let assets = terms::assets_of(terms)?;
		let (asset, sum) =
			read_sum(context, text(&values["amount"], "an amount")?, &assets).await?;
		let purse = purse_of(context, &values, &terms["payer"]).await?;
		let place = assets.iter().position(|known| *known == asset);
		let left = place.and_then(|place| found["left"].get(place)).cloned();
		let left = left.filter(|left| !left.is_null()).ok_or_else(|| {
			Failure::usage(format!("contract {} has no ceiling to pay towards", as_said(&number)))
				.hint(unlimited(terms))
		})?;
		let payee = context.scope_shown(&terms["payee"]).await;
		let source = source_words(context, &terms["payer"], &purse).await?;
		let mut words = vec![format!(
			"Pays {} to {payee}, towards the ceiling of contract {}, from {source}.",
			sum_shown(context, sum, &asset).await,
			as_said(&number)
		)];
		words.push(format!(
			"  The ceiling leaves {}; what it does not take stays with the payer.",
			context.money(&left, Some(&asset)).await
		));
		let arguments = json!({
			"contract": number, "asset": asset, "amount": sum.to_string(), "purse": purse,
		});
		let call = context.chain.call(PALLET, "pay_ceiling", arguments, &scale::from_address)?;
		send_paid(context, call, words).await
	})
}

/// Sends what pays by contract, and says what was paid, netted and is done.
pub async fn send_paid(context: &mut Context, call: Call, words: Vec<String>) -> Outcome {
	let Some(receipt) = context.send_told(call, words).await? else { return Ok(()) };
	for event in receipt.events.iter().filter(|event| event.pallet == PALLET) {
		let of = &event.fields;
		let asset = Some(&of["asset"]);
		match event.name.as_str() {
			"BaseChanged" => {
				let mut line = format!(
					"Period {}: {} are declared, {} paid or netted for it",
					as_said(&of["period"]),
					context.money(&of["base"], asset).await,
					context.money(&of["met"], asset).await,
				);
				if amount(&of["netted"], "what credit paid")? > 0 {
					line.push_str(&format!(
						", {} of it now by credit",
						context.money(&of["netted"], asset).await
					));
				}
				if amount(&of["credit"], "the credit")? > 0 {
					line.push_str(&format!(
						"; {} of credit are left",
						context.money(&of["credit"], asset).await
					));
				}
				output::say(format!("{line}."));
			},
			"ContractPaid" => {
				let to = match flag(&of["recorded"], "what became of a payment")? {
					true => "it is an income of the payee",
					false => "it lies in the inbox of the payee, where anybody divides it",
				};
				output::say(format!(
					"{} are paid, {} in all; {to}.",
					context.money(&of["amount"], asset).await,
					context.money(&of["paid"], asset).await
				));
			},
			"PeriodClosed" => {
				output::say(match flag(&of["free"], "whether a period is free of charge")? {
					true => {
						format!("Period {} is closed, and free of charge.", as_said(&of["period"]))
					},
					false => format!("Period {} is closed.", as_said(&of["period"])),
				})
			},
			"ContestSettled" => output::say("That settles the contest."),
			"ContractCompleted" => {
				output::say("The contract is complete: all of its ceiling is paid.")
			},
			_ => {},
		}
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn share_has_no_period_and_nothing_to_declare() {
		let (share, licence) = (json!({"gives": {"Share": {}}}), json!({"gives": {"Licence": {}}}));
		assert!(stays_due(&licence).contains("last period"));
		assert!(!stays_due(&share).contains("period"));
		assert!(unlimited(&licence).contains("licence declare"));
		assert!(!unlimited(&share).contains("licence"));
	}
}
