// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The chain: asking it, and sending to it. Nothing of it is compiled in: types and names are those of
//! the metadata that the node hands out, so that a chain that was upgraded is still understood.

use crate::{
	config,
	errors::{innermost, Failure, Outcome},
	scale::{self, Accounts},
};
use ovn_chain::size::{self, Longest};
use serde_json::{json, Value as Json};
use std::time::Duration;
use subxt::{
	client::{ClientAtBlock, OnlineClientAtBlockImpl},
	dynamic,
	ext::{
		codec::{Compact, Decode, Encode},
		scale_value,
	},
	metadata::ArcMetadata,
	rpcs::{client::RpcParams, RpcClient},
	transactions::SubmittableTransaction,
	Metadata, OnlineClient, PolkadotConfig,
};

mod encoding;
mod following;
mod past;
mod signing;

pub use encoding::{encode_call, encode_view};
pub use following::{Stage, Waiting};
pub use signing::{Tried, MORTALITY};

use encoding::{ensure_same, own};

/// A client at one block.
type AtBlock = ClientAtBlock<PolkadotConfig, OnlineClientAtBlockImpl<PolkadotConfig>>;
/// A signed transaction.
pub type Signed = SubmittableTransaction<PolkadotConfig, OnlineClientAtBlockImpl<PolkadotConfig>>;

/// The runtime this client is made for.
const RUNTIME: &str = "ovn";
/// The decimals of its token, which its own constants count on.
const DECIMALS: u8 = 12;
/// How long a node may take to answer.
const PATIENCE: Duration = Duration::from_secs(15);
/// An event, with its fields by name.
#[derive(Clone, Debug)]
pub struct Event {
	/// The pallet it is of.
	pub pallet: String,
	/// Its name.
	pub name: String,
	/// Its fields.
	pub fields: Json,
}

/// A transaction in a block.
#[derive(Debug)]
pub struct Receipt {
	/// The number of the block.
	pub block: u64,
	/// The hash of the block.
	pub block_hash: String,
	/// The hash of the transaction.
	pub hash: String,
	/// Whether its block is final.
	pub is_final: bool,
	/// What was paid for it, in base units; 0 if somebody else paid.
	pub fee: u128,
	/// All its events.
	pub events: Vec<Event>,
}

impl Receipt {
	/// The first event of this name of a pallet; others have events of the same names.
	pub fn of(&self, pallet: &str, name: &str) -> Option<&Event> {
		self.events.iter().find(|event| event.pallet == pallet && event.name == name)
	}
}

/// The call data of a call: its pallet, its name, its arguments encoded.
#[derive(Clone, Debug)]
pub struct Call {
	/// The pallet.
	pub pallet: String,
	/// The name of the call.
	pub name: String,
	/// Its arguments by name.
	pub arguments: Json,
	/// The whole as the chain reads it.
	pub bytes: Vec<u8>,
	/// The version of the runtime by whose description it was encoded, or read.
	pub spec_version: u32,
}

/// A connection to a node.
pub struct Chain {
	client: OnlineClient<PolkadotConfig>,
	rpc: RpcClient,
	at: AtBlock,
	metadata: ArcMetadata,
	/// Its address.
	pub url: String,
	/// The symbol of its token.
	pub symbol: String,
	/// What kind of chain it says it is.
	pub kind: String,
	/// What it calls itself.
	pub name: String,
	/// The hash of its first block.
	pub genesis: String,
	/// How many blocks make a day.
	pub blocks_per_day: u32,
}

fn lost(error: impl std::fmt::Display) -> Failure {
	Failure::node(format!("The node did not answer as it should: {error}"))
		.hint("look whether it still runs, then run the command again")
}

impl Chain {
	/// The beginning of its first block's hash, which tells chains apart.
	pub fn short_genesis(&self) -> String {
		self.genesis.chars().take(10).collect()
	}

