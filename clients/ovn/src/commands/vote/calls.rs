// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The calls of a proposal: as bytes, and as what they change.

use super::{
	effects,
	records::{bytes_of, Proposal, Source},
};
use crate::{
	chain::Call,
	commands::{decision, hints, income, network::small},
	context::Context,
	docs,
	errors::{Failure, Outcome, BY_THE_CHAIN},
	fields::{amount, fields_of, text, word},
	scale, show, transaction,
	transaction::blake2_256,
};
use primitive_types::U256;
use serde_json::{json, Value as Json};
use subxt::{
	ext::codec::{Compact, Decode, Encode},
	Metadata,
};

/// The most calls of a proposal.
pub const MOST: usize = 8;
/// The most bytes of calls that are given with a proposal.
pub const LONGEST: usize = 4_096;

/// The bytes of a list of calls.
pub fn list(calls: &[Vec<u8>]) -> Outcome<Vec<u8>> {
	if calls.is_empty() || calls.len() > MOST {
		return Err(super::checks::no(
			"InvalidCallCount",
			format!("{} calls are given, and a proposal has 1 to {MOST}", calls.len()),
			"make several proposals; what has no calls is proposed with --motion",
		));
	}
	let count = u32::try_from(calls.len()).map_err(|_| Failure::usage("too many calls"))?;
	let bytes = [Compact(count).encode(), calls.concat()].concat();
	match bytes.len() > LONGEST {
		true => Err(super::checks::no(
			"CallTooLong",
			format!("the calls have {} bytes, and {LONGEST} go with a proposal", bytes.len()),
			"propose them in parts; or note them (`ovn chain call Preimage note_preimage`) and propose their hash (`ovn chain call Governance propose`)",
		)),
		false => Ok(bytes),
	}
}

/// The calls in the bytes of a list.
pub fn parts(metadata: &Metadata, bytes: &[u8]) -> Result<Vec<Vec<u8>>, String> {
	let mut rest = bytes;
	let count = Compact::<u32>::decode(&mut rest).map_err(|_| "it is no list".to_owned())?.0;
	if usize::try_from(count).map_or(true, |count| count == 0 || count > MOST) {
		return Err(format!("it has {count} calls"));
	}
	let calls = metadata.outer_enums().call_enum_ty();
	let mut found = Vec::new();
	for _ in 0..count {
		let before = rest;
		scale::decode(metadata.types(), calls, &mut rest)?;
		let length = before.len().saturating_sub(rest.len());
		found.push(before.get(..length).ok_or("it ends too early")?.to_vec());
	}
	match rest.is_empty() {
		true => Ok(found),
		false => Err("more stands behind the calls".into()),
	}
}

/// A call by its bytes, with its arguments by name.
pub fn read(context: &Context, bytes: &[u8]) -> Outcome<Call> {
	let described = context.chain.described();
	let (pallet, name, arguments) = transaction::call_of(described, bytes).map_err(|why| {
		Failure::usage(format!("this is no call of this chain: {why}"))
			.hint("--offline-payload FILE of any command writes its call to a file: --call @FILE")
	})?;
	let spec_version = context.chain.spec_version();
	Ok(Call { pallet, name, arguments, bytes: bytes.to_vec(), spec_version })
}

/// The calls of a proposal; nothing if they are kept no more. A motion has none.
pub async fn of(context: &Context, proposal: &Proposal) -> Outcome<Option<Vec<Call>>> {
	let bytes = match &proposal.source {
		Source::Motion | Source::Nomination => return Ok(Some(Vec::new())),
		Source::Inline => {
			context.chain.storage(super::PALLET, "Calls", &proposal.id.keys()).await?
		},
		Source::Lookup { hash, len } => {
			context.chain.storage("Preimage", "PreimageFor", &[json!([hash, len])]).await?
		},
	};
	let Some(bytes) = bytes else { return Ok(None) };
	let bytes = bytes_of(&bytes)?;
	if let Source::Lookup { hash, .. } = &proposal.source {
		// What a node says of them proves nothing: their hash does.
		if scale::to_hex(&blake2_256(&bytes)) != *hash {
			return Err(Failure::node("the node says other calls than were proposed")
				.hint("ask another node"));
		}
	}
	let parts = parts(context.chain.described(), &bytes).map_err(|why| {
		Failure::node(format!("the calls of {} cannot be read: {why}", proposal.id))
			.hint("get the client of the chain's version")
	})?;
	parts.iter().map(|bytes| read(context, bytes)).collect::<Outcome<_>>().map(Some)
}

