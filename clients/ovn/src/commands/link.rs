// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Invitations that are sent as a link.
//!
//! The inviter invites a key made for this. The link carries its secret, the node, the chain and the scope;
//! whoever opens it passes the invitation on to an account of their own, and joins with that.

use super::network::small;
use crate::{
	config::{self, Config},
	context::Context,
	errors::{Exit, Failure, Outcome},
	interrupt, keyfile, keys,
	options::Options,
	output, passphrase, scale,
	verbs::{arg, own, Kind, Noun, Values, Verb},
};
use serde_json::{json, Value as Json};
use std::{future::Future, io::IsTerminal, pin::Pin, sync::OnceLock};
use url::Url;
use zeroize::Zeroizing;

const NETWORKS: &str = "Networks";
const TIERS: &[&str] = &["Affiliate", "Contributor"];

/// What a link says: `ovn:join?node=...&genesis=...&scope=...&key=...`.
struct Link {
	node: String,
	genesis: String,
	scope: u32,
	secret: Zeroizing<String>,
}

impl Link {
	fn text(&self) -> Outcome<Zeroizing<String>> {
		let mut link = Url::parse("ovn:join")
			.map_err(|error| Failure::usage(format!("no link can be made: {error}")))?;
		link.query_pairs_mut()
			.append_pair("node", &self.node)
			.append_pair("genesis", &self.genesis)
			.append_pair("scope", &self.scope.to_string())
			.append_pair("key", &self.secret);
		Ok(Zeroizing::new(link.to_string()))
	}

	fn parse(text: &str) -> Outcome<Self> {
		let wrong = |what: String| {
			Failure::usage(what).hint("a link begins with ovn:join? and is used whole, in quotes")
		};
		let link = Url::parse(text.trim())
			.ok()
			.filter(|link| link.scheme() == "ovn" && link.path() == "join")
			.ok_or_else(|| wrong("this is no link of an invitation".into()))?;
		let part = |name: &str| {
			let mut found = link.query_pairs().filter(|(key, _)| key == name);
			match (found.next(), found.next()) {
				(Some((_, value)), None) => Ok(value.into_owned()),
				(None, _) => {
					Err(wrong(format!("the link says no {name}: a part of it is missing")))
				},
				_ => Err(wrong(format!("the link says twice what its {name} is"))),
			}
		};
		let (node, genesis) = (part("node")?, part("genesis")?);
		config::check_url(&node).map_err(|what| wrong(format!("the link's node: {what}")))?;
		if genesis.len() != 66 || config::check_genesis(&genesis).is_err() {
			return Err(wrong("the link names no chain: a part of it is missing".into()));
		}
		let scope = part("scope")?.parse().map_err(|_| wrong("the link names no scope".into()))?;
		let secret = Zeroizing::new(part("key")?);
		let whole = secret.len() == 66 && secret.starts_with("0x");
		if !whole || keys::from_secret(&secret).is_err() {
			return Err(wrong("the key of the link is not whole: a part of it is missing".into()));
		}
		Ok(Self { node, genesis, scope, secret })
	}
}

/// The command that makes a link.
pub fn invite_verb() -> Verb {
	own("invite-link", "Invites whoever gets a link, also somebody who has no account yet", invite, [
		arg("scope", Kind::Scope),
		arg("tier", Kind::Choice(TIERS)).opt().or("Affiliate").help("as what; members are admitted by decision"),
	])
	.aimed(|options, _| match options.offline_payload.is_some() || options.together || options.by_vote.is_some() {
		true => Err(Failure::usage("a link is made and printed by who invites, at a node: --offline-payload, --together and --by-vote would lose it")),
		false => Ok(()),
	})
	.note("The link is a secret: who has it can take the invitation, once. `ovn member cancel-invitation` takes it back.\nWho opens it says: ovn join, and gives the link when asked")
}

