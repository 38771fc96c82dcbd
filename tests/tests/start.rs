// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! How a node starts: with a runtime that was compiled before, and in every way in which there is none.

#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]

use ovn_e2e::{
	chain::{best_number, rpc},
	changed_spec, Node, NodeBuilder,
};
use std::{
	fs::{self, Permissions},
	os::unix::fs::PermissionsExt,
	path::{Path, PathBuf},
	time::Instant,
};
use tempfile::TempDir;

const COMPILED: &str = "The runtime was compiled, and is kept in";
const LOADED: &str = "The compiled runtime was loaded from";

/// A node of the development chain that makes blocks on command and keeps what it compiles in the folder.
fn manual(folder: &Path) -> NodeBuilder {
	let folder = folder.to_str().unwrap();
	Node::builder().args(["--dev", "--sealing", "manual", "--compiled-runtimes", folder])
}

/// Makes a block, which the runtime executes.
async fn executes(node: &Node) {
	let before = best_number(node.url()).await;
	rpc(node.url(), "engine_createBlock", "[true, true]").await.unwrap();
	assert_eq!(best_number(node.url()).await, before + 1);
}

/// The files below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
	let mut files = Vec::new();
	for entry in fs::read_dir(folder).into_iter().flatten() {
		let path = entry.unwrap().path();
		if path.is_dir() {
			files.extend(self::files(&path));
		} else {
			files.push(path);
		}
	}
	files
}

/// The only compiled runtime in a folder.
fn only_entry(folder: &Path) -> PathBuf {
	let mut entries = files(folder);
	entries.retain(|file| file.extension().is_none());
	assert_eq!(entries.len(), 1, "{entries:?}");
	entries.remove(0)
}

/// One chain after the other in one folder, which is what a node's first start and each later one see.
#[tokio::test]
async fn a_runtime_is_compiled_once_and_a_damaged_one_once_more() {
	let home = TempDir::new().unwrap();
	let folder = home.path().join("compiled");

	let began = Instant::now();
	let node = manual(&folder).start();
	let cold = began.elapsed();
	assert!(node.log().contains(COMPILED), "{}", node.log());
	executes(&node).await;
	assert!(node.stop().success());
	assert_eq!(fs::metadata(&folder).unwrap().permissions().mode() & 0o777, 0o700);
	let entry = only_entry(&folder);

	// Another chain with the same runtime.
	let began = Instant::now();
	let node = manual(&folder).start();
	let warm = began.elapsed();
	assert!(node.log().contains(LOADED), "{}", node.log());
	executes(&node).await;
	println!("start with compilation {cold:?}, without {warm:?}");
	assert!(node.stop().success());

	let whole = fs::read(&entry).unwrap();
	fs::write(&entry, &whole[..whole.len() / 2]).unwrap();
	let node = manual(&folder).start();
	assert!(node.log().contains("is damaged"), "{}", node.log());
	executes(&node).await;
	assert!(node.stop().success());
	assert_eq!(only_entry(&folder), entry, "it was compiled again");

	// Kept by a compiler of another version: not found, and left alone.
	let compiler = entry.parent().unwrap();
	let older = compiler.with_file_name("wasmtime-0.0.1");
	fs::rename(compiler, &older).unwrap();
	let node = manual(&folder).start();
	assert!(node.log().contains(COMPILED), "{}", node.log());
	executes(&node).await;
	assert!(older.join(entry.file_name().unwrap()).exists());
}

/// A folder that cannot be trusted or written is not used; the node says why, and starts.
#[tokio::test]
async fn a_folder_that_cannot_be_used_does_not_keep_a_node_from_starting() {
	let home = TempDir::new().unwrap();
	let open = home.path().join("open");
	fs::create_dir(&open).unwrap();
	fs::set_permissions(&open, Permissions::from_mode(0o755)).unwrap();
	let file = home.path().join("file");
	fs::write(&file, []).unwrap();

	for (folder, reason) in [(open, "its mode is 755"), (file.join("below"), "cannot be used")] {
		let node = manual(&folder).start();
		let log = node.log();
		assert!(log.contains("compiled at every start") && log.contains(reason), "{log}");
		executes(&node).await;
		assert!(files(&folder).is_empty());
	}
}

/// A specification file that is not raw names the same chain as the built-in one, and its genesis is built
/// by the runtime that was compiled for it.
#[tokio::test]
async fn a_specification_file_makes_the_same_genesis_with_one_compilation() {
	let home = TempDir::new().unwrap();
	let folder = home.path().join("compiled");
	let node = manual(&folder).start();
	let built_in = rpc(node.url(), "chain_getBlockHash", "[0]").await.unwrap();
	drop(node);

	let spec = changed_spec(home.path(), |_| ());
	let path = folder.to_str().unwrap();
	let node = Node::builder()
		.args(["--chain", &spec, "--alice", "--sealing", "manual", "--compiled-runtimes", path])
		.arg("--unsafe-force-node-key-generation")
		.start();
	assert_eq!(rpc(node.url(), "chain_getBlockHash", "[0]").await.unwrap(), built_in);
	assert!(node.log().contains(LOADED), "{}", node.log());
	only_entry(&folder);
}

/// A node in the field has no part that is for measuring: it would bring calls of its own and drop checks.
#[tokio::test]
async fn no_benchmark_is_served() {
	let node = Node::sealing();
	let answer =
		rpc(node.url(), "state_call", "[\"Benchmark_benchmark_metadata\", \"0x01\"]").await;
	let error = answer.unwrap_err().to_string();
	assert!(error.contains("Benchmark_benchmark_metadata"), "{error}");
	// The call itself is one that works.
	rpc(node.url(), "state_call", "[\"Core_version\", \"0x\"]").await.unwrap();
}
