#!/usr/bin/env bash
# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0
#
# A network of validators on this machine: each with its own folder, node key and session keys, all on
# 127.0.0.1. The nodes go on running when the script ends.
#
#   scripts/network/local-net.sh start                  alice, bob, charlie and dave, who validate from genesis
#   scripts/network/local-net.sh start NAME [ARGUMENT...] one more node, or one that was stopped; arguments go to it
#   scripts/network/local-net.sh status                 which run, and their best and finalised block
#   scripts/network/local-net.sh kill dave              as a power cut would (SIGKILL)
#   scripts/network/local-net.sh stop [NAME...]         as an operator would (SIGTERM), all if none is named
#   scripts/network/local-net.sh restart NAME           stop and start
#   scripts/network/local-net.sh chain-info NAME        what the database of a stopped node holds
#   scripts/network/local-net.sh node NAME COMMAND ...  any command of ovn-node on the database of a stopped node
#   scripts/network/local-net.sh rpc NAME METHOD [PARAMETERS]
#   scripts/network/local-net.sh url|log|metrics NAME   the websocket address, the log file, the metrics' address
#   scripts/network/local-net.sh spec                   the file of the chain's specification
#   scripts/network/local-net.sh clean                  stop all and remove the folder
#
# Names: alice, bob, charlie and dave have the well-known keys of those names, and validate. Any other is
# a node without keys, which with the argument --validator can be given some by the RPC
# `author_rotateKeysWithOwner`.
#
#   OVN_NODE        the node; that of the build in the cache if not set
#   OVN_NET         the folder of databases and logs; in the cache if not set
#   OVN_NET_CHAIN   local-fast (a session has 20 blocks; if not set), local, or a specification file
#   OVN_NET_PORT    the first port (9950): RPC from there, peers from 50 above, websocket peers from
#                   100 above, metrics from 150 above
#   OVN_NET_WRAP    a command that runs the node, such as `env NAME=VALUE`
#   OVN_NET_APART   1: every node in a network namespace of its own, on a bridge that can be cut; as root
#
# With OVN_NET_APART:
#
#   scripts/network/local-net.sh cut NAME...            these hear only each other
#   scripts/network/local-net.sh heal                   all hear all again
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/../env.sh"
net=${OVN_NET:-$OVN_CACHE/net}
port=${OVN_NET_PORT:-9950}
validators=(alice bob charlie dave)
spec=$net/chain.json

refuse() {
	echo "local-net: $1" >&2
	exit 2
}
usage() { sed -n 's/^#\( \|$\)//p' "${BASH_SOURCE[0]}" | tail -n +3 | sed '/^set -e/,$d'; }

# The place of a node in the order in which they were first started: its ports and addresses follow.
place() {
	local at
	at=$(grep -nx "$1" "$net/names" | cut -d: -f1) || refuse "there is no node \`$1\`: start it first"
	echo "$((at - 1))"
}
rpc_port() { echo $((port + $(place "$1"))); }
peer_port() { echo $((port + 50 + $(place "$1"))); }
ws_port() { echo $((port + 100 + $(place "$1"))); }
metrics_port() { echo $((port + 150 + $(place "$1"))); }
well_known() { [[ " ${validators[*]} " == *" $1 "* ]]; }

# Each network has its own namespaces and bridges.
tag() { echo "${net}" | cksum | cut -d' ' -f1; }
namespace() { echo "ovn-$(tag)-$1"; }
# Inside the namespace of a node, or just here.
within() {
	local name=$1
	shift
	if [ -e "$net/apart" ]; then
		ip netns exec "$(namespace "$name")" "$@"
	else
		"$@"
	fi
}
address() {
	if [ -e "$net/apart" ]; then
		echo "10.77.0.$((1 + $(place "$1")))"
	else
		echo 127.0.0.1
	fi
}

