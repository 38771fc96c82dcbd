// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Proposing: calls that are given as bytes, or what any command would send, with --by-vote.

use super::{
	calls, checks, live, now, own_voter,
	records::{self, template_word},
	roll_of, PALLET,
};
use crate::{
	chain::Call,
	commands::network::small,
	context::Context,
	documents::read_text,
	errors::{self, Failure, Outcome},
	fields::{amount, list_of, text},
	scale,
	verbs::Values,
};
use ovn_math::decision::{backers, Template};
use serde_json::{json, Value as Json};
use std::{future::Future, pin::Pin};

/// The templates as the chain writes them.
pub const TEMPLATES: &[&str] = &["Consent", "Majority", "Special", "Emergency"];

/// What is proposed besides its calls.
struct Draft {
	scope: u32,
	/// As the chain writes it.
	template: Json,
	document: Json,
	supersedes: Json,
	review: Json,
}

/// What a proposal holds of somebody, in words.
pub fn deposit_words(context: &Context) -> Outcome<String> {
	let deposit = amount(&context.chain.constant(PALLET, "ProposalDeposit")?, "a deposit")?;
	Ok(format!(
		"A deposit of {} is held until it ends, however that is; a scope that pays your fees holds it for you.",
		context.tokens(deposit)
	))
}

/// The class of a matter, as far as it is known here.
async fn class_of(context: &Context, call: &Call) -> Outcome<Option<&'static str>> {
	if calls::code_hash(call).is_some() {
		return Ok(Some("critical"));
	}
	let said = calls::class_said(context.chain.metadata(), &call.pallet, &call.name);
	let arguments = &call.arguments;
	let takes_a_vote = match (call.pallet.as_str(), call.name.as_str()) {
		("Networks", "expel") => true,
		("Networks", "set_tier") => arguments["tier"] != json!("Member"),
		_ => false,
	};
	if !takes_a_vote {
		return Ok(said);
	}
	let who = text(&arguments["who"], "an account")?;
	match super::is_member(context, small(&arguments["scope"])?, who).await? {
		true => Ok(Some("critical")),
		false => Ok(said),
	}
}

/// What would fail if it were decided now, in words; nothing if all of it would be done.
///
/// It may succeed when it is decided: a purse fills, a role is granted. So it is said, and not refused.
async fn fails_now(context: &Context, draft: &Draft, action: &Json) -> Outcome<Option<String>> {
	let question = json!({"scope": draft.scope, "template": draft.template, "action": action});
	let told = context.view(PALLET, "rehearse", question).await?;
	let Some([place, error]) = told["Ok"]["failed"].as_array().map(Vec::as_slice) else {
		return Ok(None);
	};
	let why = errors::dispatch(context.chain.metadata(), ("", ""), error);
	let place = small(place)?;
	let number = place.saturating_add(1);
	Ok(Some(format!(
		"As things are now it would fail, at call {number}: {}",
		why.what.replacen("The chain refused: ", "", 1)
	)))
}

/// The call that proposes these, refused if the chain would refuse it; with what to say before it is signed, of which
/// `what` is what they do.
async fn proposing(
	context: &mut Context,
	draft: Draft,
	calls: Option<&[Call]>,
	me: &str,
	what: Vec<String>,
) -> Outcome<(Call, Vec<String>)> {
	let (scope, now) = (draft.scope, now(context)?);
	let template = records::template(&draft.template)?;
	let voter = own_voter(context, scope, me).await?;
	let roll = roll_of(context, scope).await?;
	checks::deciding(scope, &roll)?;
	checks::room(scope, &live(context, scope, &voter.backing).await?)?;
	let action = match calls {
		None => {
			if template == Template::Emergency {
				return Err(checks::no(
					"NotEmergency",
					"a motion is no emergency: it changes nothing on the chain",
					"propose it by consent, majority or special",
				));
			}
			json!("Motion")
		},
		Some(calls) => {
			for call in calls {
				let class = class_of(context, call).await?;
				checks::strong_enough(template, class, &format!("{}.{}", call.pallet, call.name))?;
			}
			let bytes: Vec<_> = calls.iter().map(|call| call.bytes.clone()).collect();
			json!({"Inline": scale::to_hex(&calls::list(&bytes)?)})
		},
	};
	let needed = backers(roll.electors(template, now.today()));
	let name = context.scope_name(scope).await;
	let mut words = vec![format!(
		"Proposed to the voters of {name}, by {}; nothing of it is done before they agree:",
		template_word(template)
	)];
	words.extend(what);
	if calls.is_some() {
		words.extend(fails_now(context, &draft, &action).await?);
	}
	words.push(match needed {
		0 => "It needs no backers: the vote opens at once, and you agree.".into(),
		1 => "1 other has to back it within 14 days; then the vote opens, and you agree.".into(),
		more => format!(
			"{more} others have to back it within 14 days; then the vote opens, and you agree."
		),
	});
	words.push(deposit_words(context)?);
	let arguments = json!({
		"scope": scope, "template": draft.template, "document": draft.document, "action": action,
		"supersedes": draft.supersedes, "review": draft.review,
	});
	let call = context.chain.call(PALLET, "propose", arguments, &scale::from_address)?;
	Ok((call, words))
}

