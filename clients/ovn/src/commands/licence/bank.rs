// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Payments at a bank: the licensee says what it paid there, the licensor that it arrived, and whoever said so
//! brings it into the licensor's income.

use super::{
	base, contract_arg, evidence, evidence_of, matter, open_period, period, said, send_paid,
	sum_shown, PALLET,
};
use crate::{
	amounts,
	commands::{firm, network::small, settle::terms},
	context::Context,
	errors::{self, Failure, Outcome},
	fields::{amount, as_said, list_of, optional, text},
	output, scale,
	transaction::blake2_256,
	verbs::{arg, call, own, Arg, Kind, Values, Verb},
};
use jiff::civil::Date;
use serde_json::{json, Value as Json};
use std::{future::Future, pin::Pin};

/// What the names of payments begin with.
const TAG: &[u8; 13] = b"ovn:payment:1";

fn reference() -> Arg {
	arg("reference", Kind::Text).help("what names the payment (`ovn licence undivided SCOPE`)")
}

/// The verbs about payments at a bank.
pub(super) fn verbs() -> Vec<Verb> {
	vec![
		own("paid", "Declares what was paid at a bank for a period", paid, [
			contract_arg(),
			base().help("the part of what was used that it is for: 10000, or 7=10000; 0 pays what is owed"),
			arg("amount", Kind::Text).help("what was paid, as 200.50"),
			period().opt(),
			arg("code", Kind::Text).must().help("the code that the invoice shows: 32 hexadecimal digits, drawn at random"),
			arg("bank-id", Kind::Text).must().help("what the bank calls the payment: its end-to-end identification"),
			arg("day", Kind::Text).must().help("the day on which it was booked, as 2027-03-31"),
			evidence().opt(),
		])
		.note("Moves nothing but a deposit; it counts once the licensor confirms it.\nExample: ovn licence paid 4 10000 200 --code 5f0c7a1be2d94c3780a6f1e4b9d2c853 --bank-id INV-2027-17 --day 2027-03-31"),
		own("confirm-paid", "Confirms that a payment arrived at the licensor's bank", confirm, [contract_arg(), period()]),
		own("deny-paid", "Denies that a payment arrived at the licensor's bank", deny, [contract_arg(), period(), evidence().must()]),
		call("withdraw-paid", (PALLET, "withdraw_paid"), [contract_arg(), period()]),
		call("clear-paid", (PALLET, "remove_paid"), [contract_arg(), period()]),
		own("undivided", "Lists what was confirmed and is not in the income of a scope yet, and who confirmed it", undivided, [
			arg("scope", Kind::Scope),
		]),
		own("divide", "Brings a confirmed payment into the licensor's income, and pays it", divide, [contract_arg(), reference()])
			.note("Anybody can; it is for whoever confirmed it to do it."),
		own("give-up", "Gives up that a confirmed payment is brought into the licensor's income", give_up, [contract_arg(), reference()]),
		own("bank", "Decides how a scope confirms payments at its bank", bank, [
			arg("scope", Kind::Scope),
			arg("asset", Kind::Asset).opt().help("the asset as which they count"),
			arg("undivided", Kind::Text).opt().help("how much of it at most is confirmed and not divided, as 1000"),
			arg("role", Kind::Role).opt().help("holders of this role confirm [default: the one it has, or none]"),
			arg("up-to", Kind::Text).opt().help("how much one of them confirms alone [default: nothing]"),
			arg("none", Kind::Flag).help("it confirms none any more"),
		])
		.note("Example: ovn licence bank lab --asset native --undivided 1000 --role treasurer --up-to 200"),
	]
}

/// A day, in days since 1 January 1970.
fn day(text: &str) -> Outcome<u32> {
	let usage = || {
		Failure::usage(format!("{text} is no day")).hint("write it as 2027-03-31, not before 1970")
	};
	let date: Date = text.parse().map_err(|_| usage())?;
	let first = Date::new(1970, 1, 1).map_err(|_| usage())?;
	let span = date.since(first).map_err(|_| usage())?;
	u32::try_from(span.get_days()).map_err(|_| usage())
}

