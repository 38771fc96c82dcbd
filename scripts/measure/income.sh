#!/usr/bin/env bash
# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0
#
# Imports a real ledger into a project on a running node, sells something for 10,000 tokens, pays some of
# those who contributed, and compares what everybody has with what a program outside the chain computes from
# the ledger alone. Then pays everybody in it in two ways, by batches of transfers and by income and claims,
# and says what each costs.
#
#   scripts/measure/income.sh [LEDGER.csv]
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../env.sh"
. "$OVN_ROOT/tests/clients/places.sh"
ledger=$(realpath "${1:-$OVN_ROOT/tests/data/commons-log.csv}")
port=${OVN_RPC_PORT:-9972}
work=$(mktemp -d)
node_pid=
stop() {
	[ -z "$node_pid" ] || kill -KILL "$node_pid" 2>/dev/null || true
	rm -rf "$work"
}
trap stop EXIT

# A block every three seconds, as on a real chain, and others when a story lets time pass.
"$OVN_NODE" --dev --sealing 3000 --base-path "$work/chain" --rpc-port "$port" --port 0 --no-prometheus \
	>"$work/node.log" 2>&1 &
node_pid=$!
for _ in $(seq 1 120); do
	! curl -s -H 'Content-Type: application/json' -d '{"id":1,"jsonrpc":"2.0","method":"system_health","params":[]}' \
		"http://127.0.0.1:$port" >/dev/null || break
	sleep 0.5
done
"$OVN_ROOT/tests/clients/prepare.sh" "$work/client" "ws://127.0.0.1:$port"
client() {
	(cd "$work/client" && exec node "papi-$1.mjs" "ws://127.0.0.1:$port" "${@:2}")
}

client import found "$ledger" "$work/import.json"
client import pages "$ledger" "$work/import.json" | grep -v 'page from'
client sale "$ledger" "$work/import.json" "$work/result.json"
python3 "$OVN_ROOT/tests/clients/expected_sale.py" "$ledger" "$work/result.json"
client batch "$ledger"