/// The class of a matter as the chain's documentation of its call says it: "by significant decision".
pub fn class_said(metadata: &Metadata, pallet: &str, name: &str) -> Option<&'static str> {
	let said = docs::summary(&docs::of_call(metadata, pallet, name));
	["significant", "critical"]
		.into_iter()
		.find(|class| said.contains(&format!("by {class} decision")))
}

/// The scope that decides about a call.
pub async fn decider(context: &Context, call: &Call) -> Outcome<u32> {
	let arguments = &call.arguments;
	// Of two scopes that are associated, the other one accepts.
	let other = &arguments["party"]["Scope"];
	let accepts = ["accept_association", "renounce_association"].contains(&call.name.as_str());
	if accepts && !other.is_null() {
		return small(other);
	}
	// A suspension is decided by whoever suspends, and so is its end.
	if call.pallet == "Networks" && call.name == "suspend" {
		return small(&arguments["by"]);
	}
	if call.pallet == "Networks" && call.name == "resume" {
		let scope = &arguments["scope"];
		let found = context.view("Networks", "suspension", json!({"scope": scope})).await?;
		if found.is_null() {
			return Err(Failure::usage("the scope is not suspended"));
		}
		return small(&found["by"]);
	}
	if let Some(scope) = crate::commands::settle::decided_by(context, call).await? {
		return Ok(scope);
	}
	let named = ["scope", "network", "project", "parent"]
		.iter()
		.find_map(|name| arguments[*name].as_u64())
		.or_else(|| arguments["id"]["scope"].as_u64());
	let named = named.and_then(|scope| u32::try_from(scope).ok());
	// Of the kinds of a scope the network decides what they count.
	if call.pallet == "Evaluation" && !arguments["scope"].is_null() {
		let scope = &arguments["scope"];
		let found = context.view("Networks", "scope", json!({"scope": scope})).await?;
		if found.is_null() {
			return Err(Failure::usage("there is no such scope"));
		}
		return small(&found["network"]);
	}
	if let Some(scope) = named {
		return Ok(scope);
	}
	if BY_THE_CHAIN.contains(&call.pallet.as_str()) {
		return Ok(0);
	}
	let of = |pallet, entry, key: &Json| (pallet, entry, key.clone());
	let looked_up = match () {
		() if !arguments["resource"].is_null() => {
			let scope = context.resource_scope(&arguments["resource"]).await?;
			return scope.ok_or_else(|| Failure::usage("there is no such resource"));
		},
		() if !arguments["campaign"].is_null() => {
			of("Crowdfunding", "Plans", &arguments["campaign"])
		},
		() if !arguments["round"].is_null() => of("Budgeting", "Rounds", &arguments["round"]),
		() => {
			return Err(Failure::usage("this names no scope that would decide it").hint(
				"name the scope: `ovn vote propose SCOPE --template majority --document WHY --call @FILE`; --offline-payload FILE writes the call to a file",
			))
		},
	};
	let (pallet, entry, key) = looked_up;
	let found = context.chain.storage(pallet, entry, &[key]).await?;
	small(&found.ok_or_else(|| Failure::usage("there is nothing of this number"))?["scope"])
}

/// Which of the rights of one tier another has not.
fn rights_beyond(all: u64, without: u64) -> Option<String> {
	let more = all & !without;
	(more != 0).then(|| show::rights(more))
}

/// The rights of a tier in a scope, one bit each; none of who has no tier.
fn rights_of(parameters: &Json, tier: Option<&str>) -> Outcome<u64> {
	let Some(tier) = tier else { return Ok(0) };
	let found = parameters["rights"][0][tier.to_lowercase()].as_u64();
	found.ok_or_else(|| Failure::node("the node does not say the rights of a tier"))
}

