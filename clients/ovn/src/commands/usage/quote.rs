// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What a use would cost, and where the money would go.

use super::{figures_of, PALLET};
use crate::{
	commands::equipment::{self, figures_text, view_resource, Parts},
	context::Context,
	errors::{Failure, Outcome},
	fields::{list_of, word},
	output,
	verbs::Values,
};
use serde_json::{json, Value as Json};
use std::{future::Future, pin::Pin};

/// What a use costs now, or why it costs nothing known.
async fn ask_quote(context: &Context, resource: &Json, figures: &Json) -> Outcome<Json> {
	let arguments = json!({"resource": resource, "figures": figures});
	let found = context.view(PALLET, "quote", arguments).await?;
	if found.is_null() {
		let name = equipment::resource_name(&context.chain, resource).await;
		let class = word(&figures["class"]);
		return Err(Failure::usage(format!("{name} has no tariff for {class} use"))
			.hint("`ovn resource show RESOURCE` lists its tariffs"));
	}
	Ok(found)
}

/// What a use costs and to whom it goes, in lines.
pub(super) async fn quote_lines(
	context: &mut Context,
	resource: &Json,
	figures: &Json,
) -> Outcome<Vec<String>> {
	let quote = ask_quote(context, resource, figures).await?;
	let view = view_resource(context, resource).await?;
	let asset = quote["asset"].clone();
	let mut lines = vec![format!(
		"{}, {}: {}",
		equipment::resource_name(&context.chain, resource).await,
		figures_text(context, figures)?,
		context.money(&quote["due"], Some(&asset)).await
	)];
	let parts = Parts::quoted(&quote, &view)?;
	let technician = figures["technician"][0].as_str();
	let table = parts.table(context, &view, &asset, technician).await?;
	lines.extend(table.lines().map(|line| format!("  {line}")));
	let owed = equipment::owed(&view)?;
	let books = parts.books.iter().fold(0_u128, |sum, (_, amount)| sum.saturating_add(*amount));
	let now = json!(owed.to_string());
	let then = json!(owed.saturating_sub(books).to_string());
	if list_of(&view["deals"], "deals")?.is_empty() {
		// Nobody bought it together.
	} else if owed == 0 {
		lines.push("Its co-owners have been paid back: it pays them nothing any more.".into());
	} else if owed == books {
		lines.push(format!(
			"Its co-owners are owed {}: this is the use that pays the last of it and sets it free.",
			context.money(&now, Some(&asset)).await
		));
	} else if books > 0 {
		lines.push(format!(
			"Its co-owners are owed {}; {} after this.",
			context.money(&now, Some(&asset)).await,
			context.money(&then, Some(&asset)).await
		));
	}
	Ok(lines)
}

pub(super) fn quote(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let figures = figures_of(&values, &Json::Null);
		if context.options.json {
			let quote = ask_quote(context, &values["resource"], &figures).await?;
			output::say(quote.to_string());
			return Ok(());
		}
		for line in quote_lines(context, &values["resource"], &figures).await? {
			output::say(line);
		}
		Ok(())
	})
}
