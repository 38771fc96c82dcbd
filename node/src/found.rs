// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! `found`: the specification of a new chain, made from a file that people can read.
//!
//! The file names who makes blocks, who decides, and who has the first tokens. What is wrong in it is
//! said before anything is written, by where it stands. The specification is raw: it holds the first
//! state itself, so that all who start from it are on one chain. Its hash is that of the first block.

use crate::{chain_spec, genesis::Genesis, service::Executor};
use clap::Args;
use ovn_runtime::{constants::currency::OVN, opaque::Block, AccountId, Balance, TOKEN_DECIMALS};
use sc_chain_spec::{construct_genesis_block, ChainSpec as _};
use sc_network::config::MultiaddrWithPeerId;
use serde::Deserialize;
use serde_json::{json, Value};
use sp_core::{
	crypto::Ss58Codec,
	ed25519, sr25519,
	storage::{StateVersion, Storage},
	traits::Externalities,
	H256,
};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::traits::Block as _;
use sp_state_machine::BasicExternalities;
use std::{collections::BTreeSet, fs, path::PathBuf};

/// A file to begin with.
pub const EXAMPLE: &str = include_str!("../network.toml");

/// How many members the global scope has at least: from three on they decide by votes.
const LEAST_MEMBERS: usize = 3;

/// The arguments of `found`.
#[derive(Debug, Args)]
pub struct FoundCmd {
	/// The file that describes the chain.
	#[arg(long, value_name = "FILE", required_unless_present = "example")]
	pub file: Option<PathBuf>,

	/// Print a file to begin with, with comments.
	#[arg(long, conflicts_with = "file")]
	pub example: bool,

	/// Where to write the specification; by default to standard output.
	#[arg(long, value_name = "FILE", conflicts_with = "example")]
	pub out: Option<PathBuf>,
}

/// A chain to be founded.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Network {
	/// Names the folder of the database.
	id: String,
	/// The name in the network protocols; that of the database if it is not given.
	protocol_id: Option<String>,
	/// Where new nodes find the others.
	#[serde(default)]
	boot_nodes: Vec<String>,
	/// Who votes on the chain itself.
	members: Vec<String>,
	/// Who decides beside the members at first.
	stewards: Vec<String>,
	/// Who makes the first blocks.
	validators: Vec<Validator>,
	/// Who has the first tokens.
	#[serde(default)]
	balances: Vec<Holder>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Validator {
	account: String,
	babe: String,
	grandpa: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Holder {
	account: String,
	tokens: Tokens,
}

/// An amount of tokens: a whole number, or a text with decimals.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Tokens {
	Whole(u64),
	Exact(String),
}

impl Tokens {
	/// In base units.
	fn base_units(&self) -> Option<Balance> {
		match self {
			Self::Whole(tokens) => Balance::from(*tokens).checked_mul(OVN),
			Self::Exact(text) => {
				let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
				let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
				let places = usize::from(TOKEN_DECIMALS);
				if whole.is_empty()
					|| !digits(whole)
					|| !digits(decimals)
					|| decimals.len() > places
				{
					return None;
				}
				let decimals: Balance = format!("{decimals:0<places$}").parse().ok()?;
				whole.parse::<Balance>().ok()?.checked_mul(OVN)?.checked_add(decimals)
			},
		}
	}
}

/// What was founded.
#[derive(Debug)]
pub struct Founded {
	/// The raw specification.
	pub json: String,
	/// The hash of the first block.
	pub hash: H256,
	/// What the founders should compare, line by line.
	pub summary: String,
}

/// Reads the description of a chain, and makes its specification.
pub fn found(text: &str) -> Result<Founded, String> {
	let network: Network = toml::from_str(text).map_err(|error| error.to_string())?;
	let (patch, tokens) = network.patch()?;
	let mut spec = chain_spec::template(&network.id, network.protocol(), network.boot_nodes()?)?;
	let mut genesis = chain_spec::template_genesis()?;
	sc_chain_spec::json_patch::merge(&mut genesis, patch);
	let state = Genesis::patch(chain_spec::template_wasm()?, genesis)
		.state(&Executor::builder().build())?
		.ok_or("the genesis is raw already")?;
	let hash = hash_of(&state)?;
	spec.set_storage(state);
	let json = spec.as_json(true)?;
	let summary = network.summary(tokens);
	Ok(Founded { json, hash, summary })
}

