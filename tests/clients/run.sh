#!/usr/bin/env bash
# Copyright (C) The OVN chain maintainers.
# SPDX-License-Identifier: Apache-2.0
#
# Lets one foreign client tell a story against a running development chain.
#
#   tests/clients/run.sh papi|polkadot-js|python ws://127.0.0.1:9944 [story [argument]...]
#
# The stories are the programs of this folder: `transfer`, which is the default, `newcomer`, ...
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../../scripts/env.sh"
. "$here/places.sh"
client=${1:?papi, polkadot-js or python}
url=${2:?the websocket address of a node}
story=${3:-transfer}

refuse() {
	echo "$1" >&2
	exit 2
}

case $client in
python)
	program=python_$story.py
	[ -f "$here/$program" ] || refuse "$client does not tell the story $story"
	exec env PYTHONDONTWRITEBYTECODE=1 "$OVN_PYTHON_CLIENT/bin/python" "$here/$program" "$url" "${@:4}"
	;;
papi | polkadot-js)
	program=$client-$story.mjs
	[ -f "$here/$program" ] || refuse "$client does not tell the story $story"
	work=$(mktemp -d)
	trap 'rm -rf "$work"' EXIT
	if [ "$client" = papi ]; then
		"$here/prepare.sh" "$work" "$url"
	else
		"$here/prepare.sh" "$work"
	fi
	# Modules are found beside the program, and files where the caller is.
	node "$work/$program" "$url" "${@:4}"
	;;
*)
	refuse "unknown client $client: papi, polkadot-js or python"
	;;
esac
