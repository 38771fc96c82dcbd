// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Using shared things: what it costs, reserving, using, confirming.

mod calendar;
mod course;
mod quote;
mod rules;

use super::equipment::{self, CLASSES};
use crate::{
	context::Context,
	errors::{Failure, Outcome},
	fields::{amount, base_units, word},
	verbs::{arg, call, own, Arg, Kind, Noun, Values, Verb},
};
use serde_json::{json, Value as Json};

const PALLET: &str = "Usage";
/// What a note is if there is none.
const NO_NOTE: &str = "0x0000000000000000000000000000000000000000000000000000000000000000";

/// The calls and questions of the pallet that commands here make.
pub const DONE_HERE: [&str; 18] = [
	"reserve",
	"cancel_reservation",
	"release_reservation",
	"reservations",
	"reservation_rules",
	"next_free",
	"start_use",
	"extend_use",
	"end_use",
	"confirm_use",
	"dispute_use",
	"decide_use",
	"settle_use",
	"uses",
	"quote",
	"set_use_terms",
	"set_reservation_rules",
	"set_own_tariffs",
];

fn resource() -> Arg {
	arg("resource", Kind::Resource)
}

fn number() -> Arg {
	arg("number", Kind::Number)
		.opt()
		.help("which use, if there are several (`ovn use list RESOURCE`)")
}

fn note() -> Arg {
	arg("note", Kind::Hash)
		.opt()
		.help("a note that is kept elsewhere: a file or a text, whose SHA-256 is sent")
}

/// What is used: a class and hours in their places, the rest as options.
fn figures() -> [Arg; 4] {
	[
		arg("class", Kind::Choice(&CLASSES)).help("for what it is used"),
		arg("hours", Kind::Minutes),
		arg("material", Kind::Quantity).opt().help("how much material, in units, as 12"),
		arg("technician", Kind::Helper).opt(),
	]
}

/// The same, all as options, for what stays as it is if it is not said.
fn changes() -> [Arg; 4] {
	let [class, hours, material, technician] = figures();
	[class.opt(), hours.opt(), material, technician]
}

/// The subject, with these commands besides.
pub fn noun(others: Vec<Verb>) -> Noun {
	let with = |first: Vec<Arg>, rest: Vec<Arg>| [first, rest].concat();
	let verb = |name, about, run, args: Vec<Arg>| Verb { args, ..own(name, about, run, []) };
	let mut verbs = vec![
		verb(
			"quote",
			"Says what a use would cost now, and where the money would go; nothing is sent",
			quote::quote,
			with(vec![resource()], figures().into()),
		)
		.note("Example: ovn use quote printer commercial 10 --material 12 --technician tess=2"),
		verb(
			"reserve",
			"Reserves a resource, at the first free time",
			calendar::book,
			vec![
				resource(),
				arg("class", Kind::Choice(&CLASSES)).help("for what it is to be used"),
				arg("length", Kind::Duration),
				arg("from", Kind::Duration).opt().help("not before this time from now"),
				arg("at", Kind::Number).opt().help("at exactly this block instead"),
			],
		)
		.note("Example: ovn use reserve printer commercial 5h --from 2d"),
		verb("calendar", "Shows when a resource is reserved, and the rules of reserving it", calendar::calendar, vec![resource()]),
		call(
			"cancel-reservation",
			(PALLET, "cancel_reservation"),
			[resource(), arg("start", Kind::Number).help("its first block (`ovn use calendar RESOURCE`)")],
		),
		call(
			"release-reservation",
			(PALLET, "release_reservation"),
			[resource(), arg("start", Kind::Number).help("its first block (`ovn use calendar RESOURCE`)")],
		),
		verb(
			"start",
			"Begins a use; holds what it is expected to cost",
			course::start,
			with(
				vec![resource()],
				with(
					figures().into(),
					vec![
						arg("project", Kind::Scope).opt().help("with class project: the project that will owe the payback"),
						note(),
					],
				),
			),
		)
		.note("Example: ovn use start printer commercial 10 --material 12 --technician tess=2"),
		verb(
			"extend",
			"Makes a running use longer, or larger; holds the difference",
			course::extend,
			with(vec![resource()], with(changes().into(), vec![number()])),
		),
		verb(
			"end",
			"Ends your use, and reports what was used: as expected, where nothing else is said",
			course::end,
			with(vec![resource()], with(changes().into(), vec![number(), note()])),
		)
		.note("Example: ovn use end printer --hours 9.5 --material 11"),
		verb(
			"confirm",
			"Confirms a use that was reported: everybody is paid, when nobody else has to be heard",
			course::confirm,
			vec![resource(), number()],
		),
		verb(
			"dispute",
			"Disputes a use that was reported: the scope decides",
			course::dispute,
			vec![resource(), note(), number()],
		),
		verb(
			"decide",
			"Decides a disputed use for the scope, and pays everybody",
			course::decide,
			with(vec![resource()], with(changes().into(), vec![number()])),
		),
		verb(
			"settle",
			"Pays a use that nobody confirmed or decided in time, or ends one that nobody ended; anybody can",
			course::settle,
			vec![resource(), number()],
		),
		verb(
			"list",
			"Lists the uses of a resource: those not settled, or all that the node still has",
			calendar::list,
			with(
				vec![
					resource(),
					arg("all", Kind::Flag).help("those that are settled, too, as far as the node still has them"),
				],
				super::history::args().into(),
			),
		),
		verb(
			"terms",
			"Decides who is paid for material, and who may be technician or meter; all is said anew",
			rules::terms,
			vec![
				resource(),
				arg("supplier", Kind::Account).opt().help("who sells the material"),
				arg("material", Kind::Fund).opt().help("or the fund that is paid for it [default: treasury]"),
				arg("technician", Kind::Role).opt().help("the role that technicians need; without one nobody is paid as a technician"),
				arg("meter", Kind::Role).opt().help("the role of machines that report uses themselves"),
			],
		),
		verb(
			"tariffs",
			"Decides what uses cost where no deal says so, or nobody is owed anything any more",
			rules::tariffs,
			vec![
				resource(),
				arg("tariff", Kind::Tariff).opt().many().help("a class and its tariff, as commercial:price=20,maintenance=1.5; once for each; none takes all away"),
				crate::verbs::asset(),
			],
		)
		.note("Example: ovn use tariffs lathe --tariff community:maintenance=2 --tariff commercial:price=15,maintenance=2"),
		verb(
			"rules",
			"Decides how a resource can be reserved; what is not named stays",
			rules::rules,
			vec![
				resource(),
				arg("horizon", Kind::Duration).opt().help("how far ahead"),
				arg("longest", Kind::Duration).opt().help("how long at most"),
				arg("per-agent", Kind::Number).opt().help("how many each can have"),
				arg("cancellation-fee", Kind::Money).opt().help("what cancelling late costs"),
				arg("no-show-fee", Kind::Money).opt().help("what it costs not to come"),
				arg("notice", Kind::Duration).opt().help("until how long before it is cancelled for nothing"),
			],
		),
	];
	verbs.extend(others);
	Noun {
		name: "use",
		about: "Using shared things: what it costs, reserving, using, paying",
		verbs,
	}
}

