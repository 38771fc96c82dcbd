// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What holds for all commands.

use crate::{
	config::{self, Config, Network},
	errors::{Failure, Outcome},
	keyfile,
	keys::{self, Signer, Source},
	names::{self, Names},
	output, scale,
};
use clap::{parser::ValueSource, Arg, ArgAction, ArgMatches, Command};
use std::{path::PathBuf, time::Duration};
use zeroize::Zeroizing;

/// How far a transaction is waited for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Until {
	/// Until it is in a block.
	Best,
	/// Until its block is final.
	Final,
	/// Not at all.
	Sent,
}

/// The options that every command has.
#[derive(Debug)]
pub struct Options {
	/// The address of the node.
	pub url: String,
	/// How the chain must have begun.
	pub genesis: Option<String>,
	/// The key, by its name or file.
	pub key: Option<String>,
	/// A well-known account.
	pub dev: Option<String>,
	/// The address book.
	pub names: PathBuf,
	/// The network of the configuration that is meant.
	pub network: Option<String>,
	/// The address of the node, if the command line names it.
	pub url_given: Option<String>,
	/// How the chain must have begun, if the command line says so.
	pub genesis_given: Option<String>,
	/// The key, if the command line names it.
	pub key_given: Option<String>,
	/// The scope that `.` stands for.
	pub scope: Option<String>,
	/// Not to ask.
	pub yes: bool,
	/// To answer for programmes.
	pub json: bool,
	/// To say what would happen and stop.
	pub dry_run: bool,
	/// To sign with the other stewards.
	pub together: bool,
	/// To propose it to the voters, by this template.
	pub by_vote: Option<String>,
	/// What the proposal is about.
	pub why: Option<String>,
	/// A number for the transaction.
	pub nonce: Option<u64>,
	/// How far to wait for a transaction.
	pub until: Until,
	/// For how long to wait for it.
	pub timeout: Duration,
	/// What to give the block's author, as it was written.
	pub tip: Option<String>,
	/// For whom to sign, as their proxy.
	pub proxy_for: Option<String>,
	/// Where to write what is to be signed elsewhere.
	pub offline_payload: Option<String>,
	/// Who will sign there.
	pub signer: Option<String>,
	/// To show what is written as a QR code too.
	pub qr: bool,
	/// To say less.
	pub quiet: bool,
}

/// The option that says how far to wait. Some commands have an argument `until` of their own.
pub const UNTIL: &str = "wait-until";
const HEADING: &str = "For all commands";
/// The node that is asked if none is named: that of a development chain.
const NODE: &str = "ws://127.0.0.1:9944";
/// For how long a transaction is waited for if nothing else is said.
const TIMEOUT: Duration = Duration::from_secs(600);

