// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What campaigns, resources and uses have in common: tariffs, what a use costs, names.

use super::{
	income::purse_name,
	network::{shown, small},
};
use crate::{
	amounts,
	context::{amount, as_said, list_of, word, Context},
	errors::{Failure, Outcome},
	names, output,
};
use serde_json::{json, Value as Json};

/// The classes of use, as they are written.
pub const CLASSES: [&str; 5] = ["Community", "Commercial", "Project", "Owner", "Other"];

/// Reads a tariff: `commercial:price=20,material=1,maintenance=1.5,infrastructure=5%,technician=20,payback=rest`.
pub fn tariff(text: &str, decimals: u8) -> Outcome<Json> {
	let example = "as commercial:price=20,material=1,maintenance=1.5,infrastructure=5%,technician=20,payback=rest";
	let wrong = |what: String| Failure::usage(what).hint(format!("write it {example}"));
	let (class, parts) =
		text.split_once(':').ok_or_else(|| wrong(format!("{text} is no tariff")))?;
	let class =
		CLASSES.iter().find(|known| known.eq_ignore_ascii_case(class.trim())).ok_or_else(|| {
			let known = CLASSES.join(", ").to_lowercase();
			wrong(format!("{class} is no class of use: {known}"))
		})?;
	let mut found = json!({
		"price_per_hour": "0", "material_per_unit": "0", "maintenance_per_hour": "0",
		"infrastructure": {"numerator": 0, "denominator": 1}, "payback": "Residue",
		"technician_per_hour": "0",
	});
	for part in parts.split(',').map(str::trim).filter(|part| !part.is_empty()) {
		let (name, value) =
			part.split_once('=').ok_or_else(|| wrong(format!("{part} says no amount")))?;
		let ratio = || {
			amounts::parse_ratio(value)
				.map(|(above, below)| json!({"numerator": above, "denominator": below}))
		};
		let (field, value) = match name.trim() {
			"payback" if matches!(value, "rest" | "residue") => ("payback", json!("Residue")),
			"payback" => ("payback", json!({"Share": ratio()?})),
			"infrastructure" => ("infrastructure", ratio()?),
			other => {
				let field = match other {
					"price" => "price_per_hour",
					"material" => "material_per_unit",
					"maintenance" => "maintenance_per_hour",
					"technician" => "technician_per_hour",
					_ => return Err(wrong(format!("a tariff has no {other}"))),
				};
				(field, json!(amounts::parse(value.trim(), decimals)?.to_string()))
			},
		};
		found[field] = value;
	}
	Ok(json!([class, found]))
}

/// Tariffs as a table, one class a line.
pub async fn tariff_table(context: &mut Context, tariffs: &Json, asset: &Json) -> Outcome<String> {
	let decimals = context.decimals(Some(asset)).await?;
	let mut rows = Vec::new();
	for line in list_of(tariffs, "tariffs")? {
		let of = &line[1];
		let money = |name: &str| -> Outcome<String> {
			Ok(amounts::format(amount(&of[name], "a price")?, decimals))
		};
		let share = |of: &Json| -> Outcome<String> {
			let part = |name: &str| small(&of[name]).map(u64::from);
			Ok(amounts::format_ratio(part("numerator")?, part("denominator")?))
		};
		rows.push(vec![
			word(&line[0]),
			money("price_per_hour")?,
			money("maintenance_per_hour")?,
			money("technician_per_hour")?,
			money("material_per_unit")?,
			share(&of["infrastructure"])?,
			match of["payback"].get("Share") {
				Some(of) => share(of)?,
				None => "the rest".into(),
			},
		]);
	}
	let of = context.asset_name(Some(asset));
	let table = output::table(
		&[
			"use",
			"price/h",
			"maintenance/h",
			"technician/h",
			"material/unit",
			"infrastructure",
			"payback",
		],
		&rows,
	);
	Ok(format!("{table}\nAll prices are in {of}: /h for an hour, /unit for a unit of material."))
}

/// What a campaign is for, in a few words, if it says so.
pub async fn campaign_title(context: &Context, plan: &Json) -> Option<String> {
	let subject = &plan["purpose"]["CoOwnership"]["purchase"]["subject"];
	if let Some(name) = subject["New"]["name"].as_str() {
		return Some(name.to_owned());
	}
	if let Some(resource) = subject.get("Existing") {
		return resource_title(context, resource).await;
	}
	plan["agreement"]["uri"].as_str().and_then(names::from_uri)
}

async fn resource_title(context: &Context, resource: &Json) -> Option<String> {
	let found = context.chain.storage("Custody", "Resources", std::slice::from_ref(resource)).await;
	let found = found.ok().flatten()?;
	found["identity"]["name"].as_str().map(str::to_owned)
}

