// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What the use of a thing costs, and the rules for reserving it.

use super::{use_terms, PALLET};
use crate::{
	amounts,
	commands::{equipment, network::small},
	context::Context,
	errors::{Failure, Outcome},
	scale,
	verbs::Values,
};
use serde_json::{json, Value as Json};
use std::{future::Future, pin::Pin};

pub(super) fn terms(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let said = |name: &str| values.get(name).cloned().unwrap_or(Json::Null);
		// The funds of its upkeep are among its settings (`ovn resource settings`), and stay.
		let before = use_terms(context, &values["resource"]).await?;
		let terms = json!({
			"supplier": said("supplier"), "material": said("material"),
			"technician": said("technician"), "meter": said("meter"),
			"maintenance": before["maintenance"], "infrastructure": before["infrastructure"],
		});
		let words = vec![format!(
			"Decides of uses of {}: material is paid to {}; technicians {}; machines {}.",
			equipment::resource_name(&context.chain, &values["resource"]).await,
			match terms["supplier"].as_str() {
				Some(supplier) => context.person(supplier),
				None if terms["material"].is_null() => "the treasury".into(),
				None => format!("fund {}", terms["material"]),
			},
			match terms["technician"].is_null() {
				true => "are not paid by uses".to_owned(),
				false => format!("need role {}", terms["technician"]),
			},
			match terms["meter"].is_null() {
				true => "do not report uses".to_owned(),
				false => format!("report uses with role {}", terms["meter"]),
			},
		)];
		let arguments = json!({"resource": values["resource"], "terms": terms});
		let call = context.chain.call(PALLET, "set_use_terms", arguments, &scale::from_address)?;
		context.send(call, words).await.map(|_| ())
	})
}

pub(super) fn tariffs(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let name = equipment::resource_name(&context.chain, &values["resource"]).await;
		let said = values["tariff"].as_array().is_some_and(|list| !list.is_empty());
		let terms = match said {
			true => json!({"asset": values["asset"], "tariffs": values["tariff"]}),
			false => Json::Null,
		};
		let mut words = vec![match said {
			true => format!("Decides what using {name} costs:"),
			false => format!("Takes the scope's own tariffs of {name} away."),
		}];
		if said {
			let table =
				equipment::tariff_table(context, &values["tariff"], &values["asset"]).await?;
			words.extend(table.lines().map(|line| format!("  {line}")));
		}
		let arguments = json!({"resource": values["resource"], "terms": terms});
		let call =
			context.chain.call(PALLET, "set_own_tariffs", arguments, &scale::from_address)?;
		context.send_told(call, words).await.map(|_| ())
	})
}

pub(super) fn rules(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let question = json!({"resource": values["resource"]});
		let mut rules = context.view(PALLET, "reservation_rules", question).await?;
		let mut words = vec![format!(
			"Changes how {} can be reserved:",
			equipment::resource_name(&context.chain, &values["resource"]).await
		)];
		let asset = crate::things::asset_of_resource(&context.chain, &values["resource"]).await?;
		for name in ["horizon", "longest", "per-agent", "cancellation-fee", "no-show-fee", "notice"]
		{
			let Some(value) = values.get(name).filter(|value| !value.is_null()) else { continue };
			let shown = match name {
				"per-agent" => value.to_string(),
				"cancellation-fee" | "no-show-fee" => context.money(value, asset.as_ref()).await,
				_ => amounts::format_duration(small(value)?, context.chain.blocks_per_day),
			};
			words.push(format!("  {name}: {shown}"));
			rules[name.replace('-', "_").as_str()] = value.clone();
		}
		if words.len() == 1 {
			return Err(Failure::usage("say what to change: `ovn use rules --help`"));
		}
		let arguments = json!({"resource": values["resource"], "rules": rules});
		let call =
			context.chain.call(PALLET, "set_reservation_rules", arguments, &scale::from_address)?;
		context.send(call, words).await.map(|_| ())
	})
}
