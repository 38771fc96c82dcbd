// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Campaigns: buying or funding something together, in escrow.

use super::{
	equipment::{self, tariff_table},
	equity,
	network::small,
};
use crate::{
	amounts,
	context::Context,
	errors::{Exit, Failure, Outcome},
	fields::{amount, as_said, base_units, list_of, text, word},
	names, output, scale,
	verbs::{arg, asset, call, own, Arg, Kind, Noun, Values, Verb},
};
use primitive_types::U256;
use serde_json::{json, Value as Json};
use std::{future::Future, pin::Pin};

const PALLET: &str = "Crowdfunding";
const NATURES: &[&str] = &["Physical", "Digital", "Service", "Space", "Information"];
/// The most positions from which one contribution is taken.
const MOST_SOURCES: usize = 8;
/// The most contributors that one call refunds.
const REFUNDS: u32 = 50;

/// The calls and questions of the pallet that commands here make.
pub const DONE_HERE: [&str; 13] = [
	"create",
	"contribute",
	"contribute_from_claims",
	"withdraw",
	"cancel",
	"request_release",
	"object",
	"execute_release",
	"lower_price",
	"refund",
	"refund_page",
	"campaign",
	"contributions",
];

fn campaign() -> Arg {
	arg("campaign", Kind::Campaign)
}

/// The subject, with these commands besides.
pub fn noun(others: Vec<Verb>) -> Noun {
	let mut verbs = vec![
		own("list", "Lists all campaigns, or those of a scope", list, [
			Arg { required: false, ..arg("scope", Kind::Scope) },
		]),
		own(
			"show",
			"Shows a campaign: what it collects for, who gave, what lies in escrow, what comes next",
			show,
			[campaign()],
		)
		.note("Example: ovn campaign show printer"),
		own("create", "Creates a campaign: nothing of it ever changes afterwards", create, [
			arg("scope", Kind::Scope),
			arg("goal", Kind::Money),
			arg("buy", Kind::Text).opt().help("co-ownership: the name of what is bought together"),
			arg("existing", Kind::Resource).opt().help("co-ownership: or the resource that is bought anew, or improved"),
			arg("invest", Kind::Sort).opt().help("capped investment: the kind, a debt, by which the scope's equation pays investors"),
			arg("pre-sale", Kind::Flag).help("pre-sale: the money is income of the scope, which will deliver"),
			arg("donation", Kind::Flag).help("donation: the money is income of the scope"),
			arg("payee", Kind::Account).opt().help("who is paid: the vendor; with --buy, --existing and --invest"),
			arg("custodian", Kind::Account).opt().help("with --buy: who holds it in trust when it is bought"),
			arg("tariff", Kind::Tariff).opt().many().help("with --buy: what a class of use costs, as commercial:price=20,material=1,maintenance=1.5,infrastructure=5%,technician=20,payback=rest; once for each class"),
			arg("nature", Kind::Choice(NATURES)).opt().or("Physical").help("with --buy: what sort of thing it is"),
			arg("about", Kind::Hash).opt().help("with --buy: its description, a file or text whose SHA-256 is kept"),
			arg("ceiling", Kind::Ratio).opt().help("how many times what they gave contributors are paid back, as 120% [default: 120%]"),
			arg("discount", Kind::Ratio).opt().or("0%").help("with --invest: by how much less the scope may buy claims back"),
			arg("smallest", Kind::Money).opt().or("1").help("the smallest contribution"),
			arg("duration", Kind::Duration).opt().or("30d").help("how long it is open"),
			arg("agreement", Kind::Document).must().help("what contributors sign: a file, a URL with its hash, or a short text"),
			arg("relation", Kind::Hash).opt().help("how creator or stewards are related to the payee, if they are: a file or text; what is released is income of the scope then"),
			arg("difference-to", Kind::Fund).opt().help("the fund that takes the difference if the price is lower, unless a third objects [default: back to contributors]"),
			asset(),
		])
		.note("Example: ovn campaign create lab 4000 --buy printer --payee vera --custodian ana --agreement printer.pdf \\\n  --tariff commercial:price=20,material=1,maintenance=1.5,infrastructure=5%,technician=20 \\\n  --tariff community:material=1,maintenance=1.5"),
		own("contribute", "Gives money to a campaign, and signs its agreement", contribute, [
			campaign(),
			arg("amount", Kind::Money),
			arg("from-claims", Kind::Flag).help("take it from what you can claim, not from your wallet"),
			arg("agreement", Kind::Hash).opt().help("the agreement you have read: its file or hash; any other is refused"),
		])
		.note("Example: ovn campaign contribute printer 300"),
		call("withdraw", (PALLET, "withdraw"), [campaign()]),
		call("cancel", (PALLET, "cancel"), [campaign()]),
		own("request-release", "Announces a payment: contributors have seven days to object", propose, [
			campaign(),
			arg("amount", Kind::Money).opt().help("how much [default: all that is to be paid]"),
			arg("evidence", Kind::Document).must().help("the invoice, or what shows that it is due"),
		])
		.note("Example: ovn campaign request-release printer --evidence invoice.pdf"),
		call("object", (PALLET, "object"), [campaign()]),
		own("execute-release", "Makes a payment that was announced and not refused; anybody can", execute, [
			campaign(),
		]),
		call("lower-price", (PALLET, "lower_price"), [
			campaign(),
			arg("price", Kind::Money),
			arg("evidence", Kind::Document).must().help("what shows it"),
		]),
		own("refund", "Returns what is due to contributors: to all, or to one; anybody can", refund, [
			campaign(),
			arg("contributor", Kind::Account).opt().help("only to this one"),
		]),
	];
	verbs.extend(others);
	Noun {
		name: "campaign",
		about: "Campaigns: buying or funding something together, in escrow",
		verbs,
	}
}

