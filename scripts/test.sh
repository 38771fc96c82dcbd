#!/usr/bin/env bash
# Sets up and runs everything that proves the project: formatting, licences, lints, unit and property
# tests, end-to-end tests against the real node, clients written elsewhere, benchmarks as tests.
#
# The last line says how many tests passed and failed.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

step() { printf '\n=== %s (%s s)\n' "$*" "$SECONDS"; }

step "set-up"
"$OVN_ROOT/scripts/setup.sh" --tests
. "$OVN_ROOT/scripts/env.sh"
cd "$OVN_ROOT"

step "formatting"
cargo fmt --all --check

step "licences"
scripts/check-licences.sh

step "lints"
scripts/lint.sh

step "benchmarks run, and the runtime keeps its invariants"
# Production builds have neither feature, hence a set of dependencies of its own.
SKIP_WASM_BUILD=1 cargo nextest run --locked --no-fail-fast \
	-p ovn-runtime -p pallet-contributions -p pallet-crowdfunding -p pallet-custody -p pallet-evaluation -p pallet-networks \
	-p pallet-shares -p pallet-validator-set -p pallet-value-equation \
	--features ovn-runtime/runtime-benchmarks,ovn-runtime/try-runtime -E 'not test(/random/)'

# After the lints, which leave a node without the runtime's wasm behind.
step "node, runtime and client"
cargo build --locked --workspace --bin ovn-node --bin ovn
# A copy, so that another build in the shared target directory cannot change it under the tests.
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
cp "$OVN_NODE" "$copy/ovn-node"
cp "$CARGO_TARGET_DIR/debug/ovn" "$copy/ovn"
export OVN_NODE=$copy/ovn-node OVN_CLIENT=$copy/ovn

step "tests"
cargo nextest run --locked --workspace --no-fail-fast
step "done"
