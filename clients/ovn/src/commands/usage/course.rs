// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! How a use goes: started, ended, confirmed, and what becomes of a dispute about it.

use super::{figures_of, note_of, quote::quote_lines, which, PALLET};
use crate::{
	chain::Receipt,
	commands::equipment::{self, figures_text, view_resource, Parts},
	context::Context,
	errors::{Failure, Outcome},
	fields::{as_said, list_of},
	output, scale,
	verbs::Values,
};
use serde_json::{json, Value as Json};
use std::{future::Future, pin::Pin};

/// Why the signer cannot use it, before anything is sent.
async fn ensure_access(context: &Context, resource: &Json, class: &Json) -> Outcome {
	let me = context.me()?;
	let question = json!({"resource": resource, "use_class": class, "who": me});
	let denied = context.view(PALLET, "access_denied", question).await?;
	if denied.is_null() {
		return Ok(());
	}
	let call = (PALLET, "start_use");
	let failure = crate::errors::dispatch(context.chain.metadata(), call, &denied);
	Err(Failure {
		what: failure.what.replacen("The chain refused:", "You cannot use it:", 1),
		todo: failure.todo.or_else(|| {
			Some("`ovn resource show RESOURCE` says who can; `ovn member join SCOPE` makes you belong to its scope".into())
		}),
		..failure
	})
}

pub(super) fn start(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let resource = &values["resource"];
		let figures = figures_of(&values, &Json::Null);
		let mut words = vec!["Begins a use, and holds what it is expected to cost:".to_owned()];
		for line in quote_lines(context, resource, &figures).await? {
			words.push(format!("  {line}"));
		}
		ensure_access(context, resource, &figures["class"]).await?;
		let arguments = json!({
			"resource": resource, "estimate": figures,
			"project": values.get("project"), "note": note_of(&values),
		});
		let call = context.chain.call(PALLET, "start_use", arguments, &scale::from_address)?;
		let Some(receipt) = context.send_told(call, words).await? else { return Ok(()) };
		tell_held(context, &receipt, "UseStarted").await;
		Ok(())
	})
}

/// What is held for a use, and until when it lasts.
async fn tell_held(context: &mut Context, receipt: &Receipt, name: &str) {
	let Some(event) = receipt.of(PALLET, name) else { return };
	let fields = &event.fields;
	let resource = equipment::resource_name(&context.chain, &fields["resource"]).await;
	let asset =
		crate::things::asset_of_resource(&context.chain, &fields["resource"]).await.ok().flatten();
	let held = context.money(&fields["held"], asset.as_ref()).await;
	output::say(format!(
		"Use {} of {resource}: {held} held, until {}.",
		as_said(&fields["number"]),
		context.shown_block(&fields["until"])
	));
	output::say(format!("When you are done: ovn use end {}", as_said(&fields["resource"])));
}

fn is_running(of: &Json) -> bool {
	of["progress"] == json!("Running")
}

pub(super) fn extend(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let me = json!(context.me()?);
		let mine = |of: &Json| of["user"] == me && is_running(of);
		let (number, of) = which(context, &values, "of yours is running", mine).await?;
		let figures = figures_of(&values, &of["estimate"]);
		let mut words =
			vec![format!("Changes what use {number} is expected to be, and holds the difference:")];
		for line in quote_lines(context, &values["resource"], &figures).await? {
			words.push(format!("  {line}"));
		}
		words.push(format!(
			"  Held for it so far: {}",
			context.money(&of["held"], Some(&of["asset"])).await
		));
		let arguments = json!({"resource": values["resource"], "number": number.to_string(), "estimate": figures});
		let call = context.chain.call(PALLET, "extend_use", arguments, &scale::from_address)?;
		let Some(receipt) = context.send_told(call, words).await? else { return Ok(()) };
		tell_held(context, &receipt, "UseExtended").await;
		Ok(())
	})
}

