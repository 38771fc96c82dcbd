// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What holds for all commands.

use crate::{
	errors::{Failure, Outcome},
	keys::{self, Source},
	names,
};
use clap::{Arg, ArgAction, ArgMatches, Command};
use std::path::PathBuf;
use subxt_signer::sr25519::Keypair;

/// The options that every command has.
#[derive(Debug)]
pub struct Options {
	/// The address of the node.
	pub url: String,
	/// How the chain must have begun.
	pub genesis: Option<String>,
	/// The file of the key.
	pub key: Option<PathBuf>,
	/// A well-known account.
	pub dev: Option<String>,
	/// The address book.
	pub names: PathBuf,
	/// Not to ask.
	pub yes: bool,
	/// To answer for programmes.
	pub json: bool,
	/// To say what would happen and stop.
	pub dry_run: bool,
	/// To sign with the other stewards.
	pub together: bool,
	/// A number for the transaction.
	pub nonce: Option<u64>,
}

const HEADING: &str = "For all commands";
/// The node that is asked if none is named: that of a development chain.
const NODE: &str = "ws://127.0.0.1:9944";

/// Adds the options to the command line. They can stand before or after the names of a command; its own help
/// does not show them.
pub fn define(command: Command, hidden: bool) -> Command {
	let option = |name: &'static str, value: &'static str, help: &'static str| {
		Arg::new(name).long(name).value_name(value).help(help).hide(hidden).help_heading(HEADING)
	};
	let flag = |name: &'static str, help: &'static str| {
		Arg::new(name)
			.long(name)
			.help(help)
			.action(ArgAction::SetTrue)
			.hide(hidden)
			.help_heading(HEADING)
	};
	command
		.arg(option("url", "URL", "The node to ask [default: ws://127.0.0.1:9944; or OVN_URL]"))
		.arg(
			option("dev", "NAME", "Sign as alice, bob, ...: development chains only")
				.conflicts_with("key"),
		)
		.arg(
			option(
				"key",
				"FILE",
				"Sign with the key in this file [or OVN_KEY, or the secret itself in OVN_SEED]",
			)
			.value_parser(clap::value_parser!(PathBuf)),
		)
		.arg(flag("yes", "Do not ask before sending").short('y'))
		.arg(flag("dry-run", "Say what would happen and what it would cost, and stop"))
		.arg(flag("json", "Answer in JSON, for programmes"))
		.arg(flag(
			"together",
			"Decide with the other stewards: collects signatures, one command each",
		))
		.arg(
			option(
				"names",
				"FILE",
				"Your address book [default: ~/.config/ovn/names; or OVN_NAMES]",
			)
			.value_parser(clap::value_parser!(PathBuf)),
		)
		.arg(option(
			"genesis",
			"HASH",
			"Refuse a chain that did not begin with this hash [or OVN_GENESIS]",
		))
		.arg(
			option(
				"nonce",
				"NUMBER",
				"The transaction's number in your account's order, if not the next",
			)
			.value_parser(clap::value_parser!(u64)),
		)
}

impl Options {
	/// What the command line says, before and after the names of the command; then the environment.
	pub fn from(before: &ArgMatches, after: &ArgMatches) -> Self {
		let environment = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
		let text = |name: &str| {
			after.get_one::<String>(name).or_else(|| before.get_one::<String>(name)).cloned()
		};
		let path = |name: &str| {
			after.get_one::<PathBuf>(name).or_else(|| before.get_one::<PathBuf>(name)).cloned()
		};
		let flag = |name: &str| after.get_flag(name) || before.get_flag(name);
		let dev = text("dev");
		let key = path("key");
		Self {
			url: text("url").or_else(|| environment("OVN_URL")).unwrap_or_else(|| NODE.to_owned()),
			genesis: text("genesis").or_else(|| environment("OVN_GENESIS")),
			key: key
				.or_else(|| environment("OVN_KEY").filter(|_| dev.is_none()).map(PathBuf::from)),
			dev,
			names: path("names")
				.or_else(|| environment("OVN_NAMES").map(PathBuf::from))
				.unwrap_or_else(names::default_path),
			yes: flag("yes"),
			json: flag("json"),
			dry_run: flag("dry-run"),
			together: flag("together"),
			nonce: after
				.get_one::<u64>("nonce")
				.or_else(|| before.get_one::<u64>("nonce"))
				.copied(),
		}
	}

	/// The key to sign with, if one was named.
	pub fn pair(&self) -> Outcome<Option<Keypair>> {
		if let Some(name) = &self.dev {
			return keys::read(&Source::Development(name)).map(Some);
		}
		if let Some(path) = &self.key {
			return keys::read(&Source::File(path)).map(Some);
		}
		match std::env::var("OVN_SEED") {
			Ok(secret) => keys::read(&Source::Secret(&secret)).map(Some).map_err(|failure| {
				Failure { what: format!("OVN_SEED: {}", failure.what), ..failure }
			}),
			Err(_) => Ok(None),
		}
	}
}
