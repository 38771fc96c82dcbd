// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Joint decisions: what the stewards of a scope sign together.
//!
//! The chain keeps the hash of what is decided, who has signed and whose deposit is held; not the call itself. That
//! stands in the transaction that began the decision, which every node keeps: it is looked for there, and is right if
//! its hash is. What this client began is also kept beside the address book, and another steward can send it along.

use super::network::small;
use crate::{
	chain::{Call, Event},
	config::{self, Over},
	context::Context,
	docs,
	errors::{Exit, Failure, Outcome, BY_THE_CHAIN},
	fields::{base_units, fields_of, list_of, shorten, text},
	output, scale, transaction,
	transaction::blake2_256,
	verbs::{arg, own, Kind, Noun, Values},
};
use serde_json::{json, Value as Json};
use std::{future::Future, path::PathBuf, pin::Pin};

const PALLET: &str = "Multisig";
/// How far into a transaction its call is looked for: behind the signature and whoever else has to sign.
const SEARCHED: usize = 4_096;

/// The subject.
pub fn noun() -> Noun {
	let which = || {
		[
			arg("scope", Kind::Scope),
			arg("decision", Kind::Text)
				.help("its number (`ovn decision list SCOPE`), or the beginning of its hash"),
			arg("call", Kind::Text)
				.opt()
				.help("what is decided, as 0x... or @FILE, if no node has it any more"),
		]
	};
	Noun {
		name: "decision",
		about: "Joint decisions of a scope's stewards: what waits, approving, cancelling",
		verbs: vec![
			own(
				"list",
				"Lists the joint decisions that wait: of a scope, or of all whose steward you are",
				list,
				[
					crate::verbs::Arg { required: false, ..arg("scope", Kind::Scope) },
					arg("who", Kind::Account).opt().help("without a scope: whose decisions [default: me]"),
				],
			)
			.note("A decision begins with --together after any command that decides for the scope.\nExample: ovn decision list printer"),
			own("show", "Shows what a joint decision would do, and who has signed it", show, which()),
			own(
				"approve",
				"Signs a joint decision; with the last signature it is carried out",
				approve,
				which(),
			)
			.note("Example: ovn decision approve printer 715"),
			own(
				"cancel",
				"Takes a joint decision back, if you began it; your deposit returns",
				cancel,
				which(),
			),
		],
	}
}

/// Who decides together for a scope.
#[derive(Clone, Debug)]
pub struct Joint {
	scope: u32,
	/// The account that they have together.
	account: String,
	/// The stewards, in the order the chain wants.
	stewards: Vec<[u8; 32]>,
}

impl Joint {
	/// Nothing if any steward of the scope decides alone.
	pub async fn of(context: &Context, scope: u32) -> Outcome<Option<Self>> {
		let view = context.view("Networks", "scope", json!({"scope": scope})).await?;
		let account = match &view["joint_account"] {
			Json::Null => return Ok(None),
			account => account.as_str().ok_or_else(|| unclear("the account of the stewards"))?,
		};
		// Who signs, and how many it takes, goes by them: one who is left out makes another decision.
		let mut stewards = addresses(&view["stewards"], "the stewards")?
			.iter()
			.map(|who| scale::from_address(who).ok_or_else(|| unclear("the stewards")))
			.collect::<Outcome<Vec<_>>>()?;
		stewards.sort_unstable();
		Ok(Some(Self { scope, account: account.to_owned(), stewards }))
	}

	/// How many signatures it takes.
	fn threshold(&self) -> usize {
		majority(self.stewards.len())
	}

	fn others(&self, me: [u8; 32]) -> Vec<String> {
		let others = self.stewards.iter().filter(|one| **one != me);
		others.map(|one| scale::to_address(*one)).collect()
	}
}

/// How many of so many are more than half.
pub fn majority(count: usize) -> usize {
	(count / 2).saturating_add(1)
}

/// That the node does not say something by which would be signed.
fn unclear(what: &str) -> Failure {
	Failure::node(format!("The node does not say {what} as it should."))
		.hint("ask another node: nothing was signed")
}

/// The addresses in a list.
fn addresses(value: &Json, what: &str) -> Outcome<Vec<String>> {
	let list = value.as_array().ok_or_else(|| unclear(what))?;
	let texts = list.iter().map(|who| who.as_str().map(str::to_owned));
	texts.collect::<Option<_>>().ok_or_else(|| unclear(what))
}

