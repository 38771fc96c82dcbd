// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Custodians: firms that issue an asset for money which they hold in a bank, and pay it out again.

use super::{
	firm::{currency, currency_word},
	network::small,
	settle::terms::{asset_word, evidence_of, said, sum_shown},
};
use crate::{
	amounts,
	context::Context,
	errors::{self, Failure, Outcome},
	fields::{amount, as_said, fields_of, list_of, optional, text, word},
	output, scale,
	verbs::{arg, call, own, view, Arg, Kind, Noun, Values},
};
use serde_json::{json, Value as Json};
use std::{future::Future, pin::Pin};

const PALLET: &str = "Fiat";
const CLASSES: &[&str] = &["Sale", "Service", "Licence", "Grant", "Sponsorship", "Donation"];

fn network() -> Arg {
	arg("network", Kind::Scope).help("the network that licenses it: its number or its name")
}

fn custodian() -> Arg {
	arg("custodian", Kind::Number).help("the number of the custodian (`ovn fiat list NETWORK`)")
}

fn request() -> Arg {
	arg("request", Kind::Number)
		.help("the number of the request (`ovn fiat requests CUSTODIAN WHO`)")
}

fn units() -> Arg {
	arg("amount", Kind::Sum).help("how much, in the asset that it issues, as 250")
}

fn evidence() -> Arg {
	arg("evidence", Kind::Hash)
		.help("what shows it, with a salt in it: a file or a text, whose SHA-256 is sent")
}

/// The subject.
pub fn noun() -> Noun {
	Noun {
		name: "fiat",
		about: "Custodians that issue an asset for money in a bank: licences, issuing, redeeming",
		verbs: vec![
			own("license", "Offers an account the licence to issue an asset for money that it holds", license, [
				network(),
				arg("account", Kind::Account).help("who is to be the custodian"),
				arg("currency", Kind::Text).must().help("the currency that it holds, in three letters, as EUR"),
				arg("decimals", Kind::Number).must().help("the decimals of the asset, 0 to 6"),
				arg("name", Kind::Text).must().help("the name of the asset"),
				arg("symbol", Kind::Text).must().help("its short name, of at most 12 letters"),
				arg("limit", Kind::Sum).must().help("how much can be outstanding when something is issued, in the asset"),
				arg("cover", Kind::Text).must().help("how much of the bond stands for how much that was issued, as 25:100"),
				arg("asset", Kind::Asset).must().help("the asset of the bond: native, or its number"),
				arg("bond", Kind::Money).must().help("the least bond, in the asset of the bond"),
				arg("smallest", Kind::Sum).must().help("the least that is redeemed at a time, in the asset"),
				arg("fulfil-within", Kind::Number).must().help("within how many days it pays, 1 to 90"),
				arg("arbiter", Kind::Account).must().help("who decides whether it paid, if a holder denies it"),
			])
			.note("Example: ovn fiat license lab bank --currency EUR --decimals 2 --name 'Lab euro' --symbol LEUR --limit 10000 --cover 25:100 --asset native --bond 2500 --smallest 10 --fulfil-within 10 --arbiter judge"),
			call("cancel-offer", (PALLET, "cancel_offer"), [
				network(),
				arg("account", Kind::Account).help("to whom the licence is offered"),
			]),
			own("accept", "Shows the terms of a network's offer, signs them, and deposits the bond", accept, [network()]),
			own("limit", "Decides how much of a custodian's asset can be outstanding", limit, [
				custodian(),
				arg("limit", Kind::Sum).help("how much, in the asset that it issues"),
			]),
			call("notice", (PALLET, "give_notice"), [custodian()]),
			call("end", (PALLET, "end_licence"), [custodian()]),
			own("add-bond", "Adds to the bond of your licence", add_bond, [
				custodian(),
				arg("amount", Kind::Sum).help("how much, in the asset of the bond"),
			]),
			own("withdraw-bond", "Withdraws what your bond has more than it needs", withdraw_bond, [
				custodian(),
				arg("amount", Kind::Sum).help("how much, in the asset of the bond"),
			]),
			call("return-bond", (PALLET, "return_bond"), [custodian()]),
			own("issue", "Issues units for money that you received, to somebody or as an income of a scope", issue, [
				custodian(),
				units(),
				arg("to", Kind::Account).opt().help("who gets them"),
				arg("income", Kind::Scope).opt().help("or the scope whose income they are"),
				arg("class", Kind::Choice(CLASSES)).opt().help("with --income: what sort of income it is"),
				arg("bank-reference", Kind::Reference).must().help("which payment it was, each once: write a secret word of yours before its number, the same each time, so that nobody guesses it"),
				evidence().opt(),
			])
			.note("Example: ovn fiat issue 0 250 --to ana --bank-reference 'our-secret 2026-11-30/17' --evidence statement.pdf"),
			own("redeem", "Gives units back to be paid in the bank; they are held until then", redeem, [
				custodian(),
				units(),
				arg("payout", Kind::Text).must().help("where the money goes, as your bank account: it stays with you, only a salted hash is sent"),
			])
			.note("Example: ovn fiat redeem 0 100 --payout 'DE02 1203 0000 0000 2020 51, Ana'"),
			call("decline", (PALLET, "decline"), [request()]),
			call("acknowledge", (PALLET, "acknowledge"), [request()]),
			call("fulfil", (PALLET, "fulfil"), [request(), evidence().must()]),
			call("confirm", (PALLET, "confirm"), [request()]),
			call("deny", (PALLET, "deny"), [request(), evidence().must()]),
			call("burn-silent", (PALLET, "burn_silent"), [request()]),
			own("judge", "Decides, as its arbiter, whether a custodian paid for a request", judge, [
				request(),
				arg("verdict", Kind::Choice(&["Paid", "NotPaid"])).help("whether it paid"),
			]),
			call("return-units", (PALLET, "return_units"), [request()]),
			call("default", (PALLET, "default_on"), [request()]),
			own("burn", "Burns units of a custodian in default, for a part of its bond", burn, [custodian(), units()]),
			own("confirm-owed", "Confirms to have got some of what a custodian in default owes you", confirm_owed, [custodian(), units()]),
			own("list", "Lists the custodians of a network whose licence has not ended", list, [network()]),
			own("show", "Shows a custodian: its asset, what is outstanding, its bond and its terms", show, [custodian()]),
			own("offer", "Shows the licence that a network offers an account", show_offer, [
				network(),
				arg("account", Kind::Account).or("me").help("to whom it is offered"),
			]),
			own("request", "Shows a request to redeem, and what comes next", show_request, [request()]),
			own("requests", "Lists the requests of a holder to a custodian that are not completed", requests, [
				custodian(),
				arg("who", Kind::Account).or("me").help("the holder"),
			]),
			own("owed", "Says what a custodian in default owes somebody by name", owed, [
				custodian(),
				arg("who", Kind::Account).or("me").help("the holder"),
			]),
			call("open-pot", (PALLET, "open_pot"), [
				arg("scope", Kind::Scope).help("a scope that accepts the asset"),
				arg("asset", Kind::Asset),
			]),
			view("pot", (PALLET, "pot"), [arg("asset", Kind::Asset)]),
		],
	}
}

