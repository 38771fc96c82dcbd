// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What a signer should know of some calls besides what their documentation says: that it is for ever, that it was
//! done already, what else has to be done first.

use crate::{context::Context, fields::base_units, verbs::Values};
use serde_json::{json, Value as Json};

/// How many of the newest contributions are looked at.
const NEWEST: u32 = 20;

/// What holds of a call whatever it is told.
pub fn always(pallet: &str, name: &str) -> Option<&'static str> {
	Some(match (pallet, name) {
		("Evaluation", "found_reputation") => {
			"This is done once and for ever: nobody can be added later. All later reputation is earned."
		},
		("Custody", "link") => "This is for ever: nobody takes a link back.",
		("Networks", "close_scope") => "This is for ever: a closed scope is not opened again.",
		("Contributions", "finish_import") => "This is for ever: nothing of the import can be taken back then.",
		("Networks", "set_agreement") => {
			"Everybody's rights in the scope, yours too, wait until they sign this version: `ovn agreement sign SCOPE VERSION`."
		},
		("Fiat", "default_on") => {
			"This is for ever: the custodian issues nothing any more, and its account is never licensed again."
		},
		("Contributions", "retire_kind") => "This is for ever: nothing new of this kind is taken.",
		_ => return None,
	})
}

/// Whether a contribution is the same as what is to be logged, and counts or may come to count.
fn is_same(entry: &Json, values: &Values) -> bool {
	let state = &entry["state"];
	let counts = state.get("Accepted").is_some() || super::contribute::is_undecided(entry);
	let day = |value: &Json| value.as_u64();
	counts
		&& base_units(&entry["quantity"]) == values.get("quantity").and_then(base_units)
		&& day(&entry["day"]) == values.get("day").and_then(day)
}

/// What to say before a call is signed.
pub async fn of(context: &Context, pallet: &str, name: &str, values: &Values) -> Vec<String> {
	let mut lines: Vec<_> = always(pallet, name).map(str::to_owned).into_iter().collect();
	if (pallet, name) == ("Contributions", "log") {
		let who = values.get("on_behalf_of").filter(|who| !who.is_null()).cloned();
		let Some(who) = who.or_else(|| context.me().ok().map(|me| json!(me))) else {
			return lines;
		};
		let question = json!({
			"scope": values["scope"], "contributor": {"Agent": who}, "kind": values["kind"],
			"before": null, "limit": NEWEST,
		});
		// A hint is no reason not to log.
		let found = context.view("Contributions", "contributions_of", question).await;
		let found = found.ok();
		let list = found.as_ref().and_then(Json::as_array);
		let same = list.and_then(|list| list.iter().find(|entry| is_same(&entry[1], values)));
		if let Some(same) = same {
			lines.push(format!(
				"The same is logged already, for the same day: {}/{}. Send this only if it is more work.",
				values["scope"],
				same[0]
			));
		}
	}
	lines
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn same_log_is_found_when_it_counts_or_may_count() {
		let mut values = Values::new();
		values.insert("quantity".into(), json!("3000000"));
		values.insert("day".into(), json!(20_000));
		let entry = |quantity: &str, state: Json| json!({"quantity": quantity, "day": 20_000, "state": state});
		assert!(is_same(&entry("3000000", json!({"Undecided": {"deadline": 7}})), &values));
		assert!(is_same(&entry("3000000", json!({"Accepted": {"units": "1"}})), &values));
		assert!(!is_same(&entry("3000000", json!("Rejected")), &values));
		assert!(!is_same(&entry("2000000", json!("Undecided")), &values));
	}

	#[test]
	fn what_is_for_ever_is_said_of_calls_that_there_are() {
		let metadata = crate::docs::embedded();
		for (pallet, name) in [
			("Evaluation", "found_reputation"),
			("Custody", "link"),
			("Networks", "close_scope"),
			("Networks", "set_agreement"),
			("Contributions", "finish_import"),
			("Contributions", "retire_kind"),
			("Fiat", "default_on"),
		] {
			assert!(metadata.pallet_by_name(pallet).unwrap().call_variant_by_name(name).is_some());
			assert!(always(pallet, name).is_some(), "{pallet}.{name}");
		}
	}
}
