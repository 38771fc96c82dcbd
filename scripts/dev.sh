#!/usr/bin/env bash
# Sets up, builds and starts a development chain: one validator, a day of 20 blocks, test accounts.
#
#   scripts/dev.sh                     a block every three seconds, as on a real chain
#   scripts/dev.sh --sealing 100       a block every 100 milliseconds
#   scripts/dev.sh --sealing instant   a block with every transaction
#
# All arguments go to the node. The chain's data lies in a temporary folder and is gone when the node
# stops; --base-path keeps it. The node listens on 127.0.0.1:9944 (websocket and HTTP).
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/env.sh"

"$OVN_ROOT/scripts/setup.sh"
# The setup may have linked a toolchain with the wasm target just now.
. "$OVN_ROOT/scripts/env.sh"

cd "$OVN_ROOT"
cargo build --locked "${OVN_NODE_PACKAGES[@]}" --bin ovn-node
exec "$OVN_NODE" --dev "$@"
