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

/// In which asset an amount of a contract, a firm or a custodian is, by what stands beside it and what the chain has
/// stored of that; nothing if neither says it.
pub async fn asset_around(chain: &Chain, pallet: &str, field: &str, around: &Json) -> Option<Json> {
	let said = |name: &str| around.get(name).filter(|value| !value.is_null()).cloned();
	let stored = |entry: &'static str, keys: Vec<Json>| async move {
		chain.storage(pallet, entry, &keys).await.ok().flatten()
	};
	match (pallet, is_of_bond(field, around)) {
		// The price of a record is one of the chain.
		("Settlement", _) if field == "price" => Some(json!("Native")),
		("Fiat", _) if said("payer").is_some() => Some(json!("Native")),
		("Fiat", true) if said("bond_asset").is_some() => said("bond_asset"),
		("Fiat", of_bond) => {
			let number = said("custodian").filter(|number| number.is_u64())?;
			if !of_bond {
				let view = json!({"custodian": number});
				let known = &crate::scale::from_address;
				let found = chain.view(pallet, "custodian", &view, known).await.ok()?;
				return Some(found["asset"].clone()).filter(|asset| !asset.is_null());
			}
			Some(stored("Custodians", vec![number]).await?["terms"]["bond_asset"].clone())
		},
		("Firms", _) => {
			if let Some(asset) = said("asset").or_else(|| said("bond_asset")) {
				return Some(asset);
			}
			let (network, firm) = match (said("announcement"), said("claim")) {
				(Some(number), _) => {
					return Some(stored("Announcements", vec![number]).await?["asset"].clone())
				},
				(None, Some(number)) => {
					let claim = stored("HiddenClaims", vec![number]).await?;
					(claim["network"].clone(), claim["firm"].clone())
				},
				(None, None) => (said("network")?, said("firm")?),
			};
			Some(stored("Licences", vec![network, firm]).await?["terms"]["bond_asset"].clone())
		},
		_ => said("asset"),
	}
}

/// Whether an amount of a custodian is one of its bond, which is in another asset than what it issues.
fn is_of_bond(field: &str, around: &Json) -> bool {
	let has = |name: &str| around.get(name).is_some();
	match field {
		"bond" | "beyond" | "left" | "paid_in" | "paid_out" | "returned" | "withdrawable" => true,
		// What was burnt is beside what stays owed, and what was redeemed beside what is outstanding.
		"paid" => true,
		// What moved in or out of a bond stands beside the bond, or beside nothing at all.
		"amount" => {
			has("bond")
				|| !["outstanding", "owed", "holder", "request"].iter().any(|name| has(name))
		},
		_ => false,
	}
}

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
	fn amount_is_of_the_bond_where_nothing_that_was_issued_stands_beside_it() {
		let added = json!({"custodian": 0, "amount": "5", "bond": "7"});
		assert!(is_of_bond("amount", &added) && is_of_bond("bond", &added));
		assert!(is_of_bond("amount", &json!({"custodian": 0, "amount": "5"})));
		let issued = json!({"custodian": 0, "amount": "5", "outstanding": "9"});
		assert!(!is_of_bond("amount", &issued) && !is_of_bond("outstanding", &issued));
		let burnt =
			json!({"custodian": 0, "holder": "5x", "amount": "5", "paid": "1", "owed": "4"});
		assert!(!is_of_bond("amount", &burnt) && is_of_bond("paid", &burnt));
		assert!(!is_of_bond("owed", &burnt));
	}

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