/// A decision that waits for signatures.
#[derive(Clone, Debug)]
pub struct Waiting {
	joint: Joint,
	/// The hash of what is decided.
	hash: String,
	/// The block and the transaction in which it began.
	when: (u64, u64),
	/// What is held until it ends, in base units.
	deposit: u128,
	/// Who began it, and pays the deposit.
	depositor: String,
	/// Who has signed.
	approvals: Vec<String>,
	/// What is decided, where it was found.
	call: Option<Vec<u8>>,
}

impl Waiting {
	/// How it is called: by the block in which it began, with the transaction where that is needed.
	fn name(&self, all: &[Self]) -> String {
		let alike = all.iter().filter(|other| other.when.0 == self.when.0).count();
		match alike {
			0 | 1 => self.when.0.to_string(),
			_ => format!("{}-{}", self.when.0, self.when.1),
		}
	}

	/// Whether this name means it.
	fn is_called(&self, name: &str) -> bool {
		let (block, index) = name.split_once('-').map_or((name, None), |(b, i)| (b, Some(i)));
		(block.parse() == Ok(self.when.0) && index.is_none_or(|i| i.parse() == Ok(self.when.1)))
			|| (name.len() >= 6 && name.starts_with("0x") && self.hash.starts_with(name))
	}

	/// Who has not signed.
	fn missing(&self) -> Vec<String> {
		let all = self.joint.stewards.iter().map(|one| scale::to_address(*one));
		all.filter(|one| !self.approvals.contains(one)).collect()
	}

	fn people(context: &Context, list: &[String]) -> String {
		let names: Vec<_> = list.iter().map(|who| context.person(who)).collect();
		if names.is_empty() {
			"nobody".into()
		} else {
			names.join(", ")
		}
	}

	/// What it is about, in a few words.
	fn title(&self, context: &Context) -> String {
		match self.call.as_ref().and_then(|call| decoded(context, call)) {
			Some((pallet, name, _)) => format!("{pallet}.{name}"),
			None => format!("{} (its call is not known here)", shorten(&self.hash)),
		}
	}

	/// What is decided, in lines.
	async fn lines(&self, context: &mut Context) -> Outcome<Vec<String>> {
		Ok(match self.call.as_ref().and_then(|call| decoded(context, call)) {
			Some((pallet, name, arguments)) => {
				call_lines(context, &pallet, &name, &arguments).await?
			},
			None => {
				vec![format!("A call whose hash is {}: nothing else is known of it.", self.hash)]
			},
		})
	}

	fn json(&self, all: &[Self], context: &Context) -> Json {
		let call = self.call.as_ref();
		json!({
			"scope": self.joint.scope, "decision": self.name(all), "call_hash": self.hash,
			"since": {"block": self.when.0, "transaction": self.when.1},
			"deposit": self.deposit.to_string(), "depositor": self.depositor,
			"threshold": self.joint.threshold(), "signed": self.approvals, "missing": self.missing(),
			"data": call.map(|call| scale::to_hex(call)),
			"call": call.and_then(|call| decoded(context, call)).map(|(pallet, name, arguments)| {
				json!({"pallet": pallet, "name": name, "arguments": arguments})
			}),
		})
	}
}

/// The pallet, the name and the arguments of a call.
fn decoded(context: &Context, call: &[u8]) -> Option<(String, String, Json)> {
	transaction::call_of(context.chain.described(), call).ok()
}

/// What terms are of.
#[derive(Clone, Copy, Debug)]
enum Of {
	Contract,
	Custodian,
	Firm,
}

/// Calls that carry the terms which somebody signs: the pallet, the call, and of what they are.
const SIGNED: [(&str, &str, Of); 6] = [
	("Settlement", "offer", Of::Contract),
	("Settlement", "accept", Of::Contract),
	("Fiat", "license_custodian", Of::Custodian),
	("Fiat", "accept_licence", Of::Custodian),
	("Firms", "license_firm", Of::Firm),
	("Firms", "accept_licence", Of::Firm),
];

