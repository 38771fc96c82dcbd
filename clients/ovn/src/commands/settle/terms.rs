// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The terms of contracts: read from what people write, and told in words, with what they mean for an income.

use super::ceiling::Ceiling;
use crate::{
	amounts,
	chain::Call,
	commands::{
		fiat, firm,
		income::{ask_preview, purse_name},
		network::small,
	},
	context::Context,
	errors::{self, Failure, Outcome},
	fields::{amount, as_said, list_of, optional, text, word},
	verbs::Values,
};
use ovn_math::Ratio;
use serde_json::{json, Value as Json};

/// The pallet of contracts.
pub const PALLET: &str = "Settlement";
/// What evidence is if there is none.
pub const NO_EVIDENCE: &str = "0x0000000000000000000000000000000000000000000000000000000000000000";
/// The income on which terms are worked through, in whole units.
const EXAMPLE: u128 = 1_000;

/// One of the two sides of a contract.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Side {
	/// Who pays.
	Payer,
	/// The scope that is paid.
	Payee,
}

impl Side {
	/// As people and the chain write it.
	pub const CHOICES: &'static [&'static str] = &["Payer", "Payee"];

	/// As the chain writes it.
	pub fn name(self) -> &'static str {
		match self {
			Self::Payer => "Payer",
			Self::Payee => "Payee",
		}
	}

	/// The other one.
	pub fn other(self) -> Self {
		match self {
			Self::Payer => Self::Payee,
			Self::Payee => Self::Payer,
		}
	}

	/// The side in a field.
	pub fn read(value: &Json) -> Outcome<Self> {
		match text(value, "a side of a contract")? {
			"Payer" => Ok(Self::Payer),
			"Payee" => Ok(Self::Payee),
			other => Err(Failure::node(format!("{other} is no side of a contract"))),
		}
	}
}

/// Who stands on a side of a contract.
pub fn party_on(terms: &Json, side: Side) -> Json {
	match side {
		Side::Payer => terms["payer"].clone(),
		Side::Payee => json!({"Scope": terms["payee"]}),
	}
}

/// The name of a party.
pub async fn party_name(context: &mut Context, party: &Json) -> String {
	match party.get("Scope") {
		Some(scope) => context.scope_shown(scope).await,
		None => context.who(&party["Agent"]),
	}
}

/// Whether somebody can sign for a party, or propose to its voters.
pub async fn acts_for(context: &Context, party: &Json, me: &str) -> Outcome<bool> {
	let Some(scope) = party.get("Scope") else { return Ok(party["Agent"].as_str() == Some(me)) };
	let view = context.view("Networks", "scope", json!({"scope": scope})).await?;
	if view.is_null() {
		return Err(errors::no_scope(small(scope)?));
	}
	let stewards = list_of(&view["stewards"], "the stewards of a scope")?;
	if stewards.iter().any(|one| one.as_str() == Some(me)) {
		return Ok(true);
	}
	if context.options.by_vote.is_none() {
		return Ok(false);
	}
	let key = [scope.clone(), json!(me)];
	Ok(context.chain.storage("Networks", "Members", &key).await?.is_some())
}

/// For which side of a contract the signer acts: the one that is said, or the only one for which it can sign.
pub async fn own_side(context: &mut Context, values: &Values, terms: &Json) -> Outcome<Side> {
	if let Some(said) = values.get("side").filter(|side| !side.is_null()) {
		return Side::read(said);
	}
	let me = context.me()?;
	let pays = acts_for(context, &party_on(terms, Side::Payer), &me).await?;
	let is_paid = acts_for(context, &party_on(terms, Side::Payee), &me).await?;
	let (payer, payee) = (
		party_name(context, &party_on(terms, Side::Payer)).await,
		party_name(context, &party_on(terms, Side::Payee)).await,
	);
	match (pays, is_paid) {
		(true, false) => Ok(Side::Payer),
		(false, true) => Ok(Side::Payee),
		(true, true) => Err(Failure::usage(format!(
			"you can sign for both sides, {payer} and {payee}, and nobody signs for both"
		))
		.hint("say for which side you sign, with --side; somebody else, or a vote, signs for the other")),
		(false, false) => Err(Failure::usage(format!(
			"{} signs neither for {payer} nor for {payee}",
			context.person(&me)
		))
		.hint("`ovn network show SCOPE` names who decides for a scope; --by-vote proposes it to its voters, --proxy-for signs for an account")),
	}
}

