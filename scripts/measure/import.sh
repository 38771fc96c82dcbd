#!/usr/bin/env bash
# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0
#
# Imports a real ledger into a project on a running node, breaks it off in the middle by killing both
# the client and the node, goes on, and compares what is read back with the ledger. Says how long it
# takes, how many blocks, and how many bytes of state a contribution and a person cost.
#
#   scripts/measure/import.sh [LEDGER.csv]
#
# OVN_KEEP_CHAIN names a new folder where the node's data stay, for `scripts/measure/weights.sh database`.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../env.sh"
. "$OVN_ROOT/tests/clients/places.sh"
ledger=$(realpath "${1:-$OVN_ROOT/tests/data/commons-log.csv}")
port=${OVN_RPC_PORT:-9971}
work=$(mktemp -d)
node_pid=
stop() {
	[ -z "$node_pid" ] || kill -KILL "$node_pid" 2>/dev/null || true
	rm -rf "$work"
}
trap stop EXIT

start() {
	"$OVN_NODE" --dev --base-path "$work/chain" --rpc-port "$port" --port 0 --no-prometheus >>"$work/node.log" 2>&1 &
	node_pid=$!
	for _ in $(seq 1 120); do
		! curl -s -H 'Content-Type: application/json' -d '{"id":1,"jsonrpc":"2.0","method":"system_health","params":[]}' \
			"http://127.0.0.1:$port" >/dev/null || return 0
		sleep 0.5
	done
	cat "$work/node.log" >&2
	return 1
}
client() {
	(cd "$work/client" && exec node papi-import.mjs "ws://127.0.0.1:$port" "$1" "$ledger" "$work/import.json")
}

start
"$OVN_ROOT/tests/clients/prepare.sh" "$work/client" "ws://127.0.0.1:$port"
client found

client pages >"$work/first.log" 2>&1 &
first=$!
for _ in $(seq 1 600); do
	[ "$(grep -c 'page from' "$work/first.log")" -lt 5 ] || break
	sleep 0.1
done
pkill -KILL -P "$first" 2>/dev/null || true
kill -KILL "$first" "$node_pid" 2>/dev/null || true
wait "$first" "$node_pid" 2>/dev/null || true
grep -v 'page from' "$work/first.log" || true
echo "import: client and node killed after $(grep -c 'page from' "$work/first.log") pages were read back"
start
client pages
client check
if [ -n "${OVN_KEEP_CHAIN:-}" ]; then
	kill "$node_pid" && wait "$node_pid" || true
	node_pid=
	mv "$work/chain" "$OVN_KEEP_CHAIN"
fi
