// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Ledgers from elsewhere into the chain, and those of scopes out of it.

use super::{
	contribute::{entries_of, terms_of},
	network::small,
};
use crate::{
	amounts, answers,
	chain::{Call, Chain, Waiting},
	context::Context,
	csv::{self, Columns, Entry},
	documents::read_text,
	errors::{Exit, Failure, Outcome},
	fields::{as_said, base_units, show_unit, text},
	names,
	options::Until,
	output, scale,
	verbs::{arg, call, own, view, Kind, Noun, Values},
};
use serde_json::{json, Value as Json};
use std::{
	collections::BTreeMap,
	future::Future,
	pin::Pin,
	time::{Duration, Instant},
};
use subxt_signer::sr25519::Keypair;

const PALLET: &str = "Contributions";
/// Entries of a page; the chain takes at most 256.
const PAGE: usize = 256;
/// Pages that are on their way at the same time.
const FLYING: usize = 8;
/// How long to try to get the connection back.
const RETRY: Duration = Duration::from_secs(120);

/// Ledgers.
pub fn noun() -> Noun {
	let of = || [arg("scope", Kind::Scope), arg("import", Kind::Number)];
	Noun {
		name: "import",
		about: "Import an older ledger from a CSV file; goes on where it was broken off",
		verbs: vec![
			own("run", "Imports a CSV file; the same command goes on after a break", run, [
				arg("scope", Kind::Scope),
				arg("file", Kind::Text).help("a CSV file whose first line names its columns"),
				arg("kind", Kind::Sort).opt().help("the kind of all contributions, a measured one"),
				arg("kind-column", Kind::Text).opt().help("or the column with each one's kind"),
				arg("date", Kind::Text).opt().or("date").help("the column with the day"),
				arg("who", Kind::Text).opt().or("contributor").help("the column with who: an address, a name of your address book, or any other name"),
				arg("quantity", Kind::Text).opt().or("quantity").help("the column with how much; a+b adds up two"),
				arg("gift", Kind::Text).opt().help("the column that says whether it is a gift"),
				arg("most", Kind::Quantity).opt().help("count at most so much of one line, as 500"),
				arg("salt", Kind::Text).opt().help("turns names that are not on the chain into identities: SHA-256 of `SALT:name`"),
				arg("skip-bad", Kind::Flag).help("leave bad lines out, and say which"),
				arg("finish", Kind::Flag).help("confirm the import when all is there; nothing of it can be taken back then"),
			])
			.note("Example: ovn import run commons log.csv --kind change --quantity lines_added+lines_removed --salt commons"),
			own("list", "Lists the imports of a scope", list, [arg("scope", Kind::Scope)]),
			view("show", (PALLET, "import"), of()),
			call("start", (PALLET, "start_import"), [
				arg("scope", Kind::Scope),
				arg("importer", Kind::Account).or("me").help("who brings the pages"),
				arg("source", Kind::Document).must().help("the ledger: its file"),
				arg("entries", Kind::Number).must().help("how many contributions it has"),
				arg("quantity", Kind::Quantity).must().help("the sum of their quantities"),
			]),
			call("page", (PALLET, "import_page"), {
				let [scope, import] = of();
				[scope, import, arg("first", Kind::Number), arg("entries", Kind::Object)]
			}),
			call("undo", (PALLET, "undo_page"), of()),
			call("finish", (PALLET, "finish_import"), of()),
			call("drop", (PALLET, "drop_import"), of()),
		],
	}
}

/// Ledgers out.
pub fn export() -> Noun {
	Noun {
		name: "export",
		about: "Export the ledger of a scope as CSV",
		verbs: vec![own(
			"export",
			"Writes all contributions of a scope as CSV",
			run_export,
			[
				arg("scope", Kind::Scope),
				arg("file", Kind::Text).opt().help("to this file; else to the terminal"),
			],
		)],
	}
}

fn list(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let mut found =
			context.chain.entries(PALLET, "Imports", &[values["scope"].clone()]).await?;
		found.sort_by_key(|(keys, _)| keys[1].as_u64());
		let list: Vec<_> = found
			.into_iter()
			.map(|(keys, import)| {
				json!({
					"import": keys[1], "importer": import["importer"], "source": import["source"],
					"entries": import["entries"], "imported": import["imported"],
					"quantity": import["quantity"], "imported_quantity": import["imported_quantity"],
					"finished": import["finished"],
				})
			})
			.collect();
		answers::answer_page(context, PALLET, &list.into()).await;
		Ok(())
	})
}