/// The hash of the first block with a state.
fn hash_of(state: &Storage) -> Result<H256, String> {
	let version = StateVersion::try_from(ovn_runtime::VERSION.system_version)
		.map_err(|()| "the runtime keeps its state in an unknown form")?;
	let root = BasicExternalities::new(state.clone()).storage_root(version);
	let root = <[u8; 32]>::try_from(root.as_slice()).map_err(|_| "no root of 32 bytes")?;
	Ok(construct_genesis_block::<Block>(root.into(), version).hash())
}

impl Network {
	fn protocol(&self) -> &str {
		self.protocol_id.as_deref().unwrap_or(&self.id)
	}

	fn boot_nodes(&self) -> Result<Vec<MultiaddrWithPeerId>, String> {
		let read = |text: &String| {
			text.parse().map_err(|_| {
				format!(
					"boot-nodes: `{text}` is no address of a node, such as \
					 /dns/node.example.org/tcp/30333/p2p/12D3Koo...: `ovn-node key generate-node-key` \
					 prints the last part"
				)
			})
		};
		self.boot_nodes.iter().map(read).collect()
	}

	/// What differs from the template, and how many tokens there are in all.
	fn patch(&self) -> Result<(Value, Balance), String> {
		for (field, text) in [("id", self.id.as_str()), ("protocol-id", self.protocol())] {
			let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_".contains(c);
			if text.is_empty() || text.len() > 64 || !text.chars().all(fits) {
				return Err(format!(
					"{field}: `{text}` cannot name a folder everywhere: use up to 64 small letters, \
					 digits, `-` and `_`"
				));
			}
		}
		let members = accounts("members", &self.members)?;
		if members.len() < LEAST_MEMBERS {
			return Err(format!(
				"members: {} are named, and at least {LEAST_MEMBERS} are needed, because only votes of \
				 three or more decide what is critical",
				members.len()
			));
		}
		let stewards = accounts("stewards", &self.stewards)?;
		if !(1..=7).contains(&stewards.len()) {
			return Err(format!("stewards: name 1 to 7, not {}", stewards.len()));
		}
		let mut keys = Vec::new();
		let mut seen = BTreeSet::new();
		for (place, validator) in self.validators.iter().enumerate() {
			let place = format!("validators, number {}", place.saturating_add(1));
			let account = account(&place, &validator.account)?;
			let babe = key::<sr25519::Public>(&place, "babe", &validator.babe, "sr25519")?;
			let grandpa = key::<ed25519::Public>(&place, "grandpa", &validator.grandpa, "ed25519")?;
			for text in [&validator.account, &validator.babe, &validator.grandpa] {
				if !seen.insert(text) {
					return Err(format!(
						"{place}: `{text}` is used twice; each validator has an account and two keys \
						 of its own"
					));
				}
			}
			keys.push(json!([account, account, { "babe": babe, "grandpa": grandpa }]));
		}
		if keys.is_empty() {
			return Err("validators: none is named, and so nobody would make blocks".into());
		}
		let mut balances = endowments()?;
		let mut holders = BTreeSet::new();
		let mut sum: Balance = 0;
		for (place, holder) in self.balances.iter().enumerate() {
			let place = format!("balances, number {}", place.saturating_add(1));
			let account = account(&place, &holder.account)?;
			let amount = holder.tokens.base_units().ok_or_else(|| {
				format!(
					"{place}: the tokens are no amount: write a whole number, or a text such as \"12.5\" \
					 with up to {TOKEN_DECIMALS} decimals"
				)
			})?;
			if !holders.insert(&holder.account) {
				return Err(format!("{place}: `{}` has tokens above already", holder.account));
			}
			sum = sum.checked_add(amount).ok_or("balances: more tokens than can be counted")?;
			balances.push(json!([account, amount]));
		}
		let validators: Vec<_> = self.validators.iter().map(|it| &it.account).collect();
		let patch = json!({
			"balances": { "balances": balances },
			"networks": { "members": members, "stewards": stewards },
			"session": { "keys": keys },
			"validatorSet": { "validators": validators },
		});
		Ok((patch, sum))
	}