pub(super) fn end(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let me = json!(context.me()?);
		let mine = |of: &Json| of["user"] == me && is_running(of);
		let (number, of) = which(context, &values, "of yours is running", mine).await?;
		let figures = figures_of(&values, &of["estimate"]);
		let words = vec![
			format!(
				"Ends use {number} of {}, and reports {}.",
				equipment::resource_name(&context.chain, &values["resource"]).await,
				figures_text(context, &figures)?
			),
			format!(
				"  Held for it: {}. A custodian or co-owner confirms; what is over returns to you then. No more time counts than the chain saw.",
				context.money(&of["held"], Some(&of["asset"])).await
			),
		];
		let arguments = json!({
			"resource": values["resource"], "number": number.to_string(), "figures": figures,
			"note": note_of(&values),
		});
		let call = context.chain.call(PALLET, "end_use", arguments, &scale::from_address)?;
		let Some(receipt) = context.send_told(call, words).await? else { return Ok(()) };
		if let Some(event) = receipt.of(PALLET, "UseReported") {
			output::say(format!(
				"Reported. It can be confirmed or disputed until {}.",
				context.shown_block(&event.fields["until"])
			));
		}
		told_settled(context, &values["resource"], &receipt).await
	})
}

/// The figures of a use as far as they are known.
pub(super) fn reported(of: &Json) -> Json {
	["Reported", "Disputed"]
		.iter()
		.find_map(|name| of["progress"].get(name))
		.map_or_else(|| of["estimate"].clone(), |progress| progress["figures"].clone())
}

pub(super) fn confirm(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let me = json!(context.me()?);
		// A user confirms what a machine or the clock says, and not what it said itself.
		let waits = |of: &Json| {
			let report = of["progress"].get("Reported");
			report.is_some_and(|report| of["user"] != me || report["by"] != json!("User"))
		};
		let (number, of) = which(context, &values, "waits for your confirmation", waits).await?;
		let words = vec![format!(
			"Confirms that {} used {}: {}. Everybody is paid when nobody else has to be heard.",
			context.who(&of["user"]),
			equipment::resource_name(&context.chain, &values["resource"]).await,
			figures_text(context, &reported(&of))?
		)];
		act(context, &values, number, "confirm_use", words).await
	})
}

pub(super) fn settle(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let (number, of) = which(context, &values, "waits", |_| true).await?;
		let words = vec![
			format!(
				"Settles use {number} of {}, by {}, because nobody did in time.",
				equipment::resource_name(&context.chain, &values["resource"]).await,
				context.who(&of["user"])
			),
			if is_running(&of) {
				"  It was never ended: the clock reports it, which can be confirmed and disputed."
					.into()
			} else {
				"  Of report, estimate and occupied time the one is paid that leaves most to owners and funds; what a machine or the clock reported, as it is.".into()
			},
		];
		act(context, &values, number, "settle_use", words).await
	})
}

/// Sends a call about a use that may settle it, and says how it was settled.
async fn act(
	context: &mut Context,
	values: &Values,
	number: u128,
	name: &str,
	words: Vec<String>,
) -> Outcome {
	let arguments = json!({"resource": values["resource"], "number": number.to_string()});
	let call = context.chain.call(PALLET, name, arguments, &scale::from_address)?;
	let Some(receipt) = context.send_told(call, words).await? else { return Ok(()) };
	told_settled(context, &values["resource"], &receipt).await
}

