// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Value equations: what they say, setting one, and the usual ones.

use super::{
	income::{ask_preview, kind_name, purse_name, split_lines},
	network::small,
};
use crate::{
	amounts,
	context::Context,
	errors::{Failure, Outcome},
	fields::{amount, as_said, list_of},
	output, scale,
	verbs::{arg, asset, call, own, view, Kind, Noun, Values},
};
use serde_json::{json, Value as Json};
use std::{future::Future, pin::Pin};

const PALLET: &str = "ValueEquation";

/// Equations.
pub fn equation() -> Noun {
	Noun {
		name: "equation",
		about: "The value equation of a scope: where its income goes",
		verbs: vec![
			own("show", "Shows the equation in force, and what is to come", show, [arg("scope", Kind::Scope)]),
			own("set", "Gives a scope an equation: from JSON, or a usual one by name", set, [
				arg("scope", Kind::Scope),
				arg("equation", Kind::Object).opt().help("JSON or @FILE, as `ovn --json equation show` prints it"),
				arg("preset", Kind::Choice(&["equal-shares", "hours-only", "hours-by-rate", "costs-first"])).opt().help("a usual equation instead"),
				arg("kinds", Kind::Sort).opt().many().help("with --preset: the kinds that share"),
				arg("costs", Kind::Sort).opt().many().help("with --preset costs-first: the kinds that are paid before"),
			])
			.note("Look before you decide: ovn income preview SCOPE 1000 --equation @FILE\nExample: ovn equation set printer --preset hours-by-rate --kinds work design"),
			own("preset", "Prints a usual equation as JSON, to be changed and set", preset, [
				arg("preset", Kind::Text).help("its name, with numbers of kinds and purses, as JSON; the name alone tells what it needs"),
			])
			.note("Example: ovn equation preset '{\"CostsFirst\": {\"costs\": [1], \"contributions\": [0]}}'\nAll of them: docs/reference/value-equation.md, under Preset."),
			call("notice", (PALLET, "set_notice"), [
				arg("scope", Kind::Scope),
				arg("notice", Kind::Duration).opt().help("none: as the scope above"),
			]),
			view("notice-in-force", (PALLET, "notice"), [arg("scope", Kind::Scope)]),
			call("levy", (PALLET, "set_levy"), [
				arg("network", Kind::Scope),
				arg("share", Kind::Ratio),
				arg("purse", Kind::Purse).opt().or("treasury").help("where it goes"),
			]),
			call("divide-levy", (PALLET, "set_levy"), [arg("network", Kind::Scope), arg("share", Kind::Ratio)])
				.note("The network divides what it levies by its own equation: ovn income process-levy."),
			view("levy-in-force", (PALLET, "levy"), [arg("network", Kind::Scope)]),
			call("smallest", (PALLET, "set_smallest_income"), [
				arg("scope", Kind::Scope),
				arg("amount", Kind::Money).opt().help("none: the chain's own"),
				asset(),
			]),
			view("values", (PALLET, "values"), [arg("scope", Kind::Scope), asset()]),
		],
	}
}

/// Who gets what a bucket takes.
pub(super) async fn recipient(context: &mut Context, scope: u32, of: &Json) -> Outcome<String> {
	if let Some(purse) = of.get("Fund") {
		return Ok(purse_name(context, scope, purse).await);
	}
	if let Some(account) = of["Account"].as_str() {
		return Ok(context.person(account));
	}
	if let Some(other) = of.get("Scope") {
		return Ok(format!("the inbox of {}", context.scope_shown(other).await));
	}
	let books = &of["Books"];
	let mut names = Vec::new();
	for kind in list_of(&books["kinds"], "the kinds of a bucket")? {
		names.push(kind_name(context, scope, kind).await);
	}
	let most = match books["at_most"].is_null() {
		true => String::new(),
		false => format!(
			", at most {} of what it is worth",
			context.show(PALLET, "at_most", &books["at_most"], &Json::Null).await
		),
	};
	let then = match &books["on_empty"] {
		Json::String(text) if text == "NextBucket" => "the rest to the next bucket".to_owned(),
		Json::String(_) => "the rest stays in the bucket".to_owned(),
		other => format!("the rest to {}", purse_name(context, scope, &other["Fund"]).await),
	};
	Ok(format!("contributors of {}{most}; {then}", names.join(", ")))
}

