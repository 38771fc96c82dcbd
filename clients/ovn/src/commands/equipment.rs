// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What campaigns, resources and uses have in common: tariffs, what a use costs, names.

pub use crate::things::{campaign_title, resource_name, words, CLASSES};

use super::income::purse_name;
use crate::{
	amounts,
	context::Context,
	errors::{Failure, Outcome},
	fields::{amount, as_said, list_of, shown, small, word},
	output,
};
use serde_json::{json, Value as Json};

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

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn quoted_payback_beyond_what_is_owed_goes_to_infrastructure() {
		let quote = json!({"material": "12", "technician": "40", "maintenance": "15", "infrastructure": "10", "payback": "123"});
		let view = json!({"deals": [[{"deal": "7"}, "3", null]]});
		let parts = Parts::quoted(&quote, &view).unwrap();
		assert_eq!(parts.books, vec![(7, 3)]);
		assert_eq!(parts.infrastructure, 130);
	}
}
