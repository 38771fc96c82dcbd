// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Keys, the address book, the chain itself, and calls by name.

use crate::{
	amounts, answers,
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
				offline("person", "Names an account", name_person, [arg("name", Kind::Text), arg("address", Kind::Text), force()]),
				own("scope", "Names a scope, for this chain", name_scope, [arg("name", Kind::Text), arg("scope", Kind::Scope), force()]),
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
	values.get(name).and_then(Json::as_str).map_or("", |text| text)
}

fn force() -> crate::verbs::Arg {
	arg("force", Kind::Flag).help("even if the name means something else now")
}

/// Asks before a name means something else: what was sent to it would go elsewhere.
fn ensure_free(name: &str, before: Option<String>, after: &str, force: bool) -> Outcome {
	let Some(before) = before.filter(|before| before != after && !force) else { return Ok(()) };
	let question = format!("{name} is {before} now. Is it to be {after} from now on?");
	match output::ask(&question) {
		output::Answer::Yes => Ok(()),
		output::Answer::No => {
			Err(Failure::new(crate::errors::Exit::Declined, "Nothing was changed."))
		},
		output::Answer::Nobody => Err(Failure::new(
			crate::errors::Exit::Declined,
			format!("{name} is {before} already: nothing was changed."),
		)
		.hint(format!("take another name, or say --force to make it {after}"))),
	}
}

/// A pallet's name as the chain writes it, in whatever case it was written, with `_`, `-` or without.
fn pallet_named(metadata: &subxt::Metadata, text: &str) -> Outcome<String> {
	let plain = |text: &str| text.to_lowercase().replace(['_', '-'], "");
	let names: Vec<_> = metadata.pallets().map(|of| of.name().to_owned()).collect();
	match names.iter().find(|name| plain(name) == plain(text)) {
		Some(name) => Ok(name.clone()),
		None => {
			let hint = format!("those it has are {}", names.join(", "));
			Err(Failure::usage(format!("the chain has no pallet {text}"))
				.hint(crate::lookup::did_you_mean(text, names.iter().map(String::as_str), &hint)))
		},
	}
}

/// The name of something of a pallet as the chain writes it.
fn item_named(kind: &str, pallet: &str, names: &[String], text: &str) -> Outcome<String> {
	let plain = |text: &str| text.to_lowercase().replace(['_', '-'], "");
	match names.iter().find(|name| plain(name) == plain(text)) {
		Some(name) => Ok(name.clone()),
		None => {
			let hint = match names.is_empty() {
				true => "it has none".to_owned(),
				false => format!("those it has are {}", names.join(", ")),
			};
			Err(Failure::usage(format!("the chain has no {kind} {pallet}.{text}"))
				.hint(crate::lookup::did_you_mean(text, names.iter().map(String::as_str), &hint)))
		},
	}
}

fn name_person(options: &Options, values: &Values) -> Outcome {
	let (name, address) = (text(values, "name"), text(values, "address"));
	names::check(name)?;
	if scale::from_address(address).is_none() {
		return Err(Failure::usage(format!("{address} is not an address")));
	}
	let mut names = Names::read(&options.names)?;
	let before = names.people.get(name).cloned();
	ensure_free(name, before, address, values.get("force") == Some(&json!(true)))?;
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
		let scope = super::network::small(&values["scope"])?;
		let chain = context.chain.short_genesis();
		let before = context.names.scopes.get(&(name.to_owned(), chain.clone()));
		let before = before.map(|scope| format!("scope {scope}"));
		ensure_free(name, before, &format!("scope {scope}"), values["force"] == json!(true))?;
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
		for (name, value) in crate::fields::fields_of(&shown, "the chain")? {
			let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
			output::say(format!("{:<13} {value}", name.replace('_', " ")));
		}
		Ok(())
	})
}