/// A contract as the chain shows it; an error if there is none of this number.
pub async fn contract(context: &Context, number: &Json) -> Outcome<Json> {
	let found = context.view(PALLET, "contract", json!({"contract": number})).await?;
	if found.is_null() {
		return Err(errors::absent(
			"Settlement.ContractNotFound",
			&format!("there is no contract or offer {}", as_said(number)),
			"`ovn settle list PARTY` lists those of a party",
		));
	}
	Ok(found)
}

/// An asset alone, in words.
pub fn asset_word(context: &Context, asset: &Json) -> String {
	match asset.get("WithId") {
		Some(id) => format!("asset {}", as_said(id)),
		None => context.chain.symbol.clone(),
	}
}

/// A share, in per cent.
pub fn ratio_text(ratio: &Json) -> Outcome<String> {
	let ratio = ratio_of(ratio)?;
	Ok(amounts::format_ratio(ratio.numerator().into(), ratio.denominator().into()))
}

/// A share as the chain reckons with it.
pub fn ratio_of(ratio: &Json) -> Outcome<Ratio> {
	let (above, below) = (small(&ratio["numerator"])?, small(&ratio["denominator"])?);
	Ratio::new(above, below).map_err(|_| Failure::node("a share that is none"))
}

/// A share of an amount, rounded down.
pub fn part(of: u128, ratio: &Json) -> Outcome<u128> {
	ratio_of(ratio)?.times(of).map_err(|_| Failure::node("a share that is none"))
}

/// What was said for an option; nothing if it was left out.
pub fn said(values: &Values, name: &str) -> Json {
	values.get(name).cloned().unwrap_or(Json::Null)
}

/// The evidence that was named, or that there is none.
pub fn evidence_of(values: &Values) -> Json {
	values.get("evidence").cloned().unwrap_or_else(|| json!(NO_EVIDENCE))
}

/// An asset as people write it.
pub fn read_asset(context: &Context, text: &str) -> Outcome<Json> {
	if text == "native" || text == context.chain.symbol {
		return Ok(json!("Native"));
	}
	let number: u32 = text.trim().parse().map_err(|_| {
		Failure::usage(format!("{text} is no asset")).hint("write native, or the asset's number")
	})?;
	Ok(json!({"WithId": number}))
}

/// An amount in one of these assets: `1000` where there is one, `7=1000` where there are several.
pub async fn read_sum(context: &mut Context, text: &str, assets: &[Json]) -> Outcome<(Json, u128)> {
	let (asset, number) = match (text.split_once('='), assets) {
		(Some((asset, number)), _) => (read_asset(context, asset)?, number),
		(None, [only]) => (only.clone(), text),
		(None, _) => {
			return Err(Failure::usage(format!("{text}: several assets are meant here"))
				.hint(format!("say of which it is, as native={text} or 7={text}")))
		},
	};
	if !assets.contains(&asset) {
		let known: Vec<_> = assets.iter().map(|asset| asset_word(context, asset)).collect();
		return Err(Failure::usage(format!(
			"{} is not one of its assets, which are {}",
			asset_word(context, &asset),
			known.join(", ")
		)));
	}
	let decimals = context.decimals(Some(&asset)).await?;
	let number = number.trim_end_matches(context.chain.symbol.as_str()).trim();
	Ok((asset, amounts::parse(number, decimals)?))
}

/// The assets of a contract, in their order.
pub fn assets_of(terms: &Json) -> Outcome<Vec<Json>> {
	let list = list_of(&terms["assets"], "the assets of a contract")?;
	Ok(list.iter().map(|of| of["asset"].clone()).collect())
}

/// An amount of base units in an asset.
pub async fn sum_shown(context: &mut Context, amount: u128, asset: &Json) -> String {
	context.money(&json!(amount.to_string()), Some(asset)).await
}