/// What a call does, and with what.
pub async fn call_lines(
	context: &mut Context,
	pallet: &str,
	name: &str,
	arguments: &Json,
) -> Outcome<Vec<String>> {
	let docs = docs::of_call(context.chain.metadata(), pallet, name);
	let mut lines = vec![format!("{pallet}.{name}: {}", docs::summary(&docs))];
	// What has no scope is shown as any other call.
	if let (("ValueEquation", "set_equation"), Ok(scope)) =
		((pallet, name), small(&arguments["scope"]))
	{
		let equation = &arguments["equation"];
		let of = context.scope_name(scope).await;
		lines.push(format!("  for {of}:"));
		for line in super::equation::equation_lines(context, scope, equation).await? {
			lines.push(format!("  {line}"));
		}
		return Ok(lines);
	}
	for (field, value) in fields_of(arguments, "the call")? {
		// What is signed is told in whole sentences.
		if field == "terms" {
			let told = match SIGNED.iter().find(|signed| (signed.0, signed.1) == (pallet, name)) {
				Some((_, _, Of::Contract)) => super::settle::terms_lines(context, value).await?,
				Some((_, _, Of::Custodian)) => super::fiat::terms_lines(context, value).await?,
				Some((_, _, Of::Firm)) => {
					super::firm::terms_lines(context, &arguments["network"], value).await?
				},
				None => Vec::new(),
			};
			if !told.is_empty() {
				lines.extend(told.iter().map(|line| format!("  {line}")));
				continue;
			}
		}
		let shown = match field.as_str() {
			"kind" => context.kind_shown(&arguments["scope"], value).await,
			_ => context.show(pallet, field, value, arguments).await,
		};
		lines.push(format!("  {:<14}  {shown}", field.replace('_', " ")));
	}
	Ok(lines)
}

/// The call of this hash within a transaction.
fn call_in(transaction: &[u8], hash: &str, decode: impl Fn(&mut &[u8]) -> bool) -> Option<Vec<u8>> {
	(0..transaction.len().min(SEARCHED)).find_map(|start| {
		let from = transaction.get(start..)?;
		let mut rest = from;
		if !decode(&mut rest) {
			return None;
		}
		let call = from.get(..from.len().checked_sub(rest.len())?)?;
		(scale::to_hex(&blake2_256(call)) == hash).then(|| call.to_vec())
	})
}

/// Where calls are kept that this client has seen, beside the address book.
fn kept(context: &Context, hash: &str) -> PathBuf {
	let folder = context.names.path().parent().map_or_else(PathBuf::new, PathBuf::from);
	folder.join("decisions").join(hash)
}

/// Keeps a call, so that it is found again by its hash. Nobody loses anything if it cannot be kept.
fn keep(context: &Context, call: &[u8]) {
	let path = kept(context, &scale::to_hex(&blake2_256(call)));
	let _ = config::write(&path, scale::to_hex(call).as_bytes(), Over::Refuse);
}

/// A call that somebody wrote or sent along.
fn call_of(text: &str) -> Outcome<Vec<u8>> {
	let content = match text.strip_prefix('@') {
		Some(path) => crate::documents::read_text(path)?,
		None => text.to_owned(),
	};
	scale::from_hex(content.trim()).ok_or_else(|| {
		Failure::usage("this is no call: it is 0x and its bytes in hexadecimal digits")
			.hint("`ovn --json decision show SCOPE NUMBER` of who has it prints it as `data`")
	})
}

/// Looks for the call of a decision: in the transaction that began it, then where this client keeps those it has seen.
async fn find_call(context: &Context, hash: &str, when: (u64, u64)) -> Option<Vec<u8>> {
	let metadata = context.chain.metadata();
	let of = metadata.outer_enums().call_enum_ty();
	let decode = |rest: &mut &[u8]| scale::decode(metadata.types(), of, rest).is_ok();
	let in_block = async {
		let block = context.chain.rpc("chain_getBlockHash", &[json!(when.0)]).await.ok()?;
		let block = context.chain.rpc("chain_getBlock", &[block]).await.ok()?;
		let index = usize::try_from(when.1).ok()?;
		let transaction = block["block"]["extrinsics"].as_array()?.get(index)?.as_str()?;
		call_in(&scale::from_hex(transaction)?, hash, decode)
	};
	if let Some(found) = in_block.await {
		return Some(found);
	}
	let text = std::fs::read_to_string(kept(context, hash)).ok()?;
	scale::from_hex(text.trim()).filter(|call| scale::to_hex(&blake2_256(call)) == hash)
}