/// The code of an invoice.
fn code(text: &str) -> Outcome<[u8; 16]> {
	let digits = text.strip_prefix("0x").unwrap_or(text);
	let bytes = scale::from_hex(&format!("0x{digits}"));
	bytes.and_then(|bytes| bytes.try_into().ok()).ok_or_else(|| {
		Failure::usage(format!("{text} is no code of an invoice"))
			.hint("32 hexadecimal digits, drawn at random by who writes the invoice: `openssl rand -hex 16`")
	})
}

/// What names a payment: the same for both sides, and telling nothing to who does not know the code.
struct Named<'a> {
	genesis: &'a str,
	payer: &'a Json,
	payee: u32,
	code: [u8; 16],
	bank_id: &'a str,
	amount: u128,
	currency: [u8; 3],
	day: u32,
}

impl Named<'_> {
	fn reference(&self) -> Outcome<String> {
		let mut bytes = TAG.to_vec();
		let genesis = scale::from_hex(self.genesis);
		bytes.extend(genesis.ok_or_else(|| Failure::node("a chain without a first block"))?);
		match self.payer.get("Scope") {
			Some(scope) => {
				bytes.push(0);
				bytes.extend(small(scope)?.to_le_bytes());
			},
			None => {
				let account = text(&self.payer["Agent"], "a payer")?;
				let account = scale::from_address(account);
				bytes.push(1);
				bytes.extend(account.ok_or_else(|| Failure::node("a payer without an address"))?);
			},
		}
		bytes.extend(self.payee.to_le_bytes());
		bytes.extend(self.code);
		// As the chain writes a list of bytes; what banks give has at most 35 characters.
		let length = u8::try_from(self.bank_id.len()).ok().filter(|length| *length < 64);
		let length = length.ok_or_else(|| {
			Failure::usage("what the bank calls the payment has at most 63 characters")
		})?;
		bytes.push(length.saturating_mul(4));
		bytes.extend(self.bank_id.as_bytes());
		bytes.extend(self.amount.to_le_bytes());
		bytes.extend(self.currency);
		bytes.extend(self.day.to_le_bytes());
		Ok(scale::to_hex(&blake2_256(&bytes)))
	}
}

/// The currency in which payments at a bank count as ones in an asset of a contract.
fn currency_of(of: &Json, asset: &Json) -> Outcome<[u8; 3]> {
	let list = list_of(&of["assets"], "the assets of a contract")?;
	let named = list.iter().find(|one| one["asset"] == *asset);
	let named = named.ok_or_else(|| Failure::node("a contract without its asset"))?;
	let currency = optional(named, "currency", "whether it is paid at a bank")?;
	let currency = currency.ok_or_else(|| {
		errors::absent(
			"Settlement.NotPaidAtBank",
			"the contract names no currency for payments at a bank in this asset",
			"declare and pay on the chain: `ovn licence declare --help`",
		)
	})?;
	let bytes = scale::from_hex(text(currency, "a currency")?);
	let bytes = bytes.and_then(|bytes| bytes.try_into().ok());
	bytes.ok_or_else(|| Failure::node("a currency without three letters"))
}

fn paid(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let of = matter(context, &values).await?;
		let period = open_period(&values, &of.view, context.chain.block())?;
		let decimals = context.decimals(Some(&of.asset)).await?;
		let sum = amounts::parse(text(&values["amount"], "an amount")?, decimals)?;
		let currency = currency_of(&of.terms, &of.asset)?;
		let named = Named {
			genesis: &context.chain.genesis.clone(),
			payer: &of.terms["payer"],
			payee: small(&of.terms["payee"])?,
			code: code(text(&values["code"], "a code")?)?,
			bank_id: text(&values["bank-id"], "what the bank calls it")?,
			amount: sum,
			currency,
			day: day(text(&values["day"], "a day")?)?,
		};
		let reference = named.reference()?;
		let payee = context.scope_shown(&of.terms["payee"]).await;
		let answer = as_said(&context.chain.constant(PALLET, "AnswerDays")?);
		let deposit = context.chain.constant(PALLET, "BankDeposit")?;
		let words = vec![
			format!(
				"Declares that {} {} were paid at a bank to {payee}, for {} of period {} of contract {}.",
				amounts::format(sum, decimals),
				firm::currency_word(&json!(scale::to_hex(&currency)))?,
				sum_shown(context, of.base, &of.asset).await,
				as_said(&period),
				as_said(&of.number)
			),
			format!(
				"  It counts once {payee} confirms it within {answer} days; otherwise it counts for neither side. What is not owed becomes credit."
			),
			format!(
				"  A deposit of {} is held until then. It returns unless the payment is confirmed: then it is the price of a reference that is kept for ever.",
				context.money(&deposit, None).await
			),
			format!("  The payment is named {reference}."),
		];
		let arguments = json!({
			"contract": of.number, "period": period, "asset": of.asset,
			"base": of.base.to_string(), "amount": sum.to_string(),
			"reference": reference, "evidence": evidence_of(&values),
		});
		let call = context.chain.call(PALLET, "declare_paid", arguments, &scale::from_address)?;
		let Some(_) = context.send_told(call, words).await? else { return Ok(()) };
		output::say(format!(
			"It waits for {payee}: ovn licence confirm-paid {} {}",
			as_said(&of.number),
			as_said(&period)
		));
		Ok(())
	})
}