# The process of a node, if it runs. A number that meanwhile belongs to another process does not count.
process() {
	local id
	id=$(cat "$net/$1/pid" 2>/dev/null) && [ -e "/proc/$id" ] || return 1
	tr '\0' '\n' 2>/dev/null <"/proc/$id/cmdline" | grep -qxF "$net/$1/base" || return 1
	! dead "$id" || return 1
	echo "$id"
}
# Whether a process has ended, to its last thread: that one too holds the database.
dead() {
	local tasks=("/proc/$1/task"/*)
	[ "${#tasks[@]}" -eq 1 ] || return 1
	local state
	state=$(sed 's/.*) //' "${tasks[0]}/stat" 2>/dev/null | cut -c1) || return 0
	[ -z "$state" ] || [ "$state" = Z ]
}
gone() {
	for _ in $(seq 1 "$2"); do
		! dead "$1" || return 0
		sleep 0.1
	done
	return 1
}
call() {
	within "$1" curl --silent --fail --max-time "${4:-10}" -H 'Content-Type: application/json' \
		-d "{\"id\":1,\"jsonrpc\":\"2.0\",\"method\":\"$2\",\"params\":${3:-[]}}" "http://127.0.0.1:$(rpc_port "$1")"
}

prepare() {
	[ -x "$OVN_NODE" ] || refuse "no node at $OVN_NODE: build it (scripts/dev.sh does) or set OVN_NODE"
	[ ! -e "$spec" ] || return 0
	mkdir -p "$net"
	: >"$net/names"
	if [ "${OVN_NET_APART:-}" = 1 ]; then
		[ "$(id -u)" = 0 ] || refuse "network namespaces need root"
		: >"$net/apart"
		local hub
		hub=$(namespace hub)
		ip netns add "$hub"
		for bridge in whole part; do
			ip -n "$hub" link add "$bridge" type bridge
			ip -n "$hub" link set "$bridge" up
		done
	fi
	"$OVN_NODE" export-chain-spec --chain "${OVN_NET_CHAIN:-local-fast}" --raw >"$spec.new" 2>"$net/spec.log" || {
		cat "$net/spec.log" >&2
		exit 1
	}
	mv "$spec.new" "$spec"
}
# Gives a node its folder, its keys and its wire.
add() {
	local name=$1
	[[ "$name" =~ ^[a-z][a-z0-9]*$ ]] || refuse "\`$name\` is no name of a node: small letters and digits"
	! grep -qx "$name" "$net/names" || return 0
	echo "$name" >>"$net/names"
	mkdir -p "$net/$name/base"
	"$OVN_NODE" key generate-node-key --file "$net/$name/node-key" 2>"$net/$name/peer-id"
	if well_known "$name"; then
		local suri=//${name^}
		"$OVN_NODE" key insert --chain "$spec" --base-path "$net/$name/base" --key-type babe --scheme sr25519 --suri "$suri"
		"$OVN_NODE" key insert --chain "$spec" --base-path "$net/$name/base" --key-type gran --scheme ed25519 --suri "$suri"
	fi
	if [ -e "$net/apart" ]; then
		local own hub wire
		own=$(namespace "$name") hub=$(namespace hub) wire=wire$(place "$name")
		ip netns add "$own"
		ip -n "$own" link add eth type veth peer name "$wire" netns "$hub"
		ip -n "$hub" link set "$wire" master whole up
		ip -n "$own" addr add "$(address "$name")/24" dev eth
		ip -n "$own" link set eth up
		ip -n "$own" link set lo up
	fi
}
start() {
	local name=$1 known
	shift
	prepare
	# Whoever starts must know how to reach the first ones.
	for known in "${validators[@]}"; do add "$known"; done
	add "$name"
	! process "$name" >/dev/null || refuse "$name runs already"
	local bootnodes=()
	for known in "${validators[@]}"; do
		[ "$known" = "$name" ] ||
			bootnodes+=("/ip4/$(address "$known")/tcp/$(peer_port "$known")/p2p/$(grep -o '12D3[A-Za-z0-9]*' "$net/$known/peer-id")")
	done
	[ $# -eq 0 ] || printf '%s\n' "$@" >"$net/$name/arguments"
	local arguments=()
	[ ! -e "$net/$name/arguments" ] || mapfile -t arguments <"$net/$name/arguments"
	echo "--- started $(date -u +%FT%TZ)" >>"$net/$name/log"
	# `exec` on the way keeps the process id; a session of its own outlives this shell.
	(
		cd "$net"
		command=("$OVN_NODE" --chain "$spec" --base-path "$net/$name/base" --name "$name"
			--node-key-file "$net/$name/node-key" --bootnodes "${bootnodes[@]}"
			--listen-addr "/ip4/$(address "$name")/tcp/$(peer_port "$name")"
			--listen-addr "/ip4/$(address "$name")/tcp/$(ws_port "$name")/ws"
			--rpc-port "$(rpc_port "$name")" --prometheus-port "$(metrics_port "$name")"
			--no-mdns --no-telemetry "${arguments[@]}")
		! well_known "$name" || command+=(--validator)
		wrap=()
		[ -z "${OVN_NET_WRAP:-}" ] || read -ra wrap <<<"$OVN_NET_WRAP"
		[ ! -e "$net/apart" ] || command=(ip netns exec "$(namespace "$name")" "${command[@]}")
		setsid "${wrap[@]}" "${command[@]}" >>"$net/$name/log" 2>&1 </dev/null &
		echo $! >"$net/$name/pid"
	)
}
# Waits until a node answers.
await() {
	local name=$1
	for _ in $(seq 1 "${OVN_NET_PATIENCE:-240}"); do
		! call "$name" system_health '[]' 2 >/dev/null 2>&1 || return 0
		process "$name" >/dev/null || {
			tail -n 20 "$net/$name/log" >&2
			echo "local-net: $name ended" >&2
			return 1
		}
		sleep 0.5
	done
	echo "local-net: $name does not answer; see $net/$name/log" >&2
	return 1
}
end() {
	local name=$1 id
	id=$(process "$name") || return 0
	kill "-$2" "$id"
	gone "$id" 300 || {
		echo "local-net: $name did not stop within 30 seconds" >&2
		return 1
	}
}
number() { sed -nE 's/.*"number":"(0x[0-9a-f]+)".*/\1/p'; }
block() {
	local hash
	hash=$(call "$1" "$2" '[]' 3 | sed -nE 's/.*"result":"(0x[0-9a-f]+)".*/\1/p')
	printf '%d %s' "$(call "$1" chain_getHeader "[\"$hash\"]" 3 | number)" "${hash:0:10}"
}
status() {
	[ -e "$net/names" ] || refuse "no network in $net"
	printf '%-10s %8s %6s %-28s %-18s %-18s\n' node process peers url best finalised
	local name id
	while read -r name; do
		if id=$(process "$name"); then
			printf '%-10s %8s %6s %-28s %-18s %-18s\n' "$name" "$id" \
				"$(call "$name" system_health '[]' 3 | sed -nE 's/.*"peers":([0-9]+).*/\1/p')" \
				"ws://127.0.0.1:$(rpc_port "$name")" "$(block "$name" chain_getBlockHash)" "$(block "$name" chain_getFinalizedHead)"
		else
			printf '%-10s %8s\n' "$name" stopped
		fi
	done <"$net/names"
}

[ $# -gt 0 ] || {
	usage >&2
	exit 2
}
command=$1
shift
case $command in
help | -h | --help) usage ;;
start)
	if [ $# -gt 0 ]; then
		start "$@"
		await "$1"
	else
		for name in "${validators[@]}"; do start "$name"; done
		for name in "${validators[@]}"; do await "$name"; done
	fi
	;;
stop)
	[ -e "$net/names" ] || exit 0
	[ $# -gt 0 ] || mapfile -t names <"$net/names"
	for name in "${@:-${names[@]}}"; do end "$name" TERM; done
	;;
kill) for name in "$@"; do end "$name" KILL; done ;;
restart)
	for name in "$@"; do
		end "$name" TERM
		start "$name"
		await "$name"
	done
	;;