/// Says how a use was settled: who paid, and what went where.
async fn told_settled(context: &mut Context, resource: &Json, receipt: &Receipt) -> Outcome {
	let find = |name: &str| receipt.of(PALLET, name);
	let Some(settled) = find("UseSettled") else { return Ok(()) };
	let fields = settled.fields.clone();
	let view = view_resource(context, resource).await?;
	let parts = Parts::paid(&fields["paid"])?;
	let paid = parts.whole();
	let asset = fields["asset"].clone();
	output::say(format!(
		"Use {} is settled: {} paid {}.",
		as_said(&fields["number"]),
		context.who(&fields["user"]),
		context.money(&json!(paid.to_string()), Some(&asset)).await
	));
	let technician = fields["figures"]["technician"][0].as_str();
	output::say(parts.table(context, &view, &asset, technician).await?);
	let owed = equipment::owed(&view)?;
	if find("EncumbranceLapsed").is_some() {
		output::say(
			"Its co-owners have got all they were promised. It is free: later uses pay no payback.",
		);
	} else if owed > 0 {
		output::say(format!(
			"Its co-owners are still owed {}.",
			context.money(&json!(owed.to_string()), Some(&asset)).await
		));
	}
	for event in receipt.events.iter().filter(|event| event.name == "PaymentWaits") {
		if let Some(line) = context.tell_event(event).await {
			output::say(line);
			output::say("Anybody makes it later: ovn use deliver PAYMENT");
		}
	}
	Ok(())
}

pub(super) fn dispute(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let me = json!(context.me()?);
		let waits = |of: &Json| {
			let report = of["progress"].get("Reported");
			report.is_some_and(|report| of["user"] != me || report["by"] != json!("User"))
		};
		let (number, of) = which(context, &values, "waits for your word", waits).await?;
		let words = vec![
			format!(
				"Says that this is not what {} used: {}.",
				context.who(&of["user"]),
				figures_text(context, &reported(&of))?
			),
			"  Nobody is paid until the scope decides (`ovn use decide RESOURCE`).".into(),
		];
		let arguments = json!({
			"resource": values["resource"], "number": number.to_string(), "note": note_of(&values),
		});
		let call = context.chain.call(PALLET, "dispute_use", arguments, &scale::from_address)?;
		context.send(call, words).await.map(|_| ())
	})
}

/// What part somebody has in a dispute, besides deciding it; nothing if none.
fn part_in(of: &Json, custody: &Json, who: &Json) -> Outcome<Option<&'static str>> {
	let mut holders = list_of(&custody["holders"], "who holds it in trust")?.iter();
	Ok(if of["user"] == *who {
		Some("used it")
	} else if of["progress"]["Disputed"]["disputer"] == *who {
		Some("disputed it")
	} else if holders.any(|holder| holder[0] == *who) {
		Some("hold the thing in trust")
	} else {
		None
	})
}

pub(super) fn decide(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let disputed = |of: &Json| of["progress"].get("Disputed").is_some();
		let (number, of) = which(context, &values, "is disputed", disputed).await?;
		let figures = figures_of(&values, &reported(&of));
		let mut words = vec![
			format!(
				"Decides that {} used: {}.",
				context.who(&of["user"]),
				figures_text(context, &figures)?
			),
			format!(
				"  Held for it, and the most it can cost: {}.",
				context.money(&of["held"], Some(&of["asset"])).await
			),
		];
		let view = view_resource(context, &values["resource"]).await?;
		if let Some(part) = part_in(&of, &view["custody"], &json!(context.me()?))? {
			words.push(format!(
				"  You are a party to this yourself: you {part}. Others may want somebody else of the stewards to decide."
			));
		}
		let arguments = json!({
			"resource": values["resource"], "number": number.to_string(), "figures": figures,
		});
		let call = context.chain.call(PALLET, "decide_use", arguments, &scale::from_address)?;
		let Some(receipt) = context.send_told(call, words).await? else { return Ok(()) };
		told_settled(context, &values["resource"], &receipt).await
	})
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn who_decides_is_told_to_be_a_party() {
		let of = json!({"user": "5a", "progress": {"Disputed": {"disputer": "5b"}}});
		let custody = json!({"holders": [["5b", 500_000], ["5c", 500_000]]});
		let part = |who: &str| part_in(&of, &custody, &json!(who)).unwrap();
		assert_eq!(part("5a"), Some("used it"));
		assert_eq!(part("5b"), Some("disputed it"));
		assert_eq!(part("5c"), Some("hold the thing in trust"));
		assert_eq!(part("5d"), None);
	}
}