/// An equation in lines: a table, and what it leaves open to mistakes.
pub async fn equation_lines(
	context: &mut Context,
	scope: u32,
	equation: &Json,
) -> Outcome<Vec<String>> {
	let straight = is_straight(equation);
	let mut rows = Vec::new();
	for (index, bucket) in
		list_of(&equation["buckets"], "the buckets of an equation")?.iter().enumerate()
	{
		let ask = &bucket["ask"];
		let asks = match ask.get("Share") {
			Some(share) => context.show(PALLET, "share", share, &Json::Null).await,
			None => context.money(&ask["Fixed"]["amount"], ask["Fixed"].get("asset")).await,
		};
		rows.push(vec![
			index.to_string(),
			as_said(&bucket["name"]),
			asks,
			recipient(context, scope, &bucket["recipient"]).await?,
		]);
	}
	let of = if straight { "of the income" } else { "of what is left" };
	let mut lines: Vec<_> =
		output::table(&["", "bucket", of, "to"], &rows).lines().map(str::to_owned).collect();
	lines.push(format!(
		"What no bucket wants goes to {}.",
		purse_name(context, scope, &equation["residue"]).await
	));
	lines.extend(rules_of(equation)?.into_iter().map(str::to_owned));
	Ok(lines)
}

fn is_straight(equation: &Json) -> bool {
	equation["mode"].as_str().is_some_and(|mode| mode.eq_ignore_ascii_case("straight"))
}

/// What holds of an equation and cannot be seen in its table.
pub(super) fn rules_of(equation: &Json) -> Outcome<Vec<&'static str>> {
	let buckets = list_of(&equation["buckets"], "the buckets of an equation")?;
	let books = || buckets.iter().map(|bucket| &bucket["recipient"]["Books"]);
	let passes = books().any(|books| {
		books["on_empty"].as_str().is_some_and(|text| text.eq_ignore_ascii_case("NextBucket"))
	});
	let mut lines = Vec::new();
	if passes {
		lines.push("What a bucket passes on goes to the next one whole, on top of its own part and whatever its share is.");
	}
	if books().any(|books| !books["at_most"].is_null()) {
		lines.push("\"At most\" is counted in what all those contributions are worth (rate times units), in each income anew; not in the income.");
	}
	if buckets.iter().any(|bucket| bucket["recipient"].get("Scope").is_some()) {
		lines.push("Another scope gets its part of what is left after the levy of this network, and pays the levy of its own network of it.");
	}
	Ok(lines)
}

/// What each bucket of an equation would take of an income if all could take their whole part, and what is left.
fn whole_parts(equation: &Json, income: u128) -> Outcome<Vec<u128>> {
	let mut left = income;
	let mut parts = Vec::new();
	for bucket in list_of(&equation["buckets"], "the buckets of an equation")? {
		let of = if is_straight(equation) { income } else { left };
		let share = &bucket["ask"]["Share"];
		let wanted = match (share["numerator"].as_u64(), share["denominator"].as_u64()) {
			(Some(above), Some(below)) => of
				.checked_mul(above.into())
				.and_then(|product| product.checked_div(below.into()))
				.ok_or_else(|| Failure::node("a share of an equation that is none"))?,
			_ => amount(&bucket["ask"]["Fixed"]["amount"], "amount")?,
		};
		let takes = wanted.min(left);
		left = left.saturating_sub(takes);
		parts.push(takes);
	}
	parts.push(left);
	Ok(parts)
}