/// The purse that pays for a payer: of a scope the one that is said, of an account none.
pub async fn purse_of(context: &Context, values: &Values, payer: &Json) -> Outcome<Json> {
	let said = values.get("purse").and_then(Json::as_str);
	match (payer.get("Scope"), said) {
		(None, None) => Ok(Json::Null),
		(Some(_), Some("treasury")) => Ok(json!("Treasury")),
		(Some(_), Some("sponsor")) => Ok(json!("Sponsor")),
		(Some(scope), Some(fund)) => Ok(json!({"Fund": context.fund(small(scope)?, fund).await?})),
		(Some(_), None) => Err(Failure::usage("a scope pays: say which of its purses does")
			.hint("--purse treasury, or a fund's name (`ovn fund list SCOPE`)")),
		(None, Some(_)) => Err(Failure::usage("an account pays, and an account has no purses")
			.hint("leave --purse out")),
	}
}

/// Out of what a payer pays, in words: the signer's account, or a purse of a scope.
pub async fn source_words(context: &mut Context, payer: &Json, purse: &Json) -> Outcome<String> {
	let Some(scope) = payer.get("Scope") else { return Ok("your account".into()) };
	let scope = small(scope)?;
	let purse = purse_name(context, scope, purse).await;
	Ok(format!("the {purse} of {}", context.scope_name(scope).await))
}

/// A network and what it leaves of what arrives below it; nothing if nobody levies it there.
pub async fn arrival(
	context: &Context,
	levied: &[Json],
	to: &Json,
	arriving: u128,
) -> Outcome<Option<(Json, u128)>> {
	let view = context.view("Networks", "scope", json!({"scope": to})).await?;
	let network = view["network"].clone();
	if small(&network)? == 0 || levied.contains(&network) {
		return Ok(None);
	}
	let levy = context.view("ValueEquation", "levy", json!({"network": network})).await?;
	let left = arriving.saturating_sub(part(arriving, &levy["share"])?);
	Ok((left < arriving).then_some((network, left)))
}

/// What a party gives, in some words: `share 3 %`, `licence 2 %, commercial`.
pub fn gives_words(terms: &Json) -> Outcome<String> {
	if let Some(share) = terms["gives"].get("Share") {
		return Ok(format!("share {}", ratio_text(&share["rate"])?));
	}
	let licence = &terms["gives"]["Licence"];
	Ok(format!("licence {}, {}", ratio_text(&licence["rate"])?, purpose_word(&licence["purpose"])?))
}

/// A purpose, in words.
pub fn purpose_word(purpose: &Json) -> Outcome<&'static str> {
	match text(purpose, "the purpose of a licence")? {
		"Commercial" => Ok("commercial"),
		"NonCommercial" => Ok("non-commercial"),
		other => Err(Failure::node(format!("{other} is no purpose of a licence"))),
	}
}

fn days(number: &Json) -> Outcome<String> {
	let number = small(number)?;
	Ok(format!("{number} {}", if number == 1 { "day" } else { "days" }))
}

/// All terms of a contract, in words.
pub async fn terms_lines(context: &mut Context, terms: &Json) -> Outcome<Vec<String>> {
	let payer = party_name(context, &terms["payer"]).await;
	let payee = context.scope_shown(&terms["payee"]).await;
	let mut lines = Vec::new();
	if let Some(share) = terms["gives"].get("Share") {
		lines.push(format!(
			"{payer} gives {payee} {} of each income, taken by itself before its equation divides the rest.",
			ratio_text(&share["rate"])?
		));
		lines.extend(exempt_lines(context, terms, share).await?);
	} else {
		let grace = context.chain.constant(PALLET, "GraceDays")?;
		lines.extend(licence_lines(&terms["gives"]["Licence"], &payer, &payee, &grace)?);
	}
	lines.extend(asset_lines(context, terms).await?);
	lines.push(match small(&terms["notice_days"])? {
		0 => "Each side can end it at once.".into(),
		_ => format!("Each side can end it with {} of notice.", days(&terms["notice_days"])?),
	});
	lines.push(match optional(terms, "until", "when a contract ends")? {
		None => "It has no end of its own.".into(),
		Some(until) => format!("It ends by itself at {}.", context.shown_block(until)),
	});
	if let Some(other) = optional(terms, "supersedes", "what a contract replaces")? {
		lines.push(format!(
			"It replaces contract {} when it is in force, and takes over what was paid by that.",
			as_said(other)
		));
	}
	let document = context.show(PALLET, "document", &terms["document"], &Json::Null).await;
	lines.push(format!("Its text: {document}."));
	Ok(lines)
}

