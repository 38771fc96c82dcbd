#!/usr/bin/env bash
# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0
#
# Builds the wasm of this checkout's runtime alone, no node, so that everybody who builds the same commit with
# the same compiler gets the same bytes, wherever the checkout and cargo's folders are. Members decide on the
# hash of that file, and validators attest it.
#
#   scripts/setup/runtime.sh OUT.wasm [--fast] [--try] [--next]
#
#   --fast   the variant of development chains, in which a day has 20 blocks
#   --try    with the checks of migrations and invariants in it: what `ovn-node check-runtime --try-wasm` takes
#   --next   with the next `spec_version` and nothing else changed, to rehearse an upgrade with
#
# OVN_NODE is the node that tells the hash of the metadata, which wallets ask for, and writes OUT.wasm compressed;
# by default the one that `cargo build` makes. The first time takes minutes.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../env.sh"
usage() { sed -n '5,18s/^# \{0,1\}//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
out='' features=() next='' plain=''
for argument in "$@"; do
	case $argument in
	--fast) features+=(fast) plain=1 ;;
	--try) features+=(try-runtime) plain=1 ;;
	--next) next=1 ;;
	-*) usage ;;
	*)
		[ -z "$out" ] || usage
		out=$(realpath -m "$argument")
		;;
	esac
done
[ -n "$out" ] || usage
[ -x "$OVN_NODE" ] || {
	echo "runtime: no node in $OVN_NODE: build one (\`cargo build\`), or name one as OVN_NODE" >&2
	exit 1
}

place=$OVN_CACHE/runtime
source=$place/source
# A copy of what the runtime is made of: the checkout itself stays as it is.
mkdir -p "$source"
rm -rf "${source:?}"/*
(cd "$OVN_ROOT" && cp -rp --parents Cargo.toml Cargo.lock runtime pallets primitives "$source")
# Of the workspace only the runtime's side, and the library that makes it a module. That is part of the
# workspace: cargo names what is inside of it by where it is in it, and what is outside by where it is on the disk.
sed -i -E '/^members = \[/,/^\]/{/"(clients|node|tests|xtask)/d;s|^members = \[|&\n\t"module",|}; s/^default-members = .*/default-members = ["module"]/' "$source/Cargo.toml"
version=$(sed -nE 's/^\tspec_version: ([0-9]+),$/\1/p' "$source/runtime/src/lib.rs")
[ -n "$version" ] || {
	echo "runtime: no spec_version in runtime/src/lib.rs" >&2
	exit 1
}
[ -z "$next" ] || {
	sed -i -E "s/^\tspec_version: $version,\$/\tspec_version: $((version + 1)),/" "$source/runtime/src/lib.rs"
	version=$((version + 1))
}
mkdir -p "$source/module/src"
list=$(printf '"%s", ' "${features[@]}")
cat >"$source/module/Cargo.toml" <<END
[package]
name = "ovn-module"
version = "1.0.0"
edition = "2021"
publish = false

[lib]
name = "ovn_module"
crate-type = ["cdylib"]

[dependencies.ovn-runtime]
path = "../runtime"
default-features = false
features = [${list%, }]
END
printf '#![no_std]\npub use ovn_runtime::*;\n' >"$source/module/src/lib.rs"

# As the wasm builder of the SDK calls it, and without a trace of where things are.
toolchain=${WASM_BUILD_TOOLCHAIN:+rustup run $WASM_BUILD_TOOLCHAIN}
module=$place/target/wasm32v1-none/release/ovn_module.wasm
build() (
	unset CARGO_ENCODED_RUSTFLAGS RUSTC RUSTC_WORKSPACE_WRAPPER SKIP_WASM_BUILD
	cd "$source"
	flags=(-C link-arg=--export-table -C link-arg=--import-memory -C link-arg=--export=__heap_base
		--cfg substrate_runtime "--remap-path-prefix=$source=/ovn"
		"--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=/cargo")
	export RUSTFLAGS="${flags[*]}" CARGO_TARGET_DIR=$place/target CARGO_INCREMENTAL=0
	export CARGO_PROFILE_RELEASE_PANIC=abort CARGO_PROFILE_RELEASE_LTO=thin CARGO_PROFILE_RELEASE_STRIP=symbols
	# shellcheck disable=SC2086
	$toolchain cargo rustc --offline --quiet --package ovn-module --target wasm32v1-none --profile release
)
mkdir -p "$(dirname "$out")"
build
# Wallets sign with the hash of the metadata, which the runtime can only know from a build before.
if [ -z "$plain" ]; then
	hash=$("$OVN_NODE" inspect-runtime --wasm "$module" | sed -nE 's/^metadata +(0x[0-9a-f]+).*/\1/p')
	RUNTIME_METADATA_HASH=$hash build
fi
"$OVN_NODE" inspect-runtime --wasm "$module" --out "$out"
