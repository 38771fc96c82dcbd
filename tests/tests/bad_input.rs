// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! What people get wrong: each time a clear message, an exit code, and nothing lost.

#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]

use ovn_e2e::{
	chain::{best_number, rpc, wait_until},
	run, Node,
};
use std::{
	fs,
	future::Future,
	io::{Read, Write},
	net::{TcpListener, TcpStream},
	path::Path,
};
use tempfile::TempDir;

#[test]
fn unknown_chain_is_refused_with_the_names_there_are() {
	let finished = run(["--chain", "nonsense", "--tmp"]);
	finished.expect_refusal(&["nonsense", "dev", "local", "production-template"]);
}

#[test]
fn chain_spec_that_is_no_json_is_refused() {
	let folder = TempDir::new().unwrap();
	let spec = folder.path().join("spec.json");
	fs::write(&spec, "{ \"name\": ").unwrap();
	let finished = run(["--tmp".as_ref(), "--chain".as_ref(), spec.as_os_str()]);
	finished.expect_refusal(&["spec.json"]);
}

#[test]
fn production_template_is_refused_until_it_is_filled_in() {
	let finished = run(["--chain", "production-template", "--tmp"]);
	finished.expect_refusal(&["validatorSet.validators", "session.keys"]);
}

#[test]
fn description_of_a_chain_is_refused_by_what_is_wrong_in_it() {
	let folder = TempDir::new().unwrap();
	let file = folder.path().join("network.toml");
	let out = folder.path().join("chain.json");
	let found = || {
		let [file, out] = [&file, &out].map(|path| path.as_os_str());
		run(["found".as_ref(), "--file".as_ref(), file, "--out".as_ref(), out])
	};
	found().expect_refusal(&["network.toml"]);
	let example = run(["found", "--example"]).expect_success().stdout.clone();
	for (before, after, reasons) in [
		("id = ", "id == ", &["network.toml", "line"][..]),
		("stewards = [", "stewads = [", &["unknown field `stewads`"]),
		("babe = \"5", "babe = \"6", &["validators, number 1, babe", "--scheme sr25519"]),
	] {
		fs::write(&file, example.replacen(before, after, 1)).unwrap();
		found().expect_refusal(reasons);
		assert!(!out.exists(), "nothing is written");
	}
	assert_eq!(run(["found"]).status.code(), Some(2), "a usage error");
}

#[test]
fn unknown_sealing_mode_is_refused_with_the_modes_there_are() {
	for (mode, reason) in [
		("sometimes", "`instant`, `manual` or a number of milliseconds"),
		("-5", "`instant`, `manual` or a number of milliseconds"),
		("0", "at least 1 millisecond"),
	] {
		let finished = run(["--dev".into(), format!("--sealing={mode}")]);
		finished.expect_refusal(&["--sealing", reason]);
		assert_eq!(finished.status.code(), Some(2), "a usage error: {finished:?}");
	}
}

#[test]
fn sealing_is_refused_on_a_chain_that_is_not_for_development() {
	let finished = run(["--chain", "local", "--tmp", "--sealing", "instant"]);
	finished.expect_refusal(&["--sealing", "development"]);
}

#[test]
fn rpc_port_in_use_is_refused() {
	let taken = TcpListener::bind("127.0.0.1:0").unwrap();
	let port = taken.local_addr().unwrap().port().to_string();
	let finished = run(["--dev", "--rpc-port", &port, "--port", "0", "--no-prometheus"]);
	finished.expect_refusal(&[&port]);
}

#[test]
fn base_path_that_is_a_file_is_refused_and_the_file_stays() {
	let folder = TempDir::new().unwrap();
	let file = folder.path().join("precious");
	fs::write(&file, "data").unwrap();
	let finished = run(["--dev".as_ref(), "--base-path".as_ref(), file.as_os_str()]);
	finished.expect_refusal(&["precious"]);
	assert_eq!(fs::read_to_string(&file).unwrap(), "data");
}

#[test]
fn validator_without_a_node_key_is_refused_with_the_way_to_make_one() {
	let finished = run(["--chain", "local", "--tmp", "--validator", "--no-prometheus"]);
	finished.expect_refusal(&["generate-node-key"]);
}

/// A chain of some blocks in `base`, then stopped.
fn make_chain(base: &Path) -> u64 {
	let node = Node::builder().args(["--dev", "--sealing", "100"]).base_path(base).start();
	let url = node.url().to_owned();
	let made = block_on(async {
		wait_until("five blocks", async || best_number(&url).await >= 5).await;
		best_number(&url).await
	});
	assert!(node.stop().success(), "stops cleanly when asked to");
	made
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
	tokio::runtime::Runtime::new().unwrap().block_on(future)
}

