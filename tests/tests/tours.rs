// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! The guided tours of `docs/tours`, as a visitor walks them: each on a chain of its own.

#![allow(clippy::unwrap_used)]

use ovn_e2e::{here, tour, Node, Ovn};
use std::{collections::BTreeSet, path::PathBuf, process::Command};

/// The pages that tests of their own walk.
const TOURS: [&str; 9] = [
	"affiliate.md",
	"co-owners.md",
	"deciding-together.md",
	"founder.md",
	"ledger.md",
	"operators.md",
	"outside-company.md",
	"two-networks.md",
	"wallet.md",
];

fn folder() -> PathBuf {
	here("../docs/tours")
}

fn walk(name: &str) {
	let page = folder().join(name);
	let node = Node::sealing();
	let sign = |number: usize| {
		let script = here("clients/run.sh");
		let output = Command::new(script)
			.args(["polkadot-js", node.url(), "wallet"])
			.arg(&page)
			.arg(number.to_string())
			.output()
			.unwrap();
		let said = String::from_utf8_lossy(&output.stdout);
		let complained = String::from_utf8_lossy(&output.stderr);
		assert!(output.status.success(), "table {number} of {name}:\n{said}\n{complained}");
		println!("{said}");
	};
	tour::walk(&Ovn::of(&node), &std::fs::read_to_string(&page).unwrap(), sign);
}

#[test]
fn affiliate_is_paid_who_arrived_with_nothing() {
	walk("affiliate.md");
}

#[test]
fn founder_has_a_network_that_earns() {
	walk("founder.md");
}

#[test]
fn co_owners_have_a_commons_and_their_money_back() {
	walk("co-owners.md");
}

#[test]
fn firm_and_second_network_pay_a_project() {
	walk("two-networks.md");
}

#[test]
fn outside_company_pays_for_a_licence_and_is_free_when_it_contributes() {
	walk("outside-company.md");
}

#[test]
fn members_decide_together_by_a_vote() {
	walk("deciding-together.md");
}

/// Ends the nodes that a tour started, if it did not come to its end.
struct Nodes(Vec<String>);

impl Drop for Nodes {
	fn drop(&mut self) {
		let running = self.0.iter().filter_map(|path| std::fs::read_to_string(path).ok());
		for id in running.filter(|id| id.trim().parse::<u32>().is_ok()) {
			let _ = Command::new("kill").args(["-KILL", id.trim()]).output();
		}
	}
}

#[test]
fn operators_found_a_chain_and_admit_a_third_validator() {
	// The tour starts the nodes itself.
	let ovn = Ovn::at("ws://127.0.0.1:9971");
	let _nodes = Nodes(["ada", "ben", "cleo"].map(|who| ovn.path(&format!("{who}.pid"))).into());
	let page = std::fs::read_to_string(folder().join("operators.md")).unwrap();
	tour::walk(&ovn, &page, |table| panic!("table {table} of a page without a wallet"));
}

#[test]
fn ledger_of_older_work_counts() {
	walk("ledger.md");
}

#[test]
fn wallet_does_what_the_client_does() {
	walk("wallet.md");
}

#[test]
fn commands_of_the_tours_are_counted_in_the_guide() {
	let script = here("../scripts/measure/commands.py");
	let output = Command::new(script).arg("--check").output().unwrap();
	assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn every_tour_is_walked() {
	let found: BTreeSet<_> = std::fs::read_dir(folder())
		.unwrap()
		.map(|entry| entry.unwrap().file_name().into_string().unwrap())
		.collect();
	assert_eq!(found, TOURS.map(str::to_owned).into());
	for name in TOURS {
		let page = std::fs::read_to_string(folder().join(name)).unwrap();
		let steps = tour::steps(&page);
		assert!(steps.len() > 4, "{name} has only {} steps", steps.len());
		// What looks like a command and is not marked would not be run.
		for block in page.split("\n```").skip(1).step_by(2) {
			let language = block.lines().next().unwrap_or_default();
			assert!(["sh", "text"].contains(&language), "{name}: a block of {language:?}");
		}
	}
}