/// Who gains or loses which rights by another tier, or by none.
async fn standing(
	context: &mut Context,
	scope: u32,
	who: &Json,
	tier: Option<&str>,
) -> Outcome<Vec<String>> {
	let member = context.chain.storage("Networks", "Members", &[json!(scope), who.clone()]).await?;
	let before = member.as_ref().map(|member| text(&member["tier"], "a tier")).transpose()?;
	let parameters = context.view("Networks", "parameters", json!({"scope": scope})).await?;
	let (old, new) = (rights_of(&parameters, before)?, rights_of(&parameters, tier)?);
	let name = context.scope_name(scope).await;
	let person = context.who(who);
	let before_word = before.map_or_else(|| "nobody".to_owned(), str::to_lowercase);
	let mut lines = vec![match tier {
		Some(tier) => {
			format!("{person} in {name}: {before_word} -> {}", tier.to_lowercase())
		},
		None => format!("{person}, {before_word}, is expelled from {name}"),
	}];
	let vote =
		|one: Option<&str>, other: Option<&str>| one == Some("Member") && other != Some("Member");
	for (verb, has_vote, rights) in [
		("gains", vote(tier, before), rights_beyond(new, old)),
		("loses", vote(before, tier), rights_beyond(old, new)),
	] {
		let mut parts: Vec<String> = has_vote.then(|| "its vote".to_owned()).into_iter().collect();
		parts.extend(rights.map(|rights| format!("the right to {rights}")));
		if !parts.is_empty() {
			lines.push(format!("{verb} {}", parts.join(", and ")));
		}
	}
	Ok(lines)
}

/// What is paid, what part of the purse that is, and what is left.
async fn spending(context: &mut Context, arguments: &Json) -> Outcome<Vec<String>> {
	let asset = &arguments["asset"];
	let scope = small(&arguments["scope"])?;
	let has = decision::purse_has(context, arguments).await?;
	let wanted = amount(&arguments["amount"], "an amount")?;
	let purse = income::purse_name(context, scope, &arguments["purse"]).await;
	let name = context.scope_name(scope).await;
	let paid = context.money(&arguments["amount"], Some(asset)).await;
	let to = context.who(&arguments["beneficiary"]);
	let rest = match has.checked_sub(wanted) {
		Some(left) => {
			let left = context.money(&json!(left.to_string()), Some(asset)).await;
			format!(
				"{} of what it can spend; {left} are left",
				super::count::share(wanted, has, true)
			)
		},
		None => {
			let has = context.money(&json!(has.to_string()), Some(asset)).await;
			format!("more than it can spend, which is {has}")
		},
	};
	Ok(vec![format!("pays {paid} from the {purse} of {name} to {to}: {rest}")])
}

/// A rule as people read it.
fn rule(name: &str, value: &Json) -> String {
	let days = name.ends_with("_period")
		|| name.ends_with("_delay")
		|| matches!(name, "dormancy" | "handover");
	let per_cent = name.ends_with("_support") || matches!(name, "block_share" | "spend_limit");
	match value {
		Json::Null if name == "weighting" => "heads, in networks also reputation".into(),
		Json::Null if name == "entry" => {
			"in networks by 3 days in 90, elsewhere by decision".into()
		},
		Json::Null => "nothing".into(),
		Json::Object(of) if name == "chambers" => {
			let named: Vec<_> = of
				.iter()
				.filter(|(_, is)| is.as_bool() == Some(true))
				.map(|it| it.0.as_str())
				.collect();
			if named.is_empty() {
				"none".into()
			} else {
				named.join(", ")
			}
		},
		Json::Object(of) if name == "entry" => {
			let days = |name: &str| of.get("Earned").map_or("?".into(), |of| word(&of[name]));
			format!("by {} days in {}", days("accepted"), days("days"))
		},
		Json::Bool(true) => "yes".into(),
		Json::Bool(false) => "no".into(),
		Json::Number(number) if days && number.as_u64() == Some(1) => "1 day".into(),
		Json::Number(number) if days => format!("{number} days"),
		Json::Number(number) if per_cent => format!("{number} %"),
		other => word(other),
	}
}

/// Rules by their names, as people read them.
pub fn rules(of: &Json) -> Outcome<Vec<(String, String)>> {
	let fields = fields_of(of, "the rules of a scope")?;
	Ok(fields.iter().map(|(name, value)| (show::spaced(name), rule(name, value))).collect())
}