/// A payment that waits for an answer, with its contract's terms.
async fn waiting(context: &mut Context, values: &Values) -> Outcome<(Json, Json)> {
	let number = &values["contract"];
	let view = terms::contract(context, number).await?;
	let question = json!({"contract": number, "period": values["period"]});
	let found = context.view(PALLET, "bank_payment", question).await?;
	if found.is_null() {
		return Err(errors::absent(
			"Settlement.BankPaymentNotFound",
			&format!(
				"no payment at a bank waits for an answer for period {} of contract {}",
				as_said(&values["period"]),
				as_said(number)
			),
			"`ovn settle statement CONTRACT` says what became of it",
		));
	}
	Ok((view["contract"]["terms"].clone(), found))
}

fn confirm(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let (of, payment) = waiting(context, &values).await?;
		let asset = payment["asset"].clone();
		let payer = terms::party_name(context, &of["payer"]).await;
		let sum = amount(&payment["amount"], "what was paid")?;
		let days = as_said(&context.chain.constant(PALLET, "DivideDays")?);
		let payee = context.scope_shown(&of["payee"]).await;
		let words = vec![
			format!(
				"Confirms that {} of {payer} arrived at the bank of {payee}, for {} of period {} of contract {}.",
				sum_shown(context, sum, &asset).await,
				context.money(&payment["base"], Some(&asset)).await,
				as_said(&values["period"]),
				as_said(&values["contract"])
			),
			format!("  It counts as paid, and stands against whoever confirms it, by name, until it is brought into the income of {payee}: within {days} days."),
			format!("  The payment is named {}.", as_said(&payment["reference"])),
		];
		let arguments = json!({
			"contract": values["contract"], "period": values["period"],
			"amount": sum.to_string(), "reference": payment["reference"],
		});
		let call = context.chain.call(PALLET, "confirm_paid", arguments, &scale::from_address)?;
		send_paid(context, call, words).await?;
		output::say(format!(
			"With the money in hand: ovn licence divide {} {}",
			as_said(&values["contract"]),
			as_said(&payment["reference"])
		));
		Ok(())
	})
}

fn deny(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let (of, payment) = waiting(context, &values).await?;
		let payer = terms::party_name(context, &of["payer"]).await;
		let words = vec![
			format!(
				"Denies that {} of {payer} arrived, as declared for period {} of contract {}.",
				context.money(&payment["amount"], Some(&payment["asset"])).await,
				as_said(&values["period"]),
				as_said(&values["contract"])
			),
			"  Its deposit returns; the payer can declare it again.".to_owned(),
		];
		let arguments = json!({
			"contract": values["contract"], "period": values["period"],
			"reference": payment["reference"], "evidence": evidence_of(&values),
		});
		let call = context.chain.call(PALLET, "deny_paid", arguments, &scale::from_address)?;
		context.send(call, words).await.map(|_| ())
	})
}

fn undivided(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let question = json!({"scope": values["scope"]});
		let found = context.view(PALLET, "undivided", question).await?;
		if context.options.json {
			output::say(found.to_string());
			return Ok(());
		}
		let scope = context.scope_shown(&values["scope"]).await;
		let list = list_of(&found, "what is not divided")?;
		if list.is_empty() {
			output::say(format!("All that {scope} confirmed is in its income."));
			return Ok(());
		}
		let mut rows = Vec::new();
		for entry in list {
			let confirmer = optional(entry, "confirmer", "who confirmed a payment")?;
			rows.push(vec![
				as_said(&entry["contract"]),
				context.money(&entry["amount"], Some(&entry["asset"])).await,
				confirmer.map_or_else(|| "several together".into(), |who| context.who(who)),
				context.shown_block(&entry["at"]),
				as_said(&entry["reference"]),
			]);
		}
		output::say(output::table(&["contract", "amount", "confirmed by", "at", "named"], &rows));
		output::say("Whoever has the money: ovn licence divide CONTRACT NAMED");
		Ok(())
	})
}