/// A custodian as the chain shows it; an error if there is none of this number.
pub async fn custodian_of(context: &Context, number: &Json) -> Outcome<Json> {
	let found = context.view(PALLET, "custodian", json!({"custodian": number})).await?;
	match found.is_null() {
		false => Ok(found),
		true => Err(errors::absent(
			"Fiat.IssuerNotFound",
			&format!("there is no custodian {}", as_said(number)),
			"`ovn fiat list NETWORK` lists those of a network",
		)),
	}
}

/// A request whose units are held, and its custodian.
async fn request_of(context: &Context, number: &Json) -> Outcome<(Json, Json)> {
	let found = context.view(PALLET, "request", json!({"request": number})).await?;
	if found.is_null() {
		return Err(errors::absent(
			"Fiat.RequestNotFound",
			&format!("there is no request {} that is not completed", as_said(number)),
			"`ovn fiat requests CUSTODIAN WHO` lists those of a holder",
		));
	}
	let custodian = custodian_of(context, &found["record"]["custodian"]).await?;
	Ok((found, custodian))
}

/// An amount with so many decimals, as it was written.
fn read(context: &Context, written: &Json, decimals: u8) -> Outcome<u128> {
	let written = text(written, "an amount")?;
	Ok(amounts::parse(written.trim_end_matches(context.chain.symbol.as_str()).trim(), decimals)?)
}

async fn read_in(context: &mut Context, written: &Json, asset: &Json) -> Outcome<u128> {
	let decimals = context.decimals(Some(asset)).await?;
	read(context, written, decimals)
}

/// An amount of an asset that there is not yet, by the terms that will make it.
fn units_shown(terms: &Json, units: &Json) -> Outcome<String> {
	let decimals = small(&terms["decimals"])?;
	let decimals = u8::try_from(decimals).map_err(|_| Failure::node("too many decimals"))?;
	let units = amount(units, "an amount")?;
	Ok(format!("{} {}", amounts::format(units, decimals), as_said(&terms["symbol"])))
}

