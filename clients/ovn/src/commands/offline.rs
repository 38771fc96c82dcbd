// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Signing on a machine without a network, looking transactions up, and comparing documents with the chain.

use crate::{
	amounts,
	chain::{failure_in, paid, MORTALITY},
	context::Context,
	docs, documents,
	errors::{Exit, Failure, Outcome},
	names::Names,
	options::Options,
	output, scale,
	transaction::{self, Paper},
	verbs::{arg, offline, own, Kind, Noun, Values, Verb},
};
use serde_json::{json, Value as Json};
use std::{future::Future, pin::Pin};

/// Signing elsewhere, and comparing documents.
pub fn nouns() -> Vec<Noun> {
	let paper = |help| arg("file", Kind::Text).help(help);
	vec![
		Noun {
			name: "sign",
			about: "Sign what --offline-payload wrote, without a node",
			verbs: vec![offline("sign", "Signs what --offline-payload wrote; needs no node", sign, [
				paper("the file that --offline-payload wrote, or - for standard input"),
				arg("out", Kind::Text).opt().help("where to write it signed [default: FILE.signed]"),
			])
			.note("It shows what the bytes to be signed say, whatever the file says of them.\nExample: ovn sign transfer.json --key ana")],
		},
		Noun {
			name: "send-signed",
			about: "Send what was signed elsewhere",
			verbs: vec![own("send-signed", "Sends what `ovn sign` signed", send_signed, [
				paper("the file that `ovn sign` wrote, or - for standard input"),
			])],
		},
		Noun {
			name: "verify",
			about: "Compare a document with what is on the chain",
			verbs: vec![own("verify", "Compares a file with the hash on the chain", verify, [
				arg("file", Kind::Text).help("the file, or text:... for words"),
				arg("against", Kind::Text).opt().help("what names it: contribution/SCOPE/NUMBER, agreement/SCOPE, campaign/CAMPAIGN, or 0x and 64 digits"),
			])
			.note("Exit code 1 says that it is another document.\nExample: ovn verify photo.jpg --against contribution/printer/17")],
		},
	]
}

/// Looking a transaction up.
pub fn transaction_verb() -> Verb {
	own(
		"transaction",
		"Looks a transaction up in the last blocks",
		look_up,
		[
			arg("hash", Kind::Text).help("its hash: 0x and 64 digits"),
			arg("blocks", Kind::Number)
				.opt()
				.help("how many blocks back [default: as long as one is good]"),
		],
	)
	.note("Exit code 1 says that it failed, or is nowhere.")
}

fn must<'a>(values: &'a Values, name: &str) -> Outcome<&'a str> {
	text(values, name).ok_or_else(|| Failure::usage(format!("say which {name}")))
}

fn text<'a>(values: &'a Values, name: &str) -> Option<&'a str> {
	values.get(name).and_then(Json::as_str)
}

/// What a paper says, in lines.
fn lines_of(told: &transaction::Told, paper: &Paper) -> Outcome<Vec<String>> {
	let arguments = serde_json::to_string_pretty(&told.arguments)
		.map_err(|error| Failure::usage(format!("it cannot be shown: {error}")))?;
	let docs = docs::of_call(&docs::embedded(), &told.call.0, &told.call.1);
	let mut lines = vec![format!("{}.{}: {}", told.call.0, told.call.1, docs::summary(&docs))];
	lines.extend(arguments.lines().map(|line| format!("  {line}")));
	let until = paper.from_block.saturating_add(paper.blocks);
	lines.push(format!(
		"On the chain that began with {}; good for {} blocks, until block {until}.",
		paper.genesis, paper.blocks
	));
	let signer = scale::from_address(&paper.signer).map(scale::to_address);
	let signer = signer.ok_or_else(|| Failure::usage("its signer is no account"))?;
	let tip = match told.tip {
		0 => String::new(),
		tip => format!(", with a tip of {} OVN", amounts::format(tip, 12)),
	};
	lines.push(format!("Number {} of {}{tip}.", told.nonce, signer));
	Ok(lines)
}

