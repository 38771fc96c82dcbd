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