async fn exempt_lines(context: &mut Context, terms: &Json, share: &Json) -> Outcome<Vec<String>> {
	let assets = assets_of(terms)?;
	let mut lines = Vec::new();
	for exempt in list_of(&share["exempt"], "what a share takes nothing of")? {
		let place = usize::try_from(small(&exempt["asset"])?).ok();
		let asset = place.and_then(|place| assets.get(place));
		let asset = asset.ok_or_else(|| Failure::node("an exemption of no asset"))?.clone();
		lines.push(format!(
			"It takes nothing of the first {} a year that come as a {}.",
			context.money(&exempt["a_year"], Some(&asset)).await,
			word(&exempt["class"])
		));
	}
	Ok(lines)
}

fn licence_lines(licence: &Json, payer: &str, payee: &str, grace: &Json) -> Outcome<Vec<String>> {
	let mut lines = vec![format!(
		"{payer} declares its {} uses every {}, and pays {} of what it declares to {payee}.",
		purpose_word(&licence["purpose"])?,
		days(&licence["period_days"])?,
		ratio_text(&licence["rate"])?
	)];
	lines.push(match optional(licence, "free_for", "who is free of charge")? {
		None => "Contributing makes no period free of charge.".into(),
		Some(free) => format!(
			"A period is free of charge if contributions of {payer} were accepted on {} within {} before its end. It is declared all the same.",
			days(&free["accepted"])?,
			days(&free["within"])?
		),
	});
	lines.push(format!(
		"A period has to be closed within {} of its end. After that anybody can flag it; if it is still open {} later, the payer is in breach.",
		days(grace)?,
		days(&licence["cure_days"])?
	));
	Ok(lines)
}

async fn asset_lines(context: &mut Context, terms: &Json) -> Outcome<Vec<String>> {
	let list = list_of(&terms["assets"], "the assets of a contract")?.clone();
	let mut names = Vec::new();
	let mut ceilings = Vec::new();
	for of in &list {
		names.push(asset_word(context, &of["asset"]));
		if let Some(ceiling) = optional(of, "ceiling", "whether a contract has a ceiling")? {
			ceilings.push(context.money(ceiling, Some(&of["asset"])).await);
		}
	}
	let mut lines = vec![format!("It is paid in {}.", names.join(" and in "))];
	for of in &list {
		if let Some(currency) = optional(of, "currency", "whether it is paid at a bank")? {
			lines.push(format!(
				"What is paid at a bank in {} counts as paid in {}, unit for unit, once the payee confirms it.",
				firm::currency_word(currency)?,
				asset_word(context, &of["asset"])
			));
		}
	}
	lines.push(match ceilings.as_slice() {
		[] => "It has no ceiling.".into(),
		[only] => format!("It is complete when {only} are paid."),
		several => format!(
			"It is complete when {} are paid, or parts of each that make a whole.",
			several.join(" or ")
		),
	});
	Ok(lines)
}

