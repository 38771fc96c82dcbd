// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The chain: asking it, and sending to it. Nothing of it is compiled in: types and names are those of
//! the metadata that the node hands out, so that a chain that was upgraded is still understood.

use crate::{
	config, docs,
	errors::{self, Failure, Outcome},
	interrupt,
	options::Until,
	scale::{self, Accounts},
	transaction,
};
use futures::StreamExt;
use serde_json::{json, Map, Value as Json};
use std::{
	sync::OnceLock,
	time::{Duration, Instant},
};
use subxt::{
	client::{ClientAtBlock, OnlineClientAtBlockImpl},
	config::DefaultExtrinsicParamsBuilder,
	dynamic,
	ext::{
		codec::{Compact, Decode, Encode},
		scale_encode::{EncodeAsFields, Error as EncodeError, FieldIter, TypeResolver},
		scale_value,
	},
	metadata::ArcMetadata,
	rpcs::{client::RpcParams, RpcClient},
	transactions::{SubmittableTransaction, TransactionStatus},
	utils::{AccountId32, MultiSignature},
	Metadata, OnlineClient, PolkadotConfig,
};
use subxt_signer::sr25519::Keypair;

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
/// Blocks for which a signed transaction is good.
pub const MORTALITY: u64 = 256;
/// For how long no block may become final before it is told.
const STILL: Duration = Duration::from_secs(30);
/// How often it is looked how far the chain is.
const BEAT: Duration = Duration::from_secs(1);
/// How many blocks are asked for at once.
const AT_ONCE: usize = 16;
/// What a node answers that tries a transaction in a block that is full: invalid, because it exhausts resources.
const NO_ROOM: [u8; 3] = [1, 0, 6];
/// How often a transaction is tried again then, a second apart.
const ATTEMPTS: u8 = 4;

/// Bytes that are encoded already.
struct Encoded(Vec<u8>);

impl EncodeAsFields for Encoded {
	fn encode_as_fields_to<R: TypeResolver>(
		&self,
		_: &mut dyn FieldIter<'_, R::TypeId>,
		_: &R,
		out: &mut Vec<u8>,
	) -> Result<(), EncodeError> {
		out.extend(&self.0);
		Ok(())
	}
}

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

/// What became of a transaction that was tried.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Tried {
	/// It would be carried out.
	Fine,
	/// It would fail, with this error.
	Fails(Json),
	/// It was not tried: the node does not try transactions, or could not try this one.
	Not,
}

/// How a transaction is waited for.
pub struct Waiting<'a> {
	/// How far.
	pub until: Until,
	/// For how long at most; for ever if nothing is said.
	pub at_most: Option<Duration>,
	/// Tells how far it has come.
	pub tell: &'a (dyn Fn(Stage) + Sync),
}

impl Waiting<'_> {
	/// Until it is final, without a word.
	pub const FINAL: Self = Self { until: Until::Final, at_most: None, tell: &|_| {} };
}

/// How far a transaction has come.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Stage {
	/// It was sent and is in no block, after so many seconds.
	Sent(u64),
	/// It is in a block that is not final; the last final block has this number.
	InBlock {
		/// The number of the block it is in, if the node said so.
		block: Option<u64>,
		/// The last final block.
		last_final: u64,
		/// Seconds since it was sent.
		seconds: u64,
	},
	/// No new block has become final for so many seconds after this one.
	Still {
		/// The last final block.
		last_final: u64,
		/// For so many seconds.
		seconds: u64,
	},
}

/// What is to be signed, in the parts of which it is made.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Unsigned {
	/// What goes with the call into the transaction: the time it is good for, its number, the tip.
	pub extra: Vec<u8>,
	/// What is signed without being sent: the version of the runtime, how the chain began.
	pub additional: Vec<u8>,
	/// The number of the block from which on it is good.
	pub block: u64,
	/// For how many blocks it is good.
	pub blocks: u64,
}