/// Proposes what is given as bytes, or a motion.
pub fn propose(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let me = context.me()?;
		let given = match values.get("call").filter(|given| !given.is_null()) {
			Some(given) => list_of(given, "the calls")?.clone(),
			None => Vec::new(),
		};
		let is_motion = values["motion"] == json!(true);
		if is_motion != given.is_empty() {
			let what = match is_motion {
				true => "a motion has no calls",
				false => "nothing is said that is to be done",
			};
			return Err(Failure::usage(what).hint(
				"name calls with --call, or --motion for what changes nothing on the chain; any command proposes what it would do with --by-vote TEMPLATE --why DOCUMENT",
			));
		}
		let mut list = Vec::new();
		for one in &given {
			list.push(calls::read(context, &bytes(text(one, "a call")?)?)?);
		}
		let review = match values.get("review").filter(|given| !given.is_null()) {
			Some(time) => json!(now(context)?.block.saturating_add(small(time)?)),
			None => Json::Null,
		};
		let draft = Draft {
			scope: small(&values["scope"])?,
			template: values["template"].clone(),
			document: values["document"].clone(),
			supersedes: values.get("supersedes").cloned().unwrap_or(Json::Null),
			review,
		};
		let calls = (!is_motion).then_some(list.as_slice());
		let mut what = Vec::new();
		for call in &list {
			let changes = calls::changes(context, call, Some(&me)).await?;
			what.extend(changes.into_iter().map(|line| format!("  {line}")));
		}
		if is_motion {
			what.push("  A motion: nothing on the chain changes by it.".into());
		}
		let (call, words) = proposing(context, draft, calls, &me, what).await?;
		context.send(call, words).await.map(|_| ())
	})
}

/// The bytes of a call that somebody wrote.
fn bytes(given: &str) -> Outcome<Vec<u8>> {
	let content = match given.strip_prefix('@') {
		Some(path) => read_text(path)?,
		None => given.to_owned(),
	};
	// What was written to be signed elsewhere says its call, too.
	let paper = serde_json::from_str::<Json>(&content).ok();
	let digits = paper.as_ref().and_then(|paper| paper["call_data"].as_str());
	scale::from_hex(digits.unwrap_or(content.trim())).ok_or_else(|| {
		Failure::usage("call: it is 0x and its bytes in hexadecimal digits, or @FILE with these")
			.hint("--offline-payload FILE of any command writes its call to a file: --call @FILE")
	})
}

impl Context {
	/// Turns a call into a proposal that the scope decides it by a vote.
	pub async fn by_vote(
		&mut self,
		call: Call,
		me: [u8; 32],
		words: &mut Vec<String>,
	) -> Outcome<Call> {
		if call.pallet == PALLET && call.name != "set_rules" {
			return Err(Failure::usage(
				"--by-vote is for what a scope decides, and this you do yourself",
			)
			.hint("leave --by-vote out"));
		}
		let (Some(template), Some(why)) = (self.options.by_vote.clone(), self.options.why.clone())
		else {
			return Err(Failure::usage("a vote needs to know what it is about")
				.hint("say it with --why: a file, a URL with its hash, or a short text"));
		};
		let document = self.document_of(&why)?;
		let draft = Draft {
			scope: calls::decider(self, &call).await?,
			template: json!(crate::verbs::choice(TEMPLATES, &template)),
			document,
			supersedes: Json::Null,
			review: Json::Null,
		};
		let me = scale::to_address(me);
		let (what, calls) = (std::mem::take(words), std::slice::from_ref(&call));
		let (call, all) = proposing(self, draft, Some(calls), &me, what).await?;
		*words = all;
		Ok(call)
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn call_is_read_from_digits_or_a_file_and_nothing_else() {
		assert_eq!(bytes("0x0001").unwrap(), [0, 1]);
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("call");
		std::fs::write(&path, "0x0102\n").unwrap();
		let file = format!("@{}", path.display());
		assert_eq!(bytes(&file).unwrap(), [1, 2]);
		std::fs::write(&path, "{\"version\": 1, \"call_data\": \"0x03\"}").unwrap();
		assert_eq!(bytes(&file).unwrap(), [3]);
		for wrong in ["", "0001", "0x0", "@/nowhere/at/all"] {
			assert_eq!(bytes(wrong).unwrap_err().exit, crate::errors::Exit::Usage, "{wrong}");
		}
	}

	#[test]
	fn templates_are_those_that_the_records_know() {
		for name in TEMPLATES {
			let found = records::template(&json!(name)).unwrap();
			assert_eq!(template_word(found), name.to_lowercase());
		}
	}
}
