// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What is used and reserved, and when a thing is free.

use super::{course::reported, uses, PALLET};
use crate::{
	amounts,
	commands::{
		equipment::{self, figures_text},
		network::small,
	},
	context::Context,
	errors::{Failure, Outcome},
	fields::{amount, base_units, list_of, word},
	output, scale,
	verbs::Values,
};
use serde_json::{json, Value as Json};
use std::{future::Future, pin::Pin};

pub(super) fn list(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let all = uses(context, &values["resource"]).await?;
		let past = match values["all"] == json!(true) {
			true => Some(crate::commands::history::past(context, &values).await?),
			false => None,
		};
		if crate::commands::history::as_beancount(&values) {
			let past = past.ok_or_else(|| {
				Failure::usage("what waits has not been paid: --beancount tells what was")
					.hint("say --all, too")
			})?;
			return crate::commands::history::uses_ledger(context, &values, &past).await;
		}
		let settled = match &past {
			Some(past) => crate::commands::history::settled_uses(context, &values, past).await?,
			None => Vec::new(),
		};
		if context.options.json {
			let all = all
				.into_iter()
				.map(|(number, of)| json!({"number": number.to_string(), "use": of}))
				.chain(settled.into_iter().map(|(_, json)| json));
			output::say(Json::from(all.collect::<Vec<_>>()).to_string());
			return Ok(());
		}
		if all.is_empty() && past.is_none() {
			output::say("No use waits: all are settled. --all lists those, too.");
			return Ok(());
		}
		let mut rows = Vec::new();
		for (number, of) in &all {
			let progress = of["progress"].as_object().and_then(|progress| progress.iter().next());
			let state = match progress {
				Some((name, progress)) => {
					let until = context.shown_block(&progress["until"]);
					match name.as_str() {
						"Reported" => format!("reported, to be confirmed until {until}"),
						_ => format!("disputed, to be decided until {until}"),
					}
				},
				None => "running".into(),
			};
			rows.push(vec![
				number.to_string(),
				context.who(&of["user"]),
				figures_text(context, &reported(of))?,
				context.money(&of["held"], Some(&of["asset"])).await,
				state,
			]);
		}
		rows.extend(settled.into_iter().map(|(row, _)| row));
		let heads = ["use", "by", "what", "held or paid", "state"];
		if values["csv"] == json!(true) {
			output::csv(&heads, &rows);
			return Ok(());
		}
		output::say(output::table(&heads, &rows));
		if let Some(past) = past {
			output::say(past.reach());
		}
		Ok(())
	})
}

pub(super) fn book(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let resource = &values["resource"];
		let length = small(&values["length"])?;
		let name = equipment::resource_name(&context.chain, resource).await;
		let start = match values.get("at").and_then(base_units) {
			Some(at) => at,
			None => {
				// The next block at the earliest, and one more for the way there.
				let ahead = values.get("from").map_or(Ok(0), small)?.max(2);
				let earliest = context.chain.block().saturating_add(u64::from(ahead));
				let question = json!({"resource": resource, "earliest": earliest.to_string(), "length": length.to_string()});
				let time = context.view(PALLET, "next_free", question).await?;
				base_units(&time[0]).ok_or_else(|| {
					Failure::usage(format!("{name} has no free time of that length"))
						.hint("`ovn use calendar RESOURCE` shows when it is reserved, and how long and how far ahead it can be")
				})?
			},
		};
		let rules =
			context.view(PALLET, "reservation_rules", json!({"resource": resource})).await?;
		let asset = crate::things::asset_of_resource(&context.chain, resource).await?;
		let from = context.show_block(u32::try_from(start).unwrap_or(u32::MAX));
		let per_day = context.chain.blocks_per_day;
		let words = vec![
			format!(
				"Reserves {name} from {from}, for {}.",
				amounts::format_duration(length, per_day)
			),
			format!(
				"  Cancelling later than {} before costs {}, not coming {}; the greater is held until then.",
				amounts::format_duration(blocks(&rules["notice"])?, per_day),
				context.money(&rules["cancellation_fee"], asset.as_ref()).await,
				context.money(&rules["no_show_fee"], asset.as_ref()).await,
			),
		];
		let arguments = json!({
			"resource": resource, "class": values["class"], "start": start.to_string(),
			"length": length.to_string(),
		});
		let call = context.chain.call(PALLET, "reserve", arguments, &scale::from_address)?;
		context.send(call, words).await.map(|_| ())
	})
}

/// A number of blocks, or of a block; what lies beyond all of them is the last.
fn blocks(value: &Json) -> Outcome<u32> {
	Ok(u32::try_from(amount(value, "a block")?).unwrap_or(u32::MAX))
}

pub(super) fn calendar(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let resource = &values["resource"];
		let now = context.chain.block().to_string();
		let question = json!({"resource": resource, "ends_after": now, "limit": 100});
		let found = context.view(PALLET, "reservations", question).await?;
		let rules =
			context.view(PALLET, "reservation_rules", json!({"resource": resource})).await?;
		if context.options.json {
			output::say(json!({"reservations": found, "rules": rules}).to_string());
			return Ok(());
		}
		let mut rows = Vec::new();
		for line in list_of(&found, "reservations")? {
			let of = &line["reservation"];
			let (start, end) = (blocks(&line["start"])?, blocks(&of["end"])?);
			rows.push(vec![
				context.show_block(start),
				amounts::format_duration(end.saturating_sub(start), context.chain.blocks_per_day),
				context.who(&of["who"]),
				word(&of["class"]),
				context.show_block(blocks(&of["free_until"])?),
			]);
		}
		let name = equipment::resource_name(&context.chain, resource).await;
		if rows.is_empty() {
			output::say(format!("Nobody has reserved {name}."));
		} else {
			output::say(output::table(
				&["from", "for", "who", "use", "cancelled for nothing until"],
				&rows,
			));
		}
		let per_day = context.chain.blocks_per_day;
		let asset = crate::things::asset_of_resource(&context.chain, resource).await?;
		output::say(format!(
			"Up to {} ahead, for up to {}, {} for each. Cancelling within {} of the beginning costs {}, not coming {}.",
			amounts::format_duration(blocks(&rules["horizon"])?, per_day),
			amounts::format_duration(blocks(&rules["longest"])?, per_day),
			rules["per_agent"],
			amounts::format_duration(blocks(&rules["notice"])?, per_day),
			context.money(&rules["cancellation_fee"], asset.as_ref()).await,
			context.money(&rules["no_show_fee"], asset.as_ref()).await,
		));
		Ok(())
	})
}
