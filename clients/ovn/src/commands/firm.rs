// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Firms that sell in the name of networks: licences, bonds, sales, and claims about hidden ones.

use super::{
	network::small,
	settle::terms::{asset_word, evidence_of, ratio_text, said, sum_shown},
};
use crate::{
	amounts,
	context::Context,
	errors::{self, Failure, Outcome},
	fields::{amount, as_said, flag, list_of, optional, text, word},
	output, scale,
	verbs::{arg, call, own, view, Arg, Kind, Noun, Values},
};
use serde_json::{json, Value as Json};
use std::{future::Future, pin::Pin};

const PALLET: &str = "Firms";
/// The decimals of the price on an invoice.
const CENTS: u8 = 2;

fn network() -> Arg {
	arg("network", Kind::Scope).help("the network that licenses it: its number or its name")
}

fn firm() -> Arg {
	arg("firm", Kind::Account).help("the account of the firm")
}

fn announcement() -> Arg {
	arg("announcement", Kind::Number)
		.help("the number of the announced sale (`ovn firm announcements FIRM SCOPE`)")
}

fn claim() -> Arg {
	arg("claim", Kind::Number).help("the number of the claim (`ovn firm show NETWORK FIRM`)")
}

fn gross() -> Arg {
	arg("gross", Kind::Money).help("what the buyer paid, in the asset, as 1190")
}

/// What a sale is told.
fn sale() -> [Arg; 7] {
	[
		arg("scope", Kind::Scope).help("the scope for which it was sold"),
		gross(),
		arg("asset", Kind::Asset)
			.must()
			.help("the asset in which the scope is paid: native, or its number"),
		arg("currency", Kind::Text)
			.must()
			.help("the currency of the invoice, in three letters, as EUR"),
		arg("price", Kind::Text)
			.must()
			.help("what the buyer paid by the invoice, in that currency, as 1190.00"),
		arg("reference", Kind::Reference)
			.must()
			.help("the invoice: its number, a file, or 0x and 64 digits; each is taken once"),
		arg("evidence", Kind::Hash).opt().help("the invoice itself: a file, whose SHA-256 is sent"),
	]
}

