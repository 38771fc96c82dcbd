// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Keys, the address book, the chain itself, and calls by name.

use crate::{
	amounts,
	chain::encode_view,
	cli, commands,
	context::Context,
	docs,
	errors::{Failure, Outcome},
	names::{self, Names},
	options::Options,
	output, scale,
	verbs::{arg, offline, own, Kind, Noun, Values},
};
use serde_json::{json, Value as Json};
use std::{
	future::Future,
	pin::Pin,
	time::{Duration, Instant},
};

/// For how long a chain may stand still before nobody waits for it any more.
const STILL: Duration = Duration::from_secs(120);
const SHELLS: &[&str] = &["bash", "zsh", "fish", "elvish", "powershell"];

/// The subjects.
pub fn nouns() -> Vec<Noun> {
	let object =
		|| arg("arguments", Kind::Object).or("{}").help("its arguments by name, as JSON or @FILE");
	vec![
		Noun {
			name: "name",
			about: "Your address book: names for accounts and scopes",
			verbs: vec![
				offline("person", "Names an account", name_person, [arg("name", Kind::Text), arg("address", Kind::Text)]),
				own("scope", "Names a scope, for this chain", name_scope, [arg("name", Kind::Text), arg("scope", Kind::Scope)]),
				offline("remove", "Forgets a name", name_remove, [arg("name", Kind::Text)]),
				offline("list", "Lists the names", name_list, []),
			],
		},
		Noun {
			name: "chain",
			about: "The chain: what it is, its events, calls and questions by name",
			verbs: vec![
				own("show", "Shows which chain answers, and how far it is", show_chain, []),
				own("events", "Lists what happened in the last blocks", events, [
					arg("blocks", Kind::Number).opt().or("20").help("how many blocks back"),
				]),
				super::offline::transaction_verb(),
				own("wait", "Waits until a block is final, or for so much time of the chain", wait, [
					arg("until", Kind::Text).help("the number of a block, or a time from now as 7d"),
				])
				.note("Example: ovn chain wait 7d"),
				own("call", "Sends any call of the chain, by name", any_call, [
					arg("pallet", Kind::Text),
					arg("call", Kind::Text),
					object(),
				])
				.note("Numbers are those of the chain: base units, blocks, millionths.\nExample: ovn chain call Networks join '{\"scope\": 1}'"),
				own("ask", "Asks any view function of the chain, by name", any_view, [
					arg("pallet", Kind::Text),
					arg("view", Kind::Text),
					object(),
				]),
				own("read", "Reads an entry of the chain's storage, by name", any_storage, [
					arg("pallet", Kind::Text),
					arg("entry", Kind::Text),
					arg("keys", Kind::Object).or("[]").help("its keys, as a JSON list; fewer list all that begin so"),
				]),
			],
		},
		Noun {
			name: "docs",
			about: "What the chain's own documentation says of a call, question or error",
			verbs: vec![offline("docs", "Shows the documentation of a call, question or error", show_docs, [
				arg("name", Kind::Text).help("as Networks, Networks.join or NotMember"),
			])],
		},
		Noun {
			name: "completions",
			about: "Print completions for a shell",
			verbs: vec![offline("completions", "Prints completions for a shell", completions, [
				arg("shell", Kind::Choice(SHELLS)),
			])
			.note("Example: ovn completions bash > ~/.local/share/bash-completion/completions/ovn")],
		},
	]
}

fn wait(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let said = text(&values, "until");
		let begun = context.chain.block();
		let until = match said.parse::<u64>() {
			Ok(block) => block,
			Err(_) => {
				let blocks = amounts::parse_duration(said, context.chain.blocks_per_day)?;
				begun.saturating_add(blocks.into())
			},
		};
		let whole = u128::from(until.saturating_sub(begun));
		let mut heard = Instant::now();
		let mut last = begun;
		while context.chain.block() < until {
			let now = context.chain.block();
			if now > last {
				(last, heard) = (now, Instant::now());
			} else if heard.elapsed() > STILL {
				output::progress_done();
				return Err(Failure::node(format!(
					"No block has become final for {} seconds after block {now}",
					STILL.as_secs()
				))
				.hint("look whether the node still makes blocks: `ovn chain show`"));
			}
			let bar = output::bar(u128::from(now.saturating_sub(begun)), whole, 40);
			output::progress(&format!("{bar:<40} block {now} of {until}"));
			tokio::time::sleep(Duration::from_millis(100)).await;
			context.chain.refresh().await?;
		}
		output::progress_done();
		if context.options.json {
			output::say(json!({"block": context.chain.block()}).to_string());
		} else {
			output::say(format!("Block {} is final.", context.chain.block()));
		}
		Ok(())
	})
}