/// What waits for the stewards of a scope, the oldest first.
pub async fn waiting(context: &Context, scope: u32) -> Outcome<Vec<Waiting>> {
	let Some(joint) = Joint::of(context, scope).await? else { return Ok(Vec::new()) };
	let found = context.chain.entries(PALLET, "Multisigs", &[json!(joint.account)]).await?;
	let mut list = Vec::new();
	for (keys, of) in found {
		let lost = || Failure::node("a joint decision without a number or a hash");
		let hash = keys.get(1).and_then(Json::as_str).ok_or_else(lost)?.to_owned();
		let number = |name: &str| of["when"][name].as_u64().ok_or_else(lost);
		let when = (number("height")?, number("index")?);
		list.push(Waiting {
			call: find_call(context, &hash, when).await,
			joint: joint.clone(),
			hash,
			when,
			deposit: base_units(&of["deposit"]).ok_or_else(lost)?,
			depositor: of["depositor"].as_str().ok_or_else(lost)?.to_owned(),
			approvals: addresses(&of["approvals"], "who has signed")?,
		});
	}
	list.sort_by(|one, other| (one.when, &one.hash).cmp(&(other.when, &other.hash)));
	Ok(list)
}

/// The scopes that somebody decides for together with others.
pub async fn scopes_of(context: &Context, who: &str) -> Outcome<Vec<u32>> {
	let mut list = Vec::new();
	for (keys, details) in context.chain.entries("Networks", "Details", &[]).await? {
		let stewards = addresses(&details["stewards"], "the stewards of a scope")?;
		if stewards.len() > 2 && stewards.iter().any(|one| one == who) {
			list.push(small(&keys[0])?);
		}
	}
	list.sort_unstable();
	Ok(list)
}

/// Decisions in lines of a table: scope, number, what, signed, missing, since.
pub async fn rows(context: &mut Context, list: &[Waiting]) -> Vec<Vec<String>> {
	let mut rows = Vec::new();
	for of in list {
		let scope = context.scope_name(of.joint.scope).await;
		rows.push(vec![
			of.name(list),
			scope,
			of.title(context),
			format!("{} of {}", of.approvals.len(), of.joint.threshold()),
			Waiting::people(context, &of.missing()),
			context.show_past(of.when.0),
		]);
	}
	rows
}

/// The heads of these lines.
pub const HEADS: [&str; 6] = ["number", "scope", "decides", "signed", "can sign", "since"];

/// Whether somebody could sign it now.
pub fn awaits(of: &Waiting, who: &str) -> bool {
	!of.approvals.iter().any(|one| one == who)
}

/// For programmes.
pub fn json_of(context: &Context, list: &[Waiting]) -> Json {
	list.iter().map(|of| of.json(list, context)).collect::<Vec<_>>().into()
}

fn list(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let scopes = match values.get("scope").filter(|scope| !scope.is_null()) {
			Some(scope) => vec![small(scope)?],
			None => {
				let who = match values.get("who").and_then(Json::as_str) {
					Some(who) => who.to_owned(),
					None => context.me()?,
				};
				scopes_of(context, &who).await?
			},
		};
		let mut found = Vec::new();
		for scope in &scopes {
			found.extend(waiting(context, *scope).await?);
		}
		if context.options.json {
			output::say(json_of(context, &found).to_string());
			return Ok(());
		}
		if found.is_empty() {
			output::say("No joint decision waits.");
			return Ok(());
		}
		let rows = rows(context, &found).await;
		output::say(output::table(&HEADS, &rows));
		output::say("\nLook at one: ovn decision show SCOPE NUMBER; sign it: ovn decision approve SCOPE NUMBER");
		Ok(())
	})
}