/// The subject.
pub fn noun() -> Noun {
	Noun {
		name: "firm",
		about: "Firms that sell in a network's name: licences, bonds, sales, hidden sales",
		verbs: vec![
			own("license", "Offers a firm a licence to sell in a network's name, for a bond", license, [
				network(),
				firm(),
				arg("cut", Kind::Ratio).must().help("the greatest part of a sale that it keeps, as 10%; 20% at most"),
				arg("bond", Kind::Money).must().help("the size of its bond, in the asset of the bond"),
				arg("asset", Kind::Asset).must().help("the asset of the bond, in which sales are announced: native, or its number"),
				arg("report-within", Kind::Number).must().help("within how many days it reports or pays a sale, 1 to 90"),
				arg("sells-in", Kind::Asset).opt().many().help("further assets in which it reports sales"),
				arg("arbiter", Kind::Account).opt().help("who decides claims about hidden sales [default: the voters of the network]"),
			])
			.note("Example: ovn firm license lab shop --cut 10% --bond 500 --asset native --report-within 30"),
			call("withdraw-offer", (PALLET, "withdraw_offer"), [network(), firm()]),
			call("lapse-offer", (PALLET, "lapse_offer"), [network(), firm()]),
			own("accept", "Shows the terms of a network's offer, signs them and pays the bond", accept, [network()]),
			call("leave", (PALLET, "leave"), [network()]),
			call("end", (PALLET, "end_licence"), [network(), firm()]),
			own("fill-bond", "Pays into the bond what is missing, or a part of it", fill_bond, [
				network(),
				arg("amount", Kind::Sum).opt().help("how much, in the asset of the bond [default: all that is missing]"),
			]),
			call("return-bond", (PALLET, "return_bond"), [network(), firm()]),
			call("name", (PALLET, "name_firm"), [
				arg("scope", Kind::Scope).help("the scope for which it may sell"),
				firm(),
				arg("cut", Kind::Ratio).help("the greatest part of a sale that the scope leaves it, as 5%; 20% at most"),
			]),
			call("drop", (PALLET, "name_firm"), [
				arg("scope", Kind::Scope).help("the scope whose sales leave it no cut any more"),
				firm(),
			]),
			own("preview", "Says what a firm would keep of a sale now, and what it would pay; nothing is sent", preview, [
				arg("scope", Kind::Scope).help("the scope for which it would sell"),
				firm(),
				gross(),
				arg("asset", Kind::Asset).must().help("the asset in which the scope is paid: native, or its number"),
			])
			.note("Example: ovn firm preview rover shop 1190 --asset native"),
			own("sale", "Reports a sale and pays the scope, less the firm's cut", report, sale())
				.note("Example: ovn firm sale rover 1190 --asset native --currency EUR --price 1190.00 --reference invoice-17 --evidence invoice-17.pdf"),
			own("announce", "Announces a sale that the buyer pays later; the bond covers it", announce, sale()),
			own("pay", "Pays an announced sale, or what the bond left unpaid of it", pay, [announcement()]),
			own("correct", "Corrects an announced sale downwards, for the scope", correct, [
				announcement(),
				arg("gross", Kind::Sum).help("what the buyer pays instead, less than was announced"),
			]),
			own("let-go", "Lets an announced sale go, for the scope: nothing of it is due any more", let_go, [announcement()]),
			call("claim-on-bond", (PALLET, "claim_on_bond"), [announcement()]),
			own("claim-hidden", "Claims that a firm hid a sale from a scope of which you are a contributor or member", claim_hidden, [
				firm(),
				arg("scope", Kind::Scope).help("the scope from which the sale was hidden"),
				arg("amount", Kind::Sum).help("what was hidden, in the asset of the bond"),
				arg("sold-at", Kind::Number).must().help("the block of the sale"),
				arg("evidence", Kind::Hash).must().help("what shows it: a file or a text, whose SHA-256 is sent"),
			]),
			call("answer", (PALLET, "answer_claim"), [
				claim(),
				arg("evidence", Kind::Hash).must().help("what shows that all was reported: a file or a text, whose SHA-256 is sent"),
			]),
			own("grant", "Grants a claim about a hidden sale, whole or in part: its arbiter, or the voters", grant, [
				claim(),
				arg("granted", Kind::Sum).help("how much is granted, in the asset of the bond"),
			]),
			own("reject", "Rejects a claim about a hidden sale: its arbiter, or the voters", reject, [claim()]),
			call("lapse-claim", (PALLET, "lapse_claim"), [claim()]),
			call("settle-grants", (PALLET, "settle_grants"), [network(), firm()]),
			own("list", "Lists the firms of a network, and how their licences and bonds are", list, [network()]),
			own("show", "Shows a firm's licence of a network, its bond, and the claims on it", show, [network(), firm()]),
			own("named", "Lists the firms that may sell for a scope", named, [arg("scope", Kind::Scope)]),
			own("announcements", "Lists the sales that a firm announced to a scope and that are not paid", announcements, [
				firm(),
				arg("scope", Kind::Scope),
			]),
			own("announcement", "Shows an announced sale that is not paid", show_announcement, [announcement()]),
			own("claim", "Shows a claim about a hidden sale that is not decided", show_claim, [claim()]),
			call("open-pot", (PALLET, "open_pot"), [
				arg("scope", Kind::Scope).help("a scope that accepts the asset"),
				arg("asset", Kind::Asset),
			]),
			view("pot", (PALLET, "pot"), [arg("asset", Kind::Asset)]),
		],
	}
}

/// A licence of a network or its offer of one.
async fn licence(context: &mut Context, network: &Json, firm: &Json) -> Outcome<Json> {
	let found = context.view(PALLET, "licence", json!({"network": network, "firm": firm})).await?;
	if found.is_null() {
		let name = context.scope_shown(network).await;
		return Err(errors::absent(
			"Firms.LicenceNotFound",
			&format!("{name} has no licence of {} and no offer to it", context.who(firm)),
			"`ovn firm list NETWORK` lists the firms of a network",
		));
	}
	Ok(found)
}

/// An announced sale of which something is due.
pub async fn announced(context: &Context, number: &Json) -> Outcome<Json> {
	let found = context.view(PALLET, "announcement", json!({"announcement": number})).await?;
	match found.is_null() {
		false => Ok(found),
		true => Err(errors::absent(
			"Firms.AnnouncementNotFound",
			&format!("there is no announced sale {} of which something is due", as_said(number)),
			"`ovn firm announcements FIRM SCOPE` lists them",
		)),
	}
}

/// A claim that is not decided.
pub async fn claim_of(context: &Context, number: &Json) -> Outcome<Json> {
	let found = context.view(PALLET, "hidden_claim", json!({"claim": number})).await?;
	match found.is_null() {
		false => Ok(found),
		true => Err(errors::absent(
			"Firms.HiddenClaimNotFound",
			&format!("there is no claim {} that waits for a decision", as_said(number)),
			"`ovn firm show NETWORK FIRM` lists those on a firm",
		)),
	}
}