	/// Connects to a node, and makes sure that it is one of a chain this client is for.
	pub async fn connect(url: &str, genesis: Option<&str>) -> Outcome<Self> {
		if let Err(todo) = config::check_url(url) {
			return Err(Failure::node(format!("No node answers at {url}.")).hint(todo));
		}
		let no_node = |reason: String| {
			let reason = if reason.contains("Connection refused") {
				"nothing listens there".to_owned()
			} else {
				reason
			};
			Failure::node(format!("No node answers at {url} ({reason}).")).hint(
				"start one (`scripts/dev.sh` starts a development chain), or name another with --url or OVN_URL",
			)
		};
		let rpc = tokio::time::timeout(PATIENCE, RpcClient::from_insecure_url(url))
			.await
			.map_err(|_| no_node("no answer in 15 seconds".into()))?
			.map_err(|error| no_node(innermost(&error)))?;
		let ask = |method: &'static str| {
			let rpc = rpc.clone();
			async move {
				let answer = rpc.request::<Json>(method, RpcParams::new());
				tokio::time::timeout(PATIENCE, answer).await.ok().and_then(Result::ok)
			}
		};
		let version = ask("state_getRuntimeVersion")
			.await
			.ok_or_else(|| no_node("it does not speak Substrate's protocol".into()))?;
		// Without these answers amounts or keys could be mistaken for others.
		let silent = |what: &str| no_node(format!("it did not say {what}"));
		let runtime = version["specName"].as_str();
		let runtime = runtime.ok_or_else(|| silent("which runtime it runs"))?;
		if runtime != RUNTIME {
			return Err(Failure::node(format!("{url} is a node of another chain: {runtime}"))
				.hint("name a node of an OVN chain with --url or OVN_URL"));
		}
		let client =
			OnlineClient::<PolkadotConfig>::from_rpc_client(rpc.clone()).await.map_err(lost)?;
		let found = scale::to_hex(client.genesis_hash().as_ref());
		if let Some(wanted) = genesis.filter(|wanted| !found.starts_with(&wanted.to_lowercase())) {
			return Err(Failure::node(format!(
				"{url} is a node of another chain: it began with {found}, not with {wanted}"
			))
			.hint("name a node of your chain with --url, or another beginning with --genesis"));
		}
		let properties = ask("system_properties").await;
		let properties = properties.ok_or_else(|| silent("what its token is"))?;
		let kind = ask("system_chainType").await;
		let kind = kind.as_ref().and_then(Json::as_str);
		let kind = kind.ok_or_else(|| silent("which kind of chain it is of"))?;
		let decimals = properties["tokenDecimals"].as_u64();
		let decimals = decimals.ok_or_else(|| silent("how many decimals its token has"))?;
		if decimals != u64::from(DECIMALS) {
			return Err(Failure::node(format!(
				"{url} says that its token has {decimals} decimals, but the runtime it runs counts {DECIMALS}: amounts would be wrong",
			))
			.hint("tell who runs it to correct `tokenDecimals` in the chain's specification"));
		}
		let at = client.at_current_block().await.map_err(lost)?;
		let metadata = at.metadata();
		let mut chain = Self {
			client,
			rpc: rpc.clone(),
			at,
			metadata,
			url: url.to_owned(),
			symbol: properties["tokenSymbol"]
				.as_str()
				.filter(|symbol| is_symbol(symbol))
				.ok_or_else(|| silent("what its token is called, in 1 to 12 letters"))?
				.to_owned(),
			kind: kind.to_owned(),
			name: ask("system_chain")
				.await
				.and_then(|name| name.as_str().map(str::to_owned))
				.ok_or_else(|| silent("what the chain calls itself"))?,
			genesis: found,
			blocks_per_day: 0,
		};
		let blocks = chain.constant("Networks", "BlocksPerDay")?.as_u64();
		chain.blocks_per_day = blocks
			.and_then(|blocks| u32::try_from(blocks).ok())
			.ok_or_else(|| lost("Networks.BlocksPerDay is no number of blocks"))?;
		Ok(chain)
	}

	/// Connects anew to the same node.
	pub async fn reconnect(&self) -> Outcome<Self> {
		Self::connect(&self.url, Some(&self.genesis)).await
	}

	/// Looks at the newest final block from now on.
	pub async fn refresh(&mut self) -> Outcome {
		self.at = self.client.at_current_block().await.map_err(lost)?;
		self.metadata = self.at.metadata();
		Ok(())
	}

	/// Whether everybody can sign for its well-known accounts.
	pub fn is_development(&self) -> bool {
		matches!(self.kind.as_str(), "Development" | "Local")
	}

	/// What the chain says of itself.
	pub fn metadata(&self) -> &Metadata {
		&self.metadata
	}

	/// The version of the runtime that is looked at, as a transaction signs it.
	pub fn spec_version(&self) -> u32 {
		self.at.spec_version()
	}

	/// By what a call that somebody else wrote is read: the client's own description of this version of the runtime,
	/// if it has it, rather than what the node says of itself.
	pub fn described(&self) -> &Metadata {
		let (metadata, version) = own();
		match *version == Some(self.spec_version()) {
			true => metadata,
			false => &self.metadata,
		}
	}

	/// The number of the block that is looked at.
	pub fn block(&self) -> u64 {
		self.at.block_number()
	}

	/// The decimals of the chain's token.
	pub fn decimals(&self) -> u8 {
		DECIMALS
	}

	/// Calls a method of the node.
	pub async fn rpc(&self, method: &str, params: &[Json]) -> Outcome<Json> {
		let mut list = RpcParams::new();
		for param in params {
			list.push(param).map_err(lost)?;
		}
		self.rpc.request(method, list).await.map_err(lost)
	}

	/// A constant of a pallet.
	pub fn constant(&self, pallet: &str, name: &str) -> Outcome<Json> {
		let missing = || Failure::node(format!("the chain has no constant {pallet}.{name}"));
		let found = self.metadata.pallet_by_name(pallet).ok_or_else(missing)?;
		let constant = found.constant_by_name(name).ok_or_else(missing)?;
		scale::decode(self.metadata.types(), constant.ty(), &mut constant.value()).map_err(lost)
	}

	/// The most bytes of a record in an entry of storage, as deposits count them; nothing if that is not known.
	pub fn most_bytes(&self, pallet: &str, entry: &str, longest: Longest<'_>) -> Option<u32> {
		let (_, value) = self.entry(pallet, entry).ok()?;
		size::most_bytes(self.metadata.types(), value, longest)
	}

	/// Asks a view function.
	pub async fn view(
		&self,
		pallet: &str,
		name: &str,
		arguments: &Json,
		known: Accounts<'_>,
	) -> Outcome<Json> {
		let (query, output) = encode_view(&self.metadata, pallet, name, arguments, known)?;
		let answer = self
			.at
			.view_functions()
			.call_raw(Some(&query))
			.await
			.map_err(|error| lost(innermost(&error)))?;
		let result = Result::<Vec<u8>, u8>::decode(&mut &answer[..]).map_err(lost)?;
		let bytes = result
			.map_err(|_| Failure::node(format!("the chain could not answer {pallet}.{name}")))?;
		scale::decode(self.metadata.types(), output, &mut &bytes[..]).map_err(lost)
	}

	/// Reads an entry of storage.
	pub async fn storage(&self, pallet: &str, entry: &str, keys: &[Json]) -> Outcome<Option<Json>> {
		let (types, value) = self.entry(pallet, entry)?;
		let keys = self.keys(&types, keys)?;
		let address = dynamic::storage::<Vec<dynamic::Value>, dynamic::Value>(pallet, entry);
		let found =
			self.at.storage().try_fetch(address, keys).await.map_err(|e| lost(innermost(&e)))?;
		found
			.map(|found| {
				scale::decode(self.metadata.types(), value, &mut found.bytes()).map_err(lost)
			})
			.transpose()
	}

	/// Reads all entries of a map of storage whose keys begin like this.
	pub async fn entries(
		&self,
		pallet: &str,
		entry: &str,
		prefix: &[Json],
	) -> Outcome<Vec<(Vec<Json>, Json)>> {
		self.entries_at_most(pallet, entry, prefix, usize::MAX).await
	}

	/// As [`Self::entries`], at most so many of them, in the order of storage.
	pub async fn entries_at_most(
		&self,
		pallet: &str,
		entry: &str,
		prefix: &[Json],
		most: usize,
	) -> Outcome<Vec<(Vec<Json>, Json)>> {
		let (types, value) = self.entry(pallet, entry)?;
		let keys = self.keys(&types, prefix)?;
		let address = dynamic::storage::<Vec<dynamic::Value>, dynamic::Value>(pallet, entry);
		let mut found =
			self.at.storage().iter(address, keys).await.map_err(|e| lost(innermost(&e)))?;
		let mut list = Vec::new();
		while list.len() < most {
			let Some(item) = futures::StreamExt::next(&mut found).await else { break };
			let item = item.map_err(|error| lost(innermost(&error)))?;
			// 16 bytes each for the pallet's name and the entry's.
			let short = || lost("a key of storage is shorter than its type");
			let mut bytes = item.key_bytes().get(32..).ok_or_else(short)?;
			let mut keys = Vec::new();
			for (id, hashed) in &types {
				bytes = bytes.get(*hashed..).ok_or_else(short)?;
				keys.push(scale::decode(self.metadata.types(), *id, &mut bytes).map_err(lost)?);
			}
			let mut bytes = item.value().bytes();
			list.push((
				keys,
				scale::decode(self.metadata.types(), value, &mut bytes).map_err(lost)?,
			));
		}
		Ok(list)
	}

	/// The types of the keys of an entry, each with the length of the hash before it, and of its value.
	fn entry(&self, pallet: &str, entry: &str) -> Outcome<(Vec<(u32, usize)>, u32)> {
		use subxt::ext::frame_decode::storage::StorageHasher::{
			Blake2_128Concat, Identity, Twox64Concat,
		};
		let missing = || Failure::node(format!("the chain has no storage {pallet}.{entry}"));
		let found = self.metadata.pallet_by_name(pallet).ok_or_else(missing)?;
		let found =
			found.storage().ok_or_else(missing)?.entry_by_name(entry).ok_or_else(missing)?;
		let keys = found.keys().map(|key| match key.hasher {
			Blake2_128Concat => Some((key.key_id, 16)),
			Twox64Concat => Some((key.key_id, 8)),
			Identity => Some((key.key_id, 0)),
			_ => None,
		});
		Ok((keys.collect::<Option<_>>().ok_or_else(missing)?, found.value_ty()))
	}

	fn keys(&self, types: &[(u32, usize)], keys: &[Json]) -> Outcome<Vec<dynamic::Value>> {
		let pairs = types.iter().zip(keys);
		pairs
			.map(|((id, _), key)| {
				let mut out = Vec::new();
				scale::encode(self.metadata.types(), *id, key, &scale::from_address, &mut out)?;
				scale_value::scale::decode_as_type(&mut &out[..], *id, self.metadata.types())
					.map(|value| value.remove_context())
					.map_err(lost)
			})
			.collect()
	}

	/// Encodes a call with its arguments by name.
	pub fn call(
		&self,
		pallet: &str,
		name: &str,
		arguments: Json,
		known: Accounts,
	) -> Outcome<Call> {
		let bytes = encode_call(&self.metadata, pallet, name, &arguments, known)?;
		let spec_version = self.spec_version();
		ensure_same(spec_version, (pallet, name), &arguments, known, &bytes)?;
		Ok(Call { pallet: pallet.into(), name: name.into(), arguments, bytes, spec_version })
	}

	/// The weight of a call, for calls that take it.
	pub async fn weight(&self, call: &Call) -> Outcome<Json> {
		let mut query = call.bytes.clone();
		u32::try_from(call.bytes.len()).unwrap_or(u32::MAX).encode_to(&mut query);
		let answer = self.state_call("TransactionPaymentCallApi_query_call_info", &query).await?;
		let (time, size) =
			<(Compact<u64>, Compact<u64>)>::decode(&mut &answer[..]).map_err(lost)?;
		Ok(json!({"ref_time": time.0.to_string(), "proof_size": size.0.to_string()}))
	}

	async fn state_call(&self, method: &str, bytes: &[u8]) -> Outcome<Vec<u8>> {
		let answer = self.rpc("state_call", &[json!(method), json!(scale::to_hex(bytes))]).await?;
		answer
			.as_str()
			.and_then(scale::from_hex)
			.ok_or_else(|| Failure::node(format!("the chain could not answer {method}")))
	}

	/// The free balance of an account in the chain's token, in base units, and what of it can be spent.
	pub async fn balance(&self, account: [u8; 32]) -> Outcome<Balance> {
		let found = self.storage("System", "Account", &[json!(scale::to_address(account))]).await?;
		// There is no entry of an account that has nothing.
		let Some(found) = found else {
			return Ok(Balance { free: 0, held: 0, spendable: 0 });
		};
		let number = |value: &Json, name: &str| {
			let number = value.as_str().and_then(|text| text.parse::<u128>().ok());
			number.ok_or_else(|| lost(format!("{name} is no number")))
		};
		let field = |name: &str| number(&found["data"][name], name);
		let (free, reserved, frozen) = (field("free")?, field("reserved")?, field("frozen")?);
		let least = self.constant("Balances", "ExistentialDeposit")?;
		let least = number(&least, "Balances.ExistentialDeposit")?;
		let kept = least.max(frozen.saturating_sub(reserved));
		Ok(Balance { free, held: reserved, spendable: free.saturating_sub(kept) })
	}

	/// The number of the next transaction of an account, those included that wait for a block.
	pub async fn nonce(&self, account: [u8; 32]) -> Outcome<u64> {
		let next =
			self.rpc("system_accountNextIndex", &[json!(scale::to_address(account))]).await?;
		next.as_u64().ok_or_else(|| lost("no number of the next transaction"))
	}
}