/// The decision that is meant, with its call, if that is known or was given.
async fn which(context: &Context, values: &Values) -> Outcome<(Waiting, Vec<Waiting>)> {
	let scope = small(&values["scope"])?;
	let all = waiting(context, scope).await?;
	let name = text(&values["decision"], "a decision")?;
	let fitting: Vec<_> = all.iter().filter(|of| of.is_called(name)).collect();
	let hint = format!("`ovn decision list {scope}` shows those that wait");
	let mut found = match fitting[..] {
		[only] => only.clone(),
		[] => {
			return Err(Failure::usage(format!(
				"no joint decision {name} waits: it may be carried out or taken back already"
			))
			.hint(hint))
		},
		_ => {
			let names: Vec<_> = fitting.iter().map(|of| of.name(&all)).collect();
			return Err(Failure::usage(format!("{name} means several: {}", names.join(", ")))
				.hint("write which, as 715-2"));
		},
	};
	if let Some(text) = values.get("call").and_then(Json::as_str) {
		let call = call_of(text)?;
		if scale::to_hex(&blake2_256(&call)) != found.hash {
			return Err(Failure::usage(format!(
				"this call is another one: its hash is not {}",
				found.hash
			))
			.hint("ask who began the decision for its call"));
		}
		keep(context, &call);
		found.call = Some(call);
	}
	Ok((found, all))
}

fn show(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let (found, all) = which(context, &values).await?;
		if context.options.json {
			output::say(found.json(&all, context).to_string());
			return Ok(());
		}
		let scope = context.scope_name(found.joint.scope).await;
		output::say(format!(
			"Decision {} of {scope}, since {}",
			found.name(&all),
			context.show_past(found.when.0)
		));
		for line in found.lines(context).await? {
			output::say(format!("  {line}"));
		}
		output::say(format!(
			"Signed by {}: {} of the {} it takes.",
			Waiting::people(context, &found.approvals),
			found.approvals.len(),
			found.joint.threshold()
		));
		output::say(format!("Can sign: {}.", Waiting::people(context, &found.missing())));
		output::say(format!(
			"Deposit: {} of {}, which returns when it is carried out or taken back.",
			context.tokens(found.deposit),
			context.person(&found.depositor)
		));
		let number = found.name(&all);
		output::say(format!(
			"\nNext: ovn decision approve {} {number}, or ovn decision cancel {} {number}",
			found.joint.scope, found.joint.scope
		));
		Ok(())
	})
}

/// The call by which somebody signs.
async fn signature(
	context: &Context,
	joint: &Joint,
	me: [u8; 32],
	when: Option<Json>,
	call: &Call,
) -> Outcome<Call> {
	let arguments = json!({
		"threshold": joint.threshold(),
		"other_signatories": joint.others(me),
		"maybe_timepoint": when,
		"call": {"$raw": scale::to_hex(&call.bytes)},
		"max_weight": context.chain.weight(call).await?,
	});
	context.chain.call(PALLET, "as_multi", arguments, &scale::from_address)
}

/// How a signature is said before it is given.
fn signature_words(now: usize, threshold: usize) -> String {
	if now >= threshold {
		format!("Yours is signature {now} of {threshold}, the last one: the decision is carried out with it.")
	} else {
		format!("Yours is signature {now} of {threshold}: the others approve it with `ovn decision approve`, or run the same command with --together.")
	}
}

/// That somebody has signed already, and who has not.
fn signed_already(context: &Context, of: &Waiting, number: &str) -> Failure {
	let missing = Waiting::people(context, &of.missing());
	let found = Failure::new(
		Exit::Refused,
		format!("You have signed this already: it waits for another of {missing}. Nothing was sent."),
	)
	.hint(format!(
		"tell them: `ovn decision approve {} {number}`; to take it back: `ovn decision cancel {} {number}`",
		of.joint.scope, of.joint.scope
	));
	Failure { name: Some("Multisig.AlreadyApproved".into()), ..found }
}

fn approve(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let me = scale::from_address(&context.me()?).ok_or_else(|| unclear("who you are"))?;
		let (found, all) = which(context, &values).await?;
		ensure_steward(&found.joint, me)?;
		if !awaits(&found, &scale::to_address(me)) {
			return Err(signed_already(context, &found, &found.name(&all)));
		}
		let Some(bytes) = found.call.clone() else {
			return Err(Failure::usage(format!(
				"what is decided is not known here: the chain has its hash, {}",
				found.hash
			))
			.hint("ask who began it for the call, and give it with --call 0x... or --call @FILE"));
		};
		let Some((pallet, name, arguments)) = decoded(context, &bytes) else {
			return Err(Failure::usage("this chain knows no such call any more"));
		};
		let spec_version = context.chain.spec_version();
		let call = Call { pallet, name, arguments, bytes, spec_version };
		let last = found.approvals.len().saturating_add(1) >= found.joint.threshold();
		refuse_what_fails(context, &call).await?;
		let mut words = found.lines(context).await?;
		words.push(signature_words(
			found.approvals.len().saturating_add(1),
			found.joint.threshold(),
		));
		if last {
			words.push(format!(
				"The deposit of {} returns to {}.",
				context.tokens(found.deposit),
				context.person(&found.depositor)
			));
		}
		let when = json!({"height": found.when.0, "index": found.when.1});
		let signed = signature(context, &found.joint, me, Some(when), &call).await?;
		context.send(signed, words).await.map(|_| ())
	})
}

