// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! People: who belongs to a scope, and how.

use super::network::small;
use crate::{
	context::Context,
	errors::Outcome,
	fields::{amount, list_of, text, word},
	output,
	verbs::{arg, call, own, view, Kind, Noun, Values},
};
use serde_json::{json, Value as Json};
use std::{future::Future, pin::Pin};

const NETWORKS: &str = "Networks";
const TIERS: &[&str] = &["Affiliate", "Contributor", "Member"];

/// The subject.
pub fn noun() -> Noun {
	Noun {
		name: "member",
		about: "People: joining, inviting, tiers, profiles, what scopes pay for them",
		verbs: vec![
			own("list", "Lists who belongs to a scope", list, [arg("scope", Kind::Scope)]),
			own("show", "Shows which scopes somebody belongs to", show, [arg("who", Kind::Account).or("me")]),
			call("join", (NETWORKS, "join"), [
				arg("scope", Kind::Scope),
				arg("agreement", Kind::Number).opt().help("the version of its agreement you sign with it (`ovn agreement show`)"),
			]),
			call("leave", (NETWORKS, "leave"), [arg("scope", Kind::Scope)]),
			call("join-as", (NETWORKS, "join_as"), [
				arg("scope", Kind::Scope),
				arg("as-scope", Kind::Scope).at("as_scope").help("the scope that joins"),
				arg("agreement", Kind::Number).opt().help("the version of its agreement that is signed with it (`ovn agreement show`)"),
			]),
			call("leave-as", (NETWORKS, "leave_as"), [
				arg("scope", Kind::Scope),
				arg("as-scope", Kind::Scope).at("as_scope").help("the scope that leaves"),
			]),
			call("invite", (NETWORKS, "invite"), [
				arg("scope", Kind::Scope),
				arg("who", Kind::Account),
				arg("tier", Kind::Choice(TIERS)).opt().or("Affiliate").help("as what; members are admitted by decision"),
			])
			.note("Your deposit keeps the account of somebody without tokens alive, so that it can sign."),
			super::link::invite_verb(),
			call("cancel-invitation", (NETWORKS, "cancel_invitation"), [arg("scope", Kind::Scope), arg("who", Kind::Account)]),
			call("decline", (NETWORKS, "decline_invitation"), [arg("scope", Kind::Scope)]),
			own("invitations", "Lists who is invited to a scope and has not joined", invitations, [arg("scope", Kind::Scope)]),
			call("promote", (NETWORKS, "set_tier"), [
				arg("scope", Kind::Scope),
				arg("who", Kind::Account),
				arg("tier", Kind::Choice(TIERS)),
			]),
			call("expel", (NETWORKS, "expel"), [
				arg("scope", Kind::Scope),
				arg("who", Kind::Account),
				arg("reason", Kind::Hash).help("a file or text that says why; its hash is recorded"),
			]),
			call("take-over", (NETWORKS, "take_over_deposit"), [arg("scope", Kind::Scope), arg("who", Kind::Account).or("me")]),
			call("take-over-as-scope", (NETWORKS, "take_over_deposit_as_scope"), [arg("scope", Kind::Scope), arg("who", Kind::Account)]),
			call("keep", (NETWORKS, "keep_account"), [arg("scope", Kind::Scope), arg("who", Kind::Account).or("me")]),
			call("release", (NETWORKS, "release_account"), [arg("scope", Kind::Scope), arg("who", Kind::Account)]),
			call("profile", (NETWORKS, "set_profile"), [
				arg("kind", Kind::Choice(&["Person", "Organisation", "Bot"])),
				arg("document", Kind::Document),
			]),
			call("clear-profile", (NETWORKS, "clear_profile"), []),
			view("allowance", (NETWORKS, "allowance"), [arg("scope", Kind::Scope), arg("who", Kind::Account).or("me")]),
			call("clear-allowance", (NETWORKS, "clear_allowance"), [arg("scope", Kind::Scope), arg("who", Kind::Account)]),
			view("memberships", (NETWORKS, "memberships"), [
				arg("who", Kind::Account).or("me"),
				arg("after", Kind::Scope).opt().help("begin after this scope"),
				arg("limit", Kind::Number).opt().or("100").help("how many"),
			]),
			view("members", (NETWORKS, "members"), [
				arg("scope", Kind::Scope),
				arg("after", Kind::Account).opt().help("begin after this account"),
				arg("limit", Kind::Number).opt().or("100").help("how many"),
			]),
		],
	}
}

