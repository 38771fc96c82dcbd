#!/usr/bin/env bash
# Runs clippy over the workspace and denies warnings.
#
# `cargo clippy` would check every dependency once more; as a wrapper of the compiler for workspace
# members only, clippy uses the dependencies that the build has compiled already. The node it leaves in the
# target directory has no wasm in it; scripts/dev.sh and scripts/test.sh build theirs anew.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$OVN_ROOT"

driver=$(rustc --print sysroot)/bin/clippy-driver
[ -x "$driver" ] || driver=$(command -v clippy-driver)
RUSTC_WORKSPACE_WRAPPER=$driver \
	CLIPPY_ARGS='-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__' \
	SKIP_WASM_BUILD=1 \
	cargo build --locked --workspace --all-targets "$@"