/// A claim that is not decided, and the terms of the licence that it is about.
async fn claimed(context: &mut Context, number: &Json) -> Outcome<(Json, Json)> {
	let found = claim_of(context, number).await?;
	let of = licence(context, &found["network"], &found["firm"]).await?;
	Ok((found, of["licence"]["terms"].clone()))
}

/// An amount in an asset, as it was written.
async fn read(context: &mut Context, written: &Json, asset: &Json) -> Outcome<u128> {
	let decimals = context.decimals(Some(asset)).await?;
	let written = text(written, "an amount")?;
	Ok(amounts::parse(written.trim_end_matches(context.chain.symbol.as_str()).trim(), decimals)?)
}

/// The terms of a licence, in words.
pub async fn terms_lines(
	context: &mut Context,
	network: &Json,
	terms: &Json,
) -> Outcome<Vec<String>> {
	let name = context.scope_shown(network).await;
	let bond = context.money(&terms["bond_size"], Some(&terms["bond_asset"])).await;
	let assets = list_of(&terms["assets"], "the assets of a licence")?;
	let assets: Vec<_> = assets.iter().map(|asset| asset_word(context, asset)).collect();
	Ok(vec![
		format!("It sells for the scopes of {name}, and keeps at most {} of a sale, or less where a scope says so.", ratio_text(&terms["cut"])?),
		format!("Its bond is {bond}: it covers announced sales, and pays up to three times what was hidden; the second hidden sale ends the licence."),
		format!("It reports a sale, and pays an announced one, within {} days.", as_said(&terms["report_within"])),
		format!("It reports sales in {}, and announces them in {}.", assets.join(", "), asset_word(context, &terms["bond_asset"])),
		match optional(terms, "arbiter", "who decides claims")? {
			None => format!("The voters of {name} decide claims about hidden sales."),
			Some(arbiter) => format!("{} decides claims about hidden sales.", context.who(arbiter)),
		},
	])
}

fn license(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let bond_asset = values["asset"].clone();
		let mut assets = vec![bond_asset.clone()];
		for asset in list_of(&values["sells-in"], "the assets")? {
			if !assets.contains(asset) {
				assets.push(asset.clone());
			}
		}
		let terms = json!({
			"cut": values["cut"], "bond_asset": bond_asset, "bond_size": values["bond"],
			"report_within": values["report-within"], "assets": assets,
			"arbiter": said(&values, "arbiter"),
		});
		let network = context.scope_shown(&values["network"]).await;
		let who = context.who(&values["firm"]);
		let mut words = vec![format!("Offers {who} a licence to sell in the name of {network}:")];
		let lines = terms_lines(context, &values["network"], &terms).await?;
		words.extend(lines.iter().map(|line| output::below(line)));
		let arguments =
			json!({"network": values["network"], "firm": values["firm"], "terms": terms});
		let call = context.chain.call(PALLET, "license_firm", arguments, &scale::from_address)?;
		let Some(receipt) = context.send_told(call, words).await? else { return Ok(()) };
		if let Some(event) = receipt.of(PALLET, "LicenceOffered") {
			output::say(format!(
				"{who} signs it before {}: ovn firm accept {}",
				context.shown_block(&event.fields["until"]),
				as_said(&values["network"])
			));
		}
		Ok(())
	})
}

fn accept(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let me = json!(context.me()?);
		let network = values["network"].clone();
		let found = licence(context, &network, &me).await?;
		let terms = found["licence"]["terms"].clone();
		let name = context.scope_shown(&network).await;
		let mut words = vec![format!("Signs a licence to sell in the name of {name}:")];
		let lines = terms_lines(context, &network, &terms).await?;
		words.extend(lines.iter().map(|line| output::below(line)));
		let bond = context.money(&terms["bond_size"], Some(&terms["bond_asset"])).await;
		words.push(format!("  The bond of {bond} leaves your account now, and returns half a year after the licence ended, unless it has to pay."));
		let arguments = json!({"network": network, "terms": terms});
		let call = context.chain.call(PALLET, "accept_licence", arguments, &scale::from_address)?;
		let Some(receipt) = context.send_told(call, words).await? else { return Ok(()) };
		if receipt.of(PALLET, "LicenceAccepted").is_some() {
			output::say(format!("You can sell for the scopes of {name}: ovn firm sale --help"));
		}
		Ok(())
	})
}