	/// What all founders compare with what they agreed on.
	fn summary(&self, tokens: Balance) -> String {
		let spare = self.validators.len().saturating_sub(1).checked_div(3).unwrap_or_default();
		let stewards = match self.stewards.len() {
			1 | 2 => "any one of them".to_string(),
			count => format!("{} of them together", count.div_euclid(2).saturating_add(1)),
		};
		let decimals = tokens.checked_rem(OVN).unwrap_or_default();
		let whole = tokens.checked_div(OVN).unwrap_or_default();
		let places = usize::from(TOKEN_DECIMALS);
		let fraction = format!("{decimals:0>places$}");
		let fraction = fraction.trim_end_matches('0');
		let point = if fraction.is_empty() { "" } else { "." };
		format!(
			"validators  {}, of which {spare} may be missing\n\
			 members     {}, who vote on the chain itself\n\
			 stewards    {}: {stewards} decide beside the votes\n\
			 tokens      {whole}{point}{fraction}, of {} accounts",
			self.validators.len(),
			self.members.len(),
			self.stewards.len(),
			self.balances.len(),
		)
	}
}

/// The pots that the template endows.
fn endowments() -> Result<Vec<Value>, String> {
	let template = chain_spec::template_genesis()?;
	template["balances"]["balances"]
		.as_array()
		.cloned()
		.ok_or_else(|| "the template endows no pots".into())
}

/// Accounts of which each is named once.
fn accounts(field: &str, texts: &[String]) -> Result<Vec<Value>, String> {
	let mut seen = BTreeSet::new();
	for text in texts {
		if !seen.insert(text) {
			return Err(format!("{field}: `{text}` is named twice"));
		}
	}
	texts.iter().map(|text| account(field, text)).collect()
}

/// An account, by its address on this chain.
fn account(place: &str, text: &str) -> Result<Value, String> {
	let account: AccountId = address(text).map_err(|why| format!("{place}: {why}"))?;
	Ok(json!(account))
}

/// A session key, by its address.
fn key<Key: Ss58Codec + serde::Serialize>(
	place: &str,
	field: &str,
	text: &str,
	scheme: &str,
) -> Result<Value, String> {
	let key: Key = address(text).map_err(|why| {
		format!("{place}, {field}: {why}: `ovn-node key generate --scheme {scheme}` prints one")
	})?;
	Ok(json!(key))
}

fn address<Key: Ss58Codec>(text: &str) -> Result<Key, String> {
	let (key, format) = Key::from_ss58check_with_version(text)
		.map_err(|_| format!("`{text}` is no address; perhaps a letter is wrong or missing"))?;
	if u16::from(format) != ovn_runtime::SS58_PREFIX {
		return Err(format!("`{text}` is an address of another chain"));
	}
	if is_well_known(text) {
		return Err(format!("everybody knows the secret of `{text}`"));
	}
	Ok(key)
}

/// Whether an address is that of a key for development, whose secret stands in every documentation.
fn is_well_known(text: &str) -> bool {
	Sr25519Keyring::iter().map(|key| key.public().to_ss58check()).any(|known| known == text)
		|| Ed25519Keyring::iter().map(|key| key.public().to_ss58check()).any(|known| known == text)
}

/// Does what the command line asks for.
pub fn run(command: &FoundCmd) -> Result<(), String> {
	let Some(file) = &command.file else {
		print!("{EXAMPLE}");
		return Ok(());
	};
	let name = file.display();
	let text = fs::read_to_string(file).map_err(|error| format!("{name}: {error}"))?;
	let founded = found(&text).map_err(|error| format!("{name}: {error}"))?;
	match &command.out {
		Some(out) => fs::write(out, &founded.json)
			.map_err(|error| format!("cannot write {}: {error}", out.display()))?,
		None => println!("{}", founded.json),
	}
	// Apart from the specification, which may be piped.
	eprintln!("{}\nchain       {:?}", founded.summary, founded.hash);
	eprintln!("All founders compare these lines, and start their nodes from the same file.");
	Ok(())
}