/// A transaction found in a block.
#[derive(Debug)]
pub struct Found {
	/// The number of its block.
	pub block: u64,
	/// The hash of its block.
	pub block_hash: String,
	/// Whether the block is final.
	pub is_final: bool,
	/// What it calls, as `Pallet.call`.
	pub call: String,
	/// Who signed it, if anybody did.
	pub signer: Option<String>,
	/// All its events.
	pub events: Vec<Event>,
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

/// The description of the runtime that this client was made for, and the version of that runtime.
fn own() -> &'static (Metadata, Option<u32>) {
	static OWN: OnceLock<(Metadata, Option<u32>)> = OnceLock::new();
	OWN.get_or_init(|| {
		let metadata = docs::embedded();
		let version = transaction::spec_version_of(&metadata);
		(metadata, version)
	})
}

/// Refuses a call that the client's own description of this version of the runtime encodes otherwise.
fn ensure_same(
	spec_version: u32,
	(pallet, name): (&str, &str),
	arguments: &Json,
	known: Accounts,
	bytes: &[u8],
) -> Outcome {
	let (metadata, version) = own();
	if *version != Some(spec_version) {
		return Ok(());
	}
	match encode_call(metadata, pallet, name, arguments, known) {
		Ok(expected) if expected == bytes => Ok(()),
		_ => Err(Failure::node(format!(
			"the node describes its calls otherwise than this version of the chain has them: {pallet}.{name}"
		))
		.hint("use another node: with this one you would sign something else")),
	}
}

fn lost(error: impl std::fmt::Display) -> Failure {
	Failure::node(format!("The node did not answer as it should: {error}"))
		.hint("look whether it still runs, then run the command again")
}