/// What is said of a confirmed payment that is not divided, with the name of the payee.
async fn entry(context: &mut Context, values: &Values) -> Outcome<(Json, String)> {
	let view = terms::contract(context, &values["contract"]).await?;
	let payee = view["contract"]["terms"]["payee"].clone();
	let found = context.view(PALLET, "undivided", json!({"scope": payee})).await?;
	let list = list_of(&found, "what is not divided")?;
	let is_it = |entry: &&Json| {
		entry["contract"] == values["contract"] && entry["reference"] == values["reference"]
	};
	let entry = list.iter().find(is_it).cloned();
	let name = context.scope_shown(&payee).await;
	let entry = entry.ok_or_else(|| {
		errors::absent(
			"Settlement.BankPaymentNotFound",
			&format!(
				"no payment of this name by contract {} is to be divided",
				as_said(&values["contract"])
			),
			format!("`ovn licence undivided {}` lists them", as_said(&payee)),
		)
	})?;
	Ok((entry, name))
}

fn divide(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let (entry, payee) = entry(context, &values).await?;
		let sum = context.money(&entry["amount"], Some(&entry["asset"])).await;
		let words = vec![
			format!("Brings {sum} that arrived at the bank of {payee} into its income."),
			format!("  {sum} leave your account now."),
		];
		let arguments = json!({"contract": values["contract"], "reference": values["reference"]});
		let call = context.chain.call(PALLET, "divide_paid", arguments, &scale::from_address)?;
		let Some(receipt) = context.send_told(call, words).await? else { return Ok(()) };
		let event = receipt.of(PALLET, "BankPaymentDivided");
		let recorded =
			event.map(|event| crate::fields::flag(&event.fields["recorded"], "an income"));
		output::say(match recorded.transpose()? {
			Some(true) => format!("It is an income of {payee}."),
			_ => format!("It is in the inbox of {payee}, for what cannot be an income now."),
		});
		Ok(())
	})
}

fn give_up(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let (entry, payee) = entry(context, &values).await?;
		let words = vec![format!(
			"Gives up that {} are brought into the income of {payee}. It stays counted for the payer.",
			context.money(&entry["amount"], Some(&entry["asset"])).await
		)];
		let arguments = json!({"contract": values["contract"], "reference": values["reference"]});
		let call = context.chain.call(PALLET, "drop_undivided", arguments, &scale::from_address)?;
		context.send(call, words).await.map(|_| ())
	})
}

/// A rule with the limit of one asset replaced or added.
fn with_limit(rule: &Json, role: Json, limit: Json) -> Outcome<Json> {
	let (mut limits, before) = match rule.is_null() {
		true => (Vec::new(), Json::Null),
		false => (list_of(&rule["limits"], "the limits of a scope")?.clone(), rule["role"].clone()),
	};
	limits.retain(|known| known["asset"] != limit["asset"]);
	limits.push(limit);
	Ok(json!({"role": if role.is_null() { before } else { role }, "limits": limits}))
}