/// The name of a campaign, with its number.
async fn campaign_name(context: &Context, id: &Json, plan: &Json) -> String {
	let number = as_said(id);
	match equipment::campaign_title(&context.chain, plan).await {
		Some(title) => format!("{title} (campaign {number})"),
		None => format!("campaign {number}"),
	}
}

async fn view_campaign(context: &Context, id: &Json) -> Outcome<Json> {
	let found = context.view(PALLET, "campaign", json!({"campaign": id})).await?;
	if found.is_null() {
		return Err(Failure::usage(format!("there is no campaign {}", as_said(id)))
			.hint("`ovn campaign list` shows all of them"));
	}
	Ok(found)
}

fn purpose_text(plan: &Json) -> &'static str {
	match &plan["purpose"] {
		Json::String(name) if name == "PreSale" => "pre-sale",
		Json::String(_) => "donation",
		other if other.get("CoOwnership").is_some() => "co-ownership",
		_ => "capped investment",
	}
}

/// What is particular to a purpose that pays contributors back.
fn debt(plan: &Json) -> Option<&Json> {
	let purpose = &plan["purpose"];
	purpose.get("CoOwnership").or_else(|| purpose.get("CappedInvestment"))
}

/// How many times an amount a ceiling is, rounded down.
fn times(amount: u128, ceiling: &Json) -> Outcome<u128> {
	let part = |name: &str| small(&ceiling[name]).map(U256::from);
	U256::from(amount)
		.checked_mul(part("numerator")?)
		.and_then(|product| U256::checked_div(product, part("denominator").ok()?))
		.and_then(|product| u128::try_from(product).ok())
		.ok_or_else(|| Failure::node("a ceiling that is no number"))
}

/// How much of a whole a part is, in per cent; of nothing it is none.
fn per_cent(part: u128, whole: u128) -> String {
	let share = U256::from(part).saturating_mul(10_000.into()).checked_div(whole.into());
	let share = share.and_then(|share| u128::try_from(share).ok());
	share.map_or_else(|| "-".into(), |share| format!("{} %", amounts::format(share, 2)))
}

fn list(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let wanted = values.get("scope").filter(|scope| !scope.is_null());
		let mut all: Vec<_> = context
			.chain
			.entries(PALLET, "Plans", &[])
			.await?
			.into_iter()
			.filter(|(_, terms)| wanted.is_none_or(|scope| terms["scope"] == *scope))
			.collect();
		all.sort_by_key(|(keys, _)| keys.first().and_then(base_units));
		let mut rows = Vec::new();
		let mut answers = Vec::new();
		for (keys, terms) in &all {
			let id = keys[0].clone();
			let record =
				context.chain.storage(PALLET, "Campaigns", std::slice::from_ref(&id)).await?;
			let missing = || Failure::node(format!("the node has no record of campaign {id}"));
			let record = record.ok_or_else(missing)?;
			let plan = &terms["plan"];
			let decimals = context.decimals(Some(&plan["asset"])).await?;
			let (collected, goal) = (
				amount(&record["collected"], "what is collected")?,
				amount(&plan["goal"], "the goal")?,
			);
			rows.push(vec![
				as_said(&id),
				// A cell without a word where the chain has none.
				equipment::campaign_title(&context.chain, plan).await.into_iter().collect(),
				purpose_text(plan).to_owned(),
				context.scope_name(small(&terms["scope"])?).await,
				word(&record["state"]),
				amounts::short(collected, decimals, 2),
				amounts::short(goal, decimals, 2),
				output::bar(collected, goal, 20),
			]);
			answers.push(json!({"campaign": id, "terms": terms, "record": record}));
		}
		if context.options.json {
			output::say(Json::from(answers).to_string());
		} else if rows.is_empty() {
			output::say(
				"There are no campaigns: `ovn campaign create --help` tells how to begin one.",
			);
		} else {
			output::say(output::table(
				&["number", "for", "purpose", "scope", "state", "collected", "goal", ""],
				&rows,
			));
		}
		Ok(())
	})
}