fn fill_bond(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let me = json!(context.me()?);
		let network = values["network"].clone();
		let found = licence(context, &network, &me).await?;
		let asset = found["licence"]["terms"]["bond_asset"].clone();
		let missing = amount(&found["missing"], "what is missing of the bond")?;
		let pays = match said(&values, "amount") {
			Json::Null => missing,
			written => read(context, &written, &asset).await?,
		};
		let words = vec![format!(
			"Pays {} into your bond with {}, of which {} are missing.",
			sum_shown(context, pays, &asset).await,
			context.scope_shown(&network).await,
			sum_shown(context, missing, &asset).await
		)];
		let arguments = json!({"network": network, "amount": pays.to_string()});
		let call = context.chain.call(PALLET, "fill_bond", arguments, &scale::from_address)?;
		context.send(call, words).await.map(|_| ())
	})
}

/// What a firm would keep of a sale and pay for it; an error if it cannot sell.
async fn would_pay(
	context: &mut Context,
	firm: &Json,
	scope: &Json,
	gross: &Json,
) -> Outcome<(u128, u128)> {
	let question = json!({"firm": firm, "scope": scope, "gross": gross});
	let found = context.view(PALLET, "preview", question).await?;
	if found.is_null() {
		let name = context.scope_shown(scope).await;
		return Err(errors::absent(
			"Firms.NotLicensed",
			&format!("{} has no licence in force of the network of {name}", context.who(firm)),
			"the network licenses it first (`ovn firm license NETWORK FIRM`), and it accepts (`ovn firm accept NETWORK`)",
		));
	}
	Ok((amount(&found["cut"], "a cut")?, amount(&found["due"], "what is due")?))
}

fn preview(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let (cut, due) =
			would_pay(context, &values["firm"], &values["scope"], &values["gross"]).await?;
		if context.options.json {
			output::say(json!({"cut": cut.to_string(), "due": due.to_string()}).to_string());
			return Ok(());
		}
		let asset = values["asset"].clone();
		output::say(format!(
			"Of a sale of {} {} keeps {}, and pays {} to {}, before levy and standing shares.",
			context.money(&values["gross"], Some(&asset)).await,
			context.who(&values["firm"]),
			sum_shown(context, cut, &asset).await,
			sum_shown(context, due, &asset).await,
			context.scope_shown(&values["scope"]).await
		));
		Ok(())
	})
}

/// The currency of an invoice as the chain reads it: three capital letters.
pub fn currency(text: &str) -> Outcome<String> {
	let good = text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase());
	match good {
		true => Ok(scale::to_hex(text.as_bytes())),
		false => Err(Failure::usage(format!("{text} is no currency"))
			.hint("write its three capital letters, as EUR")),
	}
}

/// A currency in letters.
pub fn currency_word(of: &Json) -> Outcome<String> {
	let bytes = scale::from_hex(text(of, "a currency")?);
	bytes
		.and_then(|bytes| String::from_utf8(bytes).ok())
		.ok_or_else(|| Failure::node("a currency without letters"))
}

/// The call that pays or announces a sale, with what to say of it.
async fn sell(
	context: &mut Context,
	values: &Values,
	call_name: &str,
) -> Outcome<Option<crate::chain::Receipt>> {
	let me = json!(context.me()?);
	let (scope, asset) = (values["scope"].clone(), values["asset"].clone());
	let (cut, due) = would_pay(context, &me, &scope, &values["gross"]).await?;
	let written = text(&values["currency"], "a currency")?;
	let currency = currency(written)?;
	let price = amounts::parse(text(&values["price"], "a price")?, CENTS)?;
	let name = context.scope_shown(&scope).await;
	let (shown, gross) = (
		format!("{} {written}", amounts::format(price, CENTS)),
		context.money(&values["gross"], Some(&asset)).await,
	);
	let (cut, due) = (sum_shown(context, cut, &asset).await, sum_shown(context, due, &asset).await);
	let mut words = match call_name {
		"report_sale" => vec![
			format!("Reports a sale of {gross} for {name}, which was invoiced with {shown}."),
			format!("  You keep {cut} and pay {due} now, as an income of {name}; its levy and its standing shares are those of the whole."),
		],
		_ => vec![
			format!("Announces a sale of {gross} for {name}, which is invoiced with {shown}."),
			format!("  You will keep {cut} and pay {due}. Your bond covers it until then."),
		],
	};
	if values["evidence"].is_null() {
		words.push("  No invoice is named as evidence: --evidence FILE names it.".into());
	}
	let arguments = json!({
		"scope": scope, "asset": asset, "gross": values["gross"],
		"invoice": {"currency": currency, "price": price.to_string()},
		"reference": values["reference"], "evidence": evidence_of(values),
	});
	let call = context.chain.call(PALLET, call_name, arguments, &scale::from_address)?;
	context.send_told(call, words).await
}