/// The files below a folder, largest first.
fn files(folder: &Path) -> Vec<std::path::PathBuf> {
	let mut found = Vec::new();
	for entry in fs::read_dir(folder).unwrap() {
		let path = entry.unwrap().path();
		if path.is_dir() {
			found.extend(files(&path));
		} else {
			found.push(path);
		}
	}
	found.sort_by_key(|path| std::cmp::Reverse(fs::metadata(path).unwrap().len()));
	found
}

#[test]
fn damaged_database_is_refused_and_left_as_it_is() {
	let folder = TempDir::new().unwrap();
	make_chain(folder.path());
	let metadata = files(folder.path())
		.into_iter()
		.find(|path| path.file_name().is_some_and(|name| name == "metadata"))
		.expect("the database has a file of metadata");
	fs::write(&metadata, b"not what it was").unwrap();

	let base = folder.path().as_os_str();
	let finished = run(["--dev".as_ref(), "--sealing=100".as_ref(), "--base-path".as_ref(), base]);

	finished.expect_refusal(&["database"]);
	assert_eq!(fs::read(&metadata).unwrap(), b"not what it was");
}

#[test]
fn sealed_chain_is_not_continued_by_slots() {
	let folder = TempDir::new().unwrap();
	make_chain(folder.path());
	let base = folder.path().as_os_str();
	let finished = run(["--dev".as_ref(), "--base-path".as_ref(), base]);
	finished.expect_refusal(&["--sealing"]);
}

/// Sends raw bytes to the node's RPC port and returns what it answers.
fn raw(node: &Node, request: &[u8]) -> String {
	let address = node.url().trim_start_matches("ws://");
	let mut stream = TcpStream::connect(address).unwrap();
	stream.set_read_timeout(Some(std::time::Duration::from_secs(10))).unwrap();
	// The node may close the connection before it has read all of a senseless request.
	let _ = stream.write_all(request);
	let mut answer = Vec::new();
	let _ = stream.take(10_000).read_to_end(&mut answer);
	String::from_utf8_lossy(&answer).into_owned()
}

/// A JSON-RPC request over HTTP with this body.
fn post(node: &Node, body: &str) -> String {
	let head = format!(
		"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n\
		 Content-Length: {}\r\nConnection: close\r\n\r\n",
		body.len()
	);
	raw(node, &[head.as_bytes(), body.as_bytes()].concat())
}

#[tokio::test(flavor = "multi_thread")]
async fn rpc_answers_garbage_with_errors_and_goes_on() {
	let node = Node::sealing();
	let before = best_number(node.url()).await;

	assert!(post(&node, "this is not json").contains("-32700"), "parse error");
	assert!(post(&node, r#"{"jsonrpc":"2.0","id":1,"method":"no_such"}"#).contains("-32601"));
	assert!(post(&node, r#"{"hello":"world"}"#).contains("error"));
	assert!(raw(&node, b"\x00\xff\x00\xff garbage\r\n\r\n").contains("400"));
	let huge = format!(
		r#"{{"jsonrpc":"2.0","id":1,"method":"author_submitExtrinsic","params":["0x{}"]}}"#,
		"00".repeat(16 * 1024 * 1024)
	);
	assert!(!post(&node, &huge).contains("\"result\""), "more than the server takes");

	wait_until("further blocks", async || best_number(node.url()).await > before + 2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn senseless_extrinsics_are_refused_by_the_pool() {
	let node = Node::sealing();
	let submit = async |hex: String| {
		rpc(node.url(), "author_submitExtrinsic", &format!("[\"{hex}\"]")).await
	};

	for malformed in ["0x", "0x00", "0xdeadbeef", &format!("0x{}", "84".repeat(200))] {
		let error = submit(malformed.into()).await.expect_err("is no extrinsic");
		let said = ["decode", "Verification Error"].iter().any(|word| error.contains(word));
		assert!(said, "{malformed}: {error}");
	}
	// A remark longer than a block: compact length, version 4 without signature, System.remark.
	let body = [&[4u8, 0, 1][..], &compact(6_000_000)[..], &vec![0; 6_000_000][..]].concat();
	let long = [compact(body.len().try_into().unwrap()).to_vec(), body].concat();
	let error = submit(format!("0x{}", hex(&long))).await.expect_err("is longer than a block");
	assert!(error.contains("exhaust") || error.contains("too"), "{error}");

	let before = best_number(node.url()).await;
	wait_until("further blocks", async || best_number(node.url()).await > before + 2).await;
	let pending = rpc(node.url(), "author_pendingExtrinsics", "[]").await.unwrap();
	assert_eq!(pending, serde_json::json!([]));
}

/// The SCALE compact encoding of a number of 2^14 up to 2^30.
fn compact(number: u32) -> [u8; 4] {
	((number << 2) | 2).to_le_bytes()
}

fn hex(bytes: &[u8]) -> String {
	use std::fmt::Write;
	bytes.iter().fold(String::new(), |mut text, byte| {
		write!(text, "{byte:02x}").unwrap();
		text
	})
}
