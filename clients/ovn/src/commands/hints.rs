// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What a signer should know of some calls besides what their documentation says: that it is for ever, that it was
//! done already, what else has to be done first.

use crate::{
	chain::Call,
	context::{amount, base_units, Context},
	errors::Outcome,
	verbs::Values,
};
use serde_json::{json, Value as Json};

/// Calls that take something besides the fee: the pallet, the call, the constant that says how much, and what becomes
/// of it.
const COSTS: &[(&str, &str, &str, Cost)] = &[
	("Budgeting", "open_round", "RoundPrice", Cost::Price),
	("Budgeting", "propose_idea", "IdeaDeposit", Cost::Deposit("the idea is paid or dropped")),
	(
		"Contributions",
		"log",
		"LogDeposit",
		Cost::Deposit("it is decided; a scope that pays your fees holds it for you"),
	),
	("Contributions", "start_import", "ImportPrice", Cost::Each),
	("Crowdfunding", "create", "CampaignPrice", Cost::Price),
	("Custody", "register", "IdentityPrice", Cost::Price),
	("Usage", "open_credit_line", "CreditLinePrice", Cost::First),
];

/// What becomes of what a call takes.
#[derive(Clone, Copy, Debug)]
enum Cost {
	/// It returns when this has come.
	Deposit(&'static str),
	/// It stays with the network, because the record stays for ever.
	Price,
	/// The same, the first time.
	First,
	/// The same, for each entry.
	Each,
}

/// What a call takes from the signer besides the fee, in figures.
pub fn costs(context: &Context, call: &Call) -> Outcome<Option<String>> {
	let same = |line: &&(&str, &str, &str, Cost)| (line.0, line.1) == (&call.pallet, &call.name);
	let Some((pallet, _, constant, cost)) = COSTS.iter().find(same) else { return Ok(None) };
	let each = amount(&context.chain.constant(pallet, constant)?, "what it costs")?;
	let stays = "which do not come back: its record stays for ever";
	let tokens = context.tokens(each);
	Ok(Some(match cost {
		Cost::Deposit(until) => format!("A deposit of {tokens} is held until {until}."),
		Cost::Price => format!("Besides the fee it costs {tokens}, {stays}."),
		Cost::First => format!("The first time it costs {tokens} besides the fee, {stays}."),
		Cost::Each => {
			let count = amount(&call.arguments["entries"], "how many entries there are")?;
			format!(
				"Besides the fees each entry costs {tokens}, {} in all, {stays}.",
				context.tokens(each.saturating_mul(count))
			)
		},
	}))
}

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
	fn what_costs_more_than_a_fee_has_a_constant_that_says_how_much() {
		let metadata = crate::docs::embedded();
		for (pallet, call, constant, _) in COSTS {
			let of = metadata.pallet_by_name(pallet).unwrap();
			assert!(of.call_variant_by_name(call).is_some(), "{pallet}.{call}");
			assert!(of.constant_by_name(constant).is_some(), "{pallet}.{constant}");
		}
		// And every price or deposit of ours is told by one of them.
		for pallet in metadata.pallets() {
			for constant in pallet.constants().map(|of| of.name().to_owned()) {
				let priced = constant.ends_with("Price")
					|| constant == "LogDeposit"
					|| constant == "IdeaDeposit";
				let told =
					COSTS.iter().any(|line| (line.0, line.2) == (pallet.name(), constant.as_str()));
				assert!(!priced || told, "{}.{constant}", pallet.name());
			}
		}
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
		] {
			assert!(metadata.pallet_by_name(pallet).unwrap().call_variant_by_name(name).is_some());
			assert!(always(pallet, name).is_some(), "{pallet}.{name}");
		}
	}
}