/// All contributions that are not settled.
async fn contributions(context: &Context, id: &Json) -> Outcome<Vec<Json>> {
	let place = |last: &Json| last["contributor"].clone();
	context.pages((PALLET, "contributions"), json!({"campaign": id}), place).await
}

fn show(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let id = &values["campaign"];
		let view = view_campaign(context, id).await?;
		let mut givers = contributions(context, id).await?;
		if context.options.json {
			output::say(json!({"campaign": view, "contributions": givers}).to_string());
			return Ok(());
		}
		let (terms, record) = (&view["terms"], &view["campaign"]);
		let plan = &terms["plan"];
		let asset = plan["asset"].clone();
		let decimals = context.decimals(Some(&asset)).await?;
		let (collected, goal) = (
			amount(&record["collected"], "what is collected")?,
			amount(&plan["goal"], "the goal")?,
		);
		let state = word(&record["state"]);
		output::say(format!(
			"{}: {} of {}, {state}",
			campaign_name(context, id, plan).await,
			purpose_text(plan),
			context.scope_name(small(&terms["scope"])?).await,
		));
		let line = |name: &str, text: String| output::say(format!("  {name:<11} {text}"));
		line(
			"collected",
			format!(
				"{:<30} {} of {} ({})",
				output::bar(collected, goal, 30),
				amounts::format(collected, decimals),
				context.money(&plan["goal"], Some(&asset)).await,
				per_cent(collected, goal)
			),
		);
		line("in escrow", context.money(&view["escrow"], Some(&asset)).await);
		if amount(&record["released"], "what was paid out")? > 0 {
			line("paid out", context.money(&record["released"], Some(&asset)).await);
		}
		if amount(&record["price"], "the price")? != goal {
			line("price", context.money(&record["price"], Some(&asset)).await);
		}
		if let Some(debt) = debt(plan) {
			line("is paid", context.who(&debt["payee"]));
			let ceiling = context.show(PALLET, "ceiling", &debt["ceiling"], &Json::Null).await;
			let owed = match view["owed"].is_null() {
				true => String::new(),
				false => {
					format!("; still owed: {}", context.money(&view["owed"], Some(&asset)).await)
				},
			};
			line("pays back", format!("up to {ceiling} of what each gave{owed}"));
		}
		line("agreement", context.show(PALLET, "agreement", &plan["agreement"], &Json::Null).await);
		if !plan["relation"].is_null() {
			line(
				"relation",
				format!(
					"declared: {}",
					context.show(PALLET, "relation", &plan["relation"], &Json::Null).await
				),
			);
		}
		if let Some(purchase) = plan["purpose"]["CoOwnership"].get("purchase") {
			let name = if record["resource"].is_null() { "held by" } else { "first held" };
			line(name, context.person(text(&purchase["custodian"], "custodian")?));
			for row in tariff_table(context, &purchase["tariffs"], &asset).await?.lines() {
				output::say(format!("  {row}"));
			}
		}
		if !givers.is_empty() {
			givers.sort_by_key(|giver| {
				(
					std::cmp::Reverse(base_units(&giver["contribution"]["amount"])),
					context.who(&giver["contributor"]),
				)
			});
			let announced = record["requested"].as_u64().filter(|_| !record["release"].is_null());
			let mut rows = Vec::new();
			for giver in &givers {
				let of = &giver["contribution"];
				let gave = amount(&of["amount"], "what somebody gave")?;
				let mut notes = Vec::new();
				if of["counts"] == json!(false) {
					notes.push("cannot object".to_owned());
				}
				if announced.is_some() && of["objected"].as_u64() == announced {
					notes.push("objects".into());
				}
				let returns = amount(&giver["returns"], "what returns")?;
				if returns > 0 {
					notes.push(format!("gets back {}", amounts::format(returns, decimals)));
				}
				if of["waits"] == json!(true) {
					notes.push("could not be paid".into());
				}
				rows.push(vec![
					context.who(&giver["contributor"]),
					amounts::short(gave, decimals, 2),
					per_cent(gave, collected),
					match debt(plan) {
						Some(debt) => amounts::short(times(gave, &debt["ceiling"])?, decimals, 2),
						None => String::new(),
					},
					notes.join(", "),
				]);
			}
			output::say("");
			let of = context.asset_name(Some(&asset));
			output::say(output::table(
				&["who", &format!("gave ({of})"), "share", &format!("is paid at most ({of})"), ""],
				&rows,
			));
		}
		let next = next_step(context, &view).await?;
		let next = next.replace("CAMPAIGN", &as_said(id));
		// A command stands on a line of its own.
		output::say(match next.strip_suffix(')').and_then(|next| next.rsplit_once(" (ovn ")) {
			Some((what, command)) => format!("\nNext: {what}\n  ovn {command}"),
			None => format!("\nNext: {next}"),
		});
		Ok(())
	})
}