/// The command that opens one.
pub fn noun() -> Noun {
	Noun {
		name: "join",
		about: "Join a scope by a link that somebody sent you",
		verbs: vec![own("join", "Joins a scope by a link that somebody sent you", join, [
			crate::verbs::Arg { required: false, ..arg("link", Kind::Text) }
				.help("the link: it begins with ovn:join?; without it, or for -, the client asks for it [better: arguments are seen by other users, and kept by the shell]"),
			arg("name", Kind::Text).opt().help("what your new key is called, if you have none yet"),
		])
		.aimed(aim)
		.note("Without a key it makes one. It is free where the scope pays for its people.\nExample: ovn join")],
	}
}

/// The link that was given as an argument, or is typed, or stands on standard input: once in this process.
fn given(values: &Values) -> Outcome<Link> {
	static TYPED: OnceLock<Zeroizing<String>> = OnceLock::new();
	match values.get("link").and_then(Json::as_str).filter(|link| *link != "-") {
		Some(link) => Link::parse(link),
		None => match TYPED.get() {
			Some(link) => Link::parse(link),
			None => {
				let link = passphrase::secret("The link")?;
				Link::parse(TYPED.get_or_init(|| link))
			},
		},
	}
}

/// The chain is that of the link, whatever else is configured; the node is yours, if you have one of this chain.
fn aim(options: &mut Options, values: &Values) -> Outcome {
	let link = given(values)?;
	if options.proxy_for.is_some()
		|| options.together
		|| options.by_vote.is_some()
		|| options.offline_payload.is_some()
	{
		return Err(Failure::usage("a link is opened by whoever joins, for itself, at a node"));
	}
	if options.url_given.is_none() {
		let config = Config::read(&config::path())?;
		let known = config.networks.values().find(|network| is_of(network, &link));
		options.url = known.map_or(link.node, |network| network.url.clone());
	}
	if let Some(given) = options
		.genesis_given
		.as_ref()
		.filter(|given| !link.genesis.to_lowercase().starts_with(&given.to_lowercase()))
	{
		return Err(Failure::usage(format!(
			"the link is of another chain: it began with {}, and --genesis says {given}",
			link.genesis
		)));
	}
	options.genesis = Some(link.genesis);
	Ok(())
}

/// Whether a network is that of a link.
fn is_of(network: &config::Network, link: &Link) -> bool {
	let begins =
		|genesis: &String| link.genesis.to_lowercase().starts_with(&genesis.to_lowercase());
	network.genesis.as_ref().is_some_and(begins)
}

