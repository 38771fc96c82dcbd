#!/usr/bin/env bash
# Measures what docs/performance.md reports of a build that is there: the size of the wasm, the time from
# starting the node to its first block (median of ten) with and without a runtime that was compiled before, the
# node's processor time and memory then, and the time from an edit to a pallet's tests.
#
# OVN_NODE names another node to measure.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../env.sh"
runs=${1:-10}
work=$(mktemp -d)
node=
trap '[ -z "$node" ] || kill "$node" 2>/dev/null; rm -rf "$work"' EXIT

median() { sort -n | awk '{ v[NR] = $1 } END { print (NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2) }'; }
now() { date +%s%3N; }
rpc() { curl --silent --max-time 5 -H 'Content-Type: application/json' \
	-d "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"$2\",\"params\":$3}" "http://$1"; }

# Starts a node with the given arguments and prints the milliseconds until its first block.
first_block() {
	local start address log=$work/log
	start=$(now)
	OVN_COMPILED_RUNTIMES=$work/compiled "$OVN_NODE" --dev --tmp --rpc-port 0 --port 0 --no-prometheus --no-telemetry "$@" 2>"$log" >/dev/null &
	node=$!
	until address=$(sed -n 's/.*Running JSON-RPC server: addr=\([^, ]*\).*/\1/p' "$log") && [ -n "$address" ]; do
		sleep 0.05
	done
	case "$*" in *instant*) rpc "$address" engine_createBlock '[true, true]' >/dev/null ;; esac
	until rpc "$address" chain_getHeader '[]' | grep -q '"number":"0x[1-9a-f]'; do sleep 0.05; done
	echo $(($(now) - start)) >>"$work/times"
	awk '/VmRSS/ { print $2 }' "/proc/$node/status" >>"$work/memory"
	awk '{ print ($14 + $15) * 10 }' "/proc/$node/stat" >>"$work/cpu"
	kill "$node" && wait "$node" 2>/dev/null || true
	node=
}

report() { # title, whether to forget what was compiled, arguments
	local title=$1 forget=$2 i; shift 2
	rm -f "$work/times" "$work/memory" "$work/cpu"
	for ((i = 0; i < runs; i++)); do
		[ "$forget" = no ] || rm -rf "$work/compiled"
		first_block "$@"
	done
	echo "start to first block, $title: $(median <"$work/times") ms (median of $runs," \
		"$(sort -n "$work/times" | head -n 1) to $(sort -n "$work/times" | tail -n 1));" \
		"processor time $(median <"$work/cpu") ms; resident memory $(($(median <"$work/memory") / 1024)) MiB"
}

for wasm in "$CARGO_TARGET_DIR"/debug/wbuild/ovn-runtime/ovn_runtime*.wasm; do
	echo "wasm of the development build: ${wasm##*/} $(stat -c %s "$wasm") bytes"
done
report "cold, --sealing instant" yes --sealing instant
report "cold, by slots of three seconds" yes
report "warm, --sealing instant" no --sealing instant
report "warm, by slots of three seconds" no

cd "$OVN_ROOT"
scripts/test.sh pallet-validator-set >/dev/null 2>&1
touch pallets/validator-set/src/functions.rs
start=$(now)
scripts/test.sh pallet-validator-set >/dev/null 2>&1
echo "edit to tested, pallet-validator-set: $(($(now) - start)) ms"