/// Whether this can be what a token is called: nothing that could be read as a part of an amount.
fn is_symbol(text: &str) -> bool {
	(1..=12).contains(&text.len()) && text.bytes().all(|letter| letter.is_ascii_alphabetic())
}

/// What the signer paid by these events, in base units: nothing if somebody else paid, or the call is free.
pub fn paid(events: &[Event]) -> Outcome<u128> {
	let of = |name: &str| events.iter().find(|event| event.name == name);
	match of("TransactionFeePaid").filter(|_| of("FeeSponsored").is_none()) {
		None => Ok(0),
		Some(paid) => paid.fields["actual_fee"]
			.as_str()
			.and_then(|fee| fee.parse().ok())
			.ok_or_else(|| lost("a fee is no number")),
	}
}

/// The error with which a transaction failed by its events: its own, or that of what a proxy did.
pub fn failure_in(events: &[Event]) -> Option<&Json> {
	events.iter().find_map(|event| match (event.pallet.as_str(), event.name.as_str()) {
		("System", "ExtrinsicFailed") => Some(&event.fields["dispatch_error"]),
		("Proxy", "ProxyExecuted") => event.fields["result"].get("Err"),
		_ => None,
	})
}

/// What an account has of the chain's token, in base units.
#[derive(Clone, Copy, Debug)]
pub struct Balance {
	/// What is not held.
	pub free: u128,
	/// What is held as deposit, stake or escrow.
	pub held: u128,
	/// What can be spent and leaves the account alive.
	pub spendable: u128,
}

#[cfg(test)]
mod tests {
	use super::*;

	fn event(pallet: &str, name: &str, fields: Json) -> Event {
		Event { pallet: pallet.into(), name: name.into(), fields }
	}

	#[test]
	fn symbol_is_refused_when_an_amount_could_end_with_it() {
		assert!(is_symbol("OVN") && is_symbol("UNIT"));
		for wrong in ["", "0", "O0", "5.", "\u{202e}", "ABCDEFGHIJKLM", "O N"] {
			assert!(!is_symbol(wrong), "{wrong}");
		}
	}

	#[test]
	fn failure_is_found_when_only_the_call_of_a_proxy_failed() {
		let error = json!({"Module": {"index": 50, "error": "0x00000000"}});
		let failed = event("Proxy", "ProxyExecuted", json!({"result": {"Err": error}}));
		assert_eq!(failure_in(&[failed]), Some(&error));
		let done = event("Proxy", "ProxyExecuted", json!({"result": {"Ok": []}}));
		assert_eq!(failure_in(&[done]), None);
		let failed = event("System", "ExtrinsicFailed", json!({"dispatch_error": "BadOrigin"}));
		assert_eq!(failure_in(&[failed]), Some(&json!("BadOrigin")));
	}
}