/// What one file becomes on the chain.
struct Ledger {
	entries: Vec<Json>,
	quantity: u128,
	source: String,
}

async fn ledger(context: &mut Context, values: &Values) -> Outcome<Ledger> {
	let given = |name: &str| values.get(name).and_then(Json::as_str).map(str::to_owned);
	let must = |name: &str| given(name).ok_or_else(|| Failure::usage(format!("say which {name}")));
	let path = must("file")?;
	let content = read_text(&path)?;
	let columns = Columns {
		date: must("date")?,
		who: must("who")?,
		quantity: must("quantity")?,
		kind: given("kind-column"),
		gift: given("gift"),
	};
	let (good, mut bad) = csv::read(&content, &columns)?;
	let scope = small(&values["scope"])?;
	let mut kinds: BTreeMap<String, u16> = BTreeMap::new();
	let one = values.get("kind").and_then(Json::as_u64);
	if one.is_none() && columns.kind.is_none() {
		return Err(Failure::usage(
			"say which kind the contributions are: --kind, or --kind-column",
		));
	}
	let mut entries = Vec::new();
	let mut quantity = 0_u128;
	let salt = given("salt");
	let most = values.get("most").and_then(base_units).and_then(|most| u64::try_from(most).ok());
	for (index, entry) in good.iter().enumerate() {
		let kind = match (one, &entry.kind) {
			(Some(kind), _) => Ok(u16::try_from(kind).unwrap_or(u16::MAX)),
			(None, Some(name)) => match kinds.get(name) {
				Some(kind) => Ok(*kind),
				None => context
					.kind_of(scope, name)
					.await
					.map(|kind| *kinds.entry(name.clone()).or_insert(kind)),
			},
			(None, None) => Err(Failure::usage("no kind")),
		};
		let encoded = kind.map_err(|failure| failure.what).and_then(|kind| {
			let who = contributor(context, entry, salt.as_deref())?;
			let counted = entry.quantity.min(most.unwrap_or(u64::MAX));
			Ok((
				counted,
				json!({
					"contributor": who, "kind": kind, "quantity": counted.to_string(), "day": entry.day,
					// Two lines can be the same: with its number each has a hash of its own.
					"evidence": scale::to_hex(&names::hash(format!("{index}:{}", entry.text).as_bytes())),
					"gift": entry.gift,
				}),
			))
		});
		match encoded {
			Ok((counted, encoded)) => {
				entries.push(encoded);
				quantity = quantity.saturating_add(counted.into());
			},
			Err(reason) => bad.push(format!("line {}: {reason}", entry.line)),
		}
	}
	if !bad.is_empty() {
		for line in bad.iter().take(20) {
			output::tell(line);
		}
		if bad.len() > 20 {
			output::tell(format!("... and {} more", bad.len().saturating_sub(20)));
		}
		if values["skip-bad"] != json!(true) {
			return Err(Failure::usage(format!(
				"{} of the lines of {path} are bad. Nothing was sent.",
				bad.len()
			))
			.hint("mend them, or leave them out with --skip-bad"));
		}
		output::tell(format!("{} bad lines are left out; {} are good.", bad.len(), entries.len()));
	}
	if entries.is_empty() {
		return Err(Failure::usage(format!("{path} has no contributions")));
	}
	Ok(Ledger { entries, quantity, source: scale::to_hex(&names::hash(content.as_bytes())) })
}

fn contributor(context: &Context, entry: &Entry, salt: Option<&str>) -> Result<Json, String> {
	if scale::from_address(&entry.who).is_some() || context.names.people.contains_key(&entry.who) {
		return context
			.account(&entry.who)
			.map(|who| json!({"Agent": who}))
			.map_err(|failure| failure.what);
	}
	match salt {
		Some(salt) => Ok(json!({"External": scale::to_hex(&names::identity(salt, &entry.who))})),
		None => Err(format!("{} is neither an address nor in your address book: --salt makes an identity of such names", entry.who)),
	}
}