fn text<'a>(values: &'a Values, name: &str) -> &'a str {
	values.get(name).and_then(Json::as_str).unwrap_or_default()
}

fn name_person(options: &Options, values: &Values) -> Outcome {
	let (name, address) = (text(values, "name"), text(values, "address"));
	names::check(name)?;
	if scale::from_address(address).is_none() {
		return Err(Failure::usage(format!("{address} is not an address")));
	}
	let mut names = Names::read(&options.names)?;
	names.people.insert(name.into(), address.into());
	names.write()?;
	output::tell(format!("{name} is {address}, in {}.", names.path().display()));
	Ok(())
}

fn name_scope(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let name = text(&values, "name");
		names::check(name)?;
		let scope = super::network::small(&values["scope"]);
		let chain = context.chain.genesis.get(..10).unwrap_or_default().to_owned();
		context.names.scopes.insert((name.into(), chain), scope);
		context.names.write()?;
		output::tell(format!(
			"{name} is scope {scope} of this chain, in {}.",
			context.names.path().display()
		));
		Ok(())
	})
}

fn name_remove(options: &Options, values: &Values) -> Outcome {
	let name = text(values, "name");
	let mut names = Names::read(&options.names)?;
	let person = names.people.remove(name).is_some();
	let before = names.scopes.len();
	names.scopes.retain(|(found, _), _| found != name);
	if !person && names.scopes.len() == before {
		return Err(Failure::usage(format!("{name} is not in {}", names.path().display())));
	}
	names.write()
}

fn name_list(options: &Options, _: &Values) -> Outcome {
	let names = Names::read(&options.names)?;
	let mut rows: Vec<_> = names
		.people
		.iter()
		.map(|(name, address)| vec![name.clone(), "person".into(), address.clone()])
		.collect();
	for ((name, chain), scope) in &names.scopes {
		rows.push(vec![
			name.clone(),
			"scope".into(),
			format!("{scope} of the chain that began with {chain}"),
		]);
	}
	if options.json {
		output::say(json!({"people": names.people, "scopes": names.scopes.iter().map(|((name, chain), scope)| json!({"name": name, "chain": chain, "scope": scope})).collect::<Vec<_>>()}).to_string());
	} else {
		output::say(output::table(&["name", "", "stands for"], &rows));
	}
	Ok(())
}

fn show_chain(context: &mut Context, _: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let best = context.chain.rpc("chain_getHeader", &[]).await?;
		let best = best["number"]
			.as_str()
			.and_then(|hex| u64::from_str_radix(hex.trim_start_matches("0x"), 16).ok());
		let health = context.chain.rpc("system_health", &[]).await?;
		let version = context.chain.rpc("state_getRuntimeVersion", &[]).await?;
		let shown = json!({
			"node": context.chain.url, "chain": context.chain.name, "kind": context.chain.kind,
			"genesis": context.chain.genesis, "runtime": version["specVersion"],
			"final_block": context.chain.block(), "best_block": best, "peers": health["peers"],
			"blocks_a_day": context.chain.blocks_per_day, "token": context.chain.symbol,
			"decimals": context.chain.decimals(),
		});
		if context.options.json {
			output::say(shown.to_string());
			return Ok(());
		}
		for (name, value) in shown.as_object().into_iter().flatten() {
			let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
			output::say(format!("{:<13} {value}", name.replace('_', " ")));
		}
		Ok(())
	})
}

fn events(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let last = context.chain.block();
		let blocks = values["blocks"].as_u64().unwrap_or(20).saturating_sub(1);
		let mut list = Vec::new();
		for number in last.saturating_sub(blocks).max(1)..=last {
			for (_, event) in context.chain.events_of(number).await? {
				if context.options.json {
					list.push(
						json!({"block": number, "pallet": event.pallet, "name": event.name, "fields": event.fields}),
					);
				} else if let Some(line) = context.tell_event(&event).await {
					output::say(format!(
						"block {number}:{}",
						line.trim_start_matches(' ')
							.split_once(": ")
							.map_or(String::new(), |(name, rest)| format!(" {name}: {rest}"))
					));
				}
			}
		}
		if context.options.json {
			output::say(Json::from(list).to_string());
		}
		Ok(())
	})
}