status) status ;;
rpc)
	call "$@" 60
	echo
	;;
url) echo "ws://127.0.0.1:$(rpc_port "$1")" ;;
log) echo "$net/$1/log" ;;
metrics) echo "http://127.0.0.1:$(metrics_port "$1")/metrics" ;;
pid) process "$1" ;;
spec)
	prepare
	echo "$spec"
	;;
node | chain-info)
	name=$1
	shift
	[ "$command" = node ] || set -- chain-info
	! process "$name" >/dev/null || refuse "$name runs: stop it first"
	"$OVN_NODE" "$@" --chain "$spec" --base-path "$net/$name/base"
	;;
cut)
	[ -e "$net/apart" ] || refuse "only a network started with OVN_NET_APART=1 can be cut"
	for name in "$@"; do ip -n "$(namespace hub)" link set "wire$(place "$name")" master part; done
	;;
heal)
	[ -e "$net/apart" ] || refuse "only a network started with OVN_NET_APART=1 can be healed"
	while read -r name; do ip -n "$(namespace hub)" link set "wire$(place "$name")" master whole; done <"$net/names"
	;;
clean)
	[ -e "$net" ] || exit 0
	[ -e "$net/names" ] || refuse "$net is not the folder of a network"
	while read -r name; do end "$name" KILL; done <"$net/names"
	if [ -e "$net/apart" ]; then
		while read -r name; do ip netns del "$(namespace "$name")" 2>/dev/null || true; done <"$net/names"
		ip netns del "$(namespace hub)" 2>/dev/null || true
	fi
	rm -rf "$net"
	;;
*) refuse "unknown command \`$command\`: scripts/network/local-net.sh help" ;;
esac