fn sign(options: &Options, values: &Values) -> Outcome {
	let path = must(values, "file")?;
	let mut paper = Paper::read(path)?;
	let told = paper.told(&docs::embedded())?;
	for line in lines_of(&told, &paper)? {
		output::tell(line);
	}
	if let Some(wanted) = &options.genesis {
		if !paper.genesis.starts_with(&wanted.to_lowercase()) {
			return Err(Failure::usage(format!(
				"it is for another chain than {wanted}: nothing was signed"
			)));
		}
	}
	let signer = options.signer(&Names::read(&options.names)?)?.ok_or_else(|| {
		Failure::usage("this needs a signature, and there is no key")
			.hint("name the key with --key")
	})?;
	if !options.yes {
		let hint = "say --yes to sign without being asked";
		output::agree("Sign it?", "Nothing was signed", hint)?;
	}
	paper.sign(signer.pair()?)?;
	let out = match text(values, "out") {
		Some(out) => out.to_owned(),
		None if path == "-" => "-".to_owned(),
		None => format!("{path}.signed"),
	};
	let code = match options.qr {
		true => Some(transaction::qr(&json!(paper).to_string())?),
		false => None,
	};
	paper.write(&out)?;
	if let Some(code) = code {
		output::tell(code);
	}
	if out != "-" {
		output::tell(format!(
			"Signed: {out}. Nothing was sent; where there is a node, `ovn send-signed {out}` sends it."
		));
	}
	Ok(())
}

fn send_signed(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let paper = Paper::read(must(&values, "file")?)?;
		if paper.genesis != context.chain.genesis {
			return Err(Failure::usage(format!(
				"it was signed for the chain that began with {}, and {} is a node of the one that began with {}: nothing was sent",
				paper.genesis, context.chain.url, context.chain.genesis
			))
			.hint("name a node of the other chain with --url or --on"));
		}
		let bytes = paper.signed()?;
		let told = paper.told(context.chain.metadata())?;
		let account = scale::from_address(&paper.signer)
			.ok_or_else(|| Failure::usage("its signer is no account"))?;
		let signed = context.chain.transaction(bytes);
		let blamed = (told.call.0.as_str(), told.call.1.as_str());
		let lines = lines_of(&told, &paper)?;
		// The node is asked for the fee of the same without the signature, and gets it signed once this is agreed to.
		let empty = transaction::without_signature(signed.encoded())
			.ok_or_else(|| Failure::usage("it is no signed transaction"))?;
		let fee = context.chain.fee(&context.chain.transaction(empty)).await?;
		context.agreed(fee, account, told.tip, &lines).await?;
		let cost = fee.saturating_add(told.tip);
		if context.tried(&signed, blamed, None, account, cost).await? {
			if let Some(receipt) = context.deliver(&signed, blamed).await? {
				context.report(&receipt).await;
			}
		}
		Ok(())
	})
}

fn look_up(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let hash = documents::hash(must(&values, "hash")?)?;
		let longest = context.chain.longest()?;
		let blocks = values.get("blocks").and_then(Json::as_u64).unwrap_or(longest);
		// First, so that what goes from there into a block meanwhile is found in that.
		let waits = context.chain.waits(&hash).await;
		let Some(found) = context.chain.find(&hash, blocks).await? else {
			let waits = waits.map_err(|failure| {
				Failure::node(format!(
					"It is in none of the last {blocks} blocks, and whether it waits is not known: {}",
					failure.what
				))
				.hint("ask another node; do not send it again before")
			})?;
			if context.options.json {
				output::say(
					json!({"transaction": hash, "block": null, "waits": waits}).to_string(),
				);
			}
			return Err(if waits {
				Failure::new(Exit::Refused, "It waits for a block.")
					.hint("ask again in some seconds")
			} else {
				Failure::new(Exit::Refused, format!("It is in none of the last {blocks} blocks, and does not wait at this node."))
					.hint(format!("if it was signed more than {MORTALITY} blocks ago ({longest} if it was written with --offline-payload) it cannot be carried out any more, and can be sent again; --blocks looks further back"))
			});
		};
		let error = failure_in(&found.events).cloned();
		if context.options.json {
			let events: Vec<_> = found
				.events
				.iter()
				.map(
					|event| json!({"pallet": event.pallet, "name": event.name, "fields": event.fields}),
				)
				.collect();
			output::say(json!({
				"transaction": hash, "block": found.block, "block_hash": found.block_hash, "final": found.is_final,
				"call": found.call, "signer": found.signer, "success": error.is_none(), "fee": paid(&found.events)?.to_string(),
				"events": events,
			}).to_string());
		} else {
			let who = found
				.signer
				.as_ref()
				.map_or_else(|| "nobody".to_owned(), |who| context.person(who));
			let state = if found.is_final { "final" } else { "not final yet" };
			let fee = match paid(&found.events)? {
				0 => "no fee".to_owned(),
				fee => format!("fee {}", context.tokens_up(fee)),
			};
			output::say(format!(
				"Found in block {}, {state}: {} by {who}, {fee}.",
				found.block, found.call
			));
		}
		if let Some(error) = error {
			let (pallet, call) = found.call.split_once('.').unwrap_or((&found.call, ""));
			return Err(crate::errors::dispatch(context.chain.metadata(), (pallet, call), &error));
		}
		if !context.options.json {
			output::say("It was carried out.");
			for event in &found.events {
				if let Some(line) = context.tell_event(event).await {
					output::say(line);
				}
			}
		}
		Ok(())
	})
}