/// Which rules are others than before.
pub fn rules_changed(old: &Json, new: &Json) -> Outcome<Vec<String>> {
	let (old, new) = (rules(old)?, rules(new)?);
	let before = |name: &String| old.iter().find(|(of, _)| of == name).map(|(_, value)| value);
	Ok(new
		.iter()
		.filter(|(name, value)| before(name) != Some(value))
		.map(|(name, value)| {
			format!("{name} {} -> {value}", before(name).map_or("?", String::as_str))
		})
		.collect())
}

/// The hash of the code to which an upgrade goes, if a call is one: it waits for the validators, too.
pub fn code_hash(call: &Call) -> Option<&str> {
	let inner = &call.arguments["call"]["System"]["authorize_upgrade"];
	inner["code_hash"].as_str().filter(|_| call.pallet == "Whitelist")
}

/// What a call would change, in lines, the weightiest first; and for whoever asks.
pub async fn changes(context: &mut Context, call: &Call, me: Option<&str>) -> Outcome<Vec<String>> {
	let arguments = &call.arguments;
	match (call.pallet.as_str(), call.name.as_str()) {
		("Networks", "spend") => spending(context, arguments).await,
		("Networks", "set_tier") => {
			let tier = text(&arguments["tier"], "a tier")?;
			let scope = small(&arguments["scope"])?;
			standing(context, scope, &arguments["who"], Some(tier)).await
		},
		("Networks", "expel") => {
			standing(context, small(&arguments["scope"])?, &arguments["who"], None).await
		},
		("Governance", "set_rules") => {
			let scope = small(&arguments["scope"])?;
			let old = context.view(super::PALLET, "rules", json!({"scope": scope})).await?;
			let new = &arguments["rules"];
			let changed = rules_changed(&old, new)?;
			let name = context.scope_name(scope).await;
			if changed.is_empty() {
				return Ok(vec![format!("the rules of {name}: as they are")]);
			}
			let mut lines = vec![format!("the rules of {name}: {}", changed.join("; "))];
			lines.extend(effects::rules(context, scope, &old, new).await?);
			Ok(lines)
		},
		("Networks", "set_stewards") => {
			effects::stewards(context, arguments, small(&arguments["scope"])?).await
		},
		("Networks", "grant_role" | "revoke_role") => {
			let granted = call.name == "grant_role";
			effects::role(context, arguments, small(&arguments["scope"])?, granted).await
		},
		("ValueEquation", "set_equation") => {
			effects::equation(context, arguments, small(&arguments["scope"])?, me).await
		},
		(pallet, name) => match code_hash(call) {
			Some(hash) => Ok(vec![
				"the code of the chain, for all: to that with the BLAKE2-256 hash".into(),
				hash.to_owned(),
				effects::attested(context, call).await?,
				"how to build it and compare: docs/operators.md".into(),
			]),
			None => decision::call_lines(context, pallet, name, arguments).await,
		},
	}
}

/// Whether it can be undone, and how.
pub fn undo(calls: &[Call]) -> String {
	let for_ever = calls.iter().find_map(|call| hints::always(&call.pallet, &call.name));
	let is = |pallet: &str, name: &str| {
		calls.iter().any(|call| (call.pallet.as_str(), call.name.as_str()) == (pallet, name))
	};
	match for_ever {
		_ if calls.is_empty() => "by another motion".into(),
		Some(text) => text.to_owned(),
		None if is("Networks", "spend") => "what is paid does not come back by itself".into(),
		None if calls.iter().any(|call| code_hash(call).is_some()) => {
			"until somebody applies the code: by a decision that takes it back".into()
		},
		None => "by another decision on the same matter".into(),
	}
}