fn any_call(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let (pallet, name) = (text(&values, "pallet"), text(&values, "call"));
		let docs = docs::of_call(context.chain.metadata(), pallet, name);
		let call = {
			let known = |text: &str| {
				context.account(text).ok().and_then(|found| scale::from_address(&found))
			};
			context.chain.call(pallet, name, values["arguments"].clone(), &known)?
		};
		let words = vec![
			format!("{pallet}.{name}: {}", docs::summary(&docs)),
			format!("  {}", values["arguments"]),
		];
		context.send(call, words).await.map(|_| ())
	})
}

fn any_view(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let (pallet, name) = (text(&values, "pallet").to_owned(), text(&values, "view").to_owned());
		// Reports a name or an argument that is not right before asking.
		encode_view(
			context.chain.metadata(),
			&pallet,
			&name,
			&values["arguments"],
			&scale::from_address,
		)?;
		let answer = context.view(&pallet, &name, values["arguments"].clone()).await?;
		cli::answer_page(context, &pallet, &answer).await;
		Ok(())
	})
}

fn any_storage(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let (pallet, entry) =
			(text(&values, "pallet").to_owned(), text(&values, "entry").to_owned());
		let keys = values["keys"].as_array().cloned().unwrap_or_default();
		let all = context.chain.metadata().pallet_by_name(&pallet).and_then(|found| {
			found.storage().and_then(|s| s.entry_by_name(&entry).map(|e| e.keys().len()))
		});
		let answer = if all.is_some_and(|all| keys.len() < all) {
			let found = context.chain.entries(&pallet, &entry, &keys).await?;
			found
				.into_iter()
				.map(|(keys, value)| json!({"keys": keys, "value": value}))
				.collect::<Vec<_>>()
				.into()
		} else {
			context.chain.storage(&pallet, &entry, &keys).await?.unwrap_or_default()
		};
		cli::answer_page(context, &pallet, &answer).await;
		Ok(())
	})
}

fn show_docs(_: &Options, values: &Values) -> Outcome {
	let wanted = text(values, "name");
	let metadata = docs::embedded();
	let (pallet, item) = match wanted.split_once('.') {
		Some((pallet, item)) => (Some(pallet), item),
		None => (None, wanted),
	};
	let mut found = Vec::new();
	for of in metadata.pallets() {
		if pallet.is_some_and(|pallet| !pallet.eq_ignore_ascii_case(of.name())) {
			continue;
		}
		let title = |kind: &str, name: &str| format!("{}.{name} ({kind})", of.name());
		for call in of.call_variants().unwrap_or_default() {
			if call.name.eq_ignore_ascii_case(item) {
				found.push(format!("{}\n\n{}", title("call", &call.name), docs::page(&call.docs)));
			}
		}
		for view in of.view_functions() {
			if view.name().eq_ignore_ascii_case(item) {
				found.push(format!(
					"{}\n\n{}",
					title("question", view.name()),
					docs::page(view.docs())
				));
			}
		}
		for error in of.error_variants().unwrap_or_default() {
			if error.name.eq_ignore_ascii_case(item) {
				found.push(format!(
					"{}\n\n{}",
					title("error", &error.name),
					docs::page(&error.docs)
				));
			}
		}
		if pallet.is_none() && of.name().eq_ignore_ascii_case(item) {
			let list = |names: Vec<&str>| names.join(", ");
			found.push(format!(
				"{}\n\ncalls: {}\n\nquestions: {}\n\nerrors: {}",
				of.name(),
				list(
					of.call_variants()
						.unwrap_or_default()
						.iter()
						.map(|v| v.name.as_str())
						.collect()
				),
				list(of.view_functions().map(|v| v.name()).collect()),
				list(
					of.error_variants()
						.unwrap_or_default()
						.iter()
						.map(|v| v.name.as_str())
						.collect()
				),
			));
		}
	}
	if found.is_empty() {
		let pallets: Vec<_> = metadata.pallets().map(|of| of.name()).collect();
		return Err(Failure::usage(format!("the documentation has no {wanted}")).hint(format!(
			"the pallets are {}; `ovn docs PALLET` lists what one has",
			pallets.join(", ")
		)));
	}
	output::say(found.join("\n\n"));
	Ok(())
}

fn completions(_: &Options, values: &Values) -> Outcome {
	use clap_complete::Shell;
	let shell = match text(values, "shell") {
		"zsh" => Shell::Zsh,
		"fish" => Shell::Fish,
		"elvish" => Shell::Elvish,
		"powershell" => Shell::PowerShell,
		_ => Shell::Bash,
	};
	let mut command = cli::command(&commands::nouns(&docs::embedded()), &docs::embedded());
	clap_complete::generate(shell, &mut command, "ovn", &mut std::io::stdout());
	Ok(())
}
