// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Clients written elsewhere tell the stories of `tests/clients`, each against a chain of its own.

#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]

use ovn_e2e::{here, Node, Ovn, PASSPHRASE};
use std::{path::Path, process::Command};

fn tells(client: &str, story: &str, node: &Node) {
	tells_with(client, story, &[], node);
}

fn tells_with(client: &str, story: &str, arguments: &[&str], node: &Node) {
	let script = here("clients/run.sh");
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
	tells("papi", "transfer", &block_for_each());
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
fn polkadot_js_reads_our_keys_and_we_read_its() {
	let nowhere = "ws://127.0.0.1:1";
	let ovn = Ovn::at(nowhere);
	ovn.ok("key new noor");
	let address = ovn.json("key show noor")["address"].as_str().unwrap().to_owned();
	let (ours, wallets) = (ovn.path("ours.json"), ovn.path("wallets.json"));
	ovn.ok(&format!("key export noor {ours}"));
	let output = Command::new(here("clients/run.sh"))
		.args(["polkadot-js", nowhere, "key", &ours, PASSPHRASE, &wallets, PASSPHRASE])
		.output()
		.unwrap();
	let said = String::from_utf8_lossy(&output.stdout);
	assert!(output.status.success() && said.contains(&address), "{output:?}");
	assert!(ovn.ok(&format!("key import {wallets} --name back")).contains(&address));
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
fn python_takes_nothing_that_others_are_owed() {
	tells("python", "pot", &block_for_each());
}

#[test]
fn python_settles_contracts_sales_of_firms_and_money_of_banks() {
	tells("python", "contracts", &block_for_each());
}

#[test]
fn python_makes_no_reputation_of_a_network_above() {
	tells("python", "reputation", &block_for_each());
}

#[test]
fn python_makes_no_reputation_with_75_affiliates() {
	tells("python", "affiliates", &block_for_each());
}

#[test]
fn python_has_no_asset_created_by_batches() {
	tells("python", "asset", &block_for_each());
}

#[test]
fn python_keeps_no_evaluation_from_ending() {
	tells("python", "frozen", &block_for_each());
}

#[test]
fn python_is_heard_when_affiliates_have_earned_for_eleven_windows() {
	tells("python", "unheard", &block_for_each());
}

#[test]
fn python_decides_nothing_by_a_proxy_that_may_not_transfer() {
	tells("python", "proxy", &block_for_each());
}

#[test]
fn polkadot_api_evaluates_with_reputation_at_stake() {
	tells("papi", "evaluation", &block_for_each());
}

#[test]
fn polkadot_api_divides_income_into_wallets() {
	tells("papi", "income", &block_for_each());
}

#[test]
fn polkadot_api_signs_contracts_and_is_paid_by_them() {
	tells("papi", "contracts", &block_for_each());
}

#[test]
fn polkadot_api_decides_by_votes_and_upgrades_the_chain_with_two_keys() {
	tells("papi", "decide", &block_for_each());
}

#[test]
fn polkadot_api_shares_a_printer_from_campaign_to_commons() {
	tells("papi", "printer", &block_for_each());
}

/// The ledger of the demo is imported, a newcomer's review is evaluated, and a sale is divided by both.
#[test]
fn polkadot_api_divides_what_a_list_sells() {
	let ledger = here("../scripts/demo/list-log.csv");
	tells_with("papi", "list", &[ledger.to_str().unwrap()], &block_for_each());
}

/// The beginning of a real ledger, in three pages; nothing is missing when they are brought again.
#[test]
fn polkadot_api_imports_a_ledger() {
	let whole = std::fs::read_to_string(ledger()).unwrap();
	let folder = tempfile::tempdir().unwrap();
	let file = |name| folder.path().join(name).to_str().unwrap().to_owned();
	let (ledger, state) = (file("ledger.csv"), file("import.json"));
	std::fs::write(&ledger, whole.lines().take(601).collect::<Vec<_>>().join("\n")).unwrap();

	// polkadot-api loses sight of a transaction that misses a full block, where a tenth of a second later
	// the next ones are final.
	let node = block_for_each();
	for phase in ["found", "pages", "pages", "check"] {
		tells_with("papi", "import", &[phase, &ledger, &state], &node);
	}
}

/// A real ledger of 3,495 people.
fn ledger() -> String {
	let path = here("data/commons-log.csv");
	path.to_str().unwrap().to_owned()
}

/// A chain with a project into which the whole ledger was imported, and where its numbers are written down.
fn with_ledger(folder: &Path) -> (Node, String) {
	let state = folder.join("import.json").to_str().unwrap().to_owned();
	let node = block_for_each();
	for phase in ["found", "pages"] {
		tells_with("papi", "import", &[phase, &ledger(), &state], &node);
	}
	(node, state)
}

/// What everybody has of a sale is what follows from the ledger alone, computed outside the chain.
#[test]
fn polkadot_api_divides_a_sale_by_a_ledger() {
	let folder = tempfile::tempdir().unwrap();
	let (node, state) = with_ledger(folder.path());
	let result = folder.path().join("result.json").to_str().unwrap().to_owned();
	tells_with("papi", "sale", &[&ledger(), &state, &result], &node);

	let script = here("clients/expected_sale.py");
	let output = Command::new(script).args([ledger(), result]).output().unwrap();
	let said = String::from_utf8_lossy(&output.stdout);
	println!("{said}");
	assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
}

/// Three clients: one imports, the second pays, the third claims.
#[test]
fn python_pays_and_polkadot_js_claims() {
	let folder = tempfile::tempdir().unwrap();
	let (node, state) = with_ledger(folder.path());
	tells_with("python", "income", &[&ledger(), &state], &node);
	tells_with("polkadot-js", "claim", &[&ledger(), &state], &node);
}

/// By batches of transfers, and by income and claims; with the beginning of the ledger, since it is slow.
#[test]
fn polkadot_api_pays_everybody_in_two_ways() {
	let whole = std::fs::read_to_string(ledger()).unwrap();
	let folder = tempfile::tempdir().unwrap();
	let beginning = folder.path().join("ledger.csv").to_str().unwrap().to_owned();
	std::fs::write(&beginning, whole.lines().take(201).collect::<Vec<_>>().join("\n")).unwrap();
	tells_with("papi", "batch", &[&beginning], &block_for_each());
}