/// What comes next, and by which command.
async fn next_step(context: &mut Context, view: &Json) -> Outcome<String> {
	let (terms, record) = (&view["terms"], &view["campaign"]);
	let plan = &terms["plan"];
	let asset = plan["asset"].clone();
	let now = context.chain.block();
	Ok(match text(&record["state"], "the state of the campaign")? {
		"Open" => {
			let deadline = small(&plan["deadline"])?;
			if u64::from(deadline) <= now {
				return Ok("the deadline has passed: anybody returns the money (ovn campaign refund CAMPAIGN)".into());
			}
			let missing = amount(&plan["goal"], "the goal")?
				.saturating_sub(amount(&record["collected"], "what is collected")?);
			format!(
				"{} are missing, until {} (ovn campaign contribute CAMPAIGN AMOUNT)",
				context.money(&json!(missing.to_string()), Some(&asset)).await,
				context.show_block(deadline)
			)
		},
		"Funded" | "Releasing" => {
			let by = context.show_block(small(&record["release_by"])?);
			let release = &record["release"];
			if release.is_null() {
				return Ok(format!(
					"the scope announces a payment until {by}, or all returns (ovn campaign request-release CAMPAIGN --evidence INVOICE)"
				));
			}
			let mut shown = context.money(&release["amount"], Some(&asset)).await;
			if release["difference"] == json!(true) {
				shown.push_str(", the difference of the price,");
			}
			let from = small(&release["from"])?;
			if u64::from(from) <= now {
				return Ok(format!("anybody makes the payment of {shown} (ovn campaign execute-release CAMPAIGN)"));
			}
			let counting = amount(&record["counting"], "who counts")?;
			format!(
				"{shown} are to be paid from {} on, unless contributors object (ovn campaign object CAMPAIGN): {} do, {} would stop it",
				context.show_block(from),
				context.money(&release["objected"], Some(&asset)).await,
				context.money(&json!(counting.div_ceil(3).to_string()), Some(&asset)).await,
			)
		},
		"Completed" if record["settled"] != json!(true) => {
			"what was bought could not be registered yet: anybody tries again (ovn campaign complete CAMPAIGN)".into()
		},
		"Completed" => {
			let mut text = String::new();
			if amount(&view["escrow"], "what is in escrow")? > 0 {
				text = "anybody returns the difference (ovn campaign refund CAMPAIGN). ".into();
			}
			if !record["resource"].is_null() {
				let name = equipment::resource_name(&context.chain, &record["resource"]).await;
				let number = as_said(&record["resource"]);
				text.push_str(&format!("it bought {name}, whose use pays contributors back (ovn resource show {number})"));
			} else if view["owed"].is_null() {
				text.push_str("nothing: it is done");
			} else {
				text.push_str("incomes of the scope pay investors back (ovn claim now)");
			}
			text
		},
		"Refunding" => {
			"anybody returns everybody's money (ovn campaign refund CAMPAIGN)".into()
		},
		_ => "nothing: everybody got everything back".into(),
	})
}

