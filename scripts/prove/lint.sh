#!/usr/bin/env bash
# Runs clippy over the workspace and denies warnings.
#
# `cargo clippy` would check every dependency once more; as a wrapper of the compiler for workspace
# members only, clippy uses the dependencies that the build has compiled already.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../env.sh"
cd "$OVN_ROOT"

# What is linted has no wasm in it, and would take the place of the node that can be started.
binaries=$CARGO_TARGET_DIR/debug
kept=
restore() {
	local binary
	for binary in ovn-node ovn xtask; do
		rm -f "$binaries/$binary"
		[ ! -e "$kept/$binary" ] || mv "$kept/$binary" "$binaries/$binary"
	done
	rmdir "$kept"
}
mkdir -p "$binaries"
kept=$(mktemp -d "$binaries/kept.XXXXXX")
trap restore EXIT
for binary in ovn-node ovn xtask; do
	[ ! -e "$binaries/$binary" ] || mv "$binaries/$binary" "$kept/$binary"
done

driver=$(rustc --print sysroot)/bin/clippy-driver
[ -x "$driver" ] || driver=$(command -v clippy-driver)
export RUSTC_WORKSPACE_WRAPPER=$driver SKIP_WASM_BUILD=1
export CLIPPY_ARGS='-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__'
cargo build --locked --all-targets --keep-going "${OVN_RUNTIME_PACKAGES[@]}" "$@"
cargo build --locked --all-targets --keep-going "${OVN_NODE_PACKAGES[@]}" "$@"
