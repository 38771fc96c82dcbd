#!/usr/bin/env bash
# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0
#
# Builds the runtime of this checkout once more, with the next `spec_version` and nothing else changed,
# to rehearse an upgrade with. Only the wasm is built, no node: three minutes the first time.
#
#   scripts/setup/next-runtime.sh OUT.wasm [fast]
#
# `fast` builds the variant of development chains, in which a day has 20 blocks. OUT.wasm is compressed
# as the chain wants it, if `zstd` is installed; a transaction has no room for it otherwise.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../env.sh"
out=$(realpath -m "${1:?the file to write}")
feature=${2:-}
[ -z "$feature" ] || [ "$feature" = fast ] || {
	echo "the variant is \`fast\` or nothing, not \`$feature\`" >&2
	exit 2
}
place=$OVN_CACHE/next-runtime
source=$place/source
blob=$place/blob
mkdir -p "$source" "$blob"

# A copy of what the runtime is made of: the checkout itself stays as it is.
rm -rf "${source:?}"/*
(cd "$OVN_ROOT" && cp -r --parents Cargo.toml runtime pallets primitives "$source")
# Of the workspace only the runtime's side.
sed -i -E '/^members = \[/,/^\]/{/"(clients|node|tests)/d}' "$source/Cargo.toml"
version=$(sed -nE 's/^\tspec_version: ([0-9]+),$/\1/p' "$source/runtime/src/lib.rs")
[ -n "$version" ] || {
	echo "no spec_version found in runtime/src/lib.rs" >&2
	exit 1
}
sed -i -E "s/^\tspec_version: $version,\$/\tspec_version: $((version + 1)),/" "$source/runtime/src/lib.rs"

cat >"$blob/Cargo.toml" <<END
[package]
name = "ovn-runtime-blob"
version = "1.0.0"
edition = "2021"

[lib]
name = "ovn_runtime"
crate-type = ["cdylib"]

[dependencies.ovn_runtime_source]
package = "ovn-runtime"
path = "$source/runtime"
default-features = false
features = [${feature:+\"$feature\"}]

[profile.release]
panic = "abort"
lto = "thin"

[workspace]
resolver = "2"
END
mkdir -p "$blob/src"
printf '#![no_std]\npub use ovn_runtime_source::*;\n' >"$blob/src/lib.rs"
cp "$OVN_ROOT/Cargo.lock" "$blob/Cargo.lock"

# As the wasm builder of the SDK calls it.
toolchain=${WASM_BUILD_TOOLCHAIN:+rustup run $WASM_BUILD_TOOLCHAIN}
(
	unset CARGO_ENCODED_RUSTFLAGS RUSTC RUSTC_WORKSPACE_WRAPPER
	cd "$blob"
	# shellcheck disable=SC2086
	RUSTFLAGS="-C link-arg=--export-table -Clink-arg=--import-memory -Clink-arg=--export=__heap_base --cfg substrate_runtime" \
		CARGO_TARGET_DIR=$place/target SKIP_WASM_BUILD= \
		$toolchain cargo rustc --target=wasm32v1-none --profile release
)
built=$place/target/wasm32v1-none/release/ovn_runtime.wasm
if command -v zstd >/dev/null; then
	# The eight bytes by which the executor knows a compressed runtime.
	printf '\x52\xbc\x53\x76\x46\xdb\x8e\x05' >"$out"
	zstd --quiet --stdout -19 "$built" >>"$out"
else
	cp "$built" "$out"
fi
echo "runtime of spec_version $((version + 1)): $out, $(stat -c %s "$out") bytes"
