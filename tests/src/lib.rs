// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # End-to-end tests: the real node, driven over its public interface
//!
//! [`Node`] starts an `ovn-node` process on ports the operating system picks, waits until its RPC
//! server answers, and kills exactly that process when it goes out of scope, which a panicking test
//! does too. What the node printed is shown when a test fails.
//!
//! The binary is `$OVN_NODE`, or the `ovn-node` that lies beside the test's own executable in the
//! target directory; `scripts/test.sh` builds it first. [`Ovn`] runs our own client in the same way.

// Tests stop at what they did not expect; the harness tells them what that was.
#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects)]

pub mod chain;
mod client;
mod node;
mod proxy;
pub mod tour;

pub use client::{binary as client_binary, Ovn, PASSPHRASE};
pub use node::{binary, changed_spec, run, Finished, Node, NodeBuilder, Running};
pub use proxy::Proxy;

use std::path::PathBuf;

/// A path of this checkout, from the folder of these tests. Asked when the tests run: one that was compiled
/// in would be of whichever checkout shares the target directory and built them last.
pub fn here(path: &str) -> PathBuf {
	let folder = std::env::var_os("CARGO_MANIFEST_DIR").expect("`cargo` runs the tests");
	PathBuf::from(folder).join(path)
}