fn report(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let Some(receipt) = sell(context, &values, "report_sale").await? else { return Ok(()) };
		if let Some(event) = receipt.of(PALLET, "SaleReported") {
			let of = &event.fields;
			output::say(format!(
				"A sale of {} is paid; you kept {}.",
				context.money(&of["gross"], Some(&of["asset"])).await,
				context.money(&of["cut"], Some(&of["asset"])).await
			));
		}
		Ok(())
	})
}

fn announce(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let Some(receipt) = sell(context, &values, "announce_sale").await? else { return Ok(()) };
		if let Some(event) = receipt.of(PALLET, "SaleAnnounced") {
			let of = &event.fields;
			output::say(format!(
				"It is announced sale {}. Pay it before {}: ovn firm pay {}",
				as_said(&of["announcement"]),
				context.shown_block(&of["due_by"]),
				as_said(&of["announcement"])
			));
		}
		Ok(())
	})
}

/// What happened to an income: whether it was divided at once.
fn recorded_words(of: &Json) -> Outcome<&'static str> {
	Ok(match flag(&of["recorded"], "what became of a payment")? {
		true => "It is an income of the scope.",
		false => "It lies in the inbox of the scope, where anybody divides it.",
	})
}

fn pay(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let of = announced(context, &values["announcement"]).await?;
		let asset = of["asset"].clone();
		let words = vec![format!(
			"Pays {} to {} for announced sale {}.",
			context.money(&of["due"], Some(&asset)).await,
			context.scope_shown(&of["scope"]).await,
			as_said(&values["announcement"])
		)];
		let arguments = json!({"announcement": values["announcement"]});
		let call = context.chain.call(PALLET, "pay_announced", arguments, &scale::from_address)?;
		let Some(receipt) = context.send_told(call, words).await? else { return Ok(()) };
		if let Some(event) = receipt.of(PALLET, "AnnouncementPaid") {
			let paid = context.money(&event.fields["amount"], Some(&asset)).await;
			output::say(format!("{paid} are paid. {}", recorded_words(&event.fields)?));
		}
		Ok(())
	})
}

fn correct(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let of = announced(context, &values["announcement"]).await?;
		let asset = of["asset"].clone();
		let gross = read(context, &values["gross"], &asset).await?;
		if gross == 0 {
			return Err(Failure::usage("a sale of nothing is let go")
				.hint(format!("`ovn firm let-go {}`", as_said(&values["announcement"]))));
		}
		let words = vec![format!(
			"Corrects announced sale {} of {} from {} to {}.",
			as_said(&values["announcement"]),
			context.who(&of["firm"]),
			context.money(&of["gross"], Some(&asset)).await,
			sum_shown(context, gross, &asset).await
		)];
		release(context, &values, gross, words).await
	})
}

fn let_go(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let of = announced(context, &values["announcement"]).await?;
		let words = vec![format!(
			"Lets announced sale {} of {} go: {} are not due any more.",
			as_said(&values["announcement"]),
			context.who(&of["firm"]),
			context.money(&of["due"], Some(&of["asset"])).await
		)];
		release(context, &values, 0, words).await
	})
}

async fn release(
	context: &mut Context,
	values: &Values,
	gross: u128,
	words: Vec<String>,
) -> Outcome {
	let arguments = json!({"announcement": values["announcement"], "gross": gross.to_string()});
	let call = context.chain.call(PALLET, "release_announced", arguments, &scale::from_address)?;
	context.send(call, words).await.map(|_| ())
}