/// The terms of a licence, in words.
pub async fn terms_lines(context: &mut Context, terms: &Json) -> Outcome<Vec<String>> {
	let bond_asset = terms["bond_asset"].clone();
	let bond = context.money(&terms["bond"], Some(&bond_asset)).await;
	let cover = (
		context.money(&terms["cover"]["bond"], Some(&bond_asset)).await,
		units_shown(terms, &terms["cover"]["units"])?,
	);
	Ok(vec![
		format!(
			"It issues \"{}\" ({}), with {} decimals, for {} that it holds in a bank.",
			as_said(&terms["name"]),
			as_said(&terms["symbol"]),
			as_said(&terms["decimals"]),
			currency_word(&terms["currency"])?
		),
		format!("It issues no more once {} are outstanding.", units_shown(terms, &terms["limit"])?),
		format!("Its bond is at least {bond}, and {} of it for each {}.", cover.0, cover.1),
		format!(
			"It pays within {} days whoever redeems {} or more.",
			as_said(&terms["fulfil_within"]),
			units_shown(terms, &terms["smallest"])?
		),
		format!(
			"{} decides whether it paid, if a holder denies it.",
			context.who(&terms["arbiter"])
		),
	])
}

/// How much of the bond stands for how much that was issued: `25:100`.
fn cover(context: &Context, written: &str, (bond_decimals, decimals): (u8, u8)) -> Outcome<Json> {
	let (bond, units) = written.split_once(':').ok_or_else(|| {
		Failure::usage(format!("{written} is no cover"))
			.hint("write how much of the bond for how much that is issued, as 25:100")
	})?;
	let bond = read(context, &json!(bond), bond_decimals)?;
	let units = read(context, &json!(units), decimals)?;
	Ok(json!({"bond": bond.to_string(), "units": units.to_string()}))
}

fn license(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let currency = currency(text(&values["currency"], "a currency")?)?;
		let decimals = u8::try_from(small(&values["decimals"])?)
			.map_err(|_| Failure::usage("an asset has 0 to 6 decimals"))?;
		let bond_asset = values["asset"].clone();
		let bond_decimals = context.decimals(Some(&bond_asset)).await?;
		let terms = json!({
			"currency": currency, "decimals": decimals,
			"name": values["name"], "symbol": values["symbol"],
			"limit": read(context, &values["limit"], decimals)?.to_string(),
			"cover": cover(context, text(&values["cover"], "a cover")?, (bond_decimals, decimals))?,
			"bond_asset": bond_asset, "bond": values["bond"],
			"smallest": read(context, &values["smallest"], decimals)?.to_string(),
			"fulfil_within": values["fulfil-within"], "arbiter": values["arbiter"],
		});
		let who = context.who(&values["account"]);
		let name = context.scope_shown(&values["network"]).await;
		let mut words = vec![format!("Offers {who} the licence of a custodian of {name}:")];
		for line in terms_lines(context, &terms).await? {
			words.push(output::below(&line));
		}
		let arguments =
			json!({"network": values["network"], "account": values["account"], "terms": terms});
		let call =
			context.chain.call(PALLET, "license_custodian", arguments, &scale::from_address)?;
		let Some(receipt) = context.send_told(call, words).await? else { return Ok(()) };
		if let Some(event) = receipt.of(PALLET, "LicenceOffered") {
			let offer = &event.fields["offer"];
			output::say(format!(
				"{who} can accept it from {} on, until {}: ovn fiat accept {}",
				context.shown_block(&offer["from"]["block"]),
				context.shown_block(&offer["until"]["block"]),
				as_said(&values["network"])
			));
		}
		Ok(())
	})
}

async fn offer_of(context: &mut Context, network: &Json, account: &Json) -> Outcome<Json> {
	let question = json!({"network": network, "account": account});
	let found = context.view(PALLET, "offer", question).await?;
	if found.is_null() {
		let name = context.scope_shown(network).await;
		return Err(errors::absent(
			"Fiat.OfferNotFound",
			&format!("{name} offers {} no licence", context.who(account)),
			"the network decides on one: `ovn fiat license --help`",
		));
	}
	Ok(found)
}