/// Adds the options to the command line. They can stand before or after the names of a command; its own help
/// does not show them.
pub fn define(command: Command, hidden: bool) -> Command {
	let option = |name: &'static str, value: &'static str, help: &'static str| {
		Arg::new(name).long(name).value_name(value).help(help).hide(hidden).help_heading(HEADING)
	};
	let told = |name: &'static str, value, help, variable: &'static str| {
		option(name, value, help).env(variable).hide_env_values(true)
	};
	let flag = |name: &'static str, help: &'static str| {
		Arg::new(name)
			.long(name)
			.help(help)
			.action(ArgAction::SetTrue)
			.hide(hidden)
			.help_heading(HEADING)
	};
	let path = clap::value_parser!(PathBuf);
	command
		.arg(told(
			"url",
			"URL",
			"The node to ask, as wss://... [default: that of your network, else ws://127.0.0.1:9944]",
			"OVN_URL",
		))
		.arg(told(
			"on",
			"NETWORK",
			"A network of your configuration (`ovn profile add`): its node, genesis, key and scope",
			"OVN_NETWORK",
		))
		.arg(option("dev", "NAME", "Sign as alice, bob, ...: development chains only"))
		.arg(told(
			"key",
			"KEY",
			"Sign with this key: its name (`ovn key list`) or its file [or the secret itself in OVN_SEED]",
			"OVN_KEY",
		))
		.arg(flag("yes", "Do not ask before sending").short('y'))
		.arg(flag("dry-run", "Say what would happen and what it would cost, and stop"))
		.arg(flag("json", "Answer in JSON, for programmes"))
		.arg(flag("quiet", "Show no progress, and with --yes not what is sent").short('q'))
		.arg(flag("full", "Show addresses and hashes whole"))
		.arg(
			option(
				UNTIL,
				"STATE",
				"Wait until the transaction is in the best block, or final, or not at all [default: final]",
			)
			.long("until")
			.value_parser(["best", "final", "none"]),
		)
		.arg(
			option("timeout", "TIME", "Wait for it at most so long, as 90s or 5m [default: 10m]")
				.value_parser(|text: &str| parse_time(text)),
		)
		.arg(option("tip", "AMOUNT", "Give the block's author so many tokens more than the fee"))
		.arg(flag(
			"together",
			"Decide with the other stewards: collects signatures, one command each",
		))
		.arg(
			option(
				"by-vote",
				"TEMPLATE",
				"Do not do it: propose it to the voters of the scope, by this rule",
			)
			.value_parser(["consent", "majority", "special", "emergency"]),
		)
		.arg(option(
			"why",
			"DOCUMENT",
			"With --by-vote: what it is about: a file, a URL with its hash, or a short text",
		))
		.arg(option(
			"proxy-for",
			"WHO",
			"Do it for this account, whose proxy you are: your signature, its money and rights",
		))
		.arg(option(
			"offline-payload",
			"FILE",
			"Send nothing: write what is to be signed to this file (- for standard output), for `ovn sign`",
		))
		.arg(option("signed-by", "WHO", "With --offline-payload: who will sign, if the key is not here"))
		.arg(flag("qr", "With --offline-payload and `ovn sign`: show it as a QR code, too"))
		.arg(
			told(
				"names",
				"FILE",
				"Your address book [default: names, in the folder of your configuration]",
				"OVN_NAMES",
			)
			.value_parser(path),
		)
		.arg(told(
			"genesis",
			"HASH",
			"Refuse a chain that did not begin with this hash [default: that of your network]",
			"OVN_GENESIS",
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

/// A time by the clock: 90s, 5m, 1h.
fn parse_time(text: &str) -> Result<Duration, String> {
	let wrong = || "write a time as 90s, 5m or 1h".to_owned();
	let units = [('s', 1), ('m', 60), ('h', 3_600)];
	let (number, factor) = units
		.iter()
		.find_map(|(unit, factor)| Some((text.strip_suffix(*unit)?, factor)))
		.ok_or_else(wrong)?;
	let number: u64 = number.trim().parse().map_err(|_| wrong())?;
	let seconds = number.checked_mul(*factor).filter(|seconds| (1..=86_400).contains(seconds));
	seconds.map(Duration::from_secs).ok_or_else(|| "between 1s and 24h".into())
}

/// An option as it was given: on the command line, before or after the names of the command, or in the environment.
struct Given<'a> {
	before: &'a ArgMatches,
	after: &'a ArgMatches,
}

impl Given<'_> {
	fn value<T: Clone + Send + Sync + 'static>(
		&self,
		name: &str,
		source: ValueSource,
	) -> Option<T> {
		[self.after, self.before]
			.into_iter()
			.find(|matches| matches.value_source(name) == Some(source))
			.and_then(|matches| matches.get_one::<T>(name).cloned())
	}

	fn line<T: Clone + Send + Sync + 'static>(&self, name: &str) -> Option<T> {
		self.value(name, ValueSource::CommandLine)
	}

	fn environment(&self, name: &str) -> Option<String> {
		self.value::<String>(name, ValueSource::EnvVariable).filter(|value| !value.is_empty())
	}

	fn flag(&self, name: &str) -> bool {
		self.after.get_flag(name) || self.before.get_flag(name)
	}
}

impl Options {
	/// What the command line says, before and after the names of the command; then the environment; then the
	/// configuration.
	pub fn from(before: &ArgMatches, after: &ArgMatches) -> Outcome<Self> {
		Self::with(before, after, &Config::read(&config::path())?)
	}