/// The names behind identities: of each line of a ledger that this salt makes an identity of.
pub fn names_behind(path: &str, who: &str, salt: &str) -> Outcome<BTreeMap<String, String>> {
	let content = read_text(path)?;
	let rows = csv::split(&content)?;
	let (head, body) =
		rows.split_first().ok_or_else(|| Failure::usage(format!("{path} is empty")))?;
	let place =
		head.cells.iter().position(|cell| cell.trim().eq_ignore_ascii_case(who)).ok_or_else(
			|| {
				Failure::usage(format!(
					"{path} has no column {who}: the first line has {}",
					head.cells.join(", ")
				))
				.hint("name the column with --who")
			},
		)?;
	Ok(body
		.iter()
		.filter_map(|row| row.cells.get(place))
		.map(|name| name.trim().to_owned())
		.map(|name| (scale::to_hex(&names::identity(salt, &name)), name))
		.collect())
}

/// The import of this ledger that is under way, if there is one.
async fn under_way(context: &Context, scope: u32, ledger: &Ledger) -> Outcome<Option<(u32, Json)>> {
	let found = context.chain.entries(PALLET, "Imports", &[json!(scope)]).await?;
	let same = |import: &Json| {
		import["source"]["hash"] == json!(ledger.source)
			&& import["entries"].as_u64() == u64::try_from(ledger.entries.len()).ok()
			&& base_units(&import["quantity"]) == Some(ledger.quantity)
	};
	found
		.into_iter()
		.find(|(_, import)| same(import))
		.map(|(keys, import)| Ok((small(&keys[1])?, import)))
		.transpose()
}

fn run(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let scope = small(&values["scope"])?;
		if context.options.proxy_for.is_some() || context.options.offline_payload.is_some() {
			return Err(Failure::usage(
				"an import is many transactions, which the importer signs itself",
			)
			.hint("leave --proxy-for and --offline-payload out"));
		}
		// Pages count on what is final.
		context.options.until = Until::Final;
		let ledger = ledger(context, &values).await?;
		let count = ledger.entries.len();
		let name = context.scope_name(scope).await;
		let quantity = amounts::format(ledger.quantity, amounts::UNIT_DECIMALS);
		let (id, imported, finished) = match under_way(context, scope, &ledger).await? {
			Some((id, import)) => {
				(id, small(&import["imported"])?, import["finished"] == json!(true))
			},
			None => {
				let words = vec![format!("{name} decides to import {count} contributions, of {quantity} units in all; you bring them.")];
				let arguments = json!({
					"scope": scope, "importer": context.me()?, "source": {"hash": ledger.source, "uri": ""},
					"entries": count, "quantity": ledger.quantity.to_string(),
				});
				let call =
					context.chain.call(PALLET, "start_import", arguments, &scale::from_address)?;
				let Some(receipt) = context.send_quietly(call, words).await? else { return Ok(()) };
				let started = receipt.events.iter().find(|event| event.name == "ImportStarted");
				let Some(started) = started else {
					return Err(Failure::new(
						Exit::Declined,
						"The import is not decided yet: the other stewards sign first.",
					)
					.hint("when they have, run the same command again"));
				};
				(small(&started.fields["import"])?, 0, false)
			},
		};
		let done = usize::try_from(imported).unwrap_or(usize::MAX);
		if finished || done >= count {
			output::tell(format!("All {count} contributions are there already."));
		} else {
			if done > 0 {
				output::tell(format!(
					"{done} of {count} contributions are there already: going on with the rest."
				));
			}
			pages(context, scope, id, &ledger, done).await?;
		}
		if values["finish"] == json!(true) && !finished {
			let words = vec![format!("Confirms the import of {count} contributions: nothing of it can be taken back then.")];
			let call = context.chain.call(
				PALLET,
				"finish_import",
				json!({"scope": scope, "import": id}),
				&scale::from_address,
			)?;
			context.send(call, words).await?;
		} else if !finished && !context.options.json {
			output::say(format!("Look at it, then confirm it: ovn import finish {scope} {id} (or take pages back: ovn import undo {scope} {id})"));
		}
		if context.options.json {
			output::say(json!({"scope": scope, "import": id, "entries": count, "quantity": ledger.quantity.to_string()}).to_string());
		}
		Ok(())
	})
}