fn cancel(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let address = context.me()?;
		let me = scale::from_address(&address).ok_or_else(|| unclear("who you are"))?;
		let (found, all) = which(context, &values).await?;
		if found.depositor != address {
			return Err(Failure::usage(format!(
				"{} began it, has paid its deposit, and alone takes it back",
				context.person(&found.depositor)
			))
			.hint("who does not want it does not sign"));
		}
		let mut words =
			vec![format!("Takes decision {} back, which would do this:", found.name(&all))];
		for line in found.lines(context).await? {
			words.push(format!("  {line}"));
		}
		words.push(format!(
			"  The signatures given are void. Your deposit of {} returns.",
			context.tokens(found.deposit)
		));
		let arguments = json!({
			"threshold": found.joint.threshold(),
			"other_signatories": found.joint.others(me),
			"timepoint": {"height": found.when.0, "index": found.when.1},
			"call_hash": found.hash,
		});
		let call =
			context.chain.call(PALLET, "cancel_as_multi", arguments, &scale::from_address)?;
		context.send(call, words).await.map(|_| ())
	})
}

fn ensure_steward(joint: &Joint, me: [u8; 32]) -> Outcome {
	match joint.stewards.contains(&me) {
		true => Ok(()),
		false => Err(Failure::usage("you are not one of the stewards of this scope")
			.hint(format!("`ovn network show {}` names them", joint.scope))),
	}
}

/// What the purse can spend from which a call pays, in base units.
pub async fn purse_has(context: &Context, spending: &Json) -> Outcome<u128> {
	let asset = &spending["asset"];
	let question = json!({
		"scope": spending["scope"], "purse": spending["purse"], "asset": asset,
	});
	let pot = context.view("Networks", "pot", question).await?;
	let address = pot[0].as_str().ok_or_else(|| unclear("whose the purse is"))?;
	match (asset.get("WithId"), scale::from_address(address)) {
		(None, Some(account)) => Ok(context.chain.balance(account).await?.spendable),
		_ => super::scope_parts::balance_of(context, address, asset).await,
	}
}

/// Refuses what could not be carried out, before anybody signs it and a deposit is held.
pub async fn refuse_what_fails(context: &mut Context, call: &Call) -> Outcome {
	let no = |what: String, todo: &str| {
		Err(Failure::new(Exit::Refused, format!("{what} Nothing was signed.")).hint(todo))
	};
	let arguments = &call.arguments;
	match (call.pallet.as_str(), call.name.as_str()) {
		("Networks", "spend") => {
			let asset = &arguments["asset"];
			let has = purse_has(context, arguments).await?;
			let wanted = base_units(&arguments["amount"]);
			let wanted = wanted.ok_or_else(|| unclear("an amount"))?;
			if wanted > has {
				let has = context.money(&json!(has.to_string()), Some(asset)).await;
				let wanted = context.money(&arguments["amount"], Some(asset)).await;
				return no(
					format!(
						"This could not be carried out: the purse can spend {has}, not {wanted}."
					),
					"`ovn fund list SCOPE` shows what its purses hold",
				);
			}
		},
		("Networks", "set_stewards") => {
			let list = list_of(&arguments["stewards"], "the stewards to be")?;
			let twice = list.iter().enumerate().any(|(index, who)| {
				list.iter().skip(index.saturating_add(1)).any(|other| other == who)
			});
			if twice || list.is_empty() || list.len() > 7 {
				return no(
					"This could not be carried out: stewards are one to seven, each named once."
						.into(),
					"name each once",
				);
			}
		},
		("Networks", "propose_association")
			if arguments["party"]["Scope"] == arguments["scope"] =>
		{
			return no(
				"This could not be carried out: a scope is no other to itself (Networks.SelfAssociation).".into(),
				"name another scope",
			);
		},
		("ValueEquation", "set_equation") => {
			super::equation::ensure_divides(context, &arguments["scope"], &arguments["equation"])
				.await?;
		},
		_ => {},
	}
	Ok(())
}