fn bank(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let scope = context.scope_shown(&values["scope"]).await;
		let mut words = Vec::new();
		let rule = if values.get("none") == Some(&json!(true)) {
			words.push(format!("From now on {scope} confirms no payments at its bank."));
			Json::Null
		} else {
			let (asset, most) = (said(&values, "asset"), said(&values, "undivided"));
			if asset.is_null() || most.is_null() {
				return Err(Failure::usage("say in which asset payments count, and how much of it is confirmed and not divided")
					.hint("--asset native --undivided 1000; or --none"));
			}
			let decimals = context.decimals(Some(&asset)).await?;
			let most = amounts::parse(text(&most, "a sum")?, decimals)?;
			let alone = match said(&values, "up-to") {
				Json::Null => 0,
				sum => amounts::parse(text(&sum, "a sum")?, decimals)?,
			};
			let question = json!({"scope": values["scope"]});
			let known = context.view(PALLET, "bank_rule", question).await?;
			let limit = json!({
				"asset": asset, "of_role": alone.to_string(), "undivided": most.to_string(),
			});
			let rule = with_limit(&known, said(&values, "role"), limit)?;
			words.push(format!(
				"Payments at the bank of {scope} count as ones in {}, once they are confirmed.",
				terms::asset_word(context, &asset)
			));
			words.push(match optional(&rule, "role", "who confirms payments")? {
				None => "  The scope itself decides about each.".into(),
				Some(role) => format!(
					"  Holders of role {} confirm up to {} alone; above that the scope decides.",
					as_said(role),
					sum_shown(context, alone, &asset).await
				),
			});
			words.push(format!(
				"  At most {} are confirmed and not divided: nothing more is confirmed until that is brought into its income.",
				sum_shown(context, most, &asset).await
			));
			rule
		};
		let arguments = json!({"scope": values["scope"], "rule": rule});
		let call = context.chain.call(PALLET, "set_bank_rule", arguments, &scale::from_address)?;
		context.send(call, words).await.map(|_| ())
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn day_is_counted_from_1970_on() {
		assert_eq!(day("1970-01-01").unwrap(), 0);
		assert_eq!(day("2027-03-31").unwrap(), 20_908);
		assert!(day("31.3.2027").is_err() && day("1969-12-31").is_err() && day("").is_err());
	}

	#[test]
	fn code_is_sixteen_bytes() {
		assert_eq!(code("5f0c7a1be2d94c3780a6f1e4b9d2c853").unwrap()[0], 0x5f);
		assert_eq!(code("0x5f0c7a1be2d94c3780a6f1e4b9d2c853").unwrap()[15], 0x53);
		assert!(code("5f0c").is_err() && code("invoice 17").is_err());
	}

	#[test]
	fn reference_is_that_of_the_payment_and_of_no_other() {
		let genesis = format!("0x{}", "11".repeat(32));
		let (payer, other) = (json!({"Scope": 3}), json!({"Agent": scale::to_address([7; 32])}));
		let named = |payer, amount, day, bank_id| {
			let of = Named {
				genesis: &genesis,
				payer,
				payee: 2,
				code: [9; 16],
				bank_id,
				amount,
				currency: *b"EUR",
				day,
			};
			of.reference()
		};
		let known = named(&payer, 20_000, 20_908, "INV-17").unwrap();
		// Worked out with the standard library of Python (hashlib.blake2b, 32 bytes).
		assert_eq!(known, REFERENCE);
		for differs in [
			named(&other, 20_000, 20_908, "INV-17"),
			named(&payer, 20_001, 20_908, "INV-17"),
			named(&payer, 20_000, 20_909, "INV-17"),
			named(&payer, 20_000, 20_908, "INV-18"),
		] {
			assert_ne!(differs.unwrap(), known);
		}
		assert!(named(&payer, 1, 1, &"a".repeat(64)).is_err());
	}

	const REFERENCE: &str = "0x7183bcc9ca20b8e634383faef03510c491a7e4d1ff985f379f0bbeab85b0a7c3";

	#[test]
	fn limit_of_an_asset_replaces_the_one_that_there_was() {
		let limit = |asset: u32, most: u32| json!({"asset": asset, "undivided": most});
		let first = with_limit(&Json::Null, json!(4), limit(1, 10)).unwrap();
		assert_eq!(first, json!({"role": 4, "limits": [limit(1, 10)]}));
		let second = with_limit(&first, Json::Null, limit(2, 20)).unwrap();
		assert_eq!(second, json!({"role": 4, "limits": [limit(1, 10), limit(2, 20)]}));
		let third = with_limit(&second, json!(5), limit(1, 30)).unwrap();
		assert_eq!(third, json!({"role": 5, "limits": [limit(2, 20), limit(1, 30)]}));
	}

	#[test]
	fn currency_is_the_one_that_the_terms_name() {
		let of = json!({"assets": [
			{"asset": "Native", "currency": null}, {"asset": 7, "currency": "0x455552"},
		]});
		assert_eq!(currency_of(&of, &json!(7)).unwrap(), *b"EUR");
		assert!(currency_of(&of, &json!("Native")).is_err());
		assert!(currency_of(&of, &json!(8)).is_err());
	}
}