/// An equation worked through on an income of 1,000: as the chain would divide it now, and if all buckets could take
/// their parts.
async fn example_lines(context: &mut Context, scope: u32, equation: &Json) -> Outcome<Vec<String>> {
	let unit = 10_u128.checked_pow(context.chain.decimals().into()).unwrap_or(1);
	let income = unit.saturating_mul(EXAMPLE);
	let native = json!("Native");
	let amount = json!(income.to_string());
	let (of, class) = (json!(scope), json!("Sale"));
	let split = ask_preview(context, &of, &native, &amount, &class, Some(equation)).await;
	let mut lines = vec![String::new()];
	match split {
		Ok(split) => {
			lines.push(format!(
				"An income of {} would be divided so by it now, with the contributions there are:",
				context.money(&amount, None).await
			));
			let table = split_lines(context, scope, equation, &split, &native).await?;
			lines.extend(table.into_iter().map(|line| format!("  {line}")));
		},
		Err(failure) if cannot_hold(&failure) => {
			return Err(Failure {
				what: failure.what.replacen("The chain refused:", "This equation cannot hold:", 1),
				..failure
			})
		},
		Err(failure) => lines
			.push(format!("How it would divide an income cannot be said now: {}", failure.what)),
	}
	let parts = whole_parts(equation, income)?;
	let names = list_of(&equation["buckets"], "the buckets of an equation")?.iter();
	let names = names.map(|bucket| as_said(&bucket["name"]));
	let mut texts = Vec::new();
	for (name, part) in names.chain(["left".to_owned()]).zip(parts) {
		texts.push(format!("{name} {}", amounts::short(part, context.chain.decimals(), 2)));
	}
	lines.push(format!(
		"If every bucket could take its whole part, of {} without a levy: {}.",
		context.money(&amount, None).await,
		texts.join(", ")
	));
	Ok(lines)
}

/// The income on which equations are worked through, in whole tokens.
const EXAMPLE: u128 = 1_000;

/// Whether an error says that an equation itself is wrong.
fn cannot_hold(failure: &Failure) -> bool {
	let Some(name) = failure.name.as_deref().and_then(|name| name.strip_prefix("ValueEquation."))
	else {
		return false;
	};
	[
		"InvalidName",
		"InvalidShares",
		"KindNotFound",
		"DuplicateKind",
		"TooManyKinds",
		"EmptyBucket",
		"SelfRecipient",
		"PurseNotFound",
		"ScopeNotFound",
	]
	.contains(&name)
}

/// Refuses an equation that the chain would not take.
pub async fn ensure_divides(context: &Context, scope: &Json, equation: &Json) -> Outcome {
	let unit = 10_u128.checked_pow(context.chain.decimals().into()).unwrap_or(1);
	let amount = json!(unit.saturating_mul(EXAMPLE).to_string());
	let native = json!("Native");
	match ask_preview(context, scope, &native, &amount, &json!("Sale"), Some(equation)).await {
		Err(failure) if cannot_hold(&failure) => Err(Failure {
			what: format!(
				"{} Nothing was signed.",
				failure.what.replacen("The chain refused:", "This could not be carried out:", 1)
			),
			..failure
		}),
		_ => Ok(()),
	}
}

/// An equation with the names in it read: of scopes, kinds, funds and people.
pub(super) async fn read_names(
	context: &mut Context,
	scope: u32,
	mut equation: Json,
) -> Outcome<Json> {
	async fn purse(context: &Context, scope: u32, of: &mut Json) -> Outcome {
		let fund = &mut of["Fund"];
		if let Some(name) = fund.as_str().map(str::to_owned) {
			*fund = json!(context.fund(scope, &name).await?);
		}
		Ok(())
	}
	if equation["residue"].is_object() {
		purse(context, scope, &mut equation["residue"]).await?;
	}
	for bucket in equation["buckets"].as_array_mut().into_iter().flatten() {
		let of = &mut bucket["recipient"];
		if !of.is_object() {
			continue;
		}
		if let Some(name) = of["Scope"].as_str().map(str::to_owned) {
			of["Scope"] = json!(context.scope(&name).await?);
		} else if let Some(name) = of["Account"].as_str().map(str::to_owned) {
			of["Account"] = json!(context.account(&name)?);
		} else if of.get("Fund").is_some_and(Json::is_object) {
			purse(context, scope, &mut of["Fund"]).await?;
		} else if of.get("Books").is_some() {
			for kind in of["Books"]["kinds"].as_array_mut().into_iter().flatten() {
				if let Some(name) = kind.as_str().map(str::to_owned) {
					*kind = json!(context.kind_of(scope, &name).await?);
				}
			}
			if of["Books"]["on_empty"].get("Fund").is_some_and(Json::is_object) {
				purse(context, scope, &mut of["Books"]["on_empty"]["Fund"]).await?;
			}
		}
		// What was looked for and is not there is no part of it.
		if let Some(of) = of.as_object_mut() {
			of.retain(|_, value| !value.is_null());
		}
	}
	Ok(equation)
}