fn page_call(
	chain: &Chain,
	scope: u32,
	import: u32,
	first: usize,
	ledger: &Ledger,
) -> Outcome<Call> {
	let end = first.saturating_add(PAGE).min(ledger.entries.len());
	let entries = ledger.entries.get(first..end).map_or(&[][..], |page| page);
	let arguments = json!({"scope": scope, "import": import, "first": first, "entries": entries});
	chain.call(PALLET, "import_page", arguments, &scale::from_address)
}

/// Brings the pages that are missing.
async fn pages(
	context: &mut Context,
	scope: u32,
	import: u32,
	ledger: &Ledger,
	done: usize,
) -> Outcome {
	let signer = context.signer()?.clone();
	let count = ledger.entries.len();
	let left = count.saturating_sub(done).div_ceil(PAGE);
	let first = page_call(&context.chain, scope, import, done, ledger)?;
	let nonce = context.chain.nonce(signer.public_key().0).await?;
	let fee = context.chain.estimate(&first, signer.public_key().0, nonce, 0).await?;
	let about = fee.saturating_mul(u128::try_from(left).unwrap_or(u128::MAX));
	output::tell(format!(
		"Brings {} contributions in {left} {}; fees of about {}.",
		count.saturating_sub(done),
		if left == 1 { "page" } else { "pages" },
		context.tokens_up(about)
	));
	if context.options.dry_run {
		return Err(Failure::new(Exit::Declined, "Nothing was sent: this was only to be said."));
	}
	if !context.options.yes && output::ask("Go ahead?") != output::Answer::Yes {
		return Err(Failure::new(Exit::Declined, "Nothing more was sent.")
			.hint("say --yes to send without being asked"));
	}
	let mut done = done;
	let mut lost: Option<Instant> = None;
	while done < count {
		show_progress(done, count);
		match fly(&context.chain, &signer, scope, import, ledger, done).await {
			Ok(now) => (done, lost) = (now, None),
			Err(failure) if failure.exit == Exit::Node => {
				let since = *lost.get_or_insert_with(Instant::now);
				if since.elapsed() > RETRY {
					output::progress_done();
					return Err(broken(done, count, &failure.what));
				}
				output::progress(&format!(
					"the connection is lost; {done} of {count} are on the chain; trying again for two minutes"
				));
				tokio::time::sleep(Duration::from_secs(1)).await;
				if let Ok(chain) = context.chain.reconnect().await {
					context.chain = chain;
					if let Ok(now) = settled(&mut context.chain, &signer, scope, import).await {
						done = now;
					}
				}
			},
			Err(failure) => {
				output::progress_done();
				let done =
					settled(&mut context.chain, &signer, scope, import).await.unwrap_or(done);
				return Err(broken(done, count, &failure.to_string()));
			},
		}
	}
	context.chain.refresh().await?;
	show_progress(done, count);
	output::progress_done();
	let there = context.view(PALLET, "import", json!({"scope": scope, "import": import})).await?;
	let whole = small(&there["imported"])? == u32::try_from(count).unwrap_or(u32::MAX)
		&& base_units(&there["imported_quantity"]) == Some(ledger.quantity);
	if !whole {
		return Err(broken(done, count, "what is on the chain is not what is in the file"));
	}
	if !context.options.json {
		let quantity = amounts::format(ledger.quantity, amounts::UNIT_DECIMALS);
		output::say(format!(
			"All {count} contributions are on the chain, of {quantity} units in all, each once."
		));
	}
	Ok(())
}

fn broken(done: usize, count: usize, why: &str) -> Failure {
	Failure::new(
		Exit::Partly,
		format!("{done} of {count} contributions are on the chain, the rest is not: {why}"),
	)
	.hint("run the same command again: it goes on where this one stopped, and brings nothing twice")
}

fn show_progress(done: usize, count: usize) {
	let wide = |number: usize| u128::try_from(number).unwrap_or(u128::MAX);
	let bar = output::bar(wide(done), wide(count), 40);
	output::progress(&format!("{bar:<40} {done} of {count}"));
}

