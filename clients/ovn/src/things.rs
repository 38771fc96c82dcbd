// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What campaigns, resources and uses are called, and what their use costs, as people write it.

use crate::{
	amounts,
	chain::Chain,
	errors::{Failure, Outcome},
	fields::as_said,
	names,
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

/// What a campaign is for, in a few words, if it says so.
pub async fn campaign_title(chain: &Chain, plan: &Json) -> Option<String> {
	let subject = &plan["purpose"]["CoOwnership"]["purchase"]["subject"];
	if let Some(name) = subject["New"]["name"].as_str() {
		return Some(name.to_owned());
	}
	if let Some(resource) = subject.get("Existing") {
		return resource_title(chain, resource).await;
	}
	plan["agreement"]["uri"].as_str().and_then(names::from_uri)
}

async fn resource_title(chain: &Chain, resource: &Json) -> Option<String> {
	let found = chain.storage("Custody", "Resources", std::slice::from_ref(resource)).await;
	let found = found.ok().flatten()?;
	found["identity"]["name"].as_str().map(str::to_owned)
}

/// The name of a resource, with its number.
pub async fn resource_name(chain: &Chain, resource: &Json) -> String {
	let number = as_said(resource);
	match resource_title(chain, resource).await {
		Some(name) => format!("{name} ({number})"),
		None => format!("resource {number}"),
	}
}

/// The asset in which uses of a resource are paid; nothing if it has no tariffs.
pub async fn asset_of_resource(chain: &Chain, resource: &Json) -> Outcome<Option<Json>> {
	let key = [resource.clone()];
	let attached = chain.storage("Custody", "Deals", &key).await?;
	if let Some(asset) = attached.as_ref().and_then(|list| list[0].get("asset")) {
		return Ok(Some(asset.clone()));
	}
	let own = chain.storage("Usage", "OwnTerms", &key).await?;
	Ok(own.and_then(|own| own["terms"].get("asset").cloned()))
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
	fn names_of_states_become_words() {
		assert_eq!(words("PendingValidation"), "pending validation");
		assert_eq!(words("InUse"), "in use");
	}
}
