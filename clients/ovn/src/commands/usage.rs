// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Using shared things: what it costs, reserving, using, confirming.

use super::{
	equipment::{self, figures_text, view_resource, Parts, CLASSES},
	network::small,
};
use crate::{
	amounts,
	chain::Receipt,
	context::{amount, as_said, base_units, list_of, word, Context},
	errors::{Failure, Outcome},
	output, scale,
	verbs::{arg, call, own, Arg, Kind, Noun, Values, Verb},
};
use serde_json::{json, Value as Json};
use std::{future::Future, pin::Pin};

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
			quote,
			with(vec![resource()], figures().into()),
		)
		.note("Example: ovn use quote printer commercial 10 --material 12 --technician tess=2"),
		verb(
			"reserve",
			"Reserves a resource, at the first free time",
			book,
			vec![
				resource(),
				arg("class", Kind::Choice(&CLASSES)).help("for what it is to be used"),
				arg("length", Kind::Duration),
				arg("from", Kind::Duration).opt().help("not before this time from now"),
				arg("at", Kind::Number).opt().help("at exactly this block instead"),
			],
		)
		.note("Example: ovn use reserve printer commercial 5h --from 2d"),
		verb("calendar", "Shows when a resource is reserved, and the rules of reserving it", calendar, vec![resource()]),
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
			start,
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
			extend,
			with(vec![resource()], with(changes().into(), vec![number()])),
		),
		verb(
			"end",
			"Ends your use, and reports what was used: as expected, where nothing else is said",
			end,
			with(vec![resource()], with(changes().into(), vec![number(), note()])),
		)
		.note("Example: ovn use end printer --hours 9.5 --material 11"),
		verb(
			"confirm",
			"Confirms a use that was reported: everybody is paid, when nobody else has to be heard",
			confirm,
			vec![resource(), number()],
		),
		verb(
			"dispute",
			"Disputes a use that was reported: the scope decides",
			dispute,
			vec![resource(), note(), number()],
		),
		verb(
			"decide",
			"Decides a disputed use for the scope, and pays everybody",
			decide,
			with(vec![resource()], with(changes().into(), vec![number()])),
		),
		verb(
			"settle",
			"Pays a use that nobody confirmed or decided in time, or ends one that nobody ended; anybody can",
			settle,
			vec![resource(), number()],
		),
		verb(
			"list",
			"Lists the uses of a resource: those not settled, or all that the node still has",
			list,
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
			terms,
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
			tariffs,
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
			rules,
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

/// What a use costs now, or why it costs nothing known.
async fn ask_quote(context: &Context, resource: &Json, figures: &Json) -> Outcome<Json> {
	let arguments = json!({"resource": resource, "figures": figures});
	let found = context.view(PALLET, "quote", arguments).await?;
	if found.is_null() {
		let name = equipment::resource_name(context, resource).await;
		let class = word(&figures["class"]);
		return Err(Failure::usage(format!("{name} has no tariff for {class} use"))
			.hint("`ovn resource show RESOURCE` lists its tariffs"));
	}
	Ok(found)
}

/// What a use costs and to whom it goes, in lines.
async fn quote_lines(
	context: &mut Context,
	resource: &Json,
	figures: &Json,
) -> Outcome<Vec<String>> {
	let quote = ask_quote(context, resource, figures).await?;
	let view = view_resource(context, resource).await?;
	let asset = quote["asset"].clone();
	let mut lines = vec![format!(
		"{}, {}: {}",
		equipment::resource_name(context, resource).await,
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

fn quote(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
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

fn start(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
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
	let resource = equipment::resource_name(context, &fields["resource"]).await;
	let asset = equipment::asset_of_resource(context, &fields["resource"]).await.ok().flatten();
	let held = context.money(&fields["held"], asset.as_ref()).await;
	output::say(format!(
		"Use {} of {resource}: {held} held, until {}.",
		as_said(&fields["number"]),
		context.shown_block(&fields["until"])
	));
	output::say(format!("When you are done: ovn use end {}", as_said(&fields["resource"])));
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
	let name = equipment::resource_name(context, resource).await;
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

fn is_running(of: &Json) -> bool {
	of["progress"] == json!("Running")
}

fn extend(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
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

fn end(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let me = json!(context.me()?);
		let mine = |of: &Json| of["user"] == me && is_running(of);
		let (number, of) = which(context, &values, "of yours is running", mine).await?;
		let figures = figures_of(&values, &of["estimate"]);
		let words = vec![
			format!(
				"Ends use {number} of {}, and reports {}.",
				equipment::resource_name(context, &values["resource"]).await,
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
fn reported(of: &Json) -> Json {
	["Reported", "Disputed"]
		.iter()
		.find_map(|name| of["progress"].get(name))
		.map_or_else(|| of["estimate"].clone(), |progress| progress["figures"].clone())
}

fn confirm(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
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
			equipment::resource_name(context, &values["resource"]).await,
			figures_text(context, &reported(&of))?
		)];
		act(context, &values, number, "confirm_use", words).await
	})
}

fn settle(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let (number, of) = which(context, &values, "waits", |_| true).await?;
		let words = vec![
			format!(
				"Settles use {number} of {}, by {}, because nobody did in time.",
				equipment::resource_name(context, &values["resource"]).await,
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

fn dispute(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
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

fn decide(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
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

fn list(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let all = uses(context, &values["resource"]).await?;
		let past = match values["all"] == json!(true) {
			true => Some(super::history::past(context, &values).await?),
			false => None,
		};
		if super::history::as_beancount(&values) {
			let past = past.ok_or_else(|| {
				Failure::usage("what waits has not been paid: --beancount tells what was")
					.hint("say --all, too")
			})?;
			return super::history::uses_ledger(context, &values, &past).await;
		}
		let settled = match &past {
			Some(past) => super::history::settled_uses(context, &values, past).await?,
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

fn book(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let resource = &values["resource"];
		let length = small(&values["length"])?;
		let name = equipment::resource_name(context, resource).await;
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
		let asset = equipment::asset_of_resource(context, resource).await?;
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

fn calendar(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
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
		let name = equipment::resource_name(context, resource).await;
		if rows.is_empty() {
			output::say(format!("Nobody has reserved {name}."));
		} else {
			output::say(output::table(
				&["from", "for", "who", "use", "cancelled for nothing until"],
				&rows,
			));
		}
		let per_day = context.chain.blocks_per_day;
		let asset = equipment::asset_of_resource(context, resource).await?;
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

fn terms(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
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
			equipment::resource_name(context, &values["resource"]).await,
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

fn tariffs(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let name = equipment::resource_name(context, &values["resource"]).await;
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

fn rules(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let question = json!({"resource": values["resource"]});
		let mut rules = context.view(PALLET, "reservation_rules", question).await?;
		let mut words = vec![format!(
			"Changes how {} can be reserved:",
			equipment::resource_name(context, &values["resource"]).await
		)];
		let asset = equipment::asset_of_resource(context, &values["resource"]).await?;
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