fn events(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let last = context.chain.block();
		let blocks = super::history::blocks_of(&values)?.saturating_sub(1);
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
		let metadata = context.chain.metadata();
		let pallet = pallet_named(metadata, text(&values, "pallet"))?;
		let calls: Vec<_> = metadata
			.pallet_by_name(&pallet)
			.and_then(|of| of.call_variants())
			.into_iter()
			.flatten()
			.map(|call| call.name.clone())
			.collect();
		let name = item_named("call", &pallet, &calls, text(&values, "call"))?;
		let (pallet, name) = (pallet.as_str(), name.as_str());
		let docs = docs::of_call(metadata, pallet, name);
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
		let metadata = context.chain.metadata();
		let pallet = pallet_named(metadata, text(&values, "pallet"))?;
		let of = metadata.pallet_by_name(&pallet);
		let views = of.as_ref().map(|of| of.view_functions().map(|view| view.name().to_owned()));
		let views: Vec<_> = views.into_iter().flatten().collect();
		let name = item_named("question", &pallet, &views, text(&values, "view"))?;
		// Reports a name or an argument that is not right before asking.
		encode_view(
			context.chain.metadata(),
			&pallet,
			&name,
			&values["arguments"],
			&scale::from_address,
		)?;
		let answer = context.view(&pallet, &name, values["arguments"].clone()).await?;
		answers::answer_page(context, &pallet, &answer).await;
		Ok(())
	})
}

fn any_storage(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let metadata = context.chain.metadata();
		let pallet = pallet_named(metadata, text(&values, "pallet"))?;
		let of = metadata.pallet_by_name(&pallet);
		let entries = of.as_ref().and_then(|of| of.storage());
		let entries = entries.map(|all| all.entries().iter().map(|entry| entry.name().to_owned()));
		let entries: Vec<_> = entries.into_iter().flatten().collect();
		let entry = item_named("storage", &pallet, &entries, text(&values, "entry"))?;
		let keys = crate::fields::list_of(&values["keys"], "the keys")?.clone();
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
			context.chain.storage(&pallet, &entry, &keys).await?.unwrap_or(Json::Null)
		};
		answers::answer_page(context, &pallet, &answer).await;
		Ok(())
	})
}

fn show_docs(_: &Options, values: &Values) -> Outcome {
	let wanted = text(values, "name");
	let number = wanted.trim_start_matches("Custom(").trim_end_matches(')');
	if ["101", "102", "103"].contains(&number) {
		let found = crate::errors::submission(&format!("Custom error: {number}"));
		output::say(format!("Custom({number}) (why a node takes no transaction)\n\n{found}"));
		return Ok(());
	}
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
		for call in of.call_variants().into_iter().flatten() {
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
		for error in of.error_variants().into_iter().flatten() {
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
				list(of.call_variants().into_iter().flatten().map(|v| v.name.as_str()).collect()),
				list(of.view_functions().map(|v| v.name()).collect()),
				list(of.error_variants().into_iter().flatten().map(|v| v.name.as_str()).collect()),
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

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn pallet_is_found_in_any_case_and_with_lines_between_its_words() {
		let metadata = docs::embedded();
		for (text, name) in [
			("session", "Session"),
			("validator_set", "ValidatorSet"),
			("VALUE-equation", "ValueEquation"),
		] {
			assert_eq!(pallet_named(&metadata, text).unwrap(), name);
		}
		let failure = pallet_named(&metadata, "Sesion").unwrap_err();
		assert_eq!(failure.exit, crate::errors::Exit::Usage);
		assert!(failure.todo.unwrap().starts_with("did you mean Session?"));
	}

	#[test]
	fn unknown_question_is_a_wrong_command_and_not_a_missing_node() {
		let names = ["validator_set".to_owned(), "validator".to_owned()];
		let failure = item_named("question", "ValidatorSet", &names, "validators").unwrap_err();
		assert_eq!(failure.exit, crate::errors::Exit::Usage);
		assert!(failure.todo.unwrap().contains("validator_set"));
		let found = item_named("question", "ValidatorSet", &names, "ValidatorSet").unwrap();
		assert_eq!(found, "validator_set");
	}

	#[test]
	fn name_is_not_given_to_somebody_else_without_being_asked() {
		assert!(ensure_free("mia", None, "5x", false).is_ok());
		assert!(ensure_free("mia", Some("5x".into()), "5x", false).is_ok());
		assert!(ensure_free("mia", Some("5y".into()), "5x", true).is_ok());
	}
}
