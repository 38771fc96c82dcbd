// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! Clients written elsewhere sign a transfer, read it back and read an error: `tests/clients`.

#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]

use ovn_e2e::Node;
use std::{path::Path, process::Command};

fn tells_its_story(client: &str) {
	let node = Node::sealing();
	let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("clients/run.sh");
	let output = Command::new(script).args([client, node.url()]).output().unwrap();
	let said = String::from_utf8_lossy(&output.stdout);
	let complained = String::from_utf8_lossy(&output.stderr);
	println!("{said}");
	assert!(output.status.success(), "{client} failed ({}):\n{said}\n{complained}", output.status);
}

#[test]
fn polkadot_api_tells_its_story() {
	tells_its_story("papi");
}

#[test]
fn polkadot_js_tells_its_story() {
	tells_its_story("polkadot-js");
}

#[test]
fn python_tells_its_story() {
	tells_its_story("python");
}