/// Refuses a time that is too short or too long, and says the bounds.
fn ensure_duration(context: &Context, duration: u32) -> Outcome {
	let bound = |name: &str| context.chain.constant(PALLET, name).and_then(|found| small(&found));
	let (least, most) = (bound("MinDuration")?, bound("MaxDuration")?);
	if (least..=most).contains(&duration) {
		return Ok(());
	}
	let text = |blocks| amounts::format_duration(blocks, context.chain.blocks_per_day);
	Err(Failure::usage(format!(
		"a campaign lasts from {} to {}, and this is {}",
		text(least),
		text(most),
		text(duration)
	))
	.hint("name another time with --duration, as 30d: the deadline is then"))
}

fn create(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let said = |name: &str| values.get(name).filter(|value| !value.is_null());
		let is = |name: &str| values.get(name) == Some(&json!(true));
		let tariffs = values["tariff"].clone();
		let payee =
			|| said("payee").ok_or_else(|| Failure::usage("say who is paid: --payee, the vendor"));
		let ceiling = said("ceiling").cloned().unwrap_or(Json::Null);
		let purpose = match (said("buy"), said("existing"), said("invest"), is("pre-sale"), is("donation")) {
			(buy, existing, None, false, false) if buy.is_some() != existing.is_some() => {
				let subject = match (buy, existing) {
					(Some(name), _) => {
						let text = text(name, "a name")?;
						let about = said("about").cloned().unwrap_or_else(|| {
							json!(scale::to_hex(&names::hash(text.as_bytes())))
						});
						json!({"New": {"name": text, "description": about, "nature": values["nature"]}})
					},
					(None, resource) => json!({"Existing": resource}),
				};
				let custodian = said("custodian").ok_or_else(|| {
					Failure::usage("say who holds it in trust when it is bought: --custodian")
				})?;
				if tariffs.as_array().is_none_or(Vec::is_empty) {
					return Err(Failure::usage("say what its use costs: --tariff, for at least one class")
						.hint("as --tariff commercial:price=20,maintenance=1.5,infrastructure=5%"));
				}
				json!({"CoOwnership": {
					"purchase": {"subject": subject, "custodian": custodian, "tariffs": tariffs},
					"payee": payee()?, "ceiling": ceiling,
				}})
			},
			(None, None, Some(kind), false, false) => json!({"CappedInvestment": {
				"kind": kind, "payee": payee()?, "ceiling": ceiling, "discount": values["discount"],
			}}),
			(None, None, None, true, false) => json!("PreSale"),
			(None, None, None, false, true) => json!("Donation"),
			_ => {
				return Err(Failure::usage("say what it is for: one of --buy NAME, --existing RESOURCE, --invest KIND, --pre-sale, --donation"))
			},
		};
		let duration = small(&values["duration"])?;
		ensure_duration(context, duration)?;
		let deadline = context.chain.block().saturating_add(u64::from(duration));
		let plan = json!({
			"purpose": purpose, "asset": values["asset"], "goal": values["goal"],
			"smallest": values["smallest"], "deadline": deadline, "agreement": values["agreement"],
			"relation": said("relation"),
			"difference": match said("difference-to") {
				Some(fund) => json!({"Fund": fund}),
				None => json!("Contributors"),
			},
		});
		let asset = values["asset"].clone();
		let mut text = vec![format!(
			"Creates a campaign of {}: {} of {} in {}.",
			context.scope_name(small(&values["scope"])?).await,
			purpose_text(&plan),
			context.money(&values["goal"], Some(&asset)).await,
			amounts::format_duration(duration, context.chain.blocks_per_day),
		)];
		if let Some(debt) = debt(&plan) {
			let ceiling = match debt["ceiling"].is_null() {
				true => "120 %".to_owned(),
				false => context.show(PALLET, "ceiling", &debt["ceiling"], &Json::Null).await,
			};
			text.push(format!(
				"  Paid: {}. Contributors are paid back up to {ceiling} of what they gave.",
				context.who(&debt["payee"]),
			));
		}
		if let Some(purchase) = plan["purpose"]["CoOwnership"].get("purchase") {
			for line in tariff_table(context, &purchase["tariffs"], &asset).await?.lines() {
				text.push(format!("  {line}"));
			}
		}
		text.push("  Nothing of this ever changes; until something is paid out the scope can cancel, and all is refunded.".into());
		let arguments = json!({"scope": values["scope"], "plan": plan});
		let call = context.chain.call(PALLET, "create", arguments, &scale::from_address)?;
		let Some(receipt) = context.send_told(call, text).await? else { return Ok(()) };
		if let Some(event) = receipt.of(PALLET, "CampaignCreated") {
			output::say(format!(
				"It is campaign {}, open until {}.",
				as_said(&event.fields["campaign"]),
				context.show_block(small(&event.fields["terms"]["plan"]["deadline"])?)
			));
		}
		Ok(())
	})
}

