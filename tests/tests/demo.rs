// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! `scripts/demo.sh`: all stories to their end, and what it says when it cannot begin.

#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]

use ovn_e2e::{binary, changed_spec, client_binary, here, Finished, Node, Running};
use std::{
	net::{TcpListener, TcpStream},
	path::PathBuf,
	process::Command,
	time::Duration,
};

/// How long all stories may take, on a machine that runs other tests too.
const PATIENCE: Duration = Duration::from_secs(840);

fn script() -> PathBuf {
	here("../scripts/demo.sh")
}

/// Runs the demo without building, against what answers at a port of this machine.
fn demo(port: u16, arguments: &[&str]) -> Finished {
	let mut command = Command::new("bash");
	command
		.arg(script())
		.arg("--no-build")
		.args(arguments)
		.env("OVN_NODE", binary())
		.env("OVN_CLIENT", client_binary())
		.env("OVN_URL", format!("ws://127.0.0.1:{port}"));
	Running::start(&mut command).finish_within(PATIENCE)
}

fn port_of(node: &Node) -> u16 {
	node.url().rsplit(':').next().unwrap().parse().unwrap()
}

/// A port at which nobody listens.
fn free_port() -> u16 {
	TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

#[test]
fn all_stories_end_well_on_a_chain_that_the_demo_starts_and_stops() {
	let port = free_port();
	let told = demo(port, &["--sample"]);
	assert!(told.status.success(), "{}\n{}", told.stdout, told.stderr);
	let last = told.stdout.trim_end().lines().last().unwrap();
	let checked: u32 = last
		.strip_prefix("demo: ")
		.and_then(|rest| rest.split(' ').next())
		.unwrap_or_else(|| panic!("{last}"))
		.parse()
		.unwrap();
	assert!(last.contains("figures checked, all are right") && checked >= 63, "{last}");
	let right = told.stdout.lines().filter(|line| line.starts_with("  ✓ ")).count();
	assert_eq!(right, usize::try_from(checked).unwrap());
	assert!(!told.stdout.contains('✗'), "{}", told.stdout);
	for words in [
		"collected for the printer by eleven people, paid to Vera     ",
		" 4,800 OVN",
		"200 and 77 OVN",
		"cascade to the sister project",
		"paid by Greta, who contributes, for as much",
		"Fluid equity of list",
		"█",
	] {
		assert!(told.stdout.contains(words), "did not say {words:?}:\n{}", told.stdout);
	}
	assert!(TcpStream::connect(("127.0.0.1", port)).is_err(), "the chain was not stopped");
}

#[test]
fn demo_says_what_to_do_when_it_cannot_begin() {
	let refused = |port: u16, arguments: &[&str], words: &[&str]| {
		let finished = demo(port, arguments);
		assert_eq!(finished.status.code(), Some(2), "{finished:?}");
		for word in words {
			assert!(finished.stderr.contains(word), "did not say {word:?}: {}", finished.stderr);
		}
	};
	refused(free_port(), &["--fast"], &["no option --fast", "--help"]);
	refused(free_port(), &["--ledger", "nowhere.csv"], &["nowhere.csv cannot be read"]);

	// Nobody's real money is spent for a story.
	let folder = tempfile::tempdir().unwrap();
	let spec = changed_spec(folder.path(), |spec| spec["chainType"] = "Live".into());
	let node = Node::builder().args(["--dev", "--chain", &spec]).start();
	refused(port_of(&node), &["--sample"], &["no development chain", "OVN_URL"]);
}
