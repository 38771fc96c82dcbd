#!/usr/bin/env bash
# Writes the metadata of the runtime to where clients carry it, which make their help from it, and the reference
# of the chain into docs/reference.
#
#   scripts/setup/update-metadata.sh            builds the node first
#   OVN_NODE=... scripts/setup/update-metadata.sh --no-build
#
# To be run whenever calls, questions, errors or their documentation change; tests compare.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../env.sh"
cd "$OVN_ROOT"

if [ "${1:-}" != "--no-build" ]; then
	cargo build --locked "${OVN_NODE_PACKAGES[@]}" --bin ovn-node --bin xtask
fi
xtask=$CARGO_TARGET_DIR/debug/xtask

folder=$(mktemp -d)
"$OVN_NODE" --dev --sealing 100 --rpc-port 0 --port 0 --no-prometheus --no-telemetry \
	--base-path "$folder/base" 2>"$folder/log" &
node=$!
trap 'kill "$node" 2>/dev/null; wait "$node" 2>/dev/null; rm -rf "$folder"' EXIT

for _ in $(seq 300); do
	address=$(sed -n 's/.*Running JSON-RPC server: addr=\([^,]*\).*/\1/p' "$folder/log" | head -n 1)
	[ -n "$address" ] && break
	kill -0 "$node" || { cat "$folder/log" >&2; exit 1; }
	sleep 0.2
done
[ -n "$address" ] || { echo "the node did not start:" >&2; cat "$folder/log" >&2; exit 1; }
"$xtask" update "ws://$address"