impl Chain {
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
		let (types, value) = self.entry(pallet, entry)?;
		let keys = self.keys(&types, prefix)?;
		let address = dynamic::storage::<Vec<dynamic::Value>, dynamic::Value>(pallet, entry);
		let mut found =
			self.at.storage().iter(address, keys).await.map_err(|e| lost(innermost(&e)))?;
		let mut list = Vec::new();
		while let Some(item) = futures::StreamExt::next(&mut found).await {
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

	/// Signs a call.
	pub async fn sign(&self, call: &Call, signer: &Keypair, nonce: u64) -> Outcome<Signed> {
		self.sign_with_tip(call, signer, nonce, 0).await
	}

	/// Signs a call, and adds so many base units to its fee.
	pub async fn sign_with_tip(
		&self,
		call: &Call,
		signer: &Keypair,
		nonce: u64,
		tip: u128,
	) -> Outcome<Signed> {
		let payload = payload_of(call)?;
		let block = self.client.at_current_block().await.map_err(lost)?;
		ensure_version(call, &block)?;
		let (params, _) = params_at(&block, nonce, tip, MORTALITY).await?;
		let mut transactions = block.tx();
		transactions.create_signed(&payload, signer, params.build()).await.map_err(lost)
	}

	/// What is to be signed for a call by somebody who is not here, and the transaction with an empty signature,
	/// of which the node can tell the fee. It is good for as long as the chain allows.
	pub async fn unsigned(
		&self,
		call: &Call,
		account: [u8; 32],
		nonce: u64,
		tip: u128,
	) -> Outcome<(Unsigned, Signed)> {
		let blocks = self.longest()?;
		let block = self.client.at_current_block().await.map_err(lost)?;
		ensure_version(call, &block)?;
		let transactions = block.tx();
		let (params, from) = params_at(&block, nonce, tip, blocks).await?;
		let empty = with_empty_signature(&block, call, account, params)?;
		let extra = transaction::parts(empty.encoded())
			.and_then(|parts| parts.rest.strip_suffix(call.bytes.as_slice()))
			.ok_or_else(|| lost("a transaction of an unknown form"))?
			.to_vec();
		// The payload of a call that is short enough not to be hashed shows what is signed without being sent.
		let nothing =
			self.call("System", "remark", json!({"remark": "0x"}), &scale::from_address)?;
		let (params, _) = params_at(&block, nonce, tip, blocks).await?;
		let payload = payload_of(&nothing)?;
		let whole = transactions
			.create_v4_signable_offline(&payload, params.build())
			.and_then(|found| found.signer_payload())
			.map_err(lost)?;
		let additional = whole
			.strip_prefix(nothing.bytes.as_slice())
			.and_then(|rest| rest.strip_prefix(extra.as_slice()))
			.ok_or_else(|| lost("a payload of an unknown form"))?
			.to_vec();
		Ok((Unsigned { extra, additional, block: from, blocks }, empty))
	}

	/// For how many blocks a transaction can be good at most: a power of two, no longer than the chain remembers.
	pub fn longest(&self) -> Outcome<u64> {
		let remembered = self.constant("System", "BlockHashCount")?.as_u64();
		let remembered = remembered.ok_or_else(|| lost("System.BlockHashCount is no number"))?;
		Ok(1_u64.checked_shl(remembered.max(MORTALITY).ilog2()).unwrap_or(MORTALITY))
	}

	/// What a call will cost an account, in base units. The node is asked of a transaction with an empty signature,
	/// which it could not send.
	pub async fn estimate(
		&self,
		call: &Call,
		account: [u8; 32],
		nonce: u64,
		tip: u128,
	) -> Outcome<u128> {
		let block = self.client.at_current_block().await.map_err(lost)?;
		let (params, _) = params_at(&block, nonce, tip, MORTALITY).await?;
		self.fee(&with_empty_signature(&block, call, account, params)?).await
	}

	/// A transaction that was signed elsewhere.
	pub fn transaction(&self, bytes: Vec<u8>) -> Signed {
		self.at.tx().from_bytes(bytes)
	}

	/// What a transaction will cost, in base units.
	pub async fn fee(&self, signed: &Signed) -> Outcome<u128> {
		signed.partial_fee_estimate().await.map_err(lost)
	}

	/// Tries a transaction on the newest block without sending it. Only a node that trusts its caller tries.
	///
	/// The node gets it signed, and could send it: this is for what its signer has agreed to.
	pub async fn dry_run(&self, signed: &Signed) -> Outcome<Tried> {
		let parameters = [json!(scale::to_hex(signed.encoded()))];
		let mut attempts = 0_u8;
		let answer = loop {
			let Ok(answer) = self.rpc("system_dryRun", &parameters).await else {
				return Ok(Tried::Not);
			};
			let answer = answer.as_str().and_then(scale::from_hex);
			let answer = answer.ok_or_else(|| lost("what it tried has no outcome"))?;
			// Some nodes try it in the room that the last block left.
			if answer != NO_ROOM || attempts >= ATTEMPTS {
				break answer;
			}
			attempts = attempts.saturating_add(1);
			tokio::time::sleep(Duration::from_secs(1)).await;
		};
		match answer[..] {
			[0, 0] => Ok(Tried::Fine),
			// Valid, but it fails: the outer result is fine, the inner one is not.
			[0, 1, ref error @ ..] => {
				let of = self.metadata.dispatch_error_ty();
				let of = of.ok_or_else(|| lost("it does not say how its errors look"))?;
				let error = scale::decode(self.metadata.types(), of, &mut &error[..]);
				error.map(Tried::Fails).map_err(lost)
			},
			_ => Ok(Tried::Not),
		}
	}

	/// Sends a transaction and waits for it. Nothing if it was not to be waited for.
	pub async fn submit(
		&self,
		signed: &Signed,
		call: (&str, &str),
		how: &Waiting<'_>,
	) -> Outcome<Option<Receipt>> {
		let hash = scale::to_hex(signed.hash().as_ref());
		let gone = |error: String| {
			let reason = match error.contains("'stop' event") {
				true => "the node ended, or dropped the connection".to_owned(),
				false => error,
			};
			Failure::node(format!(
				"The connection was lost after the transaction was sent ({reason}). It may be carried out all the same: its hash is {hash}",
			))
			.hint(look_up(&hash))
		};
		let mut progress = signed
			.submit_and_watch()
			.await
			.map_err(|error| errors::submission(&innermost(&error)))?;
		let _stopped = interrupt::say_if_stopped(format!(
			"Stopped waiting. The transaction was sent, and may be carried out all the same: its hash is {hash}\nWhat to do: {}",
			look_up(&hash)
		));
		let begun = Instant::now();
		(how.tell)(Stage::Sent(0));
		let mut pulse = Pulse::new(how.at_most);
		let mut best: Option<Option<u64>> = None;
		let (in_block, is_final) = loop {
			let status = tokio::select! {
				status = progress.next() => status,
				() = tokio::time::sleep(BEAT) => {
					let seconds = begun.elapsed().as_secs();
					if how.at_most.is_some_and(|most| begun.elapsed() >= most) {
						return Err(pulse.too_long(seconds, best, &hash));
					}
					if let Some(still) = pulse.beat(self.last_final().await) {
						(how.tell)(still);
					}
					(how.tell)(match best {
						Some(block) => Stage::InBlock { block, last_final: pulse.last_final, seconds },
						None => Stage::Sent(seconds),
					});
					continue;
				},
			};
			match status {
				None => return Err(gone("the node said no more".into())),
				Some(Err(error)) => return Err(gone(innermost(&error))),
				Some(Ok(
					TransactionStatus::Error { message }
					| TransactionStatus::Invalid { message }
					| TransactionStatus::Dropped { message },
				)) => return Err(errors::submission(&message)),
				Some(Ok(_)) if how.until == Until::Sent => return Ok(None),
				Some(Ok(TransactionStatus::InBestBlock(block))) if how.until == Until::Best => {
					break (block, false)
				},
				Some(Ok(TransactionStatus::InBestBlock(block))) => {
					let number = block.at().await.ok().map(|at| at.block_number());
					best = Some(number);
					let seconds = begun.elapsed().as_secs();
					let last_final = pulse.last_final;
					(how.tell)(Stage::InBlock { block: number, last_final, seconds });
				},
				Some(Ok(TransactionStatus::NoLongerInBestBlock)) => best = None,
				Some(Ok(TransactionStatus::InFinalizedBlock(block))) => break (block, true),
				Some(Ok(_)) => {},
			}
		};
		let at = in_block.at().await.map_err(|error| gone(innermost(&error)))?;
		let found = in_block.fetch_events().await.map_err(|error| gone(innermost(&error)))?;
		let mut events = Vec::new();
		for event in found.iter() {
			let event = event.map_err(lost)?;
			events.push(self.event(
				event.pallet_name(),
				event.event_name(),
				event.field_bytes(),
			)?);
		}
		let receipt = Receipt {
			block: at.block_number(),
			block_hash: scale::to_hex(in_block.block_hash().as_ref()),
			hash: scale::to_hex(in_block.extrinsic_hash().as_ref()),
			is_final,
			fee: paid(&events)?,
			events,
		};
		match failure_in(&receipt.events) {
			Some(error) => {
				let mut failure = errors::dispatch(&self.metadata, call, error);
				failure.what = format!(
					"{} It is in block {}; the fee is paid, all else is as before.",
					failure.what, receipt.block
				);
				Err(failure)
			},
			None => Ok(Some(receipt)),
		}
	}

	/// The number of the last final block; nothing if the node does not say it in time.
	async fn last_final(&self) -> Option<u64> {
		let asked = async {
			let hash = self.rpc("chain_getFinalizedHead", &[]).await.ok()?;
			number_of(&self.rpc("chain_getHeader", &[hash]).await.ok()?)
		};
		tokio::time::timeout(BEAT.saturating_mul(3), asked).await.ok().flatten()
	}

	/// Looks for a transaction in the last blocks, from the newest on.
	pub async fn find(&self, hash: &str, blocks: u64) -> Outcome<Option<Found>> {
		let newest = self.rpc("chain_getHeader", &[]).await?;
		let newest = number_of(&newest).ok_or_else(|| lost("a block without a number"))?;
		let last_final = self.last_final().await.ok_or_else(|| lost("no final block"))?;
		let oldest = newest.saturating_sub(blocks.saturating_sub(1)).max(1);
		let bodies = futures::stream::iter((oldest..=newest).rev().map(|number| async move {
			let block = self.rpc("chain_getBlockHash", &[json!(number)]).await?;
			// Asked for no block, a node answers with the newest.
			if !block.is_string() {
				return Err(no_block(number));
			}
			let body = self.rpc("chain_getBlock", std::slice::from_ref(&block)).await?;
			Ok::<_, Failure>((number, block, body))
		}))
		.buffered(AT_ONCE);
		futures::pin_mut!(bodies);
		while let Some(found) = bodies.next().await {
			let (number, block, body) = found?;
			let transactions = body["block"]["extrinsics"].as_array();
			let transactions = transactions.ok_or_else(|| no_block(number))?;
			let index = transactions.iter().position(|bytes| {
				let bytes = bytes.as_str().and_then(scale::from_hex);
				bytes.is_some_and(|bytes| scale::to_hex(&transaction::hash(&bytes)) == hash)
			});
			if let Some(index) = index {
				let block = block.as_str().ok_or_else(|| no_block(number))?;
				return self.look_at(number, block, index, last_final).await.map(Some);
			}
		}
		Ok(None)
	}

	/// A transaction by its place in a block.
	async fn look_at(
		&self,
		number: u64,
		block: &str,
		index: usize,
		last_final: u64,
	) -> Outcome<Found> {
		let hash: [u8; 32] = scale::from_hex(block)
			.and_then(|bytes| bytes.try_into().ok())
			.ok_or_else(|| lost("a block without a hash"))?;
		let discarded = |error: String| {
			Failure::node(format!(
				"It is in block {number}, but the node has no state of it any more ({error})"
			))
			.hint("ask a node that keeps all of it (--state-pruning archive)")
		};
		let at = self
			.client
			.at_block(subxt::utils::H256(hash))
			.await
			.map_err(|error| discarded(innermost(&error)))?;
		let all = at.extrinsics().fetch().await.map_err(|error| discarded(innermost(&error)))?;
		let own = all
			.iter()
			.nth(index)
			.ok_or_else(|| lost("a transaction that is not in its block"))?
			.map_err(lost)?;
		let signer = own.address_bytes().and_then(|bytes| match bytes {
			[0, account @ ..] => Some(scale::to_address(account.try_into().ok()?)),
			_ => None,
		});
		let events = at.events().fetch().await.map_err(|error| discarded(innermost(&error)))?;
		let mut list = Vec::new();
		for event in events.iter() {
			let event = event.map_err(lost)?;
			let of = match event.phase() {
				subxt::events::Phase::ApplyExtrinsic(of) => usize::try_from(of).ok(),
				_ => None,
			};
			if of == Some(index) {
				list.push(self.event(
					event.pallet_name(),
					event.event_name(),
					event.field_bytes(),
				)?);
			}
		}
		Ok(Found {
			block: number,
			block_hash: block.to_owned(),
			is_final: number <= last_final,
			call: format!("{}.{}", own.pallet_name(), own.call_name()),
			signer,
			events: list,
		})
	}

	/// Whether a transaction waits for a block at this node.
	pub async fn waits(&self, hash: &str) -> Outcome<bool> {
		let pending = self.rpc("author_pendingExtrinsics", &[]).await?;
		let pending = pending.as_array().ok_or_else(|| lost("no list of what waits"))?;
		Ok(pending.iter().any(|bytes| {
			let bytes = bytes.as_str().and_then(scale::from_hex);
			bytes.is_some_and(|bytes| scale::to_hex(&transaction::hash(&bytes)) == hash)
		}))
	}

	fn event(&self, pallet: &str, name: &str, mut bytes: &[u8]) -> Outcome<Event> {
		let found = self.metadata.pallet_by_name(pallet);
		let variant = found
			.as_ref()
			.and_then(|found| found.event_variants())
			.and_then(|variants| variants.iter().find(|variant| variant.name == name))
			.ok_or_else(|| lost(format!("the chain has no event {pallet}.{name}")))?;
		let mut fields = Map::new();
		for (index, field) in variant.fields.iter().enumerate() {
			let key = field.name.clone().unwrap_or_else(|| index.to_string());
			let value =
				scale::decode(self.metadata.types(), field.ty.id, &mut bytes).map_err(lost)?;
			fields.insert(key, value);
		}
		Ok(Event { pallet: pallet.into(), name: name.into(), fields: fields.into() })
	}

	/// All events of a block, in their order, each with the number of its transaction.
	pub async fn events_of(&self, number: u64) -> Outcome<Vec<(Option<u32>, Event)>> {
		let discarded = |error: String| {
			Failure::node(format!("The node has no state of block {number} any more ({error})"))
				.hint("ask a node that keeps all of it (--state-pruning archive), or look at fewer blocks")
		};
		let at = self.client.at_block(number).await.map_err(|e| discarded(innermost(&e)))?;
		let events = at.events().fetch().await.map_err(|e| discarded(innermost(&e)))?;
		let mut list = Vec::new();
		for event in events.iter() {
			let event = event.map_err(lost)?;
			let transaction = match event.phase() {
				subxt::events::Phase::ApplyExtrinsic(index) => Some(index),
				_ => None,
			};
			list.push((
				transaction,
				self.event(event.pallet_name(), event.event_name(), event.field_bytes())?,
			));
		}
		Ok(list)
	}
}

/// How to learn what has become of a transaction.
fn look_up(hash: &str) -> String {
	format!(
		"`ovn chain transaction {hash}` says what has become of it; do not send it again before"
	)
}

/// That a block is not there in which something is looked for.
fn no_block(number: u64) -> Failure {
	Failure::node(format!("The node did not hand out block {number}: what is in it is not known."))
		.hint("ask another node, or look at fewer blocks with --blocks")
}

/// Whether this can be what a token is called: nothing that could be read as a part of an amount.
fn is_symbol(text: &str) -> bool {
	(1..=12).contains(&text.len()) && text.bytes().all(|letter| letter.is_ascii_alphabetic())
}

fn number_of(header: &Json) -> Option<u64> {
	u64::from_str_radix(header["number"].as_str()?.trim_start_matches("0x"), 16).ok()
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

/// Whether the chain goes on while a transaction is waited for.
struct Pulse {
	last_final: u64,
	heard: Instant,
	told: bool,
	still: Duration,
}

impl Pulse {
	/// It is told after half a minute, and in any case before the time is over.
	fn new(at_most: Option<Duration>) -> Self {
		let half = at_most.map_or(STILL, |most| most.checked_div(2).unwrap_or(most));
		Self { last_final: 0, heard: Instant::now(), told: false, still: STILL.min(half) }
	}

	/// Hears of the last final block; says so, once, if it has been the same for too long.
	fn beat(&mut self, last_final: Option<u64>) -> Option<Stage> {
		if let Some(now) = last_final.filter(|now| *now > self.last_final) {
			(self.last_final, self.heard, self.told) = (now, Instant::now(), false);
		}
		if self.told || self.heard.elapsed() < self.still {
			return None;
		}
		self.told = true;
		Some(Stage::Still { last_final: self.last_final, seconds: self.heard.elapsed().as_secs() })
	}

	/// That it took too long.
	fn too_long(&self, seconds: u64, best: Option<Option<u64>>, hash: &str) -> Failure {
		let place = match best {
			Some(Some(block)) => format!(
				"It is in block {block}, which is not final: the last final block is {}",
				self.last_final
			),
			Some(None) => "It is in a block that is not final".to_owned(),
			None => "It is in no block yet".to_owned(),
		};
		Failure::node(format!(
			"Not waited for longer than {seconds} seconds. The transaction was sent, and may be carried out all the same. {place}. Its hash is {hash}"
		))
		.hint(look_up(hash))
	}
}

fn payload_of(call: &Call) -> Outcome<subxt::transactions::StaticPayload<Encoded>> {
	let fields = call.bytes.get(2..).ok_or_else(|| lost("a call without its name"))?.to_vec();
	Ok(dynamic::transaction(call.pallet.as_str(), call.name.as_str(), Encoded(fields)))
}

/// Refuses to sign a call that was encoded for another version of the runtime than the block has.
fn ensure_version(call: &Call, block: &AtBlock) -> Outcome {
	match call.spec_version == block.spec_version() {
		true => Ok(()),
		false => Err(Failure::node("the chain has another version now than when this began")
			.hint("run the command again")),
	}
}

/// A transaction with an empty signature, of which a node can tell the fee.
fn with_empty_signature(
	block: &AtBlock,
	call: &Call,
	account: [u8; 32],
	params: DefaultExtrinsicParamsBuilder<PolkadotConfig>,
) -> Outcome<Signed> {
	let transactions = block.tx();
	let payload = payload_of(call)?;
	transactions
		.create_v4_signable_offline(&payload, params.build())
		.map_err(lost)?
		.sign_with_account_and_signature(&AccountId32(account), &MultiSignature::Sr25519([0; 64]))
		.map_err(lost)
}

/// What goes with a call, for so many blocks; with the number of the block from which on it is good.
async fn params_at(
	block: &AtBlock,
	nonce: u64,
	tip: u128,
	blocks: u64,
) -> Outcome<(DefaultExtrinsicParamsBuilder<PolkadotConfig>, u64)> {
	let params = DefaultExtrinsicParamsBuilder::new().nonce(nonce).tip(tip);
	let number = block.block_number();
	let header = block.block_header().await.map_err(lost)?;
	// From the parent, not from the newest block: a runtime knows the hash of a block only from the next
	// one on, so that a node could not try the transaction before another block came.
	Ok(match number.checked_sub(1) {
		Some(parent) => (params.mortal_from_unchecked(blocks, parent, header.parent_hash), parent),
		None => (params.mortal_from_unchecked(blocks, number, block.block_hash()), number),
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

/// The last of the reasons of an error, which says most.
pub fn innermost(error: &dyn std::error::Error) -> String {
	let mut last = error;
	while let Some(source) = last.source() {
		last = source;
	}
	let text = last.to_string();
	let mut rest = text.as_str();
	while let Some(inner) = ["RPC error: ", "client error: ", "Backend error: "]
		.iter()
		.find_map(|layer| rest.strip_prefix(layer))
	{
		rest = inner;
	}
	rest.to_owned()
}

/// Encodes a call for a chain with this metadata.
pub fn encode_call(
	metadata: &Metadata,
	pallet: &str,
	name: &str,
	arguments: &Json,
	known: Accounts,
) -> Outcome<Vec<u8>> {
	let found = metadata.pallet_by_name(pallet).ok_or_else(|| {
		Failure::node(format!("the chain has no pallet {pallet}")).hint(format!(
			"those it has are {}",
			metadata
				.pallets()
				.map(|pallet| pallet.name().to_owned())
				.collect::<Vec<_>>()
				.join(", ")
		))
	})?;
	if found.call_variant_by_name(name).is_none() {
		return Err(Failure::node(format!("the chain has no call {pallet}.{name}")).hint(format!(
			"`ovn docs {pallet}` lists those it has; if it is a command of this client that fails so, get the client of the chain's version"
		)));
	}
	let value = json!({ pallet: { name: arguments } });
	let mut bytes = Vec::new();
	let calls = metadata.outer_enums().call_enum_ty();
	scale::encode(metadata.types(), calls, &value, known, &mut bytes)?;
	Ok(bytes)
}

/// Encodes a question to a view function; with the type of its answer.
pub fn encode_view(
	metadata: &Metadata,
	pallet: &str,
	name: &str,
	arguments: &Json,
	known: Accounts,
) -> Outcome<(Vec<u8>, u32)> {
	let missing = || {
		Failure::node(format!("the chain has no view function {pallet}.{name}")).hint(
			"this client and the chain are of different versions: get the client of the chain's",
		)
	};
	let found = metadata.pallet_by_name(pallet).ok_or_else(missing)?;
	let view = found.view_function_by_name(name).ok_or_else(missing)?;
	let mut inputs = Vec::new();
	for input in view.inputs() {
		let given = arguments.get(input.name.as_ref() as &str).unwrap_or(&Json::Null);
		scale::encode(metadata.types(), input.id, given, known, &mut inputs)
			.map_err(|reason| format!("{}: {reason}", input.name))?;
	}
	let mut query = view.query_id().to_vec();
	inputs.encode_to(&mut query);
	Ok((query, view.output_ty()))
}

#[cfg(test)]
mod tests {
	use super::*;

	fn event(pallet: &str, name: &str, fields: Json) -> Event {
		Event { pallet: pallet.into(), name: name.into(), fields }
	}

	#[test]
	fn call_is_refused_when_the_node_describes_it_otherwise() {
		let version = own().1.unwrap();
		let arguments = json!({"remark": "0x1234"});
		let (call, known) = (("System", "remark"), &scale::from_address);
		let bytes = encode_call(&own().0, call.0, call.1, &arguments, known).unwrap();
		assert!(ensure_same(version, call, &arguments, known, &bytes).is_ok());
		// The bytes of another call under this name, and a call that this version has not.
		let mut other = bytes.clone();
		other[1] = other[1].wrapping_add(1);
		let refused = ensure_same(version, call, &arguments, known, &other).unwrap_err();
		assert_eq!(refused.exit, errors::Exit::Node);
		assert!(refused.to_string().contains("use another node"), "{refused}");
		assert!(ensure_same(version, ("System", "gift"), &json!({}), known, &bytes).is_err());
		// Nothing is known of another version.
		assert!(ensure_same(version + 1, call, &arguments, known, &other).is_ok());
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

	#[test]
	fn standstill_is_told_once_until_a_block_is_final_again() {
		let mut pulse = Pulse::new(Some(Duration::ZERO));
		assert_eq!(pulse.beat(Some(7)), Some(Stage::Still { last_final: 7, seconds: 0 }));
		assert_eq!(pulse.beat(Some(7)), None);
		assert_eq!(pulse.beat(None), None);
		assert!(pulse.beat(Some(8)).is_some());
		let mut pulse = Pulse::new(None);
		assert_eq!(pulse.beat(Some(7)), None);
	}

	#[test]
	fn time_out_says_where_the_transaction_is_and_how_to_look_it_up() {
		let pulse = Pulse { last_final: 81, ..Pulse::new(None) };
		let refused = pulse.too_long(60, Some(Some(90)), "0x12");
		assert_eq!(refused.exit, errors::Exit::Node);
		for word in ["60 seconds", "block 90", "is 81", "0x12", "ovn chain transaction 0x12"] {
			assert!(refused.to_string().contains(word), "{word}: {refused}");
		}
		assert!(pulse.too_long(60, None, "0x12").what.contains("in no block yet"));
	}
}
