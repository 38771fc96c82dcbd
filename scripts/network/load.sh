#!/usr/bin/env bash
# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0
#
# Signed load from many accounts against a node of its own, which makes a block in three seconds: what
# calls cost in ratio to a transfer, how metered and measured time agree, and what the node does with
# calls of which half are invalid. Bounded in time; ends with 1 if something does not hold.
#
#   scripts/network/load.sh [part...]     kinds, blocks, flood; all if none is named
#
#   kinds    OVN_CALLS good calls of each account, one kind after another: transfer_keep_alive, log,
#            evaluate, claim. How many are in the fullest block, metered and measured time of each, both
#            in ratio to a transfer, time until it is in a block and until that is final, memory
#   blocks   OVN_TRANSFERS transfers at once: metered time of each block against the time to build it. Fails
#            if a block took longer than it was metered for
#   flood    OVN_CALLS times ten calls of each account, half of them invalid: they fail, or the pool refuses
#            them. Nothing lost, nothing twice, memory within OVN_MEMORY (1024) MiB more, an empty pool at the end
#
#   OVN_ACCOUNTS (20), OVN_CALLS (1), OVN_TRANSFERS (200): the sizes. Of the size to measure with:
#       OVN_ACCOUNTS=1000 OVN_TRANSFERS=10000 OVN_NODE=.../release/ovn-node scripts/network/load.sh
#   OVN_SENDERS (32)     so many transactions are on their way to the node at a time
#   OVN_POOL             the node's --pool-type, if not its own
#   OVN_STATE (0)        so many accounts more in the genesis, which nobody uses: what a large state costs
#   OVN_LIMIT (900)      seconds that a part may take to settle; OVN_SEED names the accounts
#   OVN_VALIDATORS=4     a network of scripts/network/local-net.sh instead of one validator
#   OVN_BENCH_NODE       a node with benchmarks (scripts/measure/weights.sh builds one): executes the blocks again and
#                        says what part of its weight each one took
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../env.sh"
"$OVN_ROOT/tests/clients/install.sh"
. "$OVN_ROOT/tests/clients/places.sh"
[ $# -gt 0 ] || set -- kinds blocks flood
for part in "$@"; do
	[[ " kinds blocks flood " == *" $part "* ]] || {
		echo "load: no part \`$part\`: kinds, blocks, flood" >&2
		exit 2
	}
done
work=$(mktemp -d)
node_pid=
export OVN_NET=$work/net
end() {
	[ -z "$node_pid" ] || kill -KILL "$node_pid" 2>/dev/null || true
	[ ! -d "$OVN_NET" ] || "$OVN_ROOT/scripts/network/local-net.sh" clean || true
	rm -rf "$work"
}
trap end EXIT
mkdir "$work/client"
ln -s "$OVN_JS_CLIENTS/node_modules" "$work/client/node_modules"
cp "$OVN_ROOT"/scripts/network/*.mjs "$work/client/"

chain=(--dev) validator=(--dev)
# Room for all that is sent at once.
pool=(--pool-limit 20000 --pool-kbytes 102400 ${OVN_POOL:+--pool-type "$OVN_POOL"})
if [ "${OVN_VALIDATORS:-1}" = 4 ]; then
	for name in alice bob charlie dave; do "$OVN_ROOT/scripts/network/local-net.sh" start "$name" "${pool[@]}"; done
	url=$("$OVN_ROOT/scripts/network/local-net.sh" url alice)
	pid=$("$OVN_ROOT/scripts/network/local-net.sh" pid alice)
	logs=$(printf '%s,' "$OVN_NET"/{alice,bob,charlie,dave}/log)
	logs=${logs%,}
else
	port=${OVN_RPC_PORT:-9971}
	if [ "${OVN_STATE:-0}" -gt 0 ]; then
		"$OVN_NODE" export-chain-spec --chain dev --raw 2>/dev/null | python3 "$OVN_ROOT/scripts/network/crowd.py" "$OVN_STATE" >"$work/chain.json"
		chain=(--chain "$work/chain.json")
		validator=("${chain[@]}" --alice --force-authoring --unsafe-force-node-key-generation)
	fi
	"$OVN_NODE" "${validator[@]}" --base-path "$work/chain" --rpc-port "$port" --port 0 --no-prometheus "${pool[@]}" >"$work/log" 2>&1 &
	node_pid=$! pid=$! url=ws://127.0.0.1:$port logs=$work/log
	answers=
	for _ in $(seq 1 "${OVN_NET_PATIENCE:-240}"); do
		! curl -sf -H 'Content-Type: application/json' -d '{"id":1,"jsonrpc":"2.0","method":"system_health","params":[]}' \
			"http://127.0.0.1:$port" >/dev/null || {
			answers=yes
			break
		}
		kill -0 "$node_pid" 2>/dev/null || {
			cat "$work/log" >&2
			exit 1
		}
		sleep 0.5
	done
	[ -n "$answers" ] || {
		echo "load: the node does not answer" >&2
		exit 1
	}
fi
result=0
(cd "$work/client" && node load.mjs "$url" "$pid" "$logs" "$@") || result=$?
if [ -n "${OVN_BENCH_NODE:-}" ] && [ -n "$node_pid" ]; then
	kill "$node_pid"
	wait "$node_pid" || true
	node_pid=
	last=$("$OVN_NODE" chain-info "${chain[@]}" --base-path "$work/chain" 2>/dev/null | sed -nE 's/.*"best_number": ([0-9]+).*/\1/p')
	"$OVN_BENCH_NODE" benchmark block "${chain[@]}" --base-path "$work/chain" --from 2 --to "$last" --repeat 3 2>&1 | grep -E 'Block [0-9]+ with +[0-9]{2,} tx' || true
fi
exit "$result"
