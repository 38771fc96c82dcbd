#!/usr/bin/env bash
# Sets up and runs everything that proves the project: formatting, licences, lints, unit and property
# tests, benchmarks as tests, end-to-end tests against the real node, clients written elsewhere.
#
#   scripts/test.sh                          all of it; the last line says how many tests passed and failed
#   scripts/test.sh pallet-shares [ARGS...]  the tests of one package only, with arguments for `cargo nextest run`
#                                            (`claim`: only tests with this in their names); what is installed serves
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"
cd "$OVN_ROOT"

if [ $# -gt 0 ]; then
	package=$1
	shift
	exec cargo nextest run --locked --no-fail-fast --package "$package" "$@"
fi

step() { printf '\n=== %s (%s s)\n' "$*" "$SECONDS"; }

step "set-up"
scripts/setup.sh --tests
. scripts/env.sh

step "formatting"
cargo fmt --all --check

step "licences"
scripts/prove/licences.sh

step "one set of libraries"
scripts/prove/features.sh

step "the picture of the architecture"
scripts/prove/architecture.py --check

step "the book and its links"
scripts/setup/book.sh "$(mktemp -d)/book"

step "lints"
scripts/prove/lint.sh

# Both groups run whatever the first says, and each test once.
failed=
reports=$(mktemp -d)
trap 'rm -rf "$reports"' EXIT
run() { # report, arguments
	local report=$reports/$1
	shift
	cargo nextest run --locked --no-fail-fast "$@" || failed=1
	# Where nextest keeps it, whatever the target directory is.
	cp target/nextest/default/junit.xml "$report"
}

step "pallets and runtime, with their benchmarks and invariants"
run runtime.xml "${OVN_RUNTIME_PACKAGES[@]}"

step "node and client"
cargo build --locked "${OVN_NODE_PACKAGES[@]}" --bin ovn-node --bin ovn
# Copies, so that another build in the shared target directory cannot change them under the tests.
cp -p "$OVN_NODE" "$reports/ovn-node"
cp -p "$CARGO_TARGET_DIR/debug/ovn" "$reports/ovn"
export OVN_NODE=$reports/ovn-node OVN_CLIENT=$reports/ovn

step "node and client, driven by clients of ours and of others"
# They wait for blocks half of their time: twice as many at once as there are cores.
run node.xml "${OVN_NODE_PACKAGES[@]}" --test-threads $((2 * $(nproc)))

step "the slowest tests"
scripts/prove/slowest.py 20 "$reports"/*.xml
[ -z "$failed" ]