	fn with(before: &ArgMatches, after: &ArgMatches, config: &Config) -> Outcome<Self> {
		let given = Given { before, after };
		let line = |name: &str| given.line::<String>(name);
		let environment = |name: &str| given.environment(name);
		// What is nearer goes before: the command line, the environment, the configuration. A node that was named
		// without a network is of none.
		let network = match (line("on"), line("url").or_else(|| environment("url"))) {
			(Some(name), _) => Some(name),
			(None, Some(_)) => None,
			(None, None) => environment("on").or_else(|| config.network.clone()),
		};
		let named: Option<&Network> =
			network.as_ref().map(|name| config.network(name)).transpose()?;
		let url = line("url")
			.or_else(|| named.filter(|_| line("on").is_some()).map(|network| network.url.clone()))
			.or_else(|| environment("url"))
			.or_else(|| named.map(|network| network.url.clone()))
			.unwrap_or_else(|| NODE.to_owned());
		let genesis = line("genesis")
			.or_else(|| named.and_then(|network| network.genesis.clone()))
			.or_else(|| environment("genesis"));
		let dev = line("dev");
		let key = line("key");
		if dev.is_some() && key.is_some() {
			return Err(Failure::usage("--dev and --key are two who sign")
				.hint("name one of them: a transaction is signed by one"));
		}
		if line("signed-by").is_some() && line("offline-payload").is_none() {
			return Err(Failure::usage("--signed-by is for what is signed elsewhere")
				.hint("add --offline-payload FILE, or name a key that is here with --key"));
		}
		if line("by-vote").is_some() != line("why").is_some() {
			return Err(Failure::usage("--by-vote and --why are said with each other")
				.hint("the voters have to know what it is about: --by-vote majority --why 'A fund for tools'"));
		}
		if line("by-vote").is_some() && given.flag("together") {
			return Err(Failure::usage("--together and --by-vote are two ways to decide")
				.hint("choose one: stewards sign together, members vote"));
		}
		let key = key.or_else(|| environment("key").filter(|_| dev.is_none()));
		let seed = std::env::var_os("OVN_SEED").is_some();
		let key = key.or_else(|| {
			let usual =
				named.and_then(|network| network.key.clone()).or_else(|| config.key.clone());
			usual.filter(|_| dev.is_none() && !seed)
		});
		output::set_quiet(given.flag("quiet"));
		output::set_full(given.flag("full"));
		Ok(Self {
			url,
			genesis,
			key,
			dev,
			names: given
				.line::<PathBuf>("names")
				.or_else(|| given.value::<PathBuf>("names", ValueSource::EnvVariable))
				.filter(|path| !path.as_os_str().is_empty())
				.unwrap_or_else(names::default_path),
			network,
			url_given: line("url"),
			genesis_given: line("genesis"),
			key_given: line("key"),
			scope: named.and_then(|network| network.scope.clone()),
			yes: given.flag("yes"),
			json: given.flag("json"),
			dry_run: given.flag("dry-run"),
			together: given.flag("together"),
			by_vote: line("by-vote"),
			why: line("why"),
			nonce: given.line("nonce"),
			until: match line(UNTIL).as_deref() {
				Some("best") => Until::Best,
				Some("none") => Until::Sent,
				_ => Until::Final,
			},
			timeout: given.line("timeout").unwrap_or(TIMEOUT),
			tip: line("tip"),
			proxy_for: line("proxy-for"),
			offline_payload: line("offline-payload"),
			signer: line("signed-by"),
			qr: given.flag("qr"),
			quiet: given.flag("quiet"),
		})
	}

	/// Who signs, if a key was named.
	pub fn signer(&self, names: &Names) -> Outcome<Option<Signer>> {
		if let Some(name) = &self.dev {
			check_development(name, names)?;
			return Signer::new(Source::Development(name.clone())).map(Some);
		}
		if let Some(key) = &self.key {
			return Signer::new(Source::File(keyfile::find(key)?)).map(Some);
		}
		match std::env::var("OVN_SEED") {
			Ok(secret) => {
				Signer::new(Source::Secret(Zeroizing::new(secret))).map(Some).map_err(|failure| {
					Failure { what: format!("OVN_SEED: {}", failure.what), ..failure }
				})
			},
			Err(_) => Ok(None),
		}
	}
}

/// Refuses a name that is likely mistyped: an account of any name can be made, and would be empty. A name of the address
/// book that stands for the development account of the same name is fine.
fn check_development(name: &str, names: &Names) -> Outcome {
	let known = name.starts_with("//") || keys::DEVELOPMENT.contains(&name.to_lowercase().as_str());
	let pair = keys::development(name)?;
	let noted = names.people.get(name).and_then(|address| scale::from_address(address));
	if known || noted == Some(pair.public_key().0) {
		return Ok(());
	}
	Err(Failure::usage(format!("there is no development account {name}")).hint(format!(
		"those with tokens are {}; //{name} is the account of the development phrase with this name",
		keys::DEVELOPMENT.join(", ")
	)))
}