fn accept(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let me = json!(context.me()?);
		let network = values["network"].clone();
		let offer = offer_of(context, &network, &me).await?;
		let terms = offer["terms"].clone();
		let name = context.scope_shown(&network).await;
		let mut words = vec![format!("Signs the licence of a custodian of {name}:")];
		for line in terms_lines(context, &terms).await? {
			words.push(output::below(&line));
		}
		let bond = context.money(&terms["bond"], Some(&terms["bond_asset"])).await;
		words.push(format!("  The bond of {bond} leaves your account now. If you do not pay in time, it pays the holders, and your account is never licensed again."));
		words.push("  You also pay for the record of the new asset: the deposit for its name and symbol, and the least that its pot has to hold. They do not come back.".into());
		let arguments = json!({"network": network, "terms": terms});
		let call = context.chain.call(PALLET, "accept_licence", arguments, &scale::from_address)?;
		let Some(receipt) = context.send_told(call, words).await? else { return Ok(()) };
		if let Some(event) = receipt.of(PALLET, "LicenceAccepted") {
			output::say(format!(
				"You are custodian {}, and issue {}: ovn fiat issue --help",
				as_said(&event.fields["custodian"]),
				asset_word(context, &event.fields["asset"])
			));
		}
		Ok(())
	})
}

fn limit(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let of = custodian_of(context, &values["custodian"]).await?;
		let asset = of["asset"].clone();
		let limit = read_in(context, &values["limit"], &asset).await?;
		let before = amount(&of["limit"], "the limit")?;
		let mut words = vec![format!(
			"Sets the limit of custodian {} from {} to {}.",
			as_said(&values["custodian"]),
			sum_shown(context, before, &asset).await,
			sum_shown(context, limit, &asset).await
		)];
		words.push(match limit > before {
			true => "  It holds 14 days later, so that holders can act before.".into(),
			false => "  It holds at once; what is outstanding above it stays, and nothing more is issued.".into(),
		});
		let arguments = json!({"custodian": values["custodian"], "limit": limit.to_string()});
		send(context, "set_limit", arguments, words).await
	})
}

async fn send(context: &mut Context, name: &str, arguments: Json, words: Vec<String>) -> Outcome {
	let call = context.chain.call(PALLET, name, arguments, &scale::from_address)?;
	context.send(call, words).await.map(|_| ())
}

fn add_bond(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let of = custodian_of(context, &values["custodian"]).await?;
		let asset = of["record"]["terms"]["bond_asset"].clone();
		let sum = read_in(context, &values["amount"], &asset).await?;
		let words = vec![format!(
			"Adds {} to the bond of custodian {}, which has {}.",
			sum_shown(context, sum, &asset).await,
			as_said(&values["custodian"]),
			context.money(&of["bond"], Some(&asset)).await
		)];
		let arguments = json!({"custodian": values["custodian"], "amount": sum.to_string()});
		send(context, "add_bond", arguments, words).await
	})
}

fn withdraw_bond(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let of = custodian_of(context, &values["custodian"]).await?;
		let asset = of["record"]["terms"]["bond_asset"].clone();
		let sum = read_in(context, &values["amount"], &asset).await?;
		let words = vec![format!(
			"Withdraws {} from the bond of custodian {}, of which {} are not needed now.",
			sum_shown(context, sum, &asset).await,
			as_said(&values["custodian"]),
			context.money(&of["withdrawable"], Some(&asset)).await
		)];
		let arguments = json!({"custodian": values["custodian"], "amount": sum.to_string()});
		send(context, "withdraw_bond", arguments, words).await
	})
}

fn issue(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let of = custodian_of(context, &values["custodian"]).await?;
		let asset = of["asset"].clone();
		let sum = read_in(context, &values["amount"], &asset).await?;
		let shown = sum_shown(context, sum, &asset).await;
		let (to, whom) =
			match (said(&values, "to"), said(&values, "income"), said(&values, "class")) {
				(who, Json::Null, Json::Null) if !who.is_null() => {
					(json!({"Wallet": who}), context.who(&who))
				},
				(Json::Null, scope, class) if !scope.is_null() && !class.is_null() => (
					json!({"Income": {"scope": scope, "class": class}}),
					format!(
						"{}, as an income of the class {}",
						context.scope_shown(&scope).await,
						word(&class)
					),
				),
				_ => {
					return Err(Failure::usage("say who gets the units, in one way")
						.hint("--to WHO, or --income SCOPE --class sale"))
				},
			};
		let mut words = vec![format!("Issues {shown} to {whom}, for money that you received.")];
		words.push(format!(
			"  {} can be issued now.",
			context.money(&of["issuable"], Some(&asset)).await
		));
		let arguments = json!({
			"custodian": values["custodian"], "to": to, "amount": sum.to_string(),
			"bank_reference": values["bank-reference"], "evidence": evidence_of(&values),
		});
		let call = context.chain.call(PALLET, "issue", arguments, &scale::from_address)?;
		let Some(receipt) = context.send_told(call, words).await? else { return Ok(()) };
		if let Some(event) = receipt.of(PALLET, "UnitsIssued") {
			output::say(format!(
				"{shown} are issued; {} are outstanding.",
				context.money(&event.fields["outstanding"], Some(&asset)).await
			));
		}
		Ok(())
	})
}