fn claim_hidden(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let (firm, scope) = (values["firm"].clone(), values["scope"].clone());
		let above = context.view("Networks", "scope", json!({"scope": scope})).await?;
		let of = licence(context, &above["network"], &firm).await?;
		let asset = of["licence"]["terms"]["bond_asset"].clone();
		let sum = read(context, &values["amount"], &asset).await?;
		let words = vec![
			format!(
				"Claims that {} hid a sale of {} from {}, at {}.",
				context.who(&firm),
				sum_shown(context, sum, &asset).await,
				context.scope_shown(&scope).await,
				context.shown_block(&values["sold-at"])
			),
			"  Until it is decided the firm gets no cut of sales for the scope.".into(),
		];
		let arguments = json!({
			"firm": firm, "scope": scope, "amount": sum.to_string(), "sold_at": values["sold-at"],
			"evidence": values["evidence"],
		});
		let call = context.chain.call(PALLET, "claim_hidden", arguments, &scale::from_address)?;
		let Some(receipt) = context.send_told(call, words).await? else { return Ok(()) };
		if let Some(event) = receipt.of(PALLET, "HiddenSaleClaimed") {
			output::say(format!(
				"It is claim {}. The firm can answer until {}.",
				as_said(&event.fields["claim"]),
				context.shown_block(&event.fields["answer_by"])
			));
		}
		Ok(())
	})
}

fn grant(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let (of, terms) = claimed(context, &values["claim"]).await?;
		let asset = terms["bond_asset"].clone();
		let granted = read(context, &values["granted"], &asset).await?;
		let words = vec![
			format!(
				"Grants {} of the {} that {} is said to have hidden from {}.",
				sum_shown(context, granted, &asset).await,
				context.money(&of["amount"], Some(&asset)).await,
				context.who(&of["firm"]),
				context.scope_shown(&of["scope"]).await
			),
			"  The bond pays it, and as far as it reaches twice as much to the treasury of the whole chain.".into(),
		];
		decide(context, &values, json!(granted.to_string()), words).await
	})
}

fn reject(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let (of, _) = claimed(context, &values["claim"]).await?;
		let words = vec![format!(
			"Rejects the claim that {} hid a sale from {}.",
			context.who(&of["firm"]),
			context.scope_shown(&of["scope"]).await
		)];
		decide(context, &values, Json::Null, words).await
	})
}

async fn decide(
	context: &mut Context,
	values: &Values,
	granted: Json,
	words: Vec<String>,
) -> Outcome {
	let arguments = json!({"claim": values["claim"], "granted": granted});
	let call = context.chain.call(PALLET, "decide_claim", arguments, &scale::from_address)?;
	context.send(call, words).await.map(|_| ())
}

/// How far a licence is, in words.
fn state_words(context: &Context, of: &Json) -> Outcome<String> {
	let state = &of["licence"]["state"];
	if state.get("Offered").is_some() {
		return Ok(format!("offered, until {}", context.shown_block(&of["ends"])));
	}
	let missing = amount(&of["missing"], "what is missing of a bond")?;
	let in_force = flag(&of["in_force"], "whether a licence is in force")?;
	let sells = match (in_force, missing) {
		(true, 0) => "sells",
		(true, _) => "suspended until its bond is full",
		(false, _) => "sells no more",
	};
	Ok(match optional(of, "ends", "when a licence ends")? {
		None => sells.to_owned(),
		Some(ends) => format!("{sells}, ends {}", context.shown_block(ends)),
	})
}

fn list(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let network = values["network"].clone();
		let firms = context.view(PALLET, "firms_of", json!({"network": network})).await?;
		let (mut rows, mut answers) = (Vec::new(), Vec::new());
		for firm in list_of(&firms, "the firms of a network")? {
			let of = licence(context, &network, firm).await?;
			let terms = &of["licence"]["terms"];
			let asset = terms["bond_asset"].clone();
			rows.push(vec![
				context.who(firm),
				state_words(context, &of)?,
				ratio_text(&terms["cut"])?,
				context.money(&of["licence"]["bond"]["held"], Some(&asset)).await,
				context.money(&of["licence"]["bond"]["open"], Some(&asset)).await,
				context.money(&of["missing"], Some(&asset)).await,
			]);
			answers.push(json!({"firm": firm, "licence": of}));
		}
		if context.options.json {
			output::say(Json::from(answers).to_string());
		} else if rows.is_empty() {
			let name = context.scope_shown(&network).await;
			output::say(format!("{name} has licensed no firm."));
		} else {
			output::say(output::table(
				&["firm", "state", "cut up to", "bond", "open of it", "missing"],
				&rows,
			));
		}
		Ok(())
	})
}

