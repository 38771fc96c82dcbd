// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Agreements, roles and funds of scopes.

use crate::{
	answers,
	context::Context,
	errors::{Failure, Outcome},
	fields::{account_of, as_said, base_units, text},
	output, scale,
	verbs::{arg, asset, call, own, view, Arg, Kind, Noun, Values},
};
use serde_json::{json, Value as Json};
use std::{future::Future, pin::Pin};

const NETWORKS: &str = "Networks";

/// Agreements.
pub fn agreement() -> Noun {
	Noun {
		name: "agreement",
		about: "The agreement that those who belong to a scope sign",
		verbs: vec![
			own(
				"show",
				"Shows the agreement in force",
				show_agreement,
				[arg("scope", Kind::Scope)],
			),
			call(
				"set",
				(NETWORKS, "set_agreement"),
				[arg("scope", Kind::Scope), arg("document", Kind::Document)],
			)
			.note("Everybody's rights in the scope wait until they sign the new version."),
			call(
				"sign",
				(NETWORKS, "sign_agreement"),
				[
					arg("scope", Kind::Scope),
					arg("version", Kind::Number)
						.help("the version you have read (`ovn agreement show SCOPE`)"),
				],
			),
		],
	}
}

fn show_agreement(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let found =
			context.chain.storage(NETWORKS, "Agreements", &[values["scope"].clone()]).await?;
		let Some(found) = found else {
			answers::answer_page(context, NETWORKS, &Json::Null).await;
			return Ok(());
		};
		answers::answer_page(context, NETWORKS, &found).await;
		let document = &found["document"];
		let hash = text(&document["hash"], "the hash of the agreement")?;
		let on_chain = document["uri"].as_str().and_then(crate::names::from_uri).is_some();
		if context.options.json || on_chain {
			return Ok(());
		}
		match context.copies.text(hash) {
			Some(text) => output::say(format!("\nIts text, as you have it:\n\n{}", text.trim_end())),
			None => output::tell(format!(
				"The chain has its hash alone. Ask a steward for the text; `ovn verify FILE --against agreement/{}` says whether it is this one.",
				values["scope"]
			)),
		}
		Ok(())
	})
}

/// Roles.
pub fn role() -> Noun {
	let of = || [arg("scope", Kind::Scope), arg("role", Kind::Role), arg("who", Kind::Account)];
	let certified = || {
		let [scope, role, who] = of();
		[
			scope,
			role,
			who,
			arg("certificate", Kind::Hash)
				.opt()
				.help("what certifies the ability: a file, or 0x and 64 digits"),
		]
	};
	Noun {
		name: "role",
		about: "Roles in a scope: defining, granting, endorsing",
		verbs: vec![
			own(
				"list",
				"Lists the roles of a scope and who holds them",
				list_roles,
				[arg("scope", Kind::Scope)],
			),
			own(
				"define",
				"Defines a role",
				define,
				[
					arg("scope", Kind::Scope),
					arg("name", Kind::Text),
					arg("about", Kind::Document)
						.opt()
						.or("")
						.at("document")
						.help("what it is about: a file or a short text"),
					arg("endorsements", Kind::Number)
						.opt()
						.help("let so many holders grant it; else the scope does"),
					arg("term", Kind::Duration)
						.opt()
						.help("for how long it is granted; else until revoked"),
				],
			),
			call(
				"retire",
				(NETWORKS, "retire_role"),
				[arg("scope", Kind::Scope), arg("role", Kind::Role)],
			),
			call("grant", (NETWORKS, "grant_role"), certified()),
			call("endorse", (NETWORKS, "endorse_grant"), certified()),
			call("revoke", (NETWORKS, "revoke_role"), of()),
			call("endorse-revocation", (NETWORKS, "endorse_revocation"), of()),
			call(
				"resign",
				(NETWORKS, "resign_role"),
				[arg("scope", Kind::Scope), arg("role", Kind::Role)],
			),
			call("clear", (NETWORKS, "clear_role"), of()),
			call("clear-petition", (NETWORKS, "clear_petition"), {
				let [scope, role, who] = of();
				[scope, role, who, arg("petition", Kind::Choice(&["Grant", "Revoke"]))]
			}),
			view(
				"of",
				(NETWORKS, "roles_of"),
				[arg("scope", Kind::Scope), arg("who", Kind::Account).or("me")],
			),
		],
	}
}

fn define(
	context: &mut Context,
	mut values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let rule = match values.remove("endorsements") {
			Some(count) => json!({"ByHolders": {"endorsements": count}}),
			None => json!("ByScope"),
		};
		let words = vec![
			format!("Defines the role {}.", values["name"]),
			match rule["ByHolders"]["endorsements"].as_u64() {
				Some(count) => format!("  It is granted by the scope, or by {count} who hold it."),
				None => "  It is granted by the scope.".into(),
			},
		];
		values.insert("rule".into(), rule);
		let call =
			context.chain.call(NETWORKS, "define_role", values.into(), &scale::from_address)?;
		context.send(call, words).await.map(|_| ())
	})
}