fn redeem(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let of = custodian_of(context, &values["custodian"]).await?;
		let asset = of["asset"].clone();
		let sum = read_in(context, &values["amount"], &asset).await?;
		let (payout, place) = context.salted(text(&values["payout"], "where the money goes")?)?;
		let who = context.who(&of["record"]["account"]);
		let words = vec![
			format!(
				"Gives {} back to {who}, custodian {}, to be paid in {} within {} days. They are held until then.",
				sum_shown(context, sum, &asset).await,
				as_said(&values["custodian"]),
				currency_word(&of["record"]["terms"]["currency"])?,
				as_said(&of["record"]["terms"]["fulfil_within"])
			),
			format!("  Where the money goes is not on the chain: only the hash {payout} of it, below a salt that was made now."),
			format!("  Text and salt are kept in {place}. Give that file to {who}: it compares it with the hash, `ovn verify FILE --against {payout}`."),
		];
		let arguments = json!({
			"custodian": values["custodian"], "amount": sum.to_string(), "payout": payout,
		});
		let call = context.chain.call(PALLET, "redeem", arguments, &scale::from_address)?;
		let Some(receipt) = context.send_told(call, words).await? else { return Ok(()) };
		if let Some(event) = receipt.of(PALLET, "RedemptionRequested") {
			output::say(format!(
				"It is request {}, to be paid before {}. The text for {who} is in {place}",
				as_said(&event.fields["request"]),
				context.shown_block(&event.fields["due"]["block"])
			));
		}
		Ok(())
	})
}

fn judge(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let (of, custodian) = request_of(context, &values["request"]).await?;
		let paid = match text(&values["verdict"], "a verdict")? {
			"Paid" => true,
			"NotPaid" => false,
			other => {
				return Err(Failure::usage(format!(
					"{other} is no verdict: write paid or not-paid"
				)))
			},
		};
		let shown = context.money(&of["record"]["amount"], Some(&custodian["asset"])).await;
		let who = context.who(&custodian["record"]["account"]);
		let holder = context.who(&of["record"]["holder"]);
		let words = vec![match paid {
			true => format!("Decides that {who} paid {holder} for {shown}: the units are burnt."),
			false => format!("Decides that {who} did not pay {holder} for {shown}: it still has to, and is in default if its time is over."),
		}];
		let arguments = json!({"request": values["request"], "paid": paid});
		send(context, "judge", arguments, words).await
	})
}

fn burn(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let of = custodian_of(context, &values["custodian"]).await?;
		let asset = of["asset"].clone();
		let bond_asset = of["record"]["terms"]["bond_asset"].clone();
		let sum = read_in(context, &values["amount"], &asset).await?;
		let question = json!({"custodian": values["custodian"], "amount": sum.to_string()});
		let would = context.view(PALLET, "burn_now", question.clone()).await?;
		if would.is_null() {
			return Err(errors::absent(
				"Fiat.NotDefaulted",
				"the custodian is not in default, or has issued fewer units",
				"redeem them as long as it pays: `ovn fiat redeem CUSTODIAN AMOUNT --payout TEXT`",
			));
		}
		let words = vec![format!(
			"Burns {} for {} of the bond; {} stay owed to you by name.",
			sum_shown(context, sum, &asset).await,
			context.money(&would["paid"], Some(&bond_asset)).await,
			context.money(&would["owed"], Some(&asset)).await
		)];
		send(context, "burn", question, words).await
	})
}

fn confirm_owed(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let of = custodian_of(context, &values["custodian"]).await?;
		let asset = of["asset"].clone();
		let sum = read_in(context, &values["amount"], &asset).await?;
		let words = vec![format!(
			"Confirms that you got {} of what {} owes you.",
			sum_shown(context, sum, &asset).await,
			context.who(&of["record"]["account"])
		)];
		let arguments = json!({"custodian": values["custodian"], "amount": sum.to_string()});
		send(context, "confirm_owed", arguments, words).await
	})
}

