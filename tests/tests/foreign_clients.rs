// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Clients written elsewhere tell the stories of `tests/clients`, each against a chain of its own.

#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]

use ovn_e2e::Node;
use std::{path::Path, process::Command};

fn tells(client: &str, story: &str, node: &Node) {
	tells_with(client, story, &[], node);
}

fn tells_with(client: &str, story: &str, arguments: &[&str], node: &Node) {
	let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("clients/run.sh");
	let mut command = Command::new(script);
	let output = command.args([client, node.url(), story]).args(arguments).output().unwrap();
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

#[test]
fn polkadot_api_evaluates_with_reputation_at_stake() {
	tells("papi", "evaluation", &block_for_each());
}

#[test]
fn polkadot_api_divides_income_into_wallets() {
	tells("papi", "income", &block_for_each());
}

/// The beginning of a real ledger, in three pages; nothing is missing when they are brought again.
#[test]
fn polkadot_api_imports_a_ledger() {
	let whole = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/commons-log.csv");
	let whole = std::fs::read_to_string(whole).unwrap();
	let folder = tempfile::tempdir().unwrap();
	let file = |name| folder.path().join(name).to_str().unwrap().to_owned();
	let (ledger, state) = (file("ledger.csv"), file("import.json"));
	std::fs::write(&ledger, whole.lines().take(601).collect::<Vec<_>>().join("\n")).unwrap();

	let node = Node::sealing();
	for phase in ["found", "pages", "pages", "check"] {
		tells_with("papi", "import", &[phase, &ledger, &state], &node);
	}
}