#[cfg(test)]
mod tests {
	use super::*;

	/// The example, with something of it replaced.
	fn with(before: &str, after: &str) -> Result<(Value, Balance), String> {
		assert!(EXAMPLE.contains(before), "the example has no `{before}`");
		let network: Network =
			toml::from_str(&EXAMPLE.replacen(before, after, 1)).map_err(|e| e.to_string())?;
		network.boot_nodes()?;
		network.patch()
	}

	fn refused(before: &str, after: &str, expected: &str) {
		let error = with(before, after).unwrap_err();
		assert!(error.contains(expected), "{error}");
	}

	const ADA: &str = "5FjE3BeV2x3wmVYY21Z5rSNs2RQTCjq3RgjLs7EaPqD3ZApe";
	const BEN: &str = "5Eew7HVDGoARewtmDksYvUiJJAUpquHwnmJxsdoWEXj9EQDT";

	#[test]
	fn the_example_is_a_chain() {
		let (patch, tokens) = with("", "").unwrap();
		assert_eq!(tokens, 10_000 * OVN + OVN / 2);
		assert_eq!(patch["validatorSet"]["validators"].as_array().unwrap().len(), 4);
		assert_eq!(patch["networks"]["members"].as_array().unwrap().len(), 3);
		let pots = endowments().unwrap().len();
		assert_eq!(patch["balances"]["balances"].as_array().unwrap().len(), pots + 2);
	}

	#[test]
	fn amounts_are_exact() {
		let units = |text: &str| Tokens::Exact(text.into()).base_units();
		assert_eq!(units("12"), Some(12 * OVN));
		assert_eq!(units("0.000000000001"), Some(1));
		assert_eq!(units("1.5"), Some(OVN + OVN / 2));
		for wrong in ["", ".", ".5", "-1", "1e3", "1.0000000000001", "1,5", "1 000", "x"] {
			assert_eq!(units(wrong), None, "{wrong}");
		}
		assert_eq!(Tokens::Exact(u128::MAX.to_string()).base_units(), None);
	}

	#[test]
	fn what_is_wrong_is_said_by_where_it_stands() {
		refused("id = \"valley\"", "id = \"The Valley\"", "id: `The Valley`");
		refused("members = [", "members_ = [", "members_");
		refused(ADA, "5Grwva", "`5Grwva` is no address");
		// Everybody knows the secret of this one.
		let alice = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
		refused(ADA, alice, "everybody knows the secret");
		// An address of another chain.
		let other = "15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5";
		refused(ADA, other, "is an address of another chain");
		refused(ADA, BEN, "is named twice");
		refused("tokens = 10000", "tokens = 1.5", "tokens");
		refused("tokens = 10000", "tokens = \"much\"", "balances, number 1");
		refused("boot-nodes = []", "boot-nodes = [\"here\"]", "boot-nodes: `here`");
	}

	#[test]
	fn a_chain_needs_members_stewards_and_validators() {
		let network = |members: usize, stewards: usize, validators: usize| {
			let mut network: Network = toml::from_str(EXAMPLE).unwrap();
			network.members.truncate(members);
			network.stewards.truncate(stewards);
			network.validators.truncate(validators);
			network.patch().map(|_| ())
		};
		assert_eq!(network(3, 1, 1), Ok(()));
		assert!(network(2, 1, 1).unwrap_err().contains("at least 3"));
		assert!(network(3, 0, 1).unwrap_err().contains("stewards"));
		assert!(network(3, 1, 0).unwrap_err().contains("validators"));
	}

	#[test]
	fn a_key_that_is_used_twice_is_refused() {
		let mut network: Network = toml::from_str(EXAMPLE).unwrap();
		network.validators[1].grandpa = network.validators[0].grandpa.clone();
		let error = network.patch().unwrap_err();
		assert!(error.contains("validators, number 2") && error.contains("used twice"), "{error}");
	}
}
