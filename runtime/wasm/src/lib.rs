// Copyright (C) The OVN chain maintainers.
// SPDX-License-Identifier: Apache-2.0

//! # The wasm of the runtime
//!
//! Two variants are built from `ovn-runtime`: [`WASM_BINARY`], in which a day lasts 28,800 blocks of three
//! seconds, and [`WASM_BINARY_FAST`], in which it lasts 20 blocks and sessions are short, for
//! development chains and tests. Nothing else differs.
//!
//! They are a package of their own so that only a node waits for them: who tests a pallet or the
//! runtime builds no wasm, and the wasm is built while the node's libraries are.

mod normal {
	// The path and the uncompressed variant stand beside the binary and are not needed.
	#![allow(dead_code)]
	include!(concat!(env!("OUT_DIR"), "/ovn_runtime"));
}

mod fast {
	// The path and the uncompressed variant stand beside the binary and are not needed.
	#![allow(dead_code)]
	include!(concat!(env!("OUT_DIR"), "/ovn_runtime_fast"));
}

/// The wasm of the runtime, or nothing if its build was skipped.
pub const WASM_BINARY: Option<&[u8]> = normal::WASM_BINARY;
/// The wasm of the `fast` variant, or nothing if its build was skipped.
pub const WASM_BINARY_FAST: Option<&[u8]> = fast::WASM_BINARY;