fn show(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let (network, firm) = (values["network"].clone(), values["firm"].clone());
		let of = licence(context, &network, &firm).await?;
		let claims =
			context.view(PALLET, "claims", json!({"network": network, "firm": firm})).await?;
		if context.options.json {
			output::say(json!({"licence": of, "claims": claims}).to_string());
			return Ok(());
		}
		let terms = of["licence"]["terms"].clone();
		let asset = terms["bond_asset"].clone();
		output::say(format!("{}: {}.", context.who(&firm), state_words(context, &of)?));
		for line in terms_lines(context, &network, &terms).await? {
			output::say(output::below(&line));
		}
		let bond = &of["licence"]["bond"];
		output::say(format!(
			"The bond holds {}; announced sales keep {} of it, and {} are missing.",
			context.money(&bond["held"], Some(&asset)).await,
			context.money(&bond["open"], Some(&asset)).await,
			context.money(&of["missing"], Some(&asset)).await
		));
		if let Some(from) = optional(&of, "returns", "when a bond returns")? {
			output::say(format!("It can return from {} on.", context.shown_block(from)));
		}
		let mut rows = Vec::new();
		for claim in list_of(&claims, "the claims on a firm")? {
			rows.push(vec![
				as_said(&claim["claim"]),
				context.scope_shown(&claim["scope"]).await,
				match optional(claim, "granted", "what was granted")? {
					None => "not decided".into(),
					Some(granted) => context.money(granted, Some(&asset)).await,
				},
			]);
		}
		if !rows.is_empty() {
			output::say(output::table(&["claim", "hidden from", "granted"], &rows));
		}
		Ok(())
	})
}

fn named(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let scope = values["scope"].clone();
		let found = context.view(PALLET, "firms_named", json!({"scope": scope})).await?;
		if context.options.json {
			output::say(found.to_string());
			return Ok(());
		}
		let mut rows = Vec::new();
		for of in list_of(&found, "the firms that a scope names")? {
			rows.push(vec![context.who(&of["firm"]), ratio_text(&of["cut"])?]);
		}
		match rows.is_empty() {
			true => {
				let name = context.scope_shown(&scope).await;
				output::say(format!("{name} leaves no firm a cut."));
			},
			false => output::say(output::table(&["firm", "cut up to"], &rows)),
		}
		Ok(())
	})
}

/// All sales that a firm announced to a scope and that are not paid.
async fn all_announced(context: &Context, firm: &Json, scope: &Json) -> Outcome<Vec<Json>> {
	let mut all: Vec<Json> = Vec::new();
	loop {
		let question = json!({"firm": firm, "scope": scope, "skip": all.len()});
		let page = context.view(PALLET, "announcements", question).await?;
		let page = list_of(&page, "announced sales")?;
		if page.is_empty() {
			return Ok(all);
		}
		all.extend(page.iter().cloned());
	}
}

async fn announced_row(context: &mut Context, number: &Json, of: &Json) -> Outcome<Vec<String>> {
	let asset = of["asset"].clone();
	Ok(vec![
		as_said(number),
		context.scope_shown(&of["scope"]).await,
		context.money(&of["gross"], Some(&asset)).await,
		context.money(&of["cut"], Some(&asset)).await,
		context.money(&of["due"], Some(&asset)).await,
		match word(&of["state"]).as_str() {
			"open" => format!("before {}", context.shown_block(&of["due_by"]["block"])),
			_ => "the bond did not cover it".into(),
		},
	])
}

const ANNOUNCED: [&str; 6] = ["number", "for", "gross", "cut", "still due", "to be paid"];

fn announcements(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let all = all_announced(context, &values["firm"], &values["scope"]).await?;
		if context.options.json {
			output::say(Json::from(all).to_string());
			return Ok(());
		}
		let mut rows = Vec::new();
		for of in &all {
			rows.push(announced_row(context, &of[0], &of[1]).await?);
		}
		match rows.is_empty() {
			true => output::say("Nothing is announced that is not paid."),
			false => output::say(output::table(&ANNOUNCED, &rows)),
		}
		Ok(())
	})
}

fn show_announcement(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let of = announced(context, &values["announcement"]).await?;
		if context.options.json {
			output::say(of.to_string());
			return Ok(());
		}
		let row = announced_row(context, &values["announcement"], &of).await?;
		output::say(output::table(&ANNOUNCED, &[row]));
		output::say(kept_words(&of["terms"])?);
		Ok(())
	})
}

