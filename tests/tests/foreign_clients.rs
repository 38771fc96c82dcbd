// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Clients written elsewhere tell the stories of `tests/clients`, each against a chain of its own.

#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]

use ovn_e2e::Node;
use std::{path::Path, process::Command};

fn tells(client: &str, story: &str, node: &Node) {
	let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("clients/run.sh");
	let output = Command::new(script).args([client, node.url(), story]).output().unwrap();
	let said = String::from_utf8_lossy(&output.stdout);
	let complained = String::from_utf8_lossy(&output.stderr);
	println!("{said}");
	assert!(
		output.status.success(),
		"{client} failed in {story} ({}):\n{said}\n{complained}",
		output.status
	);
}

/// A chain that makes a block for each transaction: what stories of allowances and deadlines count on.
fn block_for_each() -> Node {
	Node::builder().args(["--dev", "--sealing", "instant"]).start()
}

#[test]
fn polkadot_api_transfers() {
	tells("papi", "transfer", &Node::sealing());
}

#[test]
fn polkadot_js_transfers() {
	tells("polkadot-js", "transfer", &Node::sealing());
}

#[test]
fn python_transfers() {
	tells("python", "transfer", &Node::sealing());
}

#[test]
fn polkadot_api_brings_a_newcomer_in() {
	tells("papi", "newcomer", &block_for_each());
}

#[test]
fn polkadot_js_brings_a_newcomer_in() {
	tells("polkadot-js", "newcomer", &block_for_each());
}

#[test]
fn python_brings_a_newcomer_in() {
	tells("python", "newcomer", &block_for_each());
}

#[test]
fn polkadot_api_keeps_the_record_of_contributions() {
	tells("papi", "contributions", &block_for_each());
}

#[test]
fn polkadot_api_attacks_a_sponsor_in_vain() {
	tells("papi", "attacks", &block_for_each());
}