/// The weight of all calls together, as the node says it.
pub async fn weight(context: &Context, calls: &[Call]) -> Outcome<Json> {
	let mut sum = (U256::zero(), U256::zero());
	for call in calls {
		let of = context.chain.weight(call).await?;
		let part = |name: &str| amount(&of[name], "a weight").map(U256::from);
		sum = (sum.0.saturating_add(part("ref_time")?), sum.1.saturating_add(part("proof_size")?));
	}
	Ok(json!({"ref_time": sum.0.to_string(), "proof_size": sum.1.to_string()}))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::chain::encode_call;

	fn remark(bytes: &str) -> Vec<u8> {
		let arguments = json!({"remark": bytes});
		encode_call(&docs::embedded(), "System", "remark", &arguments, &scale::from_address)
			.unwrap()
	}

	#[test]
	fn calls_are_the_same_when_they_were_a_list() {
		let calls = vec![remark("0x01"), remark("0x"), remark("0xffff")];
		let bytes = list(&calls).unwrap();
		assert_eq!(parts(&docs::embedded(), &bytes).unwrap(), calls);
		let mut longer = bytes.clone();
		longer.push(0);
		assert!(parts(&docs::embedded(), &longer).unwrap_err().contains("behind"));
		assert!(parts(&docs::embedded(), &bytes[..bytes.len() - 1]).is_err());
		assert!(parts(&docs::embedded(), &[0]).is_err());
		assert!(parts(&docs::embedded(), &[]).is_err());
	}

	#[test]
	fn list_is_refused_with_its_number_when_it_is_empty_or_too_long() {
		assert!(list(&[]).unwrap_err().what.contains("1 to 8"));
		let many = vec![remark("0x"); 9];
		assert!(list(&many).unwrap_err().what.starts_with("9 calls"));
		let long = remark(&format!("0x{}", "00".repeat(4_096)));
		let refused = list(&[long]).unwrap_err();
		assert!(refused.what.contains("4096"), "{refused}");
		assert_eq!(refused.name.as_deref(), Some("Governance.CallTooLong"));
	}

	#[test]
	fn upgrade_is_known_by_the_hash_of_its_code() {
		let mut call = Call {
			pallet: "Whitelist".into(),
			name: "dispatch_whitelisted_call_with_preimage".into(),
			arguments: json!({"call": {"System": {"authorize_upgrade": {"code_hash": "0xaa"}}}}),
			bytes: Vec::new(),
			spec_version: 1,
		};
		assert_eq!(code_hash(&call), Some("0xaa"));
		assert!(undo(std::slice::from_ref(&call)).contains("applies the code"));
		call.arguments = json!({"call": {"System": {"remark": {"remark": "0x"}}}});
		assert_eq!(code_hash(&call), None);
	}

	#[test]
	fn class_of_a_matter_is_that_of_its_documentation() {
		let metadata = docs::embedded();
		let said = |pallet, name| class_said(&metadata, pallet, name);
		assert_eq!(said("Networks", "close_scope"), Some("critical"));
		assert_eq!(said("Networks", "create_fund"), Some("significant"));
		assert_eq!(said("Networks", "set_metadata"), None);
		assert_eq!(said("Governance", "set_rules"), Some("critical"));
	}

	#[test]
	fn rules_are_told_in_days_and_shares_and_only_what_changed() {
		let old =
			json!({"majority_period": 5, "block_share": 5, "weighting": null, "second_call": true});
		let mut new = old.clone();
		new["majority_period"] = json!(7);
		new["weighting"] = json!("Heads");
		assert_eq!(
			rules_changed(&old, &new).unwrap(),
			[
				"majority period 5 days -> 7 days",
				"weighting heads, in networks also reputation -> heads"
			]
		);
		assert!(rules_changed(&old, &old).unwrap().is_empty());
		assert_eq!(rule("block_share", &json!(5)), "5 %");
		assert_eq!(rule("spend_limit", &json!(25)), "25 %");
		let chambers = json!({"persons": true, "organisations": false, "scopes": true});
		assert_eq!(rule("chambers", &chambers), "persons, scopes");
		assert_eq!(
			rule("entry", &json!({"Earned": {"accepted": 3, "days": 90}})),
			"by 3 days in 90"
		);
		assert!(rules(&Json::Null).is_err());
	}

	#[test]
	fn rights_are_those_that_the_other_tier_has_not() {
		assert_eq!(rights_beyond(0b11, 0b1).as_deref(), Some("take tasks"));
		assert_eq!(rights_beyond(0b1, 0b11), None);
		let parameters =
			json!({"rights": [{"affiliate": 1, "contributor": 3, "member": 31}, "Default"]});
		assert_eq!(rights_of(&parameters, Some("Member")).unwrap(), 31);
		assert_eq!(rights_of(&parameters, None).unwrap(), 0);
		assert!(rights_of(&parameters, Some("Ghost")).is_err());
	}
}