/// The signer's positions that have something to claim in an asset.
async fn sources(context: &Context, asset: &Json, wanted: u128) -> Outcome<(Vec<Json>, u128)> {
	let me = json!({"Agent": context.me()?});
	let (mut list, mut sum) = (Vec::new(), 0_u128);
	for position in equity::holdings_of(context, &me).await? {
		let mut can = 0_u128;
		for earned in list_of(&position["earned"], "what a position earned")? {
			if earned["asset"] == *asset {
				can = can.saturating_add(amount(&earned["claimable"], "what can be claimed")?);
			}
		}
		if can > 0 && list.len() < MOST_SOURCES && sum < wanted {
			list.push(json!([position["book"], position["series"]]));
			sum = sum.saturating_add(can);
		}
	}
	Ok((list, sum))
}

fn contribute(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let id = &values["campaign"];
		let view = view_campaign(context, id).await?;
		let (plan, record) = (&view["terms"]["plan"], &view["campaign"]);
		let asset = plan["asset"].clone();
		let name = campaign_name(context, id, plan).await;
		if record["state"] == json!("Open") && is_over(plan, context.chain.block()) {
			let found = Failure::new(
				Exit::Refused,
				format!(
					"The deadline has passed: {name} takes nothing any more (Crowdfunding.DeadlinePassed). Nothing was sent."
				),
			)
			.hint(format!(
				"anybody returns the money: `ovn campaign refund {}`",
				as_said(id)
			));
			return Err(Failure { name: Some("Crowdfunding.DeadlinePassed".into()), ..found });
		}
		let missing = amount(&plan["goal"], "the goal")?
			.saturating_sub(amount(&record["collected"], "what is collected")?);
		let wanted = amount(&values["amount"], "an amount")?;
		let takes = wanted.min(missing);
		let tokens = |amount: u128| json!(amount.to_string());
		let open = record["state"] == json!("Open");
		let takes = if open { takes } else { wanted };
		let mut text = vec![format!(
			"Gives {} to {name}, and signs its agreement {}.",
			context.money(&tokens(takes), Some(&asset)).await,
			context.show(PALLET, "agreement", &plan["agreement"], &Json::Null).await
		)];
		if takes < wanted {
			text.push("  Only so much is missing: the rest stays with you.".into());
		}
		if let Some(debt) = debt(plan).filter(|_| open) {
			let most = times(takes, &debt["ceiling"])?;
			text.push(format!(
				"  You are paid back up to {}, as it is used or earns; nobody promises when.",
				context.money(&tokens(most), Some(&asset)).await
			));
		}
		if open {
			text.push(format!(
				"  It stays in escrow. If {} are not there by {} it returns.",
				context.money(&plan["goal"], Some(&asset)).await,
				context.show_block(small(&plan["deadline"])?)
			));
		}
		if plan["purpose"].get("CoOwnership").is_some() {
			let scope = small(&view["terms"]["scope"])?;
			let key = [json!(scope), json!(context.me()?)];
			if context.chain.storage("Networks", "Members", &key).await?.is_none() {
				text.push(format!(
					"  To use it later you also have to belong to its scope, which this does not make you: ovn member join {scope}"
				));
			}
		}
		let agreement = values
			.get("agreement")
			.filter(|hash| !hash.is_null())
			.cloned()
			.unwrap_or_else(|| plan["agreement"]["hash"].clone());
		let mut arguments =
			json!({"campaign": id, "amount": values["amount"], "agreement": agreement});
		let mut call_name = "contribute";
		if values["from-claims"] == json!(true) {
			let (sources, sum) = sources(context, &asset, takes).await?;
			if sources.is_empty() {
				return Err(Failure::usage("you have nothing to claim in the campaign's asset")
					.hint("`ovn equity of` shows what you can claim; without --from-claims your wallet pays"));
			}
			text.push(format!(
				"  It is taken from what you can claim, {} in {} positions; what is not needed stays a claim.",
				context.money(&tokens(sum), Some(&asset)).await,
				sources.len()
			));
			arguments["sources"] = sources.into();
			call_name = "contribute_from_claims";
		}
		let call = context.chain.call(PALLET, call_name, arguments, &scale::from_address)?;
		let Some(receipt) = context.send_told(call, text).await? else { return Ok(()) };
		let find = |name: &str| receipt.of(PALLET, name);
		if let Some(event) = find("Contributed") {
			output::say(format!(
				"You gave {}; {} of {} are there.",
				context.money(&event.fields["amount"], Some(&asset)).await,
				context.money(&event.fields["collected"], Some(&asset)).await,
				context.money(&plan["goal"], Some(&asset)).await,
			));
		}
		if find("GoalMet").is_some() {
			output::say("The goal is met: the scope can announce the payment.");
		}
		Ok(())
	})
}

