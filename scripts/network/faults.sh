#!/usr/bin/env bash
# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0
#
# What a network of four validators on this machine bears: each scenario prints what it saw and a
# verdict, and the last line says how many hold. Ends with 1 if one fails.
#
#   scripts/network/faults.sh                 all of them, on networks of their own, which are removed afterwards
#   scripts/network/faults.sh lag one two     these; OVN_KEEP=1 leaves the network running
#
#   lag         finality lag in normal operation over OVN_BLOCKS (60) blocks: median at most 3, 99 % at most 5
#   metrics     the figures that docs/operators.md and docs/alerts.yml name are there
#   guide       the commands of docs/operators.md
#   one         one of four killed: blocks and finality go on
#   two         two of four killed: finality stops for OVN_SECONDS (45), and goes on when they are back
#   validators  a fifth joins by its keys and makes blocks, one is removed, both changes are taken back
#   upgrade     the runtime is replaced by OVN_NEXT_WASM, or by what scripts/setup/runtime.sh --next --fast
#               builds: finality never more than 10 blocks behind
#   members     no key: members decide on an equation, a release, a validator, an upgrade that validators attest, a
#               removal, and on safe mode; half an hour
#   warp        a newcomer by warp sync
#   light       smoldot as a light client
#   stories     scripts/demo.sh tells its first two stories, while one of four is killed at the OVN_MIDDLE-th (250) block
#               of them; takes OVN_CLIENT, half an hour
#   kill        SIGKILL OVN_ROUNDS (20) times under load at random moments, every fifth time all four
#   partition   two against two for OVN_SECONDS (60), in network namespaces (as root)
#   twins       two nodes with the keys of one validator
#   clock       a validator's clock five minutes fast, and slow (Debian's `faketime`)
#   garbage     OVN_ATTEMPTS (300) connections with garbage to the port of the peers
#   disk        a full disk (a small tmpfs; as root)
#
# OVN_SEED repeats what is random, OVN_LIMIT (3600) bounds a scenario in seconds. OVN_NODE, OVN_NET and
# OVN_NET_PORT as in scripts/network/local-net.sh.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../env.sh"
"$OVN_ROOT/tests/clients/install.sh"
. "$OVN_ROOT/tests/clients/places.sh"
all=(lag metrics guide one two validators upgrade members warp light stories kill partition twins clock garbage disk)
[ $# -gt 0 ] || set -- "${all[@]}"
for name in "$@"; do
	[[ " ${all[*]} " == *" $name "* ]] || {
		echo "faults: no scenario \`$name\`: ${all[*]}" >&2
		exit 2
	}
done
work=$(mktemp -d)
export OVN_NET=${OVN_NET:-$work/net}
end() {
	[ -n "${OVN_KEEP:-}" ] || "$OVN_ROOT/scripts/network/local-net.sh" clean || true
	rm -rf "$work/client"
	rmdir "$work" 2>/dev/null || true
}
trap end EXIT
if [[ " $* " =~ " upgrade "|" members " ]] && [ -z "${OVN_NEXT_WASM:-}" ]; then
	export OVN_NEXT_WASM=$OVN_CACHE/runtime/next-fast.wasm
	"$OVN_ROOT/scripts/setup/runtime.sh" "$OVN_NEXT_WASM" --next --fast
fi
mkdir "$work/client"
ln -s "$OVN_JS_CLIENTS/node_modules" "$work/client/node_modules"
cp "$OVN_ROOT"/scripts/network/*.mjs "$work/client/"
(cd "$work/client" && node faults.mjs "$@")