/// Sends some pages one behind the other; says how many entries are there then.
async fn fly(
	chain: &Chain,
	signer: &Keypair,
	scope: u32,
	import: u32,
	ledger: &Ledger,
	done: usize,
) -> Outcome<usize> {
	let mut nonce = chain.nonce(signer.public_key().0).await?;
	let mut flying = Vec::new();
	let mut first = done;
	while first < ledger.entries.len() && flying.len() < FLYING {
		let call = page_call(chain, scope, import, first, ledger)?;
		let signed = chain.sign(&call, signer, nonce).await?;
		flying.push(async move {
			chain.submit(&signed, (&call.pallet, &call.name), &Waiting::FINAL).await
		});
		nonce = nonce.saturating_add(1);
		first = first.saturating_add(PAGE).min(ledger.entries.len());
	}
	for result in futures::future::join_all(flying).await {
		result?;
	}
	Ok(first)
}

/// Waits until no transaction of the signer waits for a final block; says how many entries are there.
async fn settled(chain: &mut Chain, signer: &Keypair, scope: u32, import: u32) -> Outcome<usize> {
	let me = signer.public_key().0;
	for _ in 0..60 {
		chain.refresh().await?;
		let account = chain.storage("System", "Account", &[json!(scale::to_address(me))]).await?;
		// Who never had anything has no account, and sent nothing.
		let final_nonce = match account {
			Some(account) => u64::from(small(&account["nonce"])?),
			None => 0,
		};
		if final_nonce >= chain.nonce(me).await? {
			break;
		}
		tokio::time::sleep(Duration::from_millis(500)).await;
	}
	let question = json!({"scope": scope, "import": import});
	let found = chain.view(PALLET, "import", &question, &scale::from_address).await?;
	usize::try_from(small(&found["imported"])?).map_err(|_| Failure::node("too many"))
}

const HEAD: [&str; 14] = [
	"number",
	"date",
	"contributor",
	"kind",
	"quantity",
	"unit",
	"state",
	"units",
	"gift",
	"role",
	"multiplier",
	"entry",
	"evidence",
	"place",
];

fn run_export(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let kinds = context.view(PALLET, "kinds", json!({"scope": values["scope"]})).await?;
		let mut lines = vec![HEAD.join(",")];
		let entries = entries_of(context, &values["scope"]).await?;
		for (index, entry) in &entries {
			let terms = terms_of(&kinds, entry)?;
			let first = |value: &Json| {
				let name = value.as_object().and_then(|object| object.keys().next());
				name.map_or_else(|| as_said(value), Clone::clone)
			};
			// What was not accepted has no units.
			let number = |value: &Json| match base_units(value) {
				Some(value) => amounts::format(value, amounts::UNIT_DECIMALS).replace(',', ""),
				None => String::new(),
			};
			let who = &entry["contributor"];
			let who = who.get("Agent").or_else(|| who.get("External"));
			let (above, below) =
				(&entry["multiplier"]["numerator"], &entry["multiplier"]["denominator"]);
			lines.push(csv::join(&[
				index.to_string(),
				amounts::format_day(small(&entry["day"])?),
				text(who.unwrap_or(&Json::Null), "who contributed")?.to_owned(),
				as_said(&terms["name"]),
				number(&entry["quantity"]),
				show_unit(&terms["unit"]),
				first(&entry["state"]),
				number(&entry["state"]["Accepted"]["units"]),
				if entry["gift"] == json!(true) { "yes".into() } else { "no".into() },
				if entry["role"].is_null() { String::new() } else { entry["role"].to_string() },
				format!("{above}/{below}"),
				match entry["entry"].as_object().and_then(|entry| entry.iter().next()) {
					Some((name, of)) => format!(
						"{name} {}",
						of.get("of").or_else(|| of.get("import")).unwrap_or(of)
					),
					None => as_said(&entry["entry"]),
				},
				as_said(&entry["evidence"]["hash"]),
				as_said(&entry["evidence"]["uri"]),
			]));
		}
		match values.get("file").and_then(Json::as_str) {
			Some(path) => {
				std::fs::write(path, format!("{}\n", lines.join("\n"))).map_err(|error| {
					Failure::usage(format!(
						"{path} cannot be written: {}",
						crate::errors::of_file(&error)
					))
				})?;
				output::tell(format!("{} contributions are in {path}.", entries.len()));
			},
			None => output::say(lines.join("\n")),
		}
		Ok(())
	})
}
