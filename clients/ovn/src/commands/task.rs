// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Tasks.

use crate::{
	answers,
	context::Context,
	errors::Outcome,
	verbs::{arg, call, own, view, Kind, Noun, Values},
};
use serde_json::json;
use std::{future::Future, pin::Pin};

const PALLET: &str = "Contributions";

/// The subject.
pub fn noun() -> Noun {
	let of = || [arg("scope", Kind::Scope), arg("task", Kind::Number)];
	Noun {
		name: "task",
		about: "Tasks of a scope: opening, claiming, delivering",
		verbs: vec![
			own("list", "Lists the tasks of a scope", list_tasks, [arg("scope", Kind::Scope)]),
			view("show", (PALLET, "task"), of()),
			call(
				"open",
				(PALLET, "open_task"),
				[
					arg("scope", Kind::Scope),
					arg("kind", Kind::Sort),
					arg("document", Kind::Document)
						.help("what is to be done: a file or a short text"),
					arg("places", Kind::Number).opt().or("1").help("for how many people"),
					arg("claim-period", Kind::Duration)
						.opt()
						.or("7d")
						.at("claim_period")
						.help("in which time it is to be delivered"),
				],
			),
			call("claim", (PALLET, "claim_task"), of()),
			call("unclaim", (PALLET, "unclaim_task"), of()),
			call("expire", (PALLET, "expire_claim"), {
				let [s, t] = of();
				[s, t, arg("worker", Kind::Account)]
			}),
			call("deliver", (PALLET, "deliver_task"), {
				let [s, t] = of();
				[
					s,
					t,
					arg("quantity", Kind::Quantity),
					arg("day", Kind::Day).opt().or("today"),
					arg("role", Kind::Role).opt(),
					arg("evidence", Kind::Document).opt().or("").help("what proves it"),
					arg("gift", Kind::Flag).help("as a gift"),
				]
			}),
			call("close", (PALLET, "close_task"), of()),
			view("place", (PALLET, "task_claim"), {
				let [s, t] = of();
				[s, t, arg("worker", Kind::Account).or("me")]
			}),
		],
	}
}

fn list_tasks(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let mut found = context.chain.entries(PALLET, "Tasks", &[values["scope"].clone()]).await?;
		found.sort_by_key(|(keys, _)| keys[1].as_u64());
		let list: Vec<_> = found
			.into_iter()
			.map(|(keys, task)| {
				json!({
					"task": keys[1], "what": task["document"], "kind": task["kind"], "places": task["places"],
					"taken": task["taken"], "done": task["done"], "claim_period": task["claim_period"],
					"open": task["open"], "creator": task["creator"],
				})
			})
			.collect();
		answers::answer_page(context, PALLET, &list.into()).await;
		Ok(())
	})
}