/// How far the licence of a custodian is, in words.
fn state_words(context: &Context, state: &Json) -> Outcome<String> {
	if let Some(noticed) = state.get("Noticed") {
		return Ok(format!(
			"notice was given: it issues until {}",
			context.shown_block(&noticed["from"]["block"])
		));
	}
	if let Some(ended) = state.get("Ended") {
		return Ok(format!(
			"ended: the bond returns from {} on",
			context.shown_block(&ended["returns"]["block"])
		));
	}
	Ok(match text(state, "how far a licence is")? {
		"Active" => "issues and pays".into(),
		"Defaulted" => "in default: the bond pays whoever burns units".into(),
		"Closed" => "over, and the bond returned".into(),
		other => other.to_lowercase(),
	})
}

fn list(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let network = values["network"].clone();
		let found = context.view(PALLET, "custodians_of", json!({"network": network})).await?;
		let (mut rows, mut answers) = (Vec::new(), Vec::new());
		for line in list_of(&found, "the custodians of a network")? {
			let of = custodian_of(context, &line[0]).await?;
			let asset = of["asset"].clone();
			let record = &of["record"];
			rows.push(vec![
				as_said(&line[0]),
				context.who(&line[1]),
				format!(
					"{} ({})",
					as_said(&record["terms"]["symbol"]),
					asset_word(context, &asset)
				),
				state_words(context, &record["state"])?,
				context.money(&record["issued"]["outstanding"], Some(&asset)).await,
				context.money(&of["bond"], Some(&record["terms"]["bond_asset"])).await,
			]);
			answers.push(json!({"custodian": line[0], "view": of}));
		}
		if context.options.json {
			output::say(Json::from(answers).to_string());
		} else if rows.is_empty() {
			let name = context.scope_shown(&network).await;
			output::say(format!("{name} has no custodian."));
		} else {
			output::say(output::table(
				&["number", "who", "issues", "state", "outstanding", "bond"],
				&rows,
			));
		}
		Ok(())
	})
}

fn show(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let of = custodian_of(context, &values["custodian"]).await?;
		if context.options.json {
			output::say(of.to_string());
			return Ok(());
		}
		let (record, asset) = (of["record"].clone(), of["asset"].clone());
		let bond_asset = record["terms"]["bond_asset"].clone();
		output::say(format!(
			"Custodian {} of {}: {}, {}.",
			as_said(&values["custodian"]),
			context.scope_shown(&record["network"]).await,
			context.who(&record["account"]),
			state_words(context, &record["state"])?
		));
		for line in terms_lines(context, &record["terms"]).await? {
			output::say(output::below(&line));
		}
		if let Some(next) = optional(&record, "next_limit", "the next limit")? {
			output::say(format!(
				"  The limit will be {} from {} on.",
				context.money(&next[0], Some(&asset)).await,
				context.shown_block(&next[1]["block"])
			));
		}
		output::say(format!(
			"It issues {}: {} are outstanding, {} of them in requests; {} can be issued now.",
			asset_word(context, &asset),
			context.money(&record["issued"]["outstanding"], Some(&asset)).await,
			context.money(&record["issued"]["requested"], Some(&asset)).await,
			context.money(&of["issuable"], Some(&asset)).await
		));
		output::say(format!(
			"The bond has {}, of which {} are not needed now.",
			context.money(&of["bond"], Some(&bond_asset)).await,
			context.money(&of["withdrawable"], Some(&bond_asset)).await
		));
		output::say(format!(
			"{} requests are open, and {} were declined.",
			as_said(&record["requests"]),
			as_said(&record["declined"])
		));
		if amount(&record["owed"], "what it owes")? > 0 {
			let owed = context.money(&record["owed"], Some(&asset)).await;
			output::say(format!("It owes {owed} by name."));
		}
		Ok(())
	})
}

fn show_offer(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let (network, account) = (values["network"].clone(), values["account"].clone());
		let offer = offer_of(context, &network, &account).await?;
		if context.options.json {
			output::say(offer.to_string());
			return Ok(());
		}
		output::say(format!(
			"{} offers {} the licence of a custodian, from {} until {}:",
			context.scope_shown(&network).await,
			context.who(&account),
			context.shown_block(&offer["from"]["block"]),
			context.shown_block(&offer["until"]["block"])
		));
		for line in terms_lines(context, &offer["terms"]).await? {
			output::say(output::below(&line));
		}
		output::say(format!("It accepts it: ovn fiat accept {}", as_said(&network)));
		Ok(())
	})
}