impl Context {
	/// Wraps a call so that the majority of a scope's stewards makes it.
	pub async fn together(
		&mut self,
		call: Call,
		me: [u8; 32],
		words: &mut Vec<String>,
	) -> Outcome<Call> {
		let named = ["scope", "network"].iter().find_map(|name| call.arguments[name].as_u64());
		let decided = super::settle::decided_by(self, &call).await?.map(u64::from);
		let scope = decided
			.or(named)
			.or_else(|| call.arguments["id"]["scope"].as_u64())
			.or_else(|| call.arguments["parent"].as_u64())
			.and_then(|scope| u32::try_from(scope).ok())
			// What is decided for the whole chain, the global scope decides.
			.or_else(|| BY_THE_CHAIN.contains(&call.pallet.as_str()).then_some(0));
		let scope = match (scope, base_units(&call.arguments["resource"])) {
			(Some(scope), _) => scope,
			(None, Some(resource)) => self
				.resource_scope(&json!(resource.to_string()))
				.await?
				.ok_or_else(|| Failure::usage("there is no such resource"))?,
			(None, None) => {
				return Err(Failure::usage(
					"--together is for decisions of a scope, and this names none",
				))
			},
		};
		let Some(joint) = Joint::of(self, scope).await? else {
			return Err(Failure::usage(
				"this scope has fewer than three stewards: any of them decides alone",
			)
			.hint("leave --together out"));
		};
		ensure_steward(&joint, me)?;
		let hash = scale::to_hex(&blake2_256(&call.bytes));
		let all = waiting(self, scope).await?;
		let found = all.iter().find(|of| of.hash == hash);
		if let Some(of) = found.filter(|of| !awaits(of, &scale::to_address(me))) {
			return Err(signed_already(self, of, &of.name(&all)));
		}
		refuse_what_fails(self, &call).await?;
		let given = found.map_or(0, |of| of.approvals.len());
		words.push(signature_words(given.saturating_add(1), joint.threshold()));
		if given == 0 {
			words.push(self.deposit_words(joint.threshold())?);
			let alike = all.iter().find(|of| {
				of.call.as_ref().and_then(|bytes| bytes.get(..2)) == call.bytes.get(..2)
			});
			if let Some(alike) = alike {
				words.push(format!(
					"Another decision with the same call but other values waits already: `ovn decision show {scope} {}`. This is a second one.",
					alike.name(&all)
				));
			}
		}
		if !self.options.dry_run {
			keep(self, &call.bytes);
		}
		let when = found.map(|of| json!({"height": of.when.0, "index": of.when.1}));
		signature(self, &joint, me, when, &call).await
	}

	/// What beginning a joint decision holds of the signer's.
	fn deposit_words(&self, threshold: usize) -> Outcome<String> {
		let constant = |name: &str| -> Outcome<u128> {
			let found = self.chain.constant(PALLET, name)?;
			base_units(&found).ok_or_else(|| Failure::node("a deposit that is no number"))
		};
		let each = u128::try_from(threshold).unwrap_or(u128::MAX);
		let deposit = constant("DepositBase")?
			.saturating_add(constant("DepositFactor")?.saturating_mul(each));
		Ok(format!(
			"A deposit of {} is held from you until it is carried out, or you cancel it.",
			self.tokens(deposit)
		))
	}

	/// A block that has been, and how long ago that was.
	pub fn show_past(&self, block: u64) -> String {
		let ago = self.chain.block().saturating_sub(block);
		let ago = u32::try_from(ago).unwrap_or(u32::MAX);
		match self.date_of(block) {
			Some(date) => format!("block {block} ({date})"),
			None => format!(
				"block {block}, {} ago",
				crate::amounts::format_duration(ago, self.chain.blocks_per_day)
			),
		}
	}
}

