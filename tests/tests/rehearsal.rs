// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! An upgrade is rehearsed on a copy of the chain's state before a validator attests it.

#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]

use ovn_e2e::{
	chain::{best_number, wait_until},
	run, Node,
};
use sp_maybe_compressed_blob::{compress_weakly, decompress, CODE_BLOB_BOMB_LIMIT};
use std::{
	ffi::OsStr,
	fs,
	path::{Path, PathBuf},
};
use tempfile::TempDir;

/// How a runtime writes its name, that of its node, and the version of its authoring; then comes the
/// version that the chain compares.
const BEFORE_VERSION: &[u8] = b"\x0covn\x20ovn-node\x01\0\0\0";

/// The code of a development chain.
fn code() -> Vec<u8> {
	let spec = run(["export-chain-spec", "--chain", "dev", "--raw"]);
	let spec: serde_json::Value = serde_json::from_str(&spec.expect_success().stdout).unwrap();
	let code = spec["genesis"]["raw"]["top"]["0x3a636f6465"].as_str().unwrap();
	let digits = code.trim_start_matches("0x").as_bytes();
	let bytes = digits
		.chunks(2)
		.map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap());
	bytes.collect()
}

/// The same code under another name of that length, or with another version.
fn changed(code: &[u8], name: &[u8; 3], version: u32) -> Vec<u8> {
	let mut code = decompress(code, CODE_BLOB_BOMB_LIMIT).unwrap().into_owned();
	let places: Vec<usize> = code
		.windows(BEFORE_VERSION.len())
		.enumerate()
		.filter(|(_, bytes)| *bytes == BEFORE_VERSION)
		.map(|(place, _)| place)
		.collect();
	assert_eq!(places.len(), 1, "the runtime says its version once");
	let version_at = places[0] + BEFORE_VERSION.len();
	code[version_at..version_at + 4].copy_from_slice(&version.to_le_bytes());
	code[places[0] + 1..places[0] + 4].copy_from_slice(name);
	compress_weakly(&code, CODE_BLOB_BOMB_LIMIT).unwrap()
}

fn written(folder: &Path, name: &str, code: &[u8]) -> PathBuf {
	let path = folder.join(name);
	fs::write(&path, code).unwrap();
	path
}

fn rehearse<'a>(base: &'a Path, wasm: &'a Path, more: &[&'a OsStr]) -> Vec<&'a OsStr> {
	let mut arguments: Vec<&OsStr> = vec!["check-runtime".as_ref(), "--dev".as_ref()];
	arguments.extend(["--base-path".as_ref(), base.as_os_str()]);
	arguments.extend(["--wasm".as_ref(), wasm.as_os_str()]);
	arguments.extend(more);
	arguments
}

/// The value of a line that begins with a word.
fn said(text: &str, word: &str) -> String {
	let line = text.lines().find(|line| line.starts_with(word));
	line.unwrap_or_else(|| panic!("no {word} in {text}"))[word.len()..].trim().to_owned()
}

#[test]
fn runtime_is_rehearsed_on_the_state_of_the_best_block() {
	let folder = TempDir::new().unwrap();
	let base = folder.path().join("base");
	{
		let node = Node::builder().arg("--dev").base_path(&base).start();
		let url = node.url().to_owned();
		let runtime = tokio::runtime::Runtime::new().unwrap();
		runtime.block_on(wait_until("three blocks", async || best_number(&url).await >= 3));
		assert!(node.stop().success());
	}
	let code = code();
	let next = written(folder.path(), "next.wasm", &changed(&code, b"ovn", 1_000));
	let before =
		run(["chain-info".as_ref(), "--dev".as_ref(), "--base-path".as_ref(), base.as_os_str()]);

	let blocks = ["--blocks", "4"].map(OsStr::new);
	let rehearsed = run(rehearse(&base, &next, &blocks));
	let text = rehearsed.expect_success().stdout.clone();
	assert_eq!(said(&text, "result"), "ovn-1000 can take over from here");
	assert!(said(&text, "blocks").starts_with("4 made"), "{text}");
	assert!(said(&text, "migrations").starts_with("not checked"), "{text}");
	assert!(said(&text, "proposals").contains("goes on"), "{text}");
	// The hashes are those of the file.
	let inspected = run([OsStr::new("inspect-runtime"), "--wasm".as_ref(), next.as_os_str()]);
	let inspected = inspected.expect_success().stdout.clone();
	for hash in ["code hash", "call hash"] {
		assert_eq!(said(&text, hash), said(&inspected, hash));
	}
	// Nothing was written.
	let after =
		run(["chain-info".as_ref(), "--dev".as_ref(), "--base-path".as_ref(), base.as_os_str()]);
	assert_eq!(after.expect_success().stdout, before.expect_success().stdout);

	let refused = |name: &str, code: &[u8], words: &[&str]| {
		let file = written(folder.path(), name, code);
		run(rehearse(&base, &file, &[])).expect_refusal(words);
	};
	refused("same.wasm", &code, &["raise `spec_version`"]);
	refused("other.wasm", &changed(&code, b"ovm", 1_000), &["another name, `ovm`"]);
	refused("text.wasm", b"text", &["is no runtime of a chain"]);
	run(rehearse(&base, &folder.path().join("none"), &[])).expect_refusal(&["cannot be read"]);
	let unlike = written(folder.path(), "unlike.wasm", &changed(&code, b"ovn", 1_001));
	let unlike = ["--try-wasm".as_ref(), unlike.as_os_str()];
	run(rehearse(&base, &next, &unlike)).expect_refusal(&["build both from one commit"]);
	let unchecked = ["--try-wasm".as_ref(), next.as_os_str()];
	run(rehearse(&base, &next, &unchecked)).expect_refusal(&["has no checks"]);
	let elsewhere = folder.path().join("elsewhere");
	run(rehearse(&elsewhere, &next, &[])).expect_refusal(&["has no database"]);
}

#[test]
fn runtime_is_packed_as_chains_take_it() {
	let folder = TempDir::new().unwrap();
	let code = code();
	let plain = decompress(&code, CODE_BLOB_BOMB_LIMIT).unwrap().into_owned();
	let plain_file = written(folder.path(), "plain.wasm", &plain);
	let packed = folder.path().join("packed.wasm");
	let inspect = |file: &Path, more: &[&OsStr]| {
		let mut arguments: Vec<&OsStr> = vec!["inspect-runtime".as_ref(), "--wasm".as_ref()];
		arguments.push(file.as_os_str());
		arguments.extend(more);
		run(arguments).expect_success().stdout.clone()
	};
	let of_plain = inspect(&plain_file, &[]);
	let of_packed = inspect(&plain_file, &["--out".as_ref(), packed.as_os_str()]);
	assert_eq!(said(&of_plain, "metadata"), said(&of_packed, "metadata"));
	assert_ne!(said(&of_plain, "code hash"), said(&of_packed, "code hash"));
	assert_eq!(said(&inspect(&packed, &[]), "code hash"), said(&of_packed, "code hash"));
	let written = fs::read(&packed).unwrap();
	assert!(written.len() < plain.len() / 2);
	assert_eq!(decompress(&written, CODE_BLOB_BOMB_LIMIT).unwrap(), plain);
	// Packing again is the same.
	let again = folder.path().join("again.wasm");
	inspect(&packed, &["--out".as_ref(), again.as_os_str()]);
	assert_eq!(fs::read(&again).unwrap(), written);
}