/// Whose step a request waits for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Actor {
	/// Who pays.
	Custodian,
	/// Whose units are held.
	Holder,
	/// Who decides whether it was paid.
	Arbiter,
}

/// The name of a request's state, and what the state says.
fn state_of(view: &Json) -> Outcome<(&str, &Json)> {
	match &view["record"]["state"] {
		Json::String(name) => Ok((name, &Json::Null)),
		state => fields_of(state, "how far a request is")?
			.iter()
			.next()
			.map(|(name, of)| (name.as_str(), of))
			.ok_or_else(|| Failure::node("a request that is nowhere")),
	}
}

/// Whether a block that is named has come.
fn has_come(block: &Json, now: u64) -> Outcome<bool> {
	Ok(u64::from(small(block)?) <= now)
}

/// What can come next with a request at this block: who does it, and by which command.
pub fn next_steps(view: &Json, custodian: &Json, now: u64) -> Outcome<Vec<(Actor, &'static str)>> {
	use Actor::{Arbiter, Custodian, Holder};
	let (name, _) = state_of(view)?;
	let over = || has_come(&view["ends"], now);
	Ok(match name {
		"Requested" | "Acknowledged" if custodian["record"]["state"] == json!("Defaulted") => {
			vec![(Holder, "ovn fiat return-units REQUEST")]
		},
		"Requested" | "Acknowledged" => {
			let pays = match name {
				"Requested" => "ovn fiat acknowledge REQUEST",
				_ => "ovn fiat fulfil REQUEST --evidence FILE",
			};
			let mut list = vec![(Custodian, pays)];
			if has_come(&view["due"], now)? {
				list.push((Holder, "ovn fiat default REQUEST"));
			}
			list
		},
		"Fulfilled" if over()? => {
			vec![(Custodian, "ovn fiat burn-silent REQUEST"), (Holder, "ovn fiat confirm REQUEST")]
		},
		"Fulfilled" => vec![(Holder, "ovn fiat confirm REQUEST")],
		"Denied" if over()? => vec![(Holder, "ovn fiat return-units REQUEST")],
		"Denied" => vec![(Arbiter, "ovn fiat judge REQUEST paid|not-paid")],
		other => return Err(Failure::node(format!("{other} is no state of a request"))),
	})
}

/// How far a request is, in words.
pub fn request_words(context: &Context, view: &Json) -> Outcome<String> {
	let (name, of) = state_of(view)?;
	let now = context.chain.block();
	let unpaid = || -> Outcome<String> {
		let due = context.shown_block(&view["due"]);
		Ok(match has_come(&view["due"], now)? {
			true => format!("was to be paid before {due}"),
			false => format!("to be paid before {due}"),
		})
	};
	// Who is to answer, and until when.
	let until = |who: &str| -> Outcome<String> {
		let ends = context.shown_block(&view["ends"]);
		Ok(match has_come(&view["ends"], now)? {
			true => format!("{who} could say so until {ends}, and did not"),
			false => format!("{who} can say so until {ends}"),
		})
	};
	Ok(match name {
		"Requested" => {
			// Who let the time to pay pass does not decline any more.
			let by = small(&of["decline_by"]["block"])?.min(small(&view["due"])?);
			match u64::from(by) <= now {
				true => format!("requested; {}", unpaid()?),
				false => format!(
					"requested; can be declined until {}, {}",
					context.show_block(by),
					unpaid()?
				),
			}
		},
		"Acknowledged" => format!("acknowledged, {}", unpaid()?),
		"Fulfilled" => {
			format!("paid, as the custodian says; if it is not, {}", until("the holder")?)
		},
		"Denied" => format!("denied; whether it was paid, {}", until("the arbiter")?),
		other => return Err(Failure::node(format!("{other} is no state of a request"))),
	})
}

fn show_request(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let (of, custodian) = request_of(context, &values["request"]).await?;
		if context.options.json {
			output::say(of.to_string());
			return Ok(());
		}
		let state = request_words(context, &of)?;
		output::say(format!(
			"Request {}: {} of {}, from {}: {state}.",
			as_said(&values["request"]),
			context.money(&of["record"]["amount"], Some(&custodian["asset"])).await,
			context.who(&of["record"]["holder"]),
			context.who(&custodian["record"]["account"])
		));
		let payout = context.show(PALLET, "payout", &of["record"]["payout"], &Json::Null).await;
		output::say(format!("  Where the money goes: {payout}"));
		for (who, next) in next_steps(&of, &custodian, context.chain.block())? {
			let who = match who {
				Actor::Custodian => "the custodian",
				Actor::Holder => "the holder",
				Actor::Arbiter => "the arbiter",
			};
			let next = next.replace("REQUEST", &as_said(&values["request"]));
			output::say(format!("Next, by {who}: {next}"));
		}
		Ok(())
	})
}