fn invite(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let scope = small(&values["scope"])?;
		let mut seed = Zeroizing::new([0; 32]);
		getrandom::fill(seed.as_mut())
			.map_err(|error| Failure::usage(format!("the system gives no randomness: {error}")))?;
		let secret = Zeroizing::new(scale::to_hex(seed.as_ref()));
		let pair = keys::from_secret(&secret)?;
		let address = keys::address(&pair);
		let (node, genesis) = (context.options.url.clone(), context.chain.genesis.clone());
		let link = Link { node, genesis, scope, secret };
		let text = link.text()?;

		let name = context.scope_name(scope).await;
		let tier = crate::fields::word(&values["tier"]);
		let words = vec![
			format!("Invites whoever opens a link to {name}, as {tier}."),
			"Your deposits are held for the membership and the account, and go with the invitation."
				.to_owned(),
		];
		let arguments = json!({"scope": scope, "who": address, "tier": values["tier"]});
		let call = context.chain.call(NETWORKS, "invite", arguments, &scale::from_address)?;
		let besides =
			format!("If it is carried out all the same, this is the link:\n{}", text.as_str());
		let sent = {
			let _besides = interrupt::say_besides(besides.clone());
			context.send_quietly(call, words).await
		};
		let receipt = match sent {
			Ok(Some(receipt)) => receipt,
			Ok(None) if context.options.dry_run => return Ok(()),
			Ok(None) => {
				output::tell_whole(besides);
				return Ok(());
			},
			Err(failure) => {
				// It may have been sent, and deposits be held for it.
				if failure.exit == Exit::Node {
					output::tell_whole(besides);
				}
				return Err(failure);
			},
		};
		let key = [json!(scope), json!(address)];
		let found = context.chain.storage(NETWORKS, "Invitations", &key).await?;
		let expires = found.map_or(Json::Null, |found| found["expires"].clone());
		// Whoever opens it has no tokens: somebody else must pay for that.
		let arguments = json!({"scope": scope, "to": address});
		let pass =
			context.chain.call(NETWORKS, "pass_invitation", arguments, &scale::from_address)?;
		let paid = context.chain.estimate(&pass, pair.public_key().0, 0, 0).await? == 0;
		if context.options.json {
			output::say(
				json!({"link": text.as_str(), "key": address, "expires": expires, "sponsored": paid})
					.to_string(),
			);
			return Ok(());
		}
		output::tell(context.done(&receipt));
		output::say(text.as_str());
		// What is in no final block yet does not say until when.
		let until = match expires.is_null() {
			true => String::new(),
			false => {
				format!(
					", until {}",
					context.show(NETWORKS, "expires", &expires, &Json::Null).await
				)
			},
		};
		output::tell(format!(
			"Send it to one person, in a private way: who has it can take the invitation{until}."
		));
		if !paid {
			output::tell(format!(
				"{name} pays no fees for those it invites, so that nobody without tokens can open the link: `ovn network sponsor {scope}` changes that, and tokens on the sponsor's pot."
			));
		}
		if link.node.contains("//127.0.0.1") || link.node.contains("//localhost") {
			output::tell("It names a node on this machine: others cannot reach it. Make it with --url and the node's public address.");
		}
		Ok(())
	})
}

fn join(context: &mut Context, values: Values) -> Pin<Box<dyn Future<Output = Outcome> + '_>> {
	Box::pin(async move {
		let link = given(&values)?;
		if context.options.url == link.node {
			output::tell(format!(
				"Through the node that the link names: {}. What it says is as true as it is honest; --url names another.",
				link.node
			));
		}
		let scope = json!(link.scope);
		let found = context.view(NETWORKS, "scope", json!({"scope": scope})).await?;
		if found.is_null() {
			return Err(Failure::usage(format!("the chain has no scope {}", link.scope))
				.hint("ask whoever sent the link for another"));
		}
		let name = context.scope_name(link.scope).await;
		let pair = keys::from_secret(&link.secret)?;
		let carried = invitation(context, &scope, &keys::address(&pair)).await?;
		let me = match context.me() {
			Ok(me) => me,
			Err(_) if carried.is_null() => return Err(used(&name)),
			Err(_) if context.options.dry_run => {
				output::tell(format!(
					"You have no key: one is made, the invitation to {name} passed on to it, and you join. Nothing was done: --dry-run."
				));
				return Ok(());
			},
			Err(_) => make_key(context, &values, &name)?,
		};
		let member =
			context.chain.storage(NETWORKS, "Members", &[scope.clone(), json!(me)]).await?;
		if member.is_some() {
			output::say(format!("You belong to {name} already."));
			return Ok(());
		}
		let mine = invitation(context, &scope, &me).await?;
		if !carried.is_null() && mine.is_null() {
			let said = |name: &str| {
				let missing = || Failure::node(format!("the invitation does not say its {name}"));
				carried[name].as_str().ok_or_else(missing)
			};
			let inviter = context.person(said("inviter")?);
			let tier = said("tier")?.to_lowercase();
			let words = vec![
				format!("{inviter} invited you to {name}, as {tier}."),
				format!("The invitation goes to your account {me}."),
			];
			if !pass(context, &link, &pair, &me, words).await? {
				return Ok(());
			}
		} else if mine.is_null() {
			return Err(used(&name));
		}
		let version = &found["agreement"];
		if version.as_u64().is_none() {
			return Err(Failure::node("the scope does not say whether it has an agreement"));
		}
		let version = Some(version).filter(|version| **version != json!(0));
		let mut words = vec![format!("Joins {name}.")];
		if let Some(version) = version {
			words.push(format!(
				"Who belongs to it has signed its agreement: you sign version {version} by this (`ovn agreement show {}`).",
				link.scope
			));
		}
		let arguments = json!({"scope": scope, "agreement": version});
		let call = context.chain.call(NETWORKS, "join", arguments, &scale::from_address)?;
		if context.send(call, words).await?.is_none() {
			return Ok(());
		}
		let network = remember(context, &link, &name)?;
		if !context.options.json {
			output::say(format!("Welcome to {name}. Next:"));
			output::say(format!(
				"  ovn{network} kind list {}            what counts here",
				link.scope
			));
			output::say(format!(
				"  ovn{network} contribute log {} KIND HOURS   log what you did",
				link.scope
			));
		}
		Ok(())
	})
}