/// Who is paid by uses of a resource, and who may report them.
pub async fn use_terms(context: &Context, resource: &Json) -> Outcome<Json> {
	let found = context.chain.storage(PALLET, "Terms", std::slice::from_ref(resource)).await?;
	Ok(found.unwrap_or_else(|| {
		json!({
			"supplier": null, "material": null, "technician": null, "meter": null,
			"maintenance": null, "infrastructure": null,
		})
	}))
}

/// What is used, as the chain reads it; what is not said is as before.
fn figures_of(values: &Values, before: &Json) -> Json {
	let said = |name: &str| values.get(name).filter(|value| !value.is_null()).cloned();
	let zero = || json!("0");
	let before = |name: &str| Some(before[name].clone()).filter(|value| !value.is_null());
	let class = said("class").and_then(|class| {
		let class = word(&class);
		CLASSES.iter().find(|known| known.eq_ignore_ascii_case(&class)).map(|known| json!(known))
	});
	json!({
		"class": class.or_else(|| before("class")),
		"minutes": said("hours").or_else(|| before("minutes")),
		"material": said("material").or_else(|| before("material")).unwrap_or_else(zero),
		"technician": said("technician").or_else(|| before("technician")),
	})
}

fn note_of(values: &Values) -> Json {
	values.get("note").cloned().unwrap_or_else(|| json!(NO_NOTE))
}

/// The uses of a resource that are not settled, the oldest first.
pub async fn uses(context: &Context, resource: &Json) -> Outcome<Vec<(u128, Json)>> {
	let question = json!({"resource": resource});
	let mut list = Vec::new();
	for line in context.pages((PALLET, "uses"), question, |last| last[0].clone()).await? {
		list.push((amount(&line[0], "the number of a use")?, line[1].clone()));
	}
	list.sort_by_key(|(number, _)| *number);
	Ok(list)
}

/// Which use is meant: the one of that number, or the only one that fits.
async fn which(
	context: &Context,
	values: &Values,
	what: &str,
	fits: impl Fn(&Json) -> bool,
) -> Outcome<(u128, Json)> {
	let resource = &values["resource"];
	let all = uses(context, resource).await?;
	let wanted = values.get("number").filter(|value| !value.is_null()).and_then(base_units);
	let name = equipment::resource_name(&context.chain, resource).await;
	if let Some(wanted) = wanted {
		return all.into_iter().find(|(number, _)| *number == wanted).ok_or_else(|| {
			Failure::usage(format!("{name} has no use {wanted} that is not settled"))
				.hint("`ovn use list RESOURCE` shows them")
		});
	}
	let mut fitting = all.into_iter().filter(|(_, of)| fits(of));
	match (fitting.next(), fitting.next()) {
		(Some(only), None) => Ok(only),
		(None, _) => Err(Failure::usage(format!("no use of {name} {what}"))
			.hint("`ovn use list RESOURCE` shows those that are not settled")),
		(Some((one, _)), Some((two, _))) => {
			Err(Failure::usage(format!("several uses of {name} {what}: {one}, {two}, ..."))
				.hint("say which: --number NUMBER (`ovn use list RESOURCE`)"))
		},
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn figures_are_as_before_where_nothing_is_said() {
		let before = json!({"class": "Commercial", "minutes": 600, "material": "12000000", "technician": ["5x", 120]});
		let mut values = Values::new();
		assert_eq!(figures_of(&values, &before), before);
		values.insert("hours".into(), json!(540));
		values.insert("class".into(), json!("owner"));
		let found = figures_of(&values, &before);
		assert_eq!((&found["minutes"], &found["class"]), (&json!(540), &json!("Owner")));
		assert_eq!(found["material"], "12000000");
	}
}