/// The hash on the chain of what was named, and what to call it.
async fn hash_on_chain(context: &mut Context, text: &str) -> Outcome<(String, String)> {
	if text.starts_with("0x") {
		return Ok((documents::hash(text)?, "this hash".into()));
	}
	let wrong = || {
		Failure::usage(format!("{text} names no document")).hint(
			"write contribution/SCOPE/NUMBER, agreement/SCOPE, campaign/CAMPAIGN, or 0x and 64 digits",
		)
	};
	let (sort, rest) = text.split_once('/').ok_or_else(wrong)?;
	let nothing = |what: &str| Failure::usage(format!("there is no {what} {rest}"));
	let (found, field) = match sort {
		"contribution" => {
			let (scope, number) = rest.rsplit_once('/').ok_or_else(wrong)?;
			let scope = context.scope(scope).await?;
			let number: u64 = number.parse().map_err(|_| wrong())?;
			let id = json!({"id": {"scope": scope, "index": number}});
			let found = context.view("Contributions", "contribution", id).await?;
			(found, "/evidence")
		},
		"agreement" => {
			let scope = json!(context.scope(rest).await?);
			let found = context.chain.storage("Networks", "Agreements", &[scope]).await?;
			(found.unwrap_or(Json::Null), "/document")
		},
		"campaign" => {
			let number = json!(context.campaign(rest).await?.to_string());
			let found = context.chain.storage("Crowdfunding", "Plans", &[number]).await?;
			(found.unwrap_or(Json::Null), "/plan/agreement")
		},
		_ => return Err(wrong()),
	};
	if found.is_null() {
		return Err(nothing(sort));
	}
	let hash = found.pointer(field).and_then(|document| document["hash"].as_str());
	let hash = hash.ok_or_else(|| nothing("document of"))?;
	Ok((hash.to_owned(), format!("that of {text}")))
}

fn verify(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let file = must(&values, "file")?;
		let document = documents::hashed(file)?;
		let Some(against) = text(&values, "against") else {
			output::say(match context.options.json {
				true => json!({"sha256": document.hash}).to_string(),
				false => format!("The SHA-256 of {file} is {}", document.hash),
			});
			return Ok(());
		};
		let (wanted, what) = hash_on_chain(context, against).await?;
		let same = wanted == document.hash;
		if context.options.json {
			output::say(
				json!({"sha256": document.hash, "on_chain": wanted, "same": same}).to_string(),
			);
		}
		if !same {
			return Err(Failure::new(Exit::Refused, format!(
				"{file} is another document: its SHA-256 is {}, and {what} is {wanted}.", document.hash
			))
			.hint("ask whoever recorded it for the file as it was; a photo that was sent by a messenger is often another"));
		}
		// It has been seen, and can be shown from now on.
		context.copies.keep(&document);
		if !context.options.json {
			output::say(format!("{file} is the document: its SHA-256 is {what}, {wanted}."));
		}
		Ok(())
	})
}