fn list_roles(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let scope = values["scope"].clone();
		let mut roles =
			context.chain.entries(NETWORKS, "Roles", std::slice::from_ref(&scope)).await?;
		roles.sort_by_key(|(keys, _)| keys[1].as_u64());
		let holders =
			context.chain.entries(NETWORKS, "RoleHolders", std::slice::from_ref(&scope)).await?;
		if context.options.json {
			let list: Vec<_> = roles
				.iter()
				.map(|(keys, role)| {
					let who: Vec<_> = holders
						.iter()
						.filter(|(of, _)| of[1] == keys[1])
						.map(|(of, held)| json!({"who": of[2], "held": held}))
						.collect();
					json!({"role": keys[1], "terms": role, "holders": who})
				})
				.collect();
			output::say(Json::from(list).to_string());
			return Ok(());
		}
		let mut rows = Vec::new();
		for (keys, role) in &roles {
			let who: Vec<_> = holders
				.iter()
				.filter(|(of, _)| of[1] == keys[1])
				.map(|(of, _)| context.who(&of[2]))
				.collect();
			rows.push(vec![
				keys[1].to_string(),
				as_said(&role["name"]),
				match role["rule"]["ByHolders"]["endorsements"]
					.as_u64()
					.or_else(|| role["rule"]["ByHolders"].as_u64())
				{
					Some(count) => format!("{count} holders, or the scope"),
					None => "the scope".into(),
				},
				who.join(", "),
				if role["retired"] == json!(true) { "retired".into() } else { String::new() },
			]);
		}
		output::say(output::table(&["number", "role", "granted by", "held by", ""], &rows));
		Ok(())
	})
}

/// Purses.
pub fn fund() -> Noun {
	let of = || [arg("scope", Kind::Scope), arg("purse", Kind::Purse), asset()];
	Noun {
		name: "fund",
		about: "The purses of a scope: treasury, sponsor's purse, funds; spending from them",
		verbs: vec![
			own(
				"list",
				"Lists the purses of a scope and what is in them",
				list_funds,
				[arg("scope", Kind::Scope)],
			),
			call(
				"create",
				(NETWORKS, "create_fund"),
				[arg("scope", Kind::Scope), arg("name", Kind::Text)],
			),
			call(
				"accept-asset",
				(NETWORKS, "accept_asset"),
				[arg("scope", Kind::Scope), arg("asset", Kind::Asset)],
			),
			call(
				"drop-asset",
				(NETWORKS, "drop_asset"),
				[arg("scope", Kind::Scope), arg("asset", Kind::Asset)],
			),
			call("open", (NETWORKS, "open_pot"), of()),
			own("fill", "Sends tokens into an open purse; anybody can", fill, {
				let [scope, purse, _] = of();
				[scope, purse, arg("amount", Kind::Money), asset()]
			}),
			call("spend", (NETWORKS, "spend"), {
				let [scope, purse, asset] = of();
				[
					scope,
					purse,
					arg("amount", Kind::Money),
					arg("to", Kind::Account).at("beneficiary"),
					asset,
				]
			}),
			call("close", (NETWORKS, "close_pot"), {
				let [scope, purse, asset] = of();
				[scope, purse, arg("to", Kind::Account).at("beneficiary"), asset]
			}),
			view("pot", (NETWORKS, "pot"), of()),
			view("limit", (NETWORKS, "spendable_within_limit"), of()),
		],
	}
}

/// The balance of an account in an asset, in base units.
pub async fn balance_of(context: &Context, account: &str, asset: &Json) -> Outcome<u128> {
	match asset.get("WithId") {
		Some(id) => {
			let found =
				context.chain.storage("Assets", "Account", &[id.clone(), json!(account)]).await?;
			// Who never had any of an asset has no account in it.
			found.map_or(Ok(0), |found| crate::fields::amount(&found["balance"], "a balance"))
		},
		None => Ok(context.chain.balance(account_of(account)?).await?.free),
	}
}