/// What terms mean, worked through on an income of 1,000.
pub async fn example_lines(context: &mut Context, terms: &Json) -> Outcome<Vec<String>> {
	let assets = assets_of(terms)?;
	let Some(asset) = assets.first() else { return Ok(Vec::new()) };
	let decimals = context.decimals(Some(asset)).await?;
	let unit = 10_u128.checked_pow(decimals.into());
	let whole = unit.and_then(|unit| unit.checked_mul(EXAMPLE));
	let whole = whole.ok_or_else(|| Failure::node("an asset with too many decimals"))?;
	let payer = party_name(context, &terms["payer"]).await;
	let payee = context.scope_shown(&terms["payee"]).await;
	let shown = sum_shown(context, whole, asset).await;
	let left = left_of(context, terms, asset).await?;
	let Some(share) = terms["gives"].get("Share") else {
		let due = part(whole, &terms["gives"]["Licence"]["rate"])?;
		let (due, note) = at_most(due, left);
		let due = sum_shown(context, due, asset).await;
		return Ok(vec![format!(
			"Worked through: for uses of {shown} in a period that is not free of charge {payer} pays {due}{note}, which is an income of {payee}."
		)]);
	};
	let (takes, note) = at_most(part(whole, &share["rate"])?, left);
	let taken = sum_shown(context, takes, asset).await;
	let mut lines = vec![format!(
		"Worked through: of a sale of {shown} of {payer} {taken} go to {payee}{note}."
	)];
	let scope = terms["payer"]["Scope"].clone();
	let view = context.view("Networks", "scope", json!({"scope": scope})).await?;
	lines.push(
		match arrival(context, &[view["network"].clone()], &terms["payee"], takes).await? {
			Some((network, left)) => format!(
				"There {} takes its levy: {} arrive.",
				context.scope_shown(&network).await,
				sum_shown(context, left, asset).await
			),
			None => "All of it arrives: nobody levies it there.".into(),
		},
	);
	let income = json!(whole.to_string());
	match ask_preview(context, &scope, asset, &income, &json!("Sale"), None).await {
		Ok(split) => {
			let now = amount(&split["base"], "what an equation divides")?;
			let now_shown = sum_shown(context, now, asset).await;
			lines.push(match optional(terms, "supersedes", "what a contract replaces")? {
				None => format!(
					"The equation of {payer} has {now_shown} of it to divide now, and {} with this contract.",
					sum_shown(context, now.saturating_sub(takes), asset).await
				),
				Some(_) => format!(
					"The equation of {payer} has {now_shown} of it to divide now, with the contract that this one replaces."
				),
			});
		},
		Err(failure) => lines
			.push(format!("What its equation has to divide cannot be said now: {}", failure.what)),
	}
	Ok(lines)
}

/// What the ceiling of these terms leaves in an asset, after what was paid by the contract that they replace.
async fn left_of(context: &Context, terms: &Json, asset: &Json) -> Outcome<Option<u128>> {
	let paid = match optional(terms, "supersedes", "what a contract replaces")? {
		None => Vec::new(),
		Some(other) => {
			let found = contract(context, other).await?;
			list_of(&found["account"]["lines"], "the account of a contract")?.clone()
		},
	};
	Ceiling::read(terms, &paid)?.map_or(Ok(None), |ceiling| ceiling.left(asset))
}

/// The lesser of what is due and what a ceiling leaves, and what to say if that is the ceiling.
fn at_most(due: u128, left: Option<u128>) -> (u128, &'static str) {
	match left {
		Some(left) if left < due => (left, ", which is all that the ceiling leaves"),
		_ => (due, ""),
	}
}

/// What will hold of a contract that both sides sign now: from when on it is in force.
pub async fn begins_line(context: &Context, terms: &Json) -> Outcome<String> {
	let scope = match (terms["gives"].get("Share"), terms["payer"].get("Scope")) {
		(Some(_), Some(scope)) => scope,
		_ => return Ok("It is in force as soon as both sides have signed.".into()),
	};
	let notice = context.view("ValueEquation", "notice", json!({"scope": scope})).await?;
	Ok(format!(
		"It is in force {} after both sides have signed: the notice of the payer's equation, in which those with a claim on its incomes can act.",
		amounts::format_duration(small(&notice)?, context.chain.blocks_per_day)
	))
}