fn show(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let scope = small(&values["scope"])?;
		let found = context.view(PALLET, "equation", json!({"scope": scope})).await?;
		if context.options.json {
			output::say(found.to_string());
			return Ok(());
		}
		if found.is_null() {
			output::say("This scope has no equation yet: it cannot take income.");
			output::say(
				"`ovn equation set SCOPE --preset hours-by-rate --kinds KIND` is a beginning.",
			);
			return Ok(());
		}
		output::say(format!(
			"Equation of {}, version {}",
			context.scope_name(scope).await,
			found["version"]
		));
		for line in equation_lines(context, scope, &found["equation"]).await? {
			output::say(line);
		}
		for line in example_lines(context, scope, &found["equation"]).await? {
			output::say(line);
		}
		output::say("");
		let mut rows = Vec::new();
		for rate in list_of(&found["rates"], "rates")? {
			let next = match rate["next"].as_object() {
				Some(next) => format!(
					"{} from {}",
					context.money(&next["rate"], None).await,
					context.show_block(small(&next["from"])?)
				),
				None => String::new(),
			};
			rows.push(vec![
				kind_name(context, scope, &rate["kind"]).await,
				context.money(&rate["rate"], None).await,
				next,
			]);
		}
		output::say(output::table(&["kind", "rate", "to come"], &rows));
		if !found["next"].is_null() {
			output::say(format!(
				"\nTo come, from {}:",
				context.show_block(small(&found["next"]["from"])?)
			));
			for line in equation_lines(context, scope, &found["next"]["equation"]).await? {
				output::say(line);
			}
		}
		Ok(())
	})
}

fn set(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let scope = small(&values["scope"])?;
		let given = values.get("equation").filter(|value| !value.is_null());
		let kinds = values["kinds"].clone();
		let preset = values.get("preset").and_then(Json::as_str);
		let equation = match (given, preset) {
			(Some(equation), None) => {
				let equation = equation.get("equation").unwrap_or(equation).clone();
				read_names(context, scope, equation).await?
			},
			(None, Some(name)) => {
				let first = kinds[0].clone();
				if first.is_null() {
					return Err(Failure::usage("a preset needs --kinds: those that share"));
				}
				let preset = match name {
					"equal-shares" => json!({"EqualShares": {"participation": first}}),
					"hours-only" => json!({"HoursOnly": {"work": first}}),
					"costs-first" if values["costs"][0].is_null() => {
						return Err(Failure::usage("costs-first needs --costs, too: the kinds that are paid before the others"));
					},
					"costs-first" => {
						json!({"CostsFirst": {"costs": values["costs"], "contributions": kinds}})
					},
					_ => json!({"HoursByRate": {"work": kinds}}),
				};
				context.view(PALLET, "preset", json!({"preset": preset})).await?
			},
			_ => {
				return Err(Failure::usage(
					"name an equation: --equation @FILE, or --preset NAME --kinds KIND ...",
				))
			},
		};
		// What is no equation is refused before anything of it is shown.
		let call = context.chain.call(
			PALLET,
			"set_equation",
			json!({"scope": scope, "equation": equation}),
			&scale::from_address,
		)?;
		let mut words = vec![format!("Gives {} this equation:", context.scope_name(scope).await)];
		for line in equation_lines(context, scope, &equation).await? {
			words.push(format!("  {line}"));
		}
		for line in example_lines(context, scope, &equation).await? {
			words.push(format!("  {line}").trim_end().to_owned());
		}
		let current = context.view(PALLET, "equation", json!({"scope": scope})).await?;
		if current.is_null() {
			words.push("It is the first: it holds at once.".into());
		} else {
			words.push("In force until it holds:".into());
			for line in equation_lines(context, scope, &current["equation"]).await? {
				words.push(format!("  {line}"));
			}
			let notice = context.view(PALLET, "notice", json!({"scope": scope})).await?;
			words.push(format!(
				"It holds after the notice of {}.",
				amounts::format_duration(small(&notice)?, context.chain.blocks_per_day)
			));
		}
		context.send(call, words).await.map(|_| ())
	})
}

fn preset(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let preset = preset_of(&as_said(&values["preset"]))?;
		let found = context.view(PALLET, "preset", json!({"preset": preset})).await?;
		output::say(format!("{found:#}"));
		Ok(())
	})
}

