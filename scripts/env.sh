#!/usr/bin/env bash
# The environment every script of this project works in; source it, do not run it.
#
# Builds go to one target directory outside the checkout, so that a second clone on the same machine
# (a review, continuous integration) only builds what differs. Override OVN_CACHE to move it.

OVN_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export OVN_ROOT
export OVN_CACHE=${OVN_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/ovn}
# The wasm builder finds the build profile by the component named `target`.
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$OVN_CACHE/target}
# With a target directory outside the checkout the wasm builder needs to be told where Cargo.lock is.
export WASM_BUILD_WORKSPACE_HINT=$OVN_ROOT
export OVN_NODE=${OVN_NODE:-$CARGO_TARGET_DIR/debug/ovn-node}
# What is built together, so that it shares every library: the node with its client and the tests that drive
# both, and the runtime with its pallets. These two are never built in one command: the tests of the runtime ask of
# its libraries benchmarks and checks that no node may have, and cargo would give them to both.
OVN_NODE_PACKAGES=(--package ovn-node --package ovn-chain --package ovn-client --package ovn-e2e --package xtask)
OVN_RUNTIME_PACKAGES=(--package ovn-runtime --package ovn-primitives --package ovn-math --package ovn-test-support
	--package wasm-opt --package pallet-budgeting --package pallet-contributions --package pallet-crowdfunding
	--package pallet-custody --package pallet-evaluation --package pallet-fiat --package pallet-firms
	--package pallet-governance --package pallet-networks --package pallet-settlement --package pallet-shares
	--package pallet-usage --package pallet-validator-set --package pallet-value-equation)
# Where the node keeps compiled runtimes: one folder for all nodes that scripts and tests start, so that each
# runtime is compiled once.
export OVN_COMPILED_RUNTIMES=${OVN_COMPILED_RUNTIMES:-$OVN_CACHE/compiled-runtimes}
# The network library wants OpenSSL. Where the system has it, with headers, compiling a copy is a waste.
if [ -z "${OPENSSL_NO_VENDOR:-}" ] && pkg-config --exists 'openssl >= 3' 2>/dev/null; then
	export OPENSSL_NO_VENDOR=1
fi
# The name under which `setup.sh` links a toolchain with the wasm target, where rustup's own lacks it.
OVN_WASM_TOOLCHAIN=ovn-wasm

[ -d "$HOME/.cargo/bin" ] && case ":$PATH:" in
*":$HOME/.cargo/bin:"*) ;;
*) PATH="$HOME/.cargo/bin:$PATH" && export PATH ;;
esac

# Where the pinned toolchain is missing and cannot be had, any installed one of at least that version
# serves: rustup's default. An explicit RUSTUP_TOOLCHAIN wins.
ovn_pinned=$(sed -n 's/^channel = "\(.*\)"/\1/p' "$OVN_ROOT/rust-toolchain.toml")
if command -v rustup >/dev/null && [ -z "${RUSTUP_TOOLCHAIN:-}" ] &&
	! rustup run "$ovn_pinned" rustc --version >/dev/null 2>&1; then
	RUSTUP_TOOLCHAIN=$(rustup toolchain list | sed -n 's/ (.*default.*//p' | head -n 1)
	[ -n "$RUSTUP_TOOLCHAIN" ] && export RUSTUP_TOOLCHAIN || unset RUSTUP_TOOLCHAIN
fi

# True if the compiler behind the given command prefix can compile for the runtime's target.
ovn_has_wasm_target() {
	local dir
	dir=$("$@" rustc --print target-libdir --target wasm32v1-none 2>/dev/null) || return 1
	compgen -G "$dir/libcore-*.rlib" >/dev/null
}

if [ -z "${WASM_BUILD_TOOLCHAIN:-}" ] && ! ovn_has_wasm_target env &&
	ovn_has_wasm_target rustup run "$OVN_WASM_TOOLCHAIN"; then
	export WASM_BUILD_TOOLCHAIN=$OVN_WASM_TOOLCHAIN
fi
