// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Reading and signing through subxt, which this project did not write.

use std::time::Duration;
use subxt::{
	dynamic::{self, Value},
	ext::scale_decode::DecodeAsType,
	transactions::Payload,
	OnlineClient, PolkadotConfig,
};
use subxt_signer::sr25519::Keypair;

/// The transaction format of the chain: that of Polkadot.
pub type Config = PolkadotConfig;
/// A client of a running node.
pub type Client = OnlineClient<Config>;
/// A client at one block.
pub type AtBlock =
	subxt::client::ClientAtBlock<Config, subxt::client::OnlineClientAtBlockImpl<Config>>;

/// One token, in base units.
pub const OVN: u128 = 1_000_000_000_000;

/// The treasury of the global scope, which fees go to: the hash of `(PalletId(*b"ovn/netw"), b"pot", 0u32,
/// Purse::Treasury, Native)`.
pub const GLOBAL_TREASURY: [u8; 32] = [
	0xa1, 0xd4, 0x2f, 0xad, 0x7d, 0x0b, 0xd2, 0x6b, 0xda, 0x3d, 0x1e, 0x09, 0x86, 0x8d, 0x94, 0xc7,
	0x2c, 0xfb, 0x6e, 0x07, 0x97, 0x9e, 0x89, 0xda, 0xf6, 0x73, 0x3c, 0x43, 0x35, 0x18, 0xff, 0x58,
];

/// How long a test waits for something that takes a few blocks.
pub const PATIENCE: Duration = Duration::from_secs(90);

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct Account {
	data: AccountData,
}

#[derive(Debug, DecodeAsType)]
#[decode_as_type(crate_path = "subxt::ext::scale_decode")]
struct AccountData {
	free: u128,
}

/// Connects to the node at this websocket address.
pub async fn connect(url: &str) -> Client {
	Client::from_insecure_url(url).await.expect("the node answers")
}

/// The free balance of an account in base units; 0 if it does not exist.
pub async fn free_balance(at: &AtBlock, account: [u8; 32]) -> u128 {
	let entry = dynamic::storage::<([u8; 32],), Account>("System", "Account");
	let found = at.storage().try_fetch(entry, (account,)).await.expect("accounts can be read");
	found.map_or(0, |value| value.decode().expect("an account decodes").data.free)
}

/// A transfer that keeps the sender alive.
pub fn transfer(to: [u8; 32], amount: u128) -> impl Payload {
	let destination = Value::unnamed_variant("Id", [Value::from_bytes(to)]);
	dynamic::transaction("Balances", "transfer_keep_alive", vec![destination, Value::u128(amount)])
}

/// The public key of a development account.
pub fn account(pair: &Keypair) -> [u8; 32] {
	pair.public_key().0
}

/// Calls a method of the node's RPC and returns its result.
pub async fn rpc(url: &str, method: &str, params: &str) -> Result<serde_json::Value, String> {
	let client = subxt::rpcs::RpcClient::from_insecure_url(url).await.map_err(|e| e.to_string())?;
	let params: Vec<serde_json::Value> =
		serde_json::from_str(params).expect("parameters are a JSON array");
	let mut rpc_params = subxt::rpcs::client::RpcParams::new();
	for param in params {
		rpc_params.push(param).expect("a JSON value serialises");
	}
	client.request(method, rpc_params).await.map_err(|e| e.to_string())
}

/// The number of the best block.
pub async fn best_number(url: &str) -> u64 {
	number(&rpc(url, "chain_getHeader", "[]").await.expect("the node answers"))
}

/// The number of the finalised block.
pub async fn finalised_number(url: &str) -> u64 {
	let hash = rpc(url, "chain_getFinalizedHead", "[]").await.expect("the node answers");
	let header = rpc(url, "chain_getHeader", &format!("[{hash}]")).await.expect("the node answers");
	number(&header)
}

fn number(header: &serde_json::Value) -> u64 {
	let hex = header["number"].as_str().expect("a header has a number");
	u64::from_str_radix(hex.trim_start_matches("0x"), 16).expect("numbers are hexadecimal")
}

/// Waits until `done` says so; panics, naming `what`, after [`PATIENCE`].
pub async fn wait_until<F: AsyncFnMut() -> bool>(what: &str, mut done: F) {
	let deadline = tokio::time::Instant::now() + PATIENCE;
	while !done().await {
		assert!(tokio::time::Instant::now() < deadline, "not in {PATIENCE:?}: {what}");
		tokio::time::sleep(Duration::from_millis(200)).await;
	}
}