fn propose(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let id = &values["campaign"];
		let view = view_campaign(context, id).await?;
		let (plan, record) = (&view["terms"]["plan"], &view["campaign"]);
		let asset = plan["asset"].clone();
		let due = match values.get("amount").filter(|amount| !amount.is_null()) {
			Some(amount) => amount.clone(),
			None => {
				let released = amount(&record["released"], "what was paid out")?;
				json!(amount(&record["price"], "the price")?.saturating_sub(released).to_string())
			},
		};
		let payee = match debt(plan) {
			Some(debt) => context.who(&debt["payee"]),
			None => "the scope, as income".into(),
		};
		let text = vec![
			format!(
				"Announces that {} of {} are to be paid to {payee}.",
				context.money(&due, Some(&asset)).await,
				campaign_name(context, id, plan).await
			),
			format!(
				"  Evidence: {}. Contributors with a third of what counts can stop it.",
				context.show(PALLET, "evidence", &values["evidence"], &Json::Null).await
			),
		];
		let arguments = json!({"campaign": id, "amount": due, "evidence": values["evidence"]});
		let call =
			context.chain.call(PALLET, "request_release", arguments, &scale::from_address)?;
		let Some(receipt) = context.send_told(call, text).await? else { return Ok(()) };
		if let Some(event) = receipt.of(PALLET, "ReleaseRequested") {
			output::say(format!(
				"Contributors can object until {}. Then anybody makes it: ovn campaign execute-release {}",
				context.show_block(small(&event.fields["from"])?),
				as_said(id)
			));
		}
		Ok(())
	})
}

fn execute(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let id = &values["campaign"];
		let view = view_campaign(context, id).await?;
		let (plan, record) = (&view["terms"]["plan"], &view["campaign"]);
		let asset = plan["asset"].clone();
		let release = &record["release"];
		let name = campaign_name(context, id, plan).await;
		if release.is_null() {
			return Err(Failure::usage(format!("no payment of {name} is announced"))
				.hint("`ovn campaign show CAMPAIGN` says what comes next"));
		}
		let payee = match debt(plan) {
			Some(debt) => context.who(&debt["payee"]),
			None => "the scope, as income".into(),
		};
		let text = vec![format!(
			"Pays {} of {name} to {payee}.",
			context.money(&release["amount"], Some(&asset)).await
		)];
		let call = context.chain.call(
			PALLET,
			"execute_release",
			json!({"campaign": id}),
			&scale::from_address,
		)?;
		let Some(receipt) = context.send_told(call, text).await? else { return Ok(()) };
		let find = |name: &str| receipt.of(PALLET, name);
		if let Some(event) = find("Released") {
			output::say(format!(
				"{} are paid to {payee}; {} are left in escrow.",
				context.money(&event.fields["amount"], Some(&asset)).await,
				context.money(&event.fields["escrow"], Some(&asset)).await
			));
		}
		if let Some(event) = find("Settled") {
			if !event.fields["resource"].is_null() {
				output::say(format!(
					"{} is registered, non-dominium; its use pays contributors back from now on.",
					equipment::resource_name(&context.chain, &event.fields["resource"]).await
				));
				let resource = &event.fields["resource"];
				let found =
					context.chain.storage("Custody", "Resources", std::slice::from_ref(resource));
				let found = found.await?.unwrap_or(Json::Null);
				if found["state"] == json!("PendingValidation") {
					output::say(format!(
						"Before anybody can use it a steward of the scope validates it: ovn resource validate {}",
						as_said(resource)
					));
				}
			}
		}
		if find("SettlementWaits").is_some() {
			output::say(
				"What was bought could not be registered yet: ovn campaign complete CAMPAIGN",
			);
		}
		if let Some(event) = find("Completed") {
			if amount(&event.fields["returning"], "what returns")? > 0 {
				output::say(format!(
					"{} return to contributors: ovn campaign refund CAMPAIGN",
					context.money(&event.fields["returning"], Some(&asset)).await
				));
			}
		}
		Ok(())
	})
}