/// The name of a resource, with its number.
pub async fn resource_name(context: &Context, resource: &Json) -> String {
	let number = as_said(resource);
	match resource_title(context, resource).await {
		Some(name) => format!("{name} ({number})"),
		None => format!("resource {number}"),
	}
}

/// The asset in which uses of a resource are paid; nothing if it has no tariffs.
pub async fn asset_of_resource(context: &Context, resource: &Json) -> Outcome<Option<Json>> {
	let key = [resource.clone()];
	let attached = context.chain.storage("Custody", "Deals", &key).await?;
	if let Some(asset) = attached.as_ref().and_then(|list| list[0].get("asset")) {
		return Ok(Some(asset.clone()));
	}
	let own = context.chain.storage("Usage", "OwnTerms", &key).await?;
	Ok(own.and_then(|own| own["terms"].get("asset").cloned()))
}

/// A resource with all that concerns it.
pub async fn view_resource(context: &Context, resource: &Json) -> Outcome<Json> {
	let found = context.view("Custody", "resource", json!({"id": resource})).await?;
	if found.is_null() {
		return Err(Failure::usage(format!("there is no resource {}", as_said(resource)))
			.hint("`ovn resource list SCOPE` shows those of a scope"));
	}
	Ok(found)
}

/// What its deals still owe, in base units.
pub fn owed(view: &Json) -> Outcome<u128> {
	list_of(&view["deals"], "deals")?
		.iter()
		.try_fold(0_u128, |sum, deal| Ok(sum.saturating_add(amount(&deal[1], "what a deal owes")?)))
}

/// Who is paid what parts of the price of a use, by name.
pub struct Payees {
	material: String,
	maintenance: String,
	infrastructure: String,
}

impl Payees {
	/// Of a resource.
	pub async fn of(context: &mut Context, view: &Json) -> Outcome<Self> {
		let scope = small(&view["resource"]["identity"]["scope"])?;
		let name = context.scope_name(scope).await;
		let terms = super::usage::use_terms(context, &view["id"]).await?;
		let material = match terms["supplier"].as_str() {
			Some(supplier) => context.person(supplier),
			None => purse(context, scope, &name, &terms["material"]).await,
		};
		Ok(Self {
			material,
			maintenance: purse(context, scope, &name, &terms["maintenance"]).await,
			infrastructure: match terms["infrastructure"].is_null() {
				true => "treasury of its network".into(),
				false => purse(context, scope, &name, &terms["infrastructure"]).await,
			},
		})
	}
}

impl std::fmt::Display for Payees {
	fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
		write!(
			f,
			"material: {}; maintenance: {}; infrastructure: {}",
			self.material, self.maintenance, self.infrastructure
		)
	}
}

async fn purse(context: &Context, scope: u32, name: &str, fund: &Json) -> String {
	if fund.is_null() {
		return format!("treasury of {name}");
	}
	format!("{} of {name}", purse_name(context, scope, &json!({"Fund": fund})).await)
}

/// The parts of a price, in base units.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Parts {
	/// For material.
	pub material: u128,
	/// For the technician.
	pub technician: u128,
	/// For maintenance.
	pub maintenance: u128,
	/// For infrastructure.
	pub infrastructure: u128,
	/// For those who bought it, by deal.
	pub books: Vec<(u128, u128)>,
	/// For them, but waiting.
	pub waiting: u128,
	/// Owed by a project from now on.
	pub on_credit: u128,
}

impl Parts {
	/// All of it together, with what waits to be paid.
	pub fn whole(&self) -> u128 {
		let books =
			self.books.iter().fold(self.waiting, |sum, (_, part)| sum.saturating_add(*part));
		let all = [self.material, self.technician, self.maintenance, self.infrastructure];
		all.into_iter().fold(books, u128::saturating_add)
	}

	/// What the event of a settlement says was paid.
	pub fn paid(event: &Json) -> Outcome<Self> {
		let number = |name: &str| amount(&event[name], name);
		let books = list_of(&event["books"], "who was paid back")?.iter();
		Ok(Self {
			material: number("material")?,
			technician: number("technician")?,
			maintenance: number("maintenance")?,
			infrastructure: number("infrastructure")?,
			books: books
				.map(|line| Ok((amount(&line[0], "a deal")?, amount(&line[1], "what it got")?)))
				.collect::<Outcome<_>>()?,
			waiting: number("waiting")?,
			on_credit: number("on_credit")?,
		})
	}