/// The scope that decides a call, where that is not the one that the call names: what a scope contributes to another,
/// and contracts, firms and custodians, of which the calls name the number alone.
pub async fn decided_by(context: &Context, call: &Call) -> Outcome<Option<u32>> {
	let arguments = &call.arguments;
	match (call.pallet.as_str(), call.name.as_str()) {
		("Contributions", "allow_logger_as" | "revoke_logger_as" | "compensate_as") => {
			small(&arguments["as_scope"]).map(Some)
		},
		(PALLET, "remove_offer" | "flag" | "remove_period") => Ok(None),
		(PALLET, "offer") => {
			deciding(&arguments["terms"], Side::read(&arguments["side"])?).map(Some)
		},
		(PALLET, name) => {
			let found = contract(context, &arguments["contract"]).await?;
			let record = &found["contract"];
			let side = match name {
				"accept" => Side::read(&record["state"]["Offered"]["by"])?.other(),
				"withdraw_offer" | "give_notice" => Side::read(&arguments["side"])?,
				"contest" | "withdraw_contest" | "decide_credit" => Side::Payee,
				_ => Side::Payer,
			};
			deciding(&record["terms"], side).map(Some)
		},
		("Firms", "release_announced") => {
			let of = firm::announced(context, &arguments["announcement"]).await?;
			small(&of["scope"]).map(Some)
		},
		("Firms", "decide_claim") => {
			let of = firm::claim_of(context, &arguments["claim"]).await?;
			small(&of["network"]).map(Some)
		},
		("Fiat", "set_limit" | "give_notice") => {
			let of = fiat::custodian_of(context, &arguments["custodian"]).await?;
			small(&of["record"]["network"]).map(Some)
		},
		_ => Ok(None),
	}
}

/// The scope on a side of a contract.
fn deciding(terms: &Json, side: Side) -> Outcome<u32> {
	match party_on(terms, side).get("Scope") {
		Some(scope) => small(scope),
		None => Err(Failure::usage("an account signs for this side, and no scope decides it")
			.hint("sign it with that account, without --together and --by-vote")),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn party_of_a_side_is_the_payer_or_the_scope_that_is_paid() {
		let terms = json!({"payer": {"Agent": "5x"}, "payee": 3});
		assert_eq!(party_on(&terms, Side::Payer), json!({"Agent": "5x"}));
		assert_eq!(party_on(&terms, Side::Payee), json!({"Scope": 3}));
		assert_eq!(Side::read(&json!("Payer")).unwrap().other(), Side::Payee);
		assert!(Side::read(&json!("Both")).is_err() && Side::read(&Json::Null).is_err());
		assert!(deciding(&terms, Side::Payer).unwrap_err().what.contains("no scope decides"));
		assert_eq!(deciding(&terms, Side::Payee).unwrap(), 3);
	}

	#[test]
	fn part_is_rounded_down_also_of_the_greatest_amount() {
		let share = json!({"numerator": 1, "denominator": 3});
		assert_eq!(part(100, &share).unwrap(), 33);
		assert_eq!(part(u128::MAX, &share).unwrap(), u128::MAX / 3);
		assert!(part(1, &json!({"numerator": 1, "denominator": 0})).is_err());
		assert!(part(1, &json!({})).is_err());
	}

	#[test]
	fn example_takes_no_more_than_the_ceiling_leaves() {
		assert_eq!(at_most(30, None), (30, ""));
		assert_eq!(at_most(30, Some(30)), (30, ""));
		assert_eq!(at_most(30, Some(20)), (20, ", which is all that the ceiling leaves"));
	}

	#[test]
	fn licence_is_told_with_who_is_free_and_until_when_it_cures() {
		let mut licence = json!({
			"purpose": "Commercial", "rate": {"numerator": 2, "denominator": 100},
			"period_days": 90, "free_for": {"accepted": 1, "within": 90}, "cure_days": 10,
		});
		let lines = licence_lines(&licence, "dave", "lab (1)", &json!(30)).unwrap();
		assert_eq!(
			lines[0],
			"dave declares its commercial uses every 90 days, and pays 2 % of what it declares to lab (1)."
		);
		assert!(lines[1].contains("accepted on 1 day within 90 days"), "{}", lines[1]);
		assert_eq!(
			lines[2],
			"A period has to be closed within 30 days of its end. After that anybody can flag it; if it is still open 10 days later, the payer is in breach."
		);
		let told = |licence: &Json| licence_lines(licence, "dave", "lab (1)", &json!(30));
		licence["free_for"] = Json::Null;
		assert!(told(&licence).unwrap()[1].contains("no period free"));
		licence.as_object_mut().unwrap().shift_remove("free_for");
		assert!(told(&licence).is_err());
		licence["free_for"] = Json::Null;
		licence["purpose"] = Json::Null;
		assert!(told(&licence).is_err());
	}
}
