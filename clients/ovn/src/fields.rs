// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The fields of what a node says: read as what they have to be, or shown as they stand there. Nothing is ever put in
//! the place of what is missing.

use crate::{
	errors::{Failure, Outcome},
	output, scale,
};
use serde_json::Value as Json;

/// The number in a field, in base units.
pub fn base_units(value: &Json) -> Option<u128> {
	match value {
		Json::String(text) => text.parse().ok(),
		Json::Number(number) => number.as_u64().map(u128::from),
		_ => None,
	}
}

/// The number in a field, in base units, where it has to be one.
pub fn amount(value: &Json, what: &str) -> Outcome<u128> {
	base_units(value).ok_or_else(|| unclear(what))
}

/// The text in a field, where it has to be one.
pub fn text<'a>(value: &'a Json, what: &str) -> Outcome<&'a str> {
	value.as_str().ok_or_else(|| unclear(what))
}

/// The account of an address, where there has to be one.
pub fn account_of(address: &str) -> Outcome<[u8; 32]> {
	scale::from_address(address).ok_or_else(|| unclear("an address"))
}

/// The list in a field, where it has to be one.
pub fn list_of<'a>(value: &'a Json, what: &str) -> Outcome<&'a Vec<Json>> {
	value.as_array().ok_or_else(|| unclear(what))
}

/// Whether something holds, where a field has to say so.
pub fn flag(value: &Json, what: &str) -> Outcome<bool> {
	value.as_bool().ok_or_else(|| unclear(what))
}

/// What stands in a field that can be empty: nothing if it is, and an error if there is no such field.
pub fn optional<'a>(of: &'a Json, name: &str, what: &str) -> Outcome<Option<&'a Json>> {
	let field = of.get(name).ok_or_else(|| unclear(what))?;
	Ok(Some(field).filter(|field| !field.is_null()))
}

/// What stands in a field, to be shown: a text as it is, and whatever else as the node wrote it.
pub fn as_said(value: &Json) -> String {
	value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The name in a field, to be shown within a sentence.
pub fn word(value: &Json) -> String {
	as_said(value).to_lowercase()
}

/// The fields of a record, where there has to be one.
pub fn fields_of<'a>(value: &'a Json, what: &str) -> Outcome<&'a serde_json::Map<String, Json>> {
	value.as_object().ok_or_else(|| unclear(what))
}

/// That the node does not say something, for which nothing else may stand.
fn unclear(what: &str) -> Failure {
	Failure::node(format!("The node does not say {what} as it should.")).hint("ask another node")
}

/// The beginning and the end of something long.
pub fn shorten(text: &str) -> String {
	match (text.get(..6), text.get(text.len().saturating_sub(4)..)) {
		(Some(start), Some(end)) if text.len() > 14 && !output::is_full() => {
			format!("{start}…{end}")
		},
		_ => text.to_owned(),
	}
}

/// Whether the units of a book on these terms are base units of money: of a debt, or of expenses.
pub fn is_money(terms: &Json) -> bool {
	terms.get("Debt").or_else(|| terms.get("Once")).is_some()
}

/// A number as it is shown; what is none is shown as it is, never as 0.
pub fn shown(value: &Json, show: impl FnOnce(u32) -> String) -> String {
	small(value).map_or_else(|_| value.to_string(), show)
}

/// A number that is no wider than 32 bits. Absent it is none: 0 would be another scope.
pub fn small(value: &Json) -> Outcome<u32> {
	let number = value.as_u64().and_then(|value| u32::try_from(value).ok());
	number.ok_or_else(|| Failure::node(format!("the node says {value} where a number belongs")))
}

/// The unit of a kind, as a word.
pub fn show_unit(unit: &Json) -> String {
	match unit {
		Json::String(name) => name.to_lowercase(),
		_ => unit["Other"].as_str().map_or_else(|| "token".into(), str::to_owned),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use serde_json::json;

	#[test]
	fn absent_field_is_no_answer() {
		let of = json!({"free": false, "closed": true, "until": null, "from": 7});
		assert!(!flag(&of["free"], "whether").unwrap() && flag(&of["closed"], "whether").unwrap());
		for wrong in [&of["open"], &of["until"], &of["from"]] {
			assert!(flag(wrong, "whether").unwrap_err().what.contains("whether"), "{wrong}");
		}
		assert_eq!(optional(&of, "until", "an end").unwrap(), None);
		assert_eq!(optional(&of, "from", "a beginning").unwrap(), Some(&json!(7)));
		assert!(optional(&of, "ceiling", "a ceiling").unwrap_err().what.contains("a ceiling"));
		assert!(optional(&Json::Null, "until", "an end").is_err());
	}
}