async fn invitation(context: &Context, scope: &Json, who: &str) -> Outcome<Json> {
	let key = [scope.clone(), json!(who)];
	Ok(context.chain.storage(NETWORKS, "Invitations", &key).await?.unwrap_or(Json::Null))
}

fn used(name: &str) -> Failure {
	Failure::new(
		Exit::Refused,
		format!("The invitation to {name} is not there any more: the link was used, or it was taken back."),
	)
	.hint("if you used it yourself, name the key you used it with (--key); otherwise ask whoever sent it for another")
}

/// Passes the invitation on, signed by the key of the link. Whether it was sent.
async fn pass(
	context: &mut Context,
	link: &Link,
	pair: &subxt_signer::sr25519::Keypair,
	me: &str,
	words: Vec<String>,
) -> Outcome<bool> {
	let arguments = json!({"scope": link.scope, "to": me});
	let call = context.chain.call(NETWORKS, "pass_invitation", arguments, &scale::from_address)?;
	let account = pair.public_key().0;
	let nonce = context.chain.nonce(account).await?;
	let blamed = (NETWORKS, "pass_invitation");
	let fee = context.chain.estimate(&call, account, nonce, 0).await?;
	context.agreed(fee, account, 0, &words).await?;
	let signed = context.chain.sign_with_tip(&call, pair, nonce, 0).await?;
	if !context.tried(&signed, blamed, Some(&call), account, fee).await? {
		return Ok(false);
	}
	let receipt = context.deliver(&signed, blamed).await?;
	if receipt.is_none() {
		output::tell("Once it is in a block, run the same command again: it joins.");
	}
	Ok(receipt.is_some())
}

/// Makes a key for somebody who has none, who signs from now on. Its address.
fn make_key(context: &mut Context, values: &Values, scope: &str) -> Outcome<String> {
	let named = values["name"].as_str().map(str::to_owned);
	let name = named.unwrap_or_else(|| {
		let first = scope.split_whitespace().take(1).collect::<String>().to_lowercase();
		if keyfile::is_name(&first) {
			first
		} else {
			"me".into()
		}
	});
	let path = keyfile::new_place(&name);
	if path.exists() {
		return Err(Failure::usage(format!("there is a key {name} already, which does not sign"))
			.hint(format!("join with it by --key {name}, or choose another name with --name")));
	}
	output::tell(
		"You have no key yet: here is one. It is encrypted with a passphrase that you choose.",
	);
	let phrase = keys::new_phrase()?;
	let file = keys::file_of(&phrase, &name, false)?;
	keyfile::write_new(&path, &file)?;
	let usual = config::path();
	if Config::read(&usual)?.key.is_none() {
		config::change(&usual, |document| document["key"] = toml_edit::value(&name))?;
	}
	// Where nobody reads it, as in the records of a machine, the words would lie open.
	output::tell(match std::io::stderr().is_terminal() {
		true => format!(
			"Your key {name} is in {}. These words are the same, and are shown this once:\n  {}\nWrite them down and show them to nobody: who knows them is you.",
			path.display(),
			phrase.as_str()
		),
		false => format!(
			"Your key {name} is in {}. Its words are not shown, as this is no terminal: `ovn key export {name} FILE` makes a copy.",
			path.display()
		),
	});
	context.sign_with(keys::Signer::opened(path, keys::from_secret(&phrase)?));
	context.me()
}