fn requests(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let question = json!({"custodian": values["custodian"], "holder": values["who"]});
		let found = context.view(PALLET, "requests_of", question).await?;
		let (mut rows, mut answers) = (Vec::new(), Vec::new());
		for number in list_of(&found, "the requests of a holder")? {
			let (of, custodian) = request_of(context, number).await?;
			let state = request_words(context, &of)?;
			rows.push(vec![
				as_said(number),
				context.money(&of["record"]["amount"], Some(&custodian["asset"])).await,
				state,
			]);
			answers.push(json!({"request": number, "view": of}));
		}
		if context.options.json {
			output::say(Json::from(answers).to_string());
		} else if rows.is_empty() {
			output::say(format!("{} has no open request.", context.who(&values["who"])));
		} else {
			output::say(output::table(&["request", "amount", "state"], &rows));
		}
		Ok(())
	})
}

fn owed(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let of = custodian_of(context, &values["custodian"]).await?;
		let question = json!({"custodian": values["custodian"], "holder": values["who"]});
		let found = context.view(PALLET, "owed", question).await?;
		if context.options.json {
			output::say(found.to_string());
			return Ok(());
		}
		output::say(format!(
			"{} owes {} {} by name.",
			context.who(&of["record"]["account"]),
			context.who(&values["who"]),
			context.money(&found, Some(&of["asset"])).await
		));
		Ok(())
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn step_of_a_request_changes_when_its_time_is_over() {
		use Actor::{Arbiter, Custodian, Holder};
		let by = |block: u32| json!({"block": block, "stopped": 0});
		let view =
			|state: Json, ends: Json| json!({"record": {"state": state}, "due": 100, "ends": ends});
		let steps = |view: &Json, custodian: &str, now| {
			let custodian = json!({"record": {"state": custodian}});
			let found = next_steps(view, &custodian, now).unwrap();
			let short =
				|(who, next): &(Actor, &str)| (*who, next.split(' ').nth(2).unwrap().to_owned());
			found.iter().map(short).collect::<Vec<_>>()
		};
		let one = |who, verb: &str| vec![(who, verb.to_owned())];
		let requested = view(json!({"Requested": {"decline_by": by(50)}}), Json::Null);
		assert_eq!(steps(&requested, "Active", 99), one(Custodian, "acknowledge"));
		let late = steps(&requested, "Active", 100);
		assert_eq!(late, [one(Custodian, "acknowledge"), one(Holder, "default")].concat());
		assert_eq!(steps(&requested, "Defaulted", 100), one(Holder, "return-units"));
		let acknowledged = view(json!("Acknowledged"), Json::Null);
		assert_eq!(steps(&acknowledged, "Active", 99), one(Custodian, "fulfil"));
		let fulfilled = view(json!({"Fulfilled": {"answer_by": by(200)}}), json!(200));
		assert_eq!(steps(&fulfilled, "Active", 199), one(Holder, "confirm"));
		assert_eq!(steps(&fulfilled, "Active", 200)[0], (Custodian, "burn-silent".to_owned()));
		let denied = view(json!({"Denied": {"judge_by": by(300)}}), json!(300));
		assert_eq!(steps(&denied, "Active", 299), one(Arbiter, "judge"));
		let judged = next_steps(&denied, &json!({"record": {"state": "Active"}}), 299).unwrap();
		assert!(judged[0].1.ends_with("paid|not-paid"), "neither verdict is proposed");
		assert_eq!(steps(&denied, "Active", 300), one(Holder, "return-units"));
		// What the node leaves out is no end.
		let active = json!({"record": {"state": "Active"}});
		assert!(next_steps(&view(json!({"Denied": {}}), Json::Null), &active, 1).is_err());
		assert!(next_steps(&view(json!("Lost"), Json::Null), &active, 1).is_err());
	}

	#[test]
	fn amounts_of_an_asset_that_is_not_there_yet_have_its_decimals_and_name() {
		let terms = json!({"decimals": 2, "symbol": "LEUR"});
		assert_eq!(units_shown(&terms, &json!("123450")).unwrap(), "1,234.5 LEUR");
		assert!(units_shown(&terms, &Json::Null).is_err());
		assert!(units_shown(&json!({"symbol": "X"}), &json!("1")).is_err());
	}
}