/// Whether the time to contribute is over.
fn is_over(plan: &Json, now: u64) -> bool {
	plan["deadline"].as_u64().is_some_and(|deadline| deadline <= now)
}

/// Until which block nothing returns to contributors; nothing if something may return now.
fn not_yet(view: &Json, now: u64) -> Option<u32> {
	let (plan, record) = (&view["terms"]["plan"], &view["campaign"]);
	let until = match record["state"].as_str()? {
		"Open" => &plan["deadline"],
		"Funded" | "Releasing" => &record["release_by"],
		_ => return None,
	};
	until.as_u64().filter(|until| *until > now).and_then(|_| small(until).ok())
}

fn refund(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let id = &values["campaign"];
		let view = view_campaign(context, id).await?;
		let plan = &view["terms"]["plan"];
		let asset = plan["asset"].clone();
		let name = campaign_name(context, id, plan).await;
		if let Some(one) = values.get("contributor").filter(|one| !one.is_null()) {
			let text = vec![format!("Returns to {} what is due of {name}.", context.who(one))];
			let call = context.chain.call(PALLET, "refund", values.into(), &scale::from_address)?;
			return context.send(call, text).await.map(|_| ());
		}
		if let Some(until) = not_yet(&view, context.chain.block()) {
			let next = next_step(context, &view).await?.replace("CAMPAIGN", &as_said(id));
			let found = Failure::new(
				Exit::Refused,
				format!(
					"Nothing of {name} returns now: it does if what is waited for has not come by {} (Crowdfunding.NotRefunding). Nothing was sent.",
					context.show_block(until)
				),
			)
			.hint(format!("next: {next}"));
			return Err(Failure { name: Some("Crowdfunding.NotRefunding".into()), ..found });
		}
		let count = amount(&view["campaign"]["contributors"], "how many gave")?;
		let mut after = Json::Null;
		let (mut returned, mut people, mut waiting) = (0_u128, 0_usize, 0_usize);
		let mut list = contributions(context, id).await?;
		if list.is_empty() {
			output::say(format!("Nobody waits for anything of {name}."));
			return Ok(());
		}
		while !list.is_empty() {
			let page: Vec<_> = list.drain(..list.len().min(50)).collect();
			let text = vec![format!(
				"Returns to {} of {count} contributors what is due of {name}.",
				page.len()
			)];
			let arguments = json!({"campaign": id, "after": after, "limit": REFUNDS});
			let call =
				context.chain.call(PALLET, "refund_page", arguments, &scale::from_address)?;
			let Some(receipt) = context.send_quietly(call, text).await? else { return Ok(()) };
			for event in &receipt.events {
				match event.name.as_str() {
					"Refunded" => {
						people = people.saturating_add(1);
						let returns = amount(&event.fields["amount"], "what returned")?;
						returned = returned.saturating_add(returns);
					},
					"RefundWaits" => {
						waiting = waiting.saturating_add(1);
						if let Some(line) = context.tell_event(event).await {
							output::tell(line);
						}
					},
					_ => {},
				}
			}
			after = page.last().map_or(Json::Null, |last| last["contributor"].clone());
		}
		if context.options.json {
			output::say(
				json!({"refunded": people, "amount": returned.to_string(), "waiting": waiting})
					.to_string(),
			);
			return Ok(());
		}
		output::say(format!(
			"{people} contributors got {} back.",
			context.money(&json!(returned.to_string()), Some(&asset)).await
		));
		if waiting > 0 {
			output::say(format!("{waiting} could not be paid now: run it again later, or they name another account (ovn campaign claim-difference)."));
		}
		Ok(())
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn nothing_returns_before_the_deadline_that_is_waited_for() {
		let view = |state: &str| json!({"terms": {"plan": {"deadline": 50}}, "campaign": {"state": state, "release_by": 90}});
		assert_eq!(not_yet(&view("Open"), 49), Some(50));
		assert_eq!(not_yet(&view("Open"), 50), None);
		assert_eq!(not_yet(&view("Releasing"), 50), Some(90));
		assert_eq!(not_yet(&view("Refunding"), 1), None);
		assert!(is_over(&json!({"deadline": 50}), 50) && !is_over(&json!({"deadline": 50}), 49));
	}
}