#[cfg(test)]
mod tests {
	use super::*;

	fn options(line: &[&str], config: &str) -> Outcome<Options> {
		let command =
			define(Command::new("ovn").subcommand(define(Command::new("do"), true)), false);
		let line = ["ovn"].iter().chain(line).chain(&["do"]);
		// The environment of who runs the tests is not asked.
		let deaf = |arg: Arg| arg.env(clap::builder::Resettable::Reset);
		let command = command.mut_args(deaf).mut_subcommand("do", |inner| inner.mut_args(deaf));
		let matches = command.try_get_matches_from(line).unwrap();
		let (_, inner) = matches.subcommand().unwrap();
		let folder = tempfile::tempdir().unwrap();
		let path = folder.path().join("config.toml");
		std::fs::write(&path, config).unwrap();
		Options::with(&matches, inner, &Config::read(&path)?)
	}

	const CONFIG: &str = r#"
network = "lab"
key = "ana"
[networks.lab]
url = "wss://lab.org"
genesis = "0x12345678"
scope = "printer"
[networks.test]
url = "ws://127.0.0.1:1"
key = "test-key"
"#;

	#[test]
	fn options_are_those_of_the_network_when_nothing_else_is_said() {
		let found = options(&[], CONFIG).unwrap();
		assert_eq!(
			(found.url.as_str(), found.genesis.as_deref()),
			("wss://lab.org", Some("0x12345678"))
		);
		assert_eq!((found.key.as_deref(), found.scope.as_deref()), (Some("ana"), Some("printer")));
		let found = options(&["--on", "test"], CONFIG).unwrap();
		assert_eq!((found.url.as_str(), found.genesis), ("ws://127.0.0.1:1", None));
		assert_eq!((found.key.as_deref(), found.scope), (Some("test-key"), None));
		let found = options(&[], "").unwrap();
		assert_eq!((found.url.as_str(), found.key), (NODE, None));
	}

	#[test]
	fn options_of_the_command_line_go_before_those_of_the_network() {
		let found = options(&["--url", "ws://other"], CONFIG).unwrap();
		assert_eq!((found.url.as_str(), found.genesis, found.scope), ("ws://other", None, None));
		let found =
			options(&["--url", "ws://other", "--on", "lab", "--key", "ben"], CONFIG).unwrap();
		assert_eq!(
			(found.url.as_str(), found.genesis.as_deref()),
			("ws://other", Some("0x12345678"))
		);
		assert_eq!(found.key.as_deref(), Some("ben"));
		let found = options(&["--dev", "alice"], CONFIG).unwrap();
		assert_eq!((found.dev.as_deref(), found.key), (Some("alice"), None));
		assert!(options(&["--dev", "alice", "--key", "ben"], "").is_err());
		assert!(options(&["--signed-by", "ben"], "")
			.unwrap_err()
			.to_string()
			.contains("--offline-payload"));
		assert!(options(&["--on", "nowhere"], CONFIG)
			.unwrap_err()
			.to_string()
			.contains("lab, test"));
	}

	#[test]
	fn development_account_is_refused_with_the_names_when_it_is_mistyped() {
		let mut book = Names::default();
		let maria = keys::address(&keys::development("maria").unwrap());
		book.people.insert("maria".into(), maria.clone());
		book.people.insert("bobby".into(), maria);
		for name in ["alice", "Bob", "//Maria", "maria"] {
			assert!(check_development(name, &book).is_ok(), "{name}");
		}
		for name in ["alcie", "bobby", "mallory"] {
			let refused = check_development(name, &book).unwrap_err().to_string();
			assert!(refused.contains("alice, bob, charlie, dave, eve, ferdie"), "{refused}");
		}
		assert!(check_development("alice//stash", &book).is_err());
	}

	#[test]
	fn time_by_the_clock_has_a_unit_and_bounds() {
		assert_eq!(parse_time("90s"), Ok(Duration::from_secs(90)));
		assert_eq!(parse_time("5m"), Ok(Duration::from_secs(300)));
		assert_eq!(parse_time("1h"), Ok(Duration::from_secs(3_600)));
		for wrong in ["", "90", "s", "-5s", "0s", "25h", "5 d", "99999999999999999999s", "1é"] {
			assert!(parse_time(wrong).is_err(), "{wrong}");
		}
	}
}