/// All who belong to a scope.
pub async fn all(context: &Context, scope: &Json) -> Outcome<Vec<Json>> {
	let question = json!({"scope": scope});
	context.pages((NETWORKS, "members"), question, |last| last["who"].clone()).await
}

fn list(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let people = all(context, &values["scope"]).await?;
		if context.options.json {
			output::say(Json::from(people).to_string());
			return Ok(());
		}
		let network = context.view(NETWORKS, "scope", json!({"scope": values["scope"]})).await?;
		let mut rows = Vec::new();
		for member in &people {
			let address = text(&member["who"], "who belongs to a scope")?;
			let reputation = context
				.view(
					"Evaluation",
					"reputation",
					json!({"network": network["network"], "who": address}),
				)
				.await?;
			// Who never earned any has no reputation.
			let reputation = match reputation.is_null() {
				true => String::new(),
				false => crate::amounts::short(
					amount(&reputation["weight"], "the reputation of somebody")?,
					crate::amounts::REPUTATION_DECIMALS,
					4,
				),
			};
			let inviter = match member["inviter"].is_null() {
				true => String::new(),
				false => context.who(&member["inviter"]),
			};
			let note =
				if member["in_force"] == json!(true) { "" } else { "has to sign the agreement" };
			rows.push(vec![
				context.person(address),
				word(&member["tier"]),
				reputation,
				format!("block {}", member["since"]),
				inviter,
				address.to_owned(),
				note.to_owned(),
			]);
		}
		output::say(output::table(
			&["who", "tier", "reputation", "since", "invited by", "address", ""],
			&rows,
		));
		Ok(())
	})
}

fn show(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let who = &values["who"];
		let place = |last: &Json| last["scope"].clone();
		let question = json!({"who": who});
		let list = context.pages((NETWORKS, "memberships"), question, place).await?;
		let profile =
			context.chain.storage(NETWORKS, "Profiles", std::slice::from_ref(who)).await?;
		if context.options.json {
			output::say(json!({"who": who, "profile": profile, "memberships": list}).to_string());
			return Ok(());
		}
		let address = text(who, "who is meant")?;
		output::say(format!("{} ({address})", context.person(address)));
		if let Some(profile) = profile {
			let document =
				context.show(NETWORKS, "document", &profile["document"], &Json::Null).await;
			output::say(format!("  says it is a {}: {document}", word(&profile["kind"])));
		}
		let mut rows = Vec::new();
		for member in &list {
			let scope = small(&member["scope"])?;
			let roles =
				context.view(NETWORKS, "roles_of", json!({"scope": scope, "who": who})).await?;
			let mut names = Vec::new();
			for role in list_of(&roles, "roles")? {
				let found = context
					.chain
					.storage(NETWORKS, "Roles", &[json!(scope), role[0].clone()])
					.await?;
				names.extend(found.and_then(|found| found["name"].as_str().map(str::to_owned)));
			}
			rows.push(vec![
				context.scope_name(scope).await,
				word(&member["tier"]),
				names.join(", "),
				if member["in_force"] == json!(true) {
					String::new()
				} else {
					"has to sign the agreement".into()
				},
			]);
		}
		if rows.is_empty() {
			output::say("belongs to no scope");
		} else {
			output::say(output::table(&["scope", "tier", "roles", ""], &rows));
		}
		Ok(())
	})
}

fn invitations(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let found =
			context.chain.entries(NETWORKS, "Invitations", &[values["scope"].clone()]).await?;
		let list: Vec<_> = found
			.into_iter()
			.map(|(keys, found)| json!({
				"who": keys[1], "tier": found["tier"], "inviter": found["inviter"], "expires": found["expires"],
			}))
			.collect();
		crate::answers::answer_page(context, NETWORKS, &list.into()).await;
		Ok(())
	})
}