fn list_funds(
	context: &mut Context,
	values: Values,
) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let scope = values["scope"].clone();
		let mut funds =
			context.chain.entries(NETWORKS, "Funds", std::slice::from_ref(&scope)).await?;
		funds.sort_by_key(|(keys, _)| keys[1].as_u64());
		let open =
			context.chain.entries(NETWORKS, "OpenPots", std::slice::from_ref(&scope)).await?;
		let mut purses = vec![
			("treasury".to_owned(), json!("Treasury")),
			("sponsor".to_owned(), json!("Sponsor")),
		];
		for (keys, name) in &funds {
			purses.push((format!("fund {}: {}", keys[1], as_said(name)), json!({"Fund": keys[1]})));
		}
		let mut rows = Vec::new();
		let mut list = Vec::new();
		for (name, purse) in purses {
			let pots: Vec<_> = open
				.iter()
				.filter(|(keys, _)| keys[1][0] == purse)
				.map(|(keys, _)| keys[1][1].clone())
				.collect();
			if pots.is_empty() {
				rows.push(vec![name.clone(), "not open".into(), String::new()]);
				list.push(json!({"purse": purse, "name": name, "open": false}));
			}
			for asset in pots {
				let pot = context
					.view(NETWORKS, "pot", json!({"scope": scope, "purse": purse, "asset": asset}))
					.await?;
				let address = text(&pot[0], "the address of a purse")?.to_owned();
				let balance = balance_of(context, &address, &asset).await?;
				rows.push(vec![
					name.clone(),
					context.money(&json!(balance.to_string()), Some(&asset)).await,
					address.clone(),
				]);
				list.push(json!({"purse": purse, "name": name, "open": true, "asset": asset, "balance": balance.to_string(), "address": address}));
			}
		}
		if context.options.json {
			output::say(Json::from(list).to_string());
		} else {
			output::say(output::table(&["purse", "holds", "address"], &rows));
		}
		Ok(())
	})
}

fn fill(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let question =
			json!({"scope": values["scope"], "purse": values["purse"], "asset": values["asset"]});
		let pot = context.view(NETWORKS, "pot", question).await?;
		if pot[1] != json!(true) {
			return Err(Failure::usage("this purse is not open for that asset")
				.hint("anybody opens it: `ovn fund open SCOPE PURSE`"));
		}
		let address = text(&pot[0], "the address of a purse")?;
		context.know_pot(address, &values["scope"], &values["purse"]).await;
		transfer(context, pot[0].clone(), &values["amount"], &values["asset"]).await
	})
}

/// Sends tokens to an account.
pub async fn transfer(context: &mut Context, to: Json, amount: &Json, asset: &Json) -> Outcome {
	if base_units(amount) == Some(0) {
		return Err(Failure::usage("0 is nothing to send").hint("name an amount above 0, as 12.5"));
	}
	let shown = context.money(amount, Some(asset)).await;
	let words = vec![format!("Sends {shown} to {}.", context.who(&to))];
	let call = match asset.get("WithId") {
		Some(id) => context.chain.call(
			"Assets",
			"transfer_keep_alive",
			json!({"id": id, "target": to, "amount": amount}),
			&scale::from_address,
		)?,
		None => {
			let from = account_of(&context.me()?)?;
			let balance = context.chain.balance(from).await?;
			if base_units(amount).is_some_and(|amount| amount > balance.spendable) {
				return Err(Failure::new(
					crate::errors::Exit::Refused,
					format!("You have not enough: you can spend {}.", context.tokens_down(balance.spendable)),
				)
				.hint("send less; what is held as deposit or stake, and the least an account can have, cannot be sent"));
			}
			context.chain.call(
				"Balances",
				"transfer_keep_alive",
				json!({"dest": to, "value": amount}),
				&scale::from_address,
			)?
		},
	};
	context.send(call, words).await.map(|_| ())
}

/// Sending and looking.
pub fn money() -> Vec<Noun> {
	vec![
		Noun {
			name: "send",
			about: "Send tokens to somebody",
			verbs: vec![own(
				"send",
				"Sends tokens to somebody",
				send,
				[arg("to", Kind::Account), arg("amount", Kind::Money), asset()] as [Arg; 3],
			)],
		},
		Noun {
			name: "balance",
			about: "Show what an account has",
			verbs: vec![own(
				"balance",
				"Shows what an account has, and what of it can be spent",
				balance,
				[arg("who", Kind::Account).or("me")],
			)],
		},
	]
}

fn send(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		transfer(context, values["to"].clone(), &values["amount"], &values["asset"]).await
	})
}

fn balance(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let address = as_said(&values["who"]);
		let account = account_of(&address)?;
		let found = context.chain.balance(account).await?;
		if context.options.json {
			output::say(
				json!({
					"who": address, "free": found.free.to_string(), "held": found.held.to_string(),
					"spendable": found.spendable.to_string(),
				})
				.to_string(),
			);
			return Ok(());
		}
		output::say(format!("{} ({address})", context.person(&address)));
		output::say(format!("  can spend  {}", context.tokens(found.spendable)));
		output::say(format!("  has        {}", context.tokens(found.free)));
		output::say(format!(
			"  held       {} as deposits, stakes and escrow",
			context.tokens(found.held)
		));
		Ok(())
	})
}
