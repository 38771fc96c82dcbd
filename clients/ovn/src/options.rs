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

/// Adds the options to the command line.
pub fn define(command: Command) -> Command {
	let option = |name: &'static str, value: &'static str, help: &'static str| {
		Arg::new(name).long(name).value_name(value).help(help).global(true).help_heading(HEADING)
	};
	let flag = |name: &'static str, help: &'static str| {
		Arg::new(name)
			.long(name)
			.help(help)
			.action(ArgAction::SetTrue)
			.global(true)
			.help_heading(HEADING)
	};
	command
		.arg(option("url", "URL", "The node to ask").env("OVN_URL").default_value("ws://127.0.0.1:9944"))
		.arg(
			option("key", "FILE", "Sign with the key in this file (or with the secret in OVN_SEED)")
				.env("OVN_KEY")
				.value_parser(clap::value_parser!(PathBuf)),
		)
		.arg(
			option("dev", "NAME", "Sign as alice, bob, ...: development chains only").conflicts_with("key"),
		)
		.arg(
			option("names", "FILE", "Your address book [default: ~/.config/ovn/names]")
				.env("OVN_NAMES")
				.value_parser(clap::value_parser!(PathBuf)),
		)
		.arg(option("genesis", "HASH", "Refuse a chain that did not begin with this hash").env("OVN_GENESIS"))
		.arg(
			option("nonce", "NUMBER", "The transaction's number in your account's order, if not the next")
				.value_parser(clap::value_parser!(u64)),
		)
		.arg(flag("yes", "Do not ask before sending").short('y'))
		.arg(flag("dry-run", "Say what would happen and what it would cost, and stop"))
		.arg(flag("together", "Decide with the other stewards: collects signatures, one command each"))
		.arg(flag("json", "Answer in JSON, for programmes"))
}

impl Options {
	/// What the command line says.
	pub fn from(matches: &ArgMatches) -> Self {
		let text = |name: &str| matches.get_one::<String>(name).cloned();
		let path = |name: &str| matches.get_one::<PathBuf>(name).cloned();
		Self {
			url: text("url").unwrap_or_default(),
			genesis: text("genesis"),
			key: path("key"),
			dev: text("dev"),
			names: path("names").unwrap_or_else(names::default_path),
			yes: matches.get_flag("yes"),
			json: matches.get_flag("json"),
			dry_run: matches.get_flag("dry-run"),
			together: matches.get_flag("together"),
			nonce: matches.get_one::<u64>("nonce").copied(),
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
			Ok(secret) => keys::read(&Source::Secret(&secret)).map(Some).map_err(|failure| Failure {
				what: format!("OVN_SEED: {}", failure.what),
				..failure
			}),
			Err(_) => Ok(None),
		}
	}
}