/// The usual equations, as they are written.
const PRESETS: [(&str, &str); 6] = [
	("EqualShares", "{\"EqualShares\": {\"participation\": 0}}"),
	("HoursOnly", "{\"HoursOnly\": {\"work\": 0}}"),
	("HoursByRate", "{\"HoursByRate\": {\"work\": [0, 1]}}"),
	("FabLab", "{\"FabLab\": {\"infrastructure\": \"Treasury\", \"investment\": 0, \"initiation\": 1, \"costs\": [2], \"participation\": [3]}}"),
	("HalfAndHalf", "{\"HalfAndHalf\": {\"costs\": [0], \"emergency\": {\"Fund\": 0}, \"budget\": \"Treasury\"}}"),
	("CostsFirst", "{\"CostsFirst\": {\"costs\": [1], \"contributions\": [0]}}"),
];

/// A usual equation that was written as JSON, or @FILE with it; its name alone is told what it needs.
fn preset_of(text: &str) -> Outcome<Json> {
	let plain = |text: &str| text.to_lowercase().replace(['-', '_', ' '], "");
	if let Some((name, example)) = PRESETS.iter().find(|(name, _)| plain(name) == plain(text)) {
		return Err(Failure::usage(format!("{name} needs the numbers of its kinds and purses"))
			.hint(format!("write it as '{example}'; `ovn kind list SCOPE` shows the numbers of kinds, `ovn fund list SCOPE` those of funds")));
	}
	let content = match text.strip_prefix('@') {
		Some(path) => crate::documents::read_text(path)?,
		None => text.to_owned(),
	};
	serde_json::from_str(&content).map_err(|_| {
		let names: Vec<_> = PRESETS.iter().map(|(name, _)| *name).collect();
		Failure::usage(format!("{text} is no usual equation")).hint(format!(
			"they are {}; `ovn equation preset NAME` says what one needs",
			names.join(", ")
		))
	})
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::scale;

	fn costs_first() -> Json {
		let bucket = |name: &str, numerator: u32| {
			json!({
				"name": name, "ask": {"Share": {"numerator": numerator, "denominator": 100}},
				"recipient": {"Books": {"kinds": [0], "at_most": null, "on_empty": "NextBucket"}},
			})
		};
		json!({
			"mode": "Remaining", "residue": "Treasury",
			"buckets": [bucket("costs", 50), bucket("initiators", 10), bucket("hours", 100)],
		})
	}

	#[test]
	fn parts_are_worked_through_in_the_order_of_the_buckets() {
		assert_eq!(whole_parts(&costs_first(), 1_000).unwrap(), [500, 50, 450, 0]);
		let mut straight = costs_first();
		straight["mode"] = json!("Straight");
		straight["buckets"][2]["ask"]["Share"]["numerator"] = json!(30);
		assert_eq!(whole_parts(&straight, 1_000).unwrap(), [500, 100, 300, 100]);
	}

	#[test]
	fn what_is_passed_on_and_at_most_are_explained_where_they_occur() {
		let mut equation = costs_first();
		assert!(rules_of(&equation).unwrap()[0].contains("whatever its share is"));
		assert_eq!(rules_of(&equation).unwrap().len(), 1);
		equation["buckets"][1]["recipient"]["Books"]["at_most"] =
			json!({"numerator": 1, "denominator": 10});
		assert!(rules_of(&equation).unwrap()[1].contains("not in the income"));
		let plain = json!({"mode": "Straight", "buckets": [], "residue": "Treasury"});
		assert!(rules_of(&plain).unwrap().is_empty());
	}

	#[test]
	fn preset_by_its_name_alone_says_what_it_needs() {
		let failure = preset_of("costs-first").unwrap_err();
		assert!(failure.todo.unwrap().contains("\"contributions\": [0]"));
		assert!(preset_of("nonsense").unwrap_err().todo.unwrap().contains("CostsFirst"));
		for (name, example) in PRESETS {
			assert!(preset_of(example).unwrap().get(name).is_some());
		}
	}

	#[test]
	fn usual_equations_are_those_of_the_chain() {
		let metadata = crate::docs::embedded();
		let pallet = metadata.pallet_by_name(PALLET).unwrap();
		let view = pallet.view_function_by_name("preset").unwrap();
		let id = view.inputs().next().unwrap().id;
		for (name, example) in PRESETS {
			let value: Json = serde_json::from_str(example).unwrap();
			let mut out = Vec::new();
			let known = &scale::from_address;
			scale::encode(metadata.types(), id, &value, known, &mut out)
				.unwrap_or_else(|error| panic!("{name}: {error}"));
		}
	}
}