	/// What a quote says would be paid now: books take what they are owed, the oldest first, and infrastructure the rest.
	pub fn quoted(quote: &Json, view: &Json) -> Outcome<Self> {
		let number = |name: &str| amount(&quote[name], name);
		let mut left = number("payback")?;
		let mut books = Vec::new();
		for deal in list_of(&view["deals"], "deals")? {
			let takes = left.min(amount(&deal[1], "what a deal owes")?);
			if takes > 0 {
				books.push((amount(&deal[0]["deal"], "a deal")?, takes));
				left = left.saturating_sub(takes);
			}
		}
		Ok(Self {
			material: number("material")?,
			technician: number("technician")?,
			maintenance: number("maintenance")?,
			infrastructure: number("infrastructure")?.saturating_add(left),
			books,
			waiting: 0,
			on_credit: 0,
		})
	}

	/// As a table: which part, how much, to whom.
	pub async fn table(
		&self,
		context: &mut Context,
		view: &Json,
		asset: &Json,
		technician: Option<&str>,
	) -> Outcome<String> {
		let payees = Payees::of(context, view).await?;
		let decimals = context.decimals(Some(asset)).await?;
		let technician = technician.map_or_else(String::new, |who| context.person(who));
		let mut lines = vec![
			("material", self.material, payees.material),
			("technician", self.technician, technician),
			("maintenance", self.maintenance, payees.maintenance),
			("infrastructure", self.infrastructure, payees.infrastructure),
		];
		for (deal, amount) in &self.books {
			lines.push(("payback", *amount, format!("co-owners, by deal {deal}")));
		}
		lines.push(("payback", self.waiting, "co-owners, as soon as they can be paid".into()));
		lines.push(("payback", self.on_credit, "nobody now: the project owes it to them".into()));
		let rows: Vec<_> = lines
			.into_iter()
			.filter(|(_, amount, _)| *amount > 0)
			.map(|(part, amount, to)| vec![part.into(), amounts::format(amount, decimals), to])
			.collect();
		let amount = format!("amount ({})", context.asset_name(Some(asset)));
		Ok(output::table(&["part", &amount, "to"], &rows))
	}
}

/// What is going to be used, or was, in words.
pub fn figures_text(context: &Context, figures: &Json) -> Outcome<String> {
	let mut text = format!(
		"{} {}",
		shown(&figures["minutes"], amounts::format_minutes),
		word(&figures["class"])
	);
	let material = amount(&figures["material"], "how much material was used")?;
	if material > 0 {
		let units = amounts::format(material, amounts::UNIT_DECIMALS);
		text.push_str(&format!(", {units} of material"));
	}
	if let Some(who) = figures["technician"][0].as_str() {
		text.push_str(&format!(
			", {} of {}",
			shown(&figures["technician"][1], amounts::format_minutes),
			context.person(who)
		));
	}
	Ok(text)
}

/// Words for the name of a state: `PendingValidation` is `pending validation`.
pub fn words(name: &str) -> String {
	let mut out = String::new();
	for letter in name.chars() {
		if letter.is_uppercase() && !out.is_empty() {
			out.push(' ');
		}
		out.extend(letter.to_lowercase());
	}
	out
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn tariff_is_read_with_the_defaults_of_what_is_not_said() {
		let found = tariff("commercial:price=20,maintenance=1.5,infrastructure=5%", 2).unwrap();
		assert_eq!(found[0], "Commercial");
		assert_eq!(found[1]["price_per_hour"], "2000");
		assert_eq!(found[1]["maintenance_per_hour"], "150");
		assert_eq!(found[1]["infrastructure"], json!({"numerator": 5, "denominator": 100}));
		assert_eq!(found[1]["payback"], "Residue");
		assert_eq!(found[1]["material_per_unit"], "0");
		let share = tariff("owner:payback=1/3", 2).unwrap();
		assert_eq!(share[1]["payback"], json!({"Share": {"numerator": 1, "denominator": 3}}));
	}

	#[test]
	fn tariff_is_refused_with_what_is_wrong() {
		for (text, word) in [
			("price=20", "no tariff"),
			("weekend:price=20", "no class of use"),
			("owner:price", "says no amount"),
			("owner:rent=3", "has no rent"),
			("owner:price=0.001", "2 are the most"),
		] {
			assert!(tariff(text, 2).unwrap_err().to_string().contains(word), "{text}");
		}
	}

	#[test]
	fn quoted_payback_beyond_what_is_owed_goes_to_infrastructure() {
		let quote = json!({"material": "12", "technician": "40", "maintenance": "15", "infrastructure": "10", "payback": "123"});
		let view = json!({"deals": [[{"deal": "7"}, "3", null]]});
		let parts = Parts::quoted(&quote, &view).unwrap();
		assert_eq!(parts.books, vec![(7, 3)]);
		assert_eq!(parts.infrastructure, 130);
	}

	#[test]
	fn names_of_states_become_words() {
		assert_eq!(words("PendingValidation"), "pending validation");
		assert_eq!(words("InUse"), "in use");
	}
}