/// What became of a joint decision, from an event of its pallet; nothing for other events.
pub fn tell(context: &Context, event: &Event) -> Option<String> {
	let who = |name: &str| match event.fields[name].as_str() {
		Some(who) => context.person(who),
		None => "somebody".to_owned(),
	};
	match event.name.as_str() {
		"NewMultisig" | "MultisigApproval" => Some(format!(
			"  {} signed it; it is not carried out yet. `ovn decision list` says who can sign.",
			who("approving")
		)),
		"MultisigCancelled" => Some(format!(
			"  {} took the decision back: nothing is carried out, and the deposit returned.",
			who("cancelling")
		)),
		"MultisigExecuted" => Some(match event.fields["result"].get("Err") {
			Some(error) => {
				let failure = crate::errors::dispatch(context.chain.metadata(), ("", ""), error);
				format!(
					"  The decision was signed by all it needs, but it failed: nothing was carried out. {failure}"
				)
			},
			None => "  The decision was signed by all it needs, and carried out.".into(),
		}),
		_ => None,
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn decision(when: (u64, u64), signed: &[[u8; 32]]) -> Waiting {
		Waiting {
			joint: Joint {
				scope: 1,
				account: String::new(),
				stewards: vec![[1; 32], [2; 32], [3; 32]],
			},
			hash: "0xabcdef".into(),
			when,
			deposit: 1,
			depositor: scale::to_address([1; 32]),
			approvals: signed.iter().map(|one| scale::to_address(*one)).collect(),
			call: None,
		}
	}

	#[test]
	fn terms_that_are_signed_are_told_in_sentences() {
		let metadata = docs::embedded();
		for pallet in ["Settlement", "Fiat", "Firms"] {
			let of = metadata.pallet_by_name(pallet).unwrap();
			for call in of.call_variants().unwrap() {
				let carries =
					call.fields.iter().any(|field| field.name.as_deref() == Some("terms"));
				let told = SIGNED.iter().any(|(of, name, _)| (*of, *name) == (pallet, &call.name));
				assert_eq!(carries, told, "{pallet}.{}", call.name);
			}
		}
	}

	#[test]
	fn decision_is_called_by_its_block_or_hash() {
		let all = [decision((715, 2), &[]), decision((715, 3), &[]), decision((716, 1), &[])];
		assert_eq!(all[0].name(&all), "715-2");
		assert_eq!(all[2].name(&all), "716");
		assert!(all[0].is_called("715") && all[0].is_called("715-2") && all[0].is_called("0xabcd"));
		assert!(!all[0].is_called("715-3") && !all[0].is_called("716") && !all[0].is_called("0x"));
	}

	#[test]
	fn list_of_addresses_is_refused_when_it_is_absent_or_partly_unreadable() {
		assert_eq!(addresses(&json!(["a", "b"]), "who").unwrap(), ["a", "b"]);
		for wrong in [json!(null), json!("a"), json!(["a", 1]), json!(["a", null])] {
			assert_eq!(addresses(&wrong, "who").unwrap_err().exit, Exit::Node, "{wrong}");
		}
	}

	#[test]
	fn those_who_have_not_signed_are_missing() {
		let found = decision((7, 1), &[[2; 32]]);
		assert_eq!(found.joint.threshold(), 2);
		assert_eq!(found.missing(), [scale::to_address([1; 32]), scale::to_address([3; 32])]);
		assert!(!awaits(&found, &scale::to_address([2; 32])));
		assert!(awaits(&found, &scale::to_address([3; 32])));
		assert_eq!(found.joint.others([1; 32]).len(), 2);
	}

	#[test]
	fn call_is_found_in_a_transaction_by_its_hash() {
		let call = [9, 8, 7, 6];
		let transaction = [&[4, 4, 9][..], &call, &[1, 2, 3]].concat();
		let hash = scale::to_hex(&blake2_256(&call));
		let four = |rest: &mut &[u8]| match rest.get(4..) {
			Some(after) => {
				*rest = after;
				true
			},
			None => false,
		};
		assert_eq!(call_in(&transaction, &hash, four), Some(call.to_vec()));
		assert_eq!(call_in(&transaction, "0x00", four), None);
	}

	#[test]
	fn last_signature_is_told_from_the_others() {
		assert!(signature_words(2, 2).contains("carried out"));
		assert!(signature_words(1, 2).contains("signature 1 of 2"));
	}
}
