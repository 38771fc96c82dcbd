// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The life of a chain: blocks by slots and by sealing, restarts, copies.

#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]

use ovn_e2e::{
	chain::{best_number, connect, finalised_number, rpc, wait_until},
	run, Node,
};
use std::{ffi::OsStr, fs, path::Path};
use tempfile::TempDir;

#[tokio::test]
async fn development_chain_makes_and_finalises_blocks_by_slots() {
	let node = Node::builder().arg("--dev").start();
	wait_until("a finalised block", async || finalised_number(node.url()).await >= 1).await;
}

#[tokio::test]
async fn four_validators_finalise_together() {
	let first = Node::builder()
		.args(["--chain", "local-fast", "--alice", "--validator"])
		.args(["--node-key", &"1".repeat(64)])
		.start();
	let id = rpc(first.url(), "system_localPeerId", "[]").await.unwrap();
	let listening = rpc(first.url(), "system_localListenAddresses", "[]").await.unwrap();
	let address = listening
		.as_array()
		.unwrap()
		.iter()
		.filter_map(|address| address.as_str())
		.find(|address| address.starts_with("/ip4/127.0.0.1/tcp/") && !address.contains("/ws"))
		.expect("the node listens on the loopback interface")
		.to_owned();
	let bootnode = if address.contains("/p2p/") {
		address
	} else {
		format!("{address}/p2p/{}", id.as_str().unwrap())
	};
	let others = ["bob", "charlie", "dave"].map(|name| {
		Node::builder()
			.args(["--chain", "local-fast", "--validator", "--bootnodes", &bootnode])
			.arg(format!("--{name}"))
			.arg("--unsafe-force-node-key-generation")
			.start()
	});
	for node in others.iter().chain([&first]) {
		wait_until("three finalised blocks", async || finalised_number(node.url()).await >= 3)
			.await;
	}
	let hashes: Vec<_> = {
		let mut found = Vec::new();
		for node in others.iter().chain([&first]) {
			found.push(rpc(node.url(), "chain_getBlockHash", "[3]").await.unwrap());
		}
		found
	};
	assert!(hashes.iter().all(|hash| *hash == hashes[0]), "{hashes:?}");

	// One of four is killed: the others go on finalising.
	let [bob, charlie, dave] = others;
	dave.kill();
	let reached = finalised_number(first.url()).await;
	for node in [&first, &bob, &charlie] {
		wait_until("four more finalised blocks", async || {
			finalised_number(node.url()).await >= reached + 4
		})
		.await;
	}
}

#[tokio::test]
async fn manual_sealing_makes_a_block_when_told_to() {
	let node = Node::builder().args(["--dev", "--sealing", "manual"]).start();
	assert_eq!(best_number(node.url()).await, 0);
	let made = rpc(node.url(), "engine_createBlock", "[true, true]").await.unwrap();
	assert_eq!(best_number(node.url()).await, 1);
	assert_eq!(made["hash"], rpc(node.url(), "chain_getFinalizedHead", "[]").await.unwrap());
}

#[tokio::test]
async fn instant_sealing_makes_a_block_with_a_transaction() {
	let node = Node::builder().args(["--dev", "--sealing", "instant"]).start();
	let client = connect(node.url()).await;
	assert_eq!(best_number(node.url()).await, 0);
	client
		.tx()
		.await
		.unwrap()
		.sign_and_submit_then_watch_default(
			&ovn_e2e::chain::transfer([7; 32], ovn_e2e::chain::OVN),
			&subxt_signer::sr25519::dev::alice(),
		)
		.await
		.unwrap()
		.wait_for_finalized_success()
		.await
		.unwrap();
	assert_eq!(best_number(node.url()).await, 1);
}

#[tokio::test]
async fn instant_sealing_goes_on_after_the_first_block_of_a_session() {
	let node = Node::builder().args(["--dev", "--sealing", "instant"]).start();
	let client = connect(node.url()).await;
	// A session of this chain has twenty blocks, and its first one room for no transaction.
	for _ in 0..25 {
		client
			.tx()
			.await
			.unwrap()
			.sign_and_submit_then_watch_default(
				&ovn_e2e::chain::transfer([7; 32], ovn_e2e::chain::OVN),
				&subxt_signer::sr25519::dev::alice(),
			)
			.await
			.unwrap()
			.wait_for_finalized_success()
			.await
			.unwrap();
	}
	assert!(best_number(node.url()).await >= 26, "an empty block among them");
}