/// Keeps the network in the configuration, if none of it is this chain. How to name it.
fn remember(context: &Context, link: &Link, name: &str) -> Outcome<String> {
	let path = config::path();
	let config = Config::read(&path)?;
	let named = |network: &str| match config.network.as_deref() == Some(network) {
		true => String::new(),
		false => format!(" --on {network}"),
	};
	if let Some((known, _)) = config.networks.iter().find(|(_, network)| is_of(network, link)) {
		return Ok(named(known));
	}
	let first = name.split_whitespace().take(1).collect::<String>().to_lowercase();
	let mut free = if keyfile::is_name(&first) { first } else { "network".into() };
	while config.networks.contains_key(&free) {
		free.push('2');
	}
	let usual = config.networks.is_empty();
	config::change(&path, |document| {
		if let Some(table) = config::network_table(document, &free) {
			table["url"] = toml_edit::value(&context.options.url);
			table["genesis"] = toml_edit::value(&link.genesis);
		}
		if usual {
			document["network"] = toml_edit::value(&free);
		}
	})?;
	let now = match usual {
		true => "; it is your usual network from now on",
		false => "",
	};
	output::tell(format!(
		"The network is in {} as {free}, with the node {}{now}.",
		path.display(),
		context.options.url
	));
	Ok(if usual { String::new() } else { format!(" --on {free}") })
}

#[cfg(test)]
mod tests {
	use super::*;

	fn link() -> Link {
		Link {
			node: "wss://lab.example.org:443/a b".into(),
			genesis: format!("0x{}", "1f".repeat(32)),
			scope: 17,
			secret: Zeroizing::new(format!("0x{}", "0a".repeat(32))),
		}
	}

	#[test]
	fn network_is_that_of_a_link_when_its_chain_began_so() {
		let network = |genesis: Option<&str>| config::Network {
			url: "ws://mine".into(),
			genesis: genesis.map(str::to_owned),
			key: None,
			scope: None,
		};
		assert!(is_of(&network(Some("0x1F1f1f1f")), &link()));
		assert!(!is_of(&network(Some("0x2f1f1f1f")), &link()));
		assert!(!is_of(&network(None), &link()));
	}

	#[test]
	fn link_is_read_back_when_it_was_written() {
		let text = link().text().unwrap();
		assert!(!text.contains(' '), "{}", text.as_str());
		let read = Link::parse(&format!(" {}\n", text.as_str())).unwrap();
		assert_eq!((read.node, read.genesis), (link().node, link().genesis));
		assert_eq!((read.scope, read.secret), (17, link().secret));
	}

	#[test]
	fn link_is_refused_when_a_part_is_missing_or_wrong() {
		let whole = link().text().unwrap();
		let cases = [
			("", "no link of an invitation"),
			("https://example.org", "no link of an invitation"),
			("ovn:leave?scope=1", "no link of an invitation"),
			("ovn:join", "says no node"),
		];
		for (text, said) in cases {
			let refused = Link::parse(text).err().unwrap().to_string();
			assert!(refused.contains(said), "{text}: {refused}");
		}
		// Cut anywhere, as by a line break of a mail.
		for end in (0..whole.len()).step_by(7) {
			assert!(Link::parse(&whole[..end]).is_err(), "{}", &whole[..end]);
		}
		for (from, to) in
			[("wss", "ftp"), ("scope=17", "scope=-1"), ("&scope=17", "&scope=17&scope=3")]
		{
			assert!(Link::parse(&whole.replace(from, to)).is_err(), "{to}");
		}
	}

	#[test]
	fn link_tells_no_secret_when_it_is_refused() {
		let whole = link().text().unwrap();
		let refused = Link::parse(&whole[..whole.len() - 9]).err().unwrap().to_string();
		assert!(!refused.contains("0a0a"), "{refused}");
	}
}