/// What is taken of an announced sale besides the cut, whenever it is paid.
fn kept_words(of: &Json) -> Outcome<String> {
	let levy = match optional(of, "levy", "what is levied of a sale")? {
		Some(levy) => format!("a levy of {}", ratio_text(levy)?),
		None => "no levy".into(),
	};
	let shares = list_of(&of["shares"], "the shares of a sale")?;
	let shares = match shares.as_slice() {
		[] => "no standing share".into(),
		[only] => format!("the standing share of contract {}", as_said(only)),
		several => {
			let numbers: Vec<_> = several.iter().map(as_said).collect();
			format!("the standing shares of contracts {}", numbers.join(", "))
		},
	};
	Ok(format!(
		"Whenever it is paid, {levy} and {shares} are taken of it, as when it was announced."
	))
}

/// The block of a time that the chain keeps: later by the blocks in which a brake has stopped calls since.
pub async fn block_of(context: &Context, time: &Json) -> Outcome<u32> {
	let stopped = context.chain.storage(PALLET, "StoppedBlocks", &[]).await?;
	// There is no item before a brake has stopped anything.
	let stopped = stopped.as_ref().map_or(Ok(0), small)?;
	prolonged(time, stopped)
}

fn prolonged(time: &Json, stopped: u32) -> Outcome<u32> {
	let since = stopped.saturating_sub(small(&time["stopped"])?);
	Ok(small(&time["block"])?.saturating_add(since))
}

/// Whether a claim can be decided, in words; nothing as long as the firm can answer first.
fn answer_words(answered: bool, over: bool) -> Option<&'static str> {
	match (answered, over) {
		(true, _) => Some("The firm has answered: it can be decided."),
		(false, true) => Some("The firm did not answer in time: it can be decided."),
		(false, false) => None,
	}
}

fn show_claim(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let (of, terms) = claimed(context, &values["claim"]).await?;
		if context.options.json {
			output::say(of.to_string());
			return Ok(());
		}
		output::say(format!(
			"{} says that {} hid a sale of {} from {}.",
			context.who(&of["claimant"]),
			context.who(&of["firm"]),
			context.money(&of["amount"], Some(&terms["bond_asset"])).await,
			context.scope_shown(&of["scope"]).await
		));
		let by = block_of(context, &of["answer_by"]).await?;
		let answered = flag(&of["answered"], "whether a claim was answered")?;
		output::say(answer_words(answered, u64::from(by) <= context.chain.block()).map_or_else(
			|| format!("The firm can answer until {}.", context.show_block(by)),
			str::to_owned,
		));
		output::say(match optional(&terms, "arbiter", "who decides claims")? {
			None => "The voters of the network decide it.".into(),
			Some(arbiter) => format!("{} decides it.", context.who(arbiter)),
		});
		Ok(())
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn time_is_later_by_the_blocks_in_which_calls_were_stopped() {
		assert_eq!(prolonged(&json!({"block": 100, "stopped": 3}), 3).unwrap(), 100);
		assert_eq!(prolonged(&json!({"block": 100, "stopped": 3}), 10).unwrap(), 107);
		assert!(prolonged(&json!({"block": 100}), 10).is_err());
	}

	#[test]
	fn claim_can_be_decided_when_it_was_answered_or_could_have_been() {
		assert!(answer_words(true, false).unwrap().contains("has answered"));
		assert!(answer_words(false, true).unwrap().contains("can be decided"));
		assert_eq!(answer_words(false, false), None);
	}

	#[test]
	fn announcement_keeps_its_levy_and_its_shares() {
		let kept = |levy, shares| kept_words(&json!({"levy": levy, "shares": shares}));
		let twentieth = json!({"numerator": 1, "denominator": 20});
		let words = kept(twentieth, json!([3, 8])).unwrap();
		assert!(words.contains("a levy of 5 % and the standing shares of contracts 3, 8"));
		assert!(kept(Json::Null, json!([])).unwrap().contains("no levy and no standing share"));
		assert!(kept_words(&json!({"shares": []})).is_err());
	}

	#[test]
	fn payment_without_a_word_about_it_is_no_income() {
		assert!(recorded_words(&json!({"recorded": true})).unwrap().contains("an income"));
		assert!(recorded_words(&json!({"recorded": false})).unwrap().contains("inbox"));
		assert!(recorded_words(&json!({})).is_err());
	}

	#[test]
	fn currency_is_three_capital_letters_and_read_back_as_such() {
		let hex = currency("EUR").unwrap();
		assert_eq!(hex, "0x455552");
		assert_eq!(currency_word(&json!(hex)).unwrap(), "EUR");
		for wrong in ["eur", "EURO", "E1R", "", "ÄÖ"] {
			assert!(currency(wrong).is_err(), "{wrong}");
		}
		assert!(currency_word(&Json::Null).is_err());
	}
}