#[tokio::test]
async fn sealed_chain_goes_on_after_a_restart_and_after_a_power_cut() {
	let folder = TempDir::new().unwrap();
	let start =
		|| Node::builder().args(["--dev", "--sealing", "100"]).base_path(folder.path()).start();
	let mut reached = 0;
	for round in 0..3 {
		let node = start();
		let found = finalised_number(node.url()).await;
		assert!(found >= reached, "round {round}: {found} after {reached}");
		// Past the end of a session, which lasts ten blocks.
		wait_until("twelve more blocks", async || best_number(node.url()).await >= found + 12)
			.await;
		reached = finalised_number(node.url()).await;
		if round == 0 {
			assert!(node.stop().success());
		} else {
			node.kill();
		}
	}
}

fn on_chain<'a>(command: &'a str, base: &'a Path, more: &[&'a OsStr]) -> Vec<&'a OsStr> {
	let mut arguments: Vec<&OsStr> = vec![command.as_ref()];
	arguments.extend(["--dev".as_ref(), "--base-path".as_ref(), base.as_os_str()]);
	arguments.extend(more);
	arguments
}

#[test]
fn blocks_are_exported_checked_imported_reverted_and_purged() {
	let (source, copy) = (TempDir::new().unwrap(), TempDir::new().unwrap());
	let blocks = source.path().join("blocks");
	let base = source.path().join("base");
	{
		// By slots: blocks of a sealed chain carry no signature that another database could check.
		let node = Node::builder().arg("--dev").base_path(&base).start();
		let url = node.url().to_owned();
		let runtime = tokio::runtime::Runtime::new().unwrap();
		runtime.block_on(wait_until("four blocks", async || best_number(&url).await >= 4));
		assert!(node.stop().success());
	}

	let info = run(on_chain("chain-info", &base, &[]));
	let info: serde_json::Value = serde_json::from_str(&info.expect_success().stdout).unwrap();
	assert!(info["best_number"].as_u64().unwrap() >= 4, "{info}");

	let export = ["--from", "1", "--to", "3"].map(OsStr::new);
	let export = [&export[..], &[blocks.as_os_str()]].concat();
	run(on_chain("export-blocks", &base, &export)).expect_success();
	assert!(fs::metadata(&blocks).unwrap().len() > 0);
	run(on_chain("import-blocks", copy.path(), &[blocks.as_os_str()])).expect_success();
	run(on_chain("check-block", copy.path(), &["3".as_ref()])).expect_success();
	run(on_chain("check-block", copy.path(), &["99".as_ref()])).expect_refusal(&["Unknown block"]);

	run(on_chain("revert", copy.path(), &["1".as_ref()])).expect_success();
	let info = run(on_chain("chain-info", copy.path(), &[]));
	let info: serde_json::Value = serde_json::from_str(&info.expect_success().stdout).unwrap();
	assert_eq!(info["best_number"], 2, "three were imported, one was taken back");

	run(on_chain("purge-chain", copy.path(), &["-y".as_ref()])).expect_success();
	let mut left = fs::read_dir(copy.path().join("chains/ovn_dev")).unwrap();
	assert!(left.all(|entry| entry.unwrap().file_name() != "paritydb"), "the database is gone");
}

#[test]
fn chain_specs_are_exported_and_keys_generated() {
	for chain in ["dev", "local", "local-fast", "production-template"] {
		let spec = run(["export-chain-spec", "--chain", chain]);
		let spec: serde_json::Value = serde_json::from_str(&spec.expect_success().stdout).unwrap();
		assert_eq!(spec["name"], "OVN");
		assert_eq!(spec["properties"]["tokenSymbol"], "OVN");
		assert_eq!(spec["properties"]["tokenDecimals"], 12);
		assert_eq!(spec["properties"]["ss58Format"], 42);
	}
	run(["export-chain-spec", "--chain", "local", "--raw"]).expect_success();
	run(["key", "generate"]).expect_success();
	let alice = run(["key", "inspect", "//Alice"]);
	let address = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
	assert!(alice.expect_success().stdout.contains(address));
}
